//! `mqadmin dlq export`, `purge`, `fix-perm`.

use super::{Chosen, queues};
use crate::commands::bulk::JobArgs;
use crate::commands::group::write::name;
use crate::commands::msg::export;
use crate::commands::msg::filter::Choice;
use crate::failure::{self, Failure};
use crate::rails::{self, Class};
use crate::session::Session;
use clap::Args;
use mq_core::admin::{Admin, AdminError};
use mq_core::names::GroupName;
use mq_core::ops::plan::{Change, Plan, Step};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE};

/// Where to.
#[derive(Debug, Clone, Args)]
pub struct Export {
    #[command(flatten)]
    pub chosen: Chosen,
    #[command(flatten)]
    pub into: export::Into,
    #[command(flatten)]
    pub job: JobArgs,
}

/// What becomes of them.
#[derive(Debug, Clone, Args)]
pub struct Purge {
    /// The group
    pub group: String,
    /// Write them to a file first
    #[arg(long, value_name = "FILE", required_unless_present = "no_export", conflicts_with = "no_export")]
    pub export: Option<String>,
    /// Keep nothing
    #[arg(long)]
    pub no_export: bool,
}

/// Writes dead letters to a file, a line each.
///
/// # Errors
/// There are none, they cannot be read, or the file cannot be written.
pub async fn export(session: &mut Session<'_>, wanted: &Export) -> Result<u8, Failure> {
    let group = name(&wanted.chosen.group)?;
    let topic = group.dlq_topic();
    let admin = session.admin_for_long()?;
    let again = format!("mqadmin dlq export {group}");
    if let Some(id) = &wanted.job.resume {
        return export::carry_on(session, &admin, id, &topic, again, &wanted.job).await;
    }
    let choice = wanted.chosen.choice(session)?;
    let queues = queues(&admin, &group).await?;
    export::begin(session, &admin, &topic, queues, &choice, &wanted.into, &wanted.job, again).await.map(|(_, code)| code)
}

/// Writes all dead letters of a group to a new file, or fails.
async fn export_all(session: &mut Session<'_>, admin: &Admin, group: &GroupName, path: &str) -> Result<u64, Failure> {
    let queues = queues(admin, group).await?;
    let into = export::Into { file: Some(path.to_owned()), text: false };
    let (topic, again) = (group.dlq_topic(), format!("mqadmin dlq export {group}"));
    let begun = export::begin(session, admin, &topic, queues, &Choice::default(), &into, &JobArgs::default(), again).await?;
    match begun {
        (written, failure::DONE) => Ok(written),
        _ => Err(Failure::new(failure::PRECONDITION, "NOT_EXPORTED", "not all dead letters could be exported; nothing was deleted")),
    }
}

/// Deletes the topic of a group's dead letters.
///
/// # Errors
/// There are none, they could not be exported, or it was not confirmed.
pub async fn purge(session: &mut Session<'_>, wanted: &Purge) -> Result<u8, Failure> {
    let group = name(&wanted.group)?;
    let topic = group.dlq_topic();
    let admin = session.admin_for_long()?;
    let brokers = match admin.topic_brokers(&topic).await {
        Err(AdminError::NotFound { .. }) => return Err(super::none(&group)),
        brokers => brokers?,
    };
    rails::masters_only(&brokers)?;
    let mut steps: Vec<_> = brokers
        .iter()
        .map(|broker| Step::new(broker.to_string(), &*broker.addr, Change::DeleteTopic { topic: topic.to_string() }))
        .collect();
    for addr in admin.name_server_addrs().await? {
        let change = Change::ForgetTopic { topic: topic.to_string(), cluster: None };
        steps.push(Step::new(format!("name server {addr}"), addr, change));
    }
    let mut plan = Plan::new("dlq", format!("delete all dead letters of {group}"), Class::Destructive, group.as_str(), steps);
    let kept = wanted.export.as_ref().map_or("nothing is kept".to_owned(), |path| format!("they are written to {path} first"));
    plan.notes.push(kept);
    let only_shown = session.globals.dry_run || session.globals.plan_out.is_some();
    if let (Some(path), false) = (&wanted.export, only_shown) {
        rails::confirm(session, plan.class, &plan.name, &plan.text())?;
        let written = export_all(session, &admin, &group, path).await?;
        session.note(&format!("{written} dead letters written to {path}"));
        session.confirmed = Some(plan.name.clone());
    }
    let shown = plan.text();
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.dlq.purge/1").await?.0)
}

/// Gives the right to read back to the topic of a group's dead letters.
///
/// # Errors
/// There is none, or the write was refused or not confirmed.
pub async fn fix_perm(session: &mut Session<'_>, group: &str) -> Result<u8, Failure> {
    let group = name(group)?;
    let topic = group.dlq_topic();
    let admin = session.admin()?;
    let brokers = match admin.topic_brokers(&topic).await {
        Err(AdminError::NotFound { .. }) => return Err(super::none(&group)),
        brokers => brokers?,
    };
    rails::masters_only(&brokers)?;
    let mut steps = Vec::new();
    for broker in &brokers {
        let before = admin.topic_config(&broker.addr, &topic).await?;
        let mut after = before.clone();
        after.perm |= PERM_READ | PERM_WRITE;
        after.read_queue_nums = after.read_queue_nums.max(after.write_queue_nums);
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Topic { before: Some(before), after }));
    }
    let plan = Plan::new("dlq", format!("make {topic} readable"), Class::Write, group.as_str(), steps);
    let shown = plan.text();
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.dlq.fix-perm/1").await?.0)
}
