//! Asking brokers for a static topic, and writing one.

use super::{Change, StaticTopic, StaticTopicError};
use crate::admin::{Admin, Broker};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::static_topic::Stretch;
use crate::protocol::lenient_json::RawKey;
use crate::types::QueueId;
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};

/// A moved queue goes on at the next multiple of this: between its last message and the next there is room for what the old leader may have
/// taken without being asked again (Apache's `blockSeqSize`).
const BLOCK: i64 = 10_000;

/// The topic as the masters have it; `None`: none of them has it.
///
/// # Errors
/// A master did not answer or refused, or what they tell does not fit together.
pub async fn find(admin: &Admin, topic: &ByteString) -> Result<Option<StaticTopic>, StaticTopicError> {
    let asked = admin.each(admin.masters(None).await?, |broker: Broker| async move { admin.static_topic_at(&broker.addr, topic).await });
    let mut told = BTreeMap::new();
    for outcome in asked.await.outcomes {
        if let Some(config) = outcome.result? {
            told.insert(outcome.target.name.clone(), config);
        }
    }
    if told.is_empty() { Ok(None) } else { StaticTopic::read(topic.clone(), told).map(Some) }
}

/// Writes a change to its brokers, and the state of the topic to all others of their clusters, one after the other; `wrote` is told of each.
/// With `force`, brokers take what contradicts their own state. Stopped in the middle it can be done again.
///
/// # Errors
/// A broker has no master: nothing was written. One did not answer, or refused: those before it have the change.
pub async fn carry_out(
    admin: &Admin,
    mut change: Change,
    force: bool,
    wrote: &mut dyn FnMut(&Broker),
) -> Result<StaticTopic, StaticTopicError> {
    let masters = admin.masters(None).await?;
    let known: BTreeSet<_> = change.after.brokers.keys().cloned().collect();
    let clusters: BTreeSet<_> = masters.iter().filter(|broker| known.contains(&broker.name)).map(|broker| &broker.cluster).collect();
    for broker in masters.iter().filter(|broker| clusters.contains(&broker.cluster)) {
        change.after.part(&broker.name);
    }
    let mut addrs = BTreeMap::new();
    for name in change.after.brokers.keys() {
        let master = masters.iter().find(|broker| broker.name == *name);
        addrs.insert(name.clone(), master.ok_or_else(|| StaticTopicError::NoMaster { broker: name.clone() })?);
    }
    let mut write = async |topic: &StaticTopic, broker: &ByteString| {
        let (part, master) = (&topic.brokers[broker], addrs[broker]);
        let mapping = part.mapping_detail.clone().unwrap_or_default();
        admin.put_static_topic(&master.addr, &part.config, &mapping, force).await?;
        wrote(master);
        Ok::<(), StaticTopicError>(())
    };
    let Change { after, into, out_of } = &mut change;
    // The new leaders are writable, without places in the static queue yet; then the old ones are closed.
    for broker in into.iter().chain(out_of.iter()) {
        write(after, broker).await?;
    }
    for broker in out_of.iter() {
        let ends = admin.topic_stats_at(&addrs[broker].addr, &after.topic).await?;
        let end = |old: &Stretch| {
            let queue = MessageQueue::new(&*after.topic, old.bname.clone(), QueueId(old.queue_id));
            ends.offset_table.iter().find(|(known, _)| known.0 == queue).map(|(_, ends)| ends.max_offset)
        };
        for (queue, place) in decided(after, broker, end)? {
            give_place(after, queue, place);
        }
    }
    // Now their places are known.
    for broker in into.iter() {
        write(after, broker).await?;
    }
    let others: Vec<_> = after.brokers.keys().filter(|name| !into.contains(*name) && !out_of.contains(*name)).cloned().collect();
    for broker in &others {
        write(after, broker).await?;
    }
    Ok(change.after)
}

/// Where the queues that `broker` gave away go on, by static queue. `end` tells how far the old leader's real queue got.
fn decided(topic: &StaticTopic, broker: &ByteString, end: impl Fn(&Stretch) -> Option<i64>) -> Result<Vec<(i32, i64)>, StaticTopicError> {
    let mut places = Vec::new();
    for (host, queue, row) in topic.hosted() {
        if let [.., old, new] = row
            && host == broker
            && new.logic_offset < 0
        {
            let wrong = || StaticTopicError::Queue { queue, wrong: format!("ends nowhere at broker {}", old.bname) };
            let end = end(old).filter(|end| *end >= old.start_offset).ok_or_else(wrong)?;
            places.push((queue, round_up(old.logic_offset + end - old.start_offset)));
        }
    }
    Ok(places)
}

/// The beginning of a block that is at least half a block away, as Apache rounds.
const fn round_up(offset: i64) -> i64 {
    let blocks = if offset % BLOCK < BLOCK / 2 { 1 } else { 2 };
    (offset / BLOCK + blocks) * BLOCK
}

/// The last stretch of a queue begins at `place`, in every row that has it.
fn give_place(topic: &mut StaticTopic, queue: i32, place: i64) {
    for mapping in topic.brokers.values_mut().filter_map(|config| config.mapping_detail.as_mut()) {
        if let Some(last) = mapping.hosted_queues.get_mut(&RawKey(queue)).and_then(|row| row.last_mut())
            && last.logic_offset < 0
        {
            last.logic_offset = place;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::round_up;

    #[test]
    fn a_place_is_a_block_and_at_least_half_a_block_away() {
        for (offset, place) in [(0, 10_000), (4_999, 10_000), (5_000, 20_000), (9_999, 20_000), (10_000, 20_000)] {
            assert_eq!(round_up(offset), place, "{offset}");
        }
    }
}
