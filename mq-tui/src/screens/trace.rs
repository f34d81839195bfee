//! The life of one message on one line of time: sent, stored, tried, retried, given up, and who still waits.

use super::{Lines, body};
use crate::inquiry::Seen;
use crate::model::{Cluster, Level, Name};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::text;
use crate::theme::Role;
use mq_core::names;
use mq_core::ops::trace::{EventKind, GroupProgress, GroupState, TimeLine, TraceEvent};

/// One thing that happened to the message.
#[derive(Debug, Clone)]
pub struct StepRow {
    place: usize,
    at_ms: Option<i64>,
    span: Option<(f64, f64)>,
    level: Level,
    what: String,
    who: String,
    took_ms: Option<i64>,
    note: String,
}

impl Row for StepRow {
    type Id = usize;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::number("time", "TIME", 't', 12, 0, |row: &Self| row.at_ms.map_or(Value::Nothing, Value::Time)),
        Column::text("line", "LINE", ' ', 14, 2, |row: &Self| row.span.map_or(Value::Nothing, |(from, to)| Value::Span(from, to)))
            .up_to(60),
        Column::text("step", "STEP", 'n', 11, 0, |row: &Self| Value::State(row.level, row.what.clone().into())).up_to(14),
        Column::text("who", "WHO", 'w', 14, 0, |row: &Self| Value::Text(row.who.as_str().into())).up_to(40),
        Column::number("took", "TOOK", 'k', 8, 1, |row: &Self| row.took_ms.map_or(Value::Nothing, |ms| Value::Text(took(ms).into()))),
        Column::text("note", "NOTE", ' ', 12, 1, |row: &Self| Value::Text(row.note.as_str().into())).up_to(60),
    ];
    const SORT: (usize, bool) = (0, false);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let Some(Ok(seen)) = cluster.found.trace.as_ref().map(|answered| &answered.result) else { return Vec::new() };
        let Some(line) = &seen.line else { return Vec::new() };
        let mut rows: Vec<Self> = line.events.iter().map(told).collect();
        if let Some(message) = line.message.as_ref().filter(|_| !line.traced) {
            let (born, stored) = (message.born_timestamp.get(), message.store_timestamp.get());
            let send = row(Some(born), Level::Ok, "sent", message.born_host.to_string());
            rows.push(StepRow { took_ms: Some((stored - born).max(0)), ..send });
        }
        rows.extend(seen.stored.iter().filter_map(retried));
        rows.sort_by_key(|row: &Self| row.at_ms);
        rows.extend(line.groups.iter().map(|group| read_by(cluster, line, group, now_ms)));
        lay_out(&mut rows);
        rows
    }

    fn id(&self) -> usize {
        self.place
    }

    fn names(&self) -> [&str; 2] {
        [&self.what, &self.who]
    }

    fn copied(&self) -> String {
        format!("{} {} {}", self.what, self.who, self.note)
    }
}

/// `812 ms`, or an age.
fn took(ms: i64) -> String {
    if ms < 10_000 { format!("{ms} ms") } else { text::age(ms) }
}

fn row(at_ms: Option<i64>, level: Level, what: &str, who: String) -> StepRow {
    StepRow { place: 0, at_ms, span: None, level, what: what.to_owned(), who, took_ms: None, note: String::new() }
}

/// What retries made of the message; `None` for itself.
fn retried(seen: &Seen) -> Option<StepRow> {
    let message = &seen.message;
    let (broker, queue, offset) = seen.place();
    let who = format!("{broker}:{queue} at {offset}");
    let (level, what, note) = if let Some(group) = message.topic.strip_prefix(names::DLQ_PREFIX) {
        (Level::Critical, "dead", format!("{group} gave it up after {} tries", message.reconsume_times))
    } else {
        let group = message.topic.strip_prefix(names::RETRY_PREFIX)?;
        (Level::Warning, "retry", format!("{group} has it tried again, {}", message.reconsume_times))
    };
    Some(StepRow { note, ..row(Some(message.store_timestamp.get()), level, what, who) })
}

/// What clients and brokers told.
fn told(event: &TraceEvent) -> StepRow {
    let (level, word) = match event.success {
        Some(true) => (Level::Ok, "ok"),
        Some(false) => (Level::Critical, "failed"),
        None if event.kind == EventKind::Stored => (Level::Ok, ""),
        None => (Level::Unknown, "no end told"),
    };
    let who: Vec<&str> = event.group.iter().chain(&event.host).map(String::as_str).collect();
    let note = format!("{word} {}", event.detail);
    StepRow {
        took_ms: event.cost_ms,
        note: note.trim().into(),
        ..row(event.at.map(|at| at.get()), level, event.kind.name(), who.join(" "))
    }
}

/// How far a group of the topic is: past the message, or not yet.
fn read_by(cluster: &Cluster, line: &TimeLine, group: &GroupState, now_ms: i64) -> StepRow {
    let name = group.group.clone();
    let offline = if group.online == Some(false) { ", no client is connected" } else { "" };
    match group.progress {
        GroupProgress::Passed => StepRow { note: "its position is past the message".into(), ..row(None, Level::Ok, "passed", name) },
        GroupProgress::Broadcasting => {
            StepRow { note: "each client keeps its own position".into(), ..row(None, Level::Ok, "broadcast", name) }
        }
        GroupProgress::Unknown => {
            StepRow { note: "it has no position, or could not be asked".into(), ..row(None, Level::Unknown, "unknown", name) }
        }
        GroupProgress::Waiting { behind } => {
            let key = (Name::from(group.group.as_str()), Name::from(line.topic.clone().unwrap_or_default()));
            let out = cluster.group_rows.get(&key).and_then(|row| row.judged.out_per_s).filter(|out| *out > 0.0);
            let eta = out.map_or_else(String::new, |out| format!(", eta {}", text::age((behind as f64 / out * 1_000.0) as i64)));
            let note = format!("{} to go{eta}{offline}", text::count(behind));
            let took_ms = line.message.as_ref().map(|message| now_ms - message.store_timestamp.get());
            StepRow { note, took_ms, ..row(None, Level::Warning, "waiting", name) }
        }
    }
}

/// Puts all on one line of time.
fn lay_out(rows: &mut [StepRow]) {
    let begin = rows.iter().filter_map(|row| row.at_ms).min().unwrap_or(0);
    let end = rows.iter().filter_map(|row| Some(row.at_ms? + row.took_ms.unwrap_or(0))).max().unwrap_or(begin);
    let share = |at: i64| (at - begin) as f64 / (end - begin).max(1) as f64;
    for (place, row) in rows.iter_mut().enumerate() {
        row.place = place;
        row.span = row.at_ms.map(|at| (share(at), share(at + row.took_ms.unwrap_or(0))));
    }
}

/// What stands instead of rows when there are none.
pub fn nothing(state: &State) -> (String, Role) {
    if state.traced.is_none() {
        return ("i: say which, such as `orders AC11000100002A9F77C4`, or x on a message".into(), Role::Plain);
    }
    match state.shown().found.trace.as_ref().map(|answered| &answered.result) {
        None => ("? asking the brokers".into(), Role::Dim),
        Some(Err(why)) => (format!("? {why}"), Role::Level(Level::Unknown)),
        Some(Ok(_)) => ("no such message".into(), Role::Plain),
    }
}

/// The summary over the line of time.
pub fn summary(state: &State) -> String {
    let Some((topic, id)) = &state.traced else { return String::new() };
    let mut text = format!("{topic} {id}");
    let Some(Ok(seen)) = state.shown().found.trace.as_ref().map(|answered| &answered.result) else { return text };
    let Some(line) = &seen.line else { return text };
    text += &format!("   {}   {}", if line.traced { "traced" } else { "no traces" }, line.verdict());
    if let Some(slowest) = state.lists.steps.rows().filter(|row| row.at_ms.is_some() && row.took_ms.is_some()).max_by_key(|row| row.took_ms)
    {
        text += &format!("   slowest: {} ({})", slowest.what, took(slowest.took_ms.unwrap_or(0)));
    }
    if let Some((who, why)) = line.missing.first() {
        text += &format!("   PARTIAL {who}: {why}");
    }
    text
}

/// The raw messages.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(Ok(seen)) = state.shown().found.trace.as_ref().map(|answered| &answered.result) else { return };
    let mut lines = Lines::new();
    for message in &seen.stored {
        lines.extend(body::lines(state, message));
        lines.push((String::new(), Role::Plain));
    }
    super::draw_text(state, pen, area, "records", &lines);
}
