//! Looking into queues.

use super::Peek;
use super::body::{self, BodyForm};
use super::filter::{Choice, Stored};
use super::scan::{Part, Scanned, scan, unread};
use crate::failure::Failure;
use crate::output::{Cell, Format, Report, Shape, any, flag, moment, number, text};
use crate::parse::position::{Position, QueuePattern};
use crate::session::Session;
use mq_core::admin::{Admin, TopicQueue};
use mq_core::message::MessageExt;

pub const COLUMNS: Shape = Shape::new(
    "mqadmin.msg/1",
    &[
        text("msg_id"),
        text("queue"),
        number("offset"),
        moment("stored"),
        text("tags"),
        text("keys"),
        number("size"),
        text("body"),
        text("body_encoding").wide(),
        flag("body_truncated").wide(),
        text("topic").wide(),
        text("offset_msg_id").wide(),
        moment("born").wide(),
        text("born_host").wide(),
        text("store_host").wide(),
        number("reconsume_times").wide(),
        number("sys_flag").wide(),
        flag("compressed").wide(),
        number("commit_log_offset").wide(),
        any("properties").wide(),
    ],
);

/// A message as a row.
pub struct Row;

impl Row {
    /// The cells.
    pub fn of(message: &MessageExt, form: BodyForm, body_max: usize) -> Vec<Cell> {
        let (body, encoding, truncated) = body::show(&message.body, form, body_max);
        let optional = |text: Option<&str>| text.map_or(Cell::None, Cell::text);
        let properties: serde_json::Map<_, _> = message.properties.iter().map(|(name, value)| (name.to_owned(), value.into())).collect();
        vec![
            Cell::text(message.msg_id()),
            Cell::text(format!("{}:{}", message.broker_name, message.queue_id)),
            Cell::Int(message.queue_offset.get()),
            Cell::Time(message.store_timestamp),
            optional(message.tags()),
            optional(message.keys()),
            Cell::Int(message.body.len() as i64),
            Cell::text(body),
            Cell::text(encoding),
            Cell::Bool(truncated),
            Cell::text(&*message.topic),
            Cell::text(message.offset_msg_id().to_string()),
            Cell::Time(message.born_timestamp),
            Cell::text(message.born_host.to_string()),
            Cell::text(message.store_host.to_string()),
            Cell::Int(message.reconsume_times.into()),
            Cell::Int(message.sys_flag.get().into()),
            Cell::Bool(message.sys_flag.compression().is_some()),
            Cell::Int(message.commit_log_offset.get()),
            Cell::Json(serde_json::Value::Object(properties)),
        ]
    }
}

/// Looks into a topic.
///
/// # Errors
/// The topic is not known, or nobody answered.
pub async fn peek(session: &mut Session<'_>, wanted: &Peek) -> Result<u8, Failure> {
    let from = Position::parse(&wanted.from, session.now, &session.settings.tz)?;
    let choice = Choice::new(session, &wanted.filter, &Stored { since: None, until: wanted.until.clone() })?;
    let filter = choice.filter()?;
    let admin = session.admin_for_long()?;
    let queues = queues_of(&admin, &wanted.topic, &wanted.queue).await?;
    let asked = queues.len();
    let part = Part { topic: &wanted.topic, from, until: choice.until(), scan_max: wanted.scan_max };
    let scanned = scan(&admin, queues, part, &filter).await;
    if scanned.missing.len() >= asked && scanned.messages.is_empty() {
        return Err(unread(&wanted.topic, &scanned.missing, scanned.error));
    }
    let report = report(session, &scanned, wanted.body);
    session.show(report)
}

/// The queues of `topic` that fit one of `patterns`, or all of them.
///
/// # Errors
/// The topic is not known, or has no such queue.
pub async fn queues_of(admin: &Admin, topic: &str, patterns: &[String]) -> Result<Vec<TopicQueue>, Failure> {
    let wanted = patterns.iter().map(|queue| QueuePattern::parse(queue)).collect::<Result<Vec<_>, _>>()?;
    let mut queues = admin.topic_queues(topic).await?;
    queues.retain(|queue| wanted.is_empty() || wanted.iter().any(|pattern| pattern.fits(&queue.broker.name, queue.queue_id)));
    if queues.is_empty() {
        return Err(Failure::not_found("queue", &patterns.join(" ")).hint(format!("mqadmin topic status {topic}")));
    }
    Ok(queues)
}

/// The messages of a scan as a report.
pub fn report(session: &Session<'_>, scanned: &Scanned, form: BodyForm) -> Report {
    let body_max = match session.settings.format.value {
        Format::Table if session.io.terminal_width.is_some() => 80,
        _ => usize::MAX / 8,
    };
    let mut report = Report::of(&COLUMNS);
    report.rows = scanned.messages.iter().map(|message| Row::of(message, form, body_max)).collect();
    for missing in &scanned.missing {
        report.missing(missing.as_str());
    }
    if scanned.cut {
        report.warn("the scan stopped at its limit; --scan-max reads on");
    }
    report
}
