//! Settings of a push consumer.

use crate::client::allocate::AllocateStrategy;
use crate::client::subscription::{MessageSelector, subscription};
use crate::client::{ClientConfig, ClientError, NameServers, POP_BATCH_NUMS_MAX};
use crate::names::{GroupName, TopicName};
use crate::protocol::bodies::client::{ConsumeFromWhere, MessageModel, SubscriptionData};
use crate::types::UnixMs;
use std::path::PathBuf;

/// Settings of a push consumer (Java's `DefaultMQPushConsumer`).
#[derive(Debug, Clone)]
pub struct PushConfig {
    /// What all clients have. When broadcasting, the instance name `DEFAULT` stays as it is, so that the offset file is found again; two
    /// consumers of one group on one machine then need names of their own.
    pub client: ClientConfig,
    /// The group.
    pub consumer_group: GroupName,
    /// Whether the group's consumers share the messages. Default clustering.
    pub message_model: MessageModel,
    /// Where a group without an offset begins. Default at the end (young queues: at the beginning).
    pub consume_from_where: ConsumeFromWhere,
    /// The moment for [`ConsumeFromWhere::Timestamp`]. Default half an hour ago.
    pub consume_timestamp: UnixMs,
    /// Who reads which queue. Default `AVG`.
    pub allocate_message_queue_strategy: AllocateStrategy,
    /// Whether the clients of a group share the queues among themselves. If not, brokers say which queues this one reads, and whether by pulls
    /// or by pops (`mqadmin group mode`); concurrent consumers in clusters only. Default true.
    pub client_rebalance: bool,
    /// A popped message that is not settled comes again, to whomever, after this time, ms. Default 60,000, at least 5,000, at most 300,000.
    pub pop_invisible_time_ms: u64,
    /// Messages a pop brings, at most. Default 32, which is the most.
    pub pop_batch_nums: i32,
    /// Popped messages of a queue (or of a broker, if it chooses the queues) that are not settled yet, at most; one pop may go beyond.
    /// Default 96.
    pub pop_threshold_for_queue: usize,
    /// What is consumed; see [`PushConfig::subscribe`].
    pub subscriptions: Vec<SubscriptionData>,
    /// Calls of the listener at a time. Default 20. (Java has a minimum too, of the same default; only that one has an effect there.)
    pub consume_thread_max: usize,
    /// Concurrent: offsets between the first and the last message held of a queue, at most. Default 2,000.
    pub consume_concurrently_max_span: i64,
    /// Messages held of a queue, at most (one pull may go beyond). Default 1,000.
    pub pull_threshold_for_queue: usize,
    /// Bodies held of a queue, MiB, at most (one pull may go beyond). Default 100.
    pub pull_threshold_size_for_queue: usize,
    /// Messages held of all queues of this consumer, at most; each queue gets its share. Default -1: only the limit of a queue counts.
    pub pull_threshold_for_topic: i64,
    /// Bodies held of all queues of this consumer, MiB. Default -1.
    pub pull_threshold_size_for_topic: i64,
    /// Pause between two pulls of a queue, ms. Default 0.
    pub pull_interval_ms: u64,
    /// Messages given to the listener at a time. Default 1.
    pub consume_message_batch_max_size: usize,
    /// Messages a pull brings, at most. Default 32.
    pub pull_batch_size: i32,
    /// Bytes a pull brings, at most; a broker may ignore it. Default 256 KiB.
    pub pull_batch_size_in_bytes: i32,
    /// Whether each pull carries the subscription; without, the broker takes the one of the heartbeat. Default false.
    pub post_subscription_when_pull: bool,
    /// Tries of a message that fails. Default -1: 16 when consumed concurrently, without end when in order.
    pub max_reconsume_times: i32,
    /// Orderly: whether each batch is committed as soon as it is done; if not, the listener says when. Messages that are kept count as held:
    /// more than `pull_threshold_for_queue` between two commits stop the queue. Default true.
    pub auto_commit: bool,
    /// Orderly: pause of a queue whose message failed, ms. Default 1,000, at least 10, at most 30,000.
    pub suspend_current_queue_time_ms: u64,
    /// Concurrent: a message that the listener has had for so long is given back, minutes. Default 15.
    pub consume_timeout_minutes: u64,
    /// What a shutdown waits for calls of the listener to end, ms. Default 10,000 (Java: 0).
    pub await_termination_ms_when_shutdown: u64,
    /// How often offsets are persisted, ms. Default 5,000.
    pub persist_consumer_offset_interval_ms: u64,
    /// Pause of a queue after a failed pull, ms. Default 1,000.
    pub pull_time_delay_ms_when_exception: u64,
    /// Where broadcasting consumers keep their offsets. Default `.rocketmq_offsets` in the home folder.
    pub local_offset_store_dir: PathBuf,
}

impl PushConfig {
    /// Java's defaults.
    ///
    /// # Errors
    /// An illegal group name or list of name servers (see [`NameServers::fixed`]).
    pub fn new(consumer_group: &str, name_servers: &str) -> Result<Self, ClientError> {
        Ok(Self::with(GroupName::new(consumer_group)?, ClientConfig::new(NameServers::fixed(name_servers)?)))
    }

    /// Java's defaults for what is the consumer's own.
    pub fn with(consumer_group: GroupName, client: ClientConfig) -> Self {
        Self {
            client,
            consumer_group,
            message_model: MessageModel::Clustering,
            consume_from_where: ConsumeFromWhere::LastOffset,
            consume_timestamp: UnixMs(UnixMs::now().get() - 30 * 60 * 1000),
            allocate_message_queue_strategy: AllocateStrategy::default(),
            client_rebalance: true,
            pop_invisible_time_ms: 60_000,
            pop_batch_nums: POP_BATCH_NUMS_MAX,
            pop_threshold_for_queue: 96,
            subscriptions: Vec::new(),
            consume_thread_max: 20,
            consume_concurrently_max_span: 2_000,
            pull_threshold_for_queue: 1_000,
            pull_threshold_size_for_queue: 100,
            pull_threshold_for_topic: -1,
            pull_threshold_size_for_topic: -1,
            pull_interval_ms: 0,
            consume_message_batch_max_size: 1,
            pull_batch_size: 32,
            pull_batch_size_in_bytes: 256 * 1024,
            post_subscription_when_pull: false,
            max_reconsume_times: -1,
            auto_commit: true,
            suspend_current_queue_time_ms: 1_000,
            consume_timeout_minutes: 15,
            await_termination_ms_when_shutdown: 10_000,
            persist_consumer_offset_interval_ms: 5_000,
            pull_time_delay_ms_when_exception: 1_000,
            local_offset_store_dir: std::env::home_dir().unwrap_or_default().join(".rocketmq_offsets"),
        }
    }

    /// Also messages of `topic` that `selector` chooses: `"*"` for all, tags as in `"A || B"`, or [`MessageSelector::by_sql`].
    ///
    /// # Errors
    /// An illegal topic name, an expression without a tag, or one that does not parse.
    pub fn subscribe(mut self, topic: &str, selector: impl Into<MessageSelector>) -> Result<Self, ClientError> {
        let data = subscription(&TopicName::new(topic)?, selector)?;
        self.subscriptions.retain(|known| known.topic != data.topic);
        self.subscriptions.push(data);
        Ok(self)
    }

    /// With the names that servers know.
    pub(super) fn in_namespace(mut self) -> Result<Self, ClientError> {
        let namespace = &self.client.namespace;
        self.consumer_group = namespace.group(&self.consumer_group)?;
        for subscription in &mut self.subscriptions {
            subscription.topic = namespace.wrap(&subscription.topic);
        }
        Ok(self)
    }

    /// The limits of Java's `checkConfig`.
    pub(super) fn check(&self) -> Result<(), ClientError> {
        let ranges = [
            ("consume_thread_max", self.consume_thread_max as i64, 1, 1_000),
            ("consume_concurrently_max_span", self.consume_concurrently_max_span, 1, 65_535),
            ("pull_threshold_for_queue", self.pull_threshold_for_queue as i64, 1, 65_535),
            ("pull_threshold_size_for_queue", self.pull_threshold_size_for_queue as i64, 1, 1_024),
            ("pull_interval_ms", self.pull_interval_ms as i64, 0, 65_535),
            ("consume_message_batch_max_size", self.consume_message_batch_max_size as i64, 1, 1_024),
            ("pull_batch_size", i64::from(self.pull_batch_size), 1, 1_024),
            ("pop_invisible_time_ms", self.pop_invisible_time_ms as i64, 5_000, 300_000),
            ("pop_batch_nums", i64::from(self.pop_batch_nums), 1, i64::from(POP_BATCH_NUMS_MAX)),
            ("pop_threshold_for_queue", self.pop_threshold_for_queue as i64, 1, 65_535),
        ];
        let topic_ranges = [
            ("pull_threshold_for_topic", self.pull_threshold_for_topic, 1, 6_553_500),
            ("pull_threshold_size_for_topic", self.pull_threshold_size_for_topic, 1, 102_400),
        ];
        let all = ranges.into_iter().chain(topic_ranges.into_iter().filter(|(_, value, ..)| *value != -1));
        for (name, value, least, most) in all {
            if !(least..=most).contains(&value) {
                return Err(ClientError::illegal(name, format!("{value} is not within {least} to {most}")));
            }
        }
        if &*self.consumer_group == "DEFAULT_CONSUMER" {
            return Err(ClientError::illegal("consumer group", "DEFAULT_CONSUMER is reserved"));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_are_checked_as_in_java() {
        let good = || PushConfig::new("G", "127.0.0.1:9876").unwrap();
        assert!(good().check().is_ok());
        for (name, bad) in [
            ("consume_thread_max", PushConfig { consume_thread_max: 0, ..good() }),
            ("pull_batch_size", PushConfig { pull_batch_size: 1_025, ..good() }),
            ("pop_invisible_time_ms", PushConfig { pop_invisible_time_ms: 4_999, ..good() }),
            ("pull_threshold_for_topic", PushConfig { pull_threshold_for_topic: 0, ..good() }),
            ("consumer group", PushConfig::new("DEFAULT_CONSUMER", "127.0.0.1:9876").unwrap()),
        ] {
            assert!(matches!(bad.check(), Err(ClientError::IllegalArgument { what, .. }) if what == name), "{name}");
        }
        let twice = good().subscribe("T", "A").unwrap().subscribe("T", "B").unwrap();
        assert_eq!((twice.subscriptions.len(), &*twice.subscriptions[0].sub_string), (1, "B"));
    }
}
