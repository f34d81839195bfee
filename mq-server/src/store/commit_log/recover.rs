//! Finds the end of the log when a store opens.
//!
//! The scan starts at a position up to which everything is known to be good and verifies record by record. Where it stops decides what
//! that means:
//! - below the durable mark (an fsync that covered it had succeeded), bad bytes are damage: they are reported and stepped over, and what
//!   follows stays;
//! - above it, they are what a crash left of records nobody was promised: the log ends there, everything behind is cleared on disk, so that
//!   old records cannot come back when the log has grown up to them again.

use super::super::StoreError;
use super::super::config::StoreConfig;
use super::super::disk::Disk;
use super::super::layout::{offset_file, parse_offset_name};
use super::super::mapped_file::Segment;
use super::RecoveredLog;
use super::read::{Step, next_record, step};
use mq_core::message::record::{PEEK_LEN, Peek, RecordView, peek};
use std::io;
use std::path::Path;
use std::sync::Arc;
use tracing::{info, warn};

const SCAN_BYTES: usize = 1 << 20;

/// Opens the files of the log, oldest first.
pub(in super::super) fn open_files(disk: &dyn Disk, config: &StoreConfig) -> Result<Vec<Arc<Segment>>, StoreError> {
    let dir = &config.commit_log_dir;
    let mut found: Vec<(i64, u64)> = disk
        .list(dir)
        .map_err(|error| StoreError::io(dir, error))?
        .into_iter()
        .filter_map(|entry| Some((parse_offset_name(&entry.name)?, entry.len)))
        .collect();
    found.sort_unstable();
    let mut files: Vec<Arc<Segment>> = Vec::with_capacity(found.len());
    for (index, (start, len)) in found.iter().copied().enumerate() {
        let path = offset_file(dir, start);
        let is_last = index + 1 == found.len();
        if let Some(before) = files.last().filter(|before| before.end() > start) {
            return Err(StoreError::Damaged { path, reason: format!("overlaps {}", before.path().display()) });
        }
        let whole = files.last().map_or(len, |before| before.len() as u64);
        let opened = if is_last && (len < whole || len == 0) { complete(disk, &path, whole) } else { Ok(Some(len)) };
        match opened.map_err(|error| StoreError::io(&path, error))? {
            Some(0) => return Err(StoreError::Damaged { path, reason: "an empty file in the log".to_owned() }),
            Some(len) => files.push(Segment::open(disk, &path, start, len).map_err(|error| StoreError::io(&path, error))?),
            None => {}
        }
    }
    Ok(files)
}

/// Makes a last file that is too short whole again, or removes it when it has no record: then its creation was interrupted.
fn complete(disk: &dyn Disk, path: &Path, whole: u64) -> io::Result<Option<u64>> {
    let file = disk.open(path)?;
    let mut head = vec![0; PEEK_LEN.min(file.len()? as usize)];
    file.read_exact_at(&mut head, 0)?;
    if peek(&head).is_err() {
        disk.remove(path)?;
        return Ok(None);
    }
    warn!(file = %path.display(), "the last commit-log file is too short; what is missing counts as never written");
    file.allocate(whole)?;
    Ok(Some(whole))
}

/// The start of the newest file that begins with a record: without a mark, everything before it counts as durable, since a file is synced
/// before the next one is begun.
pub(in super::super) fn newest_start(files: &[Arc<Segment>]) -> i64 {
    let begun = |file: &&Arc<Segment>| {
        let mut head = [0; PEEK_LEN];
        file.copy_out(&mut head, 0).is_ok()
            && matches!(peek(&head), Ok(Peek::Record { phy_offset, .. }) if phy_offset.get() == file.start())
    };
    files.iter().rev().find(begun).map_or(0, |file| file.start())
}

/// The position to scan from when only the times of Apache's checkpoint are known: the start of the newest file whose first message was
/// stored at `durable_until_ms` or before, else of the oldest file.
pub(in super::super) fn start_by_time(files: &[Arc<Segment>], durable_until_ms: i64) -> i64 {
    let first_stored = |file: &Arc<Segment>| {
        let mut head = vec![0; SCAN_BYTES.min(file.len())];
        file.copy_out(&mut head, 0).ok()?;
        let record = RecordView::parse(&head).ok().filter(|record| record.phy_offset().get() == file.start())?;
        Some(record.store_timestamp().get()).filter(|stored| *stored != 0)
    };
    let newest = files.iter().rev().find(|file| first_stored(file).is_some_and(|stored| stored <= durable_until_ms));
    newest.or(files.first()).map_or(0, |file| file.start())
}

/// Scans `files` from `from` and leaves the log ending at a record's end. `durable` is the durable mark.
pub(in super::super) fn recover(
    disk: &dyn Disk,
    config: &StoreConfig,
    files: Vec<Arc<Segment>>,
    from: i64,
    durable: i64,
) -> Result<RecoveredLog, StoreError> {
    let segment_bytes = files.last().map_or(config.segment_bytes, |file| file.len() as u64);
    for file in &files {
        file.publish((durable.max(from) - file.start()).clamp(0, file.len() as i64) as usize);
    }
    let mut scan = Scan { files: &files, durable, last_store_timestamp: 0, buf: Vec::new(), buf_at: 0 };
    let first = files.first().map_or(from, |file| file.start().max(from));
    let mut end = scan.run(first).map_err(|error| StoreError::io(&config.commit_log_dir, error))?;
    if !files.iter().any(|file| file.start() <= end && end <= file.end()) {
        // The files that held the end are lost. Their positions are not used again; Apache wants files to start at multiples of their size.
        end = (end as u64).next_multiple_of(segment_bytes) as i64;
    }
    let last_store_timestamp = scan.last_store_timestamp;
    info!(from, end, "commit log scanned");
    let kept = cut(disk, &config.commit_log_dir, files, end)?;
    for file in &kept {
        let used = (end.min(file.end()) - file.start()) as usize;
        // What a killed process wrote is in the page cache only; from here on it counts as durable.
        if file.end() > from {
            file.sync().map_err(|error| StoreError::io(file.path(), error))?;
        }
        file.publish(used);
    }
    Ok(RecoveredLog { files: kept, end, last_store_timestamp, segment_bytes })
}

/// Clears everything behind `end` and removes the files that begin behind it.
fn cut(disk: &dyn Disk, dir: &Path, files: Vec<Arc<Segment>>, end: i64) -> Result<Vec<Arc<Segment>>, StoreError> {
    let mut kept = Vec::with_capacity(files.len());
    let mut removed = false;
    for file in files {
        if file.start() > end {
            disk.remove(file.path()).map_err(|error| StoreError::io(file.path(), error))?;
            removed = true;
            continue;
        }
        if file.end() > end {
            file.zero_from((end - file.start()) as usize).map_err(|error| StoreError::io(file.path(), error))?;
        }
        kept.push(file);
    }
    if removed {
        disk.sync_dir(dir).map_err(|error| StoreError::io(dir, error))?;
    }
    Ok(kept)
}

struct Scan<'a> {
    files: &'a [Arc<Segment>],
    durable: i64,
    last_store_timestamp: i64,
    /// Bytes of the log from `buf_at` on.
    buf: Vec<u8>,
    buf_at: i64,
}

impl Scan<'_> {
    /// The end of the log.
    fn run(&mut self, from: i64) -> io::Result<i64> {
        let mut at = from;
        loop {
            let Some(file) = self.files.iter().find(|file| file.start() <= at && at < file.end()).cloned() else {
                match self.files.iter().find(|file| file.start() > at) {
                    Some(next) => {
                        warn!(from = at, to = next.start(), "commit log has a gap: a file is missing");
                        at = next.start();
                        continue;
                    }
                    None => return Ok(at),
                }
            };
            match self.file(&file, at)? {
                FileEnd::Tail(end) => return Ok(end),
                FileEnd::Next => at = file.end(),
            }
        }
    }

    fn file(&mut self, file: &Arc<Segment>, from: i64) -> io::Result<FileEnd> {
        let mut at = from;
        let mut want = PEEK_LEN;
        loop {
            self.fill(file, at, want)?;
            let bytes = &self.buf[(at - self.buf_at) as usize..];
            match step(bytes, at, file.end(), true) {
                Step::Record(record) => {
                    self.last_store_timestamp = record.store_timestamp().get();
                    at += record.total_len() as i64;
                    want = PEEK_LEN;
                }
                Step::Roll => return Ok(FileEnd::Next),
                Step::Incomplete => {
                    want = match peek(bytes) {
                        Ok(Peek::Record { len, .. }) => len,
                        _ => PEEK_LEN,
                    }
                }
                Step::Unwritten | Step::Damaged(_) if at >= self.durable => return Ok(FileEnd::Tail(at)),
                damage @ (Step::Unwritten | Step::Damaged(_)) => {
                    warn!(at, file = %file.path().display(), %damage, "commit log is damaged");
                    match self.step_over(file, at)? {
                        Some(next) => at = next,
                        None if self.durable < file.end() => return Ok(FileEnd::Tail(self.durable)),
                        None => return Ok(FileEnd::Next),
                    }
                }
            }
        }
    }

    /// Where the log goes on behind the damage at `at`.
    fn step_over(&mut self, file: &Arc<Segment>, at: i64) -> io::Result<Option<i64>> {
        let from = (at - file.start()) as usize;
        let to = (self.durable.min(file.end()) - file.start()) as usize;
        let next = next_record(&file.slice(from..to)?, at, file.end()).map(|ahead| at + ahead as i64);
        warn!(from = at, to = next.unwrap_or(self.durable.min(file.end())), "these bytes are no messages any more");
        Ok(next)
    }

    /// Sees to it that `buf` holds the file's bytes from `at` on, `want` of them or what the file has.
    fn fill(&mut self, file: &Arc<Segment>, at: i64, want: usize) -> io::Result<()> {
        let want = want.min((file.end() - at) as usize);
        let have = self.buf_at + self.buf.len() as i64;
        if at >= self.buf_at && at + want as i64 <= have {
            return Ok(());
        }
        let len = want.max(SCAN_BYTES).min((file.end() - at) as usize);
        self.buf.resize(len, 0);
        self.buf_at = at;
        file.copy_out(&mut self.buf, (at - file.start()) as usize)
    }
}

enum FileEnd {
    /// The log ends here.
    Tail(i64),
    /// It goes on in the next file.
    Next,
}
