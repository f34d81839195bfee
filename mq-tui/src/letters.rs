//! Giving dead letters back: the plan, made from letters that were read, and the giving of one of them.
//!
//! Planning writes nothing. A letter that was given back before is found by the property that the copy carries and is left out, so that a
//! resend that was stopped half way can be run again.

use bytestring::ByteString;
use mq_core::admin::{Admin, AdminError, Broker, ResendTo, origin_topic, resend};
use mq_core::message::MessageExt;
use mq_core::names::GroupName;
use mq_core::ops::plan::Fate;
use mq_core::types::{QueueId, QueueOffset};
use std::collections::BTreeSet;

/// Dead letters that are to be given back.
#[derive(Debug, Clone)]
pub struct ResendPlan {
    /// Where they go.
    pub to: ResendTo,
    /// The letters.
    pub letters: Vec<MessageExt>,
    /// Letters that are not there any more, or could not be read: where they stood, and why.
    pub missing: Vec<(String, String)>,
    /// The topics that they came from.
    pub origins: BTreeSet<String>,
    /// Other groups that would get copies, by topic.
    pub also_reached: Vec<(String, BTreeSet<ByteString>)>,
}

/// Plans to give back the letters at those places (broker, queue, offset) of `%DLQ%group`, which are read anew.
///
/// # Errors
/// Nobody answered, or the group has no dead letters.
pub async fn plan(admin: &Admin, group: GroupName, to: ResendTo, places: &[(ByteString, i32, i64)]) -> Result<ResendPlan, AdminError> {
    let topic = group.dlq_topic();
    let brokers = admin.topic_brokers(&topic).await?;
    let read = admin.each(places.to_vec(), |(name, queue, offset)| {
        // The master, or whoever is there in its place.
        let broker = brokers.iter().filter(|broker| broker.name == name).min_by_key(|broker| broker.id).cloned();
        let topic = &topic;
        async move {
            let broker = broker.ok_or_else(|| AdminError::NotFound { what: "broker", name: name.to_string() })?;
            let pulled = admin.pull(&broker, topic, QueueId(queue), QueueOffset(offset), 1).await?;
            let letter = pulled.messages.into_iter().find(|message| message.queue_offset.get() == offset);
            letter.ok_or_else(|| AdminError::NotFound { what: "message", name: format!("{name}:{queue}:{offset}") })
        }
    });
    let (mut letters, mut missing) = (Vec::new(), Vec::new());
    for outcome in read.await.outcomes {
        let (broker, queue, offset) = outcome.target;
        match outcome.result {
            Ok(letter) => letters.push(letter),
            Err(error) => missing.push((format!("{broker}:{queue}:{offset}"), error.to_string())),
        }
    }
    letters.sort_by_key(|letter| (letter.store_timestamp, letter.commit_log_offset));
    Ok(of_letters(admin, group, to, letters, missing).await)
}

/// Plans to give those letters back.
pub async fn of_letters(
    admin: &Admin,
    group: GroupName,
    to: ResendTo,
    letters: Vec<MessageExt>,
    missing: Vec<(String, String)>,
) -> ResendPlan {
    let origins: BTreeSet<String> = letters.iter().filter_map(|letter| origin_topic(letter).map(str::to_owned)).collect();
    let topics: Vec<String> = match &to {
        ResendTo::Group(_) => Vec::new(),
        ResendTo::OriginTopic => origins.iter().cloned().collect(),
        ResendTo::Topic(topic) => vec![topic.to_string()],
    };
    let mut also_reached = Vec::new();
    for topic in topics {
        let mut others = BTreeSet::new();
        if let Ok(asked) = admin.topic_groups(&topic).await {
            others.extend(asked.answers().flat_map(|(_, groups)| groups.clone()).filter(|other| **other != *group.as_str()));
        }
        also_reached.push((topic, others));
    }
    ResendPlan { to, letters, missing, origins, also_reached }
}

/// Gives one letter back; `turn` chooses among the queues of its topic.
pub async fn give_back(admin: &Admin, letter: &MessageExt, to: &ResendTo, turn: usize) -> Fate {
    let message = match resend(letter, to) {
        Ok(message) => message,
        Err(error) => return Fate::Failed(format!("it does not tell where it came from: {error}"), None),
    };
    match admin.was_resent(letter, &message.topic).await {
        Ok(true) => return Fate::Unchanged("was given back before".into()),
        Ok(false) => {}
        Err(error) => return Fate::failed(error),
    }
    let queues: Vec<(Broker, QueueId)> = match admin.writable_queues(&message.topic, None).await {
        Ok(queues) => queues,
        Err(error) => return Fate::failed(error),
    };
    let Some((broker, queue_id)) = queues.get(turn % queues.len().max(1)) else {
        return Fate::Failed(format!("no queue of {} takes messages", message.topic), None);
    };
    match admin.send(broker, *queue_id, &message).await {
        Ok(sent) => {
            Fate::Confirmed(format!("{} {}:{} at {} {}", message.topic, sent.broker_name, sent.queue_id, sent.queue_offset, sent.status()))
        }
        Err(error) => Fate::failed(error),
    }
}
