//! The forms that official peers write and read.

use super::*;
use crate::protocol::bodies::queue::MessageQueue;
use proptest::prelude::*;

fn parsed(text: &str) -> Value {
    parse::parse(text.as_bytes()).unwrap()
}

#[test]
fn raw_keys_are_read_in_every_form() {
    for text in ["{0:\"a:1\",1:\"b:2\"}", "{\"0\":\"a:1\",\"1\":\"b:2\"}", "{'0':'a:1', 1 : 'b:2',}"] {
        let map: RawKeyed<i64, String> = from_slice(text.as_bytes()).unwrap();
        assert_eq!(map[&RawKey(1)], "b:2", "{text}");
    }
    let text = r#"{{"brokerName":"b","queueId":3,"topic":"T"}:7}"#;
    let by_queue: RawKeyed<MessageQueue, i64> = from_slice(text.as_bytes()).unwrap();
    let queue = MessageQueue { topic: "T".into(), broker_name: "b".into(), queue_id: 3.into() };
    assert_eq!(by_queue[&RawKey(queue)], 7);
    assert_eq!(String::from_utf8(to_vec(&by_queue)).unwrap(), text);
}

#[test]
fn raw_keys_are_written_raw_or_quoted() {
    let map = RawKeyed::from([(RawKey(0), "é"), (RawKey(1), "b")]);
    assert_eq!(to_vec(&map), "{0:\"é\",1:\"b\"}".as_bytes());
    assert_eq!(to_vec_with(&map, KeyStyle::Quoted), br#"{"0":"\u00E9","1":"b"}"#);
}

#[test]
fn nulls_are_absent_and_refs_are_followed() {
    assert_eq!(parsed(r#"{"a":null,"b":[null,1]}"#), serde_json::json!({"b":[null,1]}));
    let text = r#"{"messageQueueTable":{"$ref":"$.consumerTable.cid"},"consumerTable":{"cid":{"x":1}}}"#;
    assert_eq!(parsed(text)["messageQueueTable"], serde_json::json!({"x":1}));
    assert_eq!(parsed(r#"[{"a":1},{"$ref":"$[0]"},{"$ref":"$.nothing"}]"#), serde_json::json!([{"a":1},{"a":1},null]));
}

#[test]
fn pretty_is_how_apache_writes_its_files() {
    let value = serde_json::json!({"table": {"\u{1}1": 120}, "empty": {}, "list": [1]});
    assert_eq!(to_pretty(&value), "{\n\t\"empty\":{\n\t},\n\t\"list\":[\n\t\t1\n\t],\n\t\"table\":{\n\t\t1:120\n\t}\n}");
}

#[test]
fn depth_is_limited() {
    let deep = "[".repeat(100_000);
    assert!(parse::parse(deep.as_bytes()).is_err());
    assert!(parse::parse("{".repeat(100_000).as_bytes()).is_err());
}

proptest! {
    #[test]
    fn hostile_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let _ = parse::parse(&bytes);
    }

    #[test]
    fn nearly_json_never_panics(text in r#"[{}\[\]:,"'\\u0-9a-f$. ]{0,80}"#) {
        let _ = parse::parse(text.as_bytes());
    }

    #[test]
    fn texts_round_trip(text in any::<String>()) {
        for keys in [KeyStyle::Raw, KeyStyle::Quoted] {
            prop_assert_eq!(&from_slice::<String>(&to_vec_with(&text, keys)).unwrap(), &text);
        }
    }
}
