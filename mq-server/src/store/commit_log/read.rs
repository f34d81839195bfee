//! Reading the log at a position.

use super::CommitLog;
use bytes::Bytes;
use mq_core::message::record::{PEEK_LEN, Peek, RecordError, RecordView, peek};
use std::fmt;

/// What stands at a position of the log.
pub(in super::super) enum Step<'a> {
    /// A record.
    Record(RecordView<'a>),
    /// The rest of the file is unused; the log goes on in the next one.
    Roll,
    /// A record begins here whose end has not been written yet.
    Incomplete,
    /// Nothing was ever written here.
    Unwritten,
    /// Neither a record nor unused space.
    Damaged(RecordError),
}

impl fmt::Display for Step<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Record(_) => f.write_str("a record"),
            Self::Roll => f.write_str("the end of the file"),
            Self::Incomplete => f.write_str("a record without its end"),
            Self::Unwritten => f.write_str("nothing was written"),
            Self::Damaged(error) => fmt::Display::fmt(error, f),
        }
    }
}

/// Looks at `bytes`, which stand at `at` in a file that ends at `file_end`. With `verify`, checksums count.
pub(in super::super) fn step(bytes: &[u8], at: i64, file_end: i64, verify: bool) -> Step<'_> {
    let room = (file_end - at) as usize;
    if room < 8 {
        return Step::Roll;
    }
    match peek(bytes) {
        Ok(Peek::Blank { len }) if len == room => Step::Roll,
        Ok(Peek::Blank { len }) => Step::Damaged(RecordError::Parts { size: len }),
        Ok(Peek::Record { len, .. }) if len > room => Step::Damaged(RecordError::Parts { size: len }),
        Ok(Peek::Record { phy_offset, len, .. }) if phy_offset.get() != at => Step::Damaged(RecordError::Parts { size: len }),
        Ok(Peek::Record { len, .. }) if len > bytes.len() => Step::Incomplete,
        Ok(Peek::Record { .. }) => {
            match RecordView::parse(bytes).and_then(|record| if verify { record.verify().map(|()| record) } else { Ok(record) }) {
                Ok(record) => Step::Record(record),
                Err(error) => Step::Damaged(error),
            }
        }
        Err(RecordError::Magic { magic: 0 }) if bytes[..4] == [0; 4] => Step::Unwritten,
        Err(RecordError::Short { .. }) if bytes.len() < room.min(PEEK_LEN) => Step::Incomplete,
        Err(error) => Step::Damaged(error),
    }
}

/// Distance from `at` to the next intact record in `bytes`, which stand at `at` in a file that ends at `file_end`; looks from the second
/// byte on.
pub(in super::super) fn next_record(bytes: &[u8], at: i64, file_end: i64) -> Option<usize> {
    (1..bytes.len().saturating_sub(PEEK_LEN)).find(|ahead| {
        // All magics begin with 0xDA; checking that first keeps the search fast.
        bytes[ahead + 4] == 0xDA && matches!(step(&bytes[*ahead..], at + *ahead as i64, file_end, true), Step::Record(_))
    })
}

impl CommitLog {
    /// `len` bytes at `at`, if they lie in one file and are part of the log.
    pub(in super::super) fn slice(&self, at: i64, len: usize) -> Option<Bytes> {
        self.cache.on_read(at);
        let file = self.files.find(at)?;
        let from = (at - file.start()) as usize;
        file.slice(from..from.checked_add(len)?).ok()
    }

    /// Everything from `at` to `limit` or the end of the file it lies in, and where that file ends. `None` where there is no file.
    pub(in super::super) fn chunk(&self, at: i64, limit: i64) -> Option<(Bytes, i64)> {
        let file = self.files.find(at)?;
        let from = (at - file.start()) as usize;
        let to = (limit.min(file.end()) - file.start()).max(from as i64) as usize;
        Some((file.slice(from..to).ok()?, file.end()))
    }

    /// Visits the records between `from`, where one starts, and `limit`; what is damaged or missing is passed over.
    pub(in super::super) fn visit(&self, from: i64, limit: i64, mut each: impl FnMut(&RecordView<'_>)) {
        let mut at = from;
        while at < limit {
            let Some((chunk, file_end)) = self.chunk(at, limit) else {
                at = self.files.next_from(at).map_or(limit, |file| file.start());
                continue;
            };
            let end = at + chunk.len() as i64;
            while at < end {
                let rest = &chunk[chunk.len() - (end - at) as usize..];
                match step(rest, at, file_end, true) {
                    Step::Record(record) => {
                        each(&record);
                        at += record.total_len() as i64;
                    }
                    Step::Roll => at = file_end,
                    Step::Incomplete | Step::Unwritten | Step::Damaged(_) => {
                        at += next_record(rest, at, file_end).unwrap_or(rest.len()) as i64;
                    }
                }
            }
        }
    }

    /// The record that starts at `at`, as far as it says so itself and has the stated size.
    pub(in super::super) fn record(&self, at: i64, size: usize) -> Option<Bytes> {
        let bytes = self.slice(at, size)?;
        match peek(&bytes) {
            Ok(Peek::Record { len, phy_offset, .. }) if len == size && phy_offset.get() == at => Some(bytes),
            _ => None,
        }
    }

    /// The record that starts at `at`, as far as it says so itself.
    pub(in super::super) fn record_at(&self, at: i64) -> Option<Bytes> {
        let head = self.slice(at, PEEK_LEN)?;
        let Ok(Peek::Record { len, .. }) = peek(&head) else { return None };
        self.record(at, len)
    }

    /// The same, checksums checked.
    pub(in super::super) fn verified_record(&self, at: i64) -> Option<Bytes> {
        let bytes = self.record_at(at)?;
        RecordView::parse(&bytes).and_then(|record| record.verify()).is_ok().then_some(bytes)
    }
}
