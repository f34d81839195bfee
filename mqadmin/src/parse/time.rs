//! Moments and spans.

use super::ParseError;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use mq_core::types::UnixMs;
use std::time::Duration;

/// Whole numbers below this are seconds since 1970, from it on milliseconds: seconds of the year 5138, milliseconds of March 1973.
const SECONDS_BELOW: i64 = 100_000_000_000;

/// Reads a moment: `now`, `-15m` (so long ago), `+15m`, RFC 3339, `2026-11-20[ 10:00[:00[.123]]]` in `tz`, seconds or milliseconds since
/// 1970, `@ms`, or Java's `yyyy-MM-dd#HH:mm:ss:SSS`.
///
/// # Errors
/// The text is none.
pub fn parse_moment(text: &str, now: UnixMs, tz: &TimeZone) -> Result<UnixMs, ParseError> {
    let text = text.trim();
    let bad =
        || ParseError::new(text, "a time: now, -15m, 2026-11-20 10:00, RFC 3339, seconds or ms since 1970, or yyyy-MM-dd#HH:mm:ss:SSS");
    if text.eq_ignore_ascii_case("now") {
        return Ok(now);
    }
    if let Some(ms) = text.strip_prefix('@') {
        return ms.parse().ok().filter(|ms| *ms >= 0).map(UnixMs).ok_or_else(bad);
    }
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        let number: i64 = text.parse().map_err(|_| bad())?;
        return Ok(UnixMs(if number < SECONDS_BELOW { number * 1000 } else { number }));
    }
    if let Some(sign @ (b'-' | b'+')) = text.bytes().next() {
        let span = parse_span(&text[1..]).map_err(|_| bad())?;
        let span = i64::try_from(span.as_millis()).map_err(|_| bad())?;
        let moment = if sign == b'-' { now.get().checked_sub(span) } else { now.get().checked_add(span) };
        return moment.map(UnixMs).ok_or_else(bad);
    }
    if let Some((date, time)) = text.split_once('#') {
        return java_moment(date, time, tz).ok_or_else(bad);
    }
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Ok(UnixMs(moment.as_millisecond()));
    }
    let civil: DateTime = text.parse().map_err(|_| bad())?;
    zoned(civil, tz).ok_or_else(bad)
}

/// `yyyy-MM-dd` and `HH:mm:ss:SSS`.
fn java_moment(date: &str, time: &str, tz: &TimeZone) -> Option<UnixMs> {
    let (time, ms) = time.rsplit_once(':')?;
    if time.matches(':').count() != 2 {
        return None;
    }
    let ms: i64 = ms.parse().ok().filter(|ms| (0..1000).contains(ms))?;
    let civil: DateTime = format!("{date}T{time}").parse().ok()?;
    zoned(civil, tz).map(|at| UnixMs(at.get() + ms))
}

fn zoned(civil: DateTime, tz: &TimeZone) -> Option<UnixMs> {
    civil.to_zoned(tz.clone()).ok().map(|at| UnixMs(at.timestamp().as_millisecond()))
}

/// Reads a span: `10s`, `2h30m`, `500ms`, `1d`.
///
/// # Errors
/// The text is none.
pub fn parse_span(text: &str) -> Result<Duration, ParseError> {
    let bad = || ParseError::new(text, "a duration such as 500ms, 10s, 2h30m or 1d");
    let mut rest = text;
    let mut total_ms: u64 = 0;
    while !rest.is_empty() {
        let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
        let number: u64 = rest[..digits].parse().map_err(|_| bad())?;
        rest = &rest[digits..];
        let unit_len = rest.bytes().take_while(u8::is_ascii_alphabetic).count();
        let unit_ms: u64 = match &rest[..unit_len] {
            "ms" => 1,
            "s" => 1000,
            "m" => 60_000,
            "h" => 3_600_000,
            "d" => 86_400_000,
            _ => return Err(bad()),
        };
        rest = &rest[unit_len..];
        total_ms = number.checked_mul(unit_ms).and_then(|ms| total_ms.checked_add(ms)).ok_or_else(bad)?;
    }
    if text.is_empty() { Err(bad()) } else { Ok(Duration::from_millis(total_ms)) }
}

/// As RFC 3339 in `tz`, to the millisecond.
pub fn rfc3339(at: UnixMs, tz: &TimeZone) -> String {
    match in_zone(at, tz) {
        Some(at) => at.strftime("%Y-%m-%dT%H:%M:%S.%3f%:z").to_string(),
        None => format!("@{at}"),
    }
}

/// As `2026-11-20 10:00:00` in `tz`.
pub fn plain(at: UnixMs, tz: &TimeZone) -> String {
    in_zone(at, tz).map_or_else(|| format!("@{at}"), |at| at.strftime("%Y-%m-%d %H:%M:%S").to_string())
}

/// As Java's tools print moments: `yyyy-MM-dd HH:mm:ss,SSS`.
pub fn java_plain(at: UnixMs, tz: &TimeZone) -> String {
    in_zone(at, tz).map_or_else(|| format!("@{at}"), |at| at.strftime("%Y-%m-%d %H:%M:%S,%3f").to_string())
}

fn in_zone(at: UnixMs, tz: &TimeZone) -> Option<Zoned> {
    Some(Timestamp::from_millisecond(at.get()).ok()?.to_zoned(tz.clone()))
}

/// As Java's tools take moments in options: `yyyy-MM-dd#HH:mm:ss:SSS`.
pub fn java_option(at: UnixMs, tz: &TimeZone) -> String {
    java_plain(at, tz).replace(' ', "#").replace(',', ":")
}

/// A span as people say it: `42m10s`, two units at most.
pub fn span_text(ms: i64) -> String {
    let seconds = ms / 1000;
    match seconds {
        ..60 => format!("{seconds}s"),
        60..3600 => format!("{}m{:02}s", seconds / 60, seconds % 60),
        3600..86_400 => format!("{}h{:02}m", seconds / 3600, seconds / 60 % 60),
        _ => format!("{}d{:02}h", seconds / 86_400, seconds / 3600 % 24),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NOW: UnixMs = UnixMs(1_795_250_000_000);

    #[test]
    fn every_form_of_a_moment() {
        let tz = TimeZone::fixed(jiff::tz::offset(8));
        for (text, expected) in [
            ("now", NOW.get()),
            ("-15m", NOW.get() - 900_000),
            ("-2h30m", NOW.get() - 9_000_000),
            ("+10s", NOW.get() + 10_000),
            ("2026-11-20T10:00:00Z", 1_795_168_800_000),
            ("2026-11-20T10:00:00+08:00", 1_795_140_000_000),
            ("2026-11-20 10:00", 1_795_140_000_000),
            ("2026-11-20 10:00:00.123", 1_795_140_000_123),
            ("2026-11-20", 1_795_104_000_000),
            ("2026-11-20#10:00:00:123", 1_795_140_000_123),
            ("1795140000", 1_795_140_000_000),
            ("1795140000123", 1_795_140_000_123),
            ("@5", 5),
            ("0", 0),
        ] {
            assert_eq!(parse_moment(text, NOW, &tz), Ok(UnixMs(expected)), "{text}");
        }
        for bad in [
            "",
            "yesterday",
            "-",
            "-15",
            "@x",
            "@-1",
            "2026-13-01",
            "2026-11-20#10:00:00",
            "2026-11-20#10:00:00:1000",
            "99999999999999999999",
        ] {
            assert!(parse_moment(bad, NOW, &tz).is_err(), "{bad}");
        }
    }

    #[test]
    fn spans() {
        assert_eq!(parse_span("2h30m"), Ok(Duration::from_secs(9000)));
        assert_eq!(parse_span("500ms"), Ok(Duration::from_millis(500)));
        for bad in ["", "5", "h", "5x", "-5s", "99999999999999999999s", "18446744073709551615d"] {
            assert!(parse_span(bad).is_err(), "{bad}");
        }
        assert_eq!(span_text(2_530_000), "42m10s");
        assert_eq!(span_text(14 * 3_600_000 + 120_000), "14h02m");
    }

    proptest! {
        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,40}", near in "[-+@0-9:#TZ. smhd]{0,30}") {
            for text in [text, near] {
                let _ = parse_moment(&text, NOW, &TimeZone::UTC);
                let _ = parse_span(&text);
            }
        }

        #[test]
        fn what_is_printed_is_read_back(ms in 0i64..4_000_000_000_000) {
            let tz = TimeZone::fixed(jiff::tz::offset(-5));
            prop_assert_eq!(parse_moment(&rfc3339(UnixMs(ms), &tz), NOW, &tz), Ok(UnixMs(ms)));
            prop_assert_eq!(parse_moment(&plain(UnixMs(ms), &tz), NOW, &tz), Ok(UnixMs(ms / 1000 * 1000)));
        }
    }
}
