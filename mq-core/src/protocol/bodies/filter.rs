//! Who filters by which expression: the content of Apache's `consumerFilter.json`.

use super::bodies;
use bytestring::ByteString;
use std::collections::BTreeMap;

bodies! {
    /// Bits of a Bloom filter that belong to one consumer.
    BloomFilterData {
        /// Bits of the whole filter.
        bit_num: i32,
        bit_pos: Vec<i32>,
    }

    /// One group's expression for one topic.
    ConsumerFilterData {
        bloom_filter_data: Option<BloomFilterData>,
        /// When it was first heard of, Unix ms.
        born_time: i64,
        /// The subscription's version.
        client_version: i64,
        consumer_group: ByteString,
        /// Whether no client of the group uses it any more.
        dead: bool,
        /// When it was last used, Unix ms; 0 while it is in use.
        dead_time: i64,
        expression: ByteString,
        expression_type: ByteString,
        topic: ByteString,
    }

    /// The expressions for one topic, by group.
    TopicFilters {
        group_filter_data: BTreeMap<ByteString, ConsumerFilterData>,
        topic: ByteString,
    }

    /// Every expression, by topic.
    ConsumerFilterTable {
        filter_data_by_topic: BTreeMap<ByteString, TopicFilters>,
    }
}
