//! A small change of the screen in few bytes: the cursor goes the shortest way, and looks are named only where they change. A line that costs
//! by the byte carries a console at rest for the price of its clock.

use crate::text;
use crossterm::cursor::{MoveDown, MoveRight, MoveTo};
use crossterm::queue;
use crossterm::style::{Attribute, Print, SetAttribute, SetStyle};
use ratatui::backend::IntoCrossterm;
use ratatui::buffer::Cell;
use ratatui::style::Style;
use std::io::{self, Write};

/// Going down a line and back so many cells is shorter than saying where.
const BACK_MAX: u16 = 4;
const BACKSPACE: char = '\u{8}';

/// Writes cells that changed, in the order of lines, to a terminal `columns` wide that writes plain text now and does so again afterwards.
///
/// # Errors
/// The terminal is gone.
pub fn write(to: &mut impl Write, columns: u16, changes: &[(u16, u16, &Cell)]) -> io::Result<()> {
    let plain = Cell::default().style();
    let (mut at, mut look) = (None, plain);
    for &(x, y, cell) in changes {
        go(to, at, (x, y))?;
        if cell.style() != look {
            look = cell.style();
            queue!(to, SetAttribute(Attribute::Reset), SetStyle(named(look)))?;
        }
        queue!(to, Print(cell.symbol()))?;
        let next = x.saturating_add(u16::try_from(text::width(cell.symbol())).unwrap_or(u16::MAX));
        // Behind the last cell of a line terminals disagree where the cursor is.
        at = (next < columns).then_some((next, y));
    }
    if look != plain { queue!(to, SetAttribute(Attribute::Reset)) } else { Ok(()) }
}

/// What of a look has to be said after a reset.
fn named(look: Style) -> crossterm::style::ContentStyle {
    use ratatui::style::Color::Reset;
    Style { fg: look.fg.filter(|color| *color != Reset), bg: look.bg.filter(|color| *color != Reset), underline_color: None, ..look }
        .into_crossterm()
}

fn go(to: &mut impl Write, at: Option<(u16, u16)>, (x, y): (u16, u16)) -> io::Result<()> {
    match at {
        Some((column, line)) if line == y && column == x => Ok(()),
        Some((column, line)) if line == y && column < x => queue!(to, MoveRight(x - column)),
        Some((column, line)) if line + 1 == y && (x..=x + BACK_MAX).contains(&column) => {
            queue!(to, MoveDown(1))?;
            (x..column).try_for_each(|_| queue!(to, Print(BACKSPACE)))
        }
        _ => queue!(to, MoveTo(x, y)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::style::{Color, Modifier};

    fn written(cells: &[(u16, u16, &str, Style)]) -> String {
        let cells: Vec<_> = cells
            .iter()
            .map(|(x, y, symbol, style)| {
                let mut cell = Cell::default();
                cell.set_symbol(symbol).set_style(*style);
                (*x, *y, cell)
            })
            .collect();
        let changes: Vec<_> = cells.iter().map(|(x, y, cell)| (*x, *y, cell)).collect();
        let mut bytes = Vec::new();
        write(&mut bytes, 80, &changes).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn the_cursor_goes_the_shortest_way() {
        let plain = Style::new();
        assert_eq!(written(&[(78, 0, "4", plain)]), "\x1b[1;79H4");
        assert_eq!(written(&[(5, 3, "a", plain), (6, 3, "b", plain), (9, 3, "c", plain)]), "\x1b[4;6Hab\x1b[2Cc");
        assert_eq!(written(&[(5, 3, "a", plain), (5, 4, "b", plain), (7, 5, "c", plain)]), "\x1b[4;6Ha\x1b[1B\u{8}b\x1b[6;8Hc");
        assert_eq!(written(&[(5, 3, "中", plain), (7, 3, "b", plain)]), "\x1b[4;6H中b");
    }

    #[test]
    fn behind_the_last_cell_the_place_is_said() {
        let plain = Style::new();
        assert_eq!(written(&[(79, 3, "a", plain), (79, 4, "b", plain)]), "\x1b[4;80Ha\x1b[5;80Hb");
    }

    #[test]
    fn looks_are_said_where_they_change_and_given_back() {
        let (plain, bold) = (Style::new(), Style::new().add_modifier(Modifier::BOLD));
        assert_eq!(written(&[(0, 0, "a", bold), (1, 0, "b", bold), (2, 0, "c", plain)]), "\x1b[1;1H\x1b[0m\x1b[1mab\x1b[0mc");
        assert_eq!(written(&[(0, 0, "a", Style::new().fg(Color::Blue))]), "\x1b[1;1H\x1b[0m\x1b[38;5;4ma\x1b[0m");
    }
}
