//! Looking into queues.

use super::body::{self, BodyForm};
use super::{FilterArgs, Peek};
use crate::failure::Failure;
use crate::output::{Cell, Column, Format, Report, any, flag, moment, number, text};
use crate::parse::position::{Position, QueuePattern};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, AdminError, TopicQueue};
use mq_core::message::MessageExt;
use mq_core::types::{QueueOffset, UnixMs};

/// Messages of one pull.
const PULL: i32 = 32;

pub const COLUMNS: &[Column] = &[
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
];

/// The columns of a list of messages.
pub const fn columns() -> &'static [Column] {
    COLUMNS
}

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

/// Which messages fit.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    tag: Option<String>,
    key: Option<String>,
    props: Vec<(String, String)>,
    body_contains: Option<String>,
    until: Option<UnixMs>,
}

impl Filter {
    /// From the options.
    ///
    /// # Errors
    /// A property is not `K=V`.
    pub fn new(args: &FilterArgs, until: Option<UnixMs>) -> Result<Self, Failure> {
        let props = args.prop.iter().map(|prop| pair(prop)).collect::<Result<_, _>>()?;
        Ok(Self { tag: args.tag.clone(), key: args.key.clone(), props, body_contains: args.body_contains.clone(), until })
    }

    /// Whether `message` fits.
    pub fn fits(&self, message: &MessageExt) -> bool {
        let text = |wanted: &String| message.body.windows(wanted.len().max(1)).any(|part| part == wanted.as_bytes());
        self.tag.as_deref().is_none_or(|tag| message.tags() == Some(tag))
            && self.key.as_deref().is_none_or(|key| message.keys().is_some_and(|keys| keys.split(' ').any(|one| one == key)))
            && self.props.iter().all(|(name, value)| message.properties.get(name) == Some(value))
            && self.body_contains.as_ref().is_none_or(text)
            && self.until.is_none_or(|until| message.store_timestamp <= until)
    }
}

/// `K=V`.
///
/// # Errors
/// It is none.
pub fn pair(text: &str) -> Result<(String, String), Failure> {
    let (name, value) = text.split_once('=').ok_or_else(|| Failure::usage(format!("`{text}` is not K=V")))?;
    Ok((name.to_owned(), value.to_owned()))
}

/// What a scan brought.
pub struct Scanned {
    /// The messages that fit, by store time.
    pub messages: Vec<MessageExt>,
    /// Why the scan is incomplete.
    pub missing: Vec<String>,
    /// The scan stopped at its limit, not at the end of the queues.
    pub cut: bool,
}

/// Reads queues from `from` on until their end as of now, or until `scan_max` messages were read.
pub async fn scan(admin: &Admin, queues: Vec<TopicQueue>, topic: &str, from: Position, filter: &Filter, scan_max: usize) -> Scanned {
    let share = (scan_max / queues.len().max(1)).max(1);
    let read = admin.each(queues, |queue| async move { scan_queue(admin, &queue, topic, from, filter, share).await }).await;
    let mut scanned = Scanned { messages: Vec::new(), missing: Vec::new(), cut: false };
    for outcome in read.outcomes {
        match outcome.result {
            Ok((messages, cut)) => {
                scanned.messages.extend(messages);
                scanned.cut |= cut;
            }
            Err(error) => {
                let queue = outcome.target;
                scanned.missing.push(format!("{}:{}: {}", queue.broker.name, queue.queue_id, reason(&error)));
            }
        }
    }
    scanned.messages.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    scanned
}

async fn scan_queue(
    admin: &Admin,
    queue: &TopicQueue,
    topic: &str,
    from: Position,
    filter: &Filter,
    scan_max: usize,
) -> Result<(Vec<MessageExt>, bool), AdminError> {
    let (addr, id) = (&queue.broker.addr, queue.queue_id);
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
    let mut at = start.max(min);
    let (mut fit, mut seen) = (Vec::new(), 0);
    while at < max {
        if seen >= scan_max {
            return Ok((fit, true));
        }
        let pulled = admin.pull(&queue.broker, topic, id, at, PULL).await?;
        seen += pulled.messages.len();
        let past = filter.until.is_some_and(|until| pulled.messages.last().is_some_and(|last| last.store_timestamp > until));
        fit.extend(pulled.messages.into_iter().filter(|message| message.queue_offset < max && filter.fits(message)));
        if past || pulled.next <= at {
            break;
        }
        at = pulled.next;
    }
    Ok((fit, false))
}

/// Looks into a topic.
///
/// # Errors
/// The topic is not known, or nobody answered.
pub async fn peek(session: &mut Session<'_>, wanted: &Peek) -> Result<u8, Failure> {
    let from = Position::parse(&wanted.from, session.now, &session.settings.tz)?;
    let until = wanted.until.as_deref().map(|until| session.moment(until)).transpose()?;
    let filter = Filter::new(&wanted.filter, until)?;
    let patterns = wanted.queue.iter().map(|queue| QueuePattern::parse(queue)).collect::<Result<Vec<_>, _>>()?;
    let admin = session.admin()?;
    let mut queues = admin.topic_queues(&wanted.topic).await?;
    queues.retain(|queue| patterns.is_empty() || patterns.iter().any(|pattern| pattern.fits(&queue.broker.name, queue.queue_id)));
    if queues.is_empty() {
        return Err(Failure::not_found("queue", &wanted.queue.join(" ")).hint(format!("mqadmin topic status {}", wanted.topic)));
    }
    let asked = queues.len();
    let scanned = scan(&admin, queues, &wanted.topic, from, &filter, wanted.scan_max).await;
    if scanned.missing.len() == asked {
        let failure = Failure::new(crate::failure::UNREACHABLE, "UNREACHABLE", format!("no queue of {} could be read", wanted.topic));
        return Err(failure.because(scanned.missing.join("; ")));
    }
    let report = report(session, &scanned, wanted.body);
    session.show(report)
}

/// The messages of a scan as a report.
pub fn report(session: &Session<'_>, scanned: &Scanned, form: BodyForm) -> Report {
    let body_max = match session.settings.format.value {
        Format::Table if session.io.terminal_width.is_some() => 80,
        _ => usize::MAX / 8,
    };
    let mut report = Report::new("mqadmin.msg/1", COLUMNS);
    report.rows = scanned.messages.iter().map(|message| Row::of(message, form, body_max)).collect();
    for missing in &scanned.missing {
        report.missing(missing.as_str());
    }
    if scanned.cut {
        report.warn("the scan stopped at its limit; --scan-max reads on");
    }
    report
}
