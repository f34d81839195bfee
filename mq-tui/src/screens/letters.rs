//! Dead letters of one group: what it gave up, when, after how many tries.

use super::body;
use super::messages::optional;
use crate::inquiry::{Inquiry, Seen};
use crate::model::{Cluster, Name};
use crate::table::{Column, Row, Value};
use mq_core::admin::origin_topic;
use std::sync::Arc;

/// One dead letter.
#[derive(Debug, Clone)]
pub struct LetterRow {
    page: Arc<Vec<Seen>>,
    at: usize,
}

impl Row for LetterRow {
    type Id = (Name, i32, i64);
    /// The group.
    type Scope = Option<Name>;
    const COLUMNS: &'static [Column<Self>] = &[
        Column::number("time", "TIME", 't', 14, 1, |row: &Self| Value::Time(row.seen().message.store_timestamp.get())).up_to(18),
        Column::text("key", "KEY", 'k', 10, 0, |row: &Self| optional(row.seen().message.keys())).up_to(24),
        Column::text("tag", "TAG", 'a', 8, 1, |row: &Self| optional(row.seen().message.tags())).up_to(16),
        Column::text("origin", "ORIGIN", 'g', 8, 2, |row: &Self| optional(origin_topic(&row.seen().message))).up_to(24),
        Column::number("tries", "TRIES", 'r', 5, 3, |row: &Self| Value::Count(row.seen().message.reconsume_times.into())),
        Column::number("size", "SIZE", 'z', 6, 4, |row: &Self| Value::Bytes(row.seen().body_len as i64)),
        Column::text("queue", "QUEUE", 'u', 12, 6, |row: &Self| {
            let message = &row.seen().message;
            Value::Text(format!("{}:{} {}", message.broker_name, message.queue_id, message.queue_offset).into())
        })
        .wide()
        .up_to(24),
        Column::text("body", "BODY", ' ', 12, 1, |row: &Self| Value::Text(body::preview(&row.seen().message.body).into())).up_to(200),
    ];
    const SORT: (usize, bool) = (0, true);

    fn gather(cluster: &Cluster, group: &Option<Name>, _: i64) -> Vec<Self> {
        let Some(answered) = &cluster.found.letters else { return Vec::new() };
        let same = matches!((&answered.inquiry, group), (Inquiry::Letters(of, _), Some(group)) if of == group);
        match &answered.result {
            Ok(page) if same => (0..page.messages.len()).map(|at| Self { page: Arc::clone(&page.messages), at }).collect(),
            _ => Vec::new(),
        }
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

impl LetterRow {
    /// The dead letter.
    pub fn seen(&self) -> &Seen {
        &self.page[self.at]
    }
}
