//! How far consumer groups are behind, and what that means.
//!
//! A [`LagSample`] is what the brokers said at one moment. [`rows`] judges one sample, better with an earlier one (rates), better still with
//! [`Facts`] about a group (its clients, where queues begin, when the next message was stored). Every row has a state and a reason; what is
//! missing shows as `None` or as a lower bound. [`record`] and [`recorded`] are the rows as the recorder keeps them.

mod judge;
mod recorded;
mod sample;

pub use judge::{AGE_STALLED_MS, Eta, LagRow, LagState, QueueLag, rows};
pub use recorded::{Recorded, record, recorded};
pub use sample::{Facts, LagSample, enrich, sample, sample_group};

#[cfg(test)]
mod tests;
