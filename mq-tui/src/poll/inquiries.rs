//! One lane for each inquiry that a screen wants: asked once, or again and again.

use super::{Lane, browse, clients, members, sheets, timed};
use crate::inquiry::{Answer, At, ClientsSeen, DlqSeen, Inquiry, Seen, Source, TraceSeen};
use crate::model::sample::Content;
use crate::model::{BrokerKey, Name};
use mq_core::admin::{Admin, AdminError, KeyKind, KeyQuery};
use mq_core::names;
use mq_core::ops::doctor;
use mq_core::ops::trace::{TimeLine, TraceQuery, time_lines};
use mq_core::protocol::bodies::ha::HaRuntimeInfo;
use std::time::Duration;

/// Time for one answer that is more than a page.
const DEADLINE: Duration = Duration::from_secs(10);
/// Time for an examination of everything; what was not answered by then is not known.
const DOCTOR_DEADLINE: Duration = Duration::from_secs(30);
/// How often dead letters are counted.
const DLQ_PERIOD: Duration = Duration::from_secs(10);
/// Between two looks at all clients.
const CLIENTS_PERIOD: Duration = Duration::from_secs(15);
/// How often one client is looked at.
const CLIENT_PERIOD: Duration = Duration::from_secs(5);
/// How often the life of a message is looked at.
const TRACE_PERIOD: Duration = Duration::from_secs(5);
/// How often a sheet is filled anew.
const SHEET_PERIOD: Duration = Duration::from_secs(10);
/// Asks `inquiry` as long as the task lives.
pub async fn run(admin: Admin, mut lane: Lane, inquiry: Inquiry) {
    if let Inquiry::Messages(source @ Source { at: At::Tail, .. }, _) = &inquiry {
        browse::tail(&admin, &mut lane, source, &inquiry).await;
        return;
    }
    loop {
        let begun = std::time::Instant::now();
        if inquiry == Inquiry::Clients {
            if !clients::tell_all(&admin, DEADLINE, &lane).await {
                return;
            }
        } else {
            let (asked_ms, answer, _) = timed(ask(&admin, &lane, &inquiry)).await;
            let answer = answer.unwrap_or_else(|error| Answer::Failed(error.to_string()));
            if !lane.tell(0, asked_ms, Content::Found(inquiry.clone(), Box::new(answer))).await {
                return;
            }
        }
        let pause = match inquiry {
            // Where there are many, counting takes long and is done less often.
            Inquiry::Dlq => DLQ_PERIOD.max(begun.elapsed() * 10),
            Inquiry::Clients => CLIENTS_PERIOD,
            Inquiry::Client(..) | Inquiry::GroupConfig(_) => CLIENT_PERIOD,
            // A look costs a request for each member.
            Inquiry::Members(_) => CLIENT_PERIOD.max(begun.elapsed() * 10),
            Inquiry::Trace(..) => TRACE_PERIOD,
            Inquiry::Ha => lane.ha_period(),
            Inquiry::Sheet(_) => SHEET_PERIOD.max(begun.elapsed() * 10),
            // Only when everything is asked anew.
            Inquiry::Messages(..) | Inquiry::Body(_) | Inquiry::Letters(..) | Inquiry::Doctor => Duration::from_secs(u64::from(u32::MAX)),
        };
        lane.pause(pause).await;
    }
}

async fn ask(admin: &Admin, lane: &Lane, inquiry: &Inquiry) -> Result<Answer, AdminError> {
    let within = admin.within(DEADLINE);
    match inquiry {
        Inquiry::Messages(source, place) => browse::page(admin, source, place).await.map(Answer::Page),
        Inquiry::Body(wanted) => {
            let sources = lane.want.borrow().sources.clone();
            browse::body(&within, sources, wanted).await.map(Answer::Body)
        }
        Inquiry::Letters(group, place) => {
            let topic = Name::from(format!("{}{group}", names::DLQ_PREFIX));
            browse::page(admin, &Source { topic, at: At::Latest }, place).await.map(Answer::Page)
        }
        Inquiry::Dlq => {
            let brokers = within.readable_brokers(None).await?;
            let asked = brokers.len();
            let (groups, silent) = within.dlq_summaries(brokers).await;
            if let (true, Some((_, error))) = (silent.len() == asked, silent.first()) {
                return Err(error.clone());
            }
            let missing = silent.iter().map(|(broker, error)| format!("{broker}: {error}")).collect();
            Ok(Answer::Dlq(DlqSeen { groups, missing }))
        }
        Inquiry::Client(group, id, stacks) => client(&within, lane, group, id, *stacks).await,
        Inquiry::Members(group) => members::ask(&within, lane, group).await.map(Answer::Members),
        Inquiry::GroupConfig(group) => Ok(Answer::GroupConfig(members::settings(lane, group))),
        Inquiry::Trace(topic, id) => trace(&within, topic, id).await.map(|seen| Answer::Trace(Box::new(seen))),
        Inquiry::Doctor => doctor::examine(&admin.within(DOCTOR_DEADLINE)).await.map(|facts| Answer::Doctor(doctor::findings(&facts))),
        Inquiry::Sheet(sheet) => sheets::ask(&within, *sheet, (lane.now)()).await.map(Answer::Sheet),
        Inquiry::Ha => Ok(Answer::Ha(replicas(&within, lane).await)),
        Inquiry::Clients => Ok(Answer::Clients(ClientsSeen::default())),
    }
}

/// What every replica says of replication. One that does not answer is not in it: its probe tells that it is silent.
async fn replicas(admin: &Admin, lane: &Lane) -> Vec<(BrokerKey, HaRuntimeInfo)> {
    let probes = lane.want.borrow().probes.clone();
    let has_slave = |name: &Name| probes.iter().any(|(key, _)| key.name == *name && key.id != 0);
    let asked = probes.iter().filter(|(key, _)| has_slave(&key.name)).cloned().collect();
    let asked = admin.each(asked, |(_, addr): (BrokerKey, Name)| async move { admin.ha_status(&addr).await }).await;
    asked.outcomes.into_iter().filter_map(|outcome| Some((outcome.target.0, outcome.result.ok()?))).collect()
}

/// What the consumer does, relayed by the first broker that has it.
async fn client(admin: &Admin, lane: &Lane, group: &str, id: &str, stacks: bool) -> Result<Answer, AdminError> {
    let sources = lane.want.borrow().sources.clone();
    let mut failure = None;
    for broker in sources {
        match admin.running_info(&broker.addr, group, id, stacks).await {
            Ok(info) => return Ok(Answer::Client(Box::new(info))),
            Err(error) => failure = Some(error),
        }
    }
    Err(failure.unwrap_or_else(|| AdminError::NoNameServer { reason: "no broker answers".into() }))
}

/// The life of the message with that id, or of the newest with that key; and where retries have put it since.
async fn trace(admin: &Admin, topic: &Name, what: &str) -> Result<TraceSeen, AdminError> {
    let mut lines = time_lines(admin, &TraceQuery { topic: Some(topic), ..TraceQuery::new(what) }).await?;
    if lines.is_empty() {
        lines = time_lines(admin, &TraceQuery { topic: Some(topic), by_key: true, ..TraceQuery::new(what) }).await?;
    }
    let stored_at = |line: &TimeLine| line.message.as_ref().map(|message| message.store_timestamp);
    let Some(line) = lines.into_iter().max_by_key(stored_at) else { return Ok(TraceSeen::default()) };
    let mut stored: Vec<Seen> = line.message.iter().cloned().map(Seen::of).collect();
    // Retries keep the unique id of the message; a topic that is not there was never retried into.
    for group in &line.groups {
        for prefix in [names::RETRY_PREFIX, names::DLQ_PREFIX] {
            let retried = format!("{prefix}{}", group.group);
            let query = KeyQuery::new(&retried, &line.msg_id, KeyKind::UniqueId);
            let Ok(found) = admin.messages_by_key(&query).await else { continue };
            stored.extend(found.answers().flat_map(|(_, messages)| messages.iter().cloned().map(Seen::of)));
        }
    }
    stored.sort_by_key(|seen| (seen.message.store_timestamp, seen.message.commit_log_offset));
    Ok(TraceSeen { line: Some(line), stored })
}
