//! A load generator for any broker that speaks the protocol: `mq-bench send`, `transactions`, `e2e`, `timers` and `filter`, and of
//! what tools show: `fill`. Each run prints one line of JSON.
//!
//! Sends are closed loop: so many connections, so many sends in flight on each. So are transactions: a half message, then its commit, whose
//! answer is waited for, unlike clients do, so that what is counted was done. End to end is open loop: sends leave at times fixed
//! beforehand, and a delay counts from the intended time, so that a stall is not hidden by the sender's own waiting. Filters are measured by
//! pulling a mixed topic from its beginning to its end, again and again, one pull in flight for each queue.

#[path = "bench_fill.rs"]
mod fill;
#[path = "bench_timers.rs"]
mod timers;

#[path = "bench_closed_loop.rs"]
mod closed_loop;

use bytes::Bytes;
use clap::{Parser, Subcommand};
use hdrhistogram::Histogram;
use mq_core::message::MessageExt;
use mq_core::net::{NetError, Peer, Remoting, Service};
use mq_core::protocol::headers::pull::{PULL_SUBSCRIPTION, PULL_SUSPEND, PullMessage, PullMessageResponse};
use mq_core::protocol::headers::send::SendMessage;
use mq_core::protocol::{Command, RequestCode, ResponseCode, WireHeader};
use mq_core::types::{QueueId, QueueOffset, UnixMs};
use serde_json::json;
use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

type Failure = Box<dyn Error + Send + Sync>;

#[derive(Parser)]
#[command(about = "Load for any RocketMQ broker; prints one line of JSON")]
struct Args {
    /// Broker, host:port.
    addr: String,
    /// Topic; made by the broker when it may be.
    #[arg(long, default_value = "MqBench")]
    topic: String,
    /// Bytes of a body.
    #[arg(long, default_value_t = 1024)]
    size: usize,
    /// Seconds that are measured, after one that is not.
    #[arg(long, default_value_t = 5)]
    secs: u64,
    #[command(subcommand)]
    load: Load,
}

#[derive(Subcommand)]
enum Load {
    /// Sends as fast as the answers come.
    Send {
        /// Connections.
        #[arg(long, default_value_t = 4)]
        conns: usize,
        /// Sends in flight on each.
        #[arg(long, default_value_t = 64)]
        window: usize,
    },
    /// Half messages and their commits as fast as the answers come.
    Transactions {
        /// Connections.
        #[arg(long, default_value_t = 4)]
        conns: usize,
        /// Transactions in flight on each.
        #[arg(long, default_value_t = 64)]
        window: usize,
    },
    /// Sends at a fixed rate while a pull waits, and measures from the intended send to the arrival.
    E2e {
        /// Messages a second.
        #[arg(long, default_value_t = 1000)]
        rate: u64,
    },
    /// Makes many topics and groups.
    Fill(fill::Fill),
    /// Sends messages with delivery times, and measures how late they come and what live sends suffer.
    Timers(timers::Timers),
    /// Pulls a mixed topic, with a subscription to one tag and with an expression that chooses the same messages.
    Filter {
        /// Messages that are sent first; 0 takes what is there.
        #[arg(long, default_value_t = 100_000)]
        messages: u64,
        /// One message in so many is wanted.
        #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(4..))]
        one_in: u64,
        /// The expression.
        #[arg(long, default_value = "n BETWEEN 3 AND 3 AND color IN ('red', 'blue')")]
        sql: String,
    },
}

struct NoRequests;

impl Service for NoRequests {
    fn on_requests(&self, _: &Arc<Peer>, _: &mut Vec<Command>) {}
    fn on_close(&self, _: &Arc<Peer>) {}
}

fn main() -> Result<(), Failure> {
    let args = Arc::new(Args::parse());
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build()?;
    let result = runtime.block_on(async {
        match &args.load {
            Load::Send { conns, window } => closed_loop::run(args.clone(), false, *conns, *window).await,
            Load::Transactions { conns, window } => closed_loop::run(args.clone(), true, *conns, *window).await,
            Load::E2e { rate } => end_to_end(args.clone(), *rate).await,
            Load::Fill(fill) => fill::run(args.clone(), fill.clone()).await,
            Load::Timers(timers) => timers::run(args.clone(), timers.clone()).await,
            Load::Filter { messages, one_in, sql } => filter(args.clone(), *messages, *one_in, sql).await,
        }
    })?;
    println!("{result}");
    Ok(())
}

fn header(topic: &str, queue: u64, unique: u64) -> SendMessage {
    SendMessage {
        producer_group: "mq-bench".into(),
        topic: topic.into(),
        default_topic: "TBW102".into(),
        default_topic_queue_nums: 4,
        queue_id: QueueId((queue % 4) as i32),
        sys_flag: 0,
        born_timestamp: UnixMs::now(),
        flag: 0,
        properties: Some(format!("UNIQ_KEY\u{1}7F0000010000000000{unique:014X}\u{2}TAGS\u{1}TagA\u{2}KEYS\u{1}k{unique}\u{2}").into()),
        reconsume_times: Some(0),
        unit_mode: false,
        max_reconsume_times: None,
        batch: false,
        broker_name: None,
    }
}

async fn send_one(remoting: &Remoting, args: &Args, unique: u64, queue: u64, body: Bytes) -> Result<(), Failure> {
    let header = header(&args.topic, queue, unique);
    ask(remoting, args, RequestCode::SEND_MESSAGE_V2, &header, body).await.map(drop)
}

async fn ask(remoting: &Remoting, args: &Args, code: RequestCode, header: &dyn WireHeader, body: Bytes) -> Result<Command, Failure> {
    let answer = remoting.call(&args.addr, code, header, body, Duration::from_secs(10)).await?;
    if answer.head.code != ResponseCode::SUCCESS.0 {
        return Err(format!("{}: {}", ResponseCode(answer.head.code), answer.head.remark.unwrap_or_default()).into());
    }
    Ok(answer)
}

async fn end_to_end(args: Arc<Args>, rate: u64) -> Result<serde_json::Value, Failure> {
    let sender = Remoting::new(Arc::new(NoRequests));
    let unique = AtomicU64::new(0);
    send_one(&sender, &args, unique.fetch_add(1, Relaxed), 0, Bytes::from_static(b"first")).await?;
    let receiver = tokio::spawn(receive(args.clone()));
    let gap = Duration::from_secs_f64(1.0 / rate as f64);
    let start = Instant::now() + Duration::from_millis(200);
    let count = rate * (args.secs + 1);
    let wall_start = now_us() + 200_000;
    // A thread paces: the runtime's timers are a millisecond coarse.
    let (due, mut dues) = tokio::sync::mpsc::unbounded_channel();
    std::thread::spawn(move || {
        for n in 0..count {
            let at = gap * n as u32;
            std::thread::sleep((start + at).saturating_duration_since(Instant::now()));
            if due.send((n, at)).is_err() {
                return;
            }
        }
    });
    let mut sends = tokio::task::JoinSet::new();
    while let Some((n, due)) = dues.recv().await {
        let mut body = vec![b'x'; args.size.max(16)];
        body[..16].copy_from_slice(&(wall_start + due.as_micros()).to_be_bytes());
        let (sender, args) = (sender.clone(), args.clone());
        sends.spawn(async move { send_one(&sender, &args, n + 1, 0, body.into()).await });
    }
    while let Some(sent) = sends.join_next().await {
        sent??;
    }
    send_one(&sender, &args, count + 1, 0, Bytes::from_static(b"last")).await?;
    let times = receiver.await??;
    Ok(json!({ "load": "e2e", "rate_per_s": rate, "size_bytes": args.size, "received": times.len(), "latency_us": quantiles(&times) }))
}

/// Pulls queue 0 until the message that says `last`.
async fn receive(args: Arc<Args>) -> Result<Histogram<u64>, Failure> {
    let remoting = Remoting::new(Arc::new(NoRequests));
    let mut times = histogram();
    let mut offset = QueueOffset(0);
    loop {
        let answer = pull(&remoting, &args, QueueId(0), offset).await?;
        let now = now_us();
        offset = answer.header::<PullMessageResponse>()?.next_begin_offset;
        for message in MessageExt::decode_all(answer.body) {
            let body = message?.body;
            match body.first_chunk::<16>() {
                _ if &*body == b"last" => return Ok(times),
                Some(due) if body.len() >= 16 => times.saturating_record(now.saturating_sub(u128::from_be_bytes(*due)) as u64),
                _ => {}
            }
        }
    }
}

async fn pull(remoting: &Remoting, args: &Args, queue_id: QueueId, offset: QueueOffset) -> Result<Command, NetError> {
    let header = PullMessage {
        consumer_group: "mq-bench".into(),
        topic: args.topic.as_str().into(),
        queue_id,
        queue_offset: offset,
        max_msg_nums: 32,
        sys_flag: PULL_SUSPEND | PULL_SUBSCRIPTION,
        commit_offset: QueueOffset(0),
        suspend_timeout_ms: 15_000,
        subscription: Some("*".into()),
        sub_version: 0,
        expression_type: None,
        max_msg_bytes: None,
    };
    remoting.call(&args.addr, RequestCode::PULL_MESSAGE, &header, Bytes::new(), Duration::from_secs(30)).await
}

/// Queues that sends go to.
const QUEUES: i32 = 4;
/// Sends in flight while a mixed topic is filled.
const FILLERS: u64 = 256;

async fn filter(args: Arc<Args>, messages: u64, one_in: u64, sql: &str) -> Result<serde_json::Value, Failure> {
    let remoting = Remoting::new(Arc::new(NoRequests));
    let body = Bytes::from(vec![b'x'; args.size]);
    let mut fillers = tokio::task::JoinSet::new();
    for first in 0..FILLERS.min(messages) {
        let (remoting, args, body) = (remoting.clone(), args.clone(), body.clone());
        fillers.spawn(async move {
            for n in (first..messages).step_by(FILLERS as usize) {
                send_mixed(&remoting, &args, (n, one_in), body.clone()).await?;
            }
            Ok::<_, Failure>(())
        });
    }
    while let Some(filled) = fillers.join_next().await {
        filled??;
    }
    let tag = pull_all(&args, "TAG", "Tag3").await?;
    let sql = pull_all(&args, "SQL92", sql).await?;
    Ok(json!({ "load": "filter", "size_bytes": args.size, "one_in": one_in, "tag": tag, "sql": sql }))
}

/// Message `n` of `kinds` kinds, with the properties that a message of a real client has.
async fn send_mixed(remoting: &Remoting, args: &Args, (n, kinds): (u64, u64), body: Bytes) -> Result<(), Failure> {
    let mut header = header(&args.topic, n / kinds, n);
    let kind = n % kinds;
    let color = ["red", "green", "blue"][(n % 3) as usize];
    header.properties =
        Some(format!("UNIQ_KEY\u{1}7F0000010000000000{n:014X}\u{2}TAGS\u{1}Tag{kind}\u{2}n\u{1}{kind}\u{2}color\u{1}{color}\u{2}").into());
    let answer = remoting.call(&args.addr, RequestCode::SEND_MESSAGE_V2, &header, body, Duration::from_secs(10)).await?;
    match ResponseCode(answer.head.code) {
        ResponseCode::SUCCESS => Ok(()),
        code => Err(format!("{code}: {}", answer.head.remark.unwrap_or_default()).into()),
    }
}

/// Pulls every queue from beginning to end, again and again: messages passed over or taken, and taken, a second.
async fn pull_all(args: &Arc<Args>, expression_type: &str, expression: &str) -> Result<serde_json::Value, Failure> {
    let measure_from = Instant::now() + Duration::from_secs(1);
    let end = measure_from + Duration::from_secs(args.secs);
    let mut pullers = tokio::task::JoinSet::new();
    for queue in 0..QUEUES {
        let (args, header) = (args.clone(), mixed_pull(args, queue, expression_type, expression));
        pullers.spawn(async move {
            let remoting = Remoting::new(Arc::new(NoRequests));
            let (mut scanned, mut taken, mut offset) = (0, 0, 0);
            while Instant::now() < end {
                let header = PullMessage { queue_offset: QueueOffset(offset), ..header.clone() };
                let answer = remoting.call(&args.addr, RequestCode::PULL_MESSAGE, &header, Bytes::new(), Duration::from_secs(30)).await?;
                if !matches!(answer.head.code, 0 | 19..=21) {
                    return Err(format!("{}: {}", ResponseCode(answer.head.code), answer.head.remark.unwrap_or_default()).into());
                }
                let found: PullMessageResponse = answer.header()?;
                if Instant::now() >= measure_from {
                    scanned += found.next_begin_offset.get().saturating_sub(offset).max(0);
                    taken += mq_core::message::record::records(&answer.body).count();
                }
                offset = if found.next_begin_offset >= found.max_offset { 0 } else { found.next_begin_offset.get() };
            }
            Ok::<_, Failure>((scanned, taken))
        });
    }
    let (mut scanned, mut taken) = (0, 0);
    while let Some(puller) = pullers.join_next().await {
        let (of_queue, taken_of_queue) = puller??;
        (scanned, taken) = (scanned + of_queue, taken + taken_of_queue);
    }
    let secs = args.secs.max(1);
    Ok(json!({ "expression": expression, "scanned_per_s": scanned / secs as i64, "taken_per_s": taken / secs as usize }))
}

fn mixed_pull(args: &Args, queue: i32, expression_type: &str, expression: &str) -> PullMessage {
    PullMessage {
        consumer_group: "mq-bench".into(),
        topic: args.topic.as_str().into(),
        queue_id: QueueId(queue),
        queue_offset: QueueOffset(0),
        max_msg_nums: 32,
        sys_flag: PULL_SUBSCRIPTION,
        commit_offset: QueueOffset(0),
        suspend_timeout_ms: 0,
        subscription: Some(expression.into()),
        sub_version: 0,
        expression_type: Some(expression_type.into()),
        max_msg_bytes: None,
    }
}

/// Microseconds up to a minute, three digits.
fn histogram() -> Histogram<u64> {
    Histogram::new_with_bounds(1, 60_000_000, 3).expect("the bounds are in order")
}

fn now_us() -> u128 {
    std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default().as_micros()
}

fn quantiles(times: &Histogram<u64>) -> serde_json::Value {
    let at = |quantile| times.value_at_quantile(quantile);
    json!({ "p50": at(0.5), "p99": at(0.99), "p999": at(0.999), "max": times.max() })
}
