//! Message properties: `name \u{1} value \u{2}` repeated, as they stand on the wire and on disk (Apache's `MessageDecoder`).
//!
//! Two views of the same text: [`Properties`] borrows it and finds values without building a map; [`PropertyText`] owns and edits it. Reading
//! follows Java: a pair counts when name and value are not empty, the first `\u{1}` splits it, the last separator may be missing, and of two
//! pairs with one name the last one holds. A pair that is not UTF-8 is passed over.

use crate::bytes_in_words::{first_where, has_byte, positions_of};
use std::fmt;
use std::ops::Range;

const NAME_END: u8 = 1;
const PAIR_END: u8 = 2;

/// Longest property string that fits a record, bytes (its length is a Java `short`).
pub const PROPERTIES_LEN_MAX: usize = i16::MAX as usize;
/// Bytes of the property that holds the record's CRC.
pub const PROPERTY_CRC_LEN: usize = CRC32.len() + 1 + 10 + 1;

macro_rules! property_names {
    ($($(#[$doc:meta])* $name:ident = $text:literal, $reserved:ident;)*) => {
        $($(#[$doc])* pub const $name: &str = $text;)*

        /// Every name that brokers and clients give a meaning to, with whether user code may not set it (Apache's `MessageConst`).
        pub const PROPERTY_NAMES: &[(&str, bool)] = &[$(($text, property_names!(@ $reserved))),*];
    };
    (@ reserved) => { true };
    (@ open) => { false };
}

property_names! {
    /// Keys to find the message by, separated by one space.
    KEYS = "KEYS", reserved;
    /// The tag, by which consumers choose.
    TAGS = "TAGS", reserved;
    /// "false": the sender does not wait for flush and slaves.
    WAIT = "WAIT", reserved;
    /// Delay level, 1 and up.
    DELAY = "DELAY", reserved;
    /// Topic a retried message comes from.
    RETRY_TOPIC = "RETRY_TOPIC", reserved;
    /// Topic a parked message (delayed, half) is for.
    REAL_TOPIC = "REAL_TOPIC", reserved;
    /// Queue id a parked message is for.
    REAL_QID = "REAL_QID", reserved;
    /// "true" on a half message.
    TRAN_MSG = "TRAN_MSG", reserved;
    /// Producer group of a half message.
    PGROUP = "PGROUP", reserved;
    /// The queue's first offset, told by a client to a listener.
    MIN_OFFSET = "MIN_OFFSET", reserved;
    /// The queue's end, told by a client to a listener.
    MAX_OFFSET = "MAX_OFFSET", reserved;
    /// Buyer id, of Alibaba's use.
    BUYER_ID = "BUYER_ID", reserved;
    /// Id of the message this one retries.
    ORIGIN_MESSAGE_ID = "ORIGIN_MESSAGE_ID", reserved;
    /// Transfer mark, of Alibaba's use.
    TRANSFER_FLAG = "TRANSFER_FLAG", reserved;
    /// Correction mark, of Alibaba's use.
    CORRECTION_FLAG = "CORRECTION_FLAG", reserved;
    /// MetaQ 2 mark, of Alibaba's use.
    MQ2_FLAG = "MQ2_FLAG", reserved;
    /// How often the message was retried.
    RECONSUME_TIME = "RECONSUME_TIME", reserved;
    /// Region of the broker that took the message.
    MSG_REGION = "MSG_REGION", reserved;
    /// Whether traces are wanted.
    TRACE_ON = "TRACE_ON", reserved;
    /// The id the client gave the message.
    UNIQ_KEY = "UNIQ_KEY", reserved;
    /// More ids, of a batch.
    EXTEND_UNIQ_INFO = "EXTEND_UNIQ_INFO", reserved;
    /// Retries before the dead-letter topic.
    MAX_RECONSUME_TIMES = "MAX_RECONSUME_TIMES", reserved;
    /// When a listener got the message, Unix ms.
    CONSUME_START_TIME = "CONSUME_START_TIME", reserved;
    /// Number of messages inside an inner batch.
    INNER_NUM = "INNER_NUM", open;
    /// First queue offset of an inner batch.
    INNER_BASE = "INNER_BASE", open;
    /// Duplicate information, of Alibaba's use.
    DUP_INFO = "DUP_INFO", reserved;
    /// Seconds before a half message is first checked.
    CHECK_IMMUNITY_TIME = "CHECK_IMMUNITY_TIME_IN_SECONDS", open;
    /// Queue offset of the half message.
    TRAN_PREPARED_QUEUE_OFFSET = "TRAN_PREPARED_QUEUE_OFFSET", reserved;
    /// Transaction id.
    TRANSACTION_ID = "__transactionId__", open;
    /// How often a half message was checked.
    TRANSACTION_CHECK_TIMES = "TRANSACTION_CHECK_TIMES", open;
    /// Queue offset of the half message of a finished transaction.
    TRANS_OFFSET = "TRANS_OFFSET", open;
    /// Instance id.
    INSTANCE_ID = "INSTANCE_ID", reserved;
    /// Ties a reply to its request.
    CORRELATION_ID = "CORRELATION_ID", reserved;
    /// Client that waits for the reply.
    REPLY_TO_CLIENT = "REPLY_TO_CLIENT", reserved;
    /// How long the requester waits, ms.
    TTL = "TTL", reserved;
    /// When the reply reached the broker, Unix ms.
    ARRIVE_TIME = "ARRIVE_TIME", reserved;
    /// When the reply was pushed, Unix ms.
    PUSH_REPLY_TIME = "PUSH_REPLY_TIME", reserved;
    /// Cluster of the broker that took the message.
    CLUSTER = "CLUSTER", reserved;
    /// "reply" on replies.
    MSG_TYPE = "MSG_TYPE", reserved;
    /// Receipt handle parts of a popped message.
    POP_CK = "POP_CK", reserved;
    /// Offset of the pop's checkpoint.
    POP_CK_OFFSET = "POP_CK_OFFSET", reserved;
    /// When the message was first popped, Unix ms.
    FIRST_POP_TIME = "1ST_POP_TIME", reserved;
    /// Key that orders messages within a queue.
    SHARDING_KEY = "__SHARDINGKEY", open;
    /// Queue a message was forwarded from.
    FORWARD_QUEUE_ID = "PROPERTY_FORWARD_QUEUE_ID", open;
    /// Redirect mark.
    REDIRECT = "REDIRECT", open;
    /// Further queues a message goes to (light queues).
    INNER_MULTI_DISPATCH = "INNER_MULTI_DISPATCH", open;
    /// Its offsets in those.
    INNER_MULTI_QUEUE_OFFSET = "INNER_MULTI_QUEUE_OFFSET", reserved;
    /// Context carried for tracing.
    TRACE_CONTEXT = "TRACE_CONTEXT", open;
    /// Delay in seconds.
    TIMER_DELAY_SEC = "TIMER_DELAY_SEC", reserved;
    /// Delivery time, Unix ms.
    TIMER_DELIVER_MS = "TIMER_DELIVER_MS", reserved;
    /// Delay in milliseconds.
    TIMER_DELAY_MS = "TIMER_DELAY_MS", reserved;
    /// When the timer took the message, Unix ms.
    TIMER_ENQUEUE_MS = "TIMER_ENQUEUE_MS", reserved;
    /// When the timer let it go, Unix ms.
    TIMER_DEQUEUE_MS = "TIMER_DEQUEUE_MS", reserved;
    /// How often it went round the wheel.
    TIMER_ROLL_TIMES = "TIMER_ROLL_TIMES", reserved;
    /// When it is due, Unix ms, set by the broker.
    TIMER_OUT_MS = "TIMER_OUT_MS", reserved;
    /// The id of a timed message to delete.
    TIMER_DEL_UNIQKEY = "TIMER_DEL_UNIQKEY", reserved;
    /// Delay level turned into a timer.
    TIMER_DELAY_LEVEL = "TIMER_DELAY_LEVEL", reserved;
    /// Label of a message that goes round the wheel again.
    TIMER_ROLL_LABEL = "TIMER_ROLL_LABEL", open;
    /// Which timer engine holds the message: "F" or "R".
    TIMER_ENGINE_TYPE = "E_T", open;
    /// Address of the first sender.
    BORN_HOST = "__BORNHOST", reserved;
    /// When it was first sent, Unix ms.
    BORN_TIMESTAMP = "BORN_TIMESTAMP", reserved;
    /// Topic flags, within a client only.
    TRANSIENT_TOPIC_SYS_FLAG = "__RMQ.TRANSIENT.TOPIC_SYS_FLAG", open;
    /// Group flags, within a client only.
    TRANSIENT_GROUP_SYS_FLAG = "__RMQ.TRANSIENT.GROUP_SYS_FLAG", open;
    /// CRC of the whole record, always last in it.
    CRC32 = "__CRC32#", reserved;
    /// Topic a dead letter comes from.
    DLQ_ORIGIN_TOPIC = "DLQ_ORIGIN_TOPIC", reserved;
    /// Id of the message that became a dead letter.
    DLQ_ORIGIN_MESSAGE_ID = "DLQ_ORIGIN_MESSAGE_ID", reserved;
    /// Group a retried message belongs to.
    ORIGIN_GROUP = "ORIGIN_GROUP", open;
    /// Priority, 0 and up.
    PRIORITY = "_SYS_MSG_PRIORITY_", open;
}

/// Whether user code may not set the property `name`.
pub fn is_reserved(name: &str) -> bool {
    PROPERTY_NAMES.iter().any(|(known, reserved)| *reserved && *known == name)
}

/// A property string, borrowed.
#[derive(Clone, Copy)]
pub struct Properties<'a> {
    bytes: &'a [u8],
    /// The same, where it is known to be text.
    text: Option<&'a str>,
}

impl<'a> Properties<'a> {
    /// Reads `bytes`; nothing is checked before it is asked for.
    pub fn new<T: AsRef<[u8]> + ?Sized>(bytes: &'a T) -> Self {
        Self { bytes: bytes.as_ref(), text: None }
    }

    /// The same for what is text already, which need not be found out then.
    pub fn of_text(text: &'a str) -> Self {
        Self { bytes: text.as_bytes(), text: Some(text) }
    }

    /// The value of `name`; the last one when it is there several times, as in Java's map.
    pub fn get(self, name: &str) -> Option<&'a str> {
        self.raw_pairs().filter(|pair| pair.name() == name.as_bytes()).filter_map(|pair| std::str::from_utf8(pair.value()).ok()).last()
    }

    /// Name and value of every pair, in the order they stand.
    pub fn iter(self) -> impl Iterator<Item = (&'a str, &'a str)> {
        // Checked as a whole, since that costs a fraction of checking many short parts.
        let whole = self.text.or_else(|| std::str::from_utf8(self.bytes).ok());
        self.raw_pairs().filter_map(move |pair| match whole {
            Some(whole) => Some((whole.get(pair.name_range())?, whole.get(pair.value_range())?)),
            None => Some((std::str::from_utf8(pair.name()).ok()?, std::str::from_utf8(pair.value()).ok()?)),
        })
    }

    fn raw_pairs(self) -> impl Iterator<Item = RawPair<'a>> {
        let bytes = self.bytes;
        let mut separators = positions_of(bytes, NAME_END, PAIR_END);
        let mut next = 0;
        std::iter::from_fn(move || {
            while next < bytes.len() {
                let at = next;
                let mut name_end = None;
                let end = loop {
                    match separators.next() {
                        Some(end) if bytes[end] == PAIR_END => break end,
                        // The first one ends the name, others are part of the value.
                        Some(first) => name_end = name_end.or(Some(first)),
                        None => break bytes.len(),
                    }
                };
                next = end + 1;
                if let Some(name_end) = name_end.filter(|name_end| *name_end > at && *name_end + 1 < end) {
                    return Some(RawPair { pair: &bytes[at..end], at, name_len: name_end - at });
                }
            }
            None
        })
    }
}

impl fmt::Debug for Properties<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

#[derive(Clone, Copy)]
struct RawPair<'a> {
    pair: &'a [u8],
    /// Where the pair stands in the property string.
    at: usize,
    name_len: usize,
}

impl<'a> RawPair<'a> {
    fn name_range(self) -> Range<usize> {
        self.at..self.at + self.name_len
    }

    fn value_range(self) -> Range<usize> {
        self.at + self.name_len + 1..self.at + self.pair.len()
    }

    fn name(self) -> &'a [u8] {
        &self.pair[..self.name_len]
    }

    fn value(self) -> &'a [u8] {
        &self.pair[self.name_len + 1..]
    }
}

/// A property string that is being built or edited.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct PropertyText {
    text: String,
}

impl PropertyText {
    /// No properties.
    pub const fn new() -> Self {
        Self { text: String::new() }
    }

    /// A copy of `properties` from a record, without the record's CRC at their end, which means nothing elsewhere; pairs that are not
    /// UTF-8 are left out.
    pub fn from_record(properties: &[u8]) -> Self {
        let properties = without_property_crc(properties);
        match std::str::from_utf8(properties) {
            Ok(text) => Self { text: text.to_owned() },
            Err(_) => Self::verbatim(Properties::new(properties).iter()),
        }
    }

    /// As [`PropertyText::from_record`] of what is text already, with room for exactly `more_bytes` of pairs that are pushed.
    pub fn from_text(properties: &str, more_bytes: usize) -> Self {
        let kept = without_property_crc(properties.as_bytes());
        let separator = usize::from(needs_separator(kept));
        let mut text = String::with_capacity(kept.len() + separator + more_bytes);
        text.push_str(properties.get(..kept.len()).unwrap_or(properties));
        Self { text }
    }

    /// Makes room for `bytes` more, so that several pairs to come cost one allocation.
    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// The value of `name`.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.view().get(name)
    }

    /// Name and value of every pair.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.view().iter()
    }

    /// Whether there is nothing at all.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Appends a pair, which then holds against an earlier one of that name. An empty name or value is no property and is not written;
    /// the two separator characters are left out of both, since they would begin another property.
    pub fn push(&mut self, name: &str, value: &str) {
        if name.is_empty() || value.is_empty() {
            return;
        }
        self.close_pair();
        self.text.reserve(name.len() + value.len() + 2);
        push_clean(&mut self.text, name);
        self.text.push(char::from(NAME_END));
        push_clean(&mut self.text, value);
        self.text.push(char::from(PAIR_END));
    }

    /// Appends all pairs of `others`.
    pub fn push_all(&mut self, others: &Self) {
        self.close_pair();
        self.text.push_str(&others.text);
    }

    /// Makes `value` the only value of `name`.
    pub fn set(&mut self, name: &str, value: &str) {
        self.remove(name);
        self.push(name, value);
    }

    /// Takes every pair of that name away; whether there was one.
    pub fn remove(&mut self, name: &str) -> bool {
        self.remove_all(&[name])
    }

    /// Takes every pair of any of these names away; whether there was one.
    pub fn remove_all(&mut self, names: &[&str]) -> bool {
        let is_named = |name: &[u8]| names.iter().any(|other| other.as_bytes() == name);
        if !self.view().raw_pairs().any(|pair| is_named(pair.name())) {
            return false;
        }
        *self = Self::verbatim(self.iter().filter(|(name, _)| !is_named(name.as_bytes())));
        true
    }

    fn close_pair(&mut self) {
        if needs_separator(self.text.as_bytes()) {
            self.text.push(char::from(PAIR_END));
        }
    }

    /// The text, each pair closed by its separator.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The text, each pair closed by its separator.
    pub fn into_string(self) -> String {
        self.text
    }

    fn view(&self) -> Properties<'_> {
        Properties::of_text(&self.text)
    }

    /// Pairs that come from a property string already.
    fn verbatim<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut text = String::new();
        for (name, value) in pairs {
            text.extend([name, "\u{1}", value, "\u{2}"]);
        }
        Self { text }
    }
}

fn push_clean(out: &mut String, text: &str) {
    if first_where(text.as_bytes(), |word| has_byte(word, NAME_END) | has_byte(word, PAIR_END)).is_some() {
        out.extend(text.chars().filter(|c| !matches!(c, '\u{1}' | '\u{2}')));
    } else {
        out.push_str(text);
    }
}

impl From<String> for PropertyText {
    /// Takes over a property string from the wire; a missing last separator is added before the next pair.
    fn from(text: String) -> Self {
        Self { text }
    }
}

impl<'a> FromIterator<(&'a str, &'a str)> for PropertyText {
    fn from_iter<I: IntoIterator<Item = (&'a str, &'a str)>>(pairs: I) -> Self {
        let mut text = Self::new();
        for (name, value) in pairs {
            text.push(name, value);
        }
        text
    }
}

impl fmt::Debug for PropertyText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.view(), f)
    }
}

/// `properties` without the CRC property at their end.
pub(super) fn without_property_crc(properties: &[u8]) -> &[u8] {
    if property_crc(properties).is_some() { &properties[..properties.len() - PROPERTY_CRC_LEN] } else { properties }
}

/// The record CRC that `properties` end with.
pub(super) fn property_crc(properties: &[u8]) -> Option<u32> {
    let last = properties.last_chunk::<PROPERTY_CRC_LEN>()?;
    let digits = last.strip_prefix(CRC32.as_bytes())?.strip_prefix(&[NAME_END])?.strip_suffix(&[PAIR_END])?;
    let value = digits.iter().rev().try_fold(0_u64, |value, digit| digit.is_ascii_digit().then(|| value * 10 + u64::from(digit - b'0')))?;
    u32::try_from(value).ok()
}

/// The property that holds the record CRC `crc`.
pub(super) fn property_crc_text(crc: u32) -> [u8; PROPERTY_CRC_LEN] {
    let mut text = [0; PROPERTY_CRC_LEN];
    text[..CRC32.len()].copy_from_slice(CRC32.as_bytes());
    text[CRC32.len()] = NAME_END;
    let mut rest = crc;
    for digit in &mut text[CRC32.len() + 1..PROPERTY_CRC_LEN - 1] {
        *digit = b'0' + (rest % 10) as u8;
        rest /= 10;
    }
    text[PROPERTY_CRC_LEN - 1] = PAIR_END;
    text
}

/// Whether a pair that is appended must be preceded by the separator that the last one lacks.
pub(super) fn needs_separator(properties: &[u8]) -> bool {
    properties.last().is_some_and(|last| *last != PAIR_END)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn reads_as_java_does() {
        let text = "KEYS\u{1}a b\u{2}\u{2}x\u{2}\u{1}v\u{2}n\u{1}\u{2}EQ\u{1}1\u{1}2\u{2}TAGS\u{1}old\u{2}TAGS\u{1}new";
        let pairs: Vec<_> = Properties::new(text).iter().collect();
        assert_eq!(pairs, [("KEYS", "a b"), ("EQ", "1\u{1}2"), ("TAGS", "old"), ("TAGS", "new")]);
        assert_eq!(Properties::new(text).get(TAGS), Some("new"));
        assert_eq!(Properties::new(text).get("n"), None);
    }

    #[test]
    fn a_pair_that_is_not_utf8_is_passed_over() {
        let text = b"a\x011\x02b\x01\xFF\x02\xFF\x01x\x02c\x013";
        assert_eq!(Properties::new(text).iter().collect::<Vec<_>>(), [("a", "1"), ("c", "3")]);
        assert_eq!(PropertyText::from_record(text).as_str(), "a\u{1}1\u{2}c\u{1}3\u{2}");
    }

    #[test]
    fn a_records_checksum_is_no_property_of_its_message() {
        let text = b"a\x011\x02__CRC32#\x019876543210\x02";
        assert_eq!(PropertyText::from_record(text).as_str(), "a\u{1}1\u{2}");
        assert_eq!(PropertyText::from_record(&text[..text.len() - 1]).iter().count(), 2, "not quite one");
    }

    #[test]
    fn editing_keeps_the_separators_right() {
        let mut text = PropertyText::from("WAIT\u{1}true\u{2}TAGS\u{1}A".to_owned());
        text.push(CLUSTER, "DefaultCluster");
        assert_eq!(text.as_str(), "WAIT\u{1}true\u{2}TAGS\u{1}A\u{2}CLUSTER\u{1}DefaultCluster\u{2}");
        assert!(text.remove(WAIT) && !text.remove(WAIT));
        text.set(TAGS, "B\u{2}EVIL\u{1}x");
        assert_eq!(text.iter().collect::<Vec<_>>(), [(CLUSTER, "DefaultCluster"), (TAGS, "BEVILx")]);
        text.push("", "v");
        text.push("v", "");
        assert_eq!(text.iter().count(), 2);
    }

    #[test]
    fn reserved_names_are_those_of_apache() {
        assert!(is_reserved(UNIQ_KEY) && is_reserved(DLQ_ORIGIN_TOPIC));
        assert!(!is_reserved(SHARDING_KEY) && !is_reserved("color"));
    }

    proptest! {
        #[test]
        fn what_is_pushed_is_found(pairs in prop::collection::vec(("[^\u{1}\u{2}]{1,8}", "[^\u{1}\u{2}]{1,8}"), 0..8), cut in any::<bool>()) {
            let text: PropertyText = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            let mut text = text.into_string();
            if cut {
                text.pop();
            }
            let read: Vec<_> = Properties::new(&text).iter().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
            prop_assert_eq!(read, pairs);
        }

        #[test]
        fn any_bytes_can_be_read(text in prop::collection::vec(prop_oneof![Just(1_u8), Just(2_u8), any::<u8>()], 0..64)) {
            let owned = PropertyText::from_record(&text);
            for (name, value) in Properties::new(without_property_crc(&text)).iter() {
                prop_assert!(!name.is_empty() && !value.is_empty());
                prop_assert_eq!(owned.get(name), Properties::new(&text).get(name));
            }
        }
    }
}
