//! Groups that are moved while they consume: forward, back, to now and to the beginning, every queue goes on exactly at its target.

use mq_core::admin::{Admin, AdminConfig, Broker};
use mq_core::client::{
    ConsumeFromWhere, ConsumeOrderlyStatus, ConsumeStatus, MessageBatch, NameServers, Producer, ProducerConfig, PushConfig, PushConsumer,
};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::protocol::headers::offset::ResetOffset;
use mq_core::types::{QueueId, UnixMs};
use mq_tests::{PATIENCE, Standalone};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Groups; `MQ_RESET_GROUPS` in the environment asks for more.
const GROUPS: usize = 4;
const QUEUES: usize = 4;
const TOPIC: &str = "Moved";
/// Messages of each queue before one moment, between it and the other, and after that one.
const STRETCH: usize = 400;
/// What a listener takes for a message: the groups are far from the end all the time.
const CONSUMING: Duration = Duration::from_millis(5);

/// The offsets that a group was given, queue by queue, in the order in which they came.
type Given = Arc<Mutex<[Vec<i64>; QUEUES]>>;

struct Group {
    name: String,
    consumer: PushConsumer,
    given: Given,
    /// Where each queue was moved to, reset by reset.
    targets: Vec<[i64; QUEUES]>,
}

/// A consumer that has its queues one message after the other: every second group in order, the others with one worker.
fn join(name_server: &str, number: usize) -> Group {
    let name = format!("moved-{number}");
    let mut config = PushConfig::new(&name, name_server).unwrap().subscribe(TOPIC, "*").unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    let given = Given::default();
    let note = {
        let given = given.clone();
        move |batch: &MessageBatch| given.lock().unwrap()[batch.queue.queue_id.get() as usize].push(batch.messages[0].queue_offset.get())
    };
    let consumer = if number.is_multiple_of(2) {
        let listener = move |batch: MessageBatch| {
            note(&batch);
            async {
                tokio::time::sleep(CONSUMING).await;
                ConsumeOrderlyStatus::Success
            }
        };
        PushConsumer::start_orderly(config, listener)
    } else {
        config.consume_thread_max = 1;
        let listener = move |batch: MessageBatch| {
            note(&batch);
            async {
                tokio::time::sleep(CONSUMING).await;
                ConsumeStatus::Success
            }
        };
        PushConsumer::start_concurrently(config, listener)
    };
    Group { name, consumer: consumer.unwrap(), given, targets: Vec::new() }
}

/// Whether `given` has come to all `targets`, each jump having led to the next one of them.
fn has_come(given: &[i64], targets: impl Iterator<Item = i64>) -> Result<bool, String> {
    let mut targets = targets.peekable();
    let mut next = 0;
    for offset in given {
        if targets.next_if_eq(offset).is_none() && *offset != next {
            return Err(format!("{offset} came instead of {next} or {:?}", targets.peek()));
        }
        next = offset + 1;
    }
    Ok(targets.peek().is_none())
}

impl Group {
    fn has_come(&self) -> bool {
        let given = self.given.lock().unwrap();
        (0..QUEUES).all(|queue| {
            let targets = self.targets.iter().map(|targets| targets[queue]);
            has_come(&given[queue], targets).unwrap_or_else(|what| panic!("{}, queue {queue}: {what}; {:?}", self.name, self.targets))
        })
    }
}

async fn send(producer: &Producer, at: usize) {
    let message = Message::new(TopicName::new(TOPIC).unwrap(), "x");
    producer.send_select(message, |queues, _| (queues.len() == QUEUES).then_some(at % QUEUES)).await.unwrap();
}

/// Three stretches; the moments between them.
async fn fill(producer: &Producer) -> [UnixMs; 2] {
    let mut moments = Vec::new();
    for stretch in 0..3 {
        for at in 0..STRETCH * QUEUES {
            send(producer, at).await;
        }
        if stretch < 2 {
            tokio::time::sleep(Duration::from_millis(10)).await;
            moments.push(UnixMs::now());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
    }
    moments.try_into().unwrap()
}

async fn until(what: &str, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + 2 * PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// Moves every group, and waits until each of its queues has gone on at its target.
async fn move_all(admin: &Admin, broker: &Broker, groups: &mut [Group], what: &str, to: UnixMs) {
    for group in groups.iter_mut() {
        let header = ResetOffset {
            topic: TOPIC.into(),
            group: group.name.as_str().into(),
            timestamp: to,
            is_force: true,
            queue_id: None,
            offset: None,
        };
        let told = admin.reset_offset(&broker.addr, &header).await.unwrap();
        let mut targets = [-1; QUEUES];
        for (queue, offset) in told {
            targets[queue.queue_id.get() as usize] = offset.get();
        }
        group.targets.push(targets);
    }
    until(what, || groups.iter().all(Group::has_come)).await;
}

#[test]
fn queues_go_on_exactly_where_their_group_was_moved_to() {
    let count = std::env::var("MQ_RESET_GROUPS").ok().and_then(|count| count.parse().ok()).unwrap_or(GROUPS);
    let dir = tempfile::tempdir().unwrap();
    let server = Standalone::start(dir.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(consume_and_move(&server.namesrv, count));
    server.stop();
}

async fn consume_and_move(name_server: &str, count: usize) {
    let admin = Admin::connect(AdminConfig::new(NameServers::fixed(name_server).unwrap()));
    let broker = admin.masters(None).await.unwrap().remove(0);
    admin.put_topic(&broker.addr, &TopicConfig::new(TOPIC, QUEUES as i32, 6), "").await.unwrap();
    let producer = Producer::start(ProducerConfig::new("mover", name_server).unwrap());
    let [early, late] = fill(&producer).await;
    let done = Arc::new(AtomicBool::new(false));
    let live = tokio::spawn({
        let done = done.clone();
        async move {
            for at in 0.. {
                if done.load(SeqCst) {
                    return producer.shutdown().await;
                }
                send(&producer, at).await;
                tokio::time::sleep(Duration::from_millis(4)).await;
            }
        }
    });
    let mut groups: Vec<Group> = (0..count).map(|number| join(name_server, number)).collect();
    let begun = |group: &Group| group.given.lock().unwrap().iter().all(|given| !given.is_empty());
    until("all groups consume", || groups.iter().all(begun)).await;
    for (what, to) in [("forward", late), ("back", early), ("to now", UnixMs(-1)), ("to the beginning", UnixMs(0))] {
        move_all(&admin, &broker, &mut groups, what, to).await;
    }
    done.store(true, SeqCst);
    live.await.unwrap();
    for group in groups {
        let (name, given, targets) = (group.name, group.given, group.targets);
        group.consumer.shutdown().await;
        assert_eq!(targets[0], [2 * STRETCH as i64; QUEUES], "forward");
        assert_eq!(targets[1], [STRETCH as i64; QUEUES], "back");
        assert!(targets[2].iter().all(|target| *target >= 3 * STRETCH as i64), "to now: {targets:?}");
        for queue in 0..QUEUES {
            let committed = admin.committed_offset(&broker.addr, &name, TOPIC, QueueId(queue as i32)).await.unwrap();
            let last = *given.lock().unwrap()[queue].last().unwrap();
            assert_eq!(committed.map(|offset| offset.get()), Some(last + 1), "{name}, queue {queue}");
        }
    }
}
