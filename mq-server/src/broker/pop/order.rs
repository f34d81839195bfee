//! Ordered pops: a queue gives a group nothing while something of it is out (`ConsumerOrderInfoManager` in Apache).
//!
//! Ordered pops have no check-points: what is out is noted here, per topic, group and queue, and kept in `consumerOrderInfo.json`. The
//! group's position stays at the first message that is not acknowledged, so that after its time, or after a restart without that file, the
//! queue goes on from there.

use super::super::tables::persist::Changed;
use bytestring::ByteString;
use mq_core::message::receipt::{PopKind, push_message_count, push_queue_number};
use mq_core::protocol::lenient_json::{RawKey, RawKeyed};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What was not popped for so long is forgotten, ms.
const FORGET_AFTER_MS: i64 = 24 * 3_600_000;

/// The file: by `topic@group`, then queue.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderTable {
    table: BTreeMap<ByteString, RawKeyed<i32, OrderInfo>>,
}

/// What one ordered pop took from one queue.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
struct OrderInfo {
    #[serde(rename = "popTime")]
    pop_time: i64,
    #[serde(rename = "i")]
    invisible_ms: i64,
    /// The first message's offset, then the others' distances from it.
    #[serde(rename = "o")]
    offsets: Vec<i64>,
    /// When a message comes again whose time was changed, by offset.
    #[serde(rename = "ot", skip_serializing_if = "Option::is_none")]
    visible_at: Option<RawKeyed<i64, i64>>,
    /// How often a message was popped before, by offset.
    #[serde(rename = "oc", skip_serializing_if = "Option::is_none")]
    times: Option<RawKeyed<i64, i32>>,
    #[serde(rename = "l")]
    last_pop_time: i64,
    /// Bit i: message i is acknowledged.
    #[serde(rename = "cm")]
    acked: i64,
    #[serde(rename = "a", skip_serializing_if = "Option::is_none")]
    attempt_id: Option<ByteString>,
    /// Not on disk: changes whenever anything here does.
    #[serde(skip)]
    revision: u64,
}

/// One queue of a topic for one group.
#[derive(Debug, Clone, Copy)]
pub struct OrderKey<'a> {
    /// The topic.
    pub topic: &'a str,
    /// The group.
    pub group: &'a str,
    /// The queue.
    pub queue_id: QueueId,
}

/// What a queue was like when it was found free.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Free(Option<u64>);

/// What came of an acknowledgement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Acked {
    /// The group's position is here now.
    Position(QueueOffset),
    /// It belongs to an earlier pop.
    Stale,
    /// No such message was popped.
    Unknown,
}

/// Every queue that was popped in order lately.
pub struct Orders {
    state: Mutex<State>,
    changed: Changed,
}

#[derive(Default)]
struct State {
    queues: HashMap<(ByteString, ByteString, i32), OrderInfo>,
    /// When queues come free by themselves.
    free_at: BTreeSet<(i64, ByteString, ByteString, i32)>,
    revision: u64,
}

impl OrderInfo {
    fn offset(&self, at: usize) -> i64 {
        if at == 0 { self.offsets[0] } else { self.offsets[0] + self.offsets[at] }
    }

    fn open(&self) -> impl Iterator<Item = i64> + '_ {
        (0..self.offsets.len()).filter(|at| self.acked >> at & 1 == 0).map(|at| self.offset(at))
    }

    /// When the last open message comes again.
    fn free_at(&self) -> Option<i64> {
        let changed = |offset: i64| self.visible_at.as_ref().and_then(|at| at.get(&RawKey(offset)).copied());
        self.open().map(|offset| changed(offset).unwrap_or(self.pop_time.saturating_add(self.invisible_ms))).max()
    }

    fn position(&self) -> i64 {
        let behind = || self.offset(self.offsets.len() - 1) + 1;
        self.open().next().unwrap_or_else(behind)
    }
}

impl OrderKey<'_> {
    fn owned(&self) -> (ByteString, ByteString, i32) {
        (self.topic.into(), self.group.into(), self.queue_id.get())
    }
}

impl Orders {
    /// The table as it was saved.
    pub fn load(saved: OrderTable, changed: Changed) -> Self {
        let mut state = State::default();
        for (key, queues) in saved.table {
            let Some((topic, group)) = key.split_once('@') else { continue };
            for (RawKey(queue_id), info) in queues {
                if !info.offsets.is_empty() {
                    state.put((topic.into(), group.into(), queue_id), info);
                }
            }
        }
        Self { state: Mutex::new(state), changed }
    }

    /// The table as it is saved; forgets what is old.
    pub fn table(&self) -> OrderTable {
        let mut state = self.state.lock();
        let oldest = UnixMs::now().get() - FORGET_AFTER_MS;
        state.queues.retain(|_, info| info.last_pop_time >= oldest);
        let mut table: BTreeMap<ByteString, RawKeyed<i32, OrderInfo>> = BTreeMap::new();
        for ((topic, group, queue_id), info) in &state.queues {
            table.entry(format!("{topic}@{group}").into()).or_default().insert(RawKey(*queue_id), info.clone());
        }
        OrderTable { table }
    }

    /// Whether the queue may be popped now; by the same attempt once more, always.
    pub fn check_free(&self, key: OrderKey<'_>, attempt_id: Option<&str>, now: UnixMs) -> Option<Free> {
        let state = self.state.lock();
        let Some(info) = state.queues.get(&key.owned()) else { return Some(Free(None)) };
        let same_attempt = attempt_id.is_some() && info.attempt_id.as_deref() == attempt_id;
        let is_free = same_attempt || info.free_at().is_none_or(|at| at <= now.get());
        is_free.then_some(Free(Some(info.revision)))
    }

    /// Notes what was popped, and tells in `counts` how often it was before. False: the queue is not as it was found free; what was read
    /// must not be handed out.
    pub fn popped(&self, key: OrderKey<'_>, free: Free, pop: &PoppedInOrder<'_>, counts: &mut String) -> bool {
        let Some(first) = pop.offsets.first().map(|offset| offset.get()) else { return false };
        let mut state = self.state.lock();
        let before = state.queues.get(&key.owned());
        if before.map(|info| info.revision) != free.0 {
            return false;
        }
        let offsets = pop.offsets.iter().enumerate().map(|(at, offset)| offset.get() - if at == 0 { 0 } else { first });
        let info = OrderInfo {
            pop_time: pop.pop_time.get(),
            invisible_ms: pop.invisible_ms,
            offsets: offsets.collect(),
            last_pop_time: pop.pop_time.get(),
            attempt_id: pop.attempt_id.map(ByteString::from),
            times: before.map(|before| times(before, pop)),
            ..OrderInfo::default()
        };
        let kind = PopKind::of_topic(key.topic);
        let seen = info.times.iter().flatten();
        for (RawKey(offset), times) in seen.clone() {
            push_message_count(counts, kind, key.queue_id, QueueOffset(*offset), *times);
        }
        // For clients that look at the queue's number only.
        let all_seen = info.times.as_ref().is_some_and(|times| times.len() == info.offsets.len());
        let least = seen.map(|(_, times)| *times).min().filter(|_| all_seen).unwrap_or(0);
        push_queue_number(counts, kind, key.queue_id, i64::from(least));
        state.put(key.owned(), info);
        drop(state);
        self.changed.mark();
        true
    }

    /// A message was acknowledged.
    pub fn acknowledge(&self, key: OrderKey<'_>, offset: QueueOffset, pop_time: UnixMs) -> Acked {
        let mut state = self.state.lock();
        let Some(mut info) = state.queues.get(&key.owned()).cloned() else { return Acked::Position(offset.advance(1)) };
        if info.pop_time != pop_time.get() {
            return Acked::Stale;
        }
        let Some(at) = (0..info.offsets.len()).find(|at| info.offset(*at) == offset.get()) else { return Acked::Unknown };
        info.acked |= 1 << at;
        let position = info.position();
        state.put(key.owned(), info);
        drop(state);
        self.changed.mark();
        Acked::Position(QueueOffset(position))
    }

    /// A message of that pop shall come again at another time.
    pub fn change_visible_at(&self, key: OrderKey<'_>, offset: QueueOffset, pop_time: UnixMs, visible_at: UnixMs) {
        let mut state = self.state.lock();
        let Some(mut info) = state.queues.get(&key.owned()).cloned().filter(|info| info.pop_time == pop_time.get()) else { return };
        if !info.open().any(|open| open == offset.get()) {
            return;
        }
        info.visible_at.get_or_insert_default().insert(RawKey(offset.get()), visible_at.get());
        state.put(key.owned(), info);
        drop(state);
        self.changed.mark();
    }

    /// Forgets what is out of the queue: the group was moved.
    pub fn clear(&self, key: OrderKey<'_>) {
        let mut state = self.state.lock();
        if state.remove(&key.owned()).is_some() {
            drop(state);
            self.changed.mark();
        }
    }

    /// Forgets all that chosen queues have out.
    pub fn forget(&self, chosen: impl Fn(&str, &str) -> bool) {
        let mut state = self.state.lock();
        let gone: Vec<_> = state.queues.keys().filter(|(topic, group, _)| chosen(topic, group)).cloned().collect();
        for key in &gone {
            state.remove(key);
        }
        drop(state);
        if !gone.is_empty() {
            self.changed.mark();
        }
    }

    /// The queues that have come free by themselves: topic, group, queue.
    pub fn take_freed(&self, now: UnixMs) -> Vec<(ByteString, ByteString, QueueId)> {
        let mut state = self.state.lock();
        let mut freed = Vec::new();
        while let Some((at, topic, group, queue_id)) = state.free_at.first().filter(|first| first.0 <= now.get()).cloned() {
            state.free_at.remove(&(at, topic.clone(), group.clone(), queue_id));
            freed.push((topic, group, QueueId(queue_id)));
        }
        freed
    }

    /// When the next queue comes free by itself.
    pub fn next_free(&self) -> Option<UnixMs> {
        self.state.lock().free_at.first().map(|(at, ..)| UnixMs(*at))
    }
}

/// An ordered pop of one queue.
pub struct PoppedInOrder<'a> {
    /// Its attempt.
    pub attempt_id: Option<&'a str>,
    /// When.
    pub pop_time: UnixMs,
    /// For how long, ms.
    pub invisible_ms: i64,
    /// The messages.
    pub offsets: &'a [QueueOffset],
}

/// How often each message was popped before, those that never were left out.
fn times(before: &OrderInfo, pop: &PoppedInOrder<'_>) -> RawKeyed<i64, i32> {
    if pop.attempt_id.is_some() && before.attempt_id.as_deref() == pop.attempt_id {
        return before.times.clone().unwrap_or_default();
    }
    let earlier: BTreeSet<i64> = (0..before.offsets.len()).map(|at| before.offset(at)).collect();
    let known = |offset: i64| before.times.as_ref().and_then(|times| times.get(&RawKey(offset)).copied()).unwrap_or(0);
    let again = pop.offsets.iter().map(|offset| offset.get()).filter(|offset| earlier.contains(offset));
    again.map(|offset| (RawKey(offset), known(offset) + 1)).collect()
}

impl State {
    fn put(&mut self, key: (ByteString, ByteString, i32), mut info: OrderInfo) {
        self.remove(&key);
        self.revision += 1;
        info.revision = self.revision;
        if let Some(at) = info.free_at() {
            self.free_at.insert((at, key.0.clone(), key.1.clone(), key.2));
        }
        self.queues.insert(key, info);
    }

    fn remove(&mut self, key: &(ByteString, ByteString, i32)) -> Option<OrderInfo> {
        let info = self.queues.remove(key)?;
        if let Some(at) = info.free_at() {
            self.free_at.remove(&(at, key.0.clone(), key.1.clone(), key.2));
        }
        Some(info)
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::tables::persist::Registry;
    use super::*;
    use mq_core::protocol::lenient_json;

    const KEY: OrderKey<'_> = OrderKey { topic: "T", group: "G", queue_id: QueueId(1) };

    fn orders() -> Orders {
        Orders::load(OrderTable::default(), Registry::new(1).changed(0))
    }

    fn pop(orders: &Orders, attempt_id: Option<&str>, at: i64, offsets: &[i64]) -> Option<String> {
        let free = orders.check_free(KEY, attempt_id, UnixMs(at))?;
        let offsets: Vec<_> = offsets.iter().copied().map(QueueOffset).collect();
        let mut counts = String::new();
        let pop = PoppedInOrder { attempt_id, pop_time: UnixMs(at), invisible_ms: 100, offsets: &offsets };
        orders.popped(KEY, free, &pop, &mut counts).then_some(counts)
    }

    #[test]
    fn nothing_comes_while_something_is_out() {
        let orders = orders();
        assert_eq!(pop(&orders, None, 0, &[5, 6]).as_deref(), Some("0 1 0"));
        assert_eq!(pop(&orders, None, 99, &[5, 6]), None);
        assert_eq!(orders.acknowledge(KEY, QueueOffset(6), UnixMs(0)), Acked::Position(QueueOffset(5)));
        assert_eq!(orders.acknowledge(KEY, QueueOffset(5), UnixMs(0)), Acked::Position(QueueOffset(7)));
        assert_eq!(pop(&orders, None, 50, &[7]).as_deref(), Some("0 1 0"));
        assert_eq!(orders.acknowledge(KEY, QueueOffset(7), UnixMs(0)), Acked::Stale);
        assert_eq!(orders.acknowledge(KEY, QueueOffset(8), UnixMs(50)), Acked::Unknown);
        assert_eq!(orders.next_free(), Some(UnixMs(150)));
        assert_eq!(orders.take_freed(UnixMs(150)).len(), 1);
        assert_eq!(pop(&orders, None, 150, &[7, 8]).as_deref(), Some("0 qo1%7 1;0 1 0"));
        assert_eq!(pop(&orders, None, 250, &[7]).as_deref(), Some("0 qo1%7 2;0 1 2"));
    }

    #[test]
    fn a_lost_answer_is_given_again_without_counting() {
        let orders = orders();
        pop(&orders, Some("a"), 0, &[5]).unwrap();
        assert_eq!(pop(&orders, Some("a"), 1, &[5]).as_deref(), Some("0 1 0"));
        assert_eq!(pop(&orders, Some("b"), 2, &[5]), None);
    }

    #[test]
    fn a_changed_time_holds_and_a_race_is_seen() {
        let orders = orders();
        pop(&orders, None, 0, &[5]).unwrap();
        orders.change_visible_at(KEY, QueueOffset(5), UnixMs(0), UnixMs(500));
        assert_eq!(pop(&orders, None, 400, &[5]), None);
        let free = orders.check_free(KEY, None, UnixMs(500)).unwrap();
        assert_eq!(orders.acknowledge(KEY, QueueOffset(5), UnixMs(0)), Acked::Position(QueueOffset(6)));
        let late = PoppedInOrder { attempt_id: None, pop_time: UnixMs(500), invisible_ms: 1, offsets: &[QueueOffset(5)] };
        assert!(!orders.popped(KEY, free, &late, &mut String::new()), "it was acknowledged while it was read");
    }

    #[test]
    fn the_file_is_apaches() {
        let text = r#"{"table":{"T@G":{1:{"a":"x","cm":1,"i":60000,"l":99999999999999,"o":[5,2],"oc":{7:1},"ot":{7:900},"popTime":100}}}}"#;
        let orders = Orders::load(lenient_json::from_slice(text.as_bytes()).unwrap(), Registry::new(1).changed(0));
        assert!(orders.check_free(KEY, None, UnixMs(899)).is_none() && orders.check_free(KEY, None, UnixMs(900)).is_some());
        assert_eq!(String::from_utf8(lenient_json::to_vec(&orders.table())).unwrap(), text);
        orders.forget(|_, group| group == "G");
        assert!(orders.check_free(KEY, None, UnixMs(0)).is_some() && orders.next_free().is_none());
    }
}
