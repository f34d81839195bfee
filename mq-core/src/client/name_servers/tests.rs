//! Lists, fail-over between servers, discovery from an address server, over loopback.

use super::*;
use crate::net::{Listener, Peer, ReplyTo, Service, serve};
use crate::protocol::ResponseCode;
use crate::protocol::headers::NoHeader;
use proptest::prelude::*;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

/// Answers every request with its own address as remark.
struct Named(String);

impl Service for Named {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            ReplyTo::new(peer, &request).send(ResponseCode::SUCCESS, Some(&self.0), &NoHeader, &[]);
        }
    }
    fn on_close(&self, _: &Arc<Peer>) {}
}

fn name_server() -> String {
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let addr = listener.addr().to_string();
    tokio::spawn(serve(listener, Arc::new(Named(addr.clone())), std::future::pending()));
    addr
}

/// An address nobody listens on.
fn closed_port() -> String {
    std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().to_string()
}

async fn asked(servers: &NameServers, remoting: &Remoting) -> Result<String, ClientError> {
    let timeout = Duration::from_secs(5);
    let answer = servers.call(remoting, RequestCode::GET_BROKER_CLUSTER_INFO, &NoHeader, Bytes::new(), timeout).await;
    answer.map(|(addr, answer)| {
        assert_eq!(answer.head.remark.as_deref(), Some(addr.as_str()));
        addr
    })
}

#[test]
fn lists_are_separated_by_semicolons_commas_or_blanks() {
    let list = NameServers::fixed(" a:1;b:2, c:3\n[::1]:4;;a:1 ").unwrap().current();
    assert_eq!(list, ["a:1", "b:2", "c:3", "[::1]:4"]);
    for bad in ["", " ; ", "a", "a:", ":1", "a:0", "a:70000", "a:1;b"] {
        assert!(matches!(NameServers::fixed(bad), Err(ClientError::IllegalArgument { .. })), "{bad:?}");
    }
}

#[tokio::test]
async fn the_next_server_is_asked_when_one_fails_and_stays_preferred() {
    let (alive, dead) = (name_server(), closed_port());
    let servers = NameServers::fixed(&format!("{dead};{alive}")).unwrap();
    let remoting = Remoting::new(Arc::new(Named(String::new())));
    assert_eq!(asked(&servers, &remoting).await.unwrap(), alive);
    assert_eq!(servers.shared.preferred.load(Relaxed), 1);
    assert_eq!(asked(&servers, &remoting).await.unwrap(), alive);
    let nobody = NameServers::fixed(&dead).unwrap();
    assert!(matches!(asked(&nobody, &remoting).await, Err(ClientError::Net(_))));
}

/// An address server that gives these answers, one per request, and then the last one again.
async fn address_server(answers: Vec<&'static str>) -> String {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/rocketmq/nsaddr", listener.local_addr().unwrap());
    tokio::spawn(async move {
        for at in 0.. {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let len = stream.read(&mut request).await.unwrap();
            assert!(request[..len].starts_with(b"GET /rocketmq/nsaddr HTTP/1.1\r\n"));
            let answer = answers.get(at).or(answers.last()).unwrap();
            stream.write_all(format!("HTTP/1.1 {answer}").as_bytes()).await.unwrap();
        }
    });
    url
}

#[tokio::test]
async fn the_address_server_names_the_servers() {
    let url = address_server(vec!["200 OK\r\nConnection: close\r\n\r\n a:1;b:2 \r\nsecond line\r\n"]).await;
    let servers = NameServers::discover(&url).unwrap();
    assert_eq!(servers.known(Duration::from_secs(10)).await.unwrap(), ["a:1", "b:2"]);
}

#[tokio::test]
async fn the_address_server_is_asked_again_and_again() {
    let first = "200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\na:1";
    let second = "200 OK\r\nConnection: close\r\nContent-Length: 3\r\n\r\nb:2";
    let url = address_server(vec![first, second]).await;
    let servers = NameServers::discover_every(&url, Duration::from_millis(1)).unwrap();
    let mut changes = servers.changes();
    tokio::time::timeout(Duration::from_secs(20), changes.wait_for(|list| *list == ["b:2"])).await.unwrap().unwrap();
}

#[tokio::test]
async fn what_is_no_list_changes_nothing() {
    for answer in
        ["404 Not Found\r\nContent-Length: 3\r\n\r\na:1", "200 OK\r\nContent-Length: 5\r\n\r\n<html", "200 OK\r\nContent-Length: 0\r\n\r\n"]
    {
        let url = reqwest::Url::parse(&address_server(vec![answer]).await).unwrap();
        let known = NameServers::fixed("a:1").unwrap();
        NameServers::discover(url.as_str()).unwrap(); // installs the TLS provider that the HTTP client asks for
        let fetched = fetch(&reqwest::Client::builder().no_proxy().build().unwrap(), &url).await;
        assert!(matches!(fetched, Err(ClientError::Discovery { .. })), "{answer}");
        assert!(known.shared.learn(fetched), "there is still a list");
        assert_eq!(known.current(), ["a:1"]);
    }
    assert!(matches!(NameServers::discover("not a url"), Err(ClientError::Discovery { .. })));
}

#[tokio::test]
async fn a_changed_list_is_announced() {
    let servers = NameServers::fixed("a:1").unwrap();
    let mut changes = servers.changes();
    servers.shared.learn(Ok(vec!["a:1".into()]));
    assert!(!changes.has_changed().unwrap());
    servers.shared.learn(Ok(vec!["b:2".into()]));
    changes.changed().await.unwrap();
    assert_eq!(servers.current(), ["b:2"]);
}

proptest! {
    #[test]
    fn any_text_can_be_parsed(text in "\\PC{0,60}") {
        if let Ok(list) = parse_list(&text) {
            prop_assert!(!list.is_empty() && list.iter().all(|addr| addr.contains(':')));
        }
    }
}

#[tokio::test]
async fn hosts_stand_for_all_their_addresses() {
    let servers = NameServers::resolved("127.0.0.1:9876;localhost:9876", Duration::from_secs(60)).unwrap();
    let list = servers.known(Duration::from_secs(20)).await.unwrap();
    assert_eq!(list[0], "127.0.0.1:9876");
    assert!(list.iter().all(|addr| addr.parse::<std::net::SocketAddr>().is_ok_and(|addr| addr.port() == 9876)), "{list:?}");
    assert_eq!(list.iter().filter(|addr| *addr == "127.0.0.1:9876").count(), 1);
    let wrong = NameServers::resolved("no-such-host.invalid:9876", Duration::from_secs(60)).unwrap();
    assert!(wrong.known(Duration::from_millis(50)).await.is_err());
    assert!(NameServers::resolved("host", Duration::from_secs(60)).is_err());
}
