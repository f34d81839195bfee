//! Appending and reading.

use super::*;
use mq_core::message::batch::encode_batch;
use mq_core::message::properties::{DELAY, KEYS, TAGS, UNIQ_KEY};
use mq_core::message::record::{MAGIC_BLANK, RECORD_LEN_MIN};
use mq_core::message::{Message, PropertyText, TransactionKind};
use mq_core::names::SCHEDULE_TOPIC;
use std::sync::atomic::{AtomicUsize, Ordering};

#[test]
fn what_is_appended_is_read_and_still_there_after_a_restart() {
    let dir = tempfile::tempdir().unwrap();
    let store = Store::open(config(dir.path()), nobody()).unwrap();
    let queue = store.queue(&topic(), QueueId(0));
    let results = store.append_now((0..100).map(|n| draft(&queue, format!("message {n}"))).collect());
    let offsets: Vec<i64> = results.iter().map(|put| put.as_ref().unwrap().queue_offset.get()).collect();
    assert_eq!(offsets, (0..100).collect::<Vec<_>>());
    dispatch_all(&store);
    let first = read(&store, 10, 5);
    assert_eq!((first.status, first.next_offset.get(), first.count, first.records.len()), (ReadStatus::Found, 15, 5, 1));
    assert_eq!(bodies(&first), ["message 10", "message 11", "message 12", "message 13", "message 14"]);
    let end = store.appended();
    store.shutdown().unwrap();
    assert!(!dir.path().join("abort").exists());
    drop(store);

    let store = Store::open(config(dir.path()), nobody()).unwrap();
    assert_eq!((store.appended(), store.flushed(), store.dispatched()), (end, end, end));
    assert_eq!(all_bodies(&store, QueueId(0)).len(), 100);
    let queue = store.queue(&topic(), QueueId(0));
    assert_eq!(store.append_now(vec![draft(&queue, "next")])[0].as_ref().unwrap().queue_offset, QueueOffset(100));
}

#[test]
fn dirty_pages_are_flushed_when_there_are_enough_or_when_it_is_time() {
    let untimed = StoreConfig { flush_timed: false, flush_least_pages: 4, ..config(Path::new(ROOT)) };
    let never = StoreConfig { flush_interval_ms: 3_600_000, flush_thorough_interval_ms: 3_600_000, ..untimed };
    let store = open_on(&FaultyDisk::default(), never.clone());
    let put = send(&store, 0, vec![b'x'; 4 * 4096]).unwrap();
    wait_for(|| store.flushed() >= put.end());
    let soon = StoreConfig { flush_timed: true, flush_interval_ms: 1, ..never };
    let store = open_on(&FaultyDisk::default(), soon);
    let put = send(&store, 0, vec![b'x'; 4 * 4096]).unwrap();
    wait_for(|| store.flushed() >= put.end());
}

#[test]
fn half_and_rolled_back_messages_take_no_place_in_the_queue() {
    let store = open_on(&FaultyDisk::default(), config(Path::new(ROOT)));
    let queue = store.queue(&topic(), QueueId(0));
    let kinds = [TransactionKind::Prepared, TransactionKind::None, TransactionKind::Rollback, TransactionKind::Commit];
    let drafts = kinds.map(|kind| Draft { sys_flag: SysFlag::NONE.with_transaction(kind), ..draft(&queue, format!("{kind:?}")) });
    let results = store.append_now(drafts.into());
    let offsets: Vec<i64> = results.into_iter().map(|put| put.unwrap().queue_offset.get()).collect();
    assert_eq!(offsets, [0, 0, 0, 1]);
    dispatch_all(&store);
    assert_eq!(all_bodies(&store, QueueId(0)), ["None", "Commit"]);
}

#[test]
fn files_roll_with_a_blank_record_and_batches_stay_together() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, config(Path::new(ROOT)));
    let queue = store.queue(&topic(), QueueId(0));
    let message = |n: usize| Message::new(topic(), vec![b'a' + (n % 26) as u8; 9_000]);
    let batch = Bytes::from(encode_batch(&(0..16).map(message).collect::<Vec<_>>()).unwrap());
    for round in 0..20 {
        let put = store.append_now(vec![Draft { kind: DraftKind::Batch, ..draft(&queue, batch.clone()) }]).remove(0).unwrap();
        assert_eq!((put.queue_offset.get(), put.batch.len(), put.batch[0]), (round * 16, 16, put.phy));
        assert_eq!(put.phy.get() >> 20, (put.end().get() - 1) >> 20, "a batch lies in one file");
        assert!(put.batch.windows(2).all(|pair| pair[1].get() - pair[0].get() == i64::from(put.len) / 16));
    }
    assert!(store.appended().get() > 2 << 20);
    let first = disk.content(Path::new("/data/commitlog/00000000000000000000")).unwrap();
    let batch_len = 16 * (9_000 + RECORD_LEN_MIN + topic().len() + 20);
    let blank_at = (1 << 20) / batch_len * batch_len;
    assert_eq!(first[blank_at..blank_at + 4], ((1 << 20) - blank_at as u32).to_be_bytes());
    assert_eq!(first[blank_at + 4..blank_at + 8], MAGIC_BLANK.to_be_bytes());
    dispatch_all(&store);
    let read = all_bodies(&store, QueueId(0));
    assert_eq!(read.len(), 320);
    assert!(read.iter().enumerate().all(|(n, body)| body.as_bytes()[0] == b'a' + (n % 16) as u8));
}

#[test]
fn what_does_not_fit_is_refused_and_the_rest_of_its_burst_goes_on() {
    let limited = StoreConfig { max_message_bytes: 10_000, ..config(Path::new(ROOT)) };
    let store = open_on(&FaultyDisk::default(), limited);
    let queue = store.queue(&topic(), QueueId(0));
    let mut long_properties = draft(&queue, "p");
    long_properties.properties = "x".repeat(32_768).into();
    let bad_batch = Draft { kind: DraftKind::Batch, ..draft(&queue, vec![0, 0, 0, 9, 1]) };
    let empty_batch = Draft { kind: DraftKind::Batch, ..draft(&queue, "") };
    let drafts = vec![
        draft(&queue, "first"),
        draft(&queue, vec![0; 10_001]),
        long_properties,
        bad_batch,
        empty_batch,
        draft(&queue, vec![0; 10_000]),
    ];
    let results = store.append_now(drafts);
    assert_eq!(results[0].as_ref().unwrap().queue_offset.get(), 0);
    assert!(matches!(results[1], Err(StoreError::RecordTooLarge { len: 10_001, len_max: 10_000 })));
    assert!(matches!(results[2], Err(StoreError::PropertiesTooLarge { len_max: 32_767, .. })));
    assert!(matches!(results[3], Err(StoreError::BatchIllegal { item: 0 })));
    assert!(matches!(results[4], Err(StoreError::BatchIllegal { item: 0 })));
    assert_eq!(results[5].as_ref().unwrap().queue_offset.get(), 1);
    assert_eq!((store.stats().puts, store.stats().put_failures), (2, 4));
}

#[test]
fn bursts_of_many_threads_combine_without_loss_and_each_thread_keeps_its_order() {
    const THREADS: usize = 4;
    const BURSTS: usize = 200;
    let store = open_on(&FaultyDisk::default(), config(Path::new(ROOT)));
    let done = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let (store, done) = (&store, &done);
            scope.spawn(move || {
                let queue = store.queue(&topic(), QueueId(0));
                for burst in 0..BURSTS {
                    let drafts = (0..3).map(|n| draft(&queue, format!("{thread}:{:04}", burst * 3 + n))).collect();
                    done.fetch_add(store.append_now(drafts).iter().filter(|put| put.is_ok()).count(), Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(done.load(Ordering::Relaxed), THREADS * BURSTS * 3);
    dispatch_all(&store);
    let read = all_bodies(&store, QueueId(0));
    for thread in 0..THREADS {
        let prefix = format!("{thread}:");
        let own: Vec<&String> = read.iter().filter(|body| body.starts_with(&prefix)).collect();
        assert!(own.len() == BURSTS * 3 && own.is_sorted());
    }
}

#[test]
fn readers_get_the_status_of_where_they_ask() {
    let store = open_on(&FaultyDisk::default(), config(Path::new(ROOT)));
    let status = |offset| {
        let read = read(&store, offset, 32);
        (read.status, read.next_offset.get())
    };
    assert_eq!(status(3), (ReadStatus::NoMatchedLogicQueue, 0));
    store.queue(&topic(), QueueId(0));
    assert_eq!(status(3), (ReadStatus::NoMessageInQueue, 0));
    for n in 0..40 {
        send(&store, 0, format!("{n}")).unwrap();
    }
    dispatch_all(&store);
    assert_eq!(status(-1), (ReadStatus::OffsetTooSmall, 0));
    assert_eq!(status(40), (ReadStatus::OffsetOverflowOne, 40));
    assert_eq!(status(41), (ReadStatus::OffsetOverflowBadly, 40));
    assert_eq!(status(39), (ReadStatus::Found, 40));
    assert_eq!(status(0), (ReadStatus::Found, 32), "no more than 32 messages from memory");
    assert_eq!(read(&store, 0, 0).count, 1, "never less than one");
    let none = read_from(&store, QueueId(0), 5, 32, &|_| false);
    assert_eq!((none.status, none.next_offset.get(), none.count), (ReadStatus::NoMatchedMessage, 40, 0));
}

#[test]
fn a_filter_passes_over_more_entries_than_records_and_the_byte_limits_spare_the_first_message() {
    let disk = FaultyDisk::default();
    let store = open_on(&disk, config(Path::new(ROOT)));
    let queue = store.queue(&topic(), QueueId(0));
    let tagged = |n: usize| Draft {
        properties: if n == 16_500 { "TAGS\u{1}B".into() } else { "TAGS\u{1}A".into() },
        ..draft(&queue, vec![b'x'; 5])
    };
    store.append_now((0..17_000).map(tagged).collect());
    dispatch_all(&store);
    let wanted = i64::from(mq_core::message::java_hash::java_hash("B"));
    let first = read_from(&store, QueueId(0), 0, 32, &|code| code == wanted);
    assert_eq!((first.status, first.next_offset.get()), (ReadStatus::NoMatchedMessage, 16_384));
    let second = read_from(&store, QueueId(0), 16_384, 32, &|code| code == wanted);
    assert_eq!((second.status, second.next_offset.get(), second.count), (ReadStatus::Found, 17_000, 1));
    let topic = topic();
    let small = ReadRequest {
        topic: &topic,
        queue_id: QueueId(0),
        offset: QueueOffset(0),
        max_messages: 32,
        max_bytes: 1,
        matches: &|_| true,
        matches_record: None,
    };
    assert_eq!(store.read(&small).count, 1);
    let by_record = |record: &RecordView<'_>| record.queue_offset().get() % 2 == 1;
    let odd = store.read(&ReadRequest { max_bytes: 1 << 20, matches_record: Some(&by_record), ..small });
    assert_eq!((odd.count, odd.records.len(), odd.next_offset.get()), (32, 32, 64));
    let none = ReadRequest { max_bytes: 1 << 20, matches_record: Some(&|_| false), ..small };
    let after = |store: &Store| {
        let read = store.read(&none);
        (read.status, read.next_offset.get())
    };
    assert_eq!(after(&store), (ReadStatus::NoMatchedMessage, 3_200));
    drop(store);
    let store = open_on(&disk, config(Path::new(ROOT)));
    assert_eq!(after(&store), (ReadStatus::NoMatchedMessage, 800), "what a former life wrote is checked");
}

#[test]
fn delayed_messages_are_entered_with_their_due_time() {
    let arrived = Arc::new(Mutex::new(Vec::new()));
    let seen = arrived.clone();
    let arrival: ArrivalFn =
        Arc::new(move |arrival: &Arrival<'_>| seen.lock().push((arrival.tags_code, arrival.store_timestamp, arrival.queue_offset)));
    let store = open::open(Arc::new(FaultyDisk::default()), config(Path::new(ROOT)), arrival).unwrap();
    let queue = store.queue(&TopicName::new(SCHEDULE_TOPIC).unwrap(), QueueId(2));
    let properties: PropertyText = [(TAGS, "A"), (DELAY, "3")].into_iter().collect();
    let put = store.append_now(vec![Draft { properties: properties.into_string().into(), ..draft(&queue, "later") }]).remove(0).unwrap();
    dispatch_all(&store);
    assert_eq!(*arrived.lock(), [(put.store_timestamp.get() + 10_000, put.store_timestamp, QueueOffset(0))]);
}

#[test]
fn messages_are_found_by_time_and_by_key() {
    let store = open_on(&FaultyDisk::default(), config(Path::new(ROOT)));
    let queue = store.queue(&topic(), QueueId(0));
    let mut puts = Vec::new();
    for n in 0..50 {
        let properties: PropertyText = [(UNIQ_KEY, format!("id{n}").as_str()), (KEYS, "all  some"), (TAGS, "T")].into_iter().collect();
        puts.push(
            store
                .append_now(vec![Draft { properties: properties.into_string().into(), ..draft(&queue, format!("{n}")) }])
                .remove(0)
                .unwrap(),
        );
        let stamped = puts[n].store_timestamp;
        wait_for(|| UnixMs::now() > stamped);
    }
    dispatch_all(&store);
    let at = |time, boundary| store.offset_by_time(&topic(), QueueId(0), time, boundary).get();
    let times: Vec<UnixMs> = puts.iter().map(|put| put.store_timestamp).collect();
    for (n, time) in times.iter().enumerate() {
        assert_eq!((at(*time, Boundary::Lower), at(*time, Boundary::Upper)), (n as i64, n as i64));
        assert_eq!(store.store_time(&topic(), QueueId(0), QueueOffset(n as i64)), Some(*time));
    }
    assert_eq!((at(UnixMs(0), Boundary::Lower), at(UnixMs(0), Boundary::Upper)), (0, 0));
    assert_eq!((at(UnixMs(i64::MAX), Boundary::Lower), at(UnixMs(i64::MAX), Boundary::Upper)), (50, 49));
    assert_eq!(store.earliest_store_time(&topic(), QueueId(0)), Some(times[0]));

    let find = |key: &str, kind, begin, max| {
        let found = store.query_index(&topic(), key, kind, begin, UnixMs(i64::MAX), max);
        found.into_iter().map(|record| String::from_utf8(MessageExt::decode(&record).unwrap().body.to_vec()).unwrap()).collect::<Vec<_>>()
    };
    assert_eq!(find("id7", IndexKind::Key, UnixMs(0), 10), ["7"]);
    assert_eq!(find("some", IndexKind::Key, UnixMs(0), 3), ["47", "48", "49"], "the newest, in log order");
    assert_eq!(find("T", IndexKind::Tag, times[45], 64).len(), 5);
    assert!(find("T", IndexKind::Key, UnixMs(0), 10).is_empty());
}
