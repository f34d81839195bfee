//! `mq-bench timers`: many messages with delivery times of their own, due at once or evenly, while live traffic flows beside them.
//!
//! Everything is sent first; then live sends begin, 2 s before the first message is due. How late a message came is told by its store time in
//! its own queue, read when all are there, so that no consumer disturbs.

use super::{Args, Failure, NoRequests, header, histogram, now_us, pull, quantiles};
use bytes::Bytes;
use hdrhistogram::Histogram;
use mq_core::message::{MessageExt, properties};
use mq_core::net::Remoting;
use mq_core::protocol::headers::offset::{OffsetResponse, QueueRef};
use mq_core::protocol::headers::pull::PullMessageResponse;
use mq_core::protocol::{RequestCode, ResponseCode};
use mq_core::types::{QueueId, QueueOffset};
use serde_json::json;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};

const IN_FLIGHT: usize = 256;
const QUEUES: u64 = 4;
/// Live sends begin so long before the first message is due, ms.
const LIVE_BEFORE_MS: u64 = 2_000;

/// What is to be measured.
#[derive(Debug, Clone, clap::Args)]
pub struct Timers {
    /// Messages that wait.
    #[arg(long, default_value_t = 500_000)]
    count: u64,
    /// Seconds from the start until the first one is due; all have to be sent by then.
    #[arg(long, default_value_t = 60)]
    ahead: u64,
    /// Seconds over which they are due, evenly; 0 for all at the same moment.
    #[arg(long, default_value_t = 0)]
    spread: u64,
    /// Live messages a second beside them.
    #[arg(long, default_value_t = 1_000)]
    live: u64,
    /// The broker's process, to tell its memory while all wait.
    #[arg(long)]
    pid: Option<u32>,
}

pub async fn run(args: Arc<Args>, timers: Timers) -> Result<serde_json::Value, Failure> {
    let first_due_ms = now_ms() + timers.ahead * 1_000;
    let before = Instant::now();
    load(&args, &timers, first_due_ms).await?;
    let loaded = before.elapsed();
    if now_ms() + LIVE_BEFORE_MS > first_due_ms {
        return Err(format!("sending took {} s: give --ahead more", loaded.as_secs()).into());
    }
    let anon_kib = timers.pid.and_then(rss_anon_kib);
    tokio::time::sleep(Duration::from_millis(first_due_ms - LIVE_BEFORE_MS - now_ms())).await;
    let live = tokio::spawn(live(args.clone(), timers.live, timers.spread + 10));
    let last_due_ms = first_due_ms + timers.spread * 1_000;
    let all_in_ms = wait_for_all(&args, timers.count).await? as i64 - last_due_ms as i64;
    let live = live.await??;
    let (late, early) = lateness(&args, timers.count).await?;
    Ok(json!({
        "load": "timers", "count": timers.count, "spread_s": timers.spread, "size_bytes": args.size, "loaded_s": loaded.as_secs_f64(),
        "all_in_ms_after_last_due": all_in_ms, "late_ms": quantiles(&late), "early": early,
        "live_per_s": timers.live, "live_us": quantiles(&live), "anon_kib_while_waiting": anon_kib,
    }))
}

async fn load(args: &Arc<Args>, timers: &Timers, first_due_ms: u64) -> Result<(), Failure> {
    let remoting = Remoting::new(Arc::new(NoRequests));
    let next = Arc::new(AtomicU64::new(0));
    let mut senders = tokio::task::JoinSet::new();
    for _ in 0..IN_FLIGHT {
        let (remoting, next, args, timers) = (remoting.clone(), next.clone(), args.clone(), timers.clone());
        let body = Bytes::from(vec![b'x'; args.size]);
        senders.spawn(async move {
            loop {
                let n = next.fetch_add(1, Relaxed);
                if n >= timers.count {
                    return Ok::<_, Failure>(());
                }
                let due = first_due_ms + timers.spread * 1_000 * n / timers.count.max(1);
                let mut header = header(&args.topic, n % QUEUES, n);
                let text = format!("{}{}\u{1}{due}\u{2}", header.properties.unwrap_or_default(), properties::TIMER_DELIVER_MS);
                header.properties = Some(text.into());
                let answer =
                    remoting.call(&args.addr, RequestCode::SEND_MESSAGE_V2, &header, body.clone(), Duration::from_secs(30)).await?;
                if answer.head.code != ResponseCode::SUCCESS.0 {
                    return Err(answer.head.remark.unwrap_or_default().to_string().into());
                }
            }
        });
    }
    while let Some(sender) = senders.join_next().await {
        sender??;
    }
    Ok(())
}

/// Sends at a fixed rate; a time counts from the intended send.
async fn live(args: Arc<Args>, rate: u64, secs: u64) -> Result<Histogram<u64>, Failure> {
    let remoting = Remoting::new(Arc::new(NoRequests));
    let topic = format!("{}-live", args.topic);
    let body = Bytes::from(vec![b'x'; args.size]);
    let gap = Duration::from_secs_f64(1.0 / rate.max(1) as f64);
    let start = Instant::now();
    let mut sends = tokio::task::JoinSet::new();
    for n in 0..rate * secs {
        let due = start + gap * n as u32;
        tokio::time::sleep_until(due.into()).await;
        let (remoting, args, topic, body) = (remoting.clone(), args.clone(), topic.clone(), body.clone());
        // The runtime's timers are a millisecond coarse: what it slept too long is not the broker's.
        let intended = due.max(Instant::now() - Duration::from_millis(1));
        sends.spawn(async move {
            let answer = remoting
                .call(&args.addr, RequestCode::SEND_MESSAGE_V2, &header(&topic, n % QUEUES, n), body, Duration::from_secs(30))
                .await?;
            if answer.head.code != ResponseCode::SUCCESS.0 {
                return Err(answer.head.remark.unwrap_or_default().to_string().into());
            }
            Ok::<_, Failure>(intended.elapsed())
        });
    }
    let mut times = histogram();
    while let Some(sent) = sends.join_next().await {
        times.saturating_record(sent??.as_micros() as u64);
    }
    Ok(times)
}

/// When all were in their queues, ms since 1970.
async fn wait_for_all(args: &Args, count: u64) -> Result<u64, Failure> {
    let remoting = Remoting::new(Arc::new(NoRequests));
    loop {
        let mut arrived = 0;
        for queue in 0..QUEUES {
            let header = QueueRef { topic: args.topic.as_str().into(), queue_id: QueueId(queue as i32) };
            let answer = remoting.call(&args.addr, RequestCode::GET_MAX_OFFSET, &header, Bytes::new(), Duration::from_secs(30)).await?;
            arrived += answer.header::<OffsetResponse>()?.offset.get() as u64;
        }
        if arrived >= count {
            return Ok(now_ms());
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// How late each came, ms, and how many came early.
async fn lateness(args: &Arc<Args>, count: u64) -> Result<(Histogram<u64>, u64), Failure> {
    let remoting = Remoting::new(Arc::new(NoRequests));
    let (mut late, mut early) = (histogram(), 0);
    for queue in 0..QUEUES {
        let mut offset = QueueOffset(0);
        let of_queue = count / QUEUES + u64::from(queue < count % QUEUES);
        while offset.get() < of_queue as i64 {
            let answer = pull(&remoting, args, QueueId(queue as i32), offset).await?;
            offset = answer.header::<PullMessageResponse>()?.next_begin_offset;
            for message in MessageExt::decode_all(answer.body) {
                let message = message?;
                let due: i64 = message.properties.get(properties::TIMER_DELIVER_MS).unwrap_or_default().parse()?;
                let by = message.store_timestamp.get() - due;
                early += u64::from(by < 0);
                late.saturating_record(by.max(0) as u64);
            }
        }
    }
    Ok((late, early))
}

fn now_ms() -> u64 {
    (now_us() / 1_000) as u64
}

/// Anonymous memory of a process, KiB.
fn rss_anon_kib(pid: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).ok()?;
    status.lines().find_map(|line| line.strip_prefix("RssAnon:"))?.trim().strip_suffix("kB")?.trim().parse().ok()
}
