//! Questions that the broker passes on to a client: codes 223, 307, 309.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::super::tables::client_channels::Channel;
use super::super::Reply;
use bytes::Bytes;
use mq_core::message::ids::OffsetMsgId;
use mq_core::protocol::bodies::offset::ConsumerStatusBody;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::client::{ConsumeMessageDirectly, ConsumerRunningInfoRequest};
use mq_core::protocol::headers::offset::ConsumerStatusRequest;
use mq_core::protocol::{Command, RequestCode, ResponseCode, lenient_json};
use std::sync::Arc;
use std::time::Duration;

/// How long a client may take.
const CLIENT_TIMEOUT: Duration = Duration::from_secs(10);

/// What a client is doing (307).
pub async fn running_info(broker: Arc<Broker>, header: ConsumerRunningInfoRequest, _: Bytes) -> Result<Reply, Refusal> {
    let client = client(&broker, &header.consumer_group, &header.client_id)?;
    let answer = client.peer.call(RequestCode::GET_CONSUMER_RUNNING_INFO, &header, Bytes::new(), CLIENT_TIMEOUT).await?;
    Ok(passed_on(answer))
}

/// Gives one message to a client to be consumed now (309).
pub async fn consume_directly(broker: Arc<Broker>, mut header: ConsumeMessageDirectly, _: Bytes) -> Result<Reply, Refusal> {
    let client = client(&broker, &header.consumer_group, header.client_id.as_deref().unwrap_or_default())?;
    let illegal = || Refusal::Invalid { why: "msgId is not an offset message id".into() };
    let id: OffsetMsgId = header.msg_id.as_deref().unwrap_or_default().parse().map_err(|_| illegal())?;
    let missing = || Refusal::Failed { why: format!("can not find message by the offset, {}", id.phy) };
    let record = broker.store.record_at(id.phy).ok_or_else(missing)?;
    header.broker_name = Some(broker.broker_name.clone());
    let answer = client.peer.call(RequestCode::CONSUME_MESSAGE_DIRECTLY, &header, record, CLIENT_TIMEOUT).await?;
    Ok(passed_on(answer))
}

/// Which positions the clients of a group hold (223).
pub async fn consumer_status(broker: Arc<Broker>, header: ConsumerStatusRequest, _: Bytes) -> Result<Reply, Refusal> {
    let offline = || Refusal::NotOnline { why: format!("No Any Consumer online in the consumer group: [{}]", header.group) };
    let group = broker.clients.consumer_group(&header.group).ok_or_else(offline)?;
    let wanted = header.client_addr.clone().filter(|client_id| !client_id.is_empty());
    let mut all = ConsumerStatusBody::default();
    for channel in group.channels().filter(|channel| wanted.as_ref().is_none_or(|client_id| channel.client_id == *client_id)) {
        let answer = channel.peer.call(RequestCode::GET_CONSUMER_STATUS_FROM_CLIENT, &header, Bytes::new(), CLIENT_TIMEOUT).await?;
        let status: ConsumerStatusBody = lenient_json::from_slice(&answer.body)?;
        all.consumer_table.insert(channel.client_id.clone(), status.message_queue_table);
    }
    Ok(Reply::json(&all))
}

fn client(broker: &Broker, group: &str, client_id: &str) -> Result<Channel, Refusal> {
    let missing = || Refusal::Failed { why: format!("The Consumer <{group}> <{client_id}> not online") };
    broker.clients.consumer(group, client_id).ok_or_else(missing)
}

fn passed_on(answer: Command) -> Reply {
    // Clients leave the code of a good answer at 0 and say so in odd remarks; both are passed on.
    let remark = answer.head.remark.as_ref().map(ToString::to_string);
    Reply { code: ResponseCode(answer.head.code), remark, header: Box::new(NoHeader), body: vec![answer.body] }
}
