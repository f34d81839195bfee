//! Counters of what goes in and out: of the whole broker, of topics, of groups in topics.
//!
//! Counting is a few atomic adds per burst. Of the broker a sample a second goes into a ring, from which rates over 10 s, 60 s and 600 s are taken
//! when asked; topics and groups have [`item::Item`]s under Apache's names (`TOPIC_PUT_NUMS` …), which `names` finds.

mod item;
mod names;

use super::meter::Meter;
use crate::store::StatsSnapshot;
use ahash::RandomState;
use bytestring::ByteString;
pub use item::Item;
use mq_core::types::UnixMs;
pub use names::view;
use parking_lot::{Mutex, RwLock};
use std::collections::{HashMap, VecDeque};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

/// Samples kept: one a second for the longest span.
const SAMPLES: usize = 601;

/// Counters of one broker.
pub struct Stats {
    puts: AtomicU64,
    put_bytes: AtomicU64,
    gets: AtomicU64,
    state: Mutex<State>,
    /// Of the whole broker, under Apache's names.
    broker_puts: Item,
    broker_gets: Item,
    broker_acks: Item,
    broker_cks: Item,
    /// By group, then topic.
    consumed: RwLock<HashMap<ByteString, HashMap<ByteString, Arc<GroupStats>, RandomState>, RandomState>>,
}

/// Counters of a topic.
#[derive(Debug, Default)]
pub struct TopicStats {
    /// Messages stored; a batch is one time.
    pub put_nums: Item,
    /// Bytes of their records.
    pub put_size: Item,
    /// Milliseconds from hand-over to the store's answer.
    pub put_latency: Item,
}

/// Counters of a group in a topic.
#[derive(Debug, Default)]
pub struct GroupStats {
    consumed: Meter,
    items: [Item; GroupCounter::COUNT],
}

/// What is counted of a group in a topic.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupCounter {
    /// Messages handed out.
    GetNums,
    /// Bytes of their records.
    GetSize,
    /// Milliseconds that reading them took.
    GetLatency,
    /// Messages given back.
    SendBackNums,
    /// Popped messages acknowledged.
    AckNums,
    /// Checkpoints of pops.
    CkNums,
}

impl GroupCounter {
    const COUNT: usize = Self::CkNums as usize + 1;
}

impl TopicStats {
    /// Takes a snapshot of every counter.
    pub fn sample(&self, now: UnixMs) {
        [&self.put_nums, &self.put_size, &self.put_latency].into_iter().for_each(|item| item.sample(now));
    }
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
    found: u64,
    missed: u64,
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
        Self {
            puts: 0.into(),
            put_bytes: 0.into(),
            gets: 0.into(),
            state: Mutex::new(state),
            broker_puts: Item::default(),
            broker_gets: Item::default(),
            broker_acks: Item::default(),
            broker_cks: Item::default(),
            consumed: RwLock::default(),
        }
    }
}

impl Stats {
    /// So many messages of so many bytes were handed to the log.
    pub fn note_puts(&self, count: usize, bytes: usize) {
        self.puts.fetch_add(count as u64, Relaxed);
        self.put_bytes.fetch_add(bytes as u64, Relaxed);
    }

    /// So many messages were stored, in so many sends.
    pub fn note_stored(&self, count: u64, sends: u64) {
        self.broker_puts.add(count, sends);
    }

    /// The group read so many messages of the topic, of so many bytes, in that time.
    pub fn note_gets(&self, group: &str, topic: &str, count: usize, bytes: usize, took: Duration) {
        self.gets.fetch_add(count as u64, Relaxed);
        self.broker_gets.add(count as u64, 1);
        let stats = self.group_stats(group, topic);
        stats.consumed.add(count as u64);
        stats.items[GroupCounter::GetNums as usize].add(count as u64, 1);
        stats.items[GroupCounter::GetSize as usize].add(bytes as u64, 1);
        stats.items[GroupCounter::GetLatency as usize].add(took.as_millis() as u64, 1);
    }

    /// So many more of something that the group did in the topic.
    pub fn note_group(&self, counter: GroupCounter, group: &str, topic: &str, count: u64) {
        self.group_stats(group, topic).items[counter as usize].add(count, 1);
        match counter {
            GroupCounter::AckNums => self.broker_acks.add(count, 1),
            GroupCounter::CkNums => self.broker_cks.add(count, 1),
            _ => {}
        }
    }

    /// Messages of the topic that the group read a second, lately.
    pub fn consume_rate(&self, group: &str, topic: &str) -> f64 {
        self.consumed.read().get(group).and_then(|topics| topics.get(topic)).map_or(0.0, |stats| stats.consumed.per_second())
    }

    /// Takes a sample of the broker and of every group, so many seconds after the last one.
    pub fn sample_groups(&self, seconds: f64) {
        let now = UnixMs::now();
        self.broker_puts.sample(now);
        self.broker_gets.sample(now);
        self.broker_acks.sample(now);
        self.broker_cks.sample(now);
        let all: Vec<Arc<GroupStats>> = self.consumed.read().values().flat_map(HashMap::values).cloned().collect();
        for stats in all {
            stats.consumed.sample(seconds);
            stats.items.iter().for_each(|item| item.sample(now));
        }
    }

    fn group_stats(&self, group: &str, topic: &str) -> Arc<GroupStats> {
        if let Some(stats) = self.consumed.read().get(group).and_then(|topics| topics.get(topic)) {
            return stats.clone();
        }
        self.consumed.write().entry(group.into()).or_default().entry(topic.into()).or_default().clone()
    }

    /// Takes a sample; once a second. `store` counts reads that found something and reads that did not.
    pub fn sample(&self, store: &StatsSnapshot) {
        let sample = Sample {
            at: Instant::now(),
            puts: self.puts.load(Relaxed),
            gets: self.gets.load(Relaxed),
            found: store.reads_found,
            missed: store.reads_missed,
        };
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

    /// Reads a second that found something, over the last 10 s, 60 s and 600 s.
    pub fn found_rates(&self) -> [f64; 3] {
        self.rates(|sample| sample.found)
    }

    /// Reads a second that found nothing, over the last 10 s, 60 s and 600 s.
    pub fn miss_rates(&self) -> [f64; 3] {
        self.rates(|sample| sample.missed)
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
