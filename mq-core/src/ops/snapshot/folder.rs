//! The folder of files.

use super::{SCHEMA, Snapshot};
use crate::ops::record::{RecordError, load, save};
use crate::types::UnixMs;
use md5::{Digest, Md5};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const MANIFEST: &str = "manifest.json";

/// What the folder holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// [`SCHEMA`].
    pub schema: String,
    /// When the cluster was asked, Unix ms.
    pub made_at: i64,
    /// The saved cluster that was asked.
    pub context: Option<String>,
    /// Broker names by cluster.
    pub clusters: BTreeMap<String, Vec<String>>,
    /// What could not be asked, and why.
    pub missing: Vec<String>,
    /// Whether passwords are in it.
    pub secrets: bool,
    /// Every other file.
    pub files: BTreeMap<String, FileMark>,
}

/// How a file is told from a damaged one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileMark {
    /// Bytes.
    pub len: u64,
    /// Its MD5, hexadecimal.
    pub md5: String,
    /// Things in it.
    pub items: usize,
}

/// Why a folder could not be written or read.
#[derive(Debug, thiserror::Error)]
pub enum SnapshotError {
    /// A file.
    #[error(transparent)]
    File(#[from] RecordError),
    /// There is something already.
    #[error("{} is there already", .0.display())]
    Exists(PathBuf),
    /// It is of a form that this program does not know.
    #[error("{} is of the form `{schema}`, this program reads {SCHEMA}", .path.display())]
    Schema {
        /// Which folder.
        path: PathBuf,
        /// Its form.
        schema: String,
    },
    /// A file is not as the manifest says.
    #[error("{} is not as the manifest says: it is damaged, or was changed", .0.display())]
    Damaged(PathBuf),
}

fn mark(path: &Path, items: usize) -> Result<FileMark, SnapshotError> {
    let text = std::fs::read(path).map_err(|error| RecordError::Io { path: path.to_owned(), error })?;
    let md5 = Md5::digest(&text).iter().map(|byte| format!("{byte:02x}")).collect();
    Ok(FileMark { len: text.len() as u64, md5, items })
}

fn count<T>(by_broker: &super::ByBroker<T>) -> usize {
    by_broker.values().map(BTreeMap::len).sum()
}

impl Snapshot {
    /// Writes the folder, which must not hold a snapshot yet; the manifest comes last, so that a crash leaves no folder that looks whole.
    ///
    /// # Errors
    /// It cannot be written, or there is one.
    pub fn save(&self, folder: &Path, context: Option<&str>, secrets: bool) -> Result<Manifest, SnapshotError> {
        let path = folder.join(MANIFEST);
        if path.exists() {
            return Err(SnapshotError::Exists(path));
        }
        let mut files = BTreeMap::new();
        let mut put = |name: &str, items: usize, written: &dyn Fn(&Path) -> Result<(), RecordError>| {
            let path = folder.join(name);
            written(&path)?;
            files.insert(name.to_owned(), mark(&path, items)?);
            Ok::<(), SnapshotError>(())
        };
        put("topics.json", count(&self.topics), &|path| save(&self.topics, path))?;
        put("groups.json", count(&self.groups), &|path| save(&self.groups, path))?;
        put("kv.json", self.kv.values().map(BTreeMap::len).sum(), &|path| save(&self.kv, path))?;
        put("users.json", count(&self.users), &|path| save(&self.users, path))?;
        put("acls.json", count(&self.acls), &|path| save(&self.acls, path))?;
        put("brokers.json", self.configs.len(), &|path| save(&self.configs, path))?;
        put("offsets.json", self.offsets.len(), &|path| save(&self.offsets, path))?;
        let manifest = Manifest {
            schema: SCHEMA.into(),
            made_at: self.made_at,
            context: context.map(str::to_owned),
            clusters: self.clusters.clone(),
            missing: self.missing.clone(),
            secrets,
            files,
        };
        save(&manifest, &path)?;
        Ok(manifest)
    }

    /// Reads the folder.
    ///
    /// # Errors
    /// It cannot be read, or a file of it is not as the manifest says.
    pub fn load(folder: &Path) -> Result<(Self, Manifest), SnapshotError> {
        let manifest = Manifest::load(folder)?;
        let snapshot = Self {
            made_at: manifest.made_at,
            clusters: manifest.clusters.clone(),
            topics: manifest.file(folder, "topics.json")?,
            groups: manifest.file(folder, "groups.json")?,
            kv: manifest.file(folder, "kv.json")?,
            users: manifest.file(folder, "users.json")?,
            acls: manifest.file(folder, "acls.json")?,
            configs: manifest.file(folder, "brokers.json")?,
            offsets: manifest.file(folder, "offsets.json")?,
            missing: manifest.missing.clone(),
        };
        Ok((snapshot, manifest))
    }
}

impl Manifest {
    /// Reads the manifest of a folder.
    ///
    /// # Errors
    /// It cannot be read, or its form is not known.
    pub fn load(folder: &Path) -> Result<Self, SnapshotError> {
        let path = folder.join(MANIFEST);
        let manifest: Self = load(&path)?;
        if manifest.schema != SCHEMA {
            return Err(SnapshotError::Schema { path, schema: manifest.schema });
        }
        Ok(manifest)
    }

    /// The files that are not as it says.
    pub fn damaged(&self, folder: &Path) -> Vec<String> {
        let is_whole = |name: &str, said: &FileMark| mark(&folder.join(name), said.items).is_ok_and(|found| found == *said);
        self.files.iter().filter(|(name, said)| !is_whole(name, said)).map(|(name, _)| name.clone()).collect()
    }

    /// When the cluster was asked.
    pub fn made_at(&self) -> UnixMs {
        UnixMs(self.made_at)
    }

    fn file<T: DeserializeOwned>(&self, folder: &Path, name: &str) -> Result<T, SnapshotError> {
        let path = folder.join(name);
        let said = self.files.get(name).ok_or_else(|| SnapshotError::Damaged(path.clone()))?;
        if mark(&path, said.items)? != *said {
            return Err(SnapshotError::Damaged(path));
        }
        Ok(load(&path)?)
    }
}
