//! Making, changing and deleting topics.

use super::Create;
use crate::failure::Failure;
use crate::rails::{self, Class};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::names::TopicName;
use mq_core::ops::plan::{Change, Plan, Step};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use std::fmt::Write as _;

/// Queues of a new topic on each broker, as Apache's tool.
const QUEUES: i32 = 8;

/// Checks a topic's name.
///
/// # Errors
/// It is none.
pub fn name(topic: &str) -> Result<TopicName, Failure> {
    TopicName::new(topic).map_err(|error| Failure::usage(error.to_string()))
}

/// The masters that a write is for: those named, those of the cluster, or those of the only cluster.
///
/// # Errors
/// There are several clusters and none was chosen, or one of the names is not known.
pub async fn masters(admin: &Admin, cluster: Option<&str>, brokers: &[String]) -> Result<Vec<Broker>, Failure> {
    let all = admin.masters(cluster).await?;
    if !brokers.is_empty() {
        let named = |name: &String| all.iter().find(|broker| *broker.name == **name || *broker.addr == **name).cloned();
        return brokers
            .iter()
            .map(|name| named(name).ok_or_else(|| Failure::not_found("broker", name).hint("mqadmin broker ls")))
            .collect();
    }
    let mut clusters: Vec<_> = all.iter().map(|broker| broker.cluster.to_string()).collect();
    clusters.dedup();
    match clusters.len() {
        0 => Err(Failure::not_found("broker", "any master")),
        1 => Ok(all),
        _ => Err(Failure::usage(format!("there are several clusters: {}", clusters.join(", "))).hint("--cluster NAME")),
    }
}

/// Makes a topic, or changes one.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn create(session: &mut Session<'_>, wanted: &Create) -> Result<u8, Failure> {
    let topic = name(&wanted.topic)?;
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in masters(&admin, wanted.cluster.as_deref(), &wanted.broker).await? {
        let before = existing(&admin, &broker, &topic).await?;
        let after = merged(before.as_ref(), &topic, wanted);
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Topic { before, after }));
    }
    let plan = Plan::new("topic", format!("topic {topic}"), Class::Write, topic.as_str(), steps);
    let shown = plan.text();
    let (code, fates) = rails::carry_out(session, &admin, plan, &shown, "mqadmin.topic.create/1").await?;
    if !fates.is_empty() {
        session.note(&format!("verify: mqadmin topic describe {topic}"));
    }
    Ok(code)
}

/// The topic's settings on a broker; `None`: it has no such topic.
///
/// # Errors
/// It did not answer, or refused.
pub async fn existing(admin: &Admin, broker: &Broker, topic: &TopicName) -> Result<Option<TopicConfig>, Failure> {
    match admin.topic_config(&broker.addr, topic).await {
        Ok(config) => Ok(Some(config)),
        Err(AdminError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// `r`, `w`, `rw` as bits.
pub fn perm_of(letters: &str) -> i32 {
    let bit = |letter, bit| if letters.contains(letter) { bit } else { 0 };
    bit('r', PERM_READ) | bit('w', PERM_WRITE)
}

/// What was not asked for stays as it is, or as Apache's tool makes it.
fn merged(before: Option<&TopicConfig>, topic: &TopicName, wanted: &Create) -> TopicConfig {
    let new = || TopicConfig::new(topic.as_shared().clone(), QUEUES, PERM_READ | PERM_WRITE);
    let mut config = before.cloned().unwrap_or_else(new);
    config.read_queue_nums = wanted.queues.or(wanted.read_queues).unwrap_or(config.read_queue_nums);
    config.write_queue_nums = wanted.queues.or(wanted.write_queues).unwrap_or(config.write_queue_nums);
    if let Some(perm) = &wanted.perm {
        config.perm = perm_of(perm);
    }
    for attribute in &wanted.attr {
        match (attribute.strip_prefix('+').unwrap_or(attribute).split_once('='), attribute.strip_prefix('-')) {
            (_, Some(key)) => drop(config.attributes.remove(key)),
            (Some((key, value)), None) => drop(config.attributes.insert(key.to_owned(), value.to_owned())),
            (None, None) => {}
        }
    }
    config
}

/// Deletes a topic.
///
/// # Errors
/// Nobody answered, the topic is not known, or the write was refused or not confirmed.
pub async fn delete(session: &mut Session<'_>, topic: &str, cluster: Option<&str>) -> Result<u8, Failure> {
    let topic = name(topic)?;
    let admin = session.admin()?;
    let mut brokers = admin.topic_brokers(&topic).await?;
    brokers.retain(|broker| cluster.is_none_or(|cluster| broker.cluster == cluster));
    if brokers.is_empty() {
        return Err(Failure::not_found("topic", &topic).because(format!("it has no queues in {}", cluster.unwrap_or("any cluster"))));
    }
    rails::masters_only(&brokers)?;
    let shown = delete_plan(&admin, &topic, &brokers, session).await?;
    let delete = |broker: &Broker| Step::new(broker.to_string(), &*broker.addr, Change::DeleteTopic { topic: topic.to_string() });
    // Name servers come last, and only when no broker failed: a broker that still has the topic would register it again.
    let forget = |addr: String| {
        let change = Change::ForgetTopic { topic: topic.to_string(), cluster: cluster.map(str::to_owned) };
        Step::new(format!("name server {addr}"), addr, change)
    };
    let servers = admin.name_server_addrs().await?;
    let steps = brokers.iter().map(delete).chain(servers.into_iter().map(forget)).collect();
    let plan = Plan::new("topic", format!("delete topic {topic}"), Class::Destructive, topic.as_str(), steps);
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.topic.delete/1").await?.0)
}

/// What would go: messages, last write, groups.
async fn delete_plan(admin: &Admin, topic: &TopicName, brokers: &[Broker], session: &Session<'_>) -> Result<String, Failure> {
    let mut text = format!("delete topic {topic}\n");
    let stats = admin.each(brokers.to_vec(), |broker| async move { admin.topic_stats_at(&broker.addr, topic).await }).await;
    for outcome in stats.outcomes {
        let line = match outcome.result {
            Ok(stats) => {
                let messages: i64 = stats.offset_table.values().map(|ends| ends.max_offset - ends.min_offset).sum();
                let last = stats.offset_table.values().map(|ends| ends.last_update_timestamp).max().filter(|at| *at > 0);
                let last =
                    last.map_or("never".to_owned(), |at| crate::parse::time::plain(mq_core::types::UnixMs(at), &session.settings.tz));
                format!("{messages} messages, last write {last}")
            }
            Err(error) => format!("unknown: {}", reason(&error)),
        };
        let _ = writeln!(text, "  {}  {line}", outcome.target);
    }
    let mut groups: Vec<_> = admin.topic_groups(topic).await?.answers().flat_map(|(_, groups)| groups.clone()).collect();
    groups.sort();
    groups.dedup();
    let groups = if groups.is_empty() { "no group".to_owned() } else { groups.join(", ") };
    let _ = writeln!(text, "  consumed by: {groups}");
    Ok(text + "this cannot be undone\n")
}
