//! `mqadmin lag`.

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, number, span, text};
use crate::parse::{glob, time};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker};
use mq_core::names;
use mq_core::ops::lag::{self, Eta, Facts, LagRow, LagSample};
use std::collections::BTreeMap;
use std::time::Duration;

/// More groups than this are judged by their positions alone: clients and ages cost requests of their own.
const ENRICHED_MAX: usize = 50;

/// How far groups are behind.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin lag\n  mqadmin lag 'pay-*' --sample 5s\n  mqadmin lag pay-consumer --queues -o json\n\nClass: read. Schema: mqadmin.lag/1, mqadmin.lag.queues/1"
)]
pub struct Args {
    /// Only groups that fit a pattern
    pub groups: Vec<String>,
    /// Only that topic
    #[arg(short = 't', long)]
    pub topic: Option<String>,
    /// One row a queue, with its owner
    #[arg(long)]
    pub queues: bool,
    /// Time between the two looks that give the rates; 0s for one look
    #[arg(long, value_name = "2s", default_value = "2s")]
    pub sample: String,
    /// Groups of the system and dead-letter topics too
    #[arg(short = 'a', long)]
    pub all: bool,
}

pub const GROUPS: Shape = Shape::new(
    "mqadmin.lag/1",
    &[
        text("state"),
        text("group"),
        text("topic"),
        number("lag"),
        span("age"),
        decimal("in_per_s"),
        decimal("out_per_s"),
        span("eta"),
        number("clients"),
        number("in_flight").wide(),
        number("queues").wide(),
        number("unknown_queues").wide(),
        text("why"),
    ],
);
pub const QUEUES: Shape = Shape::new(
    "mqadmin.lag.queues/1",
    &[
        text("group"),
        text("topic"),
        text("queue"),
        text("owner"),
        number("committed"),
        number("end"),
        number("lag"),
        span("age"),
        decimal("in_per_s"),
        decimal("out_per_s"),
        number("in_flight"),
        number("lost").wide(),
    ],
);

/// Runs the command.
///
/// # Errors
/// Nobody answered, or a group that was named has no positions anywhere.
pub async fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let interval = time::parse_span(&args.sample)?.min(Duration::from_secs(60));
    // Waiting between the two looks is not time that brokers take.
    let admin = admin.within(session.settings.deadline + interval);
    let brokers = admin.readable_brokers(None).await?;
    let first = look(&admin, &brokers, args).await;
    if !first.silent.is_empty() && first.silent.len() == brokers.len() {
        return Err(first.silent[0].1.clone().into());
    }
    let (before, now) = if interval.is_zero() || first.progress.is_empty() {
        (None, first)
    } else {
        tokio::time::sleep(interval).await;
        (Some(first), look(&admin, &brokers, args).await)
    };
    known_groups(&now, args, &admin, &brokers).await?;
    let mut facts: BTreeMap<(String, String), Facts> = BTreeMap::new();
    if now.progress.len() <= ENRICHED_MAX {
        for (group, topic) in now.progress.keys() {
            let known = lag::enrich(&admin, &brokers, &now, group, topic, args.queues).await;
            facts.insert((group.to_string(), topic.to_string()), known);
        }
    } else {
        session.note(&format!("{} rows: ages and clients are shown for up to {ENRICHED_MAX}; name a group", now.progress.len()));
    }
    let rows = lag::rows(&now, before.as_ref(), |group, topic| facts.get(&(group.to_owned(), topic.to_owned())));
    let mut report = if args.queues { queue_report(&rows) } else { group_report(&rows) };
    for (broker, error) in &now.silent {
        report.missing(format!("{broker}: {}", reason(error)));
    }
    session.show(report)
}

async fn look(admin: &Admin, brokers: &[Broker], args: &Args) -> LagSample {
    let mut sample = match args.groups.as_slice() {
        [group] if !glob::is_pattern(group) => lag::sample_group(admin, brokers.to_vec(), group, args.topic.as_deref()).await,
        _ => lag::sample(admin, brokers.to_vec()).await,
    };
    sample.retain(|group, topic| {
        let named = args.groups.iter().any(|wanted| wanted == group);
        let system = names::GroupName::new(group).is_ok_and(|name| name.is_system());
        let hidden = (system && !named) || topic.starts_with(names::DLQ_PREFIX);
        glob::fits_any(&args.groups, group) && args.topic.as_deref().is_none_or(|wanted| wanted == topic) && (args.all || !hidden)
    });
    sample
}

/// A group that was named must exist; that it has no positions yet is a complete answer.
async fn known_groups(sample: &LagSample, args: &Args, admin: &Admin, brokers: &[Broker]) -> Result<(), Failure> {
    let names = || args.groups.iter().filter(|group| !glob::is_pattern(group));
    if !sample.silent.is_empty() || names().all(|name| sample.progress.keys().any(|(group, _)| **group == **name)) {
        return Ok(());
    }
    let tables = admin.group_configs(brokers.to_vec()).await;
    for name in names() {
        let exists = tables.answers().any(|(_, table)| table.subscription_group_table.contains_key(name.as_str()));
        if !exists && tables.is_complete() {
            return Err(Failure::not_found("group", name).hint("mqadmin group ls"));
        }
    }
    Ok(())
}

fn group_report(rows: &[LagRow]) -> Report {
    let mut report = Report::of(&GROUPS);
    let mut ordered: Vec<_> = rows.iter().collect();
    ordered.sort_by_key(|row| (row.state, -row.lag));
    report.rows = ordered.into_iter().map(group_row).collect();
    report
}

fn group_row(row: &LagRow) -> Vec<Cell> {
    let broadcast = row.state == lag::LagState::Broadcast;
    let lag = match (broadcast, row.lag_is_complete) {
        (true, _) => Cell::None,
        (false, true) => Cell::Int(row.lag),
        (false, false) => Cell::AtLeast(row.lag),
    };
    let age = match row.age_ms {
        Some(ms) => Cell::Span(ms),
        None if row.lag == 0 || broadcast => Cell::None,
        None => Cell::Unknown,
    };
    let eta = match row.eta {
        Eta::Now => Cell::None,
        Eta::Seconds(seconds) => Cell::Span((seconds * 1000.0) as i64),
        Eta::Never => Cell::State("never"),
        Eta::Unknown => Cell::Unknown,
    };
    vec![
        Cell::text(row.state.name()),
        Cell::text(&*row.group),
        Cell::text(&*row.topic),
        lag,
        age,
        Cell::known_float(row.in_per_s),
        Cell::known_float(row.out_per_s),
        eta,
        Cell::known(row.clients.map(|count| count as i64)),
        Cell::known(row.in_flight),
        Cell::Int(row.queues.len() as i64),
        Cell::known(row.unknown_queues.map(|count| count as i64)),
        Cell::text(row.why.as_str()),
    ]
}

fn queue_report(rows: &[LagRow]) -> Report {
    let mut report = Report::of(&QUEUES);
    for row in rows {
        for queue in &row.queues {
            let name = &queue.progress.queue;
            report.rows.push(vec![
                Cell::text(&*row.group),
                Cell::text(&*row.topic),
                Cell::text(format!("{}:{}", name.broker_name, name.queue_id)),
                match &queue.owner {
                    None => Cell::Unknown,
                    Some(None) => Cell::None,
                    Some(Some(owner)) => Cell::text(&**owner),
                },
                Cell::Int(queue.progress.committed.get()),
                Cell::Int(queue.progress.max.get()),
                Cell::Int(queue.lag),
                match queue.age_ms {
                    Some(ms) => Cell::Span(ms),
                    None if queue.lag <= 0 => Cell::None,
                    None => Cell::Unknown,
                },
                Cell::known_float(queue.in_per_s),
                Cell::known_float(queue.out_per_s),
                Cell::known(queue.progress.in_flight()),
                Cell::known(queue.lost),
            ]);
        }
    }
    report
}
