//! `mqadmin tx`: half messages, those that wait for a decision and those that were given up.

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, moment, number, span, text};
use crate::parse::glob;
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::{Session, answers};
use clap::{Args, Subcommand};
use mq_core::admin::{check_times, real_topic};
use mq_core::message::MessageExt;
use mq_core::message::ids::OffsetMsgId;
use mq_core::message::properties;

/// What can be done with half messages.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Half messages that are neither committed nor rolled back
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin tx ls\n  mqadmin tx ls 'pay-*' --sort-by -checks\n  mqadmin tx ls --parked -o json\n\nClass: read. Schema: mqadmin.tx.ls/1"
    )]
    Ls(Ls),
    /// Check parked half messages again, as if they had never been checked
    #[command(
        after_help = "Examples:\n  mqadmin tx recheck 7F000001000078BF0000000000000321 --yes\n  mqadmin tx ls --parked -o csv --no-headers --columns id | xargs mqadmin tx recheck --yes\n\nClass: write (--yes). Schema: mqadmin.tx.recheck/1"
    )]
    Recheck {
        /// Their ids, as `tx ls --parked` shows them
        #[arg(required = true)]
        ids: Vec<String>,
    },
}

/// Which half messages.
#[derive(Debug, Clone, Args)]
pub struct Ls {
    /// Only those of producer groups that fit a pattern
    pub patterns: Vec<String>,
    /// Those that were given up after their last check
    #[arg(long)]
    pub parked: bool,
    /// Half messages looked at on each broker at most, whether they are decided or not
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    pub scan_max: usize,
}

pub const LS: Shape = Shape::new(
    "mqadmin.tx.ls/1",
    &[
        text("group"),
        text("topic"),
        number("checks"),
        moment("born"),
        span("age"),
        text("broker"),
        text("unique_id"),
        text("keys"),
        text("id"),
    ],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or a recheck was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls(wanted) => ls(session, wanted).await,
        Verb::Recheck { ids } => recheck(session, ids).await,
    }
}

async fn ls(session: &mut Session<'_>, wanted: &Ls) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let masters = admin.masters(None).await?;
    let asked = admin
        .each(masters, |broker| {
            let admin = &admin;
            async move {
                match wanted.parked {
                    true => admin.parked_half_messages(&broker, wanted.scan_max).await,
                    false => admin.undecided_half_messages(&broker, wanted.scan_max).await,
                }
            }
        })
        .await;
    let mut report = Report::of(&LS);
    for (broker, found) in answers(asked, &mut report)? {
        if found.cut {
            report.missing(format!("{broker}: more than {} half messages, the later ones were not looked at", wanted.scan_max));
        }
        let rows = found.messages.iter().filter(|half| glob::fits_any(&wanted.patterns, group(half)));
        report.rows.extend(rows.map(|half| {
            vec![
                Cell::text(group(half)),
                Cell::text(real_topic(half).unwrap_or("?")),
                Cell::Int(check_times(half)),
                Cell::time(Some(half.born_timestamp)),
                Cell::Span(session.now.get() - half.born_timestamp.get()),
                Cell::text(broker.name.to_string()),
                Cell::text(half.msg_id()),
                Cell::text(half.keys().unwrap_or_default()),
                Cell::text(half.offset_msg_id().to_string()),
            ]
        }));
    }
    session.show(report)
}

fn group(half: &MessageExt) -> &str {
    half.properties.get(properties::PGROUP).unwrap_or_default()
}

async fn recheck(session: &mut Session<'_>, ids: &[String]) -> Result<u8, Failure> {
    let parse = |id: &String| id.parse().map_err(|error| Failure::usage(format!("`{id}`: {error}")));
    let parked: Vec<OffsetMsgId> = ids.iter().map(parse).collect::<Result<_, _>>()?;
    let plan = format!("check {} parked half messages again\n  their producers are asked from the next check on\n", parked.len());
    if rails::confirm(session, Class::Write, "half messages", &plan)? == Verdict::Planned {
        return Ok(crate::failure::DONE);
    }
    let admin = session.admin()?;
    let (mut fates, mut stopped) = (Vec::new(), false);
    for id in parked {
        let fate = match stopped {
            true => Fate::NotAttempted,
            false => match admin.resume_check(id).await {
                Ok(()) => Fate::Confirmed("is checked again".to_owned()),
                Err(error) => Fate::failed(error),
            },
        };
        stopped |= fate.is_failure() && !session.globals.keep_going;
        fates.push((id.to_string(), fate));
    }
    rails::summarize(session, "mqadmin.tx.recheck/1", fates)
}
