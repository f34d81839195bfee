//! A name server over loopback, asked as brokers, clients and tools do.

use super::*;
use bytes::Bytes;
use mq_core::net::{Remoting, Service};
use mq_core::protocol::bodies::namesrv::{KvTable, RegisterBrokerBody};
use mq_core::protocol::bodies::route::{BrokerMemberGroupResponse, ClusterInfo, TopicRouteData};
use mq_core::protocol::bodies::topic::{DataVersion, TopicConfig, TopicList};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::namesrv::*;
use mq_core::protocol::headers::topic::{DeleteTopicInNamesrv, GetRouteInfo, TopicRef};
use mq_core::protocol::{Command, RequestCode, ResponseCode, WireHeader, lenient_json};
use mq_core::types::BrokerId;
use std::time::Duration;

const TIMEOUT: Duration = Duration::from_secs(10);

struct Nobody;

impl Service for Nobody {
    fn on_requests(&self, _: &Arc<Peer>, _: &mut Vec<Command>) {}
    fn on_close(&self, _: &Arc<Peer>) {}
}

struct Running {
    server: Namesrv,
    _dir: tempfile::TempDir,
}

impl Running {
    async fn start(change: impl FnOnce(&mut NamesrvSettings)) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let mut settings = NamesrvSettings {
            bind_ip: [127, 0, 0, 1].into(),
            listen_port: 0,
            kv_file: dir.path().join("kvConfig.json"),
            ..NamesrvSettings::default()
        };
        change(&mut settings);
        Self { server: Namesrv::start(settings).await.unwrap(), _dir: dir }
    }

    fn asker(&self) -> Asker {
        Asker { remoting: Remoting::new(Arc::new(Nobody)), addr: self.server.addr().to_string() }
    }
}

/// One connection.
struct Asker {
    remoting: Remoting,
    addr: String,
}

impl Asker {
    async fn ask(&self, code: RequestCode, header: &dyn WireHeader, body: impl Into<Bytes>) -> Command {
        self.remoting.call(&self.addr, code, header, body.into(), TIMEOUT).await.unwrap()
    }

    async fn register(&self, name: &'static str, id: i64, topics: &[&str]) -> Command {
        let (header, body) = registration(name, id, topics);
        self.ask(RequestCode::REGISTER_BROKER, &header, body).await
    }

    async fn route(&self, topic: &'static str) -> Result<TopicRouteData, Command> {
        let header = GetRouteInfo { topic: topic.into(), accept_standard_json_only: false };
        let answer = self.ask(RequestCode::GET_ROUTEINFO_BY_TOPIC, &header, "").await;
        if answer.head.code == 0 { Ok(lenient_json::from_slice(&answer.body).unwrap()) } else { Err(answer) }
    }

    async fn topics(&self, code: RequestCode, header: &dyn WireHeader) -> Vec<String> {
        let answer = self.ask(code, header, "").await;
        assert_eq!(answer.head.code, 0, "{:?}", answer.head);
        let list: TopicList = lenient_json::from_slice(&answer.body).unwrap();
        list.topic_list.iter().map(ToString::to_string).collect()
    }
}

fn registration(name: &'static str, id: i64, topics: &[&str]) -> (RegisterBroker, Vec<u8>) {
    let mut body = RegisterBrokerBody::default();
    let table = &mut body.topic_config_serialize_wrapper;
    table.data_version.counter = 1;
    table.topic_config_table = topics.iter().map(|topic| ((*topic).into(), TopicConfig::new(*topic, 4, 6))).collect();
    let body = lenient_json::to_vec(&body);
    let header = RegisterBroker {
        broker_name: name.into(),
        broker_addr: format!("{name}:{id}").into(),
        cluster_name: "c".into(),
        ha_server_addr: format!("{name}:{id}-ha").into(),
        broker_id: BrokerId(id),
        heartbeat_timeout_ms: None,
        enable_acting_master: Some(false),
        compressed: false,
        body_crc32: (crc32fast::hash(&body) & 0x7FFF_FFFF) as i32,
    };
    (header, body)
}

fn broker_ref(name: &'static str, id: i64) -> BrokerRef {
    let addr = format!("{name}:{id}").into();
    BrokerRef { broker_name: name.into(), broker_addr: addr, cluster_name: "c".into(), broker_id: BrokerId(id) }
}

fn remark(answer: &Command) -> (ResponseCode, &str) {
    (ResponseCode(answer.head.code), answer.head.remark.as_deref().unwrap_or_default())
}

#[tokio::test]
async fn brokers_register_and_clients_find_them() {
    let running = Running::start(|_| ()).await;
    let (broker, client) = (running.asker(), running.asker());
    assert_eq!(broker.register("b", 0, &["T1", "T2"]).await.head.code, 0);
    let slave: RegisterBrokerResponse = broker.register("b", 1, &["T1", "T2"]).await.header().unwrap();
    assert_eq!((slave.master_addr.as_deref(), slave.ha_server_addr.as_deref()), (Some("b:0"), Some("b:0-ha")));
    let route = client.route("T1").await.unwrap();
    assert_eq!((route.queue_datas[0].write_queue_nums, route.broker_datas[0].broker_addrs.len()), (4, 2));
    let unknown = client.route("T3").await.unwrap_err();
    assert_eq!(
        remark(&unknown),
        (
            ResponseCode::TOPIC_NOT_EXIST,
            "No topic route info in name server for the topic: T3\nSee https://rocketmq.apache.org/docs/bestPractice/06FAQ for further details."
        )
    );
    assert_eq!(client.topics(RequestCode::GET_ALL_TOPIC_LIST_FROM_NAMESERVER, &NoHeader).await, ["T1", "T2"]);
    assert_eq!(client.topics(RequestCode::GET_TOPICS_BY_CLUSTER, &ClusterRef { cluster: "c".into() }).await, ["T1", "T2"]);
    assert_eq!(client.topics(RequestCode::GET_SYSTEM_TOPIC_LIST_FROM_NS, &NoHeader).await, ["c", "b"]);
    assert!(client.topics(RequestCode::GET_UNIT_TOPIC_LIST, &NoHeader).await.is_empty());
    let info = client.ask(RequestCode::GET_BROKER_CLUSTER_INFO, &NoHeader, "").await;
    assert!(info.body.starts_with(br#"{"brokerAddrTable":{"b":{"brokerAddrs":{0:"b:0",1:"b:1"},"#), "{:?}", info.body);
    assert_eq!(lenient_json::from_slice::<ClusterInfo>(&info.body).unwrap().cluster_addr_table["c"], ["b"]);
    let group = BrokerMemberGroupRef { cluster_name: "c".into(), broker_name: "b".into() };
    let group = client.ask(RequestCode::GET_BROKER_MEMBER_GROUP, &group, "").await;
    let group: BrokerMemberGroupResponse = lenient_json::from_slice(&group.body).unwrap();
    assert_eq!(group.broker_member_group.broker_addrs.len(), 2);
    running.server.stop().await;
}

#[tokio::test]
async fn keys_of_routes_are_quoted_for_who_can_read_that() {
    let running = Running::start(|_| ()).await;
    let asker = running.asker();
    asker.register("b", 0, &["T1", "T2"]).await;
    let topic = GetRouteInfo { topic: "T1".into(), accept_standard_json_only: false };
    let answer = asker.ask(RequestCode::GET_ROUTEINFO_BY_TOPIC, &topic, "").await;
    assert_eq!(
        answer.body,
        r#"{"brokerDatas":[{"brokerAddrs":{"0":"b:0"},"brokerName":"b","cluster":"c","enableActingMaster":false}],"filterServerTable":{},"queueDatas":[{"brokerName":"b","perm":6,"readQueueNums":4,"topicSysFlag":0,"writeQueueNums":4}]}"#
    );
    for (version, standard, raw) in
        [(317, "", true), (317, r#","acceptStandardJsonOnly":"true""#, false), (400, "", true), (401, "", false)]
    {
        let body = raw_call(running.server.addr(), version, &format!(r#"{{"topic":"T1"{standard}}}"#)).await;
        assert_eq!(body.contains(r#"{0:"b:0"}"#), raw, "{version} {standard} {body}");
    }
}

/// Asks for a route as a client of that version.
async fn raw_call(addr: SocketAddr, version: i32, fields: &str) -> String {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let header = format!(r#"{{"code":105,"flag":0,"language":"GO","opaque":1,"version":{version},"extFields":{fields}}}"#);
    let mut frame = (header.len() as u32 + 4).to_be_bytes().to_vec();
    frame.extend_from_slice(&(header.len() as u32).to_be_bytes());
    frame.extend_from_slice(header.as_bytes());
    let mut stream = tokio::net::TcpStream::connect(addr).await.unwrap();
    stream.write_all(&frame).await.unwrap();
    let mut body = vec![0; stream.read_u32().await.unwrap() as usize];
    stream.read_exact(&mut body).await.unwrap();
    String::from_utf8(body).unwrap()
}

#[tokio::test]
async fn a_closed_connection_takes_its_broker_along_at_once() {
    let running = Running::start(|_| ()).await;
    let (broker, other, client) = (running.asker(), running.asker(), running.asker());
    broker.register("a", 0, &["T1", "T2"]).await;
    other.register("b", 0, &["T1", "T2"]).await;
    broker.remoting.close();
    tokio::time::timeout(TIMEOUT, async {
        while client.route("T1").await.unwrap().queue_datas.len() > 1 {
            tokio::task::yield_now().await;
        }
    })
    .await
    .unwrap();
    assert_eq!(&*client.route("T1").await.unwrap().queue_datas[0].broker_name, "b");
}

#[tokio::test]
async fn a_silent_broker_is_dropped_and_its_connection_closed() {
    let running = Running::start(|settings| settings.expiry_interval_ms = 10).await;
    let (broker, client) = (running.asker(), running.asker());
    let (header, body) = registration("a", 0, &["T1", "T2"]);
    let header = RegisterBroker { heartbeat_timeout_ms: Some(50), ..header };
    let peer = broker.remoting.peer(&broker.addr).await.unwrap();
    assert_eq!(peer.call(RequestCode::REGISTER_BROKER, &header, body.into(), TIMEOUT).await.unwrap().head.code, 0);
    tokio::time::timeout(TIMEOUT, async {
        while client.route("T1").await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        while peer.call(RequestCode::GET_BROKER_CLUSTER_INFO, &NoHeader, Bytes::new(), TIMEOUT).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
    .unwrap();
}

#[tokio::test]
async fn brokers_leave_versions_are_compared_and_permissions_change() {
    let running = Running::start(|_| ()).await;
    let asker = running.asker();
    let ask_version = async |counter| {
        let told = lenient_json::to_vec(&DataVersion { counter, ..DataVersion::default() });
        let answer = asker.ask(RequestCode::QUERY_DATA_VERSION, &broker_ref("b", 0), told).await;
        (answer.header::<QueryDataVersionResponse>().unwrap().changed, !answer.body.is_empty())
    };
    assert_eq!(ask_version(1).await, (true, false));
    asker.register("b", 0, &["T1", "T2"]).await;
    assert_eq!((ask_version(1).await, ask_version(2).await), ((false, true), (true, true)));
    let wiped = asker.ask(RequestCode::WIPE_WRITE_PERM_OF_BROKER, &BrokerNameRef { broker_name: "b".into() }, "").await;
    assert_eq!(wiped.header::<WipeWritePermResponse>().unwrap().wipe_topic_count, 2);
    assert_eq!(asker.route("T1").await.unwrap().queue_datas[0].perm, 4);
    let added = asker.ask(RequestCode::ADD_WRITE_PERM_OF_BROKER, &BrokerNameRef { broker_name: "b".into() }, "").await;
    assert_eq!(added.header::<AddWritePermResponse>().unwrap().add_topic_count, 2);
    let delete = DeleteTopicInNamesrv { topic: "T2".into(), cluster_name: None };
    assert_eq!(asker.ask(RequestCode::DELETE_TOPIC_IN_NAMESRV, &delete, "").await.head.code, 0);
    assert!(asker.route("T2").await.is_err());
    let route = r#"{"queueDatas":[{"brokerName":"b","perm":6,"readQueueNums":1,"writeQueueNums":1}]}"#;
    assert_eq!(asker.ask(RequestCode::REGISTER_TOPIC_IN_NAMESRV, &TopicRef { topic: "T5".into() }, route).await.head.code, 0);
    assert_eq!(asker.route("T5").await.unwrap().queue_datas[0].read_queue_nums, 1);
    let beat = BrokerHeartbeat {
        cluster_name: "c".into(),
        broker_addr: "b:0".into(),
        broker_name: "b".into(),
        broker_id: None,
        heartbeat_timeout_ms: None,
    };
    assert_eq!(asker.ask(RequestCode::BROKER_HEARTBEAT, &beat, "").await.head.code, 0);
    assert_eq!(asker.ask(RequestCode::UNREGISTER_BROKER, &broker_ref("b", 0), "").await.head.code, 0);
    assert!(asker.route("T1").await.is_err());
}

#[tokio::test]
async fn bad_registrations_are_refused_in_words() {
    let running = Running::start(|_| ()).await;
    let asker = running.asker();
    let (header, mut body) = registration("b", 0, &["T1", "T2"]);
    let swap = body.len() - 3;
    body[swap] ^= 1;
    let answer = asker.ask(RequestCode::REGISTER_BROKER, &header, body).await;
    assert_eq!(remark(&answer), (ResponseCode::SYSTEM_ERROR, "crc32 not match"));
    assert_eq!(remark(&asker.register("b", 0, &["T1"]).await), (ResponseCode::SYSTEM_ERROR, "register broker failed"));
    for (compressed, body) in [(true, "no zlib"), (false, "{\"topicConfigSerializeWrapper\":[1"), (false, "\u{0}")] {
        let header = RegisterBroker { compressed, body_crc32: 0, ..registration("b", 0, &[]).0 };
        let answer = asker.ask(RequestCode::REGISTER_BROKER, &header, body).await;
        assert_eq!(answer.head.code, ResponseCode::SYSTEM_ERROR.0, "{body:?}");
    }
    assert_eq!(asker.ask(RequestCode::REGISTER_BROKER, &NoHeader, "").await.head.code, 1);
    assert!(asker.topics(RequestCode::GET_ALL_TOPIC_LIST_FROM_NAMESERVER, &NoHeader).await.is_empty());
    let unknown = asker.ask(RequestCode::SEND_MESSAGE, &NoHeader, "").await;
    assert_eq!(remark(&unknown), (ResponseCode::REQUEST_CODE_NOT_SUPPORTED, " request type 10 not supported"));
}

#[tokio::test]
async fn garbage_closes_its_own_connection_only() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let running = Running::start(|_| ()).await;
    let asker = running.asker();
    asker.register("b", 0, &["T1", "T2"]).await;
    let frames: [&[u8]; 5] = [
        b"GET / HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"\x7f\xff\xff\xff\x00\x00\x00\x00",
        b"\x00\x00\x00\x01\x00",
        b"\x00\x00\x00\x08\x00\x00\x00\x04{{{{",
        b"\x00\x00\x00\x08\x07\x00\x00\x04{}  ",
    ];
    for frame in frames {
        let mut stream = tokio::net::TcpStream::connect(running.server.addr()).await.unwrap();
        stream.write_all(frame).await.unwrap();
        let end = tokio::time::timeout(TIMEOUT, stream.read(&mut [0; 64])).await.unwrap();
        assert!(matches!(end, Ok(0) | Err(_)), "{frame:?} was answered");
    }
    assert!(asker.route("T1").await.is_ok());
}

#[tokio::test]
async fn values_are_kept_and_order_is_told() {
    let running = Running::start(|settings| settings.order_messages = true).await;
    let asker = running.asker();
    let namespace = || KvNamespaceRef { namespace: kv::ORDER_TOPIC_CONFIG.into() };
    let missing = asker.ask(RequestCode::GET_KVLIST_BY_NAMESPACE, &namespace(), "").await;
    assert_eq!(remark(&missing), (ResponseCode::QUERY_NOT_FOUND, "No config item, Namespace: ORDER_TOPIC_CONFIG"));
    let put = PutKvConfig { namespace: kv::ORDER_TOPIC_CONFIG.into(), key: "T1".into(), value: "b:4".into() };
    assert_eq!(asker.ask(RequestCode::PUT_KV_CONFIG, &put, "").await.head.code, 0);
    let key = KvConfigRef { namespace: kv::ORDER_TOPIC_CONFIG.into(), key: "T1".into() };
    let value: KvConfigValue = asker.ask(RequestCode::GET_KV_CONFIG, &key, "").await.header().unwrap();
    assert_eq!(value.value.as_deref(), Some("b:4"));
    let registered = asker.register("b", 0, &["T1", "T2"]).await;
    assert_eq!(lenient_json::from_slice::<KvTable>(&registered.body).unwrap().table["T1"], "b:4");
    assert_eq!(asker.route("T1").await.unwrap().order_topic_conf.as_deref(), Some("b:4"));
    assert_eq!(asker.route("T2").await.unwrap().order_topic_conf, None);
    assert_eq!(asker.ask(RequestCode::DELETE_KV_CONFIG, &key, "").await.head.code, 0);
    let gone = asker.ask(RequestCode::GET_KV_CONFIG, &key, "").await;
    assert_eq!(remark(&gone), (ResponseCode::QUERY_NOT_FOUND, "No config item, Namespace: ORDER_TOPIC_CONFIG Key: T1"));
    let all = asker.ask(RequestCode::GET_KVLIST_BY_NAMESPACE, &namespace(), "").await;
    assert_eq!((all.head.code, &all.body[..]), (0, &br#"{"table":{}}"#[..]));
}

#[tokio::test]
async fn settings_are_listed_and_live_ones_change() {
    let running = Running::start(|_| ()).await;
    let asker = running.asker();
    let text = asker.ask(RequestCode::GET_NAMESRV_CONFIG, &NoHeader, "").await.body;
    assert!(text.windows(23).any(|line| line == b"enableAllTopicList=true"), "{text:?}");
    let update = async |text: &'static str| {
        let answer = asker.ask(RequestCode::UPDATE_NAMESRV_CONFIG, &NoHeader, text).await;
        (answer.head.code, answer.head.remark.map(|remark| remark.to_string()).unwrap_or_default())
    };
    assert_eq!(update("enableAllTopicList=false\n").await, (0, String::new()));
    let disabled = asker.ask(RequestCode::GET_ALL_TOPIC_LIST_FROM_NAMESERVER, &NoHeader, "").await;
    assert_eq!(remark(&disabled), (ResponseCode::SYSTEM_ERROR, "disable"));
    assert_eq!(update("needWaitForService=true\nwaitSecondsForService=600\n").await, (0, String::new()));
    assert_eq!(remark(&asker.route("T").await.unwrap_err()), (ResponseCode::SYSTEM_ERROR, "name server not ready"));
    for refused in ["kvConfigPath=/etc/x\n", "configStorePath=/etc/x\n", "rocketmqHome=x\n", "enableTopicList=false\nlistenPort=1\n"] {
        assert_eq!(update(refused).await.0, ResponseCode::NO_PERMISSION.0, "{refused}");
    }
    assert_eq!(update("enableTopicList=maybe\n").await, (29, "enableTopicList: \"maybe\" is neither true nor false".into()));
    assert_eq!(update("a=\\u\n").await.0, ResponseCode::INVALID_PARAMETER.0);
    assert!(asker.topics(RequestCode::GET_UNIT_TOPIC_LIST, &NoHeader).await.is_empty(), "refused updates changed nothing");
}

#[tokio::test]
async fn a_port_in_use_is_an_error() {
    let running = Running::start(|_| ()).await;
    let dir = tempfile::tempdir().unwrap();
    let settings = NamesrvSettings {
        bind_ip: [127, 0, 0, 1].into(),
        listen_port: running.server.addr().port(),
        kv_file: dir.path().join("kv"),
        ..NamesrvSettings::default()
    };
    let error = Namesrv::start(settings).await.unwrap_err();
    assert!(matches!(error, NamesrvError::Net(NetError::Listen { in_use: true, .. })), "{error}");
}
