//! Every command of Apache's tool with its options, declared once, as 4.9 and 5.x have them.
//!
//! An option is `letter long-name`, options are parted by `;`. In front of the letter: `*` required, `^` exactly one of those so marked,
//! `~` at most one of those so marked. Behind the letter `!` means that it takes no value, `?` that the value may be left out. Every
//! command also has `-h` and `-n namesrvAddr`.

/// One of Apache's commands.
#[derive(Debug)]
pub struct JavaCommand {
    /// Its name, as Apache spells it.
    pub name: &'static str,
    /// Its options, in the notation above.
    pub options: &'static str,
    /// What does the same in the modern tree.
    pub modern: &'static str,
}

/// One option of a command.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JavaOption {
    /// The short name; may have several letters.
    pub short: &'static str,
    /// The long name. Apache has some with blanks, inside or behind.
    pub long: &'static str,
    /// What it takes.
    pub value: Takes,
    /// Whether it has to be there.
    pub need: Need,
}

/// What an option takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Takes {
    /// Nothing.
    Nothing,
    /// A value.
    Value,
    /// A value, or nothing.
    Maybe,
}

/// Whether an option has to be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// It may be left out.
    Optional,
    /// It has to be there.
    Required,
    /// Exactly one of its kind has to be there.
    OneOf,
    /// At most one of its kind may be there.
    AtMostOneOf,
}

impl JavaCommand {
    /// Its options, `-h` and `-n` among them.
    pub fn options(&self) -> Vec<JavaOption> {
        let mut options: Vec<_> = self.options.split(';').filter(|text| !text.is_empty()).map(option).collect();
        for (short, long, value) in [("h", "help", Takes::Nothing), ("n", "namesrvAddr", Takes::Value)] {
            if options.iter().all(|option| option.short != short) {
                options.push(JavaOption { short, long, value, need: Need::Optional });
            }
        }
        options
    }
}

fn option(text: &'static str) -> JavaOption {
    let (need, text) = match text.as_bytes()[0] {
        b'*' => (Need::Required, &text[1..]),
        b'^' => (Need::OneOf, &text[1..]),
        b'~' => (Need::AtMostOneOf, &text[1..]),
        _ => (Need::Optional, text),
    };
    let (short, long) = text.split_once(' ').unwrap_or((text, ""));
    let (short, value) = match (short.strip_suffix('!'), short.strip_suffix('?')) {
        (Some(short), _) => (short, Takes::Nothing),
        (None, Some(short)) => (short, Takes::Maybe),
        (None, None) => (short, Takes::Value),
    };
    JavaOption { short, long, value, need }
}

const fn row(name: &'static str, options: &'static str, modern: &'static str) -> JavaCommand {
    JavaCommand { name, options, modern }
}

/// All of them.
pub const COMMANDS: &[JavaCommand] = &[
    row(
        "updateTopic",
        "^b brokerAddr;^c clusterName;*t topic;r readQueueNums;w writeQueueNums;p perm;o order;u unit;s hasUnitSub;a attributes",
        "topic create",
    ),
    row("updateTopicList", "^b brokerAddr;^c clusterName;*f filename", "topic apply"),
    row("deleteTopic", "*t topic;*c clusterName", "topic delete"),
    row("updateTopicPerm", "~b brokerAddr;~c clusterName;*t topic;*p perm", "topic update --perm"),
    row("topicList", "c! clusterModel", "topic ls"),
    row("topicRoute", "*t topic;l! list", "topic route"),
    row("topicStatus", "*t topic;c cluster", "topic status"),
    row("topicClusterList", "*t topic", "topic describe"),
    row("updateOrderConf", "*t topic;*m method;v orderConf", "topic order"),
    row("allocateMQ", "*t topic;*i ipList", "topic allocate"),
    row("updateStaticTopic", "*t topic;*qn totalQueueNum;^b brokers;^c clusters;mf mapFile;fr forceReplace", "topic mapping create"),
    row("remappingStaticTopic", "*t topic;^b brokers;^c clusters;mf mapFile;fr forceReplace", "topic mapping move"),
    row(
        "updateSubGroup",
        "~b brokerAddr;~c clusterName;*g groupName;s consumeEnable;m consumeFromMinEnable;d consumeBroadcastEnable;o consumeMessageOrderly;q retryQueueNums;r retryMaxTimes;p groupRetryPolicy;i brokerId;w whichBrokerWhenConsumeSlowly;a notifyConsumerIdsChanged; attributes",
        "group create",
    ),
    row("updateSubGroupList", "^b brokerAddr;^c clusterName;*f filename", "group apply"),
    row("deleteSubGroup", "~b brokerAddr;~c clusterName;*g groupName;r removeOffset", "group delete"),
    row("setConsumeMode", "~b brokerAddr;~c clusterName;*t topicName;*g groupName;*m mode;q popShareQueueNum", "group mode"),
    row("getConsumerConfig", "*g groupName", "group describe"),
    row("consumerProgress", "g groupName;t topicName;s showClientIP;c cluster", "lag"),
    row("consumerStatus", "*g consumerGroup;i clientId;b brokerAddr;s! jstack", "group clients"),
    row("consumer", "*g consumerGroup;s! jstack;i clientId;b brokerAddr", "group clients"),
    row("consumerConnection", "*g consumerGroup;b brokerAddr", "group clients"),
    row("producerConnection", "*g producerGroup;*t topic", "client ls"),
    row("producer", "*b broker", "client ls --producers"),
    row("startMonitoring", "", "lag record"),
    row("resetOffsetByTime", "*g group;*t topic;*s timestamp;f force;c? cluster;b broker;q queue;o offset", "offset reset"),
    row("resetOffsetByTimeOld", "*g group;*t topic;*s timestamp;f force;c cluster", "offset reset"),
    row("skipAccumulatedMessage", "*g group;*t topic;f force;c cluster", "offset reset --to latest"),
    row("cloneGroupOffset", "*s srcGroup;*d destGroup;*t topic;o offline", "offset clone"),
    row("getConsumerStatus", "*g group;*t topic;i originClientId", "offset show --clients"),
    row("queryMsgById", "*i msgId;t topic;g consumerGroup;d clientId;s sendMessage;u unitName;f bodyFormat;c cluster", "msg get"),
    row("queryMsgByUniqueKey", "*i msgId;*t topic;g consumerGroup;d clientId;a! showAll;c cluster", "msg get"),
    row("queryMsgByKey", "*t topic;*k msgKey;b beginTimestamp ;e endTimestamp;m maxNum;c cluster;l lastKey", "msg get --key"),
    row("queryMsgByOffset", "*t topic;*b brokerName;*i queueId;*o offset;f bodyFormat", "msg get BROKER:QUEUE:OFFSET"),
    row("queryMsgTraceById", "*i msgId;t traceTopic;b beginTimestamp;e endTimestamp;c maxNum", "trace"),
    row("printMsg", "*t topic;c charsetName;s subExpression;b beginTimestamp ;e endTimestamp ;d printBody;l lmqParentTopic", "msg peek"),
    row(
        "printMsgByQueue",
        "*t topic;*a brokerName;*i queueId;c charsetName;s subExpression;b beginTimestamp ;e endTimestamp ;p print msg;d printBody;f calculate",
        "msg peek --queue",
    ),
    row(
        "consumeMessage",
        "*t topic;b brokerName;i queueId;o offset;g consumerGroup;s beginTimestamp ;e endTimestamp ;c MessageNumber",
        "msg peek",
    ),
    row("sendMessage", "*t topic;*p body;k keys;c tags;b broker;i qid;m msgTraceEnable", "msg send"),
    row("checkMsgSendRT", "*t topic;a amount;s size", "bench send"),
    row("clusterRT", "a amount;s size;c cluster;p print log;m machine room;i interval", "cluster rt"),
    row("sendMsgStatus", "*b brokerName;s messageSize;c count", "bench send"),
    row("decodeMessageId", "*i messageId", "msg decode-id"),
    row("dumpCompactionLog", "f file", "store cat"),
    row("queryCq", "*t topic;*q queue;*i index;c count;b broker;g consumer", "msg cq"),
    row("checkRocksdbCqWriteProgress", "*c cluster;*n nameserverAddr;t topic;cf checkFrom", "store verify"),
    row("clusterList", "m! moreStats;i interval;c clusterName", "cluster ls, broker ls"),
    row("statsAll", "a! activeTopic;t topic", "stats"),
    row("brokerStatus", "^b brokerAddr;^c clusterName", "broker stats"),
    row("brokerConsumeStats", "*b brokerAddr;t timeoutMillis;l level;o order", "lag --broker"),
    row("getBrokerConfig", "~b brokerAddr;~c clusterName", "broker config"),
    row("getColdDataFlowCtrInfo", "~b brokerAddr;~c clusterName", "broker cold"),
    row("updateBrokerConfig", "~b brokerAddr;~c clusterName;*k key;*v value;a updateAllBroker", "broker config set"),
    row("cleanExpiredCQ", "~b brokerAddr;~c cluster", "broker clean"),
    row("cleanUnusedTopic", "~b brokerAddr;~c cluster", "broker clean"),
    row("deleteExpiredCommitLog", "~b brokerAddr;~c cluster", "broker clean"),
    row("resetMasterFlushOffset", "b brokerAddr;o offset", "ha reset-flush"),
    row("setCommitLogReadAheadMode", "~b brokerAddr;~c clusterName;*m commitLogReadAheadMode", "broker readahead"),
    row("updateColdDataFlowCtrGroupConfig", "~b brokerAddr;~c clusterName;*g consumerGroup;*v threshold", "broker cold"),
    row("removeColdDataFlowCtrGroupConfig", "~b brokerAddr;~c clusterName;*g consumerGroup", "broker cold"),
    row("switchTimerEngine", "~b brokerAddr;~c clusterName;*e engineType", "broker timer"),
    row("getBrokerEpoch", "~b brokerName;~c clusterName;i interval", "ha epoch"),
    row("haStatus", "~b brokerAddr;~c clusterName;i interval", "ha ls"),
    row("getSyncStateSet", "*a controllerAddress;~b brokerName;~c clusterName;i interval", "ha ls"),
    row("getNamesrvConfig", "", "namesrv config"),
    row("updateNamesrvConfig", "*k key;*v value", "namesrv config"),
    row("updateKvConfig", "*s namespace;*k key;*v value", "namesrv kv"),
    row("deleteKvConfig", "*s namespace;*k key", "namesrv kv"),
    row("wipeWritePerm", "*b brokerName", "broker drain"),
    row("addWritePerm", "*b brokerName", "broker undrain"),
    row("getControllerConfig", "*a controllerAddress", "controller config"),
    row("getControllerMetaData", "*a controllerAddress", "controller meta"),
    row("updateControllerConfig", "*a controllerAddress;*k key;*v value", "controller config set"),
    row("electMaster", "*a controllerAddress;*b brokerId;*bn brokerName;*c clusterName", "controller elect"),
    row(
        "cleanBrokerMetadata",
        "*a controllerAddress;*bn brokerName;b brokerControllerIdsToClean;c clusterName;l! cleanLivingBroker",
        "controller clean",
    ),
    row("addBroker", "*c brokerContainerAddr;*b brokerConfigPath", "container add"),
    row("removeBroker", "*c brokerContainerAddr;*b brokerIdentity", "container rm"),
    row("exportMetadata", "~c clusterName;~b brokerAddr;f filePath;t! topic;g! subscriptionGroup;s! specialTopic", "backup create"),
    row("exportConfigs", "*c clusterName;f filePath", "backup create"),
    row("exportMetrics", "*c clusterName;f filePath", "stats"),
    row("exportMetadataInRocksDB", "*p path;*t configType;j jsonEnable", "store cat"),
    row("rocksDBConfigToJson", "t configType;p configPath;e exportFile;j jsonEnable;n nameserverAddr;c cluster;b brokerAddr", "store cat"),
    row("exportPopRecord", "~c clusterName;~b brokerAddr;d dryRun", "group pop-export"),
    row("createUser", "^b brokerAddr;^c clusterName;*u username;*p password;t userType", "user create"),
    row("updateUser", "^b brokerAddr;^c clusterName;*u username;p password;t userType;s userStatus", "user update"),
    row("deleteUser", "^b brokerAddr;^c clusterName;*u username", "user rm"),
    row("getUser", "^b brokerAddr;^c clusterName;*u username", "user ls"),
    row("listUser", "^b brokerAddr;^c clusterName;f filter", "user ls"),
    row("copyUser", "*f fromBroker;*t toBroker;u usernames", "user copy"),
    row("createAcl", "^b brokerAddr;^c clusterName;*s subject;*r resources;*a actions;*d decision;i sourceIp", "acl create"),
    row("updateAcl", "^b brokerAddr;^c clusterName;*s subject;*r resources;*a actions;*d decision;i sourceIp", "acl update"),
    row("deleteAcl", "^b brokerAddr;^c clusterName;*s subject;r resource", "acl rm"),
    row("getAcl", "^b brokerAddr;^c clusterName;*s subject", "acl ls"),
    row("listAcl", "^b brokerAddr;^c clusterName;s subject;r resource", "acl ls"),
    row("copyAcl", "*f fromBroker;*t toBroker;s subjects", "acl copy"),
    row(
        "updateAclConfig",
        "^b brokerAddr;^c clusterName;*a accessKey;*s secretKey;w whiteRemoteAddress;i defaultTopicPerm;u defaultGroupPerm;t topicPerms;g groupPerms;m admin",
        "user create",
    ),
    row("deleteAclConfig", "^b brokerAddr;^c clusterName;*a accessKey", "user rm"),
    row("deleteAccessConfig", "^b brokerAddr;^c clusterName;*a accessKey", "user rm"),
    row("updateGlobalWhiteAddr", "^b brokerAddr;^c clusterName;*g globalWhiteRemoteAddresses;p aclFileFullPath", "acl"),
    row("clusterAclConfigVersion", "^b brokerAddr;^c clusterName", "acl"),
    row("getBrokerLiteInfo", "~b brokerAddr;~c clusterName;d! showDetail", "lite"),
    row("getParentTopicInfo", "*p parentTopic", "lite"),
    row("getLiteTopicInfo", "*p parentTopic;*l liteTopic;s! showClientId", "lite"),
    row("getLiteGroupInfo", "*p parentTopic;*g group;l liteTopic;k topK", "lite"),
    row("getLiteClientInfo", "*p parentTopic;*g group;*c clientId;s! showDetail", "lite"),
    row("triggerLiteDispatch", "*p parentTopic;*g group;c clientId;b brokerName", "lite"),
];

/// The command of that name, in any case.
pub fn named(name: &str) -> Option<&'static JavaCommand> {
    COMMANDS.iter().find(|command| command.name.eq_ignore_ascii_case(name))
}
