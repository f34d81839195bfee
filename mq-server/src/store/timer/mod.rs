//! The timer's files.

/// What a slot of the wheel covers, ms (`timerPrecisionMs`).
pub const PRECISION_MS: i64 = 1_000;
