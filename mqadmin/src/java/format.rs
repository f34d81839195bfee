//! What several of Apache's printouts share: map order, permissions, settings as text, one message as text.

use mq_core::message::{MessageExt, java_hash::java_hash};
use mq_core::protocol::bodies::group::{GroupRetryPolicy, SubscriptionGroupConfig};
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::topic::{PERM_INHERIT, PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::lenient_json;
use std::net::SocketAddr;

/// `items` in the order in which a Java `HashMap` made with room for `capacity` of them gives them: by the low bits of the mixed hash, and
/// within one bucket in the order they came.
pub fn java_hash_order<T>(mut items: Vec<T>, capacity: usize, hash_of: impl Fn(&T) -> i32) -> Vec<T> {
    let mut size = capacity.next_power_of_two();
    while items.len() > size / 4 * 3 {
        size *= 2;
    }
    items.sort_by_key(|item| {
        let hash = hash_of(item) as u32;
        (hash ^ (hash >> 16)) as usize & (size - 1)
    });
    items
}

/// As Java hashes a queue.
pub fn queue_hash(queue: &MessageQueue) -> i32 {
    let parts = [java_hash(&queue.broker_name), queue.queue_id.get(), java_hash(&queue.topic)];
    parts.iter().fold(1_i32, |hash, part| hash.wrapping_mul(31).wrapping_add(*part))
}

/// `pairs` in the order of a Java `HashMap`.
pub fn java_map_order<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>, capacity: usize) -> Vec<(&'a str, &'a str)> {
    java_hash_order(pairs.into_iter().collect(), capacity, |(name, _)| java_hash(name))
}

/// JSON as Apache's library prints it for people: as `lenient_json` does, and with a line in an empty map.
pub fn pretty(value: &impl serde::Serialize) -> String {
    let mut text = String::new();
    let mut opened = false;
    for line in lenient_json::to_pretty(value).split_inclusive('\n') {
        let depth = line.len() - line.trim_start_matches('\t').len();
        if opened && line.trim_start_matches('\t').starts_with('}') {
            text += &"\t".repeat(depth + 1);
            text.push('\n');
        }
        opened = line.ends_with("{\n");
        text += line;
    }
    text
}

/// A map as Java prints it: `{a=1, b=2}`.
pub fn map_text<'a>(pairs: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let parts: Vec<_> = pairs.into_iter().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{{{}}}", parts.join(", "))
}

/// `RW-`: read, write, inherit.
pub fn perm_text(perm: i32) -> String {
    let letter = |bit, letter| if perm & bit != 0 { letter } else { '-' };
    [letter(PERM_READ, 'R'), letter(PERM_WRITE, 'W'), letter(PERM_INHERIT, 'X')].iter().collect()
}

/// A topic's settings; `attributes` as they were asked for.
pub fn topic_text(config: &TopicConfig, attributes: &str) -> String {
    let attributes: Vec<_> = attributes.split(',').filter(|text| !text.is_empty()).collect();
    let attributes = attributes.iter().map(|text| text.split_once('=').map_or((*text, ""), |pair| pair));
    format!(
        "TopicConfig [topicName={}, readQueueNums={}, writeQueueNums={}, perm={}, topicFilterType={}, topicSysFlag={}, order={}, attributes={}]",
        config.topic_name,
        config.read_queue_nums,
        config.write_queue_nums,
        perm_text(config.perm),
        config.topic_filter_type,
        config.topic_sys_flag,
        config.order,
        map_text(attributes)
    )
}

/// How a group retries.
pub fn retry_policy_text(policy: &GroupRetryPolicy) -> String {
    let part = |part: &Option<serde_json::Value>| part.as_ref().map_or("null".to_owned(), ToString::to_string);
    format!(
        "GroupRetryPolicy{{type={}, exponentialRetryPolicy={}, customizedRetryPolicy={}}}",
        policy.r#type,
        part(&policy.exponential_retry_policy),
        part(&policy.customized_retry_policy)
    )
}

/// A group's settings.
pub fn group_text(config: &SubscriptionGroupConfig) -> String {
    let attributes = map_text(config.attributes.iter().map(|(name, value)| (name.as_str(), value.as_str())));
    format!(
        "SubscriptionGroupConfig{{groupName={}, consumeEnable={}, consumeFromMinEnable={}, consumeBroadcastEnable={}, \
         consumeMessageOrderly={}, retryQueueNums={}, retryMaxTimes={}, groupRetryPolicy={}, brokerId={}, whichBrokerWhenConsumeSlowly={}, \
         notifyConsumerIdsChangedEnable={}, groupSysFlag={}, consumeTimeoutMinute={}, subscriptionDataSet=null, attributes={attributes}}}",
        config.group_name,
        config.consume_enable,
        config.consume_from_min_enable,
        config.consume_broadcast_enable,
        config.consume_message_orderly,
        config.retry_queue_nums,
        config.retry_max_times,
        retry_policy_text(&config.group_retry_policy),
        config.broker_id,
        config.which_broker_when_consume_slowly,
        config.notify_consumer_ids_changed_enable,
        config.group_sys_flag,
        config.consume_timeout_minute
    )
}

/// Where a message was, as Java's client adds to the properties of what it pulled.
pub struct QueueEnds {
    /// First offset.
    pub min: i64,
    /// Behind the last one.
    pub max: i64,
}

/// The properties of a message in Java's order.
pub fn properties_text(message: &MessageExt, ends: Option<&QueueEnds>) -> String {
    let ends = ends.map(|ends| (ends.min.to_string(), ends.max.to_string()));
    let mut pairs: Vec<(&str, &str)> = message.properties.iter().collect();
    if let Some((min, max)) = &ends {
        pairs.push(("MIN_OFFSET", min));
        pairs.push(("MAX_OFFSET", max));
    }
    map_text(java_map_order(pairs, PROPERTIES_CAPACITY))
}

/// Java's decoder makes the map of properties this large.
const PROPERTIES_CAPACITY: usize = 128;

/// A message as Java's `MessageExt.toString`.
fn message_text(message: &MessageExt, ends: Option<&QueueEnds>) -> String {
    let body = message.body.iter().map(|byte| (*byte as i8).to_string()).collect::<Vec<_>>().join(", ");
    message_text_with(message, ends, &format!("[{body}]"))
}

/// The same of a message that was read without its body.
pub fn message_text_without_body(message: &MessageExt) -> String {
    message_text_with(message, None, "null")
}

fn message_text_with(message: &MessageExt, ends: Option<&QueueEnds>, body: &str) -> String {
    format!(
        "MessageExt [brokerName={}, queueId={}, storeSize={}, queueOffset={}, sysFlag={}, bornTimestamp={}, bornHost={}, storeTimestamp={}, \
         storeHost={}, msgId={}, commitLogOffset={}, bodyCRC={}, reconsumeTimes={}, preparedTransactionOffset={}, toString()=Message{{topic='{}', \
         flag={}, properties={}, body={body}, transactionId='null'}}]",
        message.broker_name,
        message.queue_id,
        message.store_size,
        message.queue_offset,
        message.sys_flag.get(),
        message.born_timestamp,
        host(message.born_host),
        message.store_timestamp,
        host(message.store_host),
        message.offset_msg_id(),
        message.commit_log_offset,
        message.body_crc,
        message.reconsume_times,
        message.prepared_transaction_offset,
        message.topic,
        message.flag,
        properties_text(message, ends),
    )
}

/// As Java prints a socket address without a host name.
pub fn host(addr: SocketAddr) -> String {
    format!("/{addr}")
}

/// `MSGID: … MessageExt […] BODY: …`, a line.
pub fn message_line(message: &MessageExt, ends: Option<&QueueEnds>, with_body: bool) -> String {
    let body = if with_body { String::from_utf8_lossy(&message.body).into_owned() } else { "NOT PRINT BODY".to_owned() };
    format!("MSGID: {} {} BODY: {body}\n", message.msg_id(), message_text(message, ends))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_map_has_a_line() {
        let text = pretty(&serde_json::json!({"a": {}, "b": {"c": {}}, "d": []}));
        assert_eq!(text, "{\n\t\"a\":{\n\t\t\n\t},\n\t\"b\":{\n\t\t\"c\":{\n\t\t\t\n\t\t}\n\t},\n\t\"d\":[]\n}");
    }

    #[test]
    fn maps_come_in_javas_order() {
        // As printed by Apache 5.4.0's tool for such a message.
        let stored = ["UNIQ_KEY", "CLUSTER", "MSG_REGION", "MIN_OFFSET", "KEYS", "TAGS", "WAIT", "TRACE_ON", "MAX_OFFSET"];
        let ordered: Vec<_> = java_map_order(stored.map(|name| (name, "")), PROPERTIES_CAPACITY).into_iter().map(|pair| pair.0).collect();
        let expected = ["MSG_REGION", "UNIQ_KEY", "CLUSTER", "MIN_OFFSET", "TAGS", "KEYS", "WAIT", "TRACE_ON", "MAX_OFFSET"];
        assert_eq!(ordered, expected);
        let dead = [
            "REAL_QID",
            "ORIGIN_MESSAGE_ID",
            "RETRY_TOPIC",
            "MSG_REGION",
            "UNIQ_KEY",
            "CLUSTER",
            "MIN_OFFSET",
            "DELAY",
            "TAGS",
            "KEYS",
            "WAIT",
            "TRACE_ON",
            "REAL_TOPIC",
            "MAX_OFFSET",
        ];
        let ordered: Vec<_> = java_map_order(dead.map(|name| (name, "")), PROPERTIES_CAPACITY).into_iter().map(|pair| pair.0).collect();
        let expected = [
            "ORIGIN_MESSAGE_ID",
            "RETRY_TOPIC",
            "MSG_REGION",
            "UNIQ_KEY",
            "CLUSTER",
            "MIN_OFFSET",
            "DELAY",
            "TAGS",
            "KEYS",
            "WAIT",
            "TRACE_ON",
            "REAL_TOPIC",
            "MAX_OFFSET",
            "REAL_QID",
        ];
        assert_eq!(ordered, expected);
    }
}
