//! `mqadmin offset`.

mod aim;
mod file;

use crate::failure::{self, Failure};
use crate::output::{Cell, Format, Report, Shape, moment, number, render, text};
use crate::parse::position::{Position, QueuePattern};
use crate::parse::time;
use crate::rails;
use crate::session::{Session, answers, reason};
use aim::Aim;
use clap::{Args, Subcommand};
use mq_core::admin::{Admin, progress_of};
use mq_core::names::{GroupName, RETRY_PREFIX};
use mq_core::ops::plan::{CONFIRMED, Class, Plan, Step};
use mq_core::ops::record::{AuditLine, Records};
use mq_core::ops::reset::{self, Direction, Goal, Method, QueuePlan, ResetPlan};
use mq_core::types::{QueueId, QueueOffset};

/// Clients that were told of a move are where they were sent after this time: Java's of 4.x wait 10 s before they go.
const TAKEN_AFTER_MS: i64 = 15_000;

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
    /// Leave the backlog of a group unconsumed: reset --to latest
    #[command(
        after_help = "Examples:\n  mqadmin offset skip pay-consumer --topic orders --dry-run\n  mqadmin offset skip pay-consumer --all-topics --confirm pay-consumer\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.offset.reset/1, mqadmin.offset.reset.plan/1"
    )]
    Skip(Scope),
    /// Give a group the positions of another one
    #[command(
        after_help = "Examples:\n  mqadmin offset clone pay-consumer pay-shadow --topic orders --dry-run\n  mqadmin offset clone pay-consumer pay-shadow --all-topics --confirm pay-shadow\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.offset.reset/1, mqadmin.offset.reset.plan/1"
    )]
    Clone {
        /// The group whose positions are taken
        from: String,
        #[command(flatten)]
        scope: Scope,
    },
    /// Write the positions of a group to a CSV file
    #[command(
        after_help = "Examples:\n  mqadmin offset export pay-consumer --file pay.csv\n  mqadmin offset export pay-consumer --topic orders --file -\n\nClass: read. CSV: group,topic,broker,queue_id,committed,stored_ms"
    )]
    Export {
        /// The group
        group: String,
        /// Only that topic
        #[arg(short = 't', long)]
        topic: Option<String>,
        /// A file that is not there yet; - is standard output
        #[arg(short = 'f', long, value_name = "FILE")]
        file: String,
    },
    /// Move a group to the positions in a CSV file
    #[command(
        after_help = "Examples:\n  mqadmin offset import pay.csv --dry-run\n  mqadmin offset import pay.csv --group pay-shadow --confirm pay-shadow\n\nClass: destructive (--confirm GROUP). Schema: mqadmin.offset.reset/1, mqadmin.offset.reset.plan/1"
    )]
    Import {
        /// The file; - is standard input
        file: String,
        /// The group, when it is another one than in the file
        #[arg(short = 'g', long)]
        group: Option<String>,
        /// Only these queues: BROKER:ID, BROKER:*
        #[arg(long, value_name = "QUEUE")]
        queue: Vec<String>,
    },
}

/// Which group, topics and queues.
#[derive(Debug, Clone, Args)]
pub struct Scope {
    /// The group
    pub group: String,
    /// The topic
    #[arg(short = 't', long, required_unless_present = "all_topics")]
    pub topic: Option<String>,
    /// All topics that the group has positions in
    #[arg(long, conflicts_with = "topic")]
    pub all_topics: bool,
    /// The topic of its retries too
    #[arg(long, requires = "all_topics")]
    pub with_retry: bool,
    /// Only these queues: BROKER:ID, BROKER:*
    #[arg(long, value_name = "QUEUE")]
    pub queue: Vec<String>,
}

/// Where a group is to go.
#[derive(Debug, Clone, Args)]
pub struct Reset {
    #[command(flatten)]
    pub scope: Scope,
    /// To the first message stored at or after that moment
    #[arg(long, value_name = "TIME", allow_hyphen_values = true, group = "goal", required_unless_present_any = ["to", "by", "to_group", "to_file"])]
    pub to_time: Option<String>,
    /// To earliest, latest, 123, +10, -10 or @TIME
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, group = "goal")]
    pub to: Option<String>,
    /// So many messages on, or back
    #[arg(long, value_name = "±N", allow_hyphen_values = true, group = "goal")]
    pub by: Option<i64>,
    /// To where another group is
    #[arg(long, value_name = "GROUP", group = "goal")]
    pub to_group: Option<String>,
    /// To the positions in a file that `offset export` wrote
    #[arg(long, value_name = "FILE", group = "goal")]
    pub to_file: Option<String>,
    /// Only queues that go back
    #[arg(long, conflicts_with = "only_forward")]
    pub only_back: bool,
    /// Only queues that go forward
    #[arg(long)]
    pub only_forward: bool,
}

pub const SHOW: Shape = Shape::new(
    "mqadmin.offset.show/1",
    &[text("topic"), text("queue"), number("committed"), number("end"), number("lag"), moment("last_consumed")],
);
pub const PLAN: Shape = Shape::new(
    "mqadmin.offset.reset.plan/1",
    &[text("queue"), number("min"), number("max"), number("now"), number("new"), text("effect"), text("addr").wide()],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, group or topic are not known, or the reset was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Show { group, topic } => show(session, group, topic.as_deref()).await,
        Verb::Reset(wanted) => {
            let aim = aim(session, wanted).await?;
            let direction = match (wanted.only_back, wanted.only_forward) {
                (true, _) => Direction::Back,
                (_, true) => Direction::Forward,
                _ => Direction::Any,
            };
            reset(session, &wanted.scope, aim, direction).await
        }
        Verb::Skip(scope) => reset(session, scope, Aim::All(Goal::Latest), Direction::Any).await,
        Verb::Clone { from, scope } => {
            let aim = aim_of_group(session, from).await?;
            reset(session, scope, aim, Direction::Any).await
        }
        Verb::Export { group, topic, file } => file::export(session, group, topic.as_deref(), file).await,
        Verb::Import { file, group, queue } => import(session, file, group.as_deref(), queue).await,
    }
}

async fn show(session: &mut Session<'_>, group: &str, topic: Option<&str>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(None).await?;
    let mut report = Report::of(&SHOW);
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

/// The positions in a file, for the group in it or another one.
async fn import(session: &mut Session<'_>, path: &str, group: Option<&str>, queue: &[String]) -> Result<u8, Failure> {
    let (groups, positions) = file::read(session, path)?;
    let group = match (group, groups.as_slice()) {
        (Some(group), _) => group.to_owned(),
        (None, [group]) => group.clone(),
        (None, groups) => return Err(Failure::usage(format!("{path} has positions of {} groups; --group says which", groups.len()))),
    };
    let scope = Scope { group, topic: None, all_topics: true, with_retry: true, queue: queue.to_vec() };
    reset(session, &scope, Aim::Each { positions, from: path.to_owned() }, Direction::Any).await
}

async fn aim_of_group(session: &mut Session<'_>, group: &str) -> Result<Aim, Failure> {
    let admin = session.admin()?;
    let all = aim::committed(&admin, group, None).await?;
    if all.is_empty() {
        return Err(Failure::not_found("group", group).because("no broker knows a position of it").hint("mqadmin group ls"));
    }
    let positions = all.into_iter().map(|(topic, broker, queue, at, _)| ((topic, broker, queue), at)).collect();
    Ok(Aim::Each { positions, from: format!("group {group}") })
}

async fn aim(session: &mut Session<'_>, wanted: &Reset) -> Result<Aim, Failure> {
    match (&wanted.to_group, &wanted.to_file) {
        (Some(group), _) => aim_of_group(session, group).await,
        (None, Some(path)) => {
            let (_, positions) = file::read(session, path)?;
            Ok(Aim::Each { positions, from: path.clone() })
        }
        (None, None) => goal(session, wanted).map(Aim::All),
    }
}

/// The topics that are moved: the one that was named, those of the file or the other group, or all that the group has.
async fn topics(admin: &Admin, scope: &Scope, aim: &Aim) -> Result<Vec<String>, Failure> {
    match (&scope.topic, aim) {
        (Some(topic), _) => Ok(vec![topic.clone()]),
        (None, Aim::All(_)) => aim::topics_of(admin, &scope.group, scope.with_retry).await,
        (None, Aim::Each { positions, .. }) => {
            let own_retry = format!("{RETRY_PREFIX}{}", scope.group);
            let wanted = |topic: &&String| !topic.starts_with(RETRY_PREFIX) || (scope.with_retry && **topic == own_retry);
            let mut topics: Vec<_> = positions.keys().map(|(topic, ..)| topic).filter(wanted).cloned().collect();
            topics.dedup();
            Ok(topics)
        }
    }
}

async fn reset(session: &mut Session<'_>, scope: &Scope, aim: Aim, direction: Direction) -> Result<u8, Failure> {
    let group = crate::commands::group::write::name(&scope.group)?;
    let patterns = scope.queue.iter().map(|queue| QueuePattern::parse(queue)).collect::<Result<Vec<_>, _>>()?;
    let admin = session.admin()?;
    let (method, clients) = method(&admin, &group).await?;
    let topics = topics(&admin, scope, &aim).await?;
    let plans = aim::plans(&admin, &group, &topics, &aim, direction, &patterns).await?;
    let all = Moves { plans, aim, method, clients };
    if all.plans.iter().all(|plan| plan.queues.is_empty() && plan.unknown.is_empty()) {
        let hint = topics.first().map(|topic| format!("mqadmin topic status {topic}")).unwrap_or_default();
        return Err(Failure::not_found("queue", &scope.queue.join(" ")).hint(hint));
    }
    if session.globals.dry_run {
        return show_plan(session, &all);
    }
    if let Some((queue, error)) = all.plans.iter().flat_map(|plan| &plan.unknown).next() {
        let what = format!("{} of {} queues cannot be read", all.unknown(), all.unknown() + all.queues().count());
        let failure = Failure::new(failure::PRECONDITION, "QUEUES_UNKNOWN", what).because(format!("{}: {}", queue.broker, reason(error)));
        return Err(failure.hint("choose the others with --queue"));
    }
    rails::masters_only(all.queues().map(|(_, queue)| &queue.broker))?;
    if method == Method::Broker {
        if session.globals.plan_out.is_none() {
            not_again_so_soon(session, &group)?;
        }
        single_queues_can_be_reset(&admin, &all).await?;
    }
    let text = plan_text(session, &all)?;
    let (code, fates) = rails::carry_out(session, &admin, all.plan(&group), &text, "mqadmin.offset.reset/1").await?;
    if !fates.is_empty() {
        session.note(&format!("verify: mqadmin lag {group} --queues"));
    }
    Ok(code)
}

/// What a reset does, in all its topics.
struct Moves {
    plans: Vec<ResetPlan>,
    aim: Aim,
    method: Method,
    clients: usize,
}

impl Moves {
    fn queues(&self) -> impl Iterator<Item = (&str, &QueuePlan)> {
        self.plans.iter().flat_map(|plan| plan.queues.iter().map(|queue| (&*plan.topic, queue)))
    }

    fn unknown(&self) -> usize {
        self.plans.iter().map(|plan| plan.unknown.len()).sum()
    }

    /// A queue for people; its topic only where there are several.
    fn name(&self, topic: &str, broker: &str, queue_id: QueueId) -> String {
        if self.plans.len() > 1 { format!("{topic} {broker}:{queue_id}") } else { format!("{broker}:{queue_id}") }
    }

    fn plan(&self, group: &GroupName) -> Plan {
        if let [plan] = self.plans.as_slice() {
            return Plan::of_reset(plan, self.method);
        }
        let steps = self.plans.iter().flat_map(|plan| {
            let steps = Plan::of_reset(plan, self.method).steps;
            steps.into_iter().map(|step| Step { target: format!("{} {}", plan.topic, step.target), ..step })
        });
        let title = reset::title(group, &format!("{} topics", self.plans.len()));
        Plan::new("offset", title, Class::Destructive, group.as_str(), steps.collect())
    }
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

/// How to move the group, and how many clients it has.
async fn method(admin: &Admin, group: &GroupName) -> Result<(Method, usize), Failure> {
    let members = reset::members(admin, group).await?;
    if members.broadcast {
        let failure =
            Failure::new(failure::PRECONDITION, "BROADCASTING", format!("`{group}` broadcasts: its positions are kept by its clients"));
        return Err(failure.hint("delete the clients' offset files while they are stopped"));
    }
    if let (0, Some((broker, error))) = (members.clients, &members.silent) {
        let failure = Failure::new(failure::PRECONDITION, "CLIENTS_UNKNOWN", format!("whether `{group}` has clients is not known"));
        return Err(failure.because(format!("{broker}: {}", reason(error))));
    }
    Ok((members.method(), members.clients))
}

/// A group whose clients may still be on their way to where they were sent last is left alone: the two moves would mix.
fn not_again_so_soon(session: &Session<'_>, group: &GroupName) -> Result<(), Failure> {
    let Some(records) = session.env.state_folder().map(Records::at) else { return Ok(()) };
    let (lines, title) = (records.audit().map_err(rails::failed)?, reset::title(group, ""));
    let moved = |line: &&AuditLine| {
        line.context == session.settings.context_name
            && line.title.contains(&title)
            && line.results.iter().any(|(_, word, _)| word == CONFIRMED)
    };
    let Some(last) = lines.iter().rev().find(moved) else { return Ok(()) };
    let ago_ms = session.now.get() - last.at;
    if !(0..TAKEN_AFTER_MS).contains(&ago_ms) {
        return Ok(());
    }
    let what = format!("`{group}` was moved {} ago, and its clients may still be on their way", time::span_text(ago_ms));
    let failure = Failure::new(failure::PRECONDITION, "MOVED_JUST_NOW", what).because(format!("{}: {}", last.plan, last.title));
    Err(failure.hint(format!("the same command in {}, or mqadmin undo apply {}", time::span_text(TAKEN_AFTER_MS - ago_ms), last.plan)))
}

/// Brokers before 5.0 would move every queue of the topic when asked for one.
async fn single_queues_can_be_reset(admin: &Admin, moves: &Moves) -> Result<(), Failure> {
    let mut brokers: Vec<_> = moves.queues().map(|(_, queue)| queue.broker.clone()).collect();
    brokers.sort();
    brokers.dedup();
    let Some(old) = reset::too_old(admin, brokers).await? else { return Ok(()) };
    Err(clients_connected(&old.to_string()))
}

/// Why a broker that is too old moves nothing.
pub fn clients_connected(old: &str) -> Failure {
    let what = format!("{old} cannot move single queues of a group whose clients are connected");
    Failure::new(failure::PRECONDITION, "CLIENTS_CONNECTED", what).hint("stop the group's clients, then the same command")
}

fn plan_report(moves: &Moves) -> Report {
    let mut report = Report::of(&PLAN);
    for (topic, queue) in moves.queues() {
        report.rows.push(vec![
            Cell::text(moves.name(topic, &queue.broker.name, queue.queue_id)),
            Cell::Int(queue.min.get()),
            Cell::Int(queue.max.get()),
            queue.now.map_or(Cell::None, |now| Cell::Int(now.get())),
            Cell::Int(queue.new.get()),
            Cell::text(effect(queue)),
            Cell::text(&*queue.broker.addr),
        ]);
    }
    for plan in &moves.plans {
        for (queue, error) in &plan.unknown {
            report.missing(format!("{}: {}", moves.name(&plan.topic, &queue.broker.name, queue.queue_id), reason(error)));
        }
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

fn headline(session: &Session<'_>, moves: &Moves) -> String {
    let target = match &moves.aim {
        Aim::Each { from, .. } => format!("positions of {from}"),
        Aim::All(Goal::Earliest) => "earliest".to_owned(),
        Aim::All(Goal::Latest) => "latest".to_owned(),
        Aim::All(Goal::At(offset)) => format!("offset {offset}"),
        Aim::All(Goal::By(count)) => format!("{count:+} messages"),
        Aim::All(Goal::Time(at)) => {
            let ago = session.now.get() - at.get();
            let age = if ago >= 0 { format!("{} ago", time::span_text(ago)) } else { format!("in {}", time::span_text(-ago)) };
            format!("{} ({age})", time::rfc3339(*at, &session.settings.tz))
        }
    };
    let method = match moves.method {
        Method::Broker => "broker reset + notify clients",
        Method::Commit => "commit per queue",
    };
    format!("target {target}   method: {method}   group: {} clients", moves.clients)
}

fn totals(moves: &Moves) -> String {
    let (known, all) = (moves.queues().count(), moves.queues().count() + moves.unknown());
    let replayed: i64 = moves.plans.iter().map(ResetPlan::replayed).sum();
    let skipped: i64 = moves.plans.iter().map(ResetPlan::skipped).sum();
    format!("total: replay {replayed}, skip {skipped}, {known} of {all} queues known")
}

fn show_plan(session: &mut Session<'_>, moves: &Moves) -> Result<u8, Failure> {
    let line = headline(session, moves);
    session.note(&line);
    let code = session.show(plan_report(moves))?;
    session.note(&format!("{}. Dry run: nothing was sent", totals(moves)));
    Ok(code)
}

fn plan_text(session: &Session<'_>, moves: &Moves) -> Result<String, Failure> {
    let mut view = session.view();
    (view.format, view.columns, view.sort_by) = (Format::Table, None, None);
    let table = render(plan_report(moves), &view)?;
    Ok(format!("{}\n{table}{}\n", headline(session, moves), totals(moves)))
}
