//! Messages that wait for their time: by delay level, by delivery time, and recalling one.

use super::{Admin, AdminError, TOOLS_PRODUCER};
use crate::message::RecallHandle;
use crate::protocol::RequestCode;
use crate::protocol::bodies::offset::{DelayOffsetTable, TimerMetrics};
use crate::protocol::headers::NoHeader;
use crate::protocol::headers::send::{RecallMessage, RecallMessageResponse};
use bytestring::ByteString;

impl Admin {
    /// How many messages with a delivery time wait at the broker at `addr`, by the topic they go to.
    ///
    /// # Errors
    /// It did not answer, or refused: it has no timer.
    pub async fn timer_metrics_at(&self, addr: &str) -> Result<TimerMetrics, AdminError> {
        self.ask_body(addr, RequestCode::GET_TIMER_METRICS, &NoHeader).await
    }

    /// Where each delay level is delivered up to at the broker at `addr`.
    ///
    /// # Errors
    /// It did not answer, or refused.
    pub async fn delay_offsets_at(&self, addr: &str) -> Result<DelayOffsetTable, AdminError> {
        self.ask_body(addr, RequestCode::GET_ALL_DELAY_OFFSET, &NoHeader).await
    }

    /// Recalls a message that waits for its time, by the handle that its sender got; returns its unique key.
    ///
    /// # Errors
    /// The broker in the handle is not known, did not answer, or refused: it does not allow recalls, or the message's time has come.
    pub async fn recall(&self, handle: &RecallHandle) -> Result<ByteString, AdminError> {
        let broker = self.broker_named(&handle.broker_name).await?;
        let header = RecallMessage {
            producer_group: Some(ByteString::from_static(TOOLS_PRODUCER)),
            topic: handle.topic.clone(),
            recall_handle: handle.to_string().into(),
            broker_name: Some(handle.broker_name.clone()),
        };
        let answer: RecallMessageResponse = self.ask_header(&broker.addr, RequestCode::RECALL_MESSAGE, &header).await?;
        Ok(answer.msg_id)
    }
}
