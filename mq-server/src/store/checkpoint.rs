//! `checkpoint`: how far what is derived from the log is durable (Apache's `StoreCheckpoint`).
//!
//! ```text
//!   0 | 8 | time of the last durable log record, ms         ours, within the first sector so that all of it is written or nothing:
//!   8 | 8 | time of the last durable consume-queue entry     64 | 8 | "mqstore1"
//!  16 | 8 | time of the last durable full index file         72 | 8 | durable: the log is fsynced up to here
//!  24 | 8 | master flushed offset, written by Apache 5.x     80 | 8 | dispatched: queues and index are fsynced up to here
//!  32 | 8 | confirm offset, written by Apache 5.x            88 | 8 | entries of all queues
//!                                                            96 | 8 | newest index file, as a number   104 | 4 | its next entry
//!                                                           108 | 8 | time of its last entry
//!                                                           116 | 8 | not 0: cleanly closed
//!                                                           124 | 4 | CRC-32 of bytes 0..124
//! ```
//! An Apache broker that ran on the folder since changes the first part only; then the CRC differs and only Apache's times count.

use super::StoreError;
use super::disk::Disk;
use super::index::IndexMark;
use mq_core::message::record::crc32;
use std::path::Path;

const FILE_LEN: usize = 4096;
const AT_MAGIC: usize = 64;
const MAGIC: [u8; 8] = *b"mqstore1";
const AT_CRC: usize = 124;
/// Apache takes this off, since its times are those of messages and not of bytes, ms.
const SAFETY_MS: i64 = 3000;

/// The content of the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Checkpoint {
    /// Store time of the last durable record.
    pub(super) log_time: i64,
    /// Store time of the last durable entry.
    pub(super) queue_time: i64,
    /// Only Apache's brokers need it: they delete index files that are younger.
    pub(super) index_time: i64,
    /// What this store knows more exactly; `None` when another broker wrote the file last.
    pub(super) exact: Option<Exact>,
}

/// The part that only this store writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Exact {
    pub(super) durable: i64,
    pub(super) dispatched: i64,
    pub(super) total_entries: i64,
    pub(super) index: IndexMark,
    pub(super) closed: bool,
}

impl Checkpoint {
    /// The time up to which, by Apache's rule, log and queues are durable.
    pub(super) fn durable_until_ms(&self) -> i64 {
        (self.log_time.min(self.queue_time) - SAFETY_MS).max(0)
    }

    /// Reads the file; a missing or short one, or one with impossible times, says nothing.
    pub(super) fn load(disk: &dyn Disk, path: &Path, now_ms: i64) -> Self {
        let mut bytes = [0; FILE_LEN];
        match disk.open(path).and_then(|file| file.read_exact_at(&mut bytes, 0)) {
            Ok(()) => Self::decode(&bytes, now_ms),
            Err(_) => Self::default(),
        }
    }

    /// Writes the file and makes it durable.
    pub(super) fn store(&self, disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
        let store = || {
            let file = disk.open_or_create(path)?;
            if file.len()? != FILE_LEN as u64 {
                file.set_len(FILE_LEN as u64)?;
            }
            file.write_all_at(&self.encode(), 0)?;
            file.sync()
        };
        store().map_err(|error| StoreError::io(path, error))
    }

    fn encode(&self) -> [u8; AT_CRC + 4] {
        let mut bytes = [0; AT_CRC + 4];
        let mut put = |at: usize, value: &[u8]| bytes[at..at + value.len()].copy_from_slice(value);
        put(0, &self.log_time.to_be_bytes());
        put(8, &self.queue_time.to_be_bytes());
        put(16, &self.index_time.to_be_bytes());
        if let Some(exact) = &self.exact {
            put(AT_MAGIC, &MAGIC);
            put(72, &exact.durable.to_be_bytes());
            put(80, &exact.dispatched.to_be_bytes());
            put(88, &exact.total_entries.to_be_bytes());
            put(96, &exact.index.file.to_be_bytes());
            put(104, &exact.index.next.to_be_bytes());
            put(108, &exact.index.end_timestamp.to_be_bytes());
            put(116, &i64::from(exact.closed).to_be_bytes());
        }
        let crc = crc32(&bytes[..AT_CRC]);
        bytes[AT_CRC..].copy_from_slice(&crc.to_be_bytes());
        bytes
    }

    fn decode(bytes: &[u8; FILE_LEN], now_ms: i64) -> Self {
        let i64_at = |at: usize| i64::from_be_bytes(chunk(bytes, at));
        // A clock that was wrong when the times were written, or damage: better to look at more of the log than to trust them.
        let time = |at: usize| if (0..=now_ms).contains(&i64_at(at)) { i64_at(at) } else { 0 };
        let ours = bytes[AT_MAGIC..AT_MAGIC + 8] == MAGIC && crc32(&bytes[..AT_CRC]) == u32::from_be_bytes(chunk(bytes, AT_CRC));
        let exact = ours.then(|| Exact {
            durable: i64_at(72),
            dispatched: i64_at(80),
            total_entries: i64_at(88),
            index: IndexMark { file: i64_at(96), next: u32::from_be_bytes(chunk(bytes, 104)), end_timestamp: i64_at(108) },
            closed: i64_at(116) != 0,
        });
        Self { log_time: time(0), queue_time: time(8), index_time: time(16), exact }
    }
}

fn chunk<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    *bytes[at..].first_chunk().expect("all positions are constants within the length")
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    fn sample() -> Checkpoint {
        let index = IndexMark { file: 20_260_131_235_959_123, next: 17, end_timestamp: 5 };
        let exact = Exact { durable: 1 << 40, dispatched: (1 << 40) - 7, total_entries: 99, index, closed: true };
        Checkpoint { log_time: 1_700_000_000_000, queue_time: 1_700_000_000_001, index_time: 3, exact: Some(exact) }
    }

    #[test]
    fn round_trip_in_a_file_of_4096_bytes() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("checkpoint");
        assert_eq!(Checkpoint::load(&RealDisk, &path, i64::MAX), Checkpoint::default());
        sample().store(&RealDisk, &path).unwrap();
        assert_eq!(std::fs::metadata(&path).unwrap().len(), 4096);
        assert_eq!(Checkpoint::load(&RealDisk, &path, i64::MAX), sample());
        assert_eq!(sample().durable_until_ms(), 1_699_999_997_000);
    }

    #[test]
    fn what_another_broker_or_damage_changed_is_not_believed() {
        let mut bytes = [0; FILE_LEN];
        bytes[..AT_CRC + 4].copy_from_slice(&sample().encode());
        for bit in 0..(AT_CRC + 4) * 8 {
            let mut bytes = bytes;
            bytes[bit / 8] ^= 1 << (bit % 8);
            assert_eq!(Checkpoint::decode(&bytes, i64::MAX).exact, None, "bit {bit}");
        }
        assert_eq!(Checkpoint::decode(&bytes, 1_700_000_000_000).queue_time, 0, "a time in the future");
    }
}
