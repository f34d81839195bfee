//! kill -9 under load: what was acknowledged is there, and no place in a queue is ever given twice.

use mq_core::client::{Producer, ProducerConfig, PullConfig, PullConsumer, PullStatus, SendStatus};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::types::QueueOffset;
use mq_tests::{PATIENCE, Standalone, eventually, ports};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::Duration;

/// Kills; `MQ_CRASH_ROUNDS` in the environment asks for more.
const ROUNDS: usize = 3;
/// Acknowledged sends of a round before the kill: enough to be in the middle of a burst.
const ACKED_BEFORE_KILL: usize = 400;
const SENDERS: usize = 16;

/// Queue id and place in the queue.
type Place = (i32, i64);

#[test]
fn acknowledged_messages_survive_kills_and_places_are_never_given_twice() {
    let rounds = std::env::var("MQ_CRASH_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let dir = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let broker_port = ports::broker_port();
    let mut acked: HashMap<Place, String> = HashMap::new();
    for round in 0..rounds {
        let server = Standalone::start_on(dir.path(), 0, broker_port);
        let sent = runtime.block_on(send_until_killed(server, round));
        assert!(sent.len() >= ACKED_BEFORE_KILL, "round {round}: {} sends were acknowledged", sent.len());
        for (place, body) in sent {
            let before = acked.insert(place, body.clone());
            assert_eq!(before, None, "round {round}: place {place:?} was given again, to {body}");
        }
    }
    let stored = read_all(&runtime, dir.path());
    let lost: Vec<_> = acked.iter().filter(|(place, body)| stored.get(place) != Some(body)).collect();
    assert!(
        lost.is_empty(),
        "{} of {} acknowledged messages are missing or changed: {:?}",
        lost.len(),
        acked.len(),
        &lost[..lost.len().min(5)]
    );
}

/// Sends from many tasks until enough is acknowledged, kills the server, and returns every acknowledgement that came.
async fn send_until_killed(server: Standalone, round: usize) -> Vec<(Place, String)> {
    let mut config = ProducerConfig::new("crash", &server.namesrv).unwrap();
    config.retry_times_when_send_failed = 0;
    let producer = Arc::new(Producer::start(config));
    let (acks, mut acked) = tokio::sync::mpsc::unbounded_channel();
    let stop = Arc::new(AtomicBool::new(false));
    let senders: Vec<_> = (0..SENDERS)
        .map(|sender| {
            let (producer, acks, stop) = (producer.clone(), acks.clone(), stop.clone());
            tokio::spawn(async move {
                for number in 0.. {
                    let body = format!("round {round} sender {sender} number {number}");
                    let message = Message::new(TopicName::new("Crash").unwrap(), body.clone());
                    match producer.send_within(message, Duration::from_secs(2)).await {
                        Ok(sent) if sent.status == SendStatus::SendOk => {
                            let _ = acks.send(((sent.queue.queue_id.get(), sent.queue_offset.get()), body));
                        }
                        Ok(_) | Err(_) if stop.load(Relaxed) => return,
                        Ok(_) | Err(_) => tokio::time::sleep(Duration::from_millis(5)).await,
                    }
                }
            })
        })
        .collect();
    drop(acks);
    let mut all = Vec::new();
    while all.len() < ACKED_BEFORE_KILL {
        let next = tokio::time::timeout(PATIENCE, acked.recv()).await;
        all.push(next.expect("sends are acknowledged").expect("senders run until they are stopped"));
    }
    stop.store(true, Relaxed);
    server.program.kill();
    for sender in senders {
        sender.await.unwrap();
    }
    while let Ok(ack) = acked.try_recv() {
        all.push(ack);
    }
    all
}

fn read_all(runtime: &tokio::runtime::Runtime, dir: &Path) -> HashMap<Place, String> {
    let server = Standalone::start(dir);
    let stored = runtime.block_on(async {
        let consumer = PullConsumer::start(PullConfig::new("crash-reader", &server.namesrv).unwrap());
        let mut stored = HashMap::new();
        for queue in consumer.queues(&TopicName::new("Crash").unwrap()).await.unwrap() {
            let mut offset = QueueOffset(0);
            loop {
                let pulled = consumer.pull(&queue, "*", offset, 32).await.unwrap();
                offset = pulled.next_begin_offset;
                for message in &pulled.messages {
                    let body = String::from_utf8(message.body.to_vec()).unwrap();
                    stored.insert((queue.queue_id.get(), message.queue_offset.get()), body);
                }
                if pulled.status == PullStatus::NoNewMsg {
                    break;
                }
            }
        }
        consumer.shutdown().await;
        stored
    });
    server.stop();
    stored
}

#[test]
fn a_server_that_was_killed_lets_its_folder_go() {
    let dir = tempfile::tempdir().unwrap();
    let first = Standalone::start(dir.path());
    first.program.kill();
    let second = Standalone::start(dir.path());
    eventually("the abort marker", || dir.path().join("store/abort").exists().then_some(()));
    second.stop();
    assert!(!dir.path().join("store/abort").exists(), "a clean stop takes the marker away");
}
