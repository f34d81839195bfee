//! Connections: bytes of sockets to commands and back, for both ends.
//!
//! * `conn` runs one connection: one task reads, hands all requests that one read brought to the `Service` at once, and writes what waits
//!   in the outbox; answers to our own calls find their caller by opaque. Servers and clients run the same code, since either end may ask.
//! * `accept` is the serving side: listeners, the limit of connections.
//! * `call` is the asking side: connections by address, made when needed, shared by all callers.
//!
//! Invariants: replies are queued whole, so frames never interleave; what is queued for one peer is bounded (`OUTBOX_BYTES_MAX`), a peer
//! that does not read is closed; a service call never waits for the network. This room knows no request code.

mod accept;
mod call;
mod conn;
mod outbox;

pub use accept::{Listener, serve};
pub use call::Remoting;
pub use conn::{Peer, ReplyTo, Service, run};
pub use outbox::{OUTBOX_BYTES_MAX, Outbox};

use std::net::SocketAddr;
use std::time::Duration;

/// A connection without traffic for so long is closed, as Apache does.
pub const IDLE_TIMEOUT: Duration = Duration::from_secs(120);

/// Why a call or a listener failed.
#[derive(Debug, Clone, thiserror::Error)]
pub enum NetError {
    /// No connection could be made.
    #[error("cannot connect to {addr}: {reason}")]
    Connect {
        /// Where to.
        addr: String,
        /// The operating system's words.
        reason: String,
    },
    /// The address is not `host:port`, or the host has no address.
    #[error("`{addr}` is not an address: {reason}")]
    BadAddress {
        /// What was given.
        addr: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The connection ended before the answer came. Whether the request took effect is unknown.
    #[error("the connection to {addr} was closed before it answered")]
    Closed {
        /// The peer.
        addr: String,
    },
    /// No answer in time. Whether the request took effect is unknown.
    #[error("{addr} did not answer within {} ms", .after.as_millis())]
    Timeout {
        /// The peer.
        addr: String,
        /// How long we waited.
        after: Duration,
    },
    /// The peer does not read: too much already waits to be sent to it.
    #[error("{addr} does not read; {queued_bytes} bytes wait for it")]
    Congested {
        /// The peer.
        addr: String,
        /// What waits.
        queued_bytes: usize,
    },
    /// A listener could not be opened.
    #[error("cannot listen on {addr}: {reason}")]
    Listen {
        /// Where.
        addr: SocketAddr,
        /// The operating system's words.
        reason: String,
        /// Whether another process has the port.
        in_use: bool,
    },
}
