//! The name server: where brokers say who they are and what topics they have, and where clients ask.
//!
//! * `requests` is the flat table of request codes, and how each is answered.
//! * `route_table` has the rules by which registrations become routes; `routes` is what readers see of them.
//! * `kv` keeps administrators' values on disk; all else is in memory and comes back with the brokers' next registrations.
//! * `expiry` drops brokers that fell silent; those whose connection closes are dropped at once.
//!
//! Name servers know nothing of each other: a broker registers with every one. Laws: a route names only brokers that are registered; a
//! changed route is published before the request that changed it is answered; leases follow the monotonic clock. Lock order: route
//! table, then connections; neither is held while a reply is written. Nothing here opens a connection; of the store, only its JSON files are
//! used.

mod expiry;
mod kv;
mod requests;
mod route_table;
mod routes;

use crate::config::NamesrvSettings;
use crate::store::StoreError;
use arc_swap::ArcSwap;
use kv::Kv;
use mq_core::net::{Listener, NetError, Peer, serve};
use parking_lot::Mutex;
use requests::Requests;
use route_table::RouteTable;
use routes::Routes;
use std::collections::HashMap;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Instant;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use tracing::info;

/// Why a name server could not start.
#[derive(Debug, thiserror::Error)]
pub enum NamesrvError {
    /// Its port cannot be opened.
    #[error(transparent)]
    Net(#[from] NetError),
    /// Its values cannot be read.
    #[error(transparent)]
    Kv(#[from] StoreError),
}

/// A name server that serves.
#[derive(Debug)]
pub struct Namesrv {
    addr: SocketAddr,
    stop: oneshot::Sender<()>,
    serving: JoinHandle<()>,
}

impl Namesrv {
    /// Opens the port and serves it.
    ///
    /// # Errors
    /// The port is in use, or the stored values cannot be read.
    pub async fn start(settings: NamesrvSettings) -> Result<Self, NamesrvError> {
        let kv = Kv::open(&settings.kv_file())?;
        let listener = Listener::bind(settings.listen_addr())?;
        let addr = listener.addr();
        let shared = Arc::new(Shared::new(settings, kv));
        let (stop, stopped) = oneshot::channel();
        let serving = tokio::spawn(async move {
            let service = Arc::new(Requests::new(shared.clone()));
            let until_stopped = async {
                // An error is a handle that was dropped: that stops the server, too.
                let _ = stopped.await;
            };
            tokio::select! {
                () = serve(listener, service, until_stopped) => {}
                () = expiry::run(&shared) => {}
            }
        });
        info!(%addr, "name server started");
        Ok(Self { addr, stop, serving })
    }

    /// Where it listens.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Stops listening and closes every connection.
    pub async fn stop(self) {
        let _ = self.stop.send(());
        // An error is a panic, which has been reported.
        let _ = self.serving.await;
    }
}

/// What all connections share.
struct Shared {
    settings: ArcSwap<NamesrvSettings>,
    table: Mutex<RouteTable>,
    routes: Routes,
    kv: Kv,
    /// Connections on which a broker registered, by their number.
    connections: Mutex<HashMap<u64, Arc<Peer>>>,
    started: Instant,
}

impl Shared {
    fn new(settings: NamesrvSettings, kv: Kv) -> Self {
        Self {
            settings: ArcSwap::from_pointee(settings),
            table: Mutex::default(),
            routes: Routes::default(),
            kv,
            connections: Mutex::default(),
            started: Instant::now(),
        }
    }

    /// Changes the table and publishes the routes that changed with it.
    fn change<T>(&self, change: impl FnOnce(&mut RouteTable) -> T) -> T {
        let mut table = self.table.lock();
        let result = change(&mut table);
        self.routes.publish(table.take_changes());
        result
    }
}

#[cfg(test)]
mod tests;
