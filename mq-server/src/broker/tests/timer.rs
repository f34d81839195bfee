//! Messages with a delivery time of their own: when they come, that they come, and that they come once.

use super::*;
use mq_core::message::properties;
use mq_core::protocol::headers::send::{RecallMessage, RecallMessageResponse};

fn property(name: &str, value: impl std::fmt::Display) -> String {
    format!("{name}\u{1}{value}\u{2}")
}

fn after_ms(ms: i64) -> String {
    property(properties::TIMER_DELIVER_MS, UnixMs::now().advance(ms))
}

impl TestBroker {
    /// As many messages as that of queue 0, or more.
    async fn delivered(&self, topic: &str, count: usize) -> Vec<MessageExt> {
        let mut messages = Vec::new();
        while messages.len() < count {
            messages.extend(self.client.messages(topic, "G", messages.len() as i64).await);
        }
        messages
    }

    /// Dies as by kill -9, as far as its files can tell, and comes again.
    async fn kill(self) -> Self {
        let Self { running, folder, .. } = self;
        running.kill().await;
        let (broker, store) = settings(&folder);
        Self::start_in(folder, broker, store).await
    }

    async fn recall(&self, topic: &str, handle: &str) -> Command {
        let header =
            RecallMessage { producer_group: Some("P".into()), topic: topic.into(), recall_handle: handle.into(), broker_name: None };
        self.client.call(RequestCode::RECALL_MESSAGE, &header, Bytes::new()).await
    }
}

/// The time that the message asked for, ms.
fn asked(message: &MessageExt) -> i64 {
    message.properties.get(properties::TIMER_DELIVER_MS).unwrap().parse().unwrap()
}

fn bodies(messages: &[MessageExt]) -> Vec<String> {
    messages.iter().map(|message| String::from_utf8_lossy(&message.body).into_owned()).collect()
}

#[tokio::test]
async fn a_message_comes_when_it_asked_to_and_not_before() {
    let broker = TestBroker::start().await;
    for (name, value, delay_ms) in
        [(properties::TIMER_DELAY_SEC, 1, 1_000), (properties::TIMER_DELAY_MS, 700, 700), (properties::TIMER_DELIVER_MS, 0, 1_300)]
    {
        let topic = format!("T-{name}");
        let before = UnixMs::now().get();
        let value = if value == 0 { before + delay_ms } else { value };
        let sent = broker.client.send(&topic, 0, &(property(name, value) + "TAGS\u{1}A"), b"x").await;
        assert!(sent.recall_handle.is_some(), "{name}");
        let message = broker.delivered(&topic, 1).await.remove(0);
        let due = before + delay_ms;
        assert!(message.store_timestamp.get() >= due, "{name}: early by {} ms", due - message.store_timestamp.get());
        assert_eq!((message.tags(), message.properties.get(properties::REAL_TOPIC)), (Some("A"), Some(&*topic)));
        assert!(
            message.properties.get(properties::TIMER_OUT_MS).is_some() && message.properties.get(properties::TIMER_DEQUEUE_MS).is_some()
        );
    }
}

#[tokio::test]
async fn messages_come_in_the_order_of_their_times() {
    let broker = TestBroker::start().await;
    let base = UnixMs::now().get() + 600;
    for after in [900, 300, 1_500, 0, 301, 300] {
        broker.client.send("T", 0, &property(properties::TIMER_DELIVER_MS, base + after), b"x").await;
    }
    let messages = broker.delivered("T", 6).await;
    assert_eq!(messages.iter().map(|message| asked(message) - base).collect::<Vec<_>>(), [0, 300, 300, 301, 900, 1_500]);
    for message in &messages {
        assert!(message.store_timestamp.get() >= asked(message), "never early");
    }
}

#[tokio::test]
async fn what_is_due_already_is_delivered_at_once_and_too_late_is_refused() {
    let broker = TestBroker::start().await;
    let sent = broker.client.send("T", 0, &after_ms(-1_000), b"now").await;
    assert_eq!((sent.recall_handle, bodies(&broker.delivered("T", 1).await)), (None, vec!["now".to_owned()]));
    for (name, value) in
        [(properties::TIMER_DELAY_SEC, "259201"), (properties::TIMER_DELAY_MS, "x"), (properties::TIMER_DELIVER_MS, "9223372036854775807")]
    {
        let refused = broker.client.call(RequestCode::SEND_MESSAGE_V2, &send_header("T", 0, &property(name, value)), &b"x"[..]).await;
        assert_eq!(code(&refused), ResponseCode::MESSAGE_ILLEGAL, "{name}={value}");
        assert!(
            refused
                .head
                .remark
                .unwrap()
                .starts_with("timer message illegal, the delay time should not be bigger than the max delay 259200000ms")
        );
    }
    let leveled = broker.client.send("T", 0, &(after_ms(999_999_999) + "DELAY\u{1}1"), b"level").await;
    assert_eq!(leveled.recall_handle, None, "a delay level goes before the times");
    assert_eq!(bodies(&broker.delivered("T", 2).await)[1], "level");
}

#[tokio::test]
async fn a_delay_beyond_the_window_is_taken_in_stages() {
    let broker = TestBroker::start_with(|_, store| store.timer_roll_window_sec = 2).await;
    let before = UnixMs::now().get();
    broker.client.send("T", 0, &property(properties::TIMER_DELAY_MS, 3_400), b"x").await;
    let message = broker.delivered("T", 1).await.remove(0);
    let delay = message.store_timestamp.get() - before;
    assert!(delay >= 3_400, "{delay} ms");
    assert!(message.properties.get(properties::TIMER_ROLL_TIMES).is_some_and(|times| times.parse::<u32>().is_ok()));
    assert_eq!(broker.delivered("T", 1).await.len(), 1);
}

#[tokio::test]
async fn a_recalled_message_is_not_delivered() {
    let broker = TestBroker::start_with(|broker, _| broker.recall_enabled = true).await;
    let base = UnixMs::now().get().div_euclid(1_000) * 1_000 + 3_000;
    let mut handles = Vec::new();
    for n in 0..3 {
        let properties = property(properties::TIMER_DELIVER_MS, base + n) + &property(properties::UNIQ_KEY, format!("K{n}"));
        handles.push(broker.client.send("T", 0, &properties, if n == 1 { b"no" } else { b"yes" }).await.recall_handle.unwrap());
    }
    let recalled = broker.recall("T", &handles[1]).await;
    assert_eq!((code(&recalled), &*recalled.header::<RecallMessageResponse>().unwrap().msg_id), (ResponseCode::SUCCESS, "K1"));
    assert_eq!(bodies(&broker.delivered("T", 2).await), ["yes", "yes"]);
    until("nothing waits any more", || broker.running.broker.timer.pending() == 0).await;
    assert_eq!(broker.running.broker.store.max_offset("T", QueueId(0)).get(), 2);
    let late = broker.recall("T", &handles[0]).await;
    assert_eq!((code(&late), late.head.remark.as_deref()), (ResponseCode::ILLEGAL_OPERATION, Some("recall failed, timestamp invalid")));
    for (topic, handle, why) in [("T", "nonsense", "recall handle is invalid"), ("TBW102", &*handles[1], "recall failed, topic not match")]
    {
        let refused = broker.recall(topic, handle).await;
        assert_eq!((code(&refused), refused.head.remark.as_deref()), (ResponseCode::ILLEGAL_OPERATION, Some(why)));
    }
}

#[tokio::test]
async fn a_recall_needs_to_be_allowed() {
    let broker = TestBroker::start().await;
    let refused = broker.recall("T", "x").await;
    assert_eq!(
        (code(&refused), refused.head.remark.as_deref()),
        (ResponseCode::NO_PERMISSION, Some("recall failed, operation is forbidden"))
    );
}

#[tokio::test]
async fn a_restart_neither_loses_nor_repeats() {
    let mut broker = TestBroker::start().await;
    let base = UnixMs::now().get() + 300;
    for n in 0..60 {
        broker.client.send("T", 0, &property(properties::TIMER_DELIVER_MS, base + n * 50), b"x").await;
    }
    for delivered in [5, 20] {
        broker.visible("T", 0, delivered).await;
        broker = broker.restart().await;
    }
    let messages = broker.delivered("T", 60).await;
    assert_eq!(messages.iter().map(|message| asked(message) - base).collect::<Vec<_>>(), (0..60).map(|n| n * 50).collect::<Vec<_>>());
    until("nothing waits any more", || broker.running.broker.timer.pending() == 0).await;
}

#[tokio::test]
async fn a_kill_loses_nothing_and_brings_nothing_early() {
    let mut broker = TestBroker::start_with(|_, store| store.timer_flush_interval_ms = 100).await;
    let base = UnixMs::now().get() + 300;
    for n in 0..60 {
        broker.client.send("T", 0, &property(properties::TIMER_DELIVER_MS, base + n * 50), b"x").await;
    }
    for delivered in [5, 20] {
        broker.visible("T", 0, delivered).await;
        broker = broker.kill().await;
    }
    let came = |messages: &[MessageExt]| messages.iter().map(|message| asked(message) - base).collect::<std::collections::BTreeSet<_>>();
    let all: std::collections::BTreeSet<_> = (0..60).map(|n| n * 50).collect();
    let mut messages = broker.delivered("T", 60).await;
    while came(&messages) != all {
        messages = broker.delivered("T", messages.len() + 1).await;
    }
    assert!(messages.iter().all(|message| message.store_timestamp.get() >= asked(message)));
}

#[tokio::test]
async fn without_its_files_the_timer_derives_them_again() {
    let broker = TestBroker::start().await;
    let base = UnixMs::now().get() + 500;
    for n in [0, 4_000] {
        broker.client.send("T", 0, &property(properties::TIMER_DELIVER_MS, base + n), b"x").await;
    }
    broker.visible("T", 0, 1).await;
    let TestBroker { running, folder, .. } = broker;
    running.stop().await.unwrap();
    std::fs::remove_dir_all(folder.path().join("timerlog")).unwrap();
    let (settings, store) = settings(&folder);
    let broker = TestBroker::start_in(folder, settings, store).await;
    let messages = broker.delivered("T", 2).await;
    assert_eq!(messages.iter().map(|message| asked(message) - base).collect::<Vec<_>>(), [0, 4_000]);
}

#[tokio::test]
async fn a_clock_that_is_set_back_makes_nothing_early_and_repeats_nothing() {
    let broker = TestBroker::start().await;
    let timer = &broker.running.broker.timer;
    broker.client.send("T", 0, &after_ms(3_600_000), b"in an hour").await;
    timer.set_clock_ahead_ms(3_600_000);
    assert_eq!(bodies(&broker.delivered("T", 1).await), ["in an hour"], "a clock that is set forward makes it due");
    timer.set_clock_ahead_ms(0);
    until("the timer goes back too", || timer.read_time_ms() <= UnixMs::now().get()).await;
    let before = UnixMs::now().get();
    broker.client.send("T", 0, &after_ms(800), b"soon").await;
    broker.client.send("T", 0, &after_ms(3_601_500), b"later").await;
    let soon = broker.delivered("T", 2).await.remove(1);
    assert!(soon.store_timestamp.get() >= before + 800);
    timer.set_clock_ahead_ms(3_600_000);
    assert_eq!(bodies(&broker.delivered("T", 3).await), ["in an hour", "soon", "later"]);
}

#[tokio::test]
async fn a_burst_that_is_due_at_once_arrives_whole() {
    let broker = TestBroker::start().await;
    let due = UnixMs::now().get() + 2_500;
    let header = send_header("T", 0, &property(properties::TIMER_DELIVER_MS, due));
    let sends = (0..3_000u32).map(|n| broker.client.ok(RequestCode::SEND_MESSAGE_V2, &header, n.to_be_bytes().to_vec()));
    futures_util::future::join_all(sends).await;
    broker.visible("T", 0, 3_000).await;
    let messages = broker.delivered("T", 3_000).await;
    assert!(messages.iter().all(|message| message.store_timestamp.get() >= due));
    let numbers: Vec<u32> = messages.iter().map(|message| u32::from_be_bytes(message.body[..].try_into().unwrap())).collect();
    assert!(numbers.is_sorted(), "as they were stored");
}

#[tokio::test]
async fn the_check_point_tells_how_far_the_timer_is() {
    let broker = TestBroker::start_with(|_, store| store.timer_flush_interval_ms = 10).await;
    broker.client.send("T", 0, &after_ms(60_000), b"x").await;
    until("it is written down", || broker.running.broker.timer.check().queue_offset == 1).await;
    let answer = broker.client.ok(RequestCode::GET_TIMER_CHECK_POINT, &NoHeader, Bytes::new()).await;
    let number = |field: usize| i64::from_be_bytes(answer.body[field * 8..field * 8 + 8].try_into().unwrap());
    assert_eq!((answer.body.len(), number(1), number(2), number(3)), (56, 52, 1, 1));
    assert_eq!(number(0) % 1_000, 0);
}

#[tokio::test]
async fn a_switched_off_timer_refuses() {
    let broker = TestBroker::start_with(|_, store| store.timer_enabled = false).await;
    let refused = broker.client.call(RequestCode::SEND_MESSAGE_V2, &send_header("T", 0, &after_ms(1_000)), &b"x"[..]).await;
    assert_eq!(code(&refused), ResponseCode::SYSTEM_ERROR);
    assert!(refused.head.remark.unwrap().contains("timerWheelEnable"));
}

#[tokio::test]
async fn what_waits_is_told_by_topic_across_a_restart() {
    use mq_core::protocol::bodies::offset::TimerMetrics;
    let broker = TestBroker::start_with(|broker, _| broker.recall_enabled = true).await;
    let told = async |broker: &TestBroker| {
        let answer = broker.client.ok(RequestCode::GET_TIMER_METRICS, &NoHeader, Bytes::new()).await;
        let metrics: TimerMetrics = mq_core::protocol::lenient_json::from_slice(&answer.body).unwrap();
        metrics.timing_count.into_iter().map(|(topic, metric)| (topic.to_string(), metric.count)).collect::<Vec<_>>()
    };
    let mut handles = Vec::new();
    for (topic, after) in [("T", 60_000), ("T", 60_000), ("U", 60_000), ("V", 300)] {
        handles.push(broker.client.send(topic, 0, &after_ms(after), b"x").await.recall_handle.unwrap());
    }
    broker.delivered("V", 1).await;
    until("the last one has left", || broker.running.broker.timer.pending() == 3).await;
    let counts = |t: i64| [("T".to_owned(), t), ("U".to_owned(), 1), ("V".to_owned(), 0)];
    until("all are counted", || broker.running.broker.timer.counts.table().timing_count["V"].count == 0).await;
    assert_eq!(told(&broker).await, counts(2));
    assert_eq!(code(&broker.recall("T", &handles[0]).await), ResponseCode::SUCCESS);
    until("the recall is known", || broker.running.broker.timer.counts.table().timing_count["T"].count == 1).await;
    let broker = broker.restart().await;
    assert_eq!(told(&broker).await, counts(1));
}
