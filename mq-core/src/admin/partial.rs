//! Answers of many targets, of which some may have failed.

use super::AdminError;

/// What one target answered.
#[derive(Debug, Clone)]
pub struct Outcome<K, T> {
    /// Whom it is about: a broker, an address, a queue.
    pub target: K,
    /// Its answer.
    pub result: Result<T, AdminError>,
}

/// One outcome per target, in the order of the targets.
#[derive(Debug, Clone)]
pub struct Partial<K, T> {
    /// All of them.
    pub outcomes: Vec<Outcome<K, T>>,
}

impl<K, T> Partial<K, T> {
    /// Of `outcomes`.
    pub fn new(outcomes: Vec<Outcome<K, T>>) -> Self {
        Self { outcomes }
    }

    /// Whether every target answered.
    pub fn is_complete(&self) -> bool {
        self.outcomes.iter().all(|outcome| outcome.result.is_ok())
    }

    /// Whether there were targets and none answered.
    pub fn all_failed(&self) -> bool {
        !self.outcomes.is_empty() && self.outcomes.iter().all(|outcome| outcome.result.is_err())
    }

    /// The answers that came, each with its target.
    pub fn answers(&self) -> impl Iterator<Item = (&K, &T)> {
        self.outcomes.iter().filter_map(|outcome| Some((&outcome.target, outcome.result.as_ref().ok()?)))
    }

    /// The failures, each with its target.
    pub fn failures(&self) -> impl Iterator<Item = (&K, &AdminError)> {
        self.outcomes.iter().filter_map(|outcome| Some((&outcome.target, outcome.result.as_ref().err()?)))
    }

    /// The same outcomes with answers and failures looked at again: what is an error to the protocol may be an answer to the caller ("the
    /// group is not online here").
    #[must_use]
    pub fn map<U>(self, mut again: impl FnMut(&K, Result<T, AdminError>) -> Result<U, AdminError>) -> Partial<K, U> {
        let outcomes = self.outcomes.into_iter().map(|Outcome { target, result }| {
            let result = again(&target, result);
            Outcome { target, result }
        });
        Partial { outcomes: outcomes.collect() }
    }

    /// Only the targets that `keep`.
    #[must_use]
    pub fn filter(mut self, mut keep: impl FnMut(&K, &Result<T, AdminError>) -> bool) -> Self {
        self.outcomes.retain(|outcome| keep(&outcome.target, &outcome.result));
        self
    }

    /// The first failure when nobody answered; otherwise the outcomes as they are.
    ///
    /// # Errors
    /// Every target failed: the first one's error.
    pub fn some_answer(self) -> Result<Self, AdminError> {
        match self.outcomes.first().map(|first| &first.result) {
            Some(Err(error)) if self.all_failed() => Err(error.clone()),
            _ => Ok(self),
        }
    }
}
