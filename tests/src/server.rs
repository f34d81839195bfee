//! Our servers, each in a process and a folder of its own.

use crate::{PATIENCE, Program, eventually};
use bytes::Bytes;
use mq_core::net::{Peer, Remoting, Service};
use mq_core::protocol::bodies::route::ClusterInfo;
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::{Command, RequestCode, lenient_json};
use rustix::process::Signal;
use std::path::Path;
use std::sync::Arc;

/// A name server.
#[derive(Debug)]
pub struct Namesrv {
    /// Its process.
    pub program: Program,
    /// Where it listens.
    pub addr: String,
}

/// A name server and a broker in one process.
#[derive(Debug)]
pub struct Standalone {
    /// Its process.
    pub program: Program,
    /// Where the name server listens.
    pub namesrv: String,
    /// Where the broker listens.
    pub broker: String,
}

impl Namesrv {
    /// Starts one on a free port, with its values in `dir`.
    pub fn start(dir: &Path) -> Self {
        let dir = dir.display().to_string();
        let mut program = Program::start(&["mq-server", "namesrv", "--listen", "127.0.0.1:0", "--data", &dir]);
        let ready = program.line();
        let addr = ready.rsplit(' ').next().unwrap().to_owned();
        assert!(ready.starts_with("The Name Server boot success."), "{ready}");
        Self { program, addr }
    }
}

impl Standalone {
    /// Starts one on free ports, with its data in `dir`.
    pub fn start(dir: &Path) -> Self {
        Self::start_on(dir, 0, 0)
    }

    /// Starts one on given ports (see [`crate::ports`]), so that it can come back on them; returns when the broker is registered.
    pub fn start_on(dir: &Path, namesrv_port: u16, broker_port: u16) -> Self {
        let (dir, namesrv_port, broker_port) = (dir.display().to_string(), namesrv_port.to_string(), broker_port.to_string());
        let args = ["mq-server", "standalone", "--data", &dir, "--namesrv-port", &namesrv_port, "--broker-port", &broker_port];
        let mut program = Program::start(&args);
        let ready = program.line();
        let after = |words: &str| ready.split(words).nth(1).and_then(|rest| rest.split(',').next()).unwrap_or_else(|| panic!("{ready}"));
        let (namesrv, broker) = (after("name server ").to_owned(), after(" broker ").to_owned());
        let standalone = Self { program, namesrv, broker };
        let (runtime, remoting) = remoting();
        eventually("the broker's registration", || {
            let cluster = runtime.block_on(remoting.call(
                &standalone.namesrv,
                RequestCode::GET_BROKER_CLUSTER_INFO,
                &NoHeader,
                Bytes::new(),
                PATIENCE,
            ));
            let cluster: ClusterInfo = lenient_json::from_slice(&cluster.ok()?.body).ok()?;
            (!cluster.broker_addr_table.is_empty()).then_some(())
        });
        standalone
    }

    /// Stops it in good order.
    ///
    /// # Panics
    /// It ends with an error.
    pub fn stop(mut self) {
        self.program.signal(Signal::TERM);
        let (status, _) = self.program.wait();
        assert!(status.success(), "{status}\n{}", self.program.stderr());
    }
}

/// Connections for a test that asks servers itself, and the runtime that they live on.
pub fn remoting() -> (tokio::runtime::Runtime, Remoting) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    (runtime, Remoting::new(Arc::new(Nobody)))
}

/// Answers nothing: servers do not ask these connections.
struct Nobody;

impl Service for Nobody {
    fn on_requests(&self, _: &Arc<Peer>, _: &mut Vec<Command>) {}
    fn on_close(&self, _: &Arc<Peer>) {}
}
