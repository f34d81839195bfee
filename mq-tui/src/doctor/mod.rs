//! What is wrong with a cluster, with the evidence and the command that shows or mends it.
//!
//! * `picture` asks: every question once, in parallel, each with its deadline; it only reads.
//! * `rules` judge the picture. A rule is a function from the picture to findings; it is pure, and says so when it could not judge.
//!
//! Invariants: what could not be read is UNKNOWN, never OK; every rule says at least one line; ids never change their meaning.

mod picture;
mod rules;

#[cfg(test)]
use picture::NameServerView;
use picture::Picture;

use mq_core::admin::{Admin, AdminConfig};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grade {
    /// As it should be.
    Ok,
    /// There is nothing to judge.
    Skip,
    /// It could not be judged.
    Unknown,
    /// Look at it.
    Warn,
    /// Act.
    Crit,
}

impl Grade {
    /// The word that both tools show.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Skip => "SKIP",
            Self::Unknown => "UNKNOWN",
            Self::Warn => "WARN",
            Self::Crit => "CRIT",
        }
    }
}

/// One line of the examination.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Which rule.
    pub id: &'static str,
    /// How bad.
    pub grade: Grade,
    /// What it is about: a broker, a topic, a group; empty when it is about the cluster.
    pub subject: String,
    /// What was seen.
    pub evidence: String,
    /// The command that shows more, or mends it; may be empty.
    pub command: String,
}

/// Looks at the cluster and judges what it sees. Takes as long as the slowest answer, at most about 10 s; writes nothing.
pub async fn examine(config: &AdminConfig, admin: &Admin) -> Vec<Finding> {
    judge(&Picture::take(config, admin).await)
}

/// Judges a picture: all rules in their order, the gravest findings of each first.
fn judge(picture: &Picture) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (id, rule) in rules::ALL {
        let mut found: Vec<Finding> = rule(picture).into_iter().map(|said| said.into_finding(id)).collect();
        found.sort_by_key(|finding| std::cmp::Reverse(finding.grade));
        findings.append(&mut found);
    }
    findings
}

#[cfg(test)]
mod tests;
