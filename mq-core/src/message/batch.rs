//! The body of a batch send (request 320): messages of one topic one after the other (Apache's `MessageBatch`, `MessageDecoder`).
//!
//! ```text
//! | 4 size of the item | 4 magic, ignored | 4 body CRC, ignored | 4 flag | 4 + n body | 2 + n properties |
//! ```

use super::message::Message;
use super::properties::{PROPERTIES_LEN_MAX, PropertyText};

const ITEM_LEN_MIN: usize = 4 * 5 + 2;

/// One message of a batch, borrowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BatchItem<'a> {
    /// The user's flag.
    pub flag: i32,
    /// The body.
    pub body: &'a [u8],
    /// The property string.
    pub properties: &'a [u8],
}

/// The lengths in a batch contradict each other, or a message does not fit one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("batch item {item}: lengths do not fit")]
pub struct BatchError {
    /// Which message of the batch, from 0.
    pub item: usize,
}

/// The messages in `body`; after an error nothing more comes.
pub fn batch_items(body: &[u8]) -> impl Iterator<Item = Result<BatchItem<'_>, BatchError>> {
    let mut rest = body;
    let mut item = 0;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let taken = take_item(rest).ok_or(BatchError { item });
        item += 1;
        rest = taken.as_ref().map_or(&[][..], |(_, behind)| behind);
        Some(taken.map(|(item, _)| item))
    })
}

/// Writes `messages` as a batch body.
///
/// # Errors
/// [`BatchError`] names a message whose properties or body are too long.
pub fn encode_batch(messages: &[Message]) -> Result<Vec<u8>, BatchError> {
    let len = messages.iter().map(|message| ITEM_LEN_MIN + message.body.len() + message.properties.as_str().len()).sum();
    let mut out = Vec::with_capacity(len);
    for (item, message) in messages.iter().enumerate() {
        let properties = message.properties.as_str().as_bytes();
        let size = u32::try_from(ITEM_LEN_MIN + message.body.len() + properties.len()).map_err(|_| BatchError { item })?;
        if properties.len() > PROPERTIES_LEN_MAX || i32::try_from(size).is_err() {
            return Err(BatchError { item });
        }
        push_item(&mut out, size, message.flag, &message.body, properties);
    }
    Ok(out)
}

/// The batch with one more property at the end of each message's.
///
/// # Errors
/// As [`batch_items`], or a message's properties have no room for it.
pub fn with_property(body: &[u8], name: &str, value: &str) -> Result<Vec<u8>, BatchError> {
    let mut out = Vec::with_capacity(body.len() + 16 * (name.len() + value.len()));
    for (item, found) in batch_items(body).enumerate() {
        let BatchItem { flag, body, properties } = found?;
        let mut text = PropertyText::from_record(properties);
        text.push(name, value);
        let properties = text.as_str().as_bytes();
        let size = u32::try_from(ITEM_LEN_MIN + body.len() + properties.len()).map_err(|_| BatchError { item })?;
        if properties.len() > PROPERTIES_LEN_MAX || i32::try_from(size).is_err() {
            return Err(BatchError { item });
        }
        push_item(&mut out, size, flag, body, properties);
    }
    Ok(out)
}

fn push_item(out: &mut Vec<u8>, size: u32, flag: i32, body: &[u8], properties: &[u8]) {
    out.extend_from_slice(&size.to_be_bytes());
    out.extend_from_slice(&[0; 8]);
    out.extend_from_slice(&flag.to_be_bytes());
    out.extend_from_slice(&(body.len() as u32).to_be_bytes());
    out.extend_from_slice(body);
    out.extend_from_slice(&(properties.len() as u16).to_be_bytes());
    out.extend_from_slice(properties);
}

fn take_item(bytes: &[u8]) -> Option<(BatchItem<'_>, &[u8])> {
    let size = usize::try_from(i32::from_be_bytes(*bytes.first_chunk()?)).ok()?;
    let (item, behind) = bytes.split_at_checked(size)?;
    let (head, rest) = item.split_at_checked(ITEM_LEN_MIN - 2)?;
    let flag = i32::from_be_bytes(*head[12..].first_chunk()?);
    let body_len = usize::try_from(i32::from_be_bytes(*head[16..].first_chunk()?)).ok()?;
    let (body, rest) = rest.split_at_checked(body_len)?;
    let properties_len = usize::try_from(i16::from_be_bytes(*rest.first_chunk()?)).ok()?;
    let properties = &rest[2..];
    (properties.len() == properties_len).then_some((BatchItem { flag, body, properties }, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::TopicName;
    use bytes::Bytes;
    use proptest::prelude::*;

    fn message(body: &[u8], properties: &str, flag: i32) -> Message {
        let mut message = Message::new(TopicName::new("T").unwrap(), Bytes::copy_from_slice(body));
        message.flag = flag;
        message.properties = properties.to_owned().into();
        message
    }

    #[test]
    fn lengths_that_lie_are_refused() {
        let good = encode_batch(&[message(b"one", "a\u{1}b\u{2}", 1), message(b"", "", -1)]).unwrap();
        let items: Vec<_> = batch_items(&good).collect::<Result<_, _>>().unwrap();
        assert_eq!(items[0], BatchItem { flag: 1, body: b"one", properties: b"a\x01b\x02" });
        assert_eq!(items[1], BatchItem { flag: -1, body: b"", properties: b"" });
        for (at, value) in [(0, 0_i32), (0, -1), (0, 21), (0, 1 << 20), (16, -3), (16, 4), (16, i32::MAX)] {
            let mut bad = good.clone();
            bad[at..at + 4].copy_from_slice(&value.to_be_bytes());
            assert_eq!(batch_items(&bad).collect::<Vec<_>>(), [Err(BatchError { item: 0 })], "{value} at {at}");
        }
        for cut in 1..good.len() {
            let whole = good.len() - 22 == cut;
            assert_eq!(batch_items(&good[..cut]).all(|item| item.is_ok()), whole, "cut at {cut}");
        }
    }

    #[test]
    fn a_property_is_added_to_every_message() {
        let body = encode_batch(&[message(b"one", "a\u{1}1\u{2}", 7), message(b"", "", 0)]).unwrap();
        let longer = with_property(&body, "PGROUP", "P").unwrap();
        let items: Vec<_> = batch_items(&longer).map(Result::unwrap).collect();
        assert_eq!(items[0], BatchItem { flag: 7, body: b"one", properties: "a\u{1}1\u{2}PGROUP\u{1}P\u{2}".as_bytes() });
        assert_eq!(items[1], BatchItem { flag: 0, body: b"", properties: "PGROUP\u{1}P\u{2}".as_bytes() });
        assert_eq!(with_property(&body[..body.len() - 1], "PGROUP", "P"), Err(BatchError { item: 1 }));
    }

    proptest! {
        #[test]
        fn round_trip(items in prop::collection::vec((prop::collection::vec(any::<u8>(), 0..40), "[a-z\u{1}\u{2}]{0,20}", any::<i32>()), 0..6)) {
            let messages: Vec<_> = items.iter().map(|(body, properties, flag)| message(body, properties, *flag)).collect();
            let encoded = encode_batch(&messages).unwrap();
            let read: Vec<_> = batch_items(&encoded).map(|item| item.map(|item| (item.body.to_vec(), String::from_utf8(item.properties.to_vec()).unwrap(), item.flag)).unwrap()).collect();
            prop_assert_eq!(read, items);
        }

        #[test]
        fn any_bytes_can_be_read(bytes in prop::collection::vec(prop_oneof![Just(0_u8), any::<u8>()], 0..100)) {
            prop_assert!(batch_items(&bytes).count() <= bytes.len() / ITEM_LEN_MIN + 1);
        }
    }
}
