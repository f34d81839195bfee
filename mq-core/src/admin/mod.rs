//! Administration: typed calls to name servers and brokers, by noun. All that `mqadmin` and `mq-tui` know of a cluster comes from here.
//!
//! * [`Admin`] is the door: the name servers, how advertised addresses are rewritten, how long a call may take, how many run at once.
//! * `cluster` `topic` `group` `offset` `message` `dlq` `delay` `transaction` `settings` `auth` `controller` hold the calls, each next to the types it
//!   returns; `paged` reads the tables that come in pages.
//! * A call to many brokers returns a [`Partial`]: one result per target, in a fixed order. Whoever adds the answers up must say what is
//!   missing; nothing here turns a broker that did not answer into an empty answer.
//!
//! Invariants: every request has a deadline; at most [`AdminConfig::concurrency`] requests run at once and [`PER_BROKER_MAX`] of them at
//! one address; lists cost one request per broker, never one per topic or group. Never here: printing, prompting, policy of a tool.

mod addr_map;
mod auth;
mod call;
mod cluster;
mod controller;
mod delay;
mod dlq;
mod group;
mod message;
mod offset;
mod paged;
mod partial;
mod send;
mod settings;
mod topic;
mod transaction;

pub use addr_map::{AddrMap, AddrMapError};
pub use call::{Admin, AdminConfig, PER_BROKER_MAX};
pub use cluster::{Broker, RuntimeInfo, brokers_of};
pub use dlq::{COPIED_FROM, DlqSummary, RESENT_FROM, ResendTo, copy, origin_topic, resend};
pub use group::{GroupClients, GroupOnBroker};
pub use message::{KeyKind, KeyQuery, Pulled, TOOLS_CONSUMER};
pub use offset::{QueueProgress, progress_of};
pub use partial::{Outcome, Partial};
pub use send::{Sent, TOOLS_PRODUCER};
pub use settings::Cleaning;
pub use topic::{ORDER_NAMESPACE, TopicKind, TopicQueue, topic_kind};
pub use transaction::{HalfMessages, check_times, real_topic};

use crate::client::ClientError;
use crate::net::NetError;
use crate::protocol::{RequestCode, ResponseCode};

/// Why an administrative call failed: whom it concerned, what was asked, what came back.
#[derive(Debug, Clone, thiserror::Error)]
pub enum AdminError {
    /// The peer answered with a code other than success.
    #[error("{target} refused {request}: {code}{}", remark_text(.remark))]
    Refused {
        /// Who was asked.
        target: String,
        /// What was asked.
        request: RequestCode,
        /// Its answer.
        code: ResponseCode,
        /// Its explanation; may be empty.
        remark: String,
    },
    /// No answer came.
    #[error("{request} to {target}: {error}")]
    Unreachable {
        /// Who was asked.
        target: String,
        /// What was asked.
        request: RequestCode,
        /// What happened.
        error: NetError,
    },
    /// The answer cannot be read.
    #[error("unreadable answer of {target} to {request}: {reason}")]
    BadAnswer {
        /// Who was asked.
        target: String,
        /// What was asked.
        request: RequestCode,
        /// What is wrong with it.
        reason: String,
    },
    /// Who was asked knows no such thing. Unlike the cases above, this is a complete answer.
    #[error("no {what} `{name}`")]
    NotFound {
        /// `topic`, `group`, `message`, `broker`, `cluster` or `controller leader`.
        what: &'static str,
        /// Its name.
        name: String,
    },
    /// No name server is known.
    #[error("no name server is known: {reason}")]
    NoNameServer {
        /// Why.
        reason: String,
    },
    /// Time for the whole command ran out before this request was sent.
    #[error("no time left for {request} to {target}")]
    Deadline {
        /// Who was to be asked.
        target: String,
        /// What was to be asked.
        request: RequestCode,
    },
    /// An argument that cannot work.
    #[error("illegal {what}: {reason}")]
    Illegal {
        /// Which one.
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
}

impl AdminError {
    /// The refusal's code, if it was one.
    pub fn code(&self) -> Option<ResponseCode> {
        match self {
            Self::Refused { code, .. } => Some(*code),
            _ => None,
        }
    }

    /// Whether the peer is too old for the request, or leaves it out.
    pub fn is_unsupported(&self) -> bool {
        self.code() == Some(ResponseCode::REQUEST_CODE_NOT_SUPPORTED)
    }

    /// Whether nobody could be asked, so that nothing is known.
    pub fn is_unreachable(&self) -> bool {
        matches!(self, Self::Unreachable { .. } | Self::NoNameServer { .. } | Self::Deadline { .. })
    }

    fn not_found(what: &'static str, name: impl Into<String>) -> Self {
        Self::NotFound { what, name: name.into() }
    }
}

/// A failure of the client library, which lists name servers and sends messages for us; `request` is what it was asked to do.
pub(crate) fn of_client(error: ClientError, request: RequestCode) -> AdminError {
    match error {
        ClientError::Refused { code, remark, request, addr } => AdminError::Refused { target: addr, request, code, remark },
        ClientError::Net(error) => AdminError::Unreachable { target: net_target(&error), request, error },
        ClientError::BadAnswer { request, addr, reason } => AdminError::BadAnswer { target: addr, request, reason },
        ClientError::NoRoute { topic } => AdminError::not_found("topic", topic),
        ClientError::NoBroker { broker_name } => AdminError::not_found("broker", broker_name),
        ClientError::IllegalArgument { what, reason } => AdminError::Illegal { what, reason },
        other => AdminError::NoNameServer { reason: other.to_string() },
    }
}

fn net_target(error: &NetError) -> String {
    match error {
        NetError::Connect { addr, .. }
        | NetError::BadAddress { addr, .. }
        | NetError::Closed { addr }
        | NetError::Timeout { addr, .. }
        | NetError::Congested { addr, .. } => addr.clone(),
        NetError::Listen { addr, .. } => addr.to_string(),
    }
}

fn remark_text(remark: &str) -> String {
    if remark.is_empty() { String::new() } else { format!(", {remark}") }
}

#[cfg(test)]
mod tests;
