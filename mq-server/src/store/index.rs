//! Finding records by key: the sequence of index files (Apache's `IndexService`).
//!
//! The newest file is being filled, the others never change. Only hashes are compared, so a hit may be another key's record: whoever asks
//! compares the text.

use super::IndexKind;
use super::StoreError;
use super::disk::{Disk, DiskFile};
use super::index_file::{ActiveFile, Geometry, Header, IndexEntry, entry_in_file, slot_in_file, walk_entries};
use jiff::Zoned;
use mq_core::message::java_hash::{java_hash, java_hash_on};
use parking_lot::Mutex;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tracing::{info, warn};

/// The most results of one query.
const RESULTS_MAX: usize = 64;
/// An entry's time is cut to whole seconds, ms.
const TIME_STEP_MS: i64 = 1000;

/// All index files of a store.
pub(super) struct Index {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    geometry: Geometry,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    /// Complete files, oldest first.
    sealed: Vec<SealedFile>,
    /// Full files that the keeper has not completed yet, oldest first, and behind them the one that is being filled.
    open: Vec<OpenFile>,
    /// A failed write is reported once.
    failing: bool,
}

struct SealedFile {
    name: i64,
    header: Header,
}

struct OpenFile {
    name: i64,
    file: ActiveFile,
}

/// How far the index was durable at some moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct IndexMark {
    /// The newest file's name as a number; 0 when there was none.
    pub(super) file: i64,
    /// Number of its next entry.
    pub(super) next: u32,
    /// Time of its last entry.
    pub(super) end_timestamp: i64,
}

/// The keys of one message.
pub(super) struct IndexedKeys<'a> {
    pub(super) topic: &'a str,
    pub(super) unique_key: Option<&'a str>,
    pub(super) keys: Option<&'a str>,
    pub(super) tags: Option<&'a str>,
}

/// What is known about the index when a store opens.
pub(super) enum Trust {
    /// It was closed by a clean shutdown.
    Closed(Option<IndexMark>),
    /// It holds what the mark says; anything newer may be torn.
    Mark(IndexMark),
    /// Entries of records below this position can be believed when they look right.
    Below(i64),
}

impl Index {
    /// Loads the files in `dir`. The flag tells that they were unusable and deleted: the whole log is to be followed again.
    pub(super) fn load(disk: Arc<dyn Disk>, dir: PathBuf, geometry: Geometry, trust: &Trust) -> Result<(Self, bool), StoreError> {
        let load = || {
            let names = file_names(&*disk, &dir)?;
            let files = Files { disk: &*disk, dir: &dir, geometry };
            match files.load(&names, trust)? {
                Some(state) => Ok((state, false)),
                None => {
                    warn!("index is damaged; it is built again from the commit log");
                    names.iter().try_for_each(|(name, _)| disk.remove(&path_of(&dir, *name)))?;
                    Ok((State::default(), true))
                }
            }
        };
        let (state, damaged) = load().map_err(|error| StoreError::io(&dir, error))?;
        Ok((Self { geometry, state: Mutex::new(state), dir, disk }, damaged))
    }

    /// Indexes a message, unless it was before.
    pub(super) fn put(&self, keys: &IndexedKeys<'_>, phy: i64, store_timestamp: i64) {
        let mut state = self.state.lock();
        if state.end_phy().is_some_and(|end| phy <= end) {
            return;
        }
        let topic_hash = java_hash(keys.topic);
        let unique = keys.unique_key.map(|key| hash_of(topic_hash, key, IndexKind::Key));
        let others = keys.keys.into_iter().flat_map(|keys| keys.split(' ')).filter(|key| !key.is_empty());
        let others = others.map(|key| hash_of(topic_hash, key, IndexKind::Key));
        let tags = keys.tags.map(|tags| hash_of(topic_hash, tags, IndexKind::Tag));
        for key_hash in unique.into_iter().chain(others).chain(tags) {
            let put = self.writable(&mut state).and_then(|file| file.put(key_hash, phy, store_timestamp));
            state.report(put);
        }
    }

    /// Positions of the newest records with the key that were stored between the two times (whole seconds around them), newest first.
    pub(super) fn query(&self, topic: &str, key: &str, kind: IndexKind, (begin, end): (i64, i64), max: usize) -> io::Result<Vec<i64>> {
        let max = max.min(RESULTS_MAX);
        let search = Search { key_hash: hash_of(java_hash(topic), key, kind), begin, end, max };
        let mut found = Vec::new();
        let (open, sealed) = {
            let mut state = self.state.lock();
            let sealed: Vec<(i64, Header)> = state.sealed.iter().map(|file| (file.name, file.header)).collect();
            let open = state
                .open
                .iter_mut()
                .map(|open| Ok((open.name, open.file.header, open.file.slot(search.key_hash)?, open.file.file.clone())));
            (open.collect::<io::Result<Vec<_>>>()?, sealed)
        };
        for (name, header, slot, file) in open.into_iter().rev() {
            let entry = |number| match self.unwritten_entry(name, number) {
                Some(entry) => Ok(entry),
                None => entry_in_file(&*file, self.geometry, number),
            };
            search.walk(&header, slot, entry, &mut found)?;
        }
        for (name, header) in sealed.iter().rev() {
            if found.len() >= max || header.end_timestamp < begin {
                break;
            }
            let Ok(file) = self.disk.open(&path_of(&self.dir, *name)) else { continue };
            let slot = slot_in_file(&*file, self.geometry, search.key_hash)?;
            search.walk(header, slot, |number| entry_in_file(&*file, self.geometry, number), &mut found)?;
        }
        Ok(found)
    }

    /// Writes what is not in the files yet, and completes files that are full.
    pub(super) fn write_out(&self) {
        let written = self.complete_full();
        let mut state = self.state.lock();
        let written = written.and_then(|()| state.open.last_mut().map_or(Ok(()), |open| open.file.write_out()));
        state.report(written);
    }

    /// Makes what was put so far durable; how far that is.
    pub(super) fn sync(&self) -> io::Result<IndexMark> {
        self.complete_full()?;
        let (mark, file) = {
            let mut state = self.state.lock();
            if let Some(open) = state.open.last_mut() {
                open.file.write_out()?;
            }
            (state.mark(), state.open.last().map(|open| open.file.file.clone()))
        };
        if let Some(file) = file {
            file.sync()?;
            self.disk.sync_dir(&self.dir)?;
        }
        Ok(mark)
    }

    /// Writes everything, as Apache's brokers want to find it.
    pub(super) fn close(&self) -> io::Result<IndexMark> {
        self.complete_full()?;
        let mut state = self.state.lock();
        if let Some(open) = state.open.last_mut() {
            open.file.rest()?.write()?;
        }
        Ok(state.mark())
    }

    /// Completes the full files. Their slots are written and synced without the lock, which the dispatcher needs.
    fn complete_full(&self) -> io::Result<()> {
        loop {
            let (name, rest) = {
                let mut state = self.state.lock();
                match state.open.first_mut() {
                    Some(open) if open.file.is_full() => (open.name, open.file.rest()?),
                    _ => return Ok(()),
                }
            };
            rest.write()?;
            info!(file = name, "index file is full");
            let mut state = self.state.lock();
            let full = state.open.remove(0);
            state.sealed.push(SealedFile { name, header: full.file.header });
        }
    }

    /// Deletes files all of whose records are below `log_min`, but never the newest one.
    pub(super) fn expire(&self, log_min: i64) -> io::Result<()> {
        let mut state = self.state.lock();
        let newest = if !state.open.is_empty() { None } else { state.sealed.last().map(|file| file.name) };
        let expired: Vec<i64> =
            state.sealed.iter().filter(|file| file.header.end_phy < log_min && Some(file.name) != newest).map(|file| file.name).collect();
        for name in expired {
            self.disk.remove(&path_of(&self.dir, name))?;
            state.sealed.retain(|file| file.name != name);
        }
        Ok(())
    }

    /// The file to put into, made when the last one is full.
    fn writable<'s>(&self, state: &'s mut State) -> io::Result<&'s mut ActiveFile> {
        if state.open.last().is_none_or(|open| open.file.is_full()) {
            let last = state.newest();
            let name = new_name().max(last.map_or(0, |(name, _)| name + 1));
            self.disk.create_dir_all(&self.dir)?;
            let file = self.disk.open_or_create(&path_of(&self.dir, name))?;
            file.set_len(self.geometry.file_len())?;
            let inherited = last.map_or((0, 0), |(_, header)| (header.end_timestamp, header.end_phy));
            state.open.push(OpenFile { name, file: ActiveFile::empty(file, self.geometry, inherited) });
        }
        state.open.last_mut().map(|open| &mut open.file).ok_or_else(|| io::Error::other("a file was made above"))
    }

    fn unwritten_entry(&self, name: i64, number: u32) -> Option<IndexEntry> {
        let state = self.state.lock();
        state.open.iter().find(|open| open.name == name)?.file.unwritten_entry(number)
    }
}

impl State {
    /// The newest file.
    fn newest(&self) -> Option<(i64, Header)> {
        let open = self.open.last().map(|open| (open.name, open.file.header));
        open.or_else(|| self.sealed.last().map(|file| (file.name, file.header)))
    }

    /// Where the last indexed record starts.
    fn end_phy(&self) -> Option<i64> {
        // A file without entries has inherited the position.
        self.newest().filter(|(_, header)| header.next > 1 || header.end_phy > 0).map(|(_, header)| header.end_phy)
    }

    fn mark(&self) -> IndexMark {
        self.newest().map_or_else(IndexMark::default, |(file, header)| IndexMark {
            file,
            next: header.next,
            end_timestamp: header.end_timestamp,
        })
    }

    fn report(&mut self, outcome: io::Result<()>) {
        match outcome {
            Ok(()) => self.failing = false,
            Err(error) if !std::mem::replace(&mut self.failing, true) => {
                warn!(%error, "index cannot be written; messages may not be found by key");
            }
            Err(_) => {}
        }
    }
}

struct Search {
    key_hash: i32,
    begin: i64,
    end: i64,
    max: usize,
}

impl Search {
    /// Follows one slot's chain from entry `slot` back in time.
    fn walk(&self, header: &Header, slot: u32, entry: impl Fn(u32) -> io::Result<IndexEntry>, found: &mut Vec<i64>) -> io::Result<()> {
        if header.begin_timestamp > self.end || header.end_timestamp < self.begin {
            return Ok(());
        }
        let mut number = slot;
        while number > 0 && number < header.next && found.len() < self.max {
            let entry = entry(number)?;
            let stored = header.begin_timestamp + i64::from(entry.seconds) * TIME_STEP_MS;
            let too_old = stored + TIME_STEP_MS <= self.begin;
            if entry.key_hash == self.key_hash && !too_old && stored <= self.end {
                found.push(entry.phy);
            }
            if too_old || entry.before >= number {
                break;
            }
            number = entry.before;
        }
        Ok(())
    }
}

/// The files while they are being loaded.
struct Files<'a> {
    disk: &'a dyn Disk,
    dir: &'a Path,
    geometry: Geometry,
}

impl Files<'_> {
    /// `None` when the files are not what the trust promises.
    fn load(&self, names: &[(i64, u64)], trust: &Trust) -> io::Result<Option<State>> {
        let mut state = State::default();
        let mark = match trust {
            Trust::Closed(mark) => *mark,
            Trust::Mark(mark) => Some(*mark),
            Trust::Below(_) => None,
        };
        for (name, len) in names.iter().copied() {
            if mark.is_some_and(|mark| name > mark.file) {
                // Begun after the mark: all of it comes again.
                self.disk.remove(&path_of(self.dir, name))?;
                continue;
            }
            if len != self.geometry.file_len() {
                return Ok(None);
            }
            let file = self.disk.open(&path_of(self.dir, name))?;
            let Some(header) = Header::read(&*file, self.geometry)? else { return Ok(None) };
            if matches!(trust, Trust::Below(cut) if header.begin_phy >= *cut) {
                self.disk.remove(&path_of(self.dir, name))?;
                continue;
            }
            state.sealed.push(SealedFile { name, header });
        }
        let Some(newest) = state.sealed.pop() else {
            return Ok(mark.is_none_or(|mark| mark.file == 0).then_some(state));
        };
        if mark.is_some_and(|mark| mark.file != newest.name || newest.header.next < mark.next) {
            return Ok(None);
        }
        let file = self.disk.open(&path_of(self.dir, newest.name))?;
        let active = match trust {
            Trust::Closed(_) => Some(ActiveFile::open(file, self.geometry, newest.header, true)),
            Trust::Mark(mark) => self.up_to(file, newest.header, |number, _| number < mark.next)?,
            Trust::Below(cut) => self.up_to(file, newest.header, |_, entry| entry.phy < *cut)?,
        };
        let Some(active) = active else { return Ok(None) };
        state.open.push(OpenFile { name: newest.name, file: active });
        Ok(Some(state))
    }

    /// The file with the entries up to the first one that is not wanted; `None` when a wanted one cannot be one.
    fn up_to(
        &self,
        file: Arc<dyn DiskFile>,
        mut header: Header,
        wanted: impl Fn(u32, IndexEntry) -> bool,
    ) -> io::Result<Option<ActiveFile>> {
        let (mut next, mut end_phy, mut seconds, mut sound) = (1, header.begin_phy, 0, true);
        walk_entries(&*file, self.geometry, header.next, |number, entry| {
            if !wanted(number, entry) {
                return false;
            }
            sound = entry.phy >= end_phy && entry.before < number && entry.key_hash >= 0;
            (next, end_phy, seconds) = (number + 1, entry.phy, entry.seconds);
            sound
        })?;
        header.next = next;
        header.end_phy = end_phy;
        header.end_timestamp = header.begin_timestamp + (i64::from(seconds) + 1) * TIME_STEP_MS;
        Ok(sound.then(|| ActiveFile::open(file, self.geometry, header, false)))
    }
}

/// Apache's `indexKeyHashMethod`: of `topic#key`, or `topic#T#tags`.
fn hash_of(topic_hash: i32, key: &str, kind: IndexKind) -> i32 {
    let between = match kind {
        IndexKind::Key => "#",
        IndexKind::Tag => "#T#",
    };
    java_hash_on(topic_hash, [between, key]).checked_abs().unwrap_or(0)
}

fn path_of(dir: &Path, name: i64) -> PathBuf {
    dir.join(format!("{name:017}"))
}

/// Names (as numbers) and lengths, oldest first.
fn file_names(disk: &dyn Disk, dir: &Path) -> io::Result<Vec<(i64, u64)>> {
    let is_name = |name: &str| name.len() == 17 && name.bytes().all(|byte| byte.is_ascii_digit());
    let mut names: Vec<(i64, u64)> = disk
        .list(dir)?
        .into_iter()
        .filter(|entry| is_name(&entry.name))
        .filter_map(|entry| Some((entry.name.parse().ok()?, entry.len)))
        .collect();
    names.sort_unstable();
    Ok(names)
}

fn new_name() -> i64 {
    let now = Zoned::now();
    let text = format!("{}{:03}", now.strftime("%Y%m%d%H%M%S"), now.millisecond());
    text.parse().unwrap_or(0)
}

#[cfg(test)]
mod tests;
