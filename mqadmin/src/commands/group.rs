//! `mqadmin group`.

pub mod more;
pub mod write;

pub use more::running_info;

use super::broker::care::On;
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, flag, list, number, text};
use crate::parse::glob;
use crate::session::{Session, answers, reason};
use clap::{Args, Subcommand};
use mq_core::admin::GroupOnBroker;
use mq_core::names;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::version_name;
use std::collections::{BTreeMap, BTreeSet};

/// What can be done with consumer groups.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Groups with their settings
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin group ls\n  mqadmin group ls 'pay-*' -o json\n\nClass: read. Schema: mqadmin.group.ls/1"
    )]
    Ls {
        /// Only names that fit a pattern
        patterns: Vec<String>,
        /// Groups of the system too
        #[arg(short = 'a', long)]
        all: bool,
        /// Only groups of that cluster
        #[arg(short = 'c', long)]
        cluster: Option<String>,
    },
    /// The settings of a group on every broker
    #[command(
        visible_alias = "show",
        after_help = "Examples:\n  mqadmin group describe pay-consumer\n  mqadmin group describe pay-consumer -o json\n\nClass: read. Schema: mqadmin.group.describe/1"
    )]
    Describe {
        /// Its name
        group: String,
    },
    /// The clients of a group and what they subscribe to
    #[command(
        after_help = "Examples:\n  mqadmin group clients pay-consumer\n  mqadmin group clients pay-consumer -o wide\n\nClass: read. Schema: mqadmin.group.clients/1"
    )]
    Clients {
        /// Its name
        group: String,
    },
    /// Make a group, or change one
    #[command(
        visible_alias = "update",
        after_help = "Examples:\n  mqadmin group create pay-consumer --cluster DefaultCluster --yes\n  mqadmin group create pay-consumer --retry-max 3 --dry-run\n\nClass: write (--yes). Schema: mqadmin.group.create/1"
    )]
    Create(Create),
    /// Delete a group, with its positions and its retry and dead-letter topics if asked
    #[command(
        visible_alias = "rm",
        after_help = "Examples:\n  mqadmin group delete pay-consumer --dry-run\n  mqadmin group delete pay-consumer --offsets --topics --confirm pay-consumer\n\nClass: destructive (--confirm NAME). Schema: mqadmin.group.delete/1"
    )]
    Delete(Delete),
    /// Make groups, or change them, as a file says
    #[command(
        after_help = "Examples:\n  mqadmin group apply -f groups.json --dry-run\n  mqadmin group apply -f groups.json --cluster DefaultCluster --yes\n\nThe file is a JSON list of settings, as Apache's updateSubGroupList takes it.\n\nClass: write (--yes). Schema: mqadmin.group.apply/1"
    )]
    Apply {
        /// The file, or - for standard input
        #[arg(short = 'f', long)]
        file: String,
        #[command(flatten)]
        on: On,
    },
    /// The threads of a group's clients
    #[command(
        after_help = "Examples:\n  mqadmin group stack pay-consumer\n  mqadmin group stack pay-consumer --client 10.0.0.7@812\n\nClass: read. Schema: mqadmin.group.stack/1"
    )]
    Stack {
        /// Its name
        group: String,
        /// Only that client
        #[arg(long)]
        client: Option<String>,
    },
    /// Whether the clients of a group pull or pop a topic
    #[command(
        after_help = "Examples:\n  mqadmin group mode pay-consumer orders pop --dry-run\n  mqadmin group mode pay-consumer orders pull --yes\n\nClass: write (--yes). Schema: mqadmin.group.mode/1"
    )]
    Mode {
        /// Its name
        group: String,
        /// The topic
        topic: String,
        /// pull or pop
        mode: more::Mode,
        /// Queues that one client may share when popping; 0: all
        #[arg(long, default_value_t = 0)]
        share: i32,
        #[command(flatten)]
        on: On,
    },
}

/// What a group is to be like.
#[derive(Debug, Clone, Args)]
pub struct Create {
    /// Its name
    pub group: String,
    /// On every master of that cluster (default: of the only cluster)
    #[arg(short = 'c', long)]
    pub cluster: Option<String>,
    /// On these brokers, by name or address
    #[arg(short = 'b', long, conflicts_with = "cluster")]
    pub broker: Vec<String>,
    /// Whether it may consume
    #[arg(long, value_name = "BOOL")]
    pub consume: Option<bool>,
    /// Whether it may broadcast
    #[arg(long, value_name = "BOOL")]
    pub broadcast: Option<bool>,
    /// Tries before a message is given up
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..))]
    pub retry_max: Option<i32>,
    /// Queues of its retry topic
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i32).range(0..))]
    pub retry_queues: Option<i32>,
}

/// What goes with a group.
#[derive(Debug, Clone, Args)]
pub struct Delete {
    /// Its name
    pub group: String,
    /// Only in that cluster
    #[arg(short = 'c', long)]
    pub cluster: Option<String>,
    /// Its positions too
    #[arg(long)]
    pub offsets: bool,
    /// Its retry and dead-letter topics too
    #[arg(long)]
    pub topics: bool,
}

pub const LS: Shape = Shape::new(
    "mqadmin.group.ls/1",
    &[
        text("group"),
        number("brokers"),
        flag("consume"),
        flag("broadcast"),
        number("retry_max"),
        number("retry_queues").wide(),
        flag("orderly").wide(),
    ],
);
pub const DESCRIBE: Shape = Shape::new(
    "mqadmin.group.describe/1",
    &[
        text("group"),
        text("broker"),
        flag("consume"),
        flag("broadcast"),
        flag("from_min"),
        flag("orderly"),
        number("retry_max"),
        number("retry_queues"),
        text("retry_policy"),
        number("consume_timeout_min"),
        flag("notify").wide(),
        number("broker_id").wide(),
        number("slow_broker_id").wide(),
        list("attributes").wide(),
    ],
);
pub const CLIENTS: Shape = Shape::new(
    "mqadmin.group.clients/1",
    &[
        text("client"),
        text("addr"),
        text("language"),
        text("version"),
        text("type"),
        text("model"),
        list("subscriptions"),
        text("from_where").wide(),
        list("brokers").wide(),
    ],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, the group is not known, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { patterns, all, cluster } => ls(session, patterns, *all, cluster.as_deref()).await,
        Verb::Describe { group } => describe(session, group).await,
        Verb::Clients { group } => clients(session, group).await,
        Verb::Create(create) => write::create(session, create).await,
        Verb::Delete(delete) => write::delete(session, delete).await,
        Verb::Apply { file, on } => more::apply(session, file, on).await,
        Verb::Stack { group, client } => more::stack(session, group, client.as_deref()).await,
        Verb::Mode { group, topic, mode, share, on } => more::mode(session, group, topic, *mode, *share, on).await,
    }
}

async fn ls(session: &mut Session<'_>, patterns: &[String], all: bool, cluster: Option<&str>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(cluster).await?;
    let mut report = Report::of(&LS);
    let mut groups: BTreeMap<String, Vec<SubscriptionGroupConfig>> = BTreeMap::new();
    for (_, table) in answers(admin.group_configs(brokers).await, &mut report)? {
        for (name, config) in table.subscription_group_table {
            groups.entry(name.to_string()).or_default().push(config);
        }
    }
    for (name, configs) in groups {
        let system = names::GroupName::new(name.as_str()).is_ok_and(|name| name.is_system());
        if !glob::fits_any(patterns, &name) || (system && !all && !patterns.contains(&name)) {
            continue;
        }
        let first = &configs[0];
        let agreed = |same: &dyn Fn(&SubscriptionGroupConfig) -> bool, cell: Cell| {
            if configs.iter().all(same) { cell } else { Cell::State("differs") }
        };
        report.rows.push(vec![
            Cell::text(name),
            Cell::Int(configs.len() as i64),
            agreed(&|config| config.consume_enable == first.consume_enable, Cell::Bool(first.consume_enable)),
            agreed(&|config| config.consume_broadcast_enable == first.consume_broadcast_enable, Cell::Bool(first.consume_broadcast_enable)),
            agreed(&|config| config.retry_max_times == first.retry_max_times, Cell::Int(first.retry_max_times.into())),
            agreed(&|config| config.retry_queue_nums == first.retry_queue_nums, Cell::Int(first.retry_queue_nums.into())),
            agreed(&|config| config.consume_message_orderly == first.consume_message_orderly, Cell::Bool(first.consume_message_orderly)),
        ]);
    }
    session.show(report)
}

async fn describe(session: &mut Session<'_>, group: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(None).await?;
    let mut report = Report::of(&DESCRIBE);
    for (broker, mut table) in answers(admin.group_configs(brokers).await, &mut report)? {
        if let Some(config) = table.subscription_group_table.remove(group) {
            report.rows.push(vec![
                Cell::text(group),
                Cell::text(&*broker.name),
                Cell::Bool(config.consume_enable),
                Cell::Bool(config.consume_broadcast_enable),
                Cell::Bool(config.consume_from_min_enable),
                Cell::Bool(config.consume_message_orderly),
                Cell::Int(config.retry_max_times.into()),
                Cell::Int(config.retry_queue_nums.into()),
                Cell::text(&*config.group_retry_policy.r#type),
                Cell::Int(config.consume_timeout_minute.into()),
                Cell::Bool(config.notify_consumer_ids_changed_enable),
                Cell::Int(config.broker_id),
                Cell::Int(config.which_broker_when_consume_slowly),
                Cell::List(config.attributes.iter().map(|(key, value)| format!("{key}={value}")).collect()),
            ]);
        }
    }
    if report.rows.is_empty() && report.complete {
        return Err(Failure::not_found("group", group).hint("mqadmin group ls --all"));
    }
    session.show(report)
}

async fn clients(session: &mut Session<'_>, group: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.readable_brokers(None).await?;
    let mut report = Report::of(&CLIENTS);
    let asked = admin.group_clients(brokers, group).await.some_answer()?;
    let mut clients: BTreeMap<String, Vec<Cell>> = BTreeMap::new();
    let mut seen_by: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut conflicts = BTreeSet::new();
    for outcome in &asked.outcomes {
        match &outcome.result {
            Ok(GroupOnBroker::Offline) => {}
            Err(error) => report.missing(format!("{}: {}", outcome.target, reason(error))),
            Ok(GroupOnBroker::Online(online)) => {
                conflicts.extend(online.conflicts.iter().map(|conflict| format!("warning: {conflict}; messages may be missed")));
                let subscriptions: Vec<_> = online
                    .subscription_table
                    .values()
                    .filter(|subscription| !subscription.topic.starts_with(names::RETRY_PREFIX))
                    .map(|subscription| format!("{}[{}]", subscription.topic, subscription.sub_string))
                    .collect();
                for client in &online.connection_set {
                    seen_by.entry(client.client_id.to_string()).or_default().push(outcome.target.name.to_string());
                    clients.entry(client.client_id.to_string()).or_insert_with(|| {
                        vec![
                            Cell::text(&*client.client_id),
                            Cell::text(&*client.client_addr),
                            Cell::text(&*client.language),
                            Cell::text(version_name(client.version)),
                            Cell::text(online.consume_type.name()),
                            Cell::text(online.message_model.name()),
                            Cell::List(subscriptions.clone()),
                            Cell::text(online.consume_from_where.name()),
                        ]
                    });
                }
            }
        }
    }
    if clients.is_empty() && report.complete {
        let known = admin.group_configs(admin.readable_brokers(None).await?).await;
        let exists = known.answers().any(|(_, table)| table.subscription_group_table.contains_key(group));
        if !exists && known.is_complete() {
            return Err(Failure::not_found("group", group).hint("mqadmin group ls --all"));
        }
        session.note(&format!("no client of {group} is connected"));
    }
    conflicts.iter().for_each(|conflict| session.note(conflict));
    report.rows = clients
        .into_iter()
        .map(|(id, mut row)| {
            row.push(Cell::List(seen_by.remove(&id).unwrap_or_default()));
            row
        })
        .collect();
    session.show(report)
}
