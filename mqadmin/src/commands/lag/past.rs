//! `mqadmin lag history` and `lag record`: how far groups were. Recordings are shared with the console, which keeps more in them.

use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, decimal, moment, number, span, text};
use crate::parse::time::parse_span;
use crate::session::{Session, reason};
use clap::Args;
use mq_core::admin::AdminError;
use mq_core::ops::lag::{self, Recorded};
use mq_core::ops::recorder::{self, RecorderError, Sample, TIERS};
use mq_core::types::UnixMs;
use std::path::PathBuf;
use std::time::Duration;
use tokio::time::Instant;

/// Looks of a recording at fewer groups than this tell also ages and clients.
const ENRICHED_MAX: usize = 20;

/// How far a group was.
#[derive(Debug, Args)]
pub struct History {
    /// The group
    pub group: String,
    /// Only that topic
    #[arg(short = 't', long)]
    pub topic: Option<String>,
    /// From that moment on
    #[arg(long, value_name = "TIME", default_value = "-1h", allow_hyphen_values = true)]
    pub since: String,
    /// Moments to show, evenly spread over those that are recorded
    #[arg(long, value_name = "N", default_value_t = 60, value_parser = clap::value_parser!(u16).range(1..=10_000))]
    pub points: u16,
}

pub const HISTORY: Shape = Shape::new(
    "mqadmin.lag.history/1",
    &[moment("at"), text("topic"), text("state"), number("lag"), span("age"), decimal("in_per_s"), decimal("out_per_s"), number("clients")],
);

/// Where the cluster in use is recorded.
///
/// # Errors
/// There is no folder for such things, or no cluster.
fn folder(session: &Session<'_>) -> Result<PathBuf, Failure> {
    let name_servers = || Some(session.settings.name_servers.as_ref()?.value.to_string());
    let name = session.settings.context_name.clone().or_else(name_servers).unwrap_or_default();
    let safe: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    let state =
        session.env.state_folder().ok_or_else(|| Failure::new(failure::FAILED, "RECORDS", "neither XDG_STATE_HOME nor HOME is set"))?;
    Ok(state.with_file_name("mq-tui").join("history").join(safe))
}

fn failed(error: RecorderError) -> Failure {
    match error {
        RecorderError::Taken(_) => {
            Failure::new(failure::PRECONDITION, "TAKEN", error.to_string()).hint("mqadmin lag history GROUP reads what it keeps")
        }
        RecorderError::Io { .. } => Failure::new(failure::FAILED, "RECORDING", error.to_string()),
    }
}

/// Shows what was recorded of a group.
///
/// # Errors
/// Nothing was, or it cannot be read.
pub fn history(wanted: &History, session: &mut Session<'_>) -> Result<u8, Failure> {
    let since = session.moment(&wanted.since)?;
    let folder = folder(session)?;
    let history = recorder::History::load(&folder).map_err(failed)?;
    let moments: Vec<UnixMs> = history.moments().filter(|at| *at >= since).collect();
    let step = moments.len().div_ceil(usize::from(wanted.points)).max(1);
    let mut report = Report::of(&HISTORY);
    // Counted from the end: the newest one is always among them.
    let mut chosen: Vec<_> = moments.iter().rev().step_by(step).collect();
    chosen.reverse();
    for at in chosen {
        let Some(sample) = history.at(*at) else { continue };
        let topics = lag::recorded(&sample, &wanted.group);
        let wanted_topic = |topic: &&str| wanted.topic.as_deref().is_none_or(|wanted| wanted == *topic);
        report.rows.extend(topics.iter().filter(|(topic, _)| wanted_topic(topic)).map(|(topic, was)| row(*at, topic, was)));
    }
    if report.rows.is_empty() {
        let what = format!("nothing is recorded of group `{}` since {}", wanted.group, wanted.since);
        let failure = Failure::new(failure::NOT_FOUND, "NOT_RECORDED", what).because(format!("in {}", folder.display()));
        return Err(failure.hint("mqadmin lag record, or mq-tui --record, keeps it from now on"));
    }
    session.show(report)
}

fn row(at: UnixMs, topic: &str, was: &Recorded) -> Vec<Cell> {
    vec![
        Cell::Time(at),
        Cell::text(topic),
        was.state.map_or(Cell::Unknown, |state| Cell::text(state.name())),
        match was.lag {
            Some(lag) if was.is_part => Cell::AtLeast(lag),
            lag => Cell::known(lag),
        },
        was.age_ms.map_or(Cell::Unknown, Cell::Span),
        Cell::known_float(was.in_per_s),
        Cell::known_float(was.out_per_s),
        Cell::known(was.clients),
    ]
}

/// Records until it is stopped, or for as long as `--for` says. A cluster that does not answer leaves a gap.
///
/// # Errors
/// Somebody else records this cluster already, or the disk does not let us.
pub async fn record(session: &mut Session<'_>) -> Result<u8, Failure> {
    let length = session.globals.wait_for.as_deref().map(parse_span).transpose()?;
    let folder = folder(session)?;
    let mut recorder = recorder::Recorder::open(&folder).map_err(failed)?;
    let admin = session.admin_for_long()?;
    session.note(&format!("recording into {}; Ctrl-C ends it", folder.display()));
    let begun = Instant::now();
    let mut ticks = tokio::time::interval(Duration::from_millis(TIERS[0].step_ms.unsigned_abs()));
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    let (mut before, mut gap) = (None::<lag::LagSample>, false);
    loop {
        ticks.tick().await;
        match look(&admin.within(session.settings.deadline), before.as_ref()).await {
            Ok((now, rows)) => {
                recorder.record(&Sample { at: now.at, values: lag::record(&rows) }).map_err(failed)?;
                (before, gap) = (Some(now), false);
            }
            Err(error) if !gap => {
                session.note(&format!("warning: a gap begins: {}", reason(&error)));
                (before, gap) = (None, true);
            }
            Err(_) => {}
        }
        if length.is_some_and(|length| begun.elapsed() >= length) {
            return Ok(failure::DONE);
        }
    }
}

async fn look(admin: &mq_core::admin::Admin, before: Option<&lag::LagSample>) -> Result<(lag::LagSample, Vec<lag::LagRow>), AdminError> {
    let brokers = admin.readable_brokers(None).await?;
    let now = lag::sample(admin, brokers.clone()).await;
    if let Some((_, error)) = now.silent.first().filter(|_| now.silent.len() == brokers.len()) {
        return Err(error.clone());
    }
    let mut facts = std::collections::BTreeMap::new();
    if now.progress.len() <= ENRICHED_MAX {
        for (group, topic) in now.progress.keys() {
            facts.insert((group.clone(), topic.clone()), lag::enrich(admin, &brokers, &now, group, topic, false).await);
        }
    }
    let rows = lag::rows(&now, before, |group, topic| facts.get(&(group.into(), topic.into())));
    Ok((now, rows))
}
