//! One value of a report.

use super::{Column, Kind, View};
use crate::parse::time;
use mq_core::types::UnixMs;
use serde_json::{Map, Value, json};
use std::cmp::Ordering;

/// A value, or what is known about its absence.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    /// Text.
    Text(String),
    /// A whole number.
    Int(i64),
    /// A number with a fraction, shown with one or two digits.
    Float(f64),
    /// Yes or no.
    Bool(bool),
    /// A moment.
    Time(UnixMs),
    /// A span, ms.
    Span(i64),
    /// At least so many: a part could not be counted.
    AtLeast(i64),
    /// Several texts.
    List(Vec<String>),
    /// Something with a structure of its own; tables show it as JSON.
    Json(Value),
    /// There is no such value here.
    None,
    /// There is one, and it could not be found out.
    Unknown,
    /// A word in place of a value: `never`, `differs`.
    State(&'static str),
}

impl Cell {
    /// Text.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A known number, or unknown.
    pub fn known(number: Option<i64>) -> Self {
        number.map_or(Self::Unknown, Self::Int)
    }

    /// A known number with a fraction, or unknown.
    pub fn known_float(number: Option<f64>) -> Self {
        number.map_or(Self::Unknown, Self::Float)
    }

    /// A moment, or none.
    pub fn time(at: Option<UnixMs>) -> Self {
        at.map_or(Self::None, Self::Time)
    }

    /// For tables and CSV.
    pub(super) fn show(&self, view: &View) -> String {
        let pretty = view.terminal_width.is_some() && !view.raw;
        match self {
            Self::Text(text) => one_line(text),
            Self::Int(number) => digits(*number, pretty),
            Self::AtLeast(number) => format!(">= {}", digits(*number, pretty)),
            Self::Float(number) if number.abs() >= 100.0 => digits(number.round() as i64, pretty),
            Self::Float(number) => format!("{number:.1}"),
            Self::Bool(yes) => if *yes { "yes" } else { "no" }.into(),
            Self::Time(at) => time::plain(*at, &view.tz),
            Self::Span(ms) => time::span_text(*ms),
            Self::List(texts) => one_line(&texts.join(",")),
            Self::Json(value) => value.to_string(),
            Self::None => "-".into(),
            Self::Unknown => "?".into(),
            Self::State(word) => (*word).into(),
        }
    }

    /// Puts the value under the column's name into a JSON object.
    pub(super) fn put(&self, column: &Column, item: &mut Map<String, Value>, view: &View) {
        let key = column.key;
        let value = match self {
            Self::Text(text) => json!(text),
            Self::Int(number) => json!(number),
            Self::Float(number) => json!((number * 1000.0).round() / 1000.0),
            Self::Bool(yes) => json!(yes),
            Self::List(texts) => json!(texts),
            Self::Json(value) => value.clone(),
            Self::Time(at) => {
                item.insert(format!("{key}_ms"), json!(at.get()));
                json!(time::rfc3339(*at, &view.tz))
            }
            Self::Span(ms) => {
                item.insert(format!("{key}_ms"), json!(ms));
                return;
            }
            Self::AtLeast(number) => {
                item.insert(format!("{key}_state"), json!("at_least"));
                json!(number)
            }
            Self::None => return absent(column, item, None),
            Self::Unknown => return absent(column, item, Some("unknown")),
            Self::State(word) => return absent(column, item, Some(word)),
        };
        item.insert(key.to_owned(), value);
    }

    /// Order of rows: numbers by size, texts by letters, what is missing last.
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self.number(), other.number()) {
            (Some(a), Some(b)) => a.total_cmp(&b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => match (self, other) {
                (Self::Text(a), Self::Text(b)) => a.cmp(b),
                (Self::List(a), Self::List(b)) => a.cmp(b),
                (Self::Text(_), _) => Ordering::Less,
                (_, Self::Text(_)) => Ordering::Greater,
                _ => Ordering::Equal,
            },
        }
    }

    fn number(&self) -> Option<f64> {
        match self {
            Self::Int(number) | Self::AtLeast(number) | Self::Span(number) => Some(*number as f64),
            Self::Time(at) => Some(at.get() as f64),
            Self::Float(number) => Some(*number),
            Self::Bool(yes) => Some(f64::from(u8::from(*yes))),
            _ => None,
        }
    }
}

/// No value, under every name that a value would have.
fn absent(column: &Column, item: &mut Map<String, Value>, state: Option<&str>) {
    let key = column.key;
    if column.kind != Kind::Span {
        item.insert(key.to_owned(), Value::Null);
    }
    if matches!(column.kind, Kind::Span | Kind::Moment) {
        item.insert(format!("{key}_ms"), Value::Null);
    }
    if let Some(word) = state {
        item.insert(format!("{key}_state"), json!(word));
    }
}

/// Control characters escaped: a body or a name must not be able to move the cursor.
fn one_line(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    text.chars().flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}

/// `1284031`, or `1,284,031` for people.
fn digits(number: i64, pretty: bool) -> String {
    let plain = number.unsigned_abs().to_string();
    let mut text = if number < 0 { "-".to_owned() } else { String::new() };
    for (at, digit) in plain.chars().enumerate() {
        if pretty && at > 0 && (plain.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
