//! `mqadmin dlq`.

use super::msg::body::BodyForm;
use super::msg::{self, Filter, FilterArgs};
use crate::failure::{self, Failure};
use crate::output::{Cell, Column, Report, number, text};
use crate::parse::glob;
use crate::parse::position::Position;
use crate::parse::time;
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::{Session, reason};
use clap::{Args, Subcommand};
use mq_core::admin::{Admin, AdminError, ResendTo, origin_topic, resend};
use mq_core::message::MessageExt;
use mq_core::names::{GroupName, TopicName};
use mq_core::protocol::bodies::topic::PERM_READ;
use std::fmt::Write as _;
use std::time::Duration;

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
    /// Give dead letters back
    #[command(
        after_help = "Examples:\n  mqadmin dlq resend pay-consumer --tag TIMEOUT --dry-run\n  mqadmin dlq resend pay-consumer --rate 50/s --confirm pay-consumer\n  mqadmin dlq resend pay-consumer --key ORD-7 --to topic --confirm pay-consumer\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.dlq.resend/1"
    )]
    Resend(Resend),
}

/// Which dead letters.
#[derive(Debug, Clone, Args)]
pub struct Chosen {
    /// The group that gave them up
    pub group: String,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Stored at or after
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Stored at or before
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Only those that came from that topic
    #[arg(long, value_name = "TOPIC")]
    pub origin_topic: Option<String>,
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

/// How to give back.
#[derive(Debug, Clone, Args)]
pub struct Resend {
    #[command(flatten)]
    pub chosen: Chosen,
    /// To the group alone, to the topic they came from (every group of it gets them), or to another topic
    #[arg(long, value_name = "group|topic|TOPIC", default_value = "group")]
    pub to: String,
    /// At most so many a second
    #[arg(long, value_name = "50/s", default_value = "100/s")]
    pub rate: String,
}

const LS: &[Column] = &[text("group"), number("messages"), text("oldest"), text("newest"), number("age"), text("perm"), text("note")];

/// Runs the verb.
///
/// # Errors
/// Nobody answered, the group has no dead letters, or a resend was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { patterns } => ls(session, patterns).await,
        Verb::Peek(wanted) => {
            let admin = session.admin()?;
            let scanned = scan(session, &admin, &wanted.chosen).await?;
            let report = msg::scan_report(session, &scanned, wanted.body);
            session.show(report)
        }
        Verb::Resend(wanted) => give_back(session, wanted).await,
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
    let mut report = Report::new("mqadmin.dlq.ls/1", LS);
    for (group, summary) in groups.iter().filter(|(group, _)| glob::fits_any(patterns, group)) {
        let known = summary.silent.is_empty() && silent.is_empty();
        let note = if summary.perm & PERM_READ == 0 { "write-only: it cannot be read" } else { "" };
        report.rows.push(vec![
            Cell::text(&**group),
            if known { Cell::Int(summary.messages) } else { Cell::AtLeast(summary.messages) },
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

/// The dead letters that were chosen.
async fn scan(session: &Session<'_>, admin: &Admin, chosen: &Chosen) -> Result<msg::Scanned, Failure> {
    let group = super::group::write::name(&chosen.group)?;
    let topic = group.dlq_topic();
    let moment = |text: &Option<String>| text.as_deref().map(|text| session.moment(text)).transpose();
    let (since, until) = (moment(&chosen.since)?, moment(&chosen.until)?);
    let queues = match admin.topic_queues(&topic).await {
        Err(AdminError::NotFound { .. }) => {
            let failure = Failure::new(failure::NOT_FOUND, "NO_DEAD_LETTERS", format!("group `{group}` has no dead letters"));
            return Err(failure.because(format!("there is no topic {topic}")).hint("mqadmin dlq ls"));
        }
        queues => queues?,
    };
    if queues.is_empty() {
        let failure = Failure::new(failure::PRECONDITION, "DLQ_UNREADABLE", format!("{topic} has no queue that can be read"));
        return Err(failure.because("an old broker made it write-only").hint(format!("mqadmin topic update {topic} --perm rw --yes")));
    }
    let from = since.map_or(Position::Earliest, Position::Time);
    let filter = Filter::new(&chosen.filter, until)?;
    let mut scanned = msg::scan(admin, queues, &topic, from, &filter, chosen.scan_max).await;
    if let Some(origin) = chosen.origin_topic.as_deref() {
        scanned.messages.retain(|message| origin_topic(message) == Some(origin));
    }
    Ok(scanned)
}

/// `50/s`: the time between two messages.
fn pause(rate: &str) -> Result<Duration, Failure> {
    let number: Option<f64> = rate.trim_end_matches("/s").parse().ok();
    let rate = number.filter(|rate| (0.001..=1_000_000.0).contains(rate));
    rate.map(|rate| Duration::from_secs_f64(1.0 / rate)).ok_or_else(|| Failure::usage("--rate wants a number such as 50/s"))
}

async fn give_back(session: &mut Session<'_>, wanted: &Resend) -> Result<u8, Failure> {
    let group = super::group::write::name(&wanted.chosen.group)?;
    let pause = pause(&wanted.rate)?;
    let to = match wanted.to.as_str() {
        "group" => ResendTo::Group(group.clone()),
        "topic" => ResendTo::OriginTopic,
        topic => ResendTo::Topic(TopicName::new(topic).map_err(|error| Failure::usage(error.to_string()))?),
    };
    let admin = session.admin()?;
    let mut scanned = scan(session, &admin, &wanted.chosen).await?;
    if let Some(limit) = session.globals.limit {
        scanned.messages.truncate(limit);
    }
    if let Some(missing) = scanned.missing.first() {
        return Err(Failure::new(failure::UNREACHABLE, "UNREACHABLE", "not all dead letters could be read").because(missing.as_str()));
    }
    let plan = plan_text(session, &admin, &group, &to, &scanned, wanted).await?;
    if rails::confirm(session, Class::Destructive, &group, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    // What follows takes as long as the rate says, not as long as one command may.
    let admin = admin.within(Duration::from_secs(86_400 * 7));
    let (mut fates, mut stopped) = (Vec::new(), false);
    for (at, dead) in scanned.messages.iter().enumerate() {
        let fate = if stopped { Fate::NotAttempted } else { give_one_back(&admin, dead, &to, at).await };
        stopped |= fate.is_failure() && !session.globals.keep_going;
        if matches!(fate, Fate::Confirmed(_)) {
            tokio::time::sleep(pause).await;
        }
        fates.push((dead.offset_msg_id().to_string(), fate));
    }
    rails::summarize(session, "mqadmin.dlq.resend/1", fates)
}

async fn give_one_back(admin: &Admin, dead: &MessageExt, to: &ResendTo, at: usize) -> Fate {
    let message = match resend(dead, to) {
        Ok(message) => message,
        Err(error) => return Fate::Failed(format!("it does not tell where it came from: {error}"), None),
    };
    match admin.was_resent(dead, &message.topic).await {
        Ok(true) => return Fate::Unchanged(format!("was given back to {} before", message.topic)),
        Ok(false) => {}
        Err(error) => return Fate::failed(error),
    }
    let queues = match admin.writable_queues(&message.topic, None).await {
        Ok(queues) => queues,
        Err(error) => return Fate::failed(error),
    };
    let (broker, queue_id) = &queues[at % queues.len()];
    match admin.send(broker, *queue_id, &message).await {
        Ok(sent) if sent.status() == "SEND_OK" => {
            Fate::Confirmed(format!("{} {}:{} at {}", message.topic, sent.broker_name, sent.queue_id, sent.queue_offset))
        }
        Ok(sent) => Fate::Confirmed(format!("{} {} (stored, {})", message.topic, sent.offset_msg_id, sent.status())),
        Err(error) => Fate::failed(error),
    }
}

async fn plan_text(
    session: &Session<'_>,
    admin: &Admin,
    group: &GroupName,
    to: &ResendTo,
    scanned: &msg::Scanned,
    wanted: &Resend,
) -> Result<String, Failure> {
    let mut text = format!("resend {} dead letters of {group}\n", scanned.messages.len());
    if let (Some(first), Some(last)) = (scanned.messages.first(), scanned.messages.last()) {
        let tz = &session.settings.tz;
        let _ = writeln!(text, "  stored {} to {}", time::plain(first.store_timestamp, tz), time::plain(last.store_timestamp, tz));
    }
    let mut origins: Vec<_> = scanned.messages.iter().map(|dead| origin_topic(dead).unwrap_or("(unknown)").to_owned()).collect();
    origins.sort();
    origins.dedup();
    let _ = writeln!(text, "  from topics {}", origins.join(", "));
    let targets = match to {
        ResendTo::Group(group) => {
            let _ = writeln!(text, "  to group {group} only, through {}", group.retry_topic());
            Vec::new()
        }
        ResendTo::OriginTopic => origins,
        ResendTo::Topic(topic) => vec![topic.to_string()],
    };
    for topic in targets {
        let mut groups: Vec<_> = match admin.topic_groups(&topic).await {
            Ok(asked) => asked.answers().flat_map(|(_, groups)| groups.clone()).filter(|other| **other != **group).collect(),
            Err(_) => Vec::new(),
        };
        groups.sort();
        groups.dedup();
        let copies = if groups.is_empty() { "no other group".to_owned() } else { format!("WOULD ALSO REACH {}", groups.join(", ")) };
        let _ = writeln!(text, "  to topic {topic}: {copies}");
    }
    let cut = if scanned.cut { "; the scan stopped at its limit, there are more" } else { "" };
    let _ = writeln!(text, "  at {}; those given back before are left out{cut}", wanted.rate);
    Ok(text + "this cannot be undone\n")
}
