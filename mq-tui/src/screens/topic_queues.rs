//! The queues of one topic.

use crate::model::{Cluster, Level, Name};
use crate::screens::topics::perm;
use crate::table::{Column, Row, Value};

/// One queue of a topic on one broker.
#[derive(Debug, Clone)]
pub struct TopicQueueRow {
    broker: Name,
    queue_id: i32,
    perm: &'static str,
    /// Minimum and maximum, once they were asked for.
    ends: Option<(i64, i64)>,
    last_age_ms: Option<i64>,
    /// Messages that are there, against the fullest queue.
    share: f64,
    silent_for_ms: Option<i64>,
}

impl Row for TopicQueueRow {
    type Id = (Name, i32);
    type Scope = Option<Name>;
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 7, 0, |row: &Self| match row.silent_for_ms {
            Some(_) => Value::State(Level::Unknown, "stale".into()),
            None => Value::State(Level::Ok, "ok".into()),
        }),
        Column::text("queue", "QUEUE", 'n', 14, 0, |row: &Self| Value::Text(format!("{}:{}", row.broker, row.queue_id).into())).up_to(40),
        Column::text("perm", "PERM", 'p', 4, 3, |row: &Self| Value::Word(row.perm)),
        Column::number("min", "MIN", 'm', 13, 2, |row: &Self| Value::known(row.ends, |(min, _)| Value::Count(min))),
        Column::number("max", "MAX", 'x', 13, 0, |row: &Self| Value::known(row.ends, |(_, max)| Value::Count(max))),
        Column::number("last", "LAST", 'a', 7, 1, |row: &Self| match (row.ends, row.last_age_ms) {
            (None, _) => Value::Unknown,
            (_, None) => Value::Nothing,
            (_, Some(ms)) => Value::Age(ms),
        }),
        Column::text("share", "HELD", 'h', 9, 4, |row: &Self| match row.silent_for_ms {
            Some(ms) => Value::Text(format!("down {}", crate::text::age(ms)).into()),
            None => Value::Bar(row.share),
        })
        .up_to(24),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(cluster: &Cluster, topic: &Option<Name>, now_ms: i64) -> Vec<Self> {
        let Some(topic) = topic.as_ref().and_then(|name| cluster.topics.get(name)) else { return Vec::new() };
        let held = |ends: &mq_core::protocol::bodies::topic::TopicOffset| (ends.max_offset - ends.min_offset).max(0) as f64;
        let most = topic.on.values().flat_map(|on| on.queues.values()).map(held).fold(1.0, f64::max);
        let mut rows = Vec::new();
        for (broker, on) in topic.on.iter() {
            let silent_for_ms = cluster.silent_since(broker).map(|since| now_ms - since);
            for queue_id in 0..on.settings.read_queues.max(on.settings.write_queues) {
                let ends = on.queues.get(&queue_id);
                rows.push(Self {
                    broker: broker.clone(),
                    queue_id,
                    perm: perm(on.settings.perm),
                    ends: ends.map(|ends| (ends.min_offset, ends.max_offset)),
                    last_age_ms: ends.map(|ends| ends.last_update_timestamp).filter(|at| *at > 0).map(|at| now_ms - at),
                    share: ends.map_or(0.0, |ends| held(ends) / most),
                    silent_for_ms,
                });
            }
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
        self.silent_for_ms.is_some()
    }
}
