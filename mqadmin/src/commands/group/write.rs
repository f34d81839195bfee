//! Making, changing and deleting groups.

use super::{Create, Delete};
use crate::commands::topic::masters;
use crate::failure::Failure;
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, Broker, GroupOnBroker};
use mq_core::names::{GroupName, TopicName};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use std::fmt::Write as _;

struct Change {
    broker: Broker,
    before: Option<SubscriptionGroupConfig>,
    after: SubscriptionGroupConfig,
}

/// Checks a group's name.
///
/// # Errors
/// It is none.
pub fn name(group: &str) -> Result<GroupName, Failure> {
    GroupName::new(group).map_err(|error| Failure::usage(error.to_string()))
}

/// Makes a group, or changes one.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn create(session: &mut Session<'_>, wanted: &Create) -> Result<u8, Failure> {
    let group = name(&wanted.group)?;
    let admin = session.admin()?;
    let mut changes = Vec::new();
    for broker in masters(&admin, wanted.cluster.as_deref(), &wanted.broker).await? {
        let before = match admin.group_config(&broker.addr, &group).await {
            Ok(config) => Some(config),
            Err(AdminError::NotFound { .. }) => None,
            Err(error) => return Err(error.into()),
        };
        let mut after = before.clone().unwrap_or_else(|| SubscriptionGroupConfig::new(group.as_shared().clone()));
        after.consume_enable = wanted.consume.unwrap_or(after.consume_enable);
        after.consume_broadcast_enable = wanted.broadcast.unwrap_or(after.consume_broadcast_enable);
        after.retry_max_times = wanted.retry_max.unwrap_or(after.retry_max_times);
        after.retry_queue_nums = wanted.retry_queues.unwrap_or(after.retry_queue_nums);
        changes.push(Change { broker, before, after });
    }
    if rails::confirm(session, Class::Write, &group, &plan_text(&group, &changes))? == Verdict::Planned {
        return Ok(0);
    }
    let (mut fates, mut stopped) = (Vec::new(), false);
    for change in changes {
        let fate = if stopped { Fate::NotAttempted } else { apply(&admin, &change).await };
        stopped |= fate.is_failure() && !session.globals.keep_going;
        fates.push((change.broker.to_string(), fate));
    }
    let code = rails::summarize(session, "mqadmin.group.create/1", fates)?;
    session.note(&format!("verify: mqadmin group describe {group}"));
    Ok(code)
}

fn plan_text(group: &GroupName, changes: &[Change]) -> String {
    let mut text = format!("group {group}\n");
    for Change { broker, before, after } in changes {
        let shape = |config: &SubscriptionGroupConfig| {
            let word = |yes| if yes { "yes" } else { "no" };
            format!(
                "consume {}, broadcast {}, {} tries, {} retry queues",
                word(config.consume_enable),
                word(config.consume_broadcast_enable),
                config.retry_max_times,
                config.retry_queue_nums
            )
        };
        let line = match before {
            None => format!("create: {}", shape(after)),
            Some(before) if before == after => "unchanged".to_owned(),
            Some(before) => format!("change: {} -> {}", shape(before), shape(after)),
        };
        let _ = writeln!(text, "  {broker}  {line}");
    }
    text + "undo: the same command with the values shown on the left\n"
}

async fn apply(admin: &Admin, change: &Change) -> Fate {
    if change.before.as_ref() == Some(&change.after) {
        return Fate::Unchanged("as asked for".into());
    }
    if let Err(error) = admin.put_group(&change.broker.addr, &change.after).await {
        return Fate::failed(error);
    }
    match admin.group_config(&change.broker.addr, &change.after.group_name).await {
        Ok(now) if now == change.after => Fate::Confirmed(if change.before.is_some() { "changed" } else { "created" }.into()),
        Ok(_) => Fate::Failed("read back with other settings".into(), None),
        Err(error) => Fate::Failed(format!("written, not read back: {}", reason(&error)), Some(Box::new(error.into()))),
    }
}

/// Deletes a group.
///
/// # Errors
/// Nobody answered, the group is not known, or the write was refused or not confirmed.
pub async fn delete(session: &mut Session<'_>, wanted: &Delete) -> Result<u8, Failure> {
    let group = name(&wanted.group)?;
    let admin = session.admin()?;
    // Slaves keep groups of their own, which outlive the master's otherwise.
    let mut brokers = admin.brokers(wanted.cluster.as_deref()).await?;
    let tables = admin.group_configs(brokers.clone()).await.some_answer()?;
    if let Some((broker, error)) = tables.failures().next() {
        return Err(Failure::from(error.clone()).hint(format!("{broker} has to answer, or the group would come back from there")));
    }
    brokers
        .retain(|broker| tables.answers().any(|(holder, table)| holder == broker && table.subscription_group_table.contains_key(&*group)));
    if brokers.is_empty() {
        return Err(Failure::not_found("group", &group).hint("mqadmin group ls --all"));
    }
    let plan = delete_plan(&admin, &group, &brokers, wanted).await;
    if rails::confirm(session, Class::Destructive, &group, &plan)? == Verdict::Planned {
        return Ok(0);
    }
    let (mut fates, mut stopped) = (Vec::new(), false);
    for broker in &brokers {
        let fate = if stopped { Fate::NotAttempted } else { delete_at(&admin, broker, &group, wanted.offsets).await };
        stopped |= fate.is_failure() && !session.globals.keep_going;
        fates.push((broker.to_string(), fate));
    }
    if wanted.topics && !stopped {
        for topic in [group.retry_topic(), group.dlq_topic()] {
            delete_topic(&admin, &topic, wanted.cluster.as_deref(), &mut fates).await;
        }
    }
    rails::summarize(session, "mqadmin.group.delete/1", fates)
}

async fn delete_topic(admin: &Admin, topic: &TopicName, cluster: Option<&str>, fates: &mut Vec<(String, Fate)>) {
    let brokers = match admin.topic_brokers(topic).await {
        Ok(brokers) => brokers,
        Err(AdminError::NotFound { .. }) => return fates.push((topic.to_string(), Fate::Unchanged("there was none".into()))),
        Err(error) => return fates.push((topic.to_string(), Fate::failed(error))),
    };
    for broker in brokers.into_iter().filter(|broker| cluster.is_none_or(|cluster| broker.cluster == cluster)) {
        let done = admin.delete_topic_at(&broker.addr, topic).await;
        fates.push((format!("{topic} at {broker}"), done.map_or_else(Fate::failed, |()| Fate::Confirmed("deleted".into()))));
    }
    for outcome in admin.forget_topic(topic, cluster).await.outcomes {
        let fate = outcome.result.map_or_else(Fate::failed, |()| Fate::Confirmed("forgotten".into()));
        fates.push((format!("{topic} at name server {}", outcome.target), fate));
    }
}

async fn delete_at(admin: &Admin, broker: &Broker, group: &GroupName, offsets: bool) -> Fate {
    if let Err(error) = admin.delete_group_at(&broker.addr, group, offsets).await {
        return Fate::failed(error);
    }
    match admin.group_config(&broker.addr, group).await {
        Err(AdminError::NotFound { .. }) => Fate::Confirmed("deleted".into()),
        Ok(_) => Fate::Failed("it is still there: its clients are connected and make it again".into(), None),
        Err(error) => Fate::Failed(format!("deleted, not read back: {}", reason(&error)), Some(Box::new(error.into()))),
    }
}

async fn delete_plan(admin: &Admin, group: &GroupName, brokers: &[Broker], wanted: &Delete) -> String {
    let mut text = format!("delete group {group}\n");
    for outcome in admin.group_clients(brokers.to_vec(), group).await.outcomes {
        let clients = match outcome.result {
            Ok(GroupOnBroker::Offline) => "no client".to_owned(),
            Ok(GroupOnBroker::Online(online)) => format!("{} clients CONNECTED", online.connection_set.len()),
            Err(error) => format!("clients unknown: {}", reason(&error)),
        };
        let _ = writeln!(text, "  {}  {clients}", outcome.target);
    }
    let word = |yes| if yes { "deleted too" } else { "kept" };
    let _ = writeln!(text, "  positions: {} (--offsets)", word(wanted.offsets));
    let _ = writeln!(text, "  topics {} and {}: {} (--topics)", group.retry_topic(), group.dlq_topic(), word(wanted.topics));
    text + "this cannot be undone\n"
}
