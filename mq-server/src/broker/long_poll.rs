//! Pulls that found nothing and wait at the broker for an arrival in their queue, or for their deadline.
//!
//! The dispatcher wakes a pull the moment its message can be read, on the dispatcher's own thread: reading what has just been written and
//! queueing the answer takes microseconds, a detour over another thread takes longer. Nothing here polls: with no arrivals the only timer
//! is the earliest deadline.

use super::handlers::pull::Pull;
use ahash::RandomState;
use mq_core::message::record::RecordView;
use mq_core::names::TopicName;
use mq_core::net::Peer;
use mq_core::types::{QueueId, QueueOffset};
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Instant;
use tokio::sync::Notify;

/// Most pulls that wait at once; further ones are answered at once that there is nothing.
pub const PARKED_MAX: usize = 100_000;

/// The pulls that wait.
#[derive(Default)]
pub struct LongPoll {
    state: Mutex<State>,
    count: AtomicUsize,
    earlier_deadline: Notify,
}

#[derive(Default)]
struct State {
    by_queue: HashMap<TopicName, HashMap<i32, Vec<Parked>>, RandomState>,
    deadlines: BTreeMap<(Instant, u64), (TopicName, QueueId)>,
    next_id: u64,
}

struct Parked {
    id: u64,
    pull: Pull,
}

impl LongPoll {
    /// How many pulls wait.
    pub fn len(&self) -> usize {
        self.count.load(SeqCst)
    }

    /// Parks the pull; gives it back when too many wait. The caller looks at the queue once more afterwards, since a message may have
    /// arrived between its read and this.
    pub fn park(&self, pull: Pull) -> Result<(), Box<Pull>> {
        if self.len() >= PARKED_MAX {
            return Err(Box::new(pull));
        }
        let mut state = self.state.lock();
        let id = state.next_id;
        state.next_id += 1;
        let (topic, queue_id, deadline) = (pull.topic_name().clone(), pull.queue_id, pull.deadline);
        let earliest = state.deadlines.first_key_value().is_none_or(|((first, _), _)| deadline < *first);
        state.deadlines.insert((deadline, id), (topic.clone(), queue_id));
        state.by_queue.entry(topic).or_default().entry(queue_id.get()).or_default().push(Parked { id, pull });
        // Counted before the caller looks at the queue again, so that an arrival after that look sees it.
        self.count.fetch_add(1, SeqCst);
        drop(state);
        if earliest {
            self.earlier_deadline.notify_one();
        }
        Ok(())
    }

    /// Takes the pulls that an arrival in the queue satisfies; `message`, its tags code and record, when it is at hand.
    pub fn wake(&self, topic: &str, queue_id: QueueId, arrived: QueueOffset, message: Option<(i64, &RecordView<'_>)>) -> Vec<Pull> {
        if self.len() == 0 {
            return Vec::new();
        }
        self.take(topic, queue_id, |pull| {
            pull.offset <= arrived
                && message.is_none_or(|(code, record)| pull.filter.matches_code(code) && pull.filter.matches_record(record))
        })
    }

    /// Takes the group's pulls of the queue.
    pub fn of_group(&self, topic: &str, queue_id: QueueId, group: &str) -> Vec<Pull> {
        self.take(topic, queue_id, |pull| pull.group() == group)
    }

    /// Takes the pulls whose deadline has passed.
    pub fn expired(&self, now: Instant) -> Vec<Pull> {
        let mut due = Vec::new();
        {
            let mut state = self.state.lock();
            while let Some(entry) = state.deadlines.first_entry().filter(|entry| entry.key().0 <= now) {
                due.push((entry.key().1, entry.get().clone()));
                entry.remove();
            }
        }
        due.into_iter().flat_map(|(id, (topic, queue_id))| self.take_parked(&topic, queue_id, |parked| parked.id == id)).collect()
    }

    /// Forgets the pulls of a connection that has ended.
    pub fn remove_peer(&self, peer: &Peer) {
        if self.len() == 0 {
            return;
        }
        let keys: Vec<_> = self.state.lock().deadlines.values().cloned().collect();
        for (topic, queue_id) in keys {
            self.take(&topic, queue_id, |pull| pull.to.peer.id() == peer.id());
        }
    }

    /// Waits until the earliest deadline has passed.
    pub async fn next_deadline(&self) {
        loop {
            let first = self.state.lock().deadlines.first_key_value().map(|((deadline, _), _)| *deadline);
            let Some(deadline) = first else {
                self.earlier_deadline.notified().await;
                continue;
            };
            tokio::select! {
                () = tokio::time::sleep_until(deadline.into()) => return,
                () = self.earlier_deadline.notified() => {}
            }
        }
    }

    fn take(&self, topic: &str, queue_id: QueueId, chosen: impl Fn(&Pull) -> bool) -> Vec<Pull> {
        self.take_parked(topic, queue_id, |parked| chosen(&parked.pull))
    }

    fn take_parked(&self, topic: &str, queue_id: QueueId, chosen: impl Fn(&Parked) -> bool) -> Vec<Pull> {
        let mut state = self.state.lock();
        let State { by_queue, deadlines, .. } = &mut *state;
        let Some(queues) = by_queue.get_mut(topic) else { return Vec::new() };
        let Some(waiting) = queues.get_mut(&queue_id.get()) else { return Vec::new() };
        let taken: Vec<Parked> = waiting.extract_if(.., |parked| chosen(parked)).collect();
        if waiting.is_empty() {
            queues.remove(&queue_id.get());
            if queues.is_empty() {
                by_queue.remove(topic);
            }
        }
        for parked in &taken {
            deadlines.remove(&(parked.pull.deadline, parked.id));
        }
        self.count.fetch_sub(taken.len(), SeqCst);
        taken.into_iter().map(|parked| parked.pull).collect()
    }
}
