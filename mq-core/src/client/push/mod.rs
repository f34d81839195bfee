//! The push consumer: pulls the queues that are its share of a group and hands the messages to a listener.
//!
//! ```text
//! rebalance ── which queues are ours ──> one `pulling` task a queue ──> process queue ──> workers ──> listener
//!     ^                                                                     │                          │
//!  every 20 s, request 40, a new route                  offset that may be committed <── done ─────────┘── given back (retry)
//! ```
//! * `share` finds out which queues are ours, `rebalance` takes and gives them up; orderly consumers lock theirs at the broker first.
//! * `pulling` is the loop of one queue: flow control, long poll, tags, offsets that the queue does not reach to; `popping` is that of what
//!   a broker lends, where brokers say who gets what.
//! * `working` calls the listener: `consume_thread_max` workers, concurrently or one queue at a time, and acts on what it says.
//! * `lite` is the machine without a listener: the application polls.
//! * `requests` answers brokers: members changed, offsets reset, what are you doing, consume this now.
//!
//! Invariants: a message is acknowledged only after its listener said so or a broker took it back; of one queue at most one task pulls; an
//! orderly queue has at most one batch with the listener, and it has it under the broker's lock (and ends it before the lock is given up).

mod config;
mod listener;
mod lite;
mod popping;
mod pulling;
mod rebalance;
mod requests;
mod running_info;
mod share;
mod working;

pub use config::PushConfig;
pub use listener::{ConcurrentListener, ConsumeOrderlyStatus, ConsumeStatus, MessageBatch, OrderlyListener};
pub use lite::{LitePullConfig, LitePullConsumer};

use super::ClientError;
use super::instance::Client;
use super::namespace::Namespace;
use super::offsets::OffsetStore;
use super::pop::lender::Lender;
use super::process_queue::ProcessQueue;
use super::producer::{Core, ProducerConfig};
use super::retry::Retry;
use super::subscription::{MessageSelector, SUB_ALL, subscription};
use super::trace::{SHUTDOWN_TIMEOUT, Traced, Tracer};
use crate::names::{GroupName, TopicName};
use crate::protocol::bodies::client::{ConsumeType, ConsumerData, MessageModel, ProducerData, SubscriptionData};
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::UnixMs;
use bytestring::ByteString;
use listener::Listener;
use parking_lot::Mutex;
use popping::PopQueue;
use running_info::Stats;
use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tokio::task::JoinSet;
use tracing::{info, warn};
use working::Work;

/// The producer group under which consumers send messages to retry topics.
const CLIENT_INNER_PRODUCER: &str = "CLIENT_INNER_PRODUCER";

/// Consumes messages as they come, until [`PushConsumer::shutdown`]. Dropping it ends it as a crash would: at once, with what was not yet
/// persisted consumed again.
///
/// ```no_run
/// use mq_core::client::{ConsumeStatus, MessageBatch, PushConfig, PushConsumer};
///
/// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
/// let config = PushConfig::new("billing", "127.0.0.1:9876")?.subscribe("orders", "new || paid")?;
/// let consumer = PushConsumer::start_concurrently(config, async |batch: MessageBatch| {
///     for message in &batch {
///         println!("{} {:?}", message.msg_id(), message.body);
///     }
///     ConsumeStatus::Success
/// })?;
/// tokio::time::sleep(std::time::Duration::from_secs(60)).await;
/// consumer.shutdown().await;
/// # Ok(())
/// # }
/// ```
pub struct PushConsumer {
    pub(in crate::client) consumer: Arc<Consumer>,
    tasks: JoinSet<()>,
}

impl PushConsumer {
    /// Starts to consume, messages one beside the other. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// A setting that cannot work, or (broadcasting) an offset file that cannot be read. Brokers and name servers need not be there yet.
    pub fn start_concurrently(config: PushConfig, listener: impl ConcurrentListener) -> Result<Self, ClientError> {
        Self::start(config, Listener::concurrent(listener))
    }

    /// Starts to consume, the messages of each queue one after the other. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// As [`PushConsumer::start_concurrently`].
    pub fn start_orderly(config: PushConfig, listener: impl OrderlyListener) -> Result<Self, ClientError> {
        Self::start(config, Listener::orderly(listener))
    }

    fn start(config: PushConfig, listener: Listener) -> Result<Self, ClientError> {
        config.check()?;
        let (shown_group, config) = (config.consumer_group.clone(), config.in_namespace()?);
        let (client, requests) = Client::start_as(config.client.clone(), config.message_model == MessageModel::Clustering);
        let consumer = Arc::new(Consumer::new(config, &shown_group, listener, client)?);
        consumer.describe();
        let mut tasks = JoinSet::new();
        tasks.spawn(consumer.clone().keep_balanced());
        tasks.spawn(consumer.clone().keep_offsets());
        tasks.spawn(consumer.clone().keep_locks());
        tasks.spawn(consumer.clone().give_back_expired());
        tasks.spawn(consumer.clone().serve(requests));
        for _ in 0..consumer.config.consume_thread_max {
            tasks.spawn(consumer.clone().work());
        }
        info!(group = %consumer.config.consumer_group, client_id = %consumer.client.id(), "consumer started");
        Ok(Self { consumer, tasks })
    }

    /// The id by which brokers know this consumer.
    pub fn client_id(&self) -> &str {
        self.consumer.client.id()
    }

    /// The queues that are read now; of those that are popped, -1 stands for all queues of a broker.
    pub fn queues(&self) -> Vec<MessageQueue> {
        let consumer = &self.consumer;
        let popped: Vec<_> = consumer.popped.lock().keys().cloned().collect();
        let mut queues: Vec<_> = consumer.queues_held().iter().chain(&popped).map(|queue| consumer.namespace().shown(queue)).collect();
        queues.sort();
        queues
    }

    /// Also consumes `topic`, or consumes it with another selector from now on.
    ///
    /// # Errors
    /// An illegal topic name, an expression without a tag, or one that does not parse.
    pub fn subscribe(&self, topic: &str, selector: impl Into<MessageSelector>) -> Result<(), ClientError> {
        let topic = self.consumer.namespace().topic(&TopicName::new(topic)?)?;
        let data = subscription(&topic, selector)?;
        self.consumer.subscriptions.lock().insert(data.topic.clone(), data);
        self.consumer.describe();
        self.consumer.rebalance_due.notify_one();
        Ok(())
    }

    /// Consumes `topic` no longer.
    pub fn unsubscribe(&self, topic: &str) {
        self.consumer.subscriptions.lock().remove(&self.consumer.namespace().wrap(&topic.into()));
        self.consumer.describe();
        self.consumer.rebalance_due.notify_one();
    }

    /// Pulls no further messages until [`PushConsumer::resume`]; those that are here are still consumed.
    pub fn suspend(&self) {
        self.consumer.paused.send_replace(true);
    }

    /// Ends a suspension.
    pub fn resume(&self) {
        self.consumer.paused.send_replace(false);
        self.consumer.rebalance_due.notify_one();
    }

    /// Ends: pulls no more, lets calls of the listener end that are under way (`await_termination_ms_when_shutdown` at most), persists the
    /// offsets, gives up locks and takes leave of the brokers. What was pulled and not begun is delivered again, to whomever.
    pub async fn shutdown(mut self) {
        let consumer = self.consumer.clone();
        consumer.stopping.send_replace(true);
        let allowed = Duration::from_millis(consumer.config.await_termination_ms_when_shutdown);
        let ended = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(allowed, ended).await.is_err() {
            warn!(group = %consumer.config.consumer_group, "the listener is still at it, its messages will be delivered again");
        }
        self.tasks.abort_all();
        consumer.leave().await;
    }
}

impl Drop for PushConsumer {
    fn drop(&mut self) {
        self.consumer.stopping.send_replace(true);
        self.consumer.client.close();
    }
}

/// What all tasks of one consumer share.
pub(in crate::client) struct Consumer {
    config: PushConfig,
    listener: Listener,
    client: Arc<Client>,
    subscriptions: Mutex<BTreeMap<ByteString, SubscriptionData>>,
    queues: Mutex<HashMap<MessageQueue, Arc<ProcessQueue>>>,
    popped: Mutex<HashMap<MessageQueue, Arc<PopQueue>>>,
    /// The only queues to read, where the application says which.
    assigned: Mutex<Option<HashSet<MessageQueue>>>,
    /// Queues that are not to be pulled for a while.
    paused_queues: Mutex<HashSet<MessageQueue>>,
    offsets: OffsetStore,
    lender: Lender,
    retry: Retry,
    work: Work,
    stats: Stats,
    tracer: Option<Tracer>,
    rebalance_due: Notify,
    /// Told when queues were taken.
    taken: Notify,
    paused: watch::Sender<bool>,
    stopping: watch::Sender<bool>,
    started: UnixMs,
}

impl Consumer {
    /// `shown_group` is the group as its users know it.
    fn new(config: PushConfig, shown_group: &GroupName, listener: Listener, client: Arc<Client>) -> Result<Self, ClientError> {
        let group = &config.consumer_group;
        let mut subscriptions: BTreeMap<_, _> = config.subscriptions.iter().map(|data| (data.topic.clone(), data.clone())).collect();
        let offsets = if config.message_model == MessageModel::Clustering {
            if !listener.is_polled() {
                let retries = subscription(&group.retry_topic(), SUB_ALL)?;
                subscriptions.insert(retries.topic.clone(), retries);
            }
            OffsetStore::remote(client.clone(), group)
        } else {
            OffsetStore::local(client.clone(), group, &config.local_offset_store_dir)?
        };
        let lender = Lender::new(client.clone(), group.clone(), config.client.namespace.clone());
        let inner_group = GroupName::new(CLIENT_INNER_PRODUCER)?;
        let sender = Core::new(client.clone(), ProducerConfig::with(inner_group, config.client.clone()));
        let retry = Retry::new(client.clone(), group.clone(), config.max_reconsume_times, sender);
        let tracer = Tracer::start(&client, &config.client, shown_group, Traced::Consumer);
        Ok(Self {
            listener,
            tracer,
            subscriptions: Mutex::new(subscriptions),
            queues: Mutex::default(),
            popped: Mutex::default(),
            assigned: Mutex::default(),
            paused_queues: Mutex::default(),
            offsets,
            lender,
            retry,
            work: Work::default(),
            stats: Stats::default(),
            rebalance_due: Notify::new(),
            taken: Notify::new(),
            paused: watch::Sender::new(false),
            stopping: watch::Sender::new(false),
            started: UnixMs::now(),
            client,
            config,
        })
    }

    fn group(&self) -> &ByteString {
        self.config.consumer_group.as_shared()
    }

    fn namespace(&self) -> &Namespace {
        &self.config.client.namespace
    }

    fn is_clustering(&self) -> bool {
        self.config.message_model == MessageModel::Clustering
    }

    /// Whether queues are to be locked at the broker.
    fn needs_locks(&self) -> bool {
        self.listener.is_orderly() && self.is_clustering()
    }

    /// Tells later heartbeats, the first of them soon, what we consume.
    fn describe(&self) {
        let data = ConsumerData {
            consume_from_where: self.config.consume_from_where,
            consume_type: if self.listener.is_polled() { ConsumeType::Actively } else { ConsumeType::Passively },
            group_name: self.group().clone(),
            message_model: self.config.message_model,
            subscription_data_set: self.subscriptions.lock().values().cloned().collect(),
            unit_mode: self.config.client.unit_mode,
        };
        self.client.describe(|heartbeat| {
            heartbeat.consumer_data_set = vec![data];
            heartbeat.producer_data_set = vec![ProducerData { group_name: ByteString::from_static(CLIENT_INNER_PRODUCER) }];
        });
    }

    fn subscription_of(&self, topic: &str) -> Option<SubscriptionData> {
        self.subscriptions.lock().get(topic).cloned()
    }

    fn queues_held(&self) -> Vec<MessageQueue> {
        self.queues.lock().keys().cloned().collect()
    }

    pub(in crate::client) fn held(&self) -> Vec<Arc<ProcessQueue>> {
        self.queues.lock().values().cloned().collect()
    }

    /// Waits until the consumer is to end.
    async fn stopping(&self) {
        // The sender lives as long as `self`.
        let _ = self.stopping.subscribe().wait_for(|stopping| *stopping).await;
    }

    fn is_stopping(&self) -> bool {
        *self.stopping.borrow()
    }

    /// Sleeps; false: the consumer is to end.
    async fn sleep(&self, time: Duration) -> bool {
        tokio::select! {
            () = self.stopping() => false,
            () = tokio::time::sleep(time) => true,
        }
    }

    async fn keep_offsets(self: Arc<Self>) {
        while self.sleep(Duration::from_millis(self.config.persist_consumer_offset_interval_ms.max(10))).await {
            self.persist(&self.queues_held(), false).await;
        }
    }

    /// Keeps how far these queues are consumed, unless only the application says when.
    async fn persist(&self, queues: &[MessageQueue], wait: bool) {
        if self.config.auto_commit || !self.listener.is_polled() {
            self.offsets.persist(queues, wait).await;
        }
    }

    fn is_paused(&self, queue: &MessageQueue) -> bool {
        self.paused_queues.lock().contains(queue)
    }

    /// The last steps, when nothing is consumed any more.
    async fn leave(&self) {
        let held = self.held();
        for queue in &held {
            queue.drop_queue();
        }
        self.persist(&self.queues_held(), true).await;
        if self.needs_locks() {
            self.unlock_all(&held).await;
        }
        self.client.unregister(None, Some(&self.config.consumer_group)).await;
        // Last of all: nobody is to wait for a queue of ours because of traces.
        if let Some(tracer) = &self.tracer {
            tracer.shutdown(SHUTDOWN_TIMEOUT).await;
        }
        self.client.close();
        info!(group = %self.config.consumer_group, "consumer ended");
    }
}
