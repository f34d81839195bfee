//! `mqadmin` against a living cluster: every command's documents are as its published schema says, and a backup brings back what was there.

use mq_tests::{Standalone, eventually};
use mqadmin::{Env, Io};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;

struct Run {
    code: u8,
    out: String,
    err: String,
}

/// Runs `mqadmin` in this process, in a home of its own.
struct Operator {
    env: Env,
}

impl Operator {
    fn new(namesrv: &str, home: &Path) -> Self {
        let home = home.display().to_string();
        let env = Env::default().with("NAMESRV_ADDR", namesrv).with("XDG_STATE_HOME", &*home).with("XDG_CONFIG_HOME", &*home);
        Self { env }
    }

    fn run(&self, line: &str) -> Run {
        let (mut io, kept) = Io::kept(std::io::empty());
        let words = std::iter::once("mqadmin").chain(line.split_whitespace()).map(Into::into).collect();
        let code = mqadmin::run(words, &self.env, &mut io);
        Run { code, out: kept.out(), err: kept.err() }
    }

    fn done(&self, line: &str) -> String {
        let run = self.run(line);
        assert_eq!(run.code, 0, "{line}: {}", run.err);
        run.out
    }

    fn json(&self, line: &str) -> Value {
        serde_json::from_str(&self.done(&format!("{line} -o json"))).unwrap()
    }
}

/// The subset of JSON Schema that `mqadmin schema` publishes. Members that the schema does not name are refused: what is printed is declared.
fn check(schema: &Value, value: &Value, at: &str) -> Result<(), String> {
    if let Some(any) = schema["anyOf"].as_array() {
        let tried: Vec<_> = any.iter().map(|one| check(one, value, at)).collect();
        return if tried.iter().any(Result::is_ok) { Ok(()) } else { Err(format!("{tried:?}")) };
    }
    if let Some(wanted) = schema.get("const").filter(|wanted| *wanted != value) {
        return Err(format!("{at} is {value}, not {wanted}"));
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(number) if number.is_f64() => "number",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let kinds: Vec<_> = match &schema["type"] {
        Value::String(one) => vec![one.as_str()],
        Value::Array(several) => several.iter().filter_map(Value::as_str).collect(),
        _ => return Ok(()),
    };
    if !(kinds.contains(&kind) || kind == "integer" && kinds.contains(&"number")) {
        return Err(format!("{at} is {value}, not one of {kinds:?}"));
    }
    for (place, item) in value.as_array().into_iter().flatten().enumerate() {
        check(&schema["items"], item, &format!("{at}[{place}]"))?;
    }
    for name in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if value.get(name).is_none() {
            return Err(format!("{at} has no {name}"));
        }
    }
    if let Some(known) = schema["properties"].as_object() {
        for (name, member) in value.as_object().into_iter().flatten() {
            let schema = known.get(name).ok_or_else(|| format!("{at}.{name} is not declared"))?;
            check(schema, member, &format!("{at}.{name}"))?;
        }
    }
    Ok(())
}

/// What the checker is worth: it sees each kind of fault.
#[test]
fn the_checker_finds_faults() {
    let schema =
        serde_json::json!({"type": "object", "required": ["a"], "properties": {"a": {"type": ["integer", "null"]}, "b": {"const": 1}}});
    let fits = |text: &str| check(&schema, &serde_json::from_str(text).unwrap(), "$").is_ok();
    assert!(fits(r#"{"a": 1}"#) && fits(r#"{"a": null, "b": 1}"#));
    for bad in [r#"{}"#, r#"{"a": "x"}"#, r#"{"a": 1.5}"#, r#"{"a": 1, "b": 2}"#, r#"{"a": 1, "c": 2}"#, "[]"] {
        assert!(!fits(bad), "{bad}");
    }
}

/// A line for every command that prints documents, and how it ends against our broker.
const LINES: &[(&str, &str, u8)] = &[
    ("cluster ls", "cluster ls", 0),
    ("cluster describe", "cluster describe DefaultCluster", 0),
    ("cluster rt", "cluster rt --count 2 --yes", 0),
    ("broker ls", "broker ls", 0),
    ("broker stats", "broker stats broker-a", 0),
    ("broker config get", "broker config get broker-a", 0),
    ("broker config set", "broker config set fileReservedTime=71 --yes", 0),
    ("broker config diff", "broker config diff broker-a broker-a", 0),
    ("broker drain", "broker drain broker-a --yes", 0),
    ("broker undrain", "broker undrain broker-a --yes", 0),
    ("broker clean", "broker clean topics --confirm topics", 0),
    ("broker cold ls", "broker cold ls", 9),
    ("broker cold limit", "broker cold limit pay 1000 --dry-run", 0),
    ("broker cold free", "broker cold free pay --dry-run", 0),
    ("broker timer", "broker timer file --dry-run", 0),
    ("broker readahead", "broker readahead random --dry-run", 0),
    ("namesrv ls", "namesrv ls", 0),
    ("namesrv config get", "namesrv config get", 0),
    ("namesrv config set", "namesrv config set orderMessageEnable=true --dry-run", 0),
    ("namesrv kv put", "namesrv kv put APP colour green --yes", 0),
    ("namesrv kv ls", "namesrv kv ls APP", 0),
    ("namesrv kv get", "namesrv kv get APP colour", 0),
    ("namesrv kv rm", "namesrv kv rm APP colour --yes", 0),
    ("namesrv diff", "namesrv diff", 0),
    ("topic ls", "topic ls --all", 0),
    ("topic describe", "topic describe orders", 0),
    ("topic route", "topic route orders", 0),
    ("topic status", "topic status orders", 0),
    ("topic create", "topic create made --yes", 0),
    ("topic delete", "topic delete made --confirm made", 0),
    ("topic perm", "topic perm orders rw --yes", 0),
    ("topic order", "topic order orders --set broker-a:4 --yes", 0),
    ("topic allocate", "topic allocate orders a b", 0),
    ("topic mapping show", "topic mapping show orders", 8),
    ("topic mapping create", "topic mapping create static --queues 2 --dry-run", 0),
    ("topic mapping create", "topic mapping create static --queues 2 --yes", 9),
    ("topic mapping move", "topic mapping move static --yes", 3),
    ("topic mapping apply", "topic mapping apply {home}/none.after --yes", 1),
    ("topic apply", "topic apply -f {home}/topics.json --yes", 0),
    ("group ls", "group ls --all", 0),
    ("group describe", "group describe pay", 0),
    ("group clients", "group clients pay", 0),
    ("group create", "group create made --yes", 0),
    ("group delete", "group delete made --confirm made", 0),
    ("group apply", "group apply -f {home}/groups.json --yes", 0),
    ("group stack", "group stack pay", 3),
    ("group mode", "group mode pay orders pop --yes", 0),
    ("client ls", "client ls", 0),
    ("client describe", "client describe pay nobody", 3),
    ("stats", "stats", 0),
    ("ha ls", "ha ls", 0),
    ("ha epoch", "ha epoch broker-a", 9),
    ("ha reset-flush", "ha reset-flush broker-a 0 --dry-run", 0),
    ("controller meta", "controller meta -a 127.0.0.1:1", 5),
    ("controller sync", "controller sync -a 127.0.0.1:1", 5),
    ("controller config get", "controller config get -a 127.0.0.1:1", 5),
    ("controller config set", "controller config set a=b -a 127.0.0.1:1 --dry-run", 5),
    ("controller elect", "controller elect broker-a 2 --cluster C -a 127.0.0.1:1 --dry-run", 0),
    ("controller clean", "controller clean broker-a --living -a 127.0.0.1:1 --dry-run", 0),
    ("container add", "container add 127.0.0.1:1 /c.conf --dry-run", 0),
    ("container rm", "container rm 127.0.0.1:1 C broker-a 0 --dry-run", 0),
    ("user ls", "user ls", 9),
    ("user create", "user create u --password-file {home}/topics.json --yes", 9),
    ("user update", "user update u --status disable --yes", 9),
    ("user rm", "user rm u --confirm u", 9),
    ("user copy", "user copy broker-a broker-a --yes", 9),
    ("acl ls", "acl ls", 9),
    ("acl create", "acl create User:u --resource Topic:orders --action Pub --yes", 9),
    ("acl update", "acl update User:u --resource Topic:orders --action Pub --yes", 9),
    ("acl rm", "acl rm User:u --confirm User:u", 9),
    ("acl copy", "acl copy broker-a broker-a --yes", 9),
    ("diff broker", "diff broker --all-brokers", 0),
    ("diff topic", "diff topic orders", 0),
    ("diff group", "diff group pay", 0),
    ("diff namesrv", "diff namesrv", 0),
    ("diff context", "diff context here here", 0),
    ("backup create", "backup create {home}/backup", 0),
    ("backup show", "backup show {home}/backup", 0),
    ("backup verify", "backup verify {home}/backup", 0),
    ("diff backup", "diff backup {home}/backup live", 0),
    ("restore plan", "restore plan {home}/backup --plan-out {home}/restore.json", 0),
    ("bundle", "bundle {home}/bundle", 0),
    ("lag", "lag --sample 0s", 0),
    ("lag", "lag pay --queues --sample 0s", 0),
    ("lag top", "lag top --sample 0s", 0),
    ("lag history", "lag history pay", 0),
    ("offset show", "offset show pay", 0),
    ("offset reset", "offset reset pay -t orders --to earliest --confirm pay", 0),
    ("offset reset", "offset reset pay -t orders --to latest --dry-run", 0),
    ("offset skip", "offset skip pay -t orders --dry-run", 0),
    ("offset clone", "offset clone pay pay2 -t orders --dry-run", 0),
    ("offset import", "offset import {home}/none.csv --dry-run", 1),
    ("msg tail", "msg tail orders --from -1", 0),
    ("msg find", "msg find orders --key K1", 0),
    ("msg count", "msg count orders --by key", 0),
    ("msg decode-id", "msg decode-id 7F00000100002A9F0000000000000321", 0),
    ("msg cq", "msg cq orders --queue broker-a:0 --from 0", 0),
    ("msg replay", "msg replay orders --to copies --rate max --confirm copies", 0),
    ("msg import", "msg import {home}/none.ndjson --topic orders --confirm orders", 1),
    ("bench send", "bench send --rate 50/s --warmup 0s --duration 1s --report {home}/a.json --yes", 0),
    ("bench e2e", "bench e2e --rate 50/s --warmup 0s --duration 1s --yes", 0),
    ("bench consume", "bench consume --rate 50/s --warmup 0s --duration 1s --yes", 0),
    ("bench diff", "bench diff {home}/a.json {home}/a.json", 0),
    ("delay ls", "delay ls", 0),
    ("delay recall", "delay recall nonsense --confirm orders", 2),
    ("dlq stats", "dlq stats pay", 3),
    ("dlq show", "dlq show FFFF --group pay", 3),
    ("dlq ack", "dlq ack pay --all --yes", 3),
    ("msg get", "msg get K1 --topic orders", 0),
    ("msg peek", "msg peek orders", 0),
    ("msg send", "msg send orders --body x --yes", 0),
    ("trace", "trace FFFF --topic orders", 3),
    ("dlq ls", "dlq ls", 0),
    ("dlq peek", "dlq peek pay", 3),
    ("dlq resend", "dlq resend pay --confirm pay", 3),
    ("dlq fix-perm", "dlq fix-perm pay --yes", 3),
    ("dlq purge", "dlq purge pay --no-export --confirm pay", 3),
    ("tx ls", "tx ls", 0),
    ("tx recheck", "tx recheck X --yes", 2),
    ("context ls", "context ls", 0),
    ("context show", "context show here", 0),
    ("topic create", "topic create gone --plan-out {home}/plan.json", 0),
    ("apply", "apply {home}/plan.json --yes", 0),
    ("undo ls", "undo ls", 0),
    ("undo show", "undo show {undo}", 0),
    ("undo apply", "undo apply {undo} --yes", 0),
    ("restore apply", "restore apply {home}/plan.json --yes", 0),
    ("audit ls", "audit ls", 0),
    ("audit show", "audit show {undo}", 0),
    ("schema", "schema", 0),
    ("explain", "explain 17", 0),
    ("version", "version", 0),
    ("doctor", "doctor --all --only broker.autocreate", 10),
    ("check", "check lag", 10),
];

#[test]
fn every_document_is_as_its_schema_says() {
    let (dir, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Standalone::start(dir.path());
    let operator = Operator::new(&server.namesrv, home.path());
    prepare(&operator, home.path());
    operator.done(&format!("context add here -n {}", server.namesrv));
    operator.done("lag record --for 1s");
    let published = operator.json("schema");
    let commands: BTreeSet<_> = published["items"].as_array().unwrap().iter().map(|item| item["command"].as_str().unwrap()).collect();
    let lined: BTreeSet<_> = LINES.iter().map(|(command, ..)| *command).collect();
    assert_eq!(commands, lined, "a line for every command");
    let mut faults = Vec::new();
    for (command, line, code) in LINES {
        let undo = operator.done("undo ls -o name").lines().find(|id| id.starts_with("config-")).unwrap_or("none").to_owned();
        let line = line.replace("{home}", &home.path().display().to_string()).replace("{undo}", &undo);
        let run = operator.run(&format!("{line} -o json"));
        if run.code != *code {
            faults.push(format!("{line}: exit {}, not {code}: {}", run.code, run.err));
        } else if ![0, 10].contains(code) {
            let error: Result<Value, _> = serde_json::from_str(run.err.lines().last().unwrap_or_default());
            if error.is_ok_and(|error| error["error"]["exit"] == *code) || *code == 2 {
                continue;
            }
            faults.push(format!("{line}: no failure as JSON: {}", run.err));
        } else if (line.contains("--plan-out") && !line.starts_with("restore")) || line.starts_with("msg tail") {
            // A plan that went to a file, and a stream of items without an envelope.
            continue;
        } else {
            faults.extend(fault(&operator, command, &line, &run.out));
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
    server.stop();
}

/// What is wrong with a document. A plan that was only shown has a shape of its own.
fn fault(operator: &Operator, command: &str, line: &str, out: &str) -> Option<String> {
    let document: Value = match serde_json::from_str(out) {
        Ok(document) => document,
        Err(error) => return Some(format!("{line}: {error}: {out}")),
    };
    let plan = document["schema"] == "mqadmin.plan.show/1";
    let schema = operator.done(&format!("schema {}", if plan { "undo show" } else { command }));
    let found = check(&serde_json::from_str(&schema).unwrap(), &document, "$");
    found.err().map(|fault| format!("{line}: {fault}"))
}

/// A topic with messages, a group with positions, and files.
fn prepare(operator: &Operator, home: &Path) {
    operator.done("topic create orders --queues 4 --yes");
    operator.done("group create pay --yes");
    for key in ["K1", "K2", "K3"] {
        operator.done(&format!("msg send orders --key {key} --body {key} --count 4 --yes"));
    }
    operator.done("offset reset pay -t orders --to 1 --confirm pay");
    std::fs::write(home.join("topics.json"), r#"[{"topicName": "filed", "readQueueNums": 2, "writeQueueNums": 2, "perm": 6}]"#).unwrap();
    std::fs::write(home.join("groups.json"), r#"[{"groupName": "filed", "retryMaxTimes": 3}]"#).unwrap();
    eventually("the index of messages", || (operator.run("msg get K1 --topic orders").code == 0).then_some(()));
}

/// Committed positions by queue.
fn positions(operator: &Operator) -> Vec<(String, i64)> {
    let shown = operator.json("offset show pay");
    let mut rows: Vec<_> = shown["items"]
        .as_array()
        .unwrap()
        .iter()
        .map(|item| (item["queue"].as_str().unwrap().to_owned(), item["committed"].as_i64().unwrap()))
        .collect();
    rows.sort();
    rows
}

#[test]
fn what_was_backed_up_comes_back() {
    let (dir, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Standalone::start(dir.path());
    let operator = Operator::new(&server.namesrv, home.path());
    prepare(&operator, home.path());
    operator.done("topic create other --yes");
    operator.done("topic order orders --set broker-a:4 --yes");
    register(&operator);
    eventually("the mark", || operator.json("topic describe orders")["items"][0]["order"].as_bool().filter(|marked| *marked).map(drop));
    let backup = home.path().join("backup").display().to_string();
    operator.done(&format!("backup create {backup}"));
    operator.done(&format!("diff backup {backup} live"));
    let before = positions(&operator);
    assert!(before.iter().any(|(_, at)| *at == 1), "{before:?}");

    // The same cluster: settings changed, a group gone, a position moved. Numbers hold, for the messages are there.
    operator.done("topic perm orders r --yes");
    operator.done("group delete pay --offsets --confirm pay");
    operator.done("topic order orders --forget --yes");
    let changed = operator.run(&format!("diff backup {backup} live -o name"));
    let names: BTreeSet<_> = changed.out.lines().collect();
    assert_eq!((changed.code, names), (10, BTreeSet::from(["group pay", "kv ORDER_TOPIC_CONFIG", "topic orders"])));
    restore(&operator, &backup, home.path(), "");
    register(&operator);
    eventually("no difference", || (operator.run(&format!("diff backup {backup} live")).code == 0).then_some(()));
    assert_eq!(positions(&operator), before);

    // Another cluster, where nothing is: topics, groups and their beginnings; under other names, if wanted.
    let other_dir = tempfile::tempdir().unwrap();
    let other = Standalone::start(other_dir.path());
    let elsewhere = Operator::new(&other.namesrv, home.path());
    restore(&elsewhere, &backup, home.path(), "--rename orders=orders-dr");
    assert!(elsewhere.done("topic ls -o name").contains("orders-dr"));
    assert_eq!(elsewhere.json("group describe pay")["items"].as_array().unwrap().len(), 1);
    assert!(positions(&elsewhere).iter().all(|(_, at)| *at == 0));
    other.stop();
    server.stop();
}

/// A broker marks the topics that have an order with its next registration: within 30 s, or when it has something to say.
fn register(operator: &Operator) {
    operator.done("topic perm other r --yes");
    operator.done("topic perm other rw --yes");
}

/// On a cluster with other messages a number means nothing; the moment does.
#[test]
fn positions_are_placed_by_time_on_another_cluster() {
    let (dir, other_dir, home) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (server, other) = (Standalone::start(dir.path()), Standalone::start(other_dir.path()));
    let (operator, elsewhere) = (Operator::new(&server.namesrv, home.path()), Operator::new(&other.namesrv, home.path()));
    elsewhere.done("topic create orders --queues 1 --yes");
    elsewhere.done("msg send orders --body early --count 7 --yes");
    operator.done("topic create orders --queues 1 --yes");
    operator.done("group create pay --yes");
    operator.done("msg send orders --body one --count 3 --yes");
    operator.done("offset reset pay -t orders --to latest --confirm pay");
    // Whatever is stored from now on was not consumed yet.
    let consumed =
        operator.json("msg peek orders")["items"].as_array().unwrap().iter().map(|item| item["stored_ms"].as_i64().unwrap()).max();
    eventually("a later millisecond", || (mq_core::types::UnixMs::now().get() > consumed.unwrap()).then_some(()));
    elsewhere.done("msg send orders --body late --count 2 --yes");
    let backup = home.path().join("backup").display().to_string();
    operator.done(&format!("backup create {backup}"));
    restore(&elsewhere, &backup, home.path(), "--only groups,offsets");
    assert_eq!(positions(&elsewhere), [("broker-a:0".to_owned(), 7)]);
    other.stop();
    server.stop();
}

fn restore(operator: &Operator, backup: &str, home: &Path, more: &str) {
    let plan = home.join("plan-of-restore.json").display().to_string();
    operator.done(&format!("restore plan {backup} {more} --plan-out {plan}"));
    assert_eq!(operator.run(&format!("restore apply {plan}")).code, 7, "it is confirmed by the cluster's name");
    operator.done(&format!("restore apply {plan} --confirm DefaultCluster"));
}
