//! What brokers tell name servers, and values that name servers keep (100-103, 219).

use super::bodies;
use super::topic::{DataVersion, TopicConfig, TopicConfigTable};
use crate::protocol::lenient_json::{self, JsonError};
use bytes::Buf;
use bytestring::ByteString;
use std::collections::BTreeMap;
use std::io::Read;

/// Most bytes that a compressed registration may inflate to.
const INFLATED_LEN_MAX: u64 = 256 * 1024 * 1024;

bodies! {
    /// A registration (103).
    RegisterBrokerBody {
        filter_server_list: Vec<ByteString>,
        topic_config_serialize_wrapper: TopicConfigTable,
    }

    /// A table of texts (28, 103's answer, 219).
    KvTable {
        table: BTreeMap<ByteString, ByteString>,
    }
}

/// A registration body is not what its encoding asks for.
#[derive(Debug, thiserror::Error)]
pub enum RegisterBodyError {
    /// The JSON is broken.
    #[error(transparent)]
    Json(#[from] JsonError),
    /// The compressed form is broken.
    #[error("unreadable compressed registration: {0}")]
    Compressed(&'static str),
}

impl RegisterBrokerBody {
    /// Reads a registration. Before version 3.0.11 the body was the topic table alone.
    ///
    /// # Errors
    /// The body is broken, or inflates to more than 256 MiB.
    pub fn decode(body: &[u8], compressed: bool, version: i32) -> Result<Self, RegisterBodyError> {
        const V3_0_11: i32 = 37;
        if body.is_empty() {
            return Ok(Self::default());
        }
        if compressed {
            return Self::decode_compressed(body);
        }
        if version >= V3_0_11 {
            return Ok(lenient_json::from_slice(body)?);
        }
        Ok(Self { topic_config_serialize_wrapper: lenient_json::from_slice(body)?, ..Self::default() })
    }

    /// Zlib over: data version, topic count, topics, filter servers, each with its length in front. What a 5.x broker appends about static
    /// topics is not read.
    fn decode_compressed(body: &[u8]) -> Result<Self, RegisterBodyError> {
        let mut inflated = Vec::new();
        let mut stream = flate2::read::ZlibDecoder::new(body).take(INFLATED_LEN_MAX);
        stream.read_to_end(&mut inflated).map_err(|_| RegisterBodyError::Compressed("not a zlib stream"))?;
        let mut rest = &inflated[..];
        let data_version: DataVersion = lenient_json::from_slice(block(&mut rest)?)?;
        let mut topics = BTreeMap::new();
        for _ in 0..length(&mut rest)? {
            let text = std::str::from_utf8(block(&mut rest)?).map_err(|_| RegisterBodyError::Compressed("a topic is not UTF-8"))?;
            let topic = topic_of(text)?;
            topics.insert(topic.topic_name.clone(), topic);
        }
        let filter_server_list = lenient_json::from_slice(block(&mut rest)?)?;
        let topic_config_serialize_wrapper = TopicConfigTable { data_version, topic_config_table: topics };
        Ok(Self { filter_server_list, topic_config_serialize_wrapper })
    }
}

/// `name readQueueNums writeQueueNums perm SINGLE_TAG [attributes as JSON]`.
fn topic_of(text: &str) -> Result<TopicConfig, RegisterBodyError> {
    let bad = || RegisterBodyError::Compressed("a topic has too few or unreadable parts");
    let mut parts = text.splitn(6, ' ');
    let mut next = || parts.next().ok_or_else(bad);
    let number = |text: &str| text.parse().map_err(|_| bad());
    let mut topic = TopicConfig { topic_name: next()?.into(), ..TopicConfig::default() };
    topic.read_queue_nums = number(next()?)?;
    topic.write_queue_nums = number(next()?)?;
    topic.perm = number(next()?)?;
    topic.topic_filter_type = next()?.into();
    if let Some(attributes) = parts.next().filter(|text| !text.trim().is_empty()) {
        topic.attributes = lenient_json::from_slice(attributes.as_bytes())?;
    }
    Ok(topic)
}

fn length(rest: &mut &[u8]) -> Result<usize, RegisterBodyError> {
    let length = rest.try_get_i32().map_err(|_| RegisterBodyError::Compressed("it ends early"))?;
    usize::try_from(length).map_err(|_| RegisterBodyError::Compressed("negative length"))
}

fn block<'a>(rest: &mut &'a [u8]) -> Result<&'a [u8], RegisterBodyError> {
    let length = length(rest)?;
    let (block, after) = rest.split_at_checked(length).ok_or(RegisterBodyError::Compressed("it ends early"))?;
    *rest = after;
    Ok(block)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write as _;

    #[test]
    fn compressed_registrations_are_read() {
        let mut plain = Vec::new();
        let mut put = |text: &str| {
            plain.extend_from_slice(&(text.len() as i32).to_be_bytes());
            plain.extend_from_slice(text.as_bytes());
        };
        put(r#"{"counter":7,"timestamp":5}"#);
        put(""); // overwritten below: the count of topics is a bare number
        let count_at = plain.len() - 4;
        plain[count_at..].copy_from_slice(&2i32.to_be_bytes());
        let mut put = |text: &str| {
            plain.extend_from_slice(&(text.len() as i32).to_be_bytes());
            plain.extend_from_slice(text.as_bytes());
        };
        put("T1 8 4 6 SINGLE_TAG {\"message.type\":\"FIFO\"}");
        put("T2 1 1 2 SINGLE_TAG ");
        put("[]");
        let mut zlib = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::default());
        zlib.write_all(&plain).unwrap();
        let body = RegisterBrokerBody::decode(&zlib.finish().unwrap(), true, 493).unwrap();
        let table = &body.topic_config_serialize_wrapper;
        assert_eq!((table.data_version.counter, table.topic_config_table.len()), (7, 2));
        assert_eq!(table.topic_config_table["T1"].attributes["message.type"], "FIFO");
        assert_eq!(table.topic_config_table["T2"].perm, 2);
        assert!(RegisterBrokerBody::decode(b"junk", true, 493).is_err());
    }
}
