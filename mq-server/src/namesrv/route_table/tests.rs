//! Every rule of the table, one test a rule.

use super::*;

struct Cluster {
    table: RouteTable,
    start: Instant,
}

fn topics(counter: i64, topics: &[(&str, i32)]) -> TopicConfigTable {
    let config = |topic: &str, perm| TopicConfig::new(topic, 4, perm);
    TopicConfigTable {
        data_version: DataVersion { counter, ..DataVersion::default() },
        topic_config_table: topics.iter().map(|(topic, perm)| ((*topic).into(), config(topic, *perm))).collect(),
    }
}

fn process(addr: &'static str) -> Process {
    Process { cluster: "c".into(), addr: addr.into() }
}

fn broker(name: &'static str, id: i64, addr: &'static str, topics: TopicConfigTable) -> Registration {
    Registration {
        process: process(addr),
        broker_name: name.into(),
        broker_id: BrokerId(id),
        ha_addr: format!("{addr}-ha").into(),
        zone: None,
        acting_master: Some(false),
        silence_max: SILENCE_MAX,
        topics,
        filter_servers: vec![],
        connection: 1,
    }
}

impl Cluster {
    fn new() -> Self {
        Self { table: RouteTable::default(), start: Instant::now() }
    }

    /// A master named `a` at `a0` with the topics T1 and T2.
    fn with_master() -> Self {
        let mut cluster = Self::new();
        cluster.register(broker("a", 0, "a0", topics(1, &[("T1", 6), ("T2", 6)])));
        cluster
    }

    fn register(&mut self, registration: Registration) -> Master {
        self.table.register(registration, false, self.start).unwrap()
    }

    fn changes(&mut self) -> Vec<ByteString> {
        let mut changes: Vec<_> = self.table.take_changes().into_iter().map(|(topic, _)| topic).collect();
        changes.sort_unstable();
        changes
    }

    fn perm(&self, topic: &str, name: &str) -> Option<i32> {
        self.table.topics.get(topic)?.get(name).map(|queue| queue.perm)
    }

    fn addrs(&self, name: &str) -> Vec<(i64, &str)> {
        self.table.brokers.get(name).map_or(vec![], |broker| broker.broker_addrs.iter().map(|(id, addr)| (id.0, &**addr)).collect())
    }
}

#[test]
fn a_registration_makes_routes() {
    let mut cluster = Cluster::with_master();
    cluster.register(broker("b", 0, "b0", topics(1, &[("T2", 4), ("T3", 6)])));
    assert_eq!(cluster.changes(), ["T1", "T2", "T3"]);
    let route = cluster.table.route("T2").unwrap();
    let names: Vec<_> = route.queue_datas.iter().map(|queue| (&*queue.broker_name, queue.perm, queue.read_queue_nums)).collect();
    assert_eq!(names, [("a", 6, 4), ("b", 4, 4)]);
    assert_eq!(route.broker_datas.iter().map(|broker| &**broker.master().unwrap()).collect::<Vec<_>>(), ["a0", "b0"]);
    assert!(cluster.table.route("T4").is_none());
}

#[test]
fn the_same_version_again_changes_nothing_and_is_a_sign_of_life() {
    let mut cluster = Cluster::with_master();
    cluster.changes();
    let late = cluster.start + Duration::from_secs(100);
    cluster.table.register(broker("a", 0, "a0", topics(1, &[("T1", 4), ("T2", 6)])), false, late).unwrap();
    assert_eq!(cluster.changes(), Vec::<ByteString>::new());
    assert_eq!(cluster.perm("T1", "a"), Some(6), "its version says that it did not change");
    assert!(cluster.table.expire(late + Duration::from_secs(100)).is_empty());
}

#[test]
fn a_new_version_updates_its_topics_and_keeps_the_others() {
    let mut cluster = Cluster::with_master();
    cluster.changes();
    cluster.register(broker("a", 0, "a0", topics(2, &[("T1", 4)])));
    assert_eq!(cluster.changes(), ["T1"]);
    assert_eq!((cluster.perm("T1", "a"), cluster.perm("T2", "a")), (Some(4), Some(6)));
    assert_eq!(cluster.table.version(&process("a0")).map(|version| version.counter), Some(2));
}

#[test]
fn a_topic_that_was_deleted_here_comes_back_with_the_same_version() {
    let mut cluster = Cluster::with_master();
    cluster.table.delete_topic("T1", None);
    cluster.register(broker("a", 0, "a0", topics(1, &[("T1", 6), ("T2", 6)])));
    assert_eq!(cluster.perm("T1", "a"), Some(6));
}

#[test]
fn missing_topics_are_forgotten_only_on_request() {
    let mut cluster = Cluster::with_master();
    cluster.register(broker("b", 0, "b0", topics(1, &[("T1", 6), ("T2", 6)])));
    cluster.table.register(broker("a", 0, "a0", topics(2, &[("T2", 6), ("T3", 6)])), true, cluster.start).unwrap();
    assert_eq!((cluster.perm("T1", "a"), cluster.perm("T1", "b"), cluster.perm("T3", "a")), (None, Some(6), Some(6)));
}

#[test]
fn one_topic_from_an_unknown_broker_is_an_increment_that_came_too_early() {
    let mut cluster = Cluster::new();
    let early = cluster.table.register(broker("a", 0, "a0", topics(1, &[("T1", 6)])), false, cluster.start);
    assert_eq!(early, Err(NotRegisteredYet));
    assert!(cluster.table.cluster_info().broker_addr_table.is_empty());
    cluster.register(broker("a", 0, "a0", topics(1, &[])));
    cluster.register(broker("a", 0, "a0", topics(2, &[("T1", 6)])));
    assert_eq!(cluster.perm("T1", "a"), Some(6));
    let slave = cluster.table.register(broker("a", 1, "a1", topics(1, &[("T1", 6)])), false, cluster.start);
    assert_eq!(slave, Err(NotRegisteredYet), "an id that is new counts as unknown");
}

#[test]
fn slaves_learn_their_master_and_bring_no_topics() {
    let mut cluster = Cluster::with_master();
    let master = cluster.register(broker("a", 1, "a1", topics(9, &[("T8", 6), ("T9", 6)])));
    assert_eq!(master, Master { addr: Some("a0".into()), ha_addr: Some("a0-ha".into()) });
    assert_eq!((cluster.perm("T8", "a"), cluster.addrs("a")), (None, vec![(0, "a0"), (1, "a1")]));
    assert_eq!(cluster.changes(), ["T1", "T2"], "its address is part of their routes");
}

#[test]
fn without_a_master_the_lowest_slave_brings_topics_but_not_an_old_one() {
    let mut cluster = Cluster::new();
    let old = Registration { acting_master: None, ..broker("o", 1, "o1", topics(1, &[("T1", 6), ("T2", 6)])) };
    assert_eq!(cluster.register(old), Master::default());
    assert_eq!(cluster.perm("T1", "o"), None);
    cluster.register(broker("p", 1, "p1", topics(1, &[("T1", 6), ("T2", 6)])));
    assert_eq!(cluster.perm("T1", "p"), Some(6));
    cluster.register(Registration { acting_master: Some(true), ..broker("q", 1, "q1", topics(1, &[("T1", 6), ("T2", 6)])) });
    assert_eq!(cluster.perm("T1", "q"), Some(4), "who acts for a master takes no sends");
    cluster.register(broker("q", 2, "q2", topics(1, &[("T5", 6), ("T6", 6)])));
    assert_eq!(cluster.perm("T5", "q"), None);
}

#[test]
fn a_slave_that_becomes_master_leaves_its_old_place() {
    let mut cluster = Cluster::with_master();
    cluster.register(broker("a", 1, "a1", topics(1, &[("T1", 6), ("T2", 6)])));
    cluster.table.unregister(&process("a0"), "a");
    cluster.register(broker("a", 0, "a1", topics(2, &[("T1", 6), ("T2", 6)])));
    assert_eq!(cluster.addrs("a"), [(0, "a1")]);
}

#[test]
fn an_older_term_does_not_take_the_place_of_a_newer_one() {
    let mut cluster = Cluster::new();
    let with_term = |addr, state_version| {
        let mut registration = broker("a", 0, addr, topics(1, &[("T1", 6), ("T2", 6)]));
        registration.topics.data_version.state_version = state_version;
        registration
    };
    cluster.register(with_term("new", 5));
    cluster.register(with_term("old", 4));
    assert_eq!(cluster.addrs("a"), [(0, "new")]);
    assert!(cluster.table.version(&process("old")).is_none());
    cluster.register(with_term("newer", 5));
    assert_eq!(cluster.addrs("a"), [(0, "newer")]);
}

#[test]
fn a_process_that_changes_its_name_leaves_the_old_one() {
    let mut cluster = Cluster::with_master();
    cluster.register(broker("b", 0, "a0", topics(1, &[("T1", 6), ("T2", 6)])));
    assert_eq!((cluster.addrs("a"), cluster.addrs("b")), (vec![], vec![(0, "a0")]));
    assert_eq!((cluster.perm("T1", "a"), cluster.perm("T1", "b")), (None, Some(6)));
}

#[test]
fn the_last_process_of_a_name_takes_its_topics_along() {
    let mut cluster = Cluster::with_master();
    cluster.register(broker("a", 1, "a1", topics(1, &[])));
    cluster.changes();
    assert!(cluster.table.unregister(&process("a0"), "a"));
    assert_eq!((cluster.addrs("a"), cluster.perm("T1", "a")), (vec![(1, "a1")], Some(6)));
    assert_eq!(cluster.changes(), ["T1", "T2"]);
    assert!(cluster.table.unregister(&process("a1"), "a"));
    assert!(cluster.table.topics.is_empty() && cluster.table.brokers.is_empty() && cluster.table.live.is_empty());
    assert!(cluster.table.take_changes().iter().all(|(_, route)| route.is_none()));
    assert!(!cluster.table.unregister(&process("a1"), "a"));
}

#[test]
fn a_name_with_acting_masters_cannot_be_written_without_a_master() {
    let mut cluster = Cluster::new();
    cluster.register(Registration { acting_master: Some(true), ..broker("a", 0, "a0", topics(1, &[("T1", 6), ("T2", 6)])) });
    cluster.register(Registration { acting_master: Some(true), ..broker("a", 1, "a1", topics(1, &[])) });
    cluster.table.unregister(&process("a0"), "a");
    assert_eq!(cluster.perm("T1", "a"), Some(4));
}

#[test]
fn a_closed_connection_drops_what_registered_on_it() {
    let mut cluster = Cluster::with_master();
    cluster.register(Registration { connection: 2, ..broker("b", 0, "b0", topics(1, &[])) });
    cluster.register(Registration { connection: 3, ..broker("a", 0, "a0", topics(1, &[])) });
    assert_eq!(cluster.table.connection_closed(1), [], "it came back on another connection before");
    let dropped = cluster.table.connection_closed(3);
    assert_eq!(dropped, [Dropped { process: process("a0"), broker_name: "a".into(), connection: 3 }]);
    assert_eq!((cluster.addrs("a"), cluster.addrs("b")), (vec![], vec![(0, "b0")]));
}

#[test]
fn silence_ends_after_its_own_time() {
    let mut cluster = Cluster::with_master();
    cluster.register(Registration { silence_max: Duration::from_secs(10), ..broker("b", 0, "b0", topics(1, &[])) });
    let at = |s| cluster.start + Duration::from_secs(s);
    let (t10, t15, t21, t120, t121) = (at(10), at(15), at(21), at(120), at(121));
    assert!(cluster.table.expire(t10).is_empty());
    cluster.table.seen(&process("b0"), t10);
    cluster.table.seen(&process("nobody"), t10);
    assert!(cluster.table.expire(t15).is_empty());
    assert_eq!(cluster.table.expire(t21).len(), 1);
    assert!(cluster.table.expire(t120).is_empty());
    assert_eq!(cluster.table.expire(t121).len(), 1);
}

#[test]
fn the_right_to_write_can_be_taken_and_given() {
    let mut cluster = Cluster::with_master();
    cluster.register(broker("b", 0, "b0", topics(1, &[("T1", 7), ("T5", 2)])));
    assert_eq!(cluster.table.set_writable("b", false), 2);
    assert_eq!((cluster.perm("T1", "a"), cluster.perm("T1", "b"), cluster.perm("T5", "b")), (Some(6), Some(5), Some(0)));
    assert_eq!(cluster.table.set_writable("b", true), 2);
    assert_eq!((cluster.perm("T1", "b"), cluster.perm("T5", "b")), (Some(6), Some(6)));
    assert_eq!(cluster.table.set_writable("nobody", true), 0);
}

#[test]
fn topics_are_deleted_in_one_cluster_or_all() {
    let mut cluster = Cluster::with_master();
    let mut other = broker("z", 0, "z0", topics(1, &[("T1", 6), ("T2", 6)]));
    other.process.cluster = "other".into();
    cluster.register(other);
    cluster.table.delete_topic("T1", Some("other"));
    assert_eq!((cluster.perm("T1", "a"), cluster.perm("T1", "z")), (Some(6), None));
    cluster.table.delete_topic("T1", Some("nowhere"));
    assert_eq!(cluster.perm("T1", "a"), Some(6));
    cluster.table.delete_topic("T2", None);
    assert_eq!((cluster.perm("T2", "a"), cluster.perm("T2", "z")), (None, None));
    assert_eq!(cluster.table.topics_of_cluster("c"), ["T1"]);
    assert!(cluster.table.topics_of_cluster("other").is_empty());
}

#[test]
fn a_topic_is_registered_on_known_brokers_only() {
    let mut cluster = Cluster::with_master();
    let queue = |name: &'static str| QueueData { broker_name: name.into(), perm: 6, ..QueueData::default() };
    cluster.table.register_topic("S".into(), vec![queue("a"), queue("nobody")]);
    cluster.table.register_topic("S".into(), vec![]);
    assert_eq!(cluster.perm("S", "a"), None);
    cluster.table.register_topic("S".into(), vec![queue("a")]);
    assert_eq!(cluster.perm("S", "a"), Some(6));
}

#[test]
fn lists_and_cluster_info() {
    let mut cluster = Cluster::with_master();
    let mut flagged = topics(1, &[("U", 6), ("S", 6), ("US", 6)]);
    for (topic, flags) in [("U", 1), ("S", 2), ("US", 3)] {
        flagged.topic_config_table.get_mut(topic).unwrap().topic_sys_flag = flags;
    }
    cluster.register(broker("b", 0, "b0", flagged));
    assert_eq!(cluster.table.topics_where(is_unit), ["U", "US"]);
    assert_eq!(cluster.table.topics_where(has_unit_sub), ["S", "US"]);
    let (system, addr) = cluster.table.system_topics();
    assert_eq!((system, addr.as_deref()), (vec!["c".into(), "a".into(), "b".into()], Some("a0")));
    let info = cluster.table.cluster_info();
    assert_eq!(info.cluster_addr_table["c"], ["a", "b"]);
    assert_eq!(cluster.table.member_group("c".into(), "b".into()).broker_addrs[&RawKey(0)], "b0");
    assert!(cluster.table.member_group("c".into(), "x".into()).broker_addrs.is_empty());
}

#[test]
fn filter_servers_are_part_of_routes() {
    let mut cluster = Cluster::with_master();
    cluster.changes();
    let with = |filter_servers| Registration { filter_servers, ..broker("a", 0, "a0", topics(1, &[])) };
    cluster.register(with(vec!["f:1".into()]));
    assert_eq!(cluster.changes(), ["T1", "T2"]);
    assert_eq!(cluster.table.route("T1").unwrap().filter_server_table["a0"], ["f:1"]);
    cluster.register(with(vec![]));
    assert_eq!(cluster.changes(), ["T1", "T2"]);
    assert!(cluster.table.route("T1").unwrap().filter_server_table.is_empty());
}
