//! Who is there and what they have: the rules by which registrations become routes (`RouteInfoManager` in Apache).
//!
//! A plain struct: no clock, no lock, no socket. Every change notes the topics whose routes it touched; `take_changes` hands them out for
//! the published routes.

use bytestring::ByteString;
use mq_core::protocol::bodies::route::{BrokerData, BrokerMemberGroup, ClusterInfo, QueueData, TopicRouteData};
use mq_core::protocol::bodies::topic::{DataVersion, PERM_READ, PERM_WRITE, TopicConfig, TopicConfigTable};
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::BrokerId;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::time::{Duration, Instant};

/// A broker that did not say otherwise is dropped after so long a silence.
pub(super) const SILENCE_MAX: Duration = Duration::from_secs(120);

/// Topic flag: the topic belongs to a unit.
const FLAG_UNIT: i32 = 1;
/// Topic flag: a unit subscribes to the topic.
const FLAG_UNIT_SUB: i32 = 2;

/// Everything that brokers told. See the module's essay.
#[derive(Debug, Default)]
pub(super) struct RouteTable {
    brokers: BTreeMap<ByteString, BrokerData>,
    /// Queues by topic and broker name.
    topics: HashMap<ByteString, BTreeMap<ByteString, QueueData>, ahash::RandomState>,
    live: BTreeMap<Process, Live>,
    changed: HashSet<ByteString, ahash::RandomState>,
}

/// One broker process, by cluster and address.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Process {
    pub(super) cluster: ByteString,
    pub(super) addr: ByteString,
}

/// A registration, taken off the wire.
#[derive(Debug)]
pub(super) struct Registration {
    pub(super) process: Process,
    pub(super) broker_name: ByteString,
    pub(super) broker_id: BrokerId,
    pub(super) ha_addr: ByteString,
    pub(super) zone: Option<ByteString>,
    /// `None`: a 4.x broker.
    pub(super) acting_master: Option<bool>,
    pub(super) silence_max: Duration,
    pub(super) topics: TopicConfigTable,
    pub(super) filter_servers: Vec<ByteString>,
    /// The connection that it came on.
    pub(super) connection: u64,
}

/// What a slave learns of its master.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Master {
    pub(super) addr: Option<ByteString>,
    pub(super) ha_addr: Option<ByteString>,
}

/// An incremental registration of a broker whose full one has not come: taking it would make a route to the one topic alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct NotRegisteredYet;

/// A broker that was dropped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dropped {
    pub(super) process: Process,
    pub(super) broker_name: ByteString,
    pub(super) connection: u64,
}

#[derive(Debug)]
struct Live {
    broker_name: ByteString,
    last_seen: Instant,
    silence_max: Duration,
    version: DataVersion,
    ha_addr: ByteString,
    filter_servers: Vec<ByteString>,
    connection: u64,
}

impl RouteTable {
    /// Takes a registration in. Topics that it does not name stay, unless `forget_missing`.
    ///
    /// # Errors
    /// See [`NotRegisteredYet`].
    pub(super) fn register(&mut self, new: Registration, forget_missing: bool, now: Instant) -> Result<Master, NotRegisteredYet> {
        if let Some(renamed) = self.live.get(&new.process).filter(|live| live.broker_name != new.broker_name) {
            let old_name = renamed.broker_name.clone();
            self.unregister(&new.process, &old_name);
        }
        let known = self.brokers.get(&new.broker_name);
        let holder = known.and_then(|broker| broker.broker_addrs.get(&RawKey(new.broker_id.get())));
        if self.is_outdated(&new, holder) {
            self.live.remove(&new.process);
            return Ok(Master::default());
        }
        let first = holder.is_none();
        if first && new.topics.topic_config_table.len() == 1 {
            return Err(NotRegisteredYet);
        }
        self.take_address(&new);
        let broker = &self.brokers[&new.broker_name];
        let is_prime = broker.broker_addrs.keys().next() == Some(&RawKey(new.broker_id.get()));
        let is_prime_slave = !new.broker_id.is_master() && new.acting_master.is_some() && is_prime;
        let master = if new.broker_id.is_master() { Master::default() } else { self.master_of(broker) };
        if new.broker_id.is_master() || is_prime_slave {
            if forget_missing {
                self.forget_missing(&new);
            }
            let read_only = is_prime_slave && new.acting_master == Some(true);
            let all = first || self.version(&new.process) != Some(&new.topics.data_version);
            self.take_topics(&new.broker_name, &new.topics, all, read_only);
        }
        let live = Live {
            broker_name: new.broker_name,
            last_seen: now,
            silence_max: new.silence_max,
            version: new.topics.data_version,
            ha_addr: new.ha_addr,
            filter_servers: new.filter_servers,
            connection: new.connection,
        };
        let (name, filters) = (live.broker_name.clone(), live.filter_servers.clone());
        let old = self.live.insert(new.process, live);
        if old.map_or(!filters.is_empty(), |old| old.filter_servers != filters) {
            self.touch_topics_of(&name);
        }
        Ok(master)
    }

    /// Drops a broker process, as it asked. True: it was there.
    pub(super) fn unregister(&mut self, process: &Process, broker_name: &str) -> bool {
        let was_live = self.live.remove(process).is_some();
        let Some(broker) = self.brokers.get_mut(broker_name) else {
            return was_live;
        };
        let addrs = broker.broker_addrs.len();
        broker.broker_addrs.retain(|_, addr| *addr != process.addr);
        let removed = broker.broker_addrs.len() < addrs;
        let no_master = broker.enable_acting_master && broker.master().is_none();
        if broker.broker_addrs.is_empty() {
            self.brokers.remove(broker_name);
            self.forget_topics_of(broker_name);
        } else if removed {
            if no_master {
                self.each_queue(broker_name, |queue| queue.perm &= !PERM_WRITE);
            }
            self.touch_topics_of(broker_name);
        }
        was_live || removed
    }

    /// Drops the broker processes that registered on a connection that has closed.
    pub(super) fn connection_closed(&mut self, connection: u64) -> Vec<Dropped> {
        self.drop_where(|live| live.connection == connection)
    }

    /// Drops the broker processes that were silent for longer than they may.
    pub(super) fn expire(&mut self, now: Instant) -> Vec<Dropped> {
        self.drop_where(|live| now.saturating_duration_since(live.last_seen) > live.silence_max)
    }

    /// Notes a sign of life. Processes that are not registered stay unknown.
    pub(super) fn seen(&mut self, process: &Process, now: Instant) {
        if let Some(live) = self.live.get_mut(process) {
            live.last_seen = now;
        }
    }

    /// Which state of its topics a broker process registered last.
    pub(super) fn version(&self, process: &Process) -> Option<&DataVersion> {
        self.live.get(process).map(|live| &live.version)
    }

    /// Takes the right to write from, or gives it to, every topic of a broker. Returns how many there are.
    pub(super) fn set_writable(&mut self, broker_name: &str, writable: bool) -> i32 {
        let count =
            self.each_queue(broker_name, |queue| queue.perm = if writable { PERM_READ | PERM_WRITE } else { queue.perm & !PERM_WRITE });
        i32::try_from(count).unwrap_or(i32::MAX)
    }

    /// Sets a topic's queues on the brokers that are named. Nothing happens when one of them is unknown, as in Apache.
    pub(super) fn register_topic(&mut self, topic: ByteString, queues: Vec<QueueData>) {
        if queues.is_empty() || queues.iter().any(|queue| !self.brokers.contains_key(&queue.broker_name)) {
            return;
        }
        let by_broker = self.topics.entry(topic.clone()).or_default();
        by_broker.extend(queues.into_iter().map(|queue| (queue.broker_name.clone(), queue)));
        self.changed.insert(topic);
    }

    /// Forgets a topic, in one cluster or (`None`) everywhere.
    pub(super) fn delete_topic(&mut self, topic: &str, cluster: Option<&str>) {
        let Some((topic, mut by_broker)) = self.topics.remove_entry(topic) else { return };
        self.changed.insert(topic.clone());
        if let Some(cluster) = cluster {
            by_broker.retain(|name, _| self.brokers.get(name).is_none_or(|broker| broker.cluster != *cluster));
            if !by_broker.is_empty() {
                self.topics.insert(topic, by_broker);
            }
        }
    }

    /// Every broker.
    pub(super) fn cluster_info(&self) -> ClusterInfo {
        let mut info = ClusterInfo { broker_addr_table: self.brokers.clone(), ..ClusterInfo::default() };
        for (name, broker) in &self.brokers {
            info.cluster_addr_table.entry(broker.cluster.clone()).or_default().push(name.clone());
        }
        info
    }

    /// The replicas of a broker name; none when it is unknown.
    pub(super) fn member_group(&self, cluster: ByteString, broker_name: ByteString) -> BrokerMemberGroup {
        let broker_addrs = self.brokers.get(&broker_name).map(|broker| broker.broker_addrs.clone()).unwrap_or_default();
        BrokerMemberGroup { broker_addrs, broker_name, cluster }
    }

    /// The names of topics with queues for which `wanted` holds on the broker that is first by name, sorted.
    pub(super) fn topics_where(&self, wanted: impl Fn(&QueueData) -> bool) -> Vec<ByteString> {
        let first_is_wanted = |by_broker: &BTreeMap<_, QueueData>| by_broker.values().next().is_some_and(&wanted);
        let mut topics: Vec<_> = self.topics.iter().filter(|(_, queues)| first_is_wanted(queues)).map(|(topic, _)| topic.clone()).collect();
        topics.sort_unstable();
        topics
    }

    /// The names of topics that a cluster has, sorted.
    pub(super) fn topics_of_cluster(&self, cluster: &str) -> Vec<ByteString> {
        let is_of_cluster = |name: &ByteString| self.brokers.get(name).is_some_and(|broker| broker.cluster == *cluster);
        let mut topics: Vec<_> =
            self.topics.iter().filter(|(_, queues)| queues.keys().any(is_of_cluster)).map(|(topic, _)| topic.clone()).collect();
        topics.sort_unstable();
        topics
    }

    /// Cluster names and broker names, which are topics too, and the address of some broker.
    pub(super) fn system_topics(&self) -> (Vec<ByteString>, Option<ByteString>) {
        let mut topics = Vec::new();
        for (cluster, names) in self.cluster_info().cluster_addr_table {
            topics.push(cluster);
            topics.extend(names);
        }
        let addr = self.brokers.values().find_map(|broker| broker.master_or_slave().cloned());
        (topics, addr)
    }

    /// The topics that changed since the last call, each with its route now; `None`: it has none any more.
    pub(super) fn take_changes(&mut self) -> Vec<(ByteString, Option<TopicRouteData>)> {
        let changed = std::mem::take(&mut self.changed);
        changed.into_iter().map(|topic| (topic.clone(), self.route(&topic))).collect()
    }

    fn route(&self, topic: &str) -> Option<TopicRouteData> {
        let by_broker = self.topics.get(topic)?;
        let broker_datas: Vec<_> = by_broker.keys().filter_map(|name| self.brokers.get(name).cloned()).collect();
        if broker_datas.is_empty() {
            return None;
        }
        let processes = broker_datas
            .iter()
            .flat_map(|broker| broker.broker_addrs.values().map(|addr| Process { cluster: broker.cluster.clone(), addr: addr.clone() }));
        let filters = processes.filter_map(|process| {
            let live = self.live.get(&process).filter(|live| !live.filter_servers.is_empty())?;
            Some((process.addr, live.filter_servers.clone()))
        });
        let filter_server_table = filters.collect();
        Some(TopicRouteData {
            broker_datas,
            filter_server_table,
            order_topic_conf: None,
            queue_datas: by_broker.values().cloned().collect(),
            topic_queue_mapping_by_broker: None,
        })
    }

    /// Whether another process holds the broker's place with a newer term (5.x only: `stateVersion`).
    fn is_outdated(&self, new: &Registration, holder: Option<&ByteString>) -> bool {
        let Some(addr) = holder.filter(|addr| **addr != new.process.addr) else { return false };
        let holder = Process { cluster: new.process.cluster.clone(), addr: addr.clone() };
        self.version(&holder).is_some_and(|version| version.state_version > new.topics.data_version.state_version)
    }

    /// Gives the process its place under the broker's name, and takes any other place from it (a slave may become the master).
    fn take_address(&mut self, new: &Registration) {
        let broker = self.brokers.entry(new.broker_name.clone()).or_insert_with(|| BrokerData {
            broker_name: new.broker_name.clone(),
            cluster: new.process.cluster.clone(),
            ..BrokerData::default()
        });
        let before = broker.clone();
        broker.enable_acting_master = new.acting_master.unwrap_or(false);
        broker.zone_name.clone_from(&new.zone);
        broker.broker_addrs.retain(|id, addr| *addr != new.process.addr || *id == RawKey(new.broker_id.get()));
        broker.broker_addrs.insert(RawKey(new.broker_id.get()), new.process.addr.clone());
        if *broker != before {
            self.touch_topics_of(&new.broker_name);
        }
    }

    fn master_of(&self, broker: &BrokerData) -> Master {
        let Some(addr) = broker.master() else { return Master::default() };
        let live = self.live.get(&Process { cluster: broker.cluster.clone(), addr: addr.clone() });
        live.map(|live| Master { addr: Some(addr.clone()), ha_addr: Some(live.ha_addr.clone()) }).unwrap_or_default()
    }

    /// Takes in the topics of a registration: all of them, or only those that the broker did not have.
    fn take_topics(&mut self, broker_name: &ByteString, topics: &TopicConfigTable, all: bool, read_only: bool) {
        for (key, config) in &topics.topic_config_table {
            let topic = if config.topic_name.is_empty() { key } else { &config.topic_name };
            let by_broker = match self.topics.get_mut(topic) {
                Some(by_broker) => by_broker,
                None => self.topics.entry(topic.clone()).or_default(),
            };
            if !all && by_broker.contains_key(broker_name) {
                continue;
            }
            let queue = queue_data(broker_name, config, read_only);
            if by_broker.get(broker_name) != Some(&queue) {
                by_broker.insert(broker_name.clone(), queue);
                self.changed.insert(topic.clone());
            }
        }
    }

    fn forget_missing(&mut self, new: &Registration) {
        self.topics.retain(|topic, by_broker| {
            let named = new.topics.topic_config_table.contains_key(topic);
            if !named && by_broker.remove(&new.broker_name).is_some() {
                self.changed.insert(topic.clone());
            }
            !by_broker.is_empty()
        });
    }

    fn drop_where(&mut self, gone: impl Fn(&Live) -> bool) -> Vec<Dropped> {
        let dropped: Vec<_> = self
            .live
            .iter()
            .filter(|(_, live)| gone(live))
            .map(|(process, live)| Dropped { process: process.clone(), broker_name: live.broker_name.clone(), connection: live.connection })
            .collect();
        for broker in &dropped {
            self.unregister(&broker.process, &broker.broker_name);
        }
        dropped
    }

    fn forget_topics_of(&mut self, broker_name: &str) {
        self.topics.retain(|topic, by_broker| {
            if by_broker.remove(broker_name).is_some() {
                self.changed.insert(topic.clone());
            }
            !by_broker.is_empty()
        });
    }

    fn touch_topics_of(&mut self, broker_name: &str) {
        self.each_queue(broker_name, |_| ());
    }

    /// Changes a broker's queues of every topic. Returns how many topics there are.
    fn each_queue(&mut self, broker_name: &str, change: impl Fn(&mut QueueData)) -> usize {
        let mut count = 0;
        for (topic, by_broker) in &mut self.topics {
            if let Some(queue) = by_broker.get_mut(broker_name) {
                change(queue);
                self.changed.insert(topic.clone());
                count += 1;
            }
        }
        count
    }
}

/// Whether a topic belongs to a unit.
pub(super) fn is_unit(queue: &QueueData) -> bool {
    queue.topic_sys_flag & FLAG_UNIT != 0
}

/// Whether a unit subscribes to a topic.
pub(super) fn has_unit_sub(queue: &QueueData) -> bool {
    queue.topic_sys_flag & FLAG_UNIT_SUB != 0
}

fn queue_data(broker_name: &ByteString, config: &TopicConfig, read_only: bool) -> QueueData {
    QueueData {
        broker_name: broker_name.clone(),
        perm: if read_only { config.perm & !PERM_WRITE } else { config.perm },
        read_queue_nums: config.read_queue_nums,
        topic_sys_flag: config.topic_sys_flag,
        write_queue_nums: config.write_queue_nums,
    }
}

#[cfg(test)]
mod tests;
