//! How groups get the messages of a topic, where it was said (401): by pulls or by pops. Kept in `messageRequestMode.json`.

use super::persist::Changed;
use bytestring::ByteString;
use mq_core::protocol::bodies::pop::{MessageRequestModeTable, SetMessageRequestMode};
use parking_lot::RwLock;

/// Every mode that was set.
pub struct RequestModes {
    table: RwLock<MessageRequestModeTable>,
    changed: Changed,
}

impl RequestModes {
    /// The table as it was saved.
    pub fn load(saved: MessageRequestModeTable, changed: Changed) -> Self {
        Self { table: RwLock::new(saved), changed }
    }

    /// The table as it is saved.
    pub fn table(&self) -> MessageRequestModeTable {
        self.table.read().clone()
    }

    /// The mode of the group for the topic, if one was set.
    pub fn get(&self, topic: &str, group: &str) -> Option<SetMessageRequestMode> {
        self.table.read().message_request_mode_map.get(topic)?.get(group).cloned()
    }

    /// Sets the mode of a group for a topic.
    pub fn set(&self, mode: &SetMessageRequestMode) {
        // The names outlive the request whose memory they may share.
        let (topic, group) = (ByteString::from(&*mode.topic), ByteString::from(&*mode.consumer_group));
        let mode = SetMessageRequestMode { topic: topic.clone(), consumer_group: group.clone(), ..mode.clone() };
        self.table.write().message_request_mode_map.entry(topic).or_default().insert(group, mode);
        self.changed.mark_urgent();
    }

    /// Forgets what was said of a topic.
    pub fn remove_topic(&self, topic: &str) {
        if self.table.write().message_request_mode_map.remove(topic).is_some() {
            self.changed.mark_urgent();
        }
    }

    /// Forgets what was said of a group.
    pub fn remove_group(&self, group: &str) {
        let mut table = self.table.write();
        let mut removed = false;
        table.message_request_mode_map.retain(|_, groups| {
            removed |= groups.remove(group).is_some();
            !groups.is_empty()
        });
        drop(table);
        if removed {
            self.changed.mark_urgent();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::persist::Registry;
    use super::*;
    use mq_core::protocol::bodies::pop::MessageRequestMode;
    use mq_core::protocol::lenient_json;

    #[test]
    fn the_file_is_apaches() {
        let text = r#"{"messageRequestModeMap":{"T":{"G":{"consumerGroup":"G","mode":"POP","popShareQueueNum":-1,"topic":"T"}}}}"#;
        let modes = RequestModes::load(lenient_json::from_slice(text.as_bytes()).unwrap(), Registry::new(1).changed(0));
        assert_eq!(modes.get("T", "G").map(|mode| (mode.mode, mode.pop_share_queue_num)), Some((MessageRequestMode::Pop, -1)));
        assert_eq!(String::from_utf8(lenient_json::to_vec(&modes.table())).unwrap(), text);
        modes.remove_group("G");
        assert_eq!(modes.table(), MessageRequestModeTable::default());
    }
}
