//! Drawing into the frame's cells: everything is clipped, every server text is made harmless, columns stand where they are told to.

use crate::state::Clock;
use crate::table::{Column, List, Row, Value};
use crate::text::{self, Charset};
use crate::theme::{Role, Theme};
use ratatui::buffer::Buffer;
use ratatui::style::Style;

/// A rectangle of the screen, in display cells.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// Its left edge.
    pub x: u16,
    /// Its upper edge.
    pub y: u16,
    /// How wide.
    pub width: u16,
    /// How high.
    pub height: u16,
}

impl Area {
    /// The upper `height` rows, and what is below.
    pub fn split_top(self, height: u16) -> (Self, Self) {
        let height = height.min(self.height);
        (Self { height, ..self }, Self { y: self.y + height, height: self.height - height, ..self })
    }

    /// What is above, and the lower `height` rows.
    pub fn split_bottom(self, height: u16) -> (Self, Self) {
        self.split_top(self.height.saturating_sub(height))
    }

    /// The left `width` columns, and what is right of them.
    pub fn split_left(self, width: u16) -> (Self, Self) {
        let width = width.min(self.width);
        (Self { width, ..self }, Self { x: self.x + width, width: self.width - width, ..self })
    }

    /// Heights for panes of which each needs at least and wants at most so many rows: first everybody's least, in order, as far as it goes,
    /// then what is left, in order.
    pub fn stack(self, panes: &[(u16, u16)]) -> Vec<Self> {
        let mut left = self.height;
        let mut heights: Vec<u16> = Vec::with_capacity(panes.len());
        for (least, _) in panes {
            let height = if *least <= left { *least } else { 0 };
            left -= height;
            heights.push(height);
        }
        for (height, (_, most)) in heights.iter_mut().zip(panes).filter(|(height, _)| **height > 0) {
            let more = most.saturating_sub(*height).min(left);
            *height += more;
            left -= more;
        }
        let mut rest = self;
        let cut = heights.into_iter().map(|height| {
            let (pane, below) = rest.split_top(height);
            rest = below;
            pane
        });
        cut.collect()
    }
}

/// Draws into a buffer.
pub struct Pen<'a> {
    /// The cells.
    pub buffer: &'a mut Buffer,
    /// The looks.
    pub theme: Theme,
    /// How times are written.
    pub clock: &'a Clock,
}

impl Pen<'_> {
    /// Everything there is to draw on.
    pub fn area(&self) -> Area {
        let area = self.buffer.area;
        Area { x: area.x, y: area.y, width: area.width, height: area.height }
    }

    /// Writes `text` at `x`, `y` into at most `cells` cells and returns the column after it. What does not fit is cut off and marked.
    pub fn put(&mut self, x: u16, y: u16, cells: u16, text: &str, style: Style) -> u16 {
        let whole = self.area();
        if y < whole.y || y >= whole.y + whole.height || x < whole.x || x >= whole.x + whole.width {
            return x;
        }
        let cells = usize::from(cells.min(whole.x + whole.width - x));
        let harmless = text::shown(text, self.theme.charset);
        let cut = text::cut(&harmless, cells, self.theme.charset);
        self.buffer.set_stringn(x, y, &cut, cells, style).0
    }

    /// Writes `text` so that it ends at the right edge of the `cells` cells at `x`.
    fn put_right(&mut self, x: u16, y: u16, cells: u16, text: &str, style: Style) {
        let taken = u16::try_from(text::width(text)).unwrap_or(u16::MAX).min(cells);
        self.put(x + cells - taken, y, taken, text, style);
    }

    /// Writes a line at the top of `area`, which shrinks by it.
    pub fn line(&mut self, area: &mut Area, text: &str, role: Role) {
        let (top, rest) = area.split_top(1);
        if top.height > 0 {
            self.put(top.x, top.y, top.width, text, self.theme.style(role));
        }
        *area = rest;
    }

    /// Writes parts, each in its style, at the top of `area`, which shrinks by it.
    pub fn parts(&mut self, area: &mut Area, parts: &[(&str, Role)]) {
        let (top, rest) = area.split_top(1);
        if top.height > 0 {
            let mut x = top.x;
            for (text, role) in parts {
                x = self.put(x, top.y, (top.x + top.width).saturating_sub(x), text, self.theme.style(*role));
            }
        }
        *area = rest;
    }

    /// A rule with a title in it; returns what is below.
    pub fn heading(&mut self, area: Area, title: &str, focused: bool) -> Area {
        let (top, rest) = area.split_top(1);
        if top.height > 0 {
            self.rule(top);
            let role = if focused { Role::Active } else { Role::Title };
            let mark = if focused { ">" } else { " " };
            self.put(top.x + 3, top.y, top.width.saturating_sub(4), &format!("{mark}{title} "), self.theme.style(role));
        }
        rest
    }

    /// A horizontal line over the first row of `area`.
    pub fn rule(&mut self, area: Area) {
        let line = self.theme.rule().repeat(usize::from(area.width));
        self.put(area.x, area.y, area.width, &line, self.theme.style(Role::Dim));
    }

    /// A vertical line over the first column of `area`.
    pub fn wall(&mut self, area: Area) {
        for y in area.y..area.y + area.height {
            self.put(area.x, y, 1, self.theme.wall(), self.theme.style(Role::Dim));
        }
    }

    /// The sign of a marked row, in the cell that is the cursor's otherwise.
    fn mark(&mut self, x: u16, y: u16, under_cursor: bool) {
        let sign = match (self.theme.charset, under_cursor) {
            (Charset::Ascii, true) => "#",
            (Charset::Ascii, false) => "*",
            (Charset::Unicode, true) => "◆",
            (Charset::Unicode, false) => "◇",
        };
        self.put(x, y, 1, sign, Style::new());
    }

    /// Blanks over `area`, whatever stood there.
    pub fn clear(&mut self, area: Area) {
        let whole = ratatui::layout::Rect::new(area.x, area.y, area.width, area.height).intersection(self.buffer.area);
        whole.positions().for_each(|at| self.buffer[at].reset());
    }

    /// Gives all cells of `area`'s first row a style.
    fn paint(&mut self, area: Area, style: Style) {
        self.buffer.set_style(ratatui::layout::Rect::new(area.x, area.y, area.width, 1).intersection(self.buffer.area), style);
    }
}

/// A column that is drawn: its place in the declaration, where it stands, how wide it is.
struct Placed {
    at: usize,
    x: u16,
    width: u16,
}

impl<R: Row> List<R> {
    /// Rows of a table that is `height` high, its headings included.
    pub fn rows_in(height: u16) -> usize {
        usize::from(height.saturating_sub(1))
    }

    /// Draws headings and the first rows, for tables that keys do not go to.
    pub fn draw_without_cursor(&self, pen: &mut Pen<'_>, area: Area) {
        let placed = place::<R>(area, self.wide);
        let (head, body) = area.split_top(1);
        if head.height > 0 {
            self.draw_headings(pen, head, &placed);
        }
        for (y, row) in (body.y..body.y + body.height).zip(self.rows()) {
            draw_row(pen, Area { y, height: 1, ..body }, &placed, row, None);
        }
    }

    /// Draws headings and the rows in the window.
    pub fn draw(&self, pen: &mut Pen<'_>, area: Area, focused: bool) {
        let placed = place::<R>(area, self.wide);
        let (head, body) = area.split_top(1);
        if head.height > 0 {
            self.draw_headings(pen, head, &placed);
        }
        for (place, row) in self.visible(usize::from(body.height)).enumerate() {
            let y = body.y + u16::try_from(place).unwrap_or(u16::MAX);
            let under_cursor = self.top + place == self.cursor();
            draw_row(pen, Area { y, height: 1, ..body }, &placed, row, under_cursor.then_some(focused));
            if self.marks.contains(&row.id()) {
                pen.mark(body.x, y, under_cursor);
            }
        }
    }

    fn draw_headings(&self, pen: &mut Pen<'_>, head: Area, placed: &[Placed]) {
        for column in placed {
            let Column { title, right, .. } = &R::COLUMNS[column.at];
            let sorted = self.sort.0 == column.at;
            let mark = if sorted { pen.theme.order(self.sort.1) } else { "" };
            let style = pen.theme.style(if sorted { Role::Active } else { Role::Title });
            let title = if *right { format!("{mark}{title}") } else { format!("{title}{mark}") };
            if *right {
                pen.put_right(column.x, head.y, column.width, &title, style);
            } else {
                pen.put(column.x, head.y, column.width, &title, style);
            }
        }
    }
}

/// Draws one row; `cursor` says whether the cursor is on it, and whether keys go to this table.
fn draw_row<R: Row>(pen: &mut Pen<'_>, area: Area, placed: &[Placed], row: &R, cursor: Option<bool>) {
    let stale = row.is_stale();
    for column in placed {
        let declared = &R::COLUMNS[column.at];
        let value = (declared.value)(row);
        let role = match &value {
            Value::State(level, _) => Role::Level(*level),
            Value::Unknown | Value::Nothing => Role::Dim,
            _ if stale => Role::Dim,
            _ => Role::Plain,
        };
        let text = value.shown(usize::from(column.width), pen.theme.charset, pen.clock);
        let style = pen.theme.style(role);
        if declared.right {
            pen.put_right(column.x, area.y, column.width, &text, style);
        } else {
            pen.put(column.x, area.y, column.width, &text, style);
        }
    }
    if let Some(focused) = cursor {
        pen.paint(area, pen.theme.style(if focused { Role::Cursor } else { Role::Shadow }));
        // Without colours and attributes the place of the cursor has to be seen as well.
        pen.put(area.x, area.y, 1, if pen.theme.charset == Charset::Ascii { ">" } else { "▸" }, Style::new());
    }
}

/// The column whose heading stands at `x` when a table of rows of kind `R` is drawn into `area`.
pub fn column_at<R: Row>(area: Area, wide: bool, x: u16) -> Option<usize> {
    place::<R>(area, wide).iter().find(|column| (column.x..column.x + column.width).contains(&x)).map(|column| column.at)
}

/// Which columns fit into `area`, and where: the least important go first, what is left over goes to those that can use it. Wide columns,
/// when asked for, take the place of ordinary ones that matter less. The first cell is for the cursor.
fn place<R: Row>(area: Area, wide: bool) -> Vec<Placed> {
    const WIDE_PRIORITY: u8 = 2;
    let room = area.width.saturating_sub(1);
    let mut chosen: Vec<usize> = (0..R::COLUMNS.len()).filter(|at| wide || !R::COLUMNS[*at].wide).collect();
    let needed = |chosen: &[usize]| chosen.iter().map(|at| R::COLUMNS[*at].width + 1).sum::<u16>().saturating_sub(1);
    let priority = |at: usize| if R::COLUMNS[at].wide { WIDE_PRIORITY } else { R::COLUMNS[at].priority };
    while needed(&chosen) > room {
        // Of equals the one further right goes.
        let Some(least) = chosen.iter().copied().filter(|at| priority(*at) > 0).max_by_key(|at| (priority(*at), *at)) else { break };
        chosen.retain(|at| *at != least);
    }
    let mut spare = room.saturating_sub(needed(&chosen));
    let mut x = area.x + 1;
    let mut placed = Vec::with_capacity(chosen.len());
    for at in chosen {
        let column = &R::COLUMNS[at];
        let more = (column.width_max - column.width).min(spare);
        spare -= more;
        let width = (column.width + more).min((area.x + area.width).saturating_sub(x));
        placed.push(Placed { at, x, width });
        x = x.saturating_add(width + 1);
    }
    placed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn panes_get_their_least_first_and_the_rest_in_order() {
        let area = Area { x: 0, y: 2, width: 10, height: 10 };
        let heights = |panes: &[(u16, u16)]| area.stack(panes).iter().map(|pane| pane.height).collect::<Vec<_>>();
        assert_eq!(heights(&[(2, 4), (2, 9), (2, 2)]), [4, 4, 2]);
        assert_eq!(heights(&[(6, 9), (6, 9), (3, 3)]), [7, 0, 3], "who does not get his least gets nothing");
        let stacked = area.stack(&[(2, 4), (2, 2)]);
        assert_eq!((stacked[1].y, stacked[1].height), (6, 2));
    }

    #[test]
    fn splits_stay_inside() {
        let area = Area { x: 1, y: 1, width: 4, height: 3 };
        assert_eq!(area.split_top(9), (area, Area { y: 4, height: 0, ..area }));
        assert_eq!(area.split_bottom(1).1, Area { y: 3, height: 1, ..area });
        assert_eq!(area.split_left(9).1.width, 0);
    }
}
