//! Counting messages.

use super::filter::{Choice, FilterArgs, Range};
use super::peek::queues_of;
use super::scan::{Part, Seen, bounds, unread, visit};
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, decimal, moment, number, text};
use crate::parse::position::Position;
use crate::parse::time;
use crate::session::{Session, reason};
use clap::{Args, ValueEnum};
use mq_core::admin::{Admin, TopicQueue};
use mq_core::message::MessageExt;
use mq_core::types::UnixMs;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// What messages are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum By {
    /// Their tag.
    Tag,
    /// Each of their keys.
    Key,
    /// The hour in which they were stored.
    Hour,
    /// Their queue; without a filter no message is read for it.
    #[default]
    Queue,
}

/// What to count.
#[derive(Debug, Clone, Args)]
pub struct Count {
    /// The topic
    pub topic: String,
    /// What to count by
    #[arg(long, value_enum, default_value_t)]
    pub by: By,
    #[command(flatten)]
    pub range: Range,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// Messages read at most, whether they fit or not
    #[arg(long, value_name = "N", default_value_t = 1_000_000)]
    pub scan_max: usize,
}

pub const COLUMNS: Shape = Shape::new(
    "mqadmin.msg.count/1",
    &[text("value"), number("messages"), decimal("percent"), number("bytes"), moment("first"), moment("last")],
);

/// What is known of one value.
#[derive(Default)]
struct Tally {
    messages: i64,
    /// Of their bodies; `None`: no message was read.
    bytes: Option<i64>,
    first: Option<UnixMs>,
    last: Option<UnixMs>,
}

impl Tally {
    fn add(&mut self, message: &MessageExt) {
        let stored = message.store_timestamp;
        self.messages += 1;
        *self.bytes.get_or_insert(0) += message.body.len() as i64;
        self.first = Some(self.first.map_or(stored, |first| first.min(stored)));
        self.last = self.last.max(Some(stored));
    }
}

/// Counts.
///
/// # Errors
/// The topic is not known, or no queue could be read.
pub async fn count(session: &mut Session<'_>, wanted: &Count) -> Result<u8, Failure> {
    let choice = Choice::new(session, &wanted.filter, &wanted.range.stored)?;
    let filter = choice.filter()?;
    let admin = session.admin_for_long()?;
    let queues = queues_of(&admin, &wanted.topic, &wanted.range.queue).await?;
    let asked = queues.len();
    let tallies = RefCell::new(BTreeMap::<String, Tally>::new());
    let seen = if wanted.by == By::Queue && choice.is_everything() {
        by_ends(&admin, queues, &wanted.topic, &choice, &tallies).await
    } else {
        let from = choice.since().map_or(Position::Earliest, Position::Time);
        let part = Part { topic: &wanted.topic, from, until: choice.until(), scan_max: wanted.scan_max };
        let tz = session.settings.tz.clone();
        let each = |message: MessageExt| {
            if filter.fits(&message) {
                let mut tallies = tallies.borrow_mut();
                for value in values(&message, wanted.by, &tz) {
                    tallies.entry(value).or_default().add(&message);
                }
            }
            true
        };
        visit(&admin, queues, part, &each).await
    };
    if seen.missing.len() >= asked && tallies.borrow().is_empty() {
        return Err(unread(&wanted.topic, &seen.missing, seen.error));
    }
    let report = report(tallies.into_inner(), wanted.by, &seen);
    session.show(report)
}

fn values(message: &MessageExt, by: By, tz: &jiff::tz::TimeZone) -> Vec<String> {
    match by {
        By::Tag => vec![message.tags().unwrap_or("-").to_owned()],
        By::Key => {
            let keys: Vec<_> = message.keys().unwrap_or_default().split(' ').filter(|key| !key.is_empty()).map(str::to_owned).collect();
            if keys.is_empty() { vec!["-".to_owned()] } else { keys }
        }
        By::Hour => {
            let text = time::plain(message.store_timestamp, tz);
            vec![format!("{}:00", text.split(':').next().unwrap_or_default())]
        }
        By::Queue => vec![format!("{}:{}", message.broker_name, message.queue_id)],
    }
}

/// Counts by the ends of the queues alone.
async fn by_ends(admin: &Admin, queues: Vec<TopicQueue>, topic: &str, choice: &Choice, tallies: &RefCell<BTreeMap<String, Tally>>) -> Seen {
    let from = choice.since().map_or(Position::Earliest, Position::Time);
    let asked = admin.each(queues, |queue| async move {
        let (start, mut end) = bounds(admin, &queue, topic, from).await?;
        if let Some(until) = choice.until() {
            end = end.min(admin.offset_at(&queue.broker.addr, topic, queue.queue_id, UnixMs(until.get() + 1)).await?);
        }
        Ok((end.get() - start.get()).max(0))
    });
    let mut seen = Seen::default();
    for outcome in asked.await.outcomes {
        let name = format!("{}:{}", outcome.target.broker.name, outcome.target.queue_id);
        match outcome.result {
            Ok(messages) => {
                tallies.borrow_mut().insert(name, Tally { messages, ..Tally::default() });
            }
            Err(error) => {
                seen.missing.push(format!("{name}: {}", reason(&error)));
                seen.error.get_or_insert(error);
            }
        }
    }
    seen
}

fn report(tallies: BTreeMap<String, Tally>, by: By, seen: &Seen) -> Report {
    let all: i64 = tallies.values().map(|tally| tally.messages).sum();
    let mut rows: Vec<_> = tallies.into_iter().collect();
    if matches!(by, By::Tag | By::Key) {
        rows.sort_by_key(|(_, tally)| std::cmp::Reverse(tally.messages));
    }
    let mut report = Report::of(&COLUMNS);
    for (value, tally) in rows {
        report.rows.push(vec![
            Cell::text(value),
            Cell::Int(tally.messages),
            Cell::Float(tally.messages as f64 * 100.0 / all.max(1) as f64),
            tally.bytes.map_or(Cell::None, Cell::Int),
            Cell::time(tally.first),
            Cell::time(tally.last),
        ]);
    }
    for missing in &seen.missing {
        report.missing(missing.as_str());
    }
    if seen.cut {
        report.missing(format!("stopped early: {} messages read, {} not; --scan-max reads on", seen.read, seen.left));
    }
    report
}
