//! Messages that wait for their time at a broker, read from the queues that keep them.
//!
//! A message with a delay level waits in the queue of its level ([`SCHEDULE_TOPIC`]) and is due a fixed time after it was stored. One with a
//! delivery time of its own stands in the timer's queue ([`TIMER_TOPIC`]), in the order of arrival: only reading tells when it is due.
//!
//! What is read is bounded by the caller, and what was left out is told with it.

use crate::admin::{Admin, AdminError, Broker};
use crate::message::delay::{DELAY_LEVELS_DEFAULT, DelayLevels};
use crate::message::{MessageExt, properties};
use crate::names::{SCHEDULE_TOPIC, TIMER_TOPIC};
use crate::types::{QueueId, QueueOffset, UnixMs};
use std::collections::{BTreeMap, HashMap};

/// Messages of one pull.
const PULL: i32 = 32;

/// A part of a queue.
#[derive(Debug, Default)]
pub struct Part {
    /// Its messages, in order.
    pub messages: Vec<MessageExt>,
    /// Positions after them that were not read.
    pub left: i64,
    /// Where the queue began, if it was asked at all.
    min: Option<QueueOffset>,
}

/// When the messages of the timer's queue are due.
#[derive(Debug)]
pub struct Timers {
    /// The times that are still to come, by the topic that the messages are for, sorted.
    pub due: BTreeMap<String, Vec<UnixMs>>,
    /// The whole queue was read: no time is missing.
    pub is_all: bool,
}

/// The delay levels of a broker, from its settings.
///
/// # Errors
/// The broker does not tell its settings.
pub async fn delay_levels(admin: &Admin, broker: &Broker) -> Result<DelayLevels, AdminError> {
    let settings = admin.broker_config(&broker.addr).await?;
    let table = settings.iter().find(|(key, _)| key == "messageDelayLevel").map_or(DELAY_LEVELS_DEFAULT, |(_, value)| value);
    Ok(DelayLevels::parse(table).unwrap_or_default())
}

/// The messages of a delay level from `begin` to before `end`, at most about `read_max` of them.
///
/// # Errors
/// A pull failed.
pub async fn level(
    admin: &Admin,
    broker: &Broker,
    level: i32,
    begin: QueueOffset,
    end: QueueOffset,
    read_max: i64,
) -> Result<Part, AdminError> {
    read(admin, broker, (SCHEDULE_TOPIC, QueueId(level - 1)), begin, end, read_max).await
}

/// When the newest `read_max` messages of the timer's queue are due.
///
/// # Errors
/// A call failed.
pub async fn timers(admin: &Admin, broker: &Broker, now: UnixMs, read_max: i64) -> Result<Timers, AdminError> {
    let queue = QueueId(0);
    let end = admin.max_offset(&broker.addr, TIMER_TOPIC, queue).await?;
    let begin = end.advance(-read_max).max(QueueOffset(0));
    let part = read(admin, broker, (TIMER_TOPIC, queue), begin, end, read_max).await?;
    Ok(Timers { due: due_times(&part.messages, now), is_all: part.min.is_none_or(|min| begin <= min) })
}

async fn read(
    admin: &Admin,
    broker: &Broker,
    (topic, queue): (&str, QueueId),
    begin: QueueOffset,
    end: QueueOffset,
    read_max: i64,
) -> Result<Part, AdminError> {
    let (mut part, mut at) = (Part::default(), begin);
    while at < end {
        if part.messages.len() as i64 >= read_max {
            part.left = end.get() - at.get();
            break;
        }
        let pulled = admin.pull(broker, topic, queue, at, PULL).await?;
        part.min.get_or_insert(pulled.min);
        part.messages.extend(pulled.messages.into_iter().filter(|message| message.queue_offset < end));
        if pulled.next <= at {
            break;
        }
        at = pulled.next;
    }
    Ok(part)
}

/// One that is taken in stages stands in the queue several times, and a recall takes the one back that it names.
fn due_times(read: &[MessageExt], now: UnixMs) -> BTreeMap<String, Vec<UnixMs>> {
    let mut waiting: HashMap<String, (&str, UnixMs)> = HashMap::new();
    for message in read {
        let property = |name| message.properties.get(name);
        let (Some(topic), Some(due)) = (property(properties::REAL_TOPIC), property(properties::TIMER_OUT_MS)) else { continue };
        let Ok(due) = due.parse().map(UnixMs) else { continue };
        if let Some(recalled) = property(properties::TIMER_DEL_UNIQKEY) {
            waiting.remove(recalled.rsplit('+').next().unwrap_or(recalled));
        } else if due >= now {
            waiting.insert(message.msg_id(), (topic, due));
        }
    }
    let mut by_topic: BTreeMap<String, Vec<UnixMs>> = BTreeMap::new();
    waiting.into_values().for_each(|(topic, due)| by_topic.entry(topic.to_owned()).or_default().push(due));
    by_topic.values_mut().for_each(|times| times.sort_unstable());
    by_topic
}
