//! Putting samples in their places, and what of it is an event.

use super::meter::History;
use super::sample::{Content, ProgressTable, Sample};
use super::{
    Broker, BrokerKey, Cluster, Event, FACTS_KEPT_MS, FAILED_PROBES_MAX, GONE_KEPT_MS, HISTORY_STEP_MS, Level, Link, Name, SILENT_MS_MAX,
    TICK_GAP_MS_MAX, Topic,
};
use crate::text;
use mq_core::admin::{self, AdminError, RuntimeInfo, TopicKind, topic_kind};
use mq_core::protocol::ResponseCode;
use mq_core::protocol::bodies::topic::{TopicConfigTable, TopicStatsTable};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Cluster {
    /// Puts `sample` in its place. Returns the events that it caused, which are kept as well.
    pub fn apply(&mut self, sample: Sample) -> Vec<Event> {
        let before = self.events.back().cloned();
        let Sample { asked_ms, at_ms, content } = sample;
        match content {
            Content::Topology(brokers, name_servers) => {
                self.name_servers = name_servers;
                self.topology(at_ms, brokers);
            }
            Content::Runtime(key, result) => self.probe(asked_ms, at_ms, &key, result),
            Content::Progress(broker, result) => self.progress_came(at_ms, broker, result),
            Content::Topics(broker, result) => self.topics_came(broker, result),
            Content::Groups(broker, result) => self.groups_came(broker, result),
            Content::Queues(broker, topic, result) => self.queues_came(at_ms, &broker, &topic, result),
            Content::Found(inquiry, answer) => self.found(at_ms, inquiry, *answer),
            Content::Facts(group, topic, facts) => {
                self.outdated.one((group.clone(), topic.clone()));
                self.facts.insert((group, topic), *facts);
            }
            Content::Fresh(broker, key, queues) => self.fresh_progress_came(at_ms, &broker, key, queues),
        }
        self.events_after(before.as_ref())
    }

    /// Time went on: brokers that leave questions open count as gone, histories grow. Returns the events that it caused. While somebody is
    /// typing, long work waits.
    pub fn tick(&mut self, now_ms: i64, typing: bool) -> Vec<Event> {
        let before = self.events.back().cloned();
        let gap = self.last_tick_ms.replace(now_ms).map_or(0, |last| now_ms - last);
        if !(0..TICK_GAP_MS_MAX).contains(&gap) {
            self.resume(now_ms, gap);
        }
        let keys: Vec<BrokerKey> = self.brokers.keys().cloned().collect();
        keys.iter().for_each(|key| self.mark_if_silent(now_ms, key));
        let gone = |broker: &Broker| {
            let since = broker.link.last_good_ms.or(broker.link.failing_since_ms);
            broker.link.down && !broker.registered && since.is_some_and(|since| now_ms - since > GONE_KEPT_MS)
        };
        let seats = self.brokers.len();
        self.brokers.retain(|_, broker| !gone(broker));
        if self.brokers.len() < seats {
            self.stamps.brokers.renew();
        }
        let outdated = &mut self.outdated;
        self.facts.retain(|key, seen| {
            let keep = now_ms - seen.at_ms < FACTS_KEPT_MS;
            if !keep {
                outdated.one(key.clone());
            }
            keep
        });
        let remember = self.history_at_ms.is_none_or(|last| now_ms - last >= HISTORY_STEP_MS || now_ms < last);
        if remember && self.topology_known {
            self.history_at_ms = Some(now_ms);
        }
        self.judge_outdated(now_ms, typing);
        if remember {
            self.remember_lags();
        }
        if remember && self.topology_known {
            self.remember();
        }
        self.events_after(before.as_ref())
    }

    /// Gives the histories of the whole cluster a value.
    fn remember(&mut self) {
        let certain = |total: super::Total| total.known.filter(|_| !total.at_least);
        let (stored, handed_out, backlog) = (certain(self.in_rate()), certain(self.out_rate()), certain(self.backlog()));
        self.in_history.push(stored);
        self.out_history.push(handed_out);
        self.lag_history.push(backlog);
    }

    fn events_after(&self, before: Option<&Event>) -> Vec<Event> {
        let new = self.events.iter().rev().take_while(|event| Some(*event) != before);
        let mut new: Vec<Event> = new.cloned().collect();
        new.reverse();
        new
    }

    /// The program slept or the clock jumped: old readings are no base for rates, old silence is no reason to call anybody gone.
    fn resume(&mut self, now_ms: i64, gap: i64) {
        for broker in self.brokers.values_mut() {
            broker.stored.rebase();
            broker.handed_out.rebase();
            broker.link.failing_since_ms = None;
            broker.link.failures = 0;
        }
        let names: Vec<Name> = self.broker_names().cloned().collect();
        names.iter().for_each(|name| self.rebase_data_of(name));
        let text = if gap < 0 { "the clock was set back".into() } else { format!("resumed after {}", text::age(gap)) };
        self.tell(now_ms, Level::Unknown, text);
    }

    fn topology(&mut self, at_ms: i64, brokers: Result<Vec<admin::Broker>, AdminError>) {
        let seats = match brokers {
            Ok(seats) => seats,
            Err(error) => {
                if self.topology_error.is_none() {
                    self.tell(at_ms, Level::Critical, format!("no name server answers: {error}"));
                }
                self.topology_error = Some(error);
                return;
            }
        };
        if self.topology_error.take().is_some() {
            self.tell(at_ms, Level::Ok, "name servers answer again".into());
        }
        let first = !self.topology_known;
        self.topology_known = true;
        let mut listed = BTreeSet::new();
        for seat in seats {
            let key = BrokerKey { name: seat.name.clone(), id: seat.id.get() };
            listed.insert(key.clone());
            self.seat(at_ms, first, key, seat);
        }
        let missing: Vec<BrokerKey> = self
            .brokers
            .values()
            .filter(|broker| broker.registered && !listed.contains(&broker.key))
            .map(|broker| broker.key.clone())
            .collect();
        for key in missing {
            if let Some(broker) = self.brokers.get_mut(&key) {
                broker.registered = false;
            }
            self.tell(at_ms, Level::Warning, format!("{key} is no longer registered with the name servers"));
        }
    }

    /// A broker is listed.
    fn seat(&mut self, at_ms: i64, first: bool, key: BrokerKey, seat: admin::Broker) {
        let Some(broker) = self.brokers.get_mut(&key) else {
            if !first {
                self.tell(at_ms, Level::Ok, format!("{key} joined at {}", seat.addr));
            }
            let broker = Broker {
                key: key.clone(),
                cluster: seat.cluster,
                addr: seat.addr,
                registered: true,
                link: Link::default(),
                runtime: None,
                stored: Default::default(),
                handed_out: Default::default(),
                in_history: History::default(),
            };
            self.brokers.insert(key, broker);
            self.stamps.brokers.renew();
            return;
        };
        let moved = broker.addr != seat.addr;
        let back = !std::mem::replace(&mut broker.registered, true);
        broker.cluster = seat.cluster;
        if moved {
            broker.addr = seat.addr.clone();
            self.tell(at_ms, Level::Warning, format!("{key} moved to {}", seat.addr));
        }
        if back {
            self.tell(at_ms, Level::Ok, format!("{key} is registered again"));
        }
    }

    fn probe(&mut self, asked_ms: i64, at_ms: i64, key: &BrokerKey, result: Result<RuntimeInfo, AdminError>) {
        let Some(broker) = self.brokers.get_mut(key) else { return };
        match result {
            Ok(runtime) => {
                let last_good = broker.link.last_good_ms;
                let back = std::mem::replace(&mut broker.link, Link { last_good_ms: Some(at_ms), ..Link::default() }).down;
                if let Some(total) = runtime.number("msgPutTotalTodayNow") {
                    broker.stored.read(at_ms, total);
                }
                if let Some(total) = runtime.number("msgGetTotalTodayNow") {
                    broker.handed_out.read(at_ms, total);
                }
                broker.in_history.push(broker.stored.rate());
                broker.runtime = Some(runtime);
                if back {
                    self.outdated.all = true;
                    self.stamps.brokers.renew();
                    let away = last_good.map_or_else(String::new, |last| format!(" after {}", text::age(at_ms - last)));
                    self.tell(at_ms, Level::Ok, format!("{key} answers again{away}"));
                }
            }
            // A refusal is an answer: somebody is there.
            Err(error) if !error.is_unreachable() => {
                let told = broker.link.error.as_ref().is_some_and(|before| !before.is_unreachable());
                let why = error.to_string();
                let denied = error.code() == Some(ResponseCode::NO_PERMISSION);
                broker.link = Link { last_good_ms: Some(at_ms), error: Some(error), ..Link::default() };
                if !told {
                    let signed = if denied { format!("; {}", self.signed) } else { String::new() };
                    self.tell(at_ms, Level::Critical, format!("{key} refuses to tell how it is: {why}{signed}"));
                }
            }
            Err(error) => {
                broker.link.failures += 1;
                broker.link.failing_since_ms.get_or_insert(asked_ms);
                broker.link.error = Some(error);
                self.mark_if_silent(at_ms, key);
            }
        }
    }

    fn mark_if_silent(&mut self, now_ms: i64, key: &BrokerKey) {
        let Some(broker) = self.brokers.get_mut(key) else { return };
        let link = &mut broker.link;
        let silent = link.failing_since_ms.is_some_and(|since| now_ms - since >= SILENT_MS_MAX);
        if link.down || !(link.failures >= FAILED_PROBES_MAX || silent) {
            return;
        }
        link.down = true;
        broker.stored.rebase();
        broker.handed_out.rebase();
        let (addr, last_good) = (broker.addr.clone(), link.last_good_ms);
        if self.source_of(&key.name).is_none() {
            self.rebase_data_of(&key.name);
        }
        self.outdated.all = true;
        self.stamps.brokers.renew();
        let kept = last_good.map_or_else(
            || "it never answered".into(),
            |at| format!("last answer {} before, rows keep its values", text::age(now_ms - at)),
        );
        self.tell(now_ms, Level::Critical, format!("{key} ({addr}) stopped answering; {kept}"));
        if let Some(source) = self.source_of(&key.name).map(|source| source.key.clone()) {
            self.tell(now_ms, Level::Warning, format!("{source} is read in place of {key}"));
        }
    }

    /// What a broker that stopped answering told is kept, but is no base for rates any more.
    fn rebase_data_of(&mut self, broker_name: &str) {
        self.stamps.topics.renew();
        self.rebase_progress(broker_name);
        for on in self.topics.values_mut().filter_map(|topic| topic.on.get_mut(broker_name)) {
            on.stored.rebase();
        }
    }

    fn progress_came(&mut self, at_ms: i64, broker: Name, result: Result<Arc<ProgressTable>, AdminError>) {
        let lists = self.lists_known.entry(broker.clone()).or_default();
        match result {
            Ok(table) => {
                lists.progress = true;
                lists.errors.remove("positions");
                self.keep_progress(broker, at_ms, table);
            }
            Err(error) => drop(lists.errors.insert("positions", error)),
        }
    }

    fn topics_came(&mut self, broker: Name, result: Result<TopicConfigTable, AdminError>) {
        let lists = self.lists_known.entry(broker.clone()).or_default();
        let table = match result {
            Ok(table) => table.topic_config_table,
            Err(error) => {
                lists.errors.insert("topics", error);
                return;
            }
        };
        lists.topics = true;
        lists.errors.remove("topics");
        let clusters: BTreeSet<Name> = self.brokers.values().map(|broker| broker.cluster.clone()).collect();
        let brokers: BTreeSet<Name> = self.broker_names().cloned().collect();
        let reserved = |name: &str| clusters.contains(name) || brokers.contains(name);
        // Both are in the order of their names, so one walk does: looking each up would take ten times as long where there are many.
        let mut known = std::mem::take(&mut self.topics).into_iter().peekable();
        let mut merged: Vec<(Name, Topic)> = Vec::with_capacity(known.len().max(table.len()));
        let without = |(name, mut topic): (Name, Topic)| {
            topic.on.remove(&broker);
            (!topic.on.is_empty()).then_some((name, topic))
        };
        for (name, config) in table {
            while let Some(gone) = known.next_if(|(known, _)| *known < name) {
                merged.extend(without(gone));
            }
            let kind = topic_kind(&name, Some(&config), &reserved);
            let entry = known.next_if(|(known, _)| *known == name);
            let (name, mut topic) = entry.unwrap_or_else(|| (name, Topic { kind, on: Default::default() }));
            topic.kind = if topic.on.is_empty() || kind != TopicKind::Normal { kind } else { topic.kind };
            topic.on.at(&broker).settings = (&config).into();
            merged.push((name, topic));
        }
        merged.extend(known.filter_map(without));
        self.topics = merged.into_iter().collect();
        self.stamps.topics.renew();
        self.count();
    }

    fn groups_came(&mut self, broker: Name, result: Result<Vec<Name>, AdminError>) {
        let lists = self.lists_known.entry(broker.clone()).or_default();
        let names = match result {
            Ok(names) => names,
            Err(error) => {
                lists.errors.insert("groups", error);
                return;
            }
        };
        lists.groups = true;
        lists.errors.remove("groups");
        let names: BTreeSet<Name> = names.into_iter().collect();
        for (group, on) in &mut self.groups {
            if !names.contains(group) {
                on.remove(&broker);
            }
        }
        for group in names {
            self.groups.entry(group).or_default().at(&broker);
        }
        self.groups.retain(|_, on| !on.is_empty());
        self.stamps.groups.renew();
        self.count();
    }

    fn queues_came(&mut self, at_ms: i64, broker: &str, topic: &str, result: Result<TopicStatsTable, AdminError>) {
        let Some(on) = self.topics.get_mut(topic).and_then(|topic| topic.on.get_mut(broker)) else { return };
        let Ok(table) = result else { return };
        on.queues = table.offset_table.iter().map(|(queue, ends)| (queue.0.queue_id.get(), ends.clone())).collect();
        on.stored.read(at_ms, on.queues.values().map(|ends| ends.max_offset).sum());
        self.stamps.topics.renew();
    }
}
