//! Topics: what for, how many queues, what comes in, who is behind.

use crate::model::{Cluster, Level, Name, Stamp, Stamps, Topic, Total};
use crate::table::{Column, Row, Value};
use mq_core::admin::TopicKind;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE};
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// One topic over all brokers.
#[derive(Debug, Clone)]
pub struct TopicRow {
    name: Name,
    kind: TopicKind,
    /// Brokers that have it.
    brokers: usize,
    /// Those of them that do not answer.
    silent: usize,
    write_queues: i64,
    read_queues: i64,
    perm: &'static str,
    stored: Total,
    /// When a message was last stored, Unix ms.
    last_write_ms: Option<i64>,
    now_ms: i64,
    groups: usize,
    backlog: Total,
}

impl Row for TopicRow {
    type Id = Name;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 9, 0, |row: &Self| {
            let (level, word) = row.verdict();
            Value::State(level, word.into())
        }),
        Column::text("name", "TOPIC", 'n', 16, 0, |row: &Self| Value::Text(row.name.clone())).up_to(64),
        Column::text("kind", "KIND", 'k', 6, 4, |row: &Self| Value::Word(row.kind.name())).up_to(12),
        Column::number("queues", "QUEUES", 'u', 6, 2, |row: &Self| Value::Count(row.write_queues)),
        Column::text("perm", "PERM", 'p', 4, 3, |row: &Self| Value::Word(row.perm)),
        Column::number("in", "IN/S", 'i', 8, 1, |row: &Self| total(row.stored, Value::Rate, Value::RateAtLeast)),
        Column::number("last", "LAST", 'a', 7, 2, |row: &Self| Value::known(row.last_write_ms, |at| Value::Age(row.now_ms - at))),
        Column::number("groups", "GROUPS", 'g', 6, 3, |row: &Self| Value::Count(count(row.groups))),
        Column::number("backlog", "BACKLOG", 'b', 11, 1, TopicRow::backlog),
        Column::number("brokers", "BROKERS", 'B', 7, 5, |row: &Self| Value::Count(count(row.brokers))).wide(),
        Column::number("readq", "READQ", 'r', 5, 6, |row: &Self| Value::Count(row.read_queues)).wide(),
    ];
    const SORT: (usize, bool) = (1, false);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let mut readers: HashMap<&str, Readers> = HashMap::with_capacity(cluster.group_rows.len());
        for ((_, topic), row) in &cluster.group_rows {
            let of = readers.entry(topic).or_default();
            of.groups += 1;
            of.backlog.add(Some(row.judged.lag as f64));
            of.backlog.at_least |= !row.judged.lag_is_complete;
            of.stored = of.stored.into_iter().chain(row.judged.in_per_s).reduce(f64::max);
        }
        let shown = cluster.topics.iter().filter(|(_, topic)| !topic.kind.is_hidden());
        let silent: BTreeSet<&Name> = cluster.silent_names().collect();
        shown.map(|(name, topic)| Self::of(&silent, name, topic, readers.get(&**name), now_ms)).collect()
    }

    fn id(&self) -> Name {
        self.name.clone()
    }

    fn by_id(&self, other: &Self) -> Ordering {
        self.name.cmp(&other.name)
    }

    fn names(&self) -> [&str; 2] {
        [&self.name, ""]
    }

    fn stamp(cluster: &Cluster) -> Option<Stamp> {
        let Stamps { brokers, topics, groups } = cluster.stamps;
        Some(brokers.max(topics).max(groups))
    }

    fn age(&mut self, now_ms: i64) {
        self.now_ms = now_ms;
    }

    fn is_stale(&self) -> bool {
        self.silent == self.brokers
    }
}

/// What is known of a topic through its groups.
#[derive(Default)]
struct Readers {
    groups: usize,
    backlog: Total,
    stored: Option<f64>,
}

impl TopicRow {
    fn of(silent: &BTreeSet<&Name>, name: &Name, topic: &Topic, readers: Option<&Readers>, now_ms: i64) -> Self {
        let mut row = Self {
            name: name.clone(),
            kind: topic.kind,
            brokers: topic.on.len(),
            silent: 0,
            write_queues: 0,
            read_queues: 0,
            perm: "-",
            stored: Total::default(),
            last_write_ms: None,
            now_ms,
            groups: readers.map_or(0, |readers| readers.groups),
            backlog: readers.map_or_else(Total::default, |readers| readers.backlog),
        };
        let mut last = None;
        for (broker, on) in topic.on.iter() {
            let silent = silent.contains(broker);
            row.silent += usize::from(silent);
            row.write_queues += i64::from(on.settings.write_queues);
            row.read_queues += i64::from(on.settings.read_queues);
            row.stored.add(on.stored.rate().filter(|_| !silent));
            last = last.max(on.queues.values().map(|ends| ends.last_update_timestamp).filter(|at| *at > 0).max());
        }
        if row.stored.known.is_none() {
            let through_groups = readers.and_then(|readers| readers.stored);
            row.stored = Total { known: through_groups, at_least: row.silent > 0 };
        }
        row.last_write_ms = last;
        row.perm = perm(topic.on.values().map(|on| on.settings.perm).fold(0, |all, perm| all | perm));
        row
    }

    fn verdict(&self) -> (Level, &'static str) {
        match () {
            () if self.silent == self.brokers => (Level::Critical, "gone"),
            () if self.silent > 0 => (Level::Unknown, "partial"),
            () if self.perm == "-" => (Level::Warning, "closed"),
            () => (Level::Ok, "ok"),
        }
    }

    fn backlog(&self) -> Value {
        if self.groups == 0 {
            Value::Nothing
        } else {
            total(self.backlog, |known| Value::Count(known as i64), |known| Value::AtLeast(known as i64))
        }
    }
}

fn total(total: Total, all: fn(f64) -> Value, part: fn(f64) -> Value) -> Value {
    match total.known {
        None => Value::Unknown,
        Some(known) if total.at_least => part(known),
        Some(known) => all(known),
    }
}

fn count(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// Permission bits in letters.
pub fn perm(bits: i32) -> &'static str {
    match (bits & PERM_READ != 0, bits & PERM_WRITE != 0) {
        (true, true) => "RW",
        (true, false) => "R",
        (false, true) => "W",
        (false, false) => "-",
    }
}
