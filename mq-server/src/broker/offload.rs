//! Work that may block on the disk, away from the threads that serve connections.

use std::sync::Arc;
use tokio::runtime::Handle;
use tokio::sync::Semaphore;

/// Jobs at once; more would only queue at the disk.
const JOBS_MAX: usize = 8;

/// Runs blocking jobs, a bounded number at once, the others in the order they came. Cheap to clone.
#[derive(Clone)]
pub struct Offload {
    runtime: Handle,
    permits: Arc<Semaphore>,
}

impl Offload {
    /// Jobs run on the runtime's threads for blocking work.
    pub fn new(runtime: Handle) -> Self {
        Self { runtime, permits: Arc::new(Semaphore::new(JOBS_MAX)) }
    }

    /// Runs the job soon; may be called from any thread.
    pub fn run(&self, job: impl FnOnce() + Send + 'static) {
        let permits = self.permits.clone();
        self.runtime.spawn(async move {
            // The semaphore is never closed; a job that panics was reported by the panic hook.
            let _permit = permits.acquire().await;
            let _ = tokio::task::spawn_blocking(job).await;
        });
    }
}
