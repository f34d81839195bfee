//! One connection, from either end.
//!
//! The task reads into one buffer, takes every whole command off it and hands the requests among them to the service in one call, so that
//! work can be shared by all that one read brought. It never waits for more. Then it writes what waits, in one vectored write. A command
//! shares the read buffer's memory: whoever keeps a part of it for longer than the request copies that part.

use super::outbox::{OUTBOX_BYTES_MAX, Outbox};
use super::{IDLE_TIMEOUT, NetError};
use crate::protocol::{
    Command, Credentials, FRAME_LEN_MAX, Head, HeaderEncoding, RequestCode, ResponseCode, Signed, WireHeader, take_command,
};
use bytes::{Buf, Bytes, BytesMut};
use parking_lot::Mutex;
use std::collections::{HashMap, VecDeque};
use std::io::IoSlice;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicI32, AtomicU64, Ordering::Relaxed};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::sync::oneshot;
use tokio::time::Instant;
use tracing::debug;

/// The read buffer of an idle connection; it grows while reads fill it.
const READ_BYTES_MIN: usize = 4 * 1024;
const READ_BYTES_MAX: usize = 256 * 1024;
/// Slices handed to one vectored write.
const WRITE_SLICES: usize = 64;

/// What a connection's requests are handed to.
pub trait Service: Send + Sync + 'static {
    /// All requests that one read brought, in order; called on the connection's task, so it must not block. Answers go to the peer's
    /// outbox, now or later, in any order.
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>);

    /// The connection has ended.
    fn on_close(&self, peer: &Arc<Peer>);
}

/// The other end of a connection.
#[derive(Debug)]
pub struct Peer {
    id: u64,
    addr: SocketAddr,
    local_addr: SocketAddr,
    outbox: Outbox,
    /// As whom our requests are signed, if they are.
    signer: Option<Arc<Credentials>>,
    opaque: AtomicI32,
    calls: Mutex<HashMap<i32, oneshot::Sender<Command>>>,
}

/// Whom to answer, for a request that may be answered later.
#[derive(Debug, Clone)]
pub struct ReplyTo {
    /// The asker.
    pub peer: Arc<Peer>,
    /// The asker's request id.
    pub opaque: i32,
    /// The encoding of the request, which the answer mirrors.
    pub encoding: HeaderEncoding,
    /// No answer is wanted.
    pub oneway: bool,
}

impl Peer {
    /// A peer that is not connected yet; `run` brings it to life.
    pub fn new(addr: SocketAddr, local_addr: SocketAddr) -> Arc<Self> {
        Self::signing(addr, local_addr, None)
    }

    /// As [`Peer::new`]; what we ask it is signed.
    pub(super) fn signing(addr: SocketAddr, local_addr: SocketAddr, signer: Option<Arc<Credentials>>) -> Arc<Self> {
        static NEXT_ID: AtomicU64 = AtomicU64::new(1);
        Arc::new(Self {
            id: NEXT_ID.fetch_add(1, Relaxed),
            addr,
            local_addr,
            outbox: Outbox::default(),
            signer,
            opaque: AtomicI32::new(0),
            calls: Mutex::default(),
        })
    }

    /// A number that no other connection of this process ever has.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// The other end's address.
    pub fn addr(&self) -> SocketAddr {
        self.addr
    }

    /// Our end's address.
    pub fn local_addr(&self) -> SocketAddr {
        self.local_addr
    }

    /// What waits to be written.
    pub fn outbox(&self) -> &Outbox {
        &self.outbox
    }

    /// Closes the connection after what is queued.
    pub fn close(&self) {
        self.outbox.close();
    }

    /// Sends a request that gets no answer.
    ///
    /// # Errors
    /// The peer is gone or does not read.
    pub fn oneway(&self, code: RequestCode, header: &dyn WireHeader, body: Bytes) -> Result<(), NetError> {
        let mut head = Head::request(code, self.opaque.fetch_add(1, Relaxed));
        head.flag = crate::protocol::FLAG_ONEWAY;
        self.push(&head, header, body)
    }

    /// Sends a request and waits for its answer, whatever its code.
    ///
    /// # Errors
    /// The peer is gone, does not read, or did not answer in time.
    pub async fn call(&self, code: RequestCode, header: &dyn WireHeader, body: Bytes, timeout: Duration) -> Result<Command, NetError> {
        let opaque = self.opaque.fetch_add(1, Relaxed);
        let (sender, receiver) = oneshot::channel();
        self.calls.lock().insert(opaque, sender);
        let _forget = Forget { peer: self, opaque };
        self.push(&Head::request(code, opaque), header, body)?;
        match tokio::time::timeout(timeout, receiver).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(_)) => Err(NetError::Closed { addr: self.addr.to_string() }),
            Err(_) => Err(NetError::Timeout { addr: self.addr.to_string(), after: timeout }),
        }
    }

    fn push(&self, head: &Head, header: &dyn WireHeader, body: Bytes) -> Result<(), NetError> {
        let signed = self.signer.as_deref().map(|signer| Signed::new(header, &body, signer));
        let header = signed.as_ref().map_or(header, |signed| signed as &dyn WireHeader);
        if self.outbox.lock().push(HeaderEncoding::Json, head, header, &[body]) {
            return Ok(());
        }
        let addr = self.addr.to_string();
        match self.outbox.queued_bytes() {
            queued_bytes if queued_bytes > OUTBOX_BYTES_MAX => Err(NetError::Congested { addr, queued_bytes }),
            _ => Err(NetError::Closed { addr }),
        }
    }
}

/// Takes a call off the table when its caller no longer waits.
struct Forget<'a> {
    peer: &'a Peer,
    opaque: i32,
}

impl Drop for Forget<'_> {
    fn drop(&mut self) {
        self.peer.calls.lock().remove(&self.opaque);
    }
}

impl ReplyTo {
    /// Whom to answer for `request` of `peer`.
    pub fn new(peer: &Arc<Peer>, request: &Command) -> Self {
        let head = &request.head;
        Self { peer: peer.clone(), opaque: head.opaque, encoding: request.encoding, oneway: head.is_oneway() }
    }

    /// Answers, unless no answer is wanted.
    pub fn send(&self, code: ResponseCode, remark: Option<&str>, header: &dyn WireHeader, body: &[Bytes]) {
        if self.oneway {
            return;
        }
        let head = Head::response(code.0, self.opaque, remark.map(Into::into));
        self.peer.outbox.lock().push(self.encoding, &head, header, body);
    }
}

/// Runs the connection until either end closes it, then tells the service and every waiting caller.
pub async fn run<S: AsyncRead + AsyncWrite + Unpin>(stream: S, peer: Arc<Peer>, service: Arc<dyn Service>) {
    let _farewell = Farewell { peer: &peer, service: &*service };
    let end = exchange(stream, &peer, &*service).await;
    debug!(peer = %peer.addr, reason = %end, "connection closed");
}

/// What is done at the end of a connection, also when its task is aborted or the service panics.
struct Farewell<'a> {
    peer: &'a Arc<Peer>,
    service: &'a dyn Service,
}

impl Drop for Farewell<'_> {
    fn drop(&mut self) {
        self.peer.outbox.close();
        self.peer.calls.lock().clear();
        self.service.on_close(self.peer);
    }
}

/// Why a connection ended; said once, at debug level, because peers come and go.
#[derive(Debug, thiserror::Error)]
enum End {
    #[error("closed by the peer")]
    ByPeer,
    #[error("closed by us")]
    ByUs,
    #[error("no traffic for {} s", IDLE_TIMEOUT.as_secs())]
    Idle,
    #[error("the peer does not read")]
    Congested,
    #[error(transparent)]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Frame(#[from] crate::protocol::FrameError),
}

async fn exchange<S: AsyncRead + AsyncWrite + Unpin>(stream: S, peer: &Arc<Peer>, service: &dyn Service) -> End {
    let (mut reader, mut writer) = tokio::io::split(stream);
    let mut inbox = Inbox::default();
    let mut chunks = VecDeque::new();
    let mut last_traffic = Instant::now();
    let mut idle_check = tokio::time::interval(IDLE_TIMEOUT / 4);
    loop {
        let open = peer.outbox.take(&mut chunks);
        if !open && chunks.is_empty() {
            return End::ByUs;
        }
        inbox.make_room();
        let mut slices = [IoSlice::new(&[]); WRITE_SLICES];
        let slice_count = chunks.iter().zip(&mut slices).map(|(chunk, slice)| *slice = IoSlice::new(chunk)).count();
        tokio::select! {
            biased;
            written = writer.write_vectored(&slices[..slice_count]), if slice_count > 0 => {
                match written {
                    Ok(0) => return End::ByPeer,
                    Ok(len) => {
                        consume(&mut chunks, len);
                        peer.outbox.written(len);
                    }
                    Err(error) => return error.into(),
                }
                last_traffic = Instant::now();
            }
            read = reader.read_buf(&mut inbox.buf), if open => {
                match read {
                    Ok(0) => return End::ByPeer,
                    Ok(len) => inbox.grow_or_shrink(len),
                    Err(error) => return error.into(),
                }
                last_traffic = Instant::now();
                if let Err(error) = inbox.deliver(peer, service) {
                    return error.into();
                }
            }
            () = peer.outbox.changed() => {}
            _ = idle_check.tick() => {
                if last_traffic.elapsed() >= IDLE_TIMEOUT {
                    return End::Idle;
                }
                if peer.outbox.queued_bytes() > OUTBOX_BYTES_MAX {
                    return End::Congested;
                }
            }
        }
    }
}

fn consume(chunks: &mut VecDeque<Bytes>, mut len: usize) {
    while let Some(first) = chunks.front_mut() {
        if len < first.len() {
            first.advance(len);
            return;
        }
        len -= first.len();
        chunks.pop_front();
    }
}

/// The read buffer and the requests it holds.
#[derive(Default)]
struct Inbox {
    buf: BytesMut,
    want_bytes: usize,
    requests: Vec<Command>,
}

impl Inbox {
    fn make_room(&mut self) {
        self.want_bytes = self.want_bytes.clamp(READ_BYTES_MIN, READ_BYTES_MAX);
        if self.buf.capacity() - self.buf.len() < self.want_bytes / 4 {
            self.buf.reserve(self.want_bytes);
        }
    }

    /// Follows the traffic, so that ten thousand quiet connections cost little and a busy one reads many frames at once.
    fn grow_or_shrink(&mut self, read_bytes: usize) {
        if self.buf.len() == self.buf.capacity() {
            self.want_bytes *= 2;
        } else if read_bytes < self.want_bytes / 16 {
            self.want_bytes = self.want_bytes * 7 / 8;
        }
    }

    fn deliver(&mut self, peer: &Arc<Peer>, service: &dyn Service) -> Result<(), crate::protocol::FrameError> {
        let broken = loop {
            match take_command(&mut self.buf, FRAME_LEN_MAX) {
                Ok(Some(command)) if command.head.is_response() => {
                    // A response that nobody waits for came too late; its caller has been told so.
                    if let Some(caller) = peer.calls.lock().remove(&command.head.opaque) {
                        let _ = caller.send(command);
                    }
                }
                Ok(Some(command)) => self.requests.push(command),
                Ok(None) => break None,
                Err(error) => break Some(error),
            }
        };
        if !self.requests.is_empty() {
            service.on_requests(peer, &mut self.requests);
            self.requests.clear();
        }
        broken.map_or(Ok(()), Err)
    }
}

#[cfg(test)]
mod tests;
