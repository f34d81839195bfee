//! Asking the brokers.

use crate::admin::{Admin, AdminError, Broker, GroupOnBroker, QueueProgress, progress_of};
use crate::protocol::bodies::client::{GroupConflict, MessageModel};
use crate::protocol::bodies::group::ConsumeStats;
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::{QueueId, UnixMs};
use bytestring::ByteString;
use std::collections::{BTreeMap, BTreeSet};

/// How far groups were at one moment.
#[derive(Debug, Clone, Default)]
pub struct LagSample {
    /// When the brokers were asked.
    pub at: UnixMs,
    /// By group and topic: every queue a broker told of, by broker name and number.
    pub progress: BTreeMap<(ByteString, ByteString), Vec<QueueProgress>>,
    /// Brokers that did not answer, with the reason. Whatever they hold is unknown.
    pub silent: Vec<(Broker, AdminError)>,
}

/// What is known of a group in a topic besides its positions. Empty facts are allowed: less is said then.
#[derive(Debug, Clone, Default)]
pub struct Facts {
    /// Clients that are connected; `None` unknown.
    pub clients: Option<usize>,
    /// Each client gets every message, positions are its own business.
    pub broadcast: bool,
    /// Where the clients contradict each other; only our brokers tell.
    pub conflicts: Vec<GroupConflict>,
    /// Where queues begin.
    pub begins: BTreeMap<MessageQueue, i64>,
    /// When the message at the committed position was stored.
    pub next_stored: BTreeMap<MessageQueue, UnixMs>,
    /// Who reads which queue; `None` unknown.
    pub owners: Option<BTreeMap<MessageQueue, ByteString>>,
    /// How many queues of the topic each broker name holds; `None` unknown.
    pub held_by: Option<BTreeMap<ByteString, usize>>,
}

/// How far every group is: one request for each of `brokers`. Brokers that lack the request are asked group by group.
pub async fn sample(admin: &Admin, brokers: Vec<Broker>) -> LagSample {
    let mut sample = LagSample { at: UnixMs::now(), ..LagSample::default() };
    for outcome in admin.all_consume_stats(brokers).await.outcomes {
        let told = match outcome.result {
            Err(error) if error.is_unsupported() => group_by_group(admin, &outcome.target).await,
            told => told,
        };
        match told {
            Ok(groups) => groups.iter().for_each(|(group, stats)| sample.take(group, stats)),
            Err(error) => sample.silent.push((outcome.target, error)),
        }
    }
    sample
}

/// How far `group` is, in `topic` or in all its topics.
pub async fn sample_group(admin: &Admin, brokers: Vec<Broker>, group: &str, topic: Option<&str>) -> LagSample {
    let mut sample = LagSample { at: UnixMs::now(), ..LagSample::default() };
    for outcome in admin.consume_stats(brokers, group, topic).await.outcomes {
        match outcome.result {
            Ok(stats) => sample.take(group, &[stats]),
            Err(error) => sample.silent.push((outcome.target, error)),
        }
    }
    sample
}

async fn group_by_group(admin: &Admin, broker: &Broker) -> Result<BTreeMap<ByteString, Vec<ConsumeStats>>, AdminError> {
    let table = admin.group_config_table(&broker.addr).await?;
    let groups = table.subscription_group_table.into_keys().collect();
    let asked = admin.each(groups, |group: ByteString| async move { admin.consume_stats_at(&broker.addr, &group, None).await }).await;
    asked.outcomes.into_iter().map(|outcome| Ok((outcome.target, vec![outcome.result?]))).collect()
}

impl LagSample {
    fn take(&mut self, group: &str, stats: &[ConsumeStats]) {
        for queue in stats.iter().flat_map(progress_of) {
            let key = (ByteString::from(group), queue.queue.topic.clone());
            let queues = self.progress.entry(key).or_default();
            let at = queues.partition_point(|known| known.queue < queue.queue);
            queues.insert(at, queue);
        }
    }

    /// Every queue of `group` in `topic` that was told of.
    pub fn queues(&self, group: &str, topic: &str) -> &[QueueProgress] {
        self.progress.get(&(group.into(), topic.into())).map_or(&[], Vec::as_slice)
    }

    /// Keeps only the groups and topics that `keep`.
    pub fn retain(&mut self, mut keep: impl FnMut(&str, &str) -> bool) {
        self.progress.retain(|(group, topic), _| keep(group, topic));
    }
}

/// What [`rows`](super::rows) can use besides the positions of `group` in `topic`: clients, beginnings of queues, store times of the
/// messages that are next, owners of queues when `owners`. Costs a few requests per broker; for the
/// groups on the screen, not for all.
pub async fn enrich(admin: &Admin, brokers: &[Broker], sample: &LagSample, group: &str, topic: &str, owners: bool) -> Facts {
    let queues = sample.queues(group, topic);
    let holders: BTreeSet<&ByteString> = queues.iter().map(|queue| &queue.queue.broker_name).collect();
    let mut facts = Facts::default();
    clients(admin, brokers, group, owners, &mut facts).await;
    let asked: Vec<Broker> = brokers.iter().filter(|broker| holders.contains(&broker.name)).cloned().collect();
    for (_, stats) in admin.each(asked, |broker| async move { admin.topic_stats_at(&broker.addr, topic).await }).await.answers() {
        facts.begins.extend(stats.offset_table.iter().map(|(queue, ends)| (queue.0.clone(), ends.min_offset)));
    }
    next_stored(admin, brokers, queues, group, topic, &mut facts).await;
    if !sample.silent.is_empty() {
        // Only a route tells whether a silent broker holds queues of this topic.
        if let Ok(route) = admin.topic_route(topic).await {
            let queue_datas = route.queue_datas.iter();
            facts.held_by = Some(queue_datas.map(|data| (data.broker_name.clone(), data.read_queue_nums.max(0) as usize)).collect());
        }
    }
    facts
}

/// When the messages were stored that are next: one request for each broker that has some. Only brokers that lack the request are asked for
/// the messages themselves, which counts as consumption there.
async fn next_stored(admin: &Admin, brokers: &[Broker], queues: &[QueueProgress], group: &str, topic: &str, facts: &mut Facts) {
    let late: Vec<&QueueProgress> = queues.iter().filter(|queue| queue.lag() > 0).collect();
    let holders: BTreeSet<&ByteString> = late.iter().map(|queue| &queue.queue.broker_name).collect();
    let asked: Vec<Broker> = brokers.iter().filter(|broker| holders.contains(&broker.name)).cloned().collect();
    let now = UnixMs::now();
    let told = admin.each(asked, |broker| async move { admin.waiting_ms_at(&broker.addr, topic, group).await }).await;
    let mut unsupported = Vec::new();
    for outcome in told.outcomes {
        match outcome.result {
            Ok(spans) => facts.next_stored.extend(spans.into_iter().map(|(queue, ms)| (queue, UnixMs(now.get() - ms)))),
            Err(error) if error.is_unsupported() => unsupported.push(outcome.target),
            // What is not known stays unknown.
            Err(_) => {}
        }
    }
    let one_by_one = late.into_iter().filter_map(|queue| {
        let broker = unsupported.iter().find(|broker| broker.name == queue.queue.broker_name)?;
        Some((broker.clone(), queue.clone()))
    });
    let stored = admin.each(one_by_one.collect(), |(broker, queue): (Broker, QueueProgress)| async move {
        admin.store_time_at(&broker, topic, queue.queue.queue_id, queue.committed).await
    });
    for ((_, queue), at) in stored.await.answers() {
        if let Some(at) = at {
            facts.next_stored.insert(queue.queue.clone(), *at);
        }
    }
}

async fn clients(admin: &Admin, brokers: &[Broker], group: &str, owners: bool, facts: &mut Facts) {
    let asked = admin.group_clients(brokers.to_vec(), group).await;
    let mut ids = BTreeMap::new();
    for (broker, on_broker) in asked.answers() {
        if let GroupOnBroker::Online(connection) = on_broker {
            facts.conflicts.extend(connection.conflicts.iter().cloned());
            facts.broadcast |= connection.message_model == MessageModel::Broadcasting;
            ids.extend(connection.connection_set.iter().map(|client| (client.client_id.clone(), broker.clone())));
        }
    }
    // A group nobody is connected to here may have clients at the brokers that were silent.
    facts.clients = (asked.is_complete() || !ids.is_empty()).then_some(ids.len());
    if owners && !facts.broadcast {
        let infos = admin.each(ids.into_iter().collect(), |(id, broker): (ByteString, Broker)| async move {
            admin.running_info(&broker.addr, group, &id, false).await
        });
        let infos = infos.await;
        let mut owned: BTreeMap<MessageQueue, ByteString> = BTreeMap::new();
        for ((id, _), info) in infos.answers() {
            owned.extend(info.mq_table.iter().filter(|(_, held)| !held.droped).map(|(queue, _)| (queue.0.clone(), id.clone())));
        }
        // One silent client may own what looks unowned.
        facts.owners = (infos.is_complete() && asked.is_complete()).then_some(owned);
    }
}

impl Admin {
    /// When the message at `offset` was stored; `None` when there is none any more.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn store_time_at(
        &self,
        broker: &Broker,
        topic: &str,
        queue_id: QueueId,
        offset: crate::types::QueueOffset,
    ) -> Result<Option<UnixMs>, AdminError> {
        let pulled = self.pull(broker, topic, queue_id, offset, 1).await?;
        Ok(pulled.messages.first().map(|message| message.store_timestamp))
    }
}
