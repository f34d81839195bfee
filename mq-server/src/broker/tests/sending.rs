//! What is sent can be read, found and counted; what may not be sent is refused.

use super::*;
use mq_core::message::batch::encode_batch;
use mq_core::message::compress::compress;
use mq_core::message::record::RecordView;
use mq_core::message::{Compression, Message, SysFlag, properties};
use mq_core::names::{TRACE_TOPIC, TopicName};
use mq_core::protocol::headers::query::{QueryMessage, ViewMessage};

#[tokio::test]
async fn a_message_comes_back_as_it_was_sent() {
    let broker = TestBroker::start().await;
    let sent = broker.client.send("T", 2, "UNIQ_KEY\u{1}U1\u{2}TAGS\u{1}A\u{2}KEYS\u{1}k1 k2", b"hello").await;
    assert_eq!((sent.queue_id.get(), sent.queue_offset.get(), sent.transaction_id.as_deref()), (2, 0, Some("U1")));
    let (answer, header) = broker.client.pull("T", "G", 2, 0, "A || B", 20_000).await;
    let found = &decode(&answer)[0];
    assert_eq!((&*found.body, found.tags(), found.keys(), &*found.msg_id()), (&b"hello"[..], Some("A"), Some("k1 k2"), "U1"));
    assert_eq!(header.next_begin_offset.get(), 1);

    let phy = found.offset_msg_id().phy;
    assert_eq!(*sent.msg_id, *found.offset_msg_id().to_string());
    let viewed = broker.client.ok(RequestCode::VIEW_MESSAGE_BY_ID, &ViewMessage { offset: phy, topic: None }, Bytes::new()).await;
    assert_eq!(&*decode(&viewed)[0].body, b"hello");
    for (key, kind) in [("k2", "K"), ("U1", "U"), ("A", "T")] {
        assert_eq!(&*find(&broker, key, kind).await[0].body, b"hello", "{key}");
    }
}

/// The messages of "T" that are found by a key (K), unique id (U) or tag (T).
async fn find(broker: &TestBroker, key: &str, kind: &str) -> Vec<MessageExt> {
    let query = QueryMessage {
        topic: "T".into(),
        key: key.into(),
        max_num: 64,
        begin_timestamp: UnixMs(0),
        end_timestamp: UnixMs(i64::MAX),
        index_type: Some(kind.into()),
        last_key: None,
        unique_key_query: None,
    };
    decode(&broker.client.ok(RequestCode::QUERY_MESSAGE, &query, Bytes::new()).await)
}

#[tokio::test]
async fn each_message_of_a_batch_is_found_by_its_own_id_and_keys() {
    let broker = TestBroker::start().await;
    let message = |n: u8| {
        let mut message = Message::new(TopicName::new("T").unwrap(), vec![n; 10]).with_keys([format!("k{n}").as_str(), "all"]);
        message.properties.push(properties::UNIQ_KEY, &format!("U{n}"));
        message
    };
    let header = SendMessage { batch: true, ..send_header("T", 0, "WAIT\u{1}true") };
    let body = encode_batch(&(0..4).map(message).collect::<Vec<_>>()).unwrap();
    broker.client.ok(RequestCode::SEND_BATCH_MESSAGE, &header, body).await;
    broker.visible("T", 0, 4).await;
    for n in 0..4_u8 {
        for (key, kind) in [(format!("U{n}"), "U"), (format!("k{n}"), "K")] {
            let found = find(&broker, &key, kind).await;
            assert_eq!(
                found.iter().map(|message| (message.body[0], message.queue_offset.get())).collect::<Vec<_>>(),
                [(n, i64::from(n))],
                "{key}"
            );
        }
    }
    assert_eq!(find(&broker, "all", "K").await.len(), 4);
}

#[tokio::test]
async fn bodies_stay_as_compressed_as_they_came() {
    let broker = TestBroker::start().await;
    let plain = b"compress me ".repeat(1_000);
    for (queue, kind) in [Compression::Zlib, Compression::Lz4, Compression::Zstd].into_iter().enumerate() {
        let packed = compress(kind, &plain).unwrap();
        let flag = SysFlag::NONE.with_compression(Some(kind));
        let header = SendMessage { sys_flag: flag.get(), ..send_header("T", queue as i32, "") };
        broker.client.ok(RequestCode::SEND_MESSAGE_V2, &header, packed.clone()).await;
        broker.visible("T", queue as i32, 1).await;
        let (answer, _) = broker.client.pull("T", "G", queue as i32, 0, "*", 20_000).await;
        let record = RecordView::parse(&answer.body).unwrap();
        assert_eq!((record.body(), record.sys_flag().compression()), (&packed[..], Some(kind)), "what is stored and sent on");
        assert_eq!(&*decode(&answer)[0].body, plain, "what a consumer reads");
    }
}

#[tokio::test]
async fn a_body_of_four_mebibytes_is_taken_and_one_byte_more_is_not() {
    let broker = TestBroker::start_with(|_, store| store.segment_bytes = 16 << 20).await;
    let header = send_header("T", 0, "");
    broker.client.ok(RequestCode::SEND_MESSAGE_V2, &header, vec![7; 4 << 20]).await;
    let refused = broker.client.call(RequestCode::SEND_MESSAGE_V2, &header, vec![7; (4 << 20) + 1]).await;
    assert_eq!(code(&refused), ResponseCode::MESSAGE_ILLEGAL);
    assert_eq!(broker.client.messages("T", "G", 0).await[0].body.len(), 4 << 20);
}

#[tokio::test]
async fn a_batch_is_stored_message_by_message() {
    let broker = TestBroker::start().await;
    let messages: Vec<Message> = (0..5).map(|n| Message::new(TopicName::new("T").unwrap(), vec![n; 10]).with_tags("A")).collect();
    let header = SendMessage { batch: true, ..send_header("T", 0, "WAIT\u{1}true") };
    let answer = broker.client.ok(RequestCode::SEND_BATCH_MESSAGE, &header, encode_batch(&messages).unwrap()).await;
    let sent: SendMessageResponse = answer.header().unwrap();
    assert_eq!((sent.msg_id.split(',').count(), sent.queue_offset.get()), (5, 0));
    broker.visible("T", 0, 5).await;
    let found = broker.client.messages("T", "G", 0).await;
    assert_eq!(
        found.iter().map(|message| (message.queue_offset.get(), message.body[0])).collect::<Vec<_>>(),
        [(0, 0), (1, 1), (2, 2), (3, 3), (4, 4)]
    );

    for cut in [1, 7, 20] {
        let body = encode_batch(&messages).unwrap();
        let refused = broker.client.call(RequestCode::SEND_BATCH_MESSAGE, &header, body[..body.len() - cut].to_vec()).await;
        assert_eq!(code(&refused), ResponseCode::MESSAGE_ILLEGAL, "cut by {cut}");
    }
}

#[tokio::test]
async fn traces_have_their_topic_from_the_start() {
    let broker = TestBroker::start().await;
    let no_creation = SendMessage { default_topic: "none".into(), ..send_header(TRACE_TOPIC, 0, "KEYS\u{1}ID1 key\u{2}") };
    broker.client.ok(RequestCode::SEND_MESSAGE_V2, &no_creation, &b"Pub"[..]).await;
    let without = TestBroker::start_with(|broker, _| broker.trace_topic = false).await;
    let refused = without.client.call(RequestCode::SEND_MESSAGE_V2, &no_creation, &b"Pub"[..]).await;
    assert_eq!(code(&refused), ResponseCode::TOPIC_NOT_EXIST);
}

#[tokio::test]
async fn many_sends_of_one_connection_keep_their_order() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"first").await;
    let header = send_header("T", 0, "");
    let sends = (0..300u32).map(|n| broker.client.ok(RequestCode::SEND_MESSAGE_V2, &header, n.to_be_bytes().to_vec()));
    futures_util::future::join_all(sends).await;
    let mut bodies = Vec::new();
    while bodies.len() < 301 {
        bodies.extend(broker.client.messages("T", "G", bodies.len() as i64).await.into_iter().map(|message| message.body));
    }
    let numbers: Vec<u32> = bodies[1..].iter().map(|body| u32::from_be_bytes(body[..].try_into().unwrap())).collect();
    assert!(numbers.is_sorted(), "{numbers:?}");
}

#[tokio::test]
async fn what_is_not_built_is_refused_by_name() {
    let broker = TestBroker::start().await;
    for unknown in [RequestCode::CHECK_ROCKSDB_CQ_WRITE_PROGRESS, RequestCode(7777)] {
        let refused = broker.client.call(unknown, &NoHeader, Bytes::new()).await;
        assert_eq!(code(&refused), ResponseCode::REQUEST_CODE_NOT_SUPPORTED);
        assert_eq!(refused.head.remark.unwrap(), format!(" request type {} not supported", unknown.0));
    }
}

#[tokio::test]
async fn a_sync_master_without_slaves_says_so() {
    let broker = TestBroker::start_with(|_, store| store.role = crate::config::BrokerRole::SyncMaster).await;
    let answer = broker.client.call(RequestCode::SEND_MESSAGE_V2, &send_header("T", 0, ""), &b"x"[..]).await;
    assert_eq!(code(&answer), ResponseCode::SLAVE_NOT_AVAILABLE);
    assert_eq!(answer.header::<SendMessageResponse>().unwrap().queue_offset.get(), 0, "it is stored all the same");
    broker.client.send("T", 0, "WAIT\u{1}false", b"x").await;
}

#[tokio::test]
async fn a_sync_flush_is_answered_when_it_is_durable() {
    let broker = TestBroker::start_with(|_, store| store.flush_disk_type = crate::config::FlushDiskType::SyncFlush).await;
    let header = send_header("T", 0, "");
    let sends = (0..50).map(|_| broker.client.ok(RequestCode::SEND_MESSAGE_V2, &header, &b"x"[..]));
    futures_util::future::join_all(sends).await;
    broker.visible("T", 0, 50).await;
    assert_eq!(broker.client.messages("T", "G", 0).await.len(), 32);
}

#[tokio::test]
async fn everything_is_there_after_a_restart() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "KEYS\u{1}k", b"one").await;
    broker.client.heartbeat("c1", "G", "T").await;
    let commit = mq_core::protocol::headers::offset::UpdateConsumerOffset {
        consumer_group: "G".into(),
        topic: "T".into(),
        queue_id: QueueId(0),
        commit_offset: QueueOffset(1),
    };
    broker.client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit, Bytes::new()).await;
    let broker = broker.restart().await;
    let sent = broker.client.send("T", 0, "", b"two").await;
    assert_eq!(sent.queue_offset.get(), 1);
    let bodies: Vec<_> = broker.client.messages("T", "G", 0).await.into_iter().map(|message| message.body).collect();
    assert!(bodies.starts_with(&[Bytes::from_static(b"one")]));
    let query = mq_core::protocol::headers::offset::QueryConsumerOffset {
        consumer_group: "G".into(),
        topic: "T".into(),
        queue_id: QueueId(0),
        set_zero_if_not_found: None,
    };
    let answer = broker.client.ok(RequestCode::QUERY_CONSUMER_OFFSET, &query, Bytes::new()).await;
    assert_eq!(answer.fields.get("offset"), Some("1"));
}
