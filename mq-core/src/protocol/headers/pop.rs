//! Popping: codes 200050, 200051, 200053, 200054, 200055. These codes do not fit binary headers: they travel with JSON headers only.

use super::wire_headers;
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;

/// `initMode`: a group without a position begins with the queue's first message.
pub const POP_FROM_MIN: i32 = 0;
/// `initMode`: a group without a position begins with the queue's last message (with the first one in a young queue).
pub const POP_FROM_MAX: i32 = 1;

wire_headers! {
    /// Takes messages of a topic; what is not acknowledged in time comes again (200050).
    PopMessage {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        /// -1: every queue.
        "queueId" => queue_id: QueueId,
        "maxMsgNums" => max_msg_nums: i32,
        "invisibleTime" => invisible_ms: i64,
        /// How long to wait at the broker when there is nothing, ms.
        "pollTime" => poll_ms: i64,
        /// When the client asked, by its clock. 0 and absent: now.
        "bornTime" => born_time: UnixMs = UnixMs(0),
        "initMode" => init_mode: i32,
        /// Absent means TAG.
        "expType" => exp_type: Option<ByteString>,
        "exp" => exp: Option<ByteString>,
        /// Whether a queue gives nothing while something of it is out.
        "order" => order: bool = false,
        /// The same for every try of one ordered pop, so that a lost answer can be asked for again.
        "attemptId" => attempt_id: Option<ByteString>,
    }

    /// The answer to a pop, also to a refused one.
    PopMessageResponse {
        "popTime" => pop_time: UnixMs,
        "invisibleTime" => invisible_ms: i64,
        "reviveQid" => revive_queue_id: QueueId,
        /// Messages that are left in the queues that were looked at.
        "restNum" => rest_num: i64,
        /// `kind queue start` for every queue that gave something, joined by `;`.
        "startOffsetInfo" => start_offset_info: Option<ByteString>,
        /// `kind queue offset,offset` likewise.
        "msgOffsetInfo" => msg_offset_info: Option<ByteString>,
        /// How often messages were popped before, of an ordered pop.
        "orderCountInfo" => order_count_info: Option<ByteString>,
    }

    /// Acknowledges one popped message (200051).
    AckMessage {
        "consumerGroup" => consumer_group: ByteString,
        /// The topic it was taken from, which may be a retry topic.
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        /// The message's receipt.
        "extraInfo" => extra_info: ByteString,
        "offset" => offset: QueueOffset,
    }

    /// Lets a popped message come again at another time (200053).
    ChangeInvisibleTime {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "extraInfo" => extra_info: ByteString,
        "offset" => offset: QueueOffset,
        /// From now on.
        "invisibleTime" => invisible_ms: i64,
    }

    /// What the receipt of a message whose time was changed is made of.
    ChangeInvisibleTimeResponse {
        "popTime" => pop_time: UnixMs,
        "invisibleTime" => invisible_ms: i64,
        "reviveQid" => revive_queue_id: QueueId,
    }

    /// Shows what a pop would find, and takes nothing (200052); the answer is a pop's.
    PeekMessage {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "maxMsgNums" => max_msg_nums: i32,
    }

    /// Asks whether a pop would find something, and waits for it (200054).
    Notification {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "pollTime" => poll_ms: i64,
        "bornTime" => born_time: UnixMs = UnixMs(0),
        "order" => order: bool = false,
        "attemptId" => attempt_id: Option<ByteString>,
    }

    /// The answer to 200054.
    NotificationResponse {
        "hasMsg" => has_msg: bool,
        "pollingFull" => polling_full: bool = false,
    }

    /// Asks how many pops wait (200055).
    PollingInfo {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
    }

    /// The answer to 200055.
    PollingInfoResponse {
        "pollingNum" => polling_num: i32,
    }
}
