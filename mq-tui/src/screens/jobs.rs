//! What was asked to be done: running, finished, stopped, with what became of every target.

use super::Lines;
use crate::model::{Cluster, Job, JobState, Level};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::theme::Role;

/// One job.
#[derive(Debug, Clone)]
pub struct JobRow {
    /// The job.
    pub job: Job,
    now_ms: i64,
}

impl Row for JobRow {
    type Id = u64;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 11, 0, |row: &Self| {
            let (level, word) = verdict(&row.job);
            Value::State(level, word.into())
        }),
        Column::number("job", "JOB", 'n', 4, 0, |row: &Self| Value::Count(row.job.id as i64)),
        Column::text("what", "WHAT", 'w', 24, 0, |row: &Self| Value::Text(row.job.title.as_str().into())).up_to(60),
        Column::text("progress", "PROGRESS", ' ', 10, 2, |row: &Self| {
            Value::Bar(if row.job.total == 0 { 0.0 } else { row.job.done() as f64 / row.job.total as f64 })
        })
        .up_to(24),
        Column::number("done", "DONE", 'd', 6, 1, |row: &Self| Value::Count(row.job.done() as i64)),
        Column::number("total", "TOTAL", 'l', 6, 1, |row: &Self| Value::Count(row.job.total as i64)),
        Column::number("failed", "FAILED", 'f', 6, 1, |row: &Self| Value::Count(row.job.failed() as i64)),
        Column::number("took", "TOOK", 'k', 7, 3, |row: &Self| Value::Age(row.job.ended_ms.unwrap_or(row.now_ms) - row.job.began_ms)),
        Column::number("began", "BEGAN", 'b', 8, 3, |row: &Self| Value::Time(row.job.began_ms)),
    ];
    const SORT: (usize, bool) = (1, true);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        cluster.jobs.values().map(|job| Self { job: job.clone(), now_ms }).collect()
    }

    fn id(&self) -> u64 {
        self.job.id
    }

    fn names(&self) -> [&str; 2] {
        [&self.job.title, &self.job.command]
    }
}

/// How a job stands.
pub fn verdict(job: &Job) -> (Level, &'static str) {
    match job.state {
        JobState::Running => (Level::Ok, "running"),
        JobState::Cancelled => (Level::Warning, "cancelled"),
        JobState::Done if job.failed() > 0 => (Level::Critical, "failed"),
        JobState::Done => (Level::Ok, "done"),
    }
}

/// What became of every target.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(JobRow { job, .. }) = state.lists.jobs.current() else { return };
    let count = |word: &str| job.fates.iter().filter(|(_, fate, _)| *fate == word).count();
    let summary = ["CONFIRMED", "UNCHANGED", "FAILED", "NOT_ATTEMPTED"].map(|word| format!("{} {word}", count(word))).join("  ");
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
    super::draw_text(state, pen, area, &format!("job {}  {}", job.id, job.title), &lines);
}
