//! `queryMsgTraceById`.

use super::parse::Parsed;
use crate::commands::trace::not_traced;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::session::{Session, reason};
use jiff::tz::TimeZone;
use mq_core::admin::{KeyKind, KeyQuery};
use mq_core::message::MessageExt;
use mq_core::message::trace::{TraceRecord, trace_records};
use mq_core::names::TRACE_TOPIC;
use mq_core::types::UnixMs;
use std::fmt::Write as _;

/// Prints the sends and deliveries of the message with that id, as traces tell them.
///
/// # Errors
/// Nobody answered, or there is no trace of it.
pub async fn by_id(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let id = parsed.get("i").unwrap_or_default().trim();
    let number = |key: &str| {
        parsed.get(key).map(|text| text.trim().parse().map_err(|_| Failure::usage(format!("-{key} wants a number")))).transpose()
    };
    let topic = parsed.get("t").map_or(TRACE_TOPIC, str::trim);
    let mut query = KeyQuery::new(topic, id, KeyKind::Key);
    query.begin = number("b")?.map_or(query.begin, UnixMs);
    query.end = number("e")?.map_or(query.end, UnixMs);
    query.max_num = number("c")?.map_or(query.max_num, |count: i64| i32::try_from(count).unwrap_or(i32::MAX));
    let admin = session.admin()?;
    let asked = admin.messages_by_key(&query).await?.some_answer()?;
    let failed: Vec<_> = asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect();
    let mut found: Vec<MessageExt> = asked.answers().flat_map(|(_, messages)| messages.clone()).collect();
    if found.is_empty() && failed.is_empty() {
        return Err(not_traced(id));
    }
    if found.is_empty() {
        let failure = Failure::new(failure::UNREACHABLE, "INCOMPLETE_SEARCH", format!("could not look everywhere for traces of `{id}`"));
        return Err(failure.because(failed.join("; ")));
    }
    found.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    let text = print(&found, id, &session.settings.tz);
    session.io.print(&text);
    for failure in &failed {
        session.io.note(&format!("warning: {failure}"));
    }
    Ok(if failed.is_empty() { failure::DONE } else { failure::PARTIAL })
}

/// Sends as they are met, then the deliveries, group by group. Apache lists groups in hash order, here the first that is met comes first.
fn print(found: &[MessageExt], id: &str, tz: &TimeZone) -> String {
    let mut text = String::new();
    let mut groups: Vec<(String, Vec<String>)> = Vec::new();
    for message in found {
        let body = String::from_utf8_lossy(&message.body);
        let host = message.born_host.ip().to_string();
        for record in trace_records(&body).flatten().filter(|record| record.msg_id() == id) {
            match record {
                TraceRecord::Pub(sent) => {
                    text += &heading("#ProducerGroup", "#SendTime");
                    text += &row("Pub", sent.group, &host, Some(sent.timestamp), sent.cost_ms, sent.success, tz);
                    text.push('\n');
                }
                TraceRecord::SubAfter(end) => {
                    let group = end.group.unwrap_or_default();
                    let line = row("Sub", group, &host, end.timestamp, end.cost_ms, end.success, tz);
                    match groups.iter_mut().find(|(known, _)| known == group) {
                        Some((_, lines)) => lines.push(line),
                        None => groups.push((group.to_owned(), vec![line])),
                    }
                }
                _ => {}
            }
        }
    }
    for (_, lines) in groups {
        text += &heading("#ConsumerGroup", "#ConsumerTime");
        text.extend(lines);
        text.push('\n');
    }
    text
}

fn heading(group: &str, time: &str) -> String {
    format!("{:<10} {group:<20} {:<20} {time:<20} {:<10} {:<10}\n", "#Type", "#ClientHost", "#CostTimes", "#Status")
}

fn row(kind: &str, group: &str, host: &str, at: Option<UnixMs>, cost_ms: i32, success: bool, tz: &TimeZone) -> String {
    let at = at.map_or_else(|| "-".to_owned(), |at| time::plain(at, tz));
    let (cost, status) = (format!("{cost_ms}ms"), if success { "success" } else { "failed" });
    let mut line = String::new();
    // Writing to a text cannot fail.
    let _ = writeln!(line, "{kind:<10} {group:<20} {host:<20} {at:<20} {cost:<10} {status:<10}");
    line
}
