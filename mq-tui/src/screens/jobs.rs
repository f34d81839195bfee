//! What was asked to be done: running, finished, stopped, with what became of every target; and what the state folder holds: jobs that can be
//! carried on, and plans that bring old values back.

use super::Lines;
use crate::model::{Cluster, FATES, Job, JobState, KeptJob, Level};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::text;
use crate::theme::Role;
use mq_core::ops::plan::Plan;
use std::sync::Arc;

/// Undos that are shown, the newest.
const UNDOS_MAX: usize = 100;

/// One job, or something of the state folder.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// Which.
    pub of: Of,
    now_ms: i64,
}

/// What a row is about.
#[derive(Debug, Clone)]
pub enum Of {
    /// A job of this run.
    Run(Box<Job>),
    /// A job that another run, or another program, has not ended.
    Kept(KeptJob),
    /// A plan that brings old values back.
    Undo(Arc<Plan>),
}

impl JobRow {
    /// What it is called.
    pub fn label(&self) -> String {
        match &self.of {
            Of::Run(job) => job.id.to_string(),
            Of::Kept(kept) => kept.id.clone(),
            Of::Undo(plan) => plan.id.clone(),
        }
    }

    /// The `mqadmin` line that does it, carries it on or undoes it.
    pub fn command(&self) -> String {
        match &self.of {
            Of::Run(job) => job.command.clone(),
            Of::Kept(kept) => format!("mqadmin dlq resend {} --resume {} --confirm {}", kept.group, kept.id, kept.group),
            Of::Undo(plan) => format!("mqadmin undo apply {} --confirm {}", plan.id, plan.name),
        }
    }

    fn stands(&self) -> (Level, &'static str) {
        match &self.of {
            Of::Run(job) => verdict(job),
            Of::Kept(_) => (Level::Warning, "resumable"),
            Of::Undo(_) => (Level::Unknown, "undo"),
        }
    }

    fn title(&self) -> String {
        match &self.of {
            Of::Run(job) => job.title.clone(),
            Of::Kept(kept) => format!("{} {}", kept.kind, kept.group),
            Of::Undo(plan) => plan.title.clone(),
        }
    }

    /// Done, all, failed.
    fn figures(&self) -> (i64, i64, i64) {
        match &self.of {
            Of::Run(job) => (job.done() as i64, job.total as i64, job.failed() as i64),
            Of::Kept(kept) => (kept.done as i64, kept.done as i64 + kept.left, kept.failed as i64),
            Of::Undo(plan) => (0, plan.steps.len() as i64, 0),
        }
    }

    fn times(&self) -> (i64, i64) {
        match &self.of {
            Of::Run(job) => (job.began_ms, job.ended_ms.unwrap_or(self.now_ms)),
            Of::Kept(kept) => (kept.began_ms, kept.written_ms),
            Of::Undo(plan) => (plan.made_at, plan.made_at),
        }
    }
}

impl Row for JobRow {
    type Id = (u8, String);
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 11, 0, |row: &Self| {
            let (level, word) = row.stands();
            Value::State(level, word.into())
        }),
        Column::text("job", "JOB", 'n', 8, 0, |row: &Self| Value::Text(row.label().into())).up_to(18),
        Column::text("what", "WHAT", 'w', 24, 0, |row: &Self| Value::Text(row.title().into())).up_to(60),
        Column::text("progress", "PROGRESS", ' ', 10, 2, |row: &Self| {
            let (done, total, _) = row.figures();
            Value::Bar(if total == 0 { 0.0 } else { done as f64 / total as f64 })
        })
        .up_to(24),
        Column::number("done", "DONE", 'd', 6, 1, |row: &Self| Value::Count(row.figures().0)),
        Column::number("total", "TOTAL", 'l', 6, 1, |row: &Self| Value::Count(row.figures().1)),
        Column::number("failed", "FAILED", 'f', 6, 1, |row: &Self| Value::Count(row.figures().2)),
        Column::number("took", "TOOK", 'k', 7, 3, |row: &Self| Value::Age(row.times().1 - row.times().0)),
        Column::number("began", "BEGAN", 'b', 8, 3, |row: &Self| Value::Time(row.times().0)),
    ];
    const SORT: (usize, bool) = (8, true);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let shown = |id: &str| cluster.jobs.values().any(|job| job.kept.as_ref().is_some_and(|(kept, _)| kept == id));
        let runs = cluster.jobs.values().map(|job| Of::Run(Box::new(job.clone())));
        let kept = cluster.kept.jobs.iter().filter(|kept| !shown(&kept.id)).cloned().map(Of::Kept);
        let undos = cluster.kept.undos.iter().take(UNDOS_MAX).cloned().map(Of::Undo);
        runs.chain(kept).chain(undos).map(|of| Self { of, now_ms }).collect()
    }

    fn id(&self) -> Self::Id {
        match &self.of {
            Of::Run(job) => run_id(job.id),
            Of::Kept(kept) => (1, kept.id.clone()),
            Of::Undo(plan) => (2, plan.id.clone()),
        }
    }

    fn names(&self) -> [&str; 2] {
        match &self.of {
            Of::Run(job) => [&job.title, &job.command],
            Of::Kept(kept) => [&kept.id, &kept.group],
            Of::Undo(plan) => [&plan.title, &plan.id],
        }
    }
}

/// The id of the row of a job of this run.
pub fn run_id(id: u64) -> <JobRow as Row>::Id {
    (0, format!("{id:020}"))
}

/// How a job stands.
pub fn verdict(job: &Job) -> (Level, &'static str) {
    match job.state {
        JobState::Running => (Level::Ok, "running"),
        JobState::Paused => (Level::Warning, "paused"),
        JobState::Cancelled => (Level::Warning, "cancelled"),
        JobState::Done if job.failed() > 0 => (Level::Critical, "failed"),
        JobState::Done => (Level::Ok, "done"),
    }
}

/// What became of every target, or what is known of it.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(row) = state.lists.jobs.current() else { return };
    let lines = match &row.of {
        Of::Run(job) => of_run(job),
        Of::Kept(kept) => vec![
            (format!("{} done, {} to be looked at, {} failed", kept.done, kept.left, kept.failed), Role::Title),
            (format!("last written {} ago; x carries it on", text::age(state.now_ms - kept.written_ms)), Role::Plain),
        ],
        Of::Undo(plan) => {
            let mut lines: Lines = vec![(format!("$ {}", row.command()), Role::Dim)];
            lines.extend(plan.steps.iter().map(|step| (format!("{}  {}", step.target, step.effect), Role::Plain)));
            lines
        }
    };
    super::draw_text(state, pen, area, &format!("job {}  {}", row.label(), row.title()), &lines);
}

fn of_run(job: &Job) -> Lines {
    let summary = FATES.iter().zip(job.counts).map(|(word, count)| format!("{count} {word}")).collect::<Vec<_>>().join("  ");
    let mut lines: Lines = vec![(format!("$ {}", job.command), Role::Dim), (summary, Role::Title)];
    if !job.note.is_empty() {
        lines.push((job.note.clone(), Role::Plain));
    }
    // What went wrong stands first.
    let failed = |(_, fate, _): &&(String, &'static str, String)| *fate == "FAILED";
    let line = |(target, fate, detail): &(String, &'static str, String)| {
        let role = if *fate == "FAILED" { Role::Level(Level::Critical) } else { Role::Plain };
        (format!("{fate:<14} {target}  {detail}"), role)
    };
    lines.extend(job.fates.iter().filter(failed).map(line));
    lines.extend(job.fates.iter().filter(|fate| !failed(fate)).map(line));
    lines
}
