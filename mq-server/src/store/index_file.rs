//! One index file: a hash table from keys to records (Apache's `IndexFile`, `IndexHeader`).
//!
//! ```text
//!  0 | 8 | begin timestamp, ms: of the first entry's message       slots: 4 bytes each, from 40 on: number of the newest entry, 0 for none
//!  8 | 8 | end timestamp, ms: of the last one                      entries: 20 bytes each, behind the slots; entry 0 is not used
//! 16 | 8 | begin phy: position of the first one's record             |  0 | 4 | key hash                                  |
//! 24 | 8 | end phy: of the last one's                                |  4 | 8 | phy: position of the record               |
//! 32 | 4 | slots in use                                              | 12 | 4 | seconds since the begin timestamp          |
//! 36 | 4 | number of the next entry, starts at 1                     | 16 | 4 | the entry before in the same slot, 0 none  |
//! ```
//! The file that is being filled keeps its slots in memory: written one by one they would dirty the whole table again and again. They
//! reach the disk when the file is full or closed; after a crash they are computed from the entries.

use super::disk::DiskFile;
use std::io;
use std::sync::Arc;

pub(super) const HEADER_LEN: usize = 40;
const SLOT_LEN: u64 = 4;
const ENTRY_LEN: usize = 4 + 8 + 4 + 4;

/// How many slots and entries a file has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Geometry {
    pub(super) slots: u32,
    pub(super) entries: u32,
}

impl Geometry {
    pub(super) fn file_len(&self) -> u64 {
        self.entry_at(self.entries)
    }

    fn slot_at(&self, slot: u32) -> u64 {
        HEADER_LEN as u64 + u64::from(slot) * SLOT_LEN
    }

    fn entry_at(&self, number: u32) -> u64 {
        HEADER_LEN as u64 + u64::from(self.slots) * SLOT_LEN + u64::from(number) * ENTRY_LEN as u64
    }

    fn slot_of(&self, key_hash: i32) -> u32 {
        key_hash.unsigned_abs() % self.slots
    }
}

/// The first 40 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) begin_timestamp: i64,
    pub(super) end_timestamp: i64,
    pub(super) begin_phy: i64,
    pub(super) end_phy: i64,
    pub(super) slots_used: u32,
    /// Number of the next entry.
    pub(super) next: u32,
}

impl Header {
    fn encode(&self) -> [u8; HEADER_LEN] {
        let mut bytes = [0; HEADER_LEN];
        for (at, value) in [(0, self.begin_timestamp), (8, self.end_timestamp), (16, self.begin_phy), (24, self.end_phy)] {
            bytes[at..at + 8].copy_from_slice(&value.to_be_bytes());
        }
        bytes[32..36].copy_from_slice(&self.slots_used.to_be_bytes());
        bytes[36..].copy_from_slice(&self.next.to_be_bytes());
        bytes
    }

    /// Reads the header of `file`; `None` when it cannot be one.
    pub(super) fn read(file: &dyn DiskFile, geometry: Geometry) -> io::Result<Option<Self>> {
        let mut bytes = [0; HEADER_LEN];
        file.read_exact_at(&mut bytes, 0)?;
        let [begin_timestamp, end_timestamp, begin_phy, end_phy] = [0, 8, 16, 24].map(|at| i64::from_be_bytes(chunk(&bytes, at)));
        let [slots_used, next] = [32, 36].map(|at| u32::from_be_bytes(chunk(&bytes, at)));
        let header = Self { begin_timestamp, end_timestamp, begin_phy, end_phy, slots_used, next: next.max(1) };
        let plausible = next <= geometry.entries && slots_used <= geometry.slots && begin_phy >= 0 && begin_phy <= end_phy;
        Ok(plausible.then_some(header))
    }
}

/// An entry of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct IndexEntry {
    pub(super) key_hash: i32,
    pub(super) phy: i64,
    pub(super) seconds: i32,
    pub(super) before: u32,
}

impl IndexEntry {
    fn encode(&self) -> [u8; ENTRY_LEN] {
        let mut bytes = [0; ENTRY_LEN];
        bytes[..4].copy_from_slice(&self.key_hash.to_be_bytes());
        bytes[4..12].copy_from_slice(&self.phy.to_be_bytes());
        bytes[12..16].copy_from_slice(&self.seconds.to_be_bytes());
        bytes[16..].copy_from_slice(&self.before.to_be_bytes());
        bytes
    }

    fn decode(bytes: &[u8; ENTRY_LEN]) -> Self {
        Self {
            key_hash: i32::from_be_bytes(chunk(bytes, 0)),
            phy: i64::from_be_bytes(chunk(bytes, 4)),
            seconds: i32::from_be_bytes(chunk(bytes, 12)),
            before: u32::from_be_bytes(chunk(bytes, 16)),
        }
    }
}

/// The newest entry in the slot of `key_hash`, as the file has it; 0 for none.
pub(super) fn slot_in_file(file: &dyn DiskFile, geometry: Geometry, key_hash: i32) -> io::Result<u32> {
    let mut bytes = [0; SLOT_LEN as usize];
    file.read_exact_at(&mut bytes, geometry.slot_at(geometry.slot_of(key_hash)))?;
    Ok(u32::from_be_bytes(bytes))
}

/// Entry `number`, as the file has it.
pub(super) fn entry_in_file(file: &dyn DiskFile, geometry: Geometry, number: u32) -> io::Result<IndexEntry> {
    let mut bytes = [0; ENTRY_LEN];
    file.read_exact_at(&mut bytes, geometry.entry_at(number))?;
    Ok(IndexEntry::decode(&bytes))
}

/// The file that is being filled.
pub(super) struct ActiveFile {
    pub(super) file: Arc<dyn DiskFile>,
    pub(super) header: Header,
    geometry: Geometry,
    slots: Slots,
    /// Entries from number `written` on.
    unwritten: Vec<u8>,
    written: u32,
}

enum Slots {
    /// Not needed so far; the file's own are right.
    InFile,
    /// Not needed so far; the file's own are not right.
    InEntries,
    /// Shared while a full file is being closed.
    Loaded(Arc<Vec<u32>>),
}

impl ActiveFile {
    /// A file without entries. `inherited`: end timestamp and end phy of the file before, which Apache writes into new headers.
    pub(super) fn empty(file: Arc<dyn DiskFile>, geometry: Geometry, inherited: (i64, i64)) -> Self {
        let (timestamp, phy) = inherited;
        let header = Header { begin_timestamp: timestamp, end_timestamp: timestamp, begin_phy: phy, end_phy: phy, slots_used: 0, next: 1 };
        Self { file, header, geometry, slots: Slots::Loaded(Arc::new(vec![0; geometry.slots as usize])), unwritten: Vec::new(), written: 1 }
    }

    /// A file that goes on with the entry `header.next`. Without `slots_valid` the slots are computed when they are first needed.
    pub(super) fn open(file: Arc<dyn DiskFile>, geometry: Geometry, header: Header, slots_valid: bool) -> Self {
        let slots = if slots_valid { Slots::InFile } else { Slots::InEntries };
        Self { file, header, geometry, slots, unwritten: Vec::new(), written: header.next }
    }

    pub(super) fn is_full(&self) -> bool {
        self.header.next >= self.geometry.entries
    }

    /// Adds an entry; the file is not full.
    pub(super) fn put(&mut self, key_hash: i32, phy: i64, store_timestamp: i64) -> io::Result<()> {
        let slot = self.geometry.slot_of(key_hash) as usize;
        let number = self.header.next;
        let slots = Arc::make_mut(self.load_slots()?);
        let before = std::mem::replace(&mut slots[slot], number);
        let first = number == 1;
        if first {
            (self.header.begin_timestamp, self.header.begin_phy) = (store_timestamp, phy);
        }
        let seconds = ((store_timestamp - self.header.begin_timestamp) / 1000).clamp(0, i64::from(i32::MAX)) as i32;
        self.unwritten.extend_from_slice(&IndexEntry { key_hash, phy, seconds, before }.encode());
        self.header.slots_used += u32::from(before == 0);
        self.header.next += 1;
        (self.header.end_timestamp, self.header.end_phy) = (store_timestamp, phy);
        Ok(())
    }

    /// The newest entry in the slot of `key_hash`; 0 for none.
    pub(super) fn slot(&mut self, key_hash: i32) -> io::Result<u32> {
        let slot = self.geometry.slot_of(key_hash) as usize;
        Ok(self.load_slots()?[slot])
    }

    /// Entry `number`, if it is not in the file yet.
    pub(super) fn unwritten_entry(&self, number: u32) -> Option<IndexEntry> {
        let index = number.checked_sub(self.written)? as usize;
        self.unwritten.as_chunks().0.get(index).map(IndexEntry::decode)
    }

    /// Writes the entries and the header.
    pub(super) fn write_out(&mut self) -> io::Result<()> {
        if self.unwritten.is_empty() {
            return Ok(());
        }
        self.file.write_all_at(&self.unwritten, self.geometry.entry_at(self.written))?;
        self.file.write_all_at(&self.header.encode(), 0)?;
        self.written = self.header.next;
        self.unwritten.clear();
        self.unwritten.shrink_to(64 << 10);
        Ok(())
    }

    /// What remains to be written so that the file is complete: for other programs, and for queries after it is closed.
    pub(super) fn rest(&mut self) -> io::Result<Rest> {
        self.write_out()?;
        let slots = match self.slots {
            Slots::InFile => None,
            _ => Some(self.load_slots()?.clone()),
        };
        Ok(Rest { file: self.file.clone(), geometry: self.geometry, header: self.header, slots })
    }

    fn load_slots(&mut self) -> io::Result<&mut Arc<Vec<u32>>> {
        let loaded = match &self.slots {
            Slots::Loaded(_) => None,
            Slots::InFile => Some(slots_from_file(&*self.file, self.geometry, self.header.next)?),
            Slots::InEntries => Some(slots_from_entries(&*self.file, self.geometry, self.header.next)?),
        };
        if let Some(slots) = loaded {
            self.header.slots_used = slots.iter().filter(|slot| **slot != 0).count() as u32;
            self.slots = Slots::Loaded(Arc::new(slots));
        }
        match &mut self.slots {
            Slots::Loaded(slots) => Ok(slots),
            Slots::InFile | Slots::InEntries => Err(io::Error::other("slots were loaded above")),
        }
    }
}

/// The part of a file that is written last.
pub(super) struct Rest {
    file: Arc<dyn DiskFile>,
    geometry: Geometry,
    header: Header,
    /// None when the file has them.
    slots: Option<Arc<Vec<u32>>>,
}

impl Rest {
    /// Writes it and makes the file durable.
    pub(super) fn write(&self) -> io::Result<()> {
        const AT_ONCE: usize = 64 << 10;
        let mut bytes = Vec::with_capacity(AT_ONCE * SLOT_LEN as usize);
        for (index, piece) in self.slots.iter().flat_map(|slots| slots.chunks(AT_ONCE)).enumerate() {
            bytes.clear();
            bytes.extend(piece.iter().flat_map(|slot| slot.to_be_bytes()));
            self.file.write_all_at(&bytes, self.geometry.slot_at((index * AT_ONCE) as u32))?;
        }
        self.file.write_all_at(&self.header.encode(), 0)?;
        self.file.sync()
    }
}

fn slots_from_file(file: &dyn DiskFile, geometry: Geometry, next: u32) -> io::Result<Vec<u32>> {
    let mut bytes = vec![0; geometry.slots as usize * SLOT_LEN as usize];
    file.read_exact_at(&mut bytes, geometry.slot_at(0))?;
    let valid = |slot: u32| if slot < next { slot } else { 0 };
    Ok(bytes.as_chunks().0.iter().map(|slot| valid(u32::from_be_bytes(*slot))).collect())
}

fn slots_from_entries(file: &dyn DiskFile, geometry: Geometry, next: u32) -> io::Result<Vec<u32>> {
    let mut slots = vec![0; geometry.slots as usize];
    walk_entries(file, geometry, next, |number, entry| {
        slots[geometry.slot_of(entry.key_hash) as usize] = number;
        true
    })?;
    Ok(slots)
}

/// Calls `visit` with the entries below `next` in order, until it returns false.
pub(super) fn walk_entries(
    file: &dyn DiskFile,
    geometry: Geometry,
    next: u32,
    mut visit: impl FnMut(u32, IndexEntry) -> bool,
) -> io::Result<()> {
    const AT_ONCE: u32 = 50_000;
    let mut number = 1;
    while number < next {
        let count = AT_ONCE.min(next - number);
        let mut bytes = vec![0; count as usize * ENTRY_LEN];
        file.read_exact_at(&mut bytes, geometry.entry_at(number))?;
        for entry in bytes.as_chunks().0.iter().map(IndexEntry::decode) {
            if !visit(number, entry) {
                return Ok(());
            }
            number += 1;
        }
    }
    Ok(())
}

fn chunk<const N: usize>(bytes: &[u8], at: usize) -> [u8; N] {
    *bytes[at..].first_chunk().expect("all positions are constants within the length")
}
