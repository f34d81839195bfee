//! Consumer groups: their settings and how far they are.

use super::bodies;
use super::queue::MessageQueue;
use super::topic::DataVersion;
use crate::protocol::lenient_json::RawKeyed;
use bytestring::ByteString;
use serde_json::Value;
use std::collections::BTreeMap;

bodies! {
    /// How a group retries.
    GroupRetryPolicy {
        /// CUSTOMIZED (by delay levels) or EXPONENTIAL.
        r#type: ByteString = ByteString::from_static("CUSTOMIZED"),
        exponential_retry_policy: Option<Value>,
        customized_retry_policy: Option<Value>,
    }

    /// One consumer group on one broker.
    SubscriptionGroupConfig {
        attributes: BTreeMap<String, String>,
        broker_id: i64,
        consume_broadcast_enable: bool = true,
        consume_enable: bool = true,
        consume_from_min_enable: bool = true,
        consume_message_orderly: bool,
        consume_timeout_minute: i32 = 15,
        group_name: ByteString,
        group_retry_policy: GroupRetryPolicy,
        group_sys_flag: i32,
        notify_consumer_ids_changed_enable: bool = true,
        retry_max_times: i32 = 16,
        retry_queue_nums: i32 = 1,
        which_broker_when_consume_slowly: i64 = 1,
    }

    /// All groups of a broker: the answer to 201 and `subscriptionGroup.json`.
    SubscriptionGroupTable {
        data_version: DataVersion,
        /// Group, then topic, then forbidden bits (353).
        forbidden_table: BTreeMap<ByteString, BTreeMap<ByteString, i32>>,
        subscription_group_table: BTreeMap<ByteString, SubscriptionGroupConfig>,
    }

    /// Many groups to create or change (225).
    SubscriptionGroupList {
        group_config_list: Vec<SubscriptionGroupConfig>,
    }

    /// Names of groups (300).
    GroupList {
        group_list: Vec<ByteString>,
    }

    /// How far a group is in one queue.
    OffsetWrapper {
        broker_offset: i64,
        consumer_offset: i64,
        /// Store time of the last consumed message, Unix ms; 0 unknown.
        last_timestamp: i64,
        pull_offset: i64,
    }

    /// How far a group is (208).
    ConsumeStats {
        consume_tps: f64,
        offset_table: RawKeyed<MessageQueue, OffsetWrapper>,
    }

    /// How far every group of a broker is (317).
    ConsumeStatsList {
        broker_addr: ByteString,
        consume_stats_list: Vec<BTreeMap<ByteString, Vec<ConsumeStats>>>,
        total_diff: i64,
        total_inflight_diff: i64,
    }
}

impl SubscriptionGroupConfig {
    /// A group with Apache's defaults.
    pub fn new(group: impl Into<ByteString>) -> Self {
        Self { group_name: group.into(), ..Self::default() }
    }
}
