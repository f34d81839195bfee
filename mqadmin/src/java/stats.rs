//! `statsAll`.

use super::broker::silent;
use super::parse::Parsed;
use crate::failure::{self, Failure};
use crate::session::{Session, reason};
use bytestring::ByteString;
use mq_core::names::{DLQ_PREFIX, RETRY_PREFIX};
use mq_core::ops::traffic::{self, Traffic};

/// Prints what goes into each topic and out of it to each group.
///
/// # Errors
/// No name server answered.
pub async fn stats_all(session: &mut Session<'_>, parsed: &Parsed) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut topics = admin.topic_names().await?;
    let wanted = parsed.get("t").filter(|topic| !topic.is_empty());
    topics.retain(|topic| !topic.starts_with(RETRY_PREFIX) && !topic.starts_with(DLQ_PREFIX));
    topics.retain(|topic| wanted.is_none_or(|wanted| wanted == &**topic));
    session.io.print(&format!(
        "{:<64}  {:<64} {:>12} {:>11} {:>11} {:>14} {:>14}\n",
        "#Topic", "#Consumer Group", "#Accumulation", "#InTPS", "#OutTPS", "#InMsg24Hour", "#OutMsg24Hour"
    ));
    let asked = admin.each(topics, |topic: ByteString| {
        let admin = admin.clone();
        async move { traffic::of_topic(&admin, &topic).await }
    });
    let mut missing = Vec::new();
    for outcome in asked.await.outcomes {
        match outcome.result {
            Ok(told) => {
                print_topic(session, &outcome.target, &told, parsed.has("a"));
                missing.extend(told.missing.iter().map(|(broker, error)| format!("{}: {broker}: {}", outcome.target, reason(error))));
            }
            Err(error) => missing.push(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    Ok(if missing.is_empty() { failure::DONE } else { silent(session, missing) })
}

fn print_topic(session: &mut Session<'_>, topic: &str, told: &Traffic, active_only: bool) {
    let (in_per_s, in_day) = (told.into.per_s, told.into.day);
    if told.groups.is_empty() && (!active_only || in_day > 0) {
        let line = format!("{topic:<64}  {:<64} {:>12} {in_per_s:>11.2} {:>11} {in_day:>14} {:>14}\n", "", 0, "", "NO_CONSUMER");
        session.io.print(&line);
    }
    for (group, behind, out) in &told.groups {
        if !active_only || in_day > 0 || out.day > 0 {
            let line = format!("{topic:<64}  {group:<64} {behind:>12} {in_per_s:>11.2} {:>11.2} {in_day:>14} {:>14}\n", out.per_s, out.day);
            session.io.print(&line);
        }
    }
}
