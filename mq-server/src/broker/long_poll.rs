//! Pulls that found nothing and wait at the broker for an arrival in their queue, or for their deadline.
//!
//! The dispatcher wakes a pull the moment its message can be read, on the dispatcher's own thread: reading what has just been written and
//! queueing the answer takes microseconds, a detour over another thread takes longer. Nothing here polls.

use super::handlers::pull::Pull;
use super::parking::Parking;
use mq_core::message::record::RecordView;
use mq_core::net::Peer;
use mq_core::types::{QueueId, QueueOffset};
use std::time::Instant;

/// Most pulls that wait at once; further ones are answered at once that there is nothing.
pub const PARKED_MAX: usize = 100_000;

/// The pulls that wait.
#[derive(Default)]
pub struct LongPoll {
    pulls: Parking<QueueId, Pull>,
}

impl LongPoll {
    /// How many pulls wait.
    pub fn len(&self) -> usize {
        self.pulls.len()
    }

    /// Parks the pull; gives it back when too many wait. The caller looks at the queue once more afterwards, since a message may have
    /// arrived between its read and this.
    pub fn park(&self, pull: Pull) -> Result<(), Box<Pull>> {
        if self.len() >= PARKED_MAX {
            return Err(Box::new(pull));
        }
        let (topic, queue_id, peer, deadline) = (pull.topic_name().clone(), pull.queue_id, pull.to.peer.clone(), pull.deadline);
        self.pulls.park(&topic, queue_id, &peer, deadline, pull);
        Ok(())
    }

    /// Takes the pulls that an arrival in the queue satisfies; `message`, its tags code and record, when it is at hand.
    pub fn wake(&self, topic: &str, queue_id: QueueId, arrived: QueueOffset, message: Option<(i64, &RecordView<'_>)>) -> Vec<Pull> {
        self.pulls.take_all(topic, &queue_id, |pull| {
            pull.offset <= arrived
                && message.is_none_or(|(code, record)| pull.filter.matches_code(code) && pull.filter.matches_record(record))
        })
    }

    /// Takes the group's pulls of the queue.
    pub fn of_group(&self, topic: &str, queue_id: QueueId, group: &str) -> Vec<Pull> {
        self.pulls.take_all(topic, &queue_id, |pull| pull.group() == group)
    }

    /// Takes the pulls whose deadline has passed.
    pub fn expired(&self, now: Instant) -> Vec<Pull> {
        self.pulls.expired(now)
    }

    /// Forgets the pulls of a connection that has ended.
    pub fn remove_peer(&self, peer: &Peer) {
        self.pulls.remove_peer(peer);
    }

    /// Waits until the earliest deadline has passed.
    pub async fn next_deadline(&self) {
        self.pulls.next_deadline().await;
    }
}
