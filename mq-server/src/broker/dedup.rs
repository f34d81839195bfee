//! Second copies of a message: a send that a client repeats because it never heard the answer is stored once (`dedupWindow`, off by default).
//!
//! A message is known by its topic, its producer group and its unique key, which a client gives it once and keeps when it sends it again.
//! A copy that comes within the window is not stored; it gets the first one's answer: SUCCESS, with the place that the first one has. Sends to
//! retry topics are let alone: a consumer that gives a message back keeps its key. A batch counts as a copy when every message of it does; one
//! that is new in part is stored as it is.
//!
//! ```text
//! send ── claim ──> new     ── append ── settle: remembered, whoever waited claims again
//!              ├──> copy    ── answered with the first one's place, as safe as that is by now
//!              └──> waits   for a first one that is on its way into the log
//! start ── remember ── the log's tail, newest file first, until the window or the limit is full
//! ```
//! Invariants: what is remembered is in the log; a copy is never answered before the first one is as safe as it was promised to be; a first
//! one that failed leaves nothing behind. While this is on, stored messages carry their producer group (property PGROUP), for without it the
//! log could not tell at the next start whose they are.
//!
//! Memory: at most 128 bytes for a remembered message (80 in the ring, up to 40 in the index), `dedupMaxEntries` messages; the oldest are
//! forgotten first, which shortens the window and is said in the log. Keys are hashed to 128 bits with keys of this run, so that no two meet by
//! accident or by design. One lock, taken once for all sends of one read.

use crate::config::BrokerSettings;
use crate::store::{Put, Store};
use ahash::RandomState;
use mq_core::message::properties::{PGROUP, Properties, REAL_QID, REAL_TOPIC, TIMER_ROLL_TIMES, TRANSACTION_CHECK_TIMES, UNIQ_KEY};
use mq_core::message::record::{RecordView, records};
use mq_core::names::{DLQ_PREFIX, RETRY_PREFIX, SCHEDULE_TOPIC, TIMER_TOPIC, TRANS_HALF_TOPIC};
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use parking_lot::Mutex;
use std::collections::{HashMap, VecDeque};
use tracing::{info, warn};

/// No file of the log is longer.
const FILE_BYTES_MAX: usize = i32::MAX as usize;

/// What a message is known by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Key(u128);

/// Where the first copy of a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct First {
    /// Where its record starts.
    pub phy: PhyOffset,
    /// The record's bytes.
    pub len: u32,
    /// The queue that its sender was told.
    pub queue_id: QueueId,
    /// Its place there.
    pub queue_offset: QueueOffset,
    /// When it was stored.
    pub stored: UnixMs,
}

/// What is to be done with a send.
pub enum Claim<S> {
    /// Store it, then settle its keys.
    New(S),
    /// It is stored already, message by message.
    Copy(S, Vec<First>),
    /// Nothing now: it comes back when the first one is settled.
    Waits,
}

/// The messages of the window; `S` is a send that can wait.
pub struct Dedup<S> {
    window_ms: i64,
    entries_max: usize,
    hashers: [RandomState; 2],
    state: Mutex<State<S>>,
}

struct State<S> {
    /// The oldest first.
    ring: VecDeque<(Key, First)>,
    /// How many left the ring at its front: the number of the entry that is there now.
    gone: u64,
    /// Entries by half of their key: the ring has the whole.
    index: HashMap<u64, u64, RandomState>,
    /// First copies that are on their way into the log, with the copies that wait for them.
    pending: HashMap<Key, Vec<S>, RandomState>,
    /// Entries that had to go before their time.
    forced_out: u64,
}

impl<S> Dedup<S> {
    /// The memory that the settings ask for, filled from the log's tail; `None` when it is off. Reads as much of the log as it remembers.
    pub fn open(settings: &BrokerSettings, store: &Store) -> Option<Self> {
        let window_ms = i64::from(settings.dedup_window_minutes) * 60_000;
        if window_ms == 0 {
            return None;
        }
        let dedup = Self::new(window_ms, settings.dedup_max_entries as usize);
        dedup.remember(store, UnixMs(UnixMs::now().get() - window_ms));
        info!(entries = dedup.len(), window_minutes = settings.dedup_window_minutes, "second copies of messages are refused");
        Some(dedup)
    }

    fn new(window_ms: i64, entries_max: usize) -> Self {
        let state = State { ring: VecDeque::new(), gone: 0, index: HashMap::default(), pending: HashMap::default(), forced_out: 0 };
        Self { window_ms, entries_max, hashers: [RandomState::new(), RandomState::new()], state: Mutex::new(state) }
    }

    /// What the message is known by; `None` for those that are never taken for copies.
    pub fn key(&self, topic: &str, producer_group: &str, unique_key: &str) -> Option<Key> {
        if topic.starts_with(RETRY_PREFIX) || topic.starts_with(DLQ_PREFIX) || producer_group.is_empty() || unique_key.is_empty() {
            return None;
        }
        let halves = self.hashers.each_ref().map(|hasher| u128::from(hasher.hash_one((topic, producer_group, unique_key))));
        Some(Key(halves[0] << 64 | halves[1]))
    }

    /// How many messages are remembered.
    pub fn len(&self) -> usize {
        self.state.lock().ring.len()
    }

    /// How many were forgotten before their time, for lack of room.
    pub fn forced_out(&self) -> u64 {
        self.state.lock().forced_out
    }

    /// Says of each send what is to be done with it. `keys` of its messages; sends without keys are new.
    pub fn claim(&self, sends: impl Iterator<Item = S>, keys: impl Fn(&S) -> &[Key], now: UnixMs) -> Vec<Claim<S>> {
        let mut state = self.state.lock();
        state.forget_before(now.get() - self.window_ms);
        sends.map(|send| state.claim(send, &keys)).collect()
    }

    /// Ends the claims of one send: remembers its messages, or nothing if it failed. Whoever waited for them is to claim again.
    #[must_use = "the sends that waited must be claimed again"]
    pub fn settle(&self, keys: &[Key], stored: &[First]) -> Vec<S> {
        let mut state = self.state.lock();
        for (key, first) in keys.iter().zip(stored) {
            state.insert(*key, *first);
        }
        let forced_before = state.forced_out;
        state.keep_to(self.entries_max);
        let forced = forced_before == 0 && state.forced_out > 0;
        let waiting = keys.iter().filter_map(|key| state.pending.remove(key)).flatten().collect();
        drop(state);
        if forced {
            warn!(limit = self.entries_max, "dedupMaxEntries is too small for dedupWindow: the window is shorter than asked");
        }
        waiting
    }

    /// Takes over what the log holds since `since`. Files are read newest first, so that no more is read than fits.
    fn remember(&self, store: &Store, since: UnixMs) {
        let mut found: Vec<Vec<(Key, First)>> = Vec::new();
        for start in store.segments().into_iter().rev() {
            let Some(bytes) = store.log_bytes(start, FILE_BYTES_MAX) else { continue };
            let begins = records(&bytes).next().map(|record| record.store_timestamp());
            found.push(
                records(&bytes).filter(|record| record.store_timestamp() >= since).filter_map(|record| self.first(&record)).collect(),
            );
            let enough = found.iter().map(Vec::len).sum::<usize>() >= self.entries_max;
            if enough || begins.is_some_and(|begins| begins < since) {
                break;
            }
        }
        let mut state = self.state.lock();
        for (key, first) in found.into_iter().rev().flatten() {
            state.insert(key, first);
            state.keep_to(self.entries_max);
        }
        state.forced_out = 0;
    }

    /// The record as the first copy that it is. Records that the broker itself wrote from another one are none: what was delivered late,
    /// committed, checked or rolled has the same keys.
    fn first(&self, record: &RecordView<'_>) -> Option<(Key, First)> {
        let traits = Stored::of(record.properties());
        let topic = record.topic()?;
        let parked = traits.real_topic.is_some();
        let waits = [SCHEDULE_TOPIC, TIMER_TOPIC, TRANS_HALF_TOPIC].contains(&topic);
        if parked != waits || traits.written_again || record.prepared_transaction_offset().get() != 0 {
            return None;
        }
        let key = self.key(traits.real_topic.unwrap_or(topic), traits.producer_group?, traits.unique_key?)?;
        let first = First {
            phy: record.phy_offset(),
            len: record.total_len() as u32,
            queue_id: traits.real_queue_id.unwrap_or(record.queue_id()),
            queue_offset: record.queue_offset(),
            stored: record.store_timestamp(),
        };
        Some((key, first))
    }
}

impl<S> State<S> {
    fn claim(&mut self, send: S, keys: impl Fn(&S) -> &[Key]) -> Claim<S> {
        let found: Vec<Option<First>> = keys(&send).iter().map(|key| self.get(*key)).collect();
        if found.is_empty() {
            return Claim::New(send);
        }
        if found.iter().all(Option::is_some) {
            return Claim::Copy(send, found.into_iter().flatten().collect());
        }
        if let Some(key) = keys(&send).iter().find(|key| self.pending.contains_key(key)).copied() {
            self.pending.entry(key).or_default().push(send);
            return Claim::Waits;
        }
        for key in keys(&send) {
            self.pending.entry(*key).or_default();
        }
        Claim::New(send)
    }

    fn get(&self, key: Key) -> Option<First> {
        let number = *self.index.get(&half(key))?;
        let (whole, first) = self.ring.get(usize::try_from(number.checked_sub(self.gone)?).ok()?)?;
        (*whole == key).then_some(*first)
    }

    /// Remembers a first copy; one that is known stays.
    fn insert(&mut self, key: Key, first: First) {
        if self.get(key).is_none() {
            self.index.insert(half(key), self.gone + self.ring.len() as u64);
            self.ring.push_back((key, first));
        }
    }

    fn forget_before(&mut self, ms: i64) {
        while self.ring.front().is_some_and(|(_, first)| first.stored.get() < ms) {
            self.forget_oldest();
        }
    }

    fn keep_to(&mut self, entries_max: usize) {
        while self.ring.len() > entries_max {
            self.forget_oldest();
            self.forced_out += 1;
        }
    }

    fn forget_oldest(&mut self) {
        if let Some((key, _)) = self.ring.pop_front() {
            if self.index.get(&half(key)) == Some(&self.gone) {
                self.index.remove(&half(key));
            }
            self.gone += 1;
        }
    }
}

fn half(key: Key) -> u64 {
    key.0 as u64
}

/// What a stored message's properties say of where it comes from.
#[derive(Default)]
struct Stored<'a> {
    unique_key: Option<&'a str>,
    producer_group: Option<&'a str>,
    real_topic: Option<&'a str>,
    real_queue_id: Option<QueueId>,
    written_again: bool,
}

impl<'a> Stored<'a> {
    fn of(properties: Properties<'a>) -> Self {
        let mut stored = Self::default();
        for (name, value) in properties.iter() {
            match name {
                UNIQ_KEY => stored.unique_key = Some(value),
                PGROUP => stored.producer_group = Some(value),
                REAL_TOPIC => stored.real_topic = Some(value),
                REAL_QID => stored.real_queue_id = value.parse().ok(),
                TIMER_ROLL_TIMES | TRANSACTION_CHECK_TIMES => stored.written_again = true,
                _ => {}
            }
        }
        stored
    }
}

/// Where the messages of a stored send are, one for each of its keys.
pub fn firsts(put: &Put, queue_id: QueueId) -> Vec<First> {
    let first = |phy: PhyOffset, place: i64| First {
        phy,
        len: (put.end().get() - phy.get()) as u32,
        queue_id,
        queue_offset: put.queue_offset.advance(place),
        stored: put.store_timestamp,
    };
    if put.batch.is_empty() {
        return vec![first(put.phy, 0)];
    }
    put.batch.iter().zip(0..).map(|(phy, place)| first(*phy, place)).collect()
}

/// The answer that the first copy of a send got, or as good as that.
pub fn answer(firsts: &[First], batch: bool) -> Option<(Put, QueueId)> {
    let first = firsts.first()?;
    let end = firsts.iter().map(|first| first.phy.get() + i64::from(first.len)).max()?;
    let put = Put {
        phy: first.phy,
        queue_offset: first.queue_offset,
        len: u32::try_from(end - first.phy.get()).unwrap_or(first.len),
        store_timestamp: first.stored,
        batch: if batch { firsts.iter().map(|first| first.phy).collect() } else { Vec::new() },
    };
    Some((put, first.queue_id))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(phy: i64, stored: i64) -> First {
        First { phy: PhyOffset(phy), len: 100, queue_id: QueueId(0), queue_offset: QueueOffset(phy / 100), stored: UnixMs(stored) }
    }

    type Send = (&'static str, Vec<Key>);

    fn claim(dedup: &Dedup<Send>, name: &'static str, keys: &[Key], now: i64) -> String {
        let claims = dedup.claim(std::iter::once((name, keys.to_vec())), |send| &send.1, UnixMs(now));
        match &claims[0] {
            Claim::New(_) => "new".to_owned(),
            Claim::Copy(_, firsts) => format!("copy of {}", firsts[0].phy),
            Claim::Waits => "waits".to_owned(),
        }
    }

    fn settle(dedup: &Dedup<Send>, keys: &[Key], stored: &[First]) -> Vec<&'static str> {
        dedup.settle(keys, stored).into_iter().map(|(name, _)| name).collect()
    }

    #[test]
    fn a_copy_waits_for_the_first_and_takes_its_place_when_it_fails() {
        let dedup = Dedup::<Send>::new(60_000, 100);
        let key = dedup.key("T", "P", "u1").unwrap();
        assert_eq!(claim(&dedup, "first", &[key], 0), "new");
        assert_eq!(claim(&dedup, "second", &[key], 0), "waits");
        assert_eq!(settle(&dedup, &[key], &[]), ["second"], "the first one failed");
        assert_eq!(claim(&dedup, "second", &[key], 0), "new");
        assert_eq!(settle(&dedup, &[key], &[at(500, 0)]), [""; 0]);
        assert_eq!(claim(&dedup, "third", &[key], 60_000), "copy of 500");
        assert_eq!(claim(&dedup, "late", &[key], 60_001), "new", "the window is over");
    }

    #[test]
    fn others_are_others() {
        let dedup = Dedup::<Send>::new(60_000, 100);
        let keys: Vec<_> =
            [("T", "P", "u"), ("T", "P2", "u"), ("T2", "P", "u"), ("T", "P", "u2")].map(|(t, p, u)| dedup.key(t, p, u)).into();
        for (place, key) in keys.iter().enumerate() {
            assert!(!keys[..place].contains(key));
        }
        assert_eq!((dedup.key("%RETRY%G", "P", "u"), dedup.key("T", "P", ""), dedup.key("T", "", "u")), (None, None, None));
        assert_eq!(claim(&dedup, "without a key", &[], 0), "new");
    }

    #[test]
    fn a_batch_is_a_copy_when_all_of_it_is() {
        let dedup = Dedup::<Send>::new(60_000, 100);
        let keys: Vec<_> = ["a", "b", "c"].map(|u| dedup.key("T", "P", u).unwrap()).into();
        assert_eq!(claim(&dedup, "two", &keys[..2], 0), "new");
        assert_eq!(claim(&dedup, "three", &keys, 0), "waits");
        assert_eq!(settle(&dedup, &keys[..2], &[at(0, 0), at(100, 0)]), ["three"]);
        assert_eq!(claim(&dedup, "three", &keys, 0), "new");
        assert_eq!(settle(&dedup, &keys, &[at(200, 0), at(300, 0), at(400, 0)]), [""; 0]);
        assert_eq!((claim(&dedup, "again", &keys[..2], 0), claim(&dedup, "c", &keys[2..], 0)), ("copy of 0".into(), "copy of 400".into()));
    }

    #[test]
    fn the_oldest_go_when_there_is_no_room() {
        let dedup = Dedup::<Send>::new(60_000, 10);
        let key = |n: i64| dedup.key("T", "P", &n.to_string()).unwrap();
        for n in 0..25 {
            assert_eq!(claim(&dedup, "", &[key(n)], n), "new");
            settle(&dedup, &[key(n)], &[at(n * 100, n)]);
        }
        assert_eq!((dedup.len(), dedup.forced_out()), (10, 15));
        assert_eq!((claim(&dedup, "", &[key(15)], 25), claim(&dedup, "", &[key(14)], 25)), ("copy of 1500".into(), "new".into()));
        assert_eq!(dedup.state.lock().index.len(), 10);
    }

    #[test]
    fn an_entry_is_as_small_as_is_said() {
        assert!(size_of::<(Key, First)>() <= 80);
    }
}
