//! Groups with dead letters and how they grow; opened, the workbench: the letters of one group and the one under the cursor.

use super::body;
use crate::inquiry::Inquiry;
use crate::model::{Cluster, Level, Name};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, List, Row, Value};
use crate::text;
use crate::theme::Role;
use mq_core::admin::DlqSummary;
use mq_core::protocol::bodies::topic::PERM_READ;
use std::collections::BTreeMap;

/// A workbench lower than this has no room for a preview under its list.
const PREVIEW_HEIGHT_MIN: u16 = 14;

/// One group with dead letters.
#[derive(Debug, Clone)]
pub struct DlqRow {
    group: Name,
    summary: DlqSummary,
    /// Whether every broker counted its own.
    complete: bool,
    /// How many came, and within which span, ms.
    growth: Option<(i64, i64)>,
    now_ms: i64,
}

impl Row for DlqRow {
    type Id = Name;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 11, 0, |row: &Self| {
            let (level, word) = row.verdict();
            Value::State(level, word.into())
        }),
        Column::text("group", "GROUP", 'n', 16, 0, |row: &Self| Value::Text(row.group.clone())).up_to(48),
        Column::number("total", "TOTAL", 'l', 9, 0, |row: &Self| {
            if row.complete { Value::Count(row.summary.messages) } else { Value::AtLeast(row.summary.messages) }
        }),
        Column::number("grew", "GREW", 'g', 8, 1, |row: &Self| Value::known(row.growth, |(grew, _)| Value::Count(grew))),
        Column::number("within", "WITHIN", ' ', 7, 2, |row: &Self| Value::known(row.growth, |(_, span)| Value::Age(span))),
        Column::number("oldest", "OLDEST", 'o', 7, 2, |row: &Self| age(row.summary.oldest.map(|at| at.get()), row)),
        Column::number("newest", "NEWEST", 'e', 7, 2, |row: &Self| age(row.summary.newest.map(|at| at.get()), row)),
        Column::text("perm", "PERM", 'p', 4, 4, |row: &Self| Value::Word(super::topics::perm(row.summary.perm))),
    ];
    const SORT: (usize, bool) = (2, true);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let Some(Ok(seen)) = cluster.found.dlq.as_ref().map(|answered| &answered.result) else { return Vec::new() };
        let row = |(group, summary): (&Name, &DlqSummary)| Self {
            group: group.clone(),
            summary: summary.clone(),
            complete: seen.missing.is_empty() && summary.silent.is_empty(),
            growth: cluster.found.dlq_growth(group),
            now_ms,
        };
        seen.groups.iter().map(row).collect()
    }

    fn id(&self) -> Name {
        self.group.clone()
    }

    fn names(&self) -> [&str; 2] {
        [&self.group, ""]
    }

    fn is_stale(&self) -> bool {
        !self.complete
    }
}

fn age(at: Option<i64>, row: &DlqRow) -> Value {
    match at {
        Some(at) => Value::Age(row.now_ms - at),
        None if row.summary.messages == 0 => Value::Nothing,
        None => Value::Unknown,
    }
}

impl DlqRow {
    fn verdict(&self) -> (Level, &'static str) {
        match () {
            () if self.summary.perm & PERM_READ == 0 => (Level::Critical, "write-only"),
            () if !self.complete => (Level::Unknown, "partial"),
            () if self.growth.is_some_and(|(grew, _)| grew > 0) => (Level::Warning, "growing"),
            () if self.summary.messages > 0 => (Level::Warning, "held"),
            () => (Level::Ok, "empty"),
        }
    }
}

/// What stands instead of rows when there are none.
pub fn nothing(state: &State) -> (String, Role) {
    match state.shown().found.dlq.as_ref().map(|answered| &answered.result) {
        None => ("? asking the brokers".into(), Role::Dim),
        Some(Err(why)) => (format!("? {why}"), Role::Level(Level::Unknown)),
        Some(Ok(seen)) if !seen.missing.is_empty() => (format!("? {}", seen.missing.join("; ")), Role::Level(Level::Unknown)),
        Some(Ok(_)) => ("no group has dead letters".into(), Role::Plain),
    }
}

/// The workbench.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(group) = state.lists.letters.scope.clone() else { return };
    let list = &state.lists.letters;
    let figures = crate::lists::Table::figures(list);
    let mut title = format!("dead letters of {group}");
    let answered = state.shown().found.letters.as_ref();
    let answered = answered.filter(|answered| matches!(&answered.inquiry, Inquiry::Letters(of, _) if *of == group));
    let page = answered.and_then(|answered| answered.result.as_ref().ok());
    if let Some(page) = page {
        title += &format!("   {} held", text::count(page.held));
        if !page.older.is_empty() {
            title += "   > older";
        }
    }
    if figures.marked > 0 {
        title += &format!("   {} marked", figures.marked);
    }
    title += &tags(list);
    let rest = pen.heading(area, &title, state.is_detail_focused());
    let (table, preview) = parts(state, rest);
    list.draw(pen, table, state.is_detail_focused());
    let (_, mut below) = table.split_top(1);
    match answered.map(|answered| &answered.result) {
        None => pen.line(&mut below, "  ? asking the brokers", Role::Dim),
        Some(Err(why)) => pen.line(&mut below, &format!("  ? {why}"), Role::Level(Level::Unknown)),
        Some(Ok(_)) if list.is_empty() => pen.line(&mut below, "  none, or none that pass the filter", Role::Plain),
        Some(Ok(_)) => {}
    }
    if let (true, Some(row)) = (preview.height > 0, list.current()) {
        let lines = body::lines(state, row.seen());
        super::draw_text(state, pen, preview, &format!("letter {}", row.copied()), &lines);
    }
}

/// The list of letters, and the one under the cursor.
pub fn parts(state: &State, area: Area) -> (Area, Area) {
    if area.height >= PREVIEW_HEIGHT_MIN && state.opened { area.split_top(area.height * 3 / 5) } else { (area, Area { height: 0, ..area }) }
}

/// How many letters there are of the commonest tags.
fn tags(list: &List<super::letters::LetterRow>) -> String {
    const TOLD: usize = 3;
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for row in list.rows() {
        *counts.entry(row.seen().message.tags().unwrap_or("-")).or_default() += 1;
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.iter().take(TOLD).map(|(tag, count)| format!("  {tag}:{count}")).collect()
}
