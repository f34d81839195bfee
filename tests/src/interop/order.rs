//! Order: one message after the other in every queue, whatever happens to members and positions.

use super::lab::{Failure, Inbox, Lab, check, equal, eventually, message, queues_of, send_all, stored, text};
use mq_core::client::{ConsumeOrderlyStatus, MessageBatch, Producer, PushConfig, PushConsumer};
use mq_core::names::TopicName;
use mq_core::protocol::headers::offset::ResetOffset;
use mq_core::types::UnixMs;
use std::collections::{BTreeMap, HashMap};
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// A message of each kind for each number; those of one kind go to one queue.
async fn send_kinds(producer: &Producer, topic: &TopicName, kinds: &[&str], numbers: std::ops::Range<usize>) -> Result<(), Failure> {
    for number in numbers {
        for kind in kinds {
            stored(producer.send_by_key(message(topic, format!("{kind}:{number}")), kind).await?)?;
        }
    }
    Ok(())
}

/// The numbers of each kind, in the order in which they came.
fn by_kind(inbox: &Inbox) -> BTreeMap<String, Vec<usize>> {
    let mut kinds: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for text in inbox.texts() {
        let (kind, number) = text.split_once(':').unwrap_or((&text, "0"));
        kinds.entry(kind.to_owned()).or_default().push(number.parse().unwrap_or(usize::MAX));
    }
    kinds
}

/// A message that fails holds its queue up, and no other one.
pub async fn per_queue(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(4).await?, lab.producer()?, Inbox::default());
    let (seen, fails) = (inbox.clone(), Arc::new(AtomicUsize::new(2)));
    let listener = move |batch: MessageBatch| {
        let fail = batch.messages.iter().any(|message| text(message) == "a:7")
            && fails.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok();
        if !fail {
            seen.put(&batch);
        }
        async move { if fail { ConsumeOrderlyStatus::SuspendCurrentQueueFor { suspend_ms: 200 } } else { ConsumeOrderlyStatus::Success } }
    };
    let _consumer = PushConsumer::start_orderly(lab.consumer_config("group")?.subscribe(&topic, "*")?, listener)?;
    let kinds = ["a", "b", "c", "d"];
    send_kinds(&producer, &topic, &kinds, 0..20).await?;
    eventually("all messages", || async { inbox.messages().len() >= 80 }).await?;
    equal("the order", by_kind(&inbox), kinds.map(|kind| (kind.to_owned(), (0..20).collect())).into())
}

/// What is kept comes again after a rollback, and is done after a commit.
pub async fn manual_commit(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let config = || -> Result<PushConfig, Failure> {
        let mut config = lab.consumer_config("group")?.subscribe(&topic, "*")?;
        (config.auto_commit, config.suspend_current_queue_time_ms) = (false, 100);
        Ok(config)
    };
    let (seen, rollbacks) = (inbox.clone(), Arc::new(AtomicUsize::new(1)));
    let listener = move |batch: MessageBatch| {
        seen.put(&batch);
        let status = match text(&batch.messages[0]).as_str() {
            "3" if rollbacks.fetch_update(SeqCst, SeqCst, |left| left.checked_sub(1)).is_ok() => ConsumeOrderlyStatus::Rollback,
            "3" => ConsumeOrderlyStatus::Commit,
            _ => ConsumeOrderlyStatus::Success,
        };
        async move { status }
    };
    let first = PushConsumer::start_orderly(config()?, listener)?;
    send_all(&producer, &topic, 0..6).await?;
    eventually("the messages", || async { inbox.messages().len() >= 10 }).await?;
    equal("what the listener saw", inbox.texts(), [0, 1, 2, 3, 0, 1, 2, 3, 4, 5].map(|number| number.to_string()).into())?;
    first.shutdown().await;
    // 4 and 5 were never committed.
    let next = Inbox::default();
    let seen = next.clone();
    let listener = move |batch: MessageBatch| {
        seen.put(&batch);
        async { ConsumeOrderlyStatus::Commit }
    };
    let _second = PushConsumer::start_orderly(config()?, listener)?;
    next.holds([4, 5]).await
}

/// How far each queue is, and what went wrong.
#[derive(Default)]
struct Ledger {
    next: HashMap<i32, i64>,
    broken: Vec<String>,
}

impl Ledger {
    /// A message may come again when its queue changes hands; none may be passed over.
    fn note(&mut self, queue: i32, offset: i64) {
        let next = self.next.entry(queue).or_insert(0);
        if offset > *next {
            self.broken.push(format!("queue {queue} goes on at {offset}, not at {next}"));
        }
        *next = (*next).max(offset + 1);
    }
}

pub async fn members_change(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, ledger) = (lab.topic(4).await?, lab.producer()?, Arc::new(Mutex::new(Ledger::default())));
    let join = || -> Result<PushConsumer, Failure> {
        let ledger = ledger.clone();
        let listener = move |batch: MessageBatch| {
            let message = &batch.messages[0];
            ledger.lock().expect("no listener panics").note(batch.queue.queue_id.get(), message.queue_offset.get());
            async {
                tokio::time::sleep(Duration::from_millis(1)).await;
                ConsumeOrderlyStatus::Success
            }
        };
        Ok(PushConsumer::start_orderly(lab.consumer_config("group")?.subscribe(&topic, "*")?, listener)?)
    };
    let consumed = |count: i64| {
        let ledger = ledger.clone();
        async move { ledger.lock().expect("no listener panics").next.values().sum::<i64>() >= count }
    };
    let first = join()?;
    let mut sent = 0;
    for _ in 0..2 {
        send_all(&producer, &topic, sent..sent + 200).await?;
        let second = join()?;
        eventually("two queues for each", || async { (queues_of(&first, &topic), queues_of(&second, &topic)) == (2, 2) }).await?;
        send_all(&producer, &topic, sent + 200..sent + 400).await?;
        sent += 400;
        second.shutdown().await;
        eventually("all messages", || consumed(sent)).await?;
    }
    let broken = &ledger.lock().expect("no listener panics").broken;
    check(broken.is_empty(), || format!("{broken:?}"))
}

/// A group is moved back to the beginning while its consumer is there: every message comes once more, in order.
pub async fn reset_online(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(2).await?, lab.producer()?, Inbox::default());
    let seen = inbox.clone();
    let listener = move |batch: MessageBatch| {
        seen.put(&batch);
        async { ConsumeOrderlyStatus::Success }
    };
    let _consumer = PushConsumer::start_orderly(lab.consumer_config("group")?.subscribe(&topic, "*")?, listener)?;
    send_kinds(&producer, &topic, &["a", "b"], 0..50).await?;
    inbox.holds(["a", "b"].into_iter().flat_map(|kind| (0..50).map(move |number| format!("{kind}:{number}")))).await?;
    let reset = ResetOffset {
        topic: topic.as_shared().clone(),
        group: lab.name("group").into(),
        timestamp: UnixMs(0),
        is_force: true,
        queue_id: None,
        offset: None,
    };
    lab.admin().reset_offset(&lab.broker().await?.addr, &reset).await?;
    eventually("all messages once more", || async { inbox.messages().len() >= 200 }).await?;
    let twice: Vec<usize> = (0..50).chain(0..50).collect();
    equal("the order", by_kind(&inbox), [("a".to_owned(), twice.clone()), ("b".to_owned(), twice)].into())
}
