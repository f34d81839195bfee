//! The seconds that are open: their messages lie here, each with its exact time, until they are released.
//!
//! A second is opened a moment before it begins, when its slot of the wheel is read; what comes later for it goes into the wheel and here at
//! once. So only a few seconds' messages are in memory, 16 bytes each. Pure data: the clock, files and threads are elsewhere.

use crate::store::timer::{DueKey, PRECISION_MS};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashSet};

/// The open seconds.
#[derive(Default)]
pub(super) struct Due {
    seconds: BTreeMap<i64, Second>,
    /// What was taken last and is not delivered yet.
    in_hand: Option<InHand>,
    /// The last message that was ever taken, in the order of delivery.
    frontier: DueKey,
    waiting: usize,
}

#[derive(Default)]
struct Second {
    messages: BinaryHeap<Reverse<Message>>,
    /// Keys of messages that are not to be delivered.
    recalled: HashSet<Box<str>>,
    loading: bool,
}

/// In the order of delivery.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Message {
    /// After the second's begin, ms; negative for what came late.
    due_after: i32,
    size: i32,
    phy: i64,
}

struct InHand {
    second: i64,
    first: DueKey,
}

/// A message that is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Taken {
    /// Its second, ms.
    pub(super) second: i64,
    /// When it is due, ms.
    pub(super) due_ms: i64,
    /// Where it waits in the commit log.
    pub(super) phy: i64,
    /// Its size there, bytes.
    pub(super) size: i32,
    /// Whether messages of this second were recalled, perhaps this one.
    pub(super) ask_recalled: bool,
}

impl Due {
    /// Opens a second, unless it is open. With `loading` it is not done before [`Due::loaded`].
    pub(super) fn open(&mut self, second: i64, loading: bool) {
        self.seconds.entry(second).or_default().loading |= loading;
    }

    /// All that the wheel had for the second is here.
    pub(super) fn loaded(&mut self, second: i64) {
        if let Some(second) = self.seconds.get_mut(&second) {
            second.loading = false;
        }
    }

    pub(super) fn is_open(&self, second: i64) -> bool {
        self.seconds.contains_key(&second)
    }

    /// The first open second.
    pub(super) fn oldest(&self) -> Option<i64> {
        self.seconds.keys().next().copied()
    }

    /// Adds a message to an open second.
    pub(super) fn add(&mut self, second: i64, key: DueKey, size: i32) {
        if let Some(open) = self.seconds.get_mut(&second) {
            let due_after = key.due_ms.saturating_sub(second).clamp(i32::MIN.into(), i32::MAX.into()) as i32;
            open.messages.push(Reverse(Message { due_after, size, phy: key.phy }));
            self.waiting += 1;
        }
    }

    /// Messages of that key are not to be delivered; too late when their second is done.
    pub(super) fn recall(&mut self, second: i64, key: &str) {
        if let Some(open) = self.seconds.get_mut(&second) {
            open.recalled.insert(key.into());
        }
    }

    /// Whether a message of the second was recalled, by its unique key or, as older brokers do, by topic and unique key.
    pub(super) fn is_recalled(&self, second: i64, topic: &str, unique_key: &str) -> bool {
        let recalled = |keys: &HashSet<Box<str>>| keys.contains(unique_key) || keys.contains(format!("{topic}+{unique_key}").as_str());
        self.seconds.get(&second).is_some_and(|open| recalled(&open.recalled))
    }

    /// How many messages lie here.
    pub(super) fn waiting(&self) -> usize {
        self.waiting
    }

    /// Takes messages of one second that are due at `now`, up to a count and about so many bytes, and keeps them in hand.
    pub(super) fn take(&mut self, now: i64, count_max: usize, bytes_max: usize) -> Vec<Taken> {
        let mut taken = Vec::new();
        let is_due = |second: i64, open: &Second| open.messages.peek().is_some_and(|first| first.0.due_ms(second) <= now);
        let Some((second, open)) = self.seconds.iter_mut().find(|(second, open)| is_due(**second, open)) else { return taken };
        let ask_recalled = !open.recalled.is_empty();
        let mut bytes = 0;
        while let Some(Reverse(message)) = open.messages.peek().copied()
            && message.due_ms(*second) <= now
            && taken.len() < count_max
            && bytes < bytes_max
        {
            open.messages.pop();
            bytes += message.size.max(0) as usize;
            let Message { phy, size, .. } = message;
            taken.push(Taken { second: *second, due_ms: message.due_ms(*second), phy, size, ask_recalled });
        }
        self.waiting -= taken.len();
        self.in_hand = taken.first().map(|first| InHand { second: *second, first: first.key() });
        self.frontier = taken.iter().map(Taken::key).fold(self.frontier, DueKey::max);
        if open.messages.is_empty() {
            open.messages.shrink_to(64);
        }
        taken
    }

    /// Takes a message that came too late for its place in the order, and those that follow it: when there are none left, what is delivered
    /// has one end.
    pub(super) fn take_late(&mut self, count_max: usize, bytes_max: usize) -> Vec<Taken> {
        let late = self.first_key().is_some_and(|first| first < self.frontier);
        if late { self.take(self.frontier.due_ms, count_max, bytes_max) } else { Vec::new() }
    }

    /// What was taken last is delivered.
    pub(super) fn delivered(&mut self) {
        self.in_hand = None;
    }

    /// When the next message is due, ms.
    pub(super) fn next_due(&self) -> Option<i64> {
        self.first_key().map(|first| first.due_ms)
    }

    /// Closes seconds before `now` that are done; the last open one stays.
    pub(super) fn close_done(&mut self, now: i64) {
        while let Some((second, open)) = self.seconds.first_key_value()
            && second + PRECISION_MS <= now
            && self.seconds.len() > 1
            && open.is_empty()
            && self.in_hand.as_ref().is_none_or(|in_hand| in_hand.second != *second)
        {
            self.seconds.pop_first();
        }
    }

    /// Closes every second that is done, and says which are not.
    pub(super) fn keep_unfinished(&mut self) -> Vec<i64> {
        let in_hand = self.in_hand.as_ref().map(|in_hand| in_hand.second);
        self.seconds.retain(|second, open| !open.is_empty() || in_hand == Some(*second));
        self.seconds.keys().copied().collect()
    }

    /// Everything before this is delivered, of the seconds before `next_open`; `None` while a second is being read.
    pub(super) fn done_before(&self, next_open: i64) -> Option<DueKey> {
        if self.seconds.values().any(|open| open.loading) {
            return None;
        }
        let in_hand = self.in_hand.as_ref().map(|in_hand| in_hand.first);
        [self.first_key(), in_hand, Some(DueKey { due_ms: next_open, phy: 0 })].into_iter().flatten().min()
    }

    /// The first message that waits, in the order of delivery.
    fn first_key(&self) -> Option<DueKey> {
        let first = |(second, open): (&i64, &Second)| {
            open.messages.peek().map(|first| DueKey { due_ms: first.0.due_ms(*second), phy: first.0.phy })
        };
        self.seconds.iter().filter_map(first).min()
    }
}

impl Taken {
    fn key(&self) -> DueKey {
        DueKey { due_ms: self.due_ms, phy: self.phy }
    }
}

impl Second {
    fn is_empty(&self) -> bool {
        self.messages.is_empty() && !self.loading
    }
}

impl Message {
    fn due_ms(self, second: i64) -> i64 {
        second + i64::from(self.due_after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S: i64 = 1_700_000_000_000;

    fn due(messages: &[(i64, i64)]) -> Due {
        let mut due = Due::default();
        due.open(S, false);
        due.open(S + 1_000, false);
        for (after, phy) in messages {
            due.add(S + after / 1_000 * 1_000, DueKey { due_ms: S + after, phy: *phy }, 100);
        }
        due
    }

    fn phys(taken: &[Taken]) -> Vec<i64> {
        taken.iter().map(|taken| taken.phy).collect()
    }

    #[test]
    fn messages_come_by_time_and_then_as_they_were_stored() {
        let mut due = due(&[(900, 1), (200, 3), (200, 2), (1_500, 4)]);
        assert_eq!((due.next_due(), due.waiting()), (Some(S + 200), 4));
        assert_eq!(phys(&due.take(S + 199, 10, 1_000)), [0; 0], "never early");
        assert_eq!(phys(&due.take(S + 950, 10, 1_000)), [2, 3, 1]);
        assert_eq!(phys(&due.take(S + 2_000, 10, 1_000)), [4]);
        assert_eq!((due.next_due(), due.waiting()), (None, 0));
    }

    #[test]
    fn a_take_is_bounded() {
        let mut due = due(&[(1, 1), (2, 2), (3, 3), (4, 4)]);
        assert_eq!(phys(&due.take(S + 900, 1, 1_000)), [1]);
        assert_eq!(phys(&due.take(S + 900, 10, 150)), [2, 3]);
    }

    #[test]
    fn what_came_late_is_taken_before_the_end() {
        let mut due = due(&[(100, 1), (200, 2), (300, 3)]);
        assert_eq!(phys(&due.take(S + 250, 10, 1_000)), [1, 2]);
        due.delivered();
        assert_eq!(phys(&due.take_late(10, 1_000)), [0; 0]);
        due.add(S, DueKey { due_ms: S + 150, phy: 4 }, 100);
        assert_eq!(phys(&due.take_late(10, 1_000)), [4]);
        due.delivered();
        assert_eq!((phys(&due.take_late(10, 1_000)), due.done_before(S + 2_000)), (vec![], Some(DueKey { due_ms: S + 300, phy: 3 })));
    }

    #[test]
    fn what_is_in_hand_is_not_done() {
        let mut due = due(&[(100, 7), (200, 8)]);
        let done = |due: &Due| due.done_before(S + 2_000).map(|key| (key.due_ms - S, key.phy));
        assert_eq!(done(&due), Some((100, 7)));
        due.take(S + 150, 10, 1_000);
        assert_eq!(done(&due), Some((100, 7)));
        due.close_done(S + 5_000);
        assert!(due.is_open(S));
        due.delivered();
        assert_eq!(done(&due), Some((200, 8)));
        due.take(S + 250, 10, 1_000);
        due.delivered();
        assert_eq!(done(&due), Some((2_000, 0)), "what is not open is not done");
        due.close_done(S + 5_000);
        assert_eq!((due.is_open(S), due.oldest()), (false, Some(S + 1_000)), "the last one stays");
    }

    #[test]
    fn a_second_that_is_being_read_is_neither_done_nor_closed() {
        let mut due = due(&[]);
        due.open(S, true);
        due.close_done(S + 9_000);
        assert_eq!((due.is_open(S), due.done_before(S)), (true, None));
        due.loaded(S);
        due.close_done(S + 9_000);
        assert!(!due.is_open(S));
    }

    #[test]
    fn a_recall_names_its_message_by_key_or_by_topic_and_key() {
        let mut due = due(&[(1, 1)]);
        due.recall(S, "K1");
        due.recall(S, "T+K2");
        assert!(due.is_recalled(S, "T", "K1") && due.is_recalled(S, "T", "K2"));
        assert!(!due.is_recalled(S, "U", "K2") && !due.is_recalled(S, "T", "K3") && !due.is_recalled(S + 1_000, "T", "K1"));
        assert!(due.take(S + 10, 1, 1)[0].ask_recalled);
    }
}
