//! Counters of what the store did, for status requests; cheap enough for the append path.

use super::draft::PutResult;
use super::read::{Read, ReadStatus};
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

/// Upper bounds of the put-time buckets, ms; one more bucket is open-ended (Apache's `putMessageDistributeTime`).
pub const PUT_TIME_BUCKETS_MS: [u64; 12] = [0, 10, 50, 100, 200, 500, 1_000, 2_000, 3_000, 4_000, 5_000, 10_000];

/// The counters. All of them start at 0 when the store opens.
#[derive(Debug, Default)]
pub struct Stats {
    puts: AtomicU64,
    put_bytes: AtomicU64,
    put_failures: AtomicU64,
    put_time_max_ms: AtomicU64,
    put_times: [AtomicU64; PUT_TIME_BUCKETS_MS.len() + 1],
    reads_found: AtomicU64,
    reads_missed: AtomicU64,
    messages_read: AtomicU64,
    bytes_read: AtomicU64,
}

/// The counters at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatsSnapshot {
    /// Messages appended.
    pub puts: u64,
    /// Bytes of their records.
    pub put_bytes: u64,
    /// Drafts refused or failed.
    pub put_failures: u64,
    /// The longest a draft took from hand-over to result, ms.
    pub put_time_max_ms: u64,
    /// Drafts by how long they took, see [`PUT_TIME_BUCKETS_MS`].
    pub put_times: Vec<u64>,
    /// Reads that returned messages.
    pub reads_found: u64,
    /// Reads that did not.
    pub reads_missed: u64,
    /// Messages returned.
    pub messages_read: u64,
    /// Bytes of their records.
    pub bytes_read: u64,
}

impl Stats {
    pub(super) fn put(&self, results: &[PutResult], took: Duration) {
        let (mut puts, mut bytes, mut failures) = (0, 0, 0);
        for result in results {
            match result {
                Ok(put) => {
                    puts += put.batch.len().max(1) as u64;
                    bytes += u64::from(put.len);
                }
                Err(_) => failures += 1,
            }
        }
        let took_ms = took.as_millis() as u64;
        let bucket = PUT_TIME_BUCKETS_MS.iter().position(|bound| took_ms <= *bound).unwrap_or(PUT_TIME_BUCKETS_MS.len());
        self.puts.fetch_add(puts, Ordering::Relaxed);
        self.put_bytes.fetch_add(bytes, Ordering::Relaxed);
        self.put_failures.fetch_add(failures, Ordering::Relaxed);
        self.put_times[bucket].fetch_add(results.len() as u64, Ordering::Relaxed);
        self.put_time_max_ms.fetch_max(took_ms, Ordering::Relaxed);
    }

    pub(super) fn refused(&self, drafts: usize) {
        self.put_failures.fetch_add(drafts as u64, Ordering::Relaxed);
    }

    pub(super) fn read(&self, read: &Read) {
        let reads = if read.status == ReadStatus::Found { &self.reads_found } else { &self.reads_missed };
        reads.fetch_add(1, Ordering::Relaxed);
        self.messages_read.fetch_add(read.count as u64, Ordering::Relaxed);
        self.bytes_read.fetch_add(read.bytes as u64, Ordering::Relaxed);
    }

    /// The counters now.
    pub fn snapshot(&self) -> StatsSnapshot {
        let load = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        StatsSnapshot {
            puts: load(&self.puts),
            put_bytes: load(&self.put_bytes),
            put_failures: load(&self.put_failures),
            put_time_max_ms: load(&self.put_time_max_ms),
            put_times: self.put_times.iter().map(load).collect(),
            reads_found: load(&self.reads_found),
            reads_missed: load(&self.reads_missed),
            messages_read: load(&self.messages_read),
            bytes_read: load(&self.bytes_read),
        }
    }
}
