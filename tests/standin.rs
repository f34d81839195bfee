//! A broker that is none: it gives the answers of a real one, some of them changed.

use bytes::Bytes;
use mq_core::net::{Listener, Peer, Remoting, ReplyTo, Service, serve};
use mq_core::protocol::bodies::namesrv::{KvTable, RegisterBrokerBody};
use mq_core::protocol::bodies::topic::TopicConfigTable;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::namesrv::RegisterBroker;
use mq_core::protocol::{Command, RequestCode, ResponseCode, lenient_json};
use mq_core::types::BrokerId;
use mq_tests::{Cluster, PATIENCE};
use std::collections::HashMap;
use std::sync::Arc;

/// Stands in for a broker called `z` as long as it lives.
pub struct StandIn {
    /// Its connections to the name servers; registered while they are open.
    _registered: Remoting,
}

/// Bodies by request.
struct Canned(HashMap<i32, Bytes>);

impl Service for Canned {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let (code, body) = match self.0.get(&request.head.code) {
                Some(body) => (ResponseCode::SUCCESS, body.clone()),
                None if request.head.code == RequestCode::GET_CONSUMER_CONNECTION_LIST.0 => {
                    (ResponseCode::CONSUMER_NOT_ONLINE, Bytes::new())
                }
                None => (ResponseCode::REQUEST_CODE_NOT_SUPPORTED, Bytes::new()),
            };
            ReplyTo::new(peer, &request).send(code, None, &NoHeader, &[body]);
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

impl StandIn {
    /// Joins a cluster with all that its first broker has, and with these figures instead of that one's.
    pub fn join(cluster: &Cluster, figures: &[(&str, &str)]) -> Self {
        let model = cluster.broker(0);
        cluster.runtime.block_on(async {
            let remoting = Remoting::new(Arc::new(Canned(HashMap::new())));
            let mut answers = HashMap::new();
            let asked = [
                RequestCode::GET_BROKER_RUNTIME_INFO,
                RequestCode::GET_BROKER_CONFIG,
                RequestCode::GET_ALL_TOPIC_CONFIG,
                RequestCode::GET_ALL_SUBSCRIPTIONGROUP_CONFIG,
            ];
            for code in asked {
                let answer = remoting.call(&model.addr, code, &NoHeader, Bytes::new(), PATIENCE).await.unwrap();
                assert_eq!(answer.head.code, ResponseCode::SUCCESS.0, "{code}");
                answers.insert(code.0, answer.body);
            }
            let mut info: KvTable = lenient_json::from_slice(&answers[&RequestCode::GET_BROKER_RUNTIME_INFO.0]).unwrap();
            // It has no clock of its own.
            info.table.remove("runtime");
            info.table.extend(figures.iter().map(|(key, value)| ((*key).into(), (*value).into())));
            answers.insert(RequestCode::GET_BROKER_RUNTIME_INFO.0, lenient_json::to_vec(&info).into());
            let topics: TopicConfigTable = lenient_json::from_slice(&answers[&RequestCode::GET_ALL_TOPIC_CONFIG.0]).unwrap();
            answers.insert(RequestCode::GET_BROKER_CONSUME_STATS.0, Bytes::from_static(b"{\"consumeStatsList\":[]}"));

            let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
            let addr = listener.addr().to_string();
            tokio::spawn(serve(listener, Arc::new(Canned(answers)), std::future::pending()));
            let body = RegisterBrokerBody { filter_server_list: Vec::new(), topic_config_serialize_wrapper: topics };
            let header = RegisterBroker {
                broker_name: "z".into(),
                broker_addr: addr.into(),
                cluster_name: model.cluster,
                ha_server_addr: "127.0.0.1:1".into(),
                broker_id: BrokerId::MASTER,
                heartbeat_timeout_ms: None,
                enable_acting_master: Some(false),
                compressed: false,
                body_crc32: 0,
            };
            for server in &cluster.name_servers {
                let body = lenient_json::to_vec(&body).into();
                let answer = remoting.call(&server.addr, RequestCode::REGISTER_BROKER, &header, body, PATIENCE).await.unwrap();
                assert_eq!(answer.head.code, ResponseCode::SUCCESS.0, "{:?}", answer.head.remark);
            }
            Self { _registered: remoting }
        })
    }
}
