//! Keys, declared once: what the footer, the help and the dispatch know of them comes from [`BINDINGS`].

use crate::state::Screen;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// What a key does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// Goes to a screen.
    Go(Screen),
    /// Moves the cursor by so many rows.
    Move(isize),
    /// Moves it by so many halves of a page.
    Page(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// Opens what is under the cursor.
    Open,
    /// Leaves what was opened, then the filter.
    Back,
    /// Next pane.
    NextPane,
    /// Types a filter.
    Filter,
    /// Waits for the letter of a column.
    Sort,
    /// Turns the order round.
    Reverse,
    /// Asks everything anew.
    Refresh,
    /// Holds what is shown.
    Freeze,
    /// More columns.
    Wide,
    /// Times in UTC or in the local zone.
    Zone,
    /// This list.
    Help,
    /// Backs out, and at last ends.
    Quit,
    /// Ends.
    QuitNow,
}

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    All,
    /// On screens with a table.
    Lists,
}

/// One thing that keys do.
pub struct Binding {
    /// The keys, any of them.
    pub keys: &'static [Key],
    /// How help and footer spell them.
    pub spelled: &'static str,
    /// In help.
    pub help: &'static str,
    /// In the footer, if there.
    pub footer: Option<&'static str>,
    /// Where it works.
    pub scope: Scope,
    /// What happens.
    pub action: Action,
}

/// A key, with control held or not. Shift is part of a character.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key {
    /// Which.
    pub code: KeyCode,
    /// Whether control is held.
    pub control: bool,
}

impl Key {
    /// A key alone.
    pub const fn plain(code: KeyCode) -> Self {
        Self { code, control: false }
    }

    const fn char(c: char) -> Self {
        Self::plain(KeyCode::Char(c))
    }

    const fn control(c: char) -> Self {
        Self { code: KeyCode::Char(c), control: true }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self { code: event.code, control: event.modifiers.contains(KeyModifiers::CONTROL) }
    }
}

use Action as A;
use KeyCode as K;

/// All of them, in the order of the help.
pub const BINDINGS: &[Binding] = &[
    all(&[Key::char('?')], "?", "this help", Some("help"), A::Help),
    go('1', "1", "Overview", Screen::Overview),
    go('2', "2", "Brokers", Screen::Brokers),
    go('3', "3", "Topics", Screen::Topics),
    go('4', "4", "Groups", Screen::Groups),
    all(&[Key::char('j'), Key::plain(K::Down)], "j, Down", "next row", None, A::Move(1)),
    all(&[Key::char('k'), Key::plain(K::Up)], "k, Up", "previous row", None, A::Move(-1)),
    all(&[Key::control('d'), Key::plain(K::PageDown)], "^d, PgDn", "half a page down", None, A::Page(1)),
    all(&[Key::control('u'), Key::plain(K::PageUp)], "^u, PgUp", "half a page up", None, A::Page(-1)),
    all(&[Key::char('g'), Key::plain(K::Home)], "g, Home", "first row", None, A::First),
    all(&[Key::char('G'), Key::plain(K::End)], "G, End", "last row", None, A::Last),
    all(&[Key::char('q')], "q", "back out, at last quit", Some("quit"), A::Quit),
    all(&[Key::plain(K::Enter)], "Enter", "open", Some("open"), A::Open),
    all(&[Key::plain(K::Esc)], "Esc", "back; then: clear the filter", None, A::Back),
    lists(&[Key::plain(K::Tab)], "Tab", "next pane", Some("pane"), A::NextPane),
    lists(&[Key::char('/')], "/", "filter", Some("filter"), A::Filter),
    lists(&[Key::char('s')], "s", "sort: then the letter of a column, below", Some("sort"), A::Sort),
    lists(&[Key::char('S')], "S", "turn the order round", None, A::Reverse),
    lists(&[Key::char('w')], "w", "more columns, or fewer", None, A::Wide),
    all(&[Key::char('r'), Key::control('r')], "r", "ask everything anew", None, A::Refresh),
    all(&[Key::char('p')], "p", "hold the picture, or let it go on", Some("pause"), A::Freeze),
    all(&[Key::char('Z')], "Z", "times in UTC, or in the local zone", None, A::Zone),
    all(&[Key::control('c')], "^c", "quit", None, A::QuitNow),
];

const fn all(keys: &'static [Key], spelled: &'static str, help: &'static str, footer: Option<&'static str>, action: Action) -> Binding {
    Binding { keys, spelled, help, footer, scope: Scope::All, action }
}

const fn lists(keys: &'static [Key], spelled: &'static str, help: &'static str, footer: Option<&'static str>, action: Action) -> Binding {
    Binding { keys, spelled, help, footer, scope: Scope::Lists, action }
}

const fn go(digit: char, spelled: &'static str, help: &'static str, screen: Screen) -> Binding {
    const DIGITS: [&[Key]; 4] = [&[Key::char('1')], &[Key::char('2')], &[Key::char('3')], &[Key::char('4')]];
    Binding { keys: DIGITS[digit as usize - '1' as usize], spelled, help, footer: None, scope: Scope::All, action: Action::Go(screen) }
}

/// The bindings that work on `screen`.
pub fn on(screen: Screen) -> impl Iterator<Item = &'static Binding> {
    BINDINGS.iter().filter(move |binding| binding.scope == Scope::All || screen != Screen::Overview)
}

/// What `key` does on `screen`.
pub fn action(screen: Screen, key: Key) -> Option<Action> {
    on(screen).find(|binding| binding.keys.contains(&key)).map(|binding| binding.action)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_key_means_two_things() {
        let keys: Vec<&Key> = BINDINGS.iter().flat_map(|binding| binding.keys).collect();
        for (at, key) in keys.iter().enumerate() {
            assert!(!keys[at + 1..].contains(key), "{key:?} is declared twice");
        }
    }

    #[test]
    fn tables_have_keys_that_the_overview_lacks() {
        assert_eq!(action(Screen::Groups, Key::char('s')), Some(Action::Sort));
        assert_eq!(action(Screen::Overview, Key::char('s')), None);
        assert_eq!(action(Screen::Overview, Key::char('3')), Some(Action::Go(Screen::Topics)));
    }
}
