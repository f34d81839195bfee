//! Groups from a file, threads of clients, pulling or popping.

use super::write::name;
use crate::commands::broker::care::On;
use crate::commands::topic::more::json_list;
use crate::failure::Failure;
use crate::output::{Cell, Format, Report, Shape, text};
use crate::rails;
use crate::session::{Session, reason};
use clap::ValueEnum;
use mq_core::admin::Admin;
use mq_core::ops::plan::{Call, Change, Class, Plan, Step};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use std::collections::BTreeSet;

/// How messages come to clients.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Mode {
    /// Each queue by one client
    Pull,
    /// Any queue by any client
    Pop,
}

pub const STACK: Shape = Shape::new("mqadmin.group.stack/1", &[text("client"), text("stack")]);

/// Makes or changes the groups of a file.
///
/// # Errors
/// The file cannot be read, nobody answered, or the write was refused or not confirmed.
pub async fn apply(session: &mut Session<'_>, path: &str, on: &On) -> Result<u8, Failure> {
    let configs: Vec<SubscriptionGroupConfig> = json_list(session, path)?;
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in on.masters(&admin).await? {
        let known = admin.group_config_table(&broker.addr).await?.subscription_group_table;
        for config in &configs {
            let group = name(&config.group_name)?;
            let change = Change::Group { before: known.get(&*group).cloned(), after: config.clone() };
            steps.push(Step::new(format!("{group} at {broker}"), &*broker.addr, change));
        }
    }
    let plan = Plan::new("groups", format!("{} groups as {path} says", configs.len()), Class::Write, path, steps);
    rails::write(session, &admin, plan, "mqadmin.group.apply/1", "mqadmin group ls").await
}

/// Makes clients pull or pop.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn mode(session: &mut Session<'_>, group: &str, topic: &str, mode: Mode, share: i32, on: &On) -> Result<u8, Failure> {
    let group = name(group)?;
    let admin = session.admin()?;
    let call = Call::RequestMode { group: group.to_string(), topic: topic.to_owned(), pop: mode == Mode::Pop, share };
    let brokers = on.masters(&admin).await?;
    let steps = brokers.iter().map(|broker| Step::new(broker.to_string(), &*broker.addr, Change::Call(call.clone()))).collect();
    let plan = Plan::new("mode", format!("how {group} gets {topic}"), Class::Write, group.as_str(), steps);
    rails::write(session, &admin, plan, "mqadmin.group.mode/1", &format!("mqadmin group clients {group}")).await
}

/// Where each client of the group is connected.
async fn clients(admin: &Admin, group: &str) -> Result<Vec<(String, String)>, Failure> {
    let asked = admin.group_clients(admin.readable_brokers(None).await?, group).await.some_answer()?;
    let (mut seen, mut found) = (BTreeSet::new(), Vec::new());
    for (broker, told) in asked.answers() {
        for client in told.online().into_iter().flat_map(|online| &online.connection_set) {
            if seen.insert(client.client_id.clone()) {
                found.push((client.client_id.to_string(), broker.addr.to_string()));
            }
        }
    }
    if found.is_empty() {
        let nobody = || Failure::not_found("client", group).because("nobody of this group is connected").hint("mqadmin group ls");
        return Err(asked.failures().next().map_or_else(nobody, |(_, error)| error.clone().into()));
    }
    Ok(found)
}

/// What a client of the group says of itself; with `stacks`, its threads too.
///
/// # Errors
/// It is not connected, or did not answer.
pub async fn running_info(admin: &Admin, group: &str, client: &str, stacks: bool) -> Result<ConsumerRunningInfo, Failure> {
    let found = clients(admin, group).await?.into_iter().find(|(id, _)| id == client);
    let (_, addr) = found.ok_or_else(|| Failure::not_found("client", client).hint(format!("mqadmin group clients {group}")))?;
    Ok(admin.running_info(&addr, group, client, stacks).await?)
}

/// Shows the threads of the group's clients.
///
/// # Errors
/// Nobody is connected, or no client answered.
pub async fn stack(session: &mut Session<'_>, group: &str, only: Option<&str>) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let mut targets = clients(admin, group).await?;
    targets.retain(|(id, _)| only.is_none_or(|only| only == id));
    if targets.is_empty() {
        return Err(Failure::not_found("client", only.unwrap_or_default()).hint(format!("mqadmin group clients {group}")));
    }
    let asked = admin.each(targets, |(id, addr): (String, String)| async move { admin.running_info(&addr, group, &id, true).await });
    let mut report = Report::of(&STACK);
    for outcome in asked.await.some_answer()?.outcomes {
        let (id, _) = outcome.target;
        match outcome.result {
            Ok(info) => {
                let stack = info.jstack.filter(|stack| !stack.is_empty());
                report.rows.push(vec![Cell::text(id), stack.map_or(Cell::None, Cell::Text)]);
            }
            Err(error) => report.missing(format!("{id}: {}", reason(&error))),
        }
    }
    if session.settings.format.value == Format::Table {
        // Threads are read by people as they are, line by line.
        for row in &report.rows {
            if let [Cell::Text(id), stack] = row.as_slice() {
                let stack = if let Cell::Text(stack) = stack { stack.as_str() } else { "(it tells no threads)" };
                session.io.print(&format!("── {id}\n{stack}\n"));
            }
        }
        report.warnings.iter().for_each(|warning| session.io.note(&format!("warning: {warning}")));
        return Ok(if report.complete { crate::failure::DONE } else { crate::failure::PARTIAL });
    }
    session.show(report)
}
