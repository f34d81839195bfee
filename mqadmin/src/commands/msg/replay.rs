//! `msg replay` and `msg import`: stored or exported messages sent again.

use super::filter::{Choice, FilterArgs, Range, Stored};
use super::peek::queues_of;
use crate::commands::bulk::{self, JobArgs, Transfer};
use crate::commands::topic::write::name;
use crate::failure::{self, Failure};
use crate::session::Session;
use clap::Args;
use mq_core::admin::Admin;
use mq_core::message::MessageExt;
use mq_core::ops::job::{Cursor, Job, cursors};
use mq_core::ops::transfer::{IMPORT, Params, REPLAY, Task, file_shape};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// Messages a second unless told otherwise.
const RATE: f64 = 1_000.0;

/// What to replay, and where to.
#[derive(Debug, Clone, Args)]
pub struct Replay {
    /// The topic that is read
    pub topic: String,
    /// The topic that gets copies
    #[arg(long, value_name = "TOPIC")]
    pub to: String,
    /// In that saved cluster
    #[arg(long, value_name = "NAME")]
    pub to_context: Option<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub range: Range,
    #[command(flatten)]
    pub job: JobArgs,
}

/// What to import, and where to.
#[derive(Debug, Clone, Args)]
pub struct Import {
    /// A file that `msg export` or `dlq export` wrote, edited or not
    pub file: PathBuf,
    /// The topic that gets the messages
    #[arg(short = 't', long, value_name = "TOPIC")]
    pub topic: String,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub job: JobArgs,
}

/// Replays.
///
/// # Errors
/// A topic or context is not known, it was not confirmed, or nothing could be read or sent.
pub async fn replay(session: &mut Session<'_>, wanted: &Replay) -> Result<u8, Failure> {
    let to = name(&wanted.to)?;
    let source = session.admin_for_long()?;
    let target = match &wanted.to_context {
        None => source.clone(),
        Some(context) => {
            let (target, protect) = session.admin_in(context)?;
            // What is read needs no protection, what is written does.
            session.settings.protect = protect;
            target
        }
    };
    let task = Task::Replay { from: wanted.topic.clone(), to: to.to_string(), context: wanted.to_context.clone() };
    let (job, path) = match &wanted.job.resume {
        Some(id) => same_task(bulk::resumed(session, id, REPLAY)?, &task)?,
        None => {
            let choice = Choice::new(session, &wanted.filter, &wanted.range.stored)?;
            let queues = queues_of(&source, &wanted.topic, &wanted.range.queue).await?;
            begun(session, task, &choice, cursors(&source, &wanted.topic, &queues, choice.since()).await?, &wanted.job)
        }
    };
    let context = wanted.to_context.as_ref().map(|name| format!(" --to-context {name}")).unwrap_or_default();
    let again = format!("mqadmin msg replay {} --to {to}{context}", wanted.topic);
    send(session, &source, &target, job, path, &wanted.job, again, "mqadmin.msg.replay/1").await
}

/// Imports.
///
/// # Errors
/// The file cannot be read, it was not confirmed, or nothing could be sent.
pub async fn import(session: &mut Session<'_>, wanted: &Import) -> Result<u8, Failure> {
    let to = name(&wanted.topic)?;
    let unreadable = |error: std::io::Error| Failure::new(failure::FAILED, "FILE", format!("{}: {error}", wanted.file.display()));
    let file = wanted.file.canonicalize().map_err(unreadable)?;
    let shape = file_shape(&file).map_err(unreadable)?;
    let target = session.admin_for_long()?;
    let task = Task::Import { file: file.clone(), digest: shape.digest, to: to.to_string() };
    let (job, path) = match &wanted.job.resume {
        Some(id) => same_task(bulk::resumed(session, id, IMPORT)?, &task)?,
        None => {
            let choice = Choice::new(session, &wanted.filter, &Stored::default())?;
            let cursor = Cursor { broker: file_name(&file), addr: String::new(), queue_id: 0, next: shape.first, end: shape.lines };
            begun(session, task, &choice, vec![cursor], &wanted.job)
        }
    };
    let again = format!("mqadmin msg import {} --topic {to}", wanted.file.display());
    send(session, &target, &target, job, path, &wanted.job, again, "mqadmin.msg.import/1").await
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

fn begun(session: &Session<'_>, task: Task, choice: &Choice, cursors: Vec<Cursor>, args: &JobArgs) -> (Job<Params>, Option<PathBuf>) {
    let (kind, limit) = (task.kind(), session.globals.limit.map(|limit| limit as u64));
    let job = Job::new(kind, Params::new(task, serde_json::to_value(choice).unwrap_or_default(), limit), cursors);
    let path = args.path(session, &job.id);
    (job, path)
}

/// A job is carried on only as what it was begun as.
fn same_task((job, path): (Job<Params>, PathBuf), task: &Task) -> Result<(Job<Params>, Option<PathBuf>), Failure> {
    if job.params.task == *task {
        return Ok((job, Some(path)));
    }
    let theirs = &job.params.task;
    let what = format!("job {} is another one, or its file was changed: {} to {}", job.id, theirs.from_text(), theirs.to_text());
    Err(Failure::new(failure::PRECONDITION, "OTHER_JOB", what))
}

#[allow(clippy::too_many_arguments, reason = "two clusters and a job; each is used once")]
async fn send(
    session: &mut Session<'_>,
    source: &Admin,
    target: &Admin,
    job: Job<Params>,
    path: Option<PathBuf>,
    args: &JobArgs,
    again: String,
    schema: &'static str,
) -> Result<u8, Failure> {
    let choice: Choice = serde_json::from_value(job.params.filter.clone()).map_err(|error| bulk::unreadable(error.to_string()))?;
    let filter = choice.filter()?;
    let fits = |message: &MessageExt| filter.fits(message);
    let rate = args.rate(Some(RATE))?;
    let to = job.params.task.to_text().to_owned();
    // Whether it takes messages at all is known before anybody is asked.
    let queues = target.writable_queues(&to, None).await?.len();
    let limit = job.params.limit.map(|limit| format!(", {limit} of them at most")).unwrap_or_default();
    let mut plan = format!("send messages of {} to {to} ({queues} queues)\n", job.params.task.from_text());
    let _ =
        writeln!(plan, "  {} to look at{limit}, {}", job.left(), rate.map_or("as fast as it goes".into(), |rate| format!("at {rate}/s")));
    let _ = writeln!(plan, "  {}", readers(target, &to).await);
    plan += "this cannot be undone\n";
    let work = Transfer { source, target, job, path, fits: &fits, args, rate, name: to, plan, again, schema };
    bulk::transfer(session, work).await
}

/// Who gets the copies.
async fn readers(target: &Admin, topic: &str) -> String {
    let mut groups: Vec<_> = match target.topic_groups(topic).await {
        Ok(asked) => asked.answers().flat_map(|(_, groups)| groups.clone()).collect(),
        Err(mq_core::admin::AdminError::NotFound { .. }) => return "the topic is new: nobody reads it yet".into(),
        Err(error) => return format!("who reads it is not known: {error}"),
    };
    groups.sort();
    groups.dedup();
    if groups.is_empty() { "nobody reads it".to_owned() } else { format!("WILL REACH {}", groups.join(", ")) }
}
