//! Recalling a message that waits for its time.

use super::Producer;
use crate::client::ClientError;
use crate::client::instance::{answer_header, refused};
use crate::message::{RecallHandle, RecallHandleError};
use crate::names::TopicName;
use crate::protocol::headers::send::{RecallMessage, RecallMessageResponse};
use crate::protocol::{RequestCode, ResponseCode};
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
        let topic = self.namespace().topic(topic)?.as_shared().clone();
        let route = self.core.publish_route(&topic).await?;
        let addr = route.master_of(&handle.broker_name)?.clone();
        let header = RecallMessage {
            producer_group: Some(self.group().clone()),
            topic,
            recall_handle: recall_handle.into(),
            broker_name: Some(handle.broker_name),
        };
        let answer = self.core.client.remoting().call(&addr, REQUEST, &header, Bytes::new(), self.core.timeout()).await?;
        match ResponseCode(answer.head.code) {
            ResponseCode::SUCCESS => Ok(answer_header::<RecallMessageResponse>(&answer, REQUEST, &addr)?.msg_id),
            code => Err(refused(&answer, code, REQUEST, &addr)),
        }
    }
}
