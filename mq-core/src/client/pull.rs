//! The pull consumer: the application says what is read, from where, and what counts as consumed.

use super::ClientError;
use super::calls::{self, PullResult};
use super::instance::{Client, ClientConfig, refuse_requests};
use super::name_servers::NameServers;
use super::producer::{Core, ProducerConfig};
use super::retry::Retry;
use super::subscription::{MessageSelector, subscription, wants};
use crate::message::MessageExt;
use crate::names::{GroupName, TopicName};
use crate::protocol::bodies::client::{ConsumeFromWhere, ConsumeType, ConsumerData, MessageModel};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::pull::{PULL_SUBSCRIPTION, PULL_SUSPEND, PullMessage};
use crate::types::{BrokerId, QueueOffset, UnixMs};
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

/// Settings of a pull consumer (Java's `DefaultMQPullConsumer`).
#[derive(Debug, Clone)]
pub struct PullConfig {
    /// What all clients have.
    pub client: ClientConfig,
    /// The group.
    pub consumer_group: GroupName,
    /// How long a broker holds a blocking pull that finds nothing, ms. Default 20,000.
    pub broker_suspend_max_time_ms: u64,
    /// Time for a blocking pull, ms; more than the time before. Default 30,000.
    pub consumer_timeout_ms_when_suspend: u64,
    /// Time for other pulls, ms. Default 10,000.
    pub consumer_pull_timeout_ms: u64,
    /// Tries of a message that is given back. Default 16.
    pub max_reconsume_times: i32,
}

impl PullConfig {
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
            broker_suspend_max_time_ms: 20_000,
            consumer_timeout_ms_when_suspend: 30_000,
            consumer_pull_timeout_ms: 10_000,
            max_reconsume_times: 16,
        }
    }
}

/// Reads queues when told to.
///
/// ```no_run
/// use mq_core::client::{PullConfig, PullConsumer};
/// use mq_core::names::TopicName;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let consumer = PullConsumer::start(PullConfig::new("audit", "127.0.0.1:9876")?);
/// for queue in consumer.queues(&TopicName::new("orders")?).await? {
///     consumer.seek(&queue, consumer.min_offset(&queue).await?);
///     let found = consumer.poll(&queue, "*", 32).await?;
///     println!("{queue}: {} messages", found.messages.len());
///     consumer.commit(&queue, found.next_begin_offset).await?;
/// }
/// consumer.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct PullConsumer {
    config: PullConfig,
    client: Arc<Client>,
    retry: Retry,
    positions: Mutex<HashMap<MessageQueue, QueueOffset>>,
    /// Which broker (master or slave) is to be asked for a queue.
    suggested: Mutex<HashMap<MessageQueue, BrokerId>>,
}

impl PullConsumer {
    /// A consumer, ready at once: brokers are looked up when needed. Must be called within a tokio runtime.
    pub fn start(mut config: PullConfig) -> Self {
        // A name that was legal stays so but for its length, which brokers judge.
        config.consumer_group = config.client.namespace.group(&config.consumer_group).unwrap_or(config.consumer_group);
        let (client, requests) = Client::start(config.client.clone());
        tokio::spawn(refuse_requests(requests));
        client.describe(|heartbeat| {
            heartbeat.consumer_data_set = vec![ConsumerData {
                consume_from_where: ConsumeFromWhere::LastOffset,
                consume_type: ConsumeType::Actively,
                group_name: config.consumer_group.as_shared().clone(),
                message_model: MessageModel::Clustering,
                subscription_data_set: Vec::new(),
                unit_mode: config.client.unit_mode,
            }];
        });
        let sender = Core::new(client.clone(), ProducerConfig::with(config.consumer_group.clone(), config.client.clone()));
        let retry = Retry::new(client.clone(), config.consumer_group.clone(), config.max_reconsume_times, sender);
        Self { config, client, retry, positions: Mutex::default(), suggested: Mutex::default() }
    }

    /// The id by which brokers know this consumer.
    pub fn client_id(&self) -> &str {
        self.client.id()
    }

    /// The queues of a topic that may be read (Java's `fetchSubscribeMessageQueues`).
    ///
    /// # Errors
    /// [`ClientError::NoRoute`], or no name server answered.
    pub async fn queues(&self, topic: &TopicName) -> Result<Vec<MessageQueue>, ClientError> {
        let namespace = &self.config.client.namespace;
        let route = self.client.refresh_route(namespace.topic(topic)?.as_shared()).await?;
        Ok(route.subscribe_queues().iter().map(|queue| namespace.shown(queue)).collect())
    }

    /// At most `max_nums` messages from `offset` on that `selector` chooses (`"*"`: all); at once, also when there are none.
    ///
    /// # Errors
    /// An illegal argument, the broker's refusal, or no answer. [`ClientError::NoBroker`] for a queue of a broker that is not there.
    pub async fn pull(
        &self,
        queue: &MessageQueue,
        selector: impl Into<MessageSelector>,
        offset: QueueOffset,
        max_nums: i32,
    ) -> Result<PullResult, ClientError> {
        let timeout = Duration::from_millis(self.config.consumer_pull_timeout_ms);
        self.pull_within(queue, selector.into(), offset, max_nums, 0, timeout).await
    }

    /// As [`PullConsumer::pull`]; when there are none, the broker waits for one, `broker_suspend_max_time_ms` long.
    ///
    /// # Errors
    /// As [`PullConsumer::pull`].
    pub async fn pull_block_if_not_found(
        &self,
        queue: &MessageQueue,
        selector: impl Into<MessageSelector>,
        offset: QueueOffset,
        max_nums: i32,
    ) -> Result<PullResult, ClientError> {
        let timeout = Duration::from_millis(self.config.consumer_timeout_ms_when_suspend);
        self.pull_within(queue, selector.into(), offset, max_nums, PULL_SUSPEND, timeout).await
    }

    /// The next messages from this consumer's position in the queue, which moves behind them: where [`PullConsumer::seek`] put it or the last
    /// poll left it, else what the group has committed, else the queue's beginning. Waits for messages as
    /// [`PullConsumer::pull_block_if_not_found`].
    ///
    /// # Errors
    /// As [`PullConsumer::pull`]; the position stays where it is.
    pub async fn poll(&self, queue: &MessageQueue, selector: impl Into<MessageSelector>, max_nums: i32) -> Result<PullResult, ClientError> {
        let position = match self.position(queue) {
            Some(position) => position,
            None => match self.committed(queue).await? {
                Some(committed) => committed,
                None => self.min_offset(queue).await?,
            },
        };
        let found = self.pull_block_if_not_found(queue, selector, position, max_nums).await?;
        self.seek(queue, found.next_begin_offset);
        Ok(found)
    }

    /// Sets this consumer's position in the queue.
    pub fn seek(&self, queue: &MessageQueue, offset: QueueOffset) {
        self.positions.lock().insert(queue.clone(), offset);
    }

    /// This consumer's position in the queue, if it has one yet.
    pub fn position(&self, queue: &MessageQueue) -> Option<QueueOffset> {
        self.positions.lock().get(queue).copied()
    }

    /// What the group has committed of the queue, if anything.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn committed(&self, queue: &MessageQueue) -> Result<Option<QueueOffset>, ClientError> {
        calls::committed(&self.client, self.config.consumer_group.as_shared(), &self.own(queue)).await
    }

    /// Commits: the group has consumed the queue up to, not with, `offset`. Returns when the broker has noted it.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn commit(&self, queue: &MessageQueue, offset: QueueOffset) -> Result<(), ClientError> {
        calls::commit(&self.client, self.config.consumer_group.as_shared(), &self.own(queue), offset, true).await
    }

    /// Where the queue begins.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn min_offset(&self, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
        calls::min_offset(&self.client, &self.own(queue)).await
    }

    /// Where the queue ends: the offset that its next message will have.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn max_offset(&self, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
        calls::max_offset(&self.client, &self.own(queue)).await
    }

    /// The first message stored at `timestamp` or later.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn search_offset(&self, queue: &MessageQueue, timestamp: UnixMs) -> Result<QueueOffset, ClientError> {
        calls::search_offset(&self.client, &self.own(queue), timestamp).await
    }

    /// When the queue's first message was stored; `None` for an empty queue.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn earliest_msg_store_time(&self, queue: &MessageQueue) -> Result<Option<UnixMs>, ClientError> {
        calls::earliest_store_time(&self.client, &self.own(queue)).await
    }

    /// Gives back a message of `queue`: the group gets it again, by its retry topic, after the delay of `delay_level` (0: the broker's choice;
    /// below 0: never, it becomes a dead letter).
    ///
    /// # Errors
    /// Neither the broker that holds it took it nor the retry topic.
    pub async fn send_message_back(&self, queue: &MessageQueue, message: &MessageExt, delay_level: i32) -> Result<(), ClientError> {
        self.retry.give_back(&self.own(queue), message, delay_level).await
    }

    /// Takes leave of the brokers and closes the connections. Positions are not committed.
    pub async fn shutdown(self) {
        self.client.unregister(None, Some(&self.config.consumer_group)).await;
        self.client.close();
    }

    async fn pull_within(
        &self,
        queue: &MessageQueue,
        selector: MessageSelector,
        offset: QueueOffset,
        max_nums: i32,
        suspend: i32,
        timeout: Duration,
    ) -> Result<PullResult, ClientError> {
        if offset.get() < 0 || max_nums <= 0 {
            return Err(ClientError::illegal("pull", format!("{max_nums} messages from offset {offset}")));
        }
        let queue = &self.own(queue);
        let topic = TopicName::new(queue.topic.clone())?;
        let wanted = subscription(&topic, selector)?;
        self.client.mention(&topic)?;
        let header = PullMessage {
            consumer_group: self.config.consumer_group.as_shared().clone(),
            topic: queue.topic.clone(),
            queue_id: queue.queue_id,
            queue_offset: offset,
            max_msg_nums: max_nums,
            sys_flag: PULL_SUBSCRIPTION | suspend,
            commit_offset: QueueOffset(0),
            suspend_timeout_ms: if suspend == 0 { 0 } else { self.config.broker_suspend_max_time_ms as i64 },
            subscription: Some(wanted.sub_string.clone()),
            sub_version: 0,
            expression_type: Some(wanted.expression_type.clone()),
            max_msg_bytes: Some(i32::MAX),
        };
        let broker_id = self.suggested.lock().get(queue).copied().unwrap_or(BrokerId::MASTER);
        let mut found = calls::pull(&self.client, queue, broker_id, &header, timeout).await?;
        self.suggested.lock().insert(queue.clone(), found.suggested);
        found.messages.retain(|message| wants(&wanted, message));
        for message in &mut found.messages {
            message.topic = self.config.client.namespace.unwrap(&message.topic);
        }
        Ok(found)
    }

    /// The queue as servers know it.
    fn own(&self, queue: &MessageQueue) -> MessageQueue {
        self.config.client.namespace.queue(queue)
    }
}

impl Drop for PullConsumer {
    fn drop(&mut self) {
        self.client.close();
    }
}
