//! Places in queues, and queues.

use super::{ParseError, time};
use jiff::tz::TimeZone;
use mq_core::types::{QueueId, UnixMs};

/// A place in a queue: `earliest | latest | 123 | +10 | -10 | @TIME`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Position {
    /// The first message that is still there.
    Earliest,
    /// Behind the last message.
    Latest,
    /// That offset.
    At(i64),
    /// So many messages on, or back.
    By(i64),
    /// The first message stored at or after that moment.
    Time(UnixMs),
}

impl Position {
    /// Reads a position.
    ///
    /// # Errors
    /// The text is none.
    pub fn parse(text: &str, now: UnixMs, tz: &TimeZone) -> Result<Self, ParseError> {
        let bad = || ParseError::new(text, "a position: earliest, latest, 123, +10, -10 or @TIME");
        match text {
            "earliest" | "min" | "first" => return Ok(Self::Earliest),
            "latest" | "max" | "end" => return Ok(Self::Latest),
            _ => {}
        }
        if let Some(moment) = text.strip_prefix('@') {
            return time::parse_moment(moment, now, tz).map(Self::Time).map_err(|_| bad());
        }
        let number: i64 = text.strip_prefix('+').unwrap_or(text).parse().map_err(|_| bad())?;
        Ok(if text.starts_with(['+', '-']) { Self::By(number) } else { Self::At(number) })
    }
}

/// Queues of a topic: `broker-a:3`, `broker-a:*`, or `broker-a`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuePattern {
    /// The broker's name.
    pub broker_name: String,
    /// The queue, or all of them.
    pub queue_id: Option<QueueId>,
}

impl QueuePattern {
    /// Reads a queue.
    ///
    /// # Errors
    /// The text is none.
    pub fn parse(text: &str) -> Result<Self, ParseError> {
        let bad = || ParseError::new(text, "a queue: BROKER:ID, BROKER:* or BROKER");
        let (broker_name, queue) = text.rsplit_once(':').unwrap_or((text, "*"));
        if broker_name.is_empty() {
            return Err(bad());
        }
        let queue_id = match queue {
            "*" => None,
            number => Some(QueueId(number.parse().ok().filter(|id| *id >= 0).ok_or_else(bad)?)),
        };
        Ok(Self { broker_name: broker_name.to_owned(), queue_id })
    }

    /// Whether that queue is one of them.
    pub fn fits(&self, broker_name: &str, queue_id: QueueId) -> bool {
        self.broker_name == broker_name && self.queue_id.is_none_or(|wanted| wanted == queue_id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions() {
        let parse = |text| Position::parse(text, UnixMs(1_000_000), &TimeZone::UTC);
        assert_eq!(parse("earliest"), Ok(Position::Earliest));
        assert_eq!(parse("123"), Ok(Position::At(123)));
        assert_eq!(parse("+10"), Ok(Position::By(10)));
        assert_eq!(parse("-10"), Ok(Position::By(-10)));
        assert_eq!(parse("@-10s"), Ok(Position::Time(UnixMs(990_000))));
        for bad in ["", "+", "x", "@", "@x", "1.5"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn queues() {
        assert!(QueuePattern::parse("b:3").unwrap().fits("b", QueueId(3)));
        assert!(!QueuePattern::parse("b:3").unwrap().fits("b", QueueId(4)));
        assert!(QueuePattern::parse("b:*").unwrap().fits("b", QueueId(4)) && QueuePattern::parse("b").unwrap().fits("b", QueueId(0)));
        for bad in ["", ":1", "b:x", "b:-1"] {
            assert!(QueuePattern::parse(bad).is_err(), "{bad}");
        }
    }
}
