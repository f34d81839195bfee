//! Names for completion: which topics, groups, brokers or contexts the word under the cursor could become.
//!
//! The scripts of `mqadmin completion` call `mqadmin __names WORD…` with the words typed so far, the unfinished one last. It answers within
//! [`ANSWER_WITHIN`], from the cluster or from what was seen less than [`FRESH_MS`] ago, and says nothing at all when it does not know: a
//! shell has no place for errors while somebody types.

use crate::args::{Cli, Globals};
use crate::failure::{self, Failure};
use crate::io::{Env, Io};
use crate::session::connect;
use crate::settings::{self, Settings};
use clap::{Arg, Command, CommandFactory};
use mq_core::admin::{Admin, AdminError};
use mq_core::names::{GroupName, TopicName, is_system_topic};
use mq_core::ops::record::{load, save};
use mq_core::types::UnixMs;
use serde::{Deserialize, Serialize};
use std::ffi::OsString;
use std::path::PathBuf;
use std::time::Duration;

/// The word by which the scripts ask.
pub const ASKED_BY: &str = "__names";
/// A shell waits no longer.
const ANSWER_WITHIN: Duration = Duration::from_millis(150);
/// How long an answer is used again.
const FRESH_MS: i64 = 60_000;

/// What a word names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Topic,
    Group,
    Broker,
    Context,
}

impl Kind {
    const fn word(self) -> &'static str {
        match self {
            Self::Topic => "topics",
            Self::Group => "groups",
            Self::Broker => "brokers",
            Self::Context => "contexts",
        }
    }

    /// What the argument `id` of the command under `noun` holds.
    fn of(noun: &str, id: &str) -> Option<Self> {
        Some(match (noun, id) {
            ("context", "name") | (_, "context") => Self::Context,
            ("topic" | "delay" | "stats", "patterns" | "topics") | (_, "topic" | "topics") => Self::Topic,
            ("group" | "dlq" | "tx", "patterns") | ("offset", "from") | (_, "group" | "groups" | "to_group") => Self::Group,
            (_, "broker" | "brokers") => Self::Broker,
            _ => return None,
        })
    }
}

/// What was seen of one kind.
#[derive(Serialize, Deserialize)]
struct Snapshot {
    at: i64,
    names: Vec<String>,
}

/// Prints the names that fit, a line each. Never fails.
pub fn run(words: &[OsString], env: &Env, io: &mut Io) -> u8 {
    let words: Option<Vec<&str>> = words.iter().map(|word| word.to_str()).collect();
    if let Some((kind, prefix, globals)) = words.as_deref().and_then(wanted) {
        for name in known(kind, &globals, env).unwrap_or_default() {
            // Names of the broker's own stay away until they are asked for.
            if name.starts_with(prefix) && (!name.starts_with('%') || prefix.starts_with('%')) {
                io.print_line(&name);
            }
        }
    }
    failure::DONE
}

/// What the last of `words` names, how it begins, and the options that tell which cluster is meant.
fn wanted<'w>(words: &[&'w str]) -> Option<(Kind, &'w str, Globals)> {
    let (last, before) = words.split_last()?;
    let mut tree = Cli::command();
    tree.build();
    let (mut at, mut noun, mut placed, mut open) = (&tree, "", 0, None::<&Arg>);
    let mut globals = Globals::default();
    for word in before {
        if let Some(arg) = open.take() {
            note(&mut globals, arg, word);
        } else if let Some(text) = word.strip_prefix("--") {
            let (name, value) = text.split_once('=').map_or((text, None), |(name, value)| (name, Some(value)));
            let arg = at.get_arguments().find(|arg| arg.get_long() == Some(name)).filter(|arg| arg.get_action().takes_values());
            match (arg, value) {
                (Some(arg), Some(value)) => note(&mut globals, arg, value),
                (arg, _) => open = arg,
            }
        } else if let Some(letter) = word.strip_prefix('-').and_then(|text| text.chars().next()) {
            let arg = at.get_arguments().find(|arg| arg.get_short() == Some(letter)).filter(|arg| arg.get_action().takes_values());
            match (arg, &word[2..]) {
                (Some(arg), "") => open = Some(arg),
                (Some(arg), value) => note(&mut globals, arg, value),
                (None, _) => {}
            }
        } else if let Some(next) = at.find_subcommand(word).filter(|_| placed == 0) {
            noun = if noun.is_empty() { next.get_name() } else { noun };
            at = next;
        } else {
            placed += 1;
        }
    }
    let arg = open.or_else(|| positional(at, placed).filter(|_| !last.starts_with('-')))?;
    Some((Kind::of(noun, arg.get_id().as_str())?, last, globals))
}

/// The argument that the next bare word is, after so many of them.
fn positional(command: &Command, placed: usize) -> Option<&Arg> {
    let many = |arg: &&Arg| arg.get_num_args().is_some_and(|count| count.max_values() > 1);
    command.get_positionals().nth(placed).or_else(|| command.get_positionals().last().filter(many))
}

fn note(globals: &mut Globals, arg: &Arg, value: &str) {
    match arg.get_id().as_str() {
        "namesrv" => globals.namesrv.push(value.to_owned()),
        "context" => globals.context = Some(value.to_owned()),
        "addr_map" => globals.addr_map.push(value.to_owned()),
        _ => {}
    }
}

fn known(kind: Kind, globals: &Globals, env: &Env) -> Option<Vec<String>> {
    if kind == Kind::Context {
        return Some(settings::load(&env.config_file()?).ok()?.contexts.into_keys().collect());
    }
    let mut settings = settings::resolve(globals, env).ok()?;
    (settings.timeout, settings.deadline) = (ANSWER_WITHIN, ANSWER_WITHIN);
    let path = path(kind, &settings, env);
    let now = UnixMs::now().get();
    let kept = path.as_ref().and_then(|path| load::<Snapshot>(path).ok());
    if let Some(kept) = kept.filter(|kept| (0..FRESH_MS).contains(&(now - kept.at))) {
        return Some(kept.names);
    }
    let snapshot = Snapshot { at: now, names: ask(kind, &settings).ok()? };
    // Without a place to keep it the next word costs the cluster another request.
    path.map(|path| save(&snapshot, &path));
    Some(snapshot.names)
}

/// Where names of that kind are kept, of the cluster in use.
fn path(kind: Kind, settings: &Settings, env: &Env) -> Option<PathBuf> {
    let folder = env.get("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| Some(PathBuf::from(env.get("HOME")?).join(".cache")))?;
    let cluster = settings.context_name.clone().or_else(|| Some(settings.name_servers.as_ref()?.value.to_string()))?;
    let safe: String = cluster.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
    Some(folder.join("mqadmin").join(format!("{safe}-{}.json", kind.word())))
}

fn ask(kind: Kind, settings: &Settings) -> Result<Vec<String>, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new(failure::FAILED, "RUNTIME", error.to_string()))?;
    let mut names = runtime.block_on(async {
        let admin = connect(settings)?;
        Ok::<_, Failure>(names_of(kind, &admin).await?)
    })?;
    names.sort();
    names.dedup();
    Ok(names)
}

/// Only what is a name: a shell gets it next.
async fn names_of(kind: Kind, admin: &Admin) -> Result<Vec<String>, AdminError> {
    Ok(match kind {
        Kind::Topic => {
            let names = admin.topic_names().await?.into_iter();
            names.filter(|name| TopicName::new(&**name).is_ok() && !is_system_topic(name)).map(|name| name.to_string()).collect()
        }
        Kind::Group => {
            let asked = admin.group_configs(admin.readable_brokers(None).await?).await.some_answer()?;
            let names = asked.answers().flat_map(|(_, table)| table.subscription_group_table.keys());
            names.filter(|name| GroupName::new(&***name).is_ok_and(|name| !name.is_system())).map(ToString::to_string).collect()
        }
        Kind::Broker | Kind::Context => {
            let names = admin.readable_brokers(None).await?.into_iter().map(|broker| broker.name.to_string());
            names.filter(|name| name.chars().all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c))).collect()
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_under_the_cursor_is_known_by_its_place() {
        for (line, expected) in [
            ("topic describe ", Some(Kind::Topic)),
            ("topics ls or", Some(Kind::Topic)),
            ("group show pay", Some(Kind::Group)),
            ("lag a b", Some(Kind::Group)),
            ("offset reset ", Some(Kind::Group)),
            ("offset reset pay --topic ", Some(Kind::Topic)),
            ("offset reset pay -t o", Some(Kind::Topic)),
            ("-n h:1 broker stats ", Some(Kind::Broker)),
            ("context use ", Some(Kind::Context)),
            ("topic ls --context ", Some(Kind::Context)),
            ("dlq resend ", Some(Kind::Group)),
            ("topic describe orders ", None),
            ("topic ls --limit ", None),
            ("topic describe --da", None),
            ("top", None),
            ("", None),
        ] {
            let words: Vec<&str> = line.split(' ').collect();
            assert_eq!(wanted(&words).map(|(kind, _, _)| kind), expected, "{line}");
        }
        let (_, prefix, globals) = wanted(&["topic", "-n", "h:1", "describe", "or"]).unwrap();
        assert_eq!((prefix, globals.namesrv.as_slice()), ("or", &["h:1".to_owned()][..]));
    }
}
