//! What a screen asks for besides lists, and what comes back: messages, dead letters, clients, the life of a message, findings.
//!
//! An [`Inquiry`] is a value: while a screen wants it, the poller asks it; two equal ones are the same question. Never here: requests.

use crate::model::{BrokerKey, Level, Name};
use crate::state::Clock;
use bytes::Bytes;
use mq_core::admin::{AdminError, DlqSummary};
use mq_core::message::MessageExt;
use mq_core::ops::doctor::Finding;
use mq_core::ops::trace::TimeLine;
use mq_core::protocol::bodies::client::GroupConflict;
use mq_core::protocol::bodies::group::SubscriptionGroupConfig;
use mq_core::protocol::bodies::ha::HaRuntimeInfo;
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Bytes of a body that are kept, and shown at once; the rest is counted, and asked for part by part.
pub const BODY_LEN_MAX: usize = 64 * 1024;

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Inquiry {
    /// Messages of a topic.
    Messages(Source, Place),
    /// A part of the body of one message.
    Body(BodyPart),
    /// Which groups have dead letters.
    Dlq,
    /// The dead letters of a group.
    Letters(Name, Place),
    /// Who is connected.
    Clients,
    /// What one consumer of a group does; with stacks of its threads, or without.
    Client(Name, Name, bool),
    /// Who consumes in a group, and what each of them wants.
    Members(Name),
    /// How a group is set on each broker.
    GroupConfig(Name),
    /// The life of the message of a topic with that id or key.
    Trace(Name, Name),
    /// What is wrong.
    Doctor,
    /// How slaves follow their masters.
    Ha,
    /// The lines of a sheet.
    Sheet(Sheet),
}

/// A screen of plain lines that only the palette opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Sheet {
    /// Half messages.
    Transactions,
    /// Messages that wait for their time.
    Delay,
    /// Users, and what they may.
    Users,
    /// What the controller keeps of replicas.
    Controller,
    /// Settings in which masters differ.
    ConfigDiff,
}

impl Sheet {
    /// All of them; the place is the number of its rows' type.
    pub const ALL: [Self; 5] = [Self::Transactions, Self::Delay, Self::Users, Self::Controller, Self::ConfigDiff];

    /// What is said when there are no lines.
    pub fn empty(self) -> &'static str {
        match self {
            Self::Transactions => "no half message waits for its end",
            Self::Delay => "no broker holds delayed messages",
            Self::Users => "there are no users",
            Self::Controller => "no broker has a controller",
            Self::ConfigDiff => "all masters have the same settings",
        }
    }
}

/// One line of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub struct SheetLine {
    /// How much attention it needs.
    pub level: Level,
    /// The word for it.
    pub word: &'static str,
    /// What it is about.
    pub name: Name,
    /// On which broker.
    pub at: Name,
    /// How many.
    pub count: Option<i64>,
    /// Since when, Unix ms.
    pub at_ms: Option<i64>,
    /// What there is to say.
    pub what: String,
    /// The rest of it.
    pub more: Vec<String>,
}

impl SheetLine {
    /// A line without number and time.
    pub fn new(level: Level, word: &'static str, name: impl Into<Name>, at: impl Into<Name>, what: String) -> Self {
        Self { level, word, name: name.into(), at: at.into(), count: None, at_ms: None, what, more: Vec::new() }
    }

    /// The line for a server that did not tell.
    pub fn untold(at: impl Into<Name>, error: &AdminError) -> Self {
        Self::new(Level::Unknown, "unknown", "?", at, error.to_string())
    }
}

/// Positions in queues: broker, queue, offset.
pub type Cursors = Vec<(Name, i32, i64)>;

/// Which page of many.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// Where the source says.
    Start,
    /// What was stored before.
    Before(Cursors),
    /// What was stored at or after.
    After(Cursors),
}

/// Which messages of which topic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Source {
    /// The topic.
    pub topic: Name,
    /// Which of its messages.
    pub at: At,
}

/// Where to look in a topic.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum At {
    /// The newest.
    Latest,
    /// The oldest.
    Earliest,
    /// With that unique or offset id.
    Id(String),
    /// With that key.
    Key(String),
    /// From that moment on, Unix ms.
    Time(i64),
    /// One queue, from that offset on.
    Offset(Name, i32, i64),
    /// What comes from now on.
    Tail,
}

/// Why a source cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum SourceError {
    /// Nothing stands there.
    #[error("TOPIC, then one of: id:X  key:X  time:-15m  offset:BROKER:QUEUE:N  tail  earliest")]
    Empty,
    /// A word that means nothing.
    #[error("`{0}` is none of id: key: time: offset: tail earliest latest")]
    Word(String),
    /// A time that is none.
    #[error("`{0}` is no time such as -15m, 12:30 or 2026-11-20T12:30")]
    Time(String),
    /// A place that is none.
    #[error("`{0}` is no place such as broker-a:3:981201")]
    Offset(String),
}

impl Source {
    /// Reads what was typed. `now_ms` is for times that only say how long ago.
    ///
    /// # Errors
    /// It is no source.
    pub fn parse(text: &str, now_ms: i64, clock: &Clock) -> Result<Self, SourceError> {
        let mut words = text.split_whitespace();
        let topic = words.next().ok_or(SourceError::Empty)?;
        let rest = words.collect::<Vec<_>>().join(" ");
        let at = match rest.split_once(':') {
            None if rest.is_empty() || rest == "latest" => At::Latest,
            None if rest == "earliest" => At::Earliest,
            None if rest == "tail" => At::Tail,
            Some(("id", id)) if !id.is_empty() => At::Id(id.to_owned()),
            Some(("key", key)) if !key.is_empty() => At::Key(key.to_owned()),
            Some(("time", time)) => At::Time(clock.parse(time, now_ms).ok_or_else(|| SourceError::Time(time.to_owned()))?),
            Some(("offset", place)) => offset(place).ok_or_else(|| SourceError::Offset(place.to_owned()))?,
            _ => return Err(SourceError::Word(rest)),
        };
        Ok(Self { topic: topic.into(), at })
    }

    /// The option of `mqadmin` that looks there.
    pub fn command(&self) -> String {
        let topic = &self.topic;
        match &self.at {
            At::Latest => format!("mqadmin msg peek {topic}"),
            At::Earliest => format!("mqadmin msg peek {topic} --from earliest"),
            At::Id(id) => format!("mqadmin msg get {id} --topic {topic}"),
            At::Key(key) => format!("mqadmin msg get {key} --key --topic {topic}"),
            At::Time(at) => format!("mqadmin msg peek {topic} --from @{at}"),
            At::Offset(broker, queue, offset) => format!("mqadmin msg peek {topic} --queue {broker}:{queue} --from {offset}"),
            At::Tail => format!("mqadmin msg peek {topic} --from latest"),
        }
    }
}

fn offset(place: &str) -> Option<At> {
    let (rest, offset) = place.rsplit_once(':')?;
    let (broker, queue) = rest.rsplit_once(':')?;
    Some(At::Offset(broker.into(), queue.parse().ok()?, offset.parse().ok()?))
}

/// A part of a body: of the message of that topic at that place, so many times [`BODY_LEN_MAX`] bytes from its beginning.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BodyPart {
    /// The topic that holds the message.
    pub topic: Name,
    /// Broker, queue, offset.
    pub place: (Name, i32, i64),
    /// The first part is 0.
    pub part: usize,
}

impl BodyPart {
    /// The bytes of it, of a body of `len` bytes.
    pub fn range(&self, len: usize) -> std::ops::Range<usize> {
        let from = self.part.saturating_mul(BODY_LEN_MAX).min(len);
        from..from.saturating_add(BODY_LEN_MAX).min(len)
    }
}

/// A message as it is kept here: its body cut to [`BODY_LEN_MAX`].
#[derive(Debug, Clone)]
pub struct Seen {
    /// The message.
    pub message: MessageExt,
    /// Bytes of its whole body.
    pub body_len: usize,
}

impl Seen {
    /// Keeps `message`.
    pub fn of(mut message: MessageExt) -> Self {
        let body_len = message.body.len();
        // A slice would keep the whole answer of the broker in memory.
        message.body = Bytes::copy_from_slice(&message.body[..body_len.min(BODY_LEN_MAX)]);
        Self { message, body_len }
    }

    /// Parts that its body has.
    pub fn parts(&self) -> usize {
        self.body_len.div_ceil(BODY_LEN_MAX).max(1)
    }

    /// The part of its body with that number.
    pub fn part(&self, part: usize) -> BodyPart {
        BodyPart { topic: self.message.topic.clone(), place: self.place(), part }
    }

    /// Where it stands: broker, queue, offset.
    pub fn place(&self) -> (Name, i32, i64) {
        let message = &self.message;
        (message.broker_name.clone(), message.queue_id.get(), message.queue_offset.get())
    }
}

/// Messages, newest first, and how to go on from them.
#[derive(Debug, Clone, Default)]
pub struct Page {
    /// The messages.
    pub messages: Arc<Vec<Seen>>,
    /// Where the older ones are; empty when there are none.
    pub older: Cursors,
    /// Where the newer ones are.
    pub newer: Cursors,
    /// Messages that all queues hold together.
    pub held: i64,
    /// Who could not be asked.
    pub missing: Vec<String>,
}

/// One connected client in one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClientSeen {
    /// Whether it sends; otherwise it consumes.
    pub is_producer: bool,
    /// The group.
    pub group: Name,
    /// Its id.
    pub id: Name,
    /// Its address, as brokers see it.
    pub addr: Name,
    /// Its language.
    pub language: Name,
    /// The number of its version.
    pub version: i32,
    /// How it consumes: push, pull or pop, clustering or broadcasting.
    pub how: String,
    /// When it last said that it is there, Unix ms; brokers tell it of producers only.
    pub heartbeat_ms: Option<i64>,
    /// Names of brokers it is connected to.
    pub brokers: Vec<Name>,
    /// What it subscribes to.
    pub subscriptions: Vec<(Name, Name)>,
}

/// Who is connected, as far as it was asked.
#[derive(Debug, Clone, Default)]
pub struct ClientsSeen {
    /// The clients.
    pub clients: Vec<ClientSeen>,
    /// Groups that were asked about, and how many there are.
    pub asked: (usize, usize),
    /// Who could not be asked.
    pub missing: Vec<String>,
}

/// One consumer of a group, and what it says of itself.
#[derive(Debug, Clone)]
pub struct Member {
    /// As brokers see it.
    pub client: ClientSeen,
    /// What it does, or why that is not known.
    pub running: Result<Box<ConsumerRunningInfo>, String>,
}

/// Who consumes in a group.
#[derive(Debug, Clone, Default)]
pub struct MembersSeen {
    /// By id.
    pub members: Vec<Member>,
    /// Members that were not asked what they do, because there are so many.
    pub unasked: usize,
    /// Where brokers saw that they contradict each other.
    pub conflicts: Vec<GroupConflict>,
    /// Who could not be asked.
    pub missing: Vec<String>,
}

/// How a group is set on a broker.
#[derive(Debug, Clone, PartialEq)]
pub enum GroupSet {
    /// So.
    So(Box<SubscriptionGroupConfig>),
    /// The broker has no such group.
    Not,
    /// The broker has not told its groups yet.
    Unknown,
}

/// Which groups have dead letters.
#[derive(Debug, Clone, Default)]
pub struct DlqSeen {
    /// By group.
    pub groups: BTreeMap<Name, DlqSummary>,
    /// Brokers that did not answer.
    pub missing: Vec<String>,
}

/// The life of one message.
#[derive(Debug, Clone, Default)]
pub struct TraceSeen {
    /// What is known of it; `None`: nobody knows of such a message.
    pub line: Option<TimeLine>,
    /// It, and what retries made of it: in its topic, in retry topics, among dead letters.
    pub stored: Vec<Seen>,
}

/// What came.
#[derive(Debug, Clone)]
pub enum Answer {
    /// To [`Inquiry::Messages`] and [`Inquiry::Letters`].
    Page(Page),
    /// More messages for the page that is there, oldest first.
    More(Vec<Seen>),
    /// To [`Inquiry::Body`].
    Body(Bytes),
    /// To [`Inquiry::Dlq`].
    Dlq(DlqSeen),
    /// To [`Inquiry::Clients`].
    Clients(ClientsSeen),
    /// To [`Inquiry::Client`].
    Client(Box<ConsumerRunningInfo>),
    /// To [`Inquiry::Members`].
    Members(MembersSeen),
    /// To [`Inquiry::GroupConfig`]: by broker name.
    GroupConfig(BTreeMap<Name, GroupSet>),
    /// To [`Inquiry::Trace`].
    Trace(Box<TraceSeen>),
    /// To [`Inquiry::Doctor`].
    Doctor(Vec<Finding>),
    /// To [`Inquiry::Sheet`].
    Sheet(Vec<SheetLine>),
    /// To [`Inquiry::Ha`]: of every replica that answered.
    Ha(Vec<(BrokerKey, HaRuntimeInfo)>),
    /// Nobody could tell.
    Failed(String),
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::tz::TimeZone;

    #[test]
    fn sources_as_people_type_them() {
        let clock = Clock { local: TimeZone::UTC, utc: false };
        let parse = |text: &str| Source::parse(text, 1_795_178_460_000, &clock).map(|source| source.at);
        assert_eq!(parse("orders"), Ok(At::Latest));
        assert_eq!(parse(" orders  key:ORD 7 "), Ok(At::Key("ORD 7".into())));
        assert_eq!(parse("orders time:-15m"), Ok(At::Time(1_795_178_460_000 - 900_000)));
        assert_eq!(parse("orders time:12:30"), Ok(At::Time(1_795_177_800_000)));
        assert_eq!(parse("orders time:2026-11-20T12:30:00"), Ok(At::Time(1_795_177_800_000)));
        assert_eq!(parse("orders offset:broker-a:3:981201"), Ok(At::Offset("broker-a".into(), 3, 981_201)));
        assert_eq!(parse(""), Err(SourceError::Empty));
        assert_eq!(parse("orders time:soon"), Err(SourceError::Time("soon".into())));
        assert_eq!(parse("orders offset:3:9"), Err(SourceError::Offset("3:9".into())));
        assert_eq!(parse("orders nonsense"), Err(SourceError::Word("nonsense".into())));
    }
}
