//! The action menu of the object under the cursor: the only door to writes.

use crate::deed::Deed;
use crate::model::{JobState, Name};
use crate::screens::jobs::Of;
use crate::state::{Screen, State};
use crate::table::Row;
use crate::wish::{KEPT, Wish, YES};
use std::sync::Arc;

/// Messages that a resend gives back a second unless told otherwise.
const RESEND_PER_SECOND: u32 = 50;
/// Queues on each broker that a new topic is offered.
const NEW_TOPIC_QUEUES: i32 = 8;
/// Tries that a group is offered, as in Apache.
const NEW_GROUP_TRIES: i32 = 16;

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
    /// Stops a job; it can be carried on.
    Pause(u64),
    /// Stops a job for good.
    Cancel(u64),
    /// Forgets how far the job with that id is.
    Forget(String),
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
        Screen::Overview
        | Screen::NameServers
        | Screen::Contexts
        | Screen::Transactions
        | Screen::Delay
        | Screen::Users
        | Screen::Controller
        | Screen::ConfigDiff => return None,
        Screen::Brokers => broker(state)?,
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
    let new = Wish::Topic { topic: Name::new(), is_new: true, queues: NEW_TOPIC_QUEUES.to_string(), perm: "rw".into() };
    let new = item('n', "make another topic", Choice::Deed(Deed::Change(new)));
    let Some(row) = state.lists.topics.current() else { return Some(("topics".into(), vec![new])) };
    let name = row.id();
    let change = Wish::Topic { topic: name.clone(), is_new: false, queues: String::new(), perm: KEPT.into() };
    let items = vec![
        item('p', "look at its messages", Choice::Peek(name.clone())),
        item('u', "change its queues or permission", Choice::Deed(Deed::Change(change))),
        item('d', "delete it with its messages", Choice::Deed(Deed::Change(Wish::DeleteTopic { topic: name.clone() }))),
        new,
    ];
    Some((format!("topic {name}"), items))
}

fn broker(state: &State) -> Option<(String, Vec<Item>)> {
    let broker = &state.lists.brokers.current()?.broker;
    let (name, addr) = (broker.key.name.clone(), broker.addr.clone());
    let set = Wish::Setting { broker: name.clone(), addr, key: String::new(), value: String::new() };
    let writable = |writable| Choice::Deed(Deed::Change(Wish::Writable { broker: name.clone(), writable }));
    let items = vec![
        item('s', "set a setting of it", Choice::Deed(Deed::Change(set))),
        item('d', "drain it: it takes no more messages", writable(false)),
        item('u', "undrain it: it takes messages again", writable(true)),
    ];
    Some((format!("broker {}", broker.key), items))
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
    let change = |wish| Choice::Deed(Deed::Change(wish));
    let kept = Wish::Group { group: group.clone(), is_new: false, tries: String::new(), consume: KEPT.into() };
    let new = Wish::Group { group: Name::new(), is_new: true, tries: NEW_GROUP_TRIES.to_string(), consume: YES.into() };
    items.push(item('u', "change its tries, or stop it", change(kept)));
    items.push(item('x', "delete it with its positions", change(Wish::DeleteGroup { group: group.clone() })));
    items.push(item('n', "make another group", change(new)));
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
            keep_going: false,
        })
    };
    let mut items = Vec::new();
    if !list.marks.is_empty() {
        items.push(item('r', format!("resend the {} marked", list.marks.len()), resend(list.marks.iter().cloned().collect())));
    } else if !list.is_empty() {
        if let Some(row) = list.current().filter(|_| state.opened) {
            items.push(item('r', "resend this one", resend(vec![row.id()])));
        }
        items.push(item('a', format!("resend the {} shown", list.len()), resend(list.rows().map(Row::id).collect())));
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
    let row = state.lists.jobs.current()?;
    let resume = |job: String, group: Name| Choice::Deed(Deed::Resume { job, group, per_second: RESEND_PER_SECOND, keep_going: false });
    let items = match &row.of {
        Of::Run(job) => {
            let running = job.state == JobState::Running;
            let kept = job.kept.clone();
            let mut items = Vec::new();
            if let (true, Some(_)) = (running, &kept) {
                items.push(item('p', "pause it", Choice::Pause(job.id)));
            }
            if running {
                items.push(item('c', "cancel it: what is done is done, the rest is not", Choice::Cancel(job.id)));
            }
            let again = kept.filter(|_| job.state == JobState::Paused || job.state == JobState::Done && job.failed() > 0);
            items.extend(again.map(|(id, group)| item('r', "carry it on", resume(id, group))));
            items
        }
        Of::Kept(kept) => vec![
            item('r', "carry it on", resume(kept.id.clone(), kept.group.clone())),
            item('f', "forget how far it is: it cannot be carried on then", Choice::Forget(kept.id.clone())),
        ],
        Of::Undo(plan) => {
            vec![item('u', "bring the old values back", Choice::Deed(Deed::Undo { id: plan.id.clone(), name: plan.name.as_str().into() }))]
        }
    };
    Some((format!("job {}", row.label()), items))
}
