//! What one case works with: names of its own, clients, a place where messages arrive, waiting.

use mq_core::admin::{Admin, AdminConfig, Broker};
use mq_core::client::{
    ConsumeFromWhere, ConsumeStatus, MessageBatch, NameServers, Producer, ProducerConfig, PushConfig, PushConsumer, SendResult, SendStatus,
};
use mq_core::message::{Message, MessageExt};
use mq_core::names::TopicName;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::UnixMs;
use std::error::Error;
use std::fmt::Debug;
use std::path::PathBuf;
use std::process::Command;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

pub type Failure = Box<dyn Error + Send + Sync>;

/// How long a case waits for anything.
const PATIENCE: Duration = Duration::from_secs(40);
/// Once all that was expected is there, one message too many would come within this time.
const ONE_TOO_MANY: Duration = Duration::from_millis(200);

/// Clients of one case; what it started ends with the process or, servers, with [`Servers`].
pub struct Lab {
    pub name_server: String,
    prefix: String,
    admin: Admin,
}

impl Lab {
    /// Must not be called before the runtime is entered.
    pub fn new(case: &str, name_server: &str) -> Self {
        let prefix = format!("rust-{case}-{:x}", UnixMs::now().get() & 0xfff_ffff);
        Self::of(prefix, name_server)
    }

    fn of(prefix: String, name_server: &str) -> Self {
        let servers = NameServers::fixed(name_server).expect("an address of a name server");
        Self { name_server: name_server.to_owned(), prefix, admin: Admin::connect(AdminConfig::new(servers)) }
    }

    pub fn name(&self, what: &str) -> String {
        format!("{}-{what}", self.prefix)
    }

    pub fn admin(&self) -> &Admin {
        &self.admin
    }

    pub async fn broker(&self) -> Result<Broker, Failure> {
        self.admin.masters(None).await?.into_iter().next().ok_or_else(|| "there is no broker".into())
    }

    /// A topic of so many queues, which clients find.
    pub async fn topic(&self, queue_nums: i32) -> Result<TopicName, Failure> {
        self.topic_named("topic", queue_nums).await
    }

    pub async fn topic_named(&self, what: &str, queue_nums: i32) -> Result<TopicName, Failure> {
        let name = self.name(what);
        let broker = self.broker().await?;
        self.admin.put_topic(&broker.addr, &TopicConfig::new(name.as_str(), queue_nums, 6), "").await?;
        eventually("the topic's route", || async { self.admin.topic_route(&name).await.is_ok() }).await?;
        Ok(TopicName::new(name)?)
    }

    pub fn producer_config(&self) -> Result<ProducerConfig, Failure> {
        let mut config = ProducerConfig::new(&self.name("producers"), &self.name_server)?;
        config.send_msg_timeout_ms = 10_000;
        config.client.heartbeat_broker_interval_ms = 1_000;
        Ok(config)
    }

    pub fn producer(&self) -> Result<Producer, Failure> {
        Ok(Producer::start(self.producer_config()?))
    }

    /// A consumer of the group that begins with the first message, as soon as routes and members are known.
    pub fn consumer_config(&self, group: &str) -> Result<PushConfig, Failure> {
        let mut config = PushConfig::new(&self.name(group), &self.name_server)?;
        config.consume_from_where = ConsumeFromWhere::FirstOffset;
        config.client.poll_name_server_interval_ms = 1_000;
        config.client.heartbeat_broker_interval_ms = 1_000;
        config.local_offset_store_dir = std::env::temp_dir().join(self.name("offsets"));
        Ok(config)
    }

    /// Servers of the case's own, with these settings of the broker, and a lab of the same names there.
    pub fn own_servers(&self, settings: &[&str]) -> Result<(Self, Servers), Failure> {
        let (ns, broker) = (self.name("ns"), self.name("b"));
        let mut servers =
            Servers { program: std::env::var_os("INTEROP_CLUSTER").ok_or("INTEROP_CLUSTER is not set")?.into(), names: vec![] };
        let name_server = servers.run(&["ns", &ns])?;
        servers.names.push(ns.clone());
        servers.run(&[&["broker", &broker, &ns], settings].concat())?;
        servers.names.insert(0, broker);
        Ok((Self::of(self.prefix.clone(), name_server.trim()), servers))
    }
}

/// Servers that end with this.
pub struct Servers {
    program: PathBuf,
    names: Vec<String>,
}

impl Servers {
    fn run(&self, args: &[&str]) -> Result<String, Failure> {
        let done = Command::new(&self.program).args(args).output()?;
        match done.status.success() {
            true => Ok(String::from_utf8(done.stdout)?),
            false => Err(String::from_utf8_lossy(&done.stderr).into()),
        }
    }
}

impl Drop for Servers {
    fn drop(&mut self) {
        for name in &self.names {
            if let Err(failure) = self.run(&["stop", name, "KILL"]) {
                eprintln!("{name} does not stop: {failure}");
            }
        }
    }
}

/// Where messages arrive. Clones share it.
#[derive(Clone, Default)]
pub struct Inbox(Arc<Mutex<Vec<Arc<MessageExt>>>>);

impl Inbox {
    pub fn messages(&self) -> Vec<Arc<MessageExt>> {
        self.0.lock().expect("no listener panics").clone()
    }

    pub fn texts(&self) -> Vec<String> {
        self.messages().iter().map(|message| text(message)).collect()
    }

    pub fn put(&self, batch: &MessageBatch) {
        self.0.lock().expect("no listener panics").extend(batch.messages.iter().cloned());
    }

    /// Starts a consumer that accepts everything.
    pub fn start(&self, config: PushConfig) -> Result<PushConsumer, Failure> {
        let inbox = self.clone();
        let listener = move |batch: MessageBatch| {
            inbox.put(&batch);
            async { ConsumeStatus::Success }
        };
        Ok(PushConsumer::start_concurrently(config, listener)?)
    }

    /// Waits until as many messages came, and a little longer for one too many; then each must be there once.
    pub async fn holds<T: ToString>(&self, expected: impl IntoIterator<Item = T>) -> Result<(), Failure> {
        let mut expected: Vec<String> = expected.into_iter().map(|text| text.to_string()).collect();
        let came = eventually("", || async { self.messages().len() >= expected.len() }).await;
        came.map_err(|_| format!("{} of {} messages came: {:?}", self.messages().len(), expected.len(), self.texts()))?;
        tokio::time::sleep(ONE_TOO_MANY).await;
        let mut texts = self.texts();
        texts.sort();
        expected.sort();
        equal("the messages", texts, expected)
    }
}

/// How many queues of the topic a consumer has; its retry topic does not count.
pub fn queues_of(consumer: &PushConsumer, topic: &TopicName) -> usize {
    consumer.queues().iter().filter(|queue| queue.topic == **topic).count()
}

pub fn text(message: &MessageExt) -> String {
    String::from_utf8_lossy(&message.body).into_owned()
}

pub fn message(topic: &TopicName, body: impl ToString) -> Message {
    Message::new(topic.clone(), body.to_string())
}

pub fn stored(sent: SendResult) -> Result<SendResult, Failure> {
    equal("the send's status", sent.status, SendStatus::SendOk)?;
    Ok(sent)
}

/// Sends these, one after the other, so that they go round the queues.
pub async fn send_all<T: ToString>(producer: &Producer, topic: &TopicName, bodies: impl IntoIterator<Item = T>) -> Result<(), Failure> {
    for body in bodies {
        stored(producer.send(message(topic, body)).await?)?;
    }
    Ok(())
}

pub async fn eventually<F: Future<Output = bool>>(what: &str, mut holds: impl FnMut() -> F) -> Result<(), Failure> {
    let deadline = Instant::now() + PATIENCE;
    while !holds().await {
        if Instant::now() > deadline {
            return Err(format!("waited in vain: {what}").into());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    Ok(())
}

pub fn equal<T: PartialEq + Debug>(what: &str, seen: T, expected: T) -> Result<(), Failure> {
    check(seen == expected, || format!("{what}: {seen:?}, expected {expected:?}"))
}

pub fn check(holds: bool, otherwise: impl FnOnce() -> String) -> Result<(), Failure> {
    if holds { Ok(()) } else { Err(otherwise().into()) }
}
