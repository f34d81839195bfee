//! kill -9 of `mqadmin dlq resend`: carried on again and again, every dead letter goes back once, to its group alone, with all it had.

use mq_core::admin::{Admin, AdminConfig, Broker, RESENT_FROM};
use mq_core::client::NameServers;
use mq_core::message::{Message, MessageExt};
use mq_core::names::TopicName;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::{QueueId, QueueOffset};
use mq_tests::{PATIENCE, Program, Standalone, eventually};
use std::collections::BTreeMap;
use std::time::{Duration, Instant};

/// Dead letters, and kills; `MQ_RESEND_MESSAGES` and `MQ_CRASH_ROUNDS` in the environment ask for others.
const MESSAGES: usize = 1_500;
const KILLS: u64 = 4;
/// At once while they are made.
const BURST: usize = 200;

fn from_env<T: std::str::FromStr>(name: &str, default: T) -> T {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[test]
fn killed_resends_lose_nothing_and_send_nothing_twice() {
    let (messages, kills) = (from_env("MQ_RESEND_MESSAGES", MESSAGES), from_env("MQ_CRASH_ROUNDS", KILLS));
    let dir = tempfile::tempdir().unwrap();
    let server = Standalone::start(dir.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let broker = runtime.block_on(make_dead_letters(&server.namesrv, messages));

    let job = dir.path().join("job.json").display().to_string();
    let common = ["mqadmin", "dlq", "resend", "pay", "--confirm", "pay", "--rate", "100000/s", "-q", "-n", &server.namesrv];
    for round in 0..=kills {
        let job_args = if round == 0 { ["--job", &job] } else { ["--resume", &job] };
        let args = [&common[..], &job_args].concat();
        if round == kills {
            let mut program = Program::start(&args);
            let deadline = Instant::now() + PATIENCE * (1 + messages as u32 / 1_000);
            while left(&job) > 0 {
                assert!(Instant::now() < deadline, "{} are still to be read; {}", left(&job), program.stderr());
                std::thread::sleep(Duration::from_millis(50));
            }
            assert!(program.wait().0.success(), "{}", program.stderr());
            break;
        }
        let program = Program::start(&args);
        eventually("the job to begin", || std::path::Path::new(&job).exists().then_some(()));
        // Another moment in each round: before the first send, between two steps, in the middle of one.
        std::thread::sleep(Duration::from_millis(150 + round * 137 % 600));
        program.kill();
    }

    let back = runtime.block_on(read_all(&server.namesrv, &broker, "%RETRY%pay"));
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for copy in &back {
        *times.entry(copy.properties.get(RESENT_FROM).unwrap()).or_default() += 1;
    }
    let twice = times.values().filter(|times| **times > 1).count();
    assert_eq!((times.len(), twice, back.len()), (messages, 0, messages), "distinct, twice, all");
    for copy in &back {
        let number = std::str::from_utf8(&copy.body).unwrap();
        assert_eq!(copy.properties.get("RETRY_TOPIC"), Some("orders"));
        assert_eq!((copy.tags(), copy.keys(), copy.properties.get("colour")), (Some("T"), Some(number), Some("red")));
    }
    let others = runtime.block_on(read_all(&server.namesrv, &broker, "orders"));
    assert!(others.is_empty(), "only the group that failed gets them");
}

/// Dead letters that the job has still to read, by its file.
fn left(job: &str) -> i64 {
    let job: serde_json::Value = serde_json::from_slice(&std::fs::read(job).unwrap()).unwrap();
    let number = |cursor: &serde_json::Value, key: &str| cursor[key].as_i64().unwrap();
    job["cursors"].as_array().unwrap().iter().map(|cursor| number(cursor, "end") - number(cursor, "next")).sum()
}

fn admin(namesrv: &str) -> Admin {
    Admin::connect(AdminConfig::new(NameServers::fixed(namesrv).unwrap()))
}

/// A group's dead letters as brokers make them, by sending to its topic.
async fn make_dead_letters(namesrv: &str, messages: usize) -> Broker {
    let admin = admin(namesrv);
    let broker = admin.masters(None).await.unwrap().remove(0);
    for topic in ["%DLQ%pay", "%RETRY%pay", "orders"] {
        admin.put_topic(&broker.addr, &TopicConfig::new(topic, 1, 6), "").await.unwrap();
    }
    for first in (0..messages).step_by(BURST) {
        let sent = admin.each((first..messages.min(first + BURST)).collect(), |number: usize| {
            let (admin, broker) = (admin.clone(), broker.clone());
            async move {
                let text = number.to_string();
                let message = Message::new(TopicName::new("%DLQ%pay").unwrap(), text.clone()).with_tags("T").with_keys([text.as_str()]);
                let mut message = message.with_property("colour", "red").unwrap();
                message.properties.set("RETRY_TOPIC", "orders");
                admin.send(&broker, QueueId(0), &message).await
            }
        });
        assert!(sent.await.is_complete());
    }
    broker
}

async fn read_all(namesrv: &str, broker: &Broker, topic: &str) -> Vec<MessageExt> {
    let admin = admin(namesrv);
    let end = admin.max_offset(&broker.addr, topic, QueueId(0)).await.unwrap();
    let (mut all, mut at) = (Vec::new(), QueueOffset(0));
    while at < end {
        let pulled = admin.pull(broker, topic, QueueId(0), at, 32).await.unwrap();
        at = pulled.next;
        all.extend(pulled.messages);
    }
    all
}
