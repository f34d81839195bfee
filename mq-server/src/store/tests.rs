//! The store as its callers see it: append, read, restart, crash.

use super::disk::Disk;
use super::*;
use bytestring::ByteString;
use mq_core::message::properties::{KEYS, TAGS};
use mq_core::message::{MessageExt, PropertyText, SysFlag, TransactionKind};

pub(super) fn config(root: &Path) -> StoreConfig {
    StoreConfig {
        segment_bytes: 1 << 20,
        consume_queue_file_bytes: 20 * 1000,
        index_slots: 1000,
        index_entries: 4000,
        retention: RetentionConfig {
            delete_hours: vec![],
            warning_percent: 100,
            clean_forcibly: false,
            max_used_percent: 100,
            ..Default::default()
        },
        ..StoreConfig::new(root)
    }
}

pub(super) fn nobody() -> ArrivalFn {
    Arc::new(|_: &Arrival<'_>| {})
}

pub(super) fn topic() -> TopicName {
    TopicName::new("TopicTest").unwrap()
}

pub(super) fn draft(queue: &Arc<Queue>, body: impl Into<Bytes>) -> Draft {
    Draft {
        queue: queue.clone(),
        kind: DraftKind::Message,
        body: body.into(),
        properties: ByteString::new(),
        flag: 0,
        sys_flag: SysFlag::NONE,
        born_timestamp: UnixMs(1),
        born_host: "1.2.3.4:5".parse().unwrap(),
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
    }
}

pub(super) fn wait_for(mut done: impl FnMut() -> bool) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !done() {
        assert!(std::time::Instant::now() < deadline, "waited too long");
        std::thread::yield_now();
    }
}

pub(super) fn dispatch_all(store: &Store) {
    wait_for(|| store.dispatched() == store.appended());
}

pub(super) fn read(store: &Store, offset: i64, max_messages: usize) -> Read {
    read_from(store, QueueId(0), offset, max_messages, &|_| true)
}

pub(super) fn read_from(store: &Store, queue_id: QueueId, offset: i64, max_messages: usize, matches: &dyn Fn(i64) -> bool) -> Read {
    let topic = topic();
    store.read(&ReadRequest {
        topic: &topic,
        queue_id,
        offset: QueueOffset(offset),
        max_messages,
        max_bytes: usize::MAX,
        matches,
        matches_record: None,
    })
}

pub(super) fn bodies(read: &Read) -> Vec<String> {
    let messages = read.records.iter().cloned().flat_map(MessageExt::decode_all);
    messages.map(|message| String::from_utf8(message.unwrap().body.to_vec()).unwrap()).collect()
}

/// Everything in the queue, checked to be dense.
pub(super) fn all_bodies(store: &Store, queue_id: QueueId) -> Vec<String> {
    let mut all = Vec::new();
    let mut offset = store.min_offset(&topic(), queue_id).get();
    loop {
        let read = read_from(store, queue_id, offset, 32, &|_| true);
        if read.status != ReadStatus::Found {
            return all;
        }
        all.extend(bodies(&read));
        offset = read.next_offset.get();
    }
}

#[test]
fn what_is_appended_is_read_and_still_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(config(dir.path()), nobody()).unwrap();
    let queue = store.queue(&topic(), QueueId(0));
    let results = store.append_now((0..100).map(|n| draft(&queue, format!("message {n}"))).collect());
    let offsets: Vec<i64> = results.iter().map(|put| put.as_ref().unwrap().queue_offset.get()).collect();
    assert_eq!(offsets, (0..100).collect::<Vec<_>>());
    dispatch_all(&store);
    let first = read(&store, 10, 5);
    assert_eq!((first.status, first.next_offset.get(), first.count, first.records.len()), (ReadStatus::Found, 15, 5, 1));
    assert_eq!(bodies(&first), ["message 10", "message 11", "message 12", "message 13", "message 14"]);
    let end = store.appended();
    store.shutdown().unwrap();
    assert!(!dir.path().join("abort").exists());
    drop(store);

    let store = Store::open(config(dir.path()), nobody()).unwrap();
    assert_eq!((store.appended(), store.flushed(), store.dispatched()), (end, end, end));
    assert_eq!(all_bodies(&store, QueueId(0)).len(), 100);
    let queue = store.queue(&topic(), QueueId(0));
    assert_eq!(store.append_now(vec![draft(&queue, "next")])[0].as_ref().unwrap().queue_offset, QueueOffset(100));
}
