//! Asking a cluster for everything that a snapshot holds.

use super::{Position, Snapshot};
use crate::admin::{Admin, AdminError, Broker, ORDER_NAMESPACE, Partial, brokers_of};
use crate::names;
use crate::protocol::ResponseCode;
use crate::protocol::bodies::auth::UserInfo;
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;
use std::collections::BTreeMap;

/// What is asked for beside topics and groups.
#[derive(Debug, Clone, Default)]
pub struct What {
    /// Positions too; each costs up to two requests for messages.
    pub offsets: bool,
    /// Passwords too.
    pub secrets: bool,
    /// Namespaces of name servers beside that of the order of queues.
    pub namespaces: Vec<String>,
}

/// Asks. Whoever does not answer is named in [`Snapshot::missing`].
///
/// # Errors
/// No name server answered.
pub async fn capture(admin: &Admin, what: &What) -> Result<Snapshot, AdminError> {
    let info = admin.cluster_info().await?;
    let masters: Vec<Broker> = brokers_of(&info).into_iter().filter(|broker| broker.id.is_master()).collect();
    let mut snapshot = Snapshot { made_at: UnixMs::now().get(), ..Snapshot::default() };
    for (cluster, names) in &info.cluster_addr_table {
        snapshot.clusters.insert(cluster.to_string(), names.iter().map(ToString::to_string).collect());
        for name in names.iter().filter(|name| masters.iter().all(|master| master.name != **name)) {
            snapshot.missing.push(format!("{name} has no master"));
        }
    }
    let reserved = |name: &str| info.cluster_addr_table.contains_key(name) || info.broker_addr_table.contains_key(name);
    for (broker, table) in snapshot.told("topics", admin.topic_configs(masters.clone()).await) {
        let own = table.topic_config_table.into_iter().filter(|(name, _)| !names::is_system_topic(name) && !reserved(name));
        snapshot.topics.insert(broker.name.to_string(), own.map(|(name, config)| (name.to_string(), config)).collect());
    }
    for (broker, table) in snapshot.told("groups", admin.group_configs(masters.clone()).await) {
        let own = table.subscription_group_table.into_iter().filter(|(name, _)| !names::is_system_group(name));
        snapshot.groups.insert(broker.name.to_string(), own.map(|(name, config)| (name.to_string(), config)).collect());
    }
    let configs = admin.each(masters.clone(), |broker| async move { admin.broker_config(&broker.addr).await }).await;
    for (broker, config) in snapshot.told("settings", configs) {
        snapshot.configs.insert(broker.name.to_string(), config.into_iter().collect());
    }
    accounts(admin, &masters, what.secrets, &mut snapshot).await;
    values(admin, &what.namespaces, &mut snapshot).await;
    if what.offsets {
        positions(admin, &masters, &mut snapshot).await;
    }
    Ok(snapshot)
}

impl Snapshot {
    /// The answers that came; who did not answer is named.
    fn told<T>(&mut self, kind: &str, asked: Partial<Broker, T>) -> Vec<(Broker, T)> {
        let mut came = Vec::new();
        for outcome in asked.outcomes {
            match outcome.result {
                Ok(answer) => came.push((outcome.target, answer)),
                Err(error) => self.missing.push(format!("{kind} of {}: {error}", outcome.target)),
            }
        }
        came
    }
}

/// Users and policies, of brokers that have such.
async fn accounts(admin: &Admin, masters: &[Broker], secrets: bool, snapshot: &mut Snapshot) {
    let has = |error: &AdminError| !matches!(error.code(), Some(ResponseCode::REQUEST_CODE_NOT_SUPPORTED | ResponseCode::SYSTEM_ERROR));
    let users = admin.each(masters.to_vec(), |broker| async move { admin.users(&broker.addr, None).await }).await;
    let users = users.filter(|_, result| result.as_ref().err().is_none_or(has));
    for (broker, users) in snapshot.told("users", users) {
        let own = |user: UserInfo| {
            let name = user.username.clone()?.to_string();
            Some((name, UserInfo { password: user.password.filter(|_| secrets), ..user }))
        };
        snapshot.users.insert(broker.name.to_string(), users.into_iter().filter_map(own).collect());
    }
    let acls = admin.each(masters.to_vec(), |broker| async move { admin.acls(&broker.addr, None, None).await }).await;
    let acls = acls.filter(|_, result| result.as_ref().err().is_none_or(has));
    for (broker, acls) in snapshot.told("policies", acls) {
        let named = acls.into_iter().filter_map(|acl| Some((acl.subject.clone()?.to_string(), acl)));
        snapshot.acls.insert(broker.name.to_string(), named.collect());
    }
}

async fn values(admin: &Admin, namespaces: &[String], snapshot: &mut Snapshot) {
    for namespace in std::iter::once(ORDER_NAMESPACE).chain(namespaces.iter().map(String::as_str)) {
        match admin.kv_namespace(namespace).await {
            Ok(table) => {
                let table = table.into_iter().map(|(key, value)| (key.to_string(), value.to_string())).collect();
                snapshot.kv.insert(namespace.to_owned(), table);
            }
            // Nothing was ever kept there.
            Err(error) if error.code() == Some(ResponseCode::QUERY_NOT_FOUND) => {}
            Err(error) => snapshot.missing.push(format!("values of {namespace}: {error}")),
        }
    }
}

async fn positions(admin: &Admin, masters: &[Broker], snapshot: &mut Snapshot) {
    let sample = crate::ops::lag::sample(admin, masters.to_vec()).await;
    for (broker, error) in &sample.silent {
        snapshot.missing.push(format!("positions at {broker}: {error}"));
    }
    let queues = sample.progress.iter().flat_map(|((group, _), queues)| queues.iter().map(move |queue| (group.clone(), queue.clone())));
    let own = queues.filter(|(group, _)| !names::is_system_group(group));
    let known = own.filter_map(|(group, queue)| {
        let broker = masters.iter().find(|broker| broker.name == queue.queue.broker_name)?;
        Some((broker.clone(), group, queue))
    });
    let times = admin.each(known.collect(), |(broker, _, queue): (Broker, ByteString, crate::admin::QueueProgress)| async move {
        let at = |offset: i64| stored_at(admin, broker.clone(), queue.queue.topic.clone(), queue.queue.queue_id, offset);
        let (next, last) = (queue.committed.get(), queue.committed.get() - 1);
        Ok::<_, AdminError>((if next < queue.max.get() { at(next).await? } else { None }, at(last).await?))
    });
    for outcome in times.await.outcomes {
        let (_, group, queue) = outcome.target;
        let (next_stored_ms, last_stored_ms) = match outcome.result {
            Ok(times) => times,
            Err(error) => {
                snapshot.missing.push(format!("store times of {group} in {}: {error}", queue.queue));
                (None, None)
            }
        };
        snapshot.offsets.push(Position {
            group: group.to_string(),
            topic: queue.queue.topic.to_string(),
            broker: queue.queue.broker_name.to_string(),
            queue_id: queue.queue.queue_id.get(),
            offset: queue.committed.get(),
            next_stored_ms,
            last_stored_ms,
            at_end: queue.committed >= queue.max,
        });
    }
    snapshot.offsets.sort();
}

/// When the message at `offset` was stored; `None`: there is none.
pub(super) async fn stored_at(
    admin: &Admin,
    broker: Broker,
    topic: ByteString,
    queue_id: QueueId,
    offset: i64,
) -> Result<Option<i64>, AdminError> {
    if offset < 0 {
        return Ok(None);
    }
    let pulled = admin.pull(&broker, &topic, queue_id, QueueOffset(offset), 1).await?;
    // A queue that begins later answers with its first message.
    let exact = pulled.messages.iter().find(|message| message.queue_offset.get() == offset);
    Ok(exact.map(|message| message.store_timestamp.get()))
}

/// The tables of `by_broker` that are meant for `broker`: its own, or, on a cluster of other names, those of all brokers together.
pub(super) fn meant_for<T: Clone>(by_broker: &super::ByBroker<T>, broker: &str) -> BTreeMap<String, T> {
    match by_broker.get(broker) {
        Some(own) => own.clone(),
        None => by_broker.values().rev().flatten().map(|(name, value)| (name.clone(), value.clone())).collect(),
    }
}
