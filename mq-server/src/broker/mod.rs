//! The broker: takes messages, keeps them, hands them out, and knows who is where.
//!
//! ```text
//! requests ── handlers/* ── store            a send: handlers/send drafts, the store appends a whole burst, the answer follows
//!                       └── tables/*         topics, groups, positions, clients, locks
//! store's arrivals ── long_poll ── handlers/pull           a waiting pull is answered by the arrival that it waits for
//!                  ├─ pop ── handlers/pop             a waiting pop likewise; what is popped and not acknowledged comes again
//!                  └─ deferred/*                           a message that waits is appended again when its time has come
//! handlers/transaction ── deferred/half_messages           a half message is appended to its queue when it is committed
//!                         deferred/check_back ── clients   a producer is asked about one that stays undecided
//! register: tells every name server what is here
//! ```
//! Invariants: nothing is answered with SUCCESS that was not done; a request that is not supported is refused by name. Handlers run on
//! the connection's task and never block: what touches cold data or many files goes through `offload`. Lock order: a table's lock is
//! innermost; none is held across an append, an await or a file. Not here: sockets (`net`), bytes of files (`store`), routes (`namesrv`).

mod dedup;
pub mod deferred;
pub mod handlers;
mod long_poll;
mod meter;
mod offload;
mod parking;
pub mod pop;
pub mod refusal;
mod register;
mod requests;
mod routes;
mod runtime;
mod start;
mod stats;
mod store_config;
pub mod tables;
#[cfg(test)]
mod tests;

use crate::config::{BrokerSettings, StoreSettings};
use crate::store::{FlushMode, Store, StoreError};
use arc_swap::ArcSwap;
use bytestring::ByteString;
use dedup::Dedup;
use deferred::check_back::CheckBack;
use deferred::delay_levels::DelayLevels;
use deferred::half_messages::HalfMessages;
use deferred::timer::Timer;
use long_poll::LongPoll;
use mq_core::message::{PropertyText, delay};
use mq_core::names::{self, GroupName, NameError, TopicName};
use mq_core::net::NetError;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use offload::Offload;
use pop::Pops;
use refusal::Refusal;
use register::Registrar;
use routes::Routes;
use stats::Stats;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;
use tables::client_channels::ClientChannels;
use tables::consumer_offsets::ConsumerOffsets;
use tables::filters::Filters;
use tables::group_configs::GroupConfigs;
use tables::queue_locks::QueueLocks;
use tables::request_modes::RequestModes;
use tables::topic_configs::{Topic, TopicConfigs};

pub use start::RunningBroker;

/// Why a broker cannot start or stop in good order.
#[derive(Debug, thiserror::Error)]
pub enum BrokerError {
    /// A port cannot be opened.
    #[error(transparent)]
    Net(#[from] NetError),
    /// The data folder cannot be opened, or a table in it cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The role is not supported.
    #[error("brokerRole={role} is not supported yet: start this broker as ASYNC_MASTER or SYNC_MASTER")]
    Role {
        /// Apache's name of the role.
        role: &'static str,
    },
    /// The address that clients are to be told is none.
    #[error("brokerIP1={host} is not an IP address and has none: {reason}")]
    AdvertisedHost {
        /// What was configured.
        host: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The cluster's name is no part of a topic's name, and brokers make topics that are named after it.
    #[error("brokerClusterName={cluster}: {reason}")]
    ClusterName {
        /// What was configured.
        cluster: String,
        /// What is wrong with it.
        reason: NameError,
    },
    /// A thread cannot be started.
    #[error("cannot start a thread: {0}")]
    Thread(#[from] std::io::Error),
}

/// One broker's parts. Handlers get it by reference; it lives as long as anything that serves.
pub struct Broker {
    broker_name: ByteString,
    cluster_name: ByteString,
    /// What stored messages and answers to sends carry.
    region: ByteString,
    trace_on: ByteString,
    /// What every message gets.
    added_properties: PropertyText,
    settings: ArcSwap<BrokerSettings>,
    store_settings: ArcSwap<StoreSettings>,
    store: Store,
    /// This broker as it is stamped into records and told to clients.
    store_host: SocketAddr,
    flush_mode: FlushMode,
    /// Whether sends promise a slave's copy (SYNC_MASTER).
    waits_for_slaves: bool,
    delay_table: delay::DelayLevels,
    topics: TopicConfigs,
    groups: GroupConfigs,
    offsets: ConsumerOffsets,
    clients: ClientChannels,
    filters: Filters,
    /// When second copies are to be refused.
    dedup: Option<Dedup<handlers::send::Prepared>>,
    locks: QueueLocks,
    long_poll: Arc<LongPoll>,
    pops: Arc<Pops>,
    request_modes: RequestModes,
    routes: Routes,
    delay_levels: DelayLevels,
    half_messages: HalfMessages,
    check_back: CheckBack,
    timer: Timer,
    registrar: Registrar,
    offload: Offload,
    stats: Stats,
    started: Instant,
}

impl Broker {
    /// Whether the broker made the topic for itself.
    fn is_system_topic(&self, topic: &str) -> bool {
        names::is_system_topic(topic) || topic == &*self.cluster_name || topic == &*self.broker_name
    }

    /// Where the messages go that the group gave up, made if it is not there.
    fn dead_letter_topic(&self, group: &str) -> Result<Arc<Topic>, Refusal> {
        let name: TopicName = GroupName::new(group.to_owned())?.dlq_topic();
        let config = || TopicConfig::new("", 1, PERM_READ | PERM_WRITE);
        let found = self.topics.get_or_create(&name, config);
        let (topic, made) = found.ok_or_else(|| Refusal::Limit { why: "too many topics".into() })?;
        if made {
            self.registrar.changed();
        }
        Ok(topic)
    }
}
