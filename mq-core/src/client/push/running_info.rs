//! What a consumer says of itself when tools ask (307): settings, queues, rates.

use super::Consumer;
use crate::protocol::bodies::running::{ConsumeStatus, ConsumerRunningInfo};
use crate::protocol::lenient_json::RawKey;
use crate::protocol::{VERSION, version_name};
use bytestring::ByteString;
use parking_lot::Mutex;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::time::{Duration, Instant};

/// Rates are those of about the last minute: of the time since the oldest of so many marks, one every so often.
const MARKS: usize = 6;
const MARK_INTERVAL: Duration = Duration::from_secs(10);

/// What was pulled and consumed, by topic.
#[derive(Debug, Default)]
pub(super) struct Stats {
    topics: Mutex<HashMap<ByteString, TopicStats>>,
}

#[derive(Debug)]
struct TopicStats {
    totals: Totals,
    marks: VecDeque<(Instant, Totals)>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Totals {
    pulls: u64,
    pulled: u64,
    pull_time: Duration,
    calls: u64,
    consumed: u64,
    failed: u64,
    consume_time: Duration,
}

impl Stats {
    pub(super) fn pulled(&self, topic: &ByteString, messages: usize, took: Duration) {
        self.count(topic, |totals| {
            totals.pulls += 1;
            totals.pulled += messages as u64;
            totals.pull_time += took;
        });
    }

    pub(super) fn consumed(&self, topic: &ByteString, good: usize, failed: usize, took: Duration) {
        self.count(topic, |totals| {
            totals.calls += 1;
            totals.consumed += good as u64;
            totals.failed += failed as u64;
            totals.consume_time += took;
        });
    }

    fn count(&self, topic: &ByteString, count: impl FnOnce(&mut Totals)) {
        let mut topics = self.topics.lock();
        let now = Instant::now();
        if !topics.contains_key(topic) {
            let marks = VecDeque::from([(now, Totals::default())]);
            topics.insert(topic.clone(), TopicStats { totals: Totals::default(), marks });
        }
        let Some(stats) = topics.get_mut(topic) else { return };
        if stats.marks.back().is_none_or(|(at, _)| now - *at >= MARK_INTERVAL) {
            stats.marks.push_back((now, stats.totals));
            stats.marks.drain(..stats.marks.len().saturating_sub(MARKS));
        }
        count(&mut stats.totals);
    }

    fn table(&self) -> BTreeMap<ByteString, ConsumeStatus> {
        self.topics.lock().iter().map(|(topic, stats)| (topic.clone(), stats.status(Instant::now()))).collect()
    }
}

impl TopicStats {
    fn status(&self, now: Instant) -> ConsumeStatus {
        let (since, before) = self.marks.front().copied().unwrap_or((now, Totals::default()));
        let seconds = (now - since).as_secs_f64().max(1.0);
        let rate = |now: u64, before: u64| (now - before) as f64 / seconds;
        let mean_ms = |time: Duration, count: u64| if count == 0 { 0.0 } else { time.as_secs_f64() * 1_000.0 / count as f64 };
        let totals = &self.totals;
        ConsumeStatus {
            consume_failed_msgs: totals.failed as i64,
            consume_failed_tps: rate(totals.failed, before.failed),
            consume_ok_tps: rate(totals.consumed, before.consumed),
            consume_rt: mean_ms(totals.consume_time - before.consume_time, totals.calls - before.calls),
            pull_rt: mean_ms(totals.pull_time - before.pull_time, totals.pulls - before.pulls),
            pull_tps: rate(totals.pulled, before.pulled),
        }
    }
}

impl Consumer {
    /// The answer to 307. Stacks of threads there are none: listeners are tasks.
    pub(super) fn running_info(&self) -> ConsumerRunningInfo {
        let config = &self.config;
        let properties: [(&'static str, String); 14] = [
            ("PROP_NAMESERVER_ADDR", config.client.name_servers.current().iter().map(|addr| format!("{addr};")).collect()),
            ("PROP_CONSUME_TYPE", if self.listener.is_polled() { "CONSUME_ACTIVELY" } else { "CONSUME_PASSIVELY" }.to_owned()),
            ("PROP_CONSUMEORDERLY", self.listener.is_orderly().to_string()),
            ("PROP_THREADPOOL_CORE_SIZE", config.consume_thread_max.to_string()),
            ("PROP_CONSUMER_START_TIMESTAMP", self.started.to_string()),
            ("PROP_CLIENT_VERSION", version_name(VERSION)),
            ("consumerGroup", config.consumer_group.to_string()),
            ("messageModel", config.message_model.name().to_owned()),
            ("consumeFromWhere", config.consume_from_where.name().to_owned()),
            ("allocateMessageQueueStrategy", config.allocate_message_queue_strategy.name()),
            ("consumeMessageBatchMaxSize", config.consume_message_batch_max_size.to_string()),
            ("pullBatchSize", config.pull_batch_size.to_string()),
            ("pullThresholdForQueue", config.pull_threshold_for_queue.to_string()),
            ("maxReconsumeTimes", config.max_reconsume_times.to_string()),
        ];
        let queues = self.held().into_iter().map(|held| {
            let committed = self.offsets.known(&held.queue).map_or(-1, |offset| offset.get());
            (RawKey(held.queue.clone()), held.info(committed))
        });
        ConsumerRunningInfo {
            jstack: None,
            mq_table: queues.collect(),
            mq_pop_table: self.popped.lock().values().map(|popped| (RawKey(popped.queue.clone()), popped.info())).collect(),
            properties: properties.into_iter().map(|(name, value)| (ByteString::from_static(name), value.into())).collect(),
            status_table: self.stats.table(),
            subscription_set: self.subscriptions.lock().values().cloned().collect(),
            user_consumer_info: BTreeMap::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_are_those_of_the_last_minute_and_failures_those_of_all_time() {
        let (stats, topic) = (Stats::default(), ByteString::from_static("T"));
        stats.pulled(&topic, 32, Duration::from_millis(20));
        stats.pulled(&topic, 8, Duration::from_millis(40));
        stats.consumed(&topic, 9, 1, Duration::from_millis(7));
        let topics = stats.topics.lock();
        let since = topics["T"].marks[0].0;
        let status = topics["T"].status(since + Duration::from_secs(10));
        assert_eq!((status.pull_tps, status.pull_rt.round()), (4.0, 30.0));
        assert_eq!((status.consume_ok_tps, status.consume_failed_tps, status.consume_rt.round()), (0.9, 0.1, 7.0));
        assert_eq!(status.consume_failed_msgs, 1);
    }
}
