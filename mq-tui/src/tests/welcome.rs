//! The way to a cluster when none was named: keys, and tests of addresses behind which recorded servers answer, or nobody does.

use super::fixture::{ASCII_MONO, UNICODE_CB};
use super::tape::{Nobody, Player, Round, Tape, listen};
use crate::keys::Key;
use crate::model::Level;
use crate::theme::Theme;
use crate::welcome::{Chosen, Cmd, Msg, Report, Step, Welcome, draw, probe, save, update};
use crossterm::event::KeyCode;
use mq_core::ops::context::{Context, Contexts, Protect};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use std::fmt::Write as _;
use std::sync::Arc;

/// Where containers are that nobody reaches from outside, as far as frames are concerned; nobody listens at the other one.
const INSIDE: &str = "172.18.0.3:";
const NOBODY: &str = "127.1.2.3:";

fn frame(welcome: &Welcome, theme: Theme, size: (u16, u16)) -> String {
    let mut terminal = Terminal::new(TestBackend::new(size.0, size.1)).unwrap();
    terminal.draw(|frame| draw(welcome, theme, frame.buffer_mut())).unwrap();
    terminal.backend().to_string()
}

/// Types keys; what they lead to.
fn keys(welcome: &mut Welcome, script: &str) -> Vec<Cmd> {
    let named = [("<Enter>", KeyCode::Enter), ("<Esc>", KeyCode::Esc), ("<Down>", KeyCode::Down)];
    let (mut rest, mut cmds) = (script, Vec::new());
    while let Some(c) = rest.chars().next() {
        let special = named.iter().find_map(|(name, code)| Some((*code, rest.strip_prefix(name)?)));
        let (code, after) = special.unwrap_or((KeyCode::Char(c), &rest[c.len_utf8()..]));
        rest = after;
        cmds.extend(update(welcome, Msg::Key(Key::plain(code))));
    }
    cmds
}

/// Two saved clusters.
pub fn saved() -> Contexts {
    let context = |addr: &str, protect| Context { namesrv: vec![addr.into()], protect, ..Context::default() };
    let contexts = [
        ("prod".to_owned(), context("10.0.0.1:9876;10.0.0.2:9876", Protect::Confirm)),
        ("dr".to_owned(), context("10.9.0.1:9876", Protect::None)),
    ];
    Contexts { contexts: contexts.into(), ..Contexts::default() }
}

/// The servers of a tape as they were recorded, listening on ports of now: the list to test, and how ports are called in frames. Brokers are
/// listed under `host`, whoever is there.
fn servers(tape: &Tape, host: &str) -> (String, Vec<(String, String)>) {
    let round = tape.rounds.last().unwrap();
    let door = |round: &Round, server: &str| listen(Player::new(round, server, Arc::default()));
    let (mut listed, mut names) = (Vec::new(), Vec::new());
    for broker in &tape.brokers {
        let here = door(round, broker);
        let (port, recorded) = (here.rsplit_once(':').unwrap().1, broker.rsplit_once(':').unwrap().1);
        listed.push((broker.clone(), format!("{host}{port}")));
        names.push((format!("{NOBODY}{port}"), format!("{INSIDE}{recorded}")));
        names.push((here.clone(), broker.clone()));
    }
    let name_server = door(&round.moved(&listed), &tape.name_server);
    names.push((name_server.clone(), tape.name_server.clone()));
    (name_server, names)
}

/// What a test of `list` finds, with ports as frames call them.
async fn told(list: &str, names: &[(String, String)]) -> Report {
    let mut report = probe::test(list).await.unwrap();
    let called = |text: &mut String| names.iter().for_each(|(from, to)| *text = text.replace(from.as_str(), to));
    report.name_servers.iter_mut().for_each(called);
    report.lines.iter_mut().for_each(|line| {
        called(&mut line.subject);
        called(&mut line.words);
    });
    report.addr_map.iter_mut().for_each(|(from, to)| {
        called(from);
        called(to);
    });
    report
}

/// One that typed addresses and waits for the test.
fn waiting() -> Welcome {
    let mut welcome = Welcome::new(Contexts::default());
    let cmds = keys(&mut welcome, "127.0.0.1:9876<Enter>");
    assert_eq!((cmds, &welcome.step), (vec![Cmd::Test(1, "127.0.0.1:9876".into())], &Step::Test));
    welcome
}

fn tested(report: Report) -> Welcome {
    let mut welcome = waiting();
    assert_eq!(update(&mut welcome, Msg::Tested(1, Ok(report))), None);
    welcome
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_step_has_its_frame() {
    let mut out = String::new();
    let mut keep = |name: &str, welcome: &Welcome| {
        for (theme, size) in [(ASCII_MONO, (60, 16)), (ASCII_MONO, (80, 24)), (UNICODE_CB, (80, 24))] {
            writeln!(out, "{name}\n{}", frame(welcome, theme, size)).unwrap();
        }
    };
    let mut choosing = Welcome::new(saved());
    choosing.contexts.current = Some("dr".into());
    keys(&mut choosing, "j");
    keep("saved clusters", &choosing);
    let mut typing = Welcome::new(Contexts::default());
    keep("nothing is saved", &typing);
    keys(&mut typing, "<Enter>");
    keep("nothing is typed", &typing);
    keep("asking", &waiting());
    let tape = Tape::load("ours");
    let (name_server, names) = servers(&tape, "127.0.0.1:");
    keep("all is well", &tested(told(&name_server, &names).await));
    let (name_server, names) = servers(&tape, NOBODY);
    let mut elsewhere = tested(told(&name_server, &names).await);
    keep("brokers are elsewhere", &elsewhere);
    keys(&mut elsewhere, "msprod");
    keep("the name of a context, without rules for addresses", &elsewhere);
    keep("nobody", &tested(told("127.0.0.1:1;127.0.0.1:2", &[]).await));
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("welcome", out);
    });
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn brokers_are_looked_for_on_the_name_servers_host_and_known_by_their_names() {
    let tape = Tape::load("ours");
    let (name_server, names) = servers(&tape, NOBODY);
    let report = told(&name_server, &names).await;
    assert_eq!((report.answered, report.brokers, report.reached), (1, 2, 0));
    let rules: Vec<_> = tape.brokers.iter().map(|to| (to.replace("127.0.0.1:", INSIDE), to.clone())).collect();
    assert_eq!(report.addr_map, rules);
    assert_eq!((report.verdict(true).0, report.verdict(false).0), (Level::Ok, Level::Critical));

    // Both are listed at the port of the first: who answers there is not the second.
    let round = tape.rounds.last().unwrap();
    let first = listen(Player::new(round, &tape.brokers[0], Arc::default())).replace("127.0.0.1:", NOBODY);
    let listed = tape.brokers.iter().map(|broker| (broker.clone(), first.clone())).collect::<Vec<_>>();
    let name_server = listen(Player::new(&round.moved(&listed), &tape.name_server, Arc::default()));
    let report = probe::test(&name_server).await.unwrap();
    assert_eq!(report.addr_map.len(), 1);
    assert!(report.lines[2].words.ends_with("is broker-a") && report.lines[2].level == Level::Critical, "{report:#?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_is_wrong_is_said_in_words() {
    let silent = listen(Nobody);
    let strange = listen(Player::new(&Round::default(), "", Arc::default()));
    let list = format!("127.0.0.1:1;{silent};{strange};no-such-host.invalid:9876");
    let report = probe::test(&list).await.unwrap();
    let words: Vec<&str> = report.lines.iter().map(|line| line.words.as_str()).collect();
    assert!(words[0].starts_with("refused") && words[1].starts_with("no answer within 3 s"), "{words:?}");
    assert!(words[2].starts_with("answers, but refuses") && report.lines.iter().all(|line| line.level == Level::Critical), "{words:?}");
    assert_eq!((report.answered, report.is_usable()), (0, false));
    let mut welcome = tested(report);
    assert_eq!(keys(&mut welcome, "s"), []);
    assert_eq!((keys(&mut welcome, "<Enter>"), &welcome.step), (Vec::new(), &Step::Type), "there is nothing to open");
    let none = Report { answered: 1, ..Report::default() };
    assert!(none.verdict(true).1.contains("no broker is listed"));
}

#[test]
fn a_saved_cluster_is_opened_and_another_can_be_typed() {
    let mut welcome = Welcome::new(saved());
    assert_eq!(keys(&mut welcome, "j<Enter>"), [Cmd::Open(Chosen::Context("prod".into()))]);
    assert_eq!(keys(&mut welcome, "j<Enter>"), [], "the row after the last is for another one");
    assert_eq!(welcome.step, Step::Type);
    assert_eq!((keys(&mut welcome, "<Esc>"), &welcome.step), (Vec::new(), &Step::Choose));
    assert_eq!(keys(&mut welcome, "q"), [Cmd::Quit]);
    let control_c = Key { code: KeyCode::Char('c'), control: true };
    assert_eq!(update(&mut waiting(), Msg::Key(control_c)), Some(Cmd::Quit));
}

#[test]
fn a_test_that_was_left_does_not_come_back() {
    let mut welcome = waiting();
    keys(&mut welcome, "<Esc>");
    update(&mut welcome, Msg::Tested(1, Ok(Report { reached: 1, ..Report::default() })));
    assert_eq!(welcome.step, Step::Type);
    keys(&mut welcome, "<Enter>");
    update(&mut welcome, Msg::Tested(1, Ok(Report::default())));
    assert_eq!(welcome.step, Step::Test, "an answer to the test before");
    update(&mut welcome, Msg::Tested(2, Err("`x` is no address".into())));
    assert!(frame(&welcome, ASCII_MONO, (80, 24)).contains("`x` is no address"));
}

#[test]
fn what_was_found_is_opened_or_saved_with_its_rules() {
    let rule = ("172.18.0.3:10911".to_owned(), "127.0.0.1:10911".to_owned());
    let report =
        Report { name_servers: vec!["127.0.0.1:9876".into()], answered: 1, brokers: 1, addr_map: vec![rule.clone()], ..Report::default() };
    let mut welcome = tested(report);
    welcome.contexts = saved();
    let opened = |rules| [Cmd::Open(Chosen::Addresses("127.0.0.1:9876".into(), rules))];
    assert_eq!(keys(&mut welcome, "<Enter>"), opened(vec![rule.clone()]));
    assert_eq!(keys(&mut welcome, "m<Enter>"), opened(Vec::new()));
    assert_eq!(keys(&mut welcome, "msprod<Enter>"), [], "a name that is taken");
    assert!(frame(&welcome, ASCII_MONO, (80, 24)).contains("a saved cluster has that name"));
    let context = Context { namesrv: vec!["127.0.0.1:9876".into()], addr_map: [rule].into(), ..Context::default() };
    assert_eq!(keys(&mut welcome, "2<Enter>"), [Cmd::Save("prod2".into(), Box::new(context.clone()))]);
    assert_eq!(update(&mut welcome, Msg::Saved("prod2".into(), Ok(()))), Some(Cmd::Open(Chosen::Context("prod2".into()))));

    let folder = std::env::temp_dir().join(format!("mq-tui-welcome-{}", std::process::id()));
    let file = folder.join("config.json");
    save(Some(&file), "prod2", context.clone()).unwrap();
    assert!(save(Some(&file), "prod2", Context::default()).is_err() && save(None, "x", Context::default()).is_err());
    let kept = Contexts::load(&file).unwrap();
    assert_eq!((kept.current.as_deref(), kept.named("prod2").unwrap()), (Some("prod2"), &context));
    std::fs::remove_dir_all(&folder).unwrap();
}
