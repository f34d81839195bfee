//! Clients come, stay and go: codes 34, 35, 38, 46.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::super::tables::client_channels::{Channel, GroupChange};
use super::pull::PullFilter;
use super::{Asker, Reply};
use bytes::Bytes;
use mq_core::names::GroupName;
use mq_core::protocol::bodies::client::{CheckClient, ConsumerIdList, HeartbeatData, MessageModel};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::client::{ConsumerGroupRef, HeartbeatResponse, UnregisterClient};
use mq_core::protocol::{RequestCode, lenient_json};
use std::sync::Arc;
use tracing::warn;

/// A client says that it is there, and what it consumes (34).
pub fn heartbeat(broker: &Arc<Broker>, asker: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    if body.is_empty() {
        return Err(Refusal::BodyMissing);
    }
    let data: HeartbeatData = lenient_json::from_slice(&body)?;
    let channel = Channel::new(asker.peer, &data.client_id, asker.head.language, asker.head.version);
    for producer in &data.producer_data_set {
        broker.clients.register_producer(&producer.group_name, channel.clone());
    }
    // Without a fingerprint it is of version 1, which always brings all.
    let mut sub_change = data.heartbeat_fingerprint == 0;
    for consumer in &data.consumer_data_set {
        let Some(group) = broker.groups.get_or_create(&consumer.group_name) else {
            warn!(group = %consumer.group_name, client = %data.client_id, "a client of a group that does not exist and may not be created");
            continue;
        };
        if consumer.message_model == MessageModel::Clustering {
            ensure_retry_topic(broker, &consumer.group_name, group.retry_queue_nums)?;
        }
        broker.filters.register(&group.group_name, &consumer.subscription_data_set, data.without_sub);
        if let Some(change) = broker.clients.register_consumer(consumer, &channel, data.without_sub) {
            announce(broker, &change);
        }
        if data.heartbeat_fingerprint != 0 {
            sub_change |= broker.clients.wishes_needed(&consumer.group_name, data.heartbeat_fingerprint, data.without_sub);
        }
    }
    Ok(Reply::header(HeartbeatResponse { supports_v2: true, sub_change }))
}

fn ensure_retry_topic(broker: &Broker, group: &str, retry_queue_nums: i32) -> Result<(), Refusal> {
    let retry = GroupName::new(group.to_owned())?.retry_topic();
    let config = || TopicConfig::new("", retry_queue_nums.max(1), PERM_READ | PERM_WRITE);
    match broker.topics.get_or_create(&retry, config) {
        Some((_, true)) => broker.registrar.changed(),
        Some((_, false)) => {}
        None => return Err(Refusal::Limit { why: "too many topics".into() }),
    }
    Ok(())
}

/// Tells the clients of a group that its members or wishes have changed, and frees the queues of those who left.
pub fn announce(broker: &Broker, change: &GroupChange) {
    for client_id in &change.gone {
        broker.locks.release(&change.group, client_id);
    }
    if change.channels.is_empty() {
        broker.filters.group_is_gone(&change.group);
    }
    let wanted = broker.settings.load().notify_group_changes
        && broker.groups.get(&change.group).is_none_or(|group| group.notify_consumer_ids_changed_enable);
    let broadcasting = broker.clients.consumer_group(&change.group).is_some_and(|group| group.is_broadcasting());
    if !wanted || broadcasting {
        return;
    }
    let header = ConsumerGroupRef { consumer_group: change.group.clone() };
    for channel in &change.channels {
        // One that cannot be told has gone, or will find out by its own rebalance.
        let _ = channel.peer.oneway(RequestCode::NOTIFY_CONSUMER_IDS_CHANGED, &header, Bytes::new());
    }
}

/// A client leaves (35).
pub fn unregister(broker: &Arc<Broker>, asker: &Asker<'_>, header: UnregisterClient, _: Bytes) -> Result<Reply, Refusal> {
    if let Some(group) = header.producer_group {
        broker.clients.unregister_producer(&group, asker.peer);
    }
    if let Some(group) = header.consumer_group
        && let Some(change) = broker.clients.unregister_consumer(&group, asker.peer)
    {
        announce(broker, &change);
    }
    Ok(Reply::done())
}

/// The ids of a group's clients (38).
pub fn consumer_ids(broker: &Arc<Broker>, _: &Asker<'_>, header: ConsumerGroupRef, _: Bytes) -> Result<Reply, Refusal> {
    let group = broker.clients.consumer_group(&header.consumer_group);
    let group = group.ok_or_else(|| Refusal::Failed { why: format!("no consumer for this group, {}", header.consumer_group) })?;
    Ok(Reply::json(&ConsumerIdList { consumer_id_list: group.channels().map(|channel| channel.client_id.clone()).collect() }))
}

/// Whether the broker can filter as a consumer is going to ask (46).
pub fn check(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    if body.is_empty() {
        return Ok(Reply::done());
    }
    let asked: CheckClient = lenient_json::from_slice(&body)?;
    PullFilter::of(broker, &asked.subscription_data.expression_type, &asked.subscription_data.sub_string)?;
    Ok(Reply::done())
}
