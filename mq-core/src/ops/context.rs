//! The file of saved clusters that the command line and the console share.
//!
//! JSON, readable by its owner alone, replaced as a whole: written beside and renamed, so that a crash leaves the old or the new one. A file
//! that cannot be read is an error, never an empty one. Secrets are named (a file, a command), not kept here.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

/// Where the file is, by the environment variables that `get` knows; `None`: neither XDG_CONFIG_HOME nor HOME is set.
pub fn file_path(get: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let set = |name: &str| get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_CONFIG_HOME").or_else(|| set("HOME").map(|home| home.join(".config")))?;
    Some(folder.join("mqadmin").join("config.json"))
}

/// What a context lets its tools change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Protect {
    /// As each command asks by itself.
    #[default]
    None,
    /// Every write has to be confirmed by name.
    Confirm,
    /// No write at all.
    Readonly,
}

/// One cluster and how to reach it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Context {
    /// Name servers, `host:port`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub namesrv: Vec<String>,
    /// An address server that lists them, asked over HTTP.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub namesrv_url: Option<String>,
    /// Who signs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub access_key: Option<String>,
    /// A file that holds the secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_file: Option<String>,
    /// A command that prints the secret.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub secret_command: Option<String>,
    /// Proxies, `host:port`.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub proxy: Vec<String>,
    /// How advertised addresses are rewritten: from, to.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub addr_map: BTreeMap<String, String>,
    /// The colour by which the console marks the cluster.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub color: Option<String>,
    /// What may be changed.
    pub protect: Protect,
    /// Defaults of options, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub defaults: BTreeMap<String, String>,
    /// Members that a later version wrote; kept as they are.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

/// All saved clusters.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Contexts {
    /// The one in use.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub current: Option<String>,
    /// The one that was in use before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub previous: Option<String>,
    /// By name.
    pub contexts: BTreeMap<String, Context>,
    /// Members that a later version wrote; kept as they are.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

/// Why the file could not be used.
#[derive(Debug, thiserror::Error)]
pub enum ContextError {
    /// It could not be read or written.
    #[error("{}: {error}", .path.display())]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// It is not what it should be.
    #[error("{}: {error}", .path.display())]
    Json {
        /// Which file.
        path: PathBuf,
        /// What is wrong, with line and column.
        error: serde_json::Error,
    },
    /// No context has that name.
    #[error("no context `{0}`")]
    Unknown(String),
}

impl Contexts {
    /// Reads the file; a file that is not there holds no contexts.
    ///
    /// # Errors
    /// It cannot be read, or is not a file of contexts.
    pub fn load(path: &Path) -> Result<Self, ContextError> {
        match std::fs::read(path) {
            Ok(text) => serde_json::from_slice(&text).map_err(|error| ContextError::Json { path: path.to_owned(), error }),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Self::default()),
            Err(error) => Err(ContextError::Io { path: path.to_owned(), error }),
        }
    }

    /// Replaces the file.
    ///
    /// # Errors
    /// It cannot be written; the old one is untouched then.
    pub fn save(&self, path: &Path) -> Result<(), ContextError> {
        let text = serde_json::to_vec_pretty(self).map_err(|error| ContextError::Json { path: path.to_owned(), error })?;
        write_privately(path, &text).map_err(|error| ContextError::Io { path: path.to_owned(), error })
    }

    /// The context called `name`.
    ///
    /// # Errors
    /// There is none.
    pub fn named(&self, name: &str) -> Result<&Context, ContextError> {
        self.contexts.get(name).ok_or_else(|| ContextError::Unknown(name.to_owned()))
    }

    /// Makes `name` the one in use; `-` is the one before.
    ///
    /// # Errors
    /// There is none of that name, or none before.
    pub fn select(&mut self, name: &str) -> Result<String, ContextError> {
        let name = match name {
            "-" => self.previous.clone().ok_or_else(|| ContextError::Unknown("-".into()))?,
            name => name.to_owned(),
        };
        self.named(&name)?;
        if self.current.as_ref() != Some(&name) {
            self.previous = self.current.replace(name.clone());
        }
        Ok(name)
    }

    /// Forgets `name`.
    ///
    /// # Errors
    /// There is none of that name.
    pub fn remove(&mut self, name: &str) -> Result<Context, ContextError> {
        let removed = self.contexts.remove(name).ok_or_else(|| ContextError::Unknown(name.to_owned()))?;
        self.current.take_if(|current| current == name);
        self.previous.take_if(|previous| previous == name);
        Ok(removed)
    }
}

pub(in crate::ops) fn write_privately(path: &Path, text: &[u8]) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let beside = path.with_extension(format!("json.{}", std::process::id()));
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    let written = file.write_all(text).and_then(|()| file.sync_all()).and_then(|()| std::fs::rename(&beside, path));
    if written.is_err() {
        let _ = std::fs::remove_file(&beside);
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_what_later_versions_wrote_and_stays_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("mqadmin/config.json");
        assert_eq!(Contexts::load(&path).unwrap(), Contexts::default());
        let text = r#"{"current":"prod","theme":"dark","contexts":{"prod":{"namesrv":["a:9876"],"protect":"readonly","tls":{"ca":"x"}}}}"#;
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        let mut contexts = Contexts::load(&path).unwrap();
        assert_eq!(contexts.named("prod").unwrap().protect, Protect::Readonly);
        contexts.contexts.insert("dr".into(), Context::default());
        contexts.save(&path).unwrap();
        let saved: serde_json::Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
        assert_eq!((&saved["theme"], &saved["contexts"]["prod"]["tls"]["ca"]), (&"dark".into(), &"x".into()));
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }

    #[test]
    fn going_back_and_forth() {
        let mut contexts = Contexts::default();
        contexts.contexts.insert("a".into(), Context::default());
        contexts.contexts.insert("b".into(), Context::default());
        assert!(contexts.select("-").is_err() && contexts.select("c").is_err());
        contexts.select("a").unwrap();
        contexts.select("b").unwrap();
        assert_eq!(contexts.select("-").unwrap(), "a");
        contexts.remove("a").unwrap();
        assert_eq!((contexts.current.as_deref(), contexts.previous.as_deref()), (None, Some("b")));
    }

    #[test]
    fn a_damaged_file_is_not_an_empty_one() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.json");
        std::fs::write(&path, "{\"contexts\": [").unwrap();
        assert!(Contexts::load(&path).unwrap_err().to_string().contains("line 1"));
    }
}
