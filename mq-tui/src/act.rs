//! Making plans and carrying them out, off the task that draws. Planning reads; only [`apply`] writes, and only what it was given.

mod changes;
pub mod jobs;

use crate::deed::{Deed, Planned, Work};
use crate::letters;
use crate::state::Clock;
use crate::text;
use crate::update::{Msg, Progress};
use mq_core::admin::{Admin, GroupOnBroker, ResendTo};
use mq_core::names::GroupName;
use mq_core::ops::plan::{Fate, Plan};
use mq_core::ops::record::{self, AuditLine, Records};
use mq_core::ops::reset::{self, Direction, Goal, Method};
use mq_core::protocol::bodies::client::MessageModel;
use mq_core::types::{QueueOffset, UnixMs};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;

/// Time for a plan.
const PLAN_DEADLINE: Duration = Duration::from_secs(15);

/// Makes the plan of `deed`. What stands in the way is said in words.
///
/// # Errors
/// It cannot be made, or could not be carried out.
pub async fn plan(admin: &Admin, clock: &Clock, deed: Deed) -> Result<Planned, String> {
    let admin = admin.within(PLAN_DEADLINE);
    let at_ms = UnixMs::now().get();
    let (lines, targets, work) = match &deed {
        Deed::Reset { group, topic, to } => plan_reset(&admin, clock, group, topic, to, at_ms).await?,
        Deed::Resend { group, letters, to_topic, per_second, .. } => plan_resend(&admin, group, letters, *to_topic, *per_second).await?,
        Deed::Resume { job, group, per_second, .. } => jobs::plan_resume(&admin, job, group, *per_second).await?,
        Deed::Change(wish) => changes::plan(&admin, wish).await?,
        Deed::Undo { id, .. } => jobs::plan_undo(&admin, id).await?,
    };
    Ok(Planned { deed, at_ms, lines, targets, work })
}

type Parts = (Vec<String>, usize, Work);

/// `earliest`, `latest`, `123`, `+10`, `-10`, `@TIME`.
fn goal(to: &str, clock: &Clock, now_ms: i64) -> Result<Goal, String> {
    let bad = || format!("`{to}` is none of earliest, latest, 123, +10, -10, @-15m, @12:30");
    match to {
        "earliest" => return Ok(Goal::Earliest),
        "latest" => return Ok(Goal::Latest),
        _ => {}
    }
    if let Some(moment) = to.strip_prefix('@') {
        let at = moment.parse::<i64>().ok().or_else(|| clock.parse(moment, now_ms));
        return at.map(|at| Goal::Time(UnixMs(at))).ok_or_else(bad);
    }
    let number: i64 = to.strip_prefix('+').unwrap_or(to).parse().map_err(|_| bad())?;
    Ok(if to.starts_with(['+', '-']) { Goal::By(number) } else { Goal::At(QueueOffset(number)) })
}

async fn plan_reset(admin: &Admin, clock: &Clock, group: &str, topic: &str, to: &str, now_ms: i64) -> Result<Parts, String> {
    let goal = goal(to, clock, now_ms)?;
    let (method, clients) = method(admin, group).await?;
    let plan = reset::plan(admin, group, topic, goal, Direction::Any, |_| true).await.map_err(|error| error.to_string())?;
    if let Some((queue, error)) = plan.unknown.first() {
        return Err(format!("{} queues cannot be read; {}: {error}", plan.unknown.len(), queue.broker));
    }
    if let Some(queue) = plan.queues.iter().find(|queue| !queue.broker.id.is_master()) {
        return Err(format!("{} has no master now", queue.broker.name));
    }
    if method == Method::Broker {
        let mut brokers: Vec<_> = plan.queues.iter().map(|queue| queue.broker.clone()).collect();
        brokers.dedup();
        let old = reset::too_old(admin, brokers).await.map_err(|error| error.to_string())?;
        if let Some(old) = old {
            return Err(format!("{old} cannot move single queues while clients are connected: stop the group's clients first"));
        }
    }
    let mut lines = Vec::new();
    if let Goal::Time(at) = goal {
        lines.push(format!("to {} ({} ago)", clock.date_time(at.get()), text::age(now_ms - at.get())));
    }
    let how = if method == Method::Broker { "the broker moves it and tells its clients" } else { "positions are committed" };
    lines.push(format!("{clients} clients; {how}"));
    lines.push(format!("replays {}, skips {}", text::count(plan.replayed()), text::count(plan.skipped())));
    for queue in &plan.queues {
        let now = queue.now.map_or("none".into(), |now| text::count(now.get()));
        let clamped = if queue.clamped { "  (nearest there is)" } else { "" };
        let effect = match queue.replays() {
            0 => "unchanged".into(),
            replayed @ 1.. => format!("replays {}", text::count(replayed)),
            skipped => format!("skips {}", text::count(-skipped)),
        };
        lines.push(format!("{}:{}  {now} -> {}  {effect}{clamped}", queue.broker.name, queue.queue_id, text::count(queue.new.get())));
    }
    let whole = Plan::of_reset(&plan, method);
    lines.push(if whole.can_be_undone() { format!("undo will be kept as {}", whole.id) } else { "it cannot be undone".into() });
    Ok((lines, whole.steps.len(), Work::Plan(Arc::new(whole))))
}

/// How the group is moved: through its broker while clients are there, which would commit their own positions again.
async fn method(admin: &Admin, group: &str) -> Result<(Method, usize), String> {
    let brokers = admin.readable_brokers(None).await.map_err(|error| error.to_string())?;
    let asked = admin.group_clients(brokers, group).await;
    let mut clients = std::collections::BTreeSet::new();
    for (_, on_broker) in asked.answers() {
        if let GroupOnBroker::Online(connection) = on_broker {
            if connection.message_model == MessageModel::Broadcasting {
                return Err("its consumers are broadcasters: they keep their positions themselves".into());
            }
            clients.extend(connection.connection_set.iter().map(|client| client.client_id.clone()));
        }
    }
    if let (true, Some((broker, error))) = (clients.is_empty(), asked.failures().next()) {
        return Err(format!("whether it has clients is not known; {broker}: {error}"));
    }
    Ok((if clients.is_empty() { Method::Commit } else { Method::Broker }, clients.len()))
}

async fn plan_resend(
    admin: &Admin,
    group: &str,
    letters: &[(crate::model::Name, i32, i64)],
    to_topic: bool,
    per_second: u32,
) -> Result<Parts, String> {
    let name = GroupName::new(group).map_err(|error| error.to_string())?;
    let to = if to_topic { ResendTo::OriginTopic } else { ResendTo::Group(name.clone()) };
    let plan = letters::plan(admin, name.clone(), to, letters).await.map_err(|error| error.to_string())?;
    if let Some((place, error)) = plan.missing.first() {
        return Err(format!("{} letters cannot be read; {place}: {error}", plan.missing.len()));
    }
    let mut lines = vec![format!(
        "from %DLQ%{group}: {} letters, of {}",
        plan.letters.len(),
        Vec::from_iter(plan.origins.iter().map(String::as_str)).join(", ")
    )];
    if !to_topic {
        lines.push(format!("to group {group} only"));
    }
    for (topic, others) in &plan.also_reached {
        let others: Vec<&str> = others.iter().map(|name| &**name).collect();
        let copies = if others.is_empty() { "no other group".into() } else { format!("ALSO REACHES {}", others.join(", ")) };
        lines.push(format!("to topic {topic}: {copies}"));
    }
    let seconds = plan.letters.len().div_ceil(per_second.max(1) as usize);
    lines.push(format!("at {per_second}/s, about {seconds} s; those given back before are left out; it can be paused"));
    lines.push("it cannot be undone".into());
    let job = letters::job(&name, to_topic, &plan.letters, &plan.masters);
    if let Some(cursor) = job.cursors.iter().find(|cursor| cursor.addr.is_empty()) {
        return Err(format!("{} has no master now", cursor.broker));
    }
    Ok((lines, plan.letters.len(), Work::Resend(Box::new(job))))
}

/// Carries out `planned` as the job `id`, and tells how it goes.
pub async fn apply(admin: Admin, id: u64, planned: Planned, messages: mpsc::Sender<Msg>) {
    let note = match (planned.work, &planned.deed) {
        (Work::Plan(plan), deed) => apply_plan(&admin, id, &plan, deed, &messages).await,
        (Work::Resend(job), deed @ (Deed::Resend { per_second, keep_going, .. } | Deed::Resume { per_second, keep_going, .. })) => {
            jobs::give_back(&admin, id, *job, (*per_second, *keep_going), deed, &messages).await
        }
        (Work::Resend(_), Deed::Reset { .. } | Deed::Change(_) | Deed::Undo { .. }) => {
            "the plan is not of this deed: nothing was sent".into()
        }
    };
    drop(messages.send(Msg::Job(id, Progress::Ended(note))).await);
}

async fn apply_plan(admin: &Admin, id: u64, plan: &Plan, deed: &Deed, messages: &mpsc::Sender<Msg>) -> String {
    let records = records();
    let everything: Vec<_> = plan.steps.iter().map(|step| (step.target.clone(), Fate::Confirmed(String::new()))).collect();
    // Kept before the first write: a crash in between must not lose the old values.
    if let (Some(records), Some(undo)) = (&records, plan.undo(&everything))
        && let Err(error) = records.keep_undo(&undo)
    {
        return format!("nothing was sent, since what undoes it cannot be kept: {error}");
    }
    let fates = plan.apply(&admin.within(PLAN_DEADLINE), false).await;
    for (target, fate) in &fates {
        drop(messages.send(Msg::Job(id, Progress::Fate(target.clone(), fate.name(), fate.detail().to_owned()))).await);
    }
    keep_record(plan, &fates, &deed.command())
}

fn records() -> Option<Records> {
    record::folder(|name| std::env::var(name).ok()).map(Records::at)
}

/// Writes the audit line, and the plan that undoes this one, where `mqadmin undo` and `mqadmin audit` find them. What is done is done: a
/// record that cannot be kept is said and stops nothing.
fn keep_record(plan: &Plan, fates: &[(String, Fate)], command: &str) -> String {
    let Some(records) = records() else { return "no home folder: neither audit nor undo was kept".into() };
    let who = std::env::var("USER").unwrap_or_else(|_| "unknown".into());
    let undo = plan.undo(fates);
    let kept = match &undo {
        Some(undo) => records.keep_undo(undo),
        None => {
            records.drop_undo(&plan.id);
            Ok(())
        }
    };
    let kept = kept.and_then(|()| records.append(&AuditLine::new(plan, fates, &who, command, None)));
    match (kept, undo) {
        (Err(error), _) => format!("the record could not be kept: {error}"),
        (Ok(()), Some(undo)) => format!("undo: mqadmin undo apply {} --confirm {}", undo.id, undo.name),
        (Ok(()), None) => "there is nothing to undo".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn goals_as_the_command_line_has_them() {
        let clock = Clock { local: jiff::tz::TimeZone::UTC, utc: false };
        assert_eq!(goal("latest", &clock, 0), Ok(Goal::Latest));
        assert_eq!(goal("-10", &clock, 0), Ok(Goal::By(-10)));
        assert_eq!(goal("12", &clock, 0), Ok(Goal::At(QueueOffset(12))));
        assert_eq!(goal("@-15m", &clock, 900_001), Ok(Goal::Time(UnixMs(1))));
        assert_eq!(goal("@1795178460000", &clock, 0), Ok(Goal::Time(UnixMs(1_795_178_460_000))));
        assert!(goal("soon", &clock, 0).is_err() && goal("", &clock, 0).is_err() && goal("@", &clock, 0).is_err());
    }
}
