//! Which brokers were there the last time. A name server forgets a broker when its connection closes, so one that died leaves no trace in the
//! cluster; only who looked before knows that it is missing.
//!
//! One JSON file on the operator's machine, by the list of name servers; replaced as a whole.

use super::Facts;
use crate::admin::Broker;
use crate::ops::context::write_privately;
use crate::types::{BrokerId, UnixMs};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

/// A broker that was not seen for longer is taken to be gone for good.
const MISSED_MS: i64 = 7 * 86_400_000;

/// Why the memory could not be read or written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {reason}", .path.display())]
pub struct SeenError {
    path: PathBuf,
    reason: String,
}

/// A broker and when it was last listed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Seen {
    cluster: String,
    name: String,
    id: i64,
    addr: String,
    at: i64,
}

type Memory = BTreeMap<String, Vec<Seen>>;

/// Notes which brokers `facts` has, and returns those that were listed before and are no longer, with when that was. With `forget`, what is there
/// now is all there should be. Clusters are told apart by their name servers.
///
/// # Errors
/// The file cannot be read or written, or is something else.
pub fn remember(path: &Path, name_servers: &[String], facts: &Facts, forget: bool) -> Result<Vec<(Broker, UnixMs)>, SeenError> {
    let failed = |reason: String| SeenError { path: path.to_owned(), reason };
    let mut memory: Memory = match std::fs::read(path) {
        Ok(text) => serde_json::from_slice(&text).map_err(|error| failed(error.to_string()))?,
        Err(error) if error.kind() == ErrorKind::NotFound => Memory::default(),
        Err(error) => return Err(failed(error.to_string())),
    };
    let mut servers = name_servers.to_vec();
    servers.sort();
    let known = memory.entry(servers.join(";")).or_default();
    let here: Vec<_> = facts.brokers.iter().map(|one| &one.broker).collect();
    known.retain(|seen| !forget && facts.now.get() - seen.at < MISSED_MS);
    // A failover gives a broker another id, a new start perhaps another address; each that is here stands for one that was.
    let mut left = here.clone();
    for same in [|seen: &Seen, broker: &Broker| *broker.addr == *seen.addr, |seen: &Seen, broker: &Broker| broker.id.0 == seen.id] {
        known.retain(|seen| {
            let is_it = |broker: &&Broker| *broker.cluster == *seen.cluster && *broker.name == *seen.name && same(seen, broker);
            left.iter().position(is_it).map(|at| left.remove(at)).is_none()
        });
    }
    let gone = known.iter().map(|seen| (broker(seen), UnixMs(seen.at))).collect();
    known.extend(here.iter().map(|broker| Seen {
        cluster: broker.cluster.to_string(),
        name: broker.name.to_string(),
        id: broker.id.0,
        addr: broker.addr.to_string(),
        at: facts.now.get(),
    }));
    let text = serde_json::to_vec(&memory).map_err(|error| failed(error.to_string()))?;
    write_privately(path, &text).map_err(|error| failed(error.to_string()))?;
    Ok(gone)
}

fn broker(seen: &Seen) -> Broker {
    Broker {
        cluster: seen.cluster.as_str().into(),
        name: seen.name.as_str().into(),
        id: BrokerId(seen.id),
        addr: seen.addr.as_str().into(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::healthy;
    use super::*;

    #[test]
    fn what_was_there_is_missed_until_it_is_back_or_forgotten() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("state/seen.json");
        let look = |facts: &Facts, forget| {
            let gone = remember(&path, &["n2".into(), "n1".into()], facts, forget).unwrap();
            gone.into_iter().map(|(broker, _)| broker.to_string()).collect::<Vec<_>>()
        };
        let (whole, mut less) = (healthy(), healthy());
        assert!(look(&whole, false).is_empty());
        let lost = less.brokers.remove(1).broker.to_string();
        assert_eq!(look(&less, false), std::slice::from_ref(&lost));
        assert_eq!(remember(&path, &["other".into()], &less, false).unwrap(), []);
        assert_eq!(look(&less, false), std::slice::from_ref(&lost), "still missed");
        assert!(look(&whole, false).is_empty(), "back");
        assert_eq!(look(&less, false), [lost]);
        assert!(look(&less, true).is_empty() && look(&less, false).is_empty(), "forgotten");
        look(&whole, false);
        less.now = UnixMs(less.now.get() + MISSED_MS);
        assert!(look(&less, false).is_empty(), "gone for good");
    }

    #[test]
    fn another_id_or_another_address_is_the_same_broker() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("seen.json");
        let (before, mut after) = (healthy(), healthy());
        remember(&path, &[], &before, false).unwrap();
        // The master is dead and its slave has become master; another master has moved.
        let master = after.brokers.remove(0).broker;
        after.brokers[0].broker.id = BrokerId(0);
        after.brokers[1].broker.addr = "elsewhere:1".into();
        let gone = remember(&path, &[], &after, false).unwrap();
        assert_eq!(gone, [(master, before.now)]);
        std::fs::write(&path, "no JSON").unwrap();
        assert!(remember(&path, &[], &after, false).is_err(), "a damaged memory is not an empty one");
    }
}
