//! The living traffic of `standalone --demo`, made with our own client library, so that the tools have something to show.
//!
//! One topic, `orders`, at twenty messages a second, some of them delayed, and four groups that read it: one that keeps up, one that is
//! slower than the traffic, one that stopped, and one that fails now and then, so that messages are retried and a few end as dead letters.

use mq_core::client::{ClientError, ConsumeFromWhere, ConsumeStatus, MessageBatch, Producer, ProducerConfig, PushConfig, PushConsumer};
use mq_core::message::Message;
use mq_core::names::{NameError, TopicName};
use std::time::Duration;
use tokio::sync::watch;
use tracing::warn;

const TOPIC: &str = "orders";
const SEND_INTERVAL: Duration = Duration::from_millis(50);
/// One message of so many waits at delay level 3, ten seconds.
const DELAYED_OF: u64 = 20;
const DELAY_LEVEL: i32 = 3;
/// One message of so many cannot be shipped at the first try, and one of `DEAD_OF` never.
const FAILS_OF: u64 = 25;
const DEAD_OF: u64 = 150;
/// What the slow group needs for a message; it reads one at a time, so it falls behind.
const SLOW: Duration = Duration::from_millis(120);
/// Messages that the stalled group reads before it stops.
const STALLS_AFTER: u64 = 100;

/// Traffic that runs until it is stopped.
pub struct Demo {
    stop: watch::Sender<bool>,
    producing: tokio::task::JoinHandle<()>,
    consumers: Vec<PushConsumer>,
}

impl Demo {
    /// Starts the traffic.
    ///
    /// # Errors
    /// The name server's address is not one.
    pub fn start(name_servers: &str) -> Result<Self, ClientError> {
        let stop = watch::Sender::new(false);
        let producer = Producer::start(ProducerConfig::new("orders-web", name_servers)?);
        let producing = tokio::spawn(produce(producer, stop.subscribe()));
        let consumers = vec![healthy(name_servers)?, slow(name_servers)?, stalled(name_servers, &stop)?, failing(name_servers)?];
        Ok(Self { stop, producing, consumers })
    }

    /// Ends the traffic in good order.
    pub async fn stop(self) {
        self.stop.send_replace(true);
        let _ = self.producing.await; // a panic in it was reported by the panic hook
        for consumer in self.consumers {
            consumer.shutdown().await;
        }
    }
}

async fn produce(producer: Producer, mut stop: watch::Receiver<bool>) {
    let mut tick = tokio::time::interval(SEND_INTERVAL);
    let mut failing = false;
    for number in 0.. {
        tokio::select! {
            _ = stop.wait_for(|stop| *stop) => break,
            _ = tick.tick() => {}
        }
        let sent = match order(number) {
            Ok(message) => producer.send(message).await,
            Err(error) => Err(error.into()),
        };
        if let Err(error) = &sent
            && !failing
        {
            warn!(%error, "the demo cannot send; it goes on trying");
        }
        failing = sent.is_err();
    }
    producer.shutdown().await;
}

fn order(number: u64) -> Result<Message, NameError> {
    let kind = ["new", "paid", "cancelled"][(number % 3) as usize];
    let body = format!(r#"{{"order":"ORD-{number:06}","state":"{kind}","amount":{}}}"#, 10 + number * 7 % 990);
    let key = format!("ORD-{number:06}");
    let message = Message::new(TopicName::new(TOPIC)?, body).with_tags(kind).with_keys([key.as_str()]);
    Ok(if number.is_multiple_of(DELAYED_OF) { message.with_delay_level(DELAY_LEVEL) } else { message })
}

fn config(group: &str, name_servers: &str) -> Result<PushConfig, ClientError> {
    let mut config = PushConfig::new(group, name_servers)?.subscribe(TOPIC, "*")?;
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    Ok(config)
}

fn healthy(name_servers: &str) -> Result<PushConsumer, ClientError> {
    PushConsumer::start_concurrently(config("orders-audit", name_servers)?, |_: MessageBatch| async { ConsumeStatus::Success })
}

fn slow(name_servers: &str) -> Result<PushConsumer, ClientError> {
    let mut config = config("orders-billing", name_servers)?;
    config.consume_thread_max = 1;
    PushConsumer::start_concurrently(config, |_: MessageBatch| async {
        tokio::time::sleep(SLOW).await;
        ConsumeStatus::Success
    })
}

fn stalled(name_servers: &str, stop: &watch::Sender<bool>) -> Result<PushConsumer, ClientError> {
    let stop = stop.clone();
    let read = std::sync::Arc::new(std::sync::atomic::AtomicU64::new(0));
    PushConsumer::start_concurrently(config("orders-export", name_servers)?, move |_: MessageBatch| {
        let mut stop = stop.subscribe();
        let stalls = read.fetch_add(1, std::sync::atomic::Ordering::Relaxed) >= STALLS_AFTER;
        async move {
            if stalls {
                let _ = stop.wait_for(|stop| *stop).await; // an error means that the demo is gone
                return ConsumeStatus::ReconsumeLater;
            }
            ConsumeStatus::Success
        }
    })
}

fn failing(name_servers: &str) -> Result<PushConsumer, ClientError> {
    let mut config = config("orders-shipping", name_servers)?;
    config.max_reconsume_times = 1;
    PushConsumer::start_concurrently(config, |batch: MessageBatch| async move {
        let fails = |message: &mq_core::message::MessageExt| {
            let number = message.keys().and_then(|key| key.trim_start_matches("ORD-").parse::<u64>().ok()).unwrap_or(0);
            number % DEAD_OF == DEAD_OF - 1 || (number % FAILS_OF == FAILS_OF - 1 && message.reconsume_times == 0)
        };
        if batch.messages.iter().any(|message| fails(message)) { ConsumeStatus::ReconsumeLater } else { ConsumeStatus::Success }
    })
}
