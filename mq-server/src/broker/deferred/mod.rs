//! Messages set aside to be appended again later.
//!
//! [`redirect`] is the one door through which a message of a client goes on its way into the log: what is to wait gets another topic and
//! queue there, and properties that say where it belongs. [`until`] is the same for messages of the broker's own. What waits is in the
//! log like any other message, acknowledged and as safe; these rooms only find it again in time:
//!
//! | room | waits in | found by | delivered by |
//! | --- | --- | --- | --- |
//! | `delay_levels` | `SCHEDULE_TOPIC_XXXX`, a queue per level | the order of its queue | threads `deliver-delayed`, `deliver-retries` |
//! | `timer` | `rmq_sys_wheel_timer` | the timer wheel | threads `timer-wheel`, `timer-release` |
//! | `half_messages` | `RMQ_SYS_TRANS_HALF_TOPIC` | its producer's word, asked for by `check_back` | the request that commits |
//!
//! Laws: never before its time; never lost, whenever the broker dies; twice only after a crash. Nothing here holds bodies of messages that
//! wait.

mod burst;
pub mod check_back;
pub mod delay_levels;
pub mod half_messages;
pub mod timer;
pub mod undecided;

use super::Broker;
use super::refusal::Refusal;
use super::tables::topic_configs::Topic;
use mq_core::message::properties::PropertyText;
use mq_core::names::TopicName;
use mq_core::types::{QueueId, UnixMs};
use std::sync::Arc;

/// What a message's properties ask for, as far as it decides when the message is delivered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Asks {
    /// `DELAY`; 0 for none.
    pub delay_level: i32,
    /// One of `TIMER_DELAY_SEC`, `TIMER_DELAY_MS`, `TIMER_DELIVER_MS` is there.
    pub timer: bool,
    /// `TRAN_MSG` is true: a transaction decides whether it is delivered at all.
    pub half: bool,
}

/// Where a message is appended instead of its own queue.
pub struct Waiting {
    /// The topic it waits in.
    pub topic: Arc<Topic>,
    /// The queue there.
    pub queue_id: QueueId,
    /// By what time it can be recalled, if it can (`TIMER_OUT_MS`).
    pub out_at: Option<UnixMs>,
}

/// Decides whether a message for that queue has to wait, and where. `text` gets what brings it back to its queue.
///
/// # Errors
/// What it asks for is not possible; nothing is to be stored then.
pub fn redirect(
    broker: &Broker,
    topic: &TopicName,
    queue_id: QueueId,
    asks: Asks,
    text: &mut PropertyText,
) -> Result<Option<Waiting>, Refusal> {
    if asks.half {
        let (topic, queue_id) = half_messages::set_aside(broker, topic, queue_id, text)?;
        return Ok(Some(Waiting { topic, queue_id, out_at: None }));
    }
    if asks.delay_level > 0 {
        return delay_levels::redirect(broker, topic, queue_id, asks.delay_level, text).map(Some);
    }
    if asks.timer {
        return timer::redirect(broker, topic, queue_id, text);
    }
    Ok(None)
}

/// Makes a message of the broker's own wait until `at`: for pop's check points, retries and the like. `text` gets `TIMER_DELIVER_MS` and
/// what brings the message to that queue; the caller then drafts it for the returned place and appends it like any other message. Comes
/// back `None`, and leaves `text` alone, when `at` has come already: then it belongs in its queue at once. No delay is too long here, and
/// switching the timer off (`timerWheelEnable`) is an error.
///
/// The message arrives in its queue at `at` or up to some milliseconds later, with the same body, flags and properties, `REAL_TOPIC`,
/// `REAL_QID` and `TIMER_OUT_MS` among them.
///
/// # Errors
/// The timer is switched off, or its topic is gone.
pub fn until(
    broker: &Broker,
    topic: &TopicName,
    queue_id: QueueId,
    at: UnixMs,
    text: &mut PropertyText,
) -> Result<Option<Waiting>, Refusal> {
    timer::redirect_until(broker, topic, queue_id, at, text)
}
