//! Asking what the sheets show: half messages, users and what they may, replicas that a controller keeps, settings that differ.

use crate::inquiry::{Sheet, SheetLine};
use crate::model::{Level, Name};
use mq_core::admin::{Admin, AdminError, Broker, check_times, real_topic};
use mq_core::message::MessageExt;
use mq_core::protocol::bodies::auth::{AclInfo, UserInfo};
use mq_core::types::UnixMs;
use std::collections::BTreeMap;

/// Half messages of one broker that are looked at.
const HALVES_MAX: usize = 200;
/// Settings in which brokers differ because they are different brokers.
const OF_ONE_BROKER: [&str; 16] = [
    "brokerName",
    "brokerId",
    "brokerRole",
    "brokerIP1",
    "brokerIP2",
    "listenPort",
    "haListenPort",
    "bindAddress",
    "fastListenPort",
    "haMasterAddress",
    "storePathRootDir",
    "storePathCommitLog",
    "storePathDLedgerCommitLog",
    "storePathEpochFile",
    "storePathBrokerIdentity",
    "configStorePath",
];

/// The lines of `sheet` at `now`.
///
/// # Errors
/// Nobody answered.
pub async fn ask(admin: &Admin, sheet: Sheet, now: UnixMs) -> Result<Vec<SheetLine>, AdminError> {
    match sheet {
        Sheet::Transactions => transactions(admin).await,
        Sheet::Users => users(admin).await,
        Sheet::Controller => controller(admin).await,
        Sheet::ConfigDiff => config_diff(admin).await,
        Sheet::Delay => super::delayed::ask(admin, now).await,
    }
}

async fn transactions(admin: &Admin) -> Result<Vec<SheetLine>, AdminError> {
    let masters = admin.masters(None).await?;
    let asked = admin.each(masters, |broker: Broker| async move {
        let open = admin.undecided_half_messages(&broker, HALVES_MAX).await?;
        Ok((open, admin.parked_half_messages(&broker, HALVES_MAX).await?))
    });
    let mut lines = Vec::new();
    for outcome in asked.await.outcomes {
        match outcome.result {
            Ok((open, parked)) => {
                let of = |level, word| move |half: &MessageExt| half_line(level, word, half);
                lines.extend(open.messages.iter().map(of(Level::Ok, "open")));
                lines.extend(parked.messages.iter().map(of(Level::Warning, "parked")));
                if open.cut || parked.cut {
                    let what = format!("only {HALVES_MAX} are looked at");
                    lines.push(SheetLine::new(Level::Unknown, "more", "...", outcome.target.name, what));
                }
            }
            Err(error) => lines.push(SheetLine::untold(outcome.target.name, &error)),
        }
    }
    Ok(lines)
}

fn half_line(level: Level, word: &'static str, half: &MessageExt) -> SheetLine {
    let what = format!("for {}, checked {} times", real_topic(half).unwrap_or("?"), check_times(half));
    let more = half.properties.iter().map(|(name, value)| format!("{name}: {value}")).collect();
    let at_ms = Some(half.born_timestamp.get());
    SheetLine { at_ms, more, ..SheetLine::new(level, word, half.msg_id(), half.broker_name.clone(), what) }
}

async fn users(admin: &Admin) -> Result<Vec<SheetLine>, AdminError> {
    let masters = admin.masters(None).await?;
    let asked = admin.each(masters, |broker: Broker| async move {
        let users = admin.users(&broker.addr, None).await?;
        Ok((users, admin.acls(&broker.addr, None, None).await?))
    });
    let mut lines = Vec::new();
    for outcome in asked.await.outcomes {
        match outcome.result {
            Ok((users, acls)) => {
                let at = &outcome.target.name;
                lines.extend(users.iter().map(|user| user_line(user, at)));
                lines.extend(acls.iter().map(|acl| acl_line(acl, at)));
            }
            Err(error) => lines.push(SheetLine::untold(outcome.target.name, &error)),
        }
    }
    Ok(lines)
}

fn user_line(user: &UserInfo, at: &Name) -> SheetLine {
    let text = |text: &Option<Name>| text.clone().unwrap_or_default();
    let off = user.user_status.as_deref() == Some("disable");
    let (level, word) = if off { (Level::Warning, "disabled") } else { (Level::Ok, "user") };
    SheetLine::new(level, word, text(&user.username), at.clone(), text(&user.user_type).to_string())
}

fn acl_line(acl: &AclInfo, at: &Name) -> SheetLine {
    let entries = acl.policies.iter().flat_map(|policy| &policy.entries);
    let more: Vec<String> = entries
        .map(|entry| {
            let actions = entry.actions.iter().map(|action| &**action).collect::<Vec<_>>().join(",");
            let ips = entry.source_ips.iter().flatten().map(|ip| &**ip).collect::<Vec<_>>().join(",");
            let text = |text: &Option<Name>| text.clone().unwrap_or_default();
            format!("{} {actions} on {} {ips}", text(&entry.decision), text(&entry.resource))
        })
        .collect();
    let count = i64::try_from(more.len()).ok();
    let name = acl.subject.clone().unwrap_or_default();
    SheetLine {
        count,
        what: more.first().cloned().unwrap_or_default(),
        more,
        ..SheetLine::new(Level::Ok, "acl", name, at.clone(), String::new())
    }
}

async fn configs(admin: &Admin) -> Result<Vec<(Broker, BTreeMap<String, String>)>, AdminError> {
    let masters = admin.masters(None).await?;
    let asked = admin.each(masters, |broker: Broker| async move { admin.broker_config(&broker.addr).await }).await.some_answer()?;
    Ok(asked.answers().map(|(broker, pairs)| (broker.clone(), pairs.iter().cloned().collect())).collect())
}

async fn controller(admin: &Admin) -> Result<Vec<SheetLine>, AdminError> {
    let mut by_controller: BTreeMap<String, Vec<Name>> = BTreeMap::new();
    for (broker, config) in configs(admin).await? {
        let addrs = config.get("controllerAddr").filter(|addrs| !addrs.is_empty());
        if let (Some(addrs), Some("true")) = (addrs, config.get("enableControllerMode").map(String::as_str)) {
            by_controller.entry(addrs.clone()).or_default().push(broker.name);
        }
    }
    let mut lines = Vec::new();
    for (addrs, names) in by_controller {
        let first = addrs.split([';', ',']).next().unwrap_or_default();
        match admin.in_sync_replicas(first, &names).await {
            Ok(info) => {
                for (name, replicas) in info.replicas_info_table {
                    let late = replicas.not_in_sync_replicas.len();
                    let all = late + replicas.in_sync_replicas.len();
                    let (level, word) = if late > 0 { (Level::Warning, "late") } else { (Level::Ok, "in sync") };
                    let master = replicas.master_address.unwrap_or_default();
                    let what = format!("master {master} epoch {}, {} of {all} in sync", replicas.master_epoch, all - late);
                    let told = replicas.in_sync_replicas.iter().map(|one| ("in sync", one));
                    let told = told.chain(replicas.not_in_sync_replicas.iter().map(|one| ("NOT in sync", one)));
                    let more = told.map(|(how, one)| format!("{} at {} {how}", one.broker_id, one.broker_address)).collect();
                    lines.push(SheetLine { count: i64::try_from(all).ok(), more, ..SheetLine::new(level, word, name, first, what) });
                }
            }
            Err(error) => lines.push(SheetLine::untold(first, &error)),
        }
    }
    Ok(lines)
}

async fn config_diff(admin: &Admin) -> Result<Vec<SheetLine>, AdminError> {
    let configs = configs(admin).await?;
    let mut keys: Vec<&String> = configs.iter().flat_map(|(_, config)| config.keys()).collect();
    keys.sort();
    keys.dedup();
    keys.retain(|key| !OF_ONE_BROKER.contains(&key.as_str()));
    let mut lines = Vec::new();
    for key in keys {
        let mut holders: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (broker, config) in &configs {
            holders.entry(config.get(key).map_or("(not listed)", String::as_str)).or_default().push(&broker.name);
        }
        if holders.len() > 1 {
            let more: Vec<String> = holders.iter().map(|(value, brokers)| format!("{value}: {}", brokers.join(", "))).collect();
            let count = i64::try_from(holders.len()).ok();
            lines.push(SheetLine {
                count,
                what: more.join("; "),
                more,
                ..SheetLine::new(Level::Warning, "differs", key.as_str(), "", String::new())
            });
        }
    }
    Ok(lines)
}
