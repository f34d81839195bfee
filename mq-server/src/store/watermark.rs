//! A position of the log that only rises, and who wants to know.

use super::{WatermarkFn, Written};
use mq_core::types::PhyOffset;
use parking_lot::RwLock;
use std::sync::atomic::{AtomicI64, Ordering};

/// Stored with Release by its one owner after what it promises is true; loaded with Acquire.
pub(super) struct Watermark {
    at: AtomicI64,
    watchers: RwLock<Vec<WatermarkFn>>,
}

impl Watermark {
    pub(super) fn new(at: PhyOffset) -> Self {
        Self { at: AtomicI64::new(at.get()), watchers: RwLock::default() }
    }

    pub(super) fn get(&self) -> PhyOffset {
        PhyOffset(self.at.load(Ordering::Acquire))
    }

    /// Moves on, without telling anybody yet.
    pub(super) fn advance(&self, to: PhyOffset) {
        let before = self.at.swap(to.get(), Ordering::AcqRel);
        debug_assert!(before <= to.get(), "watermarks only rise: {before} to {to}");
    }

    /// Tells the watchers where it is, and hands them what was written last. Called without locks.
    pub(super) fn announce(&self, written: Written<'_>) {
        let at = self.get();
        for watcher in self.watchers.read().iter() {
            watcher(at, written);
        }
    }

    pub(super) fn watch(&self, watcher: WatermarkFn) {
        self.watchers.write().push(watcher);
    }
}
