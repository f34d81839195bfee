//! Groups: state, backlog, age, rates, when it will be gone.

use crate::lists::GroupTab;
use crate::model::meter::Trend;
use crate::model::{Cluster, Level, Name, Stamp};
use crate::pen::{Area, Pen};
use crate::state::State;
use crate::table::{Column, Row, Value, at_least};
use crate::text;
use crate::theme::Role;
use mq_core::ops::lag::{Eta, LagRow, LagState};
use std::cmp::Ordering;
use std::sync::Arc;

/// One group in one topic; a group that has no positions yet has one row without a topic.
#[derive(Debug, Clone)]
pub struct GroupRow {
    /// The group.
    pub group: Name,
    /// The topic; empty when the group has no positions.
    pub topic: Name,
    /// The verdict on it.
    pub judged: Option<Arc<LagRow>>,
    trend: Trend,
    retry: i64,
    stale: bool,
}

impl Row for GroupRow {
    type Id = (Name, Name);
    type Scope = ();
    const COLUMNS: &'static [Column<Self>] = &[
        Column::text("state", "STATE", 't', 9, 0, |row: &Self| {
            let (level, word) = row.verdict();
            Value::State(level, word.into())
        }),
        Column::text("group", "GROUP", 'n', 14, 0, |row: &Self| Value::Text(row.group.clone())).up_to(48),
        Column::text(
            "topic",
            "TOPIC",
            'p',
            8,
            2,
            |row: &Self| if row.topic.is_empty() { Value::Nothing } else { Value::Text(row.topic.clone()) },
        )
        .up_to(40),
        Column::number("lag", "LAG", 'l', 9, 0, GroupRow::lag).up_to(14),
        Column::number("age", "AGE", 'a', 6, 1, |row: &Self| {
            row.judged(|judged| match judged.age_ms {
                Some(ms) => Value::Age(ms),
                None if judged.lag == 0 && judged.lag_is_complete => Value::Nothing,
                None => Value::Unknown,
            })
        }),
        Column::number("in", "IN/S", 'i', 5, 3, |row: &Self| row.judged(|judged| Value::known(judged.in_per_s, Value::Rate))).up_to(7),
        Column::number("out", "OUT/S", 'o', 5, 3, |row: &Self| row.judged(|judged| Value::known(judged.out_per_s, Value::Rate))).up_to(7),
        Column::text("trend", "TREND", ' ', 8, 5, |row: &Self| Value::Trend(row.trend.values())).up_to(16),
        Column::number("eta", "ETA", 'e', 6, 4, |row: &Self| row.judged(eta)),
        Column::number("clients", "CLIENTS", 'c', 7, 6, |row: &Self| {
            row.judged(|judged| Value::known(judged.clients, |clients| Value::Count(i64::try_from(clients).unwrap_or(i64::MAX))))
        })
        .wide(),
        Column::number("retry", "RETRY", 'r', 6, 6, |row: &Self| Value::Count(row.retry)).wide(),
        Column::text("why", "WHY", ' ', 20, 7, |row: &Self| row.judged(|judged| Value::Text(judged.why.as_str().into()))).wide().up_to(50),
    ];
    const SORT: (usize, bool) = (3, true);

    fn gather(cluster: &Cluster, (): &(), _now_ms: i64) -> Vec<Self> {
        let is_hidden = |group: &str| mq_core::names::SYSTEM_GROUPS.contains(&group);
        let judged = cluster.group_rows.iter().filter(|((group, topic), _)| !is_hidden(group) && !crate::model::is_retry_of(topic, group));
        let mut rows: Vec<Self> = judged
            .map(|((group, topic), row)| Self {
                group: group.clone(),
                topic: topic.clone(),
                trend: row.trend,
                retry: row.retry,
                stale: row.judged.queues.is_empty(),
                judged: Some(Arc::clone(&row.judged)),
            })
            .collect();
        let with_positions: std::collections::HashSet<Name> = rows.iter().map(|row| row.group.clone()).collect();
        let others = cluster.groups.keys().filter(|group| !is_hidden(group) && !with_positions.contains(*group));
        rows.extend(others.map(|group| Self {
            group: group.clone(),
            topic: Name::new(),
            judged: None,
            trend: Trend::default(),
            retry: 0,
            stale: false,
        }));
        rows
    }

    fn id(&self) -> (Name, Name) {
        (self.group.clone(), self.topic.clone())
    }

    fn by_id(&self, other: &Self) -> Ordering {
        (&self.group, &self.topic).cmp(&(&other.group, &other.topic))
    }

    fn names(&self) -> [&str; 2] {
        [&self.group, &self.topic]
    }

    fn stamp(cluster: &Cluster) -> Option<Stamp> {
        Some(cluster.stamps.groups)
    }

    fn is_stale(&self) -> bool {
        self.stale
    }
}

impl GroupRow {
    /// How bad it is, in a word.
    pub fn verdict(&self) -> (Level, &'static str) {
        self.judged.as_ref().map_or((Level::Ok, "unused"), |judged| (level(judged.state), judged.state.name()))
    }

    fn judged(&self, value: impl FnOnce(&LagRow) -> Value) -> Value {
        self.judged.as_deref().map_or(Value::Nothing, value)
    }

    fn lag(&self) -> Value {
        self.judged(|judged| match judged.state {
            LagState::Broadcast => Value::Nothing,
            _ if judged.lag_is_complete => Value::Count(judged.lag),
            _ if judged.queues.is_empty() && judged.lag == 0 => Value::Unknown,
            _ => Value::AtLeast(judged.lag),
        })
    }
}

/// How bad a state is.
pub fn level(state: LagState) -> Level {
    match state.severity() {
        0 => Level::Ok,
        1 => Level::Warning,
        2 => Level::Critical,
        _ => Level::Unknown,
    }
}

fn eta(judged: &LagRow) -> Value {
    match judged.eta {
        Eta::Now if judged.lag_is_complete => Value::Nothing,
        _ if judged.lag == 0 => Value::Unknown,
        Eta::Now | Eta::Unknown => Value::Unknown,
        Eta::Seconds(seconds) => Value::Age((seconds * 1000.0) as i64),
        Eta::Never => Value::Word("never"),
    }
}

/// What the key for the next pane leads to from here, while keys go to the detail.
fn tabs(state: &State) -> String {
    let next = state.lists.group_tab.next().map_or("queues", GroupTab::name);
    if state.is_detail_focused() { format!("   Tab: {next}") } else { String::new() }
}

/// What is told of the selected group; its queues under one line about the group and the reason for its state.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    let Some(row) = state.lists.groups.current() else { return };
    let tab = state.lists.group_tab;
    if tab != GroupTab::Queues {
        let lines = super::group_tabs::lines(state, tab, &row.group);
        let of = if tab == GroupTab::History { format!("{} / {}", row.group, row.topic) } else { row.group.to_string() };
        super::draw_text(state, pen, area, &format!("{} of {of}{}", tab.name(), tabs(state)), &lines);
        return;
    }
    let Some(judged) = &row.judged else {
        let mut rest = pen.heading(area, &row.group, state.is_detail_focused());
        pen.line(&mut rest, " no broker has a position of this group", Role::Dim);
        return;
    };
    let mut title = format!("{} / {}", row.group, row.topic);
    if let Some(clients) = judged.clients {
        title += &format!("   {clients} clients");
    }
    if let Some(in_flight) = judged.in_flight.filter(|in_flight| *in_flight > 0) {
        title += &format!("   in flight {}", text::count(in_flight));
    }
    if row.retry > 0 {
        let sign = if judged.lag_is_complete { "" } else { at_least(state.theme.charset) };
        title += &format!("   retry {sign}{}", text::count(row.retry));
    }
    let key = (row.group.clone(), row.topic.clone());
    let age_ms = state.shown().position_at_ms(&key).map(|at| state.shown_at_ms() - at).filter(|age_ms| *age_ms >= crate::draw::OLD_MS);
    if let Some(age_ms) = age_ms {
        title += &format!("   {} old", text::age_in_steps(age_ms));
    }
    title += &tabs(state);
    let rest = pen.heading(area, &title, state.is_detail_focused());
    let why_lines = u16::from(!judged.why.is_empty() && rest.height > 3);
    let (table, mut why) = rest.split_bottom(why_lines);
    state.lists.group_queues.draw(pen, table, state.is_detail_focused());
    pen.line(&mut why, &format!(" WHY {}", judged.why), Role::Level(level(judged.state)));
}
