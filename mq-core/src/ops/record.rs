//! What was written, kept on the operator's machine: one line a write in an audit file, and for each write that can be undone the plan that
//! undoes it.
//!
//! ```text
//! $XDG_STATE_HOME/mqadmin (else ~/.local/state/mqadmin), readable by its owner alone
//!   audit.ndjson      one JSON object a line, appended before the command ends
//!   undo/ID.json      a plan; written before the first target, with the whole of it, and again with what was confirmed
//!   jobs/ID.json      where long jobs are (mqadmin)
//! ```

use super::plan::{Fate, Plan};
use crate::types::UnixMs;
use serde::{Deserialize, Serialize};
use std::io::{BufRead, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// The folder of the records, by the environment variables that `get` knows.
pub fn folder(get: impl Fn(&str) -> Option<String>) -> Option<PathBuf> {
    let set = |name: &str| get(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let folder = set("XDG_STATE_HOME").or_else(|| set("HOME").map(|home| home.join(".local/state")))?;
    Some(folder.join("mqadmin"))
}

/// One write, for whoever asks later.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AuditLine {
    /// When, Unix ms.
    pub at: i64,
    /// The operating system's name of who did it.
    pub who: String,
    /// The saved cluster.
    pub context: Option<String>,
    /// The command line, or the dialog.
    pub command: String,
    /// The plan's id.
    pub plan: String,
    /// The plan's digest.
    pub hash: String,
    /// Its title.
    pub title: String,
    /// W, D or X.
    pub class: char,
    /// Why, in the words of who did it.
    pub reason: Option<String>,
    /// Target, word, detail.
    pub results: Vec<(String, String, String)>,
}

impl AuditLine {
    /// Of a plan that was carried out just now.
    pub fn new(plan: &Plan, fates: &[(String, Fate)], who: &str, command: &str, reason: Option<&str>) -> Self {
        let result = |(target, fate): &(String, Fate)| (target.clone(), fate.name().to_owned(), fate.detail().to_owned());
        Self {
            at: UnixMs::now().get(),
            who: who.to_owned(),
            context: plan.context.clone(),
            command: command.to_owned(),
            plan: plan.id.clone(),
            hash: plan.hash(),
            title: plan.title.clone(),
            class: plan.class.letter(),
            reason: reason.map(str::to_owned),
            results: fates.iter().map(result).collect(),
        }
    }
}

/// Why a record could not be kept or found.
#[derive(Debug, thiserror::Error)]
pub enum RecordError {
    /// A file could not be read or written.
    #[error("{}: {error}", .path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// Why.
        error: std::io::Error,
    },
    /// A file is not what it should be.
    #[error("{}: {error}", .path.display())]
    Json {
        /// Which.
        path: PathBuf,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// There is no such plan.
    #[error("no undo `{0}`")]
    Unknown(String),
}

/// The records in one folder.
#[derive(Debug, Clone)]
pub struct Records {
    folder: PathBuf,
}

impl Records {
    /// Those in `folder`, which need not be there yet.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self { folder: folder.into() }
    }

    fn undo_path(&self, id: &str) -> PathBuf {
        // Ids are our own words and digits; anything else must not name a path.
        let safe: String = id.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
        self.folder.join("undo").join(format!("{safe}.json"))
    }

    /// Keeps the plan that undoes another, under its id.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn keep_undo(&self, undo: &Plan) -> Result<(), RecordError> {
        save(undo, &self.undo_path(&undo.id))
    }

    /// Forgets an undo that turned out to have nothing to bring back.
    pub fn drop_undo(&self, id: &str) {
        // When it stays, applying it finds everything as it was.
        let _ = std::fs::remove_file(self.undo_path(id));
    }

    /// The plan that undoes the one called `id`.
    ///
    /// # Errors
    /// There is none, or it cannot be read.
    pub fn undo(&self, id: &str) -> Result<Plan, RecordError> {
        let path = self.undo_path(id);
        match load(&path) {
            Err(RecordError::Io { error, .. }) if error.kind() == ErrorKind::NotFound => Err(RecordError::Unknown(id.to_owned())),
            other => other,
        }
    }

    /// All undos, the newest first. Files that cannot be read are left out.
    ///
    /// # Errors
    /// The folder cannot be read.
    pub fn undos(&self) -> Result<Vec<Plan>, RecordError> {
        let folder = self.folder.join("undo");
        let entries = match std::fs::read_dir(&folder) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries.map_err(|error| RecordError::Io { path: folder, error })?,
        };
        let mut plans: Vec<Plan> = entries.filter_map(|entry| load(&entry.ok()?.path()).ok()).collect();
        plans.sort_by_key(|plan| std::cmp::Reverse(plan.made_at));
        Ok(plans)
    }

    /// Appends a line to the audit.
    ///
    /// # Errors
    /// It cannot be written.
    pub fn append(&self, line: &AuditLine) -> Result<(), RecordError> {
        use std::os::unix::fs::OpenOptionsExt;
        let path = self.folder.join("audit.ndjson");
        let failed = |error| RecordError::Io { path: path.clone(), error };
        std::fs::create_dir_all(&self.folder).map_err(failed)?;
        let mut text = serde_json::to_string(line).expect("an audit line is made of plain values");
        text.push('\n');
        let file = std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(&path);
        // One write: lines of two commands do not mix.
        file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(failed)
    }

    /// The audit, the oldest line first. Lines that cannot be read are left out.
    ///
    /// # Errors
    /// The file cannot be read.
    pub fn audit(&self) -> Result<Vec<AuditLine>, RecordError> {
        let path = self.folder.join("audit.ndjson");
        let file = match std::fs::File::open(&path) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            file => file.map_err(|error| RecordError::Io { path, error })?,
        };
        let lines = std::io::BufReader::new(file).lines().map_while(Result::ok);
        Ok(lines.filter_map(|line| serde_json::from_str(&line).ok()).collect())
    }
}

/// Writes `value` as JSON beside `path` and renames it there, readable by its owner alone: a crash leaves the old file or the new one.
///
/// # Errors
/// It cannot be written; what was there is untouched then.
pub fn save<T: Serialize>(value: &T, path: &Path) -> Result<(), RecordError> {
    let text = serde_json::to_vec_pretty(value).map_err(|error| RecordError::Json { path: path.to_owned(), error })?;
    super::context::write_privately(path, &text).map_err(|error| RecordError::Io { path: path.to_owned(), error })
}

/// Reads what [`save`] wrote.
///
/// # Errors
/// It cannot be read, or is something else.
pub fn load<T: serde::de::DeserializeOwned>(path: &Path) -> Result<T, RecordError> {
    let text = std::fs::read(path).map_err(|error| RecordError::Io { path: path.to_owned(), error })?;
    serde_json::from_slice(&text).map_err(|error| RecordError::Json { path: path.to_owned(), error })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ops::plan::{Change, Class, Step};

    fn plan(kind: &str) -> Plan {
        let change = Change::Setting { of: crate::ops::plan::Server::Broker, key: "k".into(), before: Some("1".into()), after: "2".into() };
        Plan::new(kind, "set k", Class::Write, "k", vec![Step::new("a", "h:1", change)])
    }

    #[test]
    fn records_are_kept_found_and_private() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let records = Records::at(folder.path().join("mqadmin"));
        assert!(records.audit().unwrap().is_empty() && records.undos().unwrap().is_empty());
        assert!(matches!(records.undo("no-such"), Err(RecordError::Unknown(_))));
        let plan = plan("config");
        let fates = vec![("a".to_owned(), Fate::Confirmed("done".into()))];
        let undo = plan.undo(&fates).unwrap();
        records.keep_undo(&undo).unwrap();
        assert_eq!(records.undo(&plan.id).unwrap(), undo);
        assert_eq!(records.undos().unwrap().len(), 1);
        let line = AuditLine::new(&plan, &fates, "me", "mqadmin broker config set", Some("ticket 7"));
        records.append(&line).unwrap();
        records.append(&line).unwrap();
        assert_eq!(records.audit().unwrap(), [line.clone(), line]);
        let mode = std::fs::metadata(folder.path().join("mqadmin/audit.ndjson")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        records.drop_undo(&plan.id);
        assert!(records.undos().unwrap().is_empty());
    }

    #[test]
    fn an_id_is_never_a_path() {
        let records = Records::at("/nowhere");
        assert_eq!(records.undo_path("../../etc/passwd"), PathBuf::from("/nowhere/undo/etcpasswd.json"));
    }

    #[test]
    fn the_folder_follows_the_environment() {
        let env = |pairs: &'static [(&str, &str)]| move |name: &str| pairs.iter().find(|pair| pair.0 == name).map(|pair| pair.1.to_owned());
        assert_eq!(folder(env(&[("XDG_STATE_HOME", "/s"), ("HOME", "/h")])), Some("/s/mqadmin".into()));
        assert_eq!(folder(env(&[("XDG_STATE_HOME", ""), ("HOME", "/h")])), Some("/h/.local/state/mqadmin".into()));
        assert_eq!(folder(env(&[])), None);
    }
}
