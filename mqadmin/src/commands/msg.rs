//! `mqadmin msg`.

pub mod body;
mod find;
pub mod peek;
pub mod send;

pub use peek::{Filter, Scanned, report as scan_report, scan};

use crate::failure::Failure;
use crate::session::Session;
use body::BodyForm;
use clap::{Args, Subcommand};
use serde::{Deserialize, Serialize};

/// What can be done with messages.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Find a message by id, by key, or by its place
    #[command(
        after_help = "Examples:\n  mqadmin msg get 7F00000100002A9F0000000000000321\n  mqadmin msg get ORD-4711 --topic orders\n  mqadmin msg get broker-a:3:981201 --topic orders --body json\n\nClass: read. Schema: mqadmin.msg/1"
    )]
    Get(Get),
    /// Look into queues; nothing is consumed or committed
    #[command(
        after_help = "Examples:\n  mqadmin msg peek orders\n  mqadmin msg peek orders --from @-1h --tag TagA --limit 20\n  mqadmin msg peek orders --queue broker-a:3 --from 100 -o ndjson\n\nClass: read. Schema: mqadmin.msg/1"
    )]
    Peek(Peek),
    /// Send messages
    #[command(
        after_help = "Examples:\n  mqadmin msg send orders --body 'one coffee' --key ORD-1 --tag new --yes\n  mqadmin msg send orders --file order.json --delay level:3 --yes\n\nClass: write (--yes). Schema: mqadmin.msg.send/1"
    )]
    Send(Send),
}

/// Which message.
#[derive(Debug, Clone, Args)]
pub struct Get {
    /// Its id, a key of it, or BROKER:QUEUE:OFFSET
    pub what: String,
    /// Its topic
    #[arg(short = 't', long)]
    pub topic: Option<String>,
    /// Look for a key only
    #[arg(long)]
    pub key: bool,
    /// How bodies are shown
    #[arg(long, value_enum, default_value_t)]
    pub body: BodyForm,
    /// Bytes of a body that are shown in a table
    #[arg(long, value_name = "BYTES", default_value_t = 4096)]
    pub body_max: usize,
}

/// Which messages.
#[derive(Debug, Clone, Args)]
pub struct Peek {
    /// The topic
    pub topic: String,
    /// Where to begin: earliest, latest, 123, -10 (before the end), @TIME; default: the last 10 of each queue
    #[arg(long, value_name = "POSITION", allow_hyphen_values = true, default_value = "-10")]
    pub from: String,
    /// Stop at messages stored after that moment
    #[arg(long, value_name = "TIME", allow_hyphen_values = true)]
    pub until: Option<String>,
    /// Only these queues: BROKER:ID, BROKER:*
    #[arg(long, value_name = "QUEUE")]
    pub queue: Vec<String>,
    #[command(flatten)]
    pub filter: FilterArgs,
    /// How bodies are shown
    #[arg(long, value_enum, default_value_t)]
    pub body: BodyForm,
    /// Messages read at most, whether they fit or not
    #[arg(long, value_name = "N", default_value_t = 10_000)]
    pub scan_max: usize,
}

/// Which messages fit.
#[derive(Debug, Clone, Default, Args, Serialize, Deserialize)]
pub struct FilterArgs {
    /// Only messages with that tag
    #[arg(long)]
    pub tag: Option<String>,
    /// Only messages with that key
    #[arg(long)]
    pub key: Option<String>,
    /// Only messages with that property
    #[arg(long, value_name = "K=V")]
    pub prop: Vec<String>,
    /// Only messages whose body contains that text
    #[arg(long, value_name = "TEXT")]
    pub body_contains: Option<String>,
}

/// What to send.
#[derive(Debug, Clone, Args)]
pub struct Send {
    /// The topic
    pub topic: String,
    /// The body
    #[arg(long, conflicts_with = "file")]
    pub body: Option<String>,
    /// A file with the body; - is standard input
    #[arg(short = 'f', long)]
    pub file: Option<String>,
    /// A key to find it by
    #[arg(long)]
    pub key: Vec<String>,
    /// Its tag
    #[arg(long)]
    pub tag: Option<String>,
    /// A property
    #[arg(long, value_name = "K=V")]
    pub prop: Vec<String>,
    /// Delay: level:N
    #[arg(long, value_name = "level:N")]
    pub delay: Option<String>,
    /// To that queue: BROKER:ID, or any of a BROKER
    #[arg(long, value_name = "QUEUE")]
    pub queue: Option<String>,
    /// How often
    #[arg(long, value_name = "N", default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    pub count: u32,
}

/// Runs the verb.
///
/// # Errors
/// Nobody answered, nothing was found, or a send was refused or not confirmed.
pub async fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    match verb {
        Verb::Get(wanted) => find::get(session, wanted).await,
        Verb::Peek(wanted) => peek::peek(session, wanted).await,
        Verb::Send(wanted) => send::send(session, wanted).await,
    }
}
