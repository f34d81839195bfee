//! Follows the log and derives everything from it: consume queue, then index, then the arrival callback.
//!
//! The same code serves live traffic, what a crash left to be done again, and a slave's log. It runs when the log's limit moves and never
//! polls. Doing a record twice does no harm: queue and index pass over what they know.
//!
//! One thread at a time follows: whoever has the turn. The thread that has just appended follows what it wrote, from memory and while the
//! bytes are in its cache: waking another thread and mapping the file's pages cost more than the records do. Everything else is left to
//! `store-dispatch`: a long way to go, logs whose limit is moved by the flusher.

use super::commit_log::{CommitLog, Step, next_record, step};
use super::consume_queue::{Entry, Pushed};
use super::index::{Index, IndexedKeys};
use super::queues::{Queue, Queues};
use super::watermark::Watermark;
use super::{Arrival, ArrivalFn, FlushMode, Written};
use mq_core::message::delay::DelayLevels;
use mq_core::message::java_hash::tags_code;
use mq_core::message::properties::{DELAY, KEYS, TAGS, UNIQ_KEY};
use mq_core::message::record::RecordView;
use mq_core::message::{Properties, TransactionKind};
use mq_core::names::{SCHEDULE_TOPIC, TopicName};
use mq_core::types::PhyOffset;
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::sync::Arc;
use std::sync::atomic::{Ordering, fence};
use tracing::warn;

/// The watermark is moved at least every so many records.
const PUBLISH_EVERY: usize = 1024;
/// An appender follows at most so far, bytes: its own connections wait meanwhile.
const APPENDER_BYTES_MAX: i64 = 256 << 10;

/// The follower of one log.
pub(super) struct Dispatcher {
    log: Arc<CommitLog>,
    queues: Arc<Queues>,
    index: Option<Arc<Index>>,
    delay_levels: DelayLevels,
    arrival: ArrivalFn,
    /// Below, records are what a former life of this store wrote: their checksums count.
    verify_below: i64,
    /// Everything below is in its queue.
    pub(super) dispatched: Watermark,
    /// The same, with what belongs to it.
    position: Mutex<Position>,
    /// Called when the first queue has entries to write.
    on_dirty: Box<dyn Fn() + Send + Sync>,
    /// Held by the thread that follows.
    turn: Mutex<()>,
    wake: Mutex<Wake>,
    woken: Condvar,
}

/// How far dispatching has come.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Position {
    /// Everything below is in its queue.
    pub(super) at: i64,
    /// Entries of all queues, those counted that are expired.
    pub(super) total_entries: i64,
    /// When the last record before was stored.
    pub(super) store_timestamp: i64,
}

#[derive(Default)]
struct Wake {
    moved: bool,
    stopped: bool,
}

/// What a dispatcher feeds.
pub(super) struct Sinks {
    pub(super) queues: Arc<Queues>,
    pub(super) index: Option<Arc<Index>>,
    pub(super) arrival: ArrivalFn,
    pub(super) on_dirty: Box<dyn Fn() + Send + Sync>,
}

impl Dispatcher {
    /// A dispatcher that starts at `from` and watches the log.
    pub(super) fn new(log: Arc<CommitLog>, from: Position, delay_levels: DelayLevels, sinks: Sinks) -> Arc<Self> {
        let Sinks { queues, index, arrival, on_dirty } = sinks;
        let dispatcher = Arc::new(Self {
            verify_below: log.appended.get().get(),
            queues,
            index,
            delay_levels,
            arrival,
            dispatched: Watermark::new(PhyOffset(from.at)),
            position: Mutex::new(from),
            on_dirty,
            turn: Mutex::default(),
            wake: Mutex::default(),
            woken: Condvar::new(),
            log: log.clone(),
        });
        let watching = Arc::downgrade(&dispatcher);
        let by_appender = log.flush_mode() == FlushMode::Async;
        log.limit_watermark().watch(Arc::new(move |_, written| {
            let Some(dispatcher) = watching.upgrade() else { return };
            match by_appender {
                true => dispatcher.follow_as_appender(written),
                false => dispatcher.wake(),
            }
        }));
        dispatcher
    }

    /// Follows the log until [`Dispatcher::stop`].
    pub(super) fn run(&self) {
        loop {
            {
                let mut wake = self.wake.lock();
                while !wake.moved && !wake.stopped {
                    self.woken.wait(&mut wake);
                }
                if wake.stopped {
                    return;
                }
                wake.moved = false;
            }
            self.follow();
        }
    }

    fn wake(&self) {
        self.wake.lock().moved = true;
        self.woken.notify_one();
    }

    /// Ends [`Dispatcher::run`].
    pub(super) fn stop(&self) {
        self.wake.lock().stopped = true;
        self.woken.notify_all();
    }

    /// How far it has come.
    pub(super) fn position(&self) -> Position {
        *self.position.lock()
    }

    /// Queues that had so many entries are gone.
    pub(super) fn forget_entries(&self, entries: i64) {
        self.position.lock().total_entries -= entries;
    }

    /// Follows the log to its limit, also to what it becomes meanwhile.
    pub(super) fn follow(&self) {
        let mut limit = self.log.limit().get();
        while let Some(later) = self.take_turn(|| Some(self.turn.lock()), limit, Written::NONE) {
            limit = later;
        }
    }

    /// Follows the log as far as others come meanwhile, if nobody else does; leaves it to the thread when that becomes far.
    fn follow_as_appender(&self, written: Written<'_>) {
        let far = self.dispatched.get().get() + APPENDER_BYTES_MAX;
        let mut limit = self.log.limit().get();
        while limit <= far {
            match self.take_turn(|| self.turn.try_lock(), limit, written) {
                Some(later) => limit = later,
                None => return,
            }
        }
        self.wake();
    }

    /// Follows the log to `limit`, with the turn if it can be had; the limit if it has moved since.
    ///
    /// Who fails to get the turn has moved the limit before he tried, and who had it looks at the limit after he gave it up. The fences put
    /// the two steps of each in that order for the other, so that one of them sees what the other did.
    fn take_turn<'t>(&self, turn: impl FnOnce() -> Option<MutexGuard<'t, ()>>, limit: i64, written: Written<'_>) -> Option<i64> {
        fence(Ordering::SeqCst);
        let turn = turn()?;
        self.follow_to(limit, written);
        drop(turn);
        fence(Ordering::SeqCst);
        Some(self.log.limit().get()).filter(|later| *later != limit)
    }

    fn follow_to(&self, limit: i64, written: Written<'_>) {
        let mut run = Run::default();
        let mut at = self.dispatched.get().get();
        while at < limit {
            let at_hand = written.from(PhyOffset(at)).zip(self.log.files.find(at));
            let next = if let Some((bytes, file)) = at_hand {
                self.follow_chunk(bytes, at, file.end(), &mut run)
            } else if let Some((chunk, file_end)) = self.log.chunk(at, limit) {
                self.follow_chunk(&chunk, at, file_end, &mut run)
            } else {
                self.log.files.next_from(at).map_or(limit, |file| file.start().min(limit))
            };
            if next == at {
                // A slave has the front of a record only.
                return;
            }
            at = next;
            self.publish(at, &mut run);
        }
    }

    /// Does the records in `chunk`, which stands at `start`; where to go on.
    fn follow_chunk(&self, chunk: &[u8], start: i64, file_end: i64, run: &mut Run) -> i64 {
        let mut from = 0;
        let mut done = 0;
        while from < chunk.len() {
            let at = start + from as i64;
            let rest = &chunk[from..];
            match step(rest, at, file_end, at < self.verify_below) {
                Step::Record(record) => {
                    self.record(&record, run);
                    from += record.total_len();
                    done += 1;
                    if done % PUBLISH_EVERY == 0 {
                        self.publish(start + from as i64, run);
                    }
                }
                Step::Roll => return file_end,
                Step::Incomplete if at >= self.verify_below => return at,
                damage @ (Step::Incomplete | Step::Unwritten | Step::Damaged(_)) => {
                    let ahead = next_record(rest, at, file_end).unwrap_or(rest.len());
                    warn!(from = at, to = at + ahead as i64, %damage, "passing over damage in the commit log");
                    from += ahead;
                }
            }
        }
        start + from as i64
    }

    fn publish(&self, at: i64, run: &mut Run) {
        {
            let mut position = self.position.lock();
            position.at = at;
            position.total_entries += std::mem::take(&mut run.new_entries);
            position.store_timestamp = position.store_timestamp.max(run.store_timestamp);
        }
        self.dispatched.advance(PhyOffset(at));
        self.dispatched.announce(Written::NONE);
    }

    fn record(&self, record: &RecordView<'_>, run: &mut Run) {
        run.store_timestamp = record.store_timestamp().get();
        let keys = Keys::of(record.properties());
        let transaction = record.sys_flag().transaction();
        let Some(topic) = record.topic() else {
            warn!(phy = %record.phy_offset(), "passing over a record whose topic is not UTF-8");
            return;
        };
        let arrived = if record.sys_flag().is_queued() { self.enqueue(record, topic, &keys, run) } else { None };
        if let Some(index) = &self.index
            && transaction != TransactionKind::Rollback
        {
            let indexed = IndexedKeys { topic, unique_key: keys.unique_key, keys: keys.keys, tags: keys.tags };
            index.put(&indexed, record.phy_offset().get(), record.store_timestamp().get());
        }
        if let Some((queue, tags_code)) = arrived {
            (self.arrival)(&Arrival {
                topic: queue.topic(),
                queue_id: queue.id(),
                queue_offset: record.queue_offset(),
                tags_code,
                store_timestamp: record.store_timestamp(),
                phy: record.phy_offset(),
                size: record.total_len() as u32,
                record: *record,
            });
        }
    }

    /// Makes the record an entry of its queue; the queue and the entry's code, if it is new there.
    fn enqueue<'q>(&self, record: &RecordView<'_>, topic: &str, keys: &Keys<'_>, run: &'q mut Run) -> Option<(&'q Queue, i64)> {
        let id = record.queue_id();
        let is_last = run.queue.as_ref().is_some_and(|queue| queue.id() == id && queue.topic().as_str() == topic);
        if !is_last {
            run.queue = self.queues.find(topic, id).or_else(|| match TopicName::new(topic) {
                Ok(topic) if id.get() >= 0 => Some(self.queues.get(&topic, id)),
                _ => None,
            });
        }
        let Some(queue) = &run.queue else {
            warn!(topic, queue = %id, phy = %record.phy_offset(), "passing over a record of an impossible queue");
            return None;
        };
        let tags_code = self.tags_code(record, topic, keys);
        let entry = Entry { phy: record.phy_offset().get(), size: record.total_len() as i32, tags_code };
        match queue.push(record.queue_offset(), entry) {
            Pushed::Known => None,
            Pushed::New { list, grown } => {
                run.new_entries += grown;
                if list && self.queues.mark_dirty(queue) {
                    (self.on_dirty)();
                }
                Some((queue, tags_code))
            }
            Pushed::Refused => {
                warn!(topic, queue = %id, offset = %record.queue_offset(), phy = %record.phy_offset(), "passing over a record whose queue offset cannot be right");
                None
            }
        }
    }

    fn tags_code(&self, record: &RecordView<'_>, topic: &str, keys: &Keys<'_>) -> i64 {
        let level = if topic == SCHEDULE_TOPIC { keys.delay.and_then(|level| level.parse().ok()) } else { None };
        let due = level.and_then(|level| self.delay_levels.deliver_at(level, record.store_timestamp()));
        due.map_or_else(|| tags_code(keys.tags), |due| due.get())
    }
}

/// What one call of [`Dispatcher::follow`] carries along.
#[derive(Default)]
struct Run {
    /// The last record's queue: the next record's often is the same.
    queue: Option<Arc<Queue>>,
    /// Since the position was last published.
    new_entries: i64,
    store_timestamp: i64,
}

/// The properties that matter here, found in one pass.
#[derive(Default)]
struct Keys<'a> {
    unique_key: Option<&'a str>,
    keys: Option<&'a str>,
    tags: Option<&'a str>,
    delay: Option<&'a str>,
}

impl<'a> Keys<'a> {
    fn of(properties: Properties<'a>) -> Self {
        let mut keys = Self::default();
        for (name, value) in properties.iter() {
            match name {
                UNIQ_KEY => keys.unique_key = Some(value),
                KEYS => keys.keys = Some(value),
                TAGS => keys.tags = Some(value),
                DELAY => keys.delay = Some(value),
                _ => {}
            }
        }
        keys
    }
}
