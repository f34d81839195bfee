//! `mqadmin broker`.

pub mod care;
pub mod config;

use crate::failure::Failure;
use crate::output::{Cell, Column, Report, Shape, decimal, moment, number, span, text};
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
    /// Settings: look, change, compare
    #[command(subcommand)]
    Config(config::Verb),
    /// Take the right to be written from a broker at every name server, as before its restart
    #[command(
        after_help = "Examples:\n  mqadmin broker drain broker-a --dry-run\n  mqadmin broker drain broker-a --yes\n\nClass: write (--yes). Schema: mqadmin.broker.drain/1"
    )]
    Drain {
        /// Its name
        broker: String,
    },
    /// Give it back
    #[command(
        after_help = "Examples:\n  mqadmin broker undrain broker-a --dry-run\n  mqadmin broker undrain broker-a --yes\n\nClass: write (--yes). Schema: mqadmin.broker.undrain/1"
    )]
    Undrain {
        /// Its name
        broker: String,
    },
    /// Delete what retention gives up, or what belongs to nothing
    #[command(
        after_help = "Examples:\n  mqadmin broker clean log --dry-run\n  mqadmin broker clean topics --broker broker-a --confirm topics\n\nClass: destructive (--confirm WHAT). Schema: mqadmin.broker.clean/1"
    )]
    Clean {
        /// What
        what: care::What,
        #[command(flatten)]
        on: care::On,
    },
    /// Groups that read what is not in memory any more
    #[command(subcommand)]
    Cold(care::Cold),
    /// Where timer messages are kept
    #[command(
        after_help = "Examples:\n  mqadmin broker timer rocksdb --broker broker-a --dry-run\n  mqadmin broker timer file --confirm file\n\nClass: destructive (--confirm ENGINE). Schema: mqadmin.broker.timer/1"
    )]
    Timer {
        /// In files or in RocksDB
        engine: care::Engine,
        #[command(flatten)]
        on: care::On,
    },
    /// How the log is read ahead
    #[command(
        after_help = "Examples:\n  mqadmin broker readahead random --broker broker-a --yes\n  mqadmin broker readahead normal --dry-run\n\nClass: write (--yes). Schema: mqadmin.broker.readahead/1"
    )]
    Readahead {
        /// Ahead, or at random
        mode: care::Reading,
        #[command(flatten)]
        on: care::On,
    },
}

pub const LS: Shape = Shape::new(
    "mqadmin.broker.ls/1",
    &[
        text("broker"),
        number("id"),
        text("role"),
        text("state"),
        text("addr"),
        text("version"),
        decimal("in_per_s"),
        decimal("out_per_s"),
        number("disk_percent"),
        number("lock_ms"),
        number("send_queue"),
        number("pull_queue").wide(),
        number("in_today").wide(),
        number("out_today").wide(),
        moment("oldest_message").wide(),
        span("up"),
        text("cluster"),
    ],
);
const PAIRS: &[Column] = &[text("key"), text("value")];
pub const STATS: Shape = Shape::new("mqadmin.broker.stats/1", PAIRS);
pub const CONFIG: Shape = Shape::new("mqadmin.broker.config/1", PAIRS);

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
            pairs(session, &STATS, info.values.iter().map(|(key, value)| (&**key, &**value)), key)
        }
        Verb::Config(verb) => config::run(verb, session).await,
        Verb::Drain { broker } => care::set_writable(session, broker, false).await,
        Verb::Undrain { broker } => care::set_writable(session, broker, true).await,
        Verb::Clean { what, on } => care::clean(session, *what, on).await,
        Verb::Cold(verb) => care::cold(session, verb).await,
        Verb::Timer { engine, on } => care::timer(session, *engine, on).await,
        Verb::Readahead { mode, on } => care::read_ahead(session, *mode, on).await,
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

/// Shows pairs whose keys fit one of the patterns.
///
/// # Errors
/// None fits.
pub fn pairs<'a>(
    session: &mut Session<'_>,
    shape: &Shape,
    pairs: impl Iterator<Item = (&'a str, &'a str)>,
    keys: &[String],
) -> Result<u8, Failure> {
    let mut report = Report::of(shape);
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
    let mut report = Report::of(&LS);
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
