//! A message made ready to be sent: checked, with its id, compressed, its properties written out.

use super::ProducerConfig;
use crate::client::ClientError;
use crate::client::request_reply::is_reply;
use crate::message::batch::encode_batch;
use crate::message::compress::compress_at;
use crate::message::ids::unique_id;
use crate::message::properties::{self, PROPERTIES_LEN_MAX};
use crate::message::{Message, SysFlag, TransactionKind};
use crate::names::SEND_FORBIDDEN_TOPICS;
use crate::protocol::RequestCode;
use bytes::Bytes;
use bytestring::ByteString;
use tracing::warn;

/// Bodies from this size on are compressed on a thread of their own, bytes: at level 5 this takes about a millisecond.
const COMPRESS_ASIDE_BYTES: usize = 64 * 1024;

/// What stays the same from try to try.
pub(super) struct Draft {
    pub(super) topic: ByteString,
    pub(super) properties: ByteString,
    pub(super) flag: i32,
    pub(super) sys_flag: SysFlag,
    pub(super) body: Bytes,
    /// The body's size as the user wrote it, bytes.
    pub(super) body_len: usize,
    /// The client's id, or all ids of a batch.
    pub(super) msg_id: ByteString,
    pub(super) batch: bool,
    /// A reply, which has a code of its own.
    pub(super) reply: bool,
    pub(super) reconsume_times: i32,
    pub(super) max_reconsume_times: Option<i32>,
}

impl Draft {
    pub(super) async fn of(mut message: Message, config: &ProducerConfig) -> Result<Self, ClientError> {
        check(&message, config)?;
        let msg_id = complete(&mut message);
        let (mut reconsume_times, mut max_reconsume_times) = (0, None);
        if message.topic.is_retry() {
            reconsume_times = take_number(&mut message, properties::RECONSUME_TIME).unwrap_or(0);
            max_reconsume_times = take_number(&mut message, properties::MAX_RECONSUME_TIMES);
        }
        let reply = is_reply(&message);
        let half = message.properties.get(properties::TRAN_MSG).is_some_and(|half| half.eq_ignore_ascii_case("true"));
        let body_len = message.body.len();
        let (body, mut sys_flag) = compressed(message.body, config).await;
        if half {
            sys_flag = sys_flag.with_transaction(TransactionKind::Prepared);
        }
        Ok(Self {
            topic: message.topic.as_shared().clone(),
            properties: message.properties.into_string().into(),
            flag: message.flag,
            sys_flag,
            body,
            body_len,
            msg_id: msg_id.into(),
            batch: false,
            reply,
            reconsume_times,
            max_reconsume_times,
        })
    }

    pub(super) fn of_batch(mut messages: Vec<Message>, config: &ProducerConfig) -> Result<Self, ClientError> {
        let illegal = |reason: &str| ClientError::illegal("batch", reason);
        let Some(first) = messages.first() else { return Err(illegal("it has no messages")) };
        let (topic, waits) = (first.topic.clone(), first.waits_store_ok());
        if topic.is_retry() {
            return Err(illegal("retry topics take no batches"));
        }
        let mut ids = Vec::with_capacity(messages.len());
        for message in &mut messages {
            check(message, config)?;
            if message.topic != topic {
                return Err(illegal("its messages have different topics"));
            }
            if message.waits_store_ok() != waits {
                return Err(illegal("some of its messages wait for flush and slaves and some do not"));
            }
            if message.delay_level() > 0 {
                return Err(illegal("messages with a delay level cannot be in a batch"));
            }
            ids.push(complete(message));
        }
        let body = encode_batch(&messages).map_err(|error| illegal(&error.to_string()))?;
        check_size("batch", body.len(), config)?;
        let mut whole = Message::new(topic, body).with_wait_store_ok(waits);
        complete(&mut whole);
        Ok(Self {
            topic: whole.topic.as_shared().clone(),
            properties: whole.properties.into_string().into(),
            flag: 0,
            sys_flag: SysFlag::NONE,
            body_len: whole.body.len(),
            body: whole.body,
            msg_id: ids.join(",").into(),
            batch: true,
            reply: false,
            reconsume_times: 0,
            max_reconsume_times: None,
        })
    }

    pub(super) fn code(&self) -> RequestCode {
        match (self.batch, self.reply) {
            (true, _) => RequestCode::SEND_BATCH_MESSAGE,
            (_, true) => RequestCode::SEND_REPLY_MESSAGE_V2,
            _ => RequestCode::SEND_MESSAGE_V2,
        }
    }
}

/// Refuses what a broker would refuse, without asking one.
fn check(message: &Message, config: &ProducerConfig) -> Result<(), ClientError> {
    if SEND_FORBIDDEN_TOPICS.contains(&message.topic.as_str()) {
        return Err(ClientError::illegal("topic", format!("sending to {} is forbidden", message.topic)));
    }
    if message.body.is_empty() {
        return Err(ClientError::illegal("message", "the body is empty"));
    }
    let properties_len = message.properties.as_str().len();
    if properties_len > PROPERTIES_LEN_MAX {
        let reason = format!("properties of {properties_len} bytes, limit {PROPERTIES_LEN_MAX}");
        return Err(ClientError::illegal("message", reason));
    }
    check_size("message", message.body.len(), config)
}

fn check_size(what: &'static str, len: usize, config: &ProducerConfig) -> Result<(), ClientError> {
    if len > config.max_message_size {
        return Err(ClientError::illegal(what, format!("body of {len} bytes, limit {}", config.max_message_size)));
    }
    Ok(())
}

/// Adds what every message has, and returns its id.
fn complete(message: &mut Message) -> String {
    if message.properties.get(properties::WAIT).is_none() {
        message.properties.push(properties::WAIT, "true");
    }
    if let Some(id) = message.properties.get(properties::UNIQ_KEY) {
        return id.to_owned();
    }
    let id = unique_id();
    message.properties.push(properties::UNIQ_KEY, &id);
    id
}

fn take_number(message: &mut Message, name: &str) -> Option<i32> {
    let number = message.properties.get(name)?.parse().ok();
    message.properties.remove(name);
    number
}

async fn compressed(body: Bytes, config: &ProducerConfig) -> (Bytes, SysFlag) {
    if body.len() < config.compress_msg_body_over_howmuch {
        return (body, SysFlag::NONE);
    }
    let (kind, level) = (config.compress_type, config.compress_level);
    let packed = if body.len() < COMPRESS_ASIDE_BYTES {
        compress_at(kind, level, &body)
    } else {
        let body = body.clone();
        let aside = tokio::task::spawn_blocking(move || compress_at(kind, level, &body)).await;
        aside.unwrap_or_else(|stopped| Err(std::io::Error::other(stopped)))
    };
    match packed {
        Ok(packed) => (packed.into(), SysFlag::NONE.with_compression(Some(kind))),
        Err(error) => {
            warn!(%error, "a body cannot be compressed and is sent as it is");
            (body, SysFlag::NONE)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::batch::batch_items;
    use crate::message::compress::inflate;
    use crate::message::{Compression, Properties};
    use crate::names::TopicName;

    fn config() -> ProducerConfig {
        ProducerConfig::new("G", "127.0.0.1:9876").unwrap()
    }

    fn message(topic: &str, body: impl Into<Bytes>) -> Message {
        Message::new(TopicName::new(topic).unwrap(), body)
    }

    fn reason(result: Result<Draft, ClientError>) -> String {
        match result {
            Err(ClientError::IllegalArgument { reason, .. }) => reason,
            Err(other) => panic!("{other}"),
            Ok(_) => panic!("taken"),
        }
    }

    #[tokio::test]
    async fn a_message_gets_an_id_and_waits_unless_it_says_otherwise() {
        let draft = Draft::of(message("T", "x").with_tags("A"), &config()).await.unwrap();
        let properties = Properties::new(&*draft.properties);
        assert_eq!((properties.get("TAGS"), properties.get("WAIT")), (Some("A"), Some("true")));
        assert_eq!(properties.get("UNIQ_KEY"), Some(&*draft.msg_id));
        assert_eq!((draft.code(), draft.sys_flag, draft.batch), (RequestCode::SEND_MESSAGE_V2, SysFlag::NONE, false));
        let unsafe_one = Draft::of(message("T", "x").with_wait_store_ok(false), &config()).await.unwrap();
        assert_eq!(Properties::new(&*unsafe_one.properties).get("WAIT"), Some("false"));
    }

    #[tokio::test]
    async fn bodies_are_compressed_from_the_limit_on() {
        for kind in [Compression::Zlib, Compression::Lz4, Compression::Zstd] {
            let config = ProducerConfig { compress_type: kind, ..config() };
            for (len, packed) in [(4_095, false), (4_096, true), (COMPRESS_ASIDE_BYTES, true)] {
                let draft = Draft::of(message("T", vec![7; len]), &config).await.unwrap();
                assert_eq!(draft.sys_flag.compression(), packed.then_some(kind), "{len}");
                assert_eq!(inflate(draft.sys_flag, &draft.body).unwrap().len(), len);
                assert_eq!(draft.body.len() < len, packed);
            }
        }
    }

    #[tokio::test]
    async fn retried_messages_carry_their_count_in_the_header() {
        let mut retried = message("%RETRY%G", "x");
        retried.properties.push(properties::RECONSUME_TIME, "3");
        retried.properties.push(properties::MAX_RECONSUME_TIMES, "16");
        let draft = Draft::of(retried, &config()).await.unwrap();
        assert_eq!((draft.reconsume_times, draft.max_reconsume_times), (3, Some(16)));
        assert!(!draft.properties.contains("RECONSUME_TIME"));
    }

    #[tokio::test]
    async fn what_no_broker_would_take_is_refused() {
        assert_eq!(reason(Draft::of(message("T", ""), &config()).await), "the body is empty");
        assert_eq!(reason(Draft::of(message("SCHEDULE_TOPIC_XXXX", "x"), &config()).await), "sending to SCHEDULE_TOPIC_XXXX is forbidden");
        let small = ProducerConfig { max_message_size: 10, ..config() };
        assert!(Draft::of(message("T", vec![0; 10]), &small).await.is_ok());
        assert_eq!(reason(Draft::of(message("T", vec![0; 11]), &small).await), "body of 11 bytes, limit 10");
        let long = message("T", "x").with_property("p", &"v".repeat(PROPERTIES_LEN_MAX)).unwrap();
        assert!(reason(Draft::of(long, &config()).await).starts_with("properties of "));
    }

    #[test]
    fn a_batch_carries_every_message_with_an_id_of_its_own() {
        let draft = Draft::of_batch(vec![message("T", "one"), message("T", "two").with_tags("A")], &config()).unwrap();
        assert_eq!((draft.code(), draft.batch, &*draft.topic), (RequestCode::SEND_BATCH_MESSAGE, true, "T"));
        let items: Vec<_> = batch_items(&draft.body).collect::<Result<_, _>>().unwrap();
        let ids: Vec<_> = items.iter().map(|item| Properties::new(item.properties).get("UNIQ_KEY").unwrap()).collect();
        assert_eq!(ids.join(","), *draft.msg_id);
        assert_eq!((items[0].body, items[1].body), (&b"one"[..], &b"two"[..]));
        assert_ne!(ids[0], ids[1]);
    }

    #[test]
    fn batches_are_of_one_kind() {
        let batch = |messages: Vec<Message>| reason(Draft::of_batch(messages, &config()));
        assert_eq!(batch(vec![]), "it has no messages");
        assert_eq!(batch(vec![message("T", "a"), message("U", "b")]), "its messages have different topics");
        assert_eq!(batch(vec![message("%RETRY%G", "a")]), "retry topics take no batches");
        assert!(batch(vec![message("T", "a").with_delay_level(1)]).contains("delay level"));
        assert!(batch(vec![message("T", "a"), message("T", "b").with_wait_store_ok(false)]).contains("wait"));
        let small = ProducerConfig { max_message_size: 100, ..config() };
        assert!(reason(Draft::of_batch(vec![message("T", vec![0; 60]), message("T", vec![0; 60])], &small)).starts_with("body of "));
    }
}
