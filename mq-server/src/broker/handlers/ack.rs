//! Acknowledgements of popped messages: codes 200051, 200151, 200053.
//!
//! The acknowledgements that one read of a connection brought are written together, those of one pop of one queue as one record.

use super::super::Broker;
use super::super::pop::checkpoints::GroupQueue;
use super::super::pop::order::{Acked, OrderKey};
use super::super::pop::{ack_draft, ack_record, check_point_draft, revive_log};
use super::super::refusal::Refusal;
use super::super::stats::GroupCounter;
use super::Asker;
use super::pop::resume;
use crate::store::{Burst, Draft, PutResult};
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::message::receipt::{ORDER_REVIVE_QUEUE, PopKind, Receipt, ReceiptError};
use mq_core::net::ReplyTo;
use mq_core::protocol::bodies::pop::{BatchAck, BatchAckBody, CheckPoint};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::pop::{AckMessage, ChangeInvisibleTime, ChangeInvisibleTimeResponse};
use mq_core::protocol::{Command, RequestCode, ResponseCode, lenient_json};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::HashMap;
use std::sync::Arc;

/// A checked request: messages to acknowledge, by the pop they came with. None when all was done at once (ordered pops).
pub struct PreparedAck {
    to: ReplyTo,
    acks: Vec<(PopRef, Vec<QueueOffset>)>,
}

/// One pop of one queue.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct PopRef {
    queue: GroupQueue,
    start: QueueOffset,
    pop_time: UnixMs,
    invisible_ms: i64,
    revive_queue_id: QueueId,
}

/// Checks a request and makes it ready for the log.
///
/// # Errors
/// A receipt is none, or there is no such topic, queue or message.
pub fn prepare(broker: &Arc<Broker>, asker: &Asker<'_>, request: &Command) -> Result<PreparedAck, Refusal> {
    let mut prepared = PreparedAck { to: ReplyTo::new(asker.peer, request), acks: Vec::new() };
    if request.head.code == RequestCode::BATCH_ACK_MESSAGE.0 {
        let body: BatchAckBody = if request.body.is_empty() { BatchAckBody::default() } else { lenient_json::from_slice(&request.body)? };
        if body.acks.is_empty() {
            return Err(Refusal::NoMessage { why: "nothing to acknowledge".into() });
        }
        for ack in body.acks {
            prepared.acks.extend(several(broker, ack)?);
        }
        return Ok(prepared);
    }
    let header: AckMessage = request.header()?;
    let receipt: Receipt = header.extra_info.parse()?;
    check_queue(broker, asker, &header.topic, header.queue_id)?;
    let (min, max) = range(broker, &header.topic, header.queue_id);
    if !(min..=max).contains(&header.offset) {
        let key = format!("{}@{}", header.topic, header.queue_id);
        return Err(Refusal::NoMessage { why: format!("offset is illegal, key:{key}, commit:{}, store:{min}~{max}", header.offset) });
    }
    let pop = PopRef {
        queue: GroupQueue { topic: header.topic, group: header.consumer_group, queue_id: header.queue_id },
        start: receipt.start,
        pop_time: receipt.pop_time,
        invisible_ms: receipt.invisible_ms,
        revive_queue_id: receipt.revive_queue_id,
    };
    if pop.revive_queue_id == ORDER_REVIVE_QUEUE {
        in_order(broker, &pop, header.offset)?;
    } else {
        prepared.acks.push((pop, vec![header.offset]));
    }
    Ok(prepared)
}

/// One pop's share of a batch; `None` when nothing is left to be written. A topic that is gone has nothing to acknowledge.
fn several(broker: &Arc<Broker>, ack: BatchAck) -> Result<Option<(PopRef, Vec<QueueOffset>)>, Refusal> {
    let topic = ack.kind.parse::<PopKind>()?.topic(&ack.topic, &ack.group);
    if broker.topics.get(&topic).is_none() {
        return Ok(None);
    }
    let (min, max) = range(broker, &topic, ack.queue_id);
    let offsets = ack.bits.0.iter().map(|bit| ack.start.advance(i64::from(*bit))).filter(|offset| (min..=max).contains(offset));
    let pop = PopRef {
        queue: GroupQueue { topic, group: ack.group, queue_id: ack.queue_id },
        start: ack.start,
        pop_time: ack.pop_time,
        invisible_ms: ack.invisible_ms,
        revive_queue_id: ack.revive_queue_id,
    };
    if pop.revive_queue_id == ORDER_REVIVE_QUEUE {
        offsets.collect::<Vec<_>>().into_iter().try_for_each(|offset| in_order(broker, &pop, offset))?;
        return Ok(None);
    }
    let offsets: Vec<_> = offsets.collect();
    Ok((!offsets.is_empty()).then_some((pop, offsets)))
}

/// What is to be written; each request is answered when its record is in the log. `None`: there is nothing, all are answered.
pub fn burst(broker: &Arc<Broker>, mut prepared: Vec<PreparedAck>) -> Option<Burst> {
    let mut by_pop: HashMap<PopRef, Vec<QueueOffset>, RandomState> = HashMap::default();
    for (pop, offsets) in prepared.iter_mut().flat_map(|request| request.acks.drain(..)) {
        by_pop.entry(pop).or_default().extend(offsets);
    }
    let askers: Vec<ReplyTo> = prepared.into_iter().map(|request| request.to).collect();
    let drafts = revive_log(broker).and_then(|log| {
        let draft = |(pop, offsets): (PopRef, Vec<QueueOffset>)| {
            broker.stats.note_group(GroupCounter::AckNums, &pop.queue.group, &pop.queue.topic, offsets.len() as u64);
            let record = ack_record(&pop.queue, pop.start, pop.pop_time, broker.broker_name.clone(), offsets);
            let due_at = UnixMs(pop.pop_time.get().saturating_add(pop.invisible_ms));
            ack_draft(broker, &log, pop.revive_queue_id, &record, due_at)
        };
        by_pop.into_iter().map(draft).collect::<Result<Vec<Draft>, Refusal>>()
    });
    match drafts {
        Ok(drafts) if drafts.is_empty() => answer(&askers, None),
        Ok(drafts) => return Some(Burst { drafts, done: Box::new(move |results| answer(&askers, failure(results).as_ref())) }),
        Err(refusal) => answer(&askers, Some(&refusal)),
    }
    None
}

fn answer(askers: &[ReplyTo], refusal: Option<&Refusal>) {
    for to in askers {
        match refusal {
            None => to.send(ResponseCode::SUCCESS, None, &NoHeader, &[]),
            Some(refusal) => refuse(to, refusal),
        }
    }
}

/// Refuses one of these requests.
pub fn refuse(to: &ReplyTo, refusal: &Refusal) {
    let (code, remark) = refusal.answer();
    to.send(code, Some(&remark), &NoHeader, &[]);
}

fn failure(results: Vec<PutResult>) -> Option<Refusal> {
    results.into_iter().find_map(Result::err).map(Refusal::Store)
}

/// An acknowledgement of an ordered pop: the group's position moves up to what is still out, and the queue may be free now.
fn in_order(broker: &Arc<Broker>, pop: &PopRef, offset: QueueOffset) -> Result<(), Refusal> {
    let queue = &pop.queue;
    let key = OrderKey { topic: &queue.topic, group: &queue.group, queue_id: queue.queue_id };
    let position = broker.offsets.get(&queue.group, &queue.topic, queue.queue_id);
    if position.is_some_and(|position| offset < position) {
        return Ok(());
    }
    match broker.pops.orders.acknowledge(key, offset, pop.pop_time) {
        Acked::Position(next) => {
            broker.stats.note_group(GroupCounter::AckNums, &queue.group, &queue.topic, 1);
            broker.offsets.commit_forward(&queue.group, &queue.topic, queue.queue_id, next);
            if broker.pops.orders.check_free(key, None, UnixMs::now()).is_some() {
                resume(broker, broker.pops.waiting.of_group(&queue.topic, &queue.group, queue.queue_id));
            }
            Ok(())
        }
        Acked::Stale => Ok(()),
        Acked::Unknown => {
            let key = format!("{}@{}@{}", queue.topic, queue.group, queue.queue_id);
            Err(Refusal::MessageIllegal { why: format!("offset is illegal, key:{key}, commit:{offset}: it was not popped") })
        }
    }
}

/// Lets a message come again at another time (200053): a check-point of its own, and the old one is done with it. Answers by itself.
///
/// # Errors
/// The receipt is none, there is no such message, or the group has too much out.
pub fn change_invisible_time(broker: &Arc<Broker>, asker: &Asker<'_>, request: &Command) -> Result<(), Refusal> {
    let header: ChangeInvisibleTime = request.header()?;
    check_queue(broker, asker, &header.topic, header.queue_id)?;
    let (min, max) = range(broker, &header.topic, header.queue_id);
    if !(min..max).contains(&header.offset) {
        return Err(Refusal::NoMessage { why: format!("there is no message {}, the queue has {min} to {max}", header.offset) });
    }
    let receipt: Receipt = header.extra_info.parse()?;
    let to = ReplyTo::new(asker.peer, request);
    if receipt.revive_queue_id == ORDER_REVIVE_QUEUE {
        change_in_order(broker, &to, &header, &receipt);
        return Ok(());
    }
    if broker.pops.is_full(&header.consumer_group) {
        return Err(Refusal::Limit { why: format!("the group {} has too many popped messages out", header.consumer_group) });
    }
    let log = revive_log(broker)?;
    let now = UnixMs::now();
    let check_point = CheckPoint {
        start: header.offset,
        pop_time: now,
        invisible_ms: header.invisible_ms.max(0),
        count: 1,
        queue_id: header.queue_id,
        topic: header.topic.clone(),
        group: header.consumer_group.clone(),
        distances: vec![0],
        broker_name: Some(broker.broker_name.clone()),
        ..CheckPoint::default()
    };
    let queue = GroupQueue { topic: header.topic, group: header.consumer_group, queue_id: header.queue_id };
    let ack = ack_record(&queue, receipt.start, receipt.pop_time, broker.broker_name.clone(), vec![header.offset]);
    let due_at = UnixMs(receipt.pop_time.get().saturating_add(receipt.invisible_ms));
    // In this order: if only the first is stored, the message comes twice instead of never.
    let drafts = vec![
        check_point_draft(broker, &log, receipt.revive_queue_id, &check_point)?,
        ack_draft(broker, &log, receipt.revive_queue_id, &ack, due_at)?,
    ];
    let changed =
        ChangeInvisibleTimeResponse { pop_time: now, invisible_ms: check_point.invisible_ms, revive_queue_id: receipt.revive_queue_id };
    let done = Box::new(move |results: Vec<PutResult>| match failure(results) {
        None => to.send(ResponseCode::SUCCESS, None, &changed, &[]),
        Some(refusal) => refuse_change(&to, &refusal),
    });
    broker.store.append(Burst { drafts, done });
    Ok(())
}

/// Refuses a change of the invisible time with what refused ones carry.
pub fn refuse_change(to: &ReplyTo, refusal: &Refusal) {
    let (code, remark) = refusal.answer();
    let nothing = ChangeInvisibleTimeResponse { pop_time: UnixMs(0), invisible_ms: 0, revive_queue_id: QueueId(0) };
    to.send(code, Some(&remark), &nothing, &[]);
}

fn change_in_order(broker: &Broker, to: &ReplyTo, header: &ChangeInvisibleTime, receipt: &Receipt) {
    let visible_at = UnixMs(UnixMs::now().get().saturating_add(header.invisible_ms.max(0)));
    let key = OrderKey { topic: &header.topic, group: &header.consumer_group, queue_id: header.queue_id };
    broker.pops.orders.change_visible_at(key, header.offset, receipt.pop_time, visible_at);
    let changed = ChangeInvisibleTimeResponse {
        pop_time: receipt.pop_time,
        invisible_ms: visible_at.get() - receipt.pop_time.get(),
        revive_queue_id: receipt.revive_queue_id,
    };
    to.send(ResponseCode::SUCCESS, None, &changed, &[]);
}

fn check_queue(broker: &Broker, asker: &Asker<'_>, topic: &ByteString, queue_id: QueueId) -> Result<(), Refusal> {
    let topic = broker.topics.get(topic).ok_or_else(|| Refusal::TopicMissing { topic: topic.clone() })?;
    let queue_nums = topic.config.read_queue_nums;
    if (0..queue_nums).contains(&queue_id.get()) {
        return Ok(());
    }
    let peer = asker.peer.addr();
    let why = format!("queueId[{queue_id}] is illegal, topic:[{}] topicConfig.readQueueNums:[{queue_nums}] consumer:[{peer}]", topic.name);
    Err(Refusal::MessageIllegal { why })
}

fn range(broker: &Broker, topic: &str, queue_id: QueueId) -> (QueueOffset, QueueOffset) {
    (broker.store.min_offset(topic, queue_id), broker.store.max_offset(topic, queue_id))
}

impl From<ReceiptError> for Refusal {
    fn from(error: ReceiptError) -> Self {
        Self::Failed { why: error.to_string() }
    }
}
