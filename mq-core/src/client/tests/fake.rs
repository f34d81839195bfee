//! A cluster in memory: a name server and brokers that know just what the client asks, with switches for what tests want to go wrong.

use crate::message::batch::batch_items;
use crate::message::record::{RecordDraft, crc32};
use crate::message::{MessageExt, Properties, RecallHandle, SysFlag};
use crate::net::{Listener, Peer, ReplyTo, Service, serve};
use crate::protocol::bodies::client::{ConsumerIdList, HeartbeatData, LockBatch, LockBatchResponse};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::route::{BrokerData, QueueData, TopicRouteData};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::client::{ConsumerGroupRef, HeartbeatResponse, UnregisterClient};
use crate::protocol::headers::offset::{
    OffsetResponse, QueryConsumerOffset, QueueRef, SearchOffset, TimestampResponse, UpdateConsumerOffset,
};
use crate::protocol::headers::pull::{PULL_COMMIT_OFFSET, PullMessage, PullMessageResponse};
use crate::protocol::headers::send::{ConsumerSendMsgBack, RecallMessage, RecallMessageResponse, SendMessage, SendMessageResponse};
use crate::protocol::headers::topic::GetRouteInfo;
use crate::protocol::headers::transaction::EndTransaction;
use crate::protocol::lenient_json::{self, RawKey};
use crate::protocol::{Command, RequestCode, ResponseCode, WireHeader};
use crate::types::{BrokerId, PhyOffset, QueueId, QueueOffset, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

/// Longest wait for a condition.
const PATIENCE: Duration = Duration::from_secs(20);

pub(super) struct Cluster {
    state: Arc<Mutex<State>>,
    name_server: SocketAddr,
}

#[derive(Default)]
struct State {
    brokers: BTreeMap<ByteString, SocketAddr>,
    /// Queues of each topic on each broker.
    topics: HashMap<ByteString, i32>,
    /// Topics with an order configuration.
    orders: HashMap<ByteString, ByteString>,
    /// Brokers that routes do not name.
    withdrawn: HashSet<ByteString>,
    queues: HashMap<MessageQueue, Vec<Bytes>>,
    parked: Vec<(MessageQueue, ReplyTo, PullMessage)>,
    offsets: HashMap<(ByteString, MessageQueue), i64>,
    clients: HashMap<ByteString, (HeartbeatData, Vec<Arc<Peer>>)>,
    locks: HashMap<(ByteString, MessageQueue), ByteString>,
    refusals: Vec<(RequestCode, ByteString, ResponseCode)>,
    silent: HashSet<ByteString>,
    asked: Vec<(ByteString, RequestCode)>,
    ends: Vec<EndTransaction>,
    first_offset: i64,
    light_heartbeats: usize,
}

struct Door {
    /// Empty for the name server.
    broker: ByteString,
    addr: SocketAddr,
    state: Arc<Mutex<State>>,
}

impl Cluster {
    /// A name server and these brokers, on ports of their own.
    pub(super) fn start(brokers: &[&str]) -> Self {
        let state = Arc::new(Mutex::new(State::default()));
        let name_server = open(ByteString::new(), &state);
        for name in brokers {
            let addr = open((*name).into(), &state);
            state.lock().brokers.insert((*name).into(), addr);
        }
        Self { state, name_server }
    }

    pub(super) fn with_topic(self, topic: &str, queue_nums: i32) -> Self {
        self.state.lock().topics.insert(topic.into(), queue_nums);
        self
    }

    /// Another broker, which from now on has every topic.
    pub(super) fn add_broker(&self, name: &str) {
        let addr = open(name.into(), &self.state);
        self.state.lock().brokers.insert(name.into(), addr);
    }

    pub(super) fn set_queue_nums(&self, topic: &str, queue_nums: i32) {
        self.state.lock().topics.insert(topic.into(), queue_nums);
    }

    pub(super) fn set_order(&self, topic: &str, order_conf: &str) {
        self.state.lock().orders.insert(topic.into(), order_conf.into());
    }

    /// That broker is not, or is again, in routes.
    pub(super) fn withdraw(&self, broker: &str, away: bool) {
        let withdrawn = &mut self.state.lock().withdrawn;
        if away {
            withdrawn.insert(broker.into())
        } else {
            withdrawn.remove(broker)
        };
    }

    pub(super) fn name_server(&self) -> String {
        self.name_server.to_string()
    }

    pub(super) fn addr(&self, broker: &str) -> SocketAddr {
        self.state.lock().brokers[broker]
    }

    /// The next such request at that broker is refused; a send that is "refused" with FLUSH_DISK_TIMEOUT is stored.
    pub(super) fn refuse(&self, request: RequestCode, broker: &str, code: ResponseCode) {
        self.state.lock().refusals.push((request, broker.into(), code));
    }

    /// That broker answers nothing any more.
    pub(super) fn silence(&self, broker: &str) {
        self.state.lock().silent.insert(broker.into());
    }

    /// Every queue begins at that offset.
    pub(super) fn begin_at(&self, offset: i64) {
        self.state.lock().first_offset = offset;
    }

    /// The brokers that got such a request, in order.
    pub(super) fn asked(&self, request: RequestCode) -> Vec<String> {
        let state = self.state.lock();
        state.asked.iter().filter(|(_, code)| *code == request).map(|(broker, _)| broker.to_string()).collect()
    }

    pub(super) fn offset(&self, group: &str, queue: &MessageQueue) -> Option<i64> {
        self.state.lock().offsets.get(&(group.into(), queue.clone())).copied()
    }

    pub(super) fn set_offset(&self, group: &str, queue: &MessageQueue, offset: i64) {
        self.state.lock().offsets.insert((group.into(), queue.clone()), offset);
    }

    pub(super) fn lock_owner(&self, group: &str, queue: &MessageQueue) -> Option<ByteString> {
        self.state.lock().locks.get(&(group.into(), queue.clone())).cloned()
    }

    pub(super) fn lock_for(&self, group: &str, queue: &MessageQueue, owner: Option<&str>) {
        let mut state = self.state.lock();
        match owner {
            Some(owner) => state.locks.insert((group.into(), queue.clone()), owner.into()),
            None => state.locks.remove(&(group.into(), queue.clone())),
        };
    }

    pub(super) fn heartbeats(&self) -> Vec<HeartbeatData> {
        self.state.lock().clients.values().map(|(heartbeat, _)| heartbeat.clone()).collect()
    }

    /// Heartbeats that left out subscriptions.
    pub(super) fn light_heartbeats(&self) -> usize {
        self.state.lock().light_heartbeats
    }

    /// A connection over which every client can be asked.
    pub(super) fn clients(&self) -> Vec<Arc<Peer>> {
        self.state.lock().clients.values().map(|(_, peers)| peers[0].clone()).collect()
    }

    /// Everything in a queue.
    pub(super) fn stored(&self, queue: &MessageQueue) -> Vec<MessageExt> {
        let state = self.state.lock();
        state
            .queues
            .get(queue)
            .map(|records| records.iter().map(|record| MessageExt::decode(record).unwrap()).collect())
            .unwrap_or_default()
    }

    /// The bytes of one message.
    pub(super) fn record(&self, queue: &MessageQueue, at: usize) -> Bytes {
        self.state.lock().queues[queue][at].clone()
    }

    /// Everything in a topic.
    pub(super) fn stored_in(&self, topic: &str) -> Vec<MessageExt> {
        let queues: Vec<_> = self.state.lock().queues.keys().filter(|queue| queue.topic == topic).cloned().collect();
        queues.iter().flat_map(|queue| self.stored(queue)).collect()
    }

    /// Stores a message as if a producer had sent it.
    pub(super) fn put(&self, queue: &MessageQueue, body: &str, tags: &str) {
        self.put_with(queue, body, &if tags.is_empty() { String::new() } else { format!("TAGS\u{1}{tags}\u{2}") });
    }

    /// The same with those properties.
    pub(super) fn put_with(&self, queue: &MessageQueue, body: &str, properties: &str) {
        let mut state = self.state.lock();
        let host = state.brokers[&queue.broker_name];
        state.put(queue, host, body.as_bytes(), properties, SysFlag::NONE, 0);
    }

    /// The ends of transactions that brokers were told, in order.
    pub(super) fn ends(&self) -> Vec<EndTransaction> {
        self.state.lock().ends.clone()
    }

    /// Waits until `condition` holds.
    pub(super) async fn until(&self, what: &str, mut condition: impl FnMut(&Self) -> bool) {
        eventually(what, || condition(self)).await;
    }
}

/// Waits until `condition` holds; a test that waits in vain says for what.
pub(super) async fn eventually(what: &str, mut condition: impl FnMut() -> bool) {
    let deadline = tokio::time::Instant::now() + PATIENCE;
    while !condition() {
        assert!(tokio::time::Instant::now() < deadline, "waited in vain: {what}");
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
}

fn open(broker: ByteString, state: &Arc<Mutex<State>>) -> SocketAddr {
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let addr = listener.addr();
    let door = Door { broker, addr, state: state.clone() };
    tokio::spawn(serve(listener, Arc::new(door), std::future::pending()));
    addr
}

impl Service for Door {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let code = RequestCode(request.head.code);
            let reply = ReplyTo::new(peer, &request);
            let mut state = self.state.lock();
            state.asked.push((self.broker.clone(), code));
            if state.silent.contains(&self.broker) {
                continue;
            }
            let refusal = state.refusals.iter().position(|(refused, broker, _)| *refused == code && *broker == self.broker);
            match refusal.map(|at| state.refusals.remove(at).2) {
                Some(ResponseCode::FLUSH_DISK_TIMEOUT) => state.send(self, &request, &reply, ResponseCode::FLUSH_DISK_TIMEOUT),
                Some(answer) => reply.send(answer, Some("as the test wants"), &NoHeader, &[]),
                None => state.serve(self, code, &request, reply),
            }
        }
    }

    fn on_close(&self, peer: &Arc<Peer>) {
        let mut state = self.state.lock();
        state.clients.retain(|_, (_, peers)| {
            peers.retain(|known| known.id() != peer.id());
            !peers.is_empty()
        });
    }
}

fn header<H: WireHeader>(request: &Command) -> H {
    request.header().unwrap()
}

fn done(reply: &ReplyTo) {
    reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[]);
}

fn offset(reply: &ReplyTo, offset: i64) {
    reply.send(ResponseCode::SUCCESS, None, &OffsetResponse { offset: QueueOffset(offset) }, &[]);
}

impl State {
    fn serve(&mut self, door: &Door, code: RequestCode, request: &Command, reply: ReplyTo) {
        match code {
            RequestCode::GET_ROUTEINFO_BY_TOPIC => self.route(&header::<GetRouteInfo>(request).topic, &reply),
            RequestCode::HEART_BEAT => {
                let heartbeat: HeartbeatData = lenient_json::from_slice(&request.body).unwrap();
                let known = self.clients.entry(heartbeat.client_id.clone()).or_default();
                // As Apache's brokers: a heartbeat without subscriptions is of use to who was heard with them.
                let sub_change = heartbeat.without_sub && known.0.heartbeat_fingerprint != heartbeat.heartbeat_fingerprint;
                if heartbeat.without_sub {
                    self.light_heartbeats += 1;
                } else {
                    known.0 = heartbeat;
                }
                known.1.push(reply.peer.clone());
                reply.send(ResponseCode::SUCCESS, None, &HeartbeatResponse { supports_v2: true, sub_change }, &[]);
            }
            RequestCode::UNREGISTER_CLIENT => {
                self.clients.remove(&header::<UnregisterClient>(request).client_id);
                done(&reply);
            }
            RequestCode::RECALL_MESSAGE => {
                let asked: RecallMessage = header(request);
                let handle: RecallHandle = asked.recall_handle.parse().unwrap();
                reply.send(ResponseCode::SUCCESS, None, &RecallMessageResponse { msg_id: handle.unique_key, region: None }, &[]);
            }
            RequestCode::END_TRANSACTION => self.ends.push(header(request)),
            RequestCode::SEND_MESSAGE_V2 | RequestCode::SEND_BATCH_MESSAGE | RequestCode::SEND_REPLY_MESSAGE_V2 => {
                self.send(door, request, &reply, ResponseCode::SUCCESS);
            }
            RequestCode::CONSUMER_SEND_MSG_BACK => self.send_back(door, &header(request), &reply),
            RequestCode::PULL_MESSAGE | RequestCode::LITE_PULL_MESSAGE => self.pull(&door.broker, header(request), reply),
            RequestCode::GET_CONSUMER_LIST_BY_GROUP => self.consumer_ids(&header::<ConsumerGroupRef>(request).consumer_group, &reply),
            RequestCode::LOCK_BATCH_MQ | RequestCode::UNLOCK_BATCH_MQ => {
                self.lock(&lenient_json::from_slice(&request.body).unwrap(), code == RequestCode::LOCK_BATCH_MQ, &reply);
            }
            _ => self.serve_offsets(door, code, request, &reply),
        }
    }

    fn serve_offsets(&mut self, door: &Door, code: RequestCode, request: &Command, reply: &ReplyTo) {
        match code {
            RequestCode::QUERY_CONSUMER_OFFSET => {
                let asked: QueryConsumerOffset = header(request);
                let queue = MessageQueue::new(asked.topic, door.broker.clone(), asked.queue_id);
                match self.offsets.get(&(asked.consumer_group, queue)) {
                    Some(known) => offset(reply, *known),
                    None => reply.send(ResponseCode::QUERY_NOT_FOUND, None, &NoHeader, &[]),
                }
            }
            RequestCode::UPDATE_CONSUMER_OFFSET => {
                let asked: UpdateConsumerOffset = header(request);
                let queue = MessageQueue::new(asked.topic, door.broker.clone(), asked.queue_id);
                self.offsets.insert((asked.consumer_group, queue), asked.commit_offset.get());
                done(reply);
            }
            RequestCode::GET_MAX_OFFSET | RequestCode::GET_MIN_OFFSET => {
                let asked: QueueRef = header(request);
                let queue = MessageQueue::new(asked.topic, door.broker.clone(), asked.queue_id);
                offset(reply, if code == RequestCode::GET_MIN_OFFSET { self.first_offset } else { self.end_of(&queue) });
            }
            RequestCode::SEARCH_OFFSET_BY_TIMESTAMP => {
                let asked: SearchOffset = header(request);
                let queue = MessageQueue::new(asked.topic, door.broker.clone(), asked.queue_id);
                let records = self.queues.get(&queue).map(Vec::as_slice).unwrap_or_default();
                let older = records.iter().filter(|record| MessageExt::decode(record).unwrap().store_timestamp < asked.timestamp).count();
                offset(reply, self.first_offset + older as i64);
            }
            RequestCode::GET_EARLIEST_MSG_STORETIME => {
                let asked: QueueRef = header(request);
                let queue = MessageQueue::new(asked.topic, door.broker.clone(), asked.queue_id);
                let first = self.queues.get(&queue).and_then(|records| MessageExt::decode(records.first()?).ok());
                let timestamp = first.map_or(UnixMs(-1), |message| message.store_timestamp);
                reply.send(ResponseCode::SUCCESS, None, &TimestampResponse { timestamp }, &[]);
            }
            other => reply.send(ResponseCode::REQUEST_CODE_NOT_SUPPORTED, Some(&format!("the fake does not know {other}")), &NoHeader, &[]),
        }
    }

    fn route(&self, topic: &ByteString, reply: &ReplyTo) {
        let Some(queue_nums) = self.topics.get(topic) else {
            return reply.send(ResponseCode::TOPIC_NOT_EXIST, Some("No topic route info"), &NoHeader, &[]);
        };
        let present = || self.brokers.iter().filter(|(name, _)| !self.withdrawn.contains(*name));
        let broker_datas = present().map(|(name, addr)| BrokerData {
            broker_addrs: [(RawKey(0), ByteString::from(addr.to_string()))].into(),
            broker_name: name.clone(),
            ..BrokerData::default()
        });
        let queue_datas = present().map(|(name, _)| QueueData {
            broker_name: name.clone(),
            perm: 6,
            read_queue_nums: *queue_nums,
            write_queue_nums: *queue_nums,
            topic_sys_flag: 0,
        });
        let route =
            TopicRouteData { broker_datas: broker_datas.collect(), queue_datas: queue_datas.collect(), ..TopicRouteData::default() };
        let route = TopicRouteData { order_topic_conf: self.orders.get(topic).cloned(), ..route };
        reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[lenient_json::to_vec(&route).into()]);
    }

    fn send(&mut self, door: &Door, request: &Command, reply: &ReplyTo, code: ResponseCode) {
        let asked: SendMessage = header(request);
        if !self.topics.contains_key(&asked.topic) {
            self.topics.insert(asked.topic.clone(), asked.default_topic_queue_nums);
        }
        let queue = MessageQueue::new(asked.topic.clone(), door.broker.clone(), asked.queue_id);
        let at = self.end_of(&queue);
        let properties = asked.properties.unwrap_or_default();
        if asked.batch {
            for item in batch_items(&request.body) {
                let item = item.unwrap();
                self.put(&queue, door.addr, item.body, std::str::from_utf8(item.properties).unwrap(), SysFlag::NONE, 0);
            }
        } else {
            let reconsume_times = asked.reconsume_times.unwrap_or(0);
            self.put(&queue, door.addr, &request.body, &properties, SysFlag(asked.sys_flag), reconsume_times);
        }
        let answer = SendMessageResponse {
            msg_id: "7F0000010000000100000000000000AB".into(),
            queue_id: queue.queue_id,
            queue_offset: QueueOffset(at),
            transaction_id: None,
            batch_uniq_id: None,
            recall_handle: None,
            region: Some("DefaultRegion".into()),
            trace_on: Some("true".into()),
        };
        reply.send(code, None, &answer, &[]);
    }

    /// Delay levels are not waited for.
    fn send_back(&mut self, door: &Door, asked: &ConsumerSendMsgBack, reply: &ReplyTo) {
        let all = self.queues.values().flatten().map(|record| MessageExt::decode(record).unwrap());
        let message = all.into_iter().find(|message| message.commit_log_offset == asked.offset).unwrap();
        let dead = asked.delay_level < 0 || message.reconsume_times >= asked.max_reconsume_times.unwrap_or(16);
        let topic = format!("{}{}", if dead { "%DLQ%" } else { "%RETRY%" }, asked.group);
        let mut properties = message.properties.clone();
        if properties.get("RETRY_TOPIC").is_none() {
            properties.push("RETRY_TOPIC", &message.topic);
        }
        let queue = MessageQueue::new(topic, door.broker.clone(), QueueId(0));
        self.put(&queue, door.addr, &message.body, properties.as_str(), SysFlag::NONE, message.reconsume_times + 1);
        done(reply);
    }

    fn put(&mut self, queue: &MessageQueue, host: SocketAddr, body: &[u8], properties: &str, sys_flag: SysFlag, reconsume_times: i32) {
        let mut record = Vec::new();
        let stored_before: usize = self.queues.values().map(Vec::len).sum();
        let draft = RecordDraft {
            topic: &queue.topic,
            queue_id: queue.queue_id,
            flag: 0,
            sys_flag,
            born_timestamp: UnixMs::now(),
            born_host: host,
            store_timestamp: UnixMs::now(),
            store_host: host,
            reconsume_times,
            prepared_transaction_offset: PhyOffset(0),
            body,
            body_crc: crc32(body),
            properties: properties.as_bytes(),
            queue_offset: QueueOffset(self.end_of(queue)),
            phy_offset: PhyOffset(stored_before as i64),
        };
        draft.encode(false, &mut record).unwrap();
        self.queues.entry(queue.clone()).or_default().push(record.into());
        let (woken, parked) = std::mem::take(&mut self.parked).into_iter().partition(|(parked, ..)| parked == queue);
        self.parked = parked;
        let woken: Vec<(MessageQueue, ReplyTo, PullMessage)> = woken;
        for (queue, reply, asked) in woken {
            self.answer_pull(&queue, &asked, &reply);
        }
    }

    fn end_of(&self, queue: &MessageQueue) -> i64 {
        self.first_offset + self.queues.get(queue).map_or(0, Vec::len) as i64
    }

    fn pull(&mut self, broker: &ByteString, asked: PullMessage, reply: ReplyTo) {
        let queue = MessageQueue::new(asked.topic.clone(), broker.clone(), asked.queue_id);
        if asked.sys_flag & PULL_COMMIT_OFFSET != 0 {
            self.offsets.insert((asked.consumer_group.clone(), queue.clone()), asked.commit_offset.get());
        }
        if asked.queue_offset.get() == self.end_of(&queue) && asked.suspend_timeout_ms > 0 {
            return self.parked.push((queue, reply, asked));
        }
        self.answer_pull(&queue, &asked, &reply);
    }

    /// Filters by the hash of tags, as brokers do: here, by their first letter.
    fn answer_pull(&self, queue: &MessageQueue, asked: &PullMessage, reply: &ReplyTo) {
        let (min, max) = (self.first_offset, self.end_of(queue));
        let at = asked.queue_offset.get();
        let answer = |next: i64| PullMessageResponse {
            suggest_which_broker_id: BrokerId(0),
            next_begin_offset: QueueOffset(next),
            min_offset: QueueOffset(min),
            max_offset: QueueOffset(max),
            topic_sys_flag: None,
            group_sys_flag: None,
            forbidden_type: None,
        };
        if at < min || at > max {
            return reply.send(ResponseCode::PULL_OFFSET_MOVED, None, &answer(at.clamp(min, max)), &[]);
        }
        let records = self.queues.get(queue).map(Vec::as_slice).unwrap_or_default();
        let scanned = &records[(at - min) as usize..];
        let scanned = &scanned[..scanned.len().min(asked.max_msg_nums as usize)];
        let wanted = asked.subscription.clone().unwrap_or_default();
        let letters: Vec<_> = wanted.split("||").filter_map(|tag| tag.trim().chars().next()).collect();
        let matches = |record: &&Bytes| {
            let message = MessageExt::decode(record).unwrap();
            let first = Properties::new(message.properties.as_str()).get("TAGS").and_then(|tags| tags.chars().next());
            letters.is_empty() || letters.contains(&'*') || first.is_some_and(|first| letters.contains(&first))
        };
        let found: Vec<Bytes> = scanned.iter().filter(matches).cloned().collect();
        let code = match (scanned.is_empty(), found.is_empty()) {
            (true, _) => ResponseCode::PULL_NOT_FOUND,
            (false, true) => ResponseCode::PULL_RETRY_IMMEDIATELY,
            (false, false) => ResponseCode::SUCCESS,
        };
        reply.send(code, None, &answer(at + scanned.len() as i64), &found);
    }

    fn consumer_ids(&self, group: &ByteString, reply: &ReplyTo) {
        let members =
            self.clients.values().filter(|(heartbeat, _)| heartbeat.consumer_data_set.iter().any(|data| data.group_name == *group));
        let mut ids: Vec<_> = members.map(|(heartbeat, _)| heartbeat.client_id.clone()).collect();
        ids.sort();
        if ids.is_empty() {
            return reply.send(ResponseCode::SYSTEM_ERROR, Some("no consumer for this group"), &NoHeader, &[]);
        }
        let body = lenient_json::to_vec(&ConsumerIdList { consumer_id_list: ids });
        reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[body.into()]);
    }

    fn lock(&mut self, asked: &LockBatch, lock: bool, reply: &ReplyTo) {
        let mut owned = Vec::new();
        for queue in &asked.mq_set {
            let key = (asked.consumer_group.clone(), queue.clone());
            if !lock {
                if self.locks.get(&key) == Some(&asked.client_id) {
                    self.locks.remove(&key);
                }
            } else if *self.locks.entry(key).or_insert_with(|| asked.client_id.clone()) == asked.client_id {
                owned.push(queue.clone());
            }
        }
        let body = lenient_json::to_vec(&LockBatchResponse { lock_ok_mq_set: owned });
        reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[body.into()]);
    }
}
