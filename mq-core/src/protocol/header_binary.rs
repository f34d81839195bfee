//! The binary header encoding (`RocketMQSerializable` in Apache).
//!
//! ```text
//! code i16 | language u8 | version i16 | opaque i32 | flag i32 | remark: i32 length, text | fields: i32 length, then
//!   repeated: key i16 length, text | value i32 length, text
//! ```
//! A length of 0 means "null": a field with an empty key or value is not there.

use super::fields::Span;
use super::{FIELDS_MAX, Fields, FrameError, Head, Language};
use bytes::{Buf, BufMut, BytesMut};
use bytestring::ByteString;

pub(super) fn read(header: BytesMut) -> Result<(Head, Fields), FrameError> {
    let text = header.freeze();
    let mut at = Reader { bytes: &text, len: text.len() };
    let mut head = Head {
        code: at.i16()?.into(),
        language: Language(at.take(1)?[0]),
        version: at.i16()?.into(),
        opaque: at.i32()?,
        flag: at.i32()?,
        remark: None,
    };
    let (remark_at, remark_len) = at.text_i32()?;
    if remark_len > 0 {
        let remark = text.slice(remark_at as usize..(remark_at + remark_len) as usize);
        head.remark = Some(ByteString::try_from(remark).map_err(|_| at.error("the remark is not UTF-8"))?);
    }
    let (_, fields_len) = at.peek_block()?;
    let mut spans = Vec::with_capacity(16);
    let end = at.bytes.len() - fields_len;
    while at.bytes.len() > end {
        let key = at.text_i16()?;
        let value = at.text_i32()?;
        if at.bytes.len() < end {
            return Err(at.error("a field reaches past the fields"));
        }
        if spans.len() == FIELDS_MAX {
            return Err(at.error("too many fields"));
        }
        if key.1 > 0 && value.1 > 0 {
            spans.push(Span { key, value });
        }
    }
    Ok((head, Fields::new(text, spans)))
}

pub(super) fn write(out: &mut Vec<u8>, head: &Head, fields: impl FnOnce(&mut Vec<u8>)) {
    out.put_i16(head.code as i16);
    out.put_u8(head.language.0);
    out.put_i16(head.version as i16);
    out.put_i32(head.opaque);
    out.put_i32(head.flag);
    let remark = head.remark.as_deref().unwrap_or_default();
    out.put_i32(remark.len() as i32);
    out.put_slice(remark.as_bytes());
    let len_at = out.len();
    out.put_i32(0);
    fields(out);
    let len = (out.len() - len_at - 4) as i32;
    out[len_at..len_at + 4].copy_from_slice(&len.to_be_bytes());
}

struct Reader<'a> {
    bytes: &'a [u8],
    len: usize,
}

impl<'a> Reader<'a> {
    fn error(&self, what: &'static str) -> FrameError {
        FrameError::Header { at: self.len - self.bytes.len(), what }
    }

    fn take(&mut self, len: usize) -> Result<&'a [u8], FrameError> {
        let (taken, rest) = self.bytes.split_at_checked(len).ok_or_else(|| self.error("the header ends early"))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn i16(&mut self) -> Result<i16, FrameError> {
        self.take(2).map(|mut bytes| bytes.get_i16())
    }

    fn i32(&mut self) -> Result<i32, FrameError> {
        self.take(4).map(|mut bytes| bytes.get_i32())
    }

    /// The length field of a block that must lie within the rest, and where the block starts; the block is not consumed.
    fn peek_block(&mut self) -> Result<(u32, usize), FrameError> {
        let Ok(len) = usize::try_from(self.i32()?) else { return Err(self.error("negative length")) };
        if len > self.bytes.len() {
            return Err(self.error("a length reaches past the header"));
        }
        Ok(((self.len - self.bytes.len()) as u32, len))
    }

    fn text_i32(&mut self) -> Result<(u32, u32), FrameError> {
        let (at, len) = self.peek_block()?;
        self.take(len)?;
        Ok((at, len as u32))
    }

    fn text_i16(&mut self) -> Result<(u32, u32), FrameError> {
        let Ok(len) = usize::try_from(self.i16()?) else { return Err(self.error("negative length")) };
        let at = (self.len - self.bytes.len()) as u32;
        self.take(len)?;
        Ok((at, len as u32))
    }
}
