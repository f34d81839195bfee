//! Who is connected: producers and consumers by group, as their heartbeats say.

use super::group_conflicts::{Wishes, conflicts};
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::net::Peer;
use mq_core::protocol::Language;
use mq_core::protocol::bodies::client::{
    Connection, ConsumeFromWhere, ConsumeType, ConsumerConnection, ConsumerData, GroupConflict, MessageModel, ProducerInfo,
    SubscriptionData,
};
use parking_lot::RwLock;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering::Relaxed};
use std::time::{Duration, Instant};
use tracing::warn;

/// Most subscriptions of one group; more is a mistake or an attack.
const SUBSCRIPTIONS_MAX: usize = 1_000;

/// One client on one connection.
#[derive(Clone)]
pub struct Channel {
    /// The connection.
    pub peer: Arc<Peer>,
    /// The client's own id, `ip@instance`.
    pub client_id: ByteString,
    /// Its language.
    pub language: Language,
    /// Its protocol version.
    pub version: i32,
    seen: Instant,
    seen_ms: i64,
}

/// A consumer group that has clients.
#[derive(Clone)]
pub struct ConsumerGroup {
    /// How they consume.
    pub consume_type: ConsumeType,
    /// Whether they share the messages.
    pub message_model: MessageModel,
    /// Where they start.
    pub consume_from_where: ConsumeFromWhere,
    /// What they want, by topic: the newest that any of them said.
    pub subscriptions: BTreeMap<ByteString, Arc<SubscriptionData>>,
    channels: HashMap<u64, Channel>,
    /// What each of them says itself, and where they contradict each other.
    wishes: HashMap<u64, Wishes>,
    conflicts: Vec<GroupConflict>,
    /// What the last heartbeat of version 2 said that its client's wishes hash to.
    fingerprint: Option<i32>,
}

/// A group whose other clients should hear that its members or wishes have changed.
pub struct GroupChange {
    /// The group.
    pub group: ByteString,
    /// Those who are to be told.
    pub channels: Vec<Channel>,
    /// Clients that have left.
    pub gone: Vec<ByteString>,
}

/// Every client.
#[derive(Default)]
pub struct ClientChannels {
    state: RwLock<State>,
    /// Whose turn it is among the producers of a group.
    turn: AtomicUsize,
}

#[derive(Default)]
struct State {
    consumers: HashMap<ByteString, ConsumerGroup, RandomState>,
    producers: HashMap<ByteString, HashMap<u64, Channel>, RandomState>,
    /// By client id, for those who have something for one of them; kept while the connection is.
    producers_by_id: HashMap<ByteString, Channel, RandomState>,
}

impl Channel {
    /// The client behind `peer`, seen now.
    pub fn new(peer: &Arc<Peer>, client_id: &str, language: Language, version: i32) -> Self {
        let seen_ms = mq_core::types::UnixMs::now().get();
        Self { peer: peer.clone(), client_id: client_id.into(), language, version, seen: Instant::now(), seen_ms }
    }

    fn connection(&self) -> Connection {
        Connection {
            client_addr: self.peer.addr().to_string().into(),
            client_id: self.client_id.clone(),
            language: self.language.name().into(),
            version: self.version,
        }
    }
}

impl ConsumerGroup {
    /// Its clients.
    pub fn channels(&self) -> impl Iterator<Item = &Channel> {
        self.channels.values()
    }

    /// Whether each of its clients gets every message.
    pub fn is_broadcasting(&self) -> bool {
        self.message_model == MessageModel::Broadcasting
    }

    /// The group as it is shown.
    pub fn connection(&self) -> ConsumerConnection {
        ConsumerConnection {
            conflicts: self.conflicts.clone(),
            connection_set: self.channels.values().map(Channel::connection).collect(),
            consume_from_where: self.consume_from_where,
            consume_type: self.consume_type,
            message_model: self.message_model,
            subscription_table: self.subscriptions.iter().map(|(topic, wish)| (topic.clone(), (**wish).clone())).collect(),
        }
    }
}

impl ClientChannels {
    /// A producer said that it is there.
    pub fn register_producer(&self, group: &str, channel: Channel) {
        let mut state = self.state.write();
        state.producers_by_id.insert(channel.client_id.clone(), channel.clone());
        state.producers.entry(group.into()).or_default().insert(channel.peer.id(), channel);
    }

    /// A consumer said that it is there and what it wants; who else of its group should hear of it. A heartbeat without subscriptions
    /// (`without_sub`) keeps those that are known.
    pub fn register_consumer(&self, data: &ConsumerData, channel: &Channel, without_sub: bool) -> Option<GroupChange> {
        let mut state = self.state.write();
        let group = state.consumers.entry(data.group_name.clone()).or_insert_with(|| ConsumerGroup {
            consume_type: data.consume_type,
            message_model: data.message_model,
            consume_from_where: data.consume_from_where,
            subscriptions: BTreeMap::new(),
            channels: HashMap::new(),
            wishes: HashMap::new(),
            conflicts: Vec::new(),
            fingerprint: None,
        });
        group.consume_type = data.consume_type;
        group.message_model = data.message_model;
        group.consume_from_where = data.consume_from_where;
        let joined = group.channels.insert(channel.peer.id(), channel.clone()).is_none_or(|known| known.client_id != channel.client_id);
        let new_conflicts = if without_sub { Vec::new() } else { note_wishes(group, data, channel) };
        let wishes_changed = !without_sub && merge_subscriptions(group, &data.subscription_data_set);
        let change = (joined || wishes_changed).then(|| {
            let channels = group.channels.values().cloned().collect();
            GroupChange { group: data.group_name.clone(), channels, gone: Vec::new() }
        });
        drop(state);
        for conflict in new_conflicts {
            let what = conflict.topic.as_deref().unwrap_or("the message model");
            warn!(group = %data.group_name, what, said = ?conflict.said, "clients of one group contradict each other, messages may be missed");
        }
        change
    }

    /// A heartbeat of version 2 (with a fingerprint of its client's wishes) came for the group. True: the next one is to bring the wishes
    /// themselves, since another client's were heard meanwhile or, `without_sub`, these were never heard.
    pub fn wishes_needed(&self, group: &str, fingerprint: i32, without_sub: bool) -> bool {
        let mut state = self.state.write();
        let Some(group) = state.consumers.get_mut(group) else { return true };
        if without_sub {
            return group.fingerprint != Some(fingerprint);
        }
        group.fingerprint.replace(fingerprint).is_some_and(|known| known != fingerprint)
    }

    /// A client left a consumer group of its own will.
    pub fn unregister_consumer(&self, group: &str, peer: &Peer) -> Option<GroupChange> {
        self.state.write().drop_consumers(group, |channel| channel.peer.id() == peer.id())
    }

    /// A client left a producer group of its own will.
    pub fn unregister_producer(&self, group: &str, peer: &Peer) {
        self.state.write().drop_producers(group, |channel| channel.peer.id() == peer.id());
    }

    /// A connection has ended: its client leaves every group.
    pub fn remove_peer(&self, peer: &Peer) -> Vec<GroupChange> {
        self.state.write().drop_everywhere(|channel| channel.peer.id() == peer.id())
    }

    /// Drops clients that have been silent for longer than `expiry`, though their connections are open.
    pub fn expire(&self, now: Instant, expiry: Duration) -> Vec<GroupChange> {
        self.state.write().drop_everywhere(|channel| now.saturating_duration_since(channel.seen) > expiry)
    }

    /// The consumer group, if it has clients.
    pub fn consumer_group(&self, group: &str) -> Option<ConsumerGroup> {
        self.state.read().consumers.get(group).cloned()
    }

    /// What the group wants of the topic, and whether it broadcasts.
    pub fn subscription(&self, group: &str, topic: &str) -> Option<(MessageModel, Option<Arc<SubscriptionData>>)> {
        let state = self.state.read();
        let group = state.consumers.get(group)?;
        Some((group.message_model, group.subscriptions.get(topic).cloned()))
    }

    /// Groups with clients that want the topic.
    pub fn groups_of(&self, topic: &str) -> Vec<ByteString> {
        let state = self.state.read();
        state.consumers.iter().filter(|(_, group)| group.subscriptions.contains_key(topic)).map(|(name, _)| name.clone()).collect()
    }

    /// The channel of that client in the consumer group.
    pub fn consumer(&self, group: &str, client_id: &str) -> Option<Channel> {
        let state = self.state.read();
        state.consumers.get(group)?.channels.values().find(|channel| channel.client_id == client_id).cloned()
    }

    /// A producer of the group, each in turn, that has no more than `queued_max` bytes to read before it would see a question.
    pub fn producer_to_ask(&self, group: &str, queued_max: usize) -> Option<Channel> {
        let turn = self.turn.fetch_add(1, Relaxed);
        let state = self.state.read();
        let channels = state.producers.get(group)?;
        let mut from_turn = channels.values().cycle().skip(turn % channels.len().max(1)).take(channels.len());
        from_turn.find(|channel| channel.peer.outbox().queued_bytes() <= queued_max).cloned()
    }

    /// The producer with that client id.
    pub fn producer(&self, client_id: &str) -> Option<Channel> {
        self.state.read().producers_by_id.get(client_id).cloned()
    }

    /// The connections of a producer group.
    pub fn producer_connections(&self, group: &str) -> Option<Vec<Connection>> {
        let state = self.state.read();
        state.producers.get(group).map(|channels| channels.values().map(Channel::connection).collect())
    }

    /// Every producer, by group.
    pub fn producers(&self) -> BTreeMap<ByteString, Vec<ProducerInfo>> {
        let info = |channel: &Channel| ProducerInfo {
            client_id: channel.client_id.clone(),
            language: channel.language.name().into(),
            last_update_timestamp: channel.seen_ms,
            remote_i_p: channel.peer.addr().to_string().into(),
            version: channel.version,
        };
        let state = self.state.read();
        state.producers.iter().map(|(group, channels)| (group.clone(), channels.values().map(info).collect())).collect()
    }
}

impl State {
    fn drop_everywhere(&mut self, gone: impl Fn(&Channel) -> bool) -> Vec<GroupChange> {
        self.producers_by_id.retain(|_, channel| !gone(channel));
        let producers: Vec<_> = self.producers.keys().cloned().collect();
        for group in producers {
            self.drop_producers(&group, &gone);
        }
        let consumers: Vec<_> = self.consumers.keys().cloned().collect();
        consumers.iter().filter_map(|group| self.drop_consumers(group, &gone)).collect()
    }

    fn drop_producers(&mut self, group: &str, gone: impl Fn(&Channel) -> bool) {
        if let Some(channels) = self.producers.get_mut(group) {
            channels.retain(|_, channel| !gone(channel));
            if channels.is_empty() {
                self.producers.remove(group);
            }
        }
    }

    fn drop_consumers(&mut self, group: &str, is_gone: impl Fn(&Channel) -> bool) -> Option<GroupChange> {
        let consumers = self.consumers.get_mut(group)?;
        let mut gone = Vec::new();
        consumers.channels.retain(|_, channel| {
            let leaves = is_gone(channel);
            if leaves {
                gone.push(channel.client_id.clone());
            }
            !leaves
        });
        if gone.is_empty() {
            return None;
        }
        consumers.wishes.retain(|peer, _| consumers.channels.contains_key(peer));
        consumers.conflicts = conflicts(&consumers.wishes);
        // One that has come back on another connection before its old one was seen to end has not left.
        gone.retain(|client_id| consumers.channels.values().all(|channel| channel.client_id != *client_id));
        let channels = consumers.channels.values().cloned().collect();
        if consumers.channels.is_empty() {
            self.consumers.remove(group);
        }
        Some(GroupChange { group: group.into(), channels, gone })
    }
}

/// Notes what the client says itself; contradictions that are new.
fn note_wishes(group: &mut ConsumerGroup, data: &ConsumerData, channel: &Channel) -> Vec<GroupConflict> {
    let wishes = Wishes::new(&channel.client_id, data);
    if group.wishes.get(&channel.peer.id()) == Some(&wishes) {
        return Vec::new();
    }
    group.wishes.insert(channel.peer.id(), wishes);
    let before = std::mem::replace(&mut group.conflicts, conflicts(&group.wishes));
    group.conflicts.iter().filter(|conflict| before.iter().all(|known| known.topic != conflict.topic)).cloned().collect()
}

/// Takes over newer wishes, and forgets topics that the client no longer names; whether anything changed.
fn merge_subscriptions(group: &mut ConsumerGroup, wishes: &[SubscriptionData]) -> bool {
    let mut changed = false;
    for wish in wishes.iter().take(SUBSCRIPTIONS_MAX) {
        match group.subscriptions.get(&wish.topic) {
            Some(known) if known.sub_version >= wish.sub_version => {}
            known => {
                changed |= known.is_none_or(|known| known.sub_string != wish.sub_string || known.expression_type != wish.expression_type);
                group.subscriptions.insert(wish.topic.clone(), Arc::new(wish.clone()));
            }
        }
    }
    let before = group.subscriptions.len();
    group.subscriptions.retain(|topic, _| wishes.iter().any(|wish| wish.topic == *topic));
    changed || group.subscriptions.len() != before
}
