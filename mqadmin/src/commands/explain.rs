//! `mqadmin explain`: what a code or a word means. Works without a cluster.

use crate::failure::Failure;
use crate::output::{Cell, Report, Shape, number, text};
use crate::session::Session;
use mq_core::ops::doctor::CHECKS;
use mq_core::protocol::{RequestCode, ResponseCode};

/// A code or a word.
#[derive(Debug, clap::Args)]
#[command(
    after_help = "Examples:\n  mqadmin explain 17\n  mqadmin explain CONSUMER_NOT_ONLINE\n  mqadmin explain stalled\n\nClass: read. Schema: mqadmin.explain/1"
)]
pub struct Args {
    /// A response code by number or name, a send status, a state of `lag`, or a check of `doctor`
    pub what: String,
}

pub const COLUMNS: Shape = Shape::new("mqadmin.explain/1", &[text("name"), number("code"), text("meaning"), text("look")]);

/// Name, meaning with the usual cause first, and what tells more.
const WORDS: &[(&str, &str, &str)] = &[
    ("SUCCESS", "done", ""),
    ("SYSTEM_ERROR", "the broker failed or refused; the remark says why", "the broker's log; mqadmin broker stats BROKER"),
    ("SYSTEM_BUSY", "too many requests wait, or the disk is slow: the broker refuses before it falls over", "mqadmin broker ls -o wide"),
    ("REQUEST_CODE_NOT_SUPPORTED", "the broker is too old for the request, or leaves it out", "mqadmin broker ls"),
    (
        "FLUSH_DISK_TIMEOUT",
        "stored in memory; not known to be on disk in time. The message is there unless the machine fails now",
        "mqadmin broker stats BROKER --key '*Flush*'",
    ),
    ("SLAVE_NOT_AVAILABLE", "stored on the master; no slave keeps up", "mqadmin broker ls"),
    ("FLUSH_SLAVE_TIMEOUT", "stored on the master; the slave did not confirm in time", "mqadmin broker ls"),
    (
        "MESSAGE_ILLEGAL",
        "the message is too large, its topic or properties too long, or its queue does not exist",
        "mqadmin topic describe TOPIC",
    ),
    (
        "SERVICE_NOT_AVAILABLE",
        "the broker does not take messages now: it starts, stops, is a slave, or its disk is full",
        "mqadmin broker ls",
    ),
    (
        "NO_PERMISSION",
        "topic, group or broker do not allow it, or the credentials do not",
        "mqadmin topic describe TOPIC; mqadmin group describe GROUP",
    ),
    (
        "TOPIC_NOT_EXIST",
        "no broker registered the topic: it was never made, was deleted, or its brokers are not registered",
        "mqadmin topic ls --all; mqadmin broker ls",
    ),
    ("PULL_NOT_FOUND", "no message at that place yet", "mqadmin topic status TOPIC"),
    ("PULL_RETRY_IMMEDIATELY", "nothing fits the filter up to here; ask on", ""),
    (
        "PULL_OFFSET_MOVED",
        "the place lies outside of the queue: retention deleted it, or the position is from another life",
        "mqadmin lag GROUP --queues",
    ),
    ("QUERY_NOT_FOUND", "no such message or position", "mqadmin msg get ID --topic TOPIC"),
    (
        "SUBSCRIPTION_GROUP_NOT_EXIST",
        "the group is not known here and groups are not made by use",
        "mqadmin group ls; mqadmin group create GROUP",
    ),
    ("SUBSCRIPTION_NOT_EXIST", "the group does not subscribe to the topic", "mqadmin group clients GROUP"),
    ("SUBSCRIPTION_NOT_LATEST", "clients of one group subscribe to different things", "mqadmin group clients GROUP"),
    ("INVALID_PARAMETER", "a name, number or queue of the request cannot be", ""),
    ("CONSUMER_NOT_ONLINE", "no client of the group is connected to this broker", "mqadmin group clients GROUP"),
    ("CONSUME_MSG_TIMEOUT", "the client did not answer the broker in time", "mqadmin group clients GROUP"),
    ("NO_MESSAGE", "nothing was found", ""),
    ("POLLING_FULL", "too many requests wait for messages", "mqadmin broker stats BROKER"),
    ("BROADCAST_CONSUMPTION", "the group broadcasts: its positions are kept by its clients", ""),
    ("SEND_OK", "stored as safely as the broker is set up to", "mqadmin msg get ID --topic TOPIC"),
    (
        "NO_ROUTE",
        "the client found no queue: the topic does not exist, its brokers are gone, or name servers disagree",
        "mqadmin topic route TOPIC; mqadmin doctor",
    ),
    ("lost", "messages were deleted by retention before the group consumed them", "mqadmin lag GROUP --queues -o wide"),
    ("offline", "there is a backlog and no client is connected", "mqadmin group clients GROUP"),
    ("stalled", "clients are connected, there is a backlog, and nothing was committed between two looks", "mqadmin lag GROUP --queues"),
    ("unowned", "a queue with a backlog is read by no client", "mqadmin lag GROUP --queues"),
    (
        "ahead",
        "the group's position lies beyond the end of the queue: the topic was made anew, or a slave took over",
        "mqadmin offset show GROUP",
    ),
    ("growing", "more comes in than is consumed", "mqadmin lag GROUP --sample 10s"),
    (
        "divided",
        "clients of one group subscribe differently or with different message models: messages may be missed",
        "mqadmin group clients GROUP",
    ),
    ("skewed", "one queue holds most of the backlog: one key, or one slow client", "mqadmin lag GROUP --queues --sort-by -lag"),
    ("behind", "there is a backlog; it shrinks or its direction is not known", "mqadmin lag GROUP --sample 10s"),
    ("unknown", "some brokers did not answer; what is shown is a lower bound", "mqadmin broker ls"),
    ("broadcast", "every client gets every message and keeps its own position", ""),
];

/// Explains.
///
/// # Errors
/// Nothing is known by that name.
pub fn run(args: &Args, session: &mut Session<'_>) -> Result<u8, Failure> {
    let mut report = Report::of(&COLUMNS);
    let code = code_of(&args.what);
    let name = code.and_then(ResponseCode::name).unwrap_or(&args.what);
    let word = WORDS.iter().find(|(word, ..)| word.eq_ignore_ascii_case(name));
    match (word, code) {
        (Some((word, meaning, look)), _) => {
            let number = code_of(word).map_or(Cell::None, |code| Cell::Int(code.0.into()));
            report.rows.push(vec![Cell::text(*word), number, Cell::text(*meaning), Cell::text(*look)]);
        }
        (None, Some(code)) => {
            let meaning = "a code of the protocol that needs no further explanation than its name";
            report.rows.push(vec![Cell::text(code.to_string()), Cell::Int(code.0.into()), Cell::text(meaning), Cell::None]);
        }
        (None, None) if check(&args.what).is_some() => {
            let (id, meaning) = check(&args.what).unwrap_or_default();
            let meaning = format!("a check of the doctor; fine means: {meaning}");
            report.rows.push(vec![
                Cell::text(id),
                Cell::None,
                Cell::text(meaning),
                Cell::text(format!("mqadmin doctor --only {id} --all")),
            ]);
        }
        (None, None) => return Err(Failure::not_found("code or word", &args.what).because(request_hint(&args.what))),
    }
    session.show(report)
}

/// The check of that id.
fn check(id: &str) -> Option<(&'static str, &'static str)> {
    CHECKS.iter().find(|(known, _)| known.eq_ignore_ascii_case(id)).copied()
}

/// The response code of that number or name.
fn code_of(text: &str) -> Option<ResponseCode> {
    let known = |code: ResponseCode| code.name().map(|_| code);
    match text.parse() {
        Ok(number) => known(ResponseCode(number)),
        Err(_) => ResponseCode::ALL.iter().find(|(_, name)| name.eq_ignore_ascii_case(text)).map(|(code, _)| *code),
    }
}

fn request_hint(text: &str) -> String {
    let number = text.parse().ok().map(RequestCode).and_then(RequestCode::name);
    number.map(|name| format!("{text} is the request {name}, not an answer")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use mq_core::ops::lag::LagState;

    #[test]
    fn every_word_that_is_a_code_exists_and_every_state_is_explained() {
        let is_code = |word: &str| word.chars().all(|c| c.is_ascii_uppercase() || c == '_') && !["SEND_OK", "NO_ROUTE"].contains(&word);
        for (word, ..) in WORDS.iter().filter(|(word, ..)| is_code(word)) {
            assert!(code_of(word).is_some(), "{word}");
        }
        for state in [
            LagState::Lost,
            LagState::Offline,
            LagState::Stalled,
            LagState::Unowned,
            LagState::Divided,
            LagState::Ahead,
            LagState::Growing,
            LagState::Skewed,
            LagState::Behind,
            LagState::Unknown,
            LagState::Broadcast,
        ] {
            assert!(WORDS.iter().any(|(word, ..)| *word == state.name()), "{}", state.name());
        }
    }
}
