//! Settings, declared once: `settings!` makes a table of keys into a struct with defaults, and from the same table come reading with errors
//! that name file, line, key and value, the listing that tools fetch, changes at run time, and the documentation.

use super::properties::{Properties, Property};
use super::{ConfigError, Notice, Place, UpdateError};

/// What a table says of one key.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The name, in Apache's present spelling.
    pub name: &'static str,
    /// Spellings of older releases, read as well.
    pub older: &'static [&'static str],
    /// Whether a running server takes a new value.
    pub live: bool,
    /// The allowed range as it stands in the table; empty when every value of the type is allowed.
    pub range: &'static str,
    /// What it is, in a sentence or two.
    pub doc: &'static str,
}

/// A struct that `settings!` made.
pub trait Table {
    /// Every key, in the order of declaration.
    fn keys(&self) -> &'static [Key];

    /// Reads `text` as the new value of the key of that name.
    ///
    /// # Errors
    /// Says what is wrong with the value; the old one stays.
    fn assign(&mut self, name: &str, text: &str) -> Result<(), String>;

    /// The value of the key of that name, as `assign` reads it; empty for keys that have no value, and for names that are not in the table.
    fn text(&self, name: &str) -> String;
}

/// A value that was changed at run time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The key, in its present spelling.
    pub key: &'static str,
    /// The value before.
    pub old: String,
    /// The value now.
    pub new: String,
}

/// Reads every entry of `properties` into the table that has its key. Keys that `without_effect` names (blanks between
/// them) are accepted, unknown ones too; both are told in the notices.
///
/// # Errors
/// A value is not of its key's type or not in its range.
pub fn read(
    file: &str,
    properties: &Properties,
    tables: &mut [&mut dyn Table],
    without_effect: &[&'static str],
) -> Result<Vec<Notice>, ConfigError> {
    let mut notices = Vec::new();
    let mut idle = Vec::new();
    for repeated in properties.repeated() {
        let at = Place::new(file, repeated.line);
        notices.push(Notice::Repeated { at, key: repeated.key.clone(), by_line: repeated.by_line });
    }
    for Property { key, value, line } in properties.iter() {
        let at = Place::new(file, *line);
        if let Some((table, known)) = find(tables, key) {
            table.assign(known.name, value).map_err(|reason| ConfigError::Value { at, key: key.clone(), reason })?;
        } else if without_effect.iter().any(|names| names.split_ascii_whitespace().any(|name| name == key)) {
            idle.push(key.clone());
        } else {
            let nearest = nearest(key, tables, without_effect);
            notices.push(Notice::Unknown { at, key: key.clone(), nearest });
        }
    }
    if !idle.is_empty() {
        notices.push(Notice::WithoutEffect { keys: idle });
    }
    Ok(notices)
}

/// Changes the values of a running server. Only keys that are marked live may change; any other key is refused unless it says what already
/// holds. Give it copies: after an error some may have changed.
///
/// # Errors
/// A key is unknown or not live, or its value is not in range.
pub fn update(properties: &Properties, tables: &mut [&mut dyn Table]) -> Result<Vec<Change>, UpdateError> {
    let mut changes = Vec::new();
    for Property { key, value, .. } in properties.iter() {
        let Some((table, known)) = find(tables, key) else {
            return Err(UpdateError::Unknown { key: key.clone() });
        };
        let old = table.text(known.name);
        if old == *value {
            continue;
        }
        if !known.live {
            return Err(UpdateError::NotLive { key: known.name });
        }
        table.assign(known.name, value).map_err(|reason| UpdateError::Value { key: known.name, reason })?;
        changes.push(Change { key: known.name, old, new: table.text(known.name) });
    }
    Ok(changes)
}

/// Every key with its value, a `key=value` line each, sorted by key: the form that tools fetch from a running server.
pub fn listing(tables: &[&dyn Table]) -> String {
    let mut lines: Vec<_> = tables.iter().flat_map(|table| table.keys().iter().map(|key| (key.name, table.text(key.name)))).collect();
    lines.sort_unstable();
    lines.into_iter().map(|(name, text)| format!("{name}={text}\n")).collect()
}

/// Every key with what it is and its value: a properties file that says what the tables say.
pub fn documented(tables: &[&dyn Table]) -> String {
    let mut out = String::new();
    for (table, key) in tables.iter().flat_map(|table| table.keys().iter().map(move |key| (table, key))) {
        let range =
            if key.range.is_empty() { String::new() } else { format!(" Range {}.", key.range.replace('_', "").replace("..=", " to ")) };
        let live = if key.live { " Can be changed while running." } else { "" };
        let older = if key.older.is_empty() { String::new() } else { format!(" Also read as {}.", key.older.join(", ")) };
        out.push_str(&format!("#{}{range}{live}{older}\n{}={}\n\n", key.doc, key.name, table.text(key.name)));
    }
    out
}

/// The table and the key that `name` means, in any spelling.
fn find<'a>(tables: &'a mut [&mut dyn Table], name: &str) -> Option<(&'a mut dyn Table, &'static Key)> {
    for table in tables {
        if let Some(known) = table.keys().iter().find(|key| key.name == name || key.older.contains(&name)) {
            return Some((&mut **table, known));
        }
    }
    None
}

/// The known name that needs the fewest changes to become `wrong`, if that is few.
fn nearest(wrong: &str, tables: &[&mut dyn Table], without_effect: &[&'static str]) -> Option<&'static str> {
    let ours = tables.iter().flat_map(|table| table.keys()).map(|key| key.name);
    let known = ours.chain(without_effect.iter().flat_map(|names| names.split_ascii_whitespace()));
    let (changes, name) = known.map(|name| (edit_distance(wrong, name), name)).min()?;
    (changes <= wrong.len().min(name.len()) / 3).then_some(name)
}

/// Letters to add, drop or replace (Levenshtein), whatever their case.
fn edit_distance(a: &str, b: &str) -> usize {
    let (a, b) = (a.to_ascii_lowercase().into_bytes(), b.to_ascii_lowercase().into_bytes());
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, y) in b.iter().enumerate() {
            let replaced = diagonal + usize::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = replaced.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row[b.len()]
}

/// Declares a table: `"key" | "older spelling" => field: type = default, live|boot in range;`, with what it is in front.
macro_rules! settings {
    (
        $(#[$table_doc:meta])*
        $table:ident { $(
            $(#[doc = $doc:literal])+
            $key:literal $(| $older:literal)* => $field:ident : $type:ty = $default:expr, $when:ident $(in $range:expr)? ;
        )* }
    ) => {
        $(#[$table_doc])*
        #[derive(Debug, Clone, PartialEq)]
        pub struct $table { $( $(#[doc = $doc])+ #[doc = concat!(" (`", $key, "`)")] pub $field: $type, )* }

        impl Default for $table {
            fn default() -> Self {
                Self { $( $field: $default, )* }
            }
        }

        impl $crate::config::Table for $table {
            fn keys(&self) -> &'static [$crate::config::Key] {
                &[$( $crate::config::Key {
                    name: $key,
                    older: &[$($older),*],
                    live: $crate::config::settings::settings!(@live $when),
                    range: concat!($(stringify!($range))?),
                    doc: concat!($($doc),+),
                } ),*]
            }

            fn assign(&mut self, name: &str, text: &str) -> Result<(), String> {
                match name {
                    $( $key => {
                        let value = <$type as $crate::config::SettingValue>::parse(text)?;
                        $( $crate::config::settings::within(&value, &($range))?; )?
                        self.$field = value;
                    } )*
                    _ => return Err(format!("there is no key {name}")),
                }
                Ok(())
            }

            fn text(&self, name: &str) -> String {
                match name {
                    $( $key => $crate::config::SettingValue::text(&self.$field), )*
                    _ => String::new(),
                }
            }
        }
    };
    (@live live) => { true };
    (@live boot) => { false };
}
pub(super) use settings;

/// For `settings!`: whether a value is in its key's range.
pub(super) fn within<T: PartialOrd + std::fmt::Display>(value: &T, range: &std::ops::RangeInclusive<T>) -> Result<(), String> {
    match range.contains(value) {
        true => Ok(()),
        false => Err(format!("{value} is not within {} to {}", range.start(), range.end())),
    }
}

#[cfg(test)]
mod tests;
