//! `mqadmin msg`.

pub mod body;
pub mod count;
pub mod export;
pub mod filter;
pub mod find;
pub mod look;
pub mod peek;
mod replay;
mod scan;
pub mod seek;
pub mod send;
mod tail;

pub use filter::FilterArgs;
pub use peek::report as scan_report;
pub use scan::{Part, Scanned, scan};

use crate::failure::Failure;
use crate::session::Session;
use body::BodyForm;
use clap::{Args, Subcommand};

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
    /// Print messages as they stand in their queues, and follow them; nothing is consumed or committed
    #[command(
        after_help = "Examples:\n  mqadmin msg tail orders -f\n  mqadmin msg tail orders -f --from latest --tag TIMEOUT --fields stored,keys,body\n  mqadmin msg tail orders --from @-15m --grep 'user=4[0-9]' -o ndjson --limit 1\n\nClass: read. Schema: mqadmin.msg/1"
    )]
    Tail(tail::Tail),
    /// Look for messages over a range of time
    #[command(
        after_help = "Examples:\n  mqadmin msg find orders --since -2h --body-contains 4711\n  mqadmin msg find orders --since -1d --sql \"colour = 'red' AND n > 5\" --limit 5 -o json\n\nClass: read. Schema: mqadmin.msg/1"
    )]
    Find(seek::Find),
    /// Count messages by queue, tag, key or hour
    #[command(
        after_help = "Examples:\n  mqadmin msg count orders\n  mqadmin msg count orders --by tag --since -1h\n  mqadmin msg count orders --by hour --since -1d -o csv\n\nClass: read. Schema: mqadmin.msg.count/1"
    )]
    Count(count::Count),
    /// What an id says, without asking anybody
    #[command(
        after_help = "Examples:\n  mqadmin msg decode-id 7F00000100002A9F0000000000000321\n  mqadmin msg decode-id AC1100011F905F5A3C7B4A2B1C0D0001 -o json\n\nClass: read. Schema: mqadmin.msg.decode-id/1"
    )]
    DecodeId {
        /// The id, or a recall handle
        id: String,
    },
    /// What a consume queue holds
    #[command(
        after_help = "Examples:\n  mqadmin msg cq orders --queue broker-a:3\n  mqadmin msg cq orders --queue broker-a:3 --from 100 --count 5 --group pay-consumer -o wide\n\nClass: read. Schema: mqadmin.msg.cq/1"
    )]
    Cq(look::Cq),
    /// Send messages
    #[command(
        after_help = "Examples:\n  mqadmin msg send orders --body 'one coffee' --key ORD-1 --tag new --yes\n  mqadmin msg send orders --file order.json --delay level:3 --yes\n\nClass: write (--yes). Schema: mqadmin.msg.send/1"
    )]
    Send(Send),
    /// Send the messages of a topic again, to another one
    #[command(
        after_help = "Examples:\n  mqadmin msg replay orders --to orders-test --since -1h --dry-run\n  mqadmin msg replay orders --to orders --to-context staging --sample 1% --rate 200/s --confirm orders\n  mqadmin msg replay orders --to orders-test --resume msg-replay-7f3a09 --confirm orders-test\n\nClass: destructive (--confirm TOPIC). Schema: mqadmin.msg.replay/1"
    )]
    Replay(replay::Replay),
    /// Write messages to a file, whole
    #[command(
        after_help = "Examples:\n  mqadmin msg export orders --since -1h --file orders.ndjson\n  mqadmin msg export orders --tag A --file orders.csv --text\n  mqadmin msg export orders --resume msg-export-7f3a09\n\nClass: read. One JSON object a line, or CSV; bodies as base64"
    )]
    Export(export::Export),
    /// Send what an export holds, edited or not
    #[command(
        after_help = "Examples:\n  mqadmin msg import orders.ndjson --topic orders-test --dry-run\n  mqadmin msg import dead.ndjson --topic orders --key ORD-7 --rate 50/s --confirm orders\n\nClass: destructive (--confirm TOPIC). Schema: mqadmin.msg.import/1"
    )]
    Import(replay::Import),
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
        Verb::Tail(wanted) => tail::tail(session, wanted).await,
        Verb::Find(wanted) => seek::find(session, wanted).await,
        Verb::Count(wanted) => count::count(session, wanted).await,
        Verb::DecodeId { id } => look::decode_id(session, id),
        Verb::Cq(wanted) => look::cq(session, wanted).await,
        Verb::Send(wanted) => send::send(session, wanted).await,
        Verb::Replay(wanted) => replay::replay(session, wanted).await,
        Verb::Export(wanted) => export::run(session, wanted).await,
        Verb::Import(wanted) => replay::import(session, wanted).await,
    }
}
