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

/// Members that are not declared in the order of their names, one of every kind.
#[derive(Debug, Clone, serde::Serialize)]
struct Disorderly {
    z: Option<i32>,
    b: RawKeyed<i64, Option<String>>,
    m: Kind,
    a: Vec<(f64, char)>,
    n: f32,
    #[serde(flatten)]
    more: BTreeMap<String, Value>,
}

#[derive(Debug, Clone, serde::Serialize)]
enum Kind {
    Unit,
    Newtype(Option<u64>),
    Tuple(i8, bool),
    Struct { y: Option<u8>, x: String },
}

fn any_value() -> impl Strategy<Value = Value> {
    let plain = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        "\\PC{0,6}|[\"\\\\\n\r\t\u{1}é订 ]{0,6}".prop_map(Value::from),
    ];
    plain.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::btree_map("\u{1}?[0-9a-z\"]{0,3}", inner, 0..4).prop_map(|map| Value::Object(map.into_iter().collect())),
        ]
    })
}

fn disorderly() -> impl Strategy<Value = Disorderly> {
    let kind = prop_oneof![
        Just(Kind::Unit),
        any::<Option<u64>>().prop_map(Kind::Newtype),
        any::<(i8, bool)>().prop_map(|(number, truth)| Kind::Tuple(number, truth)),
        (any::<Option<u8>>(), "[a\"]{0,3}").prop_map(|(y, x)| Kind::Struct { y, x }),
    ];
    let keyed = prop::collection::btree_map((-20..200_i64).prop_map(RawKey), any::<Option<String>>(), 0..6);
    let more = prop::collection::btree_map("[c-y][a-z]{1,2}", any_value(), 0..3);
    (any::<Option<i32>>(), keyed, kind, any::<Vec<(f64, char)>>(), any::<f32>(), more).prop_map(|(z, b, m, a, n, more)| Disorderly {
        z,
        b,
        m,
        a,
        n,
        more,
    })
}

fn by_tree<T: Serialize>(value: &T) -> String {
    let mut out = String::new();
    write::compact(&mut out, &to_value(value), KeyStyle::Raw);
    out
}

proptest! {
    #[test]
    fn what_is_streamed_is_what_the_tree_says(value in any_value(), of_types in disorderly()) {
        prop_assert_eq!(String::from_utf8(to_vec(&value)).unwrap(), by_tree(&value));
        prop_assert_eq!(String::from_utf8(to_vec(&of_types)).unwrap(), by_tree(&of_types));
    }

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
