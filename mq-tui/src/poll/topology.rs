//! Who is there: every name server is asked, and what they list is put together.

use super::{Lane, timed};
use crate::model::NameServer;
use crate::model::sample::Content;
use mq_core::admin::{Admin, AdminConfig, AdminError, Broker};
use mq_core::client::NameServers;
use std::collections::{BTreeMap, HashMap};
use std::time::Duration;

/// Time for one name server.
const DEADLINE: Duration = Duration::from_secs(2);
/// How often.
const PERIOD: Duration = Duration::from_secs(10);
/// How often while something is missing.
const PERIOD_WHILE_MISSING: Duration = Duration::from_secs(2);

/// Asks as long as the task lives.
pub async fn run(config: AdminConfig, mut lane: Lane) {
    let mut doors: HashMap<String, Admin> = HashMap::new();
    loop {
        // An address server that was asked for the list may take its time.
        let listed = config.name_servers.known(DEADLINE).await.unwrap_or_default();
        doors.retain(|addr, _| listed.contains(addr));
        for addr in &listed {
            if let (false, Ok(one)) = (doors.contains_key(addr), NameServers::fixed(addr)) {
                doors.insert(addr.clone(), Admin::connect(AdminConfig { name_servers: one, ..config.clone() }));
            }
        }
        let asked = listed.iter().filter_map(|addr| doors.get(addr).map(|door| (addr, door)));
        let asked = asked.map(|(addr, door)| async move { (addr, timed(door.within(DEADLINE).brokers(None)).await) });
        let answers = futures_util::future::join_all(asked).await;
        let mut servers = Vec::with_capacity(answers.len());
        let mut brokers = BTreeMap::new();
        let mut failure = None;
        let mut first_asked_ms = mq_core::types::UnixMs::now().get();
        for (addr, (asked_ms, answer, took)) in answers {
            first_asked_ms = first_asked_ms.min(asked_ms);
            let mut server = NameServer { addr: addr.as_str().into(), answered_in_ms: None, error: None };
            match answer {
                Ok(listed) => {
                    server.answered_in_ms = i64::try_from(took.as_millis()).ok();
                    for broker in listed {
                        brokers.entry((broker.name.clone(), broker.id)).or_insert(broker);
                    }
                }
                Err(error) => {
                    server.error = Some(error.clone());
                    failure = Some(error);
                }
            }
            servers.push(server);
        }
        let missing = failure.is_some() || brokers.is_empty();
        let topology = match failure {
            Some(error) if servers.iter().all(|server| server.error.is_some()) => Err(error),
            None if servers.is_empty() => Err(AdminError::NoNameServer { reason: "the address server has not named any".into() }),
            _ => Ok(brokers.into_values().collect::<Vec<Broker>>()),
        };
        if !lane.tell(0, first_asked_ms, Content::Topology(topology, servers)).await {
            return;
        }
        lane.pause(if missing { PERIOD_WHILE_MISSING } else { PERIOD }).await;
    }
}
