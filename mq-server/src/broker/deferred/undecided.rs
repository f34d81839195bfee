//! Which half messages are undecided: the memory of the transaction room, without a file or a message in it.
//!
//! Two bits for every half message behind the oldest undecided one, and one number for every op message that names any of them. Half
//! messages that are checked are appended again, so that the oldest one moves on; `copies` follows them.
//!
//! ```text
//! half queue   4  5  6  7  8  9          op queue   0: 4,5,   1: 7,   2: 6,
//! state        D  D  D  D  u  b          D decided, u undecided, b busy: an end of it is on its way into the log
//!                          └ half position 8        └ op position 3: no op message is needed to know what is decided from 8 on
//! ```
//! UND-1: a half message is decided once; whoever got it by `claim` or `begin_renewal` settles it or gives it back.
//! UND-2: from both positions on, the log alone gives this memory again.

use mq_core::types::QueueOffset;
use std::collections::{HashMap, VecDeque};

/// Stands for an op message that is in the log and not told of yet.
const NOT_TOLD: i64 = i64::MAX;

/// The states of the half messages from the oldest undecided one on.
pub struct Undecided {
    /// Where the first word stands in the half queue, a multiple of 64.
    base: i64,
    words: VecDeque<Word>,
    /// Per half message that was checked: the place of its first copy, and of its newest.
    copies: HashMap<i64, i64, ahash::RandomState>,
    /// Where the first of `ops` stands in the op queue.
    op_base: i64,
    /// Per op message, the highest half message that it names.
    ops: VecDeque<i64>,
    /// Decided, and named by no op message since that could not be written.
    owed: Vec<QueueOffset>,
}

#[derive(Clone, Copy, Default)]
struct Word {
    decided: u64,
    busy: u64,
}

/// What came of a wish to decide.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Claim {
    /// The half message at this place, its newest copy, is the asker's to decide.
    Taken(QueueOffset),
    /// It is decided already.
    Decided,
    /// Somebody else is at it.
    Busy,
}

impl Undecided {
    /// Everything from `half` on is undecided; the op messages from `op` on are still to be told.
    pub fn new(half: QueueOffset, op: QueueOffset) -> Self {
        let base = half.get() & !63;
        let before = Word { decided: (1 << (half.get() - base)) - 1, busy: 0 };
        Self {
            base,
            words: VecDeque::from([before]),
            copies: HashMap::default(),
            op_base: op.get(),
            ops: VecDeque::new(),
            owed: Vec::new(),
        }
    }

    /// Takes the half message whose first copy is at `origin` and one of whose copies is at `at`.
    pub fn claim(&mut self, origin: QueueOffset, at: QueueOffset) -> Claim {
        let newest = QueueOffset(self.copies.get(&origin.get()).copied().unwrap_or(at.get()));
        match self.state(newest) {
            State::Decided => Claim::Decided,
            State::Busy => Claim::Busy,
            State::Undecided => {
                self.word(newest).expect("it is not decided").busy |= bit(newest);
                Claim::Taken(newest)
            }
        }
    }

    /// What was claimed is decided.
    pub fn decide(&mut self, origin: QueueOffset, at: QueueOffset) {
        self.copies.remove(&origin.get());
        self.settle(at);
    }

    /// What was claimed could not be decided.
    pub fn release(&mut self, at: QueueOffset) {
        if let Some(word) = self.word(at) {
            word.busy &= !bit(at);
        }
    }

    /// The copy of a claimed half message is at `copy`: the old one counts no more.
    pub fn renew(&mut self, origin: QueueOffset, at: QueueOffset, copy: QueueOffset) {
        self.copies.insert(origin.get(), copy.get());
        self.settle(at);
    }

    /// While the log is read again: a copy of `origin` stands at `copy`. Returns the copies before, which are decided by that.
    pub fn found_copy(&mut self, origin: QueueOffset, copy: QueueOffset) -> Vec<QueueOffset> {
        let before = self.copies.insert(origin.get(), copy.get()).map(QueueOffset);
        let older: Vec<_> = [Some(origin), before].into_iter().flatten().filter(|at| *at < copy).collect();
        let superseded: Vec<_> = older.into_iter().filter(|at| self.state(*at) != State::Decided).collect();
        superseded.iter().for_each(|at| self.settle(*at));
        superseded
    }

    /// The half message at `at` is decided, whoever says so.
    pub fn settle(&mut self, at: QueueOffset) {
        if let Some(word) = self.word(at) {
            word.decided |= bit(at);
            word.busy &= !bit(at);
        }
    }

    /// The op message at `op` names half messages up to `half_max`; it may be told of out of order.
    pub fn note_op(&mut self, op: QueueOffset, half_max: QueueOffset) {
        let Ok(index) = usize::try_from(op.get() - self.op_base) else { return };
        if index >= self.ops.len() {
            self.ops.resize(index + 1, NOT_TOLD);
        }
        self.ops[index] = half_max.get();
    }

    /// Op messages before `end` that were not told of name nothing.
    pub fn pass_untold(&mut self, end: QueueOffset) {
        self.note_op(end.advance(-1), QueueOffset(self.ops.get((end.get() - 1 - self.op_base) as usize).copied().unwrap_or(-1)));
        self.ops.iter_mut().filter(|half_max| **half_max == NOT_TOLD).for_each(|half_max| *half_max = -1);
    }

    /// An op message that names `at` is still to be written.
    pub fn owe(&mut self, at: impl IntoIterator<Item = QueueOffset>) {
        self.owed.extend(at);
    }

    /// What an op message is to be written for; whoever takes it writes it or owes it again.
    pub fn take_owed(&mut self) -> Vec<QueueOffset> {
        std::mem::take(&mut self.owed)
    }

    /// The oldest half message that is not decided, or `end`.
    pub fn half_position(&mut self, end: QueueOffset) -> QueueOffset {
        while self.words.front().is_some_and(|word| word.decided == u64::MAX) {
            self.words.pop_front();
            self.base += 64;
        }
        let first = self.base + self.words.front().map_or(0, |word| i64::from(word.decided.trailing_ones()));
        QueueOffset(first.min(end.get()))
    }

    /// The oldest op message that tells something about a half message from `half` on, or the end of those told.
    pub fn op_position(&mut self, half: QueueOffset) -> QueueOffset {
        while self.ops.front().is_some_and(|half_max| *half_max < half.get()) {
            self.ops.pop_front();
            self.op_base += 1;
        }
        QueueOffset(self.op_base)
    }

    /// The first undecided half messages at or behind `from` and before `end` that stand side by side: where, and how many, at most `max`.
    pub fn next_run(&self, from: QueueOffset, end: QueueOffset, max: usize) -> Option<(QueueOffset, usize)> {
        let mut at = from.get().max(self.base);
        let free =
            |at: i64| self.words.get(((at - self.base) / 64) as usize).map_or(u64::MAX, |word| !(word.decided | word.busy)) >> (at & 63);
        loop {
            if at >= end.get() {
                return None;
            }
            match free(at) {
                0 => at = (at | 63) + 1,
                bits if bits & 1 == 0 => at += i64::from(bits.trailing_zeros()),
                bits => {
                    let in_word = bits.trailing_ones().min(64 - (at & 63) as u32) as usize;
                    let len = in_word.min(max).min((end.get() - at) as usize);
                    return Some((QueueOffset(at), len));
                }
            }
        }
    }

    /// How many half messages before `end` are not decided.
    pub fn count(&self, end: QueueOffset) -> u64 {
        let decided: u64 = self.words.iter().map(|word| u64::from(word.decided.count_ones())).sum();
        ((end.get() - self.base).max(0) as u64).saturating_sub(decided)
    }

    fn state(&self, at: QueueOffset) -> State {
        let Ok(behind) = usize::try_from(at.get() - self.base) else { return State::Decided };
        let word = self.words.get(behind / 64).copied().unwrap_or_default();
        match bit(at) {
            bit if word.decided & bit != 0 => State::Decided,
            bit if word.busy & bit != 0 => State::Busy,
            _ => State::Undecided,
        }
    }

    /// The word of that half message; none when it lies before all that is remembered.
    fn word(&mut self, at: QueueOffset) -> Option<&mut Word> {
        let index = usize::try_from(at.get() - self.base).ok()? / 64;
        if index >= self.words.len() {
            self.words.resize(index + 1, Word::default());
        }
        self.words.get_mut(index)
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Undecided,
    Busy,
    Decided,
}

fn bit(at: QueueOffset) -> u64 {
    1 << (at.get() & 63)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    fn at(offset: i64) -> QueueOffset {
        QueueOffset(offset)
    }

    #[test]
    fn a_half_message_is_decided_once() {
        let mut undecided = Undecided::new(at(70), at(0));
        assert_eq!(undecided.claim(at(69), at(69)), Claim::Decided, "before all that is remembered");
        assert_eq!(undecided.claim(at(70), at(70)), Claim::Taken(at(70)));
        assert_eq!(undecided.claim(at(70), at(70)), Claim::Busy);
        undecided.release(at(70));
        assert_eq!(undecided.claim(at(70), at(70)), Claim::Taken(at(70)));
        undecided.decide(at(70), at(70));
        assert_eq!(undecided.claim(at(70), at(70)), Claim::Decided);
        assert_eq!((undecided.half_position(at(100)), undecided.count(at(100))), (at(71), 29));
    }

    #[test]
    fn every_copy_of_a_checked_half_message_means_the_newest_one() {
        let mut undecided = Undecided::new(at(0), at(0));
        for (old, new) in [(3, 10), (10, 20)] {
            assert_eq!(undecided.claim(at(3), at(old)), Claim::Taken(at(old)));
            undecided.renew(at(3), at(old), at(new));
        }
        for copy in [3, 10, 20] {
            assert_eq!(undecided.claim(at(3), at(copy)), Claim::Taken(at(20)), "{copy}");
            undecided.release(at(20));
        }
        undecided.claim(at(3), at(10));
        undecided.decide(at(3), at(20));
        assert!([3, 10, 20].iter().all(|copy| undecided.claim(at(3), at(*copy)) == Claim::Decided));
        assert!(undecided.copies.is_empty(), "nothing is remembered of it");

        let mut again = Undecided::new(at(0), at(0));
        assert_eq!(again.found_copy(at(3), at(10)), [at(3)]);
        assert_eq!(again.found_copy(at(3), at(20)), [at(10)]);
        assert_eq!(again.claim(at(3), at(3)), Claim::Taken(at(20)));
    }

    #[test]
    fn op_messages_are_needed_while_they_name_what_is_remembered() {
        let mut undecided = Undecided::new(at(0), at(5));
        undecided.note_op(at(6), at(1));
        (0..3).for_each(|half| undecided.settle(at(half)));
        assert_eq!(undecided.op_position(at(3)), at(5), "the one before was not told of yet");
        undecided.note_op(at(5), at(2));
        assert_eq!(undecided.op_position(at(2)), at(5));
        assert_eq!(undecided.op_position(at(3)), at(7));
        undecided.note_op(at(5), at(9));
        assert_eq!(undecided.op_position(at(3)), at(7), "told twice");
    }

    proptest! {
        #[test]
        fn runs_and_positions_are_those_of_a_plain_map(start in 0_i64..200, steps in prop::collection::vec((0_i64..400, 0_u8..4), 0..300)) {
            let end = 400;
            let mut undecided = Undecided::new(at(start), at(0));
            let mut plain: BTreeMap<i64, State> = (start..end).map(|half| (half, State::Undecided)).collect();
            for (half, step) in steps {
                let known = plain.get(&half).copied();
                match step {
                    0 => {
                        let claim = undecided.claim(at(half), at(half));
                        let expected = match known {
                            None | Some(State::Decided) => Claim::Decided,
                            Some(State::Busy) => Claim::Busy,
                            Some(State::Undecided) => Claim::Taken(at(half)),
                        };
                        prop_assert_eq!(claim, expected);
                        if known == Some(State::Undecided) {
                            plain.insert(half, State::Busy);
                        }
                    }
                    1 if known == Some(State::Busy) => {
                        undecided.release(at(half));
                        plain.insert(half, State::Undecided);
                    }
                    2 if known.is_some() => {
                        undecided.settle(at(half));
                        plain.insert(half, State::Decided);
                    }
                    _ => {
                        let oldest = plain.iter().find(|(_, state)| **state != State::Decided).map_or(end, |(half, _)| *half);
                        prop_assert_eq!(undecided.half_position(at(end)), at(oldest));
                    }
                }
            }
            let mut runs = Vec::new();
            let mut from = at(0);
            while let Some((first, len)) = undecided.next_run(from, at(end), 5) {
                prop_assert!((1..=5).contains(&len));
                runs.extend(first.get()..first.get() + len as i64);
                from = first.advance(len as i64);
            }
            let free: Vec<_> = plain.iter().filter(|(_, state)| **state == State::Undecided).map(|(half, _)| *half).collect();
            prop_assert_eq!(runs, free);
            prop_assert_eq!(undecided.count(at(end)), plain.values().filter(|state| **state != State::Decided).count() as u64);
        }
    }
}
