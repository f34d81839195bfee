//! What there is to know of the groups on the screen besides their positions: clients, owners of queues, how old the next messages are.

use super::Lane;
use crate::model::sample::Content;
use crate::model::{FactsSeen, Name};
use crate::update::Want;
use mq_core::admin::Admin;
use mq_core::ops::lag::{LagSample, enrich};
use mq_core::types::UnixMs;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Time for one group.
const DEADLINE: Duration = Duration::from_secs(5);
/// How often the group under the cursor is looked at.
const CURRENT_PERIOD: Duration = Duration::from_secs(3);
/// How often the others are.
const OTHERS_PERIOD: Duration = Duration::from_secs(10);
/// Messages younger than this need not be read to know that nothing is wrong, ms.
const YOUNG_MS: i64 = 10_000;
/// Requests a second and broker that this may cost.
const REQUESTS_PER_S: f64 = 4.0;
/// What was learnt is of use so long.
const FORGOTTEN_AFTER: Duration = Duration::from_secs(60);
/// Between looks at what is wanted, when nothing is due.
const NAP: Duration = Duration::from_millis(250);

/// Looks at wanted groups, one after the other, as long as the task lives.
pub async fn run(admin: Admin, lane: Lane) {
    let mut looked_at: HashMap<(Name, Name), (Instant, FactsSeen)> = HashMap::new();
    let mut refreshes = 0;
    loop {
        let want = lane.want.borrow().clone();
        if want.refreshes != refreshes {
            refreshes = want.refreshes;
            looked_at.clear();
        }
        looked_at.retain(|_, (at, _)| at.elapsed() < FORGOTTEN_AFTER);
        let due = want.groups.iter().enumerate().find(|(place, key)| {
            let period = if *place == 0 { CURRENT_PERIOD } else { OTHERS_PERIOD };
            looked_at.get(key).is_none_or(|(at, _)| at.elapsed() >= period)
        });
        let Some((place, key)) = due else {
            tokio::time::sleep(NAP).await;
            continue;
        };
        let sample = sample_of(&lane, key);
        if sample.progress.is_empty() {
            // Its positions have not come yet.
            tokio::time::sleep(NAP).await;
            continue;
        }
        let owners = place == 0 && want.owners;
        let asked_ms = UnixMs::now().get();
        let seen = look(&admin, &want, &sample, key, owners, looked_at.get(key).map(|(_, seen)| seen)).await;
        let clients = if owners { seen.facts.clients.unwrap_or(0) } else { 0 };
        let brokers = want.sources.len().max(1);
        let requests = 2 * brokers + seen.asked_queues + clients;
        looked_at.insert(key.clone(), (Instant::now(), seen.clone()));
        if !lane.tell(want.generation, asked_ms, Content::Facts(key.0.clone(), key.1.clone(), Box::new(seen))).await {
            return;
        }
        tokio::time::sleep(Duration::from_secs_f64(requests as f64 / (REQUESTS_PER_S * brokers as f64))).await;
    }
}

/// Looks at one group. What is known of ages is not asked for: a
/// message that was next the last time and still is was stored when it was stored, and one that follows a young one is young.
async fn look(admin: &Admin, want: &Want, sample: &LagSample, key: &(Name, Name), owners: bool, last: Option<&FactsSeen>) -> FactsSeen {
    let mut asked = sample.clone();
    let mut known = Vec::new();
    for queue in asked.progress.values_mut().flatten().filter(|queue| queue.lag() > 0) {
        let same = last.filter(|last| last.committed.get(&queue.queue) == Some(&queue.committed.get()));
        let same = same.and_then(|last| last.facts.next_stored.get(&queue.queue).copied());
        let young = queue.consumed_store_time.filter(|stored| sample.at.get() - stored.get() < YOUNG_MS);
        if let Some(stored) = same.or(young) {
            known.push((queue.queue.clone(), stored));
            // Without a backlog nothing is asked of it.
            queue.max = queue.committed;
        }
    }
    // One request for each broker, whatever the number of its queues.
    let asked_queues = asked.queues(&key.0, &key.1).iter().filter(|queue| queue.lag() > 0).count().min(want.sources.len());
    let mut facts = enrich(&admin.within(DEADLINE), &want.sources, &asked, &key.0, &key.1, owners).await;
    facts.next_stored.extend(known);
    if let (None, Some(last)) = (&facts.owners, last) {
        // Owners are asked for the group under the cursor only; it may come back under it.
        facts.owners = last.facts.owners.clone().filter(|_| !owners);
    }
    let committed = sample.queues(&key.0, &key.1).iter().map(|queue| (queue.queue.clone(), queue.committed.get())).collect();
    FactsSeen { at_ms: UnixMs::now().get(), facts, committed, asked_queues }
}

/// The last positions of one group in one topic.
fn sample_of(lane: &Lane, key: &(Name, Name)) -> LagSample {
    let mut sample = LagSample { at: UnixMs::now(), ..LagSample::default() };
    let fresh = lane.fresh.lock().get(key).cloned().unwrap_or_default();
    for (broker, (table, _)) in lane.progress.lock().iter() {
        if let Some(queues) = fresh.get(broker).or_else(|| table.get(key)) {
            sample.progress.entry(key.clone()).or_default().extend(queues.iter().cloned());
        }
    }
    sample
}
