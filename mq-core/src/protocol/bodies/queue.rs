//! The name of one queue of a cluster.

use crate::types::QueueId;
use bytestring::ByteString;
use serde::{Deserialize, Serialize};
use std::fmt;

/// A queue: topic, broker name and queue id. Ordered as Java orders it, which all clients of a group must agree on to share queues.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct MessageQueue {
    /// Topic.
    pub topic: ByteString,
    /// Broker name, which master and slaves share.
    pub broker_name: ByteString,
    /// Queue within topic and broker.
    pub queue_id: QueueId,
}

impl MessageQueue {
    /// The queue of that topic, broker name and id.
    pub fn new(topic: impl Into<ByteString>, broker_name: impl Into<ByteString>, queue_id: QueueId) -> Self {
        Self { topic: topic.into(), broker_name: broker_name.into(), queue_id }
    }
}

impl fmt::Display for MessageQueue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}:{}", self.topic, self.broker_name, self.queue_id)
    }
}
