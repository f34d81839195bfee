//! Makes the log durable and tells who waits.
//!
//! One thread calls `fdatasync`; everything appended before the call is covered by it, so all waiters below that goal are answered in one
//! sweep, and those that came meanwhile share the next call. Without waiters (asynchronous mode) it flushes by time, and by volume, which
//! keeps the amount of dirty pages small and the kernel's own throttling away. The first error fences the store.

use super::super::config::{FlushMode, StoreConfig};
use super::super::{StoreError, Written};
use super::CommitLog;
use mq_core::types::PhyOffset;
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

/// Dirty bytes that are written back without waiting for the timer.
const WRITE_BACK_BYTES: i64 = 8 << 20;
const PAGE_BYTES: i64 = 4096;

type Done = Box<dyn FnOnce(Result<(), StoreError>) + Send>;

/// The flusher of one log.
pub(in super::super) struct Flusher {
    log: Arc<CommitLog>,
    interval: Duration,
    thorough: Duration,
    least_bytes: i64,
    /// Dirty bytes from which on the flushing thread is woken.
    wake_bytes: i64,
    /// Whether the flushing thread was already told that there is enough to do.
    asked: AtomicBool,
    state: Mutex<State>,
    wake: Condvar,
    wake_timeouts: Condvar,
}

#[derive(Default)]
struct State {
    waiters: Vec<Waiter>,
    /// When the timeout thread looks again.
    next_look: Option<Instant>,
    stopped: bool,
}

struct Waiter {
    end: PhyOffset,
    deadline: Instant,
    timeout_ms: u64,
    done: Done,
}

impl Flusher {
    /// A flusher of `log`, which it starts to watch.
    pub(in super::super) fn new(log: Arc<CommitLog>, config: &StoreConfig) -> Arc<Self> {
        let least_bytes = i64::from(config.flush_least_pages) * PAGE_BYTES;
        let wake_bytes = match config.flush_mode {
            FlushMode::Sync => 1,
            FlushMode::Async if config.flush_timed => WRITE_BACK_BYTES,
            FlushMode::Async => least_bytes.clamp(1, WRITE_BACK_BYTES),
        };
        let flusher = Arc::new(Self {
            interval: Duration::from_millis(config.flush_interval_ms.max(1)),
            thorough: Duration::from_millis(config.flush_thorough_interval_ms),
            least_bytes,
            wake_bytes,
            asked: AtomicBool::new(false),
            state: Mutex::default(),
            wake: Condvar::new(),
            wake_timeouts: Condvar::new(),
            log: log.clone(),
        });
        let watched = Arc::downgrade(&flusher);
        log.appended.watch(Arc::new(move |_, _| {
            if let Some(flusher) = watched.upgrade() {
                flusher.on_appended();
            }
        }));
        flusher
    }

    /// See [`super::super::Store::when_flushed`].
    pub(in super::super) fn when_flushed(&self, end: PhyOffset, timeout_ms: u64, done: Done) {
        let outcome = {
            let mut state = self.state.lock();
            if self.log.flushed.get() >= end {
                Ok(())
            } else if self.log.health.is_fenced() {
                Err(StoreError::Fenced)
            } else if state.stopped {
                Err(StoreError::Closed)
            } else {
                let deadline = Instant::now() + Duration::from_millis(timeout_ms);
                state.waiters.push(Waiter { end, deadline, timeout_ms, done });
                if state.next_look.is_none_or(|look| deadline < look) {
                    state.next_look = Some(deadline);
                    self.wake_timeouts.notify_one();
                }
                self.wake.notify_one();
                return;
            }
        };
        done(outcome);
    }

    /// Flushes until [`Flusher::stop`].
    pub(in super::super) fn run(&self) {
        let mut last_thorough = Instant::now();
        loop {
            let (waited_for, stopped) = self.wait_for_work();
            let dirty = self.log.appended.get().get() - self.log.flushed.get().get();
            let thorough = waited_for || stopped || last_thorough.elapsed() >= self.thorough;
            if dirty > 0 && (thorough || dirty >= self.least_bytes) {
                self.flush();
            }
            if thorough {
                last_thorough = Instant::now();
            }
            if stopped {
                self.fail_waiters(&StoreError::Closed);
                return;
            }
        }
    }

    /// Answers waiters whose time is up, also while an `fdatasync` hangs, until [`Flusher::stop`].
    pub(in super::super) fn run_timeouts(&self) {
        let mut state = self.state.lock();
        while !state.stopped {
            match state.next_look {
                None => self.wake_timeouts.wait(&mut state),
                Some(look) if Instant::now() < look => {
                    self.wake_timeouts.wait_until(&mut state, look);
                }
                Some(_) => {
                    let now = Instant::now();
                    let late: Vec<_> = state.waiters.extract_if(.., |waiter| waiter.deadline <= now).collect();
                    state.next_look = state.waiters.iter().map(|waiter| waiter.deadline).min();
                    drop(state);
                    for waiter in late {
                        (waiter.done)(Err(StoreError::FlushTimeout { timeout_ms: waiter.timeout_ms }));
                    }
                    state = self.state.lock();
                }
            }
        }
    }

    /// Ends both threads after a last flush.
    pub(in super::super) fn stop(&self) {
        self.state.lock().stopped = true;
        self.wake.notify_all();
        self.wake_timeouts.notify_all();
    }

    fn on_appended(&self) {
        let dirty = self.log.appended.get().get() - self.log.flushed.get().get();
        if dirty >= self.wake_bytes && !self.asked.swap(true, Ordering::AcqRel) {
            // The lock makes sure that the flushing thread either sees the flag before it waits or is waiting by now.
            drop(self.state.lock());
            self.wake.notify_one();
        }
    }

    /// Whether somebody waits for the next flush, and whether it is the last one.
    fn wait_for_work(&self) -> (bool, bool) {
        let until = Instant::now() + self.interval;
        let mut state = self.state.lock();
        while state.waiters.is_empty() && !state.stopped && !self.asked.load(Ordering::Acquire) {
            if self.wake.wait_until(&mut state, until).timed_out() {
                break;
            }
        }
        let asked = self.asked.swap(false, Ordering::AcqRel);
        (asked || !state.waiters.is_empty(), state.stopped)
    }

    fn flush(&self) {
        if self.log.health.is_fenced() {
            self.fail_waiters(&StoreError::Fenced);
            return;
        }
        let goal = self.log.appended.get();
        if let Err(error) = self.log.sync_below(goal) {
            self.log.health.fence("sync", &error);
            self.fail_waiters(&StoreError::Fenced);
            return;
        }
        self.log.flushed.advance(goal);
        let ready: Vec<_> = self.state.lock().waiters.extract_if(.., |waiter| waiter.end <= goal).collect();
        self.log.flushed.announce(Written::NONE);
        for waiter in ready {
            (waiter.done)(Ok(()));
        }
    }

    fn fail_waiters(&self, error: &StoreError) {
        let waiters = std::mem::take(&mut self.state.lock().waiters);
        for waiter in waiters {
            (waiter.done)(Err(error.clone()));
        }
    }
}

impl CommitLog {
    /// Syncs every file that has bytes between `flushed` and `goal`, oldest first, so that what survives a power failure has no hole in front.
    fn sync_below(&self, goal: PhyOffset) -> std::io::Result<()> {
        let from = self.flushed.get().get();
        for file in self.files.all().iter().filter(|file| file.end() > from && file.start() < goal.get()) {
            file.sync()?;
        }
        Ok(())
    }
}
