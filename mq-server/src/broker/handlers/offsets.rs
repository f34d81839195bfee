//! Positions: codes 14, 15, 29, 30, 31, 32.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::super::tables::consumer_offsets::Commit;
use super::{Asker, Reply};
use crate::store::Boundary;
use bytes::Bytes;
use mq_core::protocol::headers::offset::{
    OffsetResponse, QueryConsumerOffset, QueueRef, SearchOffset, TimestampResponse, UpdateConsumerOffset,
};
use mq_core::types::{QueueOffset, UnixMs};
use std::sync::Arc;

/// Where the group is (14). A new group is told 0 while the queue's first message is recent: it then starts there.
pub fn query(broker: &Arc<Broker>, _: &Asker<'_>, header: QueryConsumerOffset, _: Bytes) -> Result<Reply, Refusal> {
    if let Some(offset) = broker.offsets.get(&header.consumer_group, &header.topic, header.queue_id) {
        return Ok(Reply::header(OffsetResponse { offset }));
    }
    if header.set_zero_if_not_found == Some(false) {
        return Err(Refusal::NotFound { why: "Not found, do not set to zero, maybe this group boot first".into() });
    }
    let young = broker.store.find_queue(&header.topic, header.queue_id).is_some_and(|queue| {
        broker.store.min_offset(&header.topic, header.queue_id).get() <= 0
            && broker.store.max_offset(&header.topic, header.queue_id).get() > 0
            && broker.store.is_hot(&queue, QueueOffset(0))
    });
    if young {
        return Ok(Reply::header(OffsetResponse { offset: QueueOffset(0) }));
    }
    Err(Refusal::NotFound { why: "Not found, V3_0_6_SNAPSHOT maybe this group consumer boot first".into() })
}

/// The group is so far (15).
pub fn update(broker: &Arc<Broker>, _: &Asker<'_>, header: UpdateConsumerOffset, _: Bytes) -> Result<Reply, Refusal> {
    // Commits make no group: one that comes late would bring back a group that was deleted.
    if broker.groups.get(&header.consumer_group).is_none() {
        return Err(Refusal::GroupMissing { group: header.consumer_group });
    }
    if broker.topics.get(&header.topic).is_none() {
        return Err(Refusal::TopicMissing { topic: header.topic });
    }
    if header.commit_offset.get() < 0 {
        return Err(Refusal::Invalid { why: format!("commitOffset {} is negative", header.commit_offset) });
    }
    match broker.offsets.commit(&header.consumer_group, &header.topic, header.queue_id, header.commit_offset) {
        Commit::Done => Ok(Reply::done()),
        Commit::ResetPending => Ok(Reply::done().with_remark("Offset has been previously reset")),
    }
}

/// Where a moment is in a queue (29).
pub fn search(broker: &Arc<Broker>, _: &Asker<'_>, header: SearchOffset, _: Bytes) -> Result<Reply, Refusal> {
    let upper = header.boundary_type.is_some_and(|kind| kind.eq_ignore_ascii_case("UPPER"));
    let boundary = if upper { Boundary::Upper } else { Boundary::Lower };
    let offset = broker.store.offset_by_time(&header.topic, header.queue_id, header.timestamp, boundary);
    Ok(Reply::header(OffsetResponse { offset }))
}

/// One past a queue's last message (30).
pub fn max(broker: &Arc<Broker>, _: &Asker<'_>, header: QueueRef, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::header(OffsetResponse { offset: broker.store.max_offset(&header.topic, header.queue_id) }))
}

/// A queue's first message (31).
pub fn min(broker: &Arc<Broker>, _: &Asker<'_>, header: QueueRef, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::header(OffsetResponse { offset: broker.store.min_offset(&header.topic, header.queue_id) }))
}

/// When a queue's first message was stored (32).
pub fn earliest_store_time(broker: &Arc<Broker>, _: &Asker<'_>, header: QueueRef, _: Bytes) -> Result<Reply, Refusal> {
    let timestamp = broker.store.earliest_store_time(&header.topic, header.queue_id).unwrap_or(UnixMs(-1));
    Ok(Reply::header(TimestampResponse { timestamp }))
}
