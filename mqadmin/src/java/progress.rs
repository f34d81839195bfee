//! `consumerProgress`.

use super::broker::silent;
use super::group::connection;
use super::parse::Parsed;
use super::topic::flag;
use crate::failure::Failure;
use crate::parse::time;
use crate::session::{Session, reason};
use mq_core::admin::{Admin, GroupOnBroker, QueueProgress, progress_of};
use mq_core::names::RETRY_PREFIX;
use mq_core::protocol::bodies::client::{ConsumeType, ConsumerConnection};
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::version_name;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Prints how far one group is, queue by queue, or all groups, a line each.
///
/// # Errors
/// Nobody answered, or the group has no position anywhere.
pub async fn consumer_progress(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    match parsed.get("g") {
        Some(group) => one_group(session, parsed, group).await,
        None => all_groups(session, parsed).await,
    }
}

async fn one_group(session: &mut Session<'_>, parsed: &Parsed, group: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(parsed.get("c")).await?;
    let asked = admin.consume_stats(brokers, group, parsed.get("t")).await.some_answer()?;
    let mut queues: Vec<QueueProgress> = asked.answers().flat_map(|(_, stats)| progress_of(stats)).collect();
    let missing: Vec<_> = asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect();
    if queues.is_empty() && missing.is_empty() {
        return Err(Failure::not_found("group", group).because("no broker knows a position of it").hint("mqadmin group ls"));
    }
    queues.sort_by(|a, b| a.queue.cmp(&b.queue));
    let owners = if flag(parsed, "s").unwrap_or(false) { Some(owners(&admin, group).await?) } else { None };
    let tps: f64 = asked.answers().map(|(_, stats)| stats.consume_tps).sum();
    let text = group_text(&queues, owners.as_ref(), parsed.has("t"), tps, session);
    session.io.print(&text);
    Ok(silent(session, missing))
}

fn group_text(
    queues: &[QueueProgress],
    owners: Option<&BTreeMap<MessageQueue, String>>,
    one_topic: bool,
    tps: f64,
    session: &Session<'_>,
) -> String {
    let owner_column = |text: &str| if owners.is_some() { format!("{text:<20} ") } else { String::new() };
    let mut text = format!(
        "{:<64}  {:<32}  {:<4}  {:<20}  {:<20}  {}{:<20} {:<20}{}\n",
        "#Topic",
        "#Broker Name",
        "#QID",
        "#Broker Offset",
        "#Consumer Offset",
        owner_column("#Client IP"),
        "#Diff",
        "#Inflight",
        "#LastTime"
    );
    let (mut diff_total, mut inflight_total) = (0, 0);
    for queue in queues {
        let inflight = queue.in_flight().unwrap_or(0);
        diff_total += queue.lag();
        inflight_total += inflight;
        let owner = owners.map_or(String::new(), |owners| owner_column(owners.get(&queue.queue).map_or("N/A", |owner| owner)));
        let last = queue.consumed_store_time.map_or("N/A".to_owned(), |at| time::plain(at, &session.settings.tz));
        let _ = writeln!(
            text,
            "{:<64}  {:<32}  {:<4}  {:<20}  {:<20}  {owner}{:<20} {inflight:<20} {last}",
            queue.queue.topic,
            queue.queue.broker_name,
            queue.queue.queue_id.get(),
            queue.max.get(),
            queue.committed.get(),
            queue.lag()
        );
    }
    // Apache counts no rate when it asks for one topic only.
    let tps = if one_topic { 0.0 } else { tps };
    let _ = write!(text, "\nConsume TPS: {tps:.2}\nConsume Diff Total: {diff_total}\nConsume Inflight Total: {inflight_total}\n");
    text
}

/// Which client's address reads which queue.
async fn owners(admin: &Admin, group: &str) -> Result<BTreeMap<MessageQueue, String>, Failure> {
    let (online, _) = connection(admin, group, None).await?;
    let mut owners = BTreeMap::new();
    let Some((broker, online)) = online else { return Ok(owners) };
    let ids = online.connection_set.iter().map(|client| client.client_id.clone()).collect();
    let infos = admin.each(ids, |id: bytestring::ByteString| {
        let (admin, addr) = (admin.clone(), broker.addr.clone());
        async move { admin.running_info(&addr, group, &id, false).await }
    });
    for (id, info) in infos.await.answers() {
        let ip = id.split('@').next().unwrap_or_default().to_owned();
        owners.extend(info.mq_table.keys().map(|queue| (queue.0.clone(), ip.clone())));
    }
    Ok(owners)
}

/// One line of the list of groups.
#[derive(Default)]
struct Line {
    clients: usize,
    online: Option<ConsumerConnection>,
    tps: f64,
    diff: i64,
}

async fn all_groups(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(parsed.get("c")).await?;
    let mut lines: BTreeMap<String, Line> = BTreeMap::new();
    for topic in admin.topic_names().await? {
        if let Some(group) = topic.strip_prefix(RETRY_PREFIX) {
            lines.insert(group.to_owned(), Line::default());
        }
    }
    let stats = admin.all_consume_stats(brokers.clone()).await.some_answer()?;
    let missing: Vec<_> = stats.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect();
    for (group, stats) in stats.answers().flat_map(|(_, groups)| groups) {
        if let Some(line) = lines.get_mut(&**group) {
            line.tps += stats.iter().map(|stats| stats.consume_tps).sum::<f64>();
            line.diff += stats.iter().flat_map(progress_of).map(|queue| queue.lag()).sum::<i64>();
        }
    }
    let asked = admin.each(lines.keys().cloned().collect(), |group: String| {
        let (admin, brokers) = (admin.clone(), brokers.clone());
        async move { Ok(admin.group_clients(brokers, &group).await) }
    });
    for (group, clients) in asked.await.answers() {
        let Some(line) = lines.get_mut(group) else { continue };
        let mut ids = std::collections::BTreeSet::new();
        for (_, on_broker) in clients.answers() {
            if let GroupOnBroker::Online(online) = on_broker {
                ids.extend(online.connection_set.iter().map(|client| client.client_id.clone()));
                line.online.get_or_insert_with(|| (**online).clone());
            }
        }
        line.clients = ids.len();
    }
    let text = list_text(lines);
    session.io.print(&text);
    Ok(silent(session, missing))
}

fn list_text(lines: BTreeMap<String, Line>) -> String {
    let mut text = format!(
        "{:<64}  {:<6}  {:<24} {:<5}  {:<14}  {:<7}  {}\n",
        "#Group", "#Count", "#Version", "#Type", "#Model", "#TPS", "#Diff Total"
    );
    let mut lines: Vec<_> = lines.into_iter().collect();
    lines.sort_by_key(|(_, line)| std::cmp::Reverse((line.clients, line.diff)));
    for (group, line) in lines {
        let (version, kind, model) = match &line.online {
            None => ("OFFLINE".to_owned(), "", ""),
            Some(online) => {
                let version = online.connection_set.iter().map(|client| client.version).min().map(version_name).unwrap_or_default();
                match online.consume_type {
                    ConsumeType::Actively => (version, "PULL", ""),
                    ConsumeType::Passively | ConsumeType::Pop => (version, "PUSH", online.message_model.name()),
                }
            }
        };
        let _ =
            writeln!(text, "{group:<64}  {:<6}  {version:<24} {kind:<5}  {model:<14}  {:<7}  {}", line.clients, line.tps as i64, line.diff);
    }
    text
}
