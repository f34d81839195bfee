//! Clusters and brokers: who is there, what they do, how they are set.

use super::call::read_body;
use super::{Admin, AdminError, Partial};
use crate::protocol::bodies::namesrv::KvTable;
use crate::protocol::bodies::route::{BrokerData, ClusterInfo};
use crate::protocol::bodies::stats::BrokerStatsData;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::admin::ViewBrokerStats;
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::{BrokerId, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;
use std::collections::BTreeMap;
use std::fmt;

/// One broker: a master or a slave.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Broker {
    /// Its cluster.
    pub cluster: ByteString,
    /// Its name, which master and slaves share.
    pub name: ByteString,
    /// 0 for a master.
    pub id: BrokerId,
    /// The address it advertises.
    pub addr: ByteString,
}

impl fmt::Display for Broker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{} ({})", self.name, self.id, self.addr)
    }
}

/// What a broker says of itself while it runs: texts by name, read with typed accessors. A value that is absent or unreadable is `None`,
/// never zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RuntimeInfo {
    /// Everything it said.
    pub values: BTreeMap<ByteString, ByteString>,
}

impl RuntimeInfo {
    /// The text of `key`.
    pub fn text(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(|value| &**value)
    }

    /// The whole number of `key`.
    pub fn number(&self, key: &str) -> Option<i64> {
        self.text(key)?.trim().parse().ok()
    }

    /// The first of the decimals of `key`; rates are three of them, for 10 s, 60 s and 600 s.
    pub fn decimal(&self, key: &str) -> Option<f64> {
        self.text(key)?.split_whitespace().next()?.parse().ok()
    }

    /// Its version, as `V5_4_0`.
    pub fn version(&self) -> Option<&str> {
        self.text("brokerVersionDesc")
    }

    /// Messages stored a second, over the last 10 s.
    pub fn in_tps(&self) -> Option<f64> {
        self.decimal("putTps")
    }

    /// Messages handed out a second, over the last 10 s; the two keys are the spellings of 5.x and 4.x.
    pub fn out_tps(&self) -> Option<f64> {
        self.decimal("getTransferredTps").or_else(|| self.decimal("getTransferedTps"))
    }

    /// Messages stored since midnight.
    pub fn in_today(&self) -> Option<i64> {
        Some(self.number("msgPutTotalTodayNow")? - self.number("msgPutTotalTodayMorning")?)
    }

    /// Messages handed out since midnight.
    pub fn out_today(&self) -> Option<i64> {
        Some(self.number("msgGetTotalTodayNow")? - self.number("msgGetTotalTodayMorning")?)
    }

    /// Used share of the commit log's disk, 0 to 1.
    pub fn disk_ratio(&self) -> Option<f64> {
        self.decimal("commitLogDiskRatio")
    }

    /// How long a send currently holds the page cache, ms.
    pub fn page_cache_lock_ms(&self) -> Option<i64> {
        self.number("pageCacheLockTimeMills")
    }

    /// Sends that wait.
    pub fn send_queue_len(&self) -> Option<i64> {
        self.number("sendThreadPoolQueueSize")
    }

    /// Pulls that wait.
    pub fn pull_queue_len(&self) -> Option<i64> {
        self.number("pullThreadPoolQueueSize")
    }

    /// When it started.
    pub fn booted_at(&self) -> Option<UnixMs> {
        self.number("bootTimestamp").map(UnixMs)
    }

    /// What its clock said when it told this, to the second: when it started, and how long it has run.
    pub fn clock(&self) -> Option<UnixMs> {
        let mut total_s = 0;
        for part in self.text("runtime")?.trim_matches(['[', ']', ' ']).split(',') {
            let (count, unit) = part.trim().split_once(' ')?;
            let unit_s = match unit {
                "days" => 86_400,
                "hours" => 3_600,
                "minutes" => 60,
                "seconds" => 1,
                _ => return None,
            };
            total_s += count.parse::<i64>().ok()? * unit_s;
        }
        Some(UnixMs(self.booted_at()?.get() + total_s * 1_000))
    }

    /// When its oldest message was stored.
    pub fn earliest_message_at(&self) -> Option<UnixMs> {
        self.number("earliestMessageTimeStamp").filter(|at| *at > 0).map(UnixMs)
    }
}

/// Every broker of `info`, by cluster, name and id. Brokers that no cluster lists are left out, as by Apache's tools.
pub fn brokers_of(info: &ClusterInfo) -> Vec<Broker> {
    let mut brokers = Vec::new();
    for (cluster, names) in &info.cluster_addr_table {
        for name in names {
            if let Some(data) = info.broker_addr_table.get(name) {
                brokers.extend(replicas_of(cluster, data));
            }
        }
    }
    brokers.sort();
    brokers
}

/// Master and slaves of `data`.
pub(super) fn replicas_of<'a>(cluster: &'a ByteString, data: &'a BrokerData) -> impl Iterator<Item = Broker> + 'a {
    data.broker_addrs.iter().map(move |(id, addr)| Broker {
        cluster: cluster.clone(),
        name: data.broker_name.clone(),
        id: BrokerId(id.0),
        addr: addr.clone(),
    })
}

impl Admin {
    /// Which clusters and brokers there are, as one name server knows it.
    ///
    /// # Errors
    /// No name server answered.
    pub async fn cluster_info(&self) -> Result<ClusterInfo, AdminError> {
        self.name_server_body(RequestCode::GET_BROKER_CLUSTER_INFO, &NoHeader).await
    }

    /// Which clusters and brokers there are, as the name server at `addr` knows it.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn cluster_info_at(&self, addr: &str) -> Result<ClusterInfo, AdminError> {
        let request = RequestCode::GET_BROKER_CLUSTER_INFO;
        read_body(addr, request, &self.ask_this_name_server(addr, request, &NoHeader, Bytes::new()).await?)
    }

    /// Every broker, or every broker of `cluster`, by cluster, name and id.
    ///
    /// # Errors
    /// No name server answered, or none of them knows `cluster`.
    pub async fn brokers(&self, cluster: Option<&str>) -> Result<Vec<Broker>, AdminError> {
        let info = self.cluster_info().await?;
        let mut brokers = brokers_of(&info);
        if let Some(cluster) = cluster {
            if !info.cluster_addr_table.contains_key(cluster) {
                return Err(AdminError::not_found("cluster", cluster));
            }
            brokers.retain(|broker| broker.cluster == cluster);
        }
        Ok(brokers)
    }

    /// Every master, or every master of `cluster`.
    ///
    /// # Errors
    /// As [`Admin::brokers`].
    pub async fn masters(&self, cluster: Option<&str>) -> Result<Vec<Broker>, AdminError> {
        Ok(self.brokers(cluster).await?.into_iter().filter(|broker| broker.id.is_master()).collect())
    }

    /// One broker per name to read from: the master, or the slave with the lowest id while there is none.
    ///
    /// # Errors
    /// As [`Admin::brokers`].
    pub async fn readable_brokers(&self, cluster: Option<&str>) -> Result<Vec<Broker>, AdminError> {
        let mut brokers = self.brokers(cluster).await?;
        brokers.dedup_by(|later, first| later.cluster == first.cluster && later.name == first.name);
        Ok(brokers)
    }

    /// The master called `name`, or the lowest slave while there is none.
    ///
    /// # Errors
    /// No name server answered, or no broker has that name.
    pub async fn broker_named(&self, name: &str) -> Result<Broker, AdminError> {
        let brokers = self.readable_brokers(None).await?;
        brokers.into_iter().find(|broker| broker.name == name).ok_or_else(|| AdminError::not_found("broker", name))
    }

    /// What the broker at `addr` says of itself.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn runtime_info(&self, addr: &str) -> Result<RuntimeInfo, AdminError> {
        let table: KvTable = self.ask_body(addr, RequestCode::GET_BROKER_RUNTIME_INFO, &NoHeader).await?;
        Ok(RuntimeInfo { values: table.table })
    }

    /// What every broker of `brokers` says of itself.
    pub async fn runtime_infos(&self, brokers: Vec<Broker>) -> Partial<Broker, RuntimeInfo> {
        self.each(brokers, |broker| async move { self.runtime_info(&broker.addr).await }).await
    }

    /// One counter of the broker at `addr`, such as `TOPIC_PUT_NUMS` of a topic; `None` when it never counted that.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason.
    pub async fn broker_stats(&self, addr: &str, name: &str, key: &str) -> Result<Option<BrokerStatsData>, AdminError> {
        let header = ViewBrokerStats { stats_name: name.into(), stats_key: key.into() };
        match self.ask_body(addr, RequestCode::VIEW_BROKER_STATS_DATA, &header).await {
            Ok(stats) => Ok(Some(stats)),
            Err(error) if error.code() == Some(ResponseCode::SYSTEM_ERROR) => Ok(None),
            Err(error) => Err(error),
        }
    }
}
