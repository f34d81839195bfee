//! What one broker holds: its topics, its groups, how far groups are, where the queues of visible topics end.

use super::names::Names;
use super::{Groups, Lane, affordable, stretched, timed};
use crate::model::Name;
use crate::model::sample::{Content, ProgressTable};
use mq_core::admin::{Admin, AdminError, progress_of};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::DataVersion;
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Time for one bulk answer; those of big brokers take a while.
const DEADLINE: Duration = Duration::from_secs(10);
/// How often it is asked whether settings changed.
const SETTINGS_PERIOD: Duration = Duration::from_secs(10);
/// Positions that are asked for more rarely than this are old when they are looked at: groups on the screen are asked for on their own.
const RARELY: Duration = Duration::from_secs(5);
/// Least time between two requests for single topics: they come one for each visible row.
const TOPIC_PAUSE: Duration = Duration::from_millis(125);
/// A lane never sleeps longer than this without looking at what is wanted.
const NAP_MAX: Duration = Duration::from_millis(250);

/// One broker's lane.
struct Lists {
    admin: Admin,
    lane: Lane,
    name: Name,
    addr: Name,
    topics: BTreeSet<Name>,
    /// Versions of the tables of topics and groups that were told last.
    versions: (Option<DataVersion>, Option<DataVersion>),
    names: Names,
    settings_due: Instant,
    progress_due: Instant,
    queues_due: Instant,
    /// Entries of the last answer with all positions.
    queues: usize,
    refreshes: u64,
    generation: u64,
}

/// Asks the broker at `addr` as long as the task lives.
pub async fn run(admin: Admin, lane: Lane, name: Name, addr: Name) {
    let now = Instant::now();
    let refreshes = lane.want.borrow().refreshes;
    let mut lists = Lists {
        admin,
        lane,
        name,
        addr,
        topics: BTreeSet::new(),
        versions: (None, None),
        names: Names::default(),
        settings_due: now,
        progress_due: now,
        queues_due: now,
        queues: 0,
        refreshes,
        generation: 0,
    };
    while lists.round().await {}
}

impl Lists {
    /// Asks what is due, then sleeps until something may be. Returns false when nobody listens any more.
    async fn round(&mut self) -> bool {
        let (refreshes, generation, progress_ms) = {
            let want = self.lane.want.borrow();
            (want.refreshes, want.generation, want.progress_period_ms)
        };
        let now = Instant::now();
        if refreshes != self.refreshes {
            (self.settings_due, self.progress_due, self.queues_due) = (now, now, now);
            self.versions = (None, None);
            self.refreshes = refreshes;
        }
        if generation != self.generation {
            // Another screen: what it wants is wanted now, but not more often than it was asked for anyway.
            self.generation = generation;
            self.queues_due = now;
            if affordable(Duration::ZERO, self.queues) < RARELY {
                self.progress_due = self.progress_due.min(now + Duration::from_secs(1));
            }
        }
        let progress_period = Duration::from_millis(u64::try_from(progress_ms).unwrap_or(2_000));
        if now >= self.progress_due && !self.progress(progress_period).await {
            return false;
        }
        if now >= self.settings_due && !self.settings().await {
            return false;
        }
        if now >= self.queues_due && !self.queues().await {
            return false;
        }
        let next = self.progress_due.min(self.settings_due).min(self.queues_due);
        tokio::time::sleep(next.saturating_duration_since(Instant::now()).min(NAP_MAX)).await;
        true
    }

    async fn progress(&mut self, period: Duration) -> bool {
        let (asked_ms, answer, took) = timed(self.progress_table()).await;
        self.queues = answer.as_ref().map_or(self.queues, |table| table.values().map(Vec::len).sum());
        let next = affordable(stretched(period, took), self.queues);
        self.progress_due = Instant::now() + next;
        let answer = answer.map(Arc::new);
        if let Ok(table) = &answer {
            self.lane.told_of_all(&self.name, Arc::clone(table), next > RARELY);
        }
        self.lane.tell(0, asked_ms, Content::Progress(self.name.clone(), answer)).await
    }

    /// How far all groups are: one request, or where the broker lacks it (before 4.0) one for each group.
    async fn progress_table(&mut self) -> Result<ProgressTable, AdminError> {
        let admin = self.admin.within(DEADLINE);
        let mut table = ProgressTable::new();
        let names = &mut self.names;
        let mut take = |group: Name, stats: &mq_core::protocol::bodies::group::ConsumeStats| {
            let group = names.one(group);
            for mut queue in progress_of(stats) {
                queue.queue.topic = names.one(queue.queue.topic);
                queue.queue.broker_name = names.one(queue.queue.broker_name);
                table.entry((group.clone(), queue.queue.topic.clone())).or_default().push(queue);
            }
        };
        match admin.all_consume_stats_at(&self.addr).await {
            Ok(groups) => groups.into_iter().for_each(|(group, all)| all.iter().for_each(|stats| take(group.clone(), stats))),
            Err(error) if error.is_unsupported() => {
                for group in admin.group_config_table(&self.addr).await?.subscription_group_table.into_keys() {
                    take(group.clone(), &admin.consume_stats_at(&self.addr, &group, None).await?);
                }
            }
            Err(error) => return Err(error),
        }
        for queues in table.values_mut() {
            queues.sort_by(|a, b| a.queue.cmp(&b.queue));
            queues.shrink_to_fit();
        }
        self.names.tidy();
        Ok(table)
    }

    /// The tables of topics and groups, each only if it is not the one that was told last.
    async fn settings(&mut self) -> bool {
        let admin = self.admin.within(DEADLINE);
        let (asked_ms, topics, _) = timed(admin.topic_config_table_after(&self.addr, self.versions.0.as_ref())).await;
        if let Ok(Some(table)) = &topics {
            self.topics = table.topic_config_table.keys().cloned().collect();
        }
        let mut sent = topics.as_ref().ok().and_then(Option::as_ref).map_or(0, |table| table.topic_config_table.len());
        if let Some(topics) = topics.transpose() {
            self.versions.0 = topics.as_ref().ok().map(|table| table.data_version.clone()).filter(is_known);
            if !self.lane.tell(0, asked_ms, Content::Topics(self.name.clone(), topics)).await {
                return false;
            }
        }
        let admin = self.admin.within(DEADLINE);
        let (asked_ms, groups, took) = timed(admin.group_config_table_after(&self.addr, self.versions.1.as_ref())).await;
        sent += groups.as_ref().ok().and_then(Option::as_ref).map_or(0, |table| table.subscription_group_table.len());
        self.settings_due = Instant::now() + stretched(SETTINGS_PERIOD, took) + affordable(Duration::ZERO, sent);
        let Some(groups) = groups.transpose() else { return true };
        self.versions.1 = groups.as_ref().ok().map(|table| table.data_version.clone()).filter(is_known);
        let groups = groups.map(|table| {
            let names: Vec<Name> = table.subscription_group_table.keys().cloned().collect();
            let odd = |(name, config): &(Name, SubscriptionGroupConfig)| *config != SubscriptionGroupConfig::new(name.clone());
            let settings = table.subscription_group_table.into_iter().filter(odd).collect();
            self.lane.groups.lock().insert(self.name.clone(), Groups { names: names.clone(), settings });
            names
        });
        self.lane.tell(0, asked_ms, Content::Groups(self.name.clone(), groups)).await
    }

    /// The queues of the visible topics, one topic after the other. Another screen ends the round early.
    async fn queues(&mut self) -> bool {
        let (generation, wanted) = {
            let want = self.lane.want.borrow();
            (want.generation, want.topics.clone())
        };
        for topic in wanted.into_iter().filter(|topic| self.topics.contains(topic)) {
            if self.lane.want.borrow().generation != generation {
                break;
            }
            let (asked_ms, answer, took) = timed(self.admin.within(DEADLINE).topic_stats_at(&self.addr, &topic)).await;
            let failed = answer.is_err();
            if !self.lane.tell(generation, asked_ms, Content::Queues(self.name.clone(), topic, answer)).await {
                return false;
            }
            if failed {
                break;
            }
            tokio::time::sleep(stretched(TOPIC_PAUSE, took)).await;
        }
        self.queues_due = Instant::now() + self.lane.period();
        true
    }
}

/// Whether a broker told a version: one that tells none may change what it likes.
fn is_known(version: &DataVersion) -> bool {
    *version != DataVersion::default()
}
