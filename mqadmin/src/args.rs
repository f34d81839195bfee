//! The modern tree, declared once: help, completions and parsing derive from it.

use crate::commands::{
    acl, backup, bench, broker, bundle, client, cluster, completion, context, controller, delay, diff, dlq, doctor, explain, group, ha,
    lag, man, msg, namesrv, offset, plan, schema, stats, topic, trace, tx, user,
};
use crate::output::Format;
use crate::progress::ProgressForm;
use clap::builder::Resettable;
use clap::{ArgMatches, Args, FromArgMatches, Parser, Subcommand, ValueEnum};
use std::ops::Deref;

/// The first screen of help.
const EXAMPLES: &str = "\
Examples:
  mqadmin -n 127.0.0.1:9876 cluster ls
  mqadmin topic create orders --cluster DefaultCluster --queues 8
  mqadmin lag 'pay-*'
  mqadmin offset reset pay-consumer --topic orders --to-time -2h --dry-run
  mqadmin msg get 7F00000100002A9F0000000000000321

Look: doctor cluster broker namesrv topic group client lag stats msg trace dlq delay tx ha diff   Move: offset restore
Fix: dlq resend, undo   Review: apply audit   Keep: backup bundle   Try: bench   Rights: user acl   Set up: context completion man schema
Apache's names work too: mqadmin clusterList, mqadmin help topicStatus";

/// `mqadmin NOUN VERB`.
#[derive(Debug, Parser)]
#[command(name = "mqadmin", version, about = "Operates RocketMQ clusters, ours and Apache's", before_help = EXAMPLES)]
#[command(disable_help_subcommand = true, infer_subcommands = false, max_term_width = 120)]
pub struct Cli {
    #[command(flatten)]
    pub globals: Globals,
    #[command(subcommand)]
    pub command: Command,
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Color {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Options that every command takes. The environment gives what is absent here.
#[derive(Debug, Clone, Default, Args)]
#[command(next_help_heading = "Options of every command")]
pub struct Globals {
    /// Saved cluster to use (MQADMIN_CONTEXT)
    #[arg(long, global = true, value_name = "NAME", hide_short_help = true)]
    pub context: Option<String>,
    /// Name servers, separated by ; , or blanks (NAMESRV_ADDR)
    #[arg(short = 'n', long, global = true, value_name = "LIST")]
    pub namesrv: Vec<String>,
    /// Rewrite advertised addresses: host, host:port or network (MQADMIN_ADDR_MAP)
    #[arg(long, global = true, value_name = "FROM=TO", hide_short_help = true)]
    pub addr_map: Vec<String>,
    /// Form of the output (MQADMIN_OUTPUT)
    #[arg(short = 'o', long, global = true, value_enum, value_name = "FORM")]
    pub output: Option<Format>,
    /// Refuse to print documents of another version than that (see `mqadmin schema`)
    #[arg(long, global = true, value_name = "N", hide_short_help = true)]
    pub schema: Option<u32>,
    /// Only these columns
    #[arg(long, global = true, value_name = "A,B", hide_short_help = true)]
    pub columns: Option<String>,
    /// Sort by a column, downwards after a minus
    #[arg(long, global = true, value_name = "[-]COL", allow_hyphen_values = true, hide_short_help = true)]
    pub sort_by: Option<String>,
    /// Show at most so many rows
    #[arg(long, global = true, value_name = "N", hide_short_help = true)]
    pub limit: Option<usize>,
    /// Leave the heading out
    #[arg(long, global = true, hide_short_help = true)]
    pub no_headers: bool,
    /// Numbers without separators on a terminal
    #[arg(long, global = true, hide_short_help = true)]
    pub raw: bool,
    /// Look again and again
    #[arg(short = 'w', long, global = true, value_name = "2s", num_args = 0..=1, require_equals = true, default_missing_value = "2s", hide_short_help = true)]
    pub watch: Option<String>,
    /// Look until each row fits COLUMN<VALUE; exit 12 if not in time
    #[arg(long, global = true, value_name = "EXPR", hide_short_help = true)]
    pub until: Option<String>,
    /// How long to look
    #[arg(long = "for", global = true, value_name = "10m", id = "wait_for", hide_short_help = true)]
    pub wait_for: Option<String>,
    /// Confirm a reversible write
    #[arg(short = 'y', long, global = true)]
    pub yes: bool,
    /// Confirm a destructive write by its target's name
    #[arg(long, global = true, value_name = "NAME")]
    pub confirm: Option<String>,
    /// Show the plan of a write and stop
    #[arg(long, global = true)]
    pub dry_run: bool,
    /// Save the plan of a write to a file and stop
    #[arg(long, global = true, value_name = "FILE", hide_short_help = true)]
    pub plan_out: Option<String>,
    /// Writes to more topics, groups or servers than that are confirmed by the name of the context
    #[arg(long, global = true, value_name = "20", hide_short_help = true)]
    pub max_targets: Option<usize>,
    /// Why, for the audit
    #[arg(long, global = true, value_name = "TEXT", hide_short_help = true)]
    pub reason: Option<String>,
    /// Go on with other targets after a failure
    #[arg(long, global = true, hide_short_help = true)]
    pub keep_going: bool,
    /// Time for one request
    #[arg(long, global = true, value_name = "3s", hide_short_help = true)]
    pub timeout: Option<String>,
    /// Time for the whole command
    #[arg(long, global = true, value_name = "30s", hide_short_help = true)]
    pub deadline: Option<String>,
    /// Requests at once
    #[arg(long, global = true, value_name = "16", hide_short_help = true)]
    pub concurrency: Option<usize>,
    /// When to colour
    #[arg(long, global = true, value_enum, value_name = "WHEN", hide_short_help = true)]
    pub color: Option<Color>,
    /// No notes on standard error
    #[arg(short = 'q', long, global = true, hide_short_help = true)]
    pub quiet: bool,
    /// How long work tells of its progress
    #[arg(long, global = true, value_enum, value_name = "FORM", hide_short_help = true)]
    pub progress: Option<ProgressForm>,
    /// Show every request on standard error
    #[arg(short = 'v', long, global = true, hide_short_help = true)]
    pub verbose: bool,
    /// Time zone of what is read and shown
    #[arg(long, global = true, value_name = "ZONE", hide_short_help = true)]
    pub tz: Option<String>,
}

/// The nouns.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Clusters
    #[command(subcommand, visible_alias = "clusters")]
    Cluster(Later<cluster::Verb>),
    /// Brokers
    #[command(subcommand, visible_alias = "brokers")]
    Broker(Later<broker::Verb>),
    /// Name servers
    #[command(subcommand)]
    Namesrv(Later<namesrv::Verb>),
    /// Topics
    #[command(subcommand, visible_alias = "topics")]
    Topic(Later<topic::Verb>),
    /// Consumer groups
    #[command(subcommand, visible_alias = "groups")]
    Group(Later<group::Verb>),
    /// Producers and consumers that are connected
    #[command(subcommand, visible_alias = "clients")]
    Client(Later<client::Verb>),
    /// How far groups are behind, and why
    Lag(Later<lag::Args>),
    /// Positions of groups
    #[command(subcommand, visible_alias = "offsets")]
    Offset(Later<offset::Verb>),
    /// Messages
    #[command(subcommand, visible_aliases = ["message", "messages"])]
    Msg(Later<msg::Verb>),
    /// The life of one message, from its producer to every group
    Trace(Later<trace::Args>),
    /// Dead letters
    #[command(subcommand)]
    Dlq(Later<dlq::Verb>),
    /// Messages that wait for their time
    #[command(subcommand)]
    Delay(Later<delay::Verb>),
    /// Half messages of transactions
    #[command(subcommand)]
    Tx(Later<tx::Verb>),
    /// How fast the cluster is
    #[command(subcommand)]
    Bench(Later<bench::Verb>),
    /// What goes into topics and out to groups
    Stats(Later<stats::Args>),
    /// Replication
    #[command(subcommand)]
    Ha(Later<ha::Verb>),
    /// Controllers
    #[command(subcommand)]
    Controller(Later<controller::Verb>),
    /// Brokers in containers
    #[command(subcommand)]
    Container(Later<controller::Container>),
    /// Users
    #[command(subcommand, visible_alias = "users")]
    User(Later<user::Verb>),
    /// Who may do what
    #[command(subcommand)]
    Acl(Later<acl::Verb>),
    /// What is wrong with the cluster
    Doctor(Later<doctor::Doctor>),
    /// One of the doctor's checks, for a monitor
    Check(Later<doctor::Check>),
    /// Where several of a kind are not the same
    #[command(subcommand)]
    Diff(Later<diff::Verb>),
    /// Settings, accounts and positions in a folder
    #[command(subcommand)]
    Backup(Later<backup::Verb>),
    /// Bring them back, here or on another cluster
    #[command(subcommand)]
    Restore(Later<backup::Restore>),
    /// A folder for a support ticket
    Bundle(Later<bundle::Args>),
    /// Saved clusters
    #[command(subcommand, visible_alias = "contexts")]
    Context(Later<context::Verb>),
    /// Carry out a saved plan
    Apply(Later<plan::Apply>),
    /// Bring old values back
    #[command(subcommand)]
    Undo(Later<plan::Undo>),
    /// What was written from this machine
    #[command(subcommand)]
    Audit(Later<plan::Audit>),
    /// The JSON Schema of what a command prints with -o json
    Schema(Later<schema::Args>),
    /// What a response code means, and what to do
    Explain(Later<explain::Args>),
    /// Manual pages
    Man(Later<man::Args>),
    /// Completion script for a shell
    Completion(Later<completion::Args>),
    /// Version of this program
    #[command(after_help = "Examples:\n  mqadmin version\n  mqadmin version -o json\n\nClass: read. Schema: mqadmin.version/1")]
    Version,
}

/// Arguments that are declared when their command is chosen. A line chooses one command of two hundred: to declare them all would take longer
/// than many commands themselves.
#[derive(Debug)]
pub struct Later<T>(T);

impl<T> Deref for Later<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.0
    }
}

/// Declares the arguments; what the command says of itself stands over what their type says.
fn declare_under(command: clap::Command, declare: fn(clap::Command) -> clap::Command) -> clap::Command {
    let (about, long_about) = (command.get_about().cloned(), command.get_long_about().cloned());
    let declared = declare(command).about(Resettable::Reset).long_about(Resettable::Reset);
    let declared = about.into_iter().fold(declared, clap::Command::about);
    long_about.into_iter().fold(declared, clap::Command::long_about)
}

impl<T: FromArgMatches> FromArgMatches for Later<T> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        T::from_arg_matches(matches).map(Self)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        self.0.update_from_arg_matches(matches)
    }
}

impl<T: Args> Args for Later<T> {
    fn augment_args(command: clap::Command) -> clap::Command {
        command.defer(|command| declare_under(command, T::augment_args))
    }

    fn augment_args_for_update(command: clap::Command) -> clap::Command {
        command.defer(|command| declare_under(command, T::augment_args_for_update))
    }
}

impl<T: Subcommand> Subcommand for Later<T> {
    fn augment_subcommands(command: clap::Command) -> clap::Command {
        command.defer(|command| declare_under(command, T::augment_subcommands))
    }

    fn augment_subcommands_for_update(command: clap::Command) -> clap::Command {
        command.defer(|command| declare_under(command, T::augment_subcommands_for_update))
    }

    fn has_subcommand(name: &str) -> bool {
        T::has_subcommand(name)
    }
}
