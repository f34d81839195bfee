//! Finding one message.

use super::Get;
use super::body::BodyForm;
use super::peek::{COLUMNS, Row};
use crate::failure::Failure;
use crate::output::{Format, Report};
use crate::parse::time;
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, KeyKind, KeyQuery};
use mq_core::message::MessageExt;
use mq_core::message::ids::OffsetMsgId;
use mq_core::types::{QueueId, QueueOffset};
use std::fmt::Write as _;

/// What was found, what was tried, and what could not be asked.
#[derive(Default)]
struct Search {
    found: Vec<MessageExt>,
    tried: Vec<String>,
    missing: Vec<String>,
}

/// Finds and shows messages.
///
/// # Errors
/// None was found, or nobody could be asked.
pub async fn get(session: &mut Session<'_>, wanted: &Get) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let search = search(&admin, wanted).await?;
    if search.found.is_empty() {
        let tried = format!("tried {}", search.tried.join(", "));
        if search.missing.is_empty() {
            let hint = if wanted.topic.is_none() { "give its --topic: keys and unique ids are kept by topic" } else { "" };
            return Err(Failure::not_found("message", &wanted.what).because(tried).hint(hint));
        }
        let failure =
            Failure::new(crate::failure::UNREACHABLE, "INCOMPLETE_SEARCH", format!("could not look everywhere for `{}`", wanted.what));
        return Err(failure.because(format!("{}; {tried}", search.missing.join("; "))));
    }
    if session.settings.format.value == Format::Table && wanted.body != BodyForm::None && search.found.len() == 1 {
        let text = describe(&search.found[0], wanted, session);
        session.io.print(&text);
        return Ok(crate::failure::DONE);
    }
    let mut report = Report::of(&COLUMNS);
    let body_max = if session.io.terminal_width.is_some() { wanted.body_max } else { usize::MAX / 8 };
    report.rows = search.found.iter().map(|message| Row::of(message, wanted.body, body_max)).collect();
    for missing in search.missing {
        report.missing(missing);
    }
    session.show(report)
}

async fn search(admin: &Admin, wanted: &Get) -> Result<Search, Failure> {
    let mut search = Search::default();
    if let Some((broker, queue, offset)) = place(&wanted.what) {
        let Some(topic) = &wanted.topic else {
            return Err(Failure::usage("a place in a queue needs its --topic"));
        };
        let broker = admin.broker_named(broker).await?;
        search.tried.push(format!("{broker} queue {queue} at {offset}"));
        let pulled = admin.pull(&broker, topic, queue, offset, 1).await?;
        search.found = pulled.messages.into_iter().filter(|message| message.queue_offset == offset).collect();
        return Ok(search);
    }
    if let (false, Ok(id)) = (wanted.key, wanted.what.parse::<OffsetMsgId>()) {
        by_offset_id(admin, id, wanted.topic.as_deref(), &mut search).await?;
    }
    if let Some(topic) = wanted.topic.as_deref().filter(|_| search.found.is_empty()) {
        let kinds: &[KeyKind] = if wanted.key { &[KeyKind::Key] } else { &[KeyKind::UniqueId, KeyKind::Key] };
        for kind in kinds {
            by_key(admin, &KeyQuery::new(topic, &wanted.what, *kind), &mut search).await?;
            if !search.found.is_empty() {
                break;
            }
        }
    }
    Ok(search)
}

/// `broker:queue:offset`.
fn place(text: &str) -> Option<(&str, QueueId, QueueOffset)> {
    let (rest, offset) = text.rsplit_once(':')?;
    let (broker, queue) = rest.rsplit_once(':')?;
    Some((broker, QueueId(queue.parse().ok()?), QueueOffset(offset.parse().ok()?)))
}

/// At the address in the id; when nobody is there, or has another message there, at every broker.
async fn by_offset_id(admin: &Admin, id: OffsetMsgId, topic: Option<&str>, search: &mut Search) -> Result<(), Failure> {
    let brokers = admin.brokers(None).await?;
    let host = id.host.to_string();
    let known = brokers.iter().find(|broker| *broker.addr == *host);
    let others = brokers.iter().filter(|broker| known.is_none() && broker.id.is_master());
    for broker in known.into_iter().chain(others) {
        search.tried.push(format!("{broker} at {}", id.phy));
        match admin.message_at(&broker.addr, id.phy, topic).await {
            Ok(message) => {
                let fits = known.is_some() || message.offset_msg_id() == id;
                if fits {
                    search.found.push(MessageExt { broker_name: broker.name.clone(), ..message });
                    return Ok(());
                }
            }
            // A broker has nothing to read there: another one's id, or the id of another kind.
            Err(AdminError::NotFound { .. } | AdminError::Refused { .. } | AdminError::BadAnswer { .. }) => {}
            Err(error) => search.missing.push(format!("{broker}: {}", reason(&error))),
        }
    }
    Ok(())
}

async fn by_key(admin: &Admin, query: &KeyQuery<'_>, search: &mut Search) -> Result<(), Failure> {
    let what = if query.kind == KeyKind::UniqueId { "unique id" } else { "key" };
    for outcome in admin.messages_by_key(query).await?.outcomes {
        search.tried.push(format!("{what} at {}", outcome.target));
        match outcome.result {
            Ok(messages) => search.found.extend(messages),
            Err(error) => search.missing.push(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    Ok(())
}

/// One message for people.
fn describe(message: &MessageExt, wanted: &Get, session: &Session<'_>) -> String {
    let tz = &session.settings.tz;
    let mut text = String::new();
    let mut line = |name: &str, value: &str| {
        let _ = writeln!(text, "{name:<16}{value}");
    };
    line("msg id", &message.msg_id());
    line("offset msg id", &message.offset_msg_id().to_string());
    line("topic", &message.topic);
    line("tags", message.tags().unwrap_or("-"));
    line("keys", message.keys().unwrap_or("-"));
    line("queue", &format!("{}:{} at {}", message.broker_name, message.queue_id, message.queue_offset));
    line("commit log", &format!("{} ({} bytes)", message.commit_log_offset, message.store_size));
    line("born", &format!("{} at {}", time::plain(message.born_timestamp, tz), message.born_host));
    line("stored", &format!("{} at {}", time::plain(message.store_timestamp, tz), message.store_host));
    line("tries", &message.reconsume_times.to_string());
    for (name, value) in message.properties.iter() {
        line("property", &format!("{name}={value}"));
    }
    let (body, encoding, cut) = super::body::show(&message.body, wanted.body, wanted.body_max);
    let packed = if message.sys_flag.compression().is_some() { ", was compressed" } else { "" };
    let cut = if cut { ", cut: --body-max shows more" } else { "" };
    line("body", &format!("{} bytes, {encoding}{packed}{cut}", message.body.len()));
    let body: String = body
        .chars()
        .flat_map(|c| if c.is_control() && c != '\n' && c != '\t' { c.escape_default().collect::<Vec<_>>() } else { vec![c] })
        .collect();
    text + &body + "\n"
}
