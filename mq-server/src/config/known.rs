//! Keys of Apache's that have no effect here, and those that must not be passed over.

use super::{ConfigError, Notice, Place, Properties, StoreSettings};

/// Settings that ask for something we do not do yet, where going on without it would hurt: a server without the access control that its
/// file asks for, or one that leaves its data unseen. Key, the value that asks (`true` in any case), and what it asks for.
const UNSUPPORTED: [(&str, &str, &str); 8] = [
    ("brokerRole", "SLAVE", "a slave"),
    ("aclEnable", "true", "access control"),
    ("authenticationEnabled", "true", "access control"),
    ("authorizationEnabled", "true", "access control"),
    ("enableDLegerCommitLog", "true", "a DLedger commit log"),
    ("enableControllerMode", "true", "the controller mode"),
    ("enableControllerInNamesrv", "true", "a controller"),
    ("storeType", "defaultRocksDB", "a store in RocksDB"),
];

/// Paths that are always derived from `storePathRootDir`: the key, and the name there.
const DERIVED_PATHS: [(&str, &str); 4] =
    [("storePathConsumeQueue", "consumequeue"), ("storePathIndex", "index"), ("storeCheckpoint", "checkpoint"), ("abortFile", "abort")];

/// Refuses what would be dangerous to pass over.
///
/// # Errors
/// Names the first such setting.
pub(super) fn refuse_unsupported(file: &str, properties: &Properties) -> Result<(), ConfigError> {
    for (key, asked, what) in UNSUPPORTED {
        if let Some(entry) = properties.get(key).filter(|entry| entry.value.eq_ignore_ascii_case(asked)) {
            let at = Place::new(file, entry.line);
            return Err(ConfigError::Unsupported { at, key: key.to_owned(), value: entry.value.clone(), what });
        }
    }
    Ok(())
}

/// Tells of derived paths that the file wants elsewhere.
pub(super) fn derived_paths(file: &str, properties: &Properties, store: &StoreSettings) -> Vec<Notice> {
    let asked = DERIVED_PATHS.iter().filter_map(|(key, name)| Some((properties.get(key)?, store.root_dir.join(name))));
    asked
        .filter(|(entry, used)| std::path::Path::new(&entry.value) != used)
        .map(|(entry, used)| Notice::DerivedPath {
            at: Place::new(file, entry.line),
            key: entry.key.clone(),
            used: used.display().to_string(),
        })
        .collect()
}

/// Keys of `BrokerConfig`, `MessageStoreConfig` and `AuthConfig`, of releases from 4.2 to 5.4, with blanks between.
pub(super) const BROKER: &str = "
    abortFile accessMessageInMemoryHotRatio accountStatsEnable accountStatsPrintZeroValues ackMessageThreadPoolNums
    ackThreadPoolQueueCapacity aclCacheExpiredSecond aclCacheMaxNum aclCacheRefreshSecond aclEnable adminBrokerThreadPoolNums
    adminBrokerThreadPoolQueueCapacity allAckInSyncStateSet allowRecallWhenBrokerNotWriteable appendAckAsync appendCkAsync
    asyncLearner asyncSendEnable authConfigPath authenticationEnabled
    authenticationMetadataProvider authenticationProvider authenticationStrategy authenticationWhitelist authorizationEnabled
    authorizationMetadataProvider authorizationProvider authorizationStrategy authorizationWhitelist autoDeleteUnusedStats
    autoMessageVersionOnTopicLen batchDispatchRequestThreadPoolNums bitMapLengthConsumeQueueExt
    bottomMostCompressionTypeForConsumeQueueStore broadcastOffsetExpireMaxSecond broadcastOffsetExpireSecond brokerConfigPath
    brokerElectionPriority brokerFastFailureEnable brokerHeartbeatInterval brokerNotActiveTimeoutMillis
    cgColdReadThreshold checkCRCOnRecover checkSyncStateSetPeriod checkTransactionMessageEnable
    cleanOfflineBrokerInterval cleanRocksDBDirtyCQIntervalMin cleanSwapedMapInterval clearRetryTopicWhenDeleteTopic
    clientManagerThreadPoolQueueCapacity clientManageThreadPoolNums coldCtrStrategyEnable coldDataFlowControlEnable
    coldDataScanEnable combineAssignOffsetCQType combineCQEnableCheckSelf combineCQLoadingCQTypes
    combineCQMaxExtraSearchCommitLogFiles combineCQPreferCQType commercialBaseCount commercialBigCount commercialEnable
    commercialSizePerMsg commercialTimerCount commercialTransCount commitCommitLogLeastPages commitCommitLogThoroughInterval
    commitIntervalCommitLog commitLogForceSwapMapInterval commitLogRecoverMaxNum commitLogSwapMapInterval
    commitLogSwapMapReserveFileNum compactionCqMappedFileSize compactionMappedFileSize compactionScheduleInternal
    compactionThreadNum compatibleWithOldNameSrv compressedRegister configBlackList configManagerVersion
    consumerFallbehindThreshold consumerManagerThreadPoolQueueCapacity consumerManageThreadPoolNums
    consumerOffsetUpdateVersionStep controllerAddr controllerHeartBeatTimeoutMills correctLogicMinOffsetForceInterval
    correctLogicMinOffsetSleepInterval dataReadAheadEnable debugLockEnable
    defaultQueryMaxNum delayOffsetUpdateVersionStep deleteCommitLogFilesInterval deleteConsumeQueueFilesInterval
    deleteFileBatchMax destroyMapedFileIntervalForcibly disableConsumeIfConsumerReadSlowly disappearTimeAfterStart
    diskFallRecorded dispatchCqCacheNum dispatchCqThreads dispatchFromSenderThread dLegerGroup dLegerPeers dLegerSelfId
    duplicationEnable enableAcceleratedRecovery enableAsyncReput enableAutoInSyncReplicas enableBatchPush
    enableBroadcastOffsetStore enableBuildConsumeQueueConcurrently enableCalcFilterBitMap enableCleanExpiredOffset
    enableCompaction enableConnectionMetrics enableConsumeQueueExt enableControllerMode enableCreateSysGroup enableDetailStat
    enableDLegerCommitLog enableFastChannelEventProcess enableLagAndDlqMetrics enableLmq enableLmqStats
    enableLogConsumeQueueRepeatedlyBuildWhenRecover enableMessageStoreMetrics enableMixedMessageType enableMultiDispatch
    enableNetWorkFlowControl enableNotifyAfterPopOrderLockRelease enableNotifyBeforePopCalculateLag enablePopBatchAck
    enablePopBufferMerge enablePopLog enablePopMessageThreshold enablePopMetrics enableRegisterProducer
    enableRemoteEscape enableRemotingMetrics enableRequestMetrics enableRocksDBLog
    enableRunningFlagsInFlush enableScheduleAsyncDeliver enableScheduleMessageStats enableSingleTopicRegister
    enableSkipLongAwaitingAck enableSlaveActingMaster enableSplitMetadata enableSplitRegistration enableStatsMetrics
    enableTransactionMetrics endTransactionPoolQueueCapacity endTransactionThreadPoolNums estimateAccumulation
    expectConsumerNumUseFilter fastFailIfNoBufferInStorePool fetchControllerAddrByDnsLookup
    filterDataCleanTimeSpan filterServerNums filterSupportRetry
    flushConsumeQueueLeastPages flushConsumeQueueThoroughInterval flushConsumerOffsetHistoryInterval
    flushDelayOffsetInterval flushIntervalConsumeQueue flushLeastPagesWhenWarmMapedFile
    forceRegister forceVerifyPropCRC forwardTimeout globalColdReadThreshold haFlowControlEnable haHousekeepingInterval
    haMasterAddress haMaxGapNotInSync haMaxTimeSlaveNotCatchup haSendHeartbeatInterval haSlaveFallbehindMax
    haTransferBatchSize heartbeatThreadPoolNums heartbeatThreadPoolQueueCapacity highSpeedMode indexFileReadEnable
    indexFileWriteEnable indexRocksDBEnable initAuthenticationUser initPopOffsetByCheckMsgInMem
    innerClientAuthenticationCredentials inSyncReplicas isBrokerContainer isInBrokerContainer isolateLogEnable
    litePullMessageEnable litePullMessageThreadPoolNums litePullThreadPoolQueueCapacity loadBalancePollNameServerInterval
    loadBalanceProcessorThreadPoolNums loadBalanceThreadPoolQueueCapacity lockInStrictMode
    logicalDiskSpaceCleanForciblyThreshold logicQueueForceSwapMapInterval logicQueueSwapMapInterval
    logicQueueSwapMapReserveFileNum mapedFileSizeConsumeQueueExt mappedFileSizeConsumeQueueExt
    mappedFileSwapEnable mapperFileSizeBatchConsumeQueue maxAsyncPutMessageRequests
    maxBatchDeleteFilesNum maxChecksumRange maxConsumeQueueScan maxDelayTime maxErrorRateOfBloomFilter maxFilterMessageSize
    maxHaTransferByteInSecond maxLmqConsumeQueueNum maxOffsetMapSize
    maxRecoveryCommitlogFiles maxRocksDBIndexQueryDays maxSlaveResendLength maxStatsIdleTimeInMinutes maxTopicLength
    memTableFlushIntervalMs messageIndexSafe messageStorePlugIn metricGrpcExporterIntervalInMills
    metricGrpcExporterTimeOutInMills metricLoggingExporterIntervalInMills metricsExporterType metricsGrpcExporterHeader
    metricsGrpcExporterTarget metricsInDelta metricsLabel metricsOtelCardinalityLimit metricsPromExporterHost
    metricsPromExporterPort migrateAuthFromV1Enabled minInSyncReplicas msgTraceTopicName namesrvConfigPath
    offsetCheckInSlave osPageCacheBusyTimeOutMills popCkMaxBufferSize popCkOffsetMaxQueueSize
    popCkStayBufferTime popCkStayBufferTimeOut popConsumerFSServiceInit popConsumerKVServiceEnable popConsumerKVServiceInit
    popConsumerKVServiceLog popFromRetryProbabilityForPriority popInflightMessageThreshold
    popLongPollingForceNotifyInterval popPollingMapExpireTimeSeconds popPollingMapSize
    popResponseReturnActualRetryTopic popReviveConcurrency popReviveMaxAttemptTimes popReviveMaxReturnSizePerRead
    preferredLeaderId printChannelGroups printChannelGroupsMinNum priorityOrderAsc processReplyMessageThreadPoolNums
    pullBatchMaxMessageCount pullMessageThreadPoolNums pullThreadPoolQueueCapacity putConsumeQueueDataByFileChannel
    putMessageFutureThreadPoolNums putMessageTimeout putMsgIndexHightWater putThreadPoolQueueCapacity
    queryMessageThreadPoolNums queryThreadPoolQueueCapacity readOnlyCommitLogStorePaths readUnCommitted
    realTimeNotifyConsumerChange realTimePersistRocksDBConfig recheckReputOffsetFromCq
    recoverConcurrently recoverThreadPoolNums redeleteHangedFileInterval rejectPullConsumerEnable
    replicasPerDiskPartition replyThreadPoolQueueCapacity
    reviveAckWaitMs reviveInterval reviveMaxSlow reviveScanTime rocketmqHome rocksdbCompressionType
    rocksdbCQDoubleWriteEnable rocksdbFlushWalFrequency rocksdbWalFileRollingThreshold sampleCountThreshold sampleSteps
    scheduleAsyncDeliverMaxPendingLimit scheduleAsyncDeliverMaxResendNum2Blocked searchBcqByCacheEnable
    sendHeartbeatTimeoutMillis sendMessageThreadPoolNums sendThreadPoolQueueCapacity
    sharedByteBufferNum skipPreOnline skipWhenCKRePutReachMaxTimes slaveReadEnable slaveTimeout
    spinLockCollisionRetreatOptimalDegree splitMetadataSize splitRegistrationSize
    statefulAuthenticationCacheExpiredSecond statefulAuthenticationCacheMaxNum statefulAuthorizationCacheExpiredSecond
    statefulAuthorizationCacheMaxNum statRocksDBCQIntervalSec storeCheckpoint storePathBrokerIdentity storePathConsumeQueue
    storePathDLedgerCommitLog storePathEpochFile storePathIndex storeType subscriptionExpiredTimeout
    syncBrokerMemberGroupPeriod syncBrokerMetadataPeriod syncControllerMetadataPeriod syncFromLastFile
    syncMasterFlushOffsetWhenStartup timerCheckMetricsWhen timerColdDataCheckIntervalMs timerCongestNumEachSlot
    timerEnableCheckMetrics timerEnableDisruptor timerEnableRetryUntilSuccess timerGetMessageThreadNum
    timerInterceptDelayLevel timerMetricSmallThreshold timerPrecisionMs timerProgressLogIntervalMs
    timerPutMessageThreadNum timerRecallToTimelineEnable timerRecallToTimeWheelEnable timerRocksDBEnable
    timerRocksDBPrecisionMs timerRocksDBRollIntervalHours timerRocksDBRollMaxTps timerRocksDBRollRangeHours
    timerRocksDBStopScan timerRocksDBTimeExpiredMaxTps timerSkipUnknownError timerStopDequeue
    timerStopEnqueue timerWarmEnable timerWheelSnapshotFlush timerWheelSnapshotIntervalMs topicQueueLockNum
    totalReplicas transactionMetricFlushInterval
    transactionOpBatchInterval transferMsgByHeap transientStorePoolEnable
    transientStorePoolSize transRocksDBEnable transWriteOriginTransHalfEnable travelCqFileNumWhenGetMessage
    useABSLock usePIDColdCtrStrategy userCacheExpiredSecond userCacheMaxNum userCacheRefreshSecond
    useReentrantLockWhenPutMessage useSeparateRetryQueue useServerSideResetOffset useSingleRocksDBForAllConfigs
    useStaticSubscription validateSystemTopicWhenUpdateTopic waitTimeMillsInAckQueue waitTimeMillsInAdminBrokerQueue
    waitTimeMillsInHeartbeatQueue waitTimeMillsInLitePullQueue waitTimeMillsInPullQueue waitTimeMillsInSendQueue
    waitTimeMillsInTransactionQueue wakeCommitWhenPutMessage wakeFlushWhenPutMessage warmMapedFileEnable writeWithoutMmap
";

/// Keys of `NettyServerConfig` and `NettyClientConfig`.
pub(super) const NETTY: &str = "
    channelNotActiveInterval clientAsyncSemaphoreValue clientCallbackExecutorThreads clientChannelMaxIdleTimeSeconds
    clientCloseSocketIfTimeout clientOnewaySemaphoreValue clientPooledByteBufAllocatorEnable clientSocketRcvBufSize clientSocketSndBufSize
    clientWorkerThreads connectTimeoutMillis disableCallbackExecutor disableNettyWorkerGroup enableReconnectForGoAway
    enableShutdownGracefully isScanAvailableNameSrv maxReconnectIntervalTimeSeconds serverAsyncSemaphoreValue
    serverCallbackExecutorThreads serverChannelMaxIdleTimeSeconds serverNettyWorkerGroupEnable serverOnewaySemaphoreValue
    serverPooledByteBufAllocatorEnable serverSelectorThreads serverSocketBacklog serverSocketRcvBufSize serverSocketSndBufSize
    serverWorkerThreads shutdownWaitTimeSeconds socksProxyConfig useEpollNativeSelector useTLS writeBufferHighWaterMark
    writeBufferLowWaterMark
";

/// Keys of `NamesrvConfig` and `ControllerConfig`.
pub(super) const NAMESRV: &str = "
    clientRequestThreadPoolNums clientRequestThreadPoolQueueCapacity clusterTest configBlackList configStorePath controllerDLegerGroup
    controllerDLegerPeers controllerDLegerSelfId controllerRequestThreadPoolQueueCapacity controllerStorePath controllerThreadPoolNums
    controllerType defaultThreadPoolNums defaultThreadPoolQueueCapacity electMasterMaxRetryCount enableControllerInNamesrv
    enableElectUncleanMaster isProcessReadEvent jraftConfig mappedFileSize metricGrpcExporterIntervalInMills
    metricGrpcExporterTimeOutInMills metricLoggingExporterIntervalInMills metricsExporterType metricsGrpcExporterHeader
    metricsGrpcExporterTarget metricsInDelta metricsLabel metricsPromExporterHost metricsPromExporterPort notifyBrokerRoleChanged
    notifyMinBrokerIdChanged productEnvName rocketmqHome scanInactiveMasterInterval supportActingMaster
    unRegisterBrokerQueueCapacity
";
