//! Looking for messages, counting them, and jobs over many of them.

use crate::fake::{Fake, MESSAGES, Shape};
use crate::writes::rewind;
use crate::{env_of, run_in, run_with};
use std::collections::BTreeSet;

fn csv(line: &str) -> Vec<&str> {
    [&line.split(' ').collect::<Vec<_>>()[..], &["-o", "csv", "--no-headers", "--tz", "utc"]].concat()
}

#[test]
fn messages_are_found_counted_and_followed() {
    let fake = Fake::start(Shape::default());
    let env = env_of(&fake);
    for (line, expected) in [
        ("msg count orders", "broker-a:0,3,50.0,,,\r\nbroker-a:1,3,50.0,,,\r\n"),
        ("msg count orders --by tag --columns value,messages,bytes", "T0,4,44\r\nT1,2,22\r\n"),
        ("msg count orders --by key --tag T1 --columns value,messages", "ORD-1,2\r\n"),
        ("msg count orders --by hour --queue broker-a:0 --columns messages", "3\r\n"),
        ("msg find orders --key ORD-1 --columns queue,offset", "broker-a:0,1\r\nbroker-a:1,1\r\n"),
        ("msg find orders --grep order.:[2-9] --columns queue,offset", "broker-a:0,2\r\nbroker-a:1,2\r\n"),
        ("msg find orders --limit 1 --queue broker-a:1 --columns queue,offset", "broker-a:1,0\r\n"),
        ("msg tail orders --from -2 --queue broker-a:0 --fields offset,tags,keys", "1,T1,ORD-1\r\n2,T0,ORD-2\r\n"),
        ("msg tail orders -f --limit 1 --from earliest --sql TAGS='T1' --fields offset", "1\r\n"),
        ("msg peek orders --until 2100-01-01 --queue broker-a:1 --columns offset --from -1", "2\r\n"),
        ("msg decode-id 7F00000100002A9F0000000000000321 --columns reading,host --limit 1", "offset id,127.0.0.1:10911\r\n"),
    ] {
        let run = run_in(&env, &csv(line));
        assert_eq!((run.code, run.out.as_str()), (0, expected), "{line}: {}", run.err);
    }
    let cut = run_in(&env, &csv("msg count orders --by tag --scan-max 2"));
    assert!(cut.code == 0 || cut.err.contains("stopped early"), "{}", cut.err);
    assert_eq!(run_in(&env, &csv("msg find orders --key nobody")).code, 3);
    assert_eq!(run_in(&env, &csv("msg find orders --sql a>")).code, 2);
    assert_eq!(run_in(&env, &csv("msg tail orders --grep (")).code, 2);
    assert_eq!(run_in(&env, &csv("msg decode-id nonsense")).code, 2);
    assert!(fake.state.writes.lock().unwrap().is_empty());
}

#[test]
fn a_dead_broker_makes_counts_incomplete_and_a_total_loss_a_failure() {
    let fake = Fake::start(Shape { dead_broker: true, ..Shape::default() });
    let run = run_in(&env_of(&fake), &csv("msg count orders --by tag --columns value,messages"));
    assert_eq!((run.code, run.out.as_str()), (4, "T0,4\r\nT1,2\r\n"), "{}", run.err);
    assert!(run.err.contains("broker-b:0"), "{}", run.err);
    assert_eq!(run_in(&env_of(&fake), &csv("msg count orders --by tag --queue broker-b:*")).code, 5);
}

#[test]
fn what_was_exported_is_imported_whole_and_a_resumed_import_writes_nothing_twice() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let path = |name: &str| home.path().join(name).to_str().unwrap().to_owned();
    for (file, text) in [(path("a.ndjson"), false), (path("a.csv"), true)] {
        let mut line = vec!["msg", "export", "orders", "--file", &file];
        line.extend(text.then_some("--text"));
        let run = run_in(&env, &line);
        assert_eq!(run.code, 0, "{}", run.err);
        assert_eq!(run_in(&env, &line).code, 1, "an export is never written over");
    }
    let lines = std::fs::read_to_string(path("a.ndjson")).unwrap();
    assert_eq!(lines.lines().count() as i64, 2 * MESSAGES);
    let (target, job) = ("%RETRY%pay", path("job.json"));
    let file = path("a.csv");
    let line = ["msg", "import", &file, "--topic", target, "--rate", "max", "--confirm", target];
    assert_eq!(run_in(&env, &line[..7]).code, 7);
    let first = run_in(&env, &[&line[..], &["--job", &job, "--limit", "4"]].concat());
    assert_eq!((first.code, fake.state.sent.lock().unwrap().len()), (0, 4), "{}", first.err);
    // As after a kill between sending and saving: the file knows of two, the target has four.
    let mut saved: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&job).unwrap()).unwrap();
    assert_eq!(saved["cursors"][0]["next"], 5);
    saved["cursors"][0]["next"] = 3.into();
    rewind(&mut saved);
    saved["params"]["limit"] = serde_json::Value::Null;
    std::fs::write(&job, saved.to_string()).unwrap();
    let second = run_in(&env, &[&line[..], &["--resume", &job]].concat());
    assert_eq!(second.code, 0, "{}", second.err);
    let sent = fake.state.sent.lock().unwrap().clone();
    let stamp = |text: &str| text.split("MQADMIN_COPIED_FROM\u{1}").nth(1).unwrap().to_owned();
    let stamps: BTreeSet<_> = sent.iter().map(|(_, text)| stamp(text)).collect();
    assert_eq!((sent.len() as i64, stamps.len() as i64), (2 * MESSAGES, 2 * MESSAGES), "{sent:?}");
    assert!(sent.iter().all(|(topic, text)| topic == target && text.contains("KEYS\u{1}ORD-") && text.contains("UNIQ_KEY")));
    std::fs::write(&file, "topic,body\r\n").unwrap();
    assert_eq!(run_in(&env, &[&line[..], &["--resume", &job]].concat()).code, 8, "another file than the job began with");
    let audit = run_in(&env, &["audit", "ls", "-o", "json"]);
    let audit: serde_json::Value = serde_json::from_str(&audit.out).unwrap();
    assert_eq!(audit["items"].as_array().unwrap().len(), 2, "{audit}");
}

#[test]
fn a_broken_line_stops_an_import_or_is_passed_by() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("f.ndjson");
    std::fs::write(&file, "{\"body\":\"a\"}\nnothing\n{\"body\":\"b\"}\n").unwrap();
    let file = file.to_str().unwrap();
    let line = ["msg", "import", file, "--topic", "%RETRY%pay", "--confirm", "%RETRY%pay"];
    let stopped = run_in(&env_of(&fake), &line);
    assert!(stopped.code == 4 && stopped.err.contains("line 2"), "{} {}", stopped.code, stopped.err);
    fake.state.sent.lock().unwrap().clear();
    let passed = run_in(&env_of(&fake), &[&line[..], &["--stop-after-errors", "0"]].concat());
    assert_eq!((passed.code, fake.state.sent.lock().unwrap().len()), (4, 2), "{}", passed.err);
}

#[test]
fn a_topic_is_replayed_in_part() {
    let fake = Fake::start(Shape::default());
    let line = ["msg", "replay", "orders", "--to", "%RETRY%pay", "--tag", "T1", "--rate", "max"];
    let dry = run_in(&env_of(&fake), &[&line[..], &["--dry-run"]].concat());
    assert!(dry.code == 0 && dry.out.contains("6 to look at"), "{}{}", dry.out, dry.err);
    assert!(fake.state.sent.lock().unwrap().is_empty());
    let new = run_in(&env_of(&fake), &["msg", "replay", "orders", "--to", "new", "--dry-run"]);
    assert!(new.out.contains("to new (4 queues)"), "a new topic does not get all queues of its template: {}", new.out);
    let run = run_in(&env_of(&fake), &[&line[..], &["--confirm", "%RETRY%pay", "--progress", "json"]].concat());
    assert_eq!((run.code, fake.state.sent.lock().unwrap().len()), (0, 2), "{}", run.err);
    assert_eq!(run_in(&env_of(&fake), &["msg", "replay", "orders", "--to", "x", "--to-context", "nowhere"]).code, 3);
}

#[test]
fn dead_letters_are_classed_and_marked_as_handled() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let stats = run_in(&env, &csv("dlq stats pay --columns by,value,messages"));
    assert_eq!(stats.code, 0, "{}", stats.err);
    for row in ["origin_topic,orders,3", "tag,T0,2", "tag,T1,1", "key_prefix,ORD-,3", "retries,0,3"] {
        assert!(stats.out.lines().any(|line| line.trim_end() == row), "{row}: {}", stats.out);
    }
    let ids = run_with(&env, &csv("dlq peek pay --ids-from - --columns keys"), |_| {}, "00000000000000000000000000000001\n");
    assert_eq!(ids.out, "ORD-1\r\n", "{}", ids.err);
    let handled = || run_in(&env, &csv("dlq ls --columns handled_percent")).out;
    assert_eq!(handled(), "33.3\r\n", "the position says that one of three is handled");
    assert_eq!(run_in(&env, &["dlq", "ack", "pay", "--all"]).code, 7);
    assert_eq!(run_in(&env, &["dlq", "ack", "pay", "--all", "--yes"]).code, 0);
    assert_eq!(handled(), "100\r\n");
    assert_eq!(run_in(&env, &["dlq", "ack", "other", "--all", "--yes"]).code, 3);
}

#[test]
fn positions_are_kept_in_a_file_and_brought_back() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let file = home.path().join("pay.csv");
    let file = file.to_str().unwrap();
    let position = || *fake.state.committed.lock().unwrap().get(&0).unwrap();
    assert_eq!(run_in(&env, &["offset", "export", "pay", "--file", file]).code, 0);
    let skipped = run_in(&env, &["offset", "skip", "pay", "--all-topics", "--confirm", "pay"]);
    assert_eq!((skipped.code, position()), (0, 3), "{}", skipped.err);
    let back = run_in(&env, &["offset", "import", file, "--confirm", "pay"]);
    assert_eq!((back.code, position()), (0, 1), "{}", back.err);
    let dry = run_in(&env, &["offset", "reset", "pay", "-t", "orders", "--to-file", file, "--dry-run"]);
    assert!(dry.code == 0 && dry.err.contains("positions of"), "{}", dry.err);
    let clone = run_in(&env, &["offset", "clone", "pay", "shadow", "-t", "orders", "--dry-run"]);
    assert!(clone.code == 0 && clone.err.contains("positions of group pay"), "{}", clone.err);
    assert_eq!(run_in(&env, &["offset", "clone", "nobody", "shadow", "-t", "orders", "--dry-run"]).code, 3);
    assert_eq!(run_in(&env, &["offset", "skip", "pay"]).code, 2, "a topic, or all of them");
}
