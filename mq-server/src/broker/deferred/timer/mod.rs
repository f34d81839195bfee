//! Messages with a delivery time of their own.
//!
//! ```text
//! send ─ redirect ─> log: rmq_sys_wheel_timer ─ follow ─> timer log and wheel ─ open, a second ahead ─> Due ─ release ─> log: its queue
//! ```
//! Three threads. `timer-wheel` owns the files: it follows the timer's queue, puts every message into the second it is due in, and opens
//! seconds shortly before they begin. `timer-release` sleeps until the next message is due, to the millisecond, and appends what is due in
//! bursts. `timer-sync` makes files durable and then says so in `config/timercheck`.
//!
//! Laws
//! - TIMER-1: what was taken from the timer's queue is in the wheel before the queue's position moves on; also what is due at once.
//! - TIMER-2: a message is due at its exact time, never before; within a second, and within a slot, by time and then as it was stored.
//! - TIMER-3: a second is done when its last message is in its queue. What was done is written down once it is as durable as the log: after
//!   a clean stop nothing comes twice, after a crash no more than was released since the last sync.
//! - TIMER-4: a delay beyond the roll window is taken in stages: the message is appended again on the way, so that no old file of the log
//!   is needed for it.
//! - TIMER-5: memory is what the open seconds need, 16 bytes for each of their messages, however many wait in all.
//!
//! The wall clock decides. When it is set back by more than a minute, the seconds that come again are made blank and are used again; a clock
//! that is set forward makes messages due.

mod counts;
mod due;
mod follow;
mod redirect;
mod release;
mod waiting;

use super::super::Broker;
use super::super::meter::Meter;
use super::super::tables::persist::Changed;
use crate::store::StoreError;
use crate::store::timer::{Found, TimerCheck, TimerConfig, TimerFiles};
use counts::Counts;
use due::Due;
use mq_core::names::TIMER_TOPIC;
use mq_core::protocol::bodies::offset::TimerMetrics;
use mq_core::types::UnixMs;
use parking_lot::{Condvar, Mutex};
use std::sync::atomic::{AtomicI64, Ordering::Relaxed};
use std::time::Duration;

pub(super) use redirect::{redirect, redirect_until};

/// The wall clock may jump, so no sleep is longer.
const SLEEP_MAX: Duration = Duration::from_millis(100);
/// After an error.
const SLEEP_ON_ERROR: Duration = Duration::from_secs(1);

/// The timer: what its threads share, and what others may ask.
pub struct Timer {
    state: Mutex<State>,
    /// Wakes `timer-wheel`.
    follow: Condvar,
    /// Wakes `timer-release`.
    release: Condvar,
    clock: Clock,
    /// Messages put into the wheel.
    pub enqueued: Meter,
    /// Messages delivered by it.
    pub dequeued: Meter,
    /// Messages that wait, by topic.
    pub counts: Counts,
    /// Messages in slots that are not done.
    pending: AtomicI64,
    /// Where the timer's queue is followed up to.
    followed: AtomicI64,
    /// The first second that is not done, ms.
    read_time: AtomicI64,
    check: Mutex<TimerCheck>,
    #[cfg(test)]
    abandoned: std::sync::atomic::AtomicBool,
}

#[derive(Default)]
struct State {
    due: Due,
    /// There may be something to follow.
    news: bool,
    stopping: bool,
    /// `timer-wheel` has stopped: no further message comes to the open seconds.
    nothing_follows: bool,
}

/// The wall clock, which tests set.
#[derive(Default)]
struct Clock {
    offset_ms: AtomicI64,
}

impl Clock {
    fn now(&self) -> UnixMs {
        UnixMs::now().advance(self.offset_ms.load(Relaxed))
    }
}

/// The timer's files as they were found, until its threads start.
pub struct Opened {
    files: TimerFiles,
    found: Found,
}

impl Timer {
    /// A timer, and its files, which are brought in order; `counted` is what waited by topic when that was saved last. Blocks on the disk.
    ///
    /// # Errors
    /// The files cannot be opened.
    pub fn open(
        store: &crate::store::Store,
        config: Option<&TimerConfig>,
        counted: TimerMetrics,
        changed: Changed,
    ) -> Result<(Self, Option<Opened>), StoreError> {
        let opened = config.map(|config| store.timer_files(TIMER_TOPIC, config)).transpose()?;
        let opened = opened.map(|(files, found)| Opened { files, found });
        let found = opened.as_ref().map(|opened| opened.found);
        let timer = Self {
            state: Mutex::new(State { news: true, ..State::default() }),
            follow: Condvar::new(),
            release: Condvar::new(),
            clock: Clock::default(),
            enqueued: Meter::default(),
            dequeued: Meter::default(),
            counts: Counts::load(counted, found.map_or(0, |found| found.pending), changed),
            pending: AtomicI64::new(found.map_or(0, |found| found.pending)),
            followed: AtomicI64::new(found.map_or(0, |found| found.follow_from)),
            read_time: AtomicI64::new(found.map_or(0, |found| found.check.read_time)),
            check: Mutex::new(found.map(|found| found.check).unwrap_or_default()),
            #[cfg(test)]
            abandoned: Default::default(),
        };
        Ok((timer, opened))
    }

    /// A message has arrived in the timer's queue.
    pub fn arrived(&self) {
        let mut state = self.state.lock();
        if !std::mem::replace(&mut state.news, true) {
            self.follow.notify_one();
        }
    }

    /// Ends [`Timer::run`].
    pub fn stop(&self) {
        self.state.lock().stopping = true;
        self.follow.notify_all();
        self.release.notify_all();
    }

    /// Follows and releases until [`Timer::stop`]; the caller's thread is `timer-wheel`.
    pub fn run(&self, broker: &Broker, opened: Opened) {
        follow::run(self, broker, opened);
    }

    /// Messages that wait, as far as they are in the wheel; those that are recalled do not count.
    pub fn pending(&self) -> i64 {
        self.pending.load(Relaxed).max(0)
    }

    /// Where the timer's queue is followed up to.
    pub fn followed(&self) -> i64 {
        self.followed.load(Relaxed)
    }

    /// How far the first second that is not done lies back, ms.
    pub fn behind_ms(&self) -> i64 {
        match self.read_time.load(Relaxed) {
            0 => 0,
            read_time => (self.clock.now().get() - read_time).max(0),
        }
    }

    /// What was last made durable (request 60).
    pub fn check(&self) -> TimerCheck {
        *self.check.lock()
    }

    /// Ends [`Timer::run`] as a kill would: nothing is written down any more.
    #[cfg(test)]
    pub fn abandon(&self) {
        self.abandoned.store(true, Relaxed);
        self.stop();
    }

    /// The first second that is not done, ms.
    #[cfg(test)]
    pub fn read_time_ms(&self) -> i64 {
        self.read_time.load(Relaxed)
    }

    /// Sets the clock, to so much before or after the wall's.
    #[cfg(test)]
    pub fn set_clock_ahead_ms(&self, ahead_ms: i64) {
        self.clock.offset_ms.store(ahead_ms, Relaxed);
    }
}
