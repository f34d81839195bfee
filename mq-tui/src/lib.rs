//! The live terminal console: what a cluster does, as it does it. It looks and never writes.
//!
//! ```text
//! keys ------> Msg -> update(&mut State, Msg) -> Vec<Cmd> -> run (poller, terminal)
//! poll ------/              |
//! clock ----/               +-> frame due? -> draw(&State, &mut Buffer)
//! ```
//!
//! * `model` is what is known of the cluster, `state` what the console itself is at, `update` changes both and does no I/O.
//! * `draw` and `screens` turn the state into cells through `pen`; `table` is what all lists have in common, `filter` what `/` understands.
//! * `keys` declares every key once; footer and `help` follow from it.
//! * `poll` asks the cluster, `terminal` owns the terminal, `run` is the loop between them.
//!
//! Laws: `update` and `draw` never wait, read no clock and touch no network; what did not come is marked where it is missing and in every
//! sum; what a server says reaches the terminal only through `text::shown`.

#![forbid(unsafe_code)]

mod args;
mod draw;
mod filter;
mod help;
mod keys;
mod layout;
mod model;
mod pen;
mod poll;
mod run;
mod screens;
mod state;
mod table;
mod terminal;
mod text;
mod theme;
mod update;

use args::Args;
use clap::Parser;
use state::State;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;
use terminal::Canvas;

/// What could not be done because of how we were called.
const USAGE: u8 = 2;

/// The program: `args` begins with its own name. Ends with 0 when the user ends it, 1 when the terminal fails, 2 when it was called wrongly
/// or is not on a terminal.
pub fn main_with(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    let args = match Args::try_parse_from(args) {
        Ok(args) => args,
        Err(error) => {
            // Help and version go to stdout, the rest to stderr; if that is closed there is nobody to tell.
            let _ = error.print();
            return if error.use_stderr() { ExitCode::from(USAGE) } else { ExitCode::SUCCESS };
        }
    };
    let on_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if !args.headless && !on_terminal {
        eprintln!("error: mq-tui needs a terminal\n  try: mqadmin cluster ls, mqadmin lag, or mq-tui --headless --for 10s --stats");
        return ExitCode::from(USAGE);
    }
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    match runtime.map(|runtime| runtime.block_on(console(args))) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn console(args: Args) -> ExitCode {
    let target = match args.target() {
        Ok(target) => target,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(USAGE);
        }
    };
    let theme = theme::Surroundings::of_process().theme(args.theme, args.ascii);
    let period_ms = i64::try_from(args.refresh.as_millis()).unwrap_or(i64::MAX);
    let mut state = State::new(target.name, theme, jiff::tz::TimeZone::system(), period_ms);
    if let Err(error) = update::begin(&mut state, args.screen, args.filter.as_deref()) {
        eprintln!("error: --filter: {error}");
        return ExitCode::from(USAGE);
    }
    let ended = match if args.headless { Canvas::headless() } else { Canvas::take_terminal() } {
        Ok(canvas) => run::run(state, canvas, target.config, args.for_span, args.headless).await,
        Err(error) => Err(error),
    };
    match ended {
        Ok(stats) => {
            if args.stats {
                println!("{}", stats.to_json());
            }
            ExitCode::SUCCESS
        }
        Err(error) => failed(&error),
    }
}

fn failed(error: &std::io::Error) -> ExitCode {
    eprintln!("error: the terminal cannot be used: {error}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests;
