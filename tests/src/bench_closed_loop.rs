//! Sends and transactions as fast as the answers come: so many connections, so many messages in flight on each.
//!
//! One task for each connection reads what came and writes the next requests together, without the client library: on a machine that the
//! broker shares, what the generator takes the broker lacks, and the faster broker lacks more. So a request is encoded once, and its numbers
//! are put in place for every message; of an answer only what the next request needs is looked for.

use super::{Args, Failure, header, histogram, quantiles};
use bytes::{Buf, BytesMut};
use hdrhistogram::Histogram;
use memchr::memmem;
use mq_core::protocol::headers::transaction::EndTransaction;
use mq_core::protocol::{FRAME_LEN_MAX, Head, HeaderEncoding, RequestCode, ResponseCode, WireHeader, put_command, take_command};
use mq_core::types::{PhyOffset, QueueOffset};
use serde_json::json;
use std::io::Write as _;
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
            slots: vec![Slot { since: Instant::now(), unique: 0, awaits: Awaits::Nothing }; window],
            unique: unique.clone(),
            message: message(&args, number as u64, transactions),
            commit: transactions.then(|| commit(&args)),
        };
        connection.stream.set_nodelay(true)?;
        let span = span.clone();
        connections.spawn(async move { connection.run(span).await });
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
    /// One for each message in flight; an answer's opaque says which.
    slots: Vec<Slot>,
    unique: Arc<AtomicU64>,
    /// Its numbers: opaque, unique.
    message: Template<2>,
    /// Its numbers: opaque, unique, place in the half queue, place in the log.
    commit: Option<Template<4>>,
}

#[derive(Clone)]
struct Slot {
    /// When its message was sent.
    since: Instant,
    unique: u64,
    awaits: Awaits,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Awaits {
    Nothing,
    /// The answer to a half message, which a commit follows.
    Half,
    /// The answer after which the message is done.
    Last,
}

impl Connection {
    async fn run(&mut self, span: std::ops::Range<Instant>) -> Result<Histogram<u64>, Failure> {
        let mut times = histogram();
        let mut incoming = BytesMut::new();
        (0..self.slots.len()).for_each(|slot| self.begin(slot, Instant::now()));
        while self.slots.iter().any(|slot| slot.awaits != Awaits::Nothing) {
            self.stream.write_all(&self.outgoing).await?;
            self.outgoing.clear();
            // Many answers in one read, and so many requests in one write.
            incoming.reserve(READ_BYTES);
            if self.stream.read_buf(&mut incoming).await? == 0 {
                return Err("the broker closed the connection".into());
            }
            let now = Instant::now();
            while let Some(answer) = Answer::first_of(&incoming)? {
                let slot = answer.number("\"opaque\":")? - OPAQUE_MIN;
                let asked = self.slots.get(slot as usize).ok_or("an answer to nothing")?.clone();
                match asked.awaits {
                    Awaits::Nothing => return Err("a second answer".into()),
                    Awaits::Half => self.decide(slot as usize, &answer)?,
                    Awaits::Last => {
                        if asked.since >= span.start {
                            times.saturating_record((now - asked.since).as_micros() as u64);
                        }
                        self.slots[slot as usize].awaits = Awaits::Nothing;
                        if now < span.end {
                            self.begin(slot as usize, now);
                        }
                    }
                }
                let len = answer.len;
                incoming.advance(len);
            }
        }
        Ok(times)
    }

    /// Sends a message, or the first half of a transaction.
    fn begin(&mut self, slot: usize, now: Instant) {
        let unique = self.unique.fetch_add(1, Relaxed);
        let awaits = if self.commit.is_some() { Awaits::Half } else { Awaits::Last };
        self.slots[slot] = Slot { since: now, unique, awaits };
        self.message.put(&mut self.outgoing, [slot as u64 + OPAQUE_MIN, unique]);
    }

    /// Commits the half message that `answer` says is stored.
    fn decide(&mut self, slot: usize, answer: &Answer<'_>) -> Result<(), Failure> {
        let commit = self.commit.as_ref().ok_or("only transactions wait for that")?;
        let id = answer.text("\"msgId\":\"")?;
        let place = u64::from_str_radix(id.get(id.len().saturating_sub(16)..).unwrap_or_default(), 16)?;
        let half = answer.number("\"queueOffset\":\"")?;
        let asked = &mut self.slots[slot];
        asked.awaits = Awaits::Last;
        commit.put(&mut self.outgoing, [slot as u64 + OPAQUE_MIN, asked.unique, half, place]);
        Ok(())
    }
}

/// Room for what came.
const READ_BYTES: usize = 64 << 10;
/// Opaques are numbers of ten digits from here on.
const OPAQUE_MIN: u64 = 1_000_000_000;
/// Stand where a template's numbers go: digits that nothing else in a request has, as many as the number gets.
const OPAQUE: i32 = 2_111_111_111;
const UNIQUE: u64 = 72_222_222_222_222;
const HALF: i64 = 733_333_333_333_333;
const PLACE: i64 = 744_444_444_444_444;

/// A message, or the first half of a transaction.
fn message(args: &Args, queue: u64, half: bool) -> Template<2> {
    let mut header = header(&args.topic, queue, 0);
    let mut properties = format!("UNIQ_KEY\u{1}{}\u{2}TAGS\u{1}TagA\u{2}KEYS\u{1}k{UNIQUE}\u{2}", unique_key());
    if half {
        header.sys_flag = 4;
        properties += "TRAN_MSG\u{1}true\u{2}PGROUP\u{1}mq-bench\u{2}";
    }
    header.properties = Some(properties.into());
    let marks = [OPAQUE.to_string(), UNIQUE.to_string()];
    Template::new(RequestCode::SEND_MESSAGE_V2, &header, &vec![b'x'; args.size], marks)
}

fn commit(args: &Args) -> Template<4> {
    let end = EndTransaction {
        producer_group: "mq-bench".into(),
        tran_state_table_offset: QueueOffset(HALF),
        commit_log_offset: PhyOffset(PLACE),
        commit_or_rollback: 8,
        from_transaction_check: false,
        msg_id: Some(unique_key().into()),
        transaction_id: None,
        topic: Some(args.topic.as_str().into()),
        broker_name: None,
    };
    let marks = [OPAQUE.to_string(), UNIQUE.to_string(), HALF.to_string(), PLACE.to_string()];
    Template::new(RequestCode::END_TRANSACTION, &end, &[], marks)
}

fn unique_key() -> String {
    format!("7F0000010000000000{UNIQUE}")
}

/// A request whose numbers change: `N` of them, each at one place or more.
struct Template<const N: usize> {
    bytes: Vec<u8>,
    /// Where each number goes, and how many digits it has.
    places: [(Vec<usize>, usize); N],
}

impl<const N: usize> Template<N> {
    fn new(code: RequestCode, header: &dyn WireHeader, body: &[u8], marks: [String; N]) -> Self {
        let mut bytes = Vec::new();
        put_command(&mut bytes, HeaderEncoding::Json, &Head::request(code, OPAQUE), header, body);
        let places = marks.map(|mark| (memmem::find_iter(&bytes, mark.as_bytes()).collect(), mark.len()));
        Self { bytes, places }
    }

    /// Appends the request with these numbers, which have leading zeros.
    fn put(&self, out: &mut Vec<u8>, numbers: [u64; N]) {
        let start = out.len();
        out.extend_from_slice(&self.bytes);
        let mut text = [0; 20];
        for (number, (places, len)) in numbers.into_iter().zip(&self.places) {
            // What is there is long enough.
            let _ = write!(&mut text[..], "{number:020}");
            for place in places {
                out[start + place..][..*len].copy_from_slice(&text[20 - len..]);
            }
        }
    }
}

/// An answer that says that all is well.
struct Answer<'a> {
    header: &'a [u8],
    /// Bytes of its frame.
    len: usize,
}

impl<'a> Answer<'a> {
    /// The answer at the beginning of `incoming`; `None`: it is not all there.
    fn first_of(incoming: &'a BytesMut) -> Result<Option<Self>, Failure> {
        let Some(frame_len) = incoming.first_chunk().map(|len| 4 + u32::from_be_bytes(*len) as usize) else { return Ok(None) };
        if incoming.len() < frame_len.min(FRAME_LEN_MAX) {
            return Ok(None);
        }
        // The upper byte of the header's length says that it is JSON, as the request was.
        let header_len = u32::from_be_bytes(*incoming[4..].first_chunk().ok_or("a frame without a header")?) as usize;
        let header = incoming.get(8..8 + header_len).ok_or("a frame that is shorter than its header")?;
        let answer = Self { header, len: frame_len };
        if answer.number("\"code\":")? == 0 {
            return Ok(Some(answer));
        }
        let refused = take_command(&mut incoming.clone(), FRAME_LEN_MAX)?.ok_or("a frame that is not all there")?.head;
        Err(format!("{}: {}", ResponseCode(refused.code), refused.remark.unwrap_or_default()).into())
    }

    /// The number behind `key`.
    fn number(&self, key: &str) -> Result<u64, Failure> {
        let digits = self.behind(key)?.iter().take_while(|byte| byte.is_ascii_digit());
        Ok(digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
    }

    /// The text behind `key`, as far as its end.
    fn text(&self, key: &str) -> Result<&'a str, Failure> {
        let from = self.behind(key)?;
        let end = memchr::memchr(b'"', from).ok_or("a text without an end")?;
        Ok(std::str::from_utf8(&from[..end])?)
    }

    fn behind(&self, key: &str) -> Result<&'a [u8], Failure> {
        let at = memmem::find(self.header, key.as_bytes()).ok_or_else(|| format!("an answer without {key}"))?;
        Ok(&self.header[at + key.len()..])
    }
}
