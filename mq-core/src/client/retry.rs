//! Giving messages back: to the broker that holds them, or, if it cannot take them, as new messages to the group's retry topic.

use super::ClientError;
use super::calls;
use super::instance::Client;
use super::producer::Core;
use crate::message::{Message, MessageExt, properties};
use crate::names::GroupName;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::send::ConsumerSendMsgBack;
use std::sync::Arc;
use tracing::warn;

/// Tries of a concurrently consumed message when the consumer says -1, as in Java.
const MAX_RECONSUME_TIMES_DEFAULT: i32 = 16;
/// Delay level of the first retry.
const FIRST_DELAY_LEVEL: i32 = 3;

/// Gives messages back for one group.
pub(super) struct Retry {
    client: Arc<Client>,
    group: GroupName,
    /// -1: the default.
    max_reconsume_times: i32,
    sender: Core,
}

impl Retry {
    pub(super) fn new(client: Arc<Client>, group: GroupName, max_reconsume_times: i32, sender: Core) -> Self {
        Self { client, group, max_reconsume_times, sender }
    }

    /// `message`, pulled from `queue`, is to be delivered again after the delay of `delay_level` (0: the broker's choice, by the tries so far; below 0: never, but to the dead
    /// letters).
    ///
    /// # Errors
    /// Neither way worked; the message is still ours.
    pub(super) async fn give_back(&self, queue: &MessageQueue, message: &MessageExt, delay_level: i32) -> Result<(), ClientError> {
        let max = self.tries_concurrently();
        let header = ConsumerSendMsgBack {
            offset: message.commit_log_offset,
            group: self.group.as_shared().clone(),
            delay_level,
            origin_msg_id: Some(message.msg_id().into()),
            origin_topic: Some(self.sender.namespace().wrap(&message.topic)),
            unit_mode: false,
            max_reconsume_times: Some(max),
        };
        match calls::send_back(&self.client, queue, &header).await {
            Ok(()) => Ok(()),
            Err(error) => {
                warn!(msg_id = %message.msg_id(), %error, "the broker does not take a message back, it is sent to the retry topic");
                self.send_again(message, max).await
            }
        }
    }

    /// Orderly: whether a message that failed is to be tried again here; if not, it has been sent to the retry topic, and from there, its
    /// tries being over, the broker puts it to the dead letters.
    pub(super) async fn try_again_here(&self, message: &MessageExt) -> bool {
        let max = self.tries(i32::MAX);
        if message.reconsume_times < max {
            return true;
        }
        match self.send_again(message, max).await {
            Ok(()) => false,
            Err(error) => {
                warn!(msg_id = %message.msg_id(), %error, "a message that failed too often cannot be given up yet");
                true
            }
        }
    }

    /// Tries of a message that is consumed concurrently, after which it becomes a dead letter.
    pub(super) fn tries_concurrently(&self) -> i32 {
        self.tries(MAX_RECONSUME_TIMES_DEFAULT)
    }

    fn tries(&self, default: i32) -> i32 {
        if self.max_reconsume_times == -1 { default } else { self.max_reconsume_times }
    }

    async fn send_again(&self, message: &MessageExt, max_reconsume_times: i32) -> Result<(), ClientError> {
        let mut again = Message::new(self.group.retry_topic(), message.body.clone());
        again.flag = message.flag;
        again.properties = message.properties.clone();
        let set = &mut again.properties;
        if set.get(properties::ORIGIN_MESSAGE_ID).is_none() {
            set.push(properties::ORIGIN_MESSAGE_ID, &message.msg_id());
        }
        set.set(properties::RETRY_TOPIC, &self.sender.namespace().wrap(&message.topic));
        set.set(properties::RECONSUME_TIME, &message.reconsume_times.saturating_add(1).to_string());
        set.set(properties::MAX_RECONSUME_TIMES, &max_reconsume_times.to_string());
        set.remove(properties::TRAN_MSG);
        let again = again.with_delay_level(FIRST_DELAY_LEVEL.saturating_add(message.reconsume_times));
        self.sender.send(again, self.sender.timeout()).await.map(|_| ())
    }
}
