//! A message as one line of text, whole: what exports write and imports read.
//!
//! ```text
//! NDJSON   {"topic":"orders","msg_id":"…",…,"properties":{"TAGS":"A"},"body_base64":"…"}
//! CSV      the same members as columns, RFC 4180, the properties as JSON; a heading first
//! ```
//! Bodies are base64; a body that is text may stand as it is under `body` instead, which is what people edit. Reading takes either, and every
//! member but the body may be missing.

use crate::admin::origin_topic;
use crate::message::ids::OffsetMsgId;
use crate::message::{MessageExt, PropertyText, SysFlag};
use crate::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A form of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// One JSON object a line.
    #[default]
    Ndjson,
    /// RFC 4180.
    Csv,
}

/// Why a line is no message.
#[derive(Debug, thiserror::Error)]
pub enum LineError {
    /// It is not what its form wants.
    #[error("{0}")]
    Json(#[from] serde_json::Error),
    /// The body is not base64.
    #[error("body_base64: {0}")]
    Base64(#[from] base64::DecodeError),
    /// It has more or fewer fields than the heading.
    #[error("{found} fields, {expected} in the heading")]
    Fields {
        /// Here.
        found: usize,
        /// In the heading.
        expected: usize,
    },
    /// A property that no message can have.
    #[error("the property {name:?} has an empty or unusable name or value")]
    Property {
        /// Its name.
        name: String,
    },
    /// There is no body at all.
    #[error("neither body nor body_base64")]
    NoBody,
}

/// The members, in the order of the columns.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct Line {
    topic: String,
    origin_topic: Option<String>,
    msg_id: String,
    offset_msg_id: String,
    broker: String,
    queue_id: i32,
    queue_offset: i64,
    flag: i32,
    sys_flag: i32,
    born_ms: i64,
    stored_ms: i64,
    reconsume_times: i32,
    properties: Map<String, Value>,
    body: Option<String>,
    body_base64: Option<String>,
}

/// The columns of CSV.
const COLUMNS: [&str; 15] = [
    "topic",
    "origin_topic",
    "msg_id",
    "offset_msg_id",
    "broker",
    "queue_id",
    "queue_offset",
    "flag",
    "sys_flag",
    "born_ms",
    "stored_ms",
    "reconsume_times",
    "properties",
    "body",
    "body_base64",
];
/// Columns that are text whatever stands there.
const TEXTS: [&str; 7] = ["topic", "origin_topic", "msg_id", "offset_msg_id", "broker", "body", "body_base64"];

/// What stands before the first message, line end included.
pub fn heading(form: Form) -> String {
    match form {
        Form::Ndjson => String::new(),
        Form::Csv => COLUMNS.join(",") + "\r\n",
    }
}

/// `message` as a line, line end included; with `text`, a body that is UTF-8 stands as it is (in CSV: if it has no line breaks).
pub fn write(message: &MessageExt, form: Form, text: bool) -> String {
    let one_line = |body: &&str| form == Form::Ndjson || !body.contains(['\r', '\n']);
    let body = std::str::from_utf8(&message.body).ok().filter(|_| text).filter(one_line);
    let line = Line {
        topic: message.topic.to_string(),
        origin_topic: origin_topic(message).map(str::to_owned),
        msg_id: message.msg_id(),
        offset_msg_id: message.offset_msg_id().to_string(),
        broker: message.broker_name.to_string(),
        queue_id: message.queue_id.get(),
        queue_offset: message.queue_offset.get(),
        flag: message.flag,
        sys_flag: message.sys_flag.get(),
        born_ms: message.born_timestamp.get(),
        stored_ms: message.store_timestamp.get(),
        reconsume_times: message.reconsume_times,
        properties: message.properties.iter().map(|(name, value)| (name.to_owned(), value.into())).collect(),
        body: body.map(str::to_owned),
        body_base64: if body.is_some() { None } else { Some(STANDARD.encode(&message.body)) },
    };
    let mut value = serde_json::to_value(line).expect("a line is made of plain values");
    let members = value.as_object_mut().expect("a line is an object");
    match form {
        Form::Ndjson => {
            members.remove(if body.is_some() { "body_base64" } else { "body" });
            format!("{value}\n")
        }
        Form::Csv => COLUMNS.iter().map(|name| csv_field(&members[*name])).collect::<Vec<_>>().join(",") + "\r\n",
    }
}

/// No value holds a line break: JSON escapes them, names have none. An empty text is quoted, an absent one is not.
fn csv_field(value: &Value) -> String {
    let text = match value {
        Value::Null => return String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    if text.is_empty() || text.contains([',', '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text }
}

/// The message in a line of JSON. Its places are those it had; what is missing is 0 or empty.
///
/// # Errors
/// See [`LineError`].
pub fn read_json(line: &str) -> Result<MessageExt, LineError> {
    message(serde_json::from_str(line)?)
}

/// The message in a line of CSV whose heading was `columns`.
///
/// # Errors
/// See [`LineError`].
pub fn read_csv(line: &str, columns: &[String]) -> Result<MessageExt, LineError> {
    let fields = fields(line);
    if fields.len() != columns.len() {
        return Err(LineError::Fields { found: fields.len(), expected: columns.len() });
    }
    let mut members = Map::new();
    for (name, field) in columns.iter().zip(fields) {
        let Some(text) = field else { continue };
        let value = if TEXTS.contains(&name.as_str()) { Value::String(text) } else { serde_json::from_str(&text)? };
        members.insert(name.clone(), value);
    }
    message(serde_json::from_value(Value::Object(members))?)
}

/// The names in a heading of CSV.
pub fn columns(heading: &str) -> Vec<String> {
    fields(heading).into_iter().map(Option::unwrap_or_default).collect()
}

/// The fields of a record of CSV; `None` for an empty one that is not quoted.
fn fields(line: &str) -> Vec<Option<String>> {
    let (mut all, mut field, mut quoted, mut inside) = (Vec::new(), String::new(), false, false);
    let mut chars = line.trim_end_matches(['\r', '\n']).chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' if inside && chars.peek() == Some(&'"') => {
                chars.next();
                field.push('"');
            }
            '"' => {
                quoted = true;
                inside = !inside;
            }
            ',' if !inside => {
                all.push((quoted || !field.is_empty()).then(|| std::mem::take(&mut field)));
                quoted = false;
            }
            c => field.push(c),
        }
    }
    all.push((quoted || !field.is_empty()).then_some(field));
    all
}

fn message(line: Line) -> Result<MessageExt, LineError> {
    let body = match (line.body, line.body_base64) {
        (Some(text), _) => text.into_bytes(),
        (None, Some(text)) => STANDARD.decode(text)?,
        (None, None) => return Err(LineError::NoBody),
    };
    let mut properties = PropertyText::new();
    for (name, value) in line.properties {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let unusable = |text: &str| text.is_empty() || text.contains(['\u{1}', '\u{2}']);
        if unusable(&name) || unusable(&value) {
            return Err(LineError::Property { name });
        }
        properties.push(&name, &value);
    }
    let nowhere = OffsetMsgId { host: std::net::SocketAddr::from(([0, 0, 0, 0], 0)), phy: PhyOffset(0) };
    let stored_at = line.offset_msg_id.parse().unwrap_or(nowhere);
    Ok(MessageExt {
        topic: line.topic.into(),
        body: body.into(),
        flag: line.flag,
        properties,
        broker_name: line.broker.into(),
        queue_id: QueueId(line.queue_id),
        queue_offset: QueueOffset(line.queue_offset),
        commit_log_offset: stored_at.phy,
        store_size: 0,
        sys_flag: SysFlag(line.sys_flag),
        body_crc: 0,
        born_timestamp: UnixMs(line.born_ms),
        born_host: nowhere.host,
        store_timestamp: UnixMs(line.stored_ms),
        store_host: stored_at.host,
        reconsume_times: line.reconsume_times,
        prepared_transaction_offset: PhyOffset(0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn made(body: Vec<u8>, key: &str, value: &str) -> MessageExt {
        let json = r#"{"topic":"orders","offset_msg_id":"7F000001000078BF0000000000000321","broker":"a","queue_id":3,"queue_offset":7,
            "flag":5,"born_ms":1,"stored_ms":2,"reconsume_times":4,"body":""}"#;
        let mut message = read_json(json).unwrap();
        message.body = body.into();
        message.properties.push("UNIQ_KEY", "U");
        message.properties.push(key, value);
        message
    }

    proptest! {
        #[test]
        fn a_message_survives_every_form(body in prop::collection::vec(any::<u8>(), 0..40), value in "\\PC{1,12}", text: bool) {
            let message = made(body, "colour", &value);
            let json = write(&message, Form::Ndjson, text);
            prop_assert_eq!(&read_json(&json).unwrap(), &message);
            let csv = write(&message, Form::Csv, text);
            prop_assert_eq!((csv.matches('\n').count(), &read_csv(&csv, &columns(&heading(Form::Csv))).unwrap()), (1, &message));
        }

        #[test]
        fn any_text_is_a_message_or_an_error(line in "\\PC{0,60}") {
            let _ = read_json(&line);
            let _ = read_csv(&line, &columns(&heading(Form::Csv)));
        }
    }

    #[test]
    fn edited_bodies_are_taken_and_what_no_message_can_have_is_refused() {
        assert_eq!(read_json(r#"{"body":"new","body_base64":"b2xk"}"#).unwrap().body, "new");
        assert_eq!(read_csv("t,\"say \"\"x\"\", y\"", &["topic".into(), "body".into()]).unwrap().body, "say \"x\", y");
        assert!(matches!(read_json("{}"), Err(LineError::NoBody)));
        assert!(matches!(read_json(r#"{"body_base64":"?"}"#), Err(LineError::Base64(_))));
        assert!(matches!(read_json(r#"{"body":"x","properties":{"a":""}}"#), Err(LineError::Property { .. })));
        assert!(matches!(read_csv("t", &["topic".into(), "body".into()]), Err(LineError::Fields { found: 1, expected: 2 })));
    }
}
