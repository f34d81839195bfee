//! What options may say: moments, spans, positions, queues, name patterns. Total: any text gives a value or a reason.

pub mod glob;
pub mod position;
pub mod time;

/// Why a text is not what an option wants.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{text:?} is not {expected}")]
pub struct ParseError {
    /// The text.
    pub text: String,
    /// What it should have been.
    pub expected: &'static str,
}

impl ParseError {
    pub(crate) fn new(text: &str, expected: &'static str) -> Self {
        Self { text: text.chars().take(100).collect(), expected }
    }
}
