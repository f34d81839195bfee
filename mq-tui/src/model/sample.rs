//! What the poller brings: one answer, or why it did not come.

use super::{FactsSeen, Name, NameServer};
use crate::inquiry::{Answer, Inquiry};
use mq_core::admin::{AdminError, Broker, QueueProgress, RuntimeInfo};
use mq_core::protocol::bodies::topic::{TopicConfigTable, TopicStatsTable};
use std::collections::BTreeMap;
use std::sync::Arc;

/// How far groups are on one broker, by group and topic.
pub type ProgressTable = BTreeMap<(Name, Name), Vec<QueueProgress>>;

/// One answer with its times, Unix ms.
#[derive(Debug, Clone)]
pub struct Sample {
    /// When the question was asked.
    pub asked_ms: i64,
    /// When the answer came.
    pub at_ms: i64,
    /// What it says.
    pub content: Content,
}

/// What a sample is about. Brokers are given by the name that replicas share, except in probes.
#[derive(Debug, Clone)]
pub enum Content {
    /// Who is there: the brokers that name servers list, and how each name server answered.
    Topology(Result<Vec<Broker>, AdminError>, Vec<NameServer>),
    /// A probe.
    Runtime(super::BrokerKey, Result<RuntimeInfo, AdminError>),
    /// How far all groups are on one broker.
    Progress(Name, Result<Arc<ProgressTable>, AdminError>),
    /// How far one group is in one topic on one broker.
    Fresh(Name, (Name, Name), Vec<QueueProgress>),
    /// The topics of one broker.
    Topics(Name, Result<TopicConfigTable, AdminError>),
    /// The names of the groups of one broker.
    Groups(Name, Result<Vec<Name>, AdminError>),
    /// The queues of a topic on one broker.
    Queues(Name, Name, Result<TopicStatsTable, AdminError>),
    /// The answer to an inquiry.
    Found(Inquiry, Box<Answer>),
    /// What else there is to know of a group in a topic.
    Facts(Name, Name, Box<FactsSeen>),
}
