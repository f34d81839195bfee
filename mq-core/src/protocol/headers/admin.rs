//! Operation of a broker: codes 26, 37, 315, 317.

use super::wire_headers;
use crate::types::PhyOffset;
use bytestring::ByteString;

wire_headers! {
    /// Beside the settings of a broker (26).
    GetBrokerConfigResponse {
        /// A data version, as JSON.
        "version" => version: Option<ByteString>,
    }

    /// Asks for one counter (315).
    ViewBrokerStats {
        "statsName" => stats_name: ByteString,
        "statsKey" => stats_key: ByteString,
    }

    /// Asks how far every group is (317).
    GetBrokerConsumeStats {
        "isOrder" => is_order: bool,
    }

    /// Ends a transaction (37).
    EndTransaction {
        "producerGroup" => producer_group: ByteString,
        "tranStateTableOffset" => tran_state_table_offset: i64,
        "commitLogOffset" => commit_log_offset: PhyOffset,
        /// 8 commit, 12 roll back, 0 unknown.
        "commitOrRollback" => commit_or_rollback: i32,
        "fromTransactionCheck" => from_transaction_check: bool = false,
        "msgId" => msg_id: Option<ByteString>,
        "transactionId" => transaction_id: Option<ByteString>,
        "topic" => topic: Option<ByteString>,
    }
}
