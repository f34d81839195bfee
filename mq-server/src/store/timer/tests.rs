//! The timer's files as their owner sees them: put, walk, restart, kill, power failure.

use super::super::disk::RealDisk;
use super::super::faulty_disk::FaultyDisk;
use super::log::UNIT_LEN;
use super::*;
use proptest::prelude::*;

const ROOT: &str = "/data";
const NOW: i64 = 1_700_000_000_000;
/// A file holds 14 units and 16 bytes at least.
const FILE_BYTES: u64 = 750;

fn config() -> TimerConfig {
    TimerConfig { slots: 1_000, log_file_bytes: FILE_BYTES }
}

/// The message in the queue at `offset` waits at a hundred times that, with 90 bytes.
fn put(offset: i64, seconds: i64) -> TimerPut {
    TimerPut { slot_time: NOW + seconds * 1_000, roll: false, delete: false, phy: offset * 100, size: 90, topic_hash: 7 }
}

fn open(disk: &FaultyDisk) -> (TimerFiles, Found) {
    open_below(disk, i64::MAX)
}

fn open_below(disk: &FaultyDisk, log_end: i64) -> (TimerFiles, Found) {
    let waiting = Waiting { log_end, queue_offset_of: &|phy, _| Some(phy / 100) };
    TimerFiles::open(Arc::new(disk.clone()), Path::new(ROOT), &config(), &waiting).unwrap()
}

fn walked(files: &TimerFiles, seconds: i64) -> Vec<i64> {
    let mut walk = files.walk(NOW + seconds * 1_000).unwrap();
    let mut units = Vec::new();
    while files.step(&mut walk, 3, |_, unit| units.push(unit.phy / 100)).unwrap() {}
    units.reverse();
    units
}

fn sync(files: &mut TimerFiles, queue_offset: i64) {
    files.sync(TimerCheck { read_time: NOW, queue_offset, ..TimerCheck::default() }).unwrap().run().unwrap();
}

#[test]
fn units_and_file_ends_are_apaches() {
    let dir = tempfile::tempdir().unwrap();
    let waiting = Waiting { log_end: i64::MAX, queue_offset_of: &|_, _| None };
    let config = TimerConfig { slots: 1_000, log_file_bytes: 200 };
    let (mut files, _) = TimerFiles::open(Arc::new(RealDisk), dir.path(), &config, &waiting).unwrap();
    let second = TimerPut { delete: true, ..put(2, 5) };
    files.put(NOW, NOW, &[put(1, 5), second, TimerPut { roll: true, ..put(3, 6) }]).unwrap();
    let first = std::fs::read(dir.path().join("timerlog/00000000000000000000")).unwrap();
    let unit = |prev: i64, magic: i32, delay: i32, phy: i64| {
        let mut bytes = 52_i32.to_be_bytes().to_vec();
        bytes.extend(prev.to_be_bytes());
        bytes.extend(magic.to_be_bytes());
        bytes.extend(NOW.to_be_bytes());
        bytes.extend(delay.to_be_bytes());
        bytes.extend(phy.to_be_bytes());
        bytes.extend([90_i32, 7].into_iter().flat_map(i32::to_be_bytes));
        bytes.extend([0; 8]);
        bytes
    };
    let mut expected = [unit(-1, 1, 5_000, 100), unit(0, 5, 5_000, 200)].concat();
    expected.extend([0, 0, 0, 96, 0, 0, 0, 0, 0, 0, 0, 0, 0xCB, 0xD4, 0x31, 0x94]);
    expected.resize(200, 0);
    // Another unit would leave no room for the end's mark: 200 - 3 * 52 is 44, but 16 are needed, so there are three.
    assert_eq!(first[..104], expected[..104]);
    assert_eq!(first[104..156], unit(-1, 3, 6_000, 300));
    files.put(NOW, NOW, &[put(4, 5)]).unwrap();
    let first = std::fs::read(dir.path().join("timerlog/00000000000000000000")).unwrap();
    assert_eq!(first[156..172], [0, 0, 0, 44, 0, 0, 0, 0, 0, 0, 0, 0, 0xCB, 0xD4, 0x31, 0x94]);
    let next = std::fs::read(dir.path().join("timerlog/00000000000000000200")).unwrap();
    assert_eq!((next.len(), &next[..52]), (200, &unit(52, 1, 5_000, 400)[..]));
}

#[test]
fn a_second_gives_its_messages_back_in_order() {
    let disk = FaultyDisk::default();
    let (mut files, found) = open(&disk);
    assert_eq!((found.follow_from, found.pending), (0, 0));
    let puts: Vec<_> = (0..100).map(|n| put(n, n % 3)).collect();
    files.put(NOW, NOW, &puts[..40]).unwrap();
    files.put(NOW, NOW, &puts[40..]).unwrap();
    for second in 0..3 {
        assert_eq!(walked(&files, second), (0..100).filter(|n| n % 3 == second).collect::<Vec<_>>());
    }
    assert_eq!(walked(&files, 1_000), [0; 0], "another second of the same slot");
    assert_eq!(files.next_used(NOW + 1_000, NOW + 9_000).unwrap(), Some(NOW + 1_000));
}

#[test]
fn a_kill_loses_nothing() {
    let disk = FaultyDisk::default();
    let (mut files, _) = open(&disk);
    files.put(NOW, NOW, &(0..10).map(|n| put(n, 1)).collect::<Vec<_>>()).unwrap();
    sync(&mut files, 10);
    files.put(NOW, NOW, &(10..60).map(|n| put(n, n % 2)).collect::<Vec<_>>()).unwrap();
    drop(files);
    let (files, found) = open(&disk);
    assert_eq!((found.follow_from, found.pending), (60, 60));
    assert_eq!(walked(&files, 0), (10..60).filter(|n| n % 2 == 0).collect::<Vec<_>>());
    assert_eq!(walked(&files, 1), (0..60).filter(|n| *n < 10 || n % 2 == 1).collect::<Vec<_>>());
}

#[test]
fn units_that_their_slots_do_not_know_are_linked_again() {
    let disk = FaultyDisk::default();
    let (mut files, _) = open(&disk);
    files.put(NOW, NOW, &[put(0, 1)]).unwrap();
    sync(&mut files, 1);
    let wheel = files.wheel.get(NOW + 1_000).unwrap().unwrap();
    files.put(NOW, NOW, &[put(1, 1), put(2, 2)]).unwrap();
    files.wheel.put([wheel].into_iter()).unwrap();
    files.wheel.blank_each([NOW + 2_000].into_iter()).unwrap();
    drop(files);
    let (files, found) = open(&disk);
    assert_eq!((walked(&files, 1), walked(&files, 2), found.pending), (vec![0, 1], vec![2], 3));
}

#[test]
fn what_the_commit_log_lost_is_cut() {
    let disk = FaultyDisk::default();
    let (mut files, _) = open(&disk);
    files.put(NOW, NOW, &[put(0, 1)]).unwrap();
    sync(&mut files, 1);
    files.put(NOW, NOW, &(1..30).map(|n| put(n, 1)).collect::<Vec<_>>()).unwrap();
    drop(files);
    let (mut files, found) = open_below(&disk, 450);
    assert_eq!((walked(&files, 1), found.follow_from, found.pending), (vec![0, 1, 2, 3], 4, 4));
    files.put(NOW, NOW, &[put(4, 1)]).unwrap();
    drop(files);
    assert_eq!(walked(&open(&disk).0, 1), [0, 1, 2, 3, 4], "nothing of what was cut comes back");
}

#[test]
fn a_log_that_lost_what_was_durable_is_derived_again() {
    let disk = FaultyDisk::default();
    let (mut files, _) = open(&disk);
    files.put(NOW, NOW, &(0..30).map(|n| put(n, 1)).collect::<Vec<_>>()).unwrap();
    sync(&mut files, 30);
    drop(files);
    disk.remove(Path::new("/data/timerlog/00000000000000000750")).unwrap();
    let (files, found) = open(&disk);
    assert_eq!((found.follow_from, found.repeats_below, found.pending), (0, 30, 0));
    assert_eq!(walked(&files, 1), [0; 0]);
}

#[test]
fn expired_files_go_and_chains_end_there() {
    let disk = FaultyDisk::default();
    let (mut files, _) = open(&disk);
    files.put(NOW, NOW, &(0..30).map(|n| put(n, 1)).collect::<Vec<_>>()).unwrap();
    files.expire(1_300).unwrap();
    assert_eq!(walked(&files, 1).len(), 30, "the first file's last message, 13, is there still");
    files.expire(1_301).unwrap();
    assert_eq!(walked(&files, 1), (14..30).collect::<Vec<_>>());
    files.expire(i64::MAX).unwrap();
    assert_eq!(walked(&files, 1), [28, 29]);
    sync(&mut files, 30);
    drop(files);
    assert_eq!(open(&disk).1.follow_from, 30);
}

#[test]
fn a_second_whose_slot_is_needed_goes_to_the_next_one() {
    let (mut files, _) = open(&FaultyDisk::default());
    files.put(NOW, NOW, &[put(0, 5)]).unwrap();
    files.put(NOW, NOW, &[put(1, 1_005), put(2, 1_005)]).unwrap();
    assert_eq!((walked(&files, 5), walked(&files, 1_005), walked(&files, 1_006)), (vec![0], vec![], vec![1, 2]));
    files.put(NOW, NOW + 6_000, &[put(3, 1_005)]).unwrap();
    assert_eq!(walked(&files, 1_005), [3], "what was there is done");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Whatever the page cache kept: every unit that is left is found through its slot, and what is not left is followed again.
    #[test]
    fn a_power_failure_leaves_a_wheel_that_fits_the_log(
        seconds in prop::collection::vec(0_i64..4, 1..80),
        synced in 0_usize..80,
        seed in any::<u64>(),
    ) {
        let disk = FaultyDisk::default();
        let (mut files, _) = open(&disk);
        let puts: Vec<_> = seconds.iter().zip(0..).map(|(second, n)| put(n, *second)).collect();
        let synced = synced.min(puts.len());
        files.put(NOW, NOW, &puts[..synced]).unwrap();
        sync(&mut files, synced as i64);
        files.put(NOW, NOW, &puts[synced..]).unwrap();
        let (files, found) = open(&disk.after_power_failure(seed));
        let mut left: Vec<i64> = (0..4).flat_map(|second| walked(&files, second)).collect();
        left.sort_unstable();
        prop_assert_eq!(&left, &(0..found.follow_from).collect::<Vec<_>>());
        prop_assert!(found.follow_from >= synced as i64 && found.pending == found.follow_from);
    }

    #[test]
    fn any_bytes_are_a_unit_or_not(bytes in prop::collection::vec(any::<u8>(), 0..60)) {
        if let Some(unit) = Unit::decode(&bytes) {
            prop_assert_eq!(Unit::decode(&unit.encode()), Some(unit));
        }
    }

    #[test]
    fn units_come_back(prev in -1_i64..1 << 40, roll in any::<bool>(), delete in any::<bool>(), delay in any::<i32>(), phy in 0_i64..1 << 50) {
        let unit = Unit { prev, roll, delete, write_time: NOW, slot_time: NOW + i64::from(delay), phy, size: 1, topic_hash: -5 };
        prop_assert_eq!(Unit::decode(&unit.encode()), Some(unit));
        prop_assert_eq!(unit.encode().len(), UNIT_LEN);
    }
}
