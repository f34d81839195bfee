//! Whatever comes, in whatever order, at whatever size: no panic, nothing outside the frame.

use super::fixture::{ASCII_MONO, Mood, UNICODE_CB, broker, console, key, name_server, no_answer, runtime};
use super::found::{message, planned};
use crate::deed::Deed;
use crate::draw::draw;
use crate::inquiry::{
    Answer, At, BodyPart, ClientSeen, DlqSeen, GroupSet, Inquiry, Member, MembersSeen, Page, Place, Seen, Sheet, SheetLine, Source,
};
use crate::model::Level;
use crate::model::sample::{Content, Sample};
use crate::update::{Cmd, Msg, Progress, update};
use bytestring::ByteString;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use mq_core::admin::{DlqSummary, QueueProgress};
use mq_core::ops::recorder;
use mq_core::protocol::bodies::client::SubscriptionData;
use mq_core::protocol::bodies::group::{OffsetWrapper, SubscriptionGroupConfig};
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable};
use mq_core::types::{QueueId, UnixMs};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::sync::Arc;

fn key_event() -> impl Strategy<Value = KeyEvent> {
    let codes = prop_oneof![
        6 => prop::char::range(' ', '~').prop_map(KeyCode::Char),
        2 => prop::sample::select("1234567890jk/s?p:xWtivm[]{}><yYe b".chars().collect::<Vec<_>>()).prop_map(KeyCode::Char),
        3 => prop::sample::select(vec![
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::Backspace,
            KeyCode::Left,
            KeyCode::Right,
            KeyCode::Up,
            KeyCode::Down,
            KeyCode::PageUp,
            KeyCode::PageDown,
            KeyCode::Home,
            KeyCode::End,
        ]),
    ];
    (codes, prop::bool::weighted(0.1))
        .prop_map(|(code, control)| KeyEvent::new(code, if control { KeyModifiers::CONTROL } else { KeyModifiers::NONE }))
}

/// Names as a hostile or broken server may send them.
fn name() -> impl Strategy<Value = ByteString> {
    "([a-z-]{1,12}|\\PC{1,20}|.{0,8}|[\u{4e00}-\u{4fff}👨‍👩‍👧\u{202e}\u{1b}\u{7}é]{1,16})".prop_map(ByteString::from)
}

/// Answers about one group, one body, one sheet.
fn told_of_one() -> impl Strategy<Value = Content> {
    prop_oneof![
        (name(), name(), any::<bool>()).prop_map(|(group, topic, answers)| {
            let one = SubscriptionData { topic: topic.clone(), sub_string: group.clone(), ..SubscriptionData::default() };
            let info = ConsumerRunningInfo { subscription_set: vec![one], ..ConsumerRunningInfo::default() };
            let client = ClientSeen {
                is_producer: false,
                group: group.clone(),
                id: topic.clone(),
                addr: topic,
                language: group.clone(),
                version: i32::MAX,
                how: String::new(),
                heartbeat_ms: None,
                brokers: Vec::new(),
                subscriptions: Vec::new(),
            };
            let member = Member { client, running: if answers { Ok(Box::new(info)) } else { Err(group.to_string()) } };
            let seen = MembersSeen { members: vec![member], ..MembersSeen::default() };
            Content::Found(Inquiry::Members(group), Box::new(Answer::Members(seen)))
        }),
        (name(), any::<i32>()).prop_map(|(group, retry_max_times)| {
            let config = SubscriptionGroupConfig { retry_max_times, ..SubscriptionGroupConfig::new(group.clone()) };
            let set = [(group.clone(), GroupSet::So(Box::new(config))), ("broker-a".into(), GroupSet::Not)].into();
            Content::Found(Inquiry::GroupConfig(group), Box::new(Answer::GroupConfig(set)))
        }),
        (name(), prop::collection::vec(any::<u8>(), 0..40), 0..4_usize).prop_map(|(topic, bytes, part)| {
            let part = BodyPart { topic, place: ("broker-a".into(), 0, 3), part };
            Content::Found(Inquiry::Body(part), Box::new(Answer::Body(bytes.into())))
        }),
        (name(), name(), any::<i64>()).prop_map(|(name, at, at_ms)| {
            let line = SheetLine {
                level: Level::Ok,
                word: "waiting",
                name,
                at,
                count: Some(at_ms),
                at_ms: Some(at_ms),
                what: String::new(),
                more: vec![],
            };
            Content::Found(Inquiry::Sheet(Sheet::Delay), Box::new(Answer::Sheet(vec![line])))
        }),
    ]
}

fn content() -> impl Strategy<Value = Content> {
    let brokers = prop::sample::select(vec!["broker-a", "broker-b", "broker-c"]);
    prop_oneof![
        Just(Content::Topology(Ok(vec![broker("broker-a", 0, 7), broker("broker-b", 0, 9)]), vec![name_server("10.0.0.1:9876")])),
        Just(Content::Topology(Err(no_answer()), vec![name_server("10.0.0.1:9876")])),
        (brokers.clone(), any::<i64>(), any::<bool>()).prop_map(|(name, total, answers)| {
            Content::Runtime(key(name, 0), if answers { Ok(runtime(total, total, "0.99")) } else { Err(no_answer()) })
        }),
        (brokers.clone(), prop::collection::vec(name(), 0..6)).prop_map(|(broker, names)| {
            let table = names.into_iter().map(|name| (name.clone(), TopicConfig::new(name, 3, 6)));
            Content::Topics(broker.into(), Ok(TopicConfigTable { topic_config_table: table.collect(), ..TopicConfigTable::default() }))
        }),
        (brokers.clone(), prop::collection::vec(name(), 0..6)).prop_map(|(broker, names)| Content::Groups(broker.into(), Ok(names))),
        (brokers.clone(), prop::collection::vec((name(), name(), -10..10_000_i64, -10..10_000_i64), 0..6)).prop_map(|(broker, rows)| {
            let row = |(group, topic, end, committed): (ByteString, ByteString, i64, i64)| {
                let offsets = OffsetWrapper { broker_offset: end, consumer_offset: committed, last_timestamp: 0, pull_offset: 0 };
                ((group, topic.clone()), vec![QueueProgress::new(MessageQueue::new(topic, broker, QueueId(0)), &offsets)])
            };
            Content::Progress(broker.into(), Ok(Arc::new(rows.into_iter().map(row).collect())))
        }),
        (name(), name()).prop_map(|(group, topic)| Content::Facts(group, topic, Box::default())),
        brokers.prop_map(|broker| Content::Progress(broker.into(), Err(no_answer()))),
        (name(), name(), 0..9_i64).prop_map(|(topic, body, offset)| {
            let messages = vec![Seen::of(message(&topic, offset, "k", "t", &body))];
            let source = Source { topic, at: At::Latest };
            let page = Page { messages: Arc::new(messages), ..Page::default() };
            Content::Found(Inquiry::Messages(source, Place::Start), Box::new(Answer::Page(page)))
        }),
        (name(), name(), 0..9_i64).prop_map(|(group, body, offset)| {
            let messages = vec![Seen::of(message("%DLQ%g", offset, "k", "t", &body))];
            let page = Page { messages: Arc::new(messages), ..Page::default() };
            Content::Found(Inquiry::Letters(group, Place::Start), Box::new(Answer::Page(page)))
        }),
        told_of_one(),
        (name(), any::<i32>()).prop_map(|(group, perm)| {
            let summary = DlqSummary { messages: 3, perm, ..DlqSummary::default() };
            let seen = DlqSeen { groups: [(group, summary)].into(), missing: Vec::new() };
            Content::Found(Inquiry::Dlq, Box::new(Answer::Dlq(seen)))
        }),
    ]
}

fn msg() -> impl Strategy<Value = Msg> {
    prop_oneof![
        4 => key_event().prop_map(Msg::Key),
        1 => "\\PC{0,10}".prop_map(Msg::Paste),
        1 => (0..250_u16, 0..250_u16).prop_map(|(width, height)| Msg::Resize(width, height)),
        2 => (0..100_000_000_i64).prop_map(Msg::Tick),
        4 => (content(), 0..100_000_000_i64).prop_map(|(content, at_ms)| {
            Msg::Sample(0, Box::new(Sample { asked_ms: at_ms - 5, at_ms, content }))
        }),
        1 => any::<u64>().prop_map(Msg::Requests),
        2 => (0..30_u64, any::<bool>(), name()).prop_map(|(ticket, ok, group)| {
            let deed = Deed::Reset { group, topic: "orders".into(), to: "latest".into() };
            Msg::Planned(ticket, Box::new(if ok { Ok(planned(deed, 0)) } else { Err("no".into()) }))
        }),
        1 => (0..30_u64, any::<bool>()).prop_map(|(id, over)| {
            Msg::Job(id, if over { Progress::Ended("n".into()) } else { Progress::Fate("t".into(), "FAILED", "d".into()) })
        }),
        1 => prop::collection::vec(0..100_000_000_i64, 0..5).prop_map(|moments| Msg::Recorded(Ok((moments, Vec::new())))),
        1 => (0..100_000_000_i64, name(), any::<i64>()).prop_map(|(at, group, lag)| {
            let values = [(format!("g\t{group}\torders\tlag"), lag), (format!("{group}"), lag)].into();
            Msg::Recalled(Box::new(recorder::Sample { at: UnixMs(at), values }))
        }),
        2 => (0..250_u16, 0..250_u16, any::<bool>()).prop_map(|(column, row, wheel)| {
            let kind = if wheel { MouseEventKind::ScrollDown } else { MouseEventKind::Down(MouseButton::Left) };
            Msg::Mouse(MouseEvent { kind, column, row, modifiers: KeyModifiers::NONE })
        }),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_messages_in_any_order(messages in prop::collection::vec(msg(), 1..60), ascii in any::<bool>()) {
        let mut console = console(if ascii { ASCII_MONO } else { UNICODE_CB }, (80, 24), Mood::Loading);
        for message in messages {
            let cmds = update(&mut console.state, message);
            prop_assert!(!cmds.iter().any(|cmd| matches!(cmd, Cmd::Apply(..))), "a write that nobody confirmed");
            let (width, height) = console.state.size;
            let mut buffer = Buffer::empty(Rect::new(0, 0, width, height));
            draw(&console.state, &mut buffer);
            for cell in buffer.content() {
                prop_assert!(!cell.symbol().chars().any(char::is_control), "{:?} reached the frame", cell.symbol());
                prop_assert!(!ascii || cell.symbol().is_ascii(), "{:?} is not ASCII", cell.symbol());
            }
        }
    }

    #[test]
    fn any_size_of_any_screen(width in 1..250_u16, height in 1..250_u16, past in any::<bool>(), keys in "[0-9]", more in "([?]|<Enter>|<Tab>|(<Enter>|<Tab>){2,6}|w|s|/a|x|:pay|Wxs|i|e| )?") {
        let mut console = console(UNICODE_CB, (width, height), if past { Mood::Past } else { Mood::Normal });
        console.keys(&keys);
        console.answer_inquiries();
        console.keys(&more);
        console.answer_inquiries();
        // The terminal may have another size already when the frame is drawn.
        for size in [(width, height), (height, width)] {
            draw(&console.state, &mut Buffer::empty(Rect::new(0, 0, size.0, size.1)));
        }
    }
}
