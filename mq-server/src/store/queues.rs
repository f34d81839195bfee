//! Queues.
use mq_core::names::TopicName;
use mq_core::types::QueueId;

/// One queue of a topic.
#[derive(Debug)]
pub struct Queue {
    topic: TopicName,
    id: QueueId,
}

impl Queue {
    /// Topic.
    pub fn topic(&self) -> &TopicName {
        &self.topic
    }

    /// Number within the topic.
    pub fn id(&self) -> QueueId {
        self.id
    }
}
