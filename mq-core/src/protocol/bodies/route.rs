//! Routes and clusters (105, 106, 901).

use super::bodies;
use super::static_topic::TopicMappingInfo;
use crate::protocol::lenient_json::{RawKey, RawKeyed};
use crate::types::BrokerId;
use bytestring::ByteString;
use std::collections::BTreeMap;

bodies! {
    /// A broker name: its master and slaves.
    BrokerData {
        broker_addrs: RawKeyed<i64, ByteString>,
        broker_name: ByteString,
        cluster: ByteString,
        enable_acting_master: bool,
        zone_name: Option<ByteString>,
    }

    /// A topic's queues on one broker name.
    QueueData {
        broker_name: ByteString,
        perm: i32,
        read_queue_nums: i32,
        topic_sys_flag: i32,
        write_queue_nums: i32,
    }

    /// Where a topic is (105).
    TopicRouteData {
        broker_datas: Vec<BrokerData>,
        filter_server_table: BTreeMap<ByteString, Vec<ByteString>>,
        /// `broker:queues;…` for topics with a fixed order.
        order_topic_conf: Option<ByteString>,
        queue_datas: Vec<QueueData>,
        /// Of static topics, by broker name.
        topic_queue_mapping_by_broker: Option<BTreeMap<ByteString, TopicMappingInfo>>,
    }

    /// Every broker (106).
    ClusterInfo {
        broker_addr_table: BTreeMap<ByteString, BrokerData>,
        cluster_addr_table: BTreeMap<ByteString, Vec<ByteString>>,
    }

    /// The replicas of a broker name (901).
    BrokerMemberGroup {
        broker_addrs: RawKeyed<i64, ByteString>,
        broker_name: ByteString,
        cluster: ByteString,
    }

    /// The answer to 901.
    BrokerMemberGroupResponse {
        broker_member_group: BrokerMemberGroup,
    }
}

impl BrokerData {
    /// The address of the master, if one is there.
    pub fn master(&self) -> Option<&ByteString> {
        self.broker_addrs.get(&RawKey(BrokerId::MASTER.get()))
    }

    /// The master's address, or that of the slave with the lowest id.
    pub fn master_or_slave(&self) -> Option<&ByteString> {
        self.broker_addrs.values().next()
    }
}
