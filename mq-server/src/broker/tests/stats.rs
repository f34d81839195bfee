//! Counters by Apache's names (315), and the figures of the runtime info that come of them.

use super::super::stats::GroupCounter;
use super::*;
use mq_core::protocol::bodies::namesrv::KvTable;
use mq_core::protocol::bodies::stats::BrokerStatsData;
use mq_core::protocol::headers::admin::ViewBrokerStats;
use mq_core::protocol::headers::send::ConsumerSendMsgBack;

async fn counter(broker: &TestBroker, name: &str, key: &str) -> Result<BrokerStatsData, String> {
    let header = ViewBrokerStats { stats_name: name.into(), stats_key: key.into() };
    let answer = broker.client.call(RequestCode::VIEW_BROKER_STATS_DATA, &header, Bytes::new()).await;
    match code(&answer) {
        ResponseCode::SUCCESS => Ok(lenient_json::from_slice(&answer.body).unwrap()),
        code => Err(format!("{code} {}", answer.head.remark.unwrap_or_default())),
    }
}

async fn sum(broker: &TestBroker, name: &str, key: &str) -> i64 {
    let data = counter(broker, name, key).await.unwrap();
    assert_eq!((data.stats_hour.sum, data.stats_day.sum), (data.stats_minute.sum, data.stats_minute.sum), "the broker has just begun");
    data.stats_minute.sum
}

#[tokio::test]
async fn what_goes_in_and_out_is_counted_by_topic_and_group() {
    let broker = TestBroker::start().await;
    for n in 0..10 {
        broker.client.send("T", n % 2, "", b"0123456789").await;
    }
    broker.visible("T", 0, 5).await;
    let messages = broker.client.messages("T", "G", 0).await;
    assert_eq!(messages.len(), 5);
    let back = ConsumerSendMsgBack {
        offset: messages[0].offset_msg_id().phy,
        group: "G".into(),
        delay_level: 0,
        origin_msg_id: None,
        origin_topic: Some("T".into()),
        unit_mode: false,
        max_reconsume_times: None,
    };
    broker.client.ok(RequestCode::CONSUMER_SEND_MSG_BACK, &back, Bytes::new()).await;

    assert_eq!(sum(&broker, "TOPIC_PUT_NUMS", "T").await, 10);
    assert_eq!(sum(&broker, "GROUP_GET_NUMS", "T@G").await, 5);
    assert_eq!(sum(&broker, "SNDBCK_PUT_NUMS", "T@G").await, 1);
    assert_eq!(sum(&broker, "BROKER_PUT_NUMS", "DefaultCluster").await, 10);
    assert_eq!(sum(&broker, "BROKER_GET_NUMS", "DefaultCluster").await, 5);
    let read: usize = messages.iter().map(|message| message.store_size).sum();
    assert_eq!(sum(&broker, "GROUP_GET_SIZE", "T@G").await, read as i64);
    assert_eq!(sum(&broker, "TOPIC_PUT_SIZE", "T").await, 2 * read as i64);
    broker.running.broker.stats.note_group(GroupCounter::AckNums, "poppers", "T", 3);
    assert_eq!(sum(&broker, "GROUP_ACK_NUMS", "T@poppers").await, 3);
    assert_eq!(sum(&broker, "BROKER_ACK_NUMS", "DefaultCluster").await, 3);
    let puts = counter(&broker, "TOPIC_PUT_NUMS", "T").await.unwrap();
    assert_eq!((puts.stats_minute.avgpt, puts.stats_minute.tps > 0.0), (1.0, true));
    assert!(counter(&broker, "GROUP_GET_LATENCY", "0@T@G").await.is_ok() && counter(&broker, "TOPIC_PUT_LATENCY", "1@T").await.is_ok());

    for (name, key) in
        [("TOPIC_PUT_NUMS", "U"), ("GROUP_GET_NUMS", "T@H"), ("BROKER_CK_NUMS", "DefaultCluster"), ("BROKER_PUT_NUMS", "x"), ("FOO", "T")]
    {
        let remark = counter(&broker, name, key).await.unwrap_err();
        assert_eq!(remark, format!("{} The stats <{name}> <{key}> not exist", ResponseCode::SYSTEM_ERROR));
    }
}

#[tokio::test]
async fn the_runtime_info_tells_of_puts_and_reads() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    broker.visible("T", 0, 1).await;
    broker.client.messages("T", "G", 0).await;
    broker.client.pull("T", "G", 0, 1, "*", 0).await;
    broker.client.send("T", 0, "DELAY\u{1}18\u{2}", b"later").await;
    broker.visible("SCHEDULE_TOPIC_XXXX", 17, 1).await;
    let info = async || {
        let answer = broker.client.ok(RequestCode::GET_BROKER_RUNTIME_INFO, &NoHeader, Bytes::new()).await;
        lenient_json::from_slice::<KvTable>(&answer.body).unwrap().table
    };
    let first = |text: &str| text.split(' ').next().unwrap().parse::<f64>().unwrap();
    let table = loop {
        let table = info().await;
        if first(&table["getMissTps"]) > 0.0 && first(&table["getFoundTps"]) > 0.0 {
            break table;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
        broker.client.pull("T", "G", 0, 0, "*", 0).await;
        broker.client.pull("T", "G", 0, 1, "*", 0).await;
    };
    assert!(first(&table["getTotalTps"]) > first(&table["getFoundTps"]));
    assert_eq!(&*table["putMessageFailedTimes"], "0");
    assert_eq!(&*table["scheduleMessageOffset_18"], "0,1", "what waits is told before anything of its level was due");
    assert!(!table.contains_key("scheduleMessageOffset_17"), "nothing is told of levels that nobody used");
    assert!(table["putMessageDistributeTime"].starts_with("[<=0ms]:"), "{}", table["putMessageDistributeTime"]);
}
