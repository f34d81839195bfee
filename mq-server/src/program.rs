//! The program: settings in, servers up, one line that says so, and an end in good order.
//!
//! ```text
//! command line ─> settings ─> logging ─> hold on the data folder ─> servers ─> ready line ─> SIGTERM or SIGINT ─> stop, within 5 s
//! ```
//! What goes wrong before the ready line is one plain sentence on standard error and exit code 1; a wrong command line is exit code 2.

use crate::broker::{BrokerError, RunningBroker};
use crate::cli::{self, Cli, Command, Role};
use crate::config::{
    self, AddressList, BrokerSettings, ConfigError, NamesrvSettings, Notice, SettingValue as _, StoreSettings, documented, listing,
};
use crate::demo::Demo;
use crate::logging::{self, LoggingError};
use crate::namesrv::{Namesrv, NamesrvError};
use crate::run_record::{self, RunRecord, RunRecordError};
use crate::workers;
use mq_core::client::{ClientError, NameServers};
use mq_core::net::NetError;
use std::ffi::OsString;
use std::io::{self, Write as _};
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;
use tokio::signal::unix::{Signal, SignalKind, signal};
use tracing::{info, warn};

/// Time for an end in good order; what is not done then is left to the next start.
const STOP_MAX: Duration = Duration::from_millis(4_500);
/// How long `shutdown` waits for a process to end.
const SHUTDOWN_PATIENCE: Duration = Duration::from_secs(10);
/// The variable that names the name servers when nothing else does.
const NAMESRV_ADDR: &str = "NAMESRV_ADDR";

/// Runs the program with that command line, its own name first, until it is told to stop.
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match cli::parse(args) {
        Ok(cli) => cli,
        Err(error) => {
            let _ = error.print(); // nobody reads it when it cannot be written
            return if error.use_stderr() { ExitCode::from(2) } else { ExitCode::SUCCESS };
        }
    };
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("mq-server: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Why the program ended.
#[derive(Debug, thiserror::Error)]
enum ProgramError {
    #[error(transparent)]
    Config(#[from] ConfigError),
    #[error("{NAMESRV_ADDR}: {0}")]
    Variable(String),
    #[error(transparent)]
    Logging(#[from] LoggingError),
    #[error(transparent)]
    Record(#[from] RunRecordError),
    #[error("port {} of {} is in use: does another server run there? Another port can be chosen", .0.port(), .0.ip())]
    PortInUse(SocketAddr),
    #[error(transparent)]
    Namesrv(NamesrvError),
    #[error(transparent)]
    Broker(BrokerError),
    #[error(transparent)]
    NameServers(#[from] ClientError),
    #[error("not everything was done within {} ms; the next start will look after the rest", STOP_MAX.as_millis())]
    StopTimeout,
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl From<NamesrvError> for ProgramError {
    fn from(error: NamesrvError) -> Self {
        match error {
            NamesrvError::Net(NetError::Listen { addr, in_use: true, .. }) => Self::PortInUse(addr),
            other => Self::Namesrv(other),
        }
    }
}

impl From<BrokerError> for ProgramError {
    fn from(error: BrokerError) -> Self {
        match error {
            BrokerError::Net(NetError::Listen { addr, in_use: true, .. }) => Self::PortInUse(addr),
            other => Self::Broker(other),
        }
    }
}

fn run(cli: Cli) -> Result<(), ProgramError> {
    match cli.command {
        Command::Standalone(args) => standalone(&args),
        Command::Namesrv(args) => namesrv(&args),
        Command::Broker(args) => broker(&args),
        Command::Shutdown(args) => shutdown(&args),
    }
}

fn namesrv(args: &cli::Namesrv) -> Result<(), ProgramError> {
    let mut more = listen_settings(args.listen);
    more.extend(args.data.iter().map(|dir| ("kvConfigPath", dir.join("kvConfig.json").display().to_string())));
    let (settings, notices) = config::load_namesrv(args.config.as_deref(), &borrowed(&more))?;
    if args.print {
        return print(&documented(&[&settings]));
    }
    logging::start("namesrv", &settings.log_level, settings.log_dir.as_deref())?;
    tell(&notices);
    serve(false, async {
        let mut running = Running::default();
        let addr = running.start_namesrv(settings).await?;
        Ok((running, format!("The Name Server boot success. serializeType=JSON, address {addr}")))
    })
}

fn broker(args: &cli::Broker) -> Result<(), ProgramError> {
    let mut more = listen_settings(args.listen);
    more.extend(args.name_servers.iter().map(|list| ("namesrvAddr", list.clone())));
    more.extend(args.data.iter().map(|dir| ("storePathRootDir", dir.display().to_string())));
    let (mut settings, store, notices) = config::load_broker(args.config.as_deref(), &borrowed(&more))?;
    if let (true, Ok(list)) = (settings.name_servers.0.is_empty(), std::env::var(NAMESRV_ADDR)) {
        settings.name_servers = AddressList::parse(&list).map_err(ProgramError::Variable)?;
    }
    if args.print {
        return print(&documented(&[&settings, &store]));
    }
    if args.print_plain {
        return print(&listing(&[&settings, &store]));
    }
    logging::start("broker", &settings.log_level, settings.log_dir.as_deref())?;
    tell(&notices);
    serve(settings.pin_workers, async {
        let name_servers = name_servers(&settings)?;
        let mut running = Running::default();
        let (name, list) = (settings.broker_name.clone(), settings.name_servers.text());
        let advertised = running.start_broker(settings, store, name_servers).await?;
        let known = if list.is_empty() { String::new() } else { format!(" and name server is {list}") };
        Ok((running, format!("The broker[{name}, {advertised}] boot success. serializeType=JSON{known}")))
    })
}

fn standalone(args: &cli::Standalone) -> Result<(), ProgramError> {
    logging::start("mq-server", "warn", None)?;
    let namesrv = NamesrvSettings {
        bind_ip: args.listen,
        listen_port: args.namesrv_port,
        kv_file: args.data.join("namesrv").join("kvConfig.json"),
        ..NamesrvSettings::default()
    };
    let broker = BrokerSettings {
        broker_name: "broker-a".to_owned(),
        bind_ip: args.listen,
        listen_port: args.broker_port,
        ..BrokerSettings::default()
    };
    let store = StoreSettings { root_dir: broker_dir(&args.data), ..StoreSettings::default() };
    serve(broker.pin_workers, async {
        let mut running = Running::default();
        let namesrv = reachable(running.start_namesrv(namesrv).await?);
        let name_servers = NameServers::fixed(&namesrv.to_string())?;
        let broker = running.start_broker(broker, store, Some(name_servers)).await?;
        if args.demo {
            running.demo = Some(Demo::start(&namesrv.to_string())?);
        }
        let data = args.data.display();
        let next = format!("mqadmin cluster ls -n {namesrv}");
        Ok((running, format!("mq-server is ready: name server {namesrv}, broker {broker}, data in {data}. Next: {next}")))
    })
}

fn shutdown(args: &cli::Shutdown) -> Result<(), ProgramError> {
    let role = args.role.name();
    let dir = match (&args.data, args.role) {
        (Some(dir), _) => below(dir, args.role).unwrap_or_else(|| dir.clone()),
        (None, Role::Broker) => config::load_broker(args.config.as_deref(), &[])?.1.root_dir,
        (None, Role::Namesrv) => config::load_namesrv(args.config.as_deref(), &[])?.0.data_dir().to_owned(),
    };
    let named = args.data.is_some() || args.config.is_some() || run_record::has_record(&dir, role);
    let dir = if named { dir } else { below(Path::new("./mq-data"), args.role).unwrap_or(dir) };
    let process = run_record::stop(&dir, role, SHUTDOWN_PATIENCE)?;
    print(&format!("The {role} in {} has stopped ({process}).\n", dir.display()))
}

/// The folder below a standalone server's that has a record of the role; or that folder itself.
fn below(data: &Path, role: Role) -> Option<PathBuf> {
    let part = match role {
        Role::Broker => broker_dir(data),
        Role::Namesrv => data.join("namesrv"),
    };
    [data.to_owned(), part].into_iter().find(|dir| run_record::has_record(dir, role.name()))
}

/// Where a standalone server's broker keeps its data.
fn broker_dir(data: &Path) -> PathBuf {
    data.join("store")
}

/// The servers of this process, with their holds on their folders.
#[derive(Default)]
struct Running {
    demo: Option<Demo>,
    broker: Option<(RunningBroker, RunRecord)>,
    namesrv: Option<(Namesrv, RunRecord)>,
}

impl Running {
    async fn start_namesrv(&mut self, settings: NamesrvSettings) -> Result<SocketAddr, ProgramError> {
        let mut record = RunRecord::acquire(settings.data_dir(), Role::Namesrv.name())?;
        let namesrv = Namesrv::start(settings).await?;
        let addr = namesrv.addr();
        record.listening(&[addr.to_string()])?;
        warn_if_open("name server", addr);
        self.namesrv = Some((namesrv, record));
        Ok(addr)
    }

    /// Returns where clients are told to connect.
    async fn start_broker(
        &mut self,
        settings: BrokerSettings,
        store: StoreSettings,
        name_servers: Option<NameServers>,
    ) -> Result<SocketAddr, ProgramError> {
        let mut record = RunRecord::acquire(&store.root_dir, Role::Broker.name())?;
        let broker = RunningBroker::start(settings, store, name_servers).await?;
        record.listening(&[broker.addr().to_string()])?;
        warn_if_open("broker", broker.addr());
        let advertised = broker.advertised_addr();
        self.broker = Some((broker, record));
        Ok(advertised)
    }

    /// The broker first: it tells the name server that it goes.
    async fn stop(self) -> Result<(), ProgramError> {
        if let Some(demo) = self.demo {
            demo.stop().await;
        }
        let broker = match self.broker {
            Some((broker, _record)) => broker.stop().await,
            None => Ok(()),
        };
        if let Some((namesrv, _record)) = self.namesrv {
            namesrv.stop().await;
        }
        Ok(broker?)
    }
}

/// Runs what `start` starts, after its ready line, until a signal says stop; a second signal does not wait.
fn serve(pinned: bool, start: impl Future<Output = Result<(Running, String), ProgramError>>) -> Result<(), ProgramError> {
    let runtime = workers::runtime(pinned)?;
    let ended = runtime.block_on(async {
        let mut stop = Stop::new()?;
        let (running, ready) = tokio::select! {
            started = start => started?,
            () = stop.asked() => return Ok(()),
        };
        print(&format!("{ready}\n"))?;
        stop.asked().await;
        info!("stopping");
        tokio::select! {
            stopped = tokio::time::timeout(STOP_MAX, running.stop()) => stopped.unwrap_or(Err(ProgramError::StopTimeout)),
            () = stop.asked() => Err(ProgramError::StopTimeout),
        }
    });
    // Whatever still runs has had its time.
    runtime.shutdown_background();
    ended
}

/// SIGTERM or SIGINT.
struct Stop {
    terminate: Signal,
    interrupt: Signal,
}

impl Stop {
    fn new() -> io::Result<Self> {
        Ok(Self { terminate: signal(SignalKind::terminate())?, interrupt: signal(SignalKind::interrupt())? })
    }

    async fn asked(&mut self) {
        tokio::select! {
            _ = self.terminate.recv() => {}
            _ = self.interrupt.recv() => {}
        }
    }
}

fn name_servers(settings: &BrokerSettings) -> Result<Option<NameServers>, ProgramError> {
    if !settings.name_servers.0.is_empty() {
        let list = settings.name_servers.text();
        return Ok(Some(match settings.resolve_name_servers {
            true => NameServers::resolved(&list, Duration::from_millis(settings.resolve_name_servers_ms))?,
            false => NameServers::fixed(&list)?,
        }));
    }
    if settings.ask_address_server {
        let server = &settings.address_server;
        let port = if server.contains(':') { "" } else { ":8080" };
        let url = format!("http://{server}{port}/rocketmq/{}", settings.address_server_group);
        return Ok(Some(NameServers::discover_every(&url, Duration::from_millis(settings.ask_address_server_ms))?));
    }
    warn!("no name server is set (namesrvAddr, -n or {NAMESRV_ADDR}): clients cannot find this broker");
    Ok(None)
}

fn listen_settings(listen: Option<SocketAddr>) -> Vec<(&'static str, String)> {
    listen.map_or(vec![], |addr| vec![("bindAddress", addr.ip().to_string()), ("listenPort", addr.port().to_string())])
}

fn borrowed<'a>(settings: &'a [(&'static str, String)]) -> Vec<(&'static str, &'a str)> {
    settings.iter().map(|(key, value)| (*key, value.as_str())).collect()
}

fn tell(notices: &[Notice]) {
    for notice in notices {
        if notice.is_warning() { warn!("{notice}") } else { info!("{notice}") }
    }
}

/// Said at every start until there is access control to turn on.
fn warn_if_open(what: &str, addr: SocketAddr) {
    if !addr.ip().is_loopback() {
        warn!("the {what} listens on {addr} without access control: whoever can reach it can read, write and administer everything");
    }
}

/// An address by which this machine reaches what listens there.
fn reachable(addr: SocketAddr) -> SocketAddr {
    let loopback = IpAddr::from(Ipv4Addr::LOCALHOST);
    if addr.ip().is_unspecified() { SocketAddr::new(loopback, addr.port()) } else { addr }
}

fn print(text: &str) -> Result<(), ProgramError> {
    let mut out = io::stdout().lock();
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => Err(error.into()),
        _ => Ok(()),
    }
}
