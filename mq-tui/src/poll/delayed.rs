//! When delayed messages are due: the first and the last of each delay level, and the newest of the timer's queue. How many wait comes with
//! probes, and for the timer from its own count.

use crate::inquiry::SheetLine;
use crate::model::{Level, Name, delays};
use crate::text;
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::message::delay::{DELAY_LEVELS_DEFAULT, DelayLevels};
use mq_core::message::{MessageExt, properties};
use mq_core::names::{SCHEDULE_TOPIC, TIMER_TOPIC};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::{BTreeMap, HashMap};

/// Messages of the timer's queue that are read, the newest ones.
const TIMERS_READ: i64 = 128;
/// Messages of one pull.
const PULL: i32 = 32;
/// Spans within which messages are counted as due, ms, and what they are called.
const WITHIN: [(i64, &str); 4] = [(60_000, "1m"), (600_000, "10m"), (3_600_000, "1h"), (86_400_000, "1d")];

/// What waits at every master.
///
/// # Errors
/// No name server answered.
pub async fn ask(admin: &Admin) -> Result<Vec<SheetLine>, AdminError> {
    let masters = admin.masters(None).await?;
    let asked = admin.each(masters, |broker: Broker| async move {
        let mut lines = levels(admin, &broker).await?;
        lines.extend(timers(admin, &broker, UnixMs::now()).await?);
        Ok(lines)
    });
    let outcomes = asked.await.outcomes.into_iter();
    Ok(outcomes.flat_map(|outcome| outcome.result.unwrap_or_else(|error| vec![super::sheets::refused(&outcome.target, &error)])).collect())
}

fn line(name: Name, broker: &Broker, next_due: Option<i64>, what: String, more: Vec<String>) -> SheetLine {
    SheetLine { level: Level::Ok, word: "waiting", name, at: broker.name.clone(), count: None, at_ms: next_due, what, more }
}

async fn levels(admin: &Admin, broker: &Broker) -> Result<Vec<SheetLine>, AdminError> {
    let info = admin.runtime_info(&broker.addr).await?;
    let waiting: Vec<_> = delays::levels(&info).filter(|(_, done, all)| done < all).collect();
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let settings = admin.broker_config(&broker.addr).await?;
    let table = settings.iter().find(|(key, _)| key == "messageDelayLevel").map_or(DELAY_LEVELS_DEFAULT, |(_, value)| value);
    let delays = DelayLevels::parse(table).unwrap_or_default();
    let mut lines = Vec::new();
    for (level, done, all) in waiting {
        let at = async |offset| {
            let pulled = admin.pull(broker, SCHEDULE_TOPIC, QueueId(level - 1), QueueOffset(offset), 1).await?;
            Ok::<_, AdminError>(pulled.messages.into_iter().next())
        };
        let (first, last) = (at(done).await?, at(all.saturating_sub(1)).await?);
        let due = |message: &MessageExt| delays.deliver_at(level, message.store_timestamp).map(UnixMs::get);
        let Some(next) = first.as_ref().and_then(due) else { continue };
        let mut more = Vec::new();
        if let Some(last) = last.as_ref().and_then(due) {
            more.push(format!("the last is due {} after the next", text::age(last.saturating_sub(next).max(0))));
        }
        let topic = first.as_ref().and_then(|message| message.properties.get(properties::REAL_TOPIC)).unwrap_or("?");
        lines.push(line(delays::level_name(level), broker, Some(next), format!("the next is for {topic}"), more));
    }
    Ok(lines)
}

/// Messages with a delivery time of their own, by the topic they go to.
async fn timers(admin: &Admin, broker: &Broker, now: UnixMs) -> Result<Vec<SheetLine>, AdminError> {
    let counts: BTreeMap<Name, i64> = match admin.timer_metrics_at(&broker.addr).await {
        Ok(metrics) => {
            metrics.timing_count.into_iter().map(|(topic, metric)| (topic, metric.count)).filter(|(_, count)| *count > 0).collect()
        }
        // It has no timer, or is too old to tell.
        Err(error) if error.is_unsupported() => return Ok(Vec::new()),
        Err(error) => return Ok(vec![super::sheets::refused(broker, &error)]),
    };
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let (read, is_all) = newest(admin, broker).await?;
    let due = due_times(&read, now);
    let told = counts.into_iter().map(|(topic, count)| {
        let mut times = due.get(&topic).cloned().unwrap_or_default();
        times.sort_unstable();
        let mut more = Vec::new();
        let mut from = 0;
        for (within, name) in WITHIN {
            let to = times.partition_point(|at| at - now.get() <= within);
            if to > from {
                more.push(format!("{} due within {name}", text::count((to - from) as i64)));
            }
            from = to;
        }
        if times.len() > from {
            more.push(format!("{} due later", text::count((times.len() - from) as i64)));
        }
        let known = times.len() as i64;
        if known < count && !is_all {
            more.push(format!("times are those of the newest {TIMERS_READ} of the timer's queue"));
        }
        let what = if more.is_empty() { "when they are due is not known".into() } else { more.join("; ") };
        SheetLine { count: Some(count), ..line(topic, broker, times.first().copied(), what, more) }
    });
    Ok(told.collect())
}

/// The newest messages of the timer's queue, and whether they are all that it holds.
async fn newest(admin: &Admin, broker: &Broker) -> Result<(Vec<MessageExt>, bool), AdminError> {
    let queue = QueueId(0);
    let end = admin.max_offset(&broker.addr, TIMER_TOPIC, queue).await?;
    let begin = QueueOffset(end.get().saturating_sub(TIMERS_READ).max(0));
    let (mut at, mut read) = (begin, Vec::new());
    while at < end {
        let pulled = admin.pull(broker, TIMER_TOPIC, queue, at, PULL).await?;
        read.extend(pulled.messages);
        if pulled.next <= at {
            break;
        }
        at = pulled.next;
    }
    Ok((read, begin.get() == 0))
}

/// When messages of each topic are due that are not due yet. One that is taken in stages stands in the queue several times, and a recall takes
/// the one back that it names.
fn due_times(read: &[MessageExt], now: UnixMs) -> BTreeMap<Name, Vec<i64>> {
    let mut waiting: HashMap<String, (Name, i64)> = HashMap::new();
    for message in read {
        let property = |name| message.properties.get(name);
        let (Some(topic), Some(due)) = (property(properties::REAL_TOPIC), property(properties::TIMER_OUT_MS)) else { continue };
        let Ok(due) = due.parse::<i64>() else { continue };
        if let Some(recalled) = property(properties::TIMER_DEL_UNIQKEY) {
            waiting.remove(recalled.rsplit('+').next().unwrap_or(recalled));
        } else if due >= now.get() {
            waiting.insert(message.msg_id(), (topic.into(), due));
        }
    }
    let mut by_topic: BTreeMap<Name, Vec<i64>> = BTreeMap::new();
    waiting.into_values().for_each(|(topic, due)| by_topic.entry(topic).or_default().push(due));
    by_topic
}

#[cfg(test)]
mod tests;
