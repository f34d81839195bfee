//! Pull consumers.

use super::fake::Cluster;
use crate::client::{ClientError, PullConfig, PullConsumer, PullStatus};
use crate::names::TopicName;
use crate::protocol::RequestCode;
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::{QueueId, QueueOffset, UnixMs};

fn queue() -> MessageQueue {
    MessageQueue::new("T", "a", QueueId(0))
}

fn consumer(cluster: &Cluster) -> PullConsumer {
    PullConsumer::start(PullConfig::new("G", &cluster.name_server()).unwrap())
}

fn cluster(bodies: &[(&str, &str)]) -> Cluster {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("%RETRY%G", 1);
    bodies.iter().for_each(|(body, tags)| cluster.put(&queue(), body, tags));
    cluster
}

#[tokio::test]
async fn a_pull_says_what_there_is_and_where_to_go_on() {
    let cluster = cluster(&[("1", "Ape"), ("2", "Bee"), ("3", "Apple")]);
    let consumer = consumer(&cluster);
    assert_eq!(consumer.queues(&TopicName::new("T").unwrap()).await.unwrap(), [queue()]);
    let found = consumer.pull(&queue(), "*", QueueOffset(0), 2).await.unwrap();
    assert_eq!(
        (found.status, found.messages.len(), found.next_begin_offset, found.max_offset),
        (PullStatus::Found, 2, QueueOffset(2), QueueOffset(3))
    );
    assert_eq!(found.messages[0].broker_name, "a");
    // The fake broker compares first letters, the client whole tags.
    let apes = consumer.pull(&queue(), "Ape", QueueOffset(0), 10).await.unwrap();
    assert_eq!(apes.messages.iter().map(|message| &message.body[..]).collect::<Vec<_>>(), [b"1"]);
    let none = consumer.pull(&queue(), "Cow", QueueOffset(0), 10).await.unwrap();
    assert_eq!((none.status, none.next_begin_offset), (PullStatus::NoMatchedMsg, QueueOffset(3)));
    let end = consumer.pull(&queue(), "*", QueueOffset(3), 10).await.unwrap();
    assert_eq!(end.status, PullStatus::NoNewMsg);
    let beyond = consumer.pull(&queue(), "*", QueueOffset(99), 10).await.unwrap();
    assert_eq!((beyond.status, beyond.next_begin_offset), (PullStatus::OffsetIllegal, QueueOffset(3)));
    for (offset, max_nums) in [(-1, 1), (0, 0)] {
        let error = consumer.pull(&queue(), "*", QueueOffset(offset), max_nums).await;
        assert!(matches!(error, Err(ClientError::IllegalArgument { .. })));
    }
    cluster
        .until("tools see what is read", |cluster| {
            cluster.heartbeats().iter().any(|heartbeat| heartbeat.consumer_data_set[0].subscription_data_set.len() == 1)
        })
        .await;
    consumer.shutdown().await;
}

#[tokio::test]
async fn a_blocking_pull_waits_for_a_message() {
    let cluster = cluster(&[]);
    let consumer = consumer(&cluster);
    let waiting = async { consumer.pull_block_if_not_found(&queue(), "*", QueueOffset(0), 10).await.unwrap() };
    let sending = async {
        cluster.until("the pull waits", |cluster| !cluster.asked(RequestCode::PULL_MESSAGE).is_empty()).await;
        cluster.put(&queue(), "late", "");
    };
    let (found, ()) = futures_util::future::join(waiting, sending).await;
    assert_eq!(found.messages[0].body, "late");
}

#[tokio::test]
async fn polls_go_on_where_the_last_one_or_a_seek_or_the_group_was() {
    let cluster = cluster(&[("1", ""), ("2", ""), ("3", "")]);
    let consumer = consumer(&cluster);
    let body = async |consumer: &PullConsumer| consumer.poll(&queue(), "*", 1).await.unwrap().messages[0].body.clone();
    assert_eq!((body(&consumer).await, body(&consumer).await), ("1".into(), "2".into()));
    assert_eq!(consumer.position(&queue()), Some(QueueOffset(2)));
    consumer.seek(&queue(), QueueOffset(0));
    assert_eq!(body(&consumer).await, "1");

    assert_eq!(consumer.committed(&queue()).await.unwrap(), None);
    consumer.commit(&queue(), QueueOffset(2)).await.unwrap();
    assert_eq!(consumer.committed(&queue()).await.unwrap(), Some(QueueOffset(2)));
    let other = self::consumer(&cluster);
    assert_eq!(body(&other).await, "3");

    assert_eq!(
        (consumer.min_offset(&queue()).await.unwrap(), consumer.max_offset(&queue()).await.unwrap()),
        (QueueOffset(0), QueueOffset(3))
    );
    assert_eq!(consumer.search_offset(&queue(), UnixMs(0)).await.unwrap(), QueueOffset(0));
    assert_eq!(consumer.search_offset(&queue(), UnixMs(i64::MAX)).await.unwrap(), QueueOffset(3));
    assert!(consumer.earliest_msg_store_time(&queue()).await.unwrap().is_some());

    let found = consumer.pull(&queue(), "*", QueueOffset(1), 1).await.unwrap();
    consumer.send_message_back(&queue(), &found.messages[0], 0).await.unwrap();
    assert_eq!(cluster.stored_in("%RETRY%G")[0].body, "2");
}
