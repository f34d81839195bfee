//! How far each group is in each queue, and resets that are still to be taken by the group's clients.
//!
//! A reset stands until a client of the group has been told by its next pull; until then commits of the old position are ignored, so that
//! a late one cannot undo it.

use super::persist::Changed;
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::protocol::bodies::offset::ConsumerOffsetTable;
use mq_core::protocol::bodies::topic::DataVersion;
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::{QueueId, QueueOffset};
use parking_lot::RwLock;
use std::collections::{BTreeMap, BTreeSet, HashMap};

type ByQueue = BTreeMap<i32, i64>;
type ByTopic<V> = HashMap<ByteString, V, RandomState>;

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
    /// Resets that no client has taken yet.
    resets: HashMap<ByteString, ByTopic<ByQueue>, RandomState>,
    version: DataVersion,
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
        if at(&state.resets, group, topic, queue_id).is_some() {
            return Commit::ResetPending;
        }
        put(&mut state.committed, group, topic, queue_id, offset);
        state.version.counter += 1;
        drop(state);
        self.changed.mark();
        Commit::Done
    }

    /// Remembers where a pull was answered up to.
    pub fn note_pulled(&self, group: &str, topic: &str, queue_id: QueueId, next: QueueOffset) {
        put(&mut self.state.write().pulled, group, topic, queue_id, next);
    }

    /// Moves the group; its clients learn it with their next pull.
    pub fn reset(&self, group: &str, topic: &str, queue_id: QueueId, offset: QueueOffset) {
        let mut state = self.state.write();
        put(&mut state.resets, group, topic, queue_id, offset);
        put(&mut state.committed, group, topic, queue_id, offset);
        state.version = state.version.next();
        drop(state);
        self.changed.mark_urgent();
    }

    /// The pending reset of the queue, which is thereby taken.
    pub fn take_reset(&self, group: &str, topic: &str, queue_id: QueueId) -> Option<QueueOffset> {
        at(&self.state.read().resets, group, topic, queue_id)?;
        let mut state = self.state.write();
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

    /// Every position of the group, by topic.
    pub fn of_group(&self, group: &str) -> BTreeMap<ByteString, BTreeMap<i32, i64>> {
        let state = self.state.read();
        state.committed.get(group).into_iter().flatten().map(|(topic, queues)| (topic.clone(), queues.clone())).collect()
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
        assert_eq!(offsets.take_reset("G", "T", queue), Some(QueueOffset(2)));
        assert_eq!(offsets.take_reset("G", "T", queue), None);
        assert_eq!(offsets.commit("G", "T", queue, QueueOffset(3)), Commit::Done);
        assert_eq!(offsets.get("G", "T", queue), Some(QueueOffset(3)));
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
