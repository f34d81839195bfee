//! The way in: which messages wait for a time of their own, and what they carry while they do.

use super::super::super::Broker;
use super::super::super::refusal::Refusal;
use super::super::Waiting;
use crate::store::timer::PRECISION_MS;
use mq_core::message::properties::{self, PropertyText};
use mq_core::names::{TIMER_TOPIC, TopicName};
use mq_core::types::{QueueId, UnixMs};

/// Where a message waits that asks for a delivery time; `None` when that time has come already, or when it is none of the timer's
/// (anymore): a message that was delivered by the timer and is sent again.
pub(in super::super) fn redirect(
    broker: &Broker,
    topic: &TopicName,
    queue_id: QueueId,
    text: &mut PropertyText,
) -> Result<Option<Waiting>, Refusal> {
    if topic.as_str() == TIMER_TOPIC || text.get(properties::TIMER_OUT_MS).is_some() {
        return Ok(None);
    }
    let settings = broker.store_settings.load();
    let max_delay_ms = i64::from(settings.timer_max_delay_sec) * 1_000;
    let illegal = || Refusal::MessageIllegal {
        why: format!(
            "timer message illegal, the delay time should not be bigger than the max delay {max_delay_ms}ms; or if set del msg, the delay time should be bigger than the current time"
        ),
    };
    let now = broker.timer.clock.now();
    let deliver_at = asked_time(text, now).ok_or_else(illegal)?;
    if settings.timer_enabled && deliver_at > now && deliver_at.get() - now.get() > max_delay_ms {
        return Err(illegal());
    }
    wait(broker, topic, queue_id, (now, deliver_at), text)
}

/// See [`super::super::until`].
pub(in super::super) fn redirect_until(
    broker: &Broker,
    topic: &TopicName,
    queue_id: QueueId,
    at: UnixMs,
    text: &mut PropertyText,
) -> Result<Option<Waiting>, Refusal> {
    let now = broker.timer.clock.now();
    if at > now {
        text.set(properties::TIMER_DELIVER_MS, &at.to_string());
    }
    wait(broker, topic, queue_id, (now, at), text)
}

fn wait(
    broker: &Broker,
    topic: &TopicName,
    queue_id: QueueId,
    (now, deliver_at): (UnixMs, UnixMs),
    text: &mut PropertyText,
) -> Result<Option<Waiting>, Refusal> {
    if !broker.store_settings.load().timer_enabled {
        return Err(Refusal::Failed { why: "accurate timer message is not enabled, timerWheelEnable is false".into() });
    }
    if deliver_at <= now {
        return Ok(None);
    }
    let out_at = slot_time(deliver_at);
    text.set(properties::TIMER_OUT_MS, &out_at.to_string());
    text.set(properties::REAL_TOPIC, topic);
    text.set(properties::REAL_QID, &queue_id.to_string());
    let timer_topic = broker.topics.get(TIMER_TOPIC).ok_or_else(|| Refusal::TopicMissing { topic: TIMER_TOPIC.into() })?;
    Ok(Some(Waiting { topic: timer_topic, queue_id: QueueId(0), out_at: Some(out_at) }))
}

/// The delivery time that a message asks for; `None` when what it says is no number, or beyond all times.
fn asked_time(text: &PropertyText, now: UnixMs) -> Option<UnixMs> {
    let number = |name: &str| text.get(name).map(|value| value.parse::<i64>());
    if let Some(seconds) = number(properties::TIMER_DELAY_SEC) {
        return now.get().checked_add(seconds.ok()?.checked_mul(1_000)?).map(UnixMs);
    }
    if let Some(ms) = number(properties::TIMER_DELAY_MS) {
        return now.get().checked_add(ms.ok()?).map(UnixMs);
    }
    number(properties::TIMER_DELIVER_MS)?.ok().map(UnixMs)
}

/// The second whose slot holds messages for that time. A slot holds what is due up to one second after its time, so a whole second belongs
/// to the slot before.
pub(super) fn slot_time(deliver_at: UnixMs) -> UnixMs {
    UnixMs((deliver_at.get() - 1).div_euclid(PRECISION_MS) * PRECISION_MS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slot_holds_what_is_due_within_the_second_after_it() {
        for (deliver_at, slot) in [(10_001, 10_000), (10_999, 10_000), (11_000, 10_000), (11_001, 11_000)] {
            assert_eq!(slot_time(UnixMs(deliver_at)).get(), slot, "{deliver_at}");
        }
    }

    #[test]
    fn seconds_go_before_milliseconds_and_both_before_a_time() {
        let asked = |text: &str| asked_time(&PropertyText::from(text.to_owned()), UnixMs(1_000)).map(UnixMs::get);
        assert_eq!(asked("TIMER_DELIVER_MS\u{1}5\u{2}TIMER_DELAY_MS\u{1}7\u{2}TIMER_DELAY_SEC\u{1}2\u{2}"), Some(3_000));
        assert_eq!(asked("TIMER_DELIVER_MS\u{1}5\u{2}TIMER_DELAY_MS\u{1}7\u{2}"), Some(1_007));
        assert_eq!(asked("TIMER_DELIVER_MS\u{1}5\u{2}"), Some(5));
        for illegal in
            ["TIMER_DELAY_SEC\u{1}x\u{2}", "TIMER_DELAY_SEC\u{1}9223372036854775807\u{2}", "TIMER_DELAY_MS\u{1}9223372036854775807\u{2}"]
        {
            assert_eq!(asked(illegal), None, "{illegal}");
        }
    }
}
