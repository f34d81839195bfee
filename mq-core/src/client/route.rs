//! Where a topic is: what a name server says of it, and the queues that follow from that for producers and for consumers.
//!
//! A route is never changed; a newer one takes its place. What a client once learnt it keeps while no name server can be asked.

use super::ClientError;
use super::name_servers::NameServers;
use crate::net::Remoting;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::route::{BrokerData, QueueData, TopicRouteData};
use crate::protocol::bodies::topic::{PERM_READ, PERM_WRITE};
use crate::protocol::headers::topic::GetRouteInfo;
use crate::protocol::{RequestCode, ResponseCode, lenient_json};
use crate::types::{BrokerId, QueueId};
use bytes::Bytes;
use bytestring::ByteString;
use std::hash::{BuildHasher, RandomState};
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;

/// Where one topic is.
#[derive(Debug)]
pub struct TopicRoute {
    data: TopicRouteData,
    publish: Vec<MessageQueue>,
    subscribe: Vec<MessageQueue>,
    next: AtomicUsize,
}

impl TopicRoute {
    /// The route of `topic` that follows from a name server's answer.
    pub fn new(topic: &ByteString, data: TopicRouteData) -> Self {
        let (publish, subscribe) = (publish_queues(topic, &data), subscribe_queues(topic, &data));
        // Clients that start together are not to begin with the same queue.
        let start = RandomState::new().hash_one(topic) as usize % publish.len().max(1);
        Self { data, publish, subscribe, next: AtomicUsize::new(start) }
    }

    /// The answer this was made of.
    pub fn data(&self) -> &TopicRouteData {
        &self.data
    }

    /// The queues that may be sent to: writable, on a broker whose master is there (or those of the order configuration), in Java's order.
    pub fn publish_queues(&self) -> &[MessageQueue] {
        &self.publish
    }

    /// The queues that may be consumed, in the order all clients of a group agree on.
    pub fn subscribe_queues(&self) -> &[MessageQueue] {
        &self.subscribe
    }

    /// The next writable queues in turn, each once, beginning with the one after that which the last call began with.
    pub fn queues_in_turn(&self) -> impl Iterator<Item = &MessageQueue> {
        let start = self.next.fetch_add(1, Relaxed);
        let len = self.publish.len();
        (0..len).map(move |step| &self.publish[start.wrapping_add(step) % len])
    }

    /// The address of that broker's master.
    ///
    /// # Errors
    /// [`ClientError::NoBroker`] when the route names none.
    pub fn master_of(&self, broker_name: &str) -> Result<&ByteString, ClientError> {
        self.broker(broker_name).and_then(BrokerData::master).ok_or_else(|| no_broker(broker_name))
    }

    /// The address of the broker with that name and, if it is there, that id; else its master or the slave with the lowest id.
    ///
    /// # Errors
    /// [`ClientError::NoBroker`] when the route does not name the broker.
    pub fn broker_to_read(&self, broker_name: &str, id: BrokerId) -> Result<&ByteString, ClientError> {
        let broker = self.broker(broker_name).ok_or_else(|| no_broker(broker_name))?;
        let wanted = broker.broker_addrs.get(&lenient_json::RawKey(id.get()));
        wanted.or_else(|| broker.master_or_slave()).ok_or_else(|| no_broker(broker_name))
    }

    fn broker(&self, name: &str) -> Option<&BrokerData> {
        self.data.broker_datas.iter().find(|broker| broker.broker_name == name)
    }
}

/// Asks the name servers where `topic` is. `None`: they do not know it.
///
/// # Errors
/// No name server answered within `timeout`, or one refused for another reason, or its answer cannot be read.
pub async fn fetch_route(
    remoting: &Remoting,
    servers: &NameServers,
    topic: &ByteString,
    timeout: Duration,
) -> Result<Option<TopicRouteData>, ClientError> {
    let request = RequestCode::GET_ROUTEINFO_BY_TOPIC;
    let header = GetRouteInfo { topic: topic.clone(), accept_standard_json_only: true };
    let (addr, answer) = servers.call(remoting, request, &header, Bytes::new(), timeout).await?;
    match ResponseCode(answer.head.code) {
        ResponseCode::SUCCESS => {
            let route = lenient_json::from_slice(&answer.body);
            route.map(Some).map_err(|error| ClientError::BadAnswer { request, addr, reason: error.to_string() })
        }
        ResponseCode::TOPIC_NOT_EXIST => Ok(None),
        code => Err(ClientError::Refused { code, remark: answer.head.remark.unwrap_or_default().to_string(), request, addr }),
    }
}

/// The route that a topic which is created by its first message will have: that of the topic it inherits from, with fewer queues.
pub(super) fn template(mut data: TopicRouteData, default_topic_queue_nums: i32) -> TopicRouteData {
    for queues in &mut data.queue_datas {
        let queue_nums = queues.read_queue_nums.min(default_topic_queue_nums);
        (queues.read_queue_nums, queues.write_queue_nums) = (queue_nums, queue_nums);
    }
    data
}

fn publish_queues(topic: &ByteString, data: &TopicRouteData) -> Vec<MessageQueue> {
    if let Some(order) = data.order_topic_conf.as_deref().filter(|order| !order.is_empty()) {
        let brokers = order.split(';').filter_map(|broker| {
            let (name, nums) = broker.split_once(':')?;
            Some((ByteString::from(name.trim()), nums.trim().parse().ok()?))
        });
        return brokers.flat_map(|(name, nums)| queues(topic, name, nums)).collect();
    }
    let has_master = |name: &str| data.broker_datas.iter().any(|broker| broker.broker_name == name && broker.master().is_some());
    let mut writable: Vec<&QueueData> =
        data.queue_datas.iter().filter(|queues| queues.perm & PERM_WRITE != 0 && has_master(&queues.broker_name)).collect();
    writable.sort_by(|a, b| a.broker_name.cmp(&b.broker_name));
    writable.into_iter().flat_map(|on| queues(topic, on.broker_name.clone(), on.write_queue_nums)).collect()
}

fn subscribe_queues(topic: &ByteString, data: &TopicRouteData) -> Vec<MessageQueue> {
    let readable = data.queue_datas.iter().filter(|queues| queues.perm & PERM_READ != 0);
    let mut all: Vec<_> = readable.flat_map(|on| queues(topic, on.broker_name.clone(), on.read_queue_nums)).collect();
    all.sort();
    all.dedup();
    all
}

fn queues(topic: &ByteString, broker_name: ByteString, nums: i32) -> impl Iterator<Item = MessageQueue> {
    (0..nums).map(move |id| MessageQueue::new(topic.clone(), broker_name.clone(), QueueId(id)))
}

fn no_broker(broker_name: &str) -> ClientError {
    ClientError::NoBroker { broker_name: broker_name.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn data(text: &str) -> TopicRouteData {
        lenient_json::from_slice(text.as_bytes()).unwrap()
    }

    fn route(text: &str) -> TopicRoute {
        TopicRoute::new(&"T".into(), data(text))
    }

    const TWO_BROKERS: &str = r#"{"brokerDatas":[{"brokerName":"b","brokerAddrs":{0:"b:1",1:"b:2"}},{"brokerName":"a","brokerAddrs":{1:"a:2"}},
        {"brokerName":"c","brokerAddrs":{0:"c:1"}}],"queueDatas":[{"brokerName":"c","perm":6,"readQueueNums":1,"writeQueueNums":1},
        {"brokerName":"b","perm":6,"readQueueNums":1,"writeQueueNums":2},{"brokerName":"a","perm":6,"readQueueNums":2,"writeQueueNums":2}]}"#;

    fn text(queues: &[MessageQueue]) -> Vec<String> {
        queues.iter().map(|queue| format!("{}{}", queue.broker_name, queue.queue_id)).collect()
    }

    #[test]
    fn producers_need_a_master_and_consumers_do_not() {
        let route = route(TWO_BROKERS);
        assert_eq!(text(route.publish_queues()), ["b0", "b1", "c0"]);
        assert_eq!(text(route.subscribe_queues()), ["a0", "a1", "b0", "c0"]);
        assert_eq!(route.master_of("b").unwrap(), "b:1");
        assert!(matches!(route.master_of("a"), Err(ClientError::NoBroker { broker_name }) if broker_name == "a"));
        assert_eq!(route.broker_to_read("b", BrokerId(1)).unwrap(), "b:2");
        assert_eq!(route.broker_to_read("a", BrokerId::MASTER).unwrap(), "a:2");
        assert!(route.broker_to_read("z", BrokerId::MASTER).is_err());
    }

    #[test]
    fn permissions_and_the_order_configuration_decide() {
        let read_only = route(&TWO_BROKERS.replace("\"perm\":6", "\"perm\":4"));
        assert_eq!((read_only.publish_queues().len(), read_only.subscribe_queues().len()), (0, 4));
        let write_only = route(&TWO_BROKERS.replace("\"perm\":6", "\"perm\":2"));
        assert_eq!((write_only.publish_queues().len(), write_only.subscribe_queues().len()), (3, 0));
        let ordered = route(&TWO_BROKERS.replacen('{', "{\"orderTopicConf\":\"c:2;a:1;broken\",", 1));
        assert_eq!(text(ordered.publish_queues()), ["c0", "c1", "a0"]);
    }

    #[test]
    fn queues_come_in_turn() {
        let route = route(TWO_BROKERS);
        let first: Vec<_> = (0..6).map(|_| route.queues_in_turn().next().unwrap().clone()).collect();
        assert_eq!(first[..3], first[3..]);
        assert_eq!(route.queues_in_turn().count(), 3);
        assert!(self::route("{}").queues_in_turn().next().is_none());
    }

    #[test]
    fn a_topic_to_be_created_has_at_most_the_asked_queues() {
        let data = template(data(TWO_BROKERS), 1);
        assert!(data.queue_datas.iter().all(|queues| (queues.read_queue_nums, queues.write_queue_nums) == (1, 1)));
    }
}
