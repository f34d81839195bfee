//! The syntax of Java's `.properties` files, as `java.util.Properties.load` reads it, with the line of every entry kept for messages.
//!
//! ```text
//! # comment        ! comment        (only as the first thing of a line)
//! key=value        key : value      key value        key
//! long = first, \
//!        second    (a backslash at the end joins lines; blanks that begin the next one are dropped)
//! text = \u4E2D\t\=\\
//! ```
//!
//! Beyond Java: a byte order mark is skipped, and a file that is UTF-8 is read as UTF-8 (Java reads Latin-1; other files are read so here
//! too). `${…}` is not expanded. A key that comes twice takes the last value, and says so.

/// The entries of a file, in the order in which their keys first came.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Properties {
    entries: Vec<Property>,
    repeated: Vec<Repeated>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Property {
    /// The key, escapes resolved.
    pub key: String,
    /// The value, escapes resolved, blanks at both ends dropped (as Apache does for every text).
    pub value: String,
    /// The line on which it begins, from 1.
    pub line: u32,
}

/// A key that was given again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Repeated {
    /// The key.
    pub key: String,
    /// The line whose value is not used.
    pub line: u32,
    /// The line whose value replaces it.
    pub by_line: u32,
}

/// An escape is broken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: \\u needs four hexadecimal digits")]
pub struct BadEscape {
    /// The line on which the entry begins, from 1.
    pub line: u32,
}

impl Properties {
    /// Reads the text of a file. Every text is a properties file, but for broken unicode escapes.
    ///
    /// # Errors
    /// A `\u` is not followed by four hexadecimal digits.
    pub fn parse(text: &[u8]) -> Result<Self, BadEscape> {
        let text = text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text);
        let text = match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => text.iter().map(|byte| char::from(*byte)).collect(),
        };
        let mut properties = Self::default();
        for (line, logical) in logical_lines(&text) {
            let (key, value) = split(&logical);
            properties.push(unescape(key, line)?, unescape(value, line)?.trim(), line);
        }
        Ok(properties)
    }

    /// Every entry, each key once.
    pub fn iter(&self) -> impl Iterator<Item = &Property> {
        self.entries.iter()
    }

    /// The entry of `key`.
    pub fn get(&self, key: &str) -> Option<&Property> {
        self.entries.iter().find(|entry| entry.key == key)
    }

    /// Keys that were given more than once.
    pub fn repeated(&self) -> &[Repeated] {
        &self.repeated
    }

    /// Adds an entry; a key that is there already takes the new value and line.
    pub fn push(&mut self, key: String, value: &str, line: u32) {
        match self.entries.iter_mut().find(|entry| entry.key == key) {
            Some(entry) => {
                self.repeated.push(Repeated { key, line: entry.line, by_line: line });
                entry.line = line;
                value.clone_into(&mut entry.value);
            }
            None => self.entries.push(Property { key, value: value.to_owned(), line }),
        }
    }
}

/// Lines with their continuations joined, comments and blank ones left out, each with the number of its first line.
fn logical_lines(text: &str) -> Vec<(u32, String)> {
    let mut logical = Vec::new();
    let mut open: Option<(u32, String)> = None;
    for (number, line) in (1u32..).zip(natural_lines(text)) {
        let line = line.trim_start_matches(is_blank);
        let (first, mut joined) = match open.take().filter(|(_, joined): &(u32, String)| !joined.is_empty()) {
            Some(begun) => begun,
            None if line.is_empty() || line.starts_with(['#', '!']) => continue,
            None => (number, String::new()),
        };
        let backslashes = line.bytes().rev().take_while(|byte| *byte == b'\\').count();
        if backslashes % 2 == 1 {
            joined.push_str(&line[..line.len() - 1]);
            open = Some((first, joined));
        } else {
            joined.push_str(line);
            logical.push((first, joined));
        }
    }
    logical.extend(open);
    logical
}

/// Lines as Java sees them: ended by `\n`, `\r` or both.
fn natural_lines(text: &str) -> impl Iterator<Item = &str> {
    text.split('\n').flat_map(|line| line.strip_suffix('\r').unwrap_or(line).split('\r'))
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\x0C')
}

/// The key ends before the first `=`, `:` or blank that no backslash protects; one `=` or `:` may stand between key and value.
fn split(line: &str) -> (&str, &str) {
    let mut escaped = false;
    let end = line.char_indices().find(|(_, c)| {
        let ends = !escaped && (matches!(c, '=' | ':') || is_blank(*c));
        escaped = *c == '\\' && !escaped;
        ends
    });
    let (key, rest) = line.split_at(end.map_or(line.len(), |(at, _)| at));
    let rest = rest.trim_start_matches(is_blank);
    let value = rest.strip_prefix(['=', ':']).unwrap_or(rest);
    (key, value.trim_start_matches(is_blank))
}

fn unescape(text: &str, line: u32) -> Result<String, BadEscape> {
    if !text.contains('\\') {
        return Ok(text.to_owned());
    }
    // UTF-16, so that two escapes can make one character, as in Java.
    let mut units = Vec::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        let c = match (c, if c == '\\' { chars.next() } else { None }) {
            ('\\', Some('u')) => {
                let digits = chars.as_str().get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
                let unit = digits.and_then(|digits| u16::from_str_radix(digits, 16).ok()).ok_or(BadEscape { line })?;
                units.push(unit);
                chars = chars.as_str()[4..].chars();
                continue;
            }
            ('\\', Some('t')) => '\t',
            ('\\', Some('n')) => '\n',
            ('\\', Some('r')) => '\r',
            ('\\', Some('f')) => '\x0C',
            ('\\', Some(other)) => other,
            ('\\', None) => continue,
            (plain, _) => plain,
        };
        units.extend_from_slice(c.encode_utf16(&mut [0; 2]));
    }
    Ok(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests;
