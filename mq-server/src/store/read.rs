//! Reading a queue: what a pull gets.

use bytes::Bytes;
use mq_core::message::record::RecordView;
use mq_core::types::{QueueId, QueueOffset};

/// What a reader wants from a queue.
pub struct ReadRequest<'a> {
    /// Topic.
    pub topic: &'a str,
    /// Queue within the topic.
    pub queue_id: QueueId,
    /// The first entry of interest.
    pub offset: QueueOffset,
    /// The most messages, at least 1 is assumed.
    pub max_messages: usize,
    /// The most bytes; the first message always comes.
    pub max_bytes: usize,
    /// Whether an entry's tags code may be of interest; asked before its record is touched.
    pub matches: &'a dyn Fn(i64) -> bool,
    /// Whether a record is of interest, for filters that need properties.
    pub matches_record: Option<&'a dyn Fn(&RecordView<'_>) -> bool>,
}

/// How a read went (Apache's `GetMessageStatus`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadStatus {
    /// Messages came.
    Found,
    /// Entries were there, none matched.
    NoMatchedMessage,
    /// The records of the entries are deleted.
    MessageWasRemoving,
    /// The entries themselves could not be read.
    OffsetFoundNull,
    /// Beyond the end by more than one.
    OffsetOverflowBadly,
    /// Exactly at the end: nothing new.
    OffsetOverflowOne,
    /// Before the first entry that is left.
    OffsetTooSmall,
    /// There is no such queue.
    NoMatchedLogicQueue,
    /// The queue never had a message.
    NoMessageInQueue,
}

impl ReadStatus {
    /// Apache's name, which brokers send as remark.
    pub fn name(self) -> &'static str {
        match self {
            Self::Found => "FOUND",
            Self::NoMatchedMessage => "NO_MATCHED_MESSAGE",
            Self::MessageWasRemoving => "MESSAGE_WAS_REMOVING",
            Self::OffsetFoundNull => "OFFSET_FOUND_NULL",
            Self::OffsetOverflowBadly => "OFFSET_OVERFLOW_BADLY",
            Self::OffsetOverflowOne => "OFFSET_OVERFLOW_ONE",
            Self::OffsetTooSmall => "OFFSET_TOO_SMALL",
            Self::NoMatchedLogicQueue => "NO_MATCHED_LOGIC_QUEUE",
            Self::NoMessageInQueue => "NO_MESSAGE_IN_QUEUE",
        }
    }
}

/// What a reader got.
#[derive(Debug)]
pub struct Read {
    /// How it went.
    pub status: ReadStatus,
    /// Where to read next.
    pub next_offset: QueueOffset,
    /// The queue's first entry.
    pub min_offset: QueueOffset,
    /// The queue's end: one past its last entry.
    pub max_offset: QueueOffset,
    /// The records, byte for byte as in the log; neighbours there share a slice.
    pub records: Vec<Bytes>,
    /// How many messages that is.
    pub count: usize,
    /// How many bytes that is.
    pub bytes: usize,
    /// How far the log's end is beyond the last record read, bytes.
    pub lag_bytes: i64,
    /// Whether that is so far that a slave should be asked instead.
    pub suggest_slave: bool,
}
