//! Popping: what brokers write into their revive log, acknowledgements of many messages (200151), who pops what (400, 401, 402).

use super::bodies;
use super::client::{MessageModel, named};
use super::queue::MessageQueue;
use crate::types::{QueueId, QueueOffset, UnixMs};
use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use bytestring::ByteString;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::collections::BTreeMap;

/// Tag of a check-point in the revive log.
pub const CHECK_POINT_TAG: &str = "ck";
/// Tag of an acknowledgement there.
pub const ACK_TAG: &str = "ack";
/// Tag of an acknowledgement of several messages there.
pub const BATCH_ACK_TAG: &str = "bAck";
/// Most bits that are looked at in one acknowledgement.
const BITS_MAX: usize = 4096;

named! {
    /// How consumers of a group get the messages of a topic.
    MessageRequestMode {
        /// By pulls, each queue by one consumer.
        Pull = "PULL",
        /// By pops, several consumers from one queue.
        Pop = "POP",
    }
}

bodies! {
    /// Messages that were popped together, in the revive log; messages not acknowledged at `pop_time` + `invisible_ms` come again.
    CheckPoint {
        /// Where the pop began to read.
        #[serde(rename = "so")]
        start: QueueOffset,
        #[serde(rename = "pt")]
        pop_time: UnixMs,
        #[serde(rename = "it")]
        invisible_ms: i64,
        /// Bit i: message i is acknowledged.
        #[serde(rename = "bm")]
        acked: i32,
        /// How many messages.
        #[serde(rename = "n")]
        count: i32,
        #[serde(rename = "q")]
        queue_id: QueueId,
        #[serde(rename = "t")]
        topic: ByteString,
        #[serde(rename = "c")]
        group: ByteString,
        /// Its own place in the revive log, once it has been read.
        #[serde(rename = "ro")]
        revive_offset: QueueOffset,
        /// Each message's distance from `start`; empty (old brokers): neighbours from `start` on.
        #[serde(rename = "d")]
        distances: Vec<i32>,
        #[serde(rename = "bn")]
        broker_name: Option<ByteString>,
        /// How often it was written again because its messages could not be read.
        #[serde(rename = "rp")]
        re_put_times: Option<ByteString>,
    }

    /// Messages that were acknowledged, in the revive log.
    AckRecord {
        /// The message; of several, -1.
        #[serde(rename = "ao", alias = "ackOffset")]
        offset: QueueOffset,
        #[serde(rename = "so", alias = "startOffset")]
        start: QueueOffset,
        #[serde(rename = "c", alias = "consumerGroup")]
        group: ByteString,
        #[serde(rename = "t", alias = "topic")]
        topic: ByteString,
        #[serde(rename = "q", alias = "queueId")]
        queue_id: QueueId,
        #[serde(rename = "pt", alias = "popTime")]
        pop_time: UnixMs,
        #[serde(rename = "bn", alias = "brokerName")]
        broker_name: Option<ByteString>,
        /// The messages, of several.
        #[serde(rename = "aol", alias = "ackOffsetList")]
        offsets: Option<Vec<QueueOffset>>,
    }

    /// Acknowledges many messages (200151).
    BatchAckBody {
        acks: Vec<BatchAck>,
        broker_name: Option<ByteString>,
    }

    /// Messages of one pop of one queue.
    BatchAck {
        #[serde(rename = "b", alias = "bitSet")]
        bits: BitSet,
        #[serde(rename = "c", alias = "consumerGroup")]
        group: ByteString,
        #[serde(rename = "it", alias = "invisibleTime")]
        invisible_ms: i64,
        #[serde(rename = "pt", alias = "popTime")]
        pop_time: UnixMs,
        #[serde(rename = "q", alias = "queueId")]
        queue_id: QueueId,
        /// Which kind of topic, as in receipts: 0, 1 or 2.
        #[serde(rename = "r", alias = "retry")]
        kind: ByteString,
        #[serde(rename = "rq", alias = "reviveQueueId")]
        revive_queue_id: QueueId,
        #[serde(rename = "so", alias = "startOffset")]
        start: QueueOffset,
        #[serde(rename = "t", alias = "topic")]
        topic: ByteString,
    }

    /// Asks which queues a client is to read, and how (400).
    QueryAssignment {
        client_id: ByteString,
        consumer_group: ByteString,
        message_model: MessageModel = MessageModel::Clustering,
        strategy_name: ByteString,
        topic: ByteString,
    }

    /// The answer to 400; no list at all: keep what you have.
    QueryAssignmentResponse {
        message_queue_assignments: Option<Vec<QueueAssignment>>,
    }

    /// One queue for a client; queue id -1: every queue of that broker.
    QueueAssignment {
        message_queue: MessageQueue,
        mode: MessageRequestMode,
    }

    /// Says how a group gets the messages of a topic (401).
    SetMessageRequestMode {
        consumer_group: ByteString,
        mode: MessageRequestMode,
        /// With how many further consumers each shares its queues when popping; 0 and less: with all.
        pop_share_queue_num: i32,
        topic: ByteString,
    }

    /// What was said by 401: the answer to 402 and `messageRequestMode.json`, by topic, then group.
    MessageRequestModeTable {
        message_request_mode_map: BTreeMap<ByteString, BTreeMap<ByteString, SetMessageRequestMode>>,
    }
}

/// Small numbers from 0 on, as Java's `BitSet` stands in JSON: base64 of its bytes, lowest bit first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct BitSet(pub Vec<u16>);

impl Serialize for BitSet {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut bytes = vec![0_u8; self.0.iter().max().map_or(0, |max| usize::from(*max) / 8 + 1)];
        for bit in &self.0 {
            bytes[usize::from(*bit) / 8] |= 1 << (bit % 8);
        }
        serializer.serialize_str(&BASE64.encode(bytes))
    }
}

impl<'de> Deserialize<'de> for BitSet {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let bytes = BASE64.decode(text).map_err(serde::de::Error::custom)?;
        if bytes.len() > BITS_MAX / 8 {
            return Err(serde::de::Error::custom(format_args!("a bit set of {} bytes, limit {}", bytes.len(), BITS_MAX / 8)));
        }
        let set = |bit: &u16| bytes[usize::from(*bit) / 8] >> (bit % 8) & 1 == 1;
        Ok(Self((0..(bytes.len() * 8) as u16).filter(set).collect()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::lenient_json;

    #[test]
    fn what_apache_writes_into_its_revive_log_is_read() {
        let text = r#"{"bm":0,"bn":"broker-a","c":"G","d":[0,2],"it":60000,"n":2,"pt":1758000000000,"q":3,"ro":0,"so":7,"t":"T"}"#;
        let read: CheckPoint = lenient_json::from_slice(text.as_bytes()).unwrap();
        assert_eq!((read.start, &*read.distances, read.invisible_ms, &*read.group), (QueueOffset(7), &[0, 2][..], 60_000, "G"));
        assert_eq!(String::from_utf8(lenient_json::to_vec(&read)).unwrap(), text);
        let text = r#"{"ao":-1,"aol":[7,9],"bn":"broker-a","c":"G","pt":1758000000000,"q":3,"so":7,"t":"T"}"#;
        let read: AckRecord = lenient_json::from_slice(text.as_bytes()).unwrap();
        assert_eq!(read.offsets.as_deref(), Some(&[QueueOffset(7), QueueOffset(9)][..]));
        assert_eq!(String::from_utf8(lenient_json::to_vec(&read)).unwrap(), text);
    }

    #[test]
    fn a_bit_set_is_javas() {
        // new BitSet() with 0, 2 and 9 set: bytes 05 02.
        let read: BitSet = lenient_json::from_slice(b"\"BQI=\"").unwrap();
        assert_eq!(read, BitSet(vec![0, 2, 9]));
        assert_eq!(lenient_json::to_vec(&read), b"\"BQI=\"");
        let long = format!("\"{}\"", BASE64.encode(vec![1; BITS_MAX]));
        assert!(lenient_json::from_slice::<BitSet>(long.as_bytes()).is_err());
    }

    #[test]
    fn an_assignment_without_a_list_is_not_an_empty_one() {
        assert_eq!(lenient_json::to_vec(&QueryAssignmentResponse::default()), b"{}");
        let empty = QueryAssignmentResponse { message_queue_assignments: Some(Vec::new()) };
        assert_eq!(lenient_json::to_vec(&empty), br#"{"messageQueueAssignments":[]}"#);
    }
}
