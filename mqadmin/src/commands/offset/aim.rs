//! Where each queue is to go: one goal for all, or a position for each, from another group or a file.

use crate::failure::{self, Failure};
use crate::parse::position::QueuePattern;
use crate::session::reason;
use mq_core::admin::{Admin, TopicQueue, progress_of};
use mq_core::names::RETRY_PREFIX;
use mq_core::ops::reset::{self, Direction, Goal, ResetPlan};
use mq_core::types::QueueOffset;
use std::collections::{BTreeMap, BTreeSet};

/// Positions by topic, broker and queue.
pub type Positions = BTreeMap<(String, String, i32), i64>;

/// Where queues go.
pub enum Aim {
    /// All to one goal.
    All(Goal),
    /// Each to its own.
    Each {
        /// Which; queues that are not there stay.
        positions: Positions,
        /// Where they come from, for people.
        from: String,
    },
}

/// The committed positions of a group, in one topic or in all.
///
/// # Errors
/// A broker did not answer: a part of them would be taken for all.
pub async fn committed(admin: &Admin, group: &str, topic: Option<&str>) -> Result<Vec<(String, String, i32, i64, Option<i64>)>, Failure> {
    let asked = admin.consume_stats(admin.readable_brokers(None).await?, group, topic).await;
    if let Some((broker, error)) = asked.failures().next() {
        let failure = Failure::new(failure::UNREACHABLE, "INCOMPLETE", format!("the positions of {group} are not all known"));
        return Err(failure.because(format!("{broker}: {}", reason(error))));
    }
    let mut all = Vec::new();
    for (_, stats) in asked.answers() {
        // Apache answers -1 for a queue without a position.
        for at in progress_of(stats).filter(|at| at.committed.get() >= 0) {
            let stored = at.consumed_store_time.map(|at| at.get());
            all.push((at.queue.topic.to_string(), at.queue.broker_name.to_string(), at.queue.queue_id.get(), at.committed.get(), stored));
        }
    }
    all.sort();
    Ok(all)
}

/// The topics of a group; those of its retries only when they are wanted.
///
/// # Errors
/// As [`committed`], or the group has no position.
pub async fn topics_of(admin: &Admin, group: &str, with_retry: bool) -> Result<Vec<String>, Failure> {
    let all = committed(admin, group, None).await?;
    let topics: BTreeSet<_> =
        all.into_iter().map(|(topic, ..)| topic).filter(|topic| with_retry || !topic.starts_with(RETRY_PREFIX)).collect();
    if topics.is_empty() {
        return Err(Failure::not_found("group", group).because("no broker knows a position of it").hint("mqadmin group ls"));
    }
    Ok(topics.into_iter().collect())
}

/// What the move does, topic by topic. Writes nothing.
///
/// # Errors
/// A topic is not known, or no name server answered.
pub async fn plans(
    admin: &Admin,
    group: &str,
    topics: &[String],
    aim: &Aim,
    direction: Direction,
    patterns: &[QueuePattern],
) -> Result<Vec<ResetPlan>, Failure> {
    let chosen =
        |queue: &TopicQueue| patterns.is_empty() || patterns.iter().any(|pattern| pattern.fits(&queue.broker.name, queue.queue_id));
    let mut all = Vec::new();
    for topic in topics {
        all.push(match aim {
            Aim::All(goal) => reset::plan(admin, group, topic, *goal, direction, chosen).await?,
            Aim::Each { positions, .. } => {
                let target = |queue: &TopicQueue| {
                    let key = (topic.clone(), queue.broker.name.to_string(), queue.queue_id.get());
                    positions.get(&key).copied().map(QueueOffset).filter(|_| chosen(queue))
                };
                reset::plan_each(admin, group, topic, direction, target).await?
            }
        });
    }
    Ok(all)
}
