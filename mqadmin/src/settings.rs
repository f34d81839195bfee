//! Where settings come from: flag, then environment, then context, then nothing. Resolved once, each with its origin.

use crate::args::{Color, Globals};
use crate::failure::Failure;
use crate::io::Env;
use crate::output::Format;
use crate::parse::time::parse_span;
use clap::ValueEnum;
use jiff::tz::TimeZone;
use mq_core::admin::AddrMap;
use mq_core::ops::account::{self, Account};
use mq_core::ops::context::{Context, ContextError, Contexts, Protect};
use std::time::Duration;

/// Time for one request unless told otherwise.
const TIMEOUT: Duration = Duration::from_secs(3);
/// Time for one command unless told otherwise.
const DEADLINE: Duration = Duration::from_secs(30);
/// Requests at once unless told otherwise.
const CONCURRENCY: usize = 16;

/// A value and where it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found<T> {
    /// The value.
    pub value: T,
    /// `flag`, `NAMESRV_ADDR`, `context prod`, a file, `default`.
    pub from: String,
}

/// How the name servers are known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NameServerSource {
    /// A list of addresses.
    List(String),
    /// An address server.
    Url(String),
}

impl std::fmt::Display for NameServerSource {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::List(text) | Self::Url(text) => f.write_str(text),
        }
    }
}

/// Everything a command needs to know besides its own options.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The saved cluster in use.
    pub context_name: Option<String>,
    /// What it lets us change.
    pub protect: Protect,
    /// The name servers, if any are known.
    pub name_servers: Option<Found<NameServerSource>>,
    /// How advertised addresses are rewritten.
    pub addr_map: Found<AddrMap>,
    /// Who signs requests.
    pub account: Option<Account>,
    /// The form of output.
    pub format: Found<Format>,
    /// Time for one request.
    pub timeout: Duration,
    /// Time for the command.
    pub deadline: Duration,
    /// Requests at once.
    pub concurrency: usize,
    /// The zone of moments.
    pub tz: TimeZone,
}

/// Resolves the settings.
///
/// # Errors
/// A value cannot be read, or the context does not exist.
pub fn resolve(globals: &Globals, env: &Env) -> Result<Settings, Failure> {
    let saved = saved_context(globals, env)?;
    let context = saved.as_ref().map(|saved| &saved.value);
    let context_from = saved.as_ref().map(|saved| saved.from.clone()).unwrap_or_default();
    let span = |text: &Option<String>, default| text.as_deref().map_or(Ok(default), |text| parse_span(text).map_err(usage));
    Ok(Settings {
        protect: context.map(|context| context.protect).unwrap_or_default(),
        name_servers: name_servers(globals, env, context, &context_from),
        addr_map: addr_map(globals, env, context, &context_from)?,
        account: account::find(|name| env.get(name).map(str::to_owned), context.map(|context| (context, &*context_from))),
        format: format(globals, env, context, &context_from)?,
        timeout: span(&globals.timeout, TIMEOUT)?,
        deadline: span(&globals.deadline, DEADLINE)?,
        concurrency: globals.concurrency.unwrap_or(CONCURRENCY).max(1),
        tz: zone(globals.tz.as_deref())?,
        context_name: saved.as_ref().and_then(|saved| saved.from.strip_prefix("context ").map(str::to_owned)),
    })
}

fn usage(error: impl std::fmt::Display) -> Failure {
    Failure::usage(error.to_string())
}

/// The context that was asked for, or the current one.
fn saved_context(globals: &Globals, env: &Env) -> Result<Option<Found<Context>>, Failure> {
    let asked = globals.context.as_deref().or_else(|| env.get("MQADMIN_CONTEXT"));
    let Some(path) = env.config_file() else {
        return match asked {
            Some(name) => Err(Failure::not_found("context", name).because("neither XDG_CONFIG_HOME nor HOME is set")),
            None => Ok(None),
        };
    };
    let contexts = load(&path)?;
    let Some(name) = asked.map(str::to_owned).or_else(|| contexts.current.clone()) else {
        return Ok(None);
    };
    let context = contexts.named(&name).map_err(|_| Failure::not_found("context", &name).hint("mqadmin context ls"))?;
    Ok(Some(Found { value: context.clone(), from: format!("context {name}") }))
}

/// Reads the file of contexts.
pub fn load(path: &std::path::Path) -> Result<Contexts, Failure> {
    Contexts::load(path).map_err(context_failure)
}

/// A failure of the file of contexts.
pub fn context_failure(error: ContextError) -> Failure {
    match error {
        ContextError::Unknown(name) => Failure::not_found("context", &name).hint("mqadmin context ls"),
        other => Failure::new(crate::failure::FAILED, "CONTEXT_FILE", other.to_string()),
    }
}

fn name_servers(globals: &Globals, env: &Env, context: Option<&Context>, from: &str) -> Option<Found<NameServerSource>> {
    let found = |value, from: &str| Some(Found { value, from: from.to_owned() });
    if !globals.namesrv.is_empty() {
        return found(NameServerSource::List(globals.namesrv.join(";")), "flag --namesrv");
    }
    if let Some(list) = env.get("NAMESRV_ADDR") {
        return found(NameServerSource::List(list.to_owned()), "NAMESRV_ADDR");
    }
    let context = context?;
    if let (true, Some(url)) = (context.namesrv.is_empty(), &context.namesrv_url) {
        return found(NameServerSource::Url(url.clone()), from);
    }
    if context.namesrv.is_empty() { None } else { found(NameServerSource::List(context.namesrv.join(";")), from) }
}

fn addr_map(globals: &Globals, env: &Env, context: Option<&Context>, from: &str) -> Result<Found<AddrMap>, Failure> {
    if !globals.addr_map.is_empty() {
        let value = AddrMap::parse(&globals.addr_map.join(",")).map_err(usage)?;
        return Ok(Found { value, from: "flag --addr-map".into() });
    }
    if let Some(rules) = env.get("MQADMIN_ADDR_MAP") {
        return Ok(Found { value: AddrMap::parse(rules).map_err(usage)?, from: "MQADMIN_ADDR_MAP".into() });
    }
    let mut value = AddrMap::default();
    for (rule_from, to) in context.map(|context| &context.addr_map).into_iter().flatten() {
        value.add(rule_from, to).map_err(usage)?;
    }
    let from = if value.is_empty() { "default" } else { from };
    Ok(Found { value, from: from.to_owned() })
}

fn format(globals: &Globals, env: &Env, context: Option<&Context>, from: &str) -> Result<Found<Format>, Failure> {
    if let Some(value) = globals.output {
        return Ok(Found { value, from: "flag --output".into() });
    }
    let named = |text: &str, from: &str| {
        let value = Format::from_str(text, true).map_err(|_| Failure::usage(format!("{from}: no form of output is called `{text}`")))?;
        Ok(Found { value, from: from.to_owned() })
    };
    match (env.get("MQADMIN_OUTPUT"), context.and_then(|context| context.defaults.get("output"))) {
        (Some(text), _) => named(text, "MQADMIN_OUTPUT"),
        (None, Some(text)) => named(text, from),
        (None, None) => Ok(Found { value: Format::Table, from: "default".into() }),
    }
}

fn zone(name: Option<&str>) -> Result<TimeZone, Failure> {
    match name {
        None => Ok(TimeZone::system()),
        Some(name) if name.eq_ignore_ascii_case("utc") => Ok(TimeZone::UTC),
        Some(name) => TimeZone::get(name)
            .or_else(|_| jiff::fmt::temporal::DateTimeParser::new().parse_time_zone(name))
            .map_err(|_| Failure::usage(format!("no time zone is called `{name}`"))),
    }
}

/// Whether to colour, on a terminal or not.
pub fn colors(color: Option<Color>, env: &Env, terminal: bool) -> bool {
    match color.unwrap_or_default() {
        Color::Always => true,
        Color::Never => false,
        Color::Auto if env.is_on("CLICOLOR_FORCE") => true,
        Color::Auto => terminal && env.get("NO_COLOR").is_none() && env.get("TERM") != Some("dumb"),
    }
}
