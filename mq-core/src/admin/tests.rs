//! Limits, deadlines and partial answers, against peers on loopback.

use super::*;
use crate::client::NameServers;
use crate::net::{Listener, Peer, ReplyTo, Service, serve};
use crate::protocol::bodies::namesrv::KvTable;
use crate::protocol::bodies::topic::{DataVersion, TopicConfig, TopicConfigTable};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::topic::{GetAllTopicConfig, GetAllTopicConfigResponse};
use crate::protocol::{Command, lenient_json};
use crate::types::BrokerId;
use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::time::Duration;

/// Answers runtime info after a while, and counts how many requests wait with it at most; or never answers.
#[derive(Default)]
struct Slow {
    waiting: Arc<AtomicUsize>,
    most: Arc<AtomicUsize>,
    silent: bool,
}

impl Service for Slow {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..).filter(|_| !self.silent) {
            let reply = ReplyTo::new(peer, &request);
            let waiting = self.waiting.clone();
            self.most.fetch_max(waiting.fetch_add(1, SeqCst) + 1, SeqCst);
            tokio::spawn(async move {
                tokio::task::yield_now().await;
                waiting.fetch_sub(1, SeqCst);
                let table = KvTable { table: [("putTps".into(), "1.5 2 3".into())].into() };
                reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[lenient_json::to_vec(&table).into()]);
            });
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

fn start(service: impl Service) -> SocketAddr {
    let listener = Listener::bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let addr = listener.addr();
    tokio::spawn(serve(listener, Arc::new(service), std::future::pending()));
    addr
}

fn admin() -> Admin {
    Admin::connect(AdminConfig::new(NameServers::fixed("127.0.0.1:1").unwrap()))
}

fn broker(name: &str, addr: SocketAddr) -> Broker {
    Broker { cluster: "c".into(), name: name.into(), id: BrokerId(0), addr: addr.to_string().into() }
}

#[tokio::test]
async fn a_dead_broker_is_an_outcome_among_answers_in_order() {
    let alive = start(Slow::default());
    let dead = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let asked = admin().runtime_infos(vec![broker("b", dead), broker("a", alive)]).await;
    assert!(!asked.is_complete() && !asked.all_failed());
    let (name, error) = asked.failures().next().unwrap();
    assert!(name.name == "b" && error.is_unreachable(), "{error}");
    let (name, info) = asked.answers().next().unwrap();
    assert_eq!((&*name.name, info.in_tps(), info.out_tps()), ("a", Some(1.5), None));
    assert!(asked.filter(|broker, _| broker.name == "b").some_answer().unwrap_err().is_unreachable());
}

#[tokio::test]
async fn one_address_never_gets_more_than_its_share() {
    let slow = Slow::default();
    let most = slow.most.clone();
    let addr = start(slow);
    let asked = admin().runtime_infos((0..40).map(|at| broker(&at.to_string(), addr)).collect()).await;
    assert!(asked.is_complete());
    assert!((1..=PER_BROKER_MAX).contains(&most.load(SeqCst)), "{}", most.load(SeqCst));
}

#[tokio::test]
async fn a_silent_broker_costs_one_deadline_and_not_a_sum() {
    let silent = start(Slow { silent: true, ..Slow::default() });
    let began = tokio::time::Instant::now();
    let asked = admin().within(Duration::from_millis(300)).runtime_infos((0..20).map(|at| broker(&at.to_string(), silent)).collect()).await;
    assert!(asked.all_failed() && asked.failures().all(|(_, error)| error.is_unreachable()));
    assert!(began.elapsed() < Duration::from_secs(3), "{:?}", began.elapsed());
}

#[tokio::test]
async fn advertised_addresses_are_rewritten_on_the_way_out_only() {
    let addr = start(Slow::default());
    let mut config = AdminConfig::new(NameServers::fixed("127.0.0.1:1").unwrap());
    config.addr_map = AddrMap::parse(&format!("broker.internal:10911={addr}")).unwrap();
    let info = Admin::connect(config).runtime_info("broker.internal:10911").await.unwrap();
    assert_eq!(info.text("putTps"), Some("1.5 2 3"));
}

/// Answers all topics, five of them: in pages of two, or at once like a broker that knows no pages.
struct Topics {
    pages: bool,
    asked: Arc<AtomicUsize>,
}

impl Service for Topics {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            self.asked.fetch_add(1, SeqCst);
            let asked: GetAllTopicConfig = request.header().unwrap();
            let (from, count) = match self.pages {
                true => (asked.topic_seq.unwrap_or(0) as usize, asked.max_topic_num.unwrap_or(2) as usize),
                false => (0, 5),
            };
            let mut table = TopicConfigTable::default();
            table.data_version.counter = 7;
            let names = (0..5).skip(from).take(count).map(|number| format!("T{number}"));
            table.topic_config_table = names.map(|name| (name.clone().into(), TopicConfig::new(name, 4, 6))).collect();
            let beside = GetAllTopicConfigResponse { total_topic_num: self.pages.then_some(5) };
            ReplyTo::new(peer, &request).send(ResponseCode::SUCCESS, None, &beside, &[lenient_json::to_vec(&table).into()]);
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

#[tokio::test]
async fn tables_are_read_to_their_end_and_again_only_when_they_changed() {
    for (pages, requests) in [(true, [3, 1, 4]), (false, [1, 1, 1])] {
        let asked = Arc::new(AtomicUsize::new(0));
        let addr = start(Topics { pages, asked: asked.clone() }).to_string();
        let admin = admin();
        let all = admin.topic_config_table(&addr).await.unwrap();
        assert_eq!((all.topic_config_table.len(), asked.swap(0, SeqCst)), (5, requests[0]));
        assert_eq!(admin.topic_config_table_after(&addr, Some(&all.data_version)).await.unwrap().map(drop), None);
        assert_eq!(asked.swap(0, SeqCst), requests[1], "looking is one request");
        let older = DataVersion { counter: 6, ..all.data_version.clone() };
        let changed = admin.topic_config_table_after(&addr, Some(&older)).await.unwrap().unwrap();
        assert_eq!((changed.topic_config_table.len(), asked.swap(0, SeqCst)), (5, requests[2]));
    }
}
