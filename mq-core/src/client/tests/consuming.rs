//! Push consumers: who reads what, what becomes of messages, flow control, requests of brokers.

use super::fake::{Cluster, eventually};
use crate::client::{ConsumeOrderlyStatus, ConsumeStatus, MessageBatch, PushConfig, PushConsumer};
use crate::protocol::bodies::client::{ConsumeFromWhere, MessageModel};
use crate::protocol::bodies::offset::{ConsumerStatusBody, ResetOffsetBody};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::running::{ConsumeMessageDirectlyResult, ConsumeResult, ConsumerRunningInfo};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::client::{ConsumeMessageDirectly, ConsumerGroupRef, ConsumerRunningInfoRequest};
use crate::protocol::headers::offset::{ConsumerStatusRequest, ResetOffset};
use crate::protocol::lenient_json::{self, RawKey};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytes::Bytes;
use parking_lot::Mutex;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;
use tokio::sync::Semaphore;

/// Group, topics and settings that make tests short.
fn config(cluster: &Cluster) -> PushConfig {
    let mut config = PushConfig::new("G", &cluster.name_server()).unwrap().subscribe("T", "*").unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    config.persist_consumer_offset_interval_ms = 20;
    config.suspend_current_queue_time_ms = 10;
    config
}

fn queue(id: i32) -> MessageQueue {
    MessageQueue::new("T", "a", QueueId(id))
}

/// What listeners were given, in order.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<Vec<String>>>);

impl Seen {
    fn note(&self, batch: &MessageBatch) {
        self.0.lock().extend(batch.into_iter().map(|message| String::from_utf8(message.body.to_vec()).unwrap()));
    }

    fn bodies(&self) -> Vec<String> {
        self.0.lock().clone()
    }

    fn sorted(&self) -> Vec<String> {
        let mut bodies = self.bodies();
        bodies.sort();
        bodies
    }

    async fn until(&self, count: usize) {
        eventually(&format!("{count} messages"), || self.0.lock().len() >= count).await;
    }

    /// Consumes everything.
    fn start(&self, config: PushConfig) -> PushConsumer {
        let seen = self.clone();
        let listener = move |batch: MessageBatch| {
            seen.note(&batch);
            async { ConsumeStatus::Success }
        };
        PushConsumer::start_concurrently(config, listener).unwrap()
    }
}

fn numbered(count: usize) -> Vec<String> {
    let mut all: Vec<_> = (0..count).map(|at| at.to_string()).collect();
    all.sort();
    all
}

fn put(cluster: &Cluster, count: usize, queues: i32) {
    for at in 0..count {
        cluster.put(&queue(at as i32 % queues), &at.to_string(), "");
    }
}

#[tokio::test]
async fn messages_arrive_are_committed_and_not_delivered_again() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 2).with_topic("%RETRY%G", 1);
    put(&cluster, 100, 2);
    let seen = Seen::default();
    let consumer = seen.start(config(&cluster));
    seen.until(100).await;
    cluster.put(&queue(0), "late", "");
    seen.until(101).await;
    cluster.until("offsets are kept while running", |cluster| cluster.offset("G", &queue(0)) == Some(51)).await;
    assert_eq!(consumer.queues().len(), 3);
    consumer.shutdown().await;
    assert_eq!(cluster.offset("G", &queue(1)), Some(50));
    assert!(cluster.heartbeats().is_empty(), "it takes leave");

    let again = Seen::default();
    let consumer = again.start(config(&cluster));
    cluster.put(&queue(1), "after", "");
    again.until(1).await;
    assert_eq!(again.bodies(), ["after"]);
    consumer.shutdown().await;
}

#[tokio::test]
async fn tags_are_compared_to_the_letter() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    // The fake broker filters by the first letter, as real ones filter by a hash.
    for (body, tags) in [("1", "Apple"), ("2", "Ape"), ("3", "Bee"), ("4", ""), ("5", "Cow"), ("6", "Bee")] {
        cluster.put(&queue(0), body, tags);
    }
    let seen = Seen::default();
    let config = PushConfig { post_subscription_when_pull: true, ..config(&cluster).subscribe("T", "Ape || Bee").unwrap() };
    let consumer = seen.start(config);
    seen.until(3).await;
    assert_eq!(seen.sorted(), ["2", "3", "6"]);
    cluster.until("what nobody wants is passed over", |cluster| cluster.offset("G", &queue(0)) == Some(6)).await;
    consumer.shutdown().await;
}

#[tokio::test]
async fn two_consumers_share_the_queues_and_one_takes_over_from_the_other() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 2);
    let (one, two) = (Seen::default(), Seen::default());
    let first = one.start(config(&cluster));
    eventually("the first has all queues", || first.queues().len() == 4).await;
    let second = two.start(config(&cluster));
    cluster.until("the second is known", |cluster| cluster.heartbeats().len() == 2).await;
    notify_all(&cluster);
    eventually("both have their share", || first.queues().len() == 2 && second.queues().len() == 2).await;
    let mut all: Vec<_> = first.queues().into_iter().chain(second.queues()).collect();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 4, "no queue is read by both");

    for at in 0..8 {
        cluster.put(&MessageQueue::new("T", ["a", "b"][at % 2], QueueId(at as i32 / 2 % 2)), &at.to_string(), "");
    }
    eventually("each message arrives once", || {
        let mut both = one.bodies();
        both.extend(two.bodies());
        both.sort();
        both == numbered(8)
    })
    .await;
    second.shutdown().await;
    notify_all(&cluster);
    eventually("the first has all again", || first.queues().len() == 4).await;
    first.shutdown().await;
}

fn notify_all(cluster: &Cluster) {
    for peer in cluster.clients() {
        peer.oneway(RequestCode::NOTIFY_CONSUMER_IDS_CHANGED, &ConsumerGroupRef { consumer_group: "G".into() }, Bytes::new()).unwrap();
    }
}

#[tokio::test]
async fn what_failed_comes_again_with_its_own_topic_and_in_the_end_dies() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("%RETRY%G", 1);
    cluster.put(&queue(0), "bad", "");
    cluster.put(&queue(0), "good", "");
    let tries = Seen::default();
    let noted = tries.clone();
    let consumer =
        PushConsumer::start_concurrently(PushConfig { max_reconsume_times: 2, ..config(&cluster) }, move |batch: MessageBatch| {
            let message = batch.messages[0].clone();
            noted.0.lock().push(format!("{} {:?} {}", message.topic, message.body, message.reconsume_times));
            async move {
                match (&message.body[..], message.reconsume_times) {
                    (b"good", _) => ConsumeStatus::Success,
                    (_, 1) => panic!("a listener may panic"),
                    _ => ConsumeStatus::ReconsumeLater,
                }
            }
        })
        .unwrap();
    cluster.until("the dead letter", |cluster| cluster.stored_in("%DLQ%G").len() == 1).await;
    assert_eq!(tries.sorted(), ["T b\"bad\" 0", "T b\"bad\" 1", "T b\"bad\" 2", "T b\"good\" 0"]);
    cluster.until("the queue is done with", |cluster| cluster.offset("G", &queue(0)) == Some(2)).await;
    consumer.shutdown().await;
}

#[tokio::test]
async fn a_broker_that_takes_nothing_back_gets_a_new_message_for_the_retry_topic() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("%RETRY%G", 1);
    cluster.refuse(RequestCode::CONSUMER_SEND_MSG_BACK, "a", ResponseCode::SYSTEM_ERROR);
    cluster.put(&queue(0), "x", "A");
    let count = Arc::new(AtomicUsize::new(0));
    let tries = count.clone();
    let consumer = PushConsumer::start_concurrently(config(&cluster), move |batch: MessageBatch| {
        let again = tries.fetch_add(1, SeqCst) > 0;
        async move {
            assert_eq!((&*batch.messages[0].topic, batch.messages[0].reconsume_times), ("T", i32::from(again)));
            if again { ConsumeStatus::Success } else { ConsumeStatus::ReconsumeAfter { delay_level: 1 } }
        }
    })
    .unwrap();
    eventually("the second try", || count.load(SeqCst) == 2).await;
    let sent = &cluster.stored_in("%RETRY%G")[0];
    let property = |name: &str| sent.properties.get(name).map(str::to_owned);
    assert_eq!(
        (property("RETRY_TOPIC").as_deref(), property("TAGS").as_deref(), property("DELAY").as_deref()),
        (Some("T"), Some("A"), Some("3"))
    );
    assert_eq!((property("RECONSUME_TIME"), sent.reconsume_times), (None, 1));
    consumer.shutdown().await;
}

#[tokio::test]
async fn only_the_first_of_a_batch_may_succeed() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("%RETRY%G", 1);
    put(&cluster, 3, 1);
    let seen = Seen::default();
    let noted = seen.clone();
    let consumer = PushConsumer::start_concurrently(
        PushConfig { consume_message_batch_max_size: 10, ..config(&cluster) },
        move |batch: MessageBatch| {
            noted.note(&batch);
            async move { if batch.messages.len() == 3 { ConsumeStatus::SuccessOf(1) } else { ConsumeStatus::Success } }
        },
    )
    .unwrap();
    seen.until(5).await;
    assert_eq!(seen.sorted(), ["0", "1", "1", "2", "2"]);
    consumer.shutdown().await;
}

#[tokio::test]
async fn a_full_buffer_stops_the_pulls_and_slow_listeners_run_side_by_side() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    put(&cluster, 200, 1);
    let gate = Arc::new(Semaphore::new(0));
    let running = Arc::new(AtomicUsize::new(0));
    let (open, count) = (gate.clone(), running.clone());
    let listener = move |_: MessageBatch| {
        let (open, count) = (open.clone(), count.clone());
        async move {
            count.fetch_add(1, SeqCst);
            open.acquire().await.unwrap().forget();
            ConsumeStatus::Success
        }
    };
    let config = PushConfig { consume_thread_max: 3, pull_threshold_for_queue: 40, ..config(&cluster) };
    let consumer = PushConsumer::start_concurrently(config, listener).unwrap();
    // 32 messages are not above 40 and the next 32 are, so two pulls are made and no third.
    eventually("two pulls", || cached(&consumer) == 64 && running.load(SeqCst) == 3).await;
    let pulls = cluster.asked(RequestCode::PULL_MESSAGE).len();
    gate.add_permits(10);
    eventually("ten are done", || running.load(SeqCst) == 13).await;
    assert_eq!((cluster.asked(RequestCode::PULL_MESSAGE).len(), cached(&consumer)), (pulls, 54));
    gate.add_permits(300);
    eventually("all are done", || running.load(SeqCst) == 200).await;
    consumer.shutdown().await;
    assert_eq!(cluster.offset("G", &queue(0)), Some(200));
}

fn cached(consumer: &PushConsumer) -> usize {
    consumer.consumer.held().iter().map(|queue| queue.held().messages).sum()
}

#[tokio::test]
async fn a_shutdown_lets_the_listener_end_and_leaves_the_rest() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    put(&cluster, 10, 1);
    let (started, gate) = (Arc::new(AtomicUsize::new(0)), Arc::new(Semaphore::new(0)));
    let (count, open) = (started.clone(), gate.clone());
    let consumer = PushConsumer::start_concurrently(PushConfig { consume_thread_max: 2, ..config(&cluster) }, move |_: MessageBatch| {
        let (count, open) = (count.clone(), open.clone());
        async move {
            count.fetch_add(1, SeqCst);
            open.acquire().await.unwrap().forget();
            ConsumeStatus::Success
        }
    })
    .unwrap();
    eventually("two calls", || started.load(SeqCst) == 2).await;
    let ending = tokio::spawn(consumer.shutdown());
    gate.add_permits(100);
    ending.await.unwrap();
    let done = started.load(SeqCst) as i64;
    assert_eq!((done, cluster.offset("G", &queue(0))), (2, Some(2)));
}

#[tokio::test]
async fn a_shutdown_waits_only_so_long_for_a_listener() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    put(&cluster, 1, 1);
    let started = Arc::new(AtomicUsize::new(0));
    let count = started.clone();
    let config = PushConfig { await_termination_ms_when_shutdown: 20, ..config(&cluster) };
    let consumer = PushConsumer::start_concurrently(config, move |_: MessageBatch| {
        count.fetch_add(1, SeqCst);
        std::future::pending()
    })
    .unwrap();
    eventually("the call", || started.load(SeqCst) == 1).await;
    consumer.shutdown().await;
    assert!(cluster.offset("G", &queue(0)).is_none_or(|offset| offset == 0));
    assert!(cluster.heartbeats().is_empty());
}

#[tokio::test]
async fn brokers_hear_of_us_again_after_a_connection_was_lost() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let seen = Seen::default();
    let consumer = seen.start(config(&cluster));
    eventually("the queue is taken", || !consumer.queues().is_empty()).await;
    let before = cluster.asked(RequestCode::HEART_BEAT).len();
    cluster.clients().iter().for_each(|peer| peer.close());
    cluster.until("another heartbeat", |cluster| cluster.asked(RequestCode::HEART_BEAT).len() > before).await;
    cluster.put(&queue(0), "after", "");
    seen.until(1).await;
    consumer.shutdown().await;
}

#[tokio::test]
async fn a_new_group_begins_where_it_is_told_to() {
    for (from, retry_like, expected) in [
        (ConsumeFromWhere::FirstOffset, false, vec!["0", "1", "2", "new"]),
        (ConsumeFromWhere::LastOffset, false, vec!["new"]),
        (ConsumeFromWhere::Timestamp, true, vec!["0", "1", "2", "new"]),
    ] {
        let cluster = Cluster::start(&["a"]).with_topic("T", 1);
        put(&cluster, 3, 1);
        let seen = Seen::default();
        let consume_timestamp = UnixMs(if retry_like { 0 } else { UnixMs::now().get() });
        let consumer = seen.start(PushConfig { consume_from_where: from, consume_timestamp, ..config(&cluster) });
        eventually("the queue is taken", || !consumer.queues().is_empty()).await;
        cluster.put(&queue(0), "new", "");
        seen.until(expected.len()).await;
        assert_eq!(seen.sorted(), expected, "{from:?}");
        consumer.shutdown().await;
    }
}

#[tokio::test]
async fn a_new_group_begins_at_the_moment_it_is_told_and_a_known_one_goes_on() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    cluster.put(&queue(0), "before", "");
    tokio::time::sleep(Duration::from_millis(5)).await;
    let moment = UnixMs::now();
    cluster.put(&queue(0), "at", "");
    cluster.put(&queue(0), "after", "");
    let from_moment = || PushConfig { consume_from_where: ConsumeFromWhere::Timestamp, consume_timestamp: moment, ..config(&cluster) };
    for expected in [vec!["after", "at"], vec!["new"]] {
        let seen = Seen::default();
        let consumer = seen.start(from_moment());
        if expected == ["new"] {
            cluster.put(&queue(0), "new", "");
        }
        seen.until(expected.len()).await;
        consumer.shutdown().await;
        assert_eq!(seen.sorted(), expected);
    }
}

#[tokio::test]
async fn an_offset_that_the_queue_does_not_have_is_corrected() {
    for known in [Some(5), None] {
        let cluster = Cluster::start(&["a"]).with_topic("T", 1);
        cluster.begin_at(100);
        put(&cluster, 3, 1);
        if let Some(offset) = known {
            cluster.set_offset("G", &queue(0), offset);
        }
        let seen = Seen::default();
        let consumer = seen.start(config(&cluster));
        seen.until(3).await;
        cluster.until("the offset is right", |cluster| cluster.offset("G", &queue(0)) == Some(103)).await;
        consumer.shutdown().await;
        assert_eq!(seen.sorted(), numbered(3));
    }
}

#[tokio::test]
async fn broadcasting_gives_everything_to_everybody_and_keeps_offsets_in_a_file() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 2);
    let dir = tempfile::tempdir().unwrap();
    let broadcasting = |instance: &str| {
        let mut config = config(&cluster);
        config.message_model = MessageModel::Broadcasting;
        config.local_offset_store_dir = dir.path().to_owned();
        config.client.instance_name = instance.to_owned();
        config
    };
    put(&cluster, 10, 2);
    let (one, two) = (Seen::default(), Seen::default());
    let (first, second) = (one.start(broadcasting("DEFAULT")), two.start(broadcasting("second")));
    one.until(10).await;
    two.until(10).await;
    assert_eq!((one.sorted(), two.sorted()), (numbered(10), numbered(10)));
    assert!(first.client_id().ends_with("@DEFAULT"));
    let file = dir.path().join(first.client_id()).join("G/offsets.json");
    first.shutdown().await;
    second.shutdown().await;
    assert!(std::fs::read_to_string(file).unwrap().contains("\"offsetTable\""));
    assert_eq!(cluster.offset("G", &queue(0)), None);

    cluster.put(&queue(0), "after", "");
    let again = Seen::default();
    let consumer = again.start(broadcasting("DEFAULT"));
    again.until(1).await;
    assert_eq!(again.bodies(), ["after"]);
    consumer.shutdown().await;
}

#[tokio::test]
async fn orderly_messages_come_one_after_the_other_under_a_lock() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 2);
    put(&cluster, 60, 2);
    let (seen, at_once) = (Seen::default(), Arc::new(AtomicUsize::new(0)));
    let (noted, running, failures) = (seen.clone(), at_once.clone(), Arc::new(AtomicUsize::new(0)));
    let consumer = PushConsumer::start_orderly(config(&cluster), move |batch: MessageBatch| {
        let (noted, running, failures) = (noted.clone(), running.clone(), failures.clone());
        async move {
            assert!(running.fetch_add(1, SeqCst) < 2, "one call a queue");
            tokio::task::yield_now().await;
            running.fetch_sub(1, SeqCst);
            let message = &batch.messages[0];
            if message.queue_offset == QueueOffset(7) && failures.fetch_add(1, SeqCst) % 3 < 2 {
                assert!(message.reconsume_times <= 3);
                return ConsumeOrderlyStatus::SuspendCurrentQueue;
            }
            noted.note(&batch);
            ConsumeOrderlyStatus::Success
        }
    })
    .unwrap();
    seen.until(60).await;
    for first in 0..2 {
        let of_queue: Vec<usize> = seen.bodies().iter().map(|body| body.parse().unwrap()).filter(|at| at % 2 == first).collect();
        assert!(of_queue.is_sorted(), "{of_queue:?}");
    }
    assert_eq!(cluster.lock_owner("G", &queue(0)).as_deref(), Some(consumer.client_id()));
    consumer.shutdown().await;
    assert_eq!((cluster.lock_owner("G", &queue(0)), cluster.offset("G", &queue(0))), (None, Some(30)));
}

#[tokio::test]
async fn an_orderly_queue_waits_for_its_lock_and_gives_up_dead_messages() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("%RETRY%G", 1);
    cluster.lock_for("G", &queue(0), Some("somebody else"));
    cluster.put(&queue(0), "bad", "");
    cluster.put(&queue(0), "good", "");
    let seen = Seen::default();
    let noted = seen.clone();
    let consumer = PushConsumer::start_orderly(PushConfig { max_reconsume_times: 1, ..config(&cluster) }, move |batch: MessageBatch| {
        noted.note(&batch);
        async move {
            if batch.messages[0].body == "bad" {
                ConsumeOrderlyStatus::SuspendCurrentQueueFor { suspend_ms: 0 }
            } else {
                ConsumeOrderlyStatus::Success
            }
        }
    })
    .unwrap();
    cluster.until("the lock is asked for", |cluster| cluster.asked(RequestCode::LOCK_BATCH_MQ).len() >= 2).await;
    assert!(seen.bodies().is_empty());
    cluster.lock_for("G", &queue(0), None);
    eventually("the message behind the bad one", || seen.bodies().contains(&"good".to_owned())).await;
    assert_eq!(seen.bodies()[..3], ["bad", "bad", "good"], "one retry, then it is given up");
    cluster.until("the bad one is sent away", |cluster| !cluster.stored_in("%RETRY%G").is_empty()).await;
    assert_eq!(cluster.stored_in("%RETRY%G")[0].reconsume_times, 2);
    consumer.shutdown().await;
}

#[tokio::test]
async fn brokers_reset_offsets_and_ask_what_we_do() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    put(&cluster, 5, 1);
    let seen = Seen::default();
    let consumer = seen.start(config(&cluster));
    seen.until(5).await;
    let peer = cluster.clients()[0].clone();
    let wait = Duration::from_secs(10);

    let status = ConsumerStatusRequest { topic: "T".into(), group: "G".into(), client_addr: None };
    let answer = peer.call(RequestCode::GET_CONSUMER_STATUS_FROM_CLIENT, &status, Bytes::new(), wait).await.unwrap();
    let status: ConsumerStatusBody = lenient_json::from_slice(&answer.body).unwrap();
    assert_eq!(status.message_queue_table[&RawKey(queue(0))], 5);

    let info = ConsumerRunningInfoRequest { consumer_group: "G".into(), client_id: consumer.client_id().into(), jstack_enable: false };
    let answer = peer.call(RequestCode::GET_CONSUMER_RUNNING_INFO, &info, Bytes::new(), wait).await.unwrap();
    let info: ConsumerRunningInfo = lenient_json::from_slice(&answer.body).unwrap();
    assert_eq!((info.mq_table[&RawKey(queue(0))].commit_offset, info.properties["PROP_CONSUME_TYPE"].as_ref()), (5, "CONSUME_PASSIVELY"));
    assert_eq!(info.subscription_set.len(), 2);

    let direct = ConsumeMessageDirectly {
        consumer_group: "G".into(),
        client_id: None,
        msg_id: None,
        broker_name: Some("a".into()),
        topic: None,
        topic_sys_flag: None,
        group_sys_flag: None,
    };
    let record = cluster.record(&queue(0), 3);
    let answer = peer.call(RequestCode::CONSUME_MESSAGE_DIRECTLY, &direct, record, wait).await.unwrap();
    let result: ConsumeMessageDirectlyResult = lenient_json::from_slice(&answer.body).unwrap();
    assert_eq!((result.consume_result, seen.bodies()[5..].to_vec()), (Some(ConsumeResult::Success), vec!["3".to_owned()]));

    let reset = ResetOffset { topic: "T".into(), group: "G".into(), timestamp: UnixMs(0), is_force: true, queue_id: None, offset: None };
    let body = ResetOffsetBody { offset_table: [(RawKey(queue(0)), 2)].into() };
    peer.oneway(RequestCode::RESET_CONSUMER_CLIENT_OFFSET, &reset, lenient_json::to_vec(&body).into()).unwrap();
    seen.until(9).await;
    let mut again = seen.bodies()[6..].to_vec();
    again.sort();
    assert_eq!(again, ["2", "3", "4"]);

    let unknown = peer.call(RequestCode::PUSH_REPLY_MESSAGE_TO_CLIENT, &NoHeader, Bytes::new(), wait).await.unwrap();
    assert_eq!(unknown.head.code, ResponseCode::REQUEST_CODE_NOT_SUPPORTED.0);
    let broken = peer.call(RequestCode::CONSUME_MESSAGE_DIRECTLY, &direct, Bytes::from_static(b"junk"), wait).await.unwrap();
    assert_eq!(broken.head.code, ResponseCode::SYSTEM_ERROR.0);
    consumer.shutdown().await;
}

#[tokio::test]
async fn subscriptions_can_change_and_pulls_can_pause() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic("U", 1);
    let seen = Seen::default();
    let consumer = seen.start(config(&cluster));
    consumer.subscribe("U", "*").unwrap();
    eventually("the new topic's queue", || consumer.queues().iter().any(|queue| queue.topic == "U")).await;
    consumer.unsubscribe("T");
    eventually("the old topic's queue is given up", || consumer.queues().iter().all(|queue| queue.topic != "T")).await;
    cluster.until("the broker hears of it", |cluster| cluster.heartbeats()[0].consumer_data_set[0].subscription_data_set.len() == 2).await;

    let of_u = MessageQueue::new("U", "a", QueueId(0));
    consumer.suspend();
    cluster.put(&of_u, "1", ""); // answers the pull that waits
    seen.until(1).await;
    cluster.put(&of_u, "2", "");
    let pulls = cluster.asked(RequestCode::PULL_MESSAGE).len();
    consumer.resume();
    seen.until(2).await;
    assert!(cluster.asked(RequestCode::PULL_MESSAGE).len() > pulls);
    consumer.shutdown().await;
}
