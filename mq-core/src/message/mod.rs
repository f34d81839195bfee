//! Messages as users hold them, and as they are stored and sent: properties, ids, records, batches, compression, delay levels.
//!
//! Owns every byte layout of a message; server, client library and tools read and write messages through this room only. All parsers are
//! total: any bytes give a value or an error, never a panic and never more memory than a stated limit.
//!
//! ```text
//! Message ── client sends ──> request 10/310/320 ── broker ──> RecordDraft::encode ──> commit log ──> RecordView / MessageExt::decode
//! ```
//! Never here: requests and their headers (`protocol`), files (`mq-server`'s store), sockets — but for the one socket that `ids` binds,
//! without sending, to learn this machine's address.

#[expect(clippy::module_inception, reason = "the room is named after its main type")]
mod message;

pub mod batch;
pub mod compress;
pub mod delay;
pub mod ids;
pub mod java_hash;
pub mod properties;
pub mod recall;
pub mod receipt;
pub mod record;
pub mod sys_flag;
pub mod trace;

pub use message::{DecodeError, Message, MessageExt, PropertyError};
pub use properties::{Properties, PropertyText};
pub use recall::{RecallHandle, RecallHandleError};
pub use sys_flag::{Compression, SysFlag, TransactionKind};
