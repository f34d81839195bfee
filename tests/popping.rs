//! Pops under kill -9: nothing that was popped is lost, and while a broker lives what was acknowledged in time does not come again.

use mq_core::client::{ConsumeFromWhere, PopConfig, PopConsumer, Popped, Producer, ProducerConfig};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::types::UnixMs;
use mq_tests::{PATIENCE, Standalone, ports};
use std::collections::{BTreeSet, HashMap};
use std::time::{Duration, Instant};

const KILLS: usize = 3;
const MESSAGES: usize = 400;
/// Acknowledged messages of a round before the kill.
const ACKED_BEFORE_KILL: usize = 60;
const INVISIBLE_MS: i64 = 3_000;

/// What a group did with messages, by their text.
#[derive(Default)]
struct Book {
    /// How often the broker was killed.
    kills: usize,
    /// After how many kills a message was popped first. A group's positions are written every second: what it was given in the last one before
    /// a kill it may be given again afterwards, so only messages of one life must not come again.
    first_popped: HashMap<String, usize>,
    /// When the broker said, in time, that a message is acknowledged.
    acked_in_time: HashMap<String, UnixMs>,
    acked: BTreeSet<String>,
    again: usize,
}

impl Book {
    fn note_popped(&mut self, popped: &Popped) {
        let text = text(popped);
        self.first_popped.entry(text.clone()).or_insert(self.kills);
        self.again += usize::from(popped.message.reconsume_times > 0);
        if let Some(acked_at) = self.acked_in_time.get(&text) {
            let popped_at = popped.receipt.pop_time;
            assert!(popped_at < *acked_at, "{text} was acknowledged at {acked_at} and popped again at {popped_at}: {popped:?}");
        }
    }

    fn note_acked(&mut self, popped: &Popped) {
        let now = UnixMs::now();
        let of_this_life = self.first_popped[&text(popped)] == self.kills;
        if of_this_life && now.get() < popped.receipt.pop_time.get() + popped.receipt.invisible_ms {
            self.acked_in_time.entry(text(popped)).or_insert(now);
        }
        self.acked.insert(text(popped));
    }
}

fn text(popped: &Popped) -> String {
    String::from_utf8(popped.message.body.to_vec()).unwrap()
}

#[test]
fn nothing_popped_is_lost_when_the_broker_is_killed_and_nothing_acknowledged_comes_again_while_it_lives() {
    let dir = tempfile::tempdir().unwrap();
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let (namesrv_port, broker_port) = (ports::broker_port(), ports::broker_port());
    let mut book = Book::default();
    for round in 0..=KILLS {
        let server = Standalone::start_on(dir.path(), namesrv_port, broker_port);
        book.acked_in_time.clear();
        if round == 0 {
            runtime.block_on(send(&server));
        }
        let goal = if round < KILLS { (book.acked.len() + ACKED_BEFORE_KILL).min(MESSAGES) } else { MESSAGES };
        runtime.block_on(consume(&server, &mut book, goal));
        if round < KILLS {
            server.program.kill();
            book.kills += 1;
        } else {
            server.stop();
        }
    }
    assert_eq!(book.acked.len(), MESSAGES);
    assert!(book.again > 0, "some messages had to come again");
}

async fn send(server: &Standalone) {
    let producer = Producer::start(ProducerConfig::new("popping", &server.namesrv).unwrap());
    for number in 0..MESSAGES {
        producer.send(Message::new(TopicName::new("Pop").unwrap(), format!("{number}"))).await.unwrap();
    }
    producer.shutdown().await;
}

/// Pops until so many are acknowledged. Every seventh message is let go at its first delivery.
async fn consume(server: &Standalone, book: &mut Book, goal: usize) {
    let mut config = PopConfig::new("poppers", &server.namesrv).unwrap();
    config.pop_invisible_time_ms = INVISIBLE_MS as u64;
    config.broker_suspend_max_time_ms = 500;
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    let consumer = PopConsumer::start(config);
    let deadline = Instant::now() + 4 * PATIENCE;
    while book.acked.len() < goal {
        assert!(Instant::now() < deadline, "{} of {goal} messages were acknowledged", book.acked.len());
        let Ok(brokers) = consumer.brokers(&TopicName::new("Pop").unwrap()).await else {
            tokio::time::sleep(Duration::from_millis(20)).await;
            continue;
        };
        for queue in brokers {
            let popped = consumer.pop(&queue, "*", 16).await.unwrap();
            popped.iter().for_each(|popped| book.note_popped(popped));
            for popped in popped {
                let let_go = popped.message.reconsume_times == 0 && text(&popped).parse::<usize>().unwrap() % 7 == 0;
                if !let_go && consumer.ack(&popped).await.is_ok() {
                    book.note_acked(&popped);
                }
            }
        }
    }
    consumer.shutdown().await;
}
