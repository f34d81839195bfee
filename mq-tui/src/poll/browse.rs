//! Pages of messages: read by position in every queue of a topic, put together by store time.
//!
//! Nothing is consumed or committed. A page never hides a message that lies between two that it shows: it ends where the first queue that
//! was not read to its end stops.

use super::Lane;
use crate::inquiry::{Answer, At, BodyPart, Cursors, Inquiry, Page, Place, Seen, Source};
use crate::model::Name;
use crate::model::sample::Content;
use bytes::Bytes;
use mq_core::admin::{Admin, AdminError, Broker, KeyKind, KeyQuery, TopicQueue};
use mq_core::message::MessageExt;
use mq_core::message::ids::OffsetMsgId;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

/// Messages that are read of one queue for one page.
const QUEUE_PAGE: i64 = 32;
/// Messages of a page.
const PAGE: usize = 100;
/// Time for one page.
pub const DEADLINE: Duration = Duration::from_secs(10);
/// How often a tail looks for more.
const TAIL_PERIOD: Duration = Duration::from_secs(1);
/// Messages that a tail takes at once.
const TAIL_PULL: i32 = 32;

/// One queue and the part of it that a page reads.
#[derive(Clone)]
struct Part {
    broker: Broker,
    queue: TopicQueue,
    from: i64,
    to: i64,
    min: i64,
    max: i64,
}

impl Part {
    fn key(&self) -> (Name, i32) {
        (self.broker.name.clone(), self.queue.queue_id.get())
    }
}

/// The messages that `source` names, at `place`.
///
/// # Errors
/// The topic does not exist, or nobody answered.
pub async fn page(admin: &Admin, source: &Source, place: &Place) -> Result<Page, AdminError> {
    match &source.at {
        At::Id(id) => find(admin, &source.topic, id, &[KeyKind::UniqueId], true).await,
        At::Key(key) => find(admin, &source.topic, key, &[KeyKind::Key], false).await,
        at => read(admin, &source.topic, at, place).await,
    }
}

/// A part of a body: the message is read anew, and only the part is kept.
///
/// # Errors
/// The broker did not answer, or the message is not there any more.
pub async fn body(admin: &Admin, sources: Vec<Broker>, wanted: &BodyPart) -> Result<Bytes, AdminError> {
    let (name, queue, offset) = &wanted.place;
    let not_found = |what, name: String| AdminError::NotFound { what, name };
    let broker = sources.into_iter().find(|broker| broker.name == *name).ok_or_else(|| not_found("broker", name.to_string()))?;
    let pulled = admin.pull(&broker, &wanted.topic, QueueId(*queue), QueueOffset(*offset), 1).await?;
    let message = pulled.messages.into_iter().find(|message| message.queue_offset.get() == *offset);
    let message = message.ok_or_else(|| not_found("message", format!("{} {name}:{queue} at {offset}", wanted.topic)))?;
    // A slice would keep all of it in memory.
    Ok(Bytes::copy_from_slice(&message.body[wanted.range(message.body.len())]))
}

async fn read(admin: &Admin, topic: &str, at: &At, place: &Place) -> Result<Page, AdminError> {
    let admin = admin.within(DEADLINE);
    let mut queues = admin.topic_queues(topic).await?;
    if let At::Offset(broker, queue, _) = at {
        queues.retain(|one| one.broker.name == *broker && one.queue_id.get() == *queue);
    }
    let (ends, mut missing) = ends_of(&admin, topic, &queues).await;
    let mut parts: Vec<Part> = queues.iter().filter_map(|queue| part(queue, &ends)).collect();
    let forward = matches!(place, Place::After(_)) || (*place == Place::Start && !matches!(at, At::Latest | At::Tail));
    for part in &mut parts {
        choose(&admin, topic, at, place, part).await?;
    }
    let held = parts.iter().map(|part| part.max - part.min).sum();
    let asked = parts.iter().filter(|part| part.to > part.from).cloned().collect();
    let read = admin.each(asked, |part: Part| async { read_part(&admin, topic, &part).await.map(|messages| (part, messages)) }).await;
    let mut messages = Vec::new();
    for outcome in read.outcomes {
        match outcome.result {
            Ok((_, read)) => messages.extend(read),
            Err(error) => missing.push(format!("{}:{}: {error}", outcome.target.broker.name, outcome.target.queue.queue_id)),
        }
    }
    let messages = cut(messages, &parts, forward);
    let (older, newer) = cursors(&messages, &parts, forward);
    Ok(Page { messages: Arc::new(messages.into_iter().map(Seen::of).collect()), older, newer, held, missing })
}

/// Where queues begin and end: one request for each broker.
async fn ends_of(admin: &Admin, topic: &str, queues: &[TopicQueue]) -> (BTreeMap<(Name, i32), (i64, i64)>, Vec<String>) {
    let mut brokers: Vec<Broker> = queues.iter().map(|queue| queue.broker.clone()).collect();
    brokers.sort();
    brokers.dedup();
    let (mut ends, mut missing) = (BTreeMap::new(), Vec::new());
    for outcome in admin.each(brokers, |broker| async move { admin.topic_stats_at(&broker.addr, topic).await }).await.outcomes {
        match outcome.result {
            Ok(stats) => {
                for (queue, offset) in &stats.offset_table {
                    ends.insert((queue.0.broker_name.clone(), queue.0.queue_id.get()), (offset.min_offset, offset.max_offset));
                }
            }
            Err(error) => missing.push(format!("{}: {error}", outcome.target.name)),
        }
    }
    (ends, missing)
}

fn part(queue: &TopicQueue, ends: &BTreeMap<(Name, i32), (i64, i64)>) -> Option<Part> {
    let (min, max) = *ends.get(&(queue.broker.name.clone(), queue.queue_id.get()))?;
    let max = max.max(min);
    Some(Part { broker: queue.broker.clone(), queue: queue.clone(), from: min, to: min, min, max })
}

/// Which offsets of the queue the page reads.
async fn choose(admin: &Admin, topic: &str, at: &At, place: &Place, part: &mut Part) -> Result<(), AdminError> {
    let cursor = |cursors: &Cursors| {
        let found = cursors.iter().find(|(broker, queue, _)| (broker, *queue) == (&part.broker.name, part.queue.queue_id.get()));
        found.map(|(_, _, offset)| *offset)
    };
    let (from, to) = match (place, at) {
        // A queue that was not there before has nothing that is older.
        (Place::Before(cursors), _) => cursor(cursors).map_or((part.min, part.min), |offset| (offset - QUEUE_PAGE, offset)),
        (Place::After(cursors), _) => cursor(cursors).map_or((part.min, part.min + QUEUE_PAGE), |offset| (offset, offset + QUEUE_PAGE)),
        (Place::Start, At::Earliest) => (part.min, part.min + QUEUE_PAGE),
        (Place::Start, At::Offset(_, _, offset)) => (*offset, offset.saturating_add(QUEUE_PAGE)),
        (Place::Start, At::Time(ms)) => {
            let from = admin.offset_at(&part.broker.addr, topic, part.queue.queue_id, UnixMs(*ms)).await?.get();
            (from, from + QUEUE_PAGE)
        }
        (Place::Start, _) => (part.max - QUEUE_PAGE, part.max),
    };
    part.from = from.clamp(part.min, part.max);
    part.to = to.clamp(part.from, part.max);
    Ok(())
}

async fn read_part(admin: &Admin, topic: &str, part: &Part) -> Result<Vec<MessageExt>, AdminError> {
    let (mut at, mut read) = (part.from, Vec::new());
    while at < part.to {
        let most = i32::try_from(part.to - at).unwrap_or(TAIL_PULL);
        let pulled = admin.pull(&part.broker, topic, part.queue.queue_id, QueueOffset(at), most).await?;
        read.extend(pulled.messages.into_iter().filter(|message| message.queue_offset.get() < part.to));
        if pulled.next.get() <= at {
            break;
        }
        at = pulled.next.get();
    }
    Ok(read)
}

/// Newest first, without what lies behind the end of a queue that has more.
fn cut(mut messages: Vec<MessageExt>, parts: &[Part], forward: bool) -> Vec<MessageExt> {
    let order = |message: &MessageExt| (message.store_timestamp, message.commit_log_offset);
    for part in parts {
        let of_part: Vec<_> = messages.iter().filter(|message| is_of(message, part)).map(order).collect();
        let has_more = if forward { part.to < part.max } else { part.from > part.min };
        let edge = if forward { of_part.iter().max() } else { of_part.iter().min() };
        if let (true, Some(edge)) = (has_more, edge.copied()) {
            messages.retain(|message| if forward { order(message) <= edge } else { order(message) >= edge });
        }
    }
    messages.sort_by_key(|message| std::cmp::Reverse(order(message)));
    if forward {
        messages.drain(..messages.len().saturating_sub(PAGE));
    } else {
        messages.truncate(PAGE);
    }
    messages
}

fn is_of(message: &MessageExt, part: &Part) -> bool {
    (&message.broker_name, message.queue_id) == (&part.broker.name, part.queue.queue_id)
}

/// Where the pages before and after this one are.
fn cursors(messages: &[MessageExt], parts: &[Part], forward: bool) -> (Cursors, Cursors) {
    let (mut older, mut newer) = (Vec::new(), Vec::new());
    for part in parts {
        let (name, id) = part.key();
        let offsets = || messages.iter().filter(|message| is_of(message, part)).map(|message| message.queue_offset.get());
        let unread = if forward { part.from } else { part.to };
        let (first, next) = (offsets().min().unwrap_or(unread), offsets().max().map_or(unread, |last| last + 1));
        older.push((name.clone(), id, first));
        newer.push((name, id, next));
    }
    if parts.iter().zip(&older).all(|(part, (_, _, first))| *first <= part.min) {
        older.clear();
    }
    (older, newer)
}

/// Messages by id or key. An offset id is also looked for where it says.
async fn find(admin: &Admin, topic: &str, what: &str, kinds: &[KeyKind], is_id: bool) -> Result<Page, AdminError> {
    let admin = admin.within(DEADLINE);
    let mut page = Page::default();
    let mut found = Vec::new();
    for kind in kinds {
        for outcome in admin.messages_by_key(&KeyQuery::new(topic, what, *kind)).await?.outcomes {
            match outcome.result {
                Ok(messages) => found.extend(messages),
                Err(error) => page.missing.push(format!("{}: {error}", outcome.target.name)),
            }
        }
    }
    if let (true, true, Ok(id)) = (is_id, found.is_empty(), what.parse::<OffsetMsgId>()) {
        let brokers = admin.brokers(None).await?;
        let at = brokers.iter().find(|broker| *broker.addr == *id.host.to_string());
        match admin.message_by_id(id, Some(topic)).await {
            Ok(message) => {
                let broker_name = at.map_or_else(Name::new, |broker| broker.name.clone());
                found.push(MessageExt { broker_name, ..message });
            }
            Err(error) if error.is_unreachable() => page.missing.push(error.to_string()),
            // Whoever is at that address has no such message: nothing was found.
            Err(_) => {}
        }
    }
    found.sort_by_key(|message| std::cmp::Reverse((message.store_timestamp, message.commit_log_offset)));
    page.held = i64::try_from(found.len()).unwrap_or(i64::MAX);
    page.messages = Arc::new(found.into_iter().map(Seen::of).collect());
    Ok(page)
}

/// Follows a topic from now on, as long as the task lives. Returns when nobody listens any more.
pub async fn tail(admin: &Admin, lane: &mut Lane, source: &Source, inquiry: &Inquiry) {
    let mut next: BTreeMap<(Name, i32), i64> = BTreeMap::new();
    let mut first = true;
    loop {
        let asked_ms = UnixMs::now().get();
        let answer = match more(&admin.within(DEADLINE), &source.topic, &mut next, first).await {
            Ok(messages) => Some(Answer::More(messages)),
            Err(error) => first.then(|| Answer::Failed(error.to_string())),
        };
        let came = answer.as_ref().is_some_and(|answer| first || !matches!(answer, Answer::More(more) if more.is_empty()));
        first &= next.is_empty();
        if let (true, Some(answer)) = (came, answer)
            && !lane.tell(0, asked_ms, Content::Found(inquiry.clone(), Box::new(answer))).await
        {
            return;
        }
        lane.pause(TAIL_PERIOD).await;
    }
}

/// What came since `next`, oldest first; queues that are new there begin at their end when `first`, else at their beginning.
async fn more(admin: &Admin, topic: &str, next: &mut BTreeMap<(Name, i32), i64>, first: bool) -> Result<Vec<Seen>, AdminError> {
    let queues = admin.topic_queues(topic).await?;
    let (ends, _) = ends_of(admin, topic, &queues).await;
    let mut asked = Vec::new();
    for queue in &queues {
        let Some(part) = part(queue, &ends) else { continue };
        let at = *next.entry(part.key()).or_insert(if first { part.max } else { part.min });
        if at < part.max {
            asked.push(Part { from: at.max(part.min), to: part.max, ..part });
        }
    }
    let pulled = admin
        .each(asked, |part| async move { admin.pull(&part.broker, topic, part.queue.queue_id, QueueOffset(part.from), TAIL_PULL).await });
    let mut messages = Vec::new();
    for outcome in pulled.await.outcomes {
        if let Ok(pulled) = outcome.result {
            next.insert(outcome.target.key(), pulled.next.get().max(outcome.target.from));
            messages.extend(pulled.messages);
        }
    }
    messages.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    Ok(messages.into_iter().map(Seen::of).collect())
}
