//! `mqadmin dlq resend`: dead letters given back by a job that survives its process (`mq_core::ops::transfer`).

use super::{Chosen, queues};
use crate::commands::bulk::{self, JobArgs, Transfer};
use crate::commands::msg::filter::Choice;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::session::Session;
use clap::Args;
use mq_core::admin::{Admin, ResendTo, origin_topic};
use mq_core::message::MessageExt;
use mq_core::names::{GroupName, TopicName};
use mq_core::ops::job::{Job, cursors};
use mq_core::ops::transfer::{Params, RESEND, Task};
use mq_core::types::{QueueId, QueueOffset};
use std::fmt::Write as _;
use std::path::PathBuf;

/// How to give back.
#[derive(Debug, Clone, Args)]
pub struct Resend {
    #[command(flatten)]
    pub chosen: Chosen,
    /// To the group alone, to the topic they came from (every group of it gets them), or to another topic
    #[arg(long, value_name = "group|topic|TOPIC", default_value = "group")]
    pub to: String,
    #[command(flatten)]
    pub job: JobArgs,
}

/// Messages a second unless told otherwise.
const RATE: f64 = 100.0;

/// Begins a job, or carries one on.
///
/// # Errors
/// There are no dead letters, they cannot be read, it was not confirmed, or nothing could be sent.
pub async fn give_back(session: &mut Session<'_>, wanted: &Resend) -> Result<u8, Failure> {
    let group = crate::commands::group::write::name(&wanted.chosen.group)?;
    let rate = wanted.job.rate(Some(RATE))?;
    let admin = session.admin_for_long()?;
    let (job, path) = match &wanted.job.resume {
        Some(id) => resumed(session, &group, id)?,
        None => begun(session, &admin, &group, wanted).await?,
    };
    let choice: Choice = serde_json::from_value(job.params.filter.clone()).map_err(|error| bulk::unreadable(error.to_string()))?;
    let filter = choice.filter()?;
    let fits = |dead: &MessageExt| filter.fits(dead);
    let at = rate.map_or("as fast as it goes".into(), |rate| format!("at {rate}/s"));
    let plan = plan_text(session, &admin, &group, &job, &fits, &at).await?;
    let work = Transfer {
        source: &admin,
        target: &admin,
        job,
        path,
        fits: &fits,
        args: &wanted.job,
        rate,
        name: group.to_string(),
        plan,
        again: format!("mqadmin dlq resend {group}"),
        schema: "mqadmin.dlq.resend/3",
    };
    bulk::transfer(session, work).await
}

fn resumed(session: &Session<'_>, group: &GroupName, id: &str) -> Result<(Job<Params>, Option<PathBuf>), Failure> {
    let (job, path) = bulk::resumed::<Params>(session, id, RESEND)?;
    match &job.params.task {
        Task::Resend { group: theirs, .. } if theirs == group.as_str() => Ok((job, Some(path))),
        task => {
            let what = format!("job {} gives back {}, not the dead letters of `{group}`", job.id, task.from_text());
            Err(Failure::new(failure::PRECONDITION, "OTHER_GROUP", what))
        }
    }
}

async fn begun(
    session: &mut Session<'_>,
    admin: &Admin,
    group: &GroupName,
    wanted: &Resend,
) -> Result<(Job<Params>, Option<PathBuf>), Failure> {
    let choice = wanted.chosen.choice(session)?;
    let task = Task::Resend { group: group.to_string(), to: wanted.to.clone() };
    task.target().map_err(|error| Failure::usage(error.to_string()))?;
    let limit = session.globals.limit.map(|limit| limit as u64);
    let params = Params::new(task, serde_json::to_value(&choice).unwrap_or_default(), limit);
    let queues = queues(admin, group).await?;
    let job = Job::new(RESEND, params, cursors(admin, &group.dlq_topic(), &queues, choice.since()).await?);
    let path = wanted.job.path(session, &job.id);
    Ok((job, path))
}

/// What would be sent where: the ends are those of the job, the first dead letters that fit stand for the rest.
async fn plan_text(
    session: &Session<'_>,
    admin: &Admin,
    group: &GroupName,
    job: &Job<Params>,
    fits: &(dyn Fn(&MessageExt) -> bool + Sync),
    at: &str,
) -> Result<String, Failure> {
    let to = job.params.task.target().map_err(|error| bulk::unreadable(error.to_string()))?;
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
    Ok(text + &format!("  {at}; those given back before are left out\nthis cannot be undone\n"))
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
