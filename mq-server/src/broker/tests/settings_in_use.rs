//! Settings that change what a running broker does.

use super::*;
use mq_core::protocol::bodies::topic::TopicConfigTable;
use mq_core::protocol::headers::send::SendRegion;
use std::time::Instant;

async fn set(broker: &TestBroker, text: &'static str) {
    broker.client.ok(RequestCode::UPDATE_BROKER_CONFIG, &NoHeader, text).await;
}

#[tokio::test]
async fn a_broker_without_read_permission_refuses_pulls() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    broker.visible("T", 0, 1).await;
    let version = || broker.running.broker.topics.version();
    let before = version();
    set(&broker, "brokerPermission=2\n").await;
    let (answer, header) = broker.client.pull("T", "G", 0, 0, "*", 0).await;
    assert_eq!((code(&answer), header.forbidden_type), (ResponseCode::NO_PERMISSION, Some(1)));
    assert_ne!(version(), before, "name servers take the new permissions only with a new version");
    broker.client.send("T", 0, "", b"what is on its way is taken").await;
    let own: TopicConfigTable = broker.running.broker.topics.table();
    assert_eq!(own.topic_config_table["T"].perm, 6, "the topic itself keeps its own");
    set(&broker, "brokerPermission=6\n").await;
    broker.visible("T", 0, 2).await;
    assert_eq!(broker.client.messages("T", "G", 0).await.len(), 2);
}

#[tokio::test]
async fn sends_wait_for_the_moment_from_which_they_are_taken() {
    let broker = TestBroker::start().await;
    let text = format!("startAcceptSendRequestTimeStamp={}\n", UnixMs::now().get() + 3_600_000);
    broker.client.ok(RequestCode::UPDATE_BROKER_CONFIG, &NoHeader, text).await;
    let refused = broker.client.call(RequestCode::SEND_MESSAGE_V2, &send_header("T", 0, ""), &b"x"[..]).await;
    assert_eq!(code(&refused), ResponseCode::SYSTEM_ERROR);
    assert!(refused.head.remark.unwrap().starts_with("broker unable to service, until 2"));
    set(&broker, "startAcceptSendRequestTimeStamp=1\n").await;
    broker.client.send("T", 0, "", b"x").await;
}

#[tokio::test]
async fn region_and_trace_switch_go_into_messages_and_answers() {
    let broker = TestBroker::start_with(|broker, _| (broker.region, broker.trace_on) = ("north".into(), false)).await;
    let sent = broker.client.send("T", 0, "", b"x").await;
    assert_eq!((sent.region.as_deref(), sent.trace_on.as_deref()), (Some("north"), Some("false")));
    let message = broker.client.messages("T", "G", 0).await.remove(0);
    assert_eq!((message.properties.get("MSG_REGION"), message.properties.get("TRACE_ON")), (Some("north"), Some("false")));
    let refused = broker.client.call(RequestCode::SEND_MESSAGE_V2, &send_header("no such name!", 0, ""), &b"x"[..]).await;
    let header: SendRegion = refused.header().unwrap();
    assert_eq!((&*header.region, header.trace_on), ("north", false));
}

#[tokio::test]
async fn pulls_wait_shortly_when_long_polling_is_off() {
    let broker = TestBroker::start_with(|broker, _| (broker.long_polling, broker.short_polling_ms) = (false, 20)).await;
    broker.client.send("T", 0, "", b"x").await;
    broker.visible("T", 0, 1).await;
    let begun = Instant::now();
    let (answer, _) = broker.client.pull("T", "G", 0, 1, "*", 25_000).await;
    assert_eq!(code(&answer), ResponseCode::PULL_NOT_FOUND);
    assert!(begun.elapsed() < Duration::from_secs(20), "not as long as it asked for");
}

#[tokio::test]
async fn groups_hear_of_changes_only_while_they_may() {
    let broker = TestBroker::start_with(|broker, _| broker.notify_group_changes = false).await;
    let mut first = Client::connect(broker.running.addr().to_string());
    first.heartbeat("c1", "G", "T").await;
    set(&broker, "notifyConsumerIdsChangedEnable=true\n").await;
    let second = Client::connect(broker.running.addr().to_string());
    second.heartbeat("c2", "G", "T").await;
    assert_eq!(RequestCode(first.asked.recv().await.unwrap().head.code), RequestCode::NOTIFY_CONSUMER_IDS_CHANGED);
    assert!(first.asked.try_recv().is_err(), "the first one's own coming was not announced");
}
