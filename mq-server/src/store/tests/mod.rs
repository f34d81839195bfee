//! The store as its callers see it: append, read, restart, crash.

mod append;
mod crash;
mod golden;
mod recovery;

use super::faulty_disk::FaultyDisk;
use super::*;
use bytestring::ByteString;
use mq_core::message::{MessageExt, SysFlag};

fn config(root: &Path) -> StoreConfig {
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

/// Where the tests' stores lie on a disk in memory.
const ROOT: &str = "/data";

/// A store on a disk in memory.
fn open_on(disk: &FaultyDisk, config: StoreConfig) -> Store {
    open::open(Arc::new(disk.clone()), config, nobody()).unwrap()
}

/// Ends the process, as far as the disk can tell: nothing is written any more, the page cache stays.
fn kill(store: Store) {
    drop(store);
}

/// Appends one message and returns what became of it.
fn send(store: &Store, queue_id: i32, body: impl Into<Bytes>) -> PutResult {
    let queue = store.queue(&topic(), QueueId(queue_id));
    store.append_now(vec![draft(&queue, body)]).remove(0)
}

/// Waits until everything below `end` is durable.
fn flushed(store: &Store, end: PhyOffset) -> Result<(), StoreError> {
    let (done, outcome) = mpsc::channel();
    store.when_flushed(end, 5_000, Box::new(move |result| done.send(result).unwrap()));
    outcome.recv().unwrap()
}

fn nobody() -> ArrivalFn {
    Arc::new(|_: &Arrival<'_>| {})
}

fn topic() -> TopicName {
    TopicName::new("TopicTest").unwrap()
}

fn draft(queue: &Arc<Queue>, body: impl Into<Bytes>) -> Draft {
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

fn wait_for(mut done: impl FnMut() -> bool) {
    let deadline = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !done() {
        assert!(std::time::Instant::now() < deadline, "waited too long");
        std::thread::yield_now();
    }
}

fn dispatch_all(store: &Store) {
    wait_for(|| store.dispatched() == store.appended());
}

fn read(store: &Store, offset: i64, max_messages: usize) -> Read {
    read_from(store, QueueId(0), offset, max_messages, &|_| true)
}

fn read_from(store: &Store, queue_id: QueueId, offset: i64, max_messages: usize, matches: &dyn Fn(i64) -> bool) -> Read {
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

fn bodies(read: &Read) -> Vec<String> {
    let messages = read.records.iter().cloned().flat_map(MessageExt::decode_all);
    messages.map(|message| String::from_utf8(message.unwrap().body.to_vec()).unwrap()).collect()
}

/// Everything in the queue, checked to be dense.
fn all_bodies(store: &Store, queue_id: QueueId) -> Vec<String> {
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
