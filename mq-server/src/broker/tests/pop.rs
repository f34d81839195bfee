//! Pops, acknowledgements, and what comes again.

use super::*;
use mq_core::message::properties;
use mq_core::message::receipt::{Receipt, entries};
use mq_core::protocol::bodies::group::ConsumeStats;
use mq_core::protocol::bodies::pop::{
    BatchAck, BatchAckBody, BitSet, MessageRequestMode, QueryAssignment, QueryAssignmentResponse, SetMessageRequestMode,
};
use mq_core::protocol::headers::group::GetConsumeStats;
use mq_core::protocol::headers::pop::{
    AckMessage, ChangeInvisibleTime, ChangeInvisibleTimeResponse, Notification, NotificationResponse, POP_FROM_MIN, PeekMessage,
    PollingInfo, PollingInfoResponse, PopMessage, PopMessageResponse,
};

/// Long enough not to end while a test looks at what is out.
const LONG_MS: i64 = 600_000;

fn pop_header(topic: &str, group: &str, queue: i32, invisible_ms: i64, poll_ms: i64) -> PopMessage {
    PopMessage {
        consumer_group: group.into(),
        topic: topic.into(),
        queue_id: QueueId(queue),
        max_msg_nums: 32,
        invisible_ms,
        poll_ms,
        born_time: UnixMs::now(),
        init_mode: POP_FROM_MIN,
        exp_type: None,
        exp: None,
        order: false,
        attempt_id: None,
    }
}

/// A popped message with its receipt, made as clients make it.
#[derive(Debug)]
struct Popped {
    message: MessageExt,
    receipt: Receipt,
    topic: String,
    times: i32,
}

impl Popped {
    fn text(&self) -> String {
        String::from_utf8(self.message.body.to_vec()).unwrap()
    }

    fn offset(&self) -> QueueOffset {
        self.receipt.offset.unwrap()
    }
}

async fn pop(client: &Client, header: &PopMessage) -> Vec<Popped> {
    let answer = client.call(RequestCode::POP_MESSAGE, header, Bytes::new()).await;
    if code(&answer) == ResponseCode::POLLING_TIMEOUT {
        return Vec::new();
    }
    assert_eq!(answer.head.code, 0, "{:?}", answer.head.remark);
    receipts(&answer, header)
}

fn receipts(answer: &Command, asked: &PopMessage) -> Vec<Popped> {
    let header: PopMessageResponse = answer.header().unwrap();
    let starts = header.start_offset_info.clone().unwrap();
    let starts = entries(&starts).unwrap();
    let counts = header.order_count_info.clone().unwrap_or_default();
    let counts = entries(&counts).unwrap();
    let popped = decode(answer).into_iter().map(|message| {
        let kind = mq_core::message::receipt::PopKind::of_topic(&message.topic);
        let queue = message.queue_id.to_string();
        let receipt = match message.properties.get(properties::POP_CK) {
            Some(text) => text.parse().unwrap(),
            None => Receipt {
                start: starts[&(kind, &*queue)].parse().unwrap(),
                pop_time: header.pop_time,
                invisible_ms: header.invisible_ms,
                revive_queue_id: header.revive_queue_id,
                kind,
                broker_name: "broker-a".into(),
                queue_id: message.queue_id,
                offset: Some(message.queue_offset),
            },
        };
        let key = mq_core::message::receipt::message_key(message.queue_id, message.queue_offset);
        let times = counts.get(&(kind, &*key)).map_or(0, |times| times.parse().unwrap());
        let topic = receipt.kind.topic(&asked.topic, &asked.consumer_group).to_string();
        Popped { message, receipt, topic, times }
    });
    popped.collect()
}

/// Pops until there is something.
async fn pop_some(client: &Client, topic: &str, group: &str, invisible_ms: i64) -> Vec<Popped> {
    loop {
        let popped = pop(client, &pop_header(topic, group, -1, invisible_ms, 20_000)).await;
        if !popped.is_empty() {
            return popped;
        }
    }
}

async fn ack(client: &Client, group: &str, popped: &Popped) -> Command {
    let header = AckMessage {
        consumer_group: group.into(),
        topic: popped.topic.as_str().into(),
        queue_id: popped.receipt.queue_id,
        extra_info: popped.receipt.to_string().into(),
        offset: popped.offset(),
    };
    client.call(RequestCode::ACK_MESSAGE, &header, Bytes::new()).await
}

async fn stats(client: &Client, group: &str) -> ConsumeStats {
    let header = GetConsumeStats { consumer_group: group.into(), topic: None, topic_list: None };
    let answer = client.ok(RequestCode::GET_CONSUME_STATS, &header, Bytes::new()).await;
    lenient_json::from_slice(&answer.body).unwrap()
}

/// Lag and messages out of a queue of `T`, as tools compute them.
async fn lag(client: &Client, group: &str) -> (i64, i64) {
    let stats = stats(client, group).await;
    let of_topic = stats.offset_table.iter().filter(|(queue, _)| queue.0.topic == "T").map(|(_, offsets)| offsets);
    of_topic.fold((0, 0), |(lag, out), offsets| {
        (lag + offsets.broker_offset - offsets.consumer_offset, out + offsets.pull_offset - offsets.consumer_offset)
    })
}

async fn sent(broker: &TestBroker, queue: i32, count: i64) {
    for _ in 0..count {
        broker.client.send("T", queue, "TAGS\u{1}A\u{2}KEYS\u{1}k\u{2}", b"m").await;
    }
    broker.visible("T", queue, count).await;
}

/// Waits until the group has so much out.
async fn out(broker: &TestBroker, group: &str, messages: i64) {
    let pops = &broker.running.broker.pops;
    until("that much is out", || (0..8).map(|queue| pops.in_flight("T", group, QueueId(queue))).sum::<i64>() == messages).await;
}

#[tokio::test]
async fn what_is_popped_is_lent_once_and_counts_until_it_is_acknowledged() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 3).await;
    sent(&broker, 1, 2).await;
    let popped = pop(&broker.client, &pop_header("T", "G", -1, LONG_MS, 0)).await;
    assert_eq!(popped.len(), 5);
    assert!(pop(&broker.client, &pop_header("T", "G", -1, LONG_MS, 0)).await.is_empty(), "it is out");
    assert_eq!(pop(&broker.client, &pop_header("T", "other", -1, LONG_MS, 0)).await.len(), 5, "another group gets all");
    out(&broker, "G", 5).await;
    assert_eq!(lag(&broker.client, "G").await, (5, 5));
    for message in &popped[..4] {
        assert_eq!(ack(&broker.client, "G", message).await.head.code, 0);
    }
    out(&broker, "G", 1).await;
    assert_eq!(lag(&broker.client, "G").await, (1, 1));
    let again = ack(&broker.client, "G", &popped[0]).await;
    assert_eq!(again.head.code, 0, "an acknowledgement may come twice");
}

#[tokio::test]
async fn what_is_not_acknowledged_comes_again_and_again() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 2).await;
    let first = pop(&broker.client, &pop_header("T", "G", -1, 300, 0)).await;
    ack(&broker.client, "G", &first[0]).await;
    let second = pop_some(&broker.client, "T", "G", 300).await;
    assert!(UnixMs::now() >= UnixMs(first[1].receipt.pop_time.get() + 300), "not before its time");
    assert_eq!((second.len(), second[0].message.reconsume_times, &*second[0].message.topic), (1, 1, "T"));
    assert_eq!(second[0].topic, "%RETRY%G_T");
    assert_eq!(second[0].message.msg_id(), first[1].message.msg_id());
    assert_eq!(second[0].message.tags(), Some("A"));
    let pop_time = first[1].receipt.pop_time.to_string();
    assert_eq!(second[0].message.properties.get(properties::FIRST_POP_TIME), Some(&*pop_time));
    let third = pop_some(&broker.client, "T", "G", LONG_MS).await;
    assert_eq!((third[0].message.reconsume_times, third[0].text()), (2, "m".into()));
    assert_eq!(ack(&broker.client, "G", &third[0]).await.head.code, 0);
    let pops = &broker.running.broker.pops;
    until("nothing is out", || pops.in_flight("%RETRY%G_T", "G", QueueId(0)) == 0).await;
}

#[tokio::test]
async fn a_restart_forgets_neither_what_is_out_nor_what_was_acknowledged() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 4).await;
    let popped = pop(&broker.client, &pop_header("T", "G", 0, 2_000, 0)).await;
    ack(&broker.client, "G", &popped[0]).await;
    ack(&broker.client, "G", &popped[2]).await;
    let broker = broker.restart().await;
    let mut again = Vec::new();
    while again.len() < 2 {
        again.extend(pop_some(&broker.client, "T", "G", LONG_MS).await);
    }
    let mut ids: Vec<_> = again.iter().map(|popped| popped.message.msg_id()).collect();
    ids.sort();
    let mut expected = [popped[1].message.msg_id(), popped[3].message.msg_id()];
    expected.sort();
    assert_eq!(ids, expected);
    assert!(pop(&broker.client, &pop_header("T", "G", -1, LONG_MS, 0)).await.is_empty());
}

#[tokio::test]
async fn many_are_acknowledged_at_once() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 3).await;
    let popped = pop(&broker.client, &pop_header("T", "G", 0, LONG_MS, 0)).await;
    let receipt = &popped[0].receipt;
    let batch = BatchAck {
        bits: BitSet(vec![0, 2, 700]),
        group: "G".into(),
        invisible_ms: receipt.invisible_ms,
        pop_time: receipt.pop_time,
        queue_id: receipt.queue_id,
        kind: receipt.kind.digit().into(),
        revive_queue_id: receipt.revive_queue_id,
        start: receipt.start,
        topic: "T".into(),
    };
    let body = lenient_json::to_vec(&BatchAckBody { acks: vec![batch], broker_name: Some("broker-a".into()) });
    broker.client.ok(RequestCode::BATCH_ACK_MESSAGE, &NoHeader, body).await;
    out(&broker, "G", 1).await;
    let empty = broker.client.call(RequestCode::BATCH_ACK_MESSAGE, &NoHeader, Bytes::new()).await;
    assert_eq!(code(&empty), ResponseCode::NO_MESSAGE);
}

#[tokio::test]
async fn the_time_of_one_message_can_be_changed() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 2).await;
    let popped = pop(&broker.client, &pop_header("T", "G", 0, LONG_MS, 0)).await;
    let change = ChangeInvisibleTime {
        consumer_group: "G".into(),
        topic: "T".into(),
        queue_id: QueueId(0),
        extra_info: popped[1].receipt.to_string().into(),
        offset: popped[1].offset(),
        invisible_ms: 100,
    };
    let answer = broker.client.ok(RequestCode::CHANGE_MESSAGE_INVISIBLETIME, &change, Bytes::new()).await;
    let changed: ChangeInvisibleTimeResponse = answer.header().unwrap();
    assert!(changed.invisible_ms == 100 && changed.pop_time >= popped[1].receipt.pop_time);
    let again = pop_some(&broker.client, "T", "G", LONG_MS).await;
    assert_eq!((again.len(), again[0].message.msg_id()), (1, popped[1].message.msg_id()));
    out(&broker, "G", 1).await;
}

#[tokio::test]
async fn a_pop_waits_for_a_message_that_it_wants() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 1).await;
    let first = pop_some(&broker.client, "T", "G", LONG_MS).await;
    ack(&broker.client, "G", &first[0]).await;
    let wanted = PopMessage { exp: Some("B".into()), ..pop_header("T", "G", -1, LONG_MS, 25_000) };
    let waiting = pop(&broker.client, &wanted);
    let sending = async {
        let waits = &broker.running.broker.pops.waiting;
        until("the pop waits", || !waits.is_empty()).await;
        let info = PollingInfo { consumer_group: "G".into(), topic: "T".into(), queue_id: QueueId(-1) };
        let answer = broker.client.ok(RequestCode::POLLING_INFO, &info, Bytes::new()).await;
        assert_eq!(answer.header::<PollingInfoResponse>().unwrap().polling_num, 1);
        broker.client.send("T", 2, "TAGS\u{1}A\u{2}", b"not wanted").await;
        broker.client.send("T", 3, "TAGS\u{1}B\u{2}", b"wanted").await;
    };
    let (popped, ()) = tokio::join!(waiting, sending);
    assert_eq!((popped.len(), popped[0].text()), (1, "wanted".into()));
    let nothing = pop(&broker.client, &pop_header("T", "G", 3, LONG_MS, 50)).await;
    assert!(nothing.is_empty() && broker.running.broker.pops.waiting.is_empty());
}

#[tokio::test]
async fn poppers_beside_each_other_never_get_the_same() {
    let broker = TestBroker::start().await;
    let clients: Vec<Client> = (0..4).map(|_| Client::connect(broker.running.addr().to_string())).collect();
    let popping = clients.iter().map(|client| async move {
        let mut seen = Vec::new();
        loop {
            let popped = pop(client, &pop_header("T", "G", -1, LONG_MS, 3_000)).await;
            if popped.is_empty() {
                return seen;
            }
            for message in &popped {
                ack(client, "G", message).await;
            }
            seen.extend(popped.iter().map(Popped::text));
        }
    });
    broker.client.send("T", 0, "", b"first").await;
    let sending = async {
        for _ in 0..50 {
            for queue in 0..4 {
                broker.client.send("T", queue, "", b"m").await;
            }
        }
    };
    let (seen, ()) = tokio::join!(futures_util::future::join_all(popping), sending);
    assert_eq!(seen.iter().map(Vec::len).sum::<usize>(), 201, "{seen:?}");
}

#[tokio::test]
async fn an_ordered_pop_gives_nothing_while_something_is_out() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 3).await;
    let asked = |attempt: &str, invisible_ms, poll_ms| PopMessage {
        max_msg_nums: 2,
        order: true,
        attempt_id: Some(attempt.into()),
        ..pop_header("T", "G", 0, invisible_ms, poll_ms)
    };
    let first = pop(&broker.client, &asked("a", LONG_MS, 0)).await;
    assert_eq!(first.iter().map(Popped::offset).collect::<Vec<_>>(), [QueueOffset(0), QueueOffset(1)]);
    assert!(pop(&broker.client, &asked("b", LONG_MS, 0)).await.is_empty());
    assert_eq!(pop(&broker.client, &asked("a", 200, 0)).await.len(), 2, "the same attempt gets its answer again");
    let again = pop(&broker.client, &asked("c", LONG_MS, 20_000)).await;
    assert_eq!(again.iter().map(|popped| (popped.offset().get(), popped.times)).collect::<Vec<_>>(), [(0, 1), (1, 1)]);
    ack(&broker.client, "G", &again[1]).await;
    assert!(pop(&broker.client, &asked("d", LONG_MS, 0)).await.is_empty());
    let waiting = asked("d", LONG_MS, 25_000);
    let (third, _) = tokio::join!(pop(&broker.client, &waiting), async {
        until("the pop waits", || !broker.running.broker.pops.waiting.is_empty()).await;
        ack(&broker.client, "G", &again[0]).await
    });
    assert_eq!(third.iter().map(Popped::offset).collect::<Vec<_>>(), [QueueOffset(2)]);
    let broker = broker.restart().await;
    assert!(pop(&broker.client, &asked("e", LONG_MS, 0)).await.is_empty(), "what is out is known after a restart");
    let unknown =
        Popped { receipt: Receipt { offset: Some(QueueOffset(3)), ..third[0].receipt.clone() }, ..third.into_iter().next().unwrap() };
    assert_eq!(code(&ack(&broker.client, "G", &unknown).await), ResponseCode::MESSAGE_ILLEGAL);
}

#[tokio::test]
async fn a_notification_tells_that_there_is_something() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 1).await;
    let asked = |poll_ms| Notification {
        consumer_group: "G".into(),
        topic: "T".into(),
        queue_id: QueueId(-1),
        poll_ms,
        born_time: UnixMs::now(),
        order: false,
        attempt_id: None,
    };
    let notified = async |poll_ms| {
        let answer = broker.client.ok(RequestCode::NOTIFICATION, &asked(poll_ms), Bytes::new()).await;
        answer.header::<NotificationResponse>().unwrap().has_msg
    };
    assert!(notified(0).await);
    pop_some(&broker.client, "T", "G", LONG_MS).await;
    assert!(!notified(30).await);
    let (told, _) = tokio::join!(notified(25_000), async {
        until("somebody waits", || !broker.running.broker.pops.waiting.is_empty()).await;
        broker.client.send("T", 1, "", b"news").await
    });
    assert!(told);
}

#[tokio::test]
async fn a_filter_that_finds_nothing_for_long_still_comes_to_what_it_wants() {
    let broker = TestBroker::start().await;
    // Far more than one read goes through by an expression.
    sent(&broker, 0, 4_000).await;
    broker.client.send("T", 0, "n\u{1}6\u{2}", b"wanted").await;
    broker.visible("T", 0, 4_001).await;
    let header = PopMessage { exp_type: Some("SQL92".into()), exp: Some("n > 5".into()), ..pop_header("T", "G", 0, LONG_MS, 25_000) };
    let found = pop(&broker.client, &header).await;
    assert_eq!(found.iter().map(Popped::text).collect::<Vec<_>>(), ["wanted"]);
    assert!(broker.running.broker.pops.waiting.is_empty());
    // One that waits is not woken by what it does not want.
    let (found, ()) = tokio::join!(pop(&broker.client, &header), async {
        until("the pop waits", || !broker.running.broker.pops.waiting.is_empty()).await;
        broker.client.send("T", 0, "n\u{1}3\u{2}", b"small").await;
        broker.visible("T", 0, 4_002).await;
        assert!(!broker.running.broker.pops.waiting.is_empty());
        broker.client.send("T", 0, "n\u{1}7\u{2}", b"large").await;
    });
    assert_eq!(found.iter().map(Popped::text).collect::<Vec<_>>(), ["large"]);
}

#[tokio::test]
async fn a_peek_shows_what_comes_next_and_takes_nothing() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 3).await;
    sent(&broker, 1, 2).await;
    let peek = async |queue: i32, max_msg_nums| {
        let header = PeekMessage { consumer_group: "G".into(), topic: "T".into(), queue_id: QueueId(queue), max_msg_nums };
        let answer = broker.client.call(RequestCode::PEEK_MESSAGE, &header, Bytes::new()).await;
        (code(&answer), decode(&answer).len(), answer.fields.get("restNum").map(str::to_owned))
    };
    for _ in 0..2 {
        assert_eq!(peek(-1, 32).await, (ResponseCode::SUCCESS, 5, Some("5".into())));
    }
    assert_eq!(peek(-1, 2).await, (ResponseCode::SUCCESS, 2, Some("5".into())));
    assert_eq!(pop(&broker.client, &PopMessage { max_msg_nums: 1, ..pop_header("T", "G", 0, 50, 0) }).await.len(), 1);
    assert_eq!(peek(0, 32).await, (ResponseCode::SUCCESS, 2, Some("2".into())));
    until("the popped one comes again", || broker.running.broker.store.max_offset("%RETRY%G_T", QueueId(0)).get() == 1).await;
    assert_eq!(peek(0, 32).await, (ResponseCode::SUCCESS, 3, Some("3".into())), "retries are shown behind");
    assert_eq!(peek(99, 32).await.0, ResponseCode::INVALID_PARAMETER);
    assert_eq!(peek(3, 32).await.0, ResponseCode::SUCCESS);
    let nothing = PeekMessage { consumer_group: "other".into(), topic: "T".into(), queue_id: QueueId(2), max_msg_nums: 1 };
    let nothing = broker.client.call(RequestCode::PEEK_MESSAGE, &nothing, Bytes::new()).await;
    assert_eq!((code(&nothing), nothing.head.remark.as_deref()), (ResponseCode::PULL_NOT_FOUND, Some("NO_MESSAGE_IN_QUEUE")));
}

#[tokio::test]
async fn a_group_that_was_moved_pops_from_there() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 5).await;
    pop_some(&broker.client, "T", "G", LONG_MS).await;
    let reset = mq_core::protocol::headers::offset::ResetOffset {
        topic: "T".into(),
        group: "G".into(),
        timestamp: UnixMs(0),
        is_force: true,
        queue_id: Some(QueueId(0)),
        offset: Some(QueueOffset(3)),
    };
    broker.client.ok(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset, Bytes::new()).await;
    let again = pop(&broker.client, &pop_header("T", "G", 0, LONG_MS, 0)).await;
    assert_eq!(again.iter().map(Popped::offset).collect::<Vec<_>>(), [QueueOffset(3), QueueOffset(4)]);
}

#[tokio::test]
async fn what_cannot_be_popped_is_refused_by_name() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 1).await;
    let refused = async |header: PopMessage| {
        let answer = broker.client.call(RequestCode::POP_MESSAGE, &header, Bytes::new()).await;
        assert_eq!(answer.fields.get("restNum"), Some("0"), "clients read the header of a refusal too");
        code(&answer)
    };
    let good = pop_header("T", "G", 0, 1_000, 0);
    assert_eq!(refused(PopMessage { topic: "none".into(), ..good.clone() }).await, ResponseCode::TOPIC_NOT_EXIST);
    assert_eq!(refused(PopMessage { queue_id: QueueId(99), ..good.clone() }).await, ResponseCode::INVALID_PARAMETER);
    assert_eq!(refused(PopMessage { max_msg_nums: 33, ..good.clone() }).await, ResponseCode::INVALID_PARAMETER);
    assert_eq!(refused(PopMessage { born_time: UnixMs(1), ..good.clone() }).await, ResponseCode::POLLING_TIMEOUT);
    let popped = pop(&broker.client, &good).await.remove(0);
    let receipt = popped.receipt.clone();
    let wrong = |offset, queue, text: String| AckMessage {
        consumer_group: "G".into(),
        topic: "T".into(),
        queue_id: QueueId(queue),
        extra_info: text.into(),
        offset: QueueOffset(offset),
    };
    let acked = async |header: AckMessage| code(&broker.client.call(RequestCode::ACK_MESSAGE, &header, Bytes::new()).await);
    assert_eq!(acked(wrong(99, 0, receipt.to_string())).await, ResponseCode::NO_MESSAGE);
    assert_eq!(acked(wrong(0, 99, receipt.to_string())).await, ResponseCode::MESSAGE_ILLEGAL);
    assert_eq!(acked(wrong(0, 0, "nonsense".into())).await, ResponseCode::SYSTEM_ERROR);
    let elsewhere = Receipt { revive_queue_id: QueueId(77), ..receipt };
    assert_eq!(acked(wrong(0, 0, elsewhere.to_string())).await, ResponseCode::MESSAGE_ILLEGAL);
}

#[tokio::test]
async fn the_broker_assigns_queues_and_remembers_the_mode() {
    let broker = TestBroker::start().await;
    sent(&broker, 0, 1).await;
    let query = QueryAssignment {
        client_id: "c1".into(),
        consumer_group: "G".into(),
        strategy_name: "AVG".into(),
        topic: "T".into(),
        ..QueryAssignment::default()
    };
    let assigned = async |client: &Client| {
        let answer = client.ok(RequestCode::QUERY_ASSIGNMENT, &NoHeader, lenient_json::to_vec(&query)).await;
        lenient_json::from_slice::<QueryAssignmentResponse>(&answer.body).unwrap().message_queue_assignments
    };
    assert_eq!(assigned(&broker.client).await, None, "the group is not online: keep what you have");
    let mut online = Client::connect(broker.running.addr().to_string());
    online.heartbeat("c1", "G", "T").await;
    online.asked.recv().await.unwrap();
    let pulled = assigned(&online).await.unwrap();
    assert_eq!((pulled.len(), pulled[0].mode), (4, MessageRequestMode::Pull));
    let mode = |topic: &str| SetMessageRequestMode {
        consumer_group: "G".into(),
        mode: MessageRequestMode::Pop,
        pop_share_queue_num: 0,
        topic: topic.into(),
    };
    online.ok(RequestCode::SET_MESSAGE_REQUEST_MODE, &NoHeader, lenient_json::to_vec(&mode("T"))).await;
    assert_eq!(RequestCode(online.asked.recv().await.unwrap().head.code), RequestCode::NOTIFY_CONSUMER_IDS_CHANGED);
    let retry = online.call(RequestCode::SET_MESSAGE_REQUEST_MODE, &NoHeader, lenient_json::to_vec(&mode("%RETRY%G"))).await;
    assert_eq!(code(&retry), ResponseCode::NO_PERMISSION);
    let broker = broker.restart().await;
    broker.client.heartbeat("c1", "G", "T").await;
    let popped = assigned(&broker.client).await.unwrap();
    assert_eq!((popped.len(), popped[0].mode, popped[0].message_queue.queue_id), (1, MessageRequestMode::Pop, QueueId(-1)));
}
