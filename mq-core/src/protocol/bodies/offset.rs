//! Positions: tables of them, resets, what clients hold (43, 45, 61, 220-223, `consumerOffset.json`, `delayOffset.json`).

use super::bodies;
use super::queue::MessageQueue;
use super::topic::DataVersion;
use crate::protocol::lenient_json::RawKeyed;
use bytestring::ByteString;
use std::collections::BTreeMap;

bodies! {
    /// Committed positions: by `topic@group`, then queue id.
    ConsumerOffsetTable {
        data_version: DataVersion,
        offset_table: BTreeMap<ByteString, RawKeyed<i32, i64>>,
    }

    /// Where each delay level is delivered up to: by level.
    DelayOffsetTable {
        data_version: DataVersion,
        offset_table: RawKeyed<i32, i64>,
        /// The same for users' messages alone, where they are ahead of the retries. Apache's brokers know neither this nor the next one.
        user_offset_table: RawKeyed<i32, i64>,
        /// The same for retries alone, where they are ahead of users' messages.
        retry_offset_table: RawKeyed<i32, i64>,
    }

    /// Messages that wait for their time, of one topic.
    TimerMetric {
        count: i64,
        /// When it changed last.
        time_stamp: i64,
    }

    /// Messages that wait for their time, by the topic they go to (61, `timermetrics`).
    TimerMetrics {
        data_version: DataVersion,
        timing_count: BTreeMap<ByteString, TimerMetric>,
    }

    /// Positions that queues were moved to (220, 222).
    ResetOffsetBody {
        offset_table: RawKeyed<MessageQueue, i64>,
    }

    /// Positions that clients hold (221, 223).
    ConsumerStatusBody {
        consumer_table: BTreeMap<ByteString, RawKeyed<MessageQueue, i64>>,
        message_queue_table: RawKeyed<MessageQueue, i64>,
    }
}
