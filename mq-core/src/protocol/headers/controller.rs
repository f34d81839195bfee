//! Controllers (codes 1002, 1005, 1011) and broker containers (902, 903).

use super::wire_headers;
use crate::types::{BrokerId, UnixMs};
use bytestring::ByteString;

wire_headers! {
    /// What a controller says of its group (the answer to 1005).
    ControllerMetadata {
        "group" => group: Option<ByteString>,
        "controllerLeaderId" => controller_leader_id: Option<ByteString>,
        "controllerLeaderAddress" => controller_leader_address: Option<ByteString>,
        "isLeader" => is_leader: bool = false,
        /// `id:host:port`, joined by `;`.
        "peers" => peers: Option<ByteString>,
    }

    /// Asks the leader for another master (1002).
    ElectMaster {
        "clusterName" => cluster_name: ByteString,
        "brokerName" => broker_name: ByteString,
        "brokerId" => broker_id: BrokerId,
        /// True when an operator names the new master.
        "designateElect" => designate_elect: bool = false,
        "invokeTime" => invoke_time: Option<UnixMs>,
    }

    /// Beside the replicas that 1002 answers.
    ElectMasterResponse {
        "masterBrokerId" => master_broker_id: Option<BrokerId>,
        "masterAddress" => master_address: Option<ByteString>,
        "masterEpoch" => master_epoch: Option<i32>,
        "syncStateSetEpoch" => sync_state_set_epoch: Option<i32>,
    }

    /// Makes the controller forget replicas (1011).
    CleanBrokerData {
        "clusterName" => cluster_name: Option<ByteString>,
        "brokerName" => broker_name: ByteString,
        /// Ids joined by `;`; absent: all of them.
        "brokerControllerIdsToClean" => broker_ids: Option<ByteString>,
        "isCleanLivingBroker" => clean_living: bool = false,
        "invokeTime" => invoke_time: Option<UnixMs>,
    }

    /// Starts a broker in a container (902).
    AddBroker {
        "configPath" => config_path: Option<ByteString>,
    }

    /// Stops a broker of a container (903).
    RemoveBroker {
        "brokerName" => broker_name: ByteString,
        "brokerClusterName" => broker_cluster_name: ByteString,
        "brokerId" => broker_id: BrokerId,
    }
}
