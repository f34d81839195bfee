//! Rows of lag as a recording keeps them: whole numbers by name. The console writes and reads the same names, so that either tool shows what
//! the other has recorded.
//!
//! ```text
//! g TAB group TAB topic TAB what      state (its place in LagState), lag, part (1: lag is a lower bound), age (s), in, out (tenths/s), clients
//! ```

use super::judge::{LagRow, LagState};
use crate::ops::recorder::Sample;
use std::collections::BTreeMap;

/// Rates are kept as tenths.
const TENTHS: f64 = 10.0;

/// The numbers of `rows` by name. What is not known is not there.
pub fn record<'r>(rows: impl IntoIterator<Item = &'r LagRow>) -> BTreeMap<String, i64> {
    let mut values = BTreeMap::new();
    let tenths = |rate: f64| (rate * TENTHS).round() as i64;
    for row in rows {
        let mut put = |what: &str, value: Option<i64>| {
            values.extend(value.map(|value| (format!("g\t{}\t{}\t{what}", row.group, row.topic), value)));
        };
        put("state", Some(row.state as i64));
        // "At least 0" says nothing.
        put("lag", Some(row.lag).filter(|lag| row.lag_is_complete || *lag > 0));
        put("part", Some(i64::from(!row.lag_is_complete)));
        put("age", row.age_ms.map(|ms| ms / 1_000));
        put("in", row.in_per_s.map(tenths));
        put("out", row.out_per_s.map(tenths));
        put("clients", row.clients.map(|clients| clients as i64));
    }
    values
}

/// What a recording tells of a group in a topic at one moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Recorded {
    /// What was the matter.
    pub state: Option<LagState>,
    /// Messages not consumed.
    pub lag: Option<i64>,
    /// `lag` is a lower bound.
    pub is_part: bool,
    /// Age of the oldest next message, ms.
    pub age_ms: Option<i64>,
    /// Messages stored a second.
    pub in_per_s: Option<f64>,
    /// Positions committed a second.
    pub out_per_s: Option<f64>,
    /// Clients connected.
    pub clients: Option<i64>,
}

/// What `sample` tells of `group`, by topic.
pub fn recorded<'s>(sample: &'s Sample, group: &str) -> BTreeMap<&'s str, Recorded> {
    let begin = format!("g\t{group}\t");
    let mut topics: BTreeMap<&str, Recorded> = BTreeMap::new();
    let own = sample.values.range(begin.clone()..).take_while(|(name, _)| name.starts_with(&begin));
    for (name, value) in own {
        let Some((topic, what)) = name[begin.len()..].split_once('\t') else { continue };
        let row = topics.entry(topic).or_default();
        match what {
            "state" => row.state = LagState::ALL.into_iter().find(|state| *state as i64 == *value),
            "lag" => row.lag = Some(*value),
            "part" => row.is_part = *value != 0,
            "age" => row.age_ms = Some(value.saturating_mul(1_000)),
            "in" => row.in_per_s = Some(*value as f64 / TENTHS),
            "out" => row.out_per_s = Some(*value as f64 / TENTHS),
            "clients" => row.clients = Some(*value),
            // A later version's.
            _ => {}
        }
    }
    topics
}
