//! `haStatus`, `getBrokerEpoch`, `resetMasterFlushOffset`, `getSyncStateSet`.

use super::each::{Whom, at, each, named};
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::parse::time;
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use jiff::tz::TimeZone;
use mq_core::admin::Broker;
use mq_core::protocol::bodies::controller::{ReplicaIdentity, ReplicasInfo};
use mq_core::protocol::bodies::ha::{EpochCache, HaClient, HaRuntimeInfo};
use mq_core::types::{PhyOffset, UnixMs};
use std::fmt::Write as _;
use std::time::Duration;

/// Seconds between two looks when `-i` has none.
const INTERVAL_S: u64 = 3;

/// Whether to look again after a while, and after how long.
fn interval(parsed: &Parsed) -> Result<Option<Duration>, Failure> {
    match parsed.get("i") {
        None => Ok(None),
        Some("") => Ok(Some(Duration::from_secs(INTERVAL_S))),
        Some(text) => text.parse().map(|s| Some(Duration::from_secs(s))).map_err(|_| Failure::usage("-i wants seconds")),
    }
}

/// Waits for the next look; false: there is none.
async fn again(session: &mut Session<'_>, interval: Option<Duration>) -> bool {
    session.io.flush();
    match interval.filter(|_| !session.io.is_closed()) {
        Some(interval) => {
            tokio::time::sleep(interval).await;
            true
        }
        None => false,
    }
}

/// Prints how replication stands, at masters and at slaves.
///
/// # Errors
/// Nobody answered, or all refused.
pub async fn status(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let interval = interval(parsed)?;
    loop {
        let admin = &session.admin()?;
        let brokers = named(admin, parsed, Whom::Masters).await?;
        let tz = session.settings.tz.clone();
        let ask = |broker: Broker| async move { admin.ha_status(&broker.addr).await };
        let code = each(session, &brokers, ask, |broker, info| status_text(&broker.addr, &info, &tz)).await?;
        if !again(session, interval).await {
            return Ok(code);
        }
    }
}

fn status_text(addr: &str, info: &HaRuntimeInfo, tz: &TimeZone) -> String {
    if !info.master {
        return slave_text(&info.ha_client_runtime_info, tz);
    }
    let slaves = &info.ha_connection_info;
    let mut text = format!(
        "\n#MasterAddr\t{addr}\n#MasterCommitLogMaxOffset\t{}\n#SlaveNum\t{}\n#InSyncSlaveNum\t{}\n",
        info.master_commit_log_max_offset,
        slaves.len(),
        info.in_sync_slave_nums
    );
    let columns = ["#SlaveAddr", "#SlaveAckOffset", "#Diff", "#TransferSpeed(KB/s)", "#Status", "#TransferFromWhere"];
    let [slave, ack, diff, speed, status, from] = columns;
    let _ = writeln!(text, "{slave:<32}  {ack:<16} {diff:>16} {speed:>16} {status:>16} {from:>16}");
    for slave in slaves {
        let status = if slave.in_sync { "OK" } else { "Fall Behind" };
        let speed = slave.transferred_byte_in_second as f64 / 1024.0;
        let (ack, diff, from) = (slave.slave_ack_offset, slave.diff, slave.transfer_from_where);
        let _ = writeln!(text, "{:<32}  {ack:<16} {diff:>16} {speed:>16.2} {status:>16} {from:>16}", slave.addr);
    }
    text
}

fn slave_text(slave: &HaClient, tz: &TimeZone) -> String {
    let at = |ms: i64| time::java_plain(UnixMs(ms), tz);
    format!(
        "\n#MasterAddr\t{}\n#CommitLogMaxOffset\t{}\n#TransferSpeed(KB/s)\t{:.2}\n#LastReadTime\t{}\n#LastWriteTime\t{}\n#MasterFlushOffset\t{}\n",
        slave.master_addr.as_deref().unwrap_or("null"),
        slave.max_offset,
        slave.transferred_byte_in_second as f64 / 1024.0,
        at(slave.last_read_timestamp),
        at(slave.last_write_timestamp),
        slave.master_flush_offset
    )
}

/// Prints which masters wrote the log of each broker.
///
/// # Errors
/// Nobody answered, or all refused, as brokers without a controller do.
pub async fn epochs(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let interval = interval(parsed)?;
    loop {
        let admin = &session.admin()?;
        let brokers = match parsed.get("b") {
            Some(name) => {
                let mut brokers = admin.brokers(None).await?;
                brokers.retain(|broker| broker.name == name);
                brokers
            }
            None => named(admin, parsed, Whom::Everybody).await?,
        };
        if brokers.is_empty() {
            return Err(Failure::not_found("broker", parsed.get("b").unwrap_or_default()).hint("mqadmin broker ls"));
        }
        let ask = |broker: Broker| async move { admin.epochs(&broker.addr).await };
        let code = each(session, &brokers, ask, |broker, cache| epoch_text(&broker.addr, &cache)).await?;
        if !again(session, interval).await {
            return Ok(code);
        }
    }
}

fn epoch_text(addr: &str, cache: &EpochCache) -> String {
    let (cluster, name, id) = (&cache.cluster_name, &cache.broker_name, cache.broker_id);
    let mut text = format!("\n#clusterName\t{cluster}\n#brokerName\t{name}\n#brokerAddr\t{addr}\n#brokerId\t{id}");
    for (at, entry) in cache.epoch_list.iter().enumerate() {
        let end = if at + 1 == cache.epoch_list.len() { cache.max_offset } else { entry.end_offset };
        let _ = write!(text, "\n#Epoch: EpochEntry{{epoch={}, startOffset={}, endOffset={end}}}", entry.epoch, entry.start_offset);
    }
    text + "\n"
}

/// Tells a broker up to where its master has flushed.
///
/// # Errors
/// It did not answer, or refused.
pub async fn reset_flush(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (Some(addr), Some(text)) = (parsed.get("b"), parsed.get("o")) else {
        return Err(Failure::usage("resetMasterFlushOffset wants -b brokerAddr and -o offset"));
    };
    let offset: i64 = text.parse().map_err(|_| Failure::usage("-o wants an offset"))?;
    let admin = &session.admin()?;
    let plan = format!("tell {addr} that its master has flushed up to {offset}\n");
    if rails::confirm_java(session, Class::Destructive, addr, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let reset = |broker: Broker| async move { admin.reset_master_flush_offset(&broker.addr, PhyOffset(offset)).await };
    each(session, &[at(addr)], reset, |_, ()| format!("reset master flush offset to {offset} success\n")).await
}

/// Prints which replicas keep up, as the controllers know.
///
/// # Errors
/// No controller answered, or none leads.
pub async fn sync_state(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let interval = interval(parsed)?;
    let controller = parsed.get("a").unwrap_or_default().split(';').next().unwrap_or_default();
    loop {
        let admin = session.admin()?;
        let names = match (parsed.get("b"), parsed.get("c")) {
            (Some(name), _) => vec![name.into()],
            (None, Some(cluster)) => {
                let mut names: Vec<_> = admin.brokers(Some(cluster)).await?.into_iter().map(|broker| broker.name).collect();
                names.dedup();
                names
            }
            (None, None) => return Err(Failure::usage("give -b brokerName or -c clusterName")),
        };
        for (name, replicas) in admin.in_sync_replicas(controller, &names).await?.replicas_info_table {
            session.io.print(&replicas_text(&name, &replicas));
        }
        if !again(session, interval).await {
            return Ok(failure::DONE);
        }
    }
}

fn replicas_text(name: &str, replicas: &ReplicasInfo) -> String {
    let (in_sync, behind) = (&replicas.in_sync_replicas, &replicas.not_in_sync_replicas);
    let mut text = format!(
        "\n#brokerName\t{name}\n#MasterBrokerId\t{}\n#MasterAddr\t{}\n#MasterEpoch\t{}\n#SyncStateSetEpoch\t{}\n#SyncStateSetNums\t{}\n",
        replicas.master_broker_id.map_or("null".to_owned(), |id| id.to_string()),
        replicas.master_address.as_deref().unwrap_or("null"),
        replicas.master_epoch,
        replicas.sync_state_set_epoch,
        in_sync.len()
    );
    in_sync.iter().for_each(|replica| text += &format!("\nInSyncReplica:\t{}\n", replica_text(replica)));
    behind.iter().for_each(|replica| text += &format!("\nNotInSyncReplica:\t{}\n", replica_text(replica)));
    text
}

fn replica_text(replica: &ReplicaIdentity) -> String {
    format!(
        "ReplicaIdentity{{brokerName='{}', brokerId={}, brokerAddress='{}', alive={}}}",
        replica.broker_name,
        replica.broker_id,
        replica.broker_address,
        replica.alive.map_or("null".to_owned(), |alive| alive.to_string())
    )
}
