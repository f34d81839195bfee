//! Messages that are out: what the revive log says was popped and not acknowledged yet.
//!
//! The table is what its follower (`revive`) has read of the log, nothing else; so it is the same after a restart. An entry is about 200
//! bytes for up to 32 messages that were popped together.

use ahash::RandomState;
use bytestring::ByteString;
use mq_core::protocol::bodies::pop::{AckRecord, CheckPoint};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Most check-points in memory: about 80 MiB. Above it nothing is popped until some are done.
pub const POINTS_MAX: usize = 400_000;
/// Most check-points of one group, so that one whose consumers only fail does not stop the others.
pub const GROUP_POINTS_MAX: usize = 100_000;
/// Most messages of one check-point: the bits of the record's map.
pub const MESSAGES_MAX: usize = 32;
/// A check-point that came through the timer wheel of an Apache broker is at the log's end when it is due, its acknowledgements up to
/// so much later, ms.
const LATE_ACKS_MS: i64 = 3_000;

/// A queue as one group sees it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct GroupQueue {
    /// The topic that is popped; a retry topic too.
    pub topic: ByteString,
    /// The group.
    pub group: ByteString,
    /// The queue.
    pub queue_id: QueueId,
}

/// Messages that are due to come again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Due {
    /// Names the entry to [`CheckPoints::remove`].
    pub id: u64,
    /// Where they are.
    pub queue: Arc<GroupQueue>,
    /// When they were popped.
    pub pop_time: UnixMs,
    /// Where that pop began to read.
    pub start: QueueOffset,
    /// Which of them are not acknowledged.
    pub offsets: Vec<QueueOffset>,
    /// The queue of the revive log that speaks of them.
    pub revive_queue_id: QueueId,
}

#[derive(Debug)]
struct Point {
    queue: Arc<GroupQueue>,
    start: i64,
    pop_time: i64,
    invisible_ms: i64,
    due_ms: i64,
    distances: Box<[i32]>,
    acked: u32,
    revive_queue_id: i32,
    revive_offset: i64,
}

impl Point {
    fn all_acked(&self) -> bool {
        self.acked.count_ones() as usize == self.distances.len()
    }

    fn open(&self) -> i64 {
        self.distances.len() as i64 - i64::from(self.acked.count_ones())
    }

    fn key(&self) -> Key {
        (self.queue.clone(), self.start, self.pop_time)
    }
}

/// What an acknowledgement names: the queue, the pop's start and time.
type Key = (Arc<GroupQueue>, i64, i64);

/// Every check-point that is not done.
#[derive(Default)]
pub struct CheckPoints {
    points: HashMap<u64, Point, RandomState>,
    by_key: HashMap<Key, u64, RandomState>,
    by_due: BTreeSet<(i64, u64)>,
    /// Per queue of the revive log, by their place there.
    by_place: BTreeMap<i32, BTreeMap<i64, u64>>,
    /// Messages that are out, by queue and group; here the names live.
    queues: HashMap<Arc<GroupQueue>, Out, RandomState>,
    by_group: HashMap<ByteString, usize, RandomState>,
    next_id: u64,
}

/// What is out of one queue.
#[derive(Debug, Default)]
struct Out {
    messages: i64,
    points: usize,
}

impl CheckPoints {
    /// Whether the group must not pop more now.
    pub fn is_full(&self, group: &str) -> bool {
        self.points.len() >= POINTS_MAX || self.by_group.get(group).is_some_and(|points| *points >= GROUP_POINTS_MAX)
    }

    /// How many messages of the queue the group has out.
    pub fn in_flight(&self, topic: &str, group: &str, queue_id: QueueId) -> i64 {
        if self.points.is_empty() {
            return 0;
        }
        let queue = GroupQueue { topic: topic.into(), group: group.into(), queue_id };
        self.queues.get(&queue).map_or(0, |out| out.messages)
    }

    /// The log says that messages were popped. `by_timer`: the record was set aside until it was due (as Apache's brokers do).
    pub fn add(&mut self, revive_queue_id: QueueId, revive_offset: QueueOffset, record: &CheckPoint, by_timer: bool) {
        let Some(distances) = distances(record) else { return };
        let queue = self.queue(&record.topic, &record.group, record.queue_id);
        let due_ms = record.pop_time.get().saturating_add(record.invisible_ms) + if by_timer { LATE_ACKS_MS } else { 0 };
        let point = Point {
            queue,
            start: record.start.get(),
            pop_time: record.pop_time.get(),
            invisible_ms: record.invisible_ms,
            due_ms,
            distances,
            acked: record.acked.cast_unsigned(),
            revive_queue_id: revive_queue_id.get(),
            revive_offset: revive_offset.get(),
        };
        let same = self.by_key.get(&point.key()).copied();
        match same.and_then(|id| Some((id, self.points.get_mut(&id)?))) {
            // The same again, further on in the log.
            Some((id, known)) if known.distances == point.distances => {
                let (newly, place) = (point.acked & !known.acked, (known.revive_queue_id, known.revive_offset));
                known.acked |= newly;
                (known.revive_queue_id, known.revive_offset) = (point.revive_queue_id, point.revive_offset);
                self.out(&point.queue).messages -= i64::from(newly.count_ones());
                self.unplace(place);
                self.by_place.entry(point.revive_queue_id).or_default().insert(point.revive_offset, id);
            }
            _ if point.all_acked() => {}
            _ => self.insert(point),
        }
    }

    /// The log says that messages were acknowledged (or came again); what is not out any more is passed over.
    pub fn acknowledge(&mut self, record: &AckRecord) {
        let queue = GroupQueue { topic: record.topic.clone(), group: record.group.clone(), queue_id: record.queue_id };
        let Some((queue, _)) = self.queues.get_key_value(&queue) else { return };
        let queue = queue.clone();
        let key = (queue.clone(), record.start.get(), record.pop_time.get());
        let Some((id, point)) = self.by_key.get(&key).and_then(|id| Some((*id, self.points.get_mut(id)?))) else { return };
        let single = std::slice::from_ref(&record.offset);
        let mut newly = 0;
        for offset in record.offsets.as_deref().unwrap_or(single) {
            let distance = offset.get() - record.start.get();
            if let Some(at) = point.distances.iter().position(|known| i64::from(*known) == distance) {
                newly |= 1 << at & !point.acked;
            }
        }
        point.acked |= newly;
        let done = point.all_acked();
        self.out(&queue).messages -= i64::from(newly.count_ones());
        if done {
            self.remove(id);
        }
    }

    /// Entries whose messages are to come again, earliest first.
    pub fn due(&self, now: UnixMs, entries_max: usize) -> Vec<Due> {
        let due = self.by_due.iter().take_while(|(at, _)| *at <= now.get()).take(entries_max);
        due.filter_map(|(_, id)| {
            let point = self.points.get(id)?;
            let open = point.distances.iter().enumerate().filter(|(at, _)| point.acked >> at & 1 == 0);
            Some(Due {
                id: *id,
                queue: point.queue.clone(),
                pop_time: UnixMs(point.pop_time),
                start: QueueOffset(point.start),
                offsets: open.map(|(_, distance)| QueueOffset(point.start + i64::from(*distance))).collect(),
                revive_queue_id: QueueId(point.revive_queue_id),
            })
        })
        .collect()
    }

    /// When the next messages are due.
    pub fn next_due(&self) -> Option<UnixMs> {
        self.by_due.first().map(|(at, _)| UnixMs(*at))
    }

    /// The entry's messages come again at `at` instead.
    pub fn postpone(&mut self, id: u64, at: UnixMs) {
        let Some(point) = self.points.get_mut(&id) else { return };
        self.by_due.remove(&(point.due_ms, id));
        point.due_ms = at.get();
        self.by_due.insert((point.due_ms, id));
    }

    /// Forgets an entry: all of it is done.
    pub fn remove(&mut self, id: u64) {
        let Some(point) = self.points.remove(&id) else { return };
        let key = point.key();
        if self.by_key.get(&key) == Some(&id) {
            self.by_key.remove(&key);
        }
        self.by_due.remove(&(point.due_ms, id));
        self.unplace((point.revive_queue_id, point.revive_offset));
        if let Some(points) = self.by_group.get_mut(&point.queue.group) {
            *points -= 1;
            if *points == 0 {
                self.by_group.remove(&point.queue.group);
            }
        }
        let out = self.out(&point.queue);
        out.messages -= point.open();
        out.points -= 1;
        if out.points == 0 {
            self.queues.remove(&point.queue);
        }
    }

    /// The first record of that revive queue that is still needed; `None`: none is.
    pub fn first_needed(&self, revive_queue_id: QueueId) -> Option<QueueOffset> {
        self.by_place.get(&revive_queue_id.get())?.first_key_value().map(|(place, _)| QueueOffset(*place))
    }

    /// How many records of that revive queue are still needed.
    pub fn needed(&self, revive_queue_id: QueueId) -> usize {
        self.by_place.get(&revive_queue_id.get()).map_or(0, BTreeMap::len)
    }

    /// The first entries of a revive queue as they would be written again at its end.
    pub fn oldest(&self, revive_queue_id: QueueId, entries_max: usize) -> Vec<CheckPoint> {
        let places = self.by_place.get(&revive_queue_id.get()).into_iter().flatten().take(entries_max);
        places.filter_map(|(_, id)| self.points.get(id)).map(Point::record).collect()
    }

    fn insert(&mut self, point: Point) {
        let id = self.next_id;
        self.next_id += 1;
        self.by_due.insert((point.due_ms, id));
        self.by_place.entry(point.revive_queue_id).or_default().insert(point.revive_offset, id);
        *self.by_group.entry(point.queue.group.clone()).or_default() += 1;
        let out = self.out(&point.queue);
        out.points += 1;
        out.messages += point.open();
        self.by_key.insert(point.key(), id);
        self.points.insert(id, point);
    }

    fn unplace(&mut self, (revive_queue_id, place): (i32, i64)) {
        if let Some(places) = self.by_place.get_mut(&revive_queue_id) {
            places.remove(&place);
        }
    }

    /// The queue under the name that all its entries share, in memory of its own.
    fn queue(&self, topic: &str, group: &str, queue_id: QueueId) -> Arc<GroupQueue> {
        let queue = GroupQueue { topic: topic.into(), group: group.into(), queue_id };
        self.queues.get_key_value(&queue).map_or_else(|| Arc::new(queue), |(known, _)| known.clone())
    }

    fn out(&mut self, queue: &Arc<GroupQueue>) -> &mut Out {
        self.queues.entry(queue.clone()).or_default()
    }
}

impl Point {
    fn record(&self) -> CheckPoint {
        CheckPoint {
            start: QueueOffset(self.start),
            pop_time: UnixMs(self.pop_time),
            invisible_ms: self.invisible_ms,
            acked: self.acked.cast_signed(),
            count: self.distances.len() as i32,
            queue_id: self.queue.queue_id,
            topic: self.queue.topic.clone(),
            group: self.queue.group.clone(),
            distances: self.distances.to_vec(),
            ..CheckPoint::default()
        }
    }
}

/// Each message's distance from the start; `None` when the record names no message, or more than its map can hold.
fn distances(record: &CheckPoint) -> Option<Box<[i32]>> {
    if record.topic.is_empty() || record.group.is_empty() {
        return None;
    }
    let distances: Box<[i32]> = match record.distances.is_empty() {
        true => (0..record.count.clamp(0, MESSAGES_MAX as i32)).collect(),
        false => record.distances.iter().copied().collect(),
    };
    (1..=MESSAGES_MAX).contains(&distances.len()).then_some(distances)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOG: QueueId = QueueId(5);

    fn popped(start: i64, distances: &[i32], pop_time: i64) -> CheckPoint {
        CheckPoint {
            start: QueueOffset(start),
            pop_time: UnixMs(pop_time),
            invisible_ms: 1_000,
            count: distances.len() as i32,
            queue_id: QueueId(3),
            topic: "T".into(),
            group: "G".into(),
            distances: distances.to_vec(),
            ..CheckPoint::default()
        }
    }

    fn ack(start: i64, pop_time: i64, offsets: &[i64]) -> AckRecord {
        AckRecord {
            offset: QueueOffset(-1),
            start: QueueOffset(start),
            group: "G".into(),
            topic: "T".into(),
            queue_id: QueueId(3),
            pop_time: UnixMs(pop_time),
            broker_name: None,
            offsets: Some(offsets.iter().copied().map(QueueOffset).collect()),
        }
    }

    #[test]
    fn what_is_not_acknowledged_is_due_and_holds_its_place() {
        let mut points = CheckPoints::default();
        points.add(LOG, QueueOffset(0), &popped(10, &[0, 2, 5], 100), false);
        points.add(LOG, QueueOffset(1), &popped(16, &[0], 100), false);
        assert_eq!(points.in_flight("T", "G", QueueId(3)), 4);
        points.acknowledge(&ack(10, 100, &[12, 12, 99]));
        points.acknowledge(&ack(16, 100, &[16]));
        points.acknowledge(&ack(16, 100, &[16]));
        assert_eq!(points.in_flight("T", "G", QueueId(3)), 2);
        assert_eq!(points.next_due(), Some(UnixMs(1_100)));
        assert!(points.due(UnixMs(1_099), 9).is_empty());
        let due = points.due(UnixMs(1_100), 9).remove(0);
        assert_eq!((due.start, &*due.offsets), (QueueOffset(10), &[QueueOffset(10), QueueOffset(15)][..]));
        assert_eq!((points.first_needed(LOG), points.needed(LOG)), (Some(QueueOffset(0)), 1));
        points.postpone(due.id, UnixMs(2_000));
        assert!(points.due(UnixMs(1_999), 9).is_empty() && points.due(UnixMs(2_000), 9).len() == 1);
        points.remove(due.id);
        assert_eq!((points.first_needed(LOG), points.next_due(), points.in_flight("T", "G", QueueId(3))), (None, None, 0));
        assert!(points.queues.is_empty() && points.by_group.is_empty() && points.by_key.is_empty());
    }

    #[test]
    fn an_entry_written_again_keeps_its_acknowledgements_and_moves() {
        let mut points = CheckPoints::default();
        points.add(LOG, QueueOffset(0), &popped(10, &[0, 1], 100), false);
        points.acknowledge(&ack(10, 100, &[11]));
        let again = points.oldest(LOG, 1).remove(0);
        points.add(LOG, QueueOffset(7), &again, false);
        assert_eq!((points.first_needed(LOG), points.in_flight("T", "G", QueueId(3))), (Some(QueueOffset(7)), 1));
        // Read from there on only, as after a restart: the same is left.
        let mut fresh = CheckPoints::default();
        fresh.add(LOG, QueueOffset(7), &again, false);
        assert_eq!(fresh.due(UnixMs(9_999), 9)[0].offsets, [QueueOffset(10)]);
        fresh.acknowledge(&ack(10, 100, &[10]));
        assert_eq!(fresh.next_due(), None);
    }

    #[test]
    fn records_of_apaches_wheel_wait_for_their_acknowledgements() {
        let mut points = CheckPoints::default();
        points.add(LOG, QueueOffset(0), &popped(10, &[], 100), true);
        assert!(points.next_due().is_none(), "no message at all");
        let old = CheckPoint { count: 2, ..popped(10, &[], 100) };
        points.add(LOG, QueueOffset(0), &old, true);
        assert_eq!(points.next_due(), Some(UnixMs(1_100 + LATE_ACKS_MS)));
        points.acknowledge(&AckRecord { offset: QueueOffset(11), offsets: None, ..ack(10, 100, &[]) });
        assert_eq!(points.in_flight("T", "G", QueueId(3)), 1);
    }

    #[test]
    fn one_group_cannot_fill_the_table() {
        let mut points = CheckPoints::default();
        for n in 0..GROUP_POINTS_MAX as i64 {
            points.add(LOG, QueueOffset(n), &popped(n, &[0], 100), false);
        }
        assert!(points.is_full("G") && !points.is_full("other"));
    }
}
