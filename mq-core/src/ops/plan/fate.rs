//! What became of the targets of a plan.

use crate::admin::AdminError;

/// The word of [`Fate::Confirmed`].
pub const CONFIRMED: &str = "CONFIRMED";

/// What became of one target.
#[derive(Debug, Clone)]
pub enum Fate {
    /// Written, and read back as it should be.
    Confirmed(String),
    /// It was so before.
    Unchanged(String),
    /// Refused, not answered, or read back otherwise.
    Failed(String, Option<Box<AdminError>>),
    /// An earlier failure stopped the plan.
    NotAttempted,
}

impl Fate {
    /// From an error.
    pub fn failed(error: AdminError) -> Self {
        Self::Failed(error.to_string(), Some(Box::new(error)))
    }

    /// Whether the plan has to stop here.
    pub const fn is_failure(&self) -> bool {
        matches!(self, Self::Failed(..))
    }

    /// Its word.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Confirmed(_) => CONFIRMED,
            Self::Unchanged(_) => "UNCHANGED",
            Self::Failed(..) => "FAILED",
            Self::NotAttempted => "NOT_ATTEMPTED",
        }
    }

    /// More about it, for people.
    pub fn detail(&self) -> &str {
        match self {
            Self::Confirmed(detail) | Self::Unchanged(detail) | Self::Failed(detail, _) => detail,
            Self::NotAttempted => "an earlier target failed",
        }
    }
}

/// How many targets ended in which way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Written and read back.
    pub confirmed: usize,
    /// So before.
    pub unchanged: usize,
    /// Refused, silent, or otherwise.
    pub failed: usize,
    /// Not begun.
    pub not_attempted: usize,
}

impl Counts {
    /// Of `fates`.
    pub fn of<'a>(fates: impl IntoIterator<Item = &'a Fate>) -> Self {
        let mut counts = Self::default();
        for fate in fates {
            match fate {
                Fate::Confirmed(_) => counts.confirmed += 1,
                Fate::Unchanged(_) => counts.unchanged += 1,
                Fate::Failed(..) => counts.failed += 1,
                Fate::NotAttempted => counts.not_attempted += 1,
            }
        }
        counts
    }
}

impl std::fmt::Display for Counts {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Self { confirmed, unchanged, failed, not_attempted } = self;
        write!(f, "{confirmed} CONFIRMED, {unchanged} UNCHANGED, {failed} FAILED, {not_attempted} NOT_ATTEMPTED")
    }
}
