//! Sending: codes 10, 310, 320, 324, 325, 326, 36.

use super::wire_headers;
use crate::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;

wire_headers! {
    /// A send. Codes 310, 320 and 325 use the letters, codes 10 and 324 the long names; the letters are written.
    SendMessage {
        "a" | "producerGroup" => producer_group: ByteString,
        "b" | "topic" => topic: ByteString,
        /// The topic whose settings a topic created by this send inherits.
        "c" | "defaultTopic" => default_topic: ByteString,
        "d" | "defaultTopicQueueNums" => default_topic_queue_nums: i32,
        /// -1: the broker picks.
        "e" | "queueId" => queue_id: QueueId,
        "f" | "sysFlag" => sys_flag: i32,
        "g" | "bornTimestamp" => born_timestamp: UnixMs,
        /// The user's flag, kept and never read.
        "h" | "flag" => flag: i32,
        "i" | "properties" => properties: Option<ByteString>,
        "j" | "reconsumeTimes" => reconsume_times: Option<i32>,
        "k" | "unitMode" => unit_mode: bool = false,
        "l" | "maxReconsumeTimes" => max_reconsume_times: Option<i32>,
        "m" | "batch" => batch: bool = false,
        "n" | "bname" | "brokerName" => broker_name: Option<ByteString>,
    }

    /// The answer to a send that was stored.
    SendMessageResponse {
        /// The offset message id; of a batch, all of them joined by commas.
        "msgId" => msg_id: ByteString,
        "queueId" => queue_id: QueueId,
        /// Of a batch, the first one.
        "queueOffset" => queue_offset: QueueOffset,
        "transactionId" => transaction_id: Option<ByteString>,
        "batchUniqId" => batch_uniq_id: Option<ByteString>,
        "recallHandle" => recall_handle: Option<ByteString>,
        "MSG_REGION" => region: Option<ByteString>,
        "TRACE_ON" => trace_on: Option<ByteString>,
    }

    /// What refused sends carry too.
    SendRegion {
        "MSG_REGION" => region: ByteString,
        "TRACE_ON" => trace_on: bool,
    }

    /// A producer recalls a message that waits for its time (370).
    RecallMessage {
        "producerGroup" => producer_group: Option<ByteString>,
        "topic" => topic: ByteString,
        "recallHandle" => recall_handle: ByteString,
        "bname" | "brokerName" => broker_name: Option<ByteString>,
    }

    /// The recall is stored; the message will not be delivered.
    RecallMessageResponse {
        /// The message's unique key.
        "msgId" => msg_id: ByteString,
        "MSG_REGION" => region: Option<ByteString>,
    }

    /// A consumer gives a message back to be delivered again later.
    ConsumerSendMsgBack {
        /// Where the message stands in the commit log.
        "offset" => offset: PhyOffset,
        "group" => group: ByteString,
        /// Below 0: dead letter; 0: the broker picks the level by the tries so far.
        "delayLevel" => delay_level: i32,
        "originMsgId" => origin_msg_id: Option<ByteString>,
        "originTopic" => origin_topic: Option<ByteString>,
        "unitMode" => unit_mode: bool = false,
        "maxReconsumeTimes" => max_reconsume_times: Option<i32>,
    }

    /// A broker hands a reply to the client that waits for it (326); the body is the reply's.
    PushReplyMessage {
        "producerGroup" => producer_group: ByteString,
        /// The reply topic.
        "topic" => topic: ByteString,
        "defaultTopic" => default_topic: ByteString,
        "defaultTopicQueueNums" => default_topic_queue_nums: i32,
        "queueId" => queue_id: QueueId,
        "sysFlag" => sys_flag: i32,
        "bornTimestamp" => born_timestamp: UnixMs,
        "flag" => flag: i32,
        "properties" => properties: Option<ByteString>,
        "reconsumeTimes" => reconsume_times: Option<i32>,
        "unitMode" => unit_mode: bool = false,
        /// Who replied, `host:port`.
        "bornHost" => born_host: ByteString,
        /// The broker, `host:port`.
        "storeHost" => store_host: ByteString,
        "storeTimestamp" => store_timestamp: UnixMs,
    }
}
