//! `queryCq`, `brokerConsumeStats`.

use super::format::pretty;
use super::parse::Parsed;
use super::topic::flag;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::session::Session;
use mq_core::admin::progress_of;
use mq_core::protocol::bodies::stats::ConsumeQueueEntry;
use mq_core::types::QueueId;
use std::fmt::Write as _;
use std::time::Duration;

/// Between the parts that `queryCq` prints.
const RULE: &str = "======================================\n";

/// Prints entries of a queue as a broker has them.
///
/// # Errors
/// Nobody answered, the topic is not known, or nothing is at the index.
pub async fn entries(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = parsed.get("t").unwrap_or_default();
    let number = |key: &str, default: i64| {
        parsed.get(key).map_or(Ok(default), |text| text.parse::<i64>().map_err(|_| Failure::usage(format!("-{key} wants a number"))))
    };
    let (queue, index, count) = (number("q", 0)?, number("i", 0)?, number("c", 10)?);
    let small = |number: i64, key: &str| i32::try_from(number).map_err(|_| Failure::usage(format!("-{key} is too large")));
    let admin = session.admin()?;
    let addr = match parsed.get("b").filter(|addr| !addr.is_empty()) {
        Some(addr) => addr.into(),
        None => {
            let first = admin.topic_brokers(topic).await?.into_iter().next();
            first.ok_or_else(|| Failure::not_found("topic", topic).because("no broker has it"))?.addr
        }
    };
    let queue_id = QueueId(small(queue, "q")?);
    let answer = admin.queue_entries(&addr, topic, queue_id, index, small(count, "c")?, parsed.get("g")).await?;
    let answer = answer.ok_or_else(|| Failure::not_found("entry", &format!("{topic}:{queue_id}:{index}")))?;
    let mut text = String::new();
    if let Some(subscription) = &answer.subscription_data {
        let _ = write!(text, "Subscription data: \n{}\n{RULE}", pretty(subscription));
    }
    if let Some(filter) = &answer.filter_data {
        let _ = write!(text, "Filter data: \n{filter}\n{RULE}");
    }
    let _ = write!(text, "Queue data: \nmax: {}, min: {}\n{RULE}", answer.max_queue_index, answer.min_queue_index);
    for (at, entry) in answer.queue_data.iter().enumerate() {
        let _ = write!(text, "idx: {}\n{}\n{RULE}", index + at as i64, entry_text(entry));
    }
    session.io.print(&text);
    Ok(failure::DONE)
}

fn entry_text(entry: &ConsumeQueueEntry) -> String {
    let text = |text: &Option<String>| text.clone().unwrap_or_else(|| "null".into());
    format!(
        "ConsumeQueueData{{physicOffset={}, physicSize={}, tagsCode={}, extendDataJson='{}', bitMap='{}', eval={}, msg='{}'}}",
        entry.physic_offset,
        entry.physic_size,
        entry.tags_code,
        text(&entry.extend_data_json),
        text(&entry.bit_map),
        entry.eval,
        text(&entry.msg)
    )
}

/// Prints every queue of a broker in which a group is at least `-l` messages behind.
///
/// # Errors
/// The broker did not answer, or refused.
pub async fn consume_stats(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let number = |key: &str, default: i64| {
        parsed.get(key).map_or(Ok(default), |text| text.parse::<i64>().map_err(|_| Failure::usage(format!("-{key} wants a number"))))
    };
    let (timeout, level) = (number("t", 50_000)?, number("l", 0)?);
    let admin = session.admin()?.within(Duration::from_millis(timeout.unsigned_abs()));
    let list = admin.consume_stats_list(parsed.get("b").unwrap_or_default(), flag(parsed, "o").unwrap_or(false)).await?;
    let mut text = format!(
        "{:<64}  {:<64}  {:<32}  {:<4}  {:<20}  {:<20}  {:<20}  {}\n",
        "#Topic", "#Group", "#Broker Name", "#QID", "#Broker Offset", "#Consumer Offset", "#Diff", "#LastTime"
    );
    for (group, all) in list.consume_stats_list.iter().flatten() {
        for queue in all.iter().flat_map(progress_of) {
            let (Some(at), true) = (queue.consumed_store_time, queue.lag() >= level) else { continue };
            let _ = writeln!(
                text,
                "{:<64}  {group:<64}  {:<32}  {:<4}  {:<20}  {:<20}  {:<20}  {}",
                queue.queue.topic,
                queue.queue.broker_name,
                queue.queue.queue_id.get(),
                queue.max.get(),
                queue.committed.get(),
                queue.lag(),
                time::plain(at, &session.settings.tz)
            );
        }
    }
    let _ = write!(text, "\nDiff Total: {}\n", list.total_diff);
    session.io.print(&text);
    Ok(failure::DONE)
}
