//! The client library: what a program needs to send to and consume from RocketMQ, ours or Apache's.
//!
//! Owns the client's side of the conversation: which name server to ask, where topics are, which broker takes the next message, who of a
//! group reads which queue, what has been consumed. Every setting has the name (in snake case), the meaning and the default of Apache's
//! Java client.
//!
//! * `name_servers` keeps the list of name servers, given or discovered over HTTP, and asks the next one when one fails; `route` makes
//!   queues of what they say.
//! * `instance` is what every producer and consumer has: an id, connections, fresh routes, heartbeats.
//! * `producer` sends, `fault` and `selector` choose the queue; `transaction` sends what a local transaction decides on, `request_reply`
//!   what is to be answered.
//! * `push` consumes: `allocate` says which queues are whose, `process_queue` holds what was pulled, `offsets` keeps how far the group is,
//!   `retry` gives back what failed, `subscription` filters, `calls` asks the brokers. Its lite consumer is asked for messages instead of
//!   handing them over; `pull` leaves all this to the application, `pop` to the broker.
//! * `trace` tells of sends and deliveries, if wanted; `namespace` keeps tenants apart.
//!
//! ```text
//! Producer ──> route: which queues ──> fault: which one now ──> net: the broker ──> SendResult, or the next broker
//! brokers ──> push: one pull a queue ──> process queue ──> listener ──> offsets | retry
//! ```
//! Laws: every wait for a peer has a deadline; what was learnt of routes is used until something newer is learnt, so that a running client
//! outlives its name servers; nothing is acknowledged that its listener has not settled.
//!
//! Never here: judging what a broker should have done (a refusal is handed on with its code and remark), administration (`admin`).

mod allocate;
mod calls;
mod fault;
mod instance;
mod name_servers;
mod namespace;
mod offsets;
mod pop;
mod process_queue;
mod producer;
mod pull;
mod push;
pub mod recipes;
mod request_reply;
mod retry;
mod route;
pub mod selector;
mod subscription;
mod trace;
mod transaction;

pub use allocate::{AllocateStrategy, MachineRooms};
pub use calls::{PullResult, PullStatus};
pub use fault::FaultSettings;
pub use instance::{ClientConfig, expect_success};
pub use name_servers::{DISCOVERY_INTERVAL, NameServers};
pub use namespace::Namespace;
pub use pop::{POP_BATCH_NUMS_MAX, PopConfig, PopConsumer, Popped};
pub use producer::{Producer, ProducerConfig, SendResult, SendStatus};
pub use pull::{PullConfig, PullConsumer};
pub use push::{
    ConcurrentListener, ConsumeOrderlyStatus, ConsumeStatus, LitePullConfig, LitePullConsumer, MessageBatch, OrderlyListener, PushConfig,
    PushConsumer,
};
pub use request_reply::create_reply_message;
pub use route::{TopicRoute, fetch_route};
pub use subscription::{MessageSelector, SUB_ALL, subscription};
pub use transaction::{
    LocalTransactionState, Transaction, TransactionConfig, TransactionListener, TransactionProducer, TransactionSendResult,
};

pub use crate::protocol::bodies::client::{ConsumeFromWhere, MessageModel};
pub use crate::protocol::bodies::queue::MessageQueue;

use crate::names::NameError;
use crate::net::NetError;
use crate::protocol::{RequestCode, ResponseCode};

/// Why a client's call failed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum ClientError {
    /// The peer answered with a code other than success.
    #[error("{addr} refused {request}: {code}{}", remark_text(.remark))]
    Refused {
        /// Its answer.
        code: ResponseCode,
        /// Its explanation; may be empty.
        remark: String,
        /// What was asked.
        request: RequestCode,
        /// Who was asked.
        addr: String,
    },
    /// No answer came.
    #[error(transparent)]
    Net(#[from] NetError),
    /// The answer cannot be read.
    #[error("unreadable answer of {addr} to {request}: {reason}")]
    BadAnswer {
        /// What was asked.
        request: RequestCode,
        /// Who was asked.
        addr: String,
        /// What is wrong with it.
        reason: String,
    },
    /// No name server knows the topic, and it cannot be created automatically.
    #[error("no route to topic {topic}")]
    NoRoute {
        /// The topic.
        topic: String,
    },
    /// The broker is not there, or has no master that could be written to.
    #[error("no address of broker {broker_name} is known")]
    NoBroker {
        /// Its name.
        broker_name: String,
    },
    /// No name server is known (yet): the address server has not answered.
    #[error("no name server is known")]
    NoNameServer,
    /// The address server did not give a list.
    #[error("cannot get the name servers from {url}: {reason}")]
    Discovery {
        /// Where we asked.
        url: String,
        /// What happened.
        reason: String,
    },
    /// Time ran out before anything was sent or while waiting for several answers.
    #[error("{what} took longer than {after_ms} ms")]
    Timeout {
        /// What was done.
        what: &'static str,
        /// The time that was allowed, ms.
        after_ms: u64,
    },
    /// Several tries to send a message failed.
    #[error("sending to {topic} failed {} times, at {}; last: {last}", .brokers.len(), .brokers.join(", "))]
    SendFailed {
        /// Where the message was to go.
        topic: String,
        /// The brokers tried, in order.
        brokers: Vec<String>,
        /// How the last try failed.
        #[source]
        last: Box<ClientError>,
    },
    /// A half message is stored, but less safely than the broker promises.
    #[error("the half message is stored with {status:?}")]
    NotSafe {
        /// How it is stored.
        status: SendStatus,
    },
    /// The client was shut down.
    #[error("the client is shut down")]
    Closed,
    /// An argument or setting that cannot work.
    #[error("illegal {what}: {reason}")]
    IllegalArgument {
        /// Which one.
        what: &'static str,
        /// What is wrong with it.
        reason: String,
    },
    /// A file of the client's own could not be read or written.
    #[error("{path}: {reason}")]
    File {
        /// Which file.
        path: String,
        /// The operating system's words, or what is wrong with the content.
        reason: String,
    },
}

impl ClientError {
    /// Whether the same call may succeed at another broker or a little later (Java's `retryResponseCodes`, and every failure of the network).
    pub fn is_retryable(&self) -> bool {
        match self {
            Self::Refused { code, .. } => RETRY_RESPONSE_CODES.contains(code),
            Self::Net(NetError::BadAddress { .. }) => false,
            Self::Net(_) | Self::NoBroker { .. } | Self::NoNameServer | Self::Discovery { .. } | Self::Timeout { .. } => true,
            Self::SendFailed { last, .. } => last.is_retryable(),
            Self::NotSafe { .. } => true,
            Self::BadAnswer { .. } | Self::NoRoute { .. } | Self::Closed | Self::IllegalArgument { .. } | Self::File { .. } => false,
        }
    }

    fn illegal(what: &'static str, reason: impl Into<String>) -> Self {
        Self::IllegalArgument { what, reason: reason.into() }
    }
}

/// Refusals after which a producer tries another broker (Java's default of `retryResponseCodes`).
pub const RETRY_RESPONSE_CODES: [ResponseCode; 8] = [
    ResponseCode::SYSTEM_ERROR,
    ResponseCode::SYSTEM_BUSY,
    ResponseCode::SERVICE_NOT_AVAILABLE,
    ResponseCode::NO_PERMISSION,
    ResponseCode::TOPIC_NOT_EXIST,
    ResponseCode::NO_BUYER_ID,
    ResponseCode::NOT_IN_CURRENT_UNIT,
    ResponseCode::GO_AWAY,
];

impl From<NameError> for ClientError {
    fn from(error: NameError) -> Self {
        Self::illegal("name", error.to_string())
    }
}

fn remark_text(remark: &str) -> String {
    if remark.is_empty() { String::new() } else { format!(", {remark}") }
}

#[cfg(test)]
mod tests;
