//! What carries out each of Apache's commands: one flat table, in the order of names. A command of `table` that is not here is not built.

use super::parse::Parsed;
use super::{
    auth, bench, broker, clients, cluster, controller, export, group, ha, message, monitor, namesrv, offset, plain_acl, progress, queue,
    settings, static_topic, stats, topic, trace,
};
use crate::failure::Failure;
use crate::session::Session;
use std::pin::Pin;

/// A command at work: prints, and ends with an exit code or a failure.
type Running<'a> = Pin<Box<dyn Future<Output = Result<u8, Failure>> + 'a>>;
/// Starts a command.
pub type Run = for<'a, 's> fn(&'a mut Session<'s>, &'a Parsed) -> Running<'a>;

macro_rules! runs {
    ($($name:literal => $run:path;)*) => {
        &[$( ($name, |session, parsed| Box::pin($run(session, parsed))) ),*]
    };
}

const RUNS: &[(&str, Run)] = runs! {
    "addBroker" => controller::add_broker;
    "addWritePerm" => namesrv::add_write;
    "allocateMQ" => topic::allocate;
    "brokerConsumeStats" => queue::consume_stats;
    "brokerStatus" => broker::broker_status;
    "checkMsgSendRT" => bench::check_send;
    "checkRocksdbCqWriteProgress" => settings::check_rocksdb;
    "cleanBrokerMetadata" => controller::clean;
    "cleanExpiredCQ" => settings::clean_queues;
    "cleanUnusedTopic" => settings::clean_topics;
    "cloneGroupOffset" => offset::clone;
    "clusterAclConfigVersion" => plain_acl::version;
    "clusterList" => cluster::cluster_list;
    "clusterRT" => bench::cluster;
    "consumeMessage" => message::consume;
    "consumer" => clients::status;
    "consumerConnection" => group::consumer_connection;
    "consumerProgress" => progress::consumer_progress;
    "consumerStatus" => clients::status;
    "copyAcl" => auth::copy_acls;
    "copyUser" => auth::copy_users;
    "createAcl" => auth::create_acl;
    "createUser" => auth::create_user;
    "decodeMessageId" => message::decode_id;
    "deleteAccessConfig" => plain_acl::delete;
    "deleteAcl" => auth::delete_acl;
    "deleteAclConfig" => plain_acl::delete;
    "deleteExpiredCommitLog" => settings::clean_log;
    "deleteKvConfig" => namesrv::delete_kv;
    "deleteSubGroup" => group::delete_sub_group;
    "deleteTopic" => topic::delete_topic;
    "deleteUser" => auth::delete_user;
    "dumpCompactionLog" => message::dump;
    "electMaster" => controller::elect;
    "exportConfigs" => export::configs;
    "exportMetadata" => export::metadata;
    "exportMetrics" => export::metrics;
    "exportPopRecord" => settings::export_pop;
    "getAcl" => auth::acl;
    "getBrokerConfig" => broker::broker_config;
    "getBrokerEpoch" => ha::epochs;
    "getColdDataFlowCtrInfo" => settings::cold_data;
    "getConsumerConfig" => group::consumer_config;
    "getConsumerStatus" => offset::consumer_status;
    "getControllerConfig" => controller::config;
    "getControllerMetaData" => controller::metadata;
    "getNamesrvConfig" => namesrv::config;
    "getSyncStateSet" => ha::sync_state;
    "getUser" => auth::user;
    "haStatus" => ha::status;
    "listAcl" => auth::acls;
    "listUser" => auth::users;
    "printMsg" => message::print_msg;
    "printMsgByQueue" => message::print_msg_by_queue;
    "producer" => group::producer;
    "producerConnection" => group::producer_connection;
    "queryCq" => queue::entries;
    "queryMsgById" => message::by_id;
    "queryMsgByKey" => message::by_key;
    "queryMsgByOffset" => message::by_offset;
    "queryMsgByUniqueKey" => message::by_unique_key;
    "queryMsgTraceById" => trace::by_id;
    "remappingStaticTopic" => static_topic::remap;
    "removeBroker" => controller::remove_broker;
    "removeColdDataFlowCtrGroupConfig" => settings::free_cold_data;
    "resetMasterFlushOffset" => ha::reset_flush;
    "resetOffsetByTime" => offset::reset_by_time;
    "resetOffsetByTimeOld" => offset::reset_by_time_old;
    "rocksDBConfigToJson" => settings::rocksdb_to_json;
    "sendMessage" => message::send;
    "sendMsgStatus" => bench::send_status;
    "setCommitLogReadAheadMode" => settings::read_ahead;
    "setConsumeMode" => group::set_consume_mode;
    "skipAccumulatedMessage" => offset::skip_accumulated;
    "startMonitoring" => monitor::start;
    "statsAll" => stats::stats_all;
    "switchTimerEngine" => settings::switch_timer;
    "topicClusterList" => topic::topic_cluster_list;
    "topicList" => topic::topic_list;
    "topicRoute" => topic::topic_route;
    "topicStatus" => topic::topic_status;
    "updateAcl" => auth::update_acl;
    "updateAclConfig" => plain_acl::update;
    "updateBrokerConfig" => settings::update_broker;
    "updateColdDataFlowCtrGroupConfig" => settings::limit_cold_data;
    "updateControllerConfig" => controller::update;
    "updateGlobalWhiteAddr" => plain_acl::white_addrs;
    "updateKvConfig" => namesrv::put_kv;
    "updateNamesrvConfig" => namesrv::update;
    "updateOrderConf" => topic::order_conf;
    "updateStaticTopic" => static_topic::update;
    "updateSubGroup" => group::update_sub_group;
    "updateSubGroupList" => group::update_sub_group_list;
    "updateTopic" => topic::update_topic;
    "updateTopicList" => topic::update_topic_list;
    "updateTopicPerm" => topic::update_topic_perm;
    "updateUser" => auth::update_user;
    "wipeWritePerm" => namesrv::wipe_write;
};

/// What carries out the command of that name, spelled as in `table`.
pub fn named(name: &str) -> Option<Run> {
    RUNS.binary_search_by_key(&name, |(known, _)| known).ok().map(|at| RUNS[at].1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::java::table::COMMANDS;

    #[test]
    fn every_run_is_a_command_and_is_found() {
        assert!(RUNS.is_sorted_by(|a, b| a.0 < b.0));
        for (name, _) in RUNS {
            assert!(COMMANDS.iter().any(|command| command.name == *name) && named(name).is_some(), "{name}");
        }
    }

    /// Exactly these are not built; whoever builds one takes it out.
    #[test]
    fn what_is_not_built_is_known() {
        let open: Vec<_> = COMMANDS.iter().map(|command| command.name).filter(|name| named(name).is_none()).collect();
        let known = [
            "exportMetadataInRocksDB",
            "getBrokerLiteInfo",
            "getParentTopicInfo",
            "getLiteTopicInfo",
            "getLiteGroupInfo",
            "getLiteClientInfo",
            "triggerLiteDispatch",
        ];
        assert_eq!(open, known);
    }
}
