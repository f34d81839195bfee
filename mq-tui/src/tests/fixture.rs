//! A cluster that never was: three brokers with a slave, topics, and groups in every mood.

use crate::model::sample::{Content, ProgressTable, Sample};
use crate::model::{BrokerKey, FactsSeen, NameServer};
use crate::state::State;
use crate::text::Charset;
use crate::theme::{Palette, Theme};
use crate::update::{Cmd, Msg, update};
use bytestring::ByteString;
use jiff::tz::TimeZone;
use mq_core::admin::{AdminError, Broker, QueueProgress, RuntimeInfo};
use mq_core::net::NetError;
use mq_core::ops::lag::Facts;
use mq_core::protocol::RequestCode;
use mq_core::protocol::bodies::group::OffsetWrapper;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable, TopicOffset, TopicStatsTable};
use mq_core::protocol::lenient_json::RawKey;
use mq_core::types::{BrokerId, QueueId, UnixMs};

/// 2026-11-20 12:41:00 UTC.
pub const START_MS: i64 = 1_795_178_460_000;

/// Looks without colours.
pub const ASCII_MONO: Theme = Theme { charset: Charset::Ascii, palette: Palette::Mono, own: None };
/// Looks of a modern terminal.
pub const UNICODE_CB: Theme = Theme { charset: Charset::Unicode, palette: Palette::Cb, own: None };

/// How the cluster is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Nobody has answered yet.
    Loading,
    /// Everybody answers.
    Normal,
    /// broker-c does not answer any more.
    BrokerDown,
    /// As normal, and a moment of the past is looked at.
    Past,
}

/// A console that looks at a cluster in that mood, as it is after half a minute.
pub fn console(theme: Theme, size: (u16, u16), mood: Mood) -> Console {
    let mut console = Console::begin(theme, size, START_MS);
    match mood {
        Mood::Loading => {}
        Mood::Past => {
            console.play(30, |console| console.full_round(true));
            console.look_back();
        }
        Mood::Normal => console.play(30, |console| console.full_round(true)),
        Mood::BrokerDown => {
            console.play(30, |console| console.full_round(true));
            console.play(14, |console| console.full_round(false));
        }
    }
    console
}

/// A console and everything it asked to be done.
pub struct Console {
    /// What it is at.
    pub state: State,
    /// Commands, in order.
    pub cmds: Vec<Cmd>,
    now_ms: i64,
}

impl Console {
    /// One that knows nothing yet.
    pub fn begin(theme: Theme, size: (u16, u16), now_ms: i64) -> Self {
        let state = State::new("prod".into(), theme, TimeZone::UTC, 2_000);
        let mut console = Self { state, cmds: Vec::new(), now_ms };
        console.send(Msg::Resize(size.0, size.1));
        console.send(Msg::Tick(now_ms));
        console
    }

    /// Gives it a message.
    pub fn send(&mut self, msg: Msg) {
        self.cmds.extend(update(&mut self.state, msg));
    }

    /// Types keys: characters, and `<Enter>` and the like.
    pub fn keys(&mut self, script: &str) {
        use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
        let mut rest = script;
        while let Some(c) = rest.chars().next() {
            let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
            let (code, modifiers, after) = match named {
                Some(("Enter", after)) => (KeyCode::Enter, KeyModifiers::NONE, after),
                Some(("Esc", after)) => (KeyCode::Esc, KeyModifiers::NONE, after),
                Some(("Tab", after)) => (KeyCode::Tab, KeyModifiers::NONE, after),
                Some(("Up", after)) => (KeyCode::Up, KeyModifiers::NONE, after),
                Some(("Down", after)) => (KeyCode::Down, KeyModifiers::NONE, after),
                Some(("Left", after)) => (KeyCode::Left, KeyModifiers::NONE, after),
                Some(("Right", after)) => (KeyCode::Right, KeyModifiers::NONE, after),
                Some(("Back", after)) => (KeyCode::Backspace, KeyModifiers::NONE, after),
                Some((control, after)) if control.starts_with('^') => {
                    (KeyCode::Char(control.chars().nth(1).unwrap()), KeyModifiers::CONTROL, after)
                }
                _ => (KeyCode::Char(c), KeyModifiers::NONE, &rest[c.len_utf8()..]),
            };
            rest = after;
            self.send(Msg::Key(KeyEvent::new(code, modifiers)));
        }
    }

    /// Seconds that went by since `then_ms`.
    pub fn seconds_since(&self, then_ms: i64) -> i64 {
        (self.now_ms - then_ms) / 1_000
    }

    /// Lets that many seconds go by, with `round` every other second.
    pub fn play(&mut self, seconds: i64, mut round: impl FnMut(&mut Self)) {
        for second in 1..=seconds {
            self.now_ms += 1_000;
            if second % 2 == 1 {
                round(self);
                self.send(Msg::Requests(12 * ((self.now_ms - START_MS) / 2_000) as u64));
            }
            self.send(Msg::Tick(self.now_ms));
        }
    }

    /// Gives it an answer that took 12 ms.
    pub fn answer(&mut self, content: Content) {
        let sample = Sample { asked_ms: self.now_ms - 12, at_ms: self.now_ms, content };
        self.send(Msg::Sample(self.state.generation, Box::new(sample)));
    }

    /// Looks at how it was ten seconds ago.
    pub fn look_back(&mut self) {
        let at_ms = self.now_ms - 10_000;
        let sample = crate::travel::Taken::of(&self.state.cluster, at_ms).into_sample();
        let moments = (0..20).map(|n| at_ms - 300_000 + n * 15_000).chain([at_ms]).collect();
        let event =
            crate::model::Event { at_ms: at_ms - 60_000, level: crate::model::Level::Critical, text: "a broker stopped answering".into() };
        self.send(Msg::Recorded(Ok((moments, vec![event]))));
        self.send(Msg::Recalled(Box::new(sample)));
    }

    /// One answer of everybody; without broker-c when `c_answers` is false.
    pub fn full_round(&mut self, c_answers: bool) {
        let t = (self.now_ms - START_MS) / 1_000;
        let seats = vec![broker("broker-a", 0, 7), broker("broker-a", 1, 8), broker("broker-b", 0, 9), broker("broker-c", 0, 31)];
        self.answer(Content::Topology(Ok(seats), vec![name_server("10.0.0.1:9876"), name_server("10.0.0.2:9876")]));
        self.answer(Content::Runtime(key("broker-a", 0), Ok(runtime(1_000_000 + t * 2_901, 800_000 + t * 2_840, "0.61"))));
        self.answer(Content::Runtime(key("broker-a", 1), Ok(runtime(1_000_000 + t * 2_901, t * 120, "0.61"))));
        self.answer(Content::Runtime(key("broker-b", 0), Ok(runtime(2_000_000 + t * 3_100, 900_000 + t * 2_990, "0.86"))));
        let c = if c_answers { Ok(runtime(t * 2_101, t * 1_961, "0.58")) } else { Err(no_answer()) };
        self.answer(Content::Runtime(key("broker-c", 0), c));
        for (name, base) in [("broker-a", 0), ("broker-b", 1), ("broker-c", 2)] {
            if name != "broker-c" || c_answers {
                self.answer(Content::Topics(name.into(), Ok(topics())));
                self.answer(Content::Groups(name.into(), Ok(group_names())));
                self.answer(Content::Progress(name.into(), Ok(progress(name, base, t).into())));
                self.answer(Content::Queues(name.into(), "orders".into(), Ok(queue_ends(name, base, t, self.now_ms))));
            }
        }
        self.answer(Content::Facts("pay-consumer".into(), "orders".into(), Box::new(self.stalled_facts())));
        self.answer(Content::Facts("pay-audit".into(), "orders".into(), Box::new(self.draining_facts())));
    }

    fn stalled_facts(&self) -> FactsSeen {
        let queue = |id| MessageQueue::new("orders", "broker-b", QueueId(id));
        let facts = Facts {
            clients: Some(4),
            next_stored: [(queue(0), UnixMs(START_MS - 2_500_000))].into(),
            owners: Some([(queue(0), "10.0.0.7@4411".into()), (queue(1), "10.0.0.8@1203".into())].into()),
            ..Facts::default()
        };
        FactsSeen { at_ms: self.now_ms, facts, committed: [(queue(0), 1_002_114)].into(), ..FactsSeen::default() }
    }

    fn draining_facts(&self) -> FactsSeen {
        let queue = MessageQueue::new("orders", "broker-a", QueueId(0));
        let facts = Facts { clients: Some(2), next_stored: [(queue, UnixMs(self.now_ms - 182_000))].into(), ..Facts::default() };
        FactsSeen { at_ms: self.now_ms, facts, ..FactsSeen::default() }
    }
}

/// A process, by name, number and the last part of its address.
pub fn broker(name: &'static str, id: i64, host: u8) -> Broker {
    Broker { cluster: "prod-1".into(), name: name.into(), id: BrokerId(id), addr: format!("10.0.0.{host}:10911").into() }
}

/// A process's key.
pub fn key(name: &'static str, id: i64) -> BrokerKey {
    BrokerKey { name: name.into(), id }
}

/// A name server that answers.
pub fn name_server(addr: &'static str) -> NameServer {
    NameServer { addr: addr.into(), answered_in_ms: Some(3), error: None }
}

/// Nobody answered.
pub fn no_answer() -> AdminError {
    let addr = "10.0.0.31:10911".to_owned();
    let error = NetError::Timeout { addr: addr.clone(), after: std::time::Duration::from_secs(3) };
    AdminError::Unreachable { target: addr, request: RequestCode::GET_BROKER_RUNTIME_INFO, error }
}

/// What a broker says of itself.
pub fn runtime(stored: i64, handed_out: i64, disk: &str) -> RuntimeInfo {
    let pairs = [
        ("brokerVersionDesc", "V5_4_0".to_owned()),
        ("bootTimestamp", (START_MS - 41 * 86_400_000).to_string()),
        ("commitLogDiskRatio", disk.to_owned()),
        ("msgPutTotalTodayNow", stored.to_string()),
        ("msgPutTotalTodayMorning", "0".to_owned()),
        ("msgGetTotalTodayNow", handed_out.to_string()),
        ("msgGetTotalTodayMorning", "0".to_owned()),
        ("pageCacheLockTimeMills", "0".to_owned()),
        ("sendThreadPoolQueueSize", "0".to_owned()),
        ("pullThreadPoolQueueSize", "0".to_owned()),
        ("dispatchBehindBytes", "0".to_owned()),
        ("earliestMessageTimeStamp", (START_MS - 2 * 86_400_000).to_string()),
    ];
    RuntimeInfo { values: pairs.into_iter().map(|(key, value)| (ByteString::from_static(key), value.into())).collect() }
}

fn topics() -> TopicConfigTable {
    let config = |name: &'static str, queues, perm| (ByteString::from_static(name), TopicConfig::new(name, queues, perm));
    let mut fifo = TopicConfig::new("settle", 2, 6);
    fifo.attributes.insert("message.type".into(), "FIFO".into());
    let topic_config_table = [
        config("orders", 2, 6),
        config("sms", 2, 6),
        ("settle".into(), fifo),
        config("archive", 1, 4),
        config("%RETRY%pay-consumer", 1, 6),
        config("订单-退款", 1, 6),
        config("broker-a", 1, 7),
    ];
    TopicConfigTable { topic_config_table: topic_config_table.into(), ..TopicConfigTable::default() }
}

fn group_names() -> Vec<ByteString> {
    ["pay-consumer", "pay-audit", "pay-notify", "pay-settle", "new-group", "TOOLS_CONSUMER"].map(ByteString::from_static).into()
}

/// Positions after `t` seconds. Each broker has two queues of `orders`.
fn progress(name: &'static str, base: i64, t: i64) -> ProgressTable {
    let queue = |topic: &'static str, id, end, committed| {
        let offsets = OffsetWrapper { broker_offset: end, consumer_offset: committed, last_timestamp: 0, pull_offset: 0 };
        QueueProgress::new(MessageQueue::new(topic, name, QueueId(id)), &offsets)
    };
    let mut table = ProgressTable::new();
    let mut put = |group: &'static str, topic: &'static str, queues: Vec<QueueProgress>| table.insert((group.into(), topic.into()), queues);
    let stalled = if base == 1 { 1_002_114 } else { 980_000 };
    put(
        "pay-consumer",
        "orders",
        vec![queue("orders", 0, 981_000 + base * 1_218_000 + t * 135, stalled), queue("orders", 1, 990_000 + t * 135, 979_990)],
    );
    put(
        "pay-audit",
        "orders",
        vec![queue("orders", 0, 981_000 + t * 135, 960_000 + t * 235), queue("orders", 1, 990_000 + t * 135, 981_000 + t * 235)],
    );
    put("pay-notify", "sms", vec![queue("sms", 0, 70_000 + t * 16, 69_000 + t * 14), queue("sms", 1, 70_000 + t * 16, 69_500 + t * 15)]);
    put("pay-settle", "settle", vec![queue("settle", 0, 5_000 + t * 20, 5_000 + t * 20), queue("settle", 1, 5_000, 5_000)]);
    put("pay-consumer", "%RETRY%pay-consumer", vec![queue("%RETRY%pay-consumer", 0, 20, 14)]);
    if base == 2 {
        put("only-on-c", "sms", vec![queue("sms", 0, 70_000, 70_000)]);
    }
    table
}

fn queue_ends(name: &'static str, base: i64, t: i64, now_ms: i64) -> TopicStatsTable {
    let ends = |id: i32, max| {
        let offset = TopicOffset { last_update_timestamp: now_ms - 400, max_offset: max, min_offset: 120_000 };
        (RawKey(MessageQueue::new("orders", name, QueueId(id))), offset)
    };
    let both = [ends(0, 981_000 + base * 1_218_000 + t * 135), ends(1, 990_000 + t * 135)];
    TopicStatsTable { offset_table: both.into_iter().collect(), topic_put_tps: 0.0 }
}
