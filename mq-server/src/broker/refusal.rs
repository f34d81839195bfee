//! Why a request was refused, and the only place where that becomes a response code and a remark.
//!
//! Remarks that Apache's clients, tools or users look for are Apache's words.

use crate::store::StoreError;
use bytestring::ByteString;
use mq_core::filter::FilterError;
use mq_core::names::NameError;
use mq_core::net::NetError;
use mq_core::protocol::lenient_json::JsonError;
use mq_core::protocol::{HeaderError, ResponseCode};

/// Where Apache's remarks send the reader.
const FAQ: &str = "\nSee https://rocketmq.apache.org/docs/bestPractice/06FAQ for further details.";

/// A request that is not carried out, with what explains it.
#[derive(Debug)]
pub enum Refusal {
    /// Nothing here answers this code.
    NotSupported {
        /// The request code.
        code: i32,
    },
    /// The request needs something that this broker does not have yet.
    NotBuilt {
        /// What, in words that name the property, mode or expression.
        what: &'static str,
    },
    /// The header is broken.
    Header(HeaderError),
    /// The body is broken.
    Body(JsonError),
    /// The body is required.
    BodyMissing,
    /// A name is not allowed.
    Name(NameError),
    /// The store refused.
    Store(StoreError),
    /// The topic does not exist and may not be created.
    TopicMissing {
        /// Which.
        topic: ByteString,
    },
    /// The group does not exist and may not be created.
    GroupMissing {
        /// Which.
        group: ByteString,
    },
    /// The topic, group or broker does not permit this.
    Forbidden {
        /// What and why.
        why: String,
        /// The kind that pull answers carry: 1 broker, 2 group, 3 topic, 4 broadcast, 5 subscription.
        kind: i32,
    },
    /// A number or word is out of range.
    Invalid {
        /// Which and why.
        why: String,
    },
    /// A subscription is not there, or older or other than asked.
    Subscription {
        /// SUBSCRIPTION_NOT_EXIST, SUBSCRIPTION_NOT_LATEST, or SUBSCRIPTION_PARSE_FAILED.
        code: ResponseCode,
        /// Apache's words.
        why: &'static str,
    },
    /// An expression that messages should be filtered by does not compile.
    Expression(FilterError),
    /// A message breaks a rule.
    MessageIllegal {
        /// Which.
        why: String,
    },
    /// There is no such popped message.
    NoMessage {
        /// Which.
        why: String,
    },
    /// Looked, and it is not there.
    NotFound {
        /// What.
        why: String,
    },
    /// The group has no client online, or not that one.
    NotOnline {
        /// Which.
        why: String,
    },
    /// A client did not do what it was asked to.
    Client(NetError),
    /// Failed for a reason that belongs to this one request.
    Failed {
        /// Which.
        why: String,
    },
    /// Not any more, or not by this asker.
    IllegalOperation {
        /// What and why.
        why: String,
    },
    /// A limit of this broker is reached.
    Limit {
        /// Which.
        why: String,
    },
}

impl Refusal {
    /// The code and the words that the asker gets.
    pub fn answer(&self) -> (ResponseCode, String) {
        match self {
            Self::NotSupported { code } => (ResponseCode::REQUEST_CODE_NOT_SUPPORTED, format!(" request type {code} not supported")),
            Self::NotBuilt { what } => (ResponseCode::NO_PERMISSION, format!("{what} is not supported by this broker yet")),
            Self::Header(error) => (ResponseCode::SYSTEM_ERROR, error.to_string()),
            Self::Body(error) => (ResponseCode::SYSTEM_ERROR, error.to_string()),
            Self::BodyMissing => (ResponseCode::SYSTEM_ERROR, "the request has no body".into()),
            Self::Name(error) => (ResponseCode::INVALID_PARAMETER, error.to_string()),
            Self::Store(error) => store_answer(error),
            Self::TopicMissing { topic } => (ResponseCode::TOPIC_NOT_EXIST, format!("topic[{topic}] not exist, apply first please!{FAQ}")),
            Self::GroupMissing { group } => {
                (ResponseCode::SUBSCRIPTION_GROUP_NOT_EXIST, format!("subscription group [{group}] does not exist, {FAQ}"))
            }
            Self::Forbidden { why, .. } => (ResponseCode::NO_PERMISSION, why.clone()),
            Self::Invalid { why } => (ResponseCode::INVALID_PARAMETER, why.clone()),
            Self::Subscription { code, why } => (*code, (*why).to_owned()),
            Self::Expression(error) => {
                (ResponseCode::SUBSCRIPTION_PARSE_FAILED, format!("parse the consumer's subscription failed: {error}"))
            }
            Self::MessageIllegal { why } => (ResponseCode::MESSAGE_ILLEGAL, why.clone()),
            Self::NoMessage { why } => (ResponseCode::NO_MESSAGE, why.clone()),
            Self::NotFound { why } => (ResponseCode::QUERY_NOT_FOUND, why.clone()),
            Self::NotOnline { why } => (ResponseCode::CONSUMER_NOT_ONLINE, why.clone()),
            Self::Client(error @ NetError::Timeout { .. }) => (ResponseCode::CONSUME_MSG_TIMEOUT, error.to_string()),
            Self::Client(error) => (ResponseCode::SYSTEM_ERROR, error.to_string()),
            Self::Failed { why } => (ResponseCode::SYSTEM_ERROR, why.clone()),
            Self::IllegalOperation { why } => (ResponseCode::ILLEGAL_OPERATION, why.clone()),
            Self::Limit { why } => (ResponseCode::SYSTEM_BUSY, why.clone()),
        }
    }

    /// What pull answers carry beside NO_PERMISSION.
    pub fn forbidden_kind(&self) -> Option<i32> {
        match self {
            Self::Forbidden { kind, .. } => Some(*kind),
            _ => None,
        }
    }
}

fn store_answer(error: &StoreError) -> (ResponseCode, String) {
    let code = match error {
        StoreError::RecordTooLarge { .. } | StoreError::PropertiesTooLarge { .. } | StoreError::BatchIllegal { .. } => {
            return (
                ResponseCode::MESSAGE_ILLEGAL,
                format!("the message is illegal, maybe msg body or properties length not matched. {error}"),
            );
        }
        StoreError::DiskFull { .. } | StoreError::Fenced | StoreError::Closed => {
            return (ResponseCode::SERVICE_NOT_AVAILABLE, format!("service not available now: {error}"));
        }
        StoreError::FlushTimeout { .. } => ResponseCode::FLUSH_DISK_TIMEOUT,
        StoreError::Locked { .. } | StoreError::Damaged { .. } | StoreError::Io { .. } | StoreError::NotAtEnd { .. } => {
            ResponseCode::SYSTEM_ERROR
        }
    };
    (code, error.to_string())
}

impl From<HeaderError> for Refusal {
    fn from(error: HeaderError) -> Self {
        Self::Header(error)
    }
}

impl From<JsonError> for Refusal {
    fn from(error: JsonError) -> Self {
        Self::Body(error)
    }
}

impl From<FilterError> for Refusal {
    fn from(error: FilterError) -> Self {
        Self::Expression(error)
    }
}

impl From<NameError> for Refusal {
    fn from(error: NameError) -> Self {
        Self::Name(error)
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<NetError> for Refusal {
    fn from(error: NetError) -> Self {
        Self::Client(error)
    }
}
