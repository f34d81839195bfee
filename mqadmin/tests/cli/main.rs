//! The program against a cluster of fixed answers: what it prints, how it ends, and that it never asks when nobody can answer.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod desk;
mod exits;
mod fake;
mod golden;
mod messages;
mod names;
mod writes;

use fake::Fake;
use mqadmin::{Env, Io};

/// What one run printed and how it ended.
pub struct Run {
    pub code: u8,
    pub out: String,
    pub err: String,
}

/// Runs `line` in `env` with nothing on standard input.
pub fn run_in(env: &Env, line: &[&str]) -> Run {
    run_with(env, line, |_| {}, "")
}

/// Runs `line`, the streams as `shape` makes them, `input` on standard input.
pub fn run_with(env: &Env, line: &[&str], shape: impl FnOnce(&mut Io), input: &'static str) -> Run {
    let (mut io, kept) = Io::kept(input.as_bytes());
    shape(&mut io);
    let args = std::iter::once("mqadmin").chain(line.iter().copied()).map(Into::into).collect();
    let code = mqadmin::run(args, env, &mut io);
    Run { code, out: kept.out(), err: kept.err() }
}

/// An environment that knows the fake's name server and the zone UTC is asked for by option.
pub fn env_of(fake: &Fake) -> Env {
    Env::default().with("NAMESRV_ADDR", fake.addr.to_string())
}

/// `text` with what differs from run to run replaced.
pub fn masked(fake: &Fake, text: &str) -> String {
    let mut text = text.replace(&fake.addr.to_string(), "BROKER-A");
    if let Some(dead) = fake.dead_addr {
        text = text.replace(&dead.to_string(), "BROKER-B");
    }
    let mut lines: Vec<String> = Vec::new();
    for line in text.lines() {
        let now = line.trim_start().starts_with("\"generated_at\"");
        lines.push(if now { "  \"generated_at\": NOW,".to_owned() } else { line.to_owned() });
    }
    lines.join("\n")
}
