//! Appending what is due, until it is in.

use crate::store::{Draft, Store, StoreError};
use tracing::error;

/// A burst's limits, so that what others append meanwhile waits for milliseconds only.
pub(super) const BURST_MESSAGES_MAX: usize = 512;
pub(super) const BURST_BYTES_MAX: usize = 512 << 10;

/// Appends the drafts, and those that failed again and again: each is in once. Before another try `pause` is called, which says whether
/// there shall be one. Returns how many are in; what no log would ever take is dropped, and said.
pub(super) fn append_all(store: &Store, mut drafts: Vec<Draft>, mut pause: impl FnMut() -> bool) -> Result<usize, StoreError> {
    let mut appended = 0;
    while !drafts.is_empty() {
        let mut failure = None;
        let results = store.append_now(drafts.clone());
        let failed = drafts.into_iter().zip(results).filter_map(|(draft, result)| match result {
            Ok(_) => {
                appended += 1;
                None
            }
            Err(error @ (StoreError::RecordTooLarge { .. } | StoreError::PropertiesTooLarge { .. })) => {
                error!(queue = ?draft.queue, %error, "a message that waited cannot be delivered and is dropped");
                None
            }
            Err(error) => {
                failure = Some(error);
                Some(draft)
            }
        });
        drafts = failed.collect();
        if let Some(error) = failure {
            error!(%error, left = drafts.len(), "messages that are due cannot be appended, it will be tried again");
            if !pause() {
                return Err(error);
            }
        }
    }
    Ok(appended)
}
