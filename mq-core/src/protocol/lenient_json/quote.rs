//! Long texts with raw keys as standard JSON: the keys get quotes, all else is copied. The text of a broker's positions has a raw key for
//! every queue; a tree of it takes five times the memory of the text.

/// `text` with its raw keys quoted. `None` where it cannot be told where a key or a text ends, or what Apache would take it for. Whether the
/// rest is JSON is not looked at: whoever reads the result finds out.
pub(super) fn quoted(text: &[u8]) -> Option<Vec<u8>> {
    let mut out = Vec::with_capacity(text.len() + text.len() / 4);
    // Of each value that is open, whether it is an object.
    let mut open: Vec<bool> = Vec::new();
    let (mut key_next, mut at) = (false, 0);
    while let Some(&first) = text.get(at) {
        if key_next && !first.is_ascii_whitespace() && !matches!(first, b'"' | b'}' | b',') {
            let end = key_end(text, at)?;
            put_quoted(&mut out, &text[at..end]);
            (key_next, at) = (false, end);
            continue;
        }
        let end = if first == b'"' { text_end(text, at)? } else { at + 1 };
        out.extend_from_slice(&text[at..end]);
        at = end;
        match first {
            b'"' => key_next = false,
            b'{' => {
                open.push(true);
                key_next = true;
            }
            b'[' => open.push(false),
            b'}' | b']' => {
                open.pop()?;
                key_next = false;
            }
            b',' => key_next = *open.last()?,
            _ => {}
        }
    }
    Some(out)
}

/// Behind the text in quotes that begins at `at`.
fn text_end(text: &[u8], at: usize) -> Option<usize> {
    let mut end = at + 1;
    loop {
        end += text.get(end..)?.iter().position(|byte| matches!(byte, b'"' | b'\\'))?;
        if text[end] == b'"' {
            return Some(end + 1);
        }
        end += 2;
    }
}

/// Behind the raw key that begins at `at`: an object, or a word.
fn key_end(text: &[u8], at: usize) -> Option<usize> {
    match text[at] {
        b'{' => {
            let (mut end, mut depth) = (at, 0_u32);
            loop {
                match text.get(end)? {
                    b'"' => {
                        end = text_end(text, end)?;
                        continue;
                    }
                    b'\'' => return None,
                    b'{' | b'[' => depth += 1,
                    b'}' | b']' => depth -= 1,
                    _ => {}
                }
                end += 1;
                if depth == 0 {
                    return Some(end);
                }
            }
        }
        first if first.is_ascii_alphanumeric() || matches!(first, b'-' | b'_' | b'%') => {
            let is_part = |byte: &u8| byte.is_ascii_alphanumeric() || b"-+._$%|".contains(byte);
            Some(at + text[at..].iter().position(|byte| !is_part(byte))?)
        }
        _ => None,
    }
}

fn put_quoted(out: &mut Vec<u8>, key: &[u8]) {
    out.push(b'"');
    for &byte in key {
        if matches!(byte, b'"' | b'\\') {
            out.push(b'\\');
        }
        out.push(byte);
    }
    out.push(b'"');
}

#[cfg(test)]
mod tests {
    use super::super::{RawKey, RawKeyed, from_slice, parse, to_vec};
    use super::*;
    use crate::protocol::bodies::queue::MessageQueue;
    use crate::types::QueueId;
    use proptest::prelude::*;
    use serde_json::Value;

    fn text(of: &str) -> Option<String> {
        quoted(of.as_bytes()).map(|text| String::from_utf8(text).unwrap())
    }

    #[test]
    fn keys_get_quotes_and_nothing_else_does() {
        assert_eq!(text(r#"{0:"a",-1 :{%R%x_1:[1,{"b":2}]}}"#).unwrap(), r#"{"0":"a","-1" :{"%R%x_1":[1,{"b":2}]}}"#);
        assert_eq!(text(r#"{{"t":"a{\"}","q":0}:5,"k":"0:1"}"#).unwrap(), r#"{"{\"t\":\"a{\\\"}\",\"q\":0}":5,"k":"0:1"}"#);
        assert_eq!(text(r#"[{},[],{"a":{}}]"#).unwrap(), r#"[{},[],{"a":{}}]"#);
    }

    #[test]
    fn what_is_not_clear_is_left_to_the_lenient_reader() {
        for unclear in [r#"{'a':1}"#, r#"{{'t':1}:1}"#, r#"{"a":1}}"#, r#"{"a"#, r#"{{"t":0"#, "{[0]:1}", "{0", "1,2"] {
            assert_eq!(text(unclear), None, "{unclear}");
        }
    }

    proptest! {
        #[test]
        fn it_reads_as_the_lenient_reader_does(
            queues in prop::collection::btree_map((".{0,12}", 0..9_i32), any::<i64>(), 0..6),
            ids in prop::collection::btree_map(any::<i32>(), prop::collection::vec(".{0,8}", 0..3), 0..4),
        ) {
            let queues: RawKeyed<MessageQueue, i64> =
                queues.into_iter().map(|((topic, id), offset)| (RawKey(MessageQueue::new(topic, "b{\"}", QueueId(id))), offset)).collect();
            let ids: RawKeyed<i32, Vec<String>> = ids.into_iter().map(|(id, texts)| (RawKey(id), texts)).collect();
            let both = [to_vec(&queues), to_vec(&ids)];
            let quick: Value = serde_json::from_slice(&quoted(&both[1]).unwrap()).unwrap();
            prop_assert_eq!(quick, parse::parse(&both[1]).unwrap());
            let quick: RawKeyed<MessageQueue, i64> = serde_json::from_slice(&quoted(&both[0]).unwrap()).unwrap();
            prop_assert_eq!(&quick, &queues);
            prop_assert_eq!(from_slice::<RawKeyed<MessageQueue, i64>>(&both[0]).unwrap(), queues);
        }

        #[test]
        fn no_text_is_a_panic(text in prop::collection::vec(prop::sample::select(&b"{}[]\",:\\'a0 -"[..]), 0..40)) {
            let _ = quoted(&text);
        }
    }
}
