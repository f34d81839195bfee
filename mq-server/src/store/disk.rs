//! The seam between the store and the operating system: everything the store does to files goes through [`Disk`], so that tests can tear
//! pages, lose unsynced ones and fill disks. Two implementations: [`RealDisk`] and the tests' `FaultyDisk`.

use rustix::fs::{Advice, FallocateFlags, FlockOperation};
use std::fs::{File, OpenOptions};
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::sync::Arc;
use std::time::SystemTime;

/// A file system.
pub(super) trait Disk: Send + Sync {
    fn create_dir_all(&self, dir: &Path) -> io::Result<()>;
    /// What lies in `dir`, in no order; a directory that does not exist is empty.
    fn list(&self, dir: &Path) -> io::Result<Vec<Entry>>;
    /// Opens a file that exists, for reading and writing.
    fn open(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>>;
    /// Opens a file for reading and writing, made empty if it was not there; what it holds is kept.
    fn open_or_create(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>>;
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;
    fn remove(&self, path: &Path) -> io::Result<()>;
    /// Removes a directory and all in it; one that does not exist is fine.
    fn remove_dir_all(&self, dir: &Path) -> io::Result<()>;
    /// Makes names that were made, changed or removed in `dir` durable.
    fn sync_dir(&self, dir: &Path) -> io::Result<()>;
    /// Makes everything on the file system of `dir` durable, when that is cheaper than many files one by one.
    fn sync_all(&self, dir: &Path) -> io::Result<()>;
    /// Share of the file system in use, 0.0 to 1.0, as Apache computes it: of what is not usable, reserved blocks included.
    fn used(&self, dir: &Path) -> io::Result<f64>;
    /// Locks a file against other processes and other stores of this one until the guard goes; `None` when somebody else has it.
    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>>;
}

/// An open file. Positions and lengths are bytes.
pub(super) trait DiskFile: Send + Sync {
    fn len(&self) -> io::Result<u64>;
    /// Fills `buf` from `at` on; what lies behind the end of the file is an error.
    fn read_exact_at(&self, buf: &mut [u8], at: u64) -> io::Result<()>;
    fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()>;
    /// Makes the file `len` bytes long, zeros, with all of its space reserved.
    fn allocate(&self, len: u64) -> io::Result<()>;
    /// Makes the file `len` bytes long without reserving space.
    fn set_len(&self, len: u64) -> io::Result<()>;
    /// Makes everything from `at` to the end of the file zero.
    fn zero_from(&self, at: u64) -> io::Result<()>;
    /// Makes everything written so far durable.
    fn sync(&self) -> io::Result<()>;
    /// Lets go of the memory that caches this range, as far as it is durable.
    fn uncache(&self, from: u64, len: u64) -> io::Result<()>;
    /// The file itself if it can be mapped.
    fn as_file(&self) -> Option<&File>;
}

/// An entry of a directory.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) is_dir: bool,
    pub(super) len: u64,
    pub(super) modified: SystemTime,
}

/// Whether the error says that there is no space left.
pub(super) fn is_full(error: &io::Error) -> bool {
    matches!(error.kind(), io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded)
}

/// The operating system's files.
pub(super) struct RealDisk;

impl Disk for RealDisk {
    fn create_dir_all(&self, dir: &Path) -> io::Result<()> {
        std::fs::create_dir_all(dir)
    }

    fn list(&self, dir: &Path) -> io::Result<Vec<Entry>> {
        let entries = match std::fs::read_dir(dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        entries
            .map(|entry| {
                let entry = entry?;
                let metadata = entry.metadata()?;
                let name = entry.file_name().to_string_lossy().into_owned();
                Ok(Entry { name, is_dir: metadata.is_dir(), len: metadata.len(), modified: metadata.modified()? })
            })
            .collect()
    }

    fn open(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>> {
        Ok(Arc::new(OpenOptions::new().read(true).write(true).open(path)?))
    }

    fn open_or_create(&self, path: &Path) -> io::Result<Arc<dyn DiskFile>> {
        Ok(Arc::new(OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        std::fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn remove_dir_all(&self, dir: &Path) -> io::Result<()> {
        match std::fs::remove_dir_all(dir) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            result => result,
        }
    }

    fn sync_dir(&self, dir: &Path) -> io::Result<()> {
        File::open(dir)?.sync_all()
    }

    fn sync_all(&self, dir: &Path) -> io::Result<()> {
        Ok(rustix::fs::syncfs(File::open(dir)?)?)
    }

    fn used(&self, dir: &Path) -> io::Result<f64> {
        // As Apache and df: blocks reserved for the superuser count neither as used nor as usable.
        let stat = rustix::fs::statvfs(dir)?;
        let used = stat.f_blocks.saturating_sub(stat.f_bfree) as f64;
        let entire = used + stat.f_bavail as f64;
        Ok(if entire > 0.0 { used / entire } else { 0.0 })
    }

    fn lock(&self, path: &Path) -> io::Result<Option<Box<dyn Send + Sync>>> {
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        // Two kinds of lock: the first one works between stores of one process, the second is the one that Java brokers take.
        match file.try_lock() {
            Err(std::fs::TryLockError::WouldBlock) => return Ok(None),
            Err(std::fs::TryLockError::Error(error)) => return Err(error),
            Ok(()) => {}
        }
        match rustix::fs::fcntl_lock(&file, FlockOperation::NonBlockingLockExclusive) {
            Err(rustix::io::Errno::AGAIN | rustix::io::Errno::ACCESS) => return Ok(None),
            result => result?,
        }
        DiskFile::write_all_at(&file, b"lock", 0)?;
        Ok(Some(Box::new(file)))
    }
}

impl DiskFile for File {
    fn len(&self) -> io::Result<u64> {
        Ok(self.metadata()?.len())
    }

    fn read_exact_at(&self, buf: &mut [u8], at: u64) -> io::Result<()> {
        FileExt::read_exact_at(self, buf, at)
    }

    fn write_all_at(&self, bytes: &[u8], at: u64) -> io::Result<()> {
        FileExt::write_all_at(self, bytes, at)
    }

    fn allocate(&self, len: u64) -> io::Result<()> {
        match rustix::fs::fallocate(self, FallocateFlags::empty(), 0, len) {
            Err(rustix::io::Errno::OPNOTSUPP) => write_zeros(self, 0, len),
            result => Ok(result?),
        }
    }

    fn set_len(&self, len: u64) -> io::Result<()> {
        File::set_len(self, len)
    }

    fn zero_from(&self, at: u64) -> io::Result<()> {
        let end = self.metadata()?.len();
        if at >= end {
            return Ok(());
        }
        match rustix::fs::fallocate(self, FallocateFlags::ZERO_RANGE, at, end - at) {
            Err(rustix::io::Errno::OPNOTSUPP) => clear(self, at, end),
            result => Ok(result?),
        }
    }

    fn sync(&self) -> io::Result<()> {
        self.sync_data()
    }

    fn uncache(&self, from: u64, len: u64) -> io::Result<()> {
        Ok(rustix::fs::fadvise(self, from, std::num::NonZeroU64::new(len), Advice::DontNeed)?)
    }

    fn as_file(&self) -> Option<&File> {
        Some(self)
    }
}

static ZEROS: [u8; 64 << 10] = [0; 64 << 10];

fn write_zeros(file: &File, from: u64, to: u64) -> io::Result<()> {
    pieces(from, to).try_for_each(|(at, len)| FileExt::write_all_at(file, &ZEROS[..len], at))
}

/// Writes zeros where there are none.
fn clear(file: &File, from: u64, to: u64) -> io::Result<()> {
    let mut found = vec![0; ZEROS.len()];
    pieces(from, to).try_for_each(|(at, len)| {
        FileExt::read_exact_at(file, &mut found[..len], at)?;
        if found[..len] == ZEROS[..len] { Ok(()) } else { FileExt::write_all_at(file, &ZEROS[..len], at) }
    })
}

/// Positions and lengths that cover the range.
fn pieces(from: u64, to: u64) -> impl Iterator<Item = (u64, usize)> {
    (from..to).step_by(ZEROS.len()).map(move |at| (at, (to - at).min(ZEROS.len() as u64) as usize))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lock_holds_between_stores_of_one_process() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let held = RealDisk.lock(&path).unwrap().unwrap();
        assert!(RealDisk.lock(&path).unwrap().is_none());
        drop(held);
        assert!(RealDisk.lock(&path).unwrap().is_some());
        assert_eq!(std::fs::read(&path).unwrap(), b"lock");
    }

    #[test]
    fn allocated_space_is_zero_and_zeroing_keeps_the_length() {
        let dir = tempfile::tempdir().unwrap();
        let file = RealDisk.open_or_create(&dir.path().join("f")).unwrap();
        file.allocate(100_000).unwrap();
        file.write_all_at(&[7; 9_000], 0).unwrap();
        file.zero_from(4_097).unwrap();
        let mut read = vec![1; 100_000];
        file.read_exact_at(&mut read, 0).unwrap();
        assert!(read[..4_097].iter().all(|byte| *byte == 7) && read[4_097..].iter().all(|byte| *byte == 0));
        assert!(file.read_exact_at(&mut [0; 2], 99_999).is_err());
    }

    #[test]
    fn where_the_file_system_cannot_zero_it_is_done_by_hand() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("f");
        std::fs::write(&path, vec![7; 200_000]).unwrap();
        let file = OpenOptions::new().read(true).write(true).open(&path).unwrap();
        clear(&file, 70_001, 200_000).unwrap();
        let read = std::fs::read(&path).unwrap();
        assert!(read[..70_001].iter().all(|byte| *byte == 7) && read[70_001..].iter().all(|byte| *byte == 0));
    }
}
