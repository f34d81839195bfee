//! Printing what queues hold.

use super::super::format::{QueueEnds, message_line};
use super::super::parse::Parsed;
use super::super::topic::flag;
use crate::failure::{self, Failure};
use crate::parse::time::parse_moment;
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, Broker, Pulled, TopicQueue};
use mq_core::message::MessageExt;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::BTreeMap;

/// Messages of one pull.
const PULL: i32 = 32;

/// Which part of a queue, and which messages of it.
struct Wanted {
    begin: Option<UnixMs>,
    end: Option<UnixMs>,
    tags: Option<Vec<String>>,
}

impl Wanted {
    fn new(session: &Session<'_>, parsed: &Parsed, begin: &str, end: &str, expression: Option<&str>) -> Result<Self, Failure> {
        let moment = |key: &str| parsed.get(key).map(|text| parse_moment(text, session.now, &session.settings.tz)).transpose();
        let expression = expression.map(str::trim).filter(|text| !text.is_empty() && *text != "*");
        let tags = expression.map(|text| text.split("||").map(|tag| tag.trim().to_owned()).collect());
        Ok(Self { begin: moment(begin)?, end: moment(end)?, tags })
    }

    fn fits(&self, message: &MessageExt) -> bool {
        self.tags.as_ref().is_none_or(|tags| message.tags().is_some_and(|tag| tags.iter().any(|wanted| wanted == tag)))
    }
}

/// Where the wanted part of a queue begins and ends.
async fn bounds(
    admin: &Admin,
    broker: &Broker,
    topic: &str,
    queue: QueueId,
    wanted: &Wanted,
) -> Result<(QueueOffset, QueueOffset), AdminError> {
    let min = match wanted.begin {
        Some(at) => admin.offset_at(&broker.addr, topic, queue, at).await?,
        None => admin.min_offset(&broker.addr, topic, queue).await?,
    };
    let max = match wanted.end {
        Some(at) => admin.offset_at(&broker.addr, topic, queue, at).await?,
        None => admin.max_offset(&broker.addr, topic, queue).await?,
    };
    Ok((min, max))
}

/// Pulls from `at` to `end` and gives every batch to `each`, until it says that it has enough.
async fn pull_all(
    admin: &Admin,
    broker: &Broker,
    topic: &str,
    queue: QueueId,
    mut at: QueueOffset,
    end: QueueOffset,
    mut each: impl FnMut(&Pulled) -> bool,
) -> Result<QueueOffset, AdminError> {
    while at < end {
        let pulled = admin.pull(broker, topic, queue, at, PULL).await?;
        let next = pulled.next;
        if !each(&pulled) || next <= at {
            return Ok(next);
        }
        at = next;
    }
    Ok(at)
}

/// Prints every queue of a topic.
///
/// # Errors
/// Nobody answered, or the topic is not known.
pub async fn print_msg(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = parsed.get("t").unwrap_or_default();
    let wanted = Wanted::new(session, parsed, "b", "e", parsed.get("s"))?;
    let with_body = flag(parsed, "d").unwrap_or(true);
    let admin = session.admin()?.within(std::time::Duration::from_secs(3600));
    let mut code = failure::DONE;
    for queue in admin.topic_queues(topic).await? {
        if session.io.is_closed() {
            break;
        }
        if let Err(error) = print_queue(session, &admin, topic, &queue, &wanted, with_body).await {
            session.io.note(&format!("warning: {}:{}: {}", queue.broker.name, queue.queue_id, reason(&error)));
            code = failure::PARTIAL;
        }
    }
    Ok(code)
}

fn queue_text(topic: &str, queue: &TopicQueue) -> String {
    format!("MessageQueue [topic={topic}, brokerName={}, queueId={}]", queue.broker.name, queue.queue_id)
}

async fn print_queue(
    session: &mut Session<'_>,
    admin: &Admin,
    topic: &str,
    queue: &TopicQueue,
    wanted: &Wanted,
    with_body: bool,
) -> Result<(), AdminError> {
    let (min, max) = bounds(admin, &queue.broker, topic, queue.queue_id, wanted).await?;
    let name = queue_text(topic, queue);
    session.io.print(&format!("minOffset={min}, maxOffset={max}, {name}\n"));
    let io = &mut *session.io;
    pull_all(admin, &queue.broker, topic, queue.queue_id, min, max, |pulled| {
        let ends = QueueEnds { min: pulled.min.get(), max: pulled.max.get() };
        let fit: Vec<_> = pulled.messages.iter().filter(|message| message.queue_offset < max && wanted.fits(message)).collect();
        if fit.is_empty() {
            io.print(&format!("{name} no matched msg. status=NO_MATCHED_MSG, offset={}\n", pulled.next));
        }
        fit.iter().for_each(|message| io.print(&message_line(message, Some(&ends), with_body)));
        !io.is_closed()
    })
    .await?;
    session.io.print("--------------------------------------------------------\n");
    Ok(())
}

/// Prints one queue, or counts its tags.
///
/// # Errors
/// Nobody answered, or topic or broker are not known.
pub async fn print_msg_by_queue(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let topic = text("t");
    let id = text("i").parse().map(QueueId).map_err(|_| Failure::usage("-i wants a queue id"))?;
    let wanted = Wanted::new(session, parsed, "b", "e", parsed.get("s"))?;
    let (print, with_body) = (flag(parsed, "p").unwrap_or(false), flag(parsed, "d").unwrap_or(false));
    let count = flag(parsed, "f").unwrap_or(false);
    let admin = session.admin()?.within(std::time::Duration::from_secs(3600));
    let broker = admin.broker_named(text("a")).await?;
    let (min, max) = bounds(&admin, &broker, topic, id, &wanted).await?;
    let mut tags: BTreeMap<String, u64> = BTreeMap::new();
    let io = &mut *session.io;
    pull_all(&admin, &broker, topic, id, min, max, |pulled| {
        let ends = QueueEnds { min: pulled.min.get(), max: pulled.max.get() };
        for message in pulled.messages.iter().filter(|message| message.queue_offset < max && wanted.fits(message)) {
            if let (true, Some(tag)) = (count, message.tags()) {
                *tags.entry(tag.to_owned()).or_default() += 1;
            }
            if print {
                io.print(&message_line(message, Some(&ends), with_body));
            }
        }
        !io.is_closed()
    })
    .await?;
    let mut tags: Vec<_> = tags.into_iter().collect();
    tags.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    for (tag, count) in tags {
        session.io.print(&format!("Tag: {tag:<30} Count: {count}\n"));
    }
    Ok(failure::DONE)
}

/// Prints up to `-c` messages of every queue, of the queues of a broker, or of one queue.
///
/// # Errors
/// Nobody answered, or topic or broker are not known.
pub async fn consume(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = parsed.get("t").unwrap_or_default();
    let number = |key: &str, what: &str| {
        parsed.get(key).map(|text| text.parse::<i64>().map_err(|_| Failure::usage(format!("-{key} wants {what}")))).transpose()
    };
    let count = number("c", "a number of messages")?.unwrap_or(128);
    let only = number("i", "a queue id")?;
    let from = number("o", "an offset")?;
    if only.is_some() && !parsed.has("b") {
        session.io.print_line("Please set the brokerName before queueId!");
        return Ok(failure::USAGE);
    }
    if from.is_some() && only.is_none() {
        session.io.print_line("Please set queueId before offset!");
        return Ok(failure::USAGE);
    }
    let wanted = Wanted::new(session, parsed, "s", "e", None)?;
    let admin = session.admin()?.within(std::time::Duration::from_secs(3600));
    let mut queues = admin.topic_queues(topic).await?;
    queues.retain(|queue| {
        parsed.get("b").is_none_or(|name| queue.broker.name == name) && only.is_none_or(|id| i64::from(queue.queue_id.get()) == id)
    });
    if queues.is_empty() {
        return Err(Failure::not_found("queue", parsed.get("b").unwrap_or(topic)));
    }
    let mut left = count;
    for queue in queues {
        if left <= 0 {
            break;
        }
        left -= consume_queue(session, &admin, topic, &queue, &wanted, from, left).await?;
    }
    Ok(failure::DONE)
}

/// Prints up to `count` messages of one queue, and returns how many of them that part of the queue has.
async fn consume_queue(
    session: &mut Session<'_>,
    admin: &Admin,
    topic: &str,
    queue: &TopicQueue,
    wanted: &Wanted,
    from: Option<i64>,
    count: i64,
) -> Result<i64, Failure> {
    let (min, max) = bounds(admin, &queue.broker, topic, queue.queue_id, wanted).await?;
    let start = from.map_or(min, |from| QueueOffset(from).max(min));
    let end = QueueOffset(max.get().min(start.get().saturating_add(count)));
    if end < max {
        let line = match from {
            Some(_) => format!("The oldler {count} message will be provided\n"),
            None => format!("The older {count} message of the {} queue will be provided\n", queue.queue_id),
        };
        session.io.print(&line);
    }
    let name = queue_text(topic, queue);
    let io = &mut *session.io;
    pull_all(admin, &queue.broker, topic, queue.queue_id, start, end, |pulled| {
        io.print("Consume ok\n");
        let ends = QueueEnds { min: pulled.min.get(), max: pulled.max.get() };
        let within = pulled.messages.iter().filter(|message| message.queue_offset < end);
        within.for_each(|message| io.print(&message_line(message, Some(&ends), true)));
        !io.is_closed()
    })
    .await?;
    if end == max {
        session.io.print(&format!("{name} print msg finished. status=NO_NEW_MSG, offset={max}\n"));
    }
    Ok(end.get() - start.get())
}
