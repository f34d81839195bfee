//! The help of a screen, made of the declared keys and columns.

use crate::keys;
use crate::pen::{Area, Pen};
use crate::state::{Screen, State};
use crate::theme::Role;

/// What the help of the current screen says.
pub fn lines(state: &State) -> Vec<String> {
    let screen = state.screen;
    let mut lines = vec!["KEYS".to_owned()];
    lines.extend(state.keys.on(screen).map(|bound| format!("  {:<10} {}", bound.spelled, bound.binding.help)));
    lines.push(String::new());
    lines.push("KEYS WHILE THE PAST IS SHOWN (t)".to_owned());
    lines.extend(keys::TRAVEL.iter().map(|(spelled, help)| format!("  {spelled:<12} {help}")));
    lines.push(String::new());
    lines.push("MOUSE   click selects, twice opens, wheel scrolls, a heading sorts; shift-drag is the terminal's".to_owned());
    lines.push("CLUSTERS   :contexts lists the saved ones, :ctx NAME goes to one; a start".to_owned());
    lines.push("           without -n and --context offers them, or tests addresses".to_owned());
    lines.push("CONFIG     colours and keys: mq-tui/config beside mqadmin/; docs/console.md".to_owned());
    if screen == Screen::Overview {
        return lines;
    }
    lines.push(String::new());
    lines.push("COLUMNS   s and the letter sorts; the name is for filters".to_owned());
    lines.extend(state.lists.main(screen).headings().iter().map(|heading| {
        let wide = if heading.wide { "  (w)" } else { "" };
        format!("  {}  {:<10} {}{wide}", heading.letter, heading.title, heading.id)
    }));
    lines.push(String::new());
    lines.push("FILTERS   all terms must hold".to_owned());
    let filters = [
        ("pay audit", "names that contain both"),
        ("pay-*", "names that begin so"),
        ("!test", "not this"),
        ("re:^pay.*v[0-9]$", "a pattern"),
        ("in>1000  disk>=85", "numbers; k, M, and spans: 30s 5m 2h"),
        ("state:ok  name:pay", "words of a column"),
    ];
    lines.extend(filters.iter().map(|(filter, meaning)| format!("  {filter:<20} {meaning}")));
    lines
}

/// Draws the help over `area`, without its first `top` lines.
pub fn draw(state: &State, pen: &mut Pen<'_>, area: Area, top: u16) {
    let lines = lines(state);
    let title = format!("HELP  {}   any other key closes", state.screen.names().0);
    pen.clear(area);
    let mut rest = pen.heading(area, &title, false);
    let most = lines.len().saturating_sub(usize::from(rest.height));
    for line in lines.iter().skip(usize::from(top).min(most)) {
        let role = if line.starts_with(' ') { Role::Plain } else { Role::Title };
        pen.line(&mut rest, &format!(" {line}"), role);
        if rest.height == 0 {
            break;
        }
    }
}
