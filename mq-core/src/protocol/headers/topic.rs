//! Topics: codes 17, 105, 202, 215, 216, 217, 300, 303, 321, 351, 513.

use super::wire_headers;
use crate::types::QueueId;
use bytestring::ByteString;

wire_headers! {
    /// Creates or changes a topic on one broker (17), or a static one (513).
    CreateTopic {
        "topic" => topic: ByteString,
        "defaultTopic" => default_topic: Option<ByteString>,
        "readQueueNums" => read_queue_nums: i32,
        "writeQueueNums" => write_queue_nums: i32,
        "perm" => perm: i32,
        "topicFilterType" => topic_filter_type: Option<ByteString>,
        "topicSysFlag" => topic_sys_flag: Option<i32>,
        "order" => order: bool = false,
        /// `+key=value,-key`.
        "attributes" => attributes: Option<ByteString>,
        "force" => force: Option<bool>,
    }

    /// Names a topic (202, 215, 217, 300, 351).
    TopicRef {
        "topic" => topic: ByteString,
    }

    /// Asks for a topic's settings (351), and with `lo` for its mapping too.
    StaticTopicRef {
        "topic" => topic: ByteString,
        "lo" => lo: Option<bool>,
    }

    /// Asks for a route (105).
    GetRouteInfo {
        "topic" => topic: ByteString,
        "acceptStandardJsonOnly" => accept_standard_json_only: bool = false,
    }

    /// Forgets a topic at a name server (216).
    DeleteTopicInNamesrv {
        "topic" => topic: ByteString,
        "clusterName" => cluster_name: Option<ByteString>,
    }

    /// Names a topic and a group (303, 345).
    TopicAndGroup {
        "topic" => topic: ByteString,
        "group" => group: ByteString,
    }

    /// Reads entries of a consume queue (321).
    QueryConsumeQueue {
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "index" => index: i64,
        "count" => count: i32,
        "consumerGroup" => consumer_group: Option<ByteString>,
    }

    /// Asks for all topic settings (21); the paging fields are 5.x.
    GetAllTopicConfig {
        "topicSeq" => topic_seq: Option<i32>,
        "dataVersion" => data_version: Option<ByteString>,
        "maxTopicNum" => max_topic_num: Option<i32>,
    }

    /// Beside the body of 21.
    GetAllTopicConfigResponse {
        "totalTopicNum" => total_topic_num: Option<i32>,
    }
}
