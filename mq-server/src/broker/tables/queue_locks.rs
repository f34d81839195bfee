//! Who may consume which queue in order: leases by group and queue.

use ahash::RandomState;
use bytestring::ByteString;
use mq_core::protocol::bodies::queue::MessageQueue;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::time::{Duration, Instant};

/// A lock that its owner does not renew ends after this time (`rocketmq.broker.rebalance.lockMaxLiveTime`).
const LEASE: Duration = Duration::from_secs(60);

/// Every lock, in memory only: after a restart clients lock again within their 20 seconds.
#[derive(Default)]
pub struct QueueLocks {
    groups: Mutex<HashMap<ByteString, HashMap<MessageQueue, Lock>, RandomState>>,
}

struct Lock {
    client_id: ByteString,
    renewed: Instant,
}

impl QueueLocks {
    /// Locks or renews those queues for the client; which of them it now owns.
    pub fn lock(&self, group: &str, client_id: &str, queues: &[MessageQueue], now: Instant) -> Vec<MessageQueue> {
        let mut groups = self.groups.lock();
        let locks = groups.entry(group.into()).or_default();
        let mut owned = Vec::with_capacity(queues.len());
        for queue in queues {
            let free = locks.get(queue).is_none_or(|lock| lock.client_id == client_id || now.duration_since(lock.renewed) > LEASE);
            if free {
                locks.insert(detached(queue), Lock { client_id: client_id.into(), renewed: now });
                owned.push(queue.clone());
            }
        }
        owned
    }

    /// Ends the client's locks of those queues; what it does not own stays.
    pub fn unlock(&self, group: &str, client_id: &str, queues: &[MessageQueue]) {
        if let Some(locks) = self.groups.lock().get_mut(group) {
            locks.retain(|queue, lock| lock.client_id != client_id || !queues.contains(queue));
        }
    }

    /// Ends every lock of a client of the group that has gone.
    pub fn release(&self, group: &str, client_id: &str) {
        let mut groups = self.groups.lock();
        if let Some(locks) = groups.get_mut(group) {
            locks.retain(|_, lock| lock.client_id != client_id);
            if locks.is_empty() {
                groups.remove(group);
            }
        }
    }
}

fn detached(queue: &MessageQueue) -> MessageQueue {
    MessageQueue::new(&*queue.topic, &*queue.broker_name, queue.queue_id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::types::QueueId;

    #[test]
    fn one_owner_at_a_time_until_the_lease_ends() {
        let locks = QueueLocks::default();
        let queues = [MessageQueue::new("T", "b", QueueId(0)), MessageQueue::new("T", "b", QueueId(1))];
        let start = Instant::now();
        assert_eq!(locks.lock("G", "c1", &queues[..1], start), queues[..1]);
        assert_eq!(locks.lock("G", "c2", &queues, start), queues[1..]);
        assert_eq!(locks.lock("G", "c2", &queues[..1], start + LEASE), []);
        assert_eq!(locks.lock("other", "c2", &queues[..1], start), queues[..1], "groups do not meet");
        assert_eq!(locks.lock("G", "c2", &queues[..1], start + LEASE + Duration::from_secs(1)), queues[..1]);
        locks.unlock("G", "c1", &queues);
        assert_eq!(locks.lock("G", "c1", &queues[..1], start + LEASE + Duration::from_secs(1)), [], "only the owner unlocks");
        locks.release("G", "c2");
        assert_eq!(locks.lock("G", "c1", &queues, start + LEASE + Duration::from_secs(1)), queues);
    }
}
