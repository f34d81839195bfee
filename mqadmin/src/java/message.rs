//! `queryMsgBy…`, `decodeMessageId`, `sendMessage`, `printMsg`, `printMsgByQueue`, `consumeMessage`, `dumpCompactionLog`.

mod compaction;
mod print;
mod track;

pub use compaction::dump;
pub use print::{consume, print_msg, print_msg_by_queue};

use super::format::{QueueEnds, properties_text};
use super::parse::Parsed;
use crate::commands::topic::write::name;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, KeyKind, KeyQuery};
use mq_core::message::ids::{OffsetMsgId, unique_id_ip, unique_id_time};
use mq_core::message::{Message, MessageExt};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::fmt::Write as _;

/// Where Apache's tool puts bodies.
const BODY_FOLDER: &str = "/tmp/rocketmq/msgbodys";

/// Prints the messages with those ids, parted by commas.
///
/// # Errors
/// Nobody answered, or there is none of that id.
pub async fn by_id(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    for id in parsed.get("i").unwrap_or_default().split(',').map(str::trim).filter(|id| !id.is_empty()) {
        let message = find(&admin, id, parsed.get("t")).await?;
        print_message(session, &admin, &message, true, None).await?;
    }
    Ok(failure::DONE)
}

/// By the place that an id names, else as a unique id in `topic`.
async fn find(admin: &Admin, id: &str, topic: Option<&str>) -> Result<MessageExt, Failure> {
    let place = id.parse::<OffsetMsgId>().ok();
    let found = match place {
        Some(place) => admin.message_by_id(place, topic).await,
        None => Err(AdminError::NotFound { what: "message", name: id.to_owned() }),
    };
    match (found, topic) {
        (Ok(message), _) => Ok(message),
        // It is a unique id, whose digits name no broker, or one that has nothing there.
        (Err(AdminError::NotFound { .. } | AdminError::Refused { .. } | AdminError::Unreachable { .. }), Some(topic)) => {
            let found = by_key_everywhere(admin, &KeyQuery::new(topic, id, KeyKind::UniqueId)).await?;
            found.into_iter().next().ok_or_else(|| Failure::not_found("message", id))
        }
        (Err(error), _) => Err(error.into()),
    }
}

async fn by_key_everywhere(admin: &Admin, query: &KeyQuery<'_>) -> Result<Vec<MessageExt>, Failure> {
    let asked = admin.messages_by_key(query).await?.some_answer()?;
    let failed: Vec<_> = asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect();
    let found: Vec<_> = asked.answers().flat_map(|(_, messages)| messages.clone()).collect();
    if found.is_empty() && !failed.is_empty() {
        let failure = Failure::new(failure::UNREACHABLE, "INCOMPLETE_SEARCH", format!("could not look everywhere for `{}`", query.key));
        return Err(failure.because(failed.join("; ")));
    }
    Ok(found)
}

/// Prints the message with that unique id.
///
/// # Errors
/// Nobody answered, or there is none of that id.
pub async fn by_unique_key(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (topic, id) = (parsed.get("t").unwrap_or_default(), parsed.get("i").unwrap_or_default());
    let admin = session.admin()?;
    let mut found = by_key_everywhere(&admin, &KeyQuery::new(topic, id, KeyKind::UniqueId)).await?;
    found.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    if found.is_empty() {
        return Err(Failure::not_found("message", id));
    }
    let count = if parsed.has("a") { found.len() } else { 1 };
    for message in found.iter().take(count) {
        print_message(session, &admin, message, false, None).await?;
    }
    Ok(failure::DONE)
}

/// Prints id, queue and offset of the messages with that key.
///
/// # Errors
/// Nobody answered, or there is none with that key.
pub async fn by_key(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (topic, key) = (parsed.get("t").unwrap_or_default(), parsed.get("k").unwrap_or_default());
    let mut query = KeyQuery::new(topic, key, KeyKind::Key);
    let number =
        |key: &str| parsed.get(key).map(|text| text.parse().map_err(|_| Failure::usage(format!("-{key} wants ms since 1970")))).transpose();
    query.begin = number("b")?.map_or(query.begin, UnixMs);
    query.end = number("e")?.map_or(query.end, UnixMs);
    query.max_num = parsed.get("m").and_then(|text| text.parse().ok()).unwrap_or(query.max_num);
    let admin = session.admin()?;
    let mut found = by_key_everywhere(&admin, &query).await?;
    if found.is_empty() {
        return Err(Failure::not_found("message", key));
    }
    found.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    session.io.print(&format!("{:<50} {:>4} {:>40} {:<200}\n", "#Message ID", "#QID", "#Offset", "#IndexKey"));
    for message in found {
        let hour = message.store_timestamp.get() / 3_600_000 * 3_600_000;
        let index_key = format!("{hour}@{topic}@K@{key}@{}@{}", message.msg_id(), message.commit_log_offset);
        let (id, queue, offset) = (message.msg_id(), message.queue_id.get(), message.queue_offset.get());
        session.io.print(&format!("{id:<50} {queue:>4} {offset:>40} {index_key:<200}\n"));
    }
    Ok(failure::DONE)
}

/// Prints the message at a place in a queue.
///
/// # Errors
/// Nobody answered, the broker is not known, or there is none at that place.
pub async fn by_offset(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let queue = text("i").parse().map(QueueId).map_err(|_| Failure::usage("-i wants a queue id"))?;
    let offset = text("o").parse().map(QueueOffset).map_err(|_| Failure::usage("-o wants an offset"))?;
    let admin = session.admin()?;
    let broker = admin.broker_named(text("b")).await?;
    let pulled = admin.pull(&broker, text("t"), queue, offset, 1).await?;
    let message = pulled.messages.iter().find(|message| message.queue_offset == offset);
    let message = message.ok_or_else(|| Failure::not_found("message", &format!("{}:{queue}:{offset}", broker.name)))?;
    let ends = QueueEnds { min: pulled.min.get(), max: pulled.max.get() };
    print_message(session, &admin, message, true, Some(&ends)).await?;
    Ok(failure::DONE)
}

/// Prints which machine made a unique id, and when. Works without a cluster.
///
/// # Errors
/// It has not the form of an id.
pub async fn decode_id(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let id = parsed.get("i").unwrap_or_default();
    let bad = |_| Failure::usage(format!("`{id}` is no unique message id"));
    let ip = unique_id_ip(id).map_err(bad)?;
    let at = unique_id_time(id, session.now).map_err(bad)?;
    session.io.print(&format!("ip={ip}date={}", time::java_option(at, &session.settings.tz)));
    Ok(failure::DONE)
}

/// Prints one message as Apache does, its body to a file, and who consumed it.
async fn print_message(
    session: &mut Session<'_>,
    admin: &Admin,
    message: &MessageExt,
    with_id: bool,
    ends: Option<&QueueEnds>,
) -> Result<(), Failure> {
    let file = format!("{BODY_FOLDER}/{}", message.msg_id().replace('/', "_"));
    let written = std::fs::create_dir_all(BODY_FOLDER).and_then(|()| std::fs::write(&file, &message.body));
    written.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{file}: {error}")))?;
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name:<20} {value}");
    };
    if with_id {
        line("OffsetID:", &message.offset_msg_id().to_string());
    }
    line("Topic:", &message.topic);
    line("Tags:", &format!("[{}]", message.tags().unwrap_or("null")));
    line("Keys:", &format!("[{}]", message.keys().unwrap_or("null")));
    line("Queue ID:", &message.queue_id.to_string());
    line("Queue Offset:", &message.queue_offset.to_string());
    line("CommitLog Offset:", &message.commit_log_offset.to_string());
    line("Reconsume Times:", &message.reconsume_times.to_string());
    line("Born Timestamp:", &time::java_plain(message.born_timestamp, &session.settings.tz));
    line("Store Timestamp:", &time::java_plain(message.store_timestamp, &session.settings.tz));
    line("Born Host:", &message.born_host.to_string());
    line("Store Host:", &message.store_host.to_string());
    line("System Flag:", &message.sys_flag.get().to_string());
    line("Properties:", &properties_text(message, ends));
    line("Message Body Path:", &file);
    session.io.print(&text);
    let tracks = track::tracks(admin, message).await.unwrap_or_else(|failure| {
        session.io.note(&format!("warning: who consumed it is not known: {}", failure.message));
        Vec::new()
    });
    session.io.print("\n\n");
    if tracks.is_empty() {
        session.io.print("WARN: No Consumer");
    }
    // By unique id Apache prints them without line ends.
    let end = if with_id { "\n" } else { "" };
    tracks.iter().for_each(|track| session.io.print(&format!("{track}{end}")));
    Ok(())
}

/// Sends one message.
///
/// # Errors
/// Nobody answered, or the broker refused.
pub async fn send(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = name(parsed.get("t").unwrap_or_default())?;
    let queue: Option<i32> = parsed.get("i").map(|text| text.parse().map_err(|_| Failure::usage("-i wants a queue id"))).transpose()?;
    if queue.is_some() && !parsed.has("b") {
        session.io.print_line("Broker name must be set if the queue is chosen!");
        return Ok(failure::USAGE);
    }
    let mut message = Message::new(topic.clone(), parsed.get("p").unwrap_or_default().to_owned());
    if let Some(tags) = parsed.get("c") {
        message = message.with_tags(tags);
    }
    if let Some(keys) = parsed.get("k") {
        message = message.with_keys([keys]);
    }
    let admin = session.admin()?;
    let queues = admin.writable_queues(&topic, parsed.get("b")).await?;
    let chosen = match queue {
        Some(queue) => queues.iter().find(|(_, id)| *id == QueueId(queue)),
        None => queues.get(session.now.get().unsigned_abs() as usize % queues.len()),
    };
    let (broker, queue_id) = chosen.ok_or_else(|| Failure::not_found("queue", parsed.get("i").unwrap_or_default()))?;
    if rails::confirm_java(session, Class::Write, &topic, &format!("send a message to {topic}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let sent = admin.send(broker, *queue_id, &message).await?;
    session.io.print(&format!("{:<32}  {:<4}  {:<20}    {}\n", "#Broker Name", "#QID", "#Send Result", "#MsgId"));
    let line = format!("{:<32}  {:<4}  {:<20}    {}\n", sent.broker_name, sent.queue_id.get(), sent.status(), sent.msg_id);
    session.io.print(&line);
    Ok(failure::DONE)
}
