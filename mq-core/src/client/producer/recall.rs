//! Recalling a message that waits for its time.

use super::Producer;
use crate::client::ClientError;
use crate::client::instance::{answer_header, refused};
use crate::message::trace::{DEFAULT_REGION, TraceRecall, TraceRecord};
use crate::message::{RecallHandle, RecallHandleError, properties};
use crate::names::TopicName;
use crate::protocol::headers::send::{RecallMessage, RecallMessageResponse};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::UnixMs;
use bytes::Bytes;
use bytestring::ByteString;

impl Producer {
    /// Recalls a message that was sent with a delivery time, by the `recall_handle` of its [`super::SendResult`]; gives its id. Its broker
    /// must allow it (`recallMessageEnable`, off by default). Up to a second before its time a message can be recalled for certain.
    ///
    /// ```no_run
    /// # use mq_core::{client::Producer, message::Message, names::TopicName};
    /// # async fn example(producer: Producer) -> Result<(), Box<dyn std::error::Error>> {
    /// let topic = TopicName::new("reminders")?;
    /// let sent = producer.send(Message::new(topic.clone(), "pay").with_delay(std::time::Duration::from_secs(3_600))).await?;
    /// producer.recall(&topic, &sent.recall_handle.expect("it waits")).await?; // paid already
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// [`ClientError::IllegalArgument`] for what is no handle, [`ClientError::NoRoute`], the broker's refusal: it does not allow recalls, or
    /// the message's time has come.
    pub async fn recall(&self, topic: &TopicName, recall_handle: &str) -> Result<ByteString, ClientError> {
        const REQUEST: RequestCode = RequestCode::RECALL_MESSAGE;
        let handle: RecallHandle =
            recall_handle.parse().map_err(|error: RecallHandleError| ClientError::illegal("recall handle", error.to_string()))?;
        let (shown_topic, topic) = (topic, self.namespace().topic(topic)?.as_shared().clone());
        let began = UnixMs::now();
        let route = self.core.publish_route(&topic).await?;
        let addr = route.master_of(&handle.broker_name)?.clone();
        let header = RecallMessage {
            producer_group: Some(self.group().clone()),
            topic,
            recall_handle: recall_handle.into(),
            broker_name: Some(handle.broker_name),
        };
        let answer = self.core.client.remoting().call(&addr, REQUEST, &header, Bytes::new(), self.core.timeout()).await?;
        // As in Java, only what a broker answered is told.
        if let Some(tracer) = self.tracer() {
            tracer.append(&TraceRecord::Recall(TraceRecall {
                timestamp: began,
                region_id: answer.fields.get(properties::MSG_REGION).unwrap_or(DEFAULT_REGION),
                group: tracer.group(),
                topic: shown_topic,
                msg_id: &handle.unique_key,
                success: answer.head.code == ResponseCode::SUCCESS.0,
            }));
        }
        match ResponseCode(answer.head.code) {
            ResponseCode::SUCCESS => Ok(answer_header::<RecallMessageResponse>(&answer, REQUEST, &addr)?.msg_id),
            code => Err(refused(&answer, code, REQUEST, &addr)),
        }
    }
}
