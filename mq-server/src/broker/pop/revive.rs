//! The thread that follows the revive log, and brings back what was not acknowledged in time.
//!
//! Every tick it reads what is new in each queue of the log, and if it has read all that was there when the tick began, appends what is due
//! to the retry topics. It looks at the log by itself instead of being told of arrivals: a burst of acknowledgements costs one tick.

use super::checkpoints::Due;
use super::{REVIVE_GROUP, ack_draft, ack_record, check_point_draft, revive_log};
use crate::broker::Broker;
use crate::broker::handlers::pop;
use crate::broker::tables::topic_configs::Topic;
use crate::store::{Draft, ReadRequest, StoreError};
use bytes::Bytes;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::{RecordView, records};
use mq_core::names::{TopicName, pop_retry_topic, popped_topic};
use mq_core::protocol::bodies::pop::{ACK_TAG, AckRecord, BATCH_ACK_TAG, CHECK_POINT_TAG, CheckPoint};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::lenient_json;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use parking_lot::{Condvar, Mutex};
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tracing::{error, warn};

/// How often the log is looked at.
const TICK: Duration = Duration::from_millis(100);
/// After a refused append.
const SLEEP_ON_ERROR: Duration = Duration::from_secs(1);
/// Check-points brought back in one append.
const ROUND: usize = 64;
/// When messages without a retry topic are looked at again, ms.
const LATER_MS: i64 = 10_000;
/// Check-points written again in one append.
const ROUND_AGAIN: usize = 512;
/// Records of the log read at once.
const READ_AT_ONCE: usize = 32;
/// Records that a check-point may hold up before it is written again: this many, or four times those that are needed if that is more, so
/// that writing again never makes most of the log.
const HELD_UP_MAX: i64 = 100_000;
const HELD_UP_PER_NEEDED: i64 = 4;

/// The thread's stop and wake-up.
#[derive(Default)]
pub struct Reviver {
    stopping: Mutex<bool>,
    wake: Condvar,
}

/// How far each queue of the log was followed: the next record to read.
#[derive(Default)]
struct Follower {
    next: HashMap<i32, QueueOffset>,
}

impl Reviver {
    /// Ends `run`.
    pub fn stop(&self) {
        *self.stopping.lock() = true;
        self.wake.notify_one();
    }

    /// Follows and revives until `stop`; a thread of its own.
    pub fn run(&self, broker: &Arc<Broker>) {
        let mut follower = Follower::default();
        loop {
            let sleep = match tick(broker, &mut follower) {
                Ok(sleep) => sleep,
                Err(StoreError::Closed) => SLEEP_ON_ERROR,
                Err(error) => {
                    error!(%error, "cannot bring popped messages back, it will be tried again");
                    SLEEP_ON_ERROR
                }
            };
            let mut stopping = self.stopping.lock();
            if !*stopping && !sleep.is_zero() {
                self.wake.wait_for(&mut stopping, sleep);
            }
            if *stopping {
                return;
            }
        }
    }
}

/// One look at the log and at what is due; how long there is nothing to do.
fn tick(broker: &Arc<Broker>, follower: &mut Follower) -> Result<Duration, StoreError> {
    let Ok(log) = revive_log(broker) else { return Ok(TICK) };
    let now = UnixMs::now();
    let caught_up = follower.follow(broker, &log);
    let mut more = false;
    if caught_up {
        more = revive_due(broker, &log, now)?;
        write_again(broker, &log, follower)?;
    }
    follower.commit(broker, &log);
    for (topic, group, queue_id) in broker.pops.orders.take_freed(now) {
        pop::resume(broker, broker.pops.waiting.of_group(&topic, &group, queue_id));
    }
    if more {
        return Ok(Duration::ZERO);
    }
    let next = [broker.pops.points.lock().next_due(), broker.pops.orders.next_free()].into_iter().flatten().min();
    let until = next.map_or(TICK, |at| Duration::from_millis((at.get() - UnixMs::now().get()).max(0) as u64));
    // What is due and was not brought back waits for the log.
    Ok(if until.is_zero() { Duration::from_millis(10) } else { until.min(TICK) })
}

impl Follower {
    /// Reads on; whether all was read that the log held at the beginning.
    fn follow(&mut self, broker: &Broker, log: &Topic) -> bool {
        let goals: Vec<(QueueId, QueueOffset)> = log.queues(&broker.store).map(|(id, queue)| (id, queue.next_offset())).collect();
        let mut caught_up = true;
        for (queue_id, goal) in goals {
            caught_up &= self.follow_queue(broker, log, queue_id) >= goal;
        }
        caught_up
    }

    fn follow_queue(&mut self, broker: &Broker, log: &Topic, queue_id: QueueId) -> QueueOffset {
        let known = self.next.get(&queue_id.get()).copied();
        // What is committed is the last record that is not needed any more, as Apache commits it.
        let committed = || broker.offsets.get(REVIVE_GROUP, &log.name, queue_id).map_or(QueueOffset(0), |last| last.advance(1));
        let mut next = known.unwrap_or_else(committed);
        loop {
            let read = broker.store.read(&ReadRequest {
                topic: &log.name,
                queue_id,
                offset: next,
                max_messages: READ_AT_ONCE,
                max_bytes: usize::MAX,
                matches: &|_| true,
                matches_record: None,
            });
            for record in read.records.iter().flat_map(|slice| records(slice)) {
                note(broker, queue_id, &record);
            }
            if read.next_offset == next || *broker.pops.reviver.stopping.lock() {
                break;
            }
            next = read.next_offset;
        }
        self.next.insert(queue_id.get(), next);
        next
    }

    /// Remembers how far the log is not needed any more.
    fn commit(&self, broker: &Broker, log: &Topic) {
        for (queue_id, next) in &self.next {
            let queue_id = QueueId(*queue_id);
            let first_needed = broker.pops.points.lock().first_needed(queue_id).unwrap_or(*next);
            let last_done = first_needed.min(*next).advance(-1);
            if last_done.get() >= 0 && broker.offsets.get(REVIVE_GROUP, &log.name, queue_id) != Some(last_done) {
                broker.offsets.commit(REVIVE_GROUP, &log.name, queue_id, last_done);
            }
        }
    }
}

/// Takes over what one record of the log says.
fn note(broker: &Broker, queue_id: QueueId, record: &RecordView<'_>) {
    let properties = record.properties();
    let outcome = match properties.get(properties::TAGS) {
        Some(CHECK_POINT_TAG) => lenient_json::from_slice::<CheckPoint>(record.body()).map(|read| {
            let by_timer = properties.get(properties::TIMER_OUT_MS).is_some();
            broker.pops.points.lock().add(queue_id, record.queue_offset(), &read, by_timer);
        }),
        Some(ACK_TAG | BATCH_ACK_TAG) => {
            lenient_json::from_slice::<AckRecord>(record.body()).map(|read| broker.pops.points.lock().acknowledge(&read))
        }
        _ => return,
    };
    if let Err(error) = outcome {
        warn!(queue = %queue_id, offset = %record.queue_offset(), %error, "a record of the revive log cannot be read and is passed over");
    }
}

/// Brings back what is due, and says so in the log; whether there may be more.
fn revive_due(broker: &Arc<Broker>, log: &Topic, now: UnixMs) -> Result<bool, StoreError> {
    let due = broker.pops.points.lock().due(now, ROUND);
    let mut drafts = Vec::new();
    let mut later = Vec::new();
    for entry in &due {
        match again(broker, entry) {
            Again::Now(retries) => {
                drafts.extend(retries);
                let queue = &*entry.queue;
                let record = ack_record(queue, entry.start, entry.pop_time, broker.broker_name.clone(), entry.offsets.clone());
                drafts.extend(ack_draft(broker, log, entry.revive_queue_id, &record, now));
            }
            Again::Later => later.push(entry.id),
            Again::Never => {}
        }
    }
    if !drafts.is_empty() {
        for result in broker.store.append_now(drafts) {
            result?;
        }
    }
    let mut points = broker.pops.points.lock();
    for entry in &due {
        match later.contains(&entry.id) {
            true => points.postpone(entry.id, UnixMs(now.get() + LATER_MS)),
            false => points.remove(entry.id),
        }
    }
    Ok(due.len() == ROUND)
}

/// What is to be done with messages that are due.
enum Again {
    /// They go to the retry topic.
    Now(Vec<Draft>),
    /// There is no retry topic and none can be made.
    Later,
    /// Their topic or group is gone.
    Never,
}

/// The messages of an entry on their way into the group's retry topic. A message that the log does not hold any more is left out.
fn again(broker: &Broker, entry: &Due) -> Again {
    let queue = &*entry.queue;
    let popped = popped_topic(&queue.topic, &queue.group).unwrap_or(&queue.topic);
    if broker.topics.get(popped).is_none() || broker.groups.get(&queue.group).is_none() {
        return Again::Never;
    }
    let retry_topic = retry_topic(broker, &queue.topic, &queue.group);
    let Some(topic) = retry_topic.filter(|topic| topic.queue(&broker.store, QueueId(0)).is_some()) else {
        warn!(topic = %queue.topic, group = %queue.group, "there is no retry topic and none can be made; popped messages wait");
        return Again::Later;
    };
    let drafts = entry.offsets.iter().filter_map(|offset| {
        let read = broker.store.read(&ReadRequest {
            topic: &queue.topic,
            queue_id: queue.queue_id,
            offset: *offset,
            max_messages: 1,
            max_bytes: usize::MAX,
            matches: &|_| true,
            matches_record: None,
        });
        let slice = read.records.first()?;
        let view = RecordView::parse(slice).ok().filter(|record| record.queue_offset() == *offset)?;
        retry(broker, &topic, slice, &view, entry.pop_time)
    });
    Again::Now(drafts.collect())
}

/// Where what the group popped of `topic` comes again; made when it is not there. What comes from a retry topic goes back there.
fn retry_topic(broker: &Broker, topic: &str, group: &str) -> Option<Arc<Topic>> {
    if topic.starts_with(mq_core::names::RETRY_PREFIX) {
        return broker.topics.get(topic);
    }
    let v2 = broker.settings.load().retry_topic_v2;
    let name = TopicName::new(pop_retry_topic(group, topic, v2)).ok()?;
    let (retry, made) = broker.topics.get_or_create(&name, || TopicConfig::new("", 1, PERM_READ | PERM_WRITE))?;
    if made {
        broker.registrar.changed();
        if broker.offsets.get(group, &name, QueueId(0)).is_none() {
            broker.offsets.commit(group, &name, QueueId(0), QueueOffset(0));
        }
    }
    Some(retry)
}

fn retry(broker: &Broker, topic: &Topic, slice: &Bytes, view: &RecordView<'_>, pop_time: UnixMs) -> Option<Draft> {
    let mut text = PropertyText::from_record(view.properties_bytes());
    text.remove(properties::POP_CK);
    if view.reconsume_times() == 0 || text.get(properties::FIRST_POP_TIME).is_none() {
        text.set(properties::FIRST_POP_TIME, &pop_time.to_string());
    }
    topic.puts.add(1);
    Some(Draft::retry(view, slice, topic.queue(&broker.store, QueueId(0))?.clone(), text.into_string()))
}

/// Writes check-points again that hold up too much of the log.
fn write_again(broker: &Broker, log: &Topic, follower: &Follower) -> Result<(), StoreError> {
    let mut drafts = Vec::new();
    for (queue_id, next) in &follower.next {
        let queue_id = QueueId(*queue_id);
        let points = broker.pops.points.lock();
        let Some(first) = points.first_needed(queue_id) else { continue };
        let held_up_max = HELD_UP_MAX.max(HELD_UP_PER_NEEDED * points.needed(queue_id) as i64);
        if next.get() - first.get() > held_up_max {
            let mut oldest = points.oldest(queue_id, ROUND_AGAIN);
            drop(points);
            oldest.iter_mut().for_each(|record| record.broker_name = Some(broker.broker_name.clone()));
            let written = oldest.iter().map(|record| check_point_draft(broker, log, queue_id, record));
            drafts.extend(written.filter_map(Result::ok));
        }
    }
    if drafts.is_empty() {
        return Ok(());
    }
    broker.store.append_now(drafts).into_iter().try_for_each(|result| result.map(drop))
}
