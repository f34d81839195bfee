//! The topics of this broker: their settings, and the store's queues behind them.

use super::super::meter::Meter;
use super::super::stats::TopicStats;
use super::persist::Changed;
use crate::store::{Queue, Store};
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::names::{self, TopicName};
use mq_core::protocol::bodies::topic::{DataVersion, PERM_INHERIT, PERM_READ, PERM_WRITE, TopicConfig, TopicConfigTable};
use mq_core::types::QueueId;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

/// Most topics of one broker.
pub const TOPICS_MAX: usize = 200_000;
/// Most queues of one topic; more is a mistake, and each costs files.
pub const QUEUES_MAX: i32 = 16_384;

/// One topic; replaced whole when its settings change.
pub struct Topic {
    /// Its name.
    pub name: TopicName,
    /// Its settings.
    pub config: TopicConfig,
    /// Whether clients may not send to it.
    pub send_forbidden: bool,
    /// Messages sent to it since start, kept when the settings change.
    pub puts: Arc<Meter>,
    /// Its counters, kept when the settings change.
    pub stats: Arc<TopicStats>,
    queues: Box<[OnceLock<Arc<Queue>>]>,
}

impl Topic {
    fn new(name: TopicName, config: TopicConfig, (puts, stats): (Arc<Meter>, Arc<TopicStats>)) -> Self {
        let queue_nums = config.read_queue_nums.max(config.write_queue_nums).clamp(0, QUEUES_MAX);
        let send_forbidden = names::SEND_FORBIDDEN_TOPICS.contains(&name.as_str());
        let queues = (0..queue_nums).map(|_| OnceLock::new()).collect();
        Self { name, config, send_forbidden, puts, stats, queues }
    }

    /// Queues that exist, to be read or to be written.
    pub fn queue_nums(&self) -> i32 {
        self.queues.len() as i32
    }

    /// The store's queue of that number, if it is in range.
    pub fn queue(&self, store: &Store, queue_id: QueueId) -> Option<&Arc<Queue>> {
        let slot = self.queues.get(usize::try_from(queue_id.get()).ok()?)?;
        Some(slot.get_or_init(|| store.queue(&self.name, queue_id)))
    }

    /// Every queue in range.
    pub fn queues<'a>(&'a self, store: &'a Store) -> impl Iterator<Item = (QueueId, &'a Arc<Queue>)> {
        (0..self.queue_nums()).filter_map(|queue_id| Some((QueueId(queue_id), self.queue(store, QueueId(queue_id))?)))
    }

    /// Whether it may be written.
    pub fn writable(&self) -> bool {
        self.config.perm & PERM_WRITE != 0
    }

    /// Whether it may be read.
    pub fn readable(&self) -> bool {
        self.config.perm & PERM_READ != 0
    }
}

/// What came of a request to create or change a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicChange {
    /// It was new.
    Created,
    /// Its settings are other than before.
    Changed,
    /// It was so already.
    Unchanged,
    /// The limit of topics is reached.
    TooMany,
}

/// Every topic of this broker.
pub struct TopicConfigs {
    state: RwLock<State>,
    changed: Changed,
}

struct State {
    topics: HashMap<TopicName, Arc<Topic>, RandomState>,
    version: DataVersion,
}

impl TopicConfigs {
    /// The table as it was saved; names that are not valid are left out and returned.
    pub fn load(saved: TopicConfigTable, changed: Changed) -> (Self, Vec<ByteString>) {
        let mut illegal = Vec::new();
        let mut topics = HashMap::with_hasher(RandomState::new());
        for (key, mut config) in saved.topic_config_table {
            match TopicName::new(key.clone()) {
                Ok(name) => {
                    config.topic_name = key;
                    topics.insert(name.clone(), Arc::new(Topic::new(name, config, Default::default())));
                }
                Err(_) => illegal.push(key),
            }
        }
        (Self { state: RwLock::new(State { topics, version: saved.data_version }), changed }, illegal)
    }

    /// The topic of that name.
    pub fn get(&self, topic: &str) -> Option<Arc<Topic>> {
        self.state.read().topics.get(topic).cloned()
    }

    /// Every topic, in no order.
    pub fn all(&self) -> Vec<Arc<Topic>> {
        self.state.read().topics.values().cloned().collect()
    }

    /// The table as it is saved and registered.
    pub fn table(&self) -> TopicConfigTable {
        let state = self.state.read();
        let topic_config_table = state.topics.values().map(|topic| (topic.name.as_shared().clone(), topic.config.clone())).collect();
        TopicConfigTable { data_version: state.version.clone(), topic_config_table }
    }

    /// `count` topics of the table from the place `from` on, in the order of their names, and how many there are. No other is copied: tools
    /// ask for one to learn the version.
    pub fn page(&self, from: usize, count: usize) -> (TopicConfigTable, usize) {
        let state = self.state.read();
        let mut topics: Vec<_> = state.topics.values().collect();
        let total = topics.len();
        let page = super::page_of(&mut topics, from, count, |a, b| a.name.cmp(&b.name));
        let topic_config_table = page.iter().map(|topic| (topic.name.as_shared().clone(), topic.config.clone())).collect();
        (TopicConfigTable { data_version: state.version.clone(), topic_config_table }, total)
    }

    /// Something that name servers are told with the table has changed.
    pub fn changed_for_name_servers(&self) {
        let mut state = self.state.write();
        state.version = state.version.next();
        drop(state);
        self.changed.mark_urgent();
    }

    /// The version of the table.
    pub fn version(&self) -> DataVersion {
        self.state.read().version.clone()
    }

    /// Creates the topic, or gives it these settings.
    pub fn put(&self, name: TopicName, mut config: TopicConfig) -> TopicChange {
        // The name outlives the request whose memory it may share.
        let name = detached(&name);
        config.topic_name = name.as_shared().clone();
        let mut state = self.state.write();
        let before = state.topics.get(&name);
        if before.is_some_and(|topic| topic.config == config) {
            return TopicChange::Unchanged;
        }
        if before.is_none() && state.topics.len() >= TOPICS_MAX {
            return TopicChange::TooMany;
        }
        let counters = before.map(|topic| (topic.puts.clone(), topic.stats.clone())).unwrap_or_default();
        let change = if before.is_some() { TopicChange::Changed } else { TopicChange::Created };
        state.topics.insert(name.clone(), Arc::new(Topic::new(name, config, counters)));
        state.version = state.version.next();
        drop(state);
        self.changed.mark_urgent();
        change
    }

    /// The topic of that name, made with these settings if it is not there; whether it was made. `None` when there are too many.
    pub fn get_or_create(&self, name: &TopicName, config: impl FnOnce() -> TopicConfig) -> Option<(Arc<Topic>, bool)> {
        if let Some(topic) = self.get(name) {
            return Some((topic, false));
        }
        let change = self.put(name.clone(), config());
        Some((self.get(name)?, change == TopicChange::Created))
    }

    /// The settings that a topic created by a send inherits from `default_topic`, if that topic lets itself be inherited.
    pub fn inherited(&self, default_topic: &str, asked_queue_nums: i32) -> Option<TopicConfig> {
        let parent = self.get(default_topic).filter(|topic| topic.config.perm & PERM_INHERIT != 0)?;
        let queue_nums = asked_queue_nums.min(parent.config.write_queue_nums).max(0);
        Some(TopicConfig {
            topic_sys_flag: parent.config.topic_sys_flag,
            topic_filter_type: parent.config.topic_filter_type.clone(),
            ..TopicConfig::new("", queue_nums, parent.config.perm & !PERM_INHERIT)
        })
    }

    /// Forgets the topic; whether it was there.
    pub fn remove(&self, topic: &str) -> bool {
        let mut state = self.state.write();
        let removed = state.topics.remove(topic).is_some();
        if removed {
            state.version = state.version.next();
            drop(state);
            self.changed.mark_urgent();
        }
        removed
    }

    /// Marks the topics that name servers say have a fixed order, and unmarks the others.
    pub fn set_ordered(&self, ordered: &std::collections::BTreeSet<ByteString>) {
        for topic in self.all() {
            let order = ordered.contains(topic.name.as_shared());
            if topic.config.order != order {
                self.put(topic.name.clone(), TopicConfig { order, ..topic.config.clone() });
            }
        }
    }
}

/// A copy of the name in memory of its own.
fn detached(name: &TopicName) -> TopicName {
    TopicName::new(ByteString::from(name.as_str())).expect("it is a valid name already")
}
