//! The help of a screen, made of the declared keys and columns.

use crate::keys;
use crate::pen::{Area, Pen};
use crate::screens::brokers::BrokerRow;
use crate::screens::groups::GroupRow;
use crate::screens::topics::TopicRow;
use crate::state::Screen;
use crate::table::Row;
use crate::theme::Role;

/// What the help of `screen` says.
pub fn lines(screen: Screen) -> Vec<String> {
    let mut lines = vec!["KEYS".to_owned()];
    lines.extend(keys::on(screen).map(|binding| format!("  {:<10} {}", binding.spelled, binding.help)));
    if screen == Screen::Overview {
        return lines;
    }
    lines.push(String::new());
    lines.push("COLUMNS   s and the letter sorts; the name is for filters".to_owned());
    lines.extend(match screen {
        Screen::Overview | Screen::Brokers => columns::<BrokerRow>(),
        Screen::Topics => columns::<TopicRow>(),
        Screen::Groups => columns::<GroupRow>(),
    });
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

fn columns<R: Row>() -> Vec<String> {
    let line = |column: &crate::table::Column<R>| {
        let wide = if column.wide { "  (w)" } else { "" };
        format!("  {}  {:<10} {}{wide}", column.letter, column.title, column.id)
    };
    R::COLUMNS.iter().map(line).collect()
}

/// Draws the help over `area`, without its first `top` lines.
pub fn draw(pen: &mut Pen<'_>, area: Area, screen: Screen, top: u16) {
    let lines = lines(screen);
    let title = format!("HELP  {}   any other key closes", screen.names().0);
    let mut rest = pen.heading(area, &title, false);
    let most = lines.len().saturating_sub(usize::from(rest.height));
    let blank = " ".repeat(usize::from(area.width));
    for y in rest.y..rest.y + rest.height {
        pen.put(rest.x, y, rest.width, &blank, pen.theme.style(Role::Plain));
    }
    for line in lines.iter().skip(usize::from(top).min(most)) {
        let role = if line.starts_with(' ') { Role::Plain } else { Role::Title };
        pen.line(&mut rest, &format!(" {line}"), role);
        if rest.height == 0 {
            break;
        }
    }
}
