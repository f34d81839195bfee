//! The queues of one group in one topic: who reads them, how far.

use crate::model::{Cluster, Level, Name};
use crate::table::{Column, Row, Value};
use crate::text;
use mq_core::ops::lag::QueueLag;

/// One queue.
#[derive(Debug, Clone)]
pub struct GroupQueueRow {
    broker: Name,
    queue_id: i32,
    committed: i64,
    end: i64,
    /// What the judge found; `None` when the broker is silent and positions are the last it told.
    judged: Option<QueueLag>,
    /// Its part of the group's backlog, 0 to 1.
    share: f64,
    silent_for_ms: Option<i64>,
}

impl Row for GroupQueueRow {
    type Id = (Name, i32);
    type Scope = Option<(Name, Name)>;
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 9, 0, |row: &Self| {
            let (level, word) = row.verdict();
            Value::State(level, word.into())
        }),
        Column::text("queue", "QUEUE", 'n', 12, 0, |row: &Self| Value::Text(format!("{}:{}", row.broker, row.queue_id).into())).up_to(32),
        Column::text("owner", "OWNER", 'w', 13, 3, |row: &Self| match row.judged.as_ref().map(|judged| &judged.owner) {
            Some(Some(Some(owner))) => Value::Text(owner.clone()),
            Some(Some(None)) => Value::Nothing,
            _ => Value::Unknown,
        })
        .up_to(32),
        Column::number("committed", "COMMITTED", 'c', 11, 2, |row: &Self| Value::Count(row.committed)).up_to(14),
        Column::number("end", "END", 'x', 11, 2, |row: &Self| Value::Count(row.end)).up_to(14),
        Column::number("lag", "LAG", 'l', 9, 0, |row: &Self| row.judged(|judged| Value::Count(judged.lag))).up_to(14),
        Column::number("age", "AGE", 'a', 6, 4, |row: &Self| {
            row.judged(|judged| match judged.age_ms {
                Some(ms) => Value::Age(ms),
                None if judged.lag <= 0 => Value::Nothing,
                None => Value::Unknown,
            })
        }),
        Column::number("out", "OUT/S", 'o', 5, 3, |row: &Self| row.judged(|judged| Value::known(judged.out_per_s, Value::Rate))).up_to(7),
        Column::text("share", "SHARE", ' ', 8, 5, |row: &Self| match row.silent_for_ms {
            Some(ms) => Value::Text(format!("down {}", text::age(ms)).into()),
            None => Value::Bar(row.share),
        })
        .up_to(20),
    ];
    const SORT: (usize, bool) = (5, true);

    fn gather(cluster: &Cluster, scope: &Option<(Name, Name)>, now_ms: i64) -> Vec<Self> {
        let Some(key) = scope else { return Vec::new() };
        let Some(row) = cluster.group_rows.get(key) else { return Vec::new() };
        let judged = row.judged.queues.iter().map(|queue| Self {
            broker: queue.progress.queue.broker_name.clone(),
            queue_id: queue.progress.queue.queue_id.get(),
            committed: queue.progress.committed.get(),
            end: queue.progress.max.get(),
            share: if row.judged.lag > 0 { queue.lag.max(0) as f64 / row.judged.lag as f64 } else { 0.0 },
            judged: Some(queue.clone()),
            silent_for_ms: None,
        });
        let mut rows: Vec<Self> = judged.collect();
        for broker in cluster.silent_names() {
            let last = cluster.progress.get(broker).and_then(|kept| kept.back()?.table.get(key));
            rows.extend(last.into_iter().flatten().map(|queue| Self {
                broker: broker.clone(),
                queue_id: queue.queue.queue_id.get(),
                committed: queue.committed.get(),
                end: queue.max.get(),
                judged: None,
                share: 0.0,
                silent_for_ms: cluster.silent_since(broker).map(|since| now_ms - since),
            }));
        }
        rows
    }

    fn id(&self) -> (Name, i32) {
        (self.broker.clone(), self.queue_id)
    }

    fn names(&self) -> [&str; 2] {
        [&self.broker, ""]
    }

    fn is_stale(&self) -> bool {
        self.judged.is_none()
    }
}

impl GroupQueueRow {
    fn verdict(&self) -> (Level, &'static str) {
        let Some(judged) = &self.judged else { return (Level::Unknown, "stale") };
        match () {
            () if judged.lost.is_some_and(|lost| lost > 0) => (Level::Critical, "lost"),
            () if judged.lag > 0 && judged.owner == Some(None) => (Level::Critical, "unowned"),
            () if judged.lag < 0 => (Level::Warning, "ahead"),
            () if judged.lag > 0 && judged.out_per_s == Some(0.0) => (Level::Warning, "still"),
            () if judged.lag > 0 => (Level::Ok, "behind"),
            () => (Level::Ok, "ok"),
        }
    }

    fn judged(&self, value: impl FnOnce(&QueueLag) -> Value) -> Value {
        self.judged.as_ref().map_or(Value::Unknown, value)
    }
}
