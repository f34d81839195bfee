//! Tags and expressions: what pulls get, what wakes them, what is refused, what is kept, and groups that contradict themselves.

use super::*;
use mq_core::protocol::bodies::client::{CheckClient, ConsumerConnection, MessageModel};
use mq_core::protocol::bodies::filter::ConsumerFilterTable;
use mq_core::protocol::headers::client::ConsumerGroupRef;

/// A pull of queue 0 with an expression of its own.
fn sql_pull(group: &str, offset: i64, expression: &str, suspend_ms: i64) -> PullMessage {
    PullMessage { expression_type: Some("SQL92".into()), ..pull_header("T", group, 0, offset, expression, suspend_ms) }
}

async fn pull_sql(client: &Client, offset: i64, expression: &str, suspend_ms: i64) -> (Command, PullMessageResponse) {
    let answer = client.call(RequestCode::PULL_MESSAGE, &sql_pull("G", offset, expression, suspend_ms), Bytes::new()).await;
    let header = answer.header().unwrap();
    (answer, header)
}

fn bodies(answer: &Command) -> Vec<String> {
    decode(answer).iter().map(|message| String::from_utf8_lossy(&message.body).into_owned()).collect()
}

fn subscribed(client_id: &str, group: &str, kind: &str, expression: &str, version: i64) -> HeartbeatData {
    let mut data = heartbeat(client_id, group, "T");
    let wish = &mut data.consumer_data_set[0].subscription_data_set[0];
    (wish.expression_type, wish.sub_string, wish.sub_version) = (kind.into(), expression.into(), version);
    data
}

async fn beat(client: &Client, data: &HeartbeatData) {
    client.ok(RequestCode::HEART_BEAT, &NoHeader, lenient_json::to_vec(data)).await;
}

#[tokio::test]
async fn an_expression_chooses_by_properties() {
    let broker = TestBroker::start().await;
    for (properties, body) in [
        ("a\u{1}1\u{2}color\u{1}red", &b"1 red"[..]),
        ("a\u{1}7\u{2}color\u{1}red", b"7 red"),
        ("a\u{1}9", b"9"),
        ("TAGS\u{1}x", b"tagged"),
        ("a\u{1}many", b"no number"),
    ] {
        broker.client.send("T", 0, properties, body).await;
    }
    broker.visible("T", 0, 5).await;
    for (expression, wanted) in [
        ("a > 5", &["7 red", "9"][..]),
        ("a BETWEEN 0 AND 8 AND color = 'red'", &["1 red", "7 red"]),
        ("color IS NULL", &["9", "tagged", "no number"]),
        ("TAGS = 'x' OR a = 1", &["1 red", "tagged"]),
        ("a = 'many'", &["no number"]),
    ] {
        let (answer, header) = pull_sql(&broker.client, 0, expression, 0).await;
        assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::SUCCESS, 5), "{expression}");
        assert_eq!(bodies(&answer), wanted, "{expression}");
    }
    let (answer, header) = pull_sql(&broker.client, 0, "a > 100", 0).await;
    assert_eq!((code(&answer), header.next_begin_offset.get()), (ResponseCode::PULL_RETRY_IMMEDIATELY, 5));
}

#[tokio::test]
async fn only_a_message_that_the_expression_wants_wakes_a_pull() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "a\u{1}1", b"first").await;
    broker.visible("T", 0, 1).await;
    let waiting = pull_sql(&broker.client, 1, "a >= 5", 25_000);
    let sending = async {
        until("the pull waits", || broker.running.broker.long_poll.len() > 0).await;
        broker.client.send("T", 0, "a\u{1}2", b"not wanted").await;
        broker.client.send("T", 0, "", b"not wanted").await;
        broker.visible("T", 0, 3).await;
        assert_eq!(broker.running.broker.long_poll.len(), 1, "what is not wanted wakes nobody");
        broker.client.send("T", 0, "a\u{1}5", b"wanted").await;
    };
    let ((answer, header), ()) = tokio::join!(waiting, sending);
    assert_eq!((bodies(&answer), header.next_begin_offset.get()), (vec!["wanted".to_owned()], 4));
}

#[tokio::test]
async fn a_bad_expression_is_refused_wherever_it_is_used() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "a\u{1}1", b"x").await;
    broker.visible("T", 0, 1).await;
    let check = async |kind: &str, expression: &str| {
        let data = subscribed("c1", "G", kind, expression, 1);
        let subscription_data = data.consumer_data_set[0].subscription_data_set[0].clone();
        let body = CheckClient { client_id: "c1".into(), group: "G".into(), subscription_data, ..CheckClient::default() };
        let answer = broker.client.call(RequestCode::CHECK_CLIENT_CONFIG, &NoHeader, lenient_json::to_vec(&body)).await;
        (code(&answer), answer.head.remark.unwrap_or_default().to_string())
    };
    assert_eq!(check("SQL92", "a > 5").await.0, ResponseCode::SUCCESS);
    assert_eq!(check("TAG", "a >").await.0, ResponseCode::SUCCESS);
    let (refused, why) = check("SQL92", "a > ").await;
    assert_eq!(refused, ResponseCode::SUBSCRIPTION_PARSE_FAILED);
    assert!(why.contains("at 4: the expression ends where a property, a number"), "{why}");
    assert_eq!(check("REGEX", "a.*").await.0, ResponseCode::SUBSCRIPTION_PARSE_FAILED);

    let (answer, _) = pull_sql(&broker.client, 0, "a = ", 0).await;
    assert_eq!((code(&answer), answer.body.len()), (ResponseCode::SUBSCRIPTION_PARSE_FAILED, 0), "never everything instead");
    beat(&broker.client, &subscribed("c1", "G", "SQL92", "a >", 2)).await;
    let registered = PullMessage { sys_flag: 0, sub_version: 2, ..pull_header("T", "G", 0, 0, "", 0) };
    let answer = broker.client.call(RequestCode::PULL_MESSAGE, &registered, Bytes::new()).await;
    assert_eq!(code(&answer), ResponseCode::SUBSCRIPTION_PARSE_FAILED);
    beat(&broker.client, &subscribed("c1", "G", "SQL92", "a > 0", 3)).await;
    let answer = broker.client.ok(RequestCode::PULL_MESSAGE, &registered, Bytes::new()).await;
    assert_eq!(bodies(&answer), ["x"]);
}

#[tokio::test]
async fn expressions_can_be_switched_off() {
    let broker = TestBroker::start_with(|broker, _| broker.property_filter = false).await;
    broker.client.send("T", 0, "a\u{1}1", b"x").await;
    broker.visible("T", 0, 1).await;
    let (answer, _) = pull_sql(&broker.client, 0, "a = 1", 0).await;
    assert_eq!(answer.head.remark.as_deref(), Some("The broker does not support consumer to filter message by SQL92"));
}

#[tokio::test]
async fn the_list_of_expressions_is_kept_in_apaches_form() {
    let broker = TestBroker::start().await;
    broker.client.send("T", 0, "", b"x").await;
    beat(&broker.client, &subscribed("c1", "G", "SQL92", "a > 5", 7)).await;
    beat(&broker.client, &subscribed("c2", "H", "TAG", "*", 7)).await;
    let file = broker.folder.path().join("config/consumerFilter.json");
    let broker = broker.restart().await;
    let text = std::fs::read_to_string(&file).unwrap();
    assert!(text.contains("\"groupFilterData\":{\n\t\t\t\t\"G\":{"), "{text}");
    let table: ConsumerFilterTable = lenient_json::from_slice(text.as_bytes()).unwrap();
    let data = &table.filter_data_by_topic["T"].group_filter_data["G"];
    assert_eq!((&*data.expression, &*data.expression_type, data.client_version, &*data.topic), ("a > 5", "SQL92", 7, "T"));
    let bits = data.bloom_filter_data.clone().unwrap();
    assert_eq!((bits.bit_num, bits.bit_pos.len()), (112, 3), "without them Apache throws the file away");
    assert_eq!(table.filter_data_by_topic["T"].group_filter_data.len(), 1, "tags are not listed");

    let listed = || broker.running.broker.filters.table().filter_data_by_topic["T"].group_filter_data["G"].clone();
    assert!(listed().dead && listed().dead_time >= listed().born_time, "nobody uses it yet");
    let other = Client::connect(broker.running.addr().to_string());
    beat(&other, &subscribed("c1", "G", "SQL92", "a > 6", 8)).await;
    assert_eq!((listed().dead, &*listed().expression), (false, "a > 6"));
    drop(other);
    until("the group's last client is gone", || listed().dead).await;
}

#[tokio::test]
async fn clients_of_one_group_that_contradict_each_other_are_shown() {
    let broker = TestBroker::start().await;
    let group = ConsumerGroupRef { consumer_group: "G".into() };
    let conflicts = async || {
        let answer = broker.client.ok(RequestCode::GET_CONSUMER_CONNECTION_LIST, &group, Bytes::new()).await;
        (lenient_json::from_slice::<ConsumerConnection>(&answer.body).unwrap().conflicts, answer.body)
    };
    beat(&broker.client, &subscribed("c1", "G", "TAG", "A || B", 1)).await;
    let second = Client::connect(broker.running.addr().to_string());
    beat(&second, &subscribed("c2", "G", "TAG", "B||A", 2)).await;
    let (none, body) = conflicts().await;
    assert!(none.is_empty() && !String::from_utf8_lossy(&body).contains("conflicts"), "nothing is added where nothing is to be said");

    beat(&second, &subscribed("c2", "G", "TAG", "B", 3)).await;
    let (found, _) = conflicts().await;
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].topic.as_deref(), &*found[0].said["c1"], &*found[0].said["c2"]), (Some("T"), "TAG A || B", "TAG B"));
    let mut broadcasting = subscribed("c2", "G", "TAG", "A || B", 4);
    broadcasting.consumer_data_set[0].message_model = MessageModel::Broadcasting;
    beat(&second, &broadcasting).await;
    let (found, _) = conflicts().await;
    assert_eq!((found.len(), found[0].topic.as_deref(), &*found[0].said["c2"]), (1, None, "BROADCASTING"));
    drop(second);
    while !conflicts().await.0.is_empty() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}
