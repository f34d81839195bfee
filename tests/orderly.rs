//! Consumption in order while consumers come and go: order per queue holds, and no queue is without an owner for long.

use mq_core::client::{ConsumeFromWhere, ConsumeOrderlyStatus, MessageBatch, Producer, ProducerConfig, PushConfig, PushConsumer};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_tests::{PATIENCE, Standalone};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// Changes of the membership; `MQ_ORDERLY_ROUNDS` in the environment asks for more (120 take about 2 minutes).
const ROUNDS: usize = 6;
const QUEUES: usize = 4;
/// What a round lets the members work undisturbed, ms.
const ROUND_MS: u64 = 700;
/// No queue may be without an owner for longer.
const UNOWNED_MAX: Duration = Duration::from_secs(5);

/// What all members were given. Offsets are those of the queues.
#[derive(Default)]
struct Ledger {
    next: HashMap<i32, i64>,
    last: HashMap<i32, Instant>,
    busy: HashSet<i32>,
    longest_pause: Duration,
    broken: Vec<String>,
}

impl Ledger {
    fn enter(&mut self, queue: i32, offset: i64) {
        if !self.busy.insert(queue) {
            self.broken.push(format!("two members at once in queue {queue}"));
        }
        let expected = self.next.get(&queue).copied().unwrap_or(0);
        // A message may come again after its queue changed hands; none may be passed over.
        if offset > expected {
            self.broken.push(format!("queue {queue} goes on at {offset}, not at {expected}"));
        }
        if let Some(last) = self.last.insert(queue, Instant::now()) {
            self.longest_pause = self.longest_pause.max(last.elapsed());
        }
    }

    fn leave(&mut self, queue: i32, offset: i64) {
        self.busy.remove(&queue);
        let next = self.next.entry(queue).or_insert(0);
        *next = (*next).max(offset + 1);
    }

    fn consumed(&self) -> i64 {
        self.next.values().sum()
    }
}

struct Member {
    consumer: PushConsumer,
    /// What a member does after its end does not count. Changes under the ledger's lock.
    alive: Arc<AtomicBool>,
}

impl Member {
    fn queues(&self) -> Vec<i32> {
        self.consumer.queues().iter().filter(|queue| queue.topic == "ordered").map(|queue| queue.queue_id.get()).collect()
    }

    /// Ends as a crash would end it: its connections close, nothing is said, its calls never return.
    fn die(self, ledger: &Mutex<Ledger>) {
        let mut ledger = ledger.lock().unwrap();
        self.alive.store(false, SeqCst);
        for queue in self.queues().iter() {
            ledger.busy.remove(queue);
        }
        drop(self.consumer);
    }
}

fn join(name_server: &str, ledger: &Arc<Mutex<Ledger>>) -> Member {
    let mut config = PushConfig::new("orderly", name_server).unwrap().subscribe("ordered", "*").unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    let alive = Arc::new(AtomicBool::new(true));
    let (ledger, living) = (ledger.clone(), alive.clone());
    let listener = move |batch: MessageBatch| {
        let (ledger, living) = (ledger.clone(), living.clone());
        async move {
            let (queue, offset) = (batch.queue.queue_id.get(), batch.messages[0].queue_offset.get());
            let while_alive = |act: fn(&mut Ledger, i32, i64)| {
                let mut ledger = ledger.lock().unwrap();
                if living.load(SeqCst) {
                    act(&mut ledger, queue, offset);
                }
            };
            while_alive(Ledger::enter);
            tokio::time::sleep(Duration::from_millis(2)).await;
            while_alive(Ledger::leave);
            ConsumeOrderlyStatus::Success
        }
    };
    Member { consumer: PushConsumer::start_orderly(config, listener).unwrap(), alive }
}

async fn until(what: impl Fn() -> String, condition: impl Fn() -> bool) {
    let deadline = Instant::now() + PATIENCE;
    while !condition() {
        assert!(Instant::now() < deadline, "waited in vain: {}", what());
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[test]
fn order_holds_while_consumers_join_leave_and_die() {
    let rounds = std::env::var("MQ_ORDERLY_ROUNDS").ok().and_then(|rounds| rounds.parse().ok()).unwrap_or(ROUNDS);
    let dir = tempfile::tempdir().unwrap();
    let server = Standalone::start(dir.path());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(join_and_leave(&server.namesrv, rounds));
    server.stop();
}

async fn join_and_leave(name_server: &str, rounds: usize) {
    let (done, sent) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
    let sender = tokio::spawn(send_until(name_server.to_owned(), done.clone(), sent.clone()));
    until(|| "the topic".into(), || sent.load(SeqCst) >= QUEUES).await;
    let ledger: Arc<Mutex<Ledger>> = Arc::default();
    let mut members = vec![join(name_server, &ledger)];
    until(|| "the first member has all".into(), || members[0].queues().len() == QUEUES).await;
    for round in 0..rounds {
        match round % 3 {
            0 => members.push(join(name_server, &ledger)),
            1 => members.remove(0).consumer.shutdown().await,
            _ => {
                members.push(join(name_server, &ledger));
                tokio::time::sleep(Duration::from_millis(ROUND_MS)).await;
                members.remove(0).die(&ledger);
            }
        }
        tokio::time::sleep(Duration::from_millis(ROUND_MS)).await;
        let of_all = || members.iter().map(|member| member.queues().len()).collect::<Vec<_>>();
        until(|| format!("round {round}: every queue has its owner, {:?}", of_all()), || of_all().iter().sum::<usize>() == QUEUES).await;
        assert_eq!(ledger.lock().unwrap().broken, Vec::<String>::new(), "round {round}");
    }
    done.store(true, SeqCst);
    sender.await.unwrap();
    let sent = sent.load(SeqCst) as i64;
    until(|| format!("{} of {sent} are consumed", ledger.lock().unwrap().consumed()), || ledger.lock().unwrap().consumed() == sent).await;
    for member in members {
        member.consumer.shutdown().await;
    }
    let ledger = ledger.lock().unwrap();
    assert_eq!(ledger.broken, Vec::<String>::new());
    assert!(ledger.longest_pause <= UNOWNED_MAX, "a queue was without an owner for {:?}", ledger.longest_pause);
    println!("{sent} messages in {rounds} rounds, longest pause of a queue {:?}", ledger.longest_pause);
}

/// Sends to all queues in turn until told to end.
async fn send_until(name_server: String, done: Arc<AtomicBool>, sent: Arc<AtomicUsize>) {
    let producer = Producer::start(ProducerConfig::new("orderly-producer", &name_server).unwrap());
    let topic = TopicName::new("ordered").unwrap();
    while !done.load(SeqCst) {
        let at = sent.load(SeqCst);
        let message = Message::new(topic.clone(), at.to_string());
        let result = producer.send_select(message, |queues, _| (queues.len() == QUEUES).then_some(at % QUEUES)).await;
        result.unwrap();
        sent.fetch_add(1, SeqCst);
        tokio::time::sleep(Duration::from_millis(3)).await;
    }
    producer.shutdown().await;
}
