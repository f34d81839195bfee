//! `mqadmin broker`.

use crate::failure::Failure;
use crate::output::{Cell, Column, Report, number, text};
use crate::parse::glob;
use crate::session::{Session, reason};
use clap::Subcommand;
use mq_core::admin::{Admin, Broker, RuntimeInfo};

/// What can be done with brokers.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every broker: role, version, rates, disk, waits
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin broker ls\n  mqadmin broker ls --cluster DefaultCluster -o wide\n\nClass: read. Schema: mqadmin.broker.ls/1"
    )]
    Ls {
        /// Only brokers of that cluster
        #[arg(short = 'c', long)]
        cluster: Option<String>,
    },
    /// Everything a broker says of itself while it runs
    #[command(
        visible_alias = "status",
        after_help = "Examples:\n  mqadmin broker stats broker-a\n  mqadmin broker stats 127.0.0.1:10911 -o json\n\nClass: read. Schema: mqadmin.broker.stats/1"
    )]
    Stats {
        /// Its name or address
        broker: String,
        /// Only keys that fit a pattern
        #[arg(long, value_name = "PATTERN")]
        key: Vec<String>,
    },
    /// The settings of a broker
    #[command(
        after_help = "Examples:\n  mqadmin broker config broker-a\n  mqadmin broker config broker-a --key 'flush*'\n\nClass: read. Schema: mqadmin.broker.config/1"
    )]
    Config {
        /// Its name or address
        broker: String,
        /// Only keys that fit a pattern
        #[arg(long, value_name = "PATTERN")]
        key: Vec<String>,
    },
}

const COLUMNS: &[Column] = &[
    text("broker"),
    number("id"),
    text("role"),
    text("state"),
    text("addr"),
    text("version"),
    number("in_per_s"),
    number("out_per_s"),
    number("disk_percent"),
    number("lock_ms"),
    number("send_queue"),
    number("pull_queue").wide(),
    number("in_today").wide(),
    number("out_today").wide(),
    text("oldest_message").wide(),
    text("up"),
    text("cluster"),
];
const PAIRS: &[Column] = &[text("key"), text("value")];

/// Runs the verb.
///
/// # Errors
/// No name server or broker answered, or the broker is not known.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { cluster } => ls(session, cluster.as_deref()).await,
        Verb::Stats { broker, key } => {
            let admin = session.admin()?;
            let addr = address(&admin, broker).await?;
            let info = admin.runtime_info(&addr).await?;
            pairs(session, "mqadmin.broker.stats/1", info.values.iter().map(|(key, value)| (&**key, &**value)), key)
        }
        Verb::Config { broker, key } => {
            let admin = session.admin()?;
            let addr = address(&admin, broker).await?;
            let config = admin.broker_config(&addr).await?;
            pairs(session, "mqadmin.broker.config/1", config.iter().map(|(key, value)| (key.as_str(), value.as_str())), key)
        }
    }
}

/// Where the broker is that was given by name or by address.
///
/// # Errors
/// No broker has that name.
pub async fn address(admin: &Admin, broker: &str) -> Result<String, Failure> {
    if broker.contains(':') {
        return Ok(broker.to_owned());
    }
    Ok(admin.broker_named(broker).await?.addr.to_string())
}

fn pairs<'a>(
    session: &mut Session<'_>,
    schema: &'static str,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    keys: &[String],
) -> Result<u8, Failure> {
    let mut report = Report::new(schema, PAIRS);
    let wanted = pairs.filter(|(key, _)| glob::fits_any(keys, key));
    report.rows = wanted.map(|(key, value)| vec![Cell::text(key), Cell::text(value)]).collect();
    if report.rows.is_empty() && !keys.is_empty() {
        return Err(Failure::not_found("key", &keys.join(" ")));
    }
    session.show(report)
}

/// Lists brokers; a dead one is a row too.
///
/// # Errors
/// No name server answered, or the cluster is not known.
pub async fn ls(session: &mut Session<'_>, cluster: Option<&str>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.brokers(cluster).await?;
    let mut report = Report::new("mqadmin.broker.ls/1", COLUMNS);
    for outcome in admin.runtime_infos(brokers).await.outcomes {
        let nothing = RuntimeInfo::default();
        let info = outcome.result.as_ref().unwrap_or(&nothing);
        report.rows.push(row(&outcome.target, outcome.result.is_ok(), info, session));
        if let Err(error) = &outcome.result {
            report.missing(format!("{}: {}", outcome.target, reason(error)));
        }
    }
    session.show(report)
}

fn row(broker: &Broker, alive: bool, info: &RuntimeInfo, session: &Session<'_>) -> Vec<Cell> {
    vec![
        Cell::text(&*broker.name),
        Cell::Int(broker.id.get()),
        Cell::text(if broker.id.is_master() { "master" } else { "slave" }),
        Cell::text(if alive { "ok" } else { "dead" }),
        Cell::text(&*broker.addr),
        info.version().map_or(Cell::Unknown, Cell::text),
        Cell::known_float(info.in_tps()),
        Cell::known_float(info.out_tps()),
        Cell::known(info.disk_ratio().filter(|ratio| *ratio >= 0.0).map(|ratio| (ratio * 100.0).round() as i64)),
        Cell::known(info.page_cache_lock_ms()),
        Cell::known(info.send_queue_len()),
        Cell::known(info.pull_queue_len()),
        Cell::known(info.in_today()),
        Cell::known(info.out_today()),
        if alive { Cell::time(info.earliest_message_at()) } else { Cell::Unknown },
        info.booted_at().map_or(Cell::Unknown, |at| Cell::Span(session.now.get() - at.get())),
        Cell::text(&*broker.cluster),
    ]
}
