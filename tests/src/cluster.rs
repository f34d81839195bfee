//! A cluster of our own name servers and brokers, each in a process of its own, that a test can break part by part.

use crate::{Finished, Namesrv, Program, eventually, run_with_env};
use mq_core::admin::{Admin, AdminConfig, Broker as Registered, brokers_of};
use mq_core::client::NameServers;
use rustix::process::Signal;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// What a careful operator would set, in a small size. The marks of the disk are beyond what the machine that tests has.
const SETTINGS: &[(&str, &str)] = &[
    ("bindAddress", "127.0.0.1"),
    ("listenPort", "0"),
    ("brokerClusterName", "c"),
    ("autoCreateTopicEnable", "false"),
    ("autoCreateSubscriptionGroup", "false"),
    ("maxMessageSize", "16384"),
    ("mappedFileSizeCommitLog", "65536"),
    ("mappedFileSizeConsumeQueue", "2000"),
    ("mappedFileSizeTimerLog", "4096"),
    ("maxHashSlotNum", "1000"),
    ("maxIndexNum", "2000"),
    ("diskMaxUsedSpaceRatio", "95"),
    ("diskSpaceCleanForciblyRatio", "98"),
    ("diskSpaceWarningLevelRatio", "99"),
    ("cleanResourceInterval", "100"),
];

/// A broker's process.
#[derive(Debug)]
pub struct Broker {
    /// The process.
    pub program: Program,
    /// Its name.
    pub name: String,
    /// Where it says it listens.
    pub addr: String,
    conf: PathBuf,
    store: PathBuf,
}

/// Name servers, the brokers that register with them, and a way to ask them.
pub struct Cluster {
    /// The name servers.
    pub name_servers: Vec<Namesrv>,
    /// The brokers, in the order in which they were started.
    pub brokers: Vec<Broker>,
    /// For what a test does as a client.
    pub runtime: Runtime,
    folder: TempDir,
}

impl Broker {
    fn start(conf: PathBuf, store: PathBuf, name: &str) -> Self {
        let mut program = Program::start(&["mq-server", "broker", "-c", &conf.display().to_string()]);
        let ready = program.line();
        let addr = ready.split(['[', ']']).nth(1).and_then(|told| told.split(", ").nth(1)).unwrap_or_else(|| panic!("{ready}")).to_owned();
        Self { program, name: name.to_owned(), addr, conf, store }
    }

    /// Where its commit log lies.
    pub fn commit_log(&self) -> PathBuf {
        self.store.join("commitlog")
    }

    /// Stops it in good order, lets `change` have its store, and starts it again, on another port.
    pub fn restart(&mut self, change: impl FnOnce(&Path)) {
        self.program.signal(Signal::TERM);
        let (status, _) = self.program.wait();
        assert!(status.success(), "{status}\n{}", self.program.stderr());
        change(&self.store);
        *self = Self::start(self.conf.clone(), self.store.clone(), &self.name);
    }
}

impl Cluster {
    /// Starts `name_servers`, and a broker for each of `brokers`, registered with all of them.
    pub fn start(name_servers: usize, brokers: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let name_servers = (0..name_servers).map(|at| Namesrv::start(&folder.path().join(format!("namesrv-{at}")))).collect();
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let mut cluster = Self { name_servers, brokers: Vec::new(), runtime, folder };
        for name in brokers {
            cluster.add_broker(name, &[]);
        }
        cluster
    }

    /// Starts one more broker, with more settings than the usual ones; returns when all of its name servers know it.
    pub fn add_broker(&mut self, name: &str, settings: &[(&str, &str)]) -> Registered {
        let folder = self.folder.path().join(name);
        std::fs::create_dir_all(&folder).unwrap();
        let (conf, store) = (folder.join("broker.conf"), folder.join("store"));
        let all = self.namesrv();
        let own = [("brokerName", name), ("storePathRootDir", store.to_str().unwrap()), ("namesrvAddr", &all)];
        let lines = SETTINGS.iter().chain(&own).chain(settings).map(|(key, value)| format!("{key}={value}\n"));
        std::fs::write(&conf, lines.collect::<String>()).unwrap();
        let broker = Broker::start(conf, store, name);
        let servers = settings.iter().find(|(key, _)| *key == "namesrvAddr").map_or(all.as_str(), |(_, value)| value).to_owned();
        let registered = self.registered(&servers, &broker);
        self.brokers.push(broker);
        registered
    }

    /// The broker as all of `servers` know it, once they do.
    fn registered(&self, servers: &str, broker: &Broker) -> Registered {
        let admin = self.admin();
        let port = broker.addr.rsplit(':').next().unwrap();
        let known = servers.split(';').map(|server| {
            eventually("the broker's registration", || {
                let brokers = brokers_of(&self.runtime.block_on(admin.cluster_info_at(server)).ok()?);
                brokers.into_iter().find(|known| known.name == broker.name && known.addr.ends_with(port))
            })
        });
        known.last().unwrap()
    }

    /// One of the brokers, as name servers know it.
    pub fn broker(&self, at: usize) -> Registered {
        self.registered(&self.namesrv(), &self.brokers[at])
    }

    /// The list of name servers.
    pub fn namesrv(&self) -> String {
        self.name_servers.iter().map(|server| server.addr.as_str()).collect::<Vec<_>>().join(";")
    }

    /// Asks the cluster.
    pub fn admin(&self) -> Admin {
        Admin::connect(AdminConfig::new(NameServers::fixed(&self.namesrv()).unwrap()))
    }

    /// Changes a setting of a running broker.
    pub fn set(&self, at: usize, key: &str, value: &str) {
        self.runtime.block_on(self.admin().update_broker_config(&self.broker(at).addr, &[(key, value)])).unwrap();
    }

    /// Runs `mqadmin` with these words and the list of name servers.
    pub fn mqadmin(&self, words: &[&str]) -> Finished {
        let home = self.folder.path().join("home").display().to_string();
        let env = [("HOME", home.as_str()), ("XDG_STATE_HOME", &home), ("XDG_CONFIG_HOME", &home)];
        run_with_env(&[&["mqadmin"], words, &["-n", &self.namesrv()]].concat(), &env)
    }
}
