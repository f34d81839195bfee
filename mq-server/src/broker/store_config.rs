//! What the settings that an operator knows mean to the store, which knows no settings.

use crate::config::{FlushDiskType, StoreSettings};
use crate::store::timer::{SLOTS, TimerConfig};
use crate::store::{FlushMode, RetentionConfig, StoreConfig, TransferLimits};
use std::net::SocketAddr;
use std::path::Path;

/// What the store is opened with.
pub fn store(settings: &StoreSettings, store_host: SocketAddr) -> StoreConfig {
    StoreConfig {
        commit_log_dir: settings.commit_log_dir(),
        segment_bytes: settings.segment_bytes,
        consume_queue_file_bytes: settings.consume_queue_file_bytes,
        index_slots: settings.index_slots,
        index_entries: settings.index_entries,
        index_enabled: settings.index_enabled,
        flush_mode: match settings.flush_disk_type {
            FlushDiskType::SyncFlush => FlushMode::Sync,
            FlushDiskType::AsyncFlush => FlushMode::Async,
        },
        flush_interval_ms: settings.flush_interval_ms,
        flush_least_pages: settings.flush_least_pages,
        flush_timed: settings.flush_timed,
        flush_thorough_interval_ms: settings.flush_thorough_interval_ms,
        append_prop_crc: settings.append_prop_crc,
        max_message_bytes: settings.max_message_bytes as usize,
        delay_levels: settings.delay_levels.levels().clone(),
        store_host,
        transfer: TransferLimits {
            bytes_in_memory: settings.transfer_bytes_in_memory as usize,
            count_in_memory: settings.transfer_count_in_memory as usize,
            bytes_on_disk: settings.transfer_bytes_on_disk as usize,
            count_on_disk: settings.transfer_count_on_disk as usize,
        },
        retention: retention(settings),
        access_in_memory_percent: settings.in_memory_percent,
        log_cache_bytes: settings.log_cache_bytes,
        ..StoreConfig::new(Path::new(&settings.root_dir))
    }
}

/// What the timer's files must know; none when it is switched off.
pub fn timer(settings: &StoreSettings) -> Option<TimerConfig> {
    settings.timer_enabled.then_some(TimerConfig { slots: SLOTS, log_file_bytes: settings.timer_log_file_bytes })
}

/// What the store deletes when; also after a change of the settings.
pub fn retention(settings: &StoreSettings) -> RetentionConfig {
    RetentionConfig {
        delete_hours: settings.delete_hours.0.clone(),
        reserved_hours: settings.reserved_hours,
        max_used_percent: settings.disk_max_used_percent,
        clean_forcibly_percent: settings.disk_clean_forcibly_percent,
        warning_percent: settings.disk_refuse_percent,
        clean_forcibly: settings.clean_forcibly,
        interval_ms: settings.clean_interval_ms,
    }
}
