//! The text of message traces: what clients tell of sends and deliveries, record after record (Apache's `TraceDataEncoder`).
//!
//! ```text
//! kind \1 field \1 … \1 field \2   kind …
//! Pub            timestamp region group topic msgId tags keys storeHost bodyLength cost msgType offsetMsgId success [clientHost]
//! SubBefore      timestamp region group requestId msgId retryTimes keys [clientHost]
//! SubAfter       requestId msgId cost success keys contextCode [timestamp group]
//! EndTransaction timestamp region group topic msgId tags keys storeHost msgType transactionId state fromCheck
//! Recall         timestamp region group topic msgId success
//! ```
//! Records are views: writing appends to a text that is used again, reading borrows from it. A field that its writer did not have is `null`
//! on the wire and `None` here. The reader takes what older and other clients write: fields may be missing at the end, and there may be more.

use crate::types::UnixMs;
use std::fmt::{Display, Write};
use std::str::FromStr;

const FIELD: char = '\u{1}';
const RECORD: char = '\u{2}';
const NULL: &str = "null";

/// Producer group of the messages that carry traces; the group that is traced, what it is and a number follow.
pub const TRACE_PRODUCER_PREFIX: &str = "_INNER_TRACE_PRODUCER";
/// The most text of one such message, bytes.
pub const TRACE_BODY_BYTES_MAX: usize = 128_000;
/// The region of brokers that name none.
pub const DEFAULT_REGION: &str = "DefaultRegion";

/// A message was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TracePub<'a> {
    /// When the send began.
    pub timestamp: UnixMs,
    /// Region of the broker.
    pub region_id: &'a str,
    /// The producer group.
    pub group: &'a str,
    /// The topic.
    pub topic: &'a str,
    /// The sender's id of the message.
    pub msg_id: &'a str,
    /// Its tags.
    pub tags: Option<&'a str>,
    /// Its keys, separated by blanks.
    pub keys: Option<&'a str>,
    /// The broker that was asked.
    pub store_host: &'a str,
    /// Size of the body as the sender wrote it, bytes.
    pub body_length: i32,
    /// How long the send took, ms.
    pub cost_ms: i32,
    /// What kind of message it is.
    pub msg_type: TraceMsgType,
    /// Where it is stored.
    pub offset_msg_id: Option<&'a str>,
    /// Whether it is as safe as it was to be.
    pub success: bool,
    /// The client; only some clients say it.
    pub client_host: Option<&'a str>,
}

/// A message is being given to a listener.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TraceSubBefore<'a> {
    /// When.
    pub timestamp: UnixMs,
    /// Region of the broker.
    pub region_id: &'a str,
    /// The consumer group.
    pub group: &'a str,
    /// What this and the [`TraceSubAfter`] of the same call have in common.
    pub request_id: &'a str,
    /// The sender's id of the message.
    pub msg_id: &'a str,
    /// How often it was tried before.
    pub retry_times: i32,
    /// Its keys.
    pub keys: Option<&'a str>,
    /// The client; only some clients say it.
    pub client_host: Option<&'a str>,
}

/// A listener is done with a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TraceSubAfter<'a> {
    /// What this and the [`TraceSubBefore`] of the same call have in common.
    pub request_id: &'a str,
    /// The sender's id of the message.
    pub msg_id: &'a str,
    /// How long the listener took for each message of the call, ms.
    pub cost_ms: i32,
    /// Whether it is consumed.
    pub success: bool,
    /// Its keys.
    pub keys: Option<&'a str>,
    /// How the call ended.
    pub context_code: TraceReturn,
    /// When; absent in what old clients wrote.
    pub timestamp: Option<UnixMs>,
    /// The consumer group; absent in what old clients wrote.
    pub group: Option<&'a str>,
}

/// A transaction was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TraceEndTransaction<'a> {
    /// When.
    pub timestamp: UnixMs,
    /// Region of the broker.
    pub region_id: &'a str,
    /// The producer group.
    pub group: &'a str,
    /// The topic.
    pub topic: &'a str,
    /// The sender's id of the message.
    pub msg_id: &'a str,
    /// Its tags.
    pub tags: Option<&'a str>,
    /// Its keys.
    pub keys: Option<&'a str>,
    /// The broker that was told.
    pub store_host: &'a str,
    /// What kind of message it is.
    pub msg_type: TraceMsgType,
    /// The transaction.
    pub transaction_id: Option<&'a str>,
    /// COMMIT_MESSAGE, ROLLBACK_MESSAGE or UNKNOW.
    pub state: &'a str,
    /// Whether the broker had asked.
    pub from_check: bool,
}

/// A message that was to be delivered later was called back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TraceRecall<'a> {
    /// When.
    pub timestamp: UnixMs,
    /// Region of the broker.
    pub region_id: &'a str,
    /// The producer group.
    pub group: &'a str,
    /// The topic.
    pub topic: &'a str,
    /// The sender's id of the message.
    pub msg_id: &'a str,
    /// Whether the broker did.
    pub success: bool,
}

/// Kind of a message, by Apache's ordinal; ordinals without a name here are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TraceMsgType(pub i32);

impl TraceMsgType {
    /// An ordinary message.
    pub const NORMAL: Self = Self(0);
    /// A half message.
    pub const TRANS_HALF: Self = Self(1);
    /// A decided half message.
    pub const TRANS_COMMIT: Self = Self(2);
    /// One to be delivered later.
    pub const DELAY: Self = Self(3);
    /// One whose order matters.
    pub const ORDER: Self = Self(4);

    /// Apache's short name.
    pub const fn name(self) -> &'static str {
        match self.0 {
            0 => "Normal",
            1 => "Trans",
            2 => "TransCommit",
            3 => "Delay",
            4 => "Order",
            _ => "Unknown",
        }
    }
}

/// How a listener's call ended, by Apache's ordinal (`ConsumeReturnType`); ordinals without a name here are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct TraceReturn(pub i32);

impl TraceReturn {
    /// It consumed.
    pub const SUCCESS: Self = Self(0);
    /// It took longer than it may.
    pub const TIME_OUT: Self = Self(1);
    /// It panicked or threw.
    pub const EXCEPTION: Self = Self(2);
    /// It said nothing (Java only).
    pub const RETURN_NULL: Self = Self(3);
    /// It asked for another try.
    pub const FAILED: Self = Self(4);

    /// Apache's name.
    pub const fn name(self) -> &'static str {
        match self.0 {
            0 => "SUCCESS",
            1 => "TIME_OUT",
            2 => "EXCEPTION",
            3 => "RETURNNULL",
            4 => "FAILED",
            _ => "UNKNOWN",
        }
    }
}

/// One record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TraceRecord<'a> {
    /// A message was sent.
    Pub(TracePub<'a>),
    /// A message is being given to a listener.
    SubBefore(TraceSubBefore<'a>),
    /// A listener is done with a message.
    SubAfter(TraceSubAfter<'a>),
    /// A transaction was decided.
    EndTransaction(TraceEndTransaction<'a>),
    /// A message was called back.
    Recall(TraceRecall<'a>),
}

/// A record that says less than it must, or something else; the ones around it can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TraceError {
    /// A kind that is not known.
    #[error("unknown kind of trace {kind:?}")]
    UnknownKind {
        /// Its first field.
        kind: String,
    },
    /// A field is missing or is no number.
    #[error("field {at} of a trace {kind} is missing or unreadable")]
    BadField {
        /// The record's kind.
        kind: &'static str,
        /// Which field, the kind being 0.
        at: usize,
    },
}

/// The records in `text`, the readable and the others.
pub fn trace_records(text: &str) -> impl Iterator<Item = Result<TraceRecord<'_>, TraceError>> {
    text.split(RECORD).filter(|record| !record.is_empty()).map(TraceRecord::read)
}

impl<'a> TraceRecord<'a> {
    /// The message that it is about.
    pub fn msg_id(&self) -> &'a str {
        match self {
            Self::Pub(trace) => trace.msg_id,
            Self::SubBefore(trace) => trace.msg_id,
            Self::SubAfter(trace) => trace.msg_id,
            Self::EndTransaction(trace) => trace.msg_id,
            Self::Recall(trace) => trace.msg_id,
        }
    }

    /// The keys of that message.
    pub fn keys(&self) -> Option<&'a str> {
        match self {
            Self::Pub(trace) => trace.keys,
            Self::SubBefore(trace) => trace.keys,
            Self::SubAfter(trace) => trace.keys,
            Self::EndTransaction(trace) => trace.keys,
            Self::Recall(_) => None,
        }
    }

    /// Its kind, as on the wire.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::Pub(_) => "Pub",
            Self::SubBefore(_) => "SubBefore",
            Self::SubAfter(_) => "SubAfter",
            Self::EndTransaction(_) => "EndTransaction",
            Self::Recall(_) => "Recall",
        }
    }

    /// Appends the record to `out`.
    pub fn write(&self, out: &mut String) {
        out.push_str(self.kind());
        let mut to = Fields { out };
        match self {
            Self::Pub(t) => {
                to.number(t.timestamp).text(t.region_id).text(t.group).text(t.topic).text(t.msg_id).maybe(t.tags).maybe(t.keys);
                to.text(t.store_host).number(t.body_length).number(t.cost_ms).number(t.msg_type.0).maybe(t.offset_msg_id).number(t.success);
                if t.client_host.is_some() {
                    to.maybe(t.client_host);
                }
            }
            Self::SubBefore(t) => {
                to.number(t.timestamp)
                    .text(t.region_id)
                    .text(t.group)
                    .text(t.request_id)
                    .text(t.msg_id)
                    .number(t.retry_times)
                    .maybe(t.keys);
                if t.client_host.is_some() {
                    to.maybe(t.client_host);
                }
            }
            Self::SubAfter(t) => {
                to.text(t.request_id).text(t.msg_id).number(t.cost_ms).number(t.success).maybe(t.keys).number(t.context_code.0);
                if let Some(timestamp) = t.timestamp {
                    to.number(timestamp).maybe(t.group);
                }
            }
            Self::EndTransaction(t) => {
                to.number(t.timestamp).text(t.region_id).text(t.group).text(t.topic).text(t.msg_id).maybe(t.tags).maybe(t.keys);
                to.text(t.store_host).number(t.msg_type.0).maybe(t.transaction_id).text(t.state).number(t.from_check);
            }
            Self::Recall(t) => {
                to.number(t.timestamp).text(t.region_id).text(t.group).text(t.topic).text(t.msg_id).number(t.success);
            }
        }
        out.push(RECORD);
    }

    fn read(record: &'a str) -> Result<Self, TraceError> {
        let kind = record.split(FIELD).next().unwrap_or_default();
        let from = |kind: &'static str| Record { kind, record };
        match kind {
            "Pub" => read_pub(&from("Pub")).map(Self::Pub),
            "SubBefore" => read_sub_before(&from("SubBefore")).map(Self::SubBefore),
            "SubAfter" => read_sub_after(&from("SubAfter")).map(Self::SubAfter),
            "EndTransaction" => read_end_transaction(&from("EndTransaction")).map(Self::EndTransaction),
            "Recall" => {
                let from = from("Recall");
                let (timestamp, region_id, group) = (from.time(1)?, from.text(2)?, from.text(3)?);
                let (topic, msg_id, success) = (from.text(4)?, from.text(5)?, from.truth(6)?);
                Ok(Self::Recall(TraceRecall { timestamp, region_id, group, topic, msg_id, success }))
            }
            other => Err(TraceError::UnknownKind { kind: other.chars().take(64).collect() }),
        }
    }
}

fn read_pub<'a>(from: &Record<'a>) -> Result<TracePub<'a>, TraceError> {
    // The oldest clients had no offset id: their record ends with `success`, one field earlier.
    let old = from.field(13).is_none();
    Ok(TracePub {
        timestamp: from.time(1)?,
        region_id: from.text(2)?,
        group: from.text(3)?,
        topic: from.text(4)?,
        msg_id: from.text(5)?,
        tags: from.maybe(6),
        keys: from.maybe(7),
        store_host: from.text(8)?,
        body_length: from.number(9)?,
        cost_ms: from.number(10)?,
        msg_type: TraceMsgType(from.number(11)?),
        offset_msg_id: if old { None } else { from.maybe(12) },
        success: from.truth(if old { 12 } else { 13 })?,
        client_host: from.maybe(14),
    })
}

fn read_sub_before<'a>(from: &Record<'a>) -> Result<TraceSubBefore<'a>, TraceError> {
    Ok(TraceSubBefore {
        timestamp: from.time(1)?,
        region_id: from.text(2)?,
        group: from.text(3)?,
        request_id: from.text(4)?,
        msg_id: from.text(5)?,
        retry_times: from.number(6)?,
        keys: from.maybe(7),
        client_host: from.maybe(8),
    })
}

fn read_sub_after<'a>(from: &Record<'a>) -> Result<TraceSubAfter<'a>, TraceError> {
    Ok(TraceSubAfter {
        request_id: from.text(1)?,
        msg_id: from.text(2)?,
        cost_ms: from.number(3)?,
        success: from.truth(4)?,
        keys: from.maybe(5),
        context_code: TraceReturn(from.field(6).filter(|code| !code.is_empty()).map_or(Ok(0), |_| from.number(6))?),
        timestamp: from.field(7).filter(|time| !time.is_empty()).map(|_| from.time(7)).transpose()?,
        group: from.maybe(8),
    })
}

fn read_end_transaction<'a>(from: &Record<'a>) -> Result<TraceEndTransaction<'a>, TraceError> {
    Ok(TraceEndTransaction {
        timestamp: from.time(1)?,
        region_id: from.text(2)?,
        group: from.text(3)?,
        topic: from.text(4)?,
        msg_id: from.text(5)?,
        tags: from.maybe(6),
        keys: from.maybe(7),
        store_host: from.text(8)?,
        msg_type: TraceMsgType(from.number(9)?),
        transaction_id: from.maybe(10),
        state: from.text(11)?,
        from_check: from.truth(12)?,
    })
}

/// The end of a text to which fields are appended.
struct Fields<'o> {
    out: &'o mut String,
}

impl Fields<'_> {
    /// Separators within a text would be read as more fields; they are left out.
    fn text(&mut self, text: &str) -> &mut Self {
        self.out.push(FIELD);
        if text.contains([FIELD, RECORD]) {
            self.out.extend(text.chars().filter(|c| ![FIELD, RECORD].contains(c)));
        } else {
            self.out.push_str(text);
        }
        self
    }

    fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        self.text(text.filter(|text| !text.is_empty()).unwrap_or(NULL))
    }

    fn number(&mut self, number: impl Display) -> &mut Self {
        self.out.push(FIELD);
        // Writing to a text cannot fail.
        let _ = write!(self.out, "{number}");
        self
    }
}

/// One record's text, from which fields are taken.
struct Record<'a> {
    kind: &'static str,
    record: &'a str,
}

impl<'a> Record<'a> {
    fn field(&self, at: usize) -> Option<&'a str> {
        self.record.split(FIELD).nth(at)
    }

    fn text(&self, at: usize) -> Result<&'a str, TraceError> {
        self.field(at).ok_or(TraceError::BadField { kind: self.kind, at })
    }

    fn maybe(&self, at: usize) -> Option<&'a str> {
        self.field(at).filter(|text| !text.is_empty() && *text != NULL)
    }

    fn number<T: FromStr>(&self, at: usize) -> Result<T, TraceError> {
        self.text(at)?.parse().map_err(|_| TraceError::BadField { kind: self.kind, at })
    }

    fn time(&self, at: usize) -> Result<UnixMs, TraceError> {
        self.number(at).map(UnixMs)
    }

    /// As Java reads it: everything but `true` is false.
    fn truth(&self, at: usize) -> Result<bool, TraceError> {
        Ok(self.text(at)?.eq_ignore_ascii_case("true"))
    }
}

#[cfg(test)]
mod tests;
