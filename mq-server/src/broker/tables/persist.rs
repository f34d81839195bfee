//! Writes changed tables to disk, off the threads that serve.
//!
//! A position is never on disk before the log that it speaks of: otherwise a power failure could take the log's tail and leave a position
//! behind it, and what lay between (popped messages, delivered delayed ones) would be lost. Tables of positions are therefore written only
//! when all is durable that was in the log when their text was made.

use crate::store::{JsonFile, StoreError};
use parking_lot::{Condvar, Mutex};
use std::sync::Arc;
use std::thread::JoinHandle;
use std::time::Duration;
use tracing::error;

/// Says that a table has changed. Cheap to clone and to call.
#[derive(Clone)]
pub struct Changed {
    shared: Arc<Shared>,
    table: usize,
}

/// One table and where it goes.
pub struct Persisted {
    /// The file.
    pub file: JsonFile,
    /// The table's text now.
    pub render: Box<dyn Fn() -> String + Send>,
    /// Waits until all that is in the log now is durable; `None` for tables that say nothing of the log.
    pub settle: Option<SettleFn>,
}

/// Waits until all that is in the log now is durable.
pub type SettleFn = Box<dyn Fn() -> Result<(), StoreError> + Send>;

struct Shared {
    state: Mutex<State>,
    wake: Condvar,
}

#[derive(Default)]
struct State {
    dirty: Vec<bool>,
    urgent: bool,
    stopping: bool,
}

/// The thread that writes.
pub struct Persister {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// Handles for `count` tables, to be given to them before the persister starts with the tables themselves.
pub struct Registry {
    shared: Arc<Shared>,
}

impl Registry {
    /// Handles for `count` tables.
    pub fn new(count: usize) -> Self {
        let state = State { dirty: vec![false; count], ..State::default() };
        Self { shared: Arc::new(Shared { state: Mutex::new(state), wake: Condvar::new() }) }
    }

    /// The handle of table number `table`.
    pub fn changed(&self, table: usize) -> Changed {
        Changed { shared: self.shared.clone(), table }
    }

    /// Starts the thread; `tables` in the order of their numbers. A table is written every `pause` at most, so that committed positions, which
    /// change all the time, cost one write in that time.
    ///
    /// # Errors
    /// The thread cannot be started.
    pub fn start(self, tables: Vec<Persisted>, pause: Duration) -> std::io::Result<Persister> {
        let shared = self.shared.clone();
        let thread = std::thread::Builder::new().name("persist".into()).spawn(move || write_until_stopped(&shared, &tables, pause))?;
        Ok(Persister { shared: self.shared, thread: Some(thread) })
    }
}

impl Changed {
    /// The table has changed; it will be written soon.
    pub fn mark(&self) {
        self.shared.state.lock().dirty[self.table] = true;
    }

    /// The table has changed in a way that nothing else records: it is written without delay.
    pub fn mark_urgent(&self) {
        let mut state = self.shared.state.lock();
        state.dirty[self.table] = true;
        state.urgent = true;
        self.shared.wake.notify_one();
    }
}

impl Persister {
    /// Writes what has changed and ends the thread.
    pub fn stop(&mut self) {
        self.shared.state.lock().stopping = true;
        self.shared.wake.notify_one();
        if let Some(thread) = self.thread.take() {
            let _ = thread.join(); // a panic in it was reported by the panic hook
        }
    }
}

impl Drop for Persister {
    fn drop(&mut self) {
        self.stop();
    }
}

fn write_until_stopped(shared: &Shared, tables: &[Persisted], pause: Duration) {
    loop {
        let mut state = shared.state.lock();
        if !state.stopping && !state.urgent {
            shared.wake.wait_for(&mut state, pause);
        }
        state.urgent = false;
        let stopping = state.stopping;
        let dirty: Vec<usize> = (0..tables.len()).filter(|table| std::mem::take(&mut state.dirty[*table])).collect();
        drop(state);
        let failed: Vec<usize> = dirty.into_iter().filter(|table| write(&tables[*table]).is_err()).collect();
        let mut state = shared.state.lock();
        failed.iter().for_each(|table| state.dirty[*table] = true);
        if stopping {
            return;
        }
        if !failed.is_empty() {
            shared.wake.wait_for(&mut state, pause); // a full disk is not to be hammered
        }
    }
}

fn write(table: &Persisted) -> Result<(), StoreError> {
    let text = (table.render)();
    // The broker went without `stop`, as by a kill: what it had is gone, and an empty file would be taken for a damaged one.
    if text.is_empty() {
        return Ok(());
    }
    let settled = table.settle.as_ref().map_or(Ok(()), |settle| settle());
    settled.and_then(|()| table.file.save(&text)).inspect_err(|error| error!(%error, "cannot write a table, it will be tried again"))
}
