//! Producers against brokers that take, refuse, stay silent or are not there.

use super::fake::Cluster;
use crate::client::{ClientError, FaultSettings, Producer, ProducerConfig, SendStatus};
use crate::message::Message;
use crate::names::TopicName;
use crate::net::NetError;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::QueueId;
use std::time::Duration;

fn config(cluster: &Cluster) -> ProducerConfig {
    ProducerConfig::new("P", &cluster.name_server()).unwrap()
}

fn message(body: &str) -> Message {
    Message::new(TopicName::new("T").unwrap(), body.to_owned())
}

fn queue(broker: &str, id: i32) -> MessageQueue {
    MessageQueue::new("T", broker, QueueId(id))
}

#[tokio::test]
async fn messages_go_to_all_queues_in_turn_and_say_where_they_are() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 2);
    let producer = Producer::start(config(&cluster));
    let mut places = Vec::new();
    for at in 0..8 {
        let result = producer.send(message(&at.to_string())).await.unwrap();
        assert_eq!((result.status, result.trace_on, &*result.region_id), (SendStatus::SendOk, true, "DefaultRegion"));
        let stored = cluster.stored(&result.queue);
        let found = stored.iter().find(|found| found.msg_id() == *result.msg_id).unwrap();
        assert_eq!((found.queue_offset, &*found.body), (result.queue_offset, at.to_string().as_bytes()));
        places.push(result.queue.to_string());
    }
    assert_eq!(places[..4], places[4..]);
    places.sort();
    places.dedup();
    assert_eq!(places.len(), 4);
    assert_eq!(cluster.asked(RequestCode::GET_ROUTEINFO_BY_TOPIC).len(), 1);
    cluster.until("both brokers hear of the producer", |cluster| cluster.asked(RequestCode::HEART_BEAT).len() >= 2).await;
    assert_eq!(cluster.heartbeats()[0].producer_data_set[0].group_name, "P");
    producer.shutdown().await;
    assert!(cluster.heartbeats().is_empty());
}

#[tokio::test]
async fn a_new_topic_is_created_by_its_first_message() {
    let cluster = Cluster::start(&["a"]).with_topic("TBW102", 8);
    let producer = Producer::start(ProducerConfig { default_topic_queue_nums: 3, ..config(&cluster) });
    let topic = TopicName::new("T").unwrap();
    assert_eq!(producer.publish_queues(&topic).await.unwrap().len(), 3);
    producer.send(message("x")).await.unwrap();
    assert_eq!(cluster.stored_in("T").len(), 1);

    let strict = Cluster::start(&["a"]);
    let error = Producer::start(config(&strict)).send(message("x")).await.unwrap_err();
    assert!(matches!(&error, ClientError::NoRoute { topic } if topic == "T"), "{error}");
}

#[tokio::test]
async fn a_refused_message_is_offered_to_another_broker() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 1);
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "a", ResponseCode::SYSTEM_BUSY);
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "b", ResponseCode::SERVICE_NOT_AVAILABLE);
    let producer = Producer::start(config(&cluster));
    producer.send(message("x")).await.unwrap();
    let tried = cluster.asked(RequestCode::SEND_MESSAGE_V2);
    assert_eq!(tried.len(), 3);
    assert!(tried[0] != tried[1] && tried[1] != tried[2], "{tried:?}");

    for broker in ["a", "b", "a", "b"] {
        cluster.refuse(RequestCode::SEND_MESSAGE_V2, broker, ResponseCode::SYSTEM_ERROR);
    }
    match producer.send(message("y")).await.unwrap_err() {
        ClientError::SendFailed { brokers, last, .. } => {
            assert_eq!(brokers.len(), 3);
            assert!(matches!(*last, ClientError::Refused { code: ResponseCode::SYSTEM_ERROR, .. }));
        }
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn some_refusals_are_final() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 1);
    for broker in ["a", "b"] {
        cluster.refuse(RequestCode::SEND_MESSAGE_V2, broker, ResponseCode::MESSAGE_ILLEGAL);
    }
    let error = Producer::start(config(&cluster)).send(message("x")).await.unwrap_err();
    let ClientError::Refused { code, remark, request, addr } = &error else { panic!("{error}") };
    assert_eq!((*code, remark.as_str(), *request), (ResponseCode::MESSAGE_ILLEGAL, "as the test wants", RequestCode::SEND_MESSAGE_V2));
    assert!([cluster.addr("a"), cluster.addr("b")].iter().any(|broker| broker.to_string() == *addr));
    assert!(!error.is_retryable());
    assert_eq!(cluster.asked(RequestCode::SEND_MESSAGE_V2).len(), 1);
}

#[tokio::test]
async fn a_silent_broker_costs_its_share_of_the_time() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 1);
    cluster.silence("a");
    let fault = FaultSettings { send_latency_fault_enable: true, ..FaultSettings::default() };
    let per_request = Some(50);
    let config = ProducerConfig { send_msg_max_timeout_per_request_ms: per_request, send_msg_timeout_ms: 1_000, fault, ..config(&cluster) };
    let producer = Producer::start(config);
    for at in 0..10 {
        let result = producer.send(message(&at.to_string())).await.unwrap();
        assert_eq!(result.queue.broker_name, "b");
    }
    let tries_at_a = cluster.asked(RequestCode::SEND_MESSAGE_V2).iter().filter(|broker| *broker == "a").count();
    assert!(tries_at_a <= 1, "a broker that failed is avoided: {tries_at_a}");

    cluster.silence("b");
    let error = producer.send_within(message("x"), Duration::from_millis(100)).await.unwrap_err();
    assert!(error.is_retryable(), "{error}");
    let error = producer.send_to(message("x"), &queue("b", 0)).await;
    assert!(matches!(error, Err(ClientError::Net(NetError::Timeout { .. }))));
}

#[tokio::test]
async fn less_than_stored_ok_is_tried_elsewhere_only_when_wanted() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 1);
    let producer = Producer::start(config(&cluster));
    let eager = Producer::start(ProducerConfig { retry_another_broker_when_not_store_ok: true, ..config(&cluster) });
    let time_out_once =
        || ["a", "b"].iter().for_each(|broker| cluster.refuse(RequestCode::SEND_MESSAGE_V2, broker, ResponseCode::FLUSH_DISK_TIMEOUT));
    time_out_once();
    assert_eq!(producer.send(message("x")).await.unwrap().status, SendStatus::FlushDiskTimeout);
    assert_eq!(producer.send(message("x")).await.unwrap().status, SendStatus::FlushDiskTimeout);
    time_out_once();
    assert_eq!(eager.send(message("y")).await.unwrap().status, SendStatus::SendOk);
    assert_eq!(cluster.asked(RequestCode::SEND_MESSAGE_V2).len(), 2 + 3);
    time_out_once();
    for broker in ["a", "b"] {
        cluster.refuse(RequestCode::SEND_MESSAGE_V2, broker, ResponseCode::MESSAGE_ILLEGAL);
    }
    assert_eq!(eager.send(message("z")).await.unwrap().status, SendStatus::FlushDiskTimeout, "a stored copy is more than a refusal");
}

#[tokio::test]
async fn the_codes_that_are_tried_again_can_be_chosen() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 1);
    ["a", "b"].iter().for_each(|broker| cluster.refuse(RequestCode::SEND_MESSAGE_V2, broker, ResponseCode::MESSAGE_ILLEGAL));
    let producer = Producer::start(ProducerConfig { retry_response_codes: vec![ResponseCode::MESSAGE_ILLEGAL], ..config(&cluster) });
    producer.send(message("x")).await.unwrap();
    assert_eq!(cluster.asked(RequestCode::SEND_MESSAGE_V2).len(), 3);
}

#[tokio::test]
async fn a_message_goes_to_the_chosen_queue_and_nowhere_else() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 4);
    let producer = Producer::start(config(&cluster));
    assert_eq!(producer.send_to(message("x"), &queue("b", 3)).await.unwrap().queue, queue("b", 3));
    assert_eq!(producer.send_select(message("x"), |queues, _| queues.len().checked_sub(1)).await.unwrap().queue, queue("b", 3));
    // "hello".hashCode() % 8 = 2, the third queue of the first broker.
    assert_eq!(producer.send_by_key(message("x"), "hello").await.unwrap().queue, queue("a", 2));
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "a", ResponseCode::SYSTEM_BUSY);
    assert!(matches!(producer.send_by_key(message("x"), "hello").await, Err(ClientError::Refused { .. })));
    for select in [None, Some(8)] {
        let error = producer.send_select(message("x"), |_, _| select).await;
        assert!(matches!(error, Err(ClientError::IllegalArgument { .. })));
    }
    let other_topic = MessageQueue::new("U", "a", QueueId(0));
    assert!(matches!(producer.send_to(message("x"), &other_topic).await, Err(ClientError::IllegalArgument { .. })));
    assert!(matches!(producer.send_to(message("x"), &queue("z", 0)).await, Err(ClientError::NoBroker { .. })));
}

#[tokio::test]
async fn oneway_and_batch_arrive() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let producer = Producer::start(config(&cluster));
    producer.send_oneway(message("one")).await.unwrap();
    producer.send_oneway_to(message("two"), &queue("a", 0)).await.unwrap();
    let result = producer.send_batch(vec![message("three"), message("four")]).await.unwrap();
    assert_eq!((result.queue_offset.get(), result.msg_id.split(',').count()), (2, 2));
    let result = producer.send_batch_to(vec![message("five")], &queue("a", 0)).await.unwrap();
    let bodies: Vec<_> = cluster.stored(&result.queue).into_iter().map(|message| message.body).collect();
    assert_eq!(bodies, ["one", "two", "three", "four", "five"]);
}

#[tokio::test]
async fn many_sends_wait_at_once_on_one_connection() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 4);
    let producer = Producer::start(config(&cluster));
    let sends = (0..2_000).map(|at| producer.send(message(&at.to_string())));
    let results = futures_util::future::join_all(sends).await;
    let mut ids: Vec<_> = results.into_iter().map(|result| result.unwrap().msg_id).collect();
    ids.sort();
    ids.dedup();
    assert_eq!((ids.len(), cluster.stored_in("T").len()), (2_000, 2_000));
    assert_eq!(cluster.asked(RequestCode::GET_ROUTEINFO_BY_TOPIC).len(), 1, "a burst asks for the route once");
}

#[tokio::test]
async fn without_a_name_server_the_error_is_plain_and_known_routes_live_on() {
    let nobody = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let producer = Producer::start(ProducerConfig::new("P", &nobody.to_string()).unwrap());
    let error = producer.send(message("x")).await.unwrap_err();
    assert!(error.to_string().starts_with(&format!("cannot connect to {nobody}")), "{error}");

    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let mut config = config(&cluster);
    config.client.poll_name_server_interval_ms = 10;
    let producer = Producer::start(config);
    producer.send(message("x")).await.unwrap();
    cluster.silence("");
    let asked = cluster.asked(RequestCode::GET_ROUTEINFO_BY_TOPIC).len();
    cluster.until("routes are refreshed in vain", |cluster| cluster.asked(RequestCode::GET_ROUTEINFO_BY_TOPIC).len() > asked).await;
    producer.send(message("y")).await.unwrap();
}

#[tokio::test]
async fn the_producer_can_be_used_from_other_tasks() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let producer = Producer::start(config(&cluster));
    tokio::spawn(async move {
        producer.send(message("x")).await.unwrap();
        producer.shutdown().await;
    })
    .await
    .unwrap();
    assert_eq!(cluster.stored_in("T").len(), 1);
}
