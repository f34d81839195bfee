//! Dead letters: which groups have them, and giving them back.

use super::cluster::Broker;
use super::{Admin, AdminError, KeyKind, KeyQuery, TOOLS_CONSUMER};
use crate::message::{Message, MessageExt, PropertyText, properties};
use crate::names::{self, GroupName, NameError, TopicName};
use crate::types::UnixMs;
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};

/// The property by which a resent message names the dead letter it was made from (its offset id).
pub const RESENT_FROM: &str = "DLQ_RESENT_FROM";

/// The property by which a message that a job sent again names the job and what it was made from.
pub const COPIED_FROM: &str = "MQADMIN_COPIED_FROM";

/// What one delivery left in a message's properties and the next one must not find there.
const OF_DELIVERY: &[&str] = &[
    properties::WAIT,
    properties::DELAY,
    properties::REAL_TOPIC,
    properties::REAL_QID,
    properties::RETRY_TOPIC,
    properties::RECONSUME_TIME,
    properties::MAX_RECONSUME_TIMES,
    properties::CONSUME_START_TIME,
    properties::MIN_OFFSET,
    properties::MAX_OFFSET,
    properties::MSG_REGION,
    properties::TRACE_ON,
    properties::CLUSTER,
    properties::TRAN_MSG,
    properties::PGROUP,
    properties::POP_CK,
    properties::POP_CK_OFFSET,
    properties::FIRST_POP_TIME,
    properties::TIMER_DELAY_SEC,
    properties::TIMER_DELIVER_MS,
    properties::TIMER_DELAY_MS,
    properties::TIMER_ENQUEUE_MS,
    properties::TIMER_DEQUEUE_MS,
    properties::TIMER_ROLL_TIMES,
    properties::TIMER_OUT_MS,
    properties::TIMER_DELAY_LEVEL,
    properties::CRC32,
    properties::DLQ_ORIGIN_TOPIC,
    properties::DLQ_ORIGIN_MESSAGE_ID,
    RESENT_FROM,
    COPIED_FROM,
];

/// The dead letters of one group.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct DlqSummary {
    /// Messages there are, on the brokers that answered.
    pub messages: i64,
    /// Those of them that were stored within the last hour.
    pub last_hour: i64,
    /// Those of them that somebody said are handled: they are before the position of the tools' own group.
    pub handled: i64,
    /// When the oldest was stored.
    pub oldest: Option<UnixMs>,
    /// When the newest was stored.
    pub newest: Option<UnixMs>,
    /// Permission bits of the topic; those all brokers agree to.
    pub perm: i32,
    /// Brokers that hold some and did not answer.
    pub silent: BTreeSet<ByteString>,
}

impl DlqSummary {
    /// The handled part, percent; all of nothing is handled.
    pub fn handled_percent(&self) -> f64 {
        if self.messages > 0 { self.handled as f64 * 100.0 / self.messages as f64 } else { 100.0 }
    }
}

/// Where a dead letter goes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ResendTo {
    /// To the group that gave it up, and nobody else.
    Group(GroupName),
    /// To the topic it came from: every group of that topic gets it.
    OriginTopic,
    /// To another topic.
    Topic(TopicName),
}

/// The topic that a dead letter came from, if it says so.
pub fn origin_topic(dead: &MessageExt) -> Option<&str> {
    let origin = |name| dead.properties.get(name).filter(|topic: &&str| !topic.starts_with(names::RETRY_PREFIX));
    origin(properties::DLQ_ORIGIN_TOPIC).or_else(|| origin(properties::RETRY_TOPIC))
}

/// The message that gives `dead` back: key, tag, id and the user's properties kept, what its deliveries left there dropped.
///
/// # Errors
/// The dead letter does not tell where it came from, or names something that is no topic.
pub fn resend(dead: &MessageExt, to: &ResendTo) -> Result<Message, NameError> {
    let origin = origin_topic(dead).unwrap_or_default();
    let topic = match to {
        ResendTo::Group(group) => group.retry_topic(),
        ResendTo::OriginTopic => TopicName::new(origin)?,
        ResendTo::Topic(topic) => topic.clone(),
    };
    let mut text = undelivered(dead);
    if matches!(to, ResendTo::Group(_)) {
        // By this the consumer shows its listener the topic that it subscribed to.
        text.push(properties::RETRY_TOPIC, &TopicName::new(origin)?);
    }
    text.push(RESENT_FROM, &dead.offset_msg_id().to_string());
    Ok(Message { topic, body: dead.body.clone(), flag: dead.flag, properties: text })
}

/// The message that puts `message` into `topic` again, with all its sender gave it; `stamp` names what it is a copy of.
pub fn copy(message: &MessageExt, topic: &TopicName, stamp: &str) -> Message {
    let mut properties = undelivered(message);
    properties.push(COPIED_FROM, stamp);
    Message { topic: topic.clone(), body: message.body.clone(), flag: message.flag, properties }
}

/// The properties without those that deliveries left.
fn undelivered(message: &MessageExt) -> PropertyText {
    let mut text = PropertyText::new();
    for (name, value) in message.properties.iter().filter(|(name, _)| !OF_DELIVERY.contains(name)) {
        text.push(name, value);
    }
    text
}

impl Admin {
    /// Every group that has a dead-letter topic on `brokers`, by group. Brokers that did not answer at all come second.
    pub async fn dlq_summaries(&self, brokers: Vec<Broker>) -> (BTreeMap<ByteString, DlqSummary>, Vec<(Broker, AdminError)>) {
        let (mut groups, mut silent, mut topics) = (BTreeMap::<ByteString, DlqSummary>::new(), Vec::new(), Vec::new());
        for outcome in self.topic_configs(brokers).await.outcomes {
            match outcome.result {
                Ok(table) => {
                    let dead = table.topic_config_table.into_values().filter(|topic| topic.topic_name.starts_with(names::DLQ_PREFIX));
                    topics.extend(dead.map(|topic| (outcome.target.clone(), topic)));
                }
                Err(error) => silent.push((outcome.target, error)),
            }
        }
        let asked = self.each(topics, |(broker, topic)| async move {
            let stats = self.topic_stats_at(&broker.addr, &topic.topic_name).await?;
            let hour_ago = UnixMs(UnixMs::now().get() - 3_600_000);
            let (mut oldest, mut last_hour, mut handled) = (None, 0, 0);
            for (queue, ends) in stats.offset_table.iter().filter(|(_, ends)| ends.max_offset > ends.min_offset) {
                let stored = self.earliest_store_time(&broker.addr, &topic.topic_name, queue.0.queue_id).await?;
                let known = ends.last_update_timestamp > 0;
                oldest = [oldest, stored.filter(|_| known)].into_iter().flatten().min();
                let queue_id = queue.0.queue_id;
                if ends.last_update_timestamp >= hour_ago.get() {
                    let recent = self.offset_at(&broker.addr, &topic.topic_name, queue_id, hour_ago).await?;
                    last_hour += ends.max_offset - recent.get().max(ends.min_offset);
                }
                let position = self.committed_offset(&broker.addr, TOOLS_CONSUMER, &topic.topic_name, queue_id).await?;
                handled += position.map_or(0, |at| at.get().min(ends.max_offset) - ends.min_offset).max(0);
            }
            Ok((stats, oldest, last_hour, handled))
        });
        for outcome in asked.await.outcomes {
            let (broker, topic) = outcome.target;
            let group = ByteString::from(topic.topic_name.trim_start_matches(names::DLQ_PREFIX));
            let summary = groups.entry(group).or_insert_with(|| DlqSummary { perm: topic.perm, ..DlqSummary::default() });
            summary.perm &= topic.perm;
            match outcome.result {
                Ok((stats, oldest, last_hour, handled)) => {
                    summary.last_hour += last_hour;
                    summary.handled += handled;
                    let ends = || stats.offset_table.values();
                    summary.messages += ends().map(|ends| ends.max_offset - ends.min_offset).sum::<i64>();
                    let newest = ends().map(|ends| ends.last_update_timestamp).max().filter(|at| *at > 0).map(UnixMs);
                    summary.newest = summary.newest.max(newest);
                    summary.oldest = [summary.oldest, oldest].into_iter().flatten().min();
                }
                Err(_) => {
                    summary.silent.insert(broker.name);
                }
            }
        }
        (groups, silent)
    }

    /// Whether `dead` was given back to `topic` before, as far as the index of its brokers reaches.
    ///
    /// # Errors
    /// No broker of the topic could tell.
    pub async fn was_resent(&self, dead: &MessageExt, topic: &str) -> Result<bool, AdminError> {
        let id = dead.msg_id();
        let from = dead.offset_msg_id().to_string();
        let query = KeyQuery { begin: dead.store_timestamp, ..KeyQuery::new(topic, &id, KeyKind::UniqueId) };
        let found = match self.messages_by_key(&query).await {
            Err(AdminError::NotFound { .. }) => return Ok(false),
            found => found?.some_answer()?,
        };
        let resent = found.answers().flat_map(|(_, messages)| messages).any(|copy| copy.properties.get(RESENT_FROM) == Some(&from));
        Ok(resent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::SysFlag;
    use crate::types::{PhyOffset, QueueId, QueueOffset};

    fn dead(text: &str) -> MessageExt {
        MessageExt {
            topic: "%DLQ%pay".into(),
            body: "b".into(),
            flag: 3,
            properties: PropertyText::from_record(text.as_bytes()),
            broker_name: "a".into(),
            queue_id: QueueId(0),
            queue_offset: QueueOffset(7),
            commit_log_offset: PhyOffset(801),
            store_size: 0,
            sys_flag: SysFlag::NONE,
            body_crc: 0,
            born_timestamp: UnixMs(1),
            born_host: "1.2.3.4:5".parse().unwrap(),
            store_timestamp: UnixMs(2),
            store_host: "127.0.0.1:30911".parse().unwrap(),
            reconsume_times: 2,
            prepared_transaction_offset: PhyOffset(0),
        }
    }

    #[test]
    fn a_dead_letter_goes_back_to_its_group_alone() {
        let dead = dead(
            "RETRY_TOPIC\u{1}orders\u{2}UNIQ_KEY\u{1}U\u{2}DELAY\u{1}0\u{2}TAGS\u{1}A\u{2}color\u{1}red\u{2}REAL_TOPIC\u{1}%RETRY%pay\u{2}WAIT\u{1}false\u{2}",
        );
        let message = resend(&dead, &ResendTo::Group(GroupName::new("pay").unwrap())).unwrap();
        assert_eq!(message.topic.as_str(), "%RETRY%pay");
        assert_eq!(
            message.properties.as_str(),
            "UNIQ_KEY\u{1}U\u{2}TAGS\u{1}A\u{2}color\u{1}red\u{2}RETRY_TOPIC\u{1}orders\u{2}DLQ_RESENT_FROM\u{1}7F000001000078BF0000000000000321\u{2}"
        );
        let message = resend(&dead, &ResendTo::OriginTopic).unwrap();
        assert_eq!((message.topic.as_str(), message.properties.get("RETRY_TOPIC")), ("orders", None));
    }

    #[test]
    fn a_dead_letter_without_origin_can_only_go_to_a_named_topic() {
        let dead = dead("TAGS\u{1}A\u{2}");
        assert!(resend(&dead, &ResendTo::OriginTopic).is_err());
        assert!(resend(&dead, &ResendTo::Group(GroupName::new("pay").unwrap())).is_err());
        assert!(resend(&dead, &ResendTo::Topic(TopicName::new("other").unwrap())).is_ok());
    }
}
