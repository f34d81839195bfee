//! The threads that serve connections: one for each processor, kept on it.
//!
//! Left to itself the kernel often has two of them wait for one processor while another one idles: whoever is woken goes where it ran last, and
//! an idle processor does not take over a thread that ran a moment ago. On two processors that broker and clients shared this cost an eighth
//! of the sends (`docs/benchmarks.md`). Only a process that may use whole processors pins: under a quota it has fewer threads than processors,
//! and which of them are free the kernel knows better.

use parking_lot::Mutex;
use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use std::cell::Cell;
use std::io;
use std::num::NonZero;
use std::thread::available_parallelism;
use tokio::runtime::{Builder, Runtime};
use tracing::warn;

/// The runtime of a server; with `pinned`, each worker is kept on a processor of its own where the process has whole processors.
///
/// # Errors
/// The threads cannot be started.
pub fn runtime(pinned: bool) -> io::Result<Runtime> {
    let mut builder = Builder::new_multi_thread();
    builder.thread_name("mq-worker").enable_all();
    if let Some((set, numbers)) = pinned.then(whole_processors).flatten() {
        pin(&mut builder, set, numbers);
    }
    builder.build()
}

/// The processors that this process may use, if there is one for each worker.
fn whole_processors() -> Option<(CpuSet, Vec<usize>)> {
    // Fails on machines with more processors than the set can name; they are left to the kernel.
    let (set, numbers) = allowed().ok()?;
    let workers = available_parallelism().map_or(1, NonZero::get);
    (numbers.len() == workers).then_some((set, numbers))
}

/// Where the current thread may run.
fn allowed() -> io::Result<(CpuSet, Vec<usize>)> {
    let set = sched_getaffinity(None)?;
    Ok((set, (0..CpuSet::MAX_CPU).filter(|number| set.is_set(*number)).collect()))
}

fn pin(builder: &mut Builder, all: CpuSet, numbers: Vec<usize>) -> &mut Builder {
    thread_local!(static PINNED: Cell<bool> = const { Cell::new(false) });
    builder.worker_threads(numbers.len());
    // Threads for blocking work come from the same pool, and a thread inherits from the one that started it.
    builder.on_thread_start(move || run_on(&all));
    // Only workers park, each of them at once when it has nothing to do yet.
    let unused = Mutex::new(numbers.into_iter());
    builder.on_thread_park(move || {
        if !PINNED.replace(true)
            && let Some(number) = unused.lock().next()
        {
            let mut own = CpuSet::new();
            own.set(number);
            run_on(&own);
        }
    })
}

/// Says where the current thread may run.
fn run_on(set: &CpuSet) {
    if let Err(error) = sched_setaffinity(None, set) {
        warn!(%error, "a thread is not kept on its processors");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Barrier};
    use std::time::Duration;

    fn numbers() -> Vec<usize> {
        allowed().expect("this thread runs somewhere").1
    }

    /// Where each worker may run, and where the blocking work that it starts may.
    async fn of_all_workers(count: usize) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
        // Each task holds its worker until all of them run.
        let together = Arc::new(Barrier::new(count));
        let look = |together: Arc<Barrier>| async move {
            together.wait();
            (numbers(), tokio::task::spawn_blocking(numbers).await.expect("it does not panic"))
        };
        let tasks: Vec<_> = (0..count).map(|_| tokio::spawn(look(together.clone()))).collect();
        let mut found = (Vec::new(), Vec::new());
        for task in tasks {
            let (worker, blocking) = task.await.expect("it does not panic");
            found.0.push(worker);
            found.1.push(blocking);
        }
        found.0.sort();
        found
    }

    #[test]
    fn each_worker_has_a_processor_and_blocking_work_has_all() {
        let (set, all) = allowed().expect("this thread runs somewhere");
        let own: Vec<_> = all.iter().map(|number| vec![*number]).collect();
        let runtime = pin(Builder::new_multi_thread().enable_all(), set, all.clone()).build().expect("threads start");
        runtime.block_on(async {
            let mut rounds = 0;
            loop {
                let (workers, blocking) = of_all_workers(all.len()).await;
                assert!(blocking.iter().all(|set| *set == all), "{blocking:?}");
                rounds += 1;
                // A worker has its processor when it has had nothing to do for the first time.
                if workers == own {
                    break;
                }
                assert!(rounds < 1_000, "{workers:?}");
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
        });
    }

    #[test]
    fn unpinned_threads_run_anywhere() {
        let runtime = runtime(false).expect("threads start");
        let set = runtime.block_on(async { tokio::spawn(async { numbers() }).await.expect("it does not panic") });
        assert_eq!(set, numbers());
    }
}
