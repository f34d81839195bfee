//! Making, changing and deleting groups.

use super::{Create, Delete};
use crate::commands::topic::masters;
use crate::failure::Failure;
use crate::rails::{self, Class, Fate};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, Broker, GroupOnBroker};
use mq_core::names::{GroupName, TopicName};
use mq_core::ops::plan::{Change, Plan, Step};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use std::fmt::Write as _;

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
    let mut steps = Vec::new();
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
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Group { before, after }));
    }
    let plan = Plan::new("group", format!("group {group}"), Class::Write, group.as_str(), steps);
    let shown = plan.text();
    let (code, fates) = rails::carry_out(session, &admin, plan, &shown, "mqadmin.group.create/1").await?;
    if !fates.is_empty() {
        session.note(&format!("verify: mqadmin group describe {group}"));
    }
    Ok(code)
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
    let shown = delete_plan(&admin, &group, &brokers, wanted).await;
    let delete = |broker: &Broker| {
        let change = Change::DeleteGroup { group: group.to_string(), offsets: wanted.offsets };
        Step::new(broker.to_string(), &*broker.addr, change)
    };
    let mut steps: Vec<_> = brokers.iter().map(delete).collect();
    if wanted.topics {
        for topic in [group.retry_topic(), group.dlq_topic()] {
            steps.extend(topic_steps(&admin, &topic, wanted.cluster.as_deref()).await?);
        }
    }
    let plan = Plan::new("group", format!("delete group {group}"), Class::Destructive, group.as_str(), steps);
    let (code, fates) = rails::carry_out(session, &admin, plan, &shown, "mqadmin.group.delete/1").await?;
    let back = |fate: &Fate| fate.is_failure() && fate.detail().contains("still as it was");
    if fates.iter().any(|(_, fate)| back(fate)) {
        session.note("a group that is still there is made again by its clients: stop them first");
    }
    Ok(code)
}

/// The topic goes from every broker that has it, then from the name servers; nothing when there is none.
async fn topic_steps(admin: &Admin, topic: &TopicName, cluster: Option<&str>) -> Result<Vec<Step>, Failure> {
    let brokers = match admin.topic_brokers(topic).await {
        Err(AdminError::NotFound { .. }) => return Ok(Vec::new()),
        brokers => brokers?,
    };
    let mut steps = Vec::new();
    for broker in brokers.into_iter().filter(|broker| cluster.is_none_or(|cluster| broker.cluster == cluster)) {
        steps.push(Step::new(format!("{topic} at {broker}"), &*broker.addr, Change::DeleteTopic { topic: topic.to_string() }));
    }
    for addr in admin.name_server_addrs().await? {
        let change = Change::ForgetTopic { topic: topic.to_string(), cluster: cluster.map(str::to_owned) };
        steps.push(Step::new(format!("{topic} at name server {addr}"), addr, change));
    }
    Ok(steps)
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
