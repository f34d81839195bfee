//! `msg find`: messages that fit, over a range of time.

use super::body::BodyForm;
use super::filter::{Choice, FilterArgs, Range};
use super::peek::{queues_of, report};
use super::scan::{Part, Scanned, unread, visit};
use crate::failure::Failure;
use crate::parse::position::Position;
use crate::session::Session;
use clap::Args;
use mq_core::message::MessageExt;
use std::cell::RefCell;

/// Messages found unless --limit says otherwise.
const LIMIT: usize = 100;

/// What to look for.
#[derive(Debug, Clone, Args)]
pub struct Find {
    /// The topic
    pub topic: String,
    #[command(flatten)]
    pub filter: FilterArgs,
    #[command(flatten)]
    pub range: Range,
    /// How bodies are shown
    #[arg(long, value_enum, default_value_t)]
    pub body: BodyForm,
    /// Messages read at most, whether they fit or not
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub scan_max: usize,
}

/// Finds.
///
/// # Errors
/// Nothing was found, the topic is not known, or no queue could be read.
pub async fn find(session: &mut Session<'_>, wanted: &Find) -> Result<u8, Failure> {
    let choice = Choice::new(session, &wanted.filter, &wanted.range.stored)?;
    let filter = choice.filter()?;
    let admin = session.admin_for_long()?;
    let queues = queues_of(&admin, &wanted.topic, &wanted.range.queue).await?;
    let asked = queues.len();
    let from = choice.since().map_or(Position::Earliest, Position::Time);
    let part = Part { topic: &wanted.topic, from, until: choice.until(), scan_max: wanted.scan_max };
    let limit = session.globals.limit.unwrap_or(LIMIT);
    let found = RefCell::new(Vec::new());
    let each = |message: MessageExt| {
        let mut found = found.borrow_mut();
        if filter.fits(&message) && found.len() < limit {
            found.push(message);
        }
        found.len() < limit
    };
    let seen = visit(&admin, queues, part, &each).await;
    let mut messages = found.into_inner();
    messages.sort_by_key(|message: &MessageExt| (message.store_timestamp, message.commit_log_offset));
    if seen.missing.len() >= asked && messages.is_empty() {
        return Err(unread(&wanted.topic, &seen.missing, seen.error));
    }
    if messages.is_empty() && seen.missing.is_empty() && !seen.cut {
        let failure = Failure::not_found("message", "that fits");
        return Err(failure.because(format!("all {} messages of {} in that range were read", seen.read, wanted.topic)));
    }
    let full = messages.len() >= limit;
    let mut report = report(session, &Scanned { messages, missing: seen.missing, error: seen.error, cut: false }, wanted.body);
    if full {
        report.warn(format!("stopped at {limit} messages after reading {}; --limit finds more", seen.read));
    } else if seen.cut {
        report.missing(format!("stopped early: {} messages read, {} not; --scan-max reads on", seen.read, seen.left));
    }
    session.show(report)
}
