//! Half messages, their ends, and what becomes of those that nobody ends; replies that find their way back.

use super::*;
use crate::broker::deferred::check_back;
use crate::broker::deferred::half_messages::HalfMessage;
use crate::broker::deferred::undecided::Claim;
use crate::store::{Draft, FlushMode};
use mq_core::message::properties;
use mq_core::names::{TRANS_CHECK_MAX_TIME_TOPIC, TRANS_HALF_TOPIC, TRANS_OP_TOPIC};
use mq_core::protocol::bodies::client::ProducerData;
use mq_core::protocol::headers::offset::{OffsetResponse, QueryConsumerOffset};
use mq_core::protocol::headers::send::PushReplyMessage;
use mq_core::protocol::headers::transaction::{CheckTransactionState, EndTransaction, ResumeCheckHalfMessage};
use mq_core::types::PhyOffset;

const COMMIT: i32 = 8;
const ROLL_BACK: i32 = 12;
/// The group that all send with here.
const GROUP: &str = "P";

struct Half {
    queue_offset: QueueOffset,
    phy: PhyOffset,
    unique_key: String,
}

fn quick(broker: &mut BrokerSettings, _: &mut StoreSettings) {
    broker.transaction_timeout_ms = 0;
    broker.transaction_check_interval_ms = 50;
    broker.transaction_check_max = 2;
}

async fn half(client: &Client, topic: &str, body: &'static [u8], more: &str) -> Half {
    let unique_key = mq_core::message::ids::unique_id();
    let properties = format!("UNIQ_KEY\u{1}{unique_key}\u{2}TRAN_MSG\u{1}true\u{2}PGROUP\u{1}{GROUP}\u{2}TAGS\u{1}A\u{2}{more}");
    let header = SendMessage { sys_flag: 4, ..send_header(topic, 1, &properties) };
    let sent: SendMessageResponse = client.ok(RequestCode::SEND_MESSAGE_V2, &header, body).await.header().unwrap();
    assert_eq!((sent.queue_id.get(), sent.transaction_id.as_deref()), (1, Some(unique_key.as_str())));
    let id: mq_core::message::ids::OffsetMsgId = sent.msg_id.parse().unwrap();
    Half { queue_offset: sent.queue_offset, phy: id.phy, unique_key }
}

fn end_header(half: &Half, decision: i32) -> EndTransaction {
    EndTransaction {
        producer_group: GROUP.into(),
        tran_state_table_offset: half.queue_offset,
        commit_log_offset: half.phy,
        commit_or_rollback: decision,
        from_transaction_check: false,
        msg_id: Some(half.unique_key.as_str().into()),
        transaction_id: None,
        topic: None,
        broker_name: None,
    }
}

async fn end(client: &Client, half: &Half, decision: i32) -> ResponseCode {
    code(&client.call(RequestCode::END_TRANSACTION, &end_header(half, decision), Bytes::new()).await)
}

async fn register(client: &Client, client_id: &str) {
    let data = HeartbeatData {
        client_id: client_id.into(),
        producer_data_set: vec![ProducerData { group_name: GROUP.into() }],
        ..HeartbeatData::default()
    };
    client.ok(RequestCode::HEART_BEAT, &NoHeader, lenient_json::to_vec(&data)).await;
}

/// The next check that the broker asks for: about which message, and where its copy stands.
async fn checked(client: &mut Client) -> (MessageExt, CheckTransactionState) {
    let asked = tokio::time::timeout(TIMEOUT, client.asked.recv()).await.expect("a check comes").unwrap();
    assert_eq!(asked.head.code, RequestCode::CHECK_TRANSACTION_STATE.0);
    (MessageExt::decode(&asked.body).unwrap(), asked.header().unwrap())
}

fn answer_to(check: &CheckTransactionState, decision: i32) -> EndTransaction {
    EndTransaction {
        producer_group: GROUP.into(),
        tran_state_table_offset: check.tran_state_table_offset,
        commit_log_offset: check.commit_log_offset,
        commit_or_rollback: decision,
        from_transaction_check: true,
        msg_id: check.msg_id.clone(),
        transaction_id: check.transaction_id.clone(),
        topic: check.topic.clone(),
        broker_name: check.broker_name.clone(),
    }
}

impl TestBroker {
    /// Everything in queue `queue` of the topic.
    async fn all(&self, topic: &str, queue: i32) -> Vec<MessageExt> {
        let mut found: Vec<MessageExt> = Vec::new();
        loop {
            let (answer, _) = self.client.pull(topic, "G", queue, found.len() as i64, "*", 0).await;
            if answer.head.code != 0 {
                return found;
            }
            found.extend(decode(&answer));
        }
    }

    async fn position(&self, topic: &str) -> i64 {
        let query = QueryConsumerOffset {
            consumer_group: "CID_RMQ_SYS_TRANS".into(),
            topic: topic.into(),
            queue_id: QueueId(0),
            set_zero_if_not_found: None,
        };
        self.client.ok(RequestCode::QUERY_CONSUMER_OFFSET, &query, Bytes::new()).await.header::<OffsetResponse>().unwrap().offset.get()
    }

    fn undecided(&self) -> u64 {
        let broker = &self.running.broker;
        broker.half_messages.lock().count(broker.store.max_offset(TRANS_HALF_TOPIC, QueueId(0)))
    }
}

#[tokio::test]
async fn a_half_message_is_seen_when_it_is_committed() {
    let broker = TestBroker::start().await;
    let first = half(&broker.client, "T", b"one", "DELAY\u{1}3\u{2}").await;
    let second = half(&broker.client, "T", b"two", "").await;
    broker.visible(TRANS_HALF_TOPIC, 0, 2).await;
    let waiting = &broker.all(TRANS_HALF_TOPIC, 0).await[0];
    let property = |name| waiting.properties.get(name);
    assert_eq!((property(properties::REAL_TOPIC), property(properties::REAL_QID)), (Some("T"), Some("1")));
    assert_eq!(property(properties::TRANSACTION_ID), Some(&*first.unique_key));
    assert_eq!((property(properties::DELAY), waiting.sys_flag.get() & 0xC), (None, 0));

    assert_eq!(end(&broker.client, &first, COMMIT).await, ResponseCode::SUCCESS);
    assert_eq!(end(&broker.client, &second, ROLL_BACK).await, ResponseCode::SUCCESS);
    broker.visible("T", 1, 1).await;
    broker.visible(TRANS_OP_TOPIC, 0, 2).await;
    let all = broker.all("T", 1).await;
    let seen = &all[0];
    assert_eq!((&*seen.body, seen.tags(), &*seen.msg_id(), all.len()), (&b"one"[..], Some("A"), &*first.unique_key, 1));
    assert_eq!((seen.sys_flag.get() & 0xC, seen.prepared_transaction_offset), (COMMIT, first.phy));
    for (name, expected) in [(properties::TRAN_MSG, Some("true")), (properties::PGROUP, Some(GROUP)), (properties::REAL_TOPIC, None)] {
        assert_eq!(seen.properties.get(name), expected, "{name}");
    }
    let ops = broker.all(TRANS_OP_TOPIC, 0).await;
    assert_eq!((&*ops[0].body, &*ops[1].body), (&b"0,"[..], &b"1,"[..]));
    assert_eq!(ops[0].properties.as_str(), "TAGS\u{1}d\u{2}WAIT\u{1}true\u{2}");
}

#[tokio::test]
async fn ends_that_come_together_share_an_op_message_and_each_counts_once() {
    let broker = TestBroker::start().await;
    let mut halves = Vec::new();
    for _ in 0..50 {
        halves.push(half(&broker.client, "T", b"x", "").await);
    }
    // Each twice, from both sides: whoever comes first decides.
    let ends = halves.iter().flat_map(|half| [COMMIT, ROLL_BACK].map(|decision| (half, decision)));
    let codes = futures_util::future::join_all(ends.map(|(half, decision)| end(&broker.client, half, decision))).await;
    assert_eq!(codes.iter().filter(|code| **code == ResponseCode::SUCCESS).count(), 50);
    let commits = codes.iter().step_by(2).filter(|code| **code == ResponseCode::SUCCESS).count();
    broker.visible("T", 1, commits as i64).await;
    assert_eq!(broker.all("T", 1).await.len(), commits);
    let ops = broker.all(TRANS_OP_TOPIC, 0).await;
    let named: Vec<String> =
        ops.iter().flat_map(|op| std::str::from_utf8(&op.body).unwrap().split_terminator(',')).map(Into::into).collect();
    assert_eq!(named.len(), 50);
    assert!(ops.len() < 50, "{} op messages", ops.len());
    assert_eq!(broker.undecided(), 0);
}

#[tokio::test]
async fn wrong_and_late_ends_are_refused() {
    let broker = TestBroker::start().await;
    let sent = half(&broker.client, "T", b"x", "").await;
    broker.client.send("T", 0, "", b"plain").await;
    let wrong: [(&str, fn(&mut EndTransaction)); 5] = [
        ("The producer group wrong", |end| end.producer_group = "other".into()),
        ("The transaction state table offset wrong", |end| end.tran_state_table_offset = QueueOffset(7)),
        ("Find prepared transaction message failed", |end| end.commit_log_offset = PhyOffset(3)),
        ("Find prepared transaction message failed", |end| end.commit_log_offset = PhyOffset(1 << 40)),
        ("Find prepared transaction message failed", |end| end.commit_log_offset = PhyOffset(-1)),
    ];
    for (remark, change) in wrong {
        let mut header = end_header(&sent, COMMIT);
        change(&mut header);
        let answer = broker.client.call(RequestCode::END_TRANSACTION, &header, Bytes::new()).await;
        assert_eq!((code(&answer), answer.head.remark.as_deref()), (ResponseCode::SYSTEM_ERROR, Some(remark)));
    }
    let impatient = half(&broker.client, "T", b"x", "CHECK_IMMUNITY_TIME_IN_SECONDS\u{1}0").await;
    tokio::time::sleep(Duration::from_millis(5)).await;
    assert_eq!(end(&broker.client, &impatient, COMMIT).await, ResponseCode::ILLEGAL_OPERATION);
    let checked = EndTransaction { from_transaction_check: true, ..end_header(&impatient, COMMIT) };
    broker.client.ok(RequestCode::END_TRANSACTION, &checked, Bytes::new()).await;
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SUCCESS);

    let refusing = TestBroker::start_with(|broker, _| broker.reject_transaction_message = true).await;
    let header = send_header("T", 0, "TRAN_MSG\u{1}true");
    assert_eq!(code(&refusing.client.call(RequestCode::SEND_MESSAGE_V2, &header, &b"x"[..]).await), ResponseCode::NO_PERMISSION);
    refusing.client.send("T", 0, "TRAN_MSG\u{1}false", b"plain").await;
}

#[tokio::test]
async fn an_undecided_half_message_is_checked_with_a_producer_of_its_group() {
    let mut broker = TestBroker::start_with(quick).await;
    register(&broker.client, "p1").await;
    let sent = half(&broker.client, "T", b"x", "").await;
    let (message, check) = checked(&mut broker.client).await;
    assert_eq!((&*message.topic, message.queue_id.get(), &*message.body), ("T", 1, &b"x"[..]));
    assert_eq!((check.msg_id.as_deref(), check.transaction_id.as_deref()), (Some(&*sent.unique_key), Some(&*sent.unique_key)));
    assert_eq!((check.topic.as_deref(), check.broker_name.as_deref()), (Some(TRANS_HALF_TOPIC), Some("broker-a")));
    assert_eq!((message.properties.get(properties::TRANSACTION_CHECK_TIMES), check.tran_state_table_offset.get()), (Some("1"), 1));
    // The first end, late, means the copy.
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SUCCESS);
    let answer = broker.client.call(RequestCode::END_TRANSACTION, &answer_to(&check, COMMIT), Bytes::new()).await;
    assert!(answer.head.remark.unwrap().contains("decided already"));
    broker.visible("T", 1, 1).await;
    let seen = broker.all("T", 1).await;
    assert_eq!((seen.len(), seen[0].properties.get(properties::TRAN_PREPARED_QUEUE_OFFSET)), (1, None));
    until("nothing is undecided", || broker.undecided() == 0).await;
}

#[tokio::test]
async fn what_stays_undecided_is_parked_and_can_be_brought_back() {
    let mut broker = TestBroker::start_with(quick).await;
    let sent = half(&broker.client, "T", b"x", "").await;
    broker.visible(TRANS_CHECK_MAX_TIME_TOPIC, 0, 1).await;
    let parked = broker.all(TRANS_CHECK_MAX_TIME_TOPIC, 0).await.remove(0);
    assert_eq!((&*parked.msg_id(), parked.properties.get(properties::TRANSACTION_CHECK_TIMES)), (&*sent.unique_key, Some("2")));
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SYSTEM_ERROR, "it is parked");
    assert_eq!(broker.undecided(), 0);
    assert_eq!(broker.running.broker.store.max_offset(TRANS_HALF_TOPIC, QueueId(0)).get(), 3, "the message and a copy for each check");
    assert!(broker.all("T", 1).await.is_empty());

    register(&broker.client, "p1").await;
    let resume = |id: String| ResumeCheckHalfMessage { msg_id: id.into(), topic: None };
    broker.client.ok(RequestCode::RESUME_CHECK_HALF_MESSAGE, &resume(parked.offset_msg_id().to_string()), Bytes::new()).await;
    let (message, check) = checked(&mut broker.client).await;
    assert_eq!(message.msg_id(), sent.unique_key);
    broker.client.ok(RequestCode::END_TRANSACTION, &answer_to(&check, COMMIT), Bytes::new()).await;
    broker.visible("T", 1, 1).await;
    for id in ["nonsense".to_owned(), broker.all("T", 1).await[0].offset_msg_id().to_string()] {
        let refused = broker.client.call(RequestCode::RESUME_CHECK_HALF_MESSAGE, &resume(id), Bytes::new()).await;
        assert_eq!(code(&refused), ResponseCode::SYSTEM_ERROR);
    }
}

#[tokio::test]
async fn a_half_message_is_left_alone_for_as_long_as_it_asks() {
    let broker = TestBroker::start_with(quick).await;
    let patient = half(&broker.client, "T", b"patient", "CHECK_IMMUNITY_TIME_IN_SECONDS\u{1}3600").await;
    half(&broker.client, "T", b"plain", "").await;
    broker.visible(TRANS_CHECK_MAX_TIME_TOPIC, 0, 1).await;
    assert_eq!(broker.all(TRANS_CHECK_MAX_TIME_TOPIC, 0).await[0].body, "plain");
    assert_eq!(broker.undecided(), 1);
    assert_eq!(end(&broker.client, &patient, COMMIT).await, ResponseCode::SUCCESS);
}

#[tokio::test]
async fn a_restart_forgets_nothing_and_decides_nothing_twice() {
    let broker = TestBroker::start().await;
    let mut halves = Vec::new();
    for _ in 0..70 {
        halves.push(half(&broker.client, "T", b"x", "").await);
    }
    for sent in halves.iter().skip(1).step_by(2) {
        assert_eq!(end(&broker.client, sent, COMMIT).await, ResponseCode::SUCCESS);
    }
    assert_eq!(end(&broker.client, &halves[0], ROLL_BACK).await, ResponseCode::SUCCESS);
    // Whatever was saved of the positions, the log decides: as after a kill.
    let broker = broker.restart().await;
    assert_eq!(broker.undecided(), 34);
    for (index, sent) in halves.iter().enumerate() {
        let expected = if index % 2 == 1 || index == 0 { ResponseCode::SYSTEM_ERROR } else { ResponseCode::SUCCESS };
        assert_eq!(end(&broker.client, sent, COMMIT).await, expected, "{index}");
    }
    broker.visible("T", 1, 69).await;
    assert_eq!(broker.undecided(), 0);
    let broker = broker.restart().await;
    let (half_position, op_position) = (broker.position(TRANS_HALF_TOPIC).await, broker.position(TRANS_OP_TOPIC).await);
    assert_eq!((half_position, op_position), (70, broker.running.broker.store.max_offset(TRANS_OP_TOPIC, QueueId(0)).get()));
}

#[tokio::test]
async fn copies_are_found_again_after_a_restart() {
    let mut broker = TestBroker::start_with(quick).await;
    broker.running.broker.settings.store(Arc::new({
        let mut settings = (**broker.running.broker.settings.load()).clone();
        settings.transaction_check_max = 1000;
        settings
    }));
    register(&broker.client, "p1").await;
    let sent = half(&broker.client, "T", b"x", "").await;
    for _ in 0..3 {
        checked(&mut broker.client).await;
    }
    // The restarted broker checks every 30 s only.
    let broker = broker.restart().await;
    assert_eq!(broker.undecided(), 1, "of all copies one counts");
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SUCCESS);
    assert_eq!(broker.undecided(), 0);
    broker.visible("T", 1, 1).await;
    assert_eq!(broker.all("T", 1).await.len(), 1);
}

#[tokio::test]
async fn a_commit_is_answered_when_it_is_durable() {
    let broker = TestBroker::start_with(|_, store| store.flush_disk_type = crate::config::FlushDiskType::SyncFlush).await;
    assert_eq!(broker.running.broker.flush_mode, FlushMode::Sync);
    let sent = half(&broker.client, "T", b"x", "").await;
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SUCCESS);
    assert_eq!(broker.running.broker.store.flushed(), broker.running.broker.store.appended());
}

#[tokio::test]
async fn a_cold_half_message_is_ended_aside() {
    // Two files of 64 KiB count as recent.
    let broker = TestBroker::start_with(|_, store| store.segment_bytes = 65_536).await;
    let (commit, roll_back) = (half(&broker.client, "T", b"x", "").await, half(&broker.client, "T", b"x", "").await);
    for _ in 0..10 {
        broker.client.ok(RequestCode::SEND_MESSAGE_V2, &send_header("T", 0, ""), vec![b'x'; 30_000]).await;
    }
    assert!(!broker.running.broker.store.is_recent(commit.phy));
    assert_eq!(end(&broker.client, &commit, COMMIT).await, ResponseCode::SUCCESS);
    assert_eq!(end(&broker.client, &roll_back, ROLL_BACK).await, ResponseCode::SUCCESS);
    assert_eq!(end(&broker.client, &commit, ROLL_BACK).await, ResponseCode::SYSTEM_ERROR);
    broker.visible("T", 1, 1).await;
}

fn reply_header(to: &str) -> SendMessage {
    let properties = format!("CORRELATION_ID\u{1}c1\u{2}REPLY_TO_CLIENT\u{1}{to}\u{2}MSG_TYPE\u{1}reply\u{2}TTL\u{1}3000");
    send_header("DefaultCluster_REPLY_TOPIC", 0, &properties)
}

#[tokio::test]
async fn a_reply_is_handed_to_the_client_that_waits_for_it() {
    let broker = TestBroker::start().await;
    let (remoting_of_waiter, mut pushes) = waiting_client(&broker, ResponseCode::SUCCESS).await;
    for request in [RequestCode::SEND_REPLY_MESSAGE, RequestCode::SEND_REPLY_MESSAGE_V2] {
        let answer = broker.client.ok(request, &reply_header("waiter"), &b"pong"[..]).await;
        assert!(answer.header::<SendMessageResponse>().unwrap().transaction_id.is_none());
        let push = tokio::time::timeout(TIMEOUT, pushes.recv()).await.unwrap().unwrap();
        assert_eq!((push.head.code, &*push.body), (RequestCode::PUSH_REPLY_MESSAGE_TO_CLIENT.0, &b"pong"[..]));
        let header: PushReplyMessage = push.header().unwrap();
        let text = header.properties.unwrap();
        let property = |name| mq_core::message::Properties::new(&*text).get(name).map(str::to_owned);
        assert_eq!(property(properties::CORRELATION_ID).as_deref(), Some("c1"));
        assert!(property(properties::PUSH_REPLY_TIME).is_some());
    }
    broker.visible("DefaultCluster_REPLY_TOPIC", 0, 2).await;
    let nobody = broker.client.call(RequestCode::SEND_REPLY_MESSAGE_V2, &reply_header("nobody"), &b"pong"[..]).await;
    assert_eq!(code(&nobody), ResponseCode::SYSTEM_ERROR);
    assert!(nobody.head.remark.unwrap().contains("channel of <nobody> not found"));
    drop(remoting_of_waiter);
}

#[tokio::test]
async fn a_reply_that_its_client_does_not_take_is_an_error_and_stored_only_if_wanted() {
    let broker = TestBroker::start_with(|broker, _| broker.store_reply_message = false).await;
    let (_waiter, _pushes) = waiting_client(&broker, ResponseCode::SYSTEM_ERROR).await;
    let refused = broker.client.call(RequestCode::SEND_REPLY_MESSAGE_V2, &reply_header("waiter"), &b"pong"[..]).await;
    assert_eq!(code(&refused), ResponseCode::SYSTEM_ERROR);
    assert_eq!(refused.header::<SendMessageResponse>().unwrap().msg_id, "0");
    assert_eq!(broker.running.broker.store.max_offset("DefaultCluster_REPLY_TOPIC", QueueId(0)).get(), 0);
}

/// A producer named `waiter` that answers every push with that code.
async fn waiting_client(broker: &TestBroker, code: ResponseCode) -> (Client, mpsc::UnboundedReceiver<Command>) {
    struct Waiter(mpsc::UnboundedSender<Command>, ResponseCode);
    impl Service for Waiter {
        fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
            for request in requests.drain(..) {
                mq_core::net::ReplyTo::new(peer, &request).send(self.1, None, &NoHeader, &[]);
                drop(self.0.send(request));
            }
        }
        fn on_close(&self, _: &Arc<Peer>) {}
    }
    let (pushes, pushed) = mpsc::unbounded_channel();
    let mut client = Client::connect(broker.running.addr().to_string());
    client.remoting = Remoting::new(Arc::new(Waiter(pushes, code)));
    register(&client, "waiter").await;
    (client, pushed)
}

#[tokio::test]
async fn ends_hold_their_own_against_checks() {
    let broker = TestBroker::start_with(|settings, store| {
        quick(settings, store);
        settings.transaction_check_max = 1_000;
    })
    .await;
    let mut halves = Vec::new();
    for _ in 0..300 {
        halves.push(half(&broker.client, "T", b"x", "").await);
    }
    let end_of_halves = || broker.running.broker.store.max_offset(TRANS_HALF_TOPIC, QueueId(0)).get();
    until("each was checked", || end_of_halves() >= 600).await;
    // All by the place of the first copy, while rounds go on.
    let ends = halves.iter().map(|half| end(&broker.client, half, COMMIT));
    let codes = futures_util::future::join_all(ends).await;
    assert!(codes.iter().all(|code| *code == ResponseCode::SUCCESS));
    broker.visible("T", 1, 300).await;
    assert_eq!((broker.all("T", 1).await.len(), broker.undecided()), (300, 0));
    let broker = broker.restart().await;
    assert_eq!(broker.undecided(), 0);
}

#[tokio::test]
async fn a_half_message_whose_commit_could_not_be_stored_comes_back() {
    let broker = TestBroker::start().await;
    let sent = half(&broker.client, "T", b"x", "").await;
    broker.visible(TRANS_HALF_TOPIC, 0, 1).await;
    let inner = broker.running.broker.clone();
    let at = sent.queue_offset;
    assert_eq!(inner.half_messages.lock().claim(at, at), Claim::Taken(at));
    tokio::task::spawn_blocking(move || check_back::renew_undone(&inner, &[at])).await.unwrap();
    broker.visible(TRANS_HALF_TOPIC, 0, 2).await;
    assert_eq!(broker.undecided(), 1);
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SUCCESS);
    broker.visible("T", 1, 1).await;
    assert_eq!(broker.all("T", 1).await[0].properties.get(properties::TRANSACTION_CHECK_TIMES), None);
}

#[tokio::test]
async fn of_copies_that_a_crash_left_undecided_the_newest_counts() {
    let broker = TestBroker::start().await;
    let sent = half(&broker.client, "T", b"x", "").await;
    let inner = broker.running.broker.clone();
    let copies = tokio::task::spawn_blocking(move || {
        let record = inner.store.record_at(sent.phy).unwrap();
        let view = mq_core::message::record::RecordView::parse(&record).unwrap();
        let copy = HalfMessage::of(view).unwrap().copy(&inner, &record, true);
        // No op message names the older ones, as when the end of a burst is torn off.
        inner.store.append_now(vec![copy.clone(), copy])
    });
    let newest = copies.await.unwrap().pop().unwrap().unwrap();
    let broker = broker.restart().await;
    assert_eq!(broker.undecided(), 1);
    assert_eq!(end(&broker.client, &sent, COMMIT).await, ResponseCode::SUCCESS);
    let named = || broker.running.broker.store.max_offset(TRANS_OP_TOPIC, QueueId(0)).get();
    until("the older copies are named, and the newest", || named() == 2).await;
    assert_eq!(newest.queue_offset.get(), 2);
    let broker = broker.restart().await;
    assert_eq!((broker.undecided(), broker.all("T", 1).await.len()), (0, 1));
}

#[tokio::test]
async fn a_commit_whose_op_message_a_crash_tore_off_is_not_repeated() {
    let broker = TestBroker::start().await;
    let told = half(&broker.client, "T", b"told", "").await;
    let (torn, open) = (half(&broker.client, "T", b"torn", "").await, half(&broker.client, "T", b"open", "").await);
    let expired = half(&broker.client, "T", b"expired", "").await;
    assert_eq!(end(&broker.client, &told, COMMIT).await, ResponseCode::SUCCESS);
    let (inner, torn_at, expired_at) = (broker.running.broker.clone(), torn.phy, expired.phy);
    let left = tokio::task::spawn_blocking(move || {
        let append = |at, draft: &dyn Fn(HalfMessage<'_>, &Bytes) -> Draft| {
            let record = inner.store.record_at(at).unwrap();
            let view = mq_core::message::record::RecordView::parse(&record).unwrap();
            inner.store.append_now(vec![draft(HalfMessage::of(view).unwrap(), &record)]).pop().unwrap().unwrap()
        };
        append(torn_at, &|half, record| half.committed(&inner, record).unwrap());
        let copy = append(expired_at, &|half, record| half.copy(&inner, record, true));
        append(copy.phy, &|half, record| check_back::parked(&inner, &half, record).unwrap());
    });
    left.await.unwrap();
    let abort = broker.folder.path().join("abort");
    broker.running.stop().await.unwrap();
    std::fs::write(abort, "").unwrap();
    let (settings, store) = settings(&broker.folder);
    let broker = TestBroker::start_in(broker.folder, settings, store).await;
    assert_eq!(broker.undecided(), 1);
    for (half, expected) in [(&torn, ResponseCode::SYSTEM_ERROR), (&expired, ResponseCode::SYSTEM_ERROR), (&open, ResponseCode::SUCCESS)] {
        assert_eq!(end(&broker.client, half, COMMIT).await, expected);
    }
    broker.visible("T", 1, 3).await;
    let named = || broker.running.broker.store.max_offset(TRANS_OP_TOPIC, QueueId(0)).get();
    until("what was torn off is told", || named() == 3).await;
    let broker = broker.restart().await;
    assert_eq!((broker.undecided(), broker.all("T", 1).await.len(), broker.all(TRANS_CHECK_MAX_TIME_TOPIC, 0).await.len()), (0, 3, 1));
}
