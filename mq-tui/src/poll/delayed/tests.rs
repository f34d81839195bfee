//! What is told of delayed messages, against a broker that holds some.

use super::*;
use bytes::Bytes;
use mq_core::admin::AdminConfig;
use mq_core::client::NameServers;
use mq_core::message::SysFlag;
use mq_core::message::record::{RecordDraft, crc32};
use mq_core::names::{SCHEDULE_TOPIC, TIMER_TOPIC};
use mq_core::net::{Peer, ReplyTo, Service};
use mq_core::protocol::headers::NoHeader;
use mq_core::protocol::headers::offset::OffsetResponse;
use mq_core::protocol::headers::pull::PullMessageResponse;
use mq_core::protocol::{Command, RequestCode, ResponseCode};
use mq_core::types::{BrokerId, PhyOffset, QueueId};
use std::sync::Arc;

/// What waits: in level 3 two messages, and in the timer's queue these, as properties.
struct Delaying {
    now: i64,
    timers: Vec<String>,
}

impl Delaying {
    fn record(&self, topic: &str, offset: i64, properties: &str) -> Bytes {
        let host = "127.0.0.1:10911".parse().unwrap();
        let (times, zero) = (UnixMs(self.now + offset * 1_000), PhyOffset(0));
        let draft = RecordDraft {
            topic,
            queue_id: QueueId(0),
            flag: 0,
            sys_flag: SysFlag::NONE,
            born_timestamp: times,
            born_host: host,
            store_timestamp: times,
            store_host: host,
            reconsume_times: 0,
            prepared_transaction_offset: zero,
            body: b"x",
            body_crc: crc32(b"x"),
            properties: properties.as_bytes(),
            queue_offset: QueueOffset(offset),
            phy_offset: zero,
        };
        let mut record = Vec::new();
        draft.encode(false, &mut record).unwrap();
        record.into()
    }

    fn pulled(&self, request: &Command) -> (i64, Vec<Bytes>) {
        let field = |name: &str| request.fields.get(name).unwrap().parse::<i64>().unwrap();
        let offset = field("queueOffset");
        if request.fields.get("topic") == Some(TIMER_TOPIC) {
            let timers = self.timers.iter().enumerate().skip(offset as usize);
            return (self.timers.len() as i64, timers.map(|(at, timer)| self.record(TIMER_TOPIC, at as i64, timer)).collect());
        }
        assert_eq!((request.fields.get("topic"), field("queueId")), (Some(SCHEDULE_TOPIC), 2));
        (offset + 1, vec![self.record(SCHEDULE_TOPIC, offset, "REAL_TOPIC\u{1}orders\u{2}")])
    }
}

impl Service for Delaying {
    fn on_requests(&self, peer: &Arc<Peer>, requests: &mut Vec<Command>) {
        for request in requests.drain(..) {
            let reply = ReplyTo::new(peer, &request);
            let text = |text: &str| reply.send(ResponseCode::SUCCESS, None, &NoHeader, &[Bytes::from(text.to_owned())]);
            match RequestCode(request.head.code) {
                RequestCode::GET_BROKER_RUNTIME_INFO => {
                    text(r#"{"table":{"scheduleMessageOffset_3":"4,6","scheduleMessageOffset_4":"9,9"}}"#);
                }
                RequestCode::GET_BROKER_CONFIG => text("messageDelayLevel=1s 5s 1m\n"),
                RequestCode::GET_TIMER_METRICS if self.timers.is_empty() => {
                    reply.send(ResponseCode::REQUEST_CODE_NOT_SUPPORTED, None, &NoHeader, &[]);
                }
                RequestCode::GET_TIMER_METRICS => text(r#"{"timingCount":{"pay":{"count":7},"none":{"count":0}}}"#),
                RequestCode::GET_MAX_OFFSET => {
                    let offset = QueueOffset(self.timers.len() as i64);
                    reply.send(ResponseCode::SUCCESS, None, &OffsetResponse { offset }, &[]);
                }
                RequestCode::PULL_MESSAGE => {
                    let (next, records) = self.pulled(&request);
                    let ends = PullMessageResponse {
                        suggest_which_broker_id: BrokerId(0),
                        next_begin_offset: QueueOffset(next),
                        min_offset: QueueOffset(0),
                        max_offset: QueueOffset(next),
                        topic_sys_flag: None,
                        group_sys_flag: None,
                        forbidden_type: None,
                    };
                    reply.send(ResponseCode::SUCCESS, None, &ends, &records);
                }
                other => panic!("{other} was not to be asked"),
            }
        }
    }

    fn on_close(&self, _: &Arc<Peer>) {}
}

fn served(timers: Vec<String>, now: i64) -> (Admin, Broker) {
    let addr = crate::tests::tape::listen(Delaying { now, timers });
    let admin = Admin::connect(AdminConfig::new(NameServers::fixed(&addr).unwrap()));
    (admin, Broker { cluster: "c".into(), name: "b".into(), id: BrokerId(0), addr: addr.into() })
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn the_next_and_the_last_of_a_level_are_read() {
    let (admin, broker) = served(Vec::new(), 50_000);
    let lines = levels(&admin, &broker).await.unwrap();
    let told: Vec<_> = lines.iter().map(|line| (&*line.name, line.at_ms, line.what.as_str(), line.more[0].as_str())).collect();
    // Stored at 54 s and at 55 s, due a minute later.
    assert_eq!(told, [("level 03", Some(114_000), "the next is for orders", "the last is due 1s after the next")]);
    assert_eq!(timers(&admin, &broker, UnixMs(0)).await.unwrap(), [], "one without a timer");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn timers_are_counted_by_when_they_are_due() {
    let now = 1_000_000;
    let timer = |key: &str, due: i64| format!("UNIQ_KEY\u{1}{key}\u{2}REAL_TOPIC\u{1}pay\u{2}TIMER_OUT_MS\u{1}{}\u{2}", now + due);
    let recall = timer("R", 0) + "TIMER_DEL_UNIQKEY\u{1}pay+C\u{2}";
    let all = vec![timer("A", -5), timer("B", 30_000), timer("B", 30_000), timer("C", 40_000), timer("D", 90_000_000), recall];
    let (admin, broker) = served(all, now);
    let lines = timers(&admin, &broker, UnixMs(now)).await.unwrap();
    assert_eq!(lines.len(), 1, "{lines:#?}");
    assert_eq!((&*lines[0].name, lines[0].count, lines[0].at_ms), ("pay", Some(7), Some(now + 30_000)));
    assert_eq!(lines[0].more, ["1 due within 1m", "1 due later"], "past, double and recalled ones are none");
}
