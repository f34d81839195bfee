//! `mqadmin acl`: who may do what.

use super::broker::address;
use super::broker::care::On;
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, list, text};
use crate::rails;
use crate::session::{Session, answers};
use clap::{Args, Subcommand};
use mq_core::admin::Admin;
use mq_core::ops::plan::{Change, Class, Plan, Step};
use mq_core::protocol::bodies::auth::{AclInfo, Policy, PolicyEntry};

/// What can be done with policies.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Policies of every broker
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin acl ls\n  mqadmin acl ls User:app-pay -o json\n\nClass: read. Schema: mqadmin.acl.ls/1"
    )]
    Ls {
        /// Only subjects that contain it
        subject: Option<String>,
        /// Only resources that contain it
        #[arg(long)]
        resource: Option<String>,
        #[command(flatten)]
        on: On,
    },
    /// Give a subject its first policies
    #[command(
        after_help = "Examples:\n  mqadmin acl create User:app-pay --resource Topic:orders --action Pub --yes\n  mqadmin acl create User:app-pay --resource 'Topic:pay-*' --action Pub --action Sub --ip 10.0.0.0/8 --dry-run\n\nClass: write (--yes). Schema: mqadmin.acl.create/1"
    )]
    Create(Wanted),
    /// Give a subject more policies, or other ones for the same resources
    #[command(
        after_help = "Examples:\n  mqadmin acl update User:app-pay --resource Topic:orders --action Sub --yes\n  mqadmin acl update User:app-pay --resource Topic:orders --action Pub --deny --dry-run\n\nClass: write (--yes). Schema: mqadmin.acl.update/1"
    )]
    Update(Wanted),
    /// Take a policy from a subject, or all of them
    #[command(
        visible_alias = "delete",
        after_help = "Examples:\n  mqadmin acl rm User:app-pay --resource Topic:orders --confirm User:app-pay\n  mqadmin acl rm User:app-pay --dry-run\n\nClass: destructive (--confirm SUBJECT). Schema: mqadmin.acl.rm/1"
    )]
    Rm {
        /// The subject
        subject: String,
        /// Only the policy on that resource
        #[arg(long)]
        resource: Option<String>,
        #[command(flatten)]
        on: On,
    },
    /// Copy policies from a broker to another
    #[command(
        after_help = "Examples:\n  mqadmin acl copy broker-a broker-b --dry-run\n  mqadmin acl copy broker-a broker-b User:app-pay --yes\n\nClass: write (--yes). Schema: mqadmin.acl.copy/1"
    )]
    Copy {
        /// From that broker, by name or address
        from: String,
        /// To that one
        to: String,
        /// Only these
        subjects: Vec<String>,
    },
}

/// What a subject is to be allowed.
#[derive(Debug, Clone, Args)]
pub struct Wanted {
    /// User:NAME
    pub subject: String,
    /// Topic:NAME, Group:NAME, Cluster:NAME, or *
    #[arg(long, required = true, value_name = "KIND:NAME")]
    pub resource: Vec<String>,
    /// Pub, Sub, Create, Update, Delete, Get, List, or All
    #[arg(long, required = true)]
    pub action: Vec<String>,
    /// Only from there
    #[arg(long, value_name = "ADDRESS")]
    pub ip: Vec<String>,
    /// Forbid it
    #[arg(long)]
    pub deny: bool,
    #[command(flatten)]
    pub on: On,
}

pub const LS: Shape = Shape::new(
    "mqadmin.acl.ls/1",
    &[text("subject"), text("decision"), text("resource"), list("actions"), list("source_ips"), text("policy").wide(), text("broker")],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { subject, resource, on } => ls(session, subject.as_deref(), resource.as_deref(), on).await,
        Verb::Create(wanted) => put(session, wanted, true).await,
        Verb::Update(wanted) => put(session, wanted, false).await,
        Verb::Rm { subject, resource, on } => rm(session, subject, resource.as_deref(), on).await,
        Verb::Copy { from, to, subjects } => copy(session, from, to, subjects).await,
    }
}

async fn ls(session: &mut Session<'_>, subject: Option<&str>, resource: Option<&str>, on: &On) -> Result<u8, Failure> {
    let admin: &Admin = &session.admin()?;
    let mut report = Report::of(&LS);
    let asked = admin.each(on.masters(admin).await?, |broker| async move { admin.acls(&broker.addr, subject, resource).await }).await;
    let texts = |list: &[bytestring::ByteString]| Cell::List(list.iter().map(ToString::to_string).collect());
    let optional = |text: &Option<bytestring::ByteString>| text.as_deref().map_or(Cell::None, Cell::text);
    for (broker, acls) in answers(asked, &mut report)? {
        for (acl, policy, entry) in acls
            .iter()
            .flat_map(|acl| acl.policies.iter().flat_map(move |policy| policy.entries.iter().map(move |entry| (acl, policy, entry))))
        {
            report.rows.push(vec![
                optional(&acl.subject),
                optional(&entry.decision),
                optional(&entry.resource),
                texts(&entry.actions),
                entry.source_ips.as_deref().map_or(Cell::None, texts),
                optional(&policy.policy_type),
                Cell::text(&*broker.name),
            ]);
        }
    }
    session.show(report)
}

fn entries(acl: &AclInfo) -> Vec<PolicyEntry> {
    acl.policies.iter().flat_map(|policy| policy.entries.clone()).collect()
}

fn acl_of(subject: &str, entries: Vec<PolicyEntry>) -> AclInfo {
    AclInfo { policies: vec![Policy { entries, policy_type: None }], subject: Some(subject.into()) }
}

/// What the subject has afterwards: policies on other resources stay.
fn merged(before: Option<&AclInfo>, wanted: &Wanted) -> AclInfo {
    let texts = |list: &[String]| list.iter().map(|text| text.as_str().into()).collect::<Vec<bytestring::ByteString>>();
    let mut all = before.map(entries).unwrap_or_default();
    all.retain(|entry| wanted.resource.iter().all(|resource| entry.resource.as_deref() != Some(resource.as_str())));
    all.extend(wanted.resource.iter().map(|resource| PolicyEntry {
        actions: texts(&wanted.action),
        decision: Some(if wanted.deny { "Deny" } else { "Allow" }.into()),
        resource: Some(resource.as_str().into()),
        source_ips: (!wanted.ip.is_empty()).then(|| texts(&wanted.ip)),
    }));
    acl_of(&wanted.subject, all)
}

async fn put(session: &mut Session<'_>, wanted: &Wanted, is_new: bool) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in wanted.on.masters(&admin).await? {
        let before = admin.acl(&broker.addr, &wanted.subject).await?;
        if before.is_some() == is_new {
            let what = if is_new { "has policies" } else { "has no policies" };
            let failure = Failure::new(failure::PRECONDITION, "ACL", format!("{} {what} at {broker}", wanted.subject));
            return Err(failure.hint(format!("mqadmin acl {} {}", if is_new { "update" } else { "create" }, wanted.subject)));
        }
        let after = merged(before.as_ref(), wanted);
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Acl { before, after: Some(after) }));
    }
    let plan = Plan::new("acl", format!("policies of {}", wanted.subject), Class::Write, wanted.subject.as_str(), steps);
    let schema = if is_new { "mqadmin.acl.create/1" } else { "mqadmin.acl.update/1" };
    rails::write(session, &admin, plan, schema, &format!("mqadmin acl ls {}", wanted.subject)).await
}

async fn rm(session: &mut Session<'_>, subject: &str, resource: Option<&str>, on: &On) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in on.masters(&admin).await? {
        let Some(before) = admin.acl(&broker.addr, subject).await? else { continue };
        let kept = match resource {
            Some(resource) => entries(&before).into_iter().filter(|entry| entry.resource.as_deref() != Some(resource)).collect(),
            None => Vec::new(),
        };
        let after = (!kept.is_empty()).then(|| acl_of(subject, kept));
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Acl { before: Some(before), after }));
    }
    if steps.is_empty() {
        return Err(Failure::not_found("policy", subject).hint("mqadmin acl ls"));
    }
    let plan = Plan::new("acl", format!("take policies from {subject}"), Class::Destructive, subject, steps);
    rails::write(session, &admin, plan, "mqadmin.acl.rm/1", "mqadmin acl ls").await
}

async fn copy(session: &mut Session<'_>, from: &str, to: &str, subjects: &[String]) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let (from_addr, to_addr) = (address(&admin, from).await?, address(&admin, to).await?);
    let mut steps = Vec::new();
    for acl in admin.acls(&from_addr, None, None).await? {
        let subject = acl.subject.clone().unwrap_or_default();
        if !subjects.is_empty() && !subjects.iter().any(|wanted| *wanted == *subject) {
            continue;
        }
        let before = admin.acl(&to_addr, &subject).await?;
        steps.push(Step::new(format!("{subject} at {to}"), &*to_addr, Change::Acl { before, after: Some(acl) }));
    }
    let plan = Plan::new("acl", format!("copy the policies of {} subjects from {from} to {to}", steps.len()), Class::Write, to, steps);
    rails::write(session, &admin, plan, "mqadmin.acl.copy/1", "mqadmin acl ls").await
}
