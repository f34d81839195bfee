//! `getControllerMetaData`, `getControllerConfig`, `updateControllerConfig`, `electMaster`, `cleanBrokerMetadata`, `addBroker`,
//! `removeBroker`.

use super::broker::silent;
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use mq_core::protocol::headers::controller::{CleanBrokerData, RemoveBroker};
use mq_core::types::{BrokerId, UnixMs};
use std::fmt::Write as _;

/// The controllers of `-a`.
fn controllers(parsed: &Parsed) -> Vec<String> {
    parsed.get("a").unwrap_or_default().split(';').map(|addr| addr.trim().to_owned()).filter(|addr| !addr.is_empty()).collect()
}

/// Prints who leads the controllers.
///
/// # Errors
/// The controller did not answer, or refused.
pub async fn metadata(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let metadata = session.admin()?.controller_metadata(parsed.get("a").unwrap_or_default()).await?;
    let text = |text: &Option<bytestring::ByteString>| text.as_deref().unwrap_or("null").to_owned();
    let mut out = format!(
        "\n#ControllerGroup\t{}\n#ControllerLeaderId\t{}\n#ControllerLeaderAddress\t{}",
        text(&metadata.group),
        text(&metadata.controller_leader_id),
        text(&metadata.controller_leader_address)
    );
    for peer in metadata.peers.as_deref().unwrap_or_default().split(';').filter(|peer| !peer.is_empty()) {
        let _ = write!(out, "\n#Peer:\t{peer}");
    }
    session.io.print_line(&out);
    Ok(failure::DONE)
}

/// Prints the settings of controllers.
///
/// # Errors
/// None answered, or all refused.
pub async fn config(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let asked = admin.each(controllers(parsed), |addr: String| async move { admin.controller_config(&addr).await });
    let asked = asked.await.some_answer()?;
    for (addr, config) in asked.answers() {
        session.io.print(&format!("============{addr}============\n"));
        config.iter().for_each(|(key, value)| session.io.print(&format!("{key:<50}=  {value}\n")));
    }
    Ok(silent(session, asked.failures().map(|(addr, error)| format!("{addr}: {}", reason(error))).collect()))
}

/// Changes one setting of controllers.
///
/// # Errors
/// None answered, or all refused.
pub async fn update(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (key, value) = (parsed.get("k").unwrap_or_default(), parsed.get("v").unwrap_or_default());
    let (admin, servers) = (&session.admin()?, controllers(parsed));
    let plan = format!("set {key}={value} on {} controllers\n", servers.len());
    if rails::confirm_java(session, Class::Write, key, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let list = servers.join(", ");
    let told = admin.each(servers, |addr: String| async move { admin.update_controller_config(&addr, &[(key, value)]).await });
    let told = told.await.some_answer()?;
    let code = silent(session, told.failures().map(|(addr, error)| format!("{addr}: {}", reason(error))).collect());
    if code == failure::DONE {
        session.io.print(&format!("update controller config success![{list}]\n{key} : {value}\n"));
    }
    Ok(code)
}

/// Makes a replica the master.
///
/// # Errors
/// The leader did not answer or refused, or nobody leads.
pub async fn elect(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let id: i64 = text("b").parse().map_err(|_| Failure::usage("-b wants a broker id"))?;
    let (cluster, name) = (text("c"), text("bn"));
    let admin = session.admin()?;
    if rails::confirm_java(session, Class::Destructive, name, &format!("make replica {id} the master of {name}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let (elected, group) = admin.elect_master(text("a"), cluster, name, BrokerId(id)).await?;
    let number = |number: Option<i32>| number.map_or("null".to_owned(), |number| number.to_string());
    let mut out = format!(
        "\n#ClusterName\t{cluster}\n#BrokerName\t{name}\n#BrokerMasterAddr\t{}\n#MasterEpoch\t{}\n#SyncStateSetEpoch\t{}\n",
        elected.master_address.as_deref().unwrap_or("null"),
        number(elected.master_epoch),
        number(elected.sync_state_set_epoch)
    );
    for (id, addr) in &group.broker_addrs {
        let _ = writeln!(out, "\t#Broker\t{}\t{addr}", id.0);
    }
    session.io.print(&out);
    Ok(failure::DONE)
}

/// Makes the controllers forget replicas.
///
/// # Errors
/// The leader did not answer or refused, or nobody leads.
pub async fn clean(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (name, ids, cluster) = (parsed.get("bn").unwrap_or_default(), parsed.get("b"), parsed.get("c"));
    if ids.is_some_and(|ids| ids.split(';').any(|id| id.trim().parse::<i64>().is_err())) {
        return Err(Failure::usage("-b wants ids such as 1;2"));
    }
    if !parsed.has("l") && cluster.is_none() {
        return Err(Failure::usage("without -l cleanLivingBroker it wants -c clusterName"));
    }
    let admin = session.admin()?;
    let plan = format!("forget replicas {} of {name}\n", ids.unwrap_or("(all)"));
    if rails::confirm_java(session, Class::Destructive, name, &plan)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let what = CleanBrokerData {
        cluster_name: cluster.map(Into::into),
        broker_name: name.into(),
        broker_ids: ids.map(Into::into),
        clean_living: parsed.has("l"),
        invoke_time: Some(UnixMs::now()),
    };
    admin.clean_broker_data(parsed.get("a").unwrap_or_default(), &what).await?;
    session.io.print(&format!("clear broker {name} metadata from controller success! \n"));
    Ok(failure::DONE)
}

/// Starts a broker in a container.
///
/// # Errors
/// The container did not answer, or refused.
pub async fn add_broker(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (addr, path) = (parsed.get("c").unwrap_or_default(), parsed.get("b").unwrap_or_default());
    let admin = session.admin()?;
    if rails::confirm_java(session, Class::Write, addr, &format!("start a broker of {path} in {addr}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    admin.add_broker(addr, path).await?;
    session.io.print(&format!("add broker to {addr} success\n"));
    Ok(failure::DONE)
}

/// Stops a broker of a container, `cluster:name:id`.
///
/// # Errors
/// The container did not answer, or refused.
pub async fn remove_broker(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (addr, identity) = (parsed.get("c").unwrap_or_default(), parsed.get("b").unwrap_or_default());
    let parts: Vec<_> = identity.split(':').map(str::trim).collect();
    let [cluster, name, id] = parts[..] else { return Err(Failure::usage("-b wants clusterName:brokerName:brokerId")) };
    let id: i64 = id.parse().map_err(|_| Failure::usage("-b wants clusterName:brokerName:brokerId"))?;
    if id < 0 {
        session.io.print_line("brokerId can't be negative");
        return Err(Failure::usage("a broker id is not negative"));
    }
    let admin = session.admin()?;
    if rails::confirm_java(session, Class::Destructive, name, &format!("stop {identity} in {addr}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let which = RemoveBroker { broker_name: name.into(), broker_cluster_name: cluster.into(), broker_id: BrokerId(id) };
    admin.remove_broker(addr, &which).await?;
    session.io.print(&format!("remove broker from {addr} success\n"));
    Ok(failure::DONE)
}
