//! The modern surface: one file per noun. A verb parses, calls `mq_core::admin` or `mq_core::ops`, and hands rows to `output`.

pub mod acl;
pub mod backup;
pub mod bench;
pub mod broker;
pub mod bulk;
pub mod bundle;
pub mod client;
pub mod cluster;
pub mod completion;
pub mod context;
pub mod controller;
pub mod delay;
pub mod diff;
pub mod dlq;
pub mod doctor;
pub mod explain;
pub mod group;
pub mod ha;
pub mod lag;
pub mod man;
pub mod msg;
pub mod names;
pub mod namesrv;
pub mod offset;
pub mod plan;
pub mod schema;
pub mod stats;
pub mod topic;
pub mod trace;
pub mod tx;
pub mod user;

use crate::args::{Cli, Command};
use crate::failure::{self, Failure};
use crate::interrupt::Interrupt;
use crate::io::{Env, Io};
use crate::output::{Cell, Format, Report, Shape, text};
use crate::session::Session;
use crate::watch;
use clap::{CommandFactory, FromArgMatches};
use std::ffi::OsString;

/// Parses by the modern tree and runs the command.
pub fn run(args: &[OsString], env: &Env, io: &mut Io) -> u8 {
    match args {
        [_, word] if word == "help" => return help("--help".as_ref(), io),
        [_, word, name] if word == "help" => return help(name, io),
        [_, word, words @ ..] if word == names::ASKED_BY => return names::run(words, env, io),
        _ => {}
    }
    let parsed = Cli::command().try_get_matches_from(args).and_then(|matches| Cli::from_arg_matches(&matches));
    match parsed {
        Ok(cli) => {
            let json = wants_json(cli.globals.output, env);
            let done = Session::open(&cli.globals, env, io).and_then(|mut session| {
                session.command = args.iter().map(|arg| arg.to_string_lossy()).collect::<Vec<_>>().join(" ");
                let again = cli.globals.watch.is_some() || (cli.globals.until.is_some() && !watch::has_own_until(&cli.command));
                let work = |session: &mut Session<'_>| match again {
                    true => watch::run(&cli.command, session, |session| dispatch(&cli.command, session)),
                    false => dispatch(&cli.command, session),
                };
                let done = if cli.globals.verbose { crate::session::traced(&mut session, work) } else { work(&mut session) };
                crate::rails::close(&mut session, &done);
                done.map_err(|failure| session.with_account(failure))
            });
            end(done, json, io)
        }
        Err(error) => unparsed(&error, io),
    }
}

/// Whether failures are to be told as JSON: the output was asked for as JSON, by option or by the environment.
pub fn wants_json(output: Option<Format>, env: &Env) -> bool {
    let named = || env.get("MQADMIN_OUTPUT").is_some_and(|text| ["json", "ndjson"].contains(&text.to_ascii_lowercase().as_str()));
    output.map_or_else(named, |form| matches!(form, Format::Json | Format::Ndjson))
}

/// The exit code, the failure told in the shape the user asked for.
pub fn end(done: Result<u8, Failure>, json: bool, io: &mut Io) -> u8 {
    match done {
        Ok(code) => code,
        Err(failure) => {
            io.note(&if json { failure.json().to_string() } else { failure.text() });
            failure.exit
        }
    }
}

/// Help and version go to standard output and are no error; everything else clap refuses is one of usage.
fn unparsed(error: &clap::Error, io: &mut Io) -> u8 {
    let text = error.render().to_string();
    if error.use_stderr() {
        io.note(text.trim_end());
        return failure::USAGE;
    }
    io.print(&text);
    failure::DONE
}

/// `mqadmin help NAME`, for the tree; Apache's names were looked at before.
fn help(name: &std::ffi::OsStr, io: &mut Io) -> u8 {
    let error = Cli::command().try_get_matches_from(["mqadmin".as_ref(), name, "--help".as_ref()]).err();
    error.map_or(failure::DONE, |error| unparsed(&error, io))
}

fn dispatch(command: &Command, session: &mut Session<'_>) -> Result<u8, Failure> {
    match command {
        Command::Version => version(session),
        Command::Schema(args) => schema::run(args, session),
        Command::Explain(args) => explain::run(args, session),
        Command::Completion(args) => completion::run(args, session),
        Command::Context(verb) => context::run(verb, session),
        Command::Doctor(args) => online(doctor::run(args, session)),
        Command::Check(args) => online(doctor::check(args, session)),
        Command::Apply(args) => online(plan::apply(args, session)),
        Command::Undo(verb) => plan::undo(verb, session),
        Command::Audit(verb) => plan::audit(verb, session),
        Command::Man(args) => man::run(args, session),
        Command::Bundle(args) => bundle::run(args, session),
        Command::Backup(verb) => backup::run(verb, session),
        Command::Restore(verb) => online(backup::run_restore(verb, session)),
        Command::Diff(verb) => online(diff::run(verb, session)),
        Command::Cluster(verb) => online(cluster::run(verb, session)),
        Command::Namesrv(verb) => online(namesrv::run(verb, session)),
        Command::Client(verb) => online(client::run(verb, session)),
        Command::Stats(args) => online(stats::run(args, session)),
        Command::Ha(verb) => online(ha::run(verb, session)),
        Command::Controller(verb) => online(controller::run(verb, session)),
        Command::Container(verb) => online(controller::run_container(verb, session)),
        Command::User(verb) => online(user::run(verb, session)),
        Command::Acl(verb) => online(acl::run(verb, session)),
        Command::Broker(verb) => online(broker::run(verb, session)),
        Command::Topic(verb) => online(topic::run(verb, session)),
        Command::Group(verb) => online(group::run(verb, session)),
        Command::Lag(args) => online(lag::run(args, session)),
        Command::Offset(verb) => online(offset::run(verb, session)),
        Command::Msg(verb) => online_with(&session.interrupt.clone(), msg::run(verb, session)),
        Command::Trace(args) => online(trace::run(args, session)),
        Command::Dlq(verb) => online_with(&session.interrupt.clone(), dlq::run(verb, session)),
        Command::Delay(verb) => online(delay::run(verb, session)),
        Command::Bench(verb) => online_with(&session.interrupt.clone(), bench::run(verb, session)),
        Command::Tx(verb) => online(tx::run(verb, session)),
    }
}

/// Runs what needs the network. The runtime is made here and not earlier: help has to be there at once.
pub fn online(work: impl Future<Output = Result<u8, Failure>>) -> Result<u8, Failure> {
    online_with(&Interrupt::default(), work)
}

/// As [`online`], for work that may have something to finish when it is interrupted.
fn online_with(interrupt: &Interrupt, work: impl Future<Output = Result<u8, Failure>>) -> Result<u8, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new(failure::FAILED, "RUNTIME", format!("cannot start: {error}")))?;
    runtime.block_on(interrupt.watch(work))
}

/// What `version` prints as a document.
pub const VERSION: Shape = Shape::new("mqadmin.version/1", &[text("version"), text("protocol")]);

fn version(session: &mut Session<'_>) -> Result<u8, Failure> {
    let (version, protocol) = (env!("CARGO_PKG_VERSION"), mq_core::protocol::version_name(mq_core::protocol::VERSION));
    if session.settings.format.value == Format::Table {
        session.io.print_line(&format!("mqadmin {version} (speaks RocketMQ {protocol})"));
        return Ok(failure::DONE);
    }
    let mut report = Report::of(&VERSION);
    report.rows.push(vec![Cell::text(version), Cell::text(protocol)]);
    session.show(report)
}
