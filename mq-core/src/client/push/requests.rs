//! What brokers ask of a consumer: 40, 220, 221, 307, 309. Anything else is refused by name.

use super::Consumer;
use super::listener::{ConsumeOrderlyStatus, ConsumeStatus, Listener, MessageBatch};
use crate::client::ClientError;
use crate::client::instance::{BrokerRequest, refuse_request};
use crate::message::{MessageExt, properties};
use crate::names::RETRY_PREFIX;
use crate::net::ReplyTo;
use crate::protocol::bodies::offset::{ConsumerStatusBody, ResetOffsetBody};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::running::{ConsumeMessageDirectlyResult, ConsumeResult};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::client::{ConsumeMessageDirectly, ConsumerGroupRef, ConsumerRunningInfoRequest};
use crate::protocol::headers::offset::{ConsumerStatusRequest, ResetOffset};
use crate::protocol::lenient_json::{self, RawKey};
use crate::protocol::{Command, RequestCode, ResponseCode, WireHeader};
use crate::types::QueueOffset;
use bytes::Bytes;
use bytestring::ByteString;
use serde::Serialize;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::mpsc;
use tracing::{debug, info, warn};

impl Consumer {
    /// Answers brokers until the consumer ends.
    pub(super) async fn serve(self: Arc<Self>, mut requests: mpsc::Receiver<BrokerRequest>) {
        loop {
            let (request, reply) = tokio::select! {
                () = self.stopping() => return,
                request = requests.recv() => match request {
                    Some(request) => request,
                    None => return,
                },
            };
            if let Err(error) = self.answer(&request, &reply) {
                warn!(broker = %reply.peer.addr(), %error, "a broker asked what cannot be understood");
                reply.send(ResponseCode::SYSTEM_ERROR, Some(&error.to_string()), &NoHeader, &[]);
            }
        }
    }

    fn answer(self: &Arc<Self>, request: &Command, reply: &ReplyTo) -> Result<(), ClientError> {
        match RequestCode(request.head.code) {
            RequestCode::NOTIFY_CONSUMER_IDS_CHANGED => {
                let header: ConsumerGroupRef = read_header(request, reply)?;
                debug!(group = %header.consumer_group, "the group has changed");
                self.rebalance_due.notify_one();
            }
            RequestCode::RESET_CONSUMER_CLIENT_OFFSET => {
                let header: ResetOffset = read_header(request, reply)?;
                let body: ResetOffsetBody = read_body(request, reply)?;
                tokio::spawn(self.clone().reset_offsets(header, body));
            }
            RequestCode::GET_CONSUMER_STATUS_FROM_CLIENT => {
                let header: ConsumerStatusRequest = read_header(request, reply)?;
                let known = self.offsets.known_of(&header.topic).into_iter();
                let message_queue_table = known.map(|(queue, offset)| (RawKey(queue), offset.get())).collect();
                send_body(reply, &ConsumerStatusBody { message_queue_table, ..ConsumerStatusBody::default() });
            }
            RequestCode::GET_CONSUMER_RUNNING_INFO => {
                let header: ConsumerRunningInfoRequest = read_header(request, reply)?;
                if self.is_for_us(&header.consumer_group, reply) {
                    send_body(reply, &self.running_info());
                }
            }
            RequestCode::CONSUME_MESSAGE_DIRECTLY => {
                let header: ConsumeMessageDirectly = read_header(request, reply)?;
                if self.is_for_us(&header.consumer_group, reply) {
                    let message = MessageExt::decode(&request.body).map_err(|error| bad_request(request, reply, error))?;
                    let (consumer, reply) = (self.clone(), reply.clone());
                    let broker_name = header.broker_name.unwrap_or_default();
                    tokio::spawn(async move { send_body(&reply, &consumer.consume_directly(message, broker_name).await) });
                }
            }
            _ => refuse_request(request, reply),
        }
        Ok(())
    }

    fn is_for_us(&self, group: &ByteString, reply: &ReplyTo) -> bool {
        if group == self.group() {
            return true;
        }
        let remark = format!("The Consumer Group <{group}> not exist in this consumer");
        reply.send(ResponseCode::SYSTEM_ERROR, Some(&remark), &NoHeader, &[]);
        false
    }

    /// Offsets were moved by an administrator.
    async fn reset_offsets(self: Arc<Self>, header: ResetOffset, body: ResetOffsetBody) {
        if header.group != *self.group() {
            return;
        }
        for (RawKey(queue), offset) in body.offset_table.into_iter().filter(|(queue, _)| queue.0.topic == header.topic) {
            let held = self.queues.lock().get(&queue).cloned();
            if let Some(held) = held {
                info!(%queue, offset, "offset reset");
                self.move_to(&held, QueueOffset(offset)).await;
            }
        }
    }

    async fn consume_directly(&self, mut message: MessageExt, broker_name: ByteString) -> ConsumeMessageDirectlyResult {
        if message.topic.starts_with(RETRY_PREFIX)
            && let Some(original) = message.properties.get(properties::RETRY_TOPIC)
        {
            message.topic = original.into();
        }
        message.topic = self.namespace().unwrap(&message.topic);
        message.broker_name = broker_name.clone();
        let queue = MessageQueue::new(message.topic.clone(), broker_name, message.queue_id);
        let batch = MessageBatch { queue, messages: vec![Arc::new(message)] };
        let started = Instant::now();
        let result = match &self.listener {
            Listener::Concurrent(listener) => match listener(batch).await {
                Some(ConsumeStatus::Success | ConsumeStatus::SuccessOf(1..)) => ConsumeResult::Success,
                Some(_) => ConsumeResult::Later,
                None => ConsumeResult::ThrowException,
            },
            Listener::Orderly(listener) => match listener(batch).await {
                Some(ConsumeOrderlyStatus::Success) => ConsumeResult::Success,
                Some(ConsumeOrderlyStatus::Commit) => ConsumeResult::Commit,
                Some(ConsumeOrderlyStatus::Rollback) => ConsumeResult::Rollback,
                Some(_) => ConsumeResult::Later,
                None => ConsumeResult::ThrowException,
            },
            Listener::Polled => ConsumeResult::Later,
        };
        ConsumeMessageDirectlyResult {
            auto_commit: self.config.auto_commit,
            consume_result: Some(result),
            order: self.listener.is_orderly(),
            remark: (result == ConsumeResult::ThrowException).then(|| ByteString::from_static("the listener panicked")),
            spent_time_mills: started.elapsed().as_millis() as i64,
        }
    }
}

fn read_header<H: WireHeader>(request: &Command, reply: &ReplyTo) -> Result<H, ClientError> {
    request.header().map_err(|error| bad_request(request, reply, error))
}

fn read_body<T: serde::de::DeserializeOwned>(request: &Command, reply: &ReplyTo) -> Result<T, ClientError> {
    lenient_json::from_slice(&request.body).map_err(|error| bad_request(request, reply, error))
}

fn bad_request(request: &Command, reply: &ReplyTo, reason: impl ToString) -> ClientError {
    let (request, addr) = (RequestCode(request.head.code), reply.peer.addr().to_string());
    ClientError::BadAnswer { request, addr, reason: reason.to_string() }
}

fn send_body(reply: &ReplyTo, body: &impl Serialize) {
    reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[Bytes::from(lenient_json::to_vec(body))]);
}
