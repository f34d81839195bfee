//! Static topics: queues whose numbers stay while they move from broker to broker.
//!
//! A static queue is a row of stretches, each on one real queue; the last one, its leader, is written. Every broker keeps the rows of those
//! queues that it leads or led, and all brokers of the clusters keep the number of queues and the epoch, so that a broker with an older
//! state is found out. [`StaticTopic::read`] checks what brokers told, [`StaticTopic::grown`] and [`StaticTopic::moved`] plan without writing,
//! [`carry_out`] writes. The rules are those of Apache's `TopicQueueMappingUtils`; ours deals queues out in the order of names, where Apache shuffles.
//!
//! Invariants: a plan passes the check that the present passed; a broker is either given queues by a move or gives some away; the old leader
//! is closed before it is asked how far it got, so that no place is given twice. Not here: deciding, asking, telling.

mod apply;
#[cfg(test)]
mod tests;

pub use apply::{carry_out, find};

use crate::admin::AdminError;
use crate::protocol::bodies::static_topic::{Remapping, StaticTopicConfig, Stretch, TopicMapping};
use crate::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use crate::protocol::lenient_json::RawKey;
use crate::types::UnixMs;
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Between two states of a mapping, at least so much: Apache's tool does the same, so that a clock that is late does no harm.
const EPOCH_STEP_MS: i64 = 1_000;

/// Why a mapping is refused.
#[derive(Debug, thiserror::Error)]
pub enum StaticTopicError {
    /// A broker has the topic with plain queues.
    #[error("topic {topic} is not static at broker {broker}")]
    Plain {
        /// Which topic.
        topic: ByteString,
        /// Where.
        broker: ByteString,
    },
    /// What a broker told is wrong by itself.
    #[error("the mapping at broker {broker} {wrong}")]
    Broker {
        /// Which.
        broker: ByteString,
        /// What is wrong with it.
        wrong: String,
    },
    /// What brokers told does not fit together.
    #[error("static queue {queue} {wrong}")]
    Queue {
        /// Which.
        queue: i32,
        /// What is wrong with it.
        wrong: String,
    },
    /// The topic has as many queues, or more.
    #[error("topic {topic} has {has} static queues already, and cannot get {wanted}: their number can only grow")]
    NotMore {
        /// Which topic.
        topic: ByteString,
        /// As it is.
        has: i32,
        /// As it was to be.
        wanted: i32,
    },
    /// There is no topic to move.
    #[error("no broker has a static topic {topic}")]
    Unknown {
        /// Which.
        topic: ByteString,
    },
    /// A broker that the mapping needs has no master now.
    #[error("broker {broker} has no master now; nothing was written")]
    NoMaster {
        /// Which.
        broker: ByteString,
    },
    /// A broker did not answer, or refused.
    #[error(transparent)]
    Admin(#[from] AdminError),
}

/// A static topic as its brokers have it, or as they shall.
#[derive(Debug, Clone, PartialEq)]
pub struct StaticTopic {
    /// Its name.
    pub topic: ByteString,
    /// When it last changed, Unix ms.
    pub epoch: i64,
    /// How many static queues it has.
    pub total_queues: i32,
    /// What each broker has of it.
    pub brokers: BTreeMap<ByteString, StaticTopicConfig>,
}

/// A change of a static topic, thought through.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// As the topic shall be.
    pub after: StaticTopic,
    /// Brokers that are given queues of others.
    pub into: BTreeSet<ByteString>,
    /// Brokers that give queues away.
    pub out_of: BTreeSet<ByteString>,
}

impl StaticTopic {
    /// A topic that no broker has yet.
    pub fn new(topic: ByteString, now: UnixMs) -> Self {
        Self { topic, epoch: now.get(), total_queues: 0, brokers: BTreeMap::new() }
    }

    /// What `brokers` told of `topic`, by the brokers' names.
    ///
    /// # Errors
    /// One of them is wrong, or they contradict each other.
    pub fn read(topic: ByteString, brokers: BTreeMap<ByteString, StaticTopicConfig>) -> Result<Self, StaticTopicError> {
        let mut read = Self { topic, epoch: 0, total_queues: 0, brokers };
        let mut first: Option<&TopicMapping> = None;
        for (broker, told) in &read.brokers {
            let Some(mapping) = &told.mapping_detail else {
                return Err(StaticTopicError::Plain { topic: read.topic, broker: broker.clone() });
            };
            let first = *first.get_or_insert(mapping);
            let wrong = |wrong: String| Err(StaticTopicError::Broker { broker: broker.clone(), wrong });
            match () {
                () if mapping.bname != broker => return wrong(format!("is that of {}", mapping.bname)),
                () if mapping.dirty => return wrong("is marked as dirty".to_owned()),
                () if mapping.topic != read.topic || told.config.topic_name != read.topic => {
                    return wrong(format!("is of topic {}", mapping.topic));
                }
                () if mapping.scope != first.scope => return wrong(format!("is for {}, another for {}", mapping.scope, first.scope)),
                () if mapping.epoch != first.epoch => {
                    return wrong(format!("is of epoch {}, that at {} of {}", mapping.epoch, first.bname, first.epoch));
                }
                () if mapping.total_queues != first.total_queues => {
                    return wrong(format!("counts {} queues, that at {} {}", mapping.total_queues, first.bname, first.total_queues));
                }
                () if told.config.read_queue_nums < told.config.write_queue_nums => {
                    return wrong("has fewer queues to read than to write".to_owned());
                }
                () => {}
            }
        }
        (read.epoch, read.total_queues) = first.map_or((0, 0), |first| (first.epoch, first.total_queues));
        read.check_queues()?;
        Ok(read)
    }

    /// Every static queue with its stretches, the oldest first, as its leader has them.
    pub fn queues(&self) -> BTreeMap<i32, &[Stretch]> {
        let rows = self.hosted().filter(|(broker, _, row)| leads(broker, row));
        rows.map(|(_, queue, row)| (queue, row)).collect()
    }

    /// Every row that a broker keeps: broker, static queue, stretches.
    fn hosted(&self) -> impl Iterator<Item = (&ByteString, i32, &[Stretch])> {
        let mappings = self.brokers.iter().filter_map(|(broker, config)| Some((broker, config.mapping_detail.as_ref()?)));
        mappings.flat_map(|(broker, mapping)| mapping.hosted_queues.iter().map(move |(queue, row)| (broker, queue.0, row.as_slice())))
    }

    fn check_queues(&self) -> Result<(), StaticTopicError> {
        let error = |queue, wrong: String| Err(StaticTopicError::Queue { queue, wrong });
        let mut leaders: BTreeMap<i32, &ByteString> = BTreeMap::new();
        for (broker, queue, row) in self.hosted() {
            if let Some(wrong) = wrong_row(row) {
                return error(queue, format!("{wrong} at broker {broker}"));
            }
            for stretch in row {
                let there = self.brokers.get(&stretch.bname).map(|config| config.config.write_queue_nums);
                if there.is_none_or(|queues| stretch.queue_id >= queues) {
                    return error(
                        queue,
                        format!("is said to be queue {} of broker {}, which has no such queue", stretch.queue_id, stretch.bname),
                    );
                }
            }
            if leads(broker, row)
                && let Some(other) = leaders.insert(queue, broker)
            {
                return error(queue, format!("is led by brokers {other} and {broker}"));
            }
        }
        if let Some(missing) = (0..self.total_queues).find(|queue| !leaders.contains_key(queue)) {
            return error(missing, format!("of {} has no broker", self.total_queues));
        }
        if let Some((beyond, _)) = leaders.range(self.total_queues..).next() {
            return error(*beyond, format!("is beyond the {} that the topic has", self.total_queues));
        }
        let mut real = BTreeMap::new();
        for (queue, row) in self.queues() {
            for stretch in row {
                if let Some(other) = real.insert((&stretch.bname, stretch.queue_id), queue) {
                    return error(queue, format!("and static queue {other} share queue {} of broker {}", stretch.queue_id, stretch.bname));
                }
            }
        }
        Ok(())
    }

    /// The topic with `total_queues` static queues: the new ones go to those of `targets` and of its own brokers that have fewest.
    ///
    /// # Errors
    /// It has that many.
    pub fn grown(&self, total_queues: i32, targets: &BTreeSet<ByteString>, now: UnixMs) -> Result<Change, StaticTopicError> {
        if total_queues <= self.total_queues {
            return Err(StaticTopicError::NotMore { topic: self.topic.clone(), has: self.total_queues, wanted: total_queues });
        }
        let mut after = self.clone();
        let mut led: BTreeMap<ByteString, i32> = targets.iter().chain(self.brokers.keys()).map(|name| (name.clone(), 0)).collect();
        for row in self.queues().values() {
            row.last().into_iter().for_each(|leader| *led.entry(leader.bname.clone()).or_default() += 1);
        }
        for queue in self.total_queues..total_queues {
            let Some((broker, count)) = led.iter_mut().min_by_key(|(_, count)| **count) else { break };
            *count += 1;
            let queue_id = after.add_real_queue(broker);
            after.keep(broker, queue, vec![Stretch { bname: broker.clone(), queue_id, ..Stretch::default() }]);
        }
        after.total_queues = total_queues;
        after.stamp(now)?;
        Ok(Change { after, into: BTreeSet::new(), out_of: BTreeSet::new() })
    }

    /// The topic with its queues on `targets` alone, as evenly and with as few moves as may be.
    ///
    /// # Errors
    /// No broker has the topic.
    pub fn moved(&self, targets: &BTreeSet<ByteString>, now: UnixMs) -> Result<Change, StaticTopicError> {
        if self.brokers.is_empty() || targets.is_empty() {
            return Err(StaticTopicError::Unknown { topic: self.topic.clone() });
        }
        let rows = self.queues();
        let leader_of = |row: &[Stretch]| row.last().map(|leader| leader.bname.clone()).unwrap_or_default();
        let mut open = self.shares(targets);
        let mut homeless = VecDeque::new();
        for (queue, row) in &rows {
            match open.get_mut(&leader_of(row)).filter(|share| **share > 0) {
                Some(share) => *share -= 1,
                None => homeless.push_back(*queue),
            }
        }
        let mut change = Change { after: self.clone(), into: BTreeSet::new(), out_of: BTreeSet::new() };
        for (broker, share) in open {
            for queue in homeless.drain(..homeless.len().min(share as usize)) {
                let old = leader_of(rows[&queue]);
                let queue_id = change.after.add_real_queue(&broker);
                let mut row = rows[&queue].to_vec();
                let generation = row.last().map_or(0, |last| last.generation + 1);
                row.push(Stretch { bname: broker.clone(), generation, queue_id, logic_offset: -1, ..Stretch::default() });
                change.after.keep(&broker, queue, row.clone());
                change.after.keep(&old, queue, row);
                change.into.insert(broker.clone());
                change.out_of.insert(old);
            }
        }
        change.after.stamp(now)?;
        Ok(change)
    }

    /// How many queues each of `targets` is to have: as many as the others, or one more, which those get that have most.
    fn shares(&self, targets: &BTreeSet<ByteString>) -> BTreeMap<ByteString, i32> {
        let rows = self.queues();
        let led = |name: &ByteString| rows.values().filter(|row| leads(name, row)).count();
        let mut names: Vec<_> = targets.iter().collect();
        names.sort_by_key(|name| std::cmp::Reverse(led(name)));
        let (total, brokers) = (self.total_queues, names.len() as i32);
        let more = |at: usize| i32::from((at as i32) < total % brokers);
        names.into_iter().enumerate().map(|(at, name)| (name.clone(), total / brokers + more(at))).collect()
    }

    /// A new real queue on a broker; its number.
    fn add_real_queue(&mut self, broker: &ByteString) -> i32 {
        let config = &mut self.part(broker).config;
        config.write_queue_nums += 1;
        config.read_queue_nums += 1;
        config.write_queue_nums - 1
    }

    fn keep(&mut self, broker: &ByteString, queue: i32, row: Vec<Stretch>) {
        self.part(broker).mapping_detail.get_or_insert_default().hosted_queues.insert(RawKey(queue), row);
    }

    /// What a broker has of the topic; a broker without it begins with no queues, and knows what all brokers know.
    fn part(&mut self, broker: &ByteString) -> &mut StaticTopicConfig {
        let empty = || {
            let (epoch, total_queues) = (self.epoch, self.total_queues);
            let mapping = TopicMapping { bname: broker.clone(), topic: self.topic.clone(), epoch, total_queues, ..TopicMapping::default() };
            StaticTopicConfig { config: TopicConfig::new(self.topic.clone(), 0, PERM_READ | PERM_WRITE), mapping_detail: Some(mapping) }
        };
        self.brokers.entry(broker.clone()).or_insert_with(empty)
    }

    /// The next epoch, on every broker; and the check that the present passed.
    fn stamp(&mut self, now: UnixMs) -> Result<(), StaticTopicError> {
        let epoch = now.get().max(self.epoch + EPOCH_STEP_MS);
        for mapping in self.brokers.values_mut().filter_map(|config| config.mapping_detail.as_mut()) {
            (mapping.epoch, mapping.total_queues) = (epoch, self.total_queues);
        }
        *self = Self::read(self.topic.clone(), std::mem::take(&mut self.brokers))?;
        Ok(())
    }
}

impl Change {
    /// No change: what a file holds of the state before one.
    pub fn none(present: StaticTopic) -> Self {
        Self { after: present, into: BTreeSet::new(), out_of: BTreeSet::new() }
    }

    /// As Apache's tool keeps it in a file.
    pub fn file(&self) -> Remapping {
        let kind = if self.into.is_empty() { "CREATE_OR_UPDATE" } else { "REMAPPING" };
        Remapping {
            broker_config_map: self.after.brokers.clone(),
            broker_to_map_in: self.into.clone(),
            broker_to_map_out: self.out_of.clone(),
            epoch: self.after.epoch,
            topic: self.after.topic.clone(),
            kind: kind.to_owned(),
        }
    }

    /// From such a file, made for `topic`.
    ///
    /// # Errors
    /// What it says is wrong.
    pub fn from_file(topic: ByteString, file: Remapping) -> Result<Self, StaticTopicError> {
        let after = StaticTopic::read(topic, file.broker_config_map)?;
        let moved = || file.broker_to_map_in.iter().chain(&file.broker_to_map_out);
        if let Some(broker) = moved().find(|name| !after.brokers.contains_key(*name)) {
            return Err(StaticTopicError::Broker {
                broker: broker.clone(),
                wrong: "is not there, though queues are moved into or out of it".into(),
            });
        }
        Ok(Self { after, into: file.broker_to_map_in, out_of: file.broker_to_map_out })
    }
}

/// Whether a queue with these stretches is written at `broker` now.
pub fn leads(broker: &ByteString, row: &[Stretch]) -> bool {
    row.last().is_some_and(|leader| leader.bname == *broker)
}

/// What is wrong with the stretches of a queue by themselves.
fn wrong_row(row: &[Stretch]) -> Option<&'static str> {
    let negative = |stretch: &Stretch| stretch.start_offset < 0 || stretch.generation < 0 || stretch.queue_id < 0;
    let reach = |stretch: &Stretch| stretch.logic_offset + (stretch.end_offset - stretch.start_offset).max(0);
    let pairs = || row.windows(2).map(|pair| (&pair[0], &pair[1]));
    match () {
        () if row.iter().any(negative) => Some("has a negative number"),
        () if row.iter().any(|stretch| stretch.start_offset != 0) => Some("does not begin at the start of its real queue"),
        () if row.iter().any(|stretch| stretch.end_offset != -1 && stretch.end_offset < stretch.start_offset) => {
            Some("ends before it begins")
        }
        () if pairs().any(|(old, _)| old.logic_offset < 0) => Some("has an old stretch without a place"),
        () if pairs().any(|(old, new)| old.generation >= new.generation) => Some("does not count its stretches up"),
        () if pairs().any(|(old, new)| new.logic_offset >= 0 && reach(old) >= new.logic_offset) => Some("has stretches that overlap"),
        () => None,
    }
}
