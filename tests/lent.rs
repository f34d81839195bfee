//! Push consumers whose queues and way of reading brokers choose: pops, retries, dead letters, and changes of the way while they run.

use mq_core::client::{
    ConsumeFromWhere, ConsumeStatus, MessageBatch, Producer, ProducerConfig, PullConfig, PullConsumer, PushConfig, PushConsumer,
};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::pop::{MessageRequestMode, SetMessageRequestMode};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::{RequestCode, ResponseCode, lenient_json};
use mq_core::types::{QueueId, QueueOffset};
use mq_tests::{PATIENCE, Standalone, eventually, remoting};
use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

const TOPIC: &str = "Lent";
const GROUP: &str = "borrowers";
const MESSAGES: usize = 300;
/// Fails at its first delivery.
const FAILS_ONCE: &str = "7";
/// Is never to be tried again.
const HOPELESS: &str = "13";

/// How often each message came, and with how many tries before.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<BTreeMap<String, Vec<i32>>>>);

impl Seen {
    fn count(&self) -> usize {
        self.0.lock().unwrap().len()
    }

    fn of(&self, body: &str) -> Vec<i32> {
        self.0.lock().unwrap().get(body).cloned().unwrap_or_default()
    }

    fn consumer(&self, name_server: &str) -> PushConsumer {
        let mut config = PushConfig::new(GROUP, name_server).unwrap().subscribe(TOPIC, "*").unwrap();
        config.client_rebalance = false;
        config.consume_from_where = ConsumeFromWhere::FirstOffset;
        let seen = self.clone();
        let listener = move |batch: MessageBatch| {
            let message = &batch.messages[0];
            let body = String::from_utf8(message.body.to_vec()).unwrap();
            assert_eq!(message.topic, TOPIC, "a retried message has its own topic");
            seen.0.lock().unwrap().entry(body.clone()).or_default().push(message.reconsume_times);
            let status = match &*body {
                FAILS_ONCE if message.reconsume_times == 0 => ConsumeStatus::ReconsumeLater,
                HOPELESS => ConsumeStatus::ReconsumeAfter { delay_level: -1 },
                _ => ConsumeStatus::Success,
            };
            async move { status }
        };
        PushConsumer::start_concurrently(config, listener).unwrap()
    }
}

fn set_mode(server: &Standalone, mode: MessageRequestMode) {
    let (runtime, remoting) = remoting();
    let body = SetMessageRequestMode { consumer_group: GROUP.into(), topic: TOPIC.into(), mode, pop_share_queue_num: -1 };
    let body = lenient_json::to_vec(&body).into();
    let asked = remoting.call(&server.broker, RequestCode::SET_MESSAGE_REQUEST_MODE, &NoHeader, body, PATIENCE);
    let answer = runtime.block_on(asked).unwrap();
    assert_eq!(ResponseCode(answer.head.code), ResponseCode::SUCCESS, "{:?}", answer.head.remark);
}

async fn send(name_server: &str, numbers: std::ops::Range<usize>) {
    let producer = Producer::start(ProducerConfig::new("lender", name_server).unwrap());
    for number in numbers {
        producer.send(Message::new(TopicName::new(TOPIC).unwrap(), number.to_string())).await.unwrap();
    }
    producer.shutdown().await;
}

async fn dead_letters(name_server: &str) -> Vec<String> {
    let consumer = PullConsumer::start(PullConfig::new("undertaker", name_server).unwrap());
    let topic = TopicName::new(format!("%DLQ%{GROUP}")).unwrap();
    let Ok(queues) = consumer.queues(&topic).await else { return Vec::new() };
    let found = consumer.pull(&queues[0], "*", QueueOffset(0), 32).await.unwrap();
    consumer.shutdown().await;
    let origin = |message: &mq_core::message::MessageExt| message.properties.get("RETRY_TOPIC").unwrap().to_owned();
    found.messages.iter().map(|message| format!("{} of {}", std::str::from_utf8(&message.body).unwrap(), origin(message))).collect()
}

/// The queue numbers that a consumer reads of the topic, and whether it pulls what pops left behind.
fn reads(consumer: &PushConsumer) -> (Vec<i32>, bool) {
    let queues = consumer.queues();
    let own = queues.iter().filter(|queue| queue.topic == TOPIC).map(|queue| queue.queue_id.get()).collect();
    (own, queues.iter().any(|queue| queue.topic == format!("%RETRY%{GROUP}_{TOPIC}") && queue.queue_id == QueueId(0)))
}

#[test]
fn brokers_choose_who_pops_and_who_pulls_while_consumers_run() {
    let dir = tempfile::tempdir().unwrap();
    let server = Standalone::start(dir.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(send(&server.namesrv, 0..MESSAGES));
    set_mode(&server, MessageRequestMode::Pop);
    let seen = Seen::default();
    let _inside = runtime.enter();
    let consumers = [seen.consumer(&server.namesrv), seen.consumer(&server.namesrv)];
    eventually("both pop every queue", || consumers.iter().all(|one| reads(one) == (vec![-1], false)).then_some(()));
    eventually("every message came", || (seen.count() == MESSAGES).then_some(()));
    eventually("the failed one came again", || (seen.of(FAILS_ONCE) == [0, 1]).then_some(()));
    let dead = eventually("a dead letter", || Some(runtime.block_on(dead_letters(&server.namesrv))).filter(|dead| !dead.is_empty()));
    assert_eq!(dead, [format!("{HOPELESS} of {TOPIC}")]);

    set_mode(&server, MessageRequestMode::Pull);
    eventually("the queues are shared", || {
        let (first, second) = (reads(&consumers[0]), reads(&consumers[1]));
        let mut all = [first.0, second.0].concat();
        all.sort_unstable();
        (all == [0, 1, 2, 3] && (first.1 || second.1)).then_some(())
    });
    runtime.block_on(send(&server.namesrv, MESSAGES..2 * MESSAGES));
    eventually("what came later is pulled", || (seen.count() == 2 * MESSAGES).then_some(()));
    // A pop that waited at the broker when the way changed may bring what is pulled as well; before that, only what failed came twice.
    let first_half = |body: &str| body.parse::<usize>().unwrap() < MESSAGES;
    let seen = seen.0.lock().unwrap().clone();
    let again: Vec<_> = seen.iter().filter(|(body, times)| times.len() > 1 && first_half(body)).map(|(body, _)| body.as_str()).collect();
    assert_eq!(again, [FAILS_ONCE]);
    for consumer in consumers {
        runtime.block_on(consumer.shutdown());
    }
    server.stop();
}
