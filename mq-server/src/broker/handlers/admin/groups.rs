//! Consumer groups: codes 200, 201, 203, 204, 207, 225, 328, 345, 352, 353.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::{Asker, Reply};
use bytes::Bytes;
use mq_core::names::GroupName;
use mq_core::protocol::bodies::client::{ProducerConnection, ProducerTable};
use mq_core::protocol::bodies::group::{SubscriptionGroupConfig, SubscriptionGroupList};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::client::{ConsumerGroupRef, ProducerGroupRef};
use mq_core::protocol::headers::group::{DeleteSubscriptionGroup, GetAllGroupConfig, GetAllGroupConfigResponse, GroupForbidden, GroupRef};
use mq_core::protocol::headers::topic::TopicAndGroup;
use mq_core::protocol::lenient_json;
use serde_json::json;
use std::sync::Arc;

/// Creates or changes a group (200).
pub fn create(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    if body.is_empty() {
        return Ok(Reply::done());
    }
    put(broker, lenient_json::from_slice(&body)?)?;
    Ok(Reply::done())
}

/// Creates or changes many groups (225).
pub fn create_list(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let asked: SubscriptionGroupList = lenient_json::from_slice(&body)?;
    asked.group_config_list.into_iter().try_for_each(|config| put(broker, config))?;
    Ok(Reply::done())
}

fn put(broker: &Broker, config: SubscriptionGroupConfig) -> Result<(), Refusal> {
    let name = GroupName::new(config.group_name.clone())?;
    if config.retry_queue_nums < 0 || config.retry_max_times < -1 {
        return Err(Refusal::Invalid { why: "retryQueueNums must be 0 or more, retryMaxTimes -1 or more".into() });
    }
    if !broker.groups.put(name, config) {
        return Err(Refusal::Limit { why: "too many groups".into() });
    }
    Ok(())
}

/// Every group's settings (201). The paging of 5.x is honoured.
pub fn all(broker: &Arc<Broker>, _: &Asker<'_>, header: GetAllGroupConfig, _: Bytes) -> Result<Reply, Refusal> {
    let (table, total) = match (header.group_seq, header.max_group_num) {
        (Some(from), Some(count)) => broker.groups.page(from.max(0) as usize, count.max(0) as usize),
        _ => broker.groups.page(0, usize::MAX),
    };
    let header = GetAllGroupConfigResponse { total_group_num: Some(total as i32) };
    Ok(Reply::header(header).with_body(lenient_json::to_vec(&table)))
}

/// One group's settings (352).
pub fn one(broker: &Arc<Broker>, _: &Asker<'_>, header: GroupRef, _: Bytes) -> Result<Reply, Refusal> {
    let group = broker.groups.get_or_create(&header.group);
    let group = group.ok_or_else(|| Refusal::GroupMissing { group: header.group })?;
    Ok(Reply::json(&*group))
}

/// Deletes a group's settings, and its positions when asked to (207).
pub fn delete(broker: &Arc<Broker>, _: &Asker<'_>, header: DeleteSubscriptionGroup, _: Bytes) -> Result<Reply, Refusal> {
    broker.groups.remove(&header.group_name);
    if header.clean_offset {
        broker.offsets.remove_group(&header.group_name);
        broker.pops.orders.forget(|_, group| *group == *header.group_name);
        broker.request_modes.remove_group(&header.group_name);
    }
    Ok(Reply::done())
}

/// The clients of a group and what they want (203).
pub fn connections(broker: &Arc<Broker>, _: &Asker<'_>, header: ConsumerGroupRef, _: Bytes) -> Result<Reply, Refusal> {
    let group = broker.clients.consumer_group(&header.consumer_group);
    let offline = || Refusal::NotOnline { why: format!("the consumer group[{}] not online", header.consumer_group) };
    Ok(Reply::json(&group.ok_or_else(offline)?.connection()))
}

/// The clients of a producer group (204).
pub fn producer_connections(broker: &Arc<Broker>, _: &Asker<'_>, header: ProducerGroupRef, _: Bytes) -> Result<Reply, Refusal> {
    let connections = broker.clients.producer_connections(&header.producer_group);
    let missing = || Refusal::Failed { why: format!("the producer group[{}] not exist", header.producer_group) };
    Ok(Reply::json(&ProducerConnection { connection_set: connections.ok_or_else(missing)? }))
}

/// Every producer (328).
pub fn producers(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::json(&ProducerTable { data: broker.clients.producers() }))
}

/// What a group wants of a topic (345).
pub fn subscription(broker: &Arc<Broker>, _: &Asker<'_>, header: TopicAndGroup, _: Bytes) -> Result<Reply, Refusal> {
    let wish = broker.clients.subscription(&header.group, &header.topic).and_then(|(_, wish)| wish);
    Ok(Reply::json(&json!({ "group": header.group, "subscriptionData": wish.as_deref(), "topic": header.topic })))
}

/// Reads or sets whether a group may read a topic (353).
pub fn forbidden(broker: &Arc<Broker>, _: &Asker<'_>, header: GroupForbidden, _: Bytes) -> Result<Reply, Refusal> {
    if let Some(readable) = header.readable {
        broker.groups.set_readable(&header.group, &header.topic, readable);
    }
    let readable = !broker.groups.is_forbidden(&header.group, &header.topic);
    Ok(Reply::json(&json!({ "group": header.group, "readable": readable, "topic": header.topic })))
}
