//! The frame around the screens: header, tabs, status, footer. A pure function of the state and the size of the buffer.

use crate::help;
use crate::layout::{self, Layout};
use crate::lists::Table;
use crate::model::Level;
use crate::overlay;
use crate::pen::{Area, Pen};
use crate::screens::{self, overview};
use crate::state::{Mode, Screen, State};
use crate::table::symbol;
use crate::text;
use crate::theme::Role;
use mq_core::ops::context::Protect;
use ratatui::buffer::Buffer;

/// Headers get longer words from this width on.
const LONG_WORDS_WIDTH_MIN: u16 = 120;

/// Positions older than this say so, ms: younger ones are as old as those of every small cluster.
pub const OLD_MS: i64 = 8_000;
/// Cells that a moment in the line of tabs takes.
const MOMENT_CELLS: u16 = 20;

/// Draws `state` into `buffer`, whose size need not be what the state thinks it is.
pub fn draw(state: &State, buffer: &mut Buffer) {
    let size = (buffer.area.width, buffer.area.height);
    let mut pen = Pen { buffer, theme: state.theme, clock: &state.clock };
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
    overlay::draw(state, &mut pen);
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
    let lock = if state.unlocked { "RW" } else { "RO" };
    let guarded = if state.protect == Protect::Confirm { " PROD" } else { "" };
    let context = if long {
        format!(" mq-tui  context {}{guarded} [{lock}]", state.context)
    } else {
        format!(" {}{guarded} [{lock}]", state.context)
    };
    let mut parts = vec![(context, if state.unlocked || !guarded.is_empty() { Role::Active } else { Role::Title })];
    if state.travel.is_none() {
        parts.push((format!("  ns {}/{servers}", servers - silent_servers), Role::Plain));
    }
    if silent_servers > 0 {
        parts.push((gone_mark(silent_servers), Role::Level(Level::Critical)));
    }
    parts.push((format!("  brokers {}/{}", cluster.brokers.len() - gone, cluster.brokers.len()), Role::Plain));
    if gone > 0 {
        parts.push((gone_mark(gone), Role::Level(Level::Critical)));
    }
    if long {
        let crate::model::Counts { topics, groups, .. } = cluster.counts;
        parts.push((format!("  topics {topics}  groups {groups}"), Role::Plain));
    }
    parts.push((format!("  in {}", overview::figure(cluster.in_rate(), charset, "/s")), Role::Plain));
    parts.push((format!(" out {}", overview::figure(cluster.out_rate(), charset, "/s")), Role::Plain));
    parts
}

/// The tabs: where each begins and ends, and its screen.
pub fn tabs_at(state: &State) -> Vec<(u16, u16, Screen)> {
    let mut x = 0;
    let placed = Screen::ALL.into_iter().zip((1..=9).chain([0])).map(|(screen, number)| {
        let cells = u16::try_from(text::width(&tab(state, screen, number))).unwrap_or(u16::MAX);
        x += cells;
        (x - cells, x, screen)
    });
    placed.collect()
}

/// A tab with what stands around it: full names where there is room, short ones, or numbers alone.
fn tab(state: &State, screen: Screen, number: usize) -> String {
    let current = screen == state.screen;
    let (full, short) = screen.names();
    // The moment that is looked at wants room as well.
    let then = if state.travel.is_some() || state.frozen.is_some() { MOMENT_CELLS } else { 0 };
    let room = state.size.0.saturating_sub(then);
    let name = match room {
        LONG_WORDS_WIDTH_MIN.. => format!("{number} {full}"),
        76..LONG_WORDS_WIDTH_MIN => format!("{number}{short}"),
        _ if current => format!("{number}{short}"),
        _ => number.to_string(),
    };
    // Brackets take the place of blanks, so that nothing moves.
    match (current, room) {
        (true, LONG_WORDS_WIDTH_MIN..) => format!("[{name}] "),
        (false, LONG_WORDS_WIDTH_MIN..) => format!(" {name}  "),
        (true, _) => format!("[{name}]"),
        (false, _) => format!("{name} "),
    }
}

fn tabs(state: &State, pen: &mut Pen<'_>, area: Area) {
    for ((x, to, screen), number) in tabs_at(state).into_iter().zip((1..=9).chain([0])) {
        let role = if screen == state.screen { Role::Active } else { Role::Plain };
        let room = (area.x + area.width).saturating_sub(x).min(to - x);
        pen.put(x, area.y, room, &tab(state, screen, number), pen.theme.style(role));
    }
    let charset = pen.theme.charset;
    let (word, level) = match () {
        () if state.travel.is_some() => ("AT", Level::Unknown),
        () if state.frozen.is_some() => ("PAUSED at", Level::Unknown),
        () if state.shown().is_partial() => ("PARTIAL", Level::Critical),
        () if !state.shown().topology_known => ("ASKING", Level::Unknown),
        () => ("LIVE", Level::Ok),
    };
    let at_ms = state.shown_at_ms();
    let then = match () {
        () if state.travel.is_some() => format!(" {} (-{})", state.clock.time(at_ms), text::age(state.now_ms - at_ms)),
        () if state.frozen.is_some() => format!(" {}", state.clock.time(at_ms)),
        () => String::new(),
    };
    let right = format!(" {word}{then} {} ", symbol(level, charset));
    let cells = u16::try_from(text::width(&right)).unwrap_or(u16::MAX).min(area.width);
    pen.put(area.x + area.width - cells, area.y, cells, &right, pen.theme.style(Role::Level(level)));
}

fn body(state: &State, pen: &mut Pen<'_>, layout: &Layout) {
    if let Mode::Help(top) = state.mode {
        let area = Area { y: layout.status.y.min(layout.body.y), height: layout.body.height + layout.status.height, ..layout.body };
        help::draw(state, pen, area, top);
        return;
    }
    if state.screen == Screen::Overview {
        overview::draw(state, pen, layout.body);
        return;
    }
    status(state, pen, layout.status);
    if state.travel.is_some() && !state.screen.is_recorded() {
        pen.line(&mut { layout.body }, "  this screen is not recorded (t: back to now)", Role::Dim);
        return;
    }
    let (list, wall, detail) = layout::panes(state, layout.body);
    pen.wall(wall);
    let table = state.lists.main(state.screen);
    table.draw(pen, list, !state.is_detail_focused());
    if table.figures().rows == 0 {
        let (_, mut rest) = list.split_top(1);
        let (text, role) = nothing(state, table);
        pen.line(&mut rest, &format!("  {text}"), role);
    }
    screens::draw_detail(state, pen, detail);
}

/// What stands instead of rows when there are none.
fn nothing(state: &State, table: &dyn Table) -> (String, Role) {
    let cluster = state.shown();
    if let (Some(sheet), 0, true) = (state.screen.sheet(), table.figures().total, cluster.topology_known) {
        return screens::sheets::nothing(state, sheet);
    }
    match state.screen {
        _ if table.figures().total > 0 => ("nothing passes the filter (Esc clears it)".to_owned(), Role::Plain),
        Screen::Messages => screens::messages::nothing(state),
        Screen::Trace => screens::trace::nothing(state),
        Screen::Dlq => screens::dlq::nothing(state),
        Screen::Clients => screens::clients::nothing(state),
        Screen::Doctor => screens::doctor::nothing(state),
        Screen::Contexts => ("no cluster is saved: `mqadmin context add NAME -n LIST` saves one".to_owned(), Role::Plain),
        Screen::Jobs => ("nothing was asked to be done (x on an object, after W)".to_owned(), Role::Plain),
        _ if cluster.topology_error.is_some() && !cluster.topology_known => {
            ("? no name server has answered yet".to_owned(), Role::Level(Level::Unknown))
        }
        _ if !cluster.topology_known => ("? asking the name servers".to_owned(), Role::Dim),
        _ if cluster.brokers.is_empty() => ("? the name servers list no broker".to_owned(), Role::Level(Level::Unknown)),
        _ if state.travel.is_none() && !cluster.lists_known.values().any(|lists| lists.topics && lists.groups) => {
            ("? asking the brokers".to_owned(), Role::Dim)
        }
        _ => ("there are none".to_owned(), Role::Plain),
    }
}

/// Filter, counts, order, pace, and who is missing.
fn status(state: &State, pen: &mut Pen<'_>, area: Area) {
    if let Mode::Source(typed) = &state.mode {
        let error = typed.error.as_ref().map_or_else(String::new, |error| format!("   {error}"));
        let text = format!(" look at: {}_", typed.text);
        pen.parts(&mut { area }, &[(&text, Role::Active), (&error, Role::Level(Level::Warning))]);
        return;
    }
    let table = state.focused().unwrap_or_else(|| state.lists.main(state.screen));
    let figures = table.figures();
    let text = table.filter_text();
    let filter = match &state.mode {
        Mode::Filter(input) => format!(" /{}_", input.text),
        _ => format!(" /{text}"),
    };
    let error = match &state.mode {
        Mode::Filter(input) => input.error.as_ref().map(|error| format!("   {error}")),
        _ => None,
    };
    let (rows, total) = (text::count(figures.rows as i64), text::count(figures.total as i64));
    let mut counts = if rows == total { format!("   {total}") } else { format!("   {rows} of {total}") };
    if figures.marked > 0 {
        counts += &format!("   {} marked", figures.marked);
    }
    let order = format!("   sort {} {}", figures.sort.0, pen.theme.order(figures.sort.1));
    let own = match state.screen {
        Screen::Messages => format!("   {}", screens::messages::source_line(state)),
        Screen::Trace => format!("   {}", screens::trace::summary(state)),
        Screen::Clients => screens::clients::progress(state),
        Screen::Doctor => screens::doctor::summary(state),
        _ => format!("   every {}", text::age(state.period_ms)),
    };
    let missing = state.shown().silent_names().next().map(|name| {
        let since = state.shown().silent_since(name).unwrap_or(state.shown_at_ms());
        format!("   {name} unreachable {}", text::age(state.shown_at_ms() - since))
    });
    let filter_role = if matches!(state.mode, Mode::Filter(_)) || !text.is_empty() { Role::Active } else { Role::Dim };
    let mut parts = vec![(filter.as_str(), filter_role)];
    let own_role = if state.screen == Screen::Trace || state.screen == Screen::Messages { Role::Title } else { Role::Dim };
    match &error {
        Some(error) => parts.push((error, Role::Level(Level::Warning))),
        None => parts.extend([(counts.as_str(), Role::Plain), (order.as_str(), Role::Plain), (own.as_str(), own_role)]),
    }
    if let Some(missing) = &missing {
        parts.push((missing, Role::Level(Level::Unknown)));
    }
    let others = old_positions(state);
    parts.push((&others, Role::Dim));
    pen.parts(&mut { area }, &parts);
}

/// How old positions of groups are that are not on the screen, where they are asked for rarely because there are so many.
fn old_positions(state: &State) -> String {
    if !matches!(state.screen, Screen::Groups | Screen::Topics) {
        return String::new();
    }
    let age_ms = state.shown().positions_at_ms().map(|at| state.shown_at_ms() - at).filter(|age_ms| *age_ms >= OLD_MS);
    age_ms.map_or_else(String::new, |age_ms| format!("   others {} old", text::age_in_steps(age_ms)))
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

/// Where the line of time begins in the footer, and how many cells it has.
pub fn time_line(width: u16) -> (u16, u16) {
    const BEGIN: u16 = 7;
    const AFTER: u16 = 30;
    (BEGIN, width.saturating_sub(BEGIN + AFTER))
}

fn footer(state: &State, pen: &mut Pen<'_>, area: Area, has_event_line: bool) {
    if let (Some(travel), Mode::Normal, None) = (&state.travel, &state.mode, &state.toast) {
        let (begin, cells) = time_line(area.width);
        let first = travel.moments.first().map_or_else(String::new, |at| state.clock.within(*at, 8)[..5].to_owned());
        let line = travel.line(usize::from(cells), state.now_ms);
        pen.put(area.x + 1, area.y, begin, &first, pen.theme.style(Role::Dim));
        pen.put(area.x + begin, area.y, cells, &line, pen.theme.style(Role::Plain));
        let words = "  Left/Right {} m a/b  End live";
        pen.put(area.x + begin + cells, area.y, area.width.saturating_sub(begin + cells), words, pen.theme.style(Role::Dim));
        return;
    }
    let mut x = area.x + 1;
    let mut put = |pen: &mut Pen<'_>, text: &str, role: Role| {
        x = pen.put(x, area.y, (area.x + area.width).saturating_sub(x), text, pen.theme.style(role));
    };
    match &state.mode {
        Mode::Filter(_) => put(pen, "Enter keep  Esc undo  ^u clear   words  !not  re:pattern  lag>1000  state:stalled", Role::Dim),
        Mode::Source(_) if state.screen == Screen::Trace => put(pen, "Enter look  Esc undo   TOPIC ID, or TOPIC KEY", Role::Dim),
        Mode::Source(_) => {
            put(pen, "Enter look  Esc undo   TOPIC [id:X | key:X | time:-15m | offset:B:Q:N | tail | earliest]", Role::Dim);
        }
        Mode::SortLetter => {
            put(pen, "sort by ", Role::Title);
            sort_letters(state).iter().for_each(|letter| put(pen, letter, Role::Plain));
        }
        Mode::ExportLetter => put(pen, "export as  c csv  j json  n ndjson   any other key: not at all", Role::Title),
        Mode::MomentLetter => put(pen, "mark this moment as  a  b", Role::Title),
        Mode::Help(_) => put(pen, "j/k scroll  any other key closes", Role::Dim),
        Mode::Palette(_) => put(pen, "Enter open  Up/Down choose  Esc close   group pay, topic ord, ctx dr narrow it", Role::Dim),
        Mode::Menu(_) => put(pen, "Enter or the letter chooses  Esc close", Role::Dim),
        Mode::Dialog(_) => put(pen, "Tab field  Left/Right choose  Enter press  Esc cancel  F2 copy command", Role::Dim),
        Mode::Unlock(_) => put(pen, "Enter unlock  Esc leave locked", Role::Dim),
        // An event that has its own line need not push the keys away as well.
        Mode::Normal => match state.toast.as_ref().filter(|toast| !(has_event_line && is_last_event(state, &toast.text))) {
            Some(toast) => put(pen, &toast.text, Role::Title),
            None => {
                put(pen, "j/k", Role::Active);
                put(pen, " move", Role::Plain);
                let mut used = "j/k move".len() + 2;
                for bound in state.keys.on(state.screen) {
                    let Some(word) = bound.binding.footer else { continue };
                    let (key, does) = (format!("  {}", bound.spelled), format!(" {word}"));
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
    let headings = state.focused().map_or_else(Vec::new, Table::headings);
    headings.iter().filter(|heading| heading.letter != ' ').map(|heading| format!(" {} {}", heading.letter, heading.title)).collect()
}
