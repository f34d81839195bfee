//! Which broker takes the next message: in turn, not the one that just failed, and, if wanted, none that has been slow or failing lately
//! (Apache's `MQFaultStrategy` and `LatencyFaultToleranceImpl`).

use super::route::TopicRoute;
use crate::protocol::bodies::queue::MessageQueue;
use bytestring::ByteString;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// A broker that failed counts as one that took this long.
const ISOLATION_LATENCY_MS: u64 = 10_000;

/// How slow a broker may be and how long it is then left alone.
#[derive(Debug, Clone)]
pub struct FaultSettings {
    /// Whether brokers are judged at all (Java's `sendLatencyFaultEnable`). Default false. Not for messages whose order matters.
    pub send_latency_fault_enable: bool,
    /// Steps of latency, ms, ascending. Default 50, 100, 550, 1800, 3000, 5000, 15000.
    pub latency_max_ms: Vec<u64>,
    /// For each step, how long a broker that slow is avoided, ms. Default 0, 0, 2000, 5000, 6000, 10000, 30000.
    pub not_available_duration_ms: Vec<u64>,
}

impl Default for FaultSettings {
    fn default() -> Self {
        Self {
            send_latency_fault_enable: false,
            latency_max_ms: vec![50, 100, 550, 1_800, 3_000, 5_000, 15_000],
            not_available_duration_ms: vec![0, 0, 2_000, 5_000, 6_000, 10_000, 30_000],
        }
    }
}

/// How a send to a broker went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outcome {
    /// It answered.
    Answered,
    /// It was not reached, or the answer did not come.
    Failed,
    /// It refused.
    Refused,
}

/// What has been seen of each broker.
#[derive(Debug, Default)]
pub(super) struct FaultTable {
    settings: FaultSettings,
    brokers: Mutex<HashMap<ByteString, Seen>>,
}

#[derive(Debug)]
struct Seen {
    available_from: Instant,
    reachable: bool,
}

impl FaultTable {
    pub(super) fn new(settings: FaultSettings) -> Self {
        Self { settings, brokers: Mutex::default() }
    }

    /// The queue for the next message. On a second try `failed_broker` is passed over while there is another one.
    pub(super) fn pick<'r>(&self, route: &'r TopicRoute, failed_broker: Option<&str>) -> Option<&'r MessageQueue> {
        let other = |queue: &&MessageQueue| failed_broker.is_none_or(|failed| queue.broker_name != failed);
        if !self.settings.send_latency_fault_enable {
            return route.queues_in_turn().find(other).or_else(|| route.queues_in_turn().next());
        }
        let brokers = self.brokers.lock();
        let now = Instant::now();
        let available = |queue: &&MessageQueue| brokers.get(&queue.broker_name).is_none_or(|seen| seen.available_from <= now);
        let reachable = |queue: &&MessageQueue| brokers.get(&queue.broker_name).is_none_or(|seen| seen.reachable);
        let mut turn = route.queues_in_turn().filter(other);
        turn.find(available).or_else(|| route.queues_in_turn().filter(other).find(reachable)).or_else(|| route.queues_in_turn().next())
    }

    /// Notes how a send to `broker` went.
    pub(super) fn note(&self, broker: &ByteString, latency: Duration, outcome: Outcome) {
        if !self.settings.send_latency_fault_enable {
            return;
        }
        let latency_ms = if outcome == Outcome::Answered { latency.as_millis() as u64 } else { ISOLATION_LATENCY_MS };
        let available_from = Instant::now() + self.not_available_for(latency_ms);
        let reachable = outcome != Outcome::Refused;
        let mut brokers = self.brokers.lock();
        match brokers.get_mut(broker) {
            Some(seen) => {
                seen.available_from = seen.available_from.max(available_from);
                seen.reachable = reachable;
            }
            None => {
                brokers.insert(broker.clone(), Seen { available_from, reachable });
            }
        }
    }

    fn not_available_for(&self, latency_ms: u64) -> Duration {
        let settings = &self.settings;
        let steps = settings.latency_max_ms.iter().zip(&settings.not_available_duration_ms);
        let step = steps.rev().find(|(latency_max_ms, _)| latency_ms >= **latency_max_ms);
        Duration::from_millis(step.map_or(0, |(_, not_available_ms)| *not_available_ms))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::lenient_json;

    fn route(brokers: &[&str]) -> TopicRoute {
        let brokers_text: Vec<_> =
            brokers.iter().map(|name| format!(r#"{{"brokerName":"{name}","brokerAddrs":{{0:"{name}:1"}}}}"#)).collect();
        let queues: Vec<_> =
            brokers.iter().map(|name| format!(r#"{{"brokerName":"{name}","perm":6,"readQueueNums":2,"writeQueueNums":2}}"#)).collect();
        let text = format!(r#"{{"brokerDatas":[{}],"queueDatas":[{}]}}"#, brokers_text.join(","), queues.join(","));
        TopicRoute::new(&"T".into(), lenient_json::from_slice(text.as_bytes()).unwrap())
    }

    fn table() -> FaultTable {
        FaultTable::new(FaultSettings { send_latency_fault_enable: true, ..FaultSettings::default() })
    }

    fn picked(table: &FaultTable, route: &TopicRoute, failed: Option<&str>) -> Vec<String> {
        let mut names: Vec<_> = (0..8).map(|_| table.pick(route, failed).unwrap().broker_name.to_string()).collect();
        names.sort();
        names.dedup();
        names
    }

    #[test]
    fn a_second_try_goes_elsewhere_if_it_can() {
        for table in [FaultTable::default(), table()] {
            assert_eq!(picked(&table, &route(&["a", "b"]), None), ["a", "b"]);
            assert_eq!(picked(&table, &route(&["a", "b"]), Some("a")), ["b"]);
            assert_eq!(picked(&table, &route(&["a"]), Some("a")), ["a"]);
            assert!(table.pick(&route(&[]), None).is_none());
        }
    }

    #[test]
    fn latency_decides_how_long_a_broker_is_avoided() {
        let table = table();
        for (latency_ms, avoided_ms) in [
            (0, 0),
            (549, 0),
            (550, 2_000),
            (1_799, 2_000),
            (1_800, 5_000),
            (3_000, 6_000),
            (10_000, 10_000),
            (15_000, 30_000),
            (99_999, 30_000),
        ] {
            assert_eq!(table.not_available_for(latency_ms), Duration::from_millis(avoided_ms), "{latency_ms}");
        }
    }

    #[test]
    fn slow_and_failing_brokers_are_avoided_only_when_asked_for() {
        let (slow, quick) = (Duration::from_millis(600), Duration::from_millis(1));
        let table = table();
        table.note(&"a".into(), slow, Outcome::Answered);
        table.note(&"b".into(), quick, Outcome::Answered);
        assert_eq!(picked(&table, &route(&["a", "b"]), None), ["b"]);
        table.note(&"a".into(), quick, Outcome::Answered);
        assert_eq!(picked(&table, &route(&["a", "b"]), None), ["b"], "one quick answer does not end the time");
        table.note(&"b".into(), quick, Outcome::Refused);
        assert_eq!(picked(&table, &route(&["a", "b"]), None), ["a"], "a slow broker before one that refuses");
        table.note(&"a".into(), quick, Outcome::Refused);
        assert_eq!(picked(&table, &route(&["a", "b"]), None), ["a", "b"], "when all are bad, all are used");

        let off = FaultTable::default();
        off.note(&"a".into(), slow, Outcome::Failed);
        assert_eq!(picked(&off, &route(&["a", "b"]), None), ["a", "b"]);
    }
}
