//! Delay levels: the table of `messageDelayLevel`, by which a level in a message becomes a time.

use crate::types::UnixMs;

/// Apache's levels.
pub const DELAY_LEVELS_DEFAULT: &str = "1s 5s 10s 30s 1m 2m 3m 4m 5m 6m 7m 8m 9m 10m 20m 30m 1h 2h";

/// The delay of each level; level 1 is the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DelayLevels {
    delays_ms: Vec<i64>,
}

/// A word of the table is not a number with one of the units s, m, h, d.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("delay level {level} is {text:?}: expected a number and one of s, m, h, d")]
pub struct DelayLevelError {
    /// Which level, from 1.
    pub level: usize,
    /// What stands there.
    pub text: String,
}

impl DelayLevels {
    /// Reads a table such as [`DELAY_LEVELS_DEFAULT`].
    ///
    /// # Errors
    /// Names the first word that is no delay.
    pub fn parse(table: &str) -> Result<Self, DelayLevelError> {
        let delays = table
            .split_whitespace()
            .enumerate()
            .map(|(index, word)| delay_ms(word).ok_or_else(|| DelayLevelError { level: index + 1, text: word.to_owned() }));
        Ok(Self { delays_ms: delays.collect::<Result<_, _>>()? })
    }

    /// The highest level; 0 when there are none.
    pub fn level_max(&self) -> i32 {
        self.delays_ms.len() as i32
    }

    /// The delay of `level`, ms; levels above the highest count as the highest. `None` for 0 and below, which mean no delay.
    pub fn delay_ms(&self, level: i32) -> Option<i64> {
        let level = usize::try_from(level.min(self.level_max())).ok()?;
        self.delays_ms.get(level.checked_sub(1)?).copied()
    }

    /// When a message that was stored at `stored` is due.
    pub fn deliver_at(&self, level: i32, stored: UnixMs) -> Option<UnixMs> {
        Some(UnixMs(stored.get().saturating_add(self.delay_ms(level)?)))
    }
}

impl Default for DelayLevels {
    fn default() -> Self {
        Self::parse(DELAY_LEVELS_DEFAULT).expect("the default table is valid")
    }
}

fn delay_ms(word: &str) -> Option<i64> {
    let (number, unit) = word.split_at_checked(word.len().checked_sub(1)?)?;
    let unit_ms = match unit {
        "s" => 1_000,
        "m" => 60_000,
        "h" => 3_600_000,
        "d" => 86_400_000,
        _ => return None,
    };
    number.parse::<i64>().ok().filter(|number| *number >= 0)?.checked_mul(unit_ms)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn levels_of_the_default_table() {
        let levels = DelayLevels::default();
        assert_eq!(levels.level_max(), 18);
        for (level, ms) in [(-1, None), (0, None), (1, Some(1_000)), (5, Some(60_000)), (18, Some(7_200_000)), (99, Some(7_200_000))] {
            assert_eq!(levels.delay_ms(level), ms, "{level}");
        }
        assert_eq!(levels.deliver_at(2, UnixMs(10)), Some(UnixMs(5_010)));
    }

    #[test]
    fn bad_words_are_named() {
        for bad in ["5", "s", "x5s", "-1s", "5w", "99999999999999999d", "5é"] {
            let table = format!("1s {bad}");
            assert_eq!(DelayLevels::parse(&table), Err(DelayLevelError { level: 2, text: bad.to_owned() }), "{bad}");
        }
        assert_eq!(DelayLevels::parse(" ").unwrap().delay_ms(1), None);
    }

    proptest! {
        #[test]
        fn any_text_can_be_parsed(table in "\\PC{0,40}") {
            let _ = DelayLevels::parse(&table);
        }
    }
}
