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
//! Threads: `store-flush` (fdatasync), `store-dispatch` (follows the log), `store-allocate` (makes the next segment), `store-keep`
//! (writes queues and index out, checkpoint, retention), `store-timeout` (gives up on flushes that take too long). Lock order: writer ->
//! queue table -> one queue -> open files; none is held while a callback runs, and none across an fdatasync but the flusher's own.
//!
//! Never here: topic settings, consumer offsets, who may read what, sockets, async code.

mod config;
mod draft;
mod json_file;
mod queues;
mod read;

use bytes::Bytes;
use mq_core::message::record::RecordView;
use mq_core::names::TopicName;
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;

pub use config::{FlushMode, RetentionConfig, StoreConfig, TransferLimits};
pub use draft::{Burst, Draft, DraftKind, Put, PutResult};
pub use json_file::JsonFile;
pub use queues::Queue;
pub use read::{Read, ReadRequest, ReadStatus};

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

/// Told about every message as it becomes visible, in log order, by the dispatcher's thread: it must be quick. While a store opens, it is
/// told about those that are found again after a crash.
pub type ArrivalFn = Arc<dyn Fn(&Arrival<'_>) + Send + Sync>;

/// Told about a watermark that has moved on, by the thread that moved it: it must be quick.
pub type WatermarkFn = Arc<dyn Fn(PhyOffset) + Send + Sync>;

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
pub struct Store {}

impl Store {
    /// Opens or creates the data folder and brings what is derived up to the log's end. Takes as long as that takes.
    ///
    /// # Errors
    /// [`StoreError::Locked`], [`StoreError::Io`], [`StoreError::DiskFull`].
    pub fn open(_config: StoreConfig, _arrival: ArrivalFn) -> Result<Self, StoreError> {
        todo!()
    }

    /// Stops taking messages, makes everything durable, stops the threads and marks the folder as cleanly closed. Blocks until done; a
    /// second call does nothing. Dropping the store without it is like being killed, but for the threads, which stop.
    ///
    /// # Errors
    /// What could not be made durable; the folder then stays marked as not cleanly closed.
    pub fn shutdown(&self) -> Result<(), StoreError> {
        todo!()
    }

    /// The queue, made at its first mention. Hold on to it: drafts carry it, so that appending looks nothing up.
    pub fn queue(&self, _topic: &TopicName, _id: QueueId) -> Arc<Queue> {
        todo!()
    }

    /// The queue, if it was ever mentioned.
    pub fn find_queue(&self, _topic: &str, _id: QueueId) -> Option<Arc<Queue>> {
        todo!()
    }

    /// The queues of a topic, by rising id.
    pub fn queues_of(&self, _topic: &str) -> Vec<Arc<Queue>> {
        todo!()
    }

    /// The topics that have queues.
    pub fn topics(&self) -> Vec<TopicName> {
        todo!()
    }

    /// Forgets the topic's queues and deletes their files; records stay in the log until they expire.
    pub fn delete_topic(&self, _topic: &str) {
        todo!()
    }

    /// Deletes the queues whose last record is gone from the log (request 306).
    pub fn delete_expired_queues(&self) {
        todo!()
    }

    /// Appends a burst together with whatever else waits. `done` is called by this thread or another one, usually before this returns.
    pub fn append(&self, _burst: Burst) {
        todo!()
    }

    /// Appends and waits for the result.
    pub fn append_now(&self, _drafts: Vec<Draft>) -> Vec<PutResult> {
        todo!()
    }

    /// Calls `done` when every byte below `end` is durable, or after `timeout_ms` with [`StoreError::FlushTimeout`], or with
    /// [`StoreError::Fenced`].
    pub fn when_flushed(&self, _end: PhyOffset, _timeout_ms: u64, _done: Box<dyn FnOnce(Result<(), StoreError>) + Send>) {
        todo!()
    }

    /// Bytes of a master's log that belong at `at`, which must be this log's end; for slaves. Returns the new end.
    ///
    /// # Errors
    /// As an append.
    pub fn append_replica(&self, _at: PhyOffset, _bytes: &[u8]) -> Result<PhyOffset, StoreError> {
        todo!()
    }

    /// Up to `max_bytes` of the log from `at` on, never across the end of a file; empty at the end, `None` where there is no file.
    pub fn log_bytes(&self, _at: PhyOffset, _max_bytes: usize) -> Option<Bytes> {
        todo!()
    }

    /// The end of the log.
    pub fn appended(&self) -> PhyOffset {
        todo!()
    }

    /// Everything below is durable.
    pub fn flushed(&self) -> PhyOffset {
        todo!()
    }

    /// Everything below is in its queue.
    pub fn dispatched(&self) -> PhyOffset {
        todo!()
    }

    /// Calls `watcher` whenever the log's end has moved.
    pub fn watch_appended(&self, _watcher: WatermarkFn) {
        todo!()
    }

    /// Calls `watcher` whenever more is durable.
    pub fn watch_flushed(&self, _watcher: WatermarkFn) {
        todo!()
    }

    /// The first byte of the log that is left.
    pub fn min_phy(&self) -> PhyOffset {
        todo!()
    }

    /// Reads messages of a queue. Blocks on the disk when they are cold: see [`Store::is_hot`].
    pub fn read(&self, _request: &ReadRequest<'_>) -> Read {
        todo!()
    }

    /// Whether reading at `offset` will find its data in memory; what is not should be read on a thread that may block.
    pub fn is_hot(&self, _queue: &Queue, _offset: QueueOffset) -> bool {
        todo!()
    }

    /// The queue's first entry; 0 for an unknown queue.
    pub fn min_offset(&self, _topic: &str, _id: QueueId) -> QueueOffset {
        todo!()
    }

    /// One past the queue's last entry; 0 for an unknown queue.
    pub fn max_offset(&self, _topic: &str, _id: QueueId) -> QueueOffset {
        todo!()
    }

    /// The entry for a time; 0 for an unknown queue. May block on the disk.
    pub fn offset_by_time(&self, _topic: &str, _id: QueueId, _time: UnixMs, _boundary: Boundary) -> QueueOffset {
        todo!()
    }

    /// When the queue's first message was stored. May block on the disk.
    pub fn earliest_store_time(&self, _topic: &str, _id: QueueId) -> Option<UnixMs> {
        todo!()
    }

    /// When the message at `offset` was stored. May block on the disk.
    pub fn store_time(&self, _topic: &str, _id: QueueId, _offset: QueueOffset) -> Option<UnixMs> {
        todo!()
    }

    /// The record that starts at `phy`, checksums checked. May block on the disk.
    pub fn record_at(&self, _phy: PhyOffset) -> Option<Bytes> {
        todo!()
    }

    /// The newest records with the key between the two times, at most `max`, in log order. Keys are compared by hash: the caller checks
    /// the text. May block on the disk.
    pub fn query_index(&self, _topic: &str, _key: &str, _kind: IndexKind, _begin: UnixMs, _end: UnixMs, _max: usize) -> Vec<Bytes> {
        todo!()
    }

    /// Use of the commit log's disk, 0.0 to 1.0.
    pub fn disk_used(&self) -> f64 {
        todo!()
    }

    /// Whether messages are taken now, and if not, why.
    ///
    /// # Errors
    /// [`StoreError::DiskFull`], [`StoreError::Fenced`], [`StoreError::Closed`].
    pub fn writable(&self) -> Result<(), StoreError> {
        todo!()
    }

    /// Deletes expired files at the next look, whatever the hour (request 329).
    pub fn clean_expired_now(&self) {
        todo!()
    }

    /// Replaces the retention settings.
    pub fn set_retention(&self, _retention: RetentionConfig) {
        todo!()
    }
}
