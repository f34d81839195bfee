//! `mqadmin bench`: how fast a cluster is, measured as its clients see it.
//!
//! Open loop: every send has a moment at which it is due, fixed beforehand by the rate, and its time counts from that moment. A stall of the
//! broker therefore shows in every send that it held up, also in those that could not even begin. Without a rate the loop is closed: each
//! client sends when its last answer came, and times count from there.

mod load;
pub mod report;

use crate::failure::{self, Failure};
use crate::rails::{self, Class, Fate, Verdict};
use crate::session::Session;
use clap::{Args, Subcommand, ValueEnum};
use load::{Load, Plan};
use mq_core::admin::{Admin, Broker};
use mq_core::names::TopicName;
use mq_core::ops::context::Protect;
use mq_core::protocol::bodies::topic::{PERM_READ, PERM_WRITE, TopicConfig};
use std::path::PathBuf;

/// What is measured.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Time of a send
    #[command(
        after_help = "Examples:\n  mqadmin bench send --rate 5000/s --duration 30s --yes\n  mqadmin bench send --size 4096 --clients 8 --mode async --report before.json --yes\n  mqadmin bench send --topic orders-test --confirm orders-test\n\nClass: write (--yes) on a topic of its own, destructive (--confirm TOPIC) on a live one. Schema: mqadmin.bench/1"
    )]
    Send(Run),
    /// Messages consumed a second; they are sent first
    #[command(
        after_help = "Examples:\n  mqadmin bench consume --duration 20s --yes\n  mqadmin bench consume --clients 4 --size 256 --report after.json --yes\n\nClass: write (--yes) on a topic of its own, destructive (--confirm TOPIC) on a live one. Schema: mqadmin.bench/1"
    )]
    Consume(Run),
    /// Time from a send that was due to the consumer that got it
    #[command(
        after_help = "Examples:\n  mqadmin bench e2e --rate 1000/s --duration 30s --yes\n  mqadmin bench e2e --rate 200/s --size 10240 --report e2e.json --yes\n\nClass: write (--yes) on a topic of its own, destructive (--confirm TOPIC) on a live one. Schema: mqadmin.bench/1"
    )]
    E2e(Run),
    /// Compare two reports
    #[command(
        after_help = "Examples:\n  mqadmin bench diff before.json after.json\n  mqadmin bench diff before.json after.json -o json\n\nClass: read. Schema: mqadmin.bench.diff/1"
    )]
    Diff {
        /// The report of --report, before
        before: PathBuf,
        /// The one after
        after: PathBuf,
    },
}

/// How a send is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Mode {
    /// Each client waits for its answer.
    #[default]
    Sync,
    /// Each client has many sends on the way.
    Async,
    /// Nobody answers.
    Oneway,
}

/// A measurement.
#[derive(Debug, Clone, Args)]
pub struct Run {
    /// On that topic instead of one that is made for it and deleted afterwards
    #[arg(long, conflicts_with = "temp_topic")]
    pub topic: Option<String>,
    /// On a topic that is made for it and deleted afterwards (the default)
    #[arg(long)]
    pub temp_topic: bool,
    /// Queues of that topic on each broker
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = clap::value_parser!(i32).range(1..=1_024))]
    pub queues: i32,
    /// Bytes of a body
    #[arg(long, value_name = "BYTES", default_value_t = 1_024, value_parser = clap::value_parser!(u32).range(1..=4_194_304))]
    pub size: u32,
    /// Clients, each with its own connections
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub clients: u16,
    /// Messages of one send
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..=1_000))]
    pub batch: u16,
    /// How a send is done
    #[arg(long, value_enum, default_value_t)]
    pub mode: Mode,
    /// Messages a second, all clients together; max: as fast as the answers come
    #[arg(long, value_name = "1000/s", default_value = "1000/s")]
    pub rate: String,
    /// How long to measure
    #[arg(long, value_name = "10s", default_value = "10s")]
    pub duration: String,
    /// How long to run before that
    #[arg(long, value_name = "2s", default_value = "2s")]
    pub warmup: String,
    /// Write the report to that file, as JSON with a line for each second
    #[arg(long, value_name = "FILE")]
    pub report: Option<PathBuf>,
}

/// Runs the verb.
///
/// # Errors
/// The topic cannot be made or used, it was not confirmed, or a report cannot be read or written.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Send(wanted) => measure(session, Load::Send, wanted).await,
        Verb::Consume(wanted) => measure(session, Load::Consume, wanted).await,
        Verb::E2e(wanted) => measure(session, Load::EndToEnd, wanted).await,
        Verb::Diff { before, after } => report::diff(session, before, after),
    }
}

async fn measure(session: &mut Session<'_>, load: Load, wanted: &Run) -> Result<u8, Failure> {
    if session.settings.protect != Protect::None {
        let context = session.settings.context_name.clone().unwrap_or_default();
        let failure = Failure::new(failure::NOT_CONFIRMED, "PROTECTED", format!("context `{context}` is protected: no load is put on it"));
        return Err(failure.hint("mqadmin --context ANOTHER bench …"));
    }
    let admin = session.admin_for_long()?;
    if !admin.addr_map().is_empty() {
        let failure = Failure::usage("bench connects as clients do, to the addresses that brokers advertise; there is an --addr-map");
        return Err(failure.hint("run it where clients run"));
    }
    let temporary = wanted.topic.is_none();
    let topic = wanted.topic.clone().unwrap_or_else(|| format!("MQADMIN_BENCH_{:x}", session.now.get()));
    let topic = crate::commands::topic::write::name(&topic)?;
    let plan = Plan::new(load, wanted, topic, admin.name_servers().clone())?;
    let masters = masters(&admin, &plan.topic, temporary).await?;
    let (class, name) =
        if temporary { (Class::Write, masters[0].cluster.to_string()) } else { (Class::Destructive, plan.topic.to_string()) };
    let what = if temporary { "a topic made for it and deleted afterwards" } else { "A LIVE TOPIC: its consumers get the messages" };
    let brokers = masters.iter().map(|broker| broker.name.to_string()).collect::<Vec<_>>().join(", ");
    let shown = format!("{}\n  on {}, {what}\n  brokers {brokers}\n", plan.text(), plan.topic);
    if rails::confirm(session, class, &name, &shown)? == Verdict::Planned {
        return Ok(failure::DONE);
    }
    let stop = session.interrupt.finish_first();
    let made = if temporary { make(&admin, &masters, &plan.topic, wanted.queues).await } else { Ok(()) };
    let measured = match made {
        Ok(()) => load::run(&plan, &stop).await,
        Err(error) => Err(error),
    };
    // Whatever happened, nothing of it stays.
    let left = remove(&admin, &masters, &plan, temporary).await;
    for what in &left {
        session.io.note(&format!("warning: {what}; mqadmin topic delete {}", plan.topic));
    }
    let fate = match &measured {
        Ok(result) => Fate::Confirmed(format!("{} messages", result.messages)),
        Err(failure) => Fate::Failed(failure.message.to_string(), None),
    };
    let title = format!("{} on {}", plan.text(), plan.topic);
    rails::record(session, "bench", &title, class, &name, &[(plan.topic.to_string(), fate)]);
    let result = measured?;
    let code = report::show(session, &plan, &result, wanted.report.as_deref())?;
    Ok(match code {
        _ if session.interrupt.is_asked() => crate::interrupt::INTERRUPTED,
        failure::DONE if !left.is_empty() => failure::PARTIAL,
        code => code,
    })
}

/// The brokers that take the load.
async fn masters(admin: &Admin, topic: &TopicName, temporary: bool) -> Result<Vec<Broker>, Failure> {
    let mut masters = if temporary { admin.masters(None).await? } else { admin.topic_brokers(topic).await? };
    masters.retain(|broker| broker.id.is_master());
    if masters.is_empty() { Err(Failure::not_found("broker", "that is a master").hint("mqadmin broker ls")) } else { Ok(masters) }
}

async fn make(admin: &Admin, masters: &[Broker], topic: &TopicName, queues: i32) -> Result<(), Failure> {
    for broker in masters {
        admin.put_topic(&broker.addr, &TopicConfig::new(topic.as_str(), queues, PERM_READ | PERM_WRITE), "").await?;
    }
    // Clients find the topic as soon as one name server knows of every broker.
    let until = tokio::time::Instant::now() + std::time::Duration::from_secs(60);
    loop {
        let known = admin.topic_brokers(topic).await.map_or(0, |brokers| brokers.iter().filter(|broker| broker.id.is_master()).count());
        if known >= masters.len() {
            return Ok(());
        }
        if tokio::time::Instant::now() > until {
            return Err(Failure::new(failure::UNREACHABLE, "NO_ROUTE", format!("name servers do not know {topic} on all brokers")));
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
}

/// What could not be removed.
async fn remove(admin: &Admin, masters: &[Broker], plan: &Plan, temporary: bool) -> Vec<String> {
    let mut left = Vec::new();
    for broker in masters {
        if temporary && let Err(error) = admin.delete_topic_at(&broker.addr, &plan.topic).await {
            left.push(format!("{} stays at {broker}: {error}", plan.topic));
        }
        if plan.consumes()
            && let Err(error) = admin.delete_group_at(&broker.addr, &plan.group, true).await
        {
            left.push(format!("group {} stays at {broker}: {error}", plan.group));
        }
        if plan.consumes() {
            // Brokers make it for the group when its first member comes; who has none has nothing to delete.
            let _ = admin.delete_topic_at(&broker.addr, &plan.group.retry_topic()).await;
        }
    }
    let mut gone = if temporary { vec![plan.topic.clone()] } else { Vec::new() };
    gone.extend(plan.consumes().then(|| plan.group.retry_topic()));
    for topic in gone {
        for outcome in admin.forget_topic(&topic, None).await.outcomes {
            if let Err(error) = outcome.result {
                left.push(format!("{topic} stays at name server {}: {error}", outcome.target));
            }
        }
    }
    left
}
