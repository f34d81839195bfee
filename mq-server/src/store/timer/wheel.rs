//! `timerwheel`: a ring of slots, one for each second of two weeks (Apache's `TimerWheel`).
//!
//! ```text
//! slot | at 0 | 8 | time, seconds       |   the slot of a time is number (time in seconds) mod (number of slots)
//!      | at 8 | 8 | first unit's position in the timer log
//!      | at 16| 8 | last unit's position; units link backwards from here
//!      | at 24| 4 | messages: units less twice those that recall another
//!      | at 28| 4 | 0
//! ```
//! A slot that belongs to another time than asked is blank; what was done stays until the ring comes round. The file is read and written in
//! place, slot by slot: what is not in the page cache costs a read, what waits costs no memory.

use super::super::disk::{Disk, DiskFile};
use super::PRECISION_MS;
use std::collections::HashMap;
use std::io;
use std::path::Path;
use std::sync::Arc;

/// Slots of Apache's wheel: twice the seconds of a week.
pub const SLOTS: i64 = 2 * 7 * 24 * 3600;
const SLOT_LEN: usize = 32;
/// How many slots are looked at in one go.
const SCAN_SLOTS: i64 = 2048;

/// A second's messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Slot {
    /// The second, ms.
    pub(super) time: i64,
    /// Position of the first unit.
    pub(super) first: i64,
    /// Position of the last unit.
    pub(super) last: i64,
    /// Messages that wait.
    pub(super) count: i32,
}

impl Slot {
    /// With one more unit at `position`; none were there when `self` is `None`.
    pub(super) fn with(slot: Option<Self>, time: i64, position: i64, is_delete: bool) -> Self {
        let more = if is_delete { -1 } else { 1 };
        match slot {
            Some(slot) => Self { last: position, count: slot.count.saturating_add(more), ..slot },
            None => Self { time, first: position, last: position, count: more },
        }
    }

    fn encode(&self) -> [u8; SLOT_LEN] {
        let mut bytes = [0; SLOT_LEN];
        bytes[..8].copy_from_slice(&self.time.div_euclid(PRECISION_MS).to_be_bytes());
        bytes[8..16].copy_from_slice(&self.first.to_be_bytes());
        bytes[16..24].copy_from_slice(&self.last.to_be_bytes());
        bytes[24..28].copy_from_slice(&self.count.to_be_bytes());
        bytes
    }

    /// `None` for bytes that no slot has.
    fn decode(bytes: &[u8]) -> Option<Self> {
        let i64_at = |at: usize| Some(i64::from_be_bytes(*bytes.get(at..)?.first_chunk()?));
        let (seconds, first, last) = (i64_at(0)?, i64_at(8)?, i64_at(16)?);
        let count = i32::from_be_bytes(*bytes.get(24..)?.first_chunk()?);
        let slot = Self { time: seconds.checked_mul(PRECISION_MS)?, first, last, count };
        (seconds > 0 && first >= 0 && last >= first).then_some(slot)
    }
}

/// The ring.
pub(super) struct Wheel {
    file: Arc<dyn DiskFile>,
    slots: i64,
    /// Slots whose write failed; they hold against the file.
    unwritten: HashMap<i64, Slot>,
}

impl Wheel {
    /// Opens the file, or makes it; whether it was there as it should be.
    pub(super) fn open(disk: &dyn Disk, path: &Path, slots: i64) -> io::Result<(Self, bool)> {
        let len = slots as u64 * SLOT_LEN as u64;
        let file = disk.open_or_create(path)?;
        let was_there = file.len()? == len;
        let wheel = Self { file, slots, unwritten: HashMap::new() };
        if !was_there {
            wheel.file.set_len(0)?;
            // All of its space, so that no slot can fail for want of it.
            wheel.file.allocate(len)?;
        }
        Ok((wheel, was_there))
    }

    /// Forgets everything.
    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.unwritten.clear();
        self.file.zero_from(0)
    }

    /// The slot of the second `time`, if it has messages.
    pub(super) fn get(&self, time: i64) -> io::Result<Option<Slot>> {
        Ok(self.at(self.index(time))?.filter(|slot| slot.time == time))
    }

    /// The slot that the second `time` shares with others, whosever it is.
    pub(super) fn occupant(&self, time: i64) -> io::Result<Option<Slot>> {
        self.at(self.index(time))
    }

    /// Replaces slots. What cannot be written is kept and tried again with the next ones.
    pub(super) fn put(&mut self, slots: impl Iterator<Item = Slot>) -> io::Result<()> {
        for slot in slots {
            self.unwritten.insert(self.index(slot.time), slot);
        }
        let file = &self.file;
        let mut failure = None;
        self.unwritten.retain(|index, slot| {
            let written = file.write_all_at(&slot.encode(), *index as u64 * SLOT_LEN as u64);
            written.map_err(|error| failure = Some(error)).is_err()
        });
        failure.map_or(Ok(()), Err)
    }

    /// The first second from `from` on, and before `until`, that has messages.
    pub(super) fn next_used(&self, from: i64, until: i64) -> io::Result<Option<i64>> {
        let mut bytes = vec![0; (SCAN_SLOTS as usize) * SLOT_LEN];
        let mut time = from;
        while time < until {
            let index = self.index(time);
            let count = SCAN_SLOTS.min(self.slots - index).min((until - time + PRECISION_MS - 1) / PRECISION_MS);
            let bytes = &mut bytes[..count as usize * SLOT_LEN];
            self.file.read_exact_at(bytes, index as u64 * SLOT_LEN as u64)?;
            for (ahead, bytes) in (0..count).zip(bytes.chunks_exact(SLOT_LEN)) {
                let time = time + ahead * PRECISION_MS;
                let slot = self.unwritten.get(&(index + ahead)).copied().or_else(|| Slot::decode(bytes));
                if slot.is_some_and(|slot| slot.time == time) {
                    return Ok(Some(time));
                }
            }
            time += count * PRECISION_MS;
        }
        Ok(None)
    }

    /// Every slot that is or was used, in no order.
    pub(super) fn for_each(&self, mut visit: impl FnMut(Slot)) -> io::Result<()> {
        let mut bytes = vec![0; (SCAN_SLOTS as usize) * SLOT_LEN];
        for index in (0..self.slots).step_by(SCAN_SLOTS as usize) {
            let bytes = &mut bytes[..SCAN_SLOTS.min(self.slots - index) as usize * SLOT_LEN];
            self.file.read_exact_at(bytes, index as u64 * SLOT_LEN as u64)?;
            bytes.chunks_exact(SLOT_LEN).filter_map(Slot::decode).for_each(&mut visit);
        }
        Ok(())
    }

    /// Empties the slots of the seconds from `from` on and before `until`.
    pub(super) fn blank(&mut self, from: i64, until: i64) -> io::Result<()> {
        let mut used = Vec::new();
        self.for_each(|slot| used.extend((from..until).contains(&slot.time).then_some(slot.time)))?;
        self.blank_each(used.into_iter())
    }

    /// Empties the slots of those seconds.
    pub(super) fn blank_each(&mut self, times: impl Iterator<Item = i64>) -> io::Result<()> {
        for time in times {
            let index = self.index(time);
            self.unwritten.remove(&index);
            self.file.write_all_at(&[0; SLOT_LEN], index as u64 * SLOT_LEN as u64)?;
        }
        Ok(())
    }

    /// The file, to be made durable.
    pub(super) fn file(&self) -> &Arc<dyn DiskFile> {
        &self.file
    }

    fn index(&self, time: i64) -> i64 {
        time.div_euclid(PRECISION_MS).rem_euclid(self.slots)
    }

    fn at(&self, index: i64) -> io::Result<Option<Slot>> {
        if let Some(slot) = self.unwritten.get(&index) {
            return Ok(Some(*slot));
        }
        let mut bytes = [0; SLOT_LEN];
        self.file.read_exact_at(&mut bytes, index as u64 * SLOT_LEN as u64)?;
        Ok(Slot::decode(&bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::disk::RealDisk;
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_file_is_apaches() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("timerwheel");
        let (mut wheel, was_there) = Wheel::open(&RealDisk, &path, SLOTS).unwrap();
        assert!(!was_there);
        let slot = Slot { time: 1_700_000_000_000, first: 52, last: 156, count: 3 };
        wheel.put([slot].into_iter()).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        assert_eq!(bytes.len(), 38_707_200);
        let at = (1_700_000_000 % 1_209_600) * 32;
        let expected: Vec<u8> =
            [1_700_000_000_i64, 52, 156].into_iter().flat_map(i64::to_be_bytes).chain([0, 0, 0, 3, 0, 0, 0, 0]).collect();
        assert_eq!(bytes[at..at + 32], expected);
        assert_eq!(wheel.get(1_700_000_000_000).unwrap(), Some(slot));
        assert_eq!(wheel.get(1_700_000_000_000 + SLOTS * 1_000).unwrap(), None, "two weeks later it is another second's");
        assert!(Wheel::open(&RealDisk, &path, SLOTS).unwrap().1);
    }

    #[test]
    fn used_seconds_are_found_across_the_end_of_the_ring() {
        let dir = tempfile::tempdir().unwrap();
        let (mut wheel, _) = Wheel::open(&RealDisk, &dir.path().join("w"), 100).unwrap();
        let slot = |seconds: i64| Slot { time: seconds * 1_000, first: 0, last: 0, count: 1 };
        wheel.put([slot(95), slot(103)].into_iter()).unwrap();
        assert_eq!(wheel.next_used(90_000, 110_000).unwrap(), Some(95_000));
        assert_eq!(wheel.next_used(96_000, 110_000).unwrap(), Some(103_000));
        assert_eq!(wheel.next_used(96_000, 103_000).unwrap(), None);
        wheel.blank(96_000, 104_000).unwrap();
        assert_eq!((wheel.get(103_000).unwrap(), wheel.get(95_000).unwrap()), (None, Some(slot(95))));
    }

    proptest! {
        #[test]
        fn any_bytes_are_a_slot_or_blank(bytes in prop::collection::vec(any::<u8>(), 0..40)) {
            if let Some(slot) = Slot::decode(&bytes) {
                prop_assert_eq!(&slot.encode()[..28], &bytes[..28]);
            }
        }
    }
}
