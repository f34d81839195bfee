//! Values that administrators keep here, by namespace and key (`KVConfigManager` in Apache), above all the order of topics.
//!
//! On disk: `kvConfig.json`, in Apache's form. A change is on disk before anybody sees it. When the file is damaged in both generations the
//! name server does not start: an administrator's values never vanish in silence.

use crate::store::{JsonFile, StoreError};
use arc_swap::ArcSwap;
use bytestring::ByteString;
use mq_core::protocol::lenient_json;
use parking_lot::Mutex;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// The namespace with the order of topics: the key is a topic, the value `broker:queues;…`.
pub(super) const ORDER_TOPIC_CONFIG: &str = "ORDER_TOPIC_CONFIG";

/// All values. Readers take no lock.
pub(super) struct Kv {
    file: JsonFile,
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
    /// The file is there and neither generation can be read.
    pub(super) fn open(file: &Path) -> Result<Self, StoreError> {
        let file = JsonFile::new(file);
        let read = |text: &str| lenient_json::from_slice::<KvFile>(text.as_bytes());
        let tables = file.load(read)?.map(|read| read.config_table).unwrap_or_default();
        Ok(Self { file, tables: ArcSwap::from_pointee(tables), writer: Mutex::new(()) })
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
    pub(super) fn put(&self, namespace: &str, key: &str, value: &str) -> Result<(), StoreError> {
        self.change(|tables| {
            tables.entry(namespace.into()).or_default().insert(key.into(), value.into());
        })
    }

    /// Removes a value, if it is there. Blocks on the disk.
    ///
    /// # Errors
    /// The file cannot be written; the value stays.
    pub(super) fn delete(&self, namespace: &str, key: &str) -> Result<(), StoreError> {
        self.change(|tables| {
            if let Some(table) = tables.get_mut(namespace) {
                table.remove(key);
            }
        })
    }

    fn change(&self, change: impl FnOnce(&mut Tables)) -> Result<(), StoreError> {
        let _one_at_a_time = self.writer.lock();
        let old = self.tables.load_full();
        let mut new = Tables::clone(&old);
        change(&mut new);
        if new != *old {
            let text = String::from_utf8_lossy(&lenient_json::to_vec(&KvFile { config_table: new.clone() })).into_owned();
            self.file.save(&text)?;
            self.tables.store(Arc::new(new));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::PathBuf;

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
        assert_eq!(Kv::open(&file).unwrap().get("n", "k").as_deref(), Some("1"), "missing, with the one before");
    }

    #[test]
    fn with_both_damaged_nothing_starts_and_nothing_is_lost() {
        let dir = tempfile::tempdir().unwrap();
        let file = values(&dir);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(&file, b"").unwrap();
        assert!(matches!(Kv::open(&file), Err(StoreError::Damaged { .. })));
        fs::write(file.with_file_name("kvConfig.json.bak"), b"{\"configTable\":[]}").unwrap();
        assert!(matches!(Kv::open(&file), Err(StoreError::Damaged { .. })));
        assert_eq!(fs::read(&file).unwrap(), b"");
    }

    #[test]
    fn what_cannot_be_written_is_not_shown() {
        let dir = tempfile::tempdir().unwrap();
        let blocked = dir.path().join("file");
        let kv = Kv::open(&blocked.join("kvConfig.json")).unwrap_or_else(|error| panic!("{error}"));
        fs::write(&blocked, b"").unwrap();
        assert!(matches!(kv.put("n", "k", "v"), Err(StoreError::Io { .. })));
        assert_eq!(kv.get("n", "k"), None);
    }
}
