//! Messages that were looked for, newest first, and the one under the cursor with its body.

use super::body;
use crate::inquiry::{At, Inquiry, Seen};
use crate::model::{Cluster, Name};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value};
use crate::theme::Role;
use std::sync::Arc;

/// One message of a page.
#[derive(Debug, Clone)]
pub struct MessageRow {
    page: Arc<Vec<Seen>>,
    at: usize,
}

impl Row for MessageRow {
    type Id = (Name, i32, i64);
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::number("time", "TIME", 't', 12, 0, |row: &Self| Value::Time(row.seen().message.store_timestamp.get())).up_to(18),
        Column::text("queue", "QUEUE", 'u', 12, 3, |row: &Self| {
            let message = &row.seen().message;
            Value::Text(format!("{}:{}", message.broker_name, message.queue_id).into())
        })
        .up_to(24),
        Column::number("offset", "OFFSET", 'o', 9, 2, |row: &Self| Value::Count(row.seen().message.queue_offset.get())).up_to(13),
        Column::text("key", "KEY", 'k', 10, 1, |row: &Self| optional(row.seen().message.keys())).up_to(24),
        Column::text("tag", "TAG", 'a', 8, 3, |row: &Self| optional(row.seen().message.tags())).up_to(16),
        Column::number("size", "SIZE", 'z', 6, 4, |row: &Self| Value::Bytes(row.seen().body_len as i64)),
        Column::number("tries", "TRIES", 'r', 5, 6, |row: &Self| Value::Count(row.seen().message.reconsume_times.into())).wide(),
        Column::text("id", "ID", 'i', 32, 7, |row: &Self| Value::Text(row.seen().message.msg_id().into())).wide(),
        Column::text("body", "BODY", ' ', 12, 1, |row: &Self| Value::Text(body::preview(&row.seen().message.body).into())).up_to(200),
    ];
    const SORT: (usize, bool) = (0, true);

    fn gather(cluster: &Cluster, (): &(), _: i64) -> Vec<Self> {
        let Some(Ok(page)) = cluster.found.messages.as_ref().map(|answered| &answered.result) else { return Vec::new() };
        (0..page.messages.len()).map(|at| Self { page: Arc::clone(&page.messages), at }).collect()
    }

    fn id(&self) -> Self::Id {
        self.seen().place()
    }

    fn names(&self) -> [&str; 2] {
        let message = &self.seen().message;
        [message.keys().unwrap_or_default(), std::str::from_utf8(&message.body).unwrap_or_default()]
    }

    fn copied(&self) -> String {
        self.seen().message.msg_id()
    }
}

impl MessageRow {
    /// The message.
    pub fn seen(&self) -> &Seen {
        &self.page[self.at]
    }
}

/// A text that may not be there.
pub fn optional(text: Option<&str>) -> Value {
    text.map_or(Value::Nothing, |text| Value::Text(text.into()))
}

/// What stands instead of rows when there are none.
pub fn nothing(state: &State) -> (String, Role) {
    let Some(source) = &state.source else {
        return ("i: say where to look, such as `orders`, `orders key:ORD-7`, `orders time:-15m`".into(), Role::Plain);
    };
    let answered = state.shown().found.messages.as_ref();
    match answered.filter(|answered| Some(&answered.inquiry) == state.messages_inquiry().as_ref()).map(|answered| &answered.result) {
        None => ("? asking the brokers".into(), Role::Dim),
        Some(Err(why)) => (format!("? {why}"), Role::Level(crate::model::Level::Unknown)),
        Some(Ok(page)) if !page.missing.is_empty() => (
            format!("? nothing found, and not everybody could be asked: {}", page.missing.join("; ")),
            Role::Level(crate::model::Level::Unknown),
        ),
        Some(Ok(_)) if source.at == At::Tail => ("waiting for messages".into(), Role::Plain),
        Some(Ok(_)) => ("nothing there".into(), Role::Plain),
    }
}

/// What the line over the list says: the source, the page, who could not be asked.
pub fn source_line(state: &State) -> String {
    let Some(source) = &state.source else { return "no source".into() };
    let at = match &source.at {
        At::Latest => "latest".into(),
        At::Earliest => "earliest".into(),
        At::Tail => "tail".into(),
        At::Id(id) => format!("id:{id}"),
        At::Key(key) => format!("key:{key}"),
        At::Time(ms) => format!("from {}", state.clock.date_time(*ms)),
        At::Offset(broker, queue, offset) => format!("offset:{broker}:{queue}:{offset}"),
    };
    let mut line = format!("{} {at}", source.topic);
    if let Some(answered) = &state.shown().found.messages
        && let Ok(page) = &answered.result
    {
        line += &format!("   {} held", crate::text::count(page.held));
        if !page.older.is_empty() {
            line += "   > older";
        }
        if matches!(answered.inquiry, Inquiry::Messages(_, crate::inquiry::Place::Before(_) | crate::inquiry::Place::After(_))) {
            line += "   < newer";
        }
        if let Some(missing) = page.missing.first() {
            line += &format!("   PARTIAL {missing}");
        }
    }
    line
}

/// The message under the cursor.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(row) = state.lists.messages.current() else { return };
    let lines = body::lines(state, row.seen());
    super::draw_text(state, pen, area, &format!("message {}", row.copied()), &lines);
}
