//! `mqadmin user`: who may connect.

use super::broker::address;
use super::broker::care::On;
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, list, text};
use crate::parse::glob;
use crate::rails;
use crate::session::{Session, answers};
use clap::{Args, Subcommand};
use mq_core::admin::Admin;
use mq_core::ops::plan::{Change, Class, Plan, Step};
use mq_core::protocol::bodies::auth::UserInfo;
use std::collections::BTreeMap;

/// What can be done with users.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Users and where they are known; never their passwords
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin user ls\n  mqadmin user ls 'app-*' -o json\n\nClass: read. Schema: mqadmin.user.ls/1"
    )]
    Ls {
        /// Only names that fit a pattern
        patterns: Vec<String>,
        #[command(flatten)]
        on: On,
    },
    /// Make a user
    #[command(
        after_help = "Examples:\n  mqadmin user create app-pay --password-file secret.txt --yes\n  mqadmin user create app-pay --password-file - --type normal --yes < secret.txt\n\nClass: write (--yes). Schema: mqadmin.user.create/1"
    )]
    Create(Settings),
    /// Change a user
    #[command(
        after_help = "Examples:\n  mqadmin user update app-pay --password-file secret.txt --yes\n  mqadmin user update app-pay --status disable --yes\n\nClass: write (--yes). Schema: mqadmin.user.update/1"
    )]
    Update(Settings),
    /// Delete a user
    #[command(
        visible_alias = "delete",
        after_help = "Examples:\n  mqadmin user rm app-pay --dry-run\n  mqadmin user rm app-pay --confirm app-pay\n\nClass: destructive (--confirm NAME). Schema: mqadmin.user.rm/1"
    )]
    Rm {
        /// Its name
        user: String,
        #[command(flatten)]
        on: On,
    },
    /// Copy users from a broker to another
    #[command(
        after_help = "Examples:\n  mqadmin user copy broker-a broker-b --dry-run\n  mqadmin user copy broker-a broker-b app-pay --yes\n\nClass: write (--yes). Schema: mqadmin.user.copy/1"
    )]
    Copy {
        /// From that broker, by name or address
        from: String,
        /// To that one
        to: String,
        /// Only these
        users: Vec<String>,
    },
}

/// What a user is to be like.
#[derive(Debug, Clone, Args)]
pub struct Settings {
    /// Its name
    pub user: String,
    /// A file that holds the password, or - for standard input
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<String>,
    /// normal, or super
    #[arg(long = "type", value_parser = ["normal", "super"])]
    pub kind: Option<String>,
    /// enable, or disable
    #[arg(long, value_parser = ["enable", "disable"])]
    pub status: Option<String>,
    #[command(flatten)]
    pub on: On,
}

pub const LS: Shape = Shape::new("mqadmin.user.ls/1", &[text("user"), text("type"), text("status"), list("brokers")]);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { patterns, on } => ls(session, patterns, on).await,
        Verb::Create(wanted) => put(session, wanted, true).await,
        Verb::Update(wanted) => put(session, wanted, false).await,
        Verb::Rm { user, on } => rm(session, user, on).await,
        Verb::Copy { from, to, users } => copy(session, from, to, users).await,
    }
}

async fn ls(session: &mut Session<'_>, patterns: &[String], on: &On) -> Result<u8, Failure> {
    let admin: &Admin = &session.admin()?;
    let mut report = Report::of(&LS);
    let asked = admin.each(on.masters(admin).await?, |broker| async move { admin.users(&broker.addr, None).await }).await;
    let mut users: BTreeMap<(String, String, String), Vec<String>> = BTreeMap::new();
    for (broker, told) in answers(asked, &mut report)? {
        for user in told {
            let word = |text: Option<bytestring::ByteString>| text.unwrap_or_default().to_ascii_lowercase();
            let name = user.username.unwrap_or_default().to_string();
            if glob::fits_any(patterns, &name) {
                users.entry((name, word(user.user_type), word(user.user_status))).or_default().push(broker.name.to_string());
            }
        }
    }
    let row = |((name, kind, status), brokers)| vec![Cell::Text(name), Cell::Text(kind), Cell::Text(status), Cell::List(brokers)];
    report.rows = users.into_iter().map(row).collect();
    session.show(report)
}

fn password(session: &mut Session<'_>, file: Option<&str>) -> Result<Option<String>, Failure> {
    let Some(file) = file else { return Ok(None) };
    let read = if file == "-" { session.io.read_all() } else { std::fs::read(file) };
    let bytes = read.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{file}: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|_| Failure::usage(format!("{file} is not text")))?;
    let text = text.trim_end_matches(['\r', '\n']);
    if text.is_empty() { Err(Failure::usage(format!("{file} is empty"))) } else { Ok(Some(text.to_owned())) }
}

async fn put(session: &mut Session<'_>, wanted: &Settings, is_new: bool) -> Result<u8, Failure> {
    let password = password(session, wanted.password_file.as_deref())?;
    if is_new && password.is_none() {
        return Err(Failure::usage("a new user needs a password").hint("--password-file FILE"));
    }
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in wanted.on.masters(&admin).await? {
        let before = admin.user(&broker.addr, &wanted.user).await?;
        match (&before, is_new) {
            (Some(_), true) => {
                let failure = Failure::new(failure::PRECONDITION, "USER_EXISTS", format!("there is a user `{}` at {broker}", wanted.user));
                return Err(failure.hint(format!("mqadmin user update {}", wanted.user)));
            }
            (None, false) => return Err(Failure::not_found("user", &wanted.user).because(format!("not at {broker}"))),
            _ => {}
        }
        let old = before.as_ref();
        let after = UserInfo {
            username: Some(wanted.user.as_str().into()),
            password: password.as_deref().map(Into::into),
            user_type: wanted.kind.as_deref().map(|kind| capital(kind).into()).or_else(|| old.and_then(|user| user.user_type.clone())),
            user_status: wanted.status.as_deref().map(Into::into).or_else(|| old.and_then(|user| user.user_status.clone())),
        };
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::User { before, after: Some(after) }));
    }
    let plan = Plan::new("user", format!("user {}", wanted.user), Class::Write, wanted.user.as_str(), steps);
    let schema = if is_new { "mqadmin.user.create/1" } else { "mqadmin.user.update/1" };
    rails::write(session, &admin, plan, schema, "mqadmin user ls").await
}

/// `Normal`, `Super`, as brokers spell it.
fn capital(word: &str) -> String {
    let (first, rest) = word.split_at(1);
    first.to_ascii_uppercase() + rest
}

async fn rm(session: &mut Session<'_>, user: &str, on: &On) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for broker in on.masters(&admin).await? {
        if let Some(before) = admin.user(&broker.addr, user).await? {
            steps.push(Step::new(broker.to_string(), &*broker.addr, Change::User { before: Some(before), after: None }));
        }
    }
    if steps.is_empty() {
        return Err(Failure::not_found("user", user).hint("mqadmin user ls"));
    }
    let plan = Plan::new("user", format!("delete user {user}"), Class::Destructive, user, steps);
    rails::write(session, &admin, plan, "mqadmin.user.rm/1", "mqadmin user ls").await
}

async fn copy(session: &mut Session<'_>, from: &str, to: &str, names: &[String]) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let (from_addr, to_addr) = (address(&admin, from).await?, address(&admin, to).await?);
    let mut users = admin.users(&from_addr, None).await?;
    users.retain(|user| names.is_empty() || user.username.as_deref().is_some_and(|name| names.iter().any(|wanted| wanted == name)));
    let mut steps = Vec::new();
    for user in users {
        let name = user.username.clone().unwrap_or_default();
        let before = admin.user(&to_addr, &name).await?;
        steps.push(Step::new(format!("user {name} at {to}"), &*to_addr, Change::User { before, after: Some(user) }));
    }
    let plan = Plan::new("user", format!("copy {} users from {from} to {to}", steps.len()), Class::Write, to, steps);
    rails::write(session, &admin, plan, "mqadmin.user.copy/1", "mqadmin user ls").await
}
