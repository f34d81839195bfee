//! Finding messages: codes 12 and 33.

use super::wire_headers;
use crate::types::{PhyOffset, UnixMs};
use bytestring::ByteString;

wire_headers! {
    /// Finds messages by key (12).
    QueryMessage {
        "topic" => topic: ByteString,
        "key" => key: ByteString,
        "maxNum" => max_num: i32,
        "beginTimestamp" => begin_timestamp: UnixMs,
        "endTimestamp" => end_timestamp: UnixMs,
        /// K (also when absent), U, or T for tags.
        "indexType" => index_type: Option<ByteString>,
        "lastKey" => last_key: Option<ByteString>,
        "_UNIQUE_KEY_QUERY" => unique_key_query: Option<bool>,
    }

    /// Beside the messages found.
    QueryMessageResponse {
        "indexLastUpdateTimestamp" => index_last_update_timestamp: UnixMs,
        "indexLastUpdatePhyoffset" => index_last_update_phy_offset: PhyOffset,
    }

    /// Reads the message at a commit-log offset (33).
    ViewMessage {
        "offset" => offset: PhyOffset,
        "topic" => topic: Option<ByteString>,
    }
}
