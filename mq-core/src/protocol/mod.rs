//! The remoting protocol: bytes to commands and back, with no I/O.
//!
//! ```text
//! | at 0 | 4 | total: bytes after this field                            |
//! | at 4 | 4 | top byte: header encoding (0 JSON, 1 binary); low 24 bits: header length |
//! | at 8 | n | header: code, language, version, opaque, flag, remark, named fields     |
//! | 8+n  |   | body: the rest                                           |
//! ```
//!
//! * `frame` cuts a byte stream into commands and writes commands; `header_json` and `header_binary` are the two header encodings.
//! * `headers` declares every header once; reading and writing in both encodings and the round-trip tests derive from the declaration.
//! * `sign` lets a request say who sends it.
//! * `bodies` holds the JSON bodies; `lenient_json` alone knows how Apache's JSON library departs from JSON.
//!
//! Invariants: a reader is total (hostile bytes give an error, never a panic, and never more memory than the frame itself); a frame that
//! is not complete leaves the buffer untouched. This room never opens a socket and knows no policy of any broker.

pub mod bodies;
pub mod codes;
mod command;
mod fields;
mod frame;
mod header_binary;
mod header_json;
pub mod headers;
pub mod lenient_json;
mod sign;

pub use codes::{RequestCode, ResponseCode};
pub use command::{Command, FLAG_ONEWAY, FLAG_RESPONSE, Head, Language, VERSION, version_name};
pub use fields::{FIELDS_MAX, Field, FieldKey, FieldSink, Fields};
pub use frame::{FRAME_LEN_MAX, FRAME_PREFIX_LEN, HEADER_LEN_MAX, put_command, put_head, take_command};
pub use headers::{FieldValue, WireHeader};
pub use sign::{Credentials, Signed};

/// How a header is written. Each frame says so of itself; both ends read both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum HeaderEncoding {
    /// Type 0: compact JSON.
    #[default]
    Json,
    /// Type 1, `ROCKETMQ`: 16-bit codes, length-prefixed text. Cannot carry codes above 32,767.
    Binary,
}

/// The peer broke framing: no answer is possible, the connection has to be closed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum FrameError {
    /// The length field is too small for a header length, negative, or above the limit.
    #[error("frame of {len} bytes, allowed are 4 to {len_max}")]
    FrameLength {
        /// What the length field says.
        len: i64,
        /// The limit that was given.
        len_max: usize,
    },
    /// The header is empty, too long, or reaches past the frame.
    #[error("header of {len} bytes in a frame of {frame_len}")]
    HeaderLength {
        /// What the header length field says.
        len: usize,
        /// The frame's length.
        frame_len: usize,
    },
    /// The top byte of the header length is neither 0 nor 1.
    #[error("unknown header encoding {0}")]
    UnknownEncoding(u8),
    /// The header is not what its encoding asks for.
    #[error("unreadable header at byte {at}: {what}")]
    Header {
        /// Offset within the header.
        at: usize,
        /// What was expected or found.
        what: &'static str,
    },
}

/// A header lacks a field or holds a value of the wrong kind. Answered with `SYSTEM_ERROR`, as Apache does.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HeaderError {
    /// A required field is absent.
    #[error("the header field `{0}` is missing")]
    Missing(&'static str),
    /// A field's text does not parse.
    #[error("the header field `{key}` has the illegal value {value:?}")]
    Illegal {
        /// The wire key.
        key: &'static str,
        /// Its text, cut to 64 bytes.
        value: String,
    },
}
