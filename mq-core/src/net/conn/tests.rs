//! Both ends over real sockets on loopback.

use super::*;
use crate::net::{Listener, Remoting, serve};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::topic::TopicRef;
use tokio::net::TcpStream;

/// Answers every request with its topic as the remark; asks back when the topic is "ask".
struct Echo;

impl Service for Echo {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.iter() {
            let topic = request.fields.get("topic").unwrap_or_default();
            ReplyTo::new(peer, request).send(ResponseCode::SUCCESS, Some(topic), &NoHeader, std::slice::from_ref(&request.body));
        }
    }
    fn on_close(&self, _: &Arc<Peer>) {}
}

async fn echo_server() -> (SocketAddr, oneshot::Sender<()>) {
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let addr = listener.addr();
    let (stop, stopped) = oneshot::channel::<()>();
    tokio::spawn(serve(listener, Arc::new(Echo), async {
        let _ = stopped.await;
    }));
    (addr, stop)
}

const TIMEOUT: Duration = Duration::from_secs(20);

#[tokio::test]
async fn calls_find_their_answers() {
    let (addr, _stop) = echo_server().await;
    let remoting = Remoting::new(Arc::new(Echo));
    let calls = (0..200).map(|n| {
        let remoting = remoting.clone();
        async move {
            let body = Bytes::from(vec![b'x'; n * 1000]);
            let header = TopicRef { topic: format!("t{n}").into() };
            let answer = remoting.call(&addr.to_string(), RequestCode(1), &header, body.clone(), TIMEOUT).await.unwrap();
            assert_eq!(answer.head.remark.as_deref(), Some(&*format!("t{n}")));
            assert_eq!(answer.body, body);
        }
    });
    futures_util::future::join_all(calls).await;
}

#[tokio::test]
async fn a_caller_learns_that_the_peer_went_away_and_the_next_call_reconnects() {
    let (addr, stop) = echo_server().await;
    let remoting = Remoting::new(Arc::new(Echo));
    let header = TopicRef { topic: "t".into() };
    let no_port = remoting.call("127.0.0.1", RequestCode(1), &header, Bytes::new(), TIMEOUT).await;
    assert!(matches!(no_port, Err(NetError::BadAddress { .. })));
    let call = |addr: SocketAddr| {
        let (remoting, header) = (remoting.clone(), header.clone());
        async move { remoting.call(&addr.to_string(), RequestCode(1), &header, Bytes::new(), TIMEOUT).await }
    };
    call(addr).await.unwrap();
    let peer = remoting.peer(&addr.to_string()).await.unwrap();
    drop(stop);
    while peer.oneway(RequestCode(1), &NoHeader, Bytes::new()).is_ok() {
        tokio::task::yield_now().await;
    }
    assert!(call(addr).await.is_err());
    let (other, _stop) = echo_server().await;
    call(other).await.unwrap();
}

#[tokio::test]
async fn broken_framing_closes_the_connection_and_no_other() {
    let (addr, _stop) = echo_server().await;
    for garbage in [&b"GET / HTTP/1.1\r\n\r\n"[..], &[0, 0, 0, 1], &[0, 0, 0, 9, 7, 0, 0, 5, 1, 2, 3, 4, 5]] {
        let mut stream = TcpStream::connect(addr).await.unwrap();
        stream.write_all(garbage).await.unwrap();
        let mut rest = Vec::new();
        // Closed with unread bytes means a reset: an end all the same.
        let _ = stream.read_to_end(&mut rest).await;
        assert!(rest.is_empty());
    }
    let remoting = Remoting::new(Arc::new(Echo));
    remoting.call(&addr.to_string(), RequestCode(1), &NoHeader, Bytes::new(), TIMEOUT).await.unwrap();
}

#[tokio::test]
async fn a_frame_cut_at_every_byte_is_still_one_request() {
    let (addr, _stop) = echo_server().await;
    let mut frame = Vec::new();
    crate::protocol::put_command(&mut frame, HeaderEncoding::Json, &Head::request(RequestCode(1), 7), &NoHeader, b"abc");
    let mut stream = TcpStream::connect(addr).await.unwrap();
    stream.set_nodelay(true).unwrap();
    for byte in &frame {
        stream.write_all(&[*byte]).await.unwrap();
        tokio::task::yield_now().await;
    }
    let mut answer = BytesMut::new();
    let answer = loop {
        assert_ne!(stream.read_buf(&mut answer).await.unwrap(), 0);
        if let Some(answer) = take_command(&mut answer, FRAME_LEN_MAX).unwrap() {
            break answer;
        }
    };
    assert_eq!((answer.head.opaque, &answer.body[..]), (7, &b"abc"[..]));
}
