//! History on disk: samples of named whole numbers, and events, kept so that what happened before a tool was opened can be looked at.
//!
//! One folder for each cluster. Three tiers of append-only segments keep every 5 s for 2 h, every minute for 48 h, every 10 min for 14 d; events
//! have segments of their own. The oldest segments go when they are past their tier's time or the folder is past [`BYTES_MAX`].
//!
//! ```text
//! segment  <tier>-<first moment, ms>.rec
//! record   | length u32 | crc32 u32 | payload |          big-endian; a torn or damaged record ends the segment for readers
//! payload  moment, new names, changed values, values that are gone    all varints; the first record of a segment is complete
//! ```
//!
//! * `codec` turns samples into payloads and back, against the sample before.
//! * [`Recorder`] writes; a file lock makes it the only one, whoever comes second tries again later.
//! * [`History`] reads, at any time, without a lock.
//!
//! Invariants: a segment can be read without any other; a gap in time stays a gap, nothing is interpolated; unchanged values cost nothing.

mod codec;
mod history;

pub use history::History;

use crate::types::UnixMs;
use codec::{Encoder, Names};
use std::collections::BTreeMap;
use std::fs::{File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Bytes that a folder may take.
pub const BYTES_MAX: u64 = 64 * 1024 * 1024;
/// Names that are kept beyond twice those of a sample, before all are forgotten.
const SPARE_NAMES_MAX: usize = 100_000;
/// Records of one segment.
const RECORDS_MAX: usize = 720;

/// How often and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tier {
    /// The beginning of its files' names.
    pub name: &'static str,
    /// Time between two samples, ms.
    pub step_ms: i64,
    /// How long they are kept, ms.
    pub kept_ms: i64,
}

/// The tiers, the finest first.
pub const TIERS: [Tier; 3] = [
    Tier { name: "5s", step_ms: 5_000, kept_ms: 2 * 3_600_000 },
    Tier { name: "1m", step_ms: 60_000, kept_ms: 48 * 3_600_000 },
    Tier { name: "10m", step_ms: 600_000, kept_ms: 14 * 86_400_000 },
];
/// The beginning of the names of files that hold events.
const EVENTS: &str = "event";

/// Numbers by name at one moment. What is not known is not there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    /// When.
    pub at: UnixMs,
    /// What.
    pub values: BTreeMap<String, i64>,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub at: UnixMs,
    /// How bad: 0 fine, 1 not known, 2 look, 3 act.
    pub level: u8,
    /// What.
    pub text: String,
}

/// Why there is no recording.
#[derive(Debug, thiserror::Error)]
pub enum RecorderError {
    /// Another program records this cluster.
    #[error("another program records into {}", .0.display())]
    Taken(PathBuf),
    /// The disk.
    #[error("{}: {error}", .path.display())]
    Io {
        /// Which file or folder.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

fn io_at(path: &Path) -> impl FnOnce(io::Error) -> RecorderError + '_ {
    move |error| RecorderError::Io { path: path.to_owned(), error }
}

/// A segment that is written.
struct Open {
    file: File,
    path: PathBuf,
    encoder: Encoder,
    records: usize,
}

/// The one that writes. The lock is given back when it is dropped.
pub struct Recorder {
    folder: PathBuf,
    _lock: File,
    names: Names,
    tiers: [Option<Open>; 3],
    last_ms: [Option<i64>; 3],
    events: Option<Open>,
}

impl Recorder {
    /// Begins to record into `folder`, which is made if it is not there.
    ///
    /// # Errors
    /// Another program records there, or the folder cannot be written.
    pub fn open(folder: &Path) -> Result<Self, RecorderError> {
        std::fs::create_dir_all(folder).map_err(io_at(folder))?;
        let path = folder.join("lock");
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(&path).map_err(io_at(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => return Err(RecorderError::Taken(folder.to_owned())),
            Err(TryLockError::Error(error)) => return Err(RecorderError::Io { path, error }),
        }
        Ok(Self {
            folder: folder.to_owned(),
            _lock: lock,
            names: Names::default(),
            tiers: Default::default(),
            last_ms: Default::default(),
            events: None,
        })
    }

    /// Writes `sample` into every tier that is due, and forgets what is too old. A clock that was set back begins new segments.
    ///
    /// # Errors
    /// The disk.
    pub fn record(&mut self, sample: &Sample) -> Result<(), RecorderError> {
        let now = sample.at.get();
        if self.names.len() > 2 * sample.values.len() + SPARE_NAMES_MAX {
            // Most of them belong to things that are gone. Numbers begin anew, and so do segments, which know them.
            (self.names, self.tiers) = Default::default();
        }
        for (at, tier) in TIERS.iter().enumerate() {
            let last = self.last_ms[at];
            if last.is_some_and(|last| (0..tier.step_ms).contains(&(now - last))) {
                continue;
            }
            if last.is_some_and(|last| now < last) {
                self.tiers[at] = None;
            }
            let names = &mut self.names;
            append(&self.folder, tier.name, now, &mut self.tiers[at], |encoder| encoder.sample(names, sample))?;
            self.last_ms[at] = Some(now);
            if at > 0 {
                self.forget(now)?;
            }
        }
        Ok(())
    }

    /// Writes an event.
    ///
    /// # Errors
    /// The disk.
    pub fn event(&mut self, event: &Event) -> Result<(), RecorderError> {
        append(&self.folder, EVENTS, event.at.get(), &mut self.events, |_| codec::event(event))
    }

    /// Unlinks segments that are past their time, and the oldest of all while the folder is too big. Never those that are written.
    fn forget(&self, now_ms: i64) -> Result<(), RecorderError> {
        let open = |path: &Path| self.tiers.iter().chain([&self.events]).flatten().any(|open| open.path == path);
        let mut files = segments(&self.folder)?;
        files.sort_by_key(|segment| segment.first_ms);
        let mut bytes: u64 = files.iter().map(|segment| segment.bytes).sum();
        let last = files.len().saturating_sub(1);
        for (at, segment) in files.iter().enumerate().filter(|(_, segment)| !open(&segment.path)) {
            let kept_ms = TIERS.iter().find(|tier| tier.name == segment.tier).map_or(TIERS[2].kept_ms, |tier| tier.kept_ms);
            // A segment ends where the next one of its tier begins.
            let next = files[at + 1..].iter().find(|later| later.tier == segment.tier).map_or(now_ms, |later| later.first_ms);
            if now_ms - next > kept_ms || (bytes > BYTES_MAX && at < last) {
                std::fs::remove_file(&segment.path).map_err(io_at(&segment.path))?;
                bytes -= segment.bytes;
            }
        }
        Ok(())
    }
}

fn append(
    folder: &Path,
    tier: &str,
    at_ms: i64,
    open: &mut Option<Open>,
    payload: impl FnOnce(&mut Encoder) -> Vec<u8>,
) -> Result<(), RecorderError> {
    if open.as_ref().is_none_or(|open| open.records >= RECORDS_MAX) {
        let path = folder.join(format!("{tier}-{at_ms:015}.rec"));
        // Whoever wrote a segment of the same moment before us is gone: its file is replaced.
        let file = File::create(&path).map_err(io_at(&path))?;
        *open = Some(Open { file, path, encoder: Encoder::default(), records: 0 });
    }
    let Some(open) = open else { return Ok(()) };
    let payload = payload(&mut open.encoder);
    let mut record = Vec::with_capacity(payload.len() + 8);
    record.extend_from_slice(&u32::try_from(payload.len()).unwrap_or(u32::MAX).to_be_bytes());
    record.extend_from_slice(&crc32fast::hash(&payload).to_be_bytes());
    record.extend_from_slice(&payload);
    open.records += 1;
    // One write: a reader sees a whole record or a torn tail, which it leaves out.
    open.file.write_all(&record).map_err(io_at(&open.path))
}

/// A segment on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Segment {
    path: PathBuf,
    tier: String,
    first_ms: i64,
    bytes: u64,
}

/// All segments of a folder; none when there is no folder.
fn segments(folder: &Path) -> Result<Vec<Segment>, RecorderError> {
    let listed = match std::fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(RecorderError::Io { path: folder.to_owned(), error }),
    };
    let mut found = Vec::new();
    for entry in listed {
        let entry = entry.map_err(io_at(folder))?;
        let name = entry.file_name();
        let parts = name.to_str().and_then(|name| name.strip_suffix(".rec")?.split_once('-'));
        let Some((tier, Ok(first_ms))) = parts.map(|(tier, first)| (tier, first.parse::<i64>())) else { continue };
        // A file that another program has just unlinked is none.
        let Ok(data) = entry.metadata() else { continue };
        found.push(Segment { path: entry.path(), tier: tier.to_owned(), first_ms, bytes: data.len() });
    }
    Ok(found)
}

#[cfg(test)]
mod tests;
