//! A counter and its rate.

use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

/// Counts by one atomic add; its rate is what was counted between the last two samples.
#[derive(Debug, Default)]
pub struct Meter {
    count: AtomicU64,
    sampled: AtomicU64,
    rate_bits: AtomicU64,
}

impl Meter {
    /// So many more.
    pub fn add(&self, count: u64) {
        self.count.fetch_add(count, Relaxed);
    }

    /// All since start.
    pub fn count(&self) -> u64 {
        self.count.load(Relaxed)
    }

    /// Takes a sample, so many seconds after the last one.
    pub fn sample(&self, seconds: f64) {
        let now = self.count();
        let since = now - self.sampled.swap(now, Relaxed);
        self.rate_bits.store((since as f64 / seconds).to_bits(), Relaxed);
    }

    /// A second, between the last two samples.
    pub fn per_second(&self) -> f64 {
        f64::from_bits(self.rate_bits.load(Relaxed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rate_is_of_the_last_span() {
        let meter = Meter::default();
        meter.add(30);
        assert_eq!(meter.per_second(), 0.0);
        meter.sample(10.0);
        assert_eq!(meter.per_second(), 3.0);
        meter.sample(10.0);
        assert_eq!((meter.per_second(), meter.count()), (0.0, 30));
    }
}
