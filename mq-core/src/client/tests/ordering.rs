//! Order: commits by hand, and queues that stay the same while a broker is away.

use super::fake::{Cluster, eventually};
use crate::client::{
    ClientError, ConsumeFromWhere, ConsumeOrderlyStatus, MessageBatch, Producer, ProducerConfig, PushConfig, PushConsumer,
};
use crate::message::Message;
use crate::names::TopicName;
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::QueueId;
use parking_lot::Mutex;
use std::collections::HashSet;
use std::sync::Arc;

fn queue(id: i32) -> MessageQueue {
    MessageQueue::new("T", "a", QueueId(id))
}

fn manual(cluster: &Cluster) -> PushConfig {
    let mut config = PushConfig::new("G", &cluster.name_server()).unwrap().subscribe("T", "*").unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    config.persist_consumer_offset_interval_ms = 20;
    config.suspend_current_queue_time_ms = 10;
    config.auto_commit = false;
    config
}

/// Consumes by hand: `say` is asked with each text and how often it was seen before.
fn start(config: PushConfig, say: fn(&str, usize) -> ConsumeOrderlyStatus) -> (PushConsumer, Arc<Mutex<Vec<String>>>) {
    let seen: Arc<Mutex<Vec<String>>> = Arc::default();
    let noted = seen.clone();
    let consumer = PushConsumer::start_orderly(config, move |batch: MessageBatch| {
        let text = String::from_utf8(batch.messages[0].body.to_vec()).unwrap();
        let mut noted = noted.lock();
        let before = noted.iter().filter(|known| **known == text).count();
        noted.push(text.clone());
        async move { say(&text, before) }
    });
    (consumer.unwrap(), seen)
}

#[tokio::test]
async fn what_is_not_committed_comes_again_after_a_rollback_and_to_the_next_owner() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    (0..6).for_each(|at| cluster.put(&queue(0), &at.to_string(), ""));
    let (consumer, seen) = start(manual(&cluster), |text, before| match (text, before) {
        ("5", 0 | 1) => ConsumeOrderlyStatus::Rollback,
        _ => ConsumeOrderlyStatus::Success,
    });
    eventually("three rounds", || seen.lock().len() >= 18).await;
    let round: Vec<String> = (0..6).map(|at| at.to_string()).collect();
    assert_eq!(*seen.lock(), [round.clone(), round.clone(), round.clone()].concat());
    consumer.shutdown().await;
    assert!(cluster.offset("G", &queue(0)).is_none_or(|offset| offset == 0), "nothing was committed");

    let (consumer, seen) = start(manual(&cluster), |text, _| match text {
        "2" => ConsumeOrderlyStatus::Commit,
        _ => ConsumeOrderlyStatus::Success,
    });
    eventually("all again", || seen.lock().len() >= 6).await;
    assert_eq!(*seen.lock(), round);
    consumer.shutdown().await;
    assert_eq!(cluster.offset("G", &queue(0)), Some(3), "committed with all before it, and nothing behind");
}

#[tokio::test]
async fn a_suspended_message_keeps_what_was_consumed_before_it() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    (0..3).for_each(|at| cluster.put(&queue(0), &at.to_string(), ""));
    let (consumer, seen) = start(manual(&cluster), |text, before| match (text, before) {
        ("1", 0) => ConsumeOrderlyStatus::SuspendCurrentQueueFor { suspend_ms: 10 },
        ("2", _) => ConsumeOrderlyStatus::Commit,
        _ => ConsumeOrderlyStatus::Success,
    });
    cluster.until("all is committed", |cluster| cluster.offset("G", &queue(0)) == Some(3)).await;
    assert_eq!(*seen.lock(), ["0", "1", "1", "2"]);
    consumer.shutdown().await;
}

#[tokio::test]
async fn with_auto_commit_commit_and_rollback_both_mean_done() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    (0..4).for_each(|at| cluster.put(&queue(0), &at.to_string(), ""));
    let (consumer, seen) = start(PushConfig { auto_commit: true, ..manual(&cluster) }, |text, _| match text {
        "1" => ConsumeOrderlyStatus::Rollback,
        _ => ConsumeOrderlyStatus::Commit,
    });
    cluster.until("all is committed", |cluster| cluster.offset("G", &queue(0)) == Some(4)).await;
    assert_eq!(seen.lock().len(), 4);
    consumer.shutdown().await;
}

#[tokio::test]
async fn strict_order_refuses_while_a_master_is_down_and_normal_order_goes_elsewhere() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("Strict", 2).with_topic("Normal", 2);
    cluster.set_order("Strict", "a:2;b:2");
    let mut config = ProducerConfig::new("P", &cluster.name_server()).unwrap();
    config.client.poll_name_server_interval_ms = 10;
    let producer = Producer::start(config);
    let send = async |topic: &str, key: usize| {
        let message = Message::new(TopicName::new(topic).unwrap(), key.to_string());
        producer.send_by_key(message, &format!("key {key}")).await.map(|result| result.queue)
    };
    let mut strict = Vec::new();
    for key in 0..16 {
        strict.push(send("Strict", key).await.unwrap());
        send("Normal", key).await.unwrap();
    }
    assert_eq!(strict.iter().collect::<HashSet<_>>().len(), 4);

    cluster.withdraw("b", true);
    let normal = TopicName::new("Normal").unwrap();
    let mut queues = 4;
    let deadline = tokio::time::Instant::now() + std::time::Duration::from_secs(20);
    while queues != 2 && tokio::time::Instant::now() < deadline {
        tokio::time::sleep(std::time::Duration::from_millis(5)).await;
        queues = producer.publish_queues(&normal).await.unwrap().len();
    }
    assert_eq!(queues, 2, "the route without the dead master is learnt");
    // Routes of all topics are refreshed in one round.
    tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    for (key, before) in strict.iter().enumerate() {
        match send("Strict", key).await {
            Ok(queue) => assert_eq!((&queue, &*queue.broker_name), (before, "a")),
            Err(ClientError::NoBroker { broker_name }) => assert_eq!((&*broker_name, &*before.broker_name), ("b", "b")),
            Err(other) => panic!("{other}"),
        }
        assert_eq!(send("Normal", key).await.unwrap().broker_name, "a");
    }

    cluster.withdraw("b", false);
    for (key, before) in strict.iter().enumerate() {
        let mut again = send("Strict", key).await;
        while again.is_err() && tokio::time::Instant::now() < deadline {
            tokio::time::sleep(std::time::Duration::from_millis(5)).await;
            again = send("Strict", key).await;
        }
        assert_eq!(again.unwrap(), *before);
    }
}
