//! Sending single messages from a tool: to a chosen queue, one request, no client registered at any broker.

use super::call::{read_header, refused};
use super::cluster::Broker;
use super::{Admin, AdminError};
use crate::message::{Message, ids, properties};
use crate::names;
use crate::protocol::bodies::topic::PERM_WRITE;
use crate::protocol::headers::send::{SendMessage, SendMessageResponse};
use crate::protocol::{RequestCode, ResponseCode};
use crate::types::{QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;

/// The group in whose name tools send.
pub const TOOLS_PRODUCER: &str = "TOOLS_PRODUCER";

/// Queues of a topic that a send makes, at most, on each broker.
const QUEUES_OF_NEW_TOPICS: i32 = 4;

/// What became of a message that a broker stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// SUCCESS, or one of the codes that say "stored, but not yet as safe as configured".
    pub code: ResponseCode,
    /// Who stored it.
    pub broker_name: ByteString,
    /// The sender's id of it.
    pub msg_id: String,
    /// The id that tells where it is stored.
    pub offset_msg_id: ByteString,
    /// Its queue.
    pub queue_id: QueueId,
    /// Its place there.
    pub queue_offset: QueueOffset,
}

impl Sent {
    /// The word Java clients have for it.
    pub fn status(&self) -> &'static str {
        match self.code {
            ResponseCode::FLUSH_DISK_TIMEOUT => "FLUSH_DISK_TIMEOUT",
            ResponseCode::FLUSH_SLAVE_TIMEOUT => "FLUSH_SLAVE_TIMEOUT",
            ResponseCode::SLAVE_NOT_AVAILABLE => "SLAVE_NOT_AVAILABLE",
            _ => "SEND_OK",
        }
    }
}

impl Admin {
    /// Sends `message` to that queue. A message that has no unique id gets one.
    ///
    /// # Errors
    /// The broker did not answer (the message may be stored nevertheless), or refused.
    pub async fn send(&self, broker: &Broker, queue_id: QueueId, message: &Message) -> Result<Sent, AdminError> {
        let request = RequestCode::SEND_MESSAGE_V2;
        let mut properties = message.properties.clone();
        if properties.get(properties::UNIQ_KEY).is_none() {
            properties.set(properties::UNIQ_KEY, &ids::unique_id());
        }
        let msg_id = properties.get(properties::UNIQ_KEY).unwrap_or_default().to_owned();
        let header = SendMessage {
            producer_group: ByteString::from_static(TOOLS_PRODUCER),
            topic: message.topic.as_shared().clone(),
            default_topic: ByteString::from_static(names::AUTO_CREATE_TOPIC),
            default_topic_queue_nums: QUEUES_OF_NEW_TOPICS,
            queue_id,
            sys_flag: 0,
            born_timestamp: UnixMs::now(),
            flag: message.flag,
            properties: Some(properties.into_string().into()),
            reconsume_times: Some(0),
            unit_mode: false,
            max_reconsume_times: None,
            batch: false,
            broker_name: Some(broker.name.clone()),
        };
        let answer = self.ask_any(&broker.addr, request, &header, message.body.clone()).await?;
        let code = ResponseCode(answer.head.code);
        match code {
            ResponseCode::SUCCESS
            | ResponseCode::FLUSH_DISK_TIMEOUT
            | ResponseCode::FLUSH_SLAVE_TIMEOUT
            | ResponseCode::SLAVE_NOT_AVAILABLE => {}
            _ => return Err(refused(&broker.addr, request, code, &answer)),
        }
        let stored: SendMessageResponse = read_header(&broker.addr, request, &answer)?;
        Ok(Sent {
            code,
            broker_name: broker.name.clone(),
            msg_id,
            offset_msg_id: stored.msg_id,
            queue_id: stored.queue_id,
            queue_offset: stored.queue_offset,
        })
    }

    /// The queues of `topic` that take messages: its masters, those of `broker_name` if one is given. A topic that does not exist has the
    /// queues of the topic that brokers make new ones from, if they do.
    ///
    /// # Errors
    /// No name server answered, the topic does not exist and is not made by sending, or no master takes messages for it.
    pub async fn writable_queues(&self, topic: &str, broker_name: Option<&str>) -> Result<Vec<(Broker, QueueId)>, AdminError> {
        let (route, queues_max) = match self.topic_route(topic).await {
            Err(AdminError::NotFound { .. }) => {
                let template = self.topic_route(names::AUTO_CREATE_TOPIC).await;
                (template.map_err(|_| AdminError::not_found("topic", topic))?, QUEUES_OF_NEW_TOPICS)
            }
            route => (route?, i32::MAX),
        };
        let mut queues = Vec::new();
        for broker in super::topic::brokers_of_route(&route) {
            if !broker.id.is_master() || broker_name.is_some_and(|wanted| broker.name != wanted) {
                continue;
            }
            let data = route.queue_datas.iter().find(|data| data.broker_name == broker.name && data.perm & PERM_WRITE != 0);
            let count = data.map_or(0, |data| data.write_queue_nums.min(queues_max));
            queues.extend((0..count).map(|id| (broker.clone(), QueueId(id))));
        }
        match (queues.is_empty(), broker_name) {
            (false, _) => Ok(queues),
            (true, Some(name)) => Err(AdminError::not_found("broker", name)),
            (true, None) => Err(AdminError::Illegal { what: "topic", reason: format!("no master takes messages for `{topic}`") }),
        }
    }
}
