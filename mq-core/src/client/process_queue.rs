//! The messages of one queue between pull and acknowledgement, and with it how far the queue is consumed (Apache's `ProcessQueue`).
//!
//! Laws:
//! * what may be committed is the offset of the first message that is not done; a message leaves the buffer only when it is done;
//! * a dropped queue commits nothing any more: [`ProcessQueue::done`] and [`ProcessQueue::drop_queue`] exclude each other, so after the latter
//!   has returned, whoever reads the queue next decides alone.

use crate::message::MessageExt;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::running::ProcessQueueInfo;
use crate::types::{QueueOffset, UnixMs};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};

/// A lock that was not renewed for so long counts as lost; the broker keeps it for 60 s.
const LOCK_LIVES: Duration = Duration::from_secs(30);

/// One queue that this consumer holds.
#[derive(Debug)]
pub(super) struct ProcessQueue {
    pub(super) queue: MessageQueue,
    state: Mutex<State>,
    /// Signalled when messages leave the buffer.
    room: Notify,
    dropped: watch::Sender<bool>,
    /// Held while messages of this queue are with an orderly listener.
    pub(super) consuming: tokio::sync::Mutex<()>,
}

#[derive(Debug)]
struct State {
    waiting: BTreeMap<i64, Entry>,
    /// Orderly only: with the listener, or done and not yet committed.
    taken: BTreeMap<i64, Arc<MessageExt>>,
    body_bytes: usize,
    /// Orderly only: somebody is at it or is called to it.
    dispatched: bool,
    /// No new batch is to be taken, what is under way may end.
    revoked: bool,
    next_offset: i64,
    locked_until: Option<Instant>,
    last_lock: UnixMs,
    last_pull: Instant,
    last_pull_timestamp: UnixMs,
    last_consume_timestamp: UnixMs,
}

#[derive(Debug)]
struct Entry {
    message: Arc<MessageExt>,
    started: Option<Instant>,
}

/// How much a queue holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    pub(super) messages: usize,
    pub(super) body_bytes: usize,
    /// Distance of the first offset to the last.
    pub(super) span: i64,
}

impl ProcessQueue {
    /// An empty queue whose next message has at least that offset.
    pub(super) fn new(queue: MessageQueue, next_offset: QueueOffset) -> Arc<Self> {
        let now = UnixMs::now();
        let state = State {
            waiting: BTreeMap::new(),
            taken: BTreeMap::new(),
            body_bytes: 0,
            dispatched: false,
            revoked: false,
            next_offset: next_offset.get(),
            locked_until: None,
            last_lock: now,
            last_pull: Instant::now(),
            last_pull_timestamp: now,
            last_consume_timestamp: now,
        };
        let dropped = watch::Sender::new(false);
        Arc::new(Self { queue, state: Mutex::new(state), room: Notify::new(), dropped, consuming: tokio::sync::Mutex::default() })
    }

    /// Takes pulled messages. True: an orderly listener is to be called to the queue.
    pub(super) fn put(&self, messages: &[Arc<MessageExt>]) -> bool {
        let state = &mut *self.state.lock();
        for message in messages {
            let offset = message.queue_offset.get();
            let entry = Entry { message: message.clone(), started: None };
            if state.waiting.insert(offset, entry).is_none() {
                state.body_bytes += message.body.len();
            }
            state.next_offset = state.next_offset.max(offset + 1);
        }
        let call = !state.waiting.is_empty() && !state.dispatched;
        state.dispatched |= call;
        call
    }

    /// Notes that these messages are being given to the listener, and returns those that still wait: none of a dropped queue.
    pub(super) fn start(&self, messages: &[Arc<MessageExt>]) -> Vec<Arc<MessageExt>> {
        if self.is_dropped() {
            return Vec::new();
        }
        let mut state = self.state.lock();
        let now = Instant::now();
        let mut start = |message: &&Arc<MessageExt>| match state.waiting.get_mut(&message.queue_offset.get()) {
            Some(entry) => {
                entry.started = Some(now);
                true
            }
            None => false,
        };
        messages.iter().filter(&mut start).cloned().collect()
    }

    /// Whether the message still waits to be done.
    pub(super) fn contains(&self, offset: QueueOffset) -> bool {
        self.state.lock().waiting.contains_key(&offset.get())
    }

    /// These are done. While the queue is held, `commit` is told how far it is consumed now.
    pub(super) fn done(&self, messages: &[Arc<MessageExt>], commit: impl FnOnce(QueueOffset)) {
        let state = &mut *self.state.lock();
        state.last_consume_timestamp = UnixMs::now();
        for message in messages {
            if state.waiting.remove(&message.queue_offset.get()).is_some() {
                state.body_bytes = state.body_bytes.saturating_sub(message.body.len());
            }
        }
        self.room.notify_one();
        if !self.is_dropped() && !messages.is_empty() {
            commit(QueueOffset(state.consumed()));
        }
    }

    /// The queue is empty and consumed up to `offset`, where the broker has nothing that we want.
    pub(super) fn nothing_before(&self, offset: QueueOffset, commit: impl FnOnce(QueueOffset)) {
        let state = self.state.lock();
        if state.waiting.is_empty() && state.taken.is_empty() && !self.is_dropped() {
            commit(offset);
        }
    }

    /// Orderly: the next messages, at most `count`, which are then with the listener. Empty: nobody is at this queue any more.
    pub(super) fn take(&self, count: usize) -> Vec<Arc<MessageExt>> {
        let state = &mut *self.state.lock();
        state.last_consume_timestamp = UnixMs::now();
        let mut batch = Vec::new();
        while batch.len() < count && !state.revoked && !self.is_dropped() {
            let Some((offset, entry)) = state.waiting.pop_first() else { break };
            state.taken.insert(offset, entry.message.clone());
            batch.push(entry.message);
        }
        state.dispatched = !batch.is_empty();
        batch
    }

    /// Orderly: what was taken is done.
    pub(super) fn commit_taken(&self, commit: impl FnOnce(QueueOffset)) {
        let state = &mut *self.state.lock();
        let taken = std::mem::take(&mut state.taken);
        let bytes: usize = taken.values().map(|message| message.body.len()).sum();
        state.body_bytes = state.body_bytes.saturating_sub(bytes);
        self.room.notify_one();
        if let Some((last, _)) = taken.last_key_value().filter(|_| !self.is_dropped()) {
            commit(QueueOffset(last + 1));
        }
    }

    /// Orderly: everything that was taken is to be consumed again.
    pub(super) fn roll_back(&self) {
        let state = &mut *self.state.lock();
        let taken = std::mem::take(&mut state.taken);
        state.waiting.extend(taken.into_iter().map(|(offset, message)| (offset, Entry { message, started: None })));
    }

    /// Orderly: these of what was taken are to be consumed again, in this form.
    pub(super) fn put_back(&self, messages: Vec<Arc<MessageExt>>) {
        let state = &mut *self.state.lock();
        for message in messages {
            let offset = message.queue_offset.get();
            state.taken.remove(&offset);
            state.waiting.insert(offset, Entry { message, started: None });
        }
    }

    /// The first message, if the listener has had it for longer than `timeout`.
    pub(super) fn expired(&self, timeout: Duration) -> Option<Arc<MessageExt>> {
        let state = self.state.lock();
        let (_, first) = state.waiting.first_key_value()?;
        first.started.filter(|started| started.elapsed() > timeout).map(|_| first.message.clone())
    }

    pub(super) fn held(&self) -> Held {
        let state = self.state.lock();
        let span = match (state.waiting.first_key_value(), state.waiting.last_key_value()) {
            (Some((first, _)), Some((last, _))) => last - first,
            _ => 0,
        };
        Held { messages: state.waiting.len() + state.taken.len(), body_bytes: state.body_bytes, span }
    }

    /// Lets whoever waits for room look again.
    pub(super) fn look_again(&self) {
        self.room.notify_one();
    }

    /// Waits until messages have left the buffer since the last such wait.
    pub(super) async fn room(&self) {
        self.room.notified().await;
    }

    /// Orderly: no further batch; the one under way ends as usual.
    pub(super) fn revoke(&self) {
        self.state.lock().revoked = true;
    }

    pub(super) fn is_revoked(&self) -> bool {
        self.state.lock().revoked
    }

    /// Gives the queue up: its messages are forgotten, nothing of it is committed from now on.
    pub(super) fn drop_queue(&self) {
        let state = &mut *self.state.lock();
        self.dropped.send_replace(true);
        state.waiting.clear();
        state.taken.clear();
        state.body_bytes = 0;
        self.room.notify_one();
    }

    pub(super) fn is_dropped(&self) -> bool {
        *self.dropped.borrow()
    }

    /// Waits until the queue is given up.
    pub(super) async fn until_dropped(&self) {
        // The sender lives as long as `self`.
        let _ = self.dropped.subscribe().wait_for(|dropped| *dropped).await;
    }

    /// The broker gave or renewed the lock, or gave it to somebody else.
    pub(super) fn set_locked(&self, locked: bool) {
        let mut state = self.state.lock();
        state.locked_until = locked.then(|| Instant::now() + LOCK_LIVES);
        if locked {
            state.last_lock = UnixMs::now();
        }
    }

    pub(super) fn is_locked(&self) -> bool {
        self.state.lock().locked_until.is_some_and(|until| until > Instant::now())
    }

    pub(super) fn note_pull(&self) {
        let mut state = self.state.lock();
        state.last_pull = Instant::now();
        state.last_pull_timestamp = UnixMs::now();
    }

    pub(super) fn since_last_pull(&self) -> Duration {
        self.state.lock().last_pull.elapsed()
    }

    /// What the tools show of the queue.
    pub(super) fn info(&self, commit_offset: i64) -> ProcessQueueInfo {
        let state = self.state.lock();
        let ends = |first: Option<i64>, last: Option<i64>| (first.unwrap_or(0), last.unwrap_or(0));
        let cached = ends(state.waiting.keys().next().copied(), state.waiting.keys().next_back().copied());
        let taken = ends(state.taken.keys().next().copied(), state.taken.keys().next_back().copied());
        ProcessQueueInfo {
            cached_msg_count: state.waiting.len() as i64,
            cached_msg_min_offset: cached.0,
            cached_msg_max_offset: cached.1,
            cached_msg_size_in_mi_b: (state.body_bytes >> 20) as i64,
            commit_offset,
            droped: self.is_dropped(),
            last_consume_timestamp: state.last_consume_timestamp.get(),
            last_lock_timestamp: state.last_lock.get(),
            last_pull_timestamp: state.last_pull_timestamp.get(),
            locked: state.locked_until.is_some_and(|until| until > Instant::now()),
            transaction_msg_count: state.taken.len() as i64,
            transaction_msg_min_offset: taken.0,
            transaction_msg_max_offset: taken.1,
            try_unlock_times: 0,
        }
    }
}

impl State {
    fn consumed(&self) -> i64 {
        self.waiting.keys().next().copied().unwrap_or(self.next_offset)
    }
}

#[cfg(test)]
mod tests;
