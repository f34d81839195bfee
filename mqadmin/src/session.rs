//! One run of one command: settings, streams, and the door to the cluster.

use crate::args::Globals;
use crate::failure::{self, Failure};
use crate::interrupt::Interrupt;
use crate::io::{Env, Io};
use crate::output::{Format, Report, View, render};
use crate::parse::ParseError;
use crate::parse::time;
use crate::rails::Agreed;
use crate::settings::{self, NameServerSource, Settings};
use crate::watch::Condition;
use mq_core::admin::{Admin, AdminConfig, AdminError, Partial};
use mq_core::client::NameServers;
use mq_core::ops::account::Account;
use mq_core::ops::context::Protect;
use mq_core::types::UnixMs;
use std::time::Duration;

/// What work without an end of its own may take.
const LONG: Duration = Duration::from_secs(86_400 * 30);

/// What a command works with.
pub struct Session<'a> {
    /// The streams.
    pub io: &'a mut Io,
    /// The environment.
    pub env: &'a Env,
    /// The options of every command.
    pub globals: &'a Globals,
    /// The resolved settings.
    pub settings: Settings,
    /// When the command began; every moment that depends on now uses it.
    pub now: UnixMs,
    /// The command line, for the audit.
    pub command: String,
    /// A write that was confirmed already, by its name: it has parts, and is asked for once.
    pub confirmed: Option<String>,
    /// A write that was agreed to and is not in the audit yet.
    pub agreed: Option<Agreed>,
    /// What becomes of Ctrl-C.
    pub interrupt: Interrupt,
    /// What `--until` waits for.
    pub condition: Option<Condition>,
    /// Whether the last report met it.
    pub met: bool,
}

impl<'a> Session<'a> {
    /// Resolves the settings.
    ///
    /// # Errors
    /// One of them cannot be read.
    pub fn open(globals: &'a Globals, env: &'a Env, io: &'a mut Io) -> Result<Self, Failure> {
        let settings = settings::resolve(globals, env)?;
        Ok(Self {
            io,
            env,
            globals,
            settings,
            now: UnixMs::now(),
            command: String::new(),
            confirmed: None,
            agreed: None,
            interrupt: Interrupt::default(),
            condition: None,
            met: false,
        })
    }

    /// The cluster. Must be called within the runtime.
    ///
    /// # Errors
    /// No name server is known, or the list is none.
    pub fn admin(&self) -> Result<Admin, Failure> {
        connect(&self.settings)
    }

    /// As [`Session::admin`], for work that takes as long as there is something to read or send; `--deadline` still ends it.
    ///
    /// # Errors
    /// As [`Session::admin`].
    pub fn admin_for_long(&self) -> Result<Admin, Failure> {
        let mut settings = self.settings.clone();
        if self.globals.deadline.is_none() {
            settings.deadline = LONG;
        }
        connect(&settings)
    }

    /// Another saved cluster, for long work, and what it lets us change.
    ///
    /// # Errors
    /// There is no such context.
    pub fn admin_in(&self, context: &str) -> Result<(Admin, Protect), Failure> {
        let globals = Globals { context: Some(context.to_owned()), namesrv: Vec::new(), ..self.globals.clone() };
        let mut settings = settings::resolve(&globals, &self.env.clone().without("NAMESRV_ADDR"))?;
        if self.globals.deadline.is_none() {
            settings.deadline = LONG;
        }
        Ok((connect(&settings)?, settings.protect))
    }

    /// How reports are shown.
    pub fn view(&self) -> View {
        let terminal = self.io.terminal_width;
        View {
            format: self.settings.format.value,
            columns: self.globals.columns.clone(),
            sort_by: self.globals.sort_by.clone(),
            limit: self.globals.limit,
            no_headers: self.globals.no_headers,
            terminal_width: terminal,
            raw: self.globals.raw,
            color: settings::colors(self.globals.color, self.env, terminal.is_some()),
            tz: self.settings.tz.clone(),
            context: self.settings.context_name.clone(),
            generated_at: self.now,
        }
    }

    /// Prints a report, its warnings beside it, and returns the exit code: incomplete answers are 4.
    ///
    /// # Errors
    /// The user asked for a column that is not there.
    pub fn show(&mut self, report: Report) -> Result<u8, Failure> {
        self.fits_version(report.schema)?;
        let view = self.view();
        if let Some(condition) = &self.condition {
            self.met = condition.holds(&report)?;
        }
        let (complete, warnings) = (report.complete, report.warnings.clone());
        let text = render(report, &view)?;
        self.io.print(&text);
        if !matches!(view.format, Format::Json | Format::Ndjson) {
            for warning in warnings {
                self.io.note(&format!("warning: {warning}"));
            }
        }
        Ok(if complete { failure::DONE } else { failure::PARTIAL })
    }

    /// Whether documents of that shape are what `--schema` asks for.
    ///
    /// # Errors
    /// They have another version.
    pub fn fits_version(&self, schema: &str) -> Result<(), Failure> {
        let version = schema.rsplit_once('/').and_then(|(_, version)| version.parse().ok());
        match self.globals.schema {
            Some(wanted) if version != Some(wanted) => {
                let failure = Failure::new(failure::UNSUPPORTED, "SCHEMA_VERSION", format!("this program prints {schema}, not /{wanted}"));
                Err(failure.hint("mqadmin schema COMMAND"))
            }
            _ => Ok(()),
        }
    }

    /// Says something to people, unless they want it quiet.
    pub fn note(&mut self, text: &str) {
        if !self.globals.quiet {
            self.io.note(text);
        }
    }

    /// A refusal for want of rights says besides as whom it was asked, and where that was found.
    pub fn with_account(&self, mut failure: Failure) -> Failure {
        if failure.exit != failure::DENIED || failure.rpc.is_none() {
            return failure;
        }
        let Some(account) = &self.settings.account else {
            failure.message = format!("{}; the request was not signed", failure.message).into();
            return failure.hint("MQADMIN_ACCESS_KEY and MQADMIN_SECRET_KEY, or a context with an access key");
        };
        failure.message = format!("{}; signed as `{}`, from {}", failure.message, account.access_key, account.from).into();
        failure
    }

    /// Reads a moment.
    ///
    /// # Errors
    /// The text is none.
    pub fn moment(&self, text: &str) -> Result<UnixMs, Failure> {
        time::parse_moment(text, self.now, &self.settings.tz).map_err(Failure::from)
    }
}

impl From<ParseError> for Failure {
    fn from(error: ParseError) -> Self {
        Self::usage(error.to_string())
    }
}

/// The answers that came, with what is missing noted in `report`.
///
/// # Errors
/// Nobody answered: the first failure.
pub fn answers<K: std::fmt::Display, T>(asked: Partial<K, T>, report: &mut Report) -> Result<Vec<(K, T)>, Failure> {
    let asked = asked.some_answer()?;
    let mut came = Vec::new();
    for outcome in asked.outcomes {
        match outcome.result {
            Ok(answer) => came.push((outcome.target, answer)),
            Err(error) => report.missing(format!("{}: {}", outcome.target, reason(&error))),
        }
    }
    Ok(came)
}

/// Why a target is missing, in one line.
pub fn reason(error: &AdminError) -> String {
    match error {
        AdminError::Unreachable { error, .. } => error.to_string(),
        AdminError::Refused { code, remark, .. } => format!("{code} {}", remark.lines().next().unwrap_or_default()).trim_end().to_owned(),
        other => other.to_string(),
    }
}

/// Runs `work` while every request to the cluster is told on standard error.
pub fn traced<T>(session: &mut Session<'_>, work: impl FnOnce(&mut Session<'_>) -> T) -> T {
    let filter = tracing_subscriber::EnvFilter::new("mq_core=debug");
    let told = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).finish();
    tracing::subscriber::with_default(told, || work(session))
}

/// A door to the cluster that the settings name. Must be called within the runtime.
///
/// # Errors
/// No name server is known, or the list is none.
pub fn connect(settings: &Settings) -> Result<Admin, Failure> {
    let Some(found) = &settings.name_servers else {
        let failure = Failure::usage("no name server is given");
        return Err(failure.hint("mqadmin -n HOST:9876 …, NAMESRV_ADDR=HOST:9876, or mqadmin context add NAME -n HOST:9876"));
    };
    let servers = match &found.value {
        NameServerSource::List(list) => NameServers::fixed(list),
        NameServerSource::Url(url) => NameServers::discover(url),
    };
    let name_servers = servers.map_err(|error| Failure::usage(format!("{} ({})", error, found.from)))?;
    let credentials = settings.account.as_ref().map(Account::credentials).transpose();
    let credentials = credentials.map_err(|error| Failure::new(failure::DENIED, "NO_SECRET", error.to_string()))?;
    let config = AdminConfig {
        name_servers,
        addr_map: settings.addr_map.value.clone(),
        timeout: settings.timeout,
        concurrency: settings.concurrency,
        credentials,
    };
    Ok(Admin::connect(config).within(settings.deadline))
}
