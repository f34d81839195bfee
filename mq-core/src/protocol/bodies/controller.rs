//! What controllers know of replicas (1006).

use super::bodies;
use bytestring::ByteString;
use std::collections::BTreeMap;

bodies! {
    /// One replica.
    ReplicaIdentity {
        alive: Option<bool>,
        broker_address: ByteString,
        broker_id: i64,
        broker_name: ByteString,
    }

    /// The replicas of one broker name.
    ReplicasInfo {
        in_sync_replicas: Vec<ReplicaIdentity>,
        master_address: Option<ByteString>,
        master_broker_id: Option<i64>,
        master_epoch: i32,
        not_in_sync_replicas: Vec<ReplicaIdentity>,
        sync_state_set_epoch: i32,
    }

    /// The answer to 1006: by broker name.
    BrokerReplicasInfo {
        replicas_info_table: BTreeMap<ByteString, ReplicasInfo>,
    }
}
