//! Messages: finding them by id and key, reading queues without being a consumer.

use super::call::{accept, read_header, refused};
use super::cluster::Broker;
use super::{Admin, AdminError, Partial};
use crate::message::MessageExt;
use crate::message::ids::OffsetMsgId;
use crate::protocol::headers::pull::{PULL_SUBSCRIPTION, PullMessage, PullMessageResponse};
use crate::protocol::headers::query::{QueryMessage, ViewMessage};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;

/// The group in whose name tools read; every broker has it.
pub const TOOLS_CONSUMER: &str = "TOOLS_CONSUMER";
/// Most messages that brokers give for one unique id.
const UNIQUE_MAX: i32 = 32;

/// What one pull brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulled {
    /// The messages, in order, their broker name filled in.
    pub messages: Vec<MessageExt>,
    /// Records that could not be read.
    pub unreadable: usize,
    /// Where to go on.
    pub next: QueueOffset,
    /// Where the queue begins.
    pub min: QueueOffset,
    /// Where it ends.
    pub max: QueueOffset,
}

/// By what messages are looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyKind {
    /// One of the sender's keys.
    Key,
    /// The id that the sender's library made up.
    UniqueId,
}

impl Admin {
    /// Reads up to `max_msgs` messages of a queue from `offset` on. Nothing is committed, no group is registered, and the broker answers at
    /// once. An offset outside of the queue brings nothing and `next` says where to go on.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn pull(
        &self,
        broker: &Broker,
        topic: &str,
        queue_id: QueueId,
        offset: QueueOffset,
        max_msgs: i32,
    ) -> Result<Pulled, AdminError> {
        let request = RequestCode::PULL_MESSAGE;
        let header = PullMessage {
            consumer_group: ByteString::from_static(TOOLS_CONSUMER),
            topic: topic.into(),
            queue_id,
            queue_offset: offset,
            max_msg_nums: max_msgs,
            sys_flag: PULL_SUBSCRIPTION,
            commit_offset: QueueOffset(0),
            suspend_timeout_ms: 0,
            subscription: Some(ByteString::from_static("*")),
            sub_version: 0,
            expression_type: Some(ByteString::from_static("TAG")),
            max_msg_bytes: None,
        };
        let answer = self.ask_any(&broker.addr, request, &header, Bytes::new()).await?;
        let code = ResponseCode(answer.head.code);
        match code {
            ResponseCode::SUCCESS
            | ResponseCode::PULL_NOT_FOUND
            | ResponseCode::PULL_RETRY_IMMEDIATELY
            | ResponseCode::PULL_OFFSET_MOVED => {}
            _ => return Err(refused(&broker.addr, request, code, &answer)),
        }
        let ends: PullMessageResponse = read_header(&broker.addr, request, &answer)?;
        let body = if code == ResponseCode::SUCCESS { answer.body } else { Bytes::new() };
        let (messages, unreadable) = decode(body, &broker.name);
        Ok(Pulled { messages, unreadable, next: ends.next_begin_offset, min: ends.min_offset, max: ends.max_offset })
    }

    /// The message that stands at `phy` in the commit log of the broker at `addr`. `topic` is a hint that brokers from 5.0 may want.
    ///
    /// # Errors
    /// It did not answer, refused, or has no message there ([`AdminError::NotFound`]).
    pub async fn message_at(&self, addr: &str, phy: PhyOffset, topic: Option<&str>) -> Result<MessageExt, AdminError> {
        let request = RequestCode::VIEW_MESSAGE_BY_ID;
        let header = ViewMessage { offset: phy, topic: topic.map(Into::into) };
        let not_found = || AdminError::not_found("message", format!("{addr} at {phy}"));
        let answer = self.ask_any(addr, request, &header, Bytes::new()).await?;
        if answer.head.code == ResponseCode::SYSTEM_ERROR.0
            && answer.head.remark.as_deref().is_some_and(|remark| remark.contains("can not find"))
        {
            return Err(not_found());
        }
        let answer = accept(addr, request, answer)?;
        MessageExt::decode(&answer.body).map_err(|error| super::call::bad_answer(addr, request, &error))
    }

    /// The message with that id. It names the address that its broker had when it stored the message, so a moved broker is not found by it.
    ///
    /// # Errors
    /// As [`Admin::message_at`].
    pub async fn message_by_id(&self, id: OffsetMsgId, topic: Option<&str>) -> Result<MessageExt, AdminError> {
        self.message_at(&id.host.to_string(), id.phy, topic).await
    }

    /// The messages of `topic` with that key on the broker at `addr`, stored between `begin` and `end`, at most `max_num`. What shares the
    /// key's hash and is something else is left out.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason than that it has none.
    pub async fn messages_by_key_at(&self, broker: &Broker, query: &KeyQuery<'_>) -> Result<Vec<MessageExt>, AdminError> {
        let unique = query.kind == KeyKind::UniqueId;
        let header = QueryMessage {
            topic: query.topic.into(),
            key: query.key.into(),
            max_num: if unique { UNIQUE_MAX } else { query.max_num },
            begin_timestamp: query.begin,
            end_timestamp: query.end,
            index_type: Some(ByteString::from_static(if unique { "U" } else { "K" })),
            last_key: None,
            unique_key_query: Some(unique),
        };
        match self.ask(&broker.addr, RequestCode::QUERY_MESSAGE, &header, Bytes::new()).await {
            Ok(answer) => {
                let mut messages = decode(answer.body, &broker.name).0;
                messages.retain(|message| query.fits(message));
                Ok(messages)
            }
            Err(error) if error.code() == Some(ResponseCode::QUERY_NOT_FOUND) => Ok(Vec::new()),
            Err(error) => Err(error),
        }
    }

    /// The messages with that key, by broker that has the topic.
    ///
    /// # Errors
    /// As [`Admin::topic_route`].
    pub async fn messages_by_key(&self, query: &KeyQuery<'_>) -> Result<Partial<Broker, Vec<MessageExt>>, AdminError> {
        let brokers = self.topic_brokers(query.topic).await?;
        Ok(self.each(brokers, |broker| async move { self.messages_by_key_at(&broker, query).await }).await)
    }
}

/// What to look for in the index of a broker.
#[derive(Debug, Clone)]
pub struct KeyQuery<'a> {
    /// Where.
    pub topic: &'a str,
    /// The key or id.
    pub key: &'a str,
    /// Which of the two it is.
    pub kind: KeyKind,
    /// Stored at or after.
    pub begin: UnixMs,
    /// Stored at or before.
    pub end: UnixMs,
    /// At most so many of one broker.
    pub max_num: i32,
}

impl<'a> KeyQuery<'a> {
    /// Of any age, at most 64 of one broker, as Apache's tool asks.
    pub fn new(topic: &'a str, key: &'a str, kind: KeyKind) -> Self {
        Self { topic, key, kind, begin: UnixMs(0), end: UnixMs(i64::MAX), max_num: 64 }
    }

    fn fits(&self, message: &MessageExt) -> bool {
        if message.topic != self.topic {
            return false;
        }
        match self.kind {
            KeyKind::UniqueId => message.msg_id() == self.key,
            KeyKind::Key => message.keys().is_some_and(|keys| keys.split(' ').any(|key| key == self.key)),
        }
    }
}

/// The messages in `body` and how many records could not be read.
fn decode(body: Bytes, broker_name: &ByteString) -> (Vec<MessageExt>, usize) {
    let (mut messages, mut unreadable) = (Vec::new(), 0);
    for decoded in MessageExt::decode_all(body) {
        match decoded {
            Ok(message) => messages.push(MessageExt { broker_name: broker_name.clone(), ..message }),
            Err(_) => unreadable += 1,
        }
    }
    (messages, unreadable)
}
