//! Traces: what is told of sends and deliveries, and that telling it costs nobody anything.

use super::fake::{Cluster, eventually};
use crate::client::{
    ConsumeFromWhere, ConsumeStatus, LocalTransactionState, MessageBatch, Namespace, Producer, ProducerConfig, PushConfig, PushConsumer,
    TransactionConfig, TransactionListener, TransactionProducer,
};
use crate::message::trace::{TraceMsgType, TraceRecord, TraceReturn, trace_records};
use crate::message::{Message, MessageExt, RecallHandle};
use crate::names::{TRACE_TOPIC, TopicName};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::UnixMs;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::{Duration, Instant};

fn message(body: &str) -> Message {
    Message::new(TopicName::new("T").unwrap(), body.to_owned()).with_keys(["k1", body]).with_tags("A")
}

fn traced_producer(cluster: &Cluster) -> Producer {
    let mut config = ProducerConfig::new("P", &cluster.name_server()).unwrap();
    config.client.enable_trace = true;
    Producer::start(config)
}

fn text(message: &MessageExt) -> String {
    String::from_utf8(message.body.to_vec()).unwrap()
}

#[tokio::test]
async fn every_send_and_every_delivery_is_told() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic(TRACE_TOPIC, 1).with_topic("%RETRY%G", 1);
    let producer = traced_producer(&cluster);
    let one = producer.send(message("one")).await.unwrap();
    let batch = producer.send_batch(vec![message("two"), message("three")]).await.unwrap();
    producer.send(message("late").with_delay_level(2)).await.unwrap();
    producer.shutdown().await;
    let told = cluster.stored_in(TRACE_TOPIC);
    let texts: Vec<_> = told.iter().map(text).collect();
    let records: Vec<_> = texts.iter().flat_map(|text| trace_records(text)).collect::<Result<_, _>>().unwrap();
    let sends: Vec<_> = records
        .iter()
        .map(|record| match record {
            TraceRecord::Pub(sent) => *sent,
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(sends.len(), 4);
    assert_eq!((sends[0].msg_id, sends[0].group, sends[0].topic, sends[0].tags), (&*one.msg_id, "P", "T", Some("A")));
    assert_eq!((sends[0].keys, sends[0].body_length, sends[0].success), (Some("k1 one"), 3, true));
    assert_eq!((sends[0].store_host, sends[0].offset_msg_id), (&*cluster.addr("a").to_string(), Some(&*one.offset_msg_id)));
    assert_eq!([sends[1].msg_id, sends[2].msg_id].join(","), *batch.msg_id, "the messages of a batch are found one by one");
    assert_eq!((sends[2].body_length, sends[3].msg_type), (5, TraceMsgType::DELAY));
    let keys: Vec<_> = told.iter().flat_map(|message| message.keys().unwrap().split(' ')).collect();
    assert!(keys.contains(&&*one.msg_id) && keys.contains(&"three"), "{keys:?}");

    let tries = Arc::new(AtomicUsize::new(0));
    let count = tries.clone();
    let mut config = PushConfig::new("G", &cluster.name_server()).unwrap().subscribe("T", "*").unwrap();
    config.consume_from_where = ConsumeFromWhere::FirstOffset;
    config.client.enable_trace = true;
    let consumer = PushConsumer::start_concurrently(config, move |batch: MessageBatch| {
        let first = count.fetch_add(1, SeqCst) == 0;
        async move {
            assert_eq!(batch.messages.len(), 1);
            if first { ConsumeStatus::ReconsumeLater } else { ConsumeStatus::Success }
        }
    })
    .unwrap();
    eventually("4 messages and a retry", || tries.load(SeqCst) == 5).await;
    consumer.shutdown().await;
    let told: Vec<_> = cluster.stored_in(TRACE_TOPIC).iter().map(text).collect();
    let records: Vec<_> = told.iter().flat_map(|text| trace_records(text)).collect::<Result<_, _>>().unwrap();
    let before: Vec<_> =
        records.iter().filter_map(|record| if let TraceRecord::SubBefore(it) = record { Some(*it) } else { None }).collect();
    let after: Vec<_> = records.iter().filter_map(|record| if let TraceRecord::SubAfter(it) = record { Some(*it) } else { None }).collect();
    assert_eq!((before.len(), after.len()), (5, 5));
    let failed: Vec<_> = after.iter().filter(|call| !call.success).collect();
    assert_eq!((failed.len(), failed[0].context_code, failed[0].group), (1, TraceReturn::FAILED, Some("G")));
    let again: Vec<_> = before.iter().filter(|call| call.msg_id == failed[0].msg_id).map(|call| call.retry_times).collect();
    assert_eq!(again, [0, 1], "a retry has the message's own id");
    assert!(before.iter().all(|call| after.iter().any(|end| end.request_id == call.request_id && end.msg_id == call.msg_id)));
}

struct Decided;

impl TransactionListener for Decided {
    type Arg = LocalTransactionState;

    async fn execute_local_transaction(&self, _: &Message, _: &str, state: LocalTransactionState) -> LocalTransactionState {
        state
    }

    async fn check_local_transaction(&self, _: MessageExt) -> LocalTransactionState {
        LocalTransactionState::Unknow
    }
}

#[tokio::test]
async fn decisions_of_transactions_are_told() {
    let cluster = Cluster::start(&["a"]).with_topic("ns%T", 1).with_topic(TRACE_TOPIC, 1);
    let mut config = ProducerConfig::new("P", &cluster.name_server()).unwrap();
    config.client.enable_trace = true;
    config.client.namespace = Namespace::new("ns").unwrap();
    let producer = TransactionProducer::start(TransactionConfig::new(config), Decided);
    let sent = producer.send_message_in_transaction(message("x"), LocalTransactionState::RollbackMessage).await.unwrap();
    cluster.until("the broker hears of it", |cluster| !cluster.asked(RequestCode::END_TRANSACTION).is_empty()).await;
    producer.shutdown().await;
    let texts: Vec<_> = cluster.stored_in(TRACE_TOPIC).iter().map(text).collect();
    let records: Vec<_> = texts.iter().flat_map(|text| trace_records(text)).collect::<Result<_, _>>().unwrap();
    let [TraceRecord::Pub(half), TraceRecord::EndTransaction(end)] = records[..] else { panic!("{records:?}") };
    assert_eq!((half.msg_type, half.topic, half.group), (TraceMsgType::TRANS_HALF, "T", "P"));
    assert_eq!((end.msg_id, end.topic, end.group), (&*sent.send_result.msg_id, "T", "P"));
    assert_eq!((end.state, end.from_check, end.store_host), ("ROLLBACK_MESSAGE", false, &*cluster.addr("a").to_string()));
}

#[tokio::test]
async fn recalls_are_told() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1).with_topic(TRACE_TOPIC, 1);
    let producer = traced_producer(&cluster);
    let deliver_at = UnixMs(1);
    let handle = RecallHandle { topic: "T".into(), broker_name: "a".into(), deliver_at, unique_key: "ID".into() };
    let topic = TopicName::new("T").unwrap();
    assert_eq!(producer.recall(&topic, &handle.to_string()).await.unwrap(), "ID");
    cluster.refuse(RequestCode::RECALL_MESSAGE, "a", ResponseCode::NO_PERMISSION);
    producer.recall(&topic, &handle.to_string()).await.unwrap_err();
    producer.shutdown().await;
    let texts: Vec<_> = cluster.stored_in(TRACE_TOPIC).iter().map(text).collect();
    let records: Vec<_> = texts.iter().flat_map(|text| trace_records(text)).collect::<Result<_, _>>().unwrap();
    let [TraceRecord::Recall(done), TraceRecord::Recall(refused)] = records[..] else { panic!("{records:?}") };
    assert_eq!((done.msg_id, done.topic, done.group, done.success), ("ID", "T", "P", true));
    assert!(!refused.success);
}

#[tokio::test]
async fn without_a_trace_topic_sends_are_as_quick_and_as_good() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let producer = traced_producer(&cluster);
    let started = Instant::now();
    for at in 0..100 {
        producer.send(message(&at.to_string())).await.unwrap();
    }
    assert!(started.elapsed() < Duration::from_secs(10), "{:?}", started.elapsed());
    assert_eq!(cluster.stored_in("T").len(), 100);
    let asked = cluster.asked(RequestCode::GET_ROUTEINFO_BY_TOPIC).len();
    assert!(asked < 30, "the name server is not asked for every batch of traces: {asked}");
    producer.shutdown().await;
}
