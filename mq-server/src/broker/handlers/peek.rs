//! What a pop would find, without taking it: code 200052. Filters are not asked, and what is out stays out.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::super::tables::topic_configs::Topic;
use super::pop::{MESSAGES_MAX, empty_answer, poppable};
use super::{Asker, Reply};
use crate::store::{Read, ReadRequest, ReadStatus};
use bytes::Bytes;
use mq_core::message::record::records;
use mq_core::names::pop_retry_topic;
use mq_core::protocol::ResponseCode;
use mq_core::protocol::headers::pop::PeekMessage;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::sync::Arc;

/// The next messages of a queue, or of all queues of the topic (-1), for the group, its retries behind them.
pub fn messages(broker: &Arc<Broker>, asker: &Asker<'_>, header: PeekMessage, _: Bytes) -> Result<Reply, Refusal> {
    let (topic, group) = poppable(broker, asker, &header.topic, &header.consumer_group, header.queue_id)?;
    let all = |topic: Arc<Topic>| (0..topic.config.read_queue_nums).map(move |queue_id| (topic.clone(), QueueId(queue_id)));
    let own: Vec<_> = match header.queue_id.get() {
        ..0 => all(topic.clone()).collect(),
        _ => vec![(topic.clone(), header.queue_id)],
    };
    let v2 = broker.settings.load().retry_topic_v2;
    let retries = broker.topics.get(&pop_retry_topic(&group.group_name, &topic.name, v2)).into_iter().flat_map(all);
    let (mut room, mut rest, mut body) = (header.max_msg_nums.clamp(1, MESSAGES_MAX) as usize, 0, Vec::new());
    for (topic, queue_id) in own.into_iter().chain(retries) {
        let next = broker.offsets.get(&group.group_name, &topic.name, queue_id);
        let next = next.unwrap_or_else(|| broker.store.min_offset(&topic.name, queue_id));
        rest += broker.store.max_offset(&topic.name, queue_id).get() - next.get();
        if room > 0 {
            let found = read(broker, &topic, queue_id, next, room).records;
            room = room.saturating_sub(found.iter().map(|slice| records(slice).count()).sum());
            body.extend(found);
        }
    }
    let status = if body.is_empty() { ReadStatus::NoMessageInQueue } else { ReadStatus::Found };
    let mut reply = Reply::header(empty_answer(UnixMs(0), 0, QueueId(0), rest)).with_remark(status.name());
    reply.code = if body.is_empty() { ResponseCode::PULL_NOT_FOUND } else { ResponseCode::SUCCESS };
    reply.body = body;
    Ok(reply)
}

/// Reads from `next`, or from where the queue begins or goes on if it has nothing there any more.
fn read(broker: &Broker, topic: &Topic, queue_id: QueueId, next: QueueOffset, room: usize) -> Read {
    let from = |offset| {
        broker.store.read(&ReadRequest {
            topic: &topic.name,
            queue_id,
            offset,
            max_messages: room,
            max_bytes: usize::MAX,
            matches: &|_| true,
            matches_record: None,
        })
    };
    let first = from(next);
    match first.status {
        ReadStatus::OffsetTooSmall | ReadStatus::OffsetOverflowBadly => from(first.next_offset),
        _ => first,
    }
}
