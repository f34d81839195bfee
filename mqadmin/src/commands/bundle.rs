//! `mqadmin bundle`: what support asks for, in one folder.
//!
//! A plain folder and no archive: whoever sends it can read it first and take out what is nobody's business; any archiver packs it.

use super::dispatch;
use crate::args::{Cli, Globals};
use crate::failure::{self, Failure};
use crate::io::Io;
use crate::output::{Cell, Format, Report, Shape, number, text};
use crate::session::Session;
use clap::{CommandFactory, FromArgMatches};
use mq_core::admin::Broker;
use serde_json::Value;
use std::io::Write;
use std::path::Path;
use std::sync::{Arc, Mutex};

/// Where to.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin bundle ticket-4711\n  mqadmin bundle ticket-4711 && tar czf ticket-4711.tgz ticket-4711\n\nPasswords, secrets and keys are taken out; names and addresses stay. Messages are not in it.\n\nClass: read. Schema: mqadmin.bundle/1"
)]
pub struct Args {
    /// A folder that is not there yet
    pub dir: String,
}

pub const FILES: Shape = Shape::new("mqadmin.bundle/1", &[text("file"), text("command"), number("exit"), number("bytes")]);

/// The commands whose documents are packed.
const COMMANDS: &[(&str, &str)] = &[
    ("doctor", "doctor --all"),
    ("clusters", "cluster ls"),
    ("brokers", "broker ls"),
    ("broker-differences", "diff broker --all-brokers"),
    ("namesrv", "namesrv ls"),
    ("namesrv-config", "namesrv config get"),
    ("namesrv-differences", "diff namesrv"),
    ("topics", "topic ls --all"),
    ("groups", "group ls --all"),
    ("lag", "lag --all --sample 2s"),
    ("dead-letters", "dlq ls"),
    ("ha", "ha ls"),
    ("writes", "audit ls --limit 200"),
    ("version", "version"),
];

/// What the values of settings are called that nobody else should see.
const SECRET: &[&str] = &["password", "passwd", "secret", "accesskey", "token", "credential"];

/// Writes the folder.
///
/// # Errors
/// It is there already, cannot be written, or no name server answered.
pub fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let dir = Path::new(&args.dir);
    let bad = |error: std::io::Error| Failure::new(failure::FAILED, "BUNDLE", format!("{}: {error}", args.dir));
    let mut brokers: Vec<Broker> = Vec::new();
    super::online(async {
        brokers = session.admin()?.brokers(None).await?;
        Ok(failure::DONE)
    })?;
    std::fs::create_dir(dir).map_err(bad)?;
    let mut wanted: Vec<(String, String)> = COMMANDS.iter().map(|(file, command)| ((*file).to_owned(), (*command).to_owned())).collect();
    for broker in brokers {
        let name = format!("broker-{}-{}", broker.name, broker.id);
        wanted.push((format!("{name}-config"), format!("broker config get {}", broker.addr)));
        wanted.push((format!("{name}-stats"), format!("broker stats {}", broker.addr)));
    }
    let mut report = Report::of(&FILES);
    for (name, command) in wanted {
        let (exit, text) = packed(session, &command)?;
        let file = format!("{name}.json");
        std::fs::write(dir.join(&file), &text).map_err(bad)?;
        report.rows.push(vec![Cell::text(file), Cell::text(command), Cell::Int(exit.into()), Cell::Int(text.len() as i64)]);
    }
    session.note(&format!("read it before you send it: {}", args.dir));
    session.show(report)
}

#[derive(Clone, Default)]
struct Sink(Arc<Mutex<Vec<u8>>>);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner).extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Runs a command of this program with the session's cluster; its exit code and its document, secrets taken out. What it says beside stands
/// behind it.
fn packed(session: &Session<'_>, command: &str) -> Result<(u8, String), Failure> {
    let words = std::iter::once("mqadmin").chain(command.split(' '));
    let parsed = Cli::command().try_get_matches_from(words).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = parsed.map_err(|error| Failure::new(failure::FAILED, "BUNDLE", error.to_string()))?;
    let own = &cli.globals;
    let globals = Globals { output: Some(Format::Json), limit: own.limit, columns: None, sort_by: None, ..session.globals.clone() };
    let (out, err) = (Sink::default(), Sink::default());
    let mut io = Io::new(std::io::empty(), out.clone(), err.clone());
    let exit = Session::open(&globals, session.env, &mut io).and_then(|mut inner| dispatch(&cli.command, &mut inner));
    let exit = super::end(exit, true, &mut io);
    io.flush();
    drop(io);
    let taken = |sink: Sink| String::from_utf8_lossy(&sink.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner)).into_owned();
    let (out, err) = (taken(out), taken(err));
    let mut value: Value = serde_json::from_str(&out).unwrap_or(Value::Null);
    redact(&mut value);
    let document = serde_json::json!({"command": command, "exit": exit, "said": err.lines().collect::<Vec<_>>(), "document": value});
    Ok((exit, serde_json::to_string_pretty(&document).expect("values become JSON") + "\n"))
}

fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase().replace(['-', '_', '.'], "");
    SECRET.iter().any(|word| key.contains(word))
}

/// Takes out values of members that are secret, and of pairs of which the key is: `{"key": "tlsPassword", "value": …}`.
fn redact(value: &mut Value) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(redact),
        Value::Object(members) => {
            let named_secret = members.get("key").and_then(Value::as_str).is_some_and(is_secret);
            for (key, value) in members {
                let hide = is_secret(key) || (named_secret && key == "value");
                if hide && value.as_str().is_some_and(|text| !text.is_empty()) {
                    *value = "(taken out)".into();
                } else {
                    redact(value);
                }
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn secrets_are_taken_out_wherever_they_stand() {
        let mut value = json!({"items": [
            {"key": "tls.key.password", "value": "x1"}, {"key": "brokerName", "value": "a"}, {"key": "accessKey", "value": ""},
        ], "secret_file": "x2", "deep": {"Token": "x3", "ok": "yes"}});
        redact(&mut value);
        let text = value.to_string();
        assert!(!text.contains("x1") && !text.contains("x2") && !text.contains("x3"), "{text}");
        assert!(text.contains("\"a\"") && text.contains("yes"), "{text}");
    }

    #[test]
    fn every_packed_command_is_one() {
        for (file, command) in COMMANDS {
            let words = std::iter::once("mqadmin").chain(command.split(' '));
            assert!(Cli::command().try_get_matches_from(words).is_ok(), "{file}: {command}");
        }
    }
}
