//! What the store must know before it opens; defaults are Apache's (`MessageStoreConfig`) unless said otherwise.

use mq_core::message::delay::DelayLevels;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

/// When a send counts as stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlushMode {
    /// When an `fdatasync` that covers it has returned; nothing is shown to consumers before.
    Sync,
    /// When it is in the kernel's page cache.
    Async,
}

/// Settings of one store.
#[derive(Debug, Clone)]
pub struct StoreConfig {
    /// Where everything lies but the commit log.
    pub root_dir: PathBuf,
    /// Where the commit log lies.
    pub commit_log_dir: PathBuf,
    /// Size of a commit-log file, bytes. Files that are already there decide against this.
    pub segment_bytes: u64,
    /// Size of a consume-queue file, bytes, a multiple of 20. Files that are already there decide against this.
    pub consume_queue_file_bytes: u64,
    /// Hash slots of an index file.
    pub index_slots: u32,
    /// Entries of an index file, the unused one in front included.
    pub index_entries: u32,
    /// Whether messages can be found by key.
    pub index_enabled: bool,
    /// When a send counts as stored.
    pub flush_mode: FlushMode,
    /// [`FlushMode::Async`]: how often the log is flushed when enough is dirty, ms.
    pub flush_interval_ms: u64,
    /// [`FlushMode::Async`]: whether it is flushed then only, not as soon as enough is dirty.
    pub flush_timed: bool,
    /// [`FlushMode::Async`]: how many dirty 4 KiB pages are enough.
    pub flush_least_pages: u32,
    /// [`FlushMode::Async`]: after how long any dirty byte is flushed, ms.
    pub flush_thorough_interval_ms: u64,
    /// Whether every record gets a CRC over all of its bytes as its last property. On by default, unlike Apache's, whose readers accept it.
    pub append_prop_crc: bool,
    /// Longest body of a message and longest batch, bytes.
    pub max_message_bytes: usize,
    /// What `DELAY` means in records of the schedule topic.
    pub delay_levels: DelayLevels,
    /// This broker's address as it is stamped into records; tools must be able to reach it.
    pub store_host: SocketAddr,
    /// How much one read returns.
    pub transfer: TransferLimits,
    /// What is deleted when; can be changed while the store is open.
    pub retention: RetentionConfig,
    /// Physical memory, bytes; data further than a share of it behind the tail is taken to be on disk only.
    pub memory_bytes: u64,
    /// That share, percent (`accessMessageInMemoryMaxRatio`).
    pub access_in_memory_percent: u8,
    /// How much of the log's end stays cached in memory when nobody reads further back, bytes; 0: as much as the kernel likes.
    pub log_cache_bytes: u64,
    /// How many consume-queue files are open at once.
    pub open_queue_files_max: usize,
    /// How often consume queues and index are made durable and the checkpoint follows, ms.
    pub checkpoint_interval_ms: u64,
}

/// How much one read returns at most, on top of what the reader asks; the first message always comes.
#[derive(Debug, Clone, Copy)]
pub struct TransferLimits {
    /// Bytes, of recent data.
    pub bytes_in_memory: usize,
    /// Messages, of recent data.
    pub count_in_memory: usize,
    /// Bytes, of data on disk.
    pub bytes_on_disk: usize,
    /// Messages, of data on disk.
    pub count_on_disk: usize,
}

/// What is deleted when.
#[derive(Debug, Clone)]
pub struct RetentionConfig {
    /// Local hours at which expired files are deleted (`deleteWhen`).
    pub delete_hours: Vec<u8>,
    /// Hours after its last write at which a commit-log file expires (`fileReservedTime`).
    pub reserved_hours: u32,
    /// Disk use above which expired files are deleted at any hour, percent (`diskMaxUsedSpaceRatio`).
    pub max_used_percent: u8,
    /// Disk use above which the oldest files are deleted whatever their age, percent (`diskSpaceCleanForciblyRatio`).
    pub clean_forcibly_percent: u8,
    /// Disk use above which sends are refused, until it is down at the forcible mark, percent (`diskSpaceWarningLevelRatio`).
    pub warning_percent: u8,
    /// Whether the forcible mark deletes at all (`cleanFileForciblyEnable`).
    pub clean_forcibly: bool,
    /// How often this is looked at, ms (`cleanResourceInterval`).
    pub interval_ms: u64,
}

impl StoreConfig {
    /// Apache's defaults, with the data under `root_dir` and records stamped 127.0.0.1:10911.
    pub fn new(root_dir: impl Into<PathBuf>) -> Self {
        let root_dir = root_dir.into();
        Self {
            commit_log_dir: root_dir.join("commitlog"),
            root_dir,
            segment_bytes: 1 << 30,
            consume_queue_file_bytes: 300_000 * 20,
            index_slots: 5_000_000,
            index_entries: 20_000_000,
            index_enabled: true,
            flush_mode: FlushMode::Async,
            flush_interval_ms: 500,
            flush_least_pages: 4,
            flush_timed: true,
            flush_thorough_interval_ms: 10_000,
            append_prop_crc: true,
            max_message_bytes: 4 << 20,
            delay_levels: DelayLevels::default(),
            store_host: SocketAddr::from((Ipv4Addr::LOCALHOST, 10911)),
            transfer: TransferLimits { bytes_in_memory: 256 << 10, count_in_memory: 32, bytes_on_disk: 64 << 10, count_on_disk: 8 },
            retention: RetentionConfig::default(),
            memory_bytes: physical_memory_bytes(),
            access_in_memory_percent: 40,
            log_cache_bytes: 1 << 30,
            open_queue_files_max: 512,
            checkpoint_interval_ms: 10_000,
        }
    }

    /// How far behind the tail data is taken to be on disk only, bytes.
    pub(super) fn memory_share_bytes(&self) -> u64 {
        (self.memory_bytes / 100).saturating_mul(u64::from(self.access_in_memory_percent))
    }
}

impl Default for RetentionConfig {
    fn default() -> Self {
        Self {
            delete_hours: vec![4],
            reserved_hours: 72,
            max_used_percent: 75,
            clean_forcibly_percent: 85,
            warning_percent: 90,
            clean_forcibly: true,
            interval_ms: 10_000,
        }
    }
}

/// What Linux reports, or 8 GiB where it does not say.
fn physical_memory_bytes() -> u64 {
    let total_kib = || -> Option<u64> {
        let text = std::fs::read_to_string("/proc/meminfo").ok()?;
        text.lines().find_map(|line| line.strip_prefix("MemTotal:"))?.trim().strip_suffix("kB")?.trim().parse().ok()
    };
    total_kib().map_or(8 << 30, |kib| kib << 10)
}
