//! How many messages wait in each delay level, as brokers tell with every probe.

use super::Name;
use mq_core::admin::RuntimeInfo;

/// By level: messages that were delivered, and messages that were stored.
pub fn levels(info: &RuntimeInfo) -> impl Iterator<Item = (i32, i64, i64)> + '_ {
    info.values.iter().filter_map(|(key, figures)| {
        let level = key.strip_prefix("scheduleMessageOffset_")?.parse().ok()?;
        let (done, all) = figures.split_once(',')?;
        Some((level, done.parse().ok()?, all.parse().ok()?))
    })
}

/// What a level is called on the screen.
pub fn level_name(level: i32) -> Name {
    format!("{LEVEL}{level:02}").into()
}

/// Whether that is what a level is called; no topic has a blank in its name.
pub fn is_level(name: &str) -> bool {
    name.starts_with(LEVEL)
}

const LEVEL: &str = "level ";
