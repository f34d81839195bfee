//! A message in the timer's queue, read once: when it is due, and what becomes of it then.

use crate::store::timer::{DueKey, PRECISION_MS};
use crate::store::{Draft, Queue};
use bytes::Bytes;
use mq_core::message::properties::{self, PropertyText};
use mq_core::message::record::RecordView;
use mq_core::types::{QueueId, UnixMs};
use std::sync::Arc;

/// Properties that a delivery adds must leave room for the length of all of them, two bytes and signed.
const PROPERTIES_LEN_MAX: usize = i16::MAX as usize;
/// What two times as properties take at most, bytes.
const TIMES_LEN: usize = 80;

/// What its properties say, found in one pass.
pub(super) struct WaitingMessage<'a> {
    view: RecordView<'a>,
    /// Its slot of the wheel (`TIMER_OUT_MS`), ms.
    pub(super) out_ms: i64,
    /// The topic it belongs to.
    pub(super) topic: &'a str,
    /// The queue it belongs to.
    pub(super) queue_id: QueueId,
    /// Its client's id.
    pub(super) unique_key: &'a str,
    /// The key of the message that it recalls.
    pub(super) recalls: Option<&'a str>,
    delay_ms: Option<i64>,
    deliver_ms: Option<i64>,
    roll_times: u32,
}

impl<'a> WaitingMessage<'a> {
    /// The message in `record`; `None` when it does not say where it belongs and when, and so was not put here by the timer.
    pub(super) fn read(record: &'a [u8]) -> Option<Self> {
        let view = RecordView::parse(record).ok()?;
        let mut message = Self {
            view,
            out_ms: -1,
            topic: "",
            queue_id: QueueId(-1),
            unique_key: "",
            recalls: None,
            delay_ms: None,
            deliver_ms: None,
            roll_times: 0,
        };
        let mut delay_sec = None;
        for (name, value) in view.properties().iter() {
            match name {
                properties::TIMER_OUT_MS => message.out_ms = value.parse().ok()?,
                properties::REAL_TOPIC => message.topic = value,
                properties::REAL_QID => message.queue_id = value.parse().ok()?,
                properties::UNIQ_KEY => message.unique_key = value,
                properties::TIMER_DEL_UNIQKEY => message.recalls = Some(value),
                properties::TIMER_DELAY_SEC => delay_sec = value.parse::<i64>().ok(),
                properties::TIMER_DELAY_MS => message.delay_ms = value.parse().ok(),
                properties::TIMER_DELIVER_MS => message.deliver_ms = value.parse().ok(),
                properties::TIMER_ROLL_TIMES => message.roll_times = value.parse().unwrap_or(1),
                _ => {}
            }
        }
        message.delay_ms = delay_sec.map(|seconds| seconds.saturating_mul(1_000)).or(message.delay_ms);
        (message.out_ms > 0 && !message.topic.is_empty() && message.queue_id.get() >= 0).then_some(message)
    }

    /// The second it belongs to, ms.
    pub(super) fn own_slot(&self) -> i64 {
        self.out_ms.div_euclid(PRECISION_MS) * PRECISION_MS
    }

    /// When it is due that lies in the slot of `slot_time`: when that slot begins if its own is a later one, for then it is appended again;
    /// else at the millisecond that its sender asked for. A delay counts from when the message was stored first.
    pub(super) fn due(&self, slot_time: i64) -> DueKey {
        let due_ms = if self.rolls_in(slot_time) { slot_time } else { self.exact_ms() };
        DueKey { due_ms, phy: self.view.phy_offset().get() }
    }

    /// Whether its time is not yet come in the slot of `slot_time`.
    pub(super) fn rolls_in(&self, slot_time: i64) -> bool {
        self.own_slot() > slot_time
    }

    fn exact_ms(&self) -> i64 {
        let (begin, end) = (self.own_slot(), self.own_slot() + PRECISION_MS);
        let asked = match self.delay_ms {
            // Appended again since, its store time says nothing any more.
            Some(_) if self.roll_times > 0 => self.deliver_ms.unwrap_or(end),
            Some(delay_ms) => self.view.store_timestamp().get().saturating_add(delay_ms),
            None => self.deliver_ms.unwrap_or(end),
        };
        asked.clamp(begin, end)
    }

    /// Its size in the commit log, bytes.
    pub(super) fn size(&self) -> i32 {
        self.view.total_len() as i32
    }

    /// When it was stored.
    pub(super) fn stored_at(&self) -> UnixMs {
        self.view.store_timestamp()
    }

    /// The message as it goes to its own queue, at `now`.
    pub(super) fn deliver(&self, record: &Bytes, queue: Arc<Queue>, now: UnixMs) -> Draft {
        let mut text = PropertyText::from_record(self.view.properties_bytes());
        if text.as_str().len() + TIMES_LEN < PROPERTIES_LEN_MAX {
            text.reserve(TIMES_LEN);
            let put_in = self.stored_at().get().div_euclid(PRECISION_MS) * PRECISION_MS;
            text.push(properties::TIMER_ENQUEUE_MS, &put_in.to_string());
            text.push(properties::TIMER_DEQUEUE_MS, &now.to_string());
        }
        Draft::copy(&self.view, record, queue, text.into_string())
    }

    /// The message as it goes to the timer's queue once more.
    pub(super) fn roll(&self, record: &Bytes, timer_queue: Arc<Queue>) -> Draft {
        let mut text = PropertyText::from_record(self.view.properties_bytes());
        if self.delay_ms.is_some() && self.roll_times == 0 {
            text.set(properties::TIMER_DELIVER_MS, &self.exact_ms().to_string());
        }
        text.set(properties::TIMER_ROLL_TIMES, &self.roll_times.saturating_add(1).to_string());
        Draft::copy(&self.view, record, timer_queue, text.into_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::message::SysFlag;
    use mq_core::message::record::{RecordDraft, crc32};
    use mq_core::types::PhyOffset;
    use mq_core::types::QueueOffset;

    fn record(stored: i64, properties: &str) -> Bytes {
        let mut out = Vec::new();
        let draft = RecordDraft {
            topic: "rmq_sys_wheel_timer",
            queue_id: QueueId(0),
            flag: 0,
            sys_flag: SysFlag::NONE,
            born_timestamp: UnixMs(1),
            born_host: "1.2.3.4:5".parse().unwrap(),
            store_timestamp: UnixMs(stored),
            store_host: "1.2.3.4:5".parse().unwrap(),
            reconsume_times: 0,
            prepared_transaction_offset: PhyOffset(0),
            body: b"x",
            body_crc: crc32(b"x"),
            properties: properties.as_bytes(),
            queue_offset: QueueOffset(0),
            phy_offset: PhyOffset(77),
        };
        draft.encode(false, &mut out).unwrap();
        out.into()
    }

    fn due_ms(stored: i64, properties: &str, slot_time: i64) -> i64 {
        let record = record(stored, &format!("REAL_TOPIC\u{1}T\u{2}REAL_QID\u{1}1\u{2}{properties}"));
        WaitingMessage::read(&record).unwrap().due(slot_time).due_ms
    }

    #[test]
    fn a_message_is_due_at_the_millisecond_that_was_asked_for() {
        assert_eq!(due_ms(1, "TIMER_OUT_MS\u{1}9000\u{2}TIMER_DELIVER_MS\u{1}9357", 9_000), 9_357);
        assert_eq!(due_ms(7_104, "TIMER_OUT_MS\u{1}9000\u{2}TIMER_DELAY_MS\u{1}2500", 9_000), 9_604);
        assert_eq!(due_ms(7_104, "TIMER_OUT_MS\u{1}9000\u{2}TIMER_DELAY_SEC\u{1}2\u{2}TIMER_DELIVER_MS\u{1}1", 9_000), 9_104);
        assert_eq!(due_ms(7_104, "TIMER_OUT_MS\u{1}9000", 9_000), 10_000, "as Apache when nothing says more");
        assert_eq!(due_ms(9_999, "TIMER_OUT_MS\u{1}9000\u{2}TIMER_DELAY_MS\u{1}2500", 9_000), 10_000, "stored late");
    }

    #[test]
    fn a_message_of_a_later_slot_is_appended_again() {
        let text = "TIMER_OUT_MS\u{1}9000\u{2}TIMER_DELAY_MS\u{1}2500\u{2}REAL_TOPIC\u{1}T\u{2}REAL_QID\u{1}1";
        assert_eq!(due_ms(7_104, text, 8_000), 8_000);
        let first = record(7_104, text);
        let dir = tempfile::tempdir().unwrap();
        let config =
            crate::store::StoreConfig { segment_bytes: 1 << 20, index_enabled: false, ..crate::store::StoreConfig::new(dir.path()) };
        let store = crate::store::Store::open(config, Arc::new(|_: &crate::store::Arrival<'_>| {})).unwrap();
        let queue = store.queue(&mq_core::names::TopicName::new("rmq_sys_wheel_timer").unwrap(), QueueId(0));
        let rolled = WaitingMessage::read(&first).unwrap().roll(&first, queue);
        let again = record(8_050, &rolled.properties);
        let again = WaitingMessage::read(&again).unwrap();
        assert_eq!((again.due(9_000).due_ms, again.roll_times), (9_604, 1), "the time it was first stored counts");
    }

    #[test]
    fn what_the_timer_did_not_put_there_is_none() {
        for text in [
            "",
            "TIMER_OUT_MS\u{1}9000",
            "TIMER_OUT_MS\u{1}x\u{2}REAL_TOPIC\u{1}T\u{2}REAL_QID\u{1}1",
            "REAL_TOPIC\u{1}T\u{2}REAL_QID\u{1}1",
        ] {
            assert!(WaitingMessage::read(&record(1, text)).is_none(), "{text}");
        }
        assert!(WaitingMessage::read(b"no record").is_none());
    }
}
