//! `msg export`, and the part of `dlq export` and `dlq purge` that is the same.

use super::filter::{Choice, FilterArgs, Range};
use super::peek::queues_of;
use crate::commands::bulk::{self, JobArgs};
use crate::failure::Failure;
use crate::output::Format;
use crate::session::Session;
use clap::Args;
use mq_core::admin::{Admin, TopicQueue};
use mq_core::ops::export::{KIND, Params};
use mq_core::ops::job::{Job, cursors};
use mq_core::ops::message_line::Form;
use std::path::PathBuf;

/// What to export, and where to.
#[derive(Debug, Clone, Args)]
pub struct Export {
    /// The topic
    pub topic: String,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub range: Range,
    #[command(flatten)]
    pub into: Into,
    #[command(flatten)]
    pub job: JobArgs,
}

/// Where to, and how.
#[derive(Debug, Clone, Default, Args)]
pub struct Into {
    /// A file that is not there yet; - is standard output. CSV when it ends in .csv, or with -o csv
    #[arg(short = 'f', long, value_name = "FILE", required_unless_present = "resume")]
    pub file: Option<String>,
    /// Bodies that are text stand as they are, to be edited, not as base64
    #[arg(long)]
    pub text: bool,
}

/// Exports.
///
/// # Errors
/// The topic is not known, a queue cannot be read, or the file cannot be written.
pub async fn run(session: &mut Session<'_>, wanted: &Export) -> Result<u8, Failure> {
    let admin = session.admin_for_long()?;
    let again = format!("mqadmin msg export {}", wanted.topic);
    if let Some(id) = &wanted.job.resume {
        return carry_on(session, &admin, id, &wanted.topic, again, &wanted.job).await;
    }
    let choice = Choice::new(session, &wanted.filter, &wanted.range.stored)?;
    let queues = queues_of(&admin, &wanted.topic, &wanted.range.queue).await?;
    begin(session, &admin, &wanted.topic, queues, &choice, &wanted.into, &wanted.job, again).await.map(|(_, code)| code)
}

/// Begins an export; returns the messages it wrote and the exit code.
///
/// # Errors
/// As [`run`].
#[allow(clippy::too_many_arguments, reason = "what to read, what to write, how; each is used once")]
pub async fn begin(
    session: &mut Session<'_>,
    admin: &Admin,
    topic: &str,
    queues: Vec<TopicQueue>,
    choice: &Choice,
    into: &Into,
    args: &JobArgs,
    again: String,
) -> Result<(u64, u8), Failure> {
    let file = into.file.as_deref().filter(|file| *file != "-").map(PathBuf::from);
    let is_csv =
        session.settings.format.value == Format::Csv || file.as_ref().is_some_and(|file| file.extension().is_some_and(|end| end == "csv"));
    let params = Params {
        topic: topic.to_owned(),
        file,
        form: if is_csv { Form::Csv } else { Form::Ndjson },
        text: into.text,
        filter: serde_json::to_value(choice).unwrap_or_default(),
        limit: session.globals.limit.map(|limit| limit as u64),
        bytes: 0,
    };
    let keeps = params.file.is_some();
    let job = Job::new(KIND, params, cursors(admin, topic, &queues, choice.since()).await?);
    let path = args.path(session, &job.id).filter(|_| keeps);
    let filter = choice.filter()?;
    let rate = args.rate(None)?;
    let fits = |message: &mq_core::message::MessageExt| filter.fits(message);
    let work = bulk::Export { admin, job, path, fits: &fits, rate, resumed: false, again };
    let (job, code) = bulk::write_export(session, work).await?;
    Ok((job.counters.done, code))
}

/// Carries an export on.
///
/// # Errors
/// There is no such job, or as [`run`].
pub async fn carry_on(
    session: &mut Session<'_>,
    admin: &Admin,
    id: &str,
    topic: &str,
    again: String,
    args: &JobArgs,
) -> Result<u8, Failure> {
    let (job, path) = bulk::resumed::<Params>(session, id, KIND)?;
    if job.params.topic != topic {
        let what = format!("job {} exports `{}`, not `{topic}`", job.id, job.params.topic);
        return Err(Failure::new(crate::failure::PRECONDITION, "OTHER_TOPIC", what));
    }
    let choice: Choice = serde_json::from_value(job.params.filter.clone()).map_err(|error| bulk::unreadable(error.to_string()))?;
    let filter = choice.filter()?;
    let fits = |message: &mq_core::message::MessageExt| filter.fits(message);
    let work = bulk::Export { admin, job, path: Some(path), fits: &fits, rate: args.rate(None)?, resumed: true, again };
    bulk::write_export(session, work).await.map(|(_, code)| code)
}
