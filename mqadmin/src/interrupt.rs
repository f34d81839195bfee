//! Ctrl-C: ends a command at once, unless it has something to finish first.

use mq_core::ops::job::Stop;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};

/// As shells report an interrupt.
pub const INTERRUPTED: u8 = 130;

/// What becomes of Ctrl-C. Clones are the same.
#[derive(Debug, Clone, Default)]
pub struct Interrupt {
    stop: Stop,
    finishes_first: Arc<AtomicBool>,
}

impl Interrupt {
    /// From now on the first Ctrl-C only asks to stop, and the second ends the program.
    pub fn finish_first(&self) -> Stop {
        self.finishes_first.store(true, Relaxed);
        self.stop.clone()
    }

    /// Whether somebody asked to stop.
    pub fn is_asked(&self) -> bool {
        self.stop.is_asked()
    }

    /// Runs `work` to its end or to the Ctrl-C that ends it.
    pub async fn watch<E>(&self, work: impl Future<Output = Result<u8, E>>) -> Result<u8, E> {
        let mut work = std::pin::pin!(work);
        loop {
            tokio::select! {
                done = &mut work => return done,
                _ = tokio::signal::ctrl_c() => {
                    if !self.finishes_first.load(Relaxed) || self.stop.is_asked() {
                        return Ok(INTERRUPTED);
                    }
                    self.stop.ask();
                }
            }
        }
    }
}
