//! Plans of static topics, on paper: whatever is done in whatever order, they stay sound.

use super::*;
use crate::protocol::lenient_json;
use proptest::prelude::*;

fn name(broker: usize) -> ByteString {
    format!("broker-{broker}").into()
}

fn names(brokers: impl IntoIterator<Item = usize>) -> BTreeSet<ByteString> {
    brokers.into_iter().map(name).collect()
}

/// Queues of each broker that has some.
fn led(topic: &StaticTopic) -> BTreeMap<ByteString, usize> {
    let mut led = BTreeMap::new();
    topic.queues().values().for_each(|row| *led.entry(row.last().unwrap().bname.clone()).or_default() += 1);
    led
}

/// The topic once brokers have carried the change out: every new stretch has its place.
fn placed(change: Change) -> StaticTopic {
    let mut topic = change.after;
    for mapping in topic.brokers.values_mut().filter_map(|config| config.mapping_detail.as_mut()) {
        for row in mapping.hosted_queues.values_mut() {
            let from = row.iter().rev().nth(1).map_or(0, |old| old.logic_offset + 10_000);
            row.last_mut().unwrap().logic_offset = from;
        }
    }
    topic
}

fn made(queues: i32, brokers: usize) -> StaticTopic {
    placed(StaticTopic::new("T".into(), UnixMs(5)).grown(queues, &names(0..brokers), UnixMs(7)).unwrap())
}

#[test]
fn new_queues_go_to_those_that_have_fewest() {
    let topic = made(5, 2);
    assert_eq!((topic.total_queues, topic.epoch), (5, 1005), "a clock that is late still counts the epoch up");
    assert_eq!(led(&topic).into_values().collect::<Vec<_>>(), [3, 2]);
    let grown = topic.grown(9, &names([2]), UnixMs(9_000)).unwrap();
    assert_eq!((led(&grown.after)[&name(2)], grown.after.epoch), (3, 9_000));
    assert!(grown.into.is_empty());
    let error = topic.grown(5, &names([2]), UnixMs(1)).unwrap_err().to_string();
    assert_eq!(error, "topic T has 5 static queues already, and cannot get 5: their number can only grow");
}

#[test]
fn a_move_keeps_numbers_and_history() {
    let change = made(4, 2).moved(&names([1, 2]), UnixMs(50_000)).unwrap();
    assert_eq!((&change.into, &change.out_of), (&names([2]), &names([0])));
    let queues = change.after.queues();
    let row = queues.values().find(|row| row.len() == 2).unwrap();
    assert_eq!((&*row[0].bname, row[0].generation, row[0].logic_offset), ("broker-0", 0, 0));
    assert_eq!((&*row[1].bname, row[1].generation, row[1].logic_offset), ("broker-2", 1, -1));
    assert_eq!(led(&change.after).into_values().collect::<Vec<_>>(), [2, 2]);
    let back = placed(change).moved(&names([0]), UnixMs(60_000)).unwrap();
    assert!(back.after.queues().values().all(|row| row.last().unwrap().bname == name(0)));
}

#[test]
fn what_brokers_tell_is_checked() {
    let wrong = |change: &dyn Fn(&mut StaticTopic)| {
        let mut topic = made(4, 2);
        change(&mut topic);
        StaticTopic::read("T".into(), topic.brokers).unwrap_err().to_string()
    };
    fn first(topic: &mut StaticTopic) -> &mut TopicMapping {
        topic.brokers.get_mut(&name(0)).unwrap().mapping_detail.as_mut().unwrap()
    }
    let told: Vec<String> = vec![
        wrong(&|topic| topic.brokers.get_mut(&name(1)).unwrap().mapping_detail = None),
        wrong(&|topic| first(topic).epoch = 9),
        wrong(&|topic| first(topic).dirty = true),
        wrong(&|topic| first(topic).bname = name(7)),
        wrong(&|topic| drop(first(topic).hosted_queues.remove(&RawKey(0)))),
        wrong(&|topic| first(topic).hosted_queues.get_mut(&RawKey(2)).unwrap()[0].queue_id = 0),
        wrong(&|topic| first(topic).hosted_queues.get_mut(&RawKey(2)).unwrap()[0].queue_id = 9),
        wrong(&|topic| first(topic).hosted_queues.get_mut(&RawKey(2)).unwrap()[0].start_offset = 3),
        wrong(&|topic| drop(topic.brokers.remove(&name(0)))),
    ];
    assert_eq!(
        told,
        [
            "topic T is not static at broker broker-1",
            "the mapping at broker broker-1 is of epoch 1005, that at broker-0 of 9",
            "the mapping at broker broker-0 is marked as dirty",
            "the mapping at broker broker-0 is that of broker-7",
            "static queue 0 of 4 has no broker",
            "static queue 2 and static queue 0 share queue 0 of broker broker-0",
            "static queue 2 is said to be queue 9 of broker broker-0, which has no such queue",
            "static queue 2 does not begin at the start of its real queue at broker broker-0",
            "static queue 0 of 4 has no broker",
        ]
    );
}

#[test]
fn the_file_is_that_of_apaches_tool() {
    let text = lenient_json::to_vec(&made(1, 1).moved(&names([1]), UnixMs(9_000)).unwrap().file());
    let text = String::from_utf8(text).unwrap();
    assert!(text.contains(r#""hostedQueues":{0:[{"bname":"broker-0","endOffset":-1,"gen":0,"logicOffset":0,"queueId":0,"#), "{text}");
    assert!(
        text.contains(r#""brokerToMapIn":["broker-1"],"brokerToMapOut":["broker-0"],"epoch":9000,"topic":"T","type":"REMAPPING""#),
        "{text}"
    );
    let read: Remapping = lenient_json::from_slice(text.as_bytes()).unwrap();
    let change = Change::from_file("T".into(), read).unwrap();
    assert_eq!(lenient_json::to_vec(&change.file()), text.into_bytes());
    let mut stranger = change.file();
    stranger.broker_to_map_in.insert(name(7));
    let error = Change::from_file("T".into(), stranger).unwrap_err().to_string();
    assert_eq!(error, "the mapping at broker broker-7 is not there, though queues are moved into or out of it");
}

proptest! {
    /// Whatever is grown and moved in whatever order: every plan passes the check, shares are even, and no broker both gives and takes.
    #[test]
    fn plans_are_sound(steps in prop::collection::vec((any::<bool>(), 1..5_i32, prop::collection::btree_set(0..6_usize, 1..4)), 1..12)) {
        let mut topic = made(3, 2);
        for (at, (grows, more, brokers)) in steps.into_iter().enumerate() {
            let (targets, now) = (names(brokers), UnixMs(10_000 * at as i64));
            let queues = topic.total_queues + if grows { more } else { 0 };
            let change = if grows { topic.grown(queues, &targets, now) } else { topic.moved(&targets, now) }.unwrap();
            prop_assert!(change.into.is_disjoint(&change.out_of));
            prop_assert!(change.after.epoch >= topic.epoch + EPOCH_STEP_MS);
            prop_assert_eq!(change.after.queues().len() as i32, queues);
            if !grows {
                let led = led(&change.after);
                let shares: Vec<_> = targets.iter().map(|name| led.get(name).copied().unwrap_or(0)).collect();
                prop_assert!(shares.iter().max().unwrap() - shares.iter().min().unwrap() <= 1);
                prop_assert_eq!(shares.iter().sum::<usize>() as i32, queues);
            }
            topic = placed(change);
            topic = StaticTopic::read("T".into(), topic.brokers).unwrap();
        }
    }
}
