//! The thread that keeps house: writes queues and index out, makes them durable, moves the checkpoint, lets go of memory, deletes what is expired.

use super::StoreError;
use super::checkpoint::{Checkpoint, Exact};
use super::commit_log::{CommitLog, Flusher, Turns};
use super::disk::Disk;
use super::dispatch::Dispatcher;
use super::index::{Index, IndexMark};
use super::layout::Layout;
use super::queues::{Queue, Queues};
use super::retention::{Moment, Retention, follow_log};
use mq_core::types::PhyOffset;
use parking_lot::{Condvar, Mutex};
use std::sync::{Arc, mpsc};
use std::time::{Duration, Instant};
use tracing::warn;

/// New entries reach their files within this time.
const WRITE_EVERY: Duration = Duration::from_millis(100);
/// How long a checkpoint waits for the log to be durable before it gives up until next time, ms.
const FLUSH_TIMEOUT_MS: u64 = 60_000;

/// What the keeper keeps.
pub(super) struct Keeper {
    pub(super) disk: Arc<dyn Disk>,
    pub(super) layout: Layout,
    pub(super) log: Arc<CommitLog>,
    pub(super) flusher: Arc<Flusher>,
    pub(super) queues: Arc<Queues>,
    pub(super) index: Option<Arc<Index>>,
    pub(super) dispatcher: Arc<Dispatcher>,
    pub(super) retention: Retention,
    pub(super) checkpoint_every: Duration,
    pub(super) signal: Arc<Signal>,
    pub(super) work: Mutex<Work>,
}

/// Wakes the keeper.
#[derive(Default)]
pub(super) struct Signal {
    state: Mutex<Asked>,
    woken: Condvar,
}

#[derive(Default)]
struct Asked {
    dirty: bool,
    retention: bool,
    stopped: bool,
}

/// What one round leaves to later ones.
#[derive(Default)]
pub(super) struct Work {
    /// Written in the last round: if nothing new came, they can give up their memory.
    cooling: Vec<Arc<Queue>>,
    /// Written since the last checkpoint.
    unsynced: Vec<Arc<Queue>>,
    last: Checkpoint,
}

impl Work {
    /// Nothing to do yet; `last` is the checkpoint on disk.
    pub(super) fn after(last: Checkpoint) -> Self {
        Self { last, ..Self::default() }
    }
}

impl Signal {
    /// There are entries to write.
    pub(super) fn dirty(&self) {
        self.state.lock().dirty = true;
        self.woken.notify_one();
    }

    /// Expired files are to be deleted now.
    pub(super) fn retention(&self) {
        self.state.lock().retention = true;
        self.woken.notify_one();
    }

    pub(super) fn stop(&self) {
        self.state.lock().stopped = true;
        self.woken.notify_all();
    }

    /// Waits until there is something to do, at latest until `until`; what was asked.
    fn wait(&self, mut dirty: bool, until: Instant) -> Asked {
        let mut state = self.state.lock();
        let write_at = Instant::now() + WRITE_EVERY;
        while !state.stopped && !state.retention {
            dirty |= std::mem::take(&mut state.dirty);
            let until = if dirty { until.min(write_at) } else { until };
            if self.woken.wait_until(&mut state, until).timed_out() {
                break;
            }
        }
        Asked { dirty, retention: std::mem::take(&mut state.retention), stopped: state.stopped }
    }
}

impl Keeper {
    /// Keeps house until the signal says stop.
    pub(super) fn run(&self) {
        let mut next_checkpoint = Instant::now() + self.checkpoint_every;
        let mut next_retention = Instant::now();
        let mut turns = Turns::default();
        loop {
            let warm = !self.work.lock().cooling.is_empty() || self.queues.has_dirty();
            let asked = self.signal.wait(warm, next_checkpoint.min(next_retention));
            if asked.stopped {
                return;
            }
            self.write_out();
            self.log.let_go(&mut turns);
            let now = Instant::now();
            if now >= next_checkpoint {
                next_checkpoint = now + self.checkpoint_every;
                if let Err(error) = self.checkpoint() {
                    warn!(%error, "checkpoint failed; a crash now would take longer to recover from");
                }
            }
            if asked.retention || now >= next_retention {
                next_retention = now + self.retention.interval();
                self.expire(&Moment::now());
            }
        }
    }

    /// Makes everything derived durable and writes that down. Does nothing when nothing has changed.
    pub(super) fn checkpoint(&self) -> Result<(), StoreError> {
        self.write_checkpoint(false)
    }

    /// The last checkpoint, of a store whose threads have stopped and whose log is durable.
    pub(super) fn close(&self) -> Result<(), StoreError> {
        self.write_checkpoint(true)
    }

    /// Deletes what is expired.
    pub(super) fn expire(&self, moment: &Moment) {
        let dispatched = self.dispatcher.dispatched.get().get();
        match self.retention.run(&*self.disk, &self.log, &self.layout.commit_log, dispatched, moment) {
            Ok(true) => self.follow_log(),
            Ok(false) => {}
            Err(error) => warn!(%error, "could not delete expired files"),
        }
    }

    /// Lets everything derived begin where the log begins, and remembers at once that what is gone is meant to be.
    pub(super) fn follow_log(&self) {
        let entries = follow_log(&self.queues, self.index.as_deref(), self.log.min());
        self.dispatcher.forget_entries(entries);
        if let Err(error) = self.checkpoint() {
            warn!(%error, "checkpoint failed; queues would be built again after a crash now");
        }
    }

    /// Deletes a topic's queues, and remembers at once that they are meant to be gone.
    pub(super) fn delete_topic(&self, topic: &str) -> Result<(), StoreError> {
        let entries = self.queues.delete_topic(topic)?;
        self.dispatcher.forget_entries(entries);
        self.checkpoint()
    }

    /// Deletes queues all of whose records are gone.
    pub(super) fn delete_expired_queues(&self) -> Result<(), StoreError> {
        let entries = self.queues.delete_expired(self.log.min())?;
        self.dispatcher.forget_entries(entries);
        self.checkpoint()
    }

    fn write_out(&self) {
        let mut work = self.work.lock();
        let dirty = self.queues.take_dirty();
        for queue in std::mem::take(&mut work.cooling) {
            queue.write_out();
        }
        for queue in &dirty {
            if !queue.write_out() {
                self.queues.mark_dirty(queue);
            }
        }
        work.unsynced.extend(dirty.iter().cloned());
        work.cooling = dirty;
        if let Some(index) = &self.index {
            index.write_out();
        }
    }

    fn write_checkpoint(&self, closing: bool) -> Result<(), StoreError> {
        // Taken first: what is dispatched later may or may not be covered, and is simply done again.
        let position = self.dispatcher.position();
        self.write_out();
        let mut work = self.work.lock();
        work.unsynced.sort_unstable_by_key(Arc::as_ptr);
        work.unsynced.dedup_by(|a, b| Arc::ptr_eq(a, b));
        self.queues.sync(&work.unsynced).map_err(|error| StoreError::io(&self.layout.consume_queues(), error))?;
        let mark = match &self.index {
            Some(index) if closing => index.close(),
            Some(index) => index.sync(),
            // Switched off: what was durable before stays so.
            None => Ok(work.last.exact.map_or_else(IndexMark::default, |exact| exact.index)),
        };
        let index = mark.map_err(|error| StoreError::io(&self.layout.index(), error))?;
        if !closing {
            // Everything that the index knows must be durable in the log too.
            self.wait_flushed(self.log.appended.get())?;
        }
        let durable = self.log.flushed.get().get();
        let exact = Exact { durable, dispatched: position.at, total_entries: position.total_entries, index, closed: closing };
        let time = position.store_timestamp.max(work.last.queue_time);
        let checkpoint = Checkpoint { log_time: time, queue_time: time, index_time: 0, exact: Some(exact) };
        if checkpoint != work.last {
            checkpoint.store(&*self.disk, &self.layout.checkpoint())?;
            work.last = checkpoint;
        }
        work.unsynced.clear();
        Ok(())
    }

    fn wait_flushed(&self, end: PhyOffset) -> Result<(), StoreError> {
        let (done, outcome) = mpsc::sync_channel(1);
        let answer = move |flushed| {
            // The receiver waits for as long as this closure can be called.
            let _ = done.send(flushed);
        };
        self.flusher.when_flushed(end, FLUSH_TIMEOUT_MS, Box::new(answer));
        outcome.recv().unwrap_or(Err(StoreError::Closed))
    }
}
