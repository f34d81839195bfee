//! Pops and notifications that wait for messages, by topic, group and queue (-1: any).
//!
//! An arrival wakes one of each group, since one pop takes it. What a woken pop leaves wakes the next one when it is done.

use super::super::handlers::notification::Notice;
use super::super::handlers::pop::Pop;
use super::super::parking::Parking;
use crate::store::Arrival;
use bytestring::ByteString;
use mq_core::names::{RETRY_PREFIX, TopicName, popped_topic};
use mq_core::net::Peer;
use mq_core::types::QueueId;
use std::time::Instant;

/// The queue of a pop that takes from any.
pub const ANY_QUEUE: QueueId = QueueId(-1);

/// Group and queue.
type Key = (ByteString, QueueId);

/// What waits.
#[derive(Default)]
pub struct Waiting {
    /// Pops.
    pub pops: Parking<Key, Pop>,
    /// Notifications.
    pub notices: Parking<Key, Notice>,
}

/// What is to be carried out again.
#[derive(Default)]
pub struct Woken {
    /// Pops.
    pub pops: Vec<Pop>,
    /// Notifications.
    pub notices: Vec<Notice>,
}

impl Woken {
    fn extend(&mut self, more: Self) {
        self.pops.extend(more.pops);
        self.notices.extend(more.notices);
    }
}

impl Waiting {
    /// Whether nobody waits.
    pub fn is_empty(&self) -> bool {
        self.pops.len() == 0 && self.notices.len() == 0
    }

    /// A message of the queue can be read; takes whom it may concern. A pop retry topic concerns those who wait for its topic.
    pub fn arrived(&self, arrival: &Arrival<'_>) -> Woken {
        let of_queue = |(_, waits_for): &Key| *waits_for == ANY_QUEUE || *waits_for == arrival.queue_id;
        let mut woken = self.take(arrival.topic, of_queue, Some(arrival));
        if arrival.topic.starts_with(RETRY_PREFIX) {
            for (popped, key) in self.waiting_for_retries(arrival.topic) {
                woken.extend(self.take(&popped, |waits| *waits == key, Some(arrival)));
            }
        }
        woken
    }

    /// Takes one that waits for the group's messages of that queue, or of any queue.
    pub fn of_group(&self, topic: &str, group: &str, queue_id: QueueId) -> Woken {
        self.take(topic, |(name, waits_for)| name == group && (*waits_for == ANY_QUEUE || *waits_for == queue_id), None)
    }

    /// Forgets what a connection that has ended asked for.
    pub fn remove_peer(&self, peer: &Peer) {
        self.pops.remove_peer(peer);
        self.notices.remove_peer(peer);
    }

    /// Takes those whose deadline has come.
    pub fn expired(&self, now: Instant) -> Woken {
        Woken { pops: self.pops.expired(now), notices: self.notices.expired(now) }
    }

    /// Waits until the earliest deadline has passed.
    pub async fn next_deadline(&self) {
        tokio::select! {
            () = self.pops.next_deadline() => {}
            () = self.notices.next_deadline() => {}
        }
    }

    fn take(&self, topic: &str, keys: impl Fn(&Key) -> bool, arrival: Option<&Arrival<'_>>) -> Woken {
        let wants = |pop: &Pop| {
            arrival.is_none_or(|arrival| pop.filter.matches_code(arrival.tags_code) && pop.filter.matches_record(&arrival.record))
        };
        Woken { pops: self.pops.take_first(topic, &keys, wants), notices: self.notices.take_first(topic, &keys, |_| true) }
    }

    fn waiting_for_retries(&self, retry_topic: &str) -> Vec<(TopicName, Key)> {
        let concerned = |topic: &TopicName, (group, _): &Key| popped_topic(retry_topic, group) == Some(topic);
        let mut found = self.pops.keys(concerned);
        found.extend(self.notices.keys(concerned));
        found.dedup();
        found
    }
}
