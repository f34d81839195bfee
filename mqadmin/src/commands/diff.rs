//! `mqadmin diff`: where several of a kind are not the same.

use super::broker;
use super::context::session_of;
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, list, text};
use crate::session::{Session, reason};
use clap::Subcommand;
use mq_core::admin::{Admin, brokers_of};
use mq_core::ops::compare::{Side, differences, is_harmless};
use mq_core::ops::snapshot::{Snapshot, What, capture};
use std::path::Path;

/// There are differences.
pub const DIFFERENT: u8 = 10;

/// What is compared.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The settings of brokers
    #[command(
        after_help = "Examples:\n  mqadmin diff broker broker-a broker-b\n  mqadmin diff broker --all-brokers --all\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Broker {
        /// Brokers, by name or address
        brokers: Vec<String>,
        /// Every master
        #[arg(long, conflicts_with = "brokers")]
        all_brokers: bool,
        /// Also keys that are different on every machine
        #[arg(long)]
        all: bool,
    },
    /// The settings of a topic on its brokers
    #[command(
        after_help = "Examples:\n  mqadmin diff topic orders\n  mqadmin diff topic orders -o json\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Topic {
        /// Its name
        topic: String,
    },
    /// The settings of a group on all masters
    #[command(
        after_help = "Examples:\n  mqadmin diff group pay-consumer\n  mqadmin diff group pay-consumer -o json\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Group {
        /// Its name
        group: String,
    },
    /// What name servers know
    #[command(
        after_help = "Examples:\n  mqadmin diff namesrv\n  mqadmin diff namesrv -o csv\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Namesrv,
    /// Topics, groups, values and accounts of two saved clusters
    #[command(
        after_help = "Examples:\n  mqadmin diff context prod dr\n  mqadmin diff context prod dr -o name\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Context {
        /// One
        a: String,
        /// The other
        b: String,
    },
    /// A backup and another one, or the cluster as it is
    #[command(
        after_help = "Examples:\n  mqadmin diff backup /backups/monday live\n  mqadmin diff backup /backups/monday /backups/tuesday\n\nClass: read. Exit 0 the same, 10 different. Schema: mqadmin.diff/1"
    )]
    Backup {
        /// A folder
        dir: String,
        /// Another folder, or `live`
        #[arg(default_value = "live")]
        other: String,
    },
}

pub const DIFF: Shape = Shape::new("mqadmin.diff/1", &[text("subject"), text("key"), text("value"), list("where")]);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or what is to be compared is not there.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Broker { brokers: names, all_brokers, all } => {
            let names = match all_brokers {
                true => session.admin()?.masters(None).await?.iter().map(|broker| broker.name.to_string()).collect(),
                false if names.len() < 2 => return Err(Failure::usage("name two brokers").hint("mqadmin diff broker --all-brokers")),
                false => names.clone(),
            };
            brokers(session, &names, *all).await
        }
        Verb::Topic { topic } => one_topic(session, topic).await,
        Verb::Group { group } => one_group(session, group).await,
        Verb::Namesrv => name_servers(session).await,
        Verb::Context { a, b } => contexts(session, a, b).await,
        Verb::Backup { dir, other } => backups(session, dir, other).await,
    }
}

/// Shows where the sides differ; `warnings` are sides that are missing.
fn show(session: &mut Session<'_>, sides: &[Side], warnings: Vec<String>) -> Result<u8, Failure> {
    let mut report = Report::of(&DIFF);
    for difference in differences(sides) {
        for (value, names) in difference.values {
            let value = value.map_or(Cell::None, Cell::Text);
            report.rows.push(vec![Cell::text(&*difference.subject), Cell::text(&*difference.key), value, Cell::List(names)]);
        }
    }
    warnings.into_iter().for_each(|warning| report.missing(warning));
    let different = !report.rows.is_empty();
    let code = session.show(report)?;
    if !different && code == failure::DONE {
        session.note(&format!("no difference between {}", sides.iter().map(|side| side.name.as_str()).collect::<Vec<_>>().join(", ")));
    }
    Ok(if code == failure::DONE && different { DIFFERENT } else { code })
}

/// Compares settings of brokers.
///
/// # Errors
/// Nobody answered, or a broker is not known.
pub async fn brokers(session: &mut Session<'_>, names: &[String], all: bool) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let mut addrs = Vec::new();
    for name in names {
        addrs.push((name.clone(), broker::address(admin, name).await?));
    }
    let asked = admin.each(addrs, |(_, addr): (String, String)| async move { admin.broker_config(&addr).await }).await.some_answer()?;
    let (mut sides, mut missing) = (Vec::new(), Vec::new());
    for outcome in asked.outcomes {
        let (name, addr) = outcome.target;
        match outcome.result {
            Ok(config) => {
                let mut side = Side::new(name);
                config.iter().filter(|(key, _)| all || !is_harmless(key)).for_each(|(key, value)| side.put("broker", key, value));
                sides.push(side);
            }
            Err(error) => missing.push(format!("{name} ({addr}): {}", reason(&error))),
        }
    }
    show(session, &sides, missing)
}

async fn one_topic(session: &mut Session<'_>, topic: &str) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let brokers = admin.topic_brokers(topic).await?;
    let asked = admin.each(brokers, |broker| async move { admin.topic_config(&broker.addr, topic).await }).await.some_answer()?;
    let (mut sides, mut missing) = (Vec::new(), Vec::new());
    for outcome in asked.outcomes {
        match outcome.result {
            Ok(config) => {
                let mut side = Side::new(&*outcome.target.name);
                side.put_members(&format!("topic {topic}"), &config);
                sides.push(side);
            }
            Err(error) => missing.push(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    show(session, &sides, missing)
}

async fn one_group(session: &mut Session<'_>, group: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let asked = admin.group_configs(admin.masters(None).await?).await.some_answer()?;
    let (mut sides, mut missing) = (Vec::new(), Vec::new());
    for outcome in asked.outcomes {
        match outcome.result {
            Ok(table) => {
                let mut side = Side::new(&*outcome.target.name);
                if let Some(config) = table.subscription_group_table.get(group) {
                    side.put_members(&format!("group {group}"), config);
                }
                sides.push(side);
            }
            Err(error) => missing.push(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    if missing.is_empty() && sides.iter().all(|side| side.values.is_empty()) {
        return Err(Failure::not_found("group", group).hint("mqadmin group ls --all"));
    }
    show(session, &sides, missing)
}

/// Compares what name servers know of brokers and topics.
///
/// # Errors
/// None answered.
pub async fn name_servers(session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let servers = admin.name_server_addrs().await?;
    let asked = admin.each(servers, |addr: String| async move { server_side(admin, &addr).await }).await.some_answer()?;
    let (mut sides, mut missing) = (Vec::new(), Vec::new());
    for outcome in asked.outcomes {
        match outcome.result {
            Ok(side) => sides.push(side),
            Err(error) => missing.push(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    show(session, &sides, missing)
}

async fn server_side(admin: &Admin, addr: &str) -> Result<Side, mq_core::admin::AdminError> {
    let mut side = Side::new(addr);
    for broker in brokers_of(&admin.cluster_info_at(addr).await?) {
        side.put(&format!("broker {}:{}", broker.name, broker.id), "addr", &*broker.addr);
    }
    for topic in admin.topic_names_at(addr).await? {
        side.put(&format!("topic {topic}"), "known", "yes");
    }
    for (key, value) in admin.name_server_config(addr).await?.into_iter().filter(|(key, _)| !is_harmless(key)) {
        side.put("settings", &key, value);
    }
    Ok(side)
}

async fn contexts(session: &mut Session<'_>, a: &str, b: &str) -> Result<u8, Failure> {
    let (mut sides, mut missing) = (Vec::new(), Vec::new());
    for name in [a, b] {
        let admin = session_of(session, name)?;
        let snapshot = capture(&admin, &What::default()).await?;
        missing.extend(snapshot.missing.iter().map(|what| format!("{name}: {what}")));
        sides.push(snapshot.side(name));
    }
    show(session, &sides, missing)
}

async fn backups(session: &mut Session<'_>, dir: &str, other: &str) -> Result<u8, Failure> {
    let mut sides = Vec::new();
    let mut missing = Vec::new();
    for name in [dir, other] {
        let snapshot = match name {
            "live" => {
                let namespaces = if sides.is_empty() { Vec::new() } else { namespaces(dir) };
                capture(&session.admin()?, &What { namespaces, ..What::default() }).await?
            }
            dir => Snapshot::load(Path::new(dir)).map_err(super::backup::failed)?.0,
        };
        missing.extend(snapshot.missing.iter().map(|what| format!("{name}: {what}")));
        sides.push(snapshot.side(name));
    }
    show(session, &sides, missing)
}

/// The namespaces that a backup has, so that the living is asked for the same.
fn namespaces(dir: &str) -> Vec<String> {
    let order = mq_core::admin::ORDER_NAMESPACE;
    let loaded = Snapshot::load(Path::new(dir)).map(|(snapshot, _)| snapshot.kv.into_keys().filter(|name| name != order).collect());
    loaded.unwrap_or_default()
}
