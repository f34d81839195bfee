//! The loop of what a broker lends: pop, hand over, settle, pop again.
//!
//! A popped message that is not settled in time comes again by itself, to whomever; so nothing has to be given back when a queue is given up.

use super::Consumer;
use super::listener::{Call, ConsumeStatus, MessageBatch, good_of, retry_level};
use super::pulling::FULL_TIMEOUT;
use crate::client::ClientError;
use crate::client::pop::Popped;
use crate::client::pop::lender::Wish;
use crate::message::MessageExt;
use crate::message::receipt::Receipt;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::running::PopProcessQueueInfo;
use crate::types::UnixMs;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};
use tracing::{debug, warn};

/// How long a broker may hold a pop that finds nothing, ms, as in Java.
const BROKER_SUSPEND_MAX_TIME_MS: u64 = 15_000;
/// After how long a message comes again that failed for the first time, the second time, and so on, seconds; as in Java.
const POP_DELAYS_S: [u64; 16] = [10, 30, 60, 120, 180, 240, 300, 360, 420, 480, 540, 600, 1_200, 1_800, 3_600, 7_200];
/// The delay level that makes dead letters.
const NEVER: i32 = -1;

/// What is popped: a queue, or with queue id -1 all queues of a broker.
pub(super) struct PopQueue {
    pub(super) queue: MessageQueue,
    unsettled: AtomicUsize,
    /// Messages were settled.
    room: Notify,
    last_pop: AtomicI64,
    dropped: watch::Sender<bool>,
}

/// Messages for one call of the listener.
pub(super) struct Lent {
    queue: Arc<PopQueue>,
    messages: Vec<Arc<MessageExt>>,
    receipts: Vec<Receipt>,
    /// From then on they may be somebody else's.
    until: Instant,
}

impl PopQueue {
    pub(super) fn new(queue: MessageQueue) -> Arc<Self> {
        let (unsettled, last_pop) = (AtomicUsize::new(0), AtomicI64::new(UnixMs::now().get()));
        Arc::new(Self { queue, unsettled, room: Notify::new(), last_pop, dropped: watch::Sender::new(false) })
    }

    /// No further pop; what is here is still consumed.
    pub(super) fn drop_queue(&self) {
        self.dropped.send_replace(true);
    }

    pub(super) fn info(&self) -> PopProcessQueueInfo {
        PopProcessQueueInfo {
            wait_ack_count: self.unsettled.load(Relaxed) as i32,
            droped: *self.dropped.borrow(),
            last_pop_timestamp: self.last_pop.load(Relaxed),
        }
    }

    fn settled(&self, count: usize) {
        self.unsettled.fetch_sub(count, Relaxed);
        self.room.notify_one();
    }
}

impl Consumer {
    /// Pops until the queue is given up or the consumer ends. A pop that waits when the queue is given up is waited for: what it brings is lent.
    pub(super) async fn pop_queue(self: Arc<Self>, queue: Arc<PopQueue>) {
        let mut failing = false;
        while !*queue.dropped.borrow() {
            tokio::select! {
                () = self.stopping() => return,
                () = self.pop_step(&queue, &mut failing) => {}
            }
        }
    }

    /// One pop, or one wait because none may be made.
    async fn pop_step(&self, queue: &Arc<PopQueue>, failing: &mut bool) {
        queue.last_pop.store(UnixMs::now().get(), Relaxed);
        if self.wait_while_suspended().await {
            return;
        }
        if queue.unsettled.load(Relaxed) > self.config.pop_threshold_for_queue {
            let _ = tokio::time::timeout(FULL_TIMEOUT, queue.room.notified()).await;
            return;
        }
        let pause = Duration::from_millis(self.config.pull_time_delay_ms_when_exception);
        let Some(subscription) = self.subscription_of(&queue.queue.topic) else { return tokio::time::sleep(pause).await };
        let wish = Wish {
            max_nums: self.config.pop_batch_nums,
            invisible_ms: self.config.pop_invisible_time_ms,
            suspend_ms: BROKER_SUSPEND_MAX_TIME_MS,
            consume_from_where: self.config.consume_from_where,
        };
        let started = Instant::now();
        match self.lender.pop(&queue.queue, &subscription, &wish).await {
            Ok(found) => {
                *failing = false;
                self.stats.pulled(&queue.queue.topic, found.len(), started.elapsed());
                self.take_popped(queue, found).await;
            }
            Err(error) => {
                let said = std::mem::replace(failing, true);
                self.pause_after(&queue.queue, &error, said, pause).await;
            }
        }
    }

    async fn take_popped(&self, queue: &Arc<PopQueue>, found: Vec<Popped>) {
        let until = Instant::now() + Duration::from_millis(self.config.pop_invisible_time_ms);
        queue.unsettled.fetch_add(found.len(), Relaxed);
        let tries = self.retry.tries_concurrently();
        let (spent, found): (Vec<_>, Vec<_>) = found.into_iter().partition(|popped| popped.message.reconsume_times > tries);
        for popped in &spent {
            self.bury(&queue.queue, &popped.message, &popped.receipt).await;
        }
        queue.settled(spent.len());
        let (messages, receipts): (Vec<_>, Vec<_>) =
            found.into_iter().map(|Popped { message, receipt }| (Arc::new(message), receipt)).unzip();
        let size = self.config.consume_message_batch_max_size;
        for (messages, receipts) in messages.chunks(size).zip(receipts.chunks(size)) {
            self.work.lend(Lent { queue: queue.clone(), messages: messages.to_vec(), receipts: receipts.to_vec(), until });
        }
    }

    /// One call of the listener, and what follows from what it says. A worker waits for the brokers here, so that a shutdown does, too.
    pub(super) async fn consume_lent(&self, listener: &Call<ConsumeStatus>, lent: Lent) {
        let Lent { queue, messages, receipts, until } = lent;
        if Instant::now() < until {
            let traced = self.tracer.as_ref().map(|tracer| tracer.before(&messages));
            let started = Instant::now();
            let batch = MessageBatch { queue: self.namespace().shown(&queue.queue), messages: messages.clone() };
            let status = listener(batch).await;
            let (good, took) = (good_of(status, messages.len()), started.elapsed());
            let limit = Duration::from_millis(self.config.pop_invisible_time_ms);
            self.trace_end(traced, &messages, good, status.is_none(), took, limit);
            self.stats.consumed(&queue.queue.topic, good, messages.len() - good, took);
            let lent: Vec<_> = messages.iter().map(|message| &**message).zip(&receipts).collect();
            let (done, failed) = lent.split_at(good);
            self.acknowledge(&queue.queue, done).await;
            for (message, receipt) in failed {
                self.again_later(&queue.queue, message, receipt, retry_level(status)).await;
            }
        } else {
            debug!(queue = %queue.queue, "popped messages waited too long for a worker and come again");
        }
        queue.settled(messages.len());
    }

    async fn acknowledge(&self, queue: &MessageQueue, done: &[(&MessageExt, &Receipt)]) {
        let acknowledged = match done {
            [] => Ok(()),
            [(message, receipt)] => self.lender.ack(message, receipt).await,
            several => self.lender.ack_all(several.iter().copied()).await,
        };
        comes_again(queue, acknowledged);
    }

    async fn again_later(&self, queue: &MessageQueue, message: &MessageExt, receipt: &Receipt, delay_level: i32) {
        if delay_level < 0 || message.reconsume_times >= self.retry.tries_concurrently() {
            return self.bury(queue, message, receipt).await;
        }
        let level = if delay_level == 0 { message.reconsume_times } else { delay_level };
        let delay_s = POP_DELAYS_S[(level.max(0) as usize).min(POP_DELAYS_S.len() - 1)];
        let changed = self.lender.change_invisible_time(message, receipt, delay_s * 1_000).await;
        comes_again(queue, changed.map(drop));
    }

    /// Makes a dead letter of a message that is not to be tried again.
    async fn bury(&self, queue: &MessageQueue, message: &MessageExt, receipt: &Receipt) {
        match self.retry.give_back(queue, message, NEVER).await {
            Ok(()) => self.acknowledge(queue, &[(message, receipt)]).await,
            Err(error) => comes_again(queue, Err(error)),
        }
    }
}

fn comes_again(queue: &MessageQueue, told: Result<(), ClientError>) {
    if let Err(error) = told {
        warn!(%queue, %error, "the broker could not be told what became of popped messages, they may come again");
    }
}
