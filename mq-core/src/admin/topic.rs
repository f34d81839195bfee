//! Topics: which there are, where their queues are, how far they reach; creating and deleting them.

use super::call::read_body;
use super::cluster::{Broker, replicas_of};
use super::{Admin, AdminError, Partial};
use crate::names::{self, TopicName};
use crate::protocol::bodies::group::GroupList;
use crate::protocol::bodies::route::TopicRouteData;
use crate::protocol::bodies::static_topic::{StaticTopicConfig, TopicMapping};
use crate::protocol::bodies::stats::QueryConsumeQueueBody;
use crate::protocol::bodies::topic::{DataVersion, TopicConfig, TopicConfigList, TopicConfigTable, TopicList, TopicStatsTable};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::namesrv::ClusterRef;
use crate::protocol::headers::topic::{CreateTopic, DeleteTopicInNamesrv, GetRouteInfo, QueryConsumeQueue, StaticTopicRef, TopicRef};
use crate::protocol::{RequestCode, ResponseCode, lenient_json};
use crate::types::QueueId;
use bytes::Bytes;
use bytestring::ByteString;

/// What a topic is for, as its name and attributes tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum TopicKind {
    /// Plain messages.
    Normal,
    /// Messages in order by group key (`message.type=FIFO`).
    Fifo,
    /// Messages delivered later (`message.type=DELAY`).
    Delay,
    /// Messages of transactions (`message.type=TRANSACTION`).
    Transaction,
    /// Another `message.type`.
    Mixed,
    /// Messages between two tries of a group.
    Retry,
    /// Messages that a group gave up.
    Dlq,
    /// Made by brokers for themselves.
    System,
}

impl TopicKind {
    /// A word for it, lower case.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Normal => "normal",
            Self::Fifo => "fifo",
            Self::Delay => "delay",
            Self::Transaction => "transaction",
            Self::Mixed => "mixed",
            Self::Retry => "retry",
            Self::Dlq => "dlq",
            Self::System => "system",
        }
    }

    /// Whether lists leave it out unless asked for everything.
    pub const fn is_hidden(self) -> bool {
        matches!(self, Self::Retry | Self::Dlq | Self::System)
    }
}

/// What the topic called `name` is for. `config` tells its message type; `reserved` are the names that clusters and brokers keep for
/// themselves (each is a topic of its own).
pub fn topic_kind(name: &str, config: Option<&TopicConfig>, reserved: &dyn Fn(&str) -> bool) -> TopicKind {
    if name.starts_with(names::RETRY_PREFIX) {
        return TopicKind::Retry;
    }
    if name.starts_with(names::DLQ_PREFIX) {
        return TopicKind::Dlq;
    }
    if names::is_system_topic(name) || reserved(name) {
        return TopicKind::System;
    }
    match config.and_then(|config| config.attributes.get("message.type")).map(|kind| kind.to_ascii_uppercase()).as_deref() {
        None | Some("NORMAL") => TopicKind::Normal,
        Some("FIFO") => TopicKind::Fifo,
        Some("DELAY") => TopicKind::Delay,
        Some("TRANSACTION") => TopicKind::Transaction,
        Some(_) => TopicKind::Mixed,
    }
}

/// A queue of a topic and the broker to ask about it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct TopicQueue {
    /// The broker that has it: the master, or a slave while there is none.
    pub broker: Broker,
    /// Its number there.
    pub queue_id: QueueId,
}

impl Admin {
    /// Every topic that one name server knows.
    ///
    /// # Errors
    /// No name server answered.
    pub async fn topic_names(&self) -> Result<Vec<ByteString>, AdminError> {
        let list: TopicList = self.name_server_body(RequestCode::GET_ALL_TOPIC_LIST_FROM_NAMESERVER, &NoHeader).await?;
        Ok(list.topic_list)
    }

    /// Every topic that the name server at `addr` knows.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn topic_names_at(&self, addr: &str) -> Result<Vec<ByteString>, AdminError> {
        let request = RequestCode::GET_ALL_TOPIC_LIST_FROM_NAMESERVER;
        let answer = self.ask_this_name_server(addr, request, &NoHeader, Bytes::new()).await?;
        Ok(read_body::<TopicList>(addr, request, &answer)?.topic_list)
    }

    /// Where `topic` is, as the name server at `addr` knows it.
    ///
    /// # Errors
    /// It did not answer, or does not know the topic.
    pub async fn topic_route_at(&self, addr: &str, topic: &str) -> Result<TopicRouteData, AdminError> {
        let request = RequestCode::GET_ROUTEINFO_BY_TOPIC;
        let header = GetRouteInfo { topic: topic.into(), accept_standard_json_only: true };
        read_body(addr, request, &self.ask_this_name_server(addr, request, &header, Bytes::new()).await?)
    }

    /// Every topic that has queues in `cluster`.
    ///
    /// # Errors
    /// No name server answered.
    pub async fn topic_names_of(&self, cluster: &str) -> Result<Vec<ByteString>, AdminError> {
        let list: TopicList = self.name_server_body(RequestCode::GET_TOPICS_BY_CLUSTER, &ClusterRef { cluster: cluster.into() }).await?;
        Ok(list.topic_list)
    }

    /// Where `topic` is.
    ///
    /// # Errors
    /// No name server answered, or none knows the topic ([`AdminError::NotFound`]).
    pub async fn topic_route(&self, topic: &str) -> Result<TopicRouteData, AdminError> {
        let header = GetRouteInfo { topic: topic.into(), accept_standard_json_only: true };
        match self.name_server_body(RequestCode::GET_ROUTEINFO_BY_TOPIC, &header).await {
            Err(error) if error.code() == Some(ResponseCode::TOPIC_NOT_EXIST) => Err(AdminError::not_found("topic", topic)),
            other => other,
        }
    }

    /// One broker per name that has queues of `topic`: the master, or the lowest slave while there is none.
    ///
    /// # Errors
    /// As [`Admin::topic_route`].
    pub async fn topic_brokers(&self, topic: &str) -> Result<Vec<Broker>, AdminError> {
        Ok(brokers_of_route(&self.topic_route(topic).await?))
    }

    /// Every queue of `topic` that can be read, by broker name and number.
    ///
    /// # Errors
    /// As [`Admin::topic_route`].
    pub async fn topic_queues(&self, topic: &str) -> Result<Vec<TopicQueue>, AdminError> {
        let route = self.topic_route(topic).await?;
        let mut queues = Vec::new();
        for broker in brokers_of_route(&route) {
            let count = route.queue_datas.iter().filter(|data| data.broker_name == broker.name).map(|data| data.read_queue_nums).max();
            queues.extend((0..count.unwrap_or(0)).map(|id| TopicQueue { broker: broker.clone(), queue_id: QueueId(id) }));
        }
        Ok(queues)
    }

    /// The settings of every topic on each of `brokers`: one request for each, more only where the broker answers in pages.
    pub async fn topic_configs(&self, brokers: Vec<Broker>) -> Partial<Broker, TopicConfigTable> {
        self.each(brokers, |broker| async move { self.topic_config_table(&broker.addr).await }).await
    }

    /// The settings of every topic on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn topic_config_table(&self, addr: &str) -> Result<TopicConfigTable, AdminError> {
        self.whole_table(addr).await
    }

    /// The settings of all topics of the broker at `addr`, unless they are still those of version `known`. Looking costs one topic's settings
    /// and the version that comes with them; a broker that knows no pages (before 5.3) sends everything, which is taken then.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn topic_config_table_after(&self, addr: &str, known: Option<&DataVersion>) -> Result<Option<TopicConfigTable>, AdminError> {
        self.table_after(addr, known).await
    }

    /// The settings of `topic` on the broker at `addr`. Brokers before 5.0 are asked for all their topics instead.
    ///
    /// # Errors
    /// It did not answer, refused, or has no such topic ([`AdminError::NotFound`]).
    pub async fn topic_config(&self, addr: &str, topic: &str) -> Result<TopicConfig, AdminError> {
        match self.ask_body(addr, RequestCode::GET_TOPIC_CONFIG, &TopicRef { topic: topic.into() }).await {
            Err(error) if error.code() == Some(ResponseCode::TOPIC_NOT_EXIST) => Err(AdminError::not_found("topic", topic)),
            Err(error) if error.is_unsupported() => {
                let mut table = self.topic_config_table(addr).await?;
                table.topic_config_table.remove(topic).ok_or_else(|| AdminError::not_found("topic", topic))
            }
            other => other,
        }
    }

    /// Where each queue of `topic` begins and ends on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn topic_stats_at(&self, addr: &str, topic: &str) -> Result<TopicStatsTable, AdminError> {
        self.ask_body(addr, RequestCode::GET_TOPIC_STATS_INFO, &TopicRef { topic: topic.into() }).await
    }

    /// Where each queue of `topic` begins and ends, by broker.
    ///
    /// # Errors
    /// As [`Admin::topic_route`].
    pub async fn topic_stats(&self, topic: &str) -> Result<Partial<Broker, TopicStatsTable>, AdminError> {
        let brokers = self.topic_brokers(topic).await?;
        Ok(self.each(brokers, |broker| async move { self.topic_stats_at(&broker.addr, topic).await }).await)
    }

    /// The groups that consume `topic` or have a position in it, as the brokers that have it know them.
    ///
    /// # Errors
    /// As [`Admin::topic_route`].
    pub async fn topic_groups(&self, topic: &str) -> Result<Partial<Broker, Vec<ByteString>>, AdminError> {
        let brokers = self.topic_brokers(topic).await?;
        let header = &TopicRef { topic: topic.into() };
        Ok(self
            .each(brokers, |broker| async move {
                let list: GroupList = self.ask_body(&broker.addr, RequestCode::QUERY_TOPIC_CONSUME_BY_WHO, header).await?;
                Ok(list.group_list)
            })
            .await)
    }

    /// Creates or changes the topic on the broker at `addr`. `attributes` is `+key=value,-key`, or empty.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_topic(&self, addr: &str, config: &TopicConfig, attributes: &str) -> Result<(), AdminError> {
        let header = CreateTopic { attributes: (!attributes.is_empty()).then(|| attributes.into()), ..create_header(config) };
        self.ask(addr, RequestCode::UPDATE_AND_CREATE_TOPIC, &header, Bytes::new()).await.map(drop)
    }

    /// Creates or changes what the broker at `addr` has of a static topic. With `force` the broker takes a mapping that is older than its
    /// own, or contradicts it.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_static_topic(&self, addr: &str, config: &TopicConfig, mapping: &TopicMapping, force: bool) -> Result<(), AdminError> {
        let header = CreateTopic { force: Some(force), ..create_header(config) };
        let body = Bytes::from(lenient_json::to_vec(mapping));
        self.ask(addr, RequestCode::UPDATE_AND_CREATE_STATIC_TOPIC, &header, body).await.map(drop)
    }

    /// What the broker at `addr` has of a topic that may be static; `None`: nothing.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn static_topic_at(&self, addr: &str, topic: &str) -> Result<Option<StaticTopicConfig>, AdminError> {
        let header = StaticTopicRef { topic: topic.into(), lo: Some(true) };
        match self.ask_body(addr, RequestCode::GET_TOPIC_CONFIG, &header).await {
            Err(error) if error.code() == Some(ResponseCode::TOPIC_NOT_EXIST) => Ok(None),
            other => other.map(Some),
        }
    }

    /// Creates or changes many topics on the broker at `addr` with one request (brokers from 5.3).
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_topics(&self, addr: &str, configs: &[TopicConfig]) -> Result<(), AdminError> {
        let list = TopicConfigList { topic_config_list: configs.to_vec() };
        let body = Bytes::from(lenient_json::to_vec(&list));
        self.ask(addr, RequestCode::UPDATE_AND_CREATE_TOPIC_LIST, &NoHeader, body).await.map(drop)
    }

    /// The topics that the broker at `addr` keeps for itself.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn system_topics_at(&self, addr: &str) -> Result<Vec<ByteString>, AdminError> {
        let list: TopicList = self.ask_body(addr, RequestCode::GET_SYSTEM_TOPIC_LIST_FROM_BROKER, &NoHeader).await?;
        Ok(list.topic_list)
    }

    /// Up to `count` entries of a queue as the broker at `addr` has them, from `index` on; with a group, whether its filter lets each pass.
    /// `None`: nothing is at `index`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn queue_entries(
        &self,
        addr: &str,
        topic: &str,
        queue_id: QueueId,
        index: i64,
        count: i32,
        group: Option<&str>,
    ) -> Result<Option<QueryConsumeQueueBody>, AdminError> {
        let request = RequestCode::QUERY_CONSUME_QUEUE;
        let header = QueryConsumeQueue { topic: topic.into(), queue_id, index, count, consumer_group: group.map(Into::into) };
        let answer = self.ask(addr, request, &header, Bytes::new()).await?;
        if answer.body.is_empty() { Ok(None) } else { read_body(addr, request, &answer).map(Some) }
    }

    /// Deletes the topic with its messages on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delete_topic_at(&self, addr: &str, topic: &TopicName) -> Result<(), AdminError> {
        let header = TopicRef { topic: topic.as_shared().clone() };
        self.ask(addr, RequestCode::DELETE_TOPIC_IN_BROKER, &header, Bytes::new()).await.map(drop)
    }

    /// Makes every name server forget the topic, in `cluster` if one is given.
    pub async fn forget_topic(&self, topic: &TopicName, cluster: Option<&str>) -> Partial<String, ()> {
        let forget = |addr: String| async move { self.forget_topic_at(&addr, topic, cluster).await };
        self.each(self.name_servers().current(), forget).await
    }

    /// Makes the name server at `addr` forget the topic, in `cluster` if one is given.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn forget_topic_at(&self, addr: &str, topic: &TopicName, cluster: Option<&str>) -> Result<(), AdminError> {
        let header = DeleteTopicInNamesrv { topic: topic.as_shared().clone(), cluster_name: cluster.map(Into::into) };
        self.tell_name_server(addr, RequestCode::DELETE_TOPIC_IN_NAMESRV, &header).await
    }

    /// The fixed order of queues of `topic`, as the name servers keep it: `broker:queues;…`.
    ///
    /// # Errors
    /// No name server answered.
    pub async fn order_conf(&self, topic: &str) -> Result<Option<ByteString>, AdminError> {
        match self.kv(ORDER_NAMESPACE, topic).await {
            Err(error) if error.code() == Some(ResponseCode::QUERY_NOT_FOUND) => Ok(None),
            other => other,
        }
    }

    /// Makes every name server keep the fixed order of queues of `topic`.
    ///
    /// # Errors
    /// No name server is known.
    pub async fn put_order_conf(&self, topic: &str, order_conf: &str) -> Result<Partial<String, ()>, AdminError> {
        self.put_kv(ORDER_NAMESPACE, topic, order_conf).await
    }
}

/// Where name servers keep the fixed order of queues.
pub const ORDER_NAMESPACE: &str = "ORDER_TOPIC_CONFIG";

/// What a topic's settings are as a request.
fn create_header(config: &TopicConfig) -> CreateTopic {
    CreateTopic {
        topic: config.topic_name.clone(),
        default_topic: Some(ByteString::from_static(names::AUTO_CREATE_TOPIC)),
        read_queue_nums: config.read_queue_nums,
        write_queue_nums: config.write_queue_nums,
        perm: config.perm,
        topic_filter_type: Some(config.topic_filter_type.clone()),
        topic_sys_flag: Some(config.topic_sys_flag),
        order: config.order,
        attributes: None,
        force: None,
    }
}

/// One broker per name of the route, by name: the master, or the lowest slave while there is none.
pub(super) fn brokers_of_route(route: &TopicRouteData) -> Vec<Broker> {
    let mut brokers: Vec<_> = route.broker_datas.iter().filter_map(|data| replicas_of(&data.cluster, data).next()).collect();
    brokers.sort();
    brokers
}
