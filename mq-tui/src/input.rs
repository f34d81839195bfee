//! Editing one line of text: what keys and pastes do to it.

use crate::keys::Key;
use crossterm::event::KeyCode;

/// Longest line, in characters.
pub const LEN_MAX: usize = 200;

/// Changes `text` as `key` says. Returns whether the key was one for editing.
pub fn edit(text: &mut String, key: Key) -> bool {
    match (key.code, key.control) {
        (KeyCode::Backspace, _) => drop(text.pop()),
        (KeyCode::Char('u'), true) => text.clear(),
        (KeyCode::Char('w'), true) => {
            let kept = text.trim_end().rfind(' ').map_or(0, |at| at + 1);
            text.truncate(kept);
        }
        (KeyCode::Char(c), false) if !c.is_control() => text.push(c),
        _ => return false,
    }
    shorten(text);
    true
}

/// Adds what was pasted.
pub fn paste(text: &mut String, pasted: &str) {
    text.extend(pasted.chars().filter(|c| !c.is_control()).take(LEN_MAX));
    shorten(text);
}

fn shorten(text: &mut String) {
    if let Some((end, _)) = text.char_indices().nth(LEN_MAX) {
        text.truncate(end);
    }
}
