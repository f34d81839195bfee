//! What the reads print, in every form. To bless what changed on purpose: `INSTA_UPDATE=always cargo test -p mqadmin --test cli`.

use crate::fake::{Fake, Shape};
use crate::{env_of, masked, run_in};

const READS: &[(&str, &str)] = &[
    ("cluster_ls", "cluster ls"),
    ("broker_ls", "broker ls"),
    ("topic_ls", "topic ls --all"),
    ("topic_describe", "topic describe orders"),
    ("topic_route", "topic route orders"),
    ("topic_status", "topic status orders"),
    ("group_ls", "group ls"),
    ("group_describe", "group describe pay"),
    ("group_clients", "group clients pay"),
    ("lag", "lag --sample 0s --columns state,group,topic,lag,clients,in_flight,why"),
    ("lag_queues", "lag pay --queues --sample 0s --columns queue,owner,committed,end,lag"),
    ("offset_show", "offset show pay"),
    ("offset_reset_dry", "offset reset pay -t orders --to earliest --dry-run"),
    ("msg_peek", "msg peek orders --queue broker-a:0"),
    ("msg_get", "msg get ORD-0 --topic orders"),
    ("trace", "trace 00000000000000000000000000000000"),
    ("trace_untraced", "trace 00000000000000000000000000000002 --topic orders"),
    ("dlq_ls", "dlq ls --columns group,messages,oldest,newest,perm"),
    ("dlq_peek", "dlq peek pay --tag T1"),
    ("explain", "explain 206"),
    ("broker_config", "broker config get broker-a"),
    ("broker_stats", "broker stats broker-a"),
    ("namesrv_ls", "namesrv ls"),
    ("namesrv_config", "namesrv config get"),
    ("namesrv_kv", "namesrv kv ls ORDER_TOPIC_CONFIG"),
    ("topic_order", "topic order orders"),
    ("topic_allocate", "topic allocate orders a b"),
    ("client_ls", "client ls"),
    ("stats", "stats orders"),
    ("ha_ls", "ha ls"),
    ("ha_epoch", "ha epoch broker-a"),
    ("controller_meta", "controller meta -a BROKER-A"),
    ("diff_broker", "diff broker broker-a broker-a"),
    ("user_ls", "user ls"),
    ("acl_ls", "acl ls"),
    ("schema", "schema"),
    ("topic_create_dry", "topic create t1 --dry-run"),
    ("doctor", "check namesrv"),
];

#[test]
fn every_read_in_every_form() {
    let fake = Fake::start(Shape { online: true, operated: true, ..Shape::default() });
    let env = env_of(&fake);
    for line in
        ["user create app --password-file FILE --yes", "acl create User:app --resource Topic:orders --action Pub --ip 10.0.0.0/8 --yes"]
    {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), "s3cret\n").unwrap();
        let line = line.replace("FILE", file.path().to_str().unwrap());
        let run = run_in(&env, &line.split(' ').collect::<Vec<_>>());
        assert_eq!(run.code, 0, "{line}: {}", run.err);
    }
    for (name, line) in READS {
        let line = line.replace("BROKER-A", &fake.addr.to_string());
        let in_form = |form| {
            let mut words: Vec<_> = line.split(' ').collect();
            words.extend(["-o", form, "--tz", "utc"]);
            let run = run_in(&env, &words);
            assert_eq!(run.code, 0, "{line}: {}", run.err);
            format!("── {form}\n{}\n", masked(&fake, &run.out))
        };
        // Some look twice, a second apart: all forms at once take no longer than one.
        let all: String = std::thread::scope(|scope| {
            let forms = ["table", "wide", "json", "ndjson", "csv", "name"].map(|form| scope.spawn(move || in_form(form)));
            forms.map(|form| form.join().unwrap()).concat()
        });
        insta::assert_snapshot!(*name, all);
    }
}

#[test]
fn a_dead_broker_is_a_row_and_makes_sums_lower_bounds() {
    let fake = Fake::start(Shape { online: true, dead_broker: true, ..Shape::default() });
    let mut all = String::new();
    for (name, line) in READS.iter().filter(|(name, _)| ["cluster_ls", "broker_ls", "lag", "topic_status", "dlq_ls"].contains(name)) {
        let mut words: Vec<_> = line.split(' ').collect();
        words.extend(["-o", "csv", "--tz", "utc"]);
        let run = run_in(&env_of(&fake), &words);
        assert_eq!(run.code, 4, "{line}: {}", run.err);
        assert!(masked(&fake, &run.err).contains("broker-b"), "{}", run.err);
        all += &format!("── {name}\n{}\n", masked(&fake, &run.out));
    }
    insta::assert_snapshot!("dead_broker", all);
}

#[test]
fn apaches_columns() {
    let fake = Fake::start(Shape { online: true, ..Shape::default() });
    let mut all = String::new();
    for line in [
        "clusterList -m",
        "topicList",
        "topicList -c",
        "topicRoute -t orders",
        "topicRoute -t orders -l",
        "topicStatus -t orders --tz utc",
        "topicClusterList -t orders",
        "getConsumerConfig -g pay",
        "consumerProgress",
        "consumerProgress -g pay --tz utc",
        "consumerProgress -g pay -s true --tz utc",
        "consumerConnection -g pay",
        "brokerStatus -c C1",
        "queryMsgByKey -t orders -k ORD-0",
        "queryMsgTraceById -i 00000000000000000000000000000000 --tz utc",
        "printMsgByQueue -t orders -a broker-a -i 0 -p true -d true -f true",
        "consumeMessage -t orders -c 4",
        "updateTopic -c C1 -t made -r 2 -w 3 -a +message.type=FIFO",
        "updateSubGroup -c C1 -g made -d true",
        "deleteSubGroup -c C1 -g made",
        "deleteTopic -c C1 -t made",
        "topicStatus -h",
    ] {
        let words: Vec<_> = line.split(' ').collect();
        let run = run_in(&env_of(&fake), &words);
        assert_eq!(run.code, 0, "{line}: {}", run.err);
        all += &format!("── {line}\n{}\n", masked(&fake, &run.out));
    }
    insta::assert_snapshot!("java", all);
}
