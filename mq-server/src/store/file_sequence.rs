//! The files of the commit log seen as one range of bytes.
//!
//! Readers take a snapshot without a lock; files come at the end (the writer) and go at the front (retention). Files may have different
//! lengths and there may be a gap between two of them when a file was lost: positions in a gap belong to no file.

use super::mapped_file::Segment;
use arc_swap::ArcSwap;
use std::sync::Arc;

/// Files by rising start.
pub(super) struct FileSequence {
    files: ArcSwap<Vec<Arc<Segment>>>,
}

impl FileSequence {
    /// A sequence of `files`, which are sorted by start and do not overlap.
    pub(super) fn new(files: Vec<Arc<Segment>>) -> Self {
        Self { files: ArcSwap::from_pointee(files) }
    }

    /// The file that `at` lies in.
    pub(super) fn find(&self, at: i64) -> Option<Arc<Segment>> {
        let files = self.files.load();
        let index = index_of(&files, at)?;
        (at < files[index].end()).then(|| files[index].clone())
    }

    /// The first file that starts at `at` or later.
    pub(super) fn next_from(&self, at: i64) -> Option<Arc<Segment>> {
        let files = self.files.load();
        files.get(files.partition_point(|file| file.start() < at)).cloned()
    }

    /// The oldest file.
    pub(super) fn first(&self) -> Option<Arc<Segment>> {
        self.files.load().first().cloned()
    }

    /// All files now, oldest first.
    pub(super) fn all(&self) -> Arc<Vec<Arc<Segment>>> {
        self.files.load_full()
    }

    /// Adds a file behind the last one.
    pub(super) fn push(&self, file: &Arc<Segment>) {
        self.files.rcu(|files| files.iter().chain([file]).cloned().collect::<Vec<_>>());
    }

    /// Takes `file` out.
    pub(super) fn remove(&self, file: &Arc<Segment>) {
        self.files.rcu(|files| files.iter().filter(|other| !Arc::ptr_eq(other, file)).cloned().collect::<Vec<_>>());
    }
}

/// The last file that starts at or before `at`. The newest ones are asked first: most readers are near the tail.
fn index_of(files: &[Arc<Segment>], at: i64) -> Option<usize> {
    match files.last() {
        Some(last) if last.start() <= at => Some(files.len() - 1),
        _ => files.partition_point(|file| file.start() <= at).checked_sub(1),
    }
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    #[test]
    fn finds_files_around_a_gap() {
        let dir = tempfile::tempdir().unwrap();
        let file = |start: i64| Segment::create(&RealDisk, &dir.path().join(start.to_string()), start, 4096).unwrap();
        let files = FileSequence::new(vec![file(4096), file(12288)]);
        files.push(&file(16384));
        let start_of = |at| files.find(at).map(|file| file.start());
        assert_eq!(
            [0, 4096, 8191, 8192, 12288, 16383, 16384, 20480].map(start_of),
            [None, Some(4096), Some(4096), None, Some(12288), Some(12288), Some(16384), None]
        );
        assert_eq!(files.next_from(8192).unwrap().start(), 12288);
        files.remove(&files.first().unwrap());
        assert_eq!((files.first().unwrap().start(), files.all().len()), (12288, 2));
    }
}
