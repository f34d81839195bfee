//! Entries in memory and in files, gaps, expiry.

use super::super::faulty_disk::FaultyDisk;
use super::*;
use proptest::prelude::*;
use std::path::PathBuf;

const FILE_BYTES: i64 = 20 * 300;

fn files(disk: &FaultyDisk) -> QueueFiles {
    QueueFiles::new(Arc::new(disk.clone()), FILE_BYTES, 4)
}

fn dir() -> PathBuf {
    PathBuf::from("/cq/T/0")
}

fn entry(n: i64) -> Entry {
    Entry { phy: 1000 + n * 100, size: 100, tags_code: n }
}

fn codes(queue: &ConsumeQueue, files: &QueueFiles, from: i64, count: usize) -> Vec<i64> {
    queue.read(files, &dir(), from, count).unwrap().iter().map(|entry| entry.tags_code).collect()
}

#[test]
fn entries_are_seen_before_and_after_they_are_written() {
    let disk = FaultyDisk::default();
    let files = files(&disk);
    let queue = ConsumeQueue::empty();
    for n in 0..1000 {
        assert!(matches!(queue.push(&files, &dir(), n, entry(n)), Pushed::New { grown: 1, .. }));
        assert_eq!(codes(&queue, &files, (n - 3).max(0), 10), ((n - 3).max(0)..=n).collect::<Vec<_>>());
    }
    assert_eq!(queue.push(&files, &dir(), 999, entry(999)), Pushed::Known);
    assert_eq!(codes(&queue, &files, 0, 2000), (0..1000).collect::<Vec<_>>());
    for _ in 0..2 {
        assert!(queue.write_out(&files, &dir()));
        assert_eq!(codes(&queue, &files, 990, 20), (990..1000).collect::<Vec<_>>());
    }
    assert_eq!(disk.paths("/cq").len(), 4);
    assert_eq!(disk.content(&dir().join("00000000000000018000")).unwrap().len() as i64, FILE_BYTES);
}

#[test]
fn an_expired_queue_loses_its_files_and_goes_on_behind_them() {
    let disk = FaultyDisk::default();
    let files = files(&disk);
    let queue = ConsumeQueue::empty();
    for n in 0..700 {
        queue.push(&files, &dir(), n, entry(n));
    }
    assert!(queue.write_out(&files, &dir()));
    let clear = |log_min| queue.clear_expired(log_min, || files.remove_dir(&dir())).unwrap();
    assert_eq!(clear(entry(699).phy + 99), 0, "its last record is still there");
    assert_eq!((clear(entry(700).phy), queue.range(), queue.held()), (700, (700, 700), 0));
    assert_eq!((clear(i64::MAX), disk.paths("/cq").len()), (0, 0));
    assert!(matches!(queue.push(&files, &dir(), 700, entry(700)), Pushed::New { list: true, .. }));
    assert!(queue.write_out(&files, &dir()));
    assert_eq!((queue.range(), codes(&queue, &files, 700, 9)), ((700, 701), vec![700]));
}

#[test]
fn a_queue_that_begins_late_is_filled_with_blanks_as_apache_does() {
    let disk = FaultyDisk::default();
    let files = files(&disk);
    let queue = ConsumeQueue::empty();
    queue.push(&files, &dir(), 310, entry(310));
    queue.write_out(&files, &dir());
    let bytes = disk.content(&dir().join("00000000000000006000")).unwrap();
    let blank = [0, 0, 0, 0, 0, 0, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0, 0, 0];
    assert!(bytes[..200].chunks(20).all(|entry| entry == blank));
    assert_eq!((queue.range(), Entry::decode(bytes[200..220].first_chunk().unwrap())), ((310, 311), entry(310)));
    let loaded = ConsumeQueue::load(&files, &dir(), &[6000], i64::MAX).unwrap();
    loaded.expire(&files, &dir(), 0).unwrap();
    assert_eq!(loaded.range(), (310, 311));
}

#[test]
fn lost_entries_leave_blanks_and_impossible_ones_are_refused() {
    let disk = FaultyDisk::default();
    let files = files(&disk);
    let queue = ConsumeQueue::empty();
    queue.push(&files, &dir(), 0, entry(0));
    assert_eq!(queue.push(&files, &dir(), 3, entry(3)), Pushed::New { list: false, grown: 3 });
    assert_eq!(queue.first_from(&files, &dir(), 1).unwrap(), Some((3, entry(3))));
    assert_eq!(queue.push(&files, &dir(), 4, entry(2)), Pushed::Refused);
    assert_eq!(queue.push(&files, &dir(), 1 << 40, entry(5)), Pushed::Refused);
    assert_eq!(queue.range(), (0, 4));
}

#[test]
fn expiry_moves_the_first_entry_and_deletes_whole_files() {
    let disk = FaultyDisk::default();
    let files = files(&disk);
    let queue = ConsumeQueue::empty();
    (0..1000).for_each(|n| assert_ne!(queue.push(&files, &dir(), n, entry(n)), Pushed::Refused));
    queue.write_out(&files, &dir());
    assert_eq!(queue.expire(&files, &dir(), entry(650).phy - 1).unwrap(), 600);
    assert_eq!((queue.range(), disk.paths("/cq").len()), ((650, 1000), 2));
    queue.expire(&files, &dir(), i64::MAX).unwrap();
    assert_eq!(queue.range(), (1000, 1000));
    assert_eq!(disk.paths("/cq").len(), 1, "the last file stays");
    assert_eq!(queue.push(&files, &dir(), 1000, entry(1000)), Pushed::New { list: true, grown: 1 });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn loading_cuts_at_the_position(count in 0..900_i64, cut in 0..1000_i64) {
        let disk = FaultyDisk::default();
        let files = files(&disk);
        let queue = ConsumeQueue::empty();
        for n in 0..count {
            queue.push(&files, &dir(), n, entry(n));
        }
        queue.write_out(&files, &dir());
        let starts: Vec<i64> = (0..count.max(1)).step_by(300).map(|n| n * 20).take(disk.paths("/cq").len()).collect();
        let loaded = ConsumeQueue::load(&files, &dir(), &starts, entry(cut).phy).unwrap();
        prop_assert_eq!(loaded.range().1, count.min(cut));
        prop_assert_eq!(codes(&loaded, &files, 0, 1000), (0..count.min(cut)).collect::<Vec<_>>());
    }

    #[test]
    fn any_content_loads_or_is_damaged(bytes in prop::collection::vec(prop_oneof![Just(0_u8), any::<u8>()], FILE_BYTES as usize)) {
        let disk = FaultyDisk::default();
        disk.put(&dir().join("00000000000000000000"), bytes);
        let files = files(&disk);
        if let Ok(queue) = ConsumeQueue::load(&files, &dir(), &[0], i64::MAX) {
            let (min, end) = queue.range();
            prop_assert!(min <= end && end <= 300);
        }
    }
}
