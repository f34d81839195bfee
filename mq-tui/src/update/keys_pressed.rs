//! Keys, by what they mean just now.

use super::{refresh, refresh_detail, toast};
use crate::filter::{Filter, FilterError};
use crate::keys::{self, Action, Key};
use crate::layout;
use crate::screens::overview::Cause;
use crate::state::{FilterInput, Focus, Mode, Screen, State};
use crate::table::{List, Row};
use crossterm::event::{KeyCode, KeyEvent};

/// Longest filter, in characters.
const FILTER_LEN_MAX: usize = 200;

/// A key was pressed.
pub fn key(state: &mut State, event: KeyEvent) {
    let key = Key::from(event);
    if key == (Key { code: KeyCode::Char('c'), control: true }) {
        state.quit = true;
        return;
    }
    match std::mem::replace(&mut state.mode, Mode::Normal) {
        Mode::Normal => {
            if let Some(action) = keys::action(state.screen, key) {
                act(state, action);
            }
        }
        Mode::Filter(input) => filter_key(state, input, key),
        Mode::SortLetter => sort_key(state, key),
        Mode::Help(top) => help_key(state, top, key),
    }
}

/// Text was pasted; it only means something in a filter.
pub fn paste(state: &mut State, text: &str) {
    if let Mode::Filter(mut input) = std::mem::replace(&mut state.mode, Mode::Normal) {
        input.text.extend(text.chars().filter(|c| !c.is_control()));
        typed(state, input);
    }
}

fn act(state: &mut State, action: Action) {
    match action {
        Action::Go(screen) => go(state, screen),
        Action::Move(by) => move_by(state, by),
        Action::Page(halves) => {
            let half = isize::try_from(page(state) / 2).unwrap_or(isize::MAX).max(1);
            move_by(state, halves.saturating_mul(half));
        }
        Action::First => move_by(state, isize::MIN + 1),
        Action::Last => move_by(state, isize::MAX),
        Action::Open => open(state),
        Action::Back => drop(back(state)),
        Action::NextPane => next_pane(state),
        Action::Filter => start_filter(state),
        Action::Sort => state.mode = Mode::SortLetter,
        Action::Reverse => reverse(state),
        Action::Refresh => {
            state.refreshes += 1;
            toast(state, "asking everything anew".into());
        }
        Action::Freeze => {
            state.frozen = match state.frozen.take() {
                None => Some((Box::new(state.cluster.clone()), state.now_ms)),
                Some(_) => None,
            };
            refresh(state, true);
        }
        Action::Wide => widen(state),
        Action::Zone => state.clock.utc = !state.clock.utc,
        Action::Help => state.mode = Mode::Help(0),
        Action::Quit => {
            if !back(state) {
                state.quit = true;
            }
        }
        Action::QuitNow => state.quit = true,
    }
}

/// Goes to `screen`; what was asked for the old one is not wanted any more.
pub fn go(state: &mut State, screen: Screen) {
    if state.screen != screen {
        state.screen = screen;
        state.generation += 1;
    }
    state.focus = Focus::List;
    state.opened = false;
    refresh(state, true);
}

fn move_by(state: &mut State, by: isize) {
    match (state.screen, state.focus) {
        (Screen::Overview, _) => state.verdicts.move_by(by),
        (Screen::Topics, Focus::Detail) => state.topic_queues.move_by(by),
        (Screen::Groups, Focus::Detail) => state.group_queues.move_by(by),
        (Screen::Brokers, _) => state.brokers.move_by(by),
        (Screen::Topics, Focus::List) => state.topics.move_by(by),
        (Screen::Groups, Focus::List) => state.groups.move_by(by),
    }
    // The detail follows the cursor at once; the list itself has not changed.
    refresh_detail(state, false);
}

/// Rows of the pane that keys go to.
fn page(state: &State) -> usize {
    let body = layout::of(state.size, state.screen).body;
    let (list, _, detail) = layout::panes(state, body);
    let height = if state.screen == Screen::Overview || state.focus == Focus::Detail { detail.height } else { list.height };
    usize::from(height.saturating_sub(1))
}

fn open(state: &mut State) {
    match state.screen {
        Screen::Overview => open_cause(state),
        _ => {
            state.opened = !state.opened;
            state.focus = if state.opened { Focus::Detail } else { Focus::List };
        }
    }
}

fn open_cause(state: &mut State) {
    let Some(cause) = state.verdicts.current().map(Row::id) else { return };
    let Some(screen) = cause.screen() else { return };
    match cause {
        Cause::Broker(key) => {
            state.brokers.filter = Filter::default();
            state.brokers.select(key);
        }
        Cause::Group(group, topic) => {
            state.groups.filter = Filter::default();
            state.groups.select((group, topic));
        }
        Cause::UnknownGroups => set_filter(&mut state.groups, "state:unknown").unwrap_or_default(),
        Cause::Lists(name) => set_filter(&mut state.brokers, &name).unwrap_or_default(),
        Cause::NameServers(_) => {}
    }
    go(state, screen);
}

/// Leaves the innermost thing. Returns whether there was one.
fn back(state: &mut State) -> bool {
    if state.opened || state.focus == Focus::Detail {
        state.opened = false;
        state.focus = Focus::List;
        return true;
    }
    if !filter_text(state).is_empty() {
        apply_filter(state, "").unwrap_or_default();
        return true;
    }
    if state.frozen.take().is_some() {
        refresh(state, true);
        return true;
    }
    false
}

fn next_pane(state: &mut State) {
    let body = layout::of(state.size, state.screen).body;
    let (_, _, detail) = layout::panes(state, body);
    let has_cursor = matches!(state.screen, Screen::Topics | Screen::Groups);
    state.focus = match state.focus {
        Focus::List if detail.height > 0 && has_cursor => Focus::Detail,
        Focus::Detail if state.opened => Focus::Detail,
        _ => Focus::List,
    };
}

fn start_filter(state: &mut State) {
    let before = filter_text(state).to_owned();
    state.mode = Mode::Filter(FilterInput { text: before.clone(), before, error: None });
}

fn filter_key(state: &mut State, mut input: FilterInput, key: Key) {
    match (key.code, key.control) {
        (KeyCode::Enter, _) if input.error.is_none() => return,
        (KeyCode::Esc, _) => {
            apply_filter(state, &input.before).unwrap_or_default();
            return;
        }
        (KeyCode::Backspace, _) if input.text.is_empty() => return,
        (KeyCode::Backspace, _) => drop(input.text.pop()),
        (KeyCode::Char('u'), true) => input.text.clear(),
        (KeyCode::Char('w'), true) => {
            let kept = input.text.trim_end().rfind(' ').map_or(0, |at| at + 1);
            input.text.truncate(kept);
        }
        (KeyCode::Char(c), false) if !c.is_control() => input.text.push(c),
        _ => {}
    }
    typed(state, input);
}

/// The filter works while it is typed; one that means nothing yet leaves the rows as they are.
fn typed(state: &mut State, mut input: FilterInput) {
    if let Some((end, _)) = input.text.char_indices().nth(FILTER_LEN_MAX) {
        input.text.truncate(end);
    }
    input.error = apply_filter(state, &input.text).err().map(|error| error.to_string());
    state.mode = Mode::Filter(input);
}

/// The filter of the current screen, as it was typed.
pub fn filter_text(state: &State) -> &str {
    match state.screen {
        Screen::Overview => "",
        Screen::Brokers => &state.brokers.filter.text,
        Screen::Topics => &state.topics.filter.text,
        Screen::Groups => &state.groups.filter.text,
    }
}

/// Sets the filter of the current screen.
pub fn apply_filter(state: &mut State, text: &str) -> Result<(), FilterError> {
    match state.screen {
        Screen::Overview => return Err(FilterError::NoTable),
        Screen::Brokers => set_filter(&mut state.brokers, text)?,
        Screen::Topics => set_filter(&mut state.topics, text)?,
        Screen::Groups => set_filter(&mut state.groups, text)?,
    }
    refresh(state, true);
    Ok(())
}

fn set_filter<R: Row>(list: &mut List<R>, text: &str) -> Result<(), FilterError> {
    list.filter = Filter::parse::<R>(text)?;
    Ok(())
}

fn sort_key(state: &mut State, key: Key) {
    let KeyCode::Char(letter) = key.code else { return };
    let sorted = match (state.screen, state.focus) {
        (Screen::Overview, _) => false,
        (Screen::Topics, Focus::Detail) => state.topic_queues.sort_by_letter(letter),
        (Screen::Groups, Focus::Detail) => state.group_queues.sort_by_letter(letter),
        (Screen::Brokers, _) => state.brokers.sort_by_letter(letter),
        (Screen::Topics, Focus::List) => state.topics.sort_by_letter(letter),
        (Screen::Groups, Focus::List) => state.groups.sort_by_letter(letter),
    };
    if !sorted {
        toast(state, format!("no column has the letter {letter}"));
    }
}

fn reverse(state: &mut State) {
    match (state.screen, state.focus) {
        (Screen::Overview, _) => {}
        (Screen::Topics, Focus::Detail) => state.topic_queues.reverse(),
        (Screen::Groups, Focus::Detail) => state.group_queues.reverse(),
        (Screen::Brokers, _) => state.brokers.reverse(),
        (Screen::Topics, Focus::List) => state.topics.reverse(),
        (Screen::Groups, Focus::List) => state.groups.reverse(),
    }
}

fn widen(state: &mut State) {
    let wide = match state.screen {
        Screen::Overview => return,
        Screen::Brokers => &mut state.brokers.wide,
        Screen::Topics => &mut state.topics.wide,
        Screen::Groups => &mut state.groups.wide,
    };
    *wide = !*wide;
}

fn help_key(state: &mut State, top: u16, key: Key) {
    let top = match keys::action(state.screen, key) {
        Some(Action::Move(by)) => top.saturating_add_signed(i16::try_from(by).unwrap_or(0)),
        Some(Action::Page(by)) => top.saturating_add_signed(i16::try_from(by * 8).unwrap_or(0)),
        Some(Action::First) => 0,
        _ => return,
    };
    state.mode = Mode::Help(top.min(crate::help::lines(state.screen).len().try_into().unwrap_or(u16::MAX)));
}
