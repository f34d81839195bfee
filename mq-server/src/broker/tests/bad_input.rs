//! Bad input: a clear answer, and nothing else is disturbed.

use super::*;
use crate::broker::BrokerError;
use crate::store::StoreError;
use mq_core::protocol::{HeaderEncoding, put_command};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test]
async fn illegal_names_and_numbers_are_refused() {
    let broker = TestBroker::start().await;
    let mut refused = Vec::new();
    // A name that no other process on this machine gives to anything.
    let outside = format!("outside-of-{}", broker.folder.path().file_name().unwrap().to_string_lossy().replace('.', "-"));
    for topic in [&*format!("../{outside}"), "a b", " ", "a.b", "", &"x".repeat(128), "中文"] {
        refused.push((send_header(topic, 0, ""), ResponseCode::INVALID_PARAMETER));
    }
    refused.push((send_header("SCHEDULE_TOPIC_XXXX", 0, ""), ResponseCode::NO_PERMISSION));
    refused.push((SendMessage { default_topic: "nothing".into(), ..send_header("New", 0, "") }, ResponseCode::TOPIC_NOT_EXIST));
    for queue in [4, 99, i32::MAX] {
        refused.push((send_header("T", queue, ""), ResponseCode::INVALID_PARAMETER));
    }
    for (header, expected) in refused {
        let answer = broker.client.call(RequestCode::SEND_MESSAGE_V2, &header, &b"x"[..]).await;
        assert_eq!(code(&answer), expected, "{} queue {}: {:?}", header.topic, header.queue_id, answer.head.remark);
        assert_eq!(answer.fields.get("MSG_REGION"), Some("DefaultRegion"));
    }
    for folder in ["..", "", "consumequeue", "config"] {
        assert!(!broker.folder.path().join(folder).join(&outside).exists(), "{folder}");
    }
    broker.client.send("T", -5, "", b"any queue").await;
}

#[tokio::test]
async fn bodies_and_properties_have_limits() {
    let broker = TestBroker::start_with(|_, store| store.max_message_bytes = 10_000).await;
    let header = send_header("T", 0, "");
    for (len, expected) in [(0, ResponseCode::MESSAGE_ILLEGAL), (10_000, ResponseCode::SUCCESS), (10_001, ResponseCode::MESSAGE_ILLEGAL)] {
        let answer = broker.client.call(RequestCode::SEND_MESSAGE_V2, &header, vec![b'x'; len]).await;
        assert_eq!(code(&answer), expected, "{len} bytes: {:?}", answer.head.remark);
    }
    let properties = send_header("T", 0, &format!("a\u{1}{}\u{2}", "v".repeat(33_000)));
    let answer = broker.client.call(RequestCode::SEND_MESSAGE_V2, &properties, &b"x"[..]).await;
    assert_eq!(code(&answer), ResponseCode::MESSAGE_ILLEGAL);
}

#[tokio::test]
async fn impossible_headers_and_bodies_are_errors_of_their_request() {
    let broker = TestBroker::start().await;
    let mut answers = Vec::new();
    for request in
        [RequestCode::SEND_MESSAGE_V2, RequestCode::PULL_MESSAGE, RequestCode::QUERY_CONSUMER_OFFSET, RequestCode::GET_TOPIC_STATS_INFO]
    {
        answers.push((request, broker.client.call(request, &NoHeader, &b"x"[..]).await));
    }
    for request in [RequestCode::HEART_BEAT, RequestCode::LOCK_BATCH_MQ, RequestCode::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP] {
        answers.push((request, broker.client.call(request, &NoHeader, &b"{\"clientID\":"[..]).await));
    }
    for (request, answer) in answers {
        assert_eq!(code(&answer), ResponseCode::SYSTEM_ERROR, "{request}");
        assert!(answer.head.remark.is_some(), "{request}");
    }
    for offset in [-1, i64::MIN, i64::MAX] {
        let (answer, _) = broker.client.pull("TBW102", "G", 0, offset, "*", 0).await;
        assert_eq!(code(&answer), ResponseCode::PULL_OFFSET_MOVED, "{offset}");
    }
    for (queue, expected) in
        [(-1, ResponseCode::INVALID_PARAMETER), (8, ResponseCode::INVALID_PARAMETER), (i32::MAX, ResponseCode::INVALID_PARAMETER)]
    {
        let (answer, _) = broker.client.pull("TBW102", "G", queue, 0, "*", 0).await;
        assert_eq!(code(&answer), expected, "{queue}");
    }
}

#[tokio::test]
async fn broken_framing_costs_only_its_own_connection() {
    let broker = TestBroker::start().await;
    let huge = [&0x7fff_ffffu32.to_be_bytes()[..], &[0; 4]].concat();
    for garbage in [
        &b"GET / HTTP/1.1\r\nHost: x\r\n\r\n"[..],
        &[0; 16],
        &[22, 3, 1, 0, 5, 1, 0, 0, 1, 3],
        &huge,
        &[0, 0, 0, 8, 0, 0, 0, 4, b'{', b'x', b'}', b' '],
    ] {
        let mut stream = TcpStream::connect(broker.running.addr()).await.unwrap();
        stream.write_all(garbage).await.unwrap();
        let mut rest = Vec::new();
        let _ = stream.read_to_end(&mut rest).await; // an end or a reset
        assert!(rest.is_empty());
    }
    broker.client.send("T", 0, "", b"still here").await;
}

#[tokio::test]
async fn a_connection_cut_within_a_frame_stores_nothing() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"whole").await;
    let mut frame = Vec::new();
    let head = mq_core::protocol::Head::request(RequestCode::SEND_MESSAGE_V2, 1);
    put_command(&mut frame, HeaderEncoding::Binary, &head, &send_header("T", 0, ""), b"cut");
    for len in (1..frame.len()).step_by(7) {
        let mut stream = TcpStream::connect(broker.running.addr()).await.unwrap();
        stream.write_all(&frame[..len]).await.unwrap();
    }
    assert_eq!(broker.client.send("T", 0, "", b"whole").await.queue_offset.get(), 1);
}

#[tokio::test]
async fn a_folder_in_use_a_port_in_use_and_an_unknown_role_are_said_plainly() {
    let broker = TestBroker::start().await;
    let (settings_again, store_again) = settings(&broker.folder);
    let locked = RunningBroker::start(settings_again.clone(), store_again.clone(), None).await.err().unwrap();
    assert!(matches!(locked, BrokerError::Store(StoreError::Locked { .. })), "{locked}");

    let mut taken = settings_again.clone();
    taken.listen_port = broker.running.addr().port();
    let in_use = RunningBroker::start(taken, store_again.clone(), None).await.err().unwrap();
    assert!(matches!(in_use, BrokerError::Net(mq_core::net::NetError::Listen { in_use: true, .. })), "{in_use}");

    let slave = StoreSettings { role: crate::config::BrokerRole::Slave, ..store_again };
    let refused = RunningBroker::start(settings_again, slave, None).await.err().unwrap();
    assert!(refused.to_string().contains("SLAVE"), "{refused}");
}

#[tokio::test]
async fn a_damaged_table_is_never_taken_for_an_empty_one() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    broker.running.stop().await.unwrap();
    let topics = broker.folder.path().join("config/topics.json");
    let good = std::fs::read(&topics).unwrap();
    let (broker_settings, store_settings) = settings(&broker.folder);
    std::fs::write(&topics, &good[..good.len() / 2]).unwrap();
    std::fs::write(topics.with_file_name("topics.json.bak"), "{").unwrap();
    let damaged = RunningBroker::start(broker_settings.clone(), store_settings.clone(), None).await.err().unwrap();
    assert!(damaged.to_string().contains("topics.json"), "{damaged}");
    std::fs::write(topics.with_file_name("topics.json.bak"), &good).unwrap();
    let again = TestBroker::start_in(broker.folder, broker_settings, store_settings).await;
    assert_eq!(again.client.send("T", 0, "", b"x").await.queue_offset.get(), 1);
}
