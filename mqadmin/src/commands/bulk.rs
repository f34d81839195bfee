//! Jobs over many messages as commands: their options, their files, their progress, their audit, and how they end. `dlq resend`,
//! `msg replay`, `msg import` and both exports are run here; what they do is `mq_core::ops::{transfer, export}`.

use crate::failure::{self, Failure};
use crate::interrupt::INTERRUPTED;
use crate::output::{Cell, Column, Report, Shape, number, text};
use crate::progress::{Progress, Standing};
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::Session;
use clap::Args;
use mq_core::admin::Admin;
use mq_core::message::MessageExt;
use mq_core::ops::export::{self, ExportError, Sink};
use mq_core::ops::job::{Job, path_of};
use mq_core::ops::transfer::{Params, Run, TransferError};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::cell::RefCell;
use std::path::{Path, PathBuf};

/// Failures that are shown one by one.
const SHOWN: usize = 10;

/// How a job is run.
#[derive(Debug, Clone, Default, Args)]
pub struct JobArgs {
    /// At most so many a second; max: as fast as it goes
    #[arg(long, value_name = "50/s")]
    pub rate: Option<String>,
    /// Keep the job in that file
    #[arg(long, value_name = "FILE", conflicts_with = "resume")]
    pub job: Option<String>,
    /// Carry a job on that was interrupted, with the choice it was begun with
    #[arg(long, value_name = "JOB")]
    pub resume: Option<String>,
    /// Stop at the Nth failure; 0: never. Failures before it are passed by and reported [default: 1]
    #[arg(long, value_name = "N")]
    pub stop_after_errors: Option<u64>,
}

impl JobArgs {
    /// Messages a second, `default` when nothing was said; `None`: as fast as it goes.
    ///
    /// # Errors
    /// The text is no rate.
    pub fn rate(&self, default: Option<f64>) -> Result<Option<f64>, Failure> {
        let Some(text) = self.rate.as_deref() else { return Ok(default) };
        if text == "max" {
            return Ok(None);
        }
        let number: Option<f64> = text.trim_end_matches("/s").parse().ok();
        let number = number.filter(|rate| (0.001..=1_000_000.0).contains(rate));
        number.map(Some).ok_or_else(|| Failure::usage("--rate wants a number such as 50/s, or max"))
    }

    fn errors_max(&self, session: &Session<'_>) -> Option<u64> {
        let max = self.stop_after_errors.unwrap_or(if session.globals.keep_going { 0 } else { 1 });
        (max > 0).then_some(max)
    }

    /// Where a job that begins now is kept; `None`: nowhere, it cannot be carried on.
    pub fn path(&self, session: &Session<'_>, id: &str) -> Option<PathBuf> {
        match &self.job {
            Some(path) => Some(PathBuf::from(path)),
            None => session.env.state_folder().map(|folder| path_of(&folder, id)),
        }
    }
}

/// The job called `id`, and its file.
///
/// # Errors
/// There is none of that kind.
pub fn resumed<P: Serialize + DeserializeOwned>(session: &Session<'_>, id: &str, kind: &str) -> Result<(Job<P>, PathBuf), Failure> {
    let path = path_of(&session.env.state_folder().unwrap_or_default(), id);
    let job = Job::<P>::load(&path, kind).map_err(|error| unreadable(error.to_string()))?;
    Ok((job, path))
}

/// A job that cannot be read.
pub fn unreadable(why: String) -> Failure {
    Failure::new(failure::FAILED, "JOB", "the job cannot be read").because(why)
}

/// The name by which a job is carried on: its id, or its file when that was chosen, which is never mistaken for an id then.
fn named(id: &str, path: &Path) -> String {
    let by_id = path.file_stem().is_some_and(|stem| stem == id);
    let file = || std::path::absolute(path).unwrap_or_else(|_| path.to_owned()).display().to_string();
    if by_id { id.to_owned() } else { file() }
}

/// Messages that are sent again.
pub struct Transfer<'a> {
    pub source: &'a Admin,
    pub target: &'a Admin,
    pub job: Job<Params>,
    pub path: Option<PathBuf>,
    pub fits: &'a (dyn Fn(&MessageExt) -> bool + Sync),
    pub args: &'a JobArgs,
    pub rate: Option<f64>,
    /// What has to be typed.
    pub name: String,
    /// What would be done, for people.
    pub plan: String,
    /// The command that carries it on, up to `--resume`.
    pub again: String,
    pub schema: &'static str,
}

pub const COLUMNS: &[Column] =
    &[text("job"), text("from"), text("to"), number("read"), number("sent"), number("sent_before"), number("failed"), number("left")];

fn standing<P: Serialize + DeserializeOwned>(job: &Job<P>) -> Standing {
    let counters = job.counters;
    let total = counters.read + job.left().unsigned_abs();
    Standing { read: counters.read, total, done: counters.done + counters.skipped, failed: counters.failed }
}

/// Has it confirmed, sends, and tells what became of it.
///
/// # Errors
/// It was not confirmed, the source cannot be read, or the job cannot be kept.
pub async fn transfer(session: &mut Session<'_>, work: Transfer<'_>) -> Result<u8, Failure> {
    let Transfer { source, target, mut job, path, fits, args, rate, name, plan, again, schema } = work;
    if rails::confirm(session, Class::Destructive, &name, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let resume = path.as_deref().map(|path| format!("{again} --resume {} --confirm {name}", named(&job.id, path)));
    let stop = session.interrupt.finish_first();
    let errors_max = args.errors_max(session);
    let mut progress = Progress::new(session, "sent", standing(&job));
    let run = Run { source, target, path: path.as_deref(), fits, rate, errors_max, stop: &stop };
    let io = &mut *session.io;
    let carried = run.carry_on(&mut job, |job| progress.tell(io, standing(job))).await;
    progress.end();
    let (counters, task) = (job.counters, &job.params.task);
    let title = format!("{}: {} to {}", job.kind, task.from_text(), task.to_text());
    let told = format!("{} sent, {} before, {} failed, {} left", counters.done, counters.skipped, counters.failed, job.left());
    let failed = carried.is_err() || carried.as_ref().is_ok_and(|failures| !failures.is_empty());
    let fate = if failed { Fate::Failed(told, None) } else { Fate::Confirmed(told) };
    rails::record(session, &job.id, &title, Class::Destructive, &name, &[(task.to_text().to_owned(), fate)]);
    let unfinished = job.left() > 0 && job.params.limit.is_none_or(|limit| counters.done < limit);
    if let (true, Some(resume)) = (unfinished, &resume) {
        session.io.note(&format!("carry it on: {resume}"));
    }
    let failures = carried.map_err(transfer_failure)?;
    let mut report = Report::of(&Shape::new(schema, COLUMNS));
    report.rows.push(vec![
        Cell::text(job.id.as_str()),
        Cell::text(job.params.task.from_text()),
        Cell::text(job.params.task.to_text()),
        Cell::Int(counters.read as i64),
        Cell::Int(counters.done as i64),
        Cell::Int(counters.skipped as i64),
        Cell::Int(counters.failed as i64),
        Cell::Int(job.left()),
    ]);
    missing(&mut report, &failures);
    let code = session.show(report)?;
    let nothing_done = counters.done + counters.skipped == 0;
    Ok(match code {
        _ if session.interrupt.is_asked() => INTERRUPTED,
        _ if nothing_done && !failures.is_empty() => failure::FAILED,
        code => code,
    })
}

fn missing(report: &mut Report, failures: &[String]) {
    for failure in failures.iter().take(SHOWN) {
        report.missing(failure.as_str());
    }
    if failures.len() > SHOWN {
        report.missing(format!("and {} more", failures.len() - SHOWN));
    }
}

fn transfer_failure(error: TransferError) -> Failure {
    match error {
        TransferError::Admin(error) => error.into(),
        TransferError::Record(error) => {
            Failure::new(failure::FAILED, "JOB", "the job cannot be kept, so nothing more was sent").because(error.to_string())
        }
        TransferError::Name(error) => unreadable(error.to_string()),
        TransferError::File { .. } => Failure::new(failure::FAILED, "FILE", error.to_string()),
        TransferError::Changed(_) => Failure::new(failure::PRECONDITION, "FILE_CHANGED", error.to_string()),
    }
}

/// Messages that are written to a file.
pub struct Export<'a> {
    pub admin: &'a Admin,
    pub job: Job<export::Params>,
    pub path: Option<PathBuf>,
    pub fits: &'a dyn Fn(&MessageExt) -> bool,
    pub rate: Option<f64>,
    /// Whether the job is carried on.
    pub resumed: bool,
    /// The command that carries it on, up to `--resume`.
    pub again: String,
}

/// Writes the export, and returns its job as it ended and the exit code.
///
/// # Errors
/// A queue cannot be read, a file cannot be written, or records are unreadable.
pub async fn write_export(session: &mut Session<'_>, work: Export<'_>) -> Result<(Job<export::Params>, u8), Failure> {
    let Export { admin, mut job, path, fits, rate, resumed, again } = work;
    let stop = session.interrupt.finish_first();
    let mut progress = Progress::new(session, "exported", standing(&job));
    let io = RefCell::new(&mut *session.io);
    let mut print = |line: &str| io.borrow_mut().print(line);
    let mut sink = match &job.params.file {
        None => Sink::Print(&mut print),
        Some(file) if resumed => Sink::reopen(file, job.params.bytes).map_err(export_failure)?,
        Some(file) => Sink::create(file).map_err(export_failure)?,
    };
    let run = export::Run { admin, path: path.as_deref(), fits, rate, stop: &stop };
    let carried = run.carry_on(&mut job, &mut sink, |job| progress.tell(&mut io.borrow_mut(), standing(job))).await;
    progress.end();
    let unfinished = job.left() > 0 && job.params.limit.is_none_or(|limit| job.counters.done < limit);
    if let (true, Some(path)) = (unfinished, &path) {
        session.io.note(&format!("carry it on: {again} --resume {}", named(&job.id, path)));
    }
    let failures = carried.map_err(export_failure)?;
    let file = job.params.file.as_ref().map_or("standard output".into(), |file| file.display().to_string());
    session.note(&format!("{} of {} messages of {} written to {file}", job.counters.done, job.counters.read, job.params.topic));
    for failure in &failures {
        session.io.note(&format!("warning: {failure}"));
    }
    let code = match failures.is_empty() {
        _ if unfinished => INTERRUPTED,
        true => failure::DONE,
        false => failure::PARTIAL,
    };
    Ok((job, code))
}

fn export_failure(error: ExportError) -> Failure {
    match error {
        ExportError::Admin(error) => error.into(),
        ExportError::Record(error) => Failure::new(failure::FAILED, "JOB", "the job cannot be kept").because(error.to_string()),
        ExportError::File { .. } => Failure::new(failure::FAILED, "FILE", error.to_string()),
        ExportError::Cut(_) => Failure::new(failure::PRECONDITION, "FILE_CHANGED", error.to_string()),
    }
}
