//! Whatever comes, in whatever order, at whatever size: no panic, nothing outside the frame.

use super::fixture::{ASCII_MONO, Mood, UNICODE_CB, broker, console, key, name_server, no_answer, runtime};
use crate::draw::draw;
use crate::model::sample::{Content, Sample};
use crate::update::{Msg, update};
use bytestring::ByteString;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use mq_core::admin::QueueProgress;
use mq_core::protocol::bodies::group::OffsetWrapper;
use mq_core::protocol::bodies::queue::MessageQueue;
use mq_core::protocol::bodies::topic::{TopicConfig, TopicConfigTable};
use mq_core::types::QueueId;
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn key_event() -> impl Strategy<Value = KeyEvent> {
    let codes = prop_oneof![
        6 => prop::char::range(' ', '~').prop_map(KeyCode::Char),
        2 => prop::sample::select(vec!['1', '2', '3', '4', 'j', 'k', '/', 's', '?', 'p']).prop_map(KeyCode::Char),
        3 => prop::sample::select(vec![
            KeyCode::Enter,
            KeyCode::Esc,
            KeyCode::Tab,
            KeyCode::Backspace,
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
            Content::Progress(broker.into(), Ok(rows.into_iter().map(row).collect()))
        }),
        (name(), name()).prop_map(|(group, topic)| Content::Facts(group, topic, Box::default())),
        brokers.prop_map(|broker| Content::Progress(broker.into(), Err(no_answer()))),
    ]
}

fn message() -> impl Strategy<Value = Msg> {
    prop_oneof![
        4 => key_event().prop_map(Msg::Key),
        1 => "\\PC{0,10}".prop_map(Msg::Paste),
        1 => (0..250_u16, 0..250_u16).prop_map(|(width, height)| Msg::Resize(width, height)),
        2 => (0..100_000_000_i64).prop_map(Msg::Tick),
        4 => (content(), 0..100_000_000_i64).prop_map(|(content, at_ms)| {
            Msg::Sample(0, Box::new(Sample { asked_ms: at_ms - 5, at_ms, content }))
        }),
        1 => any::<u64>().prop_map(Msg::Requests),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_messages_in_any_order(messages in prop::collection::vec(message(), 1..60), ascii in any::<bool>()) {
        let mut console = console(if ascii { ASCII_MONO } else { UNICODE_CB }, (80, 24), Mood::Loading);
        for message in messages {
            update(&mut console.state, message);
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
    fn any_size_of_any_screen(width in 1..250_u16, height in 1..250_u16, keys in "[1-4]([?]|<Enter>|<Tab>|w|s|/a)?") {
        let mut console = console(UNICODE_CB, (width, height), Mood::Normal);
        console.keys(&keys);
        // The terminal may have another size already when the frame is drawn.
        for size in [(width, height), (height, width)] {
            draw(&console.state, &mut Buffer::empty(Rect::new(0, 0, size.0, size.1)));
        }
    }
}
