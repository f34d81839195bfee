//! Consoles that look at clusters as they were recorded, and the recording of them.
//!
//! ```text
//! MQ_TAPE=ours MQ_TAPE_NAMESRV=127.0.0.1:9876 cargo test -p mq-tui record_a_tape -- --ignored
//! ```
//! records a cluster anew; the test makes the traffic that it shows. Brokers are to be called broker-a and broker-b. `MQ_TAPE=empty` records a
//! cluster that has nothing, without making traffic; `delays_ours` and `delays_apache` one that holds delayed messages and nothing else.

use super::fixture::{Console, no_answer};
use super::tape::{Nobody, Player, Recorder, Round, SPAN_GRID_MS, Tape, listen};
use crate::inquiry::{Answer, At, Inquiry, Place, Sheet, Source};
use crate::model::sample::Content;
use crate::model::{BrokerKey, Name};
use crate::poll;
use crate::theme::Theme;
use crate::update::{Msg, Want};
use mq_core::admin::{Admin, AdminConfig, AdminError};
use mq_core::client::{ConsumeFromWhere, ConsumeStatus, MessageBatch, NameServers, Producer, ProducerConfig, PushConfig, PushConsumer};
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::ops::context::Protect;
use mq_core::ops::doctor::{self, Finding, Level};
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::protocol::{RequestCode, ResponseCode};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use parking_lot::Mutex;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};
use std::time::Duration;
use tokio::sync::{mpsc, watch};

/// How the cluster is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mood {
    /// Nobody has answered yet.
    Loading,
    /// Brokers that hold nothing.
    Empty,
    /// Everybody answers.
    Normal,
    /// broker-b is there and too busy to tell positions.
    Partial,
    /// broker-b does not answer any more.
    BrokerDown,
    /// As normal, in a context in which nothing may be changed.
    ReadOnly,
    /// As normal, and a moment of the past is looked at.
    Past,
}

/// Every one.
pub const MOODS: [Mood; 7] = [Mood::Loading, Mood::Empty, Mood::Normal, Mood::Partial, Mood::BrokerDown, Mood::ReadOnly, Mood::Past];

/// Answers as the poller hands them on, in an order that is always the same.
type Answers = BTreeMap<(u8, String), Content>;

/// A tape as the poller reads it.
#[derive(Default)]
pub struct Recorded {
    rounds: Vec<(i64, Answers)>,
}

impl Recorded {
    /// The tape of that name. Each is read once.
    pub fn of(name: &'static str) -> &'static Self {
        static READ: Mutex<BTreeMap<&str, &OnceLock<Recorded>>> = Mutex::new(BTreeMap::new());
        let read: &'static OnceLock<Self> = READ.lock().entry(name).or_insert_with(|| &*Box::leak(Box::default()));
        read.get_or_init(|| {
            let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
            runtime.block_on(play(&Tape::load(name)))
        })
    }
}

/// A console that looks at that cluster in that mood.
pub fn console(tape: &'static str, theme: Theme, size: (u16, u16), mood: Mood) -> (Console, &'static Recorded) {
    let recorded = Recorded::of(if mood == Mood::Empty { "empty" } else { tape });
    let first_ms = recorded.rounds[0].0;
    let mut console = Console::begin(theme, size, first_ms);
    if mood == Mood::Loading {
        return (console, recorded);
    }
    for (at_ms, answers) in &recorded.rounds {
        console.play((at_ms - first_ms) / 1_000 - console.seconds_since(first_ms), |_| {});
        answers.values().filter(|content| !matches!(content, Content::Found(..))).for_each(|content| console.answer(content.clone()));
    }
    console.play(2, |_| {});
    match mood {
        Mood::Partial => {
            let busy = || AdminError::Refused {
                target: "broker-b".into(),
                request: RequestCode::GET_BROKER_CONSUME_STATS,
                code: ResponseCode::SYSTEM_BUSY,
                remark: "too many requests".into(),
            };
            console.answer(Content::Progress("broker-b".into(), Err(busy())));
            console.play(2, |_| {});
        }
        Mood::BrokerDown => {
            let broker = || BrokerKey { name: "broker-b".into(), id: 0 };
            (0..3).for_each(|_| console.answer(Content::Runtime(broker(), Err(no_answer()))));
            console.play(14, |_| {});
        }
        Mood::ReadOnly => console.state.protect = Protect::Readonly,
        Mood::Past => console.look_back(),
        Mood::Loading | Mood::Empty | Mood::Normal => {}
    }
    (console, recorded)
}

impl Console {
    /// Answers what the current screen asks, as far as it was recorded; in the order of the questions, twice, since some follow from others.
    pub fn answer_from(&mut self, recorded: &Recorded) {
        for _ in 0..2 {
            let want = self.state.asked.clone().unwrap_or_default();
            for inquiry in want.ha_period_ms.map(|_| Inquiry::Ha).into_iter().chain(want.inquiries) {
                let found = recorded
                    .rounds
                    .last()
                    .and_then(|(_, answers)| answers.get(&key(&Content::Found(inquiry.clone(), Box::new(Answer::Failed(String::new()))))));
                found.into_iter().for_each(|content| self.answer(content.clone()));
            }
        }
    }
}

fn key(content: &Content) -> (u8, String) {
    match content {
        Content::Topology(..) => (0, String::new()),
        Content::Runtime(broker, _) => (1, broker.to_string()),
        Content::Topics(broker, _) => (2, broker.to_string()),
        Content::Groups(broker, _) => (3, broker.to_string()),
        Content::Progress(broker, _) => (4, broker.to_string()),
        Content::Queues(broker, topic, _) => (5, format!("{broker} {topic}")),
        Content::Fresh(broker, key, _) => (8, format!("{broker} {key:?}")),
        Content::Facts(group, topic, _) => (6, format!("{group} {topic}")),
        Content::Found(inquiry, _) => (7, format!("{inquiry:?}")),
    }
}

const TOPIC: &str = "orders";
/// Who lags and has dead letters.
const GROUP: &str = "pay-consumer";

/// What delayed messages are for.
const DELAYED_TOPIC: &str = "reminders";

/// What is asked besides what is always asked for, of a cluster that has this topic.
fn inquiries(topic: &str) -> Vec<Inquiry> {
    if topic == DELAYED_TOPIC {
        return vec![Inquiry::Sheet(Sheet::Delay)];
    }
    vec![
        Inquiry::Messages(Source { topic: TOPIC.into(), at: At::Latest }, Place::Start),
        Inquiry::Trace(TOPIC.into(), "ORD-4".into()),
        Inquiry::Dlq,
        Inquiry::Ha,
        Inquiry::Sheet(Sheet::Transactions),
        Inquiry::Sheet(Sheet::Users),
        Inquiry::Sheet(Sheet::Controller),
        Inquiry::Sheet(Sheet::ConfigDiff),
        Inquiry::Letters(GROUP.into(), Place::Start),
        Inquiry::Members(GROUP.into()),
        Inquiry::GroupConfig(GROUP.into()),
        Inquiry::Clients,
    ]
}

/// Has the poller ask everything once, at that moment.
async fn ask(config: AdminConfig, at_ms: i64) -> Answers {
    let (messages, mut inbox) = mpsc::channel(256);
    let (want, wanted) = watch::channel(Want { period_ms: 2_000, probe_period_ms: 2_000, progress_period_ms: 5_000, ..Want::default() });
    let poller = tokio::spawn(poll::run(config, wanted, messages, Arc::new(move || UnixMs(at_ms))));
    let mut answers = Answers::new();
    let mut brokers = 0;
    let all = async {
        loop {
            let Some(Msg::Sample(_, sample)) = inbox.recv().await else { continue };
            match &sample.content {
                Content::Topology(Ok(listed), _) if brokers == 0 => {
                    brokers = listed.len();
                    let probes =
                        listed.iter().map(|one| (BrokerKey { name: one.name.clone(), id: one.id.get() }, one.addr.clone())).collect();
                    let mut sources = listed.clone();
                    sources.dedup_by(|later, first| later.name == first.name);
                    want.send_modify(|want| (want.probes, want.sources) = (probes, sources));
                }
                // One that is not complete yet.
                Content::Found(Inquiry::Clients, answer) if matches!(&**answer, Answer::Clients(seen) if seen.asked.0 < seen.asked.1) => {
                    continue;
                }
                _ => {}
            }
            answers.entry(key(&sample.content)).or_insert(sample.content);
            next(&want, &answers, brokers);
            if want.borrow().generation == DONE {
                return;
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(60), all).await.unwrap_or_else(|_| panic!("not all was answered: {:?}", answers.keys()));
    poller.abort();
    answers
}

/// What follows when lists are there, when the lanes for topics and groups are through, and when clients are known.
const LISTED: u64 = 1;
const ASKED: u64 = 2;
const DONE: u64 = 3;

fn next(want: &watch::Sender<Want>, answers: &Answers, brokers: usize) {
    let have = |kind: u8| answers.keys().filter(|(of, _)| *of == kind).count();
    let names = want.borrow().sources.len();
    let step = want.borrow().generation;
    if step < LISTED && brokers > 0 && have(1) == brokers && (2..=4).all(|kind| have(kind) == names) {
        let topics: Vec<Name> = of_all(answers, |content| match content {
            Content::Topics(_, Ok(table)) => {
                table.topic_config_table.keys().filter(|name| [TOPIC, DELAYED_TOPIC].contains(&&***name)).cloned().collect()
            }
            _ => Vec::new(),
        });
        let groups = of_all(answers, |content| match content {
            Content::Progress(_, Ok(table)) => table.keys().cloned().collect(),
            _ => Vec::new(),
        });
        let inquiries = topics.first().map_or_else(Vec::new, |topic| inquiries(topic));
        want.send_modify(|want| {
            (want.topics, want.groups, want.owners, want.inquiries, want.generation) = (topics, groups, true, inquiries, LISTED);
        });
    }
    let wanted = want.borrow().clone();
    let listed = have(5) == wanted.topics.len() * names && have(6) == wanted.groups.len();
    if wanted.generation == LISTED && listed && have(7) == wanted.inquiries.len() {
        let consumers = of_all(answers, |content| match content {
            Content::Found(Inquiry::Clients, answer) => match &**answer {
                Answer::Clients(seen) => {
                    seen.clients.iter().filter(|one| !one.is_producer).map(|one| (one.group.clone(), one.id.clone())).collect()
                }
                _ => Vec::new(),
            },
            _ => Vec::new(),
        });
        let asked = consumers.into_iter().map(|(group, id)| Inquiry::Client(group, id, false));
        want.send_modify(|want| {
            want.inquiries.extend(asked);
            want.generation = ASKED;
        });
    }
    let wanted = want.borrow().clone();
    if wanted.generation == ASKED && have(7) == wanted.inquiries.len() {
        want.send_modify(|want| want.generation = DONE);
    }
}

fn of_all<T: Ord>(answers: &Answers, pick: impl Fn(&Content) -> Vec<T>) -> Vec<T> {
    let mut all: Vec<T> = answers.values().flat_map(pick).collect();
    all.sort();
    all.dedup();
    all
}

/// Has the poller ask listeners that answer as the servers did.
async fn play(tape: &Tape) -> Recorded {
    let mut rounds = Vec::new();
    for round in &tape.rounds {
        let missed = Arc::default();
        let door = |server: &str| listen(Player::new(round, server, Arc::clone(&missed)));
        let mut config = AdminConfig::new(NameServers::fixed(&door(&tape.name_server)).unwrap());
        tape.brokers.iter().for_each(|broker| config.addr_map.add(broker, &door(broker)).unwrap());
        let mut answers = ask(config, round.at_ms).await;
        let missed = missed.lock();
        assert!(missed.is_empty(), "the poller asks what was not recorded: {missed:#?}");
        answers.values_mut().for_each(|content| settle(content, tape, round.at_ms));
        answers.extend(findings(round).map(|found| (key(&found), found)));
        rounds.push((round.at_ms, answers));
    }
    Recorded { rounds }
}

/// Takes out what came from the clock and the ports of the playing.
fn settle(content: &mut Content, tape: &Tape, at_ms: i64) {
    match content {
        Content::Topology(_, servers) => {
            for server in servers {
                server.addr = tape.name_server.as_str().into();
                server.answered_in_ms = server.answered_in_ms.map(|_| 3);
            }
        }
        Content::Facts(_, _, seen) => {
            for stored in seen.facts.next_stored.values_mut() {
                let age_ms = seen.at_ms - stored.get();
                // What was told lies on the grid, and asking took less than half a step of it.
                *stored = UnixMs(at_ms - (age_ms + SPAN_GRID_MS / 2).div_euclid(SPAN_GRID_MS) * SPAN_GRID_MS);
            }
            seen.at_ms = at_ms;
        }
        _ => {}
    }
}

fn findings(round: &Round) -> Option<Content> {
    let level = |name: &str| [Level::Ok, Level::Warn, Level::Unknown, Level::Crit].into_iter().find(|level| level.name() == name).unwrap();
    let found = round.findings.iter().map(|[id, of, subject, evidence, command]| Finding {
        id: doctor::CHECKS.iter().map(|(known, _)| *known).find(|known| known == id).unwrap(),
        level: level(of),
        subject: subject.clone(),
        evidence: evidence.clone(),
        command: command.clone(),
    });
    let found: Vec<_> = found.collect();
    Some(Content::Found(Inquiry::Doctor, Box::new(Answer::Doctor(found))))
}

/// Seconds between the two rounds of a tape.
const APART: Duration = Duration::from_secs(10);

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
#[ignore = "records a running cluster, for the other tests"]
async fn record_a_tape() {
    let (name, name_server) = (std::env::var("MQ_TAPE").unwrap(), std::env::var("MQ_TAPE_NAMESRV").unwrap());
    let admin = Admin::connect(AdminConfig::new(NameServers::fixed(&name_server).unwrap()));
    let _traffic = match name.as_str() {
        "empty" => None,
        _ if name.starts_with("delays") => {
            delayed_traffic(&admin).await;
            None
        }
        _ => Some(traffic(&admin, &name_server).await),
    };
    let brokers: Vec<String> = admin.brokers(None).await.unwrap().iter().map(|broker| broker.addr.to_string()).collect();
    let mut tape = Tape { name_server: name_server.clone(), brokers: brokers.clone(), rounds: Vec::new() };
    let begun = tokio::time::Instant::now();
    for number in 0..2 {
        tokio::time::sleep_until(begun + APART * number).await;
        // Whole seconds: the console's clock goes in them.
        let at_ms = UnixMs::now().get() / 1_000 * 1_000;
        let kept = Arc::default();
        let remoting = mq_core::net::Remoting::new(Arc::new(Nobody));
        let door = |real: &str| listen(Recorder { real: real.to_owned(), kept: Arc::clone(&kept), remoting: remoting.clone() });
        let mut config = AdminConfig::new(NameServers::fixed(&door(&name_server)).unwrap());
        brokers.iter().for_each(|broker| config.addr_map.add(broker, &door(broker)).unwrap());
        let answers = ask(config.clone(), at_ms).await;
        // Young messages need not be asked for while they are young; whoever plays the tape may find that they are not.
        let through = Admin::connect(config);
        for (group, topic) in of_all(&answers, |content| match content {
            Content::Progress(_, Ok(table)) => table.keys().cloned().collect(),
            _ => Vec::new(),
        }) {
            for broker in &brokers {
                drop(through.waiting_ms_at(broker, &topic, &group).await);
            }
        }
        let findings = doctor::findings(&doctor::examine(&admin).await.unwrap()).into_iter();
        let findings = findings.map(|of| [of.id.to_owned(), of.level.name().to_owned(), of.subject, of.evidence, of.command]).collect();
        let answers = std::mem::take(&mut *kept.lock());
        tape.rounds.push(Round { at_ms, answers, findings });
    }
    tape.save(&name);
}

/// Messages that wait: in two delay levels, and with delivery times of their own.
async fn delayed_traffic(admin: &Admin) {
    for broker in &admin.masters(None).await.unwrap() {
        admin.put_topic(&broker.addr, &TopicConfig::new(DELAYED_TOPIC, 1, 6), "").await.unwrap();
        let message = || Message::new(TopicName::new(DELAYED_TOPIC).unwrap(), "remember");
        let minutes = |minutes: u64| Duration::from_secs(60 * minutes);
        let of_levels = [16, 16, 18].map(|level| message().with_delay_level(level));
        let of_times = [2, 3, 45, 600].map(|after| message().with_delay(minutes(after)));
        for message in of_levels.into_iter().chain(of_times) {
            admin.send(broker, QueueId(0), &message).await.unwrap();
        }
    }
    // Apache takes timers from their queue and counts them with a delay.
    tokio::time::sleep(Duration::from_secs(15)).await;
}

/// One group that keeps up, one that lags, dead letters, a retry, a trace; it goes on until what is returned is dropped.
async fn traffic(admin: &Admin, name_server: &str) -> (tokio::task::JoinHandle<()>, Vec<PushConsumer>) {
    let masters = admin.masters(None).await.unwrap();
    for broker in &masters {
        for (topic, queues) in [(TOPIC, 2), ("settle", 1), ("%DLQ%pay-consumer", 1), ("%RETRY%pay-consumer", 1)] {
            admin.put_topic(&broker.addr, &TopicConfig::new(topic, queues, 6), "").await.unwrap();
        }
        for group in [GROUP, "pay-audit", "pay-settle"] {
            admin.put_group(&broker.addr, &SubscriptionGroupConfig::new(group)).await.unwrap();
        }
        for number in 0..3 {
            let body = format!("{{\"order\":\"ORD-{number}\",\"note\":\"订单 \u{1b}[2J\"}}");
            let message = Message::new(TopicName::new("%DLQ%pay-consumer").unwrap(), body)
                .with_tags("TIMEOUT")
                .with_keys([format!("ORD-{number}").as_str()]);
            let mut message = message;
            message.properties.set("RETRY_TOPIC", TOPIC);
            admin.send(broker, QueueId(0), &message).await.unwrap();
        }
    }
    let producer = Producer::start({
        let mut config = ProducerConfig::new("pay-api", name_server).unwrap();
        config.client.enable_trace = true;
        config
    });
    let order = |number: usize| {
        let body = format!("{{\"order\":\"ORD-{number}\",\"amount\":{}}}", 10 + number * 7 % 990);
        Message::new(TopicName::new(TOPIC).unwrap(), body)
            .with_tags(["paid", "new"][number % 2])
            .with_keys([format!("ORD-{number}").as_str()])
    };
    for number in 0..60 {
        producer.send(order(number)).await.unwrap();
    }
    for broker in &masters {
        admin.commit_offset(&broker.addr, "pay-audit", TOPIC, QueueId(0), QueueOffset(2)).await.unwrap();
    }
    let consumer = |group: &str, takes: Duration| {
        let mut config = PushConfig::new(group, name_server).unwrap().subscribe(TOPIC, "*").unwrap();
        config.consume_from_where = ConsumeFromWhere::FirstOffset;
        config.consume_thread_max = 1;
        PushConsumer::start_concurrently(config, move |_: MessageBatch| async move {
            tokio::time::sleep(takes).await;
            ConsumeStatus::Success
        })
        .unwrap()
    };
    let consumers = vec![consumer(GROUP, Duration::from_millis(400)), consumer("pay-settle", Duration::ZERO)];
    let producing = tokio::spawn(async move {
        let mut ticks = tokio::time::interval(Duration::from_millis(100));
        for number in 60.. {
            ticks.tick().await;
            producer.send(order(number)).await.unwrap();
        }
    });
    tokio::time::sleep(Duration::from_secs(15)).await;
    (producing, consumers)
}
