//! Who of a group reads which queue: Java's allocation strategies.
//!
//! Every consumer of a group computes this for itself from the same sorted lists, so all must use the same strategy and get the same
//! result: the results equal those of Apache's `AllocateMessageQueueStrategy` classes, queue for queue.

use crate::protocol::bodies::queue::MessageQueue;
use bytestring::ByteString;
use md5::{Digest, Md5};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

/// How the queues of a topic are shared among the consumers of a group.
#[derive(Debug, Clone, Default)]
pub enum AllocateStrategy {
    /// `AVG`: neighbouring queues, as evenly as possible.
    #[default]
    Averagely,
    /// `AVG_BY_CIRCLE`: in turn, as one deals cards.
    AveragelyByCircle,
    /// `CONSISTENT_HASH`: few queues change hands when consumers come and go.
    ConsistentHash {
        /// Places of each consumer on the ring; Java's default is 10.
        virtual_node_count: usize,
    },
    /// `MACHINE_ROOM`: evenly, only queues whose broker's name is `room@name` with one of these rooms.
    MachineRoom {
        /// The rooms (Java's `consumeridcs`).
        rooms: BTreeSet<String>,
    },
    /// `MACHINE_ROOM_NEARBY`: queues to consumers of the same room, those of rooms without consumers to all.
    MachineRoomNearby {
        /// How within a room.
        within: Box<AllocateStrategy>,
        /// Who is where.
        rooms: MachineRooms,
    },
    /// `CONFIG`: always these.
    Config {
        /// The queues.
        queues: Vec<MessageQueue>,
    },
}

/// Tells in which machine room a broker or a client is; an empty answer is an error of the resolver (Java's `MachineRoomResolver`).
#[derive(Clone)]
pub struct MachineRooms {
    /// The room of a queue's broker.
    pub broker_deploy_in: Arc<dyn Fn(&MessageQueue) -> String + Send + Sync>,
    /// The room of a client, by its id.
    pub consumer_deploy_in: Arc<dyn Fn(&str) -> String + Send + Sync>,
}

impl fmt::Debug for MachineRooms {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("MachineRooms")
    }
}

impl AllocateStrategy {
    /// Java's name of the strategy.
    pub fn name(&self) -> String {
        match self {
            Self::Averagely => "AVG".into(),
            Self::AveragelyByCircle => "AVG_BY_CIRCLE".into(),
            Self::ConsistentHash { .. } => "CONSISTENT_HASH".into(),
            Self::MachineRoom { .. } => "MACHINE_ROOM".into(),
            Self::MachineRoomNearby { within, .. } => format!("MACHINE_ROOM_NEARBY-{}", within.name()),
            Self::Config { .. } => "CONFIG".into(),
        }
    }

    /// The queues of `all` that are `me`'s. Both lists sorted; without `me` in `consumers` there are none. `None`: a machine room is unknown,
    /// what is held now had better stay.
    pub fn allocate(&self, me: &ByteString, all: &[MessageQueue], consumers: &[ByteString]) -> Option<Vec<MessageQueue>> {
        if let Self::Config { queues } = self {
            return Some(queues.clone());
        }
        let Some(index) = consumers.iter().position(|id| id == me) else { return Some(Vec::new()) };
        match self {
            Self::Config { .. } => None,
            Self::Averagely => Some(averagely(index, all, consumers.len())),
            Self::AveragelyByCircle => Some(all.iter().skip(index).step_by(consumers.len()).cloned().collect()),
            Self::ConsistentHash { virtual_node_count } => {
                let ring = Ring::new(consumers, *virtual_node_count);
                Some(all.iter().filter(|queue| ring.owner(queue) == Some(me)).cloned().collect())
            }
            Self::MachineRoom { rooms } => {
                let in_rooms = |queue: &&MessageQueue| match queue.broker_name.split_once('@') {
                    Some((room, name)) => !name.is_empty() && !name.contains('@') && rooms.contains(room),
                    None => false,
                };
                let queues: Vec<_> = all.iter().filter(in_rooms).cloned().collect();
                Some(evenly(index, &queues, consumers.len()))
            }
            Self::MachineRoomNearby { within, rooms } => nearby(within, rooms, me, all, consumers),
        }
    }
}

/// Neighbours; the first consumers get one more when it does not come out even.
fn averagely(index: usize, all: &[MessageQueue], consumer_count: usize) -> Vec<MessageQueue> {
    let (share, rest) = (all.len() / consumer_count, all.len() % consumer_count);
    let start = index * share + index.min(rest);
    all[start..start + share + usize::from(index < rest)].to_vec()
}

/// Neighbours, then one each of those left over at the end.
fn evenly(index: usize, queues: &[MessageQueue], consumer_count: usize) -> Vec<MessageQueue> {
    let (share, rest) = (queues.len() / consumer_count, queues.len() % consumer_count);
    let mut mine = queues[index * share..(index + 1) * share].to_vec();
    if index < rest {
        mine.push(queues[share * consumer_count + index].clone());
    }
    mine
}

fn nearby(
    within: &AllocateStrategy,
    rooms: &MachineRooms,
    me: &ByteString,
    all: &[MessageQueue],
    consumers: &[ByteString],
) -> Option<Vec<MessageQueue>> {
    let mut queues_by_room: BTreeMap<String, Vec<MessageQueue>> = BTreeMap::new();
    for queue in all {
        queues_by_room.entry((rooms.broker_deploy_in)(queue)).or_default().push(queue.clone());
    }
    let mut consumers_by_room: BTreeMap<String, Vec<ByteString>> = BTreeMap::new();
    for id in consumers {
        consumers_by_room.entry((rooms.consumer_deploy_in)(id)).or_default().push(id.clone());
    }
    if queues_by_room.contains_key("") || consumers_by_room.contains_key("") {
        return None;
    }
    let my_room = (rooms.consumer_deploy_in)(me);
    let near = queues_by_room.remove(&my_room).unwrap_or_default();
    let mut mine = within.allocate(me, &near, consumers_by_room.get(&my_room)?)?;
    for (_, queues) in queues_by_room.iter().filter(|(room, _)| !consumers_by_room.contains_key(*room)) {
        mine.extend(within.allocate(me, queues, consumers)?);
    }
    Some(mine)
}

/// Apache's `ConsistentHashRouter`: places by the first four bytes of an MD5; a key belongs to the next place, the last one's next is the
/// first.
struct Ring<'a> {
    places: BTreeMap<u32, &'a ByteString>,
}

impl<'a> Ring<'a> {
    fn new(consumers: &'a [ByteString], virtual_node_count: usize) -> Self {
        let virtual_nodes = |id| (0..virtual_node_count).map(move |replica| (place(&format!("{id}-{replica}")), id));
        Self { places: consumers.iter().flat_map(virtual_nodes).collect() }
    }

    fn owner(&self, queue: &MessageQueue) -> Option<&'a ByteString> {
        // The text of a queue in Java.
        let key = format!("MessageQueue [topic={}, brokerName={}, queueId={}]", queue.topic, queue.broker_name, queue.queue_id);
        let next = self.places.range(place(&key)..).next().or_else(|| self.places.iter().next());
        next.map(|(_, id)| *id)
    }
}

fn place(key: &str) -> u32 {
    let digest = Md5::digest(key.as_bytes());
    u32::from_be_bytes([digest[0], digest[1], digest[2], digest[3]])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::types::QueueId;
    use proptest::prelude::*;

    fn queues(brokers: &[&str], nums: i32) -> Vec<MessageQueue> {
        brokers.iter().flat_map(|broker| (0..nums).map(move |id| MessageQueue::new("orders", *broker, QueueId(id)))).collect()
    }

    /// As printed by the Java program that gave the expected results.
    fn shares(strategy: &AllocateStrategy, all: &[MessageQueue], consumers: &[&str]) -> Vec<String> {
        let ids: Vec<_> = consumers.iter().map(|id| ByteString::from(*id)).collect();
        let text = |queues: Vec<MessageQueue>| {
            queues.iter().map(|queue| format!("{}:{}", queue.broker_name, queue.queue_id)).collect::<Vec<_>>().join(" ")
        };
        ids.iter().map(|me| text(strategy.allocate(me, all, &ids).unwrap())).collect()
    }

    const THREE: [&str; 3] = ["10.0.0.1@1#1", "10.0.0.2@1#2", "10.0.0.3@1#3"];

    #[test]
    fn averages_equal_java() {
        let eight = queues(&["a"], 8);
        assert_eq!(shares(&AllocateStrategy::Averagely, &eight, &THREE), ["a:0 a:1 a:2", "a:3 a:4 a:5", "a:6 a:7"]);
        assert_eq!(shares(&AllocateStrategy::Averagely, &eight[..2], &THREE), ["a:0", "a:1", ""]);
        assert_eq!(shares(&AllocateStrategy::AveragelyByCircle, &eight, &THREE), ["a:0 a:3 a:6", "a:1 a:4 a:7", "a:2 a:5"]);
    }

    #[test]
    fn consistent_hash_equals_java() {
        let ring = |virtual_node_count| AllocateStrategy::ConsistentHash { virtual_node_count };
        let all = queues(&["broker-a", "broker-b"], 8);
        let short = |shares: Vec<String>| shares.iter().map(|share| share.replace("broker-", "")).collect::<Vec<_>>();
        let ten = ["a:1 a:3 a:4 a:7 b:0 b:1 b:3 b:4 b:7", "a:2 a:5 a:6 b:5", "a:0 b:2 b:6"];
        assert_eq!(short(shares(&ring(10), &all, &THREE)), ten);
        let three = ["a:3 a:4 b:1 b:3 b:4 b:7", "a:1 a:7 b:0", "a:0 a:2 a:5 a:6 b:2 b:5 b:6"];
        assert_eq!(short(shares(&ring(3), &all, &THREE)), three);
        assert_eq!(shares(&ring(0), &all, &THREE), ["", "", ""]);
    }

    #[test]
    fn machine_rooms_equal_java() {
        let all = queues(&["r1@a", "r2@b", "r3@c", "plain"], 4);
        let rooms = AllocateStrategy::MachineRoom { rooms: ["r1", "r2"].map(str::to_owned).into() };
        assert_eq!(shares(&rooms, &all, &THREE), ["r1@a:0 r1@a:1 r2@b:2", "r1@a:2 r1@a:3 r2@b:3", "r2@b:0 r2@b:1"]);

        let before_at = |text: &str| text.split('@').next().unwrap_or_default().to_owned();
        let nearby = AllocateStrategy::MachineRoomNearby {
            within: Box::default(),
            rooms: MachineRooms {
                broker_deploy_in: Arc::new(move |queue| before_at(&queue.broker_name)),
                consumer_deploy_in: Arc::new(before_at),
            },
        };
        let expected =
            ["r1@a:0 r1@a:1 plain:0 plain:1 r3@c:0 r3@c:1", "r1@a:2 r1@a:3 plain:2 r3@c:2", "r2@b:0 r2@b:1 r2@b:2 r2@b:3 plain:3 r3@c:3"];
        assert_eq!(shares(&nearby, &all, &["r1@1", "r1@2", "r2@1"]), expected);
        assert_eq!(nearby.name(), "MACHINE_ROOM_NEARBY-AVG");
        let unknown_room = ["@1".into(), "r1@2".into()];
        assert_eq!(nearby.allocate(&"r1@2".into(), &all, &unknown_room), None);
    }

    #[test]
    fn configured_queues_and_strangers() {
        let all = queues(&["a"], 4);
        let config = AllocateStrategy::Config { queues: all[1..2].to_vec() };
        assert_eq!(shares(&config, &all, &["x"]), ["a:1"]);
        assert_eq!(AllocateStrategy::Averagely.allocate(&"stranger".into(), &all, &["x".into()]), Some(vec![]));
    }

    proptest! {
        #[test]
        fn every_queue_has_one_owner(queue_count in 0_i32..40, consumer_count in 1_usize..12) {
            let ids: Vec<String> = (0..consumer_count).map(|at| format!("c{at:02}")).collect();
            let ids: Vec<&str> = ids.iter().map(String::as_str).collect();
            let all = queues(&["a", "b"], queue_count);
            for strategy in [
                AllocateStrategy::Averagely,
                AllocateStrategy::AveragelyByCircle,
                AllocateStrategy::ConsistentHash { virtual_node_count: 10 },
            ] {
                let mut owned: Vec<String> = shares(&strategy, &all, &ids).iter().flat_map(|share| share.split_whitespace().map(str::to_owned).collect::<Vec<_>>()).collect();
                let fair = all.len() / consumer_count;
                if !matches!(strategy, AllocateStrategy::ConsistentHash { .. }) {
                    prop_assert!(shares(&strategy, &all, &ids).iter().all(|share| (fair..=fair + 1).contains(&share.split_whitespace().count())));
                }
                owned.sort();
                let mut expected: Vec<String> = all.iter().map(|queue| format!("{}:{}", queue.broker_name, queue.queue_id)).collect();
                expected.sort();
                prop_assert_eq!(owned, expected);
            }
        }
    }
}
