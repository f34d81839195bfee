//! The commit log: every record of this broker, one behind the other, in files of equal size.
//!
//! One writer at a time appends (`append`), the flusher makes it durable (`flush`), everybody else reads below `appended` without a lock
//! (`read`). `recover` finds the end of a log that was not closed. The next file is made ahead of need by a thread of its own
//! (`allocate`), and `cache` lets go of the memory of what nobody reads. A file ends with a blank record; no record and no batch lies across two files.

mod allocate;
mod append;
mod cache;
mod flush;
mod read;
pub(super) mod recover;

use super::config::{FlushMode, StoreConfig};
use super::disk::Disk;
use super::file_sequence::FileSequence;
use super::health::Health;
use super::mapped_file::Segment;
use super::stats::Stats;
use super::watermark::Watermark;
use mq_core::types::PhyOffset;
use parking_lot::Mutex;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;

pub(super) use allocate::Allocator;
pub(super) use cache::Turns;
pub(super) use flush::Flusher;
pub(super) use read::{Step, next_record, step};

/// The log of one store.
pub(super) struct CommitLog {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    /// Every byte range that can be read.
    pub(super) files: FileSequence,
    /// The log's end.
    pub(super) appended: Watermark,
    /// Everything below is durable.
    pub(super) flushed: Watermark,
    pub(super) health: Health,
    pub(super) allocator: Allocator,
    cache: cache::Cache,
    settings: Settings,
    stats: Arc<Stats>,
    pending: Mutex<Vec<append::Pending>>,
    writer: Mutex<append::Writer>,
    /// What the writer takes next while its last buffer is still looked at.
    spare_buf: Mutex<Vec<u8>>,
}

/// What appending needs to know.
struct Settings {
    property_crc: bool,
    message_bytes_max: usize,
    store_host: SocketAddr,
    flush_mode: FlushMode,
}

/// A log whose end has been found.
pub(super) struct RecoveredLog {
    /// All files, oldest first; the last one holds the end, or ends there.
    pub(super) files: Vec<Arc<Segment>>,
    /// Where the next record goes.
    pub(super) end: i64,
    /// The newest time stamped into a record that was looked at; 0 when there was none.
    pub(super) last_store_timestamp: i64,
    /// Size of further files.
    pub(super) segment_bytes: u64,
}

impl CommitLog {
    /// A log that goes on where `recovered` ends; all of it is durable.
    pub(super) fn new(disk: Arc<dyn Disk>, config: &StoreConfig, recovered: RecoveredLog, stats: Arc<Stats>) -> Self {
        let end = PhyOffset(recovered.end);
        let active = recovered.files.last().filter(|file| recovered.end < file.end()).cloned();
        let allocator = Allocator::new(disk.clone(), config.commit_log_dir.clone(), recovered.segment_bytes);
        if let Some(file) = active.as_ref().filter(|file| recovered.end >= file.start() + file.len() as i64 / 2) {
            allocator.prepare(file.end());
        }
        Self {
            dir: config.commit_log_dir.clone(),
            files: FileSequence::new(recovered.files),
            appended: Watermark::new(end),
            flushed: Watermark::new(end),
            health: Health::default(),
            allocator,
            cache: cache::Cache::new(config.log_cache_bytes, config.memory_share_bytes(), recovered.end),
            settings: Settings {
                property_crc: config.append_prop_crc,
                message_bytes_max: config.max_message_bytes,
                store_host: config.store_host,
                flush_mode: config.flush_mode,
            },
            stats,
            pending: Mutex::default(),
            writer: Mutex::new(append::Writer::new(active, recovered.end, recovered.last_store_timestamp)),
            spare_buf: Mutex::default(),
            disk,
        }
    }

    /// The first byte that is left; the end when nothing is.
    pub(super) fn min(&self) -> i64 {
        self.files.first().map_or_else(|| self.appended.get().get(), |file| file.start())
    }

    pub(super) fn flush_mode(&self) -> FlushMode {
        self.settings.flush_mode
    }

    /// How far dispatching may follow: what is as safe as the flush mode promises.
    pub(super) fn limit(&self) -> PhyOffset {
        match self.settings.flush_mode {
            FlushMode::Sync => self.flushed.get(),
            FlushMode::Async => self.appended.get(),
        }
    }

    /// The watermark that [`CommitLog::limit`] reads.
    pub(super) fn limit_watermark(&self) -> &Watermark {
        match self.settings.flush_mode {
            FlushMode::Sync => &self.flushed,
            FlushMode::Async => &self.appended,
        }
    }

    /// Use of the log's disk, 0.0 to 1.0; 1.0 when it cannot be told.
    pub(super) fn disk_used(&self) -> f64 {
        self.disk.used(&self.dir).unwrap_or(1.0)
    }
}
