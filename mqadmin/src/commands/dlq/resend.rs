//! `mqadmin dlq resend`: dead letters given back by a job that survives its process (`mq_core::ops::resend`).

use super::{Chosen, queues};
use crate::commands::msg::{Filter, FilterArgs};
use crate::failure::{self, Failure};
use crate::output::{Cell, Column, Report, number, text};
use crate::parse::time;
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use clap::Args;
use mq_core::admin::{Admin, ResendTo, origin_topic};
use mq_core::message::MessageExt;
use mq_core::names::{GroupName, TopicName};
use mq_core::ops::job::{Job, cursors, path_of};
use mq_core::ops::record::RecordError;
use mq_core::ops::resend::{KIND, Params, ResendError, Run, job};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::{Duration, Instant};

/// Between two lines about progress.
const TELL_EVERY: Duration = Duration::from_secs(10);
/// A job takes as long as its rate says, not as long as one command may.
const LONG: Duration = Duration::from_secs(86_400 * 30);
/// Failures that are shown one by one.
const SHOWN: usize = 10;

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
    /// Keep the job in that file
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub job: Option<String>,
    /// Carry a job on that was interrupted, with the choice it was begun with
    #[arg(long, value_name = "JOB")]
    pub resume: Option<String>,
}

pub const COLUMNS: &[Column] =
    &[text("job"), text("group"), number("read"), number("resent"), number("resent_before"), number("failed"), number("left")];

/// Which dead letters, as the job keeps it: moments resolved when it began.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Choice {
    filter: FilterArgs,
    since_ms: Option<i64>,
    until_ms: Option<i64>,
    origin_topic: Option<String>,
}

/// A number of messages a second.
fn rate_of(text: &str) -> Result<f64, Failure> {
    let number: Option<f64> = text.trim_end_matches("/s").parse().ok();
    number.filter(|rate| (0.001..=1_000_000.0).contains(rate)).ok_or_else(|| Failure::usage("--rate wants a number such as 50/s"))
}

/// Begins a job, or carries one on.
///
/// # Errors
/// There are no dead letters, they cannot be read, it was not confirmed, or nothing could be sent.
pub async fn give_back(session: &mut Session<'_>, wanted: &Resend) -> Result<u8, Failure> {
    let group = crate::commands::group::write::name(&wanted.chosen.group)?;
    let rate = rate_of(&wanted.rate)?;
    let admin = session.admin()?;
    let (mut job, path) = match &wanted.resume {
        Some(id) => resumed(session, &group, id)?,
        None => begun(session, &admin, &group, wanted).await?,
    };
    let choice: Choice = serde_json::from_value(job.params.filter.clone()).map_err(|error| unreadable(error.to_string()))?;
    let filter = Filter::new(&choice.filter, choice.until_ms.map(UnixMs))?;
    let origin = choice.origin_topic.as_deref();
    let fits = |dead: &MessageExt| filter.fits(dead) && origin.is_none_or(|origin| origin_topic(dead) == Some(origin));
    let plan = plan_text(session, &admin, &group, &job, &fits, &wanted.rate).await?;
    if rails::confirm(session, Class::Destructive, &group, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    if let Some(path) = &path {
        session.note(&format!("after an interruption: mqadmin dlq resend {group} --resume {} --confirm {group}", named(&job, path)));
    }
    let admin = admin.within(LONG);
    let run = Run { admin: &admin, path: path.as_deref(), fits: &fits, rate, keep_going: session.globals.keep_going };
    let (began, mut told) = (Instant::now(), Instant::now());
    let carried = run.carry_on(&mut job, |job| {
        if told.elapsed() > TELL_EVERY {
            told = Instant::now();
            let per_s = job.counters.done as f64 / began.elapsed().as_secs_f64().max(0.001);
            session.note(&format!(
                "{} resent, {} before, {} left to read, {per_s:.0}/s",
                job.counters.done,
                job.counters.skipped,
                job.left()
            ));
        }
    });
    let failures = carried.await.map_err(ended)?;
    show(session, &job, &group, &failures)
}

/// The name by which the job is carried on: its id, or its file when that was chosen.
fn named(job: &Job<Params>, path: &std::path::Path) -> String {
    let by_id = path.file_stem().is_some_and(|stem| stem == job.id.as_str());
    if by_id { job.id.clone() } else { path.display().to_string() }
}

fn unreadable(why: String) -> Failure {
    Failure::new(failure::FAILED, "JOB", "the job cannot be read").because(why)
}

fn ended(error: ResendError) -> Failure {
    match error {
        ResendError::Admin(error) => error.into(),
        ResendError::Record(error) => {
            Failure::new(failure::FAILED, "JOB", "the job cannot be kept, so nothing more was sent").because(error.to_string())
        }
        ResendError::Name(error) => unreadable(error.to_string()),
    }
}

fn resumed(session: &Session<'_>, group: &GroupName, id: &str) -> Result<(Job<Params>, Option<PathBuf>), Failure> {
    let path = path_of(&session.env.state_folder().unwrap_or_default(), id);
    let job = Job::<Params>::load(&path, KIND).map_err(|error: RecordError| unreadable(error.to_string()))?;
    if job.params.group != group.as_str() {
        let what = format!("job {} gives back the dead letters of `{}`, not of `{group}`", job.id, job.params.group);
        return Err(Failure::new(failure::PRECONDITION, "OTHER_GROUP", what));
    }
    Ok((job, Some(path)))
}

async fn begun(
    session: &Session<'_>,
    admin: &Admin,
    group: &GroupName,
    wanted: &Resend,
) -> Result<(Job<Params>, Option<PathBuf>), Failure> {
    let moment = |text: &Option<String>| text.as_deref().map(|text| session.moment(text)).transpose();
    let (since, until) = (moment(&wanted.chosen.since)?, moment(&wanted.chosen.until)?);
    let choice = Choice {
        filter: wanted.chosen.filter.clone(),
        since_ms: since.map(UnixMs::get),
        until_ms: until.map(UnixMs::get),
        origin_topic: wanted.chosen.origin_topic.clone(),
    };
    let params = Params {
        group: group.to_string(),
        to: wanted.to.clone(),
        filter: serde_json::to_value(choice).unwrap_or_default(),
        limit: session.globals.limit.map(|limit| limit as u64),
        target_starts: Default::default(),
    };
    params.target().map_err(|error| Failure::usage(error.to_string()))?;
    let topic = group.dlq_topic();
    let queues = queues(admin, group).await?;
    let job = job(params, cursors(admin, &topic, &queues, since).await?);
    let path = match &wanted.job {
        Some(path) => Some(PathBuf::from(path)),
        None => session.env.state_folder().map(|folder| path_of(&folder, &job.id)),
    };
    Ok((job, path))
}

/// What would be sent where: the ends are those of the job, the first dead letters that fit stand for the rest.
async fn plan_text(
    session: &Session<'_>,
    admin: &Admin,
    group: &GroupName,
    job: &Job<Params>,
    fits: &(dyn Fn(&MessageExt) -> bool + Sync),
    rate: &str,
) -> Result<String, Failure> {
    let to = job.params.target().map_err(|error| unreadable(error.to_string()))?;
    let limit = job.params.limit.map(|limit| format!(", {limit} of them at most")).unwrap_or_default();
    let mut text = format!("resend dead letters of {group}: {} to look at in {} queues{limit}\n", job.left(), job.cursors.len());
    let mut sample = Vec::new();
    for cursor in job.cursors.iter().filter(|cursor| cursor.next < cursor.end) {
        let (queue, at) = (QueueId(cursor.queue_id), QueueOffset(cursor.next));
        sample.extend(admin.pull(&cursor.broker(), &group.dlq_topic(), queue, at, 32).await?.messages);
    }
    let looked = sample.len();
    sample.retain(|dead| fits(dead));
    sample.sort_by_key(|dead| dead.store_timestamp);
    let _ = writeln!(text, "  of the first {looked}, {} fit", sample.len());
    if let (Some(first), Some(last)) = (sample.first(), sample.last()) {
        let tz = &session.settings.tz;
        let _ = writeln!(text, "  these stored {} to {}", time::plain(first.store_timestamp, tz), time::plain(last.store_timestamp, tz));
    }
    let mut origins: Vec<_> = sample.iter().map(|dead| origin_topic(dead).unwrap_or("(unknown)").to_owned()).collect();
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
        let copies = other_groups(admin, &topic, group).await;
        let _ = writeln!(text, "  to topic {topic}: {copies}");
    }
    Ok(text + &format!("  at {rate}; those given back before are left out\nthis cannot be undone\n"))
}

/// Who else would get a copy.
async fn other_groups(admin: &Admin, topic: &str, group: &GroupName) -> String {
    if TopicName::new(topic).is_err() {
        return "not known".into();
    }
    let mut groups: Vec<_> = match admin.topic_groups(topic).await {
        Ok(asked) => asked.answers().flat_map(|(_, groups)| groups.clone()).filter(|other| **other != **group).collect(),
        Err(error) => return format!("who else reads it is not known: {error}"),
    };
    groups.sort();
    groups.dedup();
    if groups.is_empty() { "no other group".to_owned() } else { format!("WOULD ALSO REACH {}", groups.join(", ")) }
}

fn show(session: &mut Session<'_>, job: &Job<Params>, group: &GroupName, failures: &[String]) -> Result<u8, Failure> {
    let counters = job.counters;
    let mut report = Report::new("mqadmin.dlq.resend/2", COLUMNS);
    report.rows.push(vec![
        Cell::text(job.id.as_str()),
        Cell::text(group.as_str()),
        Cell::Int(counters.read as i64),
        Cell::Int(counters.done as i64),
        Cell::Int(counters.skipped as i64),
        Cell::Int(counters.failed as i64),
        Cell::Int(job.left()),
    ]);
    for failure in failures.iter().take(SHOWN) {
        report.missing(failure.as_str());
    }
    if failures.len() > SHOWN {
        report.missing(format!("and {} more", failures.len() - SHOWN));
    }
    let code = session.show(report)?;
    let nothing_done = counters.done + counters.skipped == 0;
    Ok(if nothing_done && !failures.is_empty() { failure::FAILED } else { code })
}
