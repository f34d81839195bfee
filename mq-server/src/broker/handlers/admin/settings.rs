//! The broker's settings and its house-keeping: codes 25, 26, 43, 45, 306, 316, 329.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::{Asker, Reply};
use bytes::Bytes;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::admin::GetBrokerConfigResponse;
use mq_core::protocol::lenient_json;
use std::sync::Arc;

/// The settings as properties text (26).
pub fn list(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let version = String::from_utf8_lossy(&lenient_json::to_vec(&broker.topics.version())).into_owned();
    let header = GetBrokerConfigResponse { version: Some(version.into()) };
    Ok(Reply::header(header).with_body(broker.settings_text()))
}

/// Every group's positions (43).
pub fn consumer_offsets(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::json(&broker.offsets.table()))
}

/// How far each delay level is delivered (45).
pub fn delay_offsets(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    Ok(Reply::json(&broker.delay_levels.table()))
}

/// Deletes expired files whatever the hour (329).
pub fn clean_log(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    broker.store.clean_expired_now();
    Ok(Reply::done())
}

/// Deletes queues that have nothing left in the log (306).
pub async fn clean_queues(broker: Arc<Broker>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let cleaned = tokio::task::spawn_blocking(move || broker.store.delete_expired_queues()).await;
    cleaned.map_err(|error| Refusal::Failed { why: format!("deleting queues failed: {error}") })?;
    Ok(Reply::done())
}

/// Deletes the queues of topics that no longer exist (316).
pub async fn clean_topics(broker: Arc<Broker>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let cleaned = tokio::task::spawn_blocking(move || {
        let unknown = broker.store.topics().into_iter().filter(|topic| broker.topics.get(topic).is_none());
        unknown.for_each(|topic| broker.store.delete_topic(&topic));
    });
    cleaned.await.map_err(|error| Refusal::Failed { why: format!("deleting queues failed: {error}") })?;
    Ok(Reply::done())
}
