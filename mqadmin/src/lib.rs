//! `mqadmin`: the operator's command line for RocketMQ clusters, ours and Apache's.
//!
//! Two surfaces in one program. A first word that is one of Apache's command names is parsed by Apache's rules and prints Apache's columns
//! (`java`); every other line goes to the modern tree of nouns and verbs (`args`, `commands`).
//!
//! ```text
//! main_with ── java::find ──> java::parse ──> java/<noun>.rs ──┐
//!          └─ args (clap) ──> settings ─────> commands/<noun>.rs ┴─> mq_core::admin, mq_core::ops ─> output / failure ─> exit code
//! ```
//! Laws: standard output carries data only; a failed command never exits 0; nothing is written to a cluster without passing `rails`; no
//! question is asked when nobody can answer it. Protocol code lives in `mq-core`, none here.

#![forbid(unsafe_code)]

mod args;
mod commands;
mod failure;
mod interrupt;
mod io;
mod java;
mod output;
mod parse;
mod progress;
mod rails;
mod session;
mod settings;
mod watch;

pub use io::{Env, Io, Kept};

use std::ffi::OsString;
use std::process::ExitCode;

/// Runs the program as a process does: `args` begin with the program's name.
pub fn main_with(args: impl Iterator<Item = OsString>) -> ExitCode {
    let code = run(args.collect(), &Env::of_process(), &mut Io::of_process());
    ExitCode::from(code)
}

/// Runs the program with that environment and those streams, and returns its exit code.
pub fn run(args: Vec<OsString>, env: &Env, io: &mut Io) -> u8 {
    let code = match java::find(&args) {
        Some(command) => java::run(command, &args[2..], env, io),
        None => commands::run(&args, env, io),
    };
    io.finish(code)
}

/// The script that makes `shell` (`bash`, `zsh` or `fish`) complete the modern tree; `None` for another shell.
pub fn completion(shell: &str) -> Option<String> {
    commands::completion::script(shell)
}
