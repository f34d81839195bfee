//! The asking side: connections by address, made when first needed and shared by all callers.

use super::NetError;
use super::conn::{Peer, Service, run};
use crate::protocol::{Command, Credentials, RequestCode, WireHeader};
use bytes::Bytes;
use parking_lot::Mutex;
use std::collections::HashMap;
use std::sync::{Arc, Weak};
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::sync::OnceCell;

/// Time to connect, as in Apache's client.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(3);

/// Every connection that this process opened for one purpose. Cheap to clone.
#[derive(Clone)]
pub struct Remoting {
    shared: Arc<Shared>,
}

struct Shared {
    peers: Mutex<HashMap<String, Arc<OnceCell<Arc<Peer>>>>>,
    service: Arc<dyn Service>,
    signer: Option<Arc<Credentials>>,
}

impl Remoting {
    /// Connections whose peers may ask us in turn: `service` answers them.
    pub fn new(service: Arc<dyn Service>) -> Self {
        Self::signing(service, None)
    }

    /// As [`Remoting::new`]; every request is signed by `credentials`, if there are some.
    pub fn signing(service: Arc<dyn Service>, credentials: Option<Credentials>) -> Self {
        Self { shared: Arc::new(Shared { peers: Mutex::default(), service, signer: credentials.map(Arc::new) }) }
    }

    /// Sends a request to `addr` (`host:port`) and waits for its answer, whatever its code.
    ///
    /// # Errors
    /// No connection, or no answer within `timeout`, which covers both.
    pub async fn call(
        &self,
        addr: &str,
        code: RequestCode,
        header: &dyn WireHeader,
        body: Bytes,
        timeout: Duration,
    ) -> Result<Command, NetError> {
        let deadline = tokio::time::Instant::now() + timeout;
        let peer = tokio::time::timeout_at(deadline, self.peer(addr))
            .await
            .map_err(|_| NetError::Timeout { addr: addr.to_owned(), after: timeout })??;
        peer.call(code, header, body, deadline.saturating_duration_since(tokio::time::Instant::now())).await
    }

    /// Sends a request that gets no answer.
    ///
    /// # Errors
    /// No connection could be made, or the peer does not read.
    pub async fn oneway(&self, addr: &str, code: RequestCode, header: &dyn WireHeader, body: Bytes) -> Result<(), NetError> {
        self.peer(addr).await?.oneway(code, header, body)
    }

    /// The connection to `addr`, made now if there is none. Callers that come while it is being made share the attempt.
    ///
    /// # Errors
    /// No connection could be made.
    pub async fn peer(&self, addr: &str) -> Result<Arc<Peer>, NetError> {
        let cell = self.cell(addr);
        if let Some(peer) = cell.get() {
            return Ok(peer.clone());
        }
        let connected = cell.get_or_try_init(|| connect(addr, &self.shared)).await;
        connected.cloned()
    }

    fn cell(&self, addr: &str) -> Arc<OnceCell<Arc<Peer>>> {
        let mut peers = self.shared.peers.lock();
        match peers.get(addr) {
            Some(cell) => cell.clone(),
            None => peers.entry(addr.to_owned()).or_default().clone(),
        }
    }

    /// Closes every connection.
    pub fn close(&self) {
        for cell in std::mem::take(&mut *self.shared.peers.lock()).into_values() {
            if let Some(peer) = cell.get() {
                peer.close();
            }
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        for peer in self.peers.get_mut().values().filter_map(|cell| cell.get()) {
            peer.close();
        }
    }
}

async fn connect(addr: &str, shared: &Arc<Shared>) -> Result<Arc<Peer>, NetError> {
    let failed = |reason: String| NetError::Connect { addr: addr.to_owned(), reason };
    let stream = tokio::time::timeout(CONNECT_TIMEOUT, TcpStream::connect(addr))
        .await
        .map_err(|_| failed(format!("no connection within {} ms", CONNECT_TIMEOUT.as_millis())))?
        .map_err(|error| match error.kind() {
            std::io::ErrorKind::InvalidInput => NetError::BadAddress { addr: addr.to_owned(), reason: error.to_string() },
            _ => failed(error.to_string()),
        })?;
    stream.set_nodelay(true).map_err(|error| failed(error.to_string()))?;
    let ends = stream.peer_addr().and_then(|peer| Ok((peer, stream.local_addr()?))).map_err(|error| failed(error.to_string()))?;
    let peer = Peer::signing(ends.0, ends.1, shared.signer.clone());
    let (shared, service): (Weak<Shared>, _) = (Arc::downgrade(shared), shared.service.clone());
    let (running, key) = (peer.clone(), addr.to_owned());
    tokio::spawn(async move {
        run(stream, running.clone(), service).await;
        if let Some(shared) = shared.upgrade() {
            let mut peers = shared.peers.lock();
            if peers.get(&key).and_then(|cell| cell.get()).is_some_and(|peer| peer.id() == running.id()) {
                peers.remove(&key);
            }
        }
    });
    Ok(peer)
}
