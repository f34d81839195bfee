//! Bytes to commands and back.

use super::{Command, FieldSink, FrameError, Head, HeaderEncoding, WireHeader, header_binary, header_json};
use bytes::{Buf, BufMut, BytesMut};

/// Largest frame Apache accepts, its own length field included (`com.rocketmq.remoting.frameMaxLength`).
pub const FRAME_LEN_MAX: usize = 16_777_216;
/// Largest header we read. Apache has no limit of its own; 32 KiB of properties, each byte escaped, stay below this.
pub const HEADER_LEN_MAX: usize = 256 * 1024;
/// Bytes that a head usually takes; room for them is made at once.
const HEAD_LEN_USUAL: usize = 384;
/// The two length fields before the header.
pub const FRAME_PREFIX_LEN: usize = 8;

/// Takes the first complete command off `buf`.
///
/// `Ok(None)`: more bytes are needed and `buf` is untouched.
///
/// # Errors
/// The peer broke framing; nothing after this point of the stream can be trusted, close the connection.
pub fn take_command(buf: &mut BytesMut, frame_len_max: usize) -> Result<Option<Command>, FrameError> {
    let Some(prefix) = buf.first_chunk::<FRAME_PREFIX_LEN>() else {
        // A length that is already wrong need not wait for the second field.
        if let Some(first) = buf.first_chunk::<4>() {
            check_frame_len(i32::from_be_bytes(*first), frame_len_max)?;
        }
        return Ok(None);
    };
    let total = check_frame_len(i32::from_be_bytes([prefix[0], prefix[1], prefix[2], prefix[3]]), frame_len_max)?;
    let header_len = u32::from_be_bytes([0, prefix[5], prefix[6], prefix[7]]) as usize;
    let encoding = match prefix[4] {
        0 => HeaderEncoding::Json,
        1 => HeaderEncoding::Binary,
        other => return Err(FrameError::UnknownEncoding(other)),
    };
    if header_len == 0 || header_len > total - 4 || header_len > HEADER_LEN_MAX {
        return Err(FrameError::HeaderLength { len: header_len, frame_len: total });
    }
    if buf.len() < 4 + total {
        return Ok(None);
    }
    buf.advance(FRAME_PREFIX_LEN);
    let header = buf.split_to(header_len);
    let body = buf.split_to(total - 4 - header_len).freeze();
    let (head, fields) = match encoding {
        HeaderEncoding::Json => header_json::read(header)?,
        HeaderEncoding::Binary => header_binary::read(header)?,
    };
    Ok(Some(Command { head, fields, body, encoding }))
}

fn check_frame_len(total: i32, frame_len_max: usize) -> Result<usize, FrameError> {
    match usize::try_from(total) {
        Ok(len) if len >= 4 && len + 4 <= frame_len_max => Ok(len),
        _ => Err(FrameError::FrameLength { len: total.into(), len_max: frame_len_max }),
    }
}

/// Appends a whole command to `out`.
pub fn put_command(out: &mut Vec<u8>, encoding: HeaderEncoding, head: &Head, header: &dyn WireHeader, body: &[u8]) {
    put_head(out, encoding, head, header, body.len());
    out.put_slice(body);
}

/// Appends a command up to its body, which the caller sends after it: exactly `body_len` bytes, that need not be copied here.
pub fn put_head(out: &mut Vec<u8>, encoding: HeaderEncoding, head: &Head, header: &dyn WireHeader, body_len: usize) {
    let start = out.len();
    out.reserve(HEAD_LEN_USUAL);
    out.put_slice(&[0; FRAME_PREFIX_LEN]);
    let fields = |out: &mut Vec<u8>| {
        let mut sink = FieldSink::new(out, encoding);
        header.write(&mut sink);
        sink.finish();
    };
    match encoding {
        HeaderEncoding::Json => header_json::write(out, head, fields),
        HeaderEncoding::Binary => header_binary::write(out, head, fields),
    }
    let header_len = out.len() - start - FRAME_PREFIX_LEN;
    debug_assert!(header_len < 1 << 24, "the header length has 24 bits");
    let total = (4 + header_len + body_len) as u32;
    let kind = u32::from(encoding == HeaderEncoding::Binary) << 24;
    out[start..start + 4].copy_from_slice(&total.to_be_bytes());
    out[start + 4..start + 8].copy_from_slice(&(kind | header_len as u32).to_be_bytes());
}

#[cfg(test)]
mod tests;
