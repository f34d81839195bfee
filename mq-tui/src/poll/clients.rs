//! Which clients are connected: every producer and consumer, and what the brokers say of each.

use super::Lane;
use crate::inquiry::{Answer, ClientSeen, ClientsSeen, Inquiry};
use crate::model::Name;
use crate::model::sample::Content;
use mq_core::admin::{Admin, Broker};
use mq_core::protocol::bodies::client::{ConsumeType, ConsumerConnection, MessageModel, ProducerInfo};
use mq_core::types::UnixMs;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Groups whose clients are asked for at once; the pause after them keeps within the requests a second that a broker grants us.
const GROUPS_AT_ONCE: usize = 4;
/// See [`GROUPS_AT_ONCE`].
const GROUPS_PAUSE: Duration = Duration::from_millis(500);

/// Clients by what they are (a producer?), group and id.
pub type SeenClients = BTreeMap<(bool, Name, Name), ClientSeen>;

/// Producers at once, consumers group by group, each within `deadline`; what is known is told after each few. Returns false when nobody
/// listens any more.
pub async fn tell_all(admin: &Admin, deadline: Duration, lane: &Lane) -> bool {
    let sources = lane.want.borrow().sources.clone();
    let mut seen = SeenClients::new();
    let mut missing = Vec::new();
    let within = &admin.within(deadline);
    let told = within.each(sources.clone(), |broker| async move { within.producers_at(&broker.addr).await }).await;
    for outcome in told.outcomes {
        match outcome.result {
            Ok(table) => table.data.into_iter().for_each(|(group, clients)| producers(&mut seen, &group, &outcome.target, clients)),
            Err(error) => missing.push(format!("{}: {error}", outcome.target)),
        }
    }
    let groups: Vec<Name> = {
        let told = lane.groups.lock();
        told.values().flat_map(|groups| &groups.names).cloned().collect::<BTreeSet<_>>().into_iter().collect()
    };
    let mut asked = 0;
    loop {
        // A first, half-empty answer must not push a full one away.
        if asked == groups.len() || asked % (10 * GROUPS_AT_ONCE) == GROUPS_AT_ONCE {
            let told = ClientsSeen { clients: seen.values().cloned().collect(), asked: (asked, groups.len()), missing: missing.clone() };
            let content = Content::Found(Inquiry::Clients, Box::new(Answer::Clients(told)));
            if !lane.tell(0, UnixMs::now().get(), content).await {
                return false;
            }
        }
        let Some(next) = groups.get(asked..(asked + GROUPS_AT_ONCE).min(groups.len())).filter(|next| !next.is_empty()) else { return true };
        for group in next {
            let at = admin.within(deadline).group_clients(sources.clone(), group).await;
            for (broker, on_broker) in at.answers() {
                if let Some(connection) = on_broker.online() {
                    consumers(&mut seen, group, broker, connection);
                }
            }
        }
        asked += next.len();
        tokio::time::sleep(GROUPS_PAUSE).await;
    }
}

/// Takes down what `broker` says of the producers of `group`.
fn producers(seen: &mut SeenClients, group: &Name, broker: &Broker, clients: Vec<ProducerInfo>) {
    for client in clients {
        let one = ClientSeen {
            is_producer: true,
            group: group.clone(),
            id: client.client_id,
            addr: client.remote_i_p.trim_start_matches('/').into(),
            language: client.language,
            version: client.version,
            how: String::new(),
            heartbeat_ms: Some(client.last_update_timestamp).filter(|at| *at > 0),
            brokers: Vec::new(),
            subscriptions: Vec::new(),
        };
        merge(seen, one, broker);
    }
}

/// Takes down what `broker` says of the consumers of `group`.
pub fn consumers(seen: &mut SeenClients, group: &Name, broker: &Broker, connection: &ConsumerConnection) {
    let how = match connection.consume_type {
        ConsumeType::Actively => "pull",
        ConsumeType::Passively => "push",
        ConsumeType::Pop => "pop",
    };
    let model = if connection.message_model == MessageModel::Broadcasting { "broadcasting" } else { "clustering" };
    let subscriptions: Vec<_> = connection.subscription_table.iter().map(|(topic, of)| (topic.clone(), of.sub_string.clone())).collect();
    for client in &connection.connection_set {
        let one = ClientSeen {
            is_producer: false,
            group: group.clone(),
            id: client.client_id.clone(),
            addr: client.client_addr.clone(),
            language: client.language.clone(),
            version: client.version,
            how: format!("{how} {model}"),
            heartbeat_ms: None,
            brokers: Vec::new(),
            subscriptions: subscriptions.clone(),
        };
        merge(seen, one, broker);
    }
}

fn merge(seen: &mut SeenClients, client: ClientSeen, broker: &Broker) {
    let key = (client.is_producer, client.group.clone(), client.id.clone());
    let one = seen.entry(key).or_insert(client);
    if !one.brokers.contains(&broker.name) {
        one.brokers.push(broker.name.clone());
    }
}
