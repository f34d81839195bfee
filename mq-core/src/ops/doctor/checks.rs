//! The judgements, one function an area. Pure.

use super::check::{Check, some};
use super::loads::loads;
use super::{Facts, Finding, Level};
use crate::names::{self, DLQ_PREFIX, RETRY_PREFIX, popped_topic};
use crate::ops::lag::{LagRow, LagState};
use crate::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};

/// How far a clock may be off, ms, before positions by time and delivery times are wrong for people, and for everybody.
const CLOCK_MS: (i64, i64) = (5_000, 60_000);
/// A half message that was checked so often without an answer will hardly get one; checks come every 30 s.
const CHECKS: i64 = 3;
/// Bytes that a slave lacks.
const HA_BYTES: i64 = 256 << 20;
/// A group this far into the time that messages are kept is about to lose some.
const RETENTION_SHARE: f64 = 0.8;
/// Dead letters younger than this are fresh.
const FRESH_MS: i64 = 3_600_000;
/// What is wrong, and what is fine, the gravest first.
pub fn findings(facts: &Facts) -> Vec<Finding> {
    let mut all = Vec::new();
    for area in [name_servers, brokers, clocks, creation, loads, transactions, replication, topics, traces, groups, backlogs, dead_letters]
    {
        area(facts, &mut all);
    }
    all.sort_by_key(|finding| std::cmp::Reverse(finding.level));
    all
}

fn name_servers(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "namesrv.reachable");
    for (addr, view) in &facts.name_servers {
        if let Err(error) = view {
            check.say(Level::Crit, addr, format!("{addr}: {error}"), format!("mqadmin -n {addr} cluster ls"));
        }
    }
    check.done(format!("{} of {} answer", facts.name_servers.len(), facts.name_servers.len()));
    let views: Vec<_> = facts.name_servers.iter().filter_map(|(addr, view)| Some((addr, view.as_ref().ok()?))).collect();
    let mut check = Check::new(all, "namesrv.agree");
    let Some(((first, reference), others)) = views.split_first() else { return };
    for (addr, view) in others {
        let brokers: Vec<_> = reference.brokers.symmetric_difference(&view.brokers).map(|broker| broker.name.clone()).collect();
        let topics: Vec<_> = reference.topics.symmetric_difference(&view.topics).cloned().collect();
        if !brokers.is_empty() {
            check.say(
                Level::Crit,
                addr,
                format!("{first} and {addr} disagree about brokers {}", some(brokers)),
                format!("mqadmin -n {addr} broker ls"),
            );
        } else if !topics.is_empty() {
            check.say(
                Level::Warn,
                addr,
                format!("{first} and {addr} disagree about topics {}", some(topics)),
                format!("mqadmin -n {addr} topic ls --all"),
            );
        }
    }
    check.done(format!("{} brokers, {} topics", reference.brokers.len(), reference.topics.len()));
}

fn brokers(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "broker.reachable");
    if facts.brokers.is_empty() {
        check.say(Level::Crit, "", "name servers list no broker".into(), "mqadmin cluster ls");
    }
    for one in &facts.brokers {
        if let Err(error) = &one.info {
            let role = if one.broker.id.is_master() { "master" } else { "slave" };
            check.say(
                Level::Crit,
                &one.broker,
                format!("{role} {}: {error}", one.broker),
                "mqadmin broker ls; --addr-map when the address is not yours",
            );
        }
    }
    check.done(format!("{} answer", facts.brokers.len()));

    let mut check = Check::new(all, "broker.gone");
    for (broker, at) in &facts.gone {
        let role = if broker.id.is_master() { "master" } else { "slave" };
        let minutes = (facts.now.get() - at.get()) / 60_000;
        let evidence = format!("{role} {broker} was here {minutes} min ago, and no name server knows it now");
        check.say(Level::Crit, broker, evidence, "start it; mqadmin doctor --forget when it is meant to be gone");
    }
    check.done("none");

    let mut check = Check::new(all, "broker.master");
    let names: BTreeSet<_> = facts.brokers.iter().map(|one| &one.broker.name).collect();
    for name in &names {
        if facts.masters().all(|one| one.broker.name != **name) {
            check.say(Level::Crit, name, format!("{name} has slaves only: it takes no messages"), "mqadmin broker ls");
        }
    }
    check.done(format!("{} masters", names.len()));

    let told = || facts.brokers.iter().filter_map(|one| Some((&one.broker, one.info.as_ref().ok()?)));
    let mut check = Check::new(all, "broker.active");
    // Apache means by it that a broker delivers delayed messages and checks transactions, which slaves leave to their masters.
    for (broker, _) in told().filter(|(broker, info)| broker.id.is_master() && info.text("brokerActive") == Some("false")) {
        check.say(Level::Warn, broker, format!("{broker} says that it is not active"), format!("mqadmin broker stats {}", broker.name));
    }
    check.done("all");

    let mut check = Check::new(all, "broker.version");
    let versions: BTreeSet<_> = told().filter_map(|(_, info)| info.version()).collect();
    if versions.len() > 1 {
        check.say(Level::Warn, "", format!("several: {}", some(&versions)), "mqadmin broker ls --columns broker,version");
    }
    check.done(some(versions));

    let mut check = Check::new(all, "broker.writable");
    for (addr, view) in facts.name_servers.iter().filter_map(|(addr, view)| Some((addr, view.as_ref().ok()?))) {
        for name in &view.wiped {
            let evidence = format!("{name} was wiped at {addr}: producers pass it by");
            check.say(Level::Warn, format!("{name} at {addr}"), evidence, format!("mqadmin addWritePerm -b {name}"));
        }
    }
    for one in facts.masters() {
        let perm = one.config.as_ref().and_then(|config| config.get("brokerPermission")).and_then(|perm| perm.parse::<i32>().ok());
        if let Some(perm) = perm.filter(|perm| perm & PERM_WRITE == 0 || perm & PERM_READ == 0) {
            let command = format!("mqadmin broker config {} --key brokerPermission", one.broker.name);
            check.say(Level::Warn, &one.broker, format!("{} has brokerPermission {perm}", one.broker), command);
        }
    }
    check.done("all masters");
}

fn clocks(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "clock.skew");
    for one in &facts.brokers {
        let Some(off) = one.clock_off_ms.filter(|off| off.abs() >= CLOCK_MS.0) else { continue };
        let level = if off.abs() >= CLOCK_MS.1 { Level::Crit } else { Level::Warn };
        let (seconds, way) = (off.abs() / 1_000, if off > 0 { "ahead of" } else { "behind" });
        let evidence = format!("the clock of {} is {seconds} s {way} this machine's", one.broker);
        check.say(level, &one.broker, evidence, format!("mqadmin broker stats {} --key bootTimestamp", one.broker.name));
    }
    check.done("none is off");
}

/// Whether what nobody has made comes about by being named.
fn creation(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "broker.autocreate");
    for one in facts.masters().filter(|one| one.info.is_ok()) {
        let command = format!("mqadmin broker config {} --key 'autoCreate*'", one.broker.name);
        let Some(config) = &one.config else {
            check.say(Level::Unknown, &one.broker, format!("{} does not tell its settings", one.broker), command);
            continue;
        };
        let is_on = |key: &&str| config.get(*key).is_some_and(|value| value == "true");
        let on: Vec<_> = ["autoCreateTopicEnable", "autoCreateSubscriptionGroup"].into_iter().filter(is_on).collect();
        if !on.is_empty() {
            let evidence = format!("{} has {} on: a misspelt name makes a topic or group", one.broker, on.join(" and "));
            check.say(Level::Warn, &one.broker, evidence, command);
        }
    }
    check.done("off everywhere");
}

fn transactions(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "tx.undecided");
    for one in facts.masters() {
        let forsaken: Vec<_> = one.half.iter().flatten().filter(|half| half.checks >= CHECKS).collect();
        if let Some(oldest) = forsaken.first() {
            let producers: BTreeSet<_> = forsaken.iter().map(|half| &half.producer_group).collect();
            let (count, minutes) = (forsaken.len(), (facts.now.get() - oldest.born.get()) / 60_000);
            let evidence = format!(
                "{}: {count} half messages of {} were checked without an answer, the oldest is {minutes} min old",
                one.broker,
                some(producers)
            );
            check.say(Level::Warn, &one.broker, evidence, "mqadmin tx ls");
        }
    }
    check.done("all answer");
}

fn replication(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "ha.slaves");
    for master in facts.masters() {
        let slaves = facts.brokers.iter().filter(|one| one.broker.name == master.broker.name && !one.broker.id.is_master()).count();
        let Some(ha) = &master.ha else {
            if slaves > 0 && master.info.is_ok() {
                let evidence = format!("{} does not tell how its slaves are", master.broker);
                check.say(Level::Unknown, &master.broker, evidence, "mqadmin haStatus");
            }
            continue;
        };
        let command = format!("mqadmin haStatus -b {}", master.broker.addr);
        let waits = master.config.as_ref().and_then(|config| config.get("brokerRole")).is_some_and(|role| role == "SYNC_MASTER");
        if waits && slaves == 0 && ha.ha_connection_info.is_empty() {
            let evidence = format!("{} is to wait for a slave with every send, and has none", master.broker);
            check.say(Level::Crit, &master.broker, evidence, command.clone());
        }
        if ha.ha_connection_info.len() < slaves {
            let evidence = format!("{}: {slaves} slaves are registered, {} are connected", master.broker, ha.ha_connection_info.len());
            check.say(Level::Crit, &master.broker, evidence, command.clone());
        }
        for slave in ha.ha_connection_info.iter().filter(|slave| !slave.in_sync || slave.diff >= HA_BYTES) {
            let evidence = format!("{}: slave {} lacks {} bytes", master.broker, slave.addr, slave.diff);
            check.say(Level::Warn, format!("{} {}", master.broker, slave.addr), evidence, command.clone());
        }
    }
    check.done("none behind");
}

/// The names of one cluster, each with the masters that have it.
struct Spread<'a, T> {
    cluster: &'a ByteString,
    masters: Vec<&'a ByteString>,
    holders: BTreeMap<&'a ByteString, Vec<(&'a ByteString, &'a T)>>,
}

impl<T> Spread<'_, T> {
    /// What a finding about `name` is about: other clusters may have the same name.
    fn subject(&self, name: &str) -> String {
        format!("{name} in {}", self.cluster)
    }

    /// The masters that `on` lacks.
    fn missing(&self, on: &[(&ByteString, &T)]) -> Vec<&ByteString> {
        self.masters.iter().copied().filter(|master| on.iter().all(|(broker, _)| broker != master)).collect()
    }
}

/// Of clusters with several masters whose tables are all known.
fn spread<'a, T>(facts: &'a Facts, table: impl Fn(&'a super::BrokerFacts) -> Option<&'a BTreeMap<ByteString, T>>) -> Vec<Spread<'a, T>> {
    let clusters: BTreeSet<_> = facts.brokers.iter().map(|one| &one.broker.cluster).collect();
    let mut all = Vec::new();
    for cluster in clusters {
        let masters: Vec<_> = facts.masters().filter(|one| one.broker.cluster == *cluster).collect();
        let tables: Option<Vec<_>> = masters.iter().map(|one| Some((&one.broker.name, table(one)?))).collect();
        let Some(tables) = tables.filter(|tables| tables.len() > 1) else { continue };
        let mut holders: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for (broker, table) in &tables {
            for (name, value) in *table {
                holders.entry(name).or_default().push((*broker, value));
            }
        }
        all.push(Spread { cluster, masters: tables.iter().map(|(broker, _)| *broker).collect(), holders });
    }
    all
}

fn is_users(topic: &str, facts: &Facts) -> bool {
    let reserved = || facts.brokers.iter().any(|one| one.broker.name == topic || one.broker.cluster == topic);
    !names::is_system_topic(topic) && !topic.starts_with(RETRY_PREFIX) && !topic.starts_with(DLQ_PREFIX) && !reserved()
}

fn topics(facts: &Facts, all: &mut Vec<Finding>) {
    let clusters = spread(facts, |one| one.topics.as_ref());
    let mut lacking = Check::new(all, "topic.spread");
    for spread in &clusters {
        for (topic, on) in spread.holders.iter().filter(|(topic, _)| is_users(topic, facts)) {
            let missing = spread.missing(on);
            if !missing.is_empty() {
                let command = format!("mqadmin topic describe {topic}");
                lacking.say(Level::Warn, spread.subject(topic), format!("{topic} is not on {}", some(missing)), command);
            }
        }
    }
    lacking.done("every topic on every master");

    let mut check = Check::new(all, "topic.settings");
    for spread in &clusters {
        for (topic, on) in spread.holders.iter().filter(|(topic, _)| is_users(topic, facts)) {
            let shape = |config: &TopicConfig| (config.read_queue_nums, config.write_queue_nums, config.perm);
            let shapes: BTreeSet<_> = on.iter().map(|(_, config)| shape(config)).collect();
            if shapes.len() > 1 {
                let each = on.iter().map(|(broker, config)| format!("{broker} {:?}", shape(config)));
                let evidence = format!("{topic} differs (read queues, write queues, perm): {}", some(each));
                check.say(Level::Warn, spread.subject(topic), evidence, format!("mqadmin topic describe {topic}"));
            }
        }
    }
    check.done("the same everywhere");

    let mut check = Check::new(all, "topic.perm");
    for one in facts.masters() {
        for (topic, config) in one.topics.iter().flatten().filter(|(topic, _)| is_users(topic, facts)) {
            if config.perm & (PERM_READ | PERM_WRITE) != PERM_READ | PERM_WRITE {
                let command = format!("mqadmin updateTopicPerm -t {topic} -p 6 -b {}", one.broker.addr);
                let evidence = format!("{topic} has permission {} on {}", config.perm, one.broker);
                check.say(Level::Warn, format!("{topic} on {}", one.broker), evidence, command);
            }
        }
    }
    check.done("all can be read and written");

    let tables: Option<Vec<_>> = facts.masters().map(|one| one.groups.as_ref()).collect();
    let groups: Option<BTreeSet<&ByteString>> = tables.map(|tables| tables.into_iter().flat_map(BTreeMap::keys).collect());
    let mut check = Check::new(all, "topic.orphan");
    match groups {
        None => check.say(Level::Unknown, "", "not every master tells its groups".into(), "mqadmin group ls --all"),
        Some(groups) => {
            let topics: BTreeSet<_> = facts.masters().flat_map(|one| one.topics.iter().flatten()).map(|(topic, _)| topic).collect();
            for topic in topics {
                let group = topic.strip_prefix(RETRY_PREFIX).or_else(|| topic.strip_prefix(DLQ_PREFIX));
                let has_group = |group: &str| groups.iter().any(|known| **known == group || popped_topic(topic, known).is_some());
                if let Some(group) = group.filter(|group| !has_group(group) && !names::is_system_group(group)) {
                    check.say(
                        Level::Warn,
                        topic,
                        format!("{topic}: there is no group {group}"),
                        format!("mqadmin topic delete '{topic}' --dry-run"),
                    );
                }
            }
        }
    }
    check.done("none");
}

fn traces(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "trace.topic");
    for one in facts.masters() {
        if one.topics.as_ref().is_some_and(|topics| !topics.contains_key(names::TRACE_TOPIC)) {
            let evidence = format!("{} has no {}: traces that clients write are lost there", one.broker, names::TRACE_TOPIC);
            let command = format!("mqadmin updateTopic -b {} -t {} -r 1 -w 1", one.broker.addr, names::TRACE_TOPIC);
            check.say(Level::Warn, &one.broker, evidence, command);
        }
    }
    check.done("everywhere");
}

fn groups(facts: &Facts, all: &mut Vec<Finding>) {
    let clusters = spread(facts, |one| one.groups.as_ref());
    let mut check = Check::new(all, "group.spread");
    for spread in &clusters {
        for (group, on) in spread.holders.iter().filter(|(group, _)| !names::is_system_group(group)) {
            let missing = spread.missing(on);
            if !missing.is_empty() {
                let command = format!("mqadmin group describe {group}");
                check.say(Level::Warn, spread.subject(group), format!("{group} is not on {}", some(missing)), command);
            }
        }
    }
    check.done("every group on every master");

    let mut check = Check::new(all, "group.settings");
    for spread in &clusters {
        for (group, on) in &spread.holders {
            if on.windows(2).any(|pair| pair[0].1 != pair[1].1) {
                let brokers = some(on.iter().map(|(broker, _)| *broker));
                let evidence = format!("{group} differs between {brokers}");
                check.say(Level::Warn, spread.subject(group), evidence, format!("mqadmin getConsumerConfig -g {group}"));
            }
        }
    }
    check.done("the same everywhere");

    let mut check = Check::new(all, "group.subscriptions");
    let unknown = facts.lag.iter().filter(|row| row.clients.is_none()).count().saturating_sub(facts.lag_cut);
    if unknown > 0 {
        check.say(Level::Unknown, "", format!("the clients behind {unknown} positions are not known"), "mqadmin lag");
    }
    for (group, clients) in &facts.subscriptions {
        let kinds: BTreeSet<_> = clients.values().collect();
        if kinds.len() > 1 {
            let words = |(client, wants): (&ByteString, &BTreeSet<(ByteString, ByteString)>)| {
                format!("{client} wants {}", some(wants.iter().map(|(topic, expression)| format!("{topic}:{expression}"))))
            };
            let evidence = format!("clients of {group} want different things: {}", some(clients.iter().map(words)));
            check.say(Level::Crit, group, evidence, format!("mqadmin group clients {group}"));
        }
    }
    check.done("alike");
}

fn position(row: &LagRow) -> String {
    format!("{} in {}", row.group, row.topic)
}

fn backlogs(facts: &Facts, all: &mut Vec<Finding>) {
    for (broker, error) in &facts.lag_silent {
        let (evidence, command) = (format!("positions are not known: {broker}: {error}"), "mqadmin lag".to_owned());
        all.push(Finding { level: Level::Unknown, id: "lag.stalled", subject: broker.to_string(), evidence, command });
    }
    let states: [(&'static str, LagState, Level, &str); 5] = [
        ("lag.lost", LagState::Lost, Level::Crit, "none"),
        ("lag.offline", LagState::Offline, Level::Warn, "none"),
        ("lag.stalled", LagState::Stalled, Level::Crit, "none"),
        ("lag.unowned", LagState::Unowned, Level::Crit, "none"),
        ("lag.ahead", LagState::Ahead, Level::Warn, "none"),
    ];
    for (id, state, level, fine) in states {
        let mut check = Check::new(all, id);
        for row in facts.lag.iter().filter(|row| row.state == state) {
            let evidence = format!("{} in {}: {} behind; {}", row.group, row.topic, row.lag, row.why);
            check.say(level, position(row), evidence, format!("mqadmin lag {} --queues", row.group));
        }
        let more = if facts.lag_cut > 0 { format!("; {} more rows were not looked at closely", facts.lag_cut) } else { String::new() };
        check.done(format!("{fine} of {}{more}", facts.lag.len()));
    }
    let mut check = Check::new(all, "lag.retention");
    let oldest = facts.masters().filter_map(|one| one.info.as_ref().ok()?.earliest_message_at()).max();
    let kept_ms = oldest.map_or(0, |oldest| facts.now.get() - oldest.get());
    let reserved = facts.masters().filter_map(|one| one.config.as_ref()?.get("fileReservedTime")?.parse::<i64>().ok()).min();
    for row in &facts.lag {
        // Nothing is lost before messages reach the age at which they go.
        let (Some(age), Some(hours)) = (row.age_ms, reserved) else { continue };
        let limit = hours * 3_600_000;
        if age as f64 >= limit as f64 * RETENTION_SHARE && kept_ms > 0 {
            let evidence = format!("{} in {} is {} h behind, messages are kept for {hours} h", row.group, row.topic, age / 3_600_000);
            check.say(Level::Crit, position(row), evidence, format!("mqadmin lag {}", row.group));
        }
    }
    check.done("none");
}

fn dead_letters(facts: &Facts, all: &mut Vec<Finding>) {
    let mut check = Check::new(all, "dlq.fresh");
    for (group, dead) in &facts.dlq {
        if dead.messages > 0 && dead.newest.is_some_and(|at| facts.now.get() - at.get() < FRESH_MS) {
            let evidence = format!("{group} gave up messages within the last hour, {} in all", dead.messages);
            check.say(Level::Warn, group, evidence, format!("mqadmin dlq peek {group} --since -1h"));
        }
    }
    check.done("none");
    let mut check = Check::new(all, "dlq.readable");
    for (group, dead) in &facts.dlq {
        if dead.perm & PERM_READ == 0 {
            let evidence = format!("the dead letters of {group} cannot be read");
            check.say(Level::Warn, group, evidence, format!("mqadmin dlq fix-perm {group} --yes"));
        }
    }
    check.done("all");
}
