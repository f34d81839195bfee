//! Offsets of consumers and of queues: codes 14, 15, 29, 30, 31, 32, 222, 314.

use super::wire_headers;
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;

wire_headers! {
    /// Asks for a group's committed position (14).
    QueryConsumerOffset {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "setZeroIfNotFound" => set_zero_if_not_found: Option<bool>,
    }

    /// Commits a group's position (15).
    UpdateConsumerOffset {
        "consumerGroup" => consumer_group: ByteString,
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "commitOffset" => commit_offset: QueueOffset,
    }

    /// Names one queue (30, 31, 32).
    QueueRef {
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
    }

    /// Asks for the position of a moment (29).
    SearchOffset {
        "topic" => topic: ByteString,
        "queueId" => queue_id: QueueId,
        "timestamp" => timestamp: UnixMs,
        /// LOWER (also when absent or unknown) or UPPER.
        "boundaryType" => boundary_type: Option<ByteString>,
    }

    /// An answer that is one position.
    OffsetResponse {
        "offset" => offset: QueueOffset,
    }

    /// An answer that is one moment; -1 when there is none.
    TimestampResponse {
        "timestamp" => timestamp: UnixMs,
    }

    /// Asks a broker to move a group to a moment (222); also the header of the push to a client (220).
    ResetOffset {
        "topic" => topic: ByteString,
        "group" => group: ByteString,
        /// -1: the end.
        "timestamp" => timestamp: UnixMs,
        "isForce" => is_force: bool = true,
        /// -1: every queue.
        "queueId" => queue_id: Option<QueueId>,
        "offset" => offset: Option<QueueOffset>,
    }

    /// Asks which positions the online clients of a group hold (223), and the relay of it to a client (221).
    ConsumerStatusRequest {
        "topic" => topic: ByteString,
        "group" => group: ByteString,
        "clientAddr" => client_addr: Option<ByteString>,
    }

    /// Copies a group's positions to another group (314).
    CloneGroupOffset {
        "srcGroup" => src_group: ByteString,
        "destGroup" => dest_group: ByteString,
        "topic" => topic: Option<ByteString>,
        "offline" => offline: bool = false,
    }
}
