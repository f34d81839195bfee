//! Which queues of a topic are this consumer's: all, those that its application named, its part of a group's, or those that a broker says.

use super::Consumer;
use crate::client::ClientError;
use crate::client::calls;
use crate::client::route::TopicRoute;
use crate::client::subscription::{SUB_ALL, subscription};
use crate::names::{RETRY_PREFIX, TopicName, pop_retry_topic};
use crate::protocol::ResponseCode;
use crate::protocol::bodies::client::MessageModel;
use crate::protocol::bodies::pop::{MessageRequestMode, QueryAssignment, QueueAssignment};
use crate::protocol::bodies::queue::MessageQueue;
use bytestring::ByteString;
use std::collections::HashSet;
use tracing::{debug, warn};

/// Queues of one topic.
#[derive(Default)]
pub(super) struct Share {
    pub(super) pulled: HashSet<MessageQueue>,
    /// Queue id -1: all of that broker.
    pub(super) popped: HashSet<MessageQueue>,
}

impl Share {
    fn pulled(queues: impl IntoIterator<Item = MessageQueue>) -> Self {
        Self { pulled: queues.into_iter().collect(), popped: HashSet::new() }
    }

    fn of(assignments: Vec<QueueAssignment>) -> Self {
        let (popped, pulled) = assignments.into_iter().partition::<Vec<_>, _>(|assigned| assigned.mode == MessageRequestMode::Pop);
        let queues = |assigned: Vec<QueueAssignment>| assigned.into_iter().map(|assigned| assigned.message_queue).collect();
        Self { pulled: queues(pulled), popped: queues(popped) }
    }
}

impl Consumer {
    /// Our share of the topic. `None`: it cannot be found out now, what is held had better stay.
    pub(super) async fn share(&self, topic: &ByteString, route: &TopicRoute) -> Option<Share> {
        let all = route.subscribe_queues();
        if let Some(assigned) = &*self.assigned.lock() {
            return Some(Share::pulled(all.iter().filter(|queue| assigned.contains(queue)).cloned()));
        }
        if !self.is_clustering() {
            return Some(Share::pulled(all.iter().cloned()));
        }
        if !self.config.client_rebalance && !self.listener.is_orderly() && !self.listener.is_polled() {
            match self.assigned_by_broker(topic, route).await {
                Ok(share) => return share,
                // A broker from before there were assignments.
                Err(ClientError::Refused { code: ResponseCode::REQUEST_CODE_NOT_SUPPORTED, .. }) => {}
                Err(error) => {
                    debug!(%topic, %error, "no broker says which queues are ours, they stay as they are");
                    return None;
                }
            }
        }
        let ids = calls::consumer_ids(&self.client, self.group(), route).await;
        let ids =
            ids.inspect_err(|error| debug!(%topic, %error, "the members of the group are not known, queues stay as they are")).ok()?;
        let mine = self.config.allocate_message_queue_strategy.allocate(self.client.id(), all, &ids);
        if mine.is_none() {
            warn!(%topic, "a machine room is not known, queues stay as they are");
        }
        mine.map(Share::pulled)
    }

    async fn assigned_by_broker(&self, topic: &ByteString, route: &TopicRoute) -> Result<Option<Share>, ClientError> {
        let asked = QueryAssignment {
            client_id: self.client.id().clone(),
            consumer_group: self.group().clone(),
            message_model: MessageModel::Clustering,
            strategy_name: self.config.allocate_message_queue_strategy.name().into(),
            topic: topic.clone(),
        };
        let share = calls::assignments(&self.client, &asked, route).await?.map(Share::of);
        if let Some(share) = &share {
            self.hear_pop_retries(topic, share)?;
        }
        Ok(share)
    }

    /// Whoever pulls a topic that the group popped before must pull what the pops left behind, too; whoever pops it must not.
    fn hear_pop_retries(&self, topic: &ByteString, share: &Share) -> Result<(), ClientError> {
        if topic.starts_with(RETRY_PREFIX) || share.pulled.is_empty() == share.popped.is_empty() {
            return Ok(());
        }
        let retries = pop_retry_topic(self.group(), topic, false);
        let changed = {
            let mut subscriptions = self.subscriptions.lock();
            if share.popped.is_empty() && !subscriptions.contains_key(&retries) {
                subscriptions.insert(retries.clone(), subscription(&TopicName::new(retries)?, SUB_ALL)?);
                true
            } else {
                !share.popped.is_empty() && subscriptions.remove(&retries).is_some()
            }
        };
        if changed {
            self.describe();
            self.rebalance_due.notify_one();
        }
        Ok(())
    }
}
