//! The pop consumer: messages are lent by brokers, whichever queue they are in; what is not acknowledged in time comes again.

use super::ClientError;
use super::instance::{Client, ClientConfig, answer_header, expect_success, refuse_requests, refused};
use super::name_servers::NameServers;
use super::subscription::{MessageSelector, subscription, wants};
use crate::message::MessageExt;
use crate::message::properties::POP_CK;
use crate::message::receipt::{PopKind, Receipt, ReceiptError, entries, message_key};
use crate::names::{GroupName, TopicName};
use crate::protocol::bodies::client::{ConsumeFromWhere, ConsumeType, ConsumerData, MessageModel, SubscriptionData};
use crate::protocol::bodies::pop::{BatchAck, BatchAckBody, BitSet};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::pop::{
    AckMessage, ChangeInvisibleTime, ChangeInvisibleTimeResponse, POP_FROM_MAX, POP_FROM_MIN, PopMessage, PopMessageResponse,
};
use crate::protocol::{Command, RequestCode, ResponseCode, lenient_json};
use crate::types::{QueueId, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tracing::{debug, error};

/// Most messages of one pop; brokers refuse more.
pub const POP_BATCH_NUMS_MAX: i32 = 32;
/// What a pop that waits is given beyond its waiting time.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

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
        Self { config, client }
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
        let header = self.pop_header(&queue, &wanted, max_nums);
        let request = RequestCode::POP_MESSAGE;
        let route = self.client.route(&queue.topic).await?;
        let addr = route.master_of(&queue.broker_name)?;
        let timeout = Duration::from_millis(self.config.broker_suspend_max_time_ms) + ANSWER_TIMEOUT;
        let answer = self.client.remoting().call(addr, request, &header, Bytes::new(), timeout).await?;
        match ResponseCode(answer.head.code) {
            ResponseCode::SUCCESS => {}
            ResponseCode::POLLING_TIMEOUT | ResponseCode::PULL_NOT_FOUND => return Ok(Vec::new()),
            code => return Err(refused(&answer, code, request, addr)),
        }
        let found = lent(&answer, &queue, addr)?;
        let (chosen, passed_over): (Vec<_>, Vec<_>) = found.into_iter().partition(|popped| wants(&wanted, &popped.message));
        let shown = |popped: Popped| Popped { message: self.shown(popped.message), ..popped };
        if !passed_over.is_empty() {
            // Chosen by the hash of another tag: nobody of this group wants them.
            let passed_over: Vec<_> = passed_over.into_iter().map(shown).collect();
            if let Err(error) = self.ack_all(&passed_over).await {
                debug!(%queue, %error, "messages with other tags come again");
            }
        }
        Ok(chosen.into_iter().map(shown).collect())
    }

    /// The group has consumed the message.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; the message may come again.
    pub async fn ack(&self, popped: &Popped) -> Result<(), ClientError> {
        let (topic, real_topic) = self.topics(popped);
        let header = AckMessage {
            consumer_group: self.config.consumer_group.as_shared().clone(),
            topic: real_topic,
            queue_id: popped.receipt.queue_id,
            extra_info: popped.receipt.to_string().into(),
            offset: popped.message.queue_offset,
        };
        let addr = self.master(&topic, &popped.receipt.broker_name).await?;
        self.client.ask(&addr, RequestCode::ACK_MESSAGE, &header, Bytes::new()).await.map(|_| ())
    }

    /// The group has consumed these messages: one request for each broker.
    ///
    /// # Errors
    /// A broker's refusal, or no answer; some messages may come again.
    pub async fn ack_all(&self, popped: &[Popped]) -> Result<(), ClientError> {
        let mut by_broker: HashMap<(ByteString, ByteString), HashMap<String, BatchAck>> = HashMap::new();
        for popped in popped {
            let (topic, _) = self.topics(popped);
            let Receipt { start, pop_time, invisible_ms, revive_queue_id, kind, broker_name, queue_id, .. } = &popped.receipt;
            let acks = by_broker.entry((topic.clone(), broker_name.clone())).or_default();
            let distance = popped.message.queue_offset.get() - start.get();
            let Ok(bit) = u16::try_from(distance) else {
                self.ack(popped).await?;
                continue;
            };
            let ack = acks.entry(format!("{} {queue_id} {start} {pop_time}", kind.digit())).or_insert_with(|| BatchAck {
                bits: BitSet::default(),
                group: self.config.consumer_group.as_shared().clone(),
                invisible_ms: *invisible_ms,
                pop_time: *pop_time,
                queue_id: *queue_id,
                kind: kind.digit().into(),
                revive_queue_id: *revive_queue_id,
                start: *start,
                topic,
            });
            ack.bits.0.push(bit);
        }
        for ((topic, broker_name), acks) in by_broker.into_iter().filter(|(_, acks)| !acks.is_empty()) {
            let addr = self.master(&topic, &broker_name).await?;
            let body = BatchAckBody { acks: acks.into_values().collect(), broker_name: Some(broker_name) };
            self.client.ask(&addr, RequestCode::BATCH_ACK_MESSAGE, &NoHeader, lenient_json::to_vec(&body).into()).await?;
        }
        Ok(())
    }

    /// The message comes again `invisible_ms` from now unless it is acknowledged before, with its new receipt.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; the message then comes again when it would have.
    pub async fn change_invisible_time(&self, popped: &mut Popped, invisible_ms: u64) -> Result<(), ClientError> {
        let (topic, real_topic) = self.topics(popped);
        let header = ChangeInvisibleTime {
            consumer_group: self.config.consumer_group.as_shared().clone(),
            topic: real_topic,
            queue_id: popped.receipt.queue_id,
            extra_info: popped.receipt.to_string().into(),
            offset: popped.message.queue_offset,
            invisible_ms: invisible_ms as i64,
        };
        let request = RequestCode::CHANGE_MESSAGE_INVISIBLETIME;
        let addr = self.master(&topic, &popped.receipt.broker_name).await?;
        let answer = self.client.remoting().call(&addr, request, &header, Bytes::new(), self.config.client.api_timeout()).await?;
        let changed: ChangeInvisibleTimeResponse = answer_header(&expect_success(answer, request, &addr)?, request, &addr)?;
        popped.receipt.start = popped.message.queue_offset;
        popped.receipt.pop_time = changed.pop_time;
        popped.receipt.invisible_ms = changed.invisible_ms;
        popped.receipt.revive_queue_id = changed.revive_queue_id;
        Ok(())
    }

    /// Takes leave of the brokers and closes the connections. What is not acknowledged comes again.
    pub async fn shutdown(self) {
        self.client.unregister(None, Some(&self.config.consumer_group)).await;
        self.client.close();
    }

    fn pop_header(&self, queue: &MessageQueue, wanted: &SubscriptionData, max_nums: i32) -> PopMessage {
        let from_min = matches!(self.config.consume_from_where, ConsumeFromWhere::FirstOffset | ConsumeFromWhere::MinOffset);
        PopMessage {
            consumer_group: self.config.consumer_group.as_shared().clone(),
            topic: queue.topic.clone(),
            queue_id: queue.queue_id,
            max_msg_nums: max_nums,
            invisible_ms: self.config.pop_invisible_time_ms as i64,
            poll_ms: self.config.broker_suspend_max_time_ms as i64,
            born_time: UnixMs::now(),
            init_mode: if from_min { POP_FROM_MIN } else { POP_FROM_MAX },
            exp_type: Some(wanted.expression_type.clone()),
            exp: Some(wanted.sub_string.clone()),
            order: false,
            attempt_id: None,
        }
    }

    /// As servers know them: the topic that was popped, and the one that the message was taken from.
    fn topics(&self, popped: &Popped) -> (ByteString, ByteString) {
        let topic = self.config.client.namespace.wrap(&popped.message.topic);
        let real_topic = popped.receipt.kind.topic(&topic, &self.config.consumer_group);
        (topic, real_topic)
    }

    async fn master(&self, topic: &ByteString, broker_name: &str) -> Result<ByteString, ClientError> {
        self.client.route(topic).await?.master_of(broker_name).cloned()
    }

    fn shown(&self, mut message: MessageExt) -> MessageExt {
        message.topic = self.config.client.namespace.unwrap(&message.topic);
        message
    }
}

impl Drop for PopConsumer {
    fn drop(&mut self) {
        self.client.close();
    }
}

/// The messages of an answer, each with its receipt: the one that came with it, or one made of the answer's header.
fn lent(answer: &Command, queue: &MessageQueue, addr: &str) -> Result<Vec<Popped>, ClientError> {
    let request = RequestCode::POP_MESSAGE;
    let header: PopMessageResponse = answer_header(answer, request, addr)?;
    let bad = |error: ReceiptError| ClientError::BadAnswer { request, addr: addr.to_owned(), reason: error.to_string() };
    let starts = header.start_offset_info.clone().unwrap_or_default();
    let counts = header.order_count_info.clone().unwrap_or_default();
    let (starts, counts) = (entries(&starts).map_err(bad)?, entries(&counts).map_err(bad)?);
    let mut found = Vec::new();
    for decoded in MessageExt::decode_all(answer.body.clone()) {
        let mut message = match decoded {
            Ok(message) => message,
            Err(error) => {
                error!(%queue, %error, "a message that cannot be read is passed over; it comes again");
                continue;
            }
        };
        let kind = PopKind::of_topic(&message.topic);
        let queue_key = message.queue_id.to_string();
        let receipt = match message.properties.get(POP_CK) {
            Some(text) => text.parse().map_err(bad)?,
            None => Receipt {
                start: starts
                    .get(&(kind, &*queue_key))
                    .and_then(|start| start.parse().ok())
                    .ok_or(ReceiptError { what: "no start offset for a queue" })
                    .map_err(bad)?,
                pop_time: header.pop_time,
                invisible_ms: header.invisible_ms,
                revive_queue_id: header.revive_queue_id,
                kind,
                broker_name: queue.broker_name.clone(),
                queue_id: message.queue_id,
                offset: Some(message.queue_offset),
            },
        };
        let message_key = message_key(message.queue_id, message.queue_offset);
        let times = counts.get(&(kind, &*message_key)).or_else(|| counts.get(&(kind, &*queue_key)));
        if let Some(times) = times.and_then(|times| times.parse().ok()).filter(|times| *times > 0) {
            message.reconsume_times = times;
        }
        message.topic = queue.topic.clone();
        message.broker_name = queue.broker_name.clone();
        found.push(Popped { message, receipt });
    }
    Ok(found)
}
