//! Moving a group to other positions: the plan, made from live state before anything is written.

use crate::admin::{Admin, AdminError, Broker, GroupOnBroker, RuntimeInfo, TopicQueue};
use crate::protocol::bodies::client::MessageModel;
use crate::protocol::headers::offset::ResetOffset;
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;
use std::collections::BTreeSet;

/// Where every chosen queue is to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The first message that is still there.
    Earliest,
    /// Behind the last message.
    Latest,
    /// That offset.
    At(QueueOffset),
    /// So many messages on, or back, from the committed position.
    By(i64),
    /// The first message stored at or after that moment.
    Time(UnixMs),
}

/// Which directions are allowed; a queue that would go the other way stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Direction {
    /// Both.
    #[default]
    Any,
    /// Only to replay.
    Back,
    /// Only to skip.
    Forward,
}

/// What a reset does to one queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuePlan {
    /// The broker that has the queue.
    pub broker: Broker,
    /// Its number there.
    pub queue_id: QueueId,
    /// Its first message.
    pub min: QueueOffset,
    /// Its end.
    pub max: QueueOffset,
    /// The committed position; `None`: the group never committed one here.
    pub now: Option<QueueOffset>,
    /// The position after the reset.
    pub new: QueueOffset,
    /// The goal lay outside of the queue and was moved to its nearer end.
    pub clamped: bool,
}

impl QueuePlan {
    /// Whether the reset changes nothing here.
    pub fn is_unchanged(&self) -> bool {
        self.now == Some(self.new)
    }

    /// Messages that will be consumed again (above zero) or never (below zero). Without a committed position, against the queue's beginning.
    pub fn replays(&self) -> i64 {
        self.now.unwrap_or(self.min).get() - self.new.get()
    }
}

/// A reset that was thought through and not done.
#[derive(Debug, Clone)]
pub struct ResetPlan {
    /// The group.
    pub group: ByteString,
    /// The topic.
    pub topic: ByteString,
    /// The queues, by broker name and number.
    pub queues: Vec<QueuePlan>,
    /// Queues whose broker could not be asked.
    pub unknown: Vec<(TopicQueue, AdminError)>,
}

impl ResetPlan {
    /// Messages that will be consumed again, over all queues.
    pub fn replayed(&self) -> i64 {
        self.queues.iter().map(|queue| queue.replays().max(0)).sum()
    }

    /// Messages that will never be consumed, over all queues.
    pub fn skipped(&self) -> i64 {
        self.queues.iter().map(|queue| (-queue.replays()).max(0)).sum()
    }
}

/// Plans to move `group` in those queues of `topic` to `goal`. Writes nothing.
///
/// # Errors
/// No name server answered, or the topic does not exist.
pub async fn plan(
    admin: &Admin,
    group: &str,
    topic: &str,
    goal: Goal,
    direction: Direction,
    chosen: impl Fn(&TopicQueue) -> bool,
) -> Result<ResetPlan, AdminError> {
    let queues = admin.topic_queues(topic).await?.into_iter().filter(chosen).collect();
    let planned = admin.each(queues, |queue| async move { plan_queue(admin, group, topic, goal, direction, queue).await }).await;
    let mut plan = ResetPlan { group: group.into(), topic: topic.into(), queues: Vec::new(), unknown: Vec::new() };
    for outcome in planned.outcomes {
        match outcome.result {
            Ok(queue) => plan.queues.push(queue),
            Err(error) => plan.unknown.push((outcome.target, error)),
        }
    }
    Ok(plan)
}

/// As [`plan`], each queue to a position of its own; queues for which `target` knows none are left out.
///
/// # Errors
/// As [`plan`].
pub async fn plan_each(
    admin: &Admin,
    group: &str,
    topic: &str,
    direction: Direction,
    target: impl Fn(&TopicQueue) -> Option<QueueOffset>,
) -> Result<ResetPlan, AdminError> {
    let queues: Vec<_> = admin.topic_queues(topic).await?.into_iter().filter_map(|queue| Some((target(&queue)?, queue))).collect();
    let planned = admin.each(queues, |(to, queue)| async move { plan_queue(admin, group, topic, Goal::At(to), direction, queue).await });
    let mut plan = ResetPlan { group: group.into(), topic: topic.into(), queues: Vec::new(), unknown: Vec::new() };
    for outcome in planned.await.outcomes {
        match outcome.result {
            Ok(queue) => plan.queues.push(queue),
            Err(error) => plan.unknown.push((outcome.target.1, error)),
        }
    }
    Ok(plan)
}

async fn plan_queue(
    admin: &Admin,
    group: &str,
    topic: &str,
    goal: Goal,
    direction: Direction,
    queue: TopicQueue,
) -> Result<QueuePlan, AdminError> {
    let (addr, id) = (&queue.broker.addr, queue.queue_id);
    let min = admin.min_offset(addr, topic, id).await?;
    let max = admin.max_offset(addr, topic, id).await?;
    let now = admin.committed_offset(addr, group, topic, id).await?;
    let wanted = match goal {
        Goal::Earliest => min,
        Goal::Latest => max,
        Goal::At(offset) => offset,
        Goal::By(count) => now.unwrap_or(min).advance(count),
        Goal::Time(at) => admin.offset_at(addr, topic, id, at).await?,
    };
    let within = wanted.clamp(min, max.max(min));
    let start = now.unwrap_or(min);
    let new = match direction {
        Direction::Back if within > start => start,
        Direction::Forward if within < start => start,
        _ => within,
    };
    Ok(QueuePlan { broker: queue.broker, queue_id: id, min, max, now, new, clamped: new != wanted && new == within })
}

/// Who consumes as a group now, as far as it matters to whoever moves it.
#[derive(Debug, Clone, Default)]
pub struct Members {
    /// Clients that are connected.
    pub clients: usize,
    /// Each of them keeps positions of its own, which no broker can move.
    pub broadcast: bool,
    /// A broker that did not answer, with the reason; it may know other clients.
    pub silent: Option<(Broker, AdminError)>,
}

impl Members {
    /// How the group is moved: clients that are connected would commit their own positions again, so the broker has to tell them.
    pub const fn method(&self) -> Method {
        if self.clients == 0 { Method::Commit } else { Method::Broker }
    }
}

/// Who consumes as `group` now.
///
/// # Errors
/// Nobody answered.
pub async fn members(admin: &Admin, group: &str) -> Result<Members, AdminError> {
    let asked = admin.group_clients(admin.readable_brokers(None).await?, group).await.some_answer()?;
    let (mut ids, mut members) = (BTreeSet::new(), Members::default());
    for (_, on_broker) in asked.answers() {
        if let GroupOnBroker::Online(online) = on_broker {
            ids.extend(online.connection_set.iter().map(|client| client.client_id.clone()));
            members.broadcast |= online.message_model == MessageModel::Broadcasting;
        }
    }
    members.clients = ids.len();
    members.silent = asked.failures().next().map(|(broker, error)| (broker.clone(), error.clone()));
    Ok(members)
}

/// What a plan that moves `group` in `what` is called; it is found by that in the audit.
pub fn title(group: &str, what: &str) -> String {
    format!("move group {group} in {what}")
}

/// The first of `brokers` that knows no reset of single queues: asked for one, brokers before 5.0 move every queue of the topic. A broker
/// that does not say its version counts as such.
///
/// # Errors
/// One of them did not answer.
pub async fn too_old(admin: &Admin, brokers: Vec<Broker>) -> Result<Option<Broker>, AdminError> {
    for outcome in admin.runtime_infos(brokers).await.outcomes {
        if moves_whole_topics(&outcome.result?) {
            return Ok(Some(outcome.target));
        }
    }
    Ok(None)
}

pub(super) fn moves_whole_topics(info: &RuntimeInfo) -> bool {
    info.version().is_none_or(|version| version.starts_with("V3_") || version.starts_with("V4_"))
}

/// How a queue is moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// The broker moves the group and tells its clients. Not for brokers that are [`too_old`].
    Broker,
    /// The position is committed in the group's name; right only while no client is connected, which would commit its own again.
    Commit,
}

/// Moves one queue as planned, and reads back where it is then.
///
/// # Errors
/// The broker did not answer, or refused.
pub async fn apply(admin: &Admin, plan: &ResetPlan, queue: &QueuePlan, method: Method) -> Result<Option<QueueOffset>, AdminError> {
    let addr = &queue.broker.addr;
    match method {
        Method::Broker => {
            let header = ResetOffset {
                topic: plan.topic.clone(),
                group: plan.group.clone(),
                timestamp: UnixMs(-1),
                is_force: true,
                queue_id: Some(queue.queue_id),
                offset: Some(queue.new),
            };
            admin.reset_offset(addr, &header).await?;
        }
        Method::Commit => admin.commit_offset(addr, &plan.group, &plan.topic, queue.queue_id, queue.new).await?,
    }
    admin.committed_offset(addr, &plan.group, &plan.topic, queue.queue_id).await
}
