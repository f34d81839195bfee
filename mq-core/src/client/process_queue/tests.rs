//! What may be committed when, and what a queue says of itself.

use super::*;
use crate::message::{PropertyText, SysFlag};
use crate::types::{PhyOffset, QueueId};
use proptest::prelude::*;

fn message(offset: i64) -> Arc<MessageExt> {
    let nowhere = "127.0.0.1:1".parse().unwrap();
    Arc::new(MessageExt {
        topic: "T".into(),
        body: vec![0; 10].into(),
        flag: 0,
        properties: PropertyText::new(),
        broker_name: "a".into(),
        queue_id: QueueId(0),
        queue_offset: QueueOffset(offset),
        commit_log_offset: PhyOffset(0),
        store_size: 100,
        sys_flag: SysFlag::NONE,
        body_crc: 0,
        born_timestamp: UnixMs(0),
        born_host: nowhere,
        store_timestamp: UnixMs(0),
        store_host: nowhere,
        reconsume_times: 0,
        prepared_transaction_offset: PhyOffset(0),
    })
}

fn queue() -> Arc<ProcessQueue> {
    ProcessQueue::new(MessageQueue::new("T", "a", QueueId(0)), QueueOffset(0))
}

fn committed(queue: &ProcessQueue, done: &[Arc<MessageExt>]) -> Option<i64> {
    let mut committed = None;
    queue.done(done, |offset| committed = Some(offset.get()));
    committed
}

#[test]
fn the_first_message_that_is_not_done_bounds_the_commit() {
    let queue = queue();
    let messages: Vec<_> = [3, 4, 7, 8].map(message).into();
    assert!(queue.put(&messages));
    assert_eq!(queue.held(), Held { messages: 4, body_bytes: 40, span: 5 });
    assert_eq!(committed(&queue, &messages[1..2]), Some(3));
    assert_eq!(committed(&queue, &messages[3..]), Some(3));
    assert_eq!(committed(&queue, &messages[..1]), Some(7));
    assert_eq!(committed(&queue, &messages[2..3]), Some(9));
    assert_eq!(queue.held(), Held { messages: 0, body_bytes: 0, span: 0 });
}

#[test]
fn a_dropped_queue_gives_and_commits_nothing() {
    let queue = queue();
    let messages: Vec<_> = [0, 1].map(message).into();
    queue.put(&messages);
    assert_eq!(queue.start(&messages).len(), 2);
    queue.drop_queue();
    assert_eq!(committed(&queue, &messages), None);
    assert!(queue.start(&messages).is_empty() && queue.take(1).is_empty() && !queue.contains(QueueOffset(0)));
    queue.nothing_before(QueueOffset(5), |_| panic!("committed"));
}

#[test]
fn what_was_cleaned_meanwhile_is_not_started() {
    let queue = queue();
    let messages: Vec<_> = [0, 1].map(message).into();
    queue.put(&messages);
    committed(&queue, &messages[..1]);
    assert_eq!(queue.start(&messages), messages[1..]);
}

#[test]
fn an_orderly_listener_is_called_once_until_nothing_is_left() {
    let queue = queue();
    assert!(queue.put(&[message(0)]));
    assert!(!queue.put(&[message(1), message(2)]), "it is already called");
    let batch = queue.take(2);
    assert_eq!(batch, [message(0), message(1)]);
    let mut committed = Vec::new();
    queue.commit_taken(|offset| committed.push(offset.get()));
    let batch = queue.take(2);
    queue.put_back(batch);
    assert_eq!(queue.take(2), [message(2)], "what is put back comes first");
    queue.commit_taken(|offset| committed.push(offset.get()));
    assert!(queue.take(2).is_empty());
    assert_eq!(committed, [2, 3]);
    assert!(queue.put(&[message(3)]), "and is called again");
}

#[test]
fn a_revoked_queue_ends_what_is_under_way() {
    let queue = queue();
    queue.put(&[message(0), message(1)]);
    queue.take(1);
    queue.revoke();
    let mut committed = None;
    queue.commit_taken(|offset| committed = Some(offset.get()));
    assert_eq!((committed, queue.take(1).len()), (Some(1), 0));
}

#[test]
fn only_started_messages_expire() {
    let queue = queue();
    queue.put(&[message(0)]);
    assert!(queue.expired(Duration::ZERO).is_none());
    queue.start(&[message(0)]);
    while queue.expired(Duration::ZERO).is_none() {} // until the clock has moved on
    assert!(queue.expired(Duration::from_secs(60)).is_none());
}

#[test]
fn locks_and_info() {
    let queue = queue();
    assert!(!queue.is_locked());
    queue.set_locked(true);
    assert!(queue.is_locked());
    queue.put(&[message(4), message(6)]);
    queue.take(1);
    let info = queue.info(4);
    assert_eq!((info.cached_msg_count, info.cached_msg_min_offset, info.cached_msg_max_offset), (1, 6, 6));
    assert_eq!((info.transaction_msg_count, info.transaction_msg_min_offset, info.commit_offset, info.locked), (1, 4, 4, true));
    queue.set_locked(false);
    assert!(!queue.is_locked());
}

proptest! {
    /// In whatever order messages are done: never past one that is not, and at the end past all.
    #[test]
    fn commits_are_safe(order in Just((0..12_i64).collect::<Vec<_>>()).prop_shuffle(), gaps in prop::collection::vec(1_i64..4, 12)) {
        let queue = queue();
        let offsets: Vec<i64> = gaps.iter().scan(0, |at, gap| { *at += gap; Some(*at) }).collect();
        let messages: Vec<_> = offsets.iter().map(|offset| message(*offset)).collect();
        queue.put(&messages);
        let mut open: std::collections::BTreeSet<i64> = offsets.iter().copied().collect();
        for at in order {
            let at = at as usize;
            open.remove(&offsets[at]);
            let first_open = open.first().copied().unwrap_or(offsets[11] + 1);
            prop_assert_eq!(committed(&queue, &messages[at..=at]), Some(first_open));
        }
    }
}
