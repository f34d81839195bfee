//! The quick start: sends ten messages to a topic and consumes them.
//!
//! ```text
//! cargo run -p mq-core --example quickstart -- 127.0.0.1:9876 TopicTest 10
//! ```

use mq_core::client::{ConsumeFromWhere, ConsumeStatus, MessageBatch, Producer, ProducerConfig, PushConfig, PushConsumer};
use mq_core::message::Message;
use mq_core::names::TopicName;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let name_servers = args.next().unwrap_or_else(|| "127.0.0.1:9876".to_owned());
    let topic = TopicName::new(args.next().unwrap_or_else(|| "TopicTest".to_owned()))?;
    let count: usize = args.next().map_or(Ok(10), |count| count.parse())?;

    let producer = Producer::start(ProducerConfig::new("quickstart-producer", &name_servers)?);
    let hello = Message::new(topic.clone(), "hello").with_tags("TagA");
    println!("sent {:?}", producer.send(hello).await?);

    let received = Arc::new(AtomicUsize::new(0));
    let seen = received.clone();
    let mut config = PushConfig::new("quickstart-consumer", &name_servers)?.subscribe(&topic, "TagA || TagB")?;
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    let consumer = PushConsumer::start_concurrently(config, move |batch: MessageBatch| {
        let seen = seen.clone();
        async move {
            for message in &batch {
                if seen.fetch_add(1, Relaxed) < 3 {
                    println!("got  {} from {} at {}", message.msg_id(), batch.queue, message.queue_offset);
                }
            }
            ConsumeStatus::Success
        }
    })?;
    while consumer.queues().is_empty() || received.load(Relaxed) == 0 {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    println!("reading {} queues", consumer.queues().len());

    let started = Instant::now();
    let sends = (0..count).map(|at| {
        let tag = if at % 2 == 0 { "TagA" } else { "TagB" };
        producer.send(Message::new(topic.clone(), format!("message {at}")).with_tags(tag))
    });
    for result in futures_util::future::join_all(sends).await {
        result?;
    }
    println!("sent {count} in {:?}", started.elapsed());
    while received.load(Relaxed) < count {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    println!("received {} in {:?}", received.load(Relaxed), started.elapsed());

    consumer.shutdown().await;
    producer.shutdown().await;
    Ok(())
}
