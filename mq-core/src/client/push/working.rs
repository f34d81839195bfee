//! Calling the listener, and what follows from what it says.

use super::Consumer;
use super::listener::{ConsumeOrderlyStatus, ConsumeStatus, Listener, MessageBatch, good_of, retry_level};
use super::popping::Lent;
use crate::client::process_queue::ProcessQueue;
use crate::client::trace::TracedCall;
use crate::message::MessageExt;
use crate::message::trace::TraceReturn;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tokio::sync::Mutex as AsyncMutex;
use tokio::sync::mpsc::{UnboundedReceiver, UnboundedSender, unbounded_channel};
use tracing::{debug, warn};

/// Messages that could not be given back are tried again here after this time.
const TRY_AGAIN: Duration = Duration::from_secs(5);
/// An orderly queue lets others have its worker after this time.
const CONTINUOUSLY_MAX: Duration = Duration::from_secs(60);
/// An orderly queue without its lock is looked at again after this time.
const UNLOCKED_PAUSE: Duration = Duration::from_secs(3);
/// Least and longest pause of an orderly queue, ms.
const SUSPEND_MS: std::ops::RangeInclusive<u64> = 10..=30_000;
/// Messages of one queue that are looked at in one round for having been with the listener too long.
const EXPIRED_PER_ROUND: usize = 16;
/// Delay level of a message that was with the listener too long.
const EXPIRED_DELAY_LEVEL: i32 = 3;

/// What workers do next. Bounded by flow control of the queues it comes from.
pub(super) struct Work {
    sender: UnboundedSender<Item>,
    receiver: AsyncMutex<UnboundedReceiver<Item>>,
}

pub(super) enum Item {
    Pulled {
        queue: Arc<ProcessQueue>,
        /// Empty: the queue is orderly, the worker takes its messages itself.
        messages: Vec<Arc<MessageExt>>,
    },
    Lent(Lent),
}

impl Default for Work {
    fn default() -> Self {
        let (sender, receiver) = unbounded_channel();
        Self { sender, receiver: AsyncMutex::new(receiver) }
    }
}

impl Work {
    /// Calls workers to messages that were put to `queue`; to an orderly one only if nobody is there (`call`).
    pub(super) fn submit(&self, consumer: &Consumer, queue: &Arc<ProcessQueue>, messages: Vec<Arc<MessageExt>>, call: bool) {
        if consumer.listener.is_orderly() {
            if call {
                self.push(queue, Vec::new());
            }
            return;
        }
        let size = consumer.config.consume_message_batch_max_size;
        if messages.len() <= size {
            return self.push(queue, messages);
        }
        for batch in messages.chunks(size) {
            self.push(queue, batch.to_vec());
        }
    }

    fn push(&self, queue: &Arc<ProcessQueue>, messages: Vec<Arc<MessageExt>>) {
        // The receiver lives as long as `self`.
        let _ = self.sender.send(Item::Pulled { queue: queue.clone(), messages });
    }

    /// Calls a worker to popped messages.
    pub(super) fn lend(&self, lent: Lent) {
        // As above.
        let _ = self.sender.send(Item::Lent(lent));
    }

    fn push_later(&self, after: Duration, queue: &Arc<ProcessQueue>, messages: Vec<Arc<MessageExt>>) {
        let (sender, queue) = (self.sender.clone(), queue.clone());
        tokio::spawn(async move {
            tokio::select! {
                () = queue.until_dropped() => {}
                () = tokio::time::sleep(after) => {
                    let _ = sender.send(Item::Pulled { queue: queue.clone(), messages });
                }
            }
        });
    }

    /// What is to be done next. May be cancelled; `None`: nothing will be any more.
    pub(super) async fn next(&self) -> Option<Item> {
        self.receiver.lock().await.recv().await
    }
}

impl Consumer {
    /// One worker.
    pub(super) async fn work(self: Arc<Self>) {
        loop {
            let item = tokio::select! {
                biased;
                () = self.stopping() => return,
                item = self.work.next() => item,
            };
            let Some(item) = item else { return };
            match (&self.listener, item) {
                (Listener::Concurrent(listener), Item::Lent(lent)) => self.consume_lent(listener, lent).await,
                (Listener::Concurrent(listener), Item::Pulled { queue, messages }) => {
                    let messages = queue.start(&messages);
                    if !messages.is_empty() {
                        let traced = self.tracer.as_ref().map(|tracer| tracer.before(&messages));
                        let started = Instant::now();
                        let status = listener(self.batch(&queue, &messages)).await;
                        let (good, took) = (good_of(status, messages.len()), started.elapsed());
                        self.trace_end(traced, &messages, good, status.is_none(), took, self.consume_timeout());
                        self.conclude(&queue, messages, status, started.elapsed()).await;
                    }
                }
                (Listener::Orderly(_), Item::Pulled { queue, .. }) => self.work_in_order(&queue).await,
                // There are no workers where messages are polled, and nothing is popped in order.
                (Listener::Orderly(_), Item::Lent(_)) | (Listener::Polled, _) => {}
            }
        }
    }

    fn consume_timeout(&self) -> Duration {
        Duration::from_secs(60 * self.config.consume_timeout_minutes)
    }

    async fn conclude(&self, queue: &Arc<ProcessQueue>, messages: Vec<Arc<MessageExt>>, status: Option<ConsumeStatus>, took: Duration) {
        if queue.is_dropped() {
            return debug!(queue = %queue.queue, "consumed, but the queue is somebody else's now");
        }
        let good = good_of(status, messages.len());
        let delay_level = retry_level(status);
        self.stats.consumed(&queue.queue.topic, good, messages.len() - good, took);
        let mut done = messages;
        let failed = done.split_off(good);
        let mut still_ours = Vec::new();
        for message in failed {
            if !self.is_clustering() {
                warn!(msg_id = %message.msg_id(), "consuming failed; broadcasting knows no second try");
                done.push(message);
            } else if queue.contains(message.queue_offset) && self.retry.give_back(&queue.queue, &message, delay_level).await.is_err() {
                still_ours.push(one_more_try(message));
            } else {
                done.push(message);
            }
        }
        if !still_ours.is_empty() {
            warn!(queue = %queue.queue, count = still_ours.len(), "messages cannot be given back, they are tried again here");
            self.work.push_later(TRY_AGAIN, queue, still_ours);
        }
        queue.done(&done, |offset| self.offsets.advance(&queue.queue, offset));
    }

    async fn work_in_order(&self, queue: &Arc<ProcessQueue>) {
        let since = Instant::now();
        loop {
            if queue.is_dropped() || self.is_stopping() {
                return;
            }
            if self.needs_locks() && !queue.is_locked() {
                return self.lock_and_come_back(queue).await;
            }
            if since.elapsed() > CONTINUOUSLY_MAX {
                return self.work.push(queue, Vec::new());
            }
            let under_way = queue.consuming.lock().await;
            let messages = queue.take(self.config.consume_message_batch_max_size);
            if messages.is_empty() {
                return;
            }
            let pause = self.consume_in_order(queue, messages).await;
            drop(under_way);
            if let Some(pause) = pause {
                return self.work.push_later(pause, queue, Vec::new());
            }
        }
    }

    /// One call of the listener; the pause to make before the next one, if any.
    async fn consume_in_order(&self, queue: &Arc<ProcessQueue>, messages: Vec<Arc<MessageExt>>) -> Option<Duration> {
        let Listener::Orderly(listener) = &self.listener else { return None };
        let traced = self.tracer.as_ref().map(|tracer| tracer.before(&messages));
        let started = Instant::now();
        let status = listener(self.batch(queue, &messages)).await;
        let done = matches!(status, Some(ConsumeOrderlyStatus::Success | ConsumeOrderlyStatus::Commit));
        let good = if done { messages.len() } else { 0 };
        self.trace_end(traced, &messages, good, status.is_none(), started.elapsed(), self.consume_timeout());
        let auto_commit = self.config.auto_commit;
        let suspend_ms = match status {
            Some(ConsumeOrderlyStatus::Success | ConsumeOrderlyStatus::Commit) => None,
            Some(ConsumeOrderlyStatus::Rollback) if auto_commit => None,
            Some(ConsumeOrderlyStatus::SuspendCurrentQueueFor { suspend_ms }) => Some(suspend_ms),
            Some(ConsumeOrderlyStatus::SuspendCurrentQueue | ConsumeOrderlyStatus::Rollback) | None => {
                Some(self.config.suspend_current_queue_time_ms)
            }
        };
        let good = if suspend_ms.is_none() { messages.len() } else { 0 };
        self.stats.consumed(&queue.queue.topic, good, messages.len() - good, started.elapsed());
        let Some(suspend_ms) = suspend_ms else {
            if auto_commit || status == Some(ConsumeOrderlyStatus::Commit) {
                queue.commit_taken(|offset| self.offsets.set(&queue.queue, offset));
            }
            return None;
        };
        if status == Some(ConsumeOrderlyStatus::Rollback) {
            queue.roll_back();
        } else if !self.try_again(queue, messages).await {
            return None;
        }
        Some(Duration::from_millis(suspend_ms.clamp(*SUSPEND_MS.start(), *SUSPEND_MS.end())))
    }

    fn batch(&self, queue: &ProcessQueue, messages: &[Arc<MessageExt>]) -> MessageBatch {
        MessageBatch { queue: self.namespace().shown(&queue.queue), messages: messages.to_vec() }
    }

    /// Puts back what failed. False: it failed too often and went to the retry topic, the queue goes on behind it.
    async fn try_again(&self, queue: &Arc<ProcessQueue>, messages: Vec<Arc<MessageExt>>) -> bool {
        let mut again = false;
        for message in &messages {
            again |= self.retry.try_again_here(message).await;
        }
        if again {
            queue.put_back(messages.into_iter().map(one_more_try).collect());
        } else if self.config.auto_commit {
            queue.commit_taken(|offset| self.offsets.set(&queue.queue, offset));
        }
        again
    }

    /// Says how a traced call of the listener, which may take `limit`, ended: the first `good` messages are consumed.
    pub(super) fn trace_end(
        &self,
        traced: Option<TracedCall>,
        messages: &[Arc<MessageExt>],
        good: usize,
        panicked: bool,
        took: Duration,
        limit: Duration,
    ) {
        let (Some(tracer), Some(call)) = (&self.tracer, traced) else { return };
        let how = if panicked {
            TraceReturn::EXCEPTION
        } else if took >= limit {
            TraceReturn::TIME_OUT
        } else if good == 0 {
            TraceReturn::FAILED
        } else {
            TraceReturn::SUCCESS
        };
        tracer.after(&call, messages, good, how);
    }

    async fn lock_and_come_back(&self, queue: &Arc<ProcessQueue>) {
        warn!(queue = %queue.queue, "the broker's lock is lost or too old");
        let pause = if self.lock(queue).await { Duration::ZERO } else { UNLOCKED_PAUSE };
        self.work.push_later(pause, queue, Vec::new());
    }

    /// Gives back, every `consume_timeout_minutes`, what listeners have had for longer than that.
    pub(super) async fn give_back_expired(self: Arc<Self>) {
        let timeout = Duration::from_secs(60 * self.config.consume_timeout_minutes.max(1));
        while !self.listener.is_orderly() && self.is_clustering() && self.sleep(timeout).await {
            for queue in self.held() {
                for _ in 0..EXPIRED_PER_ROUND {
                    let Some(message) = queue.expired(timeout) else { break };
                    if self.retry.give_back(&queue.queue, &message, EXPIRED_DELAY_LEVEL).await.is_err() {
                        break;
                    }
                    warn!(msg_id = %message.msg_id(), "the listener has had a message too long, it is given back");
                    queue.done(&[message], |offset| self.offsets.advance(&queue.queue, offset));
                }
            }
        }
    }
}

fn one_more_try(mut message: Arc<MessageExt>) -> Arc<MessageExt> {
    let tried = Arc::make_mut(&mut message);
    tried.reconsume_times = tried.reconsume_times.saturating_add(1);
    message
}
