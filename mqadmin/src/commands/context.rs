//! `mqadmin context`.

use super::online;
use crate::args::Globals;
use crate::failure::{self, Failure};
use crate::output::{Cell, Report, Shape, flag, list, text};
use crate::session::Session;
use crate::settings::{NameServerSource, context_failure, load};
use clap::{Args, Subcommand, ValueEnum};
use mq_core::admin::Admin;
use mq_core::ops::context::{Context, Contexts, Protect};
use std::path::Path;

/// What can be done with saved clusters.
#[derive(Debug, Subcommand)]
pub enum Verb {
    /// Saved clusters
    #[command(
        visible_alias = "list",
        after_help = "Examples:\n  mqadmin context ls\n  mqadmin context ls -o name\n\nClass: read. Schema: mqadmin.context.ls/1"
    )]
    Ls,
    /// Save a cluster, after asking it who it is
    #[command(
        after_help = "Examples:\n  mqadmin context add prod -n 10.0.0.1:9876,10.0.0.2:9876 --protect confirm\n  mqadmin context add dev -n localhost:9876 --use\n\nClass: write, to this machine only."
    )]
    Add(Add),
    /// Choose the cluster that commands are for; - is the one before
    #[command(after_help = "Examples:\n  mqadmin context use prod\n  mqadmin context use -\n\nClass: write, to this machine only.")]
    Use {
        /// Its name, or -
        name: String,
    },
    /// The chosen one
    #[command(after_help = "Examples:\n  mqadmin context current\n  PS1='[$(mqadmin context current --short)] '\n\nClass: read.")]
    Current {
        /// Its name alone; nothing when there is none
        #[arg(long)]
        short: bool,
    },
    /// What a context says, or where every setting comes from
    #[command(
        visible_alias = "describe",
        after_help = "Examples:\n  mqadmin context show prod\n  mqadmin context show --resolved\n\nClass: read. Schema: mqadmin.context.show/1"
    )]
    Show {
        /// Its name (default: the chosen one)
        name: Option<String>,
        /// What is in force now, and from where
        #[arg(long)]
        resolved: bool,
    },
    /// Forget a context
    #[command(
        visible_alias = "delete",
        after_help = "Examples:\n  mqadmin context rm dev\n  mqadmin context delete dev\n\nClass: write, to this machine only."
    )]
    Rm {
        /// Its name
        name: String,
    },
}

/// What may be changed, as the command line says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum ProtectArg {
    /// As each command asks by itself.
    #[default]
    None,
    /// Every write has to be confirmed by name.
    Confirm,
    /// No write at all.
    Readonly,
}

/// A cluster to save; its name servers and address rules are the options of every command.
#[derive(Debug, Clone, Args)]
pub struct Add {
    /// A name for it
    pub name: String,
    /// An address server that lists its name servers
    #[arg(long, value_name = "URL")]
    pub namesrv_url: Option<String>,
    /// What may be changed
    #[arg(long, value_enum, default_value_t)]
    pub protect: ProtectArg,
    /// Use it from now on
    #[arg(long = "use")]
    pub select: bool,
    /// Save it without asking it
    #[arg(long)]
    pub no_test: bool,
    /// Replace one of that name
    #[arg(long)]
    pub force: bool,
}

pub const LS: Shape =
    Shape::new("mqadmin.context.ls/1", &[text("name"), flag("current"), text("namesrv"), text("protect"), list("addr_map").wide()]);
pub const SHOW: Shape = Shape::new("mqadmin.context.show/1", &[text("setting"), text("value"), text("from")]);

/// Runs the verb.
///
/// # Errors
/// The file cannot be read or written, or no context has that name.
pub fn run(verb: &Verb, session: &mut Session<'_>) -> Result<u8, Failure> {
    let path = session.env.config_file();
    let path = path.ok_or_else(|| Failure::new(failure::FAILED, "CONTEXT_FILE", "neither XDG_CONFIG_HOME nor HOME is set"))?;
    let contexts = load(&path)?;
    match verb {
        Verb::Ls => ls(session, &contexts),
        Verb::Add(wanted) => add(session, wanted, contexts, &path),
        Verb::Use { name } => change(&path, contexts, |contexts| contexts.select(name)).map(|name| {
            session.note(&format!("context {name}"));
            failure::DONE
        }),
        Verb::Current { short } => current(session, &contexts, *short),
        Verb::Show { resolved: true, .. } => resolved(session),
        Verb::Show { name, resolved: false } => show(session, &contexts, name.as_deref()),
        Verb::Rm { name } => change(&path, contexts, |contexts| contexts.remove(name)).map(|_| failure::DONE),
    }
}

fn change<T>(
    path: &Path,
    mut contexts: Contexts,
    how: impl FnOnce(&mut Contexts) -> Result<T, mq_core::ops::context::ContextError>,
) -> Result<T, Failure> {
    let changed = how(&mut contexts).map_err(context_failure)?;
    contexts.save(path).map_err(context_failure)?;
    Ok(changed)
}

const fn protect_name(protect: Protect) -> &'static str {
    match protect {
        Protect::None => "none",
        Protect::Confirm => "confirm",
        Protect::Readonly => "readonly",
    }
}

fn name_servers(context: &Context) -> String {
    if context.namesrv.is_empty() { context.namesrv_url.clone().unwrap_or_default() } else { context.namesrv.join(";") }
}

fn ls(session: &mut Session<'_>, contexts: &Contexts) -> Result<u8, Failure> {
    let mut report = Report::of(&LS);
    for (name, context) in &contexts.contexts {
        report.rows.push(vec![
            Cell::text(name.as_str()),
            Cell::Bool(contexts.current.as_ref() == Some(name)),
            Cell::text(name_servers(context)),
            Cell::text(protect_name(context.protect)),
            Cell::List(context.addr_map.iter().map(|(from, to)| format!("{from}={to}")).collect()),
        ]);
    }
    session.show(report)
}

fn add(session: &mut Session<'_>, wanted: &Add, mut contexts: Contexts, path: &Path) -> Result<u8, Failure> {
    if contexts.contexts.contains_key(&wanted.name) && !wanted.force {
        return Err(Failure::usage(format!("there is a context `{}`", wanted.name)).hint("--force replaces it"));
    }
    let mut context = Context { namesrv_url: wanted.namesrv_url.clone(), ..Context::default() };
    let lists = session.globals.namesrv.iter().flat_map(|list| list.split([';', ',', ' ']));
    context.namesrv = lists.filter(|addr| !addr.is_empty()).map(str::to_owned).collect();
    if context.namesrv.is_empty() && context.namesrv_url.is_none() {
        return Err(Failure::usage("no name server is given").hint(format!("mqadmin context add {} -n HOST:9876", wanted.name)));
    }
    for rule in session.globals.addr_map.iter().flat_map(|rules| rules.split(',')) {
        let (from, to) = rule.split_once('=').ok_or_else(|| Failure::usage(format!("`{rule}` is not FROM=TO")))?;
        context.addr_map.insert(from.to_owned(), to.to_owned());
    }
    context.protect = match wanted.protect {
        ProtectArg::None => Protect::None,
        ProtectArg::Confirm => Protect::Confirm,
        ProtectArg::Readonly => Protect::Readonly,
    };
    if !wanted.no_test {
        test(session, &context)?;
    }
    contexts.contexts.insert(wanted.name.clone(), context);
    if wanted.select || contexts.current.is_none() {
        contexts.select(&wanted.name).map_err(context_failure)?;
    }
    contexts.save(path).map_err(context_failure)?;
    session.note(&format!("saved context {}", wanted.name));
    Ok(failure::DONE)
}

/// A door to another saved cluster than the one in use.
///
/// # Errors
/// There is none of that name, or its settings cannot be read.
pub fn session_of(session: &mut Session<'_>, name: &str) -> Result<Admin, Failure> {
    let globals = Globals { context: Some(name.to_owned()), namesrv: Vec::new(), ..session.globals.clone() };
    // What the environment says of name servers is about the cluster in use.
    let env = session.env.clone().without("NAMESRV_ADDR");
    let io = &mut *session.io;
    Session::open(&globals, &env, io)?.admin()
}

/// Asks the cluster who it is, and whether its brokers can be reached at the addresses they advertise.
fn test(session: &mut Session<'_>, context: &Context) -> Result<(), Failure> {
    let source = match (context.namesrv.is_empty(), &context.namesrv_url) {
        (true, Some(url)) => NameServerSource::Url(url.clone()),
        _ => NameServerSource::List(context.namesrv.join(";")),
    };
    session.settings.name_servers = Some(crate::settings::Found { value: source, from: "flag --namesrv".into() });
    online(async {
        let admin = session.admin()?;
        let brokers = admin.brokers(None).await?;
        let infos = admin.runtime_infos(brokers).await;
        let (all, silent) = (infos.outcomes.len(), infos.failures().count());
        session.note(&format!("{} of {all} brokers answered", all - silent));
        for (broker, error) in infos.failures() {
            let line = format!("warning: {broker}: {error}");
            session.note(&line);
            let port = broker.addr.rsplit_once(':').map_or("10911", |(_, port)| port);
            session.note(&format!("  if it listens elsewhere for you: --addr-map {}=localhost:{port}", broker.addr));
        }
        Ok(failure::DONE)
    })
    .map(drop)
}

fn current(session: &mut Session<'_>, contexts: &Contexts, short: bool) -> Result<u8, Failure> {
    let name = session.settings.context_name.clone().or_else(|| contexts.current.clone());
    match (name, short) {
        (Some(name), _) => session.io.print_line(&name),
        (None, true) => {}
        (None, false) => {
            return Err(Failure::new(failure::NOT_FOUND, "NO_CONTEXT", "no context is chosen").hint("mqadmin context use NAME"));
        }
    }
    Ok(failure::DONE)
}

fn show(session: &mut Session<'_>, contexts: &Contexts, name: Option<&str>) -> Result<u8, Failure> {
    let Some(name) = name.map(str::to_owned).or_else(|| contexts.current.clone()) else {
        return Err(Failure::new(failure::NOT_FOUND, "NO_CONTEXT", "no context is chosen").hint("mqadmin context show NAME"));
    };
    let context = contexts.named(&name).map_err(context_failure)?;
    let mut report = Report::of(&SHOW);
    let values = serde_json::to_value(context).map_err(|error| Failure::new(failure::FAILED, "CONTEXT_FILE", error.to_string()))?;
    for (setting, value) in values.as_object().into_iter().flatten() {
        let value = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        report.rows.push(vec![Cell::text(setting.as_str()), Cell::text(value), Cell::text(format!("context {name}"))]);
    }
    session.show(report)
}

/// Every setting in force, with its origin.
fn resolved(session: &mut Session<'_>) -> Result<u8, Failure> {
    let settings = session.settings.clone();
    let mut report = Report::of(&SHOW);
    let mut row = |setting: &str, value: Cell, from: &str| report.rows.push(vec![Cell::text(setting), value, Cell::text(from)]);
    let origin = settings.context_name.as_ref().map_or("default".to_owned(), |name| format!("context {name}"));
    row("context", settings.context_name.clone().map_or(Cell::None, Cell::Text), &origin);
    match &settings.name_servers {
        Some(found) => {
            let (NameServerSource::List(value) | NameServerSource::Url(value)) = &found.value;
            row("namesrv", Cell::text(value.as_str()), &found.from);
        }
        None => row("namesrv", Cell::None, "nowhere"),
    }
    let rules = if settings.addr_map.value.is_empty() { Cell::None } else { Cell::text("set") };
    row("addr_map", rules, &settings.addr_map.from);
    match &settings.account {
        Some(account) => row("access_key", Cell::text(account.access_key.as_str()), &account.from),
        None => row("access_key", Cell::None, "nowhere"),
    }
    row("protect", Cell::text(protect_name(settings.protect)), &origin);
    row("output", Cell::text(format!("{:?}", settings.format.value).to_lowercase()), &settings.format.from);
    session.show(report)
}
