//! What the console knows of a cluster: the last good answer of everybody, how old it is, and what follows from it.
//!
//! * `sample` is what comes in: one answer, or the failure of one question.
//! * `apply` puts a sample in its place and says what happened worth an event.
//! * `meter` makes rates of totals and keeps short histories; `groups` gives the judge of `mq_core::ops::lag` what he needs and keeps his verdicts.
//! * `ha` tells how far slaves are behind.
//! * `stamp` names states, so that whoever shows something knows whether it changed; `per_broker` is a small map.
//! * `saved` are the clusters that one can go to.
//! * `found` keeps the answers to what single screens ask; `jobs` what was asked to be done.
//!
//! Invariants: an answer that did not come never erases what was known, it only makes it stale; totals over brokers of which one does not
//! answer say so ([`Total::at_least`]); no clock is read here, times come with samples and ticks. Never here: requests, drawing.

mod apply;
pub mod delays;
mod found;
mod groups;
mod ha;
mod jobs;
pub mod meter;
mod per_broker;
pub mod sample;
mod saved;
mod stamp;

pub use found::Found;
pub use groups::{FactsSeen, FreshProgress, GroupRow, Outdated, ProgressSeen, is_retry_of};
pub use ha::{Ha, Standing};
pub use jobs::{FATES, Job, JobState, Kept, KeptJob};
pub use per_broker::PerBroker;
pub use saved::Saved;
pub use stamp::{Stamp, Stamps};

use bytestring::ByteString;
use meter::{History, Meter};
use mq_core::admin::{AdminError, RuntimeInfo, TopicKind};
use mq_core::names::SYSTEM_GROUPS;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicOffset};
use std::collections::{BTreeMap, VecDeque};
use std::fmt;

/// A broker stops counting as there after this many failed probes in a row, or after [`SILENT_MS_MAX`].
pub const FAILED_PROBES_MAX: u32 = 3;
/// How long a broker may leave probes without an answer, ms.
pub const SILENT_MS_MAX: i64 = 3_000;
/// A broker that neither answers nor is registered is forgotten after this long, ms.
const GONE_KEPT_MS: i64 = 3_600_000;
/// Events that are kept.
const EVENTS_MAX: usize = 200;
/// Clients and owners of a group that were not looked at for so long are not known any more, ms.
const FACTS_KEPT_MS: i64 = 60_000;
/// Ticks further apart than this mean that the program slept or the clock jumped, ms.
const TICK_GAP_MS_MAX: i64 = 30_000;
/// How often the histories of the whole cluster get a value, ms.
pub const HISTORY_STEP_MS: i64 = 5_000;

/// From so many rows on, looking at all of them takes longer than a key should wait: it is not done with every change.
pub const LONG_ROWS: usize = 1_000;

/// A name that a server gave.
pub type Name = ByteString;

/// How much attention something needs; later is more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Nothing to do.
    Ok,
    /// Cannot be judged.
    Unknown,
    /// Look at it.
    Warning,
    /// Act.
    Critical,
}

/// One broker process: the name it shares with its replicas, and its number among them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BrokerKey {
    /// Shared by master and slaves.
    pub name: Name,
    /// 0 for the master.
    pub id: i64,
}

impl fmt::Display for BrokerKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.name, self.id)
    }
}

/// A sum over brokers, of which some may not have answered.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Total {
    /// The sum of what is known; `None` when nothing is.
    pub known: Option<f64>,
    /// Whether something is missing from it.
    pub at_least: bool,
}

impl Total {
    /// Adds a part; `None` is a part that is not known.
    pub fn add(&mut self, part: Option<f64>) {
        match part {
            Some(part) => self.known = Some(self.known.unwrap_or(0.0) + part),
            None => self.at_least = true,
        }
    }
}

/// Whether a broker answers.
#[derive(Debug, Clone, Default)]
pub struct Link {
    /// When it last answered, Unix ms.
    pub last_good_ms: Option<i64>,
    /// When the first of the questions was asked that it has left unanswered since, Unix ms.
    pub failing_since_ms: Option<i64>,
    /// Failed probes in a row.
    pub failures: u32,
    /// Whether it counts as gone.
    pub down: bool,
    /// Why the last probe failed.
    pub error: Option<AdminError>,
}

/// One broker process.
#[derive(Debug, Clone)]
pub struct Broker {
    /// Who it is.
    pub key: BrokerKey,
    /// Its cluster.
    pub cluster: Name,
    /// The address it advertises.
    pub addr: Name,
    /// Whether name servers list it now.
    pub registered: bool,
    /// Whether it answers.
    pub link: Link,
    /// What it last said of itself.
    pub runtime: Option<RuntimeInfo>,
    /// Messages stored.
    pub stored: Meter,
    /// Messages handed out.
    pub handed_out: Meter,
    /// Messages stored a second, one value per answer.
    pub in_history: History,
}

impl Broker {
    /// Whether it is the master.
    pub fn is_master(&self) -> bool {
        self.key.id == 0
    }

    /// Messages stored a second; `None` while it does not answer.
    pub fn in_rate(&self) -> Option<f64> {
        self.stored.rate().filter(|_| !self.link.down)
    }

    /// Messages handed out a second; `None` while it does not answer.
    pub fn out_rate(&self) -> Option<f64> {
        self.handed_out.rate().filter(|_| !self.link.down)
    }
}

/// A name server and whether it answered last time.
#[derive(Debug, Clone)]
pub struct NameServer {
    /// Its address.
    pub addr: Name,
    /// Round trip of the last answer, ms; `None` when it did not answer.
    pub answered_in_ms: Option<i64>,
    /// Why not.
    pub error: Option<AdminError>,
}

/// What the console keeps of a topic's settings on one broker.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct TopicSettings {
    /// Queues to read.
    pub read_queues: i32,
    /// Queues to write.
    pub write_queues: i32,
    /// Permission bits.
    pub perm: i32,
}

impl From<&TopicConfig> for TopicSettings {
    fn from(config: &TopicConfig) -> Self {
        Self { read_queues: config.read_queue_nums, write_queues: config.write_queue_nums, perm: config.perm }
    }
}

/// A topic on one broker.
#[derive(Debug, Clone, Default)]
pub struct TopicOnBroker {
    /// Its settings there.
    pub settings: TopicSettings,
    /// Where queues begin and end, by number, as far as it was asked for.
    pub queues: BTreeMap<i32, TopicOffset>,
    /// Messages stored, over all queues.
    pub stored: Meter,
}

/// A topic.
#[derive(Debug, Clone)]
pub struct Topic {
    /// What it is for.
    pub kind: TopicKind,
    /// By broker name.
    pub on: PerBroker<TopicOnBroker>,
}

/// How many there are of what is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Topics that users made.
    pub topics: usize,
    /// Topics of dead letters.
    pub dead_letters: usize,
    /// Groups, without those that belong to every broker.
    pub groups: usize,
}

/// Something that happened.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// When, Unix ms.
    pub at_ms: i64,
    /// How bad.
    pub level: Level,
    /// What.
    pub text: String,
}

/// All of it.
#[derive(Debug, Clone, Default)]
pub struct Cluster {
    /// The name servers that we were told to ask.
    pub name_servers: Vec<NameServer>,
    /// Every broker that was ever seen and may come back.
    pub brokers: BTreeMap<BrokerKey, Broker>,
    /// By name.
    pub topics: BTreeMap<Name, Topic>,
    /// Names of groups, and the brokers that have their settings.
    pub groups: BTreeMap<Name, PerBroker<()>>,
    /// How many there are of `topics` and `groups`.
    pub counts: Counts,
    /// How far groups are, by broker name; the newest answer last.
    pub progress: BTreeMap<Name, VecDeque<ProgressSeen>>,
    /// Newer answers about single groups, where all are asked for rarely; by group and topic.
    pub fresh: BTreeMap<(Name, Name), PerBroker<FreshProgress>>,
    /// What else is known of a group in a topic; only of those that were asked about.
    pub facts: BTreeMap<(Name, Name), FactsSeen>,
    /// Every group in every topic, judged; by group and topic.
    pub group_rows: BTreeMap<(Name, Name), GroupRow>,
    /// Newest last.
    pub events: VecDeque<Event>,
    /// How many events there ever were.
    pub told: usize,
    /// Messages stored a second, all brokers.
    pub in_history: History,
    /// Messages handed out a second, all brokers.
    pub out_history: History,
    /// Backlog of all groups.
    pub lag_history: History,
    /// Whether the list of brokers ever came.
    pub topology_known: bool,
    /// Brokers whose topics, groups or positions ever came, by name.
    pub lists_known: BTreeMap<Name, ListsKnown>,
    /// Why the list of brokers did not come last time.
    pub topology_error: Option<AdminError>,
    /// How slaves follow their masters.
    pub ha: Ha,
    /// Answers to what single screens ask.
    pub found: Found,
    /// The saved clusters, as they were when this run began.
    pub saved: Vec<Saved>,
    /// Which of them this is; empty when it has no name.
    pub saved_as: Name,
    /// As whom requests are signed, for people.
    pub signed: String,
    /// What was asked to be done, by number.
    pub jobs: BTreeMap<u64, Job>,
    /// What the state folder holds of jobs and undos.
    pub kept: Kept,
    /// What `group_rows` does not show yet.
    pub outdated: Outdated,
    /// When all groups were judged last, Unix ms.
    judged_all_at_ms: i64,
    /// Which state of its parts this is.
    pub stamps: Stamps,
    last_tick_ms: Option<i64>,
    history_at_ms: Option<i64>,
}

/// Which lists of a broker have come.
#[derive(Debug, Clone, Default)]
pub struct ListsKnown {
    /// Its topics.
    pub topics: bool,
    /// Its groups.
    pub groups: bool,
    /// How far groups are.
    pub progress: bool,
    /// Why the last question about one of them failed: topics, groups or positions.
    pub errors: BTreeMap<&'static str, AdminError>,
}

impl ListsKnown {
    fn all(&self) -> bool {
        self.topics && self.groups && self.progress
    }
}

impl Cluster {
    /// Whom to ask about topics and groups of `broker_name`: the master, or the lowest slave that answers while it does not.
    pub fn source_of<'a>(&'a self, broker_name: &'a str) -> Option<&'a Broker> {
        self.replicas(broker_name).find(|broker| !broker.link.down)
    }

    /// Master and slaves of `broker_name`, the master first.
    pub fn replicas<'a>(&'a self, broker_name: &'a str) -> impl Iterator<Item = &'a Broker> {
        self.brokers.values().filter(move |broker| &*broker.key.name == broker_name)
    }

    /// Names of brokers, each once.
    pub fn broker_names(&self) -> impl Iterator<Item = &Name> {
        let mut last = None;
        self.brokers.keys().map(|key| &key.name).filter(move |name| last.replace(*name) != Some(*name))
    }

    /// Names of brokers of which no replica answers.
    pub fn silent_names(&self) -> impl Iterator<Item = &Name> {
        self.broker_names().filter(|name| self.source_of(name).is_none())
    }

    /// Since when nobody answers for `broker_name`, Unix ms; `None` while somebody does.
    pub fn silent_since(&self, broker_name: &str) -> Option<i64> {
        if self.source_of(broker_name).is_some() {
            return None;
        }
        let last_good = self.replicas(broker_name).filter_map(|broker| broker.link.last_good_ms).max();
        last_good.or_else(|| self.replicas(broker_name).filter_map(|broker| broker.link.failing_since_ms).min())
    }

    /// Whether what is shown lacks somebody's answer.
    pub fn is_partial(&self) -> bool {
        self.brokers.values().any(|broker| broker.link.down)
            || self.topology_error.is_some()
            || self.lists_known.values().any(|lists| !lists.errors.is_empty())
            || self.name_servers.iter().any(|server| server.error.is_some())
    }

    /// Whether somebody who answers has still to tell something for the first time.
    pub fn is_filling(&self) -> bool {
        let told = |broker: &Broker| self.lists_known.get(&broker.key.name).is_some_and(ListsKnown::all);
        let open = |broker: &Broker| broker.runtime.is_none() || !told(broker);
        !self.topology_known || self.brokers.values().any(|broker| !broker.link.down && open(broker))
    }

    /// Messages stored a second by all masters.
    pub fn in_rate(&self) -> Total {
        self.sum(Broker::is_master, Broker::in_rate)
    }

    /// Messages handed out a second by all brokers.
    pub fn out_rate(&self) -> Total {
        self.sum(|_| true, Broker::out_rate)
    }

    fn sum(&self, which: impl Fn(&Broker) -> bool, rate: impl Fn(&Broker) -> Option<f64>) -> Total {
        let mut total = Total::default();
        self.brokers.values().filter(|broker| which(broker)).for_each(|broker| total.add(rate(broker)));
        total
    }

    /// Messages that groups have still to consume, retries included.
    pub fn backlog(&self) -> Total {
        let mut total = Total::default();
        for row in self.group_rows.values() {
            total.add(Some(row.judged.lag as f64));
            total.at_least |= !row.judged.lag_is_complete;
        }
        if self.progress.is_empty() && !self.group_rows.is_empty() {
            // A picture of the past, which has no positions.
            return total;
        }
        if self.progress.keys().all(|name| self.source_of(name).is_none()) {
            return Total { known: None, at_least: !self.progress.is_empty() };
        }
        total.known.get_or_insert(0.0);
        total.at_least |= self.broker_names().any(|name| !self.progress.contains_key(name) || self.source_of(name).is_none());
        total
    }

    /// Counts topics and groups.
    pub fn count(&mut self) {
        let of_kind = |wanted: fn(TopicKind) -> bool| self.topics.values().filter(|topic| wanted(topic.kind)).count();
        self.counts = Counts {
            topics: of_kind(|kind| !kind.is_hidden()),
            dead_letters: of_kind(|kind| kind == TopicKind::Dlq),
            groups: self.groups.keys().filter(|group| !SYSTEM_GROUPS.contains(&&***group)).count(),
        };
    }

    /// Keeps an event.
    pub fn tell(&mut self, at_ms: i64, level: Level, text: String) {
        if self.events.len() == EVENTS_MAX {
            self.events.pop_front();
        }
        self.events.push_back(Event { at_ms, level, text });
        self.told += 1;
    }
}
