//! A cluster that grows, heartbeats that leave out what is known, tenants that do not see each other.

use super::fake::{Cluster, eventually};
use crate::client::{
    ConsumeFromWhere, ConsumeStatus, MessageBatch, Namespace, Producer, ProducerConfig, PullConfig, PullConsumer, PushConfig, PushConsumer,
};
use crate::message::Message;
use crate::names::TopicName;
use crate::protocol::RequestCode;
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::{QueueId, QueueOffset};
use parking_lot::Mutex;
use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

/// Of a client whose routes are fresh: 10 ms stand for the 30 s of its default.
const POLL_MS: u64 = 10;

fn message(topic: &str, body: impl ToString) -> Message {
    Message::new(TopicName::new(topic).unwrap(), body.to_string())
}

fn consumer(cluster: &Cluster, change: impl FnOnce(&mut PushConfig)) -> (PushConsumer, Arc<Mutex<Vec<(MessageQueue, String)>>>) {
    let mut config = PushConfig::new("G", &cluster.name_server()).unwrap().subscribe("T", "*").unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    config.client.poll_name_server_interval_ms = POLL_MS;
    change(&mut config);
    let seen: Arc<Mutex<Vec<(MessageQueue, String)>>> = Arc::default();
    let noted = seen.clone();
    let listener = move |batch: MessageBatch| {
        let texts = batch.messages.iter().map(|message| {
            assert_eq!(message.topic, batch.queue.topic);
            (batch.queue.clone(), String::from_utf8(message.body.to_vec()).unwrap())
        });
        noted.lock().extend(texts);
        async { ConsumeStatus::Success }
    };
    (PushConsumer::start_concurrently(config, listener).unwrap(), seen)
}

#[tokio::test]
async fn more_queues_and_another_broker_are_used_as_soon_as_routes_are_fresh() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 4);
    let mut config = ProducerConfig::new("P", &cluster.name_server()).unwrap();
    config.client.poll_name_server_interval_ms = POLL_MS;
    let producer = Producer::start(config);
    let (consumer, seen) = consumer(&cluster, |_| {});
    let mut sent = 0;
    for (grow, queues) in [(None, 4), (Some(8), 8), (None, 16)] {
        match grow {
            Some(queue_nums) => cluster.set_queue_nums("T", queue_nums),
            None if queues == 16 => cluster.add_broker("b"),
            None => {}
        }
        let mut used = HashSet::new();
        let deadline = tokio::time::Instant::now() + Duration::from_secs(20);
        while used.len() < queues {
            assert!(tokio::time::Instant::now() < deadline, "{queues} queues are not used: {used:?}");
            used.insert(producer.send(message("T", sent)).await.unwrap().queue);
            sent += 1;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        eventually("all queues are read", || consumer.queues().iter().filter(|queue| queue.topic == "T").count() == queues).await;
        eventually("nothing is lost", || seen.lock().len() == sent).await;
        assert_eq!(seen.lock().iter().map(|(queue, _)| queue.clone()).collect::<HashSet<_>>().len(), queues);
    }
    let texts: HashSet<_> = seen.lock().iter().map(|(_, text)| text.clone()).collect();
    assert_eq!(texts.len(), sent, "nothing comes twice");
    consumer.shutdown().await;
}

#[tokio::test]
async fn heartbeats_of_version_2_bring_subscriptions_only_when_they_are_news() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("U", 1);
    let (consumer, seen) = consumer(&cluster, |config| {
        config.client.use_heartbeat_v2 = true;
        config.client.heartbeat_broker_interval_ms = 10;
    });
    let heartbeats = || cluster.asked(RequestCode::HEART_BEAT).len();
    eventually("the queue is taken", || !consumer.queues().is_empty()).await;
    let before = heartbeats();
    eventually("heartbeats go on", || heartbeats() > before + 5).await;
    let known = cluster.heartbeats();
    assert_eq!(known[0].consumer_data_set[0].subscription_data_set.len(), 2, "the light ones change nothing: {known:?}");
    assert_ne!(known[0].heartbeat_fingerprint, 0);
    assert!(cluster.light_heartbeats() > 0);

    consumer.subscribe("U", "*").unwrap();
    cluster.until("the news", |cluster| cluster.heartbeats()[0].consumer_data_set[0].subscription_data_set.len() == 3).await;
    cluster.clients().iter().for_each(|peer| peer.close());
    cluster
        .until("it is heard again", |cluster| {
            cluster
                .heartbeats()
                .first()
                .is_some_and(|known| known.consumer_data_set.first().is_some_and(|of| of.subscription_data_set.len() == 3))
        })
        .await;
    cluster.put(&MessageQueue::new("T", "a", QueueId(0)), "x", "");
    eventually("a message", || seen.lock().len() == 1).await;
    consumer.shutdown().await;
}

#[tokio::test]
async fn tenants_use_the_same_names_and_do_not_meet() {
    let cluster = Cluster::start(&["a"]).with_topic("ns1%T", 1).with_topic("ns2%T", 1).with_topic("%RETRY%ns1%G", 1);
    let mut got = Vec::new();
    for tenant in ["ns1", "ns2"] {
        let mut config = ProducerConfig::new("P", &cluster.name_server()).unwrap();
        config.client.namespace = Namespace::new(tenant).unwrap();
        let producer = Producer::start(config);
        let sent = producer.send(message("T", tenant)).await.unwrap();
        assert_eq!(sent.queue, MessageQueue::new("T", "a", QueueId(0)));
        producer.send_to(message("T", "to"), &sent.queue).await.unwrap();
        producer.send_oneway_to(message("T", "oneway"), &sent.queue).await.unwrap();
        producer.send_batch(vec![message("T", "batch")]).await.unwrap();
        let select = |queues: &[MessageQueue], _: &Message| queues.iter().position(|queue| queue.topic == "T");
        producer.send_select(message("T", "select"), select).await.unwrap();
        assert_eq!(producer.publish_queues(&TopicName::new("T").unwrap()).await.unwrap(), std::slice::from_ref(&sent.queue));
        assert_eq!(cluster.stored_in(&format!("{tenant}%T")).len(), 5);

        let (consumer, seen) = consumer(&cluster, |config| config.client.namespace = Namespace::new(tenant).unwrap());
        eventually("their own messages", || seen.lock().len() == 5).await;
        assert!(consumer.queues().contains(&sent.queue));
        consumer.shutdown().await;
        assert_eq!(cluster.offset(&format!("{tenant}%G"), &MessageQueue::new(format!("{tenant}%T"), "a", QueueId(0))), Some(5));
        got.push(seen.lock().iter().map(|(_, text)| text.clone()).collect::<Vec<_>>());

        let mut config = PullConfig::new("R", &cluster.name_server()).unwrap();
        config.client.namespace = Namespace::new(tenant).unwrap();
        let reader = PullConsumer::start(config);
        let queues = reader.queues(&TopicName::new("T").unwrap()).await.unwrap();
        let found = reader.pull(&queues[0], "*", QueueOffset(0), 32).await.unwrap();
        assert_eq!((found.messages.len(), &*found.messages[0].topic), (5, "T"));
        reader.commit(&queues[0], QueueOffset(2)).await.unwrap();
        assert_eq!(reader.committed(&queues[0]).await.unwrap(), Some(QueueOffset(2)));
    }
    assert!(got[0].contains(&"ns1".to_owned()) && !got[0].contains(&"ns2".to_owned()), "{got:?}");
}
