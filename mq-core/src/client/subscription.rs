//! What a consumer wants of a topic.

use super::ClientError;
use crate::message::MessageExt;
use crate::message::java_hash::java_hash;
use crate::names::TopicName;
use crate::protocol::bodies::client::SubscriptionData;
use crate::types::UnixMs;
use bytestring::ByteString;

/// All messages of a topic.
pub const SUB_ALL: &str = "*";

/// The subscription to messages of `topic` with one of the tags in `expression`: `*` (or nothing) for all, else tags separated by `||`
/// (Java's `FilterAPI`).
///
/// # Errors
/// An expression without a tag, such as `||`.
pub fn subscription(topic: &TopicName, expression: &str) -> Result<SubscriptionData, ClientError> {
    let mut data = SubscriptionData {
        topic: topic.as_shared().clone(),
        sub_string: expression.into(),
        sub_version: UnixMs::now().get(),
        ..SubscriptionData::default()
    };
    if expression.is_empty() || expression == SUB_ALL {
        data.sub_string = ByteString::from_static(SUB_ALL);
        return Ok(data);
    }
    for tag in expression.split("||").map(str::trim).filter(|tag| !tag.is_empty()) {
        if !data.tags_set.iter().any(|known| known == tag) {
            data.tags_set.push(tag.into());
            data.code_set.push(java_hash(tag));
        }
    }
    if data.tags_set.is_empty() {
        return Err(ClientError::illegal("subscription", format!("{expression:?} holds no tag")));
    }
    Ok(data)
}

/// Whether a message that the broker chose by the hash of its tag really has one of the tags.
pub(super) fn wants(subscription: &SubscriptionData, message: &MessageExt) -> bool {
    if subscription.tags_set.is_empty() || subscription.class_filter_mode {
        return true;
    }
    message.tags().is_some_and(|tag| subscription.tags_set.iter().any(|wanted| wanted == tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expressions_are_read_as_in_java() {
        let topic = TopicName::new("T").unwrap();
        for all in ["", "*"] {
            let data = subscription(&topic, all).unwrap();
            assert_eq!((&*data.sub_string, data.tags_set.len()), ("*", 0));
        }
        let data = subscription(&topic, " TagA|| b ||TagA ||").unwrap();
        assert_eq!((data.tags_set.as_slice(), data.code_set.as_slice()), (&["TagA".into(), "b".into()][..], &[2_598_919, 98][..]));
        assert_eq!((&*data.sub_string, &*data.expression_type), (" TagA|| b ||TagA ||", "TAG"));
        assert!(matches!(subscription(&topic, " || "), Err(ClientError::IllegalArgument { .. })));
    }
}
