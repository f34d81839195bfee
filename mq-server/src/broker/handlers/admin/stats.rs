//! How things stand: codes 28, 202, 208, 303, 315, 317, 321, 907.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::super::stats;
use super::super::super::tables::topic_configs::Topic;
use super::super::{Asker, Reply};
use crate::store::ReadRequest;
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::names::popped_topic;
use mq_core::protocol::bodies::group::{ConsumeStats, ConsumeStatsList, OffsetWrapper};
use mq_core::protocol::bodies::ha::HaRuntimeInfo;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::stats::{ConsumeQueueEntry, ConsumeTimeSpan, QueryConsumeQueueBody, QueueTimeSpan};
use mq_core::protocol::bodies::topic::{TopicOffset, TopicStatsTable};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::admin::{GetBrokerConsumeStats, ViewBrokerStats};
use mq_core::protocol::headers::group::GetConsumeStats;
use mq_core::protocol::headers::topic::{QueryConsumeQueue, TopicAndGroup, TopicRef};
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Most entries that one look into a consume queue shows.
const ENTRIES_MAX: i32 = 100;

/// Runtime figures by name (28).
pub fn runtime(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::json(&broker.runtime_info()))
}

/// One counter's last minute, hour and day (315).
pub fn counter(broker: &Arc<Broker>, _: &Asker<'_>, header: ViewBrokerStats, _: Bytes) -> Result<Reply, Refusal> {
    let data = stats::view(broker, &header.stats_name, &header.stats_key);
    let missing = || Refusal::Failed { why: format!("The stats <{}> <{}> not exist", header.stats_name, header.stats_key) };
    Ok(Reply::json(&data.ok_or_else(missing)?))
}

/// How replication stands (907): a master that nobody copies.
pub fn replication(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let master_commit_log_max_offset = broker.store.appended().get();
    Ok(Reply::json(&HaRuntimeInfo { master: true, master_commit_log_max_offset, ..HaRuntimeInfo::default() }))
}

/// Where every queue of a topic begins and ends (202).
pub fn topic(broker: &Arc<Broker>, _: &Asker<'_>, header: TopicRef, _: Bytes) -> Result<Reply, Refusal> {
    let topic = broker.topics.get(&header.topic).ok_or_else(|| Refusal::TopicMissing { topic: header.topic })?;
    let offset_table = queue_ids(&topic)
        .map(|queue_id| {
            let (min, max) = (broker.store.min_offset(&topic.name, queue_id), broker.store.max_offset(&topic.name, queue_id));
            let last = (max > min).then(|| broker.store.store_time(&topic.name, queue_id, max.advance(-1))).flatten();
            let offset = TopicOffset { last_update_timestamp: last.map_or(0, UnixMs::get), max_offset: max.get(), min_offset: min.get() };
            (RawKey(message_queue(broker, &topic, queue_id)), offset)
        })
        .collect();
    Ok(Reply::json(&TopicStatsTable { offset_table, topic_put_tps: topic.puts.per_second() }))
}

/// How far a group is in each queue (208).
pub fn group(broker: &Arc<Broker>, _: &Asker<'_>, header: GetConsumeStats, _: Bytes) -> Result<Reply, Refusal> {
    let named = header.topic.iter().filter(|topic| !topic.is_empty()).cloned();
    let listed = header.topic_list.iter().flat_map(|list| list.split(';')).filter(|topic| !topic.is_empty()).map(ByteString::from);
    let mut topics: BTreeSet<ByteString> = named.chain(listed).collect();
    if topics.is_empty() {
        topics = topics_of(broker, &header.consumer_group);
    }
    Ok(Reply::json(&consume_stats(broker, &header.consumer_group, &topics)))
}

/// How far every group is (317).
pub fn all_groups(broker: &Arc<Broker>, _: &Asker<'_>, header: GetBrokerConsumeStats, _: Bytes) -> Result<Reply, Refusal> {
    let mut list = ConsumeStatsList { broker_addr: broker.store_host.to_string().into(), ..ConsumeStatsList::default() };
    let mut groups = broker.groups.all();
    groups.sort_unstable_by(|a, b| a.group_name.cmp(&b.group_name));
    for config in groups.into_iter().filter(|config| !header.is_order || config.consume_message_orderly) {
        let group = &config.group_name;
        let mut stats = Vec::new();
        for topic in topics_of(broker, group) {
            let of_topic = consume_stats(broker, group, &BTreeSet::from([topic]));
            for offsets in of_topic.offset_table.values() {
                list.total_diff += offsets.broker_offset - offsets.consumer_offset;
                list.total_inflight_diff += offsets.pull_offset.max(offsets.consumer_offset) - offsets.consumer_offset;
            }
            if !of_topic.offset_table.is_empty() {
                stats.push(of_topic);
            }
        }
        if !stats.is_empty() {
            list.consume_stats_list.push(BTreeMap::from([(group.clone(), stats)]));
        }
    }
    Ok(Reply::json(&list))
}

/// The topics in which the group has a position, without those that its online clients no longer want.
fn topics_of(broker: &Broker, group: &str) -> BTreeSet<ByteString> {
    let mut topics = broker.offsets.topics_of(group);
    if let Some(online) = broker.clients.consumer_group(group) {
        let wanted = |topic: &str| online.subscriptions.contains_key(topic);
        topics.retain(|topic| wanted(topic) || popped_topic(topic, group).is_some_and(wanted));
    }
    topics
}

fn consume_stats(broker: &Broker, group: &str, topics: &BTreeSet<ByteString>) -> ConsumeStats {
    let consume_tps = topics.iter().map(|topic| broker.stats.consume_rate(group, topic)).sum();
    let mut stats = ConsumeStats { consume_tps, ..ConsumeStats::default() };
    for topic in topics.iter().filter_map(|topic| broker.topics.get(topic)) {
        for queue_id in queue_ids(&topic) {
            let position = broker.offsets.get(group, &topic.name, queue_id).map_or(0, QueueOffset::get);
            // A group that pops is ahead of what it has consumed by what it has out.
            let consumer_offset = (position - broker.pops.in_flight(&topic.name, group, queue_id)).max(0);
            let pulled = broker.offsets.pulled(group, &topic.name, queue_id).map_or(position, QueueOffset::get);
            let pull_offset = pulled.max(position);
            let consumed = (consumer_offset > 0).then(|| QueueOffset(consumer_offset - 1));
            let last = consumed.and_then(|offset| broker.store.store_time(&topic.name, queue_id, offset));
            let wrapper = OffsetWrapper {
                broker_offset: broker.store.max_offset(&topic.name, queue_id).get(),
                consumer_offset,
                last_timestamp: last.map_or(0, UnixMs::get),
                pull_offset,
            };
            stats.offset_table.insert(RawKey(message_queue(broker, &topic, queue_id)), wrapper);
        }
    }
    stats
}

/// How old the messages are that a group has still to consume (303).
pub fn time_span(broker: &Arc<Broker>, _: &Asker<'_>, header: TopicAndGroup, _: Bytes) -> Result<Reply, Refusal> {
    let topic = broker.topics.get(&header.topic).ok_or_else(|| Refusal::TopicMissing { topic: header.topic })?;
    let time = |queue_id, offset: QueueOffset| broker.store.store_time(&topic.name, queue_id, offset).map_or(-1, UnixMs::get);
    let spans = queue_ids(&topic).map(|queue_id| {
        let (min, max) = (broker.store.min_offset(&topic.name, queue_id), broker.store.max_offset(&topic.name, queue_id));
        let committed = broker.offsets.get(&header.group, &topic.name, queue_id);
        let consumed = committed.filter(|offset| offset.get() > 0).map(|offset| time(queue_id, offset.advance(-1)));
        let next = committed.filter(|offset| *offset < max).map(|offset| time(queue_id, offset));
        QueueTimeSpan {
            consume_time_stamp: consumed.unwrap_or_else(|| time(queue_id, min)),
            delay_time: next.filter(|at| *at > 0).map_or(0, |at| UnixMs::now().get() - at),
            max_time_stamp: time(queue_id, max.advance(-1)),
            message_queue: message_queue(broker, &topic, queue_id),
            min_time_stamp: time(queue_id, min),
        }
    });
    Ok(Reply::json(&ConsumeTimeSpan { consume_time_span_set: spans.collect() }))
}

/// Entries of a consume queue (321).
pub fn queue_entries(broker: &Arc<Broker>, _: &Asker<'_>, header: QueryConsumeQueue, _: Bytes) -> Result<Reply, Refusal> {
    let (min, max) = (broker.store.min_offset(&header.topic, header.queue_id), broker.store.max_offset(&header.topic, header.queue_id));
    if broker.store.find_queue(&header.topic, header.queue_id).is_none() {
        return Err(Refusal::Failed { why: format!("{}@{} is not exist!", header.queue_id, header.topic) });
    }
    if !(min.get()..max.get()).contains(&header.index) {
        let why = format!("Index {} of {}@{} is not exist!", header.index, header.queue_id, header.topic);
        return Ok(Reply::done().with_remark(why));
    }
    let codes = RefCell::new(Vec::new());
    let read = broker.store.read(&ReadRequest {
        topic: &header.topic,
        queue_id: header.queue_id,
        offset: QueueOffset(header.index),
        max_messages: header.count.clamp(1, ENTRIES_MAX) as usize,
        max_bytes: usize::MAX,
        matches: &|code| {
            codes.borrow_mut().push(code);
            true
        },
        matches_record: None,
    });
    let records = read.records.iter().flat_map(|slice| mq_core::message::record::records(slice));
    let queue_data = records.zip(codes.into_inner()).map(|(record, tags_code)| ConsumeQueueEntry {
        physic_offset: record.phy_offset().get(),
        physic_size: record.total_len() as i32,
        tags_code,
        ..ConsumeQueueEntry::default()
    });
    Ok(Reply::json(&QueryConsumeQueueBody {
        max_queue_index: max.get(),
        min_queue_index: min.get(),
        queue_data: queue_data.collect(),
        ..QueryConsumeQueueBody::default()
    }))
}

fn queue_ids(topic: &Topic) -> impl Iterator<Item = QueueId> + use<> {
    (0..topic.queue_nums()).map(QueueId)
}

fn message_queue(broker: &Broker, topic: &Topic, queue_id: QueueId) -> MessageQueue {
    MessageQueue::new(topic.name.as_shared().clone(), broker.broker_name.clone(), queue_id)
}
