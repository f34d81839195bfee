//! The store: a commit log that holds every message once, and what is derived from it.
//!
//! Owns the files under the data folder, in Apache RocketMQ's formats: `commitlog/` (records, the only truth), `consumequeue/` (per queue,
//! where its records are), `index/` (by key), `checkpoint`, `abort`, `lock`. Everything but the log can be deleted and is built again.
//!
//! ```text
//! append ─> pending bursts ─> the one writer ─> segment (pwrite) ══ appended ══> flusher (fdatasync) ══ flushed ══>
//!                                                                      └──────── dispatcher ──────────────┘ (by flush mode)
//!                                                              consume queue, index, arrival callback ══ dispatched ══> readers
//! ```
//!
//! Invariants
//! - LOG-1: flushed <= appended; bytes below `appended` never change. Readers never look beyond it.
//! - LOG-2: a record's stored physical offset is its position; anything else there is damage.
//! - LOG-3: after the first failed write or sync of the log nothing more is acknowledged (fenced); reads go on.
//! - CQ-1: entry n of a queue belongs to the record whose queue offset is n, for ever.
//! - CQ-2: within a queue, a later entry's record lies behind an earlier one's.
//! - CQ-3: a queue shows an entry only when its record is as safe as the flush mode promises.
//!
//! Threads: `store-flush` (fdatasync), `store-dispatch` (follows the log where appenders do not), `store-allocate` (makes the next segment), `store-keep`
//! (writes queues and index out, checkpoint, retention), `store-timeout` (gives up on flushes that take too long). Lock order: writer ->
//! queue table -> one queue -> open files; none is held while a callback runs, and none across an fdatasync but the flusher's own.
//!
//! Never here: topic settings, consumer offsets, who may read what, sockets, async code.

mod checkpoint;
mod commit_log;
mod config;
mod consume_queue;
mod disk;
mod dispatch;
mod draft;
mod file_sequence;
mod health;
mod index;
mod index_file;
mod json_file;
mod keeper;
mod layout;
mod mapped_file;
mod open;
mod queue_files;
mod queues;
mod read;
mod retention;
mod stats;
pub mod timer;
mod watermark;

#[cfg(test)]
mod faulty_disk;
#[cfg(test)]
mod tests;

use bytes::Bytes;
use commit_log::{CommitLog, Flusher};
use dispatch::Dispatcher;
use index::Index;
use keeper::Keeper;
use mq_core::message::record::RecordView;
use mq_core::names::TopicName;
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use parking_lot::Mutex;
use queues::Queues;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

pub use config::{FlushMode, RetentionConfig, StoreConfig, TransferLimits};
pub use draft::{Burst, Draft, DraftKind, Put, PutResult};
pub use json_file::JsonFile;
pub use queues::Queue;
pub use read::{Followed, Read, ReadRequest, ReadStatus};
pub use stats::{PUT_TIME_BUCKETS_MS, Stats, StatsSnapshot};

/// Why the store refused or failed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum StoreError {
    /// A record, or a whole batch, is longer than the store takes.
    #[error("message of {len} bytes, limit {len_max}")]
    RecordTooLarge {
        /// Bytes of the body or batch.
        len: usize,
        /// The limit.
        len_max: usize,
    },
    /// The property string does not fit a record.
    #[error("properties of {len} bytes, limit {len_max}")]
    PropertiesTooLarge {
        /// Bytes.
        len: usize,
        /// The limit.
        len_max: usize,
    },
    /// A batch's lengths contradict each other, or it is empty.
    #[error("malformed batch at item {item}")]
    BatchIllegal {
        /// Which message of the batch, from 0.
        item: usize,
    },
    /// No space for another file, or above the warning mark.
    #[error("disk full, {used_percent}% used")]
    DiskFull {
        /// Use of the commit log's disk.
        used_percent: u8,
    },
    /// A write or sync of the log failed earlier; only a restart, which reads the log again, can tell what is stored.
    #[error("store fenced after an I/O error")]
    Fenced,
    /// Bytes of a master's log that do not belong at this log's end.
    #[error("bytes for {at}, but the log ends at {end}")]
    NotAtEnd {
        /// Where they belong.
        at: PhyOffset,
        /// Where the log ends.
        end: PhyOffset,
    },
    /// The flush did not come in time; the message may still become durable.
    #[error("flush took longer than {timeout_ms} ms")]
    FlushTimeout {
        /// What the caller was ready to wait.
        timeout_ms: u64,
    },
    /// The store is shut down.
    #[error("store closed")]
    Closed,
    /// Another process, or another store of this one, has the folder.
    #[error("{dir} is in use by another broker", dir = dir.display())]
    Locked {
        /// The data folder.
        dir: PathBuf,
    },
    /// A file can be read neither in its newest generation nor in the one before.
    #[error("{path} is damaged: {reason}", path = path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What its reader says.
        reason: String,
    },
    /// The operating system refused.
    #[error("{path}: {source}", path = path.display())]
    Io {
        /// What was touched.
        path: PathBuf,
        /// What came back.
        source: Arc<io::Error>,
    },
}

impl StoreError {
    fn io(path: &Path, source: io::Error) -> Self {
        Self::Io { path: path.to_owned(), source: Arc::new(source) }
    }
}

/// A message that readers of its queue can see from now on.
pub struct Arrival<'a> {
    /// Topic.
    pub topic: &'a TopicName,
    /// Queue within the topic.
    pub queue_id: QueueId,
    /// Its place there.
    pub queue_offset: QueueOffset,
    /// Its tags code, or its delivery time in the schedule topic.
    pub tags_code: i64,
    /// When it was stored.
    pub store_timestamp: UnixMs,
    /// Where its record starts.
    pub phy: PhyOffset,
    /// The record's size, bytes.
    pub size: u32,
    /// The record.
    pub record: RecordView<'a>,
}

/// Told about every message as it becomes visible, in log order, by the thread that appended it or the dispatcher's: it must be quick.
/// While a store opens, it is told about those that are found again after a crash.
pub type ArrivalFn = Arc<dyn Fn(&Arrival<'_>) + Send + Sync>;

/// Told about a watermark that has moved on, by the thread that moved it: it must be quick.
pub type WatermarkFn = Arc<dyn Fn(PhyOffset, Written<'_>) + Send + Sync>;

/// Bytes of the log that were written a moment ago and are still at hand, for whoever would otherwise read them back; often none.
#[derive(Debug, Clone, Copy)]
pub struct Written<'a> {
    /// Where they start.
    pub start: PhyOffset,
    /// From there on.
    pub bytes: &'a [u8],
}

impl<'a> Written<'a> {
    /// Nothing is at hand.
    pub const NONE: Self = Self { start: PhyOffset(0), bytes: &[] };

    /// What stands at `at` and behind it, if that is among them.
    pub fn from(self, at: PhyOffset) -> Option<&'a [u8]> {
        let ahead = usize::try_from(at.get() - self.start.get()).ok()?;
        self.bytes.get(ahead..).filter(|rest| !rest.is_empty())
    }
}

/// Which end of several equal times, or of a gap between times, is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Boundary {
    /// The first entry at or after the time.
    Lower,
    /// The last entry at or before the time.
    Upper,
}

/// What a key is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IndexKind {
    /// A message's `UNIQ_KEY` or one of its `KEYS`.
    Key,
    /// A message's `TAGS`, indexed since 5.4.0.
    Tag,
}

/// An open store. All calls are synchronous and block for no more than a page-cache write, but where they say so.
pub struct Store {
    config: StoreConfig,
    log: Arc<CommitLog>,
    /// Where the log ended when the store was opened.
    opened_at: i64,
    /// See [`Store::was_closed`].
    was_closed: bool,
    flusher: Arc<Flusher>,
    queues: Arc<Queues>,
    index: Option<Arc<Index>>,
    dispatcher: Arc<Dispatcher>,
    keeper: Arc<Keeper>,
    stats: Arc<Stats>,
    running: Mutex<Option<Running>>,
}

/// What ends when the store is shut down.
struct Running {
    threads: Vec<JoinHandle<()>>,
    /// Keeps others out of the folder.
    _lock: Box<dyn Send + Sync>,
}

impl Store {
    /// Opens or creates the data folder and brings what is derived up to the log's end. Takes as long as that takes.
    ///
    /// # Errors
    /// [`StoreError::Locked`], [`StoreError::Io`], [`StoreError::Damaged`] when the log's files overlap.
    pub fn open(config: StoreConfig, arrival: ArrivalFn) -> Result<Self, StoreError> {
        open::open(Arc::new(disk::RealDisk), config, arrival)
    }

    /// Stops taking messages, makes everything durable, stops the threads and marks the folder as cleanly closed. Blocks until done; a
    /// second call does nothing. Dropping the store without it is like being killed, but for the threads, which stop.
    ///
    /// # Errors
    /// What could not be made durable; the folder then stays marked as not cleanly closed.
    pub fn shutdown(&self) -> Result<(), StoreError> {
        let Some(running) = self.running.lock().take() else { return Ok(()) };
        self.log.health.close();
        self.log.drain_writer();
        self.stop_threads(running.threads);
        if self.log.health.is_fenced() {
            return Err(StoreError::Fenced);
        }
        self.dispatcher.follow();
        self.keeper.close()?;
        open::mark_closed(&self.keeper)
    }

    /// Whether whoever had the folder before had shut down in order. If not, the last burst of its log may lack its end.
    pub fn was_closed(&self) -> bool {
        self.was_closed
    }

    /// The settings it was opened with.
    pub fn config(&self) -> &StoreConfig {
        &self.config
    }

    /// The queue, made at its first mention. Hold on to it: drafts carry it, so that appending looks nothing up.
    pub fn queue(&self, topic: &TopicName, id: QueueId) -> Arc<Queue> {
        self.queues.get(topic, id)
    }

    /// The queue, if it was ever mentioned.
    pub fn find_queue(&self, topic: &str, id: QueueId) -> Option<Arc<Queue>> {
        self.queues.find(topic, id)
    }

    /// The queues of a topic, by rising id.
    pub fn queues_of(&self, topic: &str) -> Vec<Arc<Queue>> {
        self.queues.of_topic(topic)
    }

    /// The topics that have queues.
    pub fn topics(&self) -> Vec<TopicName> {
        self.queues.topics()
    }

    /// Forgets the topic's queues and deletes their files; records stay in the log until they expire. Blocks on the disk. Queues of the
    /// topic that were held on to must be looked up again.
    ///
    /// # Errors
    /// Files that could not be deleted.
    pub fn delete_topic(&self, topic: &str) -> Result<(), StoreError> {
        self.keeper.delete_topic(topic)
    }

    /// Deletes the queues whose last record is gone from the log (request 306). Blocks on the disk.
    ///
    /// # Errors
    /// Files that could not be deleted.
    pub fn delete_expired_queues(&self) -> Result<(), StoreError> {
        self.keeper.delete_expired_queues()
    }

    /// Appends a burst together with whatever else waits. `done` is called by this thread or another one, usually before this returns.
    pub fn append(&self, burst: Burst) {
        self.log.append([burst]);
    }

    /// Appends several bursts in one go, as [`Store::append`] does one.
    pub fn append_all(&self, bursts: impl IntoIterator<Item = Burst>) {
        self.log.append(bursts);
    }

    /// Appends and waits for the result.
    pub fn append_now(&self, drafts: Vec<Draft>) -> Vec<PutResult> {
        let count = drafts.len();
        let (done, results) = mpsc::sync_channel(1);
        let answer = move |put| {
            // The receiver waits for as long as this closure can be called.
            let _ = done.send(put);
        };
        self.append(Burst { drafts, done: Box::new(answer) });
        results.recv().unwrap_or_else(|_| vec![Err(StoreError::Closed); count])
    }

    /// Calls `done` when every byte below `end` is durable, or after `timeout_ms` with [`StoreError::FlushTimeout`], or with
    /// [`StoreError::Fenced`].
    pub fn when_flushed(&self, end: PhyOffset, timeout_ms: u64, done: Box<dyn FnOnce(Result<(), StoreError>) + Send>) {
        self.flusher.when_flushed(end, timeout_ms, done);
    }

    /// Bytes of a master's log that belong at `at`, which must be this log's end; for slaves, on whose store nothing else appends. Returns
    /// the new end. The pieces need not end where records do.
    ///
    /// # Errors
    /// [`StoreError::NotAtEnd`], else as an append.
    pub fn append_replica(&self, at: PhyOffset, bytes: &[u8]) -> Result<PhyOffset, StoreError> {
        self.log.append_replica(at, bytes)
    }

    /// Up to `max_bytes` of the log from `at` on, never across the end of a file; empty at the end, `None` where there is no file.
    pub fn log_bytes(&self, at: PhyOffset, max_bytes: usize) -> Option<Bytes> {
        let end = self.appended();
        if at == end {
            return Some(Bytes::new());
        }
        let (chunk, _) = self.log.chunk(at.get(), end.get().min(at.get().saturating_add(max_bytes as i64)))?;
        Some(chunk)
    }

    /// The end of the log.
    pub fn appended(&self) -> PhyOffset {
        self.log.appended.get()
    }

    /// Everything below is durable.
    pub fn flushed(&self) -> PhyOffset {
        self.log.flushed.get()
    }

    /// Everything below is in its queue.
    pub fn dispatched(&self) -> PhyOffset {
        self.dispatcher.dispatched.get()
    }

    /// Calls `watcher` whenever the log's end has moved.
    pub fn watch_appended(&self, watcher: WatermarkFn) {
        self.log.appended.watch(watcher);
    }

    /// Calls `watcher` whenever more is durable.
    pub fn watch_flushed(&self, watcher: WatermarkFn) {
        self.log.flushed.watch(watcher);
    }

    /// Where the log's files begin, oldest first.
    pub fn segments(&self) -> Vec<PhyOffset> {
        self.log.files.all().iter().map(|file| PhyOffset(file.start())).collect()
    }

    /// The first byte of the log that is left.
    pub fn min_phy(&self) -> PhyOffset {
        PhyOffset(self.log.min())
    }

    /// The queue's first entry; 0 for an unknown queue.
    pub fn min_offset(&self, topic: &str, id: QueueId) -> QueueOffset {
        self.find_queue(topic, id).map_or(QueueOffset(0), |queue| queue.min_offset())
    }

    /// One past the queue's last entry; 0 for an unknown queue.
    pub fn max_offset(&self, topic: &str, id: QueueId) -> QueueOffset {
        self.find_queue(topic, id).map_or(QueueOffset(0), |queue| queue.max_offset())
    }

    /// Use of the commit log's disk, 0.0 to 1.0; 1.0 when it cannot be told.
    pub fn disk_used(&self) -> f64 {
        self.log.disk_used()
    }

    /// Whether messages are taken now, and if not, why.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::Fenced`], [`StoreError::Closed`].
    pub fn writable(&self) -> Result<(), StoreError> {
        self.log.health.check()
    }

    /// Counters since the store was opened.
    pub fn stats(&self) -> StatsSnapshot {
        self.stats.snapshot()
    }

    /// Deletes expired files now and for the next rounds, whatever the hour (request 329).
    pub fn clean_expired_now(&self) {
        self.keeper.retention.ask();
        self.keeper.signal.retention();
    }

    /// Replaces the retention settings.
    pub fn set_retention(&self, retention: RetentionConfig) {
        self.keeper.retention.set(retention);
    }

    fn stop_threads(&self, threads: Vec<JoinHandle<()>>) {
        self.flusher.stop();
        self.dispatcher.stop();
        self.keeper.signal.stop();
        self.log.allocator.stop();
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a thread of the store had panicked");
            }
        }
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if let Some(running) = self.running.lock().take() {
            self.log.health.close();
            self.stop_threads(running.threads);
        }
    }
}
