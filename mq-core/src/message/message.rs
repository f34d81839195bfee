//! [`Message`], what a producer hands over, and [`MessageExt`], what a consumer gets.

use super::compress::{CompressError, inflate};
use super::ids::OffsetMsgId;
use super::properties::{self, PropertyText, is_reserved};
use super::record::{RecordError, RecordView};
use super::sys_flag::SysFlag;
use crate::names::TopicName;
use crate::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use bytes::{Buf, Bytes};
use bytestring::ByteString;
use std::net::SocketAddr;
use std::time::Duration;

/// A message to be sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// Where it goes.
    pub topic: TopicName,
    /// What it says.
    pub body: Bytes,
    /// A number of the user's own.
    pub flag: i32,
    /// Tags, keys and the user's own properties.
    pub properties: PropertyText,
}

/// A user property that would not arrive as it was set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PropertyError {
    /// The name belongs to the system.
    #[error("the property {name:?} is used by the system, choose another name")]
    Reserved {
        /// The name.
        name: String,
    },
    /// An empty name or value, or one with a separator character (0x01, 0x02).
    #[error("the property {name:?} has an empty or unusable name or value")]
    Unusable {
        /// The name.
        name: String,
    },
}

impl Message {
    /// A message without properties.
    pub fn new(topic: TopicName, body: impl Into<Bytes>) -> Self {
        Self { topic, body: body.into(), flag: 0, properties: PropertyText::new() }
    }

    /// With the tag by which consumers choose.
    #[must_use]
    pub fn with_tags(mut self, tags: &str) -> Self {
        self.properties.set(properties::TAGS, tags);
        self
    }

    /// With keys to find it by.
    #[must_use]
    pub fn with_keys<'a>(mut self, keys: impl IntoIterator<Item = &'a str>) -> Self {
        let keys = keys.into_iter().collect::<Vec<_>>().join(" ");
        self.properties.set(properties::KEYS, &keys);
        self
    }

    /// To be delivered after the delay of `level`; 0 for at once.
    #[must_use]
    pub fn with_delay_level(mut self, level: i32) -> Self {
        self.properties.remove(properties::DELAY);
        if level > 0 {
            self.properties.push(properties::DELAY, &level.to_string());
        }
        self
    }

    /// To be delivered that much later, to the millisecond, as the broker's clock counts from when the message arrives there.
    #[must_use]
    pub fn with_delay(self, delay: Duration) -> Self {
        let ms = i64::try_from(delay.as_millis()).unwrap_or(i64::MAX);
        self.with_timer(properties::TIMER_DELAY_MS, ms)
    }

    /// To be delivered at that time by the broker's clock, and not before; at once when it has passed.
    #[must_use]
    pub fn with_deliver_at(self, at: UnixMs) -> Self {
        self.with_timer(properties::TIMER_DELIVER_MS, at.get())
    }

    /// One way to say when is enough.
    fn with_timer(mut self, name: &str, value: i64) -> Self {
        for other in [properties::DELAY, properties::TIMER_DELAY_SEC, properties::TIMER_DELAY_MS, properties::TIMER_DELIVER_MS] {
            self.properties.remove(other);
        }
        self.properties.push(name, &value.to_string());
        self
    }

    /// Whether the reply is to come only when the message is as safe as the broker's mode promises (it is so by default).
    #[must_use]
    pub fn with_wait_store_ok(mut self, wait: bool) -> Self {
        self.properties.set(properties::WAIT, if wait { "true" } else { "false" });
        self
    }

    /// With a property of the user's own.
    ///
    /// # Errors
    /// Reserved names, and names and values that the format cannot carry.
    pub fn with_property(mut self, name: &str, value: &str) -> Result<Self, PropertyError> {
        if is_reserved(name) {
            return Err(PropertyError::Reserved { name: name.to_owned() });
        }
        let unusable = |text: &str| text.is_empty() || text.contains(['\u{1}', '\u{2}']);
        if unusable(name) || unusable(value) {
            return Err(PropertyError::Unusable { name: name.to_owned() });
        }
        self.properties.set(name, value);
        Ok(self)
    }

    /// The tag.
    pub fn tags(&self) -> Option<&str> {
        self.properties.get(properties::TAGS)
    }

    /// The keys, separated by blanks.
    pub fn keys(&self) -> Option<&str> {
        self.properties.get(properties::KEYS)
    }

    /// The delay level; 0 for none.
    pub fn delay_level(&self) -> i32 {
        self.properties.get(properties::DELAY).and_then(|level| level.parse().ok()).unwrap_or(0)
    }

    /// Whether the sender waits for flush and slaves.
    pub fn waits_store_ok(&self) -> bool {
        self.properties.get(properties::WAIT) != Some("false")
    }
}

/// A stored message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageExt {
    /// Its topic; not checked against the rules for names, a broker may have stored it under older ones.
    pub topic: ByteString,
    /// The body as its sender wrote it.
    pub body: Bytes,
    /// The sender's number.
    pub flag: i32,
    /// All properties.
    pub properties: PropertyText,
    /// The broker that holds it; the record does not tell, whoever fetched it fills it in.
    pub broker_name: ByteString,
    /// Its queue.
    pub queue_id: QueueId,
    /// Its place in the queue.
    pub queue_offset: QueueOffset,
    /// Its place in the commit log.
    pub commit_log_offset: PhyOffset,
    /// Bytes it takes there.
    pub store_size: usize,
    /// System flag, as stored.
    pub sys_flag: SysFlag,
    /// CRC of the body as stored.
    pub body_crc: u32,
    /// When its sender made it.
    pub born_timestamp: UnixMs,
    /// Its sender.
    pub born_host: SocketAddr,
    /// When the broker stored it.
    pub store_timestamp: UnixMs,
    /// The broker's address.
    pub store_host: SocketAddr,
    /// How often it was retried.
    pub reconsume_times: i32,
    /// Where the half message stands, on a message that a commit wrote.
    pub prepared_transaction_offset: PhyOffset,
}

/// Why stored bytes gave no message.
#[derive(Debug, thiserror::Error)]
pub enum DecodeError {
    /// No record.
    #[error(transparent)]
    Record(#[from] RecordError),
    /// The topic is not UTF-8.
    #[error("topic is not UTF-8")]
    Topic,
    /// The body cannot be inflated.
    #[error(transparent)]
    Body(#[from] CompressError),
}

impl MessageExt {
    /// The message in the record that `bytes` begin with. A plain body shares the memory of `bytes`.
    ///
    /// # Errors
    /// See [`DecodeError`]. Checksums are not looked at, as in Apache's clients; [`RecordView::verify`] does.
    pub fn decode(bytes: &Bytes) -> Result<Self, DecodeError> {
        let record = RecordView::parse(bytes)?;
        Ok(Self {
            topic: ByteString::try_from(record.topic_bytes()).map_err(|_| DecodeError::Topic)?,
            body: inflate(record.sys_flag(), &bytes.slice_ref(record.body()))?,
            flag: record.flag(),
            properties: PropertyText::from_record(record.properties_bytes()),
            broker_name: ByteString::new(),
            queue_id: record.queue_id(),
            queue_offset: record.queue_offset(),
            commit_log_offset: record.phy_offset(),
            store_size: record.total_len(),
            sys_flag: record.sys_flag(),
            body_crc: record.body_crc(),
            born_timestamp: record.born_timestamp(),
            born_host: record.born_host(),
            store_timestamp: record.store_timestamp(),
            store_host: record.store_host(),
            reconsume_times: record.reconsume_times(),
            prepared_transaction_offset: record.prepared_transaction_offset(),
        })
    }

    /// The messages of a pull reply's body, one after the other. A record whose body cannot be inflated is an error of its own and the next
    /// one follows; after bytes that are no record nothing more comes.
    pub fn decode_all(mut bytes: Bytes) -> impl Iterator<Item = Result<Self, DecodeError>> {
        std::iter::from_fn(move || {
            if bytes.is_empty() {
                return None;
            }
            let decoded = Self::decode(&bytes);
            match RecordView::parse(&bytes).map(|record| record.total_len()) {
                Ok(len) => bytes.advance(len),
                Err(_) => bytes.clear(),
            }
            Some(decoded)
        })
    }

    /// The id users know it by: its sender's, or where it is stored if the sender gave none.
    pub fn msg_id(&self) -> String {
        self.properties.get(properties::UNIQ_KEY).map_or_else(|| self.offset_msg_id().to_string(), str::to_owned)
    }

    /// Where it is stored.
    pub fn offset_msg_id(&self) -> OffsetMsgId {
        OffsetMsgId { host: self.store_host, phy: self.commit_log_offset }
    }

    /// The tag.
    pub fn tags(&self) -> Option<&str> {
        self.properties.get(properties::TAGS)
    }

    /// The keys, separated by blanks.
    pub fn keys(&self) -> Option<&str> {
        self.properties.get(properties::KEYS)
    }
}

#[cfg(test)]
mod tests {
    use super::super::record::{RecordDraft, crc32};
    use super::super::sys_flag::Compression;
    use super::*;

    fn record(body: &[u8], sys_flag: SysFlag, properties: &str) -> Vec<u8> {
        let mut out = Vec::new();
        let draft = RecordDraft {
            topic: "T",
            queue_id: QueueId(1),
            flag: 5,
            sys_flag,
            born_timestamp: UnixMs(1),
            born_host: "1.2.3.4:5".parse().unwrap(),
            store_timestamp: UnixMs(2),
            store_host: "10.1.2.3:10911".parse().unwrap(),
            reconsume_times: 0,
            prepared_transaction_offset: PhyOffset(0),
            body,
            body_crc: crc32(body),
            properties: properties.as_bytes(),
            queue_offset: QueueOffset(9),
            phy_offset: PhyOffset(123_456_789),
        };
        draft.encode(true, &mut out).unwrap();
        out
    }

    #[test]
    fn reads_a_pull_reply_and_inflates_bodies() {
        let packed = super::super::compress::compress(Compression::Zlib, b"a long body").unwrap();
        let mut reply = record(b"plain", SysFlag::NONE, "UNIQ_KEY\u{1}ID1\u{2}TAGS\u{1}A");
        reply.extend(record(&packed, SysFlag::NONE.with_compression(Some(Compression::Zlib)), ""));
        reply.extend(record(b"not zlib", SysFlag(1), ""));
        reply.extend(record(b"last", SysFlag::NONE, ""));
        reply.extend(b"garbage");
        let read: Vec<_> = MessageExt::decode_all(reply.into()).collect();
        let first = read[0].as_ref().unwrap();
        assert_eq!((&first.body[..], first.tags(), first.msg_id().as_str()), (&b"plain"[..], Some("A"), "ID1"));
        let second = read[1].as_ref().unwrap();
        assert_eq!((&second.body[..], second.msg_id().as_str()), (&b"a long body"[..], "0A01020300002A9F00000000075BCD15"));
        assert!(matches!(read[2], Err(DecodeError::Body(_))));
        assert_eq!(read[3].as_ref().unwrap().body, "last");
        assert!(matches!(read[4], Err(DecodeError::Record(_))) && read.len() == 5);
    }

    #[test]
    fn conveniences_write_apaches_properties() {
        let message = Message::new(TopicName::new("T").unwrap(), "b")
            .with_tags("A")
            .with_keys(["k1", "k2"])
            .with_delay_level(3)
            .with_wait_store_ok(false);
        let message = message.with_property("color", "red").unwrap();
        assert_eq!(message.properties.as_str(), "TAGS\u{1}A\u{2}KEYS\u{1}k1 k2\u{2}DELAY\u{1}3\u{2}WAIT\u{1}false\u{2}color\u{1}red\u{2}");
        assert_eq!((message.tags(), message.keys(), message.delay_level(), message.waits_store_ok()), (Some("A"), Some("k1 k2"), 3, false));
        let later = message.clone().with_deliver_at(UnixMs(7)).with_delay(Duration::from_millis(1_500));
        let times: Vec<_> = later.properties.iter().filter(|(name, _)| name.starts_with("TIMER") || *name == "DELAY").collect();
        assert_eq!(times, [("TIMER_DELAY_MS", "1500")], "the last word counts");
        assert!(matches!(message.clone().with_property("TAGS", "B"), Err(PropertyError::Reserved { .. })));
        assert!(matches!(message.with_property("x", "a\u{2}b"), Err(PropertyError::Unusable { .. })));
    }
}
