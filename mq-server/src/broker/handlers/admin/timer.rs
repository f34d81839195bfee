//! What the timer tells of itself.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::{Asker, Reply};
use bytes::Bytes;
use mq_core::protocol::headers::NoHeader;
use std::sync::Arc;

/// How far the timer has come, as slaves and take-overs read it (60): the 56 bytes of `config/timercheck`.
pub fn check_point(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::done().with_body(broker.timer.check().apaches().to_vec()))
}

/// How many messages wait, by the topic they go to (61).
pub fn metrics(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::json(&broker.timer.counts.table()))
}
