//! What the detail of a group tells besides its queues: who is in it, what they want, how it is set, how far behind it was.

use super::Lines;
use crate::inquiry::{GroupSet, Inquiry, Member, MembersSeen};
use crate::lists::GroupTab;
use crate::model::{Cluster, Level, Name};
use crate::state::{Clock, State};
use crate::table::{at_least, symbol};
use crate::text::{self, Charset};
use crate::theme::Role;
use mq_core::names;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::version_name;
use std::collections::{BTreeMap, BTreeSet};

/// The lines of `tab` about the group under the cursor.
pub fn lines(state: &State, tab: GroupTab, group: &Name) -> Lines {
    let charset = state.theme.charset;
    match tab {
        GroupTab::Queues => Lines::new(),
        GroupTab::Clients => members(state, group).map_or_else(|line| vec![line], |seen| clients(seen, state.shown_at_ms())),
        GroupTab::Subscriptions => {
            let positions = topics(state.shown(), group);
            members(state, group).map_or_else(|line| vec![line], |seen| subscriptions(seen, &positions, charset))
        }
        GroupTab::Config => config(state, group),
        GroupTab::History => history(state),
    }
}

/// Who is in the group, or the line that stands for it.
fn members<'a>(state: &'a State, group: &Name) -> Result<&'a MembersSeen, (String, Role)> {
    let answered = state.shown().found.members.as_ref();
    match answered.filter(|answered| answered.inquiry == Inquiry::Members(group.clone())).map(|answered| &answered.result) {
        None => Err(("? asking the brokers, and the clients through them".into(), Role::Dim)),
        Some(Err(why)) => Err((format!("? {why}"), Role::Level(Level::Unknown))),
        Some(Ok(seen)) => Ok(seen),
    }
}

/// Topics in which the group has positions, without the one for its retries.
fn topics(cluster: &Cluster, group: &Name) -> BTreeSet<Name> {
    let own = cluster.group_rows.range((group.clone(), Name::new())..).take_while(|((name, _), _)| name == group);
    own.map(|((_, topic), _)| topic.clone()).filter(|topic| !crate::model::is_retry_of(topic, group)).collect()
}

fn missing(lines: &mut Lines, seen: &MembersSeen) {
    lines.extend(seen.missing.iter().map(|why| (format!("? {why}"), Role::Level(Level::Unknown))));
}

fn clients(seen: &MembersSeen, now_ms: i64) -> Lines {
    let mut lines = Lines::new();
    missing(&mut lines, seen);
    if seen.members.is_empty() {
        lines.push(("nobody is connected".into(), Role::Plain));
    }
    for member in &seen.members {
        let client = &member.client;
        let library = format!("{} {}", client.language, version_name(client.version));
        lines.push((format!("{}   {}  {library}  {}", client.id, client.addr, client.how), Role::Title));
        match &member.running {
            Err(why) => lines.push((format!("  ? {why}"), Role::Level(Level::Unknown))),
            Ok(_) => lines.extend(doing(member, now_ms).into_iter().map(|line| (format!("  {line}"), Role::Plain))),
        }
    }
    if seen.unasked > 0 {
        lines.push((format!("? {} more were not asked", seen.unasked), Role::Level(Level::Unknown)));
    }
    lines
}

/// What a member does: a line for each topic that it has queues or rates of.
fn doing(member: &Member, now_ms: i64) -> Vec<String> {
    let Ok(info) = &member.running else { return Vec::new() };
    let mut queues: BTreeMap<&Name, (usize, i64, i64)> = BTreeMap::new();
    for (queue, held) in info.mq_table.iter().filter(|(_, held)| !held.droped) {
        let (count, cached, last_ms) = queues.entry(&queue.0.topic).or_default();
        (*count, *cached, *last_ms) =
            (*count + 1, cached.saturating_add(held.cached_msg_count), (*last_ms).max(held.last_consume_timestamp));
    }
    for (queue, _) in info.mq_pop_table.iter().filter(|(_, held)| !held.droped) {
        queues.entry(&queue.0.topic).or_default().0 += 1;
    }
    let shown = queues.into_iter().filter(|(topic, _)| !topic.starts_with(names::RETRY_PREFIX));
    let told = shown.map(|(topic, (count, cached, last_ms))| {
        let last = if last_ms > 0 { format!(", consumed {} ago", text::age_in_steps(now_ms - last_ms)) } else { String::new() };
        let rates = info.status_table.get(topic).map_or_else(String::new, |status| {
            let (ok, failed) = (text::rate(status.consume_ok_tps), text::rate(status.consume_failed_tps));
            format!(", ok {ok}/s, failed {failed}/s, {:.0} ms each", status.consume_rt)
        });
        let many = if count == 1 { "queue" } else { "queues" };
        format!("{topic}: {count} {many}, holds {}{last}{rates}", text::count(cached))
    });
    let told: Vec<String> = told.collect();
    if told.is_empty() { vec!["has no queue".into()] } else { told }
}

/// By topic: what is wanted of it, and by whom.
fn subscriptions(seen: &MembersSeen, positions: &BTreeSet<Name>, charset: Charset) -> Lines {
    let told: Vec<_> = seen.members.iter().filter_map(|member| Some((&member.client.id, member.running.as_ref().ok()?))).collect();
    let mut wanted: BTreeMap<&Name, BTreeMap<String, Vec<&Name>>> = BTreeMap::new();
    for (id, info) in &told {
        for one in info.subscription_set.iter().filter(|one| !one.topic.starts_with(names::RETRY_PREFIX)) {
            let kind = if *one.expression_type == *"TAG" || one.expression_type.is_empty() { "" } else { &one.expression_type };
            let expression = format!("{kind} {}", one.sub_string).trim().to_owned();
            wanted.entry(&one.topic).or_default().entry(expression).or_default().push(id);
        }
    }
    let mut lines = Lines::new();
    missing(&mut lines, seen);
    let signed = |level: Level, text: String| (format!("{} {text}", symbol(level, charset)), Role::Level(level));
    lines.extend(seen.conflicts.iter().map(|conflict| signed(Level::Critical, conflict.to_string())));
    for (topic, expressions) in &wanted {
        let by: usize = expressions.values().map(Vec::len).sum();
        if let (1, true, Some(expression)) = (expressions.len(), by == told.len(), expressions.keys().next()) {
            let many = if by == 1 { "its only client wants" } else { "all clients want" };
            lines.push(signed(Level::Ok, format!("{topic}: {many} {expression}")));
            continue;
        }
        lines.push(signed(Level::Critical, format!("{topic}: the clients differ, so that messages are missed")));
        let others = told.iter().map(|(id, _)| *id).filter(|id| !expressions.values().flatten().any(|by| by == id));
        let others: Vec<&Name> = others.collect();
        let whom = |by: &[&Name]| by.iter().map(|id| id.to_string()).collect::<Vec<_>>().join(", ");
        lines.extend(expressions.iter().map(|(expression, by)| (format!("    {expression} wants {}", whom(by)), Role::Plain)));
        lines.extend((!others.is_empty()).then(|| (format!("    nothing of it wants {}", whom(&others)), Role::Plain)));
    }
    let unknown = seen.members.len() - told.len() + seen.unasked;
    if unknown > 0 {
        lines.push(signed(Level::Unknown, format!("what {unknown} of {} clients want is not known", seen.members.len() + seen.unasked)));
    } else if seen.missing.is_empty() && !told.is_empty() {
        let left = positions.iter().filter(|topic| !wanted.contains_key(topic));
        lines.extend(left.map(|topic| signed(Level::Warning, format!("{topic}: has positions, and nobody subscribes to it"))));
    }
    if seen.members.is_empty() && seen.missing.is_empty() {
        lines.push(("nobody is connected, so nobody subscribes".into(), Role::Plain));
    }
    lines
}

fn config(state: &State, group: &Name) -> Lines {
    let answered = state.shown().found.group_config.as_ref();
    let set = answered.filter(|answered| answered.inquiry == Inquiry::GroupConfig(group.clone())).map(|answered| &answered.result);
    let Some(Ok(set)) = set else { return vec![("? asking the brokers".into(), Role::Dim)] };
    let mut lines = settings(group, set, state.theme.charset);
    lines.extend(state.shown().silent_names().map(|broker| (format!("? {broker} does not answer"), Role::Level(Level::Unknown))));
    lines
}

/// The settings, one in a line: what brokers do not agree on first, then what is not as in a new group.
fn settings(group: &Name, set: &BTreeMap<Name, GroupSet>, charset: Charset) -> Lines {
    let values = |config: &SubscriptionGroupConfig| match serde_json::to_value(config) {
        Ok(serde_json::Value::Object(values)) => values,
        _ => serde_json::Map::new(),
    };
    let usual = values(&SubscriptionGroupConfig::new(group.clone()));
    let mut lines = Lines::new();
    let mut told: Vec<(&Name, serde_json::Map<String, serde_json::Value>)> = Vec::new();
    for (broker, set) in set {
        match set {
            GroupSet::So(config) => told.push((broker, values(config))),
            GroupSet::Not => {
                lines.push((format!("{} {broker} has no such group", symbol(Level::Warning, charset)), Role::Level(Level::Warning)));
            }
            GroupSet::Unknown => lines.push((format!("? {broker} has not told its groups yet"), Role::Level(Level::Unknown))),
        }
    }
    let mut ranked: Vec<(u8, String, Role)> = Vec::new();
    for (key, usual) in usual.iter().filter(|(key, _)| *key != "groupName" && *key != "brokerId") {
        let mut holders: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (broker, values) in &told {
            holders.entry(values.get(key).map_or_else(|| "-".into(), ToString::to_string)).or_default().push(broker);
        }
        match holders.len() {
            0 => {}
            1 => {
                let value = holders.into_keys().next().unwrap_or_default();
                let usual = usual.to_string();
                let odd = value != usual;
                let note = if odd { format!("   (new groups: {usual})") } else { String::new() };
                let role = if odd { Role::Title } else { Role::Plain };
                ranked.push((if odd { 1 } else { 2 }, format!("  {key:<32} {value}{note}"), role));
            }
            _ => {
                let parts = holders.iter().map(|(value, brokers)| format!("{value} on {}", brokers.join(", ")));
                let line = format!("{} {key:<32} {}", symbol(Level::Warning, charset), parts.collect::<Vec<_>>().join("; "));
                ranked.push((0, line, Role::Level(Level::Warning)));
            }
        }
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    lines.extend(ranked.into_iter().map(|(_, line, role)| (line, role)));
    lines
}

fn history(state: &State) -> Lines {
    let past = &state.past;
    if past.key != state.current_group() {
        return vec![("? no broker has a position of this group".into(), Role::Dim)];
    }
    match &past.moments {
        None => vec![("? reading the recording".into(), Role::Dim)],
        Some(Err(why)) => vec![(format!("? {why}"), Role::Level(Level::Unknown))],
        Some(Ok(moments)) if moments.is_empty() => vec![("nothing is recorded yet".into(), Role::Plain)],
        Some(Ok(moments)) => remembered(moments, &state.clock, state.theme.charset),
    }
}

/// The backlog as a line of bars, then every moment, the newest first.
fn remembered(moments: &[crate::travel::Moment], clock: &Clock, charset: Charset) -> Lines {
    let known =
        |moment: &crate::travel::Moment| moment.was.as_ref().filter(|was| !was.is_part).and_then(|was| was.lag).map(|lag| lag as f64);
    let values: Vec<_> = moments.iter().map(known).collect();
    let mut lines = vec![(format!("lag  {}", text::spark(&values, charset)), Role::Plain)];
    lines.push((format!("{:<14} {:<9} {:>9} {:>6} {:>5} {:>5} {:>3}", "TIME", "STATE", "LAG", "AGE", "IN/S", "OUT/S", "CL"), Role::Title));
    for moment in moments.iter().rev() {
        let time = clock.within(moment.at_ms, 14);
        let Some(was) = &moment.was else {
            lines.push((format!("{time} not recorded"), Role::Dim));
            continue;
        };
        let unknown = || "?".to_owned();
        let sign = if was.is_part { at_least(charset) } else { "" };
        let level = was.state.map_or(Level::Unknown, super::groups::level);
        lines.push((
            format!(
                "{time} {:<9} {:>9} {:>6} {:>5} {:>5} {:>3}",
                was.state.map_or("?", |state| state.name()),
                was.lag.map_or_else(unknown, |lag| format!("{sign}{}", text::count(lag))),
                was.age_ms.map_or_else(|| "-".into(), text::age),
                was.in_per_s.map_or_else(unknown, text::rate),
                was.out_per_s.map_or_else(unknown, text::rate),
                was.clients.map_or_else(unknown, |clients| clients.to_string()),
            ),
            if level > Level::Unknown { Role::Level(level) } else { Role::Plain },
        ));
    }
    lines
}
