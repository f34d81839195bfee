//! What clients of several ages and languages wrote, and that what is written is read.

use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Vec<Result<TraceRecord<'_>, TraceError>> {
    trace_records(text).collect()
}

/// A record with `#` for the first separator and `;` for the second.
fn wire(text: &str) -> String {
    text.replace('#', "\u{1}").replace(';', "\u{2}")
}

#[test]
fn what_java_and_go_wrote_is_read() {
    let text = wire(concat!(
        "Pub#1700000000000#DefaultRegion#P#T#ID1#tag#k1 k2#127.0.0.1:10911#5#7#0#OFF1#true;",
        "Pub#1700000000000#DefaultRegion#P#T#ID2#null##127.0.0.1:10911#5#7#0#true;",
        "Pub#1700000000000#DefaultRegion#P#T#ID3#null#null#h#5#7#3#OFF3#false#10.0.0.1#more;",
        "SubBefore#1700000000001#DefaultRegion#G#REQ#ID1#2#k1 k2;",
        "SubAfter#REQ#ID1#12#true#k1 k2#0#1700000000002#G;",
        "SubAfter#REQ#ID1#12#false#null#;",
        "SubAfter#REQ#ID1#12#false#null#4#;",
    ));
    let read = read(&text);
    let Ok(TraceRecord::Pub(first)) = &read[0] else { panic!("{:?}", read[0]) };
    assert_eq!((first.msg_id, first.tags, first.keys, first.offset_msg_id), ("ID1", Some("tag"), Some("k1 k2"), Some("OFF1")));
    assert_eq!((first.timestamp, first.body_length, first.cost_ms, first.success), (UnixMs(1_700_000_000_000), 5, 7, true));
    let Ok(TraceRecord::Pub(old)) = &read[1] else { panic!("{:?}", read[1]) };
    assert_eq!((old.tags, old.keys, old.offset_msg_id, old.success), (None, None, None, true));
    let Ok(TraceRecord::Pub(go)) = &read[2] else { panic!("{:?}", read[2]) };
    assert_eq!((go.msg_type.name(), go.success, go.client_host), ("Delay", false, Some("10.0.0.1")));
    let Ok(TraceRecord::SubBefore(before)) = &read[3] else { panic!("{:?}", read[3]) };
    assert_eq!((before.request_id, before.retry_times), ("REQ", 2));
    let Ok(TraceRecord::SubAfter(after)) = &read[4] else { panic!("{:?}", read[4]) };
    assert_eq!((after.group, after.timestamp, after.context_code), (Some("G"), Some(UnixMs(1_700_000_000_002)), TraceReturn::SUCCESS));
    for (cloud, code) in [(5, 0), (6, 4)] {
        let Ok(TraceRecord::SubAfter(after)) = &read[cloud] else { panic!("{:?}", read[cloud]) };
        assert_eq!((after.group, after.timestamp, after.context_code.0), (None, None, code));
    }
}

#[test]
fn what_cannot_be_read_does_not_hide_the_rest() {
    let text = wire("Pub#soon#R#G;Rub#1;Recall#5#R#G#T#ID#true;SubAfter#REQ;");
    let read = read(&text);
    assert_eq!(read[0], Err(TraceError::BadField { kind: "Pub", at: 1 }));
    assert_eq!(read[1], Err(TraceError::UnknownKind { kind: "Rub".into() }));
    assert!(matches!(read[2], Ok(TraceRecord::Recall(TraceRecall { msg_id: "ID", success: true, .. }))));
    assert_eq!(read[3], Err(TraceError::BadField { kind: "SubAfter", at: 2 }));
}

#[test]
fn the_text_is_apaches() {
    let mut out = String::new();
    let record = TracePub { region_id: "R", group: "G", topic: "T", msg_id: "ID", store_host: "h", success: true, ..Default::default() };
    TraceRecord::Pub(record).write(&mut out);
    assert_eq!(out, wire("Pub#0#R#G#T#ID#null#null#h#0#0#0#null#true;"));
    out.clear();
    let state = TraceEndTransaction { state: "COMMIT_MESSAGE", keys: Some("a\u{1}b"), from_check: true, ..Default::default() };
    TraceRecord::EndTransaction(state).write(&mut out);
    assert_eq!(out, wire("EndTransaction#0#####null#ab##0#null#COMMIT_MESSAGE#true;"));
}

/// The texts that records are made of: they outlive the records.
type Texts = (Vec<String>, Vec<Option<String>>, i64, i32, bool);

fn texts() -> impl Strategy<Value = Texts> {
    let some = prop::option::of("[^\u{1}\u{2}]{1,12}".prop_filter("a word of the format", |text| text != NULL));
    (prop::collection::vec("[^\u{1}\u{2}]{0,12}", 6), prop::collection::vec(some, 4), any::<i64>(), any::<i32>(), any::<bool>())
}

fn records((text, maybe, time, number, truth): &Texts) -> [TraceRecord<'_>; 5] {
    let (timestamp, number, truth) = (UnixMs(*time), *number, *truth);
    let texts: Vec<&str> = text.iter().map(String::as_str).collect();
    let [region_id, group, topic, msg_id, host, request_id] = texts[..] else { unreachable!("six texts") };
    let maybe: Vec<Option<&str>> = maybe.iter().map(Option::as_deref).collect();
    let [tags, keys, id, client_host] = maybe[..] else { unreachable!("four texts") };
    [
        TraceRecord::Pub(TracePub {
            timestamp,
            region_id,
            group,
            topic,
            msg_id,
            tags,
            keys,
            store_host: host,
            body_length: number,
            cost_ms: number,
            msg_type: TraceMsgType(number),
            offset_msg_id: id,
            success: truth,
            client_host,
        }),
        TraceRecord::SubBefore(TraceSubBefore { timestamp, region_id, group, request_id, msg_id, retry_times: number, keys, client_host }),
        TraceRecord::SubAfter(TraceSubAfter {
            request_id,
            msg_id,
            cost_ms: number,
            success: truth,
            keys,
            context_code: TraceReturn(number),
            timestamp: tags.map(|_| timestamp),
            group: tags,
        }),
        TraceRecord::EndTransaction(TraceEndTransaction {
            timestamp,
            region_id,
            group,
            topic,
            msg_id,
            tags,
            keys,
            store_host: host,
            msg_type: TraceMsgType(number),
            transaction_id: id,
            state: request_id,
            from_check: truth,
        }),
        TraceRecord::Recall(TraceRecall { timestamp, region_id, group, topic, msg_id, success: truth }),
    ]
}

proptest! {
    #[test]
    fn round_trip(all in texts()) {
        let mut out = String::new();
        let records = records(&all);
        records.iter().for_each(|record| record.write(&mut out));
        prop_assert_eq!(trace_records(&out).collect::<Result<Vec<_>, _>>().unwrap(), records);
    }

    #[test]
    fn any_text_can_be_read(text in "(Pub|SubBefore|SubAfter|EndTransaction|Recall|[0-9a-z]{0,3}|\u{1}|\u{2}){0,60}") {
        prop_assert!(trace_records(&text).count() <= text.len());
    }
}
