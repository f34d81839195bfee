//! What a broker's store can be told (`MessageStoreConfig`): every key that has an effect.

use super::machine::user_home;
use super::settings::settings;
use super::values::{BrokerRole, DelayTable, FlushDiskType, HoursOfDay};
use std::path::PathBuf;

settings! {
    /// Settings of a broker's store and of its replication.
    StoreSettings {
        /// Folder of everything that the broker keeps. Default: `store` in the user's home.
        "storePathRootDir" => root_dir: PathBuf = user_home().join("store"), boot;
        /// Folder of the commit log. Default: `commitlog` in `storePathRootDir`.
        "storePathCommitLog" => commit_log_dir: Option<PathBuf> = None, boot;
        /// Size of a commit-log file, bytes; that of files that are there already goes before it.
        "mappedFileSizeCommitLog" | "mapedFileSizeCommitLog" => segment_bytes: u64 = 1 << 30, boot in 65_536..=2_147_483_647;
        /// Size of a consume-queue file, bytes, 20 for every entry, rounded up to whole entries; that of files that are there already goes before it.
        "mappedFileSizeConsumeQueue" | "mapedFileSizeConsumeQueue" => consume_queue_file_bytes: u64 = 6_000_000, boot in 20..=2_147_483_647;
        /// Longest message, bytes.
        "maxMessageSize" => max_message_bytes: u32 = 4 << 20, boot in 1..=15_728_640;

        /// ASYNC_MASTER, SYNC_MASTER or SLAVE.
        "brokerRole" => role: BrokerRole = BrokerRole::AsyncMaster, boot;
        /// Port for slaves. 0 and default: `listenPort` + 1.
        "haListenPort" => ha_listen_port: u16 = 0, boot;

        /// When a send counts as on disk: ASYNC_FLUSH or SYNC_FLUSH.
        "flushDiskType" => flush_disk_type: FlushDiskType = FlushDiskType::AsyncFlush, boot;
        /// Time for a flush that a send waits for, ms.
        "syncFlushTimeout" => sync_flush_timeout_ms: u64 = 5_000, live in 1..=600_000;
        /// ASYNC_FLUSH: how often the log is flushed when enough waits, ms.
        "flushIntervalCommitLog" => flush_interval_ms: u64 = 500, boot in 1..=60_000;
        /// ASYNC_FLUSH: whether the log is flushed at those times only; if not, as soon as enough waits.
        "flushCommitLogTimed" => flush_timed: bool = true, boot;
        /// ASYNC_FLUSH: how many unwritten pages of 4 KiB are enough.
        "flushCommitLogLeastPages" => flush_least_pages: u32 = 4, boot;
        /// ASYNC_FLUSH: after how long anything that waits is flushed, ms.
        "flushCommitLogThoroughInterval" => flush_thorough_interval_ms: u64 = 10_000, boot in 1..=600_000;
        /// Whether a CRC over all of its bytes is stored with every message. On, unlike Apache's default: it sees what the body's own CRC does not.
        "enabledAppendPropCRC" => append_prop_crc: bool = true, boot;

        /// Hours of the local day at which expired commit-log files are deleted.
        "deleteWhen" => delete_hours: HoursOfDay = HoursOfDay(vec![4]), live;
        /// Hours that a commit-log file is kept after its last message.
        "fileReservedTime" => reserved_hours: u32 = 72, live in 1..=87_600;
        /// Percent of the disk above which expired files are deleted at any hour.
        "diskMaxUsedSpaceRatio" => disk_max_used_percent: u8 = 75, live in 10..=95;
        /// Percent of the disk above which the oldest files are deleted whatever their age.
        "diskSpaceCleanForciblyRatio" => disk_clean_forcibly_percent: u8 = 85, live in 10..=98;
        /// Percent of the disk above which sends are refused.
        "diskSpaceWarningLevelRatio" => disk_refuse_percent: u8 = 90, live in 10..=99;
        /// Whether files are deleted before their time when the disk fills.
        "cleanFileForciblyEnable" => clean_forcibly: bool = true, live;
        /// How often expired files are looked for, ms.
        "cleanResourceInterval" => clean_interval_ms: u64 = 10_000, boot in 100..=600_000;

        /// Whether messages can be found by key.
        "messageIndexEnable" => index_enabled: bool = true, boot;
        /// Messages that a search by key returns at most.
        "maxMsgsNumBatch" => found_max: i32 = 64, live in 1..=64;
        /// Hash slots of an index file.
        "maxHashSlotNum" => index_slots: u32 = 5_000_000, boot in 1..=50_000_000;
        /// Entries of an index file.
        "maxIndexNum" => index_entries: u32 = 20_000_000, boot in 2..=100_000_000;

        /// Bytes that one pull of recent messages returns at most.
        "maxTransferBytesOnMessageInMemory" => transfer_bytes_in_memory: u32 = 256 << 10, boot in 1..=8_388_608;
        /// Recent messages that one pull returns at most.
        "maxTransferCountOnMessageInMemory" => transfer_count_in_memory: u32 = 32, boot in 1..=4_096;
        /// Bytes that one pull of old messages returns at most.
        "maxTransferBytesOnMessageInDisk" => transfer_bytes_on_disk: u32 = 64 << 10, boot in 1..=8_388_608;
        /// Old messages that one pull returns at most.
        "maxTransferCountOnMessageInDisk" => transfer_count_on_disk: u32 = 8, boot in 1..=4_096;
        /// Percent of the machine's memory; messages further behind the newest count as old.
        "accessMessageInMemoryMaxRatio" => in_memory_percent: u8 = 40, boot in 1..=95;
        /// Bytes of the commit log's end that stay cached in memory while nobody reads further back. 0: as much as the system likes. Ours.
        "commitLogCacheSize" => log_cache_bytes: u64 = 1 << 30, boot;

        /// The delay of each level, from 1.
        "messageDelayLevel" => delay_levels: DelayTable = DelayTable::default(), boot;
        /// Whether messages may ask for a delivery time of their own.
        "timerWheelEnable" => timer_enabled: bool = true, boot;
        /// The longest delay that a message may ask for, seconds. Three days and default; longer delays work too.
        "timerMaxDelaySec" => timer_max_delay_sec: u32 = 259_200, live in 1..=315_360_000;
        /// A message that waits longer is appended again after so many seconds, so that it is not deleted with the log's old files.
        "timerRollWindowSlot" => timer_roll_window_sec: u32 = 172_800, boot in 2..=604_740;
        /// How often the timer's files are made durable, ms.
        "timerFlushIntervalMs" => timer_flush_interval_ms: u64 = 1_000, boot in 10..=60_000;
        /// Size of a timer-log file, bytes; that of files that are there already goes before it.
        "mappedFileSizeTimerLog" => timer_log_file_bytes: u64 = 104_857_600, boot in 4_096..=2_147_483_647;
    }
}

impl StoreSettings {
    /// Where the commit log lies.
    pub fn commit_log_dir(&self) -> PathBuf {
        self.commit_log_dir.clone().unwrap_or_else(|| self.root_dir.join("commitlog"))
    }

    /// The port for slaves of a broker that listens on `listen_port`; a free one when that is 0 too.
    pub fn ha_port(&self, listen_port: u16) -> u16 {
        match (self.ha_listen_port, listen_port) {
            (0, 0) => 0,
            (0, port) => port.wrapping_add(1),
            (port, _) => port,
        }
    }
}
