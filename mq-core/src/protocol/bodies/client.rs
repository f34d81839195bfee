//! Clients: heartbeats, connections, queue locks (34, 38, 41, 42, 46, 203, 204, 328).

use super::bodies;
use super::queue::MessageQueue;
use crate::protocol::lenient_json;
use bytestring::ByteString;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Declares an enum that travels as its name, or (from Go clients) as its ordinal; an unknown one is an error.
macro_rules! named {
    ($(#[$doc:meta])* $name:ident { $( $(#[$variant_doc:meta])* $variant:ident = $text:literal ),* $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize)]
        pub enum $name { #[default] $( $(#[$variant_doc])* #[serde(rename = $text)] $variant ),* }

        impl $name {
            const ALL: &'static [Self] = &[$( Self::$variant ),*];

            /// The wire name.
            pub fn name(self) -> &'static str {
                match self { $( Self::$variant => $text ),* }
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let value = serde_json::Value::deserialize(deserializer)?;
                let found = match &value {
                    serde_json::Value::Number(ordinal) => ordinal.as_u64().and_then(|at| Self::ALL.get(at as usize)),
                    serde_json::Value::String(name) => Self::ALL.iter().find(|known| known.name() == name.as_str()),
                    _ => None,
                };
                found.copied().ok_or_else(|| serde::de::Error::custom(format_args!("unknown {}: {value}", stringify!($name))))
            }
        }
    };
}
pub(super) use named;

named! {
    /// How a consumer gets its messages.
    ConsumeType {
        /// It pulls when its application asks.
        Actively = "CONSUME_ACTIVELY",
        /// The library pulls and pushes to a listener.
        Passively = "CONSUME_PASSIVELY",
        /// By pop.
        Pop = "CONSUME_POP",
    }
}

named! {
    /// Whether the consumers of a group share the messages or each get all.
    MessageModel {
        /// Each message to every consumer.
        Broadcasting = "BROADCASTING",
        /// Each message to one consumer.
        Clustering = "CLUSTERING",
    }
}

named! {
    /// Where a group without a position starts.
    ConsumeFromWhere {
        /// At the end (at the beginning of a young queue).
        LastOffset = "CONSUME_FROM_LAST_OFFSET",
        /// Deprecated by Apache; as LastOffset.
        LastOffsetAndFromMinWhenBootFirst = "CONSUME_FROM_LAST_OFFSET_AND_FROM_MIN_WHEN_BOOT_FIRST",
        /// Deprecated by Apache; as FirstOffset.
        MinOffset = "CONSUME_FROM_MIN_OFFSET",
        /// Deprecated by Apache; as LastOffset.
        MaxOffset = "CONSUME_FROM_MAX_OFFSET",
        /// At the beginning.
        FirstOffset = "CONSUME_FROM_FIRST_OFFSET",
        /// At a moment that the consumer names.
        Timestamp = "CONSUME_FROM_TIMESTAMP",
    }
}

bodies! {
    /// What a group wants of a topic.
    SubscriptionData {
        class_filter_mode: bool,
        /// Java hash code of each tag.
        #[serde(deserialize_with = "lenient_json::numbers")]
        code_set: Vec<i32>,
        /// TAG or SQL92.
        expression_type: ByteString = ByteString::from_static("TAG"),
        /// `*`, `A || B`, or an SQL92 expression.
        sub_string: ByteString,
        /// When the subscription was made, Unix ms; a newer one replaces an older one.
        sub_version: i64,
        tags_set: Vec<ByteString>,
        topic: ByteString,
    }

    /// One consumer group of a client.
    ConsumerData {
        consume_from_where: ConsumeFromWhere,
        consume_type: ConsumeType = ConsumeType::Passively,
        group_name: ByteString,
        message_model: MessageModel = MessageModel::Clustering,
        subscription_data_set: Vec<SubscriptionData>,
        unit_mode: bool,
    }

    /// One producer group of a client.
    ProducerData {
        group_name: ByteString,
    }

    /// What a client says of itself every 30 s (34).
    HeartbeatData {
        #[serde(rename = "clientID")]
        client_id: ByteString,
        consumer_data_set: Vec<ConsumerData>,
        heartbeat_fingerprint: i32,
        producer_data_set: Vec<ProducerData>,
        without_sub: bool,
    }

    /// The clients of a group (38).
    ConsumerIdList {
        consumer_id_list: Vec<ByteString>,
    }

    /// Queues to lock or unlock (41, 42).
    LockBatch {
        client_id: ByteString,
        consumer_group: ByteString,
        mq_set: Vec<MessageQueue>,
        only_this_broker: bool,
    }

    /// The queues that are now locked by the asker (the answer to 41).
    LockBatchResponse {
        #[serde(rename = "lockOKMQSet")]
        lock_ok_mq_set: Vec<MessageQueue>,
    }

    /// A subscription to be checked (46).
    CheckClient {
        client_id: ByteString,
        group: ByteString,
        namespace: Option<ByteString>,
        subscription_data: SubscriptionData,
    }

    /// One connection.
    Connection {
        client_addr: ByteString,
        client_id: ByteString,
        language: ByteString,
        version: i32,
    }

    /// Something that the clients of one group say differently, though a group must say it with one voice. Apache's brokers and tools do not
    /// have it: they leave it out and pass over it.
    GroupConflict {
        /// The topic whose subscription differs; nothing when it is the message model.
        #[serde(skip_serializing_if = "Option::is_none")]
        topic: Option<ByteString>,
        /// What each client says, by client id.
        said: BTreeMap<ByteString, ByteString>,
    }

    /// The connections of a consumer group (203).
    ConsumerConnection {
        /// Where the clients of the group contradict each other; ours.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        conflicts: Vec<GroupConflict>,
        connection_set: Vec<Connection>,
        consume_from_where: ConsumeFromWhere,
        consume_type: ConsumeType,
        message_model: MessageModel,
        subscription_table: BTreeMap<ByteString, SubscriptionData>,
    }

    /// The connections of a producer group (204).
    ProducerConnection {
        connection_set: Vec<Connection>,
    }

    /// One producer.
    ProducerInfo {
        client_id: ByteString,
        language: ByteString,
        last_update_timestamp: i64,
        remote_i_p: ByteString,
        version: i32,
    }

    /// Every producer (328).
    ProducerTable {
        data: BTreeMap<ByteString, Vec<ProducerInfo>>,
    }
}

impl std::fmt::Display for GroupConflict {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the clients contradict each other about ")?;
        match &self.topic {
            Some(topic) => write!(f, "topic {topic}:")?,
            None => f.write_str("the message model:")?,
        }
        for (place, (client, word)) in self.said.iter().enumerate() {
            write!(f, "{} {client} says {word}", if place == 0 { "" } else { "," })?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heartbeat_of_go_is_read() {
        let text = r#"{"clientID":"1.2.3.4@5","producerDataSet":[],"consumerDataSet":[{"groupName":"G","consumeType":"CONSUME_PASSIVELY",
            "messageModel":"CLUSTERING","consumeFromWhere":"CONSUME_FROM_FIRST_OFFSET","subscriptionDataSet":[{"classFilterMode":false,
            "topic":"T","subString":"A","tagsSet":null,"codeSet":["65"],"subVersion":5,"expressionType":"TAG"}],"unitMode":false}]}"#;
        let heartbeat: HeartbeatData = lenient_json::from_slice(text.as_bytes()).unwrap();
        let consumer = &heartbeat.consumer_data_set[0];
        assert_eq!(consumer.consume_from_where, ConsumeFromWhere::FirstOffset);
        assert_eq!(consumer.subscription_data_set[0].code_set, [65]);
    }

    #[test]
    fn names_on_the_wire() {
        let text = String::from_utf8(lenient_json::to_vec(&ProducerInfo::default())).unwrap();
        assert!(text.contains("\"remoteIP\""), "{text}");
        let text = String::from_utf8(lenient_json::to_vec(&HeartbeatData::default())).unwrap();
        assert_eq!(text, r#"{"clientID":"","consumerDataSet":[],"heartbeatFingerprint":0,"producerDataSet":[],"withoutSub":false}"#);
    }
}
