//! The command line, and where the cluster's addresses come from.

use crate::config::{self, Config, ConfigError};
use crate::side::Recording;
use crate::state::Screen;
use crate::welcome::Chosen;
use clap::{Parser, ValueEnum};
use mq_core::admin::{AddrMap, AddrMapError, AdminConfig};
use mq_core::client::{ClientError, NameServers};
use mq_core::ops::account::{self, Account, AccountError};
use mq_core::ops::context::{self, Context, ContextError, Contexts, Protect};
use std::path::PathBuf;
use std::time::Duration;

/// The fastest refresh.
const REFRESH_MIN: Duration = Duration::from_millis(500);
/// The slowest.
const REFRESH_MAX: Duration = Duration::from_secs(300);

/// Live console for RocketMQ clusters. Writes only what was planned, shown and confirmed.
#[derive(Debug, Parser)]
#[command(name = "mq-tui", version, after_help = "Scripts want `mqadmin`: the same facts, as text or JSON.")]
pub struct Args {
    /// A saved cluster (see `mqadmin context ls`)
    #[arg(long, env = "MQADMIN_CONTEXT")]
    pub context: Option<String>,
    /// Name servers, `host:port`, separated by `;`
    #[arg(short, long, value_name = "LIST", env = "NAMESRV_ADDR")]
    pub namesrv: Option<String>,
    /// Screen to begin with: 1 to 9, 0, or its name
    #[arg(long, value_parser = screen, default_value = "overview")]
    pub screen: Screen,
    /// Filter of that screen, as typed after `/`
    #[arg(long)]
    pub filter: Option<String>,
    /// Colours: dark, light, high-contrast, cb, ansi16, mono, or a file in the folder `themes`
    #[arg(long, value_name = "NAME")]
    pub theme: Option<String>,
    /// The file of colours and keys
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Only ASCII characters
    #[arg(long)]
    pub ascii: bool,
    /// At most one change of the screen every 5 s, for screen readers
    #[arg(long)]
    pub reduce_motion: bool,
    /// Leaves the mouse to the terminal
    #[arg(long)]
    pub no_mouse: bool,
    /// Begins with writes unlocked; not for protected contexts
    #[arg(long)]
    pub rw: bool,
    /// Keeps history for later runs; without it, it goes with the program
    #[arg(long)]
    pub record: bool,
    /// How often visible things are asked for
    #[arg(long, value_name = "SPAN", value_parser = refresh, default_value = "2s")]
    pub refresh: Duration,
    /// Asks only every 30 s when no key came for that long
    #[arg(long, value_name = "SPAN", value_parser = span)]
    pub idle_slow: Option<Duration>,
    /// Runs without a terminal, drawing into memory
    #[arg(long, requires = "for_span")]
    pub headless: bool,
    /// Ends after that long
    #[arg(long = "for", id = "for_span", value_name = "SPAN", value_parser = span)]
    pub for_span: Option<Duration>,
    /// Prints frames, bytes, processor time, memory and requests at the end, as JSON; headless also how soon keys show, which takes 6 s more
    #[arg(long)]
    pub stats: bool,
    /// Rules for addresses that brokers tell, found at the start: from, to
    #[arg(skip)]
    pub addr_map: Vec<(String, String)>,
}

fn screen(text: &str) -> Result<Screen, String> {
    let by_number = text.parse::<usize>().ok().filter(|number| *number <= 9).and_then(|number| Screen::ALL.get((number + 9) % 10).copied());
    by_number.map_or_else(|| Screen::from_str(text, true), Ok)
}

/// `500ms`, `2s`, `1m`, `1h`.
pub fn span(text: &str) -> Result<Duration, String> {
    let bad = || format!("`{text}` is no span such as 500ms, 2s or 1m");
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let number: u64 = digits.parse().map_err(|_| bad())?;
    let ms = match &text[digits.len()..] {
        "ms" => number,
        "s" => number.saturating_mul(1_000),
        "m" => number.saturating_mul(60_000),
        "h" => number.saturating_mul(3_600_000),
        "d" => number.saturating_mul(86_400_000),
        _ => return Err(bad()),
    };
    Ok(Duration::from_millis(ms))
}

fn refresh(text: &str) -> Result<Duration, String> {
    let span = span(text)?;
    if (REFRESH_MIN..=REFRESH_MAX).contains(&span) { Ok(span) } else { Err("between 500ms and 5m".into()) }
}

/// Which cluster, and how to reach it.
pub struct Target {
    /// What it is called on the screen.
    pub name: String,
    /// How to reach it.
    pub config: AdminConfig,
    /// As whom requests are signed and where that was found, for people.
    pub signed: String,
    /// What may be changed there.
    pub protect: Protect,
    /// The saved clusters.
    pub contexts: Contexts,
}

/// Why no cluster can be chosen.
#[derive(Debug, thiserror::Error)]
pub enum TargetError {
    /// Neither an option, nor the environment, nor a saved context names one.
    #[error("no cluster given\n  try: mq-tui -n 127.0.0.1:9876{}", saved_text(.saved))]
    NotGiven {
        /// Contexts that could be named.
        saved: Vec<String>,
    },
    /// The saved clusters.
    #[error(transparent)]
    Context(#[from] ContextError),
    /// The context names no name server.
    #[error("context `{0}` has neither namesrv nor namesrv_url")]
    Empty(String),
    /// The addresses.
    #[error(transparent)]
    NameServers(#[from] ClientError),
    /// The rules for addresses.
    #[error(transparent)]
    AddrMap(#[from] AddrMapError),
    /// As whom requests are signed.
    #[error(transparent)]
    Account(#[from] AccountError),
}

fn saved_text(saved: &[String]) -> String {
    if saved.is_empty() { String::new() } else { format!("\n  saved: mq-tui --context {}", saved.join(" | ")) }
}

impl Args {
    /// The cluster that is asked for: by address, by name, or the context in use. Within a tokio runtime, since lists may be discovered.
    ///
    /// # Errors
    /// None is, or it cannot be used.
    pub fn target(&self) -> Result<Target, TargetError> {
        let contexts = Self::contexts_file().map_or_else(|| Ok(Contexts::default()), |path| Contexts::load(&path));
        // A damaged file is no reason not to look at an address.
        let by_address = self.context.is_none() && self.namesrv.is_some();
        let contexts = if by_address { contexts.unwrap_or_default() } else { contexts? };
        let named = match (&self.context, &self.namesrv) {
            (Some(name), _) => Some((name.clone(), contexts.named(name)?.clone())),
            (None, Some(_)) => None,
            (None, None) => {
                let saved = contexts.contexts.keys().cloned().collect();
                let name = contexts.current.clone().ok_or(TargetError::NotGiven { saved })?;
                Some((name.clone(), contexts.named(&name)?.clone()))
            }
        };
        let context = named.as_ref().map(|(_, context)| context);
        let name_servers = match (&self.namesrv, &named) {
            (Some(list), _) => NameServers::fixed(list)?,
            (None, Some((name, context))) => name_servers_of(name, context)?,
            (None, None) => return Err(TargetError::NotGiven { saved: Vec::new() }),
        };
        let mut config = AdminConfig::new(name_servers);
        config.addr_map = addr_map_of(context)?;
        for (from, to) in self.addr_map.iter().filter(|_| context.is_none()) {
            config.addr_map.add(from, to)?;
        }
        let from = named.as_ref().map(|(name, _)| format!("context {name}")).unwrap_or_default();
        let account = account::find(|name| std::env::var(name).ok(), context.map(|context| (context, &*from)));
        config.credentials = account.as_ref().map(Account::credentials).transpose()?;
        let signed = account.map_or_else(
            || format!("requests are not signed: {} is not set, and no context has an access_key", account::ACCESS_KEY),
            |account| format!("requests are signed as `{}`, from {}", account.access_key, account.from),
        );
        let protect = context.map(|context| context.protect).unwrap_or_default();
        let name = named.map_or_else(|| self.namesrv.clone().unwrap_or_default(), |(name, _)| name);
        Ok(Target { name, config, signed, protect, contexts })
    }

    /// Goes to the cluster that was chosen at the start.
    pub fn choose(&mut self, chosen: Chosen) {
        match chosen {
            Chosen::Context(name) => self.context = Some(name),
            Chosen::Addresses(list, addr_map) => (self.namesrv, self.addr_map) = (Some(list), addr_map),
        }
    }

    /// Goes to the saved cluster of that name from now on.
    pub fn switch_to(&mut self, name: String) {
        (self.context, self.namesrv, self.filter) = (Some(name), None, None);
    }

    /// Colours and keys.
    ///
    /// # Errors
    /// What is wrong with the file or with `--theme`.
    pub fn settings(&self) -> Result<Config, ConfigError> {
        let path = self.config.clone().or_else(|| config::file_path(|name| std::env::var(name).ok()));
        Config::load(path.as_deref(), self.config.is_some(), self.theme.as_deref())
    }

    /// The file of saved clusters, if there is a place for it.
    pub fn contexts_file() -> Option<PathBuf> {
        context::file_path(|name| std::env::var(name).ok())
    }

    /// Where the history of the cluster called `name` is kept.
    pub fn recording(&self, name: &str) -> Recording {
        let safe: String = name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' }).collect();
        match state_folder() {
            Some(folder) if self.record => Recording::Lasting(folder.join("history").join(safe)),
            _ => Recording::Session(std::env::temp_dir().join(format!("mq-tui-{}-{safe}", std::process::id()))),
        }
    }
}

/// Where programs keep what they remember.
pub fn state_folder() -> Option<PathBuf> {
    let set = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local/state")))?;
    Some(folder.join("mq-tui"))
}

fn name_servers_of(name: &str, context: &Context) -> Result<NameServers, TargetError> {
    match &context.namesrv_url {
        _ if !context.namesrv.is_empty() => Ok(NameServers::fixed(&context.namesrv.join(";"))?),
        Some(url) => Ok(NameServers::discover(url)?),
        None => Err(TargetError::Empty(name.to_owned())),
    }
}

fn addr_map_of(context: Option<&Context>) -> Result<AddrMap, AddrMapError> {
    let mut map = AddrMap::default();
    for (from, to) in context.iter().flat_map(|context| &context.addr_map) {
        map.add(from, to)?;
    }
    Ok(map)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        use clap::CommandFactory;
        Args::command().debug_assert();
    }

    #[test]
    fn screens_by_number_and_by_name() {
        assert_eq!(screen("4"), Ok(Screen::Groups));
        assert_eq!(screen("Topics"), Ok(Screen::Topics));
        assert_eq!((screen("0"), screen("1"), screen("dlq")), (Ok(Screen::Jobs), Ok(Screen::Overview), Ok(Screen::Dlq)));
        assert!(screen("10").is_err() && screen("lag").is_err());
    }

    #[test]
    fn spans_have_units_and_limits() {
        assert_eq!(refresh("500ms"), Ok(Duration::from_millis(500)));
        assert_eq!(span("1m"), Ok(Duration::from_secs(60)));
        assert!(refresh("0s").is_err() && refresh("2").is_err() && refresh("1h").is_err() && span("s").is_err());
    }
}
