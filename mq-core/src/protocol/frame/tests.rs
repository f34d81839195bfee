//! Frames: cut at every byte, hostile, lenient, and as Apache's own bytes.

use super::*;
use crate::protocol::headers::NoHeader;
use crate::protocol::{Language, RequestCode};
use proptest::prelude::*;

fn json_frame(header: &str, body: &[u8]) -> BytesMut {
    let mut frame = BytesMut::new();
    frame.put_u32((4 + header.len() + body.len()) as u32);
    frame.put_u32(header.len() as u32);
    frame.put_slice(header.as_bytes());
    frame.put_slice(body);
    frame
}

fn read_json(header: &str) -> Result<Command, FrameError> {
    take_command(&mut json_frame(header, b""), FRAME_LEN_MAX).map(|command| command.expect("the frame is whole"))
}

#[test]
fn a_header_is_written_as_apache_writes_it() {
    let mut out = Vec::new();
    let head = Head { language: Language::JAVA, version: 479, ..Head::request(RequestCode::GET_ROUTEINFO_BY_TOPIC, 0) };
    let header = crate::protocol::headers::topic::TopicRef { topic: "T1".into() };
    put_command(&mut out, HeaderEncoding::Json, &head, &header, b"");
    let text =
        r#"{"code":105,"extFields":{"topic":"T1"},"flag":0,"language":"JAVA","opaque":0,"serializeTypeCurrentRPC":"JSON","version":479}"#;
    assert_eq!(&out[8..], text.as_bytes());
    assert_eq!(out, json_frame(text, b""));
}

#[test]
fn an_incomplete_frame_is_left_alone_at_every_byte() {
    let mut whole = Vec::new();
    put_command(&mut whole, HeaderEncoding::Binary, &Head::request(RequestCode::HEART_BEAT, 9), &NoHeader, b"abc");
    for len in 0..whole.len() {
        let mut part = BytesMut::from(&whole[..len]);
        assert!(take_command(&mut part, FRAME_LEN_MAX).unwrap().is_none());
        assert_eq!(part.len(), len);
    }
    assert_eq!(&take_command(&mut whole[..].into(), FRAME_LEN_MAX).unwrap().unwrap().body[..], b"abc");
}

#[test]
fn lenient_where_apache_is() {
    let command =
        read_json(r#"{ 'code':"34", "flag": 1 ,"language":9,"opaque":5,"other":{"a":[1,{}]},"remark":null,"version":1,}"#).unwrap();
    assert_eq!((command.head.code, command.head.flag, command.head.language.name()), (34, 1, "GO"));
    let command =
        read_json(r#"{"extFields":{"n":5,"b":true,"o":{"x":1},"null":null,"u":"\u0001\u4e2d\ud83e\udd80\"","s":'q'},"language":"X"}"#)
            .unwrap();
    let field = |key| command.fields.get(key);
    assert_eq!((field("n"), field("b"), field("o"), field("null")), (Some("5"), Some("true"), Some("{\"x\":1}"), None));
    assert_eq!((field("u"), field("s")), (Some("\u{1}中🦀\""), Some("q")));
}

#[test]
fn strict_where_apache_is() {
    for bad in [
        "[]",
        "{code:1}",
        "{\"code\":1}x",
        "{\"code\":1",
        "{\"code\":}",
        "{\"code\":\"x\"}",
        "nonsense",
        "{\"a\":\"\\x\"}",
        "{\"a\":[",
        "{\"extFields\":[]}",
    ] {
        assert!(matches!(read_json(bad), Err(FrameError::Header { .. })), "{bad}");
    }
}

#[test]
fn broken_framing_is_refused_at_once() {
    for (bytes, what) in [
        (vec![0, 0, 0, 0], "length 0"),
        (vec![0, 0, 0, 3], "length 3"),
        (vec![0xff, 0, 0, 0], "negative"),
        (vec![1, 0, 0, 0], "16 MiB and 4"),
        (b"GET / HTTP/1.1\r\n".to_vec(), "HTTP"),
        (vec![22, 3, 1, 2, 0, 1, 0, 1], "TLS"),
        (vec![0, 0, 0, 9, 0, 0, 0, 0], "header length 0"),
        (vec![0, 0, 0, 9, 0, 0, 0, 6], "header longer than the frame"),
        (vec![0, 0, 0, 9, 2, 0, 0, 5], "unknown encoding"),
    ] {
        assert!(take_command(&mut BytesMut::from(&bytes[..]), FRAME_LEN_MAX).is_err(), "{what}");
    }
}

#[test]
fn too_many_fields_are_refused() {
    let fields = (0..200).map(|n| format!("\"k{n}\":\"v\"")).collect::<Vec<_>>().join(",");
    assert!(read_json(&format!("{{\"code\":1,\"extFields\":{{{fields}}}}}")).is_err());
}

proptest! {
    #[test]
    fn hostile_headers_never_panic(kind in 0u8..3, header in proptest::collection::vec(any::<u8>(), 1..300)) {
        let mut frame = BytesMut::new();
        frame.put_u32(4 + header.len() as u32);
        frame.put_u32(u32::from(kind) << 24 | header.len() as u32);
        frame.put_slice(&header);
        if let Ok(Some(command)) = take_command(&mut frame, FRAME_LEN_MAX) {
            command.fields.iter().for_each(|field| { let _ = (field.key(), field.shared()); });
        }
    }

    #[test]
    fn nearly_json_never_panics(text in r#"\{[{}\[\]:,"'\\u0-9a-fx ]{0,80}\}"#) {
        let _ = take_command(&mut json_frame(&text, b""), FRAME_LEN_MAX);
    }

    #[test]
    fn remarks_round_trip(remark in any::<String>(), encoding in prop_oneof![Just(HeaderEncoding::Json), Just(HeaderEncoding::Binary)]) {
        let head = Head::response(1, 2, (!remark.is_empty()).then(|| remark.as_str().into()));
        let mut out = Vec::new();
        put_command(&mut out, encoding, &head, &NoHeader, b"");
        prop_assert_eq!(take_command(&mut out[..].into(), FRAME_LEN_MAX).unwrap().unwrap().head, head);
    }
}
