//! How findings of one check are collected.

use super::{Finding, Level};

/// Names that one line of evidence shows.
const NAMES: usize = 5;

/// Collects what is wrong under one id; says OK when nothing was.
pub(super) struct Check<'a> {
    id: &'static str,
    all: &'a mut Vec<Finding>,
    found: bool,
}

impl<'a> Check<'a> {
    pub(super) fn new(all: &'a mut Vec<Finding>, id: &'static str) -> Self {
        Self { id, all, found: false }
    }

    pub(super) fn say(&mut self, level: Level, subject: impl ToString, evidence: String, command: impl Into<String>) {
        self.found = true;
        self.all.push(Finding { level, id: self.id, subject: subject.to_string(), evidence, command: command.into() });
    }

    pub(super) fn done(self, fine: impl Into<String>) {
        if !self.found {
            let (subject, command) = (String::new(), String::new());
            self.all.push(Finding { level: Level::Ok, id: self.id, subject, evidence: fine.into(), command });
        }
    }
}

/// At most a few names, and how many more there are.
pub(super) fn some<T: ToString>(names: impl IntoIterator<Item = T>) -> String {
    let names: Vec<_> = names.into_iter().map(|name| name.to_string()).collect();
    let shown = names.iter().take(NAMES).cloned().collect::<Vec<_>>().join(", ");
    if names.len() > NAMES { format!("{shown} and {} more", names.len() - NAMES) } else { shown }
}
