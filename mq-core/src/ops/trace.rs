//! The life of one message as a time line: what traces tell, where it is stored, and which groups have still to consume it.
//!
//! Three sources, each of which may be silent: the trace topic (what clients told), the message itself (its store time and place), the
//! positions of the groups that read its topic. A source that could not be asked is named in [`TimeLine::missing`] and never taken for one
//! that has nothing to say.

use crate::admin::{Admin, AdminError, Broker, GroupOnBroker, KeyKind, KeyQuery, progress_of};
use crate::message::MessageExt;
use crate::message::ids::OffsetMsgId;
use crate::message::trace::{TraceRecord, TraceSubAfter, trace_records};
use crate::names::{GroupName, TRACE_TOPIC};
use crate::protocol::bodies::client::MessageModel;
use crate::types::UnixMs;
use std::collections::BTreeSet;

/// Trace messages read of each broker, at most: those of one message are rarely more than a few.
const TRACE_MESSAGES_MAX: i32 = 64;

/// Which message, and where its traces are.
#[derive(Debug, Clone)]
pub struct TraceQuery<'a> {
    /// Its id, or with `by_key` one of its keys.
    pub what: &'a str,
    /// Whether `what` is a key.
    pub by_key: bool,
    /// Its topic, if it is known; traces tell it too.
    pub topic: Option<&'a str>,
    /// Where traces are. Default [`TRACE_TOPIC`].
    pub trace_topic: Option<&'a str>,
    /// Traces stored at or after.
    pub begin: UnixMs,
}

impl<'a> TraceQuery<'a> {
    /// The traces of the message with that id, of any age.
    pub fn new(what: &'a str) -> Self {
        Self { what, by_key: false, topic: None, trace_topic: None, begin: UnixMs(0) }
    }
}

/// What happened to a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum EventKind {
    /// Its producer sent it.
    Sent,
    /// A broker stored it.
    Stored,
    /// It was called back before its time.
    Recalled,
    /// Its transaction was decided.
    Decided,
    /// A listener consumed it, or has it.
    Consumed,
}

impl EventKind {
    /// One word.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Stored => "stored",
            Self::Recalled => "recalled",
            Self::Decided => "decided",
            Self::Consumed => "consumed",
        }
    }
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TraceEvent {
    /// When it began; unknown in what old clients told of ends.
    pub at: Option<UnixMs>,
    /// What.
    pub kind: EventKind,
    /// Whose doing.
    pub group: Option<String>,
    /// Where: the client, or the broker.
    pub host: Option<String>,
    /// How long it took, ms.
    pub cost_ms: Option<i64>,
    /// Whether it went well; `None`: it has not ended, as far as is known.
    pub success: Option<bool>,
    /// More about it.
    pub detail: String,
}

/// How far a group that reads the topic is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupState {
    /// The group.
    pub group: String,
    /// What is known of it.
    pub progress: GroupProgress,
    /// Whether it has clients; `None`: not known.
    pub online: Option<bool>,
}

/// Whether a group's position lies behind the message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupProgress {
    /// It does: the group is done with the message, or passed it over.
    Passed,
    /// It does not yet: so many messages of the queue, this one included, are to be consumed.
    Waiting {
        /// Messages before it, and it.
        behind: i64,
    },
    /// Each of its clients keeps its own position.
    Broadcasting,
    /// It could not be asked, or has no position in the queue.
    Unknown,
}

/// The life of one message.
#[derive(Debug, Clone, Default)]
pub struct TimeLine {
    /// Its id.
    pub msg_id: String,
    /// Its topic, if anybody told it.
    pub topic: Option<String>,
    /// Where it is stored, if it was found.
    pub message: Option<MessageExt>,
    /// Whether any trace tells of it.
    pub traced: bool,
    /// In order of time.
    pub events: Vec<TraceEvent>,
    /// The groups that read its topic, by name.
    pub groups: Vec<GroupState>,
    /// Trace records that could not be read.
    pub unreadable: usize,
    /// Who could not be asked, and why.
    pub missing: Vec<(String, AdminError)>,
}

impl TimeLine {
    /// The groups that have still to consume it.
    pub fn waiting(&self) -> impl Iterator<Item = &GroupState> {
        self.groups.iter().filter(|group| matches!(group.progress, GroupProgress::Waiting { .. }))
    }

    /// One sentence.
    pub fn verdict(&self) -> String {
        let failed = self.events.iter().filter(|event| event.kind == EventKind::Consumed && event.success == Some(false)).count();
        let consumed: BTreeSet<_> = self
            .events
            .iter()
            .filter(|event| event.kind == EventKind::Consumed && event.success == Some(true))
            .flat_map(|event| &event.group)
            .collect();
        let waiting: Vec<_> = self.waiting().map(|group| group.group.as_str()).collect();
        let mut parts = Vec::new();
        if !consumed.is_empty() {
            parts.push(format!("consumed by {}", consumed.into_iter().cloned().collect::<Vec<_>>().join(", ")));
        }
        if failed > 0 {
            parts.push(format!("{failed} failed {}", if failed == 1 { "try" } else { "tries" }));
        }
        if !waiting.is_empty() {
            parts.push(format!("waiting: {}", waiting.join(", ")));
        } else if !self.groups.is_empty() && self.groups.iter().all(|group| group.progress == GroupProgress::Passed) {
            parts.push("no group is waiting".to_owned());
        }
        if parts.is_empty() {
            parts.push(
                if self.message.is_some() { "stored, and no group reads its topic" } else { "sent, and nothing more is known" }.to_owned(),
            );
        }
        parts.join("; ")
    }
}

/// The time lines that `query` leads to: of the message with that id, or of every message with that key. None: nobody knows of any.
///
/// # Errors
/// No name server or no broker answered at all.
pub async fn time_lines(admin: &Admin, query: &TraceQuery<'_>) -> Result<Vec<TimeLine>, AdminError> {
    let mut missing = Vec::new();
    let told = trace_messages(admin, query, &mut missing).await?;
    let mut ids: BTreeSet<String> = BTreeSet::new();
    if query.by_key {
        ids.extend(told.iter().flat_map(|message| ids_with_key(message, query.what)));
        if let Some(topic) = query.topic {
            let found = found_by(admin, &KeyQuery::new(topic, query.what, KeyKind::Key), &mut missing).await?;
            ids.extend(found.iter().map(MessageExt::msg_id));
        }
    } else {
        ids.insert(query.what.to_owned());
    }
    let mut lines = Vec::new();
    for id in ids {
        let mut line = TimeLine { msg_id: id, topic: query.topic.map(str::to_owned), missing: missing.clone(), ..TimeLine::default() };
        line.read_traces(&told);
        find_message(admin, &mut line).await?;
        if !line.traced && line.message.is_none() {
            continue;
        }
        find_groups(admin, &mut line).await?;
        lines.push(line);
    }
    Ok(lines)
}

/// The messages of the trace topic that have that id or key. A trace topic that is not there has none.
///
/// # Errors
/// No name server or no broker answered at all.
pub async fn trace_messages(
    admin: &Admin,
    query: &TraceQuery<'_>,
    missing: &mut Vec<(String, AdminError)>,
) -> Result<Vec<MessageExt>, AdminError> {
    let topic = query.trace_topic.unwrap_or(TRACE_TOPIC);
    let keys = KeyQuery { begin: query.begin, max_num: TRACE_MESSAGES_MAX, ..KeyQuery::new(topic, query.what, KeyKind::Key) };
    let mut found = found_by(admin, &keys, missing).await?;
    found.sort_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    Ok(found)
}

async fn found_by(admin: &Admin, query: &KeyQuery<'_>, missing: &mut Vec<(String, AdminError)>) -> Result<Vec<MessageExt>, AdminError> {
    let asked = match admin.messages_by_key(query).await {
        Err(AdminError::NotFound { .. }) => return Ok(Vec::new()),
        asked => asked?.some_answer()?,
    };
    missing.extend(asked.failures().map(|(broker, error)| (broker.to_string(), error.clone())));
    Ok(asked.answers().flat_map(|(_, messages)| messages.clone()).collect())
}

fn ids_with_key(message: &MessageExt, key: &str) -> Vec<String> {
    let text = String::from_utf8_lossy(&message.body);
    let records = trace_records(&text).flatten();
    let with_key = records.filter(|record| record.keys().is_some_and(|keys| keys.split(' ').any(|known| known == key)));
    with_key.map(|record| record.msg_id().to_owned()).collect()
}

impl TimeLine {
    fn read_traces(&mut self, told: &[MessageExt]) {
        let mut ends: Vec<(String, TraceEvent)> = Vec::new();
        let mut begun: Vec<(String, TraceEvent)> = Vec::new();
        for message in told {
            let text = String::from_utf8_lossy(&message.body);
            let host = message.born_host.ip().to_string();
            for record in trace_records(&text) {
                match record {
                    Ok(record) if record.msg_id() == self.msg_id => self.take(&record, &host, &mut begun, &mut ends),
                    Ok(_) => {}
                    Err(_) => self.unreadable += 1,
                }
            }
        }
        for (request_id, end) in ends {
            match begun.iter_mut().find(|(known, event)| *known == request_id && event.success.is_none()) {
                Some((_, event)) => {
                    event.success = end.success;
                    event.cost_ms = end.cost_ms;
                    event.detail = [std::mem::take(&mut event.detail), end.detail].join(" ").trim().to_owned();
                }
                None => begun.push((request_id, end)),
            }
        }
        self.traced |= !begun.is_empty();
        self.events.extend(begun.into_iter().map(|(_, event)| event));
        self.sort();
    }

    fn take(&mut self, record: &TraceRecord<'_>, host: &str, begun: &mut Vec<(String, TraceEvent)>, ends: &mut Vec<(String, TraceEvent)>) {
        let event = |kind, at, group: &str, success| TraceEvent {
            at,
            kind,
            group: (!group.is_empty()).then(|| group.to_owned()),
            host: Some(host.to_owned()),
            cost_ms: None,
            success,
            detail: String::new(),
        };
        match record {
            TraceRecord::Pub(sent) => {
                self.topic.get_or_insert_with(|| sent.topic.to_owned());
                let host = sent.client_host.unwrap_or(host).to_owned();
                let detail = format!("{} message of {} bytes to {}", sent.msg_type.name(), sent.body_length, sent.store_host);
                let cost_ms = Some(i64::from(sent.cost_ms));
                let sent = event(EventKind::Sent, Some(sent.timestamp), sent.group, Some(sent.success));
                self.push(TraceEvent { host: Some(host), cost_ms, detail, ..sent });
            }
            TraceRecord::SubBefore(call) => {
                let host = call.client_host.unwrap_or(host).to_owned();
                let detail = if call.retry_times > 0 { format!("try {}", call.retry_times.saturating_add(1)) } else { String::new() };
                let begin = event(EventKind::Consumed, Some(call.timestamp), call.group, None);
                begun.push((call.request_id.to_owned(), TraceEvent { host: Some(host), detail, ..begin }));
            }
            TraceRecord::SubAfter(end) => ends.push((end.request_id.to_owned(), end_of(end, &event))),
            TraceRecord::EndTransaction(end) => {
                self.topic.get_or_insert_with(|| end.topic.to_owned());
                let by = if end.from_check { " after a check" } else { "" };
                let decided = event(EventKind::Decided, Some(end.timestamp), end.group, Some(true));
                self.push(TraceEvent { detail: format!("{}{by}", end.state), ..decided });
            }
            TraceRecord::Recall(call) => {
                self.topic.get_or_insert_with(|| call.topic.to_owned());
                self.push(event(EventKind::Recalled, Some(call.timestamp), call.group, Some(call.success)));
            }
        }
    }

    fn push(&mut self, event: TraceEvent) {
        self.traced = true;
        self.events.push(event);
    }

    fn sort(&mut self) {
        self.events.sort_by_key(|event| (event.at.unwrap_or(UnixMs(i64::MAX)), event.kind));
    }
}

/// When it is known, a call began as long before its end as it took.
fn end_of(end: &TraceSubAfter<'_>, event: &dyn Fn(EventKind, Option<UnixMs>, &str, Option<bool>) -> TraceEvent) -> TraceEvent {
    let began = end.timestamp.map(|at| UnixMs(at.get() - i64::from(end.cost_ms)));
    let ended = event(EventKind::Consumed, began, end.group.unwrap_or_default(), Some(end.success));
    let detail = if end.success { String::new() } else { end.context_code.name().to_owned() };
    TraceEvent { cost_ms: Some(i64::from(end.cost_ms)), detail, ..ended }
}

/// By its unique id where its topic is known, else by the place that an id of the other kind names.
async fn find_message(admin: &Admin, line: &mut TimeLine) -> Result<(), AdminError> {
    let mut found = None;
    if let Some(topic) = line.topic.clone() {
        let query = KeyQuery::new(&topic, &line.msg_id, KeyKind::UniqueId);
        let copies = found_by(admin, &query, &mut line.missing).await?;
        found = copies.into_iter().min_by_key(|message| (message.store_timestamp, message.commit_log_offset));
    }
    if let (None, Ok(place)) = (&found, line.msg_id.parse::<OffsetMsgId>()) {
        let known = admin.brokers(None).await?.into_iter().find(|broker| *broker.addr == *place.host.to_string());
        if let Some(broker) = known {
            let message = admin.message_at(&broker.addr, place.phy, line.topic.as_deref()).await;
            found = message.ok().map(|message| MessageExt { broker_name: broker.name, ..message });
        }
    }
    if let Some(message) = found {
        line.topic.get_or_insert_with(|| message.topic.to_string());
        line.events.push(TraceEvent {
            at: Some(message.store_timestamp),
            kind: EventKind::Stored,
            group: None,
            host: Some(message.store_host.to_string()),
            cost_ms: None,
            success: Some(true),
            detail: format!("{}:{} at {}", message.broker_name, message.queue_id, message.queue_offset),
        });
        line.message = Some(message);
        line.sort();
    }
    Ok(())
}

async fn find_groups(admin: &Admin, line: &mut TimeLine) -> Result<(), AdminError> {
    let Some(message) = line.message.clone() else { return Ok(()) };
    let asked = match admin.topic_groups(&message.topic).await {
        Err(AdminError::NotFound { .. }) => return Ok(()),
        asked => asked?,
    };
    line.missing.extend(asked.failures().map(|(broker, error)| (broker.to_string(), error.clone())));
    let groups: BTreeSet<_> = asked.answers().flat_map(|(_, groups)| groups.clone()).collect();
    let brokers = admin.topic_brokers(&message.topic).await?;
    for group in groups {
        if GroupName::new(group.clone()).is_ok_and(|name| name.is_system()) {
            continue;
        }
        let state = state_of(admin, &message, &group, &brokers, &mut line.missing).await;
        line.groups.push(state);
    }
    Ok(())
}

async fn state_of(
    admin: &Admin,
    message: &MessageExt,
    group: &str,
    brokers: &[Broker],
    missing: &mut Vec<(String, AdminError)>,
) -> GroupState {
    let clients = admin.group_clients(brokers.to_vec(), group).await;
    let online = clients.answers().find_map(|(_, on_broker)| on_broker.online().cloned());
    let nobody = clients.is_complete() && clients.answers().all(|(_, on_broker)| *on_broker == GroupOnBroker::Offline);
    let known = if online.is_some() { Some(true) } else { nobody.then_some(false) };
    let broadcasting = online.is_some_and(|online| online.message_model == MessageModel::Broadcasting);
    let progress = if broadcasting { GroupProgress::Broadcasting } else { progress(admin, message, group, brokers, missing).await };
    GroupState { group: group.to_owned(), progress, online: known }
}

async fn progress(
    admin: &Admin,
    message: &MessageExt,
    group: &str,
    brokers: &[Broker],
    missing: &mut Vec<(String, AdminError)>,
) -> GroupProgress {
    let here = brokers.iter().filter(|broker| broker.name == message.broker_name && broker.id.is_master()).cloned().collect();
    let stats = admin.consume_stats(here, group, Some(&message.topic)).await;
    missing.extend(stats.failures().map(|(broker, error)| (format!("{group} at {broker}"), error.clone())));
    let queue = stats.answers().flat_map(|(_, stats)| progress_of(stats)).find(|progress| progress.queue.queue_id == message.queue_id);
    match queue {
        Some(queue) if queue.committed > message.queue_offset => GroupProgress::Passed,
        Some(queue) => GroupProgress::Waiting { behind: message.queue_offset.get() - queue.committed.get().max(0) + 1 },
        None => GroupProgress::Unknown,
    }
}

#[cfg(test)]
mod tests;
