//! `timer-wheel`: from the timer's queue into the wheel, and from the wheel into the open seconds.

use super::super::super::Broker;
use super::counts::Tally;
use super::due::Due;
use super::waiting::WaitingMessage;
use super::{Opened, SLEEP_MAX, SLEEP_ON_ERROR, Timer, release};
use crate::store::timer::{self, Done, DueKey, PRECISION_MS, Sync, TimerCheck, TimerFiles, TimerPut, Unit, Walk};
use crate::store::{Store, StoreError};
use mq_core::message::java_hash::java_hash;
use mq_core::names::TIMER_TOPIC;
use mq_core::types::{PhyOffset, QueueId, QueueOffset};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::{self, Builder};
use std::time::{Duration, Instant};
use tracing::{error, info, warn};

/// A second is opened so long before it begins, ms, so that many messages can be sorted in time.
const AHEAD_MS: i64 = 1_000;
/// Messages taken from the queue in one go.
const FOLLOW_MAX: usize = 1_024;
/// Units of a slot read in one go.
const WALK_MAX: usize = 8_192;
/// Messages of a slot read in one go.
const INDEX_MAX: usize = 1_024;
/// Room made for the messages of a slot ahead.
const RESERVE_MAX: usize = 4 << 20;
/// No further second is opened while so many messages are due.
const OPEN_MESSAGES_MAX: usize = 250_000;
/// Nothing is followed while so many are.
const FOLLOW_MESSAGES_MAX: usize = 1_000_000;
/// Nothing is put into the wheel while it holds messages that are this late: their slots could be needed.
const LATE_MAX_MS: i64 = 7 * 24 * 3_600_000;
/// A clock that goes back by less makes messages late by as much, and nothing else.
const SET_BACK_MS: i64 = 60_000;
/// How often timer-log files that nothing needs are looked for.
const EXPIRE_INTERVAL: Duration = Duration::from_secs(30);
/// How often it is written down that there was nothing to do.
const IDLE_SYNC_INTERVAL: Duration = Duration::from_secs(10);
/// How long a sync waits for the log.
const FLUSH_TIMEOUT_MS: u64 = 60_000;

/// See [`Timer::run`].
pub(super) fn run(timer: &Timer, broker: &Broker, opened: Opened) {
    let syncing = Syncing::default();
    let (jobs, receiver) = sync_channel(1);
    let mut wheel = Wheel::new(timer, broker, opened);
    thread::scope(|scope| {
        let spawned = Builder::new().name("timer-release".into()).spawn_scoped(scope, || release::run(timer, broker)).and_then(|release| {
            let synced =
                Builder::new().name("timer-sync".into()).spawn_scoped(scope, || sync_jobs(timer, &broker.store, receiver, &syncing));
            Ok((release, synced?))
        });
        match spawned {
            Ok((release, _)) => {
                wheel.run(&jobs, &syncing);
                // What a second holds must be known, or else it is not known what of it is delivered.
                while let Ok(true) = wheel.load() {}
                timer.state.lock().nothing_follows = true;
                timer.release.notify_all();
                let _ = release.join(); // a panic in it was reported by the panic hook
            }
            Err(error) => {
                error!(%error, "the timer has no threads; nothing that waits is delivered");
                timer.stop();
            }
        }
        drop(jobs);
    });
    wheel.close(&syncing);
}

/// What `timer-wheel` has to itself.
struct Wheel<'a> {
    timer: &'a Timer,
    broker: &'a Broker,
    files: TimerFiles,
    /// Where the timer's queue is followed from.
    queue_offset: i64,
    /// Below, messages come for the second time.
    repeats_below: i64,
    /// The first second that was never open, ms.
    next_open: i64,
    /// The second that is being read.
    loading: Option<Loading>,
    /// How far things were done when the broker started.
    done_before_start: Done,
    read_time_at_start: i64,
    last: TimerCheck,
    synced: Instant,
    /// What had been done when it was last written down: position in the queue, messages delivered.
    synced_at: (i64, u64),
    expired: Instant,
}

/// A second whose slot is being read.
struct Loading {
    second: i64,
    walk: Walk,
    walked: bool,
    /// Messages that recall others, which have to be known before any other is released.
    recalls: Vec<Found>,
    /// The others, newest first.
    messages: Vec<Found>,
}

/// Where a unit stands, and its message.
struct Found {
    position: i64,
    phy: i64,
    size: i32,
}

/// A message of an open second, as far as it has to be known there.
enum Ready {
    Due { key: DueKey, size: i32 },
    Recall { unique_key: Box<str> },
}

#[derive(Default)]
struct Syncing {
    busy: AtomicBool,
    failed: AtomicBool,
}

impl<'a> Wheel<'a> {
    fn new(timer: &'a Timer, broker: &'a Broker, Opened { files, found }: Opened) -> Self {
        let timer::Found { check, follow_from, repeats_below, .. } = found;
        let now = second_of(timer.clock.now().get());
        // Without a check file it is not known what is done; what is older than a week is past saving, as it is for Apache.
        let read_time = match second_of(check.read_time) {
            0 if found.pending > 0 => now - LATE_MAX_MS,
            0 => now,
            read_time => read_time,
        };
        Self {
            timer,
            broker,
            files,
            queue_offset: follow_from,
            repeats_below,
            next_open: read_time,
            loading: None,
            done_before_start: check.done.unwrap_or_default(),
            read_time_at_start: check.read_time,
            last: check,
            synced: Instant::now(),
            synced_at: (-1, 0),
            expired: Instant::now(),
        }
    }

    fn run(&mut self, jobs: &SyncSender<Sync>, syncing: &Syncing) {
        loop {
            let busy = self.turn(jobs, syncing).unwrap_or_else(|error| {
                error!(%error, "the timer failed, it will be tried again");
                self.sleep(SLEEP_ON_ERROR);
                false
            });
            if self.timer.state.lock().stopping {
                return;
            }
            if !busy {
                self.sleep(SLEEP_MAX);
            }
        }
    }

    /// A bounded bit of everything there is to do; whether there may be more.
    fn turn(&mut self, jobs: &SyncSender<Sync>, syncing: &Syncing) -> Result<bool, StoreError> {
        let now = self.timer.clock.now().get();
        self.timer.state.lock().due.close_done(now);
        self.set_back(now)?;
        let loading = self.load()?;
        let opened = self.open(now)?;
        let followed = self.follow(now)?;
        let at = (self.queue_offset, self.timer.dequeued.count());
        let interval = Duration::from_millis(self.broker.store_settings.load().timer_flush_interval_ms);
        if self.synced.elapsed() >= if at == self.synced_at { interval.max(IDLE_SYNC_INTERVAL) } else { interval } {
            self.synced = Instant::now();
            self.synced_at = at;
            self.sync(jobs, syncing)?;
        }
        if self.expired.elapsed() >= EXPIRE_INTERVAL {
            self.expired = Instant::now();
            self.files.expire(self.broker.store.min_phy().get())?;
        }
        Ok(loading || opened || followed)
    }

    fn sleep(&self, at_most: Duration) {
        let until_next = (self.next_open - AHEAD_MS - self.timer.clock.now().get()).max(1) as u64;
        let mut state = self.timer.state.lock();
        if !state.news && !state.stopping {
            self.timer.follow.wait_for(&mut state, at_most.min(Duration::from_millis(until_next)));
        }
    }

    /// Opens the next second with messages, if it is time; whether it did.
    fn open(&mut self, now: i64) -> Result<bool, StoreError> {
        let until = second_of(now + AHEAD_MS) + PRECISION_MS;
        if self.loading.is_some() || self.next_open >= until || self.timer.state.lock().due.waiting() > OPEN_MESSAGES_MAX {
            return Ok(false);
        }
        let used = self.files.next_used(self.next_open, until)?;
        let walk = used.map(|used| self.files.walk(used)).transpose()?;
        let mut state = self.timer.state.lock();
        // Seconds without messages so far are opened too as long as messages can come for them.
        let mut second = self.next_open.max(second_of(now));
        while second < used.unwrap_or(until) {
            state.due.open(second, false);
            second += PRECISION_MS;
        }
        self.next_open = used.map_or(until, |used| used + PRECISION_MS);
        let Some((used, walk)) = used.zip(walk) else { return Ok(false) };
        if !state.due.is_open(used) {
            state.due.open(used, true);
            let messages = Vec::with_capacity(walk.count.min(RESERVE_MAX));
            self.loading = Some(Loading { second: used, walk, walked: false, recalls: Vec::new(), messages });
        }
        Ok(true)
    }

    /// Reads on in the second that is being opened; whether there is one.
    fn load(&mut self) -> Result<bool, StoreError> {
        let Some(loading) = &mut self.loading else { return Ok(false) };
        if !loading.walked {
            let Loading { walk, recalls, messages, .. } = loading;
            loading.walked = !self.files.step(walk, WALK_MAX, |position, Unit { phy, size, delete, roll, .. }| {
                let found = if delete && !roll { &mut *recalls } else { &mut *messages };
                found.push(Found { position, phy, size });
            })?;
            return Ok(true);
        }
        if loading.recalls.is_empty() && loading.messages.is_empty() {
            self.timer.state.lock().due.loaded(loading.second);
            self.loading = None;
            return Ok(true);
        }
        let (second, done) = (loading.second, self.done_before_start);
        let mut read = Vec::with_capacity(INDEX_MAX);
        let (mut done_or_gone, mut tally) = (0, Tally::default());
        let units = if loading.recalls.is_empty() { &mut loading.messages } else { &mut loading.recalls };
        let from = units.len().saturating_sub(INDEX_MAX);
        for Found { position, phy, size } in units.drain(from..).rev() {
            let record = self.broker.store.record(PhyOffset(phy), size);
            let message = record.as_ref().and_then(|record| WaitingMessage::read(record));
            match message.map(|message| (message.topic, message.due(second), Ready::of(&message, second))) {
                Some((topic, key, Ready::Due { .. })) if position < done.log_end && key < done.before => {
                    tally.add(topic, -1);
                    done_or_gone += 1;
                }
                Some((_, _, ready)) => read.push(ready),
                None => {
                    done_or_gone += 1;
                    warn!(second, phy, "a message that waited for its time is gone");
                }
            }
        }
        self.timer.pending.fetch_sub(done_or_gone, Ordering::Relaxed);
        self.timer.counts.add(tally.changes());
        let mut state = self.timer.state.lock();
        read.into_iter().for_each(|ready| ready.add(&mut state.due, second));
        drop(state);
        self.timer.release.notify_one();
        Ok(true)
    }

    /// Takes messages from the queue into the wheel, and into open seconds; whether there may be more.
    fn follow(&mut self, now: i64) -> Result<bool, StoreError> {
        let read_time = self.read_time();
        {
            let mut state = self.timer.state.lock();
            state.news = false;
            if state.due.waiting() > FOLLOW_MESSAGES_MAX || now - read_time > LATE_MAX_MS {
                return Ok(false);
            }
        }
        let Some(queue) = self.broker.store.find_queue(TIMER_TOPIC, QueueId(0)) else { return Ok(false) };
        // A queue that was deleted and made again begins anew.
        let from = if self.queue_offset > queue.max_offset().get() { queue.min_offset().get() } else { self.queue_offset };
        let mut batch = Vec::new();
        let store = &self.broker.store;
        let next = store.follow(&queue, QueueOffset(from), FOLLOW_MAX, |entry| {
            batch.extend(store.record(entry.phy, entry.size).map(|record| (entry.offset, record)));
            true
        })?;
        if batch.is_empty() && next.get() == from {
            return Ok(false);
        }
        let write_time = second_of(now);
        let mut puts = Vec::with_capacity(batch.len());
        let (mut open, mut tally) = (Vec::new(), Tally::default());
        for (offset, record) in &batch {
            let Some(message) = WaitingMessage::read(record) else {
                warn!(queue_offset = %offset, "a message in the timer's queue does not say where it belongs; it is passed over");
                continue;
            };
            let Some(put) = self.plan(&message, *offset, write_time) else { continue };
            if put.slot_time < self.next_open {
                open.push((put.slot_time, Ready::of(&message, put.slot_time)));
            }
            // A recall takes the message back that it names, and is none itself.
            tally.add(message.topic, if put.delete { -1 } else { 1 });
            puts.push(put);
        }
        self.files.put(write_time, read_time, &puts)?;
        self.publish(open);
        self.queue_offset = next.get();
        self.timer.followed.store(self.queue_offset, Ordering::Relaxed);
        let deletes = puts.iter().filter(|put| put.delete).count() as i64;
        self.timer.pending.fetch_add(puts.len() as i64 - 2 * deletes, Ordering::Relaxed);
        self.timer.counts.add(tally.changes());
        self.timer.enqueued.add(puts.len() as u64);
        Ok(true)
    }

    /// Where a message goes; `None` when it is done already.
    fn plan(&self, message: &WaitingMessage<'_>, offset: QueueOffset, write_time: i64) -> Option<TimerPut> {
        let window_ms = i64::from(self.broker.store_settings.load().timer_roll_window_sec) * PRECISION_MS;
        let own_slot = message.own_slot();
        if offset.get() < self.repeats_below {
            let (first_slot, _) = stage(own_slot, second_of(message.stored_at().get()), window_ms);
            if first_slot < self.read_time_at_start || message.due(first_slot) < self.done_before_start.before {
                return None;
            }
        }
        let (slot_time, roll) = stage(own_slot, write_time, window_ms);
        let slot_time = self.slot_for(slot_time);
        let (phy, size, delete) = (message.due(slot_time).phy, message.size(), message.recalls.is_some());
        Some(TimerPut { slot_time, roll, delete, phy, size, topic_hash: java_hash(message.topic) })
    }

    /// The second itself, or the first open one when it was closed before.
    fn slot_for(&self, second: i64) -> i64 {
        if second >= self.next_open {
            return second;
        }
        let state = self.timer.state.lock();
        if state.due.is_open(second) { second } else { state.due.oldest().unwrap_or(self.next_open) }
    }

    fn publish(&self, open: Vec<(i64, Ready)>) {
        if open.is_empty() {
            return;
        }
        let mut state = self.timer.state.lock();
        open.into_iter().for_each(|(second, ready)| ready.add(&mut state.due, second));
        drop(state);
        self.timer.release.notify_one();
    }

    /// Goes back with a clock that was set back. The seconds that come again are done, and made blank, but for those that are open still.
    fn set_back(&mut self, now: i64) -> Result<(), StoreError> {
        let begin = second_of(now);
        if self.loading.is_some() || self.next_open <= begin + AHEAD_MS + PRECISION_MS + SET_BACK_MS {
            return Ok(());
        }
        warn!(by_ms = self.next_open - begin, "the clock was set back; so is the timer");
        let unfinished = self.timer.state.lock().due.keep_unfinished();
        let mut from = begin;
        for second in unfinished.into_iter().filter(|second| *second >= begin).chain([self.next_open]) {
            self.files.blank(from, second)?;
            from = second + PRECISION_MS;
        }
        self.next_open = begin;
        Ok(())
    }

    /// The first second that is not done.
    fn read_time(&self) -> i64 {
        let read_time = self.timer.state.lock().due.oldest().map_or(self.next_open, |oldest| oldest.min(self.next_open));
        self.timer.read_time.store(read_time, Ordering::Relaxed);
        read_time
    }

    /// What is done now, and what makes it durable.
    fn sync_job(&mut self) -> Result<Sync, StoreError> {
        let read_time = self.read_time();
        let before = self.timer.state.lock().due.done_before(self.next_open);
        let done = before.map(|before| Done { before, log_end: self.files.log_end() }).or(self.last.done);
        let moved = (self.last.read_time, self.last.queue_offset) != (read_time, self.queue_offset);
        let (state_version, timestamp, counter) = self.last.version;
        let version = if moved { (state_version, self.timer.clock.now().get(), counter + 1) } else { (state_version, timestamp, counter) };
        let (queue_offset, master_queue_offset) = (self.queue_offset, self.queue_offset);
        self.last = TimerCheck { read_time, queue_offset, master_queue_offset, version, done, log_flushed: self.last.log_flushed };
        self.files.sync(self.last)
    }

    /// Hands a sync to `timer-sync`, unless it is at one.
    fn sync(&mut self, jobs: &SyncSender<Sync>, syncing: &Syncing) -> Result<(), StoreError> {
        if syncing.busy.swap(true, Ordering::AcqRel) {
            return Ok(());
        }
        if syncing.failed.swap(false, Ordering::AcqRel) {
            self.files.sync_failed();
        }
        let job = self.sync_job().inspect_err(|_| syncing.busy.store(false, Ordering::Release))?;
        if jobs.try_send(job).is_err() {
            syncing.failed.store(true, Ordering::Release);
        }
        Ok(())
    }

    /// The last sync, when the other threads have ended.
    fn close(&mut self, syncing: &Syncing) {
        #[cfg(test)]
        if self.timer.abandoned.load(Ordering::Relaxed) {
            return;
        }
        if syncing.failed.load(Ordering::Acquire) {
            self.files.sync_failed();
        }
        let synced = self.sync_job().and_then(|job| sync_one(self.timer, &self.broker.store, job));
        match synced {
            Ok(()) => info!(pending = self.timer.pending(), "timer stopped"),
            Err(error) => error!(%error, "the timer could not write down how far it came; some messages will come twice"),
        }
    }
}

impl Ready {
    fn of(message: &WaitingMessage<'_>, second: i64) -> Self {
        match message.recalls {
            Some(unique_key) if !message.rolls_in(second) => Self::Recall { unique_key: unique_key.into() },
            _ => Self::Due { key: message.due(second), size: message.size() },
        }
    }

    fn add(self, due: &mut Due, second: i64) {
        match self {
            Self::Due { key, size } => due.add(second, key, size),
            Self::Recall { unique_key } => due.recall(second, &unique_key),
        }
    }
}

/// The slot in which a message lies whose own is `own_slot`, when it is put in at `write_time`, and whether it is to roll there. As Apache:
/// within the window its own; else a window ahead, or half of one when little would be left after that.
fn stage(own_slot: i64, write_time: i64, window_ms: i64) -> (i64, bool) {
    let ahead = own_slot - write_time;
    if ahead < window_ms {
        return (own_slot, false);
    }
    let window_slots = window_ms / PRECISION_MS;
    let slots = if ahead - window_ms < window_slots / 3 * PRECISION_MS { window_slots / 2 } else { window_slots };
    (write_time + slots * PRECISION_MS, true)
}

fn second_of(ms: i64) -> i64 {
    ms.div_euclid(PRECISION_MS) * PRECISION_MS
}

/// `timer-sync`.
fn sync_jobs(timer: &Timer, store: &Store, jobs: Receiver<Sync>, syncing: &Syncing) {
    for job in jobs {
        if let Err(error) = sync_one(timer, store, job) {
            error!(%error, "cannot make the timer's files durable, it will be tried again");
            syncing.failed.store(true, Ordering::Release);
        }
        syncing.busy.store(false, Ordering::Release);
    }
}

/// Waits until what was released is durable, then makes durable what says so.
fn sync_one(timer: &Timer, store: &Store, job: Sync) -> Result<(), StoreError> {
    if job.check == timer.check() {
        return Ok(());
    }
    let (done, outcome) = sync_channel(1);
    let answer = move |flushed| {
        // The receiver waits for as long as this closure can be called.
        let _ = done.send(flushed);
    };
    store.when_flushed(store.appended(), FLUSH_TIMEOUT_MS, Box::new(answer));
    outcome.recv().unwrap_or(Err(StoreError::Closed))?;
    let check = job.check;
    job.run()?;
    *timer.check.lock() = check;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_delays_are_taken_in_stages_as_apache_takes_them() {
        let window = 300_000;
        assert_eq!(stage(1_299_000, 1_000_000, window), (1_299_000, false));
        assert_eq!(stage(1_300_000, 1_000_000, window), (1_150_000, true), "half a window, since nothing would be left");
        assert_eq!(stage(1_399_000, 1_000_000, window), (1_150_000, true));
        assert_eq!(stage(1_400_000, 1_000_000, window), (1_300_000, true));
    }
}
