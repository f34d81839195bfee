//! Time lines of traces that clients wrote.

use super::*;
use crate::message::PropertyText;
use crate::message::sys_flag::SysFlag;
use crate::types::{PhyOffset, QueueId, QueueOffset};

fn trace(host: &str, text: &str) -> MessageExt {
    MessageExt {
        topic: TRACE_TOPIC.into(),
        body: text.replace('#', "\u{1}").replace(';', "\u{2}").into(),
        flag: 0,
        properties: PropertyText::new(),
        broker_name: "a".into(),
        queue_id: QueueId(0),
        queue_offset: QueueOffset(0),
        commit_log_offset: PhyOffset(0),
        store_size: 0,
        sys_flag: SysFlag::NONE,
        body_crc: 0,
        born_timestamp: UnixMs(0),
        born_host: format!("{host}:5").parse().unwrap(),
        store_timestamp: UnixMs(0),
        store_host: "10.0.0.9:10911".parse().unwrap(),
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
    }
}

fn line(told: &[MessageExt]) -> TimeLine {
    let mut line = TimeLine { msg_id: "ID".into(), ..TimeLine::default() };
    line.read_traces(told);
    line
}

fn shown(line: &TimeLine) -> Vec<String> {
    let show = |event: &TraceEvent| {
        let at = event.at.map_or("?".to_owned(), |at| at.to_string());
        let (group, host) = (event.group.as_deref().unwrap_or("-"), event.host.as_deref().unwrap_or("-"));
        format!("{at} {} {group} {host} {:?} {:?} {}", event.kind.name(), event.cost_ms, event.success, event.detail)
    };
    line.events.iter().map(show).collect()
}

#[test]
fn beginnings_and_ends_of_a_call_become_one_event() {
    let told = [
        trace("10.0.0.2", "SubAfter#R2#ID#7#true#null#0#130#G;SubAfter#R1#ID#5#false#null#4#115#G;"),
        trace("10.0.0.1", "Pub#100#R#P#T#ID#tag#k#b:1#3#9#0#OFF#true;Pub#100#R#P#T#OTHER#tag#k#b:1#3#9#0#OFF#true;"),
        trace("10.0.0.2", "SubBefore#123#R#G#R2#ID#1#k;SubBefore#110#R#G#R1#ID#0#k;SubBefore#140#R#H#R3#ID#0#k;junk;"),
    ];
    let line = line(&told);
    assert_eq!(
        shown(&line),
        [
            "100 sent P 10.0.0.1 Some(9) Some(true) Normal message of 3 bytes to b:1",
            "110 consumed G 10.0.0.2 Some(5) Some(false) FAILED",
            "123 consumed G 10.0.0.2 Some(7) Some(true) try 2",
            "140 consumed H 10.0.0.2 None None ",
        ]
    );
    assert_eq!((line.topic.as_deref(), line.traced, line.unreadable), (Some("T"), true, 1));
    assert_eq!(line.verdict(), "consumed by G; 1 failed try");
}

#[test]
fn an_end_alone_is_an_event() {
    let line = line(&[trace("10.0.0.2", "SubAfter#R2#ID#7#true#null#0#130#G;SubAfter#R1#ID#5#true#null#0;")]);
    assert_eq!(
        shown(&line),
        ["123 consumed G 10.0.0.2 Some(7) Some(true) ", "? consumed - 10.0.0.2 Some(5) Some(true) "],
        "what old clients wrote comes last"
    );
}

#[test]
fn transactions_and_recalls_are_told() {
    let text = "EndTransaction#120#R#P#T#ID#null#null#b:1#2#TX#COMMIT_MESSAGE#true;Recall#130#R#P#T#ID#false;";
    assert_eq!(
        shown(&line(&[trace("10.0.0.1", text)])),
        ["120 decided P 10.0.0.1 None Some(true) COMMIT_MESSAGE after a check", "130 recalled P 10.0.0.1 None Some(false) "]
    );
}

#[test]
fn the_verdict_names_who_is_waiting() {
    let state = |group: &str, progress| GroupState { group: group.into(), progress, online: None };
    let mut line = TimeLine { groups: vec![state("G", GroupProgress::Passed)], ..TimeLine::default() };
    assert_eq!(line.verdict(), "no group is waiting");
    line.groups.push(state("H", GroupProgress::Waiting { behind: 3 }));
    assert_eq!(line.verdict(), "waiting: H");
    assert_eq!(line.waiting().count(), 1);
    assert_eq!(TimeLine::default().verdict(), "sent, and nothing more is known");
}
