//! Waiting pulls, groups, locks, retries, delays.

use super::*;
use mq_core::message::properties;
use mq_core::protocol::bodies::client::{ConsumerIdList, LockBatch, LockBatchResponse};
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::headers::client::{ConsumerGroupRef, HeartbeatResponse, UnregisterClient};
use mq_core::protocol::headers::offset::{QueryConsumerOffset, ResetOffset, UpdateConsumerOffset};
use mq_core::protocol::headers::send::ConsumerSendMsgBack;

#[tokio::test]
async fn a_pull_waits_for_the_message_that_it_wants() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "TAGS\u{1}B", b"other").await;
    broker.visible("T", 0, 1).await;
    let waiting = broker.client.pull("T", "G", 0, 1, "A", 25_000);
    let sending = async {
        until("the pull waits", || broker.running.broker.long_poll.len() > 0).await;
        broker.client.send("T", 0, "TAGS\u{1}B", b"not wanted").await;
        broker.client.send("T", 1, "TAGS\u{1}A", b"other queue").await;
        broker.client.send("T", 0, "TAGS\u{1}A", b"wanted").await;
    };
    let ((answer, header), ()) = tokio::join!(waiting, sending);
    assert_eq!(code(&answer), ResponseCode::SUCCESS);
    assert_eq!(&*decode(&answer)[0].body, b"wanted");
    assert_eq!(header.next_begin_offset.get(), 3);
    assert_eq!(broker.running.broker.long_poll.len(), 0);
}

#[tokio::test]
async fn a_pull_is_answered_at_its_deadline() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    broker.visible("T", 0, 1).await;
    let (answer, header) = broker.client.pull("T", "G", 0, 1, "*", 50).await;
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_NOT_FOUND, 1));
    let (answer, header) = broker.client.pull("T", "G", 0, 99, "*", 50).await;
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_OFFSET_MOVED, 1));
}

#[tokio::test]
async fn pulls_of_a_closed_connection_are_forgotten() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    broker.visible("T", 0, 1).await;
    let other = Client::connect(broker.running.addr().to_string());
    let header = pull_header("T", "G", 0, 1, "*", 60_000);
    let pull = other.call(RequestCode::PULL_MESSAGE, &header, Bytes::new());
    tokio::select! {
        _ = pull => panic!("there is nothing to pull"),
        () = until("the pull waits", || broker.running.broker.long_poll.len() > 0) => {}
    }
    drop(other);
    until("the pull is forgotten", || broker.running.broker.long_poll.len() == 0).await;
}

#[tokio::test]
async fn members_of_a_group_hear_of_each_other() {
    let broker = TestBroker::start().await;
    let mut first = Client::connect(broker.running.addr().to_string());
    first.heartbeat("c1", "G", "T").await;
    assert_eq!(RequestCode(first.asked.recv().await.unwrap().head.code), RequestCode::NOTIFY_CONSUMER_IDS_CHANGED);
    let second = Client::connect(broker.running.addr().to_string());
    second.heartbeat("c2", "G", "T").await;
    let told = first.asked.recv().await.unwrap();
    assert_eq!(told.header::<ConsumerGroupRef>().unwrap().consumer_group, "G");
    assert_eq!(ids(&first).await, ["c1", "c2"]);
    drop(second);
    assert!(first.asked.recv().await.is_some(), "the first hears that the second is gone");
    assert_eq!(ids(&first).await, ["c1"]);
    let leave = UnregisterClient { client_id: "c1".into(), producer_group: None, consumer_group: Some("G".into()) };
    first.ok(RequestCode::UNREGISTER_CLIENT, &leave, Bytes::new()).await;
    let gone = first.call(RequestCode::GET_CONSUMER_LIST_BY_GROUP, &ConsumerGroupRef { consumer_group: "G".into() }, Bytes::new()).await;
    assert_eq!(gone.head.remark.as_deref(), Some("no consumer for this group, G"));
}

async fn ids(client: &Client) -> Vec<bytestring::ByteString> {
    let header = ConsumerGroupRef { consumer_group: "G".into() };
    let answer = client.ok(RequestCode::GET_CONSUMER_LIST_BY_GROUP, &header, Bytes::new()).await;
    let mut ids = lenient_json::from_slice::<ConsumerIdList>(&answer.body).unwrap().consumer_id_list;
    ids.sort();
    ids
}

#[tokio::test]
async fn locks_end_with_the_connection_of_their_owner() {
    let broker = TestBroker::start().await;
    let queue = MessageQueue::new("T", "broker-a", QueueId(0));
    let lock = |client: &str| {
        let body = LockBatch { client_id: client.into(), consumer_group: "G".into(), mq_set: vec![queue.clone()], only_this_broker: false };
        lenient_json::to_vec(&body)
    };
    let owner = Client::connect(broker.running.addr().to_string());
    owner.heartbeat("c1", "G", "T").await;
    let owned = async |client: &Client, id: &str| {
        let answer = client.ok(RequestCode::LOCK_BATCH_MQ, &NoHeader, lock(id)).await;
        lenient_json::from_slice::<LockBatchResponse>(&answer.body).unwrap().lock_ok_mq_set.len()
    };
    assert_eq!(owned(&owner, "c1").await, 1);
    assert_eq!(owned(&broker.client, "c2").await, 0);
    drop(owner);
    while owned(&broker.client, "c2").await == 0 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

#[tokio::test]
async fn a_client_that_came_back_keeps_its_locks_when_its_old_connection_ends() {
    let broker = TestBroker::start().await;
    let queue = MessageQueue::new("T", "broker-a", QueueId(0));
    let (old, new) = (Client::connect(broker.running.addr().to_string()), Client::connect(broker.running.addr().to_string()));
    old.heartbeat("c1", "G", "T").await;
    new.heartbeat("c1", "G", "T").await;
    let body = LockBatch { client_id: "c1".into(), consumer_group: "G".into(), mq_set: vec![queue.clone()], only_this_broker: false };
    new.ok(RequestCode::LOCK_BATCH_MQ, &NoHeader, lenient_json::to_vec(&body)).await;
    drop(old);
    let channels = || broker.running.broker.clients.consumer_group("G").map_or(0, |group| group.channels().count());
    until("the old connection is seen to end", || channels() == 1).await;
    assert_eq!(broker.running.broker.locks.lock("G", "c2", &[queue], std::time::Instant::now()), []);
}

#[tokio::test]
async fn heartbeats_of_version_2_ask_for_wishes_that_are_not_known() {
    let broker = TestBroker::start().await;
    let beat = async |client: &Client, fingerprint: i32, without_sub: bool| {
        let mut data = HeartbeatData { heartbeat_fingerprint: fingerprint, without_sub, ..heartbeat("c1", "G", "T") };
        if without_sub {
            data.consumer_data_set[0].subscription_data_set.clear();
        }
        let answer = client.ok(RequestCode::HEART_BEAT, &NoHeader, lenient_json::to_vec(&data)).await;
        let said: HeartbeatResponse = answer.header().unwrap();
        assert!(said.supports_v2);
        said.sub_change
    };
    let wishes = || broker.running.broker.clients.consumer_group("G").map_or(0, |group| group.subscriptions.len());
    assert!(beat(&broker.client, 0, false).await, "version 1 always brings all");
    assert!(!beat(&broker.client, 7, false).await);
    assert!(!beat(&broker.client, 7, true).await);
    assert_eq!(wishes(), 1, "what is left out is not forgotten");
    assert!(beat(&broker.client, 8, true).await, "somebody else's wishes");
    assert!(beat(&broker.client, 8, false).await, "they were others before");
    assert!(!beat(&broker.client, 8, false).await);
    let broker = broker.restart().await;
    assert!(beat(&broker.client, 8, true).await, "a broker that has just started knows nothing");
}

#[tokio::test]
async fn a_message_given_back_comes_again_and_ends_among_the_dead_letters() {
    let broker = TestBroker::start_with(|_, store| {
        store.delay_levels = crate::config::SettingValue::parse("1s 1s 1s 1s 1s").unwrap();
    })
    .await;
    broker.client.send("T", 0, "TAGS\u{1}A\u{2}UNIQ_KEY\u{1}U1\u{2}", b"difficult").await;
    let mut message = broker.client.messages("T", "G", 0).await.remove(0);
    for tries in 1..=2 {
        give_back(&broker, &message).await;
        message = broker.client.messages("%RETRY%G", "G", tries - 1).await.remove(0);
        assert_eq!((i64::from(message.reconsume_times), &*message.body, &*message.msg_id()), (tries, &b"difficult"[..], "U1"));
        assert_eq!(message.properties.get(properties::RETRY_TOPIC), Some("T"));
    }
    give_back(&broker, &message).await;
    let dead = broker.client.messages("%DLQ%G", "G", 0).await.remove(0);
    assert_eq!((dead.reconsume_times, &*dead.body), (3, &b"difficult"[..]));
}

async fn give_back(broker: &TestBroker, message: &MessageExt) {
    let header = ConsumerSendMsgBack {
        offset: message.offset_msg_id().phy,
        group: "G".into(),
        delay_level: 0,
        origin_msg_id: None,
        origin_topic: Some("T".into()),
        unit_mode: false,
        max_reconsume_times: Some(2),
    };
    let mut command = broker.client.call(RequestCode::CONSUMER_SEND_MSG_BACK, &header, Bytes::new()).await;
    assert_eq!(command.head.code, 0, "{:?}", command.head.remark.take());
}

#[tokio::test]
async fn a_delayed_message_is_never_early_and_survives_a_restart() {
    let broker = TestBroker::start().await;
    let sent_at = UnixMs::now().get();
    let sent = broker.client.send("T", 3, "DELAY\u{1}1\u{2}", b"later").await;
    assert_eq!(sent.queue_id.get(), 3);
    let broker = broker.restart().await;
    let (answer, _) = broker.client.pull("T", "G", 3, 0, "*", 25_000).await;
    let message = &decode(&answer)[0];
    assert_eq!((&*message.body, message.queue_id.get()), (&b"later"[..], 3));
    assert!(message.store_timestamp.get() >= sent_at + 1000, "stored {} ms after the send", message.store_timestamp.get() - sent_at);
    let (answer, _) = broker.client.pull("SCHEDULE_TOPIC_XXXX", "G", 0, 0, "*", 0).await;
    assert_eq!(decode(&answer)[0].properties.get("REAL_TOPIC"), Some("T"));
}

#[tokio::test]
async fn a_reset_reaches_the_group_and_a_late_commit_cannot_undo_it() {
    let broker = TestBroker::start().await;
    for _ in 0..5 {
        broker.client.send("T", 0, "", b"x").await;
    }
    broker.visible("T", 0, 5).await;
    broker.client.messages("T", "G", 0).await;
    let commit = |offset| UpdateConsumerOffset {
        consumer_group: "G".into(),
        topic: "T".into(),
        queue_id: QueueId(0),
        commit_offset: QueueOffset(offset),
    };
    broker.client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit(5), Bytes::new()).await;
    let reset = ResetOffset {
        topic: "T".into(),
        group: "G".into(),
        timestamp: UnixMs(0),
        is_force: true,
        queue_id: Some(QueueId(0)),
        offset: Some(QueueOffset(2)),
    };
    broker.client.ok(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset, Bytes::new()).await;
    broker.client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit(5), Bytes::new()).await;
    let (answer, header) = broker.client.pull("T", "G", 0, 5, "*", 25_000).await;
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_OFFSET_MOVED, 2));
    let query = QueryConsumerOffset { consumer_group: "G".into(), topic: "T".into(), queue_id: QueueId(0), set_zero_if_not_found: None };
    let answer = broker.client.ok(RequestCode::QUERY_CONSUMER_OFFSET, &query, Bytes::new()).await;
    assert_eq!(answer.fields.get("offset"), Some("2"));
}
