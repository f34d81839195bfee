//! Messages in transactions (Java's `TransactionMQProducer`).
//!
//! ```text
//! half message ──> broker: stored, not shown ──> local transaction ──> commit: shown | roll back: never shown | unknown
//!                            └── no word for 6 s: asks any producer of the group (39) ──> listener: check ──┘
//! ```
//! The decision travels one-way, as Java's does: should it be lost, or the producer die before it, the broker asks again. So a listener
//! must be able to say from durable data what became of a transaction, in any process of the group.

use super::ClientError;
use super::instance::{BrokerRequest, Client};
use super::namespace::Namespace;
use super::producer::{Producer, ProducerConfig, SendResult, SendStatus};
use super::request_reply::Replies;
use super::trace::Tracer;
use crate::message::ids::OffsetMsgId;
use crate::message::properties;
use crate::message::trace::{DEFAULT_REGION, TraceEndTransaction, TraceMsgType, TraceRecord};
use crate::message::{Message, MessageExt, SysFlag, TransactionKind};
use crate::net::ReplyTo;
use crate::protocol::RequestCode;
use crate::protocol::headers::transaction::{CheckTransactionState, EndTransaction};
use crate::types::UnixMs;
use bytes::Bytes;
use bytestring::ByteString;
use futures_util::FutureExt;
use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::mpsc;
use tracing::{debug, warn};

/// How often the routes of `topics` are asked for while there are none.
const ANNOUNCE_RETRY: Duration = Duration::from_secs(1);

/// What became of a local transaction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LocalTransactionState {
    /// It is done: the message may be seen.
    CommitMessage,
    /// It is not done and never will be: the message is dropped.
    RollbackMessage,
    /// Not known yet: the broker asks later.
    Unknow,
}

/// The local part of transactions.
///
/// A listener that panics is taken to have said [`LocalTransactionState::Unknow`].
pub trait TransactionListener: Send + Sync + 'static {
    /// What [`TransactionProducer::send_message_in_transaction`] hands over to the local transaction.
    type Arg: Send;

    /// Carries out the local transaction; the half message is stored, and known by `transaction_id`.
    fn execute_local_transaction(
        &self,
        message: &Message,
        transaction_id: &str,
        arg: Self::Arg,
    ) -> impl Future<Output = LocalTransactionState> + Send;

    /// Says what became of a local transaction, of this process or another one of the group. [`MessageExt::msg_id`] is its id.
    fn check_local_transaction(&self, message: MessageExt) -> impl Future<Output = LocalTransactionState> + Send;
}

/// Settings of a producer of messages in transactions.
#[derive(Debug, Clone)]
pub struct TransactionConfig {
    /// What every producer has.
    pub producer: ProducerConfig,
    /// Checks that are answered at a time. Default 1.
    pub check_thread_pool_max_size: usize,
    /// Checks that may wait to be answered; more are dropped, and the broker asks again. Default 2,000.
    pub check_request_hold_max: usize,
}

impl TransactionConfig {
    /// Java's defaults for what is its own.
    pub fn new(producer: ProducerConfig) -> Self {
        Self { producer, check_thread_pool_max_size: 1, check_request_hold_max: 2_000 }
    }
}

/// What became of a message in a transaction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransactionSendResult {
    /// What became of the half message.
    pub send_result: SendResult,
    /// What the local transaction came to, as the broker was told.
    pub local_transaction_state: LocalTransactionState,
}

/// Sends messages that are seen only if a local transaction is done.
///
/// Brokers can ask a producer from its start: it makes itself known to those of `create_topic_key`'s route and of all topics it sends to.
pub struct TransactionProducer<L: TransactionListener> {
    producer: Producer,
    listener: Arc<L>,
}

impl<L: TransactionListener> TransactionProducer<L> {
    /// A producer, ready at once. Must be called within a tokio runtime.
    pub fn start(config: TransactionConfig, listener: L) -> Self {
        let (producer, requests) = Producer::launch(config.producer.clone());
        let listener = Arc::new(listener);
        let checker = Arc::new(Checker {
            group: producer.group().clone(),
            namespace: config.producer.client.namespace.clone(),
            tracer: producer.tracer().cloned(),
            listener: listener.clone(),
            at_once: tokio::sync::Semaphore::new(config.check_thread_pool_max_size.max(1)),
        });
        let (checks, held) = mpsc::channel(config.check_request_hold_max.max(1));
        tokio::spawn(serve(requests, checks, producer.replies().clone()));
        tokio::spawn(checker.answer_all(held));
        tokio::spawn(announce(producer.client().clone(), config.producer.create_topic_key.as_shared().clone()));
        Self { producer, listener }
    }

    /// Itself as a producer of messages that are in no transaction, and of requests.
    pub fn producer(&self) -> &Producer {
        &self.producer
    }

    /// Sends a half message, carries out the local transaction by the listener, and tells the broker what came of it.
    ///
    /// A half message that is stored less safely than the broker promises is rolled back without asking the listener.
    ///
    /// # Errors
    /// As [`Producer::send`]; the local transaction was not begun then.
    pub async fn send_message_in_transaction(&self, message: Message, arg: L::Arg) -> Result<TransactionSendResult, ClientError> {
        let (message, half) = self.send_half(message).await?;
        let send_result = &half.sent;
        let transaction_id = send_result.transaction_id.clone().unwrap_or_else(|| send_result.msg_id.clone());
        let local_transaction_state = match send_result.status {
            SendStatus::SendOk => {
                let local = self.listener.execute_local_transaction(&message, &transaction_id, arg);
                AssertUnwindSafe(local).catch_unwind().await.unwrap_or(LocalTransactionState::Unknow)
            }
            _ => LocalTransactionState::RollbackMessage,
        };
        if let Err(error) = self.end(&half, local_transaction_state).await {
            warn!(%transaction_id, ?local_transaction_state, %error, "the broker is not told of a transaction's end, it will ask");
        }
        Ok(TransactionSendResult { send_result: half.sent, local_transaction_state })
    }

    /// Begins a transaction of several messages: all of them are sent as half messages, and decided together.
    ///
    /// ```no_run
    /// use mq_core::client::{
    ///     LocalTransactionState, ProducerConfig, TransactionConfig, TransactionListener, TransactionProducer,
    /// };
    /// use mq_core::message::{Message, MessageExt};
    /// use mq_core::names::TopicName;
    ///
    /// /// Stands for a database with a table of orders.
    /// struct Orders;
    ///
    /// impl Orders {
    ///     async fn insert(&self, _order: &str) -> bool { true }
    ///     async fn is_there(&self, _order: &str) -> bool { true }
    /// }
    ///
    /// impl TransactionListener for Orders {
    ///     type Arg = ();
    ///
    ///     async fn execute_local_transaction(&self, message: &Message, _: &str, (): ()) -> LocalTransactionState {
    ///         match self.insert(message.keys().unwrap_or_default()).await {
    ///             true => LocalTransactionState::CommitMessage,
    ///             false => LocalTransactionState::RollbackMessage,
    ///         }
    ///     }
    ///
    ///     // Every message of the transaction has the order's number as its key, so each can be decided by itself.
    ///     async fn check_local_transaction(&self, message: MessageExt) -> LocalTransactionState {
    ///         match self.is_there(message.keys().unwrap_or_default()).await {
    ///             true => LocalTransactionState::CommitMessage,
    ///             false => LocalTransactionState::RollbackMessage,
    ///         }
    ///     }
    /// }
    ///
    /// # async fn example() -> Result<(), Box<dyn std::error::Error>> {
    /// let config = TransactionConfig::new(ProducerConfig::new("orders-producer", "127.0.0.1:9876")?);
    /// let producer = TransactionProducer::start(config, Orders);
    /// let order = "4711";
    /// let mut transaction = producer.begin_transaction();
    /// transaction.send(Message::new(TopicName::new("kitchen")?, "one coffee").with_keys([order])).await?;
    /// transaction.send(Message::new(TopicName::new("bills")?, "2.80").with_keys([order])).await?;
    /// if Orders.insert(order).await {
    ///     transaction.commit().await?;
    /// } else {
    ///     transaction.rollback().await?;
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn begin_transaction(&self) -> Transaction<'_, L> {
        Transaction { producer: self, halves: Vec::new() }
    }

    /// Takes leave of the brokers and closes the connections. What is undecided then is another producer's to decide.
    pub async fn shutdown(self) {
        self.producer.shutdown().await;
    }

    /// The message as it was sent, and what became of it.
    async fn send_half(&self, mut message: Message) -> Result<(Message, Half), ClientError> {
        let set = &mut message.properties;
        set.remove(properties::DELAY);
        set.set(properties::TRAN_MSG, "true");
        set.set(properties::PGROUP, self.producer.group());
        let send_result = self.producer.send(message.clone()).await?;
        let known_by = send_result.transaction_id.as_ref().unwrap_or(&send_result.msg_id);
        message.properties.set(properties::TRANSACTION_ID, known_by);
        message.properties.set(properties::UNIQ_KEY, &send_result.msg_id);
        let text = |text: Option<&str>| text.map(ByteString::from);
        let half = Half { tags: text(message.tags()), keys: text(message.keys()), sent: send_result };
        Ok((message, half))
    }

    async fn end(&self, half: &Half, state: LocalTransactionState) -> Result<(), ClientError> {
        let Half { sent: half, tags, keys } = half;
        let queue = self.producer.namespace().queue(&half.queue);
        let id: OffsetMsgId = half.offset_msg_id.parse().map_err(|_| ClientError::BadAnswer {
            request: RequestCode::SEND_MESSAGE_V2,
            addr: half.queue.broker_name.to_string(),
            reason: format!("the message id {} does not tell where the message is", half.offset_msg_id),
        })?;
        let header = EndTransaction {
            producer_group: self.producer.group().clone(),
            tran_state_table_offset: half.queue_offset,
            commit_log_offset: id.phy,
            commit_or_rollback: decision(state),
            from_transaction_check: false,
            msg_id: Some(half.msg_id.clone()),
            transaction_id: half.transaction_id.clone(),
            topic: Some(queue.topic.clone()),
            broker_name: Some(queue.broker_name.clone()),
        };
        let client = self.producer.client();
        let route = client.route(&queue.topic).await?;
        let addr = route.master_of(&queue.broker_name)?;
        client.remoting().oneway(addr, RequestCode::END_TRANSACTION, &header, Bytes::new()).await?;
        if let Some(tracer) = self.producer.tracer().filter(|_| half.trace_on) {
            let message = (&*half.queue.topic, tags.as_deref(), keys.as_deref());
            trace_end(tracer, &header, message, (&half.region_id, addr), state);
        }
        Ok(())
    }
}

/// Several half messages that are decided together. Dropped without a decision, they wait until the broker asks the listener.
#[must_use = "the messages are not seen before they are committed"]
pub struct Transaction<'a, L: TransactionListener> {
    producer: &'a TransactionProducer<L>,
    halves: Vec<Half>,
}

/// A half message that a broker took, and what traces tell of it.
struct Half {
    sent: SendResult,
    tags: Option<ByteString>,
    keys: Option<ByteString>,
}

impl<L: TransactionListener> Transaction<'_, L> {
    /// Sends one more half message.
    ///
    /// # Errors
    /// As [`Producer::send`]; [`ClientError::NotSafe`] when it is stored less safely than the broker promises: then it is rolled back. The
    /// messages before stay as they are.
    pub async fn send(&mut self, message: Message) -> Result<SendResult, ClientError> {
        let (_, half) = self.producer.send_half(message).await?;
        let sent = half.sent.clone();
        if sent.status != SendStatus::SendOk {
            self.producer.end(&half, LocalTransactionState::RollbackMessage).await?;
            return Err(ClientError::NotSafe { status: sent.status });
        }
        self.halves.push(half);
        Ok(sent)
    }

    /// Lets all of them be seen.
    ///
    /// # Errors
    /// A broker was not told; it asks the listener then. The other brokers were told.
    pub async fn commit(self) -> Result<(), ClientError> {
        self.end(LocalTransactionState::CommitMessage).await
    }

    /// Drops all of them.
    ///
    /// # Errors
    /// As [`Transaction::commit`].
    pub async fn rollback(self) -> Result<(), ClientError> {
        self.end(LocalTransactionState::RollbackMessage).await
    }

    async fn end(self, state: LocalTransactionState) -> Result<(), ClientError> {
        let mut outcome = Ok(());
        for half in &self.halves {
            let told = self.producer.end(half, state).await;
            outcome = outcome.and(told);
        }
        outcome
    }
}

/// The bits of a sysFlag that say it.
fn decision(state: LocalTransactionState) -> i32 {
    let kind = match state {
        LocalTransactionState::CommitMessage => TransactionKind::Commit,
        LocalTransactionState::RollbackMessage => TransactionKind::Rollback,
        LocalTransactionState::Unknow => TransactionKind::None,
    };
    SysFlag::NONE.with_transaction(kind).get()
}

/// Tells of a decision about the message of that topic, with those tags and keys, to the broker of that region and address.
fn trace_end(
    tracer: &Tracer,
    end: &EndTransaction,
    (topic, tags, keys): (&str, Option<&str>, Option<&str>),
    (region_id, store_host): (&str, &str),
    state: LocalTransactionState,
) {
    tracer.append(&TraceRecord::EndTransaction(TraceEndTransaction {
        timestamp: UnixMs::now(),
        region_id,
        group: tracer.group(),
        topic,
        msg_id: end.msg_id.as_deref().unwrap_or_default(),
        tags,
        keys,
        store_host,
        msg_type: TraceMsgType::TRANS_COMMIT,
        transaction_id: end.transaction_id.as_deref(),
        state: match state {
            LocalTransactionState::CommitMessage => "COMMIT_MESSAGE",
            LocalTransactionState::RollbackMessage => "ROLLBACK_MESSAGE",
            LocalTransactionState::Unknow => "UNKNOW",
        },
        from_check: end.from_transaction_check,
    }));
}

/// A check that a broker waits for.
struct Check {
    header: CheckTransactionState,
    message: MessageExt,
    from: ReplyTo,
}

/// Sorts what brokers ask: checks wait their turn, the rest is answered at once.
async fn serve(mut requests: mpsc::Receiver<BrokerRequest>, checks: mpsc::Sender<Check>, replies: Arc<Replies>) {
    while let Some((request, from)) = requests.recv().await {
        if request.head.code != RequestCode::CHECK_TRANSACTION_STATE.0 {
            replies.serve(&request, &from);
            continue;
        }
        // The message outlives the read buffer that it came in.
        let message = MessageExt::decode(&Bytes::copy_from_slice(&request.body)).map_err(|error| error.to_string());
        let check = message.and_then(|mut message| {
            let header: CheckTransactionState = request.header().map_err(|error| error.to_string())?;
            message.broker_name = header.broker_name.clone().unwrap_or_default();
            Ok(Check { header, message, from: from.clone() })
        });
        match check {
            Ok(check) => {
                if checks.try_send(check).is_err() {
                    warn!(broker = %from.peer.addr(), "too many checks of transactions wait, one is dropped; the broker asks again");
                }
            }
            Err(reason) => warn!(broker = %from.peer.addr(), reason, "a check of a transaction that cannot be read"),
        }
    }
}

/// Makes us known to the brokers of that topic, so that they can ask us before we send anything.
async fn announce(client: Arc<Client>, topic: ByteString) {
    while client.known_route(&topic).is_none() && !client.is_closed() {
        match client.refresh_route(&topic).await {
            Ok(_) => return,
            Err(error) => debug!(%topic, %error, "brokers do not know this producer yet"),
        }
        tokio::select! {
            () = client.closed() => return,
            () = tokio::time::sleep(ANNOUNCE_RETRY) => {}
        }
    }
}

struct Checker<L> {
    /// As brokers know it.
    group: ByteString,
    namespace: Namespace,
    tracer: Option<Tracer>,
    listener: Arc<L>,
    at_once: tokio::sync::Semaphore,
}

impl<L: TransactionListener> Checker<L> {
    async fn answer_all(self: Arc<Self>, mut checks: mpsc::Receiver<Check>) {
        while let Some(check) = checks.recv().await {
            let checker = self.clone();
            // The semaphore is never closed. It is waited for here, so that what cannot be worked on stays in the channel.
            let Ok(permit) = self.at_once.acquire().await else { return };
            permit.forget();
            tokio::spawn(async move {
                checker.answer(check).await;
                checker.at_once.add_permits(1);
            });
        }
    }

    async fn answer(&self, mut check: Check) {
        let message_group = check.message.properties.get(properties::PGROUP);
        if message_group != Some(&*self.group) {
            debug!(?message_group, "a check of another group's transaction");
            return;
        }
        let id = ByteString::from(check.message.msg_id());
        check.message.topic = self.namespace.unwrap(&check.message.topic);
        let text = |name| check.message.properties.get(name).map(ByteString::from);
        let (tags, keys, region) = (text(properties::TAGS), text(properties::KEYS), text(properties::MSG_REGION));
        let (topic, traced) = (check.message.topic.clone(), text(properties::TRACE_ON).as_deref() != Some("false"));
        let checked = self.listener.check_local_transaction(check.message);
        let state = AssertUnwindSafe(checked).catch_unwind().await.unwrap_or(LocalTransactionState::Unknow);
        let header = EndTransaction {
            producer_group: self.group.clone(),
            tran_state_table_offset: check.header.tran_state_table_offset,
            commit_log_offset: check.header.commit_log_offset,
            commit_or_rollback: decision(state),
            from_transaction_check: true,
            msg_id: Some(id),
            transaction_id: check.header.transaction_id,
            topic: check.header.topic,
            broker_name: check.header.broker_name,
        };
        if let Err(error) = check.from.peer.oneway(RequestCode::END_TRANSACTION, &header, Bytes::new()) {
            debug!(%error, ?state, "a broker is not told of a transaction's end, it will ask again");
        } else if let Some(tracer) = self.tracer.as_ref().filter(|_| traced) {
            let message = (&*topic, tags.as_deref(), keys.as_deref());
            let region = region.as_deref().unwrap_or(DEFAULT_REGION);
            trace_end(tracer, &header, message, (region, &check.from.peer.addr().to_string()), state);
        }
    }
}
