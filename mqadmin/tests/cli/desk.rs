//! What the fake answers about its operation: settings, values by key, accounts, replication, counters.

use crate::fake::STORED;
use bytes::Bytes;
use mq_core::protocol::bodies::auth::{AclInfo, UserInfo};
use mq_core::protocol::bodies::client::{ProducerInfo, ProducerTable};
use mq_core::protocol::bodies::ha::{EpochCache, EpochEntry, HaConnection, HaRuntimeInfo};
use mq_core::protocol::bodies::namesrv::KvTable;
use mq_core::protocol::bodies::stats::{BrokerStatsData, BrokerStatsItem};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::controller::ControllerMetadata;
use mq_core::protocol::headers::namesrv::{AddWritePermResponse, KvConfigValue, WipeWritePermResponse};
use mq_core::protocol::{Command, RequestCode as Q, ResponseCode as R, WireHeader, lenient_json};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// Code, header and body.
pub type Answer = (R, Box<dyn WireHeader>, Vec<u8>);

/// What can be changed.
pub struct Desk {
    pub settings: Mutex<BTreeMap<String, String>>,
    pub kv: Mutex<BTreeMap<(String, String), String>>,
    pub users: Mutex<BTreeMap<String, UserInfo>>,
    pub acls: Mutex<BTreeMap<String, AclInfo>>,
    pub writable: Mutex<bool>,
}

impl Default for Desk {
    fn default() -> Self {
        let settings = [("brokerName", "broker-a"), ("fileReservedTime", "72"), ("flushDiskType", "ASYNC_FLUSH")];
        Self {
            settings: Mutex::new(settings.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect()),
            kv: Mutex::new(BTreeMap::from([(("ORDER_TOPIC_CONFIG".into(), "orders".into()), "broker-a:2".into())])),
            users: Mutex::default(),
            acls: Mutex::default(),
            writable: Mutex::new(true),
        }
    }
}

fn ok(header: impl WireHeader + 'static, body: Vec<u8>) -> Option<Answer> {
    Some((R::SUCCESS, Box::new(header), body))
}

fn body(value: &impl Serialize) -> Option<Answer> {
    ok(NoHeader, lenient_json::to_vec(value))
}

fn done() -> Option<Answer> {
    ok(NoHeader, Vec::new())
}

impl Desk {
    /// The answer; `None`: it is about something else.
    pub fn answer(&self, request: &Command) -> Option<Answer> {
        let field = |name: &str| request.fields.get(name).unwrap_or_default().to_owned();
        match Q(request.head.code) {
            Q::GET_BROKER_CONFIG | Q::GET_NAMESRV_CONFIG => {
                let settings = self.settings.lock().unwrap();
                ok(NoHeader, settings.iter().map(|(key, value)| format!("{key}={value}\n")).collect::<String>().into_bytes())
            }
            Q::UPDATE_BROKER_CONFIG | Q::UPDATE_NAMESRV_CONFIG => {
                let text = String::from_utf8(request.body.to_vec()).unwrap();
                let pairs = text.lines().filter_map(|line| line.split_once('=')).map(|(key, value)| (key.to_owned(), value.to_owned()));
                self.settings.lock().unwrap().extend(pairs);
                done()
            }
            Q::GET_KV_CONFIG => {
                let value = self.kv.lock().unwrap().get(&(field("namespace"), field("key"))).map(|value| value.as_str().into());
                let code = if value.is_some() { R::SUCCESS } else { R::QUERY_NOT_FOUND };
                Some((code, Box::new(KvConfigValue { value }), Vec::new()))
            }
            Q::GET_KVLIST_BY_NAMESPACE => {
                let kv = self.kv.lock().unwrap();
                let own = kv.iter().filter(|((namespace, _), _)| *namespace == field("namespace"));
                body(&KvTable { table: own.map(|((_, key), value)| (key.as_str().into(), value.as_str().into())).collect() })
            }
            Q::PUT_KV_CONFIG => {
                self.kv.lock().unwrap().insert((field("namespace"), field("key")), field("value"));
                done()
            }
            Q::DELETE_KV_CONFIG => {
                self.kv.lock().unwrap().remove(&(field("namespace"), field("key")));
                done()
            }
            Q::WIPE_WRITE_PERM_OF_BROKER => {
                *self.writable.lock().unwrap() = false;
                ok(WipeWritePermResponse { wipe_topic_count: 1 }, Vec::new())
            }
            Q::ADD_WRITE_PERM_OF_BROKER => {
                *self.writable.lock().unwrap() = true;
                ok(AddWritePermResponse { add_topic_count: 1 }, Vec::new())
            }
            code => self.account(code, &field, &request.body).or_else(|| told(code, &field)),
        }
    }

    fn account(&self, code: Q, field: &dyn Fn(&str) -> String, bytes: &Bytes) -> Option<Answer> {
        let (mut users, mut acls) = (self.users.lock().unwrap(), self.acls.lock().unwrap());
        match code {
            Q::AUTH_CREATE_USER | Q::AUTH_UPDATE_USER => {
                let told: UserInfo = lenient_json::from_slice(bytes).unwrap();
                let user = users.entry(field("username")).or_default();
                user.username = Some(field("username").into());
                user.password = told.password.or(user.password.take());
                user.user_type = told.user_type.or(user.user_type.take());
                user.user_status = told.user_status.or(user.user_status.take());
                done()
            }
            Q::AUTH_DELETE_USER => users.remove(&field("username")).map_or_else(done, |_| done()),
            Q::AUTH_GET_USER => users.get(&field("username")).map_or_else(done, body),
            Q::AUTH_LIST_USER => body(&users.values().collect::<Vec<_>>()),
            Q::AUTH_CREATE_ACL | Q::AUTH_UPDATE_ACL => {
                let told: AclInfo = lenient_json::from_slice(bytes).unwrap();
                acls.insert(field("subject"), told);
                done()
            }
            Q::AUTH_DELETE_ACL => acls.remove(&field("subject")).map_or_else(done, |_| done()),
            Q::AUTH_GET_ACL => acls.get(&field("subject")).map_or_else(done, body),
            Q::AUTH_LIST_ACL => body(&acls.values().collect::<Vec<_>>()),
            _ => None,
        }
    }
}

/// What never changes.
fn told(code: Q, field: &dyn Fn(&str) -> String) -> Option<Answer> {
    match code {
        Q::GET_ALL_PRODUCER_INFO => {
            let producer = ProducerInfo {
                client_id: "10.0.0.8@1#3".into(),
                language: "GO".into(),
                last_update_timestamp: STORED.get(),
                remote_i_p: "10.0.0.8:4412".into(),
                version: 493,
            };
            body(&ProducerTable { data: BTreeMap::from([("shop".into(), vec![producer])]) })
        }
        Q::GET_BROKER_HA_STATUS => {
            let slave = HaConnection {
                addr: "10.0.0.9:40001".into(),
                diff: 200,
                in_sync: true,
                slave_ack_offset: 800,
                transfer_from_where: 800,
                transferred_byte_in_second: 2048,
            };
            body(&HaRuntimeInfo {
                ha_connection_info: vec![slave],
                in_sync_slave_nums: 1,
                master: true,
                master_commit_log_max_offset: 1000,
                ..HaRuntimeInfo::default()
            })
        }
        Q::GET_BROKER_EPOCH_CACHE => body(&EpochCache {
            broker_name: "broker-a".into(),
            epoch_list: vec![
                EpochEntry { end_offset: 500, epoch: 1, start_offset: 0 },
                EpochEntry { end_offset: i64::MAX, epoch: 2, start_offset: 500 },
            ],
            max_offset: 1000,
            ..EpochCache::default()
        }),
        Q::VIEW_BROKER_STATS_DATA if field("statsName").ends_with("NUMS") => {
            let item = |sum| BrokerStatsItem { avgpt: 0.0, sum, tps: 1.5 };
            body(&BrokerStatsData { stats_day: item(900), stats_hour: item(90), stats_minute: item(9) })
        }
        Q::CONTROLLER_GET_METADATA_INFO => ok(
            ControllerMetadata {
                group: Some("group1".into()),
                controller_leader_id: Some("n0".into()),
                controller_leader_address: Some("10.0.0.1:9878".into()),
                is_leader: true,
                peers: Some("n0:10.0.0.1:9878;n1:10.0.0.2:9878".into()),
            },
            Vec::new(),
        ),
        _ => None,
    }
}
