//! What a consumer wants of a topic.

use super::ClientError;
use crate::filter::{SQL92, SqlFilter, TAG, tags};
use crate::message::MessageExt;
use crate::message::java_hash::java_hash;
use crate::names::TopicName;
use crate::protocol::bodies::client::SubscriptionData;
use crate::types::UnixMs;
use bytestring::ByteString;

/// All messages of a topic.
pub const SUB_ALL: &str = "*";

/// Which messages of a topic are wanted. Text stands for tags, so that `"A || B"` may be given wherever a selector is asked for.
///
/// ```
/// use mq_core::client::{MessageSelector, PushConfig};
///
/// let large_orders = MessageSelector::by_sql("amount > 1000 AND region IN ('eu', 'us')");
/// let config = PushConfig::new("billing", "127.0.0.1:9876")?.subscribe("orders", large_orders)?.subscribe("refunds", "new || paid")?;
/// assert_eq!(config.subscriptions.len(), 2);
/// let mistaken = config.subscribe("orders", MessageSelector::by_sql("amount => 1000")).unwrap_err();
/// assert!(mistaken.to_string().contains("at 8: the sign > stands where"), "{mistaken}");
/// # Ok::<(), mq_core::client::ClientError>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MessageSelector {
    /// `*` (or nothing) for all, else tags separated by `||`.
    ByTag(String),
    /// Messages whose properties fulfil an SQL92 expression ([`crate::filter`]). The broker must allow it (`enablePropertyFilter`).
    BySql(String),
}

impl MessageSelector {
    /// Messages with one of the tags in `expression`.
    pub fn by_tag(expression: impl Into<String>) -> Self {
        Self::ByTag(expression.into())
    }

    /// Messages whose properties fulfil `expression`.
    pub fn by_sql(expression: impl Into<String>) -> Self {
        Self::BySql(expression.into())
    }
}

impl From<&str> for MessageSelector {
    fn from(tags: &str) -> Self {
        Self::ByTag(tags.to_owned())
    }
}

impl From<String> for MessageSelector {
    fn from(tags: String) -> Self {
        Self::ByTag(tags)
    }
}

impl From<&MessageSelector> for MessageSelector {
    fn from(selector: &MessageSelector) -> Self {
        selector.clone()
    }
}

/// The subscription to the messages of `topic` that `selector` chooses (Java's `FilterAPI`).
///
/// # Errors
/// Tags without a tag, such as `||`; an expression that does not parse, with the place.
pub fn subscription(topic: &TopicName, selector: impl Into<MessageSelector>) -> Result<SubscriptionData, ClientError> {
    match selector.into() {
        MessageSelector::ByTag(expression) => by_tags(topic, &expression),
        MessageSelector::BySql(expression) => {
            SqlFilter::compile(&expression).map_err(|error| ClientError::illegal("subscription", format!("{expression:?}: {error}")))?;
            Ok(SubscriptionData {
                topic: topic.as_shared().clone(),
                sub_string: expression.into(),
                sub_version: UnixMs::now().get(),
                expression_type: ByteString::from_static(SQL92),
                ..SubscriptionData::default()
            })
        }
    }
}

fn by_tags(topic: &TopicName, expression: &str) -> Result<SubscriptionData, ClientError> {
    let mut data = SubscriptionData {
        topic: topic.as_shared().clone(),
        sub_string: expression.into(),
        sub_version: UnixMs::now().get(),
        expression_type: ByteString::from_static(TAG),
        ..SubscriptionData::default()
    };
    if expression.is_empty() || expression == SUB_ALL {
        data.sub_string = ByteString::from_static(SUB_ALL);
        return Ok(data);
    }
    for tag in tags(expression) {
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
