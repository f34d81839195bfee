//! Counters of what goes in and out, and their rates.
//!
//! Counting is an atomic add per burst. A sample a second goes into a ring, from which rates over 10 s, 60 s and 600 s are taken when asked.

use super::meter::Meter;
use ahash::RandomState;
use bytestring::ByteString;
use parking_lot::{Mutex, RwLock};
use std::collections::{HashMap, VecDeque};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Instant;

/// Samples kept: one a second for the longest span.
const SAMPLES: usize = 601;

/// Counters of one broker.
pub struct Stats {
    puts: AtomicU64,
    put_bytes: AtomicU64,
    gets: AtomicU64,
    state: Mutex<State>,
    /// By group, then topic.
    consumed: RwLock<HashMap<ByteString, HashMap<ByteString, Meter, RandomState>, RandomState>>,
}

struct State {
    samples: VecDeque<Sample>,
    today: Day,
    yesterday: Day,
}

#[derive(Clone, Copy)]
struct Sample {
    at: Instant,
    puts: u64,
    gets: u64,
}

/// Totals as a local day began.
#[derive(Clone, Copy)]
struct Day {
    date: jiff::civil::Date,
    puts: u64,
    gets: u64,
}

/// Counters at one moment.
#[derive(Debug, Clone, Copy)]
pub struct Totals {
    /// Messages stored since start.
    pub puts: u64,
    /// Bytes of their bodies.
    pub put_bytes: u64,
    /// Messages read since start.
    pub gets: u64,
    /// Messages stored up to this morning.
    pub puts_today_morning: u64,
    /// Messages stored up to yesterday morning.
    pub puts_yesterday_morning: u64,
    /// Messages read up to this morning.
    pub gets_today_morning: u64,
    /// Messages read up to yesterday morning.
    pub gets_yesterday_morning: u64,
}

impl Default for Stats {
    fn default() -> Self {
        let day = Day { date: jiff::Zoned::now().date(), puts: 0, gets: 0 };
        let state = State { samples: VecDeque::new(), today: day, yesterday: day };
        Self { puts: 0.into(), put_bytes: 0.into(), gets: 0.into(), state: Mutex::new(state), consumed: RwLock::default() }
    }
}

impl Stats {
    /// So many messages of so many bytes were handed to the log.
    pub fn note_puts(&self, count: usize, bytes: usize) {
        self.puts.fetch_add(count as u64, Relaxed);
        self.put_bytes.fetch_add(bytes as u64, Relaxed);
    }

    /// The group read so many messages of the topic.
    pub fn note_gets(&self, group: &str, topic: &str, count: usize) {
        self.gets.fetch_add(count as u64, Relaxed);
        if let Some(meter) = self.consumed.read().get(group).and_then(|topics| topics.get(topic)) {
            return meter.add(count as u64);
        }
        self.consumed.write().entry(group.into()).or_default().entry(topic.into()).or_default().add(count as u64);
    }

    /// Messages of the topic that the group read a second, lately.
    pub fn consume_rate(&self, group: &str, topic: &str) -> f64 {
        self.consumed.read().get(group).and_then(|topics| topics.get(topic)).map_or(0.0, Meter::per_second)
    }

    /// Takes a sample of every group, so many seconds after the last one.
    pub fn sample_groups(&self, seconds: f64) {
        self.consumed.read().values().flat_map(HashMap::values).for_each(|meter| meter.sample(seconds));
    }

    /// Takes a sample; once a second.
    pub fn sample(&self) {
        let sample = Sample { at: Instant::now(), puts: self.puts.load(Relaxed), gets: self.gets.load(Relaxed) };
        let date = jiff::Zoned::now().date();
        let mut state = self.state.lock();
        if state.today.date != date {
            state.yesterday = state.today;
            state.today = Day { date, puts: sample.puts, gets: sample.gets };
        }
        if state.samples.len() == SAMPLES {
            state.samples.pop_front();
        }
        state.samples.push_back(sample);
    }

    /// Messages stored a second, over the last 10 s, 60 s and 600 s.
    pub fn put_rates(&self) -> [f64; 3] {
        self.rates(|sample| sample.puts)
    }

    /// Messages read a second, over the last 10 s, 60 s and 600 s.
    pub fn get_rates(&self) -> [f64; 3] {
        self.rates(|sample| sample.gets)
    }

    fn rates(&self, counter: impl Fn(&Sample) -> u64) -> [f64; 3] {
        let state = self.state.lock();
        [10, 60, 600].map(|span| {
            let (Some(last), Some(first)) = (state.samples.back(), state.samples.iter().rev().take(span + 1).next_back()) else {
                return 0.0;
            };
            let seconds = last.at.duration_since(first.at).as_secs_f64();
            if seconds > 0.0 { (counter(last) - counter(first)) as f64 / seconds } else { 0.0 }
        })
    }

    /// The counters now.
    pub fn totals(&self) -> Totals {
        let state = self.state.lock();
        Totals {
            puts: self.puts.load(Relaxed),
            put_bytes: self.put_bytes.load(Relaxed),
            gets: self.gets.load(Relaxed),
            puts_today_morning: state.today.puts,
            puts_yesterday_morning: state.yesterday.puts,
            gets_today_morning: state.today.gets,
            gets_yesterday_morning: state.yesterday.gets,
        }
    }
}
