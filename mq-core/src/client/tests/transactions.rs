//! Producers of messages in transactions, and of requests that wait for their replies.

use super::fake::Cluster;
use crate::client::{
    ClientError, LocalTransactionState, Producer, ProducerConfig, TransactionConfig, TransactionListener, TransactionProducer,
    create_reply_message,
};
use crate::message::{Message, MessageExt, TransactionKind, properties};
use crate::names::TopicName;
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::headers::send::PushReplyMessage;
use crate::protocol::headers::transaction::{CheckTransactionState, EndTransaction};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use LocalTransactionState::{CommitMessage, RollbackMessage, Unknow};
use bytes::Bytes;
use parking_lot::Mutex;
use std::sync::Arc;
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(20);
const COMMIT: i32 = 8;
const ROLL_BACK: i32 = 12;

/// A local transaction whose state is what the caller hands over, and whose checks say what the message's body says.
#[derive(Clone, Default)]
struct Local {
    executed: Arc<Mutex<Vec<String>>>,
}

impl TransactionListener for Local {
    type Arg = Option<LocalTransactionState>;

    async fn execute_local_transaction(&self, message: &Message, transaction_id: &str, arg: Self::Arg) -> LocalTransactionState {
        assert_eq!(message.properties.get(properties::TRANSACTION_ID), Some(transaction_id));
        self.executed.lock().push(transaction_id.to_owned());
        arg.expect("the local transaction panics")
    }

    async fn check_local_transaction(&self, message: MessageExt) -> LocalTransactionState {
        match &*message.body {
            b"commit" => CommitMessage,
            b"roll back" => RollbackMessage,
            b"panic" => panic!("the check panics"),
            _ => Unknow,
        }
    }
}

fn config(cluster: &Cluster) -> ProducerConfig {
    ProducerConfig::new("P", &cluster.name_server()).unwrap()
}

fn start(cluster: &Cluster) -> (TransactionProducer<Local>, Local) {
    let local = Local::default();
    (TransactionProducer::start(TransactionConfig::new(config(cluster)), local.clone()), local)
}

fn message(body: &str) -> Message {
    Message::new(TopicName::new("T").unwrap(), body.to_owned())
}

async fn ends(cluster: &Cluster, count: usize) -> Vec<EndTransaction> {
    cluster.until("the ends of the transactions", |cluster| cluster.ends().len() >= count).await;
    cluster.ends()
}

#[tokio::test]
async fn the_local_transaction_decides_on_its_message() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let (producer, local) = start(&cluster);
    for (at, (state, bits)) in [(CommitMessage, COMMIT), (RollbackMessage, ROLL_BACK), (Unknow, 0)].into_iter().enumerate() {
        let result = producer.send_message_in_transaction(message("x").with_delay_level(3), Some(state)).await.unwrap();
        assert_eq!(result.local_transaction_state, state);
        let half = &cluster.stored(&result.send_result.queue)[at];
        let property = |name| half.properties.get(name);
        assert_eq!((property(properties::TRAN_MSG), property(properties::PGROUP)), (Some("true"), Some("P")));
        assert_eq!((property(properties::DELAY), half.sys_flag.transaction()), (None, TransactionKind::Prepared));
        let end = ends(&cluster, at + 1).await.pop().unwrap();
        assert_eq!((end.commit_or_rollback, end.from_transaction_check, &*end.producer_group), (bits, false, "P"));
        assert_eq!((end.tran_state_table_offset, end.commit_log_offset), (result.send_result.queue_offset, PhyOffset(0xAB)));
        assert_eq!(end.msg_id.as_deref(), Some(&*result.send_result.msg_id));
        assert_eq!(local.executed.lock()[at], *result.send_result.msg_id);
    }
    let panicked = producer.send_message_in_transaction(message("x"), None).await.unwrap();
    assert_eq!(panicked.local_transaction_state, Unknow);
    assert_eq!(ends(&cluster, 4).await[3].commit_or_rollback, 0);
}

#[tokio::test]
async fn what_is_not_stored_safely_is_rolled_back_unasked() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let (producer, local) = start(&cluster);
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "a", ResponseCode::FLUSH_DISK_TIMEOUT);
    let result = producer.send_message_in_transaction(message("x"), Some(CommitMessage)).await.unwrap();
    assert_eq!((result.local_transaction_state, local.executed.lock().len()), (RollbackMessage, 0));
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "a", ResponseCode::FLUSH_DISK_TIMEOUT);
    let mut transaction = producer.begin_transaction();
    assert!(matches!(transaction.send(message("x")).await, Err(ClientError::NotSafe { .. })));
    assert!(ends(&cluster, 2).await.iter().all(|end| end.commit_or_rollback == ROLL_BACK));
    transaction.commit().await.unwrap();
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "a", ResponseCode::MESSAGE_ILLEGAL);
    assert!(producer.send_message_in_transaction(message("x"), Some(CommitMessage)).await.is_err());
    assert_eq!((cluster.ends().len(), local.executed.lock().len()), (2, 0), "nothing was begun");
}

#[tokio::test]
async fn several_half_messages_are_decided_together() {
    let cluster = Cluster::start(&["a", "b"]).with_topic("T", 1).with_topic("U", 1);
    let (producer, local) = start(&cluster);
    for (round, bits) in [COMMIT, ROLL_BACK].into_iter().enumerate() {
        let mut transaction = producer.begin_transaction();
        let mut sent = Vec::new();
        for topic in ["T", "U", "T", "U"] {
            let message = Message::new(TopicName::new(topic).unwrap(), "x").with_keys(["4711"]);
            sent.push(transaction.send(message).await.unwrap());
        }
        assert_eq!(cluster.ends().len(), 4 * round, "nothing is decided yet");
        match bits {
            COMMIT => transaction.commit().await.unwrap(),
            _ => transaction.rollback().await.unwrap(),
        }
        let mut told: Vec<_> = ends(&cluster, 4 * (round + 1)).await.split_off(4 * round);
        assert!(told.iter().all(|end| end.commit_or_rollback == bits));
        told.sort_by(|a, b| a.msg_id.cmp(&b.msg_id));
        sent.sort_by(|a, b| a.msg_id.cmp(&b.msg_id));
        for (end, sent) in told.iter().zip(&sent) {
            assert_eq!((end.msg_id.as_ref(), end.broker_name.as_ref()), (Some(&sent.msg_id), Some(&sent.queue.broker_name)));
        }
    }
    let brokers = cluster.asked(RequestCode::END_TRANSACTION);
    assert!(brokers.contains(&"a".to_owned()) && brokers.contains(&"b".to_owned()), "{brokers:?}");
    let mut dropped = producer.begin_transaction();
    dropped.send(message("x")).await.unwrap();
    drop(dropped);
    assert_eq!((cluster.ends().len(), local.executed.lock().len()), (8, 0));
}

#[tokio::test]
async fn brokers_are_told_what_became_of_a_transaction() {
    let cluster = Cluster::start(&["a"]).with_topic("TBW102", 1).with_topic("T", 1);
    let (_producer, _) = start(&cluster);
    cluster.until("a broker knows a producer that sent nothing yet", |cluster| !cluster.heartbeats().is_empty()).await;
    let broker_side = cluster.clients().remove(0);
    let queue = MessageQueue::new("T", "a", QueueId(0));
    let cases =
        [("commit", COMMIT, "P"), ("roll back", ROLL_BACK, "P"), ("panic", 0, "P"), ("commit", COMMIT, "other"), ("who knows", 0, "P")];
    for (at, (body, _, group)) in cases.into_iter().enumerate() {
        cluster.put_with(&queue, body, &format!("PGROUP\u{1}{group}\u{2}UNIQ_KEY\u{1}ID{at}\u{2}"));
        let header = CheckTransactionState {
            topic: Some("RMQ_SYS_TRANS_HALF_TOPIC".into()),
            tran_state_table_offset: QueueOffset(at as i64),
            commit_log_offset: PhyOffset(100 + at as i64),
            msg_id: Some(format!("ID{at}").into()),
            transaction_id: Some(format!("ID{at}").into()),
            offset_msg_id: None,
            broker_name: Some("a".into()),
        };
        broker_side.oneway(RequestCode::CHECK_TRANSACTION_STATE, &header, cluster.record(&queue, at)).unwrap();
    }
    broker_side
        .oneway(RequestCode::CHECK_TRANSACTION_STATE, &crate::protocol::headers::NoHeader, Bytes::from_static(b"no record"))
        .unwrap();
    let told = ends(&cluster, 4).await;
    for (at, (body, bits, _)) in cases.into_iter().enumerate().filter(|(_, (_, _, group))| *group == "P") {
        let end = told.iter().find(|end| end.tran_state_table_offset.get() == at as i64).unwrap();
        assert_eq!((end.commit_or_rollback, end.from_transaction_check), (bits, true), "{body}");
        assert_eq!((end.commit_log_offset.get(), end.msg_id.clone()), (100 + at as i64, Some(format!("ID{at}").into())));
        assert_eq!((end.topic.as_deref(), end.broker_name.as_deref()), (Some("RMQ_SYS_TRANS_HALF_TOPIC"), Some("a")));
    }
    assert_eq!(told.len(), 4, "another group's transaction is not ours to decide");
}

/// Replies to the request, as a broker hands a reply on.
async fn push(cluster: &Cluster, reply: &Message) -> ResponseCode {
    let header = PushReplyMessage {
        producer_group: "R".into(),
        topic: reply.topic.as_shared().clone(),
        default_topic: "TBW102".into(),
        default_topic_queue_nums: 4,
        queue_id: QueueId(0),
        sys_flag: 0,
        born_timestamp: UnixMs::now(),
        flag: 0,
        properties: Some(reply.properties.as_str().to_owned().into()),
        reconsume_times: Some(0),
        unit_mode: false,
        born_host: "127.0.0.1:5".into(),
        store_host: "127.0.0.1:6".into(),
        store_timestamp: UnixMs::now(),
    };
    let client = cluster.clients().remove(0);
    let code = RequestCode::PUSH_REPLY_MESSAGE_TO_CLIENT;
    let answer = client.call(code, &header, reply.body.clone(), PATIENCE).await.unwrap();
    ResponseCode(answer.head.code)
}

#[tokio::test]
async fn requests_wait_for_their_own_replies() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 1);
    let producer = Arc::new(Producer::start(config(&cluster)));
    let requests: Vec<_> = ["one", "two"]
        .map(|body| {
            let producer = producer.clone();
            tokio::spawn(async move { producer.request(message(body), PATIENCE).await })
        })
        .into();
    cluster.until("both requests", |cluster| cluster.stored_in("T").len() == 2).await;
    assert_eq!(cluster.heartbeats().len(), 1, "whoever hands on the reply knows the asker");
    let mut sent = cluster.stored_in("T");
    sent.sort_by_key(|request| request.body.clone());
    for request in sent.iter_mut().rev() {
        let property = |name| request.properties.get(name).map(str::to_owned);
        assert_eq!(property(properties::REPLY_TO_CLIENT).as_deref(), Some(producer.client_id()));
        assert_eq!(property(properties::TTL).as_deref(), Some("20000"));
        assert!(matches!(create_reply_message(request, "x"), Err(ClientError::IllegalArgument { .. })), "no cluster is known");
        request.properties.push(properties::CLUSTER, "c");
        let reply = create_reply_message(request, request.body.to_ascii_uppercase()).unwrap();
        assert_eq!((&*reply.topic, reply.properties.get(properties::MSG_TYPE)), ("c_REPLY_TOPIC", Some("reply")));
        assert_eq!(push(&cluster, &reply).await, ResponseCode::SUCCESS);
        assert_eq!(push(&cluster, &reply).await, ResponseCode::SUCCESS, "one too many is taken and forgotten");
    }
    for (request, body) in requests.into_iter().zip(["ONE", "TWO"]) {
        let reply = request.await.unwrap().unwrap();
        assert_eq!((&*reply.body, reply.born_host), (body.as_bytes(), "127.0.0.1:5".parse().unwrap()));
        assert!(reply.properties.get(properties::ARRIVE_TIME).is_some());
    }
}

#[tokio::test]
async fn a_request_without_a_reply_ends_in_time() {
    let cluster = Cluster::start(&["a"]).with_topic("T", 2);
    let producer = Producer::start(config(&cluster));
    let queue = MessageQueue::new("T", "a", QueueId(1));
    let short = Duration::from_millis(50);
    for result in [
        producer.request(message("x"), short).await,
        producer.request_to(message("x"), &queue, short).await,
        producer.request_select(message("x"), |_, _| Some(1), short).await,
    ] {
        assert!(matches!(result, Err(ClientError::Timeout { .. })), "{result:?}");
    }
    assert!((2..=3).contains(&cluster.stored(&queue).len()), "the first one had the choice");
    cluster.refuse(RequestCode::SEND_MESSAGE_V2, "a", ResponseCode::MESSAGE_ILLEGAL);
    assert!(matches!(producer.request(message("x"), PATIENCE).await, Err(ClientError::Refused { .. })));
    assert_eq!(producer.replies().waiting_count(), 0, "nothing is held for requests that ended");
}

#[tokio::test]
async fn replies_have_a_request_code_of_their_own() {
    let cluster = Cluster::start(&["a"]).with_topic("c_REPLY_TOPIC", 1);
    let producer = Producer::start(config(&cluster));
    let mut reply = Message::new(TopicName::new("c_REPLY_TOPIC").unwrap(), "pong");
    reply.properties.push(properties::MSG_TYPE, "reply");
    producer.send(reply).await.unwrap();
    assert_eq!(cluster.asked(RequestCode::SEND_REPLY_MESSAGE_V2), ["a"]);
}

#[tokio::test]
async fn decisions_are_traced_and_tenants_kept_apart() {
    let cluster = Cluster::start(&["a"]).with_topic("tenant%T", 1).with_topic("RMQ_SYS_TRACE_TOPIC", 1);
    let mut config = config(&cluster);
    config.client.namespace = crate::client::Namespace::new("tenant").unwrap();
    config.client.enable_trace = true;
    let producer = TransactionProducer::start(TransactionConfig::new(config), Local::default());
    let keyed = message("x").with_tags("A").with_keys(["k"]);
    let sent = producer.send_message_in_transaction(keyed, Some(CommitMessage)).await.unwrap().send_result;
    let end = ends(&cluster, 1).await.remove(0);
    assert_eq!((&*end.producer_group, end.topic.as_deref(), &*sent.queue.topic), ("tenant%P", Some("tenant%T"), "T"));
    let half = &cluster.stored_in("tenant%T")[0];
    assert_eq!(half.properties.get(properties::PGROUP), Some("tenant%P"));

    let check = CheckTransactionState {
        topic: Some("RMQ_SYS_TRANS_HALF_TOPIC".into()),
        tran_state_table_offset: QueueOffset(1),
        commit_log_offset: PhyOffset(2),
        msg_id: Some(sent.msg_id.clone()),
        transaction_id: Some(sent.msg_id.clone()),
        offset_msg_id: None,
        broker_name: Some("a".into()),
    };
    let record = cluster.record(&MessageQueue::new("tenant%T", "a", QueueId(0)), 0);
    cluster.until("the broker knows the producer", |cluster| !cluster.heartbeats().is_empty()).await;
    cluster.clients().remove(0).oneway(RequestCode::CHECK_TRANSACTION_STATE, &check, record).unwrap();
    ends(&cluster, 2).await;
    producer.shutdown().await;
    let traces: Vec<_> = cluster.stored_in("RMQ_SYS_TRACE_TOPIC").into_iter().map(|message| message.body).collect();
    let traces = String::from_utf8(traces.concat()).unwrap();
    let records = traces.split('\u{2}').filter(|record| record.starts_with("EndTransaction\u{1}"));
    // Neither the time nor the transaction's id.
    let told =
        records.map(|record| record.split('\u{1}').enumerate().filter(|(at, _)| ![0, 1, 10].contains(at)).map(|(_, part)| part).collect());
    let told: Vec<Vec<&str>> = told.collect();
    let addr = cluster.addr("a").to_string();
    let expected = |state, from_check| vec!["DefaultRegion", "P", "T", &*sent.msg_id, "A", "k", &*addr, "2", state, from_check];
    assert_eq!(told, [expected("COMMIT_MESSAGE", "false"), expected("UNKNOW", "true")]);
}
