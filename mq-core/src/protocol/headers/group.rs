//! Consumer groups: codes 201, 207, 208, 343, 352, 353.

use super::wire_headers;
use bytestring::ByteString;

wire_headers! {
    /// Names a group (343, 352).
    GroupRef {
        "group" => group: ByteString,
    }

    /// Deletes a group's settings (207).
    DeleteSubscriptionGroup {
        "groupName" => group_name: ByteString,
        "cleanOffset" | "removeOffset" => clean_offset: bool = false,
    }

    /// Asks how far a group is (208).
    GetConsumeStats {
        "consumerGroup" => consumer_group: ByteString,
        /// Absent or empty: every topic of the group.
        "topic" => topic: Option<ByteString>,
        /// Joined by `;`.
        "topicList" => topic_list: Option<ByteString>,
    }

    /// Asks for all group settings (201); the paging fields are 5.x.
    GetAllGroupConfig {
        "groupSeq" => group_seq: Option<i32>,
        "dataVersion" => data_version: Option<ByteString>,
        "maxGroupNum" => max_group_num: Option<i32>,
    }

    /// Beside the body of 201.
    GetAllGroupConfigResponse {
        "totalGroupNum" => total_group_num: Option<i32>,
    }

    /// Reads or sets whether a group may read a topic (353).
    GroupForbidden {
        "group" => group: ByteString,
        "topic" => topic: ByteString,
        "readable" => readable: Option<bool>,
    }
}
