//! The live terminal console: what a cluster does, as it does it. It looks; it writes only what was planned, shown and confirmed by name.
//!
//! ```text
//! keys, mouse -> Msg -> update(&mut State, Msg) -> Vec<Cmd> -> run -> poll, side, terminal
//! poll, side --/              |
//! clock ------/               +-> frame due? -> draw(&State, &mut Buffer)
//! ```
//!
//! * `model` is what is known of the cluster, `state` what the console itself is at, `update` changes both and does no I/O.
//! * `inquiry` is what a screen asks besides lists; `lists` are all tables, whatever their rows.
//! * `menu`, `dialog`, `deed` lead from an object to a plan; `act` makes plans and carries them out, `side` runs it and keeps the history
//!   that `travel` looks at.
//! * `wish` is what can be changed of topics, groups and brokers.
//! * `letters` gives dead letters back.
//! * `draw`, `overlay` and `screens` turn the state into cells through `pen`; `table` is what all lists have in common, `filter` what `/` understands.
//! * `keys` declares every key once; footer and `help` follow from it. `config` is the user's file of colours and keys, `keymap` what it makes of
//!   them.
//! * `welcome` comes before all that when no cluster was named: it offers those that are saved, or tests addresses that are typed.
//! * `stats` is what a run has cost, and the keys that a headless one presses to learn how soon they show.
//! * `poll` asks the cluster, `terminal` owns the terminal, `run` is the loop between them.
//!
//! Laws: `update` and `draw` never wait, read no clock and touch no network; what did not come is marked where it is missing and in every
//! sum; what a server says reaches the terminal only through `text::shown`;
//! of all commands only `Cmd::Apply` writes to a cluster, and only a dialog whose name was typed gives it.

#![forbid(unsafe_code)]

mod act;
mod args;
mod config;
mod deed;
mod dialog;
mod draw;
mod export;
mod filter;
mod help;
mod input;
mod inquiry;
mod keymap;
mod keys;
mod layout;
mod letters;
mod lists;
mod menu;
mod model;
mod overlay;
mod palette;
mod pen;
mod poll;
mod run;
mod screens;
mod side;
mod state;
mod stats;
mod strokes;
mod table;
mod terminal;
mod text;
mod theme;
mod travel;
mod update;
mod welcome;
mod wish;

use args::{Args, TargetError};
use clap::Parser;
use config::Config;
use mq_core::ops::context::Contexts;
use state::State;
use std::ffi::OsString;
use std::io::IsTerminal;
use std::process::ExitCode;
use terminal::Canvas;

/// Data changes the screen at most so often for those who asked for little motion, ms.
const CALM_MS: i64 = 5_000;
/// Two: while one takes an answer of megabytes apart the other keeps the time, for which frames and keys wait.
const WORKERS: usize = 2;
/// Threads for files: one that records, one for whatever else.
const BLOCKING_THREADS: usize = 2;
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
    let config = match args.settings() {
        Ok(config) => config,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::from(USAGE);
        }
    };
    let on_terminal = std::io::stdin().is_terminal() && std::io::stdout().is_terminal();
    if !args.headless && !on_terminal {
        eprintln!("error: mq-tui needs a terminal\n  try: mqadmin cluster ls, mqadmin lag, or mq-tui --headless --for 10s --stats");
        return ExitCode::from(USAGE);
    }
    // The loop runs on this thread, what asks on the workers. Each thread that parses long answers keeps memory for the longest it had, so
    // there are few.
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(WORKERS).max_blocking_threads(BLOCKING_THREADS).enable_all().build();
    match runtime.map(|runtime| runtime.block_on(console(args, config))) {
        Ok(code) => code,
        Err(error) => failed(&error),
    }
}

async fn console(mut args: Args, config: Config) -> ExitCode {
    let mut canvas = None;
    loop {
        let target = match args.target() {
            Ok(target) => target,
            Err(TargetError::NotGiven { .. }) if !args.headless => match ask_for_cluster(&mut args, &config, &mut canvas).await {
                Ok(true) => continue,
                Ok(false) => return ExitCode::SUCCESS,
                Err(error) => {
                    drop(canvas);
                    return failed(&error);
                }
            },
            Err(error) => {
                drop(canvas);
                eprintln!("error: {error}");
                return ExitCode::from(USAGE);
            }
        };
        let state = match begin(&args, &config, &target) {
            Ok(state) => state,
            Err(error) => {
                drop(canvas);
                eprintln!("error: {error}");
                return ExitCode::from(USAGE);
            }
        };
        let taken =
            canvas.take().map_or_else(|| if args.headless { Ok(Canvas::headless()) } else { Canvas::take_terminal(!args.no_mouse) }, Ok);
        let around = run::Surroundings {
            recording: args.recording(&target.name),
            config: target.config,
            contexts: target.contexts,
            for_span: args.for_span,
            has_keys: !args.headless,
            tries_keys: args.headless && args.stats,
        };
        let ended = match taken {
            Ok(mut taken) => {
                let ended = run::run(state, &mut taken, around).await;
                canvas = Some(taken);
                ended
            }
            Err(error) => Err(error),
        };
        match ended {
            Ok(run::Ended { switch_to: Some(name), .. }) => args.switch_to(name),
            Ok(run::Ended { stats, .. }) => {
                drop(canvas);
                if args.stats {
                    println!("{}", stats.to_json());
                }
                return ExitCode::SUCCESS;
            }
            Err(error) => {
                drop(canvas);
                return failed(&error);
            }
        }
    }
}

/// Has a cluster chosen, on a terminal that is taken for it. Returns false when none was.
async fn ask_for_cluster(args: &mut Args, config: &Config, canvas: &mut Option<Canvas>) -> std::io::Result<bool> {
    let file = Args::contexts_file();
    // One that cannot be read was refused before we came here.
    let contexts = file.as_ref().and_then(|path| Contexts::load(path).ok()).unwrap_or_default();
    let theme = theme::Surroundings::of_process().theme(config.palette, config.own, args.ascii);
    let taken = match canvas {
        Some(taken) => taken,
        None => canvas.insert(Canvas::take_terminal(!args.no_mouse)?),
    };
    let chosen = welcome::run(welcome::Welcome::new(contexts), taken, theme, file).await?;
    Ok(chosen.map(|chosen| args.choose(chosen)).is_some())
}

/// The state that a run begins with.
fn begin(args: &Args, config: &Config, target: &args::Target) -> Result<State, String> {
    let theme = theme::Surroundings::of_process().theme(config.palette, config.own, args.ascii);
    let period_ms = i64::try_from(args.refresh.as_millis()).unwrap_or(i64::MAX);
    let mut state = State::new(target.name.clone(), theme, jiff::tz::TimeZone::system(), period_ms);
    state.keys = config.keys.clone();
    state.protect = target.protect;
    state.cluster.signed.clone_from(&target.signed);
    state.unlocked = args.rw && target.protect == mq_core::ops::context::Protect::None;
    state.idle_slow_ms = args.idle_slow.and_then(|span| i64::try_from(span.as_millis()).ok());
    if args.reduce_motion {
        state.calm_ms = CALM_MS;
    }
    update::begin(&mut state, args.screen, args.filter.as_deref()).map_err(|error| format!("--filter: {error}"))?;
    Ok(state)
}

fn failed(error: &std::io::Error) -> ExitCode {
    eprintln!("error: the terminal cannot be used: {error}");
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests;
