//! `exportMetadata`, `exportConfigs`, `exportMetrics`: files in Apache's shape, in Apache's default folder unless told otherwise.

use super::each::{Whom, named};
use super::format::pretty;
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::session::Session;
use bytestring::ByteString;
use mq_core::admin::{Admin, AdminError, Broker, GroupOnBroker, RuntimeInfo};
use mq_core::names::{self, DLQ_PREFIX, RETRY_PREFIX};
use mq_core::protocol::bodies::group::{SubscriptionGroupConfig, SubscriptionGroupTable};
use mq_core::protocol::bodies::stats::BrokerStatsData;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable};
use mq_core::protocol::{VERSION, version_name};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// Where Apache's tool puts its exports.
const FOLDER: &str = "/tmp/rocketmq/export";

/// The settings that `exportConfigs` takes over.
const CONFIG_KEYS: &[&str] = &[
    "brokerClusterName",
    "brokerId",
    "brokerName",
    "brokerRole",
    "fileReservedTime",
    "filterServerNums",
    "flushDiskType",
    "maxMessageSize",
    "messageDelayLevel",
    "msgTraceTopicName",
    "slaveReadEnable",
    "traceOn",
    "traceTopicEnable",
    "useTLS",
    "autoCreateTopicEnable",
    "autoCreateSubscriptionGroup",
];

/// Writes `value` as `name` into the folder of `-f`, and returns the path.
fn write(parsed: &Parsed, name: &str, value: &Value) -> Result<String, Failure> {
    let path = format!("{}/{name}", parsed.get("f").unwrap_or(FOLDER));
    let folder = Path::new(&path).parent().map_or(Ok(()), std::fs::create_dir_all);
    let written = folder.and_then(|()| std::fs::write(&path, pretty(value)));
    written.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}")))?;
    Ok(path)
}

/// The topics of a broker that users made; those of retries and dead letters only when `special`.
async fn user_topics(admin: &Admin, addr: &str, special: bool) -> Result<TopicConfigTable, AdminError> {
    let mut table = admin.topic_config_table(addr).await?;
    let system = admin.system_topics_at(addr).await?;
    let is_special = |name: &str| name.starts_with(RETRY_PREFIX) || name.starts_with(DLQ_PREFIX);
    table.topic_config_table.retain(|name, config| {
        !system.contains(name) && !names::is_system_topic(name) && (special || !is_special(name)) && (0..8).contains(&config.perm)
    });
    Ok(table)
}

/// The groups of a broker that users made.
async fn user_groups(admin: &Admin, addr: &str) -> Result<SubscriptionGroupTable, AdminError> {
    let mut table = admin.group_config_table(addr).await?;
    table.subscription_group_table.retain(|name, _| !names::is_system_group(name));
    Ok(table)
}

fn value(of: &impl serde::Serialize) -> Value {
    serde_json::to_value(of).unwrap_or_default()
}

/// Exports topics and groups of one broker, or of the masters of a cluster put together.
///
/// # Errors
/// A broker did not answer or refused, or the file cannot be written.
pub async fn metadata(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (topics, groups, special) = (parsed.has("t"), parsed.has("g"), parsed.has("s"));
    let admin = session.admin()?;
    let brokers = named(&admin, parsed, Whom::Masters).await?;
    if let Some(addr) = parsed.get("b") {
        let (name, table) = match (topics, groups) {
            (true, _) => ("topic.json", value(&user_topics(&admin, addr, special).await?)),
            (false, true) => ("subscriptionGroup.json", value(&user_groups(&admin, addr).await?)),
            (false, false) => return Err(Failure::usage("with -b, say -t for topics or -g for groups")),
        };
        let path = write(parsed, name, &table)?;
        session.io.print(&format!("export {path} success"));
        return Ok(failure::DONE);
    }
    let (mut all_topics, mut all_groups) = (BTreeMap::new(), BTreeMap::new());
    for broker in &brokers {
        merge_topics(&mut all_topics, user_topics(&admin, &broker.addr, special).await?);
        merge_groups(&mut all_groups, user_groups(&admin, &broker.addr).await?);
    }
    let mut result = Map::new();
    if topics || !groups {
        result.insert("topicConfigTable".into(), value(&all_topics));
    }
    if !topics {
        result.insert("subscriptionGroupTable".into(), value(&all_groups));
    }
    result.insert("exportTime".into(), session.now.get().into());
    let name = match (topics, groups) {
        (true, _) => "topic.json",
        (false, true) => "subscriptionGroup.json",
        (false, false) => "metadata.json",
    };
    let path = write(parsed, name, &Value::Object(result))?;
    session.io.print(&format!("export {path} success\n"));
    Ok(failure::DONE)
}

/// A topic of several brokers counts the queues of all.
fn merge_topics(all: &mut BTreeMap<ByteString, TopicConfig>, table: TopicConfigTable) {
    for (name, mut config) in table.topic_config_table {
        if let Some(known) = all.get(&name) {
            config.read_queue_nums += known.read_queue_nums;
            config.write_queue_nums += known.write_queue_nums;
        }
        all.insert(name, config);
    }
}

fn merge_groups(all: &mut BTreeMap<ByteString, SubscriptionGroupConfig>, table: SubscriptionGroupTable) {
    for (name, mut config) in table.subscription_group_table {
        if let Some(known) = all.get(&name) {
            config.retry_queue_nums += known.retry_queue_nums;
        }
        all.insert(name, config);
    }
}

/// Exports the settings of a cluster's masters, and how large it is.
///
/// # Errors
/// A broker did not answer or refused, or the file cannot be written.
pub async fn configs(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.brokers(parsed.get("c")).await?;
    let (masters, slaves): (Vec<Broker>, Vec<Broker>) = brokers.into_iter().partition(|broker| broker.id.is_master());
    let mut configs = Map::new();
    for master in &masters {
        let config = admin.broker_config(&master.addr).await?;
        let chosen = config.into_iter().filter(|(key, _)| CONFIG_KEYS.contains(&key.as_str()));
        configs.insert(master.name.to_string(), Value::Object(chosen.map(|(key, value)| (key, value.into())).collect()));
    }
    let scale = json!({
        "namesrvSize": admin.name_server_addrs().await?.len(), "masterBrokerSize": masters.len(), "slaveBrokerSize": slaves.len(),
    });
    let path = write(parsed, "configs.json", &json!({"brokerConfigs": configs, "clusterScale": scale}))?;
    session.io.print(&format!("export {path} success"));
    Ok(failure::DONE)
}

/// Exports rates, daily counts, disk and client versions of a cluster's masters.
///
/// # Errors
/// A broker did not answer or refused, or the file cannot be written.
pub async fn metrics(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let (mut reports, mut tps, mut counts) = (Map::new(), BTreeMap::new(), BTreeMap::new());
    for master in admin.masters(parsed.get("c")).await? {
        let report = broker_metrics(&admin, &master).await?;
        for (key, value) in report["runtimeQuota"]["tps"].as_object().into_iter().flatten() {
            *tps.entry(total(key)).or_insert(0.0) += value.as_f64().unwrap_or(0.0);
        }
        for (key, value) in report["runtimeQuota"]["oneDayNum"].as_object().into_iter().flatten() {
            *counts.entry(total(key)).or_insert(0) += value.as_i64().unwrap_or(0);
        }
        reports.insert(master.name.to_string(), report);
    }
    let all = json!({"evaluateReport": reports, "totalData": {"totalTps": tps, "totalOneDayNum": counts}});
    let path = write(parsed, "metrics.json", &all)?;
    session.io.print(&format!("export {path} success"));
    Ok(failure::DONE)
}

/// `normalInTps` is summed up as `totalNormalInTps`, but `normalOneDayInNum` as it is.
fn total(key: &str) -> String {
    match key.strip_suffix("Tps") {
        Some(_) => format!("total{}{}", key[..1].to_uppercase(), &key[1..]),
        None => key.to_owned(),
    }
}

async fn broker_metrics(admin: &Admin, broker: &Broker) -> Result<Value, AdminError> {
    let addr = &broker.addr;
    let info = admin.runtime_info(addr).await?;
    let config: BTreeMap<_, _> = admin.broker_config(addr).await?.into_iter().collect();
    let groups = user_groups(admin, addr).await?;
    let topics = user_topics(admin, addr, false).await?;
    let text = |key: &str| info.text(key).map(str::to_owned);
    let half = puts(admin, addr, "RMQ_SYS_TRANS_HALF_TOPIC").await?;
    let scheduled = puts(admin, addr, "SCHEDULE_TOPIC_XXXX").await?;
    Ok(json!({
        "runtimeEnv": {"cpuNum": config.get("clientCallbackExecutorThreads"), "totalMemKBytes": text("totalMemKBytes")},
        "runtimeQuota": {
            "diskRatio": {"commitLogDiskRatio": text("commitLogDiskRatio"), "consumeQueueDiskRatio": text("consumeQueueDiskRatio")},
            "tps": {
                "normalInTps": info.in_tps().unwrap_or(0.0), "normalOutTps": info.out_tps().unwrap_or(0.0),
                "transInTps": half.stats_minute.tps, "scheduleInTps": scheduled.stats_minute.tps,
            },
            "oneDayNum": {
                "normalOneDayInNum": yesterday(&info, "Put"), "normalOneDayOutNum": yesterday(&info, "Get"),
                "transOneDayInNum": half.stats_day.sum, "scheduleOneDayInNum": scheduled.stats_day.sum,
            },
            "messageAverageSize": text("putMessageAverageSize"),
            "topicSize": topics.topic_config_table.len(), "groupSize": groups.subscription_group_table.len(),
        },
        "runtimeVersion": {"rocketmqVersion": version_name(VERSION), "clientInfo": clients(admin, broker, &groups).await},
    }))
}

/// What a broker counted of a topic; zeros, as Apache's tool has it, where it does not count.
async fn puts(admin: &Admin, addr: &str, topic: &str) -> Result<BrokerStatsData, AdminError> {
    match admin.broker_stats(addr, "TOPIC_PUT_NUMS", topic).await {
        Err(error) if error.is_unsupported() => Ok(BrokerStatsData::default()),
        stats => Ok(stats?.unwrap_or_default()),
    }
}

/// Messages of the last whole day.
fn yesterday(info: &RuntimeInfo, kind: &str) -> i64 {
    let total = |when: &str| info.number(&format!("msg{kind}Total{when}")).unwrap_or(0);
    total("TodayMorning") - total("YesterdayMorning")
}

/// Languages and versions of the connected consumers, `JAVA%V5_4_0`.
async fn clients(admin: &Admin, broker: &Broker, groups: &SubscriptionGroupTable) -> BTreeSet<String> {
    let names: Vec<_> = groups.subscription_group_table.keys().cloned().collect();
    let asked = admin.each(names, |group: ByteString| async move { admin.group_clients_at(&broker.addr, &group).await }).await;
    let online = asked.answers().filter_map(|(_, group)| GroupOnBroker::online(group));
    online.flat_map(|group| &group.connection_set).map(|one| format!("{}%{}", one.language, version_name(one.version))).collect()
}
