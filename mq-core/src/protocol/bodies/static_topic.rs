//! Static topics: queues with numbers of their own, which commands may move from broker to broker (513, 351).

use super::bodies;
use super::topic::TopicConfig;
use crate::protocol::lenient_json::RawKeyed;
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};

bodies! {
    /// What one real queue holds of a static queue (Apache: `LogicQueueMappingItem`).
    Stretch {
        /// The broker of the real queue.
        bname: ByteString,
        /// Where the stretch ends in the real queue; -1: not ended.
        end_offset: i64 = -1,
        /// Stretches of a queue are counted up.
        #[serde(rename = "gen")]
        generation: i32,
        /// Where the stretch begins in the static queue; -1: not decided yet.
        logic_offset: i64,
        /// The real queue's number.
        queue_id: i32,
        /// Where it begins in the real queue: 0.
        start_offset: i64,
        time_of_end: i64 = -1,
        time_of_start: i64 = -1,
    }

    /// The static queues of a topic that one broker has or had (Apache: `TopicQueueMappingDetail`).
    TopicMapping {
        /// The broker's name.
        bname: ByteString,
        /// Static queue to real queue, for those that the broker has now; the broker fills it.
        curr_id_map: RawKeyed<i32, i32>,
        dirty: bool,
        /// Unix ms of the last change, the same on every broker; an older one is refused.
        epoch: i64,
        /// By static queue, the oldest stretch first.
        hosted_queues: RawKeyed<i32, Vec<Stretch>>,
        scope: ByteString = ByteString::from_static("__global__"),
        topic: ByteString,
        /// Static queues of the topic, on all brokers.
        total_queues: i32,
    }

    /// What a name server knows of a broker's static queues: part of a route (Apache: `TopicQueueMappingInfo`).
    TopicMappingInfo {
        bname: ByteString,
        /// Static queue to real queue, for those that the broker has now.
        curr_id_map: RawKeyed<i32, i32>,
        dirty: bool,
        epoch: i64,
        scope: ByteString = ByteString::from_static("__global__"),
        topic: ByteString,
        total_queues: i32,
    }

    /// The settings of a topic with its mapping: the answer to 351 from 5.x.
    StaticTopicConfig {
        #[serde(flatten)]
        config: TopicConfig,
        /// `None`: the topic is not static.
        mapping_detail: Option<TopicMapping>,
    }

    /// A mapping before or after a change, as Apache's tool keeps it in a file (`TopicRemappingDetailWrapper`).
    Remapping {
        broker_config_map: BTreeMap<ByteString, StaticTopicConfig>,
        broker_to_map_in: BTreeSet<ByteString>,
        broker_to_map_out: BTreeSet<ByteString>,
        epoch: i64,
        topic: ByteString,
        /// `CREATE_OR_UPDATE` or `REMAPPING`.
        #[serde(rename = "type")]
        kind: String,
    }
}
