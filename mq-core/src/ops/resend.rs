//! Giving many dead letters back, so that a run that was killed can be carried on without losing one or sending one twice.
//!
//! ```text
//! pull 32 dead letters ─> those that fit and bear no stamp ─> send, each stamped with its dead letter's id ─> move the cursor, save
//! ```
//! What was sent and not yet noted in the file when the process died is found by its stamp: before the first send to a topic the job notes
//! where that topic's queues end, and whoever carries the job on reads the topic from there and skips what it finds stamped. A send whose
//! answer did not come counts as failed and is never repeated by the same run, since it may be stored; the next run sees whether it is.
//! Dead letters that an earlier job gave back are found through the brokers' index.
//!
//! Invariants: a cursor never passes a dead letter that failed, unless the caller goes on; the stamp is written with the message; ends are
//! fixed when the job begins, so that what dies again is not given back again by the same job.

use super::job::{Cursor, Job};
use super::record::RecordError;
use crate::admin::{Admin, AdminError, Broker, RESENT_FROM, ResendTo, resend};
use crate::message::MessageExt;
use crate::names::{GroupName, NameError, TopicName};
use crate::protocol::ResponseCode;
use crate::types::{QueueId, QueueOffset};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::Path;
use std::time::Duration;
use tokio::time::Instant;

/// The kind of these jobs.
pub const KIND: &str = "dlq-resend";
/// Dead letters of one step.
const STEP: i32 = 32;
/// What a process that was killed had handed to the system is stored within this time.
const SETTLE: Duration = Duration::from_millis(500);
/// Times that a broker which says it is busy is asked again.
const BUSY_TRIES: u32 = 6;

/// What a job is to do.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Params {
    /// Whose dead letters.
    pub group: String,
    /// `group`, `topic`, or the name of a topic.
    pub to: String,
    /// Which of them: the caller's own words, kept so that a run that carries on chooses the same.
    pub filter: serde_json::Value,
    /// At most so many.
    pub limit: Option<u64>,
    /// Where the queues of each target ended before the first send to it: topic, `broker:queue`, offset.
    pub target_starts: BTreeMap<String, BTreeMap<String, i64>>,
}

impl Params {
    /// Where they go.
    ///
    /// # Errors
    /// A name in the job is none.
    pub fn target(&self) -> Result<ResendTo, NameError> {
        Ok(match self.to.as_str() {
            "group" => ResendTo::Group(GroupName::new(self.group.as_str())?),
            "topic" => ResendTo::OriginTopic,
            topic => ResendTo::Topic(TopicName::new(topic)?),
        })
    }
}

/// Why a run ended early.
#[derive(Debug, thiserror::Error)]
pub enum ResendError {
    /// A broker did not answer, or refused.
    #[error(transparent)]
    Admin(#[from] AdminError),
    /// The job's file cannot be written: nothing more is sent, since it could not be carried on.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// A name in the job is none.
    #[error(transparent)]
    Name(#[from] NameError),
}

/// How a run goes about it.
pub struct Run<'a> {
    /// The cluster.
    pub admin: &'a Admin,
    /// Where the job is kept, if it is.
    pub path: Option<&'a Path>,
    /// Which dead letters.
    pub fits: &'a (dyn Fn(&MessageExt) -> bool + Sync),
    /// Messages a second.
    pub rate: f64,
    /// Whether to go on after a failure.
    pub keep_going: bool,
}

/// What became of one dead letter.
enum One {
    Sent,
    Before,
    Failed(String),
}

/// A run's memory.
struct State {
    to: ResendTo,
    stamped: HashSet<String>,
    queues: HashMap<TopicName, Vec<(Broker, QueueId)>>,
    turn: usize,
    slot: Instant,
}

impl Run<'_> {
    /// Carries the job on until it is done or something fails; `told` hears of every step. Returns why dead letters failed, the first few.
    ///
    /// # Errors
    /// A broker cannot be read, or the job's file cannot be written.
    pub async fn carry_on(&self, job: &mut Job<Params>, mut told: impl FnMut(&Job<Params>)) -> Result<Vec<String>, ResendError> {
        let mut state = State {
            to: job.params.target()?,
            stamped: self.stamps(&job.params).await?,
            queues: HashMap::new(),
            turn: 0,
            slot: Instant::now(),
        };
        let mut failures = Vec::new();
        self.save(job)?;
        for at in 0..job.cursors.len() {
            while job.cursors[at].next < job.cursors[at].end && job.params.limit.is_none_or(|limit| job.counters.done < limit) {
                let failed = self.step(job, at, &mut state).await?;
                self.save(job)?;
                told(job);
                let stop = !failed.is_empty() && !self.keep_going;
                failures.extend(failed);
                if stop {
                    return Ok(failures);
                }
            }
        }
        Ok(failures)
    }

    fn save(&self, job: &Job<Params>) -> Result<(), RecordError> {
        self.path.map_or(Ok(()), |path| job.save(path))
    }

    /// The dead letters that earlier runs of this job gave back. Nothing is read when it has no target yet.
    async fn stamps(&self, params: &Params) -> Result<HashSet<String>, AdminError> {
        let mut stamped = HashSet::new();
        if params.target_starts.is_empty() {
            return Ok(stamped);
        }
        tokio::time::sleep(SETTLE).await;
        for (topic, starts) in &params.target_starts {
            let queues = match self.admin.topic_queues(topic).await {
                Err(AdminError::NotFound { .. }) => continue,
                queues => queues?,
            };
            for queue in queues {
                let start = starts.get(&format!("{}:{}", queue.broker.name, queue.queue_id)).copied().unwrap_or(0);
                let end = self.admin.max_offset(&queue.broker.addr, topic, queue.queue_id).await?;
                let mut at = QueueOffset(start);
                while at < end {
                    let pulled = self.admin.pull(&queue.broker, topic, queue.queue_id, at, STEP).await?;
                    stamped.extend(pulled.messages.iter().filter_map(|copy| copy.properties.get(RESENT_FROM)).map(str::to_owned));
                    if pulled.next <= at {
                        break;
                    }
                    at = pulled.next;
                }
            }
        }
        Ok(stamped)
    }

    /// One pull of one queue: sends what fits, moves the cursor, and returns why some failed.
    async fn step(&self, job: &mut Job<Params>, at: usize, state: &mut State) -> Result<Vec<String>, ResendError> {
        let cursor = job.cursors[at].clone();
        let dlq = format!("{}{}", crate::names::DLQ_PREFIX, job.params.group);
        let pulled = self.admin.pull(&cursor.broker(), &dlq, QueueId(cursor.queue_id), QueueOffset(cursor.next), STEP).await?;
        let within: Vec<_> = pulled.messages.into_iter().filter(|dead| dead.queue_offset.get() < cursor.end).collect();
        let mut chosen: Vec<_> = within.iter().filter(|dead| (self.fits)(dead)).collect();
        let mut next = pulled.next.get().max(cursor.next + 1).min(cursor.end);
        if let Some(room) = job.params.limit.map(|limit| (limit - job.counters.done) as usize).filter(|room| *room < chosen.len()) {
            next = chosen[room].queue_offset.get();
            chosen.truncate(room);
        }
        let prepared = self.prepare(job, &chosen, state).await?;
        let outcomes = self.send_all(prepared, &state.stamped).await;
        let (mut failures, mut first_failed) = (Vec::new(), None);
        for (dead, one) in chosen.iter().zip(outcomes) {
            match one {
                One::Sent => job.counters.done += 1,
                One::Before => job.counters.skipped += 1,
                One::Failed(why) => {
                    job.counters.failed += 1;
                    first_failed.get_or_insert(dead.queue_offset.get());
                    failures.push(format!("{}: {why}", dead.offset_msg_id()));
                }
            }
        }
        // What comes behind a failure and was sent is found by its stamp when the job is carried on.
        job.cursors[at].next = first_failed.filter(|_| !self.keep_going).unwrap_or(next);
        job.counters.read += within.iter().filter(|dead| dead.queue_offset.get() < job.cursors[at].next).count() as u64;
        Ok(failures)
    }

    /// For each dead letter the message that gives it back, the queue it goes to and when; the ends of topics that are new to the job are
    /// noted, and saved before anything is sent there.
    async fn prepare<'d>(
        &self,
        job: &mut Job<Params>,
        chosen: &[&'d MessageExt],
        state: &mut State,
    ) -> Result<Vec<Result<Prepared<'d>, String>>, ResendError> {
        let (mut prepared, mut noted) = (Vec::new(), false);
        for dead in chosen {
            let message = match resend(dead, &state.to) {
                Ok(message) => message,
                Err(error) => {
                    prepared.push(Err(format!("it does not tell where it came from: {error}")));
                    continue;
                }
            };
            if !state.queues.contains_key(&message.topic) {
                let queues = match self.admin.writable_queues(&message.topic, None).await {
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
            state.slot = state.slot.max(Instant::now()) + Duration::from_secs_f64(1.0 / self.rate);
            prepared.push(Ok(Prepared { dead, message, broker, queue_id, slot: state.slot }));
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
        let queues = match self.admin.topic_queues(topic).await {
            // The first send makes it.
            Err(AdminError::NotFound { .. }) => Vec::new(),
            queues => queues?,
        };
        let mut ends = BTreeMap::new();
        for queue in queues {
            let end = self.admin.max_offset(&queue.broker.addr, topic, queue.queue_id).await?;
            ends.insert(format!("{}:{}", queue.broker.name, queue.queue_id), end.get());
        }
        job.params.target_starts.insert(topic.to_string(), ends);
        Ok(true)
    }

    async fn send_all(&self, prepared: Vec<Result<Prepared<'_>, String>>, stamped: &HashSet<String>) -> Vec<One> {
        let places = (0..prepared.len()).collect();
        let prepared = &prepared;
        let sent = self.admin.each(places, |at: usize| async move {
            Ok(match &prepared[at] {
                Err(why) => One::Failed(why.clone()),
                Ok(one) => self.send(one, stamped).await.unwrap_or_else(|error| One::Failed(error.to_string())),
            })
        });
        sent.await.outcomes.into_iter().filter_map(|outcome| outcome.result.ok()).collect()
    }

    async fn send(&self, one: &Prepared<'_>, stamped: &HashSet<String>) -> Result<One, AdminError> {
        if stamped.contains(&one.dead.offset_msg_id().to_string()) || self.admin.was_resent(one.dead, &one.message.topic).await? {
            return Ok(One::Before);
        }
        tokio::time::sleep_until(one.slot).await;
        for again in 0..BUSY_TRIES {
            match self.admin.send(&one.broker, one.queue_id, &one.message).await {
                Ok(_) => return Ok(One::Sent),
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

/// A dead letter on its way.
struct Prepared<'d> {
    dead: &'d MessageExt,
    message: crate::message::Message,
    broker: Broker,
    queue_id: QueueId,
    slot: Instant,
}

/// A job that gives back the dead letters between `cursors`.
pub fn job(params: Params, cursors: Vec<Cursor>) -> Job<Params> {
    Job::new(KIND, params, cursors)
}
