//! Consumer groups and clients: settings, connections, what a client is doing.

use super::cluster::Broker;
use super::{Admin, AdminError, Partial};
use crate::names::GroupName;
use crate::protocol::bodies::client::{ConsumerConnection, ProducerConnection, ProducerTable};
use crate::protocol::bodies::group::{SubscriptionGroupConfig, SubscriptionGroupList, SubscriptionGroupTable};
use crate::protocol::bodies::pop::SetMessageRequestMode;
use crate::protocol::bodies::running::ConsumerRunningInfo;
use crate::protocol::bodies::topic::DataVersion;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::client::{ConsumerGroupRef, ConsumerRunningInfoRequest, ProducerGroupRef};
use crate::protocol::headers::group::{DeleteSubscriptionGroup, GroupRef};
use crate::protocol::{RequestCode, ResponseCode, lenient_json};
use bytes::Bytes;

/// What a broker knows of a group's connections.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupOnBroker {
    /// Clients are connected.
    Online(Box<ConsumerConnection>),
    /// None is.
    Offline,
}

/// The connections of a group, by broker.
pub type GroupClients = Partial<Broker, GroupOnBroker>;

impl GroupOnBroker {
    /// The connections, if there are any.
    pub fn online(&self) -> Option<&ConsumerConnection> {
        match self {
            Self::Online(connection) => Some(connection),
            Self::Offline => None,
        }
    }
}

impl Admin {
    /// The settings of every group on each of `brokers`: one request for each, more only where the broker answers in pages.
    pub async fn group_configs(&self, brokers: Vec<Broker>) -> Partial<Broker, SubscriptionGroupTable> {
        self.each(brokers, |broker| async move { self.group_config_table(&broker.addr).await }).await
    }

    /// The settings of every group on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn group_config_table(&self, addr: &str) -> Result<SubscriptionGroupTable, AdminError> {
        self.whole_table(addr).await
    }

    /// The settings of all groups of the broker at `addr`, unless they are still those of version `known`: as
    /// [`Admin::topic_config_table_after`] does for topics.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn group_config_table_after(
        &self,
        addr: &str,
        known: Option<&DataVersion>,
    ) -> Result<Option<SubscriptionGroupTable>, AdminError> {
        self.table_after(addr, known).await
    }

    /// The settings of `group` on the broker at `addr`, read from its whole table: the request for one group creates it where the broker
    /// makes groups on use, and looking must not.
    ///
    /// # Errors
    /// It did not answer, refused, or has no such group ([`AdminError::NotFound`]).
    pub async fn group_config(&self, addr: &str, group: &str) -> Result<SubscriptionGroupConfig, AdminError> {
        let mut table = self.group_config_table(addr).await?;
        table.subscription_group_table.remove(group).ok_or_else(|| AdminError::not_found("group", group))
    }

    /// The connections of `group` at the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason than that nobody is there.
    pub async fn group_clients_at(&self, addr: &str, group: &str) -> Result<GroupOnBroker, AdminError> {
        let header = ConsumerGroupRef { consumer_group: group.into() };
        match self.ask_body(addr, RequestCode::GET_CONSUMER_CONNECTION_LIST, &header).await {
            Ok(connection) => Ok(GroupOnBroker::Online(Box::new(connection))),
            Err(error) if error.code() == Some(ResponseCode::CONSUMER_NOT_ONLINE) => Ok(GroupOnBroker::Offline),
            Err(error) => Err(error),
        }
    }

    /// The connections of `group` at each of `brokers`. A client connects to every broker that has a topic of its, so one broker alone
    /// does not tell whether the group is online.
    pub async fn group_clients(&self, brokers: Vec<Broker>, group: &str) -> GroupClients {
        self.each(brokers, |broker| async move { self.group_clients_at(&broker.addr, group).await }).await
    }

    /// The connections of the producers of `group` at the broker at `addr`; none when it knows no such group.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason.
    pub async fn producer_clients_at(&self, addr: &str, group: &str) -> Result<ProducerConnection, AdminError> {
        let header = ProducerGroupRef { producer_group: group.into() };
        match self.ask_body(addr, RequestCode::GET_PRODUCER_CONNECTION_LIST, &header).await {
            Err(AdminError::Refused { code: ResponseCode::SYSTEM_ERROR, remark, .. }) if remark.contains("not exist") => {
                Ok(ProducerConnection::default())
            }
            other => other,
        }
    }

    /// Every producer that is connected to the broker at `addr`, by group.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn producers_at(&self, addr: &str) -> Result<ProducerTable, AdminError> {
        self.ask_body(addr, RequestCode::GET_ALL_PRODUCER_INFO, &NoHeader).await
    }

    /// What the client of `group` is doing, relayed by the broker at `addr`; with `stacks`, its threads too.
    ///
    /// # Errors
    /// The broker did not answer, refused, or the client is not connected to it or does not answer it.
    pub async fn running_info(&self, addr: &str, group: &str, client_id: &str, stacks: bool) -> Result<ConsumerRunningInfo, AdminError> {
        let header = ConsumerRunningInfoRequest { consumer_group: group.into(), client_id: client_id.into(), jstack_enable: stacks };
        self.ask_body(addr, RequestCode::GET_CONSUMER_RUNNING_INFO, &header).await
    }

    /// Creates or changes the group on the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_group(&self, addr: &str, config: &SubscriptionGroupConfig) -> Result<(), AdminError> {
        let body = Bytes::from(lenient_json::to_vec(config));
        self.ask(addr, RequestCode::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, &NoHeader, body).await.map(drop)
    }

    /// Creates or changes many groups on the broker at `addr` with one request (brokers from 5.3).
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_groups(&self, addr: &str, configs: &[SubscriptionGroupConfig]) -> Result<(), AdminError> {
        let list = SubscriptionGroupList { group_config_list: configs.to_vec() };
        let body = Bytes::from(lenient_json::to_vec(&list));
        self.ask(addr, RequestCode::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP_LIST, &NoHeader, body).await.map(drop)
    }

    /// Makes the clients of a group pull or pop a topic's queues at the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn set_request_mode(&self, addr: &str, mode: &SetMessageRequestMode) -> Result<(), AdminError> {
        let body = Bytes::from(lenient_json::to_vec(mode));
        self.ask(addr, RequestCode::SET_MESSAGE_REQUEST_MODE, &NoHeader, body).await.map(drop)
    }

    /// Deletes the group's settings on the broker at `addr`; with `clean_offset`, its positions too.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delete_group_at(&self, addr: &str, group: &GroupName, clean_offset: bool) -> Result<(), AdminError> {
        let header = DeleteSubscriptionGroup { group_name: group.as_shared().clone(), clean_offset };
        self.ask(addr, RequestCode::DELETE_SUBSCRIPTIONGROUP, &header, Bytes::new()).await.map(drop)
    }

    /// The topics that `group` subscribes to or has positions in, as the broker at `addr` knows them (brokers from 5.0).
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn group_topics_at(&self, addr: &str, group: &str) -> Result<Vec<bytestring::ByteString>, AdminError> {
        let header = GroupRef { group: group.into() };
        let list: crate::protocol::bodies::topic::TopicList = self.ask_body(addr, RequestCode::QUERY_TOPICS_BY_CONSUMER, &header).await?;
        Ok(list.topic_list)
    }
}
