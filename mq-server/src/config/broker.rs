//! What a broker can be told (`BrokerConfig`, `NettyServerConfig`): every key that has an effect.

use super::machine::{host_name, outward_ip};
use super::settings::settings;
use super::values::AddressList;
use mq_core::protocol::bodies::pop::MessageRequestMode;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

settings! {
    /// Settings of a broker, without those of its store.
    BrokerSettings {
        /// Name of the cluster that the broker belongs to.
        "brokerClusterName" => cluster_name: String = "DefaultCluster".to_owned(), boot;
        /// Name that a master and its slaves share. Default: the host's name.
        "brokerName" => broker_name: String = host_name(), boot;
        /// 0 for a master, higher for a slave. A master role makes it 0.
        "brokerId" => broker_id: i64 = 0, boot in 0..=2_147_483_647;
        /// Name servers, `host:port` with `;` between them. Default: the variable NAMESRV_ADDR.
        "namesrvAddr" => name_servers: AddressList = AddressList::default(), boot;
        /// Address to listen on; 0.0.0.0 is every interface.
        "bindAddress" => bind_ip: IpAddr = Ipv4Addr::UNSPECIFIED.into(), boot;
        /// Port for clients. 0 takes a free one.
        "listenPort" => listen_port: u16 = 10_911, boot;
        /// Address that clients are told to connect to. Default: `bindAddress`, or this host's address when that is every interface.
        "brokerIP1" => advertised_host: Option<String> = None, boot;
        /// Address that slaves are told to connect to. Default: as `brokerIP1`.
        "brokerIP2" => ha_host: Option<String> = None, boot;

        /// Queues of a topic that is created automatically, at most.
        "defaultTopicQueueNums" => default_topic_queue_nums: i32 = 8, live in 1..=16_384;
        /// Whether a send to an unknown topic creates it.
        "autoCreateTopicEnable" => auto_create_topic: bool = true, boot;
        /// Whether an unknown group is created when it is first used.
        "autoCreateSubscriptionGroup" => auto_create_group: bool = true, boot;
        /// Whether the topic named as the cluster can be written and read.
        "clusterTopicEnable" => cluster_topic: bool = true, boot;
        /// Whether the topic named as the broker can be written and read.
        "brokerTopicEnable" => broker_topic: bool = true, boot;
        /// What clients may do with this broker: 6 read and write, 4 read, 2 write, 0 neither. Name servers are told at once; sends to ordered topics and
        /// pulls are refused.
        "brokerPermission" => broker_permission: i32 = 6, live in 0..=7;
        /// Before this moment, Unix ms, sends are refused. 0: no such moment.
        "startAcceptSendRequestTimeStamp" => accept_sends_from_ms: i64 = 0, live in 0..=253_402_300_799_999;
        /// Region that stored messages and answers to sends carry.
        "regionId" => region: String = "DefaultRegion".to_owned(), boot;
        /// Whether clients that trace may do so: stored messages and answers to sends carry it.
        "traceOn" => trace_on: bool = true, boot;
        /// Whether a pull that finds nothing waits as long as it asks to; otherwise as long as `shortPollingTimeMills` says.
        "longPollingEnable" => long_polling: bool = true, live;
        /// How long a pull waits when `longPollingEnable` is off, ms.
        "shortPollingTimeMills" => short_polling_ms: u64 = 1_000, live in 1..=60_000;
        /// Whether the clients of a group are told when its members or wishes change; a group's own setting can say no, too.
        "notifyConsumerIdsChangedEnable" => notify_group_changes: bool = true, live;
        /// A client that is silent for so long is taken to be gone, ms.
        "channelExpiredTimeout" => channel_expiry_ms: u64 = 120_000, live in 1_000..=86_400_000;
        /// How often committed positions are written to disk, ms. Every second by default, unlike Apache's five.
        "flushConsumerOffsetInterval" => flush_offsets_ms: u64 = 1_000, boot in 10..=60_000;

        /// Whether the topic for message traces is made at start.
        "traceTopicEnable" => trace_topic: bool = true, boot;
        /// Whether a message that waits for its time can be recalled.
        "recallMessageEnable" => recall_enabled: bool = false, live;
        /// Whether a recall names its message by topic and unique key, as brokers before 5.4.0 did.
        "appendTopicForTimerDeleteKey" => recall_key_with_topic: bool = false, live;

        /// Whether consumers may filter by SQL92 expressions. On, unlike Apache's default.
        "enablePropertyFilter" => property_filter: bool = true, live;

        /// Minutes within which a second copy of a message (same topic, producer group and unique key) is not stored but answered with the first one's
        /// place. 0 switches it off. Ours. While it is on, stored messages carry their producer group.
        "dedupWindow" => dedup_window_minutes: u32 = 0, boot in 0..=10_080;
        /// Messages that `dedupWindow` remembers at most, up to 128 bytes of memory each; the oldest go first. Ours.
        "dedupMaxEntries" => dedup_max_entries: u32 = 1_000_000, boot in 1_000..=100_000_000;

        /// Whether messages in transactions are refused.
        "rejectTransactionMessage" => reject_transaction_message: bool = false, live;
        /// Age from which an undecided half message is checked, ms.
        "transactionTimeOut" => transaction_timeout_ms: u64 = 6_000, live in 0..=86_400_000;
        /// Checks of a half message before it is parked in TRANS_CHECK_MAX_TIME_TOPIC.
        "transactionCheckMax" => transaction_check_max: u32 = 15, live in 0..=1_000;
        /// How often undecided half messages are looked for, ms.
        "transactionCheckInterval" => transaction_check_interval_ms: u64 = 30_000, live in 50..=86_400_000;
        /// Bytes of an op message from which on another one is begun.
        "transactionOpMsgMaxSize" => transaction_op_bytes: u32 = 4_096, live in 64..=1_048_576;
        /// Whether replies (of request and reply) are stored as well as handed on.
        "storeReplyMessageEnable" => store_reply_message: bool = true, live;

        /// Queues of the log of popped messages, if it is not there yet.
        "reviveQueueNum" => revive_queue_nums: i32 = 8, boot in 1..=256;
        /// In how many of 100 pops messages that come again go before new ones; in the others they come behind.
        "popFromRetryProbability" => retry_probability: i32 = 20, live in 0..=100;
        /// Whether popped messages come again by topics named `%RETRY%group+topic` instead of `%RETRY%group_topic`.
        "enableRetryTopicV2" => retry_topic_v2: bool = false, live;
        /// Whether topics under the older name are still popped when `enableRetryTopicV2` is on.
        "retrieveMessageFromPopRetryTopicV1" => old_retry_topics: bool = true, live;
        /// Pops of one group and queue that may wait at once.
        "popPollingSize" => polls_of_group_max: i32 = 1_024, live in 0..=1_000_000;
        /// Pops that may wait at once.
        "maxPopPollingSize" => polls_max: i32 = 100_000, live in 0..=1_000_000;
        /// How clients that leave the balance to the broker get messages where nothing else was said: PULL or POP.
        "defaultMessageRequestMode" => request_mode: MessageRequestMode = MessageRequestMode::Pull, boot;
        /// With how many further clients each shares its queues when popping; 0 and less: with all.
        "defaultPopShareQueueNum" => pop_share_queue_num: i32 = -1, live;
        /// Whether clients that leave the balance to the broker each get a share; off: all queues.
        "serverLoadBalancerEnable" => server_balance: bool = true, live;

        /// How often the broker registers with all name servers, ms; taken as 10,000 to 60,000. It also registers at once on every change.
        "registerNameServerPeriod" => register_interval_ms: u64 = 30_000, boot;
        /// Time for a name server to answer a registration, ms.
        "registerBrokerTimeoutMills" => register_timeout_ms: u64 = 24_000, live in 100..=600_000;
        /// Whether the name servers are asked of an address server, over HTTP.
        "fetchNamesrvAddrByAddressServer" => ask_address_server: bool = false, boot;
        /// How often the address server is asked, ms. It is asked at start, too, unlike by Apache, which first waits 10 s.
        "fetchNamesrvAddrInterval" => ask_address_server_ms: u64 = 10_000, boot in 1_000..=86_400_000;
        /// Whether each host in `namesrvAddr` stands for a name server at every address that it has.
        "fetchNameSrvAddrByDnsLookup" => resolve_name_servers: bool = false, boot;
        /// How often those hosts are looked up, ms.
        "updateNameServerAddrPeriod" => resolve_name_servers_ms: u64 = 120_000, boot in 1_000..=86_400_000;
        /// The address server, `host` (port 8080) or `host:port`.
        "rmqAddressServerDomain" => address_server: String = "jmenv.tbsite.net".to_owned(), boot;
        /// Path below `/rocketmq/` at the address server.
        "rmqAddressServerSubGroup" => address_server_group: String = "nsaddr".to_owned(), boot;

        /// Whether each thread that serves connections is kept on a processor of its own, where the process has whole processors: more messages under
        /// load. Worth switching off where other busy programs are kept on some of the processors. Ours.
        "pinWorkers" => pin_workers: bool = true, boot;

        /// Folder for log files, one a day; none: the log goes to standard error.
        "logDir" => log_dir: Option<PathBuf> = None, boot;
        /// What is logged: a level, or `module=level` with `,` between them. The variable RUST_LOG goes before it.
        "logLevel" => log_level: String = "info".to_owned(), boot;
    }
}

impl BrokerSettings {
    /// Where to listen for clients.
    pub fn listen_addr(&self) -> SocketAddr {
        (self.bind_ip, self.listen_port).into()
    }

    /// The second port for clients, two below the first (Apache's "fast" port); 0 when the first is 0, `None` when there is no such port.
    pub fn second_port(&self) -> Option<u16> {
        if self.listen_port == 0 { Some(0) } else { self.listen_port.checked_sub(2).filter(|port| *port > 0) }
    }

    /// The host that clients are told to connect to, as they are told it.
    pub fn advertised_host(&self) -> String {
        match &self.advertised_host {
            Some(host) => host.clone(),
            None if self.bind_ip.is_unspecified() => outward_ip().to_string(),
            None => self.bind_ip.to_string(),
        }
    }

    /// How often to register with the name servers.
    pub fn register_interval(&self) -> Duration {
        Duration::from_millis(self.register_interval_ms.clamp(10_000, 60_000))
    }
}
