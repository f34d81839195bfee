//! What is deleted when (Apache's `CleanCommitLogService`, `CleanConsumeQueueService`, `CleanIndexService`).
//!
//! Files of the log go oldest first, whole, and never the last one: by age at certain hours or when the disk fills, whatever their age
//! above the forcible mark. Above the warning mark sends are refused until the disk is down at the forcible mark. Files of queues and
//! index follow when all their records are gone. Deleting removes a name; who reads the file at that moment reads on.

use super::StoreError;
use super::commit_log::CommitLog;
use super::config::RetentionConfig;
use super::disk::Disk;
use super::index::Index;
use super::layout::parse_offset_name;
use super::mapped_file::Segment;
use super::queues::Queues;
use arc_swap::ArcSwap;
use jiff::Zoned;
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};
use tracing::{info, warn};

/// Files deleted in one run at most.
const FILES_PER_RUN_MAX: usize = 10;
/// Runs that a manual request lasts.
const MANUAL_RUNS: u32 = 20;

/// The rules and a manual request.
pub(super) struct Retention {
    config: ArcSwap<RetentionConfig>,
    manual_runs: AtomicU32,
}

/// When a run takes place.
pub(super) struct Moment {
    pub(super) now: SystemTime,
    /// Hour of the day, local.
    pub(super) hour: u8,
}

impl Moment {
    pub(super) fn now() -> Self {
        Self { now: SystemTime::now(), hour: Zoned::now().hour().unsigned_abs() }
    }
}

impl Retention {
    pub(super) fn new(config: RetentionConfig) -> Self {
        Self { config: ArcSwap::from_pointee(config), manual_runs: AtomicU32::new(0) }
    }

    pub(super) fn set(&self, config: RetentionConfig) {
        self.config.store(Arc::new(config));
    }

    pub(super) fn interval(&self) -> Duration {
        Duration::from_millis(self.config.load().interval_ms.max(1))
    }

    pub(super) fn ask(&self) {
        self.manual_runs.store(MANUAL_RUNS, Ordering::Relaxed);
    }

    /// One run. `dispatched`: files with anything behind it stay.
    pub(super) fn run(&self, disk: &dyn Disk, log: &CommitLog, dir: &Path, dispatched: i64, moment: &Moment) -> Result<bool, StoreError> {
        let config = self.config.load();
        let percent = |used: f64| used * 100.0;
        let used = percent(log.disk_used());
        mark_full(log, &config, used);
        let manual = self.manual_runs.try_update(Ordering::Relaxed, Ordering::Relaxed, |runs| runs.checked_sub(1)).is_ok();
        let by_age = manual || config.delete_hours.contains(&moment.hour) || used > f64::from(config.max_used_percent);
        let above_forcible = || config.clean_forcibly && percent(log.disk_used()) > f64::from(config.clean_forcibly_percent);
        if !by_age && !above_forcible() {
            return Ok(false);
        }
        let written = written_times(disk, dir)?;
        let keep = Duration::from_secs(u64::from(config.reserved_hours) * 3600);
        let is_old =
            |file: &Segment| written.get(&file.start()).and_then(|at| moment.now.duration_since(*at).ok()).is_some_and(|age| age > keep);
        let files = log.files.all();
        let candidates = files[..files.len().saturating_sub(1)].iter().filter(|file| file.end() <= dispatched);
        let mut deleted = false;
        for file in candidates.take(FILES_PER_RUN_MAX) {
            let forced = above_forcible();
            if !(forced || by_age && is_old(file)) {
                break;
            }
            log.files.remove(file);
            disk.remove(file.path()).map_err(|error| StoreError::io(file.path(), error))?;
            info!(file = %file.path().display(), forced, "commit-log file deleted");
            deleted = true;
        }
        mark_full(log, &config, percent(log.disk_used()));
        Ok(deleted)
    }
}

/// Lets queues and index follow the log's first byte. Returns how many queue entries went.
pub(super) fn follow_log(queues: &Queues, index: Option<&Index>, log_min: i64) -> i64 {
    let mut entries = 0;
    for queue in queues.all() {
        match queue.expire(log_min) {
            Ok(expired) => entries += expired,
            Err(error) => warn!(?queue, %error, "could not expire a consume queue"),
        }
    }
    if let Some(Err(error)) = index.map(|index| index.expire(log_min)) {
        warn!(%error, "could not expire index files");
    }
    entries
}

fn mark_full(log: &CommitLog, config: &RetentionConfig, used_percent: f64) {
    if used_percent > f64::from(config.warning_percent) {
        log.health.set_full(Some(used_percent / 100.0));
    } else if log.health.is_full() && used_percent <= f64::from(config.clean_forcibly_percent) {
        log.health.set_full(None);
    }
}

/// When each file of the log was last written, by its start.
fn written_times(disk: &dyn Disk, dir: &Path) -> Result<HashMap<i64, SystemTime>, StoreError> {
    let entries = disk.list(dir).map_err(|error| StoreError::io(dir, error))?;
    Ok(entries.into_iter().filter_map(|entry| Some((parse_offset_name(&entry.name)?, entry.modified))).collect())
}
