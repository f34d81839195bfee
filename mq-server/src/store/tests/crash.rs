//! Power failures, kills, disks that fail or fill.

use super::*;
use mq_core::message::properties::PROPERTY_CRC_LEN;
use std::collections::BTreeMap;

fn sync_config() -> StoreConfig {
    StoreConfig { flush_mode: FlushMode::Sync, checkpoint_interval_ms: 20, ..config(Path::new(ROOT)) }
}

/// What was acknowledged: body by queue and offset.
type Acked = BTreeMap<(i32, i64), String>;

/// Sends `count` messages to three queues, each waited for as the mode wants.
fn send_acked(store: &Store, count: usize, acked: &mut Acked) {
    for n in 0..count {
        let queue_id = (n % 3) as i32;
        let body = format!("{n}:{}", "x".repeat(n * 37 % 3000));
        let put = send(store, queue_id, body.clone()).unwrap();
        if store.config().flush_mode == FlushMode::Async || flushed(store, put.end()).is_ok() {
            acked.insert((queue_id, put.queue_offset.get()), body);
        }
    }
}

fn check_acked(store: &Store, acked: &Acked, what: &str) {
    wait_for(|| store.dispatched() >= store.log.limit());
    for queue_id in 0..3 {
        let found = all_bodies(store, QueueId(queue_id));
        for ((_, offset), body) in acked.range((queue_id, 0)..(queue_id + 1, 0)) {
            assert_eq!(found.get(*offset as usize), Some(body), "{what}: queue {queue_id} offset {offset}");
        }
    }
}

#[test]
fn sync_flush_loses_nothing_acknowledged_when_power_fails() {
    for seed in 0..12 {
        let disk = FaultyDisk::default();
        let store = open_on(&disk, sync_config());
        let mut acked = Acked::new();
        send_acked(&store, 30 + seed as usize * 7, &mut acked);
        // Some more that nobody waits for.
        for n in 0..20 {
            send(&store, n % 3, vec![b'u'; 2000]).unwrap();
        }
        let after = disk.after_power_failure(seed);
        drop(store);
        let store = open_on(&after, sync_config());
        check_acked(&store, &acked, &format!("seed {seed}"));
        let next = send(&store, 0, "after").unwrap();
        assert!(!acked.contains_key(&(0, next.queue_offset.get())), "seed {seed}: offsets are not used again");
        // Twice: recovery itself may be interrupted.
        flushed(&store, next.end()).unwrap();
        acked.insert((0, next.queue_offset.get()), "after".to_owned());
        let again = after.after_power_failure(seed + 1000);
        drop(store);
        check_acked(&open_on(&again, sync_config()), &acked, &format!("seed {seed}, second failure"));
    }
}

#[test]
fn async_flush_loses_a_tail_only_and_old_bytes_do_not_come_back() {
    for seed in 0..12 {
        let disk = FaultyDisk::default();
        let quiet = StoreConfig { flush_interval_ms: 3_600_000, checkpoint_interval_ms: 3_600_000, ..config(Path::new(ROOT)) };
        let store = open_on(&disk, quiet.clone());
        for n in 0..100 {
            send(&store, 0, format!("{n:04}{}", "o".repeat(700))).unwrap();
        }
        let after = disk.after_power_failure(seed);
        drop(store);
        let store = open_on(&after, quiet.clone());
        let kept = all_bodies(&store, QueueId(0));
        assert!(kept.iter().enumerate().all(|(n, body)| body.starts_with(&format!("{n:04}o"))), "seed {seed}: no hole, nothing foreign");
        // New records of the same size: were the old ones still behind them, the next scan would take them for real.
        for n in 0..3 {
            send(&store, 0, format!("{n:04}{}", "n".repeat(700))).unwrap();
        }
        kill(store);
        let store = open_on(&after, quiet);
        assert_eq!(all_bodies(&store, QueueId(0)).len(), kept.len() + 3, "seed {seed}");
    }
}

#[test]
fn a_killed_process_loses_nothing() {
    let disk = FaultyDisk::default();
    let mut acked = Acked::new();
    for round in 0..5 {
        let store = open_on(&disk, StoreConfig { checkpoint_interval_ms: 3_600_000, ..config(Path::new(ROOT)) });
        check_acked(&store, &acked, &format!("round {round}"));
        send_acked(&store, 200, &mut acked);
        kill(store);
    }
    assert!(disk.paths("abort").len() == 1);
    let store = open_on(&disk, config(Path::new(ROOT)));
    check_acked(&store, &acked, "at the end");
    assert_eq!(acked.len(), 1000);
}

#[test]
fn a_record_torn_at_any_sector_is_cut_and_its_offset_used_again() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, config(Path::new(ROOT)));
    send(&store, 0, "whole").unwrap();
    let put = send(&store, 0, vec![b'b'; 3000]).unwrap();
    kill(store);
    let path = Path::new("/data/commitlog/00000000000000000000");
    let log = disk.content(path).unwrap();
    // A record that only lacks its checksum, the last 20 bytes, is whole in every other way.
    let last = put.end().get() - PROPERTY_CRC_LEN as i64 - 1;
    for torn_at in (put.phy.get()..last).step_by(512).chain([last]) {
        let mut torn = log.clone();
        torn[torn_at as usize..].fill(0);
        disk.put(path, torn);
        let store = open_on(&disk, config(Path::new(ROOT)));
        assert_eq!(store.appended(), put.phy, "torn at {torn_at}");
        assert_eq!(all_bodies(&store, QueueId(0)), ["whole"]);
        assert_eq!(store.queue(&topic(), QueueId(0)).next_offset(), QueueOffset(1));
        kill(store);
    }
}

#[test]
fn a_failed_sync_fences_the_store_for_good_but_reads_go_on() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, sync_config());
    let mut acked = Acked::new();
    send_acked(&store, 10, &mut acked);
    disk.fail_log_syncs_after(0);
    let put = send(&store, 0, "doubtful").unwrap();
    assert!(matches!(flushed(&store, put.end()), Err(StoreError::Fenced)));
    disk.fail_log_syncs_after(u64::MAX);
    assert!(matches!(send(&store, 0, "refused"), Err(StoreError::Fenced)), "a later success of the disk proves nothing");
    assert!(matches!(store.writable(), Err(StoreError::Fenced)));
    check_acked(&store, &acked, "fenced");
    assert!(matches!(store.shutdown(), Err(StoreError::Fenced)));
    drop(store);
    check_acked(&open_on(&disk, sync_config()), &acked, "reopened");
}

#[test]
fn a_failed_write_is_never_ok_and_gives_its_offsets_back() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, config(Path::new(ROOT)));
    send(&store, 0, "before").unwrap();
    disk.fail_log_writes_after(0);
    let queue = store.queue(&topic(), QueueId(0));
    let results = store.append_now((0..5).map(|n| draft(&queue, format!("{n}"))).collect());
    assert!(results.iter().all(|put| matches!(put, Err(StoreError::Fenced))));
    assert_eq!(queue.next_offset(), QueueOffset(1));
    disk.fail_log_writes_after(u64::MAX);
    assert!(matches!(send(&store, 0, "refused"), Err(StoreError::Fenced)));
    drop(store);
    let store = open_on(&disk, config(Path::new(ROOT)));
    assert_eq!(all_bodies(&store, QueueId(0))[0], "before");
    assert!(send(&store, 0, "after a restart").is_ok());
}

#[test]
fn a_full_disk_refuses_without_trace_and_heals() {
    let disk = FaultyDisk::default();
    let retention = RetentionConfig { interval_ms: 10, ..config(Path::new(ROOT)).retention };
    let store = open_on(&disk, StoreConfig { retention, ..config(Path::new(ROOT)) });
    send(&store, 0, "before").unwrap();
    disk.set_full(true);
    for n in 0..3 {
        assert!(matches!(send(&store, 0, format!("refused {n}")), Err(StoreError::DiskFull { .. })));
    }
    let end = store.appended();
    disk.set_full(false);
    wait_for(|| store.writable().is_ok());
    assert_eq!(send(&store, 0, "after").unwrap().phy, end);
    dispatch_all(&store);
    assert_eq!(all_bodies(&store, QueueId(0)), ["before", "after"]);
    // A refusal must not be resurrected by a crash either.
    disk.set_full(true);
    assert!(send(&store, 0, "r".repeat(5000)).is_err());
    kill(store);
    disk.set_full(false);
    assert_eq!(all_bodies(&open_on(&disk, config(Path::new(ROOT))), QueueId(0)), ["before", "after"]);
}

#[test]
fn no_space_for_the_next_file_refuses_what_needs_it() {
    let disk = FaultyDisk::default();
    let retention = RetentionConfig { interval_ms: 10, ..config(Path::new(ROOT)).retention };
    let store = open_on(&disk, StoreConfig { retention, ..config(Path::new(ROOT)) });
    for _ in 0..4 {
        send(&store, 0, vec![b'f'; 100_000]).unwrap();
    }
    let queue = store.queue(&topic(), QueueId(0));
    // The writer itself is not touched: only new files cannot be made.
    disk.set_full_for_new_files(true);
    let results = store.append_now((0..12).map(|_| draft(&queue, vec![b'g'; 100_000])).collect());
    let stored = results.iter().take_while(|put| put.is_ok()).count();
    assert!(stored >= 5 && results[stored..].iter().all(|put| matches!(put, Err(StoreError::DiskFull { .. }))), "{stored} stored");
    assert_eq!(queue.next_offset(), QueueOffset(4 + stored as i64));
    disk.set_full_for_new_files(false);
    wait_for(|| store.writable().is_ok());
    assert_eq!(send(&store, 0, "after").unwrap().queue_offset, QueueOffset(4 + stored as i64));
    kill(store);
    assert_eq!(all_bodies(&open_on(&disk, config(Path::new(ROOT))), QueueId(0)).len(), 5 + stored);
}

#[test]
fn a_flush_that_hangs_is_given_up_in_time() {
    let disk = FaultyDisk::default();
    let quiet = StoreConfig { flush_mode: FlushMode::Sync, ..config(Path::new(ROOT)) };
    let store = open_on(&disk, quiet);
    let put = send(&store, 0, "quick").unwrap();
    flushed(&store, put.end()).unwrap();
    let hanging = disk.hang_log_syncs();
    let put = send(&store, 0, "slow").unwrap();
    let (done, outcome) = mpsc::channel();
    store.when_flushed(put.end(), 50, Box::new(move |result| done.send(result).unwrap()));
    assert!(matches!(outcome.recv().unwrap(), Err(StoreError::FlushTimeout { timeout_ms: 50 })));
    assert_eq!(store.max_offset(&topic(), QueueId(0)), QueueOffset(1), "not shown before it is safe");
    drop(hanging);
    flushed(&store, put.end()).unwrap();
    dispatch_all(&store);
    assert_eq!(store.max_offset(&topic(), QueueId(0)), QueueOffset(2));
}
