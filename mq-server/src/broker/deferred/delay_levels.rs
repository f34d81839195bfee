//! Delay levels: a message waits in `SCHEDULE_TOPIC_XXXX`, one queue per level, and is appended to its own topic when its time has come
//! (`ScheduleMessageService` in Apache).
//!
//! Entries of a level's queue are due in order, since all wait equally long, and each entry's tags code is its delivery time. Two lanes go
//! through every queue: one delivers what users delayed, the other what consumers gave back, and each passes over what is the other's. So
//! a flood of retries holds up nobody's timers, nor the other way round. A lane is a thread, which sleeps until the earliest entry is due or
//! a new one came. Per level, the position that both lanes are behind is kept in `delayOffset.json` where Apache keeps its own, and that of
//! the lane ahead beside it; after a crash deliveries since the last write of that file are repeated, none is left out.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::super::tables::persist::Changed;
use super::Waiting;
use super::burst::{BURST_BYTES_MAX, BURST_MESSAGES_MAX, append_all};
use crate::store::{Draft, StoreError};
use bytes::Bytes;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::RecordView;
use mq_core::names::{RETRY_PREFIX, SCHEDULE_TOPIC, TopicName};
use mq_core::protocol::bodies::offset::DelayOffsetTable;
use mq_core::protocol::bodies::topic::DataVersion;
use mq_core::protocol::lenient_json::{RawKey, RawKeyed};
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use parking_lot::{Condvar, Mutex};
use std::collections::BTreeMap;
use std::time::Duration;
use tracing::{error, warn};

/// The wall clock may jump, so no sleep is longer.
const SLEEP_MAX: Duration = Duration::from_millis(500);
/// After a refused append.
const SLEEP_ON_ERROR: Duration = Duration::from_secs(1);

/// Whose messages a thread delivers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    /// Those that a producer delayed.
    Users,
    /// Those that go to a retry topic.
    Retries,
}

/// Positions of the levels, and the threads' wake-up.
pub struct DelayLevels {
    state: Mutex<State>,
    wake: Condvar,
    changed: Changed,
}

#[derive(Default)]
struct State {
    /// By lane: the position of each level.
    delivered: [BTreeMap<i32, i64>; 2],
    version: DataVersion,
    /// By lane.
    news: [bool; 2],
    stopping: bool,
}

/// Where a message with a delay level waits. The level and the real destination go into its properties.
///
/// # Errors
/// The schedule topic is gone, which only an operator can do.
pub(super) fn redirect(
    broker: &Broker,
    topic: &TopicName,
    queue_id: QueueId,
    level: i32,
    text: &mut PropertyText,
) -> Result<Waiting, Refusal> {
    let level = level.min(broker.delay_table.level_max());
    text.set(properties::DELAY, &level.to_string());
    for name in [properties::TIMER_DELAY_SEC, properties::TIMER_DELAY_MS, properties::TIMER_DELIVER_MS] {
        text.remove(name);
    }
    text.set(properties::REAL_TOPIC, topic);
    text.set(properties::REAL_QID, &queue_id.to_string());
    let schedule = broker.topics.get(SCHEDULE_TOPIC).ok_or_else(|| Refusal::TopicMissing { topic: SCHEDULE_TOPIC.into() })?;
    Ok(Waiting { topic: schedule, queue_id: QueueId(level - 1), out_at: None })
}

impl Lane {
    fn index(self) -> usize {
        match self {
            Self::Users => 0,
            Self::Retries => 1,
        }
    }

    /// Whether a message for that topic is delivered in this lane.
    fn takes(self, topic: &str) -> bool {
        topic.starts_with(RETRY_PREFIX) == (self == Self::Retries)
    }
}

impl DelayLevels {
    /// Positions as they were saved.
    pub fn load(saved: DelayOffsetTable, changed: Changed) -> Self {
        let table =
            |table: RawKeyed<i32, i64>| table.into_iter().map(|(RawKey(level), offset)| (level, offset)).collect::<BTreeMap<_, _>>();
        let both = table(saved.offset_table);
        // An Apache broker that ran since has left the lanes' own positions behind.
        let lane = |ahead: RawKeyed<i32, i64>| {
            let mut delivered = both.clone();
            for (level, offset) in table(ahead) {
                delivered.entry(level).and_modify(|both| *both = (*both).max(offset));
            }
            delivered
        };
        let delivered = [lane(saved.user_offset_table), lane(saved.retry_offset_table)];
        let state = State { delivered, version: saved.data_version, news: [true; 2], stopping: false };
        Self { state: Mutex::new(state), wake: Condvar::new(), changed }
    }

    /// The table as it is saved.
    pub fn table(&self) -> DelayOffsetTable {
        let state = self.state.lock();
        let mut table = DelayOffsetTable { data_version: state.version.clone(), ..DelayOffsetTable::default() };
        let [users, retries] = &state.delivered;
        let mut levels: Vec<i32> = users.keys().chain(retries.keys()).copied().collect();
        levels.sort_unstable();
        levels.dedup();
        for level in levels {
            let (user, retry) = (users.get(&level).copied().unwrap_or(0), retries.get(&level).copied().unwrap_or(0));
            table.offset_table.insert(RawKey(level), user.min(retry));
            if user > retry {
                table.user_offset_table.insert(RawKey(level), user);
            }
            if retry > user {
                table.retry_offset_table.insert(RawKey(level), retry);
            }
        }
        table
    }

    /// A message has arrived in the schedule topic.
    pub fn arrived(&self) {
        self.state.lock().news = [true; 2];
        self.wake.notify_all();
    }

    /// Ends `run` of both lanes.
    pub fn stop(&self) {
        self.state.lock().stopping = true;
        self.wake.notify_all();
    }

    /// Delivers a lane's messages until `stop`; a thread of its own.
    pub fn run(&self, broker: &Broker, lane: Lane) {
        loop {
            let sleep = self.deliver_due(broker, lane);
            let mut state = self.state.lock();
            if !state.news[lane.index()] && !state.stopping && !sleep.is_zero() {
                self.wake.wait_for(&mut state, sleep);
            }
            state.news[lane.index()] = false;
            if state.stopping {
                return;
            }
        }
    }

    /// Delivers what is due at every level; how long there is nothing to do.
    fn deliver_due(&self, broker: &Broker, lane: Lane) -> Duration {
        let mut sleep = SLEEP_MAX;
        for level in 1..=broker.delay_table.level_max() {
            sleep = sleep.min(match self.deliver_level(broker, lane, level) {
                Ok(Level::More) => Duration::ZERO,
                Ok(Level::DueAt(at)) => Duration::from_millis(at.get().saturating_sub(UnixMs::now().get()).max(0) as u64),
                Ok(Level::Empty) => SLEEP_MAX,
                Err(StoreError::Closed) => SLEEP_ON_ERROR,
                Err(error) => {
                    error!(level, ?lane, %error, "cannot deliver delayed messages, it will be tried again");
                    SLEEP_ON_ERROR
                }
            });
        }
        sleep
    }

    fn deliver_level(&self, broker: &Broker, lane: Lane, level: i32) -> Result<Level, StoreError> {
        let Some(queue) = broker.store.find_queue(SCHEDULE_TOPIC, QueueId(level - 1)) else { return Ok(Level::Empty) };
        let saved = QueueOffset(self.state.lock().delivered[lane.index()].get(&level).copied().unwrap_or(0));
        let from = saved.clamp(queue.min_offset(), queue.max_offset());
        let now = UnixMs::now();
        let delay_ms = broker.delay_table.delay_ms(level).unwrap_or(0);
        let mut due_at = None;
        let mut drafts = Vec::new();
        let mut bytes = 0;
        let next = broker.store.follow(&queue, from, BURST_MESSAGES_MAX, |entry| {
            // Stops at the first entry that is not due. One that is due later than the level's whole delay from now was stored before the
            // clock was set back: it is delivered at once.
            if entry.tags_code > now.get() && entry.tags_code <= now.get() + delay_ms {
                due_at = Some(UnixMs(entry.tags_code));
                return false;
            }
            match delivery(broker, lane, entry.phy, entry.size) {
                Delivery::Draft(draft) => {
                    bytes += draft.body.len();
                    drafts.push(draft);
                }
                Delivery::OtherLane => {}
                Delivery::Lost => {
                    warn!(level, queue_offset = %entry.offset, "a delayed message cannot be delivered and is skipped");
                }
            }
            bytes < BURST_BYTES_MAX
        })?;
        // The entry at which the bytes were enough is in the burst, though it was the last one.
        let next = if due_at.is_none() && bytes >= BURST_BYTES_MAX { next.advance(1) } else { next };
        append_all(&broker.store, drafts, || self.pause())?;
        self.advance(lane, level, next);
        Ok(match due_at {
            Some(at) => Level::DueAt(at),
            None if next < queue.max_offset() => Level::More,
            None => Level::Empty,
        })
    }

    /// Waits before another try; `false` when there is to be none.
    fn pause(&self) -> bool {
        let mut state = self.state.lock();
        if !state.stopping {
            self.wake.wait_for(&mut state, SLEEP_ON_ERROR);
        }
        !state.stopping
    }

    fn advance(&self, lane: Lane, level: i32, next: QueueOffset) {
        let mut state = self.state.lock();
        let delivered = &mut state.delivered[lane.index()];
        if delivered.get(&level) != Some(&next.get()) && next.get() > 0 {
            delivered.insert(level, next.get());
            state.version = state.version.next();
            self.changed.mark();
        }
    }
}

/// What is left at one level.
enum Level {
    More,
    DueAt(UnixMs),
    Empty,
}

/// What becomes of an entry.
enum Delivery {
    Draft(Draft),
    OtherLane,
    Lost,
}

/// The message of a record as it goes to its own topic.
fn delivery(broker: &Broker, lane: Lane, phy: PhyOffset, size: i32) -> Delivery {
    let Some(record) = broker.store.record(phy, size) else { return Delivery::Lost };
    let Ok(view) = RecordView::parse(&record) else { return Delivery::Lost };
    let properties = view.properties();
    match properties.get(properties::REAL_TOPIC) {
        Some(topic) if !lane.takes(topic) => Delivery::OtherLane,
        Some(topic) => draft(broker, topic, &record, &view).map_or(Delivery::Lost, Delivery::Draft),
        // Nobody's: one lane says so.
        None if lane == Lane::Users => Delivery::Lost,
        None => Delivery::OtherLane,
    }
}

/// `None` when the destination is lost.
fn draft(broker: &Broker, topic: &str, record: &Bytes, view: &RecordView<'_>) -> Option<Draft> {
    let topic = broker.topics.get(topic)?;
    let mut text = PropertyText::from_record(view.properties_bytes());
    let queue_id = QueueId(text.get(properties::REAL_QID)?.parse().ok()?);
    text.set(properties::WAIT, "false");
    Some(Draft::copy(view, record, topic.queue(&broker.store, queue_id)?.clone(), text.into_string()))
}

#[cfg(test)]
mod tests {
    use super::super::super::tables::persist::Registry;
    use super::*;

    fn load(table: DelayOffsetTable) -> DelayLevels {
        DelayLevels::load(table, Registry::new(1).changed(0))
    }

    fn positions(levels: &DelayLevels) -> [Option<i64>; 2] {
        let state = levels.state.lock();
        [Lane::Users, Lane::Retries].map(|lane| state.delivered[lane.index()].get(&1).copied())
    }

    #[test]
    fn each_lane_keeps_its_place_and_apache_finds_the_one_behind() {
        let levels = load(DelayOffsetTable::default());
        levels.advance(Lane::Users, 1, QueueOffset(7));
        levels.advance(Lane::Retries, 1, QueueOffset(3));
        let table = levels.table();
        assert_eq!(table.offset_table.get(&RawKey(1)), Some(&3));
        assert_eq!(positions(&load(table.clone())), [Some(7), Some(3)]);
        let by_apache = DelayOffsetTable { offset_table: [(RawKey(1), 9)].into(), ..DelayOffsetTable::default() };
        assert_eq!(positions(&load(by_apache)), [Some(9), Some(9)], "an Apache broker went on since");
    }

    #[test]
    fn a_message_is_one_lanes() {
        for (topic, lane) in [("T", Lane::Users), ("%RETRY%G", Lane::Retries), ("%DLQ%G", Lane::Users)] {
            assert_eq!(
                [Lane::Users, Lane::Retries].map(|other| other.takes(topic)),
                [Lane::Users, Lane::Retries].map(|other| other == lane)
            );
        }
    }
}
