//! `mqadmin dlq stats`: what dead letters have in common.

use super::{Chosen, scan};
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, moment, number, text};
use crate::session::Session;
use clap::Args;
use mq_core::admin::origin_topic;
use mq_core::message::MessageExt;
use mq_core::types::UnixMs;
use std::collections::BTreeMap;

/// Which dead letters, and how much of each table.
#[derive(Debug, Clone, Args)]
pub struct Stats {
    #[command(flatten)]
    pub chosen: Chosen,
    /// Rows of each kind at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub top: usize,
}

pub const COLUMNS: Shape = Shape::new(
    "mqadmin.dlq.stats/1",
    &[text("by"), text("value"), number("messages"), decimal("percent"), moment("oldest"), moment("newest")],
);

/// What is looked at, in the order in which it is shown, and what a dead letter has of it.
const KINDS: [(&str, fn(&MessageExt, UnixMs) -> String); 5] = [
    ("origin_topic", |dead, _| origin_topic(dead).unwrap_or("-").to_owned()),
    ("tag", |dead, _| dead.tags().unwrap_or("-").to_owned()),
    ("key_prefix", |dead, _| dead.keys().map_or_else(|| "-".into(), key_prefix)),
    ("age", |dead, now| age(now.get() - dead.store_timestamp.get()).to_owned()),
    ("retries", |dead, _| dead.reconsume_times.to_string()),
];

/// Up to the first digit: `ORD-4711` is one of `ORD-`.
fn key_prefix(keys: &str) -> String {
    let first = keys.split(' ').next().unwrap_or_default();
    let prefix: String = first.chars().take_while(|c| !c.is_ascii_digit()).take(32).collect();
    if prefix.is_empty() { "(digits)".into() } else { prefix }
}

fn age(ms: i64) -> &'static str {
    match ms / 3_600_000 {
        ..1 => "< 1h",
        1..6 => "1h - 6h",
        6..24 => "6h - 1d",
        24..168 => "1d - 7d",
        _ => "> 7d",
    }
}

#[derive(Default)]
struct Tally {
    messages: i64,
    oldest: Option<UnixMs>,
    newest: Option<UnixMs>,
}

/// Counts.
///
/// # Errors
/// There are none, or they cannot be read.
pub async fn stats(session: &mut Session<'_>, wanted: &Stats) -> Result<u8, Failure> {
    let admin = session.admin_for_long()?;
    let scanned = scan(session, &admin, &wanted.chosen).await?;
    let mut report = Report::of(&COLUMNS);
    for (kind, value) in KINDS {
        let mut tallies = BTreeMap::<String, Tally>::new();
        for dead in &scanned.messages {
            let tally = tallies.entry(value(dead, session.now)).or_default();
            tally.messages += 1;
            let stored = dead.store_timestamp;
            tally.oldest = Some(tally.oldest.map_or(stored, |oldest| oldest.min(stored)));
            tally.newest = tally.newest.max(Some(stored));
        }
        let mut rows: Vec<_> = tallies.into_iter().collect();
        rows.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.messages));
        for (value, tally) in rows.into_iter().take(wanted.top) {
            report.rows.push(vec![
                Cell::text(kind),
                Cell::text(value),
                Cell::Int(tally.messages),
                Cell::Float(tally.messages as f64 * 100.0 / scanned.messages.len() as f64),
                Cell::time(tally.oldest),
                Cell::time(tally.newest),
            ]);
        }
    }
    for missing in &scanned.missing {
        report.missing(missing.as_str());
    }
    if scanned.cut {
        report.missing("stopped early: the scan reached its limit; --scan-max reads on");
    }
    session.note(&format!("{} dead letters of {}", scanned.messages.len(), wanted.chosen.group));
    session.show(report)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_ages_fall_into_classes() {
        for (key, prefix) in [("ORD-4711 x", "ORD-"), ("4711", "(digits)"), ("plain", "plain")] {
            assert_eq!(key_prefix(key), prefix);
        }
        for (hours, class) in [(-1, "< 1h"), (0, "< 1h"), (5, "1h - 6h"), (23, "6h - 1d"), (24, "1d - 7d"), (200, "> 7d")] {
            assert_eq!(age(hours * 3_600_000), class);
        }
    }
}
