//! Static topics: where their queues are, making them, moving them.

use super::write::name;
use crate::commands::broker::care::On;
use crate::failure::{self, Failure};
use crate::output::{Cell, Format, Report, Shape, moment, number, text};
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use bytestring::ByteString;
use clap::Subcommand;
use mq_core::admin::{Admin, Broker};
use mq_core::ops::plan::Fate;
use mq_core::ops::static_topic::{self, Change, StaticTopic, StaticTopicError};
use mq_core::protocol::bodies::static_topic::{Remapping, Stretch};
use mq_core::protocol::lenient_json;
use mq_core::types::UnixMs;
use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::path::PathBuf;

/// What can be done with static topics, whose queues keep their numbers while they move from broker to broker.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// On which broker every static queue is, and was
    #[command(
        after_help = "Examples:\n  mqadmin topic mapping show orders\n  mqadmin topic mapping show orders -o json\n\nClass: read. Schema: mqadmin.topic.mapping/1"
    )]
    Show {
        /// The topic
        topic: String,
    },
    /// Make a static topic, or give one more queues
    #[command(
        after_help = "Examples:\n  mqadmin topic mapping create orders --queues 8 --dry-run\n  mqadmin topic mapping create orders --queues 12 --broker broker-a --broker broker-b --yes\n\nClass: write (--yes). Schema: mqadmin.topic.mapping.create/1"
    )]
    Create {
        /// The topic
        topic: String,
        /// Static queues on all brokers together
        #[arg(long, value_parser = clap::value_parser!(i32).range(1..))]
        queues: i32,
        #[command(flatten)]
        on: On,
    },
    /// Move the queues of a static topic to these brokers
    #[command(
        after_help = "Examples:\n  mqadmin topic mapping move orders --broker broker-c --dry-run\n  mqadmin topic mapping move orders --cluster DefaultCluster --yes\n\nA queue goes on at the new broker some thousand places behind its end at the old one, which keeps what it has for readers.\n\nClass: write (--yes). Schema: mqadmin.topic.mapping.move/1"
    )]
    Move {
        /// The topic
        topic: String,
        #[command(flatten)]
        on: On,
    },
    /// Write a state of a static topic that was kept in a file: after a change that stopped half way
    #[command(
        after_help = "Examples:\n  mqadmin topic mapping apply /tmp/orders-1795319568625.after --dry-run\n  mqadmin topic mapping apply /tmp/orders-1795319568625.after --force --yes\n\nClass: write (--yes). Schema: mqadmin.topic.mapping.apply/1"
    )]
    Apply {
        /// The file
        file: String,
        /// Brokers take it even if it is older than what they have, or contradicts it
        #[arg(long)]
        force: bool,
    },
}

pub const MAPPING: Shape = Shape::new(
    "mqadmin.topic.mapping/1",
    &[text("queue"), text("broker"), number("real_queue"), number("from"), number("generation"), text("state"), moment("changed").wide()],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, the topic is not known or not static, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Show { topic } => show(session, topic).await,
        Verb::Create { topic, queues, on } => {
            let (admin, topic) = (session.admin()?, name(topic)?);
            let targets = on.masters(&admin).await?;
            let (_, change) = grown(&admin, topic.as_shared(), *queues, &names(&targets)).await?;
            write(session, &admin, change, false, "mqadmin.topic.mapping.create/1").await
        }
        Verb::Move { topic, on } => {
            let (admin, topic) = (session.admin()?, name(topic)?);
            let targets = on.masters(&admin).await?;
            let (_, change) = moved(&admin, topic.as_shared(), &names(&targets)).await?;
            write(session, &admin, change, false, "mqadmin.topic.mapping.move/1").await
        }
        Verb::Apply { file, force } => {
            let admin = session.admin()?;
            write(session, &admin, read(file)?, *force, "mqadmin.topic.mapping.apply/1").await
        }
    }
}

/// Names of brokers.
pub fn names(brokers: &[Broker]) -> BTreeSet<ByteString> {
    brokers.iter().map(|broker| broker.name.clone()).collect()
}

/// The present of a topic that may be new, and the plan of giving it so many queues.
///
/// # Errors
/// A master did not answer, what they tell does not fit together, or the topic has as many queues already.
pub async fn grown(
    admin: &Admin,
    topic: &ByteString,
    queues: i32,
    targets: &BTreeSet<ByteString>,
) -> Result<(StaticTopic, Change), Failure> {
    let before = static_topic::find(admin, topic).await?.unwrap_or_else(|| StaticTopic::new(topic.clone(), UnixMs::now()));
    let change = before.grown(queues, targets, UnixMs::now())?;
    Ok((before, change))
}

/// The present of a topic, and the plan of moving it.
///
/// # Errors
/// A master did not answer, what they tell does not fit together, or there is no such topic.
pub async fn moved(admin: &Admin, topic: &ByteString, targets: &BTreeSet<ByteString>) -> Result<(StaticTopic, Change), Failure> {
    let unknown = || StaticTopicError::Unknown { topic: topic.clone() };
    let before = static_topic::find(admin, topic).await?.ok_or_else(unknown)?;
    let change = before.moved(targets, UnixMs::now())?;
    Ok((before, change))
}

/// What a change does, for people.
pub fn plan_text(change: &Change) -> String {
    let mut text = format!("static topic {}: {} queues\n", change.after.topic, change.after.total_queues);
    for broker in change.after.brokers.keys() {
        let _ = writeln!(text, "  {broker}  {}", effect(change, broker));
    }
    text
}

/// The same, for programs.
fn plan_report(change: &Change) -> Report {
    let mut report = Report::of(&rails::PLAN);
    for broker in change.after.brokers.keys() {
        report.rows.push(vec![Cell::text(&**broker), Cell::text(effect(change, broker)), Cell::None]);
    }
    report
}

/// What a broker will have.
fn effect(change: &Change, broker: &ByteString) -> String {
    let rows = change.after.queues();
    let led: Vec<_> = rows.iter().filter(|(_, row)| static_topic::leads(broker, row)).collect();
    let queues: Vec<_> = led.iter().map(|(queue, _)| queue.to_string()).collect();
    let new = led.iter().filter(|(_, row)| row.last().is_some_and(|leader| leader.logic_offset < 0)).count();
    match (queues.len(), new) {
        (0, _) => "no queue".to_owned(),
        (_, 0) => format!("queues {}", queues.join(" ")),
        (_, new) => format!("queues {} ({new} moved here)", queues.join(" ")),
    }
}

/// Keeps a state in a file beside other temporary ones, where Apache's tool keeps it too.
///
/// # Errors
/// It cannot be written.
pub fn keep(change: &Change, suffix: &str) -> Result<PathBuf, Failure> {
    let file = change.file();
    let path = std::env::temp_dir().join(format!("{}-{}.{suffix}", file.topic, file.epoch));
    let written = std::fs::write(&path, lenient_json::to_vec(&file));
    written.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{}: {error}", path.display())))?;
    Ok(path)
}

/// A state that was kept in a file.
///
/// # Errors
/// It cannot be read, or what it says is wrong.
pub fn read(path: &str) -> Result<Change, Failure> {
    let bad = |error: &dyn std::fmt::Display| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}"));
    let file: Remapping = lenient_json::from_slice(&std::fs::read(path).map_err(|error| bad(&error))?).map_err(|error| bad(&error))?;
    let topic = name(&file.topic)?.as_shared().clone();
    Ok(Change::from_file(topic, file)?)
}

async fn write(session: &mut Session<'_>, admin: &Admin, change: Change, force: bool, schema: &'static str) -> Result<u8, Failure> {
    let topic = change.after.topic.clone();
    session.fits_version(schema)?;
    if session.globals.dry_run && session.settings.format.value != Format::Table {
        session.note("dry run: nothing was sent");
        return session.show(plan_report(&change));
    }
    if rails::confirm(session, Class::Write, &topic, &plan_text(&change))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let kept = keep(&change, "after")?;
    session.note(&format!("kept as {}; if this stops half way: mqadmin topic mapping apply that file", kept.display()));
    let mut fates = Vec::new();
    let mut wrote = |broker: &Broker| fates.push((broker.to_string(), Fate::Confirmed("written".into())));
    static_topic::carry_out(admin, change, force, &mut wrote).await?;
    fates.sort_by(|a, b| a.0.cmp(&b.0));
    fates.dedup_by(|a, b| a.0 == b.0);
    let code = rails::summarize(session, schema, fates)?;
    session.note(&format!("verify: mqadmin topic mapping show {topic}"));
    Ok(code)
}

async fn show(session: &mut Session<'_>, topic: &str) -> Result<u8, Failure> {
    let (admin, topic) = (session.admin()?, name(topic)?);
    let found = static_topic::find(&admin, topic.as_shared()).await?;
    let found = found.ok_or_else(|| StaticTopicError::Unknown { topic: topic.as_shared().clone() })?;
    let mut report = Report::of(&MAPPING);
    for (queue, row) in found.queues() {
        let last = row.len().saturating_sub(1);
        for (at, stretch) in row.iter().enumerate() {
            report.rows.push(stretch_row(queue, stretch, at == last, found.epoch));
        }
    }
    session.show(report)
}

fn stretch_row(queue: i32, stretch: &Stretch, is_last: bool, epoch: i64) -> Vec<Cell> {
    vec![
        Cell::Int(queue.into()),
        Cell::text(&*stretch.bname),
        Cell::Int(stretch.queue_id.into()),
        Cell::known((stretch.logic_offset >= 0).then_some(stretch.logic_offset)),
        Cell::Int(stretch.generation.into()),
        Cell::text(if is_last { "written" } else { "read" }),
        Cell::Time(UnixMs(epoch)),
    ]
}
