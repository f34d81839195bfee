//! Half messages: what a producer sent within a transaction, set aside in `RMQ_SYS_TRANS_HALF_TOPIC` until it is decided
//! (`TransactionalMessageServiceImpl` and its bridge in Apache).
//!
//! ```text
//! send, TRAN_MSG=true ──> half topic, its own topic and queue as REAL_TOPIC and REAL_QID
//! commit (37)   ──> the message in its own queue, and behind it in the same burst an op message "5,7,": half messages 5 and 7 are decided
//! roll back (37) ──> an op message
//! no word        ──> `check_back` appends the half message again and asks a producer about the copy
//! ```
//! Owns what is known of which half message is undecided ([`Undecided`]), and the forms of half and op messages, which are Apache's. Both
//! topics have one queue. How far they are done with stands among the positions of the group `CID_RMQ_SYS_TRANS`; from there on they are
//! read again at start, so a crash costs nothing and a second decision about the same half message is found to be one.
//!
//! HALF-1: an op message names a half message only if the same burst, or an earlier one, holds the message that it became.
//! HALF-2: of a half message that was checked only the newest copy counts, under whichever copy's place its producer decides; each copy
//! carries the place of the first one (`TRAN_PREPARED_QUEUE_OFFSET`).
//!
//! Never here: asking producers (`check_back`), answers (`handlers/transaction`).

use super::super::Broker;
use super::super::refusal::Refusal;
use super::super::tables::consumer_offsets::ConsumerOffsets;
use super::super::tables::topic_configs::Topic;
use super::undecided::{Claim, Undecided};
use crate::store::{Draft, DraftKind, Queue, ReadRequest, Store};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::{RecordView, records};
use mq_core::message::{SysFlag, TransactionKind};
use mq_core::names::{TRANS_CHECK_MAX_TIME_TOPIC, TRANS_HALF_TOPIC, TRANS_OP_TOPIC, TopicName};
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use parking_lot::{Condvar, Mutex, MutexGuard};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// The group whose positions say how far both topics are done with.
pub const GROUP: &str = "CID_RMQ_SYS_TRANS";
/// Half and op messages are all in this queue of their topics.
pub const QUEUE: QueueId = QueueId(0);
/// What op messages are tagged with (Apache's `REMOVE_TAG`).
const OP_PROPERTIES: ByteString = ByteString::from_static("TAGS\u{1}d\u{2}WAIT\u{1}true\u{2}");
const OP_TAG: &str = "d";
/// Messages of one read while the topics are read again.
const READ_MAX: usize = 32;
/// How long a decision waits for another one about the same half message.
const BUSY_MAX: Duration = Duration::from_secs(5);

/// What is known of the half messages.
pub struct HalfMessages {
    undecided: Mutex<Undecided>,
    /// Told when something that was busy was settled or given back.
    settled: Condvar,
    answered: AtomicU64,
}

/// A half message in the log.
pub struct HalfMessage<'a> {
    /// Its record.
    pub view: RecordView<'a>,
    /// The topic it is for.
    pub real_topic: &'a str,
    /// The queue it is for.
    pub real_queue: QueueId,
    /// Whose it is; empty when its sender did not say.
    pub producer_group: &'a str,
    /// Its producer's id for it.
    pub unique_key: &'a str,
    /// The place of the first copy.
    pub origin: QueueOffset,
    /// How often it was checked.
    pub check_times: u32,
    /// The time before its first check that it asks for, seconds; -1 for the broker's.
    pub immunity_s: Option<i64>,
}

/// Sets a message aside: the half topic and its queue. `text` gets the real ones, and loses the wishes for a later delivery, as Apache's
/// clients take them away from messages in transactions.
///
/// # Errors
/// The broker takes no transactions, or the half topic is gone.
pub fn set_aside(broker: &Broker, topic: &TopicName, queue_id: QueueId, text: &mut PropertyText) -> Result<(Arc<Topic>, QueueId), Refusal> {
    if broker.settings.load().reject_transaction_message {
        let why = format!("the broker[{}] sending transaction message is forbidden", broker.store_host.ip());
        return Err(Refusal::Forbidden { why, kind: 1 });
    }
    // All at once: what is new to the text comes behind it.
    text.remove_all(&[
        properties::DELAY,
        properties::TIMER_DELAY_SEC,
        properties::TIMER_DELAY_MS,
        properties::TIMER_DELIVER_MS,
        properties::TRAN_PREPARED_QUEUE_OFFSET,
        properties::REAL_TOPIC,
        properties::REAL_QID,
    ]);
    if let Some(unique_key) = text.get(properties::UNIQ_KEY).map(str::to_owned) {
        text.set(properties::TRANSACTION_ID, &unique_key);
    }
    text.push(properties::REAL_TOPIC, topic);
    text.push(properties::REAL_QID, &queue_id.to_string());
    let half = broker.topics.get(TRANS_HALF_TOPIC).ok_or_else(|| Refusal::TopicMissing { topic: TRANS_HALF_TOPIC.into() })?;
    Ok((half, QUEUE))
}

impl HalfMessages {
    /// What the log says. Reads every op message behind the group's position and every half message that they leave undecided.
    pub fn load(store: &Store, offsets: &ConsumerOffsets) -> Self {
        let from = |topic: &str, end: QueueOffset| {
            let min = store.min_offset(topic, QUEUE);
            offsets.get(GROUP, topic, QUEUE).unwrap_or(min).clamp(min, end.max(min))
        };
        let (half_end, op_end) = (store.max_offset(TRANS_HALF_TOPIC, QUEUE), store.max_offset(TRANS_OP_TOPIC, QUEUE));
        let (half, op) = (from(TRANS_HALF_TOPIC, half_end), from(TRANS_OP_TOPIC, op_end));
        let mut undecided = Undecided::new(half, op);
        read_ops(store, &mut undecided, (op, op_end), half_end);
        find_copies(store, &mut undecided, half, half_end);
        if !store.was_closed() {
            find_untold(store, &mut undecided, half_end, op_end);
        }
        Self { undecided: Mutex::new(undecided), settled: Condvar::new(), answered: AtomicU64::new(0) }
    }

    /// The memory itself, for the length of a few look-ups.
    pub fn lock(&self) -> MutexGuard<'_, Undecided> {
        self.undecided.lock()
    }

    /// Changes the memory and wakes those who wait for something to be settled.
    pub fn settle(&self, change: impl FnOnce(&mut Undecided)) {
        change(&mut self.undecided.lock());
        self.settled.notify_all();
    }

    /// Takes the half message, and waits while somebody else has it; blocks.
    pub fn claim_in_turn(&self, origin: QueueOffset, at: QueueOffset) -> Claim {
        let deadline = Instant::now() + BUSY_MAX;
        let mut undecided = self.undecided.lock();
        loop {
            match undecided.claim(origin, at) {
                Claim::Busy if !self.settled.wait_until(&mut undecided, deadline).timed_out() => {}
                claim => return claim,
            }
        }
    }

    /// A producer has answered a check.
    pub fn note_answer(&self) {
        self.answered.fetch_add(1, Relaxed);
    }

    /// How many checks were answered since start.
    pub fn answers(&self) -> u64 {
        self.answered.load(Relaxed)
    }
}

fn read_ops(store: &Store, undecided: &mut Undecided, (from, end): (QueueOffset, QueueOffset), half_end: QueueOffset) {
    let mut at = from;
    while at < end {
        let next = for_each(store, TRANS_OP_TOPIC, at, READ_MAX, |_, view| {
            let halves: Vec<_> = named_halves(view).filter(|half| *half < half_end).collect();
            halves.iter().for_each(|half| undecided.settle(*half));
            undecided.note_op(view.queue_offset(), halves.into_iter().max().unwrap_or(QueueOffset(-1)));
        });
        at = next.max(at.advance(1));
    }
    // What cannot be read names nothing.
    if end > from {
        undecided.pass_untold(end);
    }
}

fn find_copies(store: &Store, undecided: &mut Undecided, from: QueueOffset, end: QueueOffset) {
    let mut at = from;
    while let Some((first, len)) = undecided.next_run(at, end, READ_MAX) {
        let mut copies = Vec::new();
        let next = for_each(store, TRANS_HALF_TOPIC, first, len, |_, view| {
            if let Some(half) = HalfMessage::of(*view).filter(|half| half.origin != view.queue_offset()) {
                copies.push((half.origin, view.queue_offset()));
            }
        });
        for (origin, copy) in copies {
            let superseded = undecided.found_copy(origin, copy);
            undecided.owe(superseded);
        }
        at = next.clamp(first.advance(1), first.advance(len as i64));
    }
}

/// Finds the messages that half messages became, or were parked as, in a burst whose op message a crash tore off (HALF-1 puts it last): they
/// stand behind the last op message and behind the oldest half message that counts as undecided.
fn find_untold(store: &Store, undecided: &mut Undecided, half_end: QueueOffset, op_end: QueueOffset) {
    let Some((oldest, _)) = undecided.next_run(QueueOffset(0), half_end, 1) else { return };
    let last_op = op_end.advance(-1);
    let bounds = [(TRANS_HALF_TOPIC, oldest), (TRANS_OP_TOPIC, last_op)];
    let from = bounds.into_iter().filter_map(|(topic, at)| place_of(store, topic, at)).max().unwrap_or(store.min_phy());
    let mut untold = Vec::new();
    store.visit_log(from, |record| {
        if record.sys_flag().transaction() == TransactionKind::Commit {
            let half = store.record_at(record.prepared_transaction_offset());
            let half = half.as_ref().and_then(|half| RecordView::parse(half).ok()).filter(|half| half.topic() == Some(TRANS_HALF_TOPIC));
            untold.extend(half.and_then(HalfMessage::of).map(|half| (half.origin, half.view.queue_offset())));
        } else if record.topic() == Some(TRANS_CHECK_MAX_TIME_TOPIC) {
            // One that was never checked before it was parked does not say which it was: it is parked again.
            let origin = record.properties().get(properties::TRAN_PREPARED_QUEUE_OFFSET).and_then(|origin| origin.parse().ok());
            untold.extend(origin.map(|origin| (QueueOffset(origin), QueueOffset(origin))));
        }
    });
    for (origin, at) in untold {
        if let Claim::Taken(newest) = undecided.claim(origin, at) {
            undecided.decide(origin, newest);
            undecided.owe([newest]);
        }
    }
}

/// Where the record of a place in that topic starts; none when it cannot be read.
fn place_of(store: &Store, topic: &str, at: QueueOffset) -> Option<PhyOffset> {
    let mut place = None;
    for_each(store, topic, at, 1, |_, view| place = Some(view.phy_offset()));
    place
}

/// Reads up to `max` messages from `at` on; where to go on. May block on the disk.
pub fn for_each(store: &Store, topic: &str, at: QueueOffset, max: usize, mut each: impl FnMut(&Bytes, &RecordView<'_>)) -> QueueOffset {
    let request = ReadRequest {
        topic,
        queue_id: QUEUE,
        offset: at,
        max_messages: max,
        max_bytes: usize::MAX,
        matches: &|_| true,
        matches_record: None,
    };
    let read = store.read(&request);
    for slice in &read.records {
        for view in records(slice) {
            each(slice, &view);
        }
    }
    read.next_offset
}

/// The half messages that an op message names, of either form: `5,7,` or the single number of 4.x.
fn named_halves<'a>(op: &RecordView<'a>) -> impl Iterator<Item = QueueOffset> + use<'a> {
    let is_op = op.properties().get(properties::TAGS) == Some(OP_TAG);
    let body = if is_op { op.body() } else { &[] };
    let numbers = std::str::from_utf8(body).unwrap_or_default().split(',');
    numbers.filter_map(|number| number.parse().ok()).filter(|number| *number >= 0).map(QueueOffset)
}

/// Op messages that name these half messages, each with the highest one that it names.
pub fn op_drafts(broker: &Broker, halves: &[QueueOffset]) -> Vec<(Draft, QueueOffset)> {
    let queue = queue_of(broker, TRANS_OP_TOPIC);
    let body_max = broker.settings.load().transaction_op_bytes as usize;
    let mut drafts = Vec::with_capacity(1);
    let (mut body, mut half_max) = (String::with_capacity(body_max.min(halves.len() * 8)), QueueOffset(-1));
    for (index, half) in halves.iter().enumerate() {
        use std::fmt::Write as _;
        // Writing to a string cannot fail.
        let _ = write!(body, "{half},");
        half_max = half_max.max(*half);
        if body.len() >= body_max || index + 1 == halves.len() {
            drafts.push((op_draft(broker, queue.clone(), std::mem::take(&mut body)), half_max));
            half_max = QueueOffset(-1);
        }
    }
    drafts
}

/// The one queue of the half or the op topic.
pub fn queue_of(broker: &Broker, topic: &'static str) -> Arc<Queue> {
    let known = broker.topics.get(topic);
    match known.as_ref().and_then(|topic| topic.queue(&broker.store, QUEUE)) {
        Some(queue) => queue.clone(),
        None => broker.store.queue(&TopicName::new(topic).expect("a constant that passes the rules"), QUEUE),
    }
}

fn op_draft(broker: &Broker, queue: Arc<Queue>, body: String) -> Draft {
    Draft {
        queue,
        kind: DraftKind::Message,
        body: body.into(),
        properties: OP_PROPERTIES,
        flag: 0,
        sys_flag: SysFlag::NONE,
        born_timestamp: UnixMs::now(),
        born_host: broker.store_host,
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
    }
}

impl<'a> HalfMessage<'a> {
    /// The half message in that record; none when it does not say where it is for.
    pub fn of(view: RecordView<'a>) -> Option<Self> {
        let (mut real_topic, mut real_queue) = (None, None);
        let mut half = Self {
            view,
            real_topic: "",
            real_queue: QUEUE,
            producer_group: "",
            unique_key: "",
            origin: view.queue_offset(),
            check_times: 0,
            immunity_s: None,
        };
        for (name, value) in view.properties().iter() {
            match name {
                properties::REAL_TOPIC => real_topic = Some(value),
                properties::REAL_QID => real_queue = value.parse().ok(),
                properties::PGROUP => half.producer_group = value,
                properties::UNIQ_KEY => half.unique_key = value,
                properties::TRANSACTION_CHECK_TIMES => half.check_times = value.parse().unwrap_or(0),
                properties::CHECK_IMMUNITY_TIME => half.immunity_s = value.parse().ok(),
                properties::TRAN_PREPARED_QUEUE_OFFSET => half.origin = value.parse().map_or(half.origin, QueueOffset),
                _ => {}
            }
        }
        Some(Self { real_topic: real_topic?, real_queue: real_queue?, ..half })
    }

    /// How long after its birth it is left alone, ms.
    pub fn quiet_ms(&self, timeout_ms: i64) -> i64 {
        match self.immunity_s {
            Some(-1) | None => timeout_ms,
            Some(seconds) => seconds.saturating_mul(1000),
        }
    }

    /// The message as it goes to its own queue; `slice` is what the record stands in.
    ///
    /// # Errors
    /// The real topic has an illegal name.
    pub fn committed(&self, broker: &Broker, slice: &Bytes) -> Result<Draft, Refusal> {
        let known = broker.topics.get(self.real_topic);
        if let Some(topic) = &known {
            topic.puts.add(1);
        }
        let queue = match known.as_ref().and_then(|topic| topic.queue(&broker.store, self.real_queue)) {
            Some(queue) => queue.clone(),
            // Deleted or shrunk meanwhile; the message was promised all the same.
            None => broker.store.queue(&TopicName::new(self.real_topic.to_owned())?, self.real_queue),
        };
        let dropped = |name: &str| match name {
            properties::REAL_TOPIC | properties::REAL_QID | properties::CRC32 => true,
            properties::TRAN_PREPARED_QUEUE_OFFSET => self.immunity_s.is_none(),
            _ => false,
        };
        let mut text = String::with_capacity(self.view.properties_bytes().len());
        for (name, value) in self.view.properties().iter().filter(|(name, _)| !dropped(name)) {
            text.extend([name, "\u{1}", value, "\u{2}"]);
        }
        Ok(Draft {
            sys_flag: self.view.sys_flag().with_transaction(TransactionKind::Commit),
            prepared_transaction_offset: self.view.phy_offset(),
            ..self.draft(queue, slice, text)
        })
    }

    /// A copy for the half topic; `checked` counts as one check more.
    pub fn copy(&self, broker: &Broker, slice: &Bytes, checked: bool) -> Draft {
        let mut text = PropertyText::from_record(self.view.properties_bytes());
        if checked {
            text.set(properties::TRANSACTION_CHECK_TIMES, &(self.check_times + 1).to_string());
        }
        text.set(properties::TRAN_PREPARED_QUEUE_OFFSET, &self.origin.to_string());
        self.draft(queue_of(broker, TRANS_HALF_TOPIC), slice, text.into_string())
    }

    /// The message with those properties for that queue.
    pub fn draft(&self, queue: Arc<Queue>, slice: &Bytes, properties: String) -> Draft {
        Draft::copy(&self.view, slice, queue, properties)
    }
}
