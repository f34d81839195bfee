//! The broker's settings and its house-keeping: codes 25, 26, 43, 45, 306, 316, 329.

use super::super::super::refusal::Refusal;
use super::super::super::{Broker, store_config};
use super::super::{Asker, Reply};
use crate::config::{BrokerSettings, Properties, StoreSettings, UpdateError, listing, update as update_tables};
use bytes::Bytes;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::admin::GetBrokerConfigResponse;
use mq_core::protocol::lenient_json;
use std::sync::Arc;
use tokio::task::JoinError;
use tracing::info;

/// The settings as properties text (26).
pub fn list(broker: &Arc<Broker>, _: &Asker<'_>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let version = String::from_utf8_lossy(&lenient_json::to_vec(&broker.topics.version())).into_owned();
    let text = listing(&[&**broker.settings.load(), &**broker.store_settings.load()]);
    let header = GetBrokerConfigResponse { version: Some(version.into()) };
    Ok(Reply::header(header).with_body(text))
}

/// Changes live settings (25). Everything is taken or nothing; keys that are paths, addresses, names or only read at start are refused.
pub fn update(broker: &Arc<Broker>, asker: &Asker<'_>, _: NoHeader, body: Bytes) -> Result<Reply, Refusal> {
    let properties = Properties::parse(&body).map_err(|error| Refusal::Invalid { why: format!("line {}: bad escape", error.line) })?;
    let mut settings = BrokerSettings::clone(&broker.settings.load());
    let mut store_settings = StoreSettings::clone(&broker.store_settings.load());
    let changes = update_tables(&properties, &mut [&mut settings, &mut store_settings])?;
    for change in &changes {
        info!(peer = %asker.peer.addr(), key = change.key, from = change.old, to = change.new, "setting changed");
    }
    broker.store.set_retention(store_config::retention(&store_settings));
    broker.settings.store(Arc::new(settings));
    broker.store_settings.store(Arc::new(store_settings));
    if changes.iter().any(|change| change.key == "brokerPermission") {
        broker.topics.changed_for_name_servers();
        broker.registrar.changed();
    }
    Ok(Reply::done())
}

impl From<UpdateError> for Refusal {
    fn from(error: UpdateError) -> Self {
        match error {
            UpdateError::NotLive { .. } => Self::Forbidden { why: error.to_string(), kind: 1 },
            UpdateError::Unknown { .. } | UpdateError::Value { .. } => Self::Invalid { why: error.to_string() },
        }
    }
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
    cleaned.map_err(failed)??;
    Ok(Reply::done())
}

fn failed(error: JoinError) -> Refusal {
    Refusal::Failed { why: format!("deleting queues failed: {error}") }
}

/// Deletes the queues of topics that no longer exist (316).
pub async fn clean_topics(broker: Arc<Broker>, _: NoHeader, _: Bytes) -> Result<Reply, Refusal> {
    let cleaned = tokio::task::spawn_blocking(move || {
        let mut unknown = broker.store.topics().into_iter().filter(|topic| broker.topics.get(topic).is_none());
        unknown.try_for_each(|topic| broker.store.delete_topic(&topic))
    });
    cleaned.await.map_err(failed)??;
    Ok(Reply::done())
}
