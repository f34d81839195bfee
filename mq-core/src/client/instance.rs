//! What a producer and a consumer have in common: an id, connections, routes kept fresh, heartbeats, and requests of brokers.
//!
//! Each producer and each consumer has a [`Client`] of its own. Two tasks keep it alive: one refreshes the routes of the topics in use, one
//! tells every broker of these routes that we are here: in turn, when a new broker appears, and soon after a connection was lost.

use super::ClientError;
use super::name_servers::NameServers;
use super::namespace::Namespace;
use super::route::{TopicRoute, fetch_route, template};
use super::subscription::{SUB_ALL, subscription};
use crate::message::ids::local_ip;
use crate::message::java_hash::java_hash;
use crate::names::{GroupName, TopicName};
use crate::net::{Peer, Remoting, ReplyTo, Service};
use crate::protocol::bodies::client::HeartbeatData;
use crate::protocol::bodies::route::TopicRouteData;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::client::{HeartbeatResponse, UnregisterClient};
use crate::protocol::{Command, Credentials, RequestCode, ResponseCode, WireHeader, lenient_json};
use crate::types::UnixMs;
use bytes::Bytes;
use bytestring::ByteString;
use futures_util::future::join_all;
use parking_lot::{Mutex, RwLock};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::net::IpAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::{Notify, mpsc, watch};
use tokio::time::Instant;
use tracing::{debug, info, warn};

/// Requests of brokers that may wait to be handled; more are dropped, the broker asks again or gives up.
const BROKER_REQUESTS_MAX: usize = 1024;
/// After a connection was lost all brokers hear of us again after this time, and one that did not hear a heartbeat hears the next one.
const HEARTBEAT_RETRY: Duration = Duration::from_secs(1);

/// Settings that every kind of client has (Java's `ClientConfig`).
#[derive(Debug, Clone)]
pub struct ClientConfig {
    /// Who is asked where topics are.
    pub name_servers: NameServers,
    /// First part of the client id. Default: this machine's address.
    pub client_ip: IpAddr,
    /// Second part of the client id. `DEFAULT` (the default) becomes a text that no other client has.
    pub instance_name: String,
    /// Last part of the client id, if any.
    pub unit_name: Option<String>,
    /// Marks what this client does as belonging to a unit. Default false.
    pub unit_mode: bool,
    /// How often routes are refreshed, ms. Default 30,000.
    pub poll_name_server_interval_ms: u64,
    /// How often brokers are told that this client is here, ms. Default 30,000; a broker forgets a client after 120,000.
    pub heartbeat_broker_interval_ms: u64,
    /// Time for requests other than sends and pulls, ms. Default 3,000.
    pub mq_client_api_timeout_ms: u64,
    /// Goes before the names of topics and groups that users say, and is left out of those they are told: tenants of one cluster do not see
    /// each other. Default none.
    pub namespace: Namespace,
    /// Send to a broker's second port (its first minus 2), which pulls do not load. Default false.
    pub vip_channel_enabled: bool,
    /// Whether heartbeats leave subscriptions out that a broker has heard (brokers from 5.1 on). Default false.
    pub use_heartbeat_v2: bool,
    /// Whether what this client sends and consumes is told to the trace topic. Default false.
    pub enable_trace: bool,
    /// Where traces go. Default `RMQ_SYS_TRACE_TOPIC`.
    pub trace_topic: Option<TopicName>,
    /// So many traces are sent as soon as they are there; fewer wait up to 5 s for others. Default 10.
    pub trace_msg_batch_num: usize,
    /// As whom requests are signed. Default none: they are not.
    pub credentials: Option<Credentials>,
}

impl ClientConfig {
    /// Java's defaults, with these name servers.
    pub fn new(name_servers: NameServers) -> Self {
        Self {
            name_servers,
            client_ip: local_ip(),
            instance_name: "DEFAULT".to_owned(),
            unit_name: None,
            unit_mode: false,
            poll_name_server_interval_ms: 30_000,
            heartbeat_broker_interval_ms: 30_000,
            mq_client_api_timeout_ms: 3_000,
            namespace: Namespace::default(),
            vip_channel_enabled: false,
            use_heartbeat_v2: false,
            enable_trace: false,
            trace_topic: None,
            trace_msg_batch_num: 10,
            credentials: None,
        }
    }

    pub(super) fn api_timeout(&self) -> Duration {
        Duration::from_millis(self.mq_client_api_timeout_ms)
    }

    fn client_id(&self, own_instance: bool) -> ByteString {
        static CLIENTS: AtomicU64 = AtomicU64::new(0);
        let instance = match self.instance_name.as_str() {
            "DEFAULT" if own_instance => format!("{}#{}{:03}", std::process::id(), UnixMs::now(), CLIENTS.fetch_add(1, Relaxed)),
            name => name.to_owned(),
        };
        let unit = self.unit_name.as_deref().filter(|unit| !unit.trim().is_empty()).map(|unit| format!("@{unit}")).unwrap_or_default();
        format!("{}@{instance}{unit}", self.client_ip).into()
    }
}

/// A request that a broker sent us, with the way to answer it.
pub(super) type BrokerRequest = (Command, ReplyTo);

/// One client of a cluster.
pub(super) struct Client {
    config: ClientConfig,
    id: ByteString,
    remoting: Remoting,
    routes: RwLock<HashMap<ByteString, Arc<TopicRoute>>>,
    /// Held while a route that nobody knows yet is fetched, so that a burst of sends asks once.
    fetching: tokio::sync::Mutex<()>,
    routes_version: watch::Sender<u64>,
    heartbeat: Mutex<HeartbeatData>,
    heartbeat_due: Arc<Notify>,
    /// Brokers that have heard what we consume, by the fingerprint of what they heard (heartbeats of version 2).
    heard: Mutex<HashMap<ByteString, i32>>,
    closed: watch::Sender<bool>,
}

/// A heartbeat in both forms.
struct Heartbeats {
    full: Bytes,
    without_sub: Bytes,
    fingerprint: i32,
}

impl Client {
    /// A running client with an id that no other has; requests of brokers come out of the channel.
    pub(super) fn start(config: ClientConfig) -> (Arc<Self>, mpsc::Receiver<BrokerRequest>) {
        Self::start_as(config, true)
    }

    /// The same; without `own_instance`, an instance named `DEFAULT` is called so, and found again after a restart.
    pub(super) fn start_as(config: ClientConfig, own_instance: bool) -> (Arc<Self>, mpsc::Receiver<BrokerRequest>) {
        let (requests, receiver) = mpsc::channel(BROKER_REQUESTS_MAX);
        let heartbeat_due = Arc::new(Notify::new());
        let id = config.client_id(own_instance);
        let client = Arc::new(Self {
            remoting: Remoting::signing(Arc::new(FromBrokers { requests, lost: heartbeat_due.clone() }), config.credentials.clone()),
            routes: RwLock::default(),
            fetching: tokio::sync::Mutex::default(),
            routes_version: watch::Sender::new(0),
            heartbeat: Mutex::new(HeartbeatData { client_id: id.clone(), ..HeartbeatData::default() }),
            heartbeat_due,
            heard: Mutex::default(),
            closed: watch::Sender::new(false),
            config,
            id,
        });
        tokio::spawn(client.clone().keep_routes_fresh());
        tokio::spawn(client.clone().keep_heartbeats());
        (client, receiver)
    }

    pub(super) fn id(&self) -> &ByteString {
        &self.id
    }

    pub(super) fn remoting(&self) -> &Remoting {
        &self.remoting
    }

    /// One request whose answer is to be SUCCESS, within the time for ordinary requests.
    pub(super) async fn ask(&self, addr: &str, code: RequestCode, header: &dyn WireHeader, body: Bytes) -> Result<Command, ClientError> {
        let answer = self.remoting.call(addr, code, header, body, self.config.api_timeout()).await?;
        expect_success(answer, code, addr)
    }

    /// What heartbeats say of our groups; the next one follows at once.
    pub(super) fn describe(&self, change: impl FnOnce(&mut HeartbeatData)) {
        self.describe_if(|heartbeat| {
            change(heartbeat);
            true
        });
    }

    /// As [`Client::describe`], if there was something to change.
    pub(super) fn describe_if(&self, change: impl FnOnce(&mut HeartbeatData) -> bool) {
        if change(&mut self.heartbeat.lock()) {
            self.heartbeat_due.notify_one();
        }
    }

    /// Lets tools see that the consumer's group reads the topic.
    pub(super) fn mention(&self, topic: &TopicName) -> Result<(), ClientError> {
        let all = subscription(topic, SUB_ALL)?;
        self.describe_if(|heartbeat| {
            let Some(group) = heartbeat.consumer_data_set.first_mut() else { return false };
            let new = group.subscription_data_set.iter().all(|known| known.topic != all.topic);
            if new {
                group.subscription_data_set.push(all);
            }
            new
        });
        Ok(())
    }

    /// Counts up with every change of any route.
    pub(super) fn routes_version(&self) -> watch::Receiver<u64> {
        self.routes_version.subscribe()
    }

    /// The route as last learnt, without asking.
    pub(super) fn known_route(&self, topic: &str) -> Option<Arc<TopicRoute>> {
        self.routes.read().get(topic).cloned()
    }

    /// The route, asked for if it is not known.
    pub(super) async fn route(&self, topic: &ByteString) -> Result<Arc<TopicRoute>, ClientError> {
        match self.known_route(topic) {
            Some(route) => Ok(route),
            None => self.refresh_route(topic).await,
        }
    }

    /// The route, asked for now.
    pub(super) async fn refresh_route(&self, topic: &ByteString) -> Result<Arc<TopicRoute>, ClientError> {
        let data = self.fetch(topic).await?.ok_or_else(|| ClientError::NoRoute { topic: topic.to_string() })?;
        Ok(self.learn(topic, data))
    }

    /// The route for sending; a topic that no name server knows gets the one it will have once `create_topic_key` passed its settings on.
    pub(super) async fn publish_route(
        &self,
        topic: &ByteString,
        create_topic_key: &ByteString,
        default_topic_queue_nums: i32,
    ) -> Result<Arc<TopicRoute>, ClientError> {
        let usable = || self.known_route(topic).filter(|route| !route.publish_queues().is_empty());
        if let Some(route) = usable() {
            return Ok(route);
        }
        let _one_at_a_time = self.fetching.lock().await;
        if let Some(route) = usable() {
            return Ok(route);
        }
        let data = match self.fetch(topic).await? {
            Some(data) => data,
            None => match self.fetch(create_topic_key).await? {
                Some(data) => template(data, default_topic_queue_nums),
                None => return Err(ClientError::NoRoute { topic: topic.to_string() }),
            },
        };
        Ok(self.learn(topic, data))
    }

    /// Addresses of the brokers in all known routes: all of them, or masters only.
    pub(super) fn broker_addrs(&self, with_slaves: bool) -> BTreeSet<ByteString> {
        let routes = self.routes.read();
        let brokers = routes.values().flat_map(|route| &route.data().broker_datas);
        brokers
            .flat_map(|broker| broker.broker_addrs.iter())
            .filter(|(id, _)| with_slaves || id.0 == 0)
            .map(|(_, addr)| addr.clone())
            .collect()
    }

    /// Tells every broker that a group leaves.
    pub(super) async fn unregister(&self, producer_group: Option<&GroupName>, consumer_group: Option<&GroupName>) {
        let header = UnregisterClient {
            client_id: self.id.clone(),
            producer_group: producer_group.map(|group| group.as_shared().clone()),
            consumer_group: consumer_group.map(|group| group.as_shared().clone()),
        };
        let leave = async |addr: &ByteString| {
            if let Err(error) = self.ask(addr, RequestCode::UNREGISTER_CLIENT, &header, Bytes::new()).await {
                debug!(broker = %addr, %error, "cannot take leave of a broker");
            }
        };
        join_all(self.broker_addrs(true).iter().map(leave)).await;
    }

    /// Ends the tasks and closes the connections.
    pub(super) fn close(&self) {
        self.closed.send_replace(true);
        self.remoting.close();
    }

    pub(super) fn is_closed(&self) -> bool {
        *self.closed.borrow()
    }

    /// Waits for [`Client::close`].
    pub(super) async fn closed(&self) {
        // The sender lives as long as `self`.
        let _ = self.closed.subscribe().wait_for(|closed| *closed).await;
    }

    async fn fetch(&self, topic: &ByteString) -> Result<Option<TopicRouteData>, ClientError> {
        self.config.name_servers.known(self.config.api_timeout()).await?;
        fetch_route(&self.remoting, &self.config.name_servers, topic, self.config.api_timeout()).await
    }

    fn learn(&self, topic: &ByteString, data: TopicRouteData) -> Arc<TopicRoute> {
        if let Some(known) = self.known_route(topic).filter(|known| *known.data() == data) {
            return known;
        }
        let before = self.broker_addrs(true);
        let route = Arc::new(TopicRoute::new(topic, data));
        self.routes.write().insert(topic.clone(), route.clone());
        info!(%topic, queues = route.data().queue_datas.len(), "route learnt");
        self.routes_version.send_modify(|version| *version += 1);
        if !self.broker_addrs(true).is_subset(&before) {
            self.heartbeat_due.notify_one();
        }
        route
    }

    async fn keep_routes_fresh(self: Arc<Self>) {
        let interval = Duration::from_millis(self.config.poll_name_server_interval_ms.max(10));
        loop {
            tokio::select! {
                () = self.closed() => return,
                () = tokio::time::sleep(interval) => {}
            }
            let topics: Vec<_> = self.routes.read().keys().cloned().collect();
            for topic in topics {
                match self.refresh_route(&topic).await {
                    Ok(_) => {}
                    Err(ClientError::NoRoute { .. }) => {
                        debug!(%topic, "no name server knows the topic any more, its last route stays in use");
                    }
                    Err(error) => {
                        warn!(%error, "cannot refresh routes, the known ones stay in use");
                        break;
                    }
                }
            }
        }
    }

    async fn keep_heartbeats(self: Arc<Self>) {
        let interval = Duration::from_millis(self.config.heartbeat_broker_interval_ms.max(10));
        let mut next_round = Instant::now() + interval;
        let mut unheard = BTreeSet::new();
        loop {
            let wake_at = if unheard.is_empty() { next_round } else { next_round.min(Instant::now() + HEARTBEAT_RETRY) };
            let all = tokio::select! {
                () = self.closed() => return,
                () = self.heartbeat_due.notified() => {
                    // A connection may have been lost, and with it what its broker knew.
                    self.heard.lock().clear();
                    true
                }
                () = tokio::time::sleep_until(wake_at) => Instant::now() >= next_round,
            };
            let mut addrs = self.heartbeat_addrs();
            if all {
                next_round = Instant::now() + interval;
            } else {
                addrs.retain(|addr| unheard.contains(addr));
            }
            let failed = self.tell(&addrs).await;
            for (addr, error) in failed.iter().filter(|(addr, _)| !unheard.contains(*addr)) {
                warn!(broker = %addr, %error, "heartbeat failed");
            }
            unheard = failed.into_keys().collect();
        }
    }

    /// Tells all brokers now who we are. False: some did not hear it.
    pub(super) async fn send_heartbeats(&self) -> bool {
        self.tell(&self.heartbeat_addrs()).await.is_empty()
    }

    /// Who is to hear of us: every broker if we consume, masters if we only produce.
    fn heartbeat_addrs(&self) -> BTreeSet<ByteString> {
        let consumes = !self.heartbeat.lock().consumer_data_set.is_empty();
        self.broker_addrs(consumes)
    }

    /// Tells these brokers who we are, and returns those that did not hear it.
    async fn tell(&self, addrs: &BTreeSet<ByteString>) -> BTreeMap<ByteString, ClientError> {
        let heartbeats = Heartbeats::of(&self.heartbeat.lock(), self.config.use_heartbeat_v2);
        let answers = addrs.iter().map(|addr| self.tell_one(addr, &heartbeats));
        let answers = addrs.iter().zip(join_all(answers).await);
        answers.filter_map(|(addr, answer)| Some((addr.clone(), answer.err()?))).collect()
    }

    async fn tell_one(&self, addr: &ByteString, heartbeats: &Heartbeats) -> Result<(), ClientError> {
        let tell = async |body: &Bytes| {
            let answer = self.ask(addr, RequestCode::HEART_BEAT, &NoHeader, body.clone()).await?;
            answer_header::<HeartbeatResponse>(&answer, RequestCode::HEART_BEAT, addr)
        };
        if self.config.use_heartbeat_v2 && self.heard.lock().get(addr) == Some(&heartbeats.fingerprint) {
            if !tell(&heartbeats.without_sub).await?.sub_change {
                return Ok(());
            }
            self.heard.lock().remove(addr);
        }
        let said = tell(&heartbeats.full).await?;
        if self.config.use_heartbeat_v2 && said.supports_v2 && !said.sub_change {
            self.heard.lock().insert(addr.clone(), heartbeats.fingerprint);
        }
        Ok(())
    }
}

impl Heartbeats {
    fn of(data: &HeartbeatData, v2: bool) -> Self {
        let mut full = data.clone();
        full.heartbeat_fingerprint = if v2 { fingerprint(data) } else { 0 };
        let mut light = full.clone();
        light.without_sub = true;
        light.consumer_data_set.iter_mut().for_each(|consumer| consumer.subscription_data_set.clear());
        let bytes = |data: &HeartbeatData| Bytes::from(lenient_json::to_vec(data));
        Self { full: bytes(&full), without_sub: bytes(&light), fingerprint: full.heartbeat_fingerprint }
    }
}

/// What the wishes hash to, whoever has them and since whenever. 0 would mean version 1.
fn fingerprint(data: &HeartbeatData) -> i32 {
    let mut wishes = HeartbeatData { client_id: ByteString::new(), ..data.clone() };
    let subscriptions = wishes.consumer_data_set.iter_mut().flat_map(|consumer| &mut consumer.subscription_data_set);
    subscriptions.for_each(|subscription| subscription.sub_version = 0);
    match java_hash(&String::from_utf8_lossy(&lenient_json::to_vec(&wishes))) {
        0 => 1,
        hash => hash,
    }
}

/// `answer` if it says SUCCESS.
///
/// # Errors
/// [`ClientError::Refused`] for every other code.
pub fn expect_success(answer: Command, request: RequestCode, addr: &str) -> Result<Command, ClientError> {
    match ResponseCode(answer.head.code) {
        ResponseCode::SUCCESS => Ok(answer),
        code => Err(refused(&answer, code, request, addr)),
    }
}

/// The refusal that `answer` is.
pub(super) fn refused(answer: &Command, code: ResponseCode, request: RequestCode, addr: &str) -> ClientError {
    let remark = answer.head.remark.as_deref().unwrap_or_default().to_owned();
    ClientError::Refused { code, remark, request, addr: addr.to_owned() }
}

/// The header of an answer.
pub(super) fn answer_header<H: WireHeader>(answer: &Command, request: RequestCode, addr: &str) -> Result<H, ClientError> {
    answer.header().map_err(|error| ClientError::BadAnswer { request, addr: addr.to_owned(), reason: error.to_string() })
}

/// For clients that serve no request of brokers: saying so is better than letting a broker wait.
pub(super) async fn refuse_requests(mut requests: mpsc::Receiver<BrokerRequest>) {
    while let Some((request, reply)) = requests.recv().await {
        refuse_request(&request, &reply);
    }
}

/// Says that we do not serve this request.
pub(super) fn refuse_request(request: &Command, reply: &ReplyTo) {
    let remark = format!(" request type {} not supported", request.head.code);
    reply.send(ResponseCode::REQUEST_CODE_NOT_SUPPORTED, Some(&remark), &NoHeader, &[]);
}

/// The receiving side of our connections.
struct FromBrokers {
    requests: mpsc::Sender<BrokerRequest>,
    lost: Arc<Notify>,
}

impl Service for FromBrokers {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let reply = ReplyTo::new(peer, &request);
            let code = request.head.code;
            if self.requests.try_send((request, reply)).is_err() {
                warn!(broker = %peer.addr(), code, "too many requests of brokers, one dropped");
            }
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {
        let lost = self.lost.clone();
        tokio::spawn(async move {
            tokio::time::sleep(HEARTBEAT_RETRY).await;
            lost.notify_one();
        });
    }
}
