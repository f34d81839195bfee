//! Published routes: what 105 answers, ready to send.
//!
//! Readers take no lock: a topic's route is found in an immutable map and encoded when it is first asked for. A change copies only the maps
//! of the topics that changed, each a 64th of all.

use arc_swap::ArcSwap;
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::protocol::bodies::route::TopicRouteData;
use mq_core::protocol::lenient_json::{self, KeyStyle};
use std::collections::HashMap;
use std::sync::{Arc, OnceLock};

const SHARDS: usize = 64;

type Shard = HashMap<ByteString, Arc<Route>, ahash::RandomState>;

/// Every topic's route. See the module's essay.
pub(super) struct Routes {
    shards: [ArcSwap<Shard>; SHARDS],
    hasher: ahash::RandomState,
}

/// The route of one topic.
#[derive(Debug)]
pub(super) struct Route {
    data: TopicRouteData,
    raw: OnceLock<Bytes>,
    quoted: OnceLock<Bytes>,
}

impl Default for Routes {
    fn default() -> Self {
        Self { shards: std::array::from_fn(|_| ArcSwap::default()), hasher: ahash::RandomState::new() }
    }
}

impl Routes {
    /// The route of a topic.
    pub(super) fn get(&self, topic: &str) -> Option<Arc<Route>> {
        self.shards[self.shard_of(topic)].load().get(topic).cloned()
    }

    /// Makes changed routes visible. Callers take turns: what is published last must be what changed last.
    pub(super) fn publish(&self, changes: Vec<(ByteString, Option<TopicRouteData>)>) {
        let mut by_shard: HashMap<usize, Vec<_>> = HashMap::new();
        for change in changes {
            by_shard.entry(self.shard_of(&change.0)).or_default().push(change);
        }
        for (at, changes) in by_shard {
            let mut shard = Shard::clone(&self.shards[at].load());
            for (topic, data) in changes {
                match data {
                    Some(data) => shard.insert(topic, Arc::new(Route { data, raw: OnceLock::new(), quoted: OnceLock::new() })),
                    None => shard.remove(&topic),
                };
            }
            self.shards[at].store(Arc::new(shard));
        }
    }

    /// The names of all topics, sorted.
    pub(super) fn topics(&self) -> Vec<ByteString> {
        let mut topics: Vec<_> = self.shards.iter().flat_map(|shard| shard.load().keys().cloned().collect::<Vec<_>>()).collect();
        topics.sort_unstable();
        topics
    }

    fn shard_of(&self, topic: &str) -> usize {
        self.hasher.hash_one(topic) as usize % SHARDS
    }
}

impl Route {
    /// The body of a reply.
    pub(super) fn body(&self, keys: KeyStyle) -> Bytes {
        let cell = match keys {
            KeyStyle::Raw => &self.raw,
            KeyStyle::Quoted => &self.quoted,
        };
        cell.get_or_init(|| lenient_json::to_vec_with(&self.data, keys).into()).clone()
    }

    /// The body of a reply that also says in which order the brokers' queues stand.
    pub(super) fn body_with_order(&self, order: ByteString, keys: KeyStyle) -> Bytes {
        let data = TopicRouteData { order_topic_conf: Some(order), ..self.data.clone() };
        lenient_json::to_vec_with(&data, keys).into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_published_is_what_readers_get() {
        let routes = Routes::default();
        let topics: Vec<ByteString> = (0..500).map(|n| format!("T{n:03}").into()).collect();
        routes.publish(topics.iter().map(|topic| (topic.clone(), Some(TopicRouteData::default()))).collect());
        assert_eq!(routes.topics(), topics);
        let old = routes.get("T007").unwrap();
        routes.publish(vec![("T007".into(), None)]);
        assert!(routes.get("T007").is_none());
        assert_eq!(routes.topics().len(), 499);
        assert_eq!(old.body(KeyStyle::Raw), r#"{"brokerDatas":[],"filterServerTable":{},"queueDatas":[]}"#, "a reader keeps what it has");
        assert!(old.body_with_order("b:4".into(), KeyStyle::Raw).windows(12).any(|part| part == br#"Conf":"b:4","#));
    }
}
