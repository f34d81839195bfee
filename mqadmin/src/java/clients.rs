//! `consumerStatus`: what each client of a group is doing, in files, and whether they agree.

use super::broker::silent;
use super::group::{connection, not_online};
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::session::{Session, reason};
use mq_core::protocol::bodies::client::ConsumeType;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::running::{ConsumerRunningInfo, ProcessQueueInfo};
use mq_core::protocol::version_name;
use mq_core::types::UnixMs;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Only a group that has run for so long is expected to agree, ms.
const SETTLED_MS: i64 = 120_000;
/// A queue with messages in hand and none consumed for so long is said to be stuck, ms.
const STUCK_MS: i64 = 60_000;

/// Prints a group's clients, writes what each is doing to a file, and says whether they agree.
///
/// # Errors
/// Nobody answered, no client is connected, or a file cannot be written.
pub async fn status(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = parsed.get("g").unwrap_or_default();
    let admin = session.admin()?;
    let (online, mut missing) = connection(&admin, group, parsed.get("b")).await?;
    let Some((broker, online)) = online else {
        silent(session, missing);
        return Err(not_online(group));
    };
    let printer = Printer { now: session.now, tz: session.settings.tz.clone() };
    if let Some(client_id) = parsed.get("i") {
        let info = admin.running_info(&broker.addr, group, client_id, parsed.has("s")).await?;
        session.io.print(&printer.text(&info));
        return Ok(failure::DONE);
    }
    session.io.print(&format!("{:<10} {:<40} {:<20} {}\n", "#Index", "#ClientId", "#Version", "#ConsumerRunningInfoFile"));
    let mut infos = BTreeMap::new();
    for client in &online.connection_set {
        match admin.running_info(&broker.addr, group, &client.client_id, parsed.has("s")).await {
            Ok(info) => {
                let file = format!("{}/{}", session.now, client.client_id);
                let written = std::fs::create_dir_all(session.now.to_string()).and_then(|()| std::fs::write(&file, printer.text(&info)));
                written.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{file}: {error}")))?;
                infos.insert(client.client_id.to_string(), info);
                let (index, version) = (infos.len(), version_name(client.version));
                session.io.print(&format!("{index:<10} {:<40} {version:<20} {file}\n", client.client_id));
            }
            Err(error) => missing.push(format!("{}: {}", client.client_id, reason(&error))),
        }
    }
    if !infos.is_empty() {
        let text = printer.verdict(&infos);
        session.io.print(&text);
    }
    Ok(silent(session, missing))
}

struct Printer {
    now: UnixMs,
    tz: jiff::tz::TimeZone,
}

fn property<'a>(info: &'a ConsumerRunningInfo, name: &str) -> Option<&'a str> {
    info.properties.get(name).map(|value| &**value)
}

fn pushes(info: &ConsumerRunningInfo) -> bool {
    property(info, "PROP_CONSUME_TYPE") == Some(ConsumeType::Passively.name())
}

fn subscriptions(info: &ConsumerRunningInfo) -> Vec<(String, String)> {
    let mut all: Vec<_> = info.subscription_set.iter().map(|one| (one.topic.to_string(), one.sub_string.to_string())).collect();
    all.sort();
    all
}

fn queue_text(queue: &MessageQueue) -> String {
    format!("MessageQueue [topic={}, brokerName={}, queueId={}]", queue.topic, queue.broker_name, queue.queue_id)
}

/// Whether the clients of a group subscribe to the same; while it is new they may not.
pub fn agree(infos: &BTreeMap<String, ConsumerRunningInfo>, now: UnixMs) -> bool {
    let first = infos.values().next();
    let started = first.and_then(|info| property(info, "PROP_CONSUMER_START_TIMESTAMP")).and_then(|text| text.parse::<i64>().ok());
    let settled = first.is_some_and(pushes) && started.is_some_and(|at| now.get() - at > SETTLED_MS);
    let mut all = infos.values().map(subscriptions);
    let wanted = all.next();
    !settled || all.all(|other| Some(other) == wanted)
}

/// The queues of a client that pushes in which nothing happens, a line each.
pub fn stuck_queues(client: &str, info: &ConsumerRunningInfo, now: UnixMs) -> String {
    if !pushes(info) {
        return String::new();
    }
    let orderly = property(info, "PROP_CONSUMEORDERLY") == Some("true");
    info.mq_table.iter().map(|(queue, held)| stuck(&format!("{client} {}", queue_text(&queue.0)), held, orderly, now)).collect()
}

fn stuck(name: &str, held: &ProcessQueueInfo, orderly: bool, now: UnixMs) -> String {
    let since = |at: i64| now.get() - at;
    match (orderly, held.locked) {
        (true, false) => format!("{name} can't lock for a while, {}ms\n", since(held.last_lock_timestamp)),
        (true, true) if held.droped && held.try_unlock_times > 0 => {
            format!("{name} unlock {} times, still failed\n", held.try_unlock_times)
        }
        (false, _) if since(held.last_consume_timestamp) > STUCK_MS && held.cached_msg_count > 0 => {
            format!("{name} can't consume for a while, maybe blocked, {}ms\n", since(held.last_consume_timestamp))
        }
        _ => String::new(),
    }
}

impl Printer {
    /// Whether the clients subscribe to the same, and which of their queues are stuck.
    fn verdict(&self, infos: &BTreeMap<String, ConsumerRunningInfo>) -> String {
        if !agree(infos, self.now) {
            return "\n\nWARN: Different subscription in the same group of consumer!!!".to_owned();
        }
        let stuck: String = infos.iter().map(|(client, info)| stuck_queues(client, info, self.now)).collect();
        format!("\n\nSame subscription in the same group of consumer\n\nRebalance OK\n{stuck}")
    }

    /// As Java's `ConsumerRunningInfo.formatString`; properties sorted, where Java has them in the order of a hash table.
    fn text(&self, info: &ConsumerRunningInfo) -> String {
        let mut text = "#Consumer Properties#\n".to_owned();
        for (key, value) in &info.properties {
            let _ = writeln!(text, "{key:<40}: {value}");
        }
        text += "\n\n#Consumer Subscription#\n";
        for (at, one) in info.subscription_set.iter().enumerate() {
            let (topic, filter, expression) = (&one.topic, one.class_filter_mode, &one.sub_string);
            let _ = writeln!(text, "{:03} Topic: {topic:<40} ClassFilter: {filter:<8} SubExpression: {expression}", at + 1);
        }
        let heading = |last: &str| format!("{:<64}  {:<32}  {:<4}  {last:<20}\n", "#Topic", "#Broker Name", "#QID");
        text += &format!("\n\n#Consumer Offset#\n{}", heading("#Consumer Offset"));
        for (queue, held) in &info.mq_table {
            let (queue, id) = (&queue.0, queue.0.queue_id.get());
            let _ = writeln!(text, "{:<32}  {:<32}  {id:<4}  {:<20}", queue.topic, queue.broker_name, held.commit_offset);
        }
        text += &format!("\n\n#Consumer MQ Detail#\n{}", heading("#ProcessQueueInfo"));
        for (queue, held) in &info.mq_table {
            let (queue, id) = (&queue.0, queue.0.queue_id.get());
            let _ = writeln!(text, "{:<64}  {:<32}  {id:<4}  {}", queue.topic, queue.broker_name, self.held_text(held));
        }
        // What clients that pop say of their queues is not read yet.
        text += "\n\n#Consumer Pop Detail#\n";
        let _ = writeln!(text, "{:<32}  {:<32}  {:<4}  {:<20}", "#Topic", "#Broker Name", "#QID", "#ProcessQueueInfo");
        rates_text(info, &mut text);
        text += "\n\n#User Consume Info#\n";
        for (key, value) in &info.user_consumer_info {
            let _ = writeln!(text, "{key:<40}: {value}");
        }
        if let Some(stacks) = &info.jstack {
            text += &format!("\n\n#Consumer jstack#\n{stacks}");
        }
        text
    }

    fn held_text(&self, held: &ProcessQueueInfo) -> String {
        // yyyyMMddHHmmssSSS, as Java's timeMillisToHumanString.
        let at = |ms: i64| time::java_plain(UnixMs(ms), &self.tz).replace(['-', ' ', ':', ','], "");
        format!(
            "ProcessQueueInfo [commitOffset={}, cachedMsgMinOffset={}, cachedMsgMaxOffset={}, cachedMsgCount={}, cachedMsgSizeInMiB={}, \
             transactionMsgMinOffset={}, transactionMsgMaxOffset={}, transactionMsgCount={}, locked={}, tryUnlockTimes={}, \
             lastLockTimestamp={}, droped={}, lastPullTimestamp={}, lastConsumeTimestamp={}]",
            held.commit_offset,
            held.cached_msg_min_offset,
            held.cached_msg_max_offset,
            held.cached_msg_count,
            held.cached_msg_size_in_mi_b,
            held.transaction_msg_min_offset,
            held.transaction_msg_max_offset,
            held.transaction_msg_count,
            held.locked,
            held.try_unlock_times,
            at(held.last_lock_timestamp),
            held.droped,
            at(held.last_pull_timestamp),
            at(held.last_consume_timestamp)
        )
    }
}

fn rates_text(info: &ConsumerRunningInfo, text: &mut String) {
    let columns = ["#Topic", "#Pull RT", "#Pull TPS", "#Consume RT", "#ConsumeOK TPS", "#ConsumeFailed TPS", "#ConsumeFailedMsgsInHour"];
    let [topic, pull_rt, pull, rt, ok, failed, in_hour] = columns;
    let _ = writeln!(text, "\n\n#Consumer RT&TPS#\n{topic:<64}  {pull_rt:>14} {pull:>14} {rt:>14} {ok:>14} {failed:>18} {in_hour:>25}");
    for (topic, rates) in &info.status_table {
        let _ = writeln!(
            text,
            "{topic:<32}  {:>14.2} {:>14.2} {:>14.2} {:>14.2} {:>18.2} {:>25}",
            rates.pull_rt, rates.pull_tps, rates.consume_rt, rates.consume_ok_tps, rates.consume_failed_tps, rates.consume_failed_msgs
        );
    }
}
