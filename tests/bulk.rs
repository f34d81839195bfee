//! Long work of `mqadmin` that is interrupted as people do it, by Ctrl-C: what is in flight is finished, nothing is lost, nothing stays
//! behind.

use mq_core::admin::{Admin, AdminConfig, COPIED_FROM};
use mq_core::client::NameServers;
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::{QueueId, QueueOffset};
use mq_tests::{Program, Standalone, eventually, run};
use rustix::process::Signal;
use std::collections::BTreeSet;

const MESSAGES: usize = 300;

fn admin(namesrv: &str) -> Admin {
    Admin::connect(AdminConfig::new(NameServers::fixed(namesrv).unwrap()))
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

#[test]
fn an_interrupted_replay_saves_says_how_to_go_on_and_goes_on() {
    let dir = tempfile::tempdir().unwrap();
    let (server, runtime) = (Standalone::start(dir.path()), runtime());
    runtime.block_on(async {
        let admin = admin(&server.namesrv);
        let broker = admin.masters(None).await.unwrap().remove(0);
        for topic in ["orders", "copy"] {
            admin.put_topic(&broker.addr, &TopicConfig::new(topic, 1, 6), "").await.unwrap();
        }
        for number in 0..MESSAGES {
            let message = Message::new(TopicName::new("orders").unwrap(), number.to_string()).with_keys([number.to_string().as_str()]);
            admin.send(&broker, QueueId(0), &message).await.unwrap();
        }
    });
    let job = dir.path().join("job.json").display().to_string();
    let line = ["mqadmin", "msg", "replay", "orders", "--to", "copy", "--confirm", "copy", "-n", &server.namesrv];
    let mut program = Program::start(&[&line[..], &["--job", &job, "--rate", "50/s"]].concat());
    let done = || {
        let job: serde_json::Value = serde_json::from_slice(&std::fs::read(&job).ok()?).ok()?;
        job["counters"]["done"].as_u64()
    };
    eventually("the first messages", || done().filter(|done| *done > 0));
    program.signal(Signal::INT);
    let (status, _) = program.wait();
    assert_eq!(status.code(), Some(130), "{}", program.stderr());
    assert!(program.stderr().contains("carry it on: mqadmin msg replay orders --to copy --resume"), "{}", program.stderr());
    let stopped_at = done().unwrap() as usize;
    assert!((1..MESSAGES).contains(&stopped_at), "{stopped_at}");
    let resumed = run(&[&line[..], &["--resume", &job, "--rate", "max"]].concat());
    assert_eq!(resumed.code, Some(0), "{}", resumed.stderr);
    runtime.block_on(async {
        let admin = admin(&server.namesrv);
        let broker = admin.masters(None).await.unwrap().remove(0);
        let end = admin.max_offset(&broker.addr, "copy", QueueId(0)).await.unwrap();
        let (mut keys, mut stamps, mut at) = (BTreeSet::new(), BTreeSet::new(), QueueOffset(0));
        while at < end {
            let pulled = admin.pull(&broker, "copy", QueueId(0), at, 32).await.unwrap();
            keys.extend(pulled.messages.iter().map(|copy| copy.keys().unwrap().to_owned()));
            stamps.extend(pulled.messages.iter().map(|copy| copy.properties.get(COPIED_FROM).unwrap().to_owned()));
            at = pulled.next;
        }
        assert_eq!((end.get() as usize, keys.len(), stamps.len()), (MESSAGES, MESSAGES, MESSAGES));
    });
}

#[test]
fn a_measurement_leaves_nothing_behind_also_when_it_is_interrupted() {
    let dir = tempfile::tempdir().unwrap();
    let (server, runtime) = (Standalone::start(dir.path()), runtime());
    let report = dir.path().join("report.json").display().to_string();
    let bench = |load: &'static str, more: &[&'static str]| {
        let line = ["mqadmin", "bench", load, "--rate", "100/s", "--warmup", "0s", "--yes", "-n", &server.namesrv];
        line.iter().chain(more).map(|word| (*word).to_owned()).collect::<Vec<String>>()
    };
    let topics = || runtime.block_on(async { admin(&server.namesrv).topic_names().await.unwrap() });
    let is_ours = |topic: &str| topic.contains("MQADMIN_BENCH");
    let done = run(&[bench("e2e", &["--duration", "1s", "--report"]), vec![report.clone()]].concat());
    assert_eq!(done.code, Some(0), "{}{}", done.stdout, done.stderr);
    let document: serde_json::Value = serde_json::from_slice(&std::fs::read(&report).unwrap()).unwrap();
    assert_eq!((&document["lost"], &document["schema"]), (&0.into(), &"mqadmin.bench.report/1".into()));
    assert!(document["latency_us"]["p99"].as_u64().unwrap() > 0 && !document["seconds"].as_array().unwrap().is_empty());
    assert!(!topics().iter().any(|topic| is_ours(topic)), "{:?}", topics());

    let mut program = Program::start(&bench("send", &["--duration", "1h"]));
    eventually("its topic", || topics().iter().any(|topic| is_ours(topic)).then_some(()));
    program.signal(Signal::INT);
    let (status, _) = program.wait();
    assert_eq!(status.code(), Some(130), "{}", program.stderr());
    assert!(!topics().iter().any(|topic| is_ours(topic)), "{:?}", topics());
}
