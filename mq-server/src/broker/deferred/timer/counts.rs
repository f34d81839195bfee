//! How many messages wait for each topic, as brokers tell it (request 61) and keep it (`config/timermetrics`).
//!
//! The wheel knows messages by place, not by topic, so the counts are kept beside it: one more when a message is taken into the wheel, one
//! less when it leaves. After a kill they may be off by what moved since the file was written; when nothing waits they begin anew.

use super::super::super::tables::persist::Changed;
use mq_core::protocol::bodies::offset::{TimerMetric, TimerMetrics};
use mq_core::types::UnixMs;
use parking_lot::Mutex;

/// The counts.
pub struct Counts {
    table: Mutex<TimerMetrics>,
    changed: Changed,
}

impl Counts {
    /// As they were saved; `pending` messages are in the wheel.
    pub fn load(mut saved: TimerMetrics, pending: i64, changed: Changed) -> Self {
        if pending <= 0 {
            saved.timing_count.clear();
        }
        Self { table: Mutex::new(saved), changed }
    }

    /// Changes the counts of topics, one burst at a time.
    pub fn add<'t>(&self, changes: impl IntoIterator<Item = (&'t str, i64)>) {
        let mut table = self.table.lock();
        let (now, mut any) = (UnixMs::now().get(), false);
        for (topic, by) in changes {
            any = true;
            if let Some(metric) = table.timing_count.get_mut(topic) {
                metric.count = (metric.count + by).max(0);
                metric.time_stamp = now;
            } else if by > 0 {
                table.timing_count.insert(topic.into(), TimerMetric { count: by, time_stamp: now });
            }
        }
        if any {
            table.data_version.counter += 1;
            table.data_version.timestamp = now;
            drop(table);
            self.changed.mark();
        }
    }

    /// As they are told and saved.
    pub fn table(&self) -> TimerMetrics {
        self.table.lock().clone()
    }
}

/// Adds up changes of topics in the order in which they come: many in a row are of one topic.
#[derive(Default)]
pub struct Tally(Vec<(String, i64)>);

impl Tally {
    /// `by` more of `topic`.
    pub fn add(&mut self, topic: &str, by: i64) {
        match self.0.last_mut() {
            Some((last, sum)) if last == topic => *sum += by,
            _ => self.0.push((topic.to_owned(), by)),
        }
    }

    /// The changes.
    pub fn changes(&self) -> impl Iterator<Item = (&str, i64)> {
        self.0.iter().map(|(topic, by)| (topic.as_str(), *by))
    }
}
