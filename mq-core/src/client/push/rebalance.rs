//! Which queues are ours: found out anew in turn and whenever something changed, then taken and given up accordingly.

use super::Consumer;
use super::popping::PopQueue;
use crate::client::ClientError;
use crate::client::calls;
use crate::client::process_queue::ProcessQueue;
use crate::client::route::TopicRoute;
use crate::names::{RETRY_PREFIX, popped_topic};
use crate::protocol::bodies::client::ConsumeFromWhere;
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::QueueOffset;
use bytestring::ByteString;
use futures_util::future::join_all;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::sync::Arc;
use std::time::Duration;
use tracing::{debug, info, warn};

/// How often shares are computed anew without a reason.
const REBALANCE_INTERVAL: Duration = Duration::from_secs(20);
/// How soon when not all could be had.
const UNBALANCED_INTERVAL: Duration = Duration::from_millis(500);
/// How soon when a topic has no route yet.
const NO_ROUTE_INTERVAL: Duration = Duration::from_secs(1);
/// How soon when no name server answered.
const NO_NAME_SERVER_INTERVAL: Duration = Duration::from_secs(3);
/// How often locks are renewed; a broker forgets them after 60 s.
const LOCK_INTERVAL: Duration = Duration::from_secs(20);
/// What a listener gets to end its batch before a queue goes to somebody else.
const GIVE_UP_TIMEOUT: Duration = Duration::from_millis(500);
/// What it gets before a queue is begun at another offset.
const MOVE_TIMEOUT: Duration = Duration::from_secs(10);
/// A queue that was not pulled for so long has lost its task.
const PULL_IDLE_MAX: Duration = Duration::from_secs(120);

impl Consumer {
    /// Keeps the share of this consumer up to date until it ends.
    pub(super) async fn keep_balanced(self: Arc<Self>) {
        let mut routes = self.client.routes_version();
        let mut greeted = BTreeSet::new();
        loop {
            routes.mark_unchanged();
            // Not to be cancelled: a lock that was just given to us would stay until it runs out.
            let pause = self.rebalance(&mut greeted).await;
            tokio::select! {
                () = self.stopping() => return,
                () = self.rebalance_due.notified() => {}
                Ok(()) = routes.changed() => {}
                () = tokio::time::sleep(pause) => {}
            }
        }
    }

    /// One round; returns when the next one is due.
    async fn rebalance(self: &Arc<Self>, greeted: &mut BTreeSet<ByteString>) -> Duration {
        let topics: Vec<ByteString> = self.subscriptions.lock().keys().cloned().collect();
        let mut pause = REBALANCE_INTERVAL;
        let mut routes = Vec::new();
        for topic in &topics {
            match self.client.route(topic).await {
                Ok(route) => routes.push((topic, route)),
                // It is made when the first popped message comes again.
                Err(ClientError::NoRoute { .. }) if popped_topic(topic, self.group()).is_some() => {}
                Err(ClientError::NoRoute { .. }) => pause = pause.min(NO_ROUTE_INTERVAL),
                Err(error) => {
                    warn!(%topic, %error, "cannot find the topic");
                    pause = pause.min(NO_NAME_SERVER_INTERVAL);
                }
            }
        }
        // A broker lists us as a member of the group only after it has heard from us.
        let brokers = self.client.broker_addrs(true);
        if !brokers.is_subset(greeted) && self.client.send_heartbeats().await {
            *greeted = brokers;
        }
        for (topic, route) in routes {
            if !self.rebalance_topic(topic, &route).await {
                pause = pause.min(UNBALANCED_INTERVAL);
            }
        }
        self.give_up(|queue| !topics.contains(&queue.topic)).await;
        self.stop_popping(|queue| !topics.contains(&queue.topic));
        pause
    }

    /// False: not all that is ours could be taken, or not all that is not could be given up.
    async fn rebalance_topic(self: &Arc<Self>, topic: &ByteString, route: &TopicRoute) -> bool {
        let Some(mine) = self.share(topic, route).await else { return false };
        self.stop_popping(|queue| queue.topic == *topic && !mine.popped.contains(queue));
        let given_up = self.give_up(|queue| queue.topic == *topic && !mine.pulled.contains(queue)).await;
        // Behind it: pops go on where the last pulls have got to.
        self.start_popping(mine.popped);
        self.drop_stuck_queues();
        let held = self.queues_held();
        let wanted: Vec<_> = mine.pulled.into_iter().filter(|queue| !held.contains(queue)).collect();
        let taken = wanted.is_empty() || self.take(wanted).await;
        given_up && taken
    }

    fn stop_popping(&self, not_ours: impl Fn(&MessageQueue) -> bool) {
        self.popped.lock().retain(|queue, popped| {
            let stays = !not_ours(queue);
            if !stays {
                info!(%queue, group = %self.group(), "popped no longer");
                popped.drop_queue();
            }
            stays
        });
    }

    fn start_popping(self: &Arc<Self>, mine: HashSet<MessageQueue>) {
        let mut popped = self.popped.lock();
        for queue in mine {
            if !popped.contains_key(&queue) && !self.is_stopping() {
                info!(%queue, group = %self.group(), "popped from now on");
                let popping = PopQueue::new(queue.clone());
                popped.insert(queue, popping.clone());
                tokio::spawn(self.clone().pop_queue(popping));
            }
        }
    }

    /// Gives up the queues that `not_ours` names. False: a listener is still at some of them.
    async fn give_up(&self, not_ours: impl Fn(&MessageQueue) -> bool) -> bool {
        let leaving: Vec<_> = self.held().into_iter().filter(|held| not_ours(&held.queue)).collect();
        let given_up = join_all(leaving.iter().map(async |queue| self.give_up_one(queue).await)).await;
        given_up.into_iter().all(|given_up| given_up)
    }

    async fn give_up_one(&self, queue: &Arc<ProcessQueue>) -> bool {
        let mut under_way = None;
        if self.needs_locks() {
            queue.revoke();
            under_way = tokio::time::timeout(GIVE_UP_TIMEOUT, queue.consuming.lock()).await.ok();
            // After this time the broker may already have given the lock to somebody else.
            if under_way.is_none() && queue.is_locked() {
                return false;
            }
        }
        queue.drop_queue();
        self.persist(std::slice::from_ref(&queue.queue), true).await;
        self.offsets.forget(&queue.queue);
        if self.needs_locks()
            && let Err(error) = calls::unlock(&self.client, self.group(), vec![queue.queue.clone()], false).await
        {
            debug!(queue = %queue.queue, %error, "the broker's lock will have to run out");
        }
        drop(under_way);
        self.remove(queue);
        info!(queue = %queue.queue, group = %self.group(), "queue given up");
        true
    }

    fn drop_stuck_queues(&self) {
        for queue in self.held().into_iter().filter(|queue| queue.since_last_pull() > PULL_IDLE_MAX) {
            warn!(queue = %queue.queue, "the queue is not pulled any more and is taken anew");
            queue.drop_queue();
            self.remove(&queue);
        }
    }

    /// Takes queues: locks them if need be, finds where to begin, starts to pull. False: some could not be had.
    async fn take(self: &Arc<Self>, wanted: Vec<MessageQueue>) -> bool {
        if self.is_stopping() {
            return true;
        }
        let wanted_count = wanted.len();
        let free = if self.needs_locks() { self.lock_new(wanted).await } else { wanted };
        let begun = join_all(free.into_iter().map(async |queue| {
            self.offsets.forget(&queue);
            match self.first_offset(&queue).await {
                Ok(offset) => Some((queue, offset)),
                Err(error) => {
                    warn!(%queue, %error, "cannot find out where to begin");
                    None
                }
            }
        }))
        .await;
        let begun: Vec<_> = begun.into_iter().flatten().collect();
        let all = begun.len() == wanted_count;
        for (queue, offset) in begun {
            let held = ProcessQueue::new(queue.clone(), offset);
            held.set_locked(self.needs_locks());
            self.queues.lock().insert(queue, held.clone());
            info!(queue = %held.queue, %offset, group = %self.group(), "queue taken");
            tokio::spawn(self.clone().pull_queue(held, offset));
        }
        self.taken.notify_waiters();
        all
    }

    /// Where to begin a queue: where the group has got to, or else as `consume_from_where` says.
    async fn first_offset(&self, queue: &MessageQueue) -> Result<QueueOffset, ClientError> {
        if let Some(stored) = self.offsets.stored(queue).await? {
            self.offsets.set(queue, stored);
            return Ok(stored);
        }
        let retries = queue.topic.starts_with(RETRY_PREFIX);
        match self.config.consume_from_where {
            // If the queue begins behind 0, the broker says so and its beginning is taken.
            ConsumeFromWhere::FirstOffset => Ok(QueueOffset(0)),
            ConsumeFromWhere::Timestamp if !retries => calls::search_offset(&self.client, queue, self.config.consume_timestamp).await,
            ConsumeFromWhere::Timestamp => calls::max_offset(&self.client, queue).await,
            _ if retries => Ok(QueueOffset(0)),
            _ => calls::max_offset(&self.client, queue).await,
        }
    }

    /// Begins a queue that we hold at another offset. The old messages are forgotten; the next rebalance takes the queue anew.
    pub(super) async fn move_to(self: &Arc<Self>, queue: &Arc<ProcessQueue>, offset: QueueOffset) {
        if self.listener.is_polled() {
            // Only the application knows what is consumed: nothing is committed for it.
            if !queue.is_dropped() {
                self.restart(&queue.queue, offset);
            }
            return;
        }
        let mut under_way = None;
        if self.listener.is_orderly() {
            queue.revoke();
            under_way = tokio::time::timeout(MOVE_TIMEOUT, queue.consuming.lock()).await.ok();
        }
        queue.drop_queue();
        drop(under_way);
        self.offsets.set(&queue.queue, offset);
        self.persist(std::slice::from_ref(&queue.queue), true).await;
        self.remove(queue);
        self.rebalance_due.notify_one();
    }

    fn remove(&self, queue: &Arc<ProcessQueue>) {
        let mut queues = self.queues.lock();
        if queues.get(&queue.queue).is_some_and(|held| Arc::ptr_eq(held, queue)) {
            queues.remove(&queue.queue);
        }
    }

    /// Renews all locks.
    pub(super) async fn keep_locks(self: Arc<Self>) {
        while self.needs_locks() && self.sleep(LOCK_INTERVAL).await {
            let held: Vec<_> = self.held().into_iter().filter(|queue| !queue.is_revoked()).collect();
            for of_broker in by_broker(held.iter().map(|queue| queue.queue.clone())) {
                let Ok(locked) = calls::lock(&self.client, self.group(), of_broker.clone()).await.inspect_err(log_lock_failure) else {
                    continue;
                };
                for queue in held.iter().filter(|queue| of_broker.contains(&queue.queue)) {
                    queue.set_locked(locked.contains(&queue.queue));
                }
            }
        }
    }

    /// Locks one queue that we hold.
    pub(super) async fn lock(&self, queue: &ProcessQueue) -> bool {
        let locked = calls::lock(&self.client, self.group(), vec![queue.queue.clone()]).await.inspect_err(log_lock_failure);
        let locked = locked.is_ok_and(|locked| locked.contains(&queue.queue));
        queue.set_locked(locked);
        locked
    }

    async fn lock_new(&self, wanted: Vec<MessageQueue>) -> Vec<MessageQueue> {
        let locks = by_broker(wanted.into_iter()).into_iter().map(|of_broker| calls::lock(&self.client, self.group(), of_broker));
        join_all(locks).await.into_iter().flat_map(|locked| locked.inspect_err(log_lock_failure).unwrap_or_default()).collect()
    }

    pub(super) async fn unlock_all(&self, held: &[Arc<ProcessQueue>]) {
        let unlocks = by_broker(held.iter().map(|queue| queue.queue.clone())).into_iter();
        let unlocks = unlocks.map(|of_broker| calls::unlock(&self.client, self.group(), of_broker, true));
        for error in join_all(unlocks).await.into_iter().filter_map(Result::err) {
            debug!(%error, "the broker's locks will have to run out");
        }
    }
}

fn by_broker(queues: impl Iterator<Item = MessageQueue>) -> Vec<Vec<MessageQueue>> {
    let mut by_broker: BTreeMap<ByteString, Vec<MessageQueue>> = BTreeMap::new();
    for queue in queues {
        by_broker.entry(queue.broker_name.clone()).or_default().push(queue);
    }
    by_broker.into_values().collect()
}

fn log_lock_failure(error: &ClientError) {
    warn!(%error, "queues cannot be locked");
}
