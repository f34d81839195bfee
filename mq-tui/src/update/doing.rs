//! Menus, dialogs, jobs: from an object to a plan, from a confirmed plan to a job.

use super::{Cmd, moving, toast};
use crate::deed::{Deed, Planned};
use crate::dialog::{Dialog, Outcome};
use crate::keys::Key;
use crate::menu::{self, Choice, Menu};
use crate::model::{Job, JobState, Level, Name};
use crate::state::{Mode, State, Typed};
use crossterm::event::KeyCode;
use mq_core::ops::context::Protect;

/// How a job goes on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// What became of one target: target, fate, detail.
    Fate(String, &'static str, String),
    /// It is over; what there is to say about the whole.
    Ended(String),
    /// Under this id of this group it can be carried on.
    Kept(String, Name),
    /// Messages that were done, had been done before, failed, are left.
    Counts([usize; 4]),
    /// Why a message failed.
    Failure(String),
    /// It was stopped, to be carried on.
    Paused,
    /// It was stopped by hand.
    Cancelled,
}

/// Opens the menu of the object under the cursor.
pub fn open_menu(state: &mut State) {
    if state.travel.is_some() || state.frozen.is_some() {
        toast(state, "what is shown is not what is: Esc first".into());
        return;
    }
    match menu::of(state) {
        Some(menu) => state.mode = Mode::Menu(menu),
        None => toast(state, "there is nothing to do with it here".into()),
    }
}

/// A key in a menu.
pub fn menu_key(state: &mut State, mut menu: Menu, key: Key, cmds: &mut Vec<Cmd>) {
    let last = menu.items.len().saturating_sub(1);
    match key.code {
        KeyCode::Esc => return,
        KeyCode::Down | KeyCode::Tab => menu.cursor = (menu.cursor + 1).min(last),
        KeyCode::Up | KeyCode::BackTab => menu.cursor = menu.cursor.saturating_sub(1),
        KeyCode::Char('j') if !menu.items.iter().any(|item| item.letter == 'j') => menu.cursor = (menu.cursor + 1).min(last),
        KeyCode::Enter => return choose(state, menu.items.get(menu.cursor).map(|item| item.choice.clone()), cmds),
        KeyCode::Char(letter) => {
            if let Some(item) = menu.items.iter().find(|item| item.letter == letter) {
                return choose(state, Some(item.choice.clone()), cmds);
            }
        }
        _ => {}
    }
    state.mode = Mode::Menu(menu);
}

/// Does what an item says.
pub fn choose(state: &mut State, choice: Option<Choice>, cmds: &mut Vec<Cmd>) {
    match choice {
        None => {}
        Some(Choice::Deed(deed)) if !state.unlocked => {
            toast(state, format!("writes are locked (W unlocks): {}", deed.title()));
        }
        Some(Choice::Deed(deed)) => {
            state.tickets += 1;
            cmds.push(Cmd::Plan(state.tickets, deed.clone()));
            state.mode = Mode::Dialog(Box::new(Dialog::new(state.tickets, deed)));
        }
        Some(Choice::Trace(topic, id)) => moving::trace(state, topic, id),
        Some(Choice::Peek(topic)) => moving::peek(state, topic),
        Some(Choice::Letters(group)) => moving::letters(state, group),
        Some(Choice::Clients(group)) => moving::clients(state, &group),
        Some(Choice::Stacks) => state.stacks = !state.stacks,
        Some(Choice::Examine) => state.refreshes += 1,
        Some(Choice::Pause(job)) => cmds.push(Cmd::Pause(job)),
        Some(Choice::Cancel(id)) => {
            let kept = state.cluster.jobs.get(&id).and_then(|job| job.kept.as_ref()).map(|(kept, _)| kept.clone());
            cmds.push(Cmd::Cancel(id, kept));
        }
        Some(Choice::Forget(kept)) => cmds.push(Cmd::Forget(kept)),
    }
}

/// A key in a dialog.
pub fn dialog_key(state: &mut State, mut dialog: Box<Dialog>, key: Key, cmds: &mut Vec<Cmd>) {
    let outcome = dialog.key(key, state.now_ms);
    concluded(state, dialog, outcome, cmds);
}

/// Goes on from a dialog.
pub fn concluded(state: &mut State, mut dialog: Box<Dialog>, outcome: Outcome, cmds: &mut Vec<Cmd>) {
    match outcome {
        Outcome::Close => return,
        Outcome::Stay => {}
        Outcome::Copy => cmds.push(Cmd::Copy(command(state, &dialog.deed))),
        Outcome::Plan => {
            state.tickets += 1;
            dialog.ticket = state.tickets;
            cmds.push(Cmd::Plan(state.tickets, dialog.deed.clone()));
        }
        Outcome::Apply(plan) => return apply(state, plan, cmds),
    }
    state.mode = Mode::Dialog(dialog);
}

/// The equivalent `mqadmin` line, for this cluster.
pub fn command(_: &State, deed: &Deed) -> String {
    deed.command()
}

/// Carries out a plan that was confirmed, and shows it as a job.
fn apply(state: &mut State, plan: Box<Planned>, cmds: &mut Vec<Cmd>) {
    if !state.unlocked {
        toast(state, "writes are locked: nothing was sent".into());
        return;
    }
    state.tickets += 1;
    let id = state.tickets;
    let deed = &plan.deed;
    state.cluster.keep_job(Job::new(id, deed.title(), deed.command(), plan.targets, state.now_ms));
    state.cluster.tell(state.now_ms, Level::Warning, format!("began: {}", deed.title()));
    cmds.push(Cmd::Apply(id, plan));
    moving::go(state, crate::state::Screen::Jobs);
    state.lists.jobs.select(crate::screens::jobs::run_id(id));
}

/// A job went on.
pub fn progress(state: &mut State, id: u64, progress: Progress) {
    let now_ms = state.now_ms;
    let Some(job) = state.cluster.jobs.get_mut(&id) else { return };
    match progress {
        Progress::Fate(target, fate, detail) => {
            job.fate(target, fate, detail);
            return;
        }
        Progress::Kept(kept, group) => {
            job.kept = Some((kept, group));
            return;
        }
        Progress::Counts([done, before, failed, left]) => {
            job.counts = [done, before, failed, 0];
            // A job that was carried on has done some of it before.
            job.total = done + before + left.max(failed);
            return;
        }
        Progress::Failure(why) => {
            job.failure(why);
            return;
        }
        Progress::Ended(note) => (job.state, job.note) = (JobState::Done, note),
        Progress::Paused => job.state = JobState::Paused,
        Progress::Cancelled => (job.state, job.kept) = (JobState::Cancelled, None),
    }
    job.ended_ms = Some(now_ms);
    let (title, done, total, failed) = (job.title.clone(), job.done(), job.total, job.failed());
    let level = if failed > 0 { Level::Critical } else { Level::Ok };
    let word = if job.state == JobState::Paused { "paused" } else { "ended" };
    let text = format!("{word}: {title}; {done} of {total} done, {failed} failed");
    state.cluster.tell(now_ms, level, text.clone());
    toast(state, text);
}

/// The plan of a dialog came. One that was asked for with other fields is late, and dropped.
pub fn planned(state: &mut State, ticket: u64, plan: Result<Planned, String>) {
    if let Mode::Dialog(dialog) = &mut state.mode
        && dialog.ticket == ticket
    {
        dialog.plan = Some(plan);
    }
}

/// Begins to unlock writes, or locks them again.
pub fn lock(state: &mut State) {
    if state.unlocked {
        state.unlocked = false;
        toast(state, "writes are locked again".into());
        return;
    }
    match state.protect {
        Protect::Readonly => toast(state, format!("context {} is read-only", state.context)),
        Protect::Confirm => state.mode = Mode::Unlock(Typed::default()),
        Protect::None => {
            state.unlocked = true;
            toast(state, "writes are unlocked until exit (W locks again); every write still asks".into());
        }
    }
}

/// A key while the name is typed that unlocks writes.
pub fn unlock_key(state: &mut State, mut typed: Typed, key: Key) {
    match key.code {
        KeyCode::Esc => return,
        KeyCode::Enter if typed.text == state.context => {
            state.unlocked = true;
            toast(state, "writes are unlocked until exit".into());
            return;
        }
        KeyCode::Enter => typed.error = Some("that is not its name".into()),
        _ => {
            typed.error = None;
            crate::input::edit(&mut typed.text, key);
        }
    }
    state.mode = Mode::Unlock(typed);
}
