//! What users of a push consumer write: a listener, as a closure or as a type of their own.

use crate::message::MessageExt;
use crate::protocol::bodies::queue::MessageQueue;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;

/// Messages given to a listener at a time: `consume_message_batch_max_size` of them at most, all of one queue, in order of their offsets.
#[derive(Debug, Clone)]
pub struct MessageBatch {
    /// The queue they were pulled from; of a retried message, one of the retry topic; of popped messages, each of which has its own queue
    /// number, what was popped (-1: any queue of the broker).
    pub queue: MessageQueue,
    /// The messages. A retried message has its original topic.
    pub messages: Vec<Arc<MessageExt>>,
}

impl<'a> IntoIterator for &'a MessageBatch {
    type Item = &'a Arc<MessageExt>;
    type IntoIter = std::slice::Iter<'a, Arc<MessageExt>>;

    fn into_iter(self) -> Self::IntoIter {
        self.messages.iter()
    }
}

/// What became of messages that were consumed concurrently.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsumeStatus {
    /// All are done.
    Success,
    /// The first so many are done, the others are to be tried again later.
    SuccessOf(usize),
    /// All are to be tried again later, after a delay that grows with the tries.
    ReconsumeLater,
    /// All are to be tried again after the delay of this level; below 0: never, they become dead letters.
    ReconsumeAfter {
        /// The delay level (Java's `delayLevelWhenNextConsume`).
        delay_level: i32,
    },
}

/// What became of messages that were consumed in order.
///
/// With [`auto_commit`](super::PushConfig::auto_commit) (the default) every batch that is done is committed. Without it, batches that are
/// done are kept until the listener says [`Commit`](Self::Commit); what was kept and not committed comes again after a
/// [`Rollback`](Self::Rollback), and whenever the queue changes hands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsumeOrderlyStatus {
    /// They are done; without auto-commit, they are kept and the next ones come.
    Success,
    /// They are done, and everything that was kept before them. With auto-commit the same as [`Success`](Self::Success).
    Commit,
    /// They and everything that was kept before them are to be consumed again, after `suspend_current_queue_time_ms`. With auto-commit the
    /// same as [`Success`](Self::Success), as in Java.
    Rollback,
    /// They are to be tried again, and nothing else of the queue before, after `suspend_current_queue_time_ms`.
    SuspendCurrentQueue,
    /// The same, after a time of its own.
    SuspendCurrentQueueFor {
        /// The pause, ms.
        suspend_ms: u64,
    },
}

/// Consumes messages one beside the other. Any `Fn(MessageBatch) -> impl Future<Output = ConsumeStatus>` is one.
///
/// A listener that panics is taken to have said [`ConsumeStatus::ReconsumeLater`].
pub trait ConcurrentListener: Send + Sync + 'static {
    /// Consumes.
    fn consume(&self, batch: MessageBatch) -> impl Future<Output = ConsumeStatus> + Send;
}

impl<F, Status> ConcurrentListener for F
where
    F: Fn(MessageBatch) -> Status + Send + Sync + 'static,
    Status: Future<Output = ConsumeStatus> + Send,
{
    async fn consume(&self, batch: MessageBatch) -> ConsumeStatus {
        self(batch).await
    }
}

/// Consumes the messages of each queue one after the other. Any `Fn(MessageBatch) -> impl Future<Output = ConsumeOrderlyStatus>` is one.
///
/// A listener that panics is taken to have said [`ConsumeOrderlyStatus::SuspendCurrentQueue`].
pub trait OrderlyListener: Send + Sync + 'static {
    /// Consumes.
    fn consume(&self, batch: MessageBatch) -> impl Future<Output = ConsumeOrderlyStatus> + Send;
}

impl<F, Status> OrderlyListener for F
where
    F: Fn(MessageBatch) -> Status + Send + Sync + 'static,
    Status: Future<Output = ConsumeOrderlyStatus> + Send,
{
    async fn consume(&self, batch: MessageBatch) -> ConsumeOrderlyStatus {
        self(batch).await
    }
}

pub(in crate::client) type Call<Status> = Box<dyn Fn(MessageBatch) -> BoxFuture<'static, Option<Status>> + Send + Sync>;

/// Who is given the messages; `None` from a listener: it panicked.
pub(in crate::client) enum Listener {
    Concurrent(Call<ConsumeStatus>),
    Orderly(Call<ConsumeOrderlyStatus>),
    /// Nobody: the application asks for them.
    Polled,
}

impl Listener {
    pub(super) fn concurrent(listener: impl ConcurrentListener) -> Self {
        let listener = Arc::new(listener);
        Self::Concurrent(Box::new(move |batch| {
            let listener = listener.clone();
            caught(async move { listener.consume(batch).await })
        }))
    }

    pub(super) fn orderly(listener: impl OrderlyListener) -> Self {
        let listener = Arc::new(listener);
        Self::Orderly(Box::new(move |batch| {
            let listener = listener.clone();
            caught(async move { listener.consume(batch).await })
        }))
    }

    pub(super) fn is_orderly(&self) -> bool {
        matches!(self, Self::Orderly(_))
    }

    pub(super) fn is_polled(&self) -> bool {
        matches!(self, Self::Polled)
    }
}

/// The panic itself is printed by the panic hook; here it only becomes a status.
fn caught<Status: 'static>(consume: impl Future<Output = Status> + Send + 'static) -> BoxFuture<'static, Option<Status>> {
    Box::pin(AssertUnwindSafe(consume).catch_unwind().map(Result::ok))
}

/// The delay level that the listener asked for; 0: by the tries so far.
pub(super) fn retry_level(status: Option<ConsumeStatus>) -> i32 {
    match status {
        Some(ConsumeStatus::ReconsumeAfter { delay_level }) => delay_level,
        _ => 0,
    }
}

/// How many messages, from the first on, are consumed.
pub(super) fn good_of(status: Option<ConsumeStatus>, count: usize) -> usize {
    match status {
        Some(ConsumeStatus::Success) => count,
        Some(ConsumeStatus::SuccessOf(good)) => good.min(count),
        Some(ConsumeStatus::ReconsumeLater | ConsumeStatus::ReconsumeAfter { .. }) | None => 0,
    }
}
