//! A cluster's settings and positions at one moment, as a value and as a folder of files.
//!
//! ```text
//! DIR/manifest.json   form, moment, clusters, what is missing, length and MD5 of every other file (against damage, not against forgers)
//!     topics.json groups.json        by broker name
//!     kv.json                        by namespace; the order of queues is one of them
//!     users.json acls.json           by broker name; passwords only when asked for
//!     brokers.json                   settings of brokers, for comparison: they are not restored
//!     offsets.json                   committed positions, each with the store time of the message that is next and of the last one before
//! ```
//! [`capture`] asks a cluster, [`Snapshot::save`] and [`Snapshot::load`] write and read the folder, [`restore`](restore::plan) plans how a
//! cluster becomes like it again. Invariants: whoever did not answer is named in `missing`; a file that is not what the manifest says is an
//! error; nothing of this writes to a cluster.

mod capture;
mod folder;
pub mod restore;

pub use capture::{What, capture};
pub use folder::{Manifest, SnapshotError};

use super::compare::Side;
use crate::protocol::bodies::auth::{AclInfo, UserInfo};
use crate::protocol::bodies::group::SubscriptionGroupConfig;
use crate::protocol::bodies::topic::TopicConfig;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form of the folder.
pub const SCHEMA: &str = "mqadmin.backup/1";

/// Values by broker name, then by their own.
pub type ByBroker<T> = BTreeMap<String, BTreeMap<String, T>>;

/// A committed position.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// The group.
    pub group: String,
    /// The topic.
    pub topic: String,
    /// The broker's name.
    pub broker: String,
    /// The queue's number there.
    pub queue_id: i32,
    /// Everything before it is consumed.
    pub offset: i64,
    /// When the message at `offset` was stored, Unix ms; `None`: there is none (yet, or any more).
    pub next_stored_ms: Option<i64>,
    /// When the message before it was stored; `None`: there is none any more.
    pub last_stored_ms: Option<i64>,
    /// Whether everything was consumed.
    pub at_end: bool,
}

/// A cluster at one moment.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Snapshot {
    /// When, Unix ms.
    pub made_at: i64,
    /// Broker names by cluster.
    pub clusters: BTreeMap<String, Vec<String>>,
    /// Topics, those of the system left out.
    pub topics: ByBroker<TopicConfig>,
    /// Groups, those of the system left out.
    pub groups: ByBroker<SubscriptionGroupConfig>,
    /// What name servers keep, by namespace.
    pub kv: BTreeMap<String, BTreeMap<String, String>>,
    /// Users, where the broker has such.
    pub users: ByBroker<UserInfo>,
    /// Policies by subject.
    pub acls: ByBroker<AclInfo>,
    /// Settings of brokers.
    pub configs: ByBroker<String>,
    /// Positions.
    pub offsets: Vec<Position>,
    /// What could not be asked, and why.
    pub missing: Vec<String>,
}

impl Snapshot {
    /// What is compared of it: topics, groups, values by key, users' kinds and policies. Brokers of one cluster are taken together, and positions
    /// move all the time.
    pub fn side(&self, name: &str) -> Side {
        let mut side = Side::new(name);
        let each = |side: &mut Side, kind: &str, name: &str, value: serde_json::Value| side.put_members(&format!("{kind} {name}"), &value);
        for (topic, config) in self.topics.values().flatten() {
            each(&mut side, "topic", topic, serde_json::to_value(config).unwrap_or_default());
        }
        for (group, config) in self.groups.values().flatten() {
            each(&mut side, "group", group, serde_json::to_value(config).unwrap_or_default());
        }
        for (namespace, values) in &self.kv {
            values.iter().for_each(|(key, value)| side.put(&format!("kv {namespace}"), key, value));
        }
        for (user, info) in self.users.values().flatten() {
            let told = UserInfo { password: None, ..info.clone() };
            each(&mut side, "user", user, serde_json::to_value(told).unwrap_or_default());
        }
        for (subject, acl) in self.acls.values().flatten() {
            each(&mut side, "acl", subject, serde_json::to_value(acl).unwrap_or_default());
        }
        side
    }
}

#[cfg(test)]
mod tests;
