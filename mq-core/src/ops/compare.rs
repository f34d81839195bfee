//! What is different between several of a kind: brokers, name servers, clusters, a backup and the living.
//!
//! A [`Side`] is a name and what it has, flat: values by subject and key. [`differences`] finds the keys for which the sides do not all say
//! the same. What is not there is a value of its own: a missing topic is a difference, not nothing.

use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Settings of brokers and name servers that say where they are, not how they work: different on every machine.
const HARMLESS: &[&str] = &[
    "brokerId",
    "brokerIP1",
    "brokerIP2",
    "brokerName",
    "configStorePath",
    "fastListenPort",
    "haListenPort",
    "haMasterAddress",
    "kvConfigPath",
    "listenPort",
    "rocketmqHome",
    "storePathRootDir",
];

/// Whether a setting says where a server is rather than how it works.
pub fn is_harmless(key: &str) -> bool {
    HARMLESS.contains(&key) || key.starts_with("storePath")
}

/// One of those that are compared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Side {
    /// Its name.
    pub name: String,
    /// What it has, by subject (`topic orders`) and key (`perm`).
    pub values: BTreeMap<(String, String), String>,
}

/// A key for which the sides do not say the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Difference {
    /// What it is about.
    pub subject: String,
    /// Which of its values.
    pub key: String,
    /// Each value with the names of the sides that have it; `None`: they have none.
    pub values: Vec<(Option<String>, Vec<String>)>,
}

impl Side {
    /// One that has nothing yet.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), values: BTreeMap::new() }
    }

    /// Has `value` under `key` of `subject`. A second value makes both of it: parts of one side that differ among themselves.
    pub fn put(&mut self, subject: &str, key: &str, value: impl Into<String>) {
        let (value, at) = (value.into(), (subject.to_owned(), key.to_owned()));
        match self.values.get_mut(&at) {
            None => drop(self.values.insert(at, value)),
            Some(known) => {
                let mut all: BTreeSet<&str> = known.split(" / ").collect();
                all.insert(&value);
                *known = all.into_iter().collect::<Vec<_>>().join(" / ");
            }
        }
    }

    /// Has each member of `value` under its name.
    pub fn put_members(&mut self, subject: &str, value: &impl Serialize) {
        let Ok(Value::Object(members)) = serde_json::to_value(value) else { return };
        for (key, value) in members {
            self.put(subject, &key, value.as_str().map_or_else(|| value.to_string(), str::to_owned));
        }
    }
}

/// Where the sides differ, by subject and key; what only some of them have at all is one difference of the subject, with the key empty.
pub fn differences(sides: &[Side]) -> Vec<Difference> {
    let subjects = |side: &Side| side.values.keys().map(|(subject, _)| subject.clone()).collect::<BTreeSet<_>>();
    let has: Vec<BTreeSet<String>> = sides.iter().map(subjects).collect();
    let mut found = Vec::new();
    let mut told = BTreeSet::new();
    for (subject, key) in sides.iter().flat_map(|side| side.values.keys()).collect::<BTreeSet<_>>() {
        let (with, without): (Vec<_>, Vec<_>) = sides.iter().zip(&has).partition(|(_, has)| has.contains(subject));
        let names = |of: &[(&Side, &BTreeSet<String>)]| of.iter().map(|(side, _)| side.name.clone()).collect::<Vec<_>>();
        if !without.is_empty() {
            if told.insert(subject.clone()) {
                let values = vec![(Some("present".to_owned()), names(&with)), (None, names(&without))];
                found.push(Difference { subject: subject.clone(), key: String::new(), values });
            }
            if with.len() < 2 {
                continue;
            }
        }
        let mut by_value: BTreeMap<Option<&String>, Vec<String>> = BTreeMap::new();
        for (side, _) in &with {
            by_value.entry(side.values.get(&(subject.clone(), key.clone()))).or_default().push(side.name.clone());
        }
        if by_value.len() > 1 {
            let values = by_value.into_iter().map(|(value, names)| (value.cloned(), names)).collect();
            found.push(Difference { subject: subject.clone(), key: key.clone(), values });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(name: &str, values: &[(&str, &str, &str)]) -> Side {
        let mut side = Side::new(name);
        values.iter().for_each(|(subject, key, value)| side.put(subject, key, *value));
        side
    }

    #[test]
    fn only_what_differs_is_told_and_who_says_what() {
        let a = side("a", &[("broker", "flush", "ASYNC"), ("broker", "keep", "72")]);
        let b = side("b", &[("broker", "flush", "SYNC"), ("broker", "keep", "72")]);
        let c = side("c", &[("broker", "flush", "ASYNC")]);
        let found = differences(&[a.clone(), b, c]);
        let keys: Vec<_> = found.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["flush", "keep"]);
        assert_eq!(found[0].values, [(Some("ASYNC".into()), vec!["a".into(), "c".into()]), (Some("SYNC".into()), vec!["b".into()])]);
        assert_eq!(found[1].values[0], (None, vec!["c".into()]));
        assert!(differences(&[a.clone(), a]).is_empty());
    }

    #[test]
    fn a_missing_subject_is_one_difference() {
        let a = side("a", &[("topic x", "perm", "6"), ("topic x", "order", "false")]);
        let found = differences(&[a, Side::new("b")]);
        assert_eq!((found.len(), found[0].key.as_str(), &found[0].values[1]), (1, "", &(None, vec!["b".to_owned()])));
    }

    #[test]
    fn what_differs_within_a_side_is_told_in_order() {
        let mut one = Side::new("a");
        ["6", "4", "6"].iter().for_each(|value| one.put("topic x", "perm", *value));
        assert_eq!(one.values.values().next().unwrap(), "4 / 6");
    }
}
