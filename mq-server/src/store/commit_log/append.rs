//! The single writer: assigns both offsets, encodes what waits, writes it at once.
//!
//! Bursts combine: a burst is put in a list, then whoever gets the writer's lock writes all that is in the list; the others go their way.
//! Nobody waits for the lock, nobody waits for a burst to fill. No burst is lost: it is in the list before its owner fails to get the lock,
//! and the holder looks at the list again after giving the lock up.
//!
//! What can be computed without knowing offsets (lengths, body checksums) is computed before the lock is asked for.

use super::super::disk::is_full;
use super::super::draft::{Burst, Draft, DraftKind, Put, PutResult};
use super::super::mapped_file::Segment;
use super::super::{StoreError, Written};
use super::CommitLog;
use mq_core::message::batch::{BatchError, BatchItem, batch_items};
use mq_core::message::record::{BLANK_LEN_MIN, RecordDraft, RecordError, crc32, encode_blank};
use mq_core::types::{PhyOffset, QueueOffset, UnixMs};
use std::io;
use std::sync::Arc;
use std::time::Instant;

/// What a record may have besides its body, bytes (Apache's reserve in `MessageExtEncoder`).
const RECORD_OVERHEAD_MAX: usize = 64 << 10;
/// The encode buffer is written out when it has grown to this, bytes.
const WRITE_BYTES_MAX: usize = 4 << 20;

/// A burst that waits for the writer, with what was computed ahead.
pub(super) struct Pending {
    burst: Burst,
    plans: Vec<Result<Plan, StoreError>>,
    /// Of every record of every draft that has a plan, in order.
    body_crcs: Vec<u32>,
    since: Instant,
}

/// What a draft will take.
#[derive(Clone, Copy)]
struct Plan {
    records: usize,
    len: usize,
}

/// The state that only the holder of its lock touches.
pub(super) struct Writer {
    /// The file that holds `tail`; none when the next record needs a new one.
    segment: Option<Arc<Segment>>,
    /// Where `buf` will go.
    tail: i64,
    /// Encoded, not yet written.
    buf: Vec<u8>,
    last_store_timestamp: i64,
}

/// Bursts that are written together.
struct Round {
    bursts: Vec<Pending>,
    /// Per burst, the results so far.
    results: Vec<Vec<PutResult>>,
    /// Burst and draft of the first result whose bytes are still in the buffer.
    buffered_from: (usize, usize),
    /// What was written last, and where; before that, an empty buffer.
    written: (PhyOffset, Vec<u8>),
}

impl CommitLog {
    /// See [`super::super::Store::append`].
    pub(in super::super) fn append(&self, bursts: impl IntoIterator<Item = Burst>) {
        for burst in bursts {
            if let Err(refusal) = self.health.check() {
                self.stats.refused(burst.drafts.len());
                let results = burst.drafts.iter().map(|_| Err(refusal.clone())).collect();
                (burst.done)(results);
                continue;
            }
            let pending = self.prepare(burst);
            self.pending.lock().push(pending);
        }
        self.write_pending();
    }

    /// Writes what waits, unless somebody else is at it. Everyone who held the writer's lock calls this afterwards: whoever failed to get
    /// the lock meanwhile relies on it.
    fn write_pending(&self) {
        while !self.pending.lock().is_empty() {
            let Some(mut writer) = self.writer.try_lock() else { return };
            let bursts = std::mem::take(&mut *self.pending.lock());
            if bursts.is_empty() {
                continue;
            }
            let round = writer.write(self, bursts);
            drop(writer);
            self.finish(round);
        }
    }

    /// See [`super::super::Store::append_replica`].
    pub(in super::super) fn append_replica(&self, at: PhyOffset, bytes: &[u8]) -> Result<PhyOffset, StoreError> {
        self.health.check()?;
        let end = self.writer.lock().write_raw(self, at, bytes);
        self.appended.announce(Written::NONE);
        self.write_pending();
        end
    }

    /// Waits until nobody appends; with the store closed nobody will again.
    pub(in super::super) fn drain_writer(&self) {
        drop(self.writer.lock());
        self.write_pending();
    }

    fn finish(&self, round: Round) {
        let (start, mut bytes) = round.written;
        self.appended.announce(Written { start, bytes: &bytes });
        bytes.clear();
        bytes.shrink_to(2 * WRITE_BYTES_MAX);
        *self.spare_buf.lock() = bytes;
        for (pending, results) in round.bursts.into_iter().zip(round.results) {
            self.stats.put(&results, pending.since.elapsed());
            (pending.burst.done)(results);
        }
    }

    fn prepare(&self, burst: Burst) -> Pending {
        let mut body_crcs = Vec::with_capacity(burst.drafts.len());
        let plans = burst.drafts.iter().map(|draft| self.plan(draft, &mut body_crcs)).collect();
        Pending { burst, plans, body_crcs, since: Instant::now() }
    }

    fn plan(&self, draft: &Draft, body_crcs: &mut Vec<u32>) -> Result<Plan, StoreError> {
        let crcs_before = body_crcs.len();
        let planned = match draft.kind {
            DraftKind::Message => {
                body_crcs.push(crc32(&draft.body));
                let item = BatchItem { flag: draft.flag, body: &draft.body, properties: draft.properties.as_bytes() };
                self.record_len(draft, &item).map(|len| Plan { records: 1, len })
            }
            DraftKind::Batch => self.plan_batch(draft, body_crcs),
        };
        let body_len_max = self.settings.message_bytes_max;
        let len_max = (body_len_max + RECORD_OVERHEAD_MAX).min((self.allocator.segment_bytes() as usize).saturating_sub(BLANK_LEN_MIN));
        let checked = planned.and_then(|plan| match draft.body.len() {
            len if len > body_len_max => Err(StoreError::RecordTooLarge { len, len_max: body_len_max }),
            _ if plan.len > len_max => Err(StoreError::RecordTooLarge { len: plan.len, len_max }),
            _ => Ok(plan),
        });
        if checked.is_err() {
            body_crcs.truncate(crcs_before);
        }
        checked
    }

    fn plan_batch(&self, draft: &Draft, body_crcs: &mut Vec<u32>) -> Result<Plan, StoreError> {
        let mut plan = Plan { records: 0, len: 0 };
        for item in batch_items(&draft.body) {
            let item = item.map_err(|BatchError { item }| StoreError::BatchIllegal { item })?;
            plan.len += self.record_len(draft, &item)?;
            plan.records += 1;
            body_crcs.push(crc32(item.body));
        }
        if plan.records == 0 { Err(StoreError::BatchIllegal { item: 0 }) } else { Ok(plan) }
    }

    fn record_len(&self, draft: &Draft, item: &BatchItem<'_>) -> Result<usize, StoreError> {
        let record = self.draft_record(draft, item, 0, QueueOffset(0), PhyOffset(0), UnixMs(0));
        record.encoded_len(self.settings.property_crc).map_err(too_long)
    }

    fn draft_record<'a>(
        &self,
        draft: &'a Draft,
        item: &BatchItem<'a>,
        body_crc: u32,
        queue_offset: QueueOffset,
        phy_offset: PhyOffset,
        now: UnixMs,
    ) -> RecordDraft<'a> {
        RecordDraft {
            topic: draft.queue.topic(),
            queue_id: draft.queue.id(),
            flag: item.flag,
            sys_flag: draft.sys_flag,
            born_timestamp: draft.born_timestamp,
            born_host: draft.born_host,
            store_timestamp: now,
            store_host: self.settings.store_host,
            reconsume_times: draft.reconsume_times,
            prepared_transaction_offset: draft.prepared_transaction_offset,
            body: item.body,
            body_crc,
            properties: item.properties,
            queue_offset,
            phy_offset,
        }
    }
}

impl Writer {
    pub(super) fn new(segment: Option<Arc<Segment>>, tail: i64, last_store_timestamp: i64) -> Self {
        Self { segment, tail, buf: Vec::new(), last_store_timestamp }
    }

    fn write(&mut self, log: &CommitLog, bursts: Vec<Pending>) -> Round {
        let results = Vec::with_capacity(bursts.len());
        let spare = std::mem::take(&mut *log.spare_buf.lock());
        let mut round = Round { bursts, results, buffered_from: (0, 0), written: (PhyOffset(0), spare) };
        let now = UnixMs(UnixMs::now().get().max(self.last_store_timestamp));
        self.last_store_timestamp = now.get();
        for burst in 0..round.bursts.len() {
            round.results.push(Vec::with_capacity(round.bursts[burst].burst.drafts.len()));
            let mut next_crc = 0;
            for draft in 0..round.bursts[burst].burst.drafts.len() {
                let result = match round.bursts[burst].plans[draft].clone() {
                    Ok(plan) => {
                        let crcs = next_crc..next_crc + plan.records;
                        next_crc = crcs.end;
                        self.make_room(log, &mut round, plan.len).and_then(|()| {
                            let pending = &round.bursts[burst];
                            self.encode(log, &pending.burst.drafts[draft], &pending.body_crcs[crcs], plan, now)
                        })
                    }
                    Err(refusal) => Err(refusal),
                };
                round.results[burst].push(result);
            }
        }
        // A failure is in the results already.
        let _ = self.write_out(log, &mut round, false);
        round
    }

    /// Sees to it that `len` more bytes fit the current file behind what is in the buffer.
    fn make_room(&mut self, log: &CommitLog, round: &mut Round, len: usize) -> Result<(), StoreError> {
        log.health.check_space()?;
        if self.buf.len() + len > WRITE_BYTES_MAX {
            self.write_out(log, round, false)?;
        }
        if let Some(segment) = &self.segment {
            let room = (segment.end() - self.tail) as usize - self.buf.len();
            if len + BLANK_LEN_MIN <= room {
                return Ok(());
            }
            self.write_out(log, round, true)?;
        }
        self.roll(log)
    }

    /// Encodes a draft at the end of the buffer, where there is room for it, and takes its queue offsets.
    fn encode(&mut self, log: &CommitLog, draft: &Draft, body_crcs: &[u32], plan: Plan, now: UnixMs) -> PutResult {
        let start = self.buf.len();
        let phy = PhyOffset(self.tail + start as i64);
        let queued = draft.sys_flag.is_queued();
        let first = if queued { draft.queue.next_offset() } else { QueueOffset(0) };
        let mut batch = Vec::new();
        let encoded = match draft.kind {
            DraftKind::Message => {
                let item = BatchItem { flag: draft.flag, body: &draft.body, properties: draft.properties.as_bytes() };
                log.draft_record(draft, &item, body_crcs[0], first, phy, now)
                    .encode(log.settings.property_crc, &mut self.buf)
                    .map_err(too_long)
            }
            DraftKind::Batch => {
                batch.reserve_exact(plan.records);
                self.encode_batch(log, draft, body_crcs, (first, queued), now, &mut batch)
            }
        };
        if let Err(error) = encoded {
            self.buf.truncate(start);
            return Err(error);
        }
        if queued {
            draft.queue.take_offsets(plan.records as i64);
        }
        Ok(Put { phy, queue_offset: first, len: (self.buf.len() - start) as u32, store_timestamp: now, batch })
    }

    fn encode_batch(
        &mut self,
        log: &CommitLog,
        draft: &Draft,
        body_crcs: &[u32],
        (first, queued): (QueueOffset, bool),
        now: UnixMs,
        starts: &mut Vec<PhyOffset>,
    ) -> Result<usize, StoreError> {
        let before = self.buf.len();
        for (index, (item, body_crc)) in batch_items(&draft.body).zip(body_crcs).enumerate() {
            let item = item.map_err(|BatchError { item }| StoreError::BatchIllegal { item })?;
            let offset = if queued { first.advance(index as i64) } else { first };
            let at = PhyOffset(self.tail + self.buf.len() as i64);
            starts.push(at);
            log.draft_record(draft, &item, *body_crc, offset, at, now)
                .encode(log.settings.property_crc, &mut self.buf)
                .map_err(too_long)?;
        }
        Ok(self.buf.len() - before)
    }

    /// Writes the buffer; with `close` also the blank record that ends the file. What was written is then the round's, which gives its old
    /// buffer for it. On failure the buffered drafts fail and give their queue offsets back.
    fn write_out(&mut self, log: &CommitLog, round: &mut Round, close: bool) -> Result<(), StoreError> {
        let here = round.position();
        let Some(segment) = &self.segment else { return Ok(()) };
        let room = (segment.end() - self.tail) as usize - self.buf.len();
        if close && room >= BLANK_LEN_MIN {
            encode_blank(room as u32, &mut self.buf);
        }
        let at = (self.tail - segment.start()) as usize;
        if let Err(error) = segment.write(at, &self.buf) {
            let error = log.write_failed(segment, at, &error);
            self.buf.clear();
            round.fail_buffered(&error);
            return Err(error);
        }
        let end = if close { segment.len() } else { at + self.buf.len() };
        segment.publish(end);
        self.tail = segment.start() + end as i64;
        log.appended.advance(PhyOffset(self.tail));
        if at < segment.len() / 2 && end >= segment.len() / 2 {
            log.allocator.prepare(segment.end());
        }
        round.written.0 = PhyOffset(segment.start() + at as i64);
        std::mem::swap(&mut round.written.1, &mut self.buf);
        self.buf.clear();
        round.buffered_from = here;
        Ok(())
    }

    /// Goes on to the next file; `tail` is at its start.
    fn roll(&mut self, log: &CommitLog) -> Result<(), StoreError> {
        match log.allocator.take(self.tail) {
            Ok(segment) => {
                log.files.push(&segment);
                self.segment = Some(segment);
                Ok(())
            }
            Err(error) => {
                self.segment = None;
                Err(log.roll_failed(&error))
            }
        }
    }

    fn write_raw(&mut self, log: &CommitLog, at: PhyOffset, mut bytes: &[u8]) -> Result<PhyOffset, StoreError> {
        if at.get() != self.tail {
            return Err(StoreError::NotAtEnd { at, end: PhyOffset(self.tail) });
        }
        while !bytes.is_empty() {
            if self.segment.as_ref().is_none_or(|segment| segment.end() == self.tail) {
                self.roll(log)?;
            }
            let Some(segment) = &self.segment else { break };
            let room = (segment.end() - self.tail) as usize;
            let (now, later) = bytes.split_at(room.min(bytes.len()));
            let from = (self.tail - segment.start()) as usize;
            segment.write(from, now).map_err(|error| log.write_failed(segment, from, &error))?;
            segment.publish(from + now.len());
            self.tail += now.len() as i64;
            log.appended.advance(PhyOffset(self.tail));
            bytes = later;
        }
        Ok(PhyOffset(self.tail))
    }
}

fn too_long(error: RecordError) -> StoreError {
    match error {
        RecordError::TooLong { what: "properties", len, len_max } => StoreError::PropertiesTooLarge { len, len_max },
        RecordError::TooLong { len, len_max, .. } => StoreError::RecordTooLarge { len, len_max },
        // Drafts report nothing else.
        _ => StoreError::RecordTooLarge { len: 0, len_max: 0 },
    }
}

impl Round {
    /// Where the next result goes.
    fn position(&self) -> (usize, usize) {
        (self.results.len().saturating_sub(1), self.results.last().map_or(0, Vec::len))
    }

    /// Turns the results whose bytes were never written into `error`; newest first, as their queue offsets were taken.
    fn fail_buffered(&mut self, error: &StoreError) {
        let (first_burst, first_draft) = self.buffered_from;
        for burst in (first_burst..self.results.len()).rev() {
            let from = if burst == first_burst { first_draft } else { 0 };
            for draft in (from..self.results[burst].len()).rev() {
                let Ok(put) = &self.results[burst][draft] else { continue };
                let draft_of = &self.bursts[burst].burst.drafts[draft];
                if draft_of.sys_flag.is_queued() {
                    draft_of.queue.take_offsets(-(put.batch.len().max(1) as i64));
                }
                self.results[burst][draft] = Err(error.clone());
            }
        }
        self.buffered_from = self.position();
    }
}

impl CommitLog {
    /// Decides what a failed write of records at `at` means. Out of space is survivable if no whole record can be found there later.
    fn write_failed(&self, segment: &Segment, at: usize, error: &io::Error) -> StoreError {
        let head = &[0; BLANK_LEN_MIN][..BLANK_LEN_MIN.min(segment.len() - at)];
        if is_full(error) && segment.write(at, head).is_ok() {
            return self.disk_is_full();
        }
        self.health.fence("write", error);
        StoreError::Fenced
    }

    fn roll_failed(&self, error: &io::Error) -> StoreError {
        if is_full(error) {
            return self.disk_is_full();
        }
        self.health.fence("create the next file", error);
        StoreError::Fenced
    }

    fn disk_is_full(&self) -> StoreError {
        let used = self.disk_used();
        self.health.set_full(Some(used));
        StoreError::DiskFull { used_percent: (used * 100.0) as u8 }
    }
}
