//! Screens that only the palette opens and that look alike: transactions, delayed messages, users, the controller, settings that differ.
//! Each is a sheet of lines; what is under the cursor tells more below.

use super::Lines;
use crate::inquiry::{Sheet, SheetLine};
use crate::model::{Cluster, Level, Name, delays};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::theme::Role;
use std::collections::BTreeMap;

/// A line of the sheet with that number ([`Sheet::ALL`]).
#[derive(Debug, Clone)]
pub struct SheetRow<const SHEET: usize> {
    line: SheetLine,
}

impl<const SHEET: usize> SheetRow<SHEET> {
    /// Where delayed messages are told, when they are due matters most.
    const IS_DELAY: bool = matches!(Sheet::ALL[SHEET], Sheet::Delay);
}

impl<const SHEET: usize> Row for SheetRow<SHEET> {
    type Id = (Name, Name);
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 10, 0, |row: &Self| Value::State(row.line.level, row.line.word.into())),
        Column::text("name", "NAME", 'n', 20, 0, |row: &Self| Value::Text(row.line.name.clone())).up_to(48),
        Column::text("at", "AT", 'a', 12, 0, |row: &Self| Value::Text(row.line.at.clone())).up_to(24),
        Column::number("count", "COUNT", 'c', 8, 1, |row: &Self| row.line.count.map_or(Value::Nothing, Value::Count)),
        Column::number("time", "TIME", 'm', 14, if Self::IS_DELAY { 1 } else { 2 }, |row: &Self| {
            row.line.at_ms.map_or(Value::Nothing, Value::Time)
        }),
        Column::text("what", "WHAT", 'w', 24, if Self::IS_DELAY { 2 } else { 1 }, |row: &Self| Value::Text(row.line.what.as_str().into()))
            .up_to(100),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(cluster: &Cluster, (): &(), _: i64) -> Vec<Self> {
        let lines = match Sheet::ALL[SHEET] {
            Sheet::Delay => delayed(cluster),
            sheet => cluster.found.sheets.get(&sheet).and_then(|answered| answered.result.clone().ok()).unwrap_or_default(),
        };
        lines.into_iter().map(|line| Self { line }).collect()
    }

    fn id(&self) -> Self::Id {
        (self.line.name.clone(), self.line.at.clone())
    }

    fn names(&self) -> [&str; 2] {
        [&self.line.name, &self.line.at]
    }
}

/// Messages that wait for their time: by broker and level, how many of which were stored and delivered brokers tell with every probe; when
/// they are due, and those with a delivery time of their own, was asked for.
fn delayed(cluster: &Cluster) -> Vec<SheetLine> {
    let answered = cluster.found.sheets.get(&Sheet::Delay).and_then(|answered| answered.result.as_ref().ok());
    let mut asked: BTreeMap<(Name, Name), SheetLine> =
        answered.into_iter().flatten().map(|line| ((line.name.clone(), line.at.clone()), line.clone())).collect();
    let mut lines = Vec::new();
    for broker in cluster.brokers.values().filter(|broker| broker.is_master()) {
        let Some(info) = &broker.runtime else { continue };
        let (level_now, word) = if broker.link.down { (Level::Unknown, "stale") } else { (Level::Ok, "waiting") };
        for (level, done, all) in delays::levels(info) {
            let name = delays::level_name(level);
            let told = asked.remove(&(name.clone(), broker.key.name.clone())).filter(|_| done < all);
            let what = told.as_ref().map_or_else(String::new, |told| format!("; {}", told.what));
            let what = format!("{all} stored, {done} delivered{what}");
            lines.push(SheetLine {
                count: Some(all.saturating_sub(done).max(0)),
                at_ms: told.as_ref().and_then(|told| told.at_ms),
                more: told.map_or_else(Vec::new, |told| told.more),
                ..SheetLine::new(level_now, word, name, broker.key.name.clone(), what)
            });
        }
        for (key, what) in TIMERS {
            let line =
                |count| SheetLine { count: Some(count), ..SheetLine::new(level_now, word, *key, broker.key.name.clone(), (*what).into()) };
            lines.extend(info.number(key).map(line));
        }
    }
    // A level that no probe told of yet comes with the next one.
    lines.extend(asked.into_values().filter(|line| !delays::is_level(&line.name)));
    lines
}

/// What brokers tell of messages with a delivery time of their own.
const TIMERS: &[(&str, &str)] = &[
    ("timerCongestNum", "messages in the timer wheel"),
    ("timerReadBehind", "seconds that the wheel is behind"),
    ("timerOffsetBehind", "messages that are not in the wheel yet"),
];

/// What stands instead of lines when there are none.
pub fn nothing(state: &State, sheet: Sheet) -> (String, Role) {
    match state.cluster.found.sheets.get(&sheet).map(|answered| &answered.result) {
        Some(Err(why)) => (format!("? {why}"), Role::Level(Level::Unknown)),
        None if sheet != Sheet::Delay => ("? asking the brokers".into(), Role::Dim),
        _ => (sheet.empty().into(), Role::Plain),
    }
}

/// All that is known of a line.
pub fn draw_detail<const SHEET: usize>(row: Option<&SheetRow<SHEET>>, state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(SheetRow { line }) = row else { return };
    let mut lines: Lines = vec![(line.what.clone(), Role::Plain)];
    lines.extend(line.more.iter().map(|more| (more.clone(), Role::Plain)));
    super::draw_text(state, pen, area, &format!("{} {}", line.name, line.at), &lines);
}
