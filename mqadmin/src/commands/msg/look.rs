//! `msg decode-id`, `msg cq`: what an id says without asking anybody, and what a consume queue holds.

use super::peek::queues_of;
use super::scan::bounds;
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, flag, moment, number, text};
use crate::parse::position::Position;
use crate::session::Session;
use clap::Args;
use mq_core::message::ids::{OffsetMsgId, unique_id_ip, unique_id_time};
use mq_core::message::recall::RecallHandle;

/// Which entries.
#[derive(Debug, Clone, Args)]
pub struct Cq {
    /// The topic
    pub topic: String,
    /// The queue: BROKER:ID
    #[arg(long, value_name = "QUEUE")]
    pub queue: String,
    /// Where to begin: earliest, latest, 123, -10 (before the end), @TIME
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, default_value = "-10")]
    pub from: String,
    /// Entries at most
    #[arg(long, value_name = "N", default_value_t = 10, value_parser = clap::value_parser!(i32).range(1..=10_000))]
    pub count: i32,
    /// Whether that group's filter lets each pass
    #[arg(short = 'g', long)]
    pub group: Option<String>,
}

pub const IDS: Shape = Shape::new(
    "mqadmin.msg.decode-id/1",
    &[text("reading"), text("host"), number("commit_log_offset"), moment("time"), text("topic"), text("id").wide()],
);
pub const ENTRIES: Shape = Shape::new(
    "mqadmin.msg.cq/1",
    &[
        number("index"),
        number("commit_log_offset"),
        number("size"),
        number("tags_code"),
        flag("passes"),
        text("message").wide(),
        text("bit_map").wide(),
        text("extension").wide(),
    ],
);

/// Everything that an id can mean; nothing in it says which of these it is.
///
/// # Errors
/// It means nothing.
pub fn decode_id(session: &mut Session<'_>, id: &str) -> Result<u8, Failure> {
    let mut report = Report::of(&IDS);
    let row = |reading: &str, host: Cell, offset: Cell, time: Cell, topic: Cell| {
        vec![Cell::text(reading), host, offset, time, topic, Cell::text(id)]
    };
    if let Ok(place) = id.parse::<OffsetMsgId>() {
        let host = Cell::text(place.host.to_string());
        report.rows.push(row("offset id", host, Cell::Int(place.phy.get()), Cell::None, Cell::None));
    }
    if let (Ok(ip), Ok(made)) = (unique_id_ip(id), unique_id_time(id, session.now)) {
        report.rows.push(row("unique id", Cell::text(ip.to_string()), Cell::None, Cell::Time(made), Cell::None));
    }
    if let Ok(handle) = id.parse::<RecallHandle>() {
        let (broker, topic) = (Cell::text(&*handle.broker_name), Cell::text(&*handle.topic));
        report.rows.push(row("recall handle", broker, Cell::None, Cell::Time(handle.deliver_at), topic));
    }
    if report.rows.is_empty() {
        let what = format!("`{id}` is no message id: 32 or 40 hexadecimal digits, or a recall handle");
        return Err(Failure::usage(what).hint("a key is found by: mqadmin msg get KEY --topic TOPIC"));
    }
    session.show(report)
}

/// Entries of a queue as a broker has them.
///
/// # Errors
/// The queue is not known, its broker did not answer, or nothing is there.
pub async fn cq(session: &mut Session<'_>, wanted: &Cq) -> Result<u8, Failure> {
    let from = Position::parse(&wanted.from, session.now, &session.settings.tz)?;
    let admin = session.admin()?;
    let queues = queues_of(&admin, &wanted.topic, std::slice::from_ref(&wanted.queue)).await?;
    let [queue] = queues.as_slice() else {
        return Err(Failure::usage(format!("`{}` is {} queues; --queue wants one: BROKER:ID", wanted.queue, queues.len())));
    };
    let (start, end) = bounds(&admin, queue, &wanted.topic, from).await?;
    let (addr, group) = (&queue.broker.addr, wanted.group.as_deref());
    let answer = admin.queue_entries(addr, &wanted.topic, queue.queue_id, start.get(), wanted.count, group).await?;
    let Some(answer) = answer else {
        let what = format!("{}:{start}", wanted.queue);
        return Err(Failure::not_found("entry", &what).because(format!("the queue ends at {end}")));
    };
    let mut report = Report::of(&ENTRIES);
    for (at, entry) in answer.queue_data.into_iter().enumerate() {
        let optional = |text: Option<String>| text.filter(|text| !text.is_empty()).map_or(Cell::None, Cell::Text);
        report.rows.push(vec![
            Cell::Int(start.get() + at as i64),
            Cell::Int(entry.physic_offset),
            Cell::Int(entry.physic_size.into()),
            Cell::Int(entry.tags_code),
            if group.is_some() { Cell::Bool(entry.eval) } else { Cell::None },
            optional(entry.msg),
            optional(entry.bit_map),
            optional(entry.extend_data_json),
        ]);
    }
    session.note(&format!("the queue begins at {} and ends at {}", answer.min_queue_index, answer.max_queue_index));
    session.show(report)
}
