//! Sends and transactions as fast as the answers come: so many connections, so many messages in flight on each.
//!
//! One task for each connection reads what came and writes the next requests together, without the client library: on a machine that the
//! broker shares, what the generator takes the broker lacks, and the faster broker lacks more.

use super::{Args, Failure, header, histogram, quantiles};
use bytes::{Bytes, BytesMut};
use hdrhistogram::Histogram;
use mq_core::message::ids::OffsetMsgId;
use mq_core::protocol::headers::send::{SendMessage, SendMessageResponse};
use mq_core::protocol::headers::transaction::EndTransaction;
use mq_core::protocol::{Command, FRAME_LEN_MAX, Head, HeaderEncoding, RequestCode, ResponseCode, WireHeader, put_command, take_command};
use serde_json::json;
use std::collections::HashMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Sends, or half messages and their commits; per second and how long each took.
pub(super) async fn run(args: Arc<Args>, transactions: bool, conns: usize, window: usize) -> Result<serde_json::Value, Failure> {
    let unique = Arc::new(AtomicU64::new(0));
    let from = Instant::now() + Duration::from_secs(1);
    let span = from..from + Duration::from_secs(args.secs);
    let mut connections = tokio::task::JoinSet::new();
    for number in 0..conns {
        let mut connection = Connection {
            stream: TcpStream::connect(&args.addr).await?,
            outgoing: Vec::new(),
            opaque: 0,
            waiting: HashMap::with_capacity(window),
            unique: unique.clone(),
            queue: number as u64,
            body: Bytes::from(vec![b'x'; args.size]),
            args: args.clone(),
            transactions,
        };
        connection.stream.set_nodelay(true)?;
        let span = span.clone();
        connections.spawn(async move { connection.run(window, span).await });
    }
    let mut times = histogram();
    while let Some(of_one) = connections.join_next().await {
        times.add(of_one??)?;
    }
    Ok(json!({
        "load": if transactions { "transactions" } else { "send" }, "conns": conns, "window": window, "size_bytes": args.size,
        "per_s": times.len() / args.secs.max(1), "latency_us": quantiles(&times),
    }))
}

struct Connection {
    stream: TcpStream,
    outgoing: Vec<u8>,
    opaque: i32,
    /// By opaque.
    waiting: HashMap<i32, Waiting>,
    unique: Arc<AtomicU64>,
    queue: u64,
    body: Bytes,
    args: Arc<Args>,
    transactions: bool,
}

/// A request in flight.
struct Waiting {
    /// When its message was first sent.
    since: Instant,
    /// Whether a commit follows its answer.
    is_half: bool,
}

impl Connection {
    async fn run(&mut self, window: usize, span: std::ops::Range<Instant>) -> Result<Histogram<u64>, Failure> {
        let mut times = histogram();
        let mut incoming = BytesMut::new();
        (0..window).for_each(|_| self.begin());
        while !self.waiting.is_empty() {
            self.stream.write_all(&self.outgoing).await?;
            self.outgoing.clear();
            if self.stream.read_buf(&mut incoming).await? == 0 {
                return Err("the broker closed the connection".into());
            }
            let now = Instant::now();
            while let Some(answer) = take_command(&mut incoming, FRAME_LEN_MAX)? {
                let Some(asked) = self.waiting.remove(&answer.head.opaque) else { continue };
                if answer.head.code != ResponseCode::SUCCESS.0 {
                    return Err(format!("{}: {}", ResponseCode(answer.head.code), answer.head.remark.unwrap_or_default()).into());
                }
                if asked.is_half {
                    self.commit(&answer, asked.since)?;
                    continue;
                }
                if asked.since >= span.start {
                    times.saturating_record((now - asked.since).as_micros() as u64);
                }
                if now < span.end {
                    self.begin();
                }
            }
        }
        Ok(times)
    }

    /// Sends a message, or the first half of a transaction.
    fn begin(&mut self) {
        let mut header: SendMessage = header(&self.args.topic, self.queue, self.unique.fetch_add(1, Relaxed));
        if self.transactions {
            header.sys_flag = 4;
            let properties = header.properties.as_deref().unwrap_or_default();
            header.properties = Some(format!("{properties}TRAN_MSG\u{1}true\u{2}PGROUP\u{1}mq-bench\u{2}").into());
        }
        let asked = Waiting { since: Instant::now(), is_half: self.transactions };
        self.put(RequestCode::SEND_MESSAGE_V2, &header, &self.body.clone(), asked);
    }

    /// Commits the half message that `answer` says is stored.
    fn commit(&mut self, answer: &Command, since: Instant) -> Result<(), Failure> {
        let stored: SendMessageResponse = answer.header()?;
        let end = EndTransaction {
            producer_group: "mq-bench".into(),
            tran_state_table_offset: stored.queue_offset,
            commit_log_offset: stored.msg_id.parse::<OffsetMsgId>()?.phy,
            commit_or_rollback: 8,
            from_transaction_check: false,
            msg_id: stored.transaction_id,
            transaction_id: None,
            topic: Some(self.args.topic.as_str().into()),
            broker_name: None,
        };
        self.put(RequestCode::END_TRANSACTION, &end, &[], Waiting { since, is_half: false });
        Ok(())
    }

    fn put(&mut self, code: RequestCode, header: &dyn WireHeader, body: &[u8], asked: Waiting) {
        self.opaque = self.opaque.wrapping_add(1);
        put_command(&mut self.outgoing, HeaderEncoding::Json, &Head::request(code, self.opaque), header, body);
        self.waiting.insert(self.opaque, asked);
    }
}
