//! Statistics and raw views (303, 315, 321).

use super::bodies;
use super::client::SubscriptionData;
use super::queue::MessageQueue;
use bytestring::ByteString;

bodies! {
    /// One counter over one span.
    BrokerStatsItem {
        /// Mean of a value per event.
        avgpt: f64,
        sum: i64,
        tps: f64,
    }

    /// One counter (315).
    BrokerStatsData {
        stats_day: BrokerStatsItem,
        stats_hour: BrokerStatsItem,
        stats_minute: BrokerStatsItem,
    }

    /// How old the messages are that a group has still to consume in a queue.
    QueueTimeSpan {
        consume_time_stamp: i64,
        /// Milliseconds.
        delay_time: i64,
        max_time_stamp: i64,
        message_queue: MessageQueue,
        min_time_stamp: i64,
    }

    /// The answer to 303.
    ConsumeTimeSpan {
        consume_time_span_set: Vec<QueueTimeSpan>,
    }

    /// One entry of a consume queue.
    ConsumeQueueEntry {
        bit_map: Option<String>,
        eval: bool,
        extend_data_json: Option<String>,
        msg: Option<String>,
        physic_offset: i64,
        physic_size: i32,
        tags_code: i64,
    }

    /// Entries of a consume queue (321).
    QueryConsumeQueueBody {
        filter_data: Option<ByteString>,
        max_queue_index: i64,
        min_queue_index: i64,
        queue_data: Vec<ConsumeQueueEntry>,
        subscription_data: Option<SubscriptionData>,
    }
}
