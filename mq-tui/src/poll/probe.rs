//! Whether one broker is there, and what it says of itself.

use super::{Lane, jittered, stretched, timed};
use crate::model::sample::Content;
use crate::model::{BrokerKey, FAILED_PROBES_MAX, Name};
use mq_core::admin::Admin;
use std::time::{Duration, Instant};

/// Time for one probe.
const DEADLINE: Duration = Duration::from_secs(3);
/// Between the first failures, so that a broker is known to be gone within 4 s.
const FIRST_RETRIES: Duration = Duration::from_millis(700);
/// The longest pause between probes of a broker that has not been gone for long.
const PAUSE_MAX: Duration = Duration::from_secs(4);
/// After so long it is asked rarely.
const GONE_FOR_LONG: Duration = Duration::from_secs(600);
/// How rarely.
const PAUSE_GONE_FOR_LONG: Duration = Duration::from_secs(30);

/// Probes the broker at `addr` as long as the task lives.
pub async fn run(admin: Admin, mut lane: Lane, key: BrokerKey, addr: Name) {
    let mut failing: Option<(u32, Instant)> = None;
    loop {
        let (asked_ms, result, took) = timed(async { admin.within(DEADLINE).runtime_info(&addr).await }).await;
        let pause = match &result {
            Err(error) if error.is_unreachable() => {
                let (failures, since) = failing.map_or((1, Instant::now()), |(failures, since)| (failures + 1, since));
                failing = Some((failures, since));
                pause_after(failures, since.elapsed())
            }
            _ => {
                failing = None;
                stretched(lane.probe_period(), took)
            }
        };
        if !lane.tell(0, asked_ms, Content::Runtime(key.clone(), result)).await {
            return;
        }
        lane.pause(jittered(pause)).await;
    }
}

/// The pause after so many failures in a row, which last that long.
fn pause_after(failures: u32, failing_for: Duration) -> Duration {
    match failures {
        0..FAILED_PROBES_MAX => FIRST_RETRIES,
        _ if failing_for >= GONE_FOR_LONG => PAUSE_GONE_FOR_LONG,
        _ => Duration::from_secs(1 << (failures - FAILED_PROBES_MAX).min(2)).min(PAUSE_MAX),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_broker_that_is_gone_is_asked_ever_less_often() {
        let pauses: Vec<u64> = (1..=7).map(|failures| pause_after(failures, Duration::from_secs(9)).as_millis() as u64).collect();
        assert_eq!(pauses, [700, 700, 1_000, 2_000, 4_000, 4_000, 4_000]);
        assert_eq!(pause_after(200, GONE_FOR_LONG), PAUSE_GONE_FOR_LONG);
        assert_eq!(pause_after(u32::MAX, Duration::ZERO), PAUSE_MAX);
    }
}
