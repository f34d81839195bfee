//! Transactions: codes 37, 39, 323.

use super::wire_headers;
use crate::types::{PhyOffset, QueueOffset};
use bytestring::ByteString;

wire_headers! {
    /// A producer decides on a half message (37).
    EndTransaction {
        "producerGroup" => producer_group: ByteString,
        /// The half message's place in its queue.
        "tranStateTableOffset" => tran_state_table_offset: QueueOffset,
        /// Where the half message stands in the commit log.
        "commitLogOffset" => commit_log_offset: PhyOffset,
        /// The transaction bits of a sysFlag: 8 commit, 12 roll back, 0 not known yet.
        "commitOrRollback" => commit_or_rollback: i32,
        /// Whether this answers a check (39).
        "fromTransactionCheck" => from_transaction_check: bool = false,
        "msgId" => msg_id: Option<ByteString>,
        "transactionId" => transaction_id: Option<ByteString>,
        "topic" => topic: Option<ByteString>,
        "bname" | "brokerName" => broker_name: Option<ByteString>,
    }

    /// A broker asks a producer what became of a transaction (39); the body is the half message with its real topic and queue.
    CheckTransactionState {
        /// The half topic.
        "topic" => topic: Option<ByteString>,
        "tranStateTableOffset" => tran_state_table_offset: QueueOffset,
        "commitLogOffset" => commit_log_offset: PhyOffset,
        /// The id its producer gave the message.
        "msgId" => msg_id: Option<ByteString>,
        "transactionId" => transaction_id: Option<ByteString>,
        "offsetMsgId" => offset_msg_id: Option<ByteString>,
        "bname" | "brokerName" => broker_name: Option<ByteString>,
    }

    /// A half message that was parked after its last check is checked again (323).
    ResumeCheckHalfMessage {
        /// The offset message id of the parked message.
        "msgId" => msg_id: ByteString,
        "topic" => topic: Option<ByteString>,
    }
}
