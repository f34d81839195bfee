//! What was written is read back, whole or not at all.

use super::*;

fn sample(at: i64, values: &[(&str, i64)]) -> Sample {
    Sample { at: UnixMs(at), values: values.iter().map(|(name, value)| ((*name).to_owned(), *value)).collect() }
}

#[test]
fn samples_and_events_come_back_and_a_torn_tail_is_left_out() {
    let folder = tempfile::tempdir().unwrap();
    let mut recorder = Recorder::open(folder.path()).unwrap();
    let first = sample(100_000, &[("lag", 5), ("rate", -3)]);
    let second = sample(105_000, &[("lag", i64::MAX), ("new", 1)]);
    recorder.record(&first).unwrap();
    recorder.record(&second).unwrap();
    recorder.record(&sample(106_000, &[("lag", 0)])).unwrap();
    let event = Event { at: UnixMs(104_000), level: 3, text: "订单 gone".into() };
    recorder.event(&event).unwrap();
    let path = folder.path().join("5s-000000000100000.rec");
    std::fs::OpenOptions::new().append(true).open(&path).unwrap().write_all(&[0, 0, 0, 9, 1, 2]).unwrap();
    let history = History::load(folder.path()).unwrap();
    assert_eq!(history.moments().map(UnixMs::get).collect::<Vec<_>>(), [100_000, 105_000], "one is too soon, one is torn");
    assert_eq!(history.at(UnixMs(104_999)), Some(first));
    assert_eq!(history.at(UnixMs(900_000)), Some(second), "what is gone is gone");
    assert_eq!((history.at(UnixMs(99_999)), history.events()), (None, &[event][..]));
}

#[test]
fn a_damaged_record_ends_its_segment_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut recorder = Recorder::open(folder.path()).unwrap();
    (0..3).for_each(|n| recorder.record(&sample(n * 5_000, &[("a", n)])).unwrap());
    let path = folder.path().join("5s-000000000000000.rec");
    let mut bytes = std::fs::read(&path).unwrap();
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    std::fs::write(&path, bytes).unwrap();
    let history = History::load(folder.path()).unwrap();
    assert_eq!(history.moments().map(UnixMs::get).collect::<Vec<_>>(), [0, 5_000]);
}

#[test]
fn one_writer_only() {
    let folder = tempfile::tempdir().unwrap();
    let first = Recorder::open(folder.path()).unwrap();
    assert!(matches!(Recorder::open(folder.path()), Err(RecorderError::Taken(_))));
    drop(first);
    assert!(Recorder::open(folder.path()).is_ok());
}

#[test]
fn coarser_tiers_reach_further_back_and_old_segments_go() {
    let folder = tempfile::tempdir().unwrap();
    let mut recorder = Recorder::open(folder.path()).unwrap();
    // Five hours, a sample every 5 s.
    (0..3_600).for_each(|n| recorder.record(&sample(n * 5_000, &[("n", n)])).unwrap());
    let history = History::load(folder.path()).unwrap();
    let moments: Vec<i64> = history.moments().map(UnixMs::get).collect();
    assert_eq!(moments[..3], [0, 60_000, 120_000], "minutes where seconds are forgotten");
    assert!(moments.is_sorted() && moments.windows(2).all(|pair| pair[0] < pair[1]));
    let last = moments.len() - 1;
    assert_eq!(moments[last] - moments[last - 1], 5_000);
    let fine =
        std::fs::read_dir(folder.path()).unwrap().filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("5s"));
    assert!(fine.count() <= 4, "two hours and the segments that reach into them");
    assert_eq!(history.at(UnixMs(3_599 * 5_000)).unwrap().values["n"], 3_599);
}

#[test]
fn names_that_are_gone_are_forgotten_and_what_follows_is_read_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut recorder = Recorder::open(folder.path()).unwrap();
    let many = (0..SPARE_NAMES_MAX as i64 + 9).map(|n| (format!("gone-{n}"), n)).collect();
    recorder.record(&Sample { at: UnixMs(0), values: many }).unwrap();
    let few = [sample(5_000, &[("a", 1)]), sample(10_000, &[("a", 2), ("b", 3)])];
    few.iter().for_each(|sample| recorder.record(sample).unwrap());
    assert!(recorder.names.len() <= 2);
    let history = History::load(folder.path()).unwrap();
    assert_eq!(history.moments().len(), 3);
    assert_eq!([5_000, 10_000].map(|at| history.at(UnixMs(at)).unwrap()), few);
}
