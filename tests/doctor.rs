//! Clusters of real processes, each broken in one way: `mqadmin doctor` names the fault, and of a sound cluster it says nothing.
//!
//! A dead slave and Apache's brokers are for the interop suite. What no process of ours can be (older, or in another time) stands in as a
//! broker of canned answers.

use crate::standin::StandIn;
use bytes::Bytes;
use mq_core::client::{AllocateStrategy, ConsumeStatus, MessageBatch, PushConfig, PushConsumer};
use mq_core::message::properties::PROPERTY_CRC_LEN;
use mq_core::message::record::crc32;
use mq_core::message::{Message, properties};
use mq_core::names::TopicName;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use mq_tests::{Cluster, PATIENCE, Program, eventually};
use rustix::process::Signal;
use std::any::Any;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Instant;

/// What a fault needs to stay: clients, a broker of canned answers.
type Kept = Vec<Box<dyn Any>>;

/// Where the store time lies in a record.
const STORE_TIME: std::ops::Range<usize> = 56..64;

/// What doctor says of a cluster: how it exits, and level, id and evidence of what is not fine.
fn doctor(cluster: &Cluster) -> (Option<i32>, Vec<(String, String, String)>) {
    let said = cluster.mqadmin(&["doctor", "-o", "json", "--timeout", "2s"]);
    let report: serde_json::Value = serde_json::from_str(&said.stdout).unwrap_or_else(|error| panic!("{error}: {said:?}"));
    let text = |item: &serde_json::Value, key: &str| item[key].as_str().unwrap().to_owned();
    let items = report["items"].as_array().unwrap();
    (said.code, items.iter().map(|item| (text(item, "level"), text(item, "id"), text(item, "evidence"))).collect())
}

/// Two brokers with a topic and a group whose messages are all consumed.
fn sound(name_servers: usize) -> Cluster {
    let cluster = Cluster::start(name_servers, &["a", "b"]);
    (0..2).for_each(|at| furnish(&cluster, at));
    eventually("a sound cluster", || doctor(&cluster).1.is_empty().then_some(()));
    cluster
}

/// Makes the topic and the group on one broker, and a message that the group has consumed.
fn furnish(cluster: &Cluster, at: usize) {
    let (admin, broker) = (cluster.admin(), cluster.broker(at));
    cluster.runtime.block_on(async {
        admin.put_topic(&broker.addr, &TopicConfig::new("orders", 2, 6), "").await.unwrap();
        admin.put_group(&broker.addr, &SubscriptionGroupConfig::new("pay")).await.unwrap();
    });
    let end = send(cluster, at, 0, "first");
    commit(cluster, at, 0, end);
}

/// Sends to a queue of a broker; where the queue ends then.
fn send(cluster: &Cluster, at: usize, queue: i32, body: &str) -> QueueOffset {
    let message = Message::new(TopicName::new("orders").unwrap(), Bytes::copy_from_slice(body.as_bytes())).with_tags("A");
    send_message(cluster, at, queue, &message)
}

fn send_message(cluster: &Cluster, at: usize, queue: i32, message: &Message) -> QueueOffset {
    let sent = cluster.runtime.block_on(cluster.admin().send(&cluster.broker(at), QueueId(queue), message)).unwrap();
    QueueOffset(sent.queue_offset.get() + 1)
}

fn commit(cluster: &Cluster, at: usize, queue: i32, offset: QueueOffset) {
    let addr = cluster.broker(at).addr;
    cluster.runtime.block_on(cluster.admin().commit_offset(&addr, "pay", "orders", QueueId(queue), offset)).unwrap();
}

fn put_topic(cluster: &Cluster, brokers: &[usize], topic: &TopicConfig) {
    for at in brokers {
        cluster.runtime.block_on(cluster.admin().put_topic(&cluster.broker(*at).addr, topic, "")).unwrap();
    }
}

/// A consumer of the group, as `shape` makes it, that ends each message so.
fn consumer(cluster: &Cluster, tag: &str, shape: impl FnOnce(&mut PushConfig), status: Option<ConsumeStatus>) -> PushConsumer {
    let mut config = PushConfig::new("pay", &cluster.namesrv()).unwrap().subscribe("orders", tag).unwrap();
    config.persist_consumer_offset_interval_ms = 100;
    config.await_termination_ms_when_shutdown = 0;
    shape(&mut config);
    let _runtime = cluster.runtime.enter();
    PushConsumer::start_concurrently(config, move |_: MessageBatch| async move {
        match status {
            Some(status) => status,
            None => std::future::pending().await,
        }
    })
    .unwrap()
}

/// Lets the messages of a stopped broker have been stored so long ago.
fn age(store: &Path, ms: i64) {
    let log = store.join("commitlog").join("00000000000000000000");
    let mut bytes = std::fs::read(&log).unwrap();
    let mut at = 0;
    while let Some(len) = bytes.get(at..at + 4).map(|len| u32::from_be_bytes(len.try_into().unwrap()) as usize).filter(|len| *len > 0) {
        let record = &mut bytes[at..at + len];
        record[STORE_TIME].copy_from_slice(&(UnixMs::now().get() - ms).to_be_bytes());
        // A client leaves out a record whose checksum is wrong, and its group is then not behind. The digits stand lowest first.
        let mut crc = crc32(&record[..len - PROPERTY_CRC_LEN]);
        for digit in &mut record[len - 11..len - 1] {
            *digit = b'0' + (crc % 10) as u8;
            crc /= 10;
        }
        at += len;
    }
    assert!(at > 0, "no record in {}", log.display());
    std::fs::write(&log, bytes).unwrap();
}

/// Plants a fault in a sound cluster; doctor then says exactly this, and of the fault itself, which comes first, something with `evidence`.
fn names(mut cluster: Cluster, plant: fn(&mut Cluster) -> Kept, exit: i32, said: &[(&str, &str)], evidence: &str) {
    let _kept = plant(&mut cluster);
    let expected: BTreeSet<_> = said.iter().map(|(level, id)| ((*level).to_owned(), (*id).to_owned())).collect();
    // A look may take several seconds: some faults show in a second one only.
    let deadline = Instant::now() + 4 * PATIENCE;
    loop {
        let (code, findings) = doctor(&cluster);
        let ids: BTreeSet<_> = findings.iter().map(|(level, id, _)| (level.clone(), id.clone())).collect();
        let named = findings.iter().any(|(level, id, text)| (level.as_str(), id.as_str()) == said[0] && text.contains(evidence));
        if code == Some(exit) && ids == expected && named {
            return;
        }
        if Instant::now() > deadline {
            let lag = cluster.mqadmin(&["lag", "--sample", "0s"]).stdout;
            panic!("expected exit {exit}, {said:?} with `{evidence}`; doctor ended with {code:?} and said {findings:#?}\n{lag}");
        }
    }
}

macro_rules! faults {
    ($($name:ident: $cluster:expr, $plant:expr => $exit:literal [$($said:expr),+], $evidence:expr;)*) => {
        $(#[test]
        fn $name() {
            names($cluster, $plant, $exit, &[$($said),+], $evidence);
        })*
    };
}

const UNKNOWN: &str = "UNKNOWN";

#[test]
fn a_sound_cluster_is_passed_over_in_silence() {
    let cluster = sound(2);
    let said = cluster.mqadmin(&["doctor"]);
    assert_eq!((said.code, said.stdout.lines().count()), (Some(0), 1), "the heads of the columns alone: {said:?}");
}

faults! {
    a_full_disk: sound(1), |cluster| { cluster.set(0, "diskSpaceWarningLevelRatio", "10"); vec![] }
        => 11 [("CRIT", "disk.used")], "a:0";
    a_disk_that_begins_to_fill: sound(1), |cluster| { cluster.set(1, "diskMaxUsedSpaceRatio", "10"); vec![] }
        => 10 [("WARN", "disk.used")], "its mark is 10 %";
    two_subscriptions_in_one_group: sound(1), two_wishes => 11 [("CRIT", "group.subscriptions")], "orders:B";
    a_queue_without_an_owner: sound(1), unowned => 11 [("CRIT", "lag.unowned")], "no client reads a:1";
    messages_deleted_before_they_were_consumed: sound(1), lost => 11 [("CRIT", "lag.lost")], "were deleted before";
    a_position_beyond_the_end: sound(1), |cluster| { commit(cluster, 1, 0, QueueOffset(1_000)); vec![] }
        => 10 [("WARN", "lag.ahead")], "b:0 is 999 beyond its end";
    a_name_server_that_disagrees: sound(2), known_to_one => 11 [("CRIT", "namesrv.agree")], "disagree about brokers c";
    a_name_server_that_is_dead: sound(2), |cluster| {
        let dead = &cluster.name_servers[1].program;
        dead.signal(Signal::KILL);
        vec![]
    } => 11 [("CRIT", "namesrv.reachable")], "cannot connect";
    one_of_two_brokers_killed: sound(1), |cluster| { cluster.brokers[1].program.signal(Signal::KILL); vec![] }
        => 11 [("CRIT", "broker.gone")], "master b:0";
    a_master_that_waits_for_a_slave: sound(1), |cluster| join(cluster, &[("brokerRole", "SYNC_MASTER")])
        => 11 [("CRIT", "ha.slaves")], "c:0";
    the_only_broker_killed: lone(), |cluster| { cluster.brokers[0].program.signal(Signal::KILL); vec![] }
        => 11 [("CRIT", "broker.reachable"), ("CRIT", "broker.gone")], "list no broker";
    a_broker_that_hangs: sound(1), |cluster| { cluster.brokers[1].program.signal(Signal::STOP); vec![] }
        => 11 [("CRIT", "broker.reachable"), (UNKNOWN, "lag.stalled"), (UNKNOWN, "topic.orphan"), (UNKNOWN, "group.subscriptions")], "did not answer";
    an_advertised_address_that_nobody_reaches: sound(1), |cluster| { cluster.add_broker("c", &[("brokerIP1", "127.0.0.99")]); vec![] }
        => 11 [("CRIT", "broker.reachable"), (UNKNOWN, "lag.stalled"), (UNKNOWN, "topic.orphan"), (UNKNOWN, "group.subscriptions")], "127.0.0.99";
    a_topic_on_some_masters: sound(1), |cluster| { put_topic(cluster, &[0], &TopicConfig::new("lonely", 2, 6)); vec![] }
        => 10 [("WARN", "topic.spread")], "lonely is not on b";
    queue_counts_that_differ: sound(1), |cluster| { put_topic(cluster, &[1], &TopicConfig::new("orders", 4, 6)); vec![] }
        => 10 [("WARN", "topic.settings")], "b (4, 4, 6)";
    permissions_that_differ: sound(1), |cluster| { put_topic(cluster, &[1], &TopicConfig::new("orders", 2, 4)); vec![] }
        => 10 [("WARN", "topic.settings"), ("WARN", "topic.perm")], "b (2, 2, 4)";
    a_broker_that_was_wiped: sound(1), |cluster| {
        let wiped = cluster.runtime.block_on(cluster.admin().set_writable("b", false)).unwrap();
        assert!(wiped.is_complete());
        vec![]
    } => 10 [("WARN", "broker.writable")], "b was wiped";
    a_broker_that_takes_no_messages: sound(1), |cluster| { cluster.set(0, "brokerPermission", "4"); vec![] }
        => 10 [("WARN", "broker.writable")], "brokerPermission 4";
    a_group_on_some_masters: sound(1), |cluster| { put_group(cluster, 0, &SubscriptionGroupConfig::new("solo")); vec![] }
        => 10 [("WARN", "group.spread")], "solo is not on b";
    groups_that_are_set_differently: sound(1), |cluster| {
        put_group(cluster, 1, &SubscriptionGroupConfig { retry_max_times: 1, ..SubscriptionGroupConfig::new("pay") });
        vec![]
    } => 10 [("WARN", "group.settings")], "pay differs";
    fresh_dead_letters: sound(1), given_up => 10 [("WARN", "dlq.fresh")], "pay gave up messages";
    dead_letters_that_nobody_can_read: sound(1), |cluster| { put_topic(cluster, &[0], &TopicConfig::new("%DLQ%pay", 1, 2)); vec![] }
        => 10 [("WARN", "dlq.readable")], "pay";
    a_group_about_to_lose_messages: sound(1), slower_than_retention
        => 11 [("CRIT", "lag.retention"), ("WARN", "lag.offline")], "messages are kept for 1 h";
    a_group_that_stands_still: sound(1), stuck => 11 [("CRIT", "lag.stalled")], "nothing was committed";
    a_group_without_clients: sound(1), |cluster| { send(cluster, 0, 0, "nobody comes"); vec![] }
        => 10 [("WARN", "lag.offline")], "no client is connected";
    transactions_that_nobody_answers_for: sound(1), undecided => 10 [("WARN", "tx.undecided")], "1 half messages of shop";
    delayed_messages_that_are_late: sound(1), late => 11 [("WARN", "timer.behind"), ("CRIT", "disk.used")], "seconds that delayed messages are late";
    a_retry_topic_without_a_group: sound(1), |cluster| { put_topic(cluster, &[0, 1], &TopicConfig::new("%RETRY%gone", 1, 6)); vec![] }
        => 10 [("WARN", "topic.orphan")], "there is no group gone";
    topics_that_make_themselves: sound(1), |cluster| join(cluster, &[("autoCreateTopicEnable", "true")])
        => 10 [("WARN", "broker.autocreate")], "c:0";
    traces_that_nobody_keeps: sound(1), |cluster| join(cluster, &[("traceTopicEnable", "false")])
        => 10 [("WARN", "trace.topic")], "c:0";
    a_broker_of_another_version: sound(1), |cluster| vec![Box::new(StandIn::join(cluster, &[("brokerVersionDesc", "V4_9_8")]))]
        => 10 [("WARN", "broker.version")], "V4_9_8";
    a_clock_that_is_off: sound(1), |cluster| {
        let an_hour_ago = (UnixMs::now().get() - 3_600_000).to_string();
        vec![Box::new(StandIn::join(cluster, &[("bootTimestamp", &an_hour_ago), ("runtime", "[ 0 days, 0 hours, 0 minutes, 0 seconds ]")]))]
    } => 11 [("CRIT", "clock.skew")], "s behind this machine's";
}

fn lone() -> Cluster {
    let cluster = Cluster::start(1, &["a"]);
    furnish(&cluster, 0);
    eventually("a sound cluster", || doctor(&cluster).1.is_empty().then_some(()));
    cluster
}

fn put_group(cluster: &Cluster, at: usize, group: &SubscriptionGroupConfig) {
    cluster.runtime.block_on(cluster.admin().put_group(&cluster.broker(at).addr, group)).unwrap();
}

/// One more broker, with everything that the others have.
fn join(cluster: &mut Cluster, settings: &[(&str, &str)]) -> Kept {
    cluster.add_broker("c", settings);
    furnish(cluster, 2);
    Vec::new()
}

fn two_wishes(cluster: &mut Cluster) -> Kept {
    ["A", "B"].map(|tag| Box::new(consumer(cluster, tag, |_| {}, Some(ConsumeStatus::Success))) as Box<dyn Any>).into()
}

/// The only client reads other queues than the one that has a message.
fn unowned(cluster: &mut Cluster) -> Kept {
    let queues = ["a", "b"].map(|broker| MessageQueue::new("orders", broker, QueueId(0))).to_vec();
    let shape = |config: &mut PushConfig| config.allocate_message_queue_strategy = AllocateStrategy::Config { queues };
    let kept = consumer(cluster, "*", shape, Some(ConsumeStatus::Success));
    send(cluster, 0, 1, "for nobody");
    vec![Box::new(kept)]
}

/// The disk was full for a while, and the oldest files had to go.
fn lost(cluster: &mut Cluster) -> Kept {
    let body = "x".repeat(8_000);
    (0..20).for_each(|_| _ = send(cluster, 0, 0, &body));
    cluster.set(0, "diskSpaceCleanForciblyRatio", "10");
    let addr = cluster.broker(0).addr;
    eventually("the oldest files to go", || {
        let begin = cluster.runtime.block_on(cluster.admin().min_offset(&addr, "orders", QueueId(0))).unwrap();
        (begin.get() > 2).then_some(())
    });
    cluster.set(0, "diskSpaceCleanForciblyRatio", "98");
    vec![]
}

/// A broker that only the first name server was told of.
fn known_to_one(cluster: &mut Cluster) -> Kept {
    let first = cluster.name_servers[0].addr.clone();
    let broker = cluster.add_broker("c", &[("namesrvAddr", &first)]);
    let admin = cluster.admin();
    cluster.runtime.block_on(async {
        admin.put_topic(&broker.addr, &TopicConfig::new("orders", 2, 6), "").await.unwrap();
        admin.put_group(&broker.addr, &SubscriptionGroupConfig::new("pay")).await.unwrap();
    });
    vec![]
}

/// A consumer that fails at a message which may not be tried again.
fn given_up(cluster: &mut Cluster) -> Kept {
    let failing = consumer(cluster, "*", |config| config.max_reconsume_times = 0, Some(ConsumeStatus::ReconsumeLater));
    send(cluster, 0, 0, "cannot be done");
    vec![Box::new(failing)]
}

/// A message that waits since 55 minutes where messages are kept for an hour.
fn slower_than_retention(cluster: &mut Cluster) -> Kept {
    send(cluster, 0, 0, "forgotten");
    cluster.brokers[0].restart(|store| age(store, 55 * 60_000));
    cluster.set(0, "fileReservedTime", "1");
    vec![]
}

/// A consumer whose listener never comes back, and an old message.
fn stuck(cluster: &mut Cluster) -> Kept {
    send(cluster, 0, 0, "too hard");
    cluster.brokers[0].restart(|store| age(store, 10 * 60_000));
    vec![Box::new(consumer(cluster, "*", |_| {}, None))]
}

/// A half message whose producer went away for good.
fn undecided(cluster: &mut Cluster) -> Kept {
    let hurry = [("transactionTimeOut", "0"), ("transactionCheckInterval", "300"), ("transactionCheckMax", "1000")];
    hurry.iter().for_each(|(key, value)| cluster.set(0, key, value));
    let mut half = Message::new(TopicName::new("orders").unwrap(), "perhaps");
    half.properties.set(properties::TRAN_MSG, "true");
    half.properties.set(properties::PGROUP, "shop");
    send_message(cluster, 0, 0, &half);
    vec![]
}

/// A delayed message that the broker cannot deliver, because its disk is full when the time comes.
fn late(cluster: &mut Cluster) -> Kept {
    let mut message = Message::new(TopicName::new("orders").unwrap(), "later");
    message.properties.set(properties::TIMER_DELIVER_MS, &(UnixMs::now().get() + 2_000).to_string());
    send_message(cluster, 0, 0, &message);
    cluster.set(0, "diskSpaceWarningLevelRatio", "10");
    vec![]
}

#[test]
fn monitoring_tells_how_far_groups_are_until_it_is_stopped() {
    let cluster = sound(1);
    let pending = consumer(&cluster, "A", |_| {}, None);
    for n in 0..3 {
        send(&cluster, 0, 0, &n.to_string());
    }
    eventually("the client is in", || (cluster.mqadmin(&["consumerConnection", "-g", "pay"]).code == Some(0)).then_some(()));
    let mut monitor = Program::start(&["mqadmin", "startMonitoring", "-n", &cluster.namesrv()]);
    assert_eq!(monitor.line(), "[MONITOR] =========================================beginRound");
    let expected = "[MONITOR] reportUndoneMsgs: UndoneMsgs [consumerGroup=pay, topic=orders, undoneMsgsTotal=3, undoneMsgsSingleMQ=3, ";
    let said: Vec<_> = std::iter::from_fn(|| Some(monitor.line())).take_while(|line| !line.contains("endRound")).collect();
    assert_eq!(said.iter().filter(|line| line.starts_with(expected)).count(), 1, "{said:?}");
    monitor.signal(Signal::INT);
    assert_eq!(monitor.wait().0.code(), Some(130));
    drop(pending);
}
