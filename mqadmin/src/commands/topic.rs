//! `mqadmin topic`.

pub mod mapping;
pub mod more;
pub mod write;

pub use write::masters;

use super::broker::care::On;
use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, flag, list, moment, number, text};
use crate::parse::glob;
use crate::session::{Session, answers};
use clap::{Args, Subcommand};
use mq_core::admin::{TopicKind, topic_kind};
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use mq_core::types::UnixMs;
use std::collections::BTreeMap;

/// What can be done with topics.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Topics with their kind and queues
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin topic ls\n  mqadmin topic ls 'order-*' -o json\n  mqadmin topic ls --all -o name\n\nClass: read. Schema: mqadmin.topic.ls/1"
    )]
    Ls {
        /// Only names that fit a pattern
        patterns: Vec<String>,
        /// System, retry and dead-letter topics too
        #[arg(short = 'a', long)]
        all: bool,
        /// Only topics of that cluster
        #[arg(short = 'c', long)]
        cluster: Option<String>,
    },
    /// The settings of a topic on every broker, and who consumes it
    #[command(
        visible_alias = "show",
        after_help = "Examples:\n  mqadmin topic describe orders\n  mqadmin topic describe orders -o json\n\nClass: read. Schema: mqadmin.topic.describe/1"
    )]
    Describe {
        /// Its name
        topic: String,
    },
    /// Where the queues of a topic are
    #[command(
        after_help = "Examples:\n  mqadmin topic route orders\n  mqadmin topic route orders -o json\n\nClass: read. Schema: mqadmin.topic.route/1"
    )]
    Route {
        /// Its name
        topic: String,
    },
    /// Where every queue of a topic begins and ends
    #[command(
        after_help = "Examples:\n  mqadmin topic status orders\n  mqadmin topic status orders --sort-by -messages\n\nClass: read. Schema: mqadmin.topic.status/1"
    )]
    Status {
        /// Its name
        topic: String,
    },
    /// Make a topic, or change one
    #[command(
        visible_alias = "update",
        after_help = "Examples:\n  mqadmin topic create orders --cluster DefaultCluster --queues 8 --yes\n  mqadmin topic create orders --broker broker-a --attr +message.type=FIFO --dry-run\n\nClass: write (--yes). Schema: mqadmin.topic.create/1"
    )]
    Create(Create),
    /// Delete a topic with its messages
    #[command(
        visible_alias = "rm",
        after_help = "Examples:\n  mqadmin topic delete orders --dry-run\n  mqadmin topic delete orders --confirm orders\n\nClass: destructive (--confirm NAME). Schema: mqadmin.topic.delete/1"
    )]
    Delete {
        /// Its name
        topic: String,
        /// Only in that cluster
        #[arg(short = 'c', long)]
        cluster: Option<String>,
    },
    /// Change who may do what with a topic
    #[command(
        after_help = "Examples:\n  mqadmin topic perm orders r --dry-run\n  mqadmin topic perm orders rw --broker broker-a --yes\n\nClass: write (--yes). Schema: mqadmin.topic.perm/1"
    )]
    Perm {
        /// Its name
        topic: String,
        /// r, w, or rw
        #[arg(value_parser = ["r", "w", "rw"])]
        perm: String,
        #[command(flatten)]
        on: On,
    },
    /// The fixed order of a topic's queues: look, set, forget
    #[command(
        after_help = "Examples:\n  mqadmin topic order orders\n  mqadmin topic order orders --set 'broker-a:4;broker-b:4' --yes\n  mqadmin topic order orders --forget --yes\n\nClass: read; write (--yes) with --set or --forget. Schema: mqadmin.namesrv.kv/1, mqadmin.topic.order/1"
    )]
    Order {
        /// Its name
        topic: String,
        /// Keep that order
        #[arg(long, value_name = "BROKER:QUEUES;…", conflicts_with = "forget")]
        set: Option<String>,
        /// Keep none
        #[arg(long)]
        forget: bool,
    },
    /// How clients would share a topic's queues
    #[command(
        after_help = "Examples:\n  mqadmin topic allocate orders 10.0.0.1@1 10.0.0.2@1\n  mqadmin topic allocate orders a b c -o json\n\nClass: read. Schema: mqadmin.topic.allocate/1"
    )]
    Allocate {
        /// Its name
        topic: String,
        /// Ids of clients
        #[arg(required = true)]
        clients: Vec<String>,
    },
    /// Make topics, or change them, as a file says
    #[command(
        after_help = "Examples:\n  mqadmin topic apply -f topics.json --dry-run\n  mqadmin topic apply -f topics.json --cluster DefaultCluster --yes\n\nThe file is a JSON list of settings, as Apache's updateTopicList takes it.\n\nClass: write (--yes). Schema: mqadmin.topic.apply/1"
    )]
    Apply {
        /// The file, or - for standard input
        #[arg(short = 'f', long)]
        file: String,
        #[command(flatten)]
        on: On,
    },
    /// Static topics: queues that keep their numbers while they move
    #[command(subcommand)]
    Mapping(mapping::Verb),
}

/// What a topic is to be like.
#[derive(Debug, Clone, Args)]
pub struct Create {
    /// Its name
    pub topic: String,
    /// On every master of that cluster (default: of the only cluster)
    #[arg(short = 'c', long)]
    pub cluster: Option<String>,
    /// On these brokers, by name or address
    #[arg(short = 'b', long, conflicts_with = "cluster")]
    pub broker: Vec<String>,
    /// Queues to read and to write on each broker
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..))]
    pub queues: Option<i32>,
    /// Queues to read on each broker
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..), conflicts_with = "queues")]
    pub read_queues: Option<i32>,
    /// Queues to write on each broker
    #[arg(long, value_parser = clap::value_parser!(i32).range(1..), conflicts_with = "queues")]
    pub write_queues: Option<i32>,
    /// r, w, or rw
    #[arg(long, value_parser = ["r", "w", "rw"])]
    pub perm: Option<String>,
    /// Attributes: +key=value, -key
    #[arg(long, value_name = "+K=V", allow_hyphen_values = true)]
    pub attr: Vec<String>,
}

pub const LS: Shape = Shape::new(
    "mqadmin.topic.ls/1",
    &[text("topic"), text("kind"), number("brokers"), number("queues"), text("perm"), list("clusters").wide(), list("attributes").wide()],
);
pub const DESCRIBE: Shape = Shape::new(
    "mqadmin.topic.describe/1",
    &[
        text("topic"),
        text("broker"),
        text("cluster"),
        number("read_queues"),
        number("write_queues"),
        text("perm"),
        flag("order").wide(),
        list("attributes"),
        list("groups"),
    ],
);
pub const ROUTE: Shape = Shape::new(
    "mqadmin.topic.route/1",
    &[text("broker"), text("cluster"), list("addrs"), number("read_queues"), number("write_queues"), text("perm")],
);
pub const STATUS: Shape = Shape::new(
    "mqadmin.topic.status/1",
    &[text("broker"), number("queue"), number("min"), number("max"), number("messages"), moment("last_write")],
);

/// Runs the verb.
///
/// # Errors
/// Nobody answered, the topic is not known, or a write was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Ls { patterns, all, cluster } => ls(session, patterns, *all, cluster.as_deref()).await,
        Verb::Describe { topic } => describe(session, topic).await,
        Verb::Route { topic } => route(session, topic).await,
        Verb::Status { topic } => status(session, topic).await,
        Verb::Create(create) => write::create(session, create).await,
        Verb::Delete { topic, cluster } => write::delete(session, topic, cluster.as_deref()).await,
        Verb::Perm { topic, perm, on } => more::perm(session, topic, perm, on).await,
        Verb::Order { topic, set: None, forget: false } => more::order(session, topic).await,
        Verb::Order { topic, set, .. } => more::set_order(session, topic, set.as_deref()).await,
        Verb::Allocate { topic, clients } => more::allocate(session, topic, clients).await,
        Verb::Apply { file, on } => more::apply(session, file, on).await,
        Verb::Mapping(verb) => mapping::run(verb, session).await,
    }
}

/// `rw`, `r-`, `-w`, `--`.
pub fn perm_text(perm: i32) -> String {
    let letter = |bit, letter| if perm & bit != 0 { letter } else { '-' };
    [letter(PERM_READ, 'r'), letter(PERM_WRITE, 'w')].iter().collect()
}

#[derive(Default)]
struct Listed {
    config: Option<TopicConfig>,
    brokers: i64,
    queues: i64,
    perms: Vec<String>,
    clusters: Vec<String>,
}

async fn ls(session: &mut Session<'_>, patterns: &[String], all: bool, cluster: Option<&str>) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let mut report = Report::of(&LS);
    // Name servers also know topics of brokers that do not answer now.
    let names = async {
        match cluster {
            Some(cluster) => admin.topic_names_of(cluster).await,
            None => admin.topic_names().await,
        }
    };
    let (info, brokers, names) = tokio::try_join!(admin.cluster_info(), admin.readable_brokers(cluster), names)?;
    let mut topics: BTreeMap<String, Listed> = names.iter().map(|name| (name.to_string(), Listed::default())).collect();
    let asked = admin.topic_configs(brokers).await;
    for (broker, table) in answers(asked, &mut report)? {
        for (name, config) in table.topic_config_table {
            let listed = topics.entry(name.to_string()).or_default();
            listed.brokers += 1;
            listed.queues += i64::from(config.write_queue_nums);
            listed.perms.push(perm_text(config.perm));
            listed.clusters.push(broker.cluster.to_string());
            listed.config.get_or_insert(config);
        }
    }
    let reserved = |name: &str| info.cluster_addr_table.contains_key(name) || info.broker_addr_table.contains_key(name);
    for (name, mut listed) in topics {
        let kind = topic_kind(&name, listed.config.as_ref(), &reserved);
        if !glob::fits_any(patterns, &name) || (kind.is_hidden() && !all && !patterns.contains(&name)) {
            continue;
        }
        listed.perms.sort();
        listed.perms.dedup();
        listed.clusters.sort();
        listed.clusters.dedup();
        report.rows.push(list_row(name, kind, &listed));
    }
    session.show(report)
}

fn list_row(name: String, kind: TopicKind, listed: &Listed) -> Vec<Cell> {
    let known = listed.config.is_some();
    let attributes = listed.config.as_ref().map(attributes_text).unwrap_or_default();
    vec![
        Cell::text(name),
        Cell::text(kind.name()),
        Cell::known(known.then_some(listed.brokers)),
        Cell::known(known.then_some(listed.queues)),
        if known { Cell::text(listed.perms.join("/")) } else { Cell::Unknown },
        Cell::List(listed.clusters.clone()),
        Cell::List(attributes),
    ]
}

fn attributes_text(config: &TopicConfig) -> Vec<String> {
    config.attributes.iter().map(|(key, value)| format!("{key}={value}")).collect()
}

async fn describe(session: &mut Session<'_>, topic: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let brokers = admin.topic_brokers(topic).await?;
    let mut report = Report::of(&DESCRIBE);
    let groups: BTreeMap<_, _> =
        admin.topic_groups(topic).await?.outcomes.into_iter().filter_map(|outcome| Some((outcome.target, outcome.result.ok()?))).collect();
    let configs = admin.each(brokers, |broker| {
        let admin = admin.clone();
        async move { admin.topic_config(&broker.addr, topic).await }
    });
    for (broker, config) in answers(configs.await, &mut report)? {
        let groups = groups.get(&broker).map(|groups| Cell::List(groups.iter().map(ToString::to_string).collect()));
        report.rows.push(vec![
            Cell::text(topic),
            Cell::text(&*broker.name),
            Cell::text(&*broker.cluster),
            Cell::Int(config.read_queue_nums.into()),
            Cell::Int(config.write_queue_nums.into()),
            Cell::text(perm_text(config.perm)),
            Cell::Bool(config.order),
            Cell::List(attributes_text(&config)),
            groups.unwrap_or(Cell::Unknown),
        ]);
    }
    session.show(report)
}

async fn route(session: &mut Session<'_>, topic: &str) -> Result<u8, Failure> {
    let route = session.admin()?.topic_route(topic).await?;
    let mut report = Report::of(&ROUTE);
    for data in &route.broker_datas {
        let queues = route.queue_datas.iter().find(|queues| queues.broker_name == data.broker_name);
        report.rows.push(vec![
            Cell::text(&*data.broker_name),
            Cell::text(&*data.cluster),
            Cell::List(data.broker_addrs.iter().map(|(id, addr)| format!("{}={addr}", id.0)).collect()),
            Cell::known(queues.map(|queues| queues.read_queue_nums.into())),
            Cell::known(queues.map(|queues| queues.write_queue_nums.into())),
            queues.map_or(Cell::Unknown, |queues| Cell::text(perm_text(queues.perm))),
        ]);
    }
    report.rows.sort_by_key(|row| format!("{:?}", row[0]));
    session.show(report)
}

async fn status(session: &mut Session<'_>, topic: &str) -> Result<u8, Failure> {
    let admin = session.admin()?;
    let stats = admin.topic_stats(topic).await?;
    let mut report = Report::of(&STATUS);
    for (broker, stats) in answers(stats, &mut report)? {
        for (queue, ends) in &stats.offset_table {
            report.rows.push(vec![
                Cell::text(&*broker.name),
                Cell::Int(queue.0.queue_id.get().into()),
                Cell::Int(ends.min_offset),
                Cell::Int(ends.max_offset),
                Cell::Int(ends.max_offset - ends.min_offset),
                Cell::time((ends.last_update_timestamp > 0).then_some(UnixMs(ends.last_update_timestamp))),
            ]);
        }
    }
    session.show(report)
}
