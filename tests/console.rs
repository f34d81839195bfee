//! The console in a real terminal: a killed broker is marked and comes back, writes go through the dialogs, the terminal is given back.

use mq_core::admin::{Admin, AdminConfig, Broker, RESENT_FROM};
use mq_core::client::NameServers;
use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::ops::recorder::History;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use mq_tests::{Namesrv, PANIC_FILE, Program, Standalone, Terminal, eventually, ports, run};
use rustix::process::Signal;
use std::path::Path;
use std::time::Duration;
use tokio::runtime::Runtime;

const SIZE: (u16, u16) = (80, 24);
/// Promised: a dead broker is marked within 4 s, one that is back is live within 5 s.
const MARKED_WITHIN_MS: i64 = 4_000;
const LIVE_WITHIN_MS: i64 = 5_000;
/// The promises are for a machine that has time for us. Here other tests run at once, and a process may wait seconds for its turn, so the
/// moments that the console itself recorded are held against three times as much: what was forgotten, or waits for a longer timer (10 s and
/// 30 s are the next ones), still fails.
const BUSY: i64 = 3;
/// Messages that each broker gets a second while it lives.
const PER_SECOND: u64 = 20;

fn runtime() -> Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

fn admin(namesrv: &str) -> Admin {
    Admin::connect(AdminConfig::new(NameServers::fixed(namesrv).unwrap()))
}

fn console(namesrv: &str, home: &Path, more: &[&str]) -> Terminal {
    let args = ["mq-tui", "-n", namesrv, "--ascii", "--theme", "mono", "--refresh", "1s"];
    Terminal::start(&[&args[..], more].concat(), SIZE, home, &[])
}

/// One broker in a process and a folder of its own, on a port that it can come back to.
fn start_broker(dir: &Path, namesrv: &str, name: &str, port: u16) -> Program {
    let file = dir.join(format!("{name}.conf"));
    let root = dir.join(name);
    let settings = format!("bindAddress=127.0.0.1\nlistenPort={port}\nbrokerName={name}\nstorePathRootDir={}\n", root.display());
    std::fs::write(&file, settings).unwrap();
    let mut broker = Program::start(&["mq-server", "broker", "-c", &file.display().to_string(), "-n", namesrv]);
    let ready = broker.line();
    assert!(ready.contains("boot success"), "{ready}");
    broker
}

/// A topic with one queue on each broker, and the group `pay` that stands at its first message.
async fn prepare(admin: &Admin, brokers: &[Broker]) {
    for broker in brokers {
        admin.put_topic(&broker.addr, &TopicConfig::new("orders", 1, 6), "").await.unwrap();
        admin.put_group(&broker.addr, &SubscriptionGroupConfig::new("pay")).await.unwrap();
        send(admin, broker, "orders", 30).await;
        admin.commit_offset(&broker.addr, "pay", "orders", QueueId(0), QueueOffset(0)).await.unwrap();
    }
}

/// A server in `dir` with one broker, and there what `prepare` makes.
fn prepared(dir: &Path) -> (Standalone, Runtime, Admin, Broker) {
    let (server, runtime) = (Standalone::start(&dir.join("server")), runtime());
    let (admin, broker) = runtime.block_on(async {
        let admin = admin(&server.namesrv);
        let broker = admin.masters(None).await.unwrap().remove(0);
        prepare(&admin, std::slice::from_ref(&broker)).await;
        (admin, broker)
    });
    (server, runtime, admin, broker)
}

async fn send(admin: &Admin, broker: &Broker, topic: &str, count: usize) {
    for number in 0..count {
        let mut message = Message::new(TopicName::new(topic).unwrap(), number.to_string()).with_keys([number.to_string().as_str()]);
        if topic.starts_with("%DLQ%") {
            message.properties.set("RETRY_TOPIC", "orders");
        }
        admin.send(broker, QueueId(0), &message).await.unwrap();
    }
}

/// Sends to both brokers as long as the task lives; a dead one gets nothing.
async fn traffic(admin: Admin, brokers: Vec<Broker>) {
    let mut ticks = tokio::time::interval(Duration::from_millis(1_000 / PER_SECOND));
    // What could not be sent in time is not made up for: that would be a burst, and the console would be right to show it.
    ticks.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        ticks.tick().await;
        for broker in &brokers {
            let message = Message::new(TopicName::new("orders").unwrap(), "live");
            drop(admin.within(Duration::from_secs(1)).send(broker, QueueId(0), &message).await);
        }
    }
}

/// The first line of the screen with these words.
fn row<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    text.lines().find(|line| line.contains(words))
}

/// Messages a second that the header says both brokers take, when it does not say "at least".
fn rate(text: &str) -> Option<f64> {
    text.lines().next()?.split(" in ").nth(1)?.split('/').next()?.parse().ok()
}

/// All is well: both brokers there, the rate of both, and nothing missing from the group's backlog.
fn is_live(text: &str) -> Option<()> {
    let group = row(text, " pay ")?;
    let whole = text.contains("brokers 2/2") && text.contains("LIVE o") && !group.contains(">=");
    (whole && rate(text)? > PER_SECOND as f64).then_some(())
}

#[test]
fn a_killed_broker_is_marked_and_comes_back_without_a_spike() {
    let dir = tempfile::tempdir().unwrap();
    let namesrv = Namesrv::start(&dir.path().join("namesrv"));
    let port = ports::broker_port();
    let _a = start_broker(dir.path(), &namesrv.addr, "broker-a", ports::broker_port());
    let b = start_broker(dir.path(), &namesrv.addr, "broker-b", port);
    let (runtime, admin) = (runtime(), admin(&namesrv.addr));
    let _inside = runtime.enter();
    let brokers = eventually("both brokers", || runtime.block_on(admin.masters(None)).ok().filter(|brokers| brokers.len() == 2));
    runtime.block_on(prepare(&admin, &brokers));
    let traffic = runtime.spawn(traffic(admin.clone(), brokers));

    let mut console = console(&namesrv.addr, dir.path(), &["--screen", "4", "--record"]);
    console.until("a live group with a rate", is_live);
    let killed_ms = UnixMs::now().get();
    b.kill();
    console.until_shows("brokers 1/2 X1");
    console.until_shows("PARTIAL X");
    let groups = console.until("a backlog that is at least something", |text| {
        row(text, " pay ").filter(|row| row.contains(">= ")).map(|_| text.to_owned())
    });
    let lag = row(&groups, " pay ").unwrap().split(">= ").nth(1).unwrap().split_whitespace().next().unwrap();
    assert!(lag.parse::<u64>().is_ok_and(|lag| lag > 0), "a number, and not zero:\n{groups}");
    assert!(row(&groups, " broker-b:0 ").is_some_and(|queue| queue.contains("? stale")), "its queue says so:\n{groups}");
    console.keys("2");
    let shown = console.until("the dead broker's row", |text| row(text, "X gone ").map(str::to_owned));
    let figures: Vec<&str> = shown.split_whitespace().collect();
    assert!(shown.contains("broker-b") && figures.contains(&"?") && figures.contains(&"gone"), "{shown}");
    assert!(!figures[4..].contains(&"0") && shown.contains('%'), "what was known is kept, what is not is no zero: {shown}");
    console.keys("1");
    console.until("totals that say what they lack", |text| {
        let (rate, backlog) = (text.lines().next()?, row(text, "  lag ")?);
        (rate.contains(" in >=") && backlog.contains(">=")).then_some(())
    });

    let _b = start_broker(dir.path(), &namesrv.addr, "broker-b", port);
    let back_ms = UnixMs::now().get();
    console.keys("4");
    console.until("a live group again", is_live);
    console.keys("q");
    assert!(console.wait().success());
    assert_eq!(console.left_behind(), Vec::<&str>::new());
    traffic.abort();
    recorded(dir.path(), killed_ms, back_ms);
}

/// What the console kept of it, by its own clock.
fn recorded(home: &Path, killed_ms: i64, back_ms: i64) {
    let folder = std::fs::read_dir(home.join("state/mq-tui/history")).unwrap().next().unwrap().unwrap().path();
    let history = History::load(&folder).unwrap();
    let event = |words: &str| {
        let found = history.events().iter().find(|event| event.text.starts_with("broker-b:0") && event.text.contains(words));
        found.unwrap_or_else(|| panic!("no event `{words}` in {:#?}", history.events())).at.get()
    };
    let (marked, live) = (event("stopped answering") - killed_ms, event("answers again") - back_ms);
    println!("marked {marked} ms after the kill, live {live} ms after the start");
    assert!((0..=BUSY * MARKED_WITHIN_MS).contains(&marked), "marked after {marked} ms");
    assert!(live <= BUSY * LIVE_WITHIN_MS, "live after {live} ms");
    let most = PER_SECOND as i64 * BUSY;
    for sample in history.moments().filter_map(|at| history.at(at)) {
        for (name, tenths) in sample.values.iter().filter(|(name, _)| name.starts_with("b\t") && name.ends_with("\tin")) {
            assert!(tenths / 10 <= most, "{name} is said to have taken {} a second at {:?}", tenths / 10, sample.at);
        }
    }
}

#[test]
fn an_offset_is_reset_and_dead_letters_are_resent_through_the_dialogs() {
    let dir = tempfile::tempdir().unwrap();
    let (server, runtime, admin, broker) = prepared(dir.path());
    let _inside = runtime.enter();
    runtime.block_on(async {
        admin.commit_offset(&broker.addr, "pay", "orders", QueueId(0), QueueOffset(30)).await.unwrap();
        for topic in ["%DLQ%pay", "%RETRY%pay"] {
            admin.put_topic(&broker.addr, &TopicConfig::new(topic, 1, 6), "").await.unwrap();
        }
        send(&admin, &broker, "%DLQ%pay", 5).await;
    });

    let console = console(&server.namesrv, dir.path(), &["--screen", "4"]);
    console.until("the group", |text| row(text, " pay ").map(drop));
    console.keys("xs");
    console.until_shows("W unlocks");
    console.keys("W");
    console.until_shows("writes are unlocked");
    console.keys("xs");
    console.until_shows("type pay to confirm");
    // Above Cancel stands the name, above it the field; its text goes, another is typed.
    console.keys("\x1b[A\x1b[A\x15earliest");
    console.until_shows("replays 30");
    console.keys("\x1b[Bpay\r\r");
    console.until_shows("1 CONFIRMED");
    let committed = runtime.block_on(admin.committed_offset(&broker.addr, "pay", "orders", QueueId(0))).unwrap();
    assert_eq!(committed, Some(QueueOffset(0)));

    console.keys("7");
    console.until_shows("dead letters of pay   5 held");
    console.keys("\r");
    console.keys("  ");
    console.until_shows("2 marked");
    console.keys("xr");
    console.until_shows("2 letters, of orders");
    console.keys("\x1b[Apay\r\r");
    console.until_shows("2 CONFIRMED");
    let end = runtime.block_on(admin.max_offset(&broker.addr, "%RETRY%pay", QueueId(0))).unwrap();
    assert_eq!(end, QueueOffset(2));
    let back = runtime.block_on(admin.pull(&broker, "%RETRY%pay", QueueId(0), QueueOffset(0), 32)).unwrap().messages;
    assert_eq!(back.len(), 2);
    for copy in &back {
        assert!(copy.properties.get(RESENT_FROM).is_some(), "{copy:?}");
        assert_eq!(copy.properties.get("RETRY_TOPIC"), Some("orders"));
    }
}

/// What `mqadmin` says about the cluster, as JSON; the console's own state folder is not looked at.
fn mqadmin(namesrv: &str, words: &[&str]) -> serde_json::Value {
    let said = run(&[&["mqadmin"], words, &["-n", namesrv, "-o", "json"]].concat());
    serde_json::from_str(&said.stdout).unwrap_or_else(|error| panic!("{words:?}: {error}: {said:?}"))
}

/// Whether a group may consume, as `mqadmin` sees it.
fn may_consume(namesrv: &str) -> Option<bool> {
    mqadmin(namesrv, &["group", "describe", "pay"])["items"][0]["consume"].as_bool()
}

/// Goes to a screen, and waits until it is there: the row under the cursor of the one before may have the same words in it.
fn show(console: &Terminal, keys: &str, shown: &str) {
    console.keys(keys);
    console.until_shows(shown);
}

/// Opens the dialog behind two keys of a menu, once its object is under the cursor.
fn open(console: &Terminal, object: &str, keys: &str, title: &str) {
    console.until("the object under the cursor", |text| row(text, object).filter(|row| row.starts_with('>')).map(drop));
    console.keys(keys);
    console.until_shows(title);
}

/// Waits for the plan, types the name over Cancel, carries it out, and waits until the screen says `done`.
fn confirm(console: &Terminal, planned: &str, name: &str, done: &str) {
    console.until_shows(planned);
    console.until_shows(&format!("type {name} to confirm"));
    console.keys(&format!("{name}\r\r"));
    console.until_shows(done);
}

/// Above Cancel stands the name to type, above that the last field.
const TO_NAME: &str = "\x1b[A";
const TO_LAST_FIELD: &str = "\x1b[A\x1b[A";
const DOWN: &str = "\x1b[B";

#[test]
fn a_group_is_paused_resumed_and_the_pause_undone_through_the_dialogs() {
    let dir = tempfile::tempdir().unwrap();
    let (server, _runtime, _admin, _) = prepared(dir.path());
    let console = console(&server.namesrv, dir.path(), &["--screen", "4", "--rw"]);
    assert_eq!(may_consume(&server.namesrv), Some(true));

    // "may consume" goes from as it is to yes to no.
    open(&console, " pay ", "xu", "change group pay");
    console.keys(&format!("{TO_LAST_FIELD}  {DOWN}"));
    confirm(&console, "change: consume yes", "pay", "1 CONFIRMED");
    assert_eq!(may_consume(&server.namesrv), Some(false), "paused");

    show(&console, "4", "[4Group]");
    open(&console, " pay ", "xu", "change group pay");
    console.keys(&format!("{TO_LAST_FIELD} {DOWN}"));
    confirm(&console, "change: consume no", "pay", "1 CONFIRMED");
    assert_eq!(may_consume(&server.namesrv), Some(true), "resumed");

    // The newest undo is that of the resumption: it pauses again.
    console.keys("0/state:undo\r");
    console.until("both undos", |text| (text.matches("? undo").count() == 2).then_some(()));
    // Turned round twice, the rows stand in their order; those that come new stand last for a moment.
    console.keys("SSg");
    open(&console, "? undo ", "xu", "undo ");
    let name =
        console.until("the name to type", |text| text.split_once("type ")?.1.split_once(" to confirm").map(|(name, _)| name.to_owned()));
    console.keys(TO_NAME);
    confirm(&console, "change: consume yes", &name, "-undone");
    assert_eq!(may_consume(&server.namesrv), Some(false), "the resumption is undone");
}

#[test]
fn a_topic_is_made_and_deleted_and_a_group_skipped_through_the_dialogs() {
    let dir = tempfile::tempdir().unwrap();
    let (server, _runtime, _admin, _) = prepared(dir.path());
    let lag = || mqadmin(&server.namesrv, &["lag", "pay", "--sample", "0s"])["items"][0]["lag"].as_i64();
    let topics = || {
        let listed = mqadmin(&server.namesrv, &["topic", "ls"]);
        listed["items"].as_array().unwrap().iter().map(|item| item["topic"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!((lag(), topics()), (Some(30), vec!["orders".to_owned()]));
    let console = console(&server.namesrv, dir.path(), &["--screen", "4", "--rw"]);

    open(&console, " pay ", "xs", "reset pay in orders to latest");
    console.keys(TO_NAME);
    confirm(&console, "skips 30", "pay", "1 CONFIRMED");
    assert_eq!(lag(), Some(0), "everything that waited is skipped");

    // Fields: name, queues, permission.
    show(&console, "3", "[3Topic]");
    open(&console, " orders ", "xn", "make topic");
    console.keys(&format!("{TO_LAST_FIELD}\x1b[A\x1b[Aparcels{DOWN}\x153{DOWN}{DOWN}"));
    confirm(&console, "create: 3 read", "parcels", "1 CONFIRMED");
    let made = mqadmin(&server.namesrv, &["topic", "describe", "parcels"]);
    assert_eq!((&made["items"][0]["read_queues"], &made["items"][0]["perm"]), (&3.into(), &"rw".into()));

    show(&console, "3/parcels\r", "/parcels   1 of");
    open(&console, " parcels ", "xd", "delete topic parcels");
    console.keys(TO_NAME);
    confirm(&console, "cannot be undone", "parcels", "2 CONFIRMED");
    assert_eq!(topics(), ["orders"], "it is gone, and nothing else");
}

/// Nobody answers there.
const NOWHERE: &str = "127.0.0.1:9";

fn taken(home: &Path, env: &[(&str, &str)]) -> Terminal {
    let console = Terminal::start(&["mq-tui", "-n", NOWHERE, "--ascii"], SIZE, home, env);
    eventually("the first frame", || (console.is_taken() && console.text().contains("1Over")).then_some(()));
    console
}

#[test]
fn the_terminal_is_given_back_whatever_ends_the_console() {
    let home = tempfile::tempdir().unwrap();
    for ends in ["q", "\x03"] {
        let mut console = taken(home.path(), &[]);
        console.keys(ends);
        assert!(console.wait().success(), "{ends:?}");
        assert_eq!(console.left_behind(), Vec::<&str>::new(), "{ends:?}");
    }
    for signal in [Signal::TERM, Signal::HUP, Signal::INT] {
        let mut console = taken(home.path(), &[]);
        console.signal(signal);
        assert!(console.wait().success(), "{signal:?}");
        assert_eq!(console.left_behind(), Vec::<&str>::new(), "{signal:?}");
    }
}

#[test]
fn a_panic_gives_the_terminal_back_and_leaves_a_report() {
    let home = tempfile::tempdir().unwrap();
    let panics_at = home.path().join("now");
    let mut console = taken(home.path(), &[(PANIC_FILE, panics_at.to_str().unwrap())]);
    std::fs::write(&panics_at, "").unwrap();
    assert_eq!(console.wait().code(), Some(101));
    assert_eq!(console.left_behind(), Vec::<&str>::new());
    console.until_shows("report: ");
    let text = console.text();
    assert_eq!(text.lines().filter(|line| line.contains("mq-tui: ")).count(), 1, "{text}");
    let report = std::fs::read_dir(home.path().join("state/mq-tui")).unwrap().next().unwrap().unwrap().path();
    assert!(std::fs::read_to_string(report).unwrap().contains("as the test wished"));
}

#[test]
fn a_terminal_that_goes_away_ends_the_console() {
    let home = tempfile::tempdir().unwrap();
    let mut console = taken(home.path(), &[]);
    console.hang_up();
    console.wait();
}
