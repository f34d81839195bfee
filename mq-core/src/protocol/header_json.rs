//! The JSON header encoding, read in one pass over the bytes and unescaped in place.
//!
//! Lenient where Apache 5.4.0 is: single quotes, blanks, a comma before a closing brace, unknown members, numbers as text and text as
//! numbers, any plain value in `extFields`. Strict where it is: member names are quoted, nothing follows the closing brace.
//! Unescaped text is never longer than its escaped form, so it is written over it; a `Span` then points at plain text.

use super::fields::{Span, write_escaped};
use super::{FIELDS_MAX, Fields, FrameError, Head, Language};
use crate::bytes_in_words::{first_where, has_byte};
use bytes::{BufMut, BytesMut};
use bytestring::ByteString;

/// Nesting that is followed when an unknown member is skipped.
const DEPTH_MAX: u32 = 8;

pub(super) fn read(mut header: BytesMut) -> Result<(Head, Fields), FrameError> {
    let mut head = Head::default();
    let mut spans = Vec::new();
    let mut scan = Scan { text: &mut header, at: 0 };
    let remark = scan.head(&mut head, &mut spans).map_err(|what| FrameError::Header { at: scan.at, what })?;
    let text = header.freeze();
    if let Some((at, len)) = remark {
        let slice = text.slice(at as usize..(at + len) as usize);
        head.remark =
            Some(ByteString::try_from(slice).map_err(|_| FrameError::Header { at: at as usize, what: "the remark is not UTF-8" })?);
    }
    Ok((head, Fields::new(text, spans)))
}

pub(super) fn write(out: &mut Vec<u8>, head: &Head, fields: impl FnOnce(&mut Vec<u8>)) {
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

/// A cursor over the header. A value is given as (start, length) in the text, after unescaping.
struct Scan<'a> {
    text: &'a mut [u8],
    at: usize,
}

type Slice = (u32, u32);

/// What was found, or what is wrong where the cursor stands; small enough for registers, since a header asks dozens of times.
type Scanned<T> = Result<T, &'static str>;

impl Scan<'_> {
    /// The whole header; where its remark stands.
    fn head(&mut self, head: &mut Head, spans: &mut Vec<Span>) -> Scanned<Option<Slice>> {
        let mut remark = None;
        self.expect(b'{', "expected {")?;
        while let Some(key) = self.next_key()? {
            match &self.text[key.0 as usize..(key.0 + key.1) as usize] {
                b"code" => head.code = self.integer()?,
                b"version" => head.version = self.integer()?,
                b"opaque" => head.opaque = self.integer()?,
                b"flag" => head.flag = self.integer()?,
                b"language" => head.language = self.language()?,
                b"remark" => remark = self.value(0)?,
                b"extFields" => self.fields(spans)?,
                _ => {
                    self.value(0)?;
                }
            }
        }
        self.skip_blanks();
        if self.at < self.text.len() {
            return Err("bytes after the closing brace");
        }
        Ok(remark)
    }

    fn peek(&self) -> Option<u8> {
        self.text.get(self.at).copied()
    }

    fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
    }

    #[inline(always)]
    fn expect(&mut self, byte: u8, what: &'static str) -> Scanned<()> {
        if self.peek() != Some(byte) {
            self.skip_blanks();
            if self.peek() != Some(byte) {
                return Err(what);
            }
        }
        self.at += 1;
        Ok(())
    }

    /// Inside an object: the next member's name with the colon passed, or `None` with the closing brace passed.
    #[inline(always)]
    fn next_key(&mut self) -> Scanned<Option<Slice>> {
        loop {
            match self.peek() {
                Some(b'"' | b'\'') => {
                    let key = self.string()?;
                    self.expect(b':', "expected :")?;
                    return Ok(Some(key));
                }
                Some(b',' | b' ' | b'\t' | b'\n' | b'\r') => self.at += 1,
                Some(b'}') => {
                    self.at += 1;
                    return Ok(None);
                }
                _ => return Err("expected a quoted name or }"),
            }
        }
    }

    fn fields(&mut self, spans: &mut Vec<Span>) -> Scanned<()> {
        self.skip_blanks();
        if self.peek() == Some(b'n') {
            return self.value(0).map(drop);
        }
        self.expect(b'{', "expected {")?;
        spans.reserve(16);
        while let Some(key) = self.next_key()? {
            let value = self.value(1)?;
            if spans.len() == FIELDS_MAX {
                return Err("too many fields");
            }
            if let Some(value) = value {
                spans.push(Span { key, value });
            }
        }
        Ok(())
    }

    fn integer(&mut self) -> Scanned<i32> {
        let start = self.at;
        let mut number = 0;
        // Nine digits cannot be too many.
        while let Some(digit @ b'0'..=b'9') = self.peek().filter(|_| self.at < start + 9) {
            number = number * 10 + i32::from(digit - b'0');
            self.at += 1;
        }
        if self.at > start && matches!(self.peek(), Some(b',' | b'}')) {
            return Ok(number);
        }
        self.at = start;
        let Some((at, len)) = self.value(0)? else { return Ok(0) };
        let text = &self.text[at as usize..(at + len) as usize];
        std::str::from_utf8(text).ok().and_then(|text| text.trim().parse().ok()).ok_or("expected a whole number")
    }

    fn language(&mut self) -> Scanned<Language> {
        let Some((at, len)) = self.value(0)? else { return Ok(Language::OTHER) };
        let text = std::str::from_utf8(&self.text[at as usize..(at + len) as usize]).unwrap_or_default();
        Ok(text.parse().map_or_else(|_| Language::from_name(text), Language))
    }

    /// Any value: a string unescaped, everything else as it stands; `None` for null.
    #[inline(always)]
    fn value(&mut self, depth: u32) -> Scanned<Option<Slice>> {
        match self.peek() {
            Some(b'"' | b'\'') => self.string().map(Some),
            _ => self.other_value(depth),
        }
    }

    /// A value before which there are blanks, or which is no string.
    fn other_value(&mut self, depth: u32) -> Scanned<Option<Slice>> {
        self.skip_blanks();
        let start = self.at;
        match self.peek() {
            Some(b'"' | b'\'') => return self.string().map(Some),
            Some(open @ (b'{' | b'[')) => {
                if depth == DEPTH_MAX {
                    return Err("nested too deeply");
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
            b"" => Err("expected a value"),
            b"null" => Ok(None),
            _ => Ok(Some((start as u32, (self.at - start) as u32))),
        }
    }

    /// The rest of an object or array whose opening byte was passed, to its closing byte.
    fn skip_nested(&mut self, open: u8, depth: u32) -> Scanned<()> {
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
    #[inline(always)]
    fn string(&mut self) -> Scanned<Slice> {
        let quote = self.text[self.at];
        let start = self.at + 1;
        // Most names and numbers end within one word.
        let word = self.text.get(start..).and_then(|rest| rest.first_chunk::<8>());
        let ends = word.map_or(0, |word| string_ends(u64::from_le_bytes(*word), quote));
        let plain = ends.trailing_zeros() as usize / 8;
        if ends == 0 || self.text[start + plain] != quote {
            return self.long_string(start, quote);
        }
        self.at = start + plain + 1;
        Ok((start as u32, plain as u32))
    }

    #[inline(never)]
    fn long_string(&mut self, start: usize, quote: u8) -> Scanned<Slice> {
        let plain = self.plain_from(start, quote)?;
        self.at = start + plain;
        if self.text[self.at] != quote {
            return self.escaped(start, quote);
        }
        self.at += 1;
        Ok((start as u32, plain as u32))
    }

    /// The rest of a string that began at `start`, from its first escape on. Apart from [`Scan::long_string`], which most do not leave.
    #[inline(never)]
    fn escaped(&mut self, start: usize, quote: u8) -> Scanned<Slice> {
        let mut written = self.at;
        while self.text[self.at] != quote {
            let escape = self.escape()?;
            if escape.is_ascii() {
                self.text[written] = escape as u8;
                written += 1;
            } else {
                let mut utf8 = [0; 4];
                let utf8 = escape.encode_utf8(&mut utf8).as_bytes();
                self.text[written..written + utf8.len()].copy_from_slice(utf8);
                written += utf8.len();
            }
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
    fn plain_from(&self, at: usize, quote: u8) -> Scanned<usize> {
        let rest = self.text.get(at..).unwrap_or_default();
        first_where(rest, |word| string_ends(word, quote)).ok_or("a string has no end")
    }

    /// The character of the escape that is next. A lone surrogate becomes `?`, as when Java writes it as UTF-8.
    fn escape(&mut self) -> Scanned<char> {
        self.at += 1;
        let kind = self.peek().ok_or("a string has no end")?;
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
            _ => return Err("unknown escape"),
        })
    }

    fn hex4(&mut self) -> Scanned<u32> {
        let digits = self.text.get(self.at..).and_then(|rest| rest.first_chunk::<4>());
        let add = |unit, digit: &u8| Some(unit << 4 | char::from(*digit).to_digit(16)?);
        let unit = match digits {
            // The separators of properties, by far the most frequent.
            Some([b'0', b'0', b'0', digit @ b'0'..=b'9']) => Some(u32::from(digit - b'0')),
            Some(digits) => digits.iter().try_fold(0, add),
            None => None,
        };
        let unit = unit.ok_or("bad \\u escape")?;
        self.at += 4;
        Ok(unit)
    }
}

/// Where in the word a string may end or an escape begin.
fn string_ends(word: u64, quote: u8) -> u64 {
    has_byte(word, quote) | has_byte(word, b'\\')
}
