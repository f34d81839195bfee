//! The overview: what needs attention first, then throughput, backlog, brokers, the worst groups, the busiest topics, what happened.

use crate::model::meter::History;
use crate::model::{BrokerKey, Cluster, Level, Name, Total};
use crate::pen::{Area, Pen};
use crate::screens::{brokers, groups};
use crate::state::{Screen, State};
use crate::table::{self, Column, List, Row, Value};
use crate::text;
use crate::theme::Role;
use mq_core::ops::lag::LagRow;
use std::fmt::Write as _;
use std::sync::Arc;

/// Panes stand side by side from this width on.
pub const DASHBOARD_WIDTH_MIN: u16 = 140;

/// One thing that needs attention.
#[derive(Debug, Clone, PartialEq)]
pub struct VerdictRow {
    /// How much.
    pub level: Level,
    /// What and why.
    pub what: What,
    /// Where more is to be seen.
    pub cause: Cause,
}

/// What a verdict says.
#[derive(Debug, Clone, PartialEq)]
pub enum What {
    /// This.
    Text(String),
    /// That a group is in trouble; put into words only where it is seen, for there may be thousands.
    Group(Arc<LagRow>),
}

/// What a verdict is about.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cause {
    /// A name server.
    NameServers(Name),
    /// A broker's process.
    Broker(BrokerKey),
    /// The lists of the brokers of that name.
    Lists(Name),
    /// A group in a topic.
    Group(Name, Name),
    /// Groups whose state is not known.
    UnknownGroups,
    /// Dead letters of a group.
    DeadLetters(Name),
}

impl Cause {
    /// The screen that shows it.
    pub fn screen(&self) -> Option<Screen> {
        match self {
            Self::NameServers(_) => Some(Screen::NameServers),
            Self::DeadLetters(_) => Some(Screen::Dlq),
            Self::Broker(_) | Self::Lists(_) => Some(Screen::Brokers),
            Self::Group(..) | Self::UnknownGroups => Some(Screen::Groups),
        }
    }
}

impl Row for VerdictRow {
    type Id = Cause;
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", ' ', 1, 0, |row: &Self| Value::State(row.level, "".into())),
        Column::text("text", "VERDICT", ' ', 40, 0, |row: &Self| Value::Text(row.text().into())).up_to(400),
    ];
    const SORT: (usize, bool) = (0, true);

    fn gather(cluster: &Cluster, (): &(), now_ms: i64) -> Vec<Self> {
        let mut rows = Vec::new();
        name_server_verdicts(cluster, &mut rows);
        broker_verdicts(cluster, now_ms, &mut rows);
        group_verdicts(cluster, &mut rows);
        letter_verdicts(cluster, &mut rows);
        rows
    }

    fn id(&self) -> Cause {
        self.cause.clone()
    }

    fn names(&self) -> [&str; 2] {
        match &self.what {
            What::Text(text) => [text, ""],
            What::Group(judged) => [&judged.group, &judged.topic],
        }
    }

    fn is_stale(&self) -> bool {
        false
    }
}

impl VerdictRow {
    /// What and why, in words.
    pub fn text(&self) -> String {
        let judged = match &self.what {
            What::Text(text) => return text.clone(),
            What::Group(judged) => judged,
        };
        let mut text = format!("group {} {} on {}: {} behind", judged.group, judged.state.name(), judged.topic, text::count(judged.lag));
        if let Some(age) = judged.age_ms {
            let _ = write!(text, ", age {}", text::age_in_steps(age));
        }
        if !judged.why.is_empty() {
            let _ = write!(text, "; {}", judged.why);
        }
        text
    }
}

fn name_server_verdicts(cluster: &Cluster, rows: &mut Vec<VerdictRow>) {
    let silent = cluster.name_servers.iter().filter(|server| server.error.is_some());
    for server in silent {
        let text = format!("name server {} does not answer", server.addr);
        let level = if cluster.topology_error.is_some() { Level::Critical } else { Level::Warning };
        rows.push(VerdictRow { level, what: What::Text(text), cause: Cause::NameServers(server.addr.clone()) });
    }
}

fn broker_verdicts(cluster: &Cluster, now_ms: i64, rows: &mut Vec<VerdictRow>) {
    for broker in cluster.brokers.values() {
        let (level, word) = brokers::verdict(broker);
        let key = &broker.key;
        let percent = broker.runtime.as_ref().and_then(|info| info.disk_ratio()).unwrap_or(0.0) * 100.0;
        let text = match word {
            "gone" => {
                let silent = broker.link.last_good_ms.or(broker.link.failing_since_ms).map_or(0, |since| now_ms - since);
                let instead = match cluster.source_of(&key.name) {
                    Some(source) => format!("; {} is read instead", source.key),
                    None => "; nobody answers for its queues".into(),
                };
                format!("{key} ({}) silent for {}{instead}", broker.addr, text::age(silent))
            }
            "disk" => format!("disk of {key} is {percent:.0} % full; sends are refused from 90 %"),
            "unlisted" => format!("{key} answers, but name servers do not list it"),
            "busy" => format!("{key} holds its page cache for long: sends may be refused"),
            _ => continue,
        };
        rows.push(VerdictRow { level, what: What::Text(text), cause: Cause::Broker(key.clone()) });
    }
    for (name, lists) in &cluster.lists_known {
        let failed = lists.errors.iter().next().filter(|_| cluster.source_of(name).is_some());
        if let Some((what, error)) = failed {
            let text = format!("{what} of {name} are not known: {error}");
            rows.push(VerdictRow { level: Level::Unknown, what: What::Text(text), cause: Cause::Lists(name.clone()) });
        }
    }
}

fn group_verdicts(cluster: &Cluster, rows: &mut Vec<VerdictRow>) {
    let mut unknown = 0;
    let shown = cluster
        .group_rows
        .iter()
        .filter(|((group, topic), _)| !mq_core::names::SYSTEM_GROUPS.contains(&&**group) && !crate::model::is_retry_of(topic, group));
    for ((group, topic), row) in shown {
        let judged = &row.judged;
        let level = groups::level(judged.state);
        match level {
            Level::Ok => continue,
            Level::Unknown => unknown += 1,
            Level::Warning | Level::Critical => {
                rows.push(VerdictRow { level, what: What::Group(Arc::clone(judged)), cause: Cause::Group(group.clone(), topic.clone()) });
            }
        }
    }
    if unknown > 0 {
        let silent = cluster.silent_names().map(|name| &**name).collect::<Vec<_>>().join(", ");
        let text = format!("lag of {unknown} groups is not fully known while {silent} does not answer");
        rows.push(VerdictRow { level: Level::Unknown, what: What::Text(text), cause: Cause::UnknownGroups });
    }
}

/// Groups whose dead letters grew while we looked.
fn letter_verdicts(cluster: &Cluster, rows: &mut Vec<VerdictRow>) {
    for group in cluster.found.dlq_counts.keys() {
        if let Some((grew, span)) = cluster.found.dlq_growth(group).filter(|(grew, _)| *grew > 0) {
            let text = format!("dead letters of {group} grew by {} within {}", text::count(grew), text::age(span));
            rows.push(VerdictRow { level: Level::Warning, what: What::Text(text), cause: Cause::DeadLetters(group.clone()) });
        }
    }
}

/// Where the verdicts stand, their heading included.
pub fn verdict_area(state: &State, area: Area) -> Area {
    panes(state, area).verdict
}

/// Where the panes of the overview are.
struct Panes {
    verdict: Area,
    throughput: Area,
    brokers: Area,
    groups: Area,
    topics: Area,
    name_servers: Area,
    letters: Area,
    jobs: Area,
    events: Area,
    wall: Option<Area>,
}

fn panes(state: &State, area: Area) -> Panes {
    let cluster = state.shown();
    let rows = |length: usize| u16::try_from(length).unwrap_or(u16::MAX).saturating_add(2);
    let verdicts = rows(state.lists.verdicts.len().max(1)).saturating_sub(1);
    let (brokers, groups) = (rows(state.lists.top_brokers.len().max(1)), rows(state.lists.top_groups.len().max(1)));
    let events = rows(cluster.events.len().max(1)).saturating_sub(1);
    if area.width < DASHBOARD_WIDTH_MIN {
        let want = [(3, verdicts.clamp(3, 8)), (3, 4), (3, brokers), (3, groups), (0, 0), (0, 0), (2, events.max(2))];
        let stacked = area.stack(&want);
        return Panes {
            verdict: stacked[0],
            throughput: stacked[1],
            brokers: stacked[2],
            groups: stacked[3],
            topics: stacked[4],
            name_servers: stacked[5],
            letters: stacked[4],
            jobs: stacked[4],
            events: stacked[6],
            wall: None,
        };
    }
    let (upper, events) = area.split_bottom((area.height / 4).clamp(4, 14));
    let (left, right) = upper.split_left(area.width / 2);
    let (wall, right) = right.split_left(1);
    let letters = rows(cluster.found.dlq_counts.len().max(1)).saturating_sub(1);
    let jobs = rows(cluster.jobs.len()).saturating_sub(1);
    let servers = rows(cluster.name_servers.len().max(1)).saturating_sub(1);
    let left =
        left.stack(&[(6, verdicts.max(8)), (4, 4), (3, servers.min(5)), (3, letters.min(6)), (if jobs > 1 { 2 } else { 0 }, jobs.min(5))]);
    let right = right.stack(&[(4, brokers.clamp(6, 12)), (6, 12), (4, 12)]);
    Panes {
        verdict: left[0],
        throughput: left[1],
        brokers: right[0],
        groups: right[1],
        topics: right[2],
        name_servers: left[2],
        letters: left[3],
        jobs: left[4],
        events,
        wall: Some(wall),
    }
}

/// How many verdicts are seen at once in `area`.
pub fn verdicts_in(state: &State, area: Area) -> usize {
    usize::from(panes(state, area).verdict.height.saturating_sub(1))
}

/// Draws the overview.
pub fn draw(state: &State, pen: &mut Pen<'_>, area: Area) {
    let panes = panes(state, area);
    draw_verdicts(state, pen, panes.verdict);
    draw_throughput(state, pen, panes.throughput);
    draw_top(pen, panes.brokers, "BROKERS", &state.lists.top_brokers);
    draw_top(pen, panes.groups, "TOP GROUPS BY LAG  (4 for all)", &state.lists.top_groups);
    draw_top(pen, panes.topics, "TOP TOPICS BY IN/S  (3 for all)", &state.lists.top_topics);
    draw_name_servers(state, pen, panes.name_servers);
    draw_letters(state, pen, panes.letters);
    draw_jobs(state, pen, panes.jobs);
    draw_events(state, pen, panes.events);
    if let Some(wall) = panes.wall {
        pen.wall(wall);
    }
}

fn draw_verdicts(state: &State, pen: &mut Pen<'_>, area: Area) {
    let list = &state.lists.verdicts;
    let count = |level: Level| list.rows().filter(|row| row.level == level).count();
    let charset = pen.theme.charset;
    let sign = |level| table::symbol(level, charset);
    let title = format!(
        "VERDICT  {} critical: {}  {} warning: {}  {} unknown: {}{}",
        sign(Level::Critical),
        count(Level::Critical),
        sign(Level::Warning),
        count(Level::Warning),
        sign(Level::Unknown),
        count(Level::Unknown),
        if list.is_empty() { "" } else { "  (Enter opens)" },
    );
    let mut rest = pen.heading(area, &title, false);
    if list.is_empty() {
        let (text, role) = match state.shown() {
            cluster if cluster.topology_error.is_some() && !cluster.topology_known => {
                ("? no name server has answered yet".into(), Role::Level(Level::Unknown))
            }
            cluster if !cluster.topology_known => ("? asking the name servers".into(), Role::Dim),
            cluster if cluster.brokers.is_empty() => ("? the name servers list no broker".into(), Role::Level(Level::Unknown)),
            cluster if cluster.progress.is_empty() => ("? asking the brokers".into(), Role::Dim),
            _ => (format!("{} nothing to do", sign(Level::Ok)), Role::Level(Level::Ok)),
        };
        pen.line(&mut rest, &format!(" {text}"), role);
        return;
    }
    let body = rest;
    for (place, row) in list.visible(usize::from(body.height)).enumerate() {
        let cursor = if list.top + place == list.cursor() { ">" } else { " " };
        let role = if list.top + place == list.cursor() { Role::Title } else { Role::Plain };
        pen.parts(&mut rest, &[(cursor, Role::Title), (sign(row.level), Role::Level(row.level)), (" ", role), (&row.text(), role)]);
    }
}

fn draw_throughput(state: &State, pen: &mut Pen<'_>, area: Area) {
    let cluster = state.shown();
    let mut rest = pen.heading(area, "THROUGHPUT AND BACKLOG", false);
    let room = usize::from(area.width.saturating_sub(35)).min(60);
    let mut row = |name: &str, history: &History, now: Total, unit: &str| {
        let bars = text::spark(&history.squeezed(room), pen.theme.charset);
        let figure = figure(now, pen.theme.charset, unit);
        let peak = history.peak().map_or_else(|| "-".into(), text::short);
        let pad = " ".repeat(room.saturating_sub(bars.chars().count()));
        pen.line(&mut rest, &format!("  {name:<5}{pad}{bars}  {figure:>11}  peak {peak:>5}"), Role::Plain);
    };
    row("in", &cluster.in_history, cluster.in_rate(), "/s");
    row("out", &cluster.out_history, cluster.out_rate(), "/s");
    row("lag", &cluster.lag_history, cluster.backlog(), "");
}

/// A sum in a few characters, with its sign when parts are missing.
pub fn figure(total: Total, charset: text::Charset, unit: &str) -> String {
    let sign = if total.at_least { table::at_least(charset) } else { "" };
    total.known.map_or_else(|| "?".into(), |known| format!("{sign}{}{unit}", text::short(known)))
}

fn draw_top<R: Row>(pen: &mut Pen<'_>, area: Area, title: &str, list: &List<R>) {
    if area.height > 0 {
        let rest = pen.heading(area, title, false);
        list.draw_without_cursor(pen, rest);
    }
}

fn draw_name_servers(state: &State, pen: &mut Pen<'_>, area: Area) {
    if area.height == 0 {
        return;
    }
    let mut rest = pen.heading(area, "NAME SERVERS", false);
    for server in &state.shown().name_servers {
        let (level, state) = match server.answered_in_ms {
            Some(ms) => (Level::Ok, format!("{ms}ms")),
            None => (Level::Critical, "no answer".into()),
        };
        let sign = table::symbol(level, pen.theme.charset);
        pen.parts(&mut rest, &[("  ", Role::Plain), (sign, Role::Level(level)), (&format!(" {}  {state}", server.addr), Role::Plain)]);
    }
}

fn draw_letters(state: &State, pen: &mut Pen<'_>, area: Area) {
    if area.height == 0 {
        return;
    }
    let mut rest = pen.heading(area, "DLQ WATCH  (7 opens the workbench)", false);
    let found = &state.shown().found;
    let Some(Ok(seen)) = found.dlq.as_ref().map(|answered| &answered.result) else {
        let has_none = state.shown().counts.dead_letters == 0;
        let not_asked = match () {
            () if state.travel.is_some() => "  not recorded",
            () if has_none && state.shown().lists_known.values().any(|lists| lists.topics) => "  no group has dead letters",
            () => "  ? not counted yet",
        };
        pen.line(&mut rest, not_asked, Role::Dim);
        return;
    };
    let mut groups: Vec<_> = seen.groups.iter().filter(|(_, summary)| summary.messages > 0).collect();
    groups.sort_by_key(|(_, summary)| std::cmp::Reverse(summary.messages));
    if groups.is_empty() {
        pen.line(&mut rest, "  no group has dead letters", Role::Plain);
    }
    for (group, summary) in groups {
        let grew =
            found.dlq_growth(group).map_or_else(|| "?".into(), |(grew, span)| format!("+{} in {}", text::count(grew), text::age(span)));
        let sign = table::symbol(Level::Warning, pen.theme.charset);
        let part = if summary.silent.is_empty() && seen.missing.is_empty() { "" } else { table::at_least(pen.theme.charset) };
        let line = format!(" {group}  {part}{}  {grew}", text::count(summary.messages));
        pen.parts(&mut rest, &[("  ", Role::Plain), (sign, Role::Level(Level::Warning)), (&line, Role::Plain)]);
    }
}

fn draw_jobs(state: &State, pen: &mut Pen<'_>, area: Area) {
    if area.height == 0 {
        return;
    }
    let mut rest = pen.heading(area, "JOBS  (0 for all)", false);
    for job in state.cluster.jobs.values().rev() {
        let (level, word) = crate::screens::jobs::verdict(job);
        let sign = table::symbol(level, pen.theme.charset);
        let line = format!(" {word} {}  {} of {}  failed {}", job.title, job.done(), job.total, job.failed());
        pen.parts(&mut rest, &[("  ", Role::Plain), (sign, Role::Level(level)), (&line, Role::Plain)]);
    }
}

fn draw_events(state: &State, pen: &mut Pen<'_>, area: Area) {
    let mut rest = pen.heading(area, "EVENTS", false);
    for event in state.shown().events.iter().rev().take(usize::from(rest.height)) {
        let time = format!("  {} ", state.clock.time(event.at_ms));
        let sign = table::symbol(event.level, pen.theme.charset);
        pen.parts(&mut rest, &[(&time, Role::Dim), (sign, Role::Level(event.level)), (" ", Role::Plain), (&event.text, Role::Plain)]);
    }
}
