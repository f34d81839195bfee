//! Producers and consumers: who is connected, from where, with which library, and what the one under the cursor does.

use super::Lines;
use crate::inquiry::{ClientSeen, Inquiry};
use crate::model::{Cluster, Level, Name};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::text;
use crate::theme::Role;
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use mq_core::protocol::version_name;

/// Producers say every 30 s that they are there; brokers close connections that are silent for two minutes. Longer silence than this is odd, ms.
const HEARTBEAT_LATE_MS: i64 = 75_000;

/// One client in one group.
#[derive(Debug, Clone)]
pub struct ClientRow {
    /// The client.
    pub client: ClientSeen,
    now_ms: i64,
}

impl Row for ClientRow {
    type Id = (bool, Name, Name);
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 7, 2, |row: &Self| {
            let (level, word) = row.verdict();
            Value::State(level, word.into())
        }),
        Column::text("kind", "KIND", 'k', 8, 0, |row: &Self| Value::Word(if row.client.is_producer { "producer" } else { "consumer" })),
        Column::text("group", "GROUP", 'g', 14, 0, |row: &Self| Value::Text(row.client.group.clone())).up_to(20),
        Column::text("client", "CLIENT", 'n', 20, 0, |row: &Self| Value::Text(row.client.id.clone())).up_to(48),
        Column::text("addr", "ADDRESS", 'a', 15, 3, |row: &Self| Value::Text(row.client.addr.clone())).up_to(24),
        Column::text("language", "LANG", 'l', 5, 2, |row: &Self| Value::Text(row.client.language.clone())).up_to(8),
        Column::text("version", "VERSION", 'v', 8, 1, |row: &Self| Value::Text(version_name(row.client.version).into())).up_to(12),
        Column::text("how", "HOW", 'h', 15, 5, |row: &Self| Value::Text(row.client.how.as_str().into())).up_to(18),
        Column::number("heartbeat", "BEAT", 'b', 6, 4, |row: &Self| match row.client.heartbeat_ms {
            Some(at) => Value::Age(row.now_ms - at),
            None => Value::Nothing,
        }),
        Column::number("brokers", "BROKERS", 'B', 7, 6, |row: &Self| Value::Count(row.client.brokers.len() as i64)),
    ];
    const SORT: (usize, bool) = (2, false);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let Some(Ok(seen)) = cluster.found.clients.as_ref().map(|answered| &answered.result) else { return Vec::new() };
        seen.clients.iter().map(|client| Self { client: client.clone(), now_ms }).collect()
    }

    fn id(&self) -> Self::Id {
        (self.client.is_producer, self.client.group.clone(), self.client.id.clone())
    }

    fn names(&self) -> [&str; 2] {
        [&self.client.group, &self.client.id]
    }

    fn copied(&self) -> String {
        self.client.id.to_string()
    }
}

impl ClientRow {
    fn verdict(&self) -> (Level, &'static str) {
        match self.client.heartbeat_ms {
            Some(at) if self.now_ms - at > HEARTBEAT_LATE_MS => (Level::Warning, "late"),
            _ => (Level::Ok, "ok"),
        }
    }
}

/// What stands instead of rows when there are none.
pub fn nothing(state: &State) -> (String, Role) {
    match state.shown().found.clients.as_ref().map(|answered| &answered.result) {
        None => ("? asking the brokers".into(), Role::Dim),
        Some(Err(why)) => (format!("? {why}"), Role::Level(Level::Unknown)),
        Some(Ok(seen)) if seen.asked.0 < seen.asked.1 => (format!("? {} of {} groups asked", seen.asked.0, seen.asked.1), Role::Dim),
        Some(Ok(_)) => ("nobody is connected".into(), Role::Plain),
    }
}

/// How far the look at all groups is.
pub fn progress(state: &State) -> String {
    match state.shown().found.clients.as_ref().map(|answered| &answered.result) {
        Some(Ok(seen)) if seen.asked.0 < seen.asked.1 => format!("   {} of {} groups asked", seen.asked.0, seen.asked.1),
        Some(Ok(seen)) if !seen.missing.is_empty() => format!("   PARTIAL {}", seen.missing[0]),
        _ => String::new(),
    }
}

/// What the client under the cursor does.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(row) = state.lists.clients.current() else { return };
    let client = &row.client;
    let mut lines = Lines::new();
    let mut line = |name: &str, value: &str| lines.push((format!("{name:<14} {value}"), Role::Plain));
    line("group", &client.group);
    line("address", &client.addr);
    line("library", &format!("{} {}", client.language, version_name(client.version)));
    line("connected to", &client.brokers.join(", "));
    if !client.how.is_empty() {
        line("consumes", &client.how);
    }
    for (topic, expression) in &client.subscriptions {
        line("subscribes", &format!("{topic}  {expression}"));
    }
    if !client.is_producer {
        lines.push((String::new(), Role::Plain));
        let wanted = Inquiry::Client(client.group.clone(), client.id.clone(), state.stacks);
        let answered = state.shown().found.client.as_ref().filter(|answered| answered.inquiry == wanted);
        match answered.map(|answered| &answered.result) {
            None => lines.push(("? asking the client, through its broker".into(), Role::Dim)),
            Some(Err(why)) => lines.push((format!("? {why}"), Role::Level(Level::Unknown))),
            Some(Ok(info)) => running(&mut lines, row.now_ms, info),
        }
    }
    super::draw_text(state, pen, area, &client.id, &lines);
}

fn running(lines: &mut Lines, now_ms: i64, info: &ConsumerRunningInfo) {
    lines.push(("QUEUES".into(), Role::Title));
    for (queue, held) in &info.mq_table {
        let queue = &queue.0;
        let consumed = if held.last_consume_timestamp > 0 { text::age(now_ms - held.last_consume_timestamp) } else { "never".into() };
        let cached = text::count(held.cached_msg_count);
        let dropped = if held.droped { "  dropped" } else { "" };
        lines.push((
            format!(
                "{} {}:{}  at {}  holds {cached}  consumed {consumed} ago{dropped}",
                queue.topic, queue.broker_name, queue.queue_id, held.commit_offset
            ),
            Role::Plain,
        ));
    }
    for (topic, status) in &info.status_table {
        let text = format!(
            "{topic}  ok {}/s  failed {}/s  {:.0} ms each",
            text::rate(status.consume_ok_tps),
            text::rate(status.consume_failed_tps),
            status.consume_rt
        );
        lines.push((text, Role::Plain));
    }
    if let Some(stacks) = &info.jstack {
        lines.push(("STACKS".into(), Role::Title));
        lines.extend(stacks.lines().map(|line| (line.to_owned(), Role::Plain)));
    }
}
