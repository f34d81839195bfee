//! The open files of all consume queues: opened when they are needed, at most so many at once.
//!
//! A broker may have 80,000 queues and a process a few thousand descriptors, so no queue owns its files.

use super::disk::{Disk, DiskFile};
use super::layout::offset_file;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A bounded set of open files, shared by all queues of a store.
pub(super) struct QueueFiles {
    disk: Arc<dyn Disk>,
    file_bytes: i64,
    open_max: usize,
    open: Mutex<Open>,
}

#[derive(Default)]
struct Open {
    files: HashMap<PathBuf, (Arc<dyn DiskFile>, u64), ahash::RandomState>,
    /// Counts uses; a file's number tells how long ago it was used.
    clock: u64,
}

impl QueueFiles {
    /// Files of `file_bytes`, of which at most `open_max` are open.
    pub(super) fn new(disk: Arc<dyn Disk>, file_bytes: i64, open_max: usize) -> Self {
        Self { disk, file_bytes, open_max: open_max.max(1), open: Mutex::default() }
    }

    /// Size of each file, bytes.
    pub(super) fn file_bytes(&self) -> i64 {
        self.file_bytes
    }

    /// Byte position of the file that entry `offset` is in.
    pub(super) fn file_of(&self, offset: i64) -> i64 {
        let at = offset * 20;
        at - at % self.file_bytes
    }

    /// The file of the queue in `dir` that starts at `start`, made when it is not there.
    pub(super) fn open(&self, dir: &Path, start: i64) -> io::Result<Arc<dyn DiskFile>> {
        self.cached(dir, start, |path| {
            match self.disk.open(path) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                opened => return opened,
            }
            self.disk.create_dir_all(dir)?;
            let file = self.disk.open_or_create(path)?;
            file.set_len(self.file_bytes as u64)?;
            Ok(file)
        })
    }

    /// The file of the queue in `dir` that starts at `start`.
    ///
    /// # Errors
    /// `NotFound` when it is not there.
    pub(super) fn open_existing(&self, dir: &Path, start: i64) -> io::Result<Arc<dyn DiskFile>> {
        self.cached(dir, start, |path| self.disk.open(path))
    }

    /// Deletes a file of the queue in `dir`.
    pub(super) fn remove(&self, dir: &Path, start: i64) -> io::Result<()> {
        let path = offset_file(dir, start);
        self.open.lock().files.remove(&path);
        self.disk.remove(&path)
    }

    /// Deletes a queue's directory.
    pub(super) fn remove_dir(&self, dir: &Path) -> io::Result<()> {
        self.open.lock().files.retain(|path, _| !path.starts_with(dir));
        self.disk.remove_dir_all(dir)
    }

    /// Syncs files that were written, and the directories they are in: one by one, or the whole file system when they are many.
    pub(super) fn sync(&self, root: &Path, files: &[Arc<dyn DiskFile>], dirs: &[PathBuf]) -> io::Result<()> {
        const ONE_BY_ONE_MAX: usize = 64;
        if files.len() > ONE_BY_ONE_MAX {
            return self.disk.sync_all(root);
        }
        files.iter().try_for_each(|file| file.sync())?;
        dirs.iter().try_for_each(|dir| self.disk.sync_dir(dir))
    }

    fn cached(&self, dir: &Path, start: i64, open: impl FnOnce(&Path) -> io::Result<Arc<dyn DiskFile>>) -> io::Result<Arc<dyn DiskFile>> {
        let path = offset_file(dir, start);
        {
            let mut cache = self.open.lock();
            cache.clock += 1;
            let now = cache.clock;
            if let Some((file, used)) = cache.files.get_mut(&path) {
                *used = now;
                return Ok(file.clone());
            }
        }
        let file = open(&path)?;
        let mut cache = self.open.lock();
        if cache.files.len() >= self.open_max {
            cache.close_oldest();
        }
        let now = cache.clock;
        cache.files.insert(path, (file.clone(), now));
        Ok(file)
    }
}

impl Open {
    /// Closes the quarter that was not used for longest, so that the search is paid for once in many opens.
    fn close_oldest(&mut self) {
        let mut uses: Vec<u64> = self.files.values().map(|(_, used)| *used).collect();
        let quarter = uses.len() / 4;
        let (_, limit, _) = uses.select_nth_unstable(quarter);
        let limit = *limit;
        self.files.retain(|_, (_, used)| *used > limit);
    }
}

#[cfg(test)]
mod tests {
    use super::super::faulty_disk::FaultyDisk;
    use super::*;

    #[test]
    fn the_files_used_last_stay_open() {
        let files = QueueFiles::new(Arc::new(FaultyDisk::default()), 6000, 8);
        let dir = |n: usize| PathBuf::from(format!("/cq/T/{n}"));
        for n in 0..100 {
            files.open(&dir(n), 0).unwrap();
            files.open(&dir(0), 0).unwrap();
            assert!(files.open.lock().files.len() <= 8);
        }
        assert!(files.open.lock().files.contains_key(&offset_file(&dir(0), 0)));
        assert_eq!(files.open_existing(&dir(7), 0).unwrap().len().unwrap(), 6000);
        assert_eq!(files.open_existing(&dir(7), 6000).err().map(|error| error.kind()), Some(io::ErrorKind::NotFound));
        files.remove_dir(&dir(0)).unwrap();
        assert!(files.open_existing(&dir(0), 0).is_err());
    }
}
