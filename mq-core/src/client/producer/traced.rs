//! What a trace says of a send that a broker answered. As in Java, there is none of a send that nobody answered: it is not known what became of it.

use super::{SendResult, SendStatus};
use crate::client::producer::draft::Draft;
use crate::client::trace::Tracer;
use crate::message::batch::batch_items;
use crate::message::properties::{self, Properties};
use crate::message::trace::{TraceMsgType, TracePub, TraceRecord};
use crate::types::UnixMs;
use std::time::Duration;

/// One record a message; those of a batch are found one by one.
pub(super) fn sent(tracer: &Tracer, draft: &Draft, result: &SendResult, addr: &str, began: UnixMs, took: Duration) {
    if !result.trace_on || tracer.is_trace_topic(&draft.topic) {
        return;
    }
    let append = |msg_id: &str, offset_msg_id: &str, properties: Properties<'_>, body_len: usize| {
        tracer.append(&TraceRecord::Pub(TracePub {
            timestamp: began,
            region_id: &result.region_id,
            group: tracer.group(),
            topic: &result.queue.topic,
            msg_id,
            tags: properties.get(properties::TAGS),
            keys: properties.get(properties::KEYS),
            store_host: addr,
            body_length: body_len as i32,
            cost_ms: took.as_millis() as i32,
            msg_type: msg_type(properties),
            offset_msg_id: Some(offset_msg_id),
            success: result.status == SendStatus::SendOk,
            client_host: None,
        }));
    };
    if !draft.batch {
        return append(&draft.msg_id, &result.offset_msg_id, Properties::new(&*draft.properties), draft.body_len);
    }
    let ids = draft.msg_id.split(',').zip(result.offset_msg_id.split(',').chain(std::iter::repeat("")));
    for (item, (msg_id, offset_msg_id)) in batch_items(&draft.body).flatten().zip(ids) {
        append(msg_id, offset_msg_id, Properties::new(item.properties), item.body.len());
    }
}

fn msg_type(properties: Properties<'_>) -> TraceMsgType {
    const LATER: [&str; 4] = [properties::DELAY, properties::TIMER_DELIVER_MS, properties::TIMER_DELAY_MS, properties::TIMER_DELAY_SEC];
    if properties.get(properties::TRAN_MSG) == Some("true") {
        TraceMsgType::TRANS_HALF
    } else if LATER.iter().any(|name| properties.get(name).is_some()) {
        TraceMsgType::DELAY
    } else {
        TraceMsgType::NORMAL
    }
}
