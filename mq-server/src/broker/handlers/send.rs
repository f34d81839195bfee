//! Sends: codes 10, 310 and 320.
//!
//! `draft` checks one request and makes it ready for the log; `append` hands all drafts of one read to the store at once and answers each
//! when it is as safe as it asked for.

use super::super::Broker;
use super::super::dedup::{self, Claim, Dedup, Key};
use super::super::deferred::{self, Asks};
use super::super::refusal::Refusal;
use super::super::tables::topic_configs::{Topic, TopicChange};
use crate::store::{Burst, Draft, DraftKind, FlushMode, Put, PutResult, StoreError};
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::RecallHandle;
use mq_core::message::batch::{batch_items, with_property};
use mq_core::message::ids::{OffsetMsgId, unique_id};
use mq_core::message::properties::{self, Properties, PropertyText};
use mq_core::message::{SysFlag, TransactionKind};
use mq_core::names::{RETRY_PREFIX, TopicName};
use mq_core::net::{Peer, ReplyTo};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::headers::send::{SendMessage, SendMessageResponse, SendRegion};
use mq_core::protocol::{Command, Head, RequestCode, ResponseCode};
use mq_core::types::{PhyOffset, QueueId, UnixMs};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A checked send and what its answer needs.
pub struct Prepared {
    draft: Draft,
    pending: Pending,
}

/// A send that is on its way into the log.
struct Pending {
    to: ReplyTo,
    /// Where it is stored.
    topic: Arc<Topic>,
    /// The queue the sender is told, which is not the log's for delayed messages.
    queue_id: QueueId,
    transaction_id: Option<ByteString>,
    /// By which the message can be recalled while it waits for its time.
    recall_handle: Option<ByteString>,
    /// Whether the sender waits until the message is as safe as the broker's role and flush mode promise.
    wait: bool,
    /// What its messages are known by, when second copies are looked for.
    keys: Vec<Key>,
    batch: bool,
}

/// Checks a send and makes it ready for the log.
///
/// # Errors
/// Whatever is wrong with it; nothing was stored then.
pub fn draft(broker: &Broker, peer: &Arc<Peer>, request: &Command) -> Result<Prepared, Refusal> {
    let header: SendMessage = request.header()?;
    accepts_sends(broker)?;
    let batch = header.batch || request.head.code == RequestCode::SEND_BATCH_MESSAGE.0;
    if request.body.is_empty() {
        return Err(Refusal::MessageIllegal { why: "the message has no body".into() });
    }
    let topic = writable_topic(broker, &header)?;
    let (topic, header_properties) = redirect_exhausted_retry(broker, topic, &header)?;
    let queue_id = pick_queue(&topic, header.queue_id)?;
    let traits = Traits::of(&header_properties);
    let keys = broker.dedup.as_ref().map(|dedup| dedup_keys(dedup, &header, &traits, batch.then_some(&request.body))).unwrap_or_default();
    let transaction_id = traits.unique_key.map(|key| header_properties.slice_ref(key));
    let mut recall = None;
    if batch && (header.topic.len() > mq_core::names::TOPIC_LEN_MAX || topic.name.is_retry()) {
        return Err(Refusal::MessageIllegal { why: "batch request does not support retry topics and long topic names".into() });
    }
    let mut text = PropertyText::from_text(&header_properties, if batch { 0 } else { broker.added_properties.as_str().len() });
    if !batch {
        complete_properties(broker, &mut text, &traits);
        if broker.dedup.is_some() && !traits.asks.half {
            text.push(properties::PGROUP, &header.producer_group);
        }
    }
    let mut asks = if batch { Asks::default() } else { traits.asks };
    // A consumer's own retry keeps the property of the transaction that it was once part of.
    asks.half &= asks.delay_level <= 0 || header.reconsume_times.unwrap_or(0) <= 0;
    let mut sys_flag = SysFlag(header.sys_flag);
    if asks.half {
        sys_flag = sys_flag.with_transaction(TransactionKind::None);
    }
    let (stored_in, log_queue_id) = match deferred::redirect(broker, &topic.name, queue_id, asks, &mut text)? {
        Some(waiting) => {
            recall = waiting.out_at.and_then(|out_at| recall_handle(broker, &topic.name, out_at, &text));
            (waiting.topic, waiting.queue_id)
        }
        None => (topic, queue_id),
    };
    let queue = stored_in.queue(&broker.store, log_queue_id).ok_or_else(|| illegal_queue(&stored_in, log_queue_id))?.clone();
    let draft = Draft {
        queue,
        kind: if batch { DraftKind::Batch } else { DraftKind::Message },
        body: if batch && broker.dedup.is_some() { with_group(&request.body, &header) } else { request.body.clone() },
        properties: if batch { ByteString::new() } else { text.into_string().into() },
        flag: header.flag,
        sys_flag,
        born_timestamp: header.born_timestamp,
        born_host: peer.addr(),
        reconsume_times: header.reconsume_times.unwrap_or(0),
        prepared_transaction_offset: PhyOffset(0),
    };
    let pending = Pending {
        to: ReplyTo::new(peer, request),
        topic: stored_in,
        queue_id,
        transaction_id,
        recall_handle: recall,
        wait: traits.wait,
        keys,
        batch,
    };
    Ok(Prepared { draft, pending })
}

/// Whether the moment has come from which this broker is to take messages.
pub(super) fn accepts_sends(broker: &Broker) -> Result<(), Refusal> {
    let from = broker.settings.load().accept_sends_from_ms;
    if from == 0 || from <= UnixMs::now().get() {
        return Ok(());
    }
    let local = jiff::Timestamp::from_millisecond(from).map(|at| at.to_zoned(jiff::tz::TimeZone::system()).strftime("%F %T").to_string());
    let local = local.unwrap_or_else(|_| from.to_string());
    Err(Refusal::Failed { why: format!("broker unable to service, until {local},{:03}", from % 1_000) })
}

/// What the log is to take; each send is answered when that is done. `None`: there is nothing new.
pub fn burst(broker: &Arc<Broker>, prepared: Vec<Prepared>) -> Option<Burst> {
    let prepared = match &broker.dedup {
        Some(dedup) => first_copies(broker, dedup, prepared),
        None => prepared,
    };
    if prepared.is_empty() {
        return None;
    }
    let mut drafts = Vec::with_capacity(prepared.len());
    let mut pending = Vec::with_capacity(prepared.len());
    let mut bytes = 0;
    for send in prepared {
        send.pending.topic.puts.add(1);
        bytes += send.draft.body.len();
        drafts.push(send.draft);
        pending.push(send.pending);
    }
    broker.stats.note_puts(drafts.len(), bytes);
    let broker_of_reply = broker.clone();
    let begun = Instant::now();
    let done = Box::new(move |results: Vec<PutResult>| {
        count(&broker_of_reply, &pending, &results, begun.elapsed());
        settle(&broker_of_reply, &pending, &results);
        answer_stored(&broker_of_reply, pending, results);
    });
    Some(Burst { drafts, done })
}

/// Counts what was stored; neighbours of one topic together.
fn count(broker: &Broker, pending: &[Pending], results: &[PutResult], took: Duration) {
    let mut all = (0, 0);
    let mut at = 0;
    while let Some(first) = pending.get(at) {
        let run = pending[at..].iter().take_while(|send| Arc::ptr_eq(&send.topic, &first.topic)).count();
        let (mut messages, mut bytes, mut sends) = (0, 0, 0);
        for put in results[at..at + run].iter().flatten() {
            messages += put.batch.len().max(1) as u64;
            bytes += u64::from(put.len);
            sends += 1;
        }
        if sends > 0 {
            first.topic.stats.put_nums.add(messages, sends);
            first.topic.stats.put_size.add(bytes, sends);
            first.topic.stats.put_latency.add(took.as_millis() as u64 * sends, sends);
        }
        all = (all.0 + messages, all.1 + sends);
        at += run;
    }
    broker.stats.note_stored(all.0, all.1);
}

/// What the messages of a send are known by; nothing when one of them is never taken for a copy.
fn dedup_keys(dedup: &Dedup<Prepared>, header: &SendMessage, traits: &Traits<'_>, batch: Option<&Bytes>) -> Vec<Key> {
    let key = |unique_key: Option<&str>| dedup.key(&header.topic, &header.producer_group, unique_key?);
    let keys: Option<Vec<_>> = match batch {
        None => key(traits.unique_key).map(|key| vec![key]),
        // What is wrong with a batch the store says.
        Some(body) => batch_items(body).map(|item| key(Properties::new(item.ok()?.properties).get(properties::UNIQ_KEY))).collect(),
    };
    keys.unwrap_or_default()
}

/// The batch with its producer group in every message; a malformed one as it is, the store refuses it.
fn with_group(body: &Bytes, header: &SendMessage) -> Bytes {
    with_property(body, properties::PGROUP, &header.producer_group).map_or_else(|_| body.clone(), Bytes::from)
}

/// Those that are to be stored; second copies of what is stored already are answered, the others come back by themselves.
fn first_copies(broker: &Arc<Broker>, dedup: &Dedup<Prepared>, prepared: Vec<Prepared>) -> Vec<Prepared> {
    let mut new = Vec::with_capacity(prepared.len());
    let (mut copies, mut results) = (Vec::new(), Vec::new());
    for claim in dedup.claim(prepared.into_iter(), |send| &send.pending.keys, UnixMs::now()) {
        match claim {
            Claim::New(send) => new.push(send),
            Claim::Copy(mut send, firsts) => {
                if let Some((put, queue_id)) = dedup::answer(&firsts, send.pending.batch) {
                    (send.pending.queue_id, send.pending.keys) = (queue_id, Vec::new());
                    copies.push(send.pending);
                    results.push(Ok(put));
                }
            }
            Claim::Waits => {}
        }
    }
    if !copies.is_empty() {
        answer_stored(broker, copies, results);
    }
    new
}

/// Remembers what was stored, and lets those go on that waited for it.
fn settle(broker: &Arc<Broker>, pending: &[Pending], results: &[PutResult]) {
    let Some(dedup) = &broker.dedup else { return };
    for (send, result) in pending.iter().zip(results).filter(|(send, _)| !send.keys.is_empty()) {
        let firsts = result.as_ref().map(|put| dedup::firsts(put, send.queue_id)).unwrap_or_default();
        for waiting in dedup.settle(&send.keys, &firsts) {
            // One by one: they are of other connections.
            burst(broker, vec![waiting]).into_iter().for_each(|burst| broker.store.append(burst));
        }
    }
}

/// Refuses a send, with what refused sends carry.
pub fn refuse(broker: &Broker, to: &ReplyTo, refusal: &Refusal) {
    let (code, remark) = refusal.answer();
    to.send(code, Some(&remark), &SendRegion { region: broker.region.clone(), trace_on: broker.trace_on == "true" }, &[]);
}

/// Answers sends that need no more waiting at once, in one go; the others when the log is flushed far enough.
fn answer_stored(broker: &Arc<Broker>, pending: Vec<Pending>, results: Vec<PutResult>) {
    let sync_flush = broker.flush_mode == FlushMode::Sync;
    let mut waiting = Vec::new();
    let mut end = PhyOffset(0);
    let mut now = Vec::with_capacity(if sync_flush { 0 } else { pending.len() });
    for (send, result) in pending.into_iter().zip(results) {
        match &result {
            Ok(put) if sync_flush && send.wait => {
                end = end.max(put.end());
                waiting.push((send, result));
            }
            _ => now.push((send, result)),
        }
    }
    answer(broker, &now, None);
    if !waiting.is_empty() {
        let broker_of_reply = broker.clone();
        let done = Box::new(move |flushed: Result<(), StoreError>| answer(&broker_of_reply, &waiting, flushed.err().as_ref()));
        broker.store.when_flushed(end, broker.store_settings.load().sync_flush_timeout_ms, done);
    }
}

/// Queues the answers; all are for one connection, so its outbox is locked once.
fn answer(broker: &Broker, sends: &[(Pending, PutResult)], flush_error: Option<&StoreError>) {
    let Some((first, _)) = sends.first() else { return };
    let peer = first.to.peer.clone();
    let mut outbox = peer.outbox().lock();
    for (send, result) in sends.iter().filter(|(send, _)| !send.to.oneway) {
        let put = match (result, flush_error) {
            (Ok(put), None | Some(StoreError::FlushTimeout { .. })) => put,
            (Err(error), _) | (_, Some(error)) => {
                let (code, remark) = Refusal::Store(error.clone()).answer();
                let head = Head::response(code.0, send.to.opaque, Some(remark.into()));
                outbox.push(
                    send.to.encoding,
                    &head,
                    &SendRegion { region: broker.region.clone(), trace_on: broker.trace_on == "true" },
                    &[],
                );
                continue;
            }
        };
        let code = match flush_error {
            Some(_) => ResponseCode::FLUSH_DISK_TIMEOUT,
            // No slave can be connected yet, so none has the message.
            None if broker.waits_for_slaves && send.wait => ResponseCode::SLAVE_NOT_AVAILABLE,
            None => ResponseCode::SUCCESS,
        };
        let header = SendMessageResponse {
            msg_id: msg_ids(broker.store_host, put),
            queue_id: send.queue_id,
            queue_offset: put.queue_offset,
            transaction_id: send.transaction_id.clone(),
            batch_uniq_id: None,
            recall_handle: send.recall_handle.clone(),
            region: Some(broker.region.clone()),
            trace_on: Some(broker.trace_on.clone()),
        };
        outbox.push(send.to.encoding, &Head::response(code.0, send.to.opaque, None), &header, &[]);
    }
}

pub(super) fn msg_ids(host: SocketAddr, put: &Put) -> ByteString {
    let id_len = OffsetMsgId { host, phy: put.phy }.text_len();
    let mut text = String::with_capacity(put.batch.len().max(1) * (id_len + 1) - 1);
    let first = std::slice::from_ref(&put.phy);
    for phy in if put.batch.is_empty() { first } else { &put.batch } {
        if !text.is_empty() {
            text.push(',');
        }
        OffsetMsgId { host, phy: *phy }.push_to(&mut text);
    }
    text.into()
}

/// The topic, made now if the sender's default topic lets itself be inherited.
pub(super) fn writable_topic(broker: &Broker, header: &SendMessage) -> Result<Arc<Topic>, Refusal> {
    let topic = match broker.topics.get(&header.topic) {
        Some(topic) => topic,
        None => create_topic(broker, header)?,
    };
    if topic.send_forbidden {
        return Err(Refusal::Forbidden { why: format!("Sending message to topic[{}] is forbidden.", topic.name), kind: 3 });
    }
    if !topic.writable() {
        return Err(Refusal::Forbidden { why: format!("the topic[{}] sending message is forbidden", topic.name), kind: 3 });
    }
    // Senders of other topics learn it from the name servers and go elsewhere; what is on its way is still taken.
    if topic.config.order && broker.settings.load().broker_permission & PERM_WRITE == 0 {
        return Err(Refusal::Forbidden { why: format!("the broker[{}] sending message is forbidden", broker.store_host.ip()), kind: 1 });
    }
    Ok(topic)
}

fn create_topic(broker: &Broker, header: &SendMessage) -> Result<Arc<Topic>, Refusal> {
    let name = TopicName::new(header.topic.clone())?;
    if mq_core::names::SEND_FORBIDDEN_TOPICS.contains(&name.as_str()) {
        return Err(Refusal::Forbidden { why: format!("Sending message to topic[{name}] is forbidden."), kind: 3 });
    }
    let config = match name.strip_prefix(RETRY_PREFIX) {
        Some(group) => {
            broker.groups.get_or_create(group).ok_or_else(|| Refusal::GroupMissing { group: group.into() })?;
            Some(TopicConfig::new("", 1, PERM_READ | PERM_WRITE))
        }
        None => broker.topics.inherited(&header.default_topic, header.default_topic_queue_nums),
    };
    let missing = || Refusal::TopicMissing { topic: header.topic.clone() };
    match broker.topics.put(name, config.ok_or_else(missing)?) {
        TopicChange::TooMany => return Err(Refusal::Limit { why: "too many topics".into() }),
        _ => broker.registrar.changed(),
    }
    broker.topics.get(&header.topic).ok_or_else(missing)
}

/// A message that a client itself puts back into its group's retry topic, once too often, goes to the dead letters.
fn redirect_exhausted_retry(broker: &Broker, topic: Arc<Topic>, header: &SendMessage) -> Result<(Arc<Topic>, ByteString), Refusal> {
    let properties = header.properties.clone().unwrap_or_default();
    let Some(group) = topic.name.strip_prefix(RETRY_PREFIX) else { return Ok((topic, properties)) };
    let config = broker.groups.get_or_create(group).ok_or_else(|| Refusal::GroupMissing { group: group.into() })?;
    let tries_max = header.max_reconsume_times.unwrap_or(config.retry_max_times);
    if header.reconsume_times.unwrap_or(0) <= tries_max {
        return Ok((topic, properties));
    }
    let dead = broker.dead_letter_topic(group)?;
    let mut text = PropertyText::from_record(properties.as_bytes());
    text.set(properties::DELAY, "0");
    Ok((dead, text.into_string().into()))
}

pub(super) fn pick_queue(topic: &Topic, asked: QueueId) -> Result<QueueId, Refusal> {
    if asked.get() >= topic.queue_nums() {
        return Err(illegal_queue(topic, asked));
    }
    if asked.get() >= 0 {
        return Ok(asked);
    }
    let queue_nums = topic.config.write_queue_nums;
    if queue_nums <= 0 {
        return Err(illegal_queue(topic, asked));
    }
    // Any spread will do; the count of messages gives an even one.
    Ok(QueueId((topic.puts.count() % queue_nums as u64) as i32))
}

fn illegal_queue(topic: &Topic, asked: QueueId) -> Refusal {
    Refusal::Invalid { why: format!("request queueId[{asked}] is illegal, {:?} has {} queues", topic.name, topic.queue_nums()) }
}

/// What a message's properties say to the broker, found in one pass.
struct Traits<'a> {
    unique_key: Option<&'a str>,
    wait: bool,
    asks: Asks,
    has_pop_ck: bool,
}

impl<'a> Traits<'a> {
    fn of(text: &'a str) -> Self {
        let mut traits = Self { unique_key: None, wait: true, asks: Asks::default(), has_pop_ck: false };
        for (name, value) in Properties::of_text(text).iter() {
            match name {
                properties::UNIQ_KEY => traits.unique_key = Some(value),
                properties::WAIT => traits.wait = !value.eq_ignore_ascii_case("false"),
                properties::DELAY => traits.asks.delay_level = value.parse().unwrap_or(0),
                properties::TRAN_MSG => traits.asks.half = value.eq_ignore_ascii_case("true"),
                properties::TIMER_DELAY_SEC | properties::TIMER_DELAY_MS | properties::TIMER_DELIVER_MS => traits.asks.timer = true,
                properties::POP_CK => traits.has_pop_ck = true,
                _ => {}
            }
        }
        traits
    }
}

/// What the sender can recall its message by; retries cannot be recalled.
fn recall_handle(broker: &Broker, topic: &TopicName, out_at: UnixMs, text: &PropertyText) -> Option<ByteString> {
    let unique_key = text.get(properties::UNIQ_KEY).filter(|_| !topic.is_retry())?;
    // One more, since the time was rounded down.
    let deliver_at = out_at.advance(1);
    let (topic, broker_name) = (topic.as_shared().clone(), broker.broker_name.clone());
    Some(RecallHandle { topic, broker_name, deliver_at, unique_key: unique_key.into() }.to_string().into())
}

/// What the broker adds to every message.
fn complete_properties(broker: &Broker, text: &mut PropertyText, traits: &Traits<'_>) {
    if traits.has_pop_ck {
        text.remove(properties::POP_CK);
    }
    if traits.unique_key.is_none() {
        text.push(properties::UNIQ_KEY, &unique_id());
    }
    text.push_all(&broker.added_properties);
}
