//! Where things stand, from the size alone. `update` needs it to scroll and to know what is visible, `draw` to draw.

use crate::pen::Area;
use crate::screens::overview::DASHBOARD_WIDTH_MIN;
use crate::state::{Screen, State};

/// Smaller terminals only get told so.
pub const SIZE_MIN: (u16, u16) = (60, 16);
/// A body lower than this has room for one pane only.
const TWO_PANES_HEIGHT_MIN: u16 = 15;
/// The last event gets a line of its own from this height on.
const EVENT_LINE_HEIGHT_MIN: u16 = 20;

/// The lines around the body, and the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Layout {
    /// Who and how.
    pub header: Area,
    /// Screens.
    pub tabs: Area,
    /// Filter, order, counts; empty on the overview.
    pub status: Area,
    /// The screen's own.
    pub body: Area,
    /// The last event; may be empty.
    pub event: Area,
    /// Keys.
    pub footer: Area,
}

/// Whether there is room for anything.
pub fn is_big_enough(size: (u16, u16)) -> bool {
    size.0 >= SIZE_MIN.0 && size.1 >= SIZE_MIN.1
}

/// The layout of `screen` at `size`.
pub fn of(size: (u16, u16), screen: Screen) -> Layout {
    let whole = Area { x: 0, y: 0, width: size.0, height: size.1 };
    let (header, rest) = whole.split_top(1);
    let (tabs, rest) = rest.split_top(1);
    let (rest, footer) = rest.split_bottom(1);
    let is_list = screen != Screen::Overview;
    let (status, rest) = rest.split_top(u16::from(is_list));
    let (body, event) = rest.split_bottom(u16::from(is_list && size.1 >= EVENT_LINE_HEIGHT_MIN));
    Layout { header, tabs, status, body, event, footer }
}

/// The panes of a screen with a table: the table, what stands between, the detail. Either pane may be empty.
pub fn panes(state: &State, body: Area) -> (Area, Area, Area) {
    let nothing = Area { width: 0, height: 0, ..body };
    if state.opened {
        return (nothing, nothing, body);
    }
    if body.width >= DASHBOARD_WIDTH_MIN {
        let (list, rest) = body.split_left(body.width * 11 / 20);
        let (wall, detail) = rest.split_left(1);
        return (list, wall, detail);
    }
    if body.height < TWO_PANES_HEIGHT_MIN {
        return (body, nothing, nothing);
    }
    // Evidence and traces are told in the list; what belongs to a message wants room.
    let share = match state.screen {
        Screen::Doctor | Screen::Trace | Screen::Clients => body.height * 2 / 3,
        Screen::NameServers
        | Screen::Transactions
        | Screen::Delay
        | Screen::Users
        | Screen::Controller
        | Screen::ConfigDiff
        | Screen::Contexts => body.height / 3,
        _ => body.height.div_ceil(2),
    };
    let (list, detail) = body.split_top(share);
    (list, nothing, detail)
}

/// The table within a detail that is one, headings included: below the rule, above what stands under it.
pub fn detail_table(state: &State, detail: Area) -> Area {
    let (_, rest) = detail.split_top(1);
    match state.screen {
        Screen::Groups => rest.split_bottom(u16::from(rest.height > 3)).0,
        Screen::Dlq => crate::screens::dlq::parts(state, rest).0,
        _ => rest,
    }
}
