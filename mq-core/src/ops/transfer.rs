//! Sending many stored messages again, so that a run that was killed can be carried on without losing one or sending one twice: dead letters
//! given back, a topic replayed to another, a file imported.
//!
//! ```text
//! read 32 messages ─> those that fit and bear no stamp ─> send, each stamped with what it was made from ─> move the cursor, save
//! ```
//! What was sent and not yet noted in the file when the process died is found by its stamp: before the first send to a topic the job notes
//! where that topic's queues end, and after each step that went well where it sent last; whoever carries the job on reads the topic from
//! there and skips what it finds stamped. So that costs what one step sent, however long the job has run. A send whose
//! answer did not come counts as failed and is never repeated by the same run, since it may be stored; the next run sees whether it is.
//! Dead letters that an earlier job gave back are found through the brokers' index; a second replay or import is a second copy, as asked.
//!
//! Invariants: a cursor never passes a message that failed, unless the caller goes on; the stamp is written with the message; ends are fixed
//! when the job begins, so that what arrives meanwhile, or dies again, is not sent by the same job.

mod source;

pub use source::{FileShape, file_shape};

use super::job::{Job, Pace, Stop};
use super::record::RecordError;
use crate::admin::{Admin, AdminError, Broker, COPIED_FROM, RESENT_FROM, ResendTo, copy, resend};
use crate::message::Message;
use crate::names::{DLQ_PREFIX, GroupName, NameError, TopicName};
use crate::protocol::ResponseCode;
use crate::types::{QueueId, QueueOffset};
use serde::{Deserialize, Serialize};
use source::{Item, Source};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tokio::time::Instant;

/// Messages of one step.
pub(super) const STEP: i32 = 32;
/// What a process that was killed had handed to the system is stored within this time.
const SETTLE: Duration = Duration::from_millis(500);
/// Times that a broker which says it is busy is asked again.
const BUSY_TRIES: u32 = 6;

/// What is sent again, and where to.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "kebab-case")]
pub enum Task {
    /// The dead letters of a group; `to` is `group`, `topic` (the one each came from), or the name of a topic.
    Resend {
        /// Whose.
        group: String,
        /// Where to.
        to: String,
    },
    /// The messages of a topic.
    Replay {
        /// Which.
        from: String,
        /// The topic that gets them.
        to: String,
        /// The saved cluster that has it; `None`: the same one.
        context: Option<String>,
    },
    /// The messages in a file (`ops::message_line`).
    Import {
        /// Where it is.
        file: PathBuf,
        /// Of its content, so that a job is not carried on over another one.
        digest: String,
        /// The topic that gets them.
        to: String,
    },
}

impl Task {
    /// The kind of its jobs.
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Resend { .. } => RESEND,
            Self::Replay { .. } => REPLAY,
            Self::Import { .. } => IMPORT,
        }
    }

    /// Where the messages come from, for people.
    pub fn from_text(&self) -> String {
        match self {
            Self::Resend { group, .. } => format!("{DLQ_PREFIX}{group}"),
            Self::Replay { from, .. } => from.clone(),
            Self::Import { file, .. } => file.display().to_string(),
        }
    }

    /// Where they go, for people.
    pub fn to_text(&self) -> &str {
        match self {
            Self::Resend { to, .. } | Self::Replay { to, .. } | Self::Import { to, .. } => to,
        }
    }

    /// Where they go.
    ///
    /// # Errors
    /// A name in the job is none.
    pub fn target(&self) -> Result<ResendTo, NameError> {
        Ok(match (self, self.to_text()) {
            (Self::Resend { group, .. }, "group") => ResendTo::Group(GroupName::new(group.as_str())?),
            (Self::Resend { .. }, "topic") => ResendTo::OriginTopic,
            (_, topic) => ResendTo::Topic(TopicName::new(topic)?),
        })
    }

    /// The property that holds the stamps.
    const fn stamp_name(&self) -> &'static str {
        match self {
            Self::Resend { .. } => RESENT_FROM,
            Self::Replay { .. } | Self::Import { .. } => COPIED_FROM,
        }
    }

    /// What `item` is called in a stamp of the job `id`.
    fn stamp(&self, id: &str, item: &Item) -> String {
        match (self, &item.message) {
            (Self::Import { .. }, _) | (_, Err(_)) => format!("{id}/{}", item.place),
            (Self::Resend { .. }, Ok(message)) => message.offset_msg_id().to_string(),
            (Self::Replay { .. }, Ok(message)) => format!("{id}/{}", message.offset_msg_id()),
        }
    }
}

/// The kind of jobs that give dead letters back.
pub const RESEND: &str = "dlq-resend";
/// The kind of jobs that replay topics.
pub const REPLAY: &str = "msg-replay";
/// The kind of jobs that import files.
pub const IMPORT: &str = "msg-import";

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    /// What is sent again, and where to.
    pub task: Task,
    /// Which of the messages: the caller's own words, kept so that a run that carries on chooses the same.
    pub filter: serde_json::Value,
    /// At most so many.
    pub limit: Option<u64>,
    /// Where the queues of each target ended before the first send that the cursors do not tell of: topic, `broker:queue`, offset.
    #[serde(default)]
    pub target_starts: BTreeMap<String, BTreeMap<String, i64>>,
}

impl Params {
    /// Of a job that begins.
    pub fn new(task: Task, filter: serde_json::Value, limit: Option<u64>) -> Self {
        Self { task, filter, limit, target_starts: BTreeMap::new() }
    }

    /// The cursors tell of everything that was sent up to there.
    fn note_sent(&mut self, ends: Vec<(TopicName, String, i64)>) {
        for (topic, queue, end) in ends {
            let start = self.target_starts.entry(topic.to_string()).or_default().entry(queue).or_default();
            *start = end.max(*start);
        }
    }
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum TransferError {
    /// A broker did not answer, or refused.
    #[error(transparent)]
    Admin(#[from] AdminError),
    /// The job's file cannot be written: nothing more is sent, since it could not be carried on.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A name in the job is none.
    #[error(transparent)]
    Name(#[from] NameError),
    /// The file to import cannot be read.
    #[error("{}: {error}", .path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// The file to import is not the one that the job began with.
    #[error("{} was changed since the job began", .0.display())]
    Changed(PathBuf),
}

/// How a run goes about it.
pub struct Run<'a> {
    /// The cluster that is read; not used by imports.
    pub source: &'a Admin,
    /// The cluster that is sent to.
    pub target: &'a Admin,
    /// Where the job is kept, if it is.
    pub path: Option<&'a Path>,
    /// Which messages.
    pub fits: &'a (dyn Fn(&crate::message::MessageExt) -> bool + Sync),
    /// Messages a second; `None`: as fast as it goes.
    pub rate: Option<f64>,
    /// Failures after which it stops, at the last of them; the others are passed by. `None`: it never stops.
    pub errors_max: Option<u64>,
    /// Asks it to end.
    pub stop: &'a Stop,
}

/// What became of one message.
enum One {
    /// With its target, its queue there (`broker:queue`), and the offset behind it.
    Sent(TopicName, String, i64),
    Before,
    Failed(String),
    /// Somebody asked to stop before its turn.
    NotAttempted,
}

/// A run's memory.
struct State {
    to: ResendTo,
    source: Source,
    stamped: HashSet<String>,
    queues: HashMap<TopicName, Vec<(Broker, QueueId)>>,
    turn: usize,
    pace: Pace,
    failures: Vec<String>,
}

impl Run<'_> {
    /// Carries the job on until it is done, too much fails, or somebody asks to stop; `told` hears of every step. Returns why messages
    /// failed.
    ///
    /// # Errors
    /// The source cannot be read, or the job's file cannot be written.
    pub async fn carry_on(&self, job: &mut Job<Params>, mut told: impl FnMut(&Job<Params>)) -> Result<Vec<String>, TransferError> {
        let mut state = State {
            to: job.params.task.target()?,
            source: Source::open(&job.params.task, &job.cursors)?,
            stamped: self.stamps(&job.params).await?,
            queues: HashMap::new(),
            turn: 0,
            pace: Pace::new(self.rate),
            failures: Vec::new(),
        };
        self.save(job)?;
        for at in 0..job.cursors.len() {
            while job.cursors[at].next < job.cursors[at].end && job.params.limit.is_none_or(|limit| job.counters.done < limit) {
                if self.stop.is_asked() {
                    return Ok(state.failures);
                }
                let go_on = self.step(job, at, &mut state).await?;
                self.save(job)?;
                told(job);
                if !go_on {
                    return Ok(state.failures);
                }
            }
        }
        Ok(state.failures)
    }

    fn save(&self, job: &Job<Params>) -> Result<(), RecordError> {
        self.path.map_or(Ok(()), |path| job.save(path))
    }

    /// The stamps that earlier runs of this job left. Nothing is read when it has no target yet.
    async fn stamps(&self, params: &Params) -> Result<HashSet<String>, AdminError> {
        let mut stamped = HashSet::new();
        if params.target_starts.is_empty() {
            return Ok(stamped);
        }
        tokio::time::sleep(SETTLE).await;
        for (topic, starts) in &params.target_starts {
            let queues = match self.target.topic_queues(topic).await {
                Err(AdminError::NotFound { .. }) => continue,
                queues => queues?,
            };
            for queue in queues {
                let start = starts.get(&format!("{}:{}", queue.broker.name, queue.queue_id)).copied().unwrap_or(0);
                let end = self.target.max_offset(&queue.broker.addr, topic, queue.queue_id).await?;
                let mut at = QueueOffset(start);
                while at < end {
                    let pulled = self.target.pull(&queue.broker, topic, queue.queue_id, at, STEP).await?;
                    let stamps = pulled.messages.iter().filter_map(|copy| copy.properties.get(params.task.stamp_name()));
                    stamped.extend(stamps.map(str::to_owned));
                    if pulled.next <= at {
                        break;
                    }
                    at = pulled.next;
                }
            }
        }
        Ok(stamped)
    }

    /// One read of one cursor: sends what fits and moves the cursor. Returns whether to go on.
    async fn step(&self, job: &mut Job<Params>, at: usize, state: &mut State) -> Result<bool, TransferError> {
        let cursor = job.cursors[at].clone();
        let batch = state.source.read(self.source, &cursor, state.pace.burst(STEP)).await?;
        let within: Vec<_> = batch.items.into_iter().filter(|item| item.place < cursor.end).collect();
        let fits = |item: &&Item| item.message.as_ref().map_or(true, |message| (self.fits)(message));
        let mut chosen: Vec<_> = within.iter().filter(fits).collect();
        let mut next = batch.next.max(cursor.next + 1).min(cursor.end);
        if let Some(room) = job.params.limit.map(|limit| (limit - job.counters.done) as usize).filter(|room| *room < chosen.len()) {
            next = chosen[room].place;
            chosen.truncate(room);
        }
        let prepared = self.prepare(job, &chosen, state).await?;
        let outcomes = self.send_all(prepared, &state.stamped).await;
        let (mut stopped_at, mut ends) = (None, Vec::new());
        for (item, one) in chosen.iter().zip(outcomes) {
            match one {
                One::Sent(topic, queue, end) => {
                    job.counters.done += 1;
                    ends.push((topic, queue, end));
                }
                One::Before => job.counters.skipped += 1,
                One::NotAttempted => {
                    stopped_at.get_or_insert(item.place);
                }
                One::Failed(why) => {
                    job.counters.failed += 1;
                    state.failures.push(format!("{}: {why}", item.name()));
                    if self.errors_max.is_some_and(|max| state.failures.len() as u64 >= max) {
                        stopped_at.get_or_insert(item.place);
                    }
                }
            }
        }
        // What comes behind that place and was sent is found by its stamp when the job is carried on.
        job.cursors[at].next = stopped_at.unwrap_or(next);
        if stopped_at.is_none() {
            job.params.note_sent(ends);
        }
        job.counters.read += within.iter().filter(|item| item.place < job.cursors[at].next).count() as u64;
        Ok(stopped_at.is_none())
    }

    /// For each message the one that is sent, the queue it goes to and when; the ends of topics that are new to the job are noted, and saved
    /// before anything is sent there.
    async fn prepare<'d>(
        &self,
        job: &mut Job<Params>,
        chosen: &[&'d Item],
        state: &mut State,
    ) -> Result<Vec<Result<Prepared<'d>, String>>, TransferError> {
        let (mut prepared, mut noted) = (Vec::new(), false);
        for item in chosen {
            let stamp = job.params.task.stamp(&job.id, item);
            let message = match made(item, &job.params.task, &state.to, &stamp) {
                Ok(message) => message,
                Err(why) => {
                    prepared.push(Err(why));
                    continue;
                }
            };
            if !state.queues.contains_key(&message.topic) {
                let queues = match self.target.writable_queues(&message.topic, None).await {
                    Ok(queues) => queues,
                    Err(error) => {
                        prepared.push(Err(error.to_string()));
                        continue;
                    }
                };
                noted |= self.note_ends(job, &message.topic).await?;
                state.queues.insert(message.topic.clone(), queues);
            }
            let queues = &state.queues[&message.topic];
            let (broker, queue_id) = queues[state.turn % queues.len()].clone();
            state.turn += 1;
            let seek = matches!(job.params.task, Task::Resend { .. });
            prepared.push(Ok(Prepared { item, stamp, seek, message, broker, queue_id, slot: state.pace.slot() }));
        }
        if noted {
            self.save(job)?;
        }
        Ok(prepared)
    }

    async fn note_ends(&self, job: &mut Job<Params>, topic: &TopicName) -> Result<bool, AdminError> {
        if job.params.target_starts.contains_key(topic.as_str()) {
            return Ok(false);
        }
        let queues = match self.target.topic_queues(topic).await {
            // The first send makes it.
            Err(AdminError::NotFound { .. }) => Vec::new(),
            queues => queues?,
        };
        let mut ends = BTreeMap::new();
        for queue in queues {
            let end = self.target.max_offset(&queue.broker.addr, topic, queue.queue_id).await?;
            ends.insert(format!("{}:{}", queue.broker.name, queue.queue_id), end.get());
        }
        job.params.target_starts.insert(topic.to_string(), ends);
        Ok(true)
    }

    async fn send_all(&self, prepared: Vec<Result<Prepared<'_>, String>>, stamped: &HashSet<String>) -> Vec<One> {
        let places = (0..prepared.len()).collect();
        let prepared = &prepared;
        let sent = self.target.each(places, |at: usize| async move {
            Ok(match &prepared[at] {
                Err(why) => One::Failed(why.clone()),
                Ok(one) => self.send(one, stamped).await.unwrap_or_else(|error| One::Failed(error.to_string())),
            })
        });
        sent.await.outcomes.into_iter().filter_map(|outcome| outcome.result.ok()).collect()
    }

    async fn send(&self, one: &Prepared<'_>, stamped: &HashSet<String>) -> Result<One, AdminError> {
        if stamped.contains(&one.stamp) {
            return Ok(One::Before);
        }
        if let (true, Ok(dead)) = (one.seek, &one.item.message)
            && self.target.was_resent(dead, &one.message.topic).await?
        {
            return Ok(One::Before);
        }
        if !self.stop.sleep_until(one.slot).await {
            return Ok(One::NotAttempted);
        }
        for again in 0..BUSY_TRIES {
            match self.target.send(&one.broker, one.queue_id, &one.message).await {
                Ok(sent) => {
                    let queue = format!("{}:{}", one.broker.name, one.queue_id);
                    return Ok(One::Sent(one.message.topic.clone(), queue, sent.queue_offset.get() + 1));
                }
                // It says that it did not take the message, so that asking again cannot store it twice.
                Err(error) if matches!(error.code(), Some(ResponseCode::SYSTEM_BUSY | ResponseCode::FLOW_CONTROL)) => {
                    tokio::time::sleep(Duration::from_millis(100 << again)).await;
                }
                Err(error) => return Err(error),
            }
        }
        Ok(One::Failed(format!("{} stays busy", one.broker)))
    }
}

/// A message on its way.
struct Prepared<'d> {
    item: &'d Item,
    stamp: String,
    /// Whether the target's index is asked for copies of other jobs.
    seek: bool,
    message: Message,
    broker: Broker,
    queue_id: QueueId,
    slot: Instant,
}

/// The message that is sent for `item`, or why there is none.
fn made(item: &Item, task: &Task, to: &ResendTo, stamp: &str) -> Result<Message, String> {
    let message = item.message.as_ref().map_err(Clone::clone)?;
    match (task, to) {
        (Task::Replay { .. } | Task::Import { .. }, ResendTo::Topic(topic)) => Ok(copy(message, topic, stamp)),
        _ => resend(message, to).map_err(|error| format!("it does not tell where it came from: {error}")),
    }
}
