//! The rules, in the order in which they are told.

use super::{Finding, Grade, Picture};
use bytestring::ByteString;
use mq_core::admin::Broker;
use mq_core::names;
use mq_core::ops::lag::LagState;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use std::collections::{BTreeMap, BTreeSet};

/// Disk use from which Apache warns, and from which it refuses messages, as shares.
const DISK_WARN: f64 = 0.85;
/// See [`DISK_WARN`].
const DISK_CRIT: f64 = 0.90;
/// Page-cache locks longer than this make brokers refuse sends (`osPageCacheBusyTimeOutMills`), ms.
const PAGE_CACHE_LOCK_MS_MAX: i64 = 1_000;
/// Sends that waited longer than this are refused (`waitTimeMillsInSendQueue`), ms.
const QUEUE_WAIT_MS_MAX: i64 = 200;
/// More bytes than this between log and queues delay consumers noticeably.
const DISPATCH_BEHIND_BYTES_MAX: i64 = 64 * 1024 * 1024;
/// Findings of one kind that are told one by one.
const TOLD_MAX: usize = 20;

/// What a rule says.
pub(super) struct Said {
    grade: Grade,
    subject: String,
    evidence: String,
    command: String,
}

impl Said {
    pub(super) fn into_finding(self, id: &'static str) -> Finding {
        Finding { id, grade: self.grade, subject: self.subject, evidence: self.evidence, command: self.command }
    }
}

fn said(grade: Grade, subject: impl Into<String>, evidence: impl Into<String>, command: impl Into<String>) -> Said {
    Said { grade, subject: subject.into(), evidence: evidence.into(), command: command.into() }
}

/// `found`, or one line that all is well, or that it could not be judged because not everybody answered.
fn or_ok(mut found: Vec<Said>, complete: bool, well: impl Into<String>) -> Vec<Said> {
    if found.len() > TOLD_MAX {
        let more = found.len() - TOLD_MAX;
        let grade = found.iter().skip(TOLD_MAX).map(|said| said.grade).max().unwrap_or(Grade::Warn);
        found.truncate(TOLD_MAX);
        found.push(said(grade, "", format!("and {more} more of this kind"), ""));
    }
    if found.is_empty() {
        let (grade, evidence) = if complete { (Grade::Ok, well.into()) } else { (Grade::Unknown, "not every broker answered".into()) };
        found.push(said(grade, "", evidence, ""));
    }
    found
}

type Rule = fn(&Picture) -> Vec<Said>;

/// Every rule with its id.
pub(super) const ALL: &[(&str, Rule)] = &[
    ("namesrv-reachable", namesrv_reachable),
    ("namesrv-agree", namesrv_agree),
    ("broker-reachable", broker_reachable),
    ("broker-master", broker_master),
    ("broker-version", broker_version),
    ("disk", disk),
    ("page-cache", page_cache),
    ("queue-wait", queue_wait),
    ("dispatch", dispatch),
    ("auto-create", auto_create),
    ("topic-coverage", topic_coverage),
    ("topic-mismatch", topic_mismatch),
    ("topic-perm", topic_perm),
    ("group-coverage", group_coverage),
    ("offset-lost", offset_lost),
    ("offset-ahead", offset_ahead),
    ("dlq", dlq),
    ("dlq-readable", dlq_readable),
    ("orphans", orphans),
];

fn namesrv_reachable(picture: &Picture) -> Vec<Said> {
    let all = picture.name_servers.len();
    let silent: Vec<_> = picture.name_servers.iter().filter_map(|view| Some((&view.addr, view.listed.as_ref().err()?))).collect();
    if all == 0 {
        return vec![said(Grade::Crit, "", "no name server is known", "mqadmin context show")];
    }
    let grade = if silent.len() == all { Grade::Crit } else { Grade::Warn };
    let found = silent.into_iter().map(|(addr, error)| said(grade, addr, error.to_string(), format!("mqadmin cluster ls -n {addr}")));
    or_ok(found.collect(), true, format!("{all} of {all} answer"))
}

fn namesrv_agree(picture: &Picture) -> Vec<Said> {
    let views: Vec<_> = picture.name_servers.iter().filter_map(|view| Some((&view.addr, view.listed.as_ref().ok()?))).collect();
    if views.len() < 2 {
        return vec![said(Grade::Skip, "", "fewer than two name servers answer", "")];
    }
    let all: BTreeSet<&Broker> = views.iter().flat_map(|(_, brokers)| brokers.iter()).collect();
    let lacking = views.iter().filter_map(|(addr, brokers)| {
        let missing: Vec<String> = all.iter().filter(|broker| !brokers.contains(**broker)).map(ToString::to_string).collect();
        let evidence = format!("does not list {}", missing.join(", "));
        (!missing.is_empty()).then(|| said(Grade::Warn, addr.as_str(), evidence, format!("mqadmin cluster ls -n {addr}")))
    });
    or_ok(lacking.collect(), true, format!("{} views are the same", views.len()))
}

fn broker_reachable(picture: &Picture) -> Vec<Said> {
    if picture.brokers.is_empty() {
        return vec![said(Grade::Crit, "", "name servers list no broker", "mqadmin cluster ls")];
    }
    let silent = picture.brokers.iter().filter_map(|(broker, info)| Some((broker, info.as_ref().err()?)));
    let found = silent.map(|(broker, error)| {
        let command = format!("mqadmin broker stats {}", broker.name);
        said(Grade::Crit, broker.to_string(), error.to_string(), command)
    });
    or_ok(found.collect(), true, format!("{} answer", picture.brokers.len()))
}

fn broker_master(picture: &Picture) -> Vec<Said> {
    let masters = picture.master_names();
    let names: BTreeSet<&ByteString> = picture.brokers.keys().map(|broker| &broker.name).collect();
    let found = names
        .difference(&masters)
        .map(|name| said(Grade::Crit, &***name, "has slaves and no master: it takes no messages", "mqadmin broker ls"));
    or_ok(found.collect(), true, "every name has its master")
}

fn broker_version(picture: &Picture) -> Vec<Said> {
    let mut versions: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (broker, info) in picture.answering() {
        versions.entry(info.version().unwrap_or("?")).or_default().push(broker.name.to_string());
    }
    if versions.len() > 1 {
        let told: Vec<String> = versions.iter().map(|(version, names)| format!("{version}: {}", names.join(", "))).collect();
        return vec![said(Grade::Warn, "", told.join("; "), "mqadmin broker ls")];
    }
    or_ok(Vec::new(), all_answer(picture), versions.keys().next().map_or("", |version| *version))
}

fn all_answer(picture: &Picture) -> bool {
    !picture.brokers.is_empty() && picture.brokers.values().all(Result::is_ok)
}

/// Findings about single brokers that answered.
fn each_broker(picture: &Picture, well: &str, rule: impl Fn(&Broker, &mq_core::admin::RuntimeInfo) -> Option<Said>) -> Vec<Said> {
    or_ok(picture.answering().filter_map(|(broker, info)| rule(broker, info)).collect(), all_answer(picture), well)
}

fn disk(picture: &Picture) -> Vec<Said> {
    each_broker(picture, "below the water marks", |broker, info| {
        let ratio = info.disk_ratio()?;
        let grade = if ratio >= DISK_CRIT { Grade::Crit } else { Grade::Warn };
        let evidence = format!("{:.0} % full; messages are refused from 90 %", ratio * 100.0);
        (ratio >= DISK_WARN).then(|| said(grade, broker.to_string(), evidence, format!("mqadmin broker stats {}", broker.name)))
    })
}

fn page_cache(picture: &Picture) -> Vec<Said> {
    each_broker(picture, "locks are short", |broker, info| {
        let lock = info.page_cache_lock_ms()?;
        let evidence = format!("the page cache is locked for {lock} ms: sends are refused");
        (lock >= PAGE_CACHE_LOCK_MS_MAX)
            .then(|| said(Grade::Warn, broker.to_string(), evidence, format!("mqadmin broker stats {}", broker.name)))
    })
}

fn queue_wait(picture: &Picture) -> Vec<Said> {
    each_broker(picture, "requests do not wait", |broker, info| {
        let waits =
            ["sendThreadPoolQueueHeadWaitTimeMills", "pullThreadPoolQueueHeadWaitTimeMills", "queryThreadPoolQueueHeadWaitTimeMills"];
        let (key, wait) = waits.iter().filter_map(|key| Some((*key, info.number(key)?))).max_by_key(|(_, wait)| *wait)?;
        let evidence = format!("{key} is {wait}: requests wait longer than {QUEUE_WAIT_MS_MAX} ms");
        (wait >= QUEUE_WAIT_MS_MAX)
            .then(|| said(Grade::Warn, broker.to_string(), evidence, format!("mqadmin broker stats {}", broker.name)))
    })
}

fn dispatch(picture: &Picture) -> Vec<Said> {
    each_broker(picture, "queues follow the log", |broker, info| {
        let behind = info.number("dispatchBehindBytes")?;
        let evidence = format!("queues are {behind} bytes behind the log: stored messages are not yet seen by consumers");
        (behind >= DISPATCH_BEHIND_BYTES_MAX)
            .then(|| said(Grade::Warn, broker.to_string(), evidence, format!("mqadmin broker stats {}", broker.name)))
    })
}

fn auto_create(picture: &Picture) -> Vec<Said> {
    let mut found = Vec::new();
    for broker in picture.brokers.keys().filter(|broker| broker.id.is_master()) {
        let Some(config) = picture.configs.get(&broker.addr) else { continue };
        let on: Vec<&str> = ["autoCreateTopicEnable", "autoCreateSubscriptionGroup"]
            .into_iter()
            .filter(|key| config.get(*key).is_some_and(|value| value == "true"))
            .collect();
        if !on.is_empty() {
            let evidence = format!("{} on: a misspelt name makes a topic or group", on.join(" and "));
            found.push(said(Grade::Warn, broker.to_string(), evidence, format!("mqadmin broker config get {}", broker.name)));
        }
    }
    or_ok(found, !picture.configs.is_empty() && picture.configs.len() == picture.brokers.len(), "off everywhere")
}

/// Users' topics, by name, with the settings that each master has of them.
fn user_topics(picture: &Picture) -> BTreeMap<&ByteString, BTreeMap<&ByteString, &TopicConfig>> {
    let reserved: BTreeSet<&ByteString> = picture.brokers.keys().flat_map(|broker| [&broker.name, &broker.cluster]).collect();
    let mut topics: BTreeMap<_, BTreeMap<_, _>> = BTreeMap::new();
    for (broker, table) in &picture.topics {
        for (name, config) in &table.topic_config_table {
            let of_users = !names::is_system_topic(name)
                && !name.starts_with(names::RETRY_PREFIX)
                && !name.starts_with(names::DLQ_PREFIX)
                && !reserved.contains(name);
            if of_users {
                topics.entry(name).or_default().insert(broker, config);
            }
        }
    }
    topics
}

fn topics_complete(picture: &Picture) -> bool {
    picture.topics.len() == picture.master_names().len() && !picture.topics.is_empty()
}

fn topic_coverage(picture: &Picture) -> Vec<Said> {
    let masters = picture.topics.len();
    let found = user_topics(picture).into_iter().filter(|(_, on)| on.len() < masters).map(|(topic, on)| {
        let brokers: Vec<&str> = on.keys().map(|name| &***name).collect();
        let evidence = format!("on {} of {masters} masters: {}", on.len(), brokers.join(", "));
        said(Grade::Warn, &**topic, evidence, format!("mqadmin topic route {topic}"))
    });
    or_ok(found.collect(), topics_complete(picture), "every topic is on every master")
}

fn topic_mismatch(picture: &Picture) -> Vec<Said> {
    let found = user_topics(picture).into_iter().filter_map(|(topic, on)| {
        let settings: BTreeSet<_> = on.values().map(|config| (config.read_queue_nums, config.write_queue_nums, config.perm)).collect();
        let told: Vec<String> = on
            .iter()
            .map(|(broker, config)| format!("{broker} r{} w{} perm {}", config.read_queue_nums, config.write_queue_nums, config.perm))
            .collect();
        (settings.len() > 1).then(|| said(Grade::Warn, &**topic, told.join("; "), format!("mqadmin topic describe {topic}")))
    });
    or_ok(found.collect(), topics_complete(picture), "brokers agree")
}

fn topic_perm(picture: &Picture) -> Vec<Said> {
    let found = user_topics(picture).into_iter().filter_map(|(topic, on)| {
        let closed: Vec<&str> = on.iter().filter(|(_, config)| config.perm & PERM_WRITE == 0).map(|(name, _)| &***name).collect();
        let evidence = format!("takes no messages on {}", closed.join(", "));
        (!closed.is_empty()).then(|| said(Grade::Warn, &**topic, evidence, format!("mqadmin topic describe {topic}")))
    });
    or_ok(found.collect(), topics_complete(picture), "every topic takes messages")
}

fn group_coverage(picture: &Picture) -> Vec<Said> {
    let masters = picture.groups.len();
    let mut groups: BTreeMap<&ByteString, Vec<&str>> = BTreeMap::new();
    for (broker, table) in &picture.groups {
        let own = table.subscription_group_table.keys().filter(|group| !names::SYSTEM_GROUPS.contains(&&***group));
        own.for_each(|group| groups.entry(group).or_default().push(broker));
    }
    let found = groups.into_iter().filter(|(_, on)| on.len() < masters).map(|(group, on)| {
        let evidence = format!("on {} of {masters} masters: {}", on.len(), on.join(", "));
        said(Grade::Warn, &**group, evidence, format!("mqadmin group describe {group}"))
    });
    let complete = picture.groups.len() == picture.master_names().len() && !picture.groups.is_empty();
    or_ok(found.collect(), complete, "every group is on every master")
}

fn offsets(picture: &Picture, state: LagState, grade: Grade, complete: bool, well: &str) -> Vec<Said> {
    let Some(rows) = &picture.lag else { return vec![said(Grade::Unknown, "", "no positions could be read", "mqadmin lag")] };
    let found = rows.iter().filter(|row| row.state == state).map(|row| {
        let evidence = if row.why.is_empty() { state.name().to_owned() } else { row.why.clone() };
        said(grade, format!("{} / {}", row.group, row.topic), evidence, format!("mqadmin lag {} --queues", row.group))
    });
    or_ok(found.collect(), complete && rows.iter().all(|row| row.lag_is_complete), well)
}

fn offset_lost(picture: &Picture) -> Vec<Said> {
    offsets(picture, LagState::Lost, Grade::Crit, picture.begins_complete, "every group's next message is still there")
}

fn offset_ahead(picture: &Picture) -> Vec<Said> {
    offsets(picture, LagState::Ahead, Grade::Warn, true, "no group is ahead of its queues")
}

fn dlq(picture: &Picture) -> Vec<Said> {
    let found = picture.dead.iter().filter(|(_, summary)| summary.messages > 0).map(|(group, summary)| {
        said(Grade::Warn, &**group, format!("{} dead letters", summary.messages), format!("mqadmin dlq peek {group}"))
    });
    or_ok(found.collect(), picture.dead_complete, "there are none")
}

fn dlq_readable(picture: &Picture) -> Vec<Said> {
    let found = picture.dead.iter().filter(|(_, summary)| summary.perm & PERM_READ == 0).map(|(group, _)| {
        let command = format!("mqadmin topic update {}{group} --perm rw --yes", names::DLQ_PREFIX);
        said(Grade::Warn, &**group, "its dead letters are write-only", command)
    });
    or_ok(found.collect(), picture.dead_complete, "all can be read")
}

fn orphans(picture: &Picture) -> Vec<Said> {
    let groups: BTreeSet<&str> =
        picture.groups.values().flat_map(|table| table.subscription_group_table.keys()).map(|group| &**group).collect();
    let topics: BTreeSet<&ByteString> = picture.topics.values().flat_map(|table| table.topic_config_table.keys()).collect();
    let found = topics.into_iter().filter_map(|topic| {
        let group = topic.strip_prefix(names::RETRY_PREFIX).or_else(|| topic.strip_prefix(names::DLQ_PREFIX))?;
        (!groups.contains(group))
            .then(|| said(Grade::Warn, &**topic, format!("group {group} is gone"), format!("mqadmin topic status {topic}")))
    });
    let complete = topics_complete(picture) && picture.groups.len() == picture.topics.len();
    or_ok(found.collect(), complete, "every retry and dead-letter topic has its group")
}
