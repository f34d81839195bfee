//! The lite pull consumer at a real broker: queues shared or assigned, seeking, pausing, commits that the next consumer begins at.

use mq_core::client::{ConsumeFromWhere, LitePullConfig, LitePullConsumer, Producer, ProducerConfig};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use mq_tests::{PATIENCE, Standalone};
use std::collections::BTreeSet;
use std::time::{Duration, Instant};

const TOPIC: &str = "Lite";
const MESSAGES: usize = 200;
/// A poll that is expected to bring nothing.
const SHORT: Duration = Duration::from_millis(300);

async fn send(name_server: &str, numbers: std::ops::Range<usize>) {
    let producer = Producer::start(ProducerConfig::new("sender", name_server).unwrap());
    for number in numbers {
        producer.send(Message::new(TopicName::new(TOPIC).unwrap(), number.to_string())).await.unwrap();
    }
    producer.shutdown().await;
}

fn config(name_server: &str, group: &str) -> LitePullConfig {
    LitePullConfig {
        consume_from_where: ConsumeFromWhere::FirstOffset,
        auto_commit: false,
        pull_batch_size: 32,
        ..LitePullConfig::new(group, name_server).unwrap()
    }
}

/// Polls until `count` different messages came, as queue and place.
async fn take(consumer: &LitePullConsumer, count: usize) -> BTreeSet<(i32, i64)> {
    let (mut taken, begun) = (BTreeSet::new(), Instant::now());
    while taken.len() < count {
        assert!(begun.elapsed() < PATIENCE, "{} of {count} messages came", taken.len());
        for message in consumer.poll(Duration::from_secs(1)).await {
            assert!(taken.insert((message.queue_id.get(), message.queue_offset.get())), "{message:?} came twice");
        }
    }
    taken
}

/// Runs `test` with the address of a name server whose broker has messages 0 to [`MESSAGES`].
fn with_messages(test: impl AsyncFnOnce(&str)) {
    let dir = tempfile::tempdir().unwrap();
    let server = Standalone::start(dir.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        send(&server.namesrv, 0..MESSAGES).await;
        test(&server.namesrv).await;
    });
    server.stop();
}

#[test]
fn what_is_committed_is_where_the_next_consumer_begins() {
    with_messages(commits);
}

async fn commits(name_server: &str) {
    let subscribed = || config(name_server, "readers").subscribe(TOPIC, "*").unwrap();

    let first = LitePullConsumer::start(subscribed()).unwrap();
    take(&first, MESSAGES).await;
    first.commit().await.unwrap();
    let mut committed = 0;
    for queue in first.assignment() {
        committed += first.committed(&queue).await.unwrap().map_or(0, QueueOffset::get);
    }
    assert_eq!(committed, MESSAGES as i64);
    send(name_server, MESSAGES..MESSAGES + 20).await;
    take(&first, 20).await;
    // Not committed: whoever comes next gets these again, and nothing before them.
    first.shutdown().await;
    let second = LitePullConsumer::start(subscribed()).unwrap();
    take(&second, 20).await;
    assert_eq!(second.poll(SHORT).await.len(), 0);
    second.commit().await.unwrap();
    second.shutdown().await;
}

#[test]
fn assigned_queues_are_read_from_where_they_are_sought() {
    with_messages(seeks);
}

async fn seeks(name_server: &str) {
    let consumer = LitePullConsumer::start(config(name_server, "seekers")).unwrap();
    let queues = consumer.fetch_message_queues(&TopicName::new(TOPIC).unwrap()).await.unwrap();
    let (one, other): (&MessageQueue, &MessageQueue) = (&queues[0], &queues[1]);
    assert_eq!((queues.len(), one.queue_id, other.queue_id), (4, QueueId(0), QueueId(1)));
    let in_queue = MESSAGES / queues.len();
    consumer.pause(std::slice::from_ref(one));
    consumer.assign(&queues[..2], "*").unwrap();
    assert!(take(&consumer, in_queue).await.iter().all(|(queue, _)| *queue == 1), "a paused queue brings nothing");
    assert_eq!(consumer.poll(SHORT).await.len(), 0);
    consumer.resume(std::slice::from_ref(one));
    assert!(take(&consumer, in_queue).await.iter().all(|(queue, _)| *queue == 0), "only what is assigned");

    consumer.seek(one, QueueOffset(in_queue as i64 - 5)).await.unwrap();
    assert_eq!(take(&consumer, 5).await.first(), Some(&(0, in_queue as i64 - 5)));
    consumer.seek_to_begin(other).await.unwrap();
    assert_eq!(take(&consumer, in_queue).await.first(), Some(&(1, 0)));
    consumer.seek_to_end(other).await.unwrap();
    assert_eq!(consumer.poll(SHORT).await.len(), 0);
    assert_eq!(consumer.offset_for_timestamp(one, UnixMs(0)).await.unwrap(), QueueOffset(0));
    consumer.shutdown().await;
}
