//! What the poller brings: one answer, or why it did not come.

use super::lag::Clients;
use super::{BrokerKey, Name, NameServer};

/// Why a question got no usable answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Failure {
    /// In one line, for the screen.
    pub text: String,
    /// Whether nobody answered at all. A refusal is an answer.
    pub unreachable: bool,
}

/// One answer with its times, Unix ms.
#[derive(Debug, Clone)]
pub struct Sample {
    /// When the question was asked.
    pub asked_ms: i64,
    /// When the answer came.
    pub at_ms: i64,
    /// What it says.
    pub content: Content,
}

/// What a sample is about.
#[derive(Debug, Clone)]
pub enum Content {
    /// Who is there.
    Topology {
        /// The brokers that a name server lists.
        brokers: Result<Vec<Seat>, Failure>,
        /// How the name servers answered.
        name_servers: Vec<NameServer>,
    },
    /// A probe.
    Runtime(BrokerKey, Result<Runtime, Failure>),
    /// How far all groups are on one broker.
    Progress(Name, Result<Vec<GroupSeen>, Failure>),
    /// The topics of one broker.
    Topics(Name, Result<Vec<TopicSeen>, Failure>),
    /// The groups of one broker.
    Groups(Name, Result<Vec<Name>, Failure>),
    /// The queues of a topic on one broker.
    Queues {
        /// The broker's name.
        broker: Name,
        /// The topic.
        topic: Name,
        /// By queue id.
        queues: Result<Vec<(i32, QueueEnds)>, Failure>,
    },
    /// The clients of a group at one broker.
    Clients {
        /// The broker's name.
        broker: Name,
        /// The group.
        group: Name,
        /// Who is connected.
        clients: Result<Clients, Failure>,
    },
}

/// A broker as name servers list it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seat {
    /// Who.
    pub key: BrokerKey,
    /// Its cluster.
    pub cluster: Name,
    /// The address it advertises.
    pub addr: Name,
}

/// What a broker says of itself. What it does not say is `None`.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Runtime {
    /// As `V5_4_0`.
    pub version: Option<String>,
    /// When it started, Unix ms.
    pub booted_at_ms: Option<i64>,
    /// Used share of the commit log's disk, 0 to 1.
    pub disk_ratio: Option<f64>,
    /// Messages stored since it started.
    pub stored_total: Option<i64>,
    /// Messages handed out since it started.
    pub handed_out_total: Option<i64>,
    /// Messages stored since midnight.
    pub stored_today: Option<i64>,
    /// How long sends hold the page cache, ms.
    pub page_cache_lock_ms: Option<i64>,
    /// Sends that wait.
    pub send_queue_len: Option<i64>,
    /// Pulls that wait.
    pub pull_queue_len: Option<i64>,
    /// Bytes of the commit log that queues do not show yet.
    pub dispatch_behind_bytes: Option<i64>,
    /// Store time of the oldest message, Unix ms.
    pub earliest_message_ms: Option<i64>,
}

/// A topic in a broker's list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicSeen {
    /// Its name.
    pub name: Name,
    /// What it is for, in one word.
    pub kind: &'static str,
    /// Whether lists hide it.
    pub hidden: bool,
    /// Queues that may be read.
    pub read_queues: i32,
    /// Queues that may be written.
    pub write_queues: i32,
    /// Permission bits.
    pub perm: i32,
}

/// Where a queue begins and ends.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct QueueEnds {
    /// The first position that is still there.
    pub min: i64,
    /// The position that the next message gets.
    pub max: i64,
    /// When the last message was stored, Unix ms.
    pub last_ms: Option<i64>,
}

/// A group's positions in one queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupSeen {
    /// The group.
    pub group: Name,
    /// The topic.
    pub topic: Name,
    /// The queue's number.
    pub queue_id: i32,
    /// The queue's end.
    pub end: i64,
    /// Everything before it is consumed.
    pub committed: i64,
    /// Store time of the last consumed message, Unix ms.
    pub consumed_at_ms: Option<i64>,
}
