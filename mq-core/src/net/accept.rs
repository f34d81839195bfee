//! The serving side: listeners.

use super::NetError;
use super::conn::{Peer, Service, run};
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::Duration;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::JoinSet;
use tracing::{info, warn};

/// Connections that wait to be accepted, as in Apache.
const BACKLOG: u32 = 1024;
/// Connections that are served at once by one listener; further ones are closed at once.
const CONNECTIONS_MAX: usize = 10_000;

/// A port that is open and not yet served.
#[derive(Debug)]
pub struct Listener {
    socket: TcpListener,
    addr: SocketAddr,
}

impl Listener {
    /// Opens the port; port 0 takes a free one.
    ///
    /// # Errors
    /// The port is in use or may not be opened.
    pub fn bind(addr: SocketAddr) -> Result<Self, NetError> {
        let open = || {
            let socket = if addr.is_ipv4() { TcpSocket::new_v4() } else { TcpSocket::new_v6() }?;
            socket.set_reuseaddr(true)?;
            socket.bind(addr)?;
            let socket = socket.listen(BACKLOG)?;
            let addr = socket.local_addr()?;
            Ok(Self { socket, addr })
        };
        open().map_err(|error: std::io::Error| NetError::Listen {
            addr,
            in_use: error.kind() == std::io::ErrorKind::AddrInUse,
            reason: error.to_string(),
        })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }
}

/// Serves the listener until `stop` completes, then closes every connection.
pub async fn serve(listener: Listener, service: Arc<dyn Service>, stop: impl Future<Output = ()>) {
    let mut connections = JoinSet::new();
    let peers = Arc::new(AtomicUsize::new(0));
    tokio::pin!(stop);
    loop {
        tokio::select! {
            () = &mut stop => break,
            accepted = listener.socket.accept() => match accepted {
                Ok((stream, addr)) => admit(&mut connections, stream, addr, &service, &peers),
                Err(error) => {
                    // Out of descriptors, most likely: spinning would make it worse.
                    warn!(listener = %listener.addr, %error, "cannot accept a connection");
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
            },
            Some(_) = connections.join_next(), if !connections.is_empty() => {}
        }
    }
    info!(listener = %listener.addr, connections = connections.len(), "stopped listening");
    connections.shutdown().await;
}

fn admit(connections: &mut JoinSet<()>, stream: TcpStream, addr: SocketAddr, service: &Arc<dyn Service>, open: &Arc<AtomicUsize>) {
    if open.load(Relaxed) >= CONNECTIONS_MAX {
        warn!(peer = %addr, limit = CONNECTIONS_MAX, "too many connections, one refused");
        return;
    }
    let (Ok(()), Ok(local_addr)) = (stream.set_nodelay(true), stream.local_addr()) else {
        return; // closed by the peer before it was accepted
    };
    let (service, open) = (service.clone(), open.clone());
    connections.spawn(async move {
        open.fetch_add(1, Relaxed);
        run(stream, Peer::new(addr, local_addr), service).await;
        open.fetch_sub(1, Relaxed);
    });
}
