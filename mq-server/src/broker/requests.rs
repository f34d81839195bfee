//! The table of requests, and what is done with all that one read of a connection brought.
//!
//! The sends among them, the ends of transactions and the acknowledgements of popped messages are drafted one by one and appended together.
//! Everything else is answered in turn: at once, by a job that may block, or by a task that waits for others. A panic in a handler costs
//! its asker an error, nobody else anything.

use super::Broker;
use super::handlers::admin::{groups, relay, reset, settings, stats, timer, topics};
use super::handlers::{
    Asker, Reply, ack, assignment, clients, lock, notification, offsets, peek, pop, pull, query, recall, reply, send, send_back,
    transaction,
};
use super::refusal::Refusal;
use ahash::RandomState;
use bytes::Bytes;
use mq_core::net::{Peer, ReplyTo, Service};
use mq_core::protocol::headers::pull::{PullMessage, PullMessageResponse};
use mq_core::protocol::{Command, RequestCode, WireHeader};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::Arc;
use tracing::{debug, error};

type NowFn = dyn Fn(&Arc<Broker>, &Asker<'_>, &Command) -> Result<Reply, Refusal> + Send + Sync;
type ItselfFn = fn(&Arc<Broker>, &Asker<'_>, &Command) -> Result<(), Refusal>;
type RefuseFn = fn(&ReplyTo, &Refusal);
type LaterFn = dyn Fn(Arc<Broker>, Arc<Peer>, Command) -> Pin<Box<dyn Future<Output = Result<Reply, Refusal>> + Send>> + Send + Sync;

/// How a kind of request is carried out.
enum Handler {
    /// Drafted, and appended with the other sends of the same read.
    Send,
    /// Checked, and appended with the other ends of transactions of the same read.
    End,
    /// Answered by itself, perhaps much later.
    Pull,
    /// Likewise; refused by the second function.
    Itself(ItselfFn, RefuseFn),
    /// Checked, and written with the other acknowledgements of the same read.
    Ack,
    /// Answered at once from memory.
    Now(Box<NowFn>),
    /// Answered by a job that may block on the disk.
    Blocking(Arc<NowFn>),
    /// Answered by a task that waits for others.
    Later(Box<LaterFn>),
}

/// What a broker's connections are served by.
pub struct Requests {
    broker: Arc<Broker>,
    table: HashMap<i32, Handler, RandomState>,
}

fn now<H: WireHeader + 'static>(handler: fn(&Arc<Broker>, &Asker<'_>, H, Bytes) -> Result<Reply, Refusal>) -> Handler {
    Handler::Now(Box::new(move |broker, asker, request| handler(broker, asker, request.header()?, request.body.clone())))
}

fn blocking<H: WireHeader + 'static>(handler: fn(&Arc<Broker>, &Asker<'_>, H, Bytes) -> Result<Reply, Refusal>) -> Handler {
    Handler::Blocking(Arc::new(move |broker, asker, request| handler(broker, asker, request.header()?, request.body.clone())))
}

fn later<H, F>(handler: fn(Arc<Broker>, H, Bytes) -> F) -> Handler
where
    H: WireHeader + Send + 'static,
    F: Future<Output = Result<Reply, Refusal>> + Send + 'static,
{
    Handler::Later(Box::new(move |broker, _, request| {
        Box::pin(async move { handler(broker, request.header()?, request.body.clone()).await })
    }))
}

fn later_from<H, F>(handler: fn(Arc<Broker>, Arc<Peer>, H, Bytes) -> F) -> Handler
where
    H: WireHeader + Send + 'static,
    F: Future<Output = Result<Reply, Refusal>> + Send + 'static,
{
    Handler::Later(Box::new(move |broker, peer, request| {
        Box::pin(async move { handler(broker, peer, request.header()?, request.body.clone()).await })
    }))
}

/// Every request that is answered; all others are refused with REQUEST_CODE_NOT_SUPPORTED.
fn table() -> impl Iterator<Item = (RequestCode, Handler)> {
    clients_table().into_iter().chain(admin_table())
}

/// What producers and consumers ask.
fn clients_table() -> Vec<(RequestCode, Handler)> {
    use RequestCode as Code;
    vec![
        (Code::SEND_MESSAGE, Handler::Send),
        (Code::SEND_MESSAGE_V2, Handler::Send),
        (Code::SEND_BATCH_MESSAGE, Handler::Send),
        (Code::PULL_MESSAGE, Handler::Pull),
        (Code::LITE_PULL_MESSAGE, Handler::Pull),
        (Code::SEND_REPLY_MESSAGE, later_from(reply::message)),
        (Code::SEND_REPLY_MESSAGE_V2, later_from(reply::message)),
        (Code::END_TRANSACTION, Handler::End),
        (Code::RESUME_CHECK_HALF_MESSAGE, blocking(transaction::resume_check)),
        (Code::POP_MESSAGE, Handler::Itself(pop::message, pop::refuse)),
        (Code::ACK_MESSAGE, Handler::Ack),
        (Code::BATCH_ACK_MESSAGE, Handler::Ack),
        (Code::CHANGE_MESSAGE_INVISIBLETIME, Handler::Itself(ack::change_invisible_time, ack::refuse_change)),
        (Code::NOTIFICATION, Handler::Itself(notification::message, ack::refuse)),
        (Code::POLLING_INFO, now(notification::polling_info)),
        (Code::PEEK_MESSAGE, blocking(peek::messages)),
        (Code::QUERY_ASSIGNMENT, later(assignment::query)),
        (Code::SET_MESSAGE_REQUEST_MODE, now(assignment::set_mode)),
        (Code::GET_ALL_MESSAGE_REQUEST_MODE, now(assignment::modes)),
        (Code::CONSUMER_SEND_MSG_BACK, blocking(send_back::message)),
        (Code::RECALL_MESSAGE, blocking(recall::message)),
        (Code::QUERY_MESSAGE, blocking(query::by_key)),
        (Code::VIEW_MESSAGE_BY_ID, blocking(query::by_offset)),
        (Code::QUERY_CONSUMER_OFFSET, now(offsets::query)),
        (Code::UPDATE_CONSUMER_OFFSET, now(offsets::update)),
        (Code::SEARCH_OFFSET_BY_TIMESTAMP, blocking(offsets::search)),
        (Code::GET_MAX_OFFSET, now(offsets::max)),
        (Code::GET_MIN_OFFSET, now(offsets::min)),
        (Code::GET_EARLIEST_MSG_STORETIME, blocking(offsets::earliest_store_time)),
        (Code::HEART_BEAT, now(clients::heartbeat)),
        (Code::UNREGISTER_CLIENT, now(clients::unregister)),
        (Code::GET_CONSUMER_LIST_BY_GROUP, now(clients::consumer_ids)),
        (Code::CHECK_CLIENT_CONFIG, now(clients::check)),
        (Code::LOCK_BATCH_MQ, now(lock::lock)),
        (Code::UNLOCK_BATCH_MQ, now(lock::unlock)),
    ]
}

/// What tools ask, and other servers.
fn admin_table() -> Vec<(RequestCode, Handler)> {
    use RequestCode as Code;
    vec![
        (Code::UPDATE_AND_CREATE_TOPIC, later(topics::create)),
        (Code::UPDATE_AND_CREATE_TOPIC_LIST, later(topics::create_list)),
        (Code::DELETE_TOPIC_IN_BROKER, later(topics::delete)),
        (Code::GET_ALL_TOPIC_CONFIG, now(topics::all)),
        (Code::GET_TOPIC_CONFIG, now(topics::one)),
        (Code::QUERY_TOPIC_CONSUME_BY_WHO, now(topics::consumed_by)),
        (Code::GET_SYSTEM_TOPIC_LIST_FROM_BROKER, now(topics::system)),
        (Code::QUERY_TOPICS_BY_CONSUMER, now(topics::of_group)),
        (Code::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, now(groups::create)),
        (Code::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP_LIST, now(groups::create_list)),
        (Code::GET_ALL_SUBSCRIPTIONGROUP_CONFIG, now(groups::all)),
        (Code::GET_SUBSCRIPTIONGROUP_CONFIG, now(groups::one)),
        (Code::DELETE_SUBSCRIPTIONGROUP, now(groups::delete)),
        (Code::GET_CONSUMER_CONNECTION_LIST, now(groups::connections)),
        (Code::GET_PRODUCER_CONNECTION_LIST, now(groups::producer_connections)),
        (Code::GET_ALL_PRODUCER_INFO, now(groups::producers)),
        (Code::QUERY_SUBSCRIPTION_BY_CONSUMER, now(groups::subscription)),
        (Code::UPDATE_AND_GET_GROUP_FORBIDDEN, now(groups::forbidden)),
        (Code::INVOKE_BROKER_TO_RESET_OFFSET, blocking(reset::reset)),
        (Code::CLONE_GROUP_OFFSET, now(reset::clone)),
        (Code::INVOKE_BROKER_TO_GET_CONSUMER_STATUS, later(relay::consumer_status)),
        (Code::GET_CONSUMER_RUNNING_INFO, later(relay::running_info)),
        (Code::CONSUME_MESSAGE_DIRECTLY, later(relay::consume_directly)),
        (Code::GET_BROKER_RUNTIME_INFO, blocking(stats::runtime)),
        (Code::GET_BROKER_HA_STATUS, now(stats::replication)),
        (Code::GET_TOPIC_STATS_INFO, blocking(stats::topic)),
        (Code::VIEW_BROKER_STATS_DATA, now(stats::counter)),
        (Code::GET_CONSUME_STATS, blocking(stats::group)),
        (Code::GET_BROKER_CONSUME_STATS, blocking(stats::all_groups)),
        (Code::QUERY_CONSUME_TIME_SPAN, blocking(stats::time_span)),
        (Code::QUERY_CONSUME_QUEUE, blocking(stats::queue_entries)),
        (Code::GET_BROKER_CONFIG, now(settings::list)),
        (Code::UPDATE_BROKER_CONFIG, now(settings::update)),
        (Code::GET_ALL_CONSUMER_OFFSET, now(settings::consumer_offsets)),
        (Code::GET_ALL_DELAY_OFFSET, now(settings::delay_offsets)),
        (Code::GET_TIMER_CHECK_POINT, now(timer::check_point)),
        (Code::GET_TIMER_METRICS, now(timer::metrics)),
        (Code::DELETE_EXPIRED_COMMITLOG, now(settings::clean_log)),
        (Code::CLEAN_EXPIRED_CONSUMEQUEUE, later(settings::clean_queues)),
        (Code::CLEAN_UNUSED_TOPIC, later(settings::clean_topics)),
    ]
}

impl Requests {
    /// The requests of that broker.
    pub fn new(broker: Arc<Broker>) -> Self {
        Self { broker, table: table().map(|(code, handler)| (code.0, handler)).collect() }
    }

    /// Carries out a request that is not a send.
    fn dispatch(&self, handler: &Handler, peer: &Arc<Peer>, request: Command) {
        let to = ReplyTo::new(peer, &request);
        match handler {
            Handler::Now(handler) => {
                answer(&to, &request, guarded(|| handler(&self.broker, &Asker { peer, head: &request.head }, &request)));
            }
            Handler::Pull => self.pull(peer, &to, &request),
            Handler::Itself(handler, refuse) => {
                let done = guarded(|| handler(&self.broker, &Asker { peer, head: &request.head }, &request));
                done.unwrap_or_else(|refusal| refuse(&to, &refusal));
            }
            Handler::Blocking(handler) => {
                let (handler, broker) = (handler.clone(), self.broker.clone());
                self.broker.offload.run(move || {
                    let asker = Asker { peer: &to.peer, head: &request.head };
                    answer(&to, &request, guarded(|| handler(&broker, &asker, &request)));
                });
            }
            Handler::Later(handler) => {
                let answered = handler(self.broker.clone(), peer.clone(), request);
                tokio::spawn(async move { send_reply(&to, answered.await) });
            }
            Handler::Send | Handler::End | Handler::Ack => unreachable!("what is appended is gathered by on_requests"),
        }
    }

    fn pull(&self, peer: &Arc<Peer>, to: &ReplyTo, request: &Command) {
        let pulled = guarded(|| {
            let header: PullMessage = request.header()?;
            pull::message(&self.broker, &Asker { peer, head: &request.head }, to.clone(), &header)
        });
        let Err(refusal) = pulled else { return };
        let (code, remark) = refusal.answer();
        debug!(peer = %peer.addr(), %code, remark, "pull refused");
        let header = PullMessageResponse {
            suggest_which_broker_id: 0.into(),
            next_begin_offset: 0.into(),
            min_offset: 0.into(),
            max_offset: 0.into(),
            topic_sys_flag: None,
            group_sys_flag: None,
            forbidden_type: refusal.forbidden_kind(),
        };
        to.send(code, Some(&remark), &header, &[]);
    }
}

impl Service for Requests {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        let mut sends = Vec::with_capacity(requests.len());
        let (mut ends, mut acks) = (Vec::new(), Vec::new());
        for request in requests.drain(..) {
            match self.table.get(&request.head.code) {
                Some(Handler::Send) => match guarded(|| send::draft(&self.broker, peer, &request)) {
                    Ok(prepared) => sends.push(prepared),
                    Err(refusal) => send::refuse(&self.broker, &ReplyTo::new(peer, &request), &refusal),
                },
                Some(Handler::End) => match guarded(|| transaction::end(&self.broker, peer, &request)) {
                    Ok(ended) => ends.extend(ended),
                    Err(refusal) => transaction::refuse(&ReplyTo::new(peer, &request), &refusal),
                },
                Some(Handler::Ack) => {
                    let asker = Asker { peer, head: &request.head };
                    match guarded(|| ack::prepare(&self.broker, &asker, &request)) {
                        Ok(prepared) => acks.push(prepared),
                        Err(refusal) => ack::refuse(&ReplyTo::new(peer, &request), &refusal),
                    }
                }
                Some(handler) => self.dispatch(handler, peer, request),
                None => {
                    let to = ReplyTo::new(peer, &request);
                    answer(&to, &request, Err(Refusal::NotSupported { code: request.head.code }));
                }
            }
        }
        let sends = (!sends.is_empty()).then(|| send::burst(&self.broker, sends)).flatten();
        let ends = (!ends.is_empty()).then(|| transaction::burst(&self.broker, ends));
        let acks = (!acks.is_empty()).then(|| ack::burst(&self.broker, acks)).flatten();
        self.broker.store.append_all([sends, ends, acks].into_iter().flatten());
    }

    fn on_close(&self, peer: &Arc<Peer>) {
        self.broker.long_poll.remove_peer(peer);
        self.broker.pops.waiting.remove_peer(peer);
        for change in self.broker.clients.remove_peer(peer) {
            clients::announce(&self.broker, &change);
        }
    }
}

fn answer(to: &ReplyTo, request: &Command, answer: Result<Reply, Refusal>) {
    if let Err(refusal) = &answer {
        debug!(peer = %to.peer.addr(), request = %RequestCode(request.head.code), ?refusal, "refused");
    }
    send_reply(to, answer);
}

fn send_reply(to: &ReplyTo, answer: Result<Reply, Refusal>) {
    match answer {
        Ok(reply) => to.send(reply.code, reply.remark.as_deref(), &*reply.header, &reply.body),
        Err(refusal) => {
            let (code, remark) = refusal.answer();
            to.send(code, Some(&remark), &mq_core::protocol::headers::NoHeader, &[]);
        }
    }
}

/// Turns a panic of a handler into a refusal. The tables' locks do not poison, and a change is made whole under its lock.
fn guarded<T>(work: impl FnOnce() -> Result<T, Refusal>) -> Result<T, Refusal> {
    catch_unwind(AssertUnwindSafe(work)).unwrap_or_else(|_| {
        error!("a request handler panicked; its asker gets an error");
        Err(Refusal::Failed { why: "the broker failed to handle this request, see its log".into() })
    })
}
