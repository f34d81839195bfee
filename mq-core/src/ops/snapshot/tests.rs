//! Folders, and what is compared.

use super::*;

fn snapshot() -> Snapshot {
    let topics = BTreeMap::from([("orders".to_owned(), TopicConfig::new("orders", 4, 6))]);
    let position = Position {
        group: "pay".into(),
        topic: "orders".into(),
        broker: "a".into(),
        queue_id: 0,
        offset: 7,
        next_stored_ms: Some(5),
        last_stored_ms: Some(4),
        at_end: false,
    };
    Snapshot { made_at: 9, topics: BTreeMap::from([("a".to_owned(), topics)]), offsets: vec![position], ..Snapshot::default() }
}

#[test]
fn a_folder_is_read_as_it_was_written_or_not_at_all() {
    let folder = tempfile::tempdir().unwrap();
    let written = snapshot().save(folder.path(), Some("prod"), false).unwrap();
    let (read, manifest) = Snapshot::load(folder.path()).unwrap();
    assert_eq!((&read, &manifest), (&snapshot(), &written));
    assert_eq!(manifest.files["topics.json"].items, 1);
    assert!(matches!(snapshot().save(folder.path(), None, false), Err(SnapshotError::Exists(_))));
    let offsets = folder.path().join("offsets.json");
    let text = std::fs::read_to_string(&offsets).unwrap().replace('7', "8");
    std::fs::write(&offsets, text).unwrap();
    assert_eq!(manifest.damaged(folder.path()), ["offsets.json"]);
    assert!(matches!(Snapshot::load(folder.path()), Err(SnapshotError::Damaged(path)) if path == offsets));
}

#[test]
fn brokers_of_one_cluster_are_compared_together() {
    let (one, mut two) = (snapshot(), snapshot());
    let same = two.topics["a"].clone();
    two.topics = BTreeMap::from([("x".to_owned(), same.clone()), ("y".to_owned(), same)]);
    assert!(crate::ops::compare::differences(&[one.side("1"), two.side("2")]).is_empty());
    two.topics.get_mut("y").unwrap().get_mut("orders").unwrap().perm = 4;
    let found = crate::ops::compare::differences(&[one.side("1"), two.side("2")]);
    assert_eq!((found.len(), found[0].key.as_str(), found[0].values[0].0.as_deref()), (1, "perm", Some("4 / 6")));
}
