//! `statsAll`.

use super::broker::silent;
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::session::{Session, reason};
use bytestring::ByteString;
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::names::{DLQ_PREFIX, RETRY_PREFIX};
use mq_core::protocol::bodies::stats::BrokerStatsData;

/// Messages a second in the last minute, and messages in the last day.
#[derive(Debug, Clone, Copy, Default)]
struct Traffic {
    per_s: f64,
    day: i64,
}

/// One topic, with the groups that consume it: messages behind, and traffic.
struct Told {
    traffic_in: Traffic,
    groups: Vec<(ByteString, i64, Traffic)>,
    missing: Vec<String>,
}

/// Prints what goes into each topic and out of it to each group.
///
/// # Errors
/// No name server answered.
pub async fn stats_all(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut topics = admin.topic_names().await?;
    let wanted = parsed.get("t").filter(|topic| !topic.is_empty());
    topics.retain(|topic| !topic.starts_with(RETRY_PREFIX) && !topic.starts_with(DLQ_PREFIX));
    topics.retain(|topic| wanted.is_none_or(|wanted| wanted == &**topic));
    session.io.print(&format!(
        "{:<64}  {:<64} {:>12} {:>11} {:>11} {:>14} {:>14}\n",
        "#Topic", "#Consumer Group", "#Accumulation", "#InTPS", "#OutTPS", "#InMsg24Hour", "#OutMsg24Hour"
    ));
    let asked = admin.each(topics, |topic: ByteString| {
        let admin = admin.clone();
        async move { one_topic(&admin, &topic).await }
    });
    let mut missing = Vec::new();
    for outcome in asked.await.outcomes {
        match outcome.result {
            Ok(told) => {
                print_topic(session, &outcome.target, &told, parsed.has("a"));
                missing.extend(told.missing.into_iter().map(|what| format!("{}: {what}", outcome.target)));
            }
            Err(error) => missing.push(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    Ok(if missing.is_empty() { failure::DONE } else { silent(session, missing) })
}

fn print_topic(session: &mut Session<'_>, topic: &str, told: &Told, active_only: bool) {
    let (in_per_s, in_day) = (told.traffic_in.per_s, told.traffic_in.day);
    if told.groups.is_empty() && (!active_only || in_day > 0) {
        let line = format!("{topic:<64}  {:<64} {:>12} {in_per_s:>11.2} {:>11} {in_day:>14} {:>14}\n", "", 0, "", "NO_CONSUMER");
        session.io.print(&line);
    }
    for (group, behind, out) in &told.groups {
        if !active_only || in_day > 0 || out.day > 0 {
            let line = format!("{topic:<64}  {group:<64} {behind:>12} {in_per_s:>11.2} {:>11.2} {in_day:>14} {:>14}\n", out.per_s, out.day);
            session.io.print(&line);
        }
    }
}

async fn one_topic(admin: &Admin, topic: &str) -> Result<Told, AdminError> {
    let brokers: Vec<Broker> = admin.topic_brokers(topic).await?.into_iter().filter(|broker| broker.id.is_master()).collect();
    let asked = admin.topic_groups(topic).await?;
    let mut missing: Vec<String> = asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect();
    let mut groups: Vec<ByteString> = asked.answers().flat_map(|(_, groups)| groups.clone()).collect();
    groups.sort();
    groups.dedup();
    let traffic_in = traffic(admin, &brokers, "TOPIC_PUT_NUMS", topic, &mut missing).await;
    let mut told = Told { traffic_in, groups: Vec::new(), missing };
    for group in groups {
        let out = traffic(admin, &brokers, "GROUP_GET_NUMS", &format!("{topic}@{group}"), &mut told.missing).await;
        let stats = admin.consume_stats(brokers.clone(), &group, Some(topic)).await;
        let queues = stats.answers().flat_map(|(_, stats)| stats.offset_table.values());
        let behind: i64 = queues.map(|queue| queue.broker_offset - queue.consumer_offset).sum();
        told.missing.extend(stats.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))));
        told.groups.push((group, behind.max(0), out));
    }
    Ok(told)
}

/// One counter, of all brokers together; a broker that never counted it adds nothing.
async fn traffic(admin: &Admin, brokers: &[Broker], name: &str, key: &str, missing: &mut Vec<String>) -> Traffic {
    let mut all = Traffic::default();
    for broker in brokers {
        match admin.broker_stats(&broker.addr, name, key).await {
            Ok(Some(data)) => {
                all.per_s += data.stats_minute.tps;
                all.day += day_sum(&data);
            }
            Ok(None) => {}
            Err(error) => missing.push(format!("{broker}: {}", reason(&error))),
        }
    }
    all
}

/// A broker has no sum of a day before its first hour is over, nor one of an hour before ten minutes are.
fn day_sum(data: &BrokerStatsData) -> i64 {
    [&data.stats_day, &data.stats_hour, &data.stats_minute].iter().map(|span| span.sum).find(|sum| *sum != 0).unwrap_or(0)
}
