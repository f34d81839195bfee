//! Reading: what a pull gets, and finding messages by time, position and key.

use super::consume_queue::Entry;
use super::queues::Queue;
use super::{Boundary, IndexKind, Store, StoreError};
use bytes::Bytes;
use mq_core::message::record::{Peek, RecordView, peek};
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use std::io;
use tracing::warn;

/// One read looks at the records of no more entries than this, or as many as messages were asked for if that is more: about half a
/// millisecond's work. Apache looks at 800 (`maxFilterMessageSize`, which counts 20 bytes for an entry); so do we where records have to be
/// fetched or checked.
const SCAN_RECORDS: usize = 3_200;
const SCAN_RECORDS_COLD: usize = 800;
/// The same where the entries alone decide: passing over one costs a nanosecond or two, a pull for every 800 of them costs both sides more.
const SCAN_ENTRIES: usize = 16_384;
/// Records whose parts are fetched into the cache together.
const TOUCHED_AHEAD: usize = 16;
/// Bytes that the processor fetches at once.
const CACHE_LINE: i64 = 64;
/// The most entries that are fetched from the queue at once, while few match.
const SCAN_STEP_MAX: usize = 1_024;
/// Data this far behind the tail counts as cold, bytes, or two files if that is less.
const HOT_BYTES: i64 = 256 << 20;

/// What a reader wants from a queue.
pub struct ReadRequest<'a> {
    /// Topic.
    pub topic: &'a str,
    /// Queue within the topic.
    pub queue_id: QueueId,
    /// The first entry of interest.
    pub offset: QueueOffset,
    /// The most messages, at least 1 is assumed.
    pub max_messages: usize,
    /// The most bytes; the first message always comes.
    pub max_bytes: usize,
    /// Whether an entry's tags code may be of interest; asked before its record is touched.
    pub matches: &'a dyn Fn(i64) -> bool,
    /// Whether a record is of interest, for filters that need properties.
    pub matches_record: Option<&'a dyn Fn(&RecordView<'_>) -> bool>,
}

/// A queue's entry as a follower sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Followed {
    /// Its place in the queue.
    pub offset: QueueOffset,
    /// Where its record starts, for [`Store::record`].
    pub phy: PhyOffset,
    /// The record's size, bytes.
    pub size: i32,
    /// Its tags code, or its delivery time in the schedule topic.
    pub tags_code: i64,
}

/// How a read went (Apache's `GetMessageStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadStatus {
    /// Messages came.
    Found,
    /// Entries were there, none matched.
    NoMatchedMessage,
    /// The records of the entries are deleted.
    MessageWasRemoving,
    /// The entries themselves could not be read.
    OffsetFoundNull,
    /// Beyond the end by more than one.
    OffsetOverflowBadly,
    /// Exactly at the end: nothing new.
    OffsetOverflowOne,
    /// Before the first entry that is left.
    OffsetTooSmall,
    /// There is no such queue.
    NoMatchedLogicQueue,
    /// The queue never had a message.
    NoMessageInQueue,
}

impl ReadStatus {
    /// Apache's name, which brokers send as remark.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "FOUND",
            Self::NoMatchedMessage => "NO_MATCHED_MESSAGE",
            Self::MessageWasRemoving => "MESSAGE_WAS_REMOVING",
            Self::OffsetFoundNull => "OFFSET_FOUND_NULL",
            Self::OffsetOverflowBadly => "OFFSET_OVERFLOW_BADLY",
            Self::OffsetOverflowOne => "OFFSET_OVERFLOW_ONE",
            Self::OffsetTooSmall => "OFFSET_TOO_SMALL",
            Self::NoMatchedLogicQueue => "NO_MATCHED_LOGIC_QUEUE",
            Self::NoMessageInQueue => "NO_MESSAGE_IN_QUEUE",
        }
    }
}

/// What a reader got.
#[derive(Debug)]
pub struct Read {
    /// How it went.
    pub status: ReadStatus,
    /// Where to read next.
    pub next_offset: QueueOffset,
    /// The queue's first entry.
    pub min_offset: QueueOffset,
    /// The queue's end: one past its last entry.
    pub max_offset: QueueOffset,
    /// The records, byte for byte as in the log; neighbours there share a slice.
    pub records: Vec<Bytes>,
    /// How many messages that is.
    pub count: usize,
    /// How many bytes that is.
    pub bytes: usize,
    /// How far the log's end is beyond the last record read, bytes.
    pub lag_bytes: i64,
    /// Whether that is so far that a slave should be asked instead.
    pub suggest_slave: bool,
}

impl Store {
    /// Reads messages of a queue. Blocks on the disk when they are cold: see [`Store::is_hot`].
    pub fn read(&self, request: &ReadRequest<'_>) -> Read {
        let read = match self.find_queue(request.topic, request.queue_id) {
            Some(queue) => Reader::new(self, &queue, request).read(),
            None => Read::empty(ReadStatus::NoMatchedLogicQueue, 0, (0, 0)),
        };
        self.stats.read(&read);
        read
    }

    /// Whether reading at `offset` will find its data in memory; what is not should be read on a thread that may block. A position without
    /// a message is answered from memory.
    pub fn is_hot(&self, queue: &Queue, offset: QueueOffset) -> bool {
        match queue.read(offset.get(), 1).ok().and_then(|entries| entries.iter().next()) {
            Some(entry) => self.is_hot_phy(entry.phy),
            None => true,
        }
    }

    /// Whether what stands at `phy` is near the log's end, and so in memory as far as can be told.
    pub fn is_recent(&self, phy: PhyOffset) -> bool {
        self.is_hot_phy(phy.get())
    }

    /// The entry for a time; the queue's end when all are older, its first one when all are newer; 0 for an unknown queue. May block on the
    /// disk.
    pub fn offset_by_time(&self, topic: &str, id: QueueId, time: UnixMs, boundary: Boundary) -> QueueOffset {
        let Some(queue) = self.find_queue(topic, id) else { return QueueOffset(0) };
        let first_not_before = |limit: i64| {
            queue.partition(|entry| {
                let stored = self.stored_at(&entry).ok_or(io::ErrorKind::NotFound)?;
                Ok(stored.get() < limit)
            })
        };
        let found = match boundary {
            Boundary::Lower => first_not_before(time.get()),
            Boundary::Upper => first_not_before(time.get().saturating_add(1)).map(|after| (after - 1).max(queue.min_offset().get())),
        };
        found.map_or(queue.min_offset(), QueueOffset)
    }

    /// When the queue's first message was stored. May block on the disk.
    pub fn earliest_store_time(&self, topic: &str, id: QueueId) -> Option<UnixMs> {
        let queue = self.find_queue(topic, id)?;
        let (_, entry) = queue.first_from(queue.min_offset().get()).ok()??;
        self.stored_at(&entry)
    }

    /// When the message at `offset` was stored. May block on the disk.
    pub fn store_time(&self, topic: &str, id: QueueId, offset: QueueOffset) -> Option<UnixMs> {
        let entry = self.find_queue(topic, id)?.read(offset.get(), 1).ok()?.iter().next()?;
        self.stored_at(&entry)
    }

    /// The record that starts at `phy`. What this process wrote lately cannot have changed, of everything else the checksums are checked.
    /// May block on the disk.
    pub fn record_at(&self, phy: PhyOffset) -> Option<Bytes> {
        if self.wrote_lately(phy) { self.log.record_at(phy.get()) } else { self.log.verified_record(phy.get()) }
    }

    /// Visits up to `max` entries of the queue from `from` on, until `visit` says no: for followers within the broker, whom no limit of
    /// transfers concerns. Returns where to go on. May block on the disk.
    ///
    /// # Errors
    /// The entries cannot be read.
    pub fn follow(
        &self,
        queue: &Queue,
        from: QueueOffset,
        max: usize,
        mut visit: impl FnMut(Followed) -> bool,
    ) -> Result<QueueOffset, StoreError> {
        let mut offset = from.max(queue.min_offset());
        let entries = queue.read(offset.get(), max).map_err(|error| StoreError::io(&self.config.root_dir, error))?;
        for Entry { phy, size, tags_code } in entries.iter() {
            if !visit(Followed { offset, phy: PhyOffset(phy), size, tags_code }) {
                break;
            }
            offset = offset.advance(1);
        }
        Ok(offset)
    }

    /// As [`Store::record_at`], of a record that is known to have `size` bytes.
    pub fn record(&self, phy: PhyOffset, size: i32) -> Option<Bytes> {
        let size = usize::try_from(size).ok()?;
        if self.wrote_lately(phy) {
            self.log.record(phy.get(), size)
        } else {
            self.log.verified_record(phy.get()).filter(|record| record.len() == size)
        }
    }

    fn wrote_lately(&self, phy: PhyOffset) -> bool {
        phy.get() >= self.opened_at && self.is_hot_phy(phy.get())
    }

    /// Visits what the log holds from the record at `from` on, checksums checked; reads all of it.
    pub fn visit_log(&self, from: PhyOffset, each: impl FnMut(&RecordView<'_>)) {
        self.log.visit(from.get(), self.appended().get(), each);
    }

    /// The newest records with the key between the two times, at most `max` and 64, in log order. Keys are compared by hash: the caller
    /// checks the text. May block on the disk.
    pub fn query_index(&self, topic: &str, key: &str, kind: IndexKind, begin: UnixMs, end: UnixMs, max: usize) -> Vec<Bytes> {
        let Some(index) = &self.index else { return Vec::new() };
        let found = index.query(topic, key, kind, (begin.get(), end.get()), max);
        let mut positions = found.inspect_err(|error| warn!(%error, "index cannot be read")).unwrap_or_default();
        positions.sort_unstable();
        positions.dedup();
        let between = |record: &Bytes| RecordView::parse(record).is_ok_and(|record| (begin..=end).contains(&record.store_timestamp()));
        positions.into_iter().filter_map(|phy| self.log.verified_record(phy)).filter(between).collect()
    }

    fn is_hot_phy(&self, phy: i64) -> bool {
        phy >= self.appended().get() - self.hot_bytes()
    }

    fn hot_bytes(&self) -> i64 {
        HOT_BYTES.min(2 * self.log.allocator.segment_bytes() as i64)
    }

    fn stored_at(&self, entry: &Entry) -> Option<UnixMs> {
        let record = self.log.record(entry.phy, usize::try_from(entry.size).ok()?)?;
        Some(RecordView::parse(&record).ok()?.store_timestamp())
    }
}

impl Read {
    fn empty(status: ReadStatus, next_offset: i64, (min, max): (i64, i64)) -> Self {
        Self {
            status,
            next_offset: QueueOffset(next_offset),
            min_offset: QueueOffset(min),
            max_offset: QueueOffset(max),
            records: Vec::new(),
            count: 0,
            bytes: 0,
            lag_bytes: 0,
            suggest_slave: false,
        }
    }
}

/// One read in progress.
struct Reader<'a> {
    store: &'a Store,
    queue: &'a Queue,
    request: &'a ReadRequest<'a>,
    /// The log's end when the read began.
    end_phy: i64,
    /// Records from here on cannot have changed since this process wrote them.
    trusted_from: i64,
    /// The same, of those that are only passed over.
    trusted_to_pass_from: i64,
    /// Where what is in memory begins.
    memory_from: i64,
    read: Read,
    /// Records next to each other in one file that are not in `read.records` yet: start and length.
    run: Option<(i64, usize)>,
    /// The part of the log that was looked at last: where it starts, and its bytes.
    window: Option<(i64, Bytes)>,
    last_phy: i64,
}

/// What became of an entry.
enum Taken {
    /// Its message was taken or passed over.
    Done,
    /// There is no room for its message.
    Full,
}

impl<'a> Reader<'a> {
    fn new(store: &'a Store, queue: &'a Queue, request: &'a ReadRequest<'a>) -> Self {
        let range = (queue.min_offset().get(), queue.max_offset().get());
        let read = Read::empty(ReadStatus::NoMatchedMessage, request.offset.get(), range);
        let end_phy = store.appended().get();
        let memory_from = end_phy - store.config.memory_share_bytes() as i64;
        let trusted_from = store.opened_at.max(end_phy - store.hot_bytes());
        Self {
            store,
            queue,
            request,
            end_phy,
            trusted_from,
            trusted_to_pass_from: trusted_from.min(store.opened_at.max(memory_from)),
            memory_from,
            read,
            run: None,
            window: None,
            last_phy: 0,
        }
    }

    fn read(mut self) -> Read {
        let (offset, min, max) = (self.request.offset.get(), self.read.min_offset.get(), self.read.max_offset.get());
        let outside = match offset {
            _ if max == 0 => Some((ReadStatus::NoMessageInQueue, 0)),
            _ if offset < min => Some((ReadStatus::OffsetTooSmall, min)),
            _ if offset == max => Some((ReadStatus::OffsetOverflowOne, offset)),
            _ if offset > max => Some((ReadStatus::OffsetOverflowBadly, max)),
            _ => None,
        };
        if let Some((status, next)) = outside {
            return Read::empty(status, next, (min, max));
        }
        self.scan(offset);
        self.end_run();
        if self.read.count > 0 {
            self.read.status = ReadStatus::Found;
            self.read.lag_bytes = self.end_phy - self.last_phy;
            self.read.suggest_slave = self.read.lag_bytes > self.store.config.memory_share_bytes() as i64;
        }
        self.read
    }

    fn scan(&mut self, from: i64) {
        let by_record = self.request.matches_record.is_some();
        let end_after = |entries_max: usize| from + entries_max.max(self.request.max_messages) as i64;
        let mut scan_end = end_after(if by_record { SCAN_RECORDS } else { SCAN_ENTRIES });
        let mut at = from;
        let mut step = self.request.max_messages.max(32);
        while at < scan_end {
            let want = step.min((scan_end - at) as usize);
            let Ok(entries) = self.queue.read(at, want) else {
                if at == from {
                    self.read.status = ReadStatus::OffsetFoundNull;
                    self.read.next_offset = QueueOffset(self.queue.next_file_offset(at));
                }
                return;
            };
            if by_record && entries.iter().next().is_some_and(|first| first.phy < self.trusted_to_pass_from) {
                scan_end = end_after(SCAN_RECORDS_COLD);
            }
            let before = at;
            let mut ahead = entries.iter();
            for (n, entry) in entries.iter().enumerate() {
                if by_record && n % TOUCHED_AHEAD == 0 {
                    self.touch(ahead.by_ref().take(TOUCHED_AHEAD));
                }
                if let Taken::Full = self.take(&entry) {
                    return;
                }
                at += 1;
                self.read.next_offset = QueueOffset(at);
            }
            if at == before || self.read.count >= self.request.max_messages.max(1) {
                return;
            }
            step = (2 * step).min(SCAN_STEP_MAX.max(step));
        }
    }

    /// Has the processor fetch the parts of these records that a filter looks at: their beginning, and their properties at the end. The
    /// fetches overlap, whereas a filter that goes from record to record waits for memory at each, longer than it computes.
    fn touch(&self, entries: impl Iterator<Item = Entry>) {
        let Some((start, bytes)) = &self.window else { return };
        let mut sum = 0_u8;
        for entry in entries {
            let end = i64::from(entry.size);
            for at in [0, CACHE_LINE, end - 3 * CACHE_LINE, end - 2 * CACHE_LINE, end - CACHE_LINE] {
                sum ^= usize::try_from(entry.phy - start + at).ok().and_then(|at| bytes.get(at)).copied().unwrap_or_default();
            }
        }
        std::hint::black_box(sum);
    }

    fn take(&mut self, entry: &Entry) -> Taken {
        if entry.is_blank() {
            return Taken::Done;
        }
        let size = entry.size.unsigned_abs() as usize;
        if self.is_full(entry.phy, size) {
            return Taken::Full;
        }
        if !(self.request.matches)(entry.tags_code) {
            return Taken::Done;
        }
        match self.look(entry, size) {
            Some(true) => self.add(entry.phy, size),
            Some(false) => {}
            None => {
                if entry.phy >= self.store.log.min() {
                    warn!(queue = ?self.queue, phy = entry.phy, "passing over a damaged message");
                }
                self.read.status = ReadStatus::MessageWasRemoving;
            }
        }
        Taken::Done
    }

    /// Whether the entry's record is wanted; one that a consumer must not see (damaged, gone, another queue's) is none. What this process
    /// wrote lately cannot have changed, everything else is checked. To pass over a record, "lately" reaches as far as memory does: a filter
    /// passes over many for each one that it takes, and each consumer of a backlog passes over them again.
    fn look(&mut self, entry: &Entry, size: usize) -> Option<bool> {
        let (trusted, trusted_to_pass) = (entry.phy >= self.trusted_from, entry.phy >= self.trusted_to_pass_from);
        let matches_record = self.request.matches_record;
        let bytes = self.window(entry.phy, size)?;
        match peek(bytes) {
            Ok(Peek::Record { len, phy_offset, .. }) if len == size && phy_offset.get() == entry.phy => {}
            _ => return None,
        }
        if trusted && matches_record.is_none() {
            return Some(true);
        }
        let record = RecordView::parse(bytes).ok()?;
        let wanted = matches_record.is_none_or(|matches| matches(&record));
        if !(trusted || !wanted && trusted_to_pass) {
            record.verify().ok()?;
        }
        Some(wanted)
    }

    /// `len` bytes of the log at `at`. Neighbours come out of one slice: taking a slice for each record would cost an allocation each.
    fn window(&mut self, at: i64, len: usize) -> Option<&[u8]> {
        let covers = |(start, bytes): &(i64, Bytes)| (*start..=*start + bytes.len() as i64 - len as i64).contains(&at);
        if !self.window.as_ref().is_some_and(covers) {
            let (bytes, _) = self.store.log.chunk(at, self.end_phy.max(at + len as i64))?;
            self.window = Some((at, bytes));
        }
        let (start, bytes) = self.window.as_ref()?;
        let from = (at - start) as usize;
        bytes.get(from..from + len)
    }

    fn is_full(&self, phy: i64, size: usize) -> bool {
        if self.read.count == 0 {
            return false;
        }
        let limits = &self.store.config.transfer;
        let on_disk = phy < self.memory_from;
        let (bytes_max, count_max) =
            if on_disk { (limits.bytes_on_disk, limits.count_on_disk) } else { (limits.bytes_in_memory, limits.count_in_memory) };
        self.read.count >= self.request.max_messages.min(count_max) || self.read.bytes + size > self.request.max_bytes.min(bytes_max)
    }

    fn add(&mut self, phy: i64, size: usize) {
        self.last_phy = phy;
        self.read.count += 1;
        self.read.bytes += size;
        match &mut self.run {
            Some((start, len)) if *start + *len as i64 == phy && self.store.log.files.find(*start).is_some_and(|file| phy < file.end()) => {
                *len += size;
            }
            _ => {
                self.end_run();
                self.run = Some((phy, size));
            }
        }
    }

    fn end_run(&mut self) {
        let Some((start, len)) = self.run.take() else { return };
        match self.store.log.slice(start, len) {
            Some(bytes) => self.read.records.push(bytes),
            // The file went between looking and taking: the messages count as gone.
            None => {
                self.read.status = ReadStatus::MessageWasRemoving;
                self.read.bytes -= len;
                self.read.count = if self.read.bytes == 0 { 0 } else { self.read.count.saturating_sub(1) };
            }
        }
    }
}
