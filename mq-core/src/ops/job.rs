//! Long work that survives its process: a file says what is to be done and how far it is.
//!
//! The file is replaced as a whole after every step (written beside, synced, renamed), always after the step's writes were acknowledged. A
//! job that was killed has therefore done at most a little more than its file says, and whoever carries it on has to find out what: each
//! kind of job says how. Ends of queues are fixed when the job begins, so that it ends.

use super::record::{RecordError, load, save};
use crate::admin::{Admin, AdminError, Broker, TopicQueue};
use crate::types::{BrokerId, QueueId, QueueOffset, UnixMs};
use md5::{Digest, Md5};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::sync::watch;
use tokio::time::Instant;

/// The form of job files.
pub const SCHEMA: &str = "mqadmin.job/1";

/// A queue that a job reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cursor {
    /// Its broker's name.
    pub broker: String,
    /// Where that broker was when the job began.
    pub addr: String,
    /// Its number there.
    pub queue_id: i32,
    /// The first message that is not dealt with.
    pub next: i64,
    /// Where the job ends.
    pub end: i64,
}

/// What a job has done so far.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counters {
    /// Messages read, whether they fit or not.
    pub read: u64,
    /// Messages dealt with.
    pub done: u64,
    /// Messages that were dealt with before.
    pub skipped: u64,
    /// Messages that could not be dealt with.
    pub failed: u64,
}

/// A job; `P` says what is to be done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Job<P> {
    /// [`SCHEMA`].
    pub schema: String,
    /// Its name.
    pub id: String,
    /// What kind of job it is.
    pub kind: String,
    /// When it began, Unix ms.
    pub started_at: i64,
    /// What is to be done.
    pub params: P,
    /// The queues it reads.
    pub cursors: Vec<Cursor>,
    /// How far it is.
    pub counters: Counters,
}

/// Asks running work to finish what is in flight, save, and end. Clones are the same ask.
#[derive(Debug, Clone)]
pub struct Stop(watch::Sender<bool>);

impl Default for Stop {
    fn default() -> Self {
        Self(watch::Sender::new(false))
    }
}

impl Stop {
    /// Asks.
    pub fn ask(&self) {
        self.0.send_replace(true);
    }

    /// Whether somebody asked.
    pub fn is_asked(&self) -> bool {
        *self.0.borrow()
    }

    /// Waits until somebody asks.
    pub async fn asked(&self) {
        // The sender is ours, so the channel does not close while we wait.
        let _ = self.0.subscribe().wait_for(|asked| *asked).await;
    }

    /// Waits until `at`; false: somebody asked to stop before.
    pub async fn sleep_until(&self, at: Instant) -> bool {
        tokio::select! {
            biased;
            () = self.asked() => false,
            () = tokio::time::sleep_until(at) => true,
        }
    }
}

/// Gives out moments for a number of things a second.
#[derive(Debug)]
pub struct Pace {
    next: Instant,
    step: Duration,
}

impl Pace {
    /// `rate` a second; `None`: as fast as it goes.
    pub fn new(rate: Option<f64>) -> Self {
        Self { next: Instant::now(), step: rate.map_or(Duration::ZERO, |rate| Duration::from_secs_f64(1.0 / rate)) }
    }

    /// When the next thing may be done. Time in which nobody asked is not made up for.
    pub fn slot(&mut self) -> Instant {
        self.next = self.next.max(Instant::now()) + self.step;
        self.next
    }

    /// `count` more things were done at once.
    pub fn pass(&mut self, count: usize) {
        self.next += self.step * count as u32;
    }

    /// Things of about one second, at most `max`.
    pub fn burst(&self, max: i32) -> i32 {
        if self.step.is_zero() { max } else { (1.0 / self.step.as_secs_f64()).clamp(1.0, f64::from(max)) as i32 }
    }
}

impl<P: Serialize + DeserializeOwned> Job<P> {
    /// A job that begins now; `kind` begins its name.
    pub fn new(kind: &str, params: P, cursors: Vec<Cursor>) -> Self {
        let started_at = UnixMs::now().get();
        let (schema, kind) = (SCHEMA.to_owned(), kind.to_owned());
        let mut job = Self { schema, id: String::new(), kind, started_at, params, cursors, counters: Counters::default() };
        let text = serde_json::to_vec(&(&job, std::process::id())).expect("a job is made of plain values");
        let digest: String = Md5::digest(text).iter().take(3).map(|byte| format!("{byte:02x}")).collect();
        job.id = format!("{}-{digest}", job.kind);
        job
    }

    /// Messages that are still to be read.
    pub fn left(&self) -> i64 {
        self.cursors.iter().map(|cursor| (cursor.end - cursor.next).max(0)).sum()
    }

    /// Replaces the file.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn save(&self, path: &Path) -> Result<(), RecordError> {
        save(self, path)
    }

    /// Reads a job of that kind.
    ///
    /// # Errors
    /// The file is not there, or is no job of that kind.
    pub fn load(path: &Path, kind: &str) -> Result<Self, RecordError> {
        let job: Self = load(path)?;
        if job.schema == SCHEMA && job.kind == kind {
            return Ok(job);
        }
        let error = serde::de::Error::custom(format!("it is a `{}` of the form `{}`, not a `{kind}`", job.kind, job.schema));
        Err(RecordError::Json { path: path.to_owned(), error })
    }
}

/// The file of the job called `id`; a text with a slash is a path already.
pub fn path_of(folder: &Path, id: &str) -> PathBuf {
    if id.contains('/') { PathBuf::from(id) } else { folder.join("jobs").join(format!("{id}.json")) }
}

impl Cursor {
    /// The queue as the broker's calls want it.
    pub fn broker(&self) -> Broker {
        Broker { cluster: "".into(), name: self.broker.as_str().into(), id: BrokerId::MASTER, addr: self.addr.as_str().into() }
    }

    /// `broker:queue`.
    pub fn name(&self) -> String {
        format!("{}:{}", self.broker, self.queue_id)
    }
}

/// Cursors over the whole of `queues` as they are now, from `since` on if it is given.
///
/// # Errors
/// A broker did not answer, or refused.
pub async fn cursors(admin: &Admin, topic: &str, queues: &[TopicQueue], since: Option<UnixMs>) -> Result<Vec<Cursor>, AdminError> {
    let asked = admin.each(queues.to_vec(), |queue| async move {
        let (addr, id): (_, QueueId) = (&queue.broker.addr, queue.queue_id);
        let min = match since {
            Some(at) => admin.offset_at(addr, topic, id, at).await?,
            None => admin.min_offset(addr, topic, id).await?,
        };
        let end: QueueOffset = admin.max_offset(addr, topic, id).await?;
        let (broker, addr) = (queue.broker.name.to_string(), addr.to_string());
        Ok(Cursor { broker, addr, queue_id: id.get(), next: min.get(), end: end.get() })
    });
    asked.await.outcomes.into_iter().map(|outcome| outcome.result).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_carried_on_from_its_file_and_only_as_what_it_is() {
        let folder = tempfile::tempdir().unwrap();
        let cursor = Cursor { broker: "a".into(), addr: "h:1".into(), queue_id: 0, next: 3, end: 9 };
        let mut job = Job::new("dlq", "params".to_owned(), vec![cursor]);
        let path = path_of(folder.path(), &job.id);
        job.save(&path).unwrap();
        job.cursors[0].next = 5;
        job.counters.done = 2;
        job.save(&path).unwrap();
        let read = Job::<String>::load(&path, "dlq").unwrap();
        assert_eq!((&read, read.left()), (&job, 4));
        assert!(Job::<String>::load(&path, "export").unwrap_err().to_string().contains("not a `export`"));
        assert_eq!(path_of(folder.path(), "/x/y.json"), PathBuf::from("/x/y.json"));
    }
}
