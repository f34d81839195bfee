//! Keys, declared once: what the footer, the help and the dispatch know of them comes from [`BINDINGS`].

pub use crate::keymap::Keymap;
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
    /// Back along the screens that were gone to.
    Backward,
    /// Forward again.
    Forward,
    /// Types a command.
    Palette,
    /// What can be done with the object.
    Menu,
    /// Lets writes through, or not any more.
    Unlock,
    /// Marks the row.
    Mark,
    /// Marks all rows from the last mark on.
    MarkRange,
    /// Copies the name.
    Copy,
    /// Copies the command.
    CopyCommand,
    /// Writes what is shown to a file.
    Export,
    /// Says where to look.
    Source,
    /// The page of older messages.
    Older,
    /// The page of newer messages.
    Newer,
    /// Another form of bodies.
    BodyForm,
    /// Looks at the past.
    Travel,
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
    /// Where messages are.
    Messages,
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
    go(&[Key::char('1')], "1", "Overview", Screen::Overview),
    go(&[Key::char('2')], "2", "Brokers", Screen::Brokers),
    go(&[Key::char('3')], "3", "Topics", Screen::Topics),
    go(&[Key::char('4')], "4", "Groups", Screen::Groups),
    go(&[Key::char('5')], "5", "Messages", Screen::Messages),
    go(&[Key::char('6')], "6", "Trace: the life of one message", Screen::Trace),
    go(&[Key::char('7')], "7", "DLQ: dead letters", Screen::Dlq),
    go(&[Key::char('8')], "8", "Clients", Screen::Clients),
    go(&[Key::char('9')], "9", "Doctor: what is wrong", Screen::Doctor),
    go(&[Key::char('0')], "0", "Jobs", Screen::Jobs),
    all(&[Key::char(':')], ":", "find a screen, object, action or context by name", Some("cmd"), A::Palette),
    all(&[Key::char('j'), Key::plain(K::Down)], "j, Down", "next row", None, A::Move(1)),
    all(&[Key::char('k'), Key::plain(K::Up)], "k, Up", "previous row", None, A::Move(-1)),
    all(&[Key::control('d'), Key::plain(K::PageDown)], "^d, PgDn", "half a page down", None, A::Page(1)),
    all(&[Key::control('u'), Key::plain(K::PageUp)], "^u, PgUp", "half a page up", None, A::Page(-1)),
    all(&[Key::char('g'), Key::plain(K::Home)], "g, Home", "first row", None, A::First),
    all(&[Key::char('G'), Key::plain(K::End)], "G, End", "last row", None, A::Last),
    all(&[Key::char('q')], "q", "back out, at last quit", Some("quit"), A::Quit),
    all(&[Key::plain(K::Enter)], "Enter", "open; in an open message: the next part of a long body", Some("open"), A::Open),
    all(&[Key::plain(K::Esc)], "Esc", "back; then: clear the filter", None, A::Back),
    all(&[Key::char('[')], "[", "back to the screen before", None, A::Backward),
    all(&[Key::char(']')], "]", "forward again", None, A::Forward),
    lists(&[Key::plain(K::Tab)], "Tab", "next pane; in a group: clients, subscriptions, config, history", Some("pane"), A::NextPane),
    messages(&[Key::char('i')], "i", "say where to look", Some("source"), A::Source),
    lists(&[Key::char('x')], "x", "what can be done with it; the only door to writes", Some("act"), A::Menu),
    lists(&[Key::char('/')], "/", "filter", Some("filter"), A::Filter),
    lists(&[Key::char('s')], "s", "sort: then the letter of a column, below", Some("sort"), A::Sort),
    lists(&[Key::char('S')], "S", "turn the order round", None, A::Reverse),
    lists(&[Key::char('w')], "w", "more columns, or fewer", None, A::Wide),
    lists(&[Key::char(' ')], "Space", "mark the row, or take its mark away", None, A::Mark),
    lists(&[Key::char('v')], "v", "mark all from the last mark to here", None, A::MarkRange),
    messages(&[Key::char('>'), Key::char('n')], ">, n", "older messages", None, A::Older),
    messages(&[Key::char('<'), Key::char('N')], "<, N", "newer messages", None, A::Newer),
    messages(&[Key::char('b')], "b", "another form of the body: text, JSON, hex", None, A::BodyForm),
    all(&[Key::char('W')], "W", "unlock writes until exit, or lock them again", None, A::Unlock),
    lists(&[Key::char('y')], "y", "copy the name", None, A::Copy),
    all(&[Key::char('Y')], "Y", "copy the equivalent mqadmin command", None, A::CopyCommand),
    lists(&[Key::char('e')], "e", "export the rows (marked ones, if any): then c csv, j json, n ndjson", None, A::Export),
    all(&[Key::char('r'), Key::control('r')], "r", "ask everything anew", None, A::Refresh),
    all(&[Key::char('t')], "t", "look at the past, or come back", Some("time"), A::Travel),
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

const fn messages(
    keys: &'static [Key],
    spelled: &'static str,
    help: &'static str,
    footer: Option<&'static str>,
    action: Action,
) -> Binding {
    Binding { keys, spelled, help, footer, scope: Scope::Messages, action }
}

const fn go(keys: &'static [Key], spelled: &'static str, help: &'static str, screen: Screen) -> Binding {
    Binding { keys, spelled, help, footer: None, scope: Scope::All, action: Action::Go(screen) }
}

/// Keys while the past is looked at, for help: what they do there they do only there.
pub const TRAVEL: &[(&str, &str)] = &[
    ("Left, Right", "one sample back, forward; with shift ten"),
    ("{ }", "the event before, after"),
    ("Home, End", "the first sample, now"),
    ("m a, m b", "mark a moment as a, as b; both: who fell behind between them"),
];

/// Whether `binding` means something on `screen`.
pub fn works_on(binding: &Binding, screen: Screen) -> bool {
    match binding.scope {
        Scope::All => true,
        Scope::Lists => screen != Screen::Overview,
        Scope::Messages => matches!(screen, Screen::Messages | Screen::Trace | Screen::Dlq),
    }
}

impl Action {
    /// What it is called in the user's file.
    pub fn id(self) -> String {
        let id = match self {
            Self::Go(screen) => return screen.names().0.to_lowercase().replace(' ', "-"),
            Self::Move(by) => {
                if by > 0 {
                    "down"
                } else {
                    "up"
                }
            }
            Self::Page(by) => {
                if by > 0 {
                    "page-down"
                } else {
                    "page-up"
                }
            }
            Self::First => "first",
            Self::Last => "last",
            Self::Open => "open",
            Self::Back => "back",
            Self::NextPane => "next-pane",
            Self::Backward => "backward",
            Self::Forward => "forward",
            Self::Palette => "command",
            Self::Menu => "act",
            Self::Unlock => "unlock",
            Self::Mark => "mark",
            Self::MarkRange => "mark-range",
            Self::Copy => "copy",
            Self::CopyCommand => "copy-command",
            Self::Export => "export",
            Self::Source => "source",
            Self::Older => "older",
            Self::Newer => "newer",
            Self::BodyForm => "body-form",
            Self::Travel => "time",
            Self::Filter => "filter",
            Self::Sort => "sort",
            Self::Reverse => "reverse",
            Self::Refresh => "refresh",
            Self::Freeze => "pause",
            Self::Wide => "wide",
            Self::Zone => "zone",
            Self::Help => "help",
            Self::Quit => "quit",
            Self::QuitNow => "quit-now",
        };
        id.to_owned()
    }

    /// The action of that name.
    pub fn named(name: &str) -> Option<Self> {
        BINDINGS.iter().map(|binding| binding.action).find(|action| action.id() == name)
    }
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
        for binding in BINDINGS {
            assert_eq!(Action::named(&binding.action.id()), Some(binding.action), "another action has the same name");
        }
    }

    #[test]
    fn tables_have_keys_that_the_overview_lacks() {
        let action = |screen, key| Keymap::default().action(screen, key);
        assert_eq!(action(Screen::Groups, Key::char('s')), Some(Action::Sort));
        assert_eq!(action(Screen::Overview, Key::char('s')), None);
        assert_eq!(action(Screen::Overview, Key::char('3')), Some(Action::Go(Screen::Topics)));
    }
}
