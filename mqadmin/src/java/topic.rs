//! `topicList`, `topicRoute`, `topicStatus`, `topicClusterList`, `updateTopic`, `updateTopicPerm`, `deleteTopic`, `updateTopicList`,
//! `updateOrderConf`, `allocateMQ`.

use super::broker::silent;
use super::each::{Whom, at, each, named};
use super::format::{java_hash_order, map_text, perm_text, pretty, queue_hash, topic_text};
use super::parse::Parsed;
use crate::commands::topic::write::name;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker, ORDER_NAMESPACE};
use mq_core::client::AllocateStrategy;
use mq_core::message::java_hash::java_hash;
use mq_core::names::{DLQ_PREFIX, RETRY_PREFIX};
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::protocol::lenient_json;
use mq_core::types::UnixMs;
use std::collections::BTreeMap;

/// Queues of a new topic.
const QUEUES: i32 = 8;

/// Prints names, or with `-c` cluster, topic and group.
///
/// # Errors
/// No name server answered.
pub async fn topic_list(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let names = admin.topic_names().await?;
    if !parsed.has("c") {
        names.iter().for_each(|name| session.io.print_line(name));
        return Ok(failure::DONE);
    }
    session.io.print(&format!("{:<20}  {:<48}  {:<48}\n", "#Cluster Name", "#Topic", "#Consumer Group"));
    let info = admin.cluster_info().await?;
    let mut missing = Vec::new();
    let shown = names.iter().filter(|name| !name.starts_with(RETRY_PREFIX) && !name.starts_with(DLQ_PREFIX)).cloned().collect();
    let asked = admin.each(shown, |topic: bytestring::ByteString| {
        let admin = admin.clone();
        async move {
            let route = admin.topic_route(&topic).await?;
            Ok((route, admin.topic_groups(&topic).await?))
        }
    });
    for outcome in asked.await.outcomes {
        let topic = outcome.target;
        let (route, asked) = match outcome.result {
            Ok(told) => told,
            Err(error) => {
                missing.push(format!("{topic}: {}", reason(&error)));
                continue;
            }
        };
        let holds = |names: &[bytestring::ByteString]| route.queue_datas.iter().any(|data| names.contains(&data.broker_name));
        let cluster = info.cluster_addr_table.iter().find(|(_, names)| holds(names)).map_or("", |(cluster, _)| cluster);
        missing.extend(asked.failures().map(|(broker, error)| format!("{topic} at {broker}: {}", reason(error))));
        let mut groups: Vec<_> = asked.answers().flat_map(|(_, groups)| groups.clone()).collect();
        groups.sort();
        groups.dedup();
        if groups.is_empty() {
            groups.push("".into());
        }
        for group in groups {
            session.io.print(&format!("{cluster:<20}  {topic:<64}  {group:<64}\n"));
        }
    }
    Ok(silent(session, missing))
}

/// Prints where a topic is.
///
/// # Errors
/// No name server answered, or the topic is not known.
pub async fn topic_route(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let route = session.admin()?.topic_route(parsed.get("t").unwrap_or_default()).await?;
    if !parsed.has("l") {
        session.io.print_line(&pretty(&route));
        return Ok(failure::DONE);
    }
    let mut line = |columns: [String; 6]| {
        let [cluster, broker, addrs, read, write, perm] = columns;
        session.io.print(&format!("{cluster:<45} {broker:<32} {addrs:<50} {read:<10} {write:<11} {perm:<5}\n"));
    };
    line(["#ClusterName", "#BrokerName", "#BrokerAddrs", "#ReadQueue", "#WriteQueue", "#Perm"].map(str::to_owned));
    let (mut read, mut write) = (0, 0);
    for queues in &route.queue_datas {
        let Some(data) = route.broker_datas.iter().find(|data| data.broker_name == queues.broker_name) else { continue };
        let addrs: Vec<_> = data.broker_addrs.iter().map(|(id, addr)| (id.0.to_string(), addr.to_string())).collect();
        let addrs = map_text(addrs.iter().map(|(id, addr)| (id.as_str(), addr.as_str())));
        read += queues.read_queue_nums;
        write += queues.write_queue_nums;
        let numbers = [queues.read_queue_nums, queues.write_queue_nums, queues.perm].map(|number| number.to_string());
        let [read, write, perm] = numbers;
        line([data.cluster.to_string(), data.broker_name.to_string(), addrs, read, write, perm]);
    }
    session.io.print_line(&"-".repeat(158));
    let count = route.queue_datas.len().to_string();
    session.io.print(&format!("{:<45} {count:<32} {:<50} {read:<10} {write:<11} {:<5}\n", "Total:", "", ""));
    Ok(failure::DONE)
}

/// Prints where every queue of a topic begins and ends.
///
/// # Errors
/// Nobody answered, or the topic is not known.
pub async fn topic_status(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let stats = admin.topic_stats(parsed.get("t").unwrap_or_default()).await?.some_answer()?;
    session
        .io
        .print(&format!("{:<32}  {:<4}  {:<20}  {:<20}    {}\n", "#Broker Name", "#QID", "#Min Offset", "#Max Offset", "#Last Updated"));
    let mut tps = 0.0;
    for (_, stats) in stats.answers() {
        tps += stats.topic_put_tps;
        for (queue, ends) in &stats.offset_table {
            let updated = ends.last_update_timestamp;
            let updated = if updated > 0 { time::java_plain(UnixMs(updated), &session.settings.tz) } else { String::new() };
            let (broker, id) = (&queue.0.broker_name, queue.0.queue_id.get());
            session.io.print(&format!("{broker:<32}  {id:<4}  {:<20}  {:<20}    {updated}\n", ends.min_offset, ends.max_offset));
        }
    }
    session.io.print(&format!("\nTopic Put TPS: {tps:?}\n"));
    Ok(silent(session, stats.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect()))
}

/// Prints the clusters that have a topic.
///
/// # Errors
/// No name server answered, or the topic is not known.
pub async fn topic_cluster_list(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let route = session.admin()?.topic_route(parsed.get("t").unwrap_or_default()).await?;
    let mut clusters: Vec<_> = route.broker_datas.iter().map(|data| data.cluster.to_string()).collect();
    clusters.sort();
    clusters.dedup();
    clusters.iter().for_each(|cluster| session.io.print_line(cluster));
    Ok(failure::DONE)
}

/// The address of `-b`, whether a name server knows it or not, or the masters of `-c`.
///
/// # Errors
/// No name server answered, or the cluster is not known.
pub async fn masters(admin: &Admin, parsed: &Parsed) -> Result<Vec<Broker>, Failure> {
    match (parsed.get("b"), parsed.get("c")) {
        (Some(addr), _) => {
            let known = admin.brokers(None).await?.into_iter().find(|broker| *broker.addr == *addr);
            Ok(vec![known.unwrap_or_else(|| at(addr))])
        }
        (None, cluster) => Ok(admin.masters(cluster).await?),
    }
}

fn number(parsed: &Parsed, key: &str) -> Result<Option<i32>, Failure> {
    parsed.get(key).map(|text| text.parse().map_err(|_| Failure::usage(format!("-{key} wants a number, not `{text}`")))).transpose()
}

/// Apache reads everything but `true` as false.
pub fn flag(parsed: &Parsed, key: &str) -> Option<bool> {
    parsed.get(key).map(|text| text.eq_ignore_ascii_case("true"))
}

/// Creates or changes a topic.
///
/// # Errors
/// Nobody answered, or a broker refused.
pub async fn update_topic(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = name(parsed.get("t").unwrap_or_default())?;
    let mut config = TopicConfig::new(topic.as_shared().clone(), QUEUES, PERM_READ | PERM_WRITE);
    config.read_queue_nums = number(parsed, "r")?.unwrap_or(QUEUES);
    config.write_queue_nums = number(parsed, "w")?.unwrap_or(QUEUES);
    config.perm = number(parsed, "p")?.unwrap_or(PERM_READ | PERM_WRITE);
    config.order = flag(parsed, "o").unwrap_or(false);
    config.topic_sys_flag = i32::from(flag(parsed, "u").unwrap_or(false)) | (i32::from(flag(parsed, "s").unwrap_or(false)) << 1);
    let attributes = parsed.get("a").unwrap_or_default();
    let admin = session.admin()?;
    let brokers = masters(&admin, parsed).await?;
    let plan = format!("update topic {topic} on {} brokers\n", brokers.len());
    if rails::confirm_java(session, Class::Write, &topic, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let one_broker = parsed.has("b");
    if let Some(unknown) = brokers.iter().find(|broker| config.order && broker.name == broker.addr) {
        // Its name is what the order speaks of.
        return Err(Failure::not_found("broker", &unknown.addr).hint("mqadmin broker ls"));
    }
    let order_conf: Vec<_> = brokers.iter().map(|broker| format!("{}:{}", broker.name, config.write_queue_nums)).collect();
    let order_conf = order_conf.join(";");
    if config.order && one_broker {
        set_order(session, &admin, &topic, &order_conf, "broker").await?;
    }
    let (mut failed, mut first) = (Vec::new(), None);
    for broker in &brokers {
        match admin.put_topic(&broker.addr, &config, attributes).await {
            Ok(()) => session.io.print(&format!("create topic to {} success.\n", broker.addr)),
            Err(error) => {
                failed.push(format!("{broker}: {}", reason(&error)));
                first.get_or_insert(error);
            }
        }
    }
    if let (true, Some(error)) = (failed.len() == brokers.len(), first) {
        return Err(error.into());
    }
    if config.order && !one_broker && failed.is_empty() {
        set_order(session, &admin, &topic, &order_conf, "cluster").await?;
    }
    session.io.print_line(&topic_text(&config, attributes));
    Ok(silent(session, failed))
}

async fn set_order(session: &mut Session<'_>, admin: &Admin, topic: &str, order_conf: &str, scope: &str) -> Result<(), Failure> {
    for outcome in admin.put_order_conf(topic, order_conf).await?.outcomes {
        outcome.result?;
    }
    session.io.print(&format!("set {scope} orderConf. isOrder=true, orderConf=[{order_conf}]\n"));
    Ok(())
}

/// Changes a topic's permissions.
///
/// # Errors
/// Nobody answered, the topic is not known, or a broker refused.
pub async fn update_topic_perm(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = name(parsed.get("t").unwrap_or_default())?;
    let perm = number(parsed, "p")?.filter(|perm| (0..=7).contains(perm)).ok_or_else(|| Failure::usage("-p wants 2, 4 or 6"))?;
    let admin = session.admin()?;
    let brokers = named(&admin, parsed, Whom::Masters).await?;
    let holders = admin.topic_brokers(&topic).await?;
    if let (Some(addr), false) = (parsed.get("b"), holders.iter().any(|broker| brokers[0].addr == broker.addr && broker.id.is_master())) {
        session.io.print("updateTopicPerm error broker not exit or broker is not master!.\n");
        return Err(Failure::not_found("broker", addr).because(format!("it is no master of {topic}")));
    }
    if rails::confirm_java(session, Class::Write, &topic, &format!("permission {} for {topic}\n", perm_text(perm)))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    for broker in &brokers {
        let mut config = admin.topic_config(&broker.addr, &topic).await?;
        let before = config.perm;
        if before == perm && parsed.has("b") {
            session.io.print_line("new perm equals to the old one!");
            continue;
        }
        config.perm = perm;
        admin.put_topic(&broker.addr, &config, "").await?;
        session.io.print(&format!("update topic perm from {before} to {perm} in {} success.\n", broker.addr));
        if parsed.has("b") {
            session.io.print(&format!("{}.\n", topic_text(&config, "")));
        }
    }
    Ok(failure::DONE)
}

/// Deletes a topic.
///
/// # Errors
/// Nobody answered, or a broker or name server refused.
pub async fn delete_topic(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = name(parsed.get("t").unwrap_or_default())?;
    let cluster = parsed.get("c").unwrap_or_default();
    let admin = session.admin()?;
    let brokers = admin.masters(Some(cluster)).await?;
    if rails::confirm_java(session, Class::Destructive, &topic, &format!("delete topic {topic} from cluster {cluster}\n"))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    for broker in &brokers {
        admin.delete_topic_at(&broker.addr, &topic).await?;
    }
    session.io.print(&format!("delete topic [{topic}] from cluster [{cluster}] success.\n"));
    for outcome in admin.forget_topic(&topic, Some(cluster)).await.outcomes {
        outcome.result?;
    }
    session.io.print(&format!("delete topic [{topic}] from NameServer success.\n"));
    Ok(failure::DONE)
}

/// A JSON list from a file. Apache's tool says on standard output that there is no such file.
///
/// # Errors
/// It cannot be read, or is none.
pub fn json_list<T: serde::de::DeserializeOwned>(session: &mut Session<'_>, path: &str) -> Result<Vec<T>, Failure> {
    if !std::path::Path::new(path).exists() {
        session.io.print(&format!("the file path {path} does not exists\n"));
    }
    crate::commands::topic::more::json_list(session, path)
}

/// Creates or changes the topics in a file.
///
/// # Errors
/// The file cannot be read, nobody answered, or all refused.
pub async fn update_topic_list(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let path = parsed.get("f").unwrap_or_default();
    let configs: Vec<TopicConfig> = json_list(session, path)?;
    if configs.is_empty() {
        return Ok(failure::DONE);
    }
    for config in &configs {
        name(&config.topic_name)?;
    }
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let plan = format!("create or update {} topics on {} brokers\n", configs.len(), brokers.len());
    if rails::confirm_java(session, Class::Write, path, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let configs = &configs;
    let put = |broker: Broker| async move { admin.put_topics(&broker.addr, configs).await };
    let line = |broker: &Broker, ()| format!("submit batch of topic config to {} success, please check the result later.\n", broker.addr);
    each(session, &brokers, put, line).await
}

/// Reads, sets or deletes the fixed order of queues that name servers keep for a topic.
///
/// # Errors
/// The method is none, no name server answered, or there is nothing to get.
pub async fn order_conf(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (topic, method) = (parsed.get("t").unwrap_or_default(), parsed.get("m").unwrap_or_default());
    let admin = session.admin()?;
    if method == "get" {
        let conf = admin.kv(ORDER_NAMESPACE, topic).await?.unwrap_or_default();
        session.io.print(&format!("get orderConf success. topic=[{topic}], orderConf=[{conf}] "));
        return Ok(failure::DONE);
    }
    let conf = parsed.get("v").filter(|conf| !conf.is_empty());
    let told = match (method, conf) {
        ("put", None) => return Err(Failure::usage("please set orderConf with option -v.")),
        ("put" | "delete", _) => {
            let plan = format!("{method} the order of queues of {topic}\n");
            if rails::confirm_java(session, Class::Write, topic, &plan)? == Verdict::Planned {
                return Ok(failure::DONE);
            }
            match conf.filter(|_| method == "put") {
                Some(conf) => admin.put_order_conf(topic, conf).await?,
                None => admin.delete_kv(ORDER_NAMESPACE, topic).await?,
            }
        }
        _ => return Err(Failure::usage(format!("-m wants get, put or delete, not `{method}`"))),
    };
    let told = told.some_answer()?;
    let code = silent(session, told.failures().map(|(addr, error)| format!("{addr}: {}", reason(error))).collect());
    if code == failure::DONE {
        session.io.print(&match conf.filter(|_| method == "put") {
            Some(conf) => format!("update orderConf success. topic=[{topic}], orderConf=[{conf}]"),
            None => format!("delete orderConf success. topic=[{topic}]"),
        });
    }
    Ok(code)
}

/// Prints how clients with those addresses would share a topic's queues.
///
/// # Errors
/// No name server answered, or the topic is not known.
pub async fn allocate(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = parsed.get("t").unwrap_or_default();
    let clients: Vec<bytestring::ByteString> = parsed.get("i").unwrap_or_default().split(',').map(Into::into).collect();
    let queues = session.admin()?.topic_queues(topic).await?;
    let queues = queues.into_iter().map(|queue| MessageQueue::new(topic, queue.broker.name, queue.queue_id));
    // Apache's tool deals the queues out in the order of a hash set, unlike the clients that it speaks of, which sort them.
    let queues = java_hash_order(queues.collect(), 16, queue_hash);
    let mut shares = BTreeMap::new();
    for client in &clients {
        let share = AllocateStrategy::Averagely.allocate(client, &queues, &clients).unwrap_or_default();
        shares.insert(client.clone(), share);
    }
    let shares = java_hash_order(shares.into_iter().collect(), 16, |(client, _)| java_hash(client));
    let shares: Vec<_> = shares
        .iter()
        .map(|(client, share)| {
            let share = String::from_utf8_lossy(&lenient_json::to_vec(share)).into_owned();
            format!("\"{client}\":{share}")
        })
        .collect();
    session.io.print_line(&format!("{{\"result\":{{{}}}}}", shares.join(",")));
    Ok(failure::DONE)
}
