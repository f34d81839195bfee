//! One counter with its last minute, hour and day (Apache's `StatsItem`).
//!
//! Counting is two atomic adds. Every ten seconds a snapshot goes into a ring; another one takes a snapshot every ten minutes, a third every
//! hour. What a span held is what was counted since the oldest snapshot of its ring. The rings of one counter take 1 KiB; they come with its
//! first sample and go, together with the count, when nothing was counted for a day.

use mq_core::protocol::bodies::stats::{BrokerStatsData, BrokerStatsItem};
use mq_core::types::UnixMs;
use parking_lot::Mutex;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// How often snapshots are taken, ms.
pub const SAMPLE_MS: i64 = 10_000;
const MINUTES_MS: i64 = 10 * 60_000;
const HOURS_MS: i64 = 60 * 60_000;
/// Room for timers that fire early, ms.
const EARLY_MS: i64 = 1_000;

/// Counts values, and how often one was counted.
#[derive(Debug, Default)]
pub struct Item {
    sum: AtomicU64,
    times: AtomicU64,
    rings: Mutex<Option<Box<Rings>>>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Snapshot {
    at: i64,
    sum: u64,
    times: u64,
}

/// The last `N` snapshots.
#[derive(Debug)]
struct Ring<const N: usize> {
    snapshots: [Snapshot; N],
    taken: usize,
}

#[derive(Debug, Default)]
struct Rings {
    minute: Ring<7>,
    hour: Ring<7>,
    day: Ring<25>,
}

impl Item {
    /// `value` more, in `times` pieces.
    pub fn add(&self, value: u64, times: u64) {
        self.sum.fetch_add(value, Relaxed);
        self.times.fetch_add(times, Relaxed);
    }

    /// Whether anything was counted, within a day.
    pub fn is_used(&self) -> bool {
        self.times.load(Relaxed) != 0
    }

    /// Takes a snapshot; every [`SAMPLE_MS`].
    pub fn sample(&self, now: UnixMs) {
        let snapshot = self.now(now);
        if snapshot.times == 0 {
            return;
        }
        let mut rings = self.rings.lock();
        let kept = rings.get_or_insert_default();
        kept.minute.push(snapshot, SAMPLE_MS);
        kept.hour.push(snapshot, MINUTES_MS);
        if kept.day.push(snapshot, HOURS_MS) && kept.day.is_still() {
            *rings = None;
            // What was counted in this very moment stays.
            self.sum.fetch_sub(snapshot.sum, Relaxed);
            self.times.fetch_sub(snapshot.times, Relaxed);
        }
    }

    /// The last minute, hour and day, up to now.
    pub fn data(&self, now: UnixMs) -> BrokerStatsData {
        let last = self.now(now);
        let rings = self.rings.lock();
        let begin = Snapshot { at: last.at - SAMPLE_MS, sum: 0, times: 0 };
        let first = |ring: Option<Snapshot>| span(ring.unwrap_or(begin), last);
        BrokerStatsData {
            stats_minute: first(rings.as_ref().and_then(|rings| rings.minute.oldest())),
            stats_hour: first(rings.as_ref().and_then(|rings| rings.hour.oldest())),
            stats_day: first(rings.as_ref().and_then(|rings| rings.day.oldest())),
        }
    }

    fn now(&self, now: UnixMs) -> Snapshot {
        Snapshot { at: now.get(), sum: self.sum.load(Relaxed), times: self.times.load(Relaxed) }
    }
}

fn span(first: Snapshot, last: Snapshot) -> BrokerStatsItem {
    let sum = last.sum.saturating_sub(first.sum);
    let times = last.times.saturating_sub(first.times);
    // A counter that has just begun is not made to look fast by it.
    let ms = (last.at - first.at).max(SAMPLE_MS);
    BrokerStatsItem {
        avgpt: if times > 0 { sum as f64 / times as f64 } else { 0.0 },
        sum: sum as i64,
        tps: sum as f64 * 1000.0 / ms as f64,
    }
}

impl<const N: usize> Default for Ring<N> {
    fn default() -> Self {
        Self { snapshots: [Snapshot::default(); N], taken: 0 }
    }
}

impl<const N: usize> Ring<N> {
    /// Takes the snapshot if the last one is old enough; whether it did. The first one comes with nothing counted before it.
    fn push(&mut self, snapshot: Snapshot, every_ms: i64) -> bool {
        if self.taken == 0 {
            self.put(Snapshot { at: snapshot.at - SAMPLE_MS, sum: 0, times: 0 });
        }
        let last = self.snapshots[(self.taken - 1) % N];
        // A clock that was set back must not stop the ring.
        let due = snapshot.at - last.at >= every_ms - EARLY_MS || snapshot.at < last.at;
        if due {
            self.put(snapshot);
        }
        due
    }

    fn put(&mut self, snapshot: Snapshot) {
        self.snapshots[self.taken % N] = snapshot;
        self.taken += 1;
    }

    fn oldest(&self) -> Option<Snapshot> {
        match self.taken {
            0 => None,
            taken if taken <= N => Some(self.snapshots[0]),
            taken => Some(self.snapshots[taken % N]),
        }
    }

    /// Whether nothing was counted between its snapshots.
    fn is_still(&self) -> bool {
        self.taken >= N && self.snapshots.iter().all(|snapshot| snapshot.times == self.snapshots[0].times)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: i64 = 1_700_000_000_000;

    fn run(item: &Item, from_s: i64, seconds: i64, each_10_s: u64) -> UnixMs {
        for at in (from_s..from_s + seconds).step_by(10) {
            item.add(each_10_s * 3, each_10_s);
            item.sample(UnixMs(START + (at + 10) * 1000));
        }
        UnixMs(START + (from_s + seconds) * 1000)
    }

    #[test]
    fn spans_hold_what_came_in_them() {
        let item = Item::default();
        item.add(30, 10);
        let data = item.data(UnixMs(START));
        assert_eq!((data.stats_minute.sum, data.stats_minute.tps, data.stats_minute.avgpt), (30, 3.0, 3.0), "before the first sample");

        let item = Item::default();
        let now = run(&item, 0, 600, 10);
        let data = item.data(now);
        assert_eq!((data.stats_minute.sum, data.stats_minute.tps), (6 * 30, 3.0));
        assert_eq!((data.stats_hour.sum, data.stats_day.sum), (60 * 30, 60 * 30));
        let now = run(&item, 600, 2 * 3600, 10);
        let data = item.data(now);
        assert_eq!((data.stats_hour.sum, data.stats_hour.tps), (3600 / 10 * 30, 3.0));
        assert_eq!(data.stats_day.sum, 780 * 30);
        let now = run(&item, 600 + 2 * 3600, 120, 0);
        let data = item.data(now);
        assert_eq!((data.stats_minute.sum, data.stats_minute.tps, data.stats_minute.avgpt), (0, 0.0, 0.0));
        assert_eq!(data.stats_day.sum, 780 * 30);
    }

    #[test]
    fn what_was_still_for_a_day_is_forgotten() {
        let item = Item::default();
        run(&item, 0, 3600, 10);
        run(&item, 3600, 23 * 3600, 0);
        assert!(item.is_used());
        run(&item, 24 * 3600, 3 * 3600, 0);
        assert!(!item.is_used() && item.rings.lock().is_none());
        item.add(5, 1);
        assert_eq!(item.data(UnixMs(START + 27 * 3_600_000)).stats_day.sum, 5);
    }

    #[test]
    fn a_clock_set_back_stops_nothing() {
        let item = Item::default();
        run(&item, 7200, 60, 10);
        let now = run(&item, 0, 60, 10);
        assert_eq!(item.data(now).stats_minute.sum, 6 * 30);
    }

    #[test]
    fn rings_are_as_small_as_is_said() {
        assert!(size_of::<Rings>() <= 1024);
    }
}
