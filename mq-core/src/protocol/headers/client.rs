//! Clients and their connections: codes 34, 35, 38, 40, 203, 204, 307, 309.

use super::wire_headers;
use bytestring::ByteString;

wire_headers! {
    /// The answer to a heartbeat.
    HeartbeatResponse {
        "IS_SUPPORT_HEART_BEAT_V2" => supports_v2: bool = false,
        "IS_SUB_CHANGE" => sub_change: bool = true,
    }

    /// A client leaves (35).
    UnregisterClient {
        "clientID" => client_id: ByteString,
        "producerGroup" => producer_group: Option<ByteString>,
        "consumerGroup" => consumer_group: Option<ByteString>,
    }

    /// Names a consumer group (38, 40, 203).
    ConsumerGroupRef {
        "consumerGroup" => consumer_group: ByteString,
    }

    /// Names a producer group (204).
    ProducerGroupRef {
        "producerGroup" => producer_group: ByteString,
    }

    /// Asks what a client is doing (307), at the broker and relayed to the client.
    ConsumerRunningInfoRequest {
        "consumerGroup" => consumer_group: ByteString,
        "clientId" => client_id: ByteString,
        "jstackEnable" => jstack_enable: bool = false,
    }

    /// Asks a client to consume one message now (309), at the broker and relayed to the client.
    ConsumeMessageDirectly {
        "consumerGroup" => consumer_group: ByteString,
        "clientId" => client_id: Option<ByteString>,
        /// The offset message id.
        "msgId" => msg_id: Option<ByteString>,
        "brokerName" => broker_name: Option<ByteString>,
        "topic" => topic: Option<ByteString>,
        "topicSysFlag" => topic_sys_flag: Option<i32>,
        "groupSysFlag" => group_sys_flag: Option<i32>,
    }
}
