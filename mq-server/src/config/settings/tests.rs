//! Every table, every key: defaults come back, errors say where, only live keys change.

use super::super::{BrokerSettings, NamesrvSettings, StoreSettings, load_broker, load_namesrv};
use super::*;
use std::collections::BTreeSet;
use std::io::Write as _;

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file
}

fn each_table(mut check: impl FnMut(&mut dyn Table)) {
    check(&mut BrokerSettings::default());
    check(&mut StoreSettings::default());
    check(&mut NamesrvSettings::default());
}

#[test]
fn every_default_is_a_value_of_its_key() {
    each_table(|table| {
        for key in table.keys() {
            let text = table.text(key.name);
            table.assign(key.name, &text).unwrap_or_else(|error| panic!("{}={text}: {error}", key.name));
            assert_eq!(table.text(key.name), text, "{}", key.name);
            assert!(key.doc.ends_with('.'), "{}", key.name);
        }
    });
}

#[test]
fn no_key_is_declared_twice_or_called_idle() {
    let (broker, store) = (BrokerSettings::default(), StoreSettings::default());
    let mut seen = BTreeSet::new();
    for key in broker.keys().iter().chain(store.keys()) {
        assert!(seen.insert(key.name), "{}", key.name);
        assert!(key.older.iter().all(|older| seen.insert(older)), "{}", key.name);
    }
    for idle in [super::super::known::BROKER, super::super::known::NETTY].into_iter().flat_map(str::split_ascii_whitespace) {
        assert!(!seen.contains(idle), "{idle}");
    }
    for key in NamesrvSettings::default().keys() {
        assert!(!super::super::known::NAMESRV.split_ascii_whitespace().any(|idle| idle == key.name), "{}", key.name);
    }
}

#[test]
fn live_keys_are_no_paths_names_or_addresses() {
    each_table(|table| {
        for key in table.keys().iter().filter(|key| key.live) {
            let text = table.text(key.name);
            assert!(text.parse::<i64>().is_ok() || text.parse::<bool>().is_ok() || key.name == "deleteWhen", "{}={text}", key.name);
        }
    });
}

#[test]
fn a_file_of_apaches_is_read() {
    let conf = file(
        "brokerClusterName = DefaultCluster\nbrokerName=broker-a\nbrokerId=0\nnamesrvAddr=127.0.0.1:9876; 10.0.0.1:9876\n\
         deleteWhen=04;16\nfileReservedTime=48\nbrokerRole=SYNC_MASTER\nflushDiskType=SYNC_FLUSH\nmapedFileSizeCommitLog=1048576\n\
         mapedFileSizeConsumeQueue=5999\nstorePathRootDir=/data/mq\nstorePathConsumeQueue=/data/mq/consumequeue\nabortFile=/elsewhere/abort\n\
         sendMessageThreadPoolNums=16\nlistenPort=0\n",
    );
    let (broker, store, notices) = load_broker(Some(conf.path()), &[("namesrvAddr", "n:1")]).unwrap();
    assert_eq!((broker.broker_name.as_str(), broker.name_servers.0.as_slice()), ("broker-a", &["n:1".to_owned()][..]));
    assert_eq!((store.segment_bytes, store.consume_queue_file_bytes, store.reserved_hours), (1 << 20, 6_000, 48));
    assert_eq!((store.delete_hours.0.as_slice(), store.commit_log_dir()), (&[4, 16][..], "/data/mq/commitlog".into()));
    assert_eq!((broker.second_port(), store.ha_port(broker.listen_port)), (Some(0), 0));
    let told: Vec<_> = notices.iter().map(ToString::to_string).collect();
    assert_eq!(told.len(), 2, "{told:?}");
    assert_eq!(told[0], "settings without effect here: storePathConsumeQueue, abortFile, sendMessageThreadPoolNums");
    assert!(told[1].ends_with(":13: abortFile is not used, the path is always /data/mq/abort"), "{told:?}");
}

#[test]
fn ports_follow_the_first() {
    let (broker, store) = (BrokerSettings::default(), StoreSettings::default());
    assert_eq!((broker.second_port(), store.ha_port(broker.listen_port)), (Some(10_909), 10_912));
    let own = StoreSettings { ha_listen_port: 7, ..store };
    assert_eq!(own.ha_port(10_911), 7);
}

#[test]
fn errors_say_file_line_key_and_value() {
    for (text, told) in [
        ("a=1\n\nfileReservedTime = three days\n", ":3: fileReservedTime: \"three days\" is not a whole number"),
        ("fileReservedTime=0\n", ":1: fileReservedTime: 0 is not within 1 to 87600"),
        ("# x\nmapedFileSizeCommitLog=9\n", ":2: mapedFileSizeCommitLog: 9 is not within 65536 to 2147483647"),
        ("brokerRole=SLAVE\n", ":1: brokerRole=SLAVE: a slave is not supported yet"),
        ("aclEnable=True\n", ":1: aclEnable=True: access control is not supported yet"),
        ("x=\\u00g0", ":1: \\u needs four hexadecimal digits"),
        ("listenPort=", ":1: listenPort: \"\" is not a whole number from 0 to 65535"),
        ("messageDelayLevel=1s 2y", ":1: messageDelayLevel: delay level 2 is \"2y\": expected a number and one of s, m, h, d"),
    ] {
        let conf = file(text);
        let error = load_broker(Some(conf.path()), &[]).unwrap_err().to_string();
        assert_eq!(error, format!("{}{told}", conf.path().display()));
    }
    let error = load_namesrv(Some("/nowhere/at/all.conf".as_ref()), &[]).unwrap_err().to_string();
    assert!(error.starts_with("cannot read /nowhere/at/all.conf: "), "{error}");
    let error = load_broker(None, &[("namesrvAddr", "here")]).unwrap_err().to_string();
    assert!(error.starts_with("command line: namesrvAddr: \"here\" is not host:port"), "{error}");
}

#[test]
fn notices_name_what_was_meant() {
    let conf = file("filereservedTimes=1\nfoo=1\nbrokerId=3\nbrokerName=a\nbrokerName=b\n");
    let (broker, _, notices) = load_broker(Some(conf.path()), &[]).unwrap();
    let name = conf.path().display();
    assert_eq!((broker.broker_id, broker.broker_name.as_str()), (0, "b"));
    let told: Vec<_> = notices.iter().map(|notice| (notice.to_string(), notice.is_warning())).collect();
    assert_eq!(
        told,
        [
            (format!("{name}:4: brokerName is given again on line 5, which counts"), true),
            (format!("{name}:1: there is no setting filereservedTimes; did you mean fileReservedTime?"), true),
            (format!("{name}:2: there is no setting foo"), true),
            ("brokerId=3 with a master's role becomes 0".to_owned(), false),
        ]
    );
}

#[test]
fn a_running_server_takes_live_keys_only() {
    let change = |text: &str| {
        let (mut broker, mut store) = (BrokerSettings::default(), StoreSettings::default());
        update(&Properties::parse(text.as_bytes()).unwrap(), &mut [&mut broker, &mut store]).map(|changes| (changes, store.reserved_hours))
    };
    let changed = |key, old: &str, new: &str| Change { key, old: old.into(), new: new.into() };
    assert_eq!(change("fileReservedTime=10\n"), Ok((vec![changed("fileReservedTime", "72", "10")], 10)));
    assert_eq!(change("fileReservedTime=72\nlistenPort=10911\n"), Ok((vec![], 72)), "what holds already may be said");
    assert_eq!(change("listenPort=1\n"), Err(UpdateError::NotLive { key: "listenPort" }));
    assert_eq!(change("storePathRootDir=/etc\n"), Err(UpdateError::NotLive { key: "storePathRootDir" }));
    assert_eq!(change("rocketmqHome=/x;sh\n"), Err(UpdateError::Unknown { key: "rocketmqHome".into() }));
    let refused = change("fileReservedTime=-1\n").unwrap_err();
    assert_eq!(refused.to_string(), "fileReservedTime: \"-1\" is not a whole number");
}

#[test]
fn what_is_listed_and_documented_is_read_back() {
    let (mut broker, store) = (BrokerSettings::default(), StoreSettings::default());
    broker.broker_name = "b".into();
    for text in [listing(&[&broker, &store]), documented(&[&broker, &store])] {
        let conf = file(&text);
        assert_eq!(load_broker(Some(conf.path()), &[]).unwrap(), (broker.clone(), store.clone(), vec![]), "{text}");
    }
    assert!(listing(&[&broker]).lines().is_sorted());
    assert!(documented(&[&store]).contains(
        "# Hours that a commit-log file is kept after its last message. Range 1 to 87600. Can be changed while running.\nfileReservedTime=72\n"
    ));
}

#[test]
fn distances() {
    for (a, b, distance) in [("", "abc", 3), ("kitten", "sitting", 3), ("Same", "sAME", 0), ("ab", "ba", 2)] {
        assert_eq!(edit_distance(a, b), distance, "{a} {b}");
    }
}
