//! What there is to know of the groups on the screen besides their positions: clients, owners of queues, how old the next messages are.

use super::Lane;
use crate::model::sample::Content;
use crate::model::{FactsSeen, Name};
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
/// Requests a second and broker that this may cost.
const REQUESTS_PER_S: f64 = 6.0;
/// Between looks at what is wanted, when nothing is due.
const NAP: Duration = Duration::from_millis(250);

/// Looks at wanted groups, one after the other, as long as the task lives.
pub async fn run(admin: Admin, lane: Lane) {
    let mut looked_at: HashMap<(Name, Name), Instant> = HashMap::new();
    let mut refreshes = 0;
    loop {
        let want = lane.want.borrow().clone();
        if want.refreshes != refreshes {
            refreshes = want.refreshes;
            looked_at.clear();
        }
        looked_at.retain(|_, at| at.elapsed() < OTHERS_PERIOD);
        let due = want.groups.iter().enumerate().find(|(place, key)| {
            let period = if *place == 0 { CURRENT_PERIOD } else { OTHERS_PERIOD };
            looked_at.get(key).is_none_or(|at| at.elapsed() >= period)
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
        let facts = enrich(&admin.within(DEADLINE), &want.sources, &sample, &key.0, &key.1, owners).await;
        looked_at.insert(key.clone(), Instant::now());
        let queues = sample.queues(&key.0, &key.1);
        let committed = queues.iter().map(|queue| (queue.queue.clone(), queue.committed.get())).collect();
        let late = queues.iter().filter(|queue| queue.lag() > 0).count();
        let clients = if owners { facts.clients.unwrap_or(0) } else { 0 };
        let seen = Box::new(FactsSeen { at_ms: UnixMs::now().get(), facts, committed });
        if !lane.tell(want.generation, asked_ms, Content::Facts(key.0.clone(), key.1.clone(), seen)).await {
            return;
        }
        let brokers = want.sources.len().max(1);
        let requests = 2 * brokers + late + clients;
        tokio::time::sleep(Duration::from_secs_f64(requests as f64 / (REQUESTS_PER_S * brokers as f64))).await;
    }
}

/// The last positions of one group in one topic.
fn sample_of(lane: &Lane, key: &(Name, Name)) -> LagSample {
    let mut sample = LagSample { at: UnixMs::now(), ..LagSample::default() };
    for table in lane.progress.lock().values() {
        if let Some(queues) = table.get(key) {
            sample.progress.entry(key.clone()).or_default().extend(queues.iter().cloned());
        }
    }
    sample
}
