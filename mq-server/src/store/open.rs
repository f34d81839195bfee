//! Opening a data folder: what happened to it before, and what is to be done again.
//!
//! ```text
//! lock → was it closed? → files of the log → scan from the last known good position → cut the torn tail
//!      → queues and index as far as they are durable → follow the log from there → threads
//! ```
//! Where the checkpoint was written by this store it says exactly what is durable. After another broker only Apache's rule is left: start
//! at the newest file that begins before the checkpoint's times. When queues or index turn out not to be what the checkpoint promised, the
//! whole log is followed again; whatever is there already is passed over.

use super::checkpoint::{Checkpoint, Exact};
use super::commit_log::recover::{newest_start, open_files, recover, start_by_time};
use super::commit_log::{CommitLog, Flusher};
use super::disk::Disk;
use super::dispatch::{Dispatcher, Position, Sinks};
use super::index::{Index, Trust};
use super::index_file::Geometry;
use super::keeper::{Keeper, Signal, Work};
use super::layout::Layout;
use super::queues::{Loaded, Queues};
use super::retention::{Retention, follow_log};
use super::stats::Stats;
use super::{ArrivalFn, Running, Store, StoreConfig, StoreError};
use mq_core::types::UnixMs;
use parking_lot::Mutex;
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tracing::{info, warn};

/// See [`Store::open`].
pub(super) fn open(disk: Arc<dyn Disk>, config: StoreConfig, arrival: ArrivalFn) -> Result<Store, StoreError> {
    let layout = Layout { root: config.root_dir.clone(), commit_log: config.commit_log_dir.clone() };
    for dir in [&layout.root, &layout.commit_log] {
        disk.create_dir_all(dir).map_err(|error| StoreError::io(dir, error))?;
    }
    let lock = disk.lock(&layout.lock()).map_err(|error| StoreError::io(&layout.lock(), error))?;
    let lock = lock.ok_or_else(|| StoreError::Locked { dir: layout.root.clone() })?;
    let past = Past::look(&*disk, &layout)?;
    mark_open(&*disk, &layout)?;

    let stats = Arc::new(Stats::default());
    let (log, scan_from) = open_log(&disk, &config, &past, &stats)?;
    let opened_at = log.appended.get().get();

    let derived = Derived::load(&disk, &layout, &config, &past, scan_from, &log)?;
    let signal = Arc::new(Signal::default());
    let woken = signal.clone();
    let sinks = Sinks { queues: derived.queues.clone(), index: derived.index.clone(), arrival, on_dirty: Box::new(move || woken.dirty()) };
    let position =
        Position { at: derived.follow_from, total_entries: derived.queues.total_entries(), store_timestamp: past.checkpoint.queue_time };
    let dispatcher = Dispatcher::new(log.clone(), position, config.delay_levels.clone(), sinks);
    dispatcher.follow();
    dispatcher.forget_entries(follow_log(&derived.queues, derived.index.as_deref(), log.min()));

    let flusher = Flusher::new(log.clone(), &config);
    let keeper = Arc::new(Keeper {
        disk,
        layout,
        log: log.clone(),
        flusher: flusher.clone(),
        queues: derived.queues.clone(),
        index: derived.index.clone(),
        dispatcher: dispatcher.clone(),
        retention: Retention::new(config.retention.clone()),
        checkpoint_every: Duration::from_millis(config.checkpoint_interval_ms.max(1)),
        signal,
        work: Mutex::new(Work::after(past.checkpoint)),
    });
    let Derived { queues, index, .. } = derived;
    let was_closed = past.closed;
    let mut store =
        Store { config, log, opened_at, was_closed, flusher, queues, index, dispatcher, keeper, stats, running: Mutex::new(None) };
    let threads = start(&store).map_err(|error| StoreError::io(&store.config.root_dir, error))?;
    *store.running.get_mut() = Some(Running { threads, _lock: lock });
    // From here on a crash starts from what was just built, and the folder no longer counts as closed.
    store.keeper.checkpoint()?;
    Ok(store)
}

/// The log, its torn tail cut, and the position from which on it was looked at.
fn open_log(disk: &Arc<dyn Disk>, config: &StoreConfig, past: &Past, stats: &Arc<Stats>) -> Result<(Arc<CommitLog>, i64), StoreError> {
    let files = open_files(&**disk, config)?;
    let (scan_from, durable) = match past.checkpoint.exact {
        Some(exact) => (exact.dispatched, exact.durable),
        None => {
            let start = start_by_time(&files, past.checkpoint.durable_until_ms());
            (start, newest_start(&files).max(start))
        }
    };
    let mut recovered = recover(&**disk, config, files, scan_from, durable)?;
    recovered.last_store_timestamp = recovered.last_store_timestamp.max(past.checkpoint.log_time);
    Ok((Arc::new(CommitLog::new(disk.clone(), config, recovered, stats.clone())), scan_from))
}

/// Marks the folder as cleanly closed.
pub(super) fn mark_closed(keeper: &Keeper) -> Result<(), StoreError> {
    let path = keeper.layout.abort();
    let removed = keeper.disk.remove(&path).and_then(|()| keeper.disk.sync_dir(&keeper.layout.root));
    removed.map_err(|error| StoreError::io(&path, error))
}

/// Writes `abort`, which tells whoever opens the folder next that it was not closed.
fn mark_open(disk: &dyn Disk, layout: &Layout) -> Result<(), StoreError> {
    let path = layout.abort();
    let write = || {
        let file = disk.open_or_create(&path)?;
        let pid = std::process::id().to_string();
        file.set_len(pid.len() as u64)?;
        file.write_all_at(pid.as_bytes(), 0)?;
        file.sync()?;
        disk.sync_dir(&layout.root)
    };
    write().map_err(|error| StoreError::io(&path, error))
}

/// How the folder was left.
struct Past {
    checkpoint: Checkpoint,
    closed: bool,
}

impl Past {
    fn look(disk: &dyn Disk, layout: &Layout) -> Result<Self, StoreError> {
        let checkpoint = Checkpoint::load(disk, &layout.checkpoint(), UnixMs::now().get());
        let names = disk.list(&layout.root).map_err(|error| StoreError::io(&layout.root, error))?;
        let aborted = names.iter().any(|entry| layout.abort().file_name().is_some_and(|abort| abort == entry.name.as_str()));
        let closed = !aborted && checkpoint.exact.is_none_or(|exact| exact.closed);
        info!(dir = %layout.root.display(), closed, exact = checkpoint.exact.is_some(), "opening store");
        Ok(Self { checkpoint, closed })
    }
}

/// Queues and index, and where the log is to be followed from.
struct Derived {
    queues: Arc<Queues>,
    index: Option<Arc<Index>>,
    follow_from: i64,
}

impl Derived {
    fn load(
        disk: &Arc<dyn Disk>,
        layout: &Layout,
        config: &StoreConfig,
        past: &Past,
        scan_from: i64,
        log: &CommitLog,
    ) -> Result<Self, StoreError> {
        let Loaded { queues, damaged } =
            Queues::load(disk.clone(), layout.clone(), config.consume_queue_file_bytes, config.open_queue_files_max, scan_from)?;
        let found = queues.total_entries();
        let expected = past.checkpoint.exact.map(|exact| exact.total_entries);
        let incomplete = expected.map_or(found == 0, |expected| expected != found);
        if incomplete && log.min() < scan_from {
            warn!(found, ?expected, "consume queues are not complete; the commit log is followed again");
            queues.drop_headless(log.min())?;
        }
        let (index, index_damaged) = if config.index_enabled {
            let geometry = Geometry { slots: config.index_slots, entries: config.index_entries };
            let (index, damaged) = Index::load(disk.clone(), layout.index(), geometry, &past.trust(scan_from))?;
            (Some(Arc::new(index)), damaged)
        } else {
            (None, false)
        };
        let follow_from = if damaged || incomplete || index_damaged { log.min() } else { scan_from.max(log.min()) };
        Ok(Self { queues: Arc::new(queues), index, follow_from })
    }
}

impl Past {
    fn trust(&self, scan_from: i64) -> Trust {
        match (self.closed, self.checkpoint.exact) {
            (true, exact) => Trust::Closed(exact.map(|Exact { index, .. }| index)),
            (false, Some(exact)) => Trust::Mark(exact.index),
            (false, None) => Trust::Below(scan_from),
        }
    }
}

fn start(store: &Store) -> std::io::Result<Vec<JoinHandle<()>>> {
    let thread = |name: &str, run: Box<dyn FnOnce() + Send>| std::thread::Builder::new().name(name.to_owned()).spawn(run);
    let (log, dispatcher, keeper) = (store.log.clone(), store.dispatcher.clone(), store.keeper.clone());
    let (flusher, timeouts) = (store.flusher.clone(), store.flusher.clone());
    Ok(vec![
        thread("store-allocate", Box::new(move || log.allocator.run()))?,
        thread("store-flush", Box::new(move || flusher.run()))?,
        thread("store-timeout", Box::new(move || timeouts.run_timeouts()))?,
        thread("store-dispatch", Box::new(move || dispatcher.run()))?,
        thread("store-keep", Box::new(move || keeper.run()))?,
    ])
}
