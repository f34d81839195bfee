//! Planning how a cluster becomes like a snapshot again.
//!
//! A position is a number only where the queue is the one that it was taken from: its messages around the position were stored when the
//! snapshot says. Anywhere else (another cluster, a queue that was made anew) the group goes to the first message that was stored at or after
//! the earliest moment at which it had something left to consume in the topic: some messages may come twice, none is left out.

use super::capture::{meant_for, stored_at};
use super::{Position, Snapshot};
use crate::admin::{Admin, AdminError, Broker};
use crate::names::{DLQ_PREFIX, RETRY_PREFIX};
use crate::ops::plan::{Change, Class, Plan, Step};
use crate::protocol::bodies::group::SubscriptionGroupConfig;
use crate::protocol::bodies::topic::TopicConfig;
use crate::types::{QueueId, UnixMs};
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};

/// What is restored.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Topics.
    pub topics: bool,
    /// Groups.
    pub groups: bool,
    /// Values of name servers.
    pub kv: bool,
    /// Users and policies.
    pub accounts: bool,
    /// Positions.
    pub offsets: bool,
    /// New names of topics and groups, by the old ones.
    pub rename: BTreeMap<String, String>,
}

impl Default for Wanted {
    fn default() -> Self {
        Self { topics: true, groups: true, kv: true, accounts: true, offsets: true, rename: BTreeMap::new() }
    }
}

impl Wanted {
    /// The new name of a topic or group; topics of retries and dead letters follow their group.
    fn renamed(&self, name: &str) -> String {
        let prefix = [RETRY_PREFIX, DLQ_PREFIX].into_iter().find(|prefix| name.starts_with(prefix)).unwrap_or_default();
        let bare = &name[prefix.len()..];
        format!("{prefix}{}", self.rename.get(bare).map_or(bare, String::as_str))
    }
}

/// Plans it; `name` has to be typed to confirm it. Writes nothing.
///
/// # Errors
/// A name server or a master of the cluster did not answer: a restore of a part would look like one of the whole.
pub async fn plan(admin: &Admin, snapshot: &Snapshot, wanted: &Wanted, name: &str) -> Result<Plan, AdminError> {
    let masters = admin.masters(None).await?;
    let (mut steps, mut notes) = (Vec::new(), Vec::new());
    let mut planned: BTreeMap<(String, String), TopicConfig> = BTreeMap::new();
    for broker in &masters {
        if wanted.topics {
            topics(admin, snapshot, wanted, broker, &mut steps, &mut planned).await?;
        }
        if wanted.groups {
            groups(admin, snapshot, wanted, broker, &mut steps).await?;
        }
        if wanted.accounts {
            accounts(admin, snapshot, broker, &mut steps, &mut notes).await?;
        }
    }
    if wanted.kv {
        values(admin, snapshot, wanted, &mut steps).await?;
    }
    if wanted.offsets {
        offsets(admin, snapshot, wanted, &masters, &planned, &mut steps, &mut notes).await?;
    }
    steps.retain(|step: &Step| !step.change.is_nothing());
    if !snapshot.missing.is_empty() {
        notes.push(format!("the snapshot is not complete: {}", snapshot.missing.join("; ")));
    }
    notes.push("settings of brokers are not restored: mqadmin diff backup DIR live --all".to_owned());
    let mut plan =
        Plan::new("restore", format!("restore what was there at {}", UnixMs(snapshot.made_at).get()), Class::ClusterWide, name, steps);
    plan.notes = notes;
    Ok(plan)
}

async fn topics(
    admin: &Admin,
    snapshot: &Snapshot,
    wanted: &Wanted,
    broker: &Broker,
    steps: &mut Vec<Step>,
    planned: &mut BTreeMap<(String, String), TopicConfig>,
) -> Result<(), AdminError> {
    let mut now = admin.topic_config_table(&broker.addr).await?.topic_config_table;
    for (name, config) in meant_for(&snapshot.topics, &broker.name) {
        let name = wanted.renamed(&name);
        let after = TopicConfig { topic_name: name.as_str().into(), ..config };
        let before = now.remove(name.as_str());
        planned.insert((name.clone(), broker.name.to_string()), after.clone());
        let change = Change::Topic { before, after };
        steps.push(Step::new(format!("topic {name} at {}", broker.name), &*broker.addr, change));
    }
    Ok(())
}

async fn groups(admin: &Admin, snapshot: &Snapshot, wanted: &Wanted, broker: &Broker, steps: &mut Vec<Step>) -> Result<(), AdminError> {
    let mut now = admin.group_config_table(&broker.addr).await?.subscription_group_table;
    for (name, config) in meant_for(&snapshot.groups, &broker.name) {
        let name = wanted.renamed(&name);
        let after = SubscriptionGroupConfig { group_name: name.as_str().into(), ..config };
        let change = Change::Group { before: now.remove(name.as_str()), after };
        steps.push(Step::new(format!("group {name} at {}", broker.name), &*broker.addr, change));
    }
    Ok(())
}

async fn accounts(
    admin: &Admin,
    snapshot: &Snapshot,
    broker: &Broker,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Result<(), AdminError> {
    for (name, user) in meant_for(&snapshot.users, &broker.name) {
        let before = admin.user(&broker.addr, &name).await?;
        if before.is_none() && user.password.is_none() {
            notes.push(format!("user {name} is not made at {}: the snapshot has no passwords", broker.name));
            continue;
        }
        let same = before.as_ref().is_some_and(|before| {
            (&before.user_type, &before.user_status) == (&user.user_type, &user.user_status)
                && (user.password.is_none() || before.password == user.password)
        });
        if !same {
            let change = Change::User { before, after: Some(user) };
            steps.push(Step::new(format!("user {name} at {}", broker.name), &*broker.addr, change));
        }
    }
    for (subject, acl) in meant_for(&snapshot.acls, &broker.name) {
        let change = Change::Acl { before: admin.acl(&broker.addr, &subject).await?, after: Some(acl) };
        steps.push(Step::new(format!("policies of {subject} at {}", broker.name), &*broker.addr, change));
    }
    Ok(())
}

async fn values(admin: &Admin, snapshot: &Snapshot, wanted: &Wanted, steps: &mut Vec<Step>) -> Result<(), AdminError> {
    for addr in admin.name_server_addrs().await? {
        for (namespace, values) in &snapshot.kv {
            for (key, value) in values {
                let (namespace, key) = (namespace.clone(), wanted.renamed(key));
                let before = admin.kv_at(&addr, &namespace, &key).await?.map(|value| value.to_string());
                let change = Change::Kv { namespace, key, before, after: Some(value.clone()) };
                steps.push(Step::new(format!("name server {addr}"), addr.clone(), change));
            }
        }
    }
    Ok(())
}

/// Positions, by group and topic.
async fn offsets(
    admin: &Admin,
    snapshot: &Snapshot,
    wanted: &Wanted,
    masters: &[Broker],
    planned: &BTreeMap<(String, String), TopicConfig>,
    steps: &mut Vec<Step>,
    notes: &mut Vec<String>,
) -> Result<(), AdminError> {
    let mut by_topic: BTreeMap<(&str, &str), Vec<&Position>> = BTreeMap::new();
    for position in &snapshot.offsets {
        by_topic.entry((&position.group, &position.topic)).or_default().push(position);
    }
    let mut online: BTreeMap<String, bool> = BTreeMap::new();
    for ((group, topic), positions) in by_topic {
        let (group, topic) = (wanted.renamed(group), wanted.renamed(topic));
        if !online.contains_key(&group) {
            let asked = admin.group_clients(masters.to_vec(), &group).await.some_answer()?;
            let is_online = asked.answers().any(|(_, clients)| clients.online().is_some());
            if is_online {
                notes.push(format!("clients of {group} are connected: brokers move it and tell them"));
            }
            online.insert(group.clone(), is_online);
        }
        let from_ms = earliest_left(&positions, snapshot.made_at);
        let mut by_time = 0;
        for (broker, queue_id) in queues(admin, masters, &topic, planned).await? {
            let own = positions.iter().find(|known| known.broker == *broker.name && known.queue_id == queue_id.get());
            let place = place(admin, &broker, &topic, queue_id, own.copied(), from_ms).await?;
            by_time += usize::from(!place.by_number);
            let before = admin.committed_offset(&broker.addr, &group, &topic, queue_id).await?.map(|at| at.get());
            let change = Change::Position {
                group: group.clone(),
                topic: topic.clone(),
                queue_id: queue_id.get(),
                before,
                after: place.offset,
                by_broker: online[&group],
            };
            steps.push(Step::new(format!("{group} in {topic}, {}:{queue_id}", broker.name), &*broker.addr, change));
        }
        if by_time > 0 {
            notes.push(format!("{group} in {topic}: {by_time} queues are not those of the snapshot, placed by time ({from_ms})"));
        }
    }
    Ok(())
}

/// The earliest moment from which on the group had something left to consume.
fn earliest_left(positions: &[&Position], made_at: i64) -> i64 {
    let left = |position: &&Position| match (position.at_end, position.next_stored_ms, position.last_stored_ms) {
        (false, Some(next), _) => next,
        // What was next is gone: everything that is left, was left.
        (false, None, _) => position.last_stored_ms.map_or(0, |last| last + 1),
        (true, _, Some(last)) => last + 1,
        (true, _, None) => made_at,
    };
    positions.iter().map(left).min().unwrap_or(made_at)
}

struct Place {
    offset: i64,
    by_number: bool,
}

/// Where the group goes in one queue.
async fn place(
    admin: &Admin,
    broker: &Broker,
    topic: &str,
    queue_id: QueueId,
    own: Option<&Position>,
    from_ms: i64,
) -> Result<Place, AdminError> {
    let absent = |error: &AdminError| matches!(error, AdminError::Refused { .. });
    // A topic that this very plan makes has no queues yet.
    let (min, max) = match (admin.min_offset(&broker.addr, topic, queue_id).await, admin.max_offset(&broker.addr, topic, queue_id).await) {
        (Ok(min), Ok(max)) => (min.get(), max.get()),
        (Err(error), _) | (_, Err(error)) if absent(&error) => return Ok(Place { offset: 0, by_number: false }),
        (Err(error), _) | (_, Err(error)) => return Err(error),
    };
    if let Some(own) = own.filter(|own| (min..=max).contains(&own.offset)) {
        let at = |offset: i64| stored_at(admin, broker.clone(), ByteString::from(topic), queue_id, offset);
        let same = match (own.next_stored_ms, own.last_stored_ms) {
            (Some(next), _) => at(own.offset).await? == Some(next),
            (None, Some(last)) => at(own.offset - 1).await? == Some(last),
            (None, None) => own.offset == max || own.offset == 0,
        };
        if same {
            return Ok(Place { offset: own.offset, by_number: true });
        }
    }
    if max == min {
        return Ok(Place { offset: max, by_number: false });
    }
    let found = admin.offset_at(&broker.addr, topic, queue_id, UnixMs(from_ms)).await?.get();
    Ok(Place { offset: found.clamp(min, max), by_number: false })
}

/// The queues of `topic` as they are, and as the plan makes them.
async fn queues(
    admin: &Admin,
    masters: &[Broker],
    topic: &str,
    planned: &BTreeMap<(String, String), TopicConfig>,
) -> Result<Vec<(Broker, QueueId)>, AdminError> {
    let mut all = BTreeSet::new();
    match admin.topic_queues(topic).await {
        Ok(queues) => {
            all.extend(queues.into_iter().filter(|queue| queue.broker.id.is_master()).map(|queue| (queue.broker, queue.queue_id)));
        }
        Err(AdminError::NotFound { .. }) => {}
        Err(error) => return Err(error),
    }
    for broker in masters {
        if let Some(config) = planned.get(&(topic.to_owned(), broker.name.to_string())) {
            all.extend((0..config.read_queue_nums).map(|id| (broker.clone(), QueueId(id))));
        }
    }
    Ok(all.into_iter().collect())
}
