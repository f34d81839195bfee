//! Receipts of popped messages (Apache's `ExtraInfoUtil`): what a consumer shows to acknowledge one, and the texts of a pop's answer from
//! which it makes them.
//!
//! ```text
//! receipt            start pop-time invisible-ms revive-queue kind broker queue offset      (property POP_CK, header extraInfo)
//! startOffsetInfo    kind queue start; …                 msgOffsetInfo   kind queue offset,offset; …
//! orderCountInfo     kind queue times; kind qo<queue>%<offset> times; …
//! ```

use crate::names::{RETRY_PREFIX, pop_retry_topic};
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;
use std::collections::HashMap;
use std::fmt::{self, Write};
use std::str::FromStr;

/// The revive queue that receipts of ordered pops name: they have no check-point.
pub const ORDER_REVIVE_QUEUE: QueueId = QueueId(999);

/// From what kind of topic a message was popped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PopKind {
    /// The topic itself.
    Normal,
    /// The group's retry topic of the topic.
    Retry,
    /// The same under its newer name, with a `+`.
    RetryV2,
}

/// The right to acknowledge one popped message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipt {
    /// Where the pop began to read the queue.
    pub start: QueueOffset,
    /// When it was popped.
    pub pop_time: UnixMs,
    /// After how long it comes again, ms.
    pub invisible_ms: i64,
    /// The queue of the revive log in which its check-point is, or [`ORDER_REVIVE_QUEUE`].
    pub revive_queue_id: QueueId,
    /// Its topic's kind.
    pub kind: PopKind,
    /// The broker that holds it.
    pub broker_name: ByteString,
    /// Its queue.
    pub queue_id: QueueId,
    /// Its place there; absent in receipts for a whole pop.
    pub offset: Option<QueueOffset>,
}

/// The text is no receipt, or no list of a pop's answer.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a receipt of a popped message: {what}")]
pub struct ReceiptError {
    /// What is missing or wrong.
    pub what: &'static str,
}

impl PopKind {
    /// The kind of that topic.
    pub fn of_topic(topic: &str) -> Self {
        match topic.starts_with(RETRY_PREFIX) {
            true if topic.contains('+') => Self::RetryV2,
            true => Self::Retry,
            false => Self::Normal,
        }
    }

    /// The topic that a message of this kind was popped from when the group popped `topic`.
    pub fn topic(self, topic: &ByteString, group: &str) -> ByteString {
        match self {
            Self::Normal => topic.clone(),
            Self::Retry => pop_retry_topic(group, topic, false),
            Self::RetryV2 => pop_retry_topic(group, topic, true),
        }
    }

    /// The digit in receipts.
    pub fn digit(self) -> &'static str {
        match self {
            Self::Normal => "0",
            Self::Retry => "1",
            Self::RetryV2 => "2",
        }
    }
}

impl FromStr for PopKind {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        match text {
            "0" => Ok(Self::Normal),
            "1" => Ok(Self::Retry),
            "2" => Ok(Self::RetryV2),
            _ => Err(ReceiptError { what: "its kind is none of 0, 1 and 2" }),
        }
    }
}

impl fmt::Display for Receipt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { start, pop_time, invisible_ms, revive_queue_id, kind, broker_name, queue_id, offset } = self;
        write!(f, "{start} {pop_time} {invisible_ms} {revive_queue_id} {} {broker_name} {queue_id}", kind.digit())?;
        offset.map_or(Ok(()), |offset| write!(f, " {offset}"))
    }
}

impl FromStr for Receipt {
    type Err = ReceiptError;

    fn from_str(text: &str) -> Result<Self, ReceiptError> {
        let mut parts = text.split(' ');
        let mut number = |what| parts.next().and_then(|part| part.parse::<i64>().ok()).ok_or(ReceiptError { what });
        let start = QueueOffset(number("no start offset")?);
        let pop_time = UnixMs(number("no pop time")?);
        let invisible_ms = number("no invisible time")?;
        let revive_queue_id = QueueId(i32::try_from(number("no revive queue")?).map_err(|_| ReceiptError { what: "no revive queue" })?);
        let kind = parts.next().unwrap_or_default().parse()?;
        let broker_name = parts.next().filter(|name| !name.is_empty()).ok_or(ReceiptError { what: "no broker name" })?.into();
        let queue_id = parts.next().and_then(|id| id.parse().ok()).ok_or(ReceiptError { what: "no queue" })?;
        let offset = parts.next().map(|offset| offset.parse().map_err(|_| ReceiptError { what: "no offset" })).transpose()?;
        Ok(Self { start, pop_time, invisible_ms, revive_queue_id, kind, broker_name, queue_id, offset })
    }
}

/// Appends a queue to a `startOffsetInfo`, or its count to an `orderCountInfo`.
pub fn push_queue_number(out: &mut String, kind: PopKind, queue_id: QueueId, number: i64) {
    separate(out);
    let _ = write!(out, "{} {queue_id} {number}", kind.digit()); // writing to a string cannot fail
}

/// Appends a queue's messages to a `msgOffsetInfo`.
pub fn push_offsets(out: &mut String, kind: PopKind, queue_id: QueueId, offsets: impl Iterator<Item = QueueOffset>) {
    separate(out);
    let _ = write!(out, "{} {queue_id} ", kind.digit());
    for (at, offset) in offsets.enumerate() {
        let _ = write!(out, "{}{offset}", if at > 0 { "," } else { "" });
    }
}

/// Appends one message's count to an `orderCountInfo`.
pub fn push_message_count(out: &mut String, kind: PopKind, queue_id: QueueId, offset: QueueOffset, times: i32) {
    separate(out);
    let _ = write!(out, "{} {} {times}", kind.digit(), message_key(queue_id, offset));
}

/// The name of a message in an `orderCountInfo`.
pub fn message_key(queue_id: QueueId, offset: QueueOffset) -> String {
    format!("qo{queue_id}%{offset}")
}

fn separate(out: &mut String) {
    if !out.is_empty() {
        out.push(';');
    }
}

/// The entries of one of the three texts: kind and queue (or [`message_key`]), then the rest.
///
/// # Errors
/// An entry has not three parts.
pub fn entries(text: &str) -> Result<HashMap<(PopKind, &str), &str>, ReceiptError> {
    let mut found = HashMap::new();
    for one in text.split(';').filter(|one| !one.is_empty()) {
        let (key, value) = entry_of(one).ok_or(ReceiptError { what: "an entry without its three parts" })?;
        found.insert(key, value);
    }
    Ok(found)
}

fn entry_of(one: &str) -> Option<((PopKind, &str), &str)> {
    let (kind, rest) = one.split_once(' ')?;
    let (key, value) = rest.split_once(' ')?;
    (!value.contains(' ')).then_some(((kind.parse().ok()?, key), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_receipt_of_java_is_read_and_written() {
        for text in ["7 1758000000000 60000 3 1 broker-a 0 9", "0 1 2 999 0 b 3"] {
            assert_eq!(text.parse::<Receipt>().unwrap().to_string(), text);
        }
        for bad in ["", "7", "7 1 2 3 4 b 0", "7 1 2 3 0 b", "7 1 2 3 0  0", "7 1 2 99999999999 0 b 0", "7 1 2 3 0 b 0 x"] {
            assert!(bad.parse::<Receipt>().is_err(), "{bad:?}");
        }
    }

    #[test]
    fn the_texts_of_an_answer() {
        let (mut starts, mut offsets, mut counts) = (String::new(), String::new(), String::new());
        push_queue_number(&mut starts, PopKind::Normal, QueueId(3), 10);
        push_queue_number(&mut starts, PopKind::Retry, QueueId(0), 0);
        push_offsets(&mut offsets, PopKind::Normal, QueueId(3), [QueueOffset(10), QueueOffset(12)].into_iter());
        push_message_count(&mut counts, PopKind::Normal, QueueId(3), QueueOffset(12), 2);
        assert_eq!((&*starts, &*offsets, &*counts), ("0 3 10;1 0 0", "0 3 10,12", "0 qo3%12 2"));
        let read = entries(&starts).unwrap();
        assert_eq!((read[&(PopKind::Normal, "3")], read[&(PopKind::Retry, "0")]), ("10", "0"));
        assert!(entries("").unwrap().is_empty());
        assert!(entries("0 3").is_err() && entries("x 3 4").is_err() && entries("0 3 4 5").is_err());
    }

    #[test]
    fn kinds_follow_the_names_of_topics() {
        let topic = ByteString::from("T");
        for kind in [PopKind::Normal, PopKind::Retry, PopKind::RetryV2] {
            assert_eq!(PopKind::of_topic(&kind.topic(&topic, "G")), kind);
        }
    }
}
