//! What is said of a group, from what is known of it.

use super::*;
use crate::admin::{AdminError, Broker, QueueProgress};
use crate::protocol::RequestCode;
use crate::protocol::bodies::client::GroupConflict;
use crate::protocol::bodies::queue::MessageQueue;
use crate::types::{BrokerId, QueueId, QueueOffset, UnixMs};
use bytestring::ByteString;
use std::collections::BTreeMap;

const NOW: i64 = 1_000_000;

fn queue(id: i32, committed: i64, max: i64) -> QueueProgress {
    QueueProgress {
        queue: MessageQueue::new("orders", "a", QueueId(id)),
        max: QueueOffset(max),
        committed: QueueOffset(committed),
        pulled: None,
        consumed_store_time: None,
    }
}

fn sample(at: i64, queues: Vec<QueueProgress>) -> LagSample {
    LagSample { at: UnixMs(at), progress: BTreeMap::from([(("pay".into(), "orders".into()), queues)]), silent: Vec::new() }
}

fn silent(mut sample: LagSample) -> LagSample {
    let broker = Broker { cluster: "c".into(), name: "b".into(), id: BrokerId(0), addr: "h:1".into() };
    let error = AdminError::Deadline { target: "h:1".into(), request: RequestCode::GET_CONSUME_STATS };
    sample.silent.push((broker, error));
    sample
}

/// Clients, and the age of the next message of each queue, ms.
fn facts(clients: usize, ages: &[i64]) -> Facts {
    let stored = ages.iter().enumerate().map(|(id, age)| (MessageQueue::new("orders", "a", QueueId(id as i32)), UnixMs(NOW - age)));
    Facts { clients: Some(clients), next_stored: stored.collect(), ..Facts::default() }
}

fn judged(now: &LagSample, before: Option<&LagSample>, facts: &Facts) -> LagRow {
    rows(now, before, |_, _| Some(facts)).remove(0)
}

#[test]
fn nothing_to_do_is_ok_and_a_fresh_backlog_too() {
    let row = judged(&sample(NOW, vec![queue(0, 5, 5)]), None, &facts(1, &[]));
    assert_eq!((row.state, row.lag, row.eta, row.lag_is_complete), (LagState::Ok, 0, Eta::Now, true));
    let row = judged(&sample(NOW, vec![queue(0, 1, 5)]), None, &facts(1, &[3_000]));
    assert_eq!((row.state, row.age_ms), (LagState::Ok, Some(3_000)));
}

#[test]
fn rates_tell_draining_growing_and_stalled() {
    let before = sample(NOW - 2_000, vec![queue(0, 0, 1_000)]);
    let draining = judged(&sample(NOW, vec![queue(0, 400, 1_200)]), Some(&before), &facts(2, &[60_000]));
    assert_eq!((draining.state, draining.in_per_s, draining.out_per_s), (LagState::Behind, Some(100.0), Some(200.0)));
    assert_eq!((draining.eta, draining.why.as_str()), (Eta::Seconds(8.0), "draining"));
    let growing = judged(&sample(NOW, vec![queue(0, 100, 2_000)]), Some(&before), &facts(2, &[60_000]));
    assert_eq!((growing.state, growing.eta), (LagState::Growing, Eta::Never));
    let stalled = judged(&sample(NOW, vec![queue(0, 0, 1_000)]), Some(&before), &facts(2, &[60_000]));
    assert_eq!((stalled.state, stalled.eta), (LagState::Stalled, Eta::Never));
    // Clients commit every few seconds: two close looks alone prove nothing about a young backlog.
    let young = judged(&sample(NOW, vec![queue(0, 0, 1_000)]), Some(&before), &facts(2, &[20_000]));
    assert_eq!(young.state, LagState::Behind);
}

#[test]
fn no_client_lost_messages_and_positions_beyond_the_end() {
    assert_eq!(judged(&sample(NOW, vec![queue(0, 1, 5)]), None, &facts(0, &[60_000])).state, LagState::Offline);
    let mut lost = facts(1, &[60_000]);
    lost.begins.insert(MessageQueue::new("orders", "a", QueueId(0)), 3);
    let row = judged(&sample(NOW, vec![queue(0, 1, 5)]), None, &lost);
    assert_eq!((row.state, row.queues[0].lost), (LagState::Lost, Some(2)));
    let row = judged(&sample(NOW, vec![queue(0, 9, 5), queue(1, 1, 3)]), None, &facts(1, &[1, 1]));
    // A queue that is ahead does not hide what another has still to do.
    assert_eq!((row.state, row.lag), (LagState::Ahead, 2));
}

#[test]
fn one_queue_with_most_of_it_and_one_without_a_reader() {
    let queues = || vec![queue(0, 0, 1_000), queue(1, 0, 10), queue(2, 0, 10)];
    let row = judged(&sample(NOW, queues()), None, &facts(1, &[60_000, 60_000, 60_000]));
    assert_eq!((row.state, row.why.as_str()), (LagState::Skewed, "queue a:0 has 98 % of it"));
    let mut unowned = facts(1, &[60_000, 60_000, 60_000]);
    unowned.owners = Some(BTreeMap::from([(MessageQueue::new("orders", "a", QueueId(0)), "client".into())]));
    let row = judged(&sample(NOW, queues()), None, &unowned);
    assert_eq!((row.state, row.why.as_str()), (LagState::Unowned, "no client reads a:1"));
}

#[test]
fn a_silent_broker_makes_totals_lower_bounds_unless_it_holds_nothing() {
    let now = silent(sample(NOW, vec![queue(0, 5, 5)]));
    let row = judged(&now, None, &facts(1, &[]));
    assert_eq!((row.state, row.lag_is_complete, row.unknown_queues, row.eta), (LagState::Unknown, false, None, Eta::Unknown));
    let mut known = facts(1, &[]);
    known.held_by = Some(BTreeMap::from([("b".into(), 4)]));
    let row = judged(&now, None, &known);
    assert_eq!((row.unknown_queues, row.why.as_str()), (Some(4), "4 of 5 queues unreadable: b did not answer"));
    known.held_by = Some(BTreeMap::from([("a".into(), 1)]));
    assert_eq!(judged(&now, None, &known).state, LagState::Ok);
    // What is bad enough already is not hidden behind "unknown".
    let offline = silent(sample(NOW, vec![queue(0, 1, 5)]));
    assert_eq!(judged(&offline, None, &facts(0, &[60_000])).state, LagState::Offline);
}

#[test]
fn what_is_recorded_of_a_group_is_read_back() {
    let now = sample(NOW, vec![queue(0, 10, 100)]);
    let before = sample(NOW - 1_000, vec![queue(0, 10, 88)]);
    let row = judged(&now, Some(&before), &facts(2, &[60_000]));
    let kept = crate::ops::recorder::Sample { at: UnixMs(NOW), values: record(std::slice::from_ref(&row)) };
    let read = recorded(&kept, "pay");
    let expected = Recorded {
        state: Some(row.state),
        lag: Some(90),
        age_ms: Some(60_000),
        in_per_s: Some(12.0),
        out_per_s: Some(0.0),
        clients: Some(2),
        ..Recorded::default()
    };
    assert_eq!(read, BTreeMap::from([("orders", expected)]));
    assert!(recorded(&kept, "pa").is_empty(), "another group's name begins like that");
}

#[test]
fn every_state_is_listed_once_the_gravest_first() {
    assert!(LagState::ALL.is_sorted());
    // `Ok` is the last one.
    assert_eq!(LagState::ALL.len(), LagState::Ok as usize + 1);
}

#[test]
fn broadcasters_and_bare_positions() {
    let broadcast = Facts { broadcast: true, ..facts(3, &[]) };
    assert_eq!(judged(&sample(NOW, vec![queue(0, 0, 9)]), None, &broadcast).state, LagState::Broadcast);
    let bare = rows(&sample(NOW, vec![queue(0, 0, 9)]), None, |_, _| None).remove(0);
    assert_eq!((bare.state, bare.clients, bare.age_ms, bare.eta), (LagState::Behind, None, None, Eta::Unknown));
}

#[test]
fn clients_that_contradict_each_other_are_named() {
    let said: BTreeMap<ByteString, ByteString> = [("c1".into(), "TAG A".into()), ("c2".into(), "TAG B".into())].into();
    let about = |topic: Option<&str>| GroupConflict { topic: topic.map(Into::into), said: said.clone() };
    let row = |conflict| judged(&sample(NOW, vec![queue(0, 5, 5)]), None, &Facts { conflicts: vec![conflict], ..facts(2, &[]) });
    let model = row(about(None));
    assert_eq!(
        (model.state, model.why.as_str()),
        (LagState::Divided, "the clients contradict each other about the message model: c1 says TAG A, c2 says TAG B")
    );
    assert_eq!(row(about(Some("another topic"))).state, LagState::Ok);
}
