//! Requests that wait at the broker: by topic and a key within it, until something takes them out or their deadline comes.
//!
//! With nothing to take, the only timer is the earliest deadline. What waits is memory only: no task, no thread. Its owner decides who is
//! taken when; whoever parks looks once more afterwards whether there is reason to wait, since what it waits for may have come between its
//! look and the parking.

use ahash::RandomState;
use mq_core::names::TopicName;
use mq_core::net::Peer;
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::hash::Hash;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Instant;
use tokio::sync::Notify;

/// Waiting requests of one kind, first come first served within a key.
pub struct Parking<K, W> {
    state: Mutex<State<K, W>>,
    count: AtomicUsize,
    earlier_deadline: Notify,
}

struct State<K, W> {
    by_topic: HashMap<TopicName, HashMap<K, VecDeque<Parked<W>>, RandomState>, RandomState>,
    deadlines: BTreeMap<(Instant, u64), (TopicName, K)>,
    next_id: u64,
}

struct Parked<W> {
    id: u64,
    deadline: Instant,
    peer_id: u64,
    waiter: W,
}

impl<K, W> Default for Parking<K, W> {
    fn default() -> Self {
        let state = State { by_topic: HashMap::default(), deadlines: BTreeMap::new(), next_id: 0 };
        Self { state: Mutex::new(state), count: AtomicUsize::new(0), earlier_deadline: Notify::new() }
    }
}

impl<K: Hash + Eq + Clone, W> Parking<K, W> {
    /// How many wait.
    pub fn len(&self) -> usize {
        self.count.load(SeqCst)
    }

    /// How many wait for that key.
    pub fn len_of(&self, topic: &str, key: &K) -> usize {
        self.state.lock().by_topic.get(topic).and_then(|keys| keys.get(key)).map_or(0, VecDeque::len)
    }

    /// Lets `waiter`, which a connection asked for, wait until `deadline`.
    pub fn park(&self, topic: &TopicName, key: K, peer: &Peer, deadline: Instant, waiter: W) {
        let mut state = self.state.lock();
        let id = state.next_id;
        state.next_id += 1;
        let earliest = state.deadlines.first_key_value().is_none_or(|((first, _), _)| deadline < *first);
        state.deadlines.insert((deadline, id), (topic.clone(), key.clone()));
        let parked = Parked { id, deadline, peer_id: peer.id(), waiter };
        state.by_topic.entry(topic.clone()).or_default().entry(key).or_default().push_back(parked);
        // Counted before the caller looks again, so that whatever comes after that look sees it.
        self.count.fetch_add(1, SeqCst);
        drop(state);
        if earliest {
            self.earlier_deadline.notify_one();
        }
    }

    /// Takes, for each key of the topic that `keys` chooses, the first one that `chosen` wants.
    pub fn take_first(&self, topic: &str, keys: impl Fn(&K) -> bool, chosen: impl Fn(&W) -> bool) -> Vec<W> {
        let mut state = self.state.lock();
        let Some(of_topic) = state.by_topic.get(topic) else { return Vec::new() };
        let found = of_topic.iter().filter(|(key, _)| keys(key));
        let first = found.filter_map(|(key, waiting)| Some((key.clone(), waiting.iter().find(|parked| chosen(&parked.waiter))?.id)));
        let taken: Vec<(K, u64)> = first.collect();
        taken.into_iter().filter_map(|(key, id)| self.remove(&mut state, topic, &key, id)).collect()
    }

    /// Takes all of one key that `chosen` wants.
    pub fn take_all(&self, topic: &str, key: &K, chosen: impl Fn(&W) -> bool) -> Vec<W> {
        // Arrivals ask all the time, mostly with nobody waiting.
        if self.len() == 0 {
            return Vec::new();
        }
        let mut state = self.state.lock();
        let Some(waiting) = state.by_topic.get(topic).and_then(|keys| keys.get(key)) else { return Vec::new() };
        let wanted: Vec<u64> = waiting.iter().filter(|parked| chosen(&parked.waiter)).map(|parked| parked.id).collect();
        wanted.into_iter().filter_map(|id| self.remove(&mut state, topic, key, id)).collect()
    }

    /// The topics and keys for which something waits and that `wanted` chooses.
    pub fn keys(&self, wanted: impl Fn(&TopicName, &K) -> bool) -> Vec<(TopicName, K)> {
        let state = self.state.lock();
        let all = state.by_topic.iter().flat_map(|(topic, keys)| keys.keys().map(move |key| (topic, key)));
        all.filter(|(topic, key)| wanted(topic, key)).map(|(topic, key)| (topic.clone(), key.clone())).collect()
    }

    /// Takes those whose deadline has come.
    pub fn expired(&self, now: Instant) -> Vec<W> {
        let mut state = self.state.lock();
        let mut taken = Vec::new();
        while let Some(((_, id), (topic, key))) = state.deadlines.first_key_value().filter(|((deadline, _), _)| *deadline <= now) {
            let (id, topic, key) = (*id, topic.clone(), key.clone());
            taken.extend(self.remove(&mut state, &topic, &key, id));
        }
        taken
    }

    /// Forgets what a connection that has ended asked for.
    pub fn remove_peer(&self, peer: &Peer) {
        if self.len() == 0 {
            return;
        }
        let mut state = self.state.lock();
        let mut gone = Vec::new();
        for (topic, keys) in &state.by_topic {
            for (key, waiting) in keys {
                let of_peer = waiting.iter().filter(|parked| parked.peer_id == peer.id());
                gone.extend(of_peer.map(|parked| (topic.clone(), key.clone(), parked.id)));
            }
        }
        for (topic, key, id) in gone {
            self.remove(&mut state, &topic, &key, id);
        }
    }

    /// Waits until the earliest deadline has passed.
    pub async fn next_deadline(&self) {
        loop {
            let first = self.state.lock().deadlines.first_key_value().map(|((deadline, _), _)| *deadline);
            let Some(deadline) = first else {
                self.earlier_deadline.notified().await;
                continue;
            };
            tokio::select! {
                () = tokio::time::sleep_until(deadline.into()) => return,
                () = self.earlier_deadline.notified() => {}
            }
        }
    }

    fn remove(&self, state: &mut State<K, W>, topic: &str, key: &K, id: u64) -> Option<W> {
        let keys = state.by_topic.get_mut(topic)?;
        let waiting = keys.get_mut(key)?;
        let at = waiting.iter().position(|parked| parked.id == id)?;
        let parked = waiting.remove(at)?;
        if waiting.is_empty() {
            keys.remove(key);
            if keys.is_empty() {
                state.by_topic.remove(topic);
            }
        }
        state.deadlines.remove(&(parked.deadline, id));
        self.count.fetch_sub(1, SeqCst);
        Some(parked.waiter)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    fn peer(port: u16) -> std::sync::Arc<Peer> {
        Peer::new(([127, 0, 0, 1], port).into(), ([127, 0, 0, 1], 1).into())
    }

    #[test]
    fn first_come_first_served_until_the_deadline() {
        let parking: Parking<i32, &str> = Parking::default();
        let topic = TopicName::new("T").unwrap();
        let (one, two, now) = (peer(1), peer(2), Instant::now());
        parking.park(&topic, 0, &one, now + Duration::from_secs(2), "a");
        parking.park(&topic, 0, &two, now + Duration::from_secs(1), "b");
        parking.park(&topic, 1, &one, now + Duration::from_secs(3), "c");
        assert_eq!((parking.len(), parking.len_of("T", &0)), (3, 2));
        assert_eq!(parking.take_first("T", |_| true, |waiter| *waiter != "c"), ["a"]);
        assert_eq!(parking.take_first("other", |_| true, |_| true), [""; 0]);
        parking.park(&topic, 2, &one, now + Duration::from_secs(4), "d");
        parking.park(&topic, 2, &two, now + Duration::from_secs(4), "e");
        parking.park(&topic, 2, &two, now + Duration::from_secs(4), "f");
        assert_eq!(parking.take_all("T", &2, |waiter| *waiter != "e"), ["d", "f"]);
        assert_eq!(parking.take_all("T", &2, |_| true), ["e"]);
        assert_eq!(parking.expired(now + Duration::from_secs(1)), ["b"]);
        assert_eq!(parking.keys(|_, _| true), [(topic, 1)]);
        parking.remove_peer(&one);
        assert_eq!((parking.len(), parking.keys(|_, _| true).len()), (0, 0));
        assert!(parking.expired(now + Duration::from_secs(9)).is_empty());
    }
}
