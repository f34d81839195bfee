//! The list of name servers: given once, or kept fresh: discovered over HTTP from an address server, or looked up by the names of their hosts.
//!
//! Name servers know nothing of each other and each knows everything, so one answer is enough: the server that answered last is asked again,
//! and the next one in the list when it fails. Brokers register with all of them ([`NameServers::current`]).

use super::ClientError;
use crate::net::Remoting;
use crate::protocol::{Command, RequestCode, WireHeader};
use bytes::Bytes;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::sync::watch;
use tracing::{info, warn};

/// How often the address server is asked, as by Apache's clients and brokers.
pub const DISCOVERY_INTERVAL: Duration = Duration::from_secs(120);
/// How often it is asked while no list is known yet.
const FIRST_ANSWER_INTERVAL: Duration = Duration::from_secs(5);
/// Time for one answer of the address server.
const DISCOVERY_TIMEOUT: Duration = Duration::from_secs(3);
/// The longest answer of an address server that is read, bytes.
const DISCOVERY_BYTES_MAX: usize = 64 * 1024;
/// The least time one name server of several is given.
const ATTEMPT_TIMEOUT_MIN: Duration = Duration::from_millis(1000);

/// The name servers of a cluster. Cheap to clone; clones share the list and what was learnt about it.
#[derive(Debug, Clone)]
pub struct NameServers {
    shared: Arc<Shared>,
}

#[derive(Debug)]
struct Shared {
    list: watch::Sender<Vec<String>>,
    /// Place in the list of the one that answered last.
    preferred: AtomicUsize,
}

impl NameServers {
    /// The servers in `list`: `host:port`, separated by `;`, `,` or blanks.
    ///
    /// # Errors
    /// [`ClientError::IllegalArgument`]: no address, or one that is not `host:port`.
    pub fn fixed(list: &str) -> Result<Self, ClientError> {
        Ok(Self::of(parse_list(list)?))
    }

    /// Servers that the address server at `url` names (`http://…` or `https://…`, answering `host:port;host:port`). It is asked at once and
    /// every [`DISCOVERY_INTERVAL`] in a task that ends with the last clone; until its first answer the list is empty (see
    /// [`NameServers::known`]). An answer that is no list changes nothing. Must be called within a tokio runtime.
    ///
    /// # Errors
    /// [`ClientError::Discovery`]: `url` is not a URL.
    pub fn discover(url: &str) -> Result<Self, ClientError> {
        Self::discover_every(url, DISCOVERY_INTERVAL)
    }

    /// As [`NameServers::discover`]; the address server is asked every `interval`.
    ///
    /// # Errors
    /// [`ClientError::Discovery`]: `url` is not a URL.
    pub fn discover_every(url: &str, interval: Duration) -> Result<Self, ClientError> {
        let failed = |reason: String| ClientError::Discovery { url: url.to_owned(), reason };
        if rustls::crypto::CryptoProvider::get_default().is_none() {
            // Fails only when another thread has just done the same.
            let _ = rustls::crypto::ring::default_provider().install_default();
        }
        let target = reqwest::Url::parse(url).map_err(|error| failed(error.to_string()))?;
        let http = reqwest::Client::builder().timeout(DISCOVERY_TIMEOUT).no_proxy().build().map_err(|error| failed(error.to_string()))?;
        let servers = Self::of(Vec::new());
        tokio::spawn(keep_fresh(Source::AddressServer(http, target), interval, Arc::downgrade(&servers.shared)));
        Ok(servers)
    }

    /// The servers at all addresses of the hosts in `list` (see [`NameServers::fixed`]), which are looked up at once and every `interval` in a
    /// task that ends with the last clone. Until they are found, and when they cannot be, the known ones stay. Must be called within a tokio
    /// runtime.
    ///
    /// # Errors
    /// [`ClientError::IllegalArgument`]: no address, or one that is not `host:port`.
    pub fn resolved(list: &str, interval: Duration) -> Result<Self, ClientError> {
        let hosts = parse_list(list)?;
        let servers = Self::of(Vec::new());
        tokio::spawn(keep_fresh(Source::Hosts(hosts), interval, Arc::downgrade(&servers.shared)));
        Ok(servers)
    }

    /// Every server known now, in the order given.
    pub fn current(&self) -> Vec<String> {
        self.shared.list.borrow().clone()
    }

    /// The list and its changes: `changed().await` returns after the next one.
    pub fn changes(&self) -> watch::Receiver<Vec<String>> {
        self.shared.list.subscribe()
    }

    /// The list, as soon as there is one.
    ///
    /// # Errors
    /// [`ClientError::NoNameServer`] when none is known within `timeout`.
    pub async fn known(&self, timeout: Duration) -> Result<Vec<String>, ClientError> {
        let mut changes = self.changes();
        let known = tokio::time::timeout(timeout, changes.wait_for(|list| !list.is_empty())).await;
        match known {
            Ok(Ok(list)) => Ok(list.clone()),
            _ => Err(ClientError::NoNameServer),
        }
    }

    /// Asks one server after the other, beginning with the one that answered last, until one answers, whatever its code.
    ///
    /// `timeout` is for all attempts together; while there are others to ask, one server gets its share of it, at least a second.
    ///
    /// # Errors
    /// [`ClientError::NoNameServer`], or the failure of the last one asked.
    pub async fn call(
        &self,
        remoting: &Remoting,
        code: RequestCode,
        header: &dyn WireHeader,
        body: Bytes,
        timeout: Duration,
    ) -> Result<(String, Command), ClientError> {
        let list = self.current();
        let first = self.shared.preferred.load(Relaxed);
        let deadline = tokio::time::Instant::now() + timeout;
        let mut failure = ClientError::NoNameServer;
        for attempt in 0..list.len() {
            let at = (first + attempt) % list.len();
            let addr = &list[at];
            let left = deadline.saturating_duration_since(tokio::time::Instant::now());
            let share = match list.len() - attempt {
                1 => left,
                others => left.min((left / others as u32).max(ATTEMPT_TIMEOUT_MIN)),
            };
            if share.is_zero() {
                break;
            }
            match remoting.call(addr, code, header, body.clone(), share).await {
                Ok(answer) => {
                    self.shared.preferred.store(at, Relaxed);
                    return Ok((addr.clone(), answer));
                }
                Err(error) => {
                    warn!(name_server = %addr, %error, "a name server failed");
                    self.shared.preferred.store(at + 1, Relaxed);
                    failure = error.into();
                }
            }
        }
        Err(failure)
    }

    fn of(list: Vec<String>) -> Self {
        Self { shared: Arc::new(Shared { list: watch::Sender::new(list), preferred: AtomicUsize::new(0) }) }
    }
}

/// The addresses in `text`, in order, each once.
fn parse_list(text: &str) -> Result<Vec<String>, ClientError> {
    let mut list: Vec<String> = Vec::new();
    for addr in text.split([';', ',', ' ', '\t', '\r', '\n']).filter(|part| !part.is_empty()) {
        let valid = addr.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok_and(|port| port > 0));
        if !valid {
            let reason = format!("{:?} is not host:port", addr.chars().take(100).collect::<String>());
            return Err(ClientError::illegal("name server address", reason));
        }
        if !list.iter().any(|known| known == addr) {
            list.push(addr.to_owned());
        }
    }
    if list.is_empty() {
        return Err(ClientError::illegal("name server address", "the list is empty"));
    }
    Ok(list)
}

/// Where a list comes from.
enum Source {
    AddressServer(reqwest::Client, reqwest::Url),
    Hosts(Vec<String>),
}

/// Asks `source` for the list until nobody holds it any more.
async fn keep_fresh(source: Source, interval: Duration, shared: Weak<Shared>) {
    while shared.strong_count() > 0 {
        let found = match &source {
            Source::AddressServer(http, url) => fetch(http, url).await,
            Source::Hosts(hosts) => look_up(hosts).await,
        };
        let wait = match shared.upgrade() {
            Some(shared) if shared.learn(found) => interval,
            Some(_) => interval.min(FIRST_ANSWER_INTERVAL),
            None => return,
        };
        tokio::time::sleep(wait).await;
    }
}

/// Every address of each host, each once.
async fn look_up(hosts: &[String]) -> Result<Vec<String>, ClientError> {
    let mut found: Vec<String> = Vec::new();
    for host in hosts {
        let failed = |error: std::io::Error| ClientError::Discovery { url: host.clone(), reason: error.to_string() };
        let addrs = tokio::net::lookup_host(host).await.map_err(failed)?.map(|addr| addr.to_string());
        found.extend(addrs.filter(|addr| !found.contains(addr)).collect::<Vec<_>>());
    }
    Ok(found)
}

impl Shared {
    /// Takes over what was found; whether there is a list now.
    fn learn(&self, found: Result<Vec<String>, ClientError>) -> bool {
        match found {
            Ok(list) => {
                let changed = self.list.send_if_modified(|known| {
                    let changed = *known != list;
                    known.clone_from(&list);
                    changed
                });
                if changed {
                    info!(name_servers = %list.join(";"), "name servers discovered");
                }
            }
            Err(error) => warn!(%error, "the known name servers stay in use"),
        }
        !self.list.borrow().is_empty()
    }
}

async fn fetch(http: &reqwest::Client, url: &reqwest::Url) -> Result<Vec<String>, ClientError> {
    let failed = |reason: String| ClientError::Discovery { url: url.to_string(), reason };
    let reason_of = |error: reqwest::Error| failed(error.without_url().to_string());
    let mut answer = http.get(url.clone()).send().await.map_err(reason_of)?;
    if !answer.status().is_success() {
        return Err(failed(format!("status {}", answer.status())));
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(reason_of)? {
        body.extend_from_slice(&chunk);
        if body.len() > DISCOVERY_BYTES_MAX {
            return Err(failed(format!("an answer of more than {DISCOVERY_BYTES_MAX} bytes")));
        }
    }
    let text = std::str::from_utf8(&body).map_err(|_| failed("the answer is not text".into()))?;
    // As in Apache, the first line counts.
    let line = text.trim().lines().next().unwrap_or_default();
    parse_list(line).map_err(|error| failed(error.to_string()))
}

#[cfg(test)]
mod tests;
