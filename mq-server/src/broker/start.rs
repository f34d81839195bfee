//! A broker's start and stop, each in its order.
//!
//! Start: ports (so that one that is taken is said before anything is touched), store, tables, the topics that every broker has, threads,
//! tasks, and only then requests. Stop is the reverse; what was acknowledged is on disk when it returns.

use super::dedup::Dedup;
use super::deferred::check_back::CheckBack;
use super::deferred::delay_levels::{DelayLevels, Lane};
use super::deferred::half_messages::HalfMessages;
use super::deferred::timer::{Opened as TimerOpened, Timer};
use super::handlers::{clients, pop, pull};
use super::long_poll::LongPoll;
use super::offload::Offload;
use super::pop::order::Orders;
use super::pop::waiting::Waiting;
use super::pop::{Pops, revive_topic};
use super::register::{self, Registrar};
use super::requests::Requests;
use super::routes::Routes;
use super::stats::Stats;
use super::store_config;
use super::tables::consumer_offsets::ConsumerOffsets;
use super::tables::filters::Filters;
use super::tables::group_configs::GroupConfigs;
use super::tables::persist::{Persisted, Persister, Registry, SettleFn};
use super::tables::queue_locks::QueueLocks;
use super::tables::request_modes::RequestModes;
use super::tables::topic_configs::TopicConfigs;
use super::{Broker, BrokerError};
use crate::config::{BrokerRole, BrokerSettings, StoreSettings};
use crate::store::{Arrival, ArrivalFn, JsonFile, Store, StoreError};
use arc_swap::ArcSwap;
use mq_core::client::NameServers;
use mq_core::message::properties::{CLUSTER, MSG_REGION, PropertyText, TRACE_ON};
use mq_core::names::{self, TopicName};
use mq_core::net::{Listener, serve};
use mq_core::protocol::bodies::topic::{PERM_INHERIT, PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::lenient_json;
use mq_core::types::UnixMs;
use std::net::{IpAddr, SocketAddr, ToSocketAddrs};
use std::sync::{Arc, OnceLock, Weak};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};
use tokio::runtime::Handle;
use tokio::sync::watch;
use tokio::task::JoinSet;
use tracing::{info, warn};

/// How often silent clients are looked for, and rates of topics and groups are taken.
const EXPIRY_INTERVAL: Duration = Duration::from_secs(10);
/// How often rates are sampled.
const SAMPLE_INTERVAL: Duration = Duration::from_secs(1);

/// A broker that serves.
pub struct RunningBroker {
    pub(super) broker: Arc<Broker>,
    addr: SocketAddr,
    stop: watch::Sender<bool>,
    tasks: JoinSet<()>,
    persister: Persister,
    /// Threads that append on their own: delayed messages, popped ones that come again.
    appenders: Vec<JoinHandle<()>>,
}

impl RunningBroker {
    /// Starts a broker and serves it on the runtime that this is called from. Without name servers it registers nowhere.
    ///
    /// # Errors
    /// A port is taken, the data folder is locked, damaged or unreadable, or the role is not supported.
    pub async fn start(settings: BrokerSettings, store: StoreSettings, name_servers: Option<NameServers>) -> Result<Self, BrokerError> {
        if store.role == BrokerRole::Slave {
            return Err(BrokerError::Role { role: "SLAVE" });
        }
        let listener = Listener::bind(settings.listen_addr())?;
        let second = settings.second_port().map(|port| Listener::bind((settings.bind_ip, port).into())).transpose()?;
        let addr = listener.addr();
        let store_host = SocketAddr::new(advertised_ip(&settings)?, addr.port());
        let ha_addr = format!("{}:{}", settings.ha_host.clone().unwrap_or_else(|| store_host.ip().to_string()), store.ha_port(addr.port()));
        let runtime = Handle::current();
        let opened = tokio::task::spawn_blocking(move || open(settings, store, store_host, runtime)).await;
        let (broker, persister, appenders) = opened.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))?;
        if let Some(name_servers) = &name_servers {
            broker.routes.set_name_servers(name_servers.clone());
        }
        let stop = watch::Sender::new(false);
        let mut tasks = JoinSet::new();
        tasks.spawn(background(broker.clone(), stopped(&stop)));
        tasks.spawn(register::run(broker.clone(), name_servers, ha_addr, stopped(&stop)));
        let requests = Arc::new(Requests::new(broker.clone()));
        for listener in std::iter::once(listener).chain(second) {
            tasks.spawn(serve(listener, requests.clone(), stopped(&stop)));
        }
        info!(broker = %broker.broker_name, cluster = %broker.cluster_name, %addr, advertised = %store_host, "broker started");
        Ok(Self { broker, addr, stop, tasks, persister, appenders })
    }

    /// Where clients connect.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Where clients are told to connect.
    pub fn advertised_addr(&self) -> SocketAddr {
        self.broker.store_host
    }

    /// Stops in good order: no more requests, name servers told, everything on disk.
    ///
    /// # Errors
    /// Something could not be made durable; the next start then looks at the log as after a crash.
    pub async fn stop(mut self) -> Result<(), BrokerError> {
        self.stop.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
        self.broker.routes.close();
        self.broker.delay_levels.stop();
        self.broker.check_back.stop();
        self.broker.pops.reviver.stop();
        self.broker.timer.stop();
        let stopped = tokio::task::spawn_blocking(move || {
            for appender in self.appenders.drain(..) {
                let _ = appender.join(); // a panic in it was reported by the panic hook
            }
            let shut = self.broker.store.shutdown();
            self.persister.stop();
            info!(broker = %self.broker.broker_name, "broker stopped");
            shut
        });
        Ok(stopped.await.unwrap_or_else(|panic| std::panic::resume_unwind(panic.into_panic()))?)
    }
}

#[cfg(test)]
impl RunningBroker {
    /// Ends as by a kill, as far as the timer's and the store's files can tell.
    pub(super) async fn kill(self) {
        let Self { broker, stop, mut tasks, persister, appenders, .. } = self;
        stop.send_replace(true);
        while tasks.join_next().await.is_some() {}
        broker.delay_levels.stop();
        broker.check_back.stop();
        broker.pops.reviver.stop();
        broker.timer.abandon();
        let last = Arc::downgrade(&broker);
        let ended = tokio::task::spawn_blocking(move || {
            appenders.into_iter().for_each(|thread| drop(thread.join()));
            drop((broker, persister));
        });
        ended.await.unwrap();
        // The folder stays locked as long as anybody serves.
        while last.strong_count() > 0 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
}

fn stopped(stop: &watch::Sender<bool>) -> impl Future<Output = ()> + Send + 'static {
    let mut stop = stop.subscribe();
    async move {
        // An error means that the sender is gone, which is an end too.
        let _ = stop.wait_for(|stop| *stop).await;
    }
}

fn advertised_ip(settings: &BrokerSettings) -> Result<IpAddr, BrokerError> {
    let host = settings.advertised_host();
    let failed = |reason: String| BrokerError::AdvertisedHost { host: host.clone(), reason };
    let mut addrs = (host.as_str(), 0).to_socket_addrs().map_err(|error| failed(error.to_string()))?;
    addrs.next().map(|addr| addr.ip()).ok_or_else(|| failed("the name resolves to nothing".into()))
}

/// The part of the start that blocks: store, tables, threads.
fn open(
    settings: BrokerSettings,
    store_settings: StoreSettings,
    store_host: SocketAddr,
    runtime: Handle,
) -> Result<(Arc<Broker>, Persister, Vec<JoinHandle<()>>), BrokerError> {
    let (long_poll, waiting) = (Arc::new(LongPoll::default()), Arc::new(Waiting::default()));
    let myself: Arc<OnceLock<Weak<Broker>>> = Arc::default();
    let config = store_config::store(&store_settings, store_host);
    let flush_mode = config.flush_mode;
    let delay_table = config.delay_levels.clone();
    let store = Store::open(config, on_arrival(long_poll.clone(), waiting.clone(), myself.clone()))?;
    let files = table_files(&store_settings);
    let registry = Registry::new(files.len());
    let (timer, timer_files) = Timer::open(&store, store_config::timer(&store_settings).as_ref(), load(&files[7])?, registry.changed(7))?;
    let (topics, illegal) = TopicConfigs::load(load(&files[0])?, registry.changed(0));
    if !illegal.is_empty() {
        warn!(?illegal, "topics with names that are not allowed are left out");
    }
    let groups = GroupConfigs::load(load(&files[1])?, settings.auto_create_group, registry.changed(1));
    let offsets = ConsumerOffsets::load(load(&files[2])?, registry.changed(2));
    let half_messages = HalfMessages::load(&store, &offsets);
    let delay_levels = DelayLevels::load(load(&files[3])?, registry.changed(3));
    let filters = Filters::load(load(&files[4])?, registry.changed(4));

    let orders = Orders::load(load(&files[5])?, registry.changed(5));
    let request_modes = RequestModes::load(load(&files[6])?, registry.changed(6));
    let cluster = settings.cluster_name.clone();
    let pops = Pops::new(&cluster, waiting, orders).map_err(|reason| BrokerError::ClusterName { cluster, reason })?;

    let broker = Arc::new(Broker {
        dedup: Dedup::open(&settings, &store),
        added_properties: added_properties(&settings),
        broker_name: settings.broker_name.clone().into(),
        cluster_name: settings.cluster_name.clone().into(),
        region: settings.region.clone().into(),
        trace_on: settings.trace_on.to_string().into(),
        waits_for_slaves: store_settings.role == BrokerRole::SyncMaster,
        settings: ArcSwap::from_pointee(settings),
        store_settings: ArcSwap::from_pointee(store_settings),
        store,
        store_host,
        flush_mode,
        delay_table,
        topics,
        groups,
        offsets,
        clients: Default::default(),
        filters,
        locks: QueueLocks::default(),
        long_poll,
        pops: Arc::new(pops),
        request_modes,
        routes: Routes::default(),
        delay_levels,
        half_messages,
        check_back: CheckBack::default(),
        timer,
        registrar: Registrar::default(),
        offload: Offload::new(runtime),
        stats: Stats::default(),
        started: Instant::now(),
    });
    create_system_topics(&broker);
    restore_unlisted_topics(&broker);
    let _ = myself.set(Arc::downgrade(&broker)); // set nowhere else
    let persister = registry.start(persisted(&broker, files), Duration::from_millis(broker.settings.load().flush_offsets_ms))?;
    let appenders = start_appenders(&broker, timer_files)?;
    Ok((broker, persister, appenders))
}

/// What every message gets.
fn added_properties(settings: &BrokerSettings) -> PropertyText {
    let trace_on = settings.trace_on.to_string();
    [(MSG_REGION, &*settings.region), (TRACE_ON, &*trace_on), (CLUSTER, &*settings.cluster_name)].into_iter().collect()
}

/// The threads that append messages of the broker's own.
fn start_appenders(broker: &Arc<Broker>, timer_files: Option<TimerOpened>) -> std::io::Result<Vec<JoinHandle<()>>> {
    let thread = |name: &str, run: Box<dyn FnOnce(&Arc<Broker>) + Send>| {
        let broker = broker.clone();
        std::thread::Builder::new().name(name.to_owned()).spawn(move || run(&broker))
    };
    let mut appenders = vec![
        thread("deliver-delayed", Box::new(|broker| broker.delay_levels.run(broker, Lane::Users)))?,
        thread("deliver-retries", Box::new(|broker| broker.delay_levels.run(broker, Lane::Retries)))?,
        thread("check-transactions", Box::new(|broker| broker.check_back.run(broker)))?,
        thread("revive-popped", Box::new(|broker| broker.pops.reviver.run(broker)))?,
    ];
    if let Some(files) = timer_files {
        appenders.push(thread("timer-wheel", Box::new(|broker| broker.timer.run(broker, files)))?);
    }
    Ok(appenders)
}

/// The files of the tables, in the order of their numbers.
fn table_files(settings: &StoreSettings) -> [JsonFile; 8] {
    let config_dir = settings.root_dir.join("config");
    let file = |name: &str| JsonFile::new(config_dir.join(name));
    let names = [
        "topics.json",
        "subscriptionGroup.json",
        "consumerOffset.json",
        "delayOffset.json",
        "consumerFilter.json",
        "consumerOrderInfo.json",
        "messageRequestMode.json",
        "timermetrics",
    ];
    names.map(file)
}

/// What happens when a message becomes visible.
fn on_arrival(long_poll: Arc<LongPoll>, waiting: Arc<Waiting>, broker: Arc<OnceLock<Weak<Broker>>>) -> ArrivalFn {
    Arc::new(move |arrival: &Arrival<'_>| {
        let delayed = arrival.topic.as_str() == names::SCHEDULE_TOPIC;
        let timed = arrival.topic.as_str() == names::TIMER_TOPIC;
        if long_poll.len() == 0 && waiting.is_empty() && !delayed && !timed {
            return;
        }
        // Not set while the store opens: nobody waits for anything then.
        let Some(broker) = broker.get().and_then(Weak::upgrade) else { return };
        if delayed {
            broker.delay_levels.arrived();
        }
        if timed {
            broker.timer.arrived();
        }
        let woken = long_poll.wake(arrival.topic, arrival.queue_id, arrival.queue_offset, Some((arrival.tags_code, &arrival.record)));
        pull::wake(&broker, woken);
        if !waiting.is_empty() {
            pop::arrived(&broker, arrival);
        }
    })
}

fn load<T: serde::de::DeserializeOwned + Default>(file: &JsonFile) -> Result<T, BrokerError> {
    let read = |text: &str| lenient_json::from_slice::<T>(text.as_bytes()).map_err(|error| error.to_string());
    Ok(file.load(read)?.unwrap_or_default())
}

fn persisted(broker: &Arc<Broker>, files: [JsonFile; 8]) -> Vec<Persisted> {
    let [topics, groups, offsets, delays, filters, orders, modes, timed] = files;
    let render = |broker: &Arc<Broker>, table: fn(&Broker) -> String| {
        let broker = Arc::downgrade(broker);
        // Written for the last time while the broker is still alive, by `stop`.
        Box::new(move || broker.upgrade().map(|broker| table(&broker)).unwrap_or_default()) as Box<dyn Fn() -> String + Send>
    };
    let plain = |file, render| Persisted { file, render, settle: None };
    let of_positions = |file, render| Persisted { file, render, settle: Some(when_durable(broker)) };
    vec![
        plain(topics, render(broker, |broker| lenient_json::to_pretty(&broker.topics.table()))),
        plain(groups, render(broker, |broker| lenient_json::to_pretty(&broker.groups.table()))),
        of_positions(offsets, render(broker, |broker| lenient_json::to_pretty(&broker.offsets.table()))),
        of_positions(delays, render(broker, |broker| lenient_json::to_pretty(&broker.delay_levels.table()))),
        plain(filters, render(broker, |broker| lenient_json::to_pretty(&broker.filters.table()))),
        of_positions(orders, render(broker, |broker| lenient_json::to_pretty(&broker.pops.orders.table()))),
        plain(modes, render(broker, |broker| lenient_json::to_pretty(&broker.request_modes.table()))),
        plain(timed, render(broker, |broker| lenient_json::to_pretty(&broker.timer.counts.table()))),
    ]
}

/// Waits until all that is in the log now is durable.
fn when_durable(broker: &Arc<Broker>) -> SettleFn {
    let broker = Arc::downgrade(broker);
    Box::new(move || {
        let Some(broker) = broker.upgrade() else { return Ok(()) };
        let (done, flushed) = std::sync::mpsc::sync_channel(1);
        let answer = Box::new(move |result| drop(done.send(result))); // the receiver waits
        broker.store.when_flushed(broker.store.appended(), broker.store_settings.load().sync_flush_timeout_ms, answer);
        flushed.recv().unwrap_or(Err(StoreError::Closed))
    })
}

/// The topics that Apache's brokers have from their start, with the same queues and permissions.
fn create_system_topics(broker: &Broker) {
    const RW: i32 = PERM_READ | PERM_WRITE;
    let settings = broker.settings.load();
    let open_to_all = |enabled| if enabled { RW | PERM_INHERIT } else { PERM_INHERIT };
    let mut topics = vec![
        (names::SELF_TEST_TOPIC.to_owned(), 1, RW),
        (names::BENCHMARK_TOPIC.to_owned(), 1024, RW),
        (settings.cluster_name.clone(), 16, open_to_all(settings.cluster_topic)),
        (settings.broker_name.clone(), 1, open_to_all(settings.broker_topic)),
        (names::OFFSET_MOVED_EVENT.to_owned(), 1, RW),
        (names::SCHEDULE_TOPIC.to_owned(), broker.delay_table.level_max(), RW),
        (format!("{}_REPLY_TOPIC", settings.cluster_name), 1, RW),
        (names::TIMER_TOPIC.to_owned(), 1, RW),
        (names::TRANS_HALF_TOPIC.to_owned(), 1, RW),
        (names::TRANS_OP_TOPIC.to_owned(), 1, RW),
        (revive_topic(&settings.cluster_name).map(|name| name.to_string()).unwrap_or_default(), settings.revive_queue_nums, RW),
    ];
    if settings.auto_create_topic {
        topics.push((names::AUTO_CREATE_TOPIC.to_owned(), settings.default_topic_queue_nums, RW | PERM_INHERIT));
    }
    if settings.trace_topic {
        topics.push((names::TRACE_TOPIC.to_owned(), 1, RW));
    }
    for (topic, queue_nums, perm) in topics {
        match TopicName::new(topic) {
            Ok(name) => drop(broker.topics.get_or_create(&name, || TopicConfig::new("", queue_nums, perm))),
            Err(error) => warn!(%error, "no topic is made for a cluster or broker of such a name"),
        }
    }
    if !settings.auto_create_topic {
        broker.topics.remove(names::AUTO_CREATE_TOPIC);
    }
}

/// A topic whose creation was not written before a crash still has its queues: its messages were acknowledged, so it comes back.
fn restore_unlisted_topics(broker: &Broker) {
    for name in broker.store.topics() {
        if broker.topics.get(&name).is_some() {
            continue;
        }
        let highest = broker.store.queues_of(&name).iter().map(|queue| queue.id().get()).max().unwrap_or(0);
        let queue_nums = (highest + 1).max(broker.settings.load().default_topic_queue_nums);
        warn!(topic = %name, queue_nums, "a topic with messages had no settings; it is made again");
        broker.topics.put(name, TopicConfig::new("", queue_nums, PERM_READ | PERM_WRITE));
    }
}

/// Timers: deadlines of waiting pulls, silent clients, rates.
async fn background(broker: Arc<Broker>, stop: impl Future<Output = ()>) {
    let mut expiry = tokio::time::interval(EXPIRY_INTERVAL);
    let mut sample = tokio::time::interval(SAMPLE_INTERVAL);
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => return,
            () = broker.long_poll.next_deadline() => {
                for pull in broker.long_poll.expired(Instant::now()) {
                    pull::run(&broker, pull, false);
                }
            }
            () = broker.pops.waiting.next_deadline() => pop::expire(&broker, broker.pops.waiting.expired(Instant::now())),
            _ = expiry.tick() => {
                for change in broker.clients.expire(Instant::now(), Duration::from_millis(broker.settings.load().channel_expiry_ms)) {
                    clients::announce(&broker, &change);
                }
                let seconds = EXPIRY_INTERVAL.as_secs_f64();
                broker.stats.sample_groups(seconds);
                let now = UnixMs::now();
                for topic in broker.topics.all() {
                    topic.puts.sample(seconds);
                    topic.stats.sample(now);
                }
                broker.timer.enqueued.sample(seconds);
                broker.timer.dequeued.sample(seconds);
            }
            _ = sample.tick() => broker.stats.sample(&broker.store.stats()),
        }
    }
}
