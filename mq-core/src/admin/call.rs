//! One request and its answer; many requests at once, bounded.

use super::{AddrMap, AdminError, Outcome, Partial, of_client};
use crate::client::NameServers;
use crate::net::{Peer, Remoting, Service};
use crate::protocol::headers::NoHeader;
use crate::protocol::{Command, Credentials, RequestCode, ResponseCode, WireHeader, lenient_json};
use bytes::Bytes;
use futures_util::StreamExt;
use parking_lot::Mutex;
use serde::de::DeserializeOwned;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::sync::Semaphore;
use tokio::time::Instant;
use tracing::debug;

/// Requests that may run at one address at once.
pub const PER_BROKER_MAX: usize = 4;

/// How to reach a cluster.
#[derive(Debug, Clone)]
pub struct AdminConfig {
    /// Who is asked first.
    pub name_servers: NameServers,
    /// How advertised addresses are rewritten.
    pub addr_map: AddrMap,
    /// Time for one request, connecting included. Default 3 s.
    pub timeout: Duration,
    /// Requests that may run at once. Default 16.
    pub concurrency: usize,
    /// As whom requests are signed. Default none: they are not.
    pub credentials: Option<Credentials>,
}

impl AdminConfig {
    /// The defaults, with these name servers.
    pub fn new(name_servers: NameServers) -> Self {
        Self { name_servers, addr_map: AddrMap::default(), timeout: Duration::from_secs(3), concurrency: 16, credentials: None }
    }
}

/// The door to a cluster. Cheap to clone; clones share connections and limits.
#[derive(Clone)]
pub struct Admin {
    shared: Arc<Shared>,
    /// When the command that this clone serves has to be over.
    deadline: Option<Instant>,
}

struct Shared {
    config: AdminConfig,
    remoting: Remoting,
    running: Semaphore,
    sent: AtomicU64,
    running_at: Mutex<HashMap<String, Arc<Semaphore>>>,
}

/// Brokers may ask their clients; a tool has nothing to tell them.
struct NoService;

impl Service for NoService {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let unsupported = ResponseCode::REQUEST_CODE_NOT_SUPPORTED;
            crate::net::ReplyTo::new(peer, &request).send(unsupported, Some("an administration tool"), &NoHeader, &[]);
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

impl Admin {
    /// A door to that cluster. Nothing is sent before the first call.
    pub fn connect(config: AdminConfig) -> Self {
        let running = Semaphore::new(config.concurrency.max(1));
        let remoting = Remoting::signing(Arc::new(NoService), config.credentials.clone());
        Self {
            shared: Arc::new(Shared { config, remoting, running, sent: AtomicU64::new(0), running_at: Mutex::default() }),
            deadline: None,
        }
    }

    /// The same door for a command that has to be over after `within`.
    #[must_use]
    pub fn within(&self, within: Duration) -> Self {
        Self { shared: self.shared.clone(), deadline: Some(Instant::now() + within) }
    }

    /// The name servers.
    pub fn name_servers(&self) -> &NameServers {
        &self.shared.config.name_servers
    }

    /// The rules by which advertised addresses are rewritten.
    pub fn addr_map(&self) -> &AddrMap {
        &self.shared.config.addr_map
    }

    /// Requests sent through this door and its clones so far.
    pub fn requests_sent(&self) -> u64 {
        self.shared.sent.load(Relaxed)
    }

    /// Closes the connections.
    pub fn close(&self) {
        self.shared.remoting.close();
    }

    /// Sends a request to the broker that advertises `addr` and returns its successful answer.
    pub(super) async fn ask(&self, addr: &str, code: RequestCode, header: &dyn WireHeader, body: Bytes) -> Result<Command, AdminError> {
        accept(addr, code, self.ask_any(addr, code, header, body).await?)
    }

    /// As `ask`, and reads the answer's body.
    pub(super) async fn ask_body<T: DeserializeOwned>(
        &self,
        addr: &str,
        code: RequestCode,
        header: &dyn WireHeader,
    ) -> Result<T, AdminError> {
        let answer = self.ask(addr, code, header, Bytes::new()).await?;
        read_body(addr, code, &answer)
    }

    /// As `ask`, and reads the answer's header.
    pub(super) async fn ask_header<T: WireHeader>(&self, addr: &str, code: RequestCode, header: &dyn WireHeader) -> Result<T, AdminError> {
        let answer = self.ask(addr, code, header, Bytes::new()).await?;
        read_header(addr, code, &answer)
    }

    /// Sends a request to the broker that advertises `addr` and returns its answer, whatever its code.
    pub(super) async fn ask_any(&self, addr: &str, code: RequestCode, header: &dyn WireHeader, body: Bytes) -> Result<Command, AdminError> {
        let target = || addr.to_owned();
        let at = self.shared.running_at.lock().entry(target()).or_insert_with(|| Arc::new(Semaphore::new(PER_BROKER_MAX))).clone();
        let connect_to = self.addr_map().apply(addr);
        let exchange = async {
            // Never closed, so both are granted in time.
            let _here = at.acquire().await;
            let _anywhere = self.shared.running.acquire().await;
            let timeout = self.time_left(addr, code)?;
            let sent = Instant::now();
            self.shared.sent.fetch_add(1, Relaxed);
            let answer = self.shared.remoting.call(&connect_to, code, header, body, timeout).await;
            log(&connect_to, code, sent, answer.as_ref().map(|answer| answer.head.code).ok());
            answer.map_err(|error| AdminError::Unreachable { target: target(), request: code, error })
        };
        match self.deadline {
            Some(deadline) => {
                let late = |_| AdminError::Deadline { target: target(), request: code };
                tokio::time::timeout_at(deadline, exchange).await.map_err(late)?
            }
            None => exchange.await,
        }
    }

    /// Asks the name servers, one after the other until one answers, and returns the successful answer with the server's address.
    pub(super) async fn ask_name_server(
        &self,
        code: RequestCode,
        header: &dyn WireHeader,
        body: Bytes,
    ) -> Result<(String, Command), AdminError> {
        let timeout = self.time_left("the name servers", code)?;
        self.name_servers().known(timeout).await.map_err(|error| of_client(error, code))?;
        let sent = Instant::now();
        self.shared.sent.fetch_add(1, Relaxed);
        let asked = self.name_servers().call(&self.shared.remoting, code, header, body, timeout).await;
        let (addr, answer) = asked.map_err(|error| of_client(error, code))?;
        log(&addr, code, sent, Some(answer.head.code));
        let answer = accept(&addr, code, answer)?;
        Ok((addr, answer))
    }

    /// As `ask_name_server`, and reads the body.
    pub(super) async fn name_server_body<T: DeserializeOwned>(&self, code: RequestCode, header: &dyn WireHeader) -> Result<T, AdminError> {
        let (addr, answer) = self.ask_name_server(code, header, Bytes::new()).await?;
        read_body(&addr, code, &answer)
    }

    /// Every name server, for what each of them has to be told.
    ///
    /// # Errors
    /// None is known.
    pub async fn name_server_addrs(&self) -> Result<Vec<String>, AdminError> {
        let request = RequestCode::GET_NAMESRV_CONFIG;
        let timeout = self.time_left("the name servers", request)?;
        self.name_servers().known(timeout).await.map_err(|error| of_client(error, request))
    }

    /// Sends a request to the name server at `addr` and returns its successful answer.
    pub(super) async fn ask_this_name_server(
        &self,
        addr: &str,
        code: RequestCode,
        header: &dyn WireHeader,
        body: Bytes,
    ) -> Result<Command, AdminError> {
        let timeout = self.time_left(addr, code)?;
        let sent = Instant::now();
        self.shared.sent.fetch_add(1, Relaxed);
        let answer = self.shared.remoting.call(addr, code, header, body, timeout).await;
        log(addr, code, sent, answer.as_ref().map(|answer| answer.head.code).ok());
        let answer = answer.map_err(|error| AdminError::Unreachable { target: addr.to_owned(), request: code, error })?;
        accept(addr, code, answer)
    }

    /// As `ask_this_name_server`, for an answer that says no more than that it was done.
    pub(super) async fn tell_name_server(&self, addr: &str, code: RequestCode, header: &dyn WireHeader) -> Result<(), AdminError> {
        self.ask_this_name_server(addr, code, header, Bytes::new()).await.map(drop)
    }

    /// Runs `one` for every target, bounded by the limits, and keeps the order of the targets.
    pub async fn each<K, T, F>(&self, targets: Vec<K>, one: impl Fn(K) -> F) -> Partial<K, T>
    where
        K: Clone,
        F: Future<Output = Result<T, AdminError>>,
    {
        let one = &one;
        let running = targets.into_iter().map(|target| async move { Outcome { result: one(target.clone()).await, target } });
        let outcomes = futures_util::stream::iter(running).buffered(self.shared.config.concurrency.max(1)).collect().await;
        Partial::new(outcomes)
    }

    fn time_left(&self, addr: &str, code: RequestCode) -> Result<Duration, AdminError> {
        let timeout = self.shared.config.timeout.max(least_time(code));
        match self.deadline.map(|deadline| deadline.saturating_duration_since(Instant::now())) {
            Some(left) if left.is_zero() => Err(AdminError::Deadline { target: addr.to_owned(), request: code }),
            Some(left) => Ok(timeout.min(left)),
            None => Ok(timeout),
        }
    }
}

/// Requests that start or stop a whole broker before they are answered are given the time for it.
const fn least_time(code: RequestCode) -> Duration {
    match code {
        RequestCode::ADD_BROKER | RequestCode::REMOVE_BROKER => Duration::from_secs(60),
        _ => Duration::ZERO,
    }
}

fn log(addr: &str, request: RequestCode, sent: Instant, code: Option<i32>) {
    let answer = code.map_or_else(|| "no answer".to_owned(), |code| ResponseCode(code).to_string());
    debug!(target: "mq_core::admin", %request, to = addr, answer, ms = sent.elapsed().as_millis() as u64, "asked");
}

/// The answer, if it is a success.
pub(super) fn accept(target: &str, request: RequestCode, answer: Command) -> Result<Command, AdminError> {
    match ResponseCode(answer.head.code) {
        ResponseCode::SUCCESS => Ok(answer),
        code => Err(refused(target, request, code, &answer)),
    }
}

pub(super) fn refused(target: &str, request: RequestCode, code: ResponseCode, answer: &Command) -> AdminError {
    let remark = answer.head.remark.as_deref().unwrap_or_default().to_owned();
    AdminError::Refused { target: target.to_owned(), request, code, remark }
}

pub(super) fn read_body<T: DeserializeOwned>(target: &str, request: RequestCode, answer: &Command) -> Result<T, AdminError> {
    lenient_json::from_slice(&answer.body).map_err(|error| bad_answer(target, request, &error))
}

pub(super) fn read_header<T: WireHeader>(target: &str, request: RequestCode, answer: &Command) -> Result<T, AdminError> {
    answer.header().map_err(|error| bad_answer(target, request, &error))
}

pub(super) fn bad_answer(target: &str, request: RequestCode, reason: &dyn std::fmt::Display) -> AdminError {
    AdminError::BadAnswer { target: target.to_owned(), request, reason: reason.to_string() }
}
