//! Asks producers about half messages that nobody decided (`TransactionalMessageServiceImpl.check` in Apache).
//!
//! Every `transactionCheckInterval` a round goes through the undecided half messages, oldest first. One that is old enough
//! (`transactionTimeOut`, or its own `CHECK_IMMUNITY_TIME_IN_SECONDS`) is appended again, with one check more to its count, and a live
//! producer of its group is asked about the copy (39). Its answer is an ordinary end of a transaction (37). After `transactionCheckMax`
//! checks, or when its log file is due to be deleted, it is parked in `TRANS_CHECK_MAX_TIME_TOPIC` and asked about no more; 323 brings it
//! back. So a half message costs at most that many copies, whether or not its producer lives.
//!
//! Asking keeps pace with the answers, so that a producer that comes back to 100,000 open transactions gets them as it can decide them.
//! Between rounds, once a second, the positions of both topics are brought up to date. One thread does all this; it may block.

use super::super::Broker;
use super::half_messages::{GROUP, HalfMessage, QUEUE, for_each, op_drafts};
use super::undecided::Claim;
use crate::store::{Draft, Put, StoreError};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::ids::OffsetMsgId;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::{RecordDraft, RecordView};
use mq_core::names::{TRANS_CHECK_MAX_TIME_TOPIC, TRANS_HALF_TOPIC, TRANS_OP_TOPIC, TopicName};
use mq_core::protocol::RequestCode;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::headers::transaction::CheckTransactionState;
use mq_core::types::{QueueOffset, UnixMs};
use parking_lot::{Condvar, Mutex};
use std::time::{Duration, Instant};
use tracing::{debug, error, warn};

/// How often positions are brought up to date and settings looked at.
const TICK: Duration = Duration::from_secs(1);
/// A round ends after this; the next one goes on.
const ROUND_MAX: Duration = Duration::from_secs(60);
/// Half messages that are read, appended and asked about together.
const BATCH: usize = 32;
/// Checks that may wait for their answers before asking slows down.
const UNANSWERED_MAX: u64 = 1_000;
/// How long a batch waits for answers when there are too few.
const PACE_MAX: Duration = Duration::from_millis(50);
/// Bytes that may wait for a producer that is asked more.
const OUTBOX_BYTES_MAX: usize = 8 << 20;
/// A half message that asks to be left alone is copied, unasked, when so many came after it: what is remembered stays small.
const WINDOW_MAX: i64 = 1 << 20;
/// After a refused append.
const SLEEP_ON_ERROR: Duration = Duration::from_millis(100);

/// The thread's wake-up.
#[derive(Default)]
pub struct CheckBack {
    stopping: Mutex<bool>,
    wake: Condvar,
}

/// What is to be done with an undecided half message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Verdict {
    /// Nothing yet, with it and those behind it: they came during this round.
    Stop,
    /// Nothing yet.
    Wait,
    /// A copy takes its place, nobody is asked.
    Copy,
    /// A copy takes its place, and a producer is asked about it.
    Ask,
    /// No more checks.
    Park,
}

/// By what the settings judge.
struct Rules {
    now: UnixMs,
    round_start: UnixMs,
    timeout_ms: i64,
    checks_max: u32,
    reserved_ms: i64,
    /// The end of the half queue.
    end: QueueOffset,
}

/// A claimed half message and what is appended instead of it.
struct Replacement {
    origin: QueueOffset,
    old: QueueOffset,
    draft: Draft,
    parks: bool,
}

impl CheckBack {
    /// Ends `run`.
    pub fn stop(&self) {
        *self.stopping.lock() = true;
        self.wake.notify_one();
    }

    /// Checks until `stop`; a thread of its own.
    pub fn run(&self, broker: &Broker) {
        let mut last_round = Instant::now();
        loop {
            pay_owed(broker);
            save_positions(broker);
            let interval = Duration::from_millis(broker.settings.load().transaction_check_interval_ms);
            if last_round.elapsed() >= interval {
                last_round = Instant::now();
                self.round(broker);
                continue;
            }
            if self.sleep(TICK.min(interval.saturating_sub(last_round.elapsed()))) {
                pay_owed(broker);
                save_positions(broker);
                return;
            }
        }
    }

    /// Whether it is time to stop, at the latest after `time`.
    fn sleep(&self, time: Duration) -> bool {
        let mut stopping = self.stopping.lock();
        if !*stopping {
            self.wake.wait_for(&mut stopping, time);
        }
        *stopping
    }

    fn round(&self, broker: &Broker) {
        let until = Instant::now() + ROUND_MAX;
        let end = broker.store.max_offset(TRANS_HALF_TOPIC, QUEUE);
        let rules = Rules::new(broker, end);
        let answers_before = broker.half_messages.answers();
        let mut asked = 0;
        let mut at = broker.half_messages.lock().half_position(end);
        loop {
            let run = broker.half_messages.lock().next_run(at, end, BATCH);
            let Some((first, len)) = run else { return };
            let mut found = Vec::with_capacity(len);
            let next = for_each(&broker.store, TRANS_HALF_TOPIC, first, len, |slice, view| found.push(slice.slice_ref(view.bytes())));
            at = next.clamp(first.advance(1), first.advance(len as i64));
            forget_unreadable(broker, first, at, &found);
            let Some(now_asked) = check(broker, &rules, &found) else { return };
            asked += now_asked;
            let paced_until = Instant::now() + PACE_MAX;
            let unanswered = || u64::saturating_sub(asked, broker.half_messages.answers() - answers_before);
            while unanswered() > UNANSWERED_MAX && Instant::now() < paced_until {
                if self.sleep(Duration::from_millis(1)) {
                    return;
                }
            }
            if *self.stopping.lock() || Instant::now() > until {
                return;
            }
        }
    }
}

impl Rules {
    fn new(broker: &Broker, end: QueueOffset) -> Self {
        let settings = broker.settings.load();
        Self {
            now: UnixMs::now(),
            round_start: UnixMs::now(),
            timeout_ms: settings.transaction_timeout_ms as i64,
            checks_max: settings.transaction_check_max,
            reserved_ms: i64::from(broker.store_settings.load().reserved_hours) * 3_600_000,
            end,
        }
    }

    fn judge(&self, half: &HalfMessage<'_>) -> Verdict {
        let age_ms = self.now.get() - half.view.born_timestamp().get();
        if half.check_times >= self.checks_max || age_ms > self.reserved_ms {
            return Verdict::Park;
        }
        if half.view.store_timestamp() >= self.round_start {
            return Verdict::Stop;
        }
        // A birth in the future tells nothing, unless the message itself asks to be left alone.
        let quiet = age_ms <= half.quiet_ms(self.timeout_ms) && (age_ms >= 0 || half.immunity_s.is_some());
        match quiet {
            true if self.end.get() - half.view.queue_offset().get() > WINDOW_MAX => Verdict::Copy,
            true => Verdict::Wait,
            false => Verdict::Ask,
        }
    }
}

/// Half messages whose records are gone or damaged can never be decided.
fn forget_unreadable(broker: &Broker, first: QueueOffset, end: QueueOffset, found: &[Bytes]) {
    let places: Vec<_> = found.iter().filter_map(|record| Some(RecordView::parse(record).ok()?.queue_offset())).collect();
    if places.len() as i64 == end.get() - first.get() {
        return;
    }
    let missing: Vec<_> = (first.get()..end.get()).map(QueueOffset).filter(|at| !places.contains(at)).collect();
    warn!(from = %first, count = missing.len(), "half messages that cannot be read any more are given up");
    broker.half_messages.settle(|undecided| missing.iter().for_each(|at| undecided.settle(*at)));
}

/// Does what is due with these undecided half messages; how many producers were asked. `None`: the round is over.
fn check(broker: &Broker, rules: &Rules, found: &[Bytes]) -> Option<u64> {
    let mut replacements = Vec::with_capacity(found.len());
    let mut asks = Vec::with_capacity(found.len());
    let mut over = false;
    for record in found {
        let Ok(view) = RecordView::parse(record) else { continue };
        let Some(half) = HalfMessage::of(view) else {
            warn!(queue_offset = %view.queue_offset(), "a half message that does not say where it is for is given up");
            broker.half_messages.settle(|undecided| undecided.settle(view.queue_offset()));
            continue;
        };
        let verdict = rules.judge(&half);
        if verdict == Verdict::Stop {
            over = true;
            break;
        }
        if verdict == Verdict::Wait || !claim(broker, &half) {
            continue;
        }
        match replacement(broker, &half, record, verdict) {
            Some(replacement) => {
                replacements.push(replacement);
                asks.push((verdict == Verdict::Ask).then_some((half, record)));
            }
            None => broker.half_messages.settle(|undecided| undecided.release(view.queue_offset())),
        }
    }
    let puts = replace(broker, replacements);
    let mut asked = 0;
    for (put, ask) in puts.into_iter().zip(asks) {
        if let (Some(put), Some((half, record))) = (put, ask) {
            asked += u64::from(ask_producer(broker, &half, record, &put));
        }
    }
    (!over).then_some(asked)
}

fn claim(broker: &Broker, half: &HalfMessage<'_>) -> bool {
    let at = half.view.queue_offset();
    let mut undecided = broker.half_messages.lock();
    match undecided.claim(half.origin, at) {
        Claim::Taken(newest) if newest == at => true,
        Claim::Taken(newest) => {
            undecided.release(newest);
            false
        }
        Claim::Decided | Claim::Busy => false,
    }
}

fn replacement(broker: &Broker, half: &HalfMessage<'_>, record: &Bytes, verdict: Verdict) -> Option<Replacement> {
    let parks = verdict == Verdict::Park;
    let draft = if parks { parked(broker, half, record)? } else { half.copy(broker, record, verdict == Verdict::Ask) };
    Some(Replacement { origin: half.origin, old: half.view.queue_offset(), draft, parks })
}

/// The half message as it is parked; none when its topic cannot be made.
pub fn parked(broker: &Broker, half: &HalfMessage<'_>, record: &Bytes) -> Option<Draft> {
    let name = TopicName::new(TRANS_CHECK_MAX_TIME_TOPIC).expect("a constant that passes the rules");
    let (topic, made) = broker.topics.get_or_create(&name, || TopicConfig::new("", 1, PERM_READ | PERM_WRITE))?;
    if made {
        broker.registrar.changed();
    }
    warn!(
        topic = half.real_topic,
        unique_key = half.unique_key,
        group = half.producer_group,
        "a half message stayed undecided, it is parked"
    );
    topic.puts.add(1);
    let text = PropertyText::from_record(half.view.properties_bytes());
    Some(half.draft(topic.queue(&broker.store, QUEUE)?.clone(), record, text.into_string()))
}

/// Appends the replacements and the word that the old copies count no more; where each came to stand. One that the log refuses stays as it
/// was, unless the log already says that it counts no more: then it is tried again until it is in.
fn replace(broker: &Broker, replacements: Vec<Replacement>) -> Vec<Option<Put>> {
    let mut puts: Vec<Option<Put>> = replacements.iter().map(|_| None).collect();
    let mut left: Vec<(usize, Replacement)> = replacements.into_iter().enumerate().collect();
    while !left.is_empty() {
        let olds: Vec<_> = left.iter().map(|(_, replacement)| replacement.old).collect();
        let mut drafts: Vec<_> = left.iter().map(|(_, replacement)| replacement.draft.clone()).collect();
        let (op_drafts, op_halves): (Vec<_>, Vec<_>) = op_drafts(broker, &olds).into_iter().unzip();
        drafts.extend(op_drafts);
        let mut results = broker.store.append_now(drafts);
        let ops = results.split_off(left.len());
        let (op_ok, op_failed) = (ops.iter().any(Result::is_ok), ops.iter().any(Result::is_err));
        let mut again = Vec::new();
        let mut closed = false;
        broker.half_messages.settle(|undecided| {
            for (op, half_max) in ops.iter().zip(op_halves) {
                if let Ok(put) = op {
                    undecided.note_op(put.queue_offset, half_max);
                }
            }
            for ((index, replacement), result) in left.drain(..).zip(results) {
                match result {
                    Ok(put) => {
                        match replacement.parks {
                            true => undecided.decide(replacement.origin, replacement.old),
                            false => undecided.renew(replacement.origin, replacement.old, put.queue_offset),
                        }
                        undecided.owe(op_failed.then_some(replacement.old));
                        puts[index] = Some(put);
                    }
                    Err(error) if !op_ok => {
                        debug!(%error, "an undecided half message cannot be appended again yet");
                        undecided.release(replacement.old);
                    }
                    Err(error) => {
                        closed |= matches!(error, StoreError::Closed | StoreError::Fenced);
                        error!(%error, queue_offset = %replacement.old, "a half message must be appended again, it is tried until it is");
                        again.push((index, replacement));
                    }
                }
            }
        });
        if closed {
            break;
        }
        if !again.is_empty() {
            std::thread::sleep(SLEEP_ON_ERROR);
        }
        left = again;
    }
    puts
}

/// Half messages that the log says are decided though the messages that they were to become could not be appended: they come back as
/// copies. They are claimed. Blocks until it is done.
pub fn renew_undone(broker: &Broker, halves: &[QueueOffset]) {
    let mut replacements = Vec::with_capacity(halves.len());
    for at in halves {
        for_each(&broker.store, TRANS_HALF_TOPIC, *at, 1, |slice, view| {
            let record = slice.slice_ref(view.bytes());
            if let Some(half) = HalfMessage::of(*view) {
                replacements.extend(replacement(broker, &half, &record, Verdict::Copy));
            }
        });
    }
    replace(broker, replacements);
}

/// Whether a producer was asked what became of the transaction, whose newest copy stands at `copy`.
fn ask_producer(broker: &Broker, half: &HalfMessage<'_>, record: &Bytes, copy: &Put) -> bool {
    let Some(producer) = broker.clients.producer_to_ask(half.producer_group, OUTBOX_BYTES_MAX) else {
        debug!(group = half.producer_group, unique_key = half.unique_key, "no producer can be asked about a half message");
        return false;
    };
    let unique_key: Option<ByteString> = Some(half.unique_key.into()).filter(|key: &ByteString| !key.is_empty());
    let header = CheckTransactionState {
        topic: Some(ByteString::from_static(TRANS_HALF_TOPIC)),
        tran_state_table_offset: copy.queue_offset,
        commit_log_offset: copy.phy,
        msg_id: unique_key.clone(),
        transaction_id: unique_key,
        offset_msg_id: Some(OffsetMsgId { host: broker.store_host, phy: copy.phy }.to_string().into()),
        broker_name: Some(broker.broker_name.clone()),
    };
    match message_to_check(broker, half, record, copy) {
        Some(message) => producer.peer.oneway(RequestCode::CHECK_TRANSACTION_STATE, &header, message).is_ok(),
        None => false,
    }
}

/// The copy as its producer knows it: with its real topic and queue.
fn message_to_check(broker: &Broker, half: &HalfMessage<'_>, record: &Bytes, copy: &Put) -> Option<Bytes> {
    let mut text = PropertyText::from_record(half.view.properties_bytes());
    text.set(properties::TRANSACTION_CHECK_TIMES, &(half.check_times + 1).to_string());
    let message = RecordDraft {
        topic: half.real_topic,
        queue_id: half.real_queue,
        flag: half.view.flag(),
        sys_flag: half.view.sys_flag(),
        born_timestamp: half.view.born_timestamp(),
        born_host: half.view.born_host(),
        store_timestamp: copy.store_timestamp,
        store_host: broker.store_host,
        reconsume_times: half.view.reconsume_times(),
        prepared_transaction_offset: half.view.prepared_transaction_offset(),
        body: half.view.body(),
        body_crc: half.view.body_crc(),
        properties: text.as_str().as_bytes(),
        queue_offset: copy.queue_offset,
        phy_offset: copy.phy,
    };
    let mut out = Vec::with_capacity(record.len() + 64);
    let encoded = message.encode(false, &mut out);
    encoded.inspect_err(|error| warn!(%error, unique_key = half.unique_key, "a half message cannot be shown to its producer")).ok()?;
    Some(out.into())
}

/// Writes op messages for what was decided without them.
fn pay_owed(broker: &Broker) {
    let owed = broker.half_messages.lock().take_owed();
    if owed.is_empty() {
        return;
    }
    let (drafts, halves): (Vec<_>, Vec<_>) = op_drafts(broker, &owed).into_iter().unzip();
    let results = broker.store.append_now(drafts);
    let mut undecided = broker.half_messages.lock();
    let failed = results.iter().any(Result::is_err);
    for (result, half_max) in results.into_iter().zip(halves) {
        if let Ok(put) = result {
            undecided.note_op(put.queue_offset, half_max);
        }
    }
    if failed {
        undecided.owe(owed);
    }
}

/// Saves from where on the two topics are to be read again.
fn save_positions(broker: &Broker) {
    let end = broker.store.max_offset(TRANS_HALF_TOPIC, QUEUE);
    let min = broker.store.min_offset(TRANS_HALF_TOPIC, QUEUE);
    let (half, op) = {
        let mut undecided = broker.half_messages.lock();
        // What expired with its log file is undecided for ever.
        while let Some((at, len)) = undecided.next_run(QueueOffset(0), min, 64) {
            (0..len as i64).for_each(|ahead| undecided.settle(at.advance(ahead)));
        }
        let half = undecided.half_position(end);
        (half, undecided.op_position(half))
    };
    for (topic, position) in [(TRANS_HALF_TOPIC, half), (TRANS_OP_TOPIC, op)] {
        let before = broker.offsets.get(GROUP, topic, QUEUE).unwrap_or(broker.store.min_offset(topic, QUEUE));
        if before != position {
            // A reset by an operator stands until somebody pulls as this group, which nobody does: our own count goes on.
            let _ = broker.offsets.commit(GROUP, topic, QUEUE, position);
        }
    }
}
