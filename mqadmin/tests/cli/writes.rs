//! Writes: plan, confirmation, read-back, and what reaches the cluster.

use crate::fake::{Fake, Shape};
use crate::{env_of, masked, run_in};
use mq_core::protocol::RequestCode as Q;
use std::sync::atomic::Ordering::SeqCst;

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
        vec!["dlq", "ack", "pay", "--all", "--dry-run"],
        vec!["offset", "skip", "pay", "-t", "orders", "--dry-run"],
        vec!["bench", "send", "--dry-run"],
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
    assert_eq!((run.code, lines), (4, vec!["CONFIRMED", "FAILED", "NOT_ATTEMPTED"]), "{}{}", run.out, run.err);
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
fn a_plan_is_saved_reviewed_carried_out_and_undone() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap()).with("USER", "me");
    let file = home.path().join("plan.json");
    let file = file.to_str().unwrap();
    let position = || *fake.state.committed.lock().unwrap().get(&0).unwrap();
    let saved = run_in(&env, &["offset", "reset", "pay", "-t", "orders", "--to", "latest", "--plan-out", file]);
    assert!(saved.code == 0 && saved.out.contains("skip 2") && fake.state.writes.lock().unwrap().is_empty(), "{}", saved.err);
    assert_eq!(run_in(&env, &["apply", file]).code, 7, "a saved plan is confirmed like any other");
    assert_eq!(run_in(&env, &["apply", file, "--dry-run"]).code, 0);
    let applied = run_in(&env, &["apply", file, "--confirm", "pay", "--reason", "ticket 7", "-o", "csv", "--no-headers"]);
    assert_eq!(
        (applied.code, applied.out.as_str()),
        (0, "CONFIRMED,broker-a:0,1 -> 3\r\nUNCHANGED,broker-a:1,at 3\r\n"),
        "{}",
        applied.err
    );
    let again = run_in(&env, &["apply", file, "--confirm", "pay"]);
    assert_eq!(again.code, 0, "it is as the plan leaves it: {}", again.err);
    fake.state.committed.lock().unwrap().insert(0, 2);
    let drifted = run_in(&env, &["apply", file, "--confirm", "pay"]);
    assert!(drifted.code == 8 && drifted.err.contains("broker-a:0 is 2, not 3"), "{}", drifted.err);
    fake.state.committed.lock().unwrap().insert(0, 3);

    let undos = run_in(&env, &["undo", "ls", "-o", "name"]);
    let id = undos.out.trim();
    assert!(id.starts_with("offset-"), "{}{}", undos.out, undos.err);
    let shown = run_in(&env, &["undo", "show", id, "-o", "csv", "--no-headers"]);
    assert_eq!(masked(&fake, &shown.out), "broker-a:0,3 -> 1,BROKER-A");
    assert_eq!(run_in(&env, &["undo", "apply", id]).code, 7);
    let undone = run_in(&env, &["undo", "apply", id, "--confirm", "pay"]);
    assert_eq!((undone.code, position()), (0, 1), "{}", undone.err);
    assert_eq!(run_in(&env, &["undo", "apply", "nothing-0"]).code, 3);

    let audit = run_in(&env, &["audit", "ls", "-o", "json"]);
    let audit: serde_json::Value = serde_json::from_str(&audit.out).unwrap();
    let items = audit["items"].as_array().unwrap();
    assert_eq!(items.len(), 3, "two applies and an undo: {audit}");
    assert_eq!((&items[2]["who"], &items[2]["reason"], &items[2]["confirmed"]), (&"me".into(), &"ticket 7".into(), &1.into()));
    assert!(items[2]["command"].as_str().unwrap().contains("--reason ticket 7"));
    assert_eq!(run_in(&env, &["audit", "show", id]).code, 0);
    assert_eq!(run_in(&env, &["audit", "show", "nothing-0"]).code, 3);
}

#[test]
fn clients_that_were_just_moved_are_not_moved_again_but_back() {
    let fake = Fake::start(Shape { online: true, ..Shape::default() });
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let reset = |to: &str| run_in(&env, &["offset", "reset", "pay", "-t", "orders", "--to", to, "--confirm", "pay"]);
    assert_eq!(reset("latest").code, 0);
    let again = reset("earliest");
    assert!(again.code == 8 && again.err.contains("`pay` was moved "), "{}", again.err);
    let id = run_in(&env, &["undo", "ls", "-o", "name"]).out.trim().to_owned();
    assert!(again.err.contains(&format!("mqadmin undo apply {id}")), "{}", again.err);
    let undone = run_in(&env, &["undo", "apply", &id, "--confirm", "pay"]);
    assert_eq!((undone.code, fake.state.committed.lock().unwrap()[&0]), (0, 1), "{}", undone.err);
    assert_eq!(*fake.state.writes.lock().unwrap(), [Q::INVOKE_BROKER_TO_RESET_OFFSET; 2]);
}

#[test]
fn an_undo_goes_through_the_broker_when_clients_came_meanwhile() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let moved = run_in(&env, &["offset", "reset", "pay", "-t", "orders", "--to", "latest", "--confirm", "pay"]);
    assert_eq!(moved.code, 0, "{}", moved.err);
    fake.state.online.store(true, SeqCst);
    let id = run_in(&env, &["undo", "ls", "-o", "name"]).out.trim().to_owned();
    let undone = run_in(&env, &["undo", "apply", &id, "--confirm", "pay"]);
    assert_eq!(undone.code, 0, "{}", undone.err);
    assert_eq!(*fake.state.writes.lock().unwrap(), [Q::UPDATE_CONSUMER_OFFSET, Q::INVOKE_BROKER_TO_RESET_OFFSET]);
}

#[test]
fn writes_to_many_topics_are_confirmed_by_the_name_of_the_cluster() {
    let fake = Fake::start(Shape::default());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("topics.json").display().to_string();
    let topic = |name: &str| serde_json::to_value(mq_core::protocol::bodies::topic::TopicConfig::new(name, 1, 6)).unwrap();
    std::fs::write(&file, serde_json::Value::from(["t1", "t2", "t3"].map(topic).to_vec()).to_string()).unwrap();
    let line = ["topic", "apply", "-f", &file, "--broker", "broker-a", "--max-targets", "2", "--yes"];
    let refused = run_in(&env_of(&fake), &line);
    let name = fake.addr.to_string();
    assert!(refused.code == 7 && refused.err.contains(&format!("--confirm {name}")), "{}", refused.err);
    assert!(fake.state.writes.lock().unwrap().is_empty());
    let done = run_in(&env_of(&fake), &[&line[..], &["--confirm", &name]].concat());
    assert_eq!((done.code, fake.state.writes.lock().unwrap().len()), (0, 3), "{}", done.err);
}

#[test]
fn every_write_is_in_the_audit_once_however_it_was_asked_for() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap()).with("USER", "me");
    for (line, code) in [
        (vec!["updateTopic", "-c", "C1", "-t", "made"], 0),
        (vec!["createUser", "-c", "C1", "-u", "u", "-p", "hush"], 9),
        (vec!["msg", "send", "orders", "--body", "x", "--yes"], 0),
        (vec!["dlq", "resend", "pay", "--key", "ORD-1", "--confirm", "pay"], 0),
        (vec!["topic", "create", "t1", "--yes"], 0),
        (vec!["topic", "create", "t2"], 7),
        (vec!["topic", "create", "t2", "--dry-run"], 0),
        (vec!["topicList"], 0),
    ] {
        let run = run_in(&env, &line);
        assert_eq!(run.code, code, "{line:?}: {}", run.err);
    }
    let text = std::fs::read_to_string(home.path().join("mqadmin/audit.ndjson")).unwrap();
    let lines: Vec<serde_json::Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let told: Vec<_> = lines.iter().map(|line| (line["command"].as_str().unwrap(), line["results"][0][1].as_str().unwrap())).collect();
    assert_eq!(told.len(), 5, "{told:?}");
    assert_eq!(told[0], ("mqadmin updateTopic -c C1 -t made", "CONFIRMED"));
    assert_eq!(told[1].1, "FAILED");
    assert!(told[3].0.starts_with("mqadmin dlq resend pay") && told[4].0.starts_with("mqadmin topic create t1"), "{told:?}");
    assert!(!text.contains("hush"), "no password is kept");
}

#[test]
fn what_is_no_plan_is_not_carried_out() {
    let fake = Fake::start(Shape::default());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("p.json");
    let file = path.to_str().unwrap();
    assert_eq!(run_in(&env_of(&fake), &["apply", file]).code, 1);
    std::fs::write(&path, "{}").unwrap();
    assert_eq!(run_in(&env_of(&fake), &["apply", file]).code, 1);
    assert_eq!(run_in(&env_of(&fake), &["topic", "delete", "orders", "--plan-out", file]).code, 0);
    let other = std::fs::read_to_string(&path).unwrap().replace("mqadmin.plan/1", "mqadmin.plan/9");
    std::fs::write(&path, other).unwrap();
    assert_eq!(run_in(&env_of(&fake), &["apply", file, "--confirm", "orders"]).code, 9);
    assert!(fake.state.writes.lock().unwrap().is_empty());
}

#[test]
fn topics_and_groups_get_their_old_settings_back() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("HOME", home.path().to_str().unwrap());
    assert_eq!(run_in(&env, &["group", "create", "pay", "--retry-max", "3", "--yes"]).code, 0);
    let id = run_in(&env, &["undo", "ls", "-o", "name"]).out.trim().to_owned();
    assert_eq!(fake.state.groups.lock().unwrap()["pay"].retry_max_times, 3);
    assert_eq!(run_in(&env, &["undo", "apply", &id, "--yes"]).code, 0);
    assert_eq!(fake.state.groups.lock().unwrap()["pay"].retry_max_times, 16);
    // What was made new has no old value.
    assert_eq!(run_in(&env, &["topic", "create", "t1", "--yes"]).code, 0);
    assert!(!run_in(&env, &["undo", "ls", "-o", "name"]).out.contains("topic-"));
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

/// The file of a job as it was before its last steps: what they sent is to be looked for in the whole target.
pub fn rewind(job: &mut serde_json::Value) {
    for ends in job["params"]["target_starts"].as_object_mut().unwrap().values_mut() {
        ends.as_object_mut().unwrap().values_mut().for_each(|end| *end = 0.into());
    }
}

#[test]
fn a_resend_is_carried_on_from_its_job_and_sends_nothing_twice() {
    let fake = Fake::start(Shape::default());
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let job = home.path().join("job.json");
    let job = job.to_str().unwrap();
    let line = ["dlq", "resend", "pay", "--rate", "10000/s", "--job", job, "--confirm", "pay", "-o", "csv", "--no-headers"];
    let first = run_in(&env, &[&line[..], &["--limit", "2"]].concat());
    assert_eq!((first.code, fake.state.sent.lock().unwrap().len()), (0, 2), "{}", first.err);
    // Carried on with all of them: what the file knows is not read again, and what it does not know bears its stamp in the target.
    let text = std::fs::read_to_string(job).unwrap();
    let mut saved: serde_json::Value = serde_json::from_str(&text).unwrap();
    assert_eq!(saved["cursors"][0]["next"], 2);
    saved["cursors"][0]["next"] = 1.into();
    rewind(&mut saved);
    saved["params"]["limit"] = serde_json::Value::Null;
    std::fs::write(job, saved.to_string()).unwrap();
    let resume = ["dlq", "resend", "pay", "--resume", job, "-o", "csv", "--no-headers"];
    assert_eq!(run_in(&env, &resume).code, 7, "carrying on is confirmed as well");
    let second = run_in(&env, &[&resume[..], &["--confirm", "pay"]].concat());
    assert_eq!(second.code, 0, "{}", second.err);
    let sent = fake.state.sent.lock().unwrap();
    let stamps: std::collections::BTreeSet<_> =
        sent.iter().map(|(_, text)| text.split("DLQ_RESENT_FROM\u{1}").nth(1).unwrap().to_owned()).collect();
    assert_eq!((sent.len(), stamps.len()), (3, 3), "{sent:?}");
    assert_eq!(run_in(&env, &["dlq", "resend", "other", "--resume", job, "--confirm", "other"]).code, 8);
    assert_eq!(run_in(&env, &["dlq", "resend", "pay", "--resume", "no-such", "--confirm", "pay"]).code, 1);
}

#[test]
fn a_write_only_dead_letter_topic_is_made_readable() {
    let fake = Fake::start(Shape::default());
    fake.state.topics.lock().unwrap().get_mut("%DLQ%pay").unwrap().perm = 2;
    let peek = run_in(&env_of(&fake), &["dlq", "fix-perm", "pay"]);
    assert_eq!(peek.code, 7);
    let fixed = run_in(&env_of(&fake), &["dlq", "fix-perm", "pay", "--yes"]);
    assert_eq!((fixed.code, fake.state.topics.lock().unwrap()["%DLQ%pay"].perm), (0, 6), "{}", fixed.err);
    assert!(run_in(&env_of(&fake), &["dlq", "fix-perm", "pay", "--yes"]).out.contains("UNCHANGED"));
}

#[test]
fn dead_letters_are_purged_only_after_they_were_exported() {
    let fake = Fake::start(Shape::default());
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("dead.ndjson");
    let file = path.to_str().unwrap();
    let export = run_in(&env_of(&fake), &["dlq", "export", "pay", "--file", file]);
    assert_eq!(export.code, 0, "{}", export.err);
    let text = std::fs::read_to_string(&path).unwrap();
    let first: serde_json::Value = serde_json::from_str(text.lines().next().unwrap()).unwrap();
    assert_eq!((text.lines().count(), &first["body_base64"], &first["topic"]), (3, &"eyJvcmRlciI6MH0=".into(), &"%DLQ%pay".into()));
    assert_eq!(run_in(&env_of(&fake), &["dlq", "purge", "pay", "--confirm", "pay"]).code, 2, "say where to, or that nothing is kept");
    assert_eq!(run_in(&env_of(&fake), &["dlq", "purge", "pay", "--export", file, "--confirm", "pay"]).code, 1, "the file is there already");
    assert!(fake.state.topics.lock().unwrap().contains_key("%DLQ%pay"));
    let other = folder.path().join("other.ndjson");
    let purged = run_in(&env_of(&fake), &["dlq", "purge", "pay", "--export", other.to_str().unwrap(), "--confirm", "pay"]);
    assert!(purged.code == 0 && !fake.state.topics.lock().unwrap().contains_key("%DLQ%pay"), "{}", purged.err);
    assert_eq!(std::fs::read_to_string(&other).unwrap(), text);
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

#[test]
fn accounts_values_and_settings_are_written_read_back_and_undone() {
    let fake = Fake::start(Shape { operated: true, ..Shape::default() });
    let home = tempfile::tempdir().unwrap();
    let env = env_of(&fake).with("XDG_STATE_HOME", home.path().to_str().unwrap());
    let file = home.path().join("secret");
    std::fs::write(&file, "s3cret\n").unwrap();
    let done = |line: &str| {
        let run = run_in(&env, &line.split(' ').collect::<Vec<_>>());
        assert_eq!(run.code, 0, "{line}: {}", run.err);
        assert!(!run.out.contains("s3cret") && !run.err.contains("s3cret"), "{line}: {}{}", run.out, run.err);
        run
    };
    let desk = &fake.state.desk;
    done(&format!("user create app --password-file {} --yes", file.display()));
    assert_eq!(desk.users.lock().unwrap()["app"].password.as_deref(), Some("s3cret"));
    assert_eq!(run_in(&env, &["user", "create", "app", "--password-file", file.to_str().unwrap(), "--yes"]).code, 8, "it is there");
    done("user update app --status disable --yes");
    assert_eq!(desk.users.lock().unwrap()["app"].user_status.as_deref(), Some("disable"));
    done("acl create User:app --resource Topic:orders --action Pub --yes");
    done("acl update User:app --resource Topic:other --action Sub --yes");
    assert_eq!(desk.acls.lock().unwrap()["User:app"].policies[0].entries.len(), 2);
    done("acl rm User:app --confirm User:app");
    assert!(desk.acls.lock().unwrap().is_empty());
    done("user rm app --confirm app");
    assert!(desk.users.lock().unwrap().is_empty());

    done("broker config set fileReservedTime=48 --yes");
    assert_eq!(desk.settings.lock().unwrap()["fileReservedTime"], "48");
    assert_eq!(run_in(&env, &["broker", "config", "set", "fileReservedtime=48", "--yes"]).code, 3, "a misspelt key");
    let undo = done("undo ls -o name").out;
    let id = undo.lines().find(|id| id.starts_with("config-")).unwrap();
    done(&format!("undo apply {id} --yes"));
    assert_eq!(desk.settings.lock().unwrap()["fileReservedTime"], "72");

    done("topic order orders --set broker-a:4 --yes");
    assert_eq!(run_in(&env, &["topic", "order", "orders", "--set", "broker-a", "--yes"]).code, 2);
    done("topic order orders --forget --yes");
    assert!(desk.kv.lock().unwrap().is_empty());
    done("broker drain broker-a --yes");
    assert!(!*desk.writable.lock().unwrap());
    done("broker undrain broker-a --yes");
    assert!(*desk.writable.lock().unwrap());
    done("topic perm orders r --yes");
    assert_eq!(fake.state.topics.lock().unwrap()["orders"].perm, 4);
}

#[test]
fn a_document_of_another_version_is_refused() {
    let fake = Fake::start(Shape::default());
    assert_eq!(run_in(&env_of(&fake), &["topic", "ls", "-o", "json", "--schema", "1"]).code, 0);
    let other = run_in(&env_of(&fake), &["topic", "ls", "-o", "json", "--schema", "2"]);
    assert!(other.code == 9 && other.out.is_empty(), "{}", other.out);
    let write = run_in(&env_of(&fake), &["topic", "create", "t1", "--yes", "--schema", "7"]);
    assert!(write.code == 9 && fake.state.writes.lock().unwrap().is_empty(), "it is refused before anything is sent");
}
