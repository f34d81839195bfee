//! What is done to brokers while they run: draining, cleaning, cold data, timers, read-ahead.

use crate::commands::topic::masters;
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, any, number, text};
use crate::rails;
use crate::session::{Session, answers};
use clap::{Args, Subcommand, ValueEnum};
use mq_core::admin::{Admin, Broker, Cleaning};
use mq_core::ops::plan::{Call, Change, Class, Plan, Step};

/// On which brokers.
#[derive(Debug, Clone, Default, Args)]
pub struct On {
    /// On every master of that cluster (default: of the only cluster)
    #[arg(short = 'c', long)]
    pub cluster: Option<String>,
    /// On these brokers, by name or address
    #[arg(short = 'b', long, conflicts_with = "cluster")]
    pub broker: Vec<String>,
}

impl On {
    /// The masters that are meant.
    ///
    /// # Errors
    /// There are several clusters and none was chosen, or one of the names is not known.
    pub async fn masters(&self, admin: &Admin) -> Result<Vec<Broker>, Failure> {
        masters(admin, self.cluster.as_deref(), &self.broker).await
    }
}

/// What is cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum What {
    /// Queues whose messages retention deleted
    Queues,
    /// Queues of topics that no longer exist
    Topics,
    /// Files of the log that retention gives up, whatever the hour
    Log,
}

/// Where timer messages are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Engine {
    /// In a wheel of files
    File,
    /// In RocksDB
    Rocksdb,
}

/// How the log is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Reading {
    /// As the system does
    Normal,
    /// Without reading ahead
    Random,
}

/// Cold data.
#[derive(Debug, Subcommand)]
pub enum Cold {
    /// Which groups read cold data, and how much they may
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin broker cold ls\n  mqadmin broker cold ls --broker broker-a -o json\n\nClass: read. Schema: mqadmin.broker.cold/1"
    )]
    Ls {
        #[command(flatten)]
        on: On,
    },
    /// Limit how much cold data a group reads
    #[command(
        after_help = "Examples:\n  mqadmin broker cold limit pay-consumer 1048576 --yes\n  mqadmin broker cold limit pay-consumer 1048576 --broker broker-a --dry-run\n\nClass: write (--yes). Schema: mqadmin.broker.cold.limit/1"
    )]
    Limit {
        /// The group
        group: String,
        /// Bytes within the broker's interval
        #[arg(value_parser = clap::value_parser!(i64).range(0..))]
        bytes: i64,
        #[command(flatten)]
        on: On,
    },
    /// Lift that limit
    #[command(
        after_help = "Examples:\n  mqadmin broker cold free pay-consumer --yes\n  mqadmin broker cold free pay-consumer --dry-run\n\nClass: write (--yes). Schema: mqadmin.broker.cold.free/1"
    )]
    Free {
        /// The group
        group: String,
        #[command(flatten)]
        on: On,
    },
}

pub const COLD: Shape =
    Shape::new("mqadmin.broker.cold/1", &[text("broker"), text("group"), number("read"), number("limit"), any("detail").wide()]);

/// The same call at each of `brokers`.
fn calls(brokers: &[Broker], call: &Call) -> Vec<Step> {
    brokers.iter().map(|broker| Step::new(broker.to_string(), &*broker.addr, Change::Call(call.clone()))).collect()
}

/// Takes or gives the right to be written, at every name server.
///
/// # Errors
/// There is no such broker, or the write was refused or not confirmed.
pub async fn set_writable(session: &mut Session<'_>, broker: &str, writable: bool) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let broker = admin.broker_named(broker).await?;
    let step = |addr: String| {
        let change = Change::Writable { broker_name: broker.name.to_string(), writable };
        Step::new(format!("name server {addr}"), addr, change)
    };
    let steps = admin.name_server_addrs().await?.into_iter().map(step).collect();
    let (verb, schema) = if writable { ("undrain", "mqadmin.broker.undrain/1") } else { ("drain", "mqadmin.broker.drain/1") };
    let plan = Plan::new(verb, format!("{verb} {}", broker.name), Class::Write, &*broker.name, steps);
    rails::write(session, &admin, plan, schema, "mqadmin check send").await
}

/// Cleans.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn clean(session: &mut Session<'_>, what: What, on: &On) -> Result<u8, Failure> {
    let (name, what) = match what {
        What::Queues => ("queues", Cleaning::ExpiredQueues),
        What::Topics => ("topics", Cleaning::UnusedTopics),
        What::Log => ("log", Cleaning::ExpiredLog),
    };
    let admin = session.admin()?;
    let steps = calls(&on.masters(&admin).await?, &Call::Clean { what });
    let plan = Plan::new("clean", format!("clean {name}"), Class::Destructive, name, steps);
    rails::write(session, &admin, plan, "mqadmin.broker.clean/1", "mqadmin broker ls -o wide").await
}

/// Cold data: looks, limits, frees.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn cold(session: &mut Session<'_>, verb: &Cold) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let (on, group, limit, schema) = match verb {
        Cold::Ls { on } => return cold_ls(session, &admin, on).await,
        Cold::Limit { group, bytes, on } => (on, group, Some(*bytes), "mqadmin.broker.cold.limit/1"),
        Cold::Free { group, on } => (on, group, None, "mqadmin.broker.cold.free/1"),
    };
    let steps = calls(&on.masters(&admin).await?, &Call::ColdLimit { group: group.clone(), limit });
    let plan = Plan::new("cold", format!("cold data of {group}"), Class::Write, group.as_str(), steps);
    rails::write(session, &admin, plan, schema, "mqadmin broker cold ls").await
}

async fn cold_ls(session: &mut Session<'_>, admin: &Admin, on: &On) -> Result<u8, Failure> {
    let mut report = Report::of(&COLD);
    let asked = admin.each(on.masters(admin).await?, |broker| async move { admin.cold_data(&broker.addr).await }).await;
    for (broker, info) in answers(asked, &mut report)? {
        let Some(info) = info else { continue };
        let limits = info.get("configTable").and_then(serde_json::Value::as_object);
        for (group, detail) in info.get("runtimeTable").and_then(serde_json::Value::as_object).into_iter().flatten() {
            let limit = limits.and_then(|limits| limits.get(group)).and_then(serde_json::Value::as_i64);
            report.rows.push(vec![
                Cell::text(&*broker.name),
                Cell::text(group),
                Cell::known(detail.get("coldAcc").and_then(serde_json::Value::as_i64)),
                limit.map_or(Cell::None, Cell::Int),
                Cell::Json(detail.clone()),
            ]);
        }
    }
    session.show(report)
}

/// Sets where timer messages are kept.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn timer(session: &mut Session<'_>, engine: Engine, on: &On) -> Result<u8, Failure> {
    let (name, rocksdb) = if engine == Engine::Rocksdb { ("rocksdb", true) } else { ("file", false) };
    let admin = session.admin()?;
    let steps = calls(&on.masters(&admin).await?, &Call::TimerEngine { rocksdb });
    let plan = Plan::new("timer", format!("keep timer messages: {name}"), Class::Destructive, name, steps);
    rails::write(session, &admin, plan, "mqadmin.broker.timer/1", "mqadmin broker stats BROKER --key 'timer*'").await
}

/// Sets how the log is read ahead.
///
/// # Errors
/// Nobody answered, or the write was refused or not confirmed.
pub async fn read_ahead(session: &mut Session<'_>, mode: Reading, on: &On) -> Result<u8, Failure> {
    let random = mode == Reading::Random;
    let admin = session.admin()?;
    let steps = calls(&on.masters(&admin).await?, &Call::ReadAhead { random });
    let plan = Plan::new("readahead", "read-ahead of the log", Class::Write, if random { "random" } else { "normal" }, steps);
    rails::write(session, &admin, plan, "mqadmin.broker.readahead/1", "mqadmin broker stats BROKER").await
}
