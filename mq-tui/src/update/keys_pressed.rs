//! Keys, by what they mean just now.

use super::{Cmd, doing, moving, toast};
use crate::export::{self, Form};
use crate::input;
use crate::keys::{Action, Key};
use crate::model::JobState;
use crate::palette::Palette;
use crate::state::{FilterInput, Focus, Mode, State, Typed};
use crate::travel::Step;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// Samples that a step with shift goes.
const LONG_STEP: isize = 10;

/// A key was pressed.
pub fn key(state: &mut State, event: KeyEvent, cmds: &mut Vec<Cmd>) {
    let key = Key::from(event);
    if key == (Key { code: KeyCode::Char('c'), control: true }) {
        quit(state);
        return;
    }
    match std::mem::replace(&mut state.mode, Mode::Normal) {
        Mode::Normal => {
            if state.travel.is_some() && travel_key(state, event, cmds) {
                return;
            }
            if let Some(action) = state.keys.action(state.screen, key) {
                act(state, action, cmds);
            }
        }
        Mode::Filter(input) => filter_key(state, input, key),
        Mode::Source(typed) => source_key(state, typed, key),
        Mode::SortLetter => sort_key(state, key),
        Mode::ExportLetter => export_key(state, key, cmds),
        Mode::MomentLetter => moment_key(state, key),
        Mode::Palette(palette) => palette_key(state, palette, key, cmds),
        Mode::Menu(menu) => doing::menu_key(state, menu, key, cmds),
        Mode::Dialog(dialog) => doing::dialog_key(state, dialog, key, cmds),
        Mode::Unlock(typed) => doing::unlock_key(state, typed, key),
        Mode::Help(top) => help_key(state, top, key),
    }
}

/// Ends, unless a job runs that would be cut off; asked a second time it ends all the same.
fn quit(state: &mut State) {
    let running = state.cluster.jobs.values().filter(|job| job.state == JobState::Running).count();
    let warned = state.toast.as_ref().is_some_and(|toast| toast.text.starts_with(QUIT_WARNING));
    if running > 0 && !warned {
        state.mode = Mode::Normal;
        toast(state, format!("{QUIT_WARNING} {running} of them: once more quits, and they stop where they are"));
        return;
    }
    state.quit = true;
}

const QUIT_WARNING: &str = "jobs run,";

/// Text was pasted; it means something only where text is typed.
pub fn paste(state: &mut State, text: &str, cmds: &mut Vec<Cmd>) {
    match std::mem::replace(&mut state.mode, Mode::Normal) {
        Mode::Filter(mut input) => {
            input::paste(&mut input.text, text);
            typed(state, input);
        }
        Mode::Source(mut typed) => {
            input::paste(&mut typed.text, text);
            state.mode = Mode::Source(typed);
        }
        Mode::Palette(mut palette) => {
            input::paste(&mut palette.text, text);
            palette.search(&state.cluster);
            state.mode = Mode::Palette(palette);
        }
        Mode::Unlock(mut typed) => {
            input::paste(&mut typed.text, text);
            state.mode = Mode::Unlock(typed);
        }
        Mode::Dialog(mut dialog) => {
            let outcome = dialog.paste(text);
            doing::concluded(state, dialog, outcome, cmds);
        }
        other => state.mode = other,
    }
}

/// Does what a key, or an entry of the palette, says.
pub fn act(state: &mut State, action: Action, cmds: &mut Vec<Cmd>) {
    match action {
        Action::Go(screen) => moving::go(state, screen),
        Action::Move(by) => moving::by(state, by),
        Action::Page(halves) => {
            let half = isize::try_from(moving::page(state) / 2).unwrap_or(isize::MAX).max(1);
            moving::by(state, halves.saturating_mul(half));
        }
        Action::First => moving::by(state, isize::MIN + 1),
        Action::Last => moving::by(state, isize::MAX),
        Action::Open => moving::open(state, cmds),
        Action::Back => drop(moving::back(state)),
        Action::Backward => moving::along(state, -1),
        Action::Forward => moving::along(state, 1),
        Action::NextPane => moving::next_pane(state),
        Action::Filter => start_filter(state),
        Action::Sort => state.mode = Mode::SortLetter,
        Action::Reverse => with_table(state, |table| table.reverse()),
        Action::Wide => with_table(state, |table| table.widen()),
        Action::Mark => with_table(state, |table| table.mark()),
        Action::MarkRange => with_table(state, |table| table.mark_range()),
        Action::Refresh => {
            state.refreshes += 1;
            toast(state, "asking everything anew".into());
        }
        Action::Freeze => {
            state.frozen = match state.frozen.take() {
                None => Some((Box::new(state.cluster.clone()), state.now_ms)),
                Some(_) => None,
            };
            state.refresh_lists(true);
        }
        Action::Palette => {
            let mut palette = Palette::default();
            palette.search(&state.cluster);
            state.mode = Mode::Palette(palette);
        }
        Action::Menu => doing::open_menu(state),
        Action::Unlock => doing::lock(state),
        Action::Copy => match state.focused().and_then(crate::lists::Table::name) {
            Some(name) => copy(state, name, cmds),
            None => toast(state, "there is nothing to copy".into()),
        },
        Action::CopyCommand => {
            let command = export::command(state);
            copy(state, command, cmds);
        }
        Action::Export => state.mode = Mode::ExportLetter,
        Action::Source => moving::ask_source(state),
        Action::Older => moving::turn(state, true),
        Action::Newer => moving::turn(state, false),
        Action::BodyForm => state.body_form = state.body_form.next(),
        Action::Travel => match state.travel.take() {
            Some(_) => state.refresh_lists(true),
            None => cmds.push(Cmd::Recall),
        },
        Action::Zone => state.clock.utc = !state.clock.utc,
        Action::Help => state.mode = Mode::Help(0),
        Action::Quit => {
            if !moving::back(state) {
                quit(state);
            }
        }
        Action::QuitNow => quit(state),
    }
}

fn with_table(state: &mut State, change: impl FnOnce(&mut dyn crate::lists::Table)) {
    if let Some(table) = state.focused_mut() {
        change(table);
        state.refresh_detail(false);
    }
}

fn copy(state: &mut State, text: String, cmds: &mut Vec<Cmd>) {
    toast(state, format!("copied: {text}"));
    cmds.push(Cmd::Copy(text));
}

/// Keys that mean something else while the past is looked at. Returns whether this is one.
fn travel_key(state: &mut State, event: KeyEvent, cmds: &mut Vec<Cmd>) -> bool {
    let far = if event.modifiers.contains(KeyModifiers::SHIFT) { LONG_STEP } else { 1 };
    let step = match event.code {
        KeyCode::Left => Step::Samples(-far),
        KeyCode::Right => Step::Samples(far),
        KeyCode::Char('{') => Step::Event(false),
        KeyCode::Char('}') => Step::Event(true),
        KeyCode::Home => Step::First,
        KeyCode::End => {
            state.travel = None;
            state.refresh_lists(true);
            return true;
        }
        KeyCode::Char('m') => {
            state.mode = Mode::MomentLetter;
            return true;
        }
        _ => return false,
    };
    if let Some(travel) = &mut state.travel
        && travel.step(step)
    {
        cmds.push(Cmd::RecallAt(travel.at_ms));
    }
    true
}

fn moment_key(state: &mut State, key: Key) {
    let Some(travel) = &mut state.travel else { return };
    let which = match key.code {
        KeyCode::Char('a') => 0,
        KeyCode::Char('b') => 1,
        _ => return,
    };
    if !travel.mark(which) {
        toast(state, "this moment has not been read yet".into());
    }
}

fn start_filter(state: &mut State) {
    if state.focused().is_none() {
        state.focus = Focus::List;
    }
    let before = moving::filter_text(state).to_owned();
    state.mode = Mode::Filter(FilterInput { text: before.clone(), before, error: None });
}

fn filter_key(state: &mut State, mut input: FilterInput, key: Key) {
    match key.code {
        KeyCode::Enter if input.error.is_none() => return,
        KeyCode::Esc => {
            moving::apply_filter(state, &input.before).unwrap_or_default();
            return;
        }
        KeyCode::Backspace if input.text.is_empty() => return,
        _ => drop(input::edit(&mut input.text, key)),
    }
    typed(state, input);
}

/// The filter works while it is typed; one that means nothing yet leaves the rows as they are.
fn typed(state: &mut State, mut input: FilterInput) {
    input.error = moving::apply_filter(state, &input.text).err().map(|error| error.to_string());
    state.mode = Mode::Filter(input);
}

fn source_key(state: &mut State, mut typed: Typed, key: Key) {
    match key.code {
        KeyCode::Esc => return,
        KeyCode::Enter => return moving::look(state, typed),
        _ => {
            typed.error = None;
            input::edit(&mut typed.text, key);
        }
    }
    state.mode = Mode::Source(typed);
}

fn sort_key(state: &mut State, key: Key) {
    let KeyCode::Char(letter) = key.code else { return };
    let sorted = state.focused_mut().is_some_and(|table| table.sort_by_letter(letter));
    if !sorted {
        toast(state, format!("no column has the letter {letter}"));
    }
}

fn export_key(state: &mut State, key: Key, cmds: &mut Vec<Cmd>) {
    let form = match key.code {
        KeyCode::Char('c') => Form::Csv,
        KeyCode::Char('j') => Form::Json,
        KeyCode::Char('n') => Form::Ndjson,
        _ => return,
    };
    match export::file(state, form) {
        Some((name, text)) => cmds.push(Cmd::Save(name, text)),
        None => toast(state, "there is nothing to export".into()),
    }
}

fn palette_key(state: &mut State, mut palette: Palette, key: Key, cmds: &mut Vec<Cmd>) {
    match key.code {
        KeyCode::Esc => return,
        KeyCode::Backspace if palette.text.is_empty() => return,
        KeyCode::Enter => {
            if let Some(entry) = palette.chosen().cloned() {
                moving::follow(state, entry, cmds);
            }
            return;
        }
        KeyCode::Down | KeyCode::Tab => palette.cursor = (palette.cursor + 1).min(palette.found.len().saturating_sub(1)),
        KeyCode::Up | KeyCode::BackTab => palette.cursor = palette.cursor.saturating_sub(1),
        _ => {
            if input::edit(&mut palette.text, key) {
                palette.cursor = 0;
                palette.search(&state.cluster);
            }
        }
    }
    state.mode = Mode::Palette(palette);
}

fn help_key(state: &mut State, top: u16, key: Key) {
    let top = match state.keys.action(state.screen, key) {
        Some(Action::Move(by)) => top.saturating_add_signed(i16::try_from(by).unwrap_or(0)),
        Some(Action::Page(by)) => top.saturating_add_signed(i16::try_from(by * 8).unwrap_or(0)),
        Some(Action::First) => 0,
        _ => return,
    };
    state.mode = Mode::Help(top.min(crate::help::lines(state).len().try_into().unwrap_or(u16::MAX)));
}
