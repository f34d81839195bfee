//! `updateSubGroup`, `updateSubGroupList`, `deleteSubGroup`, `setConsumeMode`, `getConsumerConfig`, `consumerConnection`,
//! `producerConnection`, `producer`.

use super::broker::silent;
use super::each::{Whom, each, named};
use super::format::{group_text, java_hash_order, map_text, retry_policy_text};
use super::parse::Parsed;
use super::topic::{flag, json_list, masters};
use crate::commands::group::write::name;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker, GroupOnBroker};
use mq_core::message::java_hash::java_hash;
use mq_core::protocol::bodies::client::ConsumerConnection;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::pop::{MessageRequestMode, SetMessageRequestMode};
use mq_core::protocol::version_name;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Creates or changes a group.
///
/// # Errors
/// Nobody answered, or a broker refused.
pub async fn update_sub_group(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = name(parsed.get("g").unwrap_or_default())?;
    let config = group_config(&group, parsed)?;
    if !parsed.has("b") && !parsed.has("c") {
        return Err(Failure::usage("updateSubGroup wants -b brokerAddr or -c clusterName"));
    }
    let admin = session.admin()?;
    let brokers = masters(&admin, parsed).await?;
    if rails::confirm_java(session, Class::Write, &group, &format!("update group {group} on {} brokers\n", brokers.len()))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    let (mut failed, mut first) = (Vec::new(), None);
    for broker in &brokers {
        match admin.put_group(&broker.addr, &config).await {
            Ok(()) => session.io.print(&format!("create subscription group to {} success.\n", broker.addr)),
            Err(error) => {
                failed.push(format!("{broker}: {}", reason(&error)));
                first.get_or_insert(error);
            }
        }
    }
    if let (true, Some(error)) = (failed.len() == brokers.len(), first) {
        return Err(error.into());
    }
    session.io.print(&group_text(&config));
    Ok(silent(session, failed))
}

/// As Apache's tool makes it: what is not said is off or at its default.
fn group_config(group: &str, parsed: &Parsed) -> Result<SubscriptionGroupConfig, Failure> {
    let number = |key: &str, default: i64| match parsed.get(key) {
        None => Ok(default),
        Some(text) => text.parse().map_err(|_| Failure::usage(format!("-{key} wants a number, not `{text}`"))),
    };
    let mut config = SubscriptionGroupConfig::new(group);
    config.consume_enable = flag(parsed, "s").unwrap_or(true);
    config.consume_from_min_enable = flag(parsed, "m").unwrap_or(false);
    config.consume_broadcast_enable = flag(parsed, "d").unwrap_or(false);
    config.consume_message_orderly = flag(parsed, "o").unwrap_or(false);
    config.retry_queue_nums = i32::try_from(number("q", 1)?).map_err(|_| Failure::usage("-q is too large"))?;
    config.retry_max_times = i32::try_from(number("r", 16)?).map_err(|_| Failure::usage("-r is too large"))?;
    config.broker_id = number("i", 0)?;
    config.which_broker_when_consume_slowly = number("w", 1)?;
    config.notify_consumer_ids_changed_enable = flag(parsed, "a").unwrap_or(true);
    if let Some(policy) = parsed.get("p") {
        config.group_retry_policy =
            serde_json::from_str(policy).map_err(|error| Failure::usage(format!("-p is no retry policy: {error}")))?;
    }
    for pair in parsed.get("attributes").unwrap_or_default().split(',').filter(|pair| !pair.is_empty()) {
        let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
        config.attributes.insert(key.to_owned(), value.to_owned());
    }
    Ok(config)
}

/// Deletes a group.
///
/// # Errors
/// Nobody answered, or a broker refused.
pub async fn delete_sub_group(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = name(parsed.get("g").unwrap_or_default())?;
    let remove_offset = flag(parsed, "r").unwrap_or(false);
    if !parsed.has("b") && !parsed.has("c") {
        return Err(Failure::usage("deleteSubGroup wants -b brokerAddr or -c clusterName"));
    }
    let admin = session.admin()?;
    let brokers = masters(&admin, parsed).await?;
    if rails::confirm_java(session, Class::Destructive, &group, &format!("delete group {group} from {} brokers\n", brokers.len()))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    let within = parsed.get("c").map(|cluster| format!(" in cluster [{cluster}]")).unwrap_or_default();
    for broker in &brokers {
        admin.delete_group_at(&broker.addr, &group, remove_offset).await?;
        session.io.print(&format!("delete subscription group [{group}] from broker [{}]{within} success.\n", broker.addr));
    }
    Ok(failure::DONE)
}

/// Prints a group's settings, broker by broker.
///
/// # Errors
/// Nobody answered, or no broker has the group.
pub async fn consumer_config(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = parsed.get("g").unwrap_or_default();
    let admin = session.admin()?;
    let tables = admin.group_configs(admin.masters(None).await?).await.some_answer()?;
    let mut found = false;
    for (broker, table) in tables.answers() {
        let Some(config) = table.subscription_group_table.get(group) else { continue };
        found = true;
        let bar = "=".repeat(29);
        session.io.print(&format!("{bar}{}:{}{bar}\n", broker.cluster, broker.name));
        for (key, value) in config_lines(config) {
            session.io.print(&format!("{key:<40}=  {value}\n"));
        }
    }
    let code = silent(session, tables.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect());
    if found || code != failure::DONE { Ok(code) } else { Err(Failure::not_found("group", group).hint("mqadmin group ls")) }
}

fn config_lines(config: &SubscriptionGroupConfig) -> Vec<(&'static str, String)> {
    vec![
        ("groupName", config.group_name.to_string()),
        ("consumeEnable", config.consume_enable.to_string()),
        ("consumeFromMinEnable", config.consume_from_min_enable.to_string()),
        ("consumeBroadcastEnable", config.consume_broadcast_enable.to_string()),
        ("consumeMessageOrderly", config.consume_message_orderly.to_string()),
        ("retryQueueNums", config.retry_queue_nums.to_string()),
        ("retryMaxTimes", config.retry_max_times.to_string()),
        ("groupRetryPolicy", retry_policy_text(&config.group_retry_policy)),
        ("brokerId", config.broker_id.to_string()),
        ("whichBrokerWhenConsumeSlowly", config.which_broker_when_consume_slowly.to_string()),
        ("notifyConsumerIdsChangedEnable", config.notify_consumer_ids_changed_enable.to_string()),
        ("groupSysFlag", config.group_sys_flag.to_string()),
        ("consumeTimeoutMinute", config.consume_timeout_minute.to_string()),
        ("subscriptionDataSet", String::new()),
        ("attributes", map_text(config.attributes.iter().map(|(key, value)| (key.as_str(), value.as_str())))),
    ]
}

/// What every broker knows of a group's clients, put together; with the brokers that did not answer.
pub async fn connection(
    admin: &Admin,
    group: &str,
    addr: Option<&str>,
) -> Result<(Option<(Broker, ConsumerConnection)>, Vec<String>), Failure> {
    let mut brokers = admin.readable_brokers(None).await?;
    if let Some(addr) = addr {
        brokers.retain(|broker| *broker.addr == *addr);
    }
    connection_at(admin, brokers, group).await
}

/// The same, of what those brokers know.
///
/// # Errors
/// None of them answered.
pub async fn connection_at(
    admin: &Admin,
    brokers: Vec<Broker>,
    group: &str,
) -> Result<(Option<(Broker, ConsumerConnection)>, Vec<String>), Failure> {
    let asked = admin.group_clients(brokers, group).await.some_answer()?;
    let missing = asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect();
    let mut all: Option<(Broker, ConsumerConnection)> = None;
    for (broker, on_broker) in asked.answers() {
        let GroupOnBroker::Online(online) = on_broker else { continue };
        let Some((_, known)) = &mut all else {
            all = Some((broker.clone(), (**online).clone()));
            continue;
        };
        for client in &online.connection_set {
            if known.connection_set.iter().all(|other| other.client_id != client.client_id) {
                known.connection_set.push(client.clone());
            }
        }
        known.subscription_table.extend(online.subscription_table.clone());
    }
    if let Some((_, connection)) = &mut all {
        connection.connection_set.sort_by(|a, b| a.client_id.cmp(&b.client_id));
    }
    Ok((all, missing))
}

/// A group that has no client.
pub fn not_online(group: &str) -> Failure {
    let failure = Failure::new(failure::PRECONDITION, "CONSUMER_NOT_ONLINE", format!("no client of group `{group}` is connected"));
    failure.hint("mqadmin group ls; mqadmin lag")
}

/// Prints a group's clients and subscriptions.
///
/// # Errors
/// Nobody answered, or no client is connected.
pub async fn consumer_connection(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = parsed.get("g").unwrap_or_default();
    let admin = session.admin()?;
    let (online, missing) = connection(&admin, group, parsed.get("b")).await?;
    let Some((_, online)) = online else {
        silent(session, missing);
        return Err(not_online(group));
    };
    let mut text = format!("{:<36} {:<22} {:<10} {}\n", "#ClientId", "#ClientAddr", "#Language", "#Version");
    for client in &online.connection_set {
        let version = version_name(client.version);
        let _ = writeln!(text, "{:<36} {:<22} {:<10} {version}", client.client_id, client.client_addr, client.language);
    }
    let _ = writeln!(text, "\nBelow is subscription:\n{:<20} #SubExpression", "#Topic");
    for (_, subscription) in java_hash_order(online.subscription_table.iter().collect(), 16, |(topic, _)| java_hash(topic)) {
        let _ = writeln!(text, "{:<20} {}", subscription.topic, subscription.sub_string);
    }
    let _ = writeln!(text, "\nConsumeType: {}", online.consume_type.name());
    let _ = writeln!(text, "MessageModel: {}", online.message_model.name());
    let _ = writeln!(text, "ConsumeFromWhere: {}", online.consume_from_where.name());
    session.io.print(&text);
    online.conflicts.iter().for_each(|conflict| session.io.note(&format!("warning: {conflict}; messages may be missed")));
    Ok(silent(session, missing))
}

/// Prints a producer group's clients.
///
/// # Errors
/// Nobody answered, the topic is not known, or no client is connected.
pub async fn producer_connection(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let group = parsed.get("g").unwrap_or_default();
    let admin = session.admin()?;
    let brokers = admin.topic_brokers(parsed.get("t").unwrap_or_default()).await?;
    let asked = admin.each(brokers, |broker| {
        let admin = admin.clone();
        async move { admin.producer_clients_at(&broker.addr, group).await }
    });
    let asked = asked.await.some_answer()?;
    let mut clients = BTreeMap::new();
    for (_, connection) in asked.answers() {
        clients.extend(connection.connection_set.iter().map(|client| (client.client_id.clone(), client.clone())));
    }
    let code = silent(session, asked.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect());
    if clients.is_empty() && code == failure::DONE {
        return Err(Failure::not_found("producer group", group).because("no client of it is connected to a broker of the topic"));
    }
    for (at, client) in clients.values().enumerate() {
        let version = version_name(client.version);
        session.io.print(&format!("{:04}  {:<32} {:<22} {:<8} {version}\n", at + 1, client.client_id, client.client_addr, client.language));
    }
    Ok(code)
}

/// Prints every producer of a broker.
///
/// # Errors
/// It did not answer, or refused.
pub async fn producer(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let table = session.admin()?.producers_at(parsed.get("b").unwrap_or_default()).await?;
    for (group, instances) in &table.data {
        for one in instances {
            session.io.print(&format!(
                "producer group ({group}) instance : clientId={},remoteIP={}, language={}, version={}, lastUpdateTimestamp={}\n",
                one.client_id, one.remote_i_p, one.language, one.version, one.last_update_timestamp
            ));
        }
    }
    Ok(failure::DONE)
}

/// Creates or changes the groups in a file.
///
/// # Errors
/// The file cannot be read, nobody answered, or all refused.
pub async fn update_sub_group_list(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let path = parsed.get("f").unwrap_or_default();
    let configs: Vec<SubscriptionGroupConfig> = json_list(session, path)?;
    if configs.is_empty() {
        return Ok(failure::DONE);
    }
    for config in &configs {
        name(&config.group_name)?;
    }
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let plan = format!("create or update {} groups on {} brokers\n", configs.len(), brokers.len());
    if rails::confirm_java(session, Class::Write, path, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    // Apache calls them differently for a broker and for a cluster.
    let what = if parsed.has("b") { "group" } else { "subscription group" };
    let configs = &configs;
    let put = |broker: Broker| async move { admin.put_groups(&broker.addr, configs).await };
    let line = |broker: &Broker, ()| format!("submit batch of {what} config to {} success, please check the result later.\n", broker.addr);
    each(session, &brokers, put, line).await
}

/// Makes a group's clients pull or pop a topic.
///
/// # Errors
/// The mode is none, nobody answered, or all refused.
pub async fn set_consume_mode(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let (topic, group) = (text("t"), name(text("g"))?);
    let word = text("m");
    let mode = match word {
        "PULL" => MessageRequestMode::Pull,
        "POP" => MessageRequestMode::Pop,
        _ => return Err(Failure::usage(format!("-m wants PULL or POP, not `{word}`"))),
    };
    let shared = text("q").parse().or(if parsed.has("q") { Err(Failure::usage("-q wants a number of clients")) } else { Ok(0) })?;
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    if rails::confirm_java(session, Class::Write, &group, &format!("{group} gets {topic} by {word}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let wanted =
        &SetMessageRequestMode { topic: topic.into(), consumer_group: group.as_shared().clone(), mode, pop_share_queue_num: shared };
    let set = |broker: Broker| async move { admin.set_request_mode(&broker.addr, wanted).await };
    let code = each(session, &brokers, set, |broker, ()| format!("set consume mode to {} success.\n", broker.addr)).await?;
    session.io.print(&format!("topic[{topic}] group[{group}] consume mode[{word}] popShareQueueNum[{shared}]"));
    Ok(code)
}
