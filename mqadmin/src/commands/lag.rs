//! `mqadmin lag`: how far groups are now (all of them, or the worst), and how far they were.

mod past;

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, number, span, text};
use crate::parse::{glob, time};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker};
use mq_core::names;
use mq_core::ops::lag::{self, Eta, Facts, LagRow, LagSample};
use mq_core::types::UnixMs;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// More groups than this are judged by their positions alone: clients and ages cost requests of their own.
const ENRICHED_MAX: usize = 50;
/// Between the two looks, and when there are more rows than are enriched: the more groups, the less one's own rate is looked at.
const INTERVAL: Duration = Duration::from_secs(2);
const INTERVAL_MANY: Duration = Duration::from_secs(1);
/// Rows of `lag top`.
const TOP: usize = 10;

/// How far groups are behind.
#[derive(Debug, Default, clap::Args)]
#[command(
    args_conflicts_with_subcommands = true,
    after_help = "Examples:\n  mqadmin lag\n  mqadmin lag 'pay-*' --sample 5s\n  mqadmin lag pay-consumer --queues -o json\n  mqadmin lag top --by growth\n  mqadmin lag -- top        (a group of that name)\n\nClass: read. Schema: mqadmin.lag/1, mqadmin.lag.queues/1"
)]
pub struct Args {
    #[command(subcommand)]
    pub verb: Option<Verb>,
    /// Only groups that fit a pattern
    pub groups: Vec<String>,
    /// Only that topic
    #[arg(short = 't', long)]
    pub topic: Option<String>,
    /// One row a queue, with its owner
    #[arg(long)]
    pub queues: bool,
    /// Time between the two looks that give the rates, 1s for more than 50 rows; 0s for one look
    #[arg(long, value_name = "2s")]
    pub sample: Option<String>,
    /// Groups of the system and dead-letter topics too
    #[arg(short = 'a', long)]
    pub all: bool,
}

/// What else can be asked.
#[derive(Debug, clap::Subcommand)]
pub enum Verb {
    /// The worst rows of the whole cluster, looked at closely
    #[command(
        after_help = "Examples:\n  mqadmin lag top\n  mqadmin lag top --by growth --limit 20\n  mqadmin lag top -w 5s\n\nClass: read. Schema: mqadmin.lag/1"
    )]
    Top {
        /// What makes a row one of the worst
        #[arg(long, value_enum, default_value_t = By::Lag)]
        by: By,
        /// Time between the two looks that give the rates
        #[arg(long, value_name = "2s")]
        sample: Option<String>,
    },
    /// How far a group was, as far as `lag record` or `mq-tui --record` kept it
    #[command(
        after_help = "Examples:\n  mqadmin lag history pay-consumer --since -6h\n  mqadmin lag history pay-consumer --topic orders --points 500 -o csv\n\nClass: read. Schema: mqadmin.lag.history/1"
    )]
    History(past::History),
    /// Keep how far all groups are, every few seconds, until it is stopped
    #[command(
        after_help = "Examples:\n  mqadmin lag record\n  mqadmin lag record --for 30m\n\nIt keeps 5 s steps for 2 h, 1 min for 2 days, 10 min for 14 days, in 64 MiB at most.\n\nClass: read."
    )]
    Record,
}

/// An order of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum By {
    /// Messages not consumed.
    Lag,
    /// More coming in than going out, a second.
    Growth,
    /// Coming in, a second.
    In,
    /// Going out, a second.
    Out,
}

pub use past::HISTORY;

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
/// Nobody answered, a group that was named has no positions anywhere, or nothing was recorded of it.
pub async fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    match &args.verb {
        None => now(args, session).await,
        Some(Verb::Top { by, sample }) => top(*by, sample.as_deref(), session).await,
        Some(Verb::History(wanted)) => past::history(wanted, session),
        Some(Verb::Record) => past::record(session).await,
    }
}

/// Two looks, or one.
struct Looks {
    admin: Admin,
    brokers: Vec<Broker>,
    before: Option<LagSample>,
    now: LagSample,
}

impl Looks {
    /// What is known besides the positions, of those rows.
    async fn enrich<'r>(&self, rows: impl Iterator<Item = (&'r str, &'r str)>, owners: bool) -> BTreeMap<(String, String), Facts> {
        let mut facts = BTreeMap::new();
        for (group, topic) in rows {
            let known = lag::enrich(&self.admin, &self.brokers, &self.now, group, topic, owners).await;
            facts.insert((group.to_owned(), topic.to_owned()), known);
        }
        facts
    }

    fn rows(&self, facts: &BTreeMap<(String, String), Facts>) -> Vec<LagRow> {
        lag::rows(&self.now, self.before.as_ref(), |group, topic| facts.get(&(group.to_owned(), topic.to_owned())))
    }

    fn show(&self, session: &mut Session<'_>, mut report: Report) -> Result<u8, Failure> {
        for (broker, error) in &self.now.silent {
            report.missing(format!("{broker}: {}", reason(error)));
        }
        session.show(report)
    }
}

async fn looks(session: &Session<'_>, args: &Args) -> Result<Looks, Failure> {
    let wanted = args.sample.as_deref().map(time::parse_span).transpose()?.map(|span| span.min(Duration::from_secs(60)));
    // Waiting between the two looks is not time that brokers take.
    let admin = session.admin()?.within(session.settings.deadline + wanted.unwrap_or(INTERVAL));
    let brokers = admin.readable_brokers(None).await?;
    let first = look(&admin, &brokers, args).await;
    if !first.silent.is_empty() && first.silent.len() == brokers.len() {
        return Err(first.silent[0].1.clone().into());
    }
    let interval = wanted.unwrap_or(if first.progress.len() > ENRICHED_MAX { INTERVAL_MANY } else { INTERVAL });
    let (before, now) = if interval.is_zero() || first.progress.is_empty() {
        (None, first)
    } else {
        // The time that the first look took counts.
        let due = first.at.get() + interval.as_millis() as i64 - UnixMs::now().get();
        tokio::time::sleep(Duration::from_millis(due.max(0) as u64)).await;
        (Some(first), look(&admin, &brokers, args).await)
    };
    Ok(Looks { admin, brokers, before, now })
}

async fn now(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let looks = looks(session, args).await?;
    known_groups(&looks.now, args, &looks.admin, &looks.brokers).await?;
    let count = looks.now.progress.len();
    let facts = if count <= ENRICHED_MAX {
        looks.enrich(looks.now.progress.keys().map(|(group, topic)| (&**group, &**topic)), args.queues).await
    } else {
        session.note(&format!("{count} rows: ages and clients are shown for up to {ENRICHED_MAX}; name a group, or mqadmin lag top"));
        BTreeMap::new()
    };
    let rows = looks.rows(&facts);
    let report = if args.queues { queue_report(&rows) } else { group_report(&rows) };
    looks.show(session, report)
}

/// The worst rows, with what is known of them besides their positions.
async fn top(by: By, sample: Option<&str>, session: &mut Session<'_>) -> Result<u8, Failure> {
    let mut looks = looks(session, &Args { sample: sample.map(str::to_owned), ..Args::default() }).await?;
    let rate = |rate: Option<f64>| rate.unwrap_or(0.0);
    let size = |row: &LagRow| match by {
        By::Lag => row.lag as f64,
        By::Growth => rate(row.in_per_s) - rate(row.out_per_s),
        By::In => rate(row.in_per_s),
        By::Out => rate(row.out_per_s),
    };
    let mut worst = looks.rows(&BTreeMap::new());
    worst.sort_by(|a, b| size(b).total_cmp(&size(a)));
    worst.truncate(session.globals.limit.unwrap_or(TOP).min(ENRICHED_MAX));
    let names: BTreeSet<_> = worst.iter().map(|row| (row.group.to_string(), row.topic.to_string())).collect();
    looks.now.retain(|group, topic| names.contains(&(group.to_owned(), topic.to_owned())));
    let facts = looks.enrich(names.iter().map(|(group, topic)| (&**group, &**topic)), false).await;
    let mut rows = looks.rows(&facts);
    rows.sort_by(|a, b| size(b).total_cmp(&size(a)));
    let mut report = Report::of(&GROUPS);
    report.rows = rows.iter().map(group_row).collect();
    looks.show(session, report)
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
