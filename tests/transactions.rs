//! Producers and the broker killed in the middle of transactions: every committed message arrives, no rolled back one ever does, and what
//! nobody decides is parked.

use mq_core::client::{
    LocalTransactionState, ProducerConfig, PullConfig, PullConsumer, PullStatus, TransactionConfig, TransactionListener,
    TransactionProducer,
};
use mq_core::message::{Message, MessageExt};
use mq_core::names::TopicName;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::{RequestCode, ResponseCode};
use mq_core::types::{PhyOffset, QueueId, QueueOffset};
use mq_tests::{PATIENCE, Standalone, eventually, ports, remoting, run};
use std::collections::{HashMap, HashSet};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::runtime::Runtime;

/// Transactions of the whole test; `MQ_TRANSACTIONS` in the environment asks for more.
const TRANSACTIONS: usize = 2_000;
/// Generations of producers, each killed in the middle; between two of them the broker is killed too.
const GENERATIONS: usize = 4;
const SENDERS: usize = 16;
const TOPIC: &str = "Transactions";
const PARKED: &str = "TRANS_CHECK_MAX_TIME_TOPIC";

/// What a transaction's number says of its local part.
fn fate(number: usize) -> LocalTransactionState {
    match number % 10 {
        0..6 => LocalTransactionState::CommitMessage,
        6..9 => LocalTransactionState::RollbackMessage,
        _ => LocalTransactionState::Unknow,
    }
}

/// Stands for the producers' database: it outlives them.
#[derive(Default)]
struct Database {
    decided: Mutex<HashMap<usize, LocalTransactionState>>,
    begun: AtomicUsize,
}

#[derive(Clone)]
struct Local {
    database: Arc<Database>,
}

impl TransactionListener for Local {
    type Arg = usize;

    async fn execute_local_transaction(&self, _: &Message, _: &str, number: usize) -> LocalTransactionState {
        // Some time passes, so that kills find transactions before, in and behind this.
        tokio::time::sleep(Duration::from_millis(1)).await;
        let decided = *self.database.decided.lock().unwrap().entry(number).or_insert(fate(number));
        tokio::time::sleep(Duration::from_millis(1)).await;
        decided
    }

    /// A transaction that the database does not know yet is rolled back, there as well.
    async fn check_local_transaction(&self, message: MessageExt) -> LocalTransactionState {
        *self.database.decided.lock().unwrap().entry(number(&message)).or_insert(LocalTransactionState::RollbackMessage)
    }
}

fn number(message: &MessageExt) -> usize {
    std::str::from_utf8(&message.body).unwrap().parse().unwrap()
}

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn producer(server: &Standalone, database: &Arc<Database>) -> TransactionProducer<Local> {
    let mut config = ProducerConfig::new("transactions", &server.namesrv).unwrap();
    config.client.poll_name_server_interval_ms = 200;
    config.client.heartbeat_broker_interval_ms = 200;
    config.retry_times_when_send_failed = 0;
    let mut config = TransactionConfig::new(config);
    config.check_thread_pool_max_size = 8;
    TransactionProducer::start(config, Local { database: database.clone() })
}

/// Checks come soon, and end soon enough for a test.
fn hurry(server: &Standalone) {
    let (runtime, remoting) = remoting();
    let settings = "transactionTimeOut=500\ntransactionCheckInterval=300\ntransactionCheckMax=20";
    let asked = remoting.call(&server.broker, RequestCode::UPDATE_BROKER_CONFIG, &NoHeader, settings.as_bytes().into(), PATIENCE);
    let answer = runtime.block_on(asked).unwrap();
    assert_eq!(ResponseCode(answer.head.code), ResponseCode::SUCCESS, "{:?}", answer.head.remark);
}

/// Transacts from `first` on until `until` transactions were begun; ends without any good bye.
fn transact_and_die(server: &Standalone, database: &Arc<Database>, until: usize) {
    let runtime = runtime();
    let (producer, senders_of) = (runtime.block_on(async { Arc::new(producer(server, database)) }), database.clone());
    for _ in 0..SENDERS {
        let (producer, database) = (producer.clone(), senders_of.clone());
        runtime.spawn(async move {
            loop {
                let number = database.begun.fetch_add(1, Relaxed);
                let message = Message::new(TopicName::new(TOPIC).unwrap(), number.to_string());
                // A send that fails may have been stored: its transaction is in nobody's database, and so rolled back.
                let _ = producer.send_message_in_transaction(message, number).await;
            }
        });
    }
    let deadline = Instant::now() + PATIENCE + Duration::from_millis(until as u64);
    while database.begun.load(Relaxed) < until {
        assert!(Instant::now() < deadline, "{} of {until} transactions were begun", database.begun.load(Relaxed));
        std::thread::sleep(Duration::from_millis(2));
    }
    runtime.shutdown_background();
}

/// Where each number is in the topic: queue, place there, place in the log.
async fn stored(consumer: &PullConsumer, topic: &str) -> HashMap<usize, Vec<(QueueId, QueueOffset, PhyOffset)>> {
    let mut found: HashMap<_, Vec<_>> = HashMap::new();
    let Ok(queues) = consumer.queues(&TopicName::new(topic).unwrap()).await else { return found };
    for queue in queues {
        let mut offset = QueueOffset(0);
        loop {
            let pulled = consumer.pull(&queue, "*", offset, 32).await.unwrap();
            offset = pulled.next_begin_offset;
            for message in &pulled.messages {
                found.entry(number(message)).or_default().push((message.queue_id, message.queue_offset, message.commit_log_offset));
            }
            if pulled.status == PullStatus::NoNewMsg {
                break;
            }
        }
    }
    found
}

/// `mqadmin tx` lists what is parked, and has it checked again.
fn check_the_tools(server: &Standalone, parked: usize) {
    let mqadmin = |words: &[&str]| {
        let finished = run(&[&["mqadmin", "-n", &server.namesrv, "tx"], words].concat());
        assert_eq!(finished.code, Some(0), "{words:?}: {}", finished.stderr);
        finished.stdout
    };
    let list = |words: &[&str]| mqadmin(&[words, &["-o", "csv", "--no-headers", "--columns", "group,topic,id"]].concat());
    assert_eq!(list(&["ls"]), "");
    let rows = list(&["ls", "--parked"]);
    let rows: Vec<Vec<&str>> = rows.lines().map(|row| row.split(',').collect()).collect();
    assert_eq!(rows.len(), parked);
    assert_eq!(rows[0][..2], ["transactions", TOPIC]);
    mqadmin(&["recheck", rows[0][2], "--yes"]);
    eventually("the half message is back among the undecided", || (list(&["ls", "trans*"]).lines().count() == 1).then_some(()));
}

#[test]
fn transactions_survive_the_deaths_of_their_producers_and_of_the_broker() {
    let count = std::env::var("MQ_TRANSACTIONS").ok().and_then(|count| count.parse().ok()).unwrap_or(TRANSACTIONS);
    let dir = tempfile::tempdir().unwrap();
    let broker_port = ports::broker_port();
    let database = Arc::new(Database::default());
    let mut server = Standalone::start_on(dir.path(), 0, broker_port);
    for generation in 1..=GENERATIONS {
        hurry(&server);
        transact_and_die(&server, &database, count * generation / GENERATIONS);
        if generation % 2 == 0 {
            server.program.kill();
            server = Standalone::start_on(dir.path(), 0, broker_port);
        }
    }
    hurry(&server);
    let expected = |state| {
        let decided = database.decided.lock().unwrap();
        decided.iter().filter(|(_, decided)| **decided == state).map(|(number, _)| *number).collect::<HashSet<_>>()
    };
    let (committed, unknown) = (expected(LocalTransactionState::CommitMessage), expected(LocalTransactionState::Unknow));
    assert!(committed.len() > count / 3 && unknown.len() > count / 20, "{} and {}", committed.len(), unknown.len());
    let (seen, parked) = runtime().block_on(async {
        let survivor = producer(&server, &database);
        let consumer = PullConsumer::start(PullConfig::new("reader", &server.namesrv).unwrap());
        let deadline = Instant::now() + 2 * PATIENCE + Duration::from_millis(count as u64);
        loop {
            let (seen, parked) = (stored(&consumer, TOPIC).await, stored(&consumer, PARKED).await);
            let missing = committed.iter().filter(|number| !seen.contains_key(number)).count();
            let open = unknown.iter().filter(|number| !parked.contains_key(number)).count();
            if missing + open == 0 {
                survivor.shutdown().await;
                return (seen, parked);
            }
            assert!(
                Instant::now() < deadline,
                "{missing} of {} committed are missing, {open} of {} are not parked",
                committed.len(),
                unknown.len()
            );
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    });
    let wrong: Vec<_> = seen.keys().filter(|number| !committed.contains(number)).collect();
    assert!(wrong.is_empty(), "{} messages that were not committed are seen: {:?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    let wrong: Vec<_> = parked.keys().filter(|number| !unknown.contains(number)).collect();
    assert!(wrong.is_empty(), "{} transactions are parked that were decided: {:?}", wrong.len(), &wrong[..wrong.len().min(5)]);
    let repeated: Vec<_> = seen.iter().chain(&parked).filter(|(_, places)| places.len() > 1).collect();
    assert!(repeated.is_empty(), "a transaction is decided once, whoever dies: {repeated:?}");
    check_the_tools(&server, parked.len());
    server.stop();
}
