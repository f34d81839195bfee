//! The timer's files: which message of the timer's queue is due in which second.
//!
//! Owns `timerwheel` (a slot for each second), `timerlog/` (a unit for each message, linked backwards by slot) and `config/timercheck` (how
//! far all of it has come), in Apache's formats. All of it is derived: what waits is in the commit log, and [`TimerFiles::open`] says from
//! where on the timer's queue has to be followed again.
//!
//! ```text
//! timer's queue ── put ─> timer log: unit, unit, unit ...      a slot's chain: last ─> prev ─> prev ─> -1
//!                   └──> wheel: slot { first, last, count }
//! ```
//! Invariants
//! - TW-1: a slot's units lie before the log's end; a unit's predecessor lies before it, in the same slot.
//! - TW-2: units lie in the order of their messages in the commit log.
//! - TW-3: `timercheck` promises nothing that is not durable: log and wheel are synced before it is written.
//!
//! A kill leaves units that their slots do not know, and they are linked again; a power failure may leave slots that know units which are
//! gone, and those are cut. When the log has lost what was durable, everything is derived again from the timer's queue.
//!
//! Never here: clocks, threads, what a message says. One owner calls everything; only [`Sync::run`] is for another thread.

mod check;
mod log;
#[cfg(test)]
mod tests;
mod wheel;

use super::disk::{Disk, DiskFile};
use super::{Store, StoreError};
use log::{TimerLog, Window};
use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tracing::{info, warn};
use wheel::{Slot, Wheel};

pub use check::{CHECK_LEN, Done, DueKey, TimerCheck};
pub use log::Unit;
pub use wheel::SLOTS;

/// What a slot of the wheel covers, ms (`timerPrecisionMs`).
pub const PRECISION_MS: i64 = 1_000;

/// What the files must know before they are opened.
#[derive(Debug, Clone)]
pub struct TimerConfig {
    /// Slots of the wheel, [`SLOTS`] but in tests; a file with another number is made anew.
    pub slots: i64,
    /// Size of a timer-log file, bytes. Files that are already there decide against this.
    pub log_file_bytes: u64,
}

/// A message to be put in.
#[derive(Debug, Clone, Copy)]
pub struct TimerPut {
    /// The second it is due in, ms.
    pub slot_time: i64,
    /// The second is not yet its own.
    pub roll: bool,
    /// It recalls another one.
    pub delete: bool,
    /// Where it waits in the commit log.
    pub phy: i64,
    /// Its size there, bytes.
    pub size: i32,
    /// Java hash of its topic.
    pub topic_hash: i32,
}

/// The files.
pub struct TimerFiles {
    disk: Arc<dyn Disk>,
    paths: Paths,
    wheel: Wheel,
    log: TimerLog,
    /// Whether anything was written since the last [`TimerFiles::sync`].
    dirty: bool,
}

/// How the files were found.
#[derive(Debug, Clone, Copy)]
pub struct Found {
    /// What the check file says; nothing after everything was lost but how far things were done.
    pub check: TimerCheck,
    /// Where the timer's queue is to be followed from.
    pub follow_from: i64,
    /// Below this offset of the queue, messages whose second is done already come again: see [`TimerCheck::read_time`].
    pub repeats_below: i64,
    /// Messages in slots that are not done.
    pub pending: i64,
}

/// A slot's chain while it is walked.
pub struct Walk {
    slot_time: i64,
    /// How many messages there should be.
    pub count: usize,
    next: i64,
    window: Window,
}

/// What is to be made durable, away from the owner's thread.
pub struct Sync {
    disk: Arc<dyn Disk>,
    dirs: Vec<PathBuf>,
    files: Vec<Arc<dyn DiskFile>>,
    check_path: PathBuf,
    /// Becomes the content of the check file.
    pub check: TimerCheck,
}

#[derive(Clone)]
struct Paths {
    root: PathBuf,
    wheel: PathBuf,
    log: PathBuf,
    check: PathBuf,
}

/// What recovery must know of the commit log.
pub(super) struct Waiting<'a> {
    /// Its end.
    pub(super) log_end: i64,
    /// The offset in the timer's queue of the message that waits at a position.
    pub(super) queue_offset_of: &'a dyn Fn(i64, i32) -> Option<i64>,
}

impl Store {
    /// Opens the timer's files, or makes them. `topic` is the timer's.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn timer_files(&self, topic: &str, config: &TimerConfig) -> Result<(TimerFiles, Found), StoreError> {
        let queue_offset_of = |phy: i64, size: i32| {
            let record = self.log.record(phy, usize::try_from(size).ok()?)?;
            let view = mq_core::message::record::RecordView::parse(&record).ok()?;
            (view.topic() == Some(topic)).then(|| view.queue_offset().get())
        };
        let waiting = Waiting { log_end: self.appended().get(), queue_offset_of: &queue_offset_of };
        TimerFiles::open(self.keeper.disk.clone(), &self.config.root_dir, config, &waiting)
    }
}

impl TimerFiles {
    /// Opens the files and brings them in order.
    pub(super) fn open(disk: Arc<dyn Disk>, root: &Path, config: &TimerConfig, waiting: &Waiting<'_>) -> Result<(Self, Found), StoreError> {
        let paths = Paths {
            root: root.to_owned(),
            wheel: root.join("timerwheel"),
            log: root.join("timerlog"),
            check: root.join("config/timercheck"),
        };
        let failed = |error| StoreError::io(&paths.log, error);
        let check = TimerCheck::load(&*disk, &paths.check);
        let (wheel, wheel_was_there) =
            Wheel::open(&*disk, &paths.wheel, config.slots).map_err(|error| StoreError::io(&paths.wheel, error))?;
        let file_bytes = config.log_file_bytes as i64;
        let found = TimerLog::open(&disk, &paths.log, file_bytes).map_err(failed)?;
        let usable = found.filter(|log| wheel_was_there || log.end() == log.start());
        let (log, log_was_there) = match usable {
            Some(log) => (log, wheel_was_there),
            None => (TimerLog::clear(&disk, &paths.log, file_bytes).map_err(failed)?, false),
        };
        let mut files = Self { disk, paths, wheel, log, dirty: true };
        let in_order = log_was_there && files.recover(&check, waiting).map_err(|error| files.failed(error))?;
        let found = if in_order {
            let last = files.log.last().map_err(|error| files.failed(error))?;
            let after_last = last.and_then(|unit| (waiting.queue_offset_of)(unit.phy, unit.size)).map_or(0, |offset| offset + 1);
            Found { check, follow_from: check.queue_offset.max(after_last), repeats_below: 0, pending: 0 }
        } else {
            files.start_over(file_bytes).map_err(|error| files.failed(error))?;
            if check.queue_offset > 0 {
                warn!("the timer's files are not complete; they are derived again from its queue");
            }
            Found { check, follow_from: 0, repeats_below: check.queue_offset, pending: 0 }
        };
        let pending = files.pending_from(check.read_time).map_err(|error| files.failed(error))?;
        info!(pending, follow_from = found.follow_from, read_time = check.read_time, "timer files opened");
        Ok((files, Found { pending, ..found }))
    }

    /// Puts messages in, in the order of the commit log. `write_time` is now, rounded down to a second; slots before `read_time` are done. A
    /// second whose slot another one needs still, which only jumps of the clock can bring about, gives its messages to the next free one.
    ///
    /// # Errors
    /// [`StoreError::Io`]: none of them is in.
    pub fn put(&mut self, write_time: i64, read_time: i64, puts: &[TimerPut]) -> Result<(), StoreError> {
        let (units, slots) = self.link(write_time, read_time, puts).map_err(|error| self.failed(error))?;
        self.log.append(&units).map_err(|error| self.failed(error))?;
        self.dirty = true;
        if let Err(error) = self.wheel.put(slots.into_values()) {
            warn!(%error, "slots of the timer wheel cannot be written; they are kept and tried again");
        }
        Ok(())
    }

    fn link(&self, write_time: i64, read_time: i64, puts: &[TimerPut]) -> io::Result<(Vec<Unit>, HashMap<i64, Slot>)> {
        let mut slots: HashMap<i64, Slot> = HashMap::new();
        let mut units = Vec::with_capacity(puts.len());
        for (put, position) in puts.iter().zip(self.log.positions(puts.len())) {
            let mut slot_time = put.slot_time;
            let slot = loop {
                let slot = match slots.get(&slot_time) {
                    Some(slot) => Some(*slot),
                    None => self.wheel.occupant(slot_time)?,
                };
                match slot {
                    Some(slot) if slot.time == slot_time => break Some(slot),
                    Some(slot) if slot.time >= read_time => slot_time += PRECISION_MS,
                    _ => break None,
                }
            };
            units.push(Unit {
                prev: slot.map_or(-1, |slot| slot.last),
                roll: put.roll,
                delete: put.delete,
                write_time: write_time.min(slot_time),
                slot_time,
                phy: put.phy,
                size: put.size,
                topic_hash: put.topic_hash,
            });
            slots.insert(slot_time, Slot::with(slot, slot_time, position, put.delete));
        }
        Ok((units, slots))
    }

    /// The first second from `from` on, and before `until`, that has messages.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn next_used(&self, from: i64, until: i64) -> Result<Option<i64>, StoreError> {
        self.wheel.next_used(from, until).map_err(|error| self.failed(error))
    }

    /// Begins to walk the messages of a second.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn walk(&self, slot_time: i64) -> Result<Walk, StoreError> {
        let slot = self.wheel.get(slot_time).map_err(|error| self.failed(error))?;
        let count = slot.map_or(0, |slot| slot.count.max(0) as usize);
        Ok(Walk { slot_time, count, next: slot.map_or(-1, |slot| slot.last), window: Window::default() })
    }

    /// Visits up to `max` further units with their positions, newest first. Whether there may be more.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn step(&self, walk: &mut Walk, max: usize, mut visit: impl FnMut(i64, Unit)) -> Result<bool, StoreError> {
        for _ in 0..max {
            if walk.next < 0 {
                return Ok(false);
            }
            let position = walk.next;
            let found = self.log.unit(position, &mut walk.window).map_err(|error| self.failed(error))?;
            let Some(unit) = found.filter(|unit| unit.slot_time == walk.slot_time && unit.prev < position) else {
                // Files before the log's first one are gone with the messages that they tell of.
                if position >= self.log.start() {
                    warn!(slot_time = walk.slot_time, position, "a slot of the timer wheel is damaged; messages before are lost to it");
                }
                walk.next = -1;
                return Ok(false);
            };
            walk.next = unit.prev;
            visit(position, unit);
        }
        Ok(walk.next >= 0)
    }

    /// Empties the seconds from `from` on and before `until`, all of which are done.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn blank(&mut self, from: i64, until: i64) -> Result<(), StoreError> {
        self.dirty = true;
        self.wheel.blank(from, until).map_err(|error| self.failed(error))
    }

    /// Where the next unit goes.
    pub fn log_end(&self) -> i64 {
        self.log.end()
    }

    /// Deletes log files all of whose messages are gone from the commit log, which begins at `min_phy`.
    ///
    /// # Errors
    /// [`StoreError::Io`].
    pub fn expire(&mut self, min_phy: i64) -> Result<(), StoreError> {
        self.log.expire(min_phy).map_err(|error| self.failed(error))
    }

    /// What makes everything written so far durable, and then `check`.
    ///
    /// # Errors
    /// [`StoreError::Io`]: slots cannot be written, so that nothing can be promised.
    pub fn sync(&mut self, check: TimerCheck) -> Result<Sync, StoreError> {
        self.wheel.put(std::iter::empty()).map_err(|error| self.failed(error))?;
        let mut files = Vec::new();
        let mut dirs = Vec::new();
        if std::mem::take(&mut self.dirty) {
            files = self.log.take_unsynced();
            files.push(self.wheel.file().clone());
            dirs = vec![self.paths.log.clone(), self.paths.root.clone()];
        }
        let check = TimerCheck { log_flushed: self.log.end(), ..check };
        Ok(Sync { disk: self.disk.clone(), dirs, files, check_path: self.paths.check.clone(), check })
    }

    /// A sync did not succeed: the next one does all of it.
    pub fn sync_failed(&mut self) {
        self.dirty = true;
        self.log.mark_all_unsynced();
    }

    /// Finds the log's end and corrects the wheel; `false` when the log has lost what was durable.
    fn recover(&mut self, check: &TimerCheck, waiting: &Waiting<'_>) -> io::Result<bool> {
        let from = self.log.align(check.log_flushed);
        if from > self.log.file_end() {
            return Ok(false);
        }
        let end = self.log.scan(from, |_, unit| unit.phy.saturating_add(unit.size.into()) <= waiting.log_end)?;
        if end < check.log_flushed {
            return Ok(false);
        }
        self.log.cut(end)?;
        self.relink_dangling()?;
        self.link_again(from)?;
        Ok(true)
    }

    /// Gives slots that know units behind the log's end the last ones that are there.
    fn relink_dangling(&mut self) -> io::Result<()> {
        let end = self.log.end();
        let mut dangling: HashMap<i64, Slot> = HashMap::new();
        self.wheel.for_each(|slot| {
            if slot.last >= end {
                dangling.insert(slot.time, slot);
            }
        })?;
        let Some(from) = dangling.values().map(|slot| slot.first).min() else { return Ok(()) };
        self.wheel.blank_each(dangling.keys().copied())?;
        let mut slots: HashMap<i64, Slot> = HashMap::new();
        self.log.scan(self.log.align(from), |position, unit| {
            if position < end && dangling.contains_key(&unit.slot_time) {
                let slot = slots.get(&unit.slot_time).copied();
                slots.insert(unit.slot_time, Slot::with(slot, unit.slot_time, position, unit.delete));
            }
            position < end
        })?;
        self.wheel.put(slots.into_values())
    }

    /// Gives slots the units from `from` on that a crash kept from them.
    fn link_again(&mut self, from: i64) -> io::Result<()> {
        let mut slots: HashMap<i64, Slot> = HashMap::new();
        let mut looked_up = Ok(());
        let (wheel, end) = (&self.wheel, self.log.end());
        self.log.scan(from, |position, unit| {
            let slot = match slots.get(&unit.slot_time) {
                Some(slot) => Ok(Some(*slot)),
                None => wheel.get(unit.slot_time),
            };
            match slot {
                Ok(slot) if position < end && slot.is_none_or(|slot| slot.last < position) => {
                    slots.insert(unit.slot_time, Slot::with(slot, unit.slot_time, position, unit.delete));
                }
                Ok(_) => {}
                Err(error) => looked_up = Err(error),
            }
            looked_up.is_ok() && position < end
        })?;
        looked_up?;
        self.wheel.put(slots.into_values())
    }

    fn start_over(&mut self, file_bytes: i64) -> io::Result<()> {
        self.log = TimerLog::clear(&self.disk, &self.paths.log, file_bytes)?;
        self.wheel.clear()
    }

    fn pending_from(&self, read_time: i64) -> io::Result<i64> {
        let mut pending = 0;
        self.wheel.for_each(|slot| {
            if slot.time >= read_time {
                pending += i64::from(slot.count.max(0));
            }
        })?;
        Ok(pending)
    }

    fn failed(&self, error: io::Error) -> StoreError {
        StoreError::io(&self.paths.log, error)
    }
}

impl Sync {
    /// Makes it durable. Blocks on the disk.
    ///
    /// # Errors
    /// [`StoreError::Io`]: the check file says what it said before.
    pub fn run(self) -> Result<(), StoreError> {
        for file in &self.files {
            file.sync().map_err(|error| StoreError::io(&self.check_path, error))?;
        }
        for dir in &self.dirs {
            self.disk.create_dir_all(dir).and_then(|()| self.disk.sync_dir(dir)).map_err(|error| StoreError::io(dir, error))?;
        }
        self.check.store(&*self.disk, &self.check_path)
    }
}
