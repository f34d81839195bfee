//! Transactions: the half messages that nobody decided yet, and those that were given up.

use super::cluster::Broker;
use super::{Admin, AdminError};
use crate::message::ids::OffsetMsgId;
use crate::message::{MessageExt, properties};
use crate::names::{TRANS_CHECK_MAX_TIME_TOPIC, TRANS_HALF_TOPIC, TRANS_OP_TOPIC};
use crate::protocol::RequestCode;
use crate::protocol::headers::transaction::ResumeCheckHalfMessage;
use crate::types::{QueueId, QueueOffset};
use bytes::Bytes;
use std::collections::BTreeSet;

/// The group whose positions say how far the half and op topics are done with.
const GROUP: &str = "CID_RMQ_SYS_TRANS";
/// All messages of the three topics are in this queue.
const QUEUE: QueueId = QueueId(0);
/// Messages asked for at once.
const PULL_MAX: i32 = 32;

/// Half messages of one broker.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HalfMessages {
    /// Those that were found, oldest first.
    pub messages: Vec<MessageExt>,
    /// Whether there may be more.
    pub cut: bool,
}

/// The topic that a half message is for.
pub fn real_topic(half: &MessageExt) -> Option<&str> {
    half.properties.get(properties::REAL_TOPIC)
}

/// How often a half message was checked.
pub fn check_times(half: &MessageExt) -> i64 {
    half.properties.get(properties::TRANSACTION_CHECK_TIMES).and_then(|times| times.parse().ok()).unwrap_or(0)
}

impl Admin {
    /// The half messages on `broker` that are neither committed nor rolled back; at most `scan_max` are looked at.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn undecided_half_messages(&self, broker: &Broker, scan_max: usize) -> Result<HalfMessages, AdminError> {
        let position = async |topic: &str| {
            let committed = self.committed_offset(&broker.addr, GROUP, topic, QUEUE).await?;
            Ok::<_, AdminError>(committed.unwrap_or(QueueOffset(0)))
        };
        let (half, op) = (position(TRANS_HALF_TOPIC).await?, position(TRANS_OP_TOPIC).await?);
        // In this order, what is decided meanwhile is among the op messages.
        let mut found = self.read_from(broker, TRANS_HALF_TOPIC, half, scan_max).await?;
        let ops = self.read_from(broker, TRANS_OP_TOPIC, op, usize::MAX).await?;
        let decided: BTreeSet<i64> = ops
            .messages
            .iter()
            .filter_map(|op| std::str::from_utf8(&op.body).ok())
            .flat_map(|body| body.split(',').filter_map(|number| number.parse().ok()))
            .collect();
        found.messages.retain(|half| !decided.contains(&half.queue_offset.get()));
        Ok(found)
    }

    /// The half messages on `broker` that were given up after their last check; at most `scan_max` are looked at.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn parked_half_messages(&self, broker: &Broker, scan_max: usize) -> Result<HalfMessages, AdminError> {
        let from = self.min_offset(&broker.addr, TRANS_CHECK_MAX_TIME_TOPIC, QUEUE).await?;
        match self.read_from(broker, TRANS_CHECK_MAX_TIME_TOPIC, from, scan_max).await {
            // The topic is made when the first one is parked.
            Err(error) if error.code() == Some(crate::protocol::ResponseCode::TOPIC_NOT_EXIST) => Ok(HalfMessages::default()),
            found => found,
        }
    }

    /// Has a parked half message checked again, as if it had never been.
    ///
    /// # Errors
    /// Its broker did not answer, or refused.
    pub async fn resume_check(&self, parked: OffsetMsgId) -> Result<(), AdminError> {
        let header = ResumeCheckHalfMessage { msg_id: parked.to_string().into(), topic: Some(TRANS_CHECK_MAX_TIME_TOPIC.into()) };
        self.ask(&parked.host.to_string(), RequestCode::RESUME_CHECK_HALF_MESSAGE, &header, Bytes::new()).await.map(drop)
    }

    async fn read_from(&self, broker: &Broker, topic: &str, from: QueueOffset, max: usize) -> Result<HalfMessages, AdminError> {
        let mut found = HalfMessages::default();
        let mut at = from;
        loop {
            let pulled = self.pull(broker, topic, QUEUE, at, PULL_MAX).await?;
            found.messages.extend(pulled.messages);
            if pulled.next <= at && at >= pulled.min || pulled.next >= pulled.max {
                return Ok(found);
            }
            at = pulled.next;
            if found.messages.len() >= max {
                found.cut = true;
                return Ok(found);
            }
        }
    }
}
