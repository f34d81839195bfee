//! Asking everything once.

use super::GROUPS_MAX;
use crate::admin::{Admin, AdminError, Broker, DlqSummary, RuntimeInfo, brokers_of, check_times};
use crate::message::{MessageExt, properties};
use crate::names;
use crate::ops::lag::{self, LagRow};
use crate::protocol::bodies::group::SubscriptionGroupConfig;
use crate::protocol::bodies::ha::HaRuntimeInfo;
use crate::protocol::bodies::topic::{PERM_WRITE, TopicConfig};
use crate::types::UnixMs;
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Clients commit every 5 s.
const SECOND_LOOK_AFTER: Duration = Duration::from_secs(6);
/// Half messages of a broker that are looked at.
const HALF_MAX: usize = 128;

/// What one name server knows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct NameServerView {
    /// Every broker.
    pub brokers: BTreeSet<Broker>,
    /// Every topic.
    pub topics: BTreeSet<ByteString>,
    /// Broker names whose queues it gives out as not writable.
    pub wiped: BTreeSet<ByteString>,
}

/// What one broker says; `None`: it did not tell.
#[derive(Debug, Clone)]
pub struct BrokerFacts {
    /// Which.
    pub broker: Broker,
    /// What it says of itself, or why it does not.
    pub info: Result<RuntimeInfo, AdminError>,
    /// How far its clock is ahead of ours beyond what the way of the answer explains, ms; negative when it is behind.
    pub clock_off_ms: Option<i64>,
    /// Its settings.
    pub config: Option<BTreeMap<String, String>>,
    /// Its topics.
    pub topics: Option<BTreeMap<ByteString, TopicConfig>>,
    /// Its groups.
    pub groups: Option<BTreeMap<ByteString, SubscriptionGroupConfig>>,
    /// How replication stands.
    pub ha: Option<HaRuntimeInfo>,
    /// Its oldest half messages that nobody decided, of a master.
    pub half: Option<Vec<Half>>,
}

/// A half message that nobody decided yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Half {
    /// Who sent it.
    pub producer_group: String,
    /// How often its sender was asked.
    pub checks: i64,
    /// When it was sent.
    pub born: UnixMs,
}

impl Half {
    fn new(message: &MessageExt) -> Self {
        let producer_group = message.properties.get(properties::PGROUP).unwrap_or_default().to_owned();
        Self { producer_group, checks: check_times(message), born: message.born_timestamp }
    }
}

/// Everything that was asked.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// When.
    pub now: UnixMs,
    /// Each name server, by address.
    pub name_servers: Vec<(String, Result<NameServerView, AdminError>)>,
    /// Each broker that some name server knows.
    pub brokers: Vec<BrokerFacts>,
    /// Brokers that were here before and are not now, with when they were last seen; [`remember`](super::remember) tells.
    pub gone: Vec<(Broker, UnixMs)>,
    /// How far the groups are.
    pub lag: Vec<LagRow>,
    /// Rows that were not looked at closely.
    pub lag_cut: usize,
    /// Brokers that did not tell how far groups are, and why.
    pub lag_silent: Vec<(Broker, AdminError)>,
    /// Groups of several clients: client, then what it subscribes to, topic and expression.
    pub subscriptions: BTreeMap<ByteString, BTreeMap<ByteString, BTreeSet<(ByteString, ByteString)>>>,
    /// Dead letters by group.
    pub dlq: BTreeMap<ByteString, DlqSummary>,
}

/// Asks everything.
///
/// # Errors
/// No name server is known, or none answered.
pub async fn examine(admin: &Admin) -> Result<Facts, AdminError> {
    let servers = admin.name_server_addrs().await?;
    let views = admin.each(servers, |addr: String| async move { view(admin, &addr).await }).await;
    let mut brokers: Vec<Broker> = views.answers().flat_map(|(_, view)| view.brokers.clone()).collect();
    brokers.sort();
    brokers.dedup();
    let views = views.some_answer()?;
    let masters: Vec<_> = brokers.iter().filter(|broker| broker.id.is_master()).cloned().collect();
    let mut readable = brokers.clone();
    readable.dedup_by(|later, first| later.cluster == first.cluster && later.name == first.name);
    let (asked, (rows, lag_cut, lag_silent), (dlq, _)) =
        tokio::join!(broker_facts(admin, brokers), lag_rows(admin, &readable), admin.dlq_summaries(masters));
    let subscriptions = subscriptions(admin, &readable, &rows).await;
    Ok(Facts {
        now: UnixMs::now(),
        name_servers: views.outcomes.into_iter().map(|outcome| (outcome.target, outcome.result)).collect(),
        brokers: asked,
        gone: Vec::new(),
        lag: rows,
        lag_cut,
        lag_silent,
        subscriptions,
        dlq,
    })
}

async fn view(admin: &Admin, addr: &str) -> Result<NameServerView, AdminError> {
    let brokers: BTreeSet<_> = brokers_of(&admin.cluster_info_at(addr).await?).into_iter().collect();
    let topics = admin.topic_names_at(addr).await?.into_iter().collect();
    let mut wiped = BTreeSet::new();
    for broker in brokers.iter().filter(|broker| broker.id.is_master()) {
        // Every broker has a topic called as itself; wiping takes the right to write from it as from all others.
        if let Ok(route) = admin.topic_route_at(addr, &broker.name).await {
            let mine = route.queue_datas.iter().filter(|data| data.broker_name == broker.name);
            if mine.clone().count() > 0 && mine.clone().all(|data| data.perm & PERM_WRITE == 0) {
                wiped.insert(broker.name.clone());
            }
        }
    }
    Ok(NameServerView { brokers, topics, wiped })
}

async fn broker_facts(admin: &Admin, brokers: Vec<Broker>) -> Vec<BrokerFacts> {
    let asked = admin.each(brokers, |broker| async move {
        let asked_at = UnixMs::now();
        let info = admin.runtime_info(&broker.addr).await;
        let clock_off_ms = info.as_ref().ok().and_then(RuntimeInfo::clock).map(|clock| off(clock, asked_at, UnixMs::now()));
        if info.is_err() {
            return Ok(BrokerFacts { broker, info, clock_off_ms, config: None, topics: None, groups: None, ha: None, half: None });
        }
        let config = admin.broker_config(&broker.addr).await.ok().map(|pairs| pairs.into_iter().collect());
        let topics = admin.topic_config_table(&broker.addr).await.ok().map(|table| table.topic_config_table);
        let groups = admin.group_config_table(&broker.addr).await.ok().map(|table| table.subscription_group_table);
        let ha = admin.ha_status(&broker.addr).await.ok();
        let half = match broker.id.is_master() {
            true => admin.undecided_half_messages(&broker, HALF_MAX).await.ok().map(|half| half.messages.iter().map(Half::new).collect()),
            false => None,
        };
        Ok(BrokerFacts { broker, info, clock_off_ms, config, topics, groups, ha, half })
    });
    asked.await.outcomes.into_iter().filter_map(|outcome| outcome.result.ok()).collect()
}

/// How far `clock`, told in whole seconds at some moment between `asked` and `told`, is off.
fn off(clock: UnixMs, asked: UnixMs, told: UnixMs) -> i64 {
    let (least, most) = (clock.get() - told.get(), clock.get() + 999 - asked.get());
    if least > 0 { least } else { most.min(0) }
}

async fn lag_rows(admin: &Admin, brokers: &[Broker]) -> (Vec<LagRow>, usize, Vec<(Broker, AdminError)>) {
    let mut sample = lag::sample(admin, brokers.to_vec()).await;
    sample.retain(|group, topic| !names::is_system_group(group) && !topic.starts_with(names::DLQ_PREFIX));
    // All at once: a broker that is silent costs its time-out once for many, not once for each.
    let looked_at: Vec<_> = sample.progress.keys().take(GROUPS_MAX).cloned().collect();
    let sampled = &sample;
    let asked = admin.each(looked_at, |(group, topic): (ByteString, ByteString)| async move {
        Ok(lag::enrich(admin, brokers, sampled, &group, &topic, true).await)
    });
    let asked = asked.await;
    let facts: BTreeMap<_, _> = asked.answers().map(|(position, facts)| (position.clone(), facts.clone())).collect();
    let judge = |sample: &_, before| lag::rows(sample, before, |group: &str, topic: &str| facts.get(&(group.into(), topic.into())));
    let rows = judge(&sample, None);
    let cut = rows.len().saturating_sub(GROUPS_MAX);
    if !rows.iter().any(may_be_stalled) {
        return (rows, cut, sample.silent);
    }
    // Only a second look tells who stands still from who is late: one commit later.
    let passed = UnixMs::now().get() - sample.at.get();
    tokio::time::sleep(SECOND_LOOK_AFTER.saturating_sub(Duration::from_millis(passed.max(0) as u64))).await;
    let mut second = lag::sample(admin, brokers.to_vec()).await;
    second.retain(|group, topic| sample.progress.contains_key(&(group.into(), topic.into())));
    let rows = judge(&second, Some(&sample));
    (rows, cut, second.silent)
}

/// Whether a second look could show that nothing moves.
fn may_be_stalled(row: &LagRow) -> bool {
    row.lag > 0 && row.clients.is_some_and(|clients| clients > 0) && row.age_ms.is_some_and(|age| age > lag::AGE_STALLED_MS)
}

type Subscriptions = BTreeMap<ByteString, BTreeMap<ByteString, BTreeSet<(ByteString, ByteString)>>>;

/// What each client of groups with several clients wants.
async fn subscriptions(admin: &Admin, brokers: &[Broker], rows: &[LagRow]) -> Subscriptions {
    let groups: BTreeSet<_> = rows.iter().filter(|row| row.clients.is_some_and(|count| count > 1)).map(|row| row.group.clone()).collect();
    let mut all = BTreeMap::new();
    for group in groups.into_iter().take(GROUPS_MAX) {
        let mut clients = BTreeMap::new();
        for (broker, on_broker) in admin.group_clients(brokers.to_vec(), &group).await.answers() {
            let connected = on_broker.online().into_iter().flat_map(|online| &online.connection_set);
            clients.extend(connected.map(|client| (client.client_id.clone(), broker.clone())));
        }
        let group_name = &group;
        let infos = admin.each(clients.into_iter().collect(), |(id, broker): (ByteString, Broker)| async move {
            admin.running_info(&broker.addr, group_name, &id, false).await
        });
        let wants = |info: &crate::protocol::bodies::running::ConsumerRunningInfo| {
            info.subscription_set.iter().map(|one| (one.topic.clone(), one.sub_string.clone())).collect::<BTreeSet<_>>()
        };
        let told = infos.await;
        all.insert(group.clone(), told.answers().map(|((id, _), info)| (id.clone(), wants(info))).collect());
    }
    all
}

impl Facts {
    /// The masters.
    pub(super) fn masters(&self) -> impl Iterator<Item = &BrokerFacts> {
        self.brokers.iter().filter(|facts| facts.broker.id.is_master())
    }
}
