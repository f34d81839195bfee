//! Giving dead letters back: the plan, made from letters that were read, and the job that follows from it (`mq_core::ops::transfer`).
//!
//! Planning writes nothing. Jobs are kept in the words of `mqadmin dlq resend`, so that each program can carry on the other's.

use bytestring::ByteString;
use mq_core::admin::{Admin, AdminError, Broker, ResendTo, origin_topic};
use mq_core::message::MessageExt;
use mq_core::names::GroupName;
use mq_core::ops::job::{Cursor, Job};
use mq_core::ops::transfer::{Params, RESEND, Task};
use mq_core::types::{QueueId, QueueOffset};
use serde_json::{Value, json};
use std::collections::BTreeSet;

/// Dead letters that are to be given back.
#[derive(Debug, Clone)]
pub struct ResendPlan {
    /// The letters.
    pub letters: Vec<MessageExt>,
    /// Letters that are not there any more, or could not be read: where they stood, and why.
    pub missing: Vec<(String, String)>,
    /// The topics that they came from.
    pub origins: BTreeSet<String>,
    /// Other groups that would get copies, by topic.
    pub also_reached: Vec<(String, BTreeSet<ByteString>)>,
    /// The brokers that have the letters' topic.
    pub masters: Vec<Broker>,
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
    let masters = brokers.into_iter().filter(|broker| broker.id.is_master()).collect();
    Ok(ResendPlan { masters, ..of_letters(admin, group, to, letters, missing).await })
}

/// What giving those letters back would do.
async fn of_letters(admin: &Admin, group: GroupName, to: ResendTo, letters: Vec<MessageExt>, missing: Vec<(String, String)>) -> ResendPlan {
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
    ResendPlan { letters, missing, origins, also_reached, masters: Vec::new() }
}

/// The job that gives back `letters`: a cursor for every run of neighbours, so that nothing between them is touched, whoever carries it on.
pub fn job(group: &GroupName, to_topic: bool, letters: &[MessageExt], masters: &[Broker]) -> Job<Params> {
    let mut cursors: Vec<Cursor> = Vec::new();
    let mut places: Vec<_> = letters.iter().map(|letter| (&letter.broker_name, letter.queue_id.get(), letter.queue_offset.get())).collect();
    places.sort();
    for (broker, queue_id, offset) in places {
        if let Some(last) = cursors.last_mut().filter(|last| (last.broker.as_str(), last.queue_id, last.end) == (broker, queue_id, offset))
        {
            last.end += 1;
            continue;
        }
        let addr = masters.iter().find(|master| master.name == *broker).map_or_else(String::new, |master| master.addr.to_string());
        cursors.push(Cursor { broker: broker.to_string(), addr, queue_id, next: offset, end: offset + 1 });
    }
    let to = if to_topic { "topic" } else { "group" }.to_owned();
    Job::new(RESEND, Params::new(Task::Resend { group: group.to_string(), to }, json!({}), None), cursors)
}

/// Whether a job chooses everything between its cursors: one that does not is for the program that knows its words. When the messages
/// begin was settled when the job's cursors were.
pub fn is_everything(params: &Params) -> bool {
    fn chooses_nothing(value: &Value) -> bool {
        match value {
            Value::Null => true,
            Value::Array(values) => values.is_empty(),
            Value::Object(members) => members.values().all(chooses_nothing),
            _ => false,
        }
    }
    let Value::Object(choice) = &params.filter else { return params.filter.is_null() };
    choice.iter().all(|(word, value)| word == "since_ms" || chooses_nothing(value))
}

/// The group whose dead letters a job gives back, if it does that.
pub fn group_of(params: &Params) -> Option<&str> {
    match &params.task {
        Task::Resend { group, .. } => Some(group),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tests::found::message;

    #[test]
    fn a_job_holds_what_was_chosen_and_nothing_between() {
        let group = GroupName::new("pay").unwrap();
        let letters = [7, 3, 4, 9].map(|offset| message("%DLQ%pay", offset, "k", "t", ""));
        let master = Broker { cluster: "c".into(), name: "broker-a".into(), id: mq_core::types::BrokerId::MASTER, addr: "h:1".into() };
        let made = job(&group, false, &letters, &[master]);
        let spans: Vec<_> = made.cursors.iter().map(|cursor| (cursor.addr.as_str(), cursor.next, cursor.end)).collect();
        assert_eq!(spans, [("h:1", 3, 5), ("h:1", 7, 8), ("h:1", 9, 10)]);
        assert_eq!(made.left(), 4);
        assert!(is_everything(&made.params));
        let told = json!({ "filter": { "tag": null, "prop": [] }, "ids": null, "since_ms": 7 });
        assert!(is_everything(&Params { filter: told, ..made.params.clone() }));
        for narrower in [json!({ "filter": { "tag": "T" } }), json!({ "until_ms": 7 }), json!({ "ids": ["1"] })] {
            assert!(!is_everything(&Params { filter: narrower, ..made.params.clone() }));
        }
    }
}
