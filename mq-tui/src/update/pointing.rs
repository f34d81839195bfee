//! The mouse: click selects, a second click opens, the wheel scrolls, a click on a heading sorts, one on a tab goes there, and on the line
//! of time to that moment.

use super::{Cmd, moving};
use crate::layout;
use crate::pen::Area;
use crate::state::{Focus, Mode, Screen, State};
use crossterm::event::{MouseButton, MouseEvent, MouseEventKind};

/// Two clicks at one place within this are one that opens, ms.
const DOUBLE_CLICK_MS: i64 = 500;
/// Rows that a turn of the wheel moves.
const WHEEL_ROWS: isize = 3;

/// What the mouse did. Returns whether it meant something.
pub fn mouse(state: &mut State, event: MouseEvent, cmds: &mut Vec<Cmd>) -> bool {
    // Overlays are for keys; the wheel may still move their list.
    if state.mode != Mode::Normal {
        return false;
    }
    match event.kind {
        MouseEventKind::ScrollDown => moving::by(state, WHEEL_ROWS),
        MouseEventKind::ScrollUp => moving::by(state, -WHEEL_ROWS),
        MouseEventKind::Down(MouseButton::Left) | MouseEventKind::Drag(MouseButton::Left) if on_time_line(state, event) => {
            return scrub(state, event.column, cmds);
        }
        MouseEventKind::Down(MouseButton::Left) => return click(state, event.column, event.row, cmds),
        _ => return false,
    }
    true
}

fn holds(area: Area, x: u16, y: u16) -> bool {
    (area.x..area.x + area.width).contains(&x) && (area.y..area.y + area.height).contains(&y)
}

fn on_time_line(state: &State, event: MouseEvent) -> bool {
    state.travel.is_some() && holds(layout::of(state.size, state.screen).footer, event.column, event.row)
}

/// Goes to the moment at that column of the line of time.
fn scrub(state: &mut State, x: u16, cmds: &mut Vec<Cmd>) -> bool {
    let (width, now_ms) = (state.size.0, state.now_ms);
    let Some(travel) = &mut state.travel else { return false };
    let Some(first) = travel.moments.first().copied() else { return false };
    let (begin, cells) = crate::draw::time_line(width);
    let share = f64::from(x.saturating_sub(begin)) / f64::from(cells.saturating_sub(1).max(1));
    let wanted = first + (share.clamp(0.0, 1.0) * (now_ms - first) as f64) as i64;
    let nearest = travel.moments.iter().copied().min_by_key(|at| (at - wanted).abs());
    if let Some(at) = nearest.filter(|at| *at != travel.at_ms) {
        travel.at_ms = at;
        travel.is_here = false;
        cmds.push(Cmd::RecallAt(at));
    }
    true
}

fn click(state: &mut State, x: u16, y: u16, cmds: &mut Vec<Cmd>) -> bool {
    let now = state.now_ms;
    let last = state.last_click.replace((now, x, y));
    let is_second = last.is_some_and(|(at, last_x, last_y)| (now - at) <= DOUBLE_CLICK_MS && (last_x, last_y) == (x, y));
    let layout = layout::of(state.size, state.screen);
    if layout.tabs.y == y {
        let tab = crate::draw::tabs_at(state).into_iter().find(|(from, to, _)| (*from..*to).contains(&x));
        if let Some((_, _, screen)) = tab {
            moving::go(state, screen);
        }
        return tab.is_some();
    }
    if state.screen == Screen::Overview {
        return overview(state, layout.body, (x, y), is_second, cmds);
    }
    let (list, _, detail) = layout::panes(state, layout.body);
    let (area, focus) = match () {
        () if holds(list, x, y) => (list, Focus::List),
        () if holds(detail, x, y) => (layout::detail_table(state, detail), Focus::Detail),
        () => return false,
    };
    state.focus = focus;
    let Some(table) = state.focused_mut() else { return true };
    if y <= area.y {
        return table.sort_at(area, x);
    }
    let row = table.figures().top + usize::from(y - area.y - 1);
    if row >= table.figures().rows {
        return true;
    }
    table.put_cursor(row);
    state.refresh_detail(false);
    if is_second && focus == Focus::List {
        moving::open(state, cmds);
    }
    true
}

fn overview(state: &mut State, body: Area, (x, y): (u16, u16), is_second: bool, cmds: &mut Vec<Cmd>) -> bool {
    let area = crate::screens::overview::verdict_area(state, body);
    if !holds(area, x, y) || y == area.y {
        return false;
    }
    let row = state.lists.verdicts.top + usize::from(y - area.y - 1);
    if row < state.lists.verdicts.len() {
        crate::lists::Table::put_cursor(&mut state.lists.verdicts, row);
        if is_second {
            moving::open(state, cmds);
        }
    }
    true
}
