//! `config/timercheck`: how far the timer has come (Apache's `TimerCheckpoint`).
//!
//! ```text
//!   0 | 8 | read time: every slot before this time is done, ms      ours, in the same sector:
//!   8 | 8 | the timer log is durable up to here                     64 | 8 | "mqtimer1"
//!  16 | 8 | the timer's queue is followed up to here                72 | 8 | done: messages of the first slot that are due before this, ms,
//!  24 | 8 | the same, of the master                                 80 | 8 |       or at it and lie before this position of the commit log,
//!  32 | 8 | data version: state version                             88 | 8 |       and whose units lie before this position of the timer log
//!  40 | 8 | data version: time, ms                                  96 | 4 | CRC-32 of bytes 0..96
//!  48 | 8 | data version: counter
//! ```
//! An Apache broker that ran on the folder since changes the first part only; then the CRC differs and whole slots are delivered again.

use super::super::StoreError;
use super::super::disk::Disk;
use mq_core::message::record::crc32;
use std::path::Path;

const FILE_LEN: usize = 4096;
/// The part that Apache knows, and that request 60 answers.
pub const CHECK_LEN: usize = 56;
const AT_MAGIC: usize = 64;
const MAGIC: [u8; 8] = *b"mqtimer1";
const AT_CRC: usize = 96;

/// The content of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TimerCheck {
    /// Every slot before this time is done, ms; 0 when nothing is known.
    pub read_time: i64,
    /// The timer log is durable up to here.
    pub log_flushed: i64,
    /// The timer's queue is followed up to here.
    pub queue_offset: i64,
    /// The same, of the master.
    pub master_queue_offset: i64,
    /// Data version: state version, time in ms, counter.
    pub version: (i64, i64, i64),
    /// What this broker knows more exactly; `None` when another one wrote the file last.
    pub done: Option<Done>,
}

/// Which messages of slots that are not done as a whole are done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Done {
    /// Delivered is what comes before this.
    pub before: DueKey,
    /// And what was in the timer log before this position.
    pub log_end: i64,
}

/// The order in which messages of a slot are delivered: by time, then as they were stored.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct DueKey {
    /// When the message is due, ms.
    pub due_ms: i64,
    /// Where it waits in the commit log.
    pub phy: i64,
}

impl TimerCheck {
    /// Reads the file; a missing or short one says nothing.
    pub(super) fn load(disk: &dyn Disk, path: &Path) -> Self {
        let mut bytes = [0; FILE_LEN];
        match disk.open(path).and_then(|file| file.read_exact_at(&mut bytes, 0)) {
            Ok(()) => Self::decode(&bytes),
            Err(_) => Self::default(),
        }
    }

    /// Writes the file and makes it durable.
    pub(super) fn store(&self, disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
        let store = || {
            if let Some(dir) = path.parent() {
                disk.create_dir_all(dir)?;
            }
            let file = disk.open_or_create(path)?;
            if file.len()? != FILE_LEN as u64 {
                file.set_len(FILE_LEN as u64)?;
            }
            file.write_all_at(&self.encode(), 0)?;
            file.sync()
        };
        store().map_err(|error| StoreError::io(path, error))
    }

    /// The part that Apache knows.
    pub fn apaches(&self) -> [u8; CHECK_LEN] {
        *self.encode().first_chunk().expect("the whole is longer")
    }

    fn encode(&self) -> [u8; AT_CRC + 4] {
        let mut bytes = [0; AT_CRC + 4];
        let mut put = |at: usize, number: i64| bytes[at..at + 8].copy_from_slice(&number.to_be_bytes());
        let (state_version, timestamp, counter) = self.version;
        let plain = [self.read_time, self.log_flushed, self.queue_offset, self.master_queue_offset, state_version, timestamp, counter];
        plain.into_iter().enumerate().for_each(|(field, number)| put(field * 8, number));
        if let Some(done) = self.done {
            put(AT_MAGIC, i64::from_be_bytes(MAGIC));
            put(72, done.before.due_ms);
            put(80, done.before.phy);
            put(88, done.log_end);
        }
        let crc = crc32(&bytes[..AT_CRC]);
        bytes[AT_CRC..].copy_from_slice(&crc.to_be_bytes());
        bytes
    }

    fn decode(bytes: &[u8; FILE_LEN]) -> Self {
        let at = |at: usize| i64::from_be_bytes(*bytes[at..].first_chunk().expect("all positions lie within the length"));
        let crc = u32::from_be_bytes(*bytes[AT_CRC..].first_chunk().expect("it lies within the length"));
        let ours = bytes[AT_MAGIC..AT_MAGIC + 8] == MAGIC && crc32(&bytes[..AT_CRC]) == crc;
        Self {
            read_time: at(0).max(0),
            log_flushed: at(8).max(0),
            queue_offset: at(16).max(0),
            master_queue_offset: at(24).max(0),
            version: (at(32), at(40), at(48)),
            done: ours.then(|| Done { before: DueKey { due_ms: at(72), phy: at(80) }, log_end: at(88) }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::disk::RealDisk;
    use super::*;

    fn sample() -> TimerCheck {
        TimerCheck {
            read_time: 1_700_000_000_000,
            log_flushed: 52,
            queue_offset: 3,
            master_queue_offset: 4,
            version: (5, 6, 7),
            done: Some(Done { before: DueKey { due_ms: 8, phy: 9 }, log_end: 10 }),
        }
    }

    #[test]
    fn the_first_56_bytes_are_apaches() {
        let expected = [1_700_000_000_000_i64, 52, 3, 4, 5, 6, 7].map(i64::to_be_bytes).concat();
        assert_eq!(sample().apaches()[..], expected);
    }

    #[test]
    fn round_trip_in_a_page() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("config/timercheck");
        assert_eq!(TimerCheck::load(&RealDisk, &path), TimerCheck::default());
        sample().store(&RealDisk, &path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().len(), 4096);
        assert_eq!(TimerCheck::load(&RealDisk, &path), sample());
    }

    #[test]
    fn what_another_broker_changed_is_not_taken_for_exact() {
        let mut bytes = [0; FILE_LEN];
        bytes[..AT_CRC + 4].copy_from_slice(&sample().encode());
        bytes[7] += 1;
        let read = TimerCheck::decode(&bytes);
        assert_eq!((read.done, read.read_time), (None, sample().read_time + 1));
    }
}
