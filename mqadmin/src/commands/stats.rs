//! `mqadmin stats`: what goes into topics and out to groups.

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, number, text};
use crate::parse::glob;
use crate::session::{Session, reason};
use mq_core::names::{self, DLQ_PREFIX, RETRY_PREFIX};
use mq_core::ops::traffic;

/// Which topics.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin stats\n  mqadmin stats 'pay-*' --active --sort-by -in_per_s\n\nA topic costs a few requests to each of its brokers.\n\nClass: read. Schema: mqadmin.stats/1"
)]
pub struct Args {
    /// Only names that fit a pattern
    pub topics: Vec<String>,
    /// Only where something moved within 24 hours
    #[arg(long)]
    pub active: bool,
    /// System, retry and dead-letter topics too
    #[arg(short = 'a', long)]
    pub all: bool,
}

pub const STATS: Shape = Shape::new(
    "mqadmin.stats/1",
    &[text("topic"), text("group"), number("lag"), decimal("in_per_s"), decimal("out_per_s"), number("in_day"), number("out_day")],
);

/// Runs the command.
///
/// # Errors
/// No name server answered.
pub async fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let hidden = |name: &str| name.starts_with(RETRY_PREFIX) || name.starts_with(DLQ_PREFIX) || names::is_system_topic(name);
    let mut topics = admin.topic_names().await?;
    topics.retain(|name| glob::fits_any(&args.topics, name) && (args.all || !hidden(name)));
    topics.sort();
    let mut report = Report::of(&STATS);
    let asked = admin.each(topics, |topic: bytestring::ByteString| async move { traffic::of_topic(admin, &topic).await }).await;
    for outcome in asked.outcomes {
        let topic = outcome.target;
        let told = match outcome.result {
            Ok(told) => told,
            Err(error) => {
                report.missing(format!("{topic}: {}", reason(&error)));
                continue;
            }
        };
        told.missing.iter().for_each(|(broker, error)| report.missing(format!("{topic} at {broker}: {}", reason(error))));
        let (per_s, day) = (told.into.per_s, told.into.day);
        let mut row = |group: Cell, lag: Cell, out: [Cell; 2]| {
            let [out_per_s, out_day] = out;
            report.rows.push(vec![Cell::text(&*topic), group, lag, Cell::Float(per_s), out_per_s, Cell::Int(day), out_day]);
        };
        if told.groups.is_empty() && (!args.active || day > 0) {
            row(Cell::None, Cell::None, [Cell::None, Cell::None]);
        }
        for (group, behind, out) in told.groups.iter().filter(|(_, _, out)| !args.active || day > 0 || out.day > 0) {
            row(Cell::text(&**group), Cell::Int(*behind), [Cell::Float(out.per_s), Cell::Int(out.day)]);
        }
    }
    session.show(report)
}
