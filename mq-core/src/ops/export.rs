//! Writing the messages of a topic to a file, whole, so that an interrupted run can be carried on.
//!
//! The job's file says how long the export was when it was saved last: whoever carries it on cuts the export there and goes on behind the
//! cursors, so that no message is in it twice. The export is on disk before the job says so.

use super::job::{Job, Pace, Stop};
use super::message_line::{Form, heading, write};
use super::record::RecordError;
use super::transfer::STEP;
use crate::admin::{Admin, AdminError};
use crate::message::MessageExt;
use crate::types::{QueueId, QueueOffset};
use serde::{Deserialize, Serialize};
use std::fs::{File, OpenOptions};
use std::io::{self, BufWriter, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::Instant;

/// The kind of these jobs.
pub const KIND: &str = "msg-export";
/// Between two saves.
const SAVE_EVERY: Duration = Duration::from_secs(1);

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    /// The topic.
    pub topic: String,
    /// The file that is written; `None`: standard output, and no job.
    pub file: Option<PathBuf>,
    /// Of its lines.
    pub form: Form,
    /// Bodies that are text stand as they are.
    pub text: bool,
    /// Which messages: the caller's own words.
    pub filter: serde_json::Value,
    /// At most so many.
    pub limit: Option<u64>,
    /// Bytes of the file that the cursors speak of.
    pub bytes: u64,
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// A broker did not answer, or refused.
    #[error(transparent)]
    Admin(#[from] AdminError),
    /// The job's file cannot be written.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The export cannot be written.
    #[error("{}: {error}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The export is shorter than its job says.
    #[error("{} is shorter than its job says", .0.display())]
    Cut(PathBuf),
}

/// Where lines go.
pub enum Sink<'a> {
    /// To a file.
    File(PathBuf, BufWriter<File>),
    /// To whoever takes them.
    Print(&'a mut dyn FnMut(&str)),
}

impl Sink<'_> {
    /// A file that must not be there yet: it may be an earlier export of what is gone now.
    ///
    /// # Errors
    /// It is there, or cannot be made.
    pub fn create(path: &Path) -> Result<Self, ExportError> {
        let file = OpenOptions::new().write(true).create_new(true).open(path);
        let file = file.map_err(|error| ExportError::File { path: path.to_owned(), error })?;
        Ok(Self::File(path.to_owned(), BufWriter::new(file)))
    }

    /// The file of a job that is carried on, cut where the job's cursors stand.
    ///
    /// # Errors
    /// It is gone, shorter than it was, or cannot be written.
    pub fn reopen(path: &Path, bytes: u64) -> Result<Self, ExportError> {
        let failed = |error| ExportError::File { path: path.to_owned(), error };
        let mut file = OpenOptions::new().write(true).open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.len() < bytes {
            return Err(ExportError::Cut(path.to_owned()));
        }
        file.set_len(bytes).and_then(|()| file.seek(SeekFrom::End(0))).map_err(failed)?;
        Ok(Self::File(path.to_owned(), BufWriter::new(file)))
    }

    fn write(&mut self, text: &str) -> Result<(), ExportError> {
        match self {
            Self::Print(print) => print(text),
            Self::File(path, file) => {
                file.write_all(text.as_bytes()).map_err(|error| ExportError::File { path: path.clone(), error })?;
            }
        }
        Ok(())
    }

    /// Puts all of it on disk, and returns how long it is.
    fn settle(&mut self) -> Result<u64, ExportError> {
        let Self::File(path, file) = self else { return Ok(0) };
        let settled = file.flush().and_then(|()| file.get_ref().sync_data()).and_then(|()| file.get_ref().metadata());
        settled.map(|data| data.len()).map_err(|error| ExportError::File { path: path.clone(), error })
    }
}

/// How a run goes about it.
pub struct Run<'a> {
    /// The cluster.
    pub admin: &'a Admin,
    /// Where the job is kept, if it is.
    pub path: Option<&'a Path>,
    /// Which messages.
    pub fits: &'a dyn Fn(&MessageExt) -> bool,
    /// Messages read a second; `None`: as fast as it goes.
    pub rate: Option<f64>,
    /// Asks it to end.
    pub stop: &'a Stop,
}

impl Run<'_> {
    /// Carries the job on until it is done or somebody asks to stop; `told` hears of every step. Returns what could not be read.
    ///
    /// # Errors
    /// A broker cannot be read, or a file cannot be written.
    pub async fn carry_on(
        &self,
        job: &mut Job<Params>,
        sink: &mut Sink<'_>,
        mut told: impl FnMut(&Job<Params>),
    ) -> Result<Vec<String>, ExportError> {
        let (mut failures, mut pace, mut saved) = (Vec::new(), Pace::new(self.rate), Instant::now());
        if job.params.bytes == 0 && job.counters.read == 0 {
            sink.write(heading(job.params.form).as_str())?;
        }
        self.save(job, sink)?;
        for at in 0..job.cursors.len() {
            while job.cursors[at].next < job.cursors[at].end && job.params.limit.is_none_or(|limit| job.counters.done < limit) {
                if !self.stop.sleep_until(pace.slot()).await {
                    self.save(job, sink)?;
                    return Ok(failures);
                }
                let read = self.step(job, at, sink, &mut failures).await?;
                pace.pass(read.saturating_sub(1));
                if saved.elapsed() > SAVE_EVERY {
                    self.save(job, sink)?;
                    saved = Instant::now();
                }
                told(job);
            }
        }
        self.save(job, sink)?;
        Ok(failures)
    }

    fn save(&self, job: &mut Job<Params>, sink: &mut Sink<'_>) -> Result<(), ExportError> {
        job.params.bytes = sink.settle()?;
        if let Some(path) = self.path {
            job.save(path)?;
        }
        Ok(())
    }

    /// One pull of one queue; returns how many messages it read.
    async fn step(&self, job: &mut Job<Params>, at: usize, sink: &mut Sink<'_>, failures: &mut Vec<String>) -> Result<usize, ExportError> {
        let cursor = job.cursors[at].clone();
        let (queue, from) = (QueueId(cursor.queue_id), QueueOffset(cursor.next));
        let pulled = self.admin.pull(&cursor.broker(), &job.params.topic, queue, from, STEP).await?;
        let mut next = pulled.next.get().max(cursor.next + 1).min(cursor.end);
        if pulled.unreadable > 0 {
            job.counters.failed += pulled.unreadable as u64;
            failures.push(format!("{}: {} records from {from} to {next} cannot be read", cursor.name(), pulled.unreadable));
        }
        let mut read = 0;
        for message in pulled.messages.iter().filter(|message| message.queue_offset.get() < cursor.end) {
            if (self.fits)(message) {
                if job.params.limit.is_some_and(|limit| job.counters.done >= limit) {
                    next = message.queue_offset.get();
                    break;
                }
                sink.write(&write(message, job.params.form, job.params.text))?;
                job.counters.done += 1;
            }
            read += 1;
        }
        job.counters.read += read as u64;
        job.cursors[at].next = next;
        Ok(read)
    }
}
