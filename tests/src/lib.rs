//! What tests of whole programs share: starting what was just built, waiting for what it says, ports, and an end for every process.
//!
//! Everything listens on loopback. Waiting ends after [`PATIENCE`] with a panic that shows what the program wrote.

#![allow(clippy::unwrap_used, reason = "what fails here fails the test that asked for it")]

mod cluster;
pub mod ports;
mod process;
mod server;
mod terminal;

pub use cluster::{Broker, Cluster};
pub use process::{Finished, Program, link, run, run_with_env};
pub use server::{Namesrv, Standalone, remoting};
pub use terminal::{ON_TERMINAL, PANIC_FILE, Terminal};

use std::time::{Duration, Instant};

/// How long a test waits for anything before it fails: far longer than it takes on a busy machine.
pub const PATIENCE: Duration = Duration::from_secs(30);

/// Looks again and again until `look` finds something.
///
/// # Panics
/// Nothing is found within [`PATIENCE`].
pub fn eventually<T>(what: &str, mut look: impl FnMut() -> Option<T>) -> T {
    let deadline = Instant::now() + PATIENCE;
    loop {
        if let Some(found) = look() {
            return found;
        }
        assert!(Instant::now() < deadline, "still waiting for {what}");
        std::thread::sleep(Duration::from_millis(5));
    }
}
