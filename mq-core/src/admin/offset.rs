//! Positions: how far groups are, where queues begin and end, moving a group.

use super::call::read_body;
use super::cluster::Broker;
use super::{Admin, AdminError, Partial};
use crate::protocol::bodies::group::{ConsumeStats, ConsumeStatsList, OffsetWrapper};
use crate::protocol::bodies::offset::{ConsumerStatusBody, ResetOffsetBody};
use crate::protocol::bodies::queue::MessageQueue;
use crate::protocol::bodies::stats::ConsumeTimeSpan;
use crate::protocol::headers::admin::GetBrokerConsumeStats;
use crate::protocol::headers::group::GetConsumeStats;
use crate::protocol::headers::offset::{
    ConsumerStatusRequest, OffsetResponse, QueryConsumerOffset, QueueRef, ResetOffset, SearchOffset, TimestampResponse,
    UpdateConsumerOffset,
};
use crate::protocol::headers::topic::TopicAndGroup;
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytes::Bytes;
use bytestring::ByteString;
use std::collections::BTreeMap;

/// How far a group is in one queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueueProgress {
    /// The queue.
    pub queue: MessageQueue,
    /// Its end: the next message gets this position.
    pub max: QueueOffset,
    /// Everything before it is consumed.
    pub committed: QueueOffset,
    /// Everything before it was handed out; `None` where the broker does not tell (before 5.0, or nothing was).
    pub pulled: Option<QueueOffset>,
    /// When the last consumed message was stored; `None` when it is gone or there was none.
    pub consumed_store_time: Option<UnixMs>,
}

impl QueueProgress {
    /// Of what a broker says about `queue`.
    pub fn new(queue: MessageQueue, offsets: &OffsetWrapper) -> Self {
        Self {
            queue,
            max: QueueOffset(offsets.broker_offset),
            committed: QueueOffset(offsets.consumer_offset),
            pulled: (offsets.pull_offset > 0).then_some(QueueOffset(offsets.pull_offset)),
            consumed_store_time: (offsets.last_timestamp > 0).then_some(UnixMs(offsets.last_timestamp)),
        }
    }

    /// Messages that are not consumed yet; negative when the group is ahead of the queue.
    pub fn lag(&self) -> i64 {
        self.max.get() - self.committed.get()
    }

    /// Messages that were handed out and are not consumed yet.
    pub fn in_flight(&self) -> Option<i64> {
        self.pulled.map(|pulled| pulled.get() - self.committed.get())
    }
}

/// The queues in `stats`.
pub fn progress_of(stats: &ConsumeStats) -> impl Iterator<Item = QueueProgress> + '_ {
    stats.offset_table.iter().map(|(queue, offsets)| QueueProgress::new(queue.0.clone(), offsets))
}

impl Admin {
    /// How far `group` is at the broker at `addr`, in `topic` or in all its topics.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn consume_stats_at(&self, addr: &str, group: &str, topic: Option<&str>) -> Result<ConsumeStats, AdminError> {
        let header = GetConsumeStats { consumer_group: group.into(), topic: topic.map(Into::into), topic_list: None };
        self.ask_body(addr, RequestCode::GET_CONSUME_STATS, &header).await
    }

    /// How far `group` is at each of `brokers`.
    pub async fn consume_stats(&self, brokers: Vec<Broker>, group: &str, topic: Option<&str>) -> Partial<Broker, ConsumeStats> {
        self.each(brokers, |broker| async move { self.consume_stats_at(&broker.addr, group, topic).await }).await
    }

    /// How far every group is at the broker at `addr`: one request for all of them.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn all_consume_stats_at(&self, addr: &str) -> Result<BTreeMap<ByteString, Vec<ConsumeStats>>, AdminError> {
        let list = self.consume_stats_list(addr, false).await?;
        let mut all: BTreeMap<ByteString, Vec<ConsumeStats>> = BTreeMap::new();
        for (group, stats) in list.consume_stats_list.into_iter().flatten() {
            all.entry(group).or_default().extend(stats);
        }
        Ok(all)
    }

    /// How far every group is at each of `brokers`.
    pub async fn all_consume_stats(&self, brokers: Vec<Broker>) -> Partial<Broker, BTreeMap<ByteString, Vec<ConsumeStats>>> {
        self.each(brokers, |broker| async move { self.all_consume_stats_at(&broker.addr).await }).await
    }

    /// The position after the last message of a queue.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn max_offset(&self, addr: &str, topic: &str, queue_id: QueueId) -> Result<QueueOffset, AdminError> {
        let header = QueueRef { topic: topic.into(), queue_id };
        Ok(self.ask_header::<OffsetResponse>(addr, RequestCode::GET_MAX_OFFSET, &header).await?.offset)
    }

    /// The position of the first message that a queue still has.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn min_offset(&self, addr: &str, topic: &str, queue_id: QueueId) -> Result<QueueOffset, AdminError> {
        let header = QueueRef { topic: topic.into(), queue_id };
        Ok(self.ask_header::<OffsetResponse>(addr, RequestCode::GET_MIN_OFFSET, &header).await?.offset)
    }

    /// The position of the first message of a queue that was stored at or after `at`.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn offset_at(&self, addr: &str, topic: &str, queue_id: QueueId, at: UnixMs) -> Result<QueueOffset, AdminError> {
        let header = SearchOffset { topic: topic.into(), queue_id, timestamp: at, boundary_type: None };
        Ok(self.ask_header::<OffsetResponse>(addr, RequestCode::SEARCH_OFFSET_BY_TIMESTAMP, &header).await?.offset)
    }

    /// How long the message that is next for `group` has been stored, in each queue of `topic` at the broker at `addr`, ms; queues in which
    /// nothing waits are left out. One request, and no message is read for it.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn waiting_ms_at(&self, addr: &str, topic: &str, group: &str) -> Result<Vec<(MessageQueue, i64)>, AdminError> {
        let header = TopicAndGroup { topic: topic.into(), group: group.into() };
        let spans: ConsumeTimeSpan = self.ask_body(addr, RequestCode::QUERY_CONSUME_TIME_SPAN, &header).await?;
        let waiting = spans.consume_time_span_set.into_iter().filter(|span| span.delay_time > 0);
        Ok(waiting.map(|span| (span.message_queue, span.delay_time)).collect())
    }

    /// When the first message that a queue still has was stored; `None` when it has none.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn earliest_store_time(&self, addr: &str, topic: &str, queue_id: QueueId) -> Result<Option<UnixMs>, AdminError> {
        let header = QueueRef { topic: topic.into(), queue_id };
        let answer = self.ask_header::<TimestampResponse>(addr, RequestCode::GET_EARLIEST_MSG_STORETIME, &header).await?;
        Ok(Some(answer.timestamp).filter(|at| at.get() > 0))
    }

    /// The committed position of `group` in a queue; `None` when it has none.
    ///
    /// # Errors
    /// The broker did not answer, or refused for another reason.
    pub async fn committed_offset(
        &self,
        addr: &str,
        group: &str,
        topic: &str,
        queue_id: QueueId,
    ) -> Result<Option<QueueOffset>, AdminError> {
        let header = QueryConsumerOffset {
            consumer_group: group.into(),
            topic: topic.into(),
            queue_id,
            // Otherwise a young queue's missing position is answered with 0.
            set_zero_if_not_found: Some(false),
        };
        match self.ask_header::<OffsetResponse>(addr, RequestCode::QUERY_CONSUMER_OFFSET, &header).await {
            Ok(answer) => Ok(Some(answer.offset)),
            Err(error) if error.code() == Some(ResponseCode::QUERY_NOT_FOUND) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Commits a position for `group`, as one of its clients would.
    ///
    /// # Errors
    /// The broker did not answer, or refused.
    pub async fn commit_offset(
        &self,
        addr: &str,
        group: &str,
        topic: &str,
        queue_id: QueueId,
        offset: QueueOffset,
    ) -> Result<(), AdminError> {
        let header = UpdateConsumerOffset { consumer_group: group.into(), topic: topic.into(), queue_id, commit_offset: offset };
        self.ask(addr, RequestCode::UPDATE_CONSUMER_OFFSET, &header, Bytes::new()).await.map(drop)
    }

    /// Asks the broker at `addr` to move a group: to `header`'s moment, or one queue of it to `header`'s position. The broker tells the
    /// group's clients. Returns where each queue was moved to.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn reset_offset(&self, addr: &str, header: &ResetOffset) -> Result<Vec<(MessageQueue, QueueOffset)>, AdminError> {
        let request = RequestCode::INVOKE_BROKER_TO_RESET_OFFSET;
        let answer = self.ask(addr, request, header, Bytes::new()).await?;
        if answer.body.is_empty() {
            return Ok(Vec::new());
        }
        let body: ResetOffsetBody = read_body(addr, request, &answer)?;
        Ok(body.offset_table.into_iter().map(|(queue, offset)| (queue.0, QueueOffset(offset))).collect())
    }

    /// How far every group is at the broker at `addr`, as it tells it; with `orderly`, only of topics with a fixed order.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn consume_stats_list(&self, addr: &str, orderly: bool) -> Result<ConsumeStatsList, AdminError> {
        self.ask_body(addr, RequestCode::GET_BROKER_CONSUME_STATS, &GetBrokerConsumeStats { is_order: orderly }).await
    }

    /// The positions that the connected clients of `group` hold in `topic`, relayed by the broker at `addr`; of one client, if its address is
    /// given.
    ///
    /// # Errors
    /// It did not answer, or refused, as it does when nobody is connected.
    pub async fn held_offsets(
        &self,
        addr: &str,
        topic: &str,
        group: &str,
        client_addr: Option<&str>,
    ) -> Result<ConsumerStatusBody, AdminError> {
        let header = ConsumerStatusRequest { topic: topic.into(), group: group.into(), client_addr: client_addr.map(Into::into) };
        self.ask_body(addr, RequestCode::INVOKE_BROKER_TO_GET_CONSUMER_STATUS, &header).await
    }
}
