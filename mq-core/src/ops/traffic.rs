//! How much goes into a topic and out to its groups, added up over its brokers.

use crate::admin::{Admin, AdminError, Broker};
use crate::protocol::bodies::stats::BrokerStatsData;
use bytestring::ByteString;

/// Messages.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Rate {
    /// A second, over the last minute.
    pub per_s: f64,
    /// Within 24 hours; a shorter span where the broker does not know so much yet.
    pub day: i64,
}

/// A topic's traffic.
#[derive(Debug, Clone, Default)]
pub struct Traffic {
    /// What is sent to it.
    pub into: Rate,
    /// Its groups: backlog, and what they get.
    pub groups: Vec<(ByteString, i64, Rate)>,
    /// Who did not tell, and why.
    pub missing: Vec<(Broker, AdminError)>,
}

/// Asks for one topic.
///
/// # Errors
/// No name server answered, or the topic does not exist.
pub async fn of_topic(admin: &Admin, topic: &str) -> Result<Traffic, AdminError> {
    let brokers: Vec<Broker> = admin.topic_brokers(topic).await?.into_iter().filter(|broker| broker.id.is_master()).collect();
    let asked = admin.topic_groups(topic).await?;
    let mut missing: Vec<_> = asked.failures().map(|(broker, error)| (broker.clone(), error.clone())).collect();
    let mut groups: Vec<ByteString> = asked.answers().flat_map(|(_, groups)| groups.clone()).collect();
    groups.sort();
    groups.dedup();
    let into = rate(admin, &brokers, "TOPIC_PUT_NUMS", topic, &mut missing).await;
    let mut traffic = Traffic { into, groups: Vec::new(), missing };
    for group in groups {
        let out = rate(admin, &brokers, "GROUP_GET_NUMS", &format!("{topic}@{group}"), &mut traffic.missing).await;
        let stats = admin.consume_stats(brokers.clone(), &group, Some(topic)).await;
        let queues = stats.answers().flat_map(|(_, stats)| stats.offset_table.values());
        let behind: i64 = queues.map(|queue| queue.broker_offset - queue.consumer_offset).sum();
        traffic.missing.extend(stats.failures().map(|(broker, error)| (broker.clone(), error.clone())));
        traffic.groups.push((group, behind.max(0), out));
    }
    Ok(traffic)
}

/// A counter, added up; brokers that never counted it count as nothing.
async fn rate(admin: &Admin, brokers: &[Broker], name: &str, key: &str, missing: &mut Vec<(Broker, AdminError)>) -> Rate {
    let mut all = Rate::default();
    for broker in brokers {
        match admin.broker_stats(&broker.addr, name, key).await {
            Ok(Some(data)) => {
                all.per_s += data.stats_minute.tps;
                all.day += day_sum(&data);
            }
            Ok(None) => {}
            Err(error) => missing.push((broker.clone(), error)),
        }
    }
    all
}

/// As Apache counts a day: of the longest span that has anything.
fn day_sum(data: &BrokerStatsData) -> i64 {
    [&data.stats_day, &data.stats_hour, &data.stats_minute].iter().map(|span| span.sum).find(|sum| *sum != 0).unwrap_or(0)
}
