//! What operators ask.

use super::*;
use mq_core::protocol::bodies::group::{ConsumeStats, SubscriptionGroupConfig, SubscriptionGroupTable};
use mq_core::protocol::bodies::namesrv::KvTable;
use mq_core::protocol::bodies::topic::{TopicConfigTable, TopicStatsTable};
use mq_core::protocol::headers::group::{DeleteSubscriptionGroup, GetAllGroupConfig, GetConsumeStats};
use mq_core::protocol::headers::offset::UpdateConsumerOffset;
use mq_core::protocol::headers::topic::{CreateTopic, GetAllTopicConfig, TopicRef};

fn create(topic: &str, queues: i32, perm: i32) -> CreateTopic {
    CreateTopic {
        topic: topic.into(),
        default_topic: Some("TBW102".into()),
        read_queue_nums: queues,
        write_queue_nums: queues,
        perm,
        topic_filter_type: Some("SINGLE_TAG".into()),
        topic_sys_flag: Some(0),
        order: false,
        attributes: None,
        force: None,
    }
}

#[tokio::test]
async fn topics_are_created_changed_counted_and_deleted() {
    let broker = TestBroker::start().await;
    broker.client.ok(RequestCode::UPDATE_AND_CREATE_TOPIC, &create("T", 2, 6), Bytes::new()).await;
    broker.client.send("T", 1, "", b"x").await;
    broker.visible("T", 1, 1).await;
    let stats = broker.client.ok(RequestCode::GET_TOPIC_STATS_INFO, &TopicRef { topic: "T".into() }, Bytes::new()).await;
    let stats: TopicStatsTable = lenient_json::from_slice(&stats.body).unwrap();
    let ends: Vec<i64> = stats.offset_table.values().map(|offset| offset.max_offset).collect();
    assert_eq!(ends, [0, 1]);

    broker.client.ok(RequestCode::UPDATE_AND_CREATE_TOPIC, &create("T", 4, 4), Bytes::new()).await;
    let refused = broker.client.call(RequestCode::SEND_MESSAGE_V2, &send_header("T", 0, ""), &b"x"[..]).await;
    assert_eq!(code(&refused), ResponseCode::NO_PERMISSION, "it can only be read now");
    let all = GetAllTopicConfig { topic_seq: None, data_version: None, max_topic_num: None };
    let table = broker.client.ok(RequestCode::GET_ALL_TOPIC_CONFIG, &all, Bytes::new()).await;
    let table: TopicConfigTable = lenient_json::from_slice(&table.body).unwrap();
    assert_eq!(table.topic_config_table["T"].read_queue_nums, 4);
    assert_eq!(table.topic_config_table["SCHEDULE_TOPIC_XXXX"].read_queue_nums, 18);

    broker.client.ok(RequestCode::DELETE_TOPIC_IN_BROKER, &TopicRef { topic: "T".into() }, Bytes::new()).await;
    let gone = broker.client.call(RequestCode::GET_TOPIC_STATS_INFO, &TopicRef { topic: "T".into() }, Bytes::new()).await;
    assert_eq!(code(&gone), ResponseCode::TOPIC_NOT_EXIST);
    assert!(!broker.folder.path().join("consumequeue/T").exists());

    for (bad, expected) in [
        (create("../x", 1, 6), ResponseCode::INVALID_PARAMETER),
        (create("TBW102", 1, 6), ResponseCode::INVALID_PARAMETER),
        (create("T", -1, 6), ResponseCode::INVALID_PARAMETER),
        (create("T", 1, 99), ResponseCode::INVALID_PARAMETER),
    ] {
        let answer = broker.client.call(RequestCode::UPDATE_AND_CREATE_TOPIC, &bad, Bytes::new()).await;
        assert_eq!(code(&answer), expected, "{bad:?}");
    }
}

#[tokio::test]
async fn groups_are_created_counted_and_deleted() {
    let broker = TestBroker::start().await;
    let config = SubscriptionGroupConfig { retry_max_times: 3, ..SubscriptionGroupConfig::new("G") };
    broker.client.ok(RequestCode::UPDATE_AND_CREATE_SUBSCRIPTIONGROUP, &NoHeader, lenient_json::to_vec(&config)).await;
    let all = GetAllGroupConfig { group_seq: None, data_version: None, max_group_num: None };
    let groups = async || -> SubscriptionGroupTable {
        let answer = broker.client.ok(RequestCode::GET_ALL_SUBSCRIPTIONGROUP_CONFIG, &all, Bytes::new()).await;
        lenient_json::from_slice(&answer.body).unwrap()
    };
    assert_eq!(groups().await.subscription_group_table["G"], config);

    broker.client.send("T", 0, "", b"x").await;
    let commit =
        UpdateConsumerOffset { consumer_group: "G".into(), topic: "T".into(), queue_id: QueueId(0), commit_offset: QueueOffset(0) };
    broker.client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit, Bytes::new()).await;
    broker.visible("T", 0, 1).await;
    let stats = GetConsumeStats { consumer_group: "G".into(), topic: None, topic_list: None };
    let stats = broker.client.ok(RequestCode::GET_CONSUME_STATS, &stats, Bytes::new()).await;
    let stats: ConsumeStats = lenient_json::from_slice(&stats.body).unwrap();
    let lag: i64 = stats.offset_table.values().map(|offset| offset.broker_offset - offset.consumer_offset).sum();
    assert_eq!((stats.offset_table.len(), lag), (4, 1));

    let delete = DeleteSubscriptionGroup { group_name: "G".into(), clean_offset: true };
    broker.client.ok(RequestCode::DELETE_SUBSCRIPTIONGROUP, &delete, Bytes::new()).await;
    assert!(!groups().await.subscription_group_table.contains_key("G"));
    assert_eq!(broker.running.broker.offsets.get("G", "T", QueueId(0)), None);
}

#[tokio::test]
async fn settings_are_shown_and_only_live_ones_change() {
    let broker = TestBroker::start().await;
    let shown = broker.client.ok(RequestCode::GET_BROKER_CONFIG, &NoHeader, Bytes::new()).await;
    let text = String::from_utf8(shown.body.to_vec()).unwrap();
    assert!(text.contains("brokerName=broker-a\n") && text.contains("fileReservedTime=72\n"), "{text}");
    broker.client.ok(RequestCode::UPDATE_BROKER_CONFIG, &NoHeader, &b"fileReservedTime=48\n"[..]).await;
    assert_eq!(broker.running.broker.store_settings.load().reserved_hours, 48);
    for (change, expected) in [
        ("storePathRootDir=/tmp/elsewhere", ResponseCode::NO_PERMISSION),
        ("rocketmqHome=/tmp;touch x", ResponseCode::INVALID_PARAMETER),
        ("fileReservedTime=soon", ResponseCode::INVALID_PARAMETER),
        ("fileReservedTime=1\nbrokerName=evil", ResponseCode::NO_PERMISSION),
    ] {
        let answer = broker.client.call(RequestCode::UPDATE_BROKER_CONFIG, &NoHeader, change.as_bytes().to_vec()).await;
        assert_eq!(code(&answer), expected, "{change}: {:?}", answer.head.remark);
    }
    assert_eq!(broker.running.broker.store_settings.load().reserved_hours, 48, "all or nothing");
}

#[tokio::test]
async fn runtime_figures_have_the_names_that_tools_read() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    let answer = broker.client.ok(RequestCode::GET_BROKER_RUNTIME_INFO, &NoHeader, Bytes::new()).await;
    let table = lenient_json::from_slice::<KvTable>(&answer.body).unwrap().table;
    for key in ["putTps", "getTransferredTps", "getTransferedTps", "getTotalTps"] {
        assert_eq!(table[key].split(' ').filter(|rate| rate.parse::<f64>().is_ok()).count(), 3, "{key}={}", table[key]);
    }
    assert_eq!((&*table["brokerVersionDesc"], &*table["msgPutTotalTodayNow"]), ("V5_4_0", "1"));
    for key in ["bootTimestamp", "commitLogDiskRatio", "earliestMessageTimeStamp", "timerReadBehind", "sendThreadPoolQueueSize"] {
        assert!(table[key].parse::<f64>().is_ok(), "{key}={}", table[key]);
    }
}
