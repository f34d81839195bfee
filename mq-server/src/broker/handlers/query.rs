//! Finding messages: codes 12 and 33.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::{Asker, Reply};
use crate::store::IndexKind;
use bytes::Bytes;
use mq_core::message::record::RecordView;
use mq_core::protocol::headers::query::{QueryMessage, QueryMessageResponse, ViewMessage};
use mq_core::types::{PhyOffset, UnixMs};
use std::sync::Arc;

/// Most messages when asked by unique key, as Apache fixes it.
const FOUND_BY_UNIQUE_KEY_MAX: i32 = 32;

/// Messages with a key, a unique key or tags (12). Keys are compared by hash; the asker compares the texts.
pub fn by_key(broker: &Arc<Broker>, _: &Asker<'_>, header: QueryMessage, _: Bytes) -> Result<Reply, Refusal> {
    let kind = match header.index_type.as_deref() {
        Some("T") => IndexKind::Tag,
        _ => IndexKind::Key,
    };
    let max = if header.unique_key_query == Some(true) {
        FOUND_BY_UNIQUE_KEY_MAX
    } else {
        header.max_num.clamp(0, broker.store_settings.load().found_max)
    };
    let found = broker.store.query_index(&header.topic, &header.key, kind, header.begin_timestamp, header.end_timestamp, max as usize);
    if found.is_empty() {
        return Err(Refusal::NotFound { why: "can not find message, maybe time range not correct".into() });
    }
    let newest = found.iter().filter_map(|record| RecordView::parse(record).ok()).max_by_key(RecordView::phy_offset);
    let (at, phy) = newest.map_or((UnixMs(0), PhyOffset(0)), |record| (record.store_timestamp(), record.phy_offset()));
    let mut reply = Reply::header(QueryMessageResponse { index_last_update_timestamp: at, index_last_update_phy_offset: phy });
    reply.body = found;
    Ok(reply)
}

/// The message at a commit-log offset (33).
pub fn by_offset(broker: &Arc<Broker>, _: &Asker<'_>, header: ViewMessage, _: Bytes) -> Result<Reply, Refusal> {
    let found = broker.store.record_at(header.offset);
    let record = found.ok_or_else(|| Refusal::Failed { why: format!("can not find message by the offset, {}", header.offset) })?;
    Ok(Reply::done().with_body(record))
}
