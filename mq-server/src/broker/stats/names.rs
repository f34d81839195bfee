//! Apache's names of counters, and what they mean here (315).

use super::super::Broker;
use super::{GroupCounter, Item, Stats, TopicStats};
use mq_core::protocol::bodies::stats::BrokerStatsData;
use mq_core::types::UnixMs;

/// Whose counter a name is, and how its key is written.
enum Of {
    /// Key: topic.
    Topic(fn(&TopicStats) -> &Item),
    /// Key: `topic@group`.
    Group(GroupCounter),
    /// Key: the cluster's name.
    Broker(fn(&Stats) -> &Item),
}

/// Latencies have keys of a queue, `queueId@topic` and `queueId@topic@group`; here they are those of all queues together.
const NAMES: [(&str, Of); 13] = [
    ("TOPIC_PUT_NUMS", Of::Topic(|stats| &stats.put_nums)),
    ("TOPIC_PUT_SIZE", Of::Topic(|stats| &stats.put_size)),
    ("TOPIC_PUT_LATENCY", Of::Topic(|stats| &stats.put_latency)),
    ("GROUP_GET_NUMS", Of::Group(GroupCounter::GetNums)),
    ("GROUP_GET_SIZE", Of::Group(GroupCounter::GetSize)),
    ("GROUP_GET_LATENCY", Of::Group(GroupCounter::GetLatency)),
    ("SNDBCK_PUT_NUMS", Of::Group(GroupCounter::SendBackNums)),
    ("GROUP_ACK_NUMS", Of::Group(GroupCounter::AckNums)),
    ("GROUP_CK_NUMS", Of::Group(GroupCounter::CkNums)),
    ("BROKER_PUT_NUMS", Of::Broker(|stats| &stats.broker_puts)),
    ("BROKER_GET_NUMS", Of::Broker(|stats| &stats.broker_gets)),
    ("BROKER_ACK_NUMS", Of::Broker(|stats| &stats.broker_acks)),
    ("BROKER_CK_NUMS", Of::Broker(|stats| &stats.broker_cks)),
];

/// The counter of that name and key, if it ever counted anything.
pub fn view(broker: &Broker, name: &str, key: &str) -> Option<BrokerStatsData> {
    let (_, of) = NAMES.iter().find(|(known, _)| *known == name)?;
    let key = if name.ends_with("_LATENCY") { without_queue(key) } else { key };
    let now = UnixMs::now();
    let data = |item: &Item| item.is_used().then(|| item.data(now));
    match of {
        Of::Topic(item) => data(item(&broker.topics.get(key)?.stats)),
        Of::Group(counter) => {
            // Neither name can hold the sign.
            let (topic, group) = key.split_once('@')?;
            let stats = broker.stats.consumed.read().get(group)?.get(topic)?.clone();
            data(&stats.items[*counter as usize])
        }
        Of::Broker(item) if key == &*broker.cluster_name => data(item(&broker.stats)),
        Of::Broker(_) => None,
    }
}

fn without_queue(key: &str) -> &str {
    match key.split_once('@') {
        Some((queue, rest)) if queue.parse::<u32>().is_ok() => rest,
        _ => key,
    }
}
