//! What a name server can be told (`NamesrvConfig`, `NettyServerConfig`): every key that has an effect.

use super::machine::user_home;
use super::settings::settings;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

settings! {
    /// Settings of a name server.
    NamesrvSettings {
        /// Address to listen on; 0.0.0.0 is every interface.
        "bindAddress" => bind_ip: IpAddr = Ipv4Addr::UNSPECIFIED.into(), boot;
        /// Port to listen on. 0 takes a free one.
        "listenPort" => listen_port: u16 = 9_876, boot;
        /// File of the values that administrators store here. Default: `namesrv/kvConfig.json` in the user's home.
        "kvConfigPath" => kv_file: PathBuf = user_home().join("namesrv").join("kvConfig.json"), boot;
        /// Whether routes carry the order of topics that have one.
        "orderMessageEnable" => order_messages: bool = false, live;
        /// Whether brokers are told which topics have an order.
        "returnOrderTopicConfigToBroker" => return_order_config: bool = true, live;
        /// Whether all topics may be listed.
        "enableAllTopicList" => list_all_topics: bool = true, live;
        /// Whether the topics of a cluster, and those of units, may be listed.
        "enableTopicList" => list_topics: bool = true, live;
        /// How often brokers that fell silent are looked for, ms.
        "scanNotActiveBrokerInterval" => expiry_interval_ms: u64 = 5_000, boot in 10..=60_000;
        /// Whether topics that are missing in a broker's full registration are forgotten.
        "deleteTopicWithBrokerRegistration" => forget_missing_topics: bool = false, live;
        /// Whether routes are refused for a while after the start, until brokers had time to register.
        "needWaitForService" => wait_for_brokers: bool = false, live;
        /// How long that while is, s.
        "waitSecondsForService" => wait_for_brokers_s: u64 = 45, live in 0..=3_600;

        /// Folder for log files, one a day; none: the log goes to standard error.
        "logDir" => log_dir: Option<PathBuf> = None, boot;
        /// What is logged: a level, or `module=level` with `,` between them. The variable RUST_LOG goes before it.
        "logLevel" => log_level: String = "info".to_owned(), boot;
    }
}

impl NamesrvSettings {
    /// Where to listen.
    pub fn listen_addr(&self) -> SocketAddr {
        (self.bind_ip, self.listen_port).into()
    }

    /// The file of the values, with its folder.
    pub fn kv_file(&self) -> PathBuf {
        self.data_dir().join(self.kv_file.file_name().unwrap_or(self.kv_file.as_os_str()))
    }

    /// The folder of everything that the name server keeps: that of `kvConfigPath`.
    pub fn data_dir(&self) -> &Path {
        self.kv_file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }
}
