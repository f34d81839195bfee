//! What a name server is asked, in one flat table (`DefaultRequestProcessor` and `ClientRequestProcessor` in Apache).

use super::kv::ORDER_TOPIC_CONFIG;
use super::route_table::{NotRegisteredYet, Process, Registration, SILENCE_MAX, has_unit_sub, is_unit};
use super::{RouteTable, Shared};
use crate::config::{self, Properties, UpdateError};
use crate::store::StoreError;
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::net::{Peer, ReplyTo, Service};
use mq_core::protocol::bodies::namesrv::{KvTable, RegisterBodyError, RegisterBrokerBody};
use mq_core::protocol::bodies::route::{BrokerMemberGroupResponse, QueueData, TopicRouteData};
use mq_core::protocol::bodies::topic::{DataVersion, TopicList};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::namesrv::*;
use mq_core::protocol::headers::topic::{DeleteTopicInNamesrv, GetRouteInfo, TopicRef};
use mq_core::protocol::lenient_json::{self, JsonError, KeyStyle};
use mq_core::protocol::{Command, HeaderError, RequestCode, ResponseCode, WireHeader};
use serde::Serialize;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tracing::{debug, info, warn};

/// From this version on (4.9.4), a client reads standard JSON.
const V4_9_4: i32 = 401;
/// Where a broker puts the name of its zone, beside the header's own fields.
const ZONE_FIELD: &str = "__ZONE_NAME";

/// Every request, in ascending order of code.
const TABLE: [(RequestCode, Handler); 23] = {
    use Handler::{Disk, Memory};
    use RequestCode as Code;
    [
        (Code::PUT_KV_CONFIG, Disk(put_kv)),
        (Code::GET_KV_CONFIG, Memory(get_kv)),
        (Code::DELETE_KV_CONFIG, Disk(delete_kv)),
        (Code::REGISTER_BROKER, Memory(register_broker)),
        (Code::UNREGISTER_BROKER, Memory(unregister_broker)),
        (Code::GET_ROUTEINFO_BY_TOPIC, Memory(route)),
        (Code::GET_BROKER_CLUSTER_INFO, Memory(cluster_info)),
        (Code::WIPE_WRITE_PERM_OF_BROKER, Memory(wipe_write_perm)),
        (Code::GET_ALL_TOPIC_LIST_FROM_NAMESERVER, Memory(all_topics)),
        (Code::DELETE_TOPIC_IN_NAMESRV, Memory(delete_topic)),
        (Code::REGISTER_TOPIC_IN_NAMESRV, Memory(register_topic)),
        (Code::GET_KVLIST_BY_NAMESPACE, Memory(kv_namespace)),
        (Code::GET_TOPICS_BY_CLUSTER, Memory(topics_of_cluster)),
        (Code::GET_SYSTEM_TOPIC_LIST_FROM_NS, Memory(system_topics)),
        (Code::GET_UNIT_TOPIC_LIST, Memory(unit_topics)),
        (Code::GET_HAS_UNIT_SUB_TOPIC_LIST, Memory(unit_sub_topics)),
        (Code::GET_HAS_UNIT_SUB_UNUNIT_TOPIC_LIST, Memory(unit_sub_ununit_topics)),
        (Code::UPDATE_NAMESRV_CONFIG, Memory(update_settings)),
        (Code::GET_NAMESRV_CONFIG, Memory(settings)),
        (Code::QUERY_DATA_VERSION, Memory(query_data_version)),
        (Code::ADD_WRITE_PERM_OF_BROKER, Memory(add_write_perm)),
        (Code::GET_BROKER_MEMBER_GROUP, Memory(member_group)),
        (Code::BROKER_HEARTBEAT, Memory(heartbeat)),
    ]
};

/// How a request is answered: at once, or on a thread that may wait for the disk.
#[derive(Clone, Copy)]
enum Handler {
    Memory(fn(&Shared, &Arc<Peer>, &Command) -> Answer),
    Disk(fn(&Shared, &Command) -> Answer),
}

type Answer = Result<Reply, Refusal>;

/// What is answered with success.
struct Reply {
    header: Box<dyn WireHeader>,
    body: Bytes,
}

/// What is refused, and why.
#[derive(Debug, thiserror::Error)]
enum Refusal {
    #[error(" request type {0} not supported")]
    UnknownCode(i32),
    #[error(transparent)]
    Header(#[from] HeaderError),
    #[error(transparent)]
    Body(#[from] JsonError),
    #[error(transparent)]
    RegisterBody(#[from] RegisterBodyError),
    #[error("crc32 not match")]
    Checksum,
    #[error("register broker failed")]
    NotRegisteredYet,
    #[error(
        "No topic route info in name server for the topic: {0}\nSee https://rocketmq.apache.org/docs/bestPractice/06FAQ for further details."
    )]
    NoRoute(ByteString),
    #[error("name server not ready")]
    NotReady,
    #[error("disable")]
    Disabled,
    #[error("No config item, Namespace: {0} Key: {1}")]
    NoValue(ByteString, ByteString),
    #[error("No config item, Namespace: {0}")]
    NoNamespace(ByteString),
    #[error(transparent)]
    Kv(#[from] StoreError),
    #[error(transparent)]
    Update(#[from] UpdateError),
    #[error("the body is not a properties text: {0}")]
    Properties(#[from] config::BadEscape),
}

impl Refusal {
    fn code(&self) -> ResponseCode {
        match self {
            Self::UnknownCode(_) => ResponseCode::REQUEST_CODE_NOT_SUPPORTED,
            Self::NoRoute(_) => ResponseCode::TOPIC_NOT_EXIST,
            Self::NoValue(..) | Self::NoNamespace(_) => ResponseCode::QUERY_NOT_FOUND,
            Self::Update(UpdateError::Unknown { .. } | UpdateError::NotLive { .. }) => ResponseCode::NO_PERMISSION,
            Self::Update(UpdateError::Value { .. }) | Self::Properties(_) => ResponseCode::INVALID_PARAMETER,
            _ => ResponseCode::SYSTEM_ERROR,
        }
    }
}

impl From<NotRegisteredYet> for Refusal {
    fn from(_: NotRegisteredYet) -> Self {
        Self::NotRegisteredYet
    }
}

/// Answers the requests of every connection.
pub(super) struct Requests {
    shared: Arc<Shared>,
}

impl Requests {
    pub(super) fn new(shared: Arc<Shared>) -> Self {
        Self { shared }
    }
}

impl Service for Requests {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let to = ReplyTo::new(peer, &request);
            let code = RequestCode(request.head.code);
            match TABLE.binary_search_by_key(&code, |(code, _)| *code).map(|at| TABLE[at].1) {
                Ok(Handler::Memory(handler)) => send(&to, code, handler(&self.shared, peer, &request)),
                Ok(Handler::Disk(handler)) => {
                    let shared = self.shared.clone();
                    tokio::task::spawn_blocking(move || send(&to, code, handler(&shared, &request)));
                }
                Err(_) => send(&to, code, Err(Refusal::UnknownCode(code.0))),
            }
        }
    }

    fn on_close(&self, peer: &Arc<Peer>) {
        if self.shared.connections.lock().remove(&peer.id()).is_none() {
            return;
        }
        for dropped in self.shared.change(|table| table.connection_closed(peer.id())) {
            info!(cluster = %dropped.process.cluster, broker = %dropped.broker_name, addr = %dropped.process.addr, "broker dropped: it closed its connection");
        }
    }
}

fn send(to: &ReplyTo, code: RequestCode, answer: Answer) {
    match answer {
        Ok(reply) => to.send(ResponseCode::SUCCESS, None, &*reply.header, &[reply.body]),
        Err(refusal) => {
            debug!(peer = %to.peer.addr(), %code, %refusal, "refused");
            to.send(refusal.code(), Some(&refusal.to_string()), &NoHeader, &[]);
        }
    }
}

fn empty() -> Answer {
    body(Bytes::new())
}

fn body(body: impl Into<Bytes>) -> Answer {
    Ok(Reply { header: Box::new(NoHeader), body: body.into() })
}

fn json<T: Serialize>(value: &T) -> Answer {
    body(lenient_json::to_vec(value))
}

fn header(header: impl WireHeader + 'static) -> Answer {
    Ok(Reply { header: Box::new(header), body: Bytes::new() })
}

/// A text of its own: what a command holds shares the connection's read buffer, which nothing that stays may keep.
fn own(text: &ByteString) -> ByteString {
    ByteString::from(&**text)
}

fn process(cluster: &ByteString, addr: &ByteString) -> Process {
    Process { cluster: own(cluster), addr: own(addr) }
}

fn register_broker(shared: &Shared, peer: &Arc<Peer>, request: &Command) -> Answer {
    let asked: RegisterBroker = request.header()?;
    if asked.body_crc32 != 0 && asked.body_crc32 != (crc32fast::hash(&request.body) & 0x7FFF_FFFF) as i32 {
        warn!(peer = %peer.addr(), broker = %asked.broker_name, "registration refused: its checksum does not match");
        return Err(Refusal::Checksum);
    }
    let told = RegisterBrokerBody::decode(&request.body, asked.compressed, request.head.version)?;
    let silence_max = asked.heartbeat_timeout_ms.and_then(|ms| u64::try_from(ms).ok()).filter(|ms| *ms > 0);
    let registration = Registration {
        process: process(&asked.cluster_name, &asked.broker_addr),
        broker_name: own(&asked.broker_name),
        broker_id: asked.broker_id,
        ha_addr: own(&asked.ha_server_addr),
        zone: request.fields.get(ZONE_FIELD).map(ByteString::from),
        acting_master: asked.enable_acting_master,
        silence_max: silence_max.map_or(SILENCE_MAX, Duration::from_millis),
        topics: told.topic_config_serialize_wrapper,
        filter_servers: told.filter_server_list,
        connection: peer.id(),
    };
    let settings = shared.settings.load();
    let (is_new, master) = shared.change(|table| {
        let is_new = table.version(&registration.process).is_none();
        (is_new, table.register(registration, settings.forget_missing_topics, Instant::now()))
    });
    let master = master?;
    shared.connections.lock().insert(peer.id(), peer.clone());
    if is_new {
        info!(cluster = %asked.cluster_name, broker = %asked.broker_name, id = %asked.broker_id, addr = %asked.broker_addr, "broker registered");
    }
    let order = settings.return_order_config.then(|| shared.kv.namespace(ORDER_TOPIC_CONFIG)).flatten();
    let body = order.map(|table| lenient_json::to_vec(&KvTable { table }).into()).unwrap_or_default();
    Ok(Reply { header: Box::new(RegisterBrokerResponse { ha_server_addr: master.ha_addr, master_addr: master.addr }), body })
}

fn unregister_broker(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: BrokerRef = request.header()?;
    let process = process(&asked.cluster_name, &asked.broker_addr);
    if shared.change(|table| table.unregister(&process, &asked.broker_name)) {
        info!(cluster = %asked.cluster_name, broker = %asked.broker_name, addr = %asked.broker_addr, "broker unregistered");
    }
    empty()
}

fn query_data_version(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: BrokerRef = request.header()?;
    let told: DataVersion = lenient_json::from_slice(&request.body)?;
    let process = process(&asked.cluster_name, &asked.broker_addr);
    let mut table = shared.table.lock();
    table.seen(&process, Instant::now());
    let known = table.version(&process);
    let body = known.map(|version| lenient_json::to_vec(version).into()).unwrap_or_default();
    Ok(Reply { header: Box::new(QueryDataVersionResponse { changed: known != Some(&told) }), body })
}

fn heartbeat(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: BrokerHeartbeat = request.header()?;
    shared.table.lock().seen(&process(&asked.cluster_name, &asked.broker_addr), Instant::now());
    empty()
}

fn member_group(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: BrokerMemberGroupRef = request.header()?;
    let group = shared.table.lock().member_group(asked.cluster_name, asked.broker_name);
    json(&BrokerMemberGroupResponse { broker_member_group: group })
}

fn route(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: GetRouteInfo = request.header()?;
    let settings = shared.settings.load();
    if settings.wait_for_brokers && shared.started.elapsed() < Duration::from_secs(settings.wait_for_brokers_s) {
        return Err(Refusal::NotReady);
    }
    let route = shared.routes.get(&asked.topic).ok_or_else(|| Refusal::NoRoute(asked.topic.clone()))?;
    let standard = asked.accept_standard_json_only || request.head.version >= V4_9_4;
    let keys = if standard { KeyStyle::Quoted } else { KeyStyle::Raw };
    match settings.order_messages.then(|| shared.kv.get(ORDER_TOPIC_CONFIG, &asked.topic)).flatten() {
        Some(order) => body(route.body_with_order(order, keys)),
        None => body(route.body(keys)),
    }
}

fn cluster_info(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    let info = shared.table.lock().cluster_info();
    json(&info)
}

fn wipe_write_perm(shared: &Shared, peer: &Arc<Peer>, request: &Command) -> Answer {
    let asked: BrokerNameRef = request.header()?;
    let topics = shared.change(|table| table.set_writable(&asked.broker_name, false));
    info!(peer = %peer.addr(), broker = %asked.broker_name, topics, "right to write taken from a broker's topics");
    header(WipeWritePermResponse { wipe_topic_count: topics })
}

fn add_write_perm(shared: &Shared, peer: &Arc<Peer>, request: &Command) -> Answer {
    let asked: BrokerNameRef = request.header()?;
    let topics = shared.change(|table| table.set_writable(&asked.broker_name, true));
    info!(peer = %peer.addr(), broker = %asked.broker_name, topics, "right to write given to a broker's topics");
    header(AddWritePermResponse { add_topic_count: topics })
}

fn register_topic(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: TopicRef = request.header()?;
    let told: TopicRouteData = lenient_json::from_slice(&request.body)?;
    shared.change(|table| table.register_topic(own(&asked.topic), told.queue_datas));
    empty()
}

fn delete_topic(shared: &Shared, peer: &Arc<Peer>, request: &Command) -> Answer {
    let asked: DeleteTopicInNamesrv = request.header()?;
    let cluster = asked.cluster_name.filter(|cluster| !cluster.is_empty());
    shared.change(|table| table.delete_topic(&asked.topic, cluster.as_deref()));
    info!(peer = %peer.addr(), topic = %asked.topic, "topic forgotten");
    empty()
}

fn all_topics(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    if !shared.settings.load().list_all_topics {
        return Err(Refusal::Disabled);
    }
    json(&TopicList { topic_list: shared.routes.topics(), broker_addr: None })
}

fn system_topics(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    let (topic_list, broker_addr) = shared.table.lock().system_topics();
    json(&TopicList { topic_list, broker_addr })
}

fn topics_of_cluster(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: ClusterRef = request.header()?;
    list(shared, |table| table.topics_of_cluster(&asked.cluster))
}

fn unit_topics(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    list(shared, |table| table.topics_where(is_unit))
}

fn unit_sub_topics(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    list(shared, |table| table.topics_where(has_unit_sub))
}

fn unit_sub_ununit_topics(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    list(shared, |table| table.topics_where(|queue: &QueueData| has_unit_sub(queue) && !is_unit(queue)))
}

fn list(shared: &Shared, topics: impl FnOnce(&RouteTable) -> Vec<ByteString>) -> Answer {
    if !shared.settings.load().list_topics {
        return Err(Refusal::Disabled);
    }
    let topic_list = topics(&shared.table.lock());
    json(&TopicList { topic_list, broker_addr: None })
}

fn put_kv(shared: &Shared, request: &Command) -> Answer {
    let asked: PutKvConfig = request.header()?;
    shared.kv.put(&asked.namespace, &asked.key, &asked.value)?;
    info!(namespace = %asked.namespace, key = %asked.key, value = %asked.value, "value stored");
    empty()
}

fn delete_kv(shared: &Shared, request: &Command) -> Answer {
    let asked: KvConfigRef = request.header()?;
    shared.kv.delete(&asked.namespace, &asked.key)?;
    info!(namespace = %asked.namespace, key = %asked.key, "value removed");
    empty()
}

fn get_kv(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: KvConfigRef = request.header()?;
    match shared.kv.get(&asked.namespace, &asked.key) {
        Some(value) => header(KvConfigValue { value: Some(value) }),
        None => Err(Refusal::NoValue(asked.namespace, asked.key)),
    }
}

fn kv_namespace(shared: &Shared, _: &Arc<Peer>, request: &Command) -> Answer {
    let asked: KvNamespaceRef = request.header()?;
    match shared.kv.namespace(&asked.namespace) {
        Some(table) => json(&KvTable { table }),
        None => Err(Refusal::NoNamespace(asked.namespace)),
    }
}

fn settings(shared: &Shared, _: &Arc<Peer>, _: &Command) -> Answer {
    body(config::listing(&[&**shared.settings.load()]))
}

fn update_settings(shared: &Shared, peer: &Arc<Peer>, request: &Command) -> Answer {
    let properties = Properties::parse(&request.body)?;
    let mut changes = Ok(Vec::new());
    shared.settings.rcu(|present| {
        let mut settings = (**present).clone();
        changes = config::update(&properties, &mut [&mut settings]);
        if changes.is_ok() { Arc::new(settings) } else { present.clone() }
    });
    for change in changes? {
        info!(peer = %peer.addr(), key = change.key, old = %change.old, new = %change.new, "setting changed until the next start");
    }
    empty()
}
