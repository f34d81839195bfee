//! What a consumer is doing, and what came of a message given to it directly (307, 309).

use super::bodies;
use super::client::{SubscriptionData, named};
use super::queue::MessageQueue;
use crate::protocol::lenient_json::RawKeyed;
use bytestring::ByteString;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

named! {
    /// How a message given directly was consumed.
    ConsumeResult {
        /// Consumed.
        Success = "CR_SUCCESS",
        /// To be tried again.
        Later = "CR_LATER",
        /// Rolled back.
        Rollback = "CR_ROLLBACK",
        /// Committed.
        Commit = "CR_COMMIT",
        /// The listener threw.
        ThrowException = "CR_THROW_EXCEPTION",
        /// The listener returned nothing.
        ReturnNull = "CR_RETURN_NULL",
    }
}

bodies! {
    /// A queue as a consumer holds it.
    ProcessQueueInfo {
        cached_msg_count: i64,
        cached_msg_max_offset: i64,
        cached_msg_min_offset: i64,
        cached_msg_size_in_mi_b: i64,
        commit_offset: i64,
        /// Spelled so on the wire.
        #[serde(alias = "dropped")]
        droped: bool,
        last_consume_timestamp: i64,
        last_lock_timestamp: i64,
        last_pull_timestamp: i64,
        locked: bool,
        transaction_msg_count: i64,
        transaction_msg_max_offset: i64,
        transaction_msg_min_offset: i64,
        try_unlock_times: i64,
    }

    /// A queue as a consumer pops it.
    PopProcessQueueInfo {
        /// Messages that are not settled yet.
        wait_ack_count: i32,
        /// Spelled so on the wire.
        #[serde(alias = "dropped")]
        droped: bool,
        last_pop_timestamp: i64,
    }

    /// Rates of one topic at a consumer.
    ConsumeStatus {
        consume_failed_msgs: i64,
        #[serde(rename = "consumeFailedTPS")]
        consume_failed_tps: f64,
        #[serde(rename = "consumeOKTPS")]
        consume_ok_tps: f64,
        /// Mean time in the listener, ms.
        #[serde(rename = "consumeRT")]
        consume_rt: f64,
        /// Mean time of a pull, ms.
        #[serde(rename = "pullRT")]
        pull_rt: f64,
        #[serde(rename = "pullTPS")]
        pull_tps: f64,
    }

    /// What a consumer is doing (307).
    ConsumerRunningInfo {
        /// Stacks of its threads, when asked for.
        jstack: Option<String>,
        mq_table: RawKeyed<MessageQueue, ProcessQueueInfo>,
        /// What it pops; empty before 5.0.
        mq_pop_table: RawKeyed<MessageQueue, PopProcessQueueInfo>,
        /// `PROP_CONSUME_TYPE`, `PROP_CLIENT_VERSION`, `PROP_CONSUMEORDERLY` and more.
        properties: BTreeMap<ByteString, ByteString>,
        status_table: BTreeMap<ByteString, ConsumeStatus>,
        subscription_set: Vec<SubscriptionData>,
        user_consumer_info: BTreeMap<ByteString, ByteString>,
    }

    /// What came of a message given directly (309).
    ConsumeMessageDirectlyResult {
        auto_commit: bool = true,
        consume_result: Option<ConsumeResult>,
        order: bool,
        remark: Option<ByteString>,
        /// Milliseconds in the listener.
        spent_time_mills: i64,
    }
}
