//! Which queues a client reads and how, decided here instead of by the clients: codes 400, 401, 402.

use super::super::refusal::Refusal;
use super::super::tables::client_channels::GroupChange;
use super::super::{Broker, routes};
use super::{Asker, Reply, clients};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::client::{AllocateStrategy, MessageQueue};
use mq_core::names::RETRY_PREFIX;
use mq_core::protocol::bodies::client::MessageModel;
use mq_core::protocol::bodies::pop::{
    MessageRequestMode, QueryAssignment, QueryAssignmentResponse, QueueAssignment, SetMessageRequestMode,
};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::lenient_json;
use mq_core::types::QueueId;
use std::sync::Arc;

/// The queues for one client of a group (400). No list at all: it keeps what it has.
pub async fn query(broker: Arc<Broker>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let asked: QueryAssignment = lenient_json::from_slice(&body)?;
    let mode = mode(&broker, &asked.topic, &asked.consumer_group);
    let queues = match routes::queues(&broker, &asked.topic).await {
        Some(queues) => assigned(&broker, &asked, &mode, &queues),
        None => None,
    };
    let assignment = |message_queue| QueueAssignment { message_queue, mode: mode.mode };
    let list = queues.map(|queues| queues.into_iter().map(assignment).collect());
    Ok(Reply::json(&QueryAssignmentResponse { message_queue_assignments: list }))
}

/// How the group gets the topic's messages: as was said for it, else by the broker's setting; retry topics are always pulled.
fn mode(broker: &Broker, topic: &ByteString, group: &ByteString) -> SetMessageRequestMode {
    if let Some(set) = broker.request_modes.get(topic, group) {
        return set;
    }
    let settings = broker.settings.load();
    let by_default = if topic.starts_with(RETRY_PREFIX) { MessageRequestMode::Pull } else { settings.request_mode };
    SetMessageRequestMode { mode: by_default, pop_share_queue_num: settings.pop_share_queue_num, ..SetMessageRequestMode::default() }
}

fn assigned(broker: &Broker, asked: &QueryAssignment, mode: &SetMessageRequestMode, all: &[MessageQueue]) -> Option<Vec<MessageQueue>> {
    if asked.message_model == MessageModel::Broadcasting || !broker.settings.load().server_balance {
        return Some(all.to_vec());
    }
    let group = broker.clients.consumer_group(&asked.consumer_group)?;
    let mut clients: Vec<ByteString> = group.channels().map(|channel| channel.client_id.clone()).collect();
    clients.sort_unstable();
    clients.dedup();
    let strategy = match &*asked.strategy_name {
        "AVG" => AllocateStrategy::Averagely,
        "AVG_BY_CIRCLE" => AllocateStrategy::AveragelyByCircle,
        _ => return None,
    };
    let mut queues = all.to_vec();
    queues.sort_unstable();
    match mode.mode {
        MessageRequestMode::Pull => strategy.allocate(&asked.client_id, &queues, &clients),
        MessageRequestMode::Pop => popped(&strategy, &asked.client_id, &queues, &clients, mode.pop_share_queue_num),
    }
}

/// Shares queues among poppers: each client pops its own queues and those of the `share` clients after it, so that a client that stops is
/// stood in for at once; without a limit all pop everything.
fn popped(
    strategy: &AllocateStrategy,
    me: &ByteString,
    queues: &[MessageQueue],
    clients: &[ByteString],
    share: i32,
) -> Option<Vec<MessageQueue>> {
    if share <= 0 || share as usize >= clients.len().saturating_sub(1) {
        let mut brokers: Vec<_> = queues.iter().map(|queue| MessageQueue { queue_id: QueueId(-1), ..queue.clone() }).collect();
        brokers.dedup();
        return Some(brokers);
    }
    let at = clients.iter().position(|client| client == me);
    if clients.len() > queues.len() {
        return Some(at.map(|at| queues[at % queues.len().max(1)].clone()).into_iter().collect());
    }
    let Some(at) = at else { return Some(Vec::new()) };
    let mut mine = Vec::new();
    for step in 0..=share as usize {
        mine.extend(strategy.allocate(&clients[(at + step) % clients.len()], queues, clients)?);
    }
    Some(mine)
}

/// Says how a group gets the messages of a topic (401). Its clients ask again at once.
pub fn set_mode(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let asked: SetMessageRequestMode = lenient_json::from_slice(&body)?;
    if asked.topic.starts_with(RETRY_PREFIX) {
        return Err(Refusal::Forbidden { why: "retry topic is not allowed to set mode".into(), kind: 3 });
    }
    if broker.topics.get(&asked.topic).is_none() {
        return Err(Refusal::TopicMissing { topic: asked.topic });
    }
    if broker.groups.get_or_create(&asked.consumer_group).is_none() {
        return Err(Refusal::GroupMissing { group: asked.consumer_group });
    }
    broker.request_modes.set(&asked);
    if let Some(group) = broker.clients.consumer_group(&asked.consumer_group) {
        let channels = group.channels().cloned().collect();
        clients::announce(broker, &GroupChange { group: asked.consumer_group, channels, gone: Vec::new() });
    }
    Ok(Reply::done())
}

/// Every mode that was set (402).
pub fn modes(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::json(&broker.request_modes.table()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn queues(count: i32) -> Vec<MessageQueue> {
        (0..count).map(|id| MessageQueue::new("T", "b", QueueId(id))).collect()
    }

    fn ids(queues: Option<Vec<MessageQueue>>) -> Vec<i32> {
        queues.unwrap().iter().map(|queue| queue.queue_id.get()).collect()
    }

    #[test]
    fn poppers_share_as_apache_lets_them() {
        let clients: Vec<ByteString> = ["a", "b", "c", "d"].map(ByteString::from).to_vec();
        let avg = AllocateStrategy::Averagely;
        assert_eq!(ids(popped(&avg, &clients[0], &queues(4), &clients, -1)), [-1]);
        assert_eq!(ids(popped(&avg, &clients[0], &queues(4), &clients, 3)), [-1]);
        assert_eq!(ids(popped(&avg, &clients[3], &queues(8), &clients, 1)), [6, 7, 0, 1]);
        assert_eq!(ids(popped(&avg, &clients[3], &queues(3), &clients, 1)), [0]);
        assert_eq!(ids(popped(&avg, &"other".into(), &queues(8), &clients, 1)), [0; 0]);
        let two_brokers = [queues(2), vec![MessageQueue::new("T", "c", QueueId(0))]].concat();
        assert_eq!(popped(&avg, &clients[0], &two_brokers, &clients, 0).unwrap().len(), 2);
    }
}
