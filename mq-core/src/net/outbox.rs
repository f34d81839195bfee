//! What waits to be written to one peer.

use crate::protocol::{Head, HeaderEncoding, WireHeader, put_head};
use bytes::Bytes;
use parking_lot::Mutex;
use tokio::sync::Notify;

/// Most bytes that may wait for one peer. A consumer may rightly ask for many full pull replies at once; a peer that does not read at all
/// is far beyond this soon.
pub const OUTBOX_BYTES_MAX: usize = 64 * 1024 * 1024;

/// Bodies up to this size are copied behind their header; larger ones are sent from where they are.
const COPY_BYTES_MAX: usize = 2 * 1024;

/// The most that is kept ready for commands to come.
const TAIL_BYTES_MAX: usize = 64 * 1024;

/// The queue of one peer. Many threads append whole commands; the connection's task takes and writes.
#[derive(Debug, Default)]
pub struct Outbox {
    queue: Mutex<Queue>,
    changed: Notify,
}

#[derive(Debug, Default)]
struct Queue {
    /// Whole commands that are not yet part of `chunks`.
    tail: Vec<u8>,
    /// How long it was when it was last taken, bytes: it will be so again.
    tail_usual: usize,
    chunks: Vec<Bytes>,
    bytes: usize,
    closed: bool,
}

/// The queue, held while several commands are appended at once.
pub struct OutboxGuard<'a> {
    queue: parking_lot::MutexGuard<'a, Queue>,
    changed: &'a Notify,
}

impl Outbox {
    /// Locks the queue to append commands; the connection's task is woken when the guard is dropped.
    pub fn lock(&self) -> OutboxGuard<'_> {
        OutboxGuard { queue: self.queue.lock(), changed: &self.changed }
    }

    /// Bytes that wait.
    pub fn queued_bytes(&self) -> usize {
        self.queue.lock().bytes
    }

    /// Waits until something was appended or the outbox was closed.
    pub(super) async fn changed(&self) {
        self.changed.notified().await;
    }

    /// Moves everything that waits to the end of `chunks`. False: the outbox is closed.
    pub(super) fn take(&self, chunks: &mut std::collections::VecDeque<Bytes>) -> bool {
        let mut queue = self.queue.lock();
        queue.cut_tail();
        chunks.extend(queue.chunks.drain(..));
        !queue.closed
    }

    /// Says that `len` bytes taken before have left for the peer.
    pub(super) fn written(&self, len: usize) {
        let mut queue = self.queue.lock();
        queue.bytes = queue.bytes.saturating_sub(len);
    }

    /// Ends the connection; what was queued before is still written as far as the peer takes it at once.
    pub(super) fn close(&self) {
        self.queue.lock().closed = true;
        self.changed.notify_one();
    }
}

impl OutboxGuard<'_> {
    /// Appends a command whose body is `body`, in order. False: the peer is gone or does not read, the command was dropped.
    pub fn push(&mut self, encoding: HeaderEncoding, head: &Head, header: &dyn WireHeader, body: &[Bytes]) -> bool {
        let body_len = body.iter().map(Bytes::len).sum();
        let queue = &mut *self.queue;
        if queue.closed || queue.bytes > OUTBOX_BYTES_MAX {
            return false;
        }
        if queue.tail.capacity() == 0 {
            queue.tail.reserve(queue.tail_usual);
        }
        let before = queue.tail.len();
        put_head(&mut queue.tail, encoding, head, header, body_len);
        queue.bytes += queue.tail.len() - before + body_len;
        if body_len <= COPY_BYTES_MAX {
            body.iter().for_each(|part| queue.tail.extend_from_slice(part));
        } else {
            queue.cut_tail();
            queue.chunks.extend(body.iter().cloned());
        }
        true
    }
}

impl Drop for OutboxGuard<'_> {
    fn drop(&mut self) {
        self.changed.notify_one();
    }
}

impl Queue {
    fn cut_tail(&mut self) {
        if !self.tail.is_empty() {
            self.tail_usual = self.tail.len().min(TAIL_BYTES_MAX);
            self.chunks.push(std::mem::take(&mut self.tail).into());
        }
    }
}
