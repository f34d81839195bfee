//! What is wrong with a cluster, and how it is seen.
//!
//! [`examine`] asks everything once, in parallel, reading only; [`findings`] judges what came, purely, so that every fault can be planted in
//! a test. Each finding has an id that stays the same, the evidence in one line, and the command that tells more.
//!
//! Laws: what could not be asked is UNKNOWN, never OK; a check that does not apply says nothing; lists cost one request a broker, never one
//! a topic. Groups are looked at more closely (clients, owners, ages) up to [`GROUPS_MAX`] rows, and it is said when there are more.

mod check;
mod checks;
mod facts;
mod loads;
mod seen;

pub use checks::findings;
pub use facts::{BrokerFacts, Facts, Half, NameServerView, examine};
pub use seen::{SeenError, remember};

/// Rows of the lag model that are looked at closely.
pub const GROUPS_MAX: usize = 100;

/// How bad a finding is, the gravest last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// As it should be.
    Ok,
    /// Somebody should look.
    Warn,
    /// It could not be asked.
    Unknown,
    /// Somebody should act.
    Crit,
}

impl Level {
    /// Its word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "OK",
            Self::Warn => "WARN",
            Self::Unknown => "UNKNOWN",
            Self::Crit => "CRIT",
        }
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What was looked at: `broker.reachable`.
    pub id: &'static str,
    /// What it is about, a broker or a topic or a group; empty when it is about all. With the id it tells a finding from all others, and it
    /// stays the same from one examination to the next, as the evidence does not.
    pub subject: String,
    /// Where, and what was seen.
    pub evidence: String,
    /// What tells more, or mends it.
    pub command: String,
}

/// Every id with what it means; `explain` and the documentation list them.
pub const CHECKS: &[(&str, &str)] = &[
    ("namesrv.reachable", "every name server answers"),
    ("namesrv.agree", "all name servers know the same brokers and topics"),
    ("broker.reachable", "every broker that is registered answers at the address it advertises"),
    ("broker.gone", "every broker that was here before is still here (as far as this machine has looked)"),
    ("broker.master", "every broker name has a master"),
    ("broker.active", "every broker takes part"),
    ("broker.version", "all brokers have one version"),
    ("clock.skew", "the brokers' clocks agree with this machine's"),
    ("broker.writable", "name servers and brokers let every master be written"),
    ("broker.autocreate", "no topic or group comes about by being misspelt"),
    ("disk.used", "disks have room"),
    ("pagecache.lock", "sends do not wait for the page cache"),
    ("queue.wait", "requests do not wait"),
    ("flush.lag", "what is stored is soon on disk"),
    ("dispatch.lag", "queues keep up with the log"),
    ("timer.behind", "delayed messages are delivered in time"),
    ("tx.undecided", "producers answer when brokers ask what became of their transactions"),
    ("ha.slaves", "slaves are connected and keep up"),
    ("topic.spread", "topics are on every master of their cluster"),
    ("topic.settings", "a topic has the same queues and permission everywhere"),
    ("topic.perm", "topics can be read and written"),
    ("trace.topic", "traces that clients write are kept on every master"),
    ("topic.orphan", "topics of retries and dead letters have a group"),
    ("group.spread", "groups are on every master of their cluster"),
    ("group.settings", "a group has the same settings everywhere"),
    ("group.subscriptions", "all clients of a group want the same"),
    ("lag.lost", "no group lost messages to retention"),
    ("lag.offline", "no backlog without clients"),
    ("lag.stalled", "no backlog that nobody consumes although clients are there"),
    ("lag.unowned", "no queue with a backlog without a client"),
    ("lag.ahead", "no position beyond the end of its queue"),
    ("lag.retention", "no group is about to lose messages to retention"),
    ("dlq.fresh", "nothing was given up within the last hour"),
    ("dlq.readable", "dead letters can be read"),
];

#[cfg(test)]
mod tests;
