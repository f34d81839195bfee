//! Which messages: the options that every verb over messages shares, and the test they become.

use crate::failure::{self, Failure};
use crate::session::Session;
use clap::Args;
use mq_core::admin::origin_topic;
use mq_core::filter::{SqlFilter, tags};
use mq_core::message::MessageExt;
use mq_core::types::UnixMs;
use regex::bytes::Regex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Which messages fit.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
#[serde(default)]
pub struct FilterArgs {
    /// Only messages with that tag, or one of several: 'A || B'
    #[arg(long)]
    pub tag: Option<String>,
    /// Only messages with that key
    #[arg(long)]
    pub key: Option<String>,
    /// Only messages with that property
    #[arg(long, value_name = "K=V")]
    pub prop: Vec<String>,
    /// Only messages whose properties fit an SQL92 expression
    #[arg(long, value_name = "EXPR")]
    pub sql: Option<String>,
    /// Only messages whose body contains that text
    #[arg(long, value_name = "TEXT")]
    pub body_contains: Option<String>,
    /// Only messages whose body fits a regular expression
    #[arg(long, value_name = "REGEX", visible_alias = "grep")]
    pub body_regex: Option<String>,
    /// Only retries and dead letters that came from that topic
    #[arg(long, value_name = "TOPIC")]
    pub origin_topic: Option<String>,
    /// Only messages whose id is in a file, one a line; - is standard input
    #[arg(long, value_name = "FILE")]
    pub ids_from: Option<String>,
    /// Only a part of them: 5%, or 1/20; the same part each time
    #[arg(long, value_name = "PART")]
    pub sample: Option<String>,
}

/// When they were stored.
#[derive(Debug, Clone, Default, Args)]
pub struct Stored {
    /// Stored at or after
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub since: Option<String>,
    /// Stored at or before
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub until: Option<String>,
}

/// Which part of a topic.
#[derive(Debug, Clone, Default, Args)]
pub struct Range {
    #[command(flatten)]
    pub stored: Stored,
    /// Only these queues: BROKER:ID, BROKER:*
    #[arg(long, value_name = "QUEUE")]
    pub queue: Vec<String>,
}

/// A choice of messages as a job keeps it: moments and ids resolved when it began.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Choice {
    filter: FilterArgs,
    ids: Option<BTreeSet<String>>,
    since_ms: Option<i64>,
    until_ms: Option<i64>,
}

impl Choice {
    /// From the options of a command.
    ///
    /// # Errors
    /// A moment is none, or the file of ids cannot be read.
    pub fn new(session: &mut Session<'_>, filter: &FilterArgs, stored: &Stored) -> Result<Self, Failure> {
        let moment = |text: &Option<String>| text.as_deref().map(|text| session.moment(text)).transpose();
        let (since, until) = (moment(&stored.since)?, moment(&stored.until)?);
        let ids = match filter.ids_from.as_deref() {
            None => None,
            Some(path) => {
                let read = if path == "-" { session.io.read_all() } else { std::fs::read(path) };
                let bytes = read.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}")))?;
                let text = String::from_utf8_lossy(&bytes).into_owned();
                Some(text.split_whitespace().map(str::to_owned).collect())
            }
        };
        Ok(Self { filter: filter.clone(), ids, since_ms: since.map(UnixMs::get), until_ms: until.map(UnixMs::get) })
    }

    /// Where to begin in time.
    pub fn since(&self) -> Option<UnixMs> {
        self.since_ms.map(UnixMs)
    }

    /// Where to end in time.
    pub fn until(&self) -> Option<UnixMs> {
        self.until_ms.map(UnixMs)
    }

    /// Whether every message fits, whenever it was stored.
    pub fn is_everything(&self) -> bool {
        let filter = &self.filter;
        self.ids.is_none() && filter.prop.is_empty() && filter.sample.is_none() && {
            let texts = [&filter.tag, &filter.key, &filter.sql, &filter.body_contains, &filter.body_regex, &filter.origin_topic];
            texts.into_iter().all(Option::is_none)
        }
    }

    /// The test.
    ///
    /// # Errors
    /// An expression or a property cannot be read.
    pub fn filter(&self) -> Result<Filter, Failure> {
        let args = &self.filter;
        let pattern = |text: &str| Regex::new(text).map_err(|error| Failure::usage(format!("`{text}` is no regular expression: {error}")));
        let contains = args.body_contains.as_deref().map(|text| pattern(&regex::escape(text)));
        let bodies = contains.into_iter().chain(args.body_regex.as_deref().map(pattern)).collect::<Result<_, _>>()?;
        let sql = args.sql.as_deref().map(SqlFilter::compile).transpose();
        Ok(Filter {
            tags: args.tag.as_deref().map(|text| tags(text).map(str::to_owned).collect()),
            key: args.key.clone(),
            props: args.prop.iter().map(|prop| pair(prop)).collect::<Result<_, _>>()?,
            sql: sql.map_err(|error| Failure::usage(format!("--sql: {error}")))?,
            bodies,
            origin_topic: args.origin_topic.clone(),
            ids: self.ids.clone(),
            per_million: args.sample.as_deref().map(part).transpose()?,
            until: self.until(),
        })
    }
}

/// Which messages fit.
#[derive(Debug, Clone)]
pub struct Filter {
    tags: Option<Vec<String>>,
    key: Option<String>,
    props: Vec<(String, String)>,
    sql: Option<SqlFilter>,
    bodies: Vec<Regex>,
    origin_topic: Option<String>,
    ids: Option<BTreeSet<String>>,
    per_million: Option<u64>,
    until: Option<UnixMs>,
}

impl Filter {
    /// Whether `message` fits.
    pub fn fits(&self, message: &MessageExt) -> bool {
        let one_of = |wanted: &Vec<String>| message.tags().is_some_and(|tag| wanted.iter().any(|one| one == tag));
        let has_key = |key: &String| message.keys().is_some_and(|keys| keys.split(' ').any(|one| one == key));
        let named = |ids: &BTreeSet<String>| ids.contains(&message.msg_id()) || ids.contains(&message.offset_msg_id().to_string());
        // By the id, so that every run draws the same messages.
        let drawn = |per_million: u64| (spread(&message.msg_id()) * 1_000_000) >> 32 < per_million;
        self.until.is_none_or(|until| message.store_timestamp <= until)
            && self.tags.as_ref().is_none_or(one_of)
            && self.key.as_ref().is_none_or(has_key)
            && self.props.iter().all(|(name, value)| message.properties.get(name) == Some(value))
            && self.origin_topic.as_deref().is_none_or(|origin| origin_topic(message) == Some(origin))
            && self.sql.as_ref().is_none_or(|sql| sql.matches(message.properties.as_str().as_bytes()))
            && self.bodies.iter().all(|body| body.is_match(&message.body))
            && self.ids.as_ref().is_none_or(named)
            && self.per_million.is_none_or(drawn)
    }
}

/// 32 bits that look random and depend on the text alone (FNV-1a, its bits mixed once more: ids differ in their last digits only).
fn spread(text: &str) -> u64 {
    let hash = text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    let mixed = (hash ^ (hash >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    mixed >> 32
}

/// `K=V`.
///
/// # Errors
/// It is none.
pub fn pair(text: &str) -> Result<(String, String), Failure> {
    let (name, value) = text.split_once('=').ok_or_else(|| Failure::usage(format!("`{text}` is not K=V")))?;
    Ok((name.to_owned(), value.to_owned()))
}

/// `5%` or `1/20` as parts of a million.
fn part(text: &str) -> Result<u64, Failure> {
    let part = match (text.strip_suffix('%'), text.split_once('/')) {
        (Some(percent), _) => percent.parse::<f64>().ok().map(|percent| percent / 100.0),
        (None, Some((some, all))) => some.parse::<f64>().ok().zip(all.parse::<f64>().ok()).map(|(some, all)| some / all),
        (None, None) => None,
    };
    let part =
        part.filter(|part| (0.0..=1.0).contains(part)).ok_or_else(|| Failure::usage(format!("--sample wants 5% or 1/20, not `{text}`")))?;
    Ok((part * 1_000_000.0).round() as u64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::ops::message_line::read_json;

    fn message(id: usize) -> MessageExt {
        read_json(&format!(
            r#"{{"body":"pay 17 EUR","stored_ms":5,"properties":{{"TAGS":"A","KEYS":"k1 k2","n":"7","UNIQ_KEY":"ID{id}"}}}}"#
        ))
        .unwrap()
    }

    #[test]
    fn every_option_chooses() {
        let fits = |args: FilterArgs| Choice { filter: args, ..Choice::default() }.filter().unwrap().fits(&message(1));
        let text = |text: &str| Some(text.to_owned());
        for (args, expected) in [
            (FilterArgs::default(), true),
            (FilterArgs { tag: text("B || A"), ..FilterArgs::default() }, true),
            (FilterArgs { tag: text("B"), ..FilterArgs::default() }, false),
            (FilterArgs { key: text("k2"), ..FilterArgs::default() }, true),
            (FilterArgs { key: text("k"), ..FilterArgs::default() }, false),
            (FilterArgs { prop: vec!["n=7".into()], ..FilterArgs::default() }, true),
            (FilterArgs { sql: text("n > 6 AND TAGS = 'A'"), ..FilterArgs::default() }, true),
            (FilterArgs { sql: text("n > 7"), ..FilterArgs::default() }, false),
            (FilterArgs { body_contains: text("17 E"), ..FilterArgs::default() }, true),
            (FilterArgs { body_contains: text("17.E"), ..FilterArgs::default() }, false),
            (FilterArgs { body_regex: text("^pay [0-9]+"), ..FilterArgs::default() }, true),
            (FilterArgs { origin_topic: text("orders"), ..FilterArgs::default() }, false),
            (FilterArgs { sample: text("100%"), ..FilterArgs::default() }, true),
            (FilterArgs { sample: text("0%"), ..FilterArgs::default() }, false),
        ] {
            assert_eq!(fits(args.clone()), expected, "{args:?}");
        }
        let choice = Choice { until_ms: Some(4), ..Choice::default() };
        assert!(!choice.filter().unwrap().fits(&message(1)));
        let choice = Choice { ids: Some(["ID2".to_owned()].into()), ..Choice::default() };
        assert!(!choice.filter().unwrap().fits(&message(1)) && choice.filter().unwrap().fits(&message(2)));
    }

    #[test]
    fn a_sample_is_about_as_large_as_asked_and_the_same_each_time() {
        let sample = |text: &str| Choice { filter: FilterArgs { sample: Some(text.into()), ..FilterArgs::default() }, ..Choice::default() };
        let drawn = |text| {
            let filter = sample(text).filter().unwrap();
            (0..2_000).filter(|id| filter.fits(&message(*id))).collect::<Vec<_>>()
        };
        assert!((120..280).contains(&drawn("10%").len()), "{}", drawn("10%").len());
        assert_eq!(drawn("10%"), drawn("1/10"));
        for bad in ["", "x", "5", "101%", "1/0", "-1%"] {
            assert!(part(bad).is_err(), "{bad}");
        }
    }
}
