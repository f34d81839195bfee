//! Whether a pop would find something, and who waits: codes 200054, 200055.

use super::super::Broker;
use super::super::pop::waiting::ANY_QUEUE;
use super::super::refusal::Refusal;
use super::super::tables::topic_configs::Topic;
use super::pop::{GroupScope, poppable, resume};
use super::{Asker, Reply};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::names::pop_retry_topic;
use mq_core::net::ReplyTo;
use mq_core::protocol::headers::pop::{Notification, NotificationResponse, PollingInfo, PollingInfoResponse};
use mq_core::protocol::{Command, ResponseCode};
use mq_core::types::{QueueId, UnixMs};
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Longest wait at the broker.
const POLL_MAX: Duration = Duration::from_secs(300);

/// A notification that passed the checks.
pub struct Notice {
    to: ReplyTo,
    topic: Arc<Topic>,
    group: ByteString,
    queue_id: QueueId,
    order: bool,
    deadline: Option<Instant>,
}

/// Answers when a pop would find something, or at the deadline that it would not.
///
/// # Errors
/// Group, topic or queue do not allow pops.
pub fn message(broker: &Arc<Broker>, asker: &Asker<'_>, request: &Command) -> Result<(), Refusal> {
    let header: Notification = request.header()?;
    let (topic, group) = poppable(broker, asker, &header.topic, &header.consumer_group, header.queue_id)?;
    let now = UnixMs::now().get();
    let born = if header.born_time.get() > 0 { header.born_time.get() } else { now };
    let wait_ms = (born.saturating_add(header.poll_ms) - now).clamp(0, header.poll_ms.max(0));
    let wait = Duration::from_millis(wait_ms as u64).min(POLL_MAX);
    let notice = Notice {
        to: ReplyTo::new(asker.peer, request),
        topic,
        group: group.group_name.clone(),
        queue_id: if header.queue_id.get() < 0 { ANY_QUEUE } else { header.queue_id },
        order: header.order,
        deadline: (!wait.is_zero()).then(|| Instant::now() + wait),
    };
    run(broker, notice);
    Ok(())
}

/// Looks, and answers or waits.
pub fn run(broker: &Arc<Broker>, notice: Notice) {
    let scope = scope(broker, &notice);
    if scope.has_something(broker) {
        return answer(&notice, true, false);
    }
    let waiting = &broker.pops.waiting.notices;
    let Some(deadline) = notice.deadline.filter(|deadline| *deadline > Instant::now()) else {
        return answer(&notice, false, false);
    };
    if waiting.len() >= broker.settings.load().polls_max as usize {
        return answer(&notice, false, true);
    }
    let (topic, key, peer) = (notice.topic.clone(), (notice.group.clone(), notice.queue_id), notice.to.peer.clone());
    waiting.park(&topic.name, key.clone(), &peer, deadline, notice);
    // A message may have come between the look and the parking.
    if scope.has_something(broker) {
        resume(broker, broker.pops.waiting.of_group(&topic.name, &key.0, key.1));
    }
}

/// Answers what has waited until its deadline.
pub fn expired(notice: &Notice) {
    answer(notice, false, false);
}

fn answer(notice: &Notice, has_msg: bool, polling_full: bool) {
    notice.to.send(ResponseCode::SUCCESS, None, &NotificationResponse { has_msg, polling_full }, &[]);
}

fn scope(broker: &Broker, notice: &Notice) -> GroupScope {
    let all = |topic: Arc<Topic>| (0..topic.config.read_queue_nums).map(move |queue_id| (topic.clone(), QueueId(queue_id)));
    let mut queues: Vec<_> = match notice.queue_id {
        ANY_QUEUE => all(notice.topic.clone()).collect(),
        queue_id => vec![(notice.topic.clone(), queue_id)],
    };
    if !notice.order {
        let retries = [false, true].map(|v2| broker.topics.get(&pop_retry_topic(&notice.group, &notice.topic.name, v2)));
        queues.extend(retries.into_iter().flatten().flat_map(all));
    }
    GroupScope { queues, order: notice.order, group: notice.group.clone() }
}

/// How many pops wait for the group's messages of a queue (200055).
pub fn polling_info(broker: &Arc<Broker>, asker: &Asker<'_>, header: PollingInfo, _: Bytes) -> Result<Reply, Refusal> {
    let (topic, group) = poppable(broker, asker, &header.topic, &header.consumer_group, header.queue_id)?;
    let queue_id = if header.queue_id.get() < 0 { ANY_QUEUE } else { header.queue_id };
    let waiting = broker.pops.waiting.pops.len_of(&topic.name, &(group.group_name.clone(), queue_id));
    Ok(Reply::header(PollingInfoResponse { polling_num: waiting as i32 }))
}
