//! Moving groups: what clients hear, what late commits do, what deletion leaves.

use super::*;
use mq_core::protocol::bodies::offset::ResetOffsetBody;
use mq_core::protocol::headers::group::DeleteSubscriptionGroup;
use mq_core::protocol::headers::offset::{CloneGroupOffset, QueryConsumerOffset, ResetOffset, UpdateConsumerOffset};

fn commit_of(group: &str, offset: i64) -> UpdateConsumerOffset {
    UpdateConsumerOffset { consumer_group: group.into(), topic: "T".into(), queue_id: QueueId(0), commit_offset: QueueOffset(offset) }
}

fn reset_to(queue: i32, offset: i64) -> ResetOffset {
    ResetOffset {
        topic: "T".into(),
        group: "G".into(),
        timestamp: UnixMs(0),
        is_force: true,
        queue_id: Some(QueueId(queue)),
        offset: Some(QueueOffset(offset)),
    }
}

async fn with_messages(count: i64) -> TestBroker {
    let broker = TestBroker::start().await;
    for _ in 0..count {
        broker.client.send("T", 0, "", b"x").await;
    }
    broker.visible("T", 0, count).await;
    // A pull makes the group, as commits do not.
    broker.client.pull("T", "G", 0, 0, "*", 0).await;
    broker
}

async fn committed(client: &Client, group: &str) -> Option<String> {
    let query =
        QueryConsumerOffset { consumer_group: group.into(), topic: "T".into(), queue_id: QueueId(0), set_zero_if_not_found: Some(false) };
    let answer = client.call(RequestCode::QUERY_CONSUMER_OFFSET, &query, Bytes::new()).await;
    answer.fields.get("offset").map(str::to_owned)
}

#[tokio::test]
async fn late_commits_of_the_old_position_do_nothing_until_the_new_one_is_taken() {
    let broker = with_messages(5).await;
    let client = &broker.client;
    client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit_of("G", 5), Bytes::new()).await;
    client.ok(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset_to(0, 2), Bytes::new()).await;
    assert_eq!(committed(client, "G").await.as_deref(), Some("2"));
    let (answer, header) = client.pull("T", "G", 0, 5, "*", 25_000).await;
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_OFFSET_MOVED, 2));
    assert_eq!(answer.head.remark.as_deref(), Some("OFFSET_RESET"));
    // A Java client of 4.x commits what it finishes meanwhile, and goes there 10 s later.
    let late = client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit_of("G", 5), Bytes::new()).await;
    assert_eq!(late.head.remark.as_deref(), Some("Offset has been previously reset"));
    assert_eq!(committed(client, "G").await.as_deref(), Some("2"));
    let (answer, header) = client.pull("T", "G", 0, 2, "*", 0).await;
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::SUCCESS, 5));
    client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit_of("G", 5), Bytes::new()).await;
    assert_eq!(committed(client, "G").await.as_deref(), Some("5"));
}

#[tokio::test]
async fn a_waiting_pull_hears_of_a_reset_at_once() {
    let broker = with_messages(3).await;
    let waiting = broker.client.pull("T", "G", 0, 3, "*", 60_000);
    let other = broker.client.pull("T", "other", 0, 3, "*", 100);
    let resetting = async {
        until("both pulls wait", || broker.running.broker.long_poll.len() == 2).await;
        broker.client.ok(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset_to(0, 1), Bytes::new()).await
    };
    let ((answer, header), (unmoved, _), _) = tokio::join!(waiting, other, resetting);
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_OFFSET_MOVED, 1));
    assert_eq!(code(&unmoved), ResponseCode::PULL_NOT_FOUND);
}

#[tokio::test]
async fn a_client_that_waits_at_the_target_with_older_messages_in_hand_is_told() {
    let broker = with_messages(3).await;
    let client = &broker.client;
    client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit_of("G", 1), Bytes::new()).await;
    // It has read on to the end; its listener has 1 and 2 in hand.
    let waiting = client.pull("T", "G", 0, 3, "*", 60_000);
    let resetting = async {
        until("the pull waits", || broker.running.broker.long_poll.len() == 1).await;
        client.ok(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset_to(0, 3), Bytes::new()).await
    };
    let ((answer, header), _) = tokio::join!(waiting, resetting);
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_OFFSET_MOVED, 3));
    client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit_of("G", 1), Bytes::new()).await;
    assert_eq!(committed(client, "G").await.as_deref(), Some("3"));
}

#[tokio::test]
async fn targets_are_checked_and_told_queue_by_queue() {
    let broker = with_messages(4).await;
    let client = &broker.client;
    client.pull("T", "G", 0, 0, "*", 0).await;
    let beyond = client.call(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset_to(0, 9), Bytes::new()).await;
    assert_eq!(beyond.head.remark.as_deref(), Some("Target offset 9 not in consume queue range [0-4]"));
    let told = async |timestamp, is_force| {
        let reset = ResetOffset { timestamp: UnixMs(timestamp), is_force, queue_id: Some(QueueId(-1)), offset: None, ..reset_to(0, 0) };
        let answer = client.ok(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &reset, Bytes::new()).await;
        let body: ResetOffsetBody = lenient_json::from_slice(&answer.body).unwrap();
        body.offset_table.into_iter().map(|(queue, offset)| (queue.0.queue_id.get(), offset)).collect::<Vec<_>>()
    };
    assert_eq!(told(-1, true).await, [(0, 4), (1, 0), (2, 0), (3, 0)], "to the end");
    assert_eq!(told(0, true).await[0], (0, 0), "to the beginning");
    assert_eq!(told(-1, false).await[0], (0, 0), "without force never forward, and it is said");
    let missing = ResetOffset { group: "none".into(), ..reset_to(0, 0) };
    let missing = client.call(RequestCode::INVOKE_BROKER_TO_RESET_OFFSET, &missing, Bytes::new()).await;
    assert_eq!(code(&missing), ResponseCode::SUBSCRIPTION_GROUP_NOT_EXIST);
}

#[tokio::test]
async fn commits_make_no_group() {
    let broker = with_messages(1).await;
    let update = RequestCode::UPDATE_CONSUMER_OFFSET;
    let unknown = broker.client.call(update, &commit_of("late", 1), Bytes::new()).await;
    assert_eq!(code(&unknown), ResponseCode::SUBSCRIPTION_GROUP_NOT_EXIST);
    let elsewhere = UpdateConsumerOffset { topic: "none".into(), ..commit_of("G", 1) };
    assert_eq!(code(&broker.client.call(update, &elsewhere, Bytes::new()).await), ResponseCode::TOPIC_NOT_EXIST);
    assert_eq!(committed(&broker.client, "late").await, None);
}

#[tokio::test]
async fn positions_outlive_their_group_only_if_they_are_meant_to() {
    let broker = with_messages(3).await;
    let client = &broker.client;
    client.ok(RequestCode::UPDATE_CONSUMER_OFFSET, &commit_of("G", 2), Bytes::new()).await;
    let clone = CloneGroupOffset { src_group: "G".into(), dest_group: "copy".into(), topic: Some("T".into()), offline: false };
    client.ok(RequestCode::CLONE_GROUP_OFFSET, &clone, Bytes::new()).await;
    let delete = |group: &str, clean_offset| DeleteSubscriptionGroup { group_name: group.into(), clean_offset };
    client.ok(RequestCode::DELETE_SUBSCRIPTIONGROUP, &delete("G", false), Bytes::new()).await;
    assert_eq!(committed(client, "G").await.as_deref(), Some("2"));
    client.ok(RequestCode::DELETE_SUBSCRIPTIONGROUP, &delete("G", true), Bytes::new()).await;
    assert_eq!(committed(client, "G").await, None);
    let broker = broker.restart().await;
    assert_eq!(committed(&broker.client, "G").await, None);
    assert_eq!(committed(&broker.client, "copy").await.as_deref(), Some("2"));
}
