//! Writes of which nothing can be read back: the peer's answer is all there is.

use crate::admin::{Admin, AdminError, Cleaning};
use crate::protocol::bodies::pop::{MessageRequestMode, SetMessageRequestMode};
use crate::protocol::headers::controller::{CleanBrokerData, RemoveBroker};
use crate::types::{BrokerId, PhyOffset, UnixMs};
use serde::{Deserialize, Serialize};

/// One such write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "call", rename_all = "kebab-case")]
pub enum Call {
    /// A broker cleans up.
    Clean {
        /// What.
        what: Cleaning,
    },
    /// How much cold data a group reads at a broker.
    ColdLimit {
        /// The group.
        group: String,
        /// Bytes; `None` lifts the limit.
        limit: Option<i64>,
    },
    /// How a broker reads its log ahead.
    ReadAhead {
        /// At random, or normally.
        random: bool,
    },
    /// Where a broker keeps timer messages.
    TimerEngine {
        /// In RocksDB, or in files.
        rocksdb: bool,
    },
    /// Whether a group's clients pull or pop a topic.
    RequestMode {
        /// The group.
        group: String,
        /// The topic.
        topic: String,
        /// Pop, or pull.
        pop: bool,
        /// Queues that a client may share; 0: all.
        share: i32,
    },
    /// What a slave is told of its master's log.
    FlushOffset {
        /// Up to where the master has flushed.
        offset: i64,
    },
    /// A replica becomes master.
    Elect {
        /// Its cluster.
        cluster: String,
        /// Its broker name.
        broker_name: String,
        /// Which.
        id: i64,
    },
    /// A controller forgets replicas.
    ForgetReplicas {
        /// Their cluster.
        cluster: Option<String>,
        /// Their broker name.
        broker_name: String,
        /// Which, as `1;2`; `None`: all.
        ids: Option<String>,
        /// Also those that are alive.
        living: bool,
    },
    /// A container starts a broker.
    AddBroker {
        /// From which file, on the container's machine.
        config: String,
    },
    /// A container stops a broker.
    RemoveBroker {
        /// Its cluster.
        cluster: String,
        /// Its name.
        broker_name: String,
        /// Its id.
        id: i64,
    },
}

impl Call {
    /// Does it at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub(super) async fn make(&self, admin: &Admin, addr: &str) -> Result<(), AdminError> {
        match self {
            Self::Clean { what } => admin.clean(addr, *what).await,
            Self::ColdLimit { group, limit } => admin.limit_cold_data(addr, group, limit.map(|limit| limit.to_string()).as_deref()).await,
            Self::ReadAhead { random } => admin.set_read_ahead(addr, if *random { "1" } else { "0" }).await.map(drop),
            Self::TimerEngine { rocksdb } => admin.switch_timer_engine(addr, if *rocksdb { "R" } else { "F" }).await,
            Self::RequestMode { group, topic, pop, share } => {
                let mode = SetMessageRequestMode {
                    consumer_group: group.as_str().into(),
                    mode: if *pop { MessageRequestMode::Pop } else { MessageRequestMode::Pull },
                    pop_share_queue_num: *share,
                    topic: topic.as_str().into(),
                };
                admin.set_request_mode(addr, &mode).await
            }
            Self::FlushOffset { offset } => admin.reset_master_flush_offset(addr, PhyOffset(*offset)).await,
            Self::Elect { cluster, broker_name, id } => admin.elect_master(addr, cluster, broker_name, BrokerId(*id)).await.map(drop),
            Self::ForgetReplicas { cluster, broker_name, ids, living } => {
                let what = CleanBrokerData {
                    cluster_name: cluster.as_deref().map(Into::into),
                    broker_name: broker_name.as_str().into(),
                    broker_ids: ids.as_deref().map(Into::into),
                    clean_living: *living,
                    invoke_time: Some(UnixMs::now()),
                };
                admin.clean_broker_data(addr, &what).await
            }
            Self::AddBroker { config } => admin.add_broker(addr, config).await,
            Self::RemoveBroker { cluster, broker_name, id } => {
                let which = RemoveBroker {
                    broker_name: broker_name.as_str().into(),
                    broker_cluster_name: cluster.as_str().into(),
                    broker_id: BrokerId(*id),
                };
                admin.remove_broker(addr, &which).await
            }
        }
    }

    /// What it does, for people.
    pub(super) fn effect(&self) -> String {
        match self {
            Self::Clean { what: Cleaning::ExpiredQueues } => "delete queues whose messages are gone".into(),
            Self::Clean { what: Cleaning::UnusedTopics } => "delete queues of topics that are gone".into(),
            Self::Clean { what: Cleaning::ExpiredLog } => "delete files of the log that retention gives up".into(),
            Self::ColdLimit { group, limit: Some(limit) } => format!("{group} reads at most {limit} bytes of cold data"),
            Self::ColdLimit { group, limit: None } => format!("{group} reads cold data without a limit"),
            Self::ReadAhead { random } => format!("the log is read {}", if *random { "at random" } else { "ahead" }),
            Self::TimerEngine { rocksdb } => format!("timer messages are kept in {}", if *rocksdb { "RocksDB" } else { "files" }),
            Self::RequestMode { group, topic, pop: true, share } => format!("{group} pops {topic}, sharing {share} queues"),
            Self::RequestMode { group, topic, .. } => format!("{group} pulls {topic}"),
            Self::FlushOffset { offset } => format!("its master has flushed up to {offset}"),
            Self::Elect { broker_name, id, .. } => format!("replica {id} becomes the master of {broker_name}"),
            Self::ForgetReplicas { broker_name, ids, .. } => {
                format!("forget replicas {} of {broker_name}", ids.as_deref().unwrap_or("(all)"))
            }
            Self::AddBroker { config } => format!("start a broker from {config}"),
            Self::RemoveBroker { broker_name, id, .. } => format!("stop {broker_name}:{id}"),
        }
    }

    /// The call that brings the old state back, where that is known without having read it.
    pub(super) fn inverse(&self) -> Option<Self> {
        match self {
            Self::ReadAhead { random } => Some(Self::ReadAhead { random: !random }),
            _ => None,
        }
    }
}
