//! Makes the next file before it is needed (Apache's `AllocateMappedFileService`).
//!
//! The writer asks when its file is half full and takes when it is full; only a disk that is slower than half a file's traffic makes it
//! wait. A file that was made and never used is removed on a clean shutdown; after a crash recovery does that.

use super::super::disk::Disk;
use super::super::layout::offset_file;
use super::super::mapped_file::Segment;
use parking_lot::{Condvar, Mutex};
use std::io;
use std::path::PathBuf;
use std::sync::Arc;
use tracing::warn;

/// The maker of files.
pub(in super::super) struct Allocator {
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    segment_bytes: u64,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    /// The start of a file that somebody will need.
    wanted: Option<i64>,
    /// The start of the file that is being made.
    making: Option<i64>,
    ready: Option<Arc<Segment>>,
    stopped: bool,
}

impl Allocator {
    pub(super) fn new(disk: Arc<dyn Disk>, dir: PathBuf, segment_bytes: u64) -> Self {
        Self { disk, dir, segment_bytes, state: Mutex::default(), changed: Condvar::new() }
    }

    /// Size of the files it makes, bytes.
    pub(in super::super) fn segment_bytes(&self) -> u64 {
        self.segment_bytes
    }

    /// Asks for the file that starts at `start`, without waiting.
    pub(super) fn prepare(&self, start: i64) {
        let mut state = self.state.lock();
        let known = state.ready.as_ref().is_some_and(|file| file.start() == start);
        if !known && state.making != Some(start) && state.wanted != Some(start) {
            state.wanted = Some(start);
            self.changed.notify_all();
        }
    }

    /// The file that starts at `start`; made here and now when nobody made it before.
    pub(super) fn take(&self, start: i64) -> io::Result<Arc<Segment>> {
        let mut state = self.state.lock();
        while state.making == Some(start) {
            self.changed.wait(&mut state);
        }
        state.wanted = None;
        match state.ready.take() {
            Some(file) if file.start() == start => Ok(file),
            _ => {
                drop(state);
                self.make(start)
            }
        }
    }

    /// Makes files as they are asked for, until [`Allocator::stop`].
    pub(in super::super) fn run(&self) {
        let mut state = self.state.lock();
        while !state.stopped {
            let Some(start) = state.wanted.take() else {
                self.changed.wait(&mut state);
                continue;
            };
            state.making = Some(start);
            drop(state);
            let made = self.make(start);
            state = self.state.lock();
            state.making = None;
            // A failure is not final: whoever needs the file tries again and learns the reason.
            state.ready = made.inspect_err(|error| warn!(%error, start, "could not make the next commit-log file ahead")).ok();
            self.changed.notify_all();
        }
        if let Some(unused) = state.ready.take()
            && let Err(error) = self.disk.remove(unused.path())
        {
            warn!(%error, file = %unused.path().display(), "could not remove the unused commit-log file");
        }
    }

    /// Ends [`Allocator::run`], which removes a file that nobody took.
    pub(in super::super) fn stop(&self) {
        self.state.lock().stopped = true;
        self.changed.notify_all();
    }

    fn make(&self, start: i64) -> io::Result<Arc<Segment>> {
        let file = Segment::create(&*self.disk, &offset_file(&self.dir, start), start, self.segment_bytes)?;
        // The length and the name must survive a power failure before any record in the file counts as durable.
        file.sync()?;
        self.disk.sync_dir(&self.dir)?;
        Ok(file)
    }
}
