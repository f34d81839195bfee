//! How `mqadmin` ends, for every noun on both surfaces, against real processes that are well, hang, are gone, or refuse.
//!
//! What scripts rely on: 0 done, 2 usage, 3 not found, 4 partial, 5 nobody answered, 6 denied, 7 not confirmed, 8 no longer as planned,
//! 9 unsupported, 10 and 11 for the doctor.

use mq_core::message::Message;
use mq_core::names::TopicName;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::topic::TopicConfig;
use mq_core::types::{QueueId, QueueOffset};
use mq_tests::{Cluster, Finished, Program, run_with_env};
use rustix::process::Signal;
use std::path::Path;

/// A cluster that has something of everything.
fn cluster() -> Cluster {
    let cluster = Cluster::start(1, &["a", "b"]);
    let admin = cluster.admin();
    for at in 0..2 {
        let broker = cluster.broker(at);
        cluster.runtime.block_on(async {
            for topic in ["orders", "%DLQ%pay", "%RETRY%pay"] {
                admin.put_topic(&broker.addr, &TopicConfig::new(topic, 1, 6), "").await.unwrap();
            }
            admin.put_group(&broker.addr, &SubscriptionGroupConfig::new("pay")).await.unwrap();
            let message = Message::new(TopicName::new("orders").unwrap(), "x").with_keys(["K1"]);
            admin.send(&broker, QueueId(0), &message).await.unwrap();
            admin.commit_offset(&broker.addr, "pay", "orders", QueueId(0), QueueOffset(1)).await.unwrap();
        });
    }
    cluster
}

/// Runs a line in a home of its own.
fn mqadmin(home: &Path, namesrv: &str, line: &str) -> Finished {
    let words: Vec<&str> = std::iter::once("mqadmin").chain(line.split(' ')).collect();
    let home = home.to_str().unwrap();
    run_with_env(&words, &[("NAMESRV_ADDR", namesrv), ("HOME", home), ("XDG_CONFIG_HOME", home), ("XDG_STATE_HOME", home)])
}

/// Runs every line and tells which end otherwise than they should. A failure says why on standard error.
fn matrix(namesrv: &str, rows: &[(&str, i32)]) {
    let home = tempfile::tempdir().unwrap();
    let mut wrong = Vec::new();
    for (line, code) in rows {
        let run = mqadmin(home.path(), namesrv, line);
        if run.code != Some(*code) || *code != 0 && run.stderr.is_empty() && !line.contains("nagios") {
            wrong.push(format!("{line}: {:?}, not {code}\n{}{}", run.code, run.stdout, run.stderr));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

/// Reads, at a cluster that is well.
const WELL: &[(&str, i32)] = &[
    ("cluster ls", 0),
    ("cluster describe c", 0),
    ("broker ls", 0),
    ("broker stats a", 0),
    ("topic ls", 0),
    ("topic describe orders", 0),
    ("group ls", 0),
    ("group describe pay", 0),
    ("lag --sample 0s", 0),
    ("offset show pay", 0),
    ("msg peek orders", 0),
    ("msg get K1 --topic orders", 0),
    ("dlq ls", 0),
    ("tx ls", 0),
    ("doctor", 0),
    ("check disk", 0),
    ("context ls", 0),
    ("undo ls", 0),
    ("audit ls", 0),
    ("explain 17", 0),
    ("completion bash", 0),
    ("version", 0),
    ("clusterList", 0),
    ("topicList", 0),
    ("topicStatus -t orders", 0),
    ("brokerStatus -c c", 0),
    ("getBrokerConfig -c c", 0),
    ("consumerProgress -g pay", 0),
    ("getConsumerConfig -g pay", 0),
    ("printMsg -t orders", 0),
    ("queryMsgByKey -t orders -k K1", 0),
    ("statsAll", 0),
    ("getNamesrvConfig", 0),
    ("haStatus -c c", 0),
    ("updateTopic -c c -t made", 0),
    ("updateSubGroup -c c -g made", 0),
    ("sendMessage -t orders -p x", 0),
    // What nobody knows.
    ("cluster describe nope", 3),
    ("broker stats nope", 3),
    ("topic describe nope", 3),
    ("group describe nope", 3),
    ("lag nope --sample 0s", 3),
    ("offset show nope", 3),
    ("msg peek nope", 3),
    ("msg get NOPE --topic orders", 3),
    ("trace NOPE", 3),
    ("dlq peek nope", 3),
    ("doctor --only nope", 3),
    ("context show nope", 3),
    ("undo show nope", 3),
    ("audit show nope", 3),
    ("explain nope", 3),
    ("topicRoute -t nope", 3),
    ("topicStatus -t nope", 3),
    ("topicClusterList -t nope", 3),
    ("getConsumerConfig -g nope", 3),
    ("consumerProgress -g nope", 3),
    ("brokerStatus -c nope", 3),
    ("updateTopic -c nope -t made", 3),
    ("printMsg -t nope", 3),
    // What cannot be meant.
    ("cluster", 2),
    ("broker ls --columns nope", 2),
    ("topic ls --output nope", 2),
    ("group ls --nope", 2),
    ("lag --sample nope", 2),
    ("offset reset pay --topic orders", 2),
    ("msg peek orders --from nope", 2),
    ("trace", 2),
    ("dlq nope", 2),
    ("tx ls --limit nope", 2),
    ("check nope", 2),
    ("apply", 2),
    ("completion nope", 2),
    ("nope", 2),
    ("topicStatus", 2),
    ("topicStatus -t orders --nope", 2),
    ("updateTopic -t orders", 2),
    ("consumerProgress -g", 2),
    // What nobody confirmed: there is no terminal.
    ("topic create more", 7),
    ("topic delete orders", 7),
    ("topic delete orders --yes", 7),
    ("topic delete orders --confirm nope", 7),
    ("group create more", 7),
    ("group delete pay", 7),
    ("offset reset pay --topic orders --to earliest", 7),
    ("msg send orders --body x", 7),
    ("dlq resend pay", 7),
    // What these brokers cannot do.
    ("switchTimerEngine -c c -e F", 9),
    ("listUser -c c", 9),
    ("listAcl -c c", 9),
    ("getBrokerEpoch -c c", 9),
    ("exportMetadataInRocksDB -p /x -t topics", 9),
];

#[test]
fn at_a_cluster_that_is_well() {
    matrix(&cluster().namesrv(), WELL);
}

/// One of two brokers hangs: what the other says is shown, and the exit tells that it is not all.
const HALF: &[(&str, i32)] = &[
    ("cluster ls", 4),
    ("broker ls", 4),
    ("topic ls", 4),
    ("topic status orders", 4),
    ("group ls", 4),
    ("group clients pay", 4),
    ("lag --sample 0s", 4),
    ("offset show pay", 4),
    // It may be where nobody could look.
    ("msg get NOPE --topic orders", 5),
    ("dlq ls", 4),
    ("tx ls", 4),
    ("doctor", 11),
    ("check ha", 11),
    ("clusterList", 4),
    ("topicStatus -t orders", 4),
    ("consumerProgress -g pay", 4),
    ("brokerStatus -c c", 4),
    ("getBrokerConfig -c c", 4),
    ("updateTopic -c c -t made", 4),
    // Only the broker that hangs is asked.
    ("broker stats b", 5),
    ("msg get b:0:0 --topic orders", 5),
    ("brokerStatus -b HUNG", 5),
    ("haStatus -b HUNG", 5),
    ("queryMsgByOffset -t orders -b b -i 0 -o 0", 5),
];

#[test]
fn while_one_broker_hangs() {
    let cluster = cluster();
    cluster.brokers[1].program.signal(Signal::STOP);
    let rows: Vec<(String, i32)> =
        HALF.iter().map(|(line, code)| (format!("{} --timeout 400ms", line.replace("HUNG", &cluster.brokers[1].addr)), *code)).collect();
    matrix(&cluster.namesrv(), &rows.iter().map(|(line, code)| (line.as_str(), *code)).collect::<Vec<_>>());
}

/// Nobody answers, or nobody is known.
const GONE: &[&str] = &[
    "cluster ls",
    "broker ls",
    "topic ls",
    "group ls",
    "lag",
    "offset show pay",
    "msg peek orders",
    "trace NOPE",
    "dlq ls",
    "tx ls",
    "doctor",
    "check lag",
    "topicList",
    "clusterList",
    "topicStatus -t orders",
    "consumerProgress -g pay",
    "brokerStatus -c c",
    "sendMessage -t orders -p x",
    "updateTopic -c c -t made",
    "getNamesrvConfig",
    "printMsg -t orders",
];

#[test]
fn without_a_name_server() {
    let cluster = cluster();
    let namesrv = cluster.namesrv();
    cluster.name_servers[0].program.signal(Signal::KILL);
    matrix(&namesrv, &GONE.iter().map(|line| (*line, 5)).collect::<Vec<_>>());
    matrix("", &GONE.iter().map(|line| (*line, 2)).collect::<Vec<_>>());
}

#[test]
fn a_broker_that_was_killed() {
    let cluster = cluster();
    let broker = &cluster.brokers[1];
    broker.program.signal(Signal::KILL);
    let rows = [("brokerStatus -b GONE", 5), ("haStatus -b GONE", 5), ("getBrokerConfig -b GONE", 5), ("updateTopic -b GONE -t made", 5)];
    let rows: Vec<_> = rows.map(|(line, code)| (line.replace("GONE", &broker.addr), code)).into();
    matrix(&cluster.namesrv(), &rows.iter().map(|(line, code)| (line.as_str(), *code)).collect::<Vec<_>>());
}

#[test]
fn what_a_broker_forbids_is_denied() {
    let cluster = cluster();
    (0..2).for_each(|at| cluster.set(at, "brokerPermission", "0"));
    let rows = [("printMsgByQueue -t orders -a a -i 0 -d true", 6), ("msg peek orders", 6), ("msg count orders --by tag", 6)];
    matrix(&cluster.namesrv(), &rows);
}

#[test]
fn a_read_only_context_sends_nothing() {
    let cluster = cluster();
    let home = tempfile::tempdir().unwrap();
    let namesrv = cluster.namesrv();
    let added = mqadmin(home.path(), "", &format!("context add prod -n {namesrv} --protect readonly"));
    assert_eq!(added.code, Some(0), "{added:?}");
    for line in ["topic create more --yes", "group delete pay --confirm pay", "updateTopic -c c -t more", "deleteTopic -t orders -c c"] {
        let run = mqadmin(home.path(), "", &format!("{line} --context prod"));
        assert_eq!(run.code, Some(7), "{line}: {run:?}");
    }
    assert_eq!(mqadmin(home.path(), &namesrv, "topic describe more").code, Some(3));
}

#[test]
fn a_plan_that_no_longer_fits_is_not_carried_out() {
    let cluster = cluster();
    let home = tempfile::tempdir().unwrap();
    let (namesrv, plan) = (cluster.namesrv(), home.path().join("plan.json"));
    let planned = mqadmin(home.path(), &namesrv, &format!("offset reset pay --topic orders --to earliest --plan-out {}", plan.display()));
    assert_eq!(planned.code, Some(0), "{planned:?}");
    let broker = cluster.broker(0);
    cluster.runtime.block_on(async {
        let admin = cluster.admin();
        admin.send(&broker, QueueId(0), &Message::new(TopicName::new("orders").unwrap(), "y")).await.unwrap();
        admin.commit_offset(&broker.addr, "pay", "orders", QueueId(0), QueueOffset(2)).await.unwrap();
    });
    let applied = mqadmin(home.path(), &namesrv, &format!("apply {} --confirm pay", plan.display()));
    assert_eq!(applied.code, Some(8), "{applied:?}");
}

#[test]
fn nothing_waits_for_an_answer_that_nobody_can_give() {
    let cluster = cluster();
    let namesrv = cluster.namesrv();
    for line in [
        "topic create more",
        "topic delete orders",
        "group create more",
        "group delete pay",
        "offset reset pay --topic orders --to earliest",
        "msg send orders --body x",
        "dlq resend pay",
    ] {
        let words: Vec<&str> = ["mqadmin"].into_iter().chain(line.split(' ')).chain(["-n", &namesrv]).collect();
        // Standard input stays open and says nothing.
        let mut program = Program::start_with_stdin(&words);
        let (status, _) = program.wait();
        assert_eq!(status.code(), Some(7), "{line}: {}", program.stderr());
    }
    for line in ["deleteTopic -t orders -c c", "deleteSubGroup -g pay -c c", "resetOffsetByTime -g pay -t orders -s 0"] {
        let words: Vec<&str> = ["mqadmin"].into_iter().chain(line.split(' ')).chain(["-n", &namesrv]).collect();
        let mut program = Program::start_with_stdin(&words);
        let (status, _) = program.wait();
        assert!(status.code() != Some(7), "scripts of Java's tool go on: {line}: {}", program.stderr());
    }
}

#[test]
fn a_reader_that_leaves_is_no_failure() {
    let cluster = cluster();
    let namesrv = cluster.namesrv();
    for line in ["topic ls --all", "topic ls -o ndjson", "topicList", "getBrokerConfig -c c", "help", "completion bash"] {
        let words: Vec<&str> = ["mqadmin"].into_iter().chain(line.split(' ')).chain(["-n", &namesrv]).collect();
        let words = if line == "help" || line.starts_with("completion") { &words[..words.len() - 2] } else { &words[..] };
        let (code, stderr) = Program::run_unread(words);
        assert_eq!((code, stderr.as_str()), (Some(0), ""), "{line}");
    }
}
