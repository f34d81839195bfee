//! The lite pull consumer: the same machine without a listener. Queues are shared or named by the application, pulled ahead, and polled.

use super::working::Item;
use super::{Consumer, Listener, PushConfig};
use crate::client::allocate::AllocateStrategy;
use crate::client::calls;
use crate::client::instance::Client;
use crate::client::process_queue::ProcessQueue;
use crate::client::subscription::{MessageSelector, subscription};
use crate::client::{ClientConfig, ClientError, NameServers};
use crate::message::MessageExt;
use crate::message::trace::TraceReturn;
use crate::names::{GroupName, TopicName};
use crate::protocol::bodies::client::{ConsumeFromWhere, MessageModel, SubscriptionData};
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::{QueueOffset, UnixMs};
use parking_lot::Mutex;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout_at};
use tracing::info;

/// Least pause between two commits, ms, as in Java.
const AUTO_COMMIT_INTERVAL_MS_MIN: u64 = 1_000;

/// Settings of a lite pull consumer (Java's `DefaultLitePullConsumer`).
#[derive(Debug, Clone)]
pub struct LitePullConfig {
    /// What all clients have.
    pub client: ClientConfig,
    /// The group.
    pub consumer_group: GroupName,
    /// Whether the group's consumers share the messages. Default clustering.
    pub message_model: MessageModel,
    /// Where a group without an offset begins. Default at the end (young queues: at the beginning).
    pub consume_from_where: ConsumeFromWhere,
    /// The moment for [`ConsumeFromWhere::Timestamp`]. Default half an hour ago.
    pub consume_timestamp: UnixMs,
    /// Who reads which queue. Default `AVG`.
    pub allocate_message_queue_strategy: AllocateStrategy,
    /// What is consumed; see [`LitePullConfig::subscribe`].
    pub subscriptions: Vec<SubscriptionData>,
    /// Whether positions are committed every `auto_commit_interval_ms`; if not, [`LitePullConsumer::commit`] does. Default true.
    pub auto_commit: bool,
    /// Default 5,000, at least 1,000.
    pub auto_commit_interval_ms: u64,
    /// Messages a pull brings, and so a poll, at most. Default 10.
    pub pull_batch_size: i32,
    /// Messages held of a queue, at most (one pull may go beyond). Default 1,000.
    pub pull_threshold_for_queue: usize,
    /// Bodies held of a queue, MiB, at most (one pull may go beyond). Default 100.
    pub pull_threshold_size_for_queue: usize,
    /// Where broadcasting consumers keep their offsets. Default `.rocketmq_offsets` in the home folder.
    pub local_offset_store_dir: PathBuf,
}

impl LitePullConfig {
    /// Java's defaults.
    ///
    /// # Errors
    /// An illegal group name or list of name servers (see [`NameServers::fixed`]).
    pub fn new(consumer_group: &str, name_servers: &str) -> Result<Self, ClientError> {
        Ok(Self::with(GroupName::new(consumer_group)?, ClientConfig::new(NameServers::fixed(name_servers)?)))
    }

    /// Java's defaults for what is the consumer's own.
    pub fn with(consumer_group: GroupName, client: ClientConfig) -> Self {
        let shared = PushConfig::with(consumer_group, client);
        Self {
            client: shared.client,
            consumer_group: shared.consumer_group,
            message_model: shared.message_model,
            consume_from_where: shared.consume_from_where,
            consume_timestamp: shared.consume_timestamp,
            allocate_message_queue_strategy: shared.allocate_message_queue_strategy,
            subscriptions: shared.subscriptions,
            auto_commit: true,
            auto_commit_interval_ms: 5_000,
            pull_batch_size: 10,
            pull_threshold_for_queue: shared.pull_threshold_for_queue,
            pull_threshold_size_for_queue: shared.pull_threshold_size_for_queue,
            local_offset_store_dir: shared.local_offset_store_dir,
        }
    }

    /// Also messages of `topic` that `selector` chooses: `"*"` for all, tags as in `"A || B"`, or [`MessageSelector::by_sql`]. The queues of
    /// the topic are shared among the consumers of the group.
    ///
    /// # Errors
    /// An illegal topic name, an expression without a tag, or one that does not parse.
    pub fn subscribe(mut self, topic: &str, selector: impl Into<MessageSelector>) -> Result<Self, ClientError> {
        let data = subscription(&TopicName::new(topic)?, selector)?;
        self.subscriptions.retain(|known| known.topic != data.topic);
        self.subscriptions.push(data);
        Ok(self)
    }

    fn into_push(self) -> PushConfig {
        PushConfig {
            message_model: self.message_model,
            consume_from_where: self.consume_from_where,
            consume_timestamp: self.consume_timestamp,
            allocate_message_queue_strategy: self.allocate_message_queue_strategy,
            subscriptions: self.subscriptions,
            auto_commit: self.auto_commit,
            persist_consumer_offset_interval_ms: self.auto_commit_interval_ms.max(AUTO_COMMIT_INTERVAL_MS_MIN),
            pull_batch_size: self.pull_batch_size,
            // What a pull brought is what a poll returns.
            consume_message_batch_max_size: self.pull_batch_size.max(1) as usize,
            pull_threshold_for_queue: self.pull_threshold_for_queue,
            pull_threshold_size_for_queue: self.pull_threshold_size_for_queue,
            post_subscription_when_pull: true,
            local_offset_store_dir: self.local_offset_store_dir,
            ..PushConfig::with(self.consumer_group, self.client)
        }
    }
}

/// Gives out messages when it is asked to. What a poll returned is taken to be consumed when the next poll is made, or by
/// [`LitePullConsumer::commit`]; what is not consumed when the consumer ends comes again, to whomever.
///
/// ```no_run
/// use mq_core::client::{LitePullConfig, LitePullConsumer};
/// use std::time::Duration;
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let consumer = LitePullConsumer::start(LitePullConfig::new("audit", "127.0.0.1:9876")?.subscribe("orders", "*")?)?;
/// for _ in 0..100 {
///     for message in consumer.poll(Duration::from_secs(5)).await {
///         println!("{} {:?}", message.msg_id(), message.body);
///     }
/// }
/// consumer.commit().await?;
/// consumer.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct LitePullConsumer {
    consumer: Arc<Consumer>,
    /// What the last poll returned.
    polled: Mutex<Option<(Arc<ProcessQueue>, Vec<Arc<MessageExt>>)>>,
    tasks: JoinSet<()>,
}

impl LitePullConsumer {
    /// Starts to pull what is subscribed. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// A setting that cannot work, or (broadcasting) an offset file that cannot be read. Brokers and name servers need not be there yet.
    pub fn start(config: LitePullConfig) -> Result<Self, ClientError> {
        let config = config.into_push();
        config.check()?;
        let (shown_group, config) = (config.consumer_group.clone(), config.in_namespace()?);
        let (client, requests) = Client::start_as(config.client.clone(), config.message_model == MessageModel::Clustering);
        let consumer = Arc::new(Consumer::new(config, &shown_group, Listener::Polled, client)?);
        consumer.describe();
        let mut tasks = JoinSet::new();
        tasks.spawn(consumer.clone().keep_balanced());
        tasks.spawn(consumer.clone().keep_offsets());
        tasks.spawn(consumer.clone().serve(requests));
        info!(group = %consumer.config.consumer_group, client_id = %consumer.client.id(), "consumer started");
        Ok(Self { consumer, polled: Mutex::default(), tasks })
    }

    /// The id by which brokers know this consumer.
    pub fn client_id(&self) -> &str {
        self.consumer.client.id()
    }

    /// The queues that are read now.
    pub fn assignment(&self) -> Vec<MessageQueue> {
        let mut queues: Vec<_> = self.consumer.queues_held().iter().map(|queue| self.consumer.namespace().shown(queue)).collect();
        queues.sort();
        queues
    }

    /// Also consumes `topic`, or consumes it with another selector from now on; ends an assignment.
    ///
    /// # Errors
    /// An illegal topic name, an expression without a tag, or one that does not parse.
    pub fn subscribe(&self, topic: &str, selector: impl Into<MessageSelector>) -> Result<(), ClientError> {
        let topic = self.consumer.namespace().topic(&TopicName::new(topic)?)?;
        let data = subscription(&topic, selector)?;
        let was_assigned = self.consumer.assigned.lock().take().is_some();
        let mut subscriptions = self.consumer.subscriptions.lock();
        if was_assigned {
            subscriptions.clear();
        }
        subscriptions.insert(data.topic.clone(), data);
        drop(subscriptions);
        self.changed();
        Ok(())
    }

    /// Consumes `topic` no longer.
    pub fn unsubscribe(&self, topic: &str) {
        self.consumer.subscriptions.lock().remove(&self.consumer.namespace().wrap(&topic.into()));
        self.changed();
    }

    /// Reads exactly these queues, whoever else of the group does; ends all subscriptions and the assignment before.
    ///
    /// # Errors
    /// No queue, an illegal topic name, an expression without a tag, or one that does not parse.
    pub fn assign(&self, queues: &[MessageQueue], selector: impl Into<MessageSelector>) -> Result<(), ClientError> {
        if queues.is_empty() {
            return Err(ClientError::illegal("assignment", "no queue"));
        }
        let selector = selector.into();
        let queues: Vec<_> = queues.iter().map(|queue| self.own(queue)).collect();
        let data = |queue: &MessageQueue| subscription(&TopicName::new(queue.topic.clone())?, selector.clone());
        let data: Vec<SubscriptionData> = queues.iter().map(data).collect::<Result<_, _>>()?;
        *self.consumer.assigned.lock() = Some(queues.into_iter().collect());
        *self.consumer.subscriptions.lock() = data.into_iter().map(|data| (data.topic.clone(), data)).collect();
        self.changed();
        Ok(())
    }

    fn changed(&self) {
        self.consumer.describe();
        self.consumer.rebalance_due.notify_one();
    }

    /// The queues of a topic that may be read.
    ///
    /// # Errors
    /// [`ClientError::NoRoute`], or no name server answered.
    pub async fn fetch_message_queues(&self, topic: &TopicName) -> Result<Vec<MessageQueue>, ClientError> {
        let namespace = self.consumer.namespace();
        let route = self.consumer.client.refresh_route(namespace.topic(topic)?.as_shared()).await?;
        Ok(route.subscribe_queues().iter().map(|queue| namespace.shown(queue)).collect())
    }

    /// Messages of one queue, in order of their offsets: those that are here already, or the first ones to come within `timeout`; none is no
    /// error. May be cancelled. What the poll before returned is consumed with this call.
    pub async fn poll(&self, timeout: Duration) -> Vec<Arc<MessageExt>> {
        self.settle();
        let deadline = Instant::now() + timeout;
        loop {
            let Ok(Some(Item::Pulled { queue, messages })) = timeout_at(deadline, self.consumer.work.next()).await else {
                return Vec::new();
            };
            // None, if the queue is not ours any more or was begun elsewhere.
            let messages = queue.start(&messages);
            if !messages.is_empty() {
                *self.polled.lock() = Some((queue, messages.clone()));
                if let Some(tracer) = &self.consumer.tracer {
                    tracer.after(&tracer.before(&messages), &messages, messages.len(), TraceReturn::SUCCESS);
                }
                return messages;
            }
        }
    }

    fn settle(&self) {
        if let Some((queue, messages)) = self.polled.lock().take() {
            self.consumer.stats.consumed(&queue.queue.topic, messages.len(), 0, Duration::ZERO);
            queue.done(&messages, |offset| self.consumer.offsets.advance(&queue.queue, offset));
        }
    }

    /// Pulls no further messages of these queues, whoever's they are, until [`LitePullConsumer::resume`]; those that are here, and
    /// those that a pull under way brings, are still polled.
    pub fn pause(&self, queues: &[MessageQueue]) {
        self.consumer.paused_queues.lock().extend(queues.iter().map(|queue| self.own(queue)));
    }

    /// Ends a pause.
    pub fn resume(&self, queues: &[MessageQueue]) {
        let mut paused = self.consumer.paused_queues.lock();
        for queue in queues {
            paused.remove(&self.own(queue));
        }
        drop(paused);
        self.consumer.held().iter().for_each(|held| held.look_again());
    }

    /// Goes on at `offset` with the next poll. What was pulled of the queue and not polled is forgotten. A queue that was just assigned is
    /// waited for.
    ///
    /// # Errors
    /// The queue is not this consumer's, does not reach to the offset, or its broker does not answer.
    pub async fn seek(&self, queue: &MessageQueue, offset: QueueOffset) -> Result<(), ClientError> {
        let (begin, end) = (self.min_offset(queue).await?, self.max_offset(queue).await?);
        if !(begin..=end).contains(&offset) {
            return Err(ClientError::illegal("offset", format!("{offset} is not within {begin} to {end}")));
        }
        let own = self.own(queue);
        let deadline = Instant::now() + self.consumer.config.client.api_timeout();
        loop {
            // Before the look: what is taken after it counts.
            let taken = self.consumer.taken.notified();
            if self.consumer.restart(&own, offset) {
                return Ok(());
            }
            let assigned = self.consumer.assigned.lock().as_ref().is_some_and(|assigned| assigned.contains(&own));
            if !assigned || timeout_at(deadline, taken).await.is_err() {
                return Err(ClientError::illegal("queue", format!("{queue} is not assigned to this consumer")));
            }
        }
    }

    /// Goes on at the queue's first message.
    ///
    /// # Errors
    /// As [`LitePullConsumer::seek`].
    pub async fn seek_to_begin(&self, queue: &MessageQueue) -> Result<(), ClientError> {
        self.seek(queue, self.min_offset(queue).await?).await
    }

    /// Goes on with what comes after now.
    ///
    /// # Errors
    /// As [`LitePullConsumer::seek`].
    pub async fn seek_to_end(&self, queue: &MessageQueue) -> Result<(), ClientError> {
        self.seek(queue, self.max_offset(queue).await?).await
    }

    /// Commits all that was polled, the last poll included. Returns when it is kept.
    ///
    /// # Errors
    /// A broker's refusal, or no answer; what was not committed is with the next call.
    pub async fn commit(&self) -> Result<(), ClientError> {
        self.settle();
        self.consumer.offsets.commit(&self.consumer.queues_held()).await
    }

    /// What the group has committed of the queue, if anything.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn committed(&self, queue: &MessageQueue) -> Result<Option<QueueOffset>, ClientError> {
        self.consumer.offsets.stored(&self.own(queue)).await
    }

    /// The first message stored at `timestamp` or later.
    ///
    /// # Errors
    /// The broker's refusal, or no answer.
    pub async fn offset_for_timestamp(&self, queue: &MessageQueue, timestamp: UnixMs) -> Result<QueueOffset, ClientError> {
        calls::search_offset(&self.consumer.client, &self.own(queue), timestamp).await
    }

    async fn min_offset(&self, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
        calls::min_offset(&self.consumer.client, &self.own(queue)).await
    }

    async fn max_offset(&self, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
        calls::max_offset(&self.consumer.client, &self.own(queue)).await
    }

    /// Commits what is consumed (with `auto_commit`) and takes leave of the brokers. What the last poll returned comes again; to avoid that,
    /// [`LitePullConsumer::commit`] first.
    pub async fn shutdown(mut self) {
        self.consumer.stopping.send_replace(true);
        while self.tasks.join_next().await.is_some() {}
        self.consumer.leave().await;
    }

    /// The queue as servers know it.
    fn own(&self, queue: &MessageQueue) -> MessageQueue {
        self.consumer.namespace().queue(queue)
    }
}

impl Drop for LitePullConsumer {
    fn drop(&mut self) {
        self.consumer.stopping.send_replace(true);
        self.consumer.client.close();
    }
}

impl Consumer {
    /// Begins a queue at another offset, at once; what was pulled of it is forgotten. False: it is not ours.
    pub(super) fn restart(self: &Arc<Self>, queue: &MessageQueue, offset: QueueOffset) -> bool {
        let anew = ProcessQueue::new(queue.clone(), offset);
        {
            let mut queues = self.queues.lock();
            let Some(held) = queues.get_mut(queue) else { return false };
            held.drop_queue();
            self.offsets.set(queue, offset);
            *held = anew.clone();
        }
        tokio::spawn(self.clone().pull_queue(anew, offset));
        true
    }
}
