//! The producer.
//!
//! A send is one future on the caller's task: many of them may wait at once on the same connection, none has a task of its own. A message
//! is checked, given its id and compressed once (`draft`), then offered to one broker after the other until one takes it or time runs out.

mod draft;
mod recall;
mod traced;

use super::fault::{FaultSettings, FaultTable, Outcome};
use super::instance::{BrokerRequest, Client, ClientConfig, answer_header, refused};
use super::name_servers::NameServers;
use super::namespace::Namespace;
use super::request_reply::{Replies, serve_replies};
use super::route::TopicRoute;
use super::selector::by_hash;
use super::trace::{SHUTDOWN_TIMEOUT, Traced, Tracer};
use super::{ClientError, RETRY_RESPONSE_CODES};
use crate::message::compress::{COMPRESS_FROM_BYTES, LEVEL_DEFAULT};
use crate::message::{Compression, Message};
use crate::names::{AUTO_CREATE_TOPIC, GroupName, TopicName};
use crate::protocol::bodies::client::ProducerData;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::send::{SendMessage, SendMessageResponse};
use crate::protocol::{Command, ResponseCode};
use crate::types::{QueueOffset, UnixMs};
use bytestring::ByteString;
use draft::Draft;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tokio::time::Instant;
use tracing::debug;

/// Settings of a producer (Java's `DefaultMQProducer`).
#[derive(Debug, Clone)]
pub struct ProducerConfig {
    /// What all clients have.
    pub client: ClientConfig,
    /// The group; producers of a group are alike.
    pub producer_group: GroupName,
    /// The topic whose settings a topic inherits that is created by its first message. Default `TBW102`.
    pub create_topic_key: TopicName,
    /// Queues of such a topic, at most. Default 4.
    pub default_topic_queue_nums: i32,
    /// Time for a send with all its tries, ms. Default 3,000.
    pub send_msg_timeout_ms: u64,
    /// Time for one try that is not the last one, ms. Default `None`: all that is left.
    pub send_msg_max_timeout_per_request_ms: Option<u64>,
    /// Bodies from this size on are compressed, bytes. Default 4,096.
    pub compress_msg_body_over_howmuch: usize,
    /// How. Default zlib, which every client can read.
    pub compress_type: Compression,
    /// How hard. Default 5.
    pub compress_level: u32,
    /// Further tries, at another broker if there is one, after a failed send. Default 2.
    pub retry_times_when_send_failed: u32,
    /// Whether an answer other than SEND_OK counts as failed. Default false.
    pub retry_another_broker_when_not_store_ok: bool,
    /// Refusals that count as failed and not as final. Default [`RETRY_RESPONSE_CODES`].
    pub retry_response_codes: Vec<ResponseCode>,
    /// The largest body, bytes. Default 4 MiB.
    pub max_message_size: usize,
    /// Whether and how slow brokers are avoided.
    pub fault: FaultSettings,
}

impl ProducerConfig {
    /// Java's defaults.
    ///
    /// # Errors
    /// An illegal group name or list of name servers (see [`NameServers::fixed`]).
    pub fn new(producer_group: &str, name_servers: &str) -> Result<Self, ClientError> {
        Ok(Self::with(GroupName::new(producer_group)?, ClientConfig::new(NameServers::fixed(name_servers)?)))
    }

    /// Java's defaults for what is the producer's own.
    pub fn with(producer_group: GroupName, client: ClientConfig) -> Self {
        Self {
            client,
            producer_group,
            create_topic_key: TopicName::new(AUTO_CREATE_TOPIC).expect("a constant that passes the rules"),
            default_topic_queue_nums: 4,
            send_msg_timeout_ms: 3_000,
            send_msg_max_timeout_per_request_ms: None,
            compress_msg_body_over_howmuch: COMPRESS_FROM_BYTES,
            compress_type: Compression::Zlib,
            compress_level: LEVEL_DEFAULT,
            retry_times_when_send_failed: 2,
            retry_another_broker_when_not_store_ok: false,
            retry_response_codes: RETRY_RESPONSE_CODES.to_vec(),
            max_message_size: 4 * 1024 * 1024,
            fault: FaultSettings::default(),
        }
    }
}

/// How safe a message is that a broker took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SendStatus {
    /// As safe as the broker's mode promises.
    SendOk,
    /// In memory; not known to be on disk.
    FlushDiskTimeout,
    /// On the master; not known to be on a slave.
    FlushSlaveTimeout,
    /// On the master; there is no slave that keeps up.
    SlaveNotAvailable,
}

/// What became of a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SendResult {
    /// How safe it is.
    pub status: SendStatus,
    /// The client's id of the message; of a batch, all of them joined by commas.
    pub msg_id: ByteString,
    /// The id that tells where it is stored; of a batch, all of them joined by commas.
    pub offset_msg_id: ByteString,
    /// Its queue.
    pub queue: MessageQueue,
    /// Its place there; of a batch, that of the first message.
    pub queue_offset: QueueOffset,
    /// The id a transaction is known by.
    pub transaction_id: Option<ByteString>,
    /// By what the message can be recalled while it waits, when it asked for a delivery time: see [`Producer::recall`].
    pub recall_handle: Option<ByteString>,
    /// Region of the broker.
    pub region_id: ByteString,
    /// Whether the broker wants traces.
    pub trace_on: bool,
}

/// Sends messages. All methods may be called from many tasks at once.
///
/// ```no_run
/// use mq_core::client::{Producer, ProducerConfig};
/// use mq_core::message::Message;
/// use mq_core::names::TopicName;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let producer = Producer::start(ProducerConfig::new("orders-producer", "127.0.0.1:9876")?);
/// let message = Message::new(TopicName::new("orders")?, "one coffee").with_tags("new").with_keys(["4711"]);
/// let result = producer.send(message).await?;
/// println!("{:?} {} in {} at {}", result.status, result.msg_id, result.queue, result.queue_offset);
/// producer.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct Producer {
    core: Core,
    replies: Arc<Replies>,
}

impl Producer {
    /// A producer, ready at once: brokers are looked up with the first message. Must be called within a tokio runtime.
    pub fn start(config: ProducerConfig) -> Self {
        let (producer, requests) = Self::launch(config);
        tokio::spawn(serve_replies(requests, producer.replies.clone()));
        producer
    }

    /// A producer, and what brokers ask of it.
    pub(super) fn launch(mut config: ProducerConfig) -> (Self, mpsc::Receiver<BrokerRequest>) {
        let (client, requests) = Client::start(config.client.clone());
        let group_name = config.client.namespace.wrap(config.producer_group.as_shared());
        client.describe(|heartbeat| heartbeat.producer_data_set.push(ProducerData { group_name }));
        let tracer = Tracer::start(&client, &config.client, &config.producer_group, Traced::Producer);
        // A name that was legal stays so but for its length, which brokers judge.
        config.producer_group = config.client.namespace.group(&config.producer_group).unwrap_or(config.producer_group);
        (Self { core: Core { tracer, ..Core::new(client, config) }, replies: Arc::default() }, requests)
    }

    pub(super) fn client(&self) -> &Arc<Client> {
        &self.core.client
    }

    pub(super) fn group(&self) -> &ByteString {
        self.core.config.producer_group.as_shared()
    }

    pub(super) fn tracer(&self) -> Option<&Tracer> {
        self.core.tracer.as_ref()
    }

    pub(super) fn replies(&self) -> &Arc<Replies> {
        &self.replies
    }

    /// The id by which brokers know this producer.
    pub fn client_id(&self) -> &str {
        self.core.client.id()
    }

    /// Sends a message and waits until a broker took it.
    ///
    /// # Errors
    /// [`ClientError::IllegalArgument`] for a message that no broker would take, [`ClientError::NoRoute`], the refusal or failure of the
    /// only try, [`ClientError::SendFailed`] when several tries failed. After a timeout or a lost connection the message may be stored
    /// nevertheless; it keeps its id on every try.
    pub async fn send(&self, message: Message) -> Result<SendResult, ClientError> {
        self.core.send(self.own(message)?, self.core.timeout()).await
    }

    /// As [`Producer::send`], within `timeout` instead of `send_msg_timeout_ms`.
    ///
    /// # Errors
    /// As [`Producer::send`].
    pub async fn send_within(&self, message: Message, timeout: Duration) -> Result<SendResult, ClientError> {
        self.core.send(self.own(message)?, timeout).await
    }

    /// Sends to that queue, with a single try.
    ///
    /// # Errors
    /// As [`Producer::send`].
    pub async fn send_to(&self, message: Message, queue: &MessageQueue) -> Result<SendResult, ClientError> {
        if queue.topic != *message.topic {
            return Err(ClientError::illegal("queue", format!("{queue} is not of topic {}", message.topic)));
        }
        let (message, queue) = (self.own(message)?, self.namespace().queue(queue));
        self.core.send_chosen(message, self.core.timeout(), |_, _| Ok(queue.clone())).await
    }

    /// Sends to the queue whose place `select` returns, with a single try.
    ///
    /// # Errors
    /// As [`Producer::send`], and [`ClientError::IllegalArgument`] when `select` returns none or a place behind the last queue.
    pub async fn send_select(
        &self,
        message: Message,
        select: impl FnOnce(&[MessageQueue], &Message) -> Option<usize>,
    ) -> Result<SendResult, ClientError> {
        let namespace = self.namespace().clone();
        let chosen = |queues: &[MessageQueue], message: &Message| {
            let place = if namespace.is_none() {
                select(queues, message)
            } else {
                let shown: Vec<_> = queues.iter().map(|queue| namespace.shown(queue)).collect();
                select(&shown, message)
            };
            let place = place.and_then(|at| queues.get(at));
            place.cloned().ok_or_else(|| ClientError::illegal("queue selection", format!("none of {} queues was chosen", queues.len())))
        };
        self.core.send_chosen(self.own(message)?, self.core.timeout(), chosen).await
    }

    /// Sends to the queue of `sharding_key`: messages with the same key stay in order.
    ///
    /// # Errors
    /// As [`Producer::send`].
    pub async fn send_by_key(&self, message: Message, sharding_key: &str) -> Result<SendResult, ClientError> {
        self.send_select(message, |queues, _| by_hash(sharding_key, queues.len())).await
    }

    /// Sends without waiting for an answer: whether a broker took the message is never known.
    ///
    /// # Errors
    /// As [`Producer::send`] as far as it can be told before the message leaves.
    pub async fn send_oneway(&self, message: Message) -> Result<(), ClientError> {
        let message = self.own(message)?;
        let route = self.core.publish_route(&message.topic).await?;
        let queue = self.core.faults.pick(&route, None).ok_or_else(|| no_route(&message.topic))?;
        self.core.send_oneway(message, &route, queue).await
    }

    /// As [`Producer::send_oneway`], to that queue.
    ///
    /// # Errors
    /// As [`Producer::send_oneway`].
    pub async fn send_oneway_to(&self, message: Message, queue: &MessageQueue) -> Result<(), ClientError> {
        let (message, queue) = (self.own(message)?, self.namespace().queue(queue));
        let route = self.core.publish_route(&message.topic).await?;
        self.core.send_oneway(message, &route, &queue).await
    }

    /// Sends messages of one topic as one request; they are stored together or not at all.
    ///
    /// # Errors
    /// As [`Producer::send`]. The messages must have the same topic (no retry topic) and the same wish to wait for flush and slaves, no
    /// delay level, and together fit `max_message_size`.
    pub async fn send_batch(&self, messages: Vec<Message>) -> Result<SendResult, ClientError> {
        let draft = Draft::of_batch(self.own_all(messages)?, &self.core.config)?;
        self.core.send_draft(&draft, self.core.timeout()).await
    }

    /// As [`Producer::send_batch`], to that queue, with a single try.
    ///
    /// # Errors
    /// As [`Producer::send_batch`].
    pub async fn send_batch_to(&self, messages: Vec<Message>, queue: &MessageQueue) -> Result<SendResult, ClientError> {
        let draft = Draft::of_batch(self.own_all(messages)?, &self.core.config)?;
        let route = self.core.publish_route(&draft.topic).await?;
        self.core.try_once(&draft, &route, &self.namespace().queue(queue), self.core.timeout()).await
    }

    /// The queues of a topic that may be sent to.
    ///
    /// # Errors
    /// [`ClientError::NoRoute`], or no name server answered.
    pub async fn publish_queues(&self, topic: &TopicName) -> Result<Vec<MessageQueue>, ClientError> {
        let route = self.core.publish_route(self.namespace().topic(topic)?.as_shared()).await?;
        Ok(route.publish_queues().iter().map(|queue| self.namespace().shown(queue)).collect())
    }

    /// Sends the last traces, takes leave of the brokers and closes the connections. Sends that are under way fail.
    pub async fn shutdown(self) {
        if let Some(tracer) = &self.core.tracer {
            tracer.shutdown(SHUTDOWN_TIMEOUT).await;
        }
        self.core.client.unregister(Some(&self.core.config.producer_group), None).await;
        self.core.client.close();
    }

    pub(super) fn namespace(&self) -> &Namespace {
        self.core.namespace()
    }

    fn own(&self, message: Message) -> Result<Message, ClientError> {
        Ok(self.namespace().message(message)?)
    }

    fn own_all(&self, messages: Vec<Message>) -> Result<Vec<Message>, ClientError> {
        messages.into_iter().map(|message| self.own(message)).collect()
    }
}

impl Drop for Producer {
    fn drop(&mut self) {
        self.core.client.close();
    }
}

/// What sends: a producer's own, or the part of a consumer that gives messages back.
pub(super) struct Core {
    client: Arc<Client>,
    config: ProducerConfig,
    faults: FaultTable,
    tracer: Option<Tracer>,
}

impl Core {
    pub(super) fn new(client: Arc<Client>, config: ProducerConfig) -> Self {
        Self { client, faults: FaultTable::new(config.fault.clone()), config, tracer: None }
    }

    pub(super) fn namespace(&self) -> &Namespace {
        &self.config.client.namespace
    }

    pub(super) fn timeout(&self) -> Duration {
        Duration::from_millis(self.config.send_msg_timeout_ms)
    }

    pub(super) async fn send(&self, message: Message, timeout: Duration) -> Result<SendResult, ClientError> {
        let draft = Draft::of(message, &self.config).await?;
        self.send_draft(&draft, timeout).await
    }

    async fn send_chosen(
        &self,
        message: Message,
        timeout: Duration,
        choose: impl FnOnce(&[MessageQueue], &Message) -> Result<MessageQueue, ClientError>,
    ) -> Result<SendResult, ClientError> {
        let route = self.publish_route(&message.topic).await?;
        let queue = choose(route.publish_queues(), &message)?;
        let draft = Draft::of(message, &self.config).await?;
        self.try_once(&draft, &route, &queue, timeout).await
    }

    async fn send_oneway(&self, message: Message, route: &TopicRoute, queue: &MessageQueue) -> Result<(), ClientError> {
        let draft = Draft::of(message, &self.config).await?;
        let addr = self.send_addr(route, queue)?;
        let sent = self.client.remoting().oneway(&addr, draft.code(), &self.header(&draft, queue), draft.body.clone()).await;
        Ok(sent?)
    }

    async fn publish_route(&self, topic: &str) -> Result<Arc<TopicRoute>, ClientError> {
        if self.client.is_closed() {
            return Err(ClientError::Closed);
        }
        if let Some(route) = self.client.known_route(topic).filter(|route| !route.publish_queues().is_empty()) {
            return Ok(route);
        }
        let (key, queue_nums) = (self.config.create_topic_key.as_shared(), self.config.default_topic_queue_nums);
        self.client.publish_route(&topic.into(), key, queue_nums).await
    }

    /// Offers the draft to one broker after the other.
    async fn send_draft(&self, draft: &Draft, timeout: Duration) -> Result<SendResult, ClientError> {
        let deadline = Instant::now() + timeout;
        let route = tokio::time::timeout_at(deadline, self.publish_route(&draft.topic)).await.map_err(|_| too_late(timeout))??;
        let mut brokers: Vec<ByteString> = Vec::new();
        let mut last = Err(no_route(&draft.topic));
        for tries_left in (0..=self.config.retry_times_when_send_failed).rev() {
            let left = deadline.saturating_duration_since(Instant::now());
            let Some(queue) = self.faults.pick(&route, brokers.last().map(|name| &**name)) else { break };
            if left.is_zero() {
                break;
            }
            brokers.push(queue.broker_name.clone());
            let at_most = self.config.send_msg_max_timeout_per_request_ms.filter(|_| tries_left > 0).map(Duration::from_millis);
            let tried = self.try_once(draft, &route, queue, at_most.map_or(left, |most| left.min(most))).await;
            match &tried {
                Ok(result) if result.status == SendStatus::SendOk || !self.config.retry_another_broker_when_not_store_ok => return tried,
                Err(error) if !self.may_retry(error) => {
                    // A copy that an earlier broker took, if not quite safely, is more than this refusal.
                    return if last.is_ok() { last } else { tried };
                }
                Ok(_) => last = tried,
                Err(error) => {
                    debug!(broker = %queue.broker_name, %error, tries_left, "send failed");
                    if last.is_err() {
                        last = tried;
                    }
                }
            }
        }
        last.map_err(|error| match brokers.len() {
            0 if matches!(error, ClientError::NoRoute { .. }) && !route.publish_queues().is_empty() => too_late(timeout),
            0 | 1 => error,
            _ => ClientError::SendFailed {
                topic: draft.topic.to_string(),
                brokers: brokers.iter().map(ToString::to_string).collect(),
                last: Box::new(error),
            },
        })
    }

    fn may_retry(&self, error: &ClientError) -> bool {
        match error {
            ClientError::Refused { code, .. } => self.config.retry_response_codes.contains(code),
            ClientError::NoBroker { .. } | ClientError::Net(_) => !self.client.is_closed(),
            _ => false,
        }
    }

    async fn try_once(
        &self,
        draft: &Draft,
        route: &TopicRoute,
        queue: &MessageQueue,
        timeout: Duration,
    ) -> Result<SendResult, ClientError> {
        let addr = self.send_addr(route, queue)?;
        let (started, began) = (Instant::now(), UnixMs::now());
        let header = self.header(draft, queue);
        let answer = self.client.remoting().call(&addr, draft.code(), &header, draft.body.clone(), timeout).await;
        let result = match answer {
            Ok(answer) => send_result(draft, &self.config.client.namespace.shown(queue), &answer, &addr),
            Err(error) => Err(error.into()),
        };
        let outcome = match &result {
            Ok(_) | Err(ClientError::BadAnswer { .. }) => Outcome::Answered,
            Err(ClientError::Refused { .. }) => Outcome::Refused,
            Err(_) => Outcome::Failed,
        };
        self.faults.note(&queue.broker_name, started.elapsed(), outcome);
        if let (Some(tracer), Ok(result)) = (&self.tracer, &result) {
            traced::sent(tracer, draft, result, &addr, began, started.elapsed());
        }
        result
    }

    fn send_addr(&self, route: &TopicRoute, queue: &MessageQueue) -> Result<ByteString, ClientError> {
        let addr = route.master_of(&queue.broker_name)?;
        if !self.config.client.vip_channel_enabled {
            return Ok(addr.clone());
        }
        Ok(vip_addr(addr).map_or_else(|| addr.clone(), Into::into))
    }

    fn header(&self, draft: &Draft, queue: &MessageQueue) -> SendMessage {
        SendMessage {
            producer_group: self.config.producer_group.as_shared().clone(),
            topic: draft.topic.clone(),
            default_topic: self.config.create_topic_key.as_shared().clone(),
            default_topic_queue_nums: self.config.default_topic_queue_nums,
            queue_id: queue.queue_id,
            sys_flag: draft.sys_flag.get(),
            born_timestamp: UnixMs::now(),
            flag: draft.flag,
            properties: Some(draft.properties.clone()),
            reconsume_times: Some(draft.reconsume_times),
            unit_mode: self.config.client.unit_mode,
            max_reconsume_times: draft.max_reconsume_times,
            batch: draft.batch,
            broker_name: Some(queue.broker_name.clone()),
        }
    }
}

fn send_result(draft: &Draft, queue: &MessageQueue, answer: &Command, addr: &str) -> Result<SendResult, ClientError> {
    let status = match ResponseCode(answer.head.code) {
        ResponseCode::SUCCESS => SendStatus::SendOk,
        ResponseCode::FLUSH_DISK_TIMEOUT => SendStatus::FlushDiskTimeout,
        ResponseCode::FLUSH_SLAVE_TIMEOUT => SendStatus::FlushSlaveTimeout,
        ResponseCode::SLAVE_NOT_AVAILABLE => SendStatus::SlaveNotAvailable,
        code => return Err(refused(answer, code, draft.code(), addr)),
    };
    let header: SendMessageResponse = answer_header(answer, draft.code(), addr)?;
    Ok(SendResult {
        status,
        msg_id: draft.msg_id.clone(),
        offset_msg_id: header.msg_id,
        queue: MessageQueue::new(queue.topic.clone(), queue.broker_name.clone(), header.queue_id),
        queue_offset: header.queue_offset,
        transaction_id: header.transaction_id,
        recall_handle: header.recall_handle,
        region_id: header.region.unwrap_or(ByteString::from_static("DefaultRegion")),
        trace_on: header.trace_on.as_deref() != Some("false"),
    })
}

/// A broker's second address: the same host, the port lower by 2.
fn vip_addr(addr: &str) -> Option<String> {
    let (host, port) = addr.rsplit_once(':')?;
    let port: u16 = port.parse().ok()?;
    Some(format!("{host}:{}", port.checked_sub(2)?))
}

fn no_route(topic: &str) -> ClientError {
    ClientError::NoRoute { topic: topic.to_owned() }
}

fn too_late(timeout: Duration) -> ClientError {
    ClientError::Timeout { what: "send", after_ms: timeout.as_millis() as u64 }
}
