//! Pulling: codes 11 and 361.

use super::wire_headers;
use crate::types::{BrokerId, QueueId, QueueOffset};
use bytestring::ByteString;

/// `sysFlag` bit of a pull: `commitOffset` is to be committed.
pub const PULL_COMMIT_OFFSET: i32 = 1;
/// `sysFlag` bit of a pull: wait at the broker when there is nothing.
pub const PULL_SUSPEND: i32 = 2;
/// `sysFlag` bit of a pull: the subscription is in the header.
pub const PULL_SUBSCRIPTION: i32 = 4;
/// `sysFlag` bit of a pull: filtered by a class on a filter server, which no longer exists.
pub const PULL_CLASS_FILTER: i32 = 8;
/// `sysFlag` bit of a pull: from a lite pull consumer.
pub const PULL_LITE: i32 = 16;

wire_headers! {
    /// A pull of one queue.
    PullMessage {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "queueOffset" => queue_offset: QueueOffset,
        "maxMsgNums" => max_msg_nums: i32,
        "sysFlag" => sys_flag: i32,
        "commitOffset" => commit_offset: QueueOffset,
        "suspendTimeoutMillis" => suspend_timeout_ms: i64,
        "subscription" => subscription: Option<ByteString>,
        "subVersion" => sub_version: i64,
        /// Absent means TAG.
        "expressionType" => expression_type: Option<ByteString>,
        "maxMsgBytes" => max_msg_bytes: Option<i32>,
    }

    /// The answer to a pull, found or not.
    PullMessageResponse {
        "suggestWhichBrokerId" => suggest_which_broker_id: BrokerId,
        "nextBeginOffset" => next_begin_offset: QueueOffset,
        "minOffset" => min_offset: QueueOffset,
        "maxOffset" => max_offset: QueueOffset,
        "topicSysFlag" => topic_sys_flag: Option<i32>,
        "groupSysFlag" => group_sys_flag: Option<i32>,
        /// On NO_PERMISSION: 1 broker, 2 group, 3 topic, 4 broadcast, 5 subscription.
        "forbiddenType" => forbidden_type: Option<i32>,
    }
}
