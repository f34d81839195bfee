//! Messages that are seen later: delays, delivery times, transactions.

use super::lab::{Failure, Inbox, Lab, check, eventually, message, send_all, stored, text};
use mq_core::client::{LocalTransactionState, TransactionConfig, TransactionListener, TransactionProducer};
use mq_core::message::{Message, MessageExt};
use mq_core::types::UnixMs;
use std::collections::{BTreeSet, HashMap};

/// Brokers of Apache work through their timers second by second.
const LATE_MS_MAX: i64 = 15_000;

/// Each message was stored in its topic when it was due, and not before.
fn in_time(inbox: &Inbox, due: &HashMap<String, i64>) -> Result<(), Failure> {
    for message in inbox.messages() {
        let late_ms = message.store_timestamp.get() - due[&text(&message)];
        check((0..LATE_MS_MAX).contains(&late_ms), || format!("{} came {late_ms} ms after its time", text(&message)))?;
    }
    Ok(())
}

pub async fn level(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    let mut due = HashMap::new();
    for (level, delay_ms) in [(2, 5_000), (1, 1_000)] {
        due.insert(level.to_string(), UnixMs::now().get() + delay_ms);
        stored(producer.send(message(&topic, level).with_delay_level(level)).await?)?;
    }
    inbox.holds([1, 2]).await?;
    in_time(&inbox, &due)
}

pub async fn deliver_at(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    let mut due = HashMap::new();
    for delay_s in [3, 2] {
        // A whole second: Apache rounds down to one.
        let at = UnixMs((UnixMs::now().get() / 1_000 + 1 + delay_s) * 1_000);
        due.insert(delay_s.to_string(), at.get());
        stored(producer.send(message(&topic, delay_s).with_deliver_at(at)).await?)?;
    }
    inbox.holds([2, 3]).await?;
    in_time(&inbox, &due)
}

pub async fn recall(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(1).await?, lab.producer()?, Inbox::default());
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    let at = |seconds: i64| UnixMs(UnixMs::now().get() + seconds * 1_000);
    let called_back = stored(producer.send(message(&topic, "called back").with_deliver_at(at(6))).await?)?;
    stored(producer.send(message(&topic, "kept").with_deliver_at(at(8))).await?)?;
    let handle = called_back.recall_handle.ok_or("no handle to recall it by")?;
    let id = producer.recall(&topic, &handle).await?;
    check(id == called_back.msg_id, || format!("{id} is called back, not {}", called_back.msg_id))?;
    inbox.holds(["kept"]).await
}

/// Says what the text of a message says, at once or only when asked.
#[derive(Clone)]
struct Local {
    at_once: bool,
}

fn decision(body: &[u8]) -> LocalTransactionState {
    match std::str::from_utf8(body).ok().and_then(|text| text.parse::<u32>().ok()) {
        Some(number) if number.is_multiple_of(2) => LocalTransactionState::CommitMessage,
        _ => LocalTransactionState::RollbackMessage,
    }
}

impl TransactionListener for Local {
    type Arg = ();

    async fn execute_local_transaction(&self, message: &Message, _: &str, (): ()) -> LocalTransactionState {
        if self.at_once { decision(&message.body) } else { LocalTransactionState::Unknow }
    }

    async fn check_local_transaction(&self, message: MessageExt) -> LocalTransactionState {
        decision(&message.body)
    }
}

fn producer(lab: &Lab, at_once: bool) -> Result<TransactionProducer<Local>, Failure> {
    Ok(TransactionProducer::start(TransactionConfig::new(lab.producer_config()?), Local { at_once }))
}

pub async fn transaction_end(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(2).await?, producer(&lab, true)?, Inbox::default());
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    for number in 0..20 {
        stored(producer.send_message_in_transaction(message(&topic, number), ()).await?.send_result)?;
    }
    inbox.holds((0..20).step_by(2)).await
}

pub async fn several_halves(lab: Lab) -> Result<(), Failure> {
    let (topic, producer, inbox) = (lab.topic(2).await?, producer(&lab, true)?, Inbox::default());
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    let (mut committed, mut rolled_back) = (producer.begin_transaction(), producer.begin_transaction());
    for number in 0..3 {
        stored(committed.send(message(&topic, number)).await?)?;
        stored(rolled_back.send(message(&topic, 10 + number)).await?)?;
    }
    send_all(producer.producer(), &topic, ["not part of any"]).await?;
    inbox.holds(["not part of any"]).await?;
    rolled_back.rollback().await?;
    committed.commit().await?;
    inbox.holds(["not part of any", "0", "1", "2"]).await
}

/// Nobody says a word until the broker asks.
pub async fn checked(outer: Lab) -> Result<(), Failure> {
    let (lab, _servers) = outer.own_servers(&["transactionTimeOut=1000", "transactionCheckInterval=1000"])?;
    let (topic, producer, inbox) = (lab.topic(1).await?, producer(&lab, false)?, Inbox::default());
    let _consumer = inbox.start(lab.consumer_config("group")?.subscribe(&topic, "*")?)?;
    for number in 0..10 {
        stored(producer.send_message_in_transaction(message(&topic, number), ()).await?.send_result)?;
    }
    // A check may overtake the end that an earlier one was answered with: then Apache delivers twice.
    let seen = || inbox.texts().into_iter().collect::<BTreeSet<_>>();
    let even: BTreeSet<String> = (0..10).step_by(2).map(|number| number.to_string()).collect();
    eventually("the committed messages", || async { seen().len() >= even.len() }).await?;
    check(seen() == even, || format!("{:?} were delivered", seen()))
}
