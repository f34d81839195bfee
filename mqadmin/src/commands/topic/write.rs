//! Making, changing and deleting topics.

use super::Create;
use crate::failure::Failure;
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::names::TopicName;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use std::fmt::Write as _;

/// Queues of a new topic on each broker, as Apache's tool.
const QUEUES: i32 = 8;

/// What one broker is to get.
struct Change {
    broker: Broker,
    before: Option<TopicConfig>,
    after: TopicConfig,
}

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
    let mut changes = Vec::new();
    for broker in masters(&admin, wanted.cluster.as_deref(), &wanted.broker).await? {
        let before = existing(&admin, &broker, &topic).await?;
        let after = merged(before.as_ref(), &topic, wanted);
        changes.push(Change { broker, before, after });
    }
    let plan = plan_text(&topic, &changes, &wanted.attr);
    if rails::confirm(session, Class::Write, &topic, &plan)? == Verdict::Planned {
        return Ok(0);
    }
    let mut fates = Vec::new();
    let mut stopped = false;
    for change in changes {
        let fate = if stopped { Fate::NotAttempted } else { apply(&admin, &change, &wanted.attr).await };
        stopped |= fate.is_failure() && !session.globals.keep_going;
        fates.push((change.broker.to_string(), fate));
    }
    let code = rails::summarize(session, "mqadmin.topic.create/1", fates)?;
    session.note(&format!("verify: mqadmin topic describe {topic}"));
    Ok(code)
}

async fn existing(admin: &Admin, broker: &Broker, topic: &TopicName) -> Result<Option<TopicConfig>, Failure> {
    match admin.topic_config(&broker.addr, topic).await {
        Ok(config) => Ok(Some(config)),
        Err(AdminError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// What was not asked for stays as it is, or as Apache's tool makes it.
fn merged(before: Option<&TopicConfig>, topic: &TopicName, wanted: &Create) -> TopicConfig {
    let new = || TopicConfig::new(topic.as_shared().clone(), QUEUES, PERM_READ | PERM_WRITE);
    let mut config = before.cloned().unwrap_or_else(new);
    config.read_queue_nums = wanted.queues.or(wanted.read_queues).unwrap_or(config.read_queue_nums);
    config.write_queue_nums = wanted.queues.or(wanted.write_queues).unwrap_or(config.write_queue_nums);
    if let Some(perm) = &wanted.perm {
        let bit = |letter, bit| if perm.contains(letter) { bit } else { 0 };
        config.perm = bit('r', PERM_READ) | bit('w', PERM_WRITE);
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

fn plan_text(topic: &TopicName, changes: &[Change], attributes: &[String]) -> String {
    let mut text = format!("topic {topic}\n");
    for Change { broker, before, after } in changes {
        let shape = |config: &TopicConfig| {
            format!("{} read, {} write queues, {}", config.read_queue_nums, config.write_queue_nums, super::perm_text(config.perm))
        };
        let line = match before {
            None => format!("create: {}", shape(after)),
            Some(before) if before == after => "unchanged".to_owned(),
            Some(before) => format!("change: {} -> {}", shape(before), shape(after)),
        };
        let _ = writeln!(text, "  {broker}  {line}");
    }
    if !attributes.is_empty() {
        let _ = writeln!(text, "  attributes {}", attributes.join(","));
    }
    text + "undo: the same command with the values shown on the left\n"
}

async fn apply(admin: &Admin, change: &Change, attributes: &[String]) -> Fate {
    if change.before.as_ref() == Some(&change.after) {
        return Fate::Unchanged("as asked for".into());
    }
    let attributes: Vec<_> =
        attributes.iter().map(|text| if text.starts_with(['+', '-']) { text.clone() } else { format!("+{text}") }).collect();
    if let Err(error) = admin.put_topic(&change.broker.addr, &change.after, &attributes.join(",")).await {
        return Fate::failed(error);
    }
    match admin.topic_config(&change.broker.addr, &change.after.topic_name).await {
        Ok(now) if same(&now, &change.after) => Fate::Confirmed(if change.before.is_some() { "changed" } else { "created" }.into()),
        Ok(_) => Fate::Failed("read back with other settings".into(), None),
        Err(error) => Fate::Failed(format!("written, not read back: {}", reason(&error)), Some(Box::new(error.into()))),
    }
}

fn same(a: &TopicConfig, b: &TopicConfig) -> bool {
    (a.read_queue_nums, a.write_queue_nums, a.perm) == (b.read_queue_nums, b.write_queue_nums, b.perm)
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
    let plan = delete_plan(&admin, &topic, &brokers, session).await?;
    if rails::confirm(session, Class::Destructive, &topic, &plan)? == Verdict::Planned {
        return Ok(0);
    }
    let mut fates = Vec::new();
    let mut stopped = false;
    for broker in &brokers {
        let fate = match stopped {
            true => Fate::NotAttempted,
            false => delete_at(&admin, broker, &topic).await,
        };
        stopped |= fate.is_failure() && !session.globals.keep_going;
        fates.push((broker.to_string(), fate));
    }
    // Name servers must not forget a topic that a broker still has: it would register it again.
    for outcome in if stopped { Vec::new() } else { admin.forget_topic(&topic, cluster).await.outcomes } {
        let fate = outcome.result.map_or_else(Fate::failed, |()| Fate::Confirmed("forgotten".into()));
        fates.push((format!("name server {}", outcome.target), fate));
    }
    rails::summarize(session, "mqadmin.topic.delete/1", fates)
}

async fn delete_at(admin: &Admin, broker: &Broker, topic: &TopicName) -> Fate {
    if let Err(error) = admin.delete_topic_at(&broker.addr, topic).await {
        return Fate::failed(error);
    }
    match admin.topic_config_table(&broker.addr).await {
        Ok(table) if table.topic_config_table.contains_key(&**topic) => Fate::Failed("it is still there".into(), None),
        Ok(_) => Fate::Confirmed("deleted".into()),
        Err(error) => Fate::Failed(format!("deleted, not read back: {}", reason(&error)), Some(Box::new(error.into()))),
    }
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
