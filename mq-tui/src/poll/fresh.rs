//! How far the groups on the screen are, one by one, at brokers that are asked for all groups only rarely because there are many.

use super::{Lane, timed};
use crate::model::Name;
use crate::model::sample::Content;
use mq_core::admin::{Admin, progress_of};
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// Time for one group at one broker.
const DEADLINE: Duration = Duration::from_secs(5);
/// How often the group under the cursor is asked for.
const CURRENT_PERIOD: Duration = Duration::from_secs(2);
/// How often the others are.
const OTHERS_PERIOD: Duration = Duration::from_secs(5);
/// Least time between two requests.
const PAUSE: Duration = Duration::from_millis(250);

/// Asks for wanted groups, one after the other, as long as the task lives.
pub async fn run(admin: Admin, lane: Lane) {
    let mut asked_at: HashMap<(Name, Name), Instant> = HashMap::new();
    loop {
        asked_at.retain(|_, at| at.elapsed() < OTHERS_PERIOD);
        let want = lane.want.borrow().clone();
        let due = want.groups.iter().enumerate().find(|(place, key)| {
            let period = if *place == 0 { CURRENT_PERIOD } else { OTHERS_PERIOD };
            asked_at.get(key).is_none_or(|at| at.elapsed() >= period)
        });
        if let Some((_, key)) = due {
            asked_at.insert(key.clone(), Instant::now());
            for broker in lane.rarely_asked(key) {
                let Some(addr) = want.sources.iter().find(|source| source.name == broker).map(|source| source.addr.clone()) else {
                    continue;
                };
                if !ask(&admin, &lane, broker, &addr, key).await {
                    return;
                }
                tokio::time::sleep(PAUSE).await;
            }
            // Where nothing is asked rarely the next is looked at at once: there are no more than fit on a screen.
            continue;
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Asks one broker. One that cannot tell now is asked for all groups later on. Returns false when nobody listens any more.
async fn ask(admin: &Admin, lane: &Lane, broker: Name, addr: &str, key: &(Name, Name)) -> bool {
    let (asked_ms, answer, _) = timed(admin.within(DEADLINE).consume_stats_at(addr, &key.0, Some(&key.1))).await;
    let Ok(stats) = answer else { return true };
    let mut queues: Vec<_> = progress_of(&stats).filter(|queue| queue.queue.topic == key.1).collect();
    if queues.is_empty() {
        return true;
    }
    queues.sort_by(|a, b| a.queue.cmp(&b.queue));
    lane.fresh.lock().entry(key.clone()).or_default().insert(broker.clone(), queues.clone());
    lane.tell(0, asked_ms, Content::Fresh(broker, key.clone(), queues)).await
}
