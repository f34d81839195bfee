//! What stands over a screen while it is open: palette, menu, dialog, the name that unlocks, the difference of two moments.

use crate::dialog::{Dialog, Spot};
use crate::menu::Menu;
use crate::model::Level;
use crate::palette::{Palette, SHOWN_MAX};
use crate::pen::{Area, Pen};
use crate::state::{Mode, State, Typed};
use crate::text::{self, Charset};
use crate::theme::Role;

/// Widest overlay.
const WIDTH_MAX: u16 = 76;
/// Lines of a plan that are shown.
const PLAN_LINES_MAX: usize = 10;
/// Rows of a difference that are shown.
const DIFFERENCE_MAX: usize = 12;

/// Draws the overlay, if there is one.
pub fn draw(state: &State, pen: &mut Pen<'_>) {
    match &state.mode {
        Mode::Palette(palette) => draw_palette(pen, palette),
        Mode::Menu(menu) => draw_menu(state, pen, menu),
        Mode::Dialog(dialog) => draw_dialog(pen, dialog),
        Mode::Unlock(typed) => draw_unlock(state, pen, typed),
        Mode::Normal => draw_difference(state, pen),
        _ => {}
    }
}

type Parts = Vec<Vec<(String, Role)>>;

/// A box in the middle with a title and lines in it; what does not fit is cut off at its bottom.
fn draw_box(pen: &mut Pen<'_>, title: &str, lines: &Parts) {
    let whole = pen.area();
    let widest = lines.iter().map(|parts| parts.iter().map(|(part, _)| text::width(part)).sum::<usize>()).max().unwrap_or(0);
    let wanted = u16::try_from(widest.max(text::width(title) + 8)).unwrap_or(WIDTH_MAX).saturating_add(4);
    let width = wanted.min(WIDTH_MAX).min(whole.width.saturating_sub(2));
    let height = u16::try_from(lines.len()).unwrap_or(u16::MAX).saturating_add(2).min(whole.height.saturating_sub(3));
    let area = Area { x: whole.x + (whole.width - width) / 2, y: whole.y + (whole.height - height) / 2, width, height };
    if height < 3 || width < 10 {
        return;
    }
    pen.clear(area);
    frame(pen, area, title);
    let mut inner = Area { x: area.x + 2, y: area.y + 1, width: width - 4, height: height - 2 };
    for parts in lines {
        let parts: Vec<(&str, Role)> = parts.iter().map(|(part, role)| (part.as_str(), *role)).collect();
        if inner.height == 0 {
            break;
        }
        let line = Area { height: 1, ..inner };
        pen.parts(&mut { line }, &parts);
        inner = inner.split_top(1).1;
    }
}

fn frame(pen: &mut Pen<'_>, area: Area, title: &str) {
    let [corners, across, down] = if pen.theme.charset == Charset::Ascii { ["++++", "-", "|"] } else { ["┌┐└┘", "─", "│"] };
    let corners: Vec<String> = corners.chars().map(String::from).collect();
    let style = pen.theme.style(Role::Title);
    let line = across.repeat(usize::from(area.width.saturating_sub(2)));
    let (last_x, last_y) = (area.x + area.width - 1, area.y + area.height - 1);
    for (y, left, right) in [(area.y, 0, 1), (last_y, 2, 3)] {
        pen.put(area.x, y, area.width, &format!("{}{line}{}", corners[left], corners[right]), style);
    }
    for y in area.y + 1..last_y {
        pen.put(area.x, y, 1, down, style);
        pen.put(last_x, y, 1, down, style);
    }
    pen.put(area.x + 3, area.y, area.width.saturating_sub(6), &format!(" {title} "), style);
}

fn plain(text: impl Into<String>) -> Vec<(String, Role)> {
    vec![(text.into(), Role::Plain)]
}

fn chosen(is: bool) -> (&'static str, Role) {
    if is { (">", Role::Cursor) } else { (" ", Role::Plain) }
}

fn draw_palette(pen: &mut Pen<'_>, palette: &Palette) {
    let mut lines = vec![vec![(format!(":{}_", palette.text), Role::Active)]];
    let top = (palette.cursor + 1).saturating_sub(SHOWN_MAX);
    for (at, entry) in palette.found.iter().enumerate().skip(top).take(SHOWN_MAX) {
        let (sign, role) = chosen(at == palette.cursor);
        lines.push(vec![(format!("{sign} {:<7}", entry.kind), Role::Dim), (entry.name.to_string(), role)]);
    }
    if palette.found.is_empty() {
        lines.push(vec![("nothing is called so".into(), Role::Dim)]);
    }
    // The box keeps its size while it is typed into.
    lines.resize(SHOWN_MAX + 1, plain(""));
    if let Some(first) = lines.first_mut() {
        let pad = usize::from(WIDTH_MAX / 2).saturating_sub(text::width(&first[0].0));
        first.push((" ".repeat(pad), Role::Plain));
    }
    draw_box(pen, "go to, or do", &lines);
}

fn draw_menu(state: &State, pen: &mut Pen<'_>, menu: &Menu) {
    let line = |(at, item): (usize, &crate::menu::Item)| {
        let (sign, role) = chosen(at == menu.cursor);
        let locked = if item.choice.writes() && !state.unlocked { "   (locked: W)" } else { "" };
        vec![(format!("{sign} {}  ", item.letter), Role::Active), (item.label.clone(), role), (locked.to_owned(), Role::Dim)]
    };
    draw_box(pen, &menu.title, &menu.items.iter().enumerate().map(line).collect::<Vec<_>>());
}

fn draw_unlock(state: &State, pen: &mut Pen<'_>, typed: &Typed) {
    let error = typed.error.clone().unwrap_or_default();
    let lines = vec![
        plain(format!("context {} is protected", state.context)),
        vec![("type its name to unlock writes: ".into(), Role::Plain), (format!("{}_", typed.text), Role::Active)],
        vec![(error, Role::Level(Level::Warning))],
    ];
    draw_box(pen, "Unlock writes", &lines);
}

fn draw_dialog(pen: &mut Pen<'_>, dialog: &Dialog) {
    let mut lines = Vec::new();
    for (at, field) in dialog.fields.iter().enumerate() {
        let here = dialog.spot == Spot::Field(at);
        let (sign, role) = chosen(here);
        let cursor = if here && field.choices.is_empty() { "_" } else { "" };
        let error = field.error.as_ref().map_or_else(String::new, |error| format!("  {error}"));
        lines.push(vec![
            (format!("{sign} {:<18}", field.name), Role::Plain),
            (format!("[ {}{cursor} ]", field.text), role),
            (error, Role::Level(Level::Warning)),
        ]);
    }
    lines.push(plain(""));
    match &dialog.plan {
        None => lines.push(vec![("? making the plan; nothing is written by that".into(), Role::Dim)]),
        Some(Err(why)) => {
            let folded = text::folded(why, usize::from(WIDTH_MAX) - 6).into_iter();
            lines.extend(folded.map(|line| vec![(line, Role::Level(Level::Warning))]));
        }
        Some(Ok(plan)) => {
            lines.extend(plan.lines.iter().take(PLAN_LINES_MAX).map(plain));
            if plan.lines.len() > PLAN_LINES_MAX {
                lines.push(vec![(format!("and {} more lines: mqadmin shows all", plan.lines.len() - PLAN_LINES_MAX), Role::Dim)]);
            }
        }
    }
    lines.push(plain(""));
    let here = dialog.spot == Spot::Confirm;
    let (sign, role) = chosen(here);
    let fits = if dialog.is_confirmed() { "  fits" } else { "" };
    lines.push(vec![
        (format!("{sign} type {} to confirm: ", dialog.deed.target()), Role::Plain),
        (format!("{}{}", dialog.typed, if here { "_" } else { "" }), role),
        (fits.to_owned(), Role::Level(Level::Ok)),
    ]);
    lines.extend(
        text::folded(&format!("$ {}", dialog.deed.command()), usize::from(WIDTH_MAX) - 6).into_iter().map(|line| vec![(line, Role::Dim)]),
    );
    if let Some(note) = &dialog.note {
        lines.push(vec![(note.clone(), Role::Level(Level::Warning))]);
    }
    let button = |name: &str, spot: Spot| {
        let here = dialog.spot == spot;
        (if here { format!(">[ {name} ]<") } else { format!(" [ {name} ] ") }, if here { Role::Cursor } else { Role::Plain })
    };
    let apply = match dialog.deed {
        crate::deed::Deed::Reset { .. } => "Reset",
        crate::deed::Deed::Resend { .. } => "Resend",
        crate::deed::Deed::Resume { .. } => "Carry on",
        crate::deed::Deed::Change(ref wish) => wish.verb(),
        crate::deed::Deed::Undo { .. } => "Undo",
    };
    lines.push(vec![button("Cancel", Spot::Cancel), button("Dry run", Spot::DryRun), button(apply, Spot::Apply)]);
    draw_box(pen, &dialog.deed.title(), &lines);
}

/// Who fell behind between two marked moments.
fn draw_difference(state: &State, pen: &mut Pen<'_>) {
    let Some(travel) = &state.travel else { return };
    let Some(difference) = travel.difference() else { return };
    let at = |which: usize| travel.marks[which].as_ref().map_or_else(String::new, |(at, _)| state.clock.time(*at));
    let mut lines =
        vec![vec![(format!("{:<20} {:<16} {:>11} {:>11} {:>11}", "GROUP", "TOPIC", "LAG AT A", "LAG AT B", "CHANGE"), Role::Title)]];
    for (group, topic, from, to) in difference.iter().take(DIFFERENCE_MAX) {
        let name = |text: &str, cells: usize| {
            let text = text::shown(text, pen.theme.charset);
            let cut = text::cut(&text, cells, pen.theme.charset).into_owned();
            let pad = " ".repeat(cells.saturating_sub(text::width(&cut)));
            cut + &pad
        };
        let sign = if to > from { "+" } else { "" };
        lines.push(plain(format!(
            "{} {} {:>11} {:>11} {sign}{:>10}",
            name(group, 20),
            name(topic, 16),
            text::count(*from),
            text::count(*to),
            text::count(to.saturating_sub(*from))
        )));
    }
    if difference.is_empty() {
        lines.push(plain("no backlog changed"));
    }
    draw_box(pen, &format!("from a {} to b {}   (Esc or t: back to now)", at(0), at(1)), &lines);
}
