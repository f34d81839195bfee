//! A healthy cluster is silent; each planted fault is named.

use super::*;
use crate::admin::{AdminError, Broker, DlqSummary, RuntimeInfo};
use crate::ops::lag::{Eta, LagRow, LagState};
use crate::protocol::RequestCode;
use crate::protocol::bodies::group::SubscriptionGroupConfig;
use crate::protocol::bodies::ha::{HaConnection, HaRuntimeInfo};
use crate::protocol::bodies::topic::TopicConfig;
use crate::types::{BrokerId, UnixMs};
use std::collections::{BTreeMap, BTreeSet};

const NOW: UnixMs = UnixMs(1_800_000_000_000);

fn broker(name: &str, id: i64) -> Broker {
    Broker { cluster: "c".into(), name: name.into(), id: BrokerId(id), addr: format!("h-{name}-{id}:1").into() }
}

/// Slaves call themselves inactive.
fn info(is_master: bool) -> RuntimeInfo {
    let earliest = (NOW.get() - 100 * 3_600_000).to_string();
    let pairs = [
        ("brokerVersionDesc", "V5_4_0"),
        ("brokerActive", if is_master { "true" } else { "false" }),
        ("commitLogDiskRatio", "0.3"),
        ("pageCacheLockTimeMills", "0"),
        ("sendThreadPoolQueueHeadWaitTimeMills", "0"),
        ("remainHowManyDataToFlush", "0 B"),
        ("dispatchBehindBytes", "0"),
        ("timerReadBehind", "0"),
        ("earliestMessageTimeStamp", &earliest),
    ];
    RuntimeInfo { values: pairs.into_iter().map(|(key, value)| (key.into(), value.into())).collect() }
}

fn unreachable(addr: &str) -> AdminError {
    AdminError::Deadline { target: addr.into(), request: RequestCode::GET_BROKER_RUNTIME_INFO }
}

/// Two masters, one with a slave; a topic and a group on both.
pub(super) fn healthy() -> Facts {
    let one = |broker: Broker, slaves: usize| BrokerFacts {
        info: Ok(info(broker.id.is_master())),
        clock_off_ms: Some(-300),
        half: Some(vec![half(2)]),
        config: Some(BTreeMap::from([("brokerPermission".into(), "6".into()), ("fileReservedTime".into(), "72".into())])),
        topics: Some(
            ["orders", "%RETRY%pay", "%RETRY%pay_orders", "%DLQ%pay", "TBW102", "RMQ_SYS_TRACE_TOPIC"]
                .into_iter()
                .map(|name| (name.into(), TopicConfig::new(name, 8, 6)))
                .collect(),
        ),
        groups: Some(BTreeMap::from([("pay".into(), SubscriptionGroupConfig::new("pay"))])),
        ha: Some(HaRuntimeInfo {
            master: broker.id.is_master(),
            ha_connection_info: vec![HaConnection { in_sync: true, ..HaConnection::default() }; slaves],
            ..HaRuntimeInfo::default()
        }),
        broker,
    };
    let brokers = vec![one(broker("a", 0), 1), one(broker("a", 1), 0), one(broker("b", 0), 0)];
    let view = NameServerView {
        brokers: brokers.iter().map(|one| one.broker.clone()).collect(),
        topics: BTreeSet::from(["orders".into()]),
        wiped: BTreeSet::new(),
    };
    Facts {
        now: NOW,
        name_servers: vec![("n1".into(), Ok(view.clone())), ("n2".into(), Ok(view))],
        brokers,
        lag: vec![row(LagState::Ok)],
        subscriptions: BTreeMap::from([("pay".into(), BTreeMap::from([("c1".into(), wants("A")), ("c2".into(), wants("A"))]))]),
        dlq: BTreeMap::from([(
            "pay".into(),
            DlqSummary { messages: 3, newest: Some(UnixMs(NOW.get() - 7_200_000)), perm: 6, ..DlqSummary::default() },
        )]),
        ..Facts::default()
    }
}

/// A half message that was checked so often.
fn half(checks: i64) -> Half {
    Half { producer_group: "shop".into(), checks, born: UnixMs(NOW.get() - 60_000) }
}

fn wants(expression: &str) -> BTreeSet<(bytestring::ByteString, bytestring::ByteString)> {
    BTreeSet::from([("orders".into(), expression.into())])
}

fn row(state: LagState) -> LagRow {
    LagRow {
        state,
        group: "pay".into(),
        topic: "orders".into(),
        lag: 7,
        lag_is_complete: true,
        unknown_queues: Some(0),
        age_ms: Some(1_000),
        in_per_s: None,
        out_per_s: None,
        eta: Eta::Unknown,
        clients: Some(2),
        in_flight: None,
        why: "because".into(),
        queues: Vec::new(),
    }
}

/// A fault, where it has to show, and how badly.
type Planted = (&'static str, Level, fn(&mut Facts));

fn set(facts: &mut Facts, at: usize, key: &str, value: &str) {
    facts.brokers[at].info.as_mut().unwrap().values.insert(key.into(), value.into());
}

const FAULTS: &[Planted] = &[
    ("namesrv.reachable", Level::Crit, |f| f.name_servers[1].1 = Err(unreachable("n2"))),
    ("namesrv.agree", Level::Crit, |f| _ = f.name_servers[1].1.as_mut().unwrap().brokers.pop_first()),
    ("namesrv.agree", Level::Warn, |f| f.name_servers[1].1.as_mut().unwrap().topics.clear()),
    ("broker.reachable", Level::Crit, |f| f.brokers[2].info = Err(unreachable("b"))),
    ("broker.reachable", Level::Crit, |f| f.brokers[1].info = Err(unreachable("a slave"))),
    ("broker.reachable", Level::Crit, |f| f.brokers.clear()),
    ("broker.gone", Level::Crit, |f| f.gone.push((broker("c", 0), UnixMs(NOW.get() - 120_000)))),
    ("broker.master", Level::Crit, |f| drop(f.brokers.remove(0))),
    ("broker.active", Level::Warn, |f| set(f, 0, "brokerActive", "false")),
    ("broker.version", Level::Warn, |f| set(f, 2, "brokerVersionDesc", "V4_9_8")),
    ("broker.writable", Level::Warn, |f| _ = f.name_servers[0].1.as_mut().unwrap().wiped.insert("a".into())),
    ("broker.writable", Level::Warn, |f| _ = f.brokers[2].config.as_mut().unwrap().insert("brokerPermission".into(), "4".into())),
    ("broker.autocreate", Level::Warn, |f| {
        f.brokers[2].config.as_mut().unwrap().insert("autoCreateTopicEnable".into(), "true".into());
    }),
    ("broker.autocreate", Level::Unknown, |f| f.brokers[2].config = None),
    ("disk.used", Level::Warn, |f| set(f, 0, "commitLogDiskRatio", "0.80")),
    ("disk.used", Level::Crit, |f| set(f, 0, "commitLogDiskRatio", "0.93")),
    ("disk.used", Level::Warn, |f| drop(f.brokers[2].config.as_mut().unwrap().insert("diskMaxUsedSpaceRatio".into(), "25".into()))),
    ("disk.used", Level::Crit, |f| drop(f.brokers[2].config.as_mut().unwrap().insert("diskSpaceWarningLevelRatio".into(), "0.3".into()))),
    ("clock.skew", Level::Warn, |f| f.brokers[1].clock_off_ms = Some(-7_000)),
    ("clock.skew", Level::Crit, |f| f.brokers[0].clock_off_ms = Some(3_600_000)),
    ("tx.undecided", Level::Warn, |f| f.brokers[0].half.as_mut().unwrap().push(half(3))),
    ("trace.topic", Level::Warn, |f| drop(f.brokers[2].topics.as_mut().unwrap().remove("RMQ_SYS_TRACE_TOPIC"))),
    ("pagecache.lock", Level::Crit, |f| set(f, 0, "pageCacheLockTimeMills", "2500")),
    ("queue.wait", Level::Warn, |f| set(f, 2, "sendThreadPoolQueueHeadWaitTimeMills", "450")),
    ("queue.wait", Level::Crit, |f| set(f, 2, "queryThreadPoolQueueHeadWaitTimeMills", "1450")),
    ("flush.lag", Level::Warn, |f| set(f, 0, "remainHowManyDataToFlush", "999999999 B")),
    ("dispatch.lag", Level::Warn, |f| set(f, 0, "dispatchBehindBytes", "99999999")),
    ("timer.behind", Level::Warn, |f| set(f, 0, "timerReadBehind", "600")),
    ("ha.slaves", Level::Crit, |f| f.brokers[0].ha.as_mut().unwrap().ha_connection_info.clear()),
    ("ha.slaves", Level::Warn, |f| f.brokers[0].ha.as_mut().unwrap().ha_connection_info[0].in_sync = false),
    ("ha.slaves", Level::Crit, |f| {
        f.brokers[2].config.as_mut().unwrap().insert("brokerRole".into(), "SYNC_MASTER".into());
    }),
    ("ha.slaves", Level::Unknown, |f| f.brokers[0].ha = None),
    ("topic.spread", Level::Warn, |f| _ = f.brokers[2].topics.as_mut().unwrap().remove("orders")),
    ("topic.settings", Level::Warn, |f| f.brokers[2].topics.as_mut().unwrap().get_mut("orders").unwrap().read_queue_nums = 4),
    ("topic.perm", Level::Warn, |f| {
        for at in [0, 2] {
            f.brokers[at].topics.as_mut().unwrap().get_mut("orders").unwrap().perm = 4;
        }
    }),
    ("topic.orphan", Level::Warn, |f| {
        for at in [0, 2] {
            f.brokers[at].topics.as_mut().unwrap().insert("%RETRY%gone".into(), TopicConfig::new("%RETRY%gone", 1, 6));
        }
    }),
    ("topic.orphan", Level::Unknown, |f| f.brokers[2].groups = None),
    ("group.spread", Level::Warn, |f| {
        f.brokers[0].groups.as_mut().unwrap().insert("solo".into(), SubscriptionGroupConfig::new("solo"));
    }),
    ("group.settings", Level::Warn, |f| f.brokers[2].groups.as_mut().unwrap().get_mut("pay").unwrap().retry_max_times = 1),
    ("group.subscriptions", Level::Crit, |f| _ = f.subscriptions.get_mut("pay").unwrap().insert("c2".into(), wants("B"))),
    ("group.subscriptions", Level::Unknown, |f| f.lag[0].clients = None),
    ("lag.lost", Level::Crit, |f| f.lag[0] = row(LagState::Lost)),
    ("lag.offline", Level::Warn, |f| f.lag[0] = row(LagState::Offline)),
    ("lag.stalled", Level::Crit, |f| f.lag[0] = row(LagState::Stalled)),
    ("lag.stalled", Level::Unknown, |f| f.lag_silent.push((broker("b", 0), unreachable("b")))),
    ("lag.unowned", Level::Crit, |f| f.lag[0] = row(LagState::Unowned)),
    ("lag.ahead", Level::Warn, |f| f.lag[0] = row(LagState::Ahead)),
    ("lag.retention", Level::Crit, |f| f.lag[0].age_ms = Some(70 * 3_600_000)),
    ("dlq.fresh", Level::Warn, |f| f.dlq.get_mut("pay").unwrap().newest = Some(UnixMs(NOW.get() - 60_000))),
    ("dlq.readable", Level::Warn, |f| f.dlq.get_mut("pay").unwrap().perm = 2),
];

#[test]
fn a_healthy_cluster_is_fine_in_every_respect() {
    let found = findings(&healthy());
    let wrong: Vec<_> = found.iter().filter(|finding| finding.level != Level::Ok).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let ids: BTreeSet<_> = found.iter().map(|finding| finding.id).collect();
    assert_eq!(ids, CHECKS.iter().map(|(id, _)| *id).collect(), "every check that is listed is made, and every one made is listed");
}

#[test]
fn every_planted_fault_is_named_and_nothing_else_is_wrong() {
    for (at, (id, level, plant)) in FAULTS.iter().enumerate() {
        let mut facts = healthy();
        plant(&mut facts);
        let found = findings(&facts);
        let wrong: BTreeSet<_> =
            found.iter().filter(|finding| finding.level != Level::Ok).map(|finding| (finding.id, finding.level)).collect();
        assert_eq!(wrong, BTreeSet::from([(*id, *level)]), "fault {at}: {id}");
        let first = &found[0];
        assert!(
            first.id == *id && !first.command.is_empty() && !first.evidence.is_empty(),
            "{first:?}: the gravest comes first, with a command"
        );
    }
    let planted: BTreeSet<_> = FAULTS.iter().map(|(id, ..)| *id).collect();
    assert_eq!(planted, CHECKS.iter().map(|(id, _)| *id).collect(), "every check has a fault");
}

#[test]
fn id_and_subject_tell_findings_apart_and_outlive_the_evidence() {
    let mut facts = healthy();
    let other = |one: &BrokerFacts| {
        let mut one = one.clone();
        (one.broker.cluster, one.broker.addr) = ("d".into(), format!("d-{}", one.broker.addr).into());
        one
    };
    let second: Vec<_> = facts.brokers.iter().map(other).collect();
    facts.brokers.extend(second);
    for (at, name) in ["a", "a", "b", "a", "a", "b"].into_iter().enumerate() {
        facts.name_servers.iter_mut().for_each(|(_, view)| _ = view.as_mut().unwrap().wiped.insert(name.into()));
        for key in ["sendThreadPoolQueueHeadWaitTimeMills", "pullThreadPoolQueueHeadWaitTimeMills", "pageCacheLockTimeMills"] {
            set(&mut facts, at, key, "300");
        }
        if let Some(ha) = facts.brokers[at].ha.as_mut() {
            ha.ha_connection_info = ["s1", "s2"].map(|addr| HaConnection { addr: addr.into(), ..HaConnection::default() }).into();
        }
    }
    for at in [2, 5] {
        facts.brokers[at].topics.as_mut().unwrap().insert("lone".into(), TopicConfig::new("lone", 8, 4));
        facts.brokers[at].topics.as_mut().unwrap().get_mut("orders").unwrap().perm = 4;
        facts.brokers[at].groups.as_mut().unwrap().insert("solo".into(), SubscriptionGroupConfig::new("solo"));
    }
    let keys = |facts: &Facts| findings(facts).into_iter().map(|finding| (finding.id, finding.subject)).collect::<Vec<_>>();
    let before = keys(&facts);
    let distinct: BTreeSet<_> = before.iter().cloned().collect();
    assert_eq!(distinct.len(), before.len(), "{before:#?}");
    for at in 0..6 {
        set(&mut facts, at, "sendThreadPoolQueueHeadWaitTimeMills", "400");
    }
    assert_eq!(keys(&facts), before);
}
