//! Sending messages.

use super::Send;
use super::filter::pair;
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, number, text};
use crate::parse::position::QueuePattern;
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use mq_core::message::Message;

pub const COLUMNS: Shape =
    Shape::new("mqadmin.msg.send/1", &[text("msg_id"), text("status"), text("queue"), number("offset"), text("offset_msg_id").wide()]);

/// Sends.
///
/// # Errors
/// The message cannot be sent, nobody answered, or a broker refused.
pub async fn send(session: &mut Session<'_>, wanted: &Send) -> Result<u8, Failure> {
    let message = message(session, wanted)?;
    let pattern = wanted.queue.as_deref().map(QueuePattern::parse).transpose()?;
    let admin = session.admin()?;
    let mut queues = admin.writable_queues(&wanted.topic, pattern.as_ref().map(|pattern| pattern.broker_name.as_str())).await?;
    queues.retain(|(broker, id)| pattern.as_ref().is_none_or(|pattern| pattern.fits(&broker.name, *id)));
    if queues.is_empty() {
        return Err(Failure::not_found("queue", wanted.queue.as_deref().unwrap_or_default()));
    }
    let plan = format!("send {} message(s) of {} bytes to {}, {} queue(s)\n", wanted.count, message.body.len(), wanted.topic, queues.len());
    if rails::confirm(session, Class::Write, &wanted.topic, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let mut report = Report::of(&COLUMNS);
    // Where to begin differs from run to run, so that single sends spread over the queues.
    let first = session.now.get().unsigned_abs() as usize;
    for at in 0..wanted.count as usize {
        let (broker, queue_id) = &queues[(first + at) % queues.len()];
        match admin.send(broker, *queue_id, &message).await {
            Ok(sent) => report.rows.push(vec![
                Cell::text(sent.msg_id.as_str()),
                Cell::text(sent.status()),
                Cell::text(format!("{}:{}", sent.broker_name, sent.queue_id)),
                Cell::Int(sent.queue_offset.get()),
                Cell::text(&*sent.offset_msg_id),
            ]),
            Err(error) if report.rows.is_empty() => return Err(error.into()),
            Err(error) => {
                report.missing(format!("stopped after {at} of {}: {error}", wanted.count));
                break;
            }
        }
    }
    session.show(report)
}

fn message(session: &mut Session<'_>, wanted: &Send) -> Result<Message, Failure> {
    let unreadable = |what: &str, error: std::io::Error| Failure::new(failure::FAILED, "FILE", format!("{what}: {error}"));
    let body = match (&wanted.body, wanted.file.as_deref()) {
        (Some(body), _) => body.clone().into_bytes(),
        (None, Some("-")) => session.io.read_all().map_err(|error| unreadable("standard input", error))?,
        (None, Some(path)) => std::fs::read(path).map_err(|error| unreadable(path, error))?,
        (None, None) => return Err(Failure::usage("no body is given").hint("--body TEXT, or --file PATH")),
    };
    let topic = crate::commands::topic::write::name(&wanted.topic)?;
    let mut message = Message::new(topic, body);
    if let Some(tag) = &wanted.tag {
        message = message.with_tags(tag);
    }
    if !wanted.key.is_empty() {
        message = message.with_keys(wanted.key.iter().map(String::as_str));
    }
    for prop in &wanted.prop {
        let (name, value) = pair(prop)?;
        message = message.with_property(&name, &value).map_err(|error| Failure::usage(error.to_string()))?;
    }
    if let Some(delay) = &wanted.delay {
        let level = delay.strip_prefix("level:").and_then(|level| level.parse().ok()).filter(|level| *level > 0);
        let level = level.ok_or_else(|| Failure::usage(format!("`{delay}` is not level:N")))?;
        message = message.with_delay_level(level);
    }
    Ok(message)
}
