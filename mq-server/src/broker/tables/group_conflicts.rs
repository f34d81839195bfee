//! Clients of one group that contradict each other.
//!
//! All clients of a group must subscribe to the same and consume in the same way: queues are shared among them whatever they want, so that a
//! message which only some want is lost for the group when it lies in another one's queue. Apache takes the newest word and says nothing.

use bytestring::ByteString;
use mq_core::filter::{TAG, is_tag_type, tags};
use mq_core::names::RETRY_PREFIX;
use mq_core::protocol::bodies::client::{ConsumeType, ConsumerData, GroupConflict, MessageModel, SubscriptionData};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Clients that are named for each thing that is said.
const NAMED_MAX: usize = 8;
/// What is said of a client that does not have the topic at all.
const NOTHING: &str = "not subscribed";

/// What one client last said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wishes {
    client_id: ByteString,
    message_model: MessageModel,
    /// Whether its application pulls, and names topics one by one as it comes to them.
    actively: bool,
    /// By topic, in one spelling.
    subscriptions: BTreeMap<ByteString, ByteString>,
}

impl Wishes {
    pub(super) fn new(client_id: &ByteString, data: &ConsumerData) -> Self {
        let wanted = data.subscription_data_set.iter().filter(|wish| !wish.topic.starts_with(RETRY_PREFIX));
        Self {
            client_id: client_id.clone(),
            message_model: data.message_model,
            actively: data.consume_type == ConsumeType::Actively,
            subscriptions: wanted.map(|wish| ((*wish.topic).into(), said(wish))).collect(),
        }
    }
}

/// `TAG a || b` whatever the order and the blanks, or the type and the expression.
fn said(wish: &SubscriptionData) -> ByteString {
    if !is_tag_type(&wish.expression_type) {
        return format!("{} {}", wish.expression_type, wish.sub_string).into();
    }
    let sorted: BTreeSet<&str> = tags(&wish.sub_string).collect();
    let all = if sorted.is_empty() { "*".to_owned() } else { sorted.into_iter().collect::<Vec<_>>().join(" || ") };
    format!("{TAG} {all}").into()
}

/// Where the clients of a group (by connection) contradict each other.
pub(super) fn conflicts(clients: &HashMap<u64, Wishes>) -> Vec<GroupConflict> {
    if clients.len() < 2 {
        return Vec::new();
    }
    let models = clients.values().map(|client| (&client.client_id, ByteString::from_static(client.message_model.name())));
    let mut found: Vec<GroupConflict> = conflict(None, models).into_iter().collect();
    let topics: BTreeSet<&ByteString> = clients.values().flat_map(|client| client.subscriptions.keys()).collect();
    for topic in topics {
        let said = clients.values().filter_map(|client| match client.subscriptions.get(topic) {
            Some(said) => Some((&client.client_id, said.clone())),
            None if client.actively => None,
            None => Some((&client.client_id, ByteString::from_static(NOTHING))),
        });
        found.extend(conflict(Some(topic), said));
    }
    found
}

fn conflict<'a>(topic: Option<&ByteString>, said: impl Iterator<Item = (&'a ByteString, ByteString)>) -> Option<GroupConflict> {
    let mut by_word: BTreeMap<ByteString, BTreeSet<ByteString>> = BTreeMap::new();
    for (client, word) in said {
        by_word.entry(word).or_default().insert(client.clone());
    }
    if by_word.len() < 2 {
        return None;
    }
    let named =
        by_word.into_iter().flat_map(|(word, clients)| clients.into_iter().take(NAMED_MAX).map(move |client| (client, word.clone())));
    Some(GroupConflict { topic: topic.cloned(), said: named.collect() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(id: &'static str, model: MessageModel, wishes: &[(&'static str, &'static str, &'static str)]) -> Wishes {
        let wish = |(topic, kind, text): &(&'static str, &'static str, &'static str)| SubscriptionData {
            topic: (*topic).into(),
            expression_type: (*kind).into(),
            sub_string: (*text).into(),
            ..SubscriptionData::default()
        };
        let subscription_data_set = wishes.iter().map(wish).collect();
        Wishes::new(&id.into(), &ConsumerData { message_model: model, subscription_data_set, ..ConsumerData::default() })
    }

    fn found(clients: Vec<Wishes>) -> Vec<String> {
        let clients: HashMap<u64, Wishes> = (0..).zip(clients).collect();
        conflicts(&clients).iter().map(|conflict| format!("{:?} {:?}", conflict.topic, conflict.said)).collect()
    }

    #[test]
    fn the_same_in_another_spelling_is_the_same() {
        use MessageModel::Clustering;
        let one = client("c1", Clustering, &[("T", "TAG", "A || B"), ("U", "", ""), ("%RETRY%G", "TAG", "*")]);
        let two = client("c2", Clustering, &[("T", "", "B||A||B"), ("U", "TAG", "*")]);
        assert!(found(vec![one, two]).is_empty());
    }

    #[test]
    fn what_differs_is_named_with_who_says_it() {
        use MessageModel::{Broadcasting, Clustering};
        let one = client("c1", Clustering, &[("T", "TAG", "A"), ("V", "TAG", "*")]);
        let two = client("c2", Broadcasting, &[("T", "SQL92", "A"), ("V", "TAG", "*"), ("W", "TAG", "x")]);
        assert_eq!(
            found(vec![one.clone(), two]),
            [
                r#"None {"c1": "CLUSTERING", "c2": "BROADCASTING"}"#,
                r#"Some("T") {"c1": "TAG A", "c2": "SQL92 A"}"#,
                r#"Some("W") {"c1": "not subscribed", "c2": "TAG x"}"#,
            ]
        );
        let mut pulling = client("c3", Clustering, &[("V", "TAG", "*")]);
        pulling.actively = true;
        assert!(found(vec![one, pulling]).is_empty(), "a client that pulls names its topics as it comes to them");
    }
}
