//! Delay levels: a message waits in `SCHEDULE_TOPIC_XXXX`, one queue per level, and is appended to its own topic when its time has come
//! (`ScheduleMessageService` in Apache).
//!
//! Entries of a level's queue are due in order, since all wait equally long, and each entry's tags code is its delivery time. One thread
//! delivers for all levels: it sleeps until the earliest entry is due or a new one came. Per level, the position behind the last delivered
//! entry is kept in `delayOffset.json`; after a crash deliveries since the last write of that file are repeated, none is left out.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::Waiting;
use crate::store::{Draft, DraftKind, ReadRequest, StoreError};
use bytes::Bytes;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::{RecordView, records};
use mq_core::names::{SCHEDULE_TOPIC, TopicName};
use mq_core::protocol::bodies::offset::DelayOffsetTable;
use mq_core::protocol::bodies::topic::DataVersion;
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use parking_lot::{Condvar, Mutex};
use std::cell::Cell;
use std::collections::BTreeMap;
use std::time::Duration;
use tracing::{error, warn};

/// Entries delivered for one level before the next level gets its turn.
const ROUND: usize = 256;
/// The wall clock may jump, so no sleep is longer.
const SLEEP_MAX: Duration = Duration::from_millis(500);
/// After a refused append.
const SLEEP_ON_ERROR: Duration = Duration::from_secs(1);

/// Positions of the levels, and the thread's wake-up.
pub struct DelayLevels {
    state: Mutex<State>,
    wake: Condvar,
    changed: super::super::tables::persist::Changed,
}

struct State {
    delivered: BTreeMap<i32, i64>,
    version: DataVersion,
    news: bool,
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

impl DelayLevels {
    /// Positions as they were saved.
    pub fn load(saved: DelayOffsetTable, changed: super::super::tables::persist::Changed) -> Self {
        let delivered = saved.offset_table.into_iter().map(|(RawKey(level), offset)| (level, offset)).collect();
        let state = State { delivered, version: saved.data_version, news: true, stopping: false };
        Self { state: Mutex::new(state), wake: Condvar::new(), changed }
    }

    /// The table as it is saved.
    pub fn table(&self) -> DelayOffsetTable {
        let state = self.state.lock();
        let offset_table = state.delivered.iter().map(|(level, offset)| (RawKey(*level), *offset)).collect();
        DelayOffsetTable { data_version: state.version.clone(), offset_table }
    }

    /// A message has arrived in the schedule topic.
    pub fn arrived(&self) {
        self.state.lock().news = true;
        self.wake.notify_one();
    }

    /// Ends `run`.
    pub fn stop(&self) {
        self.state.lock().stopping = true;
        self.wake.notify_one();
    }

    /// Delivers until `stop`; a thread of its own.
    pub fn run(&self, broker: &Broker) {
        loop {
            let sleep = self.deliver_due(broker);
            let mut state = self.state.lock();
            if !state.news && !state.stopping && !sleep.is_zero() {
                self.wake.wait_for(&mut state, sleep);
            }
            state.news = false;
            if state.stopping {
                return;
            }
        }
    }

    /// Delivers what is due at every level; how long there is nothing to do.
    fn deliver_due(&self, broker: &Broker) -> Duration {
        let mut sleep = SLEEP_MAX;
        for level in 1..=broker.delay_table.level_max() {
            sleep = sleep.min(match self.deliver_level(broker, level) {
                Ok(Level::More) => Duration::ZERO,
                Ok(Level::DueAt(at)) => Duration::from_millis(at.get().saturating_sub(UnixMs::now().get()).max(0) as u64),
                Ok(Level::Empty) => SLEEP_MAX,
                Err(StoreError::Closed) => SLEEP_ON_ERROR,
                Err(error) => {
                    error!(level, %error, "cannot deliver delayed messages, it will be tried again");
                    SLEEP_ON_ERROR
                }
            });
        }
        sleep
    }

    fn deliver_level(&self, broker: &Broker, level: i32) -> Result<Level, StoreError> {
        let queue_id = QueueId(level - 1);
        let from = self.position(broker, level, queue_id);
        let now = UnixMs::now();
        let delay_ms = broker.delay_table.delay_ms(level).unwrap_or(0);
        let due_at: Cell<Option<i64>> = Cell::new(None);
        // Stops at the first entry that is not due. One that is due later than the level's whole delay from now was stored before the
        // clock was set back: it is delivered at once.
        let due = |tags_code: i64| {
            let is_due = due_at.get().is_none() && (tags_code <= now.get() || tags_code > now.get() + delay_ms);
            if !is_due && due_at.get().is_none() {
                due_at.set(Some(tags_code));
            }
            is_due
        };
        let read = broker.store.read(&ReadRequest {
            topic: SCHEDULE_TOPIC,
            queue_id,
            offset: from,
            max_messages: ROUND,
            max_bytes: usize::MAX,
            matches: &due,
            matches_record: None,
        });
        let mut next = from;
        let mut drafts = Vec::with_capacity(read.count);
        for (slice, record) in read.records.iter().flat_map(|slice| records(slice).map(move |record| (slice, record))) {
            next = record.queue_offset().advance(1);
            match delivery(broker, slice, &record) {
                Some(draft) => drafts.push(draft),
                None => warn!(level, queue_offset = %record.queue_offset(), "a delayed message cannot be delivered and is skipped"),
            }
        }
        for result in broker.store.append_now(drafts) {
            result?;
        }
        if due_at.get().is_none() && read.records.is_empty() {
            next = next.max(read.next_offset);
        }
        self.advance(level, next);
        Ok(match due_at.get() {
            Some(at) => Level::DueAt(UnixMs(at)),
            None if next < read.max_offset => Level::More,
            None => Level::Empty,
        })
    }

    fn position(&self, broker: &Broker, level: i32, queue_id: QueueId) -> QueueOffset {
        let saved = QueueOffset(self.state.lock().delivered.get(&level).copied().unwrap_or(0));
        let (min, max) = (broker.store.min_offset(SCHEDULE_TOPIC, queue_id), broker.store.max_offset(SCHEDULE_TOPIC, queue_id));
        saved.clamp(min, max.max(min))
    }

    fn advance(&self, level: i32, next: QueueOffset) {
        let mut state = self.state.lock();
        if state.delivered.get(&level) != Some(&next.get()) && next.get() > 0 {
            state.delivered.insert(level, next.get());
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

/// The message of a record in `slice` as it goes to its own topic; `None` when its destination is lost.
fn delivery(broker: &Broker, slice: &Bytes, view: &RecordView<'_>) -> Option<Draft> {
    let mut text = PropertyText::from_record(view.properties_bytes());
    let topic = broker.topics.get(text.get(properties::REAL_TOPIC)?)?;
    let queue_id = QueueId(text.get(properties::REAL_QID)?.parse().ok()?);
    text.remove(properties::CRC32);
    text.set(properties::WAIT, "false");
    Some(Draft {
        queue: topic.queue(&broker.store, queue_id)?.clone(),
        kind: DraftKind::Message,
        body: slice.slice_ref(view.body()),
        properties: text.into_string().into(),
        flag: view.flag(),
        sys_flag: view.sys_flag(),
        born_timestamp: view.born_timestamp(),
        born_host: view.born_host(),
        reconsume_times: view.reconsume_times(),
        prepared_transaction_offset: PhyOffset(0),
    })
}
