//! `updateBrokerConfig`, `cleanExpiredCQ`, `cleanUnusedTopic`, `deleteExpiredCommitLog`, cold data, read-ahead, and what 5.x keeps in RocksDB.

use super::each::{Whom, at, each, named};
use super::format::pretty;
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use mq_core::admin::{Admin, Broker, Cleaning};
use mq_core::types::UnixMs;
use serde_json::Value;

/// How far back `checkRocksdbCqWriteProgress` looks.
const CHECK_MS: i64 = 30 * 24 * 3_600_000;

/// Changes one setting of a broker, or of the masters of a cluster (`-a`: of its slaves too).
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn update_broker(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (key, value) = (parsed.get("k").unwrap_or_default(), parsed.get("v").unwrap_or_default());
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, if parsed.has("a") { Whom::Everybody } else { Whom::Masters }).await?;
    if rails::confirm_java(session, Class::Write, key, &format!("set {key}={value} on {} brokers\n", brokers.len()))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let set = |broker: Broker| async move { admin.update_broker_config(&broker.addr, &[(key, value)]).await };
    each(session, &brokers, set, |broker, ()| format!("update broker config success, {}\n", broker.addr)).await
}

/// Deletes queues whose messages are gone.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn clean_queues(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    clean(session, parsed, Cleaning::ExpiredQueues).await
}

/// Deletes queues of topics that no longer exist.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn clean_topics(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    clean(session, parsed, Cleaning::UnusedTopics).await
}

/// Deletes files of the log that retention gives up.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn clean_log(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    clean(session, parsed, Cleaning::ExpiredLog).await
}

/// Without an option every broker of every cluster cleans. Apache prints one word for all of them, without a line end.
async fn clean(session: &mut Session<'_>, parsed: &Parsed, what: Cleaning) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let brokers = match parsed.get("b") {
        Some(addr) => vec![at(addr)],
        None => admin.brokers(parsed.get("c").filter(|cluster| !cluster.is_empty())).await?,
    };
    let name = parsed.get("b").or(parsed.get("c")).unwrap_or("all");
    if rails::confirm_java(session, Class::Destructive, name, &format!("clean up on {} brokers\n", brokers.len()))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let code = each(session, &brokers, |broker| async move { admin.clean(&broker.addr, what).await }, |_, ()| String::new()).await?;
    session.io.print(if code == failure::DONE { "success" } else { "false" });
    Ok(code)
}

/// The brokers of `-b` or `-c`, each with the heading that Apache prints above its answer.
async fn headed(admin: &Admin, parsed: &Parsed) -> Result<Vec<(Broker, String)>, Failure> {
    let brokers = named(admin, parsed, Whom::Everybody).await?;
    let heading = |broker: &Broker| {
        let master = brokers.iter().find(|other| other.name == broker.name && other.id.is_master());
        match (parsed.has("b"), broker.id.is_master()) {
            (true, _) => format!(" ============{}============\n", broker.addr),
            (false, true) => format!(" ============Master: {}============\n", broker.addr),
            (false, false) => {
                let master = master.map_or("NO_MASTER", |master| &master.addr);
                format!(" ============My Master: {master}=====Slave: {}============\n", broker.addr)
            }
        }
    };
    Ok(brokers.iter().map(|broker| (broker.clone(), heading(broker))).collect())
}

fn split(headed: Vec<(Broker, String)>) -> (Vec<Broker>, impl Fn(&Broker) -> String) {
    let brokers = headed.iter().map(|(broker, _)| broker.clone()).collect();
    (brokers, move |of: &Broker| headed.iter().find(|(broker, _)| broker == of).map(|(_, text)| text.clone()).unwrap_or_default())
}

/// Prints which groups read cold data.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn cold_data(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let (brokers, heading) = split(headed(admin, parsed).await?);
    let tz = session.settings.tz.clone();
    let line = |broker: &Broker, info: Option<Value>| match info {
        None => format!("{}Broker[{}] has no cold ctr table !\n", heading(broker), broker.addr),
        Some(mut info) => {
            let groups = info.get_mut("runtimeTable").and_then(Value::as_object_mut);
            for group in groups.into_iter().flat_map(serde_json::Map::values_mut).filter_map(Value::as_object_mut) {
                for (ms, text) in [("lastColdReadTimeMills", "lastColdReadTimeFormat"), ("createTimeMills", "createTimeFormat")] {
                    let at = group.remove(ms).and_then(|at| at.as_i64()).unwrap_or(0);
                    group.insert(text.into(), time::plain(UnixMs(at), &tz).into());
                }
            }
            format!("{}{}\n", heading(broker), cold_text(&info))
        }
    };
    each(session, &brokers, |broker| async move { admin.cold_data(&broker.addr).await }, line).await
}

/// The members in the order in which brokers write them, which Apache's tool keeps.
fn cold_text(info: &Value) -> String {
    const ORDER: [&str; 5] = ["runtimeTable", "configTable", "cgColdReadThreshold", "globalColdReadThreshold", "globalAcc"];
    let members = info.as_object().cloned().unwrap_or_default();
    let known = ORDER.iter().filter_map(|name| Some(((*name).to_owned(), members.get(*name)?)));
    let others = members.iter().filter(|(name, _)| !ORDER.contains(&name.as_str())).map(|(name, value)| (name.clone(), value));
    let lines: Vec<_> = known
        .chain(others)
        .map(|(name, value)| {
            let one = pretty(&Value::Object([(name, value.clone())].into_iter().collect()));
            one.trim_start_matches("{\n").trim_end_matches("\n}").to_owned()
        })
        .collect();
    format!("{{\n{}\n}}", lines.join(",\n"))
}

/// Limits how much cold data a group reads.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn limit_cold_data(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    cold_limit(session, parsed, parsed.get("v"), "updateColdDataFlowCtrGroupConfig success").await
}

/// Lifts that limit.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn free_cold_data(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    cold_limit(session, parsed, None, "remove broker cold read threshold success").await
}

async fn cold_limit(session: &mut Session<'_>, parsed: &Parsed, limit: Option<&str>, done: &str) -> Result<u8, Failure> {
    let group = parsed.get("g").unwrap_or_default();
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let plan = format!("cold data of group {group}: {} on {} brokers\n", limit.unwrap_or("no limit"), brokers.len());
    if rails::confirm_java(session, Class::Write, group, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let set = |broker: Broker| async move { admin.limit_cold_data(&broker.addr, group, limit).await };
    each(session, &brokers, set, |broker, ()| format!("{done}, {}\n", broker.addr)).await
}

/// Sets how the log's files are read ahead.
///
/// # Errors
/// The mode is none, nobody answered, or all refused.
pub async fn read_ahead(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let mode = parsed.get("m").unwrap_or_default();
    if !["0", "1"].contains(&mode) {
        session.io.print("set the read mode error; 0 is default, 1 random read\n");
        return Err(Failure::usage(format!("-m wants 0 or 1, not `{mode}`")));
    }
    let admin = &session.admin()?;
    let (brokers, heading) = split(headed(admin, parsed).await?);
    let plan = format!("read-ahead mode {mode} on {} brokers\n", brokers.len());
    if rails::confirm_java(session, Class::Write, mode, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let set = |broker: Broker| async move { admin.set_read_ahead(&broker.addr, mode).await };
    let line = |broker: &Broker, said: Option<String>| {
        format!("{}commitLog set readAhead mode rstStr{}\n", heading(broker), said.as_deref().unwrap_or("null"))
    };
    each(session, &brokers, set, line).await
}

/// Makes brokers keep timer messages in files or in RocksDB.
///
/// # Errors
/// The engine is none, nobody answered, or all refused.
pub async fn switch_timer(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let engine = parsed.get("e").unwrap_or_default();
    let name = match engine {
        "R" => "ROCKSDB_TIMELINE",
        "F" => "FILE_TIME_WHEEL",
        _ => {
            session.io.print("switchTimerEngine engineType must be R or F\n");
            return Err(Failure::usage(format!("-e wants R or F, not `{engine}`")));
        }
    };
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    if rails::confirm_java(session, Class::Destructive, engine, &format!("timer engine {name} on {} brokers\n", brokers.len()))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    // To one broker Apache prints the letter, to a cluster the name.
    let shown = if parsed.has("b") { engine } else { name };
    let switch = |broker: Broker| async move { admin.switch_timer_engine(&broker.addr, engine).await };
    each(session, &brokers, switch, |broker, ()| format!("switchTimerEngine to {} success, {shown}\n", broker.addr)).await
}

/// Makes brokers give back what was popped and not acknowledged.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn export_pop(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let mut brokers = named(admin, parsed, Whom::Everybody).await?;
    if parsed.has("b") {
        let config = admin.broker_config(&brokers[0].addr).await?;
        brokers[0].name = config.into_iter().find(|(key, _)| key == "brokerName").map(|(_, name)| name.into()).unwrap_or_default();
    }
    // Apache reads the option the wrong way round: only "false" keeps it from writing. We take it at its word.
    let dry = session.globals.dry_run || parsed.get("d").is_some_and(|text| text.eq_ignore_ascii_case("true"));
    let name = parsed.get("b").or(parsed.get("c")).unwrap_or_default();
    if !dry && rails::confirm_java(session, Class::Destructive, name, "give back what was popped\n")? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let export = |broker: Broker| async move { if dry { Ok(()) } else { admin.export_pop_records(&broker.addr).await } };
    let line =
        |broker: &Broker, ()| format!("Export broker records, brokerName={}, brokerAddr={}, dryRun={dry}\n", broker.name, broker.addr);
    each(session, &brokers, export, line).await
}

/// Makes brokers write what they keep in RocksDB to JSON files; reading RocksDB itself needs its library, which is not in here.
///
/// # Errors
/// It was asked to read files, nobody answered, or all refused.
pub async fn rocksdb_to_json(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    if !parsed.has("c") && !parsed.has("b") {
        let failure = Failure::new(failure::UNSUPPORTED, "NEEDS_ROCKSDB", "reading RocksDB files needs a library that is not built in");
        return Err(failure.hint("ask the broker that has them: -b brokerAddr, or -n namesrvAddr -c cluster"));
    }
    let mut types = String::new();
    for name in parsed.get("t").unwrap_or("topics;subscriptionGroups;consumerOffsets").split(';').filter(|name| !name.is_empty()) {
        let known = ["topics", "subscriptionGroups", "consumerOffsets"].into_iter().find(|known| known.eq_ignore_ascii_case(name.trim()));
        let Some(known) = known else {
            session.io.print(&format!("Invalid configType: {name} please input topics/subscriptionGroups/consumerOffsets \n"));
            return Err(Failure::usage(format!("no table is called `{name}`")));
        };
        types += &format!("{known};");
    }
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    session.io.print(if parsed.has("c") {
        "Use [rpc mode] call all brokers in cluster to export to json file \n"
    } else {
        "Use [rpc mode] call broker to export to json file \n"
    });
    let types = &types;
    let export = |broker: Broker| async move { admin.export_rocksdb_config(&broker.addr, types).await };
    let code = each(session, &brokers, export, |_, ()| String::new()).await?;
    session.io.print("broker export done.");
    Ok(code)
}

/// Makes brokers compare their queues in RocksDB with those in files.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn check_rocksdb(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let topic = parsed.get("t").unwrap_or_default();
    let since = match parsed.get("cf") {
        None => UnixMs(session.now.get() - CHECK_MS),
        Some(text) => UnixMs(text.parse().map_err(|_| Failure::usage("-cf wants ms since 1970"))?),
    };
    let admin = &session.admin()?;
    let brokers = named(admin, parsed, Whom::Masters).await?;
    let check = |broker: Broker| async move { admin.check_rocksdb_queues(&broker.addr, topic, since).await };
    let line = |broker: &Broker, result: Value| match result.get("checkStatus").and_then(Value::as_i64) {
        // Apache's CheckStatus.CHECK_ERROR.
        Some(3) => {
            let said = result.get("checkResult").and_then(Value::as_str).unwrap_or("null").to_owned();
            format!("{} check error, please check log... errInfo: {said}", broker.name)
        }
        _ => format!("{} check doing, please wait and get the result from log... \n", broker.name),
    };
    each(session, &brokers, check, line).await
}
