//! Frames as they are kept, with their styles: every screen, size and mood, in ASCII without colours and in Unicode. They begin with answers
//! of brokers that were recorded, ours and Apache's (see `recorded`).
//! `INSTA_UPDATE=always cargo test -p mq-tui golden` blesses them again.

use super::fixture::{ASCII_MONO, Console, UNICODE_CB};
use super::recorded::{MOODS, Mood, Recorded, console};
use super::welcome::saved;
use crate::draw::draw;
use crate::lists::GroupTab;
use crate::model::Saved;
use crate::state::{Screen, State};
use crate::theme::Theme;
use crate::update::Msg;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;
use ratatui::style::Style;
use std::fmt::Write as _;

/// The frame of `state` as text, a line for each row.
pub fn frame(state: &State, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| draw(state, frame.buffer_mut())).unwrap();
    terminal.backend().to_string()
}

/// The styles of a frame: a letter for each, and for every row how many cells have which. Rows that are alike stand together.
fn styles(buffer: &Buffer) -> String {
    let (mut legend, mut rows): (Vec<Style>, Vec<String>) = (Vec::new(), Vec::new());
    for y in 0..buffer.area.height {
        let mut row: Vec<(usize, usize)> = Vec::new();
        for x in 0..buffer.area.width {
            let style = buffer[(x, y)].style();
            let known = legend.iter().position(|one| *one == style).unwrap_or_else(|| {
                legend.push(style);
                legend.len() - 1
            });
            match row.last_mut().filter(|(last, _)| *last == known) {
                Some((_, cells)) => *cells += 1,
                None => row.push((known, 1)),
            }
        }
        rows.push(row.into_iter().map(|(style, cells)| format!("{}{cells}", letter(style))).collect());
    }
    let mut out = String::new();
    for (number, style) in legend.iter().enumerate() {
        let colours = [style.fg, style.bg].map(|colour| colour.unwrap_or_default());
        writeln!(out, "  {} {} on {} {:?}", letter(number), colours[0], colours[1], style.add_modifier).unwrap();
    }
    for (number, row) in rows.iter().enumerate().filter(|(number, row)| *number == 0 || rows[number - 1] != **row) {
        writeln!(out, "  {number:2} {row}").unwrap();
    }
    out
}

fn letter(style: usize) -> char {
    char::from_u32('a' as u32 + style as u32).unwrap()
}

/// A frame and its styles.
fn whole(state: &State, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| draw(state, frame.buffer_mut())).unwrap();
    format!("{}\n{}", terminal.backend(), styles(terminal.backend().buffer()))
}

fn open(console: &mut Console, recorded: &Recorded, screen: Screen) {
    match Screen::ALL.iter().position(|one| *one == screen) {
        Some(at) => console.keys(&((at + 1) % 10).to_string()),
        None => console.keys(&format!(":screen {}<Enter>", screen.names().0.to_lowercase())),
    }
    if screen == Screen::Contexts {
        console.send(Msg::Contexts(Saved::of(&saved())));
    }
    match screen {
        Screen::Messages => console.keys("iorders<Enter>"),
        Screen::Trace => console.keys("iorders ORD-4<Enter>"),
        _ => {}
    }
    console.answer_from(recorded);
}

fn frames(tape: &'static str, moods: &[Mood], screen: Screen, size: (u16, u16), theme: Theme) -> String {
    let mut out = String::new();
    for mood in moods {
        let (mut console, recorded) = console(tape, theme, size, *mood);
        if *mood == Mood::Loading {
            open(&mut console, &Recorded::default(), screen);
        } else {
            open(&mut console, recorded, screen);
        }
        if *mood == Mood::ReadOnly {
            console.keys("x");
        }
        writeln!(out, "{mood:?}\n{}", whole(&console.state, size)).unwrap();
    }
    out
}

fn kept(name: &str, frames: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, frames);
    });
}

const LOOKS: [(Theme, &str); 2] = [(ASCII_MONO, "ascii"), (UNICODE_CB, "unicode")];

/// Our own cluster in every mood; Apache's as it is and with a broker down.
fn check(screen: Screen) {
    let (ours, apache) = if screen == Screen::Delay { ("delays_ours", "delays_apache") } else { ("ours", "apache") };
    let name = screen.names().0.to_lowercase().replace(' ', "_");
    for size in [(60, 16), (80, 24), (160, 48)] {
        for (theme, look) in LOOKS {
            kept(&format!("{name}_{}x{}_{look}", size.0, size.1), &frames(ours, &MOODS, screen, size, theme));
        }
        let apache = frames(apache, &[Mood::Normal, Mood::BrokerDown], screen, size, ASCII_MONO);
        kept(&format!("{name}_{}x{}_apache", size.0, size.1), &apache);
    }
}

#[test]
fn overview() {
    check(Screen::Overview);
}

#[test]
fn brokers() {
    check(Screen::Brokers);
}

#[test]
fn replication_of_the_past() {
    let size = (160, 24);
    let (mut console, recorded) = console("apache", ASCII_MONO, size, Mood::Normal);
    open(&mut console, recorded, Screen::Brokers);
    let now = frame(&console.state, size);
    console.look_back();
    kept("brokers_past_160x24_apache", &format!("{now}\n{}", frame(&console.state, size)));
}

#[test]
fn topics() {
    check(Screen::Topics);
}

#[test]
fn groups() {
    check(Screen::Groups);
}

#[test]
fn group_tabs() {
    let mut out = String::new();
    let sizes = [(60, 16), (80, 24), (160, 48)];
    for (tape, theme, size) in sizes.map(|size| ("ours", ASCII_MONO, size)).into_iter().chain([("apache", UNICODE_CB, (80, 24))]) {
        let (mut console, recorded) = console(tape, theme, size, Mood::Normal);
        console.keys(":group pay-consumer<Enter><Enter>");
        for tab in GroupTab::ALL.into_iter().skip(1) {
            console.keys("<Tab>");
            console.answer_from(recorded);
            let key = console.state.current_group().unwrap();
            let sample = crate::travel::Taken::of(&console.state.cluster, console.state.now_ms).into_sample();
            let moment = crate::travel::Moment::of(&sample, &key.0, &key.1);
            console.send(Msg::Remembered(key, Ok(vec![moment])));
            writeln!(out, "{tape} {}\n{}", tab.name(), frame(&console.state, size)).unwrap();
        }
    }
    kept("group_tabs", &out);
}

#[test]
fn messages() {
    check(Screen::Messages);
}

#[test]
fn trace() {
    check(Screen::Trace);
}

#[test]
fn dlq() {
    check(Screen::Dlq);
}

#[test]
fn clients() {
    check(Screen::Clients);
}

#[test]
fn doctor() {
    check(Screen::Doctor);
}

#[test]
fn jobs() {
    check(Screen::Jobs);
}

#[test]
fn by_palette() {
    Screen::UNNUMBERED.into_iter().for_each(check);
}

#[test]
fn overlays() {
    let mut out = String::new();
    for (name, keys) in [
        ("palette", "4:pay"),
        ("menu, locked", "4x"),
        ("dialog", "4Wxs"),
        ("name that does not fit", "4Wxs<Up>pay<Enter>"),
        ("export", "4e"),
        ("marked", "4 j "),
        ("source", "5iorders time:soon<Enter>"),
    ] {
        let (mut console, _) = console("ours", ASCII_MONO, (80, 24), Mood::Normal);
        console.keys(keys);
        writeln!(out, "{name}\n{}", frame(&console.state, (80, 24))).unwrap();
    }
    kept("overlays_80x24_ascii", &out);
}

#[test]
fn help() {
    let (mut console, _) = console("ours", ASCII_MONO, (80, 80), Mood::Normal);
    console.keys("4?");
    kept("help_80x80_ascii", &frame(&console.state, (80, 80)));
}

#[test]
fn without_colours_the_frame_still_tells_who_is_gone() {
    for screen in Screen::ALL {
        let (mut down, recorded) = console("ours", ASCII_MONO, (80, 24), Mood::BrokerDown);
        open(&mut down, recorded, screen);
        let text = frame(&down.state, (80, 24));
        for sign in ["PARTIAL X", "brokers 1/2 X1", ">="] {
            assert!(text.contains(sign), "{screen:?} lacks {sign}:\n{text}");
        }
    }
}
