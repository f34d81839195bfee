//! A queue's entries: where its records are, in the order consumers see them (Apache's `ConsumeQueue`).
//!
//! ```text
//! |  0 | 8 | phy: start of the record in the commit log                        |
//! |  8 | 4 | size: the whole record                                            |
//! | 12 | 8 | tags code: Java hashCode of the tag; delivery time, ms, if delayed |
//! ```
//! Entry n stands at byte 20 n of a sequence of sparse files of equal size. Positions that hold no message (before the first one in a
//! file, or lost from the log) hold a blank: phy 0, size 0x7FFFFFFF.
//!
//! New entries are built in memory and reach the files page by page, or when the keeper comes round; readers see both parts as one. Nothing
//! is synced on the way of a send: entries are a function of the log, and what a crash takes is built again from it.

use super::disk::DiskFile;
use super::queue_files::QueueFiles;
use mq_core::message::record::RECORD_LEN_MIN;
use parking_lot::Mutex;
use std::io;
use std::path::Path;
use std::sync::Arc;
use tracing::warn;

/// Unwritten entries are written when they fill a page.
const WRITE_BYTES: usize = 4096;
/// Entries that stay in memory after they were written, for readers at the tail.
const TAIL_BYTES_MAX: usize = 16 << 10;
/// So many files at a queue's end are looked at entry by entry when it is loaded, the ones before at a few places.
const CHECKED_FILES: i64 = 3;
/// How many places of a file.
const SAMPLES: i64 = 16;
/// A jump in a queue's offsets beyond this is damage, not loss.
const GAP_MAX: i64 = 50_000_000;

/// An entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) phy: i64,
    pub(super) size: i32,
    pub(super) tags_code: i64,
}

impl Entry {
    pub(super) const LEN: usize = 8 + 4 + 8;
    /// Stands where there is no message.
    const BLANK: Self = Self { phy: 0, size: i32::MAX, tags_code: 0 };

    pub(super) fn is_blank(&self) -> bool {
        self.phy == 0 && self.size == i32::MAX
    }

    /// Where its record ends, if the entry may stand behind records that end at `before`; a blank may stand anywhere.
    fn end_after(&self, before: i64) -> Option<i64> {
        match self {
            blank if blank.is_blank() => Some(before),
            _ if self.phy >= before && self.size >= RECORD_LEN_MIN as i32 => self.phy.checked_add(i64::from(self.size)),
            _ => None,
        }
    }

    fn encode(&self) -> [u8; Self::LEN] {
        let mut bytes = [0; Self::LEN];
        bytes[..8].copy_from_slice(&self.phy.to_be_bytes());
        bytes[8..12].copy_from_slice(&self.size.to_be_bytes());
        bytes[12..].copy_from_slice(&self.tags_code.to_be_bytes());
        bytes
    }

    fn decode(bytes: &[u8; Self::LEN]) -> Self {
        let [p0, p1, p2, p3, p4, p5, p6, p7, s0, s1, s2, s3, tags @ ..] = *bytes;
        Self {
            phy: i64::from_be_bytes([p0, p1, p2, p3, p4, p5, p6, p7]),
            size: i32::from_be_bytes([s0, s1, s2, s3]),
            tags_code: i64::from_be_bytes(tags),
        }
    }
}

/// Entries read from a queue.
pub(super) struct Entries {
    bytes: Vec<u8>,
}

impl Entries {
    pub(super) fn iter(&self) -> impl Iterator<Item = Entry> {
        self.bytes.as_chunks().0.iter().map(Entry::decode)
    }
}

/// The entries of one queue.
pub(super) struct ConsumeQueue {
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Byte position of the oldest file; none before the first entry.
    first_file: Option<i64>,
    /// The first entry whose record is there.
    min: i64,
    /// One past the last entry.
    end: i64,
    /// Entries below are in the files.
    written: i64,
    /// Entries below are durable.
    synced: i64,
    /// Entries `tail_from..end`.
    tail: Vec<u8>,
    tail_from: i64,
    /// Where the last entry's record ends in the log.
    end_phy: i64,
    /// Whether the keeper knows that there is something to write.
    listed: bool,
    deleted: bool,
}

/// What a pushed entry did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pushed {
    /// It is in the queue. With `list`, the keeper is to be told that the queue has something to write.
    /// `grown`: how many more entries the queue's files hold, blanks included.
    New { list: bool, grown: i64 },
    /// It was there before.
    Known,
    /// Its offset cannot be right.
    Refused,
}

/// The queue's files are not what a queue looks like; they can be deleted and built again.
#[derive(Debug)]
pub(super) struct DamagedQueue;

impl ConsumeQueue {
    /// A queue without entries.
    pub(super) fn empty() -> Self {
        Self { state: Mutex::default() }
    }

    /// The queue in the files `starts` (byte positions, rising) of `dir`, without the entries of records at `cut_phy` or behind.
    pub(super) fn load(files: &QueueFiles, dir: &Path, starts: &[i64], cut_phy: i64) -> Result<Self, DamagedQueue> {
        let (Some(first), Some(last)) = (starts.first(), starts.last()) else { return Ok(Self::empty()) };
        let file_bytes = files.file_bytes();
        if starts.windows(2).any(|pair| pair[1] - pair[0] != file_bytes) || first % file_bytes != 0 {
            return Err(DamagedQueue);
        }
        let (first_entry, end_entry) = (first / 20, (last + file_bytes) / 20);
        let check_from = ((last - (CHECKED_FILES - 1) * file_bytes) / 20).max(first_entry);
        let disk = OnDisk { files, dir };
        let below_cut = |entry: Entry| entry.is_blank() || (entry.size > 0 && (0..cut_phy).contains(&entry.phy));
        let end = disk.partition(first_entry, end_entry, below_cut).map_err(|_| DamagedQueue)?;
        let sampled = disk.sample(first_entry, check_from.min(end)).ok_or(DamagedQueue)?;
        let end_phy = disk.check(check_from.min(end), end, sampled).ok_or(DamagedQueue)?;
        let state = State {
            first_file: Some(*first),
            min: first_entry,
            end,
            written: end,
            synced: end,
            tail: Vec::new(),
            tail_from: end,
            end_phy,
            ..State::default()
        };
        Ok(Self { state: Mutex::new(state) })
    }

    /// First entry and one past the last.
    pub(super) fn range(&self) -> (i64, i64) {
        let state = self.state.lock();
        (state.min.min(state.end), state.end)
    }

    /// Makes `entry` number `offset` of the queue.
    pub(super) fn push(&self, files: &QueueFiles, dir: &Path, offset: i64, entry: Entry) -> Pushed {
        let mut state = self.state.lock();
        if state.deleted || offset < state.end {
            return Pushed::Known;
        }
        if state.first_file.is_some() && (offset - state.end > GAP_MAX || entry.phy < state.end_phy) || offset < 0 {
            return Pushed::Refused;
        }
        let held_before = state.held();
        if state.first_file.is_none() {
            state.begin_at(files, dir, offset);
        }
        while state.end < offset {
            state.add(files, dir, Entry::BLANK);
        }
        state.add(files, dir, entry);
        state.end_phy = entry.phy + i64::from(entry.size);
        Pushed::New { list: !std::mem::replace(&mut state.listed, true), grown: state.held() - held_before }
    }

    /// Up to `count` entries from `from` on; fewer at the end of the queue, none outside of it.
    ///
    /// # Errors
    /// A file that is not there any more, or cannot be read.
    pub(super) fn read(&self, files: &QueueFiles, dir: &Path, from: i64, count: usize) -> io::Result<Entries> {
        let state = self.state.lock();
        let Some(first_file) = state.first_file else { return Ok(Entries { bytes: Vec::new() }) };
        let to = state.end.min(from.saturating_add(count as i64));
        if from < first_file / 20 || from >= to {
            return Ok(Entries { bytes: Vec::new() });
        }
        let mut bytes = vec![0; (to - from) as usize * Entry::LEN];
        let in_memory_from = from.max(state.tail_from);
        let split = (in_memory_from.min(to) - from) as usize * Entry::LEN;
        if in_memory_from < to {
            let at = (in_memory_from - state.tail_from) as usize * Entry::LEN;
            let len = bytes.len() - split;
            bytes[split..].copy_from_slice(&state.tail[at..at + len]);
        }
        drop(state);
        OnDisk { files, dir }.read(&mut bytes[..split], from)?;
        Ok(Entries { bytes })
    }

    /// The first message at `from` or behind it, and its entry.
    pub(super) fn first_from(&self, files: &QueueFiles, dir: &Path, mut from: i64) -> io::Result<Option<(i64, Entry)>> {
        let mut count = 1;
        loop {
            let entries = self.read(files, dir, from, count)?;
            let mut seen = 0;
            for entry in entries.iter() {
                if !entry.is_blank() {
                    return Ok(Some((from + seen, entry)));
                }
                seen += 1;
            }
            if seen == 0 {
                return Ok(None);
            }
            from += seen;
            count = 3_200;
        }
    }

    /// The first message from `from` on whose entry `before` does not hold for, or the end; `before` holds up to some entry and not from
    /// there on.
    pub(super) fn partition(
        &self,
        files: &QueueFiles,
        dir: &Path,
        from: i64,
        before: impl Fn(Entry) -> io::Result<bool>,
    ) -> io::Result<i64> {
        let (_, end) = self.range();
        let (mut low, mut high) = (from, end);
        while low < high {
            let middle = low + (high - low) / 2;
            match self.first_from(files, dir, middle)? {
                Some((at, entry)) if at < high && before(entry)? => low = at + 1,
                _ => high = middle,
            }
        }
        Ok(self.first_from(files, dir, low)?.map_or(end, |(at, _)| at))
    }

    /// Writes what is not in the files yet. A queue that has had nothing new since the last call gives up its memory. Whether the files
    /// now hold everything.
    pub(super) fn write_out(&self, files: &QueueFiles, dir: &Path) -> bool {
        let mut state = self.state.lock();
        let was_listed = std::mem::replace(&mut state.listed, false);
        if !was_listed || state.deleted {
            if state.written == state.end || state.deleted {
                state.tail = Vec::new();
                state.tail_from = state.end;
            }
            return true;
        }
        let written = state.write_out(files, dir);
        state.listed = !written;
        written
    }

    /// The files written since the last call, which are to be synced before `mark_synced` with the second value.
    ///
    /// # Errors
    /// A file that was deleted meanwhile, with its queue.
    pub(super) fn unsynced(&self, files: &QueueFiles, dir: &Path) -> io::Result<(Vec<Arc<dyn DiskFile>>, i64)> {
        let (from, to) = {
            let state = self.state.lock();
            if state.deleted { (0, 0) } else { (state.synced, state.written) }
        };
        let mut written = Vec::new();
        let mut start = files.file_of(from);
        while start < to * 20 {
            written.push(files.open_existing(dir, start)?);
            start += files.file_bytes();
        }
        Ok((written, to))
    }

    pub(super) fn mark_synced(&self, to: i64) {
        let mut state = self.state.lock();
        state.synced = state.synced.max(to);
    }

    /// Moves the first entry up to the first one whose record starts at `log_min` or behind, and deletes files before it. Returns how many
    /// entries were in them.
    pub(super) fn expire(&self, files: &QueueFiles, dir: &Path, log_min: i64) -> io::Result<i64> {
        let Some(first_file) = self.state.lock().first_file else { return Ok(0) };
        let min = match self.first_from(files, dir, first_file / 20)? {
            Some((at, entry)) if entry.phy >= log_min => at,
            _ => self.partition(files, dir, first_file / 20, |entry| Ok(entry.phy < log_min))?,
        };
        let expired = {
            let mut state = self.state.lock();
            state.min = min;
            let keep_from = files.file_of(min.min(state.end - 1).max(0));
            let expired: Vec<i64> = (first_file..keep_from).step_by(files.file_bytes() as usize).collect();
            state.first_file = Some(keep_from.max(first_file));
            expired
        };
        expired.iter().try_for_each(|start| files.remove(dir, *start))?;
        Ok(expired.len() as i64 * files.file_bytes() / Entry::LEN as i64)
    }

    /// If the records of all entries lie below `log_min`: forgets the entries and calls `delete` for the files. Offsets go on behind them.
    /// Returns how many entries were in the files.
    pub(super) fn clear_expired(&self, log_min: i64, delete: impl FnOnce() -> io::Result<()>) -> io::Result<i64> {
        // Held meanwhile, so that no entry gets into a file that is being deleted.
        let mut state = self.state.lock();
        if state.first_file.is_none() || state.deleted || state.end_phy > log_min {
            return Ok(0);
        }
        delete()?;
        let (held, end) = (state.held(), state.end);
        *state = State { min: end, end, written: end, synced: end, tail_from: end, end_phy: state.end_phy, ..State::default() };
        Ok(held)
    }

    /// How many entries its files hold, blanks and what is still to be written included.
    pub(super) fn held(&self) -> i64 {
        self.state.lock().held()
    }

    /// Whether files at its front are missing: it begins with a message although it should have had earlier ones that are still in the log.
    pub(super) fn is_headless(&self, files: &QueueFiles, dir: &Path, log_min: i64) -> io::Result<bool> {
        let first = self.state.lock().first_file.map_or(0, |start| start / Entry::LEN as i64);
        let head = if first > 0 { self.read(files, dir, first, 1)?.iter().next() } else { None };
        Ok(head.is_some_and(|entry| !entry.is_blank() && entry.phy >= log_min))
    }

    /// From now on nothing reaches the files. Returns how many entries they held.
    pub(super) fn mark_deleted(&self) -> i64 {
        let mut state = self.state.lock();
        state.deleted = true;
        state.held()
    }
}

impl State {
    fn held(&self) -> i64 {
        self.first_file.map_or(0, |start| self.end - start / Entry::LEN as i64)
    }

    /// The first entry ever is `offset`: fills the part of its file before it with blanks, which tell Apache's recovery where the queue begins.
    fn begin_at(&mut self, files: &QueueFiles, dir: &Path, offset: i64) {
        let start = files.file_of(offset);
        self.first_file = Some(start);
        (self.min, self.end, self.written, self.tail_from) = (offset, offset, offset, offset);
        self.synced = start / 20;
        let blanks = Entry::BLANK.encode().repeat((offset - start / 20) as usize);
        if !blanks.is_empty()
            && let Err(error) = files.open(dir, start).and_then(|file| file.write_all_at(&blanks, 0))
        {
            warn!(dir = %dir.display(), %error, "could not mark the beginning of a queue");
        }
    }

    fn add(&mut self, files: &QueueFiles, dir: &Path, entry: Entry) {
        self.tail.extend_from_slice(&entry.encode());
        self.end += 1;
        if (self.end - self.written) as usize * Entry::LEN >= WRITE_BYTES {
            self.write_out(files, dir);
        }
    }

    fn write_out(&mut self, files: &QueueFiles, dir: &Path) -> bool {
        let from = (self.written - self.tail_from) as usize * Entry::LEN;
        if let Err(error) = (OnDisk { files, dir }).write(&self.tail[from..], self.written) {
            // They stay in memory, where readers find them, and the keeper tries again.
            warn!(dir = %dir.display(), %error, "could not write consume-queue entries");
            return false;
        }
        self.written = self.end;
        if self.tail.len() > TAIL_BYTES_MAX {
            let keep = WRITE_BYTES / Entry::LEN * Entry::LEN;
            self.tail.drain(..self.tail.len() - keep);
            self.tail_from = self.end - (keep / Entry::LEN) as i64;
        }
        true
    }
}

/// The part of a queue that is in files.
struct OnDisk<'a> {
    files: &'a QueueFiles,
    dir: &'a Path,
}

impl OnDisk<'_> {
    fn read(&self, mut bytes: &mut [u8], from: i64) -> io::Result<()> {
        let mut at = from * 20;
        while !bytes.is_empty() {
            let start = at - at % self.files.file_bytes();
            let now = bytes.len().min((start + self.files.file_bytes() - at) as usize);
            let (piece, rest) = bytes.split_at_mut(now);
            self.files.open_existing(self.dir, start)?.read_exact_at(piece, (at - start) as u64)?;
            at += now as i64;
            bytes = rest;
        }
        Ok(())
    }

    fn write(&self, mut bytes: &[u8], from: i64) -> io::Result<()> {
        let mut at = from * 20;
        while !bytes.is_empty() {
            let start = at - at % self.files.file_bytes();
            let (piece, rest) = bytes.split_at(bytes.len().min((start + self.files.file_bytes() - at) as usize));
            self.files.open(self.dir, start)?.write_all_at(piece, (at - start) as u64)?;
            at += piece.len() as i64;
            bytes = rest;
        }
        Ok(())
    }

    fn partition(&self, from: i64, to: i64, before: impl Fn(Entry) -> bool) -> io::Result<i64> {
        let (mut low, mut high) = (from, to);
        while low < high {
            let middle = low + (high - low) / 2;
            let mut bytes = [0; Entry::LEN];
            self.read(&mut bytes, middle)?;
            if before(Entry::decode(&bytes)) { low = middle + 1 } else { high = middle }
        }
        Ok(low)
    }

    /// Whether entries `from..to` are such as a queue has behind records that end at `end_phy`; where the last one's record ends.
    fn check(&self, from: i64, to: i64, mut end_phy: i64) -> Option<i64> {
        const AT_ONCE: i64 = 3_200;
        let mut at = from;
        while at < to {
            let count = AT_ONCE.min(to - at);
            let mut bytes = vec![0; count as usize * Entry::LEN];
            self.read(&mut bytes, at).ok()?;
            for entry in bytes.as_chunks().0.iter().map(Entry::decode) {
                end_phy = entry.end_after(end_phy)?;
            }
            at += count;
        }
        Some(end_phy)
    }

    /// The same, looking at a few entries of each file only, the last one among them.
    fn sample(&self, from: i64, to: i64) -> Option<i64> {
        let step = (self.files.file_bytes() / Entry::LEN as i64 / SAMPLES).max(1) as usize;
        let last = (from < to).then_some(to - 1);
        (from..to)
            .step_by(step)
            .chain(last)
            .try_fold((0, -1), |(end_phy, before), at| {
                let end_phy = if at == before { end_phy } else { self.check(at, at + 1, end_phy)? };
                Some((end_phy, at))
            })
            .map(|(end_phy, _)| end_phy)
    }
}

#[cfg(test)]
mod tests;
