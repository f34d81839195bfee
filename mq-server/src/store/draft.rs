//! What is handed to the store and what comes back: drafts in bursts, puts.

use super::StoreError;
use super::queues::Queue;
use bytes::Bytes;
use bytestring::ByteString;
use mq_core::message::SysFlag;
use mq_core::message::record::RecordView;
use mq_core::types::{PhyOffset, QueueOffset, UnixMs};
use std::net::SocketAddr;
use std::sync::Arc;

/// A message on its way into the log, or a batch of messages that stay together.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Where it goes, from [`super::Store::queue`].
    pub queue: Arc<Queue>,
    /// One message or a batch.
    pub kind: DraftKind,
    /// The body as stored; of a batch, the body of request 320, whose items have flags and properties of their own.
    pub body: Bytes,
    /// The final property string; empty for a batch.
    pub properties: ByteString,
    /// The user's flag; of a batch, unused.
    pub flag: i32,
    /// System flag, of every record of a batch.
    pub sys_flag: SysFlag,
    /// When the client made the message.
    pub born_timestamp: UnixMs,
    /// The client's address.
    pub born_host: SocketAddr,
    /// How often it was retried.
    pub reconsume_times: i32,
    /// Where the half message stands, when a commit writes this one; else 0.
    pub prepared_transaction_offset: PhyOffset,
}

impl Draft {
    /// The message of `view` once more, for that queue and with those properties; `record` is what the view looks at, whose body is shared.
    pub fn copy(view: &RecordView<'_>, record: &Bytes, queue: Arc<Queue>, properties: impl Into<ByteString>) -> Self {
        Self {
            queue,
            kind: DraftKind::Message,
            body: record.slice_ref(view.body()),
            properties: properties.into(),
            flag: view.flag(),
            sys_flag: view.sys_flag(),
            born_timestamp: view.born_timestamp(),
            born_host: view.born_host(),
            reconsume_times: view.reconsume_times(),
            prepared_transaction_offset: PhyOffset(0),
        }
    }

    /// As [`Draft::copy`], after one more try to consume it.
    pub fn retry(view: &RecordView<'_>, record: &Bytes, queue: Arc<Queue>, properties: impl Into<ByteString>) -> Self {
        Self { reconsume_times: view.reconsume_times().saturating_add(1), ..Self::copy(view, record, queue, properties) }
    }
}

/// How a draft's body is to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DraftKind {
    /// One message.
    Message,
    /// Messages in the form of request 320; they get consecutive queue offsets and lie in one file.
    Batch,
}

/// Drafts that arrived together, and who wants to know. The messages are appended in their order.
pub struct Burst {
    /// The drafts.
    pub drafts: Vec<Draft>,
    /// Called once, with one result per draft in the same order, by whichever thread wrote the burst: it must be quick.
    pub done: Box<dyn FnOnce(Vec<PutResult>) + Send>,
}

/// A stored draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// Where its record (of a batch, the first) starts.
    pub phy: PhyOffset,
    /// Its place in the queue (of a batch, the first); 0 for half and rolled back messages, which have none.
    pub queue_offset: QueueOffset,
    /// Bytes of all its records. Stored as far as the flush mode promises once `flushed` or `appended` is at [`Put::end`].
    pub len: u32,
    /// The time stamped into its records.
    pub store_timestamp: UnixMs,
    /// Of a batch, where each record starts; else empty.
    pub batch: Vec<PhyOffset>,
}

impl Put {
    /// The first byte behind its records.
    pub fn end(&self) -> PhyOffset {
        self.phy.advance(i64::from(self.len))
    }
}

/// What became of a draft.
pub type PutResult = Result<Put, StoreError>;
