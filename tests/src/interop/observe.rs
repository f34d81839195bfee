//! What a cluster tells of a message and of a topic.

use super::lab::{Failure, Inbox, Lab, check, eventually, message, send_all, stored};
use mq_core::client::Producer;
use mq_core::ops::trace::{EventKind, TraceQuery, time_lines};

/// A traced message is told of from its send to its consumption; its topic's statistics count what was sent.
pub async fn trace_and_statistics(lab: Lab) -> Result<(), Failure> {
    let (topic, inbox) = (lab.topic(1).await?, Inbox::default());
    let mut producing = lab.producer_config()?;
    producing.client.enable_trace = true;
    let producer = Producer::start(producing);
    let mut consuming = lab.consumer_config("group")?.subscribe(&topic, "*")?;
    consuming.client.enable_trace = true;
    let _consumer = inbox.start(consuming)?;
    let sent = stored(producer.send(message(&topic, "traced").with_tags("t").with_keys(["k"])).await?)?;
    inbox.holds(["traced"]).await?;
    let all = [EventKind::Sent, EventKind::Stored, EventKind::Consumed];
    eventually("the message's trace", || async {
        let lines = time_lines(lab.admin(), &TraceQuery::new(&sent.msg_id)).await.unwrap_or_default();
        let told = |kind| lines.iter().any(|line| line.events.iter().any(|event| event.kind == kind && event.success != Some(false)));
        all.into_iter().all(told)
    })
    .await?;
    let lines = time_lines(lab.admin(), &TraceQuery::new(&sent.msg_id)).await?;
    check(lines[0].waiting().count() == 0, || format!("somebody waits for it: {:?}", lines[0].groups))?;

    let broker = lab.broker().await?;
    send_all(&producer, &topic, 0..20).await?;
    // Brokers sample their counters every 10 s.
    eventually("the topic's statistics", || async {
        let stats = lab.admin().broker_stats(&broker.addr, "TOPIC_PUT_NUMS", &topic).await;
        stats.is_ok_and(|stats| stats.is_some_and(|stats| stats.stats_minute.sum > 0))
    })
    .await
}
