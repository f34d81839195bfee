//! A disk in memory that fails on demand and can lose power.
//!
//! What a file holds has two versions: what the page cache has, and what a sync made durable. A power failure keeps, for each page that was
//! written and not synced, by chance the new version, the old one, or the new one torn at a sector. Names are durable at once.

use super::disk::{Disk, DiskFile, Entry};
use parking_lot::{Mutex, MutexGuard};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, AtomicUsize, Ordering};
use std::time::SystemTime;

const PAGE: usize = 4096;
const SECTOR: usize = 512;

/// The disk; clones share it.
#[derive(Clone, Default)]
pub(super) struct FaultyDisk {
    state: Arc<State>,
}

#[derive(Default)]
struct State {
    files: Mutex<BTreeMap<PathBuf, Arc<MemFile>>>,
    dirs: Mutex<BTreeSet<PathBuf>>,
    locked: Mutex<BTreeSet<PathBuf>>,
    faults: Arc<Faults>,
    /// Thousandths in use.
    used: AtomicUsize,
}

/// What is to go wrong. Counters tell how many more calls go well; `u64::MAX` for all.
struct Faults {
    writes_until_error: AtomicU64,
    syncs_until_error: AtomicU64,
    full: AtomicBool,
    full_for_new_files: AtomicBool,
    /// Held by a test while syncs of the commit log are to hang.
    hang: Mutex<()>,
    /// Files the faults apply to: those whose path contains this.
    only: Mutex<String>,
}

impl Default for Faults {
    fn default() -> Self {
        Self {
            writes_until_error: AtomicU64::new(u64::MAX),
            syncs_until_error: AtomicU64::new(u64::MAX),
            full: AtomicBool::new(false),
            full_for_new_files: AtomicBool::new(false),
            hang: Mutex::default(),
            only: Mutex::default(),
        }
    }
}

struct MemFile {
    path: Mutex<PathBuf>,
    content: Mutex<Content>,
    faults: Arc<Faults>,
}

#[derive(Default)]
struct Content {
    now: Vec<u8>,
    durable: Vec<u8>,
    dirty: BTreeSet<usize>,
    modified: Option<SystemTime>,
}

impl FaultyDisk {
    /// Writes to the commit log fail with EIO after `count` more.
    pub(super) fn fail_log_writes_after(&self, count: u64) {
        self.only("commitlog");
        self.state.faults.writes_until_error.store(count, Ordering::SeqCst);
    }

    /// Syncs of the commit log fail with EIO after `count` more.
    pub(super) fn fail_log_syncs_after(&self, count: u64) {
        self.only("commitlog");
        self.state.faults.syncs_until_error.store(count, Ordering::SeqCst);
    }

    /// Whether nothing can be allocated or written to the commit log.
    pub(super) fn set_full(&self, full: bool) {
        self.only("commitlog");
        self.state.faults.full.store(full, Ordering::SeqCst);
    }

    /// Whether nothing can be allocated.
    pub(super) fn set_full_for_new_files(&self, full: bool) {
        self.state.faults.full_for_new_files.store(full, Ordering::SeqCst);
    }

    /// Syncs of the commit log hang until the guard goes.
    pub(super) fn hang_log_syncs(&self) -> MutexGuard<'_, ()> {
        self.only("commitlog");
        self.state.faults.hang.lock()
    }

    /// What [`Disk::used`] says, in thousandths.
    pub(super) fn set_used(&self, thousandths: usize) {
        self.state.used.store(thousandths, Ordering::SeqCst);
    }

    /// The disk as a restarted machine finds it, if power fails now; `seed` decides which unsynced pages survive.
    pub(super) fn after_power_failure(&self, seed: u64) -> Self {
        let mut random = seed.wrapping_mul(2).wrapping_add(1);
        let after = Self::default();
        *after.state.dirs.lock() = self.state.dirs.lock().clone();
        for (path, file) in self.state.files.lock().iter() {
            let content = file.content.lock();
            let mut survived = content.durable.clone();
            survived.resize(content.now.len(), 0);
            for page in content.dirty.iter().map(|page| page * PAGE) {
                let end = (page + PAGE).min(content.now.len());
                let keep = match next(&mut random) % 4 {
                    0 => page,
                    1 => page + (next(&mut random) as usize % (PAGE / SECTOR)) * SECTOR,
                    _ => end,
                };
                let keep = keep.min(end);
                if page < keep {
                    survived[page..keep].copy_from_slice(&content.now[page..keep]);
                }
            }
            after.put(path, survived);
        }
        after
    }

    /// The whole content of a file.
    pub(super) fn content(&self, path: &Path) -> Option<Vec<u8>> {
        Some(self.file(path).ok()?.content.lock().now.clone())
    }

    /// Makes or replaces a file, durably.
    pub(super) fn put(&self, path: &Path, bytes: Vec<u8>) {
        let content = Content { now: bytes.clone(), durable: bytes, dirty: BTreeSet::new(), modified: Some(SystemTime::now()) };
        let file = MemFile { path: Mutex::new(path.to_owned()), content: Mutex::new(content), faults: self.state.faults.clone() };
        self.state.files.lock().insert(path.to_owned(), Arc::new(file));
    }

    /// The files whose path contains `part`.
    pub(super) fn paths(&self, part: &str) -> Vec<PathBuf> {
        self.state.files.lock().keys().filter(|path| path.to_string_lossy().contains(part)).cloned().collect()
    }

    /// Sets when a file was last written.
    pub(super) fn set_modified(&self, path: &Path, at: SystemTime) {
        if let Ok(file) = self.file(path) {
            file.content.lock().modified = Some(at);
        }
    }

    fn only(&self, part: &str) {
        *self.state.faults.only.lock() = part.to_owned();
    }

    fn file(&self, path: &Path) -> io::Result<Arc<MemFile>> {
        self.state.files.lock().get(path).cloned().ok_or_else(|| io::ErrorKind::NotFound.into())
    }
}

/// A xorshift step: chance that can be repeated.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

struct LockGuard {
    state: Arc<State>,
    path: PathBuf,
}

impl Drop for LockGuard {
    fn drop(&mut self) {
        self.state.locked.lock().remove(&self.path);
    }
}

impl Disk for FaultyDisk {
    fn create_dir_all(&self, dir: &Path) -> io::Result<()> {
        self.state.dirs.lock().extend(dir.ancestors().map(Path::to_owned));
        Ok(())
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<Entry>> {
        let files = self.state.files.lock();
        let is_in = |path: &&PathBuf| path.parent() == Some(dir);
        let name = |path: &Path| path.file_name().unwrap().to_string_lossy().into_owned();
        let dirs = self.state.dirs.lock();
        let dirs = dirs.iter().filter(is_in).map(|path| Entry { name: name(path), is_dir: true, len: 0, modified: SystemTime::UNIX_EPOCH });
        let files = files.iter().filter(|(path, _)| is_in(path)).map(|(path, file)| {
            let content = file.content.lock();
            Entry {
                name: name(path),
                is_dir: false,
                len: content.now.len() as u64,
                modified: content.modified.unwrap_or(SystemTime::UNIX_EPOCH),
            }
        });
        Ok(dirs.chain(files).collect())
    }

    fn open(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>> {
        Ok(self.file(path)?)
    }

    fn open_or_create(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>> {
        if self.file(path).is_err() {
            self.put(path, Vec::new());
        }
        self.open(path)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        let mut files = self.state.files.lock();
        let file = files.remove(from).ok_or(io::ErrorKind::NotFound)?;
        *file.path.lock() = to.to_owned();
        files.insert(to.to_owned(), file);
        Ok(())
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.state.files.lock().remove(path).map(|_| ()).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn remove_dir_all(&self, dir: &Path) -> io::Result<()> {
        self.state.files.lock().retain(|path, _| !path.starts_with(dir));
        self.state.dirs.lock().retain(|path| !path.starts_with(dir));
        Ok(())
    }

    fn sync_dir(&self, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync_all(&self, dir: &Path) -> io::Result<()> {
        let files: Vec<_> =
            self.state.files.lock().iter().filter(|(path, _)| path.starts_with(dir)).map(|(_, file)| file.clone()).collect();
        files.iter().try_for_each(|file| file.sync())
    }

    fn used(&self, _: &Path) -> io::Result<f64> {
        Ok(self.state.used.load(Ordering::SeqCst) as f64 / 1000.0)
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        let free = self.state.locked.lock().insert(path.to_owned());
        Ok(free.then(|| Box::new(LockGuard { state: self.state.clone(), path: path.to_owned() }) as Box<dyn Send + Sync>))
    }
}

impl MemFile {
    /// Whether this call fails, given the counter of calls that go well.
    fn fails(&self, counter: &AtomicU64) -> bool {
        let step = |left: u64| if left == u64::MAX { None } else { Some(left.saturating_sub(1)) };
        self.applies() && counter.try_update(Ordering::SeqCst, Ordering::SeqCst, step) == Ok(0)
    }

    fn is_full(&self) -> bool {
        self.faults.full.load(Ordering::SeqCst) && self.applies()
    }

    fn applies(&self) -> bool {
        self.path.lock().to_string_lossy().contains(self.faults.only.lock().as_str())
    }

    fn mark(&self, content: &mut Content, from: usize, to: usize) {
        content.dirty.extend(from / PAGE..to.div_ceil(PAGE));
        content.modified = Some(SystemTime::now());
    }
}

impl DiskFile for MemFile {
    fn len(&self) -> io::Result<u64> {
        Ok(self.content.lock().now.len() as u64)
    }

    fn read_exact_at(&self, buf: &mut [u8], at: u64) -> io::Result<()> {
        let content = self.content.lock();
        let at = at as usize;
        let bytes = content.now.get(at..at + buf.len()).ok_or(io::ErrorKind::UnexpectedEof)?;
        buf.copy_from_slice(bytes);
        Ok(())
    }

    fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        let at = at as usize;
        let error = if self.is_full() {
            Some(io::ErrorKind::StorageFull.into())
        } else if self.fails(&self.faults.writes_until_error) {
            Some(io::Error::other("EIO"))
        } else {
            None
        };
        // A failing write may have written a part; a small one that only clears is let through.
        let len = if error.is_some() { bytes.len() / 2 } else { bytes.len() };
        let mut content = self.content.lock();
        if content.now.len() < at + len {
            content.now.resize(at + len, 0);
        }
        content.now[at..at + len].copy_from_slice(&bytes[..len]);
        self.mark(&mut content, at, at + len);
        match error {
            Some(error) if bytes.len() > 8 => Err(error),
            _ => Ok(()),
        }
    }

    fn allocate(&self, len: u64) -> io::Result<()> {
        if self.is_full() || self.faults.full_for_new_files.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.set_len(len)
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        let mut content = self.content.lock();
        content.now.resize(len as usize, 0);
        content.durable.resize(len as usize, 0);
        content.modified = Some(SystemTime::now());
        Ok(())
    }

    fn zero_from(&self, at: u64) -> io::Result<()> {
        let mut content = self.content.lock();
        let end = content.now.len();
        content.now[at as usize..].fill(0);
        self.mark(&mut content, at as usize, end);
        Ok(())
    }

    fn uncache(&self, _from: u64, _len: u64) -> io::Result<()> {
        Ok(())
    }

    fn sync(&self) -> io::Result<()> {
        if self.applies() {
            drop(self.faults.hang.lock());
        }
        if self.fails(&self.faults.syncs_until_error) {
            return Err(io::Error::other("EIO"));
        }
        let mut content = self.content.lock();
        let content = &mut *content;
        let len = content.now.len();
        content.durable.resize(len, 0);
        for page in std::mem::take(&mut content.dirty) {
            let range = page * PAGE..((page + 1) * PAGE).min(len);
            if range.start < len {
                content.durable[range.clone()].copy_from_slice(&content.now[range]);
            }
        }
        Ok(())
    }

    fn as_file(&self) -> Option<&File> {
        None
    }
}
