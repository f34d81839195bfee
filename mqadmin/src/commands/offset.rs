//! `mqadmin offset`.

use crate::failure::{self, Failure};
use crate::output::{Cell, Column, Format, Report, moment, number, render, text};
use crate::parse::position::{Position, QueuePattern};
use crate::parse::time;
use crate::rails;
use crate::session::{Session, answers, reason};
use clap::{Args, Subcommand};
use mq_core::admin::{Admin, GroupOnBroker, progress_of};
use mq_core::names::GroupName;
use mq_core::ops::plan::Plan;
use mq_core::ops::reset::{self, Direction, Goal, Method, QueuePlan, ResetPlan};
use mq_core::protocol::bodies::client::MessageModel;
use mq_core::types::QueueOffset;

/// What can be done with positions.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// The committed positions of a group
    #[command(
        after_help = "Examples:\n  mqadmin offset show pay-consumer\n  mqadmin offset show pay-consumer --topic orders -o csv\n\nClass: read. Schema: mqadmin.offset.show/1"
    )]
    Show {
        /// The group
        group: String,
        /// Only that topic
        #[arg(short = 't', long)]
        topic: Option<String>,
    },
    /// Move a group to other positions
    #[command(
        after_help = "Examples:\n  mqadmin offset reset pay-consumer --topic orders --to-time '2026-11-20 10:00' --dry-run\n  mqadmin offset reset pay-consumer --topic orders --to latest --confirm pay-consumer\n  mqadmin offset reset pay-consumer --topic orders --by -100 --queue broker-a:3 --confirm pay-consumer\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.offset.reset/1, mqadmin.offset.reset.plan/1"
    )]
    Reset(Reset),
}

/// Where a group is to go.
#[derive(Debug, Clone, Args)]
pub struct Reset {
    /// The group
    pub group: String,
    /// The topic
    #[arg(short = 't', long)]
    pub topic: String,
    /// To the first message stored at or after that moment
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, group = "goal", required_unless_present_any = ["to", "by"])]
    pub to_time: Option<String>,
    /// To earliest, latest, 123, +10, -10 or @TIME
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, group = "goal")]
    pub to: Option<String>,
    /// So many messages on, or back
    #[arg(long, value_name = "±N", allow_hyphen_values = true, group = "goal")]
    pub by: Option<i64>,
    /// Only these queues: BROKER:ID, BROKER:*
    #[arg(long, value_name = "QUEUE")]
    pub queue: Vec<String>,
    /// Only queues that go back
    #[arg(long, conflicts_with = "only_forward")]
    pub only_back: bool,
    /// Only queues that go forward
    #[arg(long)]
    pub only_forward: bool,
}

pub const SHOW: &[Column] = &[text("topic"), text("queue"), number("committed"), number("end"), number("lag"), moment("last_consumed")];
pub const PLAN: &[Column] =
    &[text("queue"), number("min"), number("max"), number("now"), number("new"), text("effect"), text("addr").wide()];

/// Runs the verb.
///
/// # Errors
/// Nobody answered, group or topic are not known, or the reset was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Show { group, topic } => show(session, group, topic.as_deref()).await,
        Verb::Reset(wanted) => reset(session, wanted).await,
    }
}

async fn show(session: &mut Session<'_>, group: &str, topic: Option<&str>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(None).await?;
    let mut report = Report::new("mqadmin.offset.show/1", SHOW);
    for (_, stats) in answers(admin.consume_stats(brokers, group, topic).await, &mut report)? {
        for queue in progress_of(&stats) {
            report.rows.push(vec![
                Cell::text(&*queue.queue.topic),
                Cell::text(format!("{}:{}", queue.queue.broker_name, queue.queue.queue_id)),
                Cell::Int(queue.committed.get()),
                Cell::Int(queue.max.get()),
                Cell::Int(queue.lag()),
                Cell::time(queue.consumed_store_time),
            ]);
        }
    }
    if report.rows.is_empty() && report.complete {
        return Err(Failure::not_found("group", group).because("no broker knows a position of it").hint("mqadmin group ls"));
    }
    session.show(report)
}

async fn reset(session: &mut Session<'_>, wanted: &Reset) -> Result<u8, Failure> {
    let group = crate::commands::group::write::name(&wanted.group)?;
    let goal = goal(session, wanted)?;
    let direction = match (wanted.only_back, wanted.only_forward) {
        (true, _) => Direction::Back,
        (_, true) => Direction::Forward,
        _ => Direction::Any,
    };
    let queues = wanted.queue.iter().map(|queue| QueuePattern::parse(queue)).collect::<Result<Vec<_>, _>>()?;
    let admin = session.admin()?;
    let (method, clients) = method(&admin, &group).await?;
    let chosen = |queue: &mq_core::admin::TopicQueue| {
        queues.is_empty() || queues.iter().any(|pattern| pattern.fits(&queue.broker.name, queue.queue_id))
    };
    let plan = reset::plan(&admin, &group, &wanted.topic, goal, direction, chosen).await?;
    if plan.queues.is_empty() && plan.unknown.is_empty() {
        return Err(Failure::not_found("queue", &wanted.queue.join(" ")).hint(format!("mqadmin topic status {}", wanted.topic)));
    }
    if session.globals.dry_run {
        return show_plan(session, &plan, goal, method, clients);
    }
    if let Some((queue, error)) = plan.unknown.first() {
        let what = format!("{} of {} queues cannot be read", plan.unknown.len(), plan.unknown.len() + plan.queues.len());
        let failure = Failure::new(failure::PRECONDITION, "QUEUES_UNKNOWN", what).because(format!("{}: {}", queue.broker, reason(error)));
        return Err(failure.hint("choose the others with --queue"));
    }
    rails::masters_only(plan.queues.iter().map(|queue| &queue.broker))?;
    if method == Method::Broker {
        single_queues_can_be_reset(&admin, &plan).await?;
    }
    let text = plan_text(session, &plan, goal, method, clients)?;
    let (code, fates) = rails::carry_out(session, &admin, Plan::of_reset(&plan, method), &text, "mqadmin.offset.reset/1").await?;
    if !fates.is_empty() {
        session.note(&format!("verify: mqadmin lag {group} --queues"));
    }
    Ok(code)
}

fn goal(session: &Session<'_>, wanted: &Reset) -> Result<Goal, Failure> {
    if let Some(text) = &wanted.to_time {
        return Ok(Goal::Time(session.moment(text)?));
    }
    if let Some(count) = wanted.by {
        return Ok(Goal::By(count));
    }
    let position = Position::parse(wanted.to.as_deref().unwrap_or_default(), session.now, &session.settings.tz)?;
    Ok(match position {
        Position::Earliest => Goal::Earliest,
        Position::Latest => Goal::Latest,
        Position::At(offset) => Goal::At(QueueOffset(offset)),
        Position::By(count) => Goal::By(count),
        Position::Time(at) => Goal::Time(at),
    })
}

/// How to move the group, and how many clients it has. Clients that are connected would commit their own positions again, so the broker has
/// to tell them.
async fn method(admin: &Admin, group: &GroupName) -> Result<(Method, usize), Failure> {
    let asked = admin.group_clients(admin.readable_brokers(None).await?, group).await.some_answer()?;
    let (mut clients, mut broadcast) = (std::collections::BTreeSet::new(), false);
    for (_, on_broker) in asked.answers() {
        if let GroupOnBroker::Online(online) = on_broker {
            clients.extend(online.connection_set.iter().map(|client| client.client_id.clone()));
            broadcast |= online.message_model == MessageModel::Broadcasting;
        }
    }
    if broadcast {
        let failure =
            Failure::new(failure::PRECONDITION, "BROADCASTING", format!("`{group}` broadcasts: its positions are kept by its clients"));
        return Err(failure.hint("delete the clients' offset files while they are stopped"));
    }
    if clients.is_empty()
        && let Some((broker, error)) = asked.failures().next()
    {
        let failure = Failure::new(failure::PRECONDITION, "CLIENTS_UNKNOWN", format!("whether `{group}` has clients is not known"));
        return Err(failure.because(format!("{broker}: {}", reason(error))));
    }
    Ok((if clients.is_empty() { Method::Commit } else { Method::Broker }, clients.len()))
}

/// Brokers before 5.0 would move every queue of the topic when asked for one.
async fn single_queues_can_be_reset(admin: &Admin, plan: &ResetPlan) -> Result<(), Failure> {
    let mut brokers: Vec<_> = plan.queues.iter().map(|queue| queue.broker.clone()).collect();
    brokers.dedup();
    let Some(old) = reset::too_old(admin, brokers).await? else { return Ok(()) };
    let what = format!("{old} cannot move single queues of a group whose clients are connected");
    Err(Failure::new(failure::PRECONDITION, "CLIENTS_CONNECTED", what).hint("stop the group's clients, then the same command"))
}

fn plan_report(plan: &ResetPlan) -> Report {
    let mut report = Report::new("mqadmin.offset.reset.plan/1", PLAN);
    for queue in &plan.queues {
        report.rows.push(vec![
            Cell::text(format!("{}:{}", queue.broker.name, queue.queue_id)),
            Cell::Int(queue.min.get()),
            Cell::Int(queue.max.get()),
            queue.now.map_or(Cell::None, |now| Cell::Int(now.get())),
            Cell::Int(queue.new.get()),
            Cell::text(effect(queue)),
            Cell::text(&*queue.broker.addr),
        ]);
    }
    for (queue, error) in &plan.unknown {
        report.missing(format!("{}:{}: {}", queue.broker.name, queue.queue_id, reason(error)));
    }
    report
}

fn effect(queue: &QueuePlan) -> String {
    let moved = match queue.replays() {
        _ if queue.is_unchanged() => "unchanged".to_owned(),
        0 => "set".to_owned(),
        count @ 1.. => format!("replay {count}"),
        count => format!("skip {}", -count),
    };
    if queue.clamped { format!("{moved} (clamped: the queue ends there)") } else { moved }
}

fn headline(session: &Session<'_>, goal: Goal, method: Method, clients: usize) -> String {
    let target = match goal {
        Goal::Earliest => "earliest".to_owned(),
        Goal::Latest => "latest".to_owned(),
        Goal::At(offset) => format!("offset {offset}"),
        Goal::By(count) => format!("{count:+} messages"),
        Goal::Time(at) => {
            let ago = session.now.get() - at.get();
            let age = if ago >= 0 { format!("{} ago", time::span_text(ago)) } else { format!("in {}", time::span_text(-ago)) };
            format!("{} ({age})", time::rfc3339(at, &session.settings.tz))
        }
    };
    let method = match method {
        Method::Broker => "broker reset + notify clients",
        Method::Commit => "commit per queue",
    };
    format!("target {target}   method: {method}   group: {clients} clients")
}

fn totals(plan: &ResetPlan) -> String {
    let all = plan.queues.len() + plan.unknown.len();
    format!("total: replay {}, skip {}, {} of {all} queues known", plan.replayed(), plan.skipped(), plan.queues.len())
}

fn show_plan(session: &mut Session<'_>, plan: &ResetPlan, goal: Goal, method: Method, clients: usize) -> Result<u8, Failure> {
    let line = headline(session, goal, method, clients);
    session.note(&line);
    let code = session.show(plan_report(plan))?;
    session.note(&format!("{}. Dry run: nothing was sent", totals(plan)));
    Ok(code)
}

fn plan_text(session: &Session<'_>, plan: &ResetPlan, goal: Goal, method: Method, clients: usize) -> Result<String, Failure> {
    let mut view = session.view();
    (view.format, view.columns, view.sort_by) = (Format::Table, None, None);
    let table = render(plan_report(plan), &view)?;
    Ok(format!("{}\n{table}{}\n", headline(session, goal, method, clients), totals(plan)))
}
