//! Damage to what is derived, damage inside the log, retention, take-overs.

use super::super::disk::Disk;
use super::*;
use retention::Moment;
use std::time::{Duration, SystemTime};

/// A closed store with three files of messages in two queues, all with keys.
fn filled(disk: &FaultyDisk) -> Vec<Vec<String>> {
    let store = open_on(disk, config(Path::new(ROOT)));
    for queue_id in 0..2 {
        let queue = store.queue(&topic(), QueueId(queue_id));
        let keyed = |n: i32| Draft {
            properties: format!("UNIQ_KEY\u{1}id{queue_id}-{n}\u{2}").into(),
            ..draft(&queue, format!("{n}:{}", "x".repeat(900)))
        };
        store.append_now((0..1200).map(keyed).collect());
    }
    dispatch_all(&store);
    let expected = vec![all_bodies(&store, QueueId(0)), all_bodies(&store, QueueId(1))];
    store.shutdown().unwrap();
    assert_eq!(expected[0].len(), 1200);
    expected
}

fn derived(disk: &FaultyDisk) -> Vec<(PathBuf, Vec<u8>)> {
    disk.paths("consumequeue").into_iter().map(|path| (path.clone(), disk.content(&path).unwrap())).collect()
}

fn check_all(disk: &FaultyDisk, expected: &[Vec<String>], what: &str) {
    let store = open_on(disk, config(Path::new(ROOT)));
    for (queue_id, bodies) in expected.iter().enumerate() {
        assert!(all_bodies(&store, QueueId(queue_id as i32)) == *bodies, "{what}: queue {queue_id}");
    }
    for key in ["id0-0", "id0-1199", "id1-600"] {
        let found = store.query_index(&topic(), key, IndexKind::Key, UnixMs(0), UnixMs(i64::MAX), 10);
        assert_eq!(found.len(), 1, "{what}: {key}");
    }
    store.shutdown().unwrap();
}

#[test]
fn queues_and_index_are_built_again_whatever_happened_to_them() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let good = derived(&disk);
    let queue_file = PathBuf::from("/data/consumequeue/TopicTest/1/00000000000000000000");
    let damages: [(&str, &dyn Fn(&FaultyDisk)); 8] = [
        ("queue deleted", &|disk| disk.remove_dir_all(Path::new("/data/consumequeue/TopicTest/1")).unwrap()),
        ("all queues deleted", &|disk| disk.remove_dir_all(Path::new("/data/consumequeue")).unwrap()),
        ("file deleted", &|disk| disk.remove(&queue_file).unwrap()),
        ("file short", &|disk| disk.put(&queue_file, vec![0; 1234])),
        ("file empty", &|disk| disk.put(&queue_file, Vec::new())),
        ("file garbage", &|disk| disk.put(&queue_file, (0..20_000_u32).map(|n| ((n * n) >> 3) as u8).collect())),
        ("index deleted", &|disk| disk.remove_dir_all(Path::new("/data/index")).unwrap()),
        ("index garbage", &|disk| {
            let path = disk.paths("/data/index/").pop().unwrap();
            disk.put(&path, vec![0xEE; disk.content(&path).unwrap().len()]);
        }),
    ];
    for (what, damage) in damages {
        damage(&disk);
        check_all(&disk, &expected, what);
        assert!(derived(&disk) == good, "{what}: queues are byte-equal again");
    }
}

#[test]
fn a_lost_checkpoint_only_costs_time() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let path = Path::new("/data/checkpoint");
    let good = disk.content(path).unwrap();
    for (what, bytes) in [("empty", Vec::new()), ("short", good[..100].to_vec()), ("garbage", vec![0x7A; 4096]), ("zero", vec![0; 4096])] {
        disk.put(path, bytes);
        check_all(&disk, &expected, what);
        // And the same while the folder counts as crashed.
        disk.put(path, vec![0; 4096]);
        disk.put(Path::new("/data/abort"), Vec::new());
        check_all(&disk, &expected, what);
    }
    disk.remove(path).unwrap();
    check_all(&disk, &expected, "missing");
}

#[test]
fn an_index_that_was_switched_off_for_a_while_keeps_what_it_knew() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let without = StoreConfig { index_enabled: false, ..config(Path::new(ROOT)) };
    for _ in 0..2 {
        open_on(&disk, without.clone()).shutdown().unwrap();
    }
    check_all(&disk, &expected, "index on again");
}

#[test]
fn recovery_is_idempotent() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, config(Path::new(ROOT)));
    for n in 0..50 {
        send(&store, 0, format!("{n}")).unwrap();
    }
    kill(store);
    let mut seen = Vec::new();
    for _ in 0..3 {
        let store = open_on(&disk, config(Path::new(ROOT)));
        seen.push((store.appended(), all_bodies(&store, QueueId(0))));
        kill(store);
    }
    assert!(seen.windows(2).all(|pair| pair[0] == pair[1]) && seen[0].1.len() == 50);
}

#[test]
fn damage_below_the_durable_mark_costs_the_damaged_messages_only() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let path = Path::new("/data/commitlog/00000000000000000000");
    let log = disk.content(path).unwrap();
    let record_len = (i32::from_be_bytes(*log.first_chunk().unwrap())) as usize;
    // Magic, length, body, physical offset of records 10, 20, 30, 40 or so.
    let mut bad = log.clone();
    let mut hit = Vec::new();
    for (n, at) in [(10, 5), (20, 0), (30, 300), (40, 30)] {
        let start = (n * record_len..).find(|start| bad[start + 4..start + 8] == [0xDA, 0xA3, 0x20, 0xA7]).unwrap();
        hit.push(i64::from_be_bytes(*bad[start + 20..].first_chunk().unwrap()) as usize);
        bad[start + at] ^= 0x10;
    }
    disk.put(path, bad);
    // Queues are rebuilt, so every record is looked at again.
    disk.remove_dir_all(Path::new("/data/consumequeue")).unwrap();
    let store = open_on(&disk, config(Path::new(ROOT)));
    let intact: Vec<&String> = expected[0].iter().enumerate().filter(|(n, _)| !hit.contains(n)).map(|(_, body)| body).collect();
    let found = all_bodies(&store, QueueId(0));
    assert_eq!(found.len(), 1196);
    assert!(found.iter().eq(intact));
    assert_eq!(store.max_offset(&topic(), QueueId(0)), QueueOffset(1200), "offsets stay with their messages");
    assert_eq!(all_bodies(&store, QueueId(1)), expected[1]);
}

#[test]
fn without_a_checkpoint_damage_in_an_old_file_still_costs_its_message_only() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let path = Path::new("/data/commitlog/00000000000000000000");
    let mut log = disk.content(path).unwrap();
    log[500] ^= 1;
    disk.put(path, log);
    disk.remove(Path::new("/data/checkpoint")).unwrap();
    disk.put(Path::new("/data/abort"), Vec::new());
    let store = open_on(&disk, config(Path::new(ROOT)));
    assert_eq!(bodies_by_offset(&store, QueueId(0)).len(), 1199);
    assert_eq!(all_bodies(&store, QueueId(1)), expected[1]);
}

#[test]
fn a_last_file_that_is_too_short_keeps_its_messages() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let path = disk.paths("/data/commitlog/").pop().unwrap();
    let log = disk.content(&path).unwrap();
    disk.put(&path, log[..200_000].to_vec());
    let store = open_on(&disk, config(Path::new(ROOT)));
    let found = bodies_by_offset(&store, QueueId(1));
    assert!(found.len() > 1000 && found.iter().all(|(offset, body)| expected[1][*offset] == *body));
    assert!(send(&store, 1, "goes on").unwrap().queue_offset >= QueueOffset(1200));
    assert_eq!(disk.content(&path).unwrap().len(), 1 << 20);
}

#[test]
fn a_file_whose_creation_was_interrupted_is_no_obstacle() {
    let disk = FaultyDisk::default();
    disk.put(Path::new("/data/commitlog/00000000000000000000"), Vec::new());
    let store = open_on(&disk, config(Path::new(ROOT)));
    assert_eq!(send(&store, 0, "first").unwrap().phy, PhyOffset(0));
    kill(store);
    for len in [0, 5_000] {
        disk.put(Path::new("/data/commitlog/00000000000001048576"), vec![0; len]);
        let store = open_on(&disk, config(Path::new(ROOT)));
        assert_eq!(all_bodies(&store, QueueId(0)), ["first"]);
        kill(store);
    }
}

#[test]
fn a_flipped_bit_is_not_served() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let path = Path::new("/data/commitlog/00000000000000000000");
    let mut log = disk.content(path).unwrap();
    log[500] ^= 1;
    disk.put(path, log);
    // Queues are intact: the record is only looked at when it is read; by then it is far behind the tail.
    let far = StoreConfig { segment_bytes: 1 << 20, ..config(Path::new(ROOT)) };
    let store = open_on(&disk, far);
    for _ in 0..3 {
        send(&store, 1, vec![b'y'; 900_000]).unwrap();
    }
    assert!(store.record_at(PhyOffset(0)).is_none());
    let found = all_bodies(&store, QueueId(0));
    assert_eq!(found.len(), 1199);
    assert_eq!(found[0], expected[0][1]);
}

#[test]
fn a_missing_log_file_costs_its_messages_only() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    disk.remove(Path::new("/data/commitlog/00000000000001048576")).unwrap();
    let store = open_on(&disk, config(Path::new(ROOT)));
    let end = store.appended();
    let mut found = all_bodies_with_gaps(&store, QueueId(0));
    found.extend(all_bodies_with_gaps(&store, QueueId(1)));
    assert!(found.len() > 800 && found.len() < 2400);
    assert!(found.contains(&expected[0][0]) && found.contains(&expected[1][1199]));
    assert!(send(&store, 0, "goes on").unwrap().phy >= end);
}

#[test]
fn whatever_is_damaged_the_store_opens_and_serves_nothing_false() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let mut random = 0x9E37_79B9_7F4A_7C15_u64;
    let mut next = |limit: usize| {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (random >> 33) as usize % limit
    };
    for round in 0..60 {
        let copy = disk.after_power_failure(round);
        let mut what = Vec::new();
        for _ in 0..=next(3) {
            let paths = copy.paths("/data/");
            let path = &paths[next(paths.len())];
            let mut bytes = copy.content(path).unwrap();
            if bytes.is_empty() {
                continue;
            }
            let from = next(bytes.len());
            let len = 1 + next(5000).min(bytes.len() - from - 1);
            match next(3) {
                0 => bytes[from..from + len].fill(0),
                1 => bytes[from..from + len].fill_with(|| next(256) as u8),
                _ => bytes[from] ^= 1 << next(8),
            }
            what.push((path.clone(), from, len));
            copy.put(path, bytes);
        }
        let store = open_on(&copy, config(Path::new(ROOT)));
        for (queue_id, bodies) in expected.iter().enumerate() {
            for (offset, body) in bodies_by_offset(&store, QueueId(queue_id as i32)) {
                assert_eq!(Some(&body), bodies.get(offset), "round {round}, {what:?}");
            }
        }
        assert!(send(&store, 5, "goes on").is_ok());
        store.shutdown().unwrap();
    }
}

/// Every message that is served, with the offset it has.
fn bodies_by_offset(store: &Store, queue_id: QueueId) -> Vec<(usize, String)> {
    let mut all = Vec::new();
    let mut offset = store.min_offset(&topic(), queue_id).get();
    while offset < store.max_offset(&topic(), queue_id).get() {
        let read = read_from(store, queue_id, offset, 32, &|_| true);
        let messages = read.records.iter().cloned().flat_map(MessageExt::decode_all).map(Result::unwrap);
        all.extend(messages.map(|message| (message.queue_offset.get() as usize, String::from_utf8_lossy(&message.body).into_owned())));
        assert!(read.next_offset.get() > offset);
        offset = read.next_offset.get();
    }
    all
}

/// As `all_bodies`, going on where messages are gone.
fn all_bodies_with_gaps(store: &Store, queue_id: QueueId) -> Vec<String> {
    let mut all = Vec::new();
    let mut offset = 0;
    while offset < store.max_offset(&topic(), queue_id).get() {
        let read = read_from(store, queue_id, offset, 32, &|_| true);
        all.extend(bodies(&read));
        assert!(read.next_offset.get() > offset);
        offset = read.next_offset.get();
    }
    all
}

#[test]
fn two_stores_do_not_share_a_folder() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, config(Path::new(ROOT)));
    let second = open::open(Arc::new(disk.clone()), config(Path::new(ROOT)), nobody());
    assert!(matches!(second, Err(StoreError::Locked { dir }) if dir == Path::new(ROOT)));
    store.shutdown().unwrap();
    open_on(&disk, config(Path::new(ROOT)));
}

#[test]
fn sizes_on_disk_win_over_the_settings() {
    let disk = FaultyDisk::default();
    let expected = filled(&disk);
    let other = StoreConfig { segment_bytes: 4 << 20, consume_queue_file_bytes: 20 * 77, ..config(Path::new(ROOT)) };
    let store = open_on(&disk, other);
    assert_eq!(all_bodies(&store, QueueId(1)), expected[1]);
    for _ in 0..3 {
        send(&store, 0, vec![b'z'; 700_000]).unwrap();
    }
    store.shutdown().unwrap();
    let len = |path: &PathBuf| disk.content(path).unwrap().len();
    assert!(disk.paths("commitlog/").iter().all(|path| len(path) == 1 << 20));
    assert!(disk.paths("consumequeue/").iter().all(|path| len(path) == 20_000));
}

#[test]
fn expired_files_go_by_age_and_by_space_and_readers_are_told() {
    let disk = FaultyDisk::default();
    filled(&disk);
    let store = open_on(&disk, StoreConfig { retention: RetentionConfig::default(), ..config(Path::new(ROOT)) });
    let first = Path::new("/data/commitlog/00000000000000000000");
    let now = SystemTime::now();
    let at = |hour| Moment { now, hour };
    disk.set_modified(first, now - Duration::from_secs(73 * 3600));
    store.keeper.expire(&at(3));
    assert_eq!(store.min_phy(), PhyOffset(0), "not the hour");
    let held = read(&store, 0, 1);
    store.keeper.expire(&at(4));
    assert_eq!(store.min_phy(), PhyOffset(1 << 20), "only what is old");
    assert_eq!(bodies(&held).len(), 1, "who reads, reads on");
    assert!(disk.content(first).is_none());
    let min = store.min_offset(&topic(), QueueId(0));
    assert!(min.get() > 900);
    let small = read(&store, 0, 32);
    assert_eq!((small.status, small.next_offset), (ReadStatus::OffsetTooSmall, min));
    assert_eq!(read(&store, min.get(), 1).status, ReadStatus::Found);
    assert_eq!(
        disk.paths("/consumequeue/TopicTest/0/"),
        [PathBuf::from(format!("/data/consumequeue/TopicTest/0/{:020}", min.get() / 1000 * 20_000))]
            .iter()
            .chain(&[PathBuf::from("/data/consumequeue/TopicTest/0/00000000000000020000")])
            .cloned()
            .collect::<std::collections::BTreeSet<_>>()
            .into_iter()
            .collect::<Vec<_>>()
    );

    disk.set_used(860);
    store.keeper.expire(&at(3));
    assert!(store.min_phy() > PhyOffset(1 << 20), "above 85 % age does not matter");
    assert!(store.writable().is_ok());
    disk.set_used(910);
    store.keeper.expire(&at(3));
    assert!(matches!(send(&store, 0, "x"), Err(StoreError::DiskFull { used_percent: 91 })));
    disk.set_used(870);
    store.keeper.expire(&at(3));
    assert!(store.writable().is_err(), "until it is back at 85 %");
    disk.set_used(850);
    store.keeper.expire(&at(3));
    assert!(send(&store, 0, "x").is_ok());
    store.shutdown().unwrap();
    let store = open_on(&disk, config(Path::new(ROOT)));
    assert_eq!(store.queue(&topic(), QueueId(0)).next_offset(), QueueOffset(1201));
}

#[test]
fn a_deleted_topic_is_gone_and_stays_gone() {
    let disk = FaultyDisk::default();
    filled(&disk);
    let store = open_on(&disk, config(Path::new(ROOT)));
    store.delete_topic(&topic()).unwrap();
    assert!(store.queues_of(&topic()).is_empty() && disk.paths("/consumequeue/").is_empty());
    kill(store);
    let store = open_on(&disk, config(Path::new(ROOT)));
    assert!(store.topics().is_empty());
    assert_eq!(send(&store, 0, "anew").unwrap().queue_offset, QueueOffset(0));
}

#[test]
fn a_slave_follows_pieces_that_end_anywhere() {
    let master_disk = FaultyDisk::default();
    filled(&master_disk);
    let master = open_on(&master_disk, config(Path::new(ROOT)));
    let slave = open_on(&FaultyDisk::default(), config(Path::new(ROOT)));
    let mut at = PhyOffset(0);
    let mut piece = 1;
    while at < master.appended() {
        piece = piece * 7 % 4099 + 1;
        let bytes = master.log_bytes(at, piece).unwrap();
        at = slave.append_replica(at, &bytes).unwrap();
    }
    assert!(matches!(slave.append_replica(PhyOffset(5), b"x"), Err(StoreError::NotAtEnd { .. })));
    dispatch_all(&slave);
    assert_eq!(all_bodies(&slave, QueueId(1)), all_bodies(&master, QueueId(1)));
    assert_eq!(slave.queue(&topic(), QueueId(1)).next_offset(), QueueOffset(1200), "ready to be a master");
}
