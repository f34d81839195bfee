//! What brokers answered, kept in files, and given again by loopback listeners that stand in for them: the console's own poller asks, and
//! does not know the difference.
//!
//! A tape has rounds; in each, every question has one answer, so that it does not matter who asks first. What a question says of the time of
//! asking does not count when its answer is looked up.

use bytes::Bytes;
use mq_core::admin::TOOLS_CONSUMER;
use mq_core::net::{Listener, Peer, Remoting, ReplyTo, Service, serve};
use mq_core::protocol::headers::offset::OffsetResponse;
use mq_core::protocol::headers::{NoHeader, WireHeader};
use mq_core::protocol::{Command, Field, FieldKey, FieldSink, Fields, HeaderError, RequestCode, ResponseCode};
use mq_core::types::QueueOffset;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// Fields that hold a time, or follow from one.
const OF_THE_MOMENT: [&str; 5] = ["timestamp", "beginTimestamp", "endTimestamp", "beginTime", "endTime"];
/// Spans that brokers tell are kept rounded up to so many ms: they are told against the clock of the asker, whose own delay must not show.
pub const SPAN_GRID_MS: i64 = 10_000;

/// A recording.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Tape {
    /// The name server that was asked.
    pub name_server: String,
    /// Brokers that it listed, as they advertise themselves.
    pub brokers: Vec<String>,
    /// In order.
    pub rounds: Vec<Round>,
}

/// What was answered around one moment.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Round {
    /// When, Unix ms.
    pub at_ms: i64,
    /// Questions and answers, in the order of the answers.
    pub answers: Vec<Exchange>,
    /// What the doctor made of the cluster: id, level, subject, evidence, command. He reads the clock, so his words are kept.
    pub findings: Vec<[String; 5]>,
}

/// A question and its answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Exchange {
    to: String,
    code: i32,
    ask: BTreeMap<String, String>,
    answer: i32,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    remark: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    fields: BTreeMap<String, String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    body: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    body_hex: String,
}

impl Tape {
    fn path(name: &str) -> PathBuf {
        PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/tests/tapes")).join(format!("{name}.json"))
    }

    /// The tape of that name.
    pub fn load(name: &str) -> Self {
        serde_json::from_slice(&std::fs::read(Self::path(name)).unwrap()).unwrap()
    }

    /// Keeps it under that name: one line for each answer.
    pub fn save(&self, name: &str) {
        let text = serde_json::to_string(self).unwrap().replace("{\"to\":", "\n{\"to\":").replace("{\"at_ms\":", "\n{\"at_ms\":");
        std::fs::create_dir_all(Self::path(name).parent().unwrap()).unwrap();
        std::fs::write(Self::path(name), text + "\n").unwrap();
    }
}

impl Round {
    /// The same with other addresses in what was answered: from, to.
    pub fn moved(&self, addrs: &[(String, String)]) -> Self {
        let mut moved = self.clone();
        for exchange in &mut moved.answers {
            addrs.iter().for_each(|(from, to)| exchange.body = exchange.body.replace(from, to));
        }
        moved
    }
}

impl Exchange {
    fn new(to: &str, request: &Command, answer: &Command) -> Self {
        let mut exchange = Self {
            to: to.to_owned(),
            code: request.head.code,
            ask: asked(&request.fields),
            answer: answer.head.code,
            remark: answer.head.remark.as_deref().unwrap_or_default().to_owned(),
            fields: all(&answer.fields),
            body: String::new(),
            body_hex: String::new(),
        };
        match std::str::from_utf8(&answer.body) {
            Ok(text) => exchange.body = on_grid(RequestCode(request.head.code), text),
            Err(_) => exchange.body_hex = answer.body.iter().map(|byte| format!("{byte:02x}")).collect(),
        }
        exchange
    }

    /// Whether it answers the same question.
    fn is_to(&self, other: &Self) -> bool {
        (&self.to, self.code, &self.ask) == (&other.to, other.code, &other.ask)
    }

    fn give(&self, reply: &ReplyTo) {
        let remark = Some(self.remark.as_str()).filter(|remark| !remark.is_empty());
        reply.send(ResponseCode(self.answer), remark, &Raw(self.fields.clone()), &[self.body()]);
    }

    fn body(&self) -> Bytes {
        let byte = |at: usize| u8::from_str_radix(&self.body_hex[at..at + 2], 16).unwrap();
        if self.body_hex.is_empty() { self.body.clone().into() } else { (0..self.body_hex.len()).step_by(2).map(byte).collect() }
    }
}

fn all(fields: &Fields) -> BTreeMap<String, String> {
    fields.iter().filter_map(|field: Field<'_>| Some((field.key().to_owned(), field.text()?.to_owned()))).collect()
}

fn asked(fields: &Fields) -> BTreeMap<String, String> {
    all(fields).into_iter().filter(|(key, _)| !OF_THE_MOMENT.contains(&key.as_str())).collect()
}

/// The body of an answer about spans with each rounded up; all others as they are.
fn on_grid(code: RequestCode, body: &str) -> String {
    if code != RequestCode::QUERY_CONSUME_TIME_SPAN {
        return body.to_owned();
    }
    let mut parsed: serde_json::Value = serde_json::from_str(body).unwrap();
    for span in parsed["consumeTimeSpanSet"].as_array_mut().into_iter().flatten() {
        if let Some(ms) = span["delayTime"].as_i64().filter(|ms| *ms > 0) {
            span["delayTime"] = (ms.div_euclid(SPAN_GRID_MS) * SPAN_GRID_MS + SPAN_GRID_MS).into();
        }
    }
    parsed.to_string()
}

/// A header of which nothing is known.
struct Raw(BTreeMap<String, String>);

impl WireHeader for Raw {
    fn read(fields: &Fields) -> Result<Self, HeaderError> {
        Ok(Self(all(fields)))
    }

    fn write(&self, sink: &mut FieldSink<'_>) {
        for (name, value) in &self.0 {
            sink.text(known(name), value);
        }
    }
}

/// Keys are declared, so they live for ever; those that come from elsewhere are kept for ever, each once.
fn known(name: &str) -> FieldKey {
    static KEYS: Mutex<BTreeMap<String, FieldKey>> = Mutex::new(BTreeMap::new());
    let make = || FieldKey { name: name.to_owned().leak(), json: format!("\",\"{name}\":\"").leak() };
    *KEYS.lock().entry(name.to_owned()).or_insert_with(make)
}

/// Stands before one server, hands on what is asked, and keeps what is answered.
pub struct Recorder {
    /// The server.
    pub real: String,
    /// Where it is kept.
    pub kept: Arc<Mutex<Vec<Exchange>>>,
    /// Connections to servers.
    pub remoting: Remoting,
}

impl Service for Recorder {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let (real, kept, remoting, peer) = (self.real.clone(), Arc::clone(&self.kept), self.remoting.clone(), Arc::clone(peer));
            tokio::spawn(async move {
                let (code, header) = (RequestCode(request.head.code), Raw(all(&request.fields)));
                let answer = remoting.call(&real, code, &header, request.body.clone(), Duration::from_secs(10)).await.unwrap();
                let exchange = Exchange::new(&real, &request, &answer);
                // Within a round a question has one answer, the first, whoever asks it again: what follows from it then is the same however
                // the askers take turns.
                let exchange = {
                    let mut kept = kept.lock();
                    let first = kept.iter().find(|one| one.is_to(&exchange)).cloned();
                    first.unwrap_or_else(|| {
                        kept.push(exchange.clone());
                        exchange
                    })
                };
                exchange.give(&ReplyTo::new(&peer, &request));
            });
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

/// Who has nothing to say.
pub struct Nobody;

impl Service for Nobody {
    fn on_requests(&self, _: &Arc<Peer>, _: &mut Vec<Command>) {}
    fn on_close(&self, _: &Arc<Peer>) {}
}

/// Answers in place of one server, as it did in one round.
pub struct Player {
    answers: HashMap<(i32, BTreeMap<String, String>), Exchange>,
    missed: Arc<Mutex<Vec<String>>>,
}

impl Player {
    /// In place of `server`; questions that were not recorded go to `missed`.
    pub fn new(round: &Round, server: &str, missed: Arc<Mutex<Vec<String>>>) -> Self {
        let here = round.answers.iter().filter(|exchange| exchange.to == server);
        Self { answers: here.map(|exchange| ((exchange.code, exchange.ask.clone()), exchange.clone())).collect(), missed }
    }
}

impl Service for Player {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let reply = ReplyTo::new(peer, &request);
            match self.answers.get(&(request.head.code, asked(&request.fields))) {
                Some(exchange) => exchange.give(&reply),
                // How many dead letters are of the last hour depends on when they are played; the console shows none of it.
                None if request.head.code == RequestCode::SEARCH_OFFSET_BY_TIMESTAMP.0 => {
                    reply.send(ResponseCode::SUCCESS, None, &OffsetResponse { offset: QueueOffset(0) }, &[]);
                }
                None if request.fields.get("consumerGroup") == Some(TOOLS_CONSUMER) => {
                    reply.send(ResponseCode::QUERY_NOT_FOUND, Some("nothing is handled"), &NoHeader, &[]);
                }
                None => {
                    self.missed.lock().push(format!("{} {:?}", RequestCode(request.head.code), all(&request.fields)));
                    reply.send(ResponseCode::SYSTEM_ERROR, Some("not recorded"), &NoHeader, &[]);
                }
            }
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

/// Lets `service` listen on loopback for as long as the runtime lives; where.
pub fn listen(service: impl Service + 'static) -> String {
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let addr = listener.addr().to_string();
    tokio::spawn(serve(listener, Arc::new(service), std::future::pending()));
    addr
}
