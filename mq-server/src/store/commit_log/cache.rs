//! How much of the log the system's cache keeps in memory.
//!
//! Left alone, a log takes all memory that is free, and from then on every append waits for the kernel to take a page from somebody else, or
//! for the hypervisor to find one: appending then costs twice as much. So the log lets go of what nobody reads, and its pages go round. What
//! is kept: the newest [`StoreConfig::log_cache_bytes`](super::super::config::StoreConfig::log_cache_bytes), and while readers are further
//! behind, everything from the slowest of them on, as far as it counts as in memory at all (`accessMessageInMemoryMaxRatio`).
//!
//! Nothing is lost by it: only what is durable is let go, and who reads it later gets it from the disk.

use super::CommitLog;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, Instant};
use tracing::warn;

/// A reader counts as one for this long after it read, and at most for twice as long.
const READER_STAYS: Duration = Duration::from_secs(30);
/// Memory is let go in pieces of at least this size.
const STEP_BYTES: i64 = 16 << 20;
/// A reader's next reads may lie this far in front of its last one, in queues that go at other speeds.
const READER_ROOM_BYTES: i64 = 64 << 20;
const PAGE_BYTES: usize = 4096;

/// What the log keeps in memory. Readers tell it where they are; the store's keeper lets go.
pub(super) struct Cache {
    /// Kept behind the end whoever reads; 0: letting go is the kernel's business.
    kept_bytes: i64,
    /// Kept at most for readers further behind.
    kept_for_readers_bytes: i64,
    /// Readers below this tell where they are.
    watched_below: AtomicI64,
    /// The lowest place read since the last turn.
    slowest: AtomicI64,
    /// The lowest place read in the turn before.
    slowest_before: AtomicI64,
    /// Everything below was let go once.
    gone_below: AtomicI64,
}

impl Cache {
    /// Of a log that ends at `end` now; what is there already stays with the kernel.
    pub(super) fn new(kept_bytes: u64, kept_for_readers_bytes: u64, end: i64) -> Self {
        let bytes = |bytes: u64| i64::try_from(bytes).unwrap_or(i64::MAX);
        Self {
            kept_bytes: bytes(kept_bytes),
            kept_for_readers_bytes: bytes(kept_for_readers_bytes).max(bytes(kept_bytes)),
            watched_below: AtomicI64::new(0),
            slowest: AtomicI64::new(i64::MAX),
            slowest_before: AtomicI64::new(i64::MAX),
            gone_below: AtomicI64::new(end),
        }
    }

    /// Somebody reads at `at`.
    pub(super) fn on_read(&self, at: i64) {
        if at < self.watched_below.load(Ordering::Relaxed) {
            self.slowest.fetch_min(at, Ordering::Relaxed);
        }
    }

    /// Readers of the turn before last are forgotten.
    fn turn(&self) {
        self.slowest_before.store(self.slowest.swap(i64::MAX, Ordering::Relaxed), Ordering::Relaxed);
    }

    /// What can be let go of a log that is durable up to `durable`: from where to where.
    fn to_let_go(&self, durable: i64) -> Option<(i64, i64)> {
        let newest = durable - self.kept_bytes;
        self.watched_below.store(newest, Ordering::Relaxed);
        let slowest = self.slowest.load(Ordering::Relaxed).min(self.slowest_before.load(Ordering::Relaxed));
        // Who is so far behind that it reads from the disk anyway keeps nothing.
        let oldest = durable.saturating_sub(self.kept_for_readers_bytes);
        let to = if slowest < oldest { newest } else { newest.min(slowest.saturating_sub(READER_ROOM_BYTES)).max(oldest) };
        let from = self.gone_below.load(Ordering::Relaxed);
        (self.kept_bytes > 0 && to - from >= STEP_BYTES).then_some((from, to))
    }
}

/// When readers were last forgotten; belongs to whoever calls [`CommitLog::let_go`].
pub(in super::super) struct Turns {
    last: Instant,
}

impl Default for Turns {
    fn default() -> Self {
        Self { last: Instant::now() }
    }
}

impl CommitLog {
    /// Lets go of memory that caches what nobody reads any more.
    pub(in super::super) fn let_go(&self, turns: &mut Turns) {
        if turns.last.elapsed() >= READER_STAYS {
            turns.last = Instant::now();
            self.cache.turn();
        }
        let Some((from, to)) = self.cache.to_let_go(self.flushed.get().get()) else { return };
        for file in self.files.all().iter().filter(|file| file.end() > from && file.start() < to) {
            let first = (from - file.start()).max(0) as usize / PAGE_BYTES * PAGE_BYTES;
            let end = (to.min(file.end()) - file.start()) as usize;
            if let Err(error) = file.uncache(first..end) {
                warn!(%error, file = %file.path().display(), "could not let go of cached memory");
            }
        }
        self.cache.gone_below.store(to, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MIB: i64 = 1 << 20;

    fn cache() -> Cache {
        Cache::new(100 << 20, 1000 << 20, 0)
    }

    #[test]
    fn the_newest_part_is_kept_and_pieces_are_not_too_small() {
        let cache = cache();
        assert_eq!(cache.to_let_go(110 * MIB), None);
        assert_eq!(cache.to_let_go(120 * MIB), Some((0, 20 * MIB)));
        cache.gone_below.store(20 * MIB, Ordering::Relaxed);
        assert_eq!((cache.to_let_go(120 * MIB), cache.to_let_go(136 * MIB)), (None, Some((20 * MIB, 36 * MIB))));
        assert_eq!(Cache::new(0, 0, 0).to_let_go(i64::MAX), None);
    }

    #[test]
    fn a_slow_reader_keeps_what_is_in_front_of_it_while_it_reads() {
        let cache = cache();
        let _ = cache.to_let_go(500 * MIB);
        cache.on_read(450 * MIB);
        assert_eq!(cache.to_let_go(500 * MIB), Some((0, 400 * MIB)), "a reader of the newest part changes nothing");
        cache.on_read(200 * MIB);
        assert_eq!(cache.to_let_go(500 * MIB), Some((0, 136 * MIB)));
        cache.turn();
        assert_eq!(cache.to_let_go(500 * MIB), Some((0, 136 * MIB)));
        cache.turn();
        assert_eq!(cache.to_let_go(500 * MIB), Some((0, 400 * MIB)), "it has stopped");
    }

    #[test]
    fn who_reads_from_the_disk_anyway_keeps_nothing() {
        let cache = cache();
        let _ = cache.to_let_go(2_000 * MIB);
        cache.on_read(MIB);
        assert_eq!(cache.to_let_go(2_000 * MIB), Some((0, 1_900 * MIB)));
        cache.turn();
        cache.on_read(1_010 * MIB);
        cache.turn();
        assert_eq!(cache.to_let_go(2_000 * MIB), Some((0, 1_000 * MIB)), "no more than counts as in memory");
    }
}
