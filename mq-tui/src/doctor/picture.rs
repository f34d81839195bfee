//! What the rules look at, asked once.

use bytestring::ByteString;
use mq_core::admin::{Admin, AdminConfig, AdminError, Broker, DlqSummary, RuntimeInfo};
use mq_core::client::NameServers;
use mq_core::ops::lag::{Facts, LagRow, LagSample, rows, sample};
use mq_core::protocol::bodies::group::SubscriptionGroupTable;
use mq_core::protocol::bodies::topic::TopicConfigTable;
use std::collections::{BTreeMap, BTreeSet};
use std::time::Duration;

/// Time for one name server.
const NAME_SERVER_DEADLINE: Duration = Duration::from_secs(3);
/// Topics of which it is asked where their queues begin.
const TOPICS_MAX: usize = 100;
/// Time for all the rest.
const DEADLINE: Duration = Duration::from_secs(8);

/// What one name server lists.
#[derive(Debug, Clone)]
pub struct NameServerView {
    /// Its address.
    pub addr: String,
    /// The brokers it lists, or why it does not say.
    pub listed: Result<BTreeSet<Broker>, AdminError>,
}

/// A cluster at one moment.
#[derive(Debug, Clone, Default)]
pub struct Picture {
    /// Every name server's view.
    pub name_servers: Vec<NameServerView>,
    /// Every broker that any of them lists, and what it says of itself.
    pub brokers: BTreeMap<Broker, Result<RuntimeInfo, AdminError>>,
    /// Settings of brokers, by address.
    pub configs: BTreeMap<ByteString, BTreeMap<String, String>>,
    /// Topics of masters, by broker name.
    pub topics: BTreeMap<ByteString, TopicConfigTable>,
    /// Groups of masters, by broker name.
    pub groups: BTreeMap<ByteString, SubscriptionGroupTable>,
    /// How far groups are; `None` when nobody could be asked.
    pub lag: Option<Vec<LagRow>>,
    /// Whether it is known where every queue begins that a group is behind in.
    pub begins_complete: bool,
    /// Dead letters by group, and whether every broker counted its own.
    pub dead: BTreeMap<ByteString, DlqSummary>,
    /// See `dead`.
    pub dead_complete: bool,
}

impl Picture {
    /// Asks. What does not answer is missing from the picture, and the rules say so.
    pub async fn take(config: &AdminConfig, admin: &Admin) -> Self {
        let mut picture = Self { name_servers: name_servers(config, admin).await, ..Self::default() };
        let listed = picture.name_servers.iter().filter_map(|view| view.listed.as_ref().ok()).flatten();
        let brokers: Vec<Broker> = listed.cloned().collect::<BTreeSet<_>>().into_iter().collect();
        let admin = admin.within(DEADLINE);
        let masters: Vec<Broker> = brokers.iter().filter(|broker| broker.id.is_master()).cloned().collect();
        let (infos, configs, topics, groups) = futures_util::join!(
            admin.runtime_infos(brokers.clone()),
            admin.each(brokers, |broker| {
                let admin = &admin;
                async move { admin.broker_config(&broker.addr).await }
            }),
            admin.topic_configs(masters.clone()),
            admin.group_configs(masters.clone()),
        );
        picture.brokers = infos.outcomes.into_iter().map(|outcome| (outcome.target, outcome.result)).collect();
        let of = |config: &Vec<(String, String)>| config.iter().cloned().collect();
        picture.configs = configs.answers().map(|(broker, config)| (broker.addr.clone(), of(config))).collect();
        picture.topics = topics.answers().map(|(broker, table)| (broker.name.clone(), table.clone())).collect();
        picture.groups = groups.answers().map(|(broker, table)| (broker.name.clone(), table.clone())).collect();
        let (sampled, (dead, silent)) = futures_util::join!(sample(&admin, masters.clone()), admin.dlq_summaries(masters.clone()));
        let known = !sampled.progress.is_empty() || (sampled.silent.is_empty() && !masters.is_empty());
        let (begins, complete) = begins(&admin, masters, &sampled).await;
        // Without facts about clients only positions are judged; that is enough for what was lost or lies ahead.
        picture.lag = known.then(|| rows(&sampled, None, |_, topic| begins.get(topic)));
        picture.begins_complete = complete;
        picture.dead = dead;
        picture.dead_complete = silent.is_empty();
        picture
    }

    /// The brokers that answered, with what they said.
    pub fn answering(&self) -> impl Iterator<Item = (&Broker, &RuntimeInfo)> {
        self.brokers.iter().filter_map(|(broker, info)| Some((broker, info.as_ref().ok()?)))
    }

    /// Names of brokers that have a master.
    pub fn master_names(&self) -> BTreeSet<&ByteString> {
        self.brokers.keys().filter(|broker| broker.id.is_master()).map(|broker| &broker.name).collect()
    }
}

/// Where the queues begin of the topics that a group is behind in: one request for each topic and broker.
async fn begins(admin: &Admin, masters: Vec<Broker>, sampled: &LagSample) -> (BTreeMap<ByteString, Facts>, bool) {
    let late = sampled.progress.iter().filter(|(_, queues)| queues.iter().any(|queue| queue.lag() > 0));
    let topics: BTreeSet<ByteString> = late.map(|((_, topic), _)| topic.clone()).collect();
    let mut complete = topics.len() <= TOPICS_MAX && sampled.silent.is_empty();
    let holds = |broker: &Broker, topic: &ByteString| {
        let queues = sampled.progress.iter().filter(|((_, read), _)| read == topic).flat_map(|(_, queues)| queues);
        queues.into_iter().any(|queue| queue.queue.broker_name == broker.name)
    };
    let mut asked = Vec::new();
    for topic in topics.iter().take(TOPICS_MAX) {
        asked.extend(masters.iter().filter(|broker| holds(broker, topic)).map(|broker| (broker.clone(), topic.clone())));
    }
    let stats = admin.each(asked, |(broker, topic)| async move { admin.topic_stats_at(&broker.addr, &topic).await }).await;
    complete &= stats.is_complete();
    let mut facts: BTreeMap<ByteString, Facts> = BTreeMap::new();
    for ((_, topic), table) in stats.answers() {
        let begins = table.offset_table.iter().map(|(queue, ends)| (queue.0.clone(), ends.min_offset));
        facts.entry(topic.clone()).or_default().begins.extend(begins);
    }
    (facts, complete)
}

async fn name_servers(config: &AdminConfig, admin: &Admin) -> Vec<NameServerView> {
    let known = admin.name_servers().known(NAME_SERVER_DEADLINE).await.unwrap_or_default();
    let asked = known.into_iter().map(|addr| async move {
        let listed = match NameServers::fixed(&addr) {
            Ok(one) => {
                let door = Admin::connect(AdminConfig { name_servers: one, ..config.clone() });
                let listed = door.within(NAME_SERVER_DEADLINE).brokers(None).await;
                door.close();
                listed.map(|brokers| brokers.into_iter().collect())
            }
            Err(error) => Err(AdminError::NoNameServer { reason: error.to_string() }),
        };
        NameServerView { addr, listed }
    });
    futures_util::future::join_all(asked).await
}
