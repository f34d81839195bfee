//! What one broker holds: its topics, its groups, how far groups are, where the queues of visible topics end.

use super::{Lane, stretched, timed};
use crate::model::Name;
use crate::model::sample::{Content, ProgressTable};
use mq_core::admin::{Admin, AdminError, progress_of};
use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Duration;
use tokio::time::Instant;

/// Time for one bulk answer; those of big brokers take a while.
const DEADLINE: Duration = Duration::from_secs(10);
/// How often settings are asked for: small tables change on the screen soon, big ones cost more.
const SETTINGS_PERIOD: Duration = Duration::from_secs(10);
/// See [`SETTINGS_PERIOD`].
const SETTINGS_PERIOD_BIG: Duration = Duration::from_secs(30);
/// Tables with more entries are big.
const SMALL_MAX: usize = 500;
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
    settings_due: Instant,
    progress_due: Instant,
    queues_due: Instant,
    refreshes: u64,
    generation: u64,
}

/// Asks the broker at `addr` as long as the task lives.
pub async fn run(admin: Admin, lane: Lane, name: Name, addr: Name) {
    let now = Instant::now();
    let refreshes = lane.want.borrow().refreshes;
    let topics = BTreeSet::new();
    let (settings_due, progress_due, queues_due) = (now, now, now);
    let mut lists = Lists { admin, lane, name, addr, topics, settings_due, progress_due, queues_due, refreshes, generation: 0 };
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
            self.refreshes = refreshes;
        }
        if generation != self.generation {
            // Another screen: what it wants is wanted now, but not more often than it was asked for anyway.
            self.generation = generation;
            self.queues_due = now;
            self.progress_due = self.progress_due.min(now + Duration::from_secs(1));
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
        self.progress_due = Instant::now() + stretched(period, took);
        if let Ok(table) = &answer {
            self.lane.progress.lock().insert(self.name.clone(), Arc::new(table.clone()));
        }
        self.lane.tell(0, asked_ms, Content::Progress(self.name.clone(), answer)).await
    }

    /// How far all groups are: one request, or where the broker lacks it (before 4.0) one for each group.
    async fn progress_table(&self) -> Result<ProgressTable, AdminError> {
        let admin = self.admin.within(DEADLINE);
        let mut table = ProgressTable::new();
        let mut take = |group: Name, stats: &mq_core::protocol::bodies::group::ConsumeStats| {
            for queue in progress_of(stats) {
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
        table.values_mut().for_each(|queues| queues.sort_by(|a, b| a.queue.cmp(&b.queue)));
        Ok(table)
    }

    async fn settings(&mut self) -> bool {
        let admin = self.admin.within(DEADLINE);
        let (asked_ms, topics, _) = timed(admin.topic_config_table(&self.addr)).await;
        if let Ok(table) = &topics {
            self.topics = table.topic_config_table.keys().cloned().collect();
        }
        if !self.lane.tell(0, asked_ms, Content::Topics(self.name.clone(), topics)).await {
            return false;
        }
        let (asked_ms, groups, took) = timed(self.admin.within(DEADLINE).group_config_table(&self.addr)).await;
        let groups = groups.map(|table| table.subscription_group_table.into_keys().collect::<Vec<_>>());
        if let Ok(names) = &groups {
            self.lane.groups.lock().insert(self.name.clone(), names.clone());
        }
        let entries = self.topics.len() + groups.as_ref().map_or(0, Vec::len);
        let period = if entries > SMALL_MAX { SETTINGS_PERIOD_BIG } else { SETTINGS_PERIOD };
        self.settings_due = Instant::now() + stretched(period, took);
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
