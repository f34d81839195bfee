//! Traces: what this client tells of its own sends and deliveries, for `mqadmin trace` to read (Apache's `AsyncTraceDispatcher`).
//!
//! ```text
//! send / listener ──> buffer: text that grows, one chunk a message to be ──> one task: inner producer ──> RMQ_SYS_TRACE_TOPIC
//! ```
//! Laws: a trace never delays, fails or repeats what it tells of: appending formats into memory under a short lock and nothing else; when
//! the buffer is full, or the trace topic cannot be written, traces are dropped, counted and said once. What waits is sent when
//! `trace_msg_batch_num` records are there, after 5 s at the latest, and at shutdown, which waits for it only so long.
//!
//! Never here: the text of a record (`message::trace`), what a trace means (`ops`).

use super::ClientError;
use super::instance::{Client, ClientConfig};
use super::producer::{Core, ProducerConfig};
use crate::message::trace::{
    DEFAULT_REGION, TRACE_BODY_BYTES_MAX, TRACE_PRODUCER_PREFIX, TraceRecord, TraceReturn, TraceSubAfter, TraceSubBefore,
};
use crate::message::{Message, MessageExt, ids, properties};
use crate::names::{GroupName, TRACE_TOPIC, TopicName};
use crate::types::UnixMs;
use bytestring::ByteString;
use parking_lot::Mutex;
use std::collections::VecDeque;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tokio::sync::{Notify, watch};
use tracing::{debug, warn};

/// A record waits at most so long for others.
const FLUSH_INTERVAL: Duration = Duration::from_secs(5);
/// What a shutdown waits for the last traces.
pub(super) const SHUTDOWN_TIMEOUT: Duration = Duration::from_secs(3);
/// Time to send one message of traces.
const SEND_TIMEOUT_MS: u64 = 5_000;
/// Pause after a failed send: the trace topic may not be there at all.
const FAILED_PAUSE: Duration = Duration::from_secs(1);
/// Text that waits, at most; about 16,000 records.
const BUFFER_BYTES_MAX: usize = 4 << 20;
/// Keys of one message, bytes: all properties together may have 32 KiB.
const KEYS_BYTES_MAX: usize = 16 << 10;
/// Keys of one record that can be looked for; the rest of an endless list cannot.
const RECORD_KEYS_BYTES_MAX: usize = KEYS_BYTES_MAX / 4;

/// Whose traces they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Traced {
    Producer,
    Consumer,
}

/// The traces of one producer or consumer.
#[derive(Clone)]
pub(super) struct Tracer {
    group: ByteString,
    shared: Arc<Shared>,
}

struct Shared {
    topic: TopicName,
    batch_num: usize,
    buffer: Mutex<Buffer>,
    /// A batch is there, or the end is near.
    due: Notify,
    ended: watch::Sender<bool>,
}

#[derive(Default)]
struct Buffer {
    /// What becomes a message each; only the last one grows.
    chunks: VecDeque<Chunk>,
    bytes: usize,
    records: usize,
    dropped: u64,
    closing: bool,
}

#[derive(Default)]
struct Chunk {
    text: String,
    keys: String,
    records: usize,
}

/// A call of a listener that is being traced.
pub(super) struct TracedCall {
    request_id: String,
    started: Instant,
}

impl Tracer {
    /// Traces for `group`, if its client is to have them. Must be called within a runtime.
    pub(super) fn start(client: &Arc<Client>, config: &ClientConfig, group: &GroupName, traced: Traced) -> Option<Self> {
        static TRACERS: AtomicU64 = AtomicU64::new(0);
        if !config.enable_trace {
            return None;
        }
        let kind = if traced == Traced::Producer { "PRODUCE" } else { "CONSUME" };
        let name = format!("{TRACE_PRODUCER_PREFIX}-{group}-{kind}-{}", TRACERS.fetch_add(1, Relaxed) + 1);
        let short = || GroupName::new(TRACE_PRODUCER_PREFIX).expect("a constant that passes the rules");
        let inner = ProducerConfig {
            send_msg_timeout_ms: SEND_TIMEOUT_MS,
            max_message_size: TRACE_BODY_BYTES_MAX,
            ..ProducerConfig::with(GroupName::new(name).unwrap_or_else(|_| short()), config.clone())
        };
        let topic = || TopicName::new(TRACE_TOPIC).expect("a constant that passes the rules");
        let shared = Arc::new(Shared {
            topic: config.trace_topic.clone().unwrap_or_else(topic),
            batch_num: config.trace_msg_batch_num.max(1),
            buffer: Mutex::default(),
            due: Notify::new(),
            ended: watch::Sender::new(false),
        });
        tokio::spawn(send_all(shared.clone(), client.clone(), Core::new(client.clone(), inner)));
        Some(Self { group: group.as_shared().clone(), shared })
    }

    /// The group that is traced.
    pub(super) fn group(&self) -> &str {
        &self.group
    }

    /// Whether the topic carries traces itself, which are not traced.
    pub(super) fn is_trace_topic(&self, topic: &str) -> bool {
        topic == self.shared.topic.as_str()
    }

    /// Takes a record, or drops it when too many wait.
    pub(super) fn append(&self, record: &TraceRecord<'_>) {
        let due = {
            let buffer = &mut *self.shared.buffer.lock();
            let before = buffer.records;
            buffer.push(record);
            before < self.shared.batch_num && buffer.records >= self.shared.batch_num
        };
        if due {
            self.shared.due.notify_one();
        }
    }

    /// A listener is about to get `messages`.
    pub(super) fn before(&self, messages: &[Arc<MessageExt>]) -> TracedCall {
        let call = TracedCall { request_id: ids::unique_id(), started: Instant::now() };
        for message in messages.iter().filter(|message| wants_trace(message)) {
            self.append(&TraceRecord::SubBefore(TraceSubBefore {
                timestamp: UnixMs::now(),
                region_id: message.properties.get(properties::MSG_REGION).unwrap_or(DEFAULT_REGION),
                group: self.group(),
                request_id: &call.request_id,
                msg_id: &message.msg_id(),
                retry_times: message.reconsume_times,
                keys: message.keys(),
                client_host: None,
            }));
        }
        call
    }

    /// It is done with them: the first `good` are consumed.
    pub(super) fn after(&self, call: &TracedCall, messages: &[Arc<MessageExt>], good: usize, how: TraceReturn) {
        let cost_ms = call.started.elapsed().as_millis() as i32 / messages.len().max(1) as i32;
        for (at, message) in messages.iter().enumerate().filter(|(_, message)| wants_trace(message)) {
            self.append(&TraceRecord::SubAfter(TraceSubAfter {
                request_id: &call.request_id,
                msg_id: &message.msg_id(),
                cost_ms,
                success: at < good,
                keys: message.keys(),
                context_code: how,
                timestamp: Some(UnixMs::now()),
                group: Some(self.group()),
            }));
        }
    }

    /// Sends what waits, if that is done within `timeout`. Nothing is taken any more.
    pub(super) async fn shutdown(&self, timeout: Duration) {
        self.shared.buffer.lock().closing = true;
        self.shared.due.notify_one();
        let mut ended = self.shared.ended.subscribe();
        let sent = async {
            // The sender lives as long as `self`.
            let _ = ended.wait_for(|ended| *ended).await;
        };
        if tokio::time::timeout(timeout, sent).await.is_err() {
            warn!(group = %self.group, records = self.shared.buffer.lock().records, "the last traces cannot be sent");
        }
    }
}

fn wants_trace(message: &MessageExt) -> bool {
    message.properties.get(properties::TRACE_ON) != Some("false")
}

impl Buffer {
    fn push(&mut self, record: &TraceRecord<'_>) {
        if self.closing || self.bytes >= BUFFER_BYTES_MAX {
            self.dropped += 1;
            return;
        }
        let chunk = match self.chunks.back_mut() {
            Some(chunk) if chunk.has_room(record) => chunk,
            _ => {
                self.chunks.push_back(Chunk::default());
                self.chunks.back_mut().expect("just pushed")
            }
        };
        let before = chunk.bytes();
        record.write(&mut chunk.text);
        chunk.add_keys(record);
        chunk.records += 1;
        self.bytes += chunk.bytes() - before;
        self.records += 1;
    }

    /// The next message's worth, if at least so many records wait.
    fn take(&mut self, least: usize) -> Option<Chunk> {
        if self.records < least {
            return None;
        }
        let chunk = self.chunks.pop_front()?;
        self.bytes -= chunk.bytes();
        self.records -= chunk.records;
        Some(chunk)
    }
}

impl Chunk {
    fn bytes(&self) -> usize {
        self.text.len() + self.keys.len()
    }

    fn has_room(&self, record: &TraceRecord<'_>) -> bool {
        // Other fields are names and numbers; tags and keys come from properties, which have 32 KiB together.
        const OTHER_FIELDS_BYTES: usize = 34 << 10;
        let keys = (record.msg_id().len() + record.keys().map_or(0, str::len) + 2).min(RECORD_KEYS_BYTES_MAX);
        self.text.len() + OTHER_FIELDS_BYTES <= TRACE_BODY_BYTES_MAX && self.keys.len() + keys <= KEYS_BYTES_MAX
    }

    /// The message is found by the ids and the keys of those it tells of, each once for a run of records.
    fn add_keys(&mut self, record: &TraceRecord<'_>) {
        let mut room = RECORD_KEYS_BYTES_MAX;
        let keys = record.keys().unwrap_or_default().split(' ').filter(|key| !key.is_empty());
        for key in std::iter::once(record.msg_id()).chain(keys) {
            if key.len() + 1 > room {
                return;
            }
            room -= key.len() + 1;
            let known = self.keys.rsplit(' ').take(16).any(|known| known == key);
            if !known && !key.is_empty() {
                if !self.keys.is_empty() {
                    self.keys.push(' ');
                }
                self.keys.push_str(key);
            }
        }
    }
}

/// Sends what has gathered until the client ends.
async fn send_all(shared: Arc<Shared>, client: Arc<Client>, producer: Core) {
    let mut failing = false;
    loop {
        tokio::select! {
            () = client.closed() => return,
            () = shared.due.notified() => {}
            () = tokio::time::sleep(FLUSH_INTERVAL) => {}
        }
        // Looked at first: what comes before the end is sent in this round or the next.
        let closing = shared.buffer.lock().closing;
        let mut least = 1;
        while let Some((chunk, dropped)) = take(&shared, least) {
            if dropped > 0 {
                warn!(dropped, "traces were dropped, too many waited");
            }
            least = shared.batch_num;
            match send(&shared, &producer, chunk).await {
                Ok(()) => failing = false,
                Err(error) if std::mem::replace(&mut failing, true) => debug!(%error, "traces are not sent"),
                Err(error) => warn!(topic = %shared.topic, %error, "traces cannot be sent, they are dropped"),
            }
            if failing && !closing {
                tokio::time::sleep(FAILED_PAUSE).await;
            }
        }
        if closing {
            shared.ended.send_replace(true);
            return;
        }
    }
}

fn take(shared: &Shared, least: usize) -> Option<(Chunk, u64)> {
    let buffer = &mut *shared.buffer.lock();
    let least = if buffer.closing { 1 } else { least };
    let chunk = buffer.take(least)?;
    Some((chunk, std::mem::take(&mut buffer.dropped)))
}

async fn send(shared: &Shared, producer: &Core, chunk: Chunk) -> Result<(), ClientError> {
    let message = Message::new(shared.topic.clone(), chunk.text).with_keys([chunk.keys.as_str()]);
    producer.send(message, producer.timeout()).await.map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::trace::{TracePub, trace_records};

    fn sent<'a>(msg_id: &'a str, keys: &'a str) -> TraceRecord<'a> {
        TraceRecord::Pub(TracePub { msg_id, keys: Some(keys), ..TracePub::default() })
    }

    #[test]
    fn records_gather_to_messages_that_a_broker_takes() {
        let mut buffer = Buffer::default();
        let long = "k".repeat(900);
        for at in 0..400 {
            buffer.push(&sent(&format!("ID{at}"), &long));
        }
        let (mut records, mut seen) = (0, 0);
        assert!(buffer.take(401).is_none());
        while let Some(chunk) = buffer.take(1) {
            assert!(chunk.text.len() <= TRACE_BODY_BYTES_MAX && chunk.keys.len() <= KEYS_BYTES_MAX);
            for record in trace_records(&chunk.text) {
                assert!(chunk.keys.split(' ').any(|key| key == record.as_ref().unwrap().msg_id()));
                seen += 1;
            }
            records += chunk.records;
        }
        assert_eq!((records, seen, buffer.bytes, buffer.records), (400, 400, 0, 0));
    }

    #[test]
    fn a_full_buffer_drops_and_counts() {
        let mut buffer = Buffer::default();
        let endless = "k ".repeat(16_000);
        let pushed = 1_000;
        (0..pushed).for_each(|at| buffer.push(&sent(&at.to_string(), &endless)));
        assert!(buffer.bytes < BUFFER_BYTES_MAX + TRACE_BODY_BYTES_MAX);
        assert!(buffer.dropped > 0);
        assert_eq!(buffer.records as u64 + buffer.dropped, pushed);
    }

    #[test]
    fn keys_are_named_once() {
        let mut buffer = Buffer::default();
        buffer.push(&sent("ID", "a b  a"));
        buffer.push(&sent("ID", "b"));
        assert_eq!(buffer.take(1).unwrap().keys, "ID a b");
    }
}
