//! Operation of a broker: codes 26, 37, 315, 317, 354, 355, 908, 2004, 5001.

use super::wire_headers;
use crate::types::{PhyOffset, UnixMs};
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
    /// Asks whether queues in RocksDB agree with those in files (354).
    CheckRocksdbCq {
        "topic" => topic: ByteString,
        /// Only what was stored after that moment.
        "checkStoreTime" => check_store_time: UnixMs,
    }

    /// Asks a broker to write what it keeps in RocksDB to JSON files (355).
    ExportRocksdbConfig {
        /// `topics`, `subscriptionGroups`, `consumerOffsets`; each ends with `;`.
        "configType" => config_type: ByteString,
    }

    /// Says up to where the master has flushed (908).
    ResetMasterFlushOffset {
        "masterFlushOffset" => master_flush_offset: PhyOffset,
    }

    /// How the log's files are read ahead (2004): 0 normally, 1 at random.
    ReadAheadMode {
        "READ_AHEAD_MODE" => mode: ByteString,
    }

    /// Where timer messages are kept from now on (5001): F in files, R in RocksDB.
    SwitchTimerEngine {
        "E_T" => engine: ByteString,
    }
}
