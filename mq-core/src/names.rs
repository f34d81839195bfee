//! Topic and group names: what is valid, which ones belong to the system, how retry and dead-letter topics are called.
//!
//! A name is checked once, where it enters (`TopicName::new`, `GroupName::new`); behind that door it is a shared slice that costs nothing
//! to clone. The rules are Apache's: `^[%|a-zA-Z0-9_-]+$`, topics up to 127 bytes (255 for `%RETRY%` and `%DLQ%`), groups up to 120 on a broker.
//! Retry topics may hold a `+` too, which brokers put between group and topic. A checked name is therefore also a safe path component: it
//! holds no dot and no slash.

use bytestring::ByteString;
use std::fmt;

/// Longest ordinary topic name, bytes.
pub const TOPIC_LEN_MAX: usize = 127;
/// Longest retry or dead-letter topic name, bytes.
pub const RETRY_TOPIC_LEN_MAX: usize = 255;
/// Longest group name that a broker accepts, bytes (clients accept 255).
pub const GROUP_LEN_MAX: usize = 120;
/// What a group's retry topic begins with.
pub const RETRY_PREFIX: &str = "%RETRY%";
/// What a group's dead-letter topic begins with.
pub const DLQ_PREFIX: &str = "%DLQ%";
/// What other system topics of 5.x begin with.
pub const SYSTEM_TOPIC_PREFIX: &str = "rmq_sys_";

/// The topic whose settings automatically created topics inherit.
pub const AUTO_CREATE_TOPIC: &str = "TBW102";
/// Where delayed messages wait for their level's time.
pub const SCHEDULE_TOPIC: &str = "SCHEDULE_TOPIC_XXXX";
/// Where half messages wait for their transaction's end.
pub const TRANS_HALF_TOPIC: &str = "RMQ_SYS_TRANS_HALF_TOPIC";
/// Where finished half messages are marked.
pub const TRANS_OP_TOPIC: &str = "RMQ_SYS_TRANS_OP_HALF_TOPIC";
/// Where undecided half messages end.
pub const TRANS_CHECK_MAX_TIME_TOPIC: &str = "TRANS_CHECK_MAX_TIME_TOPIC";
/// Where clients write message traces.
pub const TRACE_TOPIC: &str = "RMQ_SYS_TRACE_TOPIC";
/// Where messages with an arbitrary delivery time wait.
pub const TIMER_TOPIC: &str = "rmq_sys_wheel_timer";
/// Self-test topic of Apache's brokers.
pub const SELF_TEST_TOPIC: &str = "SELF_TEST_TOPIC";
/// Where 4.x brokers recorded corrected offsets.
pub const OFFSET_MOVED_EVENT: &str = "OFFSET_MOVED_EVENT";
/// Topic of Apache's own benchmark.
pub const BENCHMARK_TOPIC: &str = "BenchmarkTest";

/// Topics that no client may send to.
pub const SEND_FORBIDDEN_TOPICS: [&str; 8] = [
    SCHEDULE_TOPIC,
    TRANS_HALF_TOPIC,
    TRANS_OP_TOPIC,
    TRANS_CHECK_MAX_TIME_TOPIC,
    SELF_TEST_TOPIC,
    OFFSET_MOVED_EVENT,
    "RMQ_SYS_ROCKSDB_TRANS_HALF_TOPIC",
    "RMQ_SYS_ROCKSDB_TRANS_OP_HALF_TOPIC",
];

/// Groups that exist on every broker and belong to tools.
pub const SYSTEM_GROUPS: [&str; 8] = [
    "TOOLS_CONSUMER",
    "FILTERSRV_CONSUMER",
    "SELF_TEST_C_GROUP",
    "CID_ONS-HTTP-PROXY",
    "CID_ONSAPI_PULL",
    "CID_ONSAPI_PERMISSION",
    "CID_ONSAPI_OWNER",
    "CID_RMQ_SYS_TRANS",
];

/// Why a name was refused. The texts are Apache's, which tools and users grep for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NameError {
    /// Empty, or blanks only.
    #[error("The specified {kind} is blank.")]
    Blank {
        /// "topic" or "group".
        kind: &'static str,
    },
    /// A character outside the allowed set.
    #[error("The specified {kind}: {name}, contains illegal characters, allowing only ^[%|a-zA-Z0-9_-]+$")]
    IllegalCharacter {
        /// "topic" or "group".
        kind: &'static str,
        /// What was asked for, cut and escaped for printing.
        name: String,
    },
    /// Too long.
    #[error("The specified {kind}: {name}, is longer than {kind} max length: {len_max}")]
    TooLong {
        /// "topic" or "group".
        kind: &'static str,
        /// What was asked for, cut and escaped for printing.
        name: String,
        /// The limit, bytes.
        len_max: usize,
    },
}

macro_rules! name_type {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(ByteString);

        impl $name {
            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The text as a shared slice; cloning it does not copy.
            pub fn as_shared(&self) -> &ByteString {
                &self.0
            }
        }

        impl std::ops::Deref for $name {
            type Target = str;
            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl std::borrow::Borrow<str> for $name {
            fn borrow(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&*self.0, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = String::deserialize(deserializer)?;
                Self::new(text).map_err(serde::de::Error::custom)
            }
        }

        impl TryFrom<&str> for $name {
            type Error = NameError;
            fn try_from(text: &str) -> Result<Self, NameError> {
                Self::new(text)
            }
        }

        impl std::str::FromStr for $name {
            type Err = NameError;
            fn from_str(text: &str) -> Result<Self, NameError> {
                Self::new(text)
            }
        }
    };
}

name_type! {
    /// A topic name that passed the rules.
    TopicName
}
name_type! {
    /// A producer or consumer group name that passed the rules.
    GroupName
}

impl TopicName {
    /// Checks `text` as a topic name.
    ///
    /// # Errors
    /// Blank, a character outside `[%|a-zA-Z0-9_-]`, or longer than 127 bytes (255 for retry and dead-letter topics).
    pub fn new(text: impl Into<ByteString>) -> Result<Self, NameError> {
        let text = text.into();
        let retry = text.starts_with(RETRY_PREFIX) || text.starts_with(DLQ_PREFIX);
        check(&text, "topic", if retry { RETRY_TOPIC_LEN_MAX } else { TOPIC_LEN_MAX })?;
        Ok(Self(text))
    }

    /// Whether this is some group's retry topic.
    pub fn is_retry(&self) -> bool {
        self.0.starts_with(RETRY_PREFIX)
    }

    /// Whether this is some group's dead-letter topic.
    pub fn is_dlq(&self) -> bool {
        self.0.starts_with(DLQ_PREFIX)
    }

    /// Whether the name is one that brokers make for themselves (cluster and broker names are not known here).
    pub fn is_system(&self) -> bool {
        is_system_topic(&self.0)
    }
}

impl GroupName {
    /// Checks `text` as a group name.
    ///
    /// # Errors
    /// Blank, a character outside `[%|a-zA-Z0-9_-]`, or longer than 120 bytes.
    pub fn new(text: impl Into<ByteString>) -> Result<Self, NameError> {
        let text = text.into();
        check(&text, "group", GROUP_LEN_MAX)?;
        Ok(Self(text))
    }

    /// The topic that holds this group's messages between two tries.
    pub fn retry_topic(&self) -> TopicName {
        TopicName(format!("{RETRY_PREFIX}{self}").into())
    }

    /// The topic that holds the messages this group gave up.
    pub fn dlq_topic(&self) -> TopicName {
        TopicName(format!("{DLQ_PREFIX}{self}").into())
    }

    /// Whether the group belongs to the system or its tools.
    pub fn is_system(&self) -> bool {
        is_system_group(self)
    }
}

/// The topic of messages that `group` popped from `topic` and did not acknowledge in time; `v2`: under the newer name, from which group and
/// topic can be told.
pub fn pop_retry_topic(group: &str, topic: &str, v2: bool) -> ByteString {
    format!("{RETRY_PREFIX}{group}{}{topic}", if v2 { '+' } else { '_' }).into()
}

/// The topic whose messages `group` gets again by `retry_topic`; `None` when it is no pop retry topic of that group.
pub fn popped_topic<'a>(retry_topic: &'a str, group: &str) -> Option<&'a str> {
    let rest = retry_topic.strip_prefix(RETRY_PREFIX)?.strip_prefix(group)?;
    rest.strip_prefix(['_', '+']).filter(|topic| !topic.is_empty())
}

/// Whether `group` belongs to the system or its tools.
pub fn is_system_group(group: &str) -> bool {
    SYSTEM_GROUPS.contains(&group) || group.starts_with("CID_RMQ_SYS_")
}

/// Whether `topic` is one that brokers make for themselves (cluster and broker names are not known here).
pub fn is_system_topic(topic: &str) -> bool {
    topic.starts_with(SYSTEM_TOPIC_PREFIX)
        || SEND_FORBIDDEN_TOPICS.contains(&topic)
        || [AUTO_CREATE_TOPIC, BENCHMARK_TOPIC, TRACE_TOPIC].contains(&topic)
        || topic.ends_with("_REPLY_TOPIC")
}

fn check(text: &str, kind: &'static str, len_max: usize) -> Result<(), NameError> {
    if text.trim().is_empty() {
        return Err(NameError::Blank { kind });
    }
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'%' | b'|' | b'_' | b'-');
    let is_retry = text.starts_with(RETRY_PREFIX);
    if !text.bytes().all(|byte| is_allowed(byte) || is_retry && byte == b'+') {
        return Err(NameError::IllegalCharacter { kind, name: printable(text) });
    }
    if text.len() > len_max {
        return Err(NameError::TooLong { kind, name: printable(text), len_max });
    }
    Ok(())
}

/// At most 300 characters of `text`, control characters escaped: fit for a log line or a remark.
fn printable(text: &str) -> String {
    text.chars().take(300).flat_map(|c| if c.is_control() { c.escape_default().collect::<Vec<_>>() } else { vec![c] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_apache_accepts() {
        for good in ["T", "a-b_c%d|e", "%RETRY%group", &"x".repeat(127), &format!("%DLQ%{}", "g".repeat(120))] {
            assert!(TopicName::new(good).is_ok(), "{good}");
        }
    }

    #[test]
    fn pop_retry_topics_name_group_and_topic() {
        for v2 in [false, true] {
            let retry = pop_retry_topic("G_1", "T_2", v2);
            assert!(TopicName::new(retry.clone()).is_ok());
            assert_eq!(popped_topic(&retry, "G_1"), Some("T_2"));
            assert_eq!(popped_topic(&retry, "other"), None);
        }
        assert_eq!(popped_topic("%RETRY%G", "G"), None);
        assert_eq!(popped_topic("%RETRY%G_", "G"), None);
        assert!(TopicName::new("a+b").is_err());
    }

    #[test]
    fn refuses_paths_blanks_and_long_names() {
        for bad in ["", "  ", "../x", "a/b", "a.b", "a b", "é", "a\0", &"x".repeat(128), &format!("%DLQ%{}", "g".repeat(251))] {
            assert!(TopicName::new(bad).is_err(), "{bad:?}");
        }
        assert_eq!(
            TopicName::new("a.b").unwrap_err().to_string(),
            "The specified topic: a.b, contains illegal characters, allowing only ^[%|a-zA-Z0-9_-]+$"
        );
        assert!(GroupName::new("g".repeat(121)).is_err());
    }
}
