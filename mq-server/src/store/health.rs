//! Whether the store takes messages, and why not.

use super::StoreError;
use std::io;
use std::sync::atomic::{AtomicBool, AtomicU8, Ordering};
use tracing::{error, warn};

/// Flags that the append path looks at. A fence never lifts; a full disk may.
#[derive(Default)]
pub(super) struct Health {
    fenced: AtomicBool,
    closed: AtomicBool,
    /// 0 when there is space, else the disk's use in percent.
    full_percent: AtomicU8,
}

impl Health {
    /// Whether a message may be taken.
    pub(super) fn check(&self) -> Result<(), StoreError> {
        if self.closed.load(Ordering::Acquire) && !self.is_fenced() {
            return Err(StoreError::Closed);
        }
        self.check_space()
    }

    /// Whether a message that was taken can be written.
    pub(super) fn check_space(&self) -> Result<(), StoreError> {
        if self.is_fenced() {
            return Err(StoreError::Fenced);
        }
        match self.full_percent.load(Ordering::Relaxed) {
            0 => Ok(()),
            used_percent => Err(StoreError::DiskFull { used_percent }),
        }
    }

    pub(super) fn is_fenced(&self) -> bool {
        self.fenced.load(Ordering::Acquire)
    }

    /// Nothing is acknowledged from now on: after a failed write or sync nobody knows what the disk holds (the kernel may have dropped
    /// the pages and report success next time).
    pub(super) fn fence(&self, doing: &'static str, error: &io::Error) {
        if !self.fenced.swap(true, Ordering::AcqRel) {
            error!(doing, %error, "commit log failed; the store refuses messages until it is restarted");
        }
    }

    pub(super) fn close(&self) {
        self.closed.store(true, Ordering::Release);
    }

    /// Sends are refused while `used` says so.
    pub(super) fn set_full(&self, used: Option<f64>) {
        let percent = used.map_or(0, |used| (used * 100.0).clamp(1.0, 100.0) as u8);
        let before = self.full_percent.swap(percent, Ordering::Relaxed);
        if before == 0 && percent > 0 {
            warn!(used_percent = percent, "disk full; the store refuses messages");
        } else if before > 0 && percent == 0 {
            warn!("disk has space again; the store takes messages");
        }
    }

    pub(super) fn is_full(&self) -> bool {
        self.full_percent.load(Ordering::Relaxed) > 0
    }
}
