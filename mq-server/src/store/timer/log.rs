//! `timerlog/`: one unit for every message that waits, in the order they came (Apache's `TimerLog`).
//!
//! ```text
//! unit | at 0 | 4 | size: 52                               | at 24| 4 | delay: the slot's time less the write time, ms
//!      | at 4 | 8 | position of the slot's unit before, -1 | at 28| 8 | where the message waits in the commit log
//!      | at 12| 4 | bits: 1 always, 2 roll, 4 delete       | at 36| 4 | its size there
//!      | at 16| 8 | write time, whole seconds in ms        | at 40| 4 | Java hash of its topic
//!                                                          | at 44| 8 | 0
//! end of a file | 4 | bytes left | 8 | 0 | 4 | 0xCBD43194 |
//! ```
//! Files have one size and are named by the position of their first byte; units do not cross their ends.

use super::super::disk::{Disk, DiskFile};
use super::super::layout::{offset_file, parse_offset_name};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Bytes of a unit.
pub(super) const UNIT_LEN: usize = 52;
const BLANK_LEN: usize = 16;
const BLANK_MAGIC: i32 = 0xCBD4_3194_u32 as i32;
const MAGIC_DEFAULT: i32 = 1;
const MAGIC_ROLL: i32 = 2;
const MAGIC_DELETE: i32 = 4;

/// A message that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unit {
    /// The unit before of the same slot; -1 for none.
    pub(super) prev: i64,
    /// The slot's time is not yet that of the message, which is appended again then.
    pub roll: bool,
    /// The message recalls another one.
    pub delete: bool,
    /// When it was put in, ms.
    pub write_time: i64,
    /// Time of its slot, ms.
    pub slot_time: i64,
    /// Where the message waits in the commit log.
    pub phy: i64,
    /// Its size there, bytes.
    pub size: i32,
    /// Java hash of its topic.
    pub topic_hash: i32,
}

impl Unit {
    pub(super) fn encode(&self) -> [u8; UNIT_LEN] {
        let magic = MAGIC_DEFAULT | if self.roll { MAGIC_ROLL } else { 0 } | if self.delete { MAGIC_DELETE } else { 0 };
        let delay = self.slot_time.saturating_sub(self.write_time).clamp(i32::MIN.into(), i32::MAX.into()) as i32;
        let mut bytes = [0; UNIT_LEN];
        bytes[..4].copy_from_slice(&(UNIT_LEN as i32).to_be_bytes());
        bytes[4..12].copy_from_slice(&self.prev.to_be_bytes());
        bytes[12..16].copy_from_slice(&magic.to_be_bytes());
        bytes[16..24].copy_from_slice(&self.write_time.to_be_bytes());
        bytes[24..28].copy_from_slice(&delay.to_be_bytes());
        bytes[28..36].copy_from_slice(&self.phy.to_be_bytes());
        bytes[36..40].copy_from_slice(&self.size.to_be_bytes());
        bytes[40..44].copy_from_slice(&self.topic_hash.to_be_bytes());
        bytes
    }

    /// `None` for bytes that are no unit.
    pub(super) fn decode(bytes: &[u8]) -> Option<Self> {
        let i64_at = |at: usize| Some(i64::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let i32_at = |at: usize| Some(i32::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let (len, magic, write_time) = (i32_at(0)?, i32_at(12)?, i64_at(16)?);
        let unit = Self {
            prev: i64_at(4)?,
            roll: magic & MAGIC_ROLL != 0,
            delete: magic & MAGIC_DELETE != 0,
            write_time,
            slot_time: write_time.checked_add(i32_at(24)?.into())?,
            phy: i64_at(28)?,
            size: i32_at(36)?,
            topic_hash: i32_at(40)?,
        };
        let sane = len == UNIT_LEN as i32 && magic & !7 == 0 && magic & 1 == 1 && unit.prev >= -1 && unit.phy >= 0 && unit.size > 0;
        (sane && write_time > 0 && unit.slot_time > 0).then_some(unit)
    }
}

/// The files.
pub(super) struct TimerLog {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    file_bytes: i64,
    /// By rising start, without gaps.
    files: Vec<LogFile>,
    /// Where the next unit goes.
    end: i64,
    /// Files that are not known to be durable.
    unsynced: Vec<LogFile>,
}

#[derive(Clone)]
struct LogFile {
    start: i64,
    file: Arc<dyn DiskFile>,
}

/// Reads backwards through units that lie near each other.
#[derive(Default)]
pub(super) struct Window {
    start: i64,
    bytes: Vec<u8>,
}

/// How much a window reads, bytes.
const WINDOW_LEN: i64 = 16 << 10;
/// How many units are scanned in one go.
const SCAN_UNITS: usize = 1024;

impl TimerLog {
    /// Opens the files; `None` when what is there cannot be all of it. The end is where the last file begins, for recovery to find.
    pub(super) fn open(disk: &Arc<dyn Disk>, dir: &Path, file_bytes: i64) -> io::Result<Option<Self>> {
        let mut log = Self { disk: disk.clone(), dir: dir.to_owned(), file_bytes, files: Vec::new(), end: 0, unsynced: Vec::new() };
        let mut found: Vec<_> =
            disk.list(dir)?.into_iter().filter_map(|entry| Some((parse_offset_name(&entry.name)?, entry.len))).collect();
        found.sort_unstable();
        if let Some((start, 0)) = found.last() {
            disk.remove(&offset_file(dir, *start))?;
            found.pop();
        }
        let Some((first, len)) = found.first().copied() else { return Ok(Some(log)) };
        log.file_bytes = len as i64;
        let whole = found.iter().zip(0..).all(|((start, other), n)| *other == len && *start == first + n * log.file_bytes);
        if !whole || first % log.file_bytes != 0 || log.file_bytes < (UNIT_LEN + BLANK_LEN) as i64 {
            return Ok(None);
        }
        for (start, _) in found {
            log.files.push(LogFile { start, file: disk.open(&offset_file(dir, start))? });
            log.end = start;
        }
        Ok(Some(log))
    }

    /// Deletes everything; the next unit is the first.
    pub(super) fn clear(disk: &Arc<dyn Disk>, dir: &Path, file_bytes: i64) -> io::Result<Self> {
        disk.remove_dir_all(dir)?;
        Ok(Self { disk: disk.clone(), dir: dir.to_owned(), file_bytes, files: Vec::new(), end: 0, unsynced: Vec::new() })
    }

    pub(super) fn end(&self) -> i64 {
        self.end
    }

    /// The end of the last file.
    pub(super) fn file_end(&self) -> i64 {
        self.files.last().map_or(self.end, |file| file.start + self.file_bytes)
    }

    /// The first position that is left.
    pub(super) fn start(&self) -> i64 {
        self.files.first().map_or(self.end, |file| file.start)
    }

    /// Where the next `count` units will be.
    pub(super) fn positions(&self, count: usize) -> impl Iterator<Item = i64> + use<> {
        let (file_bytes, mut next) = (self.file_bytes, self.end);
        (0..count).map(move |_| {
            if !fits(next, file_bytes) {
                next += file_bytes - next % file_bytes;
            }
            let position = next;
            next += UNIT_LEN as i64;
            position
        })
    }

    /// Writes units at the positions that [`TimerLog::positions`] promised.
    pub(super) fn append(&mut self, units: &[Unit]) -> io::Result<()> {
        let mut rest = units;
        let mut at = self.end;
        while !rest.is_empty() {
            if !fits(at, self.file_bytes) {
                at = self.close_file(at)?;
            }
            let file = self.file_for(at)?;
            let room = (self.file_bytes - at % self.file_bytes - BLANK_LEN as i64) as usize / UNIT_LEN;
            let (now, later) = rest.split_at(room.min(rest.len()));
            let mut bytes = Vec::with_capacity(now.len() * UNIT_LEN);
            now.iter().for_each(|unit| bytes.extend(unit.encode()));
            file.file.write_all_at(&bytes, (at - file.start) as u64)?;
            at += bytes.len() as i64;
            rest = later;
        }
        self.end = at;
        Ok(())
    }

    /// Ends the file that `at` lies in; where the next one begins.
    fn close_file(&mut self, at: i64) -> io::Result<i64> {
        let left = self.file_bytes - at % self.file_bytes;
        if left < self.file_bytes && left >= BLANK_LEN as i64 {
            let file = self.file_for(at)?;
            let mut blank = [0; BLANK_LEN];
            blank[..4].copy_from_slice(&(left as i32).to_be_bytes());
            blank[12..].copy_from_slice(&BLANK_MAGIC.to_be_bytes());
            file.file.write_all_at(&blank, (at - file.start) as u64)?;
        }
        Ok(if left == self.file_bytes { at } else { at + left })
    }

    /// The file that `at` lies in, made when it is the next one; it counts as written.
    fn file_for(&mut self, at: i64) -> io::Result<LogFile> {
        let start = at - at % self.file_bytes;
        let file = match self.find(at) {
            Some(file) => file.clone(),
            None => {
                self.disk.create_dir_all(&self.dir)?;
                let file = self.disk.open_or_create(&offset_file(&self.dir, start))?;
                file.set_len(0)?;
                file.set_len(self.file_bytes as u64)?;
                let file = LogFile { start, file };
                self.files.push(file.clone());
                file
            }
        };
        if self.unsynced.last().is_none_or(|last| last.start != start) {
            self.unsynced.push(file.clone());
        }
        Ok(file)
    }

    fn find(&self, at: i64) -> Option<&LogFile> {
        let index = self.files.partition_point(|file| file.start <= at).checked_sub(1)?;
        self.files.get(index).filter(|file| at < file.start + self.file_bytes)
    }

    /// The unit at `position`; `None` where there is none.
    pub(super) fn unit(&self, position: i64, window: &mut Window) -> io::Result<Option<Unit>> {
        let len = UNIT_LEN as i64;
        let Some(file) = self.find(position) else { return Ok(None) };
        let within = position - file.start;
        if position + len > self.end || within % len != 0 || within + len > self.file_bytes {
            return Ok(None);
        }
        if position < window.start || position + len > window.start + window.bytes.len() as i64 {
            let start = (within + len - WINDOW_LEN).max(0);
            window.start = file.start + start;
            window.bytes.resize((within + len - start) as usize, 0);
            if let Err(error) = file.file.read_exact_at(&mut window.bytes, start as u64) {
                window.bytes.clear();
                return Err(error);
            }
        }
        let at = (position - window.start) as usize;
        Ok(Unit::decode(&window.bytes[at..at + UNIT_LEN]))
    }

    /// Visits units from `from` on, with their positions, until there is none or `visit` says no. Returns where it ended; the log's end is
    /// not looked at.
    pub(super) fn scan(&self, from: i64, mut visit: impl FnMut(i64, Unit) -> bool) -> io::Result<i64> {
        let mut bytes = vec![0; SCAN_UNITS * UNIT_LEN];
        let mut at = from;
        loop {
            if !fits(at, self.file_bytes) {
                let next = at + self.file_bytes - at % self.file_bytes;
                if self.find(next).is_none() {
                    return Ok(at);
                }
                at = next;
            }
            let Some(file) = self.find(at) else { return Ok(at) };
            let within = at - file.start;
            let count = ((self.file_bytes - within) as usize - BLANK_LEN) / UNIT_LEN;
            let bytes = &mut bytes[..count.min(SCAN_UNITS) * UNIT_LEN];
            file.file.read_exact_at(bytes, within as u64)?;
            for bytes in bytes.chunks_exact(UNIT_LEN) {
                match Unit::decode(bytes) {
                    Some(unit) if visit(at, unit) => at += UNIT_LEN as i64,
                    _ => return Ok(at),
                }
            }
        }
    }

    /// The position in `position`'s file, or at its start, from which on units can be scanned.
    pub(super) fn align(&self, position: i64) -> i64 {
        let position = position.max(self.start());
        match self.find(position) {
            Some(file) if (position - file.start) % UNIT_LEN as i64 == 0 => position,
            Some(file) => file.start,
            None => position,
        }
    }

    /// Makes `end` the end: what lies behind is cleared.
    pub(super) fn cut(&mut self, end: i64) -> io::Result<()> {
        while let Some(last) = self.files.last().filter(|last| last.start > end) {
            self.disk.remove(&offset_file(&self.dir, last.start))?;
            self.files.pop();
        }
        if let Some(file) = self.find(end) {
            file.file.zero_from((end - file.start) as u64)?;
            file.file.sync()?;
        }
        self.end = end;
        Ok(())
    }

    /// The last unit.
    pub(super) fn last(&self) -> io::Result<Option<Unit>> {
        let within = self.end % self.file_bytes;
        let position = match within {
            // The file before is full; its last unit ends where none fits any more.
            0 => self.end - self.file_bytes + (self.file_bytes - BLANK_LEN as i64) / UNIT_LEN as i64 * UNIT_LEN as i64 - UNIT_LEN as i64,
            _ => self.end - UNIT_LEN as i64,
        };
        if position < self.start() { Ok(None) } else { self.unit(position, &mut Window::default()) }
    }

    /// Deletes files, but never the last one, all of whose messages are gone from the commit log, which begins at `min_phy`.
    pub(super) fn expire(&mut self, min_phy: i64) -> io::Result<()> {
        while let [first, second, ..] = &self.files[..] {
            let last = second.start - BLANK_LEN as i64 - (self.file_bytes - BLANK_LEN as i64) % UNIT_LEN as i64 - UNIT_LEN as i64;
            let keep = self.unit(last, &mut Window::default())?.is_some_and(|unit| unit.phy >= min_phy);
            if keep {
                break;
            }
            self.disk.remove(&offset_file(&self.dir, first.start))?;
            self.files.remove(0);
        }
        Ok(())
    }

    /// Every file counts as written.
    pub(super) fn mark_all_unsynced(&mut self) {
        self.unsynced = self.files.clone();
    }

    /// The files written since the last call.
    pub(super) fn take_unsynced(&mut self) -> Vec<Arc<dyn DiskFile>> {
        std::mem::take(&mut self.unsynced).into_iter().map(|file| file.file).collect()
    }
}

/// Whether a unit, and the mark of the file's end behind it, fit at `at`.
fn fits(at: i64, file_bytes: i64) -> bool {
    file_bytes - at % file_bytes >= (UNIT_LEN + BLANK_LEN) as i64
}
