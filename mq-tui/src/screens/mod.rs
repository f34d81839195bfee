//! One file for each list and what belongs to it: its columns, where its rows come from, what is told of the row under the cursor.

pub mod body;
pub mod brokers;
pub mod clients;
pub mod contexts;
pub mod dlq;
pub mod doctor;
pub mod group_queues;
pub mod group_tabs;
pub mod groups;
pub mod jobs;
pub mod letters;
pub mod messages;
pub mod name_servers;
pub mod overview;
pub mod sheets;
pub mod topic_queues;
pub mod topics;
pub mod trace;

use crate::pen::{Area, Pen};
use crate::state::{Screen, State};
use crate::table::Row;
use crate::theme::Role;

/// Lines of a detail, each with its meaning.
pub type Lines = Vec<(String, Role)>;

/// Draws the detail of the current screen.
pub fn draw_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    if area.height == 0 {
        return;
    }
    if state.travel.is_some() {
        let mut rest = pen.heading(area, "detail", false);
        pen.line(&mut rest, "  not recorded", Role::Dim);
        return;
    }
    match state.screen {
        Screen::Overview => {}
        Screen::Brokers => brokers::draw_detail(state, pen, area),
        Screen::Topics => {
            if let Some(row) = state.lists.topics.current() {
                let rest = pen.heading(area, &format!("queues of {}", row.id()), state.is_detail_focused());
                state.lists.topic_queues.draw(pen, rest, state.is_detail_focused());
            }
        }
        Screen::Groups => groups::draw_detail(state, pen, area),
        Screen::Messages => messages::draw_detail(state, pen, area),
        Screen::Trace => trace::draw_detail(state, pen, area),
        Screen::Dlq => dlq::draw_detail(state, pen, area),
        Screen::Clients => clients::draw_detail(state, pen, area),
        Screen::Doctor => doctor::draw_detail(state, pen, area),
        Screen::Jobs => jobs::draw_detail(state, pen, area),
        Screen::NameServers => name_servers::draw_detail(state, pen, area),
        Screen::Contexts => contexts::draw_detail(state, pen, area),
        Screen::Transactions => sheets::draw_detail(state.lists.transactions.current(), state, pen, area),
        Screen::Delay => sheets::draw_detail(state.lists.delay.current(), state, pen, area),
        Screen::Users => sheets::draw_detail(state.lists.users.current(), state, pen, area),
        Screen::Controller => sheets::draw_detail(state.lists.controller.current(), state, pen, area),
        Screen::ConfigDiff => sheets::draw_detail(state.lists.config_diff.current(), state, pen, area),
    }
}

/// Draws a heading and lines under it, without those that are scrolled away. Lines that are too long go on in the next row.
pub fn draw_text(state: &State, pen: &mut Pen<'_>, area: Area, title: &str, lines: &Lines) {
    let mut rest = pen.heading(area, title, state.is_detail_focused());
    let width = usize::from(area.width.saturating_sub(1)).max(1);
    let mut folded: Vec<(String, Role)> = Vec::new();
    for (line, role) in lines {
        let shown = crate::text::shown(line, pen.theme.charset);
        folded.extend(crate::text::folded(&shown, width).into_iter().map(|part| (part, *role)));
    }
    let last_top = folded.len().saturating_sub(usize::from(rest.height));
    for (line, role) in folded.iter().skip(usize::from(state.detail_top).min(last_top)) {
        if rest.height == 0 {
            break;
        }
        pen.line(&mut rest, &format!(" {line}"), *role);
    }
}
