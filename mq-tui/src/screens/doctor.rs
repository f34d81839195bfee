//! What the doctor found: every check with its evidence and the command that shows or mends it.

use super::Lines;
use crate::model::{Cluster, Level};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::theme::Role;
use mq_core::ops::doctor::{self, Finding};

/// One finding.
#[derive(Debug, Clone)]
pub struct FindingRow {
    /// What was found.
    pub finding: Finding,
    /// Against the last examination.
    change: &'static str,
}

impl Row for FindingRow {
    type Id = (&'static str, String);
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 9, 0, |row: &Self| Value::State(level(row.finding.level), row.finding.level.name().into())),
        Column::text("check", "CHECK", 'n', 19, 0, |row: &Self| Value::Word(row.finding.id)),
        Column::text("change", "CHANGE", 'c', 6, 3, |row: &Self| Value::Word(row.change)),
        Column::text("evidence", "EVIDENCE", ' ', 24, 0, |row: &Self| Value::Text(row.finding.evidence.as_str().into())).up_to(200),
    ];
    const SORT: (usize, bool) = (0, true);

    fn gather(cluster: &Cluster, (): &(), _: i64) -> Vec<Self> {
        let Some(Ok(findings)) = cluster.found.doctor.as_ref().map(|answered| &answered.result) else { return Vec::new() };
        let before = &cluster.found.doctor_before;
        let row = |finding: &Finding| {
            let same = before.iter().find(|old| old.id == finding.id && old.subject == finding.subject);
            let change = match same {
                _ if before.is_empty() => "-",
                None => "new",
                Some(old) if old.level > finding.level => "better",
                Some(old) if old.level < finding.level => "worse",
                Some(_) => "same",
            };
            Self { finding: finding.clone(), change }
        };
        findings.iter().map(row).collect()
    }

    fn id(&self) -> Self::Id {
        (self.finding.id, self.finding.subject.clone())
    }

    fn names(&self) -> [&str; 2] {
        [self.finding.id, &self.finding.subject]
    }

    fn copied(&self) -> String {
        if self.finding.command.is_empty() { self.finding.evidence.clone() } else { self.finding.command.clone() }
    }
}

/// How bad it is in our words.
fn level(level: doctor::Level) -> Level {
    match level {
        doctor::Level::Ok => Level::Ok,
        doctor::Level::Unknown => Level::Unknown,
        doctor::Level::Warn => Level::Warning,
        doctor::Level::Crit => Level::Critical,
    }
}

/// What stands instead of rows when there are none.
pub fn nothing(state: &State) -> (String, Role) {
    match state.shown().found.doctor.as_ref().map(|answered| &answered.result) {
        None => ("? examining: up to 30 s".into(), Role::Dim),
        Some(Err(why)) => (format!("? {why}"), Role::Level(Level::Unknown)),
        Some(Ok(_)) => ("nothing was found".into(), Role::Plain),
    }
}

/// When it was examined, and what comes out.
pub fn summary(state: &State) -> String {
    let Some(answered) = &state.shown().found.doctor else { return String::new() };
    let findings = answered.result.as_deref().unwrap_or_default();
    let count = |level| findings.iter().filter(|finding| finding.level == level).count();
    format!(
        "   {} crit  {} warn  {} unknown   examined {}  (r again, / state:crit)",
        count(doctor::Level::Crit),
        count(doctor::Level::Warn),
        count(doctor::Level::Unknown),
        state.clock.time(answered.at_ms)
    )
}

/// The finding under the cursor, whole.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(FindingRow { finding, change }) = state.lists.findings.current() else { return };
    let mut lines = Lines::new();
    if !finding.subject.is_empty() {
        lines.push((finding.subject.clone(), Role::Title));
    }
    lines.push((finding.evidence.clone(), Role::Plain));
    if !["-", "same"].contains(change) {
        lines.push((format!("{change} than at the last examination"), Role::Dim));
    }
    if !finding.command.is_empty() {
        lines.push((String::new(), Role::Plain));
        lines.push((format!("TRY $ {}   (y copies)", finding.command), Role::Active));
    }
    super::draw_text(state, pen, area, &format!("{} {}", finding.level.name(), finding.id), &lines);
}
