//! Namespaces: a prefix by which the topics and groups of one tenant keep apart from those of others (Apache's `NamespaceUtil`).
//!
//! Only clients know of it: what they name to servers is `namespace%name` (`%RETRY%namespace%group`), what users see is `name`. Names of the
//! system have none. Whoever faces the user translates: the producer and the consumers, at their methods; nothing behind them does.

use super::ClientError;
use crate::message::Message;
use crate::names::{DLQ_PREFIX, GroupName, NameError, RETRY_PREFIX, SYSTEM_GROUPS, TopicName, is_system_topic};
use crate::protocol::bodies::queue::MessageQueue;
use bytestring::ByteString;

/// A tenant's prefix, or none.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Namespace(Option<ByteString>);

impl Namespace {
    /// The namespace of that name; an empty name is none.
    ///
    /// # Errors
    /// A name with characters that topics cannot have, or with `%`, which parts it from what follows.
    pub fn new(name: &str) -> Result<Self, ClientError> {
        if name.is_empty() {
            return Ok(Self(None));
        }
        if name.contains('%') {
            return Err(ClientError::illegal("namespace", format!("{name:?} contains %")));
        }
        Ok(Self(Some(TopicName::new(name)?.as_shared().clone())))
    }

    /// Its name; empty for none.
    pub fn name(&self) -> &str {
        self.0.as_deref().unwrap_or_default()
    }

    pub(super) fn is_none(&self) -> bool {
        self.0.is_none()
    }

    /// What servers know `name` as.
    pub(super) fn wrap(&self, name: &ByteString) -> ByteString {
        let Some(namespace) = &self.0 else { return name.clone() };
        let system = is_system_topic(name) || SYSTEM_GROUPS.contains(&&**name);
        let (prefix, rest) = split(name);
        if system || inside(rest, namespace).is_some() {
            return name.clone();
        }
        format!("{prefix}{namespace}%{rest}").into()
    }

    /// What users know `name` as.
    pub(super) fn unwrap(&self, name: &ByteString) -> ByteString {
        let Some(namespace) = &self.0 else { return name.clone() };
        let (prefix, rest) = split(name);
        match inside(rest, namespace) {
            Some(inner) => format!("{prefix}{inner}").into(),
            None => name.clone(),
        }
    }

    pub(super) fn topic(&self, topic: &TopicName) -> Result<TopicName, NameError> {
        if self.is_none() { Ok(topic.clone()) } else { TopicName::new(self.wrap(topic.as_shared())) }
    }

    pub(super) fn group(&self, group: &GroupName) -> Result<GroupName, NameError> {
        if self.is_none() { Ok(group.clone()) } else { GroupName::new(self.wrap(group.as_shared())) }
    }

    pub(super) fn message(&self, mut message: Message) -> Result<Message, NameError> {
        message.topic = self.topic(&message.topic)?;
        Ok(message)
    }

    pub(super) fn queue(&self, queue: &MessageQueue) -> MessageQueue {
        MessageQueue { topic: self.wrap(&queue.topic), ..queue.clone() }
    }

    /// The queue as users know it.
    pub(super) fn shown(&self, queue: &MessageQueue) -> MessageQueue {
        MessageQueue { topic: self.unwrap(&queue.topic), ..queue.clone() }
    }
}

/// The prefix of a retry or dead-letter topic, and the rest.
fn split(name: &str) -> (&str, &str) {
    let prefix = [RETRY_PREFIX, DLQ_PREFIX].into_iter().find(|prefix| name.starts_with(prefix)).unwrap_or_default();
    name.split_at(prefix.len())
}

fn inside<'n>(name: &'n str, namespace: &str) -> Option<&'n str> {
    name.strip_prefix(namespace)?.strip_prefix('%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_wrapped_as_in_java() {
        let namespace = Namespace::new("ns").unwrap();
        for (user, server) in [
            ("T", "ns%T"),
            ("%RETRY%G", "%RETRY%ns%G"),
            ("%DLQ%G", "%DLQ%ns%G"),
            ("nsT", "ns%nsT"),
            ("RMQ_SYS_TRACE_TOPIC", "RMQ_SYS_TRACE_TOPIC"),
            ("TOOLS_CONSUMER", "TOOLS_CONSUMER"),
        ] {
            assert_eq!(namespace.wrap(&user.into()), server);
            assert_eq!(namespace.wrap(&server.into()), server, "not twice");
            assert_eq!(namespace.unwrap(&server.into()), user);
            assert_eq!(namespace.unwrap(&user.into()), user);
        }
        assert_eq!(Namespace::default().wrap(&"T".into()), "T");
        assert_eq!(namespace.unwrap(&"other%T".into()), "other%T");
    }

    #[test]
    fn a_namespace_is_a_name() {
        assert!(Namespace::new("").unwrap().is_none());
        assert!(Namespace::new("a%b").is_err());
        assert!(Namespace::new("a b").is_err());
    }
}
