//! Paces.

use super::*;

#[test]
fn slow_answers_are_asked_for_less_often() {
    let period = Duration::from_secs(2);
    assert_eq!(stretched(period, Duration::from_millis(50)), period);
    assert_eq!(stretched(period, Duration::from_millis(300)), period * 2);
    assert_eq!(stretched(period, Duration::from_secs(9)), Duration::from_secs(9));
}

#[test]
fn jitter_only_shortens_and_by_a_quarter_at_most() {
    for _ in 0..100 {
        let span = jittered(Duration::from_secs(4));
        assert!((Duration::from_secs(3)..=Duration::from_secs(4)).contains(&span), "{span:?}");
    }
}
