//! Reading what was recorded.

use super::codec::{Decoder, take_event};
use super::{EVENTS, Event, RecorderError, Sample, Segment, TIERS, segments};
use crate::types::UnixMs;
use std::path::Path;

/// Longest record that is read, bytes.
const RECORD_LEN_MAX: usize = 64 * 1024 * 1024;

/// Which moments are recorded, and where; the samples themselves are read when they are asked for.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// Moments and the segments that hold them, by time; of two tiers the finer one where both reach.
    moments: Vec<(i64, usize)>,
    segments: Vec<Segment>,
    events: Vec<Event>,
}

impl History {
    /// Looks at everything that is recorded in `folder`. Damaged and torn tails are left out.
    ///
    /// # Errors
    /// The folder cannot be listed.
    pub fn load(folder: &Path) -> Result<Self, RecorderError> {
        let mut files = segments(folder)?;
        files.sort_by_key(|segment| segment.first_ms);
        let (mut history, mut covered_from) = (Self::default(), i64::MAX);
        for tier in &TIERS {
            let mut oldest = covered_from;
            for segment in files.iter().filter(|segment| segment.tier == tier.name) {
                let mut coder = Decoder::default();
                for payload in payloads(segment) {
                    let Some(()) = coder.take(&payload) else { break };
                    oldest = oldest.min(coder.at_ms());
                    if coder.at_ms() < covered_from {
                        history.moments.push((coder.at_ms(), history.segments.len()));
                    }
                }
                history.segments.push(segment.clone());
            }
            covered_from = oldest;
        }
        history.moments.sort_unstable();
        let events = files.iter().filter(|segment| segment.tier == EVENTS).flat_map(payloads);
        history.events = events.filter_map(|payload| take_event(&payload)).collect();
        history.events.sort_by_key(|event| event.at);
        Ok(history)
    }

    /// The moments that are recorded, in order.
    pub fn moments(&self) -> impl ExactSizeIterator<Item = UnixMs> + '_ {
        self.moments.iter().map(|(at, _)| UnixMs(*at))
    }

    /// What happened, in order.
    pub fn events(&self) -> &[Event] {
        &self.events
    }

    /// The last sample at or before `at`.
    pub fn at(&self, at: UnixMs) -> Option<Sample> {
        let place = self.moments.partition_point(|(moment, _)| *moment <= at.get()).checked_sub(1)?;
        let (wanted, segment) = self.moments[place];
        let mut coder = Decoder::default();
        for payload in payloads(&self.segments[segment]) {
            coder.take(&payload)?;
            if coder.at_ms() == wanted {
                return Some(coder.current());
            }
        }
        None
    }
}

/// The payloads of a segment, up to the first that is torn or damaged.
fn payloads(segment: &Segment) -> Vec<Vec<u8>> {
    // A segment that was unlinked meanwhile holds nothing any more.
    let bytes = std::fs::read(&segment.path).unwrap_or_default();
    let mut rest = bytes.as_slice();
    let mut found = Vec::new();
    while let Some((head, tail)) = rest.split_first_chunk::<8>() {
        let (len, crc) = head.split_at(4);
        let number = |bytes: &[u8]| bytes.iter().fold(0_u32, |number, byte| number << 8 | u32::from(*byte));
        let (len, crc) = (number(len) as usize, number(crc));
        let Some((payload, after)) = tail.split_at_checked(len).filter(|_| len <= RECORD_LEN_MAX) else { break };
        if crc32fast::hash(payload) != crc {
            break;
        }
        found.push(payload.to_vec());
        rest = after;
    }
    found
}
