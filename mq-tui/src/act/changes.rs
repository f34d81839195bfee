//! Plans of changes: what is there now, what shall be, and who would notice.

use super::Parts;
use crate::deed::Work;
use crate::model::Name;
use crate::text;
use crate::wish::{KEPT, Wish, YES};
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::names::{GroupName, TopicName};
use mq_core::ops::plan::{Change, Class, Plan, Server, Step};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use std::collections::BTreeSet;
use std::sync::Arc;

fn said(error: impl ToString) -> String {
    error.to_string()
}

/// The plan of `wish`.
///
/// # Errors
/// What is there cannot be read, or stands in the way.
pub(super) async fn plan(admin: &Admin, wish: &Wish) -> Result<Parts, String> {
    let (class, steps, notes) = match wish {
        Wish::Topic { topic, queues, perm, .. } => put_topic(admin, topic, queues, perm).await?,
        Wish::DeleteTopic { topic } => delete_topic(admin, topic).await?,
        Wish::Group { group, tries, consume, .. } => put_group(admin, group, tries, consume).await?,
        Wish::DeleteGroup { group } => delete_group(admin, group).await?,
        Wish::Setting { broker, addr, key, value } => set(admin, broker, addr, key, value).await?,
        Wish::Writable { broker, writable } => let_write(admin, broker, *writable).await?,
    };
    let kind = match wish {
        Wish::Topic { .. } | Wish::DeleteTopic { .. } => "topic",
        Wish::Group { .. } | Wish::DeleteGroup { .. } => "group",
        Wish::Setting { .. } => "config",
        Wish::Writable { .. } => "drain",
    };
    let plan = Plan::new(kind, wish.title(), class, wish.target().to_string(), steps);
    let mut lines: Vec<String> = plan.steps.iter().map(|step| format!("{}  {}", step.target, step.effect)).collect();
    lines.extend(notes);
    lines.push(if plan.can_be_undone() { format!("undo will be kept as {}", plan.id) } else { "it cannot be undone".into() });
    let targets = if plan.is_empty() { 0 } else { plan.steps.len() };
    Ok((lines, targets, Work::Plan(Arc::new(plan))))
}

type Steps = (Class, Vec<Step>, Vec<String>);

/// "There is none" as a value.
fn there<T>(found: Result<T, AdminError>) -> Result<Option<T>, String> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(AdminError::NotFound { .. }) => Ok(None),
        Err(error) => Err(said(error)),
    }
}

async fn put_topic(admin: &Admin, topic: &str, queues: &str, perm: &str) -> Result<Steps, String> {
    let name = TopicName::new(topic).map_err(said)?;
    let queues: Option<i32> = if queues.is_empty() { None } else { Some(queues.parse().map_err(said)?) };
    let bit = |letter, bit| if perm.contains(letter) { bit } else { 0 };
    let (mut there_already, new_queues) = (0, queues.unwrap_or(1));
    let mut steps = Vec::new();
    for broker in admin.masters(None).await.map_err(said)? {
        let before = there(admin.topic_config(&broker.addr, &name).await)?;
        let mut after = before.clone().unwrap_or_else(|| TopicConfig::new(name.as_shared().clone(), new_queues, PERM_READ | PERM_WRITE));
        there_already += usize::from(before.is_some());
        if let Some(queues) = queues {
            (after.read_queue_nums, after.write_queue_nums) = (queues, queues);
        }
        if perm != KEPT {
            after.perm = bit('r', PERM_READ) | bit('w', PERM_WRITE);
        }
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Topic { before, after }));
    }
    if queues.is_none() && there_already < steps.len() {
        return Err("not every broker has it yet: how many queues?".into());
    }
    let fewer = steps.iter().any(
        |step| matches!(&step.change, Change::Topic { before: Some(before), after } if after.read_queue_nums < before.read_queue_nums),
    );
    let notes = fewer.then(|| "messages in queues that are no longer read stay unconsumed".to_owned());
    Ok((Class::Write, steps, notes.into_iter().collect()))
}

async fn delete_topic(admin: &Admin, topic: &str) -> Result<Steps, String> {
    let name = TopicName::new(topic).map_err(said)?;
    let brokers = admin.topic_brokers(&name).await.map_err(said)?;
    if let Some(slave) = brokers.iter().find(|broker| !broker.id.is_master()) {
        return Err(format!("{} has no master now, and would bring the topic back", slave.name));
    }
    let mut notes = Vec::new();
    for outcome in admin.topic_stats(&name).await.map_err(said)?.outcomes {
        let held: i64 = outcome.result.map_err(said)?.offset_table.values().map(|ends| ends.max_offset - ends.min_offset).sum();
        notes.push(format!("{} messages on {} are lost", text::count(held), outcome.target));
    }
    let asked = admin.topic_groups(&name).await.map_err(said)?;
    let groups: BTreeSet<&str> = asked.answers().flat_map(|(_, groups)| groups).map(|group| &**group).collect();
    notes.push(if groups.is_empty() { "no group reads it".into() } else { format!("READ BY {}", Vec::from_iter(groups).join(", ")) });
    let delete = |broker: &Broker| Step::new(broker.to_string(), &*broker.addr, Change::DeleteTopic { topic: topic.to_owned() });
    // Name servers come last: a broker that still has the topic would register it again.
    let forget =
        |addr: String| Step::new(format!("name server {addr}"), addr, Change::ForgetTopic { topic: topic.to_owned(), cluster: None });
    let servers = admin.name_server_addrs().await.map_err(said)?;
    Ok((Class::Destructive, brokers.iter().map(delete).chain(servers.into_iter().map(forget)).collect(), notes))
}

async fn put_group(admin: &Admin, group: &str, tries: &str, consume: &str) -> Result<Steps, String> {
    let name = GroupName::new(group).map_err(said)?;
    let tries: Option<i32> = if tries.is_empty() { None } else { Some(tries.parse().map_err(said)?) };
    let mut steps = Vec::new();
    for broker in admin.masters(None).await.map_err(said)? {
        let before = there(admin.group_config(&broker.addr, &name).await)?;
        let mut after = before.clone().unwrap_or_else(|| SubscriptionGroupConfig::new(name.as_shared().clone()));
        after.retry_max_times = tries.unwrap_or(after.retry_max_times);
        if consume != KEPT {
            after.consume_enable = consume == YES;
        }
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Group { before, after }));
    }
    Ok((Class::Write, steps, Vec::new()))
}

async fn delete_group(admin: &Admin, group: &str) -> Result<Steps, String> {
    GroupName::new(group).map_err(said)?;
    let brokers = admin.brokers(None).await.map_err(said)?;
    let mut steps = Vec::new();
    for outcome in admin.group_configs(brokers.clone()).await.outcomes {
        // A broker that was not asked would bring the group back.
        if outcome.result.map_err(said)?.subscription_group_table.contains_key(group) {
            let change = Change::DeleteGroup { group: group.to_owned(), offsets: true };
            steps.push(Step::new(outcome.target.to_string(), &*outcome.target.addr, change));
        }
    }
    let asked = admin.group_clients(brokers, group).await;
    let clients: BTreeSet<&Name> =
        asked.answers().filter_map(|(_, at)| at.online()).flat_map(|at| &at.connection_set).map(|client| &client.client_id).collect();
    let notes = if clients.is_empty() { "no client is connected".into() } else { format!("{} CLIENTS ARE CONNECTED", clients.len()) };
    Ok((Class::Destructive, steps, vec![notes]))
}

async fn set(admin: &Admin, broker: &str, addr: &str, key: &str, value: &str) -> Result<Steps, String> {
    if key.is_empty() {
        return Err("which setting?".into());
    }
    let known = admin.broker_config(addr).await.map_err(said)?;
    let before = known.into_iter().find(|(name, _)| name == key).map(|(_, value)| value);
    let notes = if before.is_none() { vec![format!("{broker} does not list {key}")] } else { Vec::new() };
    let change = Change::Setting { of: Server::Broker, key: key.to_owned(), before, after: value.to_owned() };
    Ok((Class::Write, vec![Step::new(broker, addr, change)], notes))
}

async fn let_write(admin: &Admin, broker: &str, writable: bool) -> Result<Steps, String> {
    let masters = admin.masters(None).await.map_err(said)?;
    if !writable && masters.iter().all(|master| *master.name == *broker) {
        return Err("it is the only master: nobody could send any more".into());
    }
    let change = |addr: String| {
        let change = Change::Writable { broker_name: broker.to_owned(), writable };
        Step::new(format!("name server {addr}"), addr, change)
    };
    let steps = admin.name_server_addrs().await.map_err(said)?.into_iter().map(change).collect();
    let note = if writable { "producers use it again within 30 s" } else { "producers leave it within 30 s; consumers go on" };
    Ok((Class::Write, steps, vec![note.into()]))
}
