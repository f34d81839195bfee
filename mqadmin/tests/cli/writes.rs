//! Writes: plan, confirmation, read-back, and what reaches the cluster.

use crate::fake::{Fake, Shape};
use crate::{env_of, masked, run_in};
use mq_core::protocol::RequestCode as Q;

#[test]
fn a_dry_run_sends_nothing() {
    let fake = Fake::start(Shape { online: true, ..Shape::default() });
    for line in [
        vec!["topic", "create", "t1", "--dry-run"],
        vec!["topic", "delete", "orders", "--dry-run"],
        vec!["group", "create", "g1", "--dry-run"],
        vec!["group", "delete", "pay", "--topics", "--dry-run"],
        vec!["offset", "reset", "pay", "-t", "orders", "--to", "earliest", "--dry-run"],
        vec!["msg", "send", "orders", "--body", "x", "--dry-run"],
        vec!["dlq", "resend", "pay", "--dry-run"],
        vec!["resetOffsetByTime", "-g", "pay", "-t", "orders", "-s", "0", "--dry-run"],
        vec!["deleteTopic", "-t", "orders", "-c", "C1", "--dry-run"],
    ] {
        let run = run_in(&env_of(&fake), &line);
        assert_eq!(run.code, 0, "{line:?}: {}", run.err);
        assert!(!run.out.is_empty(), "{line:?}: a plan without a word");
    }
    assert!(fake.state.writes.lock().unwrap().is_empty());
}

#[test]
fn topics_are_made_read_back_and_left_alone_when_they_are_as_asked() {
    let fake = Fake::start(Shape::default());
    let line = ["topic", "create", "t1", "--queues", "4", "--yes", "-o", "csv", "--no-headers"];
    let made = run_in(&env_of(&fake), &line);
    assert_eq!(masked(&fake, &made.out), "CONFIRMED,broker-a:0 (BROKER-A),created", "{}", made.err);
    assert!(made.err.contains("1 CONFIRMED, 0 UNCHANGED, 0 FAILED, 0 NOT_ATTEMPTED"), "{}", made.err);
    let again = run_in(&env_of(&fake), &line);
    assert!(again.out.starts_with("UNCHANGED,"), "{}", again.out);
    assert_eq!(*fake.state.writes.lock().unwrap(), [Q::UPDATE_AND_CREATE_TOPIC]);
}

#[test]
fn one_dead_broker_stops_the_rest_and_is_named() {
    let fake = Fake::start(Shape { dead_broker: true, ..Shape::default() });
    let run = run_in(&env_of(&fake), &["topic", "delete", "orders", "--confirm", "orders", "-o", "csv", "--no-headers"]);
    let lines: Vec<_> = run.out.lines().map(|line| line.split(',').next().unwrap()).collect();
    assert_eq!((run.code, lines), (4, vec!["CONFIRMED", "FAILED"]), "{}{}", run.out, run.err);
    // A name server that forgets a topic which a broker still has would only learn it again.
    assert_eq!(*fake.state.writes.lock().unwrap(), [Q::DELETE_TOPIC_IN_BROKER]);
}

#[test]
fn an_offline_group_is_moved_by_commit_and_read_back() {
    let fake = Fake::start(Shape::default());
    let line = ["offset", "reset", "pay", "-t", "orders", "--to", "latest", "--confirm", "pay", "-o", "csv", "--no-headers"];
    let run = run_in(&env_of(&fake), &line);
    assert_eq!((run.code, run.out.as_str()), (0, "CONFIRMED,broker-a:0,1 -> 3\r\nUNCHANGED,broker-a:1,at 3\r\n"), "{}", run.err);
    assert_eq!(*fake.state.writes.lock().unwrap(), [Q::UPDATE_CONSUMER_OFFSET]);
    let only_back =
        ["offset", "reset", "pay", "-t", "orders", "--by", "+1", "--only-back", "--confirm", "pay", "-o", "csv", "--no-headers"];
    assert!(run_in(&env_of(&fake), &only_back).out.lines().all(|line| line.starts_with("UNCHANGED")));
}

#[test]
fn a_group_is_not_moved_while_a_part_of_its_queues_is_unknown() {
    let fake = Fake::start(Shape { dead_broker: true, ..Shape::default() });
    let run = run_in(&env_of(&fake), &["offset", "reset", "pay", "-t", "orders", "--to", "latest", "--confirm", "pay"]);
    assert_eq!(run.code, 8, "{}", run.err);
    assert!(fake.state.writes.lock().unwrap().is_empty());
}

#[test]
fn dead_letters_go_back_to_their_group_alone() {
    let fake = Fake::start(Shape::default());
    let run = run_in(&env_of(&fake), &["dlq", "resend", "pay", "--key", "ORD-1", "--rate", "10000/s", "--confirm", "pay"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let sent = fake.state.sent.lock().unwrap();
    let (topic, properties) = &sent[0];
    assert_eq!((sent.len(), topic.as_str()), (1, "%RETRY%pay"));
    assert!(properties.contains("RETRY_TOPIC\u{1}orders\u{2}DLQ_RESENT_FROM\u{1}") && !properties.contains("DELAY"), "{properties:?}");
}

#[test]
fn a_read_only_context_refuses_every_write() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = mqadmin::Env::default().with("XDG_CONFIG_HOME", home.path().to_str().unwrap());
    let addr = fake.addr.to_string();
    let add = run_in(&env, &["context", "add", "prod", "-n", &addr, "--protect", "readonly"]);
    assert_eq!(add.code, 0, "{}", add.err);
    for line in [vec!["topic", "create", "t1", "--yes"], vec!["updateTopic", "-t", "t1", "-c", "C1"]] {
        let run = run_in(&env, &line);
        assert!(run.code == 7 && run.err.contains("read-only"), "{line:?}: {}", run.err);
    }
    assert_eq!(run_in(&env, &["topic", "ls"]).code, 0);
    let show = run_in(&env, &["context", "show", "--resolved", "-o", "csv"]);
    assert!(show.out.contains(&format!("namesrv,{addr},context prod")), "{}", show.out);
    assert_eq!(run_in(&env, &["context", "current", "--short"]).out, "prod\n");
    let other = run_in(&env, &["topic", "ls", "-n", "127.0.0.1:1"]);
    assert_eq!(other.code, 5, "the flag wins over the context");
}
