//! Lite pull consumers: what polls return, what is committed, seeks, pauses, assignments.

use super::fake::{Cluster, eventually};
use crate::client::{ClientError, LitePullConfig, LitePullConsumer};
use crate::names::TopicName;
use crate::protocol::RequestCode;
use crate::protocol::bodies::client::{ConsumeFromWhere, ConsumeType};
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::{QueueId, QueueOffset, UnixMs};
use std::time::Duration;

/// Longest wait for messages that are there.
const LONG: Duration = Duration::from_secs(20);
/// Wait for messages that are not.
const SHORT: Duration = Duration::from_millis(60);

fn queue(id: i32) -> MessageQueue {
    MessageQueue::new("T", "a", QueueId(id))
}

/// A topic with so many messages in each of two queues.
fn cluster(count: usize) -> Cluster {
    let cluster = Cluster::start(&["a"]).with_topic("T", 2);
    for at in 0..2 * count {
        cluster.put(&queue(at as i32 % 2), &format!("{}-{}", at % 2, at / 2), "");
    }
    cluster
}

fn config(cluster: &Cluster) -> LitePullConfig {
    let mut config = LitePullConfig::new("G", &cluster.name_server()).unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    config
}

fn subscribed(config: LitePullConfig) -> LitePullConsumer {
    LitePullConsumer::start(config.subscribe("T", "*").unwrap()).unwrap()
}

async fn poll(consumer: &LitePullConsumer, timeout: Duration) -> Vec<String> {
    consumer.poll(timeout).await.iter().map(|message| String::from_utf8(message.body.to_vec()).unwrap()).collect()
}

/// Polls until so many came.
async fn polled(consumer: &LitePullConsumer, count: usize) -> Vec<String> {
    let mut all = Vec::new();
    while all.len() < count {
        let found = poll(consumer, LONG).await;
        assert!(!found.is_empty(), "only {all:?} came");
        all.extend(found);
    }
    all
}

#[tokio::test]
async fn polls_return_the_batches_of_shared_queues_and_the_next_one_settles_them() {
    let cluster = cluster(15);
    let mut config = config(&cluster);
    config.auto_commit_interval_ms = 0;
    let consumer = subscribed(config);
    let first = poll(&consumer, LONG).await;
    assert_eq!(first.len(), 10, "a poll returns what a pull brought");
    let mut all = first;
    all.extend(polled(&consumer, 20).await);
    for of_queue in ["0-", "1-"] {
        let came: Vec<_> = all.iter().filter(|body| body.starts_with(of_queue)).cloned().collect();
        assert_eq!(came, (0..15).map(|at| format!("{of_queue}{at}")).collect::<Vec<_>>());
    }
    assert_eq!(consumer.assignment(), [queue(0), queue(1)]);
    assert_eq!(poll(&consumer, SHORT).await, Vec::<String>::new());
    cluster.until("everything is committed", |cluster| (0..2).all(|id| cluster.offset("G", &queue(id)) == Some(15))).await;
    assert_eq!(cluster.heartbeats()[0].consumer_data_set[0].consume_type, ConsumeType::Actively);
    assert!(cluster.asked(RequestCode::PULL_MESSAGE).is_empty(), "pulls say that they are of a lite consumer");
    cluster.put(&queue(1), "late", "");
    assert_eq!(poll(&consumer, LONG).await, ["late"]);
    consumer.shutdown().await;
    assert_eq!(cluster.offset("G", &queue(1)), Some(15), "what the last poll returned may not be consumed");
}

#[tokio::test]
async fn without_auto_commit_only_commits_commit() {
    let cluster = cluster(5);
    let config = LitePullConfig { auto_commit: false, auto_commit_interval_ms: 0, ..config(&cluster) };
    let consumer = subscribed(config.clone());
    polled(&consumer, 10).await;
    consumer.shutdown().await;
    assert_eq!((cluster.offset("G", &queue(0)), cluster.offset("G", &queue(1))), (None, None));
    let consumer = subscribed(config);
    polled(&consumer, 10).await;
    consumer.commit().await.unwrap();
    assert_eq!((cluster.offset("G", &queue(0)), cluster.offset("G", &queue(1))), (Some(5), Some(5)));
    assert_eq!(consumer.committed(&queue(0)).await.unwrap(), Some(QueueOffset(5)));
    consumer.shutdown().await;
}

#[tokio::test]
async fn seeks_go_on_exactly_there_and_are_refused_where_there_is_nothing() {
    let cluster = cluster(15);
    let consumer = LitePullConsumer::start(config(&cluster)).unwrap();
    assert_eq!(consumer.fetch_message_queues(&TopicName::new("T").unwrap()).await.unwrap(), [queue(0), queue(1)]);
    consumer.assign(&[queue(1)], "*").unwrap();
    assert_eq!(poll(&consumer, LONG).await[0], "1-0");
    consumer.seek(&queue(1), QueueOffset(12)).await.unwrap();
    assert_eq!(polled(&consumer, 3).await, ["1-12", "1-13", "1-14"]);
    consumer.commit().await.unwrap();
    assert_eq!(cluster.offset("G", &queue(1)), Some(15));
    consumer.seek_to_begin(&queue(1)).await.unwrap();
    consumer.commit().await.unwrap();
    assert_eq!(cluster.offset("G", &queue(1)), Some(0), "a seek is a position like any other");
    assert_eq!(poll(&consumer, LONG).await[0], "1-0");
    consumer.seek_to_end(&queue(1)).await.unwrap();
    assert_eq!(poll(&consumer, SHORT).await, Vec::<String>::new());
    cluster.put(&queue(1), "new", "");
    assert_eq!(poll(&consumer, LONG).await, ["new"]);
    let moment = consumer.offset_for_timestamp(&queue(1), UnixMs(0)).await.unwrap();
    assert_eq!(moment, QueueOffset(0));
    for (queue, offset) in [(queue(1), 17), (queue(1), -1), (queue(0), 0)] {
        let refused = consumer.seek(&queue, QueueOffset(offset)).await;
        assert!(matches!(refused, Err(ClientError::IllegalArgument { .. })), "{queue} {offset}");
    }
    assert!(consumer.assign(&[], "*").is_err());
    consumer.assign(&[queue(0)], "*").unwrap();
    consumer.seek(&queue(0), QueueOffset(14)).await.expect("what was just assigned is waited for");
    assert_eq!(poll(&consumer, LONG).await, ["0-14"]);
    consumer.shutdown().await;
}

#[tokio::test]
async fn paused_queues_bring_nothing_until_they_are_resumed() {
    let cluster = cluster(1);
    let consumer = LitePullConsumer::start(config(&cluster)).unwrap();
    consumer.assign(&[queue(0), queue(1)], "*").unwrap();
    polled(&consumer, 2).await;
    cluster.until("the next pull of each queue waits", |cluster| cluster.asked(RequestCode::LITE_PULL_MESSAGE).len() == 4).await;
    consumer.pause(&[queue(0)]);
    // The pull that is under way still brings something.
    cluster.put(&queue(0), "under way", "");
    cluster.put(&queue(0), "paused", "");
    cluster.put(&queue(1), "other", "");
    let came = polled(&consumer, 1).await;
    let came = [came, poll(&consumer, SHORT).await, poll(&consumer, SHORT).await].concat();
    assert!(came.contains(&"other".into()) && !came.contains(&"paused".into()), "{came:?}");
    consumer.resume(&[queue(0)]);
    let mut rest = came;
    while !rest.contains(&"paused".into()) {
        rest.extend(polled(&consumer, 1).await);
    }
    assert_eq!(rest.len(), 3, "{rest:?}");
    consumer.shutdown().await;
}

#[tokio::test]
async fn subscriptions_and_assignments_replace_each_other_while_the_consumer_runs() {
    let cluster = cluster(1);
    let consumer = subscribed(config(&cluster));
    eventually("both queues are ours", || consumer.assignment().len() == 2).await;
    consumer.assign(&[queue(0)], "A").unwrap();
    eventually("only one is left", || consumer.assignment() == [queue(0)]).await;
    consumer.subscribe("T", "*").unwrap();
    eventually("both are ours again", || consumer.assignment().len() == 2).await;
    consumer.unsubscribe("T");
    eventually("none is left", || consumer.assignment().is_empty()).await;
    consumer.shutdown().await;
}
