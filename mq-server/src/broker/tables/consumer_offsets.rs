//! How far each group is in each queue, and resets that are still to be taken by the group's clients.
//!
//! A reset stands until a client of the group has taken the new position: it is told by its next pull, and it has taken it when it pulls or
//! commits there. Until then commits of other positions are ignored, so that a late one of the old position cannot undo it; for half a
//! minute at most, since a client that was told may have been given other orders by its application.

use super::persist::Changed;
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::protocol::bodies::offset::ConsumerOffsetTable;
use mq_core::protocol::bodies::topic::DataVersion;
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::{QueueId, QueueOffset};
use parking_lot::RwLock;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::time::{Duration, Instant};

type ByQueue = BTreeMap<i32, i64>;
type ByTopic<V> = HashMap<ByteString, V, RandomState>;

/// How long a client that was told of a reset may take to go there. Java's clients wait 10 s before they pull again.
const TAKING: Duration = Duration::from_secs(30);

/// Positions of every group.
pub struct ConsumerOffsets {
    state: RwLock<State>,
    changed: Changed,
}

#[derive(Default)]
struct State {
    /// Group, then topic, then queue.
    committed: HashMap<ByteString, ByTopic<ByQueue>, RandomState>,
    /// Where pulls were answered up to; shown, never saved.
    pulled: HashMap<ByteString, ByTopic<ByQueue>, RandomState>,
    /// Resets that no client was told of yet.
    resets: HashMap<ByteString, ByTopic<ByQueue>, RandomState>,
    /// Resets that a client was told of, and when, until it is there.
    told: HashMap<ByteString, ByTopic<BTreeMap<i32, Told>>, RandomState>,
    version: DataVersion,
}

#[derive(Clone, Copy)]
struct Told {
    target: i64,
    at: Instant,
}

/// What came of a commit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Commit {
    /// It counts.
    Done,
    /// A reset is pending, which wins.
    ResetPending,
}

impl ConsumerOffsets {
    /// The table as it was saved.
    pub fn load(saved: ConsumerOffsetTable, changed: Changed) -> Self {
        let mut state = State { version: saved.data_version, ..State::default() };
        for (key, queues) in saved.offset_table {
            // Neither name can hold an @.
            if let Some((topic, group)) = key.split_once('@') {
                let queues = queues.into_iter().map(|(RawKey(queue), offset)| (queue, offset)).collect();
                state.committed.entry(group.into()).or_default().insert(topic.into(), queues);
            }
        }
        Self { state: RwLock::new(state), changed }
    }

    /// The table as it is saved.
    pub fn table(&self) -> ConsumerOffsetTable {
        let state = self.state.read();
        let mut offset_table = BTreeMap::new();
        for (group, topics) in &state.committed {
            for (topic, queues) in topics {
                let queues = queues.iter().map(|(queue, offset)| (RawKey(*queue), *offset)).collect();
                offset_table.insert(format!("{topic}@{group}").into(), queues);
            }
        }
        ConsumerOffsetTable { data_version: state.version.clone(), offset_table }
    }

    /// The group's position: a pending reset's, or the committed one.
    pub fn get(&self, group: &str, topic: &str, queue_id: QueueId) -> Option<QueueOffset> {
        let state = self.state.read();
        at(&state.resets, group, topic, queue_id).or_else(|| at(&state.committed, group, topic, queue_id))
    }

    /// Where the group's pulls were last answered up to.
    pub fn pulled(&self, group: &str, topic: &str, queue_id: QueueId) -> Option<QueueOffset> {
        at(&self.state.read().pulled, group, topic, queue_id)
    }

    /// Commits the group's position.
    pub fn commit(&self, group: &str, topic: &str, queue_id: QueueId, offset: QueueOffset) -> Commit {
        let mut state = self.state.write();
        if at(&state.resets, group, topic, queue_id).is_some() || state.is_being_taken(group, topic, queue_id, offset) {
            return Commit::ResetPending;
        }
        put(&mut state.committed, group, topic, queue_id, offset);
        state.version.counter += 1;
        drop(state);
        self.changed.mark();
        Commit::Done
    }

    /// Commits the group's position unless it is further on already.
    pub fn commit_forward(&self, group: &str, topic: &str, queue_id: QueueId, offset: QueueOffset) {
        if at(&self.state.read().committed, group, topic, queue_id).is_none_or(|known| known < offset) {
            self.commit(group, topic, queue_id, offset);
        }
    }

    /// Remembers where a pull was answered up to.
    pub fn note_pulled(&self, group: &str, topic: &str, queue_id: QueueId, next: QueueOffset) {
        put(&mut self.state.write().pulled, group, topic, queue_id, next);
    }

    /// Moves the group; its clients learn it with their next pull.
    pub fn reset(&self, group: &str, topic: &str, queue_id: QueueId, offset: QueueOffset) {
        let mut state = self.state.write();
        state.forget_told(group, topic, queue_id);
        put(&mut state.resets, group, topic, queue_id, offset);
        put(&mut state.committed, group, topic, queue_id, offset);
        state.version = state.version.next();
        drop(state);
        self.changed.mark_urgent();
    }

    /// The pending reset of the queue, of which the client that pulls at `asked` is told now, if it is not there already. `done`: the position
    /// that it sent with the pull. Pulling at the target alone proves nothing: a client that has read on that far still holds what lies
    /// before, and would commit a position in there.
    pub fn tell_reset(
        &self,
        group: &str,
        topic: &str,
        queue_id: QueueId,
        asked: QueueOffset,
        done: Option<QueueOffset>,
    ) -> Option<QueueOffset> {
        {
            let state = self.state.read();
            if state.resets.is_empty() && state.told.is_empty() {
                return None;
            }
        }
        let mut state = self.state.write();
        let target = state.take_reset(group, topic, queue_id);
        let is_there = |target: QueueOffset| target == asked && (done == Some(target) || target.get() == 0);
        if target.is_none_or(is_there) {
            // Whoever pulls where it was told to go is there.
            state.is_being_taken(group, topic, queue_id, asked);
            return None;
        }
        if let Some(target) = target {
            let told = Told { target: target.get(), at: Instant::now() };
            let topics = state.told.entry(group.into()).or_default();
            topics.entry(topic.into()).or_default().insert(queue_id.get(), told);
        }
        target
    }

    /// The pending reset of the queue, taken by whoever keeps the group's position on this broker.
    pub fn take_reset(&self, group: &str, topic: &str, queue_id: QueueId) -> Option<QueueOffset> {
        at(&self.state.read().resets, group, topic, queue_id)?;
        self.state.write().take_reset(group, topic, queue_id)
    }
}

impl State {
    fn take_reset(&mut self, group: &str, topic: &str, queue_id: QueueId) -> Option<QueueOffset> {
        let state = self;
        let topics = state.resets.get_mut(group)?;
        let queues = topics.get_mut(topic)?;
        let taken = queues.remove(&queue_id.get()).map(QueueOffset);
        if queues.is_empty() {
            topics.remove(topic);
        }
        if topics.is_empty() {
            state.resets.remove(group);
        }
        taken
    }

    /// Whether a client that was told of a reset is still on its way, so that a position that is not its target is an old one.
    fn is_being_taken(&mut self, group: &str, topic: &str, queue_id: QueueId, offset: QueueOffset) -> bool {
        let told = self.told.get(group).and_then(|topics| topics.get(topic)).and_then(|queues| queues.get(&queue_id.get()));
        let Some(told) = told.copied() else { return false };
        if told.target != offset.get() && told.at.elapsed() < TAKING {
            return true;
        }
        self.forget_told(group, topic, queue_id);
        false
    }

    fn forget_told(&mut self, group: &str, topic: &str, queue_id: QueueId) {
        let Some(topics) = self.told.get_mut(group) else { return };
        if let Some(queues) = topics.get_mut(topic) {
            queues.remove(&queue_id.get());
            if queues.is_empty() {
                topics.remove(topic);
            }
        }
        if topics.is_empty() {
            self.told.remove(group);
        }
    }
}

impl ConsumerOffsets {
    /// Every position of the group, by topic.
    pub fn of_group(&self, group: &str) -> BTreeMap<ByteString, BTreeMap<i32, i64>> {
        let state = self.state.read();
        state.committed.get(group).into_iter().flatten().map(|(topic, queues)| (topic.clone(), queues.clone())).collect()
    }

    /// Topics in which the group has a position.
    pub fn topics_of(&self, group: &str) -> BTreeSet<ByteString> {
        self.state.read().committed.get(group).into_iter().flatten().map(|(topic, _)| topic.clone()).collect()
    }

    /// Groups that have a position in the topic.
    pub fn groups_of(&self, topic: &str) -> BTreeSet<ByteString> {
        let state = self.state.read();
        state.committed.iter().filter(|(_, topics)| topics.contains_key(topic)).map(|(group, _)| group.clone()).collect()
    }

    /// Forgets every position in the topic.
    pub fn remove_topic(&self, topic: &str) {
        let mut state = self.state.write();
        let State { committed, pulled, resets, .. } = &mut *state;
        for table in [committed, pulled, resets] {
            for topics in table.values_mut() {
                topics.remove(topic);
            }
            table.retain(|_, topics| !topics.is_empty());
        }
        state.told.values_mut().for_each(|topics| drop(topics.remove(topic)));
        drop(state);
        self.changed.mark_urgent();
    }

    /// Forgets every position of the group.
    pub fn remove_group(&self, group: &str) {
        let mut state = self.state.write();
        let State { committed, pulled, resets, .. } = &mut *state;
        for table in [committed, pulled, resets] {
            table.remove(group);
        }
        state.told.remove(group);
        drop(state);
        self.changed.mark_urgent();
    }

    /// Copies the positions of one group in a topic to another group.
    pub fn clone_group(&self, from: &str, to: &str, topic: &str) {
        let mut state = self.state.write();
        let Some(queues) = state.committed.get(from).and_then(|topics| topics.get(topic)).cloned() else { return };
        state.committed.entry(to.into()).or_default().insert(topic.into(), queues);
        drop(state);
        self.changed.mark_urgent();
    }
}

type Table = HashMap<ByteString, ByTopic<ByQueue>, RandomState>;

fn at(table: &Table, group: &str, topic: &str, queue_id: QueueId) -> Option<QueueOffset> {
    table.get(group)?.get(topic)?.get(&queue_id.get()).copied().map(QueueOffset)
}

/// Names are copied when they are new, so that the table never holds a request's memory.
fn put(table: &mut Table, group: &str, topic: &str, queue_id: QueueId, offset: QueueOffset) {
    if !table.contains_key(group) {
        table.insert(group.into(), ByTopic::default());
    }
    let topics = table.get_mut(group).expect("it was put there");
    if !topics.contains_key(topic) {
        topics.insert(topic.into(), ByQueue::default());
    }
    topics.get_mut(topic).expect("it was put there").insert(queue_id.get(), offset.get());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::broker::tables::persist::Registry;
    use mq_core::protocol::lenient_json;

    fn table() -> ConsumerOffsets {
        ConsumerOffsets::load(ConsumerOffsetTable::default(), Registry::new(1).changed(0))
    }

    #[test]
    fn a_pending_reset_wins_until_it_is_taken() {
        let offsets = table();
        let queue = QueueId(0);
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(9)), Commit::Done);
        offsets.reset("G", "T", queue, QueueOffset(2));
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(10)), Commit::ResetPending);
        assert_eq!(offsets.get("G", "T", queue), Some(QueueOffset(2)));
        assert_eq!(offsets.tell_reset("G", "T", queue, QueueOffset(9), None), Some(QueueOffset(2)));
        assert_eq!(offsets.tell_reset("G", "T", queue, QueueOffset(9), None), None, "told once");
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(10)), Commit::ResetPending, "it is not there yet");
        assert_eq!(offsets.tell_reset("G", "T", queue, QueueOffset(2), None), None);
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(3)), Commit::Done);
        assert_eq!(offsets.get("G", "T", queue), Some(QueueOffset(3)));
    }

    #[test]
    fn a_commit_of_the_target_takes_a_reset_too() {
        let offsets = table();
        let queue = QueueId(0);
        offsets.reset("G", "T", queue, QueueOffset(2));
        assert_eq!(offsets.tell_reset("G", "T", queue, QueueOffset(9), None), Some(QueueOffset(2)));
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(2)), Commit::Done);
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(9)), Commit::Done);
        offsets.reset("G", "T", queue, QueueOffset(4));
        assert_eq!(offsets.tell_reset("G", "T", queue, QueueOffset(4), Some(QueueOffset(4))), None, "it is there already");
        offsets.reset("G", "T", queue, QueueOffset(5));
        assert_eq!(offsets.take_reset("G", "T", queue), Some(QueueOffset(5)));
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(6)), Commit::Done, "a broker-side position takes it at once");
        offsets.commit_forward("G", "T", queue, QueueOffset(3));
        assert_eq!(offsets.get("G", "T", queue), Some(QueueOffset(6)));
        let state = offsets.state.read();
        assert!(state.resets.is_empty() && state.told.is_empty());
    }

    #[test]
    fn a_client_that_has_read_ahead_to_the_target_is_not_there() {
        let offsets = table();
        let (queue, end) = (QueueId(0), QueueOffset(10));
        offsets.commit("G", "T", queue, QueueOffset(5));
        offsets.reset("G", "T", queue, end);
        assert_eq!(offsets.tell_reset("G", "T", queue, end, Some(QueueOffset(5))), Some(end), "it holds 5 to 9");
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(5)), Commit::ResetPending);
        assert_eq!(offsets.commit("G", "T", queue, end), Commit::Done);
        offsets.reset("G", "T", queue, QueueOffset(0));
        assert_eq!(offsets.tell_reset("G", "T", queue, QueueOffset(0), None), None, "nothing lies before the first");
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(1)), Commit::Done);
    }

    #[test]
    fn saved_tables_are_those_of_apache() {
        let offsets = table();
        offsets.commit("G", "T", QueueId(1), QueueOffset(7));
        let text = String::from_utf8(lenient_json::to_vec(&offsets.table())).unwrap();
        assert!(text.contains("\"offsetTable\":{\"T@G\":{1:7}}"), "{text}");
        let again = ConsumerOffsets::load(lenient_json::from_slice(text.as_bytes()).unwrap(), Registry::new(1).changed(0));
        assert_eq!(again.get("G", "T", QueueId(1)), Some(QueueOffset(7)));
        again.remove_topic("T");
        assert_eq!(again.get("G", "T", QueueId(1)), None);
    }
}
