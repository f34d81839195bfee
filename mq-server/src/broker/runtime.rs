//! The runtime figures that tools read (28), under Apache's names.

use super::Broker;
use crate::store::{PUT_TIME_BUCKETS_MS, StatsSnapshot};
use bytestring::ByteString;
use mq_core::protocol::bodies::namesrv::KvTable;
use mq_core::protocol::{VERSION, version_name};
use mq_core::types::{PhyOffset, QueueId, UnixMs};
use std::collections::BTreeMap;

impl Broker {
    /// Every figure, as text.
    pub(super) fn runtime_info(&self) -> KvTable {
        let mut table = BTreeMap::new();
        let mut put = |key: &'static str, value: String| drop(table.insert(ByteString::from_static(key), ByteString::from(value)));
        let up = self.started.elapsed();
        let now = UnixMs::now();
        put("brokerVersion", VERSION.to_string());
        put("brokerVersionDesc", version_name(VERSION));
        put("brokerActive", "true".into());
        put("bootTimestamp", (now.get() - up.as_millis() as i64).to_string());
        put(
            "runtime",
            format!(
                "[ {} days, {} hours, {} minutes, {} seconds ]",
                up.as_secs() / 86_400,
                up.as_secs() / 3_600 % 24,
                up.as_secs() / 60 % 60,
                up.as_secs() % 60
            ),
        );
        let rates = |rates: [f64; 3]| rates.map(|rate| rate.to_string()).join(" ");
        let (in_rates, out_rates) = (rates(self.stats.put_rates()), rates(self.stats.get_rates()));
        put("putTps", in_rates);
        for key in ["getTransferredTps", "getTransferedTps"] {
            put(key, out_rates.clone());
        }
        let (found, missed) = (self.stats.found_rates(), self.stats.miss_rates());
        put("getTotalTps", rates([found[0] + missed[0], found[1] + missed[1], found[2] + missed[2]]));
        put("getFoundTps", rates(found));
        put("getMissTps", rates(missed));
        let store = self.store.stats();
        put("putMessageFailedTimes", store.put_failures.to_string());
        put("putMessageEntireTimeMax", store.put_time_max_ms.to_string());
        put("putMessageDistributeTime", put_times(&store));
        let totals = self.stats.totals();
        put("msgPutTotalTodayNow", totals.puts.to_string());
        put("msgPutTotalTodayMorning", totals.puts_today_morning.to_string());
        put("msgPutTotalYesterdayMorning", totals.puts_yesterday_morning.to_string());
        put("msgGetTotalTodayNow", totals.gets.to_string());
        put("msgGetTotalTodayMorning", totals.gets_today_morning.to_string());
        put("msgGetTotalYesterdayMorning", totals.gets_yesterday_morning.to_string());
        put("putMessageTimesTotal", totals.puts.to_string());
        put("putMessageSizeTotal", totals.put_bytes.to_string());
        put("putMessageAverageSize", (totals.put_bytes as f64 / totals.puts.max(1) as f64).to_string());
        put("commitLogDiskRatio", self.store.disk_used().to_string());
        put("consumeQueueDiskRatio", self.store.disk_used().to_string());
        put("commitLogMinOffset", self.store.min_phy().to_string());
        put("commitLogMaxOffset", self.store.appended().to_string());
        put("dispatchBehindBytes", behind(self.store.appended(), self.store.dispatched()));
        put("remainHowManyDataToFlush", format!("{} B", behind(self.store.appended(), self.store.flushed())));
        put("startAcceptSendRequestTimeStamp", self.settings.load().accept_sends_from_ms.to_string());
        put("earliestMessageTimeStamp", self.earliest_message_ms().to_string());
        put("pageCacheLockTimeMills", "0".into());
        put("timerReadBehind", (self.timer.behind_ms() / 1_000).to_string());
        let timer_queue_end = self.store.max_offset(mq_core::names::TIMER_TOPIC, QueueId(0)).get();
        put("timerOffsetBehind", (timer_queue_end - self.timer.followed()).max(0).to_string());
        put("timerCongestNum", self.timer.pending().to_string());
        put("timerEnqueueTps", self.timer.enqueued.per_second().to_string());
        put("timerDequeueTps", self.timer.dequeued.per_second().to_string());
        // There are no queues of requests in front of threads here: a request is carried out where it is read.
        for key in QUEUE_FIGURES {
            put(key, "0".into());
        }
        if let Some(dedup) = &self.dedup {
            put("dedupEntries", dedup.len().to_string());
            put("dedupForcedOut", dedup.forced_out().to_string());
        }
        table.extend(self.schedule_figures());
        KvTable { table }
    }

    fn earliest_message_ms(&self) -> i64 {
        let first = self.store.record_at(self.store.min_phy());
        let view = first.as_ref().and_then(|record| mq_core::message::record::RecordView::parse(record).ok());
        view.map_or(-1, |record| record.store_timestamp().get())
    }

    /// Per delay level that was used, even if nothing of it was due yet: delivered up to, stored up to.
    fn schedule_figures(&self) -> impl Iterator<Item = (ByteString, ByteString)> + '_ {
        let stored = |level: i32| self.store.max_offset(mq_core::names::SCHEDULE_TOPIC, QueueId(level - 1));
        let mut levels: BTreeMap<i32, i64> = self.delay_levels.table().offset_table.into_iter().map(|(level, at)| (level.0, at)).collect();
        for level in (1..=self.delay_table.level_max()).filter(|level| stored(*level).get() > 0) {
            levels.entry(level).or_insert(0);
        }
        levels.into_iter().map(move |(level, delivered)| {
            (format!("scheduleMessageOffset_{level}").into(), format!("{delivered},{}", stored(level)).into())
        })
    }
}

/// Figures of request queues, which tools expect to find.
const QUEUE_FIGURES: [&str; 8] = [
    "sendThreadPoolQueueSize",
    "sendThreadPoolQueueHeadWaitTimeMills",
    "pullThreadPoolQueueSize",
    "pullThreadPoolQueueHeadWaitTimeMills",
    "queryThreadPoolQueueSize",
    "queryThreadPoolQueueHeadWaitTimeMills",
    "EndTransactionQueueSize",
    "EndTransactionThreadPoolQueueCapacity",
];

/// Names of the times that the store counts puts by, as Apache writes them.
const PUT_TIMES: [&str; PUT_TIME_BUCKETS_MS.len() + 1] =
    ["<=0ms", "0~10ms", "10~50ms", "50~100ms", "100~200ms", "200~500ms", "500ms~1s", "1~2s", "2~3s", "3~4s", "4~5s", "5~10s", "10s~"];

/// How long puts took since start.
fn put_times(store: &StatsSnapshot) -> String {
    PUT_TIMES.iter().zip(&store.put_times).map(|(time, count)| format!("[{time}]:{count} ")).collect()
}

fn behind(ahead: PhyOffset, follower: PhyOffset) -> String {
    (ahead.get() - follower.get()).max(0).to_string()
}
