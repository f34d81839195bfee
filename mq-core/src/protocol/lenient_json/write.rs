//! Writing: members sorted by name, null members left out, marked keys raw.

use super::{KeyStyle, RAW_MARK};
use serde_json::Value;
use std::fmt::Write as _;

pub(super) fn compact(out: &mut String, value: &Value, keys: KeyStyle) {
    match value {
        Value::Object(members) => {
            out.push('{');
            let mut first = true;
            for (name, member) in members.iter().filter(|(_, member)| !member.is_null()) {
                if !std::mem::take(&mut first) {
                    out.push(',');
                }
                key(out, name, keys);
                out.push(':');
                compact(out, member, keys);
            }
            out.push('}');
        }
        Value::Array(elements) => {
            out.push('[');
            for (at, element) in elements.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                compact(out, element, keys);
            }
            out.push(']');
        }
        Value::String(text) => string(out, text, keys),
        plain => {
            let _ = write!(out, "{plain}");
        }
    }
}

pub(super) fn pretty(out: &mut String, value: &Value) {
    pretty_at(out, value, 0);
}

fn pretty_at(out: &mut String, value: &Value, depth: usize) {
    match value {
        Value::Object(members) => {
            out.push('{');
            let mut first = true;
            for (name, member) in members.iter().filter(|(_, member)| !member.is_null()) {
                if !std::mem::take(&mut first) {
                    out.push(',');
                }
                new_line(out, depth + 1);
                key(out, name, KeyStyle::Raw);
                out.push(':');
                pretty_at(out, member, depth + 1);
            }
            new_line(out, depth);
            out.push('}');
        }
        Value::Array(elements) if !elements.is_empty() => {
            out.push('[');
            for (at, element) in elements.iter().enumerate() {
                if at > 0 {
                    out.push(',');
                }
                new_line(out, depth + 1);
                pretty_at(out, element, depth + 1);
            }
            new_line(out, depth);
            out.push(']');
        }
        plain => compact(out, plain, KeyStyle::Raw),
    }
}

fn new_line(out: &mut String, depth: usize) {
    out.push('\n');
    out.extend(std::iter::repeat_n('\t', depth));
}

fn key(out: &mut String, name: &str, keys: KeyStyle) {
    match (name.strip_prefix(RAW_MARK), keys) {
        (Some(raw), KeyStyle::Raw) => out.push_str(raw),
        (Some(raw), KeyStyle::Quoted) => string(out, raw, keys),
        (None, _) => string(out, name, keys),
    }
}

pub(super) fn string(out: &mut String, text: &str, keys: KeyStyle) {
    out.push('"');
    if !text.bytes().any(|byte| byte < b' ' || byte == b'"' || byte == b'\\' || (keys == KeyStyle::Quoted && !byte.is_ascii())) {
        // Nearly every text there is.
        out.push_str(text);
        out.push('"');
        return;
    }
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if c < ' ' || (keys == KeyStyle::Quoted && !c.is_ascii()) => {
                for unit in c.encode_utf16(&mut [0; 2]) {
                    let _ = write!(out, "\\u{unit:04X}");
                }
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
