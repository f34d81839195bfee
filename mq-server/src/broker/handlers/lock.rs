//! Queue locks for consumption in order: codes 41 and 42.

use super::super::Broker;
use super::super::refusal::Refusal;
use super::{Asker, Reply};
use bytes::Bytes;
use mq_core::protocol::bodies::client::{LockBatch, LockBatchResponse};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::lenient_json;
use std::sync::Arc;
use std::time::Instant;

/// Locks or renews queues for a client; the answer names those it now owns.
pub fn lock(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let asked: LockBatch = lenient_json::from_slice(&body)?;
    let lock_ok_mq_set = broker.locks.lock(&asked.consumer_group, &asked.client_id, &asked.mq_set, Instant::now());
    Ok(Reply::json(&LockBatchResponse { lock_ok_mq_set }))
}

/// Gives up the locks that the client owns of those queues.
pub fn unlock(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let asked: LockBatch = lenient_json::from_slice(&body)?;
    broker.locks.unlock(&asked.consumer_group, &asked.client_id, &asked.mq_set);
    Ok(Reply::done())
}
