//! Frames as they are kept: every screen, size and mood, in ASCII without colours and in Unicode; one with its styles.
//! `INSTA_UPDATE=always cargo test -p mq-tui golden` blesses them again.

use super::fixture::{ASCII_MONO, Mood, UNICODE_CB, console};
use crate::draw::draw;
use crate::state::{Screen, State};
use crate::theme::Theme;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fmt::Write as _;

/// The frame of `state` as text, a line for each row.
pub fn frame(state: &State, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| draw(state, frame.buffer_mut())).unwrap();
    terminal.backend().to_string()
}

fn frames(screen: Screen, size: (u16, u16), theme: Theme) -> String {
    let mut out = String::new();
    for mood in [Mood::Loading, Mood::Empty, Mood::Normal, Mood::BrokerDown, Mood::Past] {
        let mut console = console(theme, size, mood);
        console.keys(&((screen as usize + 1) % 10).to_string());
        match screen {
            Screen::Messages => console.keys("iorders<Enter>"),
            Screen::Trace => console.keys("iorders ORD-4<Enter>"),
            _ => {}
        }
        if matches!(mood, Mood::Normal | Mood::BrokerDown) {
            // What is under the cursor is asked for once its list is there.
            console.answer_inquiries();
            console.answer_inquiries();
        }
        writeln!(out, "{mood:?}\n{}", frame(&console.state, size)).unwrap();
    }
    out
}

fn check(screen: Screen) {
    for size in [(60, 16), (80, 24), (160, 48)] {
        for (theme, look) in [(ASCII_MONO, "ascii"), (UNICODE_CB, "unicode")] {
            let name = format!("{}_{}x{}_{look}", screen.names().0.to_lowercase(), size.0, size.1);
            insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(name, frames(screen, size, theme));
            });
        }
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
fn topics() {
    check(Screen::Topics);
}

#[test]
fn groups() {
    check(Screen::Groups);
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
        let mut console = console(ASCII_MONO, (80, 24), Mood::Normal);
        console.keys(keys);
        writeln!(out, "{name}\n{}", frame(&console.state, (80, 24))).unwrap();
    }
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("overlays_80x24_ascii", out);
    });
}

#[test]
fn styles() {
    let mut console = console(UNICODE_CB, (80, 24), Mood::BrokerDown);
    console.keys("4");
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| draw(&console.state, frame.buffer_mut())).unwrap();
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_debug_snapshot!("groups_80x24_styles", terminal.backend().buffer());
    });
}

#[test]
fn help() {
    let mut console = console(ASCII_MONO, (80, 80), Mood::Normal);
    console.keys("4?");
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("help_80x80_ascii", frame(&console.state, (80, 80)));
    });
}

#[test]
fn without_colours_the_frame_still_tells_who_is_gone() {
    for screen in Screen::ALL {
        let mut down = console(ASCII_MONO, (80, 24), Mood::BrokerDown);
        down.keys(&((screen as usize + 1) % 10).to_string());
        let text = frame(&down.state, (80, 24));
        for sign in ["PARTIAL X", "brokers 3/4 X1", ">="] {
            assert!(text.contains(sign), "{screen:?} lacks {sign}:\n{text}");
        }
    }
}
