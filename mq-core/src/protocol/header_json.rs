//! The JSON header encoding, read in one pass over the bytes and unescaped in place.
//!
//! Lenient where Apache 5.4.0 is: single quotes, blanks, a comma before a closing brace, unknown members, numbers as text and text as
//! numbers, any plain value in `extFields`. Strict where it is: member names are quoted, nothing follows the closing brace.
//! Unescaped text is never longer than its escaped form, so it is written over it; a `Span` then points at plain text.

use super::fields::Span;
use super::{FIELDS_MAX, Fields, FrameError, Head, Language};
use crate::bytes_in_words::{first_where, has_byte, has_control};
use bytes::{BufMut, BytesMut};
use bytestring::ByteString;

/// Nesting that is followed when an unknown member is skipped.
const DEPTH_MAX: u32 = 8;

pub(super) fn read(mut header: BytesMut) -> Result<(Head, Fields), FrameError> {
    let mut scan = Scan { text: &mut header, at: 0 };
    let mut head = Head::default();
    let mut remark = None;
    let mut spans = Vec::new();
    scan.expect(b'{', "expected {")?;
    while let Some(key) = scan.next_key()? {
        match &scan.text[key.0 as usize..(key.0 + key.1) as usize] {
            b"code" => head.code = scan.integer()?,
            b"version" => head.version = scan.integer()?,
            b"opaque" => head.opaque = scan.integer()?,
            b"flag" => head.flag = scan.integer()?,
            b"language" => head.language = scan.language()?,
            b"remark" => remark = scan.value(0)?,
            b"extFields" => scan.fields(&mut spans)?,
            _ => {
                scan.value(0)?;
            }
        }
    }
    scan.skip_blanks();
    if scan.at < scan.text.len() {
        return Err(scan.error("bytes after the closing brace"));
    }
    let text = header.freeze();
    if let Some((at, len)) = remark {
        let slice = text.slice(at as usize..(at + len) as usize);
        head.remark =
            Some(ByteString::try_from(slice).map_err(|_| FrameError::Header { at: at as usize, what: "the remark is not UTF-8" })?);
    }
    Ok((head, Fields::new(text, spans)))
}

pub(super) fn write(out: &mut BytesMut, head: &Head, fields: impl FnOnce(&mut BytesMut)) {
    let mut digits = itoa::Buffer::new();
    out.put_slice(b"{\"code\":");
    out.put_slice(digits.format(head.code).as_bytes());
    out.put_slice(b",\"extFields\":{");
    fields(out);
    out.put_slice(b"},\"flag\":");
    out.put_slice(digits.format(head.flag).as_bytes());
    out.put_slice(b",\"language\":\"");
    out.put_slice(head.language.name().as_bytes());
    out.put_slice(b"\",\"opaque\":");
    out.put_slice(digits.format(head.opaque).as_bytes());
    if let Some(remark) = &head.remark {
        out.put_slice(b",\"remark\":\"");
        write_escaped(out, remark);
        out.put_u8(b'"');
    }
    out.put_slice(b",\"serializeTypeCurrentRPC\":\"JSON\",\"version\":");
    out.put_slice(digits.format(head.version).as_bytes());
    out.put_u8(b'}');
}

/// Appends `text` as the inside of a JSON string.
pub(super) fn write_escaped(out: &mut BytesMut, text: &str) {
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

/// A cursor over the header. A value is given as (start, length) in the text, after unescaping.
struct Scan<'a> {
    text: &'a mut [u8],
    at: usize,
}

type Slice = (u32, u32);

impl Scan<'_> {
    fn error(&self, what: &'static str) -> FrameError {
        FrameError::Header { at: self.at, what }
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    fn expect(&mut self, byte: u8, what: &'static str) -> Result<(), FrameError> {
        self.skip_blanks();
        if self.peek() != Some(byte) {
            return Err(self.error(what));
        }
        self.at += 1;
        Ok(())
    }

    /// Inside an object: the next member's name with the colon passed, or `None` with the closing brace passed.
    fn next_key(&mut self) -> Result<Option<Slice>, FrameError> {
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(None);
                }
                Some(b'"' | b'\'') => {
                    let key = self.string()?;
                    self.expect(b':', "expected :")?;
                    return Ok(Some(key));
                }
                _ => return Err(self.error("expected a quoted name or }")),
            }
        }
    }

    fn fields(&mut self, spans: &mut Vec<Span>) -> Result<(), FrameError> {
        self.skip_blanks();
        if self.peek() == Some(b'n') {
            return self.value(0).map(drop);
        }
        self.expect(b'{', "expected {")?;
        spans.reserve(16);
        while let Some(key) = self.next_key()? {
            let value = self.value(1)?;
            if spans.len() == FIELDS_MAX {
                return Err(self.error("too many fields"));
            }
            if let Some(value) = value {
                spans.push(Span { key, value });
            }
        }
        Ok(())
    }

    fn integer(&mut self) -> Result<i32, FrameError> {
        let Some((at, len)) = self.value(0)? else { return Ok(0) };
        let text = &self.text[at as usize..(at + len) as usize];
        std::str::from_utf8(text).ok().and_then(|text| text.trim().parse().ok()).ok_or_else(|| self.error("expected a whole number"))
    }

    fn language(&mut self) -> Result<Language, FrameError> {
        let Some((at, len)) = self.value(0)? else { return Ok(Language::OTHER) };
        let text = std::str::from_utf8(&self.text[at as usize..(at + len) as usize]).unwrap_or_default();
        Ok(text.parse().map_or_else(|_| Language::from_name(text), Language))
    }

    /// Any value: a string unescaped, everything else as it stands; `None` for null.
    fn value(&mut self, depth: u32) -> Result<Option<Slice>, FrameError> {
        self.skip_blanks();
        let start = self.at;
        match self.peek() {
            Some(b'"' | b'\'') => return self.string().map(Some),
            Some(open @ (b'{' | b'[')) => {
                if depth == DEPTH_MAX {
                    return Err(self.error("nested too deeply"));
                }
                self.at += 1;
                self.skip_nested(open, depth)?;
            }
            Some(_) => {
                while self.peek().is_some_and(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'.')) {
                    self.at += 1;
                }
            }
            None => {}
        }
        match &self.text[start..self.at] {
            b"" => Err(self.error("expected a value")),
            b"null" => Ok(None),
            _ => Ok(Some((start as u32, (self.at - start) as u32))),
        }
    }

    /// The rest of an object or array whose opening byte was passed, to its closing byte.
    fn skip_nested(&mut self, open: u8, depth: u32) -> Result<(), FrameError> {
        if open == b'{' {
            while self.next_key()?.is_some() {
                self.value(depth + 1)?;
            }
            return Ok(());
        }
        loop {
            self.skip_blanks();
            match self.peek() {
                Some(b',') => self.at += 1,
                Some(b']') => {
                    self.at += 1;
                    return Ok(());
                }
                _ => {
                    self.value(depth + 1)?;
                }
            }
        }
    }

    /// The string whose opening quote is next. Escapes are undone in place.
    fn string(&mut self) -> Result<Slice, FrameError> {
        let quote = self.text[self.at];
        let start = self.at + 1;
        let plain = self.plain_from(start, quote)?;
        self.at = start + plain;
        if self.text[self.at] != quote {
            return self.escaped(start, quote);
        }
        self.at += 1;
        Ok((start as u32, plain as u32))
    }

    /// The rest of a string that began at `start`, from its first escape on. Apart from [`Scan::string`], which most strings do not leave.
    #[inline(never)]
    fn escaped(&mut self, start: usize, quote: u8) -> Result<Slice, FrameError> {
        let mut written = self.at;
        while self.text[self.at] != quote {
            let mut utf8 = [0; 4];
            let len = self.escape()?.encode_utf8(&mut utf8).len();
            self.text[written..written + len].copy_from_slice(&utf8[..len]);
            written += len;
            let plain = self.plain_from(self.at, quote)?;
            self.text.copy_within(self.at..self.at + plain, written);
            (written, self.at) = (written + plain, self.at + plain);
        }
        // What is left of longer escapes may begin within a character; the header stays text as a whole.
        self.text[written..self.at].fill(b' ');
        self.at += 1;
        Ok((start as u32, (written - start) as u32))
    }

    /// How many bytes from `at` on stand for themselves: up to the quote or an escape.
    fn plain_from(&self, at: usize, quote: u8) -> Result<usize, FrameError> {
        let rest = self.text.get(at..).unwrap_or_default();
        first_where(rest, |word| has_byte(word, quote) | has_byte(word, b'\\')).ok_or_else(|| self.error("a string has no end"))
    }

    /// The character of the escape that is next. A lone surrogate becomes `?`, as when Java writes it as UTF-8.
    fn escape(&mut self) -> Result<char, FrameError> {
        self.at += 1;
        let kind = self.peek().ok_or_else(|| self.error("a string has no end"))?;
        self.at += 1;
        Ok(match kind {
            b'"' | b'\'' | b'\\' | b'/' => char::from(kind),
            b'n' => '\n',
            b't' => '\t',
            b'r' => '\r',
            b'b' => '\u{8}',
            b'f' => '\u{c}',
            b'0'..=b'7' => char::from(kind - b'0'),
            b'u' => {
                let unit = self.hex4()?;
                let paired = (0xD800..0xDC00).contains(&unit) && self.text[self.at..].starts_with(b"\\u");
                if !paired {
                    return Ok(char::from_u32(unit).unwrap_or('?'));
                }
                let back = self.at;
                self.at += 2;
                let low = self.hex4()?;
                if !(0xDC00..0xE000).contains(&low) {
                    self.at = back;
                    return Ok('?');
                }
                char::from_u32(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)).unwrap_or('?')
            }
            _ => return Err(self.error("unknown escape")),
        })
    }

    fn hex4(&mut self) -> Result<u32, FrameError> {
        let digits = self.text.get(self.at..self.at + 4).unwrap_or_default();
        let add = |unit, digit: &u8| Some(unit << 4 | char::from(*digit).to_digit(16)?);
        let unit = digits.iter().try_fold(0, add).filter(|_| digits.len() == 4).ok_or_else(|| self.error("bad \\u escape"))?;
        self.at += 4;
        Ok(unit)
    }
}
