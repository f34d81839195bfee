//! `brokerStatus`, `getBrokerConfig`.

use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::session::{Session, reason};
use mq_core::admin::{Admin, Broker};

/// The masters and slaves a command is for: the address of `-b`, or every broker of the cluster of `-c`.
async fn targets(admin: &Admin, parsed: &Parsed, masters_only: bool) -> Result<Vec<Broker>, Failure> {
    if let Some(addr) = parsed.get("b") {
        let known = admin.brokers(None).await.unwrap_or_default().into_iter().find(|broker| *broker.addr == *addr);
        let unknown = || Broker { cluster: "".into(), name: addr.into(), id: mq_core::types::BrokerId::MASTER, addr: addr.into() };
        return Ok(vec![known.unwrap_or_else(unknown)]);
    }
    let mut brokers = admin.brokers(parsed.get("c")).await?;
    brokers.retain(|broker| !masters_only || broker.id.is_master());
    Ok(brokers)
}

/// Prints what brokers say of themselves.
///
/// # Errors
/// Nobody answered.
pub async fn broker_status(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = targets(&admin, parsed, false).await?;
    let infos = admin.runtime_infos(brokers).await.some_answer()?;
    for (broker, info) in infos.answers() {
        for (key, value) in &info.values {
            let addr = if parsed.has("b") { String::new() } else { format!("{:<24} ", broker.addr) };
            session.io.print(&format!("{addr}{key:<32}: {value}\n"));
        }
    }
    Ok(silent(session, infos.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect()))
}

/// Prints the settings of brokers.
///
/// # Errors
/// Nobody answered.
pub async fn broker_config(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = targets(&admin, parsed, false).await?;
    let configs = admin.each(brokers, |broker| {
        let admin = admin.clone();
        async move { admin.broker_config(&broker.addr).await }
    });
    let configs = configs.await.some_answer()?;
    for (broker, config) in configs.answers() {
        let heading = if parsed.has("b") {
            format!("============{}============\n", broker.addr)
        } else {
            format!("============{}: {}============\n", if broker.id.is_master() { "Master" } else { "Slave" }, broker.addr)
        };
        session.io.print(&heading);
        for (key, value) in config {
            session.io.print(&format!("{key:<50}=  {value}\n"));
        }
        session.io.print("\n");
    }
    Ok(silent(session, configs.failures().map(|(broker, error)| format!("{broker}: {}", reason(error))).collect()))
}

/// Names who did not answer, and returns the exit code.
pub fn silent(session: &mut Session<'_>, silent: Vec<String>) -> u8 {
    silent.iter().for_each(|line| session.io.note(&format!("warning: {line}")));
    if silent.is_empty() { failure::DONE } else { failure::PARTIAL }
}
