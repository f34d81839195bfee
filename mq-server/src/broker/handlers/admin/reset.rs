//! Moving groups: codes 222, 314.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::super::tables::topic_configs::Topic;
use super::super::{Asker, Reply, pull};
use crate::store::Boundary;
use bytes::Bytes;
use mq_core::protocol::bodies::offset::ResetOffsetBody;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::headers::offset::{CloneGroupOffset, ResetOffset};
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::sync::Arc;

/// What `timestamp` says for "the end".
const END: UnixMs = UnixMs(-1);

/// Moves a group to a moment or an offset (222); its clients learn it at once, and a late commit of theirs cannot undo it.
/// Without `isForce` queues are moved back only.
pub fn reset(broker: &Arc<Broker>, _: &Asker<'_>, header: ResetOffset, _: Bytes) -> Result<Reply, Refusal> {
    let missing = || Refusal::TopicMissing { topic: header.topic.clone() };
    let topic = broker.topics.get(&header.topic).ok_or_else(missing)?;
    if broker.groups.get(&header.group).is_none() {
        return Err(Refusal::GroupMissing { group: header.group });
    }
    let chosen = header.queue_id.filter(|queue_id| queue_id.get() >= 0);
    let offset = header.offset.filter(|offset| offset.get() >= 0);
    let queues: Vec<QueueId> = match chosen {
        Some(queue_id) => vec![queue_id],
        None => (0..topic.queue_nums()).map(QueueId).collect(),
    };
    let mut targets = Vec::with_capacity(queues.len());
    for queue_id in queues {
        targets.push((queue_id, target(broker, &topic, queue_id, offset, header.timestamp)?));
    }
    let mut body = ResetOffsetBody::default();
    for (queue_id, target) in targets {
        let now = broker.offsets.get(&header.group, &header.topic, queue_id);
        let target = if header.is_force { target } else { now.map_or(target, |now| now.min(target)) };
        broker.offsets.reset(&header.group, &header.topic, queue_id, target);
        let queue = MessageQueue::new(header.topic.clone(), broker.broker_name.clone(), queue_id);
        body.offset_table.insert(RawKey(queue), target.get());
        // A pull that waits for what comes next would learn it when that comes, or at its deadline.
        pull::wake(broker, broker.long_poll.of_group(&header.topic, queue_id, &header.group));
    }
    Ok(Reply::json(&body))
}

fn target(broker: &Broker, topic: &Topic, queue_id: QueueId, offset: Option<QueueOffset>, at: UnixMs) -> Result<QueueOffset, Refusal> {
    let (min, max) = (broker.store.min_offset(&topic.name, queue_id), broker.store.max_offset(&topic.name, queue_id));
    match offset {
        Some(offset) if (min..=max).contains(&offset) => Ok(offset),
        Some(offset) => Err(Refusal::Failed { why: format!("Target offset {offset} not in consume queue range [{min}-{max}]") }),
        None if at == END => Ok(max),
        None => Ok(broker.store.offset_by_time(&topic.name, queue_id, at, Boundary::Lower)),
    }
}

/// Copies a group's positions in a topic to another group (314).
pub fn clone(broker: &Arc<Broker>, _: &Asker<'_>, header: CloneGroupOffset, _: Bytes) -> Result<Reply, Refusal> {
    let topics = match header.topic.filter(|topic| !topic.is_empty()) {
        Some(topic) => vec![topic],
        None => broker.offsets.of_group(&header.src_group).into_keys().collect(),
    };
    for topic in topics {
        broker.offsets.clone_group(&header.src_group, &header.dest_group, &topic);
    }
    Ok(Reply::done())
}
