//! Bodies and messages as lines: text, JSON or hexadecimal, properties, who has consumed it.

use super::Lines;
use crate::inquiry::{BODY_LEN_MAX, Inquiry, Seen};
use crate::model::{Cluster, Level};
use crate::state::{BodyForm, State};
use crate::text;
use crate::theme::Role;
use mq_core::message::properties;
use std::fmt::Write as _;

/// Bytes of a line of hexadecimal.
const HEX_LINE: usize = 16;
/// Characters of a body that a row of a list shows at most.
const PREVIEW_LEN: usize = 160;

/// The beginning of a body in one line.
pub fn preview(body: &[u8]) -> String {
    match text_of(body) {
        Some(text) => text.chars().take(PREVIEW_LEN).collect(),
        None => body.iter().take(PREVIEW_LEN / 3).map(|byte| format!("{byte:02x} ")).collect(),
    }
}

/// The text of a body that may have been cut within a character.
fn text_of(body: &[u8]) -> Option<&str> {
    match std::str::from_utf8(body) {
        Ok(text) => Some(text),
        Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => std::str::from_utf8(&body[..error.valid_up_to()]).ok(),
        Err(_) => None,
    }
}

/// The part of a body that is shown: where it begins in the whole, and its bytes or what stands for them.
struct Shown<'a> {
    from: usize,
    /// Whether a key goes on to the next part.
    goes_on: bool,
    bytes: Result<&'a [u8], (String, Role)>,
}

/// What is shown of the body of `seen`: its beginning, which came with it, or the part that was asked for.
fn part<'a>(state: &'a State, seen: &'a Seen) -> Shown<'a> {
    let goes_on = state.current_message().is_some_and(|current| current.place() == seen.place());
    let Some(part) = state.current_part().filter(|_| goes_on) else {
        return Shown { from: 0, goes_on, bytes: Ok(&seen.message.body) };
    };
    let wanted = Inquiry::Body(part.clone());
    let answered = state.shown().found.body.as_ref().filter(|answered| answered.inquiry == wanted);
    let bytes = match answered.map(|answered| &answered.result) {
        None => Err(("? reading this part".into(), Role::Dim)),
        Some(Err(why)) => Err((format!("? {why}"), Role::Level(Level::Unknown))),
        Some(Ok(bytes)) => Ok(&**bytes),
    };
    Shown { from: part.range(seen.body_len).start, goes_on, bytes }
}

/// Everything there is to say about a message.
pub fn lines(state: &State, seen: &Seen) -> Lines {
    let (cluster, clock) = (state.shown(), &state.clock);
    let message = &seen.message;
    let mut lines = Lines::new();
    let mut line = |name: &str, value: &str| lines.push((format!("{name:<10} {value}"), Role::Plain));
    line("place", &format!("{}  {}:{} at {}", message.topic, message.broker_name, message.queue_id, message.queue_offset));
    line("stored", &format!("{} at {}", clock.date_time(message.store_timestamp.get()), message.store_host));
    line("born", &format!("{} at {}", clock.date_time(message.born_timestamp.get()), message.born_host));
    if let Some(keys) = message.keys() {
        line("keys", keys);
    }
    if let Some(tag) = message.tags() {
        line("tag", tag);
    }
    if message.reconsume_times > 0 {
        line("tries", &message.reconsume_times.to_string());
    }
    // What people look for stands where it is seen without scrolling.
    body(&mut lines, seen, state.body_form, &part(state, seen));
    lines.push((String::new(), Role::Plain));
    lines.extend(consumers(cluster, seen));
    let told = [properties::KEYS, properties::TAGS, properties::UNIQ_KEY];
    let properties = message.properties.iter().filter(|(name, _)| !told.contains(name));
    lines.extend(properties.map(|(name, value)| (format!("{:<10} {name} = {value}", "property"), Role::Plain)));
    lines
}

/// Which groups are past the message, as far as positions tell.
fn consumers(cluster: &Cluster, seen: &Seen) -> Lines {
    let (broker, queue_id, offset) = seen.place();
    let progress = cluster.progress.get(&broker).and_then(|kept| kept.back());
    let mut lines = Lines::new();
    for ((group, topic), queues) in progress.iter().flat_map(|seen| &*seen.table) {
        if *topic != seen.message.topic {
            continue;
        }
        let Some(queue) = queues.iter().find(|queue| queue.queue.queue_id.get() == queue_id) else { continue };
        let behind = offset - queue.committed.get();
        let (word, role) = if behind < 0 {
            ("passed it".to_owned(), Role::Plain)
        } else {
            (format!("waits: {} before it", text::count(behind)), Role::Level(Level::Warning))
        };
        lines.push((format!("{:<10} {group} {word}", "group"), role));
    }
    lines
}

fn body(lines: &mut Lines, seen: &Seen, form: BodyForm, part: &Shown<'_>) {
    let body = match &part.bytes {
        Ok(bytes) => *bytes,
        Err(instead) => {
            lines.push((String::new(), Role::Plain));
            lines.push((format!("BODY {}{}", text::bytes(seen.body_len as i64), of_how_much(seen, part)), Role::Title));
            lines.push(instead.clone());
            return;
        }
    };
    let text = text_of(if part.from > 0 { after_cut(body) } else { body });
    let json = text.filter(|_| form != BodyForm::Hex).and_then(|text| serde_json::from_str::<serde_json::Value>(text).ok());
    let (name, shown): (&str, Vec<String>) = match (form, text, json) {
        (BodyForm::Auto | BodyForm::Json, _, Some(json)) => ("json", format!("{json:#}").lines().map(str::to_owned).collect()),
        (BodyForm::Auto | BodyForm::Json | BodyForm::Text, Some(text), _) => ("text", text.lines().map(str::to_owned).collect()),
        _ => ("hex", body.chunks(HEX_LINE).enumerate().map(|(at, line)| hex_line(part.from + at * HEX_LINE, line)).collect()),
    };
    let packed = if seen.message.sys_flag.compression().is_some() { ", was compressed" } else { "" };
    let cut = of_how_much(seen, part);
    lines.push((String::new(), Role::Plain));
    lines.push((format!("BODY {}, {name}{packed}{cut}   (b: another form)", text::bytes(seen.body_len as i64)), Role::Title));
    lines.extend(shown.into_iter().map(|line| (line, Role::Plain)));
}

/// Which bytes are shown of a body that is too long to be shown at once.
fn of_how_much(seen: &Seen, shown: &Shown<'_>) -> String {
    if seen.parts() == 1 {
        return String::new();
    }
    let part = seen.part(shown.from / BODY_LEN_MAX);
    let range = part.range(seen.body_len);
    let (first, last) = (text::count(range.start as i64), text::count(range.end as i64));
    let more = if shown.goes_on { "; Enter: more" } else { "" };
    format!(", part {} of {}: bytes {first} to {last} of {}{more}", part.part + 1, seen.parts(), text::count(seen.body_len as i64))
}

/// A part without what is left of a character that was cut at its beginning.
fn after_cut(bytes: &[u8]) -> &[u8] {
    const CHARACTER_LEN_MAX: usize = 4;
    let rest = bytes.iter().take(CHARACTER_LEN_MAX - 1).take_while(|byte| *byte & 0b1100_0000 == 0b1000_0000).count();
    &bytes[rest..]
}

fn hex_line(at: usize, bytes: &[u8]) -> String {
    let mut line = format!("{at:06x} ");
    for place in 0..HEX_LINE {
        match bytes.get(place) {
            Some(byte) => drop(write!(line, " {byte:02x}")),
            None => line.push_str("   "),
        }
    }
    line.push_str("  ");
    line.extend(bytes.iter().map(|byte| if (b' '..=b'~').contains(byte) { char::from(*byte) } else { '.' }));
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_that_are_cut_within_a_character_are_still_text() {
        assert_eq!(text_of("订单".as_bytes()), Some("订单"));
        assert_eq!(text_of(&"订单".as_bytes()[..4]), Some("订"));
        assert_eq!(text_of(after_cut(&"订单".as_bytes()[1..])), Some("单"));
        assert_eq!(text_of(&[0xff, 0xfe, 0x00]), None);
        assert_eq!(preview(&[0xff, 0x00]), "ff 00 ");
        assert_eq!(hex_line(16, b"ab\x1b"), format!("000010  61 62 1b{}  ab.", "   ".repeat(13)));
    }
}
