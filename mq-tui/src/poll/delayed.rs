//! When delayed messages are due: the first and the last of each delay level, and the newest of the timer's queue. How many wait comes with
//! probes, and for the timer from its own count.

use crate::inquiry::SheetLine;
use crate::model::{Level, Name, delays};
use crate::text;
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::message::{MessageExt, properties};
use mq_core::ops::waiting;
use mq_core::types::{QueueOffset, UnixMs};
use std::collections::BTreeMap;

/// Messages of the timer's queue that are read, the newest ones.
const TIMERS_READ: i64 = 128;
/// Spans within which messages are counted as due, ms, and what they are called.
const WITHIN: [(i64, &str); 4] = [(60_000, "1m"), (600_000, "10m"), (3_600_000, "1h"), (86_400_000, "1d")];

/// What waits at every master at `now`.
///
/// # Errors
/// No name server answered.
pub async fn ask(admin: &Admin, now: UnixMs) -> Result<Vec<SheetLine>, AdminError> {
    let masters = admin.masters(None).await?;
    let asked = admin.each(masters, |broker: Broker| async move {
        let mut lines = levels(admin, &broker).await?;
        lines.extend(timers(admin, &broker, now).await?);
        Ok(lines)
    });
    let outcomes = asked.await.outcomes.into_iter();
    Ok(outcomes.flat_map(|outcome| outcome.result.unwrap_or_else(|error| vec![SheetLine::untold(outcome.target.name, &error)])).collect())
}

fn line(name: Name, broker: &Broker, next_due: Option<i64>, what: String, more: Vec<String>) -> SheetLine {
    SheetLine { at_ms: next_due, more, ..SheetLine::new(Level::Ok, "waiting", name, broker.name.clone(), what) }
}

async fn levels(admin: &Admin, broker: &Broker) -> Result<Vec<SheetLine>, AdminError> {
    let info = admin.runtime_info(&broker.addr).await?;
    let waiting: Vec<_> = delays::levels(&info).filter(|(_, done, all)| done < all).collect();
    if waiting.is_empty() {
        return Ok(Vec::new());
    }
    let delays = waiting::delay_levels(admin, broker).await?;
    let mut lines = Vec::new();
    for (level, done, all) in waiting {
        let at = async |offset: i64| {
            let part = waiting::level(admin, broker, level, QueueOffset(offset), QueueOffset(offset + 1), 1).await?;
            Ok::<_, AdminError>(part.messages.into_iter().next())
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
        Err(error) => return Ok(vec![SheetLine::untold(broker.name.clone(), &error)]),
    };
    if counts.is_empty() {
        return Ok(Vec::new());
    }
    let waiting::Timers { due, is_all } = waiting::timers(admin, broker, now, TIMERS_READ).await?;
    let told = counts.into_iter().map(|(topic, count)| {
        let times = due.get(&*topic).map_or(&[][..], Vec::as_slice);
        let mut more = Vec::new();
        let mut from = 0;
        for (within, name) in WITHIN {
            let to = times.partition_point(|at| at.get() - now.get() <= within);
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
        SheetLine { count: Some(count), ..line(topic, broker, times.first().map(|at| at.get()), what, more) }
    });
    Ok(told.collect())
}

#[cfg(test)]
mod tests;
