//! Settings and house-keeping: of brokers, of name servers, and what name servers keep by key.

use super::call::{bad_answer, read_body, read_header};
use super::{Admin, AdminError, Partial};
use crate::protocol::bodies::namesrv::KvTable;
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::admin::{CheckRocksdbCq, ExportRocksdbConfig, ReadAheadMode, SwitchTimerEngine};
use crate::protocol::headers::namesrv::{
    AddWritePermResponse, BrokerNameRef, KvConfigRef, KvConfigValue, KvNamespaceRef, PutKvConfig, WipeWritePermResponse,
};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::UnixMs;
use bytes::Bytes;
use bytestring::ByteString;
use std::collections::BTreeMap;

/// A clean-up that a broker does when told to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Cleaning {
    /// Queues whose messages retention deleted.
    ExpiredQueues,
    /// Queues of topics that no longer exist.
    UnusedTopics,
    /// Files of the log that retention gives up, whatever the hour.
    ExpiredLog,
}

impl Cleaning {
    const fn request(self) -> RequestCode {
        match self {
            Self::ExpiredQueues => RequestCode::CLEAN_EXPIRED_CONSUMEQUEUE,
            Self::UnusedTopics => RequestCode::CLEAN_UNUSED_TOPIC,
            Self::ExpiredLog => RequestCode::DELETE_EXPIRED_COMMITLOG,
        }
    }
}

impl Admin {
    /// The settings of the broker at `addr`, in the order it gives them.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn broker_config(&self, addr: &str) -> Result<Vec<(String, String)>, AdminError> {
        self.ask_properties(addr, RequestCode::GET_BROKER_CONFIG).await
    }

    /// Changes settings of the broker at `addr`. Apache's brokers ignore what they do not know.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn update_broker_config(&self, addr: &str, settings: &[(&str, &str)]) -> Result<(), AdminError> {
        self.ask(addr, RequestCode::UPDATE_BROKER_CONFIG, &NoHeader, properties_text(settings)).await.map(drop)
    }

    /// Makes the broker at `addr` clean up.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn clean(&self, addr: &str, what: Cleaning) -> Result<(), AdminError> {
        self.ask(addr, what.request(), &NoHeader, Bytes::new()).await.map(drop)
    }

    /// Which groups read cold data at the broker at `addr`, as JSON; `None` when it does not watch.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn cold_data(&self, addr: &str) -> Result<Option<serde_json::Value>, AdminError> {
        let request = RequestCode::GET_COLD_DATA_FLOW_CTR_INFO;
        let answer = self.ask(addr, request, &NoHeader, Bytes::new()).await?;
        if answer.body.is_empty() { Ok(None) } else { read_body(addr, request, &answer).map(Some) }
    }

    /// Limits how much cold data `group` reads at the broker at `addr`; `None` lifts the limit.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn limit_cold_data(&self, addr: &str, group: &str, threshold: Option<&str>) -> Result<(), AdminError> {
        let (request, body) = match threshold {
            Some(threshold) => (RequestCode::UPDATE_COLD_DATA_FLOW_CTR_CONFIG, properties_text(&[(group, threshold)])),
            None => (RequestCode::REMOVE_COLD_DATA_FLOW_CTR_CONFIG, Bytes::copy_from_slice(group.as_bytes())),
        };
        self.ask(addr, request, &NoHeader, body).await.map(drop)
    }

    /// Sets how the broker at `addr` reads its log ahead: `0` normally, `1` at random. Returns what it says about that.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn set_read_ahead(&self, addr: &str, mode: &str) -> Result<Option<String>, AdminError> {
        let header = ReadAheadMode { mode: mode.into() };
        let answer = self.ask(addr, RequestCode::SET_COMMITLOG_READ_MODE, &header, Bytes::new()).await?;
        Ok(answer.head.remark.as_deref().filter(|remark| !remark.is_empty()).map(str::to_owned))
    }

    /// Makes the broker at `addr` keep timer messages in files (`F`) or in RocksDB (`R`) from now on.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn switch_timer_engine(&self, addr: &str, engine: &str) -> Result<(), AdminError> {
        let header = SwitchTimerEngine { engine: engine.into() };
        self.ask(addr, RequestCode::SWITCH_TIMER_ENGINE, &header, Bytes::new()).await.map(drop)
    }

    /// Makes the broker at `addr` give back what it popped and nobody acknowledged.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn export_pop_records(&self, addr: &str) -> Result<(), AdminError> {
        self.ask(addr, RequestCode::POP_ROLLBACK, &NoHeader, Bytes::new()).await.map(drop)
    }

    /// Makes the broker at `addr` write tables that it keeps in RocksDB to JSON files; `types` as on the wire, each ended by `;`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn export_rocksdb_config(&self, addr: &str, types: &str) -> Result<(), AdminError> {
        let header = ExportRocksdbConfig { config_type: types.into() };
        self.ask(addr, RequestCode::EXPORT_ROCKSDB_CONFIG_TO_JSON, &header, Bytes::new()).await.map(drop)
    }

    /// Makes the broker at `addr` compare queues in RocksDB with those in files. Returns its answer as it is.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn check_rocksdb_queues(&self, addr: &str, topic: &str, since: UnixMs) -> Result<serde_json::Value, AdminError> {
        let header = CheckRocksdbCq { topic: topic.into(), check_store_time: since };
        self.ask_body(addr, RequestCode::CHECK_ROCKSDB_CQ_WRITE_PROGRESS, &header).await
    }

    /// The settings of one name server.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn name_server_config(&self, addr: &str) -> Result<Vec<(String, String)>, AdminError> {
        let request = RequestCode::GET_NAMESRV_CONFIG;
        let answer = self.ask_this_name_server(addr, request, &NoHeader, Bytes::new()).await?;
        read_properties(addr, request, &answer.body)
    }

    /// Changes settings of one name server.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn update_name_server_config(&self, addr: &str, settings: &[(&str, &str)]) -> Result<(), AdminError> {
        self.ask_this_name_server(addr, RequestCode::UPDATE_NAMESRV_CONFIG, &NoHeader, properties_text(settings)).await.map(drop)
    }

    /// What the name servers keep under `key`.
    ///
    /// # Errors
    /// None answered, or there is nothing ([`AdminError::Refused`] with QUERY_NOT_FOUND).
    pub async fn kv(&self, namespace: &str, key: &str) -> Result<Option<ByteString>, AdminError> {
        let header = KvConfigRef { namespace: namespace.into(), key: key.into() };
        let (addr, answer) = self.ask_name_server(RequestCode::GET_KV_CONFIG, &header, Bytes::new()).await?;
        Ok(read_header::<KvConfigValue>(&addr, RequestCode::GET_KV_CONFIG, &answer)?.value)
    }

    /// Everything that the name servers keep in `namespace`.
    ///
    /// # Errors
    /// None answered, or they know no such namespace.
    pub async fn kv_namespace(&self, namespace: &str) -> Result<BTreeMap<ByteString, ByteString>, AdminError> {
        let header = KvNamespaceRef { namespace: namespace.into() };
        Ok(self.name_server_body::<KvTable>(RequestCode::GET_KVLIST_BY_NAMESPACE, &header).await?.table)
    }

    /// Makes every name server keep `value` under `key`.
    ///
    /// # Errors
    /// No name server is known.
    pub async fn put_kv(&self, namespace: &str, key: &str, value: &str) -> Result<Partial<String, ()>, AdminError> {
        let servers = self.name_server_addrs().await?;
        Ok(self.each(servers, |addr: String| async move { self.put_kv_at(&addr, namespace, key, value).await }).await)
    }

    /// Makes the name server at `addr` keep `value` under `key`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn put_kv_at(&self, addr: &str, namespace: &str, key: &str, value: &str) -> Result<(), AdminError> {
        let header = PutKvConfig { namespace: namespace.into(), key: key.into(), value: value.into() };
        self.tell_name_server(addr, RequestCode::PUT_KV_CONFIG, &header).await
    }

    /// What the name server at `addr` keeps under `key`.
    ///
    /// # Errors
    /// It did not answer, or refused for another reason than that there is nothing.
    pub async fn kv_at(&self, addr: &str, namespace: &str, key: &str) -> Result<Option<ByteString>, AdminError> {
        let request = RequestCode::GET_KV_CONFIG;
        let header = KvConfigRef { namespace: namespace.into(), key: key.into() };
        match self.ask_this_name_server(addr, request, &header, Bytes::new()).await {
            Ok(answer) => Ok(read_header::<KvConfigValue>(addr, request, &answer)?.value),
            Err(error) if error.code() == Some(ResponseCode::QUERY_NOT_FOUND) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Makes every name server forget `key`.
    ///
    /// # Errors
    /// No name server is known.
    pub async fn delete_kv(&self, namespace: &str, key: &str) -> Result<Partial<String, ()>, AdminError> {
        let servers = self.name_server_addrs().await?;
        Ok(self.each(servers, |addr: String| async move { self.delete_kv_at(&addr, namespace, key).await }).await)
    }

    /// Makes the name server at `addr` forget `key`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delete_kv_at(&self, addr: &str, namespace: &str, key: &str) -> Result<(), AdminError> {
        let header = KvConfigRef { namespace: namespace.into(), key: key.into() };
        self.tell_name_server(addr, RequestCode::DELETE_KV_CONFIG, &header).await
    }

    /// Makes every name server take the right to write away from the queues of a broker, or give it back. Returns how many topics each
    /// changed.
    ///
    /// # Errors
    /// No name server is known.
    pub async fn set_writable(&self, broker_name: &str, writable: bool) -> Result<Partial<String, i32>, AdminError> {
        let servers = self.name_server_addrs().await?;
        Ok(self.each(servers, |addr: String| async move { self.set_writable_at(&addr, broker_name, writable).await }).await)
    }

    /// As [`Admin::set_writable`], at the name server at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn set_writable_at(&self, addr: &str, broker_name: &str, writable: bool) -> Result<i32, AdminError> {
        let header = BrokerNameRef { broker_name: broker_name.into() };
        if writable {
            let request = RequestCode::ADD_WRITE_PERM_OF_BROKER;
            let answer = self.ask_this_name_server(addr, request, &header, Bytes::new()).await?;
            return Ok(read_header::<AddWritePermResponse>(addr, request, &answer)?.add_topic_count);
        }
        let request = RequestCode::WIPE_WRITE_PERM_OF_BROKER;
        let answer = self.ask_this_name_server(addr, request, &header, Bytes::new()).await?;
        Ok(read_header::<WipeWritePermResponse>(addr, request, &answer)?.wipe_topic_count)
    }

    /// Asks for settings as properties text: a broker, a controller.
    pub(super) async fn ask_properties(&self, addr: &str, request: RequestCode) -> Result<Vec<(String, String)>, AdminError> {
        let answer = self.ask(addr, request, &NoHeader, Bytes::new()).await?;
        read_properties(addr, request, &answer.body)
    }
}

/// `key=value` lines.
pub(super) fn properties_text(settings: &[(&str, &str)]) -> Bytes {
    settings.iter().map(|(key, value)| format!("{key}={value}\n")).collect::<String>().into()
}

fn read_properties(addr: &str, request: RequestCode, body: &[u8]) -> Result<Vec<(String, String)>, AdminError> {
    let text = std::str::from_utf8(body).map_err(|error| bad_answer(addr, request, &error))?;
    let pairs = text.lines().filter_map(|line| line.split_once('='));
    Ok(pairs.map(|(key, value)| (key.trim().to_owned(), value.trim().to_owned())).collect())
}
