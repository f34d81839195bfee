//! Permissions, the fixed order of queues, sharing queues out, and topics from a file.

use super::write::{existing, name, perm_of};
use crate::commands::broker::care::On;
use crate::commands::namesrv::{KV, kv_steps};
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, list, number, text};
use crate::rails;
use crate::session::Session;
use mq_core::admin::{ORDER_NAMESPACE, PER_BROKER_MAX};
use mq_core::client::AllocateStrategy;
use mq_core::ops::plan::{Change, Class, Plan, Step};
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::protocol::lenient_json;
use serde::de::DeserializeOwned;

pub const ALLOCATE: Shape = Shape::new("mqadmin.topic.allocate/1", &[text("client"), number("queues"), list("which")]);

/// Changes the permission alone, on every broker that has the topic.
///
/// # Errors
/// The topic is not known, nobody answered, or the write was refused or not confirmed.
pub async fn perm(session: &mut Session<'_>, topic: &str, perm: &str, on: &On) -> Result<u8, Failure> {
    let topic = name(topic)?;
    let admin = session.admin()?;
    let mut brokers = admin.topic_brokers(&topic).await?;
    let named = |broker: &mq_core::admin::Broker| on.broker.iter().any(|name| *name == *broker.name || *name == *broker.addr);
    brokers
        .retain(|broker| on.cluster.as_ref().is_none_or(|cluster| *broker.cluster == **cluster) && (on.broker.is_empty() || named(broker)));
    rails::masters_only(&brokers)?;
    let mut steps = Vec::new();
    for broker in brokers {
        let before = admin.topic_config(&broker.addr, &topic).await?;
        let after = TopicConfig { perm: perm_of(perm), ..before.clone() };
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Topic { before: Some(before), after }));
    }
    let plan = Plan::new("perm", format!("permission {perm} of {topic}"), Class::Write, topic.as_str(), steps);
    rails::write(session, &admin, plan, "mqadmin.topic.perm/1", &format!("mqadmin topic describe {topic}")).await
}

/// Shows the order that every name server keeps.
///
/// # Errors
/// No name server answered.
pub async fn order(session: &mut Session<'_>, topic: &str) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let mut report = Report::of(&KV);
    let servers = admin.name_server_addrs().await?;
    let asked = admin.each(servers, |addr: String| async move { admin.kv_at(&addr, ORDER_NAMESPACE, topic).await }).await;
    for (addr, conf) in crate::session::answers(asked, &mut report)? {
        let conf = conf.map_or(Cell::None, |conf| Cell::text(&*conf));
        report.rows.push(vec![Cell::text(topic), conf, Cell::text(addr)]);
    }
    session.show(report)
}

/// Makes every name server keep an order, or none.
///
/// # Errors
/// The order cannot be read, no name server answered, or the write was refused or not confirmed.
pub async fn set_order(session: &mut Session<'_>, topic: &str, order: Option<&str>) -> Result<u8, Failure> {
    let topic = name(topic)?;
    let is_part = |part: &str| part.rsplit_once(':').is_some_and(|(broker, count)| !broker.is_empty() && count.parse::<u16>().is_ok());
    if let Some(bad) = order.into_iter().flat_map(|order| order.split(';')).find(|part| !is_part(part)) {
        return Err(Failure::usage(format!("`{bad}` is not BROKER:QUEUES")));
    }
    let admin = session.admin()?;
    let steps = kv_steps(&admin, ORDER_NAMESPACE, &topic, order).await?;
    let plan = Plan::new("order", format!("order of queues of {topic}"), Class::Write, topic.as_str(), steps);
    rails::write(session, &admin, plan, "mqadmin.topic.order/1", &format!("mqadmin topic order {topic}")).await
}

/// Shares the queues out as clients do by default.
///
/// # Errors
/// The topic is not known.
pub async fn allocate(session: &mut Session<'_>, topic: &str, clients: &[String]) -> Result<u8, Failure> {
    let queues = session.admin()?.topic_queues(topic).await?;
    let mut queues: Vec<_> = queues.into_iter().map(|queue| MessageQueue::new(topic, queue.broker.name, queue.queue_id)).collect();
    queues.sort();
    let mut ids: Vec<bytestring::ByteString> = clients.iter().map(|id| id.as_str().into()).collect();
    ids.sort();
    ids.dedup();
    let mut report = Report::of(&ALLOCATE);
    for id in &ids {
        let share = AllocateStrategy::Averagely.allocate(id, &queues, &ids).unwrap_or_default();
        let which = share.iter().map(|queue| format!("{}:{}", queue.broker_name, queue.queue_id)).collect();
        report.rows.push(vec![Cell::text(&**id), Cell::Int(share.len() as i64), Cell::List(which)]);
    }
    session.show(report)
}

/// Reads a JSON list from a file, or from standard input when its name is `-`.
///
/// # Errors
/// It cannot be read, or is none.
pub fn json_list<T: DeserializeOwned>(session: &mut Session<'_>, path: &str) -> Result<Vec<T>, Failure> {
    let read = if path == "-" { session.io.read_all() } else { std::fs::read(path) };
    let bad = |error: &dyn std::fmt::Display| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}"));
    lenient_json::from_slice(&read.map_err(|error| bad(&error))?).map_err(|error| bad(&error))
}

/// Makes or changes the topics of a file.
///
/// # Errors
/// The file cannot be read, nobody answered, or the write was refused or not confirmed.
pub async fn apply(session: &mut Session<'_>, path: &str, on: &On) -> Result<u8, Failure> {
    let configs: Vec<TopicConfig> = json_list(session, path)?;
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in on.masters(&admin).await? {
        // One list instead of a request for each topic, when there are many.
        let known =
            if configs.len() > PER_BROKER_MAX { Some(admin.topic_config_table(&broker.addr).await?.topic_config_table) } else { None };
        for config in &configs {
            let topic = name(&config.topic_name)?;
            let before = match &known {
                Some(known) => known.get(&*topic).cloned(),
                None => existing(&admin, &broker, &topic).await?,
            };
            let change = Change::Topic { before, after: config.clone() };
            steps.push(Step::new(format!("{topic} at {broker}"), &*broker.addr, change));
        }
    }
    let plan = Plan::new("topics", format!("{} topics as {path} says", configs.len()), Class::Write, path, steps);
    rails::write(session, &admin, plan, "mqadmin.topic.apply/1", "mqadmin topic ls").await
}
