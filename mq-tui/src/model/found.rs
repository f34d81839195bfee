//! Answers to inquiries: the last of each kind, with the question it answers.

use super::{Cluster, Name};
use crate::inquiry::{Answer, ClientsSeen, DlqSeen, GroupSet, Inquiry, MembersSeen, Page, Seen, Sheet, SheetLine, TraceSeen};
use mq_core::ops::doctor::Finding;
use mq_core::protocol::bodies::running::ConsumerRunningInfo;
use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

/// Messages of a tail that are kept.
const TAIL_MAX: usize = 500;
/// For so long back growth of dead letters is told, ms.
const DLQ_GROWTH_MS: i64 = 3_600_000;
/// Counts of dead letters that are kept of each group.
const DLQ_COUNTS_MAX: usize = 400;

/// An answer and its question.
#[derive(Debug, Clone)]
pub struct Answered<T> {
    /// What was asked.
    pub inquiry: Inquiry,
    /// When the answer came, Unix ms.
    pub at_ms: i64,
    /// What it says, or why nobody could tell.
    pub result: Result<T, String>,
}

/// The last answers.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Messages of a topic.
    pub messages: Option<Answered<Page>>,
    /// A part of a body.
    pub body: Option<Answered<bytes::Bytes>>,
    /// Groups with dead letters.
    pub dlq: Option<Answered<DlqSeen>>,
    /// Dead letters of a group.
    pub letters: Option<Answered<Page>>,
    /// How many dead letters groups had, and when, Unix ms; the newest last.
    pub dlq_counts: BTreeMap<Name, VecDeque<(i64, i64)>>,
    /// Who is connected.
    pub clients: Option<Answered<ClientsSeen>>,
    /// What one client does.
    pub client: Option<Answered<Box<ConsumerRunningInfo>>>,
    /// Who consumes in a group.
    pub members: Option<Answered<MembersSeen>>,
    /// How a group is set, by broker name.
    pub group_config: Option<Answered<BTreeMap<Name, GroupSet>>>,
    /// The life of a message.
    pub trace: Option<Answered<TraceSeen>>,
    /// What the doctor found, and the time before.
    pub doctor: Option<Answered<Vec<Finding>>>,
    /// The lines of sheets.
    pub sheets: BTreeMap<Sheet, Answered<Vec<SheetLine>>>,
    /// See `doctor`.
    pub doctor_before: Vec<Finding>,
}

impl Found {
    /// By how much the dead letters of `group` grew within the last hour, and over which span, ms.
    pub fn dlq_growth(&self, group: &str) -> Option<(i64, i64)> {
        let counts = self.dlq_counts.get(group)?;
        let ((from, before), (to, now)) = (*counts.front()?, *counts.back()?);
        (to > from).then_some((now - before, to - from))
    }
}

impl Cluster {
    /// Keeps the answer to `inquiry`. A failure leaves what was known of the same question where it is kept for longer than a look.
    pub(super) fn found(&mut self, at_ms: i64, inquiry: Inquiry, answer: Answer) {
        let found = &mut self.found;
        match (&inquiry, answer) {
            (Inquiry::Messages(..), Answer::More(more)) => more_messages(&mut found.messages, &inquiry, at_ms, more),
            (Inquiry::Messages(..), Answer::Page(page)) => found.messages = Some(Answered { inquiry, at_ms, result: Ok(page) }),
            (Inquiry::Messages(..), Answer::Failed(why)) => found.messages = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Body(_), Answer::Body(bytes)) => found.body = Some(Answered { inquiry, at_ms, result: Ok(bytes) }),
            (Inquiry::Body(_), Answer::Failed(why)) => found.body = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Letters(..), Answer::Page(page)) => found.letters = Some(Answered { inquiry, at_ms, result: Ok(page) }),
            (Inquiry::Letters(..), Answer::Failed(why)) => found.letters = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Dlq, Answer::Dlq(seen)) => {
                count_letters(&mut found.dlq_counts, at_ms, &seen);
                found.dlq = Some(Answered { inquiry, at_ms, result: Ok(seen) });
            }
            (Inquiry::Dlq, Answer::Failed(why)) if !is_known(&found.dlq) => found.dlq = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Clients, Answer::Clients(seen)) => found.clients = Some(Answered { inquiry, at_ms, result: Ok(seen) }),
            (Inquiry::Clients, Answer::Failed(why)) if !is_known(&found.clients) => {
                found.clients = Some(Answered { inquiry, at_ms, result: Err(why) });
            }
            (Inquiry::Client(..), Answer::Client(info)) => found.client = Some(Answered { inquiry, at_ms, result: Ok(info) }),
            (Inquiry::Client(..), Answer::Failed(why)) => found.client = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Members(..), Answer::Members(seen)) => found.members = Some(Answered { inquiry, at_ms, result: Ok(seen) }),
            (Inquiry::Members(..), Answer::Failed(why)) if !is_known_of(&found.members, &inquiry) => {
                found.members = Some(Answered { inquiry, at_ms, result: Err(why) });
            }
            (Inquiry::GroupConfig(..), Answer::GroupConfig(set)) => found.group_config = Some(Answered { inquiry, at_ms, result: Ok(set) }),
            (Inquiry::Trace(..), Answer::Trace(seen)) => found.trace = Some(Answered { inquiry, at_ms, result: Ok(*seen) }),
            (Inquiry::Trace(..), Answer::Failed(why)) => found.trace = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Doctor, Answer::Doctor(findings)) => {
                if let Some(Answered { result: Ok(before), .. }) = found.doctor.take() {
                    found.doctor_before = before;
                }
                found.doctor = Some(Answered { inquiry, at_ms, result: Ok(findings) });
            }
            (Inquiry::Doctor, Answer::Failed(why)) => found.doctor = Some(Answered { inquiry, at_ms, result: Err(why) }),
            (Inquiry::Sheet(sheet), Answer::Sheet(lines)) => {
                let sheet = *sheet;
                found.sheets.insert(sheet, Answered { inquiry, at_ms, result: Ok(lines) });
            }
            (Inquiry::Sheet(sheet), Answer::Failed(why)) if found.sheets.get(sheet).is_none_or(|known| known.result.is_err()) => {
                let sheet = *sheet;
                found.sheets.insert(sheet, Answered { inquiry, at_ms, result: Err(why) });
            }
            (Inquiry::Ha, Answer::Ha(replicas)) => replicas.into_iter().for_each(|(key, info)| self.ha.keep(at_ms, &key, info)),
            // An answer of another kind than its question, or a failure while something is known: what is known stays.
            _ => {}
        }
    }
}

fn is_known<T>(answered: &Option<Answered<T>>) -> bool {
    answered.as_ref().is_some_and(|answered| answered.result.is_ok())
}

fn is_known_of<T>(answered: &Option<Answered<T>>, inquiry: &Inquiry) -> bool {
    is_known(answered) && answered.as_ref().is_some_and(|answered| answered.inquiry == *inquiry)
}

fn more_messages(kept: &mut Option<Answered<Page>>, inquiry: &Inquiry, at_ms: i64, more: Vec<Seen>) {
    let same = kept.take().filter(|kept| kept.inquiry == *inquiry);
    let mut page = same.and_then(|kept| kept.result.ok()).unwrap_or_default();
    let messages = Arc::make_mut(&mut page.messages);
    messages.splice(0..0, more.into_iter().rev());
    messages.truncate(TAIL_MAX);
    *kept = Some(Answered { inquiry: inquiry.clone(), at_ms, result: Ok(page) });
}

fn count_letters(counts: &mut BTreeMap<Name, VecDeque<(i64, i64)>>, at_ms: i64, seen: &DlqSeen) {
    counts.retain(|group, _| seen.groups.contains_key(group));
    // A broker that did not answer would look like letters that went away.
    let complete = seen.groups.iter().filter(|(_, summary)| seen.missing.is_empty() && summary.silent.is_empty());
    for (group, summary) in complete {
        let kept = counts.entry(group.clone()).or_default();
        while kept.front().is_some_and(|(at, _)| at_ms - at > DLQ_GROWTH_MS) || kept.len() >= DLQ_COUNTS_MAX {
            kept.pop_front();
        }
        kept.push_back((at_ms, summary.messages));
    }
}
