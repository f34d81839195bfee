//! The command line: what can be asked of the program, with its help.

use clap::{Args, Parser, Subcommand, ValueEnum};
use std::ffi::OsString;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

/// Names that links to the program may have, as Apache's scripts are called, and the command that each stands for.
const LINKS: [(&str, &str); 3] = [("mqnamesrv", "namesrv"), ("mqbroker", "broker"), ("mqshutdown", "shutdown")];

#[derive(Debug, Parser)]
#[command(
    name = "mq-server",
    version,
    about = "Name server and broker that speak Apache RocketMQ on the wire and on disk",
    after_help = "Try it:\n  mq-server standalone\n\nA link named mqnamesrv, mqbroker or mqshutdown is that command.",
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Standalone(Standalone),
    Namesrv(Namesrv),
    Broker(Broker),
    Shutdown(Shutdown),
}

/// Run a name server and a broker in one process
///
/// For trying things out, for development and for small installations. Everything is kept below one folder; only this machine can connect
/// unless --listen says otherwise.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mq-server standalone
  mq-server standalone --data /var/lib/mq --listen 192.168.0.10
  mq-server standalone --namesrv-port 19876 --broker-port 20911")]
pub(crate) struct Standalone {
    /// Folder of everything that is kept
    #[arg(long, value_name = "DIR", default_value = "./mq-data")]
    pub(crate) data: PathBuf,
    /// Address to listen on, and to tell clients; 0.0.0.0 is every interface
    #[arg(long, value_name = "IP", default_value_t = Ipv4Addr::LOCALHOST.into())]
    pub(crate) listen: IpAddr,
    /// Port of the name server; 0 takes a free one
    #[arg(long, value_name = "PORT", default_value_t = 9876)]
    pub(crate) namesrv_port: u16,
    /// Port of the broker; the ports two below and one above belong to it too; 0 takes free ones
    #[arg(long, value_name = "PORT", default_value_t = 10911)]
    pub(crate) broker_port: u16,
    /// Add living traffic: a topic, producers, and groups that keep up, fall behind, stop and fail
    #[arg(long)]
    pub(crate) demo: bool,
}

/// Run a name server
///
/// Takes Apache's properties file unchanged. Listens on every interface, port 9876, unless told otherwise.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mq-server namesrv
  mq-server namesrv -c conf/namesrv.conf
  mq-server namesrv --listen 127.0.0.1:9876 --data /var/lib/mq/namesrv")]
pub(crate) struct Namesrv {
    /// Properties file
    #[arg(short = 'c', long = "config-file", visible_alias = "configFile", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Address and port to listen on; goes before bindAddress and listenPort
    #[arg(long, value_name = "IP:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// Folder of kvConfig.json; goes before kvConfigPath
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Print all settings with what they mean, and exit
    #[arg(short = 'p', long = "print-config-item", visible_alias = "printConfigItem")]
    pub(crate) print: bool,
}

/// Run a broker
///
/// Takes Apache's properties file and options unchanged, and a data folder that an Apache broker has written. Listens on every interface,
/// port 10911, unless told otherwise.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mq-server broker -n 127.0.0.1:9876
  mq-server broker -c conf/2m-noslave/broker-a.properties -n '192.168.0.1:9876;192.168.0.2:9876'
  mq-server broker -c broker.conf -p")]
pub(crate) struct Broker {
    /// Properties file
    #[arg(short = 'c', long = "config-file", visible_alias = "configFile", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// Name servers, with ';' between them; goes before namesrvAddr [default: the variable NAMESRV_ADDR]
    #[arg(short = 'n', long = "namesrv-addr", visible_alias = "namesrvAddr", value_name = "LIST")]
    pub(crate) name_servers: Option<String>,
    /// Address and port to listen on; goes before bindAddress and listenPort
    #[arg(long, value_name = "IP:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    /// Folder of everything that is kept; goes before storePathRootDir
    #[arg(long, value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    /// Print all settings with what they mean, and exit
    #[arg(short = 'p', long = "print-config-item", visible_alias = "printConfigItem")]
    pub(crate) print: bool,
    /// Print all settings as key=value lines, and exit
    #[arg(short = 'm', long = "print-important-config", visible_alias = "printImportantConfig")]
    pub(crate) print_plain: bool,
}

/// Stop the broker or name server that runs from a folder
///
/// Waits until it has ended. The folder is --data, else that of the properties file, else the default one, else ./mq-data. A standalone
/// server is one process: stopping its broker stops its name server too.
#[derive(Debug, Args)]
#[command(after_help = "Examples:
  mq-server shutdown broker -c conf/broker.conf
  mq-server shutdown namesrv
  mq-server shutdown broker --data ./mq-data")]
pub(crate) struct Shutdown {
    /// What to stop
    pub(crate) role: Role,
    /// The properties file that it was started with
    #[arg(short = 'c', long = "config-file", visible_alias = "configFile", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
    /// The folder that it was started with
    #[arg(long, value_name = "DIR", conflicts_with = "config")]
    pub(crate) data: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Role {
    Broker,
    Namesrv,
}

impl Role {
    /// As in file names and messages.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Broker => "broker",
            Self::Namesrv => "namesrv",
        }
    }
}

/// Reads the command line, the program's own name first.
pub(crate) fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Cli, clap::Error> {
    let mut args: Vec<OsString> = args.into_iter().collect();
    let called = args.first().map(Path::new).and_then(Path::file_name).unwrap_or_default();
    if let Some((_, command)) = LINKS.iter().find(|(link, _)| called == *link) {
        args.insert(1, command.into());
    }
    Cli::try_parse_from(args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse_words(line: &str) -> Result<Cli, clap::Error> {
        parse(line.split(' ').map(OsString::from))
    }

    #[test]
    fn the_tree_is_sound() {
        use clap::CommandFactory as _;
        Cli::command().debug_assert();
    }

    #[test]
    fn links_are_commands() {
        let Command::Broker(broker) = parse_words("/opt/bin/mqbroker -n a:1;b:2 -c x.conf").unwrap().command else { panic!() };
        assert_eq!((broker.name_servers.as_deref(), broker.config.as_deref()), (Some("a:1;b:2"), Some(Path::new("x.conf"))));
        assert!(matches!(parse_words("mqnamesrv").unwrap().command, Command::Namesrv(_)));
        let Command::Shutdown(shutdown) = parse_words("mqshutdown broker").unwrap().command else { panic!() };
        assert_eq!(shutdown.role, Role::Broker);
    }

    #[test]
    fn wrong_words_are_refused() {
        for wrong in
            ["mq-server", "mq-server broken", "mq-server shutdown", "mq-server standalone --listen here", "mq-server namesrv -n a:1"]
        {
            assert!(parse_words(wrong).is_err(), "{wrong}");
        }
    }
}
