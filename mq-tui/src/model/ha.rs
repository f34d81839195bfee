//! Replication: how far each slave is behind its master, in bytes and in time, and how fast it reads.
//!
//! Every replica tells how far its own log reaches. A slave's lag in bytes is the difference to its master's reach; in time it is how long
//! ago the master's log ended where the slave's ends now, which a short history of the master's reach tells.

use super::{BrokerKey, Cluster, Name};
use mq_core::protocol::bodies::ha::HaRuntimeInfo;
use std::collections::{BTreeMap, VecDeque};

/// Readings of a master's reach that are kept.
const REACH_MAX: usize = 600;
/// An answer older than this tells nothing of now, ms.
const FRESH_MS: i64 = 15_000;

/// What is known of replication, by name of broker.
#[derive(Debug, Clone, Default)]
pub struct Ha {
    masters: BTreeMap<Name, Master>,
    slaves: BTreeMap<BrokerKey, (i64, HaRuntimeInfo)>,
    /// In a picture of the past: how replicas stood then.
    recorded: BTreeMap<BrokerKey, Standing>,
}

#[derive(Debug, Clone, Default)]
struct Master {
    last: HaRuntimeInfo,
    /// When it was asked, Unix ms, and where its log ended; the newest last.
    reach: VecDeque<(i64, i64)>,
}

/// How one replica stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Standing {
    /// A master: slaves that keep up, and slaves.
    Master(i64, usize),
    /// A slave.
    Slave {
        /// Bytes that it lacks.
        bytes: i64,
        /// How long ago its master was where it is now, ms; `None`: longer than was watched.
        behind_ms: Option<i64>,
        /// Bytes that it read in the last second.
        speed: i64,
        /// Whether its master counts it among those that keep up.
        in_sync: Option<bool>,
    },
}

impl Ha {
    /// Keeps what a replica said at `at_ms`.
    pub(super) fn keep(&mut self, at_ms: i64, key: &BrokerKey, info: HaRuntimeInfo) {
        if key.id != 0 {
            self.slaves.insert(key.clone(), (at_ms, info));
            return;
        }
        let master = self.masters.entry(key.name.clone()).or_default();
        let end = info.master_commit_log_max_offset;
        if master.reach.back().is_some_and(|(_, last)| *last > end) {
            // Another log: old readings mean nothing for it.
            master.reach.clear();
        }
        if master.reach.len() == REACH_MAX {
            master.reach.pop_front();
        }
        master.reach.push_back((at_ms, end));
        master.last = info;
    }

    /// Makes it known how a replica stood, for a picture of the past.
    pub fn recall(&mut self, key: BrokerKey, standing: Standing) {
        self.recorded.insert(key, standing);
    }

    /// How the replica stands at `now_ms`; `None` where that is not known.
    pub fn standing(&self, key: &BrokerKey, now_ms: i64) -> Option<Standing> {
        if let Some(standing) = self.recorded.get(key) {
            return Some(*standing);
        }
        let master = self.masters.get(&key.name)?;
        let (read_ms, end) = *master.reach.back()?;
        if now_ms - read_ms > FRESH_MS {
            return None;
        }
        if key.id == 0 {
            return Some(Standing::Master(i64::from(master.last.in_sync_slave_nums), master.last.ha_connection_info.len()));
        }
        let (at_ms, info) = self.slaves.get(key)?;
        if now_ms - at_ms > FRESH_MS {
            return None;
        }
        let own = &info.ha_client_runtime_info;
        // Both are asked at once, and a slave may answer later than its master.
        let bytes = (end - own.max_offset).max(0);
        let behind_ms = if bytes == 0 {
            Some(0)
        } else {
            master.reach.iter().rev().find(|(_, then)| *then <= own.max_offset).map(|(then_ms, _)| read_ms - then_ms)
        };
        // A master knows its slaves by the address of a connection alone; where there is one slave, it is that one.
        let in_sync = match master.last.ha_connection_info.as_slice() {
            [] => Some(false),
            [one] => Some(one.in_sync),
            several if several.iter().all(|one| one.in_sync) => Some(true),
            _ => None,
        };
        Some(Standing::Slave { bytes, behind_ms, speed: own.transferred_byte_in_second, in_sync })
    }
}

impl Cluster {
    /// Whether some broker has a slave.
    pub fn has_slaves(&self) -> bool {
        self.brokers.keys().any(|key| key.id != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::protocol::bodies::ha::{HaClient, HaConnection};

    fn key(id: i64) -> BrokerKey {
        BrokerKey { name: "a".into(), id }
    }

    fn master(end: i64) -> HaRuntimeInfo {
        let one = HaConnection { in_sync: true, ..HaConnection::default() };
        HaRuntimeInfo {
            master: true,
            master_commit_log_max_offset: end,
            in_sync_slave_nums: 1,
            ha_connection_info: vec![one],
            ..Default::default()
        }
    }

    fn slave(max_offset: i64) -> HaRuntimeInfo {
        let own = HaClient { max_offset, transferred_byte_in_second: 7, ..HaClient::default() };
        HaRuntimeInfo { ha_client_runtime_info: own, ..Default::default() }
    }

    #[test]
    fn a_slave_is_behind_by_bytes_and_by_the_time_since_its_master_was_there() {
        let mut ha = Ha::default();
        assert_eq!(ha.standing(&key(1), 0), None);
        for (at_ms, end) in [(1_000, 100), (3_000, 200), (5_000, 400)] {
            ha.keep(at_ms, &key(0), master(end));
        }
        ha.keep(5_000, &key(1), slave(250));
        let standing = Standing::Slave { bytes: 150, behind_ms: Some(2_000), speed: 7, in_sync: Some(true) };
        assert_eq!(ha.standing(&key(1), 5_000), Some(standing));
        assert_eq!(ha.standing(&key(0), 5_000), Some(Standing::Master(1, 1)));
        ha.keep(5_000, &key(1), slave(50));
        assert!(matches!(ha.standing(&key(1), 5_000), Some(Standing::Slave { bytes: 350, behind_ms: None, .. })));
        ha.keep(5_000, &key(1), slave(400));
        assert!(matches!(ha.standing(&key(1), 5_000), Some(Standing::Slave { bytes: 0, behind_ms: Some(0), .. })));
        assert_eq!(ha.standing(&key(1), 60_000), None, "what was said a minute ago is not so now");
    }
}
