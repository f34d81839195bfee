//! Groups and how far they are: what brokers answered at different moments, put together for the judge of `mq_core::ops::lag`.

use super::meter::Trend;
use super::sample::ProgressTable;
use super::{Cluster, LONG_ROWS, Name};
use mq_core::admin::{AdminError, Broker, QueueProgress};
use mq_core::ops::lag::{Facts, LagRow, LagSample, rows};
use mq_core::protocol::RequestCode;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::types::{BrokerId, UnixMs};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// How long thousands of rows stay as they are while somebody is typing, ms.
const JUDGED_ALL_MS: i64 = 10_000;
/// Answers kept of each broker.
const LAST_PROGRESS_MAX: usize = 5;
/// Answers closer together than this replace each other, ms: together with the number kept, rates are over the last 12 to 16 s.
const PROGRESS_STEP_MS: i64 = 4_000;
/// An answer older than this is not kept when the one after it is so old as well, ms: rarely asked brokers have two or three kept.
const PROGRESS_KEPT_MS: i64 = 12_000;
/// Clients commit their positions every 5 s; a rate over less than this would be zero most of the time, ms.
const RATE_SPAN_MS_MIN: i64 = 6_000;

/// How far groups were on one broker at one moment.
#[derive(Debug, Clone)]
pub struct ProgressSeen {
    /// When, Unix ms.
    pub at_ms: i64,
    /// By group and topic; shared with the lane that asked.
    pub table: Arc<ProgressTable>,
    /// Whether the broker was silent since: then it is no base for rates.
    pub before_silence: bool,
}

/// How far one group was on one broker, asked for on its own after all groups were.
#[derive(Debug, Clone, Default)]
pub struct FreshProgress {
    /// When, Unix ms.
    pub at_ms: i64,
    /// Its queues.
    pub queues: Vec<QueueProgress>,
}

/// Rows that answers came for since they were judged.
#[derive(Debug, Clone, Default)]
pub struct Outdated {
    /// Every row, at once.
    pub all: bool,
    /// Every row, when there is time: a broker told again how far all groups are.
    pub all_soon: bool,
    /// These; by group and topic.
    pub some: BTreeSet<(Name, Name)>,
}

impl Outdated {
    /// An answer about one row came.
    pub fn one(&mut self, key: (Name, Name)) {
        self.some.insert(key);
    }
}

/// What was learnt of a group in a topic, and when.
#[derive(Debug, Clone, Default)]
pub struct FactsSeen {
    /// When, Unix ms.
    pub at_ms: i64,
    /// What.
    pub facts: Facts,
    /// Where the group stood then.
    pub committed: BTreeMap<MessageQueue, i64>,
    /// Queues of which a message was read for it.
    pub asked_queues: usize,
}

/// One group in one topic, judged.
#[derive(Debug, Clone)]
pub struct GroupRow {
    /// The verdict; shared with whoever shows it.
    pub judged: Arc<LagRow>,
    /// Backlog at the last rounds.
    pub trend: Trend,
    /// Messages that wait in the group's retry topic.
    pub retry: i64,
}

/// Frees answers that nobody looks at any more, aside: those of thousands of groups take longer than a key may wait.
fn let_go(old: Vec<ProgressSeen>) {
    if old.iter().any(|seen| seen.table.len() >= LONG_ROWS) {
        // Where there is no thread to be had it is done here.
        drop(std::thread::Builder::new().name("let-go".into()).spawn(move || drop(old)));
    }
}

impl Cluster {
    /// Keeps the answer of `broker` for rates and verdicts.
    pub(super) fn keep_progress(&mut self, broker: Name, at_ms: i64, table: Arc<ProgressTable>) {
        self.fresh.retain(|_, on| {
            on.remove(&broker);
            !on.is_empty()
        });
        let kept = self.progress.entry(broker).or_default();
        kept.retain(|seen| !seen.before_silence);
        let replaces = kept.len() > 1 && kept.get(kept.len() - 2).is_some_and(|before| at_ms - before.at_ms < PROGRESS_STEP_MS);
        let mut old = Vec::from_iter(if replaces { kept.pop_back() } else { None });
        while kept.len() >= LAST_PROGRESS_MAX || kept.get(1).is_some_and(|second| at_ms - second.at_ms >= PROGRESS_KEPT_MS) {
            old.extend(kept.pop_front());
        }
        kept.push_back(ProgressSeen { at_ms, table, before_silence: false });
        self.outdated.all_soon = true;
        let_go(old);
    }

    /// Keeps what `broker` told of one group, until it tells of all again.
    pub(super) fn fresh_progress_came(&mut self, at_ms: i64, broker: &Name, key: (Name, Name), queues: Vec<QueueProgress>) {
        // Only a broker that told of all has a base for it.
        if self.progress.get(broker).and_then(|kept| kept.back()).is_some_and(|last| at_ms > last.at_ms) {
            *self.fresh.entry(key.clone()).or_default().at(broker) = FreshProgress { at_ms, queues };
            self.outdated.one(key);
        }
    }

    /// The last answer of `broker` stays, but is no base for rates any more.
    pub(super) fn rebase_progress(&mut self, broker: &str) {
        if let Some(kept) = self.progress.get_mut(broker) {
            kept.drain(..kept.len().saturating_sub(1));
            kept.iter_mut().for_each(|seen| seen.before_silence = true);
        }
    }

    /// When the oldest of the answers came that rows are made of, Unix ms; of brokers that answer.
    pub fn positions_at_ms(&self) -> Option<i64> {
        let last = self.progress.iter().filter(|(name, _)| self.source_of(name).is_some()).filter_map(|(_, kept)| kept.back());
        last.map(|seen| seen.at_ms).min()
    }

    /// When the positions of one group in one topic came, Unix ms: the oldest answer that its row is made of.
    pub fn position_at_ms(&self, key: &(Name, Name)) -> Option<i64> {
        let fresh = self.fresh.get(key);
        let of_broker = |(name, kept): (&Name, &std::collections::VecDeque<ProgressSeen>)| {
            let alone = fresh.and_then(|on| on.get(name)).map(|seen| seen.at_ms);
            alone.or_else(|| kept.back().filter(|seen| seen.table.contains_key(key)).map(|seen| seen.at_ms))
        };
        self.progress.iter().filter(|(name, _)| self.source_of(name).is_some()).filter_map(of_broker).min()
    }

    /// Judges the rows again that answers came for. Looking at thousands takes time that keys wait for: while somebody is typing this is done
    /// more rarely, unless it is what brokers come and go for.
    pub fn judge_outdated(&mut self, now_ms: i64, typing: bool) {
        let Outdated { all, all_soon, some } = std::mem::take(&mut self.outdated);
        let waits = typing && self.group_rows.len() >= LONG_ROWS && (0..JUDGED_ALL_MS).contains(&(now_ms - self.judged_all_at_ms));
        self.outdated.all_soon = all_soon && !all && waits;
        if all || all_soon && !waits {
            self.judged_all_at_ms = now_ms;
            self.judge_all();
        } else if !some.is_empty() {
            some.into_iter().for_each(|key| self.judge_one(key));
            self.stamps.groups.renew();
        }
    }

    /// Gives the trend of every row a value.
    pub(super) fn remember_lags(&mut self) {
        for row in self.group_rows.values_mut() {
            row.trend.push(Some(row.judged.lag as f64).filter(|_| row.judged.lag_is_complete));
        }
        self.stamps.groups.renew();
    }

    fn judge_all(&mut self) {
        let (now, before) = (self.lag_sample_now(), self.lag_sample_before());
        let facts = self.current_facts(&now, self.facts.keys());
        let known = |group: &str, topic: &str| facts.get(&(group.into(), topic.into()));
        let judged = rows(&now, before.as_ref(), known);
        let mut old = std::mem::take(&mut self.group_rows);
        for row in judged {
            let key = (row.group.clone(), row.topic.clone());
            let trend = old.remove(&key).map(|old| old.trend).unwrap_or_default();
            self.group_rows.insert(key, GroupRow { judged: Arc::new(row), trend, retry: 0 });
        }
        self.keep_silent_rows(old);
        self.add_retries();
        self.stamps.groups.renew();
    }

    /// Judges one row alone: where there are thousands, an answer about one must not cost a look at all.
    fn judge_one(&mut self, key: (Name, Name)) {
        let mut now = LagSample { silent: self.silent_brokers(), ..LagSample::default() };
        let mut before = LagSample::default();
        let mut span_ms = None;
        for (name, kept) in self.progress.iter().filter(|(name, _)| self.source_of(name).is_some()) {
            let (Some(first), Some(last)) = (kept.front(), kept.back()) else { continue };
            let fresh = self.fresh.get(&key).and_then(|on| on.get(name));
            let queues = fresh.map(|fresh| &fresh.queues).or_else(|| last.table.get(&key));
            let at_ms = fresh.map_or(last.at_ms, |fresh| fresh.at_ms);
            let Some(queues) = queues else { continue };
            now.at = now.at.max(UnixMs(at_ms));
            now.progress.entry(key.clone()).or_default().extend(queues.iter().cloned());
            if let (RATE_SPAN_MS_MIN.., Some(earlier)) = (at_ms - first.at_ms, first.table.get(&key)) {
                before.progress.entry(key.clone()).or_default().extend(earlier.iter().cloned());
                span_ms = span_ms.max(Some(at_ms - first.at_ms));
            }
        }
        before.at = UnixMs(now.at.get() - span_ms.unwrap_or(0));
        let facts = self.current_facts(&now, [&key]);
        let judged = rows(&now, span_ms.map(|_| &before), |_, _| facts.get(&key));
        for row in judged {
            let lag = row.lag;
            let (trend, retry) = self.group_rows.get(&key).map_or_else(Default::default, |old| (old.trend, old.retry));
            self.group_rows.insert(key.clone(), GroupRow { judged: Arc::new(row), trend, retry });
            if is_retry_of(&key.1, &key.0) {
                self.set_retries(&key.0, lag);
            }
        }
    }

    /// Rows that only silent brokers told of stay as they were, as unknown.
    fn keep_silent_rows(&mut self, old: BTreeMap<(Name, Name), GroupRow>) {
        if old.is_empty() {
            return;
        }
        for (key, mut row) in old {
            let silent = |name: &Name| self.source_of(name).is_none();
            let only_silent =
                self.progress.iter().any(|(name, kept)| silent(name) && kept.back().is_some_and(|seen| seen.table.contains_key(&key)));
            if !only_silent {
                continue;
            }
            row.judged = Arc::new(unknown_row(&key, &row.judged));
            self.group_rows.insert(key, row);
        }
    }

    /// Retry topics are rows of their own to the judge; to the reader they belong to their group.
    fn add_retries(&mut self) {
        let retries: Vec<(Name, i64)> = self
            .group_rows
            .iter()
            .filter(|((group, topic), _)| is_retry_of(topic, group))
            .map(|((group, _), row)| (group.clone(), row.judged.lag))
            .collect();
        for (group, lag) in retries {
            self.set_retries(&group, lag);
        }
    }

    fn set_retries(&mut self, group: &Name, lag: i64) {
        let own = self.group_rows.range_mut((group.clone(), Name::new())..).take_while(|((name, _), _)| name == group);
        own.for_each(|(_, row)| row.retry = lag);
    }

    /// The last answers of all brokers that answer.
    fn lag_sample_now(&self) -> LagSample {
        let mut sample = LagSample { silent: self.silent_brokers(), ..LagSample::default() };
        for (name, kept) in &self.progress {
            if let (Some(last), Some(_)) = (kept.back(), self.source_of(name)) {
                sample.at = sample.at.max(UnixMs(last.at_ms));
                merge(&mut sample, last, |key| Some(&self.fresh.get(key)?.get(name)?.queues));
            }
        }
        sample
    }

    /// The answers to compare with: the oldest kept of each broker.
    fn lag_sample_before(&self) -> Option<LagSample> {
        let mut sample = LagSample::default();
        let mut spans = Vec::new();
        for kept in self.progress.values() {
            let (Some(first), Some(last)) = (kept.front(), kept.back()) else { continue };
            if last.at_ms - first.at_ms >= RATE_SPAN_MS_MIN {
                spans.push(last.at_ms - first.at_ms);
                merge(&mut sample, first, |_| None);
            }
        }
        let now = self.progress.values().filter_map(|kept| kept.back()).map(|last| last.at_ms).max()?;
        // Brokers are asked at the same pace, so one span stands for all.
        sample.at = UnixMs(now - spans.iter().max()?);
        Some(sample)
    }

    fn silent_brokers(&self) -> Vec<(Broker, AdminError)> {
        let silent = self.silent_names().filter_map(|name| self.replicas(name).next());
        let told = silent.map(|broker| {
            let who = Broker {
                cluster: broker.cluster.clone(),
                name: broker.key.name.clone(),
                id: BrokerId(broker.key.id),
                addr: broker.addr.clone(),
            };
            let late = || AdminError::Deadline { target: broker.addr.to_string(), request: RequestCode::GET_BROKER_CONSUME_STATS };
            (who, broker.link.error.clone().unwrap_or_else(late))
        });
        told.collect()
    }

    /// The facts about `keys` as they are to be used now.
    fn current_facts<'a>(&self, now: &LagSample, keys: impl IntoIterator<Item = &'a (Name, Name)>) -> BTreeMap<(Name, Name), Facts> {
        let silent = !now.silent.is_empty();
        let mut all: BTreeMap<(Name, Name), Facts> = BTreeMap::new();
        for (key, seen) in keys.into_iter().filter_map(|key| self.facts.get_key_value(key)) {
            let mut facts = seen.facts.clone();
            for queue in now.queues(&key.0, &key.1) {
                let moved = seen.committed.get(&queue.queue) != Some(&queue.committed.get());
                if let Some(stored) = facts.next_stored.get_mut(&queue.queue).filter(|_| moved) {
                    // Another message is next by now; its age is taken to be what the last one's was.
                    stored.0 += (now.at.get() - seen.at_ms).max(0);
                }
            }
            if silent {
                // Clients of brokers that do not answer are not seen.
                facts.clients = facts.clients.filter(|clients| *clients > 0);
                facts.owners = None;
            }
            all.insert(key.clone(), facts);
        }
        if silent {
            for (group, topic) in now.progress.keys() {
                let facts = all.entry((group.clone(), topic.clone())).or_default();
                facts.held_by = self.held_by(topic);
            }
        }
        all
    }

    fn held_by(&self, topic: &str) -> Option<BTreeMap<Name, usize>> {
        let on = &self.topics.get(topic)?.on;
        Some(on.iter().map(|(name, on)| (name.clone(), usize::try_from(on.settings.read_queues).unwrap_or(0))).collect())
    }
}

/// Whether `topic` is where `group` retries.
pub fn is_retry_of(topic: &str, group: &str) -> bool {
    topic.strip_prefix(mq_core::names::RETRY_PREFIX).is_some_and(|of| of == group)
}

/// Adds what was seen, and instead of it what is `newer`.
fn merge<'a>(sample: &mut LagSample, seen: &'a ProgressSeen, newer: impl Fn(&(Name, Name)) -> Option<&'a Vec<QueueProgress>>) {
    for (key, queues) in &*seen.table {
        let queues = newer(key).unwrap_or(queues);
        sample.progress.entry(key.clone()).or_default().extend(queues.iter().cloned());
    }
}

/// What is left of a verdict when nobody answers for any of its queues.
fn unknown_row(key: &(Name, Name), last: &LagRow) -> LagRow {
    let why = "no broker that holds its queues answers".into();
    LagRow {
        state: mq_core::ops::lag::LagState::Unknown,
        group: key.0.clone(),
        topic: key.1.clone(),
        lag: 0,
        lag_is_complete: false,
        unknown_queues: last.unknown_queues,
        age_ms: None,
        in_per_s: None,
        out_per_s: None,
        in_flight: None,
        eta: mq_core::ops::lag::Eta::Unknown,
        clients: last.clients.filter(|clients| *clients > 0),
        why,
        queues: Vec::new(),
    }
}
