//! `mqadmin ha`: replication.

use super::broker::address;
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, flag, moment, number, text};
use crate::rails;
use crate::session::{Session, answers};
use clap::Subcommand;
use mq_core::ops::plan::{Call, Change, Class, Plan, Step};
use mq_core::types::UnixMs;

/// What can be done with replication.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Every slave as its master sees it, and every slave's own view
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin ha ls\n  mqadmin ha ls --cluster DefaultCluster --watch\n\nClass: read. Schema: mqadmin.ha.ls/1"
    )]
    Ls {
        /// Only that cluster
        #[arg(short = 'c', long)]
        cluster: Option<String>,
    },
    /// Which masters wrote a broker's log, and from where to where
    #[command(
        after_help = "Examples:\n  mqadmin ha epoch broker-a\n  mqadmin ha epoch broker-a -o json\n\nClass: read. Exit 9 where no controller is used. Schema: mqadmin.ha.epoch/1"
    )]
    Epoch {
        /// A broker name; all its replicas are asked
        broker: String,
    },
    /// Tell a slave up to where its master has flushed
    #[command(
        after_help = "Examples:\n  mqadmin ha reset-flush 10.0.0.5:10911 123456 --dry-run\n  mqadmin ha reset-flush 10.0.0.5:10911 123456 --confirm 10.0.0.5:10911\n\nClass: destructive (--confirm BROKER). Schema: mqadmin.ha.reset-flush/1"
    )]
    ResetFlush {
        /// Its name or address
        broker: String,
        /// The position in the log
        #[arg(value_parser = clap::value_parser!(i64).range(0..))]
        offset: i64,
    },
}

pub const LS: Shape = Shape::new(
    "mqadmin.ha.ls/1",
    &[
        text("broker"),
        text("role"),
        text("addr"),
        text("peer"),
        flag("in_sync"),
        number("offset"),
        number("behind_bytes"),
        decimal("kib_per_s"),
        moment("last_read").wide(),
        text("cluster").wide(),
    ],
);
pub const EPOCH: Shape = Shape::new("mqadmin.ha.epoch/1", &[text("broker"), text("addr"), number("epoch"), number("start"), number("end")]);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { cluster } => ls(session, cluster.as_deref()).await,
        Verb::Epoch { broker } => epoch(session, broker).await,
        Verb::ResetFlush { broker, offset } => {
            let admin = session.admin()?;
            let addr = address(&admin, broker).await?;
            let step = Step::new(broker, addr, Change::Call(Call::FlushOffset { offset: *offset }));
            let plan = Plan::new("flush", format!("flushed position of the master of {broker}"), Class::Destructive, broker, vec![step]);
            rails::write(session, &admin, plan, "mqadmin.ha.reset-flush/1", "mqadmin ha ls").await
        }
    }
}

/// Replication as masters and slaves tell it.
async fn report(admin: &mq_core::admin::Admin, cluster: Option<&str>) -> Result<Report, Failure> {
    let brokers = admin.brokers(cluster).await?;
    let mut report = Report::of(&LS);
    for (broker, info) in answers(admin.each(brokers, |broker| async move { admin.ha_status(&broker.addr).await }).await, &mut report)? {
        let row = |role: &str, rest: [Cell; 6]| {
            let head = [Cell::text(&*broker.name), Cell::text(role), Cell::text(&*broker.addr)];
            head.into_iter().chain(rest).chain([Cell::text(&*broker.cluster)]).collect::<Vec<_>>()
        };
        let rate = |bytes: i64| Cell::Float(bytes as f64 / 1024.0);
        if !info.master {
            let own = &info.ha_client_runtime_info;
            let master = own.master_addr.as_deref().map_or(Cell::None, Cell::text);
            let read = Cell::time(Some(UnixMs(own.last_read_timestamp)).filter(|at| at.get() > 0));
            let behind = Cell::Int((own.master_flush_offset - own.max_offset).max(0));
            report
                .rows
                .push(row("slave", [master, Cell::None, Cell::Int(own.max_offset), behind, rate(own.transferred_byte_in_second), read]));
            continue;
        }
        let end = Cell::Int(info.master_commit_log_max_offset);
        if info.ha_connection_info.is_empty() {
            report.rows.push(row("master", [Cell::None, Cell::None, end, Cell::None, Cell::None, Cell::None]));
        }
        for slave in &info.ha_connection_info {
            let cells = [
                Cell::text(&*slave.addr),
                Cell::Bool(slave.in_sync),
                Cell::Int(slave.slave_ack_offset),
                Cell::Int(slave.diff),
                rate(slave.transferred_byte_in_second),
                Cell::None,
            ];
            report.rows.push(row("master", cells));
        }
    }
    Ok(report)
}

async fn ls(session: &mut Session<'_>, cluster: Option<&str>) -> Result<u8, Failure> {
    let report = report(&session.admin()?, cluster).await?;
    session.show(report)
}

async fn epoch(session: &mut Session<'_>, name: &str) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let mut brokers = admin.brokers(None).await?;
    brokers.retain(|broker| broker.name == name);
    if brokers.is_empty() {
        return Err(Failure::not_found("broker", name).hint("mqadmin broker ls"));
    }
    let mut report = Report::of(&EPOCH);
    for (broker, cache) in answers(admin.each(brokers, |broker| async move { admin.epochs(&broker.addr).await }).await, &mut report)? {
        let last = cache.epoch_list.len();
        for (at, entry) in cache.epoch_list.iter().enumerate() {
            let end = if at + 1 == last { cache.max_offset } else { entry.end_offset };
            report.rows.push(vec![
                Cell::text(format!("{}:{}", broker.name, broker.id)),
                Cell::text(&*broker.addr),
                Cell::Int(entry.epoch.into()),
                Cell::Int(entry.start_offset),
                Cell::Int(end),
            ]);
        }
    }
    session.show(report)
}
