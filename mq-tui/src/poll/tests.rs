//! Paces, and the poller against a cluster of one process that can be stopped.

use super::*;
use crate::inquiry::{BODY_LEN_MAX, BodyPart};
use crate::model::BrokerKey;
use crate::state::State;
use crate::tests::fixture::ASCII_MONO;
use crate::update::{Cmd, update};
use bytes::Bytes;
use jiff::tz::TimeZone;
use mq_core::admin::Broker;
use mq_core::client::NameServers;
use mq_core::message::SysFlag;
use mq_core::message::record::{RecordDraft, crc32};
use mq_core::net::{Listener, Peer, ReplyTo, Service, serve};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::pull::PullMessageResponse;
use mq_core::protocol::{Command, RequestCode, ResponseCode};
use mq_core::types::{BrokerId, PhyOffset, QueueId, QueueOffset};
use std::net::SocketAddr;
use tokio::sync::oneshot;

#[test]
fn slow_answers_are_asked_for_less_often() {
    let period = Duration::from_secs(2);
    assert_eq!(stretched(period, Duration::from_millis(50)), period);
    assert_eq!(stretched(period, Duration::from_millis(300)), period * 2);
    assert_eq!(stretched(period, Duration::from_secs(9)), Duration::from_secs(9));
}

#[test]
fn long_answers_are_asked_for_less_often() {
    let period = Duration::from_secs(2);
    assert_eq!(affordable(period, 500), period);
    assert_eq!(affordable(period, 9_200), Duration::from_millis(18_400));
    assert_eq!(affordable(period, 10_000_000), BULK_PERIOD_MAX);
}

#[test]
fn jitter_only_shortens_and_by_a_quarter_at_most() {
    for _ in 0..100 {
        let span = jittered(Duration::from_secs(4));
        assert!((Duration::from_secs(3)..=Duration::from_secs(4)).contains(&span), "{span:?}");
    }
}

/// Name server and broker in one, with one topic and one group.
struct OneProcess {
    addr: SocketAddr,
}

impl Service for OneProcess {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let body = match RequestCode(request.head.code) {
                RequestCode::GET_BROKER_CLUSTER_INFO => format!(
                    r#"{{"brokerAddrTable":{{"b":{{"brokerAddrs":{{0:"{}"}},"brokerName":"b","cluster":"c"}}}},"clusterAddrTable":{{"c":["b"]}}}}"#,
                    self.addr
                ),
                RequestCode::GET_BROKER_RUNTIME_INFO => r#"{"table":{"msgPutTotalTodayNow":"5"}}"#.to_owned(),
                RequestCode::GET_ALL_TOPIC_CONFIG => r#"{"topicConfigTable":{"T":{"topicName":"T","readQueueNums":1}}}"#.to_owned(),
                RequestCode::GET_ALL_SUBSCRIPTIONGROUP_CONFIG => r#"{"subscriptionGroupTable":{"G":{"groupName":"G"}}}"#.to_owned(),
                RequestCode::GET_BROKER_CONSUME_STATS => concat!(
                    r#"{"consumeStatsList":[{"G":[{"offsetTable":{{"brokerName":"b","queueId":0,"topic":"T"}:"#,
                    r#"{"brokerOffset":9,"consumerOffset":2}}}]}]}"#
                )
                .to_owned(),
                _ => {
                    let unsupported = ResponseCode::REQUEST_CODE_NOT_SUPPORTED;
                    ReplyTo::new(peer, &request).send(unsupported, None, &NoHeader, &[]);
                    continue;
                }
            };
            ReplyTo::new(peer, &request).send(ResponseCode::SUCCESS, None, &NoHeader, &[Bytes::from(body)]);
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

/// Serves on `addr` until the sender is dropped.
fn start(addr: SocketAddr) -> (SocketAddr, oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = Listener::bind(addr).unwrap();
    let addr = listener.addr();
    let (stop, stopped) = oneshot::channel::<()>();
    let served = tokio::spawn(serve(listener, Arc::new(OneProcess { addr }), async { drop(stopped.await) }));
    (addr, stop, served)
}

/// Lets the console run until `what` holds of it.
async fn until(state: &mut State, inbox: &mut mpsc::Receiver<Msg>, want: &watch::Sender<Want>, what: &str, holds: impl Fn(&State) -> bool) {
    let mut ticks = tokio::time::interval(Duration::from_millis(200));
    let waiting = async {
        while !holds(state) {
            let msg = tokio::select! {
                msg = inbox.recv() => msg.expect("the poller runs"),
                _ = ticks.tick() => Msg::Tick(UnixMs::now().get()),
            };
            for cmd in update(state, msg) {
                if let Cmd::Ask(wanted) = cmd {
                    want.send_replace(*wanted);
                }
            }
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waiting).await.unwrap_or_else(|_| panic!("not within 20 s: {what}"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_process_is_found_asked_missed_and_found_again() {
    let (addr, stop, served) = start("127.0.0.1:0".parse().unwrap());
    let config = AdminConfig::new(NameServers::fixed(&addr.to_string()).unwrap());
    let mut state = State::new("test".into(), ASCII_MONO, TimeZone::UTC, 500);
    state.size = (80, 24);
    let (messages, mut inbox) = mpsc::channel(16);
    let (want, wanted) = watch::channel(Want { period_ms: 500, probe_period_ms: 500, ..Want::default() });
    let poller = tokio::spawn(run(config, wanted, messages, Arc::new(UnixMs::now)));
    let broker = BrokerKey { name: "b".into(), id: 0 };
    let is_down = |state: &State| state.cluster.brokers.get(&broker).is_some_and(|broker| broker.link.down);

    until(&mut state, &mut inbox, &want, "topics, groups and positions come", |state| {
        state.cluster.topics.contains_key("T") && state.cluster.groups.contains_key("G") && !state.cluster.group_rows.is_empty()
    })
    .await;
    let row = &state.cluster.group_rows[&("G".into(), "T".into())];
    assert_eq!((row.judged.lag, row.judged.lag_is_complete), (7, true));

    drop(stop);
    served.await.unwrap();
    let stopped = std::time::Instant::now();
    until(&mut state, &mut inbox, &want, "it counts as gone", is_down).await;
    assert!(stopped.elapsed() < Duration::from_secs(6), "{:?}", stopped.elapsed());
    until(&mut state, &mut inbox, &want, "the name server is missed as well", |state| state.cluster.topology_error.is_some()).await;
    assert!(state.cluster.backlog().at_least && state.cluster.is_partial());

    let (_, stop, served) = start(addr);
    until(&mut state, &mut inbox, &want, "it is there again", |state| !is_down(state) && !state.cluster.is_partial()).await;
    poller.abort();
    drop(stop);
    served.await.unwrap();
}

/// A broker that holds one message with a long body.
struct LongBody(Vec<u8>);

impl Service for LongBody {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let here: SocketAddr = "127.0.0.1:10911".parse().unwrap();
            let draft = RecordDraft {
                topic: "T",
                queue_id: QueueId(1),
                flag: 0,
                sys_flag: SysFlag::NONE,
                born_timestamp: UnixMs(1),
                born_host: here,
                store_timestamp: UnixMs(2),
                store_host: here,
                reconsume_times: 0,
                prepared_transaction_offset: PhyOffset(0),
                body: &self.0,
                body_crc: crc32(&self.0),
                properties: b"",
                queue_offset: QueueOffset(9),
                phy_offset: PhyOffset(0),
            };
            let mut record = Vec::new();
            draft.encode(false, &mut record).unwrap();
            let ends = PullMessageResponse {
                suggest_which_broker_id: BrokerId(0),
                next_begin_offset: QueueOffset(10),
                min_offset: QueueOffset(0),
                max_offset: QueueOffset(10),
                topic_sys_flag: None,
                group_sys_flag: None,
                forbidden_type: None,
            };
            ReplyTo::new(peer, &request).send(ResponseCode::SUCCESS, None, &ends, &[Bytes::from(record)]);
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_long_body_comes_part_by_part() {
    let body: Vec<u8> = (0..BODY_LEN_MAX * 2 + 5).map(|at| (at / BODY_LEN_MAX) as u8).collect();
    let addr = crate::tests::tape::listen(LongBody(body));
    let admin = Admin::connect(AdminConfig::new(NameServers::fixed(&addr).unwrap()));
    let sources = vec![Broker { cluster: "c".into(), name: "b".into(), id: BrokerId(0), addr: addr.into() }];
    let part = |part, offset| BodyPart { topic: "T".into(), place: ("b".into(), 1, offset), part };
    let lens = [BODY_LEN_MAX, BODY_LEN_MAX, 5, 0];
    for (number, len) in lens.into_iter().enumerate() {
        let bytes = browse::body(&admin, sources.clone(), &part(number, 9)).await.unwrap();
        assert_eq!((bytes.len(), bytes.iter().all(|byte| usize::from(*byte) == number)), (len, true));
    }
    let moved = browse::body(&admin, sources.clone(), &part(0, 8)).await.unwrap_err();
    assert_eq!(moved.to_string(), "no message `T b:1 at 8`");
    assert!(browse::body(&admin, Vec::new(), &part(0, 9)).await.is_err());
}
