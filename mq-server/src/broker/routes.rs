//! Where the queues of a topic are, on this broker and others: asked of the name servers, for what this broker decides for whole groups.

use super::Broker;
use super::register::NoRequests;
use bytestring::ByteString;
use mq_core::client::{ClientError, MessageQueue, NameServers, TopicRoute, fetch_route};
use mq_core::net::Remoting;
use mq_core::types::QueueId;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};
use tracing::warn;

/// What was learnt is used for so long; clients ask again every 20 s.
const FRESH: Duration = Duration::from_secs(5);
/// Time for the name servers, together. A client waits 3 s for a broker.
const TIMEOUT: Duration = Duration::from_secs(2);
/// Topics whose routes are kept.
const TOPICS_MAX: usize = 10_000;

/// Queues of topics as name servers know them.
pub struct Routes {
    name_servers: OnceLock<NameServers>,
    remoting: Remoting,
    known: Mutex<HashMap<ByteString, (Instant, Arc<[MessageQueue]>)>>,
}

impl Default for Routes {
    fn default() -> Self {
        Self { name_servers: OnceLock::new(), remoting: Remoting::new(Arc::new(NoRequests)), known: Mutex::default() }
    }
}

impl Routes {
    /// From now on these are asked.
    pub fn set_name_servers(&self, name_servers: NameServers) {
        let _ = self.name_servers.set(name_servers); // a broker has one list of name servers for its life
    }

    /// Closes the connections: a name server that stops waits for them.
    pub fn close(&self) {
        self.remoting.close();
    }
}

/// The queues of the topic that can be read, in the order that all clients agree on. What was learnt before is used while no name server
/// answers; a broker that knows none speaks of itself. `None`: there is no such topic.
pub async fn queues(broker: &Broker, topic: &ByteString) -> Option<Arc<[MessageQueue]>> {
    let routes = &broker.routes;
    let known = routes.known.lock().get(topic).cloned();
    if let Some((at, queues)) = &known
        && at.elapsed() < FRESH
    {
        return Some(queues.clone());
    }
    let Some(name_servers) = routes.name_servers.get() else { return own_queues(broker, topic) };
    match fetch_route(&routes.remoting, name_servers, topic, TIMEOUT).await {
        Ok(Some(data)) => {
            let topic = ByteString::from(&**topic);
            let queues: Arc<[MessageQueue]> = TopicRoute::new(&topic, data).subscribe_queues().into();
            let mut all = routes.known.lock();
            if all.len() >= TOPICS_MAX {
                all.retain(|_, (at, _)| at.elapsed() < FRESH);
            }
            all.insert(topic, (Instant::now(), queues.clone()));
            Some(queues)
        }
        Ok(None) => {
            routes.known.lock().remove(topic);
            own_queues(broker, topic)
        }
        Err(error) => {
            unanswered(topic, &error);
            known.map(|(_, queues)| queues).or_else(|| own_queues(broker, topic))
        }
    }
}

fn unanswered(topic: &str, error: &ClientError) {
    warn!(topic, %error, "no name server tells where the topic is; what was learnt before is used");
}

fn own_queues(broker: &Broker, topic: &ByteString) -> Option<Arc<[MessageQueue]>> {
    let topic = broker.topics.get(topic).filter(|topic| topic.readable())?;
    let queue = |queue_id| MessageQueue::new(topic.name.as_shared().clone(), broker.broker_name.clone(), QueueId(queue_id));
    Some((0..topic.config.read_queue_nums).map(queue).collect())
}
