//! Values that administrators keep here, by namespace and key (`KVConfigManager` in Apache), above all the order of topics.
//!
//! On disk: `kvConfig.json`, in Apache's form, with the generation before it in `kvConfig.json.bak`. A change is on disk, through a
//! temporary file, fsync and rename, before anybody sees it. A damaged file gives way to the generation before; when that is damaged too,
//! the name server does not start: an administrator's values never vanish in silence.

use arc_swap::ArcSwap;
use bytestring::ByteString;
use mq_core::protocol::lenient_json;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tracing::warn;

/// The namespace with the order of topics: the key is a topic, the value `broker:queues;…`.
pub(super) const ORDER_TOPIC_CONFIG: &str = "ORDER_TOPIC_CONFIG";

/// Why values could not be read or kept.
#[derive(Debug, thiserror::Error)]
pub enum KvError {
    /// Neither generation can be read.
    #[error("{} and the copy beside it are damaged ({reason}); repair or remove them", .file.display())]
    Damaged {
        /// The file.
        file: PathBuf,
        /// What is wrong with it.
        reason: String,
    },
    /// A file cannot be read or written.
    #[error("{}: {error}", .file.display())]
    Io {
        /// The file.
        file: PathBuf,
        /// The operating system's words.
        error: io::Error,
    },
}

/// All values. Readers take no lock.
#[derive(Debug)]
pub(super) struct Kv {
    file: PathBuf,
    tables: ArcSwap<Tables>,
    writer: Mutex<()>,
}

type Tables = BTreeMap<ByteString, BTreeMap<ByteString, ByteString>>;

#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct KvFile {
    config_table: Tables,
}

impl Kv {
    /// Reads the file; there need not be one.
    ///
    /// # Errors
    /// Neither generation can be read, though one is there.
    pub(super) fn open(file: &Path) -> Result<Self, KvError> {
        let tables = match read(file) {
            Ok(Some(tables)) => tables,
            latest => match (latest, read(&backup(file))?) {
                (_, Some(tables)) => {
                    warn!(file = %file.display(), "missing or damaged, the generation before it is used");
                    tables
                }
                (Ok(_), None) => Tables::new(),
                (Err(error), None) => return Err(error),
            },
        };
        Ok(Self { file: file.to_owned(), tables: ArcSwap::from_pointee(tables), writer: Mutex::new(()) })
    }

    /// The value of a key.
    pub(super) fn get(&self, namespace: &str, key: &str) -> Option<ByteString> {
        self.tables.load().get(namespace)?.get(key).cloned()
    }

    /// All values of a namespace that was ever used.
    pub(super) fn namespace(&self, namespace: &str) -> Option<BTreeMap<ByteString, ByteString>> {
        self.tables.load().get(namespace).cloned()
    }

    /// Stores a value. Blocks on the disk.
    ///
    /// # Errors
    /// It cannot be written; the old value stays.
    pub(super) fn put(&self, namespace: &str, key: &str, value: &str) -> Result<(), KvError> {
        self.change(|tables| {
            tables.entry(namespace.into()).or_default().insert(key.into(), value.into());
        })
    }

    /// Removes a value, if it is there. Blocks on the disk.
    ///
    /// # Errors
    /// The file cannot be written; the value stays.
    pub(super) fn delete(&self, namespace: &str, key: &str) -> Result<(), KvError> {
        self.change(|tables| {
            if let Some(table) = tables.get_mut(namespace) {
                table.remove(key);
            }
        })
    }

    fn change(&self, change: impl FnOnce(&mut Tables)) -> Result<(), KvError> {
        let _one_at_a_time = self.writer.lock();
        let old = self.tables.load_full();
        let mut new = Tables::clone(&old);
        change(&mut new);
        if new != *old {
            write(&self.file, &new).map_err(|error| KvError::Io { file: self.file.clone(), error })?;
            self.tables.store(Arc::new(new));
        }
        Ok(())
    }
}

fn read(file: &Path) -> Result<Option<Tables>, KvError> {
    let text = match fs::read(file) {
        Ok(text) => text,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(KvError::Io { file: file.to_owned(), error }),
    };
    let read = lenient_json::from_slice::<KvFile>(&text);
    read.map(|read| Some(read.config_table)).map_err(|error| KvError::Damaged { file: file.to_owned(), reason: error.to_string() })
}

/// Puts a new generation in the place of the present one, which becomes the backup. At every moment at least one of both is whole.
fn write(file: &Path, tables: &Tables) -> io::Result<()> {
    let dir = file.parent().filter(|dir| !dir.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(dir)?;
    let new = with_suffix(file, ".tmp");
    let mut out = File::create(&new)?;
    out.write_all(&lenient_json::to_vec(&KvFile { config_table: tables.clone() }))?;
    out.sync_all()?;
    // A damaged file must not push a good backup out.
    if matches!(read(file), Ok(Some(_))) {
        fs::rename(file, backup(file))?;
    }
    fs::rename(&new, file)?;
    File::open(dir)?.sync_all()
}

fn backup(file: &Path) -> PathBuf {
    with_suffix(file, ".bak")
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn values(dir: &tempfile::TempDir) -> PathBuf {
        dir.path().join("below").join("kvConfig.json")
    }

    #[test]
    fn values_survive_a_restart_in_apaches_form() {
        let dir = tempfile::tempdir().unwrap();
        let file = values(&dir);
        let kv = Kv::open(&file).unwrap();
        kv.put(ORDER_TOPIC_CONFIG, "T", "a:4;b:4").unwrap();
        kv.put("n", "k", "v").unwrap();
        kv.delete("n", "k").unwrap();
        kv.delete("nowhere", "k").unwrap();
        assert_eq!(fs::read_to_string(&file).unwrap(), r#"{"configTable":{"ORDER_TOPIC_CONFIG":{"T":"a:4;b:4"},"n":{}}}"#);
        let again = Kv::open(&file).unwrap();
        assert_eq!(again.get(ORDER_TOPIC_CONFIG, "T").as_deref(), Some("a:4;b:4"));
        assert_eq!((again.get("n", "k"), again.namespace("n"), again.namespace("x")), (None, Some(BTreeMap::new()), None));
    }

    #[test]
    fn a_damaged_file_gives_way_to_the_generation_before() {
        let dir = tempfile::tempdir().unwrap();
        let file = values(&dir);
        let kv = Kv::open(&file).unwrap();
        kv.put("n", "k", "1").unwrap();
        kv.put("n", "k", "2").unwrap();
        let whole = fs::read(&file).unwrap();
        for cut in 0..whole.len() {
            fs::write(&file, &whole[..cut]).unwrap();
            assert_eq!(Kv::open(&file).unwrap().get("n", "k").as_deref(), Some("1"), "cut at {cut}");
        }
        fs::remove_file(&file).unwrap();
        let kept = Kv::open(&file).unwrap();
        assert_eq!(kept.get("n", "k").as_deref(), Some("1"), "missing, with a backup");
        fs::write(&file, b"junk").unwrap();
        kept.put("n", "k", "3").unwrap();
        fs::write(&file, b"junk").unwrap();
        assert_eq!(Kv::open(&file).unwrap().get("n", "k").as_deref(), Some("1"), "junk did not become the backup");
    }

    #[test]
    fn with_both_damaged_nothing_starts_and_nothing_is_lost() {
        let dir = tempfile::tempdir().unwrap();
        let file = values(&dir);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, b"").unwrap();
        assert!(matches!(Kv::open(&file), Err(KvError::Damaged { .. })));
        fs::write(backup(&file), b"{\"configTable\":[]}").unwrap();
        assert!(matches!(Kv::open(&file), Err(KvError::Damaged { .. })));
        assert_eq!(fs::read(&file).unwrap(), b"");
    }

    #[test]
    fn what_cannot_be_written_is_not_shown() {
        let dir = tempfile::tempdir().unwrap();
        let blocked = dir.path().join("file");
        let kv = Kv::open(&blocked.join("kvConfig.json")).unwrap_or_else(|error| panic!("{error}"));
        fs::write(&blocked, b"").unwrap();
        assert!(matches!(kv.put("n", "k", "v"), Err(KvError::Io { .. })));
        assert_eq!(kv.get("n", "k"), None);
    }
}
