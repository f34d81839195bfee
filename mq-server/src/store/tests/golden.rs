//! Data folders that Apache's 5.4.0 wrote, closed cleanly and killed: opened, read whole, and derived again byte for byte.

use super::*;
use flate2::read::GzDecoder;
use mq_core::message::record::{RecordDraft, crc32};
use serde_json::Value;
use std::fs::{self, File};
use std::io::{Read as _, Seek, SeekFrom, Write};

const FOLDERS: [&str; 2] = ["clean", "killed"];

fn golden(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/golden/store").join(name)
}

/// Unpacks a folder; the form is told in the golden data's README.
fn unpack(name: &str, dir: &Path) {
    const BLOCK: u64 = 512;
    let mut pack = Vec::new();
    let file = File::open(golden(&format!("{name}.pack.gz"))).expect("the golden data folders belong to the repository");
    GzDecoder::new(file).read_to_end(&mut pack).unwrap();
    let mut pack = Pack { rest: &pack };
    while !pack.rest.is_empty() {
        let name_len = u16::from_be_bytes(pack.array());
        let name = String::from_utf8(pack.take(name_len.into()).to_vec()).unwrap();
        let len = u64::from_be_bytes(pack.array());
        let path = dir.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut file = File::create(&path).unwrap();
        file.set_len(len).unwrap();
        while let Ok(at) = u64::try_from(i64::from_be_bytes(pack.array())) {
            file.seek(SeekFrom::Start(at)).unwrap();
            file.write_all(pack.take(BLOCK.min(len - at) as usize)).unwrap();
        }
    }
}

/// Apache's sizes; nothing is deleted, however old the folder gets and however full the disk of the machine that tests is.
fn as_apache(dir: &Path) -> StoreConfig {
    StoreConfig { retention: super::config(dir).retention, ..StoreConfig::new(dir) }
}

struct Pack<'a> {
    rest: &'a [u8],
}

impl<'a> Pack<'a> {
    fn take(&mut self, len: usize) -> &'a [u8] {
        let (taken, behind) = self.rest.split_at(len);
        self.rest = behind;
        taken
    }

    fn array<const N: usize>(&mut self) -> [u8; N] {
        self.take(N).try_into().unwrap()
    }
}

/// What the Java client read from the folder.
fn expected(name: &str) -> Vec<Value> {
    let text = fs::read_to_string(golden(&format!("{name}.jsonl"))).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn number(message: &Value, field: &str) -> i64 {
    message[field].as_i64().unwrap_or_else(|| panic!("{field} in {message}"))
}

fn record_of(store: &Store, message: &Value) -> Bytes {
    let topic = message["topic"].as_str().unwrap();
    let request = ReadRequest {
        topic,
        queue_id: QueueId(number(message, "queueId") as i32),
        offset: QueueOffset(number(message, "queueOffset")),
        max_messages: 1,
        max_bytes: 1,
        matches: &|_| true,
        matches_record: None,
    };
    let read = store.read(&request);
    assert_eq!((read.status, read.count), (ReadStatus::Found, 1), "{message}");
    read.records[0].clone()
}

#[test]
fn every_message_is_read_as_the_java_client_reads_it() {
    for name in FOLDERS {
        let dir = tempfile::tempdir().unwrap();
        unpack(name, dir.path());
        let store = Store::open(as_apache(dir.path()), nobody()).unwrap();
        let expected = expected(name);
        assert!(expected.len() > 100);
        for message in &expected {
            let record = record_of(&store, message);
            let read = MessageExt::decode(&record).unwrap();
            RecordView::parse(&record).unwrap().verify().unwrap();
            let numbers = [
                ("phyOffset", read.commit_log_offset.get()),
                ("storeSize", read.store_size as i64),
                // The Java client takes the mark of a compressed body off when it has inflated it.
                ("sysFlag", (read.sys_flag.get() & !1).into()),
                ("flag", read.flag.into()),
                ("bornTimestamp", read.born_timestamp.get()),
                ("storeTimestamp", read.store_timestamp.get()),
                ("reconsumeTimes", read.reconsume_times.into()),
                ("preparedTransactionOffset", read.prepared_transaction_offset.get()),
                ("storedBodyCrc", read.body_crc.into()),
                ("bodyLength", read.body.len() as i64),
                ("bodyCrc32", crc32fast::hash(&read.body).into()),
            ];
            for (field, found) in numbers {
                assert_eq!(found, number(message, field), "{name}: {field} of {message}");
            }
            let properties = message["properties"].as_object().unwrap();
            let found: Vec<(&str, &str)> = read.properties.iter().collect();
            assert!(
                properties.iter().all(|(key, value)| found.contains(&(key, value.as_str().unwrap()))),
                "{name}: {found:?} in {message}"
            );
        }
    }
}

#[test]
fn every_message_is_found_by_its_key() {
    for name in FOLDERS {
        let dir = tempfile::tempdir().unwrap();
        unpack(name, dir.path());
        let store = Store::open(as_apache(dir.path()), nobody()).unwrap();
        for message in expected(name) {
            let Some(key) = message["properties"]["UNIQ_KEY"].as_str() else { continue };
            let topic = message["topic"].as_str().unwrap();
            let found = store.query_index(topic, key, IndexKind::Key, UnixMs(0), UnixMs(i64::MAX), 64);
            let positions: Vec<i64> = found.iter().map(|record| RecordView::parse(record).unwrap().phy_offset().get()).collect();
            assert!(positions.contains(&number(&message, "phyOffset")), "{name}: {key} in {positions:?}");
        }
    }
}

#[test]
fn queues_derived_again_are_byte_for_byte_apaches() {
    for name in FOLDERS {
        let dir = tempfile::tempdir().unwrap();
        unpack(name, dir.path());
        let queues = dir.path().join("consumequeue");
        let original = files_below(&queues);
        assert!(original.len() >= 10);
        fs::remove_dir_all(&queues).unwrap();
        let config = StoreConfig { consume_queue_file_bytes: 2_000, ..as_apache(dir.path()) };
        Store::open(config, nobody()).unwrap().shutdown().unwrap();
        assert!(files_below(&queues) == original, "{name}");
    }
}

#[test]
fn opening_and_closing_changes_nothing_that_apache_reads() {
    let dir = tempfile::tempdir().unwrap();
    unpack("clean", dir.path());
    let kept = |folder: &str| files_below(&dir.path().join(folder));
    let (log, queues) = (kept("commitlog"), kept("consumequeue"));
    for _ in 0..2 {
        Store::open(as_apache(dir.path()), nobody()).unwrap().shutdown().unwrap();
        assert!(kept("commitlog") == log && kept("consumequeue") == queues);
        assert!(!dir.path().join("abort").exists());
    }
}

#[test]
fn records_are_encoded_as_apache_encodes_them() {
    for name in FOLDERS {
        let dir = tempfile::tempdir().unwrap();
        unpack(name, dir.path());
        let store = Store::open(as_apache(dir.path()), nobody()).unwrap();
        for message in expected(name) {
            let record = record_of(&store, &message);
            let view = RecordView::parse(&record).unwrap();
            let mut ours = Vec::new();
            let draft = RecordDraft {
                topic: view.topic().unwrap(),
                queue_id: view.queue_id(),
                flag: view.flag(),
                sys_flag: view.sys_flag(),
                born_timestamp: view.born_timestamp(),
                born_host: view.born_host(),
                store_timestamp: view.store_timestamp(),
                store_host: view.store_host(),
                reconsume_times: view.reconsume_times(),
                prepared_transaction_offset: view.prepared_transaction_offset(),
                body: view.body(),
                body_crc: crc32(view.body()),
                properties: view.properties_bytes(),
                queue_offset: view.queue_offset(),
                phy_offset: view.phy_offset(),
            };
            draft.encode(false, &mut ours).unwrap();
            assert_eq!(ours, record, "{name}: {message}");
        }
    }
}

fn files_below(dir: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut files = Vec::new();
    for entry in fs::read_dir(dir).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(files_below(&path));
        } else {
            files.push((path.clone(), fs::read(&path).unwrap()));
        }
    }
    files.sort();
    files
}
