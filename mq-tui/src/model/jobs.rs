//! Jobs: what was asked to be done, and what became of it so far.

use super::{Cluster, Name};
use mq_core::ops::plan::Plan;
use std::sync::Arc;

/// Jobs that are kept.
const JOBS_MAX: usize = 50;
/// Targets of a job whose fate is kept.
const FATES_MAX: usize = 1_000;

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It goes on.
    Running,
    /// It was stopped, and can be carried on.
    Paused,
    /// It was stopped by hand.
    Cancelled,
    /// It is over.
    Done,
}

/// One job.
#[derive(Debug, Clone, PartialEq)]
pub struct Job {
    /// Its number.
    pub id: u64,
    /// What it does.
    pub title: String,
    /// The equivalent `mqadmin` line.
    pub command: String,
    /// How it stands.
    pub state: JobState,
    /// Targets.
    pub total: usize,
    /// When it began, Unix ms.
    pub began_ms: i64,
    /// When it ended.
    pub ended_ms: Option<i64>,
    /// What became of targets: target, fate, detail.
    pub fates: Vec<(String, &'static str, String)>,
    /// What was said about the whole at its end.
    pub note: String,
    /// The id under which it is kept in the state folder, and the group, if it can be carried on.
    pub kept: Option<(String, Name)>,
    /// How many targets met which fate, by [`FATES`]; more than are kept one by one.
    pub counts: [usize; FATES.len()],
}

/// What may become of a target.
pub const FATES: [&str; 4] = ["CONFIRMED", "UNCHANGED", "FAILED", "NOT_ATTEMPTED"];

/// A job in the state folder that is not done.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptJob {
    /// Its id.
    pub id: String,
    /// Its kind.
    pub kind: String,
    /// The group that it is about.
    pub group: Name,
    /// Messages that are done, and those that are still to be looked at.
    pub done: u64,
    /// See `done`.
    pub left: i64,
    /// Messages that could not be dealt with.
    pub failed: u64,
    /// When it began, Unix ms.
    pub began_ms: i64,
    /// When its file was last written, Unix ms.
    pub written_ms: i64,
}

/// What the state folder holds: by whichever program.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Kept {
    /// Jobs that can be carried on.
    pub jobs: Vec<KeptJob>,
    /// Plans that bring back what others changed, the newest first.
    pub undos: Vec<Arc<Plan>>,
}

impl Job {
    /// A job that begins.
    pub fn new(id: u64, title: String, command: String, total: usize, began_ms: i64) -> Self {
        let (fates, note) = (Vec::new(), String::new());
        Self {
            id,
            title,
            command,
            state: JobState::Running,
            total,
            began_ms,
            ended_ms: None,
            fates,
            note,
            kept: None,
            counts: [0; FATES.len()],
        }
    }

    /// Targets that are done.
    pub fn done(&self) -> usize {
        self.counts[..3].iter().sum()
    }

    /// Those of them that failed.
    pub fn failed(&self) -> usize {
        self.counts[2]
    }

    /// What became of one more target.
    pub fn fate(&mut self, target: String, fate: &'static str, detail: String) {
        if let Some(place) = FATES.iter().position(|known| *known == fate) {
            self.counts[place] += 1;
        }
        if self.fates.len() < FATES_MAX || fate == "FAILED" {
            self.fates.push((target, fate, detail));
        }
    }
}

impl Job {
    /// Why one message failed; the count of failures comes apart.
    pub fn failure(&mut self, why: String) {
        if self.fates.len() < FATES_MAX {
            self.fates.push((String::new(), "FAILED", why));
        }
    }
}

impl Cluster {
    /// Keeps `job`; the oldest ones that are over go.
    pub fn keep_job(&mut self, job: Job) {
        self.jobs.insert(job.id, job);
        while self.jobs.len() > JOBS_MAX {
            let Some(oldest) = self.jobs.values().find(|job| job.state != JobState::Running).map(|job| job.id) else { return };
            self.jobs.remove(&oldest);
        }
    }
}
