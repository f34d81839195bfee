//! Second copies of a message: answered with the first one's place, before and after a restart; others are stored.

use super::*;
use mq_core::message::batch::encode_batch;
use mq_core::message::{Message, MessageExt};
use mq_core::names::TopicName;

async fn broker() -> TestBroker {
    TestBroker::start_with(|broker, _| broker.dedup_window_minutes = 10).await
}

/// As `TestBroker::restart`, with the window on.
async fn restart(broker: TestBroker) -> TestBroker {
    broker.running.stop().await.unwrap();
    let (mut settings, store) = settings(&broker.folder);
    settings.dedup_window_minutes = 10;
    TestBroker::start_in(broker.folder, settings, store).await
}

fn count(broker: &TestBroker, topic: &str) -> i64 {
    (0..4).map(|queue| broker.running.broker.store.max_offset(topic, QueueId(queue)).get()).sum()
}

/// Where the answer says that the messages are, without the broker's port, which is another one after a restart.
fn place(answer: &SendMessageResponse) -> (Vec<String>, i32, i64) {
    let positions = answer.msg_id.split(',').map(|id| id[id.len() - 16..].to_owned()).collect();
    (positions, answer.queue_id.get(), answer.queue_offset.get())
}

#[tokio::test]
async fn a_second_copy_gets_the_first_ones_answer() {
    let broker = broker().await;
    broker.client.send("T", 0, "UNIQ_KEY\u{1}u0\u{2}", b"before").await;
    let first = broker.client.send("T", 1, "UNIQ_KEY\u{1}u1\u{2}", b"x").await;
    let again = broker.client.send("T", 2, "UNIQ_KEY\u{1}u1\u{2}", b"x").await;
    assert_eq!(place(&again), place(&first), "whichever queue the client chose the second time");
    let other_group = SendMessage { producer_group: "P2".into(), ..send_header("T", 1, "UNIQ_KEY\u{1}u1\u{2}") };
    let stored: SendMessageResponse = broker.client.ok(RequestCode::SEND_MESSAGE_V2, &other_group, &b"x"[..]).await.header().unwrap();
    assert_ne!(place(&stored), place(&first));
    broker.client.send("T", 0, "", b"without a key").await;
    broker.client.send("T", 0, "", b"without a key").await;
    broker.client.send("U", 0, "UNIQ_KEY\u{1}u1\u{2}", b"another topic").await;
    until("all are visible", || count(&broker, "T") >= 5 && count(&broker, "U") >= 1).await;
    assert_eq!(count(&broker, "T"), 5);
}

#[tokio::test]
async fn copies_that_come_together_are_stored_once() {
    let broker = broker().await;
    broker.client.send("T", 0, "", b"made").await;
    let clients: Vec<_> = (0..8).map(|_| Client::connect(broker.running.addr().to_string())).collect();
    for round in 0..20 {
        let properties = format!("UNIQ_KEY\u{1}together-{round}\u{2}");
        let sends = clients.iter().map(|client| client.send("T", 0, &properties, b"x"));
        let answers = futures_util::future::join_all(sends).await;
        assert!(answers.iter().all(|answer| place(answer) == place(&answers[0])), "{answers:?}");
    }
    broker.visible("T", 0, 21).await;
    assert_eq!(count(&broker, "T"), 21);
}

#[tokio::test]
async fn the_window_survives_a_restart() {
    let broker = broker().await;
    let mut firsts = Vec::new();
    for n in 0..50 {
        firsts.push(broker.client.send("T", n % 4, &format!("UNIQ_KEY\u{1}k{n}\u{2}"), b"x").await);
    }
    let delayed = broker.client.send("T", 3, "UNIQ_KEY\u{1}late\u{2}DELAY\u{1}1\u{2}", b"delayed").await;
    until("all are there, the delayed one too", || count(&broker, "T") >= 51).await;
    let broker = restart(broker).await;
    for (n, first) in firsts.iter().enumerate() {
        let again = broker.client.send("T", 0, &format!("UNIQ_KEY\u{1}k{n}\u{2}"), b"x").await;
        assert_eq!(place(&again), place(first), "{n}");
    }
    let again = broker.client.send("T", 0, "UNIQ_KEY\u{1}late\u{2}DELAY\u{1}1\u{2}", b"delayed").await;
    assert_eq!(place(&again), place(&delayed), "the place that its sender was told, not where it was delivered");
    broker.client.send("T", 0, "UNIQ_KEY\u{1}new\u{2}", b"x").await;
    until("the new one is visible", || count(&broker, "T") >= 52).await;
    assert_eq!(count(&broker, "T"), 52);
}

#[tokio::test]
async fn batches_and_messages_that_come_back() {
    let broker = broker().await;
    broker.client.send("T", 0, "UNIQ_KEY\u{1}u0\u{2}", b"made").await;
    let batch = |keys: &[&str]| {
        let messages: Vec<_> = keys
            .iter()
            .map(|key| {
                let mut message = Message::new(TopicName::new("T").unwrap(), Bytes::from_static(b"b"));
                message.properties.push("UNIQ_KEY", key);
                message
            })
            .collect();
        encode_batch(&messages).unwrap()
    };
    let header = SendMessage { batch: true, ..send_header("T", 1, "") };
    let send = async |broker: &TestBroker, keys: &[&str]| -> SendMessageResponse {
        broker.client.ok(RequestCode::SEND_BATCH_MESSAGE, &header, batch(keys)).await.header().unwrap()
    };
    let first = send(&broker, &["a", "b", "c"]).await;
    assert_eq!(place(&send(&broker, &["a", "b", "c"]).await), place(&first));
    broker.visible("T", 1, 3).await;
    let broker = restart(broker).await;
    assert_eq!(place(&send(&broker, &["a", "b", "c"]).await), place(&first));
    assert_ne!(place(&send(&broker, &["a", "d"]).await), place(&first), "new in part: stored as it is");
    broker.visible("T", 1, 5).await;

    // A consumer that puts a message into its retry topic itself keeps its key.
    for _ in 0..2 {
        broker.client.send("%RETRY%G", 0, "UNIQ_KEY\u{1}u0\u{2}RETRY_TOPIC\u{1}T\u{2}", b"again").await;
    }
    broker.visible("%RETRY%G", 0, 2).await;
    let stored: Vec<MessageExt> = broker.client.messages("%RETRY%G", "G", 0).await;
    assert_eq!(stored.len(), 2);
}

#[tokio::test]
async fn nothing_is_added_while_it_is_off() {
    let broker = TestBroker::start().await;
    for _ in 0..2 {
        broker.client.send("T", 0, "UNIQ_KEY\u{1}u\u{2}", b"x").await;
    }
    broker.visible("T", 0, 2).await;
    let messages = broker.client.messages("T", "G", 0).await;
    assert_eq!(messages[0].properties.get("PGROUP"), None);
}
