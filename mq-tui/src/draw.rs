//! The frame around the screens: header, tabs, status, footer. A pure function of the state and the size of the buffer.

use crate::help;
use crate::keys;
use crate::layout::{self, Layout};
use crate::model::Level;
use crate::pen::{Area, Pen};
use crate::screens::{brokers, groups, overview};
use crate::state::{Mode, Screen, State};
use crate::table::{Column, List, Row, symbol};
use crate::text;
use crate::theme::Role;
use ratatui::buffer::Buffer;

/// Headers get longer words from this width on.
const LONG_WORDS_WIDTH_MIN: u16 = 120;

/// Draws `state` into `buffer`, whose size need not be what the state thinks it is.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let size = (buffer.area.width, buffer.area.height);
    let mut pen = Pen { buffer, theme: state.theme };
    if !layout::is_big_enough(size) {
        too_small(&mut pen, size);
        return;
    }
    let layout = layout::of(size, state.screen);
    header(state, &mut pen, layout.header);
    tabs(state, &mut pen, layout.tabs);
    body(state, &mut pen, &layout);
    event(state, &mut pen, layout.event);
    footer(state, &mut pen, layout.footer, layout.event.height > 0);
}

fn too_small(pen: &mut Pen<'_>, size: (u16, u16)) {
    let mut area = pen.area();
    pen.line(&mut area, "terminal too small", Role::Title);
    let (width, height) = layout::SIZE_MIN;
    pen.line(&mut area, &format!("{}x{}, needed {width}x{height}", size.0, size.1), Role::Plain);
}

fn header(state: &State, pen: &mut Pen<'_>, area: Area) {
    let long = area.width >= LONG_WORDS_WIDTH_MIN;
    let mut parts = who_answers(state, long);
    let clock = if long { state.clock.time_with_offset(state.now_ms) } else { state.clock.time(state.now_ms) };
    let calls = state.asking.per_second.rate().map_or_else(|| "?".into(), |rate| format!("{rate:.0}"));
    let p95 = state.asking.p95_ms().map_or_else(String::new, |ms| format!(" {}{ms}ms", if long { "p95 " } else { "" }));
    let mut right = format!("  rpc {calls}/s{p95}  {clock} ");
    let cells = |parts: &[(String, Role)], right: &str| parts.iter().map(|(text, _)| text::width(text)).sum::<usize>() + text::width(right);
    // A figure that is cut off would be another figure: what does not fit is left out.
    if cells(&parts, &right) > usize::from(area.width) {
        right = format!("  {clock} ");
    }
    while parts.len() > 1 && cells(&parts, &right) > usize::from(area.width) {
        parts.pop();
    }
    let right_cells = u16::try_from(text::width(&right)).unwrap_or(u16::MAX).min(area.width);
    let (left, right_area) = area.split_left(area.width - right_cells);
    let parts: Vec<(&str, Role)> = parts.iter().map(|(text, role)| (text.as_str(), *role)).collect();
    pen.parts(&mut { left }, &parts);
    pen.line(&mut { right_area }, &right, Role::Plain);
}

/// The header's parts about the cluster, most important first.
fn who_answers(state: &State, long: bool) -> Vec<(String, Role)> {
    let cluster = state.shown();
    let charset = state.theme.charset;
    let gone_mark = |gone: usize| format!(" {}{gone}", symbol(Level::Critical, charset));
    let servers = cluster.name_servers.len();
    let silent_servers = cluster.name_servers.iter().filter(|server| server.error.is_some()).count();
    let gone = cluster.brokers.values().filter(|broker| broker.link.down).count();
    let context = if long { format!(" mq-tui  context {} [RO]", state.context) } else { format!(" {} [RO]", state.context) };
    let mut parts = vec![(context, Role::Title), (format!("  ns {}/{servers}", servers - silent_servers), Role::Plain)];
    if silent_servers > 0 {
        parts.push((gone_mark(silent_servers), Role::Level(Level::Critical)));
    }
    parts.push((format!("  brokers {}/{}", cluster.brokers.len() - gone, cluster.brokers.len()), Role::Plain));
    if gone > 0 {
        parts.push((gone_mark(gone), Role::Level(Level::Critical)));
    }
    if long {
        let topics = cluster.topics.values().filter(|topic| !topic.kind.is_hidden()).count();
        let groups = cluster.groups.keys().filter(|group| !mq_core::names::SYSTEM_GROUPS.contains(&&***group)).count();
        parts.push((format!("  topics {topics}  groups {groups}"), Role::Plain));
    }
    parts.push((format!("  in {}", overview::figure(cluster.in_rate(), charset, "/s")), Role::Plain));
    parts.push((format!(" out {}", overview::figure(cluster.out_rate(), charset, "/s")), Role::Plain));
    parts
}

fn tabs(state: &State, pen: &mut Pen<'_>, area: Area) {
    let long = area.width >= LONG_WORDS_WIDTH_MIN;
    let mut x = area.x;
    for (number, screen) in (1..).zip(Screen::ALL) {
        let current = screen == state.screen;
        let (full, short) = screen.names();
        let name = if long { format!("{number} {full}") } else { format!("{number}{short}") };
        let (open, close) = if current { ("[", "]") } else { (" ", " ") };
        let role = if current { Role::Active } else { Role::Plain };
        x = pen.put(x, area.y, (area.x + area.width).saturating_sub(x), &format!("{open}{name}{close}"), pen.theme.style(role));
    }
    let charset = pen.theme.charset;
    let (word, level) = match () {
        () if state.frozen.is_some() => ("PAUSED", Level::Unknown),
        () if state.shown().is_partial() => ("PARTIAL", Level::Critical),
        () if !state.shown().topology_known => ("ASKING", Level::Unknown),
        () => ("LIVE", Level::Ok),
    };
    let paused_at = state.frozen.as_ref().map_or_else(String::new, |(_, since)| format!(" at {}", state.clock.time(*since)));
    let right = format!("{word}{paused_at} {} ", symbol(level, charset));
    let cells = u16::try_from(text::width(&right)).unwrap_or(u16::MAX).min(area.width);
    pen.put(area.x + area.width - cells, area.y, cells, &right, pen.theme.style(Role::Level(level)));
}

fn body(state: &State, pen: &mut Pen<'_>, layout: &Layout) {
    if let Mode::Help(top) = state.mode {
        let area = Area { y: layout.status.y.min(layout.body.y), height: layout.body.height + layout.status.height, ..layout.body };
        help::draw(pen, area, state.screen, top);
        return;
    }
    let (list, wall, detail) = layout::panes(state, layout.body);
    let focused = !state.is_detail_focused();
    if state.screen != Screen::Overview {
        pen.wall(wall);
    }
    match state.screen {
        Screen::Overview => overview::draw(state, pen, layout.body),
        Screen::Brokers => {
            status(state, pen, layout.status, &state.brokers);
            draw_list(state, pen, list, &state.brokers, focused);
            brokers::draw_detail(state, pen, detail);
        }
        Screen::Topics => {
            status(state, pen, layout.status, &state.topics);
            draw_list(state, pen, list, &state.topics, focused);
            topic_detail(state, pen, detail);
        }
        Screen::Groups => {
            status(state, pen, layout.status, &state.groups);
            draw_list(state, pen, list, &state.groups, focused);
            groups::draw_detail(state, pen, detail);
        }
    }
}

fn topic_detail(state: &State, pen: &mut Pen<'_>, area: Area) {
    if let Some(row) = state.topics.current() {
        let rest = pen.heading(area, &format!("queues of {}", row.id()), state.is_detail_focused());
        state.topic_queues.draw(pen, rest, state.is_detail_focused());
    }
}

fn draw_list<R: Row>(state: &State, pen: &mut Pen<'_>, area: Area, list: &List<R>, focused: bool) {
    list.draw(pen, area, focused);
    if list.rows.is_empty() {
        let (_, mut rest) = area.split_top(1);
        let cluster = state.shown();
        let (text, role) = match () {
            () if list.total > 0 => ("nothing passes the filter (Esc clears it)".to_owned(), Role::Plain),
            () if cluster.topology_error.is_some() && !cluster.topology_known => {
                ("? no name server has answered yet".to_owned(), Role::Level(Level::Unknown))
            }
            () if !cluster.topology_known => ("? asking the name servers".to_owned(), Role::Dim),
            () if cluster.brokers.is_empty() => ("? the name servers list no broker".to_owned(), Role::Level(Level::Unknown)),
            () if !cluster.lists_known.values().any(|lists| lists.topics && lists.groups) => ("? asking the brokers".to_owned(), Role::Dim),
            () => ("there are none".to_owned(), Role::Plain),
        };
        pen.line(&mut rest, &format!("  {text}"), role);
    }
}

/// Filter, counts, order, pace, and who is missing.
fn status<R: Row>(state: &State, pen: &mut Pen<'_>, area: Area, list: &List<R>) {
    let filter = match &state.mode {
        Mode::Filter(input) => format!(" /{}_", input.text),
        _ if list.filter.is_empty() => " /".to_owned(),
        _ => format!(" /{}", list.filter.text),
    };
    let error = match &state.mode {
        Mode::Filter(input) => input.error.as_ref().map(|error| format!("   {error}")),
        _ => None,
    };
    let rows = i64::try_from(list.rows.len()).unwrap_or(i64::MAX);
    let total = i64::try_from(list.total).unwrap_or(i64::MAX);
    let counts =
        if rows == total { format!("   {}", text::count(total)) } else { format!("   {} of {}", text::count(rows), text::count(total)) };
    let column: &Column<R> = &R::COLUMNS[list.sort.0];
    let order = format!("   sort {} {}", column.title, pen.theme.order(list.sort.1));
    let pace = format!("   every {}", text::age(state.period_ms));
    let missing = state.shown().silent_names().next().map(|name| {
        let since = state.shown().silent_since(name).unwrap_or(state.shown_at_ms());
        format!("   {name} unreachable {}", text::age(state.shown_at_ms() - since))
    });
    let filter_role = if matches!(state.mode, Mode::Filter(_)) || !list.filter.is_empty() { Role::Active } else { Role::Dim };
    let mut parts = vec![(filter.as_str(), filter_role)];
    match &error {
        Some(error) => parts.push((error, Role::Level(Level::Warning))),
        None => parts.extend([(counts.as_str(), Role::Plain), (order.as_str(), Role::Plain), (pace.as_str(), Role::Dim)]),
    }
    if let Some(missing) = &missing {
        parts.push((missing, Role::Level(Level::Unknown)));
    }
    pen.parts(&mut { area }, &parts);
}

fn event(state: &State, pen: &mut Pen<'_>, area: Area) {
    if let Some(event) = state.shown().events.back() {
        let time = format!(" {} ", state.clock.time(event.at_ms));
        let sign = symbol(event.level, pen.theme.charset);
        pen.parts(&mut { area }, &[(&time, Role::Dim), (sign, Role::Level(event.level)), (" ", Role::Plain), (&event.text, Role::Plain)]);
    }
}

fn is_last_event(state: &State, text: &str) -> bool {
    state.shown().events.back().is_some_and(|event| event.text == text)
}

fn footer(state: &State, pen: &mut Pen<'_>, area: Area, has_event_line: bool) {
    let mut x = area.x + 1;
    let mut put = |pen: &mut Pen<'_>, text: &str, role: Role| {
        x = pen.put(x, area.y, (area.x + area.width).saturating_sub(x), text, pen.theme.style(role));
    };
    match &state.mode {
        Mode::Filter(_) => put(pen, "Enter keep  Esc undo  ^u clear   words  !not  re:pattern  lag>1000  state:stalled", Role::Dim),
        Mode::SortLetter => {
            put(pen, "sort by ", Role::Title);
            sort_letters(state).iter().for_each(|letter| put(pen, letter, Role::Plain));
        }
        Mode::Help(_) => put(pen, "j/k scroll  any other key closes", Role::Dim),
        // An event that has its own line need not push the keys away as well.
        Mode::Normal => match state.toast.as_ref().filter(|toast| !(has_event_line && is_last_event(state, &toast.text))) {
            Some(toast) => put(pen, &toast.text, Role::Title),
            None => {
                put(pen, "j/k", Role::Active);
                put(pen, " move", Role::Plain);
                let mut used = "j/k move".len() + 2;
                for binding in keys::on(state.screen) {
                    let Some(word) = binding.footer else { continue };
                    let (key, does) = (format!("  {}", binding.spelled), format!(" {word}"));
                    used += key.len() + does.len();
                    if used > usize::from(area.width) {
                        break;
                    }
                    put(pen, &key, Role::Active);
                    put(pen, &does, Role::Plain);
                }
            }
        },
    }
}

fn sort_letters(state: &State) -> Vec<String> {
    fn letters<R: Row>(_: &List<R>) -> Vec<String> {
        let sortable = R::COLUMNS.iter().filter(|column| column.letter != ' ');
        sortable.map(|column| format!(" {} {}", column.letter, column.title)).collect()
    }
    match (state.screen, state.is_detail_focused()) {
        (Screen::Overview, _) => Vec::new(),
        (Screen::Topics, true) => letters(&state.topic_queues),
        (Screen::Groups, true) => letters(&state.group_queues),
        (Screen::Brokers, _) => letters(&state.brokers),
        (Screen::Topics, false) => letters(&state.topics),
        (Screen::Groups, false) => letters(&state.groups),
    }
}
