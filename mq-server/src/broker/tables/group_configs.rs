//! The consumer groups of this broker: their settings.

use super::persist::Changed;
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::names::{GroupName, SYSTEM_GROUPS};
use mq_core::protocol::bodies::group::{SubscriptionGroupConfig, SubscriptionGroupTable};
use mq_core::protocol::bodies::topic::DataVersion;
use parking_lot::RwLock;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Most groups of one broker.
pub const GROUPS_MAX: usize = 200_000;

/// Every group of this broker.
pub struct GroupConfigs {
    state: RwLock<State>,
    auto_create: bool,
    changed: Changed,
}

struct State {
    groups: HashMap<GroupName, Arc<SubscriptionGroupConfig>, RandomState>,
    forbidden: BTreeMap<ByteString, BTreeMap<ByteString, i32>>,
    version: DataVersion,
}

impl GroupConfigs {
    /// The table as it was saved, and the groups that belong to every broker. `auto_create`: whether a group comes to be by being used.
    pub fn load(saved: SubscriptionGroupTable, auto_create: bool, changed: Changed) -> Self {
        let mut groups: HashMap<GroupName, Arc<SubscriptionGroupConfig>, RandomState> = HashMap::default();
        for group in SYSTEM_GROUPS {
            groups.extend(GroupName::new(group).map(|name| (name, Arc::new(SubscriptionGroupConfig::new(group)))));
        }
        for (key, config) in saved.subscription_group_table {
            groups.extend(GroupName::new(key.clone()).map(|name| (name, Arc::new(SubscriptionGroupConfig { group_name: key, ..config }))));
        }
        let state = State { groups, forbidden: saved.forbidden_table, version: saved.data_version };
        Self { state: RwLock::new(state), auto_create, changed }
    }

    /// The group of that name, made with the default settings if groups come to be by being used.
    pub fn get_or_create(&self, group: &str) -> Option<Arc<SubscriptionGroupConfig>> {
        if let Some(found) = self.get(group) {
            return Some(found);
        }
        if !self.auto_create {
            return None;
        }
        let name = GroupName::new(ByteString::from(group)).ok()?;
        self.put(name, SubscriptionGroupConfig::default());
        self.get(group)
    }

    /// The group of that name.
    pub fn get(&self, group: &str) -> Option<Arc<SubscriptionGroupConfig>> {
        self.state.read().groups.get(group).cloned()
    }

    /// Creates the group, or gives it these settings. False: there are too many groups.
    pub fn put(&self, name: GroupName, mut config: SubscriptionGroupConfig) -> bool {
        let name = GroupName::new(ByteString::from(name.as_str())).expect("it is a valid name already");
        config.group_name = name.as_shared().clone();
        let mut state = self.state.write();
        let before = state.groups.get(&name);
        if before.is_some_and(|group| **group == config) {
            return true;
        }
        if before.is_none() && state.groups.len() >= GROUPS_MAX {
            return false;
        }
        state.groups.insert(name, Arc::new(config));
        state.version = state.version.next();
        drop(state);
        self.changed.mark_urgent();
        true
    }

    /// Forgets the group; whether it was there.
    pub fn remove(&self, group: &str) -> bool {
        let mut state = self.state.write();
        let removed = state.groups.remove(group).is_some();
        state.forbidden.remove(group);
        if removed {
            state.version = state.version.next();
            drop(state);
            self.changed.mark_urgent();
        }
        removed
    }

    /// The table as it is saved and shown.
    pub fn table(&self) -> SubscriptionGroupTable {
        let state = self.state.read();
        SubscriptionGroupTable {
            data_version: state.version.clone(),
            forbidden_table: state.forbidden.clone(),
            subscription_group_table: state.groups.values().map(|group| (group.group_name.clone(), (**group).clone())).collect(),
        }
    }

    /// `count` groups of the table from the place `from` on, in the order of their names, and how many there are. No other is copied.
    pub fn page(&self, from: usize, count: usize) -> (SubscriptionGroupTable, usize) {
        let state = self.state.read();
        let mut groups: Vec<_> = state.groups.values().collect();
        let total = groups.len();
        let page = super::page_of(&mut groups, from, count, |a, b| a.group_name.cmp(&b.group_name));
        let subscription_group_table = page.iter().map(|group| (group.group_name.clone(), (***group).clone())).collect();
        let data_version = state.version.clone();
        (SubscriptionGroupTable { data_version, forbidden_table: state.forbidden.clone(), subscription_group_table }, total)
    }

    /// Every group with its settings, in no order.
    pub fn all(&self) -> Vec<Arc<SubscriptionGroupConfig>> {
        self.state.read().groups.values().cloned().collect()
    }

    /// Whether the group may not read the topic.
    pub fn is_forbidden(&self, group: &str, topic: &str) -> bool {
        self.state.read().forbidden.get(group).and_then(|topics| topics.get(topic)).is_some_and(|bits| bits & 1 != 0)
    }

    /// Says whether the group may read the topic.
    pub fn set_readable(&self, group: &str, topic: &str, readable: bool) {
        let mut state = self.state.write();
        let topics = state.forbidden.entry(group.into()).or_default();
        if readable {
            topics.remove(topic);
        } else {
            topics.insert(topic.into(), 1);
        }
        if topics.is_empty() {
            state.forbidden.remove(group);
        }
        state.version = state.version.next();
        drop(state);
        self.changed.mark_urgent();
    }
}
