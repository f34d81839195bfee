//! One segment of the commit log: its write end (`pwrite`, `fdatasync`) and its read end (a read-only map of the same file).
//!
//! The only file of the server with `unsafe`. What it rests on: bytes below `published` never change again and the file is never made
//! shorter, so a slice below `published` is ordinary constant memory for as long as the map lives, and every slice holds the segment.
//! Deleting the file removes its name only; the last slice unmaps it.

#![allow(unsafe_code)]

use super::disk::{Disk, DiskFile};
use bytes::Bytes;
use memmap2::{MmapOptions, MmapRaw, UncheckedAdvice};
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A file of the commit log.
pub(super) struct Segment {
    start: i64,
    len: usize,
    path: PathBuf,
    file: Arc<dyn DiskFile>,
    read_end: ReadEnd,
    /// Bytes from the front that will never change.
    published: AtomicUsize,
}

enum ReadEnd {
    Mapped(MmapRaw),
    /// The disk's files cannot be mapped.
    Copied,
}

impl Segment {
    /// Makes the file at `path` with all of its space; one that is there is made anew.
    pub(super) fn create(disk: &dyn Disk, path: &Path, start: i64, len: u64) -> io::Result<Arc<Self>> {
        let made = || {
            let file = disk.open_or_create(path)?;
            file.set_len(0)?;
            file.allocate(len)?;
            Self::new(path, start, len, file)
        };
        made().inspect_err(|_| {
            // Half a file would stop an Apache broker from starting; nothing can be done when it cannot be removed either.
            let _ = disk.remove(path);
        })
    }

    /// Opens the file at `path`, `len` bytes long.
    pub(super) fn open(disk: &dyn Disk, path: &Path, start: i64, len: u64) -> io::Result<Arc<Self>> {
        Self::new(path, start, len, disk.open(path)?)
    }

    fn new(path: &Path, start: i64, len: u64, file: Arc<dyn DiskFile>) -> io::Result<Arc<Self>> {
        let len = usize::try_from(len).map_err(io::Error::other)?;
        let read_end = match file.as_file() {
            Some(file) => ReadEnd::Mapped(MmapOptions::new().len(len).map_raw_read_only(file)?),
            None => ReadEnd::Copied,
        };
        Ok(Arc::new(Self { start, len, path: path.to_owned(), file, read_end, published: AtomicUsize::new(0) }))
    }

    /// Position of its first byte in the log.
    pub(super) fn start(&self) -> i64 {
        self.start
    }

    /// Its size, bytes.
    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// Position behind its last byte in the log.
    pub(super) fn end(&self) -> i64 {
        self.start + self.len as i64
    }

    /// Its file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Writes at `at`, which is not below what is published.
    pub(super) fn write(&self, at: usize, bytes: &[u8]) -> io::Result<()> {
        assert!(at >= self.published.load(Ordering::Acquire) && at + bytes.len() <= self.len, "segments are only appended to");
        self.file.write_all_at(bytes, at as u64)
    }

    /// Clears everything from `at`, which is not below what is published.
    pub(super) fn zero_from(&self, at: usize) -> io::Result<()> {
        assert!(at >= self.published.load(Ordering::Acquire), "published bytes never change");
        self.file.zero_from(at as u64)
    }

    /// Makes everything written so far durable.
    pub(super) fn sync(&self) -> io::Result<()> {
        self.file.sync()
    }

    /// Lets go of the memory that caches a durable, published range. Whoever reads it again gets it from the disk.
    pub(super) fn uncache(&self, range: Range<usize>) -> io::Result<()> {
        assert!(range.end <= self.published.load(Ordering::Acquire), "only what never changes again");
        if let ReadEnd::Mapped(map) = &self.read_end {
            // SAFETY: the map is shared and read-only, so that this forgets no byte: the next access maps the file's page again.
            unsafe { map.unchecked_advise_range(UncheckedAdvice::DontNeed, range.start, range.len())? };
        }
        self.file.uncache(range.start as u64, range.len() as u64)
    }

    /// Lets readers see everything before `to`; it never changes again.
    pub(super) fn publish(&self, to: usize) {
        assert!(to <= self.len, "no more than there is");
        self.published.fetch_max(to, Ordering::Release);
    }

    /// Copies bytes out, published or not.
    pub(super) fn copy_out(&self, buf: &mut [u8], at: usize) -> io::Result<()> {
        self.file.read_exact_at(buf, at as u64)
    }

    /// Published bytes, uncopied where the disk can map.
    ///
    /// # Errors
    /// A range that is not published, and what copying reports.
    pub(super) fn slice(self: &Arc<Self>, range: Range<usize>) -> io::Result<Bytes> {
        if range.start > range.end || range.end > self.published.load(Ordering::Acquire) {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        match self.read_end {
            ReadEnd::Mapped(_) => Ok(Bytes::from_owner(MappedSlice { segment: self.clone(), range })),
            ReadEnd::Copied => {
                let mut copy = vec![0; range.len()];
                self.copy_out(&mut copy, range.start)?;
                Ok(copy.into())
            }
        }
    }
}

struct MappedSlice {
    segment: Arc<Segment>,
    /// Within what is published.
    range: Range<usize>,
}

impl AsRef<[u8]> for MappedSlice {
    fn as_ref(&self) -> &[u8] {
        let ReadEnd::Mapped(map) = &self.segment.read_end else { return &[] };
        // SAFETY: `slice` checked range.start <= range.end <= published, and published <= len, the length of the map (`publish`), so the
        // range lies inside the map. Bytes below `published` are never written again (`write`, `zero_from`), this process holds the
        // folder's lock, and no file of the log is ever shortened, so they are constant and there. The map lives as long as `self.segment`.
        unsafe { std::slice::from_raw_parts(map.as_ptr().add(self.range.start), self.range.len()) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    #[test]
    fn slices_outlive_the_file_and_end_where_published() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("0");
        let segment = Segment::create(&RealDisk, &path, 4096, 8192).unwrap();
        segment.write(0, b"hello").unwrap();
        assert!(segment.slice(0..5).is_err());
        segment.publish(5);
        let slice = segment.slice(1..4).unwrap();
        assert!(segment.slice(0..6).is_err());
        std::fs::remove_file(&path).unwrap();
        assert_eq!((segment.start(), segment.end()), (4096, 12288));
        drop(segment);
        assert_eq!(slice, "ell");
    }

    #[test]
    #[should_panic(expected = "segments are only appended to")]
    fn published_bytes_cannot_be_overwritten() {
        let dir = tempfile::tempdir().unwrap();
        let segment = Segment::create(&RealDisk, &dir.path().join("0"), 0, 8192).unwrap();
        segment.publish(5);
        let _ = segment.write(4, b"x");
    }
}
