//! Topics: their settings, lists and positions.

use super::bodies;
use super::queue::MessageQueue;
use crate::protocol::lenient_json::RawKeyed;
use bytestring::ByteString;
use std::collections::BTreeMap;

/// Permission bit: a topic created automatically may inherit from this one.
pub const PERM_INHERIT: i32 = 1;
/// Permission bit: may be written.
pub const PERM_WRITE: i32 = 2;
/// Permission bit: may be read.
pub const PERM_READ: i32 = 4;

bodies! {
    /// Which state of a table a peer has; higher is newer.
    DataVersion {
        counter: i64,
        state_version: i64,
        /// When the table last changed, Unix ms.
        timestamp: i64,
    }

    /// One topic on one broker.
    TopicConfig {
        attributes: BTreeMap<String, String>,
        order: bool,
        /// PERM_READ, PERM_WRITE, PERM_INHERIT.
        perm: i32 = PERM_READ | PERM_WRITE,
        read_queue_nums: i32 = 16,
        topic_filter_type: ByteString = ByteString::from_static("SINGLE_TAG"),
        topic_name: ByteString,
        topic_sys_flag: i32,
        write_queue_nums: i32 = 16,
    }

    /// All topics of a broker: the answer to 21, part of 103, and `topics.json`.
    TopicConfigTable {
        data_version: DataVersion,
        topic_config_table: BTreeMap<ByteString, TopicConfig>,
    }

    /// Many topics to create or change (18).
    TopicConfigList {
        topic_config_list: Vec<TopicConfig>,
    }

    /// Names of topics (206, 224, 304, 305, 343).
    TopicList {
        broker_addr: Option<ByteString>,
        topic_list: Vec<ByteString>,
    }

    /// Where a queue begins and ends.
    TopicOffset {
        /// Store time of the last message, Unix ms; 0 when there is none.
        last_update_timestamp: i64,
        max_offset: i64,
        min_offset: i64,
    }

    /// Every queue of a topic on one broker (202).
    TopicStatsTable {
        offset_table: RawKeyed<MessageQueue, TopicOffset>,
        topic_put_tps: f64,
    }
}

impl TopicConfig {
    /// A topic with as many queues to read as to write.
    pub fn new(topic: impl Into<ByteString>, queue_nums: i32, perm: i32) -> Self {
        Self { topic_name: topic.into(), read_queue_nums: queue_nums, write_queue_nums: queue_nums, perm, ..Self::default() }
    }
}

impl DataVersion {
    /// The next version, as of now.
    #[must_use]
    pub fn next(&self) -> Self {
        Self { counter: self.counter + 1, state_version: self.state_version, timestamp: crate::types::UnixMs::now().get() }
    }
}
