//! JSON as Apache RocketMQ reads and writes it; the only place that knows how it departs from the standard.
//!
//! Apache's JSON library (fastjson) writes maps with whole numbers or objects as keys without quoting them: `{0:"a"}`,
//! `{{"queueId":0}:5}`. Official clients expect that in some bodies, and send it in others. It also leaves out null members, sorts members
//! by name, writes `{"$ref":"$.path"}` for an object that it has written before, and takes numbers as text and text as numbers.
//!
//! Here a map with such keys is `RawKeyed<K, V>`. In memory (`serde_json::Value`) its keys carry a mark in front, which `write` turns into
//! raw keys and which never leaves this file. Reading accepts every form, quoted or not.

mod parse;
mod quote;
mod stream;
mod write;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;
use std::collections::BTreeMap;

/// Texts from this length on are first read as standard JSON.
const LONG: usize = 64 * 1024;

/// Nesting that is followed when reading.
pub const DEPTH_MAX: u32 = 64;

/// In front of a key that is to be written raw; no key of the protocol begins with this character.
const RAW_MARK: char = '\u{1}';

/// A text is not JSON even by the lenient rules, or not of the expected shape.
#[derive(Debug, thiserror::Error)]
pub enum JsonError {
    /// The grammar is broken.
    #[error("JSON error at byte {at}: {what}")]
    Syntax {
        /// Offset in the text.
        at: usize,
        /// What was expected.
        what: &'static str,
    },
    /// A member has another type than expected.
    #[error("unexpected JSON: {0}")]
    Shape(#[from] serde_json::Error),
}

/// A map whose keys are written without quotes.
pub type RawKeyed<K, V> = BTreeMap<RawKey<K>, V>;

/// A key of `RawKeyed`: a whole number, or an object such as a message queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawKey<K>(pub K);

/// Why writing does not fail.
const PLAIN: &str = "bodies are structs, maps with text keys, and plain values";

/// How raw keys are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyStyle {
    /// As Apache writes them: `{0:…}`.
    Raw,
    /// Standard JSON: `{"0":…}`, non-ASCII characters escaped.
    Quoted,
}

/// Reads `T` from what a peer or a file of Apache's says. Null members count as absent, `$ref` is followed.
///
/// # Errors
/// The text is not JSON by the lenient rules, or not of `T`'s shape.
pub fn from_slice<T: DeserializeOwned>(text: &[u8]) -> Result<T, JsonError> {
    // Lists of thousands of topics or groups are standard JSON mostly: reading them without a tree in between takes a third of the time.
    // What may mean something else to Apache goes the long way.
    let is_plain = || !text.windows(4).any(|four| matches!(four, b"null" | b"$ref"));
    if text.len() >= LONG && is_plain() {
        if let Ok(read) = serde_json::from_slice(text) {
            return Ok(read);
        }
        if let Some(Ok(read)) = quote::quoted(text).map(|text| serde_json::from_slice(&text)) {
            return Ok(read);
        }
    }
    Ok(serde_json::from_value(parse::parse(text)?)?)
}

/// Writes `value` compactly, with raw keys as Apache writes them.
pub fn to_vec<T: Serialize>(value: &T) -> Vec<u8> {
    let mut out = String::new();
    stream::append(&mut out, value).expect(PLAIN);
    out.into_bytes()
}

/// Writes `value` compactly.
pub fn to_vec_with<T: Serialize>(value: &T, keys: KeyStyle) -> Vec<u8> {
    let mut out = String::new();
    write::compact(&mut out, &to_value(value), keys);
    out.into_bytes()
}

/// Writes `value` as Apache writes its configuration files: every member on a line of its own, tabs, no blank after the colon.
pub fn to_pretty<T: Serialize>(value: &T) -> String {
    let mut out = String::new();
    write::pretty(&mut out, &to_value(value));
    out
}

fn to_value<T: Serialize>(value: &T) -> Value {
    serde_json::to_value(value).expect(PLAIN)
}

impl<K: Serialize> Serialize for RawKey<K> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut text = String::from(RAW_MARK);
        stream::append(&mut text, &self.0).map_err(serde::ser::Error::custom)?;
        serializer.serialize_str(&text)
    }
}

impl<'de, K: DeserializeOwned> Deserialize<'de> for RawKey<K> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        // There is one for every queue of a cluster, and most are standard JSON.
        let key = serde_json::from_str(&text).or_else(|_| from_slice(text.as_bytes()));
        key.map(RawKey).map_err(serde::de::Error::custom)
    }
}

/// For `#[serde(deserialize_with)]`: a list of whole numbers, each perhaps written as text (Go does so).
///
/// # Errors
/// An element is neither a whole number nor the text of one.
pub fn numbers<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<i32>, D::Error> {
    let list = Vec::<Value>::deserialize(deserializer)?;
    let number = |value: &Value| match value {
        Value::Number(number) => number.as_i64().and_then(|number| i32::try_from(number).ok()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    };
    list.iter().map(|value| number(value).ok_or_else(|| serde::de::Error::custom("expected a whole number"))).collect()
}

#[cfg(test)]
mod tests;
