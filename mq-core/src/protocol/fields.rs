//! The named values of a header (`extFields`), read without a map and without one string per value.
//!
//! Reading: `Fields` is the header's bytes and, per field, where its key and value stand in them. Writing: `FieldSink` appends a field to
//! the header being written, in the encoding that was chosen. Values travel as text in both encodings.

use super::HeaderEncoding;
use crate::bytes_in_words::{first_where, has_byte, has_control};
use bytes::{BufMut, Bytes};
use bytestring::ByteString;

/// Most fields in one header; a peer that sends more is broken or hostile.
pub const FIELDS_MAX: usize = 128;

/// The named values of one header that was read.
#[derive(Debug, Clone, Default)]
pub struct Fields {
    text: Text,
    spans: Vec<Span>,
}

/// A header's bytes. What was found to be text as a whole is not checked again for each of its parts.
#[derive(Debug, Clone)]
enum Text {
    Utf8(ByteString),
    Mixed(Bytes),
}

impl Default for Text {
    fn default() -> Self {
        Self::Utf8(ByteString::new())
    }
}

impl Text {
    fn bytes(&self, (at, len): (u32, u32)) -> &[u8] {
        let whole = match self {
            Self::Utf8(text) => text.as_bytes(),
            Self::Mixed(bytes) => bytes,
        };
        whole.get(at as usize..at as usize + len as usize).unwrap_or_default()
    }

    fn text(&self, span: (u32, u32)) -> Option<&str> {
        match self {
            Self::Utf8(text) => text.get(span.0 as usize..span.0 as usize + span.1 as usize),
            Self::Mixed(_) => std::str::from_utf8(self.bytes(span)).ok(),
        }
    }
}

/// Where one field's key and value stand in the header's bytes.
#[derive(Debug, Clone, Copy)]
pub(super) struct Span {
    pub(super) key: (u32, u32),
    pub(super) value: (u32, u32),
}

/// One field of a header that was read.
#[derive(Debug, Clone, Copy)]
pub struct Field<'a> {
    text: &'a Text,
    span: Span,
}

impl Fields {
    pub(super) fn new(text: Bytes, spans: Vec<Span>) -> Self {
        let text = ByteString::try_from(text.clone()).map_or(Text::Mixed(text), Text::Utf8);
        Self { text, spans }
    }

    /// Every field in wire order. A key may occur twice: the last one counts.
    pub fn iter(&self) -> impl Iterator<Item = Field<'_>> {
        self.spans.iter().map(|span| Field { text: &self.text, span: *span })
    }

    /// The value of `key`, if it is there and is UTF-8.
    pub fn get(&self, key: &str) -> Option<&str> {
        let span = self.spans.iter().rev().find(|span| self.text.bytes(span.key) == key.as_bytes())?;
        self.text.text(span.value)
    }

    /// Whether no field is there.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }
}

impl<'a> Field<'a> {
    /// The key; empty when it is not UTF-8, which matches no declared key.
    pub fn key(&self) -> &'a str {
        self.text.text(self.span.key).unwrap_or_default()
    }

    /// The key's bytes.
    pub fn key_bytes(&self) -> &'a [u8] {
        self.text.bytes(self.span.key)
    }

    /// The value's bytes.
    pub fn bytes(&self) -> &'a [u8] {
        self.text.bytes(self.span.value)
    }

    /// The value as text; `None` when it is not UTF-8.
    pub fn text(&self) -> Option<&'a str> {
        self.text.text(self.span.value)
    }

    /// The value as text that shares the header's memory; `None` when it is not UTF-8.
    pub fn shared(&self) -> Option<ByteString> {
        match self.text {
            Text::Utf8(whole) => Some(whole.slice_ref(self.text()?)),
            Text::Mixed(whole) => ByteString::try_from(whole.slice_ref(self.bytes())).ok(),
        }
    }
}

/// A declared key, as each encoding writes it.
#[derive(Debug, Clone, Copy)]
pub struct FieldKey {
    /// The key.
    pub name: &'static str,
    /// The key in JSON with all that stands between two values: `","key":"`.
    pub json: &'static str,
}

/// Writes fields to the end of a header.
pub struct FieldSink<'a> {
    out: &'a mut Vec<u8>,
    encoding: HeaderEncoding,
    first: bool,
}

impl<'a> FieldSink<'a> {
    pub(super) fn new(out: &'a mut Vec<u8>, encoding: HeaderEncoding) -> Self {
        Self { out, encoding, first: true }
    }

    /// Appends a text field. In the binary encoding an empty value means "null" to every reader, so it is left out.
    pub fn text(&mut self, key: FieldKey, value: &str) {
        match self.encoding {
            HeaderEncoding::Json => {
                self.json_key(key);
                write_escaped(self.out, value);
            }
            HeaderEncoding::Binary => self.binary(key, value.as_bytes()),
        }
    }

    /// Appends a number, which travels as its decimal text.
    pub fn number(&mut self, key: FieldKey, value: i64) {
        let mut digits = itoa::Buffer::new();
        self.plain(key, digits.format(value));
    }

    /// Appends `true` or `false`.
    pub fn flag(&mut self, key: FieldKey, value: bool) {
        self.plain(key, if value { "true" } else { "false" });
    }

    /// Appends a value that needs no escaping.
    fn plain(&mut self, key: FieldKey, value: &str) {
        match self.encoding {
            HeaderEncoding::Json => {
                self.json_key(key);
                self.out.put_slice(value.as_bytes());
            }
            HeaderEncoding::Binary => self.binary(key, value.as_bytes()),
        }
    }

    /// Ends the value before, if there is one, and begins this key's.
    fn json_key(&mut self, key: FieldKey) {
        let unneeded = if std::mem::take(&mut self.first) { "\",".len() } else { 0 };
        self.out.put_slice(&key.json.as_bytes()[unneeded..]);
    }

    /// Ends the last value.
    pub(super) fn finish(self) {
        if self.encoding == HeaderEncoding::Json && !self.first {
            self.out.put_u8(b'"');
        }
    }

    fn binary(&mut self, key: FieldKey, value: &[u8]) {
        if value.is_empty() {
            return;
        }
        debug_assert!(key.name.len() <= i16::MAX as usize);
        self.out.put_i16(key.name.len() as i16);
        self.out.put_slice(key.name.as_bytes());
        self.out.put_i32(value.len() as i32);
        self.out.put_slice(value);
    }
}

/// Appends `text` as the inside of a JSON string.
pub(super) fn write_escaped(out: &mut Vec<u8>, text: &str) {
    let mut rest = text.as_bytes();
    while let Some(plain) = first_where(rest, |word| has_control(word) | has_byte(word, b'"') | has_byte(word, b'\\')) {
        out.put_slice(&rest[..plain]);
        let byte = rest[plain];
        rest = &rest[plain + 1..];
        match byte {
            b'"' | b'\\' => out.put_slice(&[b'\\', byte]),
            b'\n' => out.put_slice(b"\\n"),
            b'\r' => out.put_slice(b"\\r"),
            b'\t' => out.put_slice(b"\\t"),
            control => {
                const HEX: &[u8; 16] = b"0123456789abcdef";
                out.put_slice(&[b'\\', b'u', b'0', b'0', HEX[(control >> 4) as usize], HEX[(control & 15) as usize]]);
            }
        }
    }
    out.put_slice(rest);
}
