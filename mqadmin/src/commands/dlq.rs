//! `mqadmin dlq`.

mod ack;
mod keep;
pub mod resend;
pub mod stats;

use super::msg::body::BodyForm;
use super::msg::filter::{Choice, Stored};
use super::msg::{self, FilterArgs, Part};
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, decimal, moment, number, span, text};
use crate::parse::glob;
use crate::parse::position::Position;
use crate::session::{Session, reason};
use clap::{Args, Subcommand};
use mq_core::admin::{Admin, AdminError, TopicQueue};
use mq_core::names::GroupName;
use mq_core::protocol::bodies::topic::PERM_READ;

/// What can be done with dead letters.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Groups that have dead letters
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin dlq ls\n  mqadmin dlq ls 'pay-*' --sort-by -messages\n\nClass: read. Schema: mqadmin.dlq.ls/1"
    )]
    Ls {
        /// Only groups that fit a pattern
        patterns: Vec<String>,
    },
    /// Look at the dead letters of a group
    #[command(
        after_help = "Examples:\n  mqadmin dlq peek pay-consumer\n  mqadmin dlq peek pay-consumer --tag TIMEOUT --since -6h -o json\n\nClass: read. Schema: mqadmin.msg/1"
    )]
    Peek(Peek),
    /// What the dead letters of a group have in common: where they came from, tags, keys, age, tries
    #[command(
        after_help = "Examples:\n  mqadmin dlq stats pay-consumer\n  mqadmin dlq stats pay-consumer --since -1d --origin-topic orders -o json\n\nClass: read. Schema: mqadmin.dlq.stats/1"
    )]
    Stats(stats::Stats),
    /// One dead letter, whole
    #[command(
        after_help = "Examples:\n  mqadmin dlq show 7F00000100002A9F0000000000000321\n  mqadmin dlq show ORD-4711 --group pay-consumer --body json\n\nClass: read. Schema: mqadmin.msg/1"
    )]
    Show {
        /// Its id, or a key of it
        id: String,
        /// The group that gave it up; needed for keys and unique ids
        #[arg(short = 'g', long)]
        group: Option<String>,
        /// How the body is shown
        #[arg(long, value_enum, default_value_t)]
        body: BodyForm,
    },
    /// Say up to where the dead letters of a group are handled; the brokers keep it, so the whole team sees it
    #[command(
        after_help = "Examples:\n  mqadmin dlq ack pay-consumer --all --yes\n  mqadmin dlq ack pay-consumer --to @-1h --yes\n  mqadmin dlq ack pay-consumer --to earliest --yes\n\nClass: write (--yes). Schema: mqadmin.dlq.ack/1"
    )]
    Ack(ack::Ack),
    /// Give dead letters back
    #[command(
        after_help = "Examples:\n  mqadmin dlq resend pay-consumer --tag TIMEOUT --dry-run\n  mqadmin dlq resend pay-consumer --rate 50/s --confirm pay-consumer\n  mqadmin dlq resend pay-consumer --key ORD-7 --to topic --confirm pay-consumer\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.dlq.resend/3"
    )]
    Resend(resend::Resend),
    /// Write dead letters to a file, whole
    #[command(
        after_help = "Examples:\n  mqadmin dlq export pay-consumer --file dead.ndjson\n  mqadmin dlq export pay-consumer --tag TIMEOUT --text --file -\n\nClass: read. One JSON object a line, or CSV; bodies as base64; `msg import` reads it back"
    )]
    Export(keep::Export),
    /// Delete all dead letters of a group: a log cannot drop single ones, so its topic goes
    #[command(
        after_help = "Examples:\n  mqadmin dlq purge pay-consumer --export dead.ndjson --confirm pay-consumer\n  mqadmin dlq purge pay-consumer --no-export --dry-run\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.dlq.purge/1"
    )]
    Purge(keep::Purge),
    /// Make dead letters readable that an old broker made write-only
    #[command(
        after_help = "Examples:\n  mqadmin dlq fix-perm pay-consumer --dry-run\n  mqadmin dlq fix-perm pay-consumer --yes\n\nClass: write (--yes). Schema: mqadmin.dlq.fix-perm/1"
    )]
    FixPerm {
        /// The group
        group: String,
    },
}

/// Which dead letters.
#[derive(Debug, Clone, Args)]
pub struct Chosen {
    /// The group that gave them up
    pub group: String,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub stored: Stored,
    /// Messages read at most, whether they fit or not
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub scan_max: usize,
}

/// How to look.
#[derive(Debug, Clone, Args)]
pub struct Peek {
    #[command(flatten)]
    pub chosen: Chosen,
    /// How bodies are shown
    #[arg(long, value_enum, default_value_t)]
    pub body: BodyForm,
}

pub const LS: Shape = Shape::new(
    "mqadmin.dlq.ls/1",
    &[
        text("group"),
        number("messages"),
        number("last_hour"),
        decimal("handled_percent"),
        moment("oldest"),
        moment("newest"),
        span("age"),
        text("perm"),
        text("note"),
    ],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, the group has no dead letters, or a resend was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { patterns } => ls(session, patterns).await,
        Verb::Peek(wanted) => {
            let admin = session.admin_for_long()?;
            let scanned = scan(session, &admin, &wanted.chosen).await?;
            let report = msg::scan_report(session, &scanned, wanted.body);
            session.show(report)
        }
        Verb::Stats(wanted) => stats::stats(session, wanted).await,
        Verb::Show { id, group, body } => show(session, id, group.as_deref(), *body).await,
        Verb::Ack(wanted) => ack::ack(session, wanted).await,
        Verb::Resend(wanted) => resend::give_back(session, wanted).await,
        Verb::Export(wanted) => keep::export(session, wanted).await,
        Verb::Purge(wanted) => keep::purge(session, wanted).await,
        Verb::FixPerm { group } => keep::fix_perm(session, group).await,
    }
}

async fn ls(session: &mut Session<'_>, patterns: &[String]) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(None).await?;
    let asked = brokers.len();
    let (groups, silent) = admin.dlq_summaries(brokers).await;
    if let (true, Some((_, error))) = (silent.len() == asked, silent.first()) {
        return Err(error.clone().into());
    }
    let mut report = Report::of(&LS);
    for (group, summary) in groups.iter().filter(|(group, _)| glob::fits_any(patterns, group)) {
        let known = summary.silent.is_empty() && silent.is_empty();
        let note = if summary.perm & PERM_READ == 0 { "write-only: it cannot be read" } else { "" };
        report.rows.push(vec![
            Cell::text(&**group),
            if known { Cell::Int(summary.messages) } else { Cell::AtLeast(summary.messages) },
            if known { Cell::Int(summary.last_hour) } else { Cell::AtLeast(summary.last_hour) },
            if known { Cell::Float(summary.handled_percent()) } else { Cell::Unknown },
            Cell::time(summary.oldest),
            Cell::time(summary.newest),
            summary.oldest.map_or(Cell::None, |at| Cell::Span(session.now.get() - at.get())),
            Cell::text(super::topic::perm_text(summary.perm)),
            Cell::text(note),
        ]);
        for name in &summary.silent {
            report.missing(format!("{name}: its dead letters of {group} could not be counted"));
        }
    }
    for (broker, error) in &silent {
        report.missing(format!("{broker}: {}", reason(error)));
    }
    session.show(report)
}

/// A group without dead letters.
fn none(group: &GroupName) -> Failure {
    let failure = Failure::new(failure::NOT_FOUND, "NO_DEAD_LETTERS", format!("group `{group}` has no dead letters"));
    failure.because(format!("there is no topic {}", group.dlq_topic())).hint("mqadmin dlq ls")
}

/// The queues of a group's dead letters.
async fn queues(admin: &Admin, group: &GroupName) -> Result<Vec<TopicQueue>, Failure> {
    let topic = group.dlq_topic();
    let queues = match admin.topic_queues(&topic).await {
        Err(AdminError::NotFound { .. }) => return Err(none(group)),
        queues => queues?,
    };
    if queues.is_empty() {
        let failure = Failure::new(failure::PRECONDITION, "DLQ_UNREADABLE", format!("{topic} has no queue that can be read"));
        return Err(failure.because("an old broker made it write-only").hint(format!("mqadmin dlq fix-perm {group} --yes")));
    }
    Ok(queues)
}

/// One dead letter.
async fn show(session: &mut Session<'_>, id: &str, group: Option<&str>, body: BodyForm) -> Result<u8, Failure> {
    let topic = group.map(super::group::write::name).transpose()?.map(|group| group.dlq_topic().to_string());
    let wanted = msg::Get { what: id.to_owned(), topic, key: false, body, body_max: 4096 };
    msg::find::get(session, &wanted).await
}

impl Chosen {
    /// The choice, moments and ids resolved.
    fn choice(&self, session: &mut Session<'_>) -> Result<Choice, Failure> {
        Choice::new(session, &self.filter, &self.stored)
    }
}

/// The dead letters that were chosen.
async fn scan(session: &mut Session<'_>, admin: &Admin, chosen: &Chosen) -> Result<msg::Scanned, Failure> {
    let group = super::group::write::name(&chosen.group)?;
    let topic = group.dlq_topic();
    let choice = chosen.choice(session)?;
    let filter = choice.filter()?;
    let queues = queues(admin, &group).await?;
    let from = choice.since().map_or(Position::Earliest, Position::Time);
    let part = Part { topic: &topic, from, until: choice.until(), scan_max: chosen.scan_max };
    Ok(msg::scan(admin, queues, part, &filter).await)
}
