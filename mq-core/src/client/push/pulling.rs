//! The loop of one queue: pull, hand over, pull again.

use super::Consumer;
use crate::client::ClientError;
use crate::client::calls::{self, PullResult, PullStatus};
use crate::client::process_queue::ProcessQueue;
use crate::client::subscription::wants;
use crate::message::{MessageExt, properties};
use crate::names::{RETRY_PREFIX, popped_topic};
use crate::protocol::ResponseCode;
use crate::protocol::bodies::client::SubscriptionData;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::pull::{PULL_COMMIT_OFFSET, PULL_LITE, PULL_SUBSCRIPTION, PULL_SUSPEND, PullMessage};
use crate::types::{BrokerId, QueueOffset};
use bytestring::ByteString;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tracing::{debug, info, warn};

/// How long a broker may hold a pull that finds nothing, ms, as in Java.
const BROKER_SUSPEND_MAX_TIME_MS: i64 = 15_000;
/// How long an answer may take, the broker's waiting included.
const PULL_TIMEOUT: Duration = Duration::from_secs(30);
/// A queue that is full is looked at again after this time at the latest.
pub(super) const FULL_TIMEOUT: Duration = Duration::from_secs(1);
/// Pause after a broker said that it is pulled too much.
const BROKER_FLOW_CONTROL_PAUSE: Duration = Duration::from_millis(20);

/// Where the next pull of a queue goes.
struct Next {
    offset: QueueOffset,
    broker_id: BrokerId,
    /// The last pull failed, and it was said.
    failing: bool,
}

impl Consumer {
    /// Pulls the queue until it is given up or the consumer ends.
    pub(super) async fn pull_queue(self: Arc<Self>, queue: Arc<ProcessQueue>, from: QueueOffset) {
        let mut next = Next { offset: from, broker_id: BrokerId::MASTER, failing: false };
        loop {
            let nearest = tokio::select! {
                () = queue.until_dropped() => return,
                () = self.stopping() => return,
                nearest = self.pull_step(&queue, &mut next) => nearest,
            };
            if let Some(nearest) = nearest {
                return self.begin_elsewhere(&queue, next.offset, nearest).await;
            }
        }
    }

    /// One pull, or one wait because none may be made. May be cancelled at any await: nothing is handed over by halves. An offset is
    /// returned when the queue does not reach to ours, or begins behind it: the nearest one.
    async fn pull_step(&self, queue: &Arc<ProcessQueue>, next: &mut Next) -> Option<QueueOffset> {
        queue.note_pull();
        let exception_pause = Duration::from_millis(self.config.pull_time_delay_ms_when_exception);
        if self.wait_while_suspended().await {
            return None;
        }
        if self.is_full(queue) || self.is_paused(&queue.queue) {
            let _ = tokio::time::timeout(FULL_TIMEOUT, queue.room()).await;
            return None;
        }
        let may_pull = !queue.is_revoked() && (!self.needs_locks() || queue.is_locked());
        let Some(subscription) = self.subscription_of(&queue.queue.topic).filter(|_| may_pull) else {
            tokio::time::sleep(exception_pause).await;
            return None;
        };
        let started = Instant::now();
        let header = self.pull_header(queue, &subscription, next);
        match calls::pull(&self.client, &queue.queue, next.broker_id, &header, PULL_TIMEOUT).await {
            Ok(found) => {
                next.failing = false;
                self.stats.pulled(&queue.queue.topic, found.messages.len(), started.elapsed());
                if found.status == PullStatus::OffsetIllegal {
                    return Some(found.next_begin_offset);
                }
                self.take_pulled(queue, &subscription, next, found).await;
            }
            Err(error) => {
                let said = std::mem::replace(&mut next.failing, true);
                self.pause_after(&queue.queue, &error, said, exception_pause).await;
            }
        }
        None
    }

    /// Whether the consumer is suspended; if so, it has waited a little.
    pub(super) async fn wait_while_suspended(&self) -> bool {
        let suspended = *self.paused.borrow();
        if suspended {
            let mut paused = self.paused.subscribe();
            let _ = tokio::time::timeout(FULL_TIMEOUT, paused.wait_for(|paused| !*paused)).await;
        }
        suspended
    }

    /// Flow control: by count, by size, and by distance between the first and the last message.
    fn is_full(&self, queue: &ProcessQueue) -> bool {
        let share = |of_topic: i64, of_queue: usize| match usize::try_from(of_topic) {
            Ok(of_topic) => (of_topic / self.queues.lock().len().max(1)).max(1),
            Err(_) => of_queue,
        };
        let held = queue.held();
        held.messages > share(self.config.pull_threshold_for_topic, self.config.pull_threshold_for_queue)
            || held.body_bytes >> 20 > share(self.config.pull_threshold_size_for_topic, self.config.pull_threshold_size_for_queue)
            || !self.listener.is_orderly() && held.span > self.config.consume_concurrently_max_span
    }

    fn pull_header(&self, queue: &ProcessQueue, subscription: &SubscriptionData, next: &Next) -> PullMessage {
        let commit = self.offsets.known(&queue.queue).filter(|offset| self.is_clustering() && offset.get() > 0);
        // Only masters keep offsets.
        let commit = commit.filter(|_| next.broker_id.is_master() && !self.listener.is_polled());
        let lite_flag = if self.listener.is_polled() { PULL_LITE } else { 0 };
        let post = self.config.post_subscription_when_pull;
        let commit_flag = if commit.is_some() { PULL_COMMIT_OFFSET } else { 0 };
        PullMessage {
            consumer_group: self.group().clone(),
            topic: queue.queue.topic.clone(),
            queue_id: queue.queue.queue_id,
            queue_offset: next.offset,
            max_msg_nums: self.config.pull_batch_size,
            sys_flag: PULL_SUSPEND | lite_flag | commit_flag | if post { PULL_SUBSCRIPTION } else { 0 },
            commit_offset: commit.unwrap_or_default(),
            suspend_timeout_ms: BROKER_SUSPEND_MAX_TIME_MS,
            subscription: post.then(|| subscription.sub_string.clone()),
            sub_version: subscription.sub_version,
            expression_type: Some(subscription.expression_type.clone()),
            max_msg_bytes: Some(self.config.pull_batch_size_in_bytes),
        }
    }

    async fn take_pulled(&self, queue: &Arc<ProcessQueue>, subscription: &SubscriptionData, next: &mut Next, found: PullResult) {
        next.broker_id = found.suggested;
        next.offset = found.next_begin_offset;
        let wanted = found.messages.into_iter().filter(|message| wants(subscription, message));
        let messages: Vec<_> = wanted.map(|message| Arc::new(self.with_original_topic(message))).collect();
        if messages.is_empty() {
            queue.nothing_before(next.offset, |offset| self.offsets.advance(&queue.queue, offset));
            return;
        }
        let call = queue.put(&messages);
        self.work.submit(self, queue, messages, call);
        if self.config.pull_interval_ms > 0 {
            tokio::time::sleep(Duration::from_millis(self.config.pull_interval_ms)).await;
        }
    }

    /// A retried message is shown as what it was before, and topics as their users know them.
    pub(super) fn with_original_topic(&self, mut message: MessageExt) -> MessageExt {
        if message.topic.strip_prefix(RETRY_PREFIX) == Some(&**self.group())
            && let Some(original) = message.properties.get(properties::RETRY_TOPIC)
        {
            message.topic = ByteString::from(original);
        } else if let Some(popped) = popped_topic(&message.topic, self.group()) {
            message.topic = ByteString::from(popped);
        }
        if !self.namespace().is_none() {
            message.topic = self.namespace().unwrap(&message.topic);
        }
        message
    }

    async fn begin_elsewhere(self: &Arc<Self>, queue: &Arc<ProcessQueue>, from: QueueOffset, nearest: QueueOffset) {
        warn!(queue = %queue.queue, %from, to = %nearest, "the queue has no such offset, the nearest one is taken");
        self.move_to(queue, nearest).await;
    }

    pub(super) async fn pause_after(&self, queue: &MessageQueue, error: &ClientError, said: bool, exception_pause: Duration) {
        let code = match error {
            ClientError::Refused { code, .. } => Some(*code),
            _ => None,
        };
        if code == Some(ResponseCode::FLOW_CONTROL) {
            return tokio::time::sleep(BROKER_FLOW_CONTROL_PAUSE).await;
        }
        if said || queue.topic.starts_with(RETRY_PREFIX) {
            debug!(%queue, %error, "pull failed");
        } else if code == Some(ResponseCode::SUBSCRIPTION_NOT_LATEST) {
            info!(%queue, "the broker has not heard of the newest subscription yet");
        } else {
            warn!(%queue, %error, "pull failed");
        }
        tokio::time::sleep(exception_pause).await;
    }
}
