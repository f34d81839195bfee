//! `mqadmin dlq ack`: up to where dead letters are handled. The position is committed at the brokers in the name of the tools' own group,
//! which every broker has and nothing else commits for.

use super::{none, queues};
use crate::failure::Failure;
use crate::parse::position::Position;
use crate::rails;
use crate::session::Session;
use clap::Args;
use mq_core::admin::TOOLS_CONSUMER;
use mq_core::ops::plan::{Class, Plan};
use mq_core::ops::reset::{self, Direction, Goal, Method};
use mq_core::types::QueueOffset;

/// Up to where.
#[derive(Debug, Clone, Args)]
pub struct Ack {
    /// The group
    pub group: String,
    /// Those before that position are handled: 123, @TIME, earliest (none), latest (all)
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, required_unless_present = "all")]
    pub to: Option<String>,
    /// All there are now
    #[arg(long, conflicts_with = "to")]
    pub all: bool,
}

/// Moves the position.
///
/// # Errors
/// The group has no dead letters, a queue cannot be read, or it was not confirmed.
pub async fn ack(session: &mut Session<'_>, wanted: &Ack) -> Result<u8, Failure> {
    let group = crate::commands::group::write::name(&wanted.group)?;
    let topic = group.dlq_topic();
    let position = wanted.to.as_deref().map(|text| Position::parse(text, session.now, &session.settings.tz)).transpose()?;
    let goal = match position {
        None | Some(Position::Latest) => Goal::Latest,
        Some(Position::Earliest) => Goal::Earliest,
        Some(Position::At(offset)) => Goal::At(QueueOffset(offset)),
        Some(Position::By(count)) => Goal::By(count),
        Some(Position::Time(at)) => Goal::Time(at),
    };
    let admin = session.admin()?;
    let queues = queues(&admin, &group).await?;
    let plan = reset::plan(&admin, TOOLS_CONSUMER, &topic, goal, Direction::Any, |_| true).await?;
    if let Some((queue, error)) = plan.unknown.first() {
        let what = format!("{} of {} queues of {topic} cannot be read", plan.unknown.len(), queues.len());
        let failure = Failure::new(crate::failure::PRECONDITION, "QUEUES_UNKNOWN", what);
        return Err(failure.because(format!("{}: {}", queue.broker, crate::session::reason(error))));
    }
    if plan.queues.is_empty() {
        return Err(none(&group));
    }
    rails::masters_only(plan.queues.iter().map(|queue| &queue.broker))?;
    let (handled, all) = plan
        .queues
        .iter()
        .fold((0, 0), |(handled, all), queue| (handled + queue.new.get() - queue.min.get(), all + queue.max.get() - queue.min.get()));
    let mut plan = Plan::of_reset(&plan, Method::Commit);
    plan.title = format!("say that {handled} of {all} dead letters of {group} are handled");
    (plan.class, plan.name) = (Class::Write, group.to_string());
    let shown = plan.text();
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.dlq.ack/1").await?.0)
}
