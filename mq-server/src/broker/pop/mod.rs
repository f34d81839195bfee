//! Pop consumption: messages are lent, not assigned. Whoever asks gets the next ones of any queue, and what is not acknowledged within its
//! invisible time comes again by the group's retry topic of that topic.
//!
//! ```text
//! pop ── claim a queue ─> read ─> check-point into the revive log ─> move the group's position ─> answer
//! ack ─────────────────────────> acknowledgement into the revive log
//! revive: follows that log ─> table of what is out (checkpoints) ─> due: the message into the retry topic, and that it came again into the log
//! ordered pops: no check-point; what is out is in consumerOrderInfo.json (order), the position stays before it
//! ```
//! Invariants
//! - POP-1: a group's position moves over messages only when their check-point is in the log; positions are on disk only when the log
//!   they speak of is (`tables/persist`). So nothing that was popped is lost by a crash or a power failure.
//! - POP-2: the table of what is out is what the log says, and nothing is brought back before all was followed that the log held when it
//!   fell due: what was acknowledged in time does not come again.
//! - POP-3: a message comes again and the log says so in one append.
//! - POP-4: the log is followed from the first check-point that is not done. One that holds up too many records is written again at the
//!   end, so a start reads a bounded part of it.
//! - POP-5: one pop at a time reads a queue for a group (a claim, on which nobody waits); who finds it claimed goes on to the next queue.
//!
//! The revive log is the topic `rmq_sys_REVIVE_LOG_<cluster>` with Apache's records in it. Apache's broker sets them aside in its timer wheel
//! and finds them there when they are due; here they are written there at once and the due time is kept in memory: half the records, no
//! dependence on the wheel. Folders can be handed over in both directions.
//!
//! Never here: requests and answers (`handlers/pop`, `handlers/ack`), who may read what.

pub mod checkpoints;
pub mod order;
pub mod revive;
pub mod waiting;

use super::Broker;
use super::refusal::Refusal;
use super::tables::topic_configs::Topic;
use crate::store::{Draft, DraftKind};
use ahash::RandomState;
use bytestring::ByteString;
use checkpoints::{CheckPoints, GroupQueue};
use mq_core::message::SysFlag;
use mq_core::message::properties::{self, PropertyText};
use mq_core::names::{NameError, TopicName};
use mq_core::protocol::bodies::pop::{ACK_TAG, AckRecord, BATCH_ACK_TAG, CHECK_POINT_TAG, CheckPoint};
use mq_core::protocol::lenient_json;
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use order::Orders;
use parking_lot::Mutex;
use revive::Reviver;
use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use waiting::Waiting;

/// The group whose positions in the revive log are those of its follower.
pub const REVIVE_GROUP: &str = "CID_RMQ_SYS_REVIVE_GROUP";
/// Apache's check-points are due at the log so much before their messages are, ms.
const CHECK_POINT_EARLY_MS: i64 = 1_000;

/// What a broker knows of popped messages.
pub struct Pops {
    /// Pops that wait.
    pub waiting: Arc<Waiting>,
    /// What ordered pops have out.
    pub orders: Orders,
    /// The thread that brings messages back.
    pub reviver: Reviver,
    revive_topic: TopicName,
    points: Mutex<CheckPoints>,
    claims: Mutex<HashSet<GroupQueue, RandomState>>,
    turn: AtomicU64,
}

/// The right to read a queue for a group; ends when dropped.
pub struct Claim {
    pops: Arc<Pops>,
    queue: GroupQueue,
}

impl Drop for Claim {
    fn drop(&mut self) {
        self.pops.claims.lock().remove(&self.queue);
    }
}

impl Pops {
    /// Nothing is out yet; the reviver reads the log. A cluster's name that is no part of a topic's name has no revive log: nothing is
    /// popped then.
    ///
    /// # Errors
    /// Such a name.
    pub fn new(cluster_name: &str, waiting: Arc<Waiting>, orders: Orders) -> Result<Self, NameError> {
        Ok(Self {
            waiting,
            orders,
            reviver: Reviver::default(),
            revive_topic: revive_topic(cluster_name)?,
            points: Mutex::default(),
            claims: Mutex::default(),
            turn: AtomicU64::new(0),
        })
    }

    /// Claims the queue; `None` when another pop of the group reads it now.
    pub fn claim(self: &Arc<Self>, topic: &ByteString, group: &ByteString, queue_id: QueueId) -> Option<Claim> {
        let queue = GroupQueue { topic: topic.clone(), group: group.clone(), queue_id };
        let is_free = self.claims.lock().insert(queue.clone());
        is_free.then(|| Claim { pops: self.clone(), queue })
    }

    /// Whether a pop of the group reads the queue now.
    pub fn is_claimed(&self, topic: &ByteString, group: &ByteString, queue_id: QueueId) -> bool {
        self.claims.lock().contains(&GroupQueue { topic: topic.clone(), group: group.clone(), queue_id })
    }

    /// Whether the group has so much out that it gets no more now.
    pub fn is_full(&self, group: &str) -> bool {
        self.points.lock().is_full(group)
    }

    /// How many messages of the queue the group has out, as far as the log was followed.
    pub fn in_flight(&self, topic: &str, group: &str, queue_id: QueueId) -> i64 {
        self.points.lock().in_flight(topic, group, queue_id)
    }

    /// A number that is another one at every call.
    pub fn turn(&self) -> u64 {
        self.turn.fetch_add(1, Relaxed)
    }
}

/// The name of the revive log of a cluster.
///
/// # Errors
/// The cluster's name is no part of a topic's name.
pub fn revive_topic(cluster_name: &str) -> Result<TopicName, NameError> {
    TopicName::new(format!("rmq_sys_REVIVE_LOG_{cluster_name}"))
}

/// The revive log and how many queues it has.
///
/// # Errors
/// It is not there.
pub fn revive_log(broker: &Broker) -> Result<Arc<Topic>, Refusal> {
    let missing = || Refusal::TopicMissing { topic: broker.pops.revive_topic.as_shared().clone() };
    broker.topics.get(&broker.pops.revive_topic).filter(|topic| topic.queue_nums() > 0).ok_or_else(missing)
}

/// A check-point on its way into the revive log.
///
/// # Errors
/// The revive log has no such queue.
pub fn check_point_draft(broker: &Broker, log: &Topic, queue_id: QueueId, record: &CheckPoint) -> Result<Draft, Refusal> {
    let deliver_at = record.pop_time.get().saturating_add(record.invisible_ms) - CHECK_POINT_EARLY_MS;
    record_draft(broker, log, queue_id, CHECK_POINT_TAG, lenient_json::to_vec(record), deliver_at)
}

/// An acknowledgement on its way into the revive log. `due_at`: when the messages would have come again.
///
/// # Errors
/// The revive log has no such queue.
pub fn ack_draft(broker: &Broker, log: &Topic, queue_id: QueueId, record: &AckRecord, due_at: UnixMs) -> Result<Draft, Refusal> {
    let tag = if record.offsets.is_some() { BATCH_ACK_TAG } else { ACK_TAG };
    record_draft(broker, log, queue_id, tag, lenient_json::to_vec(record), due_at.get())
}

/// An acknowledgement of these messages of one pop; a single one is written as Apache's brokers write it.
pub fn ack_record(
    queue: &GroupQueue,
    start: QueueOffset,
    pop_time: UnixMs,
    broker_name: ByteString,
    offsets: Vec<QueueOffset>,
) -> AckRecord {
    let single = offsets.first().copied().filter(|_| offsets.len() == 1);
    AckRecord {
        offset: single.unwrap_or(QueueOffset(-1)),
        start,
        group: queue.group.clone(),
        topic: queue.topic.clone(),
        queue_id: queue.queue_id,
        pop_time,
        broker_name: Some(broker_name),
        offsets: single.is_none().then_some(offsets),
    }
}

/// The property `TIMER_DELIVER_MS` is what Apache's reader tells the time by. There is no `UNIQ_KEY`: nobody looks these up, and each would
/// cost an index entry.
fn record_draft(broker: &Broker, log: &Topic, queue_id: QueueId, tag: &str, body: Vec<u8>, deliver_at: i64) -> Result<Draft, Refusal> {
    let queue = log.queue(&broker.store, queue_id).cloned();
    let mut text = PropertyText::new();
    text.push(properties::TAGS, tag);
    text.push(properties::TIMER_DELIVER_MS, &deliver_at.to_string());
    Ok(Draft {
        queue: queue.ok_or_else(|| Refusal::MessageIllegal { why: format!("{} has no queue {queue_id}", log.name) })?,
        kind: DraftKind::Message,
        body: body.into(),
        properties: text.into_string().into(),
        flag: 0,
        sys_flag: SysFlag(0),
        born_timestamp: UnixMs::now(),
        born_host: broker.store_host,
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
    })
}
