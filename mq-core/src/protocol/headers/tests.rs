//! Round trips of every declared header through real frames, with generated values.

use super::{FieldValue, WireHeader};
use crate::protocol::{Head, HeaderEncoding, RequestCode, put_command, take_command};
use crate::types::{BrokerId, PhyOffset, QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;
use proptest::prelude::*;

/// Where generated values come from: a list of numbers that proptest shrinks.
pub(crate) struct Seed {
    numbers: Vec<i64>,
    at: usize,
}

impl Seed {
    fn next(&mut self) -> i64 {
        self.at += 1;
        self.numbers[self.at % self.numbers.len()].rotate_left(self.at as u32)
    }
}

/// A value made from a seed.
pub(crate) trait Any {
    fn any(seed: &mut Seed) -> Self;
}

impl Any for i32 {
    fn any(seed: &mut Seed) -> Self {
        seed.next() as i32
    }
}
impl Any for i64 {
    fn any(seed: &mut Seed) -> Self {
        seed.next()
    }
}
impl Any for bool {
    fn any(seed: &mut Seed) -> Self {
        seed.next() & 1 == 1
    }
}
impl Any for ByteString {
    /// Never empty: the binary encoding has no empty text.
    fn any(seed: &mut Seed) -> Self {
        const TEXTS: [&str; 8] = ["T", "a b", "\u{1}k\u{2}v", "\"quoted\"", "back\\slash", "中文🦀", "\u{0}\u{1f}\n\t\r", "'/{}[],:"];
        let at = seed.next();
        format!("{}{}", TEXTS[(at & 7) as usize], TEXTS[((at >> 3) & 7) as usize]).into()
    }
}
impl<T: Any> Any for Option<T> {
    fn any(seed: &mut Seed) -> Self {
        (seed.next() & 3 != 0).then(|| T::any(seed))
    }
}
macro_rules! any_number {
    ($($name:ident),*) => { $( impl Any for $name { fn any(seed: &mut Seed) -> Self { Self(Any::any(seed)) } } )* };
}
any_number!(QueueId, QueueOffset, PhyOffset, BrokerId, UnixMs);

/// Writes generated headers into frames of both encodings and reads them back.
pub(crate) fn round_trip<H: WireHeader + Any + PartialEq + std::fmt::Debug>(name: &str) {
    proptest!(ProptestConfig::with_cases(64), |(numbers in proptest::collection::vec(any::<i64>(), 1..32))| {
        let header = H::any(&mut Seed { numbers, at: 0 });
        for encoding in [HeaderEncoding::Json, HeaderEncoding::Binary] {
            let mut frame = Vec::new();
            let head = Head::request(RequestCode(99), 7);
            put_command(&mut frame, encoding, &head, &header, b"body");
            let mut frame = bytes::BytesMut::from(&frame[..]);
            let command = take_command(&mut frame, 1 << 20).unwrap().unwrap();
            prop_assert_eq!(&command.head, &head);
            prop_assert_eq!(&command.body[..], b"body");
            prop_assert!(frame.is_empty());
            prop_assert_eq!(&command.header::<H>().unwrap(), &header, "{} in {:?}", name, encoding);
        }
    });
}

#[test]
fn a_missing_required_field_is_named() {
    let error = super::send::SendMessage::read(&crate::protocol::Fields::default()).unwrap_err();
    assert_eq!(error.to_string(), "the header field `a` is missing");
}

#[test]
fn options_are_left_out_when_absent() {
    assert_eq!(<Option<i32> as FieldValue>::absent(), Some(None));
    assert_eq!(<i32 as FieldValue>::absent(), None);
}
