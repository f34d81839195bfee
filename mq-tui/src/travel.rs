//! Looking at the past: what is recorded of a cluster, and a picture of it as it was.
//!
//! The state holds where we are in time; the recording itself is read elsewhere, a sample at a time. What was not recorded is not shown, and
//! between two samples nothing is made up.

use crate::model::meter::Meter;
use crate::model::{
    Broker, BrokerKey, Cluster, Event, GroupRow, Level, Link, Name, PerBroker, Standing, Topic, TopicOnBroker, TopicSettings,
};
use mq_core::admin::TopicKind;
use mq_core::ops::lag::{self, Eta, LagRow, LagState, Recorded};
use mq_core::ops::recorder::{self, Sample};
use mq_core::types::UnixMs;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Between the parts of a name; no name holds one.
const PART: char = '\t';
/// Rates are kept as tenths.
const TENTHS: f64 = 10.0;
/// Shares are kept as so many parts.
const PARTS: f64 = 10_000.0;

/// Where we are in time.
#[derive(Debug, Clone)]
pub struct Travel {
    /// The moments that are recorded, Unix ms.
    pub moments: Vec<i64>,
    /// What happened.
    pub events: Vec<Event>,
    /// The moment that is asked for.
    pub at_ms: i64,
    /// The picture of it; empty until it has been read.
    pub picture: Box<Cluster>,
    /// Whether `picture` is of `at_ms`.
    pub is_here: bool,
    /// Moments that were marked, and what was then: a and b.
    pub marks: [Option<(i64, BTreeMap<(Name, Name), i64>)>; 2],
}

/// A step through time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// So many samples on, or back.
    Samples(isize),
    /// To the next event, or the one before.
    Event(bool),
    /// To the first sample.
    First,
}

/// How a group was at one moment that is recorded.
#[derive(Debug, Clone, PartialEq)]
pub struct Moment {
    /// When, Unix ms.
    pub at_ms: i64,
    /// How; `None`: it is not in the sample.
    pub was: Option<Recorded>,
}

impl Moment {
    /// The group in the topic as `sample` has it.
    pub fn of(sample: &Sample, group: &str, topic: &str) -> Self {
        Self { at_ms: sample.at.get(), was: lag::recorded(sample, group).remove(topic) }
    }
}

impl Travel {
    /// Begins at the last moment.
    pub fn new(mut moments: Vec<i64>, events: Vec<Event>) -> Option<Self> {
        moments.sort_unstable();
        let at_ms = *moments.last()?;
        Some(Self { moments, events, at_ms, picture: Box::default(), is_here: false, marks: [None, None] })
    }

    /// Goes on or back as far as there is something. Returns whether that is another moment.
    pub fn step(&mut self, step: Step) -> bool {
        let place = self.moments.partition_point(|at| *at < self.at_ms);
        let last = self.moments.len().saturating_sub(1);
        let next = match step {
            Step::Samples(by) => place.saturating_add_signed(by).min(last),
            Step::First => 0,
            Step::Event(forward) => {
                // The first sample after an event shows what it did.
                let after = |event: &Event| self.moments.partition_point(|at| *at < event.at_ms).min(last);
                let mut places = self.events.iter().map(after);
                if forward { places.find(|at| *at > place) } else { places.filter(|at| *at < place).max() }.unwrap_or(place)
            }
        };
        let moved = self.moments.get(next).is_some_and(|at| *at != self.at_ms);
        self.at_ms = self.moments.get(next).copied().unwrap_or(self.at_ms);
        self.is_here &= !moved;
        moved
    }

    /// The sample of the moment that is asked for came.
    pub fn arrive(&mut self, sample: &Sample) {
        if sample.at.get() == self.at_ms {
            let events = self.events.iter().filter(|event| event.at_ms <= self.at_ms);
            *self.picture = picture(sample, events.cloned().collect());
            self.is_here = true;
        }
    }

    /// Marks this moment as a (0) or b (1).
    pub fn mark(&mut self, which: usize) -> bool {
        if !self.is_here || which >= self.marks.len() {
            return false;
        }
        let lags = self.picture.group_rows.iter().filter(|(_, row)| row.judged.lag_is_complete);
        self.marks[which] = Some((self.at_ms, lags.map(|(key, row)| (key.clone(), row.judged.lag)).collect()));
        true
    }

    /// Who fell behind, or caught up, between the two marks: group, topic, backlog then and then, the biggest change first.
    pub fn difference(&self) -> Option<Vec<(Name, Name, i64, i64)>> {
        let [Some((_, a)), Some((_, b))] = &self.marks else { return None };
        let both = a.iter().filter_map(|(key, from)| Some((key.0.clone(), key.1.clone(), *from, *b.get(key)?)));
        let mut changed: Vec<_> = both.filter(|(_, _, from, to)| from != to).collect();
        changed.sort_by_key(|(_, _, from, to)| std::cmp::Reverse(to.abs_diff(*from)));
        Some(changed)
    }

    /// The line of time in `cells` cells: recorded, gap, event, and where we are.
    pub fn line(&self, cells: usize, now_ms: i64) -> String {
        let Some(first) = self.moments.first() else { return String::new() };
        let span = (now_ms - first).max(1) as f64;
        let last = cells.saturating_sub(1);
        let place = |at: i64| (((at - first) as f64 / span).clamp(0.0, 1.0) * last as f64).round() as usize;
        let mut line = vec![' '; cells];
        self.moments.iter().for_each(|at| line[place(*at)] = '.');
        for event in self.events.iter().filter(|event| event.at_ms >= *first) {
            line[place(event.at_ms)] = if event.level == Level::Critical { 'X' } else { '^' };
        }
        for (mark, sign) in self.marks.iter().zip(['a', 'b']) {
            mark.iter().for_each(|(at, _)| line[place(*at)] = sign);
        }
        line[place(self.at_ms)] = '|';
        line.into_iter().collect()
    }
}

fn name(parts: &[&str]) -> String {
    parts.join("\t")
}

/// What is recorded of a moment, shared with what is known then: cheap to take for thousands of topics and groups. Names and numbers are
/// made of it where nobody waits for the next frame. What is not known is not there.
#[derive(Debug, Clone, PartialEq)]
pub struct Taken {
    at_ms: i64,
    brokers: Vec<BrokerTaken>,
    groups: Vec<Arc<LagRow>>,
    topics: Vec<(Name, Name, TopicSettings, Option<f64>)>,
}

/// A broker in a [`Taken`].
#[derive(Debug, Clone, PartialEq)]
struct BrokerTaken {
    key: BrokerKey,
    cluster: Name,
    addr: Name,
    down: bool,
    in_rate: Option<f64>,
    out_rate: Option<f64>,
    disk: Option<f64>,
    standing: Option<Standing>,
}

impl Taken {
    /// `cluster` at `now_ms`.
    pub fn of(cluster: &Cluster, now_ms: i64) -> Self {
        let brokers = cluster.brokers.values().map(|broker| BrokerTaken {
            key: broker.key.clone(),
            cluster: broker.cluster.clone(),
            addr: broker.addr.clone(),
            down: broker.link.down,
            in_rate: broker.in_rate(),
            out_rate: broker.out_rate(),
            disk: broker.runtime.as_ref().and_then(|info| info.disk_ratio()).filter(|_| !broker.link.down),
            standing: cluster.ha.standing(&broker.key, now_ms).filter(|_| !broker.link.down),
        });
        let shown = cluster.topics.iter().filter(|(_, of)| !of.kind.is_hidden());
        let topics =
            shown.flat_map(|(topic, of)| of.on.iter().map(|(broker, on)| (topic.clone(), broker.clone(), on.settings, on.stored.rate())));
        Self {
            at_ms: now_ms,
            brokers: brokers.collect(),
            groups: cluster.group_rows.values().map(|row| Arc::clone(&row.judged)).collect(),
            topics: topics.collect(),
        }
    }

    /// As it is recorded.
    pub fn into_sample(self) -> Sample {
        let mut values = BTreeMap::new();
        let tenths = |rate: f64| (rate * TENTHS).round() as i64;
        for broker in self.brokers {
            let id = broker.key.id.to_string();
            let mut put = |what: &str, value: Option<i64>| {
                let key = name(&["b", &broker.key.name, &id, &broker.cluster, &broker.addr, what]);
                values.extend(value.map(|value| (key, value)));
            };
            put("down", Some(i64::from(broker.down)));
            put("in", broker.in_rate.map(tenths));
            put("out", broker.out_rate.map(tenths));
            put("disk", broker.disk.map(|ratio| (ratio * PARTS).round() as i64));
            let told = broker.standing.map_or_else(Vec::new, recorded_standing);
            told.into_iter().for_each(|(what, value)| put(what, Some(value)));
        }
        values.extend(lag::record(self.groups.iter().map(|judged| &**judged)));
        for (topic, broker, settings, rate) in self.topics {
            let mut put = |what: &str, value: Option<i64>| {
                values.extend(value.map(|value| (name(&["t", &topic, &broker, what]), value)));
            };
            put("queues", Some(i64::from(settings.write_queues)));
            put("perm", Some(i64::from(settings.perm)));
            put("in", rate.map(tenths));
        }
        Sample { at: UnixMs(self.at_ms), values }
    }
}

/// How a replica stands, as numbers: of a master how many of how many slaves keep up; of a slave bytes and ms behind, bytes a second, and
/// whether it keeps up.
fn recorded_standing(standing: Standing) -> Vec<(&'static str, i64)> {
    match standing {
        Standing::Master(in_sync, slaves) => vec![("insync", in_sync), ("slaves", i64::try_from(slaves).unwrap_or(i64::MAX))],
        Standing::Slave { bytes, behind_ms, speed, in_sync } => {
            let behind = behind_ms.map(|ms| ("behind", ms));
            let synced = in_sync.map(|synced| ("synced", i64::from(synced)));
            [("halag", bytes), ("haspeed", speed)].into_iter().chain(behind).chain(synced).collect()
        }
    }
}

/// Adds one of the numbers of [`recorded_standing`] to what is known of the others. Returns `None` when it is none of them.
fn remembered_standing(known: Option<Standing>, what: &str, value: i64) -> Option<Standing> {
    if let ("insync" | "slaves", known) = (what, known) {
        let (in_sync, slaves) = if let Some(Standing::Master(in_sync, slaves)) = known { (in_sync, slaves) } else { (0, 0) };
        let slaves = if what == "slaves" { usize::try_from(value).unwrap_or(0) } else { slaves };
        return Some(Standing::Master(if what == "insync" { value } else { in_sync }, slaves));
    }
    let (mut bytes, mut behind_ms, mut speed, mut in_sync) = match known {
        Some(Standing::Slave { bytes, behind_ms, speed, in_sync }) => (bytes, behind_ms, speed, in_sync),
        _ => (0, None, 0, None),
    };
    match what {
        "halag" => bytes = value,
        "behind" => behind_ms = Some(value),
        "haspeed" => speed = value,
        "synced" => in_sync = Some(value != 0),
        _ => return None,
    }
    Some(Standing::Slave { bytes, behind_ms, speed, in_sync })
}

/// The cluster as it was recorded.
fn picture(sample: &Sample, events: Vec<Event>) -> Cluster {
    let mut cluster = Cluster::default();
    cluster.topology_known = true;
    cluster.events = events.into();
    for (key, value) in &sample.values {
        let parts: Vec<&str> = key.split(PART).collect();
        match parts.as_slice() {
            ["b", broker, id, of, addr, what] => broker_value(&mut cluster, (broker, id, of, addr), what, *value, sample.at.get()),
            ["g", group, topic, what] => group_value(&mut cluster, group, topic, what, *value),
            ["t", topic, broker, what] => topic_value(&mut cluster, topic, broker, what, *value),
            // A later version's.
            _ => {}
        }
    }
    cluster.count();
    cluster
}

fn broker_value(cluster: &mut Cluster, (broker, id, of, addr): (&str, &str, &str, &str), what: &str, value: i64, at_ms: i64) {
    let key = BrokerKey { name: broker.into(), id: id.parse().unwrap_or(0) };
    if let Some(standing) = remembered_standing(cluster.ha.standing(&key, at_ms), what, value) {
        cluster.ha.recall(key.clone(), standing);
    }
    let seat = cluster.brokers.entry(key.clone()).or_insert_with(|| Broker {
        key,
        cluster: of.into(),
        addr: addr.into(),
        registered: true,
        link: Link { last_good_ms: Some(at_ms), ..Link::default() },
        runtime: Some(Default::default()),
        stored: Meter::default(),
        handed_out: Meter::default(),
        in_history: Default::default(),
    });
    match what {
        "down" => seat.link.down = value != 0,
        "in" => seat.stored = Meter::at_rate(value as f64 / TENTHS),
        "out" => seat.handed_out = Meter::at_rate(value as f64 / TENTHS),
        "disk" => {
            let values = &mut seat.runtime.get_or_insert_default().values;
            values.insert("commitLogDiskRatio".into(), format!("{:.4}", value as f64 / PARTS).into());
        }
        _ => {}
    }
}

fn group_value(cluster: &mut Cluster, group: &str, topic: &str, what: &str, value: i64) {
    let key = (Name::from(group), Name::from(topic));
    cluster.groups.entry(key.0.clone()).or_default();
    let row = cluster.group_rows.entry(key.clone()).or_insert_with(|| GroupRow {
        judged: Arc::new(LagRow {
            state: LagState::Unknown,
            group: key.0,
            topic: key.1,
            lag: 0,
            lag_is_complete: true,
            unknown_queues: None,
            age_ms: None,
            in_per_s: None,
            out_per_s: None,
            in_flight: None,
            eta: Eta::Unknown,
            clients: None,
            why: String::new(),
            queues: Vec::new(),
        }),
        trend: Default::default(),
        retry: 0,
    });
    let judged = Arc::make_mut(&mut row.judged);
    match what {
        "state" => judged.state = LagState::ALL.into_iter().find(|state| *state as i64 == value).unwrap_or(LagState::Unknown),
        "lag" => judged.lag = value,
        "part" => judged.lag_is_complete = value == 0,
        "age" => judged.age_ms = Some(value.saturating_mul(1_000)),
        "in" => judged.in_per_s = Some(value as f64 / TENTHS),
        "out" => judged.out_per_s = Some(value as f64 / TENTHS),
        "clients" => judged.clients = usize::try_from(value).ok(),
        _ => {}
    }
}

fn topic_value(cluster: &mut Cluster, topic: &str, broker: &str, what: &str, value: i64) {
    let of = cluster.topics.entry(topic.into()).or_insert_with(|| Topic { kind: TopicKind::Normal, on: PerBroker::default() });
    let on: &mut TopicOnBroker = of.on.at(&broker.into());
    match what {
        "queues" => {
            on.settings.write_queues = i32::try_from(value).unwrap_or(0);
            on.settings.read_queues = on.settings.write_queues;
        }
        "perm" => on.settings.perm = i32::try_from(value).unwrap_or(0),
        "in" => on.stored = Meter::at_rate(value as f64 / TENTHS),
        _ => {}
    }
}

/// An event as it is recorded.
pub fn recorded(event: &Event) -> recorder::Event {
    recorder::Event { at: UnixMs(event.at_ms), level: event.level as u8, text: event.text.clone() }
}

/// An event as it was recorded.
pub fn remembered(event: &recorder::Event) -> Event {
    let level = [Level::Ok, Level::Unknown, Level::Warning, Level::Critical].into_iter().find(|level| *level as u8 == event.level);
    Event { at_ms: event.at.get(), level: level.unwrap_or(Level::Unknown), text: event.text.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn travel(moments: &[i64]) -> Travel {
        let event = |at_ms| Event { at_ms, level: Level::Critical, text: "gone".into() };
        Travel::new(moments.to_vec(), vec![event(12_000)]).unwrap()
    }

    #[test]
    fn steps_stay_within_what_is_recorded() {
        let mut travel = travel(&[0, 5_000, 10_000, 15_000, 60_000]);
        assert!(!travel.step(Step::Samples(1)) && travel.at_ms == 60_000);
        assert!(travel.step(Step::Event(false)) && travel.at_ms == 15_000);
        assert!(travel.step(Step::Samples(-9)) && travel.at_ms == 0);
        assert!(travel.step(Step::Event(true)) && travel.at_ms == 15_000);
        assert!(!travel.step(Step::Event(true)));
        assert!(Travel::new(Vec::new(), Vec::new()).is_none());
    }

    #[test]
    fn gaps_are_drawn_as_gaps() {
        let line = travel(&[0, 5_000, 10_000, 55_000, 60_000]).line(13, 60_000);
        assert_eq!(line, "..X        .|");
    }

    #[test]
    fn the_past_looks_as_it_did() {
        use crate::inquiry::{Answer, Inquiry};
        use crate::model::sample::Content;
        use crate::tests::fixture::{ASCII_MONO, Mood, console, key};
        use mq_core::protocol::bodies::ha::{HaClient, HaConnection, HaRuntimeInfo};
        let mut console = console(ASCII_MONO, (80, 24), Mood::BrokerDown);
        let one = HaConnection { in_sync: true, ..HaConnection::default() };
        let master =
            HaRuntimeInfo { master_commit_log_max_offset: 900, in_sync_slave_nums: 1, ha_connection_info: vec![one], ..Default::default() };
        let own = HaClient { max_offset: 650, transferred_byte_in_second: 7, ..HaClient::default() };
        let slave = HaRuntimeInfo { ha_client_runtime_info: own, ..Default::default() };
        let replicas = vec![(key("broker-a", 0), master), (key("broker-a", 1), slave)];
        console.answer(Content::Found(Inquiry::Ha, Box::new(Answer::Ha(replicas))));
        let now_ms = console.state.now_ms;
        let sample = Taken::of(&console.state.cluster, now_ms).into_sample();
        let lag = sample.values.iter().find(|(name, _)| name.starts_with("b\tbroker-a\t1\t") && name.ends_with("\thalag"));
        assert_eq!(lag.map(|(_, bytes)| *bytes), Some(250));
        let standing = Standing::Slave { bytes: 250, behind_ms: None, speed: 7, in_sync: Some(true) };
        let then = picture(&sample, Vec::new());
        assert_eq!(then.ha.standing(&key("broker-a", 1), 0), Some(standing));
        assert_eq!(then.ha.standing(&key("broker-a", 0), 0), Some(Standing::Master(1, 1)));
        assert_eq!(Taken::of(&then, now_ms).into_sample(), sample);
        let taken = Taken::of(&console.state.cluster, 7).into_sample();
        let back = picture(&taken, Vec::new());
        assert_eq!(Taken::of(&back, 7).into_sample(), taken, "nothing is lost on the way through the recording");
        assert!(back.brokers[&key("broker-c", 0)].link.down);
    }
}
