//! One function per request: typed header and body in, reply or refusal out. They see no socket and no file; `requests` decodes for them
//! and sends what they return.

pub mod ack;
pub mod admin;
pub mod assignment;
pub mod clients;
pub mod lock;
pub mod notification;
pub mod offsets;
pub mod peek;
pub mod pop;
pub mod pull;
pub mod query;
pub mod recall;
pub mod reply;
pub mod send;
pub mod send_back;
pub mod transaction;

use bytes::Bytes;
use mq_core::net::Peer;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::lenient_json;
use mq_core::protocol::{Head, ResponseCode, WireHeader};
use std::sync::Arc;

/// An answer.
pub struct Reply {
    /// How it went; refusals travel as `Refusal` instead.
    pub code: ResponseCode,
    /// Words for people, when there are any.
    pub remark: Option<String>,
    /// Named values.
    pub header: Box<dyn WireHeader>,
    /// The body's parts, in order.
    pub body: Vec<Bytes>,
}

/// Who asks.
pub struct Asker<'a> {
    /// The connection.
    pub peer: &'a Arc<Peer>,
    /// The head of the request: language and version of the asker.
    pub head: &'a Head,
}

impl Reply {
    /// Done, nothing to say.
    pub fn done() -> Self {
        Self::header(NoHeader)
    }

    /// Done, with named values.
    pub fn header(header: impl WireHeader + 'static) -> Self {
        Self { code: ResponseCode::SUCCESS, remark: None, header: Box::new(header), body: Vec::new() }
    }

    /// Done, with a JSON body.
    pub fn json<T: serde::Serialize>(body: &T) -> Self {
        Self::done().with_body(lenient_json::to_vec(body))
    }

    /// The same with that body.
    #[must_use]
    pub fn with_body(mut self, body: impl Into<Bytes>) -> Self {
        self.body = vec![body.into()];
        self
    }

    /// The same with those words.
    #[must_use]
    pub fn with_remark(mut self, remark: impl Into<String>) -> Self {
        self.remark = Some(remark.into());
        self
    }
}
