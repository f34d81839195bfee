//! `mqadmin namesrv`.

use super::broker::config::steps as setting_steps;
use super::{broker, diff};
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, number, text};
use crate::rails;
use crate::session::{Session, answers, reason};
use clap::Subcommand;
use mq_core::admin::brokers_of;
use mq_core::ops::plan::{Change, Class, Plan, Server, Step};
use std::collections::BTreeSet;

/// What can be done with name servers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every name server and what it knows
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin namesrv ls\n  mqadmin namesrv ls -o json\n\nClass: read. Schema: mqadmin.namesrv.ls/1"
    )]
    Ls,
    /// Settings: look, change
    #[command(subcommand)]
    Config(Config),
    /// Values that name servers keep by key
    #[command(subcommand)]
    Kv(Kv),
    /// In what name servers disagree
    #[command(
        after_help = "Examples:\n  mqadmin namesrv diff\n  mqadmin namesrv diff -o json\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Diff,
}

/// What can be done with settings.
#[derive(Debug, Subcommand)]
pub enum Config {
    /// The settings of every name server
    #[command(
        after_help = "Examples:\n  mqadmin namesrv config get\n  mqadmin namesrv config get -o csv\n\nClass: read. Schema: mqadmin.namesrv.config/1"
    )]
    Get,
    /// Change settings of every name server
    #[command(
        after_help = "Examples:\n  mqadmin namesrv config set orderMessageEnable=true --dry-run\n  mqadmin namesrv config set orderMessageEnable=true --confirm orderMessageEnable\n\nClass: cluster-wide (--confirm KEY). Schema: mqadmin.namesrv.config.set/1"
    )]
    Set {
        /// KEY=VALUE
        #[arg(required = true, value_name = "KEY=VALUE")]
        settings: Vec<String>,
    },
}

/// What can be done with values.
#[derive(Debug, Subcommand)]
pub enum Kv {
    /// Everything in a namespace
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin namesrv kv ls ORDER_TOPIC_CONFIG\n  mqadmin namesrv kv ls ORDER_TOPIC_CONFIG -o json\n\nClass: read. Schema: mqadmin.namesrv.kv/1"
    )]
    Ls {
        /// The namespace
        namespace: String,
    },
    /// One value
    #[command(
        after_help = "Examples:\n  mqadmin namesrv kv get ORDER_TOPIC_CONFIG orders\n  mqadmin namesrv kv get ORDER_TOPIC_CONFIG orders -o json\n\nClass: read. Schema: mqadmin.namesrv.kv/1"
    )]
    Get {
        /// The namespace
        namespace: String,
        /// The key
        key: String,
    },
    /// Keep a value at every name server
    #[command(
        after_help = "Examples:\n  mqadmin namesrv kv put APP colour green --yes\n  mqadmin namesrv kv put APP colour green --dry-run\n\nClass: write (--yes). Schema: mqadmin.namesrv.kv.put/1"
    )]
    Put {
        /// The namespace
        namespace: String,
        /// The key
        key: String,
        /// The value
        value: String,
    },
    /// Forget a value at every name server
    #[command(
        visible_alias = "delete",
        after_help = "Examples:\n  mqadmin namesrv kv rm APP colour --yes\n  mqadmin namesrv kv rm APP colour --dry-run\n\nClass: write (--yes). Schema: mqadmin.namesrv.kv.rm/1"
    )]
    Rm {
        /// The namespace
        namespace: String,
        /// The key
        key: String,
    },
}

pub const LS: Shape = Shape::new("mqadmin.namesrv.ls/1", &[text("addr"), text("state"), number("brokers"), number("topics")]);
pub const CONFIG: Shape = Shape::new("mqadmin.namesrv.config/1", &[text("addr"), text("key"), text("value")]);
pub const KV: Shape = Shape::new("mqadmin.namesrv.kv/1", &[text("key"), text("value"), text("addr")]);

/// Runs the verb.
///
/// # Errors
/// No name server answered, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls => ls(session).await,
        Verb::Config(Config::Get) => config(session).await,
        Verb::Config(Config::Set { settings }) => set(session, settings).await,
        Verb::Kv(Kv::Ls { namespace }) => kv(session, namespace, None).await,
        Verb::Kv(Kv::Get { namespace, key }) => kv(session, namespace, Some(key)).await,
        Verb::Kv(Kv::Put { namespace, key, value }) => put(session, namespace, key, Some(value), "mqadmin.namesrv.kv.put/1").await,
        Verb::Kv(Kv::Rm { namespace, key }) => put(session, namespace, key, None, "mqadmin.namesrv.kv.rm/1").await,
        Verb::Diff => diff::name_servers(session).await,
    }
}

async fn ls(session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let servers = admin.name_server_addrs().await?;
    let look = |addr: String| async move {
        let brokers = brokers_of(&admin.cluster_info_at(&addr).await?).len();
        Ok((brokers, admin.topic_names_at(&addr).await?.into_iter().collect::<BTreeSet<_>>().len()))
    };
    let asked = admin.each(servers, look).await.some_answer()?;
    let mut report = Report::of(&LS);
    for outcome in asked.outcomes {
        let (state, counts) = match &outcome.result {
            Ok((brokers, topics)) => ("ok", [Cell::Int(*brokers as i64), Cell::Int(*topics as i64)]),
            Err(error) => {
                report.missing(format!("{}: {}", outcome.target, reason(error)));
                ("dead", [Cell::Unknown, Cell::Unknown])
            }
        };
        let [brokers, topics] = counts;
        report.rows.push(vec![Cell::text(outcome.target), Cell::text(state), brokers, topics]);
    }
    session.show(report)
}

async fn config(session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let servers = admin.name_server_addrs().await?;
    let mut report = Report::of(&CONFIG);
    let asked = admin.each(servers, |addr: String| async move { admin.name_server_config(&addr).await }).await;
    for (addr, config) in answers(asked, &mut report)? {
        let row = |(key, value): (String, String)| vec![Cell::text(addr.as_str()), Cell::text(key), Cell::text(value)];
        report.rows.extend(config.into_iter().map(row));
    }
    session.show(report)
}

async fn set(session: &mut Session<'_>, settings: &[String]) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut steps = Vec::new();
    for addr in admin.name_server_addrs().await? {
        let known = admin.name_server_config(&addr).await?;
        steps.extend(setting_steps(Server::NameServer, &format!("name server {addr}"), &addr, &known, settings)?);
    }
    let (key, _) = broker::config::pair(&settings[0])?;
    let plan = Plan::new("namesrv", format!("set {}", settings.join(" ")), Class::ClusterWide, key, steps);
    rails::write(session, &admin, plan, "mqadmin.namesrv.config.set/1", "mqadmin namesrv config get").await
}

/// Every name server keeps values of its own, so each is asked.
async fn kv(session: &mut Session<'_>, namespace: &str, key: Option<&str>) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let servers = admin.name_server_addrs().await?;
    let mut report = Report::of(&KV);
    let keys: Vec<String> = match key {
        Some(key) => vec![key.to_owned()],
        None => admin.kv_namespace(namespace).await?.into_keys().map(|key| key.to_string()).collect(),
    };
    let keys = &keys;
    let look = |addr: String| async move {
        let mut found = Vec::new();
        for key in keys {
            found.extend(admin.kv_at(&addr, namespace, key).await?.map(|value| (key.clone(), value)));
        }
        Ok(found)
    };
    for (addr, found) in answers(admin.each(servers, look).await, &mut report)? {
        report.rows.extend(found.into_iter().map(|(key, value)| vec![Cell::text(key), Cell::text(&*value), Cell::text(addr.as_str())]));
    }
    match key {
        Some(key) if report.rows.is_empty() && report.complete => Err(Failure::not_found("key", key)),
        _ => session.show(report),
    }
}

/// The plan that makes every name server keep `after` under `key`.
///
/// # Errors
/// One of them did not answer.
pub async fn kv_steps(admin: &mq_core::admin::Admin, namespace: &str, key: &str, after: Option<&str>) -> Result<Vec<Step>, Failure> {
    let mut steps = Vec::new();
    for addr in admin.name_server_addrs().await? {
        let before = admin.kv_at(&addr, namespace, key).await?.map(|value| value.to_string());
        let change = Change::Kv { namespace: namespace.to_owned(), key: key.to_owned(), before, after: after.map(str::to_owned) };
        steps.push(Step::new(format!("name server {addr}"), addr, change));
    }
    Ok(steps)
}

async fn put(session: &mut Session<'_>, namespace: &str, key: &str, value: Option<&str>, schema: &'static str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let steps = kv_steps(&admin, namespace, key, value).await?;
    let plan = Plan::new("kv", format!("{namespace}/{key}"), Class::Write, key, steps);
    rails::write(session, &admin, plan, schema, &format!("mqadmin namesrv kv get {namespace} {key}")).await
}
