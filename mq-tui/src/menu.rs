//! The action menu of the object under the cursor: the only door to writes.

use crate::deed::Deed;
use crate::model::{JobState, Name};
use crate::state::{Screen, State};
use crate::table::Row;
use std::sync::Arc;

/// Messages that a resend gives back a second unless told otherwise.
const RESEND_PER_SECOND: u32 = 50;
/// Failures after which a resend stops.
const RESEND_ERRORS_MAX: usize = 5;

/// The menu while it is open.
#[derive(Debug, Clone, PartialEq)]
pub struct Menu {
    /// What it is about.
    pub title: String,
    /// What can be done.
    pub items: Vec<Item>,
    /// Which is chosen.
    pub cursor: usize,
}

/// One thing that can be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Its letter.
    pub letter: char,
    /// What it does.
    pub label: String,
    /// The same.
    pub choice: Choice,
}

/// What an item does.
#[derive(Debug, Clone, PartialEq)]
pub enum Choice {
    /// Opens the dialog of a write.
    Deed(Deed),
    /// Shows the life of a message.
    Trace(Name, Name),
    /// Looks at messages of a topic.
    Peek(Name),
    /// Shows dead letters of a group.
    Letters(Name),
    /// Shows clients of a group.
    Clients(Name),
    /// Asks for stacks of the client's threads, or not any more.
    Stacks,
    /// Examines again.
    Examine,
    /// Stops a job.
    Cancel(u64),
}

impl Choice {
    /// Whether it leads to a write.
    pub fn writes(&self) -> bool {
        matches!(self, Self::Deed(_))
    }
}

/// The menu of what is under the cursor; `None` when there is nothing to do with it.
pub fn of(state: &State) -> Option<Menu> {
    let (title, items) = match state.screen {
        Screen::Overview | Screen::Brokers | Screen::NameServers => return None,
        Screen::Topics => topic(state)?,
        Screen::Groups => group(state)?,
        Screen::Messages => message(state)?,
        Screen::Trace => traced(state)?,
        Screen::Dlq => letters(state)?,
        Screen::Clients => client(state)?,
        Screen::Doctor => ("doctor".into(), vec![item('e', "examine again", Choice::Examine)]),
        Screen::Jobs => job(state)?,
    };
    (!items.is_empty()).then_some(Menu { title, items, cursor: 0 })
}

fn item(letter: char, label: impl Into<String>, choice: Choice) -> Item {
    Item { letter, label: label.into(), choice }
}

fn topic(state: &State) -> Option<(String, Vec<Item>)> {
    let name = state.lists.topics.current()?.id();
    Some((format!("topic {name}"), vec![item('p', "look at its messages", Choice::Peek(name))]))
}

fn group(state: &State) -> Option<(String, Vec<Item>)> {
    let (group, topic) = state.current_group()?;
    let mut items = vec![item('d', "dead letters", Choice::Letters(group.clone())), item('c', "clients", Choice::Clients(group.clone()))];
    if !topic.is_empty() {
        let reset = |to: &str| Choice::Deed(Deed::Reset { group: group.clone(), topic: topic.clone(), to: to.to_owned() });
        items.push(item('p', format!("look at messages of {topic}"), Choice::Peek(topic.clone())));
        items.push(item('r', "reset its positions: replay or skip", reset("@-15m")));
        items.push(item('s', "skip everything that waits", reset("latest")));
    }
    Some((format!("group {group}"), items))
}

fn message(state: &State) -> Option<(String, Vec<Item>)> {
    let message = &state.lists.messages.current()?.seen().message;
    let id = Name::from(message.msg_id());
    let items = vec![
        item('t', "its life", Choice::Trace(message.topic.clone(), id.clone())),
        item('p', "newest messages of its topic", Choice::Peek(message.topic.clone())),
    ];
    Some((format!("message {id}"), items))
}

fn traced(state: &State) -> Option<(String, Vec<Item>)> {
    let (topic, id) = state.traced.clone()?;
    Some((format!("message {id}"), vec![item('p', "newest messages of its topic", Choice::Peek(topic))]))
}

/// Actions apply to marked letters; without marks to the one under the cursor, or to all that are shown.
fn letters(state: &State) -> Option<(String, Vec<Item>)> {
    let group = state.lists.dlq.current()?.id();
    let list = &state.lists.letters;
    if list.scope.as_ref() != Some(&group) {
        return None;
    }
    let resend = |letters: Vec<(Name, i32, i64)>| {
        Choice::Deed(Deed::Resend {
            group: group.clone(),
            letters: Arc::new(letters),
            to_topic: false,
            per_second: RESEND_PER_SECOND,
            errors_max: RESEND_ERRORS_MAX,
        })
    };
    let mut items = Vec::new();
    if !list.marks.is_empty() {
        items.push(item('r', format!("resend the {} marked", list.marks.len()), resend(list.marks.iter().cloned().collect())));
    } else if !list.rows.is_empty() {
        if let Some(row) = list.current().filter(|_| state.opened) {
            items.push(item('r', "resend this one", resend(vec![row.id()])));
        }
        items.push(item('a', format!("resend the {} shown", list.rows.len()), resend(list.rows.iter().map(Row::id).collect())));
    }
    if let Some(row) = list.current().filter(|_| state.opened) {
        let message = &row.seen().message;
        let origin = mq_core::admin::origin_topic(message).map(Name::from);
        items.extend(origin.map(|origin| item('t', "its life", Choice::Trace(origin, message.msg_id().into()))));
    }
    Some((format!("dead letters of {group}"), items))
}

fn client(state: &State) -> Option<(String, Vec<Item>)> {
    let client = &state.lists.clients.current()?.client;
    let label = if state.stacks { "no stacks of its threads" } else { "stacks of its threads" };
    let items = if client.is_producer { Vec::new() } else { vec![item('k', label, Choice::Stacks)] };
    Some((format!("client {}", client.id), items))
}

fn job(state: &State) -> Option<(String, Vec<Item>)> {
    let job = &state.lists.jobs.current()?.job;
    let items = if job.state == JobState::Running { vec![item('c', "cancel it", Choice::Cancel(job.id))] } else { Vec::new() };
    Some((format!("job {}", job.id), items))
}
