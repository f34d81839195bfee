//! Apache's surface: its command names, its options, its columns.
//!
//! `table` declares every command, `runs` what carries it out; `parse` reads arguments as Apache does; one file per noun prints what Apache prints, byte for byte, on
//! standard output. What Apache does wrong is not repeated: failures go to standard error with an exit code, nothing is cut, a broker that
//! does not answer is named and does not hide the others.

mod auth;
mod bench;
mod broker;
mod clients;
mod cluster;
mod controller;
mod each;
mod export;
mod format;
mod group;
mod ha;
mod message;
mod monitor;
mod namesrv;
mod offset;
mod parse;
mod plain_acl;
mod progress;
mod queue;
mod runs;
mod settings;
mod static_topic;
mod stats;
mod table;
mod topic;
mod trace;

pub use table::JavaCommand;

use crate::args::Globals;
use crate::commands::{end, online, wants_json};
use crate::failure::{self, Failure};
use crate::io::{Env, Io};
use crate::session::Session;
use clap::{Args, FromArgMatches};
use parse::Parsed;
use std::ffi::OsString;
use table::{Need, Takes};

/// The command that the first word names, if it is one of Apache's. `help NAME` finds it too.
pub fn find(args: &[OsString]) -> Option<&'static JavaCommand> {
    let word = args.get(1)?.to_str()?;
    if word == "help" {
        return table::named(args.get(2)?.to_str()?);
    }
    table::named(word)
}

/// Parses `args`, the words behind the command's name, and runs it.
pub fn run(command: &JavaCommand, args: &[OsString], env: &Env, io: &mut Io) -> u8 {
    let args: Vec<String> = args.iter().map(|arg| arg.to_string_lossy().into_owned()).collect();
    // `help NAME`: the name is not an argument of the command.
    let asked_for_help = args.first().is_some_and(|word| word.eq_ignore_ascii_case(command.name));
    let code = match parse::parse(command, &args) {
        _ if asked_for_help => usage(command, io),
        Ok(parsed) if parsed.has("h") => usage(command, io),
        Ok(parsed) => execute(command, &parsed, line(command, &args), env, io),
        Err(message) => {
            io.note(&message);
            io.note(usage_text(command).trim_end());
            failure::USAGE
        }
    };
    if env.is_on("MQADMIN_JAVA_EXIT") { java_exit(code) } else { code }
}

/// What Apache's tool would exit with: 1 when the command line is wrong, else 0.
const fn java_exit(code: u8) -> u8 {
    if code == failure::USAGE { 1 } else { 0 }
}

/// Commands that are given passwords.
const SECRET: [&str; 3] = ["createUser", "updateUser", "updateAclConfig"];

/// The command line for the audit, without passwords.
fn line(command: &JavaCommand, args: &[String]) -> String {
    let told = if SECRET.contains(&command.name) { "(its options are not kept)".to_owned() } else { args.join(" ") };
    format!("mqadmin {} {told}", command.name).trim_end().to_owned()
}

fn execute(command: &JavaCommand, parsed: &Parsed, line: String, env: &Env, io: &mut Io) -> u8 {
    if !parsed.stray.is_empty() {
        io.note(&format!("warning: ignored: {}", parsed.stray.join(" ")));
    }
    let globals = match globals(parsed) {
        Ok(globals) => globals,
        Err(failure) => return end(Err(failure), false, io),
    };
    let json = wants_json(globals.output, env);
    let done = Session::open(&globals, env, io).and_then(|mut session| {
        session.command = line;
        let done = dispatch(command, parsed, &mut session);
        crate::rails::close(&mut session, &done);
        done.map_err(|failure| session.with_account(failure))
    });
    end(done, json, io)
}

/// Our own long options, read as the modern surface reads them.
fn globals(parsed: &Parsed) -> Result<Globals, Failure> {
    let command = Globals::augment_args(clap::Command::new("mqadmin").no_binary_name(true));
    let matches = command
        .try_get_matches_from(&parsed.own)
        .map_err(|error| Failure::usage(error.to_string().lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()))?;
    let mut globals = Globals::from_arg_matches(&matches).map_err(|error| Failure::usage(error.to_string()))?;
    globals.namesrv.extend(parsed.get("n").map(str::to_owned));
    Ok(globals)
}

/// With `--output`, the modern command that tells the same; Apache's columns have no other form.
fn dispatch(command: &JavaCommand, parsed: &Parsed, session: &mut Session<'_>) -> Result<u8, Failure> {
    if session.globals.output.is_some() {
        return online(modern(command, parsed, session));
    }
    match runs::named(command.name) {
        Some(run) => online(run(session, parsed)),
        None => Err(not_built(command)),
    }
}

fn not_built(command: &JavaCommand) -> Failure {
    let message = format!("not built yet: {}", command.name);
    let failure = Failure::new(failure::UNSUPPORTED, "NOT_BUILT", message);
    let first_word = command.modern.split([' ', ',']).next().unwrap_or_default();
    let built = ["topic", "group", "lag", "offset", "msg", "broker", "cluster", "dlq", "trace"].contains(&first_word);
    failure.hint(if built { format!("mqadmin {first_word} --help") } else { "Apache's mqadmin for this one".to_owned() })
}

/// The modern command with the same question.
async fn modern(command: &JavaCommand, parsed: &Parsed, session: &mut Session<'_>) -> Result<u8, Failure> {
    use crate::commands::{broker, cluster, group, lag, topic};
    let text = |key: &str| parsed.get(key).unwrap_or_default().to_owned();
    match command.name {
        "clusterList" if parsed.has("m") => cluster::run(&cluster::Verb::Ls, session).await,
        "clusterList" => broker::ls(session, parsed.get("c")).await,
        "topicList" => topic::run(&topic::Verb::Ls { patterns: Vec::new(), all: true, cluster: None }, session).await,
        "topicRoute" => topic::run(&topic::Verb::Route { topic: text("t") }, session).await,
        "topicStatus" => topic::run(&topic::Verb::Status { topic: text("t") }, session).await,
        "topicClusterList" => topic::run(&topic::Verb::Describe { topic: text("t") }, session).await,
        "getConsumerConfig" => group::run(&group::Verb::Describe { group: text("g") }, session).await,
        "consumerConnection" | "consumerStatus" | "consumer" => group::run(&group::Verb::Clients { group: text("g") }, session).await,
        "brokerStatus" if parsed.has("b") => broker::run(&broker::Verb::Stats { broker: text("b"), key: Vec::new() }, session).await,
        "getBrokerConfig" if parsed.has("b") => {
            broker::config::run(&broker::config::Verb::Get { broker: text("b"), key: Vec::new() }, session).await
        }
        "consumerProgress" => {
            let groups = parsed.get("g").map(str::to_owned).into_iter().collect();
            let topic = parsed.get("t").map(str::to_owned);
            lag::run(&lag::Args { groups, topic, queues: parsed.has("g"), sample: Some("0s".into()), ..lag::Args::default() }, session)
                .await
        }
        "queryMsgTraceById" => {
            let args = crate::commands::trace::Args {
                trace_topic: parsed.get("t").map(str::to_owned),
                ..crate::commands::trace::Args::of(&text("i"))
            };
            crate::commands::trace::run(&args, session).await
        }
        _ => Err(Failure::usage(format!("{} has no other form of output", command.name)).hint(format!("mqadmin {}", command.modern))),
    }
}

fn usage(command: &JavaCommand, io: &mut Io) -> u8 {
    io.print(&usage_text(command));
    failure::DONE
}

/// In the shape of Apache's.
fn usage_text(command: &JavaCommand) -> String {
    let mut options = command.options();
    options.sort_by_key(|option| option.short.to_ascii_lowercase());
    let mut text = format!("usage: mqadmin {}", command.name);
    for option in &options {
        let dash = if option.short.is_empty() { "--" } else { "-" };
        let name = if option.short.is_empty() { option.long } else { option.short };
        let arg = if option.value == Takes::Nothing { "" } else { " <arg>" };
        match option.need {
            Need::Required => text += &format!(" {dash}{name}{arg}"),
            _ => text += &format!(" [{dash}{name}{arg}]"),
        }
    }
    text.push('\n');
    for option in &options {
        let arg = if option.value == Takes::Nothing { "" } else { " <arg>" };
        let short = if option.short.is_empty() { "   ".to_owned() } else { format!("-{},", option.short) };
        text += &format!(" {short}--{}{arg}\n", option.long.trim_end());
    }
    text + &format!("modern form: mqadmin {}\n", command.modern)
}
