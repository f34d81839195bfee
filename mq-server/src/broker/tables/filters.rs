//! Who filters by which expression, and the expressions compiled.
//!
//! A program is found by its expression's text: several groups, and pulls that carry expressions of their own, share one, and nothing has to
//! be told when a group changes its mind. Beside that stands the list that Apache's brokers keep in `consumerFilter.json`, who subscribed to
//! what and until when; it is kept for them and for tools, and decides nothing here.
//!
//! Law: what does not compile is refused wherever it is used; no message is ever handed out unfiltered in its stead.

use super::persist::Changed;
use ahash::RandomState;
use bytestring::ByteString;
use mq_core::filter::{FilterError, SqlFilter, bloom_data, is_tag_type};
use mq_core::protocol::bodies::client::SubscriptionData;
use mq_core::protocol::bodies::filter::{BloomFilterData, ConsumerFilterData, ConsumerFilterTable, TopicFilters};
use mq_core::types::UnixMs;
use parking_lot::RwLock;
use std::collections::HashMap;
use std::sync::Arc;
use tracing::warn;

/// Most compiled expressions that are kept; with more in use at once some are compiled anew for every pull.
const COMPILED_MAX: usize = 1_000;
/// Most expressions that are listed; those of further groups work, they only are not in the file.
const LISTED_MAX: usize = 20_000;
/// An expression that nobody uses is listed for so long (Apache's `filterDataCleanTimeSpan`).
const LISTED_UNUSED_MS: i64 = 24 * 3_600_000;
/// An expression that was in use when the broker stopped counts as unused since this long before its start, as in Apache.
const LOADED_UNUSED_MS: i64 = 30_000;

/// The expressions of every group.
pub struct Filters {
    state: RwLock<State>,
    changed: Changed,
}

#[derive(Default)]
struct State {
    compiled: HashMap<ByteString, Arc<SqlFilter>, RandomState>,
    listed: ConsumerFilterTable,
    /// Versions of subscriptions, by group and topic, that were already said not to compile.
    complained: HashMap<(ByteString, ByteString), i64, RandomState>,
}

impl Filters {
    /// The list as it was saved.
    pub fn load(mut saved: ConsumerFilterTable, changed: Changed) -> Self {
        let unused_since = UnixMs::now().get() - LOADED_UNUSED_MS;
        for data in saved.filter_data_by_topic.values_mut().flat_map(|topic| topic.group_filter_data.values_mut()) {
            if data.dead_time == 0 {
                set_unused(data, unused_since);
            }
        }
        Self { state: RwLock::new(State { listed: saved, ..State::default() }), changed }
    }

    /// The program of an expression.
    ///
    /// # Errors
    /// It does not compile.
    pub fn compiled(&self, expression: &str) -> Result<Arc<SqlFilter>, FilterError> {
        if let Some(known) = self.state.read().compiled.get(expression) {
            return Ok(known.clone());
        }
        let program = Arc::new(SqlFilter::compile(expression)?);
        let mut state = self.state.write();
        if state.compiled.len() >= COMPILED_MAX {
            // Those that waiting pulls hold are likely to be asked for again.
            state.compiled.retain(|_, program| Arc::strong_count(program) > 1);
        }
        if state.compiled.len() < COMPILED_MAX {
            state.compiled.insert(expression.into(), program.clone());
        }
        Ok(program)
    }

    /// Notes what a heartbeat says of a group. `partial`: it does not say what the group no longer wants.
    pub fn register(&self, group: &ByteString, wishes: &[SubscriptionData], partial: bool) {
        let by_expression = |wish: &&SubscriptionData| !is_tag_type(&wish.expression_type);
        if !wishes.iter().any(|wish| by_expression(&wish)) && self.state.read().listed.filter_data_by_topic.is_empty() {
            return;
        }
        let mut changed = false;
        for wish in wishes.iter().filter(by_expression) {
            changed |= self.register_one(group, wish);
        }
        if !partial {
            changed |= self.mark_unused(group, |topic| wishes.iter().any(|wish| wish.topic == *topic));
        }
        if changed {
            self.changed.mark();
        }
    }

    /// The group's last client has left.
    pub fn group_is_gone(&self, group: &str) {
        if self.mark_unused(group, |_| false) {
            self.changed.mark();
        }
    }

    /// The list as it is saved, without what nobody used for long.
    pub fn table(&self) -> ConsumerFilterTable {
        let long_ago = UnixMs::now().get() - LISTED_UNUSED_MS;
        let mut state = self.state.write();
        for topic in state.listed.filter_data_by_topic.values_mut() {
            topic.group_filter_data.retain(|_, data| data.dead_time == 0 || data.dead_time > long_ago);
        }
        state.listed.filter_data_by_topic.retain(|_, topic| !topic.group_filter_data.is_empty());
        state.listed.clone()
    }

    /// Notes one wish; whether the list changed.
    fn register_one(&self, group: &ByteString, wish: &SubscriptionData) -> bool {
        let known = self.state.read().data(group, &wish.topic).map(|data| (data.client_version, data.expression.clone(), data.dead));
        match known {
            Some((version, ..)) if wish.sub_version < version => return false,
            Some((version, _, false)) if wish.sub_version == version => return false,
            Some((_, expression, dead)) if expression == wish.sub_string => {
                let mut state = self.state.write();
                let Some(data) = state.data_mut(group, &wish.topic) else { return false };
                data.client_version = wish.sub_version;
                (data.dead, data.dead_time) = (false, 0);
                return dead;
            }
            _ => {}
        }
        match self.compiled(&wish.sub_string) {
            Ok(_) => self.list(group, wish),
            Err(error) => self.complain(group, wish, &error),
        }
    }

    fn list(&self, group: &ByteString, wish: &SubscriptionData) -> bool {
        let bits = bloom_data(group, &wish.topic);
        // Copies: what comes with a heartbeat shares its memory.
        let data = ConsumerFilterData {
            bloom_filter_data: Some(BloomFilterData { bit_num: bits.bit_num, bit_pos: bits.bit_pos.to_vec() }),
            born_time: UnixMs::now().get(),
            client_version: wish.sub_version,
            consumer_group: (**group).into(),
            dead: false,
            dead_time: 0,
            expression: (*wish.sub_string).into(),
            expression_type: (*wish.expression_type).into(),
            topic: (*wish.topic).into(),
        };
        let mut state = self.state.write();
        let topics = &mut state.listed.filter_data_by_topic;
        if topics.values().map(|topic| topic.group_filter_data.len()).sum::<usize>() >= LISTED_MAX {
            return false;
        }
        let topic =
            topics.entry(data.topic.clone()).or_insert_with(|| TopicFilters { topic: data.topic.clone(), ..TopicFilters::default() });
        topic.group_filter_data.insert(data.consumer_group.clone(), data);
        true
    }

    /// Says once that a group subscribes to what does not compile, and takes its old expression off the list.
    fn complain(&self, group: &ByteString, wish: &SubscriptionData, error: &FilterError) -> bool {
        let mut state = self.state.write();
        if state.complained.len() >= LISTED_MAX {
            state.complained.clear();
        }
        let key = ((**group).into(), (*wish.topic).into());
        if state.complained.insert(key, wish.sub_version) != Some(wish.sub_version) {
            warn!(%group, topic = %wish.topic, expression = %wish.sub_string, %error, "a group subscribes with an expression that does not parse; its pulls are refused");
        }
        let topic = state.listed.filter_data_by_topic.get_mut(&wish.topic);
        topic.is_some_and(|topic| topic.group_filter_data.remove(group).is_some())
    }

    /// Marks the group's expressions as unused, but for topics that are still `wanted`; whether any was in use.
    fn mark_unused(&self, group: &str, wanted: impl Fn(&ByteString) -> bool) -> bool {
        let mine =
            |topic: &TopicFilters| topic.group_filter_data.get(group).is_some_and(|data| data.dead_time == 0) && !wanted(&topic.topic);
        if !self.state.read().listed.filter_data_by_topic.values().any(mine) {
            return false;
        }
        let now = UnixMs::now().get();
        let mut state = self.state.write();
        for topic in state.listed.filter_data_by_topic.values_mut().filter(|topic| mine(topic)) {
            topic.group_filter_data.get_mut(group).into_iter().for_each(|data| set_unused(data, now));
        }
        true
    }
}

impl State {
    fn data(&self, group: &str, topic: &str) -> Option<&ConsumerFilterData> {
        self.listed.filter_data_by_topic.get(topic)?.group_filter_data.get(group)
    }

    fn data_mut(&mut self, group: &str, topic: &str) -> Option<&mut ConsumerFilterData> {
        self.listed.filter_data_by_topic.get_mut(topic)?.group_filter_data.get_mut(group)
    }
}

fn set_unused(data: &mut ConsumerFilterData, since: i64) {
    data.dead = true;
    data.dead_time = since.max(data.born_time);
}
