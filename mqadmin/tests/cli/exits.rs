//! How the program ends.

use crate::fake::{Fake, Shape};
use crate::{env_of, run_in, run_with};
use mqadmin::Env;

/// Against what a line runs.
#[derive(Clone, Copy)]
enum Where {
    /// A healthy cluster.
    Whole,
    /// One of its two brokers is dead.
    Half,
    /// A name server that does not answer.
    Nobody,
    /// No name server is known.
    Nowhere,
}

/// Command lines and how they end.
const ENDS: &[(Where, &str, u8)] = &[
    (Where::Whole, "cluster ls", 0),
    (Where::Whole, "topic describe orders", 0),
    (Where::Whole, "topicStatus -t orders", 0),
    (Where::Whole, "topic ls --output nonsense", 2),
    (Where::Whole, "topic ls --columns nonsense", 2),
    (Where::Whole, "topik ls", 2),
    (Where::Whole, "offset reset pay --topic orders", 2),
    (Where::Whole, "offset reset pay --topic orders --to-time yesterday", 2),
    (Where::Whole, "topicStatus", 2),
    (Where::Whole, "topic create ../x --yes", 2),
    (Where::Nowhere, "topic ls", 2),
    (Where::Whole, "topic describe nope", 3),
    (Where::Whole, "topicRoute -t nope", 3),
    (Where::Whole, "group describe nope", 3),
    (Where::Whole, "lag nope --sample 0s", 3),
    (Where::Whole, "msg get NOPE --topic orders", 3),
    (Where::Whole, "cluster describe nope", 3),
    (Where::Whole, "trace NOPE", 3),
    (Where::Whole, "queryMsgTraceById -i NOPE", 3),
    (Where::Half, "trace 00000000000000000000000000000000", 4),
    (Where::Whole, "context use nope", 1),
    (Where::Half, "cluster ls", 4),
    (Where::Half, "broker ls", 4),
    (Where::Half, "topic ls", 4),
    (Where::Half, "topic status orders", 4),
    (Where::Half, "group ls", 4),
    (Where::Half, "lag --sample 0s", 4),
    (Where::Half, "clusterList", 4),
    (Where::Half, "topicStatus -t orders", 4),
    (Where::Half, "consumerProgress -g pay", 4),
    (Where::Nobody, "cluster ls", 5),
    (Where::Nobody, "topic describe orders", 5),
    (Where::Nobody, "topicList", 5),
    (Where::Whole, "topic create t1", 7),
    (Where::Whole, "topic delete orders", 7),
    (Where::Whole, "topic delete orders --yes", 7),
    (Where::Whole, "topic delete orders --confirm other", 7),
    (Where::Whole, "group delete pay", 7),
    (Where::Whole, "offset reset pay -t orders --to earliest", 7),
    (Where::Whole, "msg send orders --body x", 7),
    (Where::Whole, "dlq resend pay", 7),
    (Where::Whole, "offset reset pay -t orders --to latest --watch", 2),
    (Where::Whole, "lag --sample 0s --until lag<nonsense --for 0s", 2),
    (Where::Whole, "lag --sample 0s --until lag<1 --for 0s", 12),
    (Where::Whole, "lag --sample 0s --until lag<100 --for 0s", 0),
    (Where::Half, "lag --sample 0s --until lag<100 --for 0s", 12),
    (Where::Whole, "topic ls --watch --for 0s", 0),
    (Where::Whole, "consumerConnection -g pay", 8),
    (Where::Whole, "broker cold ls", 9),
    (Where::Whole, "exportMetadataInRocksDB -p /x -t topics", 9),
    (Where::Whole, "switchTimerEngine -c C1 -e X", 2),
    (Where::Whole, "setConsumeMode -c C1 -t orders -g pay -m PUSH", 2),
    (Where::Whole, "decodeMessageId -i nonsense", 2),
    (Where::Whole, "updateTopicList -c C1 -f /no/such/file", 1),
    (Where::Whole, "rocksDBConfigToJson -t topics -p /x", 9),
    (Where::Whole, "help topicStatus", 0),
    (Where::Whole, "topicStatus -h", 0),
    (Where::Whole, "--help", 0),
    (Where::Whole, "--version", 0),
    (Where::Nowhere, "explain 206", 0),
    (Where::Nowhere, "explain nonsense", 3),
    (Where::Nowhere, "explain lag.lost", 0),
    (Where::Nowhere, "explain NO_ROUTE", 0),
    (Where::Whole, "doctor --only nonsense", 3),
    (Where::Whole, "doctor --only namesrv", 0),
    (Where::Whole, "check namesrv --format prometheus", 0),
    (Where::Whole, "check lag", 10),
    (Where::Whole, "check lag --format nagios", 1),
    (Where::Half, "doctor", 11),
    (Where::Half, "check ha --format nagios", 2),
    (Where::Nobody, "doctor", 5),
];

#[test]
fn each_kind_of_failure_has_its_code() {
    let fake = Fake::start(Shape::default());
    let half = Fake::start(Shape { dead_broker: true, ..Shape::default() });
    let nobody = Env::default().with("NAMESRV_ADDR", std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string());
    let (whole, half, nowhere) = (env_of(&fake), env_of(&half), Env::default());
    for (at, line, code) in ENDS {
        let env = match at {
            Where::Whole => &whole,
            Where::Half => &half,
            Where::Nobody => &nobody,
            Where::Nowhere => &nowhere,
        };
        let words: Vec<_> = line.split(' ').collect();
        let run = run_in(env, &words);
        assert_eq!(run.code, *code, "{line}\n{}{}", run.out, run.err);
        let said = !run.err.is_empty() || line.contains("nagios");
        assert!(*code == 0 || said, "{line}: a failure without a word");
    }
}

/// One line for every request that the fake does not know.
const NEEDS_OTHER_BROKERS: &[&str] = &[
    "updateSubGroupList -c C1 -f GROUPS",
    "updateTopicList -b ADDR -f TOPICS",
    "setConsumeMode -c C1 -t orders -g pay -m POP -q 1",
    "queryCq -t orders -q 0 -i 0",
    "updateBrokerConfig -b ADDR -k a -v b",
    "cleanExpiredCQ -c C1",
    "cleanUnusedTopic -b ADDR",
    "deleteExpiredCommitLog",
    "getColdDataFlowCtrInfo -b ADDR",
    "updateColdDataFlowCtrGroupConfig -c C1 -g pay -v 1",
    "removeColdDataFlowCtrGroupConfig -b ADDR -g pay",
    "setCommitLogReadAheadMode -c C1 -m 1",
    "switchTimerEngine -b ADDR -e F",
    "exportPopRecord -c C1",
    "rocksDBConfigToJson -c C1",
    "checkRocksdbCqWriteProgress -c C1 -n ADDR",
    "haStatus -b ADDR",
    "getBrokerEpoch -b broker-a",
    "resetMasterFlushOffset -b ADDR -o 1",
    "getSyncStateSet -a ADDR -c C1",
    "getNamesrvConfig",
    "updateNamesrvConfig -k a -v b",
    "updateKvConfig -s n -k a -v b",
    "deleteKvConfig -s n -k a",
    "wipeWritePerm -b broker-a",
    "addWritePerm -b broker-a",
    "updateOrderConf -t orders -m get",
    "updateOrderConf -t orders -m put -v broker-a:2",
    "getControllerMetaData -a ADDR",
    "getControllerConfig -a ADDR",
    "updateControllerConfig -a ADDR -k a -v b",
    "electMaster -a ADDR -b 1 -bn broker-a -c C1",
    "cleanBrokerMetadata -a ADDR -bn broker-a -c C1 -b 1;2",
    "addBroker -c ADDR -b /x.conf",
    "removeBroker -c ADDR -b C1:broker-a:1",
    "createUser -c C1 -u u -p p",
    "updateUser -b ADDR -u u -p p",
    "deleteUser -b ADDR -u u",
    "getUser -b ADDR -u u",
    "listUser -c C1",
    "copyUser -f ADDR -t ADDR",
    "createAcl -c C1 -s User:u -r Topic:* -a Pub -d Allow",
    "updateAcl -b ADDR -s User:u -r Topic:* -a Pub,Sub -d Deny -i 10.0.0.1",
    "deleteAcl -b ADDR -s User:u",
    "getAcl -c C1 -s User:u",
    "listAcl -b ADDR",
    "copyAcl -f ADDR -t ADDR -s User:u",
    "updateAclConfig -c C1 -a key -s secret -t t1=PUB",
    "deleteAclConfig -b ADDR -a key",
    "updateGlobalWhiteAddr -b ADDR -g 10.0.0.1",
    "clusterAclConfigVersion -b ADDR",
    "getConsumerStatus -g pay -t orders",
    "exportConfigs -c C1 -f FOLDER",
];

/// Every command that only brokers, name servers, controllers or containers of another kind can do: it parses, asks, and says who cannot.
#[test]
fn what_a_broker_does_not_know_is_said_and_is_no_success() {
    let fake = Fake::start(Shape::default());
    let addr = fake.addr.to_string();
    for line in NEEDS_OTHER_BROKERS {
        let folder = tempfile::tempdir().unwrap();
        let file = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let line = line
            .replace("ADDR", &addr)
            .replace("GROUPS", &file("groups", r#"[{"groupName":"g1"}]"#))
            .replace("TOPICS", &file("topics", r#"[{"topicName":"t1"}]"#))
            .replace("FOLDER", folder.path().to_str().unwrap());
        let words: Vec<_> = line.split(' ').collect();
        let run = run_in(&env_of(&fake), &words);
        assert_eq!(run.code, 9, "{line}\n{}{}", run.out, run.err);
        assert!(run.err.contains("REQUEST_CODE_NOT_SUPPORTED"), "{line}: {}", run.err);
        assert!(!run.out.contains("success"), "{line}: {}", run.out);
    }
}

#[test]
fn failures_are_said_in_the_shape_that_was_asked_for() {
    let fake = Fake::start(Shape::default());
    let run = run_in(&env_of(&fake), &["topic", "describe", "nope"]);
    assert_eq!(run.err, "error: no topic `nope`\n  try: mqadmin topic ls --all\n");
    let run = run_in(&env_of(&fake), &["broker", "cold", "ls", "-o", "json"]);
    let error: serde_json::Value = serde_json::from_str(&run.err).unwrap();
    assert_eq!(error["error"]["code"], "UNSUPPORTED_BY_BROKER");
    assert_eq!((&error["error"]["exit"], &error["error"]["rpc"]["request"]), (&9.into(), &"GET_COLD_DATA_FLOW_CTR_INFO".into()));
    assert!(run.out.is_empty());
}

#[test]
fn java_exits_when_asked_to() {
    let fake = Fake::start(Shape::default());
    let env = env_of(&fake).with("MQADMIN_JAVA_EXIT", "1");
    assert_eq!(run_in(&env, &["topicRoute", "-t", "nope"]).code, 0);
    assert_eq!(run_in(&env, &["topicRoute"]).code, 1);
}

#[test]
fn a_reader_that_went_away_is_no_failure() {
    struct Gone;
    impl std::io::Write for Gone {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let fake = Fake::start(Shape::default());
    let mut io = mqadmin::Io::new(&b""[..], Gone, Vec::new());
    assert_eq!(mqadmin::run(["mqadmin", "topic", "ls"].map(Into::into).to_vec(), &env_of(&fake), &mut io), 0);
}

#[test]
fn nobody_is_asked_unless_somebody_can_answer() {
    let fake = Fake::start(Shape::default());
    let writes = [
        vec!["topic", "create", "t1"],
        vec!["topic", "delete", "orders"],
        vec!["group", "create", "g1"],
        vec!["group", "delete", "pay"],
        vec!["offset", "reset", "pay", "-t", "orders", "--to", "earliest"],
        vec!["msg", "send", "orders", "--body", "x"],
        vec!["dlq", "resend", "pay"],
    ];
    for line in &writes {
        // The answers lie ready on standard input; without a terminal they must not be taken.
        let run = run_with(&env_of(&fake), line, |_| {}, "y\norders\npay\n");
        assert_eq!(run.code, 7, "{line:?}: {}", run.err);
        assert!(!run.err.contains("go on"), "{line:?}: {}", run.err);
    }
    assert!(fake.state.writes.lock().unwrap().is_empty());
    let asked = run_with(&env_of(&fake), &writes[0], |io| io.can_ask = true, "n\n");
    assert!(asked.code == 7 && asked.err.contains("go on? [y/N]"), "{}", asked.err);
    let asked = run_with(&env_of(&fake), &writes[0], |io| io.can_ask = true, "y\n");
    assert_eq!(asked.code, 0, "{}", asked.err);
}

#[test]
fn the_java_surface_asks_people_only_before_what_cannot_be_undone() {
    let delete = ["deleteTopic", "-t", "orders", "-c", "C1"];
    let fake = Fake::start(Shape::default());
    let asked = run_with(&env_of(&fake), &delete, |io| io.can_ask = true, "no\n");
    assert!(asked.code == 7 && fake.state.writes.lock().unwrap().is_empty(), "{}", asked.err);
    let compat = env_of(&fake).with("MQADMIN_COMPAT", "java");
    assert_eq!(run_with(&compat, &delete, |io| io.can_ask = true, "").code, 0);
    let piped = Fake::start(Shape::default());
    assert_eq!(run_in(&env_of(&piped), &delete).code, 0);
}
