//! `updateStaticTopic`, `remappingStaticTopic`.

use super::parse::Parsed;
use crate::commands::topic::mapping::{grown, keep, moved, names, plan_text, read};
use crate::commands::topic::write::name;
use crate::failure::{self, Failure};
use crate::rails::{self, Class, Verdict};
use crate::session::Session;
use bytestring::ByteString;
use mq_core::admin::Admin;
use mq_core::ops::static_topic::{self, Change};
use std::collections::BTreeSet;

/// Makes a static topic or gives it more queues, and prints where the states before and after are kept.
///
/// # Errors
/// A broker did not answer or refused, what they have does not fit together, or the number of queues is none that can be had.
pub async fn update(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (admin, topic) = (session.admin()?, name(parsed.get("t").unwrap_or_default())?);
    if let Some(change) = from_file(parsed, topic.as_shared())? {
        return write(session, &admin, parsed, change).await;
    }
    let queues = parsed.get("qn").unwrap_or_default();
    let queues = queues.parse::<i32>().ok().filter(|queues| *queues > 0);
    let queues = queues.ok_or_else(|| Failure::usage("-qn wants a number of queues, at least 1"))?;
    let targets = targets(&admin, parsed).await?;
    let (before, change) = grown(&admin, topic.as_shared(), queues, &targets).await?;
    print_kept(session, &Change::none(before), &change, "The new mapping")?;
    write(session, &admin, parsed, change).await
}

/// Moves the queues of a static topic to other brokers, and prints where the states before and after are kept.
///
/// # Errors
/// A broker did not answer or refused, what they have does not fit together, or there is no such topic.
pub async fn remap(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let (admin, topic) = (session.admin()?, name(parsed.get("t").unwrap_or_default())?);
    if let Some(change) = from_file(parsed, topic.as_shared())? {
        return write(session, &admin, parsed, change).await;
    }
    let targets = targets(&admin, parsed).await?;
    let (before, change) = moved(&admin, topic.as_shared(), &targets).await?;
    // Apache calls both of them old here.
    print_kept(session, &Change::none(before), &change, "The old mapping")?;
    write(session, &admin, parsed, change).await
}

/// The brokers of `-b`, or those of the clusters of `-c`.
async fn targets(admin: &Admin, parsed: &Parsed) -> Result<BTreeSet<ByteString>, Failure> {
    let parts = |text: &str| text.split(',').map(str::trim).filter(|part| !part.is_empty()).map(str::to_owned).collect::<Vec<_>>();
    let masters = admin.masters(None).await?;
    if let Some(brokers) = parsed.get("b") {
        let brokers = parts(brokers);
        if let Some(unknown) = brokers.iter().find(|name| masters.iter().all(|broker| *broker.name != ***name)) {
            return Err(Failure::not_found("broker", unknown)
                .because("no name server knows a master of that name")
                .hint("mqadmin broker ls"));
        }
        return Ok(brokers.into_iter().map(Into::into).collect());
    }
    let clusters = parts(parsed.get("c").unwrap_or_default());
    let chosen: Vec<_> = masters.into_iter().filter(|broker| clusters.iter().any(|name| *broker.cluster == **name)).collect();
    if chosen.is_empty() {
        return Err(Failure::not_found("cluster", &clusters.join(",")).hint("mqadmin cluster ls"));
    }
    Ok(names(&chosen))
}

/// The change of `-mf`, which Apache's tool takes and never reads.
fn from_file(parsed: &Parsed, topic: &ByteString) -> Result<Option<Change>, Failure> {
    let Some(path) = parsed.get("mf") else { return Ok(None) };
    let change = read(path)?;
    if change.after.topic != *topic {
        return Err(Failure::usage(format!("{path} is about topic {}, not {topic}", change.after.topic)));
    }
    Ok(Some(change))
}

fn print_kept(session: &mut Session<'_>, before: &Change, after: &Change, called: &str) -> Result<(), Failure> {
    if session.globals.dry_run {
        return Ok(());
    }
    let (before, after) = (keep(before, "before")?, keep(after, "after")?);
    session.io.print(&format!("The old mapping data is written to file {}\n", before.display()));
    session.io.print(&format!("{called} data is written to file {}\n", after.display()));
    Ok(())
}

async fn write(session: &mut Session<'_>, admin: &Admin, parsed: &Parsed, change: Change) -> Result<u8, Failure> {
    let topic = change.after.topic.clone();
    if rails::confirm_java(session, Class::Write, &topic, &plan_text(&change))? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let force = parsed.get("fr").is_some_and(|force| force.eq_ignore_ascii_case("true"));
    static_topic::carry_out(admin, change, force, &mut |_| ()).await?;
    Ok(failure::DONE)
}
