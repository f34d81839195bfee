//! A consumer gives a message back (36): it comes again later, or goes to the dead letters after its last try.

use super::super::Broker;
use super::super::deferred::{self, Asks};
use super::super::refusal::Refusal;
use super::super::stats::GroupCounter;
use super::super::tables::topic_configs::Topic;
use super::{Asker, Reply};
use crate::store::Draft;
use bytes::Bytes;
use mq_core::message::ids::OffsetMsgId;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::RecordView;
use mq_core::names::{GroupName, popped_topic};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::headers::send::ConsumerSendMsgBack;
use mq_core::types::QueueId;
use std::sync::Arc;

/// From this version on a client says itself how often its group retries (`V3_4_9`).
const VERSION_WITH_MAX_TRIES: i32 = 121;
/// Delay level of the first retry; each further one waits a level longer.
const FIRST_RETRY_LEVEL: i32 = 3;

/// Stores the message again, in the group's retry topic or among its dead letters.
pub fn message(broker: &Arc<Broker>, asker: &Asker<'_>, header: ConsumerSendMsgBack, _: Bytes) -> Result<Reply, Refusal> {
    let group = broker.groups.get_or_create(&header.group).ok_or_else(|| Refusal::GroupMissing { group: header.group.clone() })?;
    if group.retry_queue_nums <= 0 {
        return Ok(Reply::done());
    }
    let found = broker.store.record_at(header.offset);
    let record = found.ok_or_else(|| Refusal::Failed { why: format!("look message by offset failed, {}", header.offset) })?;
    let view = RecordView::parse(&record).map_err(|error| Refusal::Failed { why: error.to_string() })?;
    let mut text = returned_properties(&view, &header.group);
    let tries_max = match header.max_reconsume_times {
        Some(asked) if asker.head.version >= VERSION_WITH_MAX_TRIES => asked,
        _ => group.retry_max_times,
    };
    let (topic, queue_id) = if header.delay_level < 0 || view.reconsume_times() >= tries_max {
        text.set(properties::DELAY, "0");
        (broker.dead_letter_topic(&header.group)?, QueueId(0))
    } else {
        let level = if header.delay_level == 0 { FIRST_RETRY_LEVEL + view.reconsume_times() } else { header.delay_level };
        let retry = retry_topic(broker, &group)?;
        let queue_id = QueueId((retry.puts.count() % group.retry_queue_nums as u64) as i32);
        match deferred::redirect(broker, &retry.name, queue_id, Asks { delay_level: level, ..Asks::default() }, &mut text)? {
            Some(waiting) => (waiting.topic, waiting.queue_id),
            None => (retry, queue_id),
        }
    };
    let queue = topic.queue(&broker.store, queue_id);
    let queue = queue.ok_or_else(|| Refusal::Invalid { why: format!("{} has no queue {queue_id}", topic.name) })?.clone();
    topic.puts.add(1);
    let draft = Draft::retry(&view, &record, queue, text.into_string());
    for result in broker.store.append_now(vec![draft]) {
        result?;
    }
    broker.stats.note_group(
        GroupCounter::SendBackNums,
        &header.group,
        view.properties().get(properties::RETRY_TOPIC).or(view.topic()).unwrap_or_default(),
        1,
    );
    Ok(Reply::done())
}

/// The properties of a message that `group` gives back, with where it came from if they do not say so yet.
fn returned_properties(view: &RecordView<'_>, group: &str) -> PropertyText {
    let mut text = PropertyText::from_record(view.properties_bytes());
    text.remove(properties::CRC32);
    if text.get(properties::RETRY_TOPIC).is_none() {
        let topic = view.topic().unwrap_or_default();
        // What was popped and came again lies in a retry topic that the group's consumers never see.
        text.push(properties::RETRY_TOPIC, popped_topic(topic, group).unwrap_or(topic));
    }
    if text.get(properties::ORIGIN_MESSAGE_ID).is_none() {
        text.push(properties::ORIGIN_MESSAGE_ID, &OffsetMsgId { host: view.store_host(), phy: view.phy_offset() }.to_string());
    }
    text.set(properties::WAIT, "false");
    text
}

fn retry_topic(broker: &Broker, group: &SubscriptionGroupConfig) -> Result<Arc<Topic>, Refusal> {
    let name = GroupName::new(group.group_name.clone())?.retry_topic();
    let config = || TopicConfig::new("", group.retry_queue_nums, PERM_READ | PERM_WRITE);
    let (topic, made) = broker.topics.get_or_create(&name, config).ok_or_else(|| Refusal::Limit { why: "too many topics".into() })?;
    if made {
        broker.registrar.changed();
    }
    if !topic.writable() {
        return Err(Refusal::Forbidden { why: format!("the topic[{name}] sending message is forbidden"), kind: 3 });
    }
    Ok(topic)
}
