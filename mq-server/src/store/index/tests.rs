//! Finding what was put, in memory and in files, across restarts.

use super::super::faulty_disk::FaultyDisk;
use super::*;
use proptest::prelude::*;

const GEOMETRY: Geometry = Geometry { slots: 7, entries: 20 };

fn load(disk: &FaultyDisk, trust: &Trust) -> Index {
    let (index, damaged) = Index::load(Arc::new(disk.clone()), "/index".into(), GEOMETRY, trust).unwrap();
    assert!(!damaged);
    index
}

fn keys<'a>(key: &'a str, tags: Option<&'a str>) -> IndexedKeys<'a> {
    IndexedKeys { topic: "T", unique_key: None, keys: Some(key), tags }
}

fn find(index: &Index, key: &str, begin: i64, end: i64) -> Vec<i64> {
    index.query("T", key, IndexKind::Key, (begin, end), 64).unwrap()
}

#[test]
fn a_file_is_laid_out_as_apaches() {
    let disk = FaultyDisk::default();
    let index = load(&disk, &Trust::Closed(None));
    index.put(&keys("TestKey", Some("A")), 100, 1_700_000_000_000);
    index.put(&keys("TestKey", None), 300, 1_700_000_005_999);
    index.close().unwrap();
    let path = disk.paths("/index/").remove(0);
    assert_eq!(path.file_name().unwrap().len(), 17);
    let bytes = disk.content(&path).unwrap();
    assert_eq!(bytes.len() as u64, 40 + 7 * 4 + 20 * 20);
    let i64_at = |at: usize| i64::from_be_bytes(*bytes[at..].first_chunk().unwrap());
    let i32_at = |at: usize| i32::from_be_bytes(*bytes[at..].first_chunk().unwrap());
    assert_eq!([0, 8, 16, 24].map(i64_at), [1_700_000_000_000, 1_700_000_005_999, 100, 300]);
    assert_eq!(i32_at(36), 4, "the number of the next entry");
    let hash = java_hash("T#TestKey").abs();
    let entry = |number: usize| 40 + 7 * 4 + number * 20;
    assert_eq!(i32_at(40 + (hash % 7) as usize * 4), 3);
    assert_eq!((i32_at(entry(1)), i64_at(entry(1) + 4), i32_at(entry(1) + 12), i32_at(entry(1) + 16)), (hash, 100, 0, 0));
    assert_eq!(i32_at(entry(2)), java_hash("T#T#A").abs());
    assert_eq!((i32_at(entry(3)), i64_at(entry(3) + 4), i32_at(entry(3) + 12)), (hash, 300, 5));
    assert_eq!(i32_at(entry(3) + 16), if java_hash("T#T#A").abs() % 7 == hash % 7 { 2 } else { 1 });
}

#[test]
fn a_message_is_indexed_once() {
    let index = load(&FaultyDisk::default(), &Trust::Closed(None));
    for _ in 0..2 {
        index.put(&keys("a b", None), 5, 1_000);
    }
    index.put(&keys("a", None), 4, 1_000);
    assert_eq!((find(&index, "a", 0, 9_999), find(&index, "b", 0, 9_999)), (vec![5], vec![5]));
}

#[test]
fn after_a_crash_the_marked_entries_are_there_and_the_rest_can_be_put_again() {
    let disk = FaultyDisk::default();
    let index = load(&disk, &Trust::Closed(None));
    for n in 1..50 {
        index.put(&keys("k", None), n * 10, n * 1_000);
    }
    let mark = index.sync().unwrap();
    for n in 50..80 {
        index.put(&keys("k", None), n * 10, n * 1_000);
    }
    index.write_out();
    drop(index);
    let index = load(&disk, &Trust::Mark(mark));
    let positions = |range: std::ops::Range<i64>| range.rev().map(|n| n * 10).collect::<Vec<_>>();
    assert_eq!(find(&index, "k", 0, i64::MAX), positions(1..50));
    for n in 45..80 {
        index.put(&keys("k", None), n * 10, n * 1_000);
    }
    assert_eq!(find(&index, "k", 0, i64::MAX), positions(16..80), "the newest 64, each once");
    let mark = index.close().unwrap();
    assert_eq!(find(&load(&disk, &Trust::Closed(Some(mark))), "k", 0, i64::MAX), positions(16..80));
    assert_eq!(
        find(&load(&disk, &Trust::Below(495)), "k", 0, i64::MAX),
        positions(1..50),
        "another broker's crash: what is below the start"
    );
}

#[test]
fn old_files_go_and_the_newest_stays() {
    let disk = FaultyDisk::default();
    let index = load(&disk, &Trust::Closed(None));
    for n in 1..60 {
        index.put(&keys("k", None), n * 10, n * 1_000);
    }
    index.write_out();
    assert_eq!(disk.paths("/index/").len(), 4);
    index.expire(250).unwrap();
    assert_eq!(find(&index, "k", 0, i64::MAX).last(), Some(&200));
    index.expire(i64::MAX).unwrap();
    assert_eq!(disk.paths("/index/").len(), 1);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn finds_what_a_list_would_find(puts in prop::collection::vec((0..6_u8, 0..3_i64), 0..90), key in 0..6_u8, begin in 0..120_i64, len in 0..60_i64, write_every in 1..9_usize) {
        let disk = FaultyDisk::default();
        let index = load(&disk, &Trust::Closed(None));
        let mut now = 1_000;
        let mut model = Vec::new();
        for (n, (key, pause)) in puts.iter().enumerate() {
            now += pause * 1_000;
            index.put(&keys(&key.to_string(), None), n as i64 + 1, now);
            model.push((key, n as i64 + 1, now));
            if n % write_every == 0 {
                index.write_out();
            }
        }
        let (begin, end) = (begin * 1_000, (begin + len) * 1_000);
        let expected: Vec<i64> = model.iter().rev().filter(|(other, _, at)| **other == key && (begin..=end).contains(at)).map(|(_, phy, _)| *phy).take(64).collect();
        prop_assert_eq!(find(&index, &key.to_string(), begin, end), expected.clone());
        let mark = index.close().unwrap();
        prop_assert_eq!(find(&load(&disk, &Trust::Closed(Some(mark))), &key.to_string(), begin, end), expected);
    }

    #[test]
    fn any_file_loads_or_is_damaged(bytes in prop::collection::vec(prop_oneof![3 => Just(0_u8), 1 => any::<u8>()], GEOMETRY.file_len() as usize)) {
        let disk = FaultyDisk::default();
        disk.put(Path::new("/index/20260131235959123"), bytes);
        for trust in [Trust::Closed(None), Trust::Below(i64::MAX)] {
            if let Ok((index, _)) = Index::load(Arc::new(disk.clone()), "/index".into(), GEOMETRY, &trust) {
                let _ = index.query("T", "k", IndexKind::Key, (0, i64::MAX), 64);
                index.put(&keys("k", None), i64::MAX - 1, 5);
            }
        }
    }
}
