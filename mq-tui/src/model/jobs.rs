//! Jobs: what was asked to be done, and what became of it so far.

use super::Cluster;

/// Jobs that are kept.
const JOBS_MAX: usize = 50;
/// Targets of a job whose fate is kept.
const FATES_MAX: usize = 1_000;

/// How a job stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JobState {
    /// It goes on.
    Running,
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
    /// Targets done, by whether they failed; more than are kept one by one.
    counts: (usize, usize),
}

impl Job {
    /// A job that begins.
    pub fn new(id: u64, title: String, command: String, total: usize, began_ms: i64) -> Self {
        let (fates, note) = (Vec::new(), String::new());
        Self { id, title, command, state: JobState::Running, total, began_ms, ended_ms: None, fates, note, counts: (0, 0) }
    }

    /// Targets that are done.
    pub fn done(&self) -> usize {
        self.counts.0
    }

    /// Those of them that failed.
    pub fn failed(&self) -> usize {
        self.counts.1
    }

    /// What became of one more target.
    pub fn fate(&mut self, target: String, fate: &'static str, detail: String) {
        self.counts.0 += usize::from(fate != "NOT_ATTEMPTED");
        self.counts.1 += usize::from(fate == "FAILED");
        if self.fates.len() < FATES_MAX || fate == "FAILED" {
            self.fates.push((target, fate, detail));
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
