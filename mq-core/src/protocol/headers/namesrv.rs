//! Name server: codes 100-106, 205, 206, 219, 224, 304, 322, 327, 901, 904.

use super::wire_headers;
use crate::types::BrokerId;
use bytestring::ByteString;

wire_headers! {
    /// A broker says that it is there, and what topics it has (103).
    RegisterBroker {
        "brokerName" => broker_name: ByteString,
        "brokerAddr" => broker_addr: ByteString,
        "clusterName" => cluster_name: ByteString,
        "haServerAddr" => ha_server_addr: ByteString,
        "brokerId" => broker_id: BrokerId,
        "heartbeatTimeoutMillis" => heartbeat_timeout_ms: Option<i64>,
        "enableActingMaster" => enable_acting_master: Option<bool>,
        "compressed" => compressed: bool = false,
        /// CRC32 of the body with the top bit cleared; 0: not checked.
        "bodyCrc32" => body_crc32: i32 = 0,
    }

    /// What a broker learns in return.
    RegisterBrokerResponse {
        "haServerAddr" => ha_server_addr: Option<ByteString>,
        "masterAddr" => master_addr: Option<ByteString>,
    }

    /// Names a broker (104, 322).
    BrokerRef {
        "brokerName" => broker_name: ByteString,
        "brokerAddr" => broker_addr: ByteString,
        "clusterName" => cluster_name: ByteString,
        "brokerId" => broker_id: BrokerId,
    }

    /// The answer to 322.
    QueryDataVersionResponse {
        "changed" => changed: bool,
    }

    /// A light sign of life of a 5.x broker (904).
    BrokerHeartbeat {
        "clusterName" => cluster_name: ByteString,
        "brokerAddr" => broker_addr: ByteString,
        "brokerName" => broker_name: ByteString,
        "brokerId" => broker_id: Option<BrokerId>,
        "heartbeatTimeoutMills" => heartbeat_timeout_ms: Option<i64>,
    }

    /// Names a broker's group of replicas (901).
    BrokerMemberGroupRef {
        "clusterName" => cluster_name: ByteString,
        "brokerName" => broker_name: ByteString,
    }

    /// Names a broker by name alone (205, 327).
    BrokerNameRef {
        "brokerName" => broker_name: ByteString,
    }

    /// The answer to 205.
    WipeWritePermResponse {
        "wipeTopicCount" => wipe_topic_count: i32,
    }

    /// The answer to 327.
    AddWritePermResponse {
        "addTopicCount" => add_topic_count: i32,
    }

    /// Names a cluster (224).
    ClusterRef {
        "cluster" => cluster: ByteString,
    }

    /// Stores a value (100).
    PutKvConfig {
        "namespace" => namespace: ByteString,
        "key" => key: ByteString,
        "value" => value: ByteString,
    }

    /// Names a value (101, 102).
    KvConfigRef {
        "namespace" => namespace: ByteString,
        "key" => key: ByteString,
    }

    /// The answer to 101.
    KvConfigValue {
        "value" => value: Option<ByteString>,
    }

    /// Names all values of a namespace (219).
    KvNamespaceRef {
        "namespace" => namespace: ByteString,
    }
}
