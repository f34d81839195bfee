//! `resetOffsetByTime`, `resetOffsetByTimeOld`, `skipAccumulatedMessage`, `cloneGroupOffset`, `getConsumerStatus`.

use super::parse::Parsed;
use super::topic::flag;
use crate::commands::group::write::name;
use crate::failure::{self, Failure};
use crate::parse::time::parse_moment;
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use mq_core::admin::{Admin, AdminError, Broker, progress_of};
use mq_core::ops::reset::{self, Direction, Goal, Method};
use mq_core::protocol::ResponseCode;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::headers::offset::ResetOffset;
use mq_core::types::{QueueId, QueueOffset, UnixMs};

/// Moves a group to a moment, or one queue of it to an offset.
///
/// # Errors
/// Nobody answered, topic or group are not known, or a broker refused.
pub async fn reset_by_time(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = name(parsed.get("g").unwrap_or_default())?;
    let topic = parsed.get("t").unwrap_or_default();
    let text = parsed.get("s").unwrap_or_default();
    // Bare numbers are milliseconds here, as Apache reads them.
    let at = match text.parse::<i64>() {
        Ok(ms) => UnixMs(ms),
        Err(_) => parse_moment(text, session.now, &session.settings.tz)?,
    };
    if parsed.get("c") == Some("") {
        session.io.note("warning: -c without a cluster is ignored");
    }
    let admin = session.admin()?;
    let mut brokers = admin.topic_brokers(topic).await?;
    if let Some(cluster) = parsed.get("c").filter(|cluster| !cluster.is_empty()) {
        brokers.retain(|broker| broker.cluster == cluster);
    }
    let queue = number::<i32>(parsed, "q")?.filter(|queue| *queue >= 0);
    let offset = number::<i64>(parsed, "o")?.filter(|offset| *offset >= 0);
    if session.globals.dry_run {
        return plan(session, &admin, &group, topic, at, queue, offset).await;
    }
    let what = format!("reset group {group} in topic {topic} to {text}\n");
    if rails::confirm_java(session, Class::Destructive, &group, &what)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let force = flag(parsed, "f").unwrap_or(true);
    if let (Some(addr), Some(queue)) = (parsed.get("b"), queue) {
        let line = format!(
            "start reset consumer offset by specified, group[{group}], topic[{topic}], queueId[{queue}], broker[{addr}], \
             timestamp(string)[{text}], timestamp(long)[{at}]\n"
        );
        session.io.print(&line);
        let broker = brokers.iter().find(|broker| *broker.addr == *addr).cloned();
        let broker = broker.ok_or_else(|| Failure::not_found("broker", addr).because(format!("it has no queue of {topic}")))?;
        let id = QueueId(queue);
        let to = match offset {
            Some(offset) => QueueOffset(offset),
            None => admin.offset_at(&broker.addr, topic, id, at).await?,
        };
        reset_queue(&admin, &broker, &group, topic, id, to).await?;
        session.io.print(&format!("reset consumer offset to {to}\n"));
        return Ok(failure::DONE);
    }
    let line = format!(
        "start reset consumer offset by specified, group[{group}], topic[{topic}], force[{force}], timestamp(string)[{text}], timestamp(long)[{at}]\n"
    );
    session.io.print(&line);
    let moved = reset_all(&admin, &brokers, &group, topic, at, force).await?;
    print_moved(session, &moved);
    Ok(failure::DONE)
}

/// Moves a group behind everything.
///
/// # Errors
/// As [`reset_by_time`].
pub async fn skip_accumulated(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = name(parsed.get("g").unwrap_or_default())?;
    let topic = parsed.get("t").unwrap_or_default();
    let admin = session.admin()?;
    let mut brokers = admin.topic_brokers(topic).await?;
    if let Some(cluster) = parsed.get("c") {
        brokers.retain(|broker| broker.cluster == cluster);
    }
    if session.globals.dry_run {
        return plan(session, &admin, &group, topic, UnixMs(-1), None, None).await;
    }
    if rails::confirm_java(session, Class::Destructive, &group, &format!("skip the backlog of group {group} in {topic}\n"))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    let moved = reset_all(&admin, &brokers, &group, topic, UnixMs(-1), flag(parsed, "f").unwrap_or(true)).await?;
    print_moved(session, &moved);
    Ok(failure::DONE)
}

fn number<T: std::str::FromStr>(parsed: &Parsed, key: &str) -> Result<Option<T>, Failure> {
    parsed.get(key).map(|text| text.parse().map_err(|_| Failure::usage(format!("-{key} wants a number, not `{text}`")))).transpose()
}

/// The plan of a reset; nothing is written.
async fn plan(
    session: &mut Session<'_>,
    admin: &Admin,
    group: &str,
    topic: &str,
    at: UnixMs,
    queue: Option<i32>,
    offset: Option<i64>,
) -> Result<u8, Failure> {
    let goal = match (offset, at) {
        (Some(offset), _) => Goal::At(QueueOffset(offset)),
        (None, UnixMs(-1)) => Goal::Latest,
        (None, at) => Goal::Time(at),
    };
    let chosen = |one: &mq_core::admin::TopicQueue| queue.is_none_or(|queue| one.queue_id == QueueId(queue));
    let plan = reset::plan(admin, group, topic, goal, Direction::Any, chosen).await?;
    let moved: Vec<_> =
        plan.queues.iter().map(|queue| (MessageQueue::new(topic, queue.broker.name.clone(), queue.queue_id), queue.new)).collect();
    print_moved(session, &moved);
    session.note(&format!("dry run: replay {}, skip {}; nothing was sent", plan.replayed(), plan.skipped()));
    Ok(if plan.unknown.is_empty() { failure::DONE } else { failure::PARTIAL })
}

/// At every broker: by the broker itself, or queue by queue where it says that no client is connected, as brokers before 5.0 do.
async fn reset_all(
    admin: &Admin,
    brokers: &[Broker],
    group: &str,
    topic: &str,
    at: UnixMs,
    force: bool,
) -> Result<Vec<(MessageQueue, QueueOffset)>, Failure> {
    let mut moved = Vec::new();
    for broker in brokers {
        let header = ResetOffset { topic: topic.into(), group: group.into(), timestamp: at, is_force: force, queue_id: None, offset: None };
        match admin.reset_offset(&broker.addr, &header).await {
            Ok(queues) => moved.extend(queues),
            Err(error) if error.code() == Some(ResponseCode::CONSUMER_NOT_ONLINE) => {
                moved.extend(by_commit(admin, broker, group, topic, at).await?);
            }
            Err(error) => return Err(error.into()),
        }
    }
    moved.sort();
    Ok(moved)
}

async fn by_commit(
    admin: &Admin,
    broker: &Broker,
    group: &str,
    topic: &str,
    at: UnixMs,
) -> Result<Vec<(MessageQueue, QueueOffset)>, AdminError> {
    let goal = if at == UnixMs(-1) { Goal::Latest } else { Goal::Time(at) };
    let plan = reset::plan(admin, group, topic, goal, Direction::Any, |queue| queue.broker == *broker).await?;
    let mut moved = Vec::new();
    for queue in &plan.queues {
        reset::apply(admin, &plan, queue, Method::Commit).await?;
        moved.push((MessageQueue::new(topic, broker.name.clone(), queue.queue_id), queue.new));
    }
    Ok(moved)
}

async fn reset_queue(
    admin: &Admin,
    broker: &Broker,
    group: &str,
    topic: &str,
    queue_id: QueueId,
    to: QueueOffset,
) -> Result<(), AdminError> {
    // Brokers before 5.0 would move every queue of the topic when asked for one.
    if reset::too_old(admin, vec![broker.clone()]).await?.is_some() {
        return admin.commit_offset(&broker.addr, group, topic, queue_id, to).await;
    }
    let header = ResetOffset {
        topic: topic.into(),
        group: group.into(),
        timestamp: UnixMs(-1),
        is_force: true,
        queue_id: Some(queue_id),
        offset: Some(to),
    };
    match admin.reset_offset(&broker.addr, &header).await {
        Err(error) if error.code() == Some(ResponseCode::CONSUMER_NOT_ONLINE) => {
            admin.commit_offset(&broker.addr, group, topic, queue_id, to).await
        }
        other => other.map(drop),
    }
}

fn print_moved(session: &mut Session<'_>, moved: &[(MessageQueue, QueueOffset)]) {
    session.io.print(&format!("{:<40}  {:<40}  {:<40}\n", "#brokerName", "#queueId", "#offset"));
    for (queue, offset) in moved {
        session.io.print(&format!("{:<40}  {:<40}  {:<40}\n", queue.broker_name, queue.queue_id.get(), offset.get()));
    }
}

/// Moves a group by committing positions in its name, as tools before 3.0 did.
///
/// # Errors
/// Nobody answered, topic or group are not known, or a broker refused.
pub async fn reset_by_time_old(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = name(parsed.get("g").unwrap_or_default())?;
    let (topic, text) = (parsed.get("t").unwrap_or_default(), parsed.get("s").unwrap_or_default());
    let at = match text.parse::<i64>() {
        Ok(ms) => UnixMs(ms),
        Err(_) => parse_moment(text, session.now, &session.settings.tz)?,
    };
    let force = flag(parsed, "f").unwrap_or(true);
    let cluster = parsed.get("c").filter(|cluster| !cluster.is_empty());
    let admin = session.admin()?;
    let goal = if at == UnixMs(-1) { Goal::Latest } else { Goal::Time(at) };
    let direction = if force { Direction::Any } else { Direction::Back };
    let chosen = |queue: &mq_core::admin::TopicQueue| cluster.is_none_or(|cluster| queue.broker.cluster == cluster);
    let plan = reset::plan(&admin, &group, topic, goal, direction, chosen).await?;
    if let Some((queue, error)) = plan.unknown.first() {
        let failure = Failure::new(failure::PRECONDITION, "INCOMPLETE", format!("{}:{} is not known", queue.broker.name, queue.queue_id));
        return Err(failure.because(error.to_string()));
    }
    if session.globals.dry_run {
        session.note(&format!("dry run: replay {}, skip {}; nothing was sent", plan.replayed(), plan.skipped()));
    } else if rails::confirm_java(session, Class::Destructive, &group, &format!("reset group {group} in topic {topic} to {text}\n"))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    session.io.print(&format!(
        "reset consumer offset by specified consumerGroup[{group}], topic[{topic}], force[{force}], timestamp(string)[{text}], \
         timestamp(long)[{at}]\n"
    ));
    let line = |columns: [&dyn std::fmt::Display; 6]| {
        let columns: Vec<_> = columns.iter().map(|column| format!("{column:<20}", column = column.to_string())).collect();
        format!("{}\n", columns.join("  "))
    };
    let heading = ["#brokerName", "#queueId", "#brokerOffset", "#consumerOffset", "#timestampOffset", "#resetOffset"];
    session.io.print(&line(heading.each_ref().map(|column| column as &dyn std::fmt::Display)));
    for queue in &plan.queues {
        if !session.globals.dry_run && !queue.is_unchanged() {
            reset::apply(&admin, &plan, queue, Method::Commit).await?;
        }
        let now = queue.now.unwrap_or(queue.min).get();
        let id = queue.queue_id.get();
        session.io.print(&line([&queue.broker.name, &id, &queue.max.get(), &now, &queue.new.get(), &queue.new.get()]));
    }
    Ok(failure::DONE)
}

/// Gives a group the positions that another one has in a topic. Apache's tool copies those in other topics too, and asks for the route of
/// one; here only the topic that was asked for is touched.
///
/// # Errors
/// Nobody answered, the topic is not known, or a broker refused.
pub async fn clone(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let (from, to, topic) = (name(text("s"))?, name(text("d"))?, text("t"));
    let admin = session.admin()?;
    let asked = admin.consume_stats(admin.topic_brokers(topic).await?, &from, Some(topic)).await;
    if let Some((broker, error)) = asked.failures().next() {
        let failure = Failure::new(failure::UNREACHABLE, "INCOMPLETE", format!("the positions of {from} are not all known"));
        return Err(failure.because(format!("{broker}: {error}")));
    }
    let positions: Vec<_> = asked.answers().flat_map(|(broker, stats)| progress_of(stats).map(|at| (broker.clone(), at))).collect();
    let plan = format!("give {to} the positions of {from} in {} queues of {topic}\n", positions.len());
    if rails::confirm_java(session, Class::Destructive, &to, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    for (broker, at) in positions.iter().filter(|(_, at)| at.committed.get() >= 0) {
        admin.commit_offset(&broker.addr, &to, topic, at.queue.queue_id, at.committed).await?;
    }
    session.io.print(&format!("clone group offset success. srcGroup[{from}], destGroup=[{to}], topic[{topic}]"));
    Ok(failure::DONE)
}

/// Prints the positions that connected clients hold.
///
/// # Errors
/// Nobody answered, the topic is not known, or no client is connected.
pub async fn consumer_status(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (group, topic) = (parsed.get("g").unwrap_or_default(), parsed.get("t").unwrap_or_default());
    let client = parsed.get("i").unwrap_or_default();
    let admin = session.admin()?;
    // Every client is connected to every broker of its topics, so the first one that relays tells all.
    let (mut held, mut first) = (None, None);
    for broker in admin.topic_brokers(topic).await? {
        match admin.held_offsets(&broker.addr, topic, group, Some(client).filter(|id| !id.is_empty())).await {
            Ok(answer) => {
                held = Some(answer);
                break;
            }
            Err(error) => _ = first.get_or_insert(error),
        }
    }
    let Some(held) = held else {
        return Err(first.map_or_else(|| Failure::not_found("topic", topic), Failure::from));
    };
    session.io.print(&format!("get consumer status from client. group={group}, topic={topic}, originClientId={client}\n"));
    session.io.print(&format!("{:<50}  {:<15}  {:<15}  {:<20}\n", "#clientId", "#brokerName", "#queueId", "#offset"));
    for (id, queues) in &held.consumer_table {
        for (queue, offset) in queues {
            let (broker, queue_id) = (&queue.0.broker_name, queue.0.queue_id.get());
            session.io.print(&format!("{id:<50}  {broker:<15}  {queue_id:<15}  {offset:<20}\n"));
        }
    }
    Ok(failure::DONE)
}
