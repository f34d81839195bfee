//! Which keys lead to which actions here: those that [`BINDINGS`] declares, or those that the user's file says instead.

use crate::keys::{Action, BINDINGS, Binding, Key, works_on};
use crate::state::Screen;
use crossterm::event::KeyCode;

/// The user's keys; of an action that is not in it the declared ones hold.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Keymap {
    own: Vec<(Action, Vec<Key>, String)>,
}

/// A binding as it holds here.
pub struct Bound<'a> {
    /// What was declared.
    pub binding: &'static Binding,
    /// The keys, any of them.
    pub keys: &'a [Key],
    /// How help and footer spell them.
    pub spelled: &'a str,
}

/// Keys that have a name longer than a letter.
const NAMED: [(&str, KeyCode); 17] = [
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Space", KeyCode::Char(' ')),
    ("Comma", KeyCode::Char(',')),
    ("Backspace", KeyCode::Backspace),
    ("Insert", KeyCode::Insert),
    ("Delete", KeyCode::Delete),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PgUp", KeyCode::PageUp),
    ("PgDn", KeyCode::PageDown),
];
/// Keys F1 to this one.
const FUNCTION_KEYS: u8 = 12;

impl Keymap {
    /// Gives `action` the keys in `text`, separated by commas, instead of its own.
    ///
    /// # Errors
    /// One is no key, or the action keeps its key.
    pub fn set(&mut self, action: Action, text: &str) -> Result<(), String> {
        if action == Action::QuitNow {
            return Err("this key is always ^c".into());
        }
        let words: Vec<&str> = text.split(',').map(str::trim).collect();
        let keys = words.iter().map(|word| key(word).ok_or_else(|| format!("`{word}` is no key")));
        let keys = keys.collect::<Result<Vec<Key>, String>>()?;
        self.own.push((action, keys, words.join(", ")));
        Ok(())
    }

    /// An action of the user's whose key is another's as well, and what to say of it.
    pub fn conflict(&self) -> Option<(Action, String)> {
        let all: Vec<Bound<'_>> = self.all().collect();
        self.own.iter().find_map(|(action, keys, _)| {
            let taken = |other: &&Bound<'_>| other.binding.action != *action && other.keys.iter().any(|key| keys.contains(key));
            let other = all.iter().find(taken)?;
            let key = other.keys.iter().find(|key| keys.contains(key))?;
            Some((*action, format!("{} is the key of `{}` already", spell(*key), other.binding.action.id())))
        })
    }

    fn all(&self) -> impl Iterator<Item = Bound<'_>> {
        BINDINGS.iter().map(|binding| match self.own.iter().find(|(action, ..)| *action == binding.action) {
            Some((_, keys, spelled)) => Bound { binding, keys, spelled },
            None => Bound { binding, keys: binding.keys, spelled: binding.spelled },
        })
    }

    /// The bindings that work on `screen`.
    pub fn on(&self, screen: Screen) -> impl Iterator<Item = Bound<'_>> {
        self.all().filter(move |bound| works_on(bound.binding, screen))
    }

    /// What `key` does on `screen`.
    pub fn action(&self, screen: Screen, key: Key) -> Option<Action> {
        self.on(screen).find(|bound| bound.keys.contains(&key)).map(|bound| bound.binding.action)
    }
}

/// The key that `word` names: a character, `^` and one, or a name.
fn key(word: &str) -> Option<Key> {
    let mut letters = word.chars();
    match (letters.next()?, letters.next(), letters.next()) {
        (c, None, _) => return Some(Key::plain(KeyCode::Char(c))),
        ('^', Some(c), None) => return Some(Key { code: KeyCode::Char(c.to_ascii_lowercase()), control: true }),
        _ => {}
    }
    let number = word.strip_prefix('F').and_then(|number| number.parse().ok()).filter(|number| (1..=FUNCTION_KEYS).contains(number));
    let named = NAMED.iter().find(|(name, _)| *name == word).map(|(_, code)| *code);
    number.map(KeyCode::F).or(named).map(Key::plain)
}

fn spell(key: Key) -> String {
    match key.code {
        code if NAMED.iter().any(|(_, named)| *named == code) => {
            NAMED.iter().find(|(_, named)| *named == code).map_or("?", |(name, _)| *name).to_owned()
        }
        KeyCode::Char(c) if key.control => format!("^{c}"),
        KeyCode::Char(c) => c.to_string(),
        KeyCode::F(number) => format!("F{number}"),
        other => format!("{other:?}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_have_the_names_that_are_told() {
        for binding in BINDINGS {
            for bound in binding.keys {
                assert_eq!(key(&spell(*bound)), Some(*bound), "{bound:?} cannot be written in the file");
            }
        }
        assert_eq!(key("F12"), Some(Key::plain(KeyCode::F(12))));
        assert_eq!((key("F0"), key("Return"), key("")), (None, None, None));
    }

    #[test]
    fn two_actions_may_change_places() {
        let mut keys = Keymap::default();
        keys.set(Action::Freeze, "t").unwrap();
        assert!(keys.conflict().is_some());
        keys.set(Action::Travel, "p").unwrap();
        assert_eq!(keys.conflict(), None);
        assert_eq!(keys.action(Screen::Groups, Key::plain(KeyCode::Char('t'))), Some(Action::Freeze));
    }
}
