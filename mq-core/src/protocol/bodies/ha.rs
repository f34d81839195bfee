//! Replication as brokers tell it (907, 1007).

use super::bodies;
use bytestring::ByteString;

bodies! {
    /// One slave, as its master sees it.
    HaConnection {
        addr: ByteString,
        /// Bytes that it lacks.
        diff: i64,
        in_sync: bool,
        slave_ack_offset: i64,
        transfer_from_where: i64,
        transferred_byte_in_second: i64,
    }

    /// A slave, as it sees itself.
    HaClient {
        last_read_timestamp: i64,
        last_write_timestamp: i64,
        master_addr: Option<ByteString>,
        master_flush_offset: i64,
        max_offset: i64,
        transferred_byte_in_second: i64,
    }

    /// The answer to 907.
    HaRuntimeInfo {
        ha_client_runtime_info: HaClient,
        ha_connection_info: Vec<HaConnection>,
        in_sync_slave_nums: i32,
        master: bool,
        master_commit_log_max_offset: i64,
    }

    /// From where on one master wrote the log.
    EpochEntry {
        end_offset: i64 = i64::MAX,
        epoch: i32,
        start_offset: i64,
    }

    /// The answer to 1007.
    EpochCache {
        broker_id: i64,
        broker_name: ByteString,
        cluster_name: ByteString,
        epoch_list: Vec<EpochEntry>,
        max_offset: i64,
    }
}
