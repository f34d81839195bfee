//! `mqadmin dlq export`, `purge`, `fix-perm`.

use super::{Chosen, scan};
use crate::commands::group::write::name;
use crate::failure::{self, Failure};
use crate::rails::{self, Class};
use crate::session::Session;
use clap::Args;
use mq_core::admin::{Admin, AdminError, origin_topic};
use mq_core::message::MessageExt;
use mq_core::ops::plan::{Change, Plan, Step};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE};
use serde_json::{Map, Value, json};
use std::io::Write;

/// Where to.
#[derive(Debug, Clone, Args)]
pub struct Export {
    #[command(flatten)]
    pub chosen: Chosen,
    /// A file that is not there yet; - is standard output
    #[arg(short = 'f', long, value_name = "FILE")]
    pub file: String,
}

/// What becomes of them.
#[derive(Debug, Clone, Args)]
pub struct Purge {
    /// The group
    pub group: String,
    /// Write them to a file first
    #[arg(long, value_name = "FILE", required_unless_present = "no_export", conflicts_with = "no_export")]
    pub export: Option<String>,
    /// Keep nothing
    #[arg(long)]
    pub no_export: bool,
}

/// A dead letter, whole.
fn line(dead: &MessageExt) -> String {
    let properties: Map<_, _> = dead.properties.iter().map(|(name, value)| (name.to_owned(), Value::from(value))).collect();
    json!({
        "topic": dead.topic, "origin_topic": origin_topic(dead), "msg_id": dead.msg_id(), "offset_msg_id": dead.offset_msg_id().to_string(),
        "broker": dead.broker_name, "queue_id": dead.queue_id.get(), "queue_offset": dead.queue_offset.get(), "flag": dead.flag,
        "sys_flag": dead.sys_flag.get(), "born_ms": dead.born_timestamp.get(), "stored_ms": dead.store_timestamp.get(),
        "reconsume_times": dead.reconsume_times, "properties": properties, "body_base64": base64(&dead.body),
    })
    .to_string()
}

/// Base64 with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let word = group.iter().fold(0_u32, |word, byte| word << 8 | u32::from(*byte)) << (8 * (3 - group.len()));
        for place in 0..4 {
            let letter = LETTERS[(word >> (18 - 6 * place)) as usize & 63];
            text.push(if place <= group.len() { letter as char } else { '=' });
        }
    }
    text
}

/// Writes dead letters to a file, a line each.
///
/// # Errors
/// There are none, not all of them could be read, or the file cannot be written.
pub async fn export(session: &mut Session<'_>, wanted: &Export) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let written = export_to(session, &admin, &wanted.chosen, &wanted.file).await?;
    session.note(&format!("{written} dead letters of {} written to {}", wanted.chosen.group, wanted.file));
    Ok(failure::DONE)
}

async fn export_to(session: &mut Session<'_>, admin: &Admin, chosen: &Chosen, path: &str) -> Result<usize, Failure> {
    let scanned = scan(session, admin, chosen).await?;
    if let Some(missing) = scanned.missing.first() {
        return Err(Failure::new(failure::UNREACHABLE, "UNREACHABLE", "not all dead letters could be read").because(missing.as_str()));
    }
    if scanned.cut {
        let failure = Failure::new(failure::PRECONDITION, "SCAN_LIMIT", format!("there are more than {} dead letters", chosen.scan_max));
        return Err(failure.hint("a larger --scan-max"));
    }
    let text: String = scanned.messages.iter().map(|dead| line(dead) + "\n").collect();
    if path == "-" {
        session.io.print(&text);
        return Ok(scanned.messages.len());
    }
    // A file that is there already may be an earlier export of what is gone now.
    let file = std::fs::OpenOptions::new().write(true).create_new(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()).and_then(|()| file.sync_all()));
    written.map_err(|error| Failure::new(failure::FAILED, "FILE", format!("{path}: {error}")))?;
    Ok(scanned.messages.len())
}

/// Deletes the topic of a group's dead letters.
///
/// # Errors
/// There are none, they could not be exported, or it was not confirmed.
pub async fn purge(session: &mut Session<'_>, wanted: &Purge) -> Result<u8, Failure> {
    let group = name(&wanted.group)?;
    let topic = group.dlq_topic();
    let admin = session.admin()?;
    let brokers = match admin.topic_brokers(&topic).await {
        Err(AdminError::NotFound { .. }) => return Err(super::none(&group)),
        brokers => brokers?,
    };
    rails::masters_only(&brokers)?;
    let mut steps: Vec<_> = brokers
        .iter()
        .map(|broker| Step::new(broker.to_string(), &*broker.addr, Change::DeleteTopic { topic: topic.to_string() }))
        .collect();
    for addr in admin.name_server_addrs().await? {
        let change = Change::ForgetTopic { topic: topic.to_string(), cluster: None };
        steps.push(Step::new(format!("name server {addr}"), addr, change));
    }
    let mut plan = Plan::new("dlq", format!("delete all dead letters of {group}"), Class::Destructive, group.as_str(), steps);
    let kept = wanted.export.as_ref().map_or("nothing is kept".to_owned(), |path| format!("they are written to {path} first"));
    plan.notes.push(kept);
    let only_shown = session.globals.dry_run || session.globals.plan_out.is_some();
    if let (Some(path), false) = (&wanted.export, only_shown) {
        rails::confirm(session, plan.class, &plan.name, &plan.text())?;
        let chosen = Chosen {
            group: wanted.group.clone(),
            filter: Default::default(),
            since: None,
            until: None,
            origin_topic: None,
            scan_max: usize::MAX / 2,
        };
        let written = export_to(session, &admin, &chosen, path).await?;
        session.note(&format!("{written} dead letters written to {path}"));
        session.confirmed = Some(plan.name.clone());
    }
    let shown = plan.text();
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.dlq.purge/1").await?.0)
}

/// Gives the right to read back to the topic of a group's dead letters.
///
/// # Errors
/// There is none, or the write was refused or not confirmed.
pub async fn fix_perm(session: &mut Session<'_>, group: &str) -> Result<u8, Failure> {
    let group = name(group)?;
    let topic = group.dlq_topic();
    let admin = session.admin()?;
    let brokers = match admin.topic_brokers(&topic).await {
        Err(AdminError::NotFound { .. }) => return Err(super::none(&group)),
        brokers => brokers?,
    };
    rails::masters_only(&brokers)?;
    let mut steps = Vec::new();
    for broker in &brokers {
        let before = admin.topic_config(&broker.addr, &topic).await?;
        let mut after = before.clone();
        after.perm |= PERM_READ | PERM_WRITE;
        after.read_queue_nums = after.read_queue_nums.max(after.write_queue_nums);
        steps.push(Step::new(broker.to_string(), &*broker.addr, Change::Topic { before: Some(before), after }));
    }
    let plan = Plan::new("dlq", format!("make {topic} readable"), Class::Write, group.as_str(), steps);
    let shown = plan.text();
    Ok(rails::carry_out(session, &admin, plan, &shown, "mqadmin.dlq.fix-perm/1").await?.0)
}

#[cfg(test)]
mod tests {
    use super::base64;

    #[test]
    fn base64_of_every_remainder() {
        for (bytes, text) in [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("\u{ff}\u{fe}", "w7/Dvg==")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
    }
}
