//! `mqadmin client`: producers and consumers that are connected.

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, list, moment, text};
use crate::parse::glob;
use crate::session::{Session, answers, reason};
use clap::Subcommand;
use mq_core::admin::Admin;
use mq_core::protocol::bodies::client::Connection;
use mq_core::protocol::version_name;
use mq_core::types::UnixMs;
use std::collections::{BTreeMap, BTreeSet};

/// Groups whose consumers are asked for: each costs a request to every broker.
const GROUPS_MAX: usize = 200;

/// What can be done with clients.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Clients that are connected, with their groups
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin client ls\n  mqadmin client ls 'pay-*' --consumers -o json\n\nClass: read. Schema: mqadmin.client.ls/1"
    )]
    Ls {
        /// Only groups that fit a pattern
        groups: Vec<String>,
        /// Producers only
        #[arg(long, conflicts_with = "consumers")]
        producers: bool,
        /// Consumers only
        #[arg(long)]
        consumers: bool,
    },
    /// What a consumer is doing: settings, queues, rates
    #[command(
        visible_alias = "show",
        after_help = "Examples:\n  mqadmin client describe pay-consumer 10.0.0.7@812\n  mqadmin client describe pay-consumer 10.0.0.7@812 -o json\n\nClass: read. Schema: mqadmin.client.describe/1"
    )]
    Describe {
        /// Its group
        group: String,
        /// Its id, as `client ls` shows it
        client: String,
    },
}

pub const LS: Shape = Shape::new(
    "mqadmin.client.ls/1",
    &[
        text("client"),
        text("role"),
        text("group"),
        text("addr"),
        text("language"),
        text("version"),
        list("brokers"),
        moment("heard").wide(),
    ],
);
pub const DESCRIBE: Shape = Shape::new("mqadmin.client.describe/1", &[text("section"), text("name"), text("value")]);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, or the client is not connected.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { groups, producers, consumers } => ls(session, groups, !consumers, !producers).await,
        Verb::Describe { group, client } => describe(session, group, client).await,
    }
}

/// One client in one group: what is told of it, by whom.
#[derive(Default)]
struct Seen {
    told: Connection,
    brokers: Vec<String>,
    heard: Option<UnixMs>,
}

type Clients = BTreeMap<(&'static str, String, String), Seen>;

async fn ls(session: &mut Session<'_>, groups: &[String], producers: bool, consumers: bool) -> Result<u8, Failure> {
    let admin = &session.admin()?;
    let mut report = Report::of(&LS);
    let mut clients = Clients::new();
    if producers {
        let brokers = admin.readable_brokers(None).await?;
        let asked = admin.each(brokers, |broker| async move { admin.producers_at(&broker.addr).await }).await;
        for (broker, table) in answers(asked, &mut report)? {
            for (group, told) in table.data.into_iter().filter(|(group, _)| glob::fits_any(groups, group)) {
                for client in told {
                    let seen = clients.entry(("producer", group.to_string(), client.client_id.to_string())).or_default();
                    seen.heard = seen.heard.max(Some(UnixMs(client.last_update_timestamp)).filter(|at| at.get() > 0));
                    seen.brokers.push(broker.name.to_string());
                    seen.told = Connection {
                        client_addr: client.remote_i_p,
                        client_id: client.client_id,
                        language: client.language,
                        version: client.version,
                    };
                }
            }
        }
    }
    if consumers {
        find_consumers(admin, groups, &mut clients, &mut report).await?;
    }
    for ((role, group, id), seen) in clients {
        report.rows.push(vec![
            Cell::text(id),
            Cell::text(role),
            Cell::text(group),
            Cell::text(&*seen.told.client_addr),
            Cell::text(&*seen.told.language),
            Cell::text(version_name(seen.told.version)),
            Cell::List(seen.brokers),
            Cell::time(seen.heard),
        ]);
    }
    session.show(report)
}

async fn find_consumers(admin: &Admin, patterns: &[String], clients: &mut Clients, report: &mut Report) -> Result<(), Failure> {
    let brokers = admin.readable_brokers(None).await?;
    let tables = answers(admin.group_configs(brokers.clone()).await, report)?;
    let names = tables.into_iter().flat_map(|(_, table)| table.subscription_group_table.into_keys());
    let mut groups: BTreeSet<_> = names.filter(|name| glob::fits_any(patterns, name)).collect();
    if groups.len() > GROUPS_MAX {
        report.missing(format!("consumers of {} of {} groups: choose some", groups.len() - GROUPS_MAX, groups.len()));
        groups = groups.into_iter().take(GROUPS_MAX).collect();
    }
    for group in groups {
        for outcome in admin.group_clients(brokers.clone(), &group).await.outcomes {
            let told = match outcome.result {
                Ok(told) => told,
                Err(error) => {
                    let what = format!("consumers at {}: {}", outcome.target, reason(&error));
                    if !report.warnings.contains(&what) {
                        report.missing(what);
                    }
                    continue;
                }
            };
            for client in told.online().into_iter().flat_map(|online| &online.connection_set) {
                let seen = clients.entry(("consumer", group.to_string(), client.client_id.to_string())).or_default();
                seen.told = client.clone();
                seen.brokers.push(outcome.target.name.to_string());
            }
        }
    }
    Ok(())
}

async fn describe(session: &mut Session<'_>, group: &str, client: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let info = super::group::running_info(&admin, group, client, false).await?;
    let mut report = Report::of(&DESCRIBE);
    let mut row = |section: &str, name: &str, value: String| report.rows.push([section, name, value.as_str()].map(Cell::text).to_vec());
    for (key, value) in &info.properties {
        row("property", key, value.to_string());
    }
    for subscription in &info.subscription_set {
        row("subscription", &subscription.topic, subscription.sub_string.to_string());
    }
    for (topic, status) in &info.status_table {
        let rates =
            format!("{:.1}/s consumed in {:.1} ms, {:.1}/s failed", status.consume_ok_tps, status.consume_rt, status.consume_failed_tps);
        row("rates", topic, rates);
    }
    for (queue, held) in &info.mq_table {
        let queue = &queue.0;
        let name = format!("{} {}:{}", queue.topic, queue.broker_name, queue.queue_id);
        row(
            "queue",
            &name,
            format!("committed {}, {} in memory{}", held.commit_offset, held.cached_msg_count, if held.locked { ", locked" } else { "" }),
        );
    }
    session.show(report)
}
