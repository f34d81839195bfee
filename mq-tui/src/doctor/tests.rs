//! What the rules say of pictures.

use super::*;
use mq_core::admin::{AdminError, Broker, RuntimeInfo};
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable};
use mq_core::types::BrokerId;

fn broker(name: &'static str, id: i64) -> Broker {
    Broker { cluster: "c".into(), name: name.into(), id: BrokerId(id), addr: format!("10.0.0.1:{}", 10_911 + id).into() }
}

fn info(disk: &str, version: &str) -> RuntimeInfo {
    let values = [("commitLogDiskRatio", disk), ("brokerVersionDesc", version)];
    RuntimeInfo { values: values.into_iter().map(|(key, value)| (key.into(), value.into())).collect() }
}

fn topics(names: &[(&'static str, i32)]) -> TopicConfigTable {
    let table = names.iter().map(|(name, perm)| ((*name).into(), TopicConfig::new(*name, 4, *perm)));
    TopicConfigTable { topic_config_table: table.collect(), ..TopicConfigTable::default() }
}

fn worst<'a>(findings: &'a [Finding], id: &str) -> &'a Finding {
    findings.iter().filter(|finding| finding.id == id).max_by_key(|finding| finding.grade).expect("every rule speaks")
}

#[test]
fn nothing_known_is_never_called_well() {
    let findings = judge(&Picture::default());
    for finding in &findings {
        let about_names = ["broker-master"].contains(&finding.id);
        assert!(about_names || finding.grade != Grade::Ok, "{finding:?}");
    }
    assert_eq!(worst(&findings, "namesrv-reachable").grade, Grade::Crit);
}

#[test]
fn brokers_that_differ_are_told() {
    let mut picture = Picture::default();
    let (a, b) = (broker("a", 0), broker("b", 0));
    picture.brokers.insert(a.clone(), Ok(info("0.91", "V5_4_0")));
    picture.brokers.insert(b.clone(), Ok(info("0.40", "V4_9_8")));
    picture.topics.insert("a".into(), topics(&[("orders", 6), ("only-a", 6), ("a", 7)]));
    picture.topics.insert("b".into(), topics(&[("orders", 4), ("%RETRY%gone", 6)]));
    picture.groups.insert("a".into(), Default::default());
    picture.groups.insert("b".into(), Default::default());
    picture.name_servers = vec![
        NameServerView { addr: "n1:9876".into(), listed: Ok([a.clone(), b].into()) },
        NameServerView { addr: "n2:9876".into(), listed: Ok([a].into()) },
    ];
    let findings = judge(&picture);
    let grade = |id| worst(&findings, id).grade;
    assert_eq!((grade("disk"), grade("broker-version"), grade("namesrv-agree")), (Grade::Crit, Grade::Warn, Grade::Warn));
    assert_eq!(worst(&findings, "topic-coverage").subject, "only-a");
    assert_eq!(worst(&findings, "topic-mismatch").subject, "orders");
    assert!(worst(&findings, "topic-perm").evidence.ends_with("on b"));
    assert_eq!(worst(&findings, "orphans").subject, "%RETRY%gone");
    assert_eq!(grade("broker-reachable"), Grade::Ok);
}

#[test]
fn a_silent_broker_leaves_the_rest_unknown() {
    let mut picture = Picture::default();
    let silent = AdminError::NoNameServer { reason: "silence".into() };
    picture.brokers.insert(broker("a", 0), Ok(info("0.1", "V5_4_0")));
    picture.brokers.insert(broker("b", 0), Err(silent));
    picture.brokers.insert(broker("c", 1), Ok(info("0.1", "V5_4_0")));
    let findings = judge(&picture);
    assert_eq!(worst(&findings, "broker-reachable").grade, Grade::Crit);
    assert_eq!(worst(&findings, "disk").grade, Grade::Unknown);
    assert_eq!(worst(&findings, "broker-master").subject, "c");
}
