//! Tells every name server what this broker has: at start, on every change, and by timer.
//!
//! Name servers are independent: each is told by itself, one that fails delays no other and is tried again every second. Several changes
//! at once make one registration.

use super::Broker;
use bytes::Bytes;
use mq_core::client::NameServers;
use mq_core::message::record::crc32;
use mq_core::net::{NetError, Peer, Remoting, Service};
use mq_core::protocol::bodies::namesrv::{KvTable, RegisterBrokerBody};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfigTable};
use mq_core::protocol::headers::namesrv::{BrokerRef, RegisterBroker};
use mq_core::protocol::{Command, RequestCode, ResponseCode, lenient_json};
use mq_core::types::BrokerId;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Notify, watch};
use tracing::{info, warn};

/// After a failure.
const RETRY_INTERVAL: Duration = Duration::from_secs(1);
/// How long the asker of a change waits for the name servers.
const ASKER_WAITS_MAX: Duration = Duration::from_secs(3);
/// Time for one name server on the way out.
const UNREGISTER_TIMEOUT: Duration = Duration::from_secs(1);

/// Wakes the task that registers, and tells when it has.
pub struct Registrar {
    wake: Notify,
    /// Registrations asked for and done; done follows asked.
    asked: watch::Sender<u64>,
    done: watch::Sender<u64>,
}

impl Default for Registrar {
    fn default() -> Self {
        Self { wake: Notify::new(), asked: watch::Sender::new(0), done: watch::Sender::new(0) }
    }
}

impl Registrar {
    /// Something changed that name servers should know.
    pub fn changed(&self) {
        self.asked.send_modify(|asked| *asked += 1);
        self.wake.notify_one();
    }

    /// Something changed; waits until the name servers know, or have not answered for three seconds.
    pub async fn register_now(&self) {
        self.changed();
        let asked = *self.asked.borrow();
        let mut done = self.done.subscribe();
        let all_told = done.wait_for(|done| *done >= asked);
        if tokio::time::timeout(ASKER_WAITS_MAX, all_told).await.is_err() {
            warn!("the name servers have not taken a change of topics in time; it is tried again until they do");
        }
    }
}

/// Nobody asks a broker over the connections that it opened to name servers.
pub(super) struct NoRequests;

impl Service for NoRequests {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let remark = format!(" request type {} not supported", request.head.code);
            let to = mq_core::net::ReplyTo::new(peer, &request);
            to.send(ResponseCode::REQUEST_CODE_NOT_SUPPORTED, Some(&remark), &mq_core::protocol::headers::NoHeader, &[]);
        }
    }
    fn on_close(&self, _: &Arc<Peer>) {}
}

/// Registers until `stop` completes, then says goodbye.
pub async fn run(broker: Arc<Broker>, name_servers: Option<NameServers>, ha_addr: String, stop: impl Future<Output = ()>) {
    let Some(name_servers) = name_servers else { return };
    let remoting = Remoting::new(Arc::new(NoRequests));
    let mut list_changes = name_servers.changes();
    let interval = broker.settings.load().register_interval();
    let mut failing = HashSet::new();
    tokio::pin!(stop);
    loop {
        let asked = *broker.registrar.asked.borrow();
        let servers = name_servers.current();
        let told = futures_util::future::join_all(servers.iter().map(|server| register(&broker, &remoting, server, &ha_addr))).await;
        for (server, result) in servers.iter().zip(&told) {
            report(&mut failing, server, result);
        }
        if told.iter().any(Result::is_ok) || told.is_empty() {
            broker.registrar.done.send_replace(asked);
        }
        let pause = if told.iter().all(Result::is_ok) { interval } else { RETRY_INTERVAL };
        tokio::select! {
            () = &mut stop => break,
            () = broker.registrar.wake.notified() => {}
            Ok(()) = list_changes.changed() => {}
            () = tokio::time::sleep(pause) => {}
        }
    }
    let header = BrokerRef {
        broker_name: broker.broker_name.clone(),
        broker_addr: broker.store_host.to_string().into(),
        cluster_name: broker.cluster_name.clone(),
        broker_id: BrokerId::MASTER,
    };
    let servers = name_servers.current();
    let goodbyes =
        servers.iter().map(|server| remoting.call(server, RequestCode::UNREGISTER_BROKER, &header, Bytes::new(), UNREGISTER_TIMEOUT));
    // One that does not hear it drops the broker when the connection closes.
    futures_util::future::join_all(goodbyes).await;
    remoting.close();
}

/// The topics, each with no more permissions than the broker has itself.
fn offered(broker: &Broker) -> TopicConfigTable {
    let mut table = broker.topics.table();
    let allowed = broker.settings.load().broker_permission;
    if allowed != PERM_READ | PERM_WRITE {
        table.topic_config_table.values_mut().for_each(|topic| topic.perm &= allowed);
    }
    table
}

/// Why a name server does not know this broker.
#[derive(Debug, thiserror::Error)]
enum RegisterError {
    #[error(transparent)]
    Net(#[from] NetError),
    #[error("it answered {code}: {remark}")]
    Refused { code: ResponseCode, remark: String },
}

async fn register(broker: &Broker, remoting: &Remoting, server: &str, ha_addr: &str) -> Result<(), RegisterError> {
    let body = RegisterBrokerBody { filter_server_list: Vec::new(), topic_config_serialize_wrapper: offered(broker) };
    let body = Bytes::from(lenient_json::to_vec(&body));
    let header = RegisterBroker {
        broker_name: broker.broker_name.clone(),
        broker_addr: broker.store_host.to_string().into(),
        cluster_name: broker.cluster_name.clone(),
        ha_server_addr: ha_addr.into(),
        broker_id: BrokerId::MASTER,
        heartbeat_timeout_ms: None,
        enable_acting_master: Some(false),
        compressed: false,
        body_crc32: crc32(&body) as i32,
    };
    let timeout = Duration::from_millis(broker.settings.load().register_timeout_ms);
    let answer = remoting.call(server, RequestCode::REGISTER_BROKER, &header, body, timeout).await?;
    if answer.head.code != ResponseCode::SUCCESS.0 {
        let remark = answer.head.remark.map(|remark| remark.to_string()).unwrap_or_default();
        return Err(RegisterError::Refused { code: ResponseCode(answer.head.code), remark });
    }
    if !answer.body.is_empty()
        && let Ok(ordered) = lenient_json::from_slice::<KvTable>(&answer.body)
    {
        broker.topics.set_ordered(&ordered.table.into_keys().collect::<BTreeSet<_>>());
    }
    Ok(())
}

/// Says once that a name server fails, and once that it is back.
fn report(failing: &mut HashSet<String>, server: &str, result: &Result<(), RegisterError>) {
    match result {
        Ok(()) if failing.remove(server) => info!(name_server = server, "registered again"),
        Ok(()) => {}
        Err(error) => {
            if failing.insert(server.to_owned()) {
                warn!(name_server = server, %error, "cannot register; tried again every second");
            }
        }
    }
}
