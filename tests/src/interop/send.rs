//! Sending: one by one, one-way, in batches, compressed, big; request and reply.

use super::lab::{Failure, Inbox, Lab, check, equal, eventually, message, send_all, stored, text};
use mq_core::admin::{KeyKind, KeyQuery};
use mq_core::client::{ConsumeStatus, MessageBatch, Producer, PushConsumer, create_reply_message};
use mq_core::message::properties::UNIQ_KEY;
use mq_core::message::{Compression, Message};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;

pub async fn sync(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(4).await?, lab.producer()?, Inbox::default());
    let mut queues = BTreeSet::new();
    for number in 0..8 {
        let sent = stored(producer.send(message(&topic, number)).await?)?;
        check(sent.queue_offset.get() == number / 4, || format!("message {number} is stored at {}", sent.queue_offset))?;
        queues.insert(sent.queue.queue_id.get());
    }
    equal("the queues used", queues, BTreeSet::from([0, 1, 2, 3]))?;
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds(0..8).await
}

pub async fn oneway(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    for number in 0..20 {
        producer.send_oneway(message(&topic, number)).await?;
    }
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds(0..20).await
}

pub async fn batch(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let key = |number: i32| format!("{}-{number}", lab.name("key"));
    let messages = (0..10).map(|number| message(&topic, number).with_keys([key(number).as_str()])).collect();
    let sent = stored(producer.send_batch(messages).await?)?;
    equal("ids of the batch", (sent.msg_id.split(',').count(), sent.offset_msg_id.split(',').count()), (10, 10))?;
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds(0..10).await?;
    equal("places in the queue", places(&inbox), (0..10).collect())?;
    eventually("one of the batch by its key", || async {
        let found = lab.admin().messages_by_key(&KeyQuery::new(&topic, &key(7), KeyKind::Key)).await;
        found.is_ok_and(|found| found.answers().any(|(_, messages)| messages.iter().any(|message| text(message) == "7")))
    })
    .await
}

fn places(inbox: &Inbox) -> BTreeSet<i64> {
    inbox.messages().iter().map(|message| message.queue_offset.get()).collect()
}

pub async fn compressed(lab: Lab) -> Result<(), Failure> {
    let (topic, inbox) = (lab.topic(1).await?, Inbox::default());
    let mut bodies = Vec::new();
    for (how, repeated) in [(Compression::Zlib, "zlib "), (Compression::Lz4, "lz4 "), (Compression::Zstd, "zstd ")] {
        let mut config = lab.producer_config()?;
        config.compress_type = how;
        let producer = Producer::start(config);
        let body = repeated.repeat(4_000);
        send_all(&producer, &topic, [&body]).await?;
        bodies.push(body);
    }
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds(bodies).await?;
    for message in inbox.messages() {
        check(message.sys_flag.is_compressed(), || format!("{message:?} was not sent compressed"))?;
        check(message.store_size < message.body.len() / 4, || format!("{message:?} is stored inflated"))?;
    }
    Ok(())
}

pub async fn big(lab: Lab) -> Result<(), Failure> {
    const BYTES_MAX: usize = 4 << 20;
    let (topic, inbox) = (lab.topic(1).await?, Inbox::default());
    let mut config = lab.producer_config()?;
    config.compress_msg_body_over_howmuch = usize::MAX;
    let producer = Producer::start(config);
    let refused = producer.send(message(&topic, "x".repeat(BYTES_MAX + 1))).await;
    check(refused.is_err(), || format!("more than 4 MiB: {refused:?}"))?;
    let body = "big ".repeat(BYTES_MAX / 4 - 256);
    send_all(&producer, &topic, [&body]).await?;
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds([body]).await
}

/// The id that the producer gave is the message's from end to end.
pub async fn unique_key(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let sent = stored(producer.send(message(&topic, "known")).await?)?;
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds(["known"]).await?;
    equal("the id", inbox.messages()[0].msg_id(), sent.msg_id.to_string())?;
    eventually("the message by its id", || async {
        let found = lab.admin().messages_by_key(&KeyQuery::new(&topic, &sent.msg_id, KeyKind::UniqueId)).await;
        found.is_ok_and(|found| found.answers().any(|(_, messages)| messages.len() == 1))
    })
    .await
}

/// A message that its producer sends again, since it does not know what became of it, is stored once.
pub async fn twice(outer: Lab) -> Result<(), Failure> {
    let (lab, _servers) = outer.own_servers(&["dedupWindow=10"])?;
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let mut once = message(&topic, "once");
    once.properties.set(UNIQ_KEY, "7F00000100002A139A55000000000001");
    let first = stored(producer.send(once.clone()).await?)?;
    equal("what is answered for the copy", stored(producer.send(once).await?)?, first)?;
    send_all(&producer, &topic, ["another"]).await?;
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    inbox.holds(["once", "another"]).await
}

pub async fn request_reply(lab: Lab) -> Result<(), Failure> {
    let (topic, asker, answerer) = (lab.topic(2).await?, Arc::new(lab.producer()?), Arc::new(lab.producer()?));
    let replying = answerer.clone();
    let listener = move |batch: MessageBatch| {
        let replying = replying.clone();
        async move {
            for request in &batch {
                let reply = create_reply_message(request, format!("re: {}", text(request)));
                if let Ok(reply) = reply
                    && replying.send(reply).await.is_err()
                {
                    return ConsumeStatus::ReconsumeLater;
                }
            }
            ConsumeStatus::Success
        }
    };
    let config = lab.consumer_config("group")?.subscribe(&topic, "*")?;
    let _consumer = PushConsumer::start_concurrently(config, listener)?;
    // A reply comes only to a client that its broker knows.
    let mut asked = tokio::task::JoinSet::new();
    for number in 0..20 {
        let (asker, request) = (asker.clone(), message(&topic, number));
        asked.spawn(async move { (number, asker.request(request, Duration::from_secs(30)).await) });
    }
    while let Some(answered) = asked.join_next().await {
        let (number, reply) = answered?;
        equal("the reply", text(&reply?), format!("re: {number}"))?;
    }
    let lonely = Message::new(lab.topic_named("lonely", 1).await?, "anybody?");
    let silence = asker.request(lonely, Duration::from_millis(500)).await;
    check(silence.is_err(), || format!("nobody listens, and yet: {silence:?}"))
}
