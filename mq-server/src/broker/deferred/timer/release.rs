//! `timer-release`: what is due goes to its queue, in bursts.

use super::super::super::Broker;
use super::super::super::tables::topic_configs::Topic;
use super::super::burst::{BURST_BYTES_MAX, BURST_MESSAGES_MAX, append_all};
use super::counts::Tally;
use super::due::Taken;
use super::waiting::WaitingMessage;
use super::{SLEEP_MAX, SLEEP_ON_ERROR, Timer};
use crate::store::Draft;
use mq_core::names::TIMER_TOPIC;
use mq_core::types::{PhyOffset, QueueId, UnixMs};
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tracing::warn;

/// Releases until the timer is stopped.
pub(super) fn run(timer: &Timer, broker: &Broker) {
    while let Some(taken) = next_due(timer) {
        let Some(left) = release(timer, broker, &taken) else { return };
        timer.counts.add(left.changes());
        timer.pending.fetch_sub(taken.len() as i64, Ordering::Relaxed);
        timer.state.lock().due.delivered();
    }
}

/// Waits until messages are due; `None` when the timer is stopped and everything is in order.
fn next_due(timer: &Timer) -> Option<Vec<Taken>> {
    let mut state = timer.state.lock();
    loop {
        if state.nothing_follows {
            let late = state.due.take_late(BURST_MESSAGES_MAX, BURST_BYTES_MAX);
            return (!late.is_empty()).then_some(late);
        }
        let now = timer.clock.now().get();
        let taken = state.due.take(now, BURST_MESSAGES_MAX, BURST_BYTES_MAX);
        if !taken.is_empty() {
            return Some(taken);
        }
        let sleep = state.due.next_due().map_or(SLEEP_MAX, |due| Duration::from_millis((due - now).max(0) as u64));
        timer.release.wait_for(&mut state, sleep.min(SLEEP_MAX));
    }
}

/// Appends messages, and tells of which topics they were; `None` when the timer was stopped before they were in.
fn release(timer: &Timer, broker: &Broker, taken: &[Taken]) -> Option<Tally> {
    let pause = || {
        let mut state = timer.state.lock();
        if !state.stopping {
            timer.release.wait_for(&mut state, SLEEP_ON_ERROR);
        }
        !state.stopping
    };
    let (drafts, left) = draft(timer, broker, taken);
    let appended = append_all(&broker.store, drafts, pause).ok()?;
    timer.dequeued.add(appended as u64);
    Some(left)
}

fn draft(timer: &Timer, broker: &Broker, taken: &[Taken]) -> (Vec<Draft>, Tally) {
    let now = timer.clock.now();
    let mut topics = Destinations { broker, last: None, left: Tally::default() };
    let drafts = taken.iter().filter_map(|taken| draft_one(timer, &mut topics, taken, now)).collect();
    (drafts, topics.left)
}

/// `None` when the message was recalled, or cannot be delivered.
fn draft_one(timer: &Timer, topics: &mut Destinations<'_>, taken: &Taken, now: UnixMs) -> Option<Draft> {
    let Some(record) = topics.broker.store.record(PhyOffset(taken.phy), taken.size) else {
        warn!(phy = taken.phy, "a message that waited for its time is gone");
        return None;
    };
    let message = WaitingMessage::read(&record)?;
    if taken.ask_recalled && timer.state.lock().due.is_recalled(taken.second, message.topic, message.unique_key) {
        // The unit that recalled it was counted as one less already.
        timer.pending.fetch_add(1, Ordering::Relaxed);
        return None;
    }
    topics.left.add(message.topic, -1);
    if message.rolls_in(taken.second) {
        let queue = topics.get(TIMER_TOPIC)?.queue(&topics.broker.store, QueueId(0))?.clone();
        return Some(message.roll(&record, queue));
    }
    let topic = topics.get(message.topic);
    let queue = topic.as_ref().and_then(|topic| topic.queue(&topics.broker.store, message.queue_id));
    let Some((topic, queue)) = topic.as_ref().zip(queue) else {
        warn!(topic = message.topic, queue = %message.queue_id, phy = taken.phy, "a message that waited has no queue any more and is dropped");
        return None;
    };
    topic.puts.add(1);
    Some(message.deliver(&record, queue.clone(), now))
}

/// Topics by name; the last one is remembered, since many messages in a row are of one topic.
struct Destinations<'a> {
    broker: &'a Broker,
    last: Option<Arc<Topic>>,
    /// What leaves the wheel.
    left: Tally,
}

impl Destinations<'_> {
    fn get(&mut self, topic: &str) -> Option<Arc<Topic>> {
        if self.last.as_ref().is_none_or(|last| last.name.as_str() != topic) {
            self.last = self.broker.topics.get(topic);
        }
        self.last.clone()
    }
}
