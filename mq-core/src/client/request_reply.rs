//! Request and reply: a message that waits for an answer (Java's `request`), and the answer to one (`MessageUtil.createReplyMessage`).
//!
//! A request is an ordinary message that says who waits and under which id. Whoever consumes it sends the reply like a message; the broker
//! hands it on over the connection by which it knows the asker, so the asker sees to it that every broker of the topic knows it.

use super::ClientError;
use super::instance::{BrokerRequest, Client, refuse_request};
use super::producer::{Producer, SendResult};
use crate::message::compress::inflate;
use crate::message::ids::unique_id;
use crate::message::properties::{self, PropertyText};
use crate::message::{Message, MessageExt, SysFlag};
use crate::names::TopicName;
use crate::net::ReplyTo;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::send::PushReplyMessage;
use crate::protocol::{Command, RequestCode, ResponseCode};
use crate::types::{PhyOffset, QueueOffset, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::{mpsc, oneshot};
use tokio::time::Instant;
use tracing::{debug, warn};

/// How long a request waits until the brokers of a new route know its sender.
const INTRODUCTION_MAX: Duration = Duration::from_millis(500);
/// What marks a reply.
const REPLY: &str = "reply";

/// The requests that wait for their replies.
#[derive(Default)]
pub(super) struct Replies {
    waiting: Mutex<HashMap<ByteString, oneshot::Sender<MessageExt>>>,
    /// The version of the routes whose brokers all know us.
    known_at: AtomicU64,
}

impl Producer {
    /// Sends a message and waits until whoever consumes it has replied; `timeout` covers both. Any number of requests may wait at once.
    ///
    /// # Errors
    /// As [`Producer::send`]; [`ClientError::Timeout`] when the message was taken and no reply came.
    pub async fn request(&self, message: Message, timeout: Duration) -> Result<MessageExt, ClientError> {
        self.request_by(message, timeout, |message, left| self.send_within(message, left)).await
    }

    /// As [`Producer::request`], sent to that queue.
    ///
    /// # Errors
    /// As [`Producer::request`].
    pub async fn request_to(&self, message: Message, queue: &MessageQueue, timeout: Duration) -> Result<MessageExt, ClientError> {
        self.request_by(message, timeout, |message, _| self.send_to(message, queue)).await
    }

    /// As [`Producer::request`], sent to the queue whose place `select` returns.
    ///
    /// # Errors
    /// As [`Producer::request`] and [`Producer::send_select`].
    pub async fn request_select(
        &self,
        message: Message,
        select: impl FnOnce(&[MessageQueue], &Message) -> Option<usize>,
        timeout: Duration,
    ) -> Result<MessageExt, ClientError> {
        self.request_by(message, timeout, |message, _| self.send_select(message, select)).await
    }

    async fn request_by<Sent: Future<Output = Result<SendResult, ClientError>>>(
        &self,
        mut message: Message,
        timeout: Duration,
        send: impl FnOnce(Message, Duration) -> Sent,
    ) -> Result<MessageExt, ClientError> {
        let deadline = Instant::now() + timeout;
        let late = |what| ClientError::Timeout { what, after_ms: timeout.as_millis() as u64 };
        let correlation_id = ByteString::from(unique_id());
        message.properties.set(properties::CORRELATION_ID, &correlation_id);
        message.properties.set(properties::REPLY_TO_CLIENT, self.client_id());
        message.properties.set(properties::TTL, &timeout.as_millis().to_string());
        let asked = async {
            self.publish_queues(&message.topic).await?;
            self.replies().make_known(self.client()).await;
            let (sender, reply) = oneshot::channel();
            self.replies().waiting.lock().insert(correlation_id.clone(), sender);
            let _forget = Forget { replies: self.replies(), correlation_id: &correlation_id };
            send(message, deadline.saturating_duration_since(Instant::now())).await?;
            match tokio::time::timeout_at(deadline, reply).await {
                Ok(Ok(reply)) => Ok(reply),
                Ok(Err(_)) => Err(ClientError::Closed),
                Err(_) => Err(late("waiting for a reply")),
            }
        };
        tokio::time::timeout_at(deadline, asked).await.unwrap_or_else(|_| Err(late("request")))
    }
}

/// Takes a request off the table when nobody waits any more.
struct Forget<'a> {
    replies: &'a Replies,
    correlation_id: &'a str,
}

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        self.replies.waiting.lock().remove(self.correlation_id);
    }
}

impl Replies {
    /// Sees to it that all brokers of the routes in use know us: one that does not cannot hand a reply on. Brokers that are away are not
    /// waited for; they hear of us when they are back.
    async fn make_known(&self, client: &Client) {
        let version = *client.routes_version().borrow();
        if self.known_at.load(Relaxed) < version {
            // Either way every broker that is there was told.
            let _ = tokio::time::timeout(INTRODUCTION_MAX, client.send_heartbeats()).await;
            self.known_at.fetch_max(version, Relaxed);
        }
    }

    #[cfg(test)]
    pub(super) fn waiting_count(&self) -> usize {
        self.waiting.lock().len()
    }

    /// Takes a reply that a broker hands on; any other request is refused.
    pub(super) fn serve(&self, request: &Command, reply_to: &ReplyTo) {
        if request.head.code != RequestCode::PUSH_REPLY_MESSAGE_TO_CLIENT.0 {
            return refuse_request(request, reply_to);
        }
        let reply = match pushed(request) {
            Ok(reply) => reply,
            Err(reason) => {
                warn!(broker = %reply_to.peer.addr(), reason, "a reply that cannot be read");
                return reply_to.send(ResponseCode::SYSTEM_ERROR, Some("process reply message fail"), &NoHeader, &[]);
            }
        };
        let id = reply.properties.get(properties::CORRELATION_ID).unwrap_or_default();
        match self.waiting.lock().remove(id) {
            // Whoever waited may have given up in this very moment.
            Some(waiting) => drop(waiting.send(reply)),
            None => debug!(id, from = %reply.born_host, "a reply that nobody waits for any more"),
        }
        reply_to.send(ResponseCode::SUCCESS, None, &NoHeader, &[]);
    }
}

/// Takes replies until the client is closed.
pub(super) async fn serve_replies(mut requests: mpsc::Receiver<BrokerRequest>, replies: Arc<Replies>) {
    while let Some((request, reply_to)) = requests.recv().await {
        replies.serve(&request, &reply_to);
    }
}

fn pushed(request: &Command) -> Result<MessageExt, String> {
    let header: PushReplyMessage = request.header().map_err(|error| error.to_string())?;
    let sys_flag = SysFlag(header.sys_flag);
    let mut properties = PropertyText::from_record(header.properties.unwrap_or_default().as_bytes());
    properties.set(properties::ARRIVE_TIME, &UnixMs::now().to_string());
    let unknown = SocketAddr::from((Ipv4Addr::UNSPECIFIED, 0));
    Ok(MessageExt {
        topic: header.topic,
        body: inflate(sys_flag, &Bytes::copy_from_slice(&request.body)).map_err(|error| error.to_string())?,
        flag: header.flag,
        properties,
        broker_name: ByteString::new(),
        queue_id: header.queue_id,
        queue_offset: QueueOffset(0),
        commit_log_offset: PhyOffset(0),
        store_size: 0,
        sys_flag,
        body_crc: 0,
        born_timestamp: header.born_timestamp,
        born_host: header.born_host.parse().unwrap_or(unknown),
        store_timestamp: header.store_timestamp,
        store_host: header.store_host.parse().unwrap_or(unknown),
        reconsume_times: header.reconsume_times.unwrap_or(0),
        prepared_transaction_offset: PhyOffset(0),
    })
}

/// The reply to a request that was consumed, to be sent by any producer.
///
/// # Errors
/// [`ClientError::IllegalArgument`] when the message does not say in which cluster it was sent.
///
/// ```no_run
/// # use mq_core::client::{ClientError, Producer, create_reply_message};
/// # use mq_core::message::MessageExt;
/// # async fn example(producer: &Producer, request: &MessageExt) -> Result<(), ClientError> {
/// let sum = "42";
/// producer.send(create_reply_message(request, sum)?).await?;
/// # Ok(())
/// # }
/// ```
pub fn create_reply_message(request: &MessageExt, body: impl Into<Bytes>) -> Result<Message, ClientError> {
    let cluster = request.properties.get(properties::CLUSTER);
    let cluster = cluster.ok_or_else(|| ClientError::illegal("request", format!("its property {} is missing", properties::CLUSTER)))?;
    let mut reply = Message::new(TopicName::new(format!("{cluster}_REPLY_TOPIC"))?, body);
    reply.properties.push(properties::MSG_TYPE, REPLY);
    for name in [properties::CORRELATION_ID, properties::REPLY_TO_CLIENT, properties::TTL] {
        reply.properties.push(name, request.properties.get(name).unwrap_or_default());
    }
    Ok(reply)
}

/// Whether a message is a reply, which has request codes of its own.
pub(super) fn is_reply(message: &Message) -> bool {
    message.properties.get(properties::MSG_TYPE) == Some(REPLY)
}
