//! The kinds of writes that plans are made of: how each is done, read back and undone.

use super::accounts;
use super::call::Call;
use crate::admin::{Admin, AdminError};
use crate::names::{GroupName, TopicName};
use crate::ops::reset::Method;
use crate::protocol::bodies::auth::{AclInfo, UserInfo};
use crate::protocol::bodies::group::SubscriptionGroupConfig;
use crate::protocol::bodies::topic::{PERM_INHERIT, PERM_READ, PERM_WRITE, TopicConfig};
use crate::protocol::headers::offset::ResetOffset;
use crate::types::{QueueId, QueueOffset, UnixMs};
use serde::{Deserialize, Serialize};

/// One write.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Change {
    /// A topic's settings on one broker; without `before` it is made.
    Topic {
        /// As they are.
        before: Option<TopicConfig>,
        /// As they shall be.
        after: TopicConfig,
    },
    /// A topic with its messages goes from one broker.
    DeleteTopic {
        /// Which.
        topic: String,
    },
    /// A name server forgets a topic.
    ForgetTopic {
        /// Which.
        topic: String,
        /// In that cluster only.
        cluster: Option<String>,
    },
    /// A group's settings on one broker; without `before` it is made.
    Group {
        /// As they are.
        before: Option<SubscriptionGroupConfig>,
        /// As they shall be.
        after: SubscriptionGroupConfig,
    },
    /// A group's settings go from one broker.
    DeleteGroup {
        /// Which.
        group: String,
        /// Its positions go too.
        offsets: bool,
    },
    /// One setting of a broker, a name server or a controller.
    Setting {
        /// Of which kind of server.
        #[serde(default)]
        of: Server,
        /// Which.
        key: String,
        /// As it is; `None`: the broker does not list it.
        before: Option<String>,
        /// As it shall be.
        after: String,
    },
    /// A group's position in one queue.
    Position {
        /// The group.
        group: String,
        /// The topic.
        topic: String,
        /// The queue's number on this broker.
        queue_id: i32,
        /// As it is; `None`: never committed.
        before: Option<i64>,
        /// As it shall be.
        after: i64,
        /// By the broker, or in the group's name.
        by_broker: bool,
    },
    /// Whether a broker's queues may be written, at one name server.
    Writable {
        /// The broker.
        broker_name: String,
        /// As it shall be.
        writable: bool,
    },
    /// A value that one name server keeps.
    Kv {
        /// In which namespace.
        namespace: String,
        /// Under which key.
        key: String,
        /// As it is.
        before: Option<String>,
        /// As it shall be; `None`: gone.
        after: Option<String>,
    },
    /// A user on one broker; without `before` it is made, without `after` it goes.
    User {
        /// As it is.
        before: Option<UserInfo>,
        /// As it shall be.
        after: Option<UserInfo>,
    },
    /// What a subject may do on one broker.
    Acl {
        /// As it is.
        before: Option<AclInfo>,
        /// As it shall be.
        after: Option<AclInfo>,
    },
    /// A write that cannot be read back.
    Call(Call),
}

/// Who has a setting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Server {
    /// A broker.
    #[default]
    Broker,
    /// A name server.
    NameServer,
    /// A controller.
    Controller,
}

impl Server {
    async fn settings(self, admin: &Admin, addr: &str) -> Result<Vec<(String, String)>, AdminError> {
        match self {
            Self::Broker => admin.broker_config(addr).await,
            Self::NameServer => admin.name_server_config(addr).await,
            Self::Controller => admin.controller_config(addr).await,
        }
    }

    async fn update(self, admin: &Admin, addr: &str, pair: (&str, &str)) -> Result<(), AdminError> {
        match self {
            Self::Broker => admin.update_broker_config(addr, &[pair]).await,
            Self::NameServer => admin.update_name_server_config(addr, &[pair]).await,
            Self::Controller => admin.update_controller_config(addr, &[pair]).await,
        }
    }
}

/// What a look at a target found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Seen {
    /// As the plan found it.
    AsBefore,
    /// As the plan leaves it.
    AsAfter,
    /// Something else: in words.
    Otherwise(String),
}

impl Change {
    /// Whether it leaves things as they are.
    pub fn is_nothing(&self) -> bool {
        match self {
            Self::Topic { before, after } => before.as_ref() == Some(after),
            Self::Group { before, after } => before.as_ref() == Some(after),
            Self::Setting { before, after, .. } => before.as_ref() == Some(after),
            Self::Position { before, after, .. } => *before == Some(*after),
            Self::Kv { before, after, .. } => before == after,
            Self::User { before, after } => before == after,
            Self::Acl { before, after } => before == after,
            Self::Call(_) => false,
            Self::DeleteTopic { .. } | Self::ForgetTopic { .. } | Self::DeleteGroup { .. } | Self::Writable { .. } => false,
        }
    }

    /// What it is about, when that is no server.
    pub fn subject(&self) -> Option<&str> {
        match self {
            Self::Topic { after: TopicConfig { topic_name, .. }, .. } => Some(topic_name),
            Self::Group { after: SubscriptionGroupConfig { group_name, .. }, .. } => Some(group_name),
            Self::DeleteTopic { topic } | Self::ForgetTopic { topic, .. } | Self::Position { topic, .. } => Some(topic),
            Self::DeleteGroup { group, .. } => Some(group),
            Self::User { before, after } => Some(accounts::user_name(before.as_ref(), after.as_ref())),
            Self::Acl { before, after } => Some(accounts::subject(before.as_ref(), after.as_ref())),
            Self::Kv { key, .. } => Some(key),
            Self::Setting { .. } | Self::Writable { .. } | Self::Call(_) => None,
        }
    }

    /// Does it at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused; or a name in the plan is none.
    pub async fn write(&self, admin: &Admin, addr: &str) -> Result<(), AdminError> {
        match self {
            Self::Topic { before, after } => admin.put_topic(addr, after, &attribute_text(before.as_ref(), after)).await,
            Self::DeleteTopic { topic } => admin.delete_topic_at(addr, &topic_name(topic)?).await,
            Self::ForgetTopic { topic, cluster } => admin.forget_topic_at(addr, &topic_name(topic)?, cluster.as_deref()).await,
            Self::Group { after, .. } => admin.put_group(addr, after).await,
            Self::DeleteGroup { group, offsets } => {
                let group =
                    GroupName::new(group.as_str()).map_err(|error| AdminError::Illegal { what: "group", reason: error.to_string() })?;
                admin.delete_group_at(addr, &group, *offsets).await
            }
            Self::Setting { of, key, after, .. } => of.update(admin, addr, (key, after)).await,
            Self::Position { group, topic, queue_id, after, by_broker, .. } => {
                let method = if *by_broker { Method::Broker } else { Method::Commit };
                move_queue(admin, addr, group, topic, QueueId(*queue_id), QueueOffset(*after), method).await
            }
            Self::Writable { broker_name, writable } => admin.set_writable_at(addr, broker_name, *writable).await.map(drop),
            Self::Kv { namespace, key, after: Some(value), .. } => admin.put_kv_at(addr, namespace, key, value).await,
            Self::Kv { namespace, key, .. } => admin.delete_kv_at(addr, namespace, key).await,
            Self::User { before, after } => accounts::write_user(admin, addr, before.as_ref(), after.as_ref()).await,
            Self::Acl { before, after } => accounts::write_acl(admin, addr, before.as_ref(), after.as_ref()).await,
            Self::Call(call) => call.make(admin, addr).await,
        }
    }

    /// How things are at `addr`; with `done`, after the write.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn look(&self, admin: &Admin, addr: &str, done: bool) -> Result<Seen, AdminError> {
        let unseen = if done { Seen::AsAfter } else { Seen::AsBefore };
        match self {
            Self::Topic { before, after } => {
                let now = absent(admin.topic_config(addr, &after.topic_name).await)?;
                // A broker marks a topic as ordered by itself when a name server has an order for it, so the mark counts only when it is to change.
                let by_order = before.as_ref().is_some_and(|before| before.order != after.order);
                let same = |a: &TopicConfig, b: &TopicConfig| {
                    let order = if by_order { b.order } else { a.order };
                    topic_values(a) == topic_values(&TopicConfig { order, ..b.clone() })
                };
                Ok(seen(now.as_ref(), before.as_ref(), Some(after), same, topic_shape))
            }
            Self::Group { before, after } => {
                let now = absent(admin.group_config(addr, &after.group_name).await)?;
                Ok(seen(now.as_ref(), before.as_ref(), Some(after), PartialEq::eq, |_| "a group with other settings".into()))
            }
            Self::DeleteTopic { topic } => {
                let there = admin.topic_config_table(addr).await?.topic_config_table.contains_key(topic.as_str());
                Ok(if there { Seen::AsBefore } else { Seen::AsAfter })
            }
            Self::DeleteGroup { group, .. } => {
                let there = absent(admin.group_config(addr, group).await)?.is_some();
                Ok(if there { Seen::AsBefore } else { Seen::AsAfter })
            }
            Self::Setting { of, key, before, after } => {
                let now = of.settings(admin, addr).await?.into_iter().find(|(known, _)| known == key).map(|(_, value)| value);
                Ok(seen(now.as_ref(), before.as_ref(), Some(after), PartialEq::eq, |now| format!("{key}={now}")))
            }
            Self::Position { group, topic, queue_id, before, after, by_broker } => {
                let now = admin.committed_offset(addr, group, topic, QueueId(*queue_id)).await?.map(QueueOffset::get);
                // Clients that are connected move it all the time, and may have consumed from the new one on already.
                match (by_broker, done, now) {
                    (true, false, _) => Ok(Seen::AsBefore),
                    (true, true, Some(now)) if now >= *after => Ok(Seen::AsAfter),
                    _ => Ok(seen(now.as_ref(), before.as_ref(), Some(after), PartialEq::eq, |now| {
                        format!("{now}, not {after}: a late commit may have overwritten it")
                    })),
                }
            }
            // Nothing that can be read tells; the answer to the write is all there is.
            Self::ForgetTopic { .. } | Self::Writable { .. } | Self::Call(_) => Ok(unseen),
            Self::Kv { namespace, key, before, after } => {
                let now = admin.kv_at(addr, namespace, key).await?.map(|value| value.to_string());
                Ok(seen(now.as_ref(), before.as_ref(), after.as_ref(), PartialEq::eq, Clone::clone))
            }
            Self::User { before, after } => {
                let now = admin.user(addr, accounts::user_name(before.as_ref(), after.as_ref())).await?;
                Ok(seen(now.as_ref(), before.as_ref(), after.as_ref(), accounts::same_user, |_| "a user with other settings".into()))
            }
            Self::Acl { before, after } => {
                let now = admin.acl(addr, accounts::subject(before.as_ref(), after.as_ref())).await?;
                Ok(seen(now.as_ref(), before.as_ref(), after.as_ref(), accounts::same_acl, |_| "other policies".into()))
            }
        }
    }

    /// The change that brings the old value back.
    #[must_use]
    pub fn inverse(&self) -> Option<Self> {
        match self {
            Self::Topic { before: Some(before), after } => Some(Self::Topic { before: Some(after.clone()), after: before.clone() }),
            Self::Group { before: Some(before), after } => Some(Self::Group { before: Some(after.clone()), after: before.clone() }),
            Self::Setting { of, key, before: Some(before), after } => {
                Some(Self::Setting { of: *of, key: key.clone(), before: Some(after.clone()), after: before.clone() })
            }
            Self::Kv { namespace, key, before, after } => {
                let (before, after) = (after.clone(), before.clone());
                Some(Self::Kv { namespace: namespace.clone(), key: key.clone(), before, after })
            }
            Self::User { before, after } => Some(Self::User { before: after.clone(), after: before.clone() }),
            Self::Acl { before, after } => Some(Self::Acl { before: after.clone(), after: before.clone() }),
            Self::Call(call) => call.inverse().map(Self::Call),
            Self::Position { group, topic, queue_id, before: Some(before), after, by_broker } => Some(Self::Position {
                group: group.clone(),
                topic: topic.clone(),
                queue_id: *queue_id,
                before: Some(*after),
                after: *before,
                by_broker: *by_broker,
            }),
            Self::Writable { broker_name, writable } => Some(Self::Writable { broker_name: broker_name.clone(), writable: !writable }),
            _ => None,
        }
    }

    /// What it does, for people.
    pub fn effect(&self) -> String {
        if self.is_nothing() {
            return "unchanged".into();
        }
        match self {
            Self::Topic { before: None, after } => format!("create: {}", topic_shape(after)),
            Self::Topic { before: Some(before), after } => format!("change: {} -> {}", topic_shape(before), topic_shape(after)),
            Self::Group { before: None, after } => format!("create: {}", group_shape(after)),
            Self::Group { before: Some(before), after } => format!("change: {} -> {}", group_shape(before), group_shape(after)),
            Self::DeleteTopic { topic } => format!("delete {topic}"),
            Self::ForgetTopic { topic, .. } => format!("forget {topic}"),
            Self::DeleteGroup { group, offsets: true } => format!("delete {group} and its positions"),
            Self::DeleteGroup { group, .. } => format!("delete {group}"),
            Self::Setting { key, before, after, .. } => format!("{key}: {} -> {after}", before.as_deref().unwrap_or("(not listed)")),
            Self::Position { before, after, .. } => format!("{} -> {after}", position_text(*before)),
            Self::Writable { broker_name, writable: true } => format!("{broker_name} may be written"),
            Self::Writable { broker_name, .. } => format!("{broker_name} may not be written"),
            Self::Kv { namespace, key, before, after } => {
                let word = |value: &Option<String>| value.clone().unwrap_or_else(|| "none".into());
                format!("{namespace}/{key}: {} -> {}", word(before), word(after))
            }
            Self::User { before, after } => accounts::user_effect(before.as_ref(), after.as_ref()),
            Self::Acl { before, after } => accounts::acl_effect(before.as_ref(), after.as_ref()),
            Self::Call(call) => call.effect(),
        }
    }

    /// Of a confirmed change.
    pub(super) fn done_text(&self) -> String {
        match self {
            Self::Topic { before: None, .. } | Self::Group { before: None, .. } => "created".into(),
            Self::Topic { .. } | Self::Group { .. } => "changed".into(),
            Self::DeleteTopic { .. } | Self::DeleteGroup { .. } => "deleted".into(),
            Self::ForgetTopic { .. } => "forgotten".into(),
            _ => self.effect(),
        }
    }

    /// Of a change that changes nothing.
    pub(super) fn unchanged_text(&self) -> String {
        match self {
            Self::Position { after, .. } => format!("at {after}"),
            _ => "as asked for".into(),
        }
    }
}

fn position_text(position: Option<i64>) -> String {
    position.map_or("none".into(), |position| position.to_string())
}

fn topic_name(name: &str) -> Result<TopicName, AdminError> {
    TopicName::new(name).map_err(|error| AdminError::Illegal { what: "topic", reason: error.to_string() })
}

/// "There is none" as a value.
fn absent<T>(found: Result<T, AdminError>) -> Result<Option<T>, AdminError> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(AdminError::NotFound { .. }) => Ok(None),
        Err(error) => Err(error),
    }
}

fn seen<T: ?Sized>(
    now: Option<&T>,
    before: Option<&T>,
    after: Option<&T>,
    same: impl Fn(&T, &T) -> bool,
    words: impl Fn(&T) -> String,
) -> Seen {
    let equal = |a: Option<&T>, b: Option<&T>| match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
    };
    if equal(now, after) {
        Seen::AsAfter
    } else if equal(now, before) {
        Seen::AsBefore
    } else {
        Seen::Otherwise(now.map_or("absent".into(), words))
    }
}

/// What an operator can set of a topic; the rest is the broker's.
fn topic_values(config: &TopicConfig) -> (i32, i32, i32, bool, &std::collections::BTreeMap<String, String>) {
    (config.read_queue_nums, config.write_queue_nums, config.perm, config.order, &config.attributes)
}

fn topic_shape(config: &TopicConfig) -> String {
    let letter = |bit, letter: &'static str| if config.perm & bit != 0 { letter } else { "" };
    let perm = [letter(PERM_READ, "r"), letter(PERM_WRITE, "w"), letter(PERM_INHERIT, "x")].concat();
    let attributes: Vec<_> = config.attributes.iter().map(|(key, value)| format!("{key}={value}")).collect();
    let attributes = if attributes.is_empty() { String::new() } else { format!(", {}", attributes.join(" ")) };
    let perm = if perm.is_empty() { "-" } else { &perm };
    format!("{} read, {} write queues, {perm}{attributes}", config.read_queue_nums, config.write_queue_nums)
}

fn group_shape(config: &SubscriptionGroupConfig) -> String {
    let word = |yes| if yes { "yes" } else { "no" };
    format!(
        "consume {}, broadcast {}, {} tries, {} retry queues",
        word(config.consume_enable),
        word(config.consume_broadcast_enable),
        config.retry_max_times,
        config.retry_queue_nums
    )
}

/// `+key=value,-key`: what makes the attributes of `before` those of `after`.
fn attribute_text(before: Option<&TopicConfig>, after: &TopicConfig) -> String {
    let known = before.map(|before| &before.attributes);
    let is_new = |key: &str, value: &str| known.and_then(|known| known.get(key)).is_none_or(|known| known != value);
    let set = after.attributes.iter().filter(|(key, value)| is_new(key, value)).map(|(key, value)| format!("+{key}={value}"));
    let gone = known.into_iter().flatten().filter(|(key, _)| !after.attributes.contains_key(*key)).map(|(key, _)| format!("-{key}"));
    set.chain(gone).collect::<Vec<_>>().join(",")
}

async fn move_queue(
    admin: &Admin,
    addr: &str,
    group: &str,
    topic: &str,
    queue_id: QueueId,
    to: QueueOffset,
    method: Method,
) -> Result<(), AdminError> {
    match method {
        Method::Commit => admin.commit_offset(addr, group, topic, queue_id, to).await,
        Method::Broker => {
            let header = ResetOffset {
                topic: topic.into(),
                group: group.into(),
                timestamp: UnixMs(-1),
                is_force: true,
                queue_id: Some(queue_id),
                offset: Some(to),
            };
            admin.reset_offset(addr, &header).await.map(drop)
        }
    }
}
