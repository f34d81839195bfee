//! Consumption: filters, shares of a group, broadcast, where groups begin, retries, pulls, lite pulls and pops.

use super::lab::{Failure, Inbox, Lab, check, equal, eventually, message, queues_of, send_all, stored, text};
use mq_core::client::{
    ConsumeFromWhere, ConsumeStatus, LitePullConfig, LitePullConsumer, MessageBatch, MessageModel, MessageQueue, MessageSelector,
    PopConfig, PopConsumer, Popped, PullConfig, PullConsumer, PullStatus, PushConsumer,
};
use mq_core::protocol::bodies::pop::{MessageRequestMode, SetMessageRequestMode};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::BTreeSet;
use std::time::Duration;

pub async fn tags(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(2).await?, lab.producer()?, Inbox::default());
    // `Aa` and `BB` have one hash: the broker passes both, the client only what was asked for.
    for tag in ["Aa", "BB", "C", "D"] {
        stored(producer.send(message(&topic, tag).with_tags(tag)).await?)?;
    }
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "Aa || C")?)?;
    inbox.holds(["Aa", "C"]).await
}

pub async fn sql(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(2).await?, lab.producer()?, Inbox::default());
    for number in 0..12 {
        let color = ["red", "green", "blue"][number % 3];
        let sent = message(&topic, number).with_property("n", &number.to_string())?.with_property("color", color)?;
        stored(producer.send(sent).await?)?;
    }
    let wanted = MessageSelector::by_sql("n BETWEEN 3 AND 8 AND color IN ('red', 'blue') AND NOT (n = 5) AND missing IS NULL");
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, wanted)?)?;
    inbox.holds([3, 6, 8]).await?;
    let bad = lab.consumer_config("other")?.subscribe(&topic, MessageSelector::by_sql("n BETWEEN 3 OR"));
    check(bad.is_err(), || "half an expression is taken".into())
}

pub async fn broadcast(lab: Lab) -> Result<(), Failure> {
    let (topic, producer) = (lab.topic(2).await?, lab.producer()?);
    let inboxes = [Inbox::default(), Inbox::default()];
    let mut consumers = Vec::new();
    for (number, inbox) in inboxes.iter().enumerate() {
        let mut config = lab.consumer_config("group")?.subscribe(&topic, "*")?;
        config.message_model = MessageModel::Broadcasting;
        config.client.instance_name = lab.name(&number.to_string());
        consumers.push(inbox.start(config)?);
    }
    send_all(&producer, &topic, 0..20).await?;
    for inbox in &inboxes {
        inbox.holds(0..20).await?;
    }
    Ok(())
}

pub async fn shares(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(4).await?, lab.producer()?, Inbox::default());
    let start = || inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?);
    let (first, second) = (start()?, start()?);
    eventually("two queues for each", || async { (queues_of(&first, &topic), queues_of(&second, &topic)) == (2, 2) }).await?;
    send_all(&producer, &topic, 0..40).await?;
    inbox.holds(0..40).await?;
    second.shutdown().await;
    eventually("all queues for the one that is left", || async { queues_of(&first, &topic) == 4 }).await?;
    send_all(&producer, &topic, 40..60).await?;
    inbox.holds(0..60).await
}

pub async fn resumes(lab: Lab) -> Result<(), Failure> {
    let (topic, producer) = (lab.topic(2).await?, lab.producer()?);
    let start = |inbox: &Inbox| inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?);
    let (before, after) = (Inbox::default(), Inbox::default());
    send_all(&producer, &topic, 0..20).await?;
    let first = start(&before)?;
    before.holds(0..20).await?;
    first.shutdown().await;
    send_all(&producer, &topic, 20..30).await?;
    let _second = start(&after)?;
    after.holds(20..30).await
}

/// A group can begin at a moment. (A new group of a young topic begins with the first message whatever its settings say.)
pub async fn by_timestamp(lab: Lab) -> Result<(), Failure> {
    let (topic, producer) = (lab.topic(1).await?, lab.producer()?);
    send_all(&producer, &topic, 0..5).await?;
    // All five are stored before it; the others are sent when it has come.
    let moment = UnixMs::now().advance(1);
    eventually("the moment", || async { UnixMs::now() >= moment }).await?;
    send_all(&producer, &topic, 5..10).await?;
    let broker = lab.broker().await?;
    let end = || lab.admin().max_offset(&broker.addr, &topic, QueueId(0));
    eventually("the end of the queue", || async { end().await.is_ok_and(|end| end == QueueOffset(10)) }).await?;
    let mut config = LitePullConfig::new(&lab.name("group"), &lab.name_server)?;
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    let consumer = LitePullConsumer::start(config)?;
    let queue = consumer.fetch_message_queues(&topic).await?.remove(0);
    equal("the first of all", consumer.offset_for_timestamp(&queue, UnixMs(0)).await?, QueueOffset(0))?;
    equal("the first after the moment", consumer.offset_for_timestamp(&queue, moment).await?, QueueOffset(5))?;
    consumer.assign(std::slice::from_ref(&queue), "*")?;
    consumer.seek(&queue, QueueOffset(5)).await?;
    equal("from then on", polled(&consumer, 5).await?, (5..10).map(|place| (0, place)).collect())
}

pub async fn retries_then_dead(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let mut config = lab.consumer_config("group")?.subscribe(&topic, "*")?;
    config.max_reconsume_times = 1;
    let seen = inbox.clone();
    let listener = move |batch: MessageBatch| {
        seen.put(&batch);
        let bad = batch.messages.iter().any(|message| text(message) == "bad");
        async move { if bad { ConsumeStatus::ReconsumeAfter { delay_level: 1 } } else { ConsumeStatus::Success } }
    };
    let _consumer = PushConsumer::start_concurrently(config, listener)?;
    send_all(&producer, &topic, ["good", "bad"]).await?;
    inbox.holds(["good", "bad", "bad"]).await?;
    let tries: Vec<i32> = inbox.messages().iter().filter(|message| text(message) == "bad").map(|message| message.reconsume_times).collect();
    equal("the tries", tries, vec![0, 1])?;
    check(inbox.messages().iter().all(|message| message.topic == *topic), || "a retried message lost its topic".into())?;
    let (broker, dead) = (lab.broker().await?, format!("%DLQ%{}", lab.name("group")));
    eventually("one dead letter", || async {
        lab.admin().max_offset(&broker.addr, &dead, QueueId(0)).await.is_ok_and(|end| end == QueueOffset(1))
    })
    .await
}

pub async fn pulls(lab: Lab) -> Result<(), Failure> {
    let (topic, producer) = (lab.topic(1).await?, lab.producer()?);
    send_all(&producer, &topic, 0..40).await?;
    let consumer = PullConsumer::start(PullConfig::new(&lab.name("group"), &lab.name_server)?);
    let queue = consumer.queues(&topic).await?.remove(0);
    eventually("the end of the queue", || async { consumer.max_offset(&queue).await.is_ok_and(|end| end == QueueOffset(40)) }).await?;
    let (mut texts, mut offset) = (Vec::new(), QueueOffset(0));
    while texts.len() < 40 {
        let pulled = consumer.pull(&queue, "*", offset, 16).await?;
        equal("the pull's status", pulled.status, PullStatus::Found)?;
        texts.extend(pulled.messages.iter().map(text));
        offset = pulled.next_begin_offset;
    }
    equal("the messages", texts, (0..40).map(|number| number.to_string()).collect())?;
    equal("a pull at the end", consumer.pull(&queue, "*", offset, 16).await?.status, PullStatus::NoNewMsg)?;
    let beyond = consumer.pull(&queue, "*", QueueOffset(1_000), 16).await?;
    equal("a pull beyond", (beyond.status, beyond.next_begin_offset), (PullStatus::OffsetIllegal, QueueOffset(40)))?;
    equal("the ends", (consumer.min_offset(&queue).await?, consumer.max_offset(&queue).await?), (QueueOffset(0), QueueOffset(40)))?;
    consumer.commit(&queue, QueueOffset(17)).await?;
    equal("what was committed", consumer.committed(&queue).await?, Some(QueueOffset(17)))
}

pub async fn lite_pull(lab: Lab) -> Result<(), Failure> {
    let (topic, producer) = (lab.topic(2).await?, lab.producer()?);
    send_all(&producer, &topic, 0..40).await?;
    let start = || {
        let mut config = LitePullConfig::new(&lab.name("group"), &lab.name_server)?;
        config.consume_from_where = ConsumeFromWhere::FirstOffset;
        config.auto_commit = false;
        LitePullConsumer::start(config)
    };
    let first = start()?;
    let queues = first.fetch_message_queues(&topic).await?;
    first.assign(&queues, "*")?;
    equal("all messages", polled(&first, 40).await?, (0..2).flat_map(|queue| (0..20).map(move |place| (queue, place))).collect())?;
    first.commit().await?;
    first.seek(&queues[0], QueueOffset(15)).await?;
    equal("from where it was sought", polled(&first, 5).await?, (15..20).map(|place| (0, place)).collect())?;
    first.shutdown().await;
    send_all(&producer, &topic, 40..44).await?;
    let second = start()?;
    // A pull that is under way would not know of the pause.
    second.pause(&queues[..1]);
    second.assign(&queues, "*")?;
    equal("behind what was committed, of the queue that is not paused", polled(&second, 2).await?, BTreeSet::from([(1, 20), (1, 21)]))?;
    second.resume(&queues[..1]);
    equal("of the other one", polled(&second, 2).await?, BTreeSet::from([(0, 20), (0, 21)]))
}

/// Polls until so many messages came; their queues and places.
async fn polled(consumer: &LitePullConsumer, count: usize) -> Result<BTreeSet<(i32, i64)>, Failure> {
    let mut places = BTreeSet::new();
    for _ in 0..40 {
        let messages = consumer.poll(Duration::from_secs(1)).await;
        places.extend(messages.iter().map(|message| (message.queue_id.get(), message.queue_offset.get())));
        if places.len() >= count {
            return Ok(places);
        }
    }
    Err(format!("{} of {count} messages were polled: {places:?}", places.len()).into())
}

pub async fn pops(lab: Lab) -> Result<(), Failure> {
    let (topic, producer) = (lab.topic(2).await?, lab.producer()?);
    send_all(&producer, &topic, 0..10).await?;
    let mut config = PopConfig::new(&lab.name("group"), &lab.name_server)?;
    (config.pop_invisible_time_ms, config.broker_suspend_max_time_ms) = (5_000, 1_000);
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    let consumer = PopConsumer::start(config);
    let broker = consumer.brokers(&topic).await?.remove(0);
    let mut first = popped(&consumer, &broker, 10).await?;
    let mut texts: Vec<String> = first.iter().map(|popped| text(&popped.message)).collect();
    texts.sort();
    equal("what was popped", texts, (0..10).map(|number| number.to_string()).collect())?;
    // One is kept for longer, one is let go, the others are done.
    let let_go = first.remove(0);
    let mut renewed = first.remove(0);
    consumer.change_invisible_time(&mut renewed, 60_000).await?;
    consumer.ack_all(&first).await?;
    let again = popped(&consumer, &broker, 1).await?;
    equal("what came again", again.iter().map(|popped| text(&popped.message)).collect(), vec![text(&let_go.message)])?;
    equal("its tries", again[0].message.reconsume_times, 1)?;
    consumer.ack(&again[0]).await?;
    consumer.ack(&renewed).await?;
    let left = consumer.pop(&broker, "*", 16).await?;
    check(left.is_empty(), || format!("all is done, and yet: {left:?}"))
}

/// Pops until so many messages came.
async fn popped(consumer: &PopConsumer, broker: &MessageQueue, count: usize) -> Result<Vec<Popped>, Failure> {
    let mut popped = Vec::new();
    for _ in 0..40 {
        popped.extend(consumer.pop(broker, "*", 16).await?);
        if popped.len() >= count {
            return Ok(popped);
        }
    }
    Err(format!("{} of {count} messages were popped", popped.len()).into())
}

/// A push consumer whose broker says that its group pops.
pub async fn pop_push(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(4).await?, lab.producer()?, Inbox::default());
    let mode = SetMessageRequestMode {
        consumer_group: lab.name("group").into(),
        mode: MessageRequestMode::Pop,
        pop_share_queue_num: 0,
        topic: topic.as_shared().clone(),
    };
    lab.admin().set_request_mode(&lab.broker().await?.addr, &mode).await?;
    let mut config = lab.consumer_config("group")?.subscribe(&topic, "*")?;
    config.client_rebalance = false;
    send_all(&producer, &topic, 0..40).await?;
    let _consumer = inbox.start(config)?;
    inbox.holds(0..40).await
}
