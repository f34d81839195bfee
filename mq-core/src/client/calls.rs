//! What consumers ask of brokers, one function per request.

use super::ClientError;
use super::instance::{Client, answer_header, expect_success, refused};
use super::route::TopicRoute;
use crate::message::MessageExt;
use crate::protocol::bodies::client::{ConsumerIdList, LockBatch, LockBatchResponse};
use crate::protocol::bodies::pop::{QueryAssignment, QueryAssignmentResponse, QueueAssignment};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::client::ConsumerGroupRef;
use crate::protocol::headers::offset::{
    OffsetResponse, QueryConsumerOffset, QueueRef, SearchOffset, TimestampResponse, UpdateConsumerOffset,
};
use crate::protocol::headers::pull::{PULL_LITE, PullMessage, PullMessageResponse};
use crate::protocol::headers::send::ConsumerSendMsgBack;
use crate::protocol::{RequestCode, ResponseCode, WireHeader, lenient_json};
use crate::types::{BrokerId, QueueOffset, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;
use std::time::Duration;
use tracing::{debug, error};

/// How a pull ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PullStatus {
    /// There are messages.
    Found,
    /// The queue has nothing at that offset yet.
    NoNewMsg,
    /// Messages were passed over because of their tags.
    NoMatchedMsg,
    /// The queue does not reach to that offset, or begins behind it.
    OffsetIllegal,
}

/// What a pull brought.
#[derive(Debug)]
pub struct PullResult {
    /// How it ended.
    pub status: PullStatus,
    /// Where to go on; on [`PullStatus::OffsetIllegal`] the nearest offset there is.
    pub next_begin_offset: QueueOffset,
    /// Where the queue begins.
    pub min_offset: QueueOffset,
    /// Where it ends.
    pub max_offset: QueueOffset,
    /// The messages, in order of their offsets.
    pub messages: Vec<MessageExt>,
    /// The broker that should be asked next time.
    pub suggested: BrokerId,
}

/// Pulls from the broker with that id (or the one that stands in for it).
pub(super) async fn pull(
    client: &Client,
    queue: &MessageQueue,
    broker_id: BrokerId,
    header: &PullMessage,
    timeout: Duration,
) -> Result<PullResult, ClientError> {
    let request = if header.sys_flag & PULL_LITE == 0 { RequestCode::PULL_MESSAGE } else { RequestCode::LITE_PULL_MESSAGE };
    let route = client.route(&queue.topic).await?;
    let addr = route.broker_to_read(&queue.broker_name, broker_id)?;
    let answer = client.remoting().call(addr, request, header, Bytes::new(), timeout).await?;
    let status = match ResponseCode(answer.head.code) {
        ResponseCode::SUCCESS => PullStatus::Found,
        ResponseCode::PULL_NOT_FOUND => PullStatus::NoNewMsg,
        ResponseCode::PULL_RETRY_IMMEDIATELY => PullStatus::NoMatchedMsg,
        ResponseCode::PULL_OFFSET_MOVED => PullStatus::OffsetIllegal,
        code => return Err(refused(&answer, code, request, addr)),
    };
    let found: PullMessageResponse = answer_header(&answer, request, addr)?;
    let body = if status == PullStatus::Found { answer.body } else { Bytes::new() };
    let messages = MessageExt::decode_all(body).filter_map(|decoded| match decoded {
        Ok(message) => Some(MessageExt { broker_name: queue.broker_name.clone(), ..message }),
        Err(error) => {
            // As in Java's client, the consumer goes on behind it: pulling it again would bring the same bytes for ever.
            error!(%queue, from = %header.queue_offset, %error, "a message that cannot be read is passed over");
            None
        }
    });
    Ok(PullResult {
        status,
        messages: messages.collect(),
        next_begin_offset: found.next_begin_offset,
        min_offset: found.min_offset,
        max_offset: found.max_offset,
        suggested: found.suggest_which_broker_id,
    })
}

/// The ids of the clients of a group, sorted, as the first broker of the route says that knows any.
pub(super) async fn consumer_ids(client: &Client, group: &ByteString, route: &TopicRoute) -> Result<Vec<ByteString>, ClientError> {
    let header = ConsumerGroupRef { consumer_group: group.clone() };
    let list: ConsumerIdList = ask_in_order(client, route, RequestCode::GET_CONSUMER_LIST_BY_GROUP, &header, Bytes::new()).await?;
    let mut ids = list.consumer_id_list;
    ids.sort();
    ids.dedup();
    Ok(ids)
}

/// What the first broker of the route that answers says a client is to read. `None`: what it reads now.
pub(super) async fn assignments(
    client: &Client,
    asked: &QueryAssignment,
    route: &TopicRoute,
) -> Result<Option<Vec<QueueAssignment>>, ClientError> {
    let body = lenient_json::to_vec(asked).into();
    let answer: QueryAssignmentResponse = ask_in_order(client, route, RequestCode::QUERY_ASSIGNMENT, &NoHeader, body).await?;
    Ok(answer.message_queue_assignments)
}

/// Asks the brokers of a route by their names: all clients of a group are to ask the same one, so that they agree.
async fn ask_in_order<T: serde::de::DeserializeOwned>(
    client: &Client,
    route: &TopicRoute,
    request: RequestCode,
    header: &dyn WireHeader,
    body: Bytes,
) -> Result<T, ClientError> {
    let mut brokers: Vec<_> = route.data().broker_datas.iter().collect();
    brokers.sort_by(|a, b| a.broker_name.cmp(&b.broker_name));
    let mut failure = ClientError::NoBroker { broker_name: "any".into() };
    for addr in brokers.into_iter().filter_map(|broker| broker.master_or_slave()) {
        match client.ask(addr, request, header, body.clone()).await {
            Ok(answer) => return read_body(&answer.body, request, addr),
            Err(error) => {
                debug!(broker = %addr, %error, "a broker does not tell, the next one is asked");
                failure = error;
            }
        }
    }
    Err(failure)
}

/// The group's committed offset. `None`: it has none.
pub(super) async fn committed(client: &Client, group: &ByteString, queue: &MessageQueue) -> Result<Option<QueueOffset>, ClientError> {
    let request = RequestCode::QUERY_CONSUMER_OFFSET;
    let header = QueryConsumerOffset {
        consumer_group: group.clone(),
        topic: queue.topic.clone(),
        queue_id: queue.queue_id,
        set_zero_if_not_found: None,
    };
    let addr = master_or_slave(client, queue).await?;
    match client.ask(&addr, request, &header, Bytes::new()).await {
        Ok(answer) => Ok(Some(answer_header::<OffsetResponse>(&answer, request, &addr)?.offset)),
        Err(ClientError::Refused { code: ResponseCode::QUERY_NOT_FOUND, .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

/// Commits an offset; with `wait`, the broker's word that it did is waited for.
pub(super) async fn commit(
    client: &Client,
    group: &ByteString,
    queue: &MessageQueue,
    offset: QueueOffset,
    wait: bool,
) -> Result<(), ClientError> {
    let header =
        UpdateConsumerOffset { consumer_group: group.clone(), topic: queue.topic.clone(), queue_id: queue.queue_id, commit_offset: offset };
    let addr = master_or_slave(client, queue).await?;
    if wait {
        client.ask(&addr, RequestCode::UPDATE_CONSUMER_OFFSET, &header, Bytes::new()).await?;
    } else {
        client.remoting().oneway(&addr, RequestCode::UPDATE_CONSUMER_OFFSET, &header, Bytes::new()).await?;
    }
    Ok(())
}

/// Where the queue ends: the offset that its next message will have.
pub(super) async fn max_offset(client: &Client, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
    offset_of(client, queue, RequestCode::GET_MAX_OFFSET, &queue_ref(queue)).await
}

/// Where the queue begins.
pub(super) async fn min_offset(client: &Client, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
    offset_of(client, queue, RequestCode::GET_MIN_OFFSET, &queue_ref(queue)).await
}

/// The first message stored at `timestamp` or later.
pub(super) async fn search_offset(client: &Client, queue: &MessageQueue, timestamp: UnixMs) -> Result<QueueOffset, ClientError> {
    let header = SearchOffset { topic: queue.topic.clone(), queue_id: queue.queue_id, timestamp, boundary_type: None };
    offset_of(client, queue, RequestCode::SEARCH_OFFSET_BY_TIMESTAMP, &header).await
}

/// When the queue's first message was stored.
pub(super) async fn earliest_store_time(client: &Client, queue: &MessageQueue) -> Result<Option<UnixMs>, ClientError> {
    let request = RequestCode::GET_EARLIEST_MSG_STORETIME;
    let addr = master_or_slave(client, queue).await?;
    let answer = client.ask(&addr, request, &queue_ref(queue), Bytes::new()).await?;
    let time = answer_header::<TimestampResponse>(&answer, request, &addr)?.timestamp;
    Ok((time.get() >= 0).then_some(time))
}

/// Locks queues of one broker; returns those that are ours now.
pub(super) async fn lock(client: &Client, group: &ByteString, queues: Vec<MessageQueue>) -> Result<Vec<MessageQueue>, ClientError> {
    let request = RequestCode::LOCK_BATCH_MQ;
    let Some(addr) = lock_addr(client, &queues).await? else { return Ok(Vec::new()) };
    let answer = client.remoting().call(&addr, request, &NoHeader, lock_body(client, group, queues), LOCK_TIMEOUT).await?;
    let locked: LockBatchResponse = read_body(&expect_success(answer, request, &addr)?.body, request, &addr)?;
    Ok(locked.lock_ok_mq_set)
}

/// Gives up locks on queues of one broker.
pub(super) async fn unlock(client: &Client, group: &ByteString, queues: Vec<MessageQueue>, wait: bool) -> Result<(), ClientError> {
    let request = RequestCode::UNLOCK_BATCH_MQ;
    let Some(addr) = lock_addr(client, &queues).await? else { return Ok(()) };
    let body = lock_body(client, group, queues);
    if !wait {
        return Ok(client.remoting().oneway(&addr, request, &NoHeader, body).await?);
    }
    let answer = client.remoting().call(&addr, request, &NoHeader, body, LOCK_TIMEOUT).await?;
    expect_success(answer, request, &addr).map(|_| ())
}

/// Gives a message back to the broker that holds it, to be delivered again later.
pub(super) async fn send_back(client: &Client, queue: &MessageQueue, header: &ConsumerSendMsgBack) -> Result<(), ClientError> {
    let request = RequestCode::CONSUMER_SEND_MSG_BACK;
    let route = client.route(&queue.topic).await?;
    let addr = route.master_of(&queue.broker_name)?;
    let answer = client.remoting().call(addr, request, header, Bytes::new(), SEND_BACK_TIMEOUT).await?;
    expect_success(answer, request, addr).map(|_| ())
}

const LOCK_TIMEOUT: Duration = Duration::from_secs(1);
const SEND_BACK_TIMEOUT: Duration = Duration::from_secs(5);

async fn offset_of(
    client: &Client,
    queue: &MessageQueue,
    request: RequestCode,
    header: &dyn WireHeader,
) -> Result<QueueOffset, ClientError> {
    let route = client.route(&queue.topic).await?;
    let addr = route.master_of(&queue.broker_name)?;
    let answer = client.ask(addr, request, header, Bytes::new()).await?;
    Ok(answer_header::<OffsetResponse>(&answer, request, addr)?.offset)
}

fn queue_ref(queue: &MessageQueue) -> QueueRef {
    QueueRef { topic: queue.topic.clone(), queue_id: queue.queue_id }
}

async fn master_or_slave(client: &Client, queue: &MessageQueue) -> Result<ByteString, ClientError> {
    let route = client.route(&queue.topic).await?;
    route.broker_to_read(&queue.broker_name, BrokerId::MASTER).cloned()
}

async fn lock_addr(client: &Client, queues: &[MessageQueue]) -> Result<Option<ByteString>, ClientError> {
    match queues.first() {
        Some(queue) => Ok(Some(client.route(&queue.topic).await?.master_of(&queue.broker_name)?.clone())),
        None => Ok(None),
    }
}

fn lock_body(client: &Client, group: &ByteString, mq_set: Vec<MessageQueue>) -> Bytes {
    let body = LockBatch { client_id: client.id().clone(), consumer_group: group.clone(), mq_set, only_this_broker: false };
    lenient_json::to_vec(&body).into()
}

fn read_body<T: serde::de::DeserializeOwned>(body: &[u8], request: RequestCode, addr: &str) -> Result<T, ClientError> {
    lenient_json::from_slice(body).map_err(|error| ClientError::BadAnswer { request, addr: addr.to_owned(), reason: error.to_string() })
}
