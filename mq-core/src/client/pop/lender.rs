//! What brokers lend to one group, and what it gives back: the requests of pops, for consumers of either kind.

use super::Popped;
use crate::client::ClientError;
use crate::client::instance::{Client, answer_header, refused};
use crate::client::namespace::Namespace;
use crate::client::subscription::wants;
use crate::message::MessageExt;
use crate::message::properties::POP_CK;
use crate::message::receipt::{PopKind, Receipt, ReceiptError, entries, message_key};
use crate::names::GroupName;
use crate::protocol::bodies::client::{ConsumeFromWhere, SubscriptionData};
use crate::protocol::bodies::pop::{BatchAck, BatchAckBody, BitSet};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::pop::{
    AckMessage, ChangeInvisibleTime, ChangeInvisibleTimeResponse, POP_FROM_MAX, POP_FROM_MIN, PopMessage, PopMessageResponse,
};
use crate::protocol::{Command, RequestCode, ResponseCode, lenient_json};
use crate::types::UnixMs;
use bytes::Bytes;
use bytestring::ByteString;
use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;
use tracing::{debug, error};

/// What a pop that waits is given beyond its waiting time.
const ANSWER_TIMEOUT: Duration = Duration::from_secs(10);

/// Pops for one group.
pub(in crate::client) struct Lender {
    client: Arc<Client>,
    group: GroupName,
    namespace: Namespace,
}

/// What is asked of a broker.
pub(in crate::client) struct Wish {
    pub(in crate::client) max_nums: i32,
    pub(in crate::client) invisible_ms: u64,
    /// How long the broker may wait for a message; 0: not at all.
    pub(in crate::client) suspend_ms: u64,
    pub(in crate::client) consume_from_where: ConsumeFromWhere,
}

impl Lender {
    /// `group` as servers know it.
    pub(in crate::client) fn new(client: Arc<Client>, group: GroupName, namespace: Namespace) -> Self {
        Self { client, group, namespace }
    }

    /// Messages of `queue` (as servers know it) that are wanted; none is no error.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; what was popped then comes again after its time.
    pub(in crate::client) async fn pop(
        &self,
        queue: &MessageQueue,
        wanted: &SubscriptionData,
        wish: &Wish,
    ) -> Result<Vec<Popped>, ClientError> {
        let header = self.header(queue, wanted, wish);
        let request = RequestCode::POP_MESSAGE;
        let route = self.client.route(&queue.topic).await?;
        let addr = route.master_of(&queue.broker_name)?;
        let timeout = Duration::from_millis(wish.suspend_ms) + ANSWER_TIMEOUT;
        let answer = self.client.remoting().call(addr, request, &header, Bytes::new(), timeout).await?;
        match ResponseCode(answer.head.code) {
            ResponseCode::SUCCESS => {}
            ResponseCode::POLLING_TIMEOUT | ResponseCode::PULL_NOT_FOUND => return Ok(Vec::new()),
            code => return Err(refused(&answer, code, request, addr)),
        }
        let mut found = lent(&answer, queue, addr)?;
        for popped in &mut found {
            popped.message.topic = self.namespace.unwrap(&popped.message.topic);
        }
        let (chosen, passed_over): (Vec<_>, Vec<_>) = found.into_iter().partition(|popped| wants(wanted, &popped.message));
        if !passed_over.is_empty() {
            // Chosen by the hash of another tag: nobody of this group wants them.
            let passed_over = passed_over.iter().map(|popped| (&popped.message, &popped.receipt));
            if let Err(error) = self.ack_all(passed_over).await {
                debug!(%queue, %error, "messages with other tags come again");
            }
        }
        Ok(chosen)
    }

    /// The group has consumed the message.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; the message may come again.
    pub(in crate::client) async fn ack(&self, message: &MessageExt, receipt: &Receipt) -> Result<(), ClientError> {
        let (topic, real_topic) = self.topics(message, receipt);
        let header = AckMessage {
            consumer_group: self.group.as_shared().clone(),
            topic: real_topic,
            queue_id: receipt.queue_id,
            extra_info: receipt.to_string().into(),
            offset: message.queue_offset,
        };
        let addr = self.master(&topic, &receipt.broker_name).await?;
        self.client.ask(&addr, RequestCode::ACK_MESSAGE, &header, Bytes::new()).await.map(|_| ())
    }

    /// The group has consumed these messages: one request for each broker.
    ///
    /// # Errors
    /// A broker's refusal, or no answer; some messages may come again.
    pub(in crate::client) async fn ack_all<'a>(
        &self,
        popped: impl Iterator<Item = (&'a MessageExt, &'a Receipt)>,
    ) -> Result<(), ClientError> {
        let mut by_broker: HashMap<(ByteString, ByteString), HashMap<String, BatchAck>> = HashMap::new();
        for (message, receipt) in popped {
            let (topic, _) = self.topics(message, receipt);
            let Receipt { start, pop_time, invisible_ms, revive_queue_id, kind, broker_name, queue_id, .. } = receipt;
            let acks = by_broker.entry((topic.clone(), broker_name.clone())).or_default();
            let distance = message.queue_offset.get() - start.get();
            let Ok(bit) = u16::try_from(distance) else {
                self.ack(message, receipt).await?;
                continue;
            };
            let ack = acks.entry(format!("{} {queue_id} {start} {pop_time}", kind.digit())).or_insert_with(|| BatchAck {
                bits: BitSet::default(),
                group: self.group.as_shared().clone(),
                invisible_ms: *invisible_ms,
                pop_time: *pop_time,
                queue_id: *queue_id,
                kind: kind.digit().into(),
                revive_queue_id: *revive_queue_id,
                start: *start,
                topic,
            });
            ack.bits.0.push(bit);
        }
        for ((topic, broker_name), acks) in by_broker.into_iter().filter(|(_, acks)| !acks.is_empty()) {
            let addr = self.master(&topic, &broker_name).await?;
            let body = BatchAckBody { acks: acks.into_values().collect(), broker_name: Some(broker_name) };
            self.client.ask(&addr, RequestCode::BATCH_ACK_MESSAGE, &NoHeader, lenient_json::to_vec(&body).into()).await?;
        }
        Ok(())
    }

    /// The message comes again `invisible_ms` from now unless it is acknowledged before, with the receipt that is returned.
    ///
    /// # Errors
    /// The broker's refusal, or no answer; the message then comes again when it would have.
    pub(in crate::client) async fn change_invisible_time(
        &self,
        message: &MessageExt,
        receipt: &Receipt,
        invisible_ms: u64,
    ) -> Result<Receipt, ClientError> {
        let (topic, real_topic) = self.topics(message, receipt);
        let header = ChangeInvisibleTime {
            consumer_group: self.group.as_shared().clone(),
            topic: real_topic,
            queue_id: receipt.queue_id,
            extra_info: receipt.to_string().into(),
            offset: message.queue_offset,
            invisible_ms: invisible_ms as i64,
        };
        let request = RequestCode::CHANGE_MESSAGE_INVISIBLETIME;
        let addr = self.master(&topic, &receipt.broker_name).await?;
        let answer = self.client.ask(&addr, request, &header, Bytes::new()).await?;
        let changed: ChangeInvisibleTimeResponse = answer_header(&answer, request, &addr)?;
        Ok(Receipt {
            start: message.queue_offset,
            pop_time: changed.pop_time,
            invisible_ms: changed.invisible_ms,
            revive_queue_id: changed.revive_queue_id,
            ..receipt.clone()
        })
    }

    fn header(&self, queue: &MessageQueue, wanted: &SubscriptionData, wish: &Wish) -> PopMessage {
        let from_min = matches!(wish.consume_from_where, ConsumeFromWhere::FirstOffset | ConsumeFromWhere::MinOffset);
        PopMessage {
            consumer_group: self.group.as_shared().clone(),
            topic: queue.topic.clone(),
            queue_id: queue.queue_id,
            max_msg_nums: wish.max_nums,
            invisible_ms: wish.invisible_ms as i64,
            poll_ms: wish.suspend_ms as i64,
            born_time: UnixMs::now(),
            init_mode: if from_min { POP_FROM_MIN } else { POP_FROM_MAX },
            exp_type: Some(wanted.expression_type.clone()),
            exp: Some(wanted.sub_string.clone()),
            order: false,
            attempt_id: None,
        }
    }

    /// As servers know them: the topic that was popped, and the one that the message was taken from.
    fn topics(&self, message: &MessageExt, receipt: &Receipt) -> (ByteString, ByteString) {
        let topic = self.namespace.wrap(&message.topic);
        let real_topic = receipt.kind.topic(&topic, &self.group);
        (topic, real_topic)
    }

    async fn master(&self, topic: &ByteString, broker_name: &str) -> Result<ByteString, ClientError> {
        self.client.route(topic).await?.master_of(broker_name).cloned()
    }
}

/// The messages of an answer, each with its receipt: the one that came with it, or one made of the answer's header.
fn lent(answer: &Command, queue: &MessageQueue, addr: &str) -> Result<Vec<Popped>, ClientError> {
    let request = RequestCode::POP_MESSAGE;
    let header: PopMessageResponse = answer_header(answer, request, addr)?;
    let bad = |error: ReceiptError| ClientError::BadAnswer { request, addr: addr.to_owned(), reason: error.to_string() };
    let starts = header.start_offset_info.clone().unwrap_or_default();
    let counts = header.order_count_info.clone().unwrap_or_default();
    let (starts, counts) = (entries(&starts).map_err(bad)?, entries(&counts).map_err(bad)?);
    let mut found = Vec::new();
    for decoded in MessageExt::decode_all(answer.body.clone()) {
        let mut message = match decoded {
            Ok(message) => message,
            Err(error) => {
                error!(%queue, %error, "a message that cannot be read is passed over; it comes again");
                continue;
            }
        };
        let kind = PopKind::of_topic(&message.topic);
        let queue_key = message.queue_id.to_string();
        let receipt = match message.properties.get(POP_CK) {
            Some(text) => text.parse().map_err(bad)?,
            None => Receipt {
                start: starts
                    .get(&(kind, &*queue_key))
                    .and_then(|start| start.parse().ok())
                    .ok_or(ReceiptError { what: "no start offset for a queue" })
                    .map_err(bad)?,
                pop_time: header.pop_time,
                invisible_ms: header.invisible_ms,
                revive_queue_id: header.revive_queue_id,
                kind,
                broker_name: queue.broker_name.clone(),
                queue_id: message.queue_id,
                offset: Some(message.queue_offset),
            },
        };
        let message_key = message_key(message.queue_id, message.queue_offset);
        let times = counts.get(&(kind, &*message_key)).or_else(|| counts.get(&(kind, &*queue_key)));
        if let Some(times) = times.and_then(|times| times.parse().ok()).filter(|times| *times > 0) {
            message.reconsume_times = times;
        }
        message.topic = queue.topic.clone();
        message.broker_name = queue.broker_name.clone();
        found.push(Popped { message, receipt });
    }
    Ok(found)
}
