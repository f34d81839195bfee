//! Answers to inquiries, as a cluster of the fixture gives them.

use super::fixture::{Console, START_MS};
use crate::deed::{Deed, Planned, Work};
use crate::inquiry::{Answer, ClientSeen, ClientsSeen, DlqSeen, GroupSet, Inquiry, Member, MembersSeen, Page, Seen, TraceSeen};
use crate::model::Name;
use crate::model::sample::Content;
use mq_core::admin::DlqSummary;
use mq_core::message::{MessageExt, PropertyText, SysFlag};
use mq_core::ops::doctor::{Finding, Level};
use mq_core::ops::plan::{Change, Class, Plan, Step};
use mq_core::ops::trace::{EventKind, GroupProgress, GroupState, TimeLine, TraceEvent};
use mq_core::protocol::bodies::client::SubscriptionData;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use mq_core::types::{PhyOffset, QueueId, QueueOffset, UnixMs};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A message of `topic` at an offset of broker-a's first queue.
pub fn message(topic: &str, offset: i64, key: &str, tag: &str, body: &str) -> MessageExt {
    let text =
        format!("KEYS\u{1}{key}\u{2}TAGS\u{1}{tag}\u{2}UNIQ_KEY\u{1}AC11000100002A9F77C4{offset:04}\u{2}RETRY_TOPIC\u{1}orders\u{2}");
    MessageExt {
        topic: topic.into(),
        body: body.to_owned().into(),
        flag: 0,
        properties: PropertyText::from_record(text.as_bytes()),
        broker_name: "broker-a".into(),
        queue_id: QueueId(0),
        queue_offset: QueueOffset(offset),
        commit_log_offset: PhyOffset(offset * 400),
        store_size: 400,
        sys_flag: SysFlag::NONE,
        body_crc: 0,
        born_timestamp: UnixMs(START_MS - 9_000 + offset * 100),
        born_host: "10.0.0.7:4411".parse().unwrap(),
        store_timestamp: UnixMs(START_MS - 8_996 + offset * 100),
        store_host: "10.0.0.31:10911".parse().unwrap(),
        reconsume_times: i32::from(topic.starts_with('%')) * 16,
        prepared_transaction_offset: PhyOffset(0),
    }
}

fn page(topic: &str, tags: [&str; 2]) -> Page {
    let seen = |offset: i64| {
        let body = format!("{{\"order\":\"ORD-{offset}\",\"note\":\"订单 \u{1b}[2J\"}}");
        Seen::of(message(topic, offset, &format!("ORD-{offset}"), tags[(offset % 2) as usize], &body))
    };
    let cursors = vec![("broker-a".into(), 0, 3)];
    Page { messages: Arc::new((3..12).rev().map(seen).collect()), older: cursors.clone(), newer: cursors, held: 1_912, missing: Vec::new() }
}

impl Console {
    /// Answers whatever the current screen asks.
    pub fn answer_inquiries(&mut self) {
        let asked = self.state.asked.clone().map(|want| want.inquiries).unwrap_or_default();
        for inquiry in asked {
            let answer = match &inquiry {
                Inquiry::Messages(..) => Answer::Page(page("orders", ["paid", "new"])),
                Inquiry::Body(_) => Answer::Failed("the message is not there any more".into()),
                Inquiry::Letters(..) => Answer::Page(page("%DLQ%pay-consumer", ["TIMEOUT", "DECLINED"])),
                Inquiry::Dlq => Answer::Dlq(dlq()),
                Inquiry::Clients => Answer::Clients(clients()),
                Inquiry::Client(..) => Answer::Failed("the client does not answer".into()),
                Inquiry::Members(_) => Answer::Members(members()),
                Inquiry::GroupConfig(group) => Answer::GroupConfig(settings(group)),
                Inquiry::Trace(..) => Answer::Trace(Box::new(trace())),
                Inquiry::Sheet(_) => Answer::Sheet(Vec::new()),
                Inquiry::Ha => Answer::Ha(Vec::new()),
                Inquiry::Doctor => Answer::Doctor(findings()),
            };
            self.answer(Content::Found(inquiry, Box::new(answer)));
        }
    }
}

fn dlq() -> DlqSeen {
    let summary = |messages, perm| DlqSummary {
        messages,
        oldest: Some(UnixMs(START_MS - 6 * 86_400_000)),
        newest: Some(UnixMs(START_MS - 12_000)),
        perm,
        ..DlqSummary::default()
    };
    let groups = [("pay-consumer".into(), summary(1_912, 6)), ("sms-gateway".into(), summary(4, 2))];
    DlqSeen { groups: groups.into(), missing: Vec::new() }
}

fn clients() -> ClientsSeen {
    let client = |is_producer, group: &'static str, host: u8| ClientSeen {
        is_producer,
        group: group.into(),
        id: format!("10.0.0.{host}@4411").into(),
        addr: format!("10.0.0.{host}:51022").into(),
        language: "JAVA".into(),
        version: 493,
        how: if is_producer { String::new() } else { "push clustering".into() },
        heartbeat_ms: is_producer.then_some(START_MS - 90_000),
        brokers: vec!["broker-a".into(), "broker-b".into()],
        subscriptions: vec![("orders".into(), "*".into())],
    };
    let clients = vec![client(false, "pay-consumer", 7), client(false, "pay-consumer", 8), client(true, "pay-api", 9)];
    ClientsSeen { clients, asked: (5, 5), missing: Vec::new() }
}

/// Two who want different tags, and one who does not answer.
fn members() -> MembersSeen {
    let running = |tags: &'static str| ConsumerRunningInfo {
        subscription_set: vec![SubscriptionData { topic: "orders".into(), sub_string: tags.into(), ..SubscriptionData::default() }],
        ..ConsumerRunningInfo::default()
    };
    let told = [Ok(Box::new(running("paid"))), Ok(Box::new(running("*"))), Err("the client does not answer".to_owned())];
    let client = |host: usize| ClientSeen { id: format!("10.0.0.{host}@4411").into(), ..clients().clients[0].clone() };
    let members = told.into_iter().enumerate().map(|(at, running)| Member { client: client(7 + at), running });
    MembersSeen { members: members.collect(), ..MembersSeen::default() }
}

fn settings(group: &Name) -> BTreeMap<Name, GroupSet> {
    let config = |retry_max_times| SubscriptionGroupConfig { retry_max_times, ..SubscriptionGroupConfig::new(group.clone()) };
    let so = |config| GroupSet::So(Box::new(config));
    [("broker-a".into(), so(config(16))), ("broker-b".into(), so(config(3))), ("broker-c".into(), GroupSet::Not)].into()
}

fn trace() -> TraceSeen {
    let at = |ms| Some(UnixMs(START_MS - 9_000 + ms));
    let event = |ms, kind, group: &str, cost_ms, success| TraceEvent {
        at: at(ms),
        kind,
        group: Some(group.to_owned()),
        host: Some("10.0.0.9".into()),
        cost_ms,
        success,
        detail: String::new(),
    };
    let group = |name: &str, progress| GroupState { group: name.to_owned(), progress, online: Some(true) };
    let stored = message("orders", 4, "ORD-4", "paid", "{}");
    let line = TimeLine {
        msg_id: stored.msg_id(),
        topic: Some("orders".into()),
        message: Some(stored.clone()),
        traced: true,
        events: vec![
            event(0, EventKind::Sent, "pay-api", Some(4), Some(true)),
            event(60, EventKind::Consumed, "pay-consumer", Some(812), Some(false)),
            event(10_900, EventKind::Consumed, "pay-consumer", Some(31), Some(true)),
        ],
        groups: vec![group("pay-audit", GroupProgress::Waiting { behind: 12_345 }), group("pay-consumer", GroupProgress::Passed)],
        ..TimeLine::default()
    };
    TraceSeen { line: Some(line), stored: vec![Seen::of(stored), Seen::of(message("%RETRY%pay-consumer", 5, "ORD-4", "paid", "{}"))] }
}

fn findings() -> Vec<Finding> {
    let finding = |id, level, subject: &str, evidence: &str, command: &str| Finding {
        id,
        level,
        subject: subject.into(),
        evidence: evidence.into(),
        command: command.into(),
    };
    vec![
        finding("namesrv.reachable", Level::Ok, "", "2 of 2 answer", ""),
        finding(
            "disk.used",
            Level::Crit,
            "broker-b:0 (10.0.0.9:10911)",
            "broker-b:0 (10.0.0.9:10911): 91 % of the log's disk is used",
            "mqadmin deleteExpiredCommitLog -b 10.0.0.9:10911",
        ),
        finding(
            "dlq.fresh",
            Level::Warn,
            "pay-consumer",
            "pay-consumer gave up messages within the last hour, 1912 in all",
            "mqadmin dlq peek pay-consumer --since -1h",
        ),
        finding("topic.orphan", Level::Unknown, "", "not every master tells its groups", "mqadmin group ls --all"),
    ]
}

/// A plan for `deed` that was made at `at_ms`.
pub fn planned(deed: Deed, at_ms: i64) -> Planned {
    let change = Change::Position {
        group: deed.target().to_string(),
        topic: "orders".into(),
        queue_id: 0,
        before: Some(50),
        after: 100,
        by_broker: true,
    };
    let step = Step::new("broker-a:0", "10.0.0.7:10911", change);
    let plan = Plan::new("offset", "move", Class::Destructive, deed.target().to_string(), vec![step]);
    let lines = vec!["replays 0, skips 50".into(), "broker-a:0  50 -> 100  skips 50".into()];
    Planned { deed, at_ms, lines, targets: 1, work: Work::Plan(Arc::new(plan)) }
}
