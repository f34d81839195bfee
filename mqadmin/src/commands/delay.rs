//! `mqadmin delay`: messages that wait for their time.
//!
//! Brokers keep them in two ways. A message with a delay level waits in the queue of its level; how many wait is the queue's end less the
//! level's position (request 45). A message with a delivery time waits in the timer's wheel; a broker says how many by topic (request 61),
//! and when they are due is read from the timer's queue.

use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, moment, number, text};
use crate::parse::glob;
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::{Session, reason};
use clap::Subcommand;
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::message::{RecallHandle, properties};
use mq_core::names::SCHEDULE_TOPIC;
use mq_core::ops::waiting;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::{BTreeMap, HashMap};

/// What can be done with messages that wait.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Messages that wait, by topic, and when they are due
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin delay ls\n  mqadmin delay ls 'pay-*' --sort-by -waiting\n\nClass: read. Schema: mqadmin.delay.ls/1"
    )]
    Ls {
        /// Only topics that fit a pattern
        patterns: Vec<String>,
        /// Waiting messages read at most, of each queue, to learn topics and times
        #[arg(long, value_name = "N", default_value_t = 20_000)]
        scan_max: i64,
    },
    /// Recall a message that waits for its delivery time
    #[command(
        after_help = "Examples:\n  mqadmin delay recall djEgcmVtaW5kZXJzIGJyb2tlci1hIDE3OTUwMDAwMDAwMDEgN0YwMA== --dry-run\n  mqadmin delay recall HANDLE --confirm reminders\n\nClass: destructive (--confirm TOPIC). The broker must allow it (recallMessageEnable). Schema: mqadmin.delay.recall/1"
    )]
    Recall {
        /// The recall handle of its send
        handle: String,
    },
}

pub const LS: Shape = Shape::new(
    "mqadmin.delay.ls/1",
    &[text("topic"), text("by"), number("waiting"), moment("next_due"), moment("last_due"), number("overdue"), text("broker").wide()],
);
pub const RECALL: Shape = Shape::new("mqadmin.delay.recall/1", &[text("topic"), text("broker"), text("msg_id"), moment("due")]);

/// What waits for one topic in one way at one broker.
#[derive(Debug, Default)]
struct Waiting {
    /// Messages that were read.
    read: i64,
    /// Messages that the broker counts.
    counted: Option<i64>,
    next_due: Option<UnixMs>,
    last_due: Option<UnixMs>,
    overdue: i64,
}

impl Waiting {
    fn add(&mut self, due: UnixMs, now: UnixMs) {
        self.read += 1;
        self.next_due = Some(self.next_due.map_or(due, |next| next.min(due)));
        self.last_due = self.last_due.max(Some(due));
        self.overdue += i64::from(due < now);
    }
}

/// By topic, and `timer` or the level.
type Table = BTreeMap<(String, String), Waiting>;

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or a recall was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { patterns, scan_max } => ls(session, patterns, *scan_max).await,
        Verb::Recall { handle } => recall(session, handle).await,
    }
}

async fn ls(session: &mut Session<'_>, patterns: &[String], scan_max: i64) -> Result<u8, Failure> {
    let admin = session.admin_for_long()?;
    let now = session.now;
    let (admin, masters) = (&admin, admin.masters(None).await?);
    let asked = admin.each(masters, |broker| async move { look(admin, &broker, now, scan_max).await }).await.some_answer()?;
    let mut report = Report::of(&LS);
    for outcome in asked.outcomes {
        let broker = outcome.target;
        match outcome.result {
            Ok((table, notes)) => {
                for ((topic, by), waiting) in table.into_iter().filter(|((topic, _), _)| glob::fits_any(patterns, topic)) {
                    report.rows.push(row(&broker, topic, by, &waiting));
                }
                notes.into_iter().for_each(|note| report.warn(format!("{broker}: {note}")));
            }
            Err(error) => report.missing(format!("{broker}: {}", reason(&error))),
        }
    }
    session.show(report)
}

fn row(broker: &Broker, topic: String, by: String, waiting: &Waiting) -> Vec<Cell> {
    vec![
        Cell::text(topic),
        Cell::text(by),
        Cell::Int(waiting.counted.unwrap_or(waiting.read)),
        Cell::time(waiting.next_due),
        Cell::time(waiting.last_due),
        Cell::Int(waiting.overdue),
        Cell::text(&*broker.name),
    ]
}

/// A look at what waits at one broker.
struct Look<'a> {
    admin: &'a Admin,
    broker: &'a Broker,
    now: UnixMs,
    scan_max: i64,
    table: Table,
    /// What is not known.
    notes: Vec<String>,
}

/// What waits at one broker, and what is not known of it.
async fn look(admin: &Admin, broker: &Broker, now: UnixMs, scan_max: i64) -> Result<(Table, Vec<String>), AdminError> {
    let mut look = Look { admin, broker, now, scan_max, table: Table::new(), notes: Vec::new() };
    look.levels().await?;
    match admin.timer_metrics_at(&broker.addr).await {
        Ok(metrics) => {
            look.timer().await?;
            let counts = metrics.timing_count.into_iter().filter(|(_, metric)| metric.count != 0);
            for (topic, metric) in counts {
                look.table.entry((topic.to_string(), "timer".into())).or_default().counted = Some(metric.count);
            }
        }
        Err(error) if error.is_unsupported() => look.notes.push("it has no timer, or is too old to tell".into()),
        Err(error @ AdminError::Refused { .. }) => look.notes.push(format!("its timer is not known: {}", reason(&error))),
        Err(error) => return Err(error),
    }
    Ok((look.table, look.notes))
}

impl Look<'_> {
    /// The queues of the delay levels, each from its position on.
    async fn levels(&mut self) -> Result<(), AdminError> {
        let Self { admin, broker, now, scan_max, .. } = *self;
        let delivered: HashMap<i32, i64> =
            admin.delay_offsets_at(&broker.addr).await?.offset_table.into_iter().map(|(level, at)| (level.0, at)).collect();
        let levels = waiting::delay_levels(admin, broker).await?;
        for level in 1..=levels.level_max() {
            let queue = QueueId(level - 1);
            let end = admin.max_offset(&broker.addr, SCHEDULE_TOPIC, queue).await?;
            let min = admin.min_offset(&broker.addr, SCHEDULE_TOPIC, queue).await?;
            let begin = QueueOffset(delivered.get(&level).copied().unwrap_or(0)).max(min);
            let by = format!("level {level}");
            let part = waiting::level(admin, broker, level, begin, end, scan_max).await?;
            for message in part.messages {
                let Some(topic) = message.properties.get(properties::REAL_TOPIC) else { continue };
                let due = levels.deliver_at(level, message.store_timestamp).unwrap_or(message.store_timestamp);
                self.table.entry((topic.to_owned(), by.clone())).or_default().add(due, now);
            }
            if part.left > 0 {
                self.notes.push(format!("{} more wait in {by}; --scan-max reads on", part.left));
            }
        }
        Ok(())
    }

    /// The end of the timer's queue: the newest messages in it, of which those wait whose time is to come.
    async fn timer(&mut self) -> Result<(), AdminError> {
        let timers = waiting::timers(self.admin, self.broker, self.now, self.scan_max).await?;
        for (topic, due) in timers.due {
            let waiting = self.table.entry((topic, "timer".into())).or_default();
            due.into_iter().for_each(|due| waiting.add(due, self.now));
        }
        if !timers.is_all {
            self.notes.push(format!("times of the timer are those of its newest {} messages; --scan-max reads more", self.scan_max));
        }
        Ok(())
    }
}

async fn recall(session: &mut Session<'_>, text: &str) -> Result<u8, Failure> {
    let handle: RecallHandle = text.parse().map_err(|_| {
        Failure::usage(format!("`{text}` is no recall handle")).hint("a send with a delivery time answers with one: recallHandle")
    })?;
    let admin = session.admin()?;
    let due = crate::parse::time::rfc3339(handle.deliver_at, &session.settings.tz);
    let title = format!("recall the message {} of {}, due {due}, at {}", handle.unique_key, handle.topic, handle.broker_name);
    if rails::confirm(session, Class::Destructive, &handle.topic, &format!("{title}\nthis cannot be undone\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let recalled = admin.recall(&handle).await;
    let fate = match &recalled {
        Ok(id) => Fate::Confirmed(id.to_string()),
        Err(error) => Fate::Failed(error.to_string(), None),
    };
    rails::record(session, "delay-recall", &title, Class::Destructive, &handle.topic, &[(handle.broker_name.to_string(), fate)]);
    let id =
        recalled.map_err(|error| Failure::from(error).hint("mqadmin broker config: recallMessageEnable=true lets messages be recalled"))?;
    let mut report = Report::of(&RECALL);
    report.rows.push(vec![Cell::text(&*handle.topic), Cell::text(&*handle.broker_name), Cell::text(&*id), Cell::Time(handle.deliver_at)]);
    session.show(report)
}
