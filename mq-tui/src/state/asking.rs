//! What the console itself asks of the cluster.

use std::collections::VecDeque;

/// Round trips that the header's figure is made of.
const ROUND_TRIPS_MAX: usize = 128;
/// How the console asks, for its header.
#[derive(Debug, Clone, Default)]
pub struct Asking {
    /// Requests sent since the start.
    pub requests: u64,
    /// Requests a second, lately.
    pub per_second: crate::model::meter::Meter,
    /// Round trips of the last probes, ms.
    round_trips_ms: VecDeque<i64>,
}

impl Asking {
    /// A probe took that long.
    pub fn took(&mut self, ms: i64) {
        if self.round_trips_ms.len() == ROUND_TRIPS_MAX {
            self.round_trips_ms.pop_front();
        }
        self.round_trips_ms.push_back(ms);
    }

    /// Of 100 probes 95 were not slower, ms.
    pub fn p95_ms(&self) -> Option<i64> {
        let mut sorted: Vec<i64> = self.round_trips_ms.iter().copied().collect();
        sorted.sort_unstable();
        sorted.get((sorted.len() * 95).div_ceil(100).checked_sub(1)?).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_slowest_twentieth_is_left_out() {
        let mut asking = Asking::default();
        assert_eq!(asking.p95_ms(), None);
        (1..=100).for_each(|ms| asking.took(ms));
        assert_eq!(asking.p95_ms(), Some(95));
    }
}
