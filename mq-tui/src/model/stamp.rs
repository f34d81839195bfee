//! Names of states: whoever made something of a part of what is known looks here whether that part is still the same.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Names the state of something. No two states have the same one, not even those of different clusters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Stamp(u64);

impl Default for Stamp {
    /// A new one.
    fn default() -> Self {
        static LAST: AtomicU64 = AtomicU64::new(0);
        Self(LAST.fetch_add(1, Relaxed))
    }
}

impl Stamp {
    /// Something changed.
    pub fn renew(&mut self) {
        *self = Self::default();
    }
}

/// The states of the parts that long lists are made of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Stamps {
    /// Which brokers there are and whether they answer.
    pub brokers: Stamp,
    /// Topics, their settings and ends.
    pub topics: Stamp,
    /// Groups and the verdicts on them.
    pub groups: Stamp,
}
