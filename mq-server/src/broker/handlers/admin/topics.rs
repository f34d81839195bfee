//! Topics: codes 17, 18, 21, 215, 300, 305, 343, 351.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::super::tables::topic_configs::{QUEUES_MAX, TopicChange};
use super::super::{Asker, Reply};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::group::GroupList;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigList, TopicList};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::group::GroupRef;
use mq_core::protocol::headers::topic::{CreateTopic, GetAllTopicConfig, GetAllTopicConfigResponse, TopicRef};
use mq_core::protocol::lenient_json;
use std::collections::BTreeMap;
use std::sync::Arc;

/// All permission bits that have a meaning.
const PERM_MAX: i32 = 15;

/// Creates or changes a topic (17). Answered when the name servers know, or could not be told in time.
pub async fn create(broker: Arc<Broker>, header: CreateTopic, _: Bytes) -> Result<Reply, Refusal> {
    let filter = header.topic_filter_type.filter(|kind| matches!(&**kind, "SINGLE_TAG" | "MULTI_TAG"));
    let topic_filter_type = filter.ok_or_else(|| Refusal::Failed { why: "topicFilterType must be SINGLE_TAG or MULTI_TAG".into() })?;
    let before = broker.topics.get(&header.topic).map(|topic| topic.config.attributes.clone()).unwrap_or_default();
    let config = TopicConfig {
        attributes: changed_attributes(before, header.attributes.as_deref().unwrap_or_default())?,
        order: header.order,
        perm: header.perm,
        read_queue_nums: header.read_queue_nums,
        topic_filter_type,
        topic_name: header.topic,
        topic_sys_flag: header.topic_sys_flag.unwrap_or(0),
        write_queue_nums: header.write_queue_nums,
    };
    if put(&broker, config)? {
        broker.registrar.register_now().await;
    }
    Ok(Reply::done())
}

/// Creates or changes many topics (18).
pub async fn create_list(broker: Arc<Broker>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let asked: TopicConfigList = lenient_json::from_slice(&body)?;
    let mut changed = false;
    for config in asked.topic_config_list {
        changed |= put(&broker, config)?;
    }
    if changed {
        broker.registrar.register_now().await;
    }
    Ok(Reply::done())
}

/// Checks and stores the settings; whether anything changed.
fn put(broker: &Broker, config: TopicConfig) -> Result<bool, Refusal> {
    let name = TopicName::new(config.topic_name.clone())?;
    if broker.is_system_topic(&name) {
        return Err(Refusal::Invalid { why: format!("The topic[{name}] is conflict with system topic.") });
    }
    for (what, queues) in [("readQueueNums", config.read_queue_nums), ("writeQueueNums", config.write_queue_nums)] {
        if !(0..=QUEUES_MAX).contains(&queues) {
            return Err(Refusal::Invalid { why: format!("{what} is {queues}, allowed are 0 to {QUEUES_MAX}") });
        }
    }
    if !(0..=PERM_MAX).contains(&config.perm) {
        return Err(Refusal::Invalid { why: format!("perm is {}, allowed are 2 (write), 4 (read), 6 (both)", config.perm) });
    }
    match broker.topics.put(name, config) {
        TopicChange::Created | TopicChange::Changed => Ok(true),
        TopicChange::Unchanged => Ok(false),
        TopicChange::TooMany => Err(Refusal::Limit { why: "too many topics".into() }),
    }
}

/// `+key=value` sets, `-key` removes; joined by commas.
fn changed_attributes(mut attributes: BTreeMap<String, String>, changes: &str) -> Result<BTreeMap<String, String>, Refusal> {
    /// What a topic may be marked with (`TopicAttributes` in Apache), with `+` and `-` taken off.
    const KNOWN: [&str; 5] = ["queue.type", "cleanup.policy", "message.type", "max.msg.bytes", "lite.expiration"];
    for change in changes.split(',').map(str::trim).filter(|change| !change.is_empty()) {
        let (sign, rest) = change.split_at_checked(1).unwrap_or_default();
        let (key, value) = rest.split_once('=').unwrap_or((rest, ""));
        if !KNOWN.contains(&key) {
            return Err(Refusal::Failed { why: format!("unsupported key: {key}") });
        }
        match sign {
            "+" => drop(attributes.insert(key.to_owned(), value.to_owned())),
            "-" => drop(attributes.remove(key)),
            _ => return Err(Refusal::Failed { why: format!("add/alter attribute {change} needs a + or - in front") }),
        }
    }
    Ok(attributes)
}

/// Deletes a topic, its queues and every group's position in it (215).
pub async fn delete(broker: Arc<Broker>, header: TopicRef, _: Bytes) -> Result<Reply, Refusal> {
    let name = TopicName::new(header.topic)?;
    if broker.is_system_topic(&name) {
        return Err(Refusal::Invalid { why: format!("The topic[{name}] is conflict with system topic.") });
    }
    let removed = broker.topics.remove(&name);
    broker.offsets.remove_topic(&name);
    broker.pops.orders.forget(|topic, _| topic == &*name);
    broker.request_modes.remove_topic(&name);
    let store_owner = broker.clone();
    // Unlinking the files of many queues may take a while.
    let deleted = tokio::task::spawn_blocking(move || store_owner.store.delete_topic(&name)).await;
    deleted.map_err(|error| Refusal::Failed { why: format!("deleting the topic's queues failed: {error}") })??;
    if removed {
        broker.registrar.register_now().await;
    }
    Ok(Reply::done())
}

/// Every topic's settings (21). The paging of 5.x is honoured.
pub fn all(broker: &Arc<Broker>, _: &Asker<'_>, header: GetAllTopicConfig, _: Bytes) -> Result<Reply, Refusal> {
    let (table, total) = match (header.topic_seq, header.max_topic_num) {
        (Some(from), Some(count)) => broker.topics.page(from.max(0) as usize, count.max(0) as usize),
        _ => broker.topics.page(0, usize::MAX),
    };
    let header = GetAllTopicConfigResponse { total_topic_num: Some(total as i32) };
    Ok(Reply::header(header).with_body(lenient_json::to_vec(&table)))
}

/// One topic's settings (351).
pub fn one(broker: &Arc<Broker>, _: &Asker<'_>, header: TopicRef, _: Bytes) -> Result<Reply, Refusal> {
    let topic = broker.topics.get(&header.topic);
    let topic = topic.ok_or_else(|| Refusal::TopicMissing { topic: header.topic })?;
    Ok(Reply::json(&topic.config))
}

/// Groups that consume a topic or have a position in it (300).
pub fn consumed_by(broker: &Arc<Broker>, _: &Asker<'_>, header: TopicRef, _: Bytes) -> Result<Reply, Refusal> {
    let mut groups = broker.offsets.groups_of(&header.topic);
    groups.extend(broker.clients.groups_of(&header.topic));
    Ok(Reply::json(&GroupList { group_list: groups.into_iter().collect() }))
}

/// Topics that the broker made for itself (305).
pub fn system(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let topics = broker.topics.all();
    let topic_list =
        topics.iter().filter(|topic| broker.is_system_topic(&topic.name)).map(|topic| topic.name.as_shared().clone()).collect();
    Ok(Reply::json(&TopicList { broker_addr: None, topic_list }))
}

/// Topics that a group consumes or has a position in (343).
pub fn of_group(broker: &Arc<Broker>, _: &Asker<'_>, header: GroupRef, _: Bytes) -> Result<Reply, Refusal> {
    let mut topics: Vec<ByteString> = broker.offsets.of_group(&header.group).into_keys().collect();
    if let Some(group) = broker.clients.consumer_group(&header.group) {
        topics.extend(group.subscriptions.keys().cloned());
    }
    topics.sort_unstable();
    topics.dedup();
    Ok(Reply::json(&TopicList { broker_addr: Some(broker.store_host.to_string().into()), topic_list: topics }))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_added_and_removed() {
        let before = BTreeMap::from([("message.type".to_owned(), "FIFO".to_owned())]);
        let after = changed_attributes(before, "+queue.type=BatchCQ,-message.type").unwrap();
        assert_eq!(after, BTreeMap::from([("queue.type".to_owned(), "BatchCQ".to_owned())]));
        assert!(changed_attributes(BTreeMap::new(), "+foo=1").is_err());
        assert!(changed_attributes(BTreeMap::new(), "é").is_err());
    }
}
