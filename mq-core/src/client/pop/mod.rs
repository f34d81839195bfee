//! The pop consumer: messages are lent by brokers, whichever queue they are in; what is not acknowledged in time comes again.

pub(super) mod lender;

use super::ClientError;
use super::instance::{Client, ClientConfig, refuse_requests};
use super::name_servers::NameServers;
use super::subscription::{MessageSelector, subscription};
use crate::message::MessageExt;
use crate::message::receipt::Receipt;
use crate::names::{GroupName, TopicName};
use crate::protocol::bodies::client::{ConsumeFromWhere, ConsumeType, ConsumerData, MessageModel};
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::QueueId;
use lender::{Lender, Wish};
use std::sync::Arc;

/// Most messages of one pop; brokers refuse more.
pub const POP_BATCH_NUMS_MAX: i32 = 32;

/// Settings of a pop consumer.
#[derive(Debug, Clone)]
pub struct PopConfig {
    /// What all clients have.
    pub client: ClientConfig,
    /// The group.
    pub consumer_group: GroupName,
    /// A popped message that is not acknowledged comes again after this time, ms. Default 60,000, as in Java.
    pub pop_invisible_time_ms: u64,
    /// How long a broker holds a pop that finds nothing, ms; 0: not at all. Default 15,000.
    pub broker_suspend_max_time_ms: u64,
    /// Whether a group without a position begins with a queue's first message, or with its newest. Default: newest.
    pub consume_from_where: ConsumeFromWhere,
}

impl PopConfig {
    /// Java's defaults.
    ///
    /// # Errors
    /// An illegal group name or list of name servers (see [`NameServers::fixed`]).
    pub fn new(consumer_group: &str, name_servers: &str) -> Result<Self, ClientError> {
        Ok(Self {
            client: ClientConfig::new(NameServers::fixed(name_servers)?),
            consumer_group: GroupName::new(consumer_group)?,
            pop_invisible_time_ms: 60_000,
            broker_suspend_max_time_ms: 15_000,
            consume_from_where: ConsumeFromWhere::LastOffset,
        })
    }
}

/// A message that was lent, with the right to acknowledge it.
#[derive(Debug, Clone)]
pub struct Popped {
    /// The message; its topic is the one that was popped, also when it comes again.
    pub message: MessageExt,
    /// What acknowledges it.
    pub receipt: Receipt,
}

/// Pops, acknowledges, and changes when messages come again.
///
/// ```no_run
/// use mq_core::client::{PopConfig, PopConsumer};
/// use mq_core::names::TopicName;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let consumer = PopConsumer::start(PopConfig::new("audit", "127.0.0.1:9876")?);
/// for broker in consumer.brokers(&TopicName::new("orders")?).await? {
///     for popped in consumer.pop(&broker, "*", 16).await? {
///         println!("{}", popped.message.msg_id());
///         consumer.ack(&popped).await?;
///     }
/// }
/// consumer.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct PopConsumer {
    config: PopConfig,
    client: Arc<Client>,
    lender: Lender,
}

impl PopConsumer {
    /// A consumer, ready at once: brokers are looked up when needed. Must be called within a tokio runtime.
    pub fn start(mut config: PopConfig) -> Self {
        // A name that was legal stays so but for its length, which brokers judge.
        config.consumer_group = config.client.namespace.group(&config.consumer_group).unwrap_or(config.consumer_group);
        let (client, requests) = Client::start(config.client.clone());
        tokio::spawn(refuse_requests(requests));
        client.describe(|heartbeat| {
            heartbeat.consumer_data_set = vec![ConsumerData {
                consume_from_where: config.consume_from_where,
                consume_type: ConsumeType::Pop,
                group_name: config.consumer_group.as_shared().clone(),
                message_model: MessageModel::Clustering,
                subscription_data_set: Vec::new(),
                unit_mode: config.client.unit_mode,
            }];
        });
        let lender = Lender::new(client.clone(), config.consumer_group.clone(), config.client.namespace.clone());
        Self { config, client, lender }
    }

    /// For each broker that has queues of the topic, all of them as one that can be popped.
    ///
    /// # Errors
    /// [`ClientError::NoRoute`], or no name server answered.
    pub async fn brokers(&self, topic: &TopicName) -> Result<Vec<MessageQueue>, ClientError> {
        let namespace = &self.config.client.namespace;
        let route = self.client.refresh_route(namespace.topic(topic)?.as_shared()).await?;
        let of_broker = |queue: &MessageQueue| MessageQueue { queue_id: QueueId(-1), ..namespace.shown(queue) };
        let mut brokers: Vec<_> = route.subscribe_queues().iter().map(of_broker).collect();
        brokers.dedup();
        Ok(brokers)
    }

    /// At most `max_nums` messages that `selector` chooses, of one queue or, with queue id -1, of any queue of the broker. Waits for one as
    /// long as `broker_suspend_max_time_ms`; none is no error.
    ///
    /// # Errors
    /// An illegal argument, the broker's refusal, or no answer; what was popped then comes again after its time.
    pub async fn pop(&self, queue: &MessageQueue, selector: impl Into<MessageSelector>, max_nums: i32) -> Result<Vec<Popped>, ClientError> {
        if !(1..=POP_BATCH_NUMS_MAX).contains(&max_nums) {
            return Err(ClientError::illegal("pop", format!("{max_nums} messages, allowed are 1 to {POP_BATCH_NUMS_MAX}")));
        }
        let queue = self.config.client.namespace.queue(queue);
        let topic = TopicName::new(queue.topic.clone())?;
        let wanted = subscription(&topic, selector)?;
        self.client.mention(&topic)?;
        let wish = Wish {
            max_nums,
            invisible_ms: self.config.pop_invisible_time_ms,
            suspend_ms: self.config.broker_suspend_max_time_ms,
            consume_from_where: self.config.consume_from_where,
        };
        self.lender.pop(&queue, &wanted, &wish).await
    }

    /// The group has consumed the message.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; the message may come again.
    pub async fn ack(&self, popped: &Popped) -> Result<(), ClientError> {
        self.lender.ack(&popped.message, &popped.receipt).await
    }

    /// The group has consumed these messages: one request for each broker.
    ///
    /// # Errors
    /// A broker's refusal, or no answer; some messages may come again.
    pub async fn ack_all(&self, popped: &[Popped]) -> Result<(), ClientError> {
        self.lender.ack_all(popped.iter().map(|popped| (&popped.message, &popped.receipt))).await
    }

    /// The message comes again `invisible_ms` from now unless it is acknowledged before, with its new receipt.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; the message then comes again when it would have.
    pub async fn change_invisible_time(&self, popped: &mut Popped, invisible_ms: u64) -> Result<(), ClientError> {
        popped.receipt = self.lender.change_invisible_time(&popped.message, &popped.receipt, invisible_ms).await?;
        Ok(())
    }

    /// Takes leave of the brokers and closes the connections. What is not acknowledged comes again.
    pub async fn shutdown(self) {
        self.client.unregister(None, Some(&self.config.consumer_group)).await;
        self.client.close();
    }
}

impl Drop for PopConsumer {
    fn drop(&mut self) {
        self.client.close();
    }
}
