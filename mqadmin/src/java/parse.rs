//! Arguments by the rules of Apache's command-line library (commons-cli), plus our own long options.

use super::table::{JavaCommand, JavaOption, Need, Takes};
use std::collections::BTreeMap;

/// Our own options that every Java command takes too, by their long names; true: it takes a value.
const OWN: &[(&str, bool)] = &[
    ("output", true),
    ("columns", true),
    ("sort-by", true),
    ("limit", true),
    ("no-headers", false),
    ("context", true),
    ("addr-map", true),
    ("timeout", true),
    ("deadline", true),
    ("concurrency", true),
    ("color", true),
    ("tz", true),
    ("yes", false),
    ("confirm", true),
    ("dry-run", false),
    ("keep-going", false),
    ("quiet", false),
    ("verbose", false),
];

/// What a command line of Apache's surface says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Parsed {
    /// Values by the option's key: its short name, or its long one where it has no short one. An option without a value has an empty one.
    values: BTreeMap<&'static str, String>,
    /// Our own options, to be read as the modern surface reads them.
    pub own: Vec<String>,
    /// What is neither option nor value; ignored, as Apache does.
    pub stray: Vec<String>,
}

impl Parsed {
    /// The value of the option, trimmed as Apache does.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(|value| value.trim())
    }

    /// Whether the option is there.
    pub fn has(&self, key: &str) -> bool {
        self.values.contains_key(key)
    }
}

/// Reads `args`, the words behind the command's name.
///
/// # Errors
/// In the words of Apache's library: an unknown option, a missing value, a missing required option.
pub fn parse(command: &JavaCommand, args: &[String]) -> Result<Parsed, String> {
    let options = command.options();
    let mut parsed = Parsed::default();
    let mut words = args.iter().map(String::as_str).peekable();
    let mut only_words = false;
    while let Some(word) = words.next() {
        if only_words || !word.starts_with('-') || word == "-" {
            parsed.stray.push(word.to_owned());
            continue;
        }
        if word == "--" {
            only_words = true;
            continue;
        }
        for (option, inline) in recognize(&options, word)? {
            let value = match (option, inline, option_takes(option)) {
                (_, Some(value), _) => value,
                (_, None, Takes::Nothing) => String::new(),
                (_, None, takes) => match words.next_if(|next| !is_option(&options, next)) {
                    Some(value) => value.to_owned(),
                    None if takes == Takes::Maybe => String::new(),
                    None => return Err(format!("Missing argument for option: {}", name_of(option))),
                },
            };
            match option {
                Known::Java(option) => {
                    parsed.values.entry(key(&option)).or_insert(value);
                }
                Known::Own(name, takes) => parsed.own.push(if takes { format!("--{name}={value}") } else { format!("--{name}") }),
            }
        }
    }
    if !parsed.has("h") {
        check_needs(&options, &parsed)?;
    }
    Ok(parsed)
}

#[derive(Debug, Clone, Copy)]
enum Known {
    Java(JavaOption),
    Own(&'static str, bool),
}

fn key(option: &JavaOption) -> &'static str {
    if option.short.is_empty() { option.long } else { option.short }
}

fn name_of(option: Known) -> &'static str {
    match option {
        Known::Java(option) => key(&option),
        Known::Own(name, _) => name,
    }
}

fn option_takes(option: Known) -> Takes {
    match option {
        Known::Java(option) => option.value,
        Known::Own(_, true) => Takes::Value,
        Known::Own(_, false) => Takes::Nothing,
    }
}

/// The options in one word, with the value that the word itself gives.
fn recognize(options: &[JavaOption], word: &str) -> Result<Vec<(Known, Option<String>)>, String> {
    let unknown = || format!("Unrecognized option: {word}");
    let bare = word.trim_start_matches('-');
    let (name, inline) = bare.split_once('=').map_or((bare, None), |(name, value)| (name, Some(value.to_owned())));
    let long = word.starts_with("--");
    if !long && let Some(option) = options.iter().find(|option| option.short == name && !name.is_empty()) {
        return Ok(vec![(Known::Java(*option), inline)]);
    }
    if let Some(option) = by_long_name(options, name, long)? {
        return Ok(vec![(option, inline)]);
    }
    if long {
        return Err(unknown());
    }
    // `-topicT1`: a long name and its value.
    let holds = |option: &&JavaOption| option.value == Takes::Value && option.long.len() > 1 && bare.starts_with(option.long);
    if let Some(option) =
        options.iter().filter(holds).max_by_key(|option| option.long.len()).filter(|option| bare.len() > option.long.len() + 1)
    {
        return Ok(vec![(Known::Java(*option), Some(bare[option.long.len()..].to_owned()))]);
    }
    // `-lt T1`, `-ltT1`: a row of letters; the first that takes a value has what follows, or the next word.
    let mut row = Vec::new();
    for (at, letter) in bare.char_indices() {
        let found = options.iter().find(|option| option.short.chars().eq([letter])).ok_or_else(unknown)?;
        let rest = &bare[at + letter.len_utf8()..];
        let value = (found.value != Takes::Nothing && !rest.is_empty()).then(|| rest.trim_start_matches('=').to_owned());
        let last = value.is_some();
        row.push((Known::Java(*found), value));
        if last {
            break;
        }
    }
    if row.is_empty() { Err(unknown()) } else { Ok(row) }
}

/// The option of that long name, or of the only long name that begins so. Blanks in names are trimmed behind and may be `-` or `_` inside.
fn by_long_name(options: &[JavaOption], name: &str, long: bool) -> Result<Option<Known>, String> {
    let spelled = |known: &str| known.trim_end().replace(' ', "-");
    let name = name.trim_end().replace([' ', '_'], "-");
    let plain = |known: &str| spelled(known).replace('_', "-");
    if name.is_empty() {
        return Ok(None);
    }
    if let Some(option) = options.iter().find(|option| plain(option.long) == name) {
        return Ok(Some(Known::Java(*option)));
    }
    if let Some((own, takes)) = OWN.iter().find(|(own, _)| long && *own == name) {
        return Ok(Some(Known::Own(own, *takes)));
    }
    let mut begun = options.iter().filter(|option| plain(option.long).starts_with(&name));
    match (begun.next(), begun.next()) {
        (Some(option), None) => Ok(Some(Known::Java(*option))),
        (Some(first), Some(second)) => Err(format!("Ambiguous option: '--{name}'  (could be: '{}', '{}')", first.long, second.long)),
        _ => Ok(None),
    }
}

/// Whether a word begins an option rather than being a value; a value may begin with `-` or `+`.
fn is_option(options: &[JavaOption], word: &str) -> bool {
    let number = word.strip_prefix('-').is_some_and(|rest| rest.parse::<f64>().is_ok());
    word.len() > 1
        && word.starts_with('-')
        && !number
        && (word == "--" || recognize(options, word).is_ok_and(|found| exact(options, &found, word)))
}

/// A value such as `-key1` must not be taken for `-k ey1`: only whole names end a value's place.
fn exact(options: &[JavaOption], found: &[(Known, Option<String>)], word: &str) -> bool {
    let name = word.trim_start_matches('-').split('=').next().unwrap_or_default();
    word.starts_with("--") || found.len() > 1 || options.iter().any(|option| option.short == name || option.long.trim_end() == name)
}

fn check_needs(options: &[JavaOption], parsed: &Parsed) -> Result<(), String> {
    let missing: Vec<_> = options.iter().filter(|option| option.need == Need::Required && !parsed.has(key(option))).map(key).collect();
    if !missing.is_empty() {
        let plural = if missing.len() > 1 { "s" } else { "" };
        return Err(format!("Missing required option{plural}: {}", missing.join(", ")));
    }
    let given = |need| options.iter().filter(|option| option.need == need && parsed.has(key(option))).count();
    let names = |need| {
        options
            .iter()
            .filter(|option| option.need == need)
            .map(|option| format!("-{} {}", option.short, option.long.trim_end()))
            .collect::<Vec<_>>()
    };
    if !names(Need::OneOf).is_empty() && given(Need::OneOf) == 0 {
        return Err(format!("Missing required option: [{}]", names(Need::OneOf).join(", ")));
    }
    if given(Need::OneOf) > 1 || given(Need::AtMostOneOf) > 1 {
        let all = [names(Need::OneOf), names(Need::AtMostOneOf)].concat().join(", ");
        return Err(format!("only one of these options may be given: {all}"));
    }
    Ok(())
}

#[cfg(test)]
mod tests;
