//! `startMonitoring`: every minute, how far the groups with clients are behind and which of their clients are stuck, until it is stopped.
//!
//! Java's tool writes the same lines to its log file, where few look for them; here they are the output. What Java also waits for, the
//! event topic of offsets that brokers moved, no broker since 4.x writes unless it is told to.

use super::clients::{agree, stuck_queues};
use super::group::connection_at;
use super::parse::Parsed;
use crate::failure::Failure;
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker, QueueProgress, progress_of};
use mq_core::names::RETRY_PREFIX;
use mq_core::types::UnixMs;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::time::Duration;

/// Between two rounds, as in Java's `MonitorConfig`.
const ROUND: Duration = Duration::from_secs(60);
const RULE: &str = "=========================================";

/// Prints round after round.
///
/// # Errors
/// Nobody answered in the first round; later such a round is a warning.
pub async fn start(session: &mut Session<'_>, _: &Parsed) -> Result<u8, Failure> {
    let mut code = round(session).await?;
    while !session.io.is_closed() {
        tokio::time::sleep(ROUND).await;
        session.now = UnixMs::now();
        code = round(session).await.unwrap_or_else(|failure| {
            session.io.note(&format!("warning: {}", failure.text()));
            failure.exit
        });
    }
    Ok(code)
}

async fn round(session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let (topics, brokers) = (admin.topic_names().await?, admin.readable_brokers(None).await?);
    session.io.print_line(&format!("[MONITOR] {RULE}beginRound"));
    let mut missing = Vec::new();
    for group in topics.iter().filter_map(|topic| topic.strip_prefix(RETRY_PREFIX)) {
        let text = look_at(&admin, &brokers, group, session.now, &mut missing).await;
        session.io.print(&text);
    }
    session.io.print_line(&format!("[MONITOR] {RULE}endRound"));
    session.io.flush();
    Ok(super::broker::silent(session, missing))
}

/// What there is to say about a group; nothing of one without clients.
async fn look_at(admin: &Admin, brokers: &[Broker], group: &str, now: UnixMs, missing: &mut Vec<String>) -> String {
    let online = match connection_at(admin, brokers.to_vec(), group).await {
        Ok((online, silent)) => {
            missing.extend(silent);
            online
        }
        Err(failure) => {
            missing.push(format!("{group}: {}", failure.text()));
            None
        }
    };
    let Some((broker, online)) = online else { return String::new() };
    let mut text = undone(admin, brokers, group, missing).await;
    let mut infos = BTreeMap::new();
    for client in &online.connection_set {
        match admin.running_info(&broker.addr, group, &client.client_id, false).await {
            Ok(info) => drop(infos.insert(client.client_id.to_string(), info)),
            Err(error) => missing.push(format!("{}: {}", client.client_id, reason(&error))),
        }
    }
    let notify = format!("[MONITOR]  [NOTIFY] reportConsumerRunningInfo: ConsumerGroup: {group}");
    if !agree(&infos, now) {
        let _ = writeln!(text, "{notify}, Subscription different");
    }
    for (client, info) in &infos {
        let stuck = stuck_queues(client, info, now);
        if !stuck.is_empty() {
            let _ = writeln!(text, "{notify}, ClientId: {client}, {stuck}");
        }
    }
    text
}

/// A line for each topic of the group.
async fn undone(admin: &Admin, brokers: &[Broker], group: &str, missing: &mut Vec<String>) -> String {
    let asked = admin.consume_stats(brokers.to_vec(), group, None).await;
    missing.extend(asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))));
    let mut topics: BTreeMap<String, Undone> = BTreeMap::new();
    for (broker, stats) in asked.answers() {
        for queue in progress_of(stats) {
            let delay_ms = delay_ms(admin, broker, &queue).await;
            topics.entry(queue.queue.topic.to_string()).or_default().add(queue.lag(), delay_ms);
        }
    }
    let line = |(topic, undone): (&String, &Undone)| {
        let Undone { total, single_max, delay_ms_max } = undone;
        format!(
            "[MONITOR] reportUndoneMsgs: UndoneMsgs [consumerGroup={group}, topic={topic}, undoneMsgsTotal={total}, \
             undoneMsgsSingleMQ={single_max}, undoneMsgsDelayTimeMills={delay_ms_max}]\n"
        )
    };
    topics.iter().map(line).collect()
}

/// How far a group is behind in one topic.
#[derive(Debug, Default, PartialEq, Eq)]
struct Undone {
    total: i64,
    single_max: i64,
    delay_ms_max: i64,
}

impl Undone {
    fn add(&mut self, lag: i64, delay_ms: Option<i64>) {
        self.total += lag.max(0);
        self.single_max = self.single_max.max(lag);
        self.delay_ms_max = self.delay_ms_max.max(delay_ms.unwrap_or(0));
    }
}

/// Between the newest message of the queue and the last that the group consumed; none when one of them is not known.
async fn delay_ms(admin: &Admin, broker: &Broker, queue: &QueueProgress) -> Option<i64> {
    let consumed_at = queue.consumed_store_time?;
    let pulled = admin.pull(broker, &queue.queue.topic, queue.queue.queue_id, queue.max.advance(-1), 1).await.ok()?;
    Some(pulled.messages.first()?.store_timestamp.get() - consumed_at.get())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_ahead_of_its_queue_makes_up_for_nothing() {
        let mut undone = Undone::default();
        for (lag, delay) in [(5, Some(100)), (-3, None), (7, Some(-1))] {
            undone.add(lag, delay);
        }
        assert_eq!(undone, Undone { total: 12, single_max: 7, delay_ms_max: 100 });
    }
}
