//! A cluster made of fixed answers, on loopback: one name server that is a broker too, and perhaps a second broker where nobody listens.

use crate::desk::Desk;
use bytes::Bytes;
use mq_core::message::SysFlag;
use mq_core::message::record::{RecordDraft, crc32};
use mq_core::names::TRACE_TOPIC;
use mq_core::net::{Listener, Peer, ReplyTo, Service, serve};
use mq_core::protocol::bodies::client::{Connection, ConsumeType, ConsumerConnection, MessageModel, SubscriptionData};
use mq_core::protocol::bodies::group::{
    ConsumeStats, ConsumeStatsList, GroupList, OffsetWrapper, SubscriptionGroupConfig, SubscriptionGroupTable,
};
use mq_core::protocol::bodies::namesrv::KvTable;
use mq_core::protocol::bodies::offset::ResetOffsetBody;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::route::{BrokerData, ClusterInfo, QueueData, TopicRouteData};
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable, TopicList, TopicOffset, TopicStatsTable};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::offset::{OffsetResponse, TimestampResponse};
use mq_core::protocol::headers::pull::PullMessageResponse;
use mq_core::protocol::headers::send::SendMessageResponse;
use mq_core::protocol::lenient_json::{self, RawKey};
use mq_core::protocol::{Command, RequestCode as Q, ResponseCode as R, WireHeader};
use mq_core::types::{BrokerId, PhyOffset, QueueId, QueueOffset, UnixMs};
use serde::Serialize;
use std::collections::BTreeMap;
use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

/// When every message of the fake was stored.
pub const STORED: UnixMs = UnixMs(1_795_140_000_123);
/// Messages in each queue of `orders` and in the dead-letter topic.
pub const MESSAGES: i64 = 3;

/// A running fake; it ends with the test's process.
pub struct Fake {
    pub addr: SocketAddr,
    pub dead_addr: Option<SocketAddr>,
    pub state: Arc<State>,
}

/// What can be changed.
pub struct State {
    addr: SocketAddr,
    dead_addr: Option<SocketAddr>,
    pub topics: Mutex<BTreeMap<String, TopicConfig>>,
    pub groups: Mutex<BTreeMap<String, SubscriptionGroupConfig>>,
    pub committed: Mutex<BTreeMap<i32, i64>>,
    pub online: AtomicBool,
    operated: bool,
    /// Codes of the requests that change something, in order.
    pub writes: Mutex<Vec<Q>>,
    /// Topic and properties of every message that was sent.
    pub sent: Mutex<Vec<(String, String)>>,
    /// Settings, values, accounts.
    pub desk: Desk,
}

/// How the fake differs from a healthy one.
#[derive(Default)]
pub struct Shape {
    /// There is a second broker, and nobody listens there.
    pub dead_broker: bool,
    /// A client of the group is connected.
    pub online: bool,
    /// It knows the requests of `desk` too; older brokers refuse them.
    pub operated: bool,
}

impl Fake {
    pub fn start(shape: Shape) -> Self {
        let (ready, told) = std::sync::mpsc::channel();
        std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async move {
                let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
                // A port that was given and given back: connections to it are refused.
                let dead_addr = shape.dead_broker.then(|| std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap());
                let state = Arc::new(State::new(listener.addr(), dead_addr, &shape));
                ready.send(Fake { addr: listener.addr(), dead_addr, state: state.clone() }).unwrap();
                serve(listener, state, std::future::pending()).await;
            });
        });
        told.recv().unwrap()
    }
}

impl State {
    fn new(addr: SocketAddr, dead_addr: Option<SocketAddr>, shape: &Shape) -> Self {
        let mut orders = TopicConfig::new("orders", 2, 6);
        orders.attributes.insert("message.type".into(), "FIFO".into());
        let topics = [orders, TopicConfig::new("TBW102", 8, 7), TopicConfig::new("%DLQ%pay", 1, 6), TopicConfig::new("%RETRY%pay", 1, 6)];
        Self {
            addr,
            dead_addr,
            topics: Mutex::new(topics.into_iter().map(|topic| (topic.topic_name.to_string(), topic)).collect()),
            groups: Mutex::new(
                ["pay", "TOOLS_CONSUMER"].into_iter().map(|name| (name.to_owned(), SubscriptionGroupConfig::new(name))).collect(),
            ),
            committed: Mutex::new(BTreeMap::from([(0, 1), (1, 3)])),
            online: AtomicBool::new(shape.online),
            operated: shape.operated,
            writes: Mutex::default(),
            sent: Mutex::default(),
            desk: Desk::default(),
        }
    }

    fn brokers(&self) -> Vec<BrokerData> {
        let data = |name: &'static str, addr: SocketAddr| BrokerData {
            broker_addrs: BTreeMap::from([(RawKey(0), addr.to_string().into())]),
            broker_name: name.into(),
            cluster: "C1".into(),
            ..BrokerData::default()
        };
        let dead = self.dead_addr.map(|addr| data("broker-b", addr));
        std::iter::once(data("broker-a", self.addr)).chain(dead).collect()
    }

    fn answer(&self, request: &Command) -> (R, &'static str, Box<dyn WireHeader>, Vec<u8>) {
        let field = |name: &str| request.fields.get(name).unwrap_or_default().to_owned();
        let known = |topic: &str| self.topics.lock().unwrap().contains_key(topic);
        let code = Q(request.head.code);
        match code {
            Q::GET_BROKER_CLUSTER_INFO => body(&self.cluster_info()),
            Q::GET_ALL_TOPIC_LIST_FROM_NAMESERVER => body(&TopicList {
                topic_list: self.topics.lock().unwrap().keys().map(|name| name.as_str().into()).collect(),
                ..TopicList::default()
            }),
            Q::GET_ROUTEINFO_BY_TOPIC if known(&field("topic")) => body(&self.route(&field("topic"))),
            Q::GET_ROUTEINFO_BY_TOPIC if field("topic") == TRACE_TOPIC => body(&self.route("orders")),
            Q::GET_ROUTEINFO_BY_TOPIC => refuse(R::TOPIC_NOT_EXIST, "No topic route info in name server for the topic"),
            Q::GET_BROKER_RUNTIME_INFO => body(&runtime_info()),
            Q::GET_ALL_TOPIC_CONFIG => body(&TopicConfigTable {
                topic_config_table: self.topics.lock().unwrap().iter().map(|(name, topic)| (name.as_str().into(), topic.clone())).collect(),
                ..TopicConfigTable::default()
            }),
            Q::GET_TOPIC_CONFIG => match self.topics.lock().unwrap().get(&field("topic")) {
                Some(topic) => body(topic),
                None => refuse(R::TOPIC_NOT_EXIST, "No topic in this broker"),
            },
            Q::GET_TOPIC_STATS_INFO => body(&self.stats(&field("topic"))),
            Q::QUERY_TOPIC_CONSUME_BY_WHO => body(&GroupList { group_list: vec!["pay".into()] }),
            Q::GET_ALL_SUBSCRIPTIONGROUP_CONFIG => body(&SubscriptionGroupTable {
                subscription_group_table: self
                    .groups
                    .lock()
                    .unwrap()
                    .iter()
                    .map(|(name, group)| (name.as_str().into(), group.clone()))
                    .collect(),
                ..SubscriptionGroupTable::default()
            }),
            Q::GET_CONSUMER_CONNECTION_LIST if self.online.load(SeqCst) && field("consumerGroup") == "pay" => body(&connection()),
            Q::GET_CONSUMER_CONNECTION_LIST => refuse(R::CONSUMER_NOT_ONLINE, "the consumer group not online"),
            Q::GET_CONSUMER_RUNNING_INFO => body(&ConsumerRunningInfo::default()),
            Q::GET_CONSUME_STATS if field("consumerGroup") == "pay" => body(&self.progress()),
            Q::GET_CONSUME_STATS => body(&ConsumeStats::default()),
            Q::GET_BROKER_CONSUME_STATS => body(&ConsumeStatsList {
                consume_stats_list: vec![BTreeMap::from([("pay".into(), vec![self.progress()])])],
                ..ConsumeStatsList::default()
            }),
            _ => self.answer_queue(code, request, &field),
        }
    }

    fn moved<T>(&self, queue: i32, to: &str, answer: T) -> T {
        self.committed.lock().unwrap().insert(queue, to.parse().unwrap());
        answer
    }

    fn answer_queue(&self, code: Q, request: &Command, field: &dyn Fn(&str) -> String) -> (R, &'static str, Box<dyn WireHeader>, Vec<u8>) {
        let queue: i32 = field("queueId").parse().unwrap_or(0);
        let offset = |at: i64| (R::SUCCESS, "", Box::new(OffsetResponse { offset: QueueOffset(at) }) as Box<dyn WireHeader>, Vec::new());
        if WRITES.contains(&code) {
            self.writes.lock().unwrap().push(code);
        }
        match code {
            Q::GET_MIN_OFFSET => offset(0),
            Q::GET_MAX_OFFSET => offset(self.end(&field("topic"))),
            Q::SEARCH_OFFSET_BY_TIMESTAMP => offset(if field("timestamp").parse::<i64>().unwrap() > STORED.get() { MESSAGES } else { 0 }),
            Q::GET_EARLIEST_MSG_STORETIME => (R::SUCCESS, "", Box::new(TimestampResponse { timestamp: STORED }), Vec::new()),
            Q::QUERY_CONSUMER_OFFSET => offset(self.committed.lock().unwrap().get(&queue).copied().unwrap_or(0)),
            Q::UPDATE_CONSUMER_OFFSET => self.moved(queue, &field("commitOffset"), ok()),
            Q::INVOKE_BROKER_TO_RESET_OFFSET => self.moved(queue, &field("offset"), body(&ResetOffsetBody::default())),
            Q::PULL_MESSAGE => self.pull(&field("topic"), queue, field("queueOffset").parse().unwrap()),
            Q::VIEW_MESSAGE_BY_ID if field("offset") == "0" => (R::SUCCESS, "", Box::new(NoHeader), self.record("orders", 0, 0)),
            Q::VIEW_MESSAGE_BY_ID => refuse(R::SYSTEM_ERROR, "can not find message by the offset"),
            Q::QUERY_MESSAGE if field("key") == "ORD-0" => (R::SUCCESS, "", Box::new(NoHeader), self.record("orders", 0, 0)),
            Q::QUERY_MESSAGE if field("topic") == TRACE_TOPIC && field("key") == FIRST_ID => (R::SUCCESS, "", Box::new(NoHeader), traces()),
            Q::QUERY_MESSAGE if field("topic") == "orders" && field("key") == FIRST_ID => {
                (R::SUCCESS, "", Box::new(NoHeader), self.record("orders", 0, 0))
            }
            Q::QUERY_MESSAGE if field("topic") == "orders" && field("key") == LAST_ID => {
                (R::SUCCESS, "", Box::new(NoHeader), self.record("orders", 0, MESSAGES - 1))
            }
            Q::QUERY_MESSAGE => refuse(R::QUERY_NOT_FOUND, "can not find message, maybe time range not correct"),
            Q::UPDATE_AND_CREATE_TOPIC => {
                let number = |name: &str| field(name).parse().unwrap();
                let mut topics = self.topics.lock().unwrap();
                let topic = topics.entry(field("topic")).or_insert_with(|| TopicConfig::new(field("topic"), 1, 6));
                (topic.read_queue_nums, topic.write_queue_nums) = (number("readQueueNums"), number("writeQueueNums"));
                topic.perm = number("perm");
                ok()
            }
            Q::DELETE_TOPIC_IN_BROKER => {
                self.topics.lock().unwrap().remove(&field("topic"));
                ok()
            }
            Q::DELETE_TOPIC_IN_NAMESRV => ok(),
            Q::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP => {
                let group: SubscriptionGroupConfig = lenient_json::from_slice(&request.body).unwrap();
                self.groups.lock().unwrap().insert(group.group_name.to_string(), group);
                ok()
            }
            Q::DELETE_SUBSCRIPTIONGROUP => {
                self.groups.lock().unwrap().remove(&field("groupName"));
                ok()
            }
            Q::SEND_MESSAGE_V2 => {
                self.sent.lock().unwrap().push((field("b"), field("i")));
                let stored = SendMessageResponse {
                    msg_id: "7F00000100002A9F0000000000000000".into(),
                    queue_id: QueueId(0),
                    queue_offset: QueueOffset(MESSAGES),
                    transaction_id: None,
                    batch_uniq_id: None,
                    recall_handle: None,
                    region: None,
                    trace_on: None,
                };
                (R::SUCCESS, "", Box::new(stored), Vec::new())
            }
            _ => match Some(request).filter(|_| self.operated).and_then(|request| self.desk.answer(request)) {
                Some((code, header, body)) => (code, "", header, body),
                None => refuse(R::REQUEST_CODE_NOT_SUPPORTED, "request type not supported"),
            },
        }
    }

    fn cluster_info(&self) -> ClusterInfo {
        let brokers = self.brokers();
        ClusterInfo {
            cluster_addr_table: BTreeMap::from([("C1".into(), brokers.iter().map(|broker| broker.broker_name.clone()).collect())]),
            broker_addr_table: brokers.into_iter().map(|broker| (broker.broker_name.clone(), broker)).collect(),
        }
    }

    fn route(&self, topic: &str) -> TopicRouteData {
        let config = self.topics.lock().unwrap()[topic].clone();
        let queues = |broker: &BrokerData| QueueData {
            broker_name: broker.broker_name.clone(),
            perm: config.perm,
            read_queue_nums: config.read_queue_nums,
            write_queue_nums: config.write_queue_nums,
            topic_sys_flag: 0,
        };
        let brokers = self.brokers();
        TopicRouteData { queue_datas: brokers.iter().map(queues).collect(), broker_datas: brokers, ..TopicRouteData::default() }
    }

    fn queues(&self, topic: &str) -> Vec<MessageQueue> {
        let count = self.topics.lock().unwrap().get(topic).map_or(0, |topic| topic.read_queue_nums);
        (0..count).map(|id| MessageQueue::new(topic, "broker-a", QueueId(id))).collect()
    }

    fn stats(&self, topic: &str) -> TopicStatsTable {
        let ends = TopicOffset { last_update_timestamp: STORED.get(), max_offset: MESSAGES, min_offset: 0 };
        TopicStatsTable {
            offset_table: self.queues(topic).into_iter().map(|queue| (RawKey(queue), ends.clone())).collect(),
            topic_put_tps: 0.5,
        }
    }

    fn progress(&self) -> ConsumeStats {
        let committed = self.committed.lock().unwrap();
        let wrapper = |queue: &MessageQueue| OffsetWrapper {
            broker_offset: MESSAGES,
            consumer_offset: committed.get(&queue.queue_id.get()).copied().unwrap_or(0),
            last_timestamp: STORED.get(),
            pull_offset: MESSAGES,
        };
        let table = self.queues("orders").into_iter().map(|queue| (RawKey(queue.clone()), wrapper(&queue)));
        ConsumeStats { consume_tps: 1.25, offset_table: table.collect() }
    }

    /// Where a queue ends: topics of retries have what was sent to them, the others always the same.
    fn end(&self, topic: &str) -> i64 {
        if topic.starts_with("%RETRY%") {
            return self.sent.lock().unwrap().iter().filter(|(sent_to, _)| sent_to == topic).count() as i64;
        }
        MESSAGES
    }

    fn pull(&self, topic: &str, queue: i32, at: i64) -> (R, &'static str, Box<dyn WireHeader>, Vec<u8>) {
        let end = self.end(topic);
        let records: Vec<u8> = (at..end).flat_map(|offset| self.record(topic, queue, offset)).collect();
        let ends = PullMessageResponse {
            suggest_which_broker_id: BrokerId(0),
            next_begin_offset: QueueOffset(end),
            min_offset: QueueOffset(0),
            max_offset: QueueOffset(end),
            topic_sys_flag: None,
            group_sys_flag: None,
            forbidden_type: None,
        };
        (if records.is_empty() { R::PULL_NOT_FOUND } else { R::SUCCESS }, "", Box::new(ends), records)
    }

    fn record(&self, topic: &str, queue: i32, offset: i64) -> Vec<u8> {
        let body = format!("{{\"order\":{offset}}}");
        let sent: Vec<_> = self.sent.lock().unwrap().iter().filter(|(sent_to, _)| sent_to == topic).map(|(_, text)| text.clone()).collect();
        let origin = if topic.starts_with("%DLQ%") { "RETRY_TOPIC\u{1}orders\u{2}DELAY\u{1}0\u{2}" } else { "" };
        let properties = format!("KEYS\u{1}ORD-{offset}\u{2}TAGS\u{1}T{}\u{2}UNIQ_KEY\u{1}{offset:032X}\u{2}{origin}", offset % 2);
        let properties = sent.get(offset as usize).cloned().unwrap_or(properties);
        encode(topic, queue, offset, &body, &properties)
    }
}

/// The unique id of the first message of each queue.
pub const FIRST_ID: &str = "00000000000000000000000000000000";

/// The unique id of the last message of each queue, which nobody traced.
pub const LAST_ID: &str = "00000000000000000000000000000002";

/// What a producer and two groups told of the first.
fn traces() -> Vec<u8> {
    let at = |later: i64| STORED.get() + later;
    let text = [
        format!("Pub#{}#R#shop#orders#{FIRST_ID}#T0#ORD-0#127.0.0.1:10911#11#4#0#OFF#true;", at(-2)),
        format!("SubBefore#{}#R#mail#R1#{FIRST_ID}#0#ORD-0;SubAfter#R1#{FIRST_ID}#30#false#ORD-0#4#{}#mail;", at(5), at(35)),
        format!("SubBefore#{}#R#mail#R2#{FIRST_ID}#1#ORD-0;SubAfter#R2#{FIRST_ID}#7#true#ORD-0#0#{}#mail;", at(10_035), at(10_042)),
        format!("SubBefore#{}#R#audit#R3#{FIRST_ID}#0#ORD-0;", at(6)),
    ];
    let body = text.concat().replace('#', "\u{1}").replace(';', "\u{2}");
    encode(TRACE_TOPIC, 0, 0, &body, &format!("KEYS\u{1}{FIRST_ID} ORD-0\u{2}UNIQ_KEY\u{1}TRACE\u{2}"))
}

fn encode(topic: &str, queue: i32, offset: i64, body: &str, properties: &str) -> Vec<u8> {
    let host = "127.0.0.1:10911".parse().unwrap();
    let draft = RecordDraft {
        topic,
        queue_id: QueueId(queue),
        flag: 0,
        sys_flag: SysFlag::NONE,
        born_timestamp: STORED,
        born_host: host,
        store_timestamp: STORED,
        store_host: host,
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
        body: body.as_bytes(),
        body_crc: crc32(body.as_bytes()),
        properties: properties.as_bytes(),
        queue_offset: QueueOffset(offset),
        phy_offset: PhyOffset(i64::from(queue) * 1000 + offset * 200),
    };
    let mut out = Vec::new();
    draft.encode(false, &mut out).unwrap();
    out
}

const WRITES: [Q; 8] = [
    Q::INVOKE_BROKER_TO_RESET_OFFSET,
    Q::UPDATE_CONSUMER_OFFSET,
    Q::UPDATE_AND_CREATE_TOPIC,
    Q::DELETE_TOPIC_IN_BROKER,
    Q::DELETE_TOPIC_IN_NAMESRV,
    Q::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP,
    Q::DELETE_SUBSCRIPTIONGROUP,
    Q::SEND_MESSAGE_V2,
];

fn ok() -> (R, &'static str, Box<dyn WireHeader>, Vec<u8>) {
    (R::SUCCESS, "", Box::new(NoHeader), Vec::new())
}

fn refuse(code: R, remark: &'static str) -> (R, &'static str, Box<dyn WireHeader>, Vec<u8>) {
    (code, remark, Box::new(NoHeader), Vec::new())
}

fn body<T: Serialize>(value: &T) -> (R, &'static str, Box<dyn WireHeader>, Vec<u8>) {
    (R::SUCCESS, "", Box::new(NoHeader), lenient_json::to_vec(value))
}

fn runtime_info() -> KvTable {
    let pairs = [
        ("brokerVersionDesc", "V5_4_0"),
        ("putTps", "12.5 10.0 9.0"),
        ("getTransferredTps", "11.25 10.0 9.0"),
        ("commitLogDiskRatio", "0.26"),
        ("pageCacheLockTimeMills", "0"),
        ("sendThreadPoolQueueSize", "1"),
        ("sendThreadPoolQueueHeadWaitTimeMills", "2"),
        ("pullThreadPoolQueueSize", "0"),
        ("pullThreadPoolQueueHeadWaitTimeMills", "0"),
        ("msgPutTotalYesterdayMorning", "0"),
        ("msgPutTotalTodayMorning", "10"),
        ("msgPutTotalTodayNow", "54"),
        ("msgGetTotalYesterdayMorning", "0"),
        ("msgGetTotalTodayMorning", "20"),
        ("msgGetTotalTodayNow", "64"),
        ("brokerActive", "true"),
    ];
    KvTable { table: pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect() }
}

fn connection() -> ConsumerConnection {
    let client =
        Connection { client_addr: "10.0.0.7:4411".into(), client_id: "10.0.0.7@1#2".into(), language: "JAVA".into(), version: 493 };
    let subscription = SubscriptionData { topic: "orders".into(), sub_string: "T0 || T1".into(), ..SubscriptionData::default() };
    ConsumerConnection {
        connection_set: vec![client],
        consume_type: ConsumeType::Passively,
        message_model: MessageModel::Clustering,
        subscription_table: BTreeMap::from([("orders".into(), subscription)]),
        ..ConsumerConnection::default()
    }
}

impl Service for State {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let (code, remark, header, body) = self.answer(&request);
            let remark = (!remark.is_empty()).then_some(remark);
            ReplyTo::new(peer, &request).send(code, remark, &*header, &[Bytes::from(body)]);
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}
