//! Times as the console writes and reads them.

use jiff::Timestamp;
use jiff::tz::TimeZone;

/// How times are written.
#[derive(Debug, Clone)]
pub struct Clock {
    /// The zone of the machine.
    pub local: TimeZone,
    /// Whether UTC is used instead.
    pub utc: bool,
}

impl Clock {
    fn zoned(&self, at_ms: i64) -> jiff::Zoned {
        let zone = if self.utc { TimeZone::UTC } else { self.local.clone() };
        Timestamp::from_millisecond(at_ms).unwrap_or(Timestamp::UNIX_EPOCH).to_zoned(zone)
    }

    /// `12:42:07`.
    pub fn time(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%H:%M:%S").to_string()
    }

    /// The most exact form that fits into `cells`: `11-20 12:42:07.123`, `12:42:07.123`, `12:42:07`.
    pub fn within(&self, at_ms: i64, cells: usize) -> String {
        let form = match cells {
            18.. => "%m-%d %H:%M:%S.%3f",
            14..18 => "%m-%d %H:%M:%S",
            12..14 => "%H:%M:%S.%3f",
            _ => "%H:%M:%S",
        };
        self.zoned(at_ms).strftime(form).to_string()
    }

    /// A moment as people type it: `-15m`, `12:30`, `2026-11-20T12:30`.
    pub fn parse(&self, text: &str, now_ms: i64) -> Option<i64> {
        let ago = text.strip_prefix('-').and_then(|span| crate::args::span(span).ok());
        if let Some(ago) = ago {
            return now_ms.checked_sub(i64::try_from(ago.as_millis()).ok()?);
        }
        let date_time = text.parse::<jiff::civil::DateTime>().ok();
        let today = || Some(self.zoned(now_ms).date().to_datetime(text.parse::<jiff::civil::Time>().ok()?));
        let moment = date_time.filter(|_| text.contains('-')).or_else(today)?;
        let zone = if self.utc { TimeZone::UTC } else { self.local.clone() };
        moment.to_zoned(zone).ok().map(|zoned| zoned.timestamp().as_millisecond())
    }

    /// `20261120-124207`, for names of files.
    pub fn compact(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%Y%m%d-%H%M%S").to_string()
    }

    /// `2026-11-20 12:42:07+08`.
    pub fn date_time(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%Y-%m-%d %H:%M:%S%:::z").to_string()
    }

    /// `12:42:07+08`.
    pub fn time_with_offset(&self, at_ms: i64) -> String {
        self.zoned(at_ms).strftime("%H:%M:%S%:::z").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_say_their_zone() {
        let zone = TimeZone::fixed(jiff::tz::offset(8));
        let clock = Clock { local: zone, utc: false };
        assert_eq!(clock.date_time(1_795_250_527_000), "2026-11-21 16:42:07+08");
        assert_eq!(Clock { utc: true, ..clock }.time_with_offset(1_795_250_527_000), "08:42:07+00");
    }
}
