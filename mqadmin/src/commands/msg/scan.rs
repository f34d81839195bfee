//! Reading queues as they are now, bounded: every verb that looks at messages reads through here.

use super::filter::Filter;
use crate::failure::{self, Failure};
use crate::parse::position::Position;
use crate::session::reason;
use mq_core::admin::{Admin, AdminError, TopicQueue};
use mq_core::message::MessageExt;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::cell::RefCell;

/// Messages of one pull.
pub const PULL: i32 = 32;

/// Which part of a topic is read.
#[derive(Debug, Clone, Copy)]
pub struct Part<'a> {
    /// The topic.
    pub topic: &'a str,
    /// Where to begin in each queue.
    pub from: Position,
    /// Stored at or before.
    pub until: Option<UnixMs>,
    /// Messages read at most, over all queues.
    pub scan_max: usize,
}

/// How a scan ended.
#[derive(Debug, Clone, Default)]
pub struct Seen {
    /// Messages read, whether they fit or not.
    pub read: u64,
    /// Messages left out because the limit was reached.
    pub left: u64,
    /// Queues that could not be read, and records.
    pub missing: Vec<String>,
    /// Why the first of those queues could not.
    pub error: Option<AdminError>,
    /// Whether it stopped at its limit, not at the end of the queues.
    pub cut: bool,
}

/// What a scan brought.
pub struct Scanned {
    /// The messages that fit, by store time.
    pub messages: Vec<MessageExt>,
    /// Why the scan is incomplete.
    pub missing: Vec<String>,
    /// Why the first queue that could not be read could not.
    pub error: Option<AdminError>,
    /// The scan stopped at its limit, not at the end of the queues.
    pub cut: bool,
}

/// Reads queues and keeps what fits.
pub async fn scan(admin: &Admin, queues: Vec<TopicQueue>, part: Part<'_>, filter: &Filter) -> Scanned {
    let kept = RefCell::new(Vec::new());
    let keep = |message| {
        if filter.fits(&message) {
            kept.borrow_mut().push(message);
        }
        true
    };
    let seen = visit(admin, queues, part, &keep).await;
    let mut messages = kept.into_inner();
    messages.sort_by_key(|message: &MessageExt| (message.store_timestamp, message.commit_log_offset));
    Scanned { messages, missing: seen.missing, error: seen.error, cut: seen.cut }
}

/// Reads queues until their end as of now, until `part`'s limit, or until `each` says that it has enough.
pub async fn visit(admin: &Admin, queues: Vec<TopicQueue>, part: Part<'_>, each: &dyn Fn(MessageExt) -> bool) -> Seen {
    let share = (part.scan_max / queues.len().max(1)).max(1);
    let read = admin.each(queues, |queue| async move { visit_queue(admin, &queue, part, share, each).await }).await;
    let mut all = Seen::default();
    for outcome in read.outcomes {
        let name = format!("{}:{}", outcome.target.broker.name, outcome.target.queue_id);
        match outcome.result {
            Ok(seen) => {
                all.read += seen.read;
                all.left += seen.left;
                all.cut |= seen.cut;
                all.missing.extend(seen.missing.into_iter().map(|what| format!("{name}: {what}")));
            }
            Err(error) => {
                all.missing.push(format!("{name}: {}", reason(&error)));
                all.error.get_or_insert(error);
            }
        }
    }
    all
}

/// None of the queues could be read: it ends as the first of them does, so that "not allowed" is not taken for "not there".
pub fn unread(topic: &str, missing: &[String], error: Option<AdminError>) -> Failure {
    let why = error.map_or_else(|| Failure::new(failure::UNREACHABLE, "UNREACHABLE", ""), Failure::from);
    Failure { message: format!("no queue of {topic} could be read").into(), ..why }.because(missing.join("; "))
}

/// Where `from` is in a queue, not before its beginning, and where the queue ends.
///
/// # Errors
/// The broker did not answer, or refused.
pub async fn bounds(admin: &Admin, queue: &TopicQueue, topic: &str, from: Position) -> Result<(QueueOffset, QueueOffset), AdminError> {
    let (addr, id): (_, QueueId) = (&queue.broker.addr, queue.queue_id);
    let min = admin.min_offset(addr, topic, id).await?;
    let max = admin.max_offset(addr, topic, id).await?;
    let start = match from {
        Position::Earliest => min,
        Position::Latest => max,
        Position::At(offset) => QueueOffset(offset),
        Position::By(count) if count < 0 => max.advance(count),
        Position::By(count) => min.advance(count),
        Position::Time(at) => admin.offset_at(addr, topic, id, at).await?,
    };
    Ok((start.max(min), max))
}

async fn visit_queue(
    admin: &Admin,
    queue: &TopicQueue,
    part: Part<'_>,
    scan_max: usize,
    each: &dyn Fn(MessageExt) -> bool,
) -> Result<Seen, AdminError> {
    let (mut at, max) = bounds(admin, queue, part.topic, part.from).await?;
    let mut seen = Seen::default();
    while at < max {
        if seen.read >= scan_max as u64 {
            return Ok(Seen { cut: true, left: (max.get() - at.get()).unsigned_abs(), ..seen });
        }
        let pulled = admin.pull(&queue.broker, part.topic, queue.queue_id, at, PULL).await?;
        if pulled.unreadable > 0 {
            seen.missing.push(format!("{} records from {at} to {} cannot be read", pulled.unreadable, pulled.next));
        }
        for message in pulled.messages.into_iter().filter(|message| message.queue_offset < max) {
            if part.until.is_some_and(|until| message.store_timestamp > until) {
                return Ok(seen);
            }
            seen.read += 1;
            if !each(message) {
                return Ok(seen);
            }
        }
        if pulled.next <= at {
            break;
        }
        at = pulled.next;
    }
    Ok(seen)
}
