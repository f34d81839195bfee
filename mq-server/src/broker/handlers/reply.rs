//! Replies of request and reply: codes 324 and 325.
//!
//! A reply goes straight to the client that waits for it, over the connection it keeps to this broker (326); by default it is stored in
//! the reply topic as well, for the record.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::Reply;
use super::send::{accepts_sends, msg_ids, pick_queue, writable_topic};
use crate::store::{Burst, Draft, DraftKind};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::SysFlag;
use mq_core::message::properties::{self, Properties, PropertyText};
use mq_core::net::Peer;
use mq_core::protocol::headers::send::{PushReplyMessage, SendMessage, SendMessageResponse};
use mq_core::protocol::{RequestCode, ResponseCode};
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::oneshot;
use tracing::{debug, warn};

/// How long the waiting client may take to say that it has the reply.
const PUSH_TIMEOUT: Duration = Duration::from_secs(10);

/// Hands a reply to the client that waits for it.
///
/// # Errors
/// The reply topic cannot be written; that nobody waits any more is an answer, not an error, since the reply may be stored all the same.
pub async fn message(broker: Arc<Broker>, from: Arc<Peer>, header: SendMessage, body: Bytes) -> Result<Reply, Refusal> {
    if body.is_empty() {
        return Err(Refusal::MessageIllegal { why: "the message has no body".into() });
    }
    accepts_sends(&broker)?;
    let topic = writable_topic(&broker, &header)?;
    let queue_id = pick_queue(&topic, header.queue_id)?;
    let pushed = push(&broker, &from, &header, &body).await;
    let (mut msg_id, mut queue_offset) = (ByteString::from_static("0"), QueueOffset(0));
    if broker.settings.load().store_reply_message {
        let queue = topic.queue(&broker.store, queue_id).ok_or_else(|| Refusal::Invalid { why: format!("no queue {queue_id}") })?.clone();
        topic.puts.add(1);
        let draft = Draft {
            queue,
            kind: DraftKind::Message,
            body,
            properties: header.properties.unwrap_or_default(),
            flag: header.flag,
            sys_flag: SysFlag(header.sys_flag),
            born_timestamp: header.born_timestamp,
            born_host: from.addr(),
            reconsume_times: header.reconsume_times.unwrap_or(0),
            prepared_transaction_offset: PhyOffset(0),
        };
        let (done, stored) = oneshot::channel();
        broker.store.append(Burst { drafts: vec![draft], done: Box::new(move |results| drop(done.send(results))) });
        match stored.await.ok().and_then(|mut results| results.pop()) {
            Some(Ok(put)) => (msg_id, queue_offset) = (msg_ids(broker.store_host, &put), put.queue_offset),
            Some(Err(error)) => warn!(%error, "a reply could not be stored"),
            None => warn!("a reply could not be stored, the store is closed"),
        }
    }
    let header = answer(&broker, msg_id, queue_id, queue_offset);
    let (code, remark) = pushed.map_or_else(|why| (ResponseCode::SYSTEM_ERROR, Some(why)), |()| (ResponseCode::SUCCESS, None));
    Ok(Reply { code, remark, header: Box::new(header), body: Vec::new() })
}

fn answer(broker: &Broker, msg_id: ByteString, queue_id: QueueId, queue_offset: QueueOffset) -> SendMessageResponse {
    SendMessageResponse {
        msg_id,
        queue_id,
        queue_offset,
        transaction_id: None,
        batch_uniq_id: None,
        recall_handle: None,
        region: Some(broker.region.clone()),
        trace_on: Some(broker.trace_on.clone()),
    }
}

/// Hands the reply on; why not, in words for the one who replied.
async fn push(broker: &Broker, from: &Peer, reply: &SendMessage, body: &Bytes) -> Result<(), String> {
    let text = reply.properties.clone().unwrap_or_default();
    let Some(waiting) = Properties::new(&*text).get(properties::REPLY_TO_CLIENT) else {
        return Err(format!("reply message properties[{}] is null", properties::REPLY_TO_CLIENT));
    };
    let Some(client) = broker.clients.producer(waiting) else {
        return Err(format!("push reply message fail, channel of <{waiting}> not found."));
    };
    let mut pushed = PropertyText::from_record(text.as_bytes());
    pushed.set(properties::PUSH_REPLY_TIME, &UnixMs::now().to_string());
    let header = PushReplyMessage {
        producer_group: reply.producer_group.clone(),
        topic: reply.topic.clone(),
        default_topic: reply.default_topic.clone(),
        default_topic_queue_nums: reply.default_topic_queue_nums,
        queue_id: reply.queue_id,
        sys_flag: reply.sys_flag,
        born_timestamp: reply.born_timestamp,
        flag: reply.flag,
        properties: Some(pushed.into_string().into()),
        reconsume_times: reply.reconsume_times,
        unit_mode: reply.unit_mode,
        born_host: from.addr().to_string().into(),
        store_host: broker.store_host.to_string().into(),
        store_timestamp: UnixMs::now(),
    };
    let answer = client.peer.call(RequestCode::PUSH_REPLY_MESSAGE_TO_CLIENT, &header, body.clone(), PUSH_TIMEOUT).await;
    match answer {
        Ok(answer) if answer.head.code == ResponseCode::SUCCESS.0 => Ok(()),
        Ok(answer) => {
            debug!(client = waiting, code = answer.head.code, remark = ?answer.head.remark, "a client does not take its reply");
            Err(format!("push reply message to {waiting} fail."))
        }
        Err(error) => {
            debug!(client = waiting, %error, "a reply cannot be handed on");
            Err(format!("push reply message to {waiting} fail."))
        }
    }
}
