//! A broker over real sockets on loopback, asked as clients ask.

mod admin;
mod bad_input;
mod consuming;
mod dedup;
mod filtering;
mod pop;
mod reset;
mod sending;
mod settings_in_use;
mod stats;
mod timer;
mod transactions;

use super::RunningBroker;
use crate::config::{BrokerSettings, StoreSettings};
use bytes::Bytes;
use mq_core::message::MessageExt;
use mq_core::net::{Peer, Remoting, Service};
use mq_core::protocol::bodies::client::{ConsumerData, HeartbeatData, SubscriptionData};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::pull::{PULL_SUBSCRIPTION, PULL_SUSPEND, PullMessage, PullMessageResponse};
use mq_core::protocol::headers::send::{SendMessage, SendMessageResponse};
use mq_core::protocol::{Command, RequestCode, ResponseCode, WireHeader, lenient_json};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use std::sync::Arc;
use std::time::Duration;
use tempfile::TempDir;
use tokio::sync::mpsc;

/// Long enough for a busy machine; nothing waits for it unless something is broken.
const TIMEOUT: Duration = Duration::from_secs(30);

struct TestBroker {
    running: RunningBroker,
    folder: TempDir,
    client: Client,
}

/// One connection to the broker, and what the broker asked over it.
struct Client {
    remoting: Remoting,
    addr: String,
    asked: mpsc::UnboundedReceiver<Command>,
}

struct Asked(mpsc::UnboundedSender<Command>);

impl Service for Asked {
    fn on_requests(&self, _: &Arc<Peer>, requests: &mut Vec<Command>) {
        requests.drain(..).for_each(|request| drop(self.0.send(request)));
    }
    fn on_close(&self, _: &Arc<Peer>) {}
}

fn settings(folder: &TempDir) -> (BrokerSettings, StoreSettings) {
    let broker = BrokerSettings {
        broker_name: "broker-a".into(),
        bind_ip: "127.0.0.1".parse().unwrap(),
        advertised_host: Some("127.0.0.1".into()),
        listen_port: 0,
        ..BrokerSettings::default()
    };
    let store = StoreSettings {
        root_dir: folder.path().to_owned(),
        segment_bytes: 1 << 20,
        consume_queue_file_bytes: 20 * 1000,
        index_slots: 1000,
        index_entries: 4000,
        ..StoreSettings::default()
    };
    (broker, store)
}

/// Waits until the condition holds.
async fn until(what: &str, condition: impl Fn() -> bool) {
    let waited = async {
        while !condition() {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    };
    tokio::time::timeout(TIMEOUT, waited).await.unwrap_or_else(|_| panic!("never: {what}"));
}

impl TestBroker {
    /// Waits until that many messages can be read from the queue: what is acknowledged is visible a moment later.
    async fn visible(&self, topic: &str, queue: i32, count: i64) {
        until("the messages are visible", || self.running.broker.store.max_offset(topic, QueueId(queue)).get() >= count).await;
    }

    async fn start() -> Self {
        Self::start_with(|_, _| {}).await
    }

    async fn start_with(change: impl FnOnce(&mut BrokerSettings, &mut StoreSettings)) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (mut broker, mut store) = settings(&folder);
        change(&mut broker, &mut store);
        Self::start_in(folder, broker, store).await
    }

    async fn start_in(folder: TempDir, broker: BrokerSettings, store: StoreSettings) -> Self {
        let running = RunningBroker::start(broker, store, None).await.unwrap();
        let client = Client::connect(running.addr().to_string());
        Self { running, folder, client }
    }

    async fn restart(self) -> Self {
        self.running.stop().await.unwrap();
        let (broker, store) = settings(&self.folder);
        Self::start_in(self.folder, broker, store).await
    }
}

impl Client {
    fn connect(addr: String) -> Self {
        let (sender, asked) = mpsc::unbounded_channel();
        Self { remoting: Remoting::new(Arc::new(Asked(sender))), addr, asked }
    }

    async fn call(&self, code: RequestCode, header: &dyn WireHeader, body: impl Into<Bytes>) -> Command {
        self.remoting.call(&self.addr, code, header, body.into(), TIMEOUT).await.unwrap()
    }

    async fn ok(&self, code: RequestCode, header: &dyn WireHeader, body: impl Into<Bytes>) -> Command {
        let answer = self.call(code, header, body).await;
        assert_eq!(answer.head.code, 0, "{code}: {:?}", answer.head.remark);
        answer
    }

    async fn send(&self, topic: &str, queue: i32, properties: &str, body: &'static [u8]) -> SendMessageResponse {
        let answer = self.ok(RequestCode::SEND_MESSAGE_V2, &send_header(topic, queue, properties), body).await;
        answer.header().unwrap()
    }

    /// Pulls once, waiting at the broker for as long as `suspend_ms`.
    async fn pull(&self, topic: &str, group: &str, queue: i32, offset: i64, tags: &str, suspend_ms: i64) -> (Command, PullMessageResponse) {
        let header = pull_header(topic, group, queue, offset, tags, suspend_ms);
        let answer = self.call(RequestCode::PULL_MESSAGE, &header, Bytes::new()).await;
        let header = answer.header().unwrap();
        (answer, header)
    }

    /// Pulls until there are messages.
    async fn messages(&self, topic: &str, group: &str, offset: i64) -> Vec<MessageExt> {
        let mut offset = offset;
        loop {
            let (answer, header) = self.pull(topic, group, 0, offset, "*", 20_000).await;
            if answer.head.code == 0 {
                return decode(&answer);
            }
            offset = header.next_begin_offset.get();
        }
    }

    async fn heartbeat(&self, client_id: &str, group: &str, topic: &str) {
        self.ok(RequestCode::HEART_BEAT, &NoHeader, lenient_json::to_vec(&heartbeat(client_id, group, topic))).await;
    }
}

fn decode(answer: &Command) -> Vec<MessageExt> {
    MessageExt::decode_all(answer.body.clone()).map(Result::unwrap).collect()
}

fn heartbeat(client_id: &str, group: &str, topic: &str) -> HeartbeatData {
    let subscription = SubscriptionData { topic: topic.into(), sub_string: "*".into(), sub_version: 1, ..SubscriptionData::default() };
    let consumer = ConsumerData { group_name: group.into(), subscription_data_set: vec![subscription], ..ConsumerData::default() };
    HeartbeatData { client_id: client_id.into(), consumer_data_set: vec![consumer], ..HeartbeatData::default() }
}

fn send_header(topic: &str, queue: i32, properties: &str) -> SendMessage {
    SendMessage {
        producer_group: "P".into(),
        topic: topic.into(),
        default_topic: "TBW102".into(),
        default_topic_queue_nums: 4,
        queue_id: QueueId(queue),
        sys_flag: 0,
        born_timestamp: UnixMs::now(),
        flag: 0,
        properties: Some(properties.into()),
        reconsume_times: Some(0),
        unit_mode: false,
        max_reconsume_times: None,
        batch: false,
        broker_name: None,
    }
}

fn pull_header(topic: &str, group: &str, queue: i32, offset: i64, tags: &str, suspend_ms: i64) -> PullMessage {
    PullMessage {
        consumer_group: group.into(),
        topic: topic.into(),
        queue_id: QueueId(queue),
        queue_offset: QueueOffset(offset),
        max_msg_nums: 32,
        sys_flag: PULL_SUBSCRIPTION | if suspend_ms > 0 { PULL_SUSPEND } else { 0 },
        commit_offset: QueueOffset(0),
        suspend_timeout_ms: suspend_ms,
        subscription: Some(tags.into()),
        sub_version: 0,
        expression_type: None,
        max_msg_bytes: None,
    }
}

/// The code of an answer.
fn code(answer: &Command) -> ResponseCode {
    ResponseCode(answer.head.code)
}
