//! Going from screen to screen, along the trail, from pane to pane.

use super::Cmd;
use crate::filter::{Filter, FilterError};
use crate::inquiry::{At, Place, Source};
use crate::layout;
use crate::lists::{GroupTab, Table};
use crate::model::Name;
use crate::palette::{Entry, Goal};
use crate::screens::overview::Cause;
use crate::state::{Focus, Mode, Screen, State, Typed};
use crate::table::{List, Row};

/// Screens that the trail remembers.
const TRAIL_MAX: usize = 50;

/// Goes to `screen` and remembers where we were.
pub fn go(state: &mut State, screen: Screen) {
    if state.screen != screen {
        let trail = &mut state.trail;
        trail.screens.truncate(trail.at + 1);
        trail.screens.push(screen);
        let over = trail.screens.len().saturating_sub(TRAIL_MAX);
        trail.screens.drain(..over);
        trail.at = trail.screens.len() - 1;
    }
    show(state, screen);
}

/// Shows `screen`; what was asked for the old one is not wanted any more.
fn show(state: &mut State, screen: Screen) {
    if state.screen != screen {
        state.screen = screen;
        state.generation += 1;
        state.stacks = false;
    }
    state.focus = Focus::List;
    state.opened = false;
    state.detail_top = 0;
    state.enter_lists();
}

/// So many steps along the trail.
pub fn along(state: &mut State, by: isize) {
    let at = state.trail.at.saturating_add_signed(by).min(state.trail.screens.len().saturating_sub(1));
    state.trail.at = at;
    if let Some(screen) = state.trail.screens.get(at).copied() {
        show(state, screen);
    }
}

/// Moves the cursor, or scrolls text.
pub fn by(state: &mut State, by: isize) {
    if let Some(table) = state.focused_mut() {
        table.move_by(by);
        if state.focus == Focus::List {
            state.detail_top = 0;
            state.letters_page = Place::Start;
        }
        // The detail follows the cursor at once; the list itself has not changed.
        state.refresh_detail(false);
    } else {
        let by = i16::try_from(by.clamp(-10_000, 10_000)).unwrap_or(0);
        state.detail_top = state.detail_top.saturating_add_signed(by).min(i16::MAX as u16);
    }
}

/// Rows of the pane that keys go to.
pub fn page(state: &State) -> usize {
    let body = layout::of(state.size, state.screen).body;
    let (list, _, detail) = layout::panes(state, body);
    let height = if state.screen == Screen::Overview || state.focus == Focus::Detail { detail.height } else { list.height };
    usize::from(height.saturating_sub(1))
}

/// Opens what is under the cursor.
pub fn open(state: &mut State, cmds: &mut Vec<Cmd>) {
    if state.opened && more_of_body(state) {
        return;
    }
    match state.screen {
        Screen::Overview => open_cause(state),
        Screen::Contexts => match state.lists.contexts.current() {
            Some(row) if row.is_open() => super::toast(state, "this one is open".into()),
            Some(row) => cmds.push(Cmd::Switch(row.id().to_string())),
            None => {}
        },
        Screen::Messages if state.source.is_none() => ask_source(state),
        Screen::Trace if state.traced.is_none() => ask_source(state),
        _ => {
            state.opened = !state.opened;
            state.detail_top = 0;
            state.focus = if state.opened { Focus::Detail } else { Focus::List };
        }
    }
}

/// Goes on to the next part of a body that is too long to be shown at once; after the last comes the first. Returns whether it is.
fn more_of_body(state: &mut State) -> bool {
    let Some((next, parts)) = state.current_message().map(|seen| {
        let parts = seen.parts();
        (seen.part((state.current_part().map_or(0, |part| part.part) + 1) % parts), parts)
    }) else {
        return false;
    };
    if parts > 1 {
        state.body_part = Some(next);
        state.detail_top = 0;
    }
    parts > 1
}

fn open_cause(state: &mut State) {
    let Some(cause) = state.lists.verdicts.current().map(Row::id) else { return };
    let Some(screen) = cause.screen() else { return };
    match cause {
        Cause::Broker(key) => choose(&mut state.lists.brokers, key),
        Cause::Group(group, topic) => choose(&mut state.lists.groups, (group, topic)),
        Cause::UnknownGroups => state.lists.groups.set_filter("state:unknown").unwrap_or_default(),
        Cause::Lists(name) => state.lists.brokers.set_filter(&name).unwrap_or_default(),
        Cause::NameServers(name) => choose(&mut state.lists.name_servers, name),
        Cause::DeadLetters(group) => choose(&mut state.lists.dlq, group),
    }
    go(state, screen);
}

/// Puts the cursor on an object, which no filter may hide.
fn choose<R: Row>(list: &mut List<R>, id: R::Id) {
    list.show(Filter::default());
    list.select(id);
}

/// Leaves the innermost thing. Returns whether there was one.
pub fn back(state: &mut State) -> bool {
    if state.opened || state.focus == Focus::Detail {
        state.opened = false;
        state.focus = Focus::List;
        state.detail_top = 0;
        return true;
    }
    if state.lists.main_mut(state.screen).unmark() {
        return true;
    }
    if !filter_text(state).is_empty() {
        apply_filter(state, "").unwrap_or_default();
        return true;
    }
    if state.travel.take().is_some() || state.frozen.take().is_some() {
        state.refresh_lists(true);
        return true;
    }
    false
}

/// To the other pane, if there is one; in the detail of a group first through what it tells.
pub fn next_pane(state: &mut State) {
    if state.screen == Screen::Groups && state.focus == Focus::Detail {
        let next = state.lists.group_tab.next();
        state.detail_top = 0;
        state.lists.group_tab = next.unwrap_or(GroupTab::Queues);
        state.refresh_detail(true);
        if next.is_some() {
            return;
        }
    }
    let body = layout::of(state.size, state.screen).body;
    let (_, _, detail) = layout::panes(state, body);
    state.focus = match state.focus {
        Focus::List if detail.height > 0 => Focus::Detail,
        Focus::Detail if state.opened => Focus::Detail,
        _ => Focus::List,
    };
}

/// The filter of the table that keys go to, as it was typed.
pub fn filter_text(state: &State) -> &str {
    if state.screen == Screen::Overview { "" } else { state.focused().map_or("", Table::filter_text) }
}

/// Sets the filter of the table that keys go to.
pub fn apply_filter(state: &mut State, text: &str) -> Result<(), FilterError> {
    if state.screen == Screen::Overview {
        return Err(FilterError::NoTable);
    }
    state.focused_mut().ok_or(FilterError::NoTable)?.set_filter(text)?;
    state.enter_lists();
    Ok(())
}

/// Begins to type where to look.
pub fn ask_source(state: &mut State) {
    let text = match (state.screen, &state.source, &state.traced) {
        (Screen::Messages, Some(source), _) => source.topic.to_string(),
        (Screen::Trace, _, Some((topic, _))) => topic.to_string(),
        (_, Some(source), _) => source.topic.to_string(),
        _ => state.lists.topics.current().map(|row| row.id().to_string()).unwrap_or_default(),
    };
    let text = if text.is_empty() { text } else { text + " " };
    state.mode = Mode::Source(Typed { text, error: None });
}

/// Looks where the line says. What is wrong with it stays in the line.
pub fn look(state: &mut State, mut typed: Typed) {
    if state.screen == Screen::Trace {
        let mut words = typed.text.split_whitespace();
        match (words.next(), words.next()) {
            (Some(topic), Some(id)) => trace(state, topic.into(), id.into()),
            _ => {
                typed.error = Some("TOPIC, then an id or a key".into());
                state.mode = Mode::Source(typed);
            }
        }
        return;
    }
    match Source::parse(&typed.text, state.now_ms, &state.clock) {
        Ok(source) => look_at(state, source),
        Err(error) => {
            typed.error = Some(error.to_string());
            state.mode = Mode::Source(typed);
        }
    }
}

fn look_at(state: &mut State, source: Source) {
    state.source = Some(source);
    state.page = Place::Start;
    state.cluster.found.messages = None;
    state.lists.messages.unmark();
    go(state, Screen::Messages);
}

/// The newest messages of `topic`.
pub fn peek(state: &mut State, topic: Name) {
    look_at(state, Source { topic, at: At::Latest });
}

/// The life of a message.
pub fn trace(state: &mut State, topic: Name, id: Name) {
    if state.traced != Some((topic.clone(), id.clone())) {
        state.cluster.found.trace = None;
    }
    state.traced = Some((topic, id));
    go(state, Screen::Trace);
}

/// Dead letters of `group`.
pub fn letters(state: &mut State, group: Name) {
    choose(&mut state.lists.dlq, group);
    go(state, Screen::Dlq);
}

/// Clients of `group`.
pub fn clients(state: &mut State, group: &str) {
    state.lists.clients.set_filter(group).unwrap_or_default();
    go(state, Screen::Clients);
}

/// Another page of messages.
pub fn turn(state: &mut State, older: bool) {
    let found = &state.cluster.found;
    let letters = state.screen == Screen::Dlq;
    let answered = if letters { found.letters.as_ref() } else { found.messages.as_ref() };
    let Some(Ok(page)) = answered.map(|answered| &answered.result) else { return };
    let place = match (older, if older { &page.older } else { &page.newer }) {
        (_, cursors) if cursors.is_empty() => {
            super::toast(state, if older { "there are no older ones" } else { "there are no newer ones" }.into());
            return;
        }
        (true, cursors) => Place::Before(cursors.clone()),
        (false, cursors) => Place::After(cursors.clone()),
    };
    *(if letters { &mut state.letters_page } else { &mut state.page }) = place;
}

/// Goes where an entry of the palette leads.
pub fn follow(state: &mut State, entry: Entry, cmds: &mut Vec<Cmd>) {
    match entry.goal {
        Goal::Screen(screen) => go(state, screen),
        Goal::Group(group, topic) => {
            choose(&mut state.lists.groups, (group, topic));
            go(state, Screen::Groups);
        }
        Goal::Topic(topic) => {
            choose(&mut state.lists.topics, topic);
            go(state, Screen::Topics);
        }
        Goal::Broker(key) => {
            choose(&mut state.lists.brokers, key);
            go(state, Screen::Brokers);
        }
        Goal::Action(action) => super::keys_pressed::act(state, action, cmds),
        Goal::Context(name) => cmds.push(Cmd::Switch(name)),
    }
}
