//! A producer recalls a message that waits for its time (370).
//!
//! The recall is a message itself: it waits in the same second as the one that it names, and takes it along when their time comes.

use super::super::Broker;
use super::super::deferred::{self, Asks};
use super::super::refusal::Refusal;
use super::{Asker, Reply};
use crate::store::{Draft, DraftKind, FlushMode};
use bytes::Bytes;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::{RecallHandle, SysFlag};
use mq_core::names::TopicName;
use mq_core::protocol::headers::send::{RecallMessage, RecallMessageResponse};
use mq_core::types::{PhyOffset, QueueId, UnixMs};
use std::sync::{Arc, mpsc};

/// The tag of messages that recall others.
const RECALL_TAG: &str = "_RECALL_TAG_";

/// Stores the recall.
pub fn message(broker: &Arc<Broker>, asker: &Asker<'_>, header: RecallMessage, _: Bytes) -> Result<Reply, Refusal> {
    let illegal = |why: &str| Refusal::IllegalOperation { why: why.to_owned() };
    let settings = broker.settings.load();
    if !settings.recall_enabled {
        return Err(Refusal::Forbidden { why: "recall failed, operation is forbidden".into(), kind: 1 });
    }
    let topic = TopicName::new(header.topic.clone())?;
    if broker.topics.get(&topic).is_none() {
        return Err(Refusal::TopicMissing { topic: header.topic });
    }
    let handle: RecallHandle = header.recall_handle.parse().map_err(|_| illegal("recall handle is invalid"))?;
    if handle.topic != header.topic {
        return Err(illegal("recall failed, topic not match"));
    }
    if handle.broker_name != broker.broker_name {
        return Err(illegal("recall failed, broker service not available"));
    }
    let unique_key = handle.unique_key;
    let recalled = if settings.recall_key_with_topic { format!("{topic}+{unique_key}") } else { unique_key.to_string() };
    let deliver_at = handle.deliver_at.to_string();
    let group = header.producer_group.unwrap_or_default();
    let mut text: PropertyText = [
        (properties::TAGS, RECALL_TAG),
        (properties::PGROUP, &*group),
        (properties::UNIQ_KEY, &*unique_key),
        (properties::TIMER_DEL_UNIQKEY, recalled.as_str()),
        (properties::TIMER_DELIVER_MS, deliver_at.as_str()),
    ]
    .into_iter()
    .collect();
    let asks = Asks { timer: true, ..Asks::default() };
    let waiting = deferred::redirect(broker, &topic, QueueId(0), asks, &mut text).map_err(|refusal| match refusal {
        Refusal::MessageIllegal { .. } => illegal("recall failed, timestamp invalid"),
        other => other,
    })?;
    // Not waiting any more: the message is delivered, or about to be.
    let waiting = waiting.ok_or_else(|| illegal("recall failed, timestamp invalid"))?;
    let queue = waiting.topic.queue(&broker.store, waiting.queue_id);
    let queue = queue.ok_or_else(|| Refusal::Invalid { why: format!("{} has no queue {}", waiting.topic.name, waiting.queue_id) })?;
    append(
        broker,
        Draft {
            queue: queue.clone(),
            kind: DraftKind::Message,
            body: Bytes::from_static(b"0"),
            properties: text.into_string().into(),
            flag: 0,
            sys_flag: SysFlag::NONE,
            born_timestamp: UnixMs::now(),
            born_host: asker.peer.addr(),
            reconsume_times: 0,
            prepared_transaction_offset: PhyOffset(0),
        },
    )?;
    Ok(Reply::header(RecallMessageResponse { msg_id: unique_key, region: Some(broker.region.clone()) }))
}

/// Appends the recall, and waits until it is as safe as a send would be.
fn append(broker: &Broker, draft: Draft) -> Result<(), Refusal> {
    for result in broker.store.append_now(vec![draft]) {
        let put = result?;
        if broker.flush_mode == FlushMode::Sync {
            let (done, outcome) = mpsc::sync_channel(1);
            let answer = move |flushed| {
                // The receiver waits for as long as this closure can be called.
                let _ = done.send(flushed);
            };
            broker.store.when_flushed(put.end(), broker.store_settings.load().sync_flush_timeout_ms, Box::new(answer));
            outcome.recv().unwrap_or(Err(crate::store::StoreError::Closed))?;
        }
    }
    Ok(())
}
