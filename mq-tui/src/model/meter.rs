//! Rates from totals, and short histories.

use std::collections::VecDeque;

/// Values that a [`History`] keeps: half an hour, one every five seconds.
pub const HISTORY_MAX: usize = 360;

/// Values that a [`Trend`] keeps: no column shows more.
pub const TREND_MAX: usize = 16;

/// A rate from two readings of a total that only grows. A total that shrank (a restart) or a meter that was rebased gives no rate until two
/// new readings are there, so that a return never shows as a spike.
#[derive(Debug, Clone, Default)]
pub struct Meter {
    last: Option<(i64, i64)>,
    rate: Option<f64>,
}

impl Meter {
    /// A reading of `total` at `at_ms`. Readings that are not later than the last one are ignored.
    pub fn read(&mut self, at_ms: i64, total: i64) {
        if let Some((last_ms, last)) = self.last {
            if at_ms <= last_ms {
                return;
            }
            let seconds = (at_ms - last_ms) as f64 / 1000.0;
            self.rate = (total >= last).then(|| total.saturating_sub(last) as f64 / seconds);
        }
        self.last = Some((at_ms, total));
    }

    /// Per second; `None` before the second reading.
    pub fn rate(&self) -> Option<f64> {
        self.rate
    }

    /// One that shows that rate and knows no reading.
    pub fn at_rate(rate: f64) -> Self {
        Self { last: None, rate: Some(rate) }
    }

    /// Forgets everything.
    pub fn rebase(&mut self) {
        *self = Self::default();
    }
}

/// The last values of something, oldest first; `None` is a gap.
#[derive(Debug, Clone, Default)]
pub struct History {
    values: VecDeque<Option<f64>>,
}

impl History {
    /// Adds a value. A history does not begin with a gap.
    pub fn push(&mut self, value: Option<f64>) {
        if self.values.is_empty() && value.is_none() {
            return;
        }
        if self.values.len() == HISTORY_MAX {
            self.values.pop_front();
        }
        self.values.push_back(value);
    }

    /// The last `cells` values, as they came.
    pub fn last(&self, cells: usize) -> Vec<Option<f64>> {
        self.values.iter().skip(self.values.len().saturating_sub(cells)).copied().collect()
    }

    /// The whole history in at most `cells` values: each the highest of its span, a gap where nothing was known.
    pub fn squeezed(&self, cells: usize) -> Vec<Option<f64>> {
        let step = self.values.len().div_ceil(cells.max(1)).max(1);
        let values: Vec<_> = self.values.iter().copied().collect();
        values.rchunks(step).rev().map(|span| span.iter().flatten().copied().reduce(f64::max)).collect()
    }

    /// The highest value.
    pub fn peak(&self) -> Option<f64> {
        self.values.iter().flatten().copied().reduce(f64::max)
    }
}

/// The last values of one of many things: [`TREND_MAX`] of them, in few bytes; no value is a gap.
#[derive(Debug, Clone, Copy, Default)]
pub struct Trend {
    /// Oldest first; a gap is no number.
    values: [f32; TREND_MAX],
    len: u8,
}

impl Trend {
    /// Adds a value. A trend does not begin with a gap.
    pub fn push(&mut self, value: Option<f64>) {
        let len = usize::from(self.len);
        if len == 0 && value.is_none() {
            return;
        }
        if len == TREND_MAX {
            self.values.rotate_left(1);
        } else {
            self.len += 1;
        }
        self.values[len.min(TREND_MAX - 1)] = value.map_or(f32::NAN, |value| value as f32);
    }

    /// The values, oldest first.
    pub fn values(&self) -> Vec<Option<f64>> {
        self.values[..usize::from(self.len)].iter().map(|value| Some(f64::from(*value)).filter(|value| !value.is_nan())).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_takes_two_readings_and_no_spike_follows_a_return() {
        let mut meter = Meter::default();
        meter.read(1_000, 500);
        assert_eq!(meter.rate(), None);
        meter.read(3_000, 700);
        assert_eq!(meter.rate(), Some(100.0));
        meter.read(3_000, 900);
        assert_eq!(meter.rate(), Some(100.0), "a second answer of the same moment tells nothing");
        meter.read(4_000, 10);
        assert_eq!(meter.rate(), None, "a restart");
        meter.rebase();
        meter.read(60_000, 1_000_000);
        assert_eq!(meter.rate(), None, "the first delta after a return is no rate");
    }

    #[test]
    fn a_trend_keeps_the_last_values_and_their_gaps() {
        let mut trend = Trend::default();
        trend.push(None);
        assert!(trend.values().is_empty());
        (0..20).for_each(|n| trend.push(Some(f64::from(n)).filter(|n| *n != 18.0)));
        assert_eq!(trend.values().len(), TREND_MAX);
        assert_eq!(trend.values()[..2], [Some(4.0), Some(5.0)]);
        assert_eq!(trend.values()[13..], [Some(17.0), None, Some(19.0)]);
    }

    #[test]
    fn a_long_history_fits_into_few_cells_and_keeps_its_peaks_and_gaps() {
        let mut history = History::default();
        (0..HISTORY_MAX + 40).for_each(|n| history.push(Some(n as f64)));
        assert_eq!(history.squeezed(24).len(), 24);
        assert_eq!(history.squeezed(24).last(), Some(&history.peak()));
        let mut gaps = History::default();
        [Some(1.0), None, None, Some(4.0)].into_iter().for_each(|value| gaps.push(value));
        assert_eq!(gaps.squeezed(4), [Some(1.0), None, None, Some(4.0)]);
        assert_eq!(gaps.last(2), [None, Some(4.0)]);
        assert_eq!(gaps.squeezed(0).len(), 1);
    }
}
