//! Who is in a group: which clients brokers see, and what each of them says of itself. How the group is set comes from the lists that were
//! asked for anyway.

use super::Lane;
use super::clients::{SeenClients, consumers};
use crate::inquiry::{ClientSeen, GroupSet, Member, MembersSeen};
use crate::model::Name;
use mq_core::admin::{Admin, AdminError, Broker};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use std::collections::BTreeMap;
use std::time::Duration;

/// Members that are asked what they do.
const ASKED_MAX: usize = 50;
/// Before the first request: whoever goes through the list stays at a group only for the time between two keys.
const SETTLED_AFTER: Duration = Duration::from_millis(250);

/// The members of `group`.
///
/// # Errors
/// No broker answered.
pub async fn ask(admin: &Admin, lane: &Lane, group: &Name) -> Result<MembersSeen, AdminError> {
    tokio::time::sleep(SETTLED_AFTER).await;
    let sources = lane.want.borrow().sources.clone();
    let connected = admin.group_clients(sources, group).await.some_answer()?;
    let mut seen = MembersSeen::default();
    let (mut clients, mut through): (SeenClients, BTreeMap<Name, Broker>) = Default::default();
    for (broker, on_broker) in connected.answers() {
        let Some(connection) = on_broker.online() else { continue };
        consumers(&mut clients, group, broker, connection);
        for one in &connection.connection_set {
            through.entry(one.client_id.clone()).or_insert_with(|| broker.clone());
        }
        let new = connection.conflicts.iter().filter(|conflict| !seen.conflicts.contains(conflict));
        let new: Vec<_> = new.cloned().collect();
        seen.conflicts.extend(new);
    }
    seen.missing = connected.failures().map(|(broker, error)| format!("{broker}: {error}")).collect();
    seen.unasked = clients.len().saturating_sub(ASKED_MAX);
    let asked = clients.into_values().take(ASKED_MAX).filter_map(|client| Some((through.get(&client.id)?.clone(), client)));
    let told = admin.each(asked.collect(), |(broker, client): (Broker, ClientSeen)| async move {
        admin.running_info(&broker.addr, group, &client.id, false).await
    });
    seen.members.extend(
        told.await
            .outcomes
            .into_iter()
            .map(|outcome| Member { client: outcome.target.1, running: outcome.result.map(Box::new).map_err(|error| error.to_string()) }),
    );
    Ok(seen)
}

/// How `group` is set, as far as brokers have told their groups.
pub fn settings(lane: &Lane, group: &Name) -> BTreeMap<Name, GroupSet> {
    let told = lane.groups.lock();
    let on = |broker: &Name| match told.get(broker) {
        None => GroupSet::Unknown,
        Some(groups) => match groups.settings.get(group) {
            Some(config) => GroupSet::So(Box::new(config.clone())),
            None if groups.names.contains(group) => GroupSet::So(Box::new(SubscriptionGroupConfig::new(group.clone()))),
            None => GroupSet::Not,
        },
    };
    lane.want.borrow().sources.iter().map(|source| (source.name.clone(), on(&source.name))).collect()
}
