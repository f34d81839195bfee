//! Reading: a recursive-descent parser that accepts what Apache's JSON library accepts.

use super::{DEPTH_MAX, JsonError, KeyStyle, write};
use serde_json::{Map, Number, Value};

/// `$ref`s that are followed in one text; a hostile text could otherwise make itself larger with each.
const REFS_MAX: usize = 10_000;

pub(super) fn parse(text: &[u8]) -> Result<Value, JsonError> {
    let mut parser = Parser { text, at: 0, refs: 0 };
    let mut value = parser.value(0)?;
    parser.skip_blanks();
    if parser.at < text.len() {
        return Err(parser.error("text after the value"));
    }
    if parser.refs > REFS_MAX {
        return Err(parser.error("too many $ref"));
    }
    if parser.refs > 0 {
        let root = value.clone();
        resolve(&mut value, &root);
    }
    Ok(value)
}

struct Parser<'a> {
    text: &'a [u8],
    at: usize,
    refs: usize,
}

impl Parser<'_> {
    fn error(&self, what: &'static str) -> JsonError {
        JsonError::Syntax { at: self.at, what }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
            self.at += 1;
        }
    }

    fn value(&mut self, depth: u32) -> Result<Value, JsonError> {
        if depth > DEPTH_MAX {
            return Err(self.error("nested too deeply"));
        }
        self.skip_blanks();
        match self.peek() {
            Some(b'{') => self.object(depth),
            Some(b'[') => self.array(depth),
            Some(b'"' | b'\'') => self.string().map(Value::String),
            Some(_) => self.word(),
            None => Err(self.error("expected a value")),
        }
    }

    fn object(&mut self, depth: u32) -> Result<Value, JsonError> {
        self.at += 1;
        let mut members = Map::new();
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(Value::Object(members));
                }
                _ => {
                    let key = self.key(depth)?;
                    self.skip_blanks();
                    if self.peek() != Some(b':') {
                        return Err(self.error("expected :"));
                    }
                    self.at += 1;
                    let value = self.value(depth + 1)?;
                    self.refs += usize::from(key == "$ref");
                    if !value.is_null() {
                        members.insert(key, value);
                    }
                }
            }
        }
    }

    /// A member's name: quoted, bare, or any value, which then stands as its compact text.
    fn key(&mut self, depth: u32) -> Result<String, JsonError> {
        match self.value(depth + 1)? {
            Value::String(text) => Ok(text),
            value => {
                let mut text = String::new();
                write::compact(&mut text, &value, KeyStyle::Raw);
                Ok(text)
            }
        }
    }

    fn array(&mut self, depth: u32) -> Result<Value, JsonError> {
        self.at += 1;
        let mut elements = Vec::new();
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(Value::Array(elements));
                }
                _ => elements.push(self.value(depth + 1)?),
            }
        }
    }

    /// A number, a literal, or a bare name.
    fn word(&mut self) -> Result<Value, JsonError> {
        let start = self.at;
        while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || b"-+._$%|".contains(&byte) || byte >= 0x80) {
            self.at += 1;
        }
        let word = std::str::from_utf8(&self.text[start..self.at]).map_err(|_| self.error("not UTF-8"))?;
        let number = || -> Option<Number> {
            if let Ok(whole) = word.parse::<i64>() {
                return Some(whole.into());
            }
            word.parse::<u64>().ok().map(Number::from).or_else(|| Number::from_f64(word.parse().ok()?))
        };
        match word {
            "" => Err(self.error("expected a value")),
            "null" => Ok(Value::Null),
            "true" => Ok(Value::Bool(true)),
            "false" => Ok(Value::Bool(false)),
            _ => Ok(number().map_or_else(|| Value::String(word.into()), Value::Number)),
        }
    }

    fn string(&mut self) -> Result<String, JsonError> {
        let quote = self.text[self.at];
        self.at += 1;
        let mut out = Vec::new();
        loop {
            let rest = &self.text[self.at..];
            let plain = rest.iter().position(|byte| *byte == quote || *byte == b'\\').ok_or_else(|| self.error("a string has no end"))?;
            out.extend_from_slice(&rest[..plain]);
            self.at += plain + 1;
            if rest[plain] == quote {
                return String::from_utf8(out).map_err(|_| self.error("not UTF-8"));
            }
            let mut utf8 = [0; 4];
            let c = self.escape()?;
            out.extend_from_slice(c.encode_utf8(&mut utf8).as_bytes());
        }
    }

    fn escape(&mut self) -> Result<char, JsonError> {
        let kind = self.peek().ok_or_else(|| self.error("a string has no end"))?;
        self.at += 1;
        Ok(match kind {
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'u' => {
                let unit = self.hex4()?;
                if !(0xD800..0xDC00).contains(&unit) || !self.text[self.at..].starts_with(b"\\u") {
                    return Ok(char::from_u32(unit).unwrap_or('?'));
                }
                self.at += 2;
                let low = self.hex4()?;
                char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low.wrapping_sub(0xDC00) & 0x3FF)).unwrap_or('?')
            }
            b'"' | b'\'' | b'\\' | b'/' => char::from(kind),
            _ => return Err(self.error("unknown escape")),
        })
    }

    fn hex4(&mut self) -> Result<u32, JsonError> {
        let digits = self.text.get(self.at..self.at + 4).and_then(|digits| std::str::from_utf8(digits).ok());
        let unit = digits.and_then(|digits| u32::from_str_radix(digits, 16).ok()).ok_or_else(|| self.error("bad \\u escape"))?;
        self.at += 4;
        Ok(unit)
    }
}

/// Puts what each `{"$ref":"$.a.b[0]"}` names in its place; one that names nothing, or another reference, becomes null.
fn resolve(value: &mut Value, root: &Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(path)) = members.get("$ref") {
                *value = target(path, root).filter(|target| !holds_ref(target)).cloned().unwrap_or(Value::Null);
                return;
            }
            members.values_mut().for_each(|member| resolve(member, root));
        }
        Value::Array(elements) => elements.iter_mut().for_each(|element| resolve(element, root)),
        _ => {}
    }
}

fn target<'a>(path: &str, root: &'a Value) -> Option<&'a Value> {
    let mut at = root;
    for step in path.strip_prefix('$')?.split('.') {
        let (name, indexes) = step.split_once('[').map_or((step, ""), |(name, rest)| (name, rest));
        if !name.is_empty() {
            at = at.get(name)?;
        }
        for index in indexes.split('[').filter(|index| !index.is_empty()) {
            at = at.get(index.strip_suffix(']')?.parse::<usize>().ok()?)?;
        }
    }
    Some(at)
}

fn holds_ref(value: &Value) -> bool {
    match value {
        Value::Object(members) => members.iter().any(|(name, member)| name == "$ref" || holds_ref(member)),
        Value::Array(elements) => elements.iter().any(holds_ref),
        _ => false,
    }
}
