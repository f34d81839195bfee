//! `getNamesrvConfig`, `updateNamesrvConfig`, `updateKvConfig`, `deleteKvConfig`, `wipeWritePerm`, `addWritePerm`.

use super::broker::silent;
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::{Session, reason};
use mq_core::admin::Partial;

/// Prints the settings of every name server.
///
/// # Errors
/// None answered.
pub async fn config(session: &mut Session<'_>, _: &Parsed) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let servers = admin.name_server_addrs().await?;
    let asked = admin.each(servers, |addr: String| async move { admin.name_server_config(&addr).await });
    let asked = asked.await.some_answer()?;
    for (addr, config) in asked.answers() {
        session.io.print(&format!("============{addr}============\n"));
        for (key, value) in config {
            session.io.print(&format!("{key:<50}=  {value}\n"));
        }
    }
    Ok(silent(session, asked.failures().map(|(addr, error)| format!("{addr}: {}", reason(error))).collect()))
}

/// All of them did it, or who did not.
fn all<T>(session: &mut Session<'_>, told: Partial<String, T>) -> Result<u8, Failure> {
    let told = told.some_answer()?;
    Ok(silent(session, told.failures().map(|(addr, error)| format!("{addr}: {}", reason(error))).collect()))
}

/// Changes one setting of every name server.
///
/// # Errors
/// None answered, or all refused.
pub async fn update(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (key, value) = (parsed.get("k").unwrap_or_default(), parsed.get("v").unwrap_or_default());
    let admin = &session.admin()?;
    let servers = admin.name_server_addrs().await?;
    if rails::confirm_java(session, Class::Write, key, &format!("set {key}={value} on {} name servers\n", servers.len()))?
        == Verdict::Planned
    {
        return Ok(failure::DONE);
    }
    let told = admin.each(servers, |addr: String| async move { admin.update_name_server_config(&addr, &[(key, value)]).await });
    let code = all(session, told.await)?;
    // Apache names the servers of `-n` only, as a Java list.
    let servers = parsed.get("n").map(|list| format!("[{}]", list.split(';').collect::<Vec<_>>().join(", "))).unwrap_or_default();
    if code == failure::DONE {
        session.io.print(&format!("update name server config success!{servers}\n{key} : {value}\n"));
    }
    Ok(code)
}

/// Makes every name server keep a value.
///
/// # Errors
/// None answered, or all refused.
pub async fn put_kv(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let admin = session.admin()?;
    if rails::confirm_java(session, Class::Write, text("k"), &format!("put {} in {}\n", text("k"), text("s")))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let told = admin.put_kv(text("s"), text("k"), text("v")).await?;
    let code = all(session, told)?;
    if code == failure::DONE {
        session.io.print_line("create or update kv config to namespace success.");
    }
    Ok(code)
}

/// Makes every name server forget a value.
///
/// # Errors
/// None answered, or all refused.
pub async fn delete_kv(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let text = |key: &str| parsed.get(key).unwrap_or_default();
    let admin = session.admin()?;
    if rails::confirm_java(session, Class::Write, text("k"), &format!("delete {} from {}\n", text("k"), text("s")))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let told = admin.delete_kv(text("s"), text("k")).await?;
    let code = all(session, told)?;
    if code == failure::DONE {
        session.io.print_line("delete kv config from namespace success.");
    }
    Ok(code)
}

/// Takes the right to write from a broker's queues, at every name server.
///
/// # Errors
/// No name server is known.
pub async fn wipe_write(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    set_writable(session, parsed, false).await
}

/// Gives it back.
///
/// # Errors
/// No name server is known.
pub async fn add_write(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    set_writable(session, parsed, true).await
}

async fn set_writable(session: &mut Session<'_>, parsed: &Parsed, writable: bool) -> Result<u8, Failure> {
    let broker = parsed.get("b").unwrap_or_default();
    let verb = if writable { "add" } else { "wipe" };
    let admin = session.admin()?;
    if rails::confirm_java(session, Class::Write, broker, &format!("{verb} write permission of {broker}\n"))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let told = admin.set_writable(broker, writable).await?;
    for outcome in &told.outcomes {
        let addr = &outcome.target;
        session.io.print(&match &outcome.result {
            Ok(topics) => format!("{verb} write perm of broker[{broker}] in name server[{addr}] OK, {topics}\n"),
            Err(_) => format!("{verb} write perm of broker[{broker}] in name server[{addr}] Failed\n"),
        });
    }
    all(session, told)
}
