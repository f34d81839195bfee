//! What the store costs by itself: appends in bursts, dispatching, reads, start-up. Prints figures, checks nothing.
//!
//! ```text
//! cargo run --release -p mq-server --example store_bench [DIR] [MESSAGES] [BODY_BYTES] [BURST]
//! ```

use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::{PropertyText, SysFlag};
use mq_core::names::TopicName;
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use mq_server::store::{Arrival, Draft, DraftKind, Queue, ReadRequest, ReadStatus, Store, StoreConfig};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::{Duration, Instant};

const QUEUES: i32 = 8;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let dir = args.next().map_or_else(|| std::env::temp_dir().join("store-bench"), PathBuf::from);
    let messages: usize = args.next().map_or(Ok(400_000), |text| text.parse())?;
    let body_bytes: usize = args.next().map_or(Ok(1024), |text| text.parse())?;
    let burst: usize = args.next().map_or(Ok(64), |text| text.parse())?;
    std::fs::remove_dir_all(&dir).or_else(|error| if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) })?;
    println!("{messages} messages of {body_bytes} bytes in bursts of {burst}, {QUEUES} queues, in {}", dir.display());

    let store = open(&dir)?;
    append(&store, messages, body_bytes, burst)?;
    read(&store, messages);
    timed("clean shutdown", || store.shutdown())?;
    drop(store);
    let store = timed("clean start", || open(&dir))?;
    drop(store);
    let store = timed("start after a kill", || open(&dir))?;
    store.shutdown()?;
    drop(store);
    std::fs::remove_dir_all(dir.join("consumequeue"))?;
    std::fs::remove_dir_all(dir.join("index"))?;
    let started = Instant::now();
    let store = timed("rebuild of queues and index", || open(&dir))?;
    println!("  {:.2} GB/s", store.appended().get() as f64 / started.elapsed().as_secs_f64() / 1e9);
    store.shutdown()?;
    drop(store);
    Ok(std::fs::remove_dir_all(&dir)?)
}

fn open(dir: &std::path::Path) -> Result<Store, mq_server::store::StoreError> {
    Store::open(StoreConfig::new(dir), Arc::new(|_: &Arrival<'_>| {}))
}

fn topic() -> TopicName {
    TopicName::new("StoreBench").expect("a valid name")
}

fn append(store: &Store, messages: usize, body_bytes: usize, burst: usize) -> Result<(), Box<dyn std::error::Error>> {
    let queues: Vec<Arc<Queue>> = (0..QUEUES).map(|id| store.queue(&topic(), QueueId(id))).collect();
    let body = Bytes::from(vec![b'x'; body_bytes]);
    let mut bursts: Vec<Vec<Draft>> = (0..messages)
        .collect::<Vec<_>>()
        .chunks(burst)
        .map(|numbers| numbers.iter().map(|n| draft(&queues[n % QUEUES as usize], body.clone(), *n)).collect())
        .collect();
    let before = thread_times();
    let started = Instant::now();
    let mut slowest = Duration::ZERO;
    for drafts in bursts.drain(..) {
        let burst_started = Instant::now();
        for put in store.append_now(drafts) {
            put?;
        }
        slowest = slowest.max(burst_started.elapsed());
    }
    let appended = started.elapsed();
    while store.dispatched() < store.appended() {
        std::thread::sleep(Duration::from_millis(1));
    }
    let dispatched = started.elapsed();
    let per_message = |time: Duration| time.as_nanos() as f64 / messages as f64;
    println!(
        "append: {:.0} ns/message, {:.0}/s, slowest burst {slowest:?}",
        per_message(appended),
        messages as f64 / appended.as_secs_f64()
    );
    println!("visible: {:.0} ns/message, {:?} behind the last append", per_message(dispatched), dispatched - appended);
    println!("CPU by thread, ns/message:");
    for (name, time) in thread_times() {
        let spent = time - before.get(&name).copied().unwrap_or_default();
        println!("  {name:<16} {:.0}", per_message(spent));
    }
    Ok(())
}

fn draft(queue: &Arc<Queue>, body: Bytes, n: usize) -> Draft {
    let key = format!("order-{n}");
    let id = format!("7F00000100002A9F0000000000{n:06X}");
    let pairs = [
        ("UNIQ_KEY", id.as_str()),
        ("KEYS", &key),
        ("TAGS", "TagA"),
        ("WAIT", "true"),
        ("CLUSTER", "DefaultCluster"),
        ("MSG_REGION", "DefaultRegion"),
    ];
    let properties: PropertyText = pairs.into_iter().collect();
    Draft {
        queue: queue.clone(),
        kind: DraftKind::Message,
        body,
        properties: ByteString::from(properties.into_string()),
        flag: 0,
        sys_flag: SysFlag::NONE,
        born_timestamp: UnixMs::now(),
        born_host: ([127, 0, 0, 1], 40_000).into(),
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
    }
}

fn read(store: &Store, messages: usize) {
    let started = Instant::now();
    let mut count = 0;
    let mut slices = 0;
    for id in 0..QUEUES {
        let mut offset = QueueOffset(0);
        loop {
            let request = ReadRequest {
                topic: &topic(),
                queue_id: QueueId(id),
                offset,
                max_messages: 32,
                max_bytes: 1 << 20,
                matches: &|_| true,
                matches_record: None,
            };
            let read = store.read(&request);
            if read.status != ReadStatus::Found {
                break;
            }
            count += read.count;
            slices += read.records.len();
            offset = read.next_offset;
        }
    }
    println!(
        "read, 32 a pull: {:.0} ns/message, {:.1} messages a slice",
        started.elapsed().as_nanos() as f64 / count as f64,
        count as f64 / slices as f64
    );
    assert_eq!(count, messages, "every message is read once");
}

fn timed<T, E>(what: &str, run: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
    let started = Instant::now();
    let done = run();
    println!("{what}: {:?}", started.elapsed());
    done
}

/// CPU time of every thread of this process so far, by name.
fn thread_times() -> BTreeMap<String, Duration> {
    let tasks = std::fs::read_dir("/proc/self/task").into_iter().flatten().flatten();
    let time_of = |dir: PathBuf| {
        let name = std::fs::read_to_string(dir.join("comm")).ok()?.trim().to_owned();
        let nanos = std::fs::read_to_string(dir.join("schedstat")).ok()?.split(' ').next()?.parse().ok()?;
        Some((name, Duration::from_nanos(nanos)))
    };
    tasks.filter_map(|task| time_of(task.path())).collect()
}
