//! Settings: Apache's `.properties` files, read with its keys.
//!
//! * `properties` is the syntax of the files; it knows no key.
//! * `settings` makes a table of keys into a struct, and reads, lists, changes and documents whatever tables it is given; `values` has the
//!   types that settings may have.
//! * `broker`, `store` and `namesrv` are the tables: every key that has an effect. `known` names the other keys of Apache's, which are
//!   accepted and reported once, and the few whose meaning must not be passed over: asking for those is refused.
//!
//! Laws: a value that cannot be read stops the start, with file, line and key; nothing falls back to a default in silence. A key that nobody
//! knows is a warning with the name that was probably meant. A running server takes new values for live keys only; no live key is a path,
//! an address, a name or a command. Nothing here logs or opens anything but the file it is told: what there is to say comes back as
//! notices.

mod broker;
mod known;
mod machine;
mod namesrv;
mod properties;
mod settings;
mod store;
mod values;

pub use broker::BrokerSettings;
pub use namesrv::NamesrvSettings;
pub use properties::{BadEscape, Properties};
pub use settings::{Change, Key, Table, documented, listing, update};
pub use store::StoreSettings;
pub use values::{AddressList, BrokerRole, DelayTable, FlushDiskType, HoursOfDay, SettingValue};

use std::fmt;
use std::path::Path;

/// Reads a broker's settings: Apache's defaults, then `file`, then `more` (pairs of key and value from the command line).
///
/// # Errors
/// The file cannot be read, a value is bad, or something is asked that this broker does not do.
pub fn load_broker(file: Option<&Path>, more: &[(&str, &str)]) -> Result<(BrokerSettings, StoreSettings, Vec<Notice>), ConfigError> {
    let (mut broker, mut store) = (BrokerSettings::default(), StoreSettings::default());
    let mut notices = Vec::new();
    for (name, properties) in sources(file, more)? {
        known::refuse_unsupported(&name, &properties)?;
        notices.extend(settings::read(&name, &properties, &mut [&mut broker, &mut store], &[known::BROKER, known::NETTY])?);
        notices.extend(known::derived_paths(&name, &properties, &store));
    }
    store.consume_queue_file_bytes = store.consume_queue_file_bytes.next_multiple_of(20);
    if store.role != BrokerRole::Slave && broker.broker_id != 0 {
        notices.push(Notice::MasterId { was: std::mem::take(&mut broker.broker_id) });
    }
    Ok((broker, store, notices))
}

/// Reads a name server's settings: Apache's defaults, then `file`, then `more` (pairs of key and value from the command line).
///
/// # Errors
/// The file cannot be read or a value is bad.
pub fn load_namesrv(file: Option<&Path>, more: &[(&str, &str)]) -> Result<(NamesrvSettings, Vec<Notice>), ConfigError> {
    let mut namesrv = NamesrvSettings::default();
    let mut notices = Vec::new();
    for (name, properties) in sources(file, more)? {
        known::refuse_unsupported(&name, &properties)?;
        notices.extend(settings::read(&name, &properties, &mut [&mut namesrv], &[known::NAMESRV, known::NETTY])?);
    }
    Ok((namesrv, notices))
}

/// What is read, in order, with the name that messages give it.
fn sources(file: Option<&Path>, more: &[(&str, &str)]) -> Result<Vec<(String, Properties)>, ConfigError> {
    let mut sources = Vec::new();
    if let Some(path) = file {
        let name = path.display().to_string();
        let text = std::fs::read(path).map_err(|error| ConfigError::Read { file: name.clone(), reason: error.to_string() })?;
        let properties = Properties::parse(&text)
            .map_err(|error| ConfigError::Syntax { at: Place::new(&name, error.line), reason: "\\u needs four hexadecimal digits" })?;
        sources.push((name, properties));
    }
    let mut properties = Properties::default();
    for (key, value) in more {
        properties.push((*key).to_owned(), value.trim(), 0);
    }
    sources.push(("command line".to_owned(), properties));
    Ok(sources)
}

/// A line of a file; line 0 is the whole of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file as it was named.
    pub file: String,
    /// The line, from 1.
    pub line: u32,
}

impl Place {
    fn new(file: &str, line: u32) -> Self {
        Self { file: file.to_owned(), line }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => f.write_str(&self.file),
            line => write!(f, "{}:{line}", self.file),
        }
    }
}

/// Why a server cannot start with these settings.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("cannot read {file}: {reason}")]
    Read {
        /// The file.
        file: String,
        /// The operating system's words.
        reason: String,
    },
    /// The file is not a properties file.
    #[error("{at}: {reason}")]
    Syntax {
        /// Where.
        at: Place,
        /// What is wrong.
        reason: &'static str,
    },
    /// A value is not of its key's type, or not in its range.
    #[error("{at}: {key}: {reason}")]
    Value {
        /// Where.
        at: Place,
        /// The key as it was written.
        key: String,
        /// What was expected.
        reason: String,
    },
    /// The setting asks for something that is not there yet. Going on without it would not be what was asked.
    #[error("{at}: {key}={value}: {what} is not supported yet")]
    Unsupported {
        /// Where.
        at: Place,
        /// The key.
        key: String,
        /// Its value.
        value: String,
        /// What it asks for.
        what: &'static str,
    },
}

/// Why a running server did not take a change. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UpdateError {
    /// There is no such key.
    #[error("there is no setting {key}")]
    Unknown {
        /// The key.
        key: String,
    },
    /// The key takes effect at start only.
    #[error("{key} cannot be changed while the server runs")]
    NotLive {
        /// The key.
        key: &'static str,
    },
    /// The value is not of the key's type, or not in its range.
    #[error("{key}: {reason}")]
    Value {
        /// The key.
        key: &'static str,
        /// What was expected.
        reason: String,
    },
}

/// What is worth saying about settings that were accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Notice {
    /// A key came twice.
    Repeated {
        /// The entry that is not used.
        at: Place,
        /// The key.
        key: String,
        /// The line that replaces it.
        by_line: u32,
    },
    /// Nobody knows the key.
    Unknown {
        /// Where it stands.
        at: Place,
        /// The key.
        key: String,
        /// What was probably meant.
        nearest: Option<&'static str>,
    },
    /// Apache knows the keys; here they change nothing.
    WithoutEffect {
        /// The keys.
        keys: Vec<String>,
    },
    /// A path is asked that is always derived from another (Apache ignores the key too).
    DerivedPath {
        /// Where it stands.
        at: Place,
        /// The key.
        key: String,
        /// The path that is used.
        used: String,
    },
    /// A master's id is 0, whatever was asked.
    MasterId {
        /// What was asked.
        was: i64,
    },
}

impl Notice {
    /// Whether an operator should act on it.
    pub fn is_warning(&self) -> bool {
        !matches!(self, Self::WithoutEffect { .. } | Self::MasterId { .. })
    }
}

impl fmt::Display for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repeated { at, key, by_line } => write!(f, "{at}: {key} is given again on line {by_line}, which counts"),
            Self::Unknown { at, key, nearest: Some(nearest) } => write!(f, "{at}: there is no setting {key}; did you mean {nearest}?"),
            Self::Unknown { at, key, nearest: None } => write!(f, "{at}: there is no setting {key}"),
            Self::WithoutEffect { keys } => write!(f, "settings without effect here: {}", keys.join(", ")),
            Self::DerivedPath { at, key, used } => write!(f, "{at}: {key} is not used, the path is always {used}"),
            Self::MasterId { was } => write!(f, "brokerId={was} with a master's role becomes 0"),
        }
    }
}
